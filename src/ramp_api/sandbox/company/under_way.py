"""What is under way when the sandbox opens: invitations, cards in the post, lock dates, and what may be spent."""

from __future__ import annotations

from itertools import chain

from ramp_api.sandbox.behaviour.business import approve_limit
from ramp_api.sandbox.behaviour.card_programs import CARD_PROGRAMS
from ramp_api.sandbox.behaviour.custom_ids import CUSTOM_IDS, PROVIDER_USED, PROVIDERS
from ramp_api.sandbox.company.cards import card_programs, on_the_way
from ramp_api.sandbox.company.ground import Founding
from ramp_api.sandbox.company.people import invitations
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.seeds import Dice

__all__ = ["under_way"]


def under_way(founding: Founding) -> None:
    """Found the card programs, and let begin what takes its time. After the spending, which the limit follows from."""
    world, company = founding.world, founding.company
    founding.load(CARD_PROGRAMS, card_programs(company))
    for due_at, kind, subject in chain(invitations(company), on_the_way(company)):
        world.schedule.add(due_at, kind, subject)
    approve_limit(world)
    _tie_custom_ids(founding)


def _tie_custom_ids(founding: Founding) -> None:
    """A provider of custom ids that the app uses, and the ids that the first employees have there."""
    company, dice = founding.company, Dice(founding.company.seed, "custom ids")
    provider_id = dice.uuid()
    founding.world.store.remember(PROVIDER_USED, provider_id)
    founding.load(PROVIDERS, [Document(provider_id, {"id": provider_id})])
    ties = (
        {"provider_id": provider_id, "entity_type": "users", "custom_id": f"HR-{number}", "ramp_id": user.id}
        for number, user in enumerate(company.users[:40], 1)
    )
    founding.load(CUSTOM_IDS, (Document(dice.uuid(), tie) for tie in ties))

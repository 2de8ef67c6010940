"""The company's cards and card programs, as they stand when the sandbox opens: some of every state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from ramp_api.sandbox.clock import REFERENCE, microseconds
from ramp_api.sandbox.company.model import FIRST_DAY, Card, Company, Program, User
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.seeds import Dice

__all__ = ["card_programs", "cards", "issued", "on_the_way", "programs"]

# Name, description, icon, whether its cards are physical, dollars, and for how long they last.
_PROGRAMS = (
    ("Everyday", "Small purchases of every day", "CardIcon", True, 1_000, "MONTHLY"),
    ("Travel", "Flights, hotels and rides", "TravelExpensesIcon", True, 5_000, "MONTHLY"),
    ("Software", "Subscriptions, one card each", "SaasSubscriptionIcon", False, 2_500, "MONTHLY"),
    ("Advertising", "Campaigns", "AdvertisingIcon", False, 20_000, "MONTHLY"),
    ("Onboarding", "What a new colleague needs", "OnboardingIcon", False, 500, "TOTAL"),
    ("Wellness", "A yearly allowance", "WellnessIcon", False, 600, "YEARLY"),
)
# How long a card takes from its order.
_SHIPPED, _ARRIVED = timedelta(days=2), timedelta(days=7)
_INVITED = frozenset({"INVITE_PENDING", "INVITE_EXPIRED"})
_VIRTUAL_STATES = (("ACTIVE", 84), ("SUSPENDED", 8), ("TERMINATED", 8))
_PHYSICAL_STATES = (("ACTIVE", 70), ("UNACTIVATED", 13), ("CHIP_LOCKED", 2), ("SUSPENDED", 8), ("TERMINATED", 7))


def programs(seed: object) -> Iterator[Program]:
    """The programs under which the company issues cards and limits."""
    dice = Dice(seed, "programs")
    for program in _PROGRAMS:
        yield Program(dice.uuid(), *program)


def issued(company: Company) -> Iterator[Card]:
    """Everybody's cards."""
    dice = Dice(company.seed, "cards")
    kinds = {
        physical: [program for program in company.programs if program.is_physical == physical]
        for physical in (True, False)
    }
    for user in company.users:
        if user.status not in _INVITED:
            for number in range(dice.weighted(((1, 5), (2, 4), (3, 2)))):
                yield _card(dice, user, kinds, first=number == 0)


def _card(dice: Dice, user: User, kinds: dict[bool, list[Program]], *, first: bool) -> Card:
    is_physical = dice.happens(0.4)
    state = dice.weighted(_PHYSICAL_STATES if is_physical else _VIRTUAL_STATES)
    # Everybody has one card that works; who is suspended has none.
    gone = user.status == "USER_SUSPENDED"
    if gone:
        state = dice.pick(("SUSPENDED", "TERMINATED"))
    elif first:
        state = "ACTIVE"
    program = _program(dice, kinds[is_physical])
    card_id, created = dice.uuid(), _created(dice, fresh=state == "UNACTIVATED")
    names = ("Everyday", "Travel", "Software", "Team events", "T&E", f"{user.first_name}'s card")
    display_name = dice.pick(names)
    overridden = program is not None and dice.happens(0.2)
    restrictions = _restrictions(dice, None if overridden else program, suspended=state == "SUSPENDED")
    body = {
        "id": card_id,
        "card_program_id": program and program.id,
        "cardholder_id": user.id,
        "cardholder_name": user.full_name,
        "created_at": created.isoformat(timespec="microseconds"),
        "display_name": display_name,
        "entity_id": user.location.entity.id,
        "expiration": f"{dice.between(1, 12):02d}{dice.between(27, 31)}",
        "fulfillment": _fulfillment(dice, user, created, fresh=state == "UNACTIVATED") if is_physical else None,
        "has_program_overridden": overridden,
        "is_physical": is_physical,
        "last_four": dice.digits(4),
        "spending_restrictions": restrictions,
        "state": state,
    }
    limit_id = dice.uuid() if dice.happens(0.8) else None
    hidden: dict[str, Any] = {"limit_id": limit_id, "unlocked": _unlocked(state)}
    if state == "SUSPENDED":
        hidden["holds"] = [_hold(dice, restrictions, gone=gone)]
    program_id = program and program.id
    return Card(card_id, user, display_name, state, is_physical, program_id, limit_id, body, hidden)


def _program(dice: Dice, kinds: Sequence[Program]) -> Program | None:
    return dice.pick(kinds) if dice.happens(0.6) else None


def _created(dice: Dice, *, fresh: bool) -> datetime:
    # What is still on its way cannot have been ordered long ago.
    window = (REFERENCE - _ARRIVED, REFERENCE) if fresh else (FIRST_DAY - timedelta(days=700), FIRST_DAY)
    return dice.moment(*window) + timedelta(microseconds=dice.below(1_000_000))


def _unlocked(state: str) -> str:
    return "ACTIVE" if state in {"SUSPENDED", "TERMINATED"} else state


def _hold(dice: Dice, restrictions: dict[str, Any], *, gone: bool) -> str:
    """Why a card is locked: its holder is suspended, its lock date has come, or somebody did it."""
    if gone:
        return "user"
    if dice.happens(0.2):
        restrictions["auto_lock_date"] = dice.moment(REFERENCE - timedelta(days=200), REFERENCE).isoformat()
        return "date"
    return "card"


def _restrictions(dice: Dice, program: Program | None, *, suspended: bool) -> dict[str, Any]:
    locks = not suspended and dice.happens(0.05)
    later = dice.moment(REFERENCE + timedelta(days=1), REFERENCE + timedelta(days=300)).isoformat() if locks else None
    return {
        "amount": dice.pick((500, 1000, 2500, 5000, 20000)) if program is None else program.amount,
        "auto_lock_date": later,
        "blocked_categories": [5, 19] if program is None and dice.happens(0.2) else [],
        "categories": [2, 24] if program is None and dice.happens(0.1) else [],
        "interval": dice.pick(("MONTHLY", "MONTHLY", "DAILY", "YEARLY", "TOTAL"))
        if program is None
        else program.interval,
        "suspended": suspended,
        "transaction_amount_limit": Decimal("250.5") if program is None and dice.happens(0.1) else None,
    }


def _fulfillment(dice: Dice, user: User, created: datetime, *, fresh: bool) -> dict[str, Any]:
    address = {
        "address1": f"{dice.between(1, 999)} Larch Street",
        "address2": None,
        "city": user.location.name.partition(",")[0],
        "country": {"USD": "US", "GBP": "GB", "JPY": "JP", "KWD": "KW"}[user.location.entity.currency],
        "first_name": user.first_name,
        "last_name": user.last_name,
        "phone": None,
        "postal_code": dice.digits(5),
        "state": user.location.name.partition(", ")[2] or None,
    }
    ordered = fresh and created + _SHIPPED > REFERENCE
    return {
        "card_personalization": {"text": {"name_line_1": {"value": user.full_name}, "name_line_2": None}},
        "cardholder_uuid": user.id,
        "fulfillment_status": "ORDERED" if ordered else "SHIPPED" if fresh else "DELIVERED",
        "shipping": {"method": "STANDARD", "recipient_address": address, "return_address": None},
        "shipping_date": None if ordered else (created + _SHIPPED).isoformat(timespec="seconds"),
        "shipping_eta": (created + _ARRIVED).isoformat(timespec="seconds"),
        "shipping_tracking_url": None,
    }


def cards(company: Company) -> Iterator[Document]:
    """The cards."""
    for card in company.cards:
        yield Document(card.id, card.body, card.hidden)


def on_the_way(company: Company) -> Iterator[tuple[int, str, str]]:
    """What is going to happen to cards: when (in microseconds since 1970), what, and to which."""
    for card in company.cards:
        if card.state == "UNACTIVATED":
            created = datetime.fromisoformat(card.body["created_at"])
            if card.body["fulfillment"]["fulfillment_status"] == "ORDERED":
                yield microseconds(created + _SHIPPED), "cards.ship", card.id
            yield microseconds(created + _ARRIVED), "cards.arrive", card.id
        locks = card.body["spending_restrictions"]["auto_lock_date"]
        if locks is not None and card.state not in {"SUSPENDED", "TERMINATED"}:
            yield microseconds(datetime.fromisoformat(locks)), "cards.lock", card.id


def card_programs(company: Company) -> Iterator[Document]:
    """The programs as card programs."""
    for number, program in enumerate(company.programs):
        body: dict[str, Any] = {
            "id": program.id,
            "description": program.description,
            "display_name": program.name,
            "icon": program.icon,
            "is_default": number == 0,
            "is_physical": program.is_physical,
            "spending_restrictions": {
                "amount": program.amount,
                "categories": [],
                "interval": program.interval,
                "lock_date": None,
                "transaction_amount_limit": None,
            },
        }
        yield Document(program.id, body)

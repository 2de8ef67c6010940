"""Puts a company into an empty store, one kind of record after the other. Each kind's own module says what they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ramp_api.sandbox.behaviour.business import BUSINESS
from ramp_api.sandbox.behaviour.cards import CARDS
from ramp_api.sandbox.behaviour.organization import DEPARTMENTS, ENTITIES, LOCATIONS
from ramp_api.sandbox.behaviour.people_records import USERS
from ramp_api.sandbox.company import people
from ramp_api.sandbox.company.audit import keep_history
from ramp_api.sandbox.company.bills import payables
from ramp_api.sandbox.company.bookkeeping import bookkeep
from ramp_api.sandbox.company.custom_tables import keep_custom_records
from ramp_api.sandbox.company.expenses import expenses
from ramp_api.sandbox.company.ground import Founding
from ramp_api.sandbox.company.programs import limits, requests
from ramp_api.sandbox.company.treasury import banking, statements
from ramp_api.sandbox.company.under_way import under_way
from ramp_api.sandbox.company.vendors import vendors
from ramp_api.sandbox.world import World

__all__ = ["bare", "found"]


Step = Callable[[Founding], None]


def _organization(founding: Founding) -> None:
    company, store = founding.company, founding.world.store
    store.remember("seed", str(founding.world.seed))
    store.remember("business", company.id)
    store.remember("owner", company.users[0].id)
    founding.load(BUSINESS, people.business(company))
    founding.load(ENTITIES, people.entities(company))
    founding.load(DEPARTMENTS, people.departments(company))
    founding.load(LOCATIONS, people.locations(company))
    founding.load(USERS, people.users(company))
    founding.load(CARDS, people.cards(company))


def _spending(founding: Founding) -> None:
    expenses(founding.world, founding.company, founding.count)


# In this order: later ones may read what earlier ones have put into the store.
STEPS: tuple[Step, ...] = (
    _organization,
    _spending,
    under_way,
    vendors,
    bookkeep,
    limits,
    requests,
    payables,
    statements,
    banking,
    keep_custom_records,
    keep_history,
)


def bare(world: World) -> None:
    """Found a business that has an entity, a location and an owner, and nothing else."""
    company = people.gathered(world.seed)
    alone = replace(company, locations=company.locations[:1], entities=company.entities[:1])
    owner = company.users[0]
    owner.location, owner.department, owner.is_manager = alone.locations[0], None, False
    alone = replace(alone, users=[owner], departments=[], cards=[])
    with world.store.transaction():
        _organization(Founding(world, alone, 0))
    world.store.index()


def found(world: World, *, transactions: int, headcount: int | None = None, steps: tuple[Step, ...] = STEPS) -> None:
    """Found the company of the world's seed in its empty store.

    Args:
        world: the world.
        transactions: how many there are.
        headcount: how many people, or None for what the seed says (100 to 180).
        steps: what is done.
    """
    company = people.gathered(world.seed, headcount)
    founding = Founding(world, company, transactions)
    with world.store.transaction():
        for step in steps:
            step(founding)
    world.store.index()

"""What a company is made of before it is rendered: its entities, places, departments, people, programs and cards.

Shapes only; ``people.py`` and ``cards.py`` fill them, and the company's other records refer to them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, NamedTuple

from ramp_api.sandbox.clock import REFERENCE

__all__ = ["FIRST_DAY", "Card", "Company", "Department", "Entity", "Location", "Program", "User"]

# Eighteen months of spending; every card in use is older than that, so that none is used before it exists.
FIRST_DAY = REFERENCE.replace(hour=0) - timedelta(days=548)


class Entity(NamedTuple):
    """A legal entity and the currency that it pays its people in."""

    id: str
    name: str
    currency: str


class Location(NamedTuple):
    """A place of work."""

    id: str
    name: str
    entity: Entity


class Department(NamedTuple):
    """A department."""

    id: str
    name: str


class Program(NamedTuple):
    """What cards and limits are issued under: as a card program, and as a spend program, under one id.

    ``amount`` is in whole dollars for each ``interval``.
    """

    id: str
    name: str
    description: str
    icon: str
    is_physical: bool
    amount: int
    interval: str


@dataclass
class User:
    """A person. ``manager`` is filled in once everybody is there.

    ``team`` is where they work; guests do as well, though Ramp shows no ``department`` of them.
    """

    id: str
    first_name: str
    last_name: str
    email: str
    employee_id: str | None
    department: Department | None
    location: Location
    role: str
    status: str
    phone: str | None
    custom_fields: list[dict[str, str]]
    manager: User | None = None
    is_manager: bool = False
    team: Department | None = None

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"


class Card(NamedTuple):
    """A card and who holds it; ``hidden`` is what behaviour/cards.py keeps beside the record."""

    id: str
    user: User
    display_name: str
    state: str
    is_physical: bool
    program_id: str | None
    limit_id: str | None
    body: dict[str, Any]
    hidden: dict[str, Any]


@dataclass(frozen=True)
class Company:
    """All that does not grow with the number of transactions."""

    seed: object
    id: str
    entities: list[Entity]
    locations: list[Location]
    departments: list[Department]
    users: list[User] = field(default_factory=list[User])
    cards: list[Card] = field(default_factory=list[Card])
    programs: list[Program] = field(default_factory=list[Program])

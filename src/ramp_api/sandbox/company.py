"""The company that a seed stands for: its entities, places, people and cards. Its spending is in ``spending.py``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from ramp_api.sandbox import catalog
from ramp_api.sandbox.clock import REFERENCE
from ramp_api.sandbox.seeds import Dice
from ramp_api.sandbox.store import Row

__all__ = ["FIRST_DAY", "Card", "Company", "Entity", "Location", "User", "department_row", "found", "location_row"]

# Eighteen months of spending; every card in use is older than that, so that none is used before it exists.
FIRST_DAY = REFERENCE.replace(hour=0) - timedelta(days=548)

_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "đ": "d", "ß": "ss"})


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


@dataclass
class User:
    """A person. ``manager`` is filled in once everybody is there."""

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

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"


class Card(NamedTuple):
    """A card and who holds it."""

    id: str
    user: User
    display_name: str
    state: str
    is_physical: bool
    program_id: str | None
    limit_id: str | None
    body: bytes


@dataclass(frozen=True)
class Company:
    """All that does not grow with the number of transactions."""

    seed: object
    id: str
    entities: list[Entity]
    locations: list[Location]
    departments: list[Department]
    users: list[User]
    cards: list[Card]

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of one of the small tables."""
        if table == "departments":
            return map(department_row, self.departments)
        if table == "locations":
            return map(location_row, self.locations)
        if table == "users":
            return (_user_row(self, user) for user in self.users)
        if table == "cards":
            return map(_card_row, self.cards)
        return iter(_business_rows(self))


def found(seed: object) -> Company:
    """The company of a seed."""
    dice = Dice(seed, "company")
    entities = [Entity(dice.uuid(), name, currency) for name, currency in catalog.ENTITIES]
    locations = [Location(dice.uuid(), name, entities[entity]) for name, entity in catalog.LOCATIONS]
    departments = [Department(dice.uuid(), name) for name in catalog.DEPARTMENTS]
    company = Company(seed, dice.uuid(), entities, locations, departments, [], [])
    taken: set[str] = set()
    headcount = dice.between(100, 180)
    company.users.extend(_user(dice, company, number, taken) for number in range(headcount))
    _appoint_managers(company)
    programs = [dice.uuid() for _ in range(6)]
    for user in company.users:
        company.cards.extend(_cards_of(dice, user, programs))
    return company


def _user(dice: Dice, company: Company, number: int, taken: set[str]) -> User:
    first, last = dice.pick(catalog.FIRST_NAMES), dice.pick(catalog.LAST_NAMES)
    # The first ones head the company and its departments, and are there for good.
    head = number < len(company.departments)
    statuses = (
        ("USER_ACTIVE", 82),
        ("USER_SUSPENDED", 9),
        ("INVITE_PENDING", 3),
        ("USER_ONBOARDING", 2),
        ("INVITE_EXPIRED", 2),
        ("USER_INACTIVE", 2),
    )
    roles = (
        ("BUSINESS_USER", 85),
        ("BUSINESS_ADMIN", 5),
        ("BUSINESS_BOOKKEEPER", 4),
        ("GUEST_USER", 4),
        ("AUDITOR", 2),
    )
    role = "BUSINESS_OWNER" if number == 0 else "BUSINESS_ADMIN" if head else dice.weighted(roles)
    department = company.departments[number] if head else dice.pick(company.departments[1:])
    return User(
        id=dice.uuid(),
        first_name=first,
        last_name=last,
        email=_email(first, last, taken),
        employee_id=f"E{1000 + number}" if dice.happens(0.9) else None,
        department=None if role == "GUEST_USER" else department,
        location=dice.pick(company.locations),
        role=role,
        status="USER_ACTIVE" if head else dice.weighted(statuses),
        phone=f"+1555{dice.digits(7)}" if dice.happens(0.3) else None,
        custom_fields=[{"name": "Cost center", "value": department.name}] if dice.happens(0.4) else [],
    )


def _email(first: str, last: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", f"{first}.{last}".translate(_LETTERS)).encode("ascii", "ignore").decode()
    name = "".join(letter for letter in plain.lower() if letter.isalpha() or letter == ".")
    number = 1
    while (email := f"{name}{number if number > 1 else ''}@{catalog.DOMAIN}") in taken:
        number += 1
    taken.add(email)
    return email


def _appoint_managers(company: Company) -> None:
    owner = company.users[0]
    heads = {user.department.id: user for user in company.users[: len(company.departments)] if user.department}
    owner.is_manager = True
    for user in company.users[1:]:
        head = heads[user.department.id] if user.department else owner
        user.manager = owner if head is user else head
        user.manager.is_manager = True


def _cards_of(dice: Dice, user: User, programs: list[str]) -> Iterator[Card]:
    if user.status in {"INVITE_PENDING", "INVITE_EXPIRED"}:
        return
    for number in range(dice.weighted(((1, 5), (2, 4), (3, 2)))):
        state = dice.weighted((("ACTIVE", 80), ("UNACTIVATED", 6), ("SUSPENDED", 7), ("TERMINATED", 7)))
        # Everybody has one card that works; who is suspended has none.
        if user.status == "USER_SUSPENDED":
            state = dice.pick(("SUSPENDED", "TERMINATED"))
        elif number == 0:
            state = "ACTIVE"
        yield _card(dice, user, state, dice.pick(programs) if dice.happens(0.6) else None)


def _card(dice: Dice, user: User, state: str, program_id: str | None) -> Card:
    card_id, is_physical = dice.uuid(), dice.happens(0.4)
    display_name = dice.pick(("Everyday", "Travel", "Software", "Team events", "T&E", f"{user.first_name}'s card"))
    fresh = state == "UNACTIVATED"
    window = (REFERENCE - timedelta(days=14), REFERENCE) if fresh else (FIRST_DAY - timedelta(days=700), FIRST_DAY)
    created = dice.moment(*window) + timedelta(microseconds=dice.below(1_000_000))
    body = {
        "id": card_id,
        "card_program_id": program_id,
        "cardholder_id": user.id,
        "cardholder_name": user.full_name,
        "created_at": created.isoformat(timespec="microseconds"),
        "display_name": display_name,
        "entity_id": user.location.entity.id,
        "expiration": f"{dice.between(1, 12):02d}{dice.between(27, 31)}",
        "fulfillment": _fulfillment(dice, user, created, fresh=fresh) if is_physical else None,
        "has_program_overridden": program_id is not None and dice.happens(0.2),
        "is_physical": is_physical,
        "last_four": dice.digits(4),
        "spending_restrictions": _restrictions(dice, suspended=state == "SUSPENDED"),
        "state": state,
    }
    limit_id = dice.uuid() if dice.happens(0.8) else None
    encoded = msgspec.json.encode(body)
    return Card(card_id, user, display_name, state, is_physical, program_id, limit_id, encoded)


def _restrictions(dice: Dice, *, suspended: bool) -> dict[str, Any]:
    return {
        "amount": dice.pick((500, 1000, 2500, 5000, 20000)),
        "auto_lock_date": None,
        "blocked_categories": [5, 19] if dice.happens(0.2) else [],
        "categories": [2, 24] if dice.happens(0.1) else [],
        "interval": dice.pick(("MONTHLY", "MONTHLY", "DAILY", "YEARLY", "TOTAL")),
        "suspended": suspended,
        "transaction_amount_limit": msgspec.Raw(b"250.5") if dice.happens(0.1) else None,
    }


def _fulfillment(dice: Dice, user: User, created: datetime, *, fresh: bool) -> dict[str, Any]:
    address = {
        "address1": f"{dice.between(1, 999)} Larch Street",
        "address2": None,
        "city": user.location.name.partition(",")[0],
        "country": "US" if user.location.entity.currency == "USD" else None,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "phone": None,
        "postal_code": dice.digits(5),
        "state": user.location.name.partition(", ")[2] or None,
    }
    return {
        "card_personalization": {"text": {"name_line_1": {"value": user.full_name}, "name_line_2": None}},
        "cardholder_uuid": user.id,
        "fulfillment_status": "SHIPPED" if fresh else "DELIVERED",
        "shipping": {"method": "STANDARD", "recipient_address": address, "return_address": None},
        "shipping_date": (created + timedelta(days=2)).isoformat(timespec="seconds"),
        "shipping_eta": (created + timedelta(days=7)).isoformat(timespec="seconds"),
        "shipping_tracking_url": None,
    }


def department_row(department: Department) -> Row:
    """A department as it is stored."""
    return (department.id,), msgspec.json.encode({"id": department.id, "name": department.name}), None


def location_row(location: Location) -> Row:
    """A location as it is stored."""
    body = {"id": location.id, "entity_id": location.entity.id, "name": location.name}
    return (location.id, location.entity.id), msgspec.json.encode(body), None


def _user_row(company: Company, user: User) -> Row:
    body = {
        "id": user.id,
        "business_id": company.id,
        "custom_fields": user.custom_fields,
        "department_id": user.department.id if user.department else None,
        "email": user.email,
        "employee_id": user.employee_id,
        "entity_id": user.location.entity.id,
        "first_name": user.first_name,
        "is_manager": user.is_manager,
        "last_name": user.last_name,
        "location_id": user.location.id,
        "manager_id": user.manager.id if user.manager else None,
        "phone": user.phone,
        "role": user.role,
        "status": user.status,
    }
    names = ("id", "employee_id", "role", "entity_id", "department_id", "email", "location_id", "status")
    return tuple(body[name] for name in names), msgspec.json.encode(body), None


def _card_row(card: Card) -> Row:
    entity_id = card.user.location.entity.id
    return (card.id, entity_id, card.user.id, card.program_id, card.display_name, card.state), card.body, None


def _business_rows(company: Company) -> list[Row]:
    dice = Dice(company.seed, "business")
    business = {
        "id": company.id,
        "active": True,
        "billing_address": {
            "address1": "418 Larch Street",
            "city": "New York",
            "country": "US",
            "postal_code": "10013",
            "state": "NY",
        },
        "business_name_legal": catalog.COMPANY,
        "business_name_on_card": "Juniper & Rye",
        "created_time": (FIRST_DAY - timedelta(days=900)).isoformat(),
        "enforce_sso": False,
        "initial_approved_limit": 2_000_000,
        "is_integrated_with_slack": True,
        "is_reimbursements_enabled": True,
        "limit_locked": False,
        "phone": None,
        "website": f"www.{catalog.DOMAIN}",
    }
    spent, pending = dice.between(2_000_000, 9_000_000), dice.between(100_000, 900_000)
    balance = {
        "available_card_limit": _dollars(200_000_000 - spent - pending),
        "available_flex_limit": 0,
        "balance_including_pending": _dollars(spent + pending),
        "card_balance_excluding_pending": _dollars(spent),
        "card_balance_including_pending": _dollars(spent + pending),
        "card_limit": 2_000_000,
        "flex_balance": 0,
        "flex_limit": 0,
        "float_balance_excluding_pending": 0,
        "global_limit": 2_000_000,
        "max_balance": 2_000_000,
        "next_billing_date": (REFERENCE + timedelta(days=13)).strftime("%m/%d/%Y"),
        "prev_billing_date": (REFERENCE - timedelta(days=17)).strftime("%m/%d/%Y"),
        "statement_balance": _dollars(spent - dice.between(0, 900_000)),
    }
    return [
        (("business",), msgspec.json.encode(business), None),
        (("balance",), msgspec.json.encode(balance), None),
    ]


def _dollars(cents: int) -> msgspec.Raw:
    # Through a string: a JSON number with the digits that it has, never a float's.
    return msgspec.Raw(f"{cents // 100}.{cents % 100:02d}".encode())

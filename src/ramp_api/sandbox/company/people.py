"""The people of the company that a seed stands for, and who manages whom; puts the company together.

Its cards are in ``cards.py``, its legal side in ``organization.py``, its spending in ``spending.py``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import timedelta

from ramp_api.sandbox.clock import REFERENCE, microseconds
from ramp_api.sandbox.company import catalog
from ramp_api.sandbox.company.cards import cards, issued, programs
from ramp_api.sandbox.company.model import (
    FIRST_DAY,
    Card,
    Company,
    Department,
    Entity,
    Location,
    Program,
    User,
)
from ramp_api.sandbox.company.organization import (
    business,
    departments,
    entities,
    founded_departments,
    founded_locations,
    locations,
    staffed,
)
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.seeds import Dice

__all__ = [
    "FIRST_DAY",
    "Card",
    "Company",
    "Department",
    "Entity",
    "Location",
    "Program",
    "User",
    "business",
    "cards",
    "departments",
    "entities",
    "gathered",
    "invitations",
    "locations",
    "users",
]

# Nobody has more people than this, however large the company is.
_SPAN = 8

_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "đ": "d", "ß": "ss"})
_STATUSES = (
    ("USER_ACTIVE", 82),
    ("USER_SUSPENDED", 9),
    ("INVITE_PENDING", 3),
    ("USER_ONBOARDING", 2),
    ("INVITE_EXPIRED", 2),
    ("USER_INACTIVE", 2),
)
_ROLES = (
    ("BUSINESS_USER", 84),
    ("BUSINESS_ADMIN", 5),
    ("BUSINESS_BOOKKEEPER", 4),
    ("GUEST_USER", 4),
    ("AUDITOR", 2),
    ("IT_ADMIN", 1),
)


def gathered(seed: object, headcount: int | None = None) -> Company:
    """The company of a seed, with so many people, or as many as the seed says."""
    dice = Dice(seed, "company")
    usual = dice.between(100, 180)
    count = headcount or usual
    entities = [Entity(dice.uuid(), name, currency) for name, currency in catalog.ENTITIES]
    places = founded_locations(dice, entities, count)
    company = Company(seed, dice.uuid(), entities, places, founded_departments(dice, count))
    company.programs.extend(programs(seed))
    company.users.extend(_hired(dice, company, count))
    _appoint_managers(company)
    company.cards.extend(issued(company))
    return company


def _hired(dice: Dice, company: Company, count: int) -> Iterator[User]:
    taken: dict[str, int] = {}
    jobs = staffed(company.departments)
    # As it happens, and yet everywhere: the first ones head the company and its departments.
    for number in range(count):
        head = number < len(company.departments)
        team = company.departments[number] if head else dice.pick(jobs)
        yield _user(dice, company, number, team, taken, head=head)


def _user(dice: Dice, company: Company, number: int, team: Department, taken: dict[str, int], *, head: bool) -> User:
    first, last = dice.pick(catalog.FIRST_NAMES), dice.pick(catalog.LAST_NAMES)
    role = "BUSINESS_OWNER" if number == 0 else "BUSINESS_ADMIN" if head else dice.weighted(_ROLES)
    return User(
        id=dice.uuid(),
        first_name=first,
        last_name=last,
        email=_email(first, last, taken),
        employee_id=f"E{1000 + number}" if dice.happens(0.9) else None,
        department=None if role == "GUEST_USER" else team,
        location=dice.pick(company.locations),
        role=role,
        # Heads are there for good.
        status="USER_ACTIVE" if head else dice.weighted(_STATUSES),
        phone=f"+1555{dice.digits(7)}" if dice.happens(0.3) else None,
        custom_fields=[{"name": "Cost center", "value": team.name}] if dice.happens(0.4) else [],
        team=team,
    )


def _email(first: str, last: str, taken: dict[str, int]) -> str:
    plain = unicodedata.normalize("NFKD", f"{first}.{last}".translate(_LETTERS)).encode("ascii", "ignore").decode()
    name = "".join(letter for letter in plain.lower() if letter.isalpha() or letter == ".")
    # Names have no digits, so that a numbered one is nobody else's.
    number = taken[name] = taken.get(name, 0) + 1
    return f"{name}{number if number > 1 else ''}@{catalog.DOMAIN}"


def _appoint_managers(company: Company) -> None:
    """Within each department a tree below its head, the heads below the owner, or the head of the larger one."""
    owner = company.users[0]
    teams: dict[str, list[User]] = {department.id: [] for department in company.departments}
    for user in company.users:
        if user.team:
            teams[user.team.id].append(user)
    heads = {department.name: teams[department.id][0] for department in company.departments if teams[department.id]}
    for team in teams.values():
        # Whoever is away or a guest leads nobody: they come last.
        team[1:] = sorted(team[1:], key=lambda user: user.status != "USER_ACTIVE" or user.role == "GUEST_USER")
        for place, user in enumerate(team[1:], 1):
            _report(user, team[(place - 1) // _SPAN])
    for name, head in heads.items():
        if head is not owner:
            larger = name.partition(":")[0]
            _report(head, heads.get(larger, owner) if larger != name else owner)


def _report(user: User, manager: User) -> None:
    user.manager = manager
    manager.is_manager = True


def users(company: Company) -> Iterator[Document]:
    """The people."""
    for user in company.users:
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
        yield Document(user.id, body, {"resumes": "USER_ACTIVE"} if user.status == "USER_SUSPENDED" else {})


def invitations(company: Company) -> Iterator[tuple[int, str, str]]:
    """What comes of those who are invited: when (in microseconds since 1970), what, and of whom."""
    dice = Dice(company.seed, "invitations")
    for user in company.users:
        if user.status == "INVITE_PENDING":
            due = REFERENCE + timedelta(hours=dice.between(20, 400))
            yield microseconds(due), "users.accept" if dice.happens(0.7) else "users.expire", user.id
        elif user.status == "USER_ONBOARDING":
            yield microseconds(REFERENCE + timedelta(hours=dice.between(3, 90))), "users.onboard", user.id

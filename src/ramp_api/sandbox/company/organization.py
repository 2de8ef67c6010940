"""The company as a body: business, entities, departments and locations, and more of them the larger it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from ramp_api.sandbox.clock import REFERENCE
from ramp_api.sandbox.company import catalog
from ramp_api.sandbox.company.model import FIRST_DAY, Company, Department, Entity, Location
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.seeds import Dice

__all__ = [
    "business",
    "departments",
    "entities",
    "founded_departments",
    "founded_locations",
    "locations",
    "staffed",
]

_ESTABLISHED = FIRST_DAY - timedelta(days=900)

# How many of a hundred work there.
_STAFF = {
    "Engineering": 30,
    "Product & Design": 8,
    "Sales": 18,
    "Marketing": 8,
    "Customer Success": 12,
    "Finance": 6,
    "People": 4,
    "IT & Security": 4,
    "Operations": 10,
}
# A company that outgrows its departments has one of each for every region.
_REGIONS = ("North America", "Europe", "Asia Pacific", "Middle East", "Latin America", "Global")
_HEADS_FOR_REGIONS = 120

# Name and index of the entity.
_FURTHER = (
    ("Chicago, IL", 0),
    ("Manchester", 1),
    ("Seattle, WA", 0),
    ("Ōsaka", 2),
    ("Boston, MA", 0),
    ("Edinburgh", 1),
    ("Denver, CO", 0),
    ("Al Ahmadi", 3),
    ("Atlanta, GA", 0),
    ("Fukuoka", 2),
    ("Portland, OR", 0),
    ("Bristol", 1),
    ("Miami, FL", 0),
    ("Sapporo", 2),
    ("Phoenix, AZ", 0),
    ("Nashville, TN", 0),
)
_HEADS_FOR_A_PLACE = 250


def founded_locations(dice: Dice, entities: Sequence[Entity], headcount: int) -> list[Location]:
    """Where so many people work."""
    places = catalog.LOCATIONS + _FURTHER[: headcount // _HEADS_FOR_A_PLACE]
    return [Location(dice.uuid(), name, entities[entity]) for name, entity in places]


def founded_departments(dice: Dice, headcount: int) -> list[Department]:
    """What so many people work at: the smallest companies have all departments, large ones some for each region."""
    names = list(catalog.DEPARTMENTS)
    regional = [f"{name}: {region}" for region in _REGIONS for name in catalog.DEPARTMENTS[1:]]
    names += regional[: max(0, headcount - 300) // _HEADS_FOR_REGIONS]
    return [Department(dice.uuid(), name) for name in names]


def staffed(departments: Sequence[Department]) -> list[Department]:
    """Departments to hire for, each as often as it is large; the executives are complete."""
    jobs = [one for one in departments for _ in range(_STAFF.get(one.name.partition(":")[0], 0))]
    return jobs or list(departments)


def entities(company: Company) -> Iterator[Document]:
    """The legal entities; the first is the primary one, and one is no longer in use."""
    dice = Dice(company.seed, "entities")
    closed = Entity(dice.uuid(), "Juniper & Rye GmbH i.L.", "EUR")
    former = [closed] if len(company.entities) > 1 else []
    for number, entity in enumerate([*company.entities, *former]):
        body = {
            "id": entity.id,
            "accounts": [] if entity is closed else [_account(dice, number, entity, "Operating account")],
            "currency": entity.currency,
            "entity_name": entity.name,
            "is_primary": number == 0,
            "location_ids": [location.id for location in company.locations if location.entity is entity],
        }
        deleted = [_account(dice, number + 50, entity, "Former account")] if number % 4 == 0 else []
        yield Document(entity.id, body, {"inactive": entity is closed, "deleted_accounts": deleted})


def _account(dice: Dice, number: int, entity: Entity, name: str) -> dict[str, Any]:
    return {
        "bank_account_id": dice.uuid(),
        "classification": "ASSET",
        "created_at": _ESTABLISHED.isoformat(),
        "external_id": f"1{number:02d}0",
        "external_name": f"{name}, {entity.currency}",
        "internal_id": dice.uuid(),
        "usage_type": "BILL_PAY_BANK_ACCOUNT",
    }


def departments(company: Company) -> Iterator[Document]:
    """The departments."""
    for department in company.departments:
        yield Document(department.id, {"id": department.id, "name": department.name})


def locations(company: Company) -> Iterator[Document]:
    """The locations."""
    for location in company.locations:
        body = {"id": location.id, "entity_id": location.entity.id, "name": location.name}
        yield Document(location.id, body)


def business(company: Company) -> Iterator[Document]:
    """The business, and what its balance is reckoned from."""
    body = {
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
        "created_time": _ESTABLISHED.isoformat(),
        "enforce_sso": False,
        "initial_approved_limit": 2_000_000,
        "is_integrated_with_slack": True,
        "is_reimbursements_enabled": True,
        "limit_locked": False,
        "phone": None,
        "website": f"www.{catalog.DOMAIN}",
    }
    yield Document("business", body, {"billed": (REFERENCE - timedelta(days=17)).date().isoformat()})

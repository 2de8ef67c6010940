"""Merchants, card holders and accounting codes, rendered once: all of a transaction that does not vary."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from ramp_api.sandbox import catalog
from ramp_api.sandbox.company import Card, Company
from ramp_api.sandbox.seeds import Dice

__all__ = ["Code", "Codes", "Holder", "Shop", "holder_of", "shops_of", "text"]


def text(value: object) -> str:
    """JSON of a value, as a string to put into more JSON."""
    return msgspec.json.encode(value).decode()


class Code(NamedTuple):
    """One option of an accounting field: its id, as a selection, and in the older form."""

    id: str
    selection: str
    category: str


class Codes:
    """The company's accounting codes: one general ledger account for each category, one cost center a department."""

    def __init__(self, company: Company) -> None:
        dice = Dice(company.seed, "codes")
        ledger = (dice.uuid(), "GL_ACCOUNT", "GL account")
        center = (dice.uuid(), "COST_CENTER", "Cost center")
        accounts = {category.account: category.account_name for category in catalog.CATEGORIES.values()}
        self.accounts = {number: _code(ledger, dice.uuid(), number, name) for number, name in accounts.items()}
        self.centers = {
            department.id: _code(center, dice.uuid(), f"CC-{number}", department.name)
            for number, department in enumerate(company.departments, 10)
        }


def _code(field: tuple[str, str, str], code_id: str, number: str, name: str) -> Code:
    field_id, kind, field_name = field
    selection = {
        "id": code_id,
        "category_info": {"id": field_id, "external_id": kind, "name": field_name, "type": kind},
        "external_code": number,
        "external_id": number,
        "name": name,
        "source": {"type": "RULE"},
        "type": kind,
    }
    category = {
        "category_id": number,
        "category_name": name,
        "tracking_category_remote_id": number,
        "tracking_category_remote_name": name,
        "tracking_category_remote_type": kind,
    }
    return Code(code_id, text(selection), text(category))


class Shop(NamedTuple):
    """A merchant as transactions need it; ``rendered`` are its fields of a transaction."""

    id: str | None
    kind: str
    category: catalog.Category
    code: Code
    currency: str
    rate: tuple[int, int]
    is_known: bool
    rendered: str


def shops_of(company: Company, codes: Codes) -> list[Shop]:
    """The merchants, each as often as it is common."""
    dice = Dice(company.seed, "merchants")
    shops: list[Shop] = []
    for name, kind, place, weight in catalog.MERCHANTS:
        shops.extend([_shop(dice.uuid(), name, kind, catalog.PLACES[place], codes)] * weight)
    return shops


def _shop(shop_id: str, name: str, kind: str, place: catalog.Place, codes: Codes) -> Shop:
    known = not name.startswith("?")
    category = catalog.CATEGORIES[kind]
    location = {name: value for name, value in place._asdict().items() if name != "currency"}
    fields = {
        "card_present": kind in {"meal", "taxi", "office"} if known else None,
        "merchant_category_code": category.mcc if known else None,
        "merchant_category_code_description": category.mcc_description if known else None,
        "merchant_descriptor": name.upper()[:22] if known else name[1:],
        "merchant_id": shop_id if known else None,
        "merchant_location": location if known else None,
        "merchant_name": name.removeprefix("?"),
        "sk_category_id": category.sk_id if known else None,
        "sk_category_name": category.sk_name if known else None,
    }
    return Shop(
        id=shop_id if known else None,
        kind=kind,
        category=category,
        code=codes.accounts[category.account],
        currency=place.currency,
        rate=catalog.CURRENCIES[place.currency],
        is_known=known,
        rendered=text(fields)[1:-1],
    )


class Holder(NamedTuple):
    """A card and its holder as transactions need them; ``rendered`` are their fields of a transaction."""

    card: Card
    department_id: str | None
    location_id: str
    entity_id: str
    manager_id: str | None
    center: Code | None
    attendee: str
    passenger: str
    rendered: str


def holder_of(card: Card, codes: Codes) -> Holder:
    """A card's fields of a transaction."""
    user, department, location = card.user, card.user.department, card.user.location
    person = {
        "department_id": department.id if department else None,
        "department_name": department.name if department else None,
        "employee_id": user.employee_id,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "location_id": location.id,
        "location_name": location.name,
        "user_id": user.id,
    }
    fields = {
        "card_holder": person,
        "card_id": card.id,
        "entity_id": location.entity.id,
        "limit_id": card.limit_id,
        "spend_program_id": card.program_id,
    }
    return Holder(
        card=card,
        department_id=department.id if department else None,
        location_id=location.id,
        entity_id=location.entity.id,
        manager_id=user.manager.id if user.manager else None,
        center=codes.centers[department.id] if department else None,
        attendee=text({"name": user.full_name, "user_id": user.id}),
        passenger=text(user.full_name.upper()),
        rendered=text(fields)[1:-1],
    )

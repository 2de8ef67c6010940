"""Merchants, card holders and accounting codes, rendered once: all of a transaction that does not vary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from ramp_api.sandbox.company import catalog
from ramp_api.sandbox.company.people import Card, Company
from ramp_api.sandbox.records import Document, decode
from ramp_api.sandbox.seeds import Dice

__all__ = ["Code", "Codes", "Holder", "Shop", "holder_of", "merchants", "shops_of", "text"]

# Those whose transactions need no receipt.
_EXEMPT = frozenset({"taxi"})


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
    """A merchant as transactions need it.

    Attributes:
        id: the merchant's id, None for one that Ramp does not recognise.
        name: as people know it.
        kind: a key of ``catalog.CATEGORIES``.
        category: see ``kind``.
        category_id: the category as the column of a transaction has it.
        code: the account that it is booked to.
        currency: what it charges.
        rate: the currency's smallest units for so many US cents.
        is_exempt: whether no receipt is needed.
        fields: its fields of a transaction.
        rendered: the same as JSON, with a comma before and after.
        selections: JSON of the accounting selections of a transaction there, up to the cost center.
        item: JSON of a line item that is coded so, up to the amount.
    """

    id: str | None
    name: str
    kind: str
    category: catalog.Category
    category_id: str | None
    code: Code
    currency: str
    rate: tuple[int, int]
    is_exempt: bool
    fields: dict[str, object]
    rendered: bytes
    selections: bytes
    item: str


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
    fields: dict[str, object] = {
        # Required, and never null.
        "card_present": known and kind in {"meal", "taxi", "office"},
        "merchant_category_code": category.mcc if known else None,
        "merchant_category_code_description": category.mcc_description if known else None,
        "merchant_descriptor": name.upper()[:22] if known else name[1:],
        "merchant_id": shop_id if known else None,
        "merchant_location": location if known else None,
        "merchant_name": name.removeprefix("?"),
        "sk_category_id": category.sk_id if known else None,
        "sk_category_name": category.sk_name if known else None,
    }
    code = codes.accounts[category.account]
    return Shop(
        id=shop_id if known else None,
        name=name.removeprefix("?"),
        kind=kind,
        category=category,
        category_id=str(category.sk_id) if known else None,
        code=code,
        currency=place.currency,
        rate=catalog.CURRENCIES[place.currency],
        is_exempt=known and kind in _EXEMPT,
        fields=fields,
        rendered=f",{text(fields)[1:-1]},".encode(),
        selections=(
            f'"accounting_categories":[{code.category}],"accounting_field_selections":[{code.selection}'.encode()
        ),
        item=f'{{"accounting_field_selections":[{code.selection}],"amount":{{"amount":',
    )


def merchants(shops: list[Shop]) -> Iterator[Document]:
    """The merchants that Ramp recognises, with what the sandbox needs to make new transactions there."""
    for shop_id, shop in {shop.id: shop for shop in shops if shop.id}.items():
        body = {
            "id": shop_id,
            "is_auto_approved": shop.is_exempt,
            "merchant_name": shop.name,
            "sk_category_name": shop.category.sk_name,
        }
        yield Document(str(shop_id), body, {"fields": shop.fields, "selection": decode(shop.code.selection.encode())})


class Holder(NamedTuple):
    """A card and its holder as transactions need them.

    Attributes:
        card: the card.
        user_id: its holder.
        department_id: of the holder; so are the next ones.
        location_id: see above.
        entity_id: see above.
        manager_id: who reviews the holder's transactions.
        center_id: the id of the holder's cost center.
        center: JSON that ends the accounting selections.
        attendees: JSON of who was at a meal with the holder.
        passenger: JSON of the name on a ticket.
        rendered: JSON of the fields of a transaction, with a comma before and after.
    """

    card: Card
    user_id: str
    department_id: str | None
    location_id: str
    entity_id: str
    manager_id: str | None
    center_id: str | None
    center: bytes
    attendees: bytes
    passenger: str
    rendered: bytes


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
    center = codes.centers[department.id] if department else None
    present = [{"name": user.full_name, "user_id": user.id}, {"name": "Guest", "user_id": None}]
    return Holder(
        card=card,
        user_id=user.id,
        department_id=department.id if department else None,
        location_id=location.id,
        entity_id=location.entity.id,
        manager_id=user.manager.id if user.manager else None,
        center_id=center.id if center else None,
        center=f",{center.selection}]".encode() if center else b"]",
        attendees=text(present).encode(),
        passenger=text(user.full_name.upper()),
        rendered=f",{text(fields)[1:-1]},".encode(),
    )

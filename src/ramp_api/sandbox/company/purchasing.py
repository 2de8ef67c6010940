"""What a company has ordered, what of it arrived, what it agreed on with vendors; and what all of its buying shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ramp_api.sandbox.behaviour.agreements import person, plan_end
from ramp_api.sandbox.behaviour.entries import money
from ramp_api.sandbox.behaviour.item_receipts import received_line
from ramp_api.sandbox.behaviour.organization import ENTITIES
from ramp_api.sandbox.behaviour.people_records import USERS
from ramp_api.sandbox.behaviour.purchase_orders import billing_status, receipt_status
from ramp_api.sandbox.behaviour.requests import REQUESTS
from ramp_api.sandbox.behaviour.vendor_accounts import VENDOR_ACCOUNTS
from ramp_api.sandbox.behaviour.vendor_records import VENDORS
from ramp_api.sandbox.clock import REFERENCE
from ramp_api.sandbox.company import catalog
from ramp_api.sandbox.company.ground import Founding
from ramp_api.sandbox.company.merchants import Codes
from ramp_api.sandbox.company.model import FIRST_DAY
from ramp_api.sandbox.records import Document, decode
from ramp_api.sandbox.seeds import Dice
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["Book", "Order", "agreements", "billed", "orders"]

_DAY = timedelta(days=1)


class Book:
    """What bills, orders, credits and agreements refer to, read from the store once."""

    def __init__(self, founding: Founding) -> None:
        world, company = founding.world, founding.company
        self.dice = Dice(company.seed, "payables")
        self.count = founding.count
        self.vendors = world.documents(VENDORS, Condition("NOT t.is_draft"))
        self.active = [one for one in self.vendors if one.body["is_active"]]
        self.accounts: dict[str, list[Document]] = {}
        for account in world.documents(VENDOR_ACCOUNTS, Condition("NOT t.archived")):
            self.accounts.setdefault(account.hidden["vendor_id"], []).append(account)
        self._entities = [one for one in world.documents(ENTITIES) if not one.hidden.get("inactive")]
        self._by_id = {one.id: one for one in self._entities}
        self.owners = [user for user in company.users if user.status == "USER_ACTIVE"][:60]
        self.departments = company.departments
        codes = Codes(company)
        self._accounts = {
            kind: _selection(codes.accounts[category.account].selection)
            for kind, category in catalog.CATEGORIES.items()
        }
        self._centers = [_selection(code.selection) for code in codes.centers.values()]
        wanted = Condition("t.spend_request_type = 'PURCHASE_ORDER' AND t.request_status = 'APPROVED'")
        self.requests = world.documents(REQUESTS, wanted)

    def entity(self, entity_id: str) -> Document | None:
        """An entity in use."""
        return self._by_id.get(entity_id)

    def payer(self, currency: str) -> Document:
        """The entity that pays in a currency; the first where none does."""
        return next((one for one in self._entities if one.body["currency"] == currency), self._entities[0])

    def account(self, kind: str) -> dict[str, Any]:
        """The ledger account that a kind of spending is booked to, as a selection."""
        return self._accounts[kind]

    def center(self, dice: Dice) -> dict[str, Any]:
        """A cost center, as a selection."""
        return dice.pick(self._centers)

    def amount(self, vendor: Document) -> int:
        """What a vendor charges, in the smallest unit of its currency."""
        category, (minor, per) = (
            catalog.CATEGORIES[vendor.hidden["kind"]],
            catalog.CURRENCIES[vendor.hidden["currency"]],
        )
        return max(1, self.dice.between(category.least, category.most * 2) * minor // per)


def _selection(text: str) -> dict[str, Any]:
    """An accounting code as bills show it: without where it comes from."""
    whole = decode(text.encode())
    return {name: whole[name] for name in ("id", "category_info", "external_code", "external_id", "name")}


# --- Orders ---


@dataclass
class Order:
    """A purchase order on its way into the store."""

    document: Document
    vendor: Document
    created: datetime
    receipts: list[Document]


_SHARES = ("all", "half", "more", "none", "half", "all")


def orders(book: Book) -> list[Order]:
    """Purchase orders, from the oldest to the newest, with what of them arrived."""
    count = max(24, book.count // 150)
    span = (REFERENCE - FIRST_DAY) / count
    requests = iter(book.requests)
    made: list[Order] = []
    for number in range(count):
        created = book.dice.moment(FIRST_DAY + span * number, FIRST_DAY + span * (number + 1))
        vendor = book.dice.pick(book.active)
        order = Order(_order(book, vendor, created, number), vendor, created, [])
        if order.document.body["creation_source"] == "RAMP":
            _request(order, next(requests, None), book)
        if order.document.body["three_way_match_enabled"]:
            order.receipts = list(_receipts(book, order, number))
        made.append(order)
    return made


def _order(book: Book, vendor: Document, created: datetime, number: int) -> Document:
    dice, currency = book.dice, str(vendor.hidden["currency"])
    lines = [_line(book, vendor, currency) for _ in range(dice.between(1, 4))]
    total = money(sum(line["amount"]["amount"] for line in lines), currency)
    archived = created + 60 * _DAY if number % 8 == 1 and created < REFERENCE - 61 * _DAY else None
    source = dice.weighted((("RAMP", 5), ("DEVELOPER_API", 3), ("ACCOUNTING_PROVIDER", 2)))
    imported = source == "ACCOUNTING_PROVIDER"
    day = created.replace(hour=0, minute=0, second=0)
    body = {
        "id": dice.uuid(),
        "accounting_field_selections": [book.center(dice)] if dice.happens(0.3) else [],
        "amount": total,
        "archived_at": archived and archived.isoformat(),
        "bill_ids": [],
        "billing_status": "OPEN",
        "created_at": created.isoformat(),
        "creation_source": source,
        "entity_id": book.payer(currency).id,
        "line_items": lines,
        "memo": dice.pick(catalog.MEMOS) if dice.happens(0.5) else None,
        "name": f"{vendor.body['name']} order" if source == "RAMP" else None,
        "net_payment_terms": dice.pick((None, 14, 30, 60)),
        "promise_date": (day + 20 * _DAY).isoformat() if dice.happens(0.6) else None,
        "purchase_order_number": f"PO-{number + 1:06d}",
        "receipt_status": "NOT_RECEIVED",
        "remote_id": f"ERP-{dice.digits(6)}" if imported else None,
        "spend_end_date": (day + 365 * _DAY).isoformat() if dice.happens(0.3) else None,
        "spend_request_id": None,
        "spend_start_date": day.isoformat() if dice.happens(0.3) else None,
        "spend_total_amount": total,
        "three_way_match_enabled": number % 2 == 0,
        "transaction_ids": [],
        "user_id": None,
        "vendor_id": vendor.id,
    }
    return Document(str(body["id"]), body, {"external_id": f"X-{number}"} if source == "DEVELOPER_API" else {})


def _line(book: Book, vendor: Document, currency: str) -> dict[str, Any]:
    dice = book.dice
    price, quantity = max(1, book.amount(vendor) // 8), dice.between(1, 12)
    return {
        "id": dice.uuid(),
        "accounting_field_selections": [book.account(vendor.hidden["kind"])],
        "amount": money(price * quantity, currency),
        "description": dice.pick(catalog.MEMOS) if dice.happens(0.7) else None,
        "remote_id": None,
        "unit_price": money(price, currency),
        "unit_quantity": quantity,
    }


def _request(order: Order, request: Document | None, book: Book) -> None:
    """Who asked for it."""
    body = order.document.body
    body["user_id"] = book.dice.pick(book.owners).id
    if request is not None and datetime.fromisoformat(request.body["created_at"]) < order.created:
        body["spend_request_id"], body["user_id"] = request.id, request.body["owner_user_id"]


def _receipts(book: Book, order: Order, number: int) -> Iterator[Document]:
    """Nothing arrived, or a part, or all, or too much; and one receipt was a mistake."""
    dice, body = book.dice, order.document.body
    share = _SHARES[number // 2 % len(_SHARES)]
    arrived = order.created + dice.between(3, 20) * _DAY
    if share == "none" or arrived > REFERENCE - _DAY:
        return
    quantities = {
        line["id"]: {"half": line["unit_quantity"] // 2, "all": line["unit_quantity"]}.get(
            share, line["unit_quantity"] + 1
        )
        for line in body["line_items"]
    }
    lines = [received_line(line, quantities[line["id"]]) for line in body["line_items"] if quantities[line["id"]]]
    if lines:
        yield _receipt(book, order, arrived, lines, f"IR-{number + 1:05d}")
        body["receipt_status"] = receipt_status(body["line_items"], quantities)
    if dice.happens(0.2):
        mistaken = [received_line(body["line_items"][0], 1)]
        receipt = _receipt(book, order, arrived, mistaken, f"IR-{number + 1:05d}-X")
        receipt.body["archived_at"] = (arrived + _DAY / 2).isoformat()
        yield receipt


def _receipt(book: Book, order: Order, arrived: datetime, lines: list[dict[str, Any]], number: str) -> Document:
    body = {
        "id": book.dice.uuid(),
        "archived_at": None,
        "created_at": arrived.isoformat(),
        "documents": [],
        "item_receipt_number": number,
        "line_items": lines,
        "memo": "Left at reception" if book.dice.happens(0.3) else None,
        "purchase_order_id": order.document.id,
        "received_at": arrived.replace(hour=0, minute=0, second=0).isoformat(),
        "remote_id": None,
    }
    return Document(str(body["id"]), body, {"entity_id": order.document.body["entity_id"]})


def billed(made: Iterable[Order], bills: dict[str, list[Document]]) -> Iterator[Order]:
    """The orders, with what was billed of them."""
    for order in made:
        body = order.document.body
        counted = [bill for bill in bills.get(order.document.id, ()) if bill.body["archived_at"] is None]
        body["bill_ids"] = [bill.id for bill in sorted(counted, key=lambda bill: str(bill.body["created_at"]))]
        total = sum(bill.body["amount"]["amount"] for bill in counted)
        archived = body["archived_at"] is not None
        body["billing_status"] = billing_status(body["amount"]["amount"], total, archived=archived)
        yield order


# --- Agreements ---

_COMING = ("NOT_STARTED", "INITIATED", "NOT_STARTED", "RENEWED", "REJECTED", "NOT_STARTED", "CANCELLED")
_NAMES = ("Master services agreement", "Annual subscription", "Order form", "Support contract", "Office lease")


def agreements(book: Book, world: World, made: list[Order]) -> Iterator[Document]:
    """Agreements: running, about to end, over, renewed, cancelled and archived ones."""
    people = {user.id: user for user in world.documents(USERS)}
    by_vendor: dict[str, list[str]] = {}
    for order in made:
        by_vendor.setdefault(order.vendor.id, []).append(order.document.id)
    for number, vendor in enumerate(book.vendors[: max(18, len(book.vendors) // 2)]):
        agreement = _agreement(book, vendor, number, people)
        agreement.hidden["purchase_order_ids"] = by_vendor.get(vendor.id, [])[:2]
        if agreement.hidden.get("archived_at") is None:
            plan_end(world, agreement)
        yield agreement


def _agreement(book: Book, vendor: Document, number: int, people: dict[str, Document]) -> Document:
    dice, currency = book.dice, str(vendor.hidden["currency"])
    # From half a year ago to a year and a half ahead; one in seven has no end.
    end = REFERENCE.date() + dice.between(-180, 540) * _DAY if number % 7 else None
    begin = (end or REFERENCE.date()) - 365 * _DAY
    over = end is not None and end < REFERENCE.date()
    renews = not over and dice.happens(0.4)
    coming = _COMING[number % len(_COMING)]
    owner = people[vendor.body["vendor_owner_id"]]
    signed = datetime.combine(min(begin, REFERENCE.date() - 20 * _DAY), REFERENCE.timetz()) - 10 * _DAY
    created = max(signed, datetime.fromisoformat(vendor.body["created_at"]) + _DAY)
    updated = min(created + dice.between(0, 200) * _DAY, REFERENCE)
    notice = (end - 30 * _DAY).isoformat() if end and dice.happens(0.7) else None
    hidden = {
        "archived_at": (updated + _DAY / 4).isoformat() if number % 9 == 1 and updated < REFERENCE - _DAY else None,
        "department_id": dice.pick(book.departments).id if dice.happens(0.7) else None,
        "is_snoozed": number % 6 == 0,
        "pending_expansion": number % 10 == 0,
        "vendor_owner_id": vendor.body["vendor_owner_id"],
    }
    body = {
        "id": dice.uuid(),
        "auto_renewal": renews,
        "contract_owners": [person(owner.body)] if dice.happens(0.9) else [],
        "created_at": created.isoformat(),
        "currency": currency,
        "deleted_at": None,
        "description": f"{vendor.body['sk_category_name']}" if dice.happens(0.5) else None,
        "end_date": end and end.isoformat(),
        "last_date_to_terminate": notice,
        "logo": None,
        "name": f"{vendor.body['name']} — {dice.pick(_NAMES)}",
        "notifications_on": dice.happens(0.7),
        "payee_id": vendor.id,
        "payee_name": vendor.body["name"],
        "renewal_status": dice.weighted((("EXPIRED", 4), ("CANCELLED", 1))) if over else coming,
        "start_date": begin.isoformat(),
        "total_value": money(book.amount(vendor) * 12, currency) if dice.happens(0.9) else None,
        "updated_at": updated.isoformat(),
    }
    return Document(str(body["id"]), body, hidden)

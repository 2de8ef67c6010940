"""What a company's vendors owe it: credits, unused, used in part and used up, and the bills that they paid."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from ramp_api.sandbox.behaviour.entries import money
from ramp_api.sandbox.behaviour.vendor_credits import settled
from ramp_api.sandbox.clock import REFERENCE
from ramp_api.sandbox.company.biller import Biller
from ramp_api.sandbox.company.purchasing import Book
from ramp_api.sandbox.records import Document

__all__ = ["vendor_credits"]

_LEAST = 1_000


def vendor_credits(book: Book, biller: Biller) -> list[Document]:
    """Credits for bills that were paid; what is applied of them pays further bills, which the biller makes."""
    paid = [bill for bill in biller.bills if bill.body["status"] == "PAID" and _is_creditable(bill)]
    vendors = {vendor.id: vendor for vendor in book.vendors}
    made: list[Document] = []
    for number, bill in enumerate(paid[:: max(1, len(paid) // max(6, len(paid) // 15))]):
        vendor, entity = vendors[bill.body["vendor"]["id"]], book.entity(bill.body["entity_id"])
        if entity is None:
            continue
        created = datetime.fromisoformat(bill.body["paid_at"]) + timedelta(days=5, minutes=number)
        credit = _credit(book, bill, created)
        total = credit.body["total_amount"]["amount"]
        # One in three is whole, one is used in part, and one is used up.
        share = (0, total // 2, total)[number % 3]
        applied = created + timedelta(days=3)
        if share and applied < REFERENCE - timedelta(days=1):
            use = biller.by_credit(vendor, entity, share, applied)
            credit.body["applied_bills"].append({"amount": money(share, "USD"), "bill_id": use.id})
        made.append(settled(credit))
    return sorted(made, key=lambda credit: str(credit.body["created_at"]))


def _is_creditable(bill: Document) -> bool:
    body = bill.body
    old = datetime.fromisoformat(body["paid_at"]) < REFERENCE - timedelta(days=12)
    return old and body["amount"]["currency_code"] == "USD" and body["amount"]["amount"] >= _LEAST


def _credit(book: Book, bill: Document, created: datetime) -> Document:
    amount = bill.body["amount"]["amount"]
    total, dice = amount * book.dice.between(10, 60) // 100, book.dice
    parts = [total // 4, total - total // 4] if dice.happens(0.5) else [total]
    selections: list[Any] = bill.body["line_items"][0]["accounting_field_selections"]
    body = {
        "id": dice.uuid(),
        "accounting_date": created.date().isoformat(),
        "accounting_field_selections": [],
        "applied_bills": [],
        "applied_draft_bills": [],
        "created_at": created.isoformat(),
        "entity_id": bill.body["entity_id"],
        "expense_line_items": [
            {"accounting_field_selections": selections, "amount": money(part, "USD"), "memo": None} for part in parts
        ],
        "inventory_line_items": [],
        "reference_bill_id": bill.id,
        "reference_number": f"CM-{dice.digits(5)}" if dice.happens(0.8) else None,
        "vendor_id": bill.body["vendor"]["id"],
    }
    return settled(Document(str(body["id"]), body))

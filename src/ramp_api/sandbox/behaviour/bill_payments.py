"""Bills as they are kept, and their way to payment on the sandbox's clock: approved, scheduled, sent, paid."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from ramp_api.money import exponent_of
from ramp_api.sandbox.behaviour.entries import dollars
from ramp_api.sandbox.behaviour.vendor_credits import return_credits
from ramp_api.sandbox.behaviour.vendor_records import VENDORS
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.records import Document, hidden, moment, table
from ramp_api.sandbox.schedule import Due, due
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = [
    "BILLS",
    "CARD_METHODS",
    "LEADS",
    "SUMMARIES",
    "archive",
    "bank_details",
    "card_details",
    "codes_of",
    "forget_payment",
    "hold_changed",
    "instruct",
    "paid_through",
    "pay",
    "redirect",
    "scaled",
    "submit",
    "summary",
    "trace_of",
]

LEADS: Mapping[str, int] = {"ACH": 3, "CHECK": 7, "DOMESTIC_WIRE": 1, "INTERNATIONAL": 5, "SWIFT": 4}
"""How many days a payment takes from being sent to arriving, for each way that goes through a bank."""

CARD_METHODS = frozenset({"CARD", "ONE_TIME_CARD", "ONE_TIME_CARD_DELIVERY"})

SUMMARIES = frozenset(
    {
        "APPROVAL_PENDING",
        "APPROVAL_REJECTED",
        "ARCHIVED",
        "AWAITING_RELEASE",
        "BLOCKED",
        "HELD_BY_PROVIDER",
        "ON_HOLD",
        "PAYMENT_COMPLETED",
        "PAYMENT_DETAILS_MISSING",
        "PAYMENT_ERROR",
        "PAYMENT_NOT_INSTRUCTED",
        "PAYMENT_PROCESSING",
        "PAYMENT_READY",
        "PAYMENT_SCHEDULED",
        "PENDING_VENDOR_APPROVAL",
        "WAITING_FOR_TRANSACTION_MATCH",
        "WAITING_FOR_VENDOR",
    }
)
"""Every summary that the list can be asked for, as a public client has them."""

_REVIEW_SECONDS = 7_200.0


def held(bill: Document) -> bool:
    """Whether a bill's payment is on hold, by itself or with its vendor."""
    return bool(bill.hidden.get("on_hold") or bill.hidden.get("vendor_on_hold"))


def details_missing(bill: Document) -> bool:
    """Whether nobody has said how, or out of what, an unpaid bill is to be paid."""
    body, payment = bill.body, bill.body["payment"]
    if body["status"] == "PAID":
        return False
    if payment is None or payment["payment_method"] in {None, "UNSPECIFIED"}:
        return True
    return payment["payment_method"] in LEADS and payment["details"]["source_bank_account_id"] is None


_DECIDED = {"REJECTED": "APPROVAL_REJECTED", "TERMINATED": "BLOCKED"}


def summary(bill: Document) -> str:
    """Where a bill stands, in one word."""
    body = bill.body
    if body["archived_at"] is not None:
        return "ARCHIVED"
    if body["status"] == "PAID":
        return "PAYMENT_COMPLETED"
    if body["approval_status"] in _DECIDED:
        return _DECIDED[body["approval_status"]]
    if held(bill):
        return "ON_HOLD"
    return _payment_summary(bill) if body["approval_status"] == "APPROVED" else "APPROVAL_PENDING"


def _payment_summary(bill: Document) -> str:
    if details_missing(bill):
        return "PAYMENT_DETAILS_MISSING"
    if bill.body["payment"]["payment_method"] in CARD_METHODS:
        return "WAITING_FOR_TRANSACTION_MATCH"
    return "PAYMENT_PROCESSING" if bill.hidden.get("sent") else "PAYMENT_SCHEDULED"


def codes_of(document: Document) -> str:
    """The ids of all accounting codes of a bill and of its lines, to be searched."""
    body = document.body
    parts = [body, *body["line_items"], *body["inventory_line_items"]]
    ids = {code["id"]: None for part in parts for code in part["accounting_field_selections"]}
    return f"|{'|'.join(ids)}|"


def scaled(document: Document) -> int:
    """The amount in ten thousandths of the currency's whole unit, which is exact for every currency."""
    amount = document.body["amount"]
    return int(amount["amount"]) * int(10 ** (4 - exponent_of(amount["currency_code"])))


def _of_payment(name: str) -> Any:
    def column(document: Document) -> Any:
        payment = document.body["payment"]
        value = None if payment is None else payment.get(name, payment["details"].get(name))
        return microseconds(datetime.fromisoformat(value)) if value and name.endswith("_date") else value

    return column


def _usd(document: Document) -> int:
    amount = document.body["amount"]
    return dollars(amount["amount"], amount["currency_code"])


def _synced_at(document: Document) -> int | None:
    found = document.hidden.get("synced_at")
    return None if found is None else microseconds(datetime.fromisoformat(found))


BILLS = table(
    "bills",
    {
        "entity_id": "entity_id",
        "vendor_id": "vendor.id",
        "approval_status": "approval_status",
        "status": "status",
        "sync_status": "sync_status",
        "synced_at": _synced_at,
        "sync_enabled": hidden("sync_enabled"),
        "archived_at": moment("archived_at"),
        "created_at": moment("created_at"),
        "due_at": moment("due_at"),
        "issued_at": moment("issued_at"),
        "paid_at": moment("paid_at"),
        "amount": scaled,
        "usd": _usd,
        "codes": codes_of,
        "payment_method": _of_payment("payment_method"),
        "payment_date": _of_payment("payment_date"),
        "vendor_account_id": _of_payment("vendor_account_id"),
        "payment_id": hidden("payment_id"),
        "payment_number": hidden("payment_number"),
        "purchase_order_id": hidden("purchase_order_id"),
        "draft_bill_id": hidden("draft_bill_id"),
        "invoice_number": "invoice_number",
        "remote_id": "remote_id",
        "details_missing": details_missing,
        "summary": summary,
    },
    ("vendor_id", "purchase_order_id"),
)


def bank_details(source: str | None, target: str | None) -> dict[str, Any]:
    """A payment's details where it goes through a bank."""
    return {
        "schema_type": "VendorPaymentDetailsSchema",
        "approval_status": None,
        "source_bank_account_id": source,
        "vendor_account_id": target,
    }


def card_details(limit_id: str | None = None, *transaction_ids: str) -> dict[str, Any]:
    """A payment's details where it is made by card."""
    return {
        "schema_type": "CardPaymentDetailsSchema",
        "spend_limit_id": limit_id,
        "transaction_ids": list(transaction_ids),
    }


def trace_of(bill: Document) -> dict[str, str] | None:
    """What a payment that was made is traced by; only one bill at a time shows it."""
    payment = bill.body["payment"]
    if payment is None or payment["payment_method"] not in LEADS or payment["effective_date"] is None:
        return None
    words = {"ACH": "ACH Trace ID", "CHECK": "Check Number"}
    digits = str(int(hashlib.sha256(bill.id.encode()).hexdigest()[:14], 16))
    return {"descriptor": words.get(payment["payment_method"], "Wire Reference"), "trace_id": digits[:12]}


# --- From entry to payment ---


def submit(world: World, bill: Document) -> None:
    """Ask for approval, once more where the bill had it already."""
    bill.body["approval_status"] = "PENDING"
    _cancel(world, bill)
    world.later("bill.review", bill.id, seconds=_REVIEW_SECONDS)


def _cancel(world: World, bill: Document) -> None:
    for kind in ("bill.review", "bill.send", "bill.settle"):
        world.schedule.cancel(kind, bill.id)


@due("bill.review")
def _review(world: World, found: Due) -> None:
    bill = world.find(BILLS, found.subject)
    vendor = world.get(VENDORS, bill.body["vendor"]["id"])
    # Nobody approves what is owed to a vendor that was deactivated meanwhile.
    if vendor is None or not vendor.body["is_active"]:
        bill.body["approval_status"] = "REJECTED"
        return_credits(world, bill)
        world.emit("bills.rejected", bill.id)
    else:
        bill.body["approval_status"] = "APPROVED"
        world.emit("bills.approved", bill.id)
        instruct(world, bill)
    world.save(BILLS, bill)


def instruct(world: World, bill: Document) -> None:
    """Have an approved bill paid: at once, or on the day that it is scheduled for."""
    body, payment = bill.body, bill.body["payment"]
    done = body["status"] == "PAID" or body["archived_at"] is not None
    if done or body["approval_status"] != "APPROVED" or payment is None or held(bill):
        return
    method = payment["payment_method"]
    if method == "VENDOR_CREDIT" or payment["details"].get("transaction_ids"):
        pay(world, bill, world.stamp())
    elif method in LEADS and not details_missing(bill) and not bill.hidden.get("sent"):
        world.schedule.cancel("bill.send", bill.id)
        moment_of = microseconds(datetime.fromisoformat(payment["payment_date"]))
        world.schedule.add(max(moment_of, world.micros()), "bill.send", bill.id)


@due("bill.send")
def _send(world: World, found: Due) -> None:
    bill = world.find(BILLS, found.subject)
    payment = bill.body["payment"]
    payment["effective_date"] = world.stamp()
    bill.hidden["sent"] = True
    world.save(BILLS, bill)
    lead = timedelta(days=LEADS[payment["payment_method"]])
    world.later("bill.settle", bill.id, seconds=lead.total_seconds())


@due("bill.settle")
def _settle(world: World, found: Due) -> None:
    bill = world.find(BILLS, found.subject)
    pay(world, bill, world.stamp())
    world.save(BILLS, bill)


def pay(world: World, bill: Document, paid_at: str) -> None:
    """Mark a bill as paid; whoever calls it saves it."""
    bill.body["status"], bill.body["paid_at"] = "PAID", paid_at
    bill.hidden.pop("sent", None)
    world.emit("bills.paid", bill.id)


def hold_changed(world: World, bill: Document) -> None:
    """Keep a bill whose hold, or whose vendor's, began or ended: nothing is sent during one, and much after it."""
    if held(bill):
        world.schedule.cancel("bill.send", bill.id)
    else:
        instruct(world, bill)
    world.save(BILLS, bill)


def archive(world: World, bill: Document) -> None:
    """Archive an unpaid bill: what payment is pending is cancelled, and what credit it used is given back."""
    _cancel(world, bill)
    return_credits(world, bill)
    bill.hidden.pop("sent", None)
    bill.body["archived_at"] = world.stamp()
    world.save(BILLS, bill)


def forget_payment(world: World, bill: Document, method: str | None) -> None:
    """Another way of payment: what was arranged is cancelled, and the details are to be given anew."""
    world.schedule.cancel("bill.send", bill.id)
    return_credits(world, bill)
    details: dict[str, Any] = bank_details(None, None)
    if method in CARD_METHODS:
        details = card_details()
    bill.body["payment"] = None
    # Another vendor's or entity's credits are not meant.
    if method not in {None, "UNSPECIFIED", "VENDOR_CREDIT"}:
        bill.body["payment"] = {
            "amount": bill.body["amount"],
            "details": details,
            "effective_date": None,
            "payment_date": None,
            "payment_method": method,
            "trace_id": None,
        }


# --- By account ---


def paid_through(world: World, account_id: str) -> list[Document]:
    """The unpaid bills that are to be paid to a vendor's account."""
    wanted = Condition("t.vendor_account_id = ? AND t.status = 'OPEN' AND t.archived_at IS NULL", (account_id,))
    return world.documents(BILLS, wanted)


def redirect(world: World, bills: list[Document], account: Document) -> None:
    """Pay bills to another account of the same vendor."""
    for bill in bills:
        bill.body["payment"]["details"]["vendor_account_id"] = account.id
        world.save(BILLS, bill)

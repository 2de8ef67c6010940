"""What bills and drafts are entered with: lines and their codes, dates, the way of payment, files."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ramp_api.sandbox.behaviour import files
from ramp_api.sandbox.behaviour.bill_payments import BILLS, CARD_METHODS, LEADS, bank_details, card_details
from ramp_api.sandbox.behaviour.coding import coded
from ramp_api.sandbox.behaviour.entries import midnight, money, units_of
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import TABLES, Document
from ramp_api.sandbox.registry import Call, File
from ramp_api.sandbox.world import World

__all__ = [
    "attach",
    "check_dates",
    "coded_lines",
    "invoice_id",
    "payment_of",
    "posted",
    "total_of",
    "with_invoices",
]

_WEEKEND = frozenset({5, 6})

_KINDS = ("line_items", "inventory_line_items")


def posted(given: dict[str, Any]) -> str | None:
    """The day that a bill counts for in accounting: of its posting, otherwise of its issue."""
    return given.get("posting_date") or given.get("issued_at")


def check_dates(issued: str | None, due: str | None) -> None:
    """Refuse a bill that is due before it was issued."""
    if issued is not None and due is not None and due < issued:
        raise invalid("due_at", "is before issued_at")


# --- Lines ---


def coded_lines(
    world: World, given: dict[str, Any], currency: str, before: dict[str, Any] | None = None
) -> dict[str, list[dict[str, Any]]]:
    """Both kinds of lines, as a bill shows them; what is not given stays as it was before."""
    lines: dict[str, list[dict[str, Any]]] = {}
    for kind in _KINDS:
        if kind in given or before is None:
            made = _line if kind == "line_items" else _inventory_line
            lines[kind] = [made(world, line, currency, kind) for line in _given(given, kind)]
        else:
            lines[kind] = before[kind]
    return lines


def _given(given: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] | None = given.get(kind)
    return lines or []


def total_of(lines: dict[str, list[dict[str, Any]]], currency: str) -> dict[str, Any]:
    """What the lines add up to.

    Raises:
        Problem: 422, there is no line, or they add up to nothing.
    """
    if not any(lines.values()):
        raise invalid("line_items", "or inventory_line_items must have a line")
    total = sum(line["amount"]["amount"] for kind in _KINDS for line in lines[kind])
    if total <= 0:
        raise invalid("line_items", "add up to nothing")
    return money(total, currency)


def _line(world: World, line: dict[str, Any], currency: str, kind: str) -> dict[str, Any]:
    return {
        "accounting_field_selections": coded(world, line.get("accounting_field_selections")),
        "amount": money(units_of(line["amount"], currency, f"{kind}.amount"), currency),
        "memo": line.get("memo"),
    }


def _inventory_line(world: World, line: dict[str, Any], currency: str, kind: str) -> dict[str, Any]:
    price = units_of(line["unit_price"], currency, f"{kind}.unit_price")
    # Drafts call it quantity and take any number; what is shown is whole.
    quantity = Decimal(line["unit_quantity"] if "unit_quantity" in line else line["quantity"])
    if quantity != quantity.to_integral_value():
        raise invalid(f"{kind}.quantity", "is not a whole number")
    return {
        "accounting_field_selections": coded(world, line.get("accounting_field_selections")),
        "amount": money(price * int(quantity), currency),
        "memo": line.get("memo"),
        "unit_price": money(price, currency),
        "unit_quantity": int(quantity),
    }


# --- Payment ---


def payment_of(world: World, call: Call, body: dict[str, Any], entity: Document) -> dict[str, Any] | None:
    """How a new bill is to be paid; None where that is left open."""
    method, given = str(call.given["payment_method"]), call.given.get("payment_details")
    if method == "UNSPECIFIED":
        if given is not None:
            raise invalid("payment_details", "cannot go with the payment method UNSPECIFIED")
        return None
    dates: dict[str, Any] = {"effective_date": None, "payment_date": None}
    if method in LEADS:
        details = _bank(world, method, given, body, entity, dates=dates)
    elif method == "CARD":
        details = _card(world, given)
    elif method == "PAID_MANUALLY":
        details = _manual(world, given, dates)
    elif given is not None:
        raise invalid("payment_details", f"cannot go with the payment method {method}")
    elif method in CARD_METHODS:
        details = card_details()
    else:
        details = bank_details(None, None)
    return {"amount": body["amount"], "details": details, **dates, "payment_method": method, "trace_id": None}


def _refuse_others(given: dict[str, Any], *names: str) -> None:
    others = sorted(given.keys() - {"payment_method", *names})
    if others:
        raise invalid("payment_details", f"has {', '.join(others)}, which does not go with the payment method")


def _bank(
    world: World,
    method: str,
    given: dict[str, Any] | None,
    body: dict[str, Any],
    entity: Document,
    *,
    dates: dict[str, Any],
) -> dict[str, Any]:
    if given is None:
        return bank_details(None, None)
    to_account = () if method == "CHECK" else ("vendor_account_id",)
    _refuse_others(given, "payment_arrival_date", "source_bank_account_id", *to_account)
    source = given["source_bank_account_id"].lower()
    accounts = [one for one in entity.body["accounts"] or () if one["usage_type"] == "BILL_PAY_BANK_ACCOUNT"]
    if source not in {one["bank_account_id"] for one in accounts}:
        raise invalid("payment_details.source_bank_account_id", "is no account that this entity pays bills from")
    target = _account(world, method, given["vendor_account_id"], body["vendor"]["id"]) if to_account else None
    dates["payment_date"] = midnight(_sent_on(world, method, given["payment_arrival_date"]))
    return bank_details(source, target)


def _account(world: World, method: str, account_id: str, vendor_id: str) -> str:
    name = "payment_details.vendor_account_id"
    account = world.require(TABLES["vendor_accounts"], account_id, name)
    if account.hidden["vendor_id"] != vendor_id or account.hidden["archived"]:
        raise invalid(name, "is no account of this vendor that can be used")
    if account.body["payment_method"] != method:
        raise invalid(name, f"is an account for {account.body['payment_method']}")
    return account.id


def _sent_on(world: World, method: str, arrival: str) -> str:
    """The day that a payment leaves, so that it arrives when it should."""
    arrives, name = date.fromisoformat(arrival), "payment_details.payment_arrival_date"
    leaves = arrives - timedelta(days=LEADS[method])
    if leaves < world.now().date():
        raise invalid(name, f"is too early: {method} takes {LEADS[method]} days")
    if arrives.weekday() in _WEEKEND:
        raise invalid(name, "is not a day that banks work on")
    return leaves.isoformat()


def _card(world: World, given: dict[str, Any] | None) -> dict[str, Any]:
    details = card_details()
    if given is None:
        return details
    _refuse_others(given, "spend_limit_id", "transaction_id")
    name = "payment_details.spend_limit_id"
    details["spend_limit_id"] = world.require(TABLES["limits"], given["spend_limit_id"], name).id
    if given.get("transaction_id") is not None:
        name = "payment_details.transaction_id"
        transaction = world.require(TABLES["transactions"], given["transaction_id"], name)
        if transaction.body["limit_id"] != details["spend_limit_id"]:
            raise invalid(name, "was not spent under that limit")
        if transaction.body["state"] != "CLEARED":
            raise invalid(name, f"is {transaction.body['state']}, not CLEARED")
        details["transaction_ids"] = [transaction.id]
    return details


def _manual(world: World, given: dict[str, Any] | None, dates: dict[str, Any]) -> dict[str, Any]:
    if given is None:
        raise invalid("payment_details", "is missing: when and how was it paid?")
    _refuse_others(given, "manual_payment_method", "payment_date")
    if given["payment_date"] > world.today():
        raise invalid("payment_details.payment_date", "is in the future")
    dates["payment_date"] = midnight(given["payment_date"])
    return {"schema_type": "ManualPaymentDetailsSchema", "manual_payment_method": given["manual_payment_method"]}


# --- Files ---


def attach(world: World, call: Call, document: Document) -> dict[str, Any]:
    """Keep an uploaded file with a bill or a draft; an invoice can be downloaded from then on."""
    file, kind = call.files["file"], call.given["attachment_type"]
    if kind == "VENDOR_CREDIT":
        raise Problem(Kind.NOT_IMPLEMENTED, "the sandbox does not make vendor credits of attachments")
    made = {"id": files.keep(world, file), "attachment_type": kind, "filename": file.filename}
    document.hidden.setdefault("attachments", []).append(made)
    if kind == "INVOICE":
        document.hidden.setdefault("invoices", []).append(made["id"])
    return made


def with_invoices(world: World, call: Call, document: Document) -> dict[str, Any]:
    """What Ramp shows of a bill or a draft: the addresses of its invoices end, so that they are made each time."""
    urls = [files.address(world, call.origin, file_id) for file_id in document.hidden.get("invoices", ())]
    return {**document.body, "invoice_urls": urls}


_FOUNDED = "invoice-"


def invoice_id(bill_id: str) -> str:
    """The file of an invoice that nobody uploaded: the company had it from the beginning."""
    return f"{_FOUNDED}{bill_id}"


def _drawn(world: World, file_id: str) -> File | None:
    """A page with the invoice's number and amount."""
    bill = world.get(BILLS, file_id.removeprefix(_FOUNDED)) if file_id.startswith(_FOUNDED) else None
    if bill is None:
        return None
    amount = bill.body["amount"]
    text = f"Invoice {bill.body['invoice_number']}: {amount['amount']} {amount['currency_code']}"
    drawing = f"BT /F 14 Tf 72 720 Td ({text}) Tj ET"
    parts = (
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj",
        f"4 0 obj<</Length {len(drawing)}>>stream\n{drawing}\nendstream endobj",
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
        "trailer<</Root 1 0 R>>\n%%EOF",
    )
    content = "\n".join(("%PDF-1.4", *parts)).encode("ascii", "replace")
    return File("invoice.pdf", "application/pdf", content)


files.PICTURES.append(_drawn)

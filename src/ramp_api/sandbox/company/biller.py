"""What makes a company's bills, and what becomes of each: its approval, its way of payment, its place in the books."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ramp_api.sandbox.behaviour.bill_entry import invoice_id
from ramp_api.sandbox.behaviour.bill_payments import CARD_METHODS, LEADS, bank_details, card_details
from ramp_api.sandbox.behaviour.bills import vendor_of
from ramp_api.sandbox.behaviour.entries import money, rate
from ramp_api.sandbox.clock import REFERENCE
from ramp_api.sandbox.company import catalog
from ramp_api.sandbox.company.ground import Founding
from ramp_api.sandbox.company.model import FIRST_DAY
from ramp_api.sandbox.company.purchasing import Book, Order
from ramp_api.sandbox.records import Document

__all__ = ["Biller"]

_FATES = (("PAY", 78), ("REJECT", 4), ("WAIT", 4), ("TERMINATE", 2), ("ARCHIVE", 6), ("UNSPECIFIED", 6))
_DAY = timedelta(days=1)
# Less than that is not worth several lines.
_SPLIT = 1_000


@dataclass(frozen=True)
class _Terms:
    """What is decided of a bill before it is rendered."""

    vendor: Document
    entity: Document
    currency: str
    units: int
    created: datetime
    order: Order | None = None


class Biller:
    """Makes bills; ``coming`` is what will happen to them, and ``of_orders`` those that purchase orders have."""

    def __init__(self, book: Book) -> None:
        self._book, self._dice = book, book.dice
        self.bills: list[Document] = []
        self.coming: list[tuple[datetime, str, str]] = []
        self.of_orders: dict[str, list[Document]] = {}
        self._numbers: dict[str, int] = {}

    def plain(self, count: int) -> None:
        """Bills from all kinds of vendors, over all the time that the company spends."""
        span = (REFERENCE - FIRST_DAY) / count
        for number in range(count):
            created = self._dice.moment(FIRST_DAY + span * number, FIRST_DAY + span * (number + 1))
            vendor = self._dice.pick(self._book.vendors)
            if vendor.body["is_active"] or created < REFERENCE - 200 * _DAY:
                self._pay_somehow(self._terms(vendor, created, self._book.amount(vendor)))

    def of_order(self, order: Order) -> None:
        """The bills that a purchase order has: none, a part of it, or all in one or two."""
        total = order.document.body["amount"]["amount"]
        half = total // 2
        parts = self._dice.weighted((((), 4), ((total,), 4), ((half,), 3), ((half, total - half), 3)))
        for part in parts:
            created = order.created + self._dice.between(2, 40) * _DAY
            if part and created < REFERENCE - _DAY:
                bill = self._pay_somehow(self._terms(order.vendor, created, part, order))
                bill.hidden["purchase_order_id"] = order.document.id
                self.of_orders.setdefault(order.document.id, []).append(bill)

    def by_card(self, founding: Founding, count: int) -> None:
        """Bills that were paid with a card transaction of the same amount."""
        vendors = {vendor.body["merchant_id"]: vendor for vendor in self._book.vendors if vendor.body["merchant_id"]}
        sql = (
            "SELECT id, merchant_id, limit_id, cents, time, entity_id FROM transactions WHERE state = 'CLEARED' "
            "AND limit_id IS NOT NULL AND merchant_id IS NOT NULL AND cents > 0 ORDER BY n LIMIT ?"
        )
        for one in founding.world.store.db.execute(sql, (count * 40 + 100,)).fetchall():
            transaction_id, merchant_id, limit_id, cents, time, entity_id = one
            paid = datetime.fromtimestamp(time // 1_000_000, tz=REFERENCE.tzinfo)
            vendor, entity = vendors.get(merchant_id), self._book.entity(entity_id)
            if vendor is None or entity is None or count <= 0 or paid > REFERENCE - 4 * _DAY:
                continue
            count -= 1
            created = paid - self._dice.between(3, 20) * _DAY
            bill = self._bill(_Terms(vendor, entity, "USD", cents, created))
            self._payment(bill, "CARD", card_details(limit_id, transaction_id), paid)
            self._paid(bill, paid)

    def _terms(self, vendor: Document, created: datetime, units: int, order: Order | None = None) -> _Terms:
        currency = vendor.hidden["currency"]
        return _Terms(vendor, self._book.payer(currency), currency, units, created, order)

    # --- What a bill is ---

    def _bill(self, terms: _Terms) -> Document:
        dice, vendor = self._dice, terms.vendor
        issued = (terms.created - dice.below(6) * _DAY).date()
        posting = (terms.created.date()).isoformat() + "T00:00:00+00:00" if dice.happens(0.3) else None
        issued_at = f"{issued.isoformat()}T00:00:00+00:00"
        lines, inventory = self._lines(terms)
        owner = dice.pick(self._book.owners)
        bill_id = dice.uuid()
        body = {
            "id": bill_id,
            "accounting_date": posting or issued_at,
            "accounting_field_selections": [self._book.center(dice)] if dice.happens(0.4) else [],
            "amount": money(terms.units, terms.currency),
            "approval_status": "PENDING",
            "archived_at": None,
            "bill_owner": {"first_name": owner.first_name, "id": owner.id, "last_name": owner.last_name},
            "created_at": terms.created.isoformat(),
            "deep_link_url": None,
            "due_at": f"{issued + dice.pick((14, 30, 30, 45, 60)) * _DAY}T00:00:00+00:00",
            "entity_id": terms.entity.id,
            "fx_conversion_rate": rate(terms.currency, terms.entity.body["currency"]),
            "inventory_line_items": inventory,
            "invoice_number": self._number(vendor.id),
            "invoice_urls": [],
            "issued_at": issued_at,
            "line_items": lines,
            "memo": dice.pick(catalog.MEMOS) if dice.happens(0.4) else None,
            "paid_at": None,
            "payment": None,
            "posting_date": posting,
            "remote_id": None,
            "status": "OPEN",
            "sync_status": "NOT_SYNCED",
            "vendor": vendor_of(vendor),
            "vendor_contact_id": dice.pick(vendor.body["contacts"]),
            "vendor_memo": "Thank you" if dice.happens(0.1) else None,
        }
        hidden: dict[str, Any] = {"payment_id": dice.uuid(), "sync_enabled": dice.happens(0.95)}
        if dice.happens(0.1):
            hidden["draft_bill_id"] = dice.uuid()
        if dice.happens(0.8):
            hidden["invoices"] = [invoice_id(bill_id)]
        bill = Document(bill_id, body, hidden)
        self.bills.append(bill)
        return bill

    def _number(self, vendor_id: str) -> str:
        number = self._numbers[vendor_id] = self._numbers.get(vendor_id, 1000) + self._dice.between(1, 9)
        return f"INV-{number}"

    def _lines(self, terms: _Terms) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Lines of both kinds that add up to the bill's amount, to the last unit."""
        dice, inventory, left = self._dice, list[dict[str, Any]](), terms.units
        code = self._book.account(terms.vendor.hidden["kind"])
        if terms.order is None and left > _SPLIT and dice.happens(0.1):
            quantity = dice.between(2, 9)
            price = left // 2 // quantity
            inventory = [
                {
                    "accounting_field_selections": [code],
                    "amount": money(price * quantity, terms.currency),
                    "memo": None,
                    "unit_price": money(price, terms.currency),
                    "unit_quantity": quantity,
                }
            ]
            left -= price * quantity
        parts = [left // 3, left - left // 3] if left > _SPLIT and dice.happens(0.4) else [left]
        coded = dice.happens(0.9)
        lines = [
            {
                "accounting_field_selections": [code] if coded else [],
                "amount": money(part, terms.currency),
                "memo": dice.pick(catalog.MEMOS) if dice.happens(0.3) else None,
            }
            for part in parts
        ]
        return lines, inventory

    # --- What becomes of it ---

    def _pay_somehow(self, terms: _Terms) -> Document:
        dice, bill = self._dice, self._bill(terms)
        approved = terms.created + timedelta(hours=dice.between(2, 70))
        fate = dice.weighted(_FATES)
        if fate == "UNSPECIFIED":
            if dice.happens(0.3):
                self._payment(bill, "UNSPECIFIED", bank_details(None, None), None)
        else:
            self._arrange(bill, terms)
        if fate == "ARCHIVE" and terms.created < REFERENCE - 25 * _DAY:
            bill.body["archived_at"] = (terms.created + dice.between(3, 20) * _DAY).isoformat()
            bill.body["approval_status"] = dice.pick(("PENDING", "REJECTED", "APPROVED"))
        elif approved > REFERENCE:
            bill.body["approval_status"] = "INITIALIZED" if terms.created > REFERENCE - _DAY / 2 else "PENDING"
            self.coming.append((approved, "bill.review", bill.id))
        elif fate in {"REJECT", "TERMINATE"}:
            bill.body["approval_status"] = "REJECTED" if fate == "REJECT" else "TERMINATED"
        elif fate != "WAIT":
            self._approved(bill, terms, approved)
        if terms.vendor.hidden.get("on_hold") and bill.body["status"] == "OPEN":
            bill.hidden["vendor_on_hold"] = True
        return bill

    def _arrange(self, bill: Document, terms: _Terms) -> None:
        """Say how a bill is to be paid."""
        dice, accounts = self._dice, self._book.accounts[terms.vendor.id]
        account = dice.pick(accounts)
        method = str(account.body["payment_method"])
        if terms.currency == "USD":
            others = (
                ("CHECK", 3),
                ("PAID_MANUALLY", 2),
                ("ONE_TIME_CARD", 1),
                ("ONE_TIME_CARD_DELIVERY", 1),
                ("CARD", 1),
            )
            method = dice.weighted(((method, 12), *others))
        elif dice.happens(0.12):
            method = "PAID_MANUALLY"
        if method in LEADS:
            source = terms.entity.body["accounts"][0]["bank_account_id"]
            details = bank_details(source, None if method == "CHECK" else account.id)
            due = datetime.fromisoformat(bill.body["due_at"])
            planned = max(due - LEADS[method] * _DAY, terms.created.replace(hour=0, minute=0, second=0) + 4 * _DAY)
            self._payment(bill, method, details, planned)
        elif method == "PAID_MANUALLY":
            kind = dice.pick(("CASH", "CHECK", "DIRECT_DEBIT", "NON_RAMP_CREDIT_CARD", "OTHER", "PAID_IN_ERP"))
            day = terms.created.replace(hour=0, minute=0, second=0)
            details = {"schema_type": "ManualPaymentDetailsSchema", "manual_payment_method": kind}
            self._payment(bill, method, details, day)
        else:
            self._payment(bill, method, card_details(), None)

    def _payment(self, bill: Document, method: str, details: dict[str, Any], planned: datetime | None) -> None:
        bill.body["payment"] = {
            "amount": bill.body["amount"],
            "details": details,
            "effective_date": None,
            "payment_date": planned and planned.isoformat(),
            "payment_method": method,
            "trace_id": None,
        }

    def _approved(self, bill: Document, terms: _Terms, approved: datetime) -> None:
        body, payment = bill.body, bill.body["payment"]
        body["approval_status"] = "APPROVED"
        method = payment and payment["payment_method"]
        if method == "PAID_MANUALLY":
            self._paid(bill, max(approved, terms.created))
        elif method in LEADS:
            self._send(bill, method, terms)
        elif method in CARD_METHODS or method is None or method == "UNSPECIFIED":
            self._sync(bill, approved)

    def _send(self, bill: Document, method: str, terms: _Terms) -> None:
        sent = datetime.fromisoformat(bill.body["payment"]["payment_date"])
        arrives = sent + LEADS[method] * _DAY
        on_hold = self._dice.happens(0.08)
        if on_hold and sent > REFERENCE:
            bill.hidden["on_hold"] = True
        elif sent > REFERENCE and not terms.vendor.hidden.get("on_hold"):
            self.coming.append((sent, "bill.send", bill.id))
        elif sent <= REFERENCE:
            bill.body["payment"]["effective_date"] = sent.isoformat()
            if arrives <= REFERENCE:
                self._paid(bill, arrives)
                return
            bill.hidden["sent"] = True
            self.coming.append((arrives, "bill.settle", bill.id))
        self._sync(bill, datetime.fromisoformat(bill.body["created_at"]) + 4 * _DAY)

    def _paid(self, bill: Document, paid: datetime) -> None:
        bill.body["approval_status"], bill.body["status"] = "APPROVED", "PAID"
        bill.body["paid_at"] = paid.isoformat()
        self._sync(bill, paid)

    def _sync(self, bill: Document, since: datetime) -> None:
        """Some of what can be in the accounting system is there."""
        dice, body, synced = self._dice, bill.body, since + 2 * _DAY
        paid = body["status"] == "PAID"
        statuses = (("BILL_AND_PAYMENT_SYNCED", 70), ("BILL_SYNCED", 15)) if paid else (("BILL_SYNCED", 50),)
        status = dice.weighted((*statuses, ("NOT_SYNCED", 100 - sum(weight for _, weight in statuses))))
        if not bill.hidden["sync_enabled"] or synced > REFERENCE or status == "NOT_SYNCED":
            return
        number = dice.digits(8)
        body |= {"sync_status": status, "remote_id": number, "deep_link_url": f"https://erp.example/bills/{number}"}
        bill.hidden["synced_at"] = synced.isoformat()

    def by_credit(self, vendor: Document, entity: Document, units: int, created: datetime) -> Document:
        """A bill that was paid out of the vendor's credit."""
        bill = self._bill(_Terms(vendor, entity, "USD", units, created))
        self._payment(bill, "VENDOR_CREDIT", bank_details(None, None), None)
        self._paid(bill, created + timedelta(hours=3))
        return bill

    # --- Drafts ---

    def drafts(self, count: int) -> list[Document]:
        """Bills that were begun; each has a little more than the one before."""
        made: list[Document] = []
        span = 60 * _DAY / count
        for number in range(count):
            vendor = self._dice.pick(self._book.active)
            created = REFERENCE - 60 * _DAY + span * number
            bill = self._bill(self._terms(vendor, created.replace(microsecond=0), self._book.amount(vendor)))
            self.bills.pop()
            made.append(_draft(bill, number % 4))
        return made


_KEPT = (
    "id", "accounting_date", "accounting_field_selections", "amount", "bill_owner", "created_at", "due_at",
    "entity_id", "inventory_line_items", "invoice_number", "invoice_urls", "issued_at", "line_items", "memo",
    "posting_date", "vendor", "vendor_memo",
)  # fmt: skip


def _draft(bill: Document, filled: int) -> Document:
    body = {name: bill.body[name] for name in _KEPT} | {"status": "DRAFT", "sync_status": "NOT_SYNCED"}
    # What is still empty of a draft that was only begun, that has a bill's head, and that has its lines as well.
    empty: tuple[dict[str, Any], ...] = (
        dict.fromkeys(("entity_id", "bill_owner", "memo", "vendor_memo")),
        {"amount": None, "line_items": [], "inventory_line_items": []},
        dict.fromkeys(("accounting_date", "due_at", "invoice_number", "issued_at", "posting_date")),
    )
    for part in empty[filled:]:
        body |= part
    currency = bill.body["amount"]["currency_code"]
    hidden: dict[str, Any] = {"currency": currency, "sync_enabled": True}
    if filled == len(empty):
        hidden["remote_id"] = f"DRAFT-{bill.id[:6]}"
    return Document(bill.id, body, hidden)

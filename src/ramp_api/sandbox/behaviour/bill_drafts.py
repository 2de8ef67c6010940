"""Drafts of bills: begun with no more than a vendor, and filled in bit by bit."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour.bill_entry import attach, check_dates, coded_lines, posted, with_invoices
from ramp_api.sandbox.behaviour.bills import owner_of, vendor_of
from ramp_api.sandbox.behaviour.coding import coded
from ramp_api.sandbox.behaviour.entries import midnight, money, state_problem
from ramp_api.sandbox.behaviour.organization import usable_entity
from ramp_api.sandbox.behaviour.purchase_orders import matched_order
from ramp_api.sandbox.behaviour.vendor_records import contact_of, payable
from ramp_api.sandbox.listing import at_least, at_most, equal, lists
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document, encode, hidden, moment, table
from ramp_api.sandbox.registry import ASSUMED, Answer, Call, Listing, answers
from ramp_api.sandbox.world import World

__all__ = ["DRAFT_BILLS"]

DRAFT_BILLS = table(
    "draft_bills",
    {
        "entity_id": "entity_id",
        "vendor_id": "vendor.id",
        "created_at": moment("created_at"),
        "due_at": moment("due_at"),
        "issued_at": moment("issued_at"),
        "invoice_number": "invoice_number",
        "remote_id": hidden("remote_id"),
    },
    ("vendor_id",),
)

lists(
    "bills.drafts.list",
    Listing(
        DRAFT_BILLS,
        {
            **{name: equal(name) for name in ("entity_id", "vendor_id", "invoice_number", "remote_id")},
            "from_created_at": at_least("created_at"),
            "to_created_at": at_most("created_at"),
            "from_due_date": at_least("due_at"),
            "to_due_date": at_most("due_at"),
            "from_issued_date": at_least("issued_at"),
            "to_issued_date": at_most("issued_at"),
        },
        render=lambda world, call, record: encode(with_invoices(world, call, record.document())),
    ),
)


def _draft(world: World, call: Call) -> Document:
    return world.find(DRAFT_BILLS, call.path["draft_bill_id"].lower(), "draft of a bill")


def _answer(world: World, call: Call, draft: Document, status: int = 200) -> Answer:
    return Answer(status, encode(with_invoices(world, call, draft)))


@answers("bills.drafts.get")
def get(world: World, call: Call) -> Answer:
    """One draft."""
    return _answer(world, call, _draft(world, call))


_EMPTY = (
    "accounting_date", "amount", "due_at", "entity_id", "invoice_number", "issued_at", "memo", "posting_date",
    "vendor_memo",
)  # fmt: skip


@answers("bills.drafts.create", f"{ASSUMED}: the answer is the draft, as bills.drafts.get has it")
def create(world: World, call: Call) -> Answer:
    """A new draft."""
    body: dict[str, Any] = {
        "id": world.new_id(),
        **dict.fromkeys(_EMPTY),
        "accounting_field_selections": [],
        "bill_owner": owner_of(world, call),
        "created_at": world.stamp(),
        "inventory_line_items": [],
        "invoice_urls": [],
        "line_items": [],
        "status": "DRAFT",
        "sync_status": "NOT_SYNCED",
        "vendor": vendor_of(payable(world, call.given["vendor_id"])),
    }
    draft = Document(body["id"], body, {"currency": "USD", "sync_enabled": True})
    _fill(world, draft, call.given)
    world.store.insert(DRAFT_BILLS, draft)
    return _answer(world, call, draft, 201)


@answers("bills.drafts.update", f"{ASSUMED}: the answer is the draft; null empties a field")
def update(world: World, call: Call) -> Answer:
    """Fill in, or empty, what is given."""
    draft, given = _draft(world, call), call.given
    if "vendor_id" in given:
        if given["vendor_id"] is None:
            raise invalid("vendor_id", "is null: a draft has a vendor")
        draft.body["vendor"] = vendor_of(payable(world, given["vendor_id"]))
    _fill(world, draft, given)
    return _answer(world, call, world.save(DRAFT_BILLS, draft))


def _fill(world: World, draft: Document, given: dict[str, Any]) -> None:
    body = draft.body
    if given.get("entity_id") is not None:
        body["entity_id"] = usable_entity(world, given)
    elif "entity_id" in given:
        body["entity_id"] = None
    for name in ("memo", "invoice_number"):
        body[name] = given.get(name, body[name])
    for name in ("due_at", "issued_at", "posting_date"):
        body[name] = midnight(given[name]) if name in given else body[name]
    check_dates(body["issued_at"], body["due_at"])
    body["accounting_date"] = posted(body)
    if "accounting_field_selections" in given:
        body["accounting_field_selections"] = coded(world, given["accounting_field_selections"])
    _fill_amount(world, draft, given)
    _fill_hidden(world, draft, given)


def _fill_amount(world: World, draft: Document, given: dict[str, Any]) -> None:
    body, currency = draft.body, given.get("invoice_currency") or draft.hidden["currency"]
    kept = [kind for kind in ("line_items", "inventory_line_items") if body[kind] and kind not in given]
    if currency != draft.hidden["currency"] and kept:
        raise state_problem("the draft's lines are in another currency: give them anew along with it")
    draft.hidden["currency"] = currency
    body |= coded_lines(world, given, currency, body)
    lines = [*body["line_items"], *body["inventory_line_items"]]
    body["amount"] = money(sum(line["amount"]["amount"] for line in lines), currency) if lines else None


def _fill_hidden(world: World, draft: Document, given: dict[str, Any]) -> None:
    """What drafts take, and do not show."""
    body, kept = draft.body, draft.hidden
    if given.get("vendor_contact_id") is not None:
        kept["vendor_contact_id"] = contact_of(world, Document(body["vendor"]["id"], {}), given["vendor_contact_id"])
    elif "vendor_id" in given or "vendor_contact_id" in given:
        kept.pop("vendor_contact_id", None)
    if given.get("enable_accounting_sync") is not None:
        kept["sync_enabled"] = given["enable_accounting_sync"]
    if "remote_id" in given:
        kept["remote_id"] = given["remote_id"]
    if kept.get("remote_id") is not None and not kept["sync_enabled"]:
        raise invalid("remote_id", "cannot go with enable_accounting_sync=false")
    if "purchase_order_ids" in given:
        named: list[str] = given["purchase_order_ids"] or []
        priced = {**body, "amount": body["amount"] or money(0, kept["currency"])}
        kept["purchase_order_ids"] = [matched_order(world, priced, one).id for one in named]


@answers("bills.drafts.attachments.upload", f"{ASSUMED}: the answer is the attachment; invoices go to invoice_urls")
def upload(world: World, call: Call) -> Answer:
    """A file that goes with a draft."""
    draft = _draft(world, call)
    made = attach(world, call, draft)
    world.save(DRAFT_BILLS, draft)
    return Answer(201, encode(made))

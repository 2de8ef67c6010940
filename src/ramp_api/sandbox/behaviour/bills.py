"""Bills: entered, changed, held, released and archived. Their way to payment is in ``bill_payments.py``."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from ramp_api.sandbox.behaviour.bill_entry import (
    attach,
    check_dates,
    coded_lines,
    payment_of,
    posted,
    total_of,
    with_invoices,
)
from ramp_api.sandbox.behaviour.bill_payments import (
    BILLS,
    SUMMARIES,
    archive,
    forget_payment,
    hold_changed,
    pay,
    submit,
    trace_of,
)
from ramp_api.sandbox.behaviour.coding import coded
from ramp_api.sandbox.behaviour.entries import in_list, lowered, midnight, no_body, rate, state_problem
from ramp_api.sandbox.behaviour.organization import ENTITIES, filled, usable_entity
from ramp_api.sandbox.behaviour.people_records import USERS
from ramp_api.sandbox.behaviour.purchase_orders import matched_order, recount
from ramp_api.sandbox.behaviour.vendor_credits import apply_credits, return_credits
from ramp_api.sandbox.behaviour.vendor_records import contact_of, payable
from ramp_api.sandbox.listing import at_least, at_most, equal, lists, when
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, encode
from ramp_api.sandbox.registry import ASSUMED, KNOWN, SEEN, Answer, Call, Filter, Listing, Query, answers
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["BILLS", "owner_of", "vendor_of"]

# Ready is what an accounting system has to take over next: the bill once it is approved, and its payment once paid.
_READY = (
    "t.sync_enabled AND t.archived_at IS NULL AND ((t.approval_status = 'APPROVED' AND t.sync_status = 'NOT_SYNCED') "
    "OR (t.status = 'PAID' AND t.sync_status <> 'BILL_AND_PAYMENT_SYNCED'))"
)


def _shown(query: Query) -> Condition:
    return Condition("t.archived_at IS NOT NULL" if query.get("is_archived") else "t.archived_at IS NULL")


def _amount(rounding: str, sign: str) -> Filter:
    def condition(value: Decimal) -> Condition:
        exact = (value * 10_000).to_integral_value(rounding)
        return Condition(f"t.amount {sign} ?", (int(exact),))

    return condition


def _summaries(values: list[str]) -> Condition:
    unknown = [value for value in values if value not in SUMMARIES]
    if unknown:
        raise invalid("status_summaries", f"has {unknown[0]}, which is none of {', '.join(sorted(SUMMARIES))}", "query")
    return Condition(f"t.summary IN ({', '.join('?' * len(values))})", tuple(values))


def _day(column: str) -> dict[str, Filter]:
    return {f"from_{column}": at_least(column), f"to_{column}": at_most(column)}


lists(
    "bills.list",
    Listing(
        BILLS,
        {
            **{name: equal(name) for name in ("entity_id", "vendor_id", "approval_status", "payment_method")},
            **{name: equal(name) for name in ("sync_status", "invoice_number", "remote_id")},
            "payment_status": equal("status"),
            "accounting_field_selection_id": lambda value: in_list("codes", value),
            "sync_ready": when(_READY, f"NOT ({_READY})"),
            **_day("created_at"),
            **_day("paid_at"),
            **_day("payment_date"),
            "from_due_date": at_least("due_at"),
            "to_due_date": at_most("due_at"),
            "from_issued_date": at_least("issued_at"),
            "to_issued_date": at_most("issued_at"),
            "min_amount": _amount(ROUND_CEILING, ">="),
            "max_amount": _amount(ROUND_FLOOR, "<="),
            "customer_friendly_payment_id": equal("payment_number"),
            "draft_bill_id": lowered("draft_bill_id"),
            "payment_id": lowered("payment_id"),
            "status_summaries": _summaries,
            "is_accounting_sync_enabled": when("t.sync_enabled", "NOT t.sync_enabled"),
            "payment_details_missing": when("t.details_missing", "NOT t.details_missing"),
        },
        _shown,
        frozenset({"is_archived"}),
        render=lambda world, call, record: encode(with_invoices(world, call, record.document())),
    ),
    f"{KNOWN}; {SEEN}: the values of status_summaries, by a public client; {ASSUMED}: which summary a bill has",
)


@answers("bills.get")
def get(world: World, call: Call) -> Answer:
    """One bill, archived ones too, with the trace id of its payment, which the list leaves out."""
    bill = world.find(BILLS, call.path["bill_id"], "bill")
    if bill.body["payment"] is not None:
        bill.body["payment"]["trace_id"] = trace_of(bill)
    return _answer(world, call, bill)


def _answer(world: World, call: Call, bill: Document, status: int = 200) -> Answer:
    return Answer(status, encode(with_invoices(world, call, bill)))


def vendor_of(vendor: Document) -> dict[str, Any]:
    """A vendor as a bill shows it."""
    remote = vendor.body["accounting_vendor_remote_id"]
    return {
        "id": vendor.id,
        "name": vendor.body["name"],
        "remote_code": None,
        "remote_id": remote,
        "remote_name": vendor.body["name"] if remote else None,
        "type": vendor.body["vendor_type"],
    }


def owner_of(world: World, call: Call) -> dict[str, Any]:
    """Who enters a bill: on whose behalf the call is made."""
    user = world.get(USERS, call.actor)
    names = {} if user is None else {name: user.body[name] for name in ("first_name", "last_name")}
    return {"first_name": None, "last_name": None, **names, "id": call.actor}


def _entity(world: World, given: dict[str, Any]) -> Document:
    return world.require(ENTITIES, usable_entity(world, given) or "", "entity_id")


def _unused(world: World, vendor_id: str, number: str, own: str = "") -> str:
    filled("invoice_number", number)
    wanted = Condition(
        "t.vendor_id = ? AND t.invoice_number = ? AND t.archived_at IS NULL AND t.id <> ?", (vendor_id, number, own)
    )
    if world.first(BILLS, wanted):
        raise invalid("invoice_number", "is the number of another bill of this vendor")
    return number


_ENTERED = (
    f"{KNOWN}; {ASSUMED}: approved within two hours, paid on its day; one bill for each invoice number of a vendor; "
    "the days that a payment takes"
)


@answers("bills.create", _ENTERED)
def create(world: World, call: Call) -> Answer:
    """A new bill, which goes to approval, and to payment after it."""
    given = call.given
    vendor, entity = payable(world, given["vendor_id"]), _entity(world, given)
    currency = given["invoice_currency"]
    lines = coded_lines(world, given, currency)
    check_dates(given["issued_at"], given["due_at"])
    bill_id = world.new_id()
    body = {
        "id": bill_id,
        "accounting_date": midnight(posted(given)),
        "accounting_field_selections": coded(world, given.get("accounting_field_selections")),
        "amount": total_of(lines, currency),
        "approval_status": "INITIALIZED",
        "archived_at": None,
        "bill_owner": owner_of(world, call),
        "created_at": world.stamp(),
        "deep_link_url": None,
        "due_at": midnight(given["due_at"]),
        "entity_id": entity.id,
        "fx_conversion_rate": rate(currency, entity.body["currency"]),
        **lines,
        "invoice_number": _unused(world, vendor.id, given["invoice_number"]),
        "invoice_urls": [],
        "issued_at": midnight(given["issued_at"]),
        "memo": given.get("memo"),
        "paid_at": None,
        "payment": None,
        "posting_date": midnight(given.get("posting_date")),
        "remote_id": given.get("remote_id"),
        "status": "OPEN",
        "sync_status": "NOT_SYNCED",
        "vendor": vendor_of(vendor),
        "vendor_contact_id": contact_of(world, vendor, given["vendor_contact_id"]),
        "vendor_memo": None,
    }
    body["payment"] = payment_of(world, call, body, entity)
    return _answer(world, call, _entered(world, body, vendor), 201)


def _entered(world: World, body: dict[str, Any], vendor: Document) -> Document:
    number = world.store.next_number("bill payments")
    bill = world.add(
        BILLS,
        body,
        payment_id=world.new_id(),
        payment_number=f"BP-{number:07d}",
        sync_enabled=True,
        vendor_on_hold=bool(vendor.hidden.get("on_hold")),
    )
    method = body["payment"] and body["payment"]["payment_method"]
    world.emit("bills.created", bill.id)
    submit(world, bill)
    if method == "VENDOR_CREDIT":
        apply_credits(world, bill)
    if method == "PAID_MANUALLY":
        pay(world, bill, body["payment"]["payment_date"])
    return world.save(BILLS, bill)


# What may still be changed of a bill that is paid, or that the accounting system has.
_ALWAYS = frozenset({"memo", "remote_id", "purchase_order_id"})
_UNTIL_SYNCED = _ALWAYS | {"accounting_field_selections", "posting_date"}


@answers(
    "bills.update", f"{KNOWN}; {ASSUMED}: what of a paid or synced bill may change; other amounts need approval anew"
)
def update(world: World, call: Call) -> Answer:
    """Change a bill that is not paid; of a paid one, its coding."""
    bill, given = world.find(BILLS, call.path["bill_id"], "bill"), call.given
    _changeable(bill, set(given))
    before = (bill.body["amount"], bill.body["vendor"]["id"])
    _change_parties(world, bill, given)
    _change_fields(world, bill, given)
    if given.keys() & {"line_items", "inventory_line_items"}:
        _change_lines(world, bill, given)
    if "payment_method" in given:
        _change_method(world, bill, given["payment_method"])
    if "purchase_order_id" in given:
        _match(world, bill, given["purchase_order_id"])
    if before != (bill.body["amount"], bill.body["vendor"]["id"]):
        submit(world, bill)
    world.save(BILLS, bill)
    _recount_of(world, bill)
    return _answer(world, call, bill)


def _changeable(bill: Document, names: set[str]) -> None:
    body = bill.body
    if body["archived_at"] is not None:
        raise state_problem("the bill is archived")
    allowed, why = None, ""
    if body["status"] == "PAID" or bill.hidden.get("sent"):
        allowed, why = _UNTIL_SYNCED, "paid, or being paid"
    if body["sync_status"] != "NOT_SYNCED":
        allowed, why = _ALWAYS, "in the accounting system"
    refused = sorted(names - allowed) if allowed is not None else []
    if refused:
        raise state_problem(f"the bill is {why}: {', '.join(refused)} cannot be changed")


def _change_parties(world: World, bill: Document, given: dict[str, Any]) -> None:
    body = bill.body
    if "vendor_id" in given and given["vendor_id"].lower() != body["vendor"]["id"]:
        vendor = payable(world, given["vendor_id"])
        if "vendor_contact_id" not in given:
            raise invalid("vendor_contact_id", "is missing: the bill goes to another vendor")
        forget_payment(world, bill, body["payment"] and body["payment"]["payment_method"])
        body["vendor"] = vendor_of(vendor)
        bill.hidden["vendor_on_hold"] = bool(vendor.hidden.get("on_hold"))
    else:
        vendor = Document(body["vendor"]["id"], {})
    if "vendor_contact_id" in given:
        body["vendor_contact_id"] = contact_of(world, vendor, given["vendor_contact_id"])
    if "entity_id" in given:
        entity = _entity(world, given)
        if entity.id != body["entity_id"]:
            forget_payment(world, bill, body["payment"] and body["payment"]["payment_method"])
        body["entity_id"] = entity.id
        body["fx_conversion_rate"] = rate(body["amount"]["currency_code"], entity.body["currency"])
    number = given.get("invoice_number", body["invoice_number"])
    body["invoice_number"] = _unused(world, body["vendor"]["id"], number, bill.id)


def _change_fields(world: World, bill: Document, given: dict[str, Any]) -> None:
    body = bill.body
    for name in ("memo", "remote_id"):
        body[name] = given.get(name, body[name])
    for name in ("due_at", "issued_at", "posting_date"):
        body[name] = midnight(given[name]) if name in given else body[name]
    check_dates(body["issued_at"][:10], body["due_at"][:10])
    body["accounting_date"] = body["posting_date"] or body["issued_at"]
    if "accounting_field_selections" in given:
        body["accounting_field_selections"] = coded(world, given["accounting_field_selections"])


def _change_lines(world: World, bill: Document, given: dict[str, Any]) -> None:
    body = bill.body
    currency = body["amount"]["currency_code"]
    changed = coded_lines(world, given, currency, body)
    body |= {**changed, "amount": total_of(changed, currency)}
    if body["payment"] is not None:
        body["payment"]["amount"] = body["amount"]
        if body["payment"]["payment_method"] == "VENDOR_CREDIT":
            return_credits(world, bill)
            apply_credits(world, bill)


def _change_method(world: World, bill: Document, method: str) -> None:
    payment = bill.body["payment"]
    if method == (payment and payment["payment_method"]):
        return
    if method in {"PAID_MANUALLY", "VENDOR_CREDIT"}:
        raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox cannot change a bill's payment to {method}: enter it anew")
    forget_payment(world, bill, method)


def _match(world: World, bill: Document, order_id: str | None) -> None:
    before = bill.hidden.pop("purchase_order_id", None)
    if order_id is not None:
        bill.hidden["purchase_order_id"] = matched_order(world, bill.body, order_id).id
    world.save(BILLS, bill)
    if before is not None:
        recount(world, before)


def _recount_of(world: World, bill: Document) -> None:
    if bill.hidden.get("purchase_order_id"):
        recount(world, bill.hidden["purchase_order_id"])


@answers("bills.delete", f"{KNOWN}: paid bills stay")
def delete(world: World, call: Call) -> Answer:
    """Archived: its payment is cancelled, and it leaves the list."""
    bill = world.find(BILLS, call.path["bill_id"], "bill")
    if bill.body["archived_at"] is not None:
        raise state_problem("the bill is archived already")
    if bill.body["status"] == "PAID":
        raise state_problem("a paid bill cannot be archived")
    archive(world, bill)
    _recount_of(world, bill)
    return Answer(204)


_HELD = f"{ASSUMED}: no fields, and the answer is the bill"


@answers("bills.hold", _HELD)
def hold(world: World, call: Call) -> Answer:
    """Do not pay this bill."""
    return _set_hold(world, call, on_hold=True)


@answers("bills.release", _HELD)
def release(world: World, call: Call) -> Answer:
    """Pay this bill after all."""
    return _set_hold(world, call, on_hold=False)


def _set_hold(world: World, call: Call, *, on_hold: bool) -> Answer:
    no_body(call)
    bill = world.find(BILLS, call.path["bill_id"], "bill")
    if bill.body["archived_at"] is not None or bill.body["status"] == "PAID" or bill.hidden.get("sent"):
        raise state_problem("the bill is archived, paid, or being paid")
    if bool(bill.hidden.get("on_hold")) == on_hold:
        raise state_problem("the bill is on hold already" if on_hold else "the bill is not on hold")
    bill.hidden["on_hold"] = on_hold
    hold_changed(world, bill)
    return _answer(world, call, bill)


@answers("bills.attachments.upload", f"{ASSUMED}: the answer is the attachment; invoices go to invoice_urls")
def upload(world: World, call: Call) -> Answer:
    """A file that goes with a bill."""
    bill = world.find(BILLS, call.path["bill_id"], "bill")
    if bill.body["archived_at"] is not None:
        raise state_problem("the bill is archived")
    made = attach(world, call, bill)
    world.save(BILLS, bill)
    return Answer(201, encode(made))

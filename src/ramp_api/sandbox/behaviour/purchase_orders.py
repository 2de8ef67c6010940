"""Purchase orders and their lines. What was received and billed of them follows from receipts and bills."""

from __future__ import annotations

import re
from typing import Any

from ramp_api.money import exponent_of
from ramp_api.sandbox.behaviour.coding import coded
from ramp_api.sandbox.behaviour.entries import lowered, midnight, money, nonempty, state_problem, units_of
from ramp_api.sandbox.behaviour.organization import usable_entity
from ramp_api.sandbox.behaviour.vendor_records import payable
from ramp_api.sandbox.listing import at_least, at_most, equal, lists
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import TABLES, Document, hidden, moment, table
from ramp_api.sandbox.registry import (
    ASSUMED,
    KNOWN,
    SEEN,
    Answer,
    Call,
    Listing,
    Query,
    answers,
    created,
    nothing,
    shown,
)
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["PURCHASE_ORDERS", "billing_status", "matched_order", "order_line", "receipt_status", "recount"]

PURCHASE_ORDERS = table(
    "purchase_orders",
    {
        "creation_source": "creation_source",
        "created_at": moment("created_at"),
        "receipt_status": "receipt_status",
        "entity_id": "entity_id",
        "vendor_id": "vendor_id",
        "three_way_match_enabled": "three_way_match_enabled",
        "archived_at": moment("archived_at"),
        "external_id": hidden("external_id"),
        "remote_id": "remote_id",
        "spend_request_id": "spend_request_id",
        "number": "purchase_order_number",
    },
    ("vendor_id",),
)


def _shown(query: Query) -> Condition | None:
    return None if query.get("include_archived") else Condition("t.archived_at IS NULL")


lists(
    "purchase_orders.list",
    Listing(
        PURCHASE_ORDERS,
        {
            "creation_source": equal("creation_source"),
            "from_created_at": at_least("created_at"),
            "to_created_at": at_most("created_at"),
            "receipt_status": equal("receipt_status"),
            "entity_id": equal("entity_id"),
            "three_way_match_enabled": equal("three_way_match_enabled"),
            "external_id": equal("external_id"),
            "remote_id": equal("remote_id"),
            "spend_request_id": lowered("spend_request_id"),
        },
        _shown,
        frozenset({"include_archived"}),
    ),
    f"{SEEN}: archived ones are left out",
)


@answers("purchase_orders.get")
def get(world: World, call: Call) -> Answer:
    """One order, archived ones too."""
    found = _order(world, call)
    found.body["custom_form_collection_response"] = None
    return shown(found)


_ORDER = f"{ASSUMED}: the answer is the purchase order"


def _order(world: World, call: Call) -> Document:
    return world.find(PURCHASE_ORDERS, call.path["purchase_order_id"], "purchase order")


def _open(world: World, call: Call) -> Document:
    order = _order(world, call)
    if order.body["archived_at"] is not None:
        raise state_problem("the purchase order is archived")
    return order


def order_line(world: World, given: dict[str, Any], currency: str) -> dict[str, Any]:
    """A new line of an order."""
    if given["unit_quantity"] < 1:
        raise invalid("line_items.unit_quantity", "is less than 1")
    line = {
        "id": world.new_id(),
        "accounting_field_selections": coded(world, given.get("accounting_field_selections")),
        "description": given.get("description"),
        "remote_id": None,
        "unit_price": money(_price(given["unit_price"], currency), currency),
        "unit_quantity": given["unit_quantity"],
    }
    return _valued(line)


def _price(value: Any, currency: str) -> int:
    price = units_of(value, currency, "line_items.unit_price")
    if price < 0:
        raise invalid("line_items.unit_price", "is less than 0")
    return price


def _valued(line: dict[str, Any]) -> dict[str, Any]:
    price = line["unit_price"]
    return {**line, "amount": money(price["amount"] * line["unit_quantity"], price["currency_code"])}


@answers("purchase_orders.create", f"{KNOWN}; {ASSUMED}: a number is of one order only, and there is no request")
def create(world: World, call: Call) -> Answer:
    """A new order."""
    given, currency = call.given, call.given["currency"]
    try:
        exponent_of(currency)
    except ValueError as error:
        raise invalid("currency", str(error)) from None
    vendor_id = None if given.get("vendor_id") is None else payable(world, given["vendor_id"]).id
    if given.get("net_payment_terms") is not None and given["net_payment_terms"] < 0:
        raise invalid("net_payment_terms", "is less than 0")
    body = {
        "id": world.new_id(),
        "accounting_field_selections": coded(world, given.get("accounting_field_selections")),
        "archived_at": None,
        "bill_ids": [],
        "created_at": world.stamp(),
        "creation_source": "DEVELOPER_API",
        "entity_id": usable_entity(world, given),
        "line_items": [order_line(world, line, currency) for line in nonempty("line_items", given["line_items"])],
        "memo": given.get("memo"),
        "name": None,
        "net_payment_terms": given.get("net_payment_terms"),
        "promise_date": midnight(given.get("promise_date")),
        "purchase_order_number": _number(world, given.get("purchase_order_number")),
        "remote_id": None,
        "spend_end_date": None,
        # Nobody requested it in Ramp.
        "spend_request_id": None,
        "spend_start_date": None,
        "three_way_match_enabled": given["three_way_match_enabled"],
        "transaction_ids": [],
        "user_id": None,
        "vendor_id": vendor_id,
    }
    order = world.add(PURCHASE_ORDERS, _summed(body, currency))
    recount(world, order.id)
    world.emit("purchase_orders.created", order.id)
    return created(world.find(PURCHASE_ORDERS, order.id))


def _number(world: World, given: str | None) -> str:
    if given is None:
        return f"PO-{world.store.next_number('purchase orders'):06d}"
    # Ramp filters out what a number cannot have.
    number = re.sub(r"[^0-9A-Z-]", "", given)
    if not re.fullmatch(r"[0-9A-Z-]*-\d+", number):
        raise invalid("purchase_order_number", "is not a prefix, a dash and a number")
    if world.first(PURCHASE_ORDERS, Condition("t.number = ?", (number,))):
        raise invalid("purchase_order_number", "is the number of another purchase order")
    return number


def _summed(body: dict[str, Any], currency: str) -> dict[str, Any]:
    total = money(sum(line["amount"]["amount"] for line in body["line_items"]), currency)
    statuses = {"billing_status": "OPEN", "receipt_status": "NOT_RECEIVED"}
    return {**statuses, **body, "amount": total, "spend_total_amount": total}


@answers("purchase_orders.update", _ORDER)
def update(world: World, call: Call) -> Answer:
    """Another coding, or other days of spending."""
    order, given = _open(world, call), call.given
    if given.get("accounting_field_selections") is not None:
        order.body["accounting_field_selections"] = coded(world, given["accounting_field_selections"])
    for name in ("spend_start_date", "spend_end_date"):
        order.body[name] = midnight(given[name]) if name in given else order.body[name]
    begin, end = order.body["spend_start_date"], order.body["spend_end_date"]
    if begin is not None and end is not None and end < begin:
        raise invalid("spend_end_date", "is before spend_start_date")
    return _changed(world, order)


def _changed(world: World, order: Document, answer: Any = shown) -> Answer:
    order.body |= _summed(order.body, order.body["amount"]["currency_code"])
    world.save(PURCHASE_ORDERS, order)
    recount(world, order.id)
    world.emit("purchase_orders.updated", order.id)
    made: Answer = answer(world.find(PURCHASE_ORDERS, order.id))
    return made


@answers("purchase_orders.archive")
def archive(world: World, call: Call) -> Answer:
    """Archived: it leaves the list, and is changed no more."""
    order = _open(world, call)
    order.body["archived_at"] = world.stamp()
    order.hidden["archived_reason"] = call.given.get("archived_reason")
    world.save(PURCHASE_ORDERS, order)
    recount(world, order.id)
    world.emit("purchase_orders.updated", order.id)
    return nothing()


# --- Lines ---


@answers("purchase_orders.line_items.create", _ORDER)
def add_lines(world: World, call: Call) -> Answer:
    """More lines."""
    order = _open(world, call)
    currency = order.body["amount"]["currency_code"]
    order.body["line_items"] += [
        order_line(world, line, currency) for line in nonempty("line_items", call.given["line_items"])
    ]
    return _changed(world, order, created)


def _line(order: Document, call: Call) -> dict[str, Any]:
    wanted = call.path["line_item_id"].lower()
    for line in order.body["line_items"]:
        if line["id"] == wanted:
            found: dict[str, Any] = line
            return found
    raise Problem(Kind.NOT_FOUND, f"the purchase order has no line item with the id {wanted}")


@answers("purchase_orders.line_items.update", _ORDER)
def change_line(world: World, call: Call) -> Answer:
    """Another price, quantity, description or coding; null leaves each as it is."""
    order, given = _open(world, call), call.given
    line, currency = _line(order, call), order.body["amount"]["currency_code"]
    if given.get("unit_price") is not None:
        line["unit_price"] = money(_price(given["unit_price"], currency), currency)
    if given.get("unit_quantity") is not None:
        if given["unit_quantity"] < 1:
            raise invalid("unit_quantity", "is less than 1")
        line["unit_quantity"] = given["unit_quantity"]
    if given.get("description") is not None:
        line["description"] = given["description"]
    if given.get("accounting_field_selections") is not None:
        line["accounting_field_selections"] = coded(world, given["accounting_field_selections"])
    line |= _valued(line)
    return _changed(world, order)


@answers("purchase_orders.line_items.delete", f"{ASSUMED}: not one that was received, nor the last; no answer")
def delete_line(world: World, call: Call) -> Answer:
    """One line less."""
    order = _open(world, call)
    line = _line(order, call)
    if len(order.body["line_items"]) == 1:
        raise state_problem("the last line item of a purchase order cannot be deleted")
    if received(world, order).get(line["id"]):
        raise state_problem("the line item was received")
    order.body["line_items"].remove(line)
    _changed(world, order)
    return nothing()


# --- What was received and billed ---


def received(world: World, order: Document) -> dict[str, int]:
    """How much of each line was received, by the line's id."""
    wanted = Condition("t.purchase_order_id = ? AND t.archived_at IS NULL", (order.id,))
    counts: dict[str, int] = {}
    for receipt in world.documents(TABLES["item_receipts"], wanted):
        for line in receipt.body["line_items"]:
            line_id = line["purchase_order_line_item_id"]
            counts[line_id] = counts.get(line_id, 0) + int(line["unit_quantity"])
    return counts


def receipt_status(lines: list[dict[str, Any]], counts: dict[str, int]) -> str:
    """Whether all of an order was received, or some, or too much."""
    pairs = [(counts.get(line["id"], 0), line["unit_quantity"]) for line in lines]
    if any(got > ordered for got, ordered in pairs):
        return "OVER_RECEIVED"
    if all(got == ordered for got, ordered in pairs):
        return "FULLY_RECEIVED"
    return "PARTIALLY_RECEIVED" if any(got for got, _ in pairs) else "NOT_RECEIVED"


def billing_status(amount: int, billed: int, *, archived: bool) -> str:
    """Whether all of an order was billed, or some."""
    if archived:
        return "CLOSED"
    return "OPEN" if not billed else "PARTIALLY_BILLED" if billed < amount else "FULLY_BILLED"


def recount(world: World, order_id: str) -> None:
    """Bring what an order says of its bills and receipts up to date."""
    order = world.get(PURCHASE_ORDERS, order_id)
    if order is None:
        return
    wanted = Condition("t.purchase_order_id = ? AND t.archived_at IS NULL", (order.id,))
    bills, body = world.documents(TABLES["bills"], wanted), order.body
    billed = sum(bill.body["amount"]["amount"] for bill in bills)
    body["bill_ids"] = [bill.id for bill in bills]
    archived = body["archived_at"] is not None
    body["billing_status"] = billing_status(body["amount"]["amount"], billed, archived=archived)
    body["receipt_status"] = receipt_status(body["line_items"], received(world, order))
    world.save(PURCHASE_ORDERS, order)


def matched_order(world: World, bill: dict[str, Any], order_id: str) -> Document:
    """The order that a bill is to be matched to.

    Raises:
        Problem: 422, it is archived, or another vendor's, or in another currency.
    """
    name = "purchase_order_id"
    order = world.require(PURCHASE_ORDERS, order_id, name)
    if order.body["archived_at"] is not None:
        raise invalid(name, "is archived")
    if order.body["vendor_id"] not in {None, bill["vendor"]["id"]}:
        raise invalid(name, "is an order from another vendor")
    if order.body["amount"]["currency_code"] != bill["amount"]["currency_code"]:
        raise invalid(name, "is an order in another currency")
    return order

"""Item receipts: what of a purchase order has arrived."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour.entries import lowered, midnight, money, nonempty, state_problem
from ramp_api.sandbox.behaviour.organization import filled
from ramp_api.sandbox.behaviour.purchase_orders import PURCHASE_ORDERS, recount
from ramp_api.sandbox.listing import lists
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document, hidden, moment, table
from ramp_api.sandbox.registry import ASSUMED, KNOWN, Answer, Call, Listing, Query, answers, created, nothing, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["ITEM_RECEIPTS", "received_line"]


def _lines_of(document: Document) -> str:
    ids = (line["purchase_order_line_item_id"] for line in document.body["line_items"])
    return f"|{'|'.join(ids)}|"


ITEM_RECEIPTS = table(
    "item_receipts",
    {
        "entity_id": hidden("entity_id"),
        "purchase_order_id": "purchase_order_id",
        "order_lines": _lines_of,
        "archived_at": moment("archived_at"),
        "number": "item_receipt_number",
    },
    ("purchase_order_id",),
)


def _shown(query: Query) -> Condition | None:
    return None if query.get("include_archived") else Condition("t.archived_at IS NULL")


lists(
    "item_receipts.list",
    Listing(
        ITEM_RECEIPTS,
        {
            "entity_id": lowered("entity_id"),
            "purchase_order_id": lowered("purchase_order_id"),
            "purchase_order_line_item_id": lambda value: Condition(
                "instr(t.order_lines, ?) > 0", (f"|{str(value).lower()}|",)
            ),
        },
        _shown,
        frozenset({"include_archived"}),
    ),
    f"{ASSUMED}: deleted ones are archived, and come when asked for",
)


def _receipt(world: World, call: Call) -> Document:
    return world.find(ITEM_RECEIPTS, call.path["item_receipt_id"], "item receipt")


@answers("item_receipts.get", f"{ASSUMED}: archived ones too")
def get(world: World, call: Call) -> Answer:
    """One receipt."""
    return shown(_receipt(world, call))


@answers(
    "item_receipts.create", f"{KNOWN}; {ASSUMED}: for orders with three-way match only; a number is of one receipt"
)
def create(world: World, call: Call) -> Answer:
    """What has arrived of an order."""
    given = call.given
    order = world.require(PURCHASE_ORDERS, given["purchase_order_id"], "purchase_order_id")
    if order.body["archived_at"] is not None:
        raise invalid("purchase_order_id", "is archived")
    if not order.body["three_way_match_enabled"]:
        raise invalid("purchase_order_id", "is an order without three-way match: nothing is received for it")
    number = filled("item_receipt_number", given["item_receipt_number"])
    if world.first(ITEM_RECEIPTS, Condition("t.number = ? AND t.archived_at IS NULL", (number,))):
        raise invalid("item_receipt_number", "is the number of another receipt")
    body = {
        "id": world.new_id(),
        "archived_at": None,
        "created_at": world.stamp(),
        "documents": [],
        "item_receipt_number": number,
        "line_items": _lines(order, nonempty("item_receipt_line_items", given["item_receipt_line_items"])),
        "memo": given.get("memo"),
        "purchase_order_id": order.id,
        "received_at": midnight(given["received_at"]),
        "remote_id": None,
    }
    receipt = world.add(ITEM_RECEIPTS, body, entity_id=order.body["entity_id"])
    recount(world, order.id)
    return created(receipt)


def _lines(order: Document, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    ordered = {line["id"]: line for line in order.body["line_items"]}
    made: dict[str, dict[str, Any]] = {}
    for one in given:
        line_id = one["purchase_order_line_item_id"].lower()
        if line_id not in ordered or line_id in made:
            fault = "is given twice" if line_id in made else "is no line of this purchase order"
            raise invalid("purchase_order_line_item_id", fault)
        made[line_id] = received_line(ordered[line_id], _quantity(ordered[line_id], one.get("unit_quantity")))
    return list(made.values())


def _quantity(line: dict[str, Any], given: int | None) -> int:
    """How many arrived; all of them where nobody says and the line is no inventory."""
    if given is not None:
        if given < 1:
            raise invalid("unit_quantity", "is less than 1")
        return given
    kinds = {code["category_info"]["type"] for code in line["accounting_field_selections"]}
    if "INVENTORY_ITEM" in kinds:
        raise invalid("unit_quantity", "is missing: the line is inventory")
    return int(line["unit_quantity"])


def received_line(line: dict[str, Any], quantity: int) -> dict[str, Any]:
    """A line of a receipt, for so many of an order's line."""
    price = line["unit_price"]
    return {
        "accounting_field_selections": line["accounting_field_selections"],
        "amount": money(price["amount"] * quantity, price["currency_code"]),
        "memo": None,
        "purchase_order_line_item_id": line["id"],
        "remote_id": None,
        "unit_price": price,
        "unit_quantity": quantity,
    }


@answers("item_receipts.delete")
def delete(world: World, call: Call) -> Answer:
    """Archived: what it says has not arrived after all."""
    receipt = _receipt(world, call)
    if receipt.body["archived_at"] is not None:
        raise state_problem("the item receipt is deleted already")
    receipt.body["archived_at"] = world.stamp()
    world.save(ITEM_RECEIPTS, receipt)
    recount(world, receipt.body["purchase_order_id"])
    return nothing()

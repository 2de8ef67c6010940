"""The accounting field for inventory items, and the items."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour.accounting.connections import belonging, in_use
from ramp_api.sandbox.behaviour.accounting.items import (
    COLUMNS,
    CONNECTION,
    FILTERS,
    changeable,
    check_new,
    fresh,
    hide,
    revise,
    uploaded,
)
from ramp_api.sandbox.behaviour.accounting.single import single_of, single_operations
from ramp_api.sandbox.listing import lists
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.records import Document, hidden, table
from ramp_api.sandbox.registry import ASSUMED, Answer, Call, Listing, answers, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["INVENTORY_ITEMS"]

INVENTORY_ITEMS = table(
    "accounting_inventory_items",
    {**COLUMNS, "is_synced": "is_synced", "field_id": hidden("field_id")},
    ("remote_id",),
)

_WHAT = "inventory item"
_AFTER = f"{ASSUMED}: as options of custom fields, with a name"

single_operations("accounting.inventory_item", "INVENTORY_ITEM", INVENTORY_ITEMS)

lists(
    "accounting.inventory_item.options.list",
    Listing(INVENTORY_ITEMS, FILTERS, read=frozenset({CONNECTION}), within=belonging),
    _AFTER,
)


@answers("accounting.inventory_item.options.create", f"{_AFTER}; 201")
def create(world: World, call: Call) -> Answer:
    """Up to 500 items, all or none."""
    connection, given = in_use(world), call.given["options"]
    field = single_of(world, connection.id, "INVENTORY_ITEM")
    if field is None:
        raise Problem(Kind.CONFLICT, "this accounting connection has no field for inventory items: make it first")
    # Of this field: the items of one that was removed cannot come back, and are not in the way.
    check_new(world, INVENTORY_ITEMS, given, "options", Condition("t.field_id = ?", (field.id,)))
    made: list[Document] = []
    for one in given:
        body: dict[str, Any] = {**fresh(world), "code": None, "id": one["id"], "is_synced": True, "name": one["name"]}
        made.append(
            world.add(INVENTORY_ITEMS, body, key=body["ramp_id"], connection_id=connection.id, field_id=field.id)
        )
    return uploaded("options", made)


@answers("accounting.inventory_item.options.update", _AFTER)
def update(world: World, call: Call) -> Answer:
    """Another name, or back into use."""
    item = changeable(world, INVENTORY_ITEMS, call.path["option_id"], _WHAT)
    field = single_of(world, item.hidden["connection_id"], "INVENTORY_ITEM")
    if field is None or field.id != item.hidden["field_id"]:
        raise Problem(Kind.CONFLICT, f"the field that the inventory item {item.id} was for is deleted")
    return shown(revise(world, INVENTORY_ITEMS, item, call.given))


@answers("accounting.inventory_item.options.delete", f"{_AFTER}; 204")
def delete(world: World, call: Call) -> Answer:
    """Out of use."""
    return hide(world, INVENTORY_ITEMS, changeable(world, INVENTORY_ITEMS, call.path["option_id"], _WHAT))

"""Vendors as the accounting system knows them. Those that bills come from are in ``behaviour/vendors.py``."""

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
    readable,
    revise,
    uploaded,
)
from ramp_api.sandbox.listing import lists
from ramp_api.sandbox.records import Document, table
from ramp_api.sandbox.registry import Answer, Call, Listing, answers, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["ACCOUNTING_VENDORS"]

ACCOUNTING_VENDORS = table("accounting_vendors", {**COLUMNS, "is_synced": "is_synced"}, ("remote_id",))

_WHAT = "accounting vendor"

lists("accounting.vendors.list", Listing(ACCOUNTING_VENDORS, FILTERS, read=frozenset({CONNECTION}), within=belonging))


@answers("accounting.vendors.get")
def get(world: World, call: Call) -> Answer:
    """One vendor, a deleted one too."""
    return shown(readable(world, call, ACCOUNTING_VENDORS, call.path["vendor_id"], _WHAT))


@answers("accounting.vendors.create")
def create(world: World, call: Call) -> Answer:
    """Up to 500 vendors, all or none."""
    connection, given = in_use(world), call.given["vendors"]
    check_new(world, ACCOUNTING_VENDORS, given, "vendors", Condition("t.connection_id = ?", (connection.id,)))
    category = {"id": "VENDOR", "name": "Vendor", "ramp_id": connection.hidden["vendor_field_id"]}
    made: list[Document] = []
    for one in given:
        body: dict[str, Any] = {
            **fresh(world),
            "code": None,
            "id": one["id"],
            # It comes from there.
            "is_synced": True,
            "name": one["name"],
            "vendor_category_info": category,
        }
        made.append(world.add(ACCOUNTING_VENDORS, body, key=body["ramp_id"], connection_id=connection.id))
    return uploaded("vendors", made)


@answers("accounting.vendors.update")
def update(world: World, call: Call) -> Answer:
    """Another name or code, or back into use."""
    vendor = changeable(world, ACCOUNTING_VENDORS, call.path["vendor_id"], _WHAT)
    return shown(revise(world, ACCOUNTING_VENDORS, vendor, call.given))


@answers("accounting.vendors.delete")
def delete(world: World, call: Call) -> Answer:
    """Out of use."""
    return hide(world, ACCOUNTING_VENDORS, changeable(world, ACCOUNTING_VENDORS, call.path["vendor_id"], _WHAT))

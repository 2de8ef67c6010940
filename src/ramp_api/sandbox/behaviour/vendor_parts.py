"""The people to contact at vendors, and the vendors that belong to others."""

from __future__ import annotations

from ramp_api.sandbox.behaviour.vendor_records import VENDOR_CONTACTS, VENDORS, of_vendor, render
from ramp_api.sandbox.listing import lists
from ramp_api.sandbox.registry import ASSUMED, Answer, Call, Listing, answers, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World


def _children(world: World, call: Call) -> list[Condition]:
    vendor = world.find(VENDORS, call.path["vendor_id"], "vendor")
    return [Condition("t.parent_id = ? AND NOT t.is_draft", (vendor.id,))]


lists("vendors.contacts.list", Listing(VENDOR_CONTACTS, within=of_vendor))
lists(
    "vendors.children.list",
    Listing(VENDORS, within=_children, render=lambda world, _, record: render(world, record.document())),
    f"{ASSUMED}: records like those of vendors.list",
)


@answers("vendors.contacts.get")
def get_contact(world: World, call: Call) -> Answer:
    """One person to contact."""
    vendor = world.find(VENDORS, call.path["vendor_id"], "vendor")
    found = world.get(VENDOR_CONTACTS, call.path["vendor_contact_id"])
    if found is None or found.hidden["vendor_id"] != vendor.id:
        found = world.find(VENDOR_CONTACTS, "", "contact of this vendor")
    return shown(found)

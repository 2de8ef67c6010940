"""The people to contact at vendors, the vendors that belong to others, and what vendors were paid."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ramp_api.sandbox.behaviour.entries import money
from ramp_api.sandbox.behaviour.vendors import VENDORS, render
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document, hidden, table
from ramp_api.sandbox.registry import ASSUMED, Answer, Call, Listing, answers, lists, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["VENDOR_CONTACTS", "contact_of", "of_vendor", "spent"]

VENDOR_CONTACTS = table("vendor_contacts", {"vendor_id": hidden("vendor_id")}, ("vendor_id",))


def of_vendor(world: World, call: Call) -> list[Condition]:
    """What belongs to the vendor that the path names."""
    return [Condition("t.vendor_id = ?", (world.find(VENDORS, call.path["vendor_id"], "vendor").id,))]


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


def contact_of(world: World, vendor: Document, contact_id: str) -> str:
    """The id of a contact of a vendor, as a body names it.

    Raises:
        Problem: 422, there is none, or it is another vendor's.
    """
    found = world.require(VENDOR_CONTACTS, contact_id, "vendor_contact_id")
    if found.hidden["vendor_id"] != vendor.id:
        raise invalid("vendor_contact_id", "is a contact of another vendor")
    return found.id


def spent(world: World, vendor_id: str) -> dict[str, Any]:
    """What a vendor was paid for bills, in US dollars, over the spans that Ramp shows."""
    now = world.now()
    begins = (
        ("total_spend_all_time", 0),
        ("total_spend_ytd", microseconds(now.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0))),
        ("total_spend_last_365_days", microseconds(now - timedelta(days=365))),
        ("total_spend_last_30_days", microseconds(now - timedelta(days=30))),
    )
    sums = ", ".join(["coalesce(sum(usd) FILTER (WHERE paid_at >= ?), 0)"] * len(begins))
    found = world.store.db.execute(
        f"SELECT {sums} FROM bills WHERE vendor_id = ? AND paid_at IS NOT NULL",  # noqa: S608  # no request's text
        (*(begin for _, begin in begins), vendor_id),
    ).fetchone()
    return {name: money(cents, "USD") for (name, _), cents in zip(begins, found, strict=True)}

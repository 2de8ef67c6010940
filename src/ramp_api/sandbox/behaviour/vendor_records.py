"""Vendors and their contacts as they are kept, found and shown; what is done to them is in ``vendors.py``.

What else belongs to a vendor is kept above this module, and is found here by its table's name.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from ramp_api.sandbox.behaviour.entries import money
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import TABLES, Document, encode, hidden, moment, table
from ramp_api.sandbox.registry import Call
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = [
    "VENDORS",
    "VENDOR_CONTACTS",
    "contact_of",
    "depending",
    "of_vendor",
    "payable",
    "render",
    "spent",
    "touched",
]


def _updated(document: Document) -> int:
    return microseconds(datetime.fromisoformat(document.hidden["updated_at"]))


VENDORS = table(
    "vendors",
    {
        "name": "name",
        "sk_category_id": "sk_category_id",
        "created_at": moment("created_at"),
        "vendor_owner_id": "vendor_owner_id",
        "is_active": "is_active",
        "merchant_id": "merchant_id",
        "remote_id": "accounting_vendor_remote_id",
        "external_vendor_id": hidden("external_vendor_id"),
        "option_id": hidden("option_id"),
        "parent_id": hidden("parent_id"),
        "is_draft": hidden("is_draft"),
        "updated_at": _updated,
    },
    ("parent_id",),
)

VENDOR_CONTACTS = table("vendor_contacts", {"vendor_id": hidden("vendor_id")}, ("vendor_id",))


def of_vendor(world: World, call: Call) -> list[Condition]:
    """What belongs to the vendor that the path names."""
    return [Condition("t.vendor_id = ?", (world.find(VENDORS, call.path["vendor_id"], "vendor").id,))]


def contact_of(world: World, vendor: Document, contact_id: str) -> str:
    """The id of a contact of a vendor, as a body names it.

    Raises:
        Problem: 422, there is none, or it is another vendor's.
    """
    found = world.require(VENDOR_CONTACTS, contact_id, "vendor_contact_id")
    if found.hidden["vendor_id"] != vendor.id:
        raise invalid("vendor_contact_id", "is a contact of another vendor")
    return found.id


def touched(world: World, document: Document) -> Document:
    """Keep a changed vendor, and remember when it was changed."""
    document.hidden["updated_at"] = world.stamp()
    return world.save(VENDORS, document)


def payable(world: World, vendor_id: str, name: str = "vendor_id") -> Document:
    """The vendor that a body names, where new business can be done with it.

    Raises:
        Problem: 422, there is none, or it is inactive or a draft.
    """
    vendor = world.require(VENDORS, vendor_id, name)
    if not vendor.body["is_active"] or vendor.hidden.get("is_draft"):
        raise invalid(name, "is a vendor that is not active")
    return vendor


def depending(world: World, vendor: Document) -> str | None:
    """What a vendor cannot be deleted for; Ramp names transactions, bills, contracts and spend requests."""
    for name in ("bills", "draft_bills", "agreements", "purchase_orders", "vendor_credits"):
        if world.store.page(TABLES[name], [Condition("t.vendor_id = ?", (vendor.id,))], limit=1):
            return name
    if world.store.page(VENDORS, [Condition("t.parent_id = ?", (vendor.id,))], limit=1):
        return "vendors"
    merchant = vendor.body.get("merchant_id")
    used = [Condition("t.merchant_id = ?", (merchant,))]
    return "transactions" if merchant and world.store.page(TABLES["transactions"], used, limit=1) else None


def render(world: World, document: Document) -> bytes:
    """A vendor as Ramp shows it, with what follows from other records."""
    return encode({**document.body, "is_deletable": not depending(world, document), **spent(world, document.id)})


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

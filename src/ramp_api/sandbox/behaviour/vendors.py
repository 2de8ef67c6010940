"""Vendors: whom the business buys from. Their contacts, accounts, credits and agreements have modules of their own."""

from __future__ import annotations

import re
from typing import Any

from ramp_api.sandbox.behaviour.bill_payments import BILLS, hold_changed
from ramp_api.sandbox.behaviour.entries import lowered, no_body, state_problem
from ramp_api.sandbox.behaviour.organization import filled
from ramp_api.sandbox.behaviour.people_records import USERS
from ramp_api.sandbox.behaviour.vendor_records import VENDOR_CONTACTS, VENDORS, depending, render, touched
from ramp_api.sandbox.listing import at_least, at_most, equal, lists, one_of
from ramp_api.sandbox.problems import Problem, invalid
from ramp_api.sandbox.records import TABLES, Document, Record
from ramp_api.sandbox.registry import ASSUMED, KNOWN, SEEN, Answer, Call, Listing, Query, answers, nothing
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World


def _shown(query: Query) -> Condition | None:
    return None if query.get("include_draft") else Condition("NOT t.is_draft")


def _with_subsidiary(world: World, call: Call, record: Record) -> bytes:
    document = record.document()
    if call.query.get("include_subsidiary"):
        document.body["subsidiary"] = document.hidden.get("subsidiary", [])
    return render(world, document)


lists(
    "vendors.list",
    Listing(
        VENDORS,
        {
            "sk_category_ids": one_of("sk_category_id"),
            "from_created_at": at_least("created_at"),
            "to_created_at": at_most("created_at"),
            "from_updated_at": at_least("updated_at"),
            "to_updated_at": at_most("updated_at"),
            "vendor_owner_id": equal("vendor_owner_id"),
            "is_active": equal("is_active"),
            "name": equal("name"),
            "external_vendor_id": equal("external_vendor_id"),
            "merchant_id": lowered("merchant_id"),
            "accounting_vendor_remote_ids": one_of("remote_id"),
            "vendor_tracking_category_option_ids": lambda value: one_of("option_id")([one.lower() for one in value]),
        },
        _shown,
        frozenset({"include_draft", "include_subsidiary"}),
        render=_with_subsidiary,
    ),
    f"{SEEN}: drafts are left out, subsidiary comes when asked for; {ASSUMED}: name is the whole name, and spend is "
    "what bills were paid",
)


def shown_vendor(world: World, document: Document) -> Answer:
    """200 with a vendor."""
    return Answer(200, render(world, document))


@answers("vendors.get")
def get(world: World, call: Call) -> Answer:
    """One vendor, drafts too."""
    found = world.find(VENDORS, call.path["vendor_id"], "vendor")
    found.body["custom_form_collection_response"] = None
    return shown_vendor(world, found)


_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@answers("vendors.create", f"{KNOWN}; {ASSUMED}: a state is for vendors in the US only")
def create(world: World, call: Call) -> Answer:
    """A new vendor, approved at once, with one contact."""
    given = call.given
    owner = world.require(USERS, given["vendor_owner_id"], "vendor_owner_id")
    linked = _linked(world, given)
    name = given.get("name") or (linked or {}).get("name")
    if name is None:
        raise invalid("name", "is missing")
    person = given["business_vendor_contacts"]
    if not _EMAIL.fullmatch(person["email"]):
        raise invalid("business_vendor_contacts.email", "is not an address")
    contact = {name: person.get(name) for name in ("email", "first_name", "last_name", "phone")}
    contact_id, country = world.new_id(), _country(given["country"])
    body = {
        "id": world.new_id(),
        "accounting_vendor_remote_id": None,
        "address": _address(given.get("address"), country),
        "billing_frequency": None,
        "contacts": [contact_id],
        "country": country,
        "created_at": world.stamp(),
        "description": None,
        "federal_tax_classification": None,
        "is_active": True,
        "merchant_id": None,
        "name": filled("name", name),
        "name_legal": None,
        "sk_category_id": None,
        "sk_category_name": None,
        "state": _state(given.get("state"), country),
        "tax_address": None,
        "vendor_owner_id": owner.id,
        "vendor_type": "BUSINESS",
    }
    vendor = world.add(VENDORS, body, is_draft=False, updated_at=world.stamp(), currency="USD")
    _link(vendor, given, linked)
    world.save(VENDORS, vendor)
    world.add(VENDOR_CONTACTS, {"id": contact_id, **contact, "is_default": True}, vendor_id=vendor.id)
    return shown_vendor(world, vendor)


@answers("vendors.update")
def update(world: World, call: Call) -> Answer:
    """Another address, description or link to accounting; or active no more."""
    vendor, given = world.find(VENDORS, call.path["vendor_id"], "vendor"), call.given
    body = vendor.body
    if "country" in given:
        body["country"] = _country(given["country"])
    if "state" in given or "country" in given:
        body["state"] = _state(given.get("state", body["state"]), body["country"])
    if "address" in given:
        body["address"] = _address(given["address"], body["country"])
    for name in ("description", "is_active"):
        body[name] = given.get(name, body[name])
    _link(vendor, given, _linked(world, given))
    return shown_vendor(world, touched(world, vendor))


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", value):
        raise invalid("country", "is not a country of two letters, such as US")
    return value


def _state(value: str | None, country: str) -> str | None:
    if value is not None and country != "US":
        raise invalid("state", "is for vendors in the US")
    return value


def _address(given: dict[str, Any] | None, country: str) -> dict[str, Any] | None:
    if given is None:
        return None
    for name in ("address_line_1", "city", "postal_code"):
        filled(f"address.{name}", given[name])
    own = _country(given.get("country") or country)
    return {"address_line_2": None, "state": None, **given, "country": own}


def _linked(world: World, given: dict[str, Any]) -> dict[str, Any] | None:
    """The accounting system's vendor that a body names by Ramp's id."""
    if "vendor_tracking_category_option_id" not in given:
        return None
    if "accounting_vendor_remote_id" in given:
        raise invalid("accounting_vendor_remote_id", "cannot go with vendor_tracking_category_option_id")
    name = "vendor_tracking_category_option_id"
    return world.require(TABLES["accounting_vendors"], given[name], name).body


def _link(vendor: Document, given: dict[str, Any], linked: dict[str, Any] | None) -> None:
    if linked is not None:
        vendor.body["accounting_vendor_remote_id"] = linked["id"]
        vendor.hidden["option_id"] = given["vendor_tracking_category_option_id"].lower()
    elif "accounting_vendor_remote_id" in given:
        value = filled("accounting_vendor_remote_id", given["accounting_vendor_remote_id"])
        vendor.body["accounting_vendor_remote_id"] = value
        vendor.hidden.pop("option_id", None)


@answers("vendors.delete", f"{KNOWN}: not while transactions, bills, contracts or spend requests depend on it")
def delete(world: World, call: Call) -> Answer:
    """Gone, with its contacts and accounts."""
    vendor = world.find(VENDORS, call.path["vendor_id"], "vendor")
    found = depending(world, vendor)
    if found is not None:
        raise state_problem(f"the vendor cannot be deleted: it has {found}")
    for name in ("vendor_contacts", "vendor_accounts"):
        for part in world.documents(TABLES[name], Condition("t.vendor_id = ?", (vendor.id,))):
            world.delete(TABLES[name], part)
    world.delete(VENDORS, vendor)
    return nothing()


_HELD = f"{ASSUMED}: no fields, the answer is the vendor, and bills are not paid meanwhile"


@answers("vendors.hold", _HELD)
def hold(world: World, call: Call) -> Answer:
    """Pay this vendor nothing."""
    return _set_hold(world, call, on_hold=True)


@answers("vendors.release", _HELD)
def release(world: World, call: Call) -> Answer:
    """Pay this vendor again."""
    return _set_hold(world, call, on_hold=False)


def _set_hold(world: World, call: Call, *, on_hold: bool) -> Answer:
    no_body(call)
    vendor = world.find(VENDORS, call.path["vendor_id"], "vendor")
    if bool(vendor.hidden.get("on_hold")) == on_hold:
        raise _same(on_hold=on_hold)
    vendor.hidden["on_hold"] = on_hold
    touched(world, vendor)
    unpaid = Condition("t.vendor_id = ? AND t.status = 'OPEN' AND t.archived_at IS NULL", (vendor.id,))
    for bill in world.documents(BILLS, unpaid):
        bill.hidden["vendor_on_hold"] = on_hold
        hold_changed(world, bill)
    return shown_vendor(world, vendor)


def _same(*, on_hold: bool) -> Problem:
    return state_problem("the vendor is on hold already" if on_hold else "the vendor is not on hold")

"""The accounts that vendors are paid to: proposed, approved a while later, and archived."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from ramp_api.sandbox.behaviour.bill_payments import paid_through, redirect
from ramp_api.sandbox.behaviour.entries import state_problem
from ramp_api.sandbox.behaviour.vendor_records import VENDORS, of_vendor, touched
from ramp_api.sandbox.listing import lists
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document, hidden, table
from ramp_api.sandbox.registry import ASSUMED, KNOWN, Answer, Call, Listing, answers, shown
from ramp_api.sandbox.schedule import Due, due
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["VENDOR_ACCOUNTS"]

VENDOR_ACCOUNTS = table(
    "vendor_accounts",
    {"vendor_id": hidden("vendor_id"), "archived": hidden("archived"), "is_default": "is_default"},
    ("vendor_id",),
)

_APPROVAL_SECONDS = 3_600.0

lists(
    "vendors.accounts.list",
    Listing(VENDOR_ACCOUNTS, shown=lambda _: Condition("NOT t.archived"), within=of_vendor),
    f"{ASSUMED}: archived accounts are left out",
)


def _account(world: World, call: Call) -> Document:
    vendor = world.find(VENDORS, call.path["vendor_id"], "vendor")
    found = world.get(VENDOR_ACCOUNTS, call.path["bank_account_id"])
    if found is None or found.hidden["vendor_id"] != vendor.id:
        found = world.find(VENDOR_ACCOUNTS, "", "account of this vendor")
    return found


@answers("vendors.accounts.get", f"{ASSUMED}: archived accounts too")
def get(world: World, call: Call) -> Answer:
    """One account."""
    return shown(_account(world, call))


@answers("vendors.update_bank_accounts", f"{KNOWN}; {ASSUMED}: a proposal is approved within an hour")
def propose(world: World, call: Call) -> Answer:
    """Propose an account; it is the vendor's once it is approved."""
    vendor, given = world.find(VENDORS, call.path["vendor_id"], "vendor"), call.given
    kinds = [name for name in ("ach_details", "wire_details") if name in given]
    if len(kinds) != 1:
        raise invalid("ach_details", "or wire_details must be given, and not both")
    details: dict[str, Any] = given[kinds[0]]
    _check(kinds[0], details)
    numbers = f"{kinds[0]}/{details['routing_number']}/{details['account_number']}"
    world.later(
        "vendor_account.approve",
        vendor.id,
        seconds=_APPROVAL_SECONDS,
        nickname=given.get("account_nickname") or details.get("account_name") or "Business Account",
        is_default=given.get("is_default", False),
        payment_method="ACH" if kinds[0] == "ach_details" else "DOMESTIC_WIRE",
        # The numbers themselves are not kept: nothing would ever show them.
        fingerprint=hashlib.sha256(numbers.encode()).hexdigest(),
    )
    return Answer(200)


def _check(kind: str, details: dict[str, Any]) -> None:
    if not re.fullmatch(r"\d{4,17}", details["account_number"], re.ASCII):
        raise invalid(f"{kind}.account_number", "is not 4 to 17 digits")
    routing = details["routing_number"]
    weights = (3, 7, 1) * 3
    good = re.fullmatch(r"\d{9}", routing, re.ASCII) and not (
        sum(weight * int(digit) for weight, digit in zip(weights, routing, strict=True)) % 10
    )
    if not good:
        raise invalid(f"{kind}.routing_number", "is not a routing number of a bank in the US")


@due("vendor_account.approve")
def _approve(world: World, found: Due) -> None:
    vendor, data = world.find(VENDORS, found.subject), found.data
    known = _of(world, vendor.id, archived=False)
    account = next((one for one in known if one.hidden.get("fingerprint") == data["fingerprint"]), None)
    if account is None:
        body = {
            "id": world.new_id(),
            "account_nickname": "",
            "currency": "USD",
            "is_default": not known,
            "payment_method": data["payment_method"],
        }
        hidden_values: dict[str, Any] = {"vendor_id": vendor.id, "archived": False, "fingerprint": data["fingerprint"]}
        account = world.add(VENDOR_ACCOUNTS, body, **hidden_values)
    account.body["account_nickname"] = data["nickname"]
    world.save(VENDOR_ACCOUNTS, account)
    if data["is_default"]:
        _make_default(world, account)
    touched(world, vendor)


def _of(world: World, vendor_id: str, *, archived: bool) -> list[Document]:
    wanted = Condition("t.vendor_id = ? AND t.archived = ?", (vendor_id, archived))
    return world.documents(VENDOR_ACCOUNTS, wanted)


def _make_default(world: World, chosen: Document) -> None:
    for account in _of(world, chosen.hidden["vendor_id"], archived=False):
        account.body["is_default"] = account.id == chosen.id
        world.save(VENDOR_ACCOUNTS, account)


@answers(
    "vendors.accounts.archive", f"{KNOWN}: another account where bills use it; {ASSUMED}: the answer is the account"
)
def archive(world: World, call: Call) -> Answer:
    """An account that is used no more; unpaid bills go to the one that replaces it."""
    account = _account(world, call)
    if account.hidden["archived"]:
        raise state_problem("the account is archived already")
    replacement = _replacement(world, account, call.given.get("replacement_bank_account_id"))
    bills = paid_through(world, account.id)
    if bills and replacement is None:
        raise invalid("replacement_bank_account_id", f"is missing: {len(bills)} unpaid bills use the account")
    if bills and replacement is not None:
        redirect(world, bills, replacement)
    was_default = account.body["is_default"]
    account.hidden["archived"], account.body["is_default"] = True, False
    world.save(VENDOR_ACCOUNTS, account)
    if replacement is not None and was_default:
        _make_default(world, replacement)
    touched(world, world.find(VENDORS, account.hidden["vendor_id"]))
    return shown(account)


def _replacement(world: World, account: Document, replacement_id: str | None) -> Document | None:
    if replacement_id is None:
        return None
    name = "replacement_bank_account_id"
    found = world.require(VENDOR_ACCOUNTS, replacement_id, name)
    if found.hidden["vendor_id"] != account.hidden["vendor_id"] or found.hidden["archived"]:
        raise invalid(name, "is not an account of this vendor that can be used")
    if found.id == account.id:
        raise invalid(name, "is the account itself")
    if found.body["currency"] != account.body["currency"]:
        raise invalid(name, "is an account in another currency")
    return found

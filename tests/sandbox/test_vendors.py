"""Vendors: made, changed, held and deleted; their contacts, accounts and credits; and what the list leaves out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from .buying import (
    HOUR,
    NOBODY,
    account_of,
    bill_body,
    by_ach,
    ids,
    later,
    new_bill,
    new_order,
    new_vendor,
    vendor_body,
)
from .wire import Wire

EVERY = {"include_draft": True}


# --- The founding company ---


def test_what_vendors_refer_to_is_there(shared: Wire) -> None:
    users = {*ids(shared.all("/users")), *ids(shared.all("/users", status="USER_SUSPENDED"))}
    vendors = shared.all("/vendors", **EVERY)
    known = set(ids(vendors))
    remotes = {one["id"]: one["name"] for one in shared.all("/accounting/vendors")}
    for vendor in vendors:
        contacts = shared.all(f"/vendors/{vendor['id']}/contacts")
        assert ids(contacts) == vendor["contacts"]
        assert [one["is_default"] for one in contacts].count(True) == 1
        for contact in contacts:
            assert shared.get(f"/vendors/{vendor['id']}/contacts/{contact['id']}").json == contact
        accounts = shared.all(f"/vendors/{vendor['id']}/accounts")
        assert [one["is_default"] for one in accounts].count(True) == 1
        for account in accounts:
            assert shared.get(f"/vendors/{vendor['id']}/accounts/{account['id']}").json == account
        assert vendor["vendor_owner_id"] in users
        assert known >= set(ids(shared.all(f"/vendors/{vendor['id']}/children")))
        if vendor["accounting_vendor_remote_id"]:
            assert remotes[vendor["accounting_vendor_remote_id"]] == vendor["name"]
        assert shared.get(f"/vendors/{vendor['id']}").json == {**vendor, "custom_form_collection_response": None}


def test_some_vendors_are_children_and_some_inactive(shared: Wire) -> None:
    vendors = shared.all("/vendors")
    assert {vendor["is_active"] for vendor in vendors} == {True, False}
    assert {vendor["vendor_type"] for vendor in vendors} == {"BUSINESS", "INDIVIDUAL"}
    assert any(shared.all(f"/vendors/{vendor['id']}/children") for vendor in vendors)


def test_spend_is_what_bills_were_paid(shared: Wire) -> None:
    bills = shared.all("/bills", payment_status="PAID")
    now = shared.sandbox.now
    for vendor in shared.all("/vendors"):
        paid = [bill for bill in bills if bill["vendor"]["id"] == vendor["id"]]
        if {bill["amount"]["currency_code"] for bill in paid} <= {"USD"}:
            assert vendor["total_spend_all_time"]["amount"] == sum(bill["amount"]["amount"] for bill in paid)
            recent = [bill for bill in paid if (now - datetime.fromisoformat(bill["paid_at"])).days < 30]
            assert vendor["total_spend_last_30_days"]["amount"] == sum(bill["amount"]["amount"] for bill in recent)
        spans = ("last_30_days", "last_365_days", "all_time")
        amounts = [vendor[f"total_spend_{span}"]["amount"] for span in spans]
        assert amounts == sorted(amounts)
        assert vendor["total_spend_ytd"]["amount"] <= vendor["total_spend_all_time"]["amount"]


# --- The list ---


def test_drafts_come_when_asked_for(shared: Wire) -> None:
    plain, every = shared.all("/vendors"), shared.all("/vendors", include_draft=True)
    drafts = [one for one in every if one not in plain]
    assert len(drafts) == 2
    assert plain == shared.all("/vendors", include_draft=False) == [one for one in every if one not in drafts]
    assert shared.get(f"/vendors/{drafts[0]['id']}").status == 200


def test_the_subsidiary_comes_when_asked_for(shared: Wire) -> None:
    plain, told = shared.all("/vendors"), shared.all("/vendors", include_subsidiary=True)
    assert all("subsidiary" not in vendor for vendor in plain)
    assert [{**vendor, "subsidiary": more["subsidiary"]} for vendor, more in zip(plain, told, strict=True)] == told
    assert any(vendor["subsidiary"] for vendor in told)


@pytest.mark.parametrize("name", ["vendor_owner_id", "is_active", "name", "merchant_id"])
def test_filters_that_are_fields(shared: Wire, name: str) -> None:
    every = shared.all("/vendors")
    value = next(vendor[name] for vendor in reversed(every) if vendor[name] is not None)
    found = shared.all("/vendors", **{name: value})
    assert found == [vendor for vendor in every if vendor[name] == value]
    assert 0 < len(found) < len(every)
    if isinstance(value, str):
        assert shared.all("/vendors", **{name: NOBODY}) == []


def test_filters_that_take_several(shared: Wire) -> None:
    every = shared.all("/vendors")
    categories = sorted({vendor["sk_category_id"] for vendor in every})[:2]
    found = shared.all("/vendors", sk_category_ids=",".join(map(str, categories)))
    assert found == [vendor for vendor in every if vendor["sk_category_id"] in categories]
    remotes = [vendor["accounting_vendor_remote_id"] for vendor in every if vendor["accounting_vendor_remote_id"]][:2]
    found = shared.all("/vendors", accounting_vendor_remote_ids=",".join(remotes))
    assert sorted(vendor["accounting_vendor_remote_id"] for vendor in found) == sorted(remotes)
    assert shared.all("/vendors", vendor_tracking_category_option_ids=NOBODY) == []
    assert len(shared.all("/vendors", external_vendor_id="nobody")) == 0
    assert any(len(shared.all("/vendors", external_vendor_id=f"EXT-{1000 + number}")) == 1 for number in range(12))


def test_times_of_creation(shared: Wire) -> None:
    every = shared.all("/vendors")
    middle = sorted(vendor["created_at"] for vendor in every)[len(every) // 2]
    later = shared.all("/vendors", from_created_at=middle)
    assert later == [vendor for vendor in every if vendor["created_at"] >= middle]
    earlier = shared.all("/vendors", to_created_at=middle)
    assert earlier == [vendor for vendor in every if vendor["created_at"] <= middle]


def test_times_of_change(opened: Callable[..., Wire]) -> None:
    wire = opened()
    vendor = wire.all("/vendors", is_active=True)[3]
    wire.sandbox.advance(HOUR)
    now = wire.sandbox.now.isoformat(timespec="seconds")
    assert wire.all("/vendors", from_updated_at=now) == []
    before = len(wire.all("/vendors", to_updated_at=now))
    wire.json("PATCH", f"/vendors/{vendor['id']}", {"description": "new"})
    assert ids(wire.all("/vendors", from_updated_at=now)) == [vendor["id"]]
    wire.sandbox.advance(HOUR)
    assert len(wire.all("/vendors", to_updated_at=now)) >= before - 1
    assert "updated_at" not in wire.get(f"/vendors/{vendor['id']}").json


def test_pages_of_vendors(shared: Wire) -> None:
    pages = list(shared.pages("/vendors", page_size=7, include_draft=True))
    assert [len(page) for page in pages[:-1]] == [7] * (len(pages) - 1)
    assert [vendor for page in pages for vendor in page] == shared.all("/vendors", include_draft=True)


# --- Changes ---


def test_a_vendor_is_made_and_changed(changing: Wire) -> None:
    made = new_vendor(
        changing, name="Größe & Sohn", address={"address_line_1": "1 Way", "city": "X", "postal_code": "1"}
    )
    assert made["is_active"]
    assert made["is_deletable"]
    assert made["address"]["country"] == "US"
    assert made in changing.all("/vendors")
    (contact,) = changing.all(f"/vendors/{made['id']}/contacts")
    assert (contact["email"], contact["first_name"], contact["phone"]) == ("billing@acme.example", "Ada", None)
    change = {
        "description": "d",
        "is_active": False,
        "country": "DE",
        "state": None,
        "accounting_vendor_remote_id": "R9",
    }
    changed = changing.json("PATCH", f"/vendors/{made['id']}", change)
    assert (changed.status, changed.json) == (200, {**made, **change})
    assert changed.json in changing.all("/vendors", is_active=False)
    assert changed.json not in changing.all("/vendors", is_active=True)


def test_a_vendor_of_the_accounting_system(changing: Wire) -> None:
    known = next(one for one in changing.all("/accounting/vendors") if one["id"] and one["is_active"])
    body = vendor_body(changing, vendor_tracking_category_option_id=known["ramp_id"].upper())
    del body["name"]
    reply = changing.json("POST", "/vendors", body)
    made = reply.json
    assert (made["name"], made["accounting_vendor_remote_id"]) == (known["name"], known["id"])
    assert changing.all("/vendors", vendor_tracking_category_option_ids=known["ramp_id"]) == [made]


@pytest.mark.parametrize(
    "fields",
    [
        {"name": " "},
        {"name": None},
        {"country": "USA"},
        {"country": "us"},
        {"country": "DE"},  # with a state
        {"vendor_owner_id": NOBODY},
        {"vendor_owner_id": "me"},
        {"business_vendor_contacts": {"email": "nobody"}},
        {"business_vendor_contacts": {"first_name": "Ada"}},
        {"address": {"address_line_1": " ", "city": "X", "postal_code": "1"}},
        {"address": {"address_line_1": "1", "city": "X", "postal_code": "1", "country": "usa"}},
        {"vendor_tracking_category_option_id": NOBODY},
        {"vendor_tracking_category_option_id": NOBODY, "accounting_vendor_remote_id": "x"},
        {"accounting_vendor_remote_id": ""},
        {"colour": "red"},
    ],
)
def test_what_no_vendor_is_made_of(changing: Wire, fields: dict[str, Any]) -> None:
    before = changing.all("/vendors")
    reply = changing.json("POST", "/vendors", vendor_body(changing, **fields))
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")
    assert changing.all("/vendors") == before


def test_a_vendor_needs_a_name(changing: Wire) -> None:
    body = vendor_body(changing)
    del body["name"]
    assert changing.json("POST", "/vendors", body).status == 422


@pytest.mark.parametrize(
    "fields", [{"country": "DE"}, {"country": "x"}, {"name": "x"}, {"accounting_vendor_remote_id": " "}]
)
def test_what_a_vendor_is_not_changed_to(changing: Wire, fields: dict[str, Any]) -> None:
    vendor = next(one for one in changing.all("/vendors") if one["state"])
    assert changing.json("PATCH", f"/vendors/{vendor['id']}", fields).status == 422
    assert changing.get(f"/vendors/{vendor['id']}").json["country"] == vendor["country"]


def test_a_vendor_is_deleted(changing: Wire) -> None:
    made = new_vendor(changing, name="Short-lived")
    account = account_of(changing, made)
    assert changing.json("DELETE", f"/vendors/{made['id']}", "").status == 204
    assert made["id"] not in ids(changing.all("/vendors", include_draft=True))
    parts = ("", "/contacts", "/accounts", "/children", "/credits", f"/accounts/{account['id']}")
    for part in (*parts, f"/contacts/{made['contacts'][0]}"):
        reply = changing.get(f"/vendors/{made['id']}{part}")
        assert (reply.status, reply.code) == (404, "DEVELOPER_7003")


@pytest.mark.parametrize("what", ["bill", "archived bill", "draft", "order", "agreement"])
def test_a_vendor_on_which_something_depends_stays(changing: Wire, what: str) -> None:
    vendor = new_vendor(changing)
    if what.endswith("bill"):
        bill = new_bill(changing, vendor)
        if what.startswith("archived"):
            changing.json("DELETE", f"/bills/{bill['id']}", "")
    elif what == "draft":
        assert changing.json("POST", "/bills/drafts", {"vendor_id": vendor["id"]}).status == 201
    elif what == "order":
        new_order(changing, vendor_id=vendor["id"])
    else:
        assert changing.json("POST", f"/vendors/{vendor['id']}/agreements", {"name": "x"}).status == 201
    assert changing.get(f"/vendors/{vendor['id']}").json["is_deletable"] is False
    reply = changing.json("DELETE", f"/vendors/{vendor['id']}", "")
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")
    assert changing.get(f"/vendors/{vendor['id']}").status == 200


def test_a_vendor_of_transactions_and_one_with_children_stay(shared: Wire) -> None:
    merchants = {one["merchant_id"] for one in shared.all("/transactions", state="ALL")} - {None}
    vendors = shared.all("/vendors")
    for vendor in vendors:
        depended = vendor["merchant_id"] in merchants or shared.all(f"/vendors/{vendor['id']}/children")
        assert not (depended and vendor["is_deletable"])


def test_nothing_is_done_to_a_vendor_that_is_not_there(changing: Wire) -> None:
    body: dict[str, Any] = {}
    for method, part in (("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/hold"), ("POST", "/release")):
        given: object = "" if method in {"GET", "DELETE"} else body
        reply = changing.json(method, f"/vendors/{NOBODY}{part}", given)
        assert (reply.status, reply.code) == (404, "DEVELOPER_7003")


# --- Holds ---


def test_a_held_vendor_is_paid_once_it_is_released(opened: Callable[..., Wire]) -> None:
    wire = opened()
    vendor = new_vendor(wire)
    bill = new_bill(wire, vendor, **by_ach(wire, account_of(wire, vendor)))
    held = wire.json("POST", f"/vendors/{vendor['id']}/hold", {})
    assert (held.status, held.json["id"]) == (200, vendor["id"])
    assert wire.json("POST", f"/vendors/{vendor['id']}/hold", {}).status == 422
    later(wire, 40)
    assert wire.get(f"/bills/{bill['id']}").json["status"] == "OPEN"
    assert bill["id"] in ids(wire.all("/bills", status_summaries="ON_HOLD"))
    archived = new_bill(
        wire, vendor, invoice_number="A-2", **by_ach(wire, wire.all(f"/vendors/{vendor['id']}/accounts")[0])
    )
    wire.sandbox.advance(3 * HOUR)
    assert wire.json("DELETE", f"/bills/{archived['id']}", "").status == 204
    assert wire.json("POST", f"/vendors/{vendor['id']}/release", {}).status == 200
    assert wire.json("POST", f"/vendors/{vendor['id']}/release", {}).status == 422
    later(wire, 4)
    assert wire.get(f"/bills/{bill['id']}").json["status"] == "PAID"
    later(wire, 20)
    assert wire.get(f"/bills/{archived['id']}").json["status"] == "OPEN"
    unknown = wire.json("POST", f"/vendors/{vendor['id']}/hold", {"reason": "x"})
    assert (unknown.status, unknown.code) == (501, "SANDBOX_NOT_IMPLEMENTED")


# --- Accounts ---


def test_an_account_is_there_once_it_is_approved(changing: Wire) -> None:
    vendor = new_vendor(changing)
    wire_details = {"account_number": "99887766", "routing_number": "026009593", "account_name": "Main"}
    sent = changing.json("POST", f"/vendors/{vendor['id']}/update-bank-accounts", {"wire_details": wire_details})
    assert sent.status == 200
    assert changing.all(f"/vendors/{vendor['id']}/accounts") == []
    changing.sandbox.advance(HOUR + 1)
    (first,) = changing.all(f"/vendors/{vendor['id']}/accounts")
    assert (first["payment_method"], first["is_default"], first["account_nickname"]) == ("DOMESTIC_WIRE", True, "Main")
    second = account_of(changing, vendor, is_default=True, account_nickname="New")
    assert (second["payment_method"], second["is_default"]) == ("ACH", True)
    accounts = changing.all(f"/vendors/{vendor['id']}/accounts")
    assert [one["is_default"] for one in accounts] == [False, True]
    again = {"wire_details": wire_details, "account_nickname": "Renamed"}
    changing.json("POST", f"/vendors/{vendor['id']}/update-bank-accounts", again)
    changing.sandbox.advance(HOUR + 1)
    renamed = changing.all(f"/vendors/{vendor['id']}/accounts")
    assert [one["account_nickname"] for one in renamed] == ["Renamed", "New"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"ach_details": {"account_number": "123", "routing_number": "021000021"}},
        {"ach_details": {"account_number": "x2345", "routing_number": "021000021"}},
        {"ach_details": {"account_number": "12345", "routing_number": "021000022"}},
        {"ach_details": {"account_number": "12345", "routing_number": "02100002"}},
        {"wire_details": {"account_number": "12345"}},
        {
            "ach_details": {"account_number": "12345", "routing_number": "021000021"},
            "wire_details": {"account_number": "12345", "routing_number": "021000021"},
        },
        {"ach_details": {"account_number": "12345", "routing_number": "021000021", "account_type": "Piggy bank"}},
    ],
)
def test_what_no_account_is(changing: Wire, body: dict[str, Any]) -> None:
    vendor = changing.all("/vendors", is_active=True)[0]
    before = changing.all(f"/vendors/{vendor['id']}/accounts")
    assert changing.json("POST", f"/vendors/{vendor['id']}/update-bank-accounts", body).status == 422
    changing.sandbox.advance(HOUR + 1)
    assert changing.all(f"/vendors/{vendor['id']}/accounts") == before


def test_an_account_is_archived_and_replaced(changing: Wire) -> None:
    vendor, other = new_vendor(changing), new_vendor(changing, name="Other")
    old, new = account_of(changing, vendor), account_of(changing, vendor, "7654321")
    foreign = account_of(changing, other)
    bill = new_bill(changing, vendor, **by_ach(changing, old))
    path = f"/vendors/{vendor['id']}/accounts/{old['id']}"
    refused = ({}, {"replacement_bank_account_id": None}, *({"replacement_bank_account_id": one} for one in
               (old["id"], foreign["id"], NOBODY, "x")))  # fmt: skip
    for body in refused:
        assert changing.json("POST", f"{path}/archive", body).status == 422
    reply = changing.json("POST", f"{path}/archive", {"replacement_bank_account_id": new["id"].upper()})
    assert (reply.status, reply.json) == (200, {**old, "is_default": False})
    details = changing.get(f"/bills/{bill['id']}").json["payment"]["details"]
    assert details["vendor_account_id"] == new["id"]
    assert changing.all(f"/vendors/{vendor['id']}/accounts") == [{**new, "is_default": True}]
    assert changing.get(path).status == 200
    assert changing.json("POST", f"{path}/archive", {}).status == 422
    # Nothing uses it, so that it needs no replacement.
    assert changing.json("POST", f"/vendors/{other['id']}/accounts/{foreign['id']}/archive", {}).status == 200
    missing = changing.json("POST", f"/vendors/{other['id']}/accounts/{new['id']}/archive", {})
    assert (missing.status, missing.code) == (404, "DEVELOPER_7003")
    late = bill_body(changing, vendor, invoice_number="A-2", **by_ach(changing, old))
    assert changing.json("POST", "/bills", late).status == 422


# --- Credits ---


def test_credits_add_up(shared: Wire) -> None:
    every = shared.all("/vendors/credits", include_fully_used=True)
    bills = {bill["id"]: bill for bill in shared.all("/bills")}
    entities = set(ids(shared.all("/entities")))
    remaining = set()
    for credit in every:
        lines = [*credit["expense_line_items"], *credit["inventory_line_items"]]
        applied = [*credit["applied_bills"], *credit["applied_draft_bills"]]
        assert credit["total_amount"]["amount"] == sum(line["amount"]["amount"] for line in lines)
        assert credit["total_applied_amount"]["amount"] == sum(part["amount"]["amount"] for part in applied)
        left = credit["total_amount"]["amount"] - credit["total_applied_amount"]["amount"]
        assert credit["remaining_amount"]["amount"] == left >= 0
        assert credit["entity_id"] in entities
        assert bills[credit["reference_bill_id"]]["vendor"]["id"] == credit["vendor_id"]
        for part in credit["applied_bills"]:
            bill = bills[part["bill_id"]]
            assert bill["amount"] == part["amount"]
            assert bill["payment"]["payment_method"] == "VENDOR_CREDIT"
            assert (bill["vendor"]["id"], bill["status"]) == (credit["vendor_id"], "PAID")
            assert bill["created_at"] > credit["created_at"]
        assert shared.get(f"/vendors/credits/{credit['id']}").json == credit
        remaining.add((bool(left), bool(applied)))
    assert remaining == {(True, False), (True, True), (False, True)}


def test_filters_of_credits(shared: Wire) -> None:
    every = shared.all("/vendors/credits", include_fully_used=True)
    unused = [one for one in every if one["remaining_amount"]["amount"]]
    assert shared.all("/vendors/credits") == unused != every
    day = sorted(one["accounting_date"] for one in unused)[len(unused) // 2]
    assert shared.all("/vendors/credits", from_accounting_date=day) == [
        one for one in unused if one["accounting_date"] >= day
    ]
    assert shared.all("/vendors/credits", to_accounting_date=day) == [
        one for one in unused if one["accounting_date"] <= day
    ]
    moment = sorted(one["created_at"] for one in unused)[len(unused) // 2]
    assert shared.all("/vendors/credits", from_created_at=moment) == [
        one for one in unused if one["created_at"] >= moment
    ]
    assert shared.all("/vendors/credits", to_created_at=moment) == [
        one for one in unused if one["created_at"] <= moment
    ]
    assert shared.all("/vendors/credits", entity_id=unused[0]["entity_id"].upper()) == [
        one for one in unused if one["entity_id"] == unused[0]["entity_id"]
    ]
    assert shared.all("/vendors/credits", entity_id=NOBODY) == []
    for vendor_id in {one["vendor_id"] for one in every}:
        found = shared.all(f"/vendors/{vendor_id}/credits", include_fully_used=True)
        assert found == [one for one in every if one["vendor_id"] == vendor_id]
    assert shared.get(f"/vendors/credits/{NOBODY}").code == "DEVELOPER_7003"
    assert shared.get(f"/vendors/{NOBODY}/credits").code == "DEVELOPER_7003"

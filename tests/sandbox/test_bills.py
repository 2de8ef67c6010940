"""The bills of the founding company, and how they are listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from ramp_api.money import exponent_of
from ramp_api.sandbox.clock import REFERENCE
from ramp_api.sandbox.company.model import FIRST_DAY

from .buying import (
    NOBODY,
    ids,
    later,
)
from .wire import Wire

METHODS = {"ACH", "CHECK", "DOMESTIC_WIRE", "INTERNATIONAL", "SWIFT"}


def every(wire: Wire) -> list[dict[str, Any]]:
    return [*wire.all("/bills"), *wire.all("/bills", is_archived=True)]


# --- The founding company ---


def test_lines_add_up(shared: Wire) -> None:
    for bill in [*every(shared), *(one for one in shared.all("/bills/drafts") if one["amount"])]:
        lines = [*bill["line_items"], *bill["inventory_line_items"]]
        assert {line["amount"]["currency_code"] for line in lines} == {bill["amount"]["currency_code"]}
        assert sum(line["amount"]["amount"] for line in lines) == bill["amount"]["amount"] > 0
        for line in bill["inventory_line_items"]:
            assert line["amount"]["amount"] == line["unit_price"]["amount"] * line["unit_quantity"]


def test_what_bills_refer_to_is_there(shared: Wire) -> None:
    vendors = {one["id"]: one for one in shared.all("/vendors", include_draft=True)}
    entities = {one["id"]: one for one in shared.all("/entities")}
    accounts = {
        account["id"]: (vendor_id, account["payment_method"])
        for vendor_id in vendors
        for account in shared.all(f"/vendors/{vendor_id}/accounts")
    }
    transactions = {one["id"]: one for one in shared.all("/transactions", state="ALL")}
    users = set(ids(shared.all("/users")))
    for bill in every(shared):
        vendor, payment = vendors[bill["vendor"]["id"]], bill["payment"]
        assert bill["vendor"]["name"] == vendor["name"]
        assert bill["vendor"]["remote_id"] == vendor["accounting_vendor_remote_id"]
        assert bill["vendor_contact_id"] in vendor["contacts"]
        assert bill["bill_owner"]["id"] in users
        same = entities[bill["entity_id"]]["currency"] == bill["amount"]["currency_code"]
        assert (Decimal(bill["fx_conversion_rate"]) == 1) == same
        if payment and payment["payment_method"] in METHODS:
            details = payment["details"]
            sources = [one["bank_account_id"] for one in entities[bill["entity_id"]]["accounts"]]
            assert details["source_bank_account_id"] in sources
            if payment["payment_method"] != "CHECK":
                assert accounts[details["vendor_account_id"]] == (vendor["id"], payment["payment_method"])
        for one in payment["details"].get("transaction_ids", []) if payment else []:
            assert transactions[one]["merchant_id"] == vendor["merchant_id"]
            assert transactions[one]["limit_id"] == payment["details"]["spend_limit_id"]
            assert round(transactions[one]["amount"] * 100) == bill["amount"]["amount"]


def test_nothing_happens_before_its_cause(shared: Wire) -> None:
    now = shared.sandbox.now.isoformat()
    created = [bill["created_at"] for bill in shared.all("/bills")]
    assert created == sorted(created)
    for bill in every(shared):
        assert (FIRST_DAY - timedelta(days=30)).isoformat() <= bill["created_at"] <= REFERENCE.isoformat()
        assert bill["issued_at"] <= bill["created_at"]
        assert bill["issued_at"] <= bill["due_at"]
        assert (bill["paid_at"] is not None) == (bill["status"] == "PAID")
        if bill["status"] == "PAID":
            assert bill["created_at"] <= bill["paid_at"] <= now
            assert (bill["approval_status"], bill["archived_at"]) == ("APPROVED", None)
        if bill["archived_at"]:
            assert bill["created_at"] < bill["archived_at"] <= now
        if bill["sync_status"] == "BILL_AND_PAYMENT_SYNCED":
            assert bill["status"] == "PAID"
        if bill["sync_status"] != "NOT_SYNCED":
            assert bill["approval_status"] == "APPROVED"
            assert bill["remote_id"]


def test_there_is_some_of_everything(shared: Wire) -> None:
    bills = every(shared)
    methods = {bill["payment"] and bill["payment"]["payment_method"] for bill in bills}
    assert methods >= {None, "ACH", "CARD", "CHECK", "DOMESTIC_WIRE", "INTERNATIONAL", "PAID_MANUALLY", "SWIFT"}
    assert {bill["amount"]["currency_code"] for bill in bills} >= {"USD", "JPY", "KWD", "EUR", "GBP"}
    assert {bill["approval_status"] for bill in bills} >= {"APPROVED", "PENDING", "REJECTED", "TERMINATED"}
    assert {bill["sync_status"] for bill in bills} == {"BILL_AND_PAYMENT_SYNCED", "BILL_SYNCED", "NOT_SYNCED"}
    assert len({bill["entity_id"] for bill in bills}) > 2
    for summary in ("PAYMENT_COMPLETED", "PAYMENT_SCHEDULED", "PAYMENT_DETAILS_MISSING", "APPROVAL_REJECTED"):
        assert shared.all("/bills", status_summaries=summary), summary


def test_what_is_scheduled_is_paid_in_time(opened: Callable[..., Wire]) -> None:
    wire = opened()
    open_before = {
        bill["id"]: bill
        for summary in ("PAYMENT_SCHEDULED", "PAYMENT_PROCESSING")
        for bill in wire.all("/bills", status_summaries=summary)
    }
    assert open_before
    later(wire, 120)
    for bill_id, before in open_before.items():
        bill = wire.get(f"/bills/{bill_id}").json
        assert bill["status"] == "PAID"
        assert bill["paid_at"] > bill["payment"]["effective_date"] >= before["payment"]["payment_date"]
        assert bill["payment"]["trace_id"]["trace_id"]


# --- The list ---


def test_archived_bills_come_alone(shared: Wire) -> None:
    plain, archived = shared.all("/bills"), shared.all("/bills", is_archived=True)
    assert archived
    assert not set(ids(plain)) & set(ids(archived))
    assert plain == shared.all("/bills", is_archived=False)
    assert all(bill["archived_at"] for bill in archived)
    assert shared.get(f"/bills/{archived[0]['id']}").json["archived_at"] == archived[0]["archived_at"]
    assert set(ids(shared.all("/bills", is_archived=True, status_summaries="ARCHIVED"))) == set(ids(archived))


@pytest.mark.parametrize("name", ["entity_id", "approval_status", "sync_status", "invoice_number", "remote_id"])
def test_filters_that_are_fields(shared: Wire, name: str) -> None:
    bills = shared.all("/bills")
    for value in sorted({bill[name] for bill in bills if bill[name] is not None})[:4]:
        found = shared.all("/bills", **{name: value})
        assert [bill["id"] for bill in found] == [bill["id"] for bill in bills if bill[name] == value]
        assert 0 < len(found) < len(bills)


def test_filters_of_parts(shared: Wire) -> None:
    bills = shared.all("/bills")
    vendor_id = bills[0]["vendor"]["id"]
    assert ids(shared.all("/bills", vendor_id=vendor_id)) == [
        bill["id"] for bill in bills if bill["vendor"]["id"] == vendor_id
    ]
    for status in ("OPEN", "PAID"):
        assert ids(shared.all("/bills", payment_status=status)) == ids(
            [one for one in bills if one["status"] == status]
        )
    for method in ("ACH", "CARD", "VENDOR_CREDIT", "PAID_MANUALLY"):
        found = shared.all("/bills", payment_method=method)
        assert ids(found) == [
            bill["id"] for bill in bills if bill["payment"] and bill["payment"]["payment_method"] == method
        ]
        assert found
    code = next(bill for bill in bills if bill["accounting_field_selections"])["accounting_field_selections"][0]["id"]
    line = next(bill for bill in bills if bill["line_items"][0]["accounting_field_selections"])
    for wanted in (code, line["line_items"][0]["accounting_field_selections"][0]["id"]):
        found = shared.all("/bills", accounting_field_selection_id=wanted)
        assert ids(found) == [bill["id"] for bill in bills if wanted in str(bill)]
        assert 0 < len(found) < len(bills)


@pytest.mark.parametrize(
    ("parameter", "field"),
    [
        ("created_at", "created_at"),
        ("due_date", "due_at"),
        ("issued_date", "issued_at"),
        ("paid_at", "paid_at"),
        ("payment_date", "payment_date"),
    ],
)
def test_filters_of_time(shared: Wire, parameter: str, field: str) -> None:
    bills = shared.all("/bills")
    times = {
        bill["id"]: (bill["payment"] or {}).get(field) if field == "payment_date" else bill[field] for bill in bills
    }
    known = sorted(value for value in times.values() if value)
    middle = known[len(known) // 2]
    later_ones = [bill_id for bill_id, value in times.items() if value and value >= middle]
    earlier = [bill_id for bill_id, value in times.items() if value and value <= middle]
    assert ids(shared.all("/bills", **{f"from_{parameter}": middle})) == later_ones
    assert ids(shared.all("/bills", **{f"to_{parameter}": middle})) == earlier
    assert 0 < len(later_ones) < len(known)


def whole(amount: dict[str, Any]) -> Decimal:
    return Decimal(amount["amount"]).scaleb(-exponent_of(amount["currency_code"]))


def test_bounds_are_in_whole_units_of_each_currency(shared: Wire) -> None:
    bills = shared.all("/bills")
    for chosen in bills[:: len(bills) // 6]:
        bound = whole(chosen["amount"])
        assert ids(shared.all("/bills", min_amount=f"{bound:f}")) == [
            bill["id"] for bill in bills if whole(bill["amount"]) >= bound
        ]
        assert ids(shared.all("/bills", max_amount=f"{bound:f}")) == [
            bill["id"] for bill in bills if whole(bill["amount"]) <= bound
        ]
        above = f"{bound + Decimal('0.00001'):f}"
        assert chosen["id"] not in ids(shared.all("/bills", min_amount=above))


def test_what_is_ready_for_accounting(shared: Wire) -> None:
    ready, rest = shared.all("/bills", sync_ready=True), shared.all("/bills", sync_ready=False)
    assert sorted(ids([*ready, *rest])) == sorted(ids(shared.all("/bills")))
    enabled = set(ids(shared.all("/bills", is_accounting_sync_enabled=True)))
    disabled = set(ids(shared.all("/bills", is_accounting_sync_enabled=False)))
    assert enabled
    assert disabled
    assert not enabled & disabled
    for bill in ready:
        new = (bill["approval_status"], bill["sync_status"]) == ("APPROVED", "NOT_SYNCED")
        assert bill["id"] in enabled
        assert new or (bill["status"] == "PAID" and bill["sync_status"] == "BILL_SYNCED")
    assert all(bill["approval_status"] != "APPROVED" or bill["id"] in disabled or bill["sync_status"] != "NOT_SYNCED"
               for bill in rest)  # fmt: skip


def test_summaries_part_the_list(shared: Wire) -> None:
    words = ("APPROVAL_PENDING", "APPROVAL_REJECTED", "BLOCKED", "ON_HOLD", "PAYMENT_COMPLETED")
    more = ("PAYMENT_DETAILS_MISSING", "PAYMENT_PROCESSING", "PAYMENT_SCHEDULED", "WAITING_FOR_TRANSACTION_MATCH")
    apart = [bill_id for word in (*words, *more) for bill_id in ids(shared.all("/bills", status_summaries=word))]
    assert sorted(apart) == sorted(ids(shared.all("/bills")))
    both = shared.all("/bills", status_summaries="APPROVAL_REJECTED,BLOCKED")
    assert {bill["approval_status"] for bill in both} == {"REJECTED", "TERMINATED"}
    missing = shared.all("/bills", payment_details_missing=True)
    assert all(bill["status"] == "OPEN" for bill in missing)
    assert len(missing) + len(shared.all("/bills", payment_details_missing=False)) == len(shared.all("/bills"))
    reply = shared.get("/bills", status_summaries="LOST")
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")


def test_ids_of_payments_and_drafts(shared: Wire) -> None:
    for number in (1, 5):
        (bill,) = [*shared.all("/bills", customer_friendly_payment_id=f"BP-{number:07d}"),
                   *shared.all("/bills", customer_friendly_payment_id=f"BP-{number:07d}", is_archived=True)]  # fmt: skip
        assert bill["id"]
    for name in ("payment_id", "draft_bill_id", "customer_friendly_payment_id", "remote_id"):
        assert shared.all("/bills", **{name: NOBODY}) == []


def test_a_trace_is_shown_of_one_bill_only(shared: Wire) -> None:
    bill = next(one for one in shared.all("/bills", payment_method="ACH") if one["status"] == "PAID")
    assert bill["payment"]["trace_id"] is None
    assert shared.get(f"/bills/{bill['id']}").json["payment"]["trace_id"]["descriptor"] == "ACH Trace ID"


def test_invoices_can_be_fetched(shared: Wire) -> None:
    bill = next(one for one in shared.all("/bills") if one["invoice_urls"])
    url = bill["invoice_urls"][0]
    reply = shared.send("GET", url.removeprefix(shared.sandbox.base_url))
    assert (reply.status, reply.headers["content-type"]) == (200, "application/pdf")
    assert bill["invoice_number"].encode() in reply.content

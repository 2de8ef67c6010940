"""The founding company's books: what its spending is coded with is there, and some of everything in every state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .wire import Wire


def connections(wire: Wire) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in wire.get("/accounting/all-connections").json["connections"]}


@pytest.fixture(scope="module")
def accounts(shared: Wire) -> dict[str, dict[str, Any]]:
    return {one["ramp_id"]: one for one in shared.all("/accounting/accounts")}


@pytest.fixture(scope="module")
def fields(shared: Wire) -> dict[str, dict[str, Any]]:
    return {one["ramp_id"]: one for one in shared.all("/accounting/fields")}


def selections(wire: Wire) -> Iterator[dict[str, Any]]:
    for record in (*wire.all("/transactions", state="ALL"), *wire.all("/reimbursements")):
        for part in (record, *record["line_items"]):
            yield from part["accounting_field_selections"]


def test_spending_is_coded_with_what_is_there(
    shared: Wire, accounts: dict[str, dict[str, Any]], fields: dict[str, dict[str, Any]]
) -> None:
    options = {
        field_id: {one["ramp_id"]: one for one in shared.all("/accounting/field-options", field_id=field_id)}
        for field_id in fields
    }
    seen: set[str] = set()
    for one in selections(shared):
        seen.add(one["type"])
        info = one["category_info"]
        if one["type"] == "GL_ACCOUNT":
            account = accounts[one["id"]]
            category = account["gl_account_category_info"]
            assert category == {"id": info["external_id"], "name": info["name"], "ramp_id": info["id"]}
            assert (account["id"], account["code"], account["name"]) == (
                one["external_id"],
                one["external_code"],
                one["name"],
            )
        else:
            assert (fields[info["id"]]["id"], fields[info["id"]]["name"]) == (info["external_id"], info["name"])
            option = options[info["id"]][one["id"]]
            assert (option["id"], option["value"]) == (one["external_id"], one["name"])
            account = option
        assert account["is_active"] is True
    assert seen == {"GL_ACCOUNT", "COST_CENTER"}


def test_there_is_an_option_for_every_department(shared: Wire, fields: dict[str, dict[str, Any]]) -> None:
    (center,) = (one for one in fields.values() if one["id"] == "COST_CENTER")
    found = shared.all("/accounting/field-options", field_id=center["ramp_id"], is_active=True)
    assert [one["value"] for one in found] == [one["name"] for one in shared.all("/departments")]


def test_the_accounts_of_the_entities_are_there(shared: Wire, accounts: dict[str, dict[str, Any]]) -> None:
    names = {(one["id"], one["name"]) for one in accounts.values()}
    for entity in shared.all("/entities"):
        assert {(one["external_id"], one["external_name"]) for one in entity["accounts"]} <= names


def test_nothing_is_before_its_connection_nor_after_today(shared: Wire) -> None:
    for connection in connections(shared).values():
        query = {"accounting_connection_id": connection["id"]}
        for path in ("accounts", "fields", "vendors", "ramp-fields", "tax/rates", "inventory-item/options"):
            for one in shared.all(f"/accounting/{path}", **query):
                assert connection["created_at"] < one["created_at"] <= one["updated_at"] < "2026-11-16T09"
                assert one.get("is_active", True) or one["created_at"] < one["updated_at"]
    first = min(one["user_transaction_time"] for one in shared.all("/transactions", state="ALL"))
    assert all(one["created_at"] < first for one in shared.all("/accounting/accounts"))


def test_there_are_some_of_every_kind(shared: Wire, fields: dict[str, dict[str, Any]]) -> None:
    assert {one["input_type"] for one in fields.values()} == {"BOOLEAN", "FREE_FORM_TEXT", "SINGLE_CHOICE"}
    assert {one["is_active"] for one in fields.values()} == {True, False}
    project = next(one for one in fields.values() if one["id"] == "PROJECT")["ramp_id"]
    options = shared.all("/accounting/field-options", field_id=project)
    assert {one["visibility"] for one in options} == {"HIDDEN", "VISIBLE"}
    assert {one["is_active"] for one in options} == {True, False}
    for own in shared.all("/accounting/ramp-fields"):
        assert len(shared.all("/accounting/field-options", field_id=own["ramp_id"])) == 3
    vendors = shared.all("/accounting/vendors")
    assert {(one["is_synced"], one["id"] is None) for one in vendors} == {(True, False), (False, True)}
    ids = [one["id"] for one in vendors if one["id"]]
    assert len(set(ids)) == len(ids)


def test_taxes_hang_together(shared: Wire, accounts: dict[str, dict[str, Any]]) -> None:
    rates = {one["ramp_id"]: one for one in shared.all("/accounting/tax/rates")}
    booked = {one["accounting_gl_account_id"] for one in rates.values()}
    assert booked - {None} <= accounts.keys()
    assert len(booked) > 1
    codes = shared.all("/accounting/tax/code/options")
    assert all(rates.keys() >= set(one["tax_rate_ids"]) for one in codes)
    assert {len(one["tax_rate_ids"]) for one in codes} == {0, 1, 2}


def test_vendors_of_bills_are_known_to_accounting(shared: Wire) -> None:
    known = {one["id"] for one in shared.all("/accounting/vendors")}
    linked = [one["accounting_vendor_remote_id"] for one in shared.all("/vendors")]
    assert {one for one in linked if one} <= known

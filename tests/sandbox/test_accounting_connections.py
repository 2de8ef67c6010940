"""Accounting connections: one at a time, and what belongs to each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ramp_api.sandbox import Sandbox

from .wire import Reply, Wire

ONE = "/accounting/connection"
NOBODY = "00000000-0000-4000-8000-000000000000"
LISTS = ("accounts", "fields", "vendors", "ramp-fields", "tax/rates", "tax/code/options", "inventory-item/options")
UPLOADS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("accounts", {"gl_accounts": [{"id": "1", "name": "Cash", "classification": "ASSET"}]}),
    ("vendors", {"vendors": [{"id": "1", "name": "Ada"}]}),
    ("fields", {"id": "F", "name": "F", "input_type": "SINGLE_CHOICE"}),
    ("ramp-fields", {"id": "F", "name": "F", "input_type": "SINGLE_CHOICE"}),
    ("field-options", {"field_id": NOBODY, "options": [{"id": "1", "value": "x"}]}),
    ("ramp-field-options", {"field_id": NOBODY, "options": [{"id": "1", "value": "x"}]}),
    ("tax/code", {"name": "Tax"}),
    ("tax/code/options", {"options": [{"id": "1", "name": "x"}]}),
    ("tax/rates", {"tax_rates": [{"id": "1", "name": "x", "rate": 1}]}),
    ("inventory-item", {"name": "Item"}),
    ("inventory-item/options", {"options": [{"id": "1", "name": "x"}]}),
    ("syncs", {"idempotency_key": "k", "sync_type": "TRANSACTION_SYNC", "failed_syncs": []}),
    ("ready-to-sync", {"object_type": "TRANSACTION", "object_ids": [NOBODY]}),
)


@pytest.fixture(scope="module")
def kept() -> Iterator[Wire]:
    with Sandbox(transactions=20, frozen=True, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        assert wire.token
        sandbox.snapshot()
        yield wire
        wire.close()


@pytest.fixture
def wire(kept: Wire) -> Iterator[Wire]:
    """A sandbox that is afterwards as it was."""
    yield kept
    kept.sandbox.restore()


@pytest.fixture(scope="module")
def empty() -> Iterator[Wire]:
    with Sandbox(empty=True, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        yield wire
        wire.close()


def everything(wire: Wire) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = wire.get("/accounting/all-connections").json["connections"]
    return found


def by_status(wire: Wire, status: str) -> dict[str, Any]:
    return next(one for one in everything(wire) if one["status"] == status)


def connect(wire: Wire, name: str = "Own ERP", **fields: Any) -> Reply:
    return wire.json("POST", ONE, {"remote_provider_name": name, **fields})


def refused(reply: Reply, status: int, code: str) -> None:
    assert (reply.status, reply.code) == (status, code), reply.content


def test_the_company_has_one_active_connection_and_past_ones(shared: Wire) -> None:
    found = everything(shared)
    assert [one["is_active"] for one in found].count(True) == 1
    assert {one["status"] for one in found} == {"linked", "unlinked", "revoked", "failed_to_auth"}
    assert all(one["is_active"] == (one["status"] == "linked") for one in found)
    assert shared.get(ONE).json == by_status(shared, "linked")
    for one in found:
        detail = shared.get(f"{ONE}/{one['id']}").json
        assert {name: value for name, value in detail.items() if name != "settings"} == one
    refused(shared.get(f"{ONE}/{NOBODY}"), 404, "DEVELOPER_7003")


def test_a_second_connection_is_refused_until_the_first_has_ended(wire: Wire) -> None:
    before = everything(wire)
    refused(connect(wire), 409, "SANDBOX_CONFLICT")
    refused(connect(wire, "Copperfield Books", reactivate=True), 409, "SANDBOX_CONFLICT")
    assert everything(wire) == before
    assert wire.json("DELETE", ONE, "").status == 204
    ended = wire.get(f"{ONE}/{wire_id(before)}").json
    assert (ended["status"], ended["is_active"]) == ("unlinked", False)
    made = connect(wire)
    assert made.status == 201
    now = wire.sandbox.now.isoformat(timespec="seconds")
    assert made.json == {
        "id": made.json["id"],
        "created_at": now,
        "is_active": True,
        "last_linked_at": now,
        "remote_provider_name": "Own ERP",
        "status": "linked",
    }
    assert wire.get(ONE).json == made.json
    assert everything(wire)[-1] == made.json


def wire_id(connections: list[dict[str, Any]]) -> str:
    found: str = next(one["id"] for one in connections if one["is_active"])
    return found


def test_without_a_connection_nothing_is_uploaded_or_listed(wire: Wire) -> None:
    vendor = wire.get("/accounting/vendors").json["data"][0]
    assert wire.json("DELETE", ONE, "").status == 204
    assert set(wire.get(ONE).json) == {"message"}
    refused(wire.json("DELETE", ONE, ""), 404, "DEVELOPER_7003")
    for path in LISTS:
        assert wire.all(f"/accounting/{path}") == []
    for path in ("tax/code", "inventory-item", f"vendors/{vendor['ramp_id']}"):
        refused(wire.get(f"/accounting/{path}"), 404, "DEVELOPER_7003")
    for path in ("tax/code", "inventory-item", f"vendors/{vendor['ramp_id']}"):
        refused(wire.json("DELETE", f"/accounting/{path}", ""), 409, "SANDBOX_CONFLICT")
        refused(wire.json("PATCH", f"/accounting/{path}", {"name": "x"}), 409, "SANDBOX_CONFLICT")


@pytest.mark.parametrize(("path", "body"), UPLOADS, ids=[path for path, _ in UPLOADS])
def test_an_empty_business_has_to_connect_first(empty: Wire, path: str, body: dict[str, Any]) -> None:
    assert everything(empty) == []
    if path == "syncs":
        body = {**body, "failed_syncs": [{"id": NOBODY, "error": {"message": "no"}}]}
    refused(empty.json("POST", f"/accounting/{path}", body), 409, "SANDBOX_CONFLICT")


def test_what_is_uploaded_belongs_to_the_connection(wire: Wire) -> None:
    first = by_status(wire, "linked")["id"]
    account = wire.get("/accounting/accounts").json["data"][0]
    accounts = wire.all("/accounting/accounts")
    wire.json("DELETE", ONE, "")
    second = connect(wire).json["id"]
    assert wire.all("/accounting/accounts") == []
    path = f"/accounting/accounts/{account['ramp_id']}"
    refused(wire.get(path), 404, "DEVELOPER_7003")
    refused(wire.json("PATCH", path, {"name": "x"}), 404, "DEVELOPER_7003")
    refused(wire.json("DELETE", path, ""), 404, "DEVELOPER_7003")
    # It is there to be read for whoever names its connection; the same ids are free in another.
    assert wire.all("/accounting/accounts", accounting_connection_id=first.upper()) == accounts
    assert wire.get(path, accounting_connection_id=first).json == account
    refused(wire.get(path, accounting_connection_id=second), 404, "DEVELOPER_7003")
    fresh = {"gl_accounts": [{"id": account["id"], "name": "Cash", "classification": "ASSET"}]}
    made = wire.json("POST", "/accounting/accounts", fresh).json["gl_accounts"]
    assert wire.all("/accounting/accounts") == made
    assert wire.all("/accounting/accounts", accounting_connection_id=second) == made
    assert made[0]["gl_account_category_info"]["ramp_id"] != account["gl_account_category_info"]["ramp_id"]
    # What belongs to the first comes back along with it.
    wire.json("DELETE", ONE, "")
    assert wire.json("POST", f"{ONE}/{first}/reactivate", "").status == 200
    assert wire.all("/accounting/accounts") == accounts


@pytest.mark.parametrize("path", [*LISTS, "tax/code", "inventory-item"])
def test_reads_can_name_a_connection(shared: Wire, path: str) -> None:
    now, then = by_status(shared, "linked")["id"], by_status(shared, "revoked")["id"]
    refused(shared.get(f"/accounting/{path}", accounting_connection_id=NOBODY), 422, "DEVELOPER_7001")
    whole = shared.get(f"/accounting/{path}").json
    named = shared.get(f"/accounting/{path}", accounting_connection_id=now).json
    if path in LISTS:
        assert named["data"] == whole["data"] != []
        assert shared.all(f"/accounting/{path}", accounting_connection_id=then) == []
    else:
        assert named == whole
        refused(shared.get(f"/accounting/{path}", accounting_connection_id=then), 404, "DEVELOPER_7003")


def test_only_an_unlinked_connection_is_reactivated(wire: Wire) -> None:
    old = by_status(wire, "unlinked")
    path = f"{ONE}/{old['id']}/reactivate"
    refused(wire.json("POST", path, ""), 409, "SANDBOX_CONFLICT")
    wire.json("DELETE", ONE, "")
    for status in ("revoked", "failed_to_auth"):
        refused(wire.json("POST", f"{ONE}/{by_status(wire, status)['id']}/reactivate", ""), 409, "SANDBOX_CONFLICT")
    refused(wire.json("POST", f"{ONE}/{NOBODY}/reactivate", ""), 404, "DEVELOPER_7003")
    reply = wire.json("POST", path, "")
    now = wire.sandbox.now.isoformat(timespec="seconds")
    assert (reply.status, reply.json) == (200, {**old, "is_active": True, "status": "linked", "last_linked_at": now})
    assert wire.get(ONE).json == reply.json
    assert [one["id"] for one in wire.all("/accounting/accounts")] == ["500", "510", "520"]
    refused(wire.json("POST", path, ""), 409, "SANDBOX_CONFLICT")


def test_a_connection_can_be_made_by_its_return(wire: Wire) -> None:
    old = by_status(wire, "unlinked")
    wire.json("DELETE", ONE, "")
    count = len(everything(wire))
    back = connect(wire, old["remote_provider_name"], reactivate=True)
    assert (back.status, back.json["id"]) == (201, old["id"])
    assert len(everything(wire)) == count
    wire.json("DELETE", ONE, "")
    # Without being told to, and where there is none of the name, it is a new one.
    assert connect(wire, old["remote_provider_name"]).json["id"] != old["id"]
    wire.json("DELETE", ONE, "")
    assert connect(wire, "Never seen", reactivate=True).status == 201
    assert len(everything(wire)) == count + 2


def test_a_connection_has_a_name(wire: Wire) -> None:
    wire.json("DELETE", ONE, "")
    refused(connect(wire, "  "), 422, "DEVELOPER_7001")
    refused(wire.json("POST", ONE, {}), 422, "DEVELOPER_7001")


def test_settings_change_one_by_one(wire: Wire) -> None:
    path = f"{ONE}/{by_status(wire, 'linked')['id']}"
    before = wire.get(path).json
    assert before["settings"]["vendor_credits_enabled"] is False
    given = {"vendor_credits_enabled": True, "transaction_sync_button_enabled": None}
    reply = wire.json("PATCH", path, {"settings": given})
    assert (reply.status, reply.json) == (
        200,
        {**before, "settings": {**before["settings"], "vendor_credits_enabled": True}},
    )
    assert wire.get(path).json == reply.json
    assert wire.json("PATCH", path, {"settings": None}).json == reply.json
    refused(wire.json("PATCH", path, {"settings": {"colour": True}}), 422, "DEVELOPER_7001")
    refused(wire.json("PATCH", f"{ONE}/{NOBODY}", {}), 404, "DEVELOPER_7003")
    refused(wire.json("PATCH", f"{ONE}/{by_status(wire, 'unlinked')['id']}", {}), 409, "SANDBOX_CONFLICT")


def test_an_ended_connection_may_be_marked_for_migration(wire: Wire) -> None:
    old, now = by_status(wire, "unlinked"), by_status(wire, "linked")
    reply = wire.json("POST", f"{ONE}/{old['id']}/ready-to-migrate", "")
    assert (reply.status, reply.json) == (200, old)
    refused(wire.json("POST", f"{ONE}/{now['id']}/ready-to-migrate", ""), 409, "SANDBOX_CONFLICT")
    refused(wire.json("POST", f"{ONE}/{NOBODY}/ready-to-migrate", ""), 404, "DEVELOPER_7003")
    refused(wire.json("POST", f"{ONE}/{old['id']}/ready-to-migrate", {"target": "x"}), 501, "SANDBOX_NOT_IMPLEMENTED")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "codings"),
        ("POST", "entities"),
        *((one, "field-option-filter-rules") for one in ("GET", "POST", "DELETE")),
    ],
)
def test_what_nobody_knows_is_501(shared: Wire, method: str, path: str) -> None:
    refused(shared.json(method, f"/accounting/{path}", ""), 501, "SANDBOX_NOT_IMPLEMENTED")

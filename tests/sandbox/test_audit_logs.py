"""The audit log: every change has a line, and nothing else has."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest

from ramp_api import operations
from ramp_api.models.audit_logs import AuditLogActorType, AuditLogEventType
from ramp_api.operation import Operation
from ramp_api.sandbox.behaviour.audit_logs import event_type, resource_name
from ramp_api.sandbox.clock import REFERENCE

from .wire import API, Wire

LOG = "/audit-logs/events"
NOBODY = "00000000-0000-4000-8000-000000000000"
CHANGES = [one for one in operations.all() if one.retry != "safe" and one.auth == "bearer"]


@pytest.fixture(scope="module")
def history(shared: Wire) -> list[dict[str, Any]]:
    return shared.all(LOG)


def news(wire: Wire, before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    after = wire.all(LOG)
    assert after[: len(before)] == before
    return after[len(before) :]


def test_the_company_has_a_history(shared: Wire, history: list[dict[str, Any]]) -> None:
    assert len(history) > 200
    assert {one["actor_type"] for one in history} == set(AuditLogActorType)
    assert {one["event_type"] for one in history} <= set(AuditLogEventType)
    times = [datetime.fromisoformat(one["event_time"]) for one in history]
    assert times == sorted(times)
    assert times[-1] <= REFERENCE
    people = {one["id"] for status in ({}, {"status": "USER_SUSPENDED"}) for one in shared.all("/users", **status)}
    assert {one["actor_id"] for one in history if one["actor_type"] == "user"} <= people
    assert all(one["actor_id"] is None for one in history if one["actor_type"] != "user")
    paths = {"User": "users", "Card": "cards", "Reimbursement": "reimbursements"}
    for one in history[:: len(history) // 40]:
        about = one["primary_reference"]
        assert shared.get(f"/{paths[about['resource_name']]}/{about['id']}").status == 200


def test_nothing_happens_before_its_cause(history: list[dict[str, Any]]) -> None:
    began: set[str] = set()
    for one in history:
        object_id = one["primary_reference"]["id"]
        if one["event_type"] in {"User created", "User invited", "Created card", "Reimbursement submitted"}:
            began.add(object_id)
        assert object_id in began, one
        assert one["actor_type"] != "user" or one["actor_id"] in began


def test_the_same_seed_has_the_same_history(opened: Any) -> None:
    first, second, other = (opened(seed=seed).get(LOG).content for seed in (5, 5, 6))
    assert re.sub(rb"127.0.0.1:\d+", b"", first) == re.sub(rb"127.0.0.1:\d+", b"", second)
    assert first[:2_000] != other[:2_000]


@pytest.mark.parametrize(
    ("name", "field"),
    [("event_types", "event_type"), ("event_actor_types", "actor_type"), ("user_ids", "actor_id")],
)
def test_filters_of_several_values(shared: Wire, history: list[dict[str, Any]], name: str, field: str) -> None:
    values = list(dict.fromkeys(one[field] for one in history if one[field]))[:2]
    for chosen in (values[:1], values):
        found = shared.all(LOG, **{name: ",".join(chosen)})
        assert found == [one for one in history if one[field] in chosen]
        assert 0 < len(found) < len(history)


def test_filters_of_one_value(shared: Wire, history: list[dict[str, Any]]) -> None:
    middle = history[len(history) // 2]
    about = middle["primary_reference"]
    found = shared.all(LOG, object_id=about["id"].upper())
    assert found == [one for one in history if one["primary_reference"]["id"] == about["id"]]
    assert shared.all(LOG, object_id=NOBODY) == []
    cards = shared.all(LOG, resource_name="Card")
    assert cards == [one for one in history if one["primary_reference"]["resource_name"] == "Card"]
    assert cards
    assert shared.all(LOG, resource_name="Nothing") == []
    at = middle["event_time"]
    before, after = shared.all(LOG, to_date=at), shared.all(LOG, from_date=at)
    assert middle in before
    assert middle in after
    assert len(before) + len(after) == len(history) + sum(one["event_time"] == at for one in history)
    for name, value in (("resource_name", " "), ("event_types", "Lunch"), ("user_ids", "me"), ("from_date", "x")):
        assert shared.get(LOG, **{name: value}).status == 422


def test_a_change_has_a_line(opened: Any) -> None:
    wire: Wire = opened()
    before = wire.all(LOG)
    made = wire.json("POST", "/departments", {"name": "Research"}).json
    wire.json("PATCH", f"/departments/{made['id']}", {"name": "R&D"})
    created, renamed = news(wire, before)
    assert created == {
        "id": created["id"],
        "event_type": "Created",
        "event_time": created["event_time"],
        "actor_type": "user",
        "actor_id": wire.all("/users")[0]["id"],
        "additional_details": "Method: API, Operation: departments.create",
        "primary_reference": {"id": made["id"], "label": "Research", "resource_name": "Department", "url": None},
        "event_details": {"references": []},
    }
    assert created["event_time"] >= REFERENCE.isoformat()
    assert (renamed["event_type"], renamed["primary_reference"]["label"]) == ("Status updated", "R&D")
    assert wire.all(LOG, object_id=made["id"]) == [created, renamed]


def test_what_is_refused_or_read_has_none(opened: Any) -> None:
    wire: Wire = opened()
    before = wire.all(LOG)
    assert wire.json("POST", "/departments", {"name": " "}).status == 422
    assert wire.json("PATCH", f"/departments/{NOBODY}", {"name": "x"}).status == 404
    assert wire.get("/departments").status == 200
    assert news(wire, before) == []


def test_what_says_nothing_is_found_all_the_same(opened: Any) -> None:
    wire: Wire = opened()
    before = wire.all(LOG)
    wire.json("POST", "/custom-records/configure/custom-tables", {"table_label": "Things", "table_name": "things"})
    (line,) = news(wire, before)
    assert line["primary_reference"]["label"] == "Things"
    assert line["primary_reference"]["resource_name"] == "Custom record"


@pytest.mark.parametrize("operation", [pytest.param(one, id=one.name) for one in CHANGES])
def test_every_change_is_called_as_ramp_may_call_it(operation: Operation[Any]) -> None:
    assert event_type(operation.name, {}) in set(AuditLogEventType)
    assert resource_name(operation.name)


@pytest.mark.parametrize(
    ("name", "given", "event"),
    [
        ("users.update", {"role": "AUDITOR", "first_name": "A"}, "Role updated"),
        ("users.update", {"direct_manager_id": "x"}, "Manager updated"),
        ("users.update", {"location_id": "x"}, "Status updated"),
        ("cards.suspend", {}, "Locked card"),
        ("limits.terminate", {}, "Terminated funds"),
        ("funds.members.add", {}, "Added user to funds"),
        ("bills.attachments.upload", {}, "Document updated"),
        ("vendors.agreements.unlink", {}, "Vendor management agreement unlinked purchase order"),
        ("departments.create", {}, "Created"),
        ("accounting.accounts.delete", {}, "Deleted"),
    ],
)
def test_what_changes_are_called(name: str, given: dict[str, Any], event: str) -> None:
    assert event_type(name, given) == event


def test_a_deferred_change_has_its_line_once_it_is_done(opened: Any) -> None:
    wire: Wire = opened()
    card = next(one for one in wire.all("/cards") if one["state"] == "ACTIVE")
    before = wire.all(LOG)
    reply = wire.json("POST", f"/cards/{card['id']}/deferred/suspension", {"idempotency_key": "k"})
    if reply.status == 501:
        pytest.skip("cards are suspended by nobody yet")
    assert news(wire, before) == []
    wire.sandbox.advance(60)
    (line,) = news(wire, before)
    assert (line["event_type"], line["primary_reference"]["id"]) == ("Locked card", card["id"])


def test_the_same_key_has_one_line(opened: Any) -> None:
    wire: Wire = opened()
    card = next(one for one in wire.all("/cards") if one["state"] == "ACTIVE")
    body = {"idempotency_key": "k"}
    if wire.json("POST", f"/cards/{card['id']}/deferred/suspension", body).status == 501:
        pytest.skip("cards are suspended by nobody yet")
    wire.json("POST", f"/cards/{card['id']}/deferred/suspension", body)
    wire.sandbox.advance(60)
    assert len(wire.all(LOG, object_id=card["id"], event_types="Locked card")) == 1


def test_the_log_needs_its_scope(shared: Wire) -> None:
    token = shared.client_credentials("users:read")
    assert shared.get(LOG, token).code == "DEVELOPER_7100"
    assert shared.send("POST", f"{API}{LOG}", headers={"Authorization": f"Bearer {shared.token}"}).status == 405

"""Limits that are issued, changed, shared, suspended, locked and terminated."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from .limiting import (
    ADDRESS,
    DAY,
    NOBODY,
    PERMITTED,
    RESTRICTIONS,
    active,
    ask,
    body_of,
    dollars,
    issued,
    later,
    outcome,
    terminated,
    without,
)
from .wire import Wire

# --- Issuing ---


def test_a_limit_is_issued_by_a_task_with_a_virtual_card(changing: Wire) -> None:
    user, merchant = active(changing)[0], changing.get("/merchants").json["data"][0]["id"]
    restrictions = RESTRICTIONS | {
        "allowed_categories": [18, 20],
        "blocked_mcc_codes": ["5812"],
        "transaction_amount_limit": {"amount": 10_050},
        "lock_date": "2027-03-01T01:00:00+01:00",
        "blocked_vendors": [merchant.upper()],
    }
    reply = ask(changing, spending_restrictions=restrictions)
    before = changing.get(f"/limits/deferred/status/{reply.json['id']}").json
    assert (before["status"], before["data"]) == ("STARTED", {})
    task = outcome(changing, reply)
    assert task["status"] == "SUCCESS"
    limit = changing.get(f"/limits/{task['data']['spend_limit_id']}").json
    assert without(limit) in changing.all("/limits", user_id=user["id"])
    assert (limit["state"], limit["display_name"], limit["entity_id"]) == ("ACTIVE", "Books", user["entity_id"])
    assert limit["permitted_spend_types"] == PERMITTED
    assert limit["balance"]["total"] == dollars(0)
    assert limit["restrictions"] == {
        "allowed_categories": [18, 20],
        "allowed_vendors": [],
        "auto_lock_date": "2027-03-01T00:00:00+00:00",
        "blocked_categories": [],
        "blocked_vendors": [merchant],
        "interval": "MONTHLY",
        "limit": dollars(50_000),
        "next_interval_reset": "2026-12-01T00:00:00+00:00",
        "start_of_interval": "2026-11-01T00:00:00+00:00",
        "temporary_limit": None,
        "transaction_amount_limit": dollars(10_050),
    }
    card = changing.get(f"/cards/{limit['cards'][0]['card_id']}").json
    assert (card["state"], card["is_physical"], card["cardholder_id"]) == ("ACTIVE", False, user["id"])
    assert card["spending_restrictions"]["amount"] == 500
    assert card["spending_restrictions"]["transaction_amount_limit"] == 100.5
    assert card in changing.all("/cards")


def test_an_address_makes_the_card_a_physical_one(changing: Wire) -> None:
    limit = issued(changing, fulfillment={"shipping": {"recipient_address": ADDRESS}})
    assert limit["cards"][0]["last_four"] == "****"
    card = changing.get(f"/cards/{limit['cards'][0]['card_id']}").json
    assert (card["state"], card["is_physical"]) == ("UNACTIVATED", True)
    assert card["fulfillment"]["shipping"]["recipient_address"] == ADDRESS
    later(changing, 8 * DAY)
    assert changing.get(f"/limits/{limit['id']}").json["cards"][0]["last_four"] == card["last_four"]


def test_a_limit_of_a_program_is_as_the_program_says(changing: Wire) -> None:
    program = changing.get("/spend-programs").json["data"][2]
    limit = issued(
        changing, spend_program_id=program["id"], permitted_spend_types=..., display_name=..., is_shareable=True
    )
    assert limit["display_name"] == program["display_name"]
    assert limit["restrictions"]["limit"] == program["restrictions"]["limit"] != RESTRICTIONS["limit"]
    assert limit["permitted_spend_types"] == program["permitted_spend_types"]
    assert (limit["has_program_overridden"], limit["is_shareable"]) == (False, True)
    assert without(limit) in changing.all("/limits", spend_program_id=program["id"])


def test_the_same_key_issues_one_limit(changing: Wire) -> None:
    body = body_of(changing)
    count = len(changing.all("/limits"))
    first, second = (changing.json("POST", "/limits/deferred", body) for _ in range(2))
    assert first.json == second.json
    outcome(changing, first)
    assert len(changing.all("/limits")) == count + 1


def with_restrictions(**more: Any) -> dict[str, Any]:
    return {"spending_restrictions": RESTRICTIONS | more}


@pytest.mark.parametrize(
    "change",
    [
        {"user_id": NOBODY},
        {"user_id": ...},
        {"idempotency_key": ...},
        {"idempotency_key": ""},
        {"display_name": ...},
        {"display_name": " "},
        {"permitted_spend_types": ...},
        {"permitted_spend_types": {"primary_card_enabled": True}},
        {"spending_restrictions": ...},
        {"spend_program_id": NOBODY, "permitted_spend_types": ...},
        {"colour": "red"},
        {"fulfillment": {}},
        {"fulfillment": {"shipping": {"recipient_address": ADDRESS}, "cardholder_uuid": NOBODY}},
        with_restrictions(limit={"amount": 0}),
        with_restrictions(limit={"amount": -1}),
        with_restrictions(limit={"amount": 10**12 + 1}),
        with_restrictions(limit={"amount": 1.5}),
        with_restrictions(limit={"amount": 100, "currency_code": "EUR"}),
        with_restrictions(transaction_amount_limit={"amount": 0}),
        with_restrictions(interval="FORTNIGHTLY"),
        with_restrictions(interval="CUSTOM"),
        with_restrictions(lock_date="2026-11-01T00:00:00Z"),
        with_restrictions(lock_date="2027-01-01T00:00:00"),
        with_restrictions(allowed_categories=[1], blocked_categories=[1]),
        with_restrictions(allowed_categories=[1, 1]),
        with_restrictions(blocked_categories=[0]),
        with_restrictions(allowed_vendors=["x"]),
        with_restrictions(blocked_vendors=[NOBODY]),
        with_restrictions(blocked_mcc_codes=["58"]),
        with_restrictions(is_one_time_edit=True),
    ],
)
def test_what_a_limit_needs(changing: Wire, change: dict[str, Any]) -> None:
    count = len(changing.all("/limits"))
    reply = ask(changing, **change)
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")
    changing.sandbox.advance(2)
    assert len(changing.all("/limits")) == count


def test_a_program_and_permitted_types_do_not_go_together(changing: Wire) -> None:
    program = changing.get("/spend-programs").json["data"][0]
    assert ask(changing, spend_program_id=program["id"]).status == 422


def test_the_suspended_get_no_limits(changing: Wire) -> None:
    user = changing.all("/users", status="USER_SUSPENDED")[0]
    assert ask(changing, user_id=user["id"]).status == 422


# --- Changes ---


def test_a_limit_is_changed_and_its_card_follows(changing: Wire) -> None:
    limit = issued(changing)
    path = f"/limits/{limit['id']}"
    more = RESTRICTIONS | {"limit": dollars(70_050), "interval": "YEARLY"}
    reply = changing.json("PATCH", path, {"display_name": "Library", "spending_restrictions": more})
    assert reply.status == 200
    assert reply.json == without(changing.get(path).json)
    assert (reply.json["display_name"], reply.json["restrictions"]["limit"]) == ("Library", dollars(70_050))
    assert reply.json["restrictions"]["start_of_interval"] == "2026-01-01T00:00:00+00:00"
    card = changing.get(f"/cards/{limit['cards'][0]['card_id']}").json
    assert (card["display_name"], card["spending_restrictions"]["amount"]) == ("Library", 700.5)
    put = changing.json("PUT", path, {"permitted_spend_types": PERMITTED | {"primary_card_enabled": True}})
    assert put.json["permitted_spend_types"]["primary_card_enabled"] is True
    assert put.json["display_name"] == "Library"
    for method in ("PATCH", "PUT"):
        for body in (
            {"display_name": " "},
            {"colour": "red"},
            with_restrictions(limit={"amount": 0}),
            {"spending_restrictions": {"limit": dollars(5)}},
        ):
            assert changing.json(method, path, body).status == 422
    assert without(changing.get(path).json) == put.json


def test_a_limit_is_linked_with_a_program_and_detached(changing: Wire) -> None:
    limit, program = issued(changing), changing.get("/spend-programs").json["data"][3]
    path = f"/limits/{limit['id']}"
    assert changing.json("PATCH", path, {"spend_program_id": program["id"], "display_name": "x"}).status == 422
    assert changing.json("PATCH", path, {"spend_program_id": NOBODY}).status == 422
    linked = changing.json("PATCH", path, {"spend_program_id": program["id"]}).json
    assert linked["restrictions"]["limit"] == program["restrictions"]["limit"]
    assert (linked["spend_program_id"], linked["has_program_overridden"]) == (program["id"], False)
    assert changing.json("PATCH", path, with_restrictions()).json["has_program_overridden"] is True
    detached = changing.json("PATCH", path, {"spend_program_id": None}).json
    assert (detached["spend_program_id"], detached["has_program_overridden"]) == (None, False)
    assert detached["restrictions"]["limit"] == RESTRICTIONS["limit"]


def test_a_limit_is_raised_until_its_interval_ends(opened: Any) -> None:
    wire: Wire = opened()
    limit = issued(wire)
    path = f"/limits/{limit['id']}"
    once = with_restrictions(limit=dollars(90_000), is_one_time_edit=True)
    raised = wire.json("PATCH", path, once).json["restrictions"]
    assert (raised["limit"], raised["temporary_limit"]) == (dollars(50_000), dollars(90_000))
    for wrong in (
        {"limit": dollars(50_000)},
        {"limit": dollars(90_000), "interval": "DAILY"},
        {"limit": dollars(90_000), "allowed_categories": [2]},
        {"limit": dollars(90_000), "blocked_mcc_codes": ["5812"]},
    ):
        assert wire.json("PATCH", path, with_restrictions(**wrong, is_one_time_edit=True)).status == 422
    later(wire, 20 * DAY)
    assert wire.get(path).json["restrictions"]["temporary_limit"] is None
    endless = issued(wire, **with_restrictions(interval="TOTAL"))
    once = with_restrictions(limit=dollars(90_000), interval="TOTAL", is_one_time_edit=True)
    assert wire.json("PATCH", f"/limits/{endless['id']}", once).status == 422


def test_a_limit_gets_another_user(changing: Wire) -> None:
    first, second = active(changing)[:2]
    limit = issued(changing)
    path = f"/limits/{limit['id']}"
    changed = changing.json("PATCH", path, {"new_user_id": second["id"].upper()}).json
    assert changed["users"] == [{"user_id": second["id"]}]
    card = changing.get(f"/cards/{limit['cards'][0]['card_id']}").json
    assert card["cardholder_id"] == second["id"]
    assert card["cardholder_name"] == f"{second['first_name']} {second['last_name']}"
    suspended = changing.all("/users", status="USER_SUSPENDED")[0]["id"]
    for wrong in (second["id"], suspended, NOBODY):
        assert changing.json("PATCH", path, {"new_user_id": wrong}).status == 422
    physical = issued(changing, fulfillment={"shipping": {"recipient_address": ADDRESS}})
    assert physical["users"] == [{"user_id": first["id"]}]
    assert changing.json("PATCH", f"/limits/{physical['id']}", {"new_user_id": second["id"]}).status == 422


def test_members_come_and_go(changing: Wire) -> None:
    owner, second, third, fourth = (one["id"] for one in active(changing))
    limit = issued(changing, is_shareable=True)
    add, remove = f"/limits/{limit['id']}/add-users", f"/limits/{limit['id']}/delete-users"
    added = changing.json("PUT", add, {"user_ids": [second.upper(), third]})
    assert added.status == 200
    assert [one["user_id"] for one in added.json["users"]] == [owner, second, third]
    assert added.json in changing.all("/limits", user_id=third)
    suspended = changing.all("/users", status="USER_SUSPENDED")[0]["id"]
    for wrong in ([], [second], [fourth, fourth], [NOBODY], ["x"], [suspended], [fourth, NOBODY]):
        assert changing.json("PUT", add, {"user_ids": wrong}).status == 422
    assert changing.json("PUT", add, {}).status == 422
    assert changing.json("PATCH", f"/limits/{limit['id']}", {"is_shareable": False}).status == 422
    for wrong in ([], [owner], [fourth], [third, NOBODY], [third, third]):
        assert changing.json("DELETE", remove, {"user_ids": wrong}).status == 422
    removed = changing.json("DELETE", remove, {"user_ids": [second]})
    assert [one["user_id"] for one in removed.json["users"]] == [owner, third]
    assert removed.json not in changing.all("/limits", user_id=second)
    handed = changing.json("PATCH", f"/limits/{limit['id']}", {"new_user_id": third}).json
    assert handed["users"] == [{"user_id": third}]
    assert changing.json("PATCH", f"/limits/{limit['id']}", {"is_shareable": False}).json["is_shareable"] is False
    assert changing.json("PUT", add, {"user_ids": [fourth]}).status == 422


def test_a_limit_is_suspended_and_unsuspended(changing: Wire) -> None:
    limit = issued(changing)
    path = f"/limits/{limit['id']}"
    assert changing.json("POST", f"{path}/unsuspension", "").status == 422
    suspended = changing.json("POST", f"{path}/suspension", "")
    assert (suspended.status, suspended.json["state"]) == (200, "SUSPENDED")
    assert suspended.json["suspension"]["suspended_by_ramp"] is False
    assert suspended.json in changing.all("/limits")
    assert changing.get(f"/cards/{limit['cards'][0]['card_id']}").json["state"] == "ACTIVE"
    assert changing.json("POST", f"{path}/suspension", "").status == 422
    again = changing.json("POST", f"{path}/unsuspension", "").json
    assert (again["state"], again["suspension"]) == ("ACTIVE", None)


def test_a_limit_of_the_suspended_stays_suspended(shared: Wire) -> None:
    gone = {one["id"] for one in shared.all("/users", status="USER_SUSPENDED")}
    limit = next(
        one
        for one in shared.all("/limits")
        if one["state"] == "SUSPENDED"
        and one["users"][0]["user_id"] in gone
        and not one["restrictions"]["auto_lock_date"]
    )
    assert shared.json("POST", f"/limits/{limit['id']}/unsuspension", "").status == 422


def test_a_limit_locks_itself_on_its_date_and_another_date_unlocks_it(opened: Any) -> None:
    wire: Wire = opened()
    limit = issued(wire, **with_restrictions(lock_date="2026-11-20T00:00:00Z"))
    path = f"/limits/{limit['id']}"
    later(wire, 5 * DAY)
    locked = wire.get(path).json
    assert locked["state"] == "SUSPENDED"
    assert locked["suspension"] == {
        "acting_user_id": None,
        "inserted_at": "2026-11-20T00:00:00+00:00",
        "suspended_by_ramp": True,
    }
    assert wire.json("POST", f"{path}/unsuspension", "").status == 422
    assert wire.json("PATCH", path, with_restrictions(lock_date="2026-11-20T00:00:00Z")).status == 422
    opened_again = wire.json("PATCH", path, with_restrictions(lock_date="2026-12-20T00:00:00Z")).json
    assert (opened_again["state"], opened_again["suspension"]) == ("ACTIVE", None)
    # No date any more: it stays open, on the date that it had as well.
    wire.json("PATCH", path, with_restrictions())
    later(wire, 40 * DAY)
    assert wire.get(path).json["state"] == "ACTIVE"


def test_a_date_in_the_founding_company_locks_too(opened: Any) -> None:
    wire: Wire = opened()
    limit = next(
        one for one in wire.all("/limits") if one["state"] == "ACTIVE" and one["restrictions"]["auto_lock_date"]
    )
    date = datetime.fromisoformat(limit["restrictions"]["auto_lock_date"])
    later(wire, (date - wire.sandbox.now).total_seconds() + 1)
    assert wire.get(f"/limits/{limit['id']}").json["state"] == "SUSPENDED"


def test_a_terminated_limit_takes_its_card_with_it(changing: Wire) -> None:
    limit = issued(changing)
    path = f"/limits/{limit['id']}"
    reply = changing.json("POST", f"{path}/deferred/termination", {"idempotency_key": "end"})
    second = changing.json("POST", f"{path}/deferred/termination", {"idempotency_key": "end again"})
    assert changing.json("POST", f"{path}/deferred/termination", {"idempotency_key": "end"}).json == reply.json
    assert changing.get(path).json["state"] == "ACTIVE"
    task = outcome(changing, reply)
    assert (task["status"], task["data"]) == ("SUCCESS", {"spend_limit_id": limit["id"]})
    assert task["context"]["spend_limit_id"] == limit["id"]
    failed = outcome(changing, second)
    assert (failed["status"], failed["data"]) == ("ERROR", {"error": "the limit is terminated"})
    assert changing.get(path).json["state"] == "TERMINATED"
    assert limit["id"] not in {one["id"] for one in changing.all("/limits")}
    assert limit["id"] in {one["id"] for one in changing.all("/limits", is_terminated=True)}
    assert changing.get(f"/cards/{limit['cards'][0]['card_id']}").json["state"] == "TERMINATED"
    assert limit["cards"][0]["card_id"] not in {one["id"] for one in changing.all("/cards")}
    for method, rest, body in (
        ("PATCH", "", {"display_name": "x"}),
        ("PUT", "", {"display_name": "x"}),
        ("PUT", "/add-users", {"user_ids": [NOBODY]}),
        ("DELETE", "/delete-users", {"user_ids": [NOBODY]}),
        ("POST", "/suspension", ""),
        ("POST", "/unsuspension", ""),
        ("POST", "/deferred/termination", {"idempotency_key": "once more"}),
    ):
        assert changing.json(method, f"{path}{rest}", body).status == 422


def test_a_terminated_limit_locks_no_more(opened: Any) -> None:
    wire: Wire = opened()
    limit = issued(wire, **with_restrictions(lock_date="2026-11-20T00:00:00Z"))
    assert terminated(wire, limit["id"])["status"] == "SUCCESS"
    later(wire, 10 * DAY)
    assert wire.get(f"/limits/{limit['id']}").json["state"] == "TERMINATED"


def test_a_task_that_fails_leaves_nothing(changing: Wire) -> None:
    card_tasks = changing.get(f"/limits/deferred/status/{NOBODY}")
    assert card_tasks.status == 404
    program = changing.json(
        "POST",
        "/spend-programs",
        {
            "display_name": "Short",
            "description": "Soon over",
            "icon": "CardIcon",
            "permitted_spend_types": PERMITTED,
            "spending_restrictions": RESTRICTIONS
            | {"lock_date": (changing.sandbox.now + timedelta(seconds=0.9)).isoformat()},
        },
    ).json
    count = len(changing.all("/cards"))
    task = outcome(changing, ask(changing, spend_program_id=program["id"], permitted_spend_types=...))
    assert task["status"] == "ERROR"
    assert "lock date" in task["data"]["error"]
    assert len(changing.all("/cards")) == count
    assert ask(changing, spend_program_id=program["id"], permitted_spend_types=...).status == 422
    limit = issued(changing)
    assert changing.json("PATCH", f"/limits/{limit['id']}", {"spend_program_id": program["id"]}).status == 422

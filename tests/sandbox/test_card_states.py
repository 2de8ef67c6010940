"""Cards that are locked, unlocked and ended by tasks, and by what happens in time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .asking import (
    DAY,
    NOBODY,
    USE,
    Record,
    card_made,
    card_now,
    card_task,
    card_turned,
    key,
    later,
    owner_of,
    state_of,
)
from .wire import Reply, Wire


@pytest.fixture(scope="module")
def user(changing: Wire) -> Record:
    return owner_of(changing)


def changed(wire: Wire, card: Record, **fields: Any) -> Reply:
    return wire.json("PATCH", f"/cards/{card['id']}", fields)


def test_a_card_is_locked_and_unlocked(changing: Wire, user: Record) -> None:
    card = card_made(changing, user)
    # What was asked for before may still change it: whether it is locked is looked at when the task is done.
    assert card_task(changing, card_turned(changing, card, "unsuspension"))["status"] == "ERROR"
    task = card_task(changing, card_turned(changing, card, "suspension"))
    assert (task["status"], task["data"]) == ("SUCCESS", {"card_id": card["id"]})
    assert task["context"]["card_id"] == card["id"]
    assert state_of(changing, card) == "SUSPENDED"
    assert card_task(changing, card_turned(changing, card, "suspension"))["status"] == "ERROR"
    task = card_task(changing, card_turned(changing, card, "unsuspension"))
    assert task["status"] == "SUCCESS"
    assert card_now(changing, card) == card


def test_a_card_ends_for_good(changing: Wire, user: Record) -> None:
    card = card_made(changing, user)
    assert card_task(changing, card_turned(changing, card, "termination"))["status"] == "SUCCESS"
    assert state_of(changing, card) == "TERMINATED"
    assert card["id"] not in {one["id"] for one in changing.all("/cards")}
    assert card["id"] in {one["id"] for one in changing.all("/cards/virtual", is_terminated=True)}
    for how in ("suspension", "unsuspension", "termination"):
        reply = card_turned(changing, card, how)
        assert (reply.status, reply.code) == (422, "DEVELOPER_7001")
    assert changed(changing, card, display_name="x").status == 422
    assert changing.get(f"/vault/cards/{card['id']}").status == 422


def test_of_two_tasks_the_second_fails(changing: Wire, user: Record) -> None:
    card = card_made(changing, user)
    first, second = card_turned(changing, card, "termination"), card_turned(changing, card, "suspension")
    assert card_task(changing, first)["status"] == "SUCCESS"
    task = changing.get(f"/cards/deferred/status/{second.json['id']}").json
    assert task["status"] == "ERROR"
    assert state_of(changing, card) == "TERMINATED"


def test_a_key_is_for_one_task(changing: Wire, user: Record) -> None:
    card, again = card_made(changing, user), key()
    first = card_turned(changing, card, "suspension", idempotency_key=again)
    assert card_turned(changing, card, "suspension", idempotency_key=again).json == first.json
    assert card_turned(changing, card, "suspension", idempotency_key="").status == 422
    assert changing.get(f"/users/deferred/status/{first.json['id']}").status == 404


def test_a_lock_date_locks_and_another_unlocks(changing: Wire, user: Record) -> None:
    soon = (changing.sandbox.now + timedelta(days=1)).isoformat()
    card = card_made(changing, user, spending_restrictions=USE | {"lock_date": soon})
    assert card["spending_restrictions"]["auto_lock_date"] == soon
    later(changing, DAY)
    assert state_of(changing, card) == "SUSPENDED"
    assert card_turned(changing, card, "unsuspension").status == 200
    assert card_task(changing, card_turned(changing, card, "unsuspension"))["status"] == "ERROR"
    assert state_of(changing, card) == "SUSPENDED"
    past = (changing.sandbox.now - timedelta(days=1)).isoformat()
    assert changed(changing, card, spending_restrictions={"lock_date": past}).status == 422
    next_one = (changing.sandbox.now + timedelta(days=3)).isoformat()
    assert changed(changing, card, spending_restrictions={"lock_date": next_one}).status == 204
    assert state_of(changing, card) == "ACTIVE"
    later(changing, 3 * DAY)
    assert state_of(changing, card) == "SUSPENDED"
    assert changed(changing, card, spending_restrictions={"lock_date": None}).status == 204
    assert state_of(changing, card) == "ACTIVE"
    later(changing, 10 * DAY)
    assert state_of(changing, card) == "ACTIVE"


def test_a_locked_card_arrives_locked(changing: Wire, user: Record) -> None:
    card = card_made(changing, user, "physical")
    card_task(changing, card_turned(changing, card, "suspension"))
    later(changing, 8 * DAY)
    assert state_of(changing, card) == "SUSPENDED"
    card_task(changing, card_turned(changing, card, "unsuspension"))
    assert state_of(changing, card) == "ACTIVE"


def test_cards_of_the_company_arrive(opened: Callable[..., Wire]) -> None:
    wire = opened(seed=7, headcount=300)
    waiting = wire.all("/cards", is_activated=False)
    assert {card["fulfillment"]["fulfillment_status"] for card in waiting} == {"ORDERED", "SHIPPED"}
    later(wire, 8 * DAY)
    assert wire.all("/cards", is_activated=False) == []
    assert {card_now(wire, card)["fulfillment"]["fulfillment_status"] for card in waiting} == {"DELIVERED"}


def test_lock_dates_of_the_company_come(opened: Callable[..., Wire]) -> None:
    wire = opened(seed=7)
    dated = [
        card for card in wire.all("/cards")
        if card["spending_restrictions"]["auto_lock_date"] and card["state"] == "ACTIVE"
    ]  # fmt: skip
    assert dated
    later(wire, 301 * DAY)
    assert {state_of(wire, card) for card in dated} == {"SUSPENDED"}


def test_what_is_not_there_is_a_404(changing: Wire) -> None:
    body = {"idempotency_key": key()}
    replies = [
        changing.get(f"/cards/{NOBODY}"),
        changing.json("PATCH", f"/cards/{NOBODY}", {}),
        *(changing.json("POST", f"/cards/{NOBODY}/deferred/{how}", body) for how in ("suspension", "termination")),
        changing.get(f"/cards/deferred/status/{NOBODY}"),
        changing.get(f"/card-programs/{NOBODY}"),
        changing.get(f"/vault/cards/{NOBODY}"),
        changing.get(f"/cards/vault/{NOBODY}"),
        changing.json("PATCH", f"/cards/physical/{NOBODY}", {}),
        changing.json("DELETE", f"/cards/physical/{NOBODY}", ""),
        changing.json("POST", f"/cards/physical/{NOBODY}/suspension", ""),
        changing.json("POST", f"/embedded/cards/{NOBODY}/embed", {"parent_origin": "https://example.com"}),
    ]
    assert {(reply.status, reply.code) for reply in replies} == {(404, "DEVELOPER_7003")}


@settings(max_examples=20, deadline=None)
@given(steps=st.lists(st.sampled_from(["suspension", "unsuspension", "deactivate", "reactivate"]), max_size=6))
def test_a_card_is_locked_as_long_as_there_is_a_reason(changing: Wire, steps: list[str]) -> None:
    holder = [one for one in changing.all("/users", status="USER_ACTIVE") if one["role"] == "BUSINESS_USER"][-1]
    card, reasons = card_made(changing, holder), set[str]()
    changes = {
        "suspension": ("card", True), "unsuspension": ("card", False),
        "deactivate": ("user", True), "reactivate": ("user", False),
    }  # fmt: skip
    for step in steps:
        why, locks = changes[step]
        possible = (why in reasons) is not locks
        if why == "card":
            reply = card_turned(changing, card, step)
            done = reply.status == 200 and card_task(changing, reply)["status"] == "SUCCESS"
        else:
            done = changing.json("PATCH", f"/users/{holder['id']}/{step}", "").status == 200
        assert done is possible
        reasons = reasons | {why} if locks else reasons - {why}
        assert state_of(changing, card) == ("SUSPENDED" if reasons else "ACTIVE")
    if "user" in reasons:
        changing.json("PATCH", f"/users/{holder['id']}/reactivate", "")

"""Limits as they are listed, and how they bound what the founding company spent."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api.sandbox import Sandbox
from ramp_api.sandbox.behaviour.intervals import INTERVALS, interval_of
from ramp_api.sandbox.registry import BEHAVIOURS

from .limiting import DAY, NOBODY, dollars, later, without
from .wire import Wire

# --- The founding company ---


def everything(wire: Wire) -> list[dict[str, Any]]:
    return wire.all("/limits") + wire.all("/limits", is_terminated=True)


def test_limits_are_in_every_state_and_name_what_exists(shared: Wire) -> None:
    limits = everything(shared)
    assert {one["state"] for one in limits} == {"ACTIVE", "SUSPENDED", "TERMINATED"}
    users = {one["id"]: one for one in shared.all("/users") + shared.all("/users", status="USER_SUSPENDED")}
    programs = {one["id"]: one for one in shared.all("/spend-programs")}
    for limit in limits:
        members = [users[one["user_id"]] for one in limit["users"]]
        assert limit["entity_id"] == members[0]["entity_id"]
        assert len(members) == 1 or limit["is_shareable"]
        if limit["state"] == "ACTIVE":
            assert all(one["status"] != "USER_SUSPENDED" for one in members)
        assert (limit["suspension"] is not None) == (limit["state"] == "SUSPENDED")
        program = programs[limit["spend_program_id"]] if limit["spend_program_id"] else None
        if program and not limit["has_program_overridden"]:
            assert limit["restrictions"]["limit"] == program["restrictions"]["limit"]
            assert limit["permitted_spend_types"] == program["permitted_spend_types"]
    assert any(len(one["users"]) > 1 for one in limits)
    assert any(one["suspension"] and one["suspension"]["suspended_by_ramp"] for one in limits)
    assert any(one["restrictions"]["temporary_limit"] for one in limits)
    assert any(not one["cards"] for one in limits)


def test_cards_and_limits_belong_together(shared: Wire) -> None:
    limits = everything(shared)
    assert len({card["card_id"] for one in limits for card in one["cards"]}) == sum(len(one["cards"]) for one in limits)
    for limit in limits:
        for linked in limit["cards"]:
            card = shared.get(f"/cards/{linked['card_id']}").json
            assert card["cardholder_id"] == limit["users"][0]["user_id"]
            assert (linked["last_four"] == "****") == (card["state"] == "UNACTIVATED")
            assert (
                Decimal(str(card["spending_restrictions"]["amount"])) * 100 == limit["restrictions"]["limit"]["amount"]
            )
            assert card["spending_restrictions"]["interval"] == limit["restrictions"]["interval"]
            assert limit["state"] != "TERMINATED" or card["state"] == "TERMINATED"
            assert card["state"] != "TERMINATED" or limit["state"] == "TERMINATED"
            assert limit["created_at"] == card["created_at"]


def spending(wire: Wire) -> list[tuple[dict[str, Any], datetime, int]]:
    made = wire.all("/transactions", state="ALL")
    return [
        (one, datetime.fromisoformat(one["user_transaction_time"]), round(Decimal(str(one["amount"])) * 100))
        for one in made
        if one["state"] != "DECLINED"
    ]


def test_nothing_was_ever_spent_beyond_a_limit(shared: Wire) -> None:
    limits = {one["id"]: one for one in everything(shared)}
    sums: dict[Any, int] = defaultdict(int)
    for one, time, cents in spending(shared):
        if one["limit_id"] is None:
            continue
        restrictions = limits[one["limit_id"]]["restrictions"]
        assert one["card_id"] in {card["card_id"] for card in limits[one["limit_id"]]["cards"]}
        assert one["spend_program_id"] == limits[one["limit_id"]]["spend_program_id"]
        single = restrictions["transaction_amount_limit"]
        assert single is None or cents <= single["amount"]
        sums[one["limit_id"], interval_of(restrictions["interval"], time)] += max(cents, 0)
    assert len(sums) > 100
    assert all(cents <= limits[limit_id]["restrictions"]["limit"]["amount"] for (limit_id, _), cents in sums.items())


def test_nothing_was_ever_spent_beyond_a_card(shared: Wire) -> None:
    made = spending(shared)
    cards = {card_id: shared.get(f"/cards/{card_id}").json for card_id in {one["card_id"] for one, _, _ in made}}
    sums: dict[Any, int] = defaultdict(int)
    for one, time, cents in made:
        restrictions = cards[one["card_id"]]["spending_restrictions"]
        single = restrictions["transaction_amount_limit"]
        assert single is None or cents <= Decimal(str(single)) * 100
        if restrictions["categories"] and one["sk_category_id"]:
            assert one["sk_category_id"] in restrictions["categories"]
        assert one["sk_category_id"] not in restrictions["blocked_categories"]
        sums[one["card_id"], interval_of(restrictions["interval"], time)] += max(cents, 0)
    for (card_id, _), cents in sums.items():
        assert cents <= Decimal(str(cards[card_id]["spending_restrictions"]["amount"])) * 100


def test_balances_are_what_transactions_of_the_interval_say(shared: Wire) -> None:
    limits = {one["id"]: one for one in everything(shared)}
    sums: dict[Any, int] = defaultdict(int)
    for one, time, cents in spending(shared):
        if one["limit_id"] is not None:
            start = datetime.fromisoformat(limits[one["limit_id"]]["restrictions"]["start_of_interval"])
            sums[one["limit_id"], one["state"]] += cents if time >= start else 0
    for limit in limits.values():
        cleared, pending = sums[limit["id"], "CLEARED"], sums[limit["id"], "PENDING"]
        told = limit["balance"]
        assert (told["cleared"]["amount"], told["pending"]["amount"]) == (cleared, pending)
        assert told["total"] == dollars(cleared + pending)
    assert any(limit["balance"]["pending"]["amount"] for limit in limits.values())


def test_a_new_month_begins_with_nothing_spent(opened: Any) -> None:
    wire = opened(transactions=400)
    spent = next(
        one
        for one in wire.all("/limits")
        if one["restrictions"]["interval"] == "MONTHLY" and one["balance"]["total"]["amount"] > 0
    )
    raised = next(one for one in wire.all("/limits") if one["restrictions"]["temporary_limit"])
    until = datetime.fromisoformat(raised["restrictions"]["next_interval_reset"])
    assert raised["restrictions"]["temporary_limit"]["amount"] > raised["restrictions"]["limit"]["amount"]
    later(wire, (until - wire.sandbox.now).total_seconds() + 1 + 31 * DAY)
    following = wire.get(f"/limits/{spent['id']}").json
    assert following["balance"]["total"] == dollars(0)
    assert following["restrictions"]["start_of_interval"] > spent["restrictions"]["start_of_interval"]
    assert wire.get(f"/limits/{raised['id']}").json["restrictions"]["temporary_limit"] is None


# --- Intervals ---


@given(st.sampled_from(INTERVALS), st.integers(0, 130 * 366 * DAY))
def test_intervals_follow_each_other(interval: str, seconds: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    start, following = interval_of(interval, moment)
    if start is None or following is None:
        assert interval == "TOTAL"
        return
    assert start <= moment < following
    assert interval_of(interval, start) == (start, following)
    assert interval_of(interval, following)[0] == following
    assert interval_of(interval, following - timedelta(microseconds=1)) == (start, following)


@pytest.mark.parametrize(
    ("interval", "start", "following"),
    [
        ("DAILY", "2026-11-18", "2026-11-19"),
        ("WEEKLY", "2026-11-16", "2026-11-23"),
        ("MONTHLY", "2026-11-01", "2026-12-01"),
        ("QUARTERLY", "2026-10-01", "2027-01-01"),
        ("TERTIARY", "2026-09-01", "2027-01-01"),
        ("ANNUAL", "2026-01-01", "2027-01-01"),
        ("YEARLY", "2026-01-01", "2027-01-01"),
    ],
)
def test_intervals_are_those_of_the_calendar(interval: str, start: str, following: str) -> None:
    found = interval_of(interval, datetime(2026, 11, 18, 12, 30, tzinfo=UTC))
    assert [one and one.date().isoformat() for one in found] == [start, following]


# --- Lists ---


def test_filters_of_the_list(shared: Wire) -> None:
    limits = shared.all("/limits")
    some = next(one for one in limits if one["spend_program_id"])
    for name in ("display_name", "entity_id", "spend_program_id"):
        found = shared.all("/limits", **{name: some[name]})
        assert found == [one for one in limits if one[name] == some[name]]
        assert some in found
        assert len(found) < len(limits)
    owner, sharer = next(one for one in limits if len(one["users"]) > 1)["users"][:2]
    for one in (owner, sharer):
        assert shared.all("/limits", user_id=one["user_id"]) == [limit for limit in limits if one in limit["users"]]
    assert shared.all("/limits", user_id=NOBODY) == shared.all("/limits", display_name="No such thing") == []


def test_bounds_of_the_list_are_inclusive(shared: Wire) -> None:
    limits = shared.all("/limits")
    moment = limits[20]["created_at"]
    after = shared.all("/limits", created_after=moment)
    before = shared.all("/limits", created_before=moment)
    assert after == [one for one in limits if one["created_at"] >= moment]
    assert before == [one for one in limits if one["created_at"] <= moment]
    assert limits[20] in after
    assert limits[20] in before


def test_terminated_ones_come_alone(shared: Wire) -> None:
    gone = shared.all("/limits", is_terminated=True)
    assert {one["state"] for one in gone} == {"TERMINATED"}
    assert shared.all("/limits", is_terminated=False) == shared.all("/limits")
    assert without(shared.get(f"/limits/{gone[0]['id']}").json) == gone[0]
    pages = list(shared.pages("/limits", page_size=50))
    assert [one for page in pages for one in page] == shared.all("/limits")
    assert len(pages) > 2


def test_what_is_not_there_is_404(changing: Wire) -> None:
    for method, path, body in (
        ("GET", "", ""),
        ("PATCH", "", {}),
        ("PUT", "", {}),
        ("PUT", "/add-users", {"user_ids": [NOBODY]}),
        ("DELETE", "/delete-users", {"user_ids": [NOBODY]}),
        ("POST", "/suspension", ""),
        ("POST", "/unsuspension", ""),
        ("POST", "/deferred/termination", {"idempotency_key": "a"}),
    ):
        reply = changing.json(method, f"/limits/{NOBODY}{path}", body)
        assert (reply.status, reply.code) == (404, "DEVELOPER_7003")
    assert changing.get(f"/limits/deferred/status/{NOBODY}").status == 404


def test_everything_of_limits_is_answered() -> None:
    wanted = {"add_users", "create", "delete_users", "get", "list", "replace", "suspend", "task_status", "terminate"}
    wanted |= {"unsuspend", "update"}
    assert {name.partition(".")[2] for name in BEHAVIOURS if name.startswith("limits.")} == wanted


def test_the_same_seed_gives_the_same_limits(shared: Wire) -> None:
    with Sandbox(transactions=1_000, seed=7, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        for one, other in zip(wire.pages("/limits"), shared.pages("/limits"), strict=True):
            assert one == other
        wire.close()
    created = [one["created_at"] for one in shared.all("/limits")]
    assert all(one <= other for one, other in pairwise(created))

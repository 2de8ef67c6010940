"""The business, and a balance that follows from its transactions."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ramp_api.sandbox.behaviour.business import BUSINESS, approve_limit
from ramp_api.sandbox.clock import Clock
from ramp_api.sandbox.store import Store
from ramp_api.sandbox.world import World

from .wire import Wire

Record = dict[str, Any]


def balance_of(wire: Wire) -> Record:
    reply = wire.get("/business/balance")
    assert reply.status == 200
    found: Record = json.loads(reply.content, parse_float=Decimal)
    return found


def day(text: str) -> date:
    month, number, year = map(int, text.split("/"))
    return date(year, month, number)


def total(transactions: list[Record], state: str, first: date, last: date) -> Decimal:
    return sum(
        (
            Decimal(str(one["amount"]))
            for one in transactions
            if one["state"] == state and first <= datetime.fromisoformat(one["user_transaction_time"]).date() < last
        ),
        Decimal(0),
    )


def test_the_business_is_there(shared: Wire) -> None:
    business = shared.get("/business").json
    assert business["active"] is True
    assert {user["business_id"] for user in shared.all("/users")} == {business["id"]}


def test_the_balance_is_what_was_spent(shared: Wire) -> None:
    balance, spent = balance_of(shared), shared.all("/transactions", state="ALL")
    billed, following = day(balance["prev_billing_date"]), day(balance["next_billing_date"])
    today = shared.sandbox.now.date()
    assert billed <= today < following
    cleared = total(spent, "CLEARED", billed, following)
    pending = total(spent, "PENDING", today - timedelta(days=30), following)
    assert cleared > 0
    assert pending > 0
    assert balance["card_balance_excluding_pending"] == cleared
    assert balance["card_balance_including_pending"] == balance["balance_including_pending"] == cleared + pending
    assert balance["available_card_limit"] == balance["card_limit"] - cleared - pending
    assert balance["statement_balance"] == total(spent, "CLEARED", billed - timedelta(days=30), billed)
    assert balance["card_limit"] == balance["global_limit"] == balance["max_balance"]


def test_a_new_period_begins_with_nothing(opened: Callable[..., Wire]) -> None:
    wire = opened(transactions=500)
    before = balance_of(wire)
    wire.sandbox.advance(400 * 86_400)
    wire._token = None
    after = balance_of(wire)
    today = wire.sandbox.now.date()
    assert day(after["prev_billing_date"]) <= today < day(after["next_billing_date"])
    assert (day(after["prev_billing_date"]) - day(before["prev_billing_date"])).days % 30 == 0
    assert after["card_balance_excluding_pending"] == after["statement_balance"] == 0
    assert after["card_limit"] == before["card_limit"]


@pytest.mark.parametrize(("cents", "limit"), [(0, 2_000_000), (70_000_000, 2_500_000), (9_000_000_000, 270_500_000)])
def test_a_limit_leaves_room_for_what_is_spent(cents: int, limit: int) -> None:
    store = Store()
    world = World(store, Clock(frozen=True))
    world.add(BUSINESS, {}, key="business", billed=world.today())
    columns = "INSERT INTO transactions (n, id, time, cents, state) VALUES (1, 'a', ?, ?, 'CLEARED')"
    store.db.execute(columns, (world.micros(), cents))
    approve_limit(world)
    assert world.find(BUSINESS, "business").hidden["card_limit"] == limit
    store.close()

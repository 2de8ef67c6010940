"""Transactions that change: memos, codes, what becomes of them in time, and trips."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ramp_api.sandbox.behaviour.cards import CARDS
from ramp_api.sandbox.behaviour.lifecycle import authorize, clear, decline
from ramp_api.sandbox.behaviour.limit_records import LIMITS
from ramp_api.sandbox.behaviour.people_records import USERS
from ramp_api.sandbox.behaviour.settling import approve
from ramp_api.sandbox.behaviour.transactions import TRANSACTIONS
from ramp_api.sandbox.behaviour.trips import TRIPS
from ramp_api.sandbox.clock import Clock, microseconds
from ramp_api.sandbox.company.founding import found
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.records import Document, Record
from ramp_api.sandbox.store import Condition, Store
from ramp_api.sandbox.world import World

from .wire import Wire

NOBODY = "00000000-0000-4000-8000-000000000000"
DAY = 86_400.0
TIMES = {"updated_at"}
Json = dict[str, Any]


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """A company that the tests of this module change, without a server."""
    store = Store()
    made = World(store, Clock(frozen=True), seed=11)
    found(made, transactions=2_000)
    yield made
    store.close()


@pytest.fixture(scope="module")
def events(world: World) -> list[tuple[str, str]]:
    seen: list[tuple[str, str]] = []
    world.on_event.append(lambda kind, subject, _: seen.append((kind, subject)))
    return seen


def some(world: World, sql: str, *values: object) -> Document:
    document = world.first(TRANSACTIONS, Condition(sql, values))
    assert document is not None, sql
    return document


def card(world: World) -> Document:
    """A card that can pay, without anything that would hold it back."""
    made = next(
        one
        for one in world.documents(CARDS, Condition("t.state = 'ACTIVE' AND t.limit_id IS NULL"))
        if (user := world.get(USERS, one.body["cardholder_id"])) and user.body["status"] == "USER_ACTIVE"
    )
    made.body["spending_restrictions"] = {
        "amount": 10_000_000,
        "auto_lock_date": None,
        "blocked_categories": [],
        "categories": [],
        "interval": "TOTAL",
        "suspended": False,
        "transaction_amount_limit": None,
    }
    return world.save(CARDS, made)


def columns(world: World, transaction_id: str) -> Json:
    return world.store.columns(TRANSACTIONS, transaction_id) or {}


def wait(wire: Wire, seconds: float) -> None:
    """Longer than a token lives."""
    wire.sandbox.advance(seconds)
    wire._token = None


# What founding renders.


def test_founding_renders_what_the_table_makes_of_a_record(world: World) -> None:
    names, rows = TRANSACTIONS.all_columns, 0
    read = f"SELECT {', '.join(names)}, body, hidden FROM transactions JOIN transactions_body USING (n)"
    for *values, body, hidden in world.store.db.execute(read):
        again = TRANSACTIONS.row(Record(values[0], body, hidden).document())
        expected = {
            name: int(value) if isinstance(value, bool) else value for name, value in zip(names, again[0], strict=True)
        }
        assert dict(zip(names, values, strict=True)) == expected
        assert json.loads(again[1], parse_float=Decimal) == json.loads(body, parse_float=Decimal)
        assert again[2] is not None
        assert json.loads(again[2], parse_float=Decimal) == json.loads(hidden, parse_float=Decimal)
        rows += 1
    assert rows == 2_000


# Memos.


@pytest.fixture(scope="module")
def every(shared: Wire) -> list[Json]:
    return shared.all("/transactions", state="ALL")


def test_memos_are_those_of_the_transactions(shared: Wire, every: list[Json]) -> None:
    expected = [{"id": one["id"], "memo": one["memo"]} for one in every if one["memo"] is not None]
    assert shared.all("/memos") == expected
    assert shared.get(f"/memos/{expected[0]['id']}").json == expected[0]
    without = next(one for one in every if one["memo"] is None)
    reply = shared.get(f"/memos/{without['id']}")
    assert (reply.status, reply.code) == (404, "DEVELOPER_7003")
    assert shared.get(f"/memos/{NOBODY}").code == "DEVELOPER_7003"


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("card_id", lambda one: one["card_id"]),
        ("department_id", lambda one: one["card_holder"]["department_id"]),
        ("location_id", lambda one: one["card_holder"]["location_id"]),
        ("merchant_id", lambda one: one["merchant_id"]),
        ("user_id", lambda one: one["card_holder"]["user_id"]),
    ],
)
def test_memos_filter(shared: Wire, every: list[Json], name: str, of: Callable[[Json], Any]) -> None:
    with_memo = [one for one in every if one["memo"] is not None]
    wanted = next(of(one) for one in with_memo if of(one))
    listed = [one["id"] for one in shared.all("/memos", **{name: wanted})]
    assert listed == [one["id"] for one in with_memo if of(one) == wanted]
    assert shared.all("/memos", **{name: NOBODY}) == []


def test_memos_filter_by_manager_and_by_date(shared: Wire, every: list[Json]) -> None:
    users = shared.all("/users") + shared.all("/users", status="USER_SUSPENDED")
    managers = {one["id"]: one["manager_id"] for one in users}
    with_memo = [one for one in every if one["memo"] is not None]
    manager = next(
        managers[one["card_holder"]["user_id"]] for one in with_memo if managers[one["card_holder"]["user_id"]]
    )
    listed = [one["id"] for one in shared.all("/memos", manager_id=manager)]
    assert listed == [one["id"] for one in with_memo if managers[one["card_holder"]["user_id"]] == manager]
    at = with_memo[len(with_memo) // 2]["user_transaction_time"]
    after = [one["id"] for one in with_memo if one["user_transaction_time"] >= at]
    assert [one["id"] for one in shared.all("/memos", from_date=at)] == after
    before = [one["id"] for one in with_memo if one["user_transaction_time"] <= at]
    assert [one["id"] for one in shared.all("/memos", to_date=at)] == before


def test_a_memo_is_written_everywhere(opened: Callable[..., Wire]) -> None:
    wire = opened(transactions=300)
    missing = wire.all("/transactions", requires_memo=True)
    opened_at = wire.sandbox.now.isoformat()
    told = missing[0]["id"]
    reply = wire.json("POST", f"/memos/{told.upper()}", {"memo": "Dîner 夕食"})
    assert (reply.status, reply.json) == (200, {"id": told, "memo": "Dîner 夕食"})
    assert reply.json in wire.all("/memos")
    assert wire.get(f"/memos/{told}").json == reply.json
    assert wire.get(f"/transactions/{told}").json["memo"] == "Dîner 夕食"
    assert told not in {one["id"] for one in wire.all("/transactions", requires_memo=True)}
    assert [one["id"] for one in wire.all("/transactions", state="ALL", updated_after=opened_at)] == [told]
    again = wire.json("POST", f"/memos/{told}", {"memo": "Lunch", "is_memo_recurring": True})
    assert again.json["memo"] == wire.get(f"/memos/{told}").json["memo"] == "Lunch"


@pytest.mark.parametrize(
    "body", [{}, {"memo": ""}, {"memo": " "}, {"memo": "x" * 256}, {"memo": None}, {"memo": "x", "y": 1}]
)
def test_what_a_memo_must_be(changing: Wire, body: Json) -> None:
    told = changing.get("/transactions").json["data"][0]
    assert changing.json("POST", f"/memos/{told['id']}", body).status == 422
    assert changing.get(f"/transactions/{told['id']}").json["memo"] == told["memo"]
    assert changing.json("POST", f"/memos/{NOBODY}", {"memo": "x"}).status == 404


# Changes of a transaction itself.


def test_a_transaction_gets_a_memo_and_codes(opened: Callable[..., Wire]) -> None:
    wire = opened(transactions=300)
    every = wire.all("/transactions", state="ALL")
    coded = next(one for one in every if len(one["accounting_field_selections"]) > 1)
    wanted = coded["accounting_field_selections"]
    names = [
        {"field_external_id": one["category_info"]["external_id"], "field_option_external_id": one["external_id"]}
        for one in wanted
    ]
    bare = next(one for one in every if not one["accounting_field_selections"])
    opened_at = wire.sandbox.now.isoformat()
    body = {"memo": "New", "accounting_field_selections": names}
    reply = wire.json("PATCH", f"/transactions/{bare['id']}", body)
    assert reply.status == 200, reply.content
    assert reply.json["memo"] == "New"
    assert [one["id"] for one in reply.json["accounting_field_selections"]] == [one["id"] for one in wanted]
    assert [one["category_id"] for one in reply.json["accounting_categories"]] == [one["external_id"] for one in wanted]
    assert wire.get(f"/transactions/{bare['id']}").json == reply.json
    by_code = wire.all("/transactions", state="ALL", accounting_field_selection_id=wanted[0]["id"])
    assert bare["id"] in {one["id"] for one in by_code}
    assert [one["id"] for one in wire.all("/transactions", state="ALL", updated_after=opened_at)] == [bare["id"]]


def test_what_a_transaction_does_not_take(changing: Wire) -> None:
    every = changing.all("/transactions", state="ALL")
    path = f"/transactions/{every[0]['id']}"
    assert changing.json("PATCH", path, {"colour": "red"}).code == "SANDBOX_NOT_IMPLEMENTED"
    wrong: list[Any] = ["GL", [5], [{}], [{"field_external_id": "GL_ACCOUNT"}]]
    bodies: list[Json] = [{}, {"memo": 5}, {"memo": ""}, {"memo": "x" * 256}]
    for body in [*bodies, *({"accounting_field_selections": one} for one in wrong)]:
        assert changing.json("PATCH", path, body).status == 422, body
    unknown = [{"field_external_id": "GL_ACCOUNT", "field_option_external_id": "9999999"}]
    reply = changing.json("PATCH", path, {"memo": "kept?", "accounting_field_selections": unknown})
    assert reply.status == 422
    synced = next(one for one in every if one["sync_status"] == "SYNCED")
    names = [{"field_external_id": "GL_ACCOUNT", "field_option_external_id": "6400"}]
    body = {"accounting_field_selections": names}
    assert changing.json("PATCH", f"/transactions/{synced['id']}", body).status == 422
    assert changing.json("PATCH", f"/transactions/{NOBODY}", {"memo": "x"}).status == 404
    assert changing.all("/transactions", state="ALL") == every


# What becomes of them.


def test_what_is_pending_is_settled_or_declined_in_time(opened: Callable[..., Wire]) -> None:
    wire = opened(transactions=3_000)
    pending = wire.all("/transactions", state="PENDING")
    assert len(pending) > 10
    opened_at = wire.sandbox.now
    wire.sandbox.advance(7_100)
    assert wire.all("/transactions", state="PENDING") == pending
    wire.sandbox.advance(8 * DAY)
    assert wire.all("/transactions", state="PENDING") == []
    now = {one["id"]: one for one in wire.all("/transactions", state="ALL")}
    states = {now[one["id"]]["state"] for one in pending}
    assert states == {"CLEARED", "DECLINED"}
    changed = {one["id"] for one in wire.all("/transactions", state="ALL", updated_after=opened_at.isoformat())}
    for one in pending:
        after = now[one["id"]]
        assert after["id"] in changed
        if after["state"] == "CLEARED":
            assert opened_at < datetime.fromisoformat(after["settlement_date"]) <= wire.sandbox.now
            assert after["accounting_date"] == after["settlement_date"]
        else:
            assert after["decline_details"]["reason"]
            assert after["settlement_date"] is None
    # Some receipts came meanwhile, after the transaction, and are receipts of their own.
    late = [one for one in pending if now[one["id"]]["receipts"]]
    assert late
    for one in late:
        (receipt_id,) = now[one["id"]]["receipts"]
        receipt = wire.get(f"/receipts/{receipt_id}").json
        assert (receipt["transaction_id"], receipt["user_id"]) == (one["id"], one["card_holder"]["user_id"])
        assert datetime.fromisoformat(receipt["created_at"]) > opened_at


def test_time_brings_transactions_to_the_sync(opened: Callable[..., Wire]) -> None:
    wire = opened(transactions=3_000)
    before = {one["id"] for one in wire.all("/transactions", sync_ready=True)}
    waiting = {one["id"] for one in wire.all("/transactions", approval_status="AWAITING_REVIEWER")}
    wait(wire, 20 * DAY)
    ready = wire.all("/transactions", sync_ready=True)
    new = [one for one in ready if one["id"] not in before]
    assert new
    assert {one["id"] for one in new} & waiting
    assert all(one["accounting_field_selections"] for one in new)
    assert before <= {one["id"] for one in ready}


def test_clear(world: World, events: list[tuple[str, str]]) -> None:
    pending = some(world, "t.state = 'PENDING'")
    cleared = clear(world, pending.id)
    assert (cleared.body["state"], cleared.body["settlement_date"]) == ("CLEARED", world.stamp())
    assert ("transactions.cleared", pending.id) in events
    assert columns(world, pending.id)["state"] == "CLEARED"
    assert columns(world, pending.id)["updated_at"] == world.micros()
    assert pending.id not in {one.subject for one in world.schedule.all(10_000) if one.kind == "transactions.clear"}
    for again in (clear, lambda world, one: decline(world, one, "OTHER")):
        with pytest.raises(Problem) as caught:
            again(world, pending.id)
        assert caught.value.kind is Kind.CONFLICT
    with pytest.raises(Problem) as caught:
        clear(world, NOBODY)
    assert caught.value.kind is Kind.NOT_FOUND


def test_decline(world: World) -> None:
    pending = some(world, "t.state = 'PENDING' AND t.cents > 0")
    with pytest.raises(Problem):
        decline(world, pending.id, "BAD_MOOD")
    declined = decline(world, pending.id, "INSUFFICIENT_FUNDS")
    assert declined.body["decline_details"] == {"amount": pending.body["amount"], "reason": "INSUFFICIENT_FUNDS"}
    assert columns(world, pending.id)["state"] == "DECLINED"
    assert columns(world, pending.id)["approval_status"] is None


def test_a_declined_transaction_leaves_its_trip(world: World) -> None:
    held = some(world, "t.state = 'CLEARED' AND t.trip_id IS NOT NULL")
    trip_id = held.body["trip_id"]
    before = world.find(TRIPS, trip_id).body["amount"]["amount"]
    held.body["state"] = "PENDING"
    world.save(TRANSACTIONS, held)
    decline(world, held.id, "OTHER")
    cents = int(held.body["amount"] * 100)
    assert world.find(TRIPS, trip_id).body["amount"]["amount"] == before - cents
    assert columns(world, held.id)["trip_id"] is None


def test_approval_needs_all_that_is_asked_for(world: World, events: list[tuple[str, str]]) -> None:
    sql = "t.approval_status = 'AWAITING_EMPLOYEE_MISSING_ITEMS' AND t.memo_missing"
    missing = some(world, sql)
    approve(world, missing)
    assert columns(world, missing.id)["approval_status"] == "FULLY_APPROVED"
    assert missing.body["sync_status"] == "SYNC_READY"
    assert ("transactions.ready_to_sync", missing.id) in events


# Paying.


def test_authorize_makes_a_pending_transaction(world: World, events: list[tuple[str, str]]) -> None:
    paying = card(world)
    before = world.store.count(TRANSACTIONS)
    made = authorize(world, paying.id, 1_234, "Inkwell Docs")
    assert (made.body["state"], made.body["amount"]) == ("PENDING", Decimal("12.34"))
    assert made.body["user_transaction_time"] == world.stamp()
    assert made.body["merchant_id"] is not None
    assert made.body["card_holder"]["user_id"] == paying.body["cardholder_id"]
    assert ("transactions.authorized", made.id) in events
    assert world.store.count(TRANSACTIONS) == before + 1
    assert authorize(world, paying.id, 1, made.body["merchant_id"]).body["merchant_name"] == "Inkwell Docs"
    unknown = authorize(world, paying.id, 100, "Corner shop")
    assert (unknown.body["merchant_id"], unknown.body["merchant_name"]) == (None, "Corner shop")
    world.clock.advance(4 * DAY)
    world.catch_up()
    assert columns(world, made.id)["state"] == "CLEARED"


def test_authorize_declines_what_the_card_does_not_allow(world: World, events: list[tuple[str, str]]) -> None:
    paying = card(world)
    usual = dict(paying.body["spending_restrictions"])

    def reason(cents: int, **restrictions: Any) -> str | None:
        paying.body["spending_restrictions"] = usual | restrictions
        world.save(CARDS, paying)
        made = authorize(world, paying.id, cents, "Inkwell Docs")
        details = made.body["decline_details"]
        assert (made.body["state"] == "DECLINED") == (details is not None)
        assert details is None or ("transactions.authorized", made.id) not in events
        return details and str(details["reason"])

    spent = sum(
        int(one.body["amount"] * 100)
        for one in world.documents(TRANSACTIONS, Condition("t.card_id = ? AND t.state <> 'DECLINED'", (paying.id,)))
    )
    room = 10_000 - spent % 10_000
    assert reason(room + 1, amount=(spent + room) // 100) == "AUTHORIZER_CARD_LIMIT"
    assert reason(room, amount=(spent + room) // 100) is None
    assert reason(1, amount=(spent + room) // 100) == "AUTHORIZER_CARD_LIMIT"
    assert reason(501, transaction_amount_limit=5) == "AUTHORIZER_TRANSACTION_AMOUNT_LIMIT"
    assert reason(500, transaction_amount_limit=5) is None
    assert reason(5, blocked_categories=[40]) == "AUTHORIZER_CARD_CATEGORY_BLACKLIST"
    assert reason(5, categories=[2]) == "AUTHORIZER_CARD_CATEGORY_WHITELIST"
    assert reason(5, categories=[40], blocked_categories=[2]) is None
    assert reason(5, auto_lock_date=world.stamp()) == "AUTHORIZER_CARD_AUTO_LOCK_DATE"
    tomorrow = (world.now() + timedelta(days=1)).isoformat()
    assert reason(5, auto_lock_date=tomorrow) is None
    assert reason(-5, amount=0) is None
    paying.body["spending_restrictions"] = usual
    world.save(CARDS, paying)
    assert authorize(world, paying.id, 5, "x", reason="WRONG_CVV").body["decline_details"]["reason"] == "WRONG_CVV"


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("SUSPENDED", "AUTHORIZER_CARD_SUSPENDED"),
        ("TERMINATED", "CARD_TERMINATED"),
        ("UNACTIVATED", "AUTHORIZER_CARD_NOT_ACTIVATED"),
    ],
)
def test_authorize_needs_a_card_that_works(world: World, state: str, reason: str) -> None:
    broken = world.first(CARDS, Condition("t.state = ?", (state,)))
    assert broken is not None
    made = authorize(world, broken.id, 100, "Inkwell Docs")
    assert made.body["decline_details"] == {"amount": Decimal(1), "reason": reason}
    assert columns(world, made.id)["state"] == "DECLINED"
    assert all(one.subject != made.id for one in world.schedule.all(10_000))


def test_authorize_needs_room_in_the_limit(world: World) -> None:
    held = next(
        one
        for one in world.documents(CARDS, Condition("t.state = 'ACTIVE' AND t.limit_id IS NOT NULL"))
        if (limit := world.get(LIMITS, one.hidden["limit_id"])) and limit.body["state"] == "ACTIVE"
    )
    restrictions = held.body["spending_restrictions"]
    held.body["spending_restrictions"] = restrictions | {
        "auto_lock_date": None, "blocked_categories": [], "categories": [], "transaction_amount_limit": None
    }  # fmt: skip
    world.save(CARDS, held)
    limit = world.find(LIMITS, held.hidden["limit_id"])
    limit.body["restrictions"]["limit"] = {"amount": 10**12, "currency_code": "USD"}
    world.save(LIMITS, limit)
    made = authorize(world, held.id, 100, "Inkwell Docs")
    assert (made.body["state"], made.body["limit_id"]) == ("PENDING", limit.id)
    limit.body["restrictions"]["limit"] = {"amount": 100, "currency_code": "USD"}
    world.save(LIMITS, limit)
    assert authorize(world, held.id, 10**7, "x").body["decline_details"]["reason"] == "AUTHORIZER_CARD_LIMIT"
    limit.body["state"] = "SUSPENDED"
    world.save(LIMITS, limit)
    reason = authorize(world, held.id, 1, "x").body["decline_details"]["reason"]
    assert reason == "AUTHORIZER_SPEND_ALLOCATION_SUSPENDED"


def test_what_authorize_needs(world: World) -> None:
    paying = card(world)
    for cents, merchant in ((0, "x"), (10**12, "x"), (5, " ")):
        with pytest.raises(Problem) as caught:
            authorize(world, paying.id, cents, merchant)
        assert caught.value.kind is Kind.VALIDATION
    with pytest.raises(Problem) as caught:
        authorize(world, NOBODY, 5, "x")
    assert caught.value.kind is Kind.NOT_FOUND
    with pytest.raises(Problem):
        authorize(world, paying.id, 5, "x", reason="BAD_MOOD")


def test_a_recurring_memo_comes_by_itself(opened: Callable[..., Wire]) -> None:
    wire = opened(transactions=200)
    paid = next(one for one in wire.all("/transactions") if one["merchant_id"] and one["state"] == "CLEARED")

    def bought(merchant: str) -> Any:
        made = wire.sandbox._pull(lambda house: authorize(house.world, paid["card_id"], -100, merchant))
        return wire.get(f"/transactions/{made.id}").json["memo"]

    assert bought(paid["merchant_id"]) is None
    wire.json("POST", f"/memos/{paid['id']}", {"memo": "Every month", "is_memo_recurring": True})
    assert bought(paid["merchant_id"]) == "Every month"
    assert bought("Somewhere else") is None
    wire.json("POST", f"/memos/{paid['id']}", {"memo": "Now and then", "is_memo_recurring": True})
    assert bought(paid["merchant_id"]) == "Now and then"


# Trips and merchants.


def test_trips_are_what_their_transactions_say(shared: Wire, every: list[Json]) -> None:
    trips = {one["id"]: one for one in shared.all("/trips")}
    assert {one["status"] for one in trips.values()} == {"cancelled", "completed", "ongoing", "upcoming"}
    sums = dict.fromkeys(trips, Decimal(0))
    for one in every:
        if one["trip_id"] is not None:
            trip = trips[one["trip_id"]]
            assert one["trip_name"] == trip["trip_name"]
            assert trip["user_ids"] == [one["card_holder"]["user_id"]]
            assert one["user_transaction_time"][:10] <= trip["end_date"]
            assert trip["created_at"] <= one["user_transaction_time"]
            sums[trip["id"]] += Decimal(str(one["amount"])) * 100
        else:
            assert one["trip_name"] is None
    assert sums == {trip_id: trip["amount"]["amount"] for trip_id, trip in trips.items()}
    assert any(sums.values())
    some_trip = next(one for one in every if one["trip_id"])
    listed = shared.all("/transactions", state="ALL", trip_id=some_trip["trip_id"])
    assert [one["id"] for one in listed] == [one["id"] for one in every if one["trip_id"] == some_trip["trip_id"]]


def test_trips_filter(shared: Wire) -> None:
    every = shared.all("/trips")
    assert shared.get(f"/trips/{every[0]['id']}").json == every[0]
    assert shared.get(f"/trips/{NOBODY}").status == 404
    assert [list(page) for page in shared.pages("/trips", page_size=5)] == [
        every[at : at + 5] for at in range(0, len(every), 5)
    ]
    two = list(dict.fromkeys(one["user_ids"][0] for one in every))[:2]
    assert shared.all("/trips", user_ids=",".join(two)) == [one for one in every if one["user_ids"][0] in two]
    for status in ("cancelled", "completed", "ongoing", "upcoming"):
        assert shared.all("/trips", status=status) == [one for one in every if one["status"] == status]
    at = sorted(one["start_date"] for one in every)[len(every) // 2]
    assert shared.all("/trips", from_date=at) == [one for one in every if one["start_date"] >= at]
    assert shared.all("/trips", to_date=at) == [one for one in every if one["start_date"] <= at]
    cents = sorted(one["amount"]["amount"] for one in every)[-2]
    bound = f"{Decimal(cents) / 100 + Decimal('0.001'):f}"
    assert shared.all("/trips", min_amount=bound) == [one for one in every if one["amount"]["amount"] > cents]
    assert shared.all("/trips", max_amount=bound) == [one for one in every if one["amount"]["amount"] <= cents]
    name = every[0]["trip_name"]
    assert shared.all("/trips", trip_name=name) == [one for one in every if one["trip_name"] == name]
    assert shared.all("/trips", trip_name="Nowhere") == []


def test_trips_begin_and_end(opened: Callable[..., Wire]) -> None:
    wire = opened()
    coming = wire.all("/trips", status="upcoming")
    assert coming
    wait(wire, 60 * DAY)
    assert wire.all("/trips", status="upcoming") == wire.all("/trips", status="ongoing") == []
    done = {one["id"] for one in wire.all("/trips", status="completed")}
    assert {one["id"] for one in coming} <= done


def test_merchants(shared: Wire, every: list[Json]) -> None:
    merchants = shared.all("/merchants")
    by_id = {one["id"]: one for one in merchants}
    assert {one["is_auto_approved"] for one in merchants} == {True, False}
    for one in every:
        if one["merchant_id"] is not None:
            merchant = by_id[one["merchant_id"]]
            assert merchant["merchant_name"] == one["merchant_name"]
            assert merchant["sk_category_name"] == one["sk_category_name"]
    first, last = "2025-08-01T00:00:00Z", "2025-08-04T00:00:00Z"
    within = {one["merchant_id"] for one in every if first <= one["user_transaction_time"] <= last} - {None}
    listed = shared.all("/merchants", transaction_from_date=first, transaction_to_date=last)
    assert {one["id"] for one in listed} == within
    assert 0 < len(within) < len(merchants)
    assert shared.all("/merchants", transaction_from_date="2027-01-01") == []
    assert shared.all("/merchants", transaction_to_date="2024-01-01") == []


def test_events_are_at_the_moment_when_things_happen(world: World) -> None:
    pending = authorize(world, card(world).id, 700, "Inkwell Docs")
    due = next(one for one in world.schedule.all(10_000) if one.subject == pending.id)
    world.clock.advance((due.at - world.micros()) / 1_000_000 + 5_000)
    world.catch_up()
    settled = world.find(TRANSACTIONS, pending.id).body["settlement_date"]
    assert microseconds(datetime.fromisoformat(settled)) == due.at // 1_000_000 * 1_000_000

"""Memos: those of the transactions, seen alone. Writing one writes the transaction's."""

from __future__ import annotations

import msgspec

from ramp_api.sandbox.behaviour.settling import handed_in
from ramp_api.sandbox.behaviour.transactions import TRANSACTIONS, write_memo
from ramp_api.sandbox.listing import at_least, at_most, equal, lists
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.records import Document, Record, encode, table
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, Listing, Query, answers
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["RECURRING", "recurring_memo"]

RECURRING = table("recurring_memos")
"""What is written by itself: one memo for each holder and merchant."""


class _Memo(msgspec.Struct):
    id: str
    memo: str


_decoder = msgspec.json.Decoder(_Memo)


def _managed_by(value: object) -> Condition:
    return Condition("t.user_id IN (SELECT u.id FROM users u WHERE u.manager_id = ?)", (value,))


def _with_memo(_: Query) -> Condition:
    return Condition("t.has_memo")


def _rendered(_: World, __: Call, record: Record) -> bytes:
    return msgspec.json.encode(_decoder.decode(record.body))


lists(
    "memos.list",
    Listing(
        TRANSACTIONS,
        {
            **{name: equal(name) for name in ("card_id", "department_id", "location_id", "merchant_id", "user_id")},
            "manager_id": _managed_by,
            "from_date": at_least("time"),
            "to_date": at_most("time"),
        },
        _with_memo,
        render=_rendered,
    ),
    PUBLISHED,
)


@answers("memos.get", f"{PUBLISHED}; {ASSUMED}: 404 where there is no memo")
def get(world: World, call: Call) -> Answer:
    """A transaction's memo."""
    found = world.find(TRANSACTIONS, call.path["transaction_id"], "transaction")
    if found.body["memo"] is None:
        raise Problem(Kind.NOT_FOUND, f"the transaction {found.id} has no memo")
    return _answer(found)


@answers("memos.create", f"{PUBLISHED}; {ASSUMED}: recurring is what the same person buys at the same merchant")
def create(world: World, call: Call) -> Answer:
    """A transaction's memo, in the place of the one before."""
    found = world.find(TRANSACTIONS, call.path["transaction_id"], "transaction")
    write_memo(world, found, call.given["memo"])
    if call.given.get("is_memo_recurring"):
        _recur(world, found)
    handed_in(world, found)
    return _answer(found)


def _answer(found: Document) -> Answer:
    return Answer(200, encode({"id": found.id, "memo": found.body["memo"]}))


def _key(user_id: str, merchant_id: str) -> str:
    return f"{user_id}/{merchant_id}"


def _recur(world: World, found: Document) -> None:
    merchant_id = found.body["merchant_id"]
    if merchant_id is None:
        return
    key = _key(found.body["card_holder"]["user_id"], merchant_id)
    before = world.get(RECURRING, key)
    if before is None:
        world.add(RECURRING, {"id": key, "memo": found.body["memo"]})
        return
    before.body["memo"] = found.body["memo"]
    world.save(RECURRING, before)


def recurring_memo(world: World, user_id: str, merchant_id: str | None) -> str | None:
    """The memo that a new transaction of somebody at a merchant gets by itself."""
    found = None if merchant_id is None else world.get(RECURRING, _key(user_id, merchant_id))
    return None if found is None else str(found.body["memo"])

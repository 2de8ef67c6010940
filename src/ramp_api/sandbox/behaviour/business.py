"""The business and its balance: one object each. The balance follows from what was spent, whenever it is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.records import encode, table
from ramp_api.sandbox.registry import ASSUMED, SEEN, Answer, Call, answers, shown
from ramp_api.sandbox.world import World

__all__ = ["BUSINESS", "approve_limit", "period"]

# One record, "business"; what Ramp does not show of it are the billing day and the limit on cards, in dollars.
BUSINESS = table("business")

_MONTH = timedelta(days=30)
_LEAST_LIMIT = 2_000_000
_SQL = """
    SELECT coalesce(sum(cents) FILTER (WHERE state = 'CLEARED' AND time >= :since), 0),
        coalesce(sum(cents) FILTER (WHERE state = 'PENDING'), 0),
        coalesce(sum(cents) FILTER (WHERE state = 'CLEARED' AND time < :since), 0)
    FROM transactions WHERE time >= :before AND time <= :now
"""


class _Spent(NamedTuple):
    """Cents: cleared in this period, pending, and cleared in the period before, which is the latest bill."""

    cleared: int
    pending: int
    bill: int


@answers("business.get")
def get(world: World, call: Call) -> Answer:
    """The business."""
    return shown(world.find(BUSINESS, "business"))


@answers("business.balance", f"{SEEN}; {ASSUMED}: what it adds up, bills every 30 days, and each bill paid at once")
def balance(world: World, call: Call) -> Answer:
    """Its balance: without an id, and with dates as ``MM/DD/YYYY``."""
    hidden = world.find(BUSINESS, "business").hidden
    billed, following = period(world, hidden)
    cleared, pending, bill = _spent(world, billed)
    limit = hidden.get("card_limit", _LEAST_LIMIT)
    body: dict[str, Any] = {
        "available_card_limit": _dollars(max(0, limit * 100 - cleared - pending)),
        "available_flex_limit": 0,
        "balance_including_pending": _dollars(cleared + pending),
        "card_balance_excluding_pending": _dollars(cleared),
        "card_balance_including_pending": _dollars(cleared + pending),
        "card_limit": limit,
        "flex_balance": 0,
        "flex_limit": 0,
        "float_balance_excluding_pending": 0,
        "global_limit": limit,
        "max_balance": limit,
        "next_billing_date": following.strftime("%m/%d/%Y"),
        "prev_billing_date": billed.strftime("%m/%d/%Y"),
        "statement_balance": _dollars(bill),
    }
    return Answer(200, encode(body))


def period(world: World, hidden: dict[str, Any]) -> tuple[date, date]:
    """The last billing date and the next."""
    first = date.fromisoformat(hidden["billed"])
    billed = first + (date.fromisoformat(world.today()) - first) // _MONTH * _MONTH
    return billed, billed + _MONTH


def approve_limit(world: World) -> None:
    """Give the business a limit that what it spends leaves room in."""
    found = world.find(BUSINESS, "business")
    billed, _ = period(world, found.hidden)
    cleared, pending, _ = _spent(world, billed)
    spent = (cleared + pending) // 100
    found.hidden["card_limit"] = max(_LEAST_LIMIT, (spent * 3 // 500_000 + 1) * 500_000)
    world.save(BUSINESS, found)


def _spent(world: World, billed: date) -> _Spent:
    """What was spent, in cents, as the transactions of this period and of the one before say."""
    # Through the index on times: these are the newest of perhaps millions, and what is pending is among them.
    since, before = _midnight(billed), _midnight(billed - _MONTH)
    found = world.store.db.execute(_SQL, {"since": since, "before": before, "now": world.micros()}).fetchone()
    return _Spent(*found)


def _midnight(day: date) -> int:
    return microseconds(datetime(day.year, day.month, day.day, tzinfo=UTC))


def _dollars(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)

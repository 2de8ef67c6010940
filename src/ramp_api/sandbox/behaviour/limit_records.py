"""What a limit is: its table, what has been spent from it, and how it is shown. Funds are the same records.

What follows from the clock or from other records (balance, interval, cards) is not stored, but found when it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from ramp_api.sandbox.behaviour.cards import CARDS
from ramp_api.sandbox.behaviour.intervals import interval_of
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.records import Document, moment, table
from ramp_api.sandbox.schedule import Due, due
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = [
    "LIMITS",
    "allowance",
    "balance_of",
    "card_restrictions",
    "dollars",
    "lock_later",
    "members_of",
    "not_terminated",
    "suspended",
    "usd",
    "view",
]


def _joined(values: Iterable[str]) -> str | None:
    return " ".join(values) or None


def members_of(limit: Document) -> list[str]:
    """The ids of those who can spend from a limit; the first is its owner."""
    return [one["user_id"] for one in limit.body["users"]]


# Hidden: card_ids; suspended_members; temporary_until, in microseconds since 1970; locked, when its date has locked it;
# blocked_mcc_codes.
LIMITS = table(
    "limits",
    {
        "display_name": "display_name",
        "entity_id": "entity_id",
        "spend_program_id": "spend_program_id",
        "created_at": moment("created_at"),
        "state": "state",
        "owner": lambda document: members_of(document)[0],
        "sharers": lambda document: _joined(members_of(document)[1:]),
        "card_ids": lambda document: _joined(document.hidden.get("card_ids", ())),
    },
)


def not_terminated(query: Any) -> Condition:
    """Terminated ones are listed alone, and only when they are asked for."""
    return Condition("t.state = 'TERMINATED'" if query.get("is_terminated") else "t.state <> 'TERMINATED'")


def usd(cents: int) -> dict[str, Any]:
    """An amount of US dollars."""
    return {"amount": cents, "currency_code": "USD"}


def dollars(cents: int) -> int | Decimal:
    """The same in the older form: a number of dollars."""
    return cents // 100 if cents % 100 == 0 else Decimal(cents).scaleb(-2)


# --- What is shown ---


def view(world: World, limit: Document) -> dict[str, Any]:
    """A limit as it is right now."""
    restrictions = limit.body["restrictions"]
    start, following = interval_of(restrictions["interval"], world.now())
    return {
        **limit.body,
        "balance": balance_of(world, limit),
        "cards": [_card(card) for card in _cards(world, limit)],
        "restrictions": {
            **restrictions,
            "next_interval_reset": following and following.isoformat(),
            "start_of_interval": limit.body["created_at"] if start is None else start.isoformat(),
            "temporary_limit": _raised(world, limit),
        },
    }


def _raised(world: World, limit: Document) -> dict[str, Any] | None:
    temporary: dict[str, Any] | None = limit.body["restrictions"]["temporary_limit"]
    return temporary if temporary is not None and limit.hidden["temporary_until"] > world.micros() else None


def allowance(world: World, limit: Document) -> int:
    """How many cents may be spent in the present interval, spent ones included."""
    cents: int = (_raised(world, limit) or limit.body["restrictions"]["limit"])["amount"]
    return cents


def balance_of(world: World, limit: Document) -> dict[str, Any]:
    """What was spent from a limit in its present interval, as its transactions say; refunds count against it."""
    start, _ = interval_of(limit.body["restrictions"]["interval"], world.now())
    sql = (
        "SELECT coalesce(sum(cents) FILTER (WHERE state IN ('CLEARED', 'COMPLETION')), 0), "
        "coalesce(sum(cents) FILTER (WHERE state IN ('PENDING', 'PENDING_INITIATION')), 0) "
        "FROM transactions WHERE limit_id = ? AND time >= ?"
    )
    since = 0 if start is None else microseconds(start)
    cleared, pending = world.store.db.execute(sql, (limit.id, since)).fetchone()
    return {"cleared": usd(cleared), "pending": usd(pending), "total": usd(cleared + pending)}


def _cards(world: World, limit: Document) -> list[Document]:
    found = (world.get(CARDS, card_id) for card_id in limit.hidden.get("card_ids", ()))
    return [card for card in found if card is not None]


def _card(card: Document) -> dict[str, Any]:
    fresh = card.body["state"] == "UNACTIVATED"
    return {
        "card_id": card.id,
        "expiration": "****" if fresh else card.body["expiration"],
        "is_ap_card": False,
        "last_four": "****" if fresh else card.body["last_four"],
        "via_new_product_or_service": False,
    }


def card_restrictions(restrictions: dict[str, Any]) -> dict[str, Any]:
    """A limit's restrictions as its cards have them, in the older form. Lock dates are the card's own."""
    single = restrictions["transaction_amount_limit"]
    return {
        "amount": dollars(restrictions["limit"]["amount"]),
        "blocked_categories": restrictions["blocked_categories"],
        "categories": restrictions["allowed_categories"],
        "interval": restrictions["interval"],
        "transaction_amount_limit": single and dollars(single["amount"]),
    }


# --- The date on which a limit locks itself ---


def suspended(world: World, limit: Document, acting_user_id: str | None) -> None:
    """Nobody spends from a limit any more; without a user, it was its date that did it."""
    limit.body["state"] = "SUSPENDED"
    limit.body["suspension"] = {
        "acting_user_id": acting_user_id,
        "inserted_at": world.stamp(),
        "suspended_by_ramp": acting_user_id is None,
    }
    limit.hidden["locked"] = acting_user_id is None


def lock_later(world: World, limit: Document) -> None:
    """A limit will lock itself on the date that it has now, and on no other."""
    world.schedule.cancel("limits.lock", limit.id)
    date = limit.body["restrictions"]["auto_lock_date"]
    if date is not None:
        world.schedule.add(microseconds(datetime.fromisoformat(date)), "limits.lock", limit.id)


@due("limits.lock")
def _lock(world: World, found: Due) -> None:
    limit = world.find(LIMITS, found.subject)
    if limit.body["state"] == "ACTIVE":
        suspended(world, limit, None)
        world.save(LIMITS, limit)

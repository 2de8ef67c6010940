"""Virtual cards by their newer paths: the same cards, shown as the card of a fund. They are issued with their fund."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour.cards import CARDS
from ramp_api.sandbox.listing import lists
from ramp_api.sandbox.records import Document, Record, encode
from ramp_api.sandbox.registry import ASSUMED, SEEN, Answer, Call, Listing, Query, answers
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["virtual"]

_SHOWN = ("id", "created_at", "display_name", "entity_id", "expiration", "last_four", "state")


def _shown(card: Document) -> dict[str, Any]:
    return {
        **{name: card.body[name] for name in _SHOWN},
        "fund_id": card.hidden.get("limit_id"),
        "is_card_suspended": card.body["state"] == "SUSPENDED",
        "user_id": card.body["cardholder_id"],
    }


def _wanted(query: Query) -> Condition:
    sign = "=" if query.get("is_terminated", False) else "<>"
    return Condition(f"NOT t.is_physical AND t.state {sign} 'TERMINATED'")


lists(
    "cards.virtual.list",
    Listing(
        CARDS,
        {
            "entity_id": lambda value: Condition("t.entity_id = ?", (value.lower(),)),
            "user_id": lambda value: Condition("t.user_id = ?", (value.lower(),)),
        },
        _wanted,
        frozenset({"is_terminated"}),
        render=lambda world, call, record: _rendered(record),
    ),
    f"{SEEN}; {ASSUMED}: terminated ones alone, and only when they are asked for",
)


def _rendered(record: Record) -> bytes:
    return encode(_shown(record.document()))


def virtual(world: World, card_id: str) -> Document:
    """The virtual card that a path names.

    Raises:
        Problem: 404, there is none.
    """
    card = world.find(CARDS, card_id, "virtual card")
    return card if not card.body["is_physical"] else world.find(CARDS, "", "virtual card with this id")


@answers("cards.virtual.get", f"{SEEN}: fields of the card; {ASSUMED}: the rest of it, after cards")
def get(world: World, call: Call) -> Answer:
    """One virtual card, terminated ones too."""
    return Answer(200, encode(_shown(virtual(world, call.path["card_id"]))))

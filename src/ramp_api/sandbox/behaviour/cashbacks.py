"""Cashbacks: the business's share of what it spent."""

from __future__ import annotations

from ramp_api.sandbox.listing import SYNC, at_least, at_most, equal, lists
from ramp_api.sandbox.records import hidden, moment, table
from ramp_api.sandbox.registry import Answer, Call, Listing, answers, shown
from ramp_api.sandbox.world import World

__all__ = ["CASHBACKS"]

# Hidden: the statement in which it is a line, once that is closed.
CASHBACKS = table(
    "cashbacks",
    {
        "sync_status": "sync_status",
        "entity_id": "entity_id",
        "statement_id": hidden("statement_id"),
        "created_at": moment("created_at"),
    },
)

lists(
    "cashbacks.list",
    Listing(
        CASHBACKS,
        {
            **{name: SYNC[name] for name in ("sync_status", "sync_ready")},
            **{name: equal(name) for name in ("entity_id", "statement_id")},
            "from_date": at_least("created_at"),
            "to_date": at_most("created_at"),
        },
    ),
)


@answers("cashbacks.get")
def get(world: World, call: Call) -> Answer:
    """One cashback."""
    return shown(world.find(CASHBACKS, call.path["cashback_id"], "cashback"))

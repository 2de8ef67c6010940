"""Transfers: the business pays its statements."""

from __future__ import annotations

from ramp_api.sandbox.listing import SYNC, at_least, at_most, equal, lists
from ramp_api.sandbox.records import hidden, moment, table
from ramp_api.sandbox.registry import Answer, Call, Listing, answers, shown
from ramp_api.sandbox.world import World

__all__ = ["TRANSFERS"]

# Hidden: the statement in which it is a line, once that is closed.
TRANSFERS = table(
    "transfers",
    {
        "sync_status": "sync_status",
        "status": "status",
        "entity_id": "entity_id",
        "statement_id": hidden("statement_id"),
        "created_at": moment("created_at"),
    },
)

lists(
    "transfers.list",
    Listing(
        TRANSFERS,
        {
            **{name: SYNC[name] for name in ("sync_status", "has_no_sync_commits")},
            **{name: equal(name) for name in ("status", "entity_id", "statement_id")},
            "from_date": at_least("created_at"),
            "to_date": at_most("created_at"),
        },
    ),
)


@answers("transfers.get")
def get(world: World, call: Call) -> Answer:
    """One transfer, failed ones too."""
    return shown(world.find(TRANSFERS, call.path["transfer_id"], "transfer"))

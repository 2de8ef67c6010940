"""Bank accounts outside of Ramp, and the business's accounts at Ramp with their balances and movements.

Of the latter Ramp has published what their lists filter by, and nothing of the records: those here have what bank
accounts have, and what the filters imply.
"""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.listing import at_least, at_most, equal, lists
from ramp_api.sandbox.parameters import UUID
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import hidden, table
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, Filter, Listing, Query, answers, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["ACCOUNTS", "BALANCES", "BANK_ACCOUNTS", "MOVEMENTS", "uuids"]

BANK_ACCOUNTS = table("bank_accounts", {"connection_provider": hidden("connection_provider")})
ACCOUNTS = table("banking_accounts")
# One record for each account and day, under "account:day". What Ramp shows has no id.
BALANCES = table("banking_balances", {"account_id": hidden("account_id"), "day": "date"}, ("account_id",))
MOVEMENTS = table(
    "banking_movements",
    {"entity_id": "entity_id", "day": "date", "sync_status": "sync_status", "type": "type"},
)

_IMPLIED = f"{ASSUMED}: the record has what bank accounts have, and what the filters imply"


def uuids(column: str, name: str) -> Filter:
    """A filter by several ids, which the table of operations does not know to be ids.

    Raises:
        Problem: when it is used, 422 for what is not an id; ``name`` is the parameter.
    """

    def condition(value: Any) -> Condition:
        ids = [str(one).lower() for one in value]
        if any(not UUID.fullmatch(one) for one in ids):
            raise invalid(name, "has what is not a UUID", part="query")
        return Condition(f"t.{column} IN ({', '.join('?' * len(ids))})", tuple(ids))

    return condition


# --- Outside of Ramp ---

lists(
    "bank_accounts.list",
    Listing(BANK_ACCOUNTS, {"connection_provider": equal("connection_provider")}),
    f"{PUBLISHED}: the record; {ASSUMED}: the list has what can be fetched",
)


@answers("bank_accounts.get")
def get_bank_account(world: World, call: Call) -> Answer:
    """One bank account."""
    return shown(world.find(BANK_ACCOUNTS, call.path["bank_account_id"], "bank account"))


# --- At Ramp ---

lists("banking.accounts.list", Listing(ACCOUNTS), _IMPLIED)


def _of_account(world: World, call: Call) -> list[Condition]:
    account = world.find(ACCOUNTS, call.path["account_id"], "account")
    return [Condition("t.account_id = ?", (account.id,))]


lists(
    "banking.accounts.balance_history",
    Listing(BALANCES, {"start_date": at_least("day"), "end_date": at_most("day")}, within=_of_account),
    _IMPLIED,
)


def _unsynced(query: Query) -> Condition | None:
    """Transfers that are synchronised are left out unless they are asked for; other movements never are."""
    if query.get("include_synced_transfers"):
        return None
    return Condition("NOT (t.type = 'TRANSFER' AND t.sync_status = 'SYNCED')")


lists(
    "banking.syncable_transactions.list",
    Listing(
        MOVEMENTS,
        {
            "entity_ids": uuids("entity_id", "entity_ids"),
            "start_date": at_least("day"),
            "end_date": at_most("day"),
        },
        _unsynced,
        frozenset({"include_synced_transfers"}),
    ),
    _IMPLIED,
)

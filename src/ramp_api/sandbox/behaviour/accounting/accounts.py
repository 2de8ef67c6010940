"""General ledger accounts."""

from __future__ import annotations

from typing import Any

from ramp_api.models.shared import GLAccountClassification
from ramp_api.sandbox.behaviour.accounting.connections import belonging, in_use
from ramp_api.sandbox.behaviour.accounting.items import (
    COLUMNS,
    CONNECTION,
    FILTERS,
    changeable,
    check_known,
    check_new,
    fresh,
    hide,
    readable,
    revise,
    uploaded,
)
from ramp_api.sandbox.listing import lists
from ramp_api.sandbox.records import Document, table
from ramp_api.sandbox.registry import Answer, Call, Listing, answers, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["ACCOUNTS"]

ACCOUNTS = table("accounting_accounts", COLUMNS, ("remote_id",))

_WHAT = "general ledger account"

lists("accounting.accounts.list", Listing(ACCOUNTS, FILTERS, read=frozenset({CONNECTION}), within=belonging))


@answers("accounting.accounts.get")
def get(world: World, call: Call) -> Answer:
    """One account, a deleted one too."""
    return shown(readable(world, call, ACCOUNTS, call.path["gl_account_id"], _WHAT))


@answers("accounting.accounts.create")
def create(world: World, call: Call) -> Answer:
    """Up to 500 accounts, all or none."""
    connection, given = in_use(world), call.given["gl_accounts"]
    check_known(GLAccountClassification, (one["classification"] for one in given), "classification")
    check_new(world, ACCOUNTS, given, "gl_accounts", Condition("t.connection_id = ?", (connection.id,)))
    category = {"id": "GL_ACCOUNT", "name": "GL account", "ramp_id": connection.hidden["account_field_id"]}
    made: list[Document] = []
    for one in given:
        body: dict[str, Any] = {
            **fresh(world),
            "classification": one["classification"],
            "code": one.get("code") or None,
            "gl_account_category_info": category,
            "id": one["id"],
            "name": one["name"],
        }
        made.append(world.add(ACCOUNTS, body, key=body["ramp_id"], connection_id=connection.id, is_synced=True))
    return uploaded("gl_accounts", made)


@answers("accounting.accounts.update")
def update(world: World, call: Call) -> Answer:
    """Another name or code, or back into use."""
    account = changeable(world, ACCOUNTS, call.path["gl_account_id"], _WHAT)
    return shown(revise(world, ACCOUNTS, account, call.given))


@answers("accounting.accounts.delete")
def delete(world: World, call: Call) -> Answer:
    """Out of use; what is coded with it stays so."""
    return hide(world, ACCOUNTS, changeable(world, ACCOUNTS, call.path["gl_account_id"], _WHAT))

"""What becomes of a card transaction: cleared or declined, completed by its holder, reviewed, and ready to sync.

How one comes to be is in ``lifecycle.py``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ramp_api.models.transactions import DeclineReason
from ramp_api.sandbox.behaviour.merchants import MERCHANTS
from ramp_api.sandbox.behaviour.people_records import USERS
from ramp_api.sandbox.behaviour.transactions import TRANSACTIONS, code, touch
from ramp_api.sandbox.behaviour.trips import spent_on
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.schedule import Due, due
from ramp_api.sandbox.world import World

__all__ = ["approve", "cents_of", "clear", "decline", "declined_for", "handed_in"]

_DAY = 86_400.0
_REVIEW_SECONDS = 1.5 * _DAY
# Why those are declined that nobody declined by hand.
_USUAL_REASON = "SUSPECTED_FRAUD"
_WITH_EMPLOYEE = frozenset({"AWAITING_EMPLOYEE", "AWAITING_EMPLOYEE_MISSING_ITEMS"})


def clear(world: World, transaction_id: str) -> Document:
    """A pending transaction is settled, now.

    Raises:
        Problem: 404, there is none; 409, it is not pending.
    """
    found = _pending(world, transaction_id)
    found.body["state"] = "CLEARED"
    found.body["settlement_date"] = found.body["accounting_date"] = world.stamp()
    touch(world, found)
    world.emit("transactions.cleared", found.id)
    handed_in(world, found)
    return found


def decline(world: World, transaction_id: str, reason: str = _USUAL_REASON) -> Document:
    """A pending transaction does not come to pass.

    Raises:
        Problem: 404, there is none; 409, it is not pending; 422, Ramp knows no such reason.
    """
    declined_for(reason)
    found = _pending(world, transaction_id)
    cents = cents_of(found)
    found.body["state"] = "DECLINED"
    found.body["decline_details"] = {"amount": Decimal(abs(cents)).scaleb(-2), "reason": reason}
    found.hidden |= {"approval_status": None, "awaiting_by": None, "memo_missing": False}
    spent_on(world, found.body["trip_id"], -cents)
    found.body["trip_id"] = found.body["trip_name"] = None
    return touch(world, found)


def declined_for(reason: str) -> str:
    """A reason for which Ramp declines.

    Raises:
        Problem: 422, it is none.
    """
    if reason not in {known.value for known in DeclineReason}:
        raise invalid("reason", "is none of Ramp's reasons to decline")
    return reason


def cents_of(transaction: Document) -> int:
    """What a transaction comes to, in cents."""
    return int(transaction.body["amount"] * 100)


def _pending(world: World, transaction_id: str) -> Document:
    found = world.find(TRANSACTIONS, transaction_id, "transaction")
    if found.body["state"] != "PENDING":
        raise Problem(Kind.CONFLICT, f"the transaction is {found.body['state']}, not PENDING")
    for kind in ("transactions.clear", "transactions.decline"):
        world.schedule.cancel(kind, found.id)
    return found


# --- Approval ---


def handed_in(world: World, found: Document) -> None:
    """Once it is settled and its holder has given all that is asked for, a transaction goes on to its reviewer."""
    if found.body["state"] != "CLEARED" or found.hidden.get("approval_status") not in _WITH_EMPLOYEE:
        return
    has_receipt = found.body["receipts"] or found.hidden.get("receipt_exempt")
    if found.hidden.get("memo_missing") or not has_receipt:
        found.hidden["approval_status"] = "AWAITING_EMPLOYEE_MISSING_ITEMS"
        touch(world, found)
        return
    user = world.get(USERS, found.body["card_holder"]["user_id"])
    manager_id = user and user.body["manager_id"]
    if manager_id is None:
        approve(world, found)
        return
    found.hidden |= {"approval_status": "AWAITING_REVIEWER", "awaiting_by": manager_id}
    touch(world, found)
    world.later("transactions.review", found.id, seconds=_REVIEW_SECONDS)
    world.emit("transactions.ready_for_review", found.id)


def approve(world: World, found: Document) -> None:
    """A settled transaction is approved; where its account is known, it is ready to be synchronised."""
    found.hidden |= {"approval_status": "FULLY_APPROVED", "awaiting_by": None}
    if not found.body["accounting_field_selections"]:
        code(found, _usual_codes(world, found))
    ready = bool(found.body["accounting_field_selections"]) and found.body["sync_status"] == "NOT_SYNC_READY"
    if ready:
        found.body["sync_status"] = "SYNC_READY"
    touch(world, found)
    if ready:
        world.emit("transactions.ready_to_sync", found.id)


def _usual_codes(world: World, found: Document) -> list[dict[str, Any]]:
    merchant = world.get(MERCHANTS, found.body["merchant_id"])
    return [merchant.hidden["selection"]] if merchant is not None else []


# --- What happens by itself ---


@due("transactions.clear")
def _clear(world: World, found: Due) -> None:
    clear(world, found.subject)


@due("transactions.decline")
def _decline(world: World, found: Due) -> None:
    decline(world, found.subject)


@due("transactions.review")
def _review(world: World, found: Due) -> None:
    transaction = world.find(TRANSACTIONS, found.subject)
    if transaction.hidden.get("approval_status") == "AWAITING_REVIEWER":
        approve(world, transaction)

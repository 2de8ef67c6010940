"""Paying with a card: a new transaction, which is pending, or declined for what its card or limit does not allow.

The console and the admin endpoints call :func:`authorize`, and :func:`clear` and :func:`decline` of ``settling.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from ramp_api.sandbox.behaviour.cards import CARDS
from ramp_api.sandbox.behaviour.intervals import interval_of
from ramp_api.sandbox.behaviour.limit_records import LIMITS, allowance
from ramp_api.sandbox.behaviour.memos import recurring_memo
from ramp_api.sandbox.behaviour.merchants import MERCHANTS
from ramp_api.sandbox.behaviour.organization import DEPARTMENTS, LOCATIONS
from ramp_api.sandbox.behaviour.people_records import USERS
from ramp_api.sandbox.behaviour.settling import clear, decline, declined_for
from ramp_api.sandbox.behaviour.transactions import TRANSACTIONS
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["authorize", "clear", "decline"]

_MOST = 10_000_000_00
_DAY = 86_400.0

_STATES = {
    "TERMINATED": "CARD_TERMINATED",
    "UNACTIVATED": "AUTHORIZER_CARD_NOT_ACTIVATED",
    "SUSPENDED": "AUTHORIZER_CARD_SUSPENDED",
    "CHIP_LOCKED": "CHIP_FAILURE",
}
_LIMIT_STATES = {
    "SUSPENDED": "AUTHORIZER_SPEND_ALLOCATION_SUSPENDED",
    "TERMINATED": "ROUTED_TO_TERMINATED_SPEND_ALLOCATION",
}
_USER_STATES = {"USER_SUSPENDED": "AUTHORIZER_USER_SUSPENDED", "USER_INACTIVE": "USER_TERMINATED"}


@dataclass(frozen=True)
class _Payment:
    """What is asked of a card."""

    card: Document
    user: Document
    limit: Document | None
    cents: int
    category: int | None


def authorize(
    world: World,
    card_id: str,
    cents: int,
    merchant: str | None = None,
    *,
    category: int | None = None,
    reason: str | None = None,
) -> Document:
    """Pay with a card.

    Args:
        world: the world.
        card_id: the card; one that may not pay gets a transaction that is declined.
        cents: US cents; less than nothing is a refund, which no limit holds back.
        merchant: the id or the name of a merchant, or any other name for one that Ramp does not recognise; without
            one, any merchant.
        category: the category of a merchant that Ramp does not recognise, if it has one.
        reason: why to decline it in any case.

    Returns:
        The transaction: ``PENDING``, cleared in one to three days, or ``DECLINED``.

    Raises:
        Problem: 404, there is no such card; 422, the amount or the name is none, or there is no such reason.
    """
    if not cents or abs(cents) > _MOST:
        raise invalid("cents", "is nothing, or more than ten million dollars")
    card = world.find(CARDS, card_id, "card")
    user = world.find(USERS, card.body["cardholder_id"], "user")
    limit = world.get(LIMITS, card.hidden.get("limit_id"))
    fields = _merchant(world, merchant, category)
    payment = _Payment(card, user, limit, cents, fields["sk_category_id"])
    reason = _refused(world, payment) if reason is None else declined_for(reason)
    made = _add(world, payment, fields, reason)
    if reason is None:
        world.emit("transactions.authorized", made.id)
        world.later("transactions.clear", made.id, seconds=(1 + int(made.id[:4], 16) % 3) * _DAY)
    return made


def _merchant(world: World, merchant: Any, category: int | None) -> dict[str, Any]:
    """The fields of a transaction that tell where it was."""
    if merchant is None:
        known = world.first(MERCHANTS)
    elif isinstance(merchant, str) and merchant.strip():
        known = world.get(MERCHANTS, merchant) or world.first(MERCHANTS, Condition("t.name = ?", (merchant,)))
    else:
        raise invalid("merchant", "must be a text that is not empty")
    return known.hidden["fields"] if known is not None else _unknown(merchant or "Somebody", category)


def _unknown(name: str, category: int | None) -> dict[str, Any]:
    empty = ("merchant_category_code", "merchant_category_code_description", "merchant_id", "merchant_location")
    return {
        "card_present": False,
        **dict.fromkeys(empty),
        "merchant_descriptor": name.upper()[:22],
        "merchant_name": name,
        "sk_category_id": category,
        "sk_category_name": None,
    }


def _refused(world: World, payment: _Payment) -> str | None:
    """Why a payment is declined, or None."""
    if payment.cents < 0:
        return _STATES.get(payment.card.body["state"]) if payment.card.body["state"] == "TERMINATED" else None
    return _state(payment) or _restricted(world, payment) or _over(world, payment)


def _state(payment: _Payment) -> str | None:
    of_user = _USER_STATES.get(payment.user.body["status"])
    of_limit = None if payment.limit is None else _LIMIT_STATES.get(payment.limit.body["state"])
    return _STATES.get(payment.card.body["state"]) or of_user or of_limit


def _restricted(world: World, payment: _Payment) -> str | None:
    told: dict[str, Any] = payment.card.body["spending_restrictions"] or {}
    locked, single = told.get("auto_lock_date"), told.get("transaction_amount_limit")
    if locked is not None and microseconds(datetime.fromisoformat(locked)) <= world.micros():
        return "AUTHORIZER_CARD_AUTO_LOCK_DATE"
    if single is not None and payment.cents > single * 100:
        return "AUTHORIZER_TRANSACTION_AMOUNT_LIMIT"
    if payment.category in (told.get("blocked_categories") or ()):
        return "AUTHORIZER_CARD_CATEGORY_BLACKLIST"
    allowed = told.get("categories")
    return "AUTHORIZER_CARD_CATEGORY_WHITELIST" if allowed and payment.category not in allowed else None


def _over(world: World, payment: _Payment) -> str | None:
    """Whether the limit, or a card that has none, has that much left in the present interval."""
    told: dict[str, Any] = payment.card.body["spending_restrictions"] or {}
    most, interval, column, value = told.get("amount"), told.get("interval"), "card_id", payment.card.id
    if payment.limit is not None:
        most = Decimal(allowance(world, payment.limit)).scaleb(-2)
        interval = payment.limit.body["restrictions"]["interval"]
        column, value = "limit_id", payment.limit.id
    if most is None or interval is None:
        return None
    start, _ = interval_of(interval, world.now())
    since = 0 if start is None else microseconds(start)
    sql = (
        f"SELECT coalesce(sum(cents), 0) FROM {TRANSACTIONS.name} "  # noqa: S608  # names of this module alone
        f"WHERE {column} = ? AND time >= ? AND state <> 'DECLINED'"
    )
    (spent,) = world.store.db.execute(sql, (value, since)).fetchone()
    return "AUTHORIZER_CARD_LIMIT" if spent + payment.cents > most * 100 else None


# --- The record ---


def _add(world: World, payment: _Payment, fields: dict[str, Any], reason: str | None) -> Document:
    amount, money = Decimal(payment.cents).scaleb(-2), {"amount": payment.cents, "currency_code": "USD"}
    memo = None if reason else recurring_memo(world, payment.user.id, fields["merchant_id"])
    empty = (
        "accounting_date", "merchant_data", "settlement_date", "statement_id", "synced_at", "trip_id", "trip_name",
    )  # fmt: skip
    body: dict[str, Any] = {
        "id": world.new_id(),
        **dict.fromkeys(empty),
        "accounting_categories": [],
        "accounting_field_selections": [],
        "amount": amount,
        "attendees": [],
        **_holder(world, payment),
        "currency_code": "USD",
        "decline_details": {"amount": abs(amount), "reason": reason} if reason else None,
        "disputes": [],
        "line_items": [
            {"accounting_field_selections": [], "amount": money, "converted_amount": money, "memo": None},
        ],
        "memo": memo,
        **fields,
        "original_transaction_amount": money,
        "policy_violations": [],
        "receipts": [],
        "state": "DECLINED" if reason else "PENDING",
        "sync_status": "NOT_SYNC_READY",
        "user_transaction_time": world.stamp(),
    }
    merchant = world.get(MERCHANTS, fields["merchant_id"])
    kept: dict[str, Any] = {
        "approval_status": None if reason else "AWAITING_EMPLOYEE",
        "awaiting_by": None,
        "memo_missing": False,
        "updated_at": world.micros(),
    }
    if merchant is not None and merchant.body["is_auto_approved"]:
        kept["receipt_exempt"] = True
    return world.add(TRANSACTIONS, body, **kept)


def _holder(world: World, payment: _Payment) -> dict[str, Any]:
    user, card = payment.user.body, payment.card
    department = world.get(DEPARTMENTS, user["department_id"])
    location = world.get(LOCATIONS, user["location_id"])
    person = {
        "department_id": department and department.id,
        "department_name": department and department.body["name"],
        "employee_id": user["employee_id"],
        "first_name": user["first_name"],
        "last_name": user["last_name"],
        "location_id": location and location.id,
        "location_name": location and location.body["name"],
        "user_id": payment.user.id,
    }
    return {
        "card_holder": person,
        "card_id": card.id,
        "entity_id": card.body["entity_id"] or user["entity_id"],
        "limit_id": card.hidden.get("limit_id"),
        "spend_program_id": None if payment.limit is None else payment.limit.body["spend_program_id"],
    }

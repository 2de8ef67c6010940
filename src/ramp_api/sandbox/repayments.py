"""A company's reimbursements, in both directions. Few enough to be rendered the plain way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from ramp_api.money import exponent_of
from ramp_api.sandbox import catalog
from ramp_api.sandbox.clock import REFERENCE, microseconds
from ramp_api.sandbox.company import FIRST_DAY, Company, User
from ramp_api.sandbox.merchants import Code, Codes
from ramp_api.sandbox.seeds import Dice
from ramp_api.sandbox.store import TABLES, Row

__all__ = ["draft", "reimbursements", "row_of"]

_STATES = (
    ("REIMBURSED", 60),
    ("APPROVED", 6),
    ("AWAITING_PAYMENT", 4),
    ("PENDING", 12),
    ("REJECTED", 5),
    ("DRAFT", 6),
    ("PROCESSING", 4),
    ("CANCELED", 3),
)
# Longer than approving, paying and synchronising take together.
_SETTLING = timedelta(days=5)
_APPROVED = frozenset({"REIMBURSED", "APPROVED", "AWAITING_PAYMENT", "PROCESSING"})


def reimbursements(company: Company, count: int) -> Iterator[Row]:
    """The company's reimbursements and repayments, from the oldest to the newest."""
    dice, codes = Dice(company.seed, "reimbursements"), Codes(company)
    people = [user for user in company.users if user.status in {"USER_ACTIVE", "USER_SUSPENDED"}]
    span = (REFERENCE - FIRST_DAY) / count if count else timedelta()
    for number in range(count):
        created = dice.moment(FIRST_DAY + span * number, FIRST_DAY + span * (number + 1))
        yield _row(dice, dice.pick(people), codes, created)


def _row(dice: Dice, user: User, codes: Codes, created: datetime) -> Row:
    kind = dice.weighted(
        (("OUT_OF_POCKET", 70), ("MILEAGE", 12), ("PER_DIEM", 4), ("PAYBACK_FULL", 9), ("PAYBACK_PARTIAL", 5))
    )
    state = dice.weighted(_STATES)
    # Nothing can have happened to it later than today.
    if created > REFERENCE - _SETTLING:
        state = dice.pick(("PENDING", "DRAFT"))
    approved = created + timedelta(hours=dice.between(2, 90)) if state in _APPROVED else None
    synced = approved + timedelta(days=1) if approved and state == "REIMBURSED" and dice.happens(0.9) else None
    account = dice.pick(list(codes.accounts.values()))
    body = {
        **_skeleton(dice.uuid(), user, created),
        **_money(dice, user.location.entity.currency, account, coded=approved is not None),
        **_journey(dice, kind, created),
        "direction": "USER_TO_BUSINESS" if kind.startswith("PAYBACK") else "BUSINESS_TO_USER",
        "accounting_date": approved and f"{approved.date()}T00:00:00+00:00",
        "approved_at": approved and approved.isoformat(),
        "memo": dice.pick(catalog.MEMOS) if dice.happens(0.7) else None,
        "payment_id": f"PAY{dice.digits(8)}" if state == "REIMBURSED" else None,
        "receipts": [dice.uuid()] if dice.happens(0.8) else [],
        "state": state,
        "submitted_at": None if state == "DRAFT" else (created + timedelta(minutes=9)).isoformat(),
        "sync_status": "SYNCED" if synced else "SYNC_READY" if approved else "NOT_SYNC_READY",
        # Without offset: Ramp does that too, and means UTC.
        "synced_at": synced and synced.replace(tzinfo=None).isoformat(),
        "type": kind,
        "updated_at": (synced or approved or created + timedelta(minutes=10)).isoformat(),
    }
    waits = state == "PENDING" and user.manager
    return row_of(body, gl_selection=account.id if approved else None, awaiting_by=waits.id if waits else None)


def draft(reimbursement_id: str, user: User, now: datetime, receipt_id: str) -> dict[str, Any]:
    """What an uploaded receipt makes: a draft that waits to be filled in."""
    return {
        **_skeleton(reimbursement_id, user, now),
        "accounting_date": None,
        "accounting_field_selections": [],
        "amount": None,
        "approved_at": None,
        "attendees": [],
        "direction": "BUSINESS_TO_USER",
        "line_items": [],
        "memo": None,
        "original_reimbursement_amount": None,
        "payee_amount": None,
        "payment_id": None,
        "receipts": [receipt_id],
        "state": "DRAFT",
        "submitted_at": None,
        "sync_status": "NOT_SYNC_READY",
        "synced_at": None,
        "transaction_date": None,
        "type": "OUT_OF_POCKET",
        "updated_at": now.isoformat(),
    }


def row_of(body: dict[str, Any], *, gl_selection: str | None = None, awaiting_by: str | None = None) -> Row:
    """A reimbursement as it is stored."""
    moments = {
        name: microseconds(datetime.fromisoformat(body[name])) if body[name] else None
        for name in ("transaction_date", "created_at", "submitted_at", "synced_at", "updated_at")
    }
    values = {
        **body,
        **moments,
        "gl_selection": gl_selection,
        "awaiting_by": awaiting_by,
        "approved": body["approved_at"] is not None,
    }
    columns = tuple(values[name] for name in TABLES["reimbursements"].all_columns)
    return columns, msgspec.json.encode(body), None


def _skeleton(reimbursement_id: str, user: User, created: datetime) -> dict[str, Any]:
    return {
        "id": reimbursement_id,
        "created_at": created.isoformat(),
        "currency": user.location.entity.currency,
        "distance": None,
        "employee_id": user.employee_id,
        "end_location": None,
        "entity_id": user.location.entity.id,
        "merchant": None,
        "merchant_id": None,
        "spend_limit_id": None,
        "start_location": None,
        "trip_id": None,
        "user_email": user.email,
        "user_full_name": user.full_name,
        "user_id": user.id,
        "waypoints": None,
    }


def _money(dice: Dice, currency: str, account: Code, *, coded: bool) -> dict[str, Any]:
    minor, per = catalog.CURRENCIES[currency]
    units = dice.between(400, 90_000) * minor // per
    amount = {"amount": units, "currency_code": currency}
    selections = [msgspec.Raw(account.selection.encode())] if coded else []
    part = units // 3 if dice.happens(0.2) else 0
    parts = [part, units - part] if part else [units]
    return {
        "accounting_field_selections": selections,
        "amount": msgspec.Raw(_number(units, currency).encode()),
        "line_items": [
            {
                "accounting_field_selections": selections,
                "amount": {"amount": value, "currency_code": currency},
                "memo": None,
            }
            for value in parts
        ],
        "original_reimbursement_amount": amount,
        "payee_amount": amount if dice.happens(0.8) else None,
    }


def _number(units: int, currency: str) -> str:
    exponent = exponent_of(currency)
    if not exponent:
        return str(units)
    whole, rest = divmod(units, 10**exponent)
    return f"{whole}.{rest:0{exponent}d}"


def _journey(dice: Dice, kind: str, created: datetime) -> dict[str, Any]:
    day = (created - timedelta(days=dice.below(12))).date().isoformat()
    if kind != "MILEAGE":
        merchant = dice.pick(catalog.MERCHANTS)[0].removeprefix("?")
        return {"attendees": [], "merchant": merchant, "transaction_date": day}
    return {
        "attendees": [],
        "distance": msgspec.Raw(f"{dice.between(3, 400)}.{dice.below(10)}".encode()),
        "end_location": "9 Harbour Road",
        "start_location": "418 Larch Street",
        "transaction_date": day,
        "waypoints": ["77 Mill Lane"] if dice.happens(0.5) else [],
    }

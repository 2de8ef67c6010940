"""A company's reimbursements, in both directions, and what was paid back. Few enough to be rendered the plain way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from ramp_api.money import exponent_of
from ramp_api.sandbox.behaviour.reimbursements import mileage
from ramp_api.sandbox.behaviour.repayments import repayment
from ramp_api.sandbox.clock import REFERENCE, microseconds
from ramp_api.sandbox.company import catalog
from ramp_api.sandbox.company.days import DATES
from ramp_api.sandbox.company.merchants import Code, Codes
from ramp_api.sandbox.company.people import FIRST_DAY, Company, User
from ramp_api.sandbox.company.receipts import receipt_of_claim
from ramp_api.sandbox.company.trips import Trip
from ramp_api.sandbox.records import Document, Row, decode
from ramp_api.sandbox.seeds import Dice

__all__ = ["Claims"]

# Those with an approval come first.
_APPROVED = (
    ("REIMBURSED", 56),
    ("APPROVED", 6),
    ("AWAITING_PAYMENT", 4),
    ("PROCESSING", 4),
    ("MANUALLY_REIMBURSED", 2),
    ("REIMBURSED_VIA_PUSH", 1),
    ("AWAITING_EXPORT", 1),
    ("EXPORTED", 1),
    ("EXPORT_INITIATED", 1),
    ("EXPORT_SUCCESSFUL", 1),
    ("EXPORT_FAILED", 1),
    ("AWAITING_PUSH_PAYMENT", 1),
    ("PUSH_PAYMENT_INITIATED", 1),
    ("PUSH_PAYMENT_FAILED", 1),
    ("MISSING_ACH", 1),
    ("FAILED_REIMBURSEMENT", 1),
)
_STATES = (*_APPROVED, ("PENDING", 12), ("REJECTED", 5), ("DRAFT", 6), ("INIT", 1), ("CANCELED", 3), ("DELETED", 1))
_IS_APPROVED = frozenset(state for state, _ in _APPROVED)
_PAID = frozenset({"REIMBURSED", "MANUALLY_REIMBURSED", "REIMBURSED_VIA_PUSH"})
_UNSUBMITTED = frozenset({"DRAFT", "INIT"})
# Longer than approving, paying and synchronising take together.
_SETTLING = timedelta(days=5)
_RECENT = timedelta(days=30)
# On somebody's account of a trip for so many days after it.
_LATE_DAYS = 10
_FUNDING = (("BANK_ACCOUNT", 6), ("PAYROLL", 3), ("MANUAL", 1))


class Claims:
    """A company's reimbursements, in both directions, and what goes with them.

    Args:
        company: the company.
        trips: on which some of them were spent.
        receipts: takes each receipt as a row.
        later: takes what is to happen later.

    Attributes:
        repayments: what was paid back to the company, once all reimbursements were made.
    """

    def __init__(
        self, company: Company, trips: Iterable[Trip], receipts: Callable[[Row], None], later: Callable[..., None]
    ) -> None:
        self._dice = Dice(company.seed, "reimbursements")
        self._accounts = list(Codes(company).accounts.values())
        self._people = [user for user in company.users if user.status in {"USER_ACTIVE", "USER_SUSPENDED"}]
        self._trips: dict[str, list[Trip]] = {}
        for trip in trips:
            if not trip.is_cancelled:
                self._trips.setdefault(trip.user_id, []).append(trip)
        self._receipt = receipts
        self._later = later
        self.repayments: list[Document] = []

    def made(self, count: int) -> Iterator[Document]:
        """So many, from the oldest to the newest."""
        dice = self._dice
        span = (REFERENCE - FIRST_DAY) / count if count else timedelta()
        for number in range(count):
            created = dice.moment(FIRST_DAY + span * number, FIRST_DAY + span * (number + 1))
            yield self._one(dice.pick(self._people), created)

    def _one(self, user: User, created: datetime) -> Document:
        dice = self._dice
        kind = dice.weighted(
            (("OUT_OF_POCKET", 70), ("MILEAGE", 12), ("PER_DIEM", 4), ("PAYBACK_FULL", 9), ("PAYBACK_PARTIAL", 5))
        )
        state = dice.weighted(_STATES)
        # Nothing can have happened to it later than today.
        if created > REFERENCE - _SETTLING:
            state = dice.pick(("PENDING", "DRAFT"))
        approved = created + timedelta(hours=dice.between(2, 90)) if state in _IS_APPROVED else None
        synced = approved + timedelta(days=1) if approved and state == "REIMBURSED" and dice.happens(0.9) else None
        body: dict[str, Any] = {
            **_skeleton(dice.uuid(), user, created),
            **_journey(dice, kind, created),
            "direction": "USER_TO_BUSINESS" if kind.startswith("PAYBACK") else "BUSINESS_TO_USER",
            "accounting_date": approved and f"{approved.date()}T00:00:00+00:00",
            "approved_at": approved and approved.isoformat(),
            "memo": dice.pick(catalog.MEMOS) if dice.happens(0.7) else None,
            "payment_id": f"PAY{dice.digits(8)}" if state in _PAID else None,
            "state": state,
            "submitted_at": None if state in _UNSUBMITTED else (created + timedelta(minutes=9)).isoformat(),
            "sync_status": "SYNCED" if synced else "SYNC_READY" if approved else "NOT_SYNC_READY",
            # Without offset: Ramp does that too, and means UTC.
            "synced_at": synced and synced.replace(tzinfo=None).isoformat(),
            "type": kind,
            "updated_at": (synced or approved or created + timedelta(minutes=10)).isoformat(),
        }
        body |= _money(dice, body, self._accounts, coded=approved is not None)
        self._attach(body, created)
        self._go_on(body, created, approved)
        waits = state == "PENDING" and user.manager
        return Document(body["id"], body, {"awaiting_by": waits.id} if waits else {})

    def _attach(self, body: dict[str, Any], created: datetime) -> None:
        """The trip that it was spent on, and the receipt."""
        dice, day = self._dice, (created - FIRST_DAY).days
        for trip in self._trips.get(body["user_id"], ()):
            if body["type"] == "OUT_OF_POCKET" and trip.first <= day <= trip.last + _LATE_DAYS:
                body["trip_id"], body["transaction_date"] = trip.id, DATES[min(day, trip.last)]
        if body["type"] != "MILEAGE" and dice.happens(0.8):
            receipt_id = dice.uuid()
            body["receipts"] = [receipt_id]
            at = body["created_at"]
            self._receipt(receipt_of_claim(receipt_id, at, microseconds(created), body["id"], body["user_id"]))

    def _go_on(self, body: dict[str, Any], created: datetime, approved: datetime | None) -> None:
        """What becomes of it, or what was paid."""
        dice, state = self._dice, body["state"]
        if state == "PENDING" and created > REFERENCE - _RECENT:
            due = REFERENCE + timedelta(hours=2, seconds=dice.below(5 * 86_400))
            self._later(microseconds(due), "reimbursements.review", body["id"])
        if approved is not None and state in _PAID and body["direction"] == "USER_TO_BUSINESS":
            made = repayment(body, dice.uuid(), dice.weighted(_FUNDING), body["updated_at"])
            self.repayments.append(Document(made["id"], made))


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
        "receipts": [],
        "spend_limit_id": None,
        "start_location": None,
        "trip_id": None,
        "user_email": user.email,
        "user_full_name": user.full_name,
        "user_id": user.id,
        "waypoints": [],
    }


def _money(dice: Dice, body: dict[str, Any], accounts: list[Code], *, coded: bool) -> dict[str, Any]:
    currency = body["currency"]
    minor, per = catalog.CURRENCIES[currency]
    units = dice.between(400, 90_000) * minor // per
    if body["distance"] is not None:
        units = mileage(body["distance"], "MILES", currency)
    amount = {"amount": units, "currency_code": currency}
    selections = [decode(dice.pick(accounts).selection.encode())] if coded else []
    part = units // 3 if dice.happens(0.2) else 0
    parts = [part, units - part] if part else [units]
    return {
        "accounting_field_selections": selections,
        "amount": Decimal(units).scaleb(-exponent_of(currency)),
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


def _journey(dice: Dice, kind: str, created: datetime) -> dict[str, Any]:
    day = (created - timedelta(days=dice.below(12))).date().isoformat()
    if kind != "MILEAGE":
        merchant = dice.pick(catalog.MERCHANTS)[0].removeprefix("?")
        return {"attendees": [], "merchant": merchant, "transaction_date": day}
    return {
        "attendees": [],
        "distance": Decimal(f"{dice.between(3, 400)}.{dice.below(10)}"),
        "end_location": "9 Harbour Road",
        "start_location": "418 Larch Street",
        "transaction_date": day,
        "waypoints": ["77 Mill Lane"] if dice.happens(0.5) else [],
    }

"""Reimbursements, and repayments by users: one table for both directions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from ramp_api.money import exponent_of
from ramp_api.sandbox.behaviour.people_records import USERS, active_user
from ramp_api.sandbox.behaviour.receipts import add_receipt, uuid_of
from ramp_api.sandbox.behaviour.repayments import REPAYMENTS, repayment
from ramp_api.sandbox.company.catalog import MILEAGE
from ramp_api.sandbox.listing import SYNC, at_least, at_most, equal, lists, when
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document, hidden, moment, table
from ramp_api.sandbox.registry import (
    ASSUMED,
    PUBLISHED,
    SEEN,
    Answer,
    Call,
    File,
    Listing,
    Query,
    answers,
    created,
    shown,
)
from ramp_api.sandbox.schedule import Due, due
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["REIMBURSEMENTS", "draft", "mileage"]

_DAY = 86_400.0
_REVIEW_SECONDS, _PAYMENT_SECONDS = 1.5 * _DAY, 2 * _DAY
_FURTHEST = 100_000
_METRES = {"MILES": Fraction("1609.344"), "KILOMETERS": Fraction(1000)}
# Nothing is added to these any more.
_CLOSED = frozenset({"CANCELED", "DELETED", "REJECTED"})


def _gl_selection(document: Document) -> str | None:
    chosen = document.body["accounting_field_selections"]
    return next((one["id"] for one in chosen if one["type"] == "GL_ACCOUNT"), None)


REIMBURSEMENTS = table(
    "reimbursements",
    {
        "direction": "direction",
        "sync_status": "sync_status",
        "transaction_date": moment("transaction_date"),
        "awaiting_by": hidden("awaiting_by"),
        "trip_id": "trip_id",
        "gl_selection": _gl_selection,
        "entity_id": "entity_id",
        "created_at": moment("created_at"),
        "submitted_at": moment("submitted_at"),
        "synced_at": moment("synced_at"),
        "updated_at": moment("updated_at"),
        "user_id": "user_id",
        "state": "state",
        "approved": lambda document: document.body["approved_at"] is not None,
    },
)


def _shown(query: Query) -> Condition:
    return Condition("t.direction = ?", (query.get("direction", "BUSINESS_TO_USER"),))


lists(
    "reimbursements.list",
    Listing(
        REIMBURSEMENTS,
        {
            **SYNC,
            **{name: equal(name) for name in ("trip_id", "entity_id", "user_id", "state")},
            "awaiting_approval_by_user_id": equal("awaiting_by"),
            "accounting_field_selection_id": equal("gl_selection"),
            "from_transaction_date": at_least("transaction_date"),
            "to_transaction_date": at_most("transaction_date"),
            "from_date": at_least("created_at"),
            "to_date": at_most("created_at"),
            "from_submitted_at": at_least("submitted_at"),
            "to_submitted_at": at_most("submitted_at"),
            "updated_after": at_least("updated_at"),
            "has_been_approved": when("t.approved", "NOT t.approved"),
        },
        _shown,
        frozenset({"direction"}),
    ),
    SEEN,
)


@answers("reimbursements.get")
def get(world: World, call: Call) -> Answer:
    """One reimbursement, in either direction."""
    return shown(world.find(REIMBURSEMENTS, call.path["reimbursement_id"], "reimbursement"))


@answers("reimbursements.submit_receipt", f"{PUBLISHED}; {ASSUMED}: not to one that was rejected or taken back")
def submit_receipt(world: World, call: Call) -> Answer:
    """A receipt that becomes a draft, or goes to a reimbursement that is there."""
    given = call.given
    user_id = uuid_of(given, "reimbursee_id")
    reimbursement_id = uuid_of(given, "reimbursement_id") if "reimbursement_id" in given else None
    user = world.find(USERS, user_id, "user")
    if reimbursement_id is None:
        made = world.add(REIMBURSEMENTS, draft(world, user.body, state="DRAFT"))
        return created(_with_receipt(world, made, call.files["receipt"]))
    found = world.find(REIMBURSEMENTS, reimbursement_id, "reimbursement")
    if found.body["user_id"] != user.id:
        raise invalid("reimbursement_id", "is a reimbursement of somebody else")
    if found.body["state"] in _CLOSED:
        raise invalid("reimbursement_id", f"is a reimbursement that is {found.body['state']}")
    return created(_with_receipt(world, found, call.files["receipt"]))


def _with_receipt(world: World, found: Document, file: File) -> Document:
    receipt = add_receipt(world, found.body["user_id"], file, reimbursement_id=found.id)
    found.body["receipts"].append(receipt.id)
    return _touch(world, found)


def _touch(world: World, found: Document) -> Document:
    # To the microsecond: who reads on from a moment must find what was changed right after it.
    found.body["updated_at"] = world.now().isoformat()
    return world.save(REIMBURSEMENTS, found)


@answers(
    "reimbursements.create_mileage",
    f"{PUBLISHED}; {ASSUMED}: the rates, miles unless it says kilometres, and that it is submitted at once",
)
def create_mileage(world: World, call: Call) -> Answer:
    """Money for a way that somebody drove."""
    given = call.given
    user = active_user(world, given["reimbursee_id"], "reimbursee_id")
    distance = Decimal(given["distance"])
    if not 0 < distance <= _FURTHEST:
        raise invalid("distance", f"is not more than 0 and at most {_FURTHEST}")
    if given["trip_date"] > world.today():
        raise invalid("trip_date", "is in the future")
    units = given.get("distance_units", "MILES")
    if units not in _METRES:
        raise invalid("distance_units", f"is none of {', '.join(_METRES)}")
    currency = world.currency_of(user.body["entity_id"])
    cents = mileage(distance, units, currency)
    if not cents:
        raise invalid("distance", "is too short to be paid for")
    money = {"amount": cents, "currency_code": currency}
    body: dict[str, Any] = draft(world, user.body, state="PENDING") | {
        "amount": Decimal(cents).scaleb(-exponent_of(currency)),
        "distance": distance,
        **{name: given.get(name) for name in ("start_location", "end_location", "memo")},
        "line_items": [{"accounting_field_selections": [], "amount": money, "memo": None}],
        "original_reimbursement_amount": money,
        "payee_amount": money,
        "submitted_at": world.stamp(),
        "transaction_date": given["trip_date"],
        "type": "MILEAGE",
        "waypoints": given.get("waypoints", []),
    }
    manager_id = user.body["manager_id"]
    made = world.add(REIMBURSEMENTS, body, **({"awaiting_by": manager_id} if manager_id else {}))
    world.later("reimbursements.review", made.id, seconds=_REVIEW_SECONDS)
    world.emit("reimbursements.ready_for_review", made.id)
    return shown(made)


def mileage(distance: Decimal, units: str, currency: str) -> int:
    """What a distance is paid with, in the smallest unit of a currency: exact, and rounded once, halves up."""
    miles = Fraction(distance) * _METRES[units] / _METRES["MILES"]
    exact = miles * Fraction(MILEAGE.get(currency, MILEAGE["USD"])) * 10 ** exponent_of(currency)
    return int(exact + Fraction(1, 2))


def draft(world: World, user: dict[str, Any], *, state: str) -> dict[str, Any]:
    """A reimbursement of which nothing is known yet but whose it is."""
    now = world.now().isoformat()
    empty = (
        "accounting_date", "amount", "approved_at", "distance", "end_location", "memo", "merchant", "merchant_id",
        "original_reimbursement_amount", "payee_amount", "payment_id", "spend_limit_id", "start_location",
        "submitted_at", "synced_at", "transaction_date", "trip_id",
    )  # fmt: skip
    return {
        "id": world.new_id(),
        **dict.fromkeys(empty),
        "accounting_field_selections": [],
        "attendees": [],
        "created_at": now,
        "currency": world.currency_of(user["entity_id"]),
        "direction": "BUSINESS_TO_USER",
        "employee_id": user["employee_id"],
        "entity_id": user["entity_id"],
        "line_items": [],
        "receipts": [],
        "state": state,
        "sync_status": "NOT_SYNC_READY",
        "type": "OUT_OF_POCKET",
        "updated_at": now,
        "user_email": user["email"],
        "user_full_name": f"{user['first_name']} {user['last_name']}",
        "user_id": user["id"],
        "waypoints": [],
    }


# --- What happens by itself ---


@due("reimbursements.review")
def _review(world: World, due_now: Due) -> None:
    """Whoever it waits for approves it; it is paid two days later."""
    found = world.find(REIMBURSEMENTS, due_now.subject)
    if found.body["state"] != "PENDING":
        return
    found.hidden.pop("awaiting_by", None)
    day = f"{world.today()}T00:00:00+00:00"
    found.body |= {
        "state": "APPROVED",
        "approved_at": world.stamp(),
        "accounting_date": day,
        "sync_status": "SYNC_READY",
    }
    _touch(world, found)
    world.emit("reimbursements.ready_to_sync", found.id)
    world.later("reimbursements.pay", found.id, seconds=_PAYMENT_SECONDS)


@due("reimbursements.pay")
def _pay(world: World, due_now: Due) -> None:
    found = world.find(REIMBURSEMENTS, due_now.subject)
    if found.body["state"] == "APPROVED":
        found.body |= {"state": "REIMBURSED", "payment_id": f"PAY{world.store.next_number('payments'):08d}"}
        _touch(world, found)
        if found.body["direction"] == "USER_TO_BUSINESS":
            world.add(REPAYMENTS, repayment(found.body, world.new_id(), "BANK_ACCOUNT", world.stamp()))

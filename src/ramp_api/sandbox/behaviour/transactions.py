"""Card transactions: a table whose rows ``company/spending.py`` renders, how they are listed, their memos and codes.

What becomes of them in time is in ``lifecycle.py``. Hidden: ``approval_status``, ``awaiting_by``, ``memo_missing``,
``updated_at`` (microseconds since 1970), ``receipt_exempt`` and ``merchant_data``.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

import msgspec

from ramp_api.sandbox.listing import SYNC, at_least, at_most, equal, lists, when
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document, Record, encode, hidden, moment, table
from ramp_api.sandbox.registry import KNOWN, SEEN, Answer, Call, Filter, Listing, Query, answers
from ramp_api.sandbox.store import Condition, Order
from ramp_api.sandbox.world import World

__all__ = ["TRANSACTIONS", "code", "single", "touch", "write_memo"]

_LONGEST_MEMO = 255


def _cents_of(document: Document) -> int:
    return int(document.body["amount"] * 100)


def _selection(kind: str) -> Any:
    def column(document: Document) -> str | None:
        chosen = document.body["accounting_field_selections"]
        return next((one["id"] for one in chosen if one["type"] == kind), None)

    return column


def _complete(document: Document) -> bool:
    kept = document.hidden
    has_receipt = bool(document.body["receipts"]) or kept.get("receipt_exempt", False)
    return kept.get("approval_status") == "FULLY_APPROVED" and not kept.get("memo_missing") and has_receipt


# In the order in which company/spending.py gives them.
TRANSACTIONS = table(
    "transactions",
    {
        "time": moment("user_transaction_time"),
        "cents": _cents_of,
        "state": "state",
        "user_id": "card_holder.user_id",
        "card_id": "card_id",
        "department_id": "card_holder.department_id",
        "location_id": "card_holder.location_id",
        "entity_id": "entity_id",
        "merchant_id": "merchant_id",
        "sk_category_id": lambda document: _text(document.body["sk_category_id"]),
        "limit_id": "limit_id",
        "spend_program_id": "spend_program_id",
        "statement_id": "statement_id",
        "trip_id": "trip_id",
        "approval_status": hidden("approval_status"),
        "awaiting_by": hidden("awaiting_by"),
        "sync_status": "sync_status",
        "synced_at": moment("synced_at"),
        "updated_at": hidden("updated_at"),
        "gl_selection": _selection("GL_ACCOUNT"),
        "cost_selection": _selection("COST_CENTER"),
        "memo_missing": hidden("memo_missing"),
        "complete": _complete,
        "has_memo": lambda document: document.body["memo"] is not None,
    },
    ("time", "cents"),
)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _shown(query: Query) -> Condition | None:
    state = query.get("state")
    if state == "ALL":
        return None
    return Condition("t.state <> 'DECLINED'") if state is None else Condition("t.state = ?", (state,))


def _coded_with(value: Any) -> Condition:
    return Condition("? IN (t.gl_selection, t.cost_selection)", (value,))


def _cents(rounding: str, sign: str) -> Filter:
    # Exact: the bound moves to the next whole cent on the side that keeps the comparison true.
    def condition(amount: Any) -> Condition:
        exact: Decimal = amount * 100
        return Condition(f"t.cents {sign} ?", (int(exact.to_integral_value(rounding)),))

    return condition


def _with_merchant_data(world: World, call: Call, record: Record) -> bytes:
    if record.hidden is None or not call.query.get("include_merchant_data"):
        return record.body
    data = msgspec.json.decode(record.hidden, type=dict[str, msgspec.Raw]).get("merchant_data")
    if data is None:
        return record.body
    fields = msgspec.json.decode(record.body, type=dict[str, msgspec.Raw])
    return encode({**fields, "merchant_data": data})


lists(
    "transactions.list",
    Listing(
        TRANSACTIONS,
        {
            **SYNC,
            **{
                name: equal(name)
                for name in (
                    "approval_status",
                    "card_id",
                    "department_id",
                    "entity_id",
                    "limit_id",
                    "location_id",
                    "merchant_id",
                    "sk_category_id",
                    "spend_program_id",
                    "statement_id",
                    "trip_id",
                    "user_id",
                )
            },
            "awaiting_approval_by_user_id": equal("awaiting_by"),
            "accounting_field_selection_id": _coded_with,
            "min_amount": _cents(ROUND_CEILING, ">="),
            "max_amount": _cents(ROUND_FLOOR, "<="),
            "from_date": at_least("time"),
            "to_date": at_most("time"),
            "updated_after": at_least("updated_at"),
            "requires_memo": when("t.memo_missing", "NOT t.memo_missing"),
            "has_been_approved": when(
                "t.approval_status = 'FULLY_APPROVED'", "t.approval_status IS NOT 'FULLY_APPROVED'"
            ),
            "all_requirements_met_and_approved": when("t.complete", "NOT t.complete"),
            "has_statement": when("t.statement_id IS NOT NULL", "t.statement_id IS NULL"),
        },
        _shown,
        frozenset({"state", "include_merchant_data"}),
        {
            "order_by_date_asc": Order("time"),
            "order_by_date_desc": Order("time", descending=True),
            "order_by_amount_asc": Order("cents"),
            "order_by_amount_desc": Order("cents", descending=True),
        },
        render=_with_merchant_data,
        render_if="include_merchant_data",
    ),
    f"{KNOWN}; {SEEN}: fields that stay null unless asked for, updated_after",
)


@answers("transactions.get")
def get(world: World, call: Call) -> Answer:
    """One transaction, declined ones too."""
    return single(world, call, world.find(TRANSACTIONS, call.path["transaction_id"], "transaction"))


def single(world: World, call: Call, found: Document) -> Answer:
    """A transaction as it is given alone: with one field more than in the list."""
    body = _with_merchant_data(world, call, Record(found.id, encode(found.body), encode(found.hidden)))
    return Answer(200, body[:-1] + b',"receipt_affidavit":null}')


# --- What people change ---


def touch(world: World, document: Document) -> Document:
    """Keep what was changed of a transaction: ``updated_after`` finds it from now on."""
    document.hidden["updated_at"] = world.micros()
    return world.save(TRANSACTIONS, document)


def write_memo(world: World, document: Document, memo: str) -> Document:
    """A transaction has this memo, and misses none any more.

    Raises:
        Problem: 422, the memo is empty or too long.
    """
    if not memo.strip():
        raise invalid("memo", "is empty")
    if len(memo) > _LONGEST_MEMO:
        raise invalid("memo", f"is longer than {_LONGEST_MEMO} characters")
    document.body["memo"] = memo
    document.hidden["memo_missing"] = False
    return touch(world, document)


def code(document: Document, selections: list[dict[str, Any]]) -> None:
    """A transaction is booked under these options, and so is each of its line items."""
    body = document.body
    body["accounting_field_selections"] = selections
    body["accounting_categories"] = [
        {
            "category_id": one["external_id"],
            "category_name": one["name"],
            "tracking_category_remote_id": one["external_id"],
            "tracking_category_remote_name": one["name"],
            "tracking_category_remote_type": one["type"],
        }
        for one in selections
    ]
    for item in body["line_items"]:
        item["accounting_field_selections"] = [one for one in selections if one["type"] == "GL_ACCOUNT"]

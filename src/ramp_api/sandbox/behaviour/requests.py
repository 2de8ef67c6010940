"""Requests to spend, of every kind in one list. Ramp has published what it filters by, and nothing of the records.

They have what the filters imply, and no more. Of the three enums no value is known for sure: those here are taken from
what Ramp's audit log calls such requests, and any other is refused.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from ramp_api.sandbox.behaviour.banking import uuids
from ramp_api.sandbox.listing import at_least, at_most, lists
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document, moment, table
from ramp_api.sandbox.registry import ASSUMED, Answer, Call, Filter, Listing, Query, answers, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["REQUESTS", "STATUSES", "TYPES"]

STATUSES = ("APPROVED", "CANCELED", "PENDING", "REJECTED")

TYPES = {"FUND": ("NEW_FUND", "FUND_EDIT"), "PROCUREMENT": ("PURCHASE_ORDER", "PURCHASE_ORDER_CHANGE")}
"""Kinds of requests (``unified_spend_request_type``), and in each what is asked for (``spend_request_type``)."""


def _cents(document: Document) -> int:
    amount: int = document.body["amount"]["amount"]
    return amount


REQUESTS = table(
    "unified_requests",
    {
        **{
            name: name
            for name in (
                "department_id",
                "entity_id",
                "location_id",
                "owner_user_id",
                "spend_program_id",
                "spend_request_type",
                "request_status",
                "unified_spend_request_type",
                "is_deleted",
            )
        },
        "cents": _cents,
        "created_at": moment("created_at"),
    },
)

_IMPLIED = f"{ASSUMED}: the record has what the filters imply"


def _known(column: str, name: str, values: tuple[str, ...]) -> Filter:
    def condition(given: Any) -> Condition:
        for one in given:
            if one not in values:
                raise invalid(name, f"has {one}, and the sandbox knows {', '.join(values)}", part="query")
        return Condition(f"t.{column} IN ({', '.join('?' * len(given))})", tuple(given))

    return condition


def _amount(sign: str, rounding: str) -> Filter:
    # Exact: the bound moves to the whole cent that keeps the comparison true.
    def condition(value: Any) -> Condition:
        exact: Decimal = value * 100
        return Condition(f"t.cents {sign} ?", (int(exact.to_integral_value(rounding)),))

    return condition


def _shown(query: Query) -> Condition | None:
    return None if query.get("include_deleted") else Condition("NOT t.is_deleted")


lists(
    "unified_requests.list",
    Listing(
        REQUESTS,
        {
            **{
                f"{name}s": uuids(name, f"{name}s")
                for name in ("department_id", "entity_id", "location_id", "owner_user_id", "spend_program_id")
            },
            "spend_request_types": _known(
                "spend_request_type", "spend_request_types", tuple(one for kind in TYPES.values() for one in kind)
            ),
            "request_statuses": _known("request_status", "request_statuses", STATUSES),
            "unified_spend_request_types": _known(
                "unified_spend_request_type", "unified_spend_request_types", tuple(TYPES)
            ),
            "min_amount": _amount(">=", ROUND_CEILING),
            "max_amount": _amount("<=", ROUND_FLOOR),
            "from_created_at": at_least("created_at"),
            "to_created_at": at_most("created_at"),
        },
        _shown,
        frozenset({"include_deleted"}),
    ),
    _IMPLIED,
)


@answers("unified_requests.get", _IMPLIED)
def get(world: World, call: Call) -> Answer:
    """One request, deleted ones too."""
    return shown(world.find(REQUESTS, call.path["unified_request_id"], "request"))

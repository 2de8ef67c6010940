"""Repayments: what people have paid back to the company. Each settles a reimbursement that goes that way."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.listing import at_least, at_most, equal, lists, one_of
from ramp_api.sandbox.records import moment, table
from ramp_api.sandbox.registry import ASSUMED, Listing

__all__ = ["REPAYMENTS", "repayment"]

REPAYMENTS = table(
    "repayments",
    {
        "entity_id": "entity_id",
        "user_id": "user_id",
        "funding_method": "funding_method",
        "repaid_at": moment("repaid_at"),
    },
)

lists(
    "repayments.list",
    Listing(
        REPAYMENTS,
        {
            "entity_id": lambda value: equal("entity_id")(value.lower()),
            "user_id": lambda value: equal("user_id")(value.lower()),
            "funding_methods": one_of("funding_method"),
            "from_repaid_at": at_least("repaid_at"),
            "to_repaid_at": at_most("repaid_at"),
        },
    ),
    f"{ASSUMED}: the record after the list's parameters and the reimbursement that it settles",
)


def repayment(settled: dict[str, Any], repayment_id: str, funding_method: str, repaid_at: str) -> dict[str, Any]:
    """What settles a reimbursement of the direction ``USER_TO_BUSINESS``."""
    return {
        "id": repayment_id,
        "amount": settled["original_reimbursement_amount"],
        "created_at": settled["created_at"],
        "entity_id": settled["entity_id"],
        "funding_method": funding_method,
        "reimbursement_id": settled["id"],
        "repaid_at": repaid_at,
        "user_id": settled["user_id"],
    }

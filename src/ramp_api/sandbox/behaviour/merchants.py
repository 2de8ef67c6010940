"""Merchants that Ramp recognises. Hidden: ``fields`` and ``selection`` of a transaction with them."""

from __future__ import annotations

from ramp_api.sandbox.listing import lists
from ramp_api.sandbox.records import table
from ramp_api.sandbox.registry import PUBLISHED, Listing, Query
from ramp_api.sandbox.store import Condition

__all__ = ["MERCHANTS"]

MERCHANTS = table("merchants", {"name": "merchant_name"})


def _dealt_with(query: Query) -> Condition | None:
    """Merchants with a transaction between two moments, whatever became of it."""
    bounds = {"transaction_from_date": ">=", "transaction_to_date": "<="}
    given = [name for name in bounds if name in query]
    if not given:
        return None
    within = "".join(f" AND x.time {bounds[name]} ?" for name in given)
    sql = f"EXISTS (SELECT 1 FROM transactions x WHERE x.merchant_id = t.id{within})"  # noqa: S608  # of this module alone
    return Condition(sql, tuple(query[name] for name in given))


lists(
    "merchants.list",
    Listing(MERCHANTS, shown=_dealt_with, read=frozenset({"transaction_from_date", "transaction_to_date"})),
    PUBLISHED,
)

"""What each list leaves out, filters and orders by: query parameters as SQL. A parameter without a row here is a 501.

Bounds are inclusive at both ends. Ramp's document says "after" and "before" without saying which; a reader that cuts
a list into windows must then cope with a record that is in two of them, and never with one that is in none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, TypeAlias

from ramp_api.operation import Operation
from ramp_api.sandbox.parameters import Value
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.store import Condition, Order

__all__ = ["LISTINGS", "Listing"]

Query: TypeAlias = Mapping[str, Value]
Filter: TypeAlias = Callable[[Any], Condition | None]

# Read elsewhere: paging by the handler, the rest while the answer is put together.
_ELSEWHERE = frozenset({"start", "page_size", "include_merchant_data"})


def _is(column: str) -> Filter:
    return lambda value: Condition(f"t.{column} = ?", (value,))


def _at_least(column: str) -> Filter:
    return lambda value: Condition(f"t.{column} >= ?", (value,))


def _at_most(column: str) -> Filter:
    return lambda value: Condition(f"t.{column} <= ?", (value,))


def _if(when_true: str, when_false: str) -> Filter:
    return lambda value: Condition(when_true if value else when_false)


def _cents(amount: Decimal, rounding: str) -> int:
    # Exact: the bound moves to the next whole cent on the side that keeps the comparison true.
    return int((amount * 100).to_integral_value(rounding))


def _email(value: str) -> Condition:
    return Condition("t.email = ? COLLATE NOCASE", (value,))


def _coded_with(*columns: str) -> Filter:
    return lambda value: Condition(f"? IN ({', '.join(f't.{column}' for column in columns)})", (value,))


_ORDERS = {
    "order_by_date_asc": Order("time"),
    "order_by_date_desc": Order("time", descending=True),
    "order_by_amount_asc": Order("cents"),
    "order_by_amount_desc": Order("cents", descending=True),
}

_SYNC: Mapping[str, Filter] = {
    "sync_status": _is("sync_status"),
    "sync_ready": _if("t.sync_status = 'SYNC_READY'", "t.sync_status <> 'SYNC_READY'"),
    "has_no_sync_commits": _if("t.sync_status <> 'SYNCED'", "t.sync_status = 'SYNCED'"),
    "synced_after": _at_least("synced_at"),
}


def _transactions(query: Query) -> Condition | None:
    state = query.get("state")
    if state == "ALL":
        return None
    return Condition("t.state <> 'DECLINED'") if state is None else Condition("t.state = ?", (state,))


def _users(query: Query) -> Condition:
    return (
        Condition("t.status = ?", (query["status"],))
        if "status" in query
        else Condition("t.status <> 'USER_SUSPENDED'")
    )


def _cards(query: Query) -> Condition:
    activated = "t.state <> 'UNACTIVATED'" if query.get("is_activated", True) else "t.state = 'UNACTIVATED'"
    # Ramp never lists terminated cards, whatever is_terminated says.
    terminated = " AND t.state = 'TERMINATED'" if query.get("is_terminated", False) else ""
    return Condition(f"{activated} AND t.state <> 'TERMINATED'{terminated}")


def _reimbursements(query: Query) -> Condition:
    return Condition("t.direction = ?", (query.get("direction", "BUSINESS_TO_USER"),))


@dataclass(frozen=True)
class Listing:
    """How one operation lists one table.

    Attributes:
        table: the table's name.
        filters: for each query parameter, its value as a condition.
        shown: what the list gives at all, which may depend on the query; ``read`` names the parameters it reads.
    """

    table: str
    filters: Mapping[str, Filter] = field(default_factory=dict[str, Filter])
    shown: Callable[[Query], Condition | None] = lambda _: None
    read: frozenset[str] = frozenset()

    def unanswered(self, operation: Operation[Any]) -> list[str]:
        """The operation's query parameters that nothing here knows what to do with."""
        known = _ELSEWHERE | self.read | self.filters.keys() | _ORDERS.keys()
        return [parameter.name for parameter in operation.query if parameter.name not in known]

    def conditions(self, query: Query) -> list[Condition]:
        """The query as conditions.

        Raises:
            Problem: 501 for a parameter of the table of operations that the sandbox does not have yet.
        """
        found = [self.shown(query)]
        for name, value in query.items():
            if name in _ELSEWHERE or name in self.read or name in _ORDERS:
                continue
            if name not in self.filters:
                raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have the filter {name} yet")
            if name in {"sync_ready", "has_no_sync_commits"} and "sync_status" in query:
                continue  # Ramp lets sync_status decide alone
            found.append(self.filters[name](value))
        return [condition for condition in found if condition is not None]

    @staticmethod
    def order(query: Query) -> Order:
        """The order that the query asks for."""
        return next((order for name, order in _ORDERS.items() if query.get(name)), Order())


LISTINGS: Mapping[str, Listing] = {
    "cards.list": Listing(
        "cards",
        {name: _is(name) for name in ("entity_id", "user_id", "card_program_id", "display_name")},
        _cards,
        frozenset({"is_activated", "is_terminated"}),
    ),
    "departments.list": Listing("departments"),
    "locations.list": Listing("locations", {"entity_id": _is("entity_id")}),
    "users.list": Listing(
        "users",
        {
            **{name: _is(name) for name in ("employee_id", "role", "entity_id", "department_id", "location_id")},
            "email": _email,
        },
        _users,
        frozenset({"status"}),
    ),
    "transactions.list": Listing(
        "transactions",
        {
            **_SYNC,
            **{
                name: _is(name)
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
            "awaiting_approval_by_user_id": _is("awaiting_by"),
            "accounting_field_selection_id": _coded_with("gl_selection", "cost_selection"),
            "min_amount": lambda value: Condition("t.cents >= ?", (_cents(value, ROUND_CEILING),)),
            "max_amount": lambda value: Condition("t.cents <= ?", (_cents(value, ROUND_FLOOR),)),
            "from_date": _at_least("time"),
            "to_date": _at_most("time"),
            "updated_after": _at_least("updated_at"),
            "requires_memo": _if("t.memo_missing", "NOT t.memo_missing"),
            "has_been_approved": _if(
                "t.approval_status = 'FULLY_APPROVED'", "t.approval_status IS NOT 'FULLY_APPROVED'"
            ),
            "all_requirements_met_and_approved": _if("t.complete", "NOT t.complete"),
            "has_statement": _if("t.statement_id IS NOT NULL", "t.statement_id IS NULL"),
        },
        _transactions,
        frozenset({"state"}),
    ),
    "reimbursements.list": Listing(
        "reimbursements",
        {
            **_SYNC,
            **{name: _is(name) for name in ("trip_id", "entity_id", "user_id", "state")},
            "awaiting_approval_by_user_id": _is("awaiting_by"),
            "accounting_field_selection_id": _coded_with("gl_selection"),
            "from_transaction_date": _at_least("transaction_date"),
            "to_transaction_date": _at_most("transaction_date"),
            "from_date": _at_least("created_at"),
            "to_date": _at_most("created_at"),
            "from_submitted_at": _at_least("submitted_at"),
            "to_submitted_at": _at_most("submitted_at"),
            "updated_after": _at_least("updated_at"),
            "has_been_approved": _if("t.approved", "NOT t.approved"),
        },
        _reimbursements,
        frozenset({"direction"}),
    ),
}

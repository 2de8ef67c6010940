"""Operations of transactions. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.models import transactions as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Transaction]] = Operation(
    name="transactions.list",
    id="get_transactions_canonical_list_with_pagination",
    method="GET",
    path="/developer/v1/transactions",
    summary='Every transaction but the declined ones, which come with ``state="DECLINED"`` or ``"ALL"`` only.',
    scopes=("transactions:read",),
    query=(
        Parameter("sk_category_id"),
        Parameter("department_id", "uuid"),
        Parameter("limit_id", "uuid"),
        Parameter("location_id", "uuid"),
        Parameter("merchant_id", "uuid"),
        Parameter("card_id", "uuid"),
        Parameter("spend_program_id", "uuid"),
        Parameter("statement_id", "uuid"),
        Parameter(
            "approval_status",
            "enum",
            values=(
                "AWAITING_EMPLOYEE",
                "AWAITING_EMPLOYEE_CHANGES_REQUESTED",
                "AWAITING_EMPLOYEE_MISSING_ITEMS",
                "AWAITING_EMPLOYEE_REPAYMENT_FAILED",
                "AWAITING_EMPLOYEE_REPAYMENT_REQUESTED",
                "AWAITING_REVIEWER",
                "FULLY_APPROVED",
            ),
        ),
        Parameter(
            "state",
            "enum",
            values=("ALL", "CLEARED", "COMPLETION", "DECLINED", "ERROR", "PENDING", "PENDING_INITIATION"),
        ),
        Parameter("user_id", "uuid"),
        Parameter("awaiting_approval_by_user_id", "uuid"),
        Parameter("sync_status", "enum", values=("NOT_SYNC_READY", "SYNCED", "SYNC_READY")),
        Parameter("sync_ready", "boolean", unlisted_since="2026-08"),
        Parameter("synced_after", "datetime"),
        Parameter("min_amount", "decimal"),
        Parameter("has_no_sync_commits", "boolean"),
        Parameter("max_amount", "decimal"),
        Parameter("from_date", "datetime"),
        Parameter("to_date", "datetime"),
        Parameter("trip_id", "uuid"),
        Parameter("accounting_field_selection_id", "uuid"),
        Parameter("entity_id", "uuid"),
        Parameter("requires_memo", "boolean", values=("true",)),
        Parameter("include_merchant_data", "boolean"),
        Parameter("order_by_date_asc", "boolean"),
        Parameter("order_by_date_desc", "boolean"),
        Parameter("order_by_amount_asc", "boolean"),
        Parameter("order_by_amount_desc", "boolean"),
        Parameter("has_been_approved", "boolean", since="2026-08"),
        Parameter("all_requirements_met_and_approved", "boolean", since="2026-08"),
        Parameter("has_statement", "boolean", since="2026-08"),
        Parameter("updated_after", "datetime", since="unpublished"),
        START,
        PAGE_SIZE,
    ),
    at_most_one=(("order_by_date_asc", "order_by_date_desc", "order_by_amount_asc", "order_by_amount_desc"),),
    result="transactions:Transaction",
    paged=True,
    sweeps=({"state": "ALL", "include_merchant_data": True},),
    retry="safe",
)

GET: Operation[models.SingleTransaction] = Operation(
    name="transactions.get",
    id="get_transaction_canonical_resource",
    method="GET",
    path="/developer/v1/transactions/{transaction_id}",
    summary="One transaction.",
    scopes=("transactions:read",),
    query=(Parameter("include_merchant_data", "boolean"),),
    result="transactions:SingleTransaction",
    retry="safe",
)

UPDATE: Operation[Any] = Operation(
    name="transactions.update",
    id=None,
    method="PATCH",
    path="/developer/v1/transactions/{transaction_id}",
    summary="Split a transaction into line items, or change its split.",
    scopes=("transactions:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    destructive=True,
    since="2026-08",
)

"""Operations of reimbursements. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from ramp_api.models import reimbursements as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Reimbursement]] = Operation(
    name="reimbursements.list",
    id="get_reimbursement_list_with_pagination",
    method="GET",
    path="/developer/v1/reimbursements",
    scopes=("reimbursements:read",),
    query=(
        Parameter("direction", "enum", values=("BUSINESS_TO_USER", "USER_TO_BUSINESS"), default="BUSINESS_TO_USER"),
        Parameter("sync_status", "enum", values=("NOT_SYNC_READY", "SYNCED", "SYNC_READY")),
        Parameter("from_transaction_date", "datetime"),
        Parameter("to_transaction_date", "datetime"),
        Parameter("awaiting_approval_by_user_id", "uuid"),
        Parameter("trip_id", "uuid"),
        Parameter("accounting_field_selection_id", "uuid"),
        Parameter("entity_id", "uuid"),
        Parameter("from_date", "datetime"),
        Parameter("to_date", "datetime"),
        Parameter("from_submitted_at", "datetime"),
        Parameter("to_submitted_at", "datetime"),
        Parameter("synced_after", "datetime"),
        Parameter("sync_ready", "boolean"),
        Parameter("has_no_sync_commits", "boolean"),
        Parameter("updated_after", "datetime"),
        Parameter("user_id", "uuid"),
        Parameter(
            "state",
            "enum",
            values=(
                "APPROVED",
                "AWAITING_EXPORT",
                "AWAITING_PAYMENT",
                "AWAITING_PUSH_PAYMENT",
                "CANCELED",
                "DELETED",
                "DRAFT",
                "EXPORTED",
                "EXPORT_FAILED",
                "EXPORT_INITIATED",
                "EXPORT_SUCCESSFUL",
                "FAILED_REIMBURSEMENT",
                "INIT",
                "MANUALLY_REIMBURSED",
                "MISSING_ACH",
                "PENDING",
                "PROCESSING",
                "PUSH_PAYMENT_FAILED",
                "PUSH_PAYMENT_INITIATED",
                "REIMBURSED",
                "REIMBURSED_VIA_PUSH",
                "REJECTED",
            ),
        ),
        Parameter("has_been_approved", "boolean"),
        START,
        PAGE_SIZE,
    ),
    result="reimbursements:Reimbursement",
    paged=True,
    sweeps=({"direction": "BUSINESS_TO_USER"}, {"direction": "USER_TO_BUSINESS"}),
    retry="safe",
)

GET: Operation[models.Reimbursement] = Operation(
    name="reimbursements.get",
    id="get_reimbursement_resource",
    method="GET",
    path="/developer/v1/reimbursements/{reimbursement_id}",
    scopes=("reimbursements:read",),
    result="reimbursements:Reimbursement",
    retry="safe",
)

SUBMIT_RECEIPT: Operation[models.Reimbursement] = Operation(
    name="reimbursements.submit_receipt",
    id="post_reimbursement_receipt_upload",
    method="POST",
    path="/developer/v1/reimbursements/submit-receipt",
    scopes=("reimbursements:write",),
    body="reimbursements:ReimbursementReceipt",
    encoding="multipart",
    files=("receipt",),
    result="reimbursements:Reimbursement",
    retry="keyed",
)

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
    summary='Every reimbursement to users; repayments by users come with ``direction="USER_TO_BUSINESS"`` only.',
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
            since="2026-08",
        ),
        Parameter("has_been_approved", "boolean", since="2026-08"),
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
    summary="One reimbursement.",
    scopes=("reimbursements:read",),
    result="reimbursements:Reimbursement",
    retry="safe",
)

CREATE_MILEAGE: Operation[models.Reimbursement] = Operation(
    name="reimbursements.create_mileage",
    id="post_mileage_reimbursement_resource",
    method="POST",
    path="/developer/v1/reimbursements/mileage",
    summary="Claim money for miles or kilometres driven.",
    scopes=("reimbursements:write",),
    body="reimbursements:MileageCreate",
    result="reimbursements:Reimbursement",
    retry="unkeyed",
)

SUBMIT_RECEIPT: Operation[models.Reimbursement] = Operation(
    name="reimbursements.submit_receipt",
    id="post_reimbursement_receipt_upload",
    method="POST",
    path="/developer/v1/reimbursements/submit-receipt",
    summary="Upload a receipt: to a reimbursement, or to start a new one from it.",
    scopes=("reimbursements:write",),
    body="reimbursements:ReimbursementReceipt",
    encoding="multipart",
    files=("receipt",),
    result="reimbursements:Reimbursement",
    retry="keyed",
)

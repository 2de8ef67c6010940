"""Operations of bills. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.models import bills as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Bill]] = Operation(
    name="bills.list",
    id="get_bill_list_with_pagination",
    method="GET",
    path="/developer/v1/bills",
    summary="Every bill that is not archived; archived ones come with ``is_archived=True`` only.",
    scopes=("bills:read",),
    query=(
        Parameter("entity_id", "uuid"),
        Parameter("accounting_field_selection_id", "uuid"),
        Parameter("vendor_id", "uuid"),
        Parameter("approval_status", "enum", values=("APPROVED", "INITIALIZED", "PENDING", "REJECTED", "TERMINATED")),
        Parameter(
            "payment_method",
            "enum",
            values=(
                "ACH",
                "CARD",
                "CHECK",
                "DOMESTIC_WIRE",
                "INTERNATIONAL",
                "ONE_TIME_CARD",
                "ONE_TIME_CARD_DELIVERY",
                "PAID_MANUALLY",
                "SWIFT",
                "UNSPECIFIED",
                "VENDOR_CREDIT",
            ),
        ),
        Parameter("payment_status", "enum", values=("OPEN", "PAID")),
        Parameter("sync_status", "enum", values=("BILL_AND_PAYMENT_SYNCED", "BILL_SYNCED", "NOT_SYNCED")),
        Parameter("sync_ready", "boolean"),
        Parameter("is_archived", "boolean", default=False),
        Parameter("from_created_at", "datetime"),
        Parameter("to_created_at", "datetime"),
        Parameter("from_due_date", "datetime"),
        Parameter("to_due_date", "datetime"),
        Parameter("from_issued_date", "datetime"),
        Parameter("to_issued_date", "datetime"),
        Parameter("from_paid_at", "datetime"),
        Parameter("to_paid_at", "datetime"),
        Parameter("min_amount", "decimal"),
        Parameter("max_amount", "decimal"),
        Parameter("customer_friendly_payment_id", since="2026-08"),
        Parameter("draft_bill_id", since="2026-08"),
        Parameter("invoice_number", since="2026-08"),
        Parameter("remote_id", since="2026-08"),
        Parameter("status_summaries", many=True, since="2026-08"),
        Parameter("payment_id", since="2026-08"),
        Parameter("is_accounting_sync_enabled", "boolean", since="2026-08"),
        Parameter("payment_details_missing", "boolean", since="2026-08"),
        Parameter("from_payment_date", "datetime", since="2026-08"),
        Parameter("to_payment_date", "datetime", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result="bills:Bill",
    paged=True,
    sweeps=({"is_archived": False}, {"is_archived": True}),
    retry="safe",
)

CREATE: Operation[models.Bill] = Operation(
    name="bills.create",
    id="post_bill_list_with_pagination",
    method="POST",
    path="/developer/v1/bills",
    summary="Enter a bill, with how it is to be paid.",
    scopes=("bills:write",),
    body="bills:BillCreate",
    result="bills:Bill",
    retry="unkeyed",
)

GET: Operation[models.Bill] = Operation(
    name="bills.get",
    id="get_bill_resource",
    method="GET",
    path="/developer/v1/bills/{bill_id}",
    summary="One bill.",
    scopes=("bills:read",),
    result="bills:Bill",
    retry="safe",
)

UPDATE: Operation[models.Bill] = Operation(
    name="bills.update",
    id="patch_bill_resource",
    method="PATCH",
    path="/developer/v1/bills/{bill_id}",
    summary="Change a bill.",
    scopes=("bills:write",),
    body="bills:BillUpdate",
    result="bills:Bill",
    retry="unkeyed",
)

HOLD: Operation[Any] = Operation(
    name="bills.hold",
    id=None,
    method="POST",
    path="/developer/v1/bills/{bill_id}/hold",
    summary="Put a bill's payment on hold.",
    scopes=("bills:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

RELEASE: Operation[Any] = Operation(
    name="bills.release",
    id=None,
    method="POST",
    path="/developer/v1/bills/{bill_id}/release",
    summary="Release a bill's payment from its hold.",
    scopes=("bills:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

REMITTANCE_RECEIPT: Operation[Any] = Operation(
    name="bills.remittance_receipt",
    id=None,
    method="GET",
    path="/developer/v1/bills/{bill_id}/remittance-receipt",
    summary="The proof that a bill was paid.",
    scopes=("bills:read",),
    result=OPEN,
    retry="safe",
    known="path",
    since="2026-08",
)

DELETE: Operation[None] = Operation(
    name="bills.delete",
    id="delete_bill_resource",
    method="DELETE",
    path="/developer/v1/bills/{bill_id}",
    summary="Archive a bill: what payment is pending is cancelled, and a one-time card terminated. Paid bills stay.",
    scopes=("bills:write",),
    retry="unkeyed",
)

ATTACHMENTS_UPLOAD: Operation[Any] = Operation(
    name="bills.attachments.upload",
    id="PostBillAttachmentUploadResource",
    method="POST",
    path="/developer/v1/bills/{bill_id}/attachments",
    summary="Attach a file to a bill.",
    scopes=("bills:write",),
    body="bills:BillAttachment",
    encoding="multipart",
    files=("file",),
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

DRAFTS_LIST: Operation[Page[models.DraftBill]] = Operation(
    name="bills.drafts.list",
    id="get_draft_bill_list_with_pagination",
    method="GET",
    path="/developer/v1/bills/drafts",
    summary="Every bill that is still a draft.",
    scopes=("bills:read",),
    query=(
        Parameter("entity_id", "uuid"),
        Parameter("vendor_id", "uuid"),
        Parameter("from_created_at", "datetime"),
        Parameter("to_created_at", "datetime"),
        Parameter("from_due_date", "datetime"),
        Parameter("to_due_date", "datetime"),
        Parameter("from_issued_date", "datetime"),
        Parameter("to_issued_date", "datetime"),
        Parameter("invoice_number", since="2026-08"),
        Parameter("remote_id", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result="bills:DraftBill",
    paged=True,
    retry="safe",
)

DRAFTS_CREATE: Operation[Any] = Operation(
    name="bills.drafts.create",
    id="PostDraftBillListWithPagination",
    method="POST",
    path="/developer/v1/bills/drafts",
    summary="Begin a bill as a draft: a vendor is enough.",
    scopes=("bills:write",),
    body="bills:DraftBillCreate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

DRAFTS_GET: Operation[models.DraftBill] = Operation(
    name="bills.drafts.get",
    id="get_draft_bill_resource",
    method="GET",
    path="/developer/v1/bills/drafts/{draft_bill_id}",
    summary="One draft of a bill.",
    scopes=("bills:read",),
    result="bills:DraftBill",
    retry="safe",
)

DRAFTS_UPDATE: Operation[Any] = Operation(
    name="bills.drafts.update",
    id="PatchDraftBillResource",
    method="PATCH",
    path="/developer/v1/bills/drafts/{draft_bill_id}",
    summary="Change a draft of a bill.",
    scopes=("bills:write",),
    body="bills:DraftBillUpdate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

DRAFTS_ATTACHMENTS_UPLOAD: Operation[Any] = Operation(
    name="bills.drafts.attachments.upload",
    id="PostDraftBillAttachmentUploadResource",
    method="POST",
    path="/developer/v1/bills/drafts/{draft_bill_id}/attachments",
    summary="Attach a file to a draft of a bill.",
    scopes=("bills:write",),
    body="bills:DraftBillAttachment",
    encoding="multipart",
    files=("file",),
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

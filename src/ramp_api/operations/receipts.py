"""Operations of receipts. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from ramp_api.models import receipts as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Receipt]] = Operation(
    name="receipts.list",
    id="get_receipt_list",
    method="GET",
    path="/developer/v1/receipts",
    summary="Every receipt; what was read off it comes with ``include_ocr_data=True``.",
    scopes=("receipts:read",),
    query=(
        Parameter("created_after", "datetime"),
        Parameter("created_before", "datetime"),
        Parameter("transaction_id", "uuid"),
        Parameter("from_date", "datetime"),
        Parameter("to_date", "datetime"),
        Parameter("reimbursement_id", since="2026-08"),
        Parameter("include_ocr_data", "boolean", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result="receipts:Receipt",
    paged=True,
    sweeps=({"include_ocr_data": True},),
    retry="safe",
)

UPLOAD: Operation[models.LightReceipt] = Operation(
    name="receipts.upload",
    id="post_receipt_upload",
    method="POST",
    path="/developer/v1/receipts",
    summary="Upload a receipt, for one transaction or for Ramp to match.",
    scopes=("receipts:write",),
    body="receipts:ReceiptUpload",
    encoding="multipart",
    files=("receipt",),
    result="receipts:LightReceipt",
    retry="keyed",
)

GET: Operation[models.Receipt] = Operation(
    name="receipts.get",
    id="get_receipt_single_resource",
    method="GET",
    path="/developer/v1/receipts/{receipt_id}",
    summary="One receipt, with where its picture is.",
    scopes=("receipts:read",),
    query=(Parameter("include_ocr_data", "boolean", since="2026-08"),),
    result="receipts:Receipt",
    retry="safe",
)

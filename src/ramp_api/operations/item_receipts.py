"""Operations of item_receipts. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import Operation, Parameter

if TYPE_CHECKING:
    from ramp_api.models import item_receipts as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.ItemReceipt]] = Operation(
    name="item_receipts.list",
    id="get_item_receipts_resource",
    method="GET",
    path="/developer/v1/item-receipts",
    summary="Every item receipt; archived ones come with ``include_archived=True``.",
    scopes=("item_receipts:read",),
    query=(
        Parameter("entity_id", since="2026-08"),
        Parameter("purchase_order_line_item_id", since="2026-08"),
        Parameter("purchase_order_id", since="2026-08"),
        Parameter("include_archived", "boolean", since="2026-08"),
        Parameter("start", since="2026-08"),
        Parameter("page_size", "integer", minimum=2, maximum=100, default=20, since="2026-08"),
    ),
    result="item_receipts:ItemReceipt",
    paged=True,
    sweeps=({"include_archived": True},),
    retry="safe",
    plus=True,
)

CREATE: Operation[models.ItemReceipt] = Operation(
    name="item_receipts.create",
    id="post_item_receipts_resource",
    method="POST",
    path="/developer/v1/item-receipts",
    summary="Add an item receipt: what was received against a purchase order.",
    scopes=("item_receipts:write",),
    body="item_receipts:ItemReceiptCreate",
    result="item_receipts:ItemReceipt",
    retry="unkeyed",
    plus=True,
)

GET: Operation[models.ItemReceipt] = Operation(
    name="item_receipts.get",
    id="get_item_receipt_single_resource",
    method="GET",
    path="/developer/v1/item-receipts/{item_receipt_id}",
    summary="One item receipt.",
    scopes=("item_receipts:read",),
    result="item_receipts:ItemReceipt",
    retry="safe",
    plus=True,
)

DELETE: Operation[None] = Operation(
    name="item_receipts.delete",
    id="delete_item_receipt_single_resource",
    method="DELETE",
    path="/developer/v1/item-receipts/{item_receipt_id}",
    summary="Delete an item receipt.",
    scopes=("item_receipts:write",),
    retry="unkeyed",
    plus=True,
)

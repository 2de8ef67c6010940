"""Operations of purchase_orders. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.models import purchase_orders as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.PurchaseOrder]] = Operation(
    name="purchase_orders.list",
    id="get_purchase_orders_resource",
    method="GET",
    path="/developer/v1/purchase-orders",
    summary="Every purchase order; archived ones come with ``include_archived=True``.",
    scopes=("purchase_orders:read",),
    query=(
        Parameter("creation_source", "enum", values=("ACCOUNTING_PROVIDER", "DEVELOPER_API", "RAMP")),
        Parameter("from_created_at", "datetime"),
        Parameter("to_created_at", "datetime"),
        Parameter(
            "receipt_status", "enum", values=("FULLY_RECEIVED", "NOT_RECEIVED", "OVER_RECEIVED", "PARTIALLY_RECEIVED")
        ),
        Parameter("entity_id", "uuid"),
        Parameter("three_way_match_enabled", "boolean", default=False),
        Parameter("include_archived", "boolean", default=False),
        Parameter("external_id", since="2026-08"),
        Parameter("remote_id", since="2026-08"),
        Parameter("spend_request_id", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result="purchase_orders:PurchaseOrder",
    paged=True,
    sweeps=(
        {"include_archived": True, "three_way_match_enabled": False},
        {"include_archived": True, "three_way_match_enabled": True},
    ),
    retry="safe",
    plus=True,
)

CREATE: Operation[models.PurchaseOrder] = Operation(
    name="purchase_orders.create",
    id="post_purchase_orders_resource",
    method="POST",
    path="/developer/v1/purchase-orders",
    summary="Enter a purchase order.",
    scopes=("purchase_orders:write",),
    body="purchase_orders:PurchaseOrderCreate",
    result="purchase_orders:PurchaseOrder",
    retry="unkeyed",
    plus=True,
)

GET: Operation[models.PurchaseOrderDetail] = Operation(
    name="purchase_orders.get",
    id="get_purchase_order_single_resource",
    method="GET",
    path="/developer/v1/purchase-orders/{purchase_order_id}",
    summary="One purchase order.",
    scopes=("purchase_orders:read",),
    result="purchase_orders:PurchaseOrderDetail",
    retry="safe",
    plus=True,
)

UPDATE: Operation[Any] = Operation(
    name="purchase_orders.update",
    id="PatchPurchaseOrderSingleResource",
    method="PATCH",
    path="/developer/v1/purchase-orders/{purchase_order_id}",
    summary="Change the coding of a purchase order, or when it may be spent.",
    scopes=("purchase_orders:write",),
    body="purchase_orders:PurchaseOrderUpdate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

ARCHIVE: Operation[None] = Operation(
    name="purchase_orders.archive",
    id="post_purchase_order_archive_resource",
    method="POST",
    path="/developer/v1/purchase-orders/{purchase_order_id}/archive",
    summary="Archive a purchase order.",
    scopes=("purchase_orders:write",),
    body="purchase_orders:PurchaseOrderArchive",
    retry="unkeyed",
    plus=True,
)

LINE_ITEMS_CREATE: Operation[Any] = Operation(
    name="purchase_orders.line_items.create",
    id="PostPurchaseOrderLineItemsResource",
    method="POST",
    path="/developer/v1/purchase-orders/{purchase_order_id}/line-items",
    summary="Add lines to a purchase order.",
    scopes=("purchase_orders:write",),
    body="purchase_orders:PurchaseOrderLineItemsCreate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

LINE_ITEMS_UPDATE: Operation[Any] = Operation(
    name="purchase_orders.line_items.update",
    id="PatchPurchaseOrderLineItemSingleResource",
    method="PATCH",
    path="/developer/v1/purchase-orders/{purchase_order_id}/line-items/{line_item_id}",
    summary="Change a line of a purchase order.",
    scopes=("purchase_orders:write",),
    body="purchase_orders:PurchaseOrderLineItemUpdate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

LINE_ITEMS_DELETE: Operation[Any] = Operation(
    name="purchase_orders.line_items.delete",
    id="DeletePurchaseOrderLineItemSingleResource",
    method="DELETE",
    path="/developer/v1/purchase-orders/{purchase_order_id}/line-items/{line_item_id}",
    summary="Take a line out of a purchase order.",
    scopes=("purchase_orders:write",),
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

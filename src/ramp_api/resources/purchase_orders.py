"""Methods of ``client.purchase_orders``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from ramp_api.operations import purchase_orders as operations
from ramp_api.resource import AsyncResource, Resource, nullable, optional

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from decimal import Decimal
    from typing import Any

    from msgspec import UnsetType

    from ramp_api.models import purchase_orders as models
    from ramp_api.models import shared
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncPurchaseOrders", "AsyncPurchaseOrdersLineItems", "PurchaseOrders", "PurchaseOrdersLineItems"]


class PurchaseOrdersLineItems(Resource):
    """``Client.purchase_orders.line_items``."""

    __slots__ = ()

    def create(
        self,
        purchase_order_id: str,
        *,
        line_items: Sequence[models.PurchaseOrderLineItemAdd | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Add lines to a purchase order.

        Ramp: ``POST /developer/v1/purchase-orders/{purchase_order_id}/line-items``, operation
        ``PostPurchaseOrderLineItemsResource``, scope ``purchase_orders:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.LINE_ITEMS_CREATE,
            path={"purchase_order_id": purchase_order_id},
            body={"line_items": line_items},
            timeout=timeout,
        )

    def update(
        self,
        purchase_order_id: str,
        line_item_id: str,
        *,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionInput | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        description: str | UnsetType | None = UNSET,
        unit_price: Decimal | int | str | UnsetType | None = UNSET,
        unit_quantity: int | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Change a line of a purchase order.

        Ramp: ``PATCH /developer/v1/purchase-orders/{purchase_order_id}/line-items/{line_item_id}``, operation
        ``PatchPurchaseOrderLineItemSingleResource``, scope ``purchase_orders:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.LINE_ITEMS_UPDATE,
            path={"purchase_order_id": purchase_order_id, "line_item_id": line_item_id},
            body=nullable(
                accounting_field_selections=accounting_field_selections,
                description=description,
                unit_price=unit_price,
                unit_quantity=unit_quantity,
            ),
            timeout=timeout,
        )

    def delete(self, purchase_order_id: str, line_item_id: str, *, timeout: float | None = None) -> Any:
        """Take a line out of a purchase order.

        Ramp: ``DELETE /developer/v1/purchase-orders/{purchase_order_id}/line-items/{line_item_id}``, operation
        ``DeletePurchaseOrderLineItemSingleResource``, scope ``purchase_orders:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.LINE_ITEMS_DELETE,
            path={"purchase_order_id": purchase_order_id, "line_item_id": line_item_id},
            timeout=timeout,
        )


class PurchaseOrders(Resource):
    """``Client.purchase_orders``."""

    __slots__ = ()

    @property
    def line_items(self) -> PurchaseOrdersLineItems:
        """Line items of purchase orders."""
        return PurchaseOrdersLineItems(self._client)

    def list(
        self,
        *,
        creation_source: models.PurchaseOrderCreationSource | str | None = None,
        from_created_at: datetime | date | str | None = None,
        to_created_at: datetime | date | str | None = None,
        receipt_status: models.PurchaseOrderReceiptStatus | str | None = None,
        entity_id: str | None = None,
        three_way_match_enabled: bool | None = None,
        include_archived: bool | None = None,
        external_id: str | None = None,
        remote_id: str | None = None,
        spend_request_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.PurchaseOrder]:
        """Every purchase order; archived ones come with ``include_archived=True``.

        Ramp: ``GET /developer/v1/purchase-orders``, operation ``get_purchase_orders_resource``, scope
        ``purchase_orders:read``.

        Needs Ramp Plus.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.LIST,
            query={
                "creation_source": creation_source,
                "from_created_at": from_created_at,
                "to_created_at": to_created_at,
                "receipt_status": receipt_status,
                "entity_id": entity_id,
                "three_way_match_enabled": three_way_match_enabled,
                "include_archived": include_archived,
                "external_id": external_id,
                "remote_id": remote_id,
                "spend_request_id": spend_request_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        currency: shared.Currency | str,
        entity_id: str,
        line_items: Sequence[models.PurchaseOrderLineItemCreate | Mapping[str, Any]],
        three_way_match_enabled: bool,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionCreate | Mapping[str, Any]] | None = None,
        memo: str | UnsetType | None = UNSET,
        net_payment_terms: int | UnsetType | None = UNSET,
        promise_date: date | str | UnsetType | None = UNSET,
        purchase_order_number: str | UnsetType | None = UNSET,
        vendor_id: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> models.PurchaseOrder:
        """Enter a purchase order.

        Ramp: ``POST /developer/v1/purchase-orders``, operation ``post_purchase_orders_resource``, scope
        ``purchase_orders:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.CREATE,
            body={
                "currency": currency,
                "entity_id": entity_id,
                "line_items": line_items,
                "three_way_match_enabled": three_way_match_enabled,
            }
            | optional(accounting_field_selections=accounting_field_selections)
            | nullable(
                memo=memo,
                net_payment_terms=net_payment_terms,
                promise_date=promise_date,
                purchase_order_number=purchase_order_number,
                vendor_id=vendor_id,
            ),
            timeout=timeout,
        )

    def get(self, purchase_order_id: str, *, timeout: float | None = None) -> models.PurchaseOrderDetail:
        """One purchase order.

        Ramp: ``GET /developer/v1/purchase-orders/{purchase_order_id}``, operation
        ``get_purchase_order_single_resource``, scope ``purchase_orders:read``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"purchase_order_id": purchase_order_id}, timeout=timeout)

    def update(
        self,
        purchase_order_id: str,
        *,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionInput | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        spend_end_date: date | str | UnsetType | None = UNSET,
        spend_start_date: date | str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Change the coding of a purchase order, or when it may be spent.

        Ramp: ``PATCH /developer/v1/purchase-orders/{purchase_order_id}``, operation
        ``PatchPurchaseOrderSingleResource``, scope ``purchase_orders:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.UPDATE,
            path={"purchase_order_id": purchase_order_id},
            body=nullable(
                accounting_field_selections=accounting_field_selections,
                spend_end_date=spend_end_date,
                spend_start_date=spend_start_date,
            ),
            timeout=timeout,
        )

    def archive(
        self,
        purchase_order_id: str,
        *,
        archived_reason: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> None:
        """Archive a purchase order.

        Ramp: ``POST /developer/v1/purchase-orders/{purchase_order_id}/archive``, operation
        ``post_purchase_order_archive_resource``, scope ``purchase_orders:write``.

        Needs Ramp Plus.

        Args:
            archived_reason: why, for those who look later.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.ARCHIVE,
            path={"purchase_order_id": purchase_order_id},
            body=nullable(archived_reason=archived_reason),
            timeout=timeout,
        )


class AsyncPurchaseOrdersLineItems(AsyncResource):
    """``AsyncClient.purchase_orders.line_items``."""

    __slots__ = ()

    async def create(
        self,
        purchase_order_id: str,
        *,
        line_items: Sequence[models.PurchaseOrderLineItemAdd | Mapping[str, Any]],
        timeout: float | None = None,
    ) -> Any:
        """Add lines to a purchase order.

        Ramp: ``POST /developer/v1/purchase-orders/{purchase_order_id}/line-items``, operation
        ``PostPurchaseOrderLineItemsResource``, scope ``purchase_orders:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.LINE_ITEMS_CREATE,
            path={"purchase_order_id": purchase_order_id},
            body={"line_items": line_items},
            timeout=timeout,
        )

    async def update(
        self,
        purchase_order_id: str,
        line_item_id: str,
        *,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionInput | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        description: str | UnsetType | None = UNSET,
        unit_price: Decimal | int | str | UnsetType | None = UNSET,
        unit_quantity: int | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Change a line of a purchase order.

        Ramp: ``PATCH /developer/v1/purchase-orders/{purchase_order_id}/line-items/{line_item_id}``, operation
        ``PatchPurchaseOrderLineItemSingleResource``, scope ``purchase_orders:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.LINE_ITEMS_UPDATE,
            path={"purchase_order_id": purchase_order_id, "line_item_id": line_item_id},
            body=nullable(
                accounting_field_selections=accounting_field_selections,
                description=description,
                unit_price=unit_price,
                unit_quantity=unit_quantity,
            ),
            timeout=timeout,
        )

    async def delete(self, purchase_order_id: str, line_item_id: str, *, timeout: float | None = None) -> Any:
        """Take a line out of a purchase order.

        Ramp: ``DELETE /developer/v1/purchase-orders/{purchase_order_id}/line-items/{line_item_id}``, operation
        ``DeletePurchaseOrderLineItemSingleResource``, scope ``purchase_orders:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.LINE_ITEMS_DELETE,
            path={"purchase_order_id": purchase_order_id, "line_item_id": line_item_id},
            timeout=timeout,
        )


class AsyncPurchaseOrders(AsyncResource):
    """``AsyncClient.purchase_orders``."""

    __slots__ = ()

    @property
    def line_items(self) -> AsyncPurchaseOrdersLineItems:
        """Line items of purchase orders."""
        return AsyncPurchaseOrdersLineItems(self._client)

    def list(
        self,
        *,
        creation_source: models.PurchaseOrderCreationSource | str | None = None,
        from_created_at: datetime | date | str | None = None,
        to_created_at: datetime | date | str | None = None,
        receipt_status: models.PurchaseOrderReceiptStatus | str | None = None,
        entity_id: str | None = None,
        three_way_match_enabled: bool | None = None,
        include_archived: bool | None = None,
        external_id: str | None = None,
        remote_id: str | None = None,
        spend_request_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.PurchaseOrder]:
        """Every purchase order; archived ones come with ``include_archived=True``.

        Ramp: ``GET /developer/v1/purchase-orders``, operation ``get_purchase_orders_resource``, scope
        ``purchase_orders:read``.

        Needs Ramp Plus.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.LIST,
            query={
                "creation_source": creation_source,
                "from_created_at": from_created_at,
                "to_created_at": to_created_at,
                "receipt_status": receipt_status,
                "entity_id": entity_id,
                "three_way_match_enabled": three_way_match_enabled,
                "include_archived": include_archived,
                "external_id": external_id,
                "remote_id": remote_id,
                "spend_request_id": spend_request_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        currency: shared.Currency | str,
        entity_id: str,
        line_items: Sequence[models.PurchaseOrderLineItemCreate | Mapping[str, Any]],
        three_way_match_enabled: bool,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionCreate | Mapping[str, Any]] | None = None,
        memo: str | UnsetType | None = UNSET,
        net_payment_terms: int | UnsetType | None = UNSET,
        promise_date: date | str | UnsetType | None = UNSET,
        purchase_order_number: str | UnsetType | None = UNSET,
        vendor_id: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> models.PurchaseOrder:
        """Enter a purchase order.

        Ramp: ``POST /developer/v1/purchase-orders``, operation ``post_purchase_orders_resource``, scope
        ``purchase_orders:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CREATE,
            body={
                "currency": currency,
                "entity_id": entity_id,
                "line_items": line_items,
                "three_way_match_enabled": three_way_match_enabled,
            }
            | optional(accounting_field_selections=accounting_field_selections)
            | nullable(
                memo=memo,
                net_payment_terms=net_payment_terms,
                promise_date=promise_date,
                purchase_order_number=purchase_order_number,
                vendor_id=vendor_id,
            ),
            timeout=timeout,
        )

    async def get(self, purchase_order_id: str, *, timeout: float | None = None) -> models.PurchaseOrderDetail:
        """One purchase order.

        Ramp: ``GET /developer/v1/purchase-orders/{purchase_order_id}``, operation
        ``get_purchase_order_single_resource``, scope ``purchase_orders:read``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"purchase_order_id": purchase_order_id}, timeout=timeout)

    async def update(
        self,
        purchase_order_id: str,
        *,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionInput | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        spend_end_date: date | str | UnsetType | None = UNSET,
        spend_start_date: date | str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Change the coding of a purchase order, or when it may be spent.

        Ramp: ``PATCH /developer/v1/purchase-orders/{purchase_order_id}``, operation
        ``PatchPurchaseOrderSingleResource``, scope ``purchase_orders:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.UPDATE,
            path={"purchase_order_id": purchase_order_id},
            body=nullable(
                accounting_field_selections=accounting_field_selections,
                spend_end_date=spend_end_date,
                spend_start_date=spend_start_date,
            ),
            timeout=timeout,
        )

    async def archive(
        self,
        purchase_order_id: str,
        *,
        archived_reason: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> None:
        """Archive a purchase order.

        Ramp: ``POST /developer/v1/purchase-orders/{purchase_order_id}/archive``, operation
        ``post_purchase_order_archive_resource``, scope ``purchase_orders:write``.

        Needs Ramp Plus.

        Args:
            archived_reason: why, for those who look later.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.ARCHIVE,
            path={"purchase_order_id": purchase_order_id},
            body=nullable(archived_reason=archived_reason),
            timeout=timeout,
        )

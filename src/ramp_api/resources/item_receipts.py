"""Methods of ``client.item_receipts``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from ramp_api.operations import item_receipts as operations
from ramp_api.resource import AsyncResource, Resource, nullable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from msgspec import UnsetType

    from ramp_api.models import item_receipts as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncItemReceipts", "ItemReceipts"]


class ItemReceipts(Resource):
    """``Client.item_receipts``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_id: str | None = None,
        purchase_order_line_item_id: str | None = None,
        purchase_order_id: str | None = None,
        include_archived: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.ItemReceipt]:
        """Every item receipt; archived ones come with ``include_archived=True``.

        Ramp: ``GET /developer/v1/item-receipts``, operation ``get_item_receipts_resource``, scope
        ``item_receipts:read``.

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
                "entity_id": entity_id,
                "purchase_order_line_item_id": purchase_order_line_item_id,
                "purchase_order_id": purchase_order_id,
                "include_archived": include_archived,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        item_receipt_line_items: Sequence[models.ItemReceiptLineItemCreate | Mapping[str, Any]],
        item_receipt_number: str,
        purchase_order_id: str,
        received_at: date | str,
        memo: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> models.ItemReceipt:
        """Add an item receipt: what was received against a purchase order.

        Ramp: ``POST /developer/v1/item-receipts``, operation ``post_item_receipts_resource``, scope
        ``item_receipts:write``.

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
                "item_receipt_line_items": item_receipt_line_items,
                "item_receipt_number": item_receipt_number,
                "purchase_order_id": purchase_order_id,
                "received_at": received_at,
            }
            | nullable(memo=memo),
            timeout=timeout,
        )

    def get(self, item_receipt_id: str, *, timeout: float | None = None) -> models.ItemReceipt:
        """One item receipt.

        Ramp: ``GET /developer/v1/item-receipts/{item_receipt_id}``, operation ``get_item_receipt_single_resource``,
        scope ``item_receipts:read``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"item_receipt_id": item_receipt_id}, timeout=timeout)

    def delete(self, item_receipt_id: str, *, timeout: float | None = None) -> None:
        """Delete an item receipt.

        Ramp: ``DELETE /developer/v1/item-receipts/{item_receipt_id}``, operation
        ``delete_item_receipt_single_resource``, scope ``item_receipts:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.DELETE, path={"item_receipt_id": item_receipt_id}, timeout=timeout)


class AsyncItemReceipts(AsyncResource):
    """``AsyncClient.item_receipts``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_id: str | None = None,
        purchase_order_line_item_id: str | None = None,
        purchase_order_id: str | None = None,
        include_archived: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.ItemReceipt]:
        """Every item receipt; archived ones come with ``include_archived=True``.

        Ramp: ``GET /developer/v1/item-receipts``, operation ``get_item_receipts_resource``, scope
        ``item_receipts:read``.

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
                "entity_id": entity_id,
                "purchase_order_line_item_id": purchase_order_line_item_id,
                "purchase_order_id": purchase_order_id,
                "include_archived": include_archived,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        item_receipt_line_items: Sequence[models.ItemReceiptLineItemCreate | Mapping[str, Any]],
        item_receipt_number: str,
        purchase_order_id: str,
        received_at: date | str,
        memo: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> models.ItemReceipt:
        """Add an item receipt: what was received against a purchase order.

        Ramp: ``POST /developer/v1/item-receipts``, operation ``post_item_receipts_resource``, scope
        ``item_receipts:write``.

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
                "item_receipt_line_items": item_receipt_line_items,
                "item_receipt_number": item_receipt_number,
                "purchase_order_id": purchase_order_id,
                "received_at": received_at,
            }
            | nullable(memo=memo),
            timeout=timeout,
        )

    async def get(self, item_receipt_id: str, *, timeout: float | None = None) -> models.ItemReceipt:
        """One item receipt.

        Ramp: ``GET /developer/v1/item-receipts/{item_receipt_id}``, operation ``get_item_receipt_single_resource``,
        scope ``item_receipts:read``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"item_receipt_id": item_receipt_id}, timeout=timeout)

    async def delete(self, item_receipt_id: str, *, timeout: float | None = None) -> None:
        """Delete an item receipt.

        Ramp: ``DELETE /developer/v1/item-receipts/{item_receipt_id}``, operation
        ``delete_item_receipt_single_resource``, scope ``item_receipts:write``.

        Needs Ramp Plus.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.DELETE, path={"item_receipt_id": item_receipt_id}, timeout=timeout)

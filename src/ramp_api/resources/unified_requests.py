"""Methods of ``client.unified_requests``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import unified_requests as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from decimal import Decimal
    from typing import Any

    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncUnifiedRequests", "UnifiedRequests"]


class UnifiedRequests(Resource):
    """``Client.unified_requests``."""

    __slots__ = ()

    def list(
        self,
        *,
        department_ids: Sequence[str] | None = None,
        entity_ids: Sequence[str] | None = None,
        location_ids: Sequence[str] | None = None,
        owner_user_ids: Sequence[str] | None = None,
        spend_program_ids: Sequence[str] | None = None,
        spend_request_types: Sequence[str] | None = None,
        request_statuses: Sequence[str] | None = None,
        unified_spend_request_types: Sequence[str] | None = None,
        include_deleted: bool | None = None,
        min_amount: Decimal | int | str | None = None,
        max_amount: Decimal | int | str | None = None,
        from_created_at: datetime | date | str | None = None,
        to_created_at: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Every request for spend, whatever its kind; deleted ones come with ``include_deleted=True``.

        Ramp: ``GET /developer/v1/unified-requests``, scope ``unified_requests:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            min_amount: at least this much; exact, never a float.
            max_amount: at most this much; exact, never a float.
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
                "department_ids": department_ids,
                "entity_ids": entity_ids,
                "location_ids": location_ids,
                "owner_user_ids": owner_user_ids,
                "spend_program_ids": spend_program_ids,
                "spend_request_types": spend_request_types,
                "request_statuses": request_statuses,
                "unified_spend_request_types": unified_spend_request_types,
                "include_deleted": include_deleted,
                "min_amount": min_amount,
                "max_amount": max_amount,
                "from_created_at": from_created_at,
                "to_created_at": to_created_at,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def get(self, unified_request_id: str, *, timeout: float | None = None) -> Any:
        """One request for spend.

        Ramp: ``GET /developer/v1/unified-requests/{unified_request_id}``, scope ``unified_requests:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"unified_request_id": unified_request_id}, timeout=timeout)


class AsyncUnifiedRequests(AsyncResource):
    """``AsyncClient.unified_requests``."""

    __slots__ = ()

    def list(
        self,
        *,
        department_ids: Sequence[str] | None = None,
        entity_ids: Sequence[str] | None = None,
        location_ids: Sequence[str] | None = None,
        owner_user_ids: Sequence[str] | None = None,
        spend_program_ids: Sequence[str] | None = None,
        spend_request_types: Sequence[str] | None = None,
        request_statuses: Sequence[str] | None = None,
        unified_spend_request_types: Sequence[str] | None = None,
        include_deleted: bool | None = None,
        min_amount: Decimal | int | str | None = None,
        max_amount: Decimal | int | str | None = None,
        from_created_at: datetime | date | str | None = None,
        to_created_at: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Every request for spend, whatever its kind; deleted ones come with ``include_deleted=True``.

        Ramp: ``GET /developer/v1/unified-requests``, scope ``unified_requests:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            min_amount: at least this much; exact, never a float.
            max_amount: at most this much; exact, never a float.
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
                "department_ids": department_ids,
                "entity_ids": entity_ids,
                "location_ids": location_ids,
                "owner_user_ids": owner_user_ids,
                "spend_program_ids": spend_program_ids,
                "spend_request_types": spend_request_types,
                "request_statuses": request_statuses,
                "unified_spend_request_types": unified_spend_request_types,
                "include_deleted": include_deleted,
                "min_amount": min_amount,
                "max_amount": max_amount,
                "from_created_at": from_created_at,
                "to_created_at": to_created_at,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def get(self, unified_request_id: str, *, timeout: float | None = None) -> Any:
        """One request for spend.

        Ramp: ``GET /developer/v1/unified-requests/{unified_request_id}``, scope ``unified_requests:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"unified_request_id": unified_request_id}, timeout=timeout)

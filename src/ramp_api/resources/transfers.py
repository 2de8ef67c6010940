"""Methods of ``client.transfers``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import transfers as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from datetime import date, datetime

    from ramp_api.models import shared
    from ramp_api.models import transfers as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncTransfers", "Transfers"]


class Transfers(Resource):
    """``Client.transfers``."""

    __slots__ = ()

    def list(
        self,
        *,
        sync_status: shared.SyncStatus | str | None = None,
        status: models.TransferStatus | str | None = None,
        entity_id: str | None = None,
        statement_id: str | None = None,
        has_no_sync_commits: bool | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Transfer]:
        """Every transfer between Ramp and the company's bank.

        Ramp: ``GET /developer/v1/transfers``, operation ``get_transfer_list_with_pagination``, scope
        ``transfers:read``.

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
                "sync_status": sync_status,
                "status": status,
                "entity_id": entity_id,
                "statement_id": statement_id,
                "has_no_sync_commits": has_no_sync_commits,
                "from_date": from_date,
                "to_date": to_date,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def get(self, transfer_id: str, *, timeout: float | None = None) -> models.Transfer:
        """One transfer.

        Ramp: ``GET /developer/v1/transfers/{transfer_id}``, operation ``get_transfer_resource``, scope
        ``transfers:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"transfer_id": transfer_id}, timeout=timeout)


class AsyncTransfers(AsyncResource):
    """``AsyncClient.transfers``."""

    __slots__ = ()

    def list(
        self,
        *,
        sync_status: shared.SyncStatus | str | None = None,
        status: models.TransferStatus | str | None = None,
        entity_id: str | None = None,
        statement_id: str | None = None,
        has_no_sync_commits: bool | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Transfer]:
        """Every transfer between Ramp and the company's bank.

        Ramp: ``GET /developer/v1/transfers``, operation ``get_transfer_list_with_pagination``, scope
        ``transfers:read``.

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
                "sync_status": sync_status,
                "status": status,
                "entity_id": entity_id,
                "statement_id": statement_id,
                "has_no_sync_commits": has_no_sync_commits,
                "from_date": from_date,
                "to_date": to_date,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def get(self, transfer_id: str, *, timeout: float | None = None) -> models.Transfer:
        """One transfer.

        Ramp: ``GET /developer/v1/transfers/{transfer_id}``, operation ``get_transfer_resource``, scope
        ``transfers:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"transfer_id": transfer_id}, timeout=timeout)

"""Methods of ``client.cashbacks``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import cashbacks as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from datetime import date, datetime

    from ramp_api.models import cashbacks as models
    from ramp_api.models import shared
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncCashbacks", "Cashbacks"]


class Cashbacks(Resource):
    """``Client.cashbacks``."""

    __slots__ = ()

    def list(
        self,
        *,
        sync_status: shared.SyncStatus | str | None = None,
        entity_id: str | None = None,
        statement_id: str | None = None,
        sync_ready: bool | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Cashback]:
        """Every cashback payment to the company.

        Ramp: ``GET /developer/v1/cashbacks``, operation ``get_cashback_list_with_pagination``, scope
        ``cashbacks:read``.

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
                "entity_id": entity_id,
                "statement_id": statement_id,
                "sync_ready": sync_ready,
                "from_date": from_date,
                "to_date": to_date,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def get(self, cashback_id: str, *, timeout: float | None = None) -> models.Cashback:
        """One cashback payment.

        Ramp: ``GET /developer/v1/cashbacks/{cashback_id}``, operation ``get_cashback_resource``, scope
        ``cashbacks:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"cashback_id": cashback_id}, timeout=timeout)


class AsyncCashbacks(AsyncResource):
    """``AsyncClient.cashbacks``."""

    __slots__ = ()

    def list(
        self,
        *,
        sync_status: shared.SyncStatus | str | None = None,
        entity_id: str | None = None,
        statement_id: str | None = None,
        sync_ready: bool | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Cashback]:
        """Every cashback payment to the company.

        Ramp: ``GET /developer/v1/cashbacks``, operation ``get_cashback_list_with_pagination``, scope
        ``cashbacks:read``.

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
                "entity_id": entity_id,
                "statement_id": statement_id,
                "sync_ready": sync_ready,
                "from_date": from_date,
                "to_date": to_date,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def get(self, cashback_id: str, *, timeout: float | None = None) -> models.Cashback:
        """One cashback payment.

        Ramp: ``GET /developer/v1/cashbacks/{cashback_id}``, operation ``get_cashback_resource``, scope
        ``cashbacks:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"cashback_id": cashback_id}, timeout=timeout)

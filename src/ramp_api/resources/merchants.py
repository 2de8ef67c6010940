"""Methods of ``client.merchants``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import merchants as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from datetime import date, datetime

    from ramp_api.models import merchants as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncMerchants", "Merchants"]


class Merchants(Resource):
    """``Client.merchants``."""

    __slots__ = ()

    def list(
        self,
        *,
        transaction_from_date: datetime | date | str | None = None,
        transaction_to_date: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Merchant]:
        """Every merchant that the company has paid by card.

        Ramp: ``GET /developer/v1/merchants``, operation ``get_merchant_list_with_pagination``, scope
        ``merchants:read``.

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
                "transaction_from_date": transaction_from_date,
                "transaction_to_date": transaction_to_date,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )


class AsyncMerchants(AsyncResource):
    """``AsyncClient.merchants``."""

    __slots__ = ()

    def list(
        self,
        *,
        transaction_from_date: datetime | date | str | None = None,
        transaction_to_date: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Merchant]:
        """Every merchant that the company has paid by card.

        Ramp: ``GET /developer/v1/merchants``, operation ``get_merchant_list_with_pagination``, scope
        ``merchants:read``.

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
                "transaction_from_date": transaction_from_date,
                "transaction_to_date": transaction_to_date,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

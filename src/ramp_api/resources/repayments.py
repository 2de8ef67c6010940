"""Methods of ``client.repayments``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import repayments as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from typing import Any

    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncRepayments", "Repayments"]


class Repayments(Resource):
    """``Client.repayments``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_id: str | None = None,
        funding_methods: Sequence[str] | None = None,
        from_repaid_at: datetime | date | str | None = None,
        to_repaid_at: datetime | date | str | None = None,
        user_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """What people have paid back to the company.

        Ramp: ``GET /developer/v1/repayments``, scope ``repayments:read``.

        The answer is open JSON: Ramp has not published what it holds.

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
                "funding_methods": funding_methods,
                "from_repaid_at": from_repaid_at,
                "to_repaid_at": to_repaid_at,
                "user_id": user_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )


class AsyncRepayments(AsyncResource):
    """``AsyncClient.repayments``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_id: str | None = None,
        funding_methods: Sequence[str] | None = None,
        from_repaid_at: datetime | date | str | None = None,
        to_repaid_at: datetime | date | str | None = None,
        user_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """What people have paid back to the company.

        Ramp: ``GET /developer/v1/repayments``, scope ``repayments:read``.

        The answer is open JSON: Ramp has not published what it holds.

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
                "funding_methods": funding_methods,
                "from_repaid_at": from_repaid_at,
                "to_repaid_at": to_repaid_at,
                "user_id": user_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

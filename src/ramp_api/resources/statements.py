"""Methods of ``client.statements``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import statements as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from datetime import date, datetime

    from ramp_api.models import statements as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncStatements", "Statements"]


class Statements(Resource):
    """``Client.statements``."""

    __slots__ = ()

    def list(
        self,
        *,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Statement]:
        """Every statement.

        Ramp: ``GET /developer/v1/statements``, operation ``get_statement_list_with_pagination``, scope
        ``statements:read``.

        Args:
            from_date: by the end of the statement's period.
            to_date: by the end of the statement's period.
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
            query={"from_date": from_date, "to_date": to_date, "start": start, "page_size": page_size},
            timeout=timeout,
        )

    def get(self, statement_id: str, *, timeout: float | None = None) -> models.Statement:
        """One statement.

        Ramp: ``GET /developer/v1/statements/{statement_id}``, operation ``get_statement_resource``, scope
        ``statements:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"statement_id": statement_id}, timeout=timeout)


class AsyncStatements(AsyncResource):
    """``AsyncClient.statements``."""

    __slots__ = ()

    def list(
        self,
        *,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Statement]:
        """Every statement.

        Ramp: ``GET /developer/v1/statements``, operation ``get_statement_list_with_pagination``, scope
        ``statements:read``.

        Args:
            from_date: by the end of the statement's period.
            to_date: by the end of the statement's period.
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
            query={"from_date": from_date, "to_date": to_date, "start": start, "page_size": page_size},
            timeout=timeout,
        )

    async def get(self, statement_id: str, *, timeout: float | None = None) -> models.Statement:
        """One statement.

        Ramp: ``GET /developer/v1/statements/{statement_id}``, operation ``get_statement_resource``, scope
        ``statements:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"statement_id": statement_id}, timeout=timeout)

"""Methods of ``client.memos``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import memos as operations
from ramp_api.resource import AsyncResource, Resource, optional

if TYPE_CHECKING:
    from datetime import date, datetime

    from ramp_api.models import memos as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncMemos", "Memos"]


class Memos(Resource):
    """``Client.memos``."""

    __slots__ = ()

    def list(
        self,
        *,
        card_id: str | None = None,
        department_id: str | None = None,
        location_id: str | None = None,
        manager_id: str | None = None,
        merchant_id: str | None = None,
        user_id: str | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Memo]:
        """The memos of all transactions that have one.

        Ramp: ``GET /developer/v1/memos``, operation ``get_memo_list_with_pagination``, scope ``memos:read``.

        Args:
            from_date: by the time of the transaction.
            to_date: by the time of the transaction.
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
                "card_id": card_id,
                "department_id": department_id,
                "location_id": location_id,
                "manager_id": manager_id,
                "merchant_id": merchant_id,
                "user_id": user_id,
                "from_date": from_date,
                "to_date": to_date,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        transaction_id: str,
        *,
        memo: str,
        is_memo_recurring: bool | None = None,
        timeout: float | None = None,
    ) -> models.Memo:
        """Write a transaction's memo; one that is there is overwritten.

        Ramp: ``POST /developer/v1/memos/{transaction_id}``, operation ``post_memo_create_single_resource``, scope
        ``memos:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.CREATE,
            path={"transaction_id": transaction_id},
            body={"memo": memo} | optional(is_memo_recurring=is_memo_recurring),
            timeout=timeout,
        )

    def get(self, transaction_id: str, *, timeout: float | None = None) -> models.Memo:
        """One transaction's memo.

        Ramp: ``GET /developer/v1/memos/{transaction_id}``, operation ``get_memo_single_resource``, scope
        ``memos:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"transaction_id": transaction_id}, timeout=timeout)


class AsyncMemos(AsyncResource):
    """``AsyncClient.memos``."""

    __slots__ = ()

    def list(
        self,
        *,
        card_id: str | None = None,
        department_id: str | None = None,
        location_id: str | None = None,
        manager_id: str | None = None,
        merchant_id: str | None = None,
        user_id: str | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Memo]:
        """The memos of all transactions that have one.

        Ramp: ``GET /developer/v1/memos``, operation ``get_memo_list_with_pagination``, scope ``memos:read``.

        Args:
            from_date: by the time of the transaction.
            to_date: by the time of the transaction.
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
                "card_id": card_id,
                "department_id": department_id,
                "location_id": location_id,
                "manager_id": manager_id,
                "merchant_id": merchant_id,
                "user_id": user_id,
                "from_date": from_date,
                "to_date": to_date,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        transaction_id: str,
        *,
        memo: str,
        is_memo_recurring: bool | None = None,
        timeout: float | None = None,
    ) -> models.Memo:
        """Write a transaction's memo; one that is there is overwritten.

        Ramp: ``POST /developer/v1/memos/{transaction_id}``, operation ``post_memo_create_single_resource``, scope
        ``memos:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CREATE,
            path={"transaction_id": transaction_id},
            body={"memo": memo} | optional(is_memo_recurring=is_memo_recurring),
            timeout=timeout,
        )

    async def get(self, transaction_id: str, *, timeout: float | None = None) -> models.Memo:
        """One transaction's memo.

        Ramp: ``GET /developer/v1/memos/{transaction_id}``, operation ``get_memo_single_resource``, scope
        ``memos:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"transaction_id": transaction_id}, timeout=timeout)

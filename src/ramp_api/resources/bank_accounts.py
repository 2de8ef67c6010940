"""Methods of ``client.bank_accounts``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import bank_accounts as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.models import bank_accounts as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncBankAccounts", "BankAccounts"]


class BankAccounts(Resource):
    """``Client.bank_accounts``."""

    __slots__ = ()

    def list(
        self,
        *,
        connection_provider: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Every bank account that the company has linked.

        Ramp: ``GET /developer/v1/bank-accounts``, operation ``GetBankAccountListWithPagination``, scope
        ``bank_accounts:read``.

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
            query={"connection_provider": connection_provider, "start": start, "page_size": page_size},
            timeout=timeout,
        )

    def get(self, bank_account_id: str, *, timeout: float | None = None) -> models.BankAccount:
        """One linked bank account: its bank and last four digits.

        Ramp: ``GET /developer/v1/bank-accounts/{bank_account_id}``, operation ``get_bank_account_resource``, scope
        ``bank_accounts:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"bank_account_id": bank_account_id}, timeout=timeout)


class AsyncBankAccounts(AsyncResource):
    """``AsyncClient.bank_accounts``."""

    __slots__ = ()

    def list(
        self,
        *,
        connection_provider: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Every bank account that the company has linked.

        Ramp: ``GET /developer/v1/bank-accounts``, operation ``GetBankAccountListWithPagination``, scope
        ``bank_accounts:read``.

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
            query={"connection_provider": connection_provider, "start": start, "page_size": page_size},
            timeout=timeout,
        )

    async def get(self, bank_account_id: str, *, timeout: float | None = None) -> models.BankAccount:
        """One linked bank account: its bank and last four digits.

        Ramp: ``GET /developer/v1/bank-accounts/{bank_account_id}``, operation ``get_bank_account_resource``, scope
        ``bank_accounts:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"bank_account_id": bank_account_id}, timeout=timeout)

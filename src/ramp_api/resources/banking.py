"""Methods of ``client.banking``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import banking as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from ramp_api.pages import AsyncPages, Pages

__all__ = [
    "AsyncBanking",
    "AsyncBankingAccounts",
    "AsyncBankingSyncableTransactions",
    "Banking",
    "BankingAccounts",
    "BankingSyncableTransactions",
]


class BankingAccounts(Resource):
    """``Client.banking.accounts``."""

    __slots__ = ()

    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Every account that the company holds with Ramp's banking.

        Ramp: ``GET /developer/v1/banking/accounts``, scope ``treasury:read``.

        Beta at Ramp: it may change.

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
        return self._pages(operations.ACCOUNTS_LIST, query={"start": start, "page_size": page_size}, timeout=timeout)

    def balance_history(
        self,
        account_id: str,
        *,
        start_date: date | str | None = None,
        end_date: date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """The balances of one banking account, day by day.

        Ramp: ``GET /developer/v1/banking/accounts/{account_id}/balance-history``, scope ``treasury:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.ACCOUNTS_BALANCE_HISTORY,
            path={"account_id": account_id},
            query={"start_date": start_date, "end_date": end_date, "start": start, "page_size": page_size},
            timeout=timeout,
        )


class BankingSyncableTransactions(Resource):
    """``Client.banking.syncable_transactions``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_ids: Sequence[str] | None = None,
        start_date: date | str | None = None,
        end_date: date | str | None = None,
        include_synced_transfers: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Movements on banking accounts that are yet to be synced to the accounting system.

        Ramp: ``GET /developer/v1/banking/syncable-transactions``, scope ``treasury:read``.

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
            operations.SYNCABLE_TRANSACTIONS_LIST,
            query={
                "entity_ids": entity_ids,
                "start_date": start_date,
                "end_date": end_date,
                "include_synced_transfers": include_synced_transfers,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )


class Banking(Resource):
    """``Client.banking``."""

    __slots__ = ()

    @property
    def accounts(self) -> BankingAccounts:
        """Accounts with Ramp's banking, and their balances."""
        return BankingAccounts(self._client)

    @property
    def syncable_transactions(self) -> BankingSyncableTransactions:
        """Movements that the accounting system is to hear of."""
        return BankingSyncableTransactions(self._client)


class AsyncBankingAccounts(AsyncResource):
    """``AsyncClient.banking.accounts``."""

    __slots__ = ()

    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Every account that the company holds with Ramp's banking.

        Ramp: ``GET /developer/v1/banking/accounts``, scope ``treasury:read``.

        Beta at Ramp: it may change.

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
        return self._pages(operations.ACCOUNTS_LIST, query={"start": start, "page_size": page_size}, timeout=timeout)

    def balance_history(
        self,
        account_id: str,
        *,
        start_date: date | str | None = None,
        end_date: date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """The balances of one banking account, day by day.

        Ramp: ``GET /developer/v1/banking/accounts/{account_id}/balance-history``, scope ``treasury:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.ACCOUNTS_BALANCE_HISTORY,
            path={"account_id": account_id},
            query={"start_date": start_date, "end_date": end_date, "start": start, "page_size": page_size},
            timeout=timeout,
        )


class AsyncBankingSyncableTransactions(AsyncResource):
    """``AsyncClient.banking.syncable_transactions``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_ids: Sequence[str] | None = None,
        start_date: date | str | None = None,
        end_date: date | str | None = None,
        include_synced_transfers: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Movements on banking accounts that are yet to be synced to the accounting system.

        Ramp: ``GET /developer/v1/banking/syncable-transactions``, scope ``treasury:read``.

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
            operations.SYNCABLE_TRANSACTIONS_LIST,
            query={
                "entity_ids": entity_ids,
                "start_date": start_date,
                "end_date": end_date,
                "include_synced_transfers": include_synced_transfers,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )


class AsyncBanking(AsyncResource):
    """``AsyncClient.banking``."""

    __slots__ = ()

    @property
    def accounts(self) -> AsyncBankingAccounts:
        """Accounts with Ramp's banking, and their balances."""
        return AsyncBankingAccounts(self._client)

    @property
    def syncable_transactions(self) -> AsyncBankingSyncableTransactions:
        """Movements that the accounting system is to hear of."""
        return AsyncBankingSyncableTransactions(self._client)

"""Methods of ``client.transactions``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import transactions as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from decimal import Decimal
    from typing import Any, Literal

    from ramp_api.models import shared
    from ramp_api.models import transactions as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncTransactions", "Transactions"]


class Transactions(Resource):
    """``Client.transactions``."""

    __slots__ = ()

    def list(
        self,
        *,
        sk_category_id: str | None = None,
        department_id: str | None = None,
        limit_id: str | None = None,
        location_id: str | None = None,
        merchant_id: str | None = None,
        card_id: str | None = None,
        spend_program_id: str | None = None,
        statement_id: str | None = None,
        approval_status: models.ApprovalStatus | str | None = None,
        state: models.TransactionState | str | None = None,
        user_id: str | None = None,
        awaiting_approval_by_user_id: str | None = None,
        sync_status: shared.SyncStatus | str | None = None,
        sync_ready: bool | None = None,
        synced_after: datetime | date | str | None = None,
        min_amount: Decimal | int | str | None = None,
        has_no_sync_commits: bool | None = None,
        max_amount: Decimal | int | str | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        trip_id: str | None = None,
        accounting_field_selection_id: str | None = None,
        entity_id: str | None = None,
        requires_memo: Literal[True] | None = None,
        include_merchant_data: bool | None = None,
        order_by_date_asc: bool | None = None,
        order_by_date_desc: bool | None = None,
        order_by_amount_asc: bool | None = None,
        order_by_amount_desc: bool | None = None,
        has_been_approved: bool | None = None,
        all_requirements_met_and_approved: bool | None = None,
        has_statement: bool | None = None,
        updated_after: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Transaction]:
        """Every transaction but the declined ones, which come with ``state="DECLINED"`` or ``"ALL"`` only.

        Ramp: ``GET /developer/v1/transactions``, operation ``get_transactions_canonical_list_with_pagination``, scope
        ``transactions:read``.

        Args:
            sk_category_id: Ramp's number for a category of merchants.
            state: ``"ALL"`` includes the declined ones.
            sync_ready: coded, and ready to be synced. Ramp's list of 2026-08 leaves it out.
            synced_after: synced to the accounting system after this time.
            min_amount: at least this many US dollars; exact, never a float.
            has_no_sync_commits: not yet synced to any accounting system.
            max_amount: at most this many US dollars; exact, never a float.
            from_date: from this time of purchase on.
            to_date: up to this time of purchase.
            requires_memo: True: those that still need a memo.
            include_merchant_data: fill ``merchant_data``, which is null otherwise.
            order_by_date_asc: at most one ``order_by_*`` may be given.
            updated_after: changed at or after this time (works, though Ramp has not published it).
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.

        Example:
            >>> from datetime import date
            >>> declined = ramp.transactions.list(state="DECLINED", from_date=date(2020, 1, 1))
            >>> {transaction.state.value for transaction in declined}
            {'DECLINED'}
        """
        return self._pages(
            operations.LIST,
            query={
                "sk_category_id": sk_category_id,
                "department_id": department_id,
                "limit_id": limit_id,
                "location_id": location_id,
                "merchant_id": merchant_id,
                "card_id": card_id,
                "spend_program_id": spend_program_id,
                "statement_id": statement_id,
                "approval_status": approval_status,
                "state": state,
                "user_id": user_id,
                "awaiting_approval_by_user_id": awaiting_approval_by_user_id,
                "sync_status": sync_status,
                "sync_ready": sync_ready,
                "synced_after": synced_after,
                "min_amount": min_amount,
                "has_no_sync_commits": has_no_sync_commits,
                "max_amount": max_amount,
                "from_date": from_date,
                "to_date": to_date,
                "trip_id": trip_id,
                "accounting_field_selection_id": accounting_field_selection_id,
                "entity_id": entity_id,
                "requires_memo": requires_memo,
                "include_merchant_data": include_merchant_data,
                "order_by_date_asc": order_by_date_asc,
                "order_by_date_desc": order_by_date_desc,
                "order_by_amount_asc": order_by_amount_asc,
                "order_by_amount_desc": order_by_amount_desc,
                "has_been_approved": has_been_approved,
                "all_requirements_met_and_approved": all_requirements_met_and_approved,
                "has_statement": has_statement,
                "updated_after": updated_after,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def get(
        self,
        transaction_id: str,
        *,
        include_merchant_data: bool | None = None,
        timeout: float | None = None,
    ) -> models.SingleTransaction:
        """One transaction.

        Ramp: ``GET /developer/v1/transactions/{transaction_id}``, operation ``get_transaction_canonical_resource``,
        scope ``transactions:read``.

        Args:
            include_merchant_data: fill ``merchant_data``, which is null otherwise.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.

        Example:
            >>> transaction = next(iter(ramp.transactions.list()))
            >>> ramp.transactions.get(transaction.id).amount == transaction.amount
            True
        """
        return self._call(
            operations.GET,
            path={"transaction_id": transaction_id},
            query={"include_merchant_data": include_merchant_data},
            timeout=timeout,
        )

    def update(
        self,
        transaction_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Split a transaction into line items, or change its split.

        Ramp: ``PATCH /developer/v1/transactions/{transaction_id}``, scope ``transactions:write``.

        Ramp calls it destructive.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.UPDATE, path={"transaction_id": transaction_id}, body=body, timeout=timeout)


class AsyncTransactions(AsyncResource):
    """``AsyncClient.transactions``."""

    __slots__ = ()

    def list(
        self,
        *,
        sk_category_id: str | None = None,
        department_id: str | None = None,
        limit_id: str | None = None,
        location_id: str | None = None,
        merchant_id: str | None = None,
        card_id: str | None = None,
        spend_program_id: str | None = None,
        statement_id: str | None = None,
        approval_status: models.ApprovalStatus | str | None = None,
        state: models.TransactionState | str | None = None,
        user_id: str | None = None,
        awaiting_approval_by_user_id: str | None = None,
        sync_status: shared.SyncStatus | str | None = None,
        sync_ready: bool | None = None,
        synced_after: datetime | date | str | None = None,
        min_amount: Decimal | int | str | None = None,
        has_no_sync_commits: bool | None = None,
        max_amount: Decimal | int | str | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        trip_id: str | None = None,
        accounting_field_selection_id: str | None = None,
        entity_id: str | None = None,
        requires_memo: Literal[True] | None = None,
        include_merchant_data: bool | None = None,
        order_by_date_asc: bool | None = None,
        order_by_date_desc: bool | None = None,
        order_by_amount_asc: bool | None = None,
        order_by_amount_desc: bool | None = None,
        has_been_approved: bool | None = None,
        all_requirements_met_and_approved: bool | None = None,
        has_statement: bool | None = None,
        updated_after: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Transaction]:
        """Every transaction but the declined ones, which come with ``state="DECLINED"`` or ``"ALL"`` only.

        Ramp: ``GET /developer/v1/transactions``, operation ``get_transactions_canonical_list_with_pagination``, scope
        ``transactions:read``.

        Args:
            sk_category_id: Ramp's number for a category of merchants.
            state: ``"ALL"`` includes the declined ones.
            sync_ready: coded, and ready to be synced. Ramp's list of 2026-08 leaves it out.
            synced_after: synced to the accounting system after this time.
            min_amount: at least this many US dollars; exact, never a float.
            has_no_sync_commits: not yet synced to any accounting system.
            max_amount: at most this many US dollars; exact, never a float.
            from_date: from this time of purchase on.
            to_date: up to this time of purchase.
            requires_memo: True: those that still need a memo.
            include_merchant_data: fill ``merchant_data``, which is null otherwise.
            order_by_date_asc: at most one ``order_by_*`` may be given.
            updated_after: changed at or after this time (works, though Ramp has not published it).
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
                "sk_category_id": sk_category_id,
                "department_id": department_id,
                "limit_id": limit_id,
                "location_id": location_id,
                "merchant_id": merchant_id,
                "card_id": card_id,
                "spend_program_id": spend_program_id,
                "statement_id": statement_id,
                "approval_status": approval_status,
                "state": state,
                "user_id": user_id,
                "awaiting_approval_by_user_id": awaiting_approval_by_user_id,
                "sync_status": sync_status,
                "sync_ready": sync_ready,
                "synced_after": synced_after,
                "min_amount": min_amount,
                "has_no_sync_commits": has_no_sync_commits,
                "max_amount": max_amount,
                "from_date": from_date,
                "to_date": to_date,
                "trip_id": trip_id,
                "accounting_field_selection_id": accounting_field_selection_id,
                "entity_id": entity_id,
                "requires_memo": requires_memo,
                "include_merchant_data": include_merchant_data,
                "order_by_date_asc": order_by_date_asc,
                "order_by_date_desc": order_by_date_desc,
                "order_by_amount_asc": order_by_amount_asc,
                "order_by_amount_desc": order_by_amount_desc,
                "has_been_approved": has_been_approved,
                "all_requirements_met_and_approved": all_requirements_met_and_approved,
                "has_statement": has_statement,
                "updated_after": updated_after,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def get(
        self,
        transaction_id: str,
        *,
        include_merchant_data: bool | None = None,
        timeout: float | None = None,
    ) -> models.SingleTransaction:
        """One transaction.

        Ramp: ``GET /developer/v1/transactions/{transaction_id}``, operation ``get_transaction_canonical_resource``,
        scope ``transactions:read``.

        Args:
            include_merchant_data: fill ``merchant_data``, which is null otherwise.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.GET,
            path={"transaction_id": transaction_id},
            query={"include_merchant_data": include_merchant_data},
            timeout=timeout,
        )

    async def update(
        self,
        transaction_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Split a transaction into line items, or change its split.

        Ramp: ``PATCH /developer/v1/transactions/{transaction_id}``, scope ``transactions:write``.

        Ramp calls it destructive.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.UPDATE, path={"transaction_id": transaction_id}, body=body, timeout=timeout)

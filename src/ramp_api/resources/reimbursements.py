"""Methods of ``client.reimbursements``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import reimbursements as operations
from ramp_api.resource import AsyncResource, Resource, optional

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from decimal import Decimal

    from ramp_api.http import FileInput
    from ramp_api.models import reimbursements as models
    from ramp_api.models import shared
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncReimbursements", "Reimbursements"]


class Reimbursements(Resource):
    """``Client.reimbursements``."""

    __slots__ = ()

    def list(
        self,
        *,
        direction: models.ReimbursementDirection | str | None = None,
        sync_status: shared.SyncStatus | str | None = None,
        from_transaction_date: datetime | date | str | None = None,
        to_transaction_date: datetime | date | str | None = None,
        awaiting_approval_by_user_id: str | None = None,
        trip_id: str | None = None,
        accounting_field_selection_id: str | None = None,
        entity_id: str | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        from_submitted_at: datetime | date | str | None = None,
        to_submitted_at: datetime | date | str | None = None,
        synced_after: datetime | date | str | None = None,
        sync_ready: bool | None = None,
        has_no_sync_commits: bool | None = None,
        updated_after: datetime | date | str | None = None,
        user_id: str | None = None,
        state: models.ReimbursementState | str | None = None,
        has_been_approved: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Reimbursement]:
        """Every reimbursement to users; repayments by users come with ``direction="USER_TO_BUSINESS"`` only.

        Ramp: ``GET /developer/v1/reimbursements``, operation ``get_reimbursement_list_with_pagination``, scope
        ``reimbursements:read``.

        Args:
            direction: ``"BUSINESS_TO_USER"`` unless said otherwise; never both in one list.
            from_transaction_date: by the time of the expense itself.
            from_date: created from this time on.
            to_date: created up to this time.
            synced_after: synced to the accounting system after this time.
            updated_after: changed after this time.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.

        Example:
            >>> repayments = ramp.reimbursements.list(direction="USER_TO_BUSINESS")
            >>> all(repayment.direction == "USER_TO_BUSINESS" for repayment in repayments)
            True
        """
        return self._pages(
            operations.LIST,
            query={
                "direction": direction,
                "sync_status": sync_status,
                "from_transaction_date": from_transaction_date,
                "to_transaction_date": to_transaction_date,
                "awaiting_approval_by_user_id": awaiting_approval_by_user_id,
                "trip_id": trip_id,
                "accounting_field_selection_id": accounting_field_selection_id,
                "entity_id": entity_id,
                "from_date": from_date,
                "to_date": to_date,
                "from_submitted_at": from_submitted_at,
                "to_submitted_at": to_submitted_at,
                "synced_after": synced_after,
                "sync_ready": sync_ready,
                "has_no_sync_commits": has_no_sync_commits,
                "updated_after": updated_after,
                "user_id": user_id,
                "state": state,
                "has_been_approved": has_been_approved,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def get(self, reimbursement_id: str, *, timeout: float | None = None) -> models.Reimbursement:
        """One reimbursement.

        Ramp: ``GET /developer/v1/reimbursements/{reimbursement_id}``, operation ``get_reimbursement_resource``, scope
        ``reimbursements:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.

        Example:
            >>> reimbursement = next(iter(ramp.reimbursements.list()))
            >>> ramp.reimbursements.get(reimbursement.id).amount == reimbursement.amount
            True
        """
        return self._call(operations.GET, path={"reimbursement_id": reimbursement_id}, timeout=timeout)

    def create_mileage(
        self,
        *,
        distance: Decimal | int | str,
        reimbursee_id: str,
        trip_date: date | str,
        distance_units: models.DistanceUnit | str | None = None,
        end_location: str | None = None,
        memo: str | None = None,
        start_location: str | None = None,
        waypoints: Sequence[str] | None = None,
        timeout: float | None = None,
    ) -> models.Reimbursement:
        """Claim money for miles or kilometres driven.

        Ramp: ``POST /developer/v1/reimbursements/mileage``, operation ``post_mileage_reimbursement_resource``, scope
        ``reimbursements:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.CREATE_MILEAGE,
            body={"distance": distance, "reimbursee_id": reimbursee_id, "trip_date": trip_date}
            | optional(
                distance_units=distance_units,
                end_location=end_location,
                memo=memo,
                start_location=start_location,
                waypoints=waypoints,
            ),
            timeout=timeout,
        )

    def submit_receipt(
        self,
        *,
        reimbursee_id: str,
        receipt: FileInput,
        idempotency_key: str | None = None,
        reimbursement_id: str | None = None,
        timeout: float | None = None,
    ) -> models.Reimbursement:
        r"""Upload a receipt: to a reimbursement, or to start a new one from it.

        Ramp: ``POST /developer/v1/reimbursements/submit-receipt``, operation ``post_reimbursement_receipt_upload``,
        scope ``reimbursements:write``.

        Args:
            receipt: a path, the bytes, a file opened in binary mode, or a ``FilePart``.
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            reimbursement_id: the reimbursement to add it to; a new one is started where this is left out.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.

        Example:
            >>> from ramp_api import FilePart
            >>> user = next(iter(ramp.users.list()))
            >>> receipt = FilePart("receipt", "lunch.png", b"\\x89PNG...", "image/png")
            >>> submitted = ramp.reimbursements.submit_receipt(
            ...     reimbursee_id=user.id, idempotency_key="lunch-1", receipt=receipt
            ... )
            >>> submitted.user_id == user.id
            True
        """
        return self._call(
            operations.SUBMIT_RECEIPT,
            body={"reimbursee_id": reimbursee_id}
            | optional(idempotency_key=idempotency_key, reimbursement_id=reimbursement_id),
            files={"receipt": receipt},
            timeout=timeout,
        )


class AsyncReimbursements(AsyncResource):
    """``AsyncClient.reimbursements``."""

    __slots__ = ()

    def list(
        self,
        *,
        direction: models.ReimbursementDirection | str | None = None,
        sync_status: shared.SyncStatus | str | None = None,
        from_transaction_date: datetime | date | str | None = None,
        to_transaction_date: datetime | date | str | None = None,
        awaiting_approval_by_user_id: str | None = None,
        trip_id: str | None = None,
        accounting_field_selection_id: str | None = None,
        entity_id: str | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        from_submitted_at: datetime | date | str | None = None,
        to_submitted_at: datetime | date | str | None = None,
        synced_after: datetime | date | str | None = None,
        sync_ready: bool | None = None,
        has_no_sync_commits: bool | None = None,
        updated_after: datetime | date | str | None = None,
        user_id: str | None = None,
        state: models.ReimbursementState | str | None = None,
        has_been_approved: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Reimbursement]:
        """Every reimbursement to users; repayments by users come with ``direction="USER_TO_BUSINESS"`` only.

        Ramp: ``GET /developer/v1/reimbursements``, operation ``get_reimbursement_list_with_pagination``, scope
        ``reimbursements:read``.

        Args:
            direction: ``"BUSINESS_TO_USER"`` unless said otherwise; never both in one list.
            from_transaction_date: by the time of the expense itself.
            from_date: created from this time on.
            to_date: created up to this time.
            synced_after: synced to the accounting system after this time.
            updated_after: changed after this time.
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
                "direction": direction,
                "sync_status": sync_status,
                "from_transaction_date": from_transaction_date,
                "to_transaction_date": to_transaction_date,
                "awaiting_approval_by_user_id": awaiting_approval_by_user_id,
                "trip_id": trip_id,
                "accounting_field_selection_id": accounting_field_selection_id,
                "entity_id": entity_id,
                "from_date": from_date,
                "to_date": to_date,
                "from_submitted_at": from_submitted_at,
                "to_submitted_at": to_submitted_at,
                "synced_after": synced_after,
                "sync_ready": sync_ready,
                "has_no_sync_commits": has_no_sync_commits,
                "updated_after": updated_after,
                "user_id": user_id,
                "state": state,
                "has_been_approved": has_been_approved,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def get(self, reimbursement_id: str, *, timeout: float | None = None) -> models.Reimbursement:
        """One reimbursement.

        Ramp: ``GET /developer/v1/reimbursements/{reimbursement_id}``, operation ``get_reimbursement_resource``, scope
        ``reimbursements:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"reimbursement_id": reimbursement_id}, timeout=timeout)

    async def create_mileage(
        self,
        *,
        distance: Decimal | int | str,
        reimbursee_id: str,
        trip_date: date | str,
        distance_units: models.DistanceUnit | str | None = None,
        end_location: str | None = None,
        memo: str | None = None,
        start_location: str | None = None,
        waypoints: Sequence[str] | None = None,
        timeout: float | None = None,
    ) -> models.Reimbursement:
        """Claim money for miles or kilometres driven.

        Ramp: ``POST /developer/v1/reimbursements/mileage``, operation ``post_mileage_reimbursement_resource``, scope
        ``reimbursements:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CREATE_MILEAGE,
            body={"distance": distance, "reimbursee_id": reimbursee_id, "trip_date": trip_date}
            | optional(
                distance_units=distance_units,
                end_location=end_location,
                memo=memo,
                start_location=start_location,
                waypoints=waypoints,
            ),
            timeout=timeout,
        )

    async def submit_receipt(
        self,
        *,
        reimbursee_id: str,
        receipt: FileInput,
        idempotency_key: str | None = None,
        reimbursement_id: str | None = None,
        timeout: float | None = None,
    ) -> models.Reimbursement:
        """Upload a receipt: to a reimbursement, or to start a new one from it.

        Ramp: ``POST /developer/v1/reimbursements/submit-receipt``, operation ``post_reimbursement_receipt_upload``,
        scope ``reimbursements:write``.

        Args:
            receipt: a path, the bytes, a file opened in binary mode, or a ``FilePart``.
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            reimbursement_id: the reimbursement to add it to; a new one is started where this is left out.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.SUBMIT_RECEIPT,
            body={"reimbursee_id": reimbursee_id}
            | optional(idempotency_key=idempotency_key, reimbursement_id=reimbursement_id),
            files={"receipt": receipt},
            timeout=timeout,
        )

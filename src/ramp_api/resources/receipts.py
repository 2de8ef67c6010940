"""Methods of ``client.receipts``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import receipts as operations
from ramp_api.resource import AsyncResource, Resource, optional

if TYPE_CHECKING:
    from datetime import date, datetime

    from ramp_api.http import FileInput
    from ramp_api.models import receipts as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncReceipts", "Receipts"]


class Receipts(Resource):
    """``Client.receipts``."""

    __slots__ = ()

    def list(
        self,
        *,
        created_after: datetime | date | str | None = None,
        created_before: datetime | date | str | None = None,
        transaction_id: str | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        reimbursement_id: str | None = None,
        include_ocr_data: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Receipt]:
        """Every receipt; what was read off it comes with ``include_ocr_data=True``.

        Ramp: ``GET /developer/v1/receipts``, operation ``get_receipt_list``, scope ``receipts:read``.

        Args:
            from_date: by the time of the transaction.
            to_date: by the time of the transaction.
            include_ocr_data: fill what was read off the picture, which is null otherwise.
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
                "created_after": created_after,
                "created_before": created_before,
                "transaction_id": transaction_id,
                "from_date": from_date,
                "to_date": to_date,
                "reimbursement_id": reimbursement_id,
                "include_ocr_data": include_ocr_data,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def upload(
        self,
        *,
        user_id: str,
        receipt: FileInput,
        idempotency_key: str | None = None,
        transaction_id: str | None = None,
        timeout: float | None = None,
    ) -> models.LightReceipt:
        """Upload a receipt, for one transaction or for Ramp to match.

        Ramp: ``POST /developer/v1/receipts``, operation ``post_receipt_upload``, scope ``receipts:write``.

        Args:
            receipt: a path, the bytes, a file opened in binary mode, or a ``FilePart``.
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.UPLOAD,
            body={"user_id": user_id} | optional(idempotency_key=idempotency_key, transaction_id=transaction_id),
            files={"receipt": receipt},
            timeout=timeout,
        )

    def get(
        self,
        receipt_id: str,
        *,
        include_ocr_data: bool | None = None,
        timeout: float | None = None,
    ) -> models.Receipt:
        """One receipt, with where its picture is.

        Ramp: ``GET /developer/v1/receipts/{receipt_id}``, operation ``get_receipt_single_resource``, scope
        ``receipts:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.GET,
            path={"receipt_id": receipt_id},
            query={"include_ocr_data": include_ocr_data},
            timeout=timeout,
        )


class AsyncReceipts(AsyncResource):
    """``AsyncClient.receipts``."""

    __slots__ = ()

    def list(
        self,
        *,
        created_after: datetime | date | str | None = None,
        created_before: datetime | date | str | None = None,
        transaction_id: str | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        reimbursement_id: str | None = None,
        include_ocr_data: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Receipt]:
        """Every receipt; what was read off it comes with ``include_ocr_data=True``.

        Ramp: ``GET /developer/v1/receipts``, operation ``get_receipt_list``, scope ``receipts:read``.

        Args:
            from_date: by the time of the transaction.
            to_date: by the time of the transaction.
            include_ocr_data: fill what was read off the picture, which is null otherwise.
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
                "created_after": created_after,
                "created_before": created_before,
                "transaction_id": transaction_id,
                "from_date": from_date,
                "to_date": to_date,
                "reimbursement_id": reimbursement_id,
                "include_ocr_data": include_ocr_data,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def upload(
        self,
        *,
        user_id: str,
        receipt: FileInput,
        idempotency_key: str | None = None,
        transaction_id: str | None = None,
        timeout: float | None = None,
    ) -> models.LightReceipt:
        """Upload a receipt, for one transaction or for Ramp to match.

        Ramp: ``POST /developer/v1/receipts``, operation ``post_receipt_upload``, scope ``receipts:write``.

        Args:
            receipt: a path, the bytes, a file opened in binary mode, or a ``FilePart``.
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.UPLOAD,
            body={"user_id": user_id} | optional(idempotency_key=idempotency_key, transaction_id=transaction_id),
            files={"receipt": receipt},
            timeout=timeout,
        )

    async def get(
        self,
        receipt_id: str,
        *,
        include_ocr_data: bool | None = None,
        timeout: float | None = None,
    ) -> models.Receipt:
        """One receipt, with where its picture is.

        Ramp: ``GET /developer/v1/receipts/{receipt_id}``, operation ``get_receipt_single_resource``, scope
        ``receipts:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.GET,
            path={"receipt_id": receipt_id},
            query={"include_ocr_data": include_ocr_data},
            timeout=timeout,
        )

"""Methods of ``client.bills``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from ramp_api.operations import bills as operations
from ramp_api.resource import AsyncResource, Resource, nullable, optional

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from decimal import Decimal
    from typing import Any

    from msgspec import UnsetType

    from ramp_api.http import FileInput
    from ramp_api.models import bills as models
    from ramp_api.models import shared
    from ramp_api.pages import AsyncPages, Pages

__all__ = [
    "AsyncBills",
    "AsyncBillsAttachments",
    "AsyncBillsDrafts",
    "AsyncBillsDraftsAttachments",
    "Bills",
    "BillsAttachments",
    "BillsDrafts",
    "BillsDraftsAttachments",
]


class BillsAttachments(Resource):
    """``Client.bills.attachments``."""

    __slots__ = ()

    def upload(
        self,
        bill_id: str,
        *,
        attachment_type: models.AttachmentType | str,
        file: FileInput,
        timeout: float | None = None,
    ) -> Any:
        """Attach a file to a bill.

        Ramp: ``POST /developer/v1/bills/{bill_id}/attachments``, operation ``PostBillAttachmentUploadResource``, scope
        ``bills:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            file: a path, the bytes, a file opened in binary mode, or a ``FilePart``.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.ATTACHMENTS_UPLOAD,
            path={"bill_id": bill_id},
            body={"attachment_type": attachment_type},
            files={"file": file},
            timeout=timeout,
        )


class BillsDraftsAttachments(Resource):
    """``Client.bills.drafts.attachments``."""

    __slots__ = ()

    def upload(
        self,
        draft_bill_id: str,
        *,
        attachment_type: models.AttachmentType | str,
        file: FileInput,
        timeout: float | None = None,
    ) -> Any:
        """Attach a file to a draft of a bill.

        Ramp: ``POST /developer/v1/bills/drafts/{draft_bill_id}/attachments``, operation
        ``PostDraftBillAttachmentUploadResource``, scope ``bills:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            file: a path, the bytes, a file opened in binary mode, or a ``FilePart``.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.DRAFTS_ATTACHMENTS_UPLOAD,
            path={"draft_bill_id": draft_bill_id},
            body={"attachment_type": attachment_type},
            files={"file": file},
            timeout=timeout,
        )


class BillsDrafts(Resource):
    """``Client.bills.drafts``."""

    __slots__ = ()

    @property
    def attachments(self) -> BillsDraftsAttachments:
        """Files attached to drafts of bills."""
        return BillsDraftsAttachments(self._client)

    def list(
        self,
        *,
        entity_id: str | None = None,
        vendor_id: str | None = None,
        from_created_at: datetime | date | str | None = None,
        to_created_at: datetime | date | str | None = None,
        from_due_date: datetime | date | str | None = None,
        to_due_date: datetime | date | str | None = None,
        from_issued_date: datetime | date | str | None = None,
        to_issued_date: datetime | date | str | None = None,
        invoice_number: str | None = None,
        remote_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.DraftBill]:
        """Every bill that is still a draft.

        Ramp: ``GET /developer/v1/bills/drafts``, operation ``get_draft_bill_list_with_pagination``, scope
        ``bills:read``.

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
            operations.DRAFTS_LIST,
            query={
                "entity_id": entity_id,
                "vendor_id": vendor_id,
                "from_created_at": from_created_at,
                "to_created_at": to_created_at,
                "from_due_date": from_due_date,
                "to_due_date": to_due_date,
                "from_issued_date": from_issued_date,
                "to_issued_date": to_issued_date,
                "invoice_number": invoice_number,
                "remote_id": remote_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        vendor_id: str,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionInput | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        due_at: date | str | UnsetType | None = UNSET,
        enable_accounting_sync: bool | UnsetType | None = UNSET,
        entity_id: str | UnsetType | None = UNSET,
        inventory_line_items: Sequence[models.DraftBillInventoryLineItemCreate | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        invoice_currency: models.InvoiceCurrency | str | UnsetType | None = UNSET,
        invoice_number: str | UnsetType | None = UNSET,
        issued_at: date | str | UnsetType | None = UNSET,
        line_items: Sequence[models.DraftBillLineItemCreate | Mapping[str, Any]] | UnsetType | None = UNSET,
        memo: str | UnsetType | None = UNSET,
        posting_date: date | str | UnsetType | None = UNSET,
        purchase_order_ids: Sequence[str] | UnsetType | None = UNSET,
        remote_id: str | UnsetType | None = UNSET,
        vendor_contact_id: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Begin a bill as a draft: a vendor is enough.

        Ramp: ``POST /developer/v1/bills/drafts``, operation ``PostDraftBillListWithPagination``, scope ``bills:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.DRAFTS_CREATE,
            body={"vendor_id": vendor_id}
            | nullable(
                accounting_field_selections=accounting_field_selections,
                due_at=due_at,
                enable_accounting_sync=enable_accounting_sync,
                entity_id=entity_id,
                inventory_line_items=inventory_line_items,
                invoice_currency=invoice_currency,
                invoice_number=invoice_number,
                issued_at=issued_at,
                line_items=line_items,
                memo=memo,
                posting_date=posting_date,
                purchase_order_ids=purchase_order_ids,
                remote_id=remote_id,
                vendor_contact_id=vendor_contact_id,
            ),
            timeout=timeout,
        )

    def get(self, draft_bill_id: str, *, timeout: float | None = None) -> models.DraftBill:
        """One draft of a bill.

        Ramp: ``GET /developer/v1/bills/drafts/{draft_bill_id}``, operation ``get_draft_bill_resource``, scope
        ``bills:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.DRAFTS_GET, path={"draft_bill_id": draft_bill_id}, timeout=timeout)

    def update(
        self,
        draft_bill_id: str,
        *,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionInput | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        due_at: date | str | UnsetType | None = UNSET,
        enable_accounting_sync: bool | UnsetType | None = UNSET,
        entity_id: str | UnsetType | None = UNSET,
        inventory_line_items: Sequence[models.DraftBillInventoryLineItemCreate | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        invoice_currency: models.InvoiceCurrency | str | UnsetType | None = UNSET,
        invoice_number: str | UnsetType | None = UNSET,
        issued_at: date | str | UnsetType | None = UNSET,
        line_items: Sequence[models.DraftBillLineItemCreate | Mapping[str, Any]] | UnsetType | None = UNSET,
        memo: str | UnsetType | None = UNSET,
        posting_date: date | str | UnsetType | None = UNSET,
        purchase_order_ids: Sequence[str] | UnsetType | None = UNSET,
        remote_id: str | UnsetType | None = UNSET,
        vendor_contact_id: str | UnsetType | None = UNSET,
        vendor_id: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Change a draft of a bill.

        Ramp: ``PATCH /developer/v1/bills/drafts/{draft_bill_id}``, operation ``PatchDraftBillResource``, scope
        ``bills:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.DRAFTS_UPDATE,
            path={"draft_bill_id": draft_bill_id},
            body=nullable(
                accounting_field_selections=accounting_field_selections,
                due_at=due_at,
                enable_accounting_sync=enable_accounting_sync,
                entity_id=entity_id,
                inventory_line_items=inventory_line_items,
                invoice_currency=invoice_currency,
                invoice_number=invoice_number,
                issued_at=issued_at,
                line_items=line_items,
                memo=memo,
                posting_date=posting_date,
                purchase_order_ids=purchase_order_ids,
                remote_id=remote_id,
                vendor_contact_id=vendor_contact_id,
                vendor_id=vendor_id,
            ),
            timeout=timeout,
        )


class Bills(Resource):
    """``Client.bills``."""

    __slots__ = ()

    @property
    def attachments(self) -> BillsAttachments:
        """Files attached to bills."""
        return BillsAttachments(self._client)

    @property
    def drafts(self) -> BillsDrafts:
        """Drafts of bills."""
        return BillsDrafts(self._client)

    def list(
        self,
        *,
        entity_id: str | None = None,
        accounting_field_selection_id: str | None = None,
        vendor_id: str | None = None,
        approval_status: models.BillApprovalStatus | str | None = None,
        payment_method: shared.PaymentMethod | str | None = None,
        payment_status: models.BillStatus | str | None = None,
        sync_status: models.BillSyncStatus | str | None = None,
        sync_ready: bool | None = None,
        is_archived: bool | None = None,
        from_created_at: datetime | date | str | None = None,
        to_created_at: datetime | date | str | None = None,
        from_due_date: datetime | date | str | None = None,
        to_due_date: datetime | date | str | None = None,
        from_issued_date: datetime | date | str | None = None,
        to_issued_date: datetime | date | str | None = None,
        from_paid_at: datetime | date | str | None = None,
        to_paid_at: datetime | date | str | None = None,
        min_amount: Decimal | int | str | None = None,
        max_amount: Decimal | int | str | None = None,
        customer_friendly_payment_id: str | None = None,
        draft_bill_id: str | None = None,
        invoice_number: str | None = None,
        remote_id: str | None = None,
        status_summaries: Sequence[str] | None = None,
        payment_id: str | None = None,
        is_accounting_sync_enabled: bool | None = None,
        payment_details_missing: bool | None = None,
        from_payment_date: datetime | date | str | None = None,
        to_payment_date: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Bill]:
        """Every bill that is not archived; archived ones come with ``is_archived=True`` only.

        Ramp: ``GET /developer/v1/bills``, operation ``get_bill_list_with_pagination``, scope ``bills:read``.

        Args:
            min_amount: at least this much; exact, never a float.
            max_amount: at most this much; exact, never a float.
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
                "accounting_field_selection_id": accounting_field_selection_id,
                "vendor_id": vendor_id,
                "approval_status": approval_status,
                "payment_method": payment_method,
                "payment_status": payment_status,
                "sync_status": sync_status,
                "sync_ready": sync_ready,
                "is_archived": is_archived,
                "from_created_at": from_created_at,
                "to_created_at": to_created_at,
                "from_due_date": from_due_date,
                "to_due_date": to_due_date,
                "from_issued_date": from_issued_date,
                "to_issued_date": to_issued_date,
                "from_paid_at": from_paid_at,
                "to_paid_at": to_paid_at,
                "min_amount": min_amount,
                "max_amount": max_amount,
                "customer_friendly_payment_id": customer_friendly_payment_id,
                "draft_bill_id": draft_bill_id,
                "invoice_number": invoice_number,
                "remote_id": remote_id,
                "status_summaries": status_summaries,
                "payment_id": payment_id,
                "is_accounting_sync_enabled": is_accounting_sync_enabled,
                "payment_details_missing": payment_details_missing,
                "from_payment_date": from_payment_date,
                "to_payment_date": to_payment_date,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        due_at: date | str,
        entity_id: str,
        invoice_currency: shared.Currency | str,
        invoice_number: str,
        issued_at: date | str,
        payment_method: shared.PaymentMethod | str,
        vendor_contact_id: str,
        vendor_id: str,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionCreate | Mapping[str, Any]] | None = None,
        inventory_line_items: Sequence[models.BillInventoryLineItemCreate | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        line_items: Sequence[models.BillLineItemCreate | Mapping[str, Any]] | UnsetType | None = UNSET,
        memo: str | UnsetType | None = UNSET,
        payment_details: models.BillPaymentCreate | Mapping[str, Any] | UnsetType | None = UNSET,
        posting_date: date | str | UnsetType | None = UNSET,
        remote_id: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> models.Bill:
        """Enter a bill, with how it is to be paid.

        Ramp: ``POST /developer/v1/bills``, operation ``post_bill_list_with_pagination``, scope ``bills:write``.

        Args:
            payment_details: what the payment method needs, for instance the account to pay from.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.CREATE,
            body={
                "due_at": due_at,
                "entity_id": entity_id,
                "invoice_currency": invoice_currency,
                "invoice_number": invoice_number,
                "issued_at": issued_at,
                "payment_method": payment_method,
                "vendor_contact_id": vendor_contact_id,
                "vendor_id": vendor_id,
            }
            | optional(accounting_field_selections=accounting_field_selections)
            | nullable(
                inventory_line_items=inventory_line_items,
                line_items=line_items,
                memo=memo,
                payment_details=payment_details,
                posting_date=posting_date,
                remote_id=remote_id,
            ),
            timeout=timeout,
        )

    def get(self, bill_id: str, *, timeout: float | None = None) -> models.Bill:
        """One bill.

        Ramp: ``GET /developer/v1/bills/{bill_id}``, operation ``get_bill_resource``, scope ``bills:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"bill_id": bill_id}, timeout=timeout)

    def update(
        self,
        bill_id: str,
        *,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionCreate | Mapping[str, Any]] | None = None,
        due_at: date | str | None = None,
        entity_id: str | None = None,
        inventory_line_items: Sequence[models.BillInventoryLineItemCreate | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        invoice_number: str | None = None,
        issued_at: date | str | None = None,
        line_items: Sequence[models.BillLineItemCreate | Mapping[str, Any]] | UnsetType | None = UNSET,
        memo: str | UnsetType | None = UNSET,
        payment_method: shared.PaymentMethod | str | None = None,
        posting_date: date | str | UnsetType | None = UNSET,
        purchase_order_id: str | UnsetType | None = UNSET,
        remote_id: str | UnsetType | None = UNSET,
        vendor_contact_id: str | None = None,
        vendor_id: str | None = None,
        timeout: float | None = None,
    ) -> models.Bill:
        """Change a bill.

        Ramp: ``PATCH /developer/v1/bills/{bill_id}``, operation ``patch_bill_resource``, scope ``bills:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.UPDATE,
            path={"bill_id": bill_id},
            body=optional(
                accounting_field_selections=accounting_field_selections,
                due_at=due_at,
                entity_id=entity_id,
                invoice_number=invoice_number,
                issued_at=issued_at,
                payment_method=payment_method,
                vendor_contact_id=vendor_contact_id,
                vendor_id=vendor_id,
            )
            | nullable(
                inventory_line_items=inventory_line_items,
                line_items=line_items,
                memo=memo,
                posting_date=posting_date,
                purchase_order_id=purchase_order_id,
                remote_id=remote_id,
            ),
            timeout=timeout,
        )

    def hold(
        self,
        bill_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Put a bill's payment on hold.

        Ramp: ``POST /developer/v1/bills/{bill_id}/hold``, scope ``bills:write``.

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
        return self._call(operations.HOLD, path={"bill_id": bill_id}, body=body, timeout=timeout)

    def release(
        self,
        bill_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Release a bill's payment from its hold.

        Ramp: ``POST /developer/v1/bills/{bill_id}/release``, scope ``bills:write``.

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
        return self._call(operations.RELEASE, path={"bill_id": bill_id}, body=body, timeout=timeout)

    def remittance_receipt(self, bill_id: str, *, timeout: float | None = None) -> Any:
        """The proof that a bill was paid.

        Ramp: ``GET /developer/v1/bills/{bill_id}/remittance-receipt``, scope ``bills:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.REMITTANCE_RECEIPT, path={"bill_id": bill_id}, timeout=timeout)

    def delete(self, bill_id: str, *, timeout: float | None = None) -> None:
        """Archive a bill: what payment is pending is cancelled, and a one-time card terminated. Paid bills stay.

        Ramp: ``DELETE /developer/v1/bills/{bill_id}``, operation ``delete_bill_resource``, scope ``bills:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.DELETE, path={"bill_id": bill_id}, timeout=timeout)


class AsyncBillsAttachments(AsyncResource):
    """``AsyncClient.bills.attachments``."""

    __slots__ = ()

    async def upload(
        self,
        bill_id: str,
        *,
        attachment_type: models.AttachmentType | str,
        file: FileInput,
        timeout: float | None = None,
    ) -> Any:
        """Attach a file to a bill.

        Ramp: ``POST /developer/v1/bills/{bill_id}/attachments``, operation ``PostBillAttachmentUploadResource``, scope
        ``bills:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            file: a path, the bytes, a file opened in binary mode, or a ``FilePart``.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.ATTACHMENTS_UPLOAD,
            path={"bill_id": bill_id},
            body={"attachment_type": attachment_type},
            files={"file": file},
            timeout=timeout,
        )


class AsyncBillsDraftsAttachments(AsyncResource):
    """``AsyncClient.bills.drafts.attachments``."""

    __slots__ = ()

    async def upload(
        self,
        draft_bill_id: str,
        *,
        attachment_type: models.AttachmentType | str,
        file: FileInput,
        timeout: float | None = None,
    ) -> Any:
        """Attach a file to a draft of a bill.

        Ramp: ``POST /developer/v1/bills/drafts/{draft_bill_id}/attachments``, operation
        ``PostDraftBillAttachmentUploadResource``, scope ``bills:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            file: a path, the bytes, a file opened in binary mode, or a ``FilePart``.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.DRAFTS_ATTACHMENTS_UPLOAD,
            path={"draft_bill_id": draft_bill_id},
            body={"attachment_type": attachment_type},
            files={"file": file},
            timeout=timeout,
        )


class AsyncBillsDrafts(AsyncResource):
    """``AsyncClient.bills.drafts``."""

    __slots__ = ()

    @property
    def attachments(self) -> AsyncBillsDraftsAttachments:
        """Files attached to drafts of bills."""
        return AsyncBillsDraftsAttachments(self._client)

    def list(
        self,
        *,
        entity_id: str | None = None,
        vendor_id: str | None = None,
        from_created_at: datetime | date | str | None = None,
        to_created_at: datetime | date | str | None = None,
        from_due_date: datetime | date | str | None = None,
        to_due_date: datetime | date | str | None = None,
        from_issued_date: datetime | date | str | None = None,
        to_issued_date: datetime | date | str | None = None,
        invoice_number: str | None = None,
        remote_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.DraftBill]:
        """Every bill that is still a draft.

        Ramp: ``GET /developer/v1/bills/drafts``, operation ``get_draft_bill_list_with_pagination``, scope
        ``bills:read``.

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
            operations.DRAFTS_LIST,
            query={
                "entity_id": entity_id,
                "vendor_id": vendor_id,
                "from_created_at": from_created_at,
                "to_created_at": to_created_at,
                "from_due_date": from_due_date,
                "to_due_date": to_due_date,
                "from_issued_date": from_issued_date,
                "to_issued_date": to_issued_date,
                "invoice_number": invoice_number,
                "remote_id": remote_id,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        vendor_id: str,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionInput | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        due_at: date | str | UnsetType | None = UNSET,
        enable_accounting_sync: bool | UnsetType | None = UNSET,
        entity_id: str | UnsetType | None = UNSET,
        inventory_line_items: Sequence[models.DraftBillInventoryLineItemCreate | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        invoice_currency: models.InvoiceCurrency | str | UnsetType | None = UNSET,
        invoice_number: str | UnsetType | None = UNSET,
        issued_at: date | str | UnsetType | None = UNSET,
        line_items: Sequence[models.DraftBillLineItemCreate | Mapping[str, Any]] | UnsetType | None = UNSET,
        memo: str | UnsetType | None = UNSET,
        posting_date: date | str | UnsetType | None = UNSET,
        purchase_order_ids: Sequence[str] | UnsetType | None = UNSET,
        remote_id: str | UnsetType | None = UNSET,
        vendor_contact_id: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Begin a bill as a draft: a vendor is enough.

        Ramp: ``POST /developer/v1/bills/drafts``, operation ``PostDraftBillListWithPagination``, scope ``bills:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.DRAFTS_CREATE,
            body={"vendor_id": vendor_id}
            | nullable(
                accounting_field_selections=accounting_field_selections,
                due_at=due_at,
                enable_accounting_sync=enable_accounting_sync,
                entity_id=entity_id,
                inventory_line_items=inventory_line_items,
                invoice_currency=invoice_currency,
                invoice_number=invoice_number,
                issued_at=issued_at,
                line_items=line_items,
                memo=memo,
                posting_date=posting_date,
                purchase_order_ids=purchase_order_ids,
                remote_id=remote_id,
                vendor_contact_id=vendor_contact_id,
            ),
            timeout=timeout,
        )

    async def get(self, draft_bill_id: str, *, timeout: float | None = None) -> models.DraftBill:
        """One draft of a bill.

        Ramp: ``GET /developer/v1/bills/drafts/{draft_bill_id}``, operation ``get_draft_bill_resource``, scope
        ``bills:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.DRAFTS_GET, path={"draft_bill_id": draft_bill_id}, timeout=timeout)

    async def update(
        self,
        draft_bill_id: str,
        *,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionInput | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        due_at: date | str | UnsetType | None = UNSET,
        enable_accounting_sync: bool | UnsetType | None = UNSET,
        entity_id: str | UnsetType | None = UNSET,
        inventory_line_items: Sequence[models.DraftBillInventoryLineItemCreate | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        invoice_currency: models.InvoiceCurrency | str | UnsetType | None = UNSET,
        invoice_number: str | UnsetType | None = UNSET,
        issued_at: date | str | UnsetType | None = UNSET,
        line_items: Sequence[models.DraftBillLineItemCreate | Mapping[str, Any]] | UnsetType | None = UNSET,
        memo: str | UnsetType | None = UNSET,
        posting_date: date | str | UnsetType | None = UNSET,
        purchase_order_ids: Sequence[str] | UnsetType | None = UNSET,
        remote_id: str | UnsetType | None = UNSET,
        vendor_contact_id: str | UnsetType | None = UNSET,
        vendor_id: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Change a draft of a bill.

        Ramp: ``PATCH /developer/v1/bills/drafts/{draft_bill_id}``, operation ``PatchDraftBillResource``, scope
        ``bills:write``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.DRAFTS_UPDATE,
            path={"draft_bill_id": draft_bill_id},
            body=nullable(
                accounting_field_selections=accounting_field_selections,
                due_at=due_at,
                enable_accounting_sync=enable_accounting_sync,
                entity_id=entity_id,
                inventory_line_items=inventory_line_items,
                invoice_currency=invoice_currency,
                invoice_number=invoice_number,
                issued_at=issued_at,
                line_items=line_items,
                memo=memo,
                posting_date=posting_date,
                purchase_order_ids=purchase_order_ids,
                remote_id=remote_id,
                vendor_contact_id=vendor_contact_id,
                vendor_id=vendor_id,
            ),
            timeout=timeout,
        )


class AsyncBills(AsyncResource):
    """``AsyncClient.bills``."""

    __slots__ = ()

    @property
    def attachments(self) -> AsyncBillsAttachments:
        """Files attached to bills."""
        return AsyncBillsAttachments(self._client)

    @property
    def drafts(self) -> AsyncBillsDrafts:
        """Drafts of bills."""
        return AsyncBillsDrafts(self._client)

    def list(
        self,
        *,
        entity_id: str | None = None,
        accounting_field_selection_id: str | None = None,
        vendor_id: str | None = None,
        approval_status: models.BillApprovalStatus | str | None = None,
        payment_method: shared.PaymentMethod | str | None = None,
        payment_status: models.BillStatus | str | None = None,
        sync_status: models.BillSyncStatus | str | None = None,
        sync_ready: bool | None = None,
        is_archived: bool | None = None,
        from_created_at: datetime | date | str | None = None,
        to_created_at: datetime | date | str | None = None,
        from_due_date: datetime | date | str | None = None,
        to_due_date: datetime | date | str | None = None,
        from_issued_date: datetime | date | str | None = None,
        to_issued_date: datetime | date | str | None = None,
        from_paid_at: datetime | date | str | None = None,
        to_paid_at: datetime | date | str | None = None,
        min_amount: Decimal | int | str | None = None,
        max_amount: Decimal | int | str | None = None,
        customer_friendly_payment_id: str | None = None,
        draft_bill_id: str | None = None,
        invoice_number: str | None = None,
        remote_id: str | None = None,
        status_summaries: Sequence[str] | None = None,
        payment_id: str | None = None,
        is_accounting_sync_enabled: bool | None = None,
        payment_details_missing: bool | None = None,
        from_payment_date: datetime | date | str | None = None,
        to_payment_date: datetime | date | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Bill]:
        """Every bill that is not archived; archived ones come with ``is_archived=True`` only.

        Ramp: ``GET /developer/v1/bills``, operation ``get_bill_list_with_pagination``, scope ``bills:read``.

        Args:
            min_amount: at least this much; exact, never a float.
            max_amount: at most this much; exact, never a float.
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
                "accounting_field_selection_id": accounting_field_selection_id,
                "vendor_id": vendor_id,
                "approval_status": approval_status,
                "payment_method": payment_method,
                "payment_status": payment_status,
                "sync_status": sync_status,
                "sync_ready": sync_ready,
                "is_archived": is_archived,
                "from_created_at": from_created_at,
                "to_created_at": to_created_at,
                "from_due_date": from_due_date,
                "to_due_date": to_due_date,
                "from_issued_date": from_issued_date,
                "to_issued_date": to_issued_date,
                "from_paid_at": from_paid_at,
                "to_paid_at": to_paid_at,
                "min_amount": min_amount,
                "max_amount": max_amount,
                "customer_friendly_payment_id": customer_friendly_payment_id,
                "draft_bill_id": draft_bill_id,
                "invoice_number": invoice_number,
                "remote_id": remote_id,
                "status_summaries": status_summaries,
                "payment_id": payment_id,
                "is_accounting_sync_enabled": is_accounting_sync_enabled,
                "payment_details_missing": payment_details_missing,
                "from_payment_date": from_payment_date,
                "to_payment_date": to_payment_date,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        due_at: date | str,
        entity_id: str,
        invoice_currency: shared.Currency | str,
        invoice_number: str,
        issued_at: date | str,
        payment_method: shared.PaymentMethod | str,
        vendor_contact_id: str,
        vendor_id: str,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionCreate | Mapping[str, Any]] | None = None,
        inventory_line_items: Sequence[models.BillInventoryLineItemCreate | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        line_items: Sequence[models.BillLineItemCreate | Mapping[str, Any]] | UnsetType | None = UNSET,
        memo: str | UnsetType | None = UNSET,
        payment_details: models.BillPaymentCreate | Mapping[str, Any] | UnsetType | None = UNSET,
        posting_date: date | str | UnsetType | None = UNSET,
        remote_id: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> models.Bill:
        """Enter a bill, with how it is to be paid.

        Ramp: ``POST /developer/v1/bills``, operation ``post_bill_list_with_pagination``, scope ``bills:write``.

        Args:
            payment_details: what the payment method needs, for instance the account to pay from.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CREATE,
            body={
                "due_at": due_at,
                "entity_id": entity_id,
                "invoice_currency": invoice_currency,
                "invoice_number": invoice_number,
                "issued_at": issued_at,
                "payment_method": payment_method,
                "vendor_contact_id": vendor_contact_id,
                "vendor_id": vendor_id,
            }
            | optional(accounting_field_selections=accounting_field_selections)
            | nullable(
                inventory_line_items=inventory_line_items,
                line_items=line_items,
                memo=memo,
                payment_details=payment_details,
                posting_date=posting_date,
                remote_id=remote_id,
            ),
            timeout=timeout,
        )

    async def get(self, bill_id: str, *, timeout: float | None = None) -> models.Bill:
        """One bill.

        Ramp: ``GET /developer/v1/bills/{bill_id}``, operation ``get_bill_resource``, scope ``bills:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"bill_id": bill_id}, timeout=timeout)

    async def update(
        self,
        bill_id: str,
        *,
        accounting_field_selections: Sequence[shared.AccountingFieldSelectionCreate | Mapping[str, Any]] | None = None,
        due_at: date | str | None = None,
        entity_id: str | None = None,
        inventory_line_items: Sequence[models.BillInventoryLineItemCreate | Mapping[str, Any]]
        | UnsetType
        | None = UNSET,
        invoice_number: str | None = None,
        issued_at: date | str | None = None,
        line_items: Sequence[models.BillLineItemCreate | Mapping[str, Any]] | UnsetType | None = UNSET,
        memo: str | UnsetType | None = UNSET,
        payment_method: shared.PaymentMethod | str | None = None,
        posting_date: date | str | UnsetType | None = UNSET,
        purchase_order_id: str | UnsetType | None = UNSET,
        remote_id: str | UnsetType | None = UNSET,
        vendor_contact_id: str | None = None,
        vendor_id: str | None = None,
        timeout: float | None = None,
    ) -> models.Bill:
        """Change a bill.

        Ramp: ``PATCH /developer/v1/bills/{bill_id}``, operation ``patch_bill_resource``, scope ``bills:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.UPDATE,
            path={"bill_id": bill_id},
            body=optional(
                accounting_field_selections=accounting_field_selections,
                due_at=due_at,
                entity_id=entity_id,
                invoice_number=invoice_number,
                issued_at=issued_at,
                payment_method=payment_method,
                vendor_contact_id=vendor_contact_id,
                vendor_id=vendor_id,
            )
            | nullable(
                inventory_line_items=inventory_line_items,
                line_items=line_items,
                memo=memo,
                posting_date=posting_date,
                purchase_order_id=purchase_order_id,
                remote_id=remote_id,
            ),
            timeout=timeout,
        )

    async def hold(
        self,
        bill_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Put a bill's payment on hold.

        Ramp: ``POST /developer/v1/bills/{bill_id}/hold``, scope ``bills:write``.

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
        return await self._call(operations.HOLD, path={"bill_id": bill_id}, body=body, timeout=timeout)

    async def release(
        self,
        bill_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Release a bill's payment from its hold.

        Ramp: ``POST /developer/v1/bills/{bill_id}/release``, scope ``bills:write``.

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
        return await self._call(operations.RELEASE, path={"bill_id": bill_id}, body=body, timeout=timeout)

    async def remittance_receipt(self, bill_id: str, *, timeout: float | None = None) -> Any:
        """The proof that a bill was paid.

        Ramp: ``GET /developer/v1/bills/{bill_id}/remittance-receipt``, scope ``bills:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.REMITTANCE_RECEIPT, path={"bill_id": bill_id}, timeout=timeout)

    async def delete(self, bill_id: str, *, timeout: float | None = None) -> None:
        """Archive a bill: what payment is pending is cancelled, and a one-time card terminated. Paid bills stay.

        Ramp: ``DELETE /developer/v1/bills/{bill_id}``, operation ``delete_bill_resource``, scope ``bills:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.DELETE, path={"bill_id": bill_id}, timeout=timeout)

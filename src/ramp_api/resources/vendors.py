"""Methods of ``client.vendors``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from ramp_api.operations import vendors as operations
from ramp_api.resource import AsyncResource, Resource, nullable, optional

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from decimal import Decimal
    from typing import Any

    from msgspec import UnsetType

    from ramp_api.http import Files
    from ramp_api.models import vendors as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = [
    "AsyncVendors",
    "AsyncVendorsAccounts",
    "AsyncVendorsAgreements",
    "AsyncVendorsAgreementsDocuments",
    "AsyncVendorsChildren",
    "AsyncVendorsContacts",
    "AsyncVendorsCredits",
    "Vendors",
    "VendorsAccounts",
    "VendorsAgreements",
    "VendorsAgreementsDocuments",
    "VendorsChildren",
    "VendorsContacts",
    "VendorsCredits",
]


class VendorsAccounts(Resource):
    """``Client.vendors.accounts``."""

    __slots__ = ()

    def list(
        self,
        vendor_id: str,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.VendorBankAccount]:
        """The accounts that a vendor is paid to.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}/accounts``, operation ``get_vendor_bank_account_list_resource``,
        scope ``vendors:read``.

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
            operations.ACCOUNTS_LIST,
            path={"vendor_id": vendor_id},
            query={"start": start, "page_size": page_size},
            timeout=timeout,
        )

    def get(self, vendor_id: str, bank_account_id: str, *, timeout: float | None = None) -> models.VendorBankAccount:
        """One account that a vendor is paid to.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}/accounts/{bank_account_id}``, operation
        ``get_vendor_bank_account_resource``, scope ``vendors:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.ACCOUNTS_GET, path={"vendor_id": vendor_id, "bank_account_id": bank_account_id}, timeout=timeout
        )

    def archive(
        self,
        vendor_id: str,
        bank_account_id: str,
        *,
        replacement_bank_account_id: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Archive an account that a vendor is paid to; where bills still use it, name another.

        Ramp: ``POST /developer/v1/vendors/{vendor_id}/accounts/{bank_account_id}/archive``, operation
        ``PostVendorBankAccountArchiveResource``, scope ``vendors:write``.

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
            operations.ACCOUNTS_ARCHIVE,
            path={"vendor_id": vendor_id, "bank_account_id": bank_account_id},
            body=nullable(replacement_bank_account_id=replacement_bank_account_id),
            timeout=timeout,
        )


class VendorsAgreementsDocuments(Resource):
    """``Client.vendors.agreements.documents``."""

    __slots__ = ()

    def upload(
        self,
        agreement_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        files: Mapping[str, Files] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Upload documents of an agreement with a vendor.

        Ramp: ``POST /developer/v1/vendors/agreements/{agreement_id}/documents``, scope ``vendors:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            files: the documents, as ``{"documents": ["a.pdf", "b.pdf"]}``: the body goes out as multipart/form-data.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.AGREEMENTS_DOCUMENTS_UPLOAD,
            path={"agreement_id": agreement_id},
            body=body,
            files=files,
            timeout=timeout,
        )


class VendorsAgreements(Resource):
    """``Client.vendors.agreements``."""

    __slots__ = ()

    @property
    def documents(self) -> VendorsAgreementsDocuments:
        """Documents of agreements."""
        return VendorsAgreementsDocuments(self._client)

    def list(
        self,
        *,
        agreement_custom_records: models.AgreementRecordQuery | Mapping[str, Any] | UnsetType | None = UNSET,
        auto_renews: bool | UnsetType | None = UNSET,
        contract_owner_ids: Sequence[str] | UnsetType | None = UNSET,
        department_ids: Sequence[str] | UnsetType | None = UNSET,
        end_date_range: models.AgreementEndDateRange | Mapping[str, Any] | UnsetType | None = UNSET,
        exclude_snoozed: bool | UnsetType | None = UNSET,
        has_end_date: bool | UnsetType | None = UNSET,
        has_pending_expansion_requests: bool | UnsetType | None = UNSET,
        has_reminders: bool | UnsetType | None = UNSET,
        include_archived: bool | UnsetType | None = UNSET,
        is_active: bool | UnsetType | None = UNSET,
        is_up_for_renewal: bool | UnsetType | None = UNSET,
        last_date_to_terminate_range: models.AgreementNoticeDateRange | Mapping[str, Any] | UnsetType | None = UNSET,
        max_days_remaining: int | UnsetType | None = UNSET,
        max_total_value: Decimal | int | str | UnsetType | None = UNSET,
        min_days_remaining: int | UnsetType | None = UNSET,
        min_total_value: Decimal | int | str | UnsetType | None = UNSET,
        payee_agreement_ids: Sequence[str] | UnsetType | None = UNSET,
        payee_ids: Sequence[str] | UnsetType | None = UNSET,
        payee_owner_ids: Sequence[str] | UnsetType | None = UNSET,
        renewal_status: Sequence[models.AgreementRenewalStatus | str] | UnsetType | None = UNSET,
        renewal_status_exclude: Sequence[models.AgreementRenewalStatus | str] | UnsetType | None = UNSET,
        start_date_range: models.AgreementStartDateRange | Mapping[str, Any] | UnsetType | None = UNSET,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Every agreement with vendors, or those that match; archived ones with ``include_archived=True``.

        Ramp: ``POST /developer/v1/vendors/agreements``, operation ``PostVendorAgreementListResource``, scope
        ``vendors:read``.

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
            operations.AGREEMENTS_LIST,
            body=optional(start=start, page_size=page_size)
            | nullable(
                agreement_custom_records=agreement_custom_records,
                auto_renews=auto_renews,
                contract_owner_ids=contract_owner_ids,
                department_ids=department_ids,
                end_date_range=end_date_range,
                exclude_snoozed=exclude_snoozed,
                has_end_date=has_end_date,
                has_pending_expansion_requests=has_pending_expansion_requests,
                has_reminders=has_reminders,
                include_archived=include_archived,
                is_active=is_active,
                is_up_for_renewal=is_up_for_renewal,
                last_date_to_terminate_range=last_date_to_terminate_range,
                max_days_remaining=max_days_remaining,
                max_total_value=max_total_value,
                min_days_remaining=min_days_remaining,
                min_total_value=min_total_value,
                payee_agreement_ids=payee_agreement_ids,
                payee_ids=payee_ids,
                payee_owner_ids=payee_owner_ids,
                renewal_status=renewal_status,
                renewal_status_exclude=renewal_status_exclude,
                start_date_range=start_date_range,
            ),
            timeout=timeout,
        )

    def create(
        self,
        vendor_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Add an agreement with a vendor.

        Ramp: ``POST /developer/v1/vendors/{vendor_id}/agreements``, scope ``vendors:write``.

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
        return self._call(operations.AGREEMENTS_CREATE, path={"vendor_id": vendor_id}, body=body, timeout=timeout)

    def get(self, agreement_id: str, *, timeout: float | None = None) -> Any:
        """One agreement with a vendor.

        Ramp: ``GET /developer/v1/vendors/agreements/{agreement_id}``, scope ``vendors:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.AGREEMENTS_GET, path={"agreement_id": agreement_id}, timeout=timeout)

    def update(
        self,
        agreement_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Change an agreement with a vendor.

        Ramp: ``PATCH /developer/v1/vendors/agreements/{agreement_id}``, scope ``vendors:write``.

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
        return self._call(operations.AGREEMENTS_UPDATE, path={"agreement_id": agreement_id}, body=body, timeout=timeout)

    def link(
        self,
        agreement_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Tie purchase orders or documents to an agreement with a vendor.

        Ramp: ``POST /developer/v1/vendors/agreements/{agreement_id}/link``, scope ``vendors:write``.

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
        return self._call(operations.AGREEMENTS_LINK, path={"agreement_id": agreement_id}, body=body, timeout=timeout)

    def link_spend_request(
        self,
        agreement_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Tie an agreement to the request that led to it.

        Ramp: ``POST /developer/v1/vendors/agreements/{agreement_id}/link-spend-request``, scope ``vendors:write``.

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
        return self._call(
            operations.AGREEMENTS_LINK_SPEND_REQUEST, path={"agreement_id": agreement_id}, body=body, timeout=timeout
        )

    def unlink(
        self,
        agreement_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Untie purchase orders or documents from an agreement with a vendor.

        Ramp: ``DELETE /developer/v1/vendors/agreements/{agreement_id}/unlink``, scope ``vendors:write``.

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
        return self._call(operations.AGREEMENTS_UNLINK, path={"agreement_id": agreement_id}, body=body, timeout=timeout)

    def delete(
        self,
        agreement_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Delete an agreement with a vendor.

        Ramp: ``DELETE /developer/v1/vendors/agreements/{agreement_id}``, scope ``vendors:write``.

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
        return self._call(operations.AGREEMENTS_DELETE, path={"agreement_id": agreement_id}, body=body, timeout=timeout)


class VendorsChildren(Resource):
    """``Client.vendors.children``."""

    __slots__ = ()

    def list(
        self,
        vendor_id: str,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """The vendors that belong to one vendor.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}/children``, scope ``vendors:read``.

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
            operations.CHILDREN_LIST,
            path={"vendor_id": vendor_id},
            query={"start": start, "page_size": page_size},
            timeout=timeout,
        )


class VendorsContacts(Resource):
    """``Client.vendors.contacts``."""

    __slots__ = ()

    def list(
        self,
        vendor_id: str,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.VendorContact]:
        """The people to contact at a vendor.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}/contacts``, operation ``get_vendor_contact_list_resource``, scope
        ``vendors:read``.

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
            operations.CONTACTS_LIST,
            path={"vendor_id": vendor_id},
            query={"start": start, "page_size": page_size},
            timeout=timeout,
        )

    def get(self, vendor_id: str, vendor_contact_id: str, *, timeout: float | None = None) -> models.VendorContact:
        """One person to contact at a vendor.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}/contacts/{vendor_contact_id}``, operation
        ``get_vendor_contact_resource``, scope ``vendors:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.CONTACTS_GET,
            path={"vendor_id": vendor_id, "vendor_contact_id": vendor_contact_id},
            timeout=timeout,
        )


class VendorsCredits(Resource):
    """``Client.vendors.credits``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_id: str | None = None,
        from_created_at: datetime | date | str | None = None,
        to_created_at: datetime | date | str | None = None,
        from_accounting_date: date | str | None = None,
        to_accounting_date: date | str | None = None,
        include_fully_used: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Every credit that vendors have given; used-up ones come with ``include_fully_used=True``.

        Ramp: ``GET /developer/v1/vendors/credits``, operation ``GetAllVendorCreditsList``, scope ``vendors:read``.

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
            operations.CREDITS_LIST,
            query={
                "entity_id": entity_id,
                "from_created_at": from_created_at,
                "to_created_at": to_created_at,
                "from_accounting_date": from_accounting_date,
                "to_accounting_date": to_accounting_date,
                "include_fully_used": include_fully_used,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def get(self, vendor_credit_id: str, *, timeout: float | None = None) -> Any:
        """One credit that a vendor has given.

        Ramp: ``GET /developer/v1/vendors/credits/{vendor_credit_id}``, operation ``GetVendorCreditDetail``, scope
        ``vendors:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.CREDITS_GET, path={"vendor_credit_id": vendor_credit_id}, timeout=timeout)

    def list_for_vendor(
        self,
        vendor_id: str,
        *,
        entity_id: str | None = None,
        from_created_at: datetime | date | str | None = None,
        to_created_at: datetime | date | str | None = None,
        from_accounting_date: date | str | None = None,
        to_accounting_date: date | str | None = None,
        include_fully_used: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """The credits that one vendor has given; used-up ones come with ``include_fully_used=True``.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}/credits``, operation ``GetVendorCreditsList``, scope
        ``vendors:read``.

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
            operations.CREDITS_LIST_FOR_VENDOR,
            path={"vendor_id": vendor_id},
            query={
                "entity_id": entity_id,
                "from_created_at": from_created_at,
                "to_created_at": to_created_at,
                "from_accounting_date": from_accounting_date,
                "to_accounting_date": to_accounting_date,
                "include_fully_used": include_fully_used,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )


class Vendors(Resource):
    """``Client.vendors``."""

    __slots__ = ()

    @property
    def accounts(self) -> VendorsAccounts:
        """Accounts of vendors."""
        return VendorsAccounts(self._client)

    @property
    def agreements(self) -> VendorsAgreements:
        """Agreements of vendors."""
        return VendorsAgreements(self._client)

    @property
    def children(self) -> VendorsChildren:
        """Children of vendors."""
        return VendorsChildren(self._client)

    @property
    def contacts(self) -> VendorsContacts:
        """Contacts of vendors."""
        return VendorsContacts(self._client)

    @property
    def credits(self) -> VendorsCredits:
        """Credits of vendors."""
        return VendorsCredits(self._client)

    def list(
        self,
        *,
        sk_category_ids: Sequence[int] | None = None,
        from_created_at: datetime | date | str | None = None,
        vendor_owner_id: str | None = None,
        is_active: bool | None = None,
        name: str | None = None,
        external_vendor_id: str | None = None,
        merchant_id: str | None = None,
        accounting_vendor_remote_ids: Sequence[str] | None = None,
        vendor_tracking_category_option_ids: Sequence[str] | None = None,
        to_created_at: datetime | date | str | None = None,
        from_updated_at: datetime | date | str | None = None,
        to_updated_at: datetime | date | str | None = None,
        include_subsidiary: bool | None = None,
        include_draft: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Vendor]:
        """Every vendor; drafts come with ``include_draft=True``.

        Ramp: ``GET /developer/v1/vendors``, operation ``get_vendor_list_resource``, scope ``vendors:read``.

        Args:
            sk_category_ids: Ramp's numbers for categories of merchants.
            from_updated_at: changed from this time on; vendors carry no time of change themselves.
            include_subsidiary: fill ``subsidiary``, which is null otherwise.
            include_draft: vendors that are not yet approved, too.
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
                "sk_category_ids": sk_category_ids,
                "from_created_at": from_created_at,
                "vendor_owner_id": vendor_owner_id,
                "is_active": is_active,
                "name": name,
                "external_vendor_id": external_vendor_id,
                "merchant_id": merchant_id,
                "accounting_vendor_remote_ids": accounting_vendor_remote_ids,
                "vendor_tracking_category_option_ids": vendor_tracking_category_option_ids,
                "to_created_at": to_created_at,
                "from_updated_at": from_updated_at,
                "to_updated_at": to_updated_at,
                "include_subsidiary": include_subsidiary,
                "include_draft": include_draft,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        business_vendor_contacts: models.VendorContactCreate | Mapping[str, Any],
        country: str,
        vendor_owner_id: str,
        accounting_vendor_remote_id: str | None = None,
        address: models.VendorAddressCreate | Mapping[str, Any] | None = None,
        name: str | None = None,
        request_payment_details: bool | None = None,
        request_tax_details: bool | None = None,
        state: str | UnsetType | None = UNSET,
        vendor_tracking_category_option_id: str | None = None,
        timeout: float | None = None,
    ) -> models.Vendor:
        """Add a vendor, with whom to contact there.

        Ramp: ``POST /developer/v1/vendors``, operation ``post_vendor_list_resource``, scope ``vendors:write``.

        Args:
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
                "business_vendor_contacts": business_vendor_contacts,
                "country": country,
                "vendor_owner_id": vendor_owner_id,
            }
            | optional(
                accounting_vendor_remote_id=accounting_vendor_remote_id,
                address=address,
                name=name,
                request_payment_details=request_payment_details,
                request_tax_details=request_tax_details,
                vendor_tracking_category_option_id=vendor_tracking_category_option_id,
            )
            | nullable(state=state),
            timeout=timeout,
        )

    def get(self, vendor_id: str, *, timeout: float | None = None) -> models.VendorDetail:
        """One vendor.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}``, operation ``get_vendor_resource``, scope ``vendors:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"vendor_id": vendor_id}, timeout=timeout)

    def update(
        self,
        vendor_id: str,
        *,
        accounting_vendor_remote_id: str | None = None,
        address: models.VendorAddressCreate | Mapping[str, Any] | None = None,
        country: str | None = None,
        description: str | None = None,
        is_active: bool | None = None,
        state: str | UnsetType | None = UNSET,
        vendor_tracking_category_option_id: str | None = None,
        timeout: float | None = None,
    ) -> models.Vendor:
        """Change a vendor.

        Ramp: ``PATCH /developer/v1/vendors/{vendor_id}``, operation ``patch_vendor_resource``, scope ``vendors:write``.

        Args:
            description: the vendor's name.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.UPDATE,
            path={"vendor_id": vendor_id},
            body=optional(
                accounting_vendor_remote_id=accounting_vendor_remote_id,
                address=address,
                country=country,
                description=description,
                is_active=is_active,
                vendor_tracking_category_option_id=vendor_tracking_category_option_id,
            )
            | nullable(state=state),
            timeout=timeout,
        )

    def update_bank_accounts(
        self,
        vendor_id: str,
        *,
        account_nickname: str | None = None,
        ach_details: models.VendorACHDetails | Mapping[str, Any] | None = None,
        is_default: bool | None = None,
        wire_details: models.VendorWireDetails | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> None:
        """Propose the ACH or wire details by which a vendor is paid; they may need approval.

        Ramp: ``POST /developer/v1/vendors/{vendor_id}/update-bank-accounts``, operation
        ``post_vendor_bank_account_update_resource``, scope ``vendors:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.UPDATE_BANK_ACCOUNTS,
            path={"vendor_id": vendor_id},
            body=optional(
                account_nickname=account_nickname,
                ach_details=ach_details,
                is_default=is_default,
                wire_details=wire_details,
            ),
            timeout=timeout,
        )

    def hold(
        self,
        vendor_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Put payments to a vendor on hold.

        Ramp: ``POST /developer/v1/vendors/{vendor_id}/hold``, scope ``vendors:write``.

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
        return self._call(operations.HOLD, path={"vendor_id": vendor_id}, body=body, timeout=timeout)

    def release(
        self,
        vendor_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Release payments to a vendor from their hold.

        Ramp: ``POST /developer/v1/vendors/{vendor_id}/release``, scope ``vendors:write``.

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
        return self._call(operations.RELEASE, path={"vendor_id": vendor_id}, body=body, timeout=timeout)

    def delete(self, vendor_id: str, *, timeout: float | None = None) -> None:
        """Delete a vendor that nothing depends on.

        Ramp: ``DELETE /developer/v1/vendors/{vendor_id}``, operation ``delete_vendor_resource``, scope
        ``vendors:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.DELETE, path={"vendor_id": vendor_id}, timeout=timeout)


class AsyncVendorsAccounts(AsyncResource):
    """``AsyncClient.vendors.accounts``."""

    __slots__ = ()

    def list(
        self,
        vendor_id: str,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.VendorBankAccount]:
        """The accounts that a vendor is paid to.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}/accounts``, operation ``get_vendor_bank_account_list_resource``,
        scope ``vendors:read``.

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
            operations.ACCOUNTS_LIST,
            path={"vendor_id": vendor_id},
            query={"start": start, "page_size": page_size},
            timeout=timeout,
        )

    async def get(
        self, vendor_id: str, bank_account_id: str, *, timeout: float | None = None
    ) -> models.VendorBankAccount:
        """One account that a vendor is paid to.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}/accounts/{bank_account_id}``, operation
        ``get_vendor_bank_account_resource``, scope ``vendors:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.ACCOUNTS_GET, path={"vendor_id": vendor_id, "bank_account_id": bank_account_id}, timeout=timeout
        )

    async def archive(
        self,
        vendor_id: str,
        bank_account_id: str,
        *,
        replacement_bank_account_id: str | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Archive an account that a vendor is paid to; where bills still use it, name another.

        Ramp: ``POST /developer/v1/vendors/{vendor_id}/accounts/{bank_account_id}/archive``, operation
        ``PostVendorBankAccountArchiveResource``, scope ``vendors:write``.

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
            operations.ACCOUNTS_ARCHIVE,
            path={"vendor_id": vendor_id, "bank_account_id": bank_account_id},
            body=nullable(replacement_bank_account_id=replacement_bank_account_id),
            timeout=timeout,
        )


class AsyncVendorsAgreementsDocuments(AsyncResource):
    """``AsyncClient.vendors.agreements.documents``."""

    __slots__ = ()

    async def upload(
        self,
        agreement_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        files: Mapping[str, Files] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Upload documents of an agreement with a vendor.

        Ramp: ``POST /developer/v1/vendors/agreements/{agreement_id}/documents``, scope ``vendors:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            files: the documents, as ``{"documents": ["a.pdf", "b.pdf"]}``: the body goes out as multipart/form-data.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.AGREEMENTS_DOCUMENTS_UPLOAD,
            path={"agreement_id": agreement_id},
            body=body,
            files=files,
            timeout=timeout,
        )


class AsyncVendorsAgreements(AsyncResource):
    """``AsyncClient.vendors.agreements``."""

    __slots__ = ()

    @property
    def documents(self) -> AsyncVendorsAgreementsDocuments:
        """Documents of agreements."""
        return AsyncVendorsAgreementsDocuments(self._client)

    def list(
        self,
        *,
        agreement_custom_records: models.AgreementRecordQuery | Mapping[str, Any] | UnsetType | None = UNSET,
        auto_renews: bool | UnsetType | None = UNSET,
        contract_owner_ids: Sequence[str] | UnsetType | None = UNSET,
        department_ids: Sequence[str] | UnsetType | None = UNSET,
        end_date_range: models.AgreementEndDateRange | Mapping[str, Any] | UnsetType | None = UNSET,
        exclude_snoozed: bool | UnsetType | None = UNSET,
        has_end_date: bool | UnsetType | None = UNSET,
        has_pending_expansion_requests: bool | UnsetType | None = UNSET,
        has_reminders: bool | UnsetType | None = UNSET,
        include_archived: bool | UnsetType | None = UNSET,
        is_active: bool | UnsetType | None = UNSET,
        is_up_for_renewal: bool | UnsetType | None = UNSET,
        last_date_to_terminate_range: models.AgreementNoticeDateRange | Mapping[str, Any] | UnsetType | None = UNSET,
        max_days_remaining: int | UnsetType | None = UNSET,
        max_total_value: Decimal | int | str | UnsetType | None = UNSET,
        min_days_remaining: int | UnsetType | None = UNSET,
        min_total_value: Decimal | int | str | UnsetType | None = UNSET,
        payee_agreement_ids: Sequence[str] | UnsetType | None = UNSET,
        payee_ids: Sequence[str] | UnsetType | None = UNSET,
        payee_owner_ids: Sequence[str] | UnsetType | None = UNSET,
        renewal_status: Sequence[models.AgreementRenewalStatus | str] | UnsetType | None = UNSET,
        renewal_status_exclude: Sequence[models.AgreementRenewalStatus | str] | UnsetType | None = UNSET,
        start_date_range: models.AgreementStartDateRange | Mapping[str, Any] | UnsetType | None = UNSET,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Every agreement with vendors, or those that match; archived ones with ``include_archived=True``.

        Ramp: ``POST /developer/v1/vendors/agreements``, operation ``PostVendorAgreementListResource``, scope
        ``vendors:read``.

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
            operations.AGREEMENTS_LIST,
            body=optional(start=start, page_size=page_size)
            | nullable(
                agreement_custom_records=agreement_custom_records,
                auto_renews=auto_renews,
                contract_owner_ids=contract_owner_ids,
                department_ids=department_ids,
                end_date_range=end_date_range,
                exclude_snoozed=exclude_snoozed,
                has_end_date=has_end_date,
                has_pending_expansion_requests=has_pending_expansion_requests,
                has_reminders=has_reminders,
                include_archived=include_archived,
                is_active=is_active,
                is_up_for_renewal=is_up_for_renewal,
                last_date_to_terminate_range=last_date_to_terminate_range,
                max_days_remaining=max_days_remaining,
                max_total_value=max_total_value,
                min_days_remaining=min_days_remaining,
                min_total_value=min_total_value,
                payee_agreement_ids=payee_agreement_ids,
                payee_ids=payee_ids,
                payee_owner_ids=payee_owner_ids,
                renewal_status=renewal_status,
                renewal_status_exclude=renewal_status_exclude,
                start_date_range=start_date_range,
            ),
            timeout=timeout,
        )

    async def create(
        self,
        vendor_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Add an agreement with a vendor.

        Ramp: ``POST /developer/v1/vendors/{vendor_id}/agreements``, scope ``vendors:write``.

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
        return await self._call(operations.AGREEMENTS_CREATE, path={"vendor_id": vendor_id}, body=body, timeout=timeout)

    async def get(self, agreement_id: str, *, timeout: float | None = None) -> Any:
        """One agreement with a vendor.

        Ramp: ``GET /developer/v1/vendors/agreements/{agreement_id}``, scope ``vendors:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.AGREEMENTS_GET, path={"agreement_id": agreement_id}, timeout=timeout)

    async def update(
        self,
        agreement_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Change an agreement with a vendor.

        Ramp: ``PATCH /developer/v1/vendors/agreements/{agreement_id}``, scope ``vendors:write``.

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
        return await self._call(
            operations.AGREEMENTS_UPDATE, path={"agreement_id": agreement_id}, body=body, timeout=timeout
        )

    async def link(
        self,
        agreement_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Tie purchase orders or documents to an agreement with a vendor.

        Ramp: ``POST /developer/v1/vendors/agreements/{agreement_id}/link``, scope ``vendors:write``.

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
        return await self._call(
            operations.AGREEMENTS_LINK, path={"agreement_id": agreement_id}, body=body, timeout=timeout
        )

    async def link_spend_request(
        self,
        agreement_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Tie an agreement to the request that led to it.

        Ramp: ``POST /developer/v1/vendors/agreements/{agreement_id}/link-spend-request``, scope ``vendors:write``.

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
        return await self._call(
            operations.AGREEMENTS_LINK_SPEND_REQUEST, path={"agreement_id": agreement_id}, body=body, timeout=timeout
        )

    async def unlink(
        self,
        agreement_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Untie purchase orders or documents from an agreement with a vendor.

        Ramp: ``DELETE /developer/v1/vendors/agreements/{agreement_id}/unlink``, scope ``vendors:write``.

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
        return await self._call(
            operations.AGREEMENTS_UNLINK, path={"agreement_id": agreement_id}, body=body, timeout=timeout
        )

    async def delete(
        self,
        agreement_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Delete an agreement with a vendor.

        Ramp: ``DELETE /developer/v1/vendors/agreements/{agreement_id}``, scope ``vendors:write``.

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
        return await self._call(
            operations.AGREEMENTS_DELETE, path={"agreement_id": agreement_id}, body=body, timeout=timeout
        )


class AsyncVendorsChildren(AsyncResource):
    """``AsyncClient.vendors.children``."""

    __slots__ = ()

    def list(
        self,
        vendor_id: str,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """The vendors that belong to one vendor.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}/children``, scope ``vendors:read``.

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
            operations.CHILDREN_LIST,
            path={"vendor_id": vendor_id},
            query={"start": start, "page_size": page_size},
            timeout=timeout,
        )


class AsyncVendorsContacts(AsyncResource):
    """``AsyncClient.vendors.contacts``."""

    __slots__ = ()

    def list(
        self,
        vendor_id: str,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.VendorContact]:
        """The people to contact at a vendor.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}/contacts``, operation ``get_vendor_contact_list_resource``, scope
        ``vendors:read``.

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
            operations.CONTACTS_LIST,
            path={"vendor_id": vendor_id},
            query={"start": start, "page_size": page_size},
            timeout=timeout,
        )

    async def get(
        self, vendor_id: str, vendor_contact_id: str, *, timeout: float | None = None
    ) -> models.VendorContact:
        """One person to contact at a vendor.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}/contacts/{vendor_contact_id}``, operation
        ``get_vendor_contact_resource``, scope ``vendors:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.CONTACTS_GET,
            path={"vendor_id": vendor_id, "vendor_contact_id": vendor_contact_id},
            timeout=timeout,
        )


class AsyncVendorsCredits(AsyncResource):
    """``AsyncClient.vendors.credits``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_id: str | None = None,
        from_created_at: datetime | date | str | None = None,
        to_created_at: datetime | date | str | None = None,
        from_accounting_date: date | str | None = None,
        to_accounting_date: date | str | None = None,
        include_fully_used: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Every credit that vendors have given; used-up ones come with ``include_fully_used=True``.

        Ramp: ``GET /developer/v1/vendors/credits``, operation ``GetAllVendorCreditsList``, scope ``vendors:read``.

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
            operations.CREDITS_LIST,
            query={
                "entity_id": entity_id,
                "from_created_at": from_created_at,
                "to_created_at": to_created_at,
                "from_accounting_date": from_accounting_date,
                "to_accounting_date": to_accounting_date,
                "include_fully_used": include_fully_used,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def get(self, vendor_credit_id: str, *, timeout: float | None = None) -> Any:
        """One credit that a vendor has given.

        Ramp: ``GET /developer/v1/vendors/credits/{vendor_credit_id}``, operation ``GetVendorCreditDetail``, scope
        ``vendors:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.CREDITS_GET, path={"vendor_credit_id": vendor_credit_id}, timeout=timeout)

    def list_for_vendor(
        self,
        vendor_id: str,
        *,
        entity_id: str | None = None,
        from_created_at: datetime | date | str | None = None,
        to_created_at: datetime | date | str | None = None,
        from_accounting_date: date | str | None = None,
        to_accounting_date: date | str | None = None,
        include_fully_used: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """The credits that one vendor has given; used-up ones come with ``include_fully_used=True``.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}/credits``, operation ``GetVendorCreditsList``, scope
        ``vendors:read``.

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
            operations.CREDITS_LIST_FOR_VENDOR,
            path={"vendor_id": vendor_id},
            query={
                "entity_id": entity_id,
                "from_created_at": from_created_at,
                "to_created_at": to_created_at,
                "from_accounting_date": from_accounting_date,
                "to_accounting_date": to_accounting_date,
                "include_fully_used": include_fully_used,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )


class AsyncVendors(AsyncResource):
    """``AsyncClient.vendors``."""

    __slots__ = ()

    @property
    def accounts(self) -> AsyncVendorsAccounts:
        """Accounts of vendors."""
        return AsyncVendorsAccounts(self._client)

    @property
    def agreements(self) -> AsyncVendorsAgreements:
        """Agreements of vendors."""
        return AsyncVendorsAgreements(self._client)

    @property
    def children(self) -> AsyncVendorsChildren:
        """Children of vendors."""
        return AsyncVendorsChildren(self._client)

    @property
    def contacts(self) -> AsyncVendorsContacts:
        """Contacts of vendors."""
        return AsyncVendorsContacts(self._client)

    @property
    def credits(self) -> AsyncVendorsCredits:
        """Credits of vendors."""
        return AsyncVendorsCredits(self._client)

    def list(
        self,
        *,
        sk_category_ids: Sequence[int] | None = None,
        from_created_at: datetime | date | str | None = None,
        vendor_owner_id: str | None = None,
        is_active: bool | None = None,
        name: str | None = None,
        external_vendor_id: str | None = None,
        merchant_id: str | None = None,
        accounting_vendor_remote_ids: Sequence[str] | None = None,
        vendor_tracking_category_option_ids: Sequence[str] | None = None,
        to_created_at: datetime | date | str | None = None,
        from_updated_at: datetime | date | str | None = None,
        to_updated_at: datetime | date | str | None = None,
        include_subsidiary: bool | None = None,
        include_draft: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Vendor]:
        """Every vendor; drafts come with ``include_draft=True``.

        Ramp: ``GET /developer/v1/vendors``, operation ``get_vendor_list_resource``, scope ``vendors:read``.

        Args:
            sk_category_ids: Ramp's numbers for categories of merchants.
            from_updated_at: changed from this time on; vendors carry no time of change themselves.
            include_subsidiary: fill ``subsidiary``, which is null otherwise.
            include_draft: vendors that are not yet approved, too.
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
                "sk_category_ids": sk_category_ids,
                "from_created_at": from_created_at,
                "vendor_owner_id": vendor_owner_id,
                "is_active": is_active,
                "name": name,
                "external_vendor_id": external_vendor_id,
                "merchant_id": merchant_id,
                "accounting_vendor_remote_ids": accounting_vendor_remote_ids,
                "vendor_tracking_category_option_ids": vendor_tracking_category_option_ids,
                "to_created_at": to_created_at,
                "from_updated_at": from_updated_at,
                "to_updated_at": to_updated_at,
                "include_subsidiary": include_subsidiary,
                "include_draft": include_draft,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        business_vendor_contacts: models.VendorContactCreate | Mapping[str, Any],
        country: str,
        vendor_owner_id: str,
        accounting_vendor_remote_id: str | None = None,
        address: models.VendorAddressCreate | Mapping[str, Any] | None = None,
        name: str | None = None,
        request_payment_details: bool | None = None,
        request_tax_details: bool | None = None,
        state: str | UnsetType | None = UNSET,
        vendor_tracking_category_option_id: str | None = None,
        timeout: float | None = None,
    ) -> models.Vendor:
        """Add a vendor, with whom to contact there.

        Ramp: ``POST /developer/v1/vendors``, operation ``post_vendor_list_resource``, scope ``vendors:write``.

        Args:
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
                "business_vendor_contacts": business_vendor_contacts,
                "country": country,
                "vendor_owner_id": vendor_owner_id,
            }
            | optional(
                accounting_vendor_remote_id=accounting_vendor_remote_id,
                address=address,
                name=name,
                request_payment_details=request_payment_details,
                request_tax_details=request_tax_details,
                vendor_tracking_category_option_id=vendor_tracking_category_option_id,
            )
            | nullable(state=state),
            timeout=timeout,
        )

    async def get(self, vendor_id: str, *, timeout: float | None = None) -> models.VendorDetail:
        """One vendor.

        Ramp: ``GET /developer/v1/vendors/{vendor_id}``, operation ``get_vendor_resource``, scope ``vendors:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"vendor_id": vendor_id}, timeout=timeout)

    async def update(
        self,
        vendor_id: str,
        *,
        accounting_vendor_remote_id: str | None = None,
        address: models.VendorAddressCreate | Mapping[str, Any] | None = None,
        country: str | None = None,
        description: str | None = None,
        is_active: bool | None = None,
        state: str | UnsetType | None = UNSET,
        vendor_tracking_category_option_id: str | None = None,
        timeout: float | None = None,
    ) -> models.Vendor:
        """Change a vendor.

        Ramp: ``PATCH /developer/v1/vendors/{vendor_id}``, operation ``patch_vendor_resource``, scope ``vendors:write``.

        Args:
            description: the vendor's name.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.UPDATE,
            path={"vendor_id": vendor_id},
            body=optional(
                accounting_vendor_remote_id=accounting_vendor_remote_id,
                address=address,
                country=country,
                description=description,
                is_active=is_active,
                vendor_tracking_category_option_id=vendor_tracking_category_option_id,
            )
            | nullable(state=state),
            timeout=timeout,
        )

    async def update_bank_accounts(
        self,
        vendor_id: str,
        *,
        account_nickname: str | None = None,
        ach_details: models.VendorACHDetails | Mapping[str, Any] | None = None,
        is_default: bool | None = None,
        wire_details: models.VendorWireDetails | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> None:
        """Propose the ACH or wire details by which a vendor is paid; they may need approval.

        Ramp: ``POST /developer/v1/vendors/{vendor_id}/update-bank-accounts``, operation
        ``post_vendor_bank_account_update_resource``, scope ``vendors:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.UPDATE_BANK_ACCOUNTS,
            path={"vendor_id": vendor_id},
            body=optional(
                account_nickname=account_nickname,
                ach_details=ach_details,
                is_default=is_default,
                wire_details=wire_details,
            ),
            timeout=timeout,
        )

    async def hold(
        self,
        vendor_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Put payments to a vendor on hold.

        Ramp: ``POST /developer/v1/vendors/{vendor_id}/hold``, scope ``vendors:write``.

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
        return await self._call(operations.HOLD, path={"vendor_id": vendor_id}, body=body, timeout=timeout)

    async def release(
        self,
        vendor_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Release payments to a vendor from their hold.

        Ramp: ``POST /developer/v1/vendors/{vendor_id}/release``, scope ``vendors:write``.

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
        return await self._call(operations.RELEASE, path={"vendor_id": vendor_id}, body=body, timeout=timeout)

    async def delete(self, vendor_id: str, *, timeout: float | None = None) -> None:
        """Delete a vendor that nothing depends on.

        Ramp: ``DELETE /developer/v1/vendors/{vendor_id}``, operation ``delete_vendor_resource``, scope
        ``vendors:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.DELETE, path={"vendor_id": vendor_id}, timeout=timeout)

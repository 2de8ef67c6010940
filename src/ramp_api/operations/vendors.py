"""Operations of vendors. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.models import vendors as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Vendor]] = Operation(
    name="vendors.list",
    id="get_vendor_list_resource",
    method="GET",
    path="/developer/v1/vendors",
    summary="Every vendor; drafts come with ``include_draft=True``.",
    scopes=("vendors:read",),
    query=(
        Parameter("sk_category_ids", "integer", many=True),
        Parameter("from_created_at", "datetime"),
        Parameter("vendor_owner_id", "uuid"),
        Parameter("is_active", "boolean"),
        Parameter("name"),
        Parameter("external_vendor_id", since="2026-08"),
        Parameter("merchant_id", since="2026-08"),
        Parameter("accounting_vendor_remote_ids", many=True, since="2026-08"),
        Parameter("vendor_tracking_category_option_ids", many=True, since="2026-08"),
        Parameter("to_created_at", "datetime", since="2026-08"),
        Parameter("from_updated_at", "datetime", since="2026-08"),
        Parameter("to_updated_at", "datetime", since="2026-08"),
        Parameter("include_subsidiary", "boolean", since="2026-08"),
        Parameter("include_draft", "boolean", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result="vendors:Vendor",
    paged=True,
    sweeps=({"include_subsidiary": True, "include_draft": True},),
    retry="safe",
)

CREATE: Operation[models.Vendor] = Operation(
    name="vendors.create",
    id="post_vendor_list_resource",
    method="POST",
    path="/developer/v1/vendors",
    summary="Add a vendor, with whom to contact there.",
    scopes=("vendors:write",),
    body="vendors:VendorCreate",
    result="vendors:Vendor",
    retry="unkeyed",
)

GET: Operation[models.VendorDetail] = Operation(
    name="vendors.get",
    id="get_vendor_resource",
    method="GET",
    path="/developer/v1/vendors/{vendor_id}",
    summary="One vendor.",
    scopes=("vendors:read",),
    result="vendors:VendorDetail",
    retry="safe",
)

UPDATE: Operation[models.Vendor] = Operation(
    name="vendors.update",
    id="patch_vendor_resource",
    method="PATCH",
    path="/developer/v1/vendors/{vendor_id}",
    summary="Change a vendor.",
    scopes=("vendors:write",),
    body="vendors:VendorUpdate",
    result="vendors:Vendor",
    retry="unkeyed",
)

UPDATE_BANK_ACCOUNTS: Operation[None] = Operation(
    name="vendors.update_bank_accounts",
    id="post_vendor_bank_account_update_resource",
    method="POST",
    path="/developer/v1/vendors/{vendor_id}/update-bank-accounts",
    summary="Propose the ACH or wire details by which a vendor is paid; they may need approval.",
    scopes=("vendors:write",),
    body="vendors:VendorBankAccountUpdate",
    retry="unkeyed",
)

HOLD: Operation[Any] = Operation(
    name="vendors.hold",
    id=None,
    method="POST",
    path="/developer/v1/vendors/{vendor_id}/hold",
    summary="Put payments to a vendor on hold.",
    scopes=("vendors:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

RELEASE: Operation[Any] = Operation(
    name="vendors.release",
    id=None,
    method="POST",
    path="/developer/v1/vendors/{vendor_id}/release",
    summary="Release payments to a vendor from their hold.",
    scopes=("vendors:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

DELETE: Operation[None] = Operation(
    name="vendors.delete",
    id="delete_vendor_resource",
    method="DELETE",
    path="/developer/v1/vendors/{vendor_id}",
    summary="Delete a vendor that nothing depends on.",
    scopes=("vendors:write",),
    retry="unkeyed",
)

ACCOUNTS_LIST: Operation[Page[models.VendorBankAccount]] = Operation(
    name="vendors.accounts.list",
    id="get_vendor_bank_account_list_resource",
    method="GET",
    path="/developer/v1/vendors/{vendor_id}/accounts",
    summary="The accounts that a vendor is paid to.",
    scopes=("vendors:read",),
    query=(
        START,
        PAGE_SIZE,
    ),
    result="vendors:VendorBankAccount",
    paged=True,
    retry="safe",
)

ACCOUNTS_GET: Operation[models.VendorBankAccount] = Operation(
    name="vendors.accounts.get",
    id="get_vendor_bank_account_resource",
    method="GET",
    path="/developer/v1/vendors/{vendor_id}/accounts/{bank_account_id}",
    summary="One account that a vendor is paid to.",
    scopes=("vendors:read",),
    result="vendors:VendorBankAccount",
    retry="safe",
)

ACCOUNTS_ARCHIVE: Operation[Any] = Operation(
    name="vendors.accounts.archive",
    id="PostVendorBankAccountArchiveResource",
    method="POST",
    path="/developer/v1/vendors/{vendor_id}/accounts/{bank_account_id}/archive",
    summary="Archive an account that a vendor is paid to; where bills still use it, name another.",
    scopes=("vendors:write",),
    body="vendors:VendorBankAccountArchive",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

AGREEMENTS_LIST: Operation[Page[Any]] = Operation(
    name="vendors.agreements.list",
    id="PostVendorAgreementListResource",
    method="POST",
    path="/developer/v1/vendors/agreements",
    summary="Every agreement with vendors, or those that match; archived ones with ``include_archived=True``.",
    scopes=("vendors:read",),
    body="vendors:AgreementQuery",
    result=OPEN,
    paged=True,
    cursor_in="body",
    bare_cursor=True,
    sweeps=({"include_archived": True},),
    retry="safe",
    known="request",
    since="2026-08",
)

AGREEMENTS_CREATE: Operation[Any] = Operation(
    name="vendors.agreements.create",
    id=None,
    method="POST",
    path="/developer/v1/vendors/{vendor_id}/agreements",
    summary="Add an agreement with a vendor.",
    scopes=("vendors:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

AGREEMENTS_GET: Operation[Any] = Operation(
    name="vendors.agreements.get",
    id=None,
    method="GET",
    path="/developer/v1/vendors/agreements/{agreement_id}",
    summary="One agreement with a vendor.",
    scopes=("vendors:read",),
    result=OPEN,
    retry="safe",
    known="path",
    beta=True,
    since="2026-08",
)

AGREEMENTS_UPDATE: Operation[Any] = Operation(
    name="vendors.agreements.update",
    id=None,
    method="PATCH",
    path="/developer/v1/vendors/agreements/{agreement_id}",
    summary="Change an agreement with a vendor.",
    scopes=("vendors:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

AGREEMENTS_LINK: Operation[Any] = Operation(
    name="vendors.agreements.link",
    id=None,
    method="POST",
    path="/developer/v1/vendors/agreements/{agreement_id}/link",
    summary="Tie purchase orders or documents to an agreement with a vendor.",
    scopes=("vendors:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

AGREEMENTS_LINK_SPEND_REQUEST: Operation[Any] = Operation(
    name="vendors.agreements.link_spend_request",
    id=None,
    method="POST",
    path="/developer/v1/vendors/agreements/{agreement_id}/link-spend-request",
    summary="Tie an agreement to the request that led to it.",
    scopes=("vendors:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

AGREEMENTS_UNLINK: Operation[Any] = Operation(
    name="vendors.agreements.unlink",
    id=None,
    method="DELETE",
    path="/developer/v1/vendors/agreements/{agreement_id}/unlink",
    summary="Untie purchase orders or documents from an agreement with a vendor.",
    scopes=("vendors:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

AGREEMENTS_DELETE: Operation[Any] = Operation(
    name="vendors.agreements.delete",
    id=None,
    method="DELETE",
    path="/developer/v1/vendors/agreements/{agreement_id}",
    summary="Delete an agreement with a vendor.",
    scopes=("vendors:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

CHILDREN_LIST: Operation[Page[Any]] = Operation(
    name="vendors.children.list",
    id=None,
    method="GET",
    path="/developer/v1/vendors/{vendor_id}/children",
    summary="The vendors that belong to one vendor.",
    scopes=("vendors:read",),
    query=(
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    retry="safe",
    known="path",
    since="2026-08",
)

CONTACTS_LIST: Operation[Page[models.VendorContact]] = Operation(
    name="vendors.contacts.list",
    id="get_vendor_contact_list_resource",
    method="GET",
    path="/developer/v1/vendors/{vendor_id}/contacts",
    summary="The people to contact at a vendor.",
    scopes=("vendors:read",),
    query=(
        START,
        PAGE_SIZE,
    ),
    result="vendors:VendorContact",
    paged=True,
    retry="safe",
)

CONTACTS_GET: Operation[models.VendorContact] = Operation(
    name="vendors.contacts.get",
    id="get_vendor_contact_resource",
    method="GET",
    path="/developer/v1/vendors/{vendor_id}/contacts/{vendor_contact_id}",
    summary="One person to contact at a vendor.",
    scopes=("vendors:read",),
    result="vendors:VendorContact",
    retry="safe",
)

CREDITS_LIST: Operation[Page[Any]] = Operation(
    name="vendors.credits.list",
    id="GetAllVendorCreditsList",
    method="GET",
    path="/developer/v1/vendors/credits",
    summary="Every credit that vendors have given; used-up ones come with ``include_fully_used=True``.",
    scopes=("vendors:read",),
    query=(
        Parameter("entity_id", since="2026-08"),
        Parameter("from_created_at", "datetime", since="2026-08"),
        Parameter("to_created_at", "datetime", since="2026-08"),
        Parameter("from_accounting_date", "date", since="2026-08"),
        Parameter("to_accounting_date", "date", since="2026-08"),
        Parameter("include_fully_used", "boolean", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    sweeps=({"include_fully_used": True},),
    retry="safe",
    known="request",
    since="2026-08",
)

CREDITS_GET: Operation[Any] = Operation(
    name="vendors.credits.get",
    id="GetVendorCreditDetail",
    method="GET",
    path="/developer/v1/vendors/credits/{vendor_credit_id}",
    summary="One credit that a vendor has given.",
    scopes=("vendors:read",),
    result=OPEN,
    retry="safe",
    known="request",
    since="2026-08",
)

CREDITS_LIST_FOR_VENDOR: Operation[Page[Any]] = Operation(
    name="vendors.credits.list_for_vendor",
    id="GetVendorCreditsList",
    method="GET",
    path="/developer/v1/vendors/{vendor_id}/credits",
    summary="The credits that one vendor has given; used-up ones come with ``include_fully_used=True``.",
    scopes=("vendors:read",),
    query=(
        Parameter("entity_id", since="2026-08"),
        Parameter("from_created_at", "datetime", since="2026-08"),
        Parameter("to_created_at", "datetime", since="2026-08"),
        Parameter("from_accounting_date", "date", since="2026-08"),
        Parameter("to_accounting_date", "date", since="2026-08"),
        Parameter("include_fully_used", "boolean", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    sweeps=({"include_fully_used": True},),
    retry="safe",
    known="request",
    since="2026-08",
)

AGREEMENTS_DOCUMENTS_UPLOAD: Operation[Any] = Operation(
    name="vendors.agreements.documents.upload",
    id=None,
    method="POST",
    path="/developer/v1/vendors/agreements/{agreement_id}/documents",
    summary="Upload documents of an agreement with a vendor.",
    scopes=("vendors:write",),
    body=OPEN,
    open_files=True,
    key_header="x-idempotency-key",
    result=OPEN,
    retry="keyed",
    known="path",
    beta=True,
    since="2026-08",
)

"""Models of accounting: what ``operations/accounting.py`` takes and gives. Regenerated whole."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from ramp_api.model import Model, OpenEnum, RequestModel, utc
from ramp_api.models.shared import GLAccountClassification
from ramp_api.rules import AtLeast, OnlyTrue

__all__ = [
    "AccountingCategoryInfo",
    "AccountingConnection",
    "AccountingConnectionCreate",
    "AccountingConnectionList",
    "AccountingConnectionSettings",
    "AccountingConnectionStatus",
    "AccountingConnectionUpdate",
    "AccountingFailedSync",
    "AccountingField",
    "AccountingFieldCreate",
    "AccountingFieldInputType",
    "AccountingFieldOption",
    "AccountingFieldOptionUpdate",
    "AccountingFieldOptionUpload",
    "AccountingFieldOptionsUpload",
    "AccountingFieldOptionsUploaded",
    "AccountingFieldRequirement",
    "AccountingFieldUpdate",
    "AccountingGLAccountUpdate",
    "AccountingSuccessfulSync",
    "AccountingSync",
    "AccountingSyncError",
    "AccountingVendorUpdate",
    "AccountingVendorUpload",
    "AccountingVendorsUpload",
    "AccountingVendorsUploaded",
    "CurrentAccountingConnection",
    "CustomFieldOptionReplace",
    "FieldOptionVisibility",
    "GLAccountUpload",
    "GLAccountsUpload",
    "GLAccountsUploaded",
    "GeneralLedgerAccount",
    "InventoryItemFieldCreate",
    "InventoryItemFieldOptionUpdate",
    "InventoryItemFieldOptionsCreate",
    "InventoryItemFieldUpdate",
    "InventoryItemOption",
    "ReadyToSync",
    "ReadyToSyncObjectType",
    "SyncCreate",
    "SyncType",
    "TaxCodeFieldCreate",
    "TaxCodeFieldOptionUpdate",
    "TaxCodeFieldOptionsCreate",
    "TaxCodeFieldUpdate",
    "TaxCodeOption",
    "TaxCodeRatesCreate",
    "TaxRate",
    "TaxRateUpdate",
    "VendorAccount",
]


class AccountingConnectionStatus(OpenEnum):
    """Values of ``status`` of :class:`AccountingConnection` and ``status`` of :class:`CurrentAccountingConnection`."""

    FAILED_TO_AUTH = "failed_to_auth"
    LINKED = "linked"
    REVOKED = "revoked"
    UNLINKED = "unlinked"


class AccountingFieldInputType(OpenEnum):
    """Values of ``input_type`` of :class:`AccountingField` and ``input_type`` of :class:`AccountingFieldCreate`."""

    BOOLEAN = "BOOLEAN"
    FREE_FORM_TEXT = "FREE_FORM_TEXT"
    SINGLE_CHOICE = "SINGLE_CHOICE"


class AccountingFieldRequirement(OpenEnum):
    """Values of ``is_required_for`` of :class:`AccountingField` and ``is_required_for`` of
    :class:`AccountingFieldCreate`.
    """

    BILL = "BILL"
    BILL_PAYMENT = "BILL_PAYMENT"
    PURCHASE_ORDER = "PURCHASE_ORDER"
    REIMBURSEMENT = "REIMBURSEMENT"
    TRANSACTION = "TRANSACTION"


class FieldOptionVisibility(OpenEnum):
    """Values of ``visibility`` of :class:`AccountingFieldOption`, ``visibility`` of
    :class:`AccountingFieldOptionUpdate`, ``visibility`` of :class:`CustomFieldOptionReplace` and elsewhere.
    """

    HIDDEN = "HIDDEN"
    VISIBLE = "VISIBLE"


class ReadyToSyncObjectType(OpenEnum):
    """Values of ``object_type`` of :class:`ReadyToSync`."""

    TRANSACTION = "TRANSACTION"


class SyncType(OpenEnum):
    """Values of ``sync_type`` of :class:`SyncCreate`."""

    ACCRUAL_SYNC = "ACCRUAL_SYNC"
    BANKING_TRANSACTION_SYNC = "BANKING_TRANSACTION_SYNC"
    BILL_PAYMENT_SYNC = "BILL_PAYMENT_SYNC"
    BILL_SYNC = "BILL_SYNC"
    BROKERAGE_ORDER_SYNC = "BROKERAGE_ORDER_SYNC"
    PAYEE_SYNC = "PAYEE_SYNC"
    REIMBURSEMENT_SYNC = "REIMBURSEMENT_SYNC"
    STATEMENT_CREDIT_SYNC = "STATEMENT_CREDIT_SYNC"
    TRACKING_CATEGORY_OPTION_SYNC = "TRACKING_CATEGORY_OPTION_SYNC"
    TRANSACTION_SYNC = "TRANSACTION_SYNC"
    TRANSFER_SYNC = "TRANSFER_SYNC"
    WALLET_TRANSFER_SYNC = "WALLET_TRANSFER_SYNC"


class AccountingCategoryInfo(Model):
    """``gl_account_category_info`` of :class:`GeneralLedgerAccount` and ``vendor_category_info`` of
    :class:`VendorAccount`.
    """

    id: str | None = None
    name: str | None = None
    ramp_id: str | None = None


class AccountingConnection(Model):
    """``connections`` of :class:`AccountingConnectionList`, the answer to ``accounting.connections.create`` and the
    answer to ``accounting.connections.reactivate``.

    Deprecated by Ramp: ``status``.
    """

    id: str | None = None
    created_at: datetime | None = None
    is_active: bool | None = None
    last_linked_at: datetime | None = None
    remote_provider_name: str | None = None
    status: AccountingConnectionStatus | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)
        self.last_linked_at = utc(self.last_linked_at)


class AccountingConnectionCreate(RequestModel):
    """The body of ``accounting.connections.create``.

    Deprecated by Ramp: ``reactivate``.
    """

    remote_provider_name: str
    reactivate: bool | UnsetType = UNSET


class AccountingConnectionList(Model):
    """The answer to ``accounting.connections.list``."""

    connections: list[AccountingConnection] | None = None


class AccountingConnectionSettings(RequestModel):
    """``settings`` of :class:`AccountingConnectionUpdate`."""

    reimbursement_sync_button_enabled: bool | UnsetType | None = UNSET
    transaction_accounting_vendor_creation_on_sync_enabled: bool | UnsetType | None = UNSET
    transaction_sync_button_enabled: bool | UnsetType | None = UNSET
    vendor_credits_enabled: bool | UnsetType | None = UNSET


class AccountingConnectionUpdate(RequestModel):
    """The body of ``accounting.connections.update``."""

    settings: AccountingConnectionSettings | UnsetType | None = UNSET


class AccountingSyncError(RequestModel):
    """``error`` of :class:`AccountingFailedSync`."""

    message: str


class AccountingFailedSync(RequestModel):
    """``failed_syncs`` of :class:`SyncCreate`."""

    id: str
    error: AccountingSyncError


class AccountingField(Model):
    """A record of ``accounting.fields.list``, the answer to ``accounting.fields.create``, the answer to
    ``accounting.fields.get`` and elsewhere.
    """

    id: str | None = None
    created_at: datetime | None = None
    display_name: str | None = None
    input_type: AccountingFieldInputType | None = None
    is_active: bool | None = None
    is_required_for: list[AccountingFieldRequirement] | None = None
    is_splittable: bool | None = None
    name: str | None = None
    ramp_id: str | None = None
    updated_at: datetime | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)
        self.updated_at = utc(self.updated_at)


class AccountingFieldCreate(RequestModel):
    """The body of ``accounting.fields.create``."""

    id: str
    input_type: AccountingFieldInputType
    name: str
    display_name: str | UnsetType | None = UNSET
    is_required_for: list[AccountingFieldRequirement] | UnsetType = UNSET
    is_splittable: bool | UnsetType = UNSET


class AccountingFieldOption(Model):
    """A record of ``accounting.field_options.list``, ``options`` of :class:`AccountingFieldOptionsUploaded`, the
    answer to ``accounting.field_options.get`` and elsewhere.
    """

    id: str | None = None
    code: str | None = None
    created_at: datetime | None = None
    display_name: str | None = None
    is_active: bool | None = None
    ramp_id: str | None = None
    updated_at: datetime | None = None
    value: str | None = None
    visibility: FieldOptionVisibility | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)
        self.updated_at = utc(self.updated_at)


class AccountingFieldOptionUpdate(RequestModel):
    """The body of ``accounting.field_options.update``."""

    __rules__ = (OnlyTrue(("reactivate",)),)

    code: str | UnsetType = UNSET
    display_name: str | UnsetType = UNSET
    reactivate: bool | UnsetType = UNSET
    value: str | UnsetType = UNSET
    visibility: FieldOptionVisibility | UnsetType = UNSET


class AccountingFieldOptionUpload(RequestModel):
    """``options`` of :class:`AccountingFieldOptionsUpload`."""

    id: str
    value: str
    code: str | UnsetType = UNSET


class AccountingFieldOptionsUpload(RequestModel):
    """The body of ``accounting.field_options.create``."""

    field_id: str
    options: Annotated[list[AccountingFieldOptionUpload], Meta(max_length=500, min_length=1)]


class AccountingFieldOptionsUploaded(Model):
    """The answer to ``accounting.field_options.create``.

    Deprecated by Ramp: ``uploaded``.
    """

    options: list[AccountingFieldOption] | None = None
    uploaded: list[str] | None = None


class AccountingFieldUpdate(RequestModel):
    """The body of ``accounting.fields.update``."""

    display_name: str | UnsetType | None = UNSET
    is_splittable: bool | UnsetType = UNSET
    name: str | UnsetType = UNSET


class AccountingGLAccountUpdate(RequestModel):
    """The body of ``accounting.accounts.update``."""

    __rules__ = (OnlyTrue(("reactivate",)),)

    code: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    reactivate: bool | UnsetType = UNSET


class AccountingSuccessfulSync(RequestModel):
    """``successful_syncs`` of :class:`SyncCreate`."""

    id: str
    reference_id: str
    deep_link_url: str | UnsetType = UNSET


class AccountingSync(Model):
    """The answer to ``accounting.syncs.create``."""

    sync_id: str | None = None


class AccountingVendorUpdate(RequestModel):
    """The body of ``accounting.vendors.update``."""

    __rules__ = (OnlyTrue(("reactivate",)),)

    code: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    reactivate: bool | UnsetType = UNSET


class AccountingVendorUpload(RequestModel):
    """``vendors`` of :class:`AccountingVendorsUpload`."""

    id: str
    name: str


class AccountingVendorsUpload(RequestModel):
    """The body of ``accounting.vendors.create``."""

    vendors: Annotated[list[AccountingVendorUpload], Meta(max_length=500, min_length=1)]


class VendorAccount(Model):
    """A record of ``accounting.vendors.list``, ``vendors`` of :class:`AccountingVendorsUploaded`, the answer to
    ``accounting.vendors.get`` and elsewhere.
    """

    id: str | None = None
    code: str | None = None
    created_at: datetime | None = None
    is_active: bool | None = None
    is_synced: bool | None = None
    name: str | None = None
    ramp_id: str | None = None
    updated_at: datetime | None = None
    vendor_category_info: AccountingCategoryInfo | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)
        self.updated_at = utc(self.updated_at)


class AccountingVendorsUploaded(Model):
    """The answer to ``accounting.vendors.create``.

    Deprecated by Ramp: ``uploaded``.
    """

    uploaded: list[str] | None = None
    vendors: list[VendorAccount] | None = None


class CurrentAccountingConnection(Model):
    """The answer to ``accounting.connections.current``.

    Deprecated by Ramp: ``status``.
    """

    id: str | None = None
    created_at: datetime | None = None
    is_active: bool | None = None
    last_linked_at: datetime | None = None
    remote_provider_name: str | None = None
    status: AccountingConnectionStatus | None = None
    message: str | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)
        self.last_linked_at = utc(self.last_linked_at)


class CustomFieldOptionReplace(RequestModel):
    """The body of ``accounting.field_options.replace``."""

    __rules__ = (OnlyTrue(("reactivate",)),)

    code: str | UnsetType | None = UNSET
    reactivate: bool | UnsetType | None = UNSET
    value: str | UnsetType | None = UNSET
    visibility: FieldOptionVisibility | UnsetType | None = UNSET


class GLAccountUpload(RequestModel):
    """``gl_accounts`` of :class:`GLAccountsUpload`."""

    id: str
    classification: GLAccountClassification
    name: str
    code: str | UnsetType = UNSET


class GLAccountsUpload(RequestModel):
    """The body of ``accounting.accounts.create``."""

    gl_accounts: Annotated[list[GLAccountUpload], Meta(max_length=500, min_length=1)]


class GeneralLedgerAccount(Model):
    """A record of ``accounting.accounts.list``, ``gl_accounts`` of :class:`GLAccountsUploaded`, the answer to
    ``accounting.accounts.get`` and elsewhere.
    """

    id: str | None = None
    classification: GLAccountClassification | None = None
    code: str | None = None
    created_at: datetime | None = None
    gl_account_category_info: AccountingCategoryInfo | None = None
    is_active: bool | None = None
    name: str | None = None
    ramp_id: str | None = None
    updated_at: datetime | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)
        self.updated_at = utc(self.updated_at)


class GLAccountsUploaded(Model):
    """The answer to ``accounting.accounts.create``.

    Deprecated by Ramp: ``uploaded``.
    """

    gl_accounts: list[GeneralLedgerAccount] | None = None
    uploaded: list[str] | None = None


class InventoryItemFieldCreate(RequestModel):
    """The body of ``accounting.inventory_item.create``."""

    name: str


class InventoryItemFieldOptionUpdate(RequestModel):
    """The body of ``accounting.inventory_item.options.update``."""

    __rules__ = (OnlyTrue(("reactivate",)),)

    name: str | UnsetType | None = UNSET
    reactivate: bool | UnsetType | None = UNSET


class InventoryItemOption(RequestModel):
    """``options`` of :class:`InventoryItemFieldOptionsCreate`."""

    id: str
    name: str


class InventoryItemFieldOptionsCreate(RequestModel):
    """The body of ``accounting.inventory_item.options.create``."""

    options: Annotated[list[InventoryItemOption], Meta(max_length=500, min_length=1)]


class InventoryItemFieldUpdate(RequestModel):
    """The body of ``accounting.inventory_item.update``."""

    name: str | UnsetType | None = UNSET


class ReadyToSync(RequestModel):
    """The body of ``accounting.mark_ready_to_sync``."""

    object_ids: Annotated[list[str], Meta(max_length=500, min_length=1)]
    object_type: ReadyToSyncObjectType


class SyncCreate(RequestModel):
    """The body of ``accounting.syncs.create``."""

    idempotency_key: str
    sync_type: SyncType
    failed_syncs: Annotated[list[AccountingFailedSync], Meta(max_length=5000, min_length=1)] | UnsetType = UNSET
    successful_syncs: Annotated[list[AccountingSuccessfulSync], Meta(max_length=5000, min_length=1)] | UnsetType = UNSET


class TaxCodeFieldCreate(RequestModel):
    """The body of ``accounting.tax.code.create``."""

    name: str


class TaxCodeFieldOptionUpdate(RequestModel):
    """The body of ``accounting.tax.code.options.update``."""

    name: str | UnsetType | None = UNSET
    tax_rate_ids: list[str] | UnsetType | None = UNSET


class TaxCodeOption(RequestModel):
    """``options`` of :class:`TaxCodeFieldOptionsCreate`."""

    id: str
    name: str
    tax_rate_ids: list[str] | UnsetType | None = UNSET


class TaxCodeFieldOptionsCreate(RequestModel):
    """The body of ``accounting.tax.code.options.create``."""

    options: Annotated[list[TaxCodeOption], Meta(max_length=500, min_length=1)]


class TaxCodeFieldUpdate(RequestModel):
    """The body of ``accounting.tax.code.update``."""

    name: str | UnsetType | None = UNSET


class TaxRate(RequestModel):
    """``tax_rates`` of :class:`TaxCodeRatesCreate`."""

    __rules__ = (AtLeast(0, ("rate",)),)

    id: str
    name: str
    rate: Decimal
    accounting_gl_account_id: str | UnsetType | None = UNSET


class TaxCodeRatesCreate(RequestModel):
    """The body of ``accounting.tax.rates.create``."""

    tax_rates: Annotated[list[TaxRate], Meta(max_length=500, min_length=1)]


class TaxRateUpdate(RequestModel):
    """The body of ``accounting.tax.rates.update``."""

    accounting_gl_account_id: str | UnsetType | None = UNSET
    name: str | UnsetType | None = UNSET
    rate: Decimal | UnsetType | None = UNSET

"""Models of bills: what ``operations/bills.py`` takes and gives. Regenerated whole."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from ramp_api.model import Model, OpenEnum, RequestModel, utc
from ramp_api.models.shared import (
    AccountingFieldSelection,
    AccountingFieldSelectionCreate,
    AccountingFieldSelectionInput,
    Currency,
    PaymentMethod,
    VendorType,
)
from ramp_api.money import Money
from ramp_api.rules import AtLeast, ByKind, ToldBy

__all__ = [
    "AttachmentType",
    "Bill",
    "BillApprovalStatus",
    "BillAttachment",
    "BillCreate",
    "BillInventoryLineItem",
    "BillInventoryLineItemCreate",
    "BillLineItem",
    "BillLineItemCreate",
    "BillOwner",
    "BillPayment",
    "BillPaymentCreate",
    "BillPaymentDetails",
    "BillPaymentDetailsType",
    "BillPaymentMethod",
    "BillStatus",
    "BillSyncStatus",
    "BillTraceId",
    "BillUpdate",
    "BillVendor",
    "DraftBill",
    "DraftBillAttachment",
    "DraftBillCreate",
    "DraftBillInventoryLineItem",
    "DraftBillInventoryLineItemCreate",
    "DraftBillLineItem",
    "DraftBillLineItemCreate",
    "DraftBillUpdate",
    "InvoiceCurrency",
    "ManualPaymentMethod",
]


class AttachmentType(OpenEnum):
    """Values of ``attachment_type`` of :class:`BillAttachment` and ``attachment_type`` of
    :class:`DraftBillAttachment`.
    """

    EMAIL = "EMAIL"
    FILE = "FILE"
    INVOICE = "INVOICE"
    VENDOR_CREDIT = "VENDOR_CREDIT"


class BillApprovalStatus(OpenEnum):
    """Values of ``approval_status`` of :class:`Bill`, ``approval_status`` of :class:`BillPaymentDetails` and
    ``approval_status=`` of ``bills.list``.
    """

    APPROVED = "APPROVED"
    INITIALIZED = "INITIALIZED"
    PENDING = "PENDING"
    REJECTED = "REJECTED"
    TERMINATED = "TERMINATED"


class BillPaymentDetailsType(OpenEnum):
    """Values of ``schema_type`` of :class:`BillPaymentDetails`."""

    CARDPAYMENTDETAILSSCHEMA = "CardPaymentDetailsSchema"
    MANUALPAYMENTDETAILSSCHEMA = "ManualPaymentDetailsSchema"
    VENDORPAYMENTDETAILSSCHEMA = "VendorPaymentDetailsSchema"


class BillPaymentMethod(OpenEnum):
    """Values of ``payment_method`` of :class:`BillPaymentCreate`."""

    ACH = "ACH"
    DOMESTIC_WIRE = "DOMESTIC_WIRE"
    INTERNATIONAL = "INTERNATIONAL"
    SWIFT = "SWIFT"
    CHECK = "CHECK"
    CARD = "CARD"
    PAID_MANUALLY = "PAID_MANUALLY"


class BillStatus(OpenEnum):
    """Values of ``status`` of :class:`Bill` and ``payment_status=`` of ``bills.list``."""

    OPEN = "OPEN"
    PAID = "PAID"


class BillSyncStatus(OpenEnum):
    """Values of ``sync_status`` of :class:`Bill` and ``sync_status=`` of ``bills.list``."""

    BILL_AND_PAYMENT_SYNCED = "BILL_AND_PAYMENT_SYNCED"
    BILL_SYNCED = "BILL_SYNCED"
    NOT_SYNCED = "NOT_SYNCED"


class InvoiceCurrency(OpenEnum):
    """Values of ``invoice_currency`` of :class:`DraftBillCreate` and ``invoice_currency`` of
    :class:`DraftBillUpdate`.
    """

    AED = "AED"
    AFN = "AFN"
    ALL = "ALL"
    AMD = "AMD"
    ANG = "ANG"
    AOA = "AOA"
    ARS = "ARS"
    AUD = "AUD"
    AWG = "AWG"
    AZN = "AZN"
    BAM = "BAM"
    BBD = "BBD"
    BDT = "BDT"
    BGN = "BGN"
    BHD = "BHD"
    BIF = "BIF"
    BMD = "BMD"
    BND = "BND"
    BOB = "BOB"
    BOV = "BOV"
    BRL = "BRL"
    BSD = "BSD"
    BTN = "BTN"
    BWP = "BWP"
    BYN = "BYN"
    BZD = "BZD"
    CAD = "CAD"
    CDF = "CDF"
    CHE = "CHE"
    CHF = "CHF"
    CHW = "CHW"
    CLF = "CLF"
    CLP = "CLP"
    CNH = "CNH"
    CNY = "CNY"
    COP = "COP"
    COU = "COU"
    CRC = "CRC"
    CUC = "CUC"
    CUP = "CUP"
    CVE = "CVE"
    CZK = "CZK"
    DJF = "DJF"
    DKK = "DKK"
    DOP = "DOP"
    DZD = "DZD"
    EGP = "EGP"
    ERN = "ERN"
    ETB = "ETB"
    EUR = "EUR"
    EURC = "EURC"
    FJD = "FJD"
    FKP = "FKP"
    GBP = "GBP"
    GEL = "GEL"
    GHS = "GHS"
    GIP = "GIP"
    GMD = "GMD"
    GNF = "GNF"
    GTQ = "GTQ"
    GYD = "GYD"
    HKD = "HKD"
    HNL = "HNL"
    HRK = "HRK"
    HTG = "HTG"
    HUF = "HUF"
    IDR = "IDR"
    ILS = "ILS"
    INR = "INR"
    IQD = "IQD"
    IRR = "IRR"
    ISK = "ISK"
    JMD = "JMD"
    JOD = "JOD"
    JPY = "JPY"
    KES = "KES"
    KGS = "KGS"
    KHR = "KHR"
    KMF = "KMF"
    KPW = "KPW"
    KRW = "KRW"
    KWD = "KWD"
    KYD = "KYD"
    KZT = "KZT"
    LAK = "LAK"
    LBP = "LBP"
    LKR = "LKR"
    LRD = "LRD"
    LSL = "LSL"
    LYD = "LYD"
    MAD = "MAD"
    MDL = "MDL"
    MGA = "MGA"
    MKD = "MKD"
    MMK = "MMK"
    MNT = "MNT"
    MOP = "MOP"
    MRU = "MRU"
    MUR = "MUR"
    MVR = "MVR"
    MWK = "MWK"
    MXN = "MXN"
    MXV = "MXV"
    MYR = "MYR"
    MZN = "MZN"
    NAD = "NAD"
    NGN = "NGN"
    NIO = "NIO"
    NOK = "NOK"
    NPR = "NPR"
    NZD = "NZD"
    OMR = "OMR"
    PAB = "PAB"
    PEN = "PEN"
    PGK = "PGK"
    PHP = "PHP"
    PKR = "PKR"
    PLN = "PLN"
    PYG = "PYG"
    QAR = "QAR"
    RON = "RON"
    RSD = "RSD"
    RUB = "RUB"
    RWF = "RWF"
    SAR = "SAR"
    SBD = "SBD"
    SCR = "SCR"
    SDG = "SDG"
    SEK = "SEK"
    SGD = "SGD"
    SHP = "SHP"
    SLE = "SLE"
    SLL = "SLL"
    SOS = "SOS"
    SRD = "SRD"
    SSP = "SSP"
    STN = "STN"
    SVC = "SVC"
    SYP = "SYP"
    SZL = "SZL"
    THB = "THB"
    TJS = "TJS"
    TMT = "TMT"
    TND = "TND"
    TOP = "TOP"
    TRY = "TRY"
    TTD = "TTD"
    TWD = "TWD"
    TZS = "TZS"
    UAH = "UAH"
    UGX = "UGX"
    USD = "USD"
    USDB = "USDB"
    USDC = "USDC"
    USN = "USN"
    UYI = "UYI"
    UYU = "UYU"
    UYW = "UYW"
    UZS = "UZS"
    VED = "VED"
    VES = "VES"
    VND = "VND"
    VUV = "VUV"
    WST = "WST"
    XAD = "XAD"
    XAF = "XAF"
    XAG = "XAG"
    XAU = "XAU"
    XBA = "XBA"
    XBB = "XBB"
    XBC = "XBC"
    XBD = "XBD"
    XCD = "XCD"
    XCG = "XCG"
    XDR = "XDR"
    XOF = "XOF"
    XPD = "XPD"
    XPF = "XPF"
    XPT = "XPT"
    XSU = "XSU"
    XTS = "XTS"
    XUA = "XUA"
    XXX = "XXX"
    YER = "YER"
    ZAR = "ZAR"
    ZMW = "ZMW"
    ZWG = "ZWG"
    ZWL = "ZWL"


class ManualPaymentMethod(OpenEnum):
    """Values of ``manual_payment_method`` of :class:`BillPaymentDetails` and ``manual_payment_method`` of
    :class:`BillPaymentCreate`.
    """

    CASH = "CASH"
    CHECK = "CHECK"
    CROSS_BORDER_PAYMENT = "CROSS_BORDER_PAYMENT"
    DIRECT_DEBIT = "DIRECT_DEBIT"
    DOMESTIC_WIRE_TRANSFER = "DOMESTIC_WIRE_TRANSFER"
    NON_RAMP_CREDIT_CARD = "NON_RAMP_CREDIT_CARD"
    OTHER = "OTHER"
    PAID_IN_ERP = "PAID_IN_ERP"


class BillOwner(Model):
    """``bill_owner`` of :class:`Bill` and ``bill_owner`` of :class:`DraftBill`."""

    id: str | None = None
    first_name: str | None = None
    last_name: str | None = None


class BillInventoryLineItem(Model):
    """``inventory_line_items`` of :class:`Bill`."""

    accounting_field_selections: list[AccountingFieldSelection] | None = None
    amount: Money | None = None
    memo: str | None = None
    unit_price: Money | None = None
    unit_quantity: int | None = None


class BillLineItem(Model):
    """``line_items`` of :class:`Bill`."""

    accounting_field_selections: list[AccountingFieldSelection] | None = None
    amount: Money | None = None
    memo: str | None = None


class BillPaymentDetails(Model):
    """``details`` of :class:`BillPayment`."""

    schema_type: BillPaymentDetailsType | None = None
    spend_limit_id: str | None = None
    transaction_ids: list[str] | None = None
    manual_payment_method: ManualPaymentMethod | None = None
    approval_status: BillApprovalStatus | None = None
    source_bank_account_id: str | None = None
    vendor_account_id: str | None = None


class BillTraceId(Model):
    """``trace_id`` of :class:`BillPayment`."""

    descriptor: str | None = None
    trace_id: str | None = None


class BillPayment(Model):
    """``payment`` of :class:`Bill`."""

    amount: Money | None = None
    details: BillPaymentDetails | None = None
    effective_date: datetime | None = None
    payment_date: datetime | None = None
    payment_method: PaymentMethod | None = None
    trace_id: BillTraceId | None = None

    def __post_init__(self) -> None:
        self.effective_date = utc(self.effective_date)
        self.payment_date = utc(self.payment_date)


class BillVendor(Model):
    """``vendor`` of :class:`Bill` and ``vendor`` of :class:`DraftBill`."""

    id: str | None = None
    name: str | None = None
    remote_code: str | None = None
    remote_id: str | None = None
    remote_name: str | None = None
    type: VendorType | None = None


class Bill(Model):
    """A record of ``bills.list``, the answer to ``bills.create``, the answer to ``bills.get`` and elsewhere."""

    id: str | None = None
    accounting_date: datetime | None = None
    accounting_field_selections: list[AccountingFieldSelection] | None = None
    amount: Money | None = None
    approval_status: BillApprovalStatus | None = None
    archived_at: datetime | None = None
    bill_owner: BillOwner | None = None
    created_at: datetime | None = None
    deep_link_url: str | None = None
    due_at: datetime | None = None
    entity_id: str | None = None
    fx_conversion_rate: Decimal | None = None
    inventory_line_items: list[BillInventoryLineItem] | None = None
    invoice_number: str | None = None
    invoice_urls: list[str] | None = None
    issued_at: datetime | None = None
    line_items: list[BillLineItem] | None = None
    memo: str | None = None
    paid_at: datetime | None = None
    payment: BillPayment | None = None
    posting_date: datetime | None = None
    remote_id: str | None = None
    status: BillStatus | None = None
    sync_status: BillSyncStatus | None = None
    vendor: BillVendor | None = None
    vendor_contact_id: str | None = None
    vendor_memo: str | None = None

    def __post_init__(self) -> None:
        self.accounting_date = utc(self.accounting_date)
        self.archived_at = utc(self.archived_at)
        self.created_at = utc(self.created_at)
        self.due_at = utc(self.due_at)
        self.issued_at = utc(self.issued_at)
        self.paid_at = utc(self.paid_at)
        self.posting_date = utc(self.posting_date)


class BillAttachment(RequestModel):
    """The body of ``bills.attachments.upload``."""

    attachment_type: AttachmentType


class BillInventoryLineItemCreate(RequestModel):
    """``inventory_line_items`` of :class:`BillCreate` and ``inventory_line_items`` of :class:`BillUpdate`."""

    __rules__ = (AtLeast(0, ("unit_price",)),)

    unit_price: Decimal
    unit_quantity: Annotated[int, Meta(ge=0)]
    accounting_field_selections: list[AccountingFieldSelectionCreate] | UnsetType = UNSET
    memo: str | UnsetType | None = UNSET


class BillLineItemCreate(RequestModel):
    """``line_items`` of :class:`BillCreate` and ``line_items`` of :class:`BillUpdate`."""

    __rules__ = (AtLeast(0, ("amount",)),)

    amount: Decimal
    accounting_field_selections: list[AccountingFieldSelectionCreate] | UnsetType = UNSET
    memo: str | UnsetType | None = UNSET


class BillPaymentCreate(RequestModel):
    """``payment_details`` of :class:`BillCreate`."""

    __rules__ = (
        ByKind(
            "payment_method",
            {
                "ACH": ("payment_arrival_date", "source_bank_account_id", "vendor_account_id"),
                "DOMESTIC_WIRE": ("payment_arrival_date", "source_bank_account_id", "vendor_account_id"),
                "INTERNATIONAL": ("payment_arrival_date", "source_bank_account_id", "vendor_account_id"),
                "SWIFT": ("payment_arrival_date", "source_bank_account_id", "vendor_account_id"),
                "CHECK": ("payment_arrival_date", "source_bank_account_id"),
                "CARD": ("spend_limit_id",),
                "PAID_MANUALLY": ("manual_payment_method", "payment_date"),
            },
        ),
    )

    payment_method: BillPaymentMethod | UnsetType = UNSET
    payment_arrival_date: date | UnsetType = UNSET
    source_bank_account_id: str | UnsetType = UNSET
    vendor_account_id: str | UnsetType = UNSET
    spend_limit_id: str | UnsetType = UNSET
    transaction_id: str | UnsetType | None = UNSET
    manual_payment_method: ManualPaymentMethod | UnsetType = UNSET
    payment_date: date | UnsetType = UNSET


class BillCreate(RequestModel):
    """The body of ``bills.create``."""

    __rules__ = (ToldBy("payment_details", "payment_method"),)

    due_at: date
    entity_id: str
    invoice_currency: Currency
    invoice_number: Annotated[str, Meta(max_length=20)]
    issued_at: date
    payment_method: PaymentMethod
    vendor_contact_id: str
    vendor_id: str
    accounting_field_selections: list[AccountingFieldSelectionCreate] | UnsetType = UNSET
    inventory_line_items: list[BillInventoryLineItemCreate] | UnsetType | None = UNSET
    line_items: list[BillLineItemCreate] | UnsetType | None = UNSET
    memo: Annotated[str, Meta(max_length=1000)] | UnsetType | None = UNSET
    payment_details: BillPaymentCreate | UnsetType | None = UNSET
    posting_date: date | UnsetType | None = UNSET
    remote_id: str | UnsetType | None = UNSET


class BillUpdate(RequestModel):
    """The body of ``bills.update``."""

    accounting_field_selections: list[AccountingFieldSelectionCreate] | UnsetType = UNSET
    due_at: date | UnsetType = UNSET
    entity_id: str | UnsetType = UNSET
    inventory_line_items: list[BillInventoryLineItemCreate] | UnsetType | None = UNSET
    invoice_number: Annotated[str, Meta(max_length=20)] | UnsetType = UNSET
    issued_at: date | UnsetType = UNSET
    line_items: list[BillLineItemCreate] | UnsetType | None = UNSET
    memo: Annotated[str, Meta(max_length=1000)] | UnsetType | None = UNSET
    payment_method: PaymentMethod | UnsetType = UNSET
    posting_date: date | UnsetType | None = UNSET
    purchase_order_id: str | UnsetType | None = UNSET
    remote_id: str | UnsetType | None = UNSET
    vendor_contact_id: str | UnsetType = UNSET
    vendor_id: str | UnsetType = UNSET


class DraftBillInventoryLineItem(Model):
    """``inventory_line_items`` of :class:`DraftBill`."""

    accounting_field_selections: list[AccountingFieldSelection] | None = None
    amount: Money | None = None
    memo: str | None = None
    unit_price: Money | None = None
    unit_quantity: int | None = None


class DraftBillLineItem(Model):
    """``line_items`` of :class:`DraftBill`."""

    accounting_field_selections: list[AccountingFieldSelection] | None = None
    amount: Money | None = None
    memo: str | None = None


class DraftBill(Model):
    """A record of ``bills.drafts.list`` and the answer to ``bills.drafts.get``."""

    id: str | None = None
    accounting_date: datetime | None = None
    accounting_field_selections: list[AccountingFieldSelection] | None = None
    amount: Money | None = None
    bill_owner: BillOwner | None = None
    created_at: datetime | None = None
    due_at: datetime | None = None
    entity_id: str | None = None
    inventory_line_items: list[DraftBillInventoryLineItem] | None = None
    invoice_number: str | None = None
    invoice_urls: list[str] | None = None
    issued_at: datetime | None = None
    line_items: list[DraftBillLineItem] | None = None
    memo: str | None = None
    posting_date: datetime | None = None
    status: str | None = None
    sync_status: str | None = None
    vendor: BillVendor | None = None
    vendor_memo: str | None = None

    def __post_init__(self) -> None:
        self.accounting_date = utc(self.accounting_date)
        self.created_at = utc(self.created_at)
        self.due_at = utc(self.due_at)
        self.issued_at = utc(self.issued_at)
        self.posting_date = utc(self.posting_date)


class DraftBillAttachment(RequestModel):
    """The body of ``bills.drafts.attachments.upload``."""

    attachment_type: AttachmentType


class DraftBillInventoryLineItemCreate(RequestModel):
    """``inventory_line_items`` of :class:`DraftBillCreate` and ``inventory_line_items`` of
    :class:`DraftBillUpdate`.
    """

    __rules__ = (AtLeast(0, ("quantity", "unit_price")),)

    quantity: Decimal
    unit_price: Decimal
    accounting_field_selections: list[AccountingFieldSelectionInput] | UnsetType | None = UNSET
    memo: str | UnsetType | None = UNSET


class DraftBillLineItemCreate(RequestModel):
    """``line_items`` of :class:`DraftBillCreate` and ``line_items`` of :class:`DraftBillUpdate`."""

    amount: Decimal
    accounting_field_selections: list[AccountingFieldSelectionInput] | UnsetType | None = UNSET
    memo: str | UnsetType | None = UNSET


class DraftBillCreate(RequestModel):
    """The body of ``bills.drafts.create``."""

    vendor_id: str
    accounting_field_selections: list[AccountingFieldSelectionInput] | UnsetType | None = UNSET
    due_at: date | UnsetType | None = UNSET
    enable_accounting_sync: bool | UnsetType | None = UNSET
    entity_id: str | UnsetType | None = UNSET
    inventory_line_items: list[DraftBillInventoryLineItemCreate] | UnsetType | None = UNSET
    invoice_currency: InvoiceCurrency | UnsetType | None = UNSET
    invoice_number: Annotated[str, Meta(max_length=20)] | UnsetType | None = UNSET
    issued_at: date | UnsetType | None = UNSET
    line_items: list[DraftBillLineItemCreate] | UnsetType | None = UNSET
    memo: Annotated[str, Meta(max_length=1000)] | UnsetType | None = UNSET
    posting_date: date | UnsetType | None = UNSET
    purchase_order_ids: list[str] | UnsetType | None = UNSET
    remote_id: str | UnsetType | None = UNSET
    vendor_contact_id: str | UnsetType | None = UNSET


class DraftBillUpdate(RequestModel):
    """The body of ``bills.drafts.update``."""

    accounting_field_selections: list[AccountingFieldSelectionInput] | UnsetType | None = UNSET
    due_at: date | UnsetType | None = UNSET
    enable_accounting_sync: bool | UnsetType | None = UNSET
    entity_id: str | UnsetType | None = UNSET
    inventory_line_items: list[DraftBillInventoryLineItemCreate] | UnsetType | None = UNSET
    invoice_currency: InvoiceCurrency | UnsetType | None = UNSET
    invoice_number: Annotated[str, Meta(max_length=20)] | UnsetType | None = UNSET
    issued_at: date | UnsetType | None = UNSET
    line_items: list[DraftBillLineItemCreate] | UnsetType | None = UNSET
    memo: Annotated[str, Meta(max_length=1000)] | UnsetType | None = UNSET
    posting_date: date | UnsetType | None = UNSET
    purchase_order_ids: list[str] | UnsetType | None = UNSET
    remote_id: str | UnsetType | None = UNSET
    vendor_contact_id: str | UnsetType | None = UNSET
    vendor_id: str | UnsetType | None = UNSET

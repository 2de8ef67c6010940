"""Models that several resources share. Regenerated whole."""

from decimal import Decimal
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from ramp_api.model import Aware, Model, OpenEnum, RequestModel
from ramp_api.money import Money
from ramp_api.rules import AtLeast

__all__ = [
    "AccountingFieldInfo",
    "AccountingFieldSelection",
    "AccountingFieldSelectionCreate",
    "AccountingFieldSelectionInput",
    "AccountingFieldSelectionSource",
    "AccountingFieldType",
    "AddressVerificationState",
    "CardAccountingRulesData",
    "CardFulfillmentInput",
    "CardPersonalizationInput",
    "CardPersonalizationNameLineInput",
    "CardPersonalizationTextInput",
    "CardShippingAddressInput",
    "CardShippingInput",
    "CardSpendingRestrictionsInput",
    "Currency",
    "DeferredTask",
    "GLAccountClassification",
    "LegalEntityType",
    "PaymentMethod",
    "PermittedSpendTypes",
    "PermittedSpendTypesInput",
    "SpendingInterval",
    "SpendingRestrictionsInput",
    "SyncStatus",
    "VendorType",
]


class AccountingFieldType(OpenEnum):
    """What kind of accounting field a selection is for."""

    AMORTIZATION_TEMPLATE = "AMORTIZATION_TEMPLATE"
    BILLABLE = "BILLABLE"
    COST_CENTER = "COST_CENTER"
    CUSTOMERS_JOBS = "CUSTOMERS_JOBS"
    DEFERRAL_CODE = "DEFERRAL_CODE"
    EXPENSE_ENTITY = "EXPENSE_ENTITY"
    GL_ACCOUNT = "GL_ACCOUNT"
    INVENTORY_ITEM = "INVENTORY_ITEM"
    JOURNAL = "JOURNAL"
    MERCHANT = "MERCHANT"
    OTHER = "OTHER"
    PROJECT = "PROJECT"
    REPORTING_TAG = "REPORTING_TAG"
    SUBSIDIARY = "SUBSIDIARY"
    TAX_CODE = "TAX_CODE"


class AddressVerificationState(OpenEnum):
    """Whether a shipping address was checked."""

    NOT_VERIFIED = "NOT_VERIFIED"
    OVERRIDEN = "OVERRIDEN"
    VERIFIED = "VERIFIED"


class Currency(OpenEnum):
    """Values of ``currency`` of :class:`Entity`, ``currency`` of :class:`VendorBankAccount`, ``invoice_currency``
    of :class:`BillCreate` and elsewhere.
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


class GLAccountClassification(OpenEnum):
    """Values of ``classification`` of :class:`GeneralLedgerAccount`, ``classification`` of
    :class:`EntityProviderAccount` and ``classification`` of :class:`GLAccountUpload`.
    """

    ANY = "ANY"
    ASSET = "ASSET"
    CREDCARD = "CREDCARD"
    EQUITY = "EQUITY"
    EXPENSE = "EXPENSE"
    LIABILITY = "LIABILITY"
    REVENUE = "REVENUE"
    UNKNOWN = "UNKNOWN"


class LegalEntityType(OpenEnum):
    """Values of ``entity_type`` of :class:`LeadBusiness`, ``entity_type`` of
    :class:`ApplicationBusinessIncorporation` and ``entity_type`` of :class:`LeadBusinessInput`.
    """

    COOPERATIVE = "COOPERATIVE"
    CORPORATION = "CORPORATION"
    LLC = "LLC"
    NON_PROFIT_CORPORATION = "NON_PROFIT_CORPORATION"
    OTHER = "OTHER"
    PARTNERSHIP = "PARTNERSHIP"
    SOLE_PROPRIETORSHIP = "SOLE_PROPRIETORSHIP"


class PaymentMethod(OpenEnum):
    """Values of ``payment_method`` of :class:`BillPayment`, ``payment_method`` of :class:`VendorBankAccount`,
    ``payment_method`` of :class:`BillCreate` and elsewhere.
    """

    ACH = "ACH"
    CARD = "CARD"
    CHECK = "CHECK"
    DOMESTIC_WIRE = "DOMESTIC_WIRE"
    INTERNATIONAL = "INTERNATIONAL"
    ONE_TIME_CARD = "ONE_TIME_CARD"
    ONE_TIME_CARD_DELIVERY = "ONE_TIME_CARD_DELIVERY"
    PAID_MANUALLY = "PAID_MANUALLY"
    SWIFT = "SWIFT"
    UNSPECIFIED = "UNSPECIFIED"
    VENDOR_CREDIT = "VENDOR_CREDIT"


class SpendingInterval(OpenEnum):
    """How often a spending limit starts anew."""

    ANNUAL = "ANNUAL"
    DAILY = "DAILY"
    MONTHLY = "MONTHLY"
    QUARTERLY = "QUARTERLY"
    TERTIARY = "TERTIARY"
    TOTAL = "TOTAL"
    WEEKLY = "WEEKLY"
    YEARLY = "YEARLY"


class SyncStatus(OpenEnum):
    """Where a record stands on its way to the accounting system."""

    NOT_SYNC_READY = "NOT_SYNC_READY"
    SYNCED = "SYNCED"
    SYNC_READY = "SYNC_READY"


class VendorType(OpenEnum):
    """Values of ``type`` of :class:`BillVendor`, ``vendor_type`` of :class:`Vendor` and ``account_owner_type`` of
    :class:`VendorACHDetails`.
    """

    BUSINESS = "BUSINESS"
    INDIVIDUAL = "INDIVIDUAL"


class AccountingFieldInfo(Model):
    """``category_info`` of :class:`AccountingFieldSelection`."""

    id: str | None = None
    external_id: str | None = None
    name: str | None = None
    type: AccountingFieldType | None = None


class AccountingFieldSelection(Model):
    """``accounting_field_selections`` of :class:`Bill`, ``accounting_field_selections`` of
    :class:`BillInventoryLineItem`, ``accounting_field_selections`` of :class:`BillLineItem` and elsewhere.
    """

    id: str | None = None
    category_info: AccountingFieldInfo | None = None
    external_code: str | None = None
    external_id: str | None = None
    name: str | None = None


class AccountingFieldSelectionCreate(RequestModel):
    """``accounting_field_selections`` of :class:`BillCreate`, ``accounting_field_selections`` of
    :class:`BillInventoryLineItemCreate`, ``accounting_field_selections`` of :class:`BillLineItemCreate` and elsewhere.
    """

    field_external_id: str
    field_option_external_id: str


class AccountingFieldSelectionInput(RequestModel):
    """``accounting_field_selections`` of :class:`DraftBillCreate`, ``accounting_field_selections`` of
    :class:`DraftBillInventoryLineItemCreate`, ``accounting_field_selections`` of :class:`DraftBillLineItemCreate` and
    elsewhere.
    """

    field_external_id: str
    field_option_external_id: str | UnsetType | None = UNSET
    free_form_text: Annotated[str, Meta(min_length=1)] | UnsetType | None = UNSET


class AccountingFieldSelectionSource(Model):
    """Where a selection came from."""

    type: str | None = None


class CardAccountingRulesData(RequestModel):
    """``card_accounting_rules`` of :class:`CardSpendingRestrictionsInput`."""

    tracking_category_id: str
    tracking_category_option_id: str
    tracking_category_option_remote_name: str


class CardPersonalizationNameLineInput(RequestModel):
    """``name_line_1`` of :class:`CardPersonalizationTextInput` and ``name_line_2`` of
    :class:`CardPersonalizationTextInput`.
    """

    value: str | UnsetType | None = UNSET


class CardPersonalizationTextInput(RequestModel):
    """``text`` of :class:`CardPersonalizationInput`."""

    name_line_1: CardPersonalizationNameLineInput | UnsetType = UNSET
    name_line_2: CardPersonalizationNameLineInput | UnsetType = UNSET


class CardPersonalizationInput(RequestModel):
    """``card_personalization`` of :class:`CardFulfillmentInput`."""

    text: CardPersonalizationTextInput | UnsetType = UNSET


class CardShippingAddressInput(RequestModel):
    """``recipient_address`` of :class:`CardShippingInput` and ``return_address`` of :class:`CardShippingInput`."""

    address1: Annotated[str, Meta(max_length=50, min_length=1)]
    city: str
    country: str
    first_name: str
    last_name: str
    postal_code: str
    address2: Annotated[str, Meta(max_length=50, min_length=0)] | UnsetType | None = UNSET
    phone: str | UnsetType | None = UNSET
    state: str | UnsetType | None = UNSET


class CardShippingInput(RequestModel):
    """``shipping`` of :class:`CardFulfillmentInput`."""

    method: str | UnsetType | None = UNSET
    recipient_address: CardShippingAddressInput | UnsetType = UNSET
    recipient_address_verification_state: AddressVerificationState | UnsetType | None = UNSET
    return_address: CardShippingAddressInput | UnsetType | None = UNSET


class CardFulfillmentInput(RequestModel):
    """``fulfillment`` of :class:`PhysicalCardCreate` and ``fulfillment`` of :class:`LimitCreate`."""

    card_personalization: CardPersonalizationInput | UnsetType = UNSET
    cardholder_uuid: str | UnsetType | None = UNSET
    shipping: CardShippingInput | UnsetType = UNSET


class CardSpendingRestrictionsInput(RequestModel):
    """``spending_restrictions`` of :class:`CardProgramCreate`, ``spending_restrictions`` of
    :class:`PhysicalCardCreate` and ``spending_restrictions`` of :class:`VirtualCardCreate`.
    """

    __rules__ = (AtLeast(0, ("amount", "transaction_amount_limit")),)

    amount: Decimal
    interval: SpendingInterval
    blocked_mcc_codes: list[str] | UnsetType = UNSET
    card_accounting_rules: list[CardAccountingRulesData] | UnsetType = UNSET
    categories: list[int] | UnsetType = UNSET
    categories_blacklist: list[int] | UnsetType = UNSET
    categories_whitelist: list[int] | UnsetType = UNSET
    currency: str | UnsetType = UNSET
    lock_date: Aware | UnsetType = UNSET
    policy_id: str | UnsetType = UNSET
    transaction_amount_limit: Decimal | UnsetType = UNSET
    vendor_blacklist: list[str] | UnsetType = UNSET
    vendor_whitelist: list[str] | UnsetType = UNSET


class DeferredTask(Model):
    """The answer to ``cards.create_physical``, the answer to ``cards.create_virtual``, the answer to
    ``cards.suspend`` and elsewhere.
    """

    id: str | None = None


class PermittedSpendTypes(Model):
    """``permitted_spend_types`` of :class:`Limit` and ``permitted_spend_types`` of :class:`SpendProgram`."""

    primary_card_enabled: bool | None = None
    reimbursements_enabled: bool | None = None


class PermittedSpendTypesInput(RequestModel):
    """``permitted_spend_types`` of :class:`LimitCreate`, ``permitted_spend_types`` of :class:`LimitUpdate` and
    ``permitted_spend_types`` of :class:`SpendProgramCreate`.
    """

    primary_card_enabled: bool
    reimbursements_enabled: bool


class SpendingRestrictionsInput(RequestModel):
    """``spending_restrictions`` of :class:`LimitCreate` and ``spending_restrictions`` of
    :class:`SpendProgramCreate`.
    """

    interval: SpendingInterval
    limit: Money
    allowed_categories: list[int] | UnsetType = UNSET
    allowed_vendors: list[str] | UnsetType = UNSET
    blocked_categories: list[int] | UnsetType = UNSET
    blocked_mcc_codes: list[str] | UnsetType = UNSET
    blocked_vendors: list[str] | UnsetType = UNSET
    lock_date: Aware | UnsetType = UNSET
    transaction_amount_limit: Money | UnsetType = UNSET

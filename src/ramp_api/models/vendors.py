"""Models of vendors: what ``operations/vendors.py`` takes and gives. Regenerated whole."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from msgspec import UNSET, UnsetType

from ramp_api.model import Model, OpenEnum, RequestModel, utc
from ramp_api.models.custom_forms import CustomFormCollectionResponse
from ramp_api.models.shared import Currency, PaymentMethod, VendorType
from ramp_api.money import Money
from ramp_api.rules import ByKind

__all__ = [
    "Address",
    "AgreementEndDateRange",
    "AgreementEndDateRangeEnd",
    "AgreementEndDateRangeStart",
    "AgreementFilter",
    "AgreementFilterClause",
    "AgreementFilterKind",
    "AgreementFilterOperator",
    "AgreementNoticeDateRange",
    "AgreementNoticeDateRangeEnd",
    "AgreementNoticeDateRangeStart",
    "AgreementQuery",
    "AgreementRecordQuery",
    "AgreementRecordQueryType",
    "AgreementRenewalStatus",
    "AgreementStartDateRange",
    "AgreementStartDateRangeEnd",
    "AgreementStartDateRangeStart",
    "BankAccountType",
    "BillingFrequency",
    "FederalTaxClassification",
    "TimeUnit",
    "Vendor",
    "VendorACHDetails",
    "VendorAddressCreate",
    "VendorBankAccount",
    "VendorBankAccountArchive",
    "VendorBankAccountUpdate",
    "VendorContact",
    "VendorContactCreate",
    "VendorCreate",
    "VendorDetail",
    "VendorUpdate",
    "VendorWireDetails",
]


class AgreementFilterKind(OpenEnum):
    """Values of ``type`` of :class:`AgreementFilter`."""

    AND = "and"
    OR = "or"
    FILTER = "filter"


class AgreementFilterOperator(OpenEnum):
    """Values of ``type`` of :class:`AgreementFilterClause`."""

    GREATER_THAN = "greater_than"
    GREATER_THAN_OR_EQUAL = "greater_than_or_equal"
    IS_NOT = "is_not"
    IS_NULL = "is_null"
    LESS_THAN = "less_than"
    LESS_THAN_OR_EQUAL = "less_than_or_equal"
    ONE_OF = "one_of"


class AgreementRecordQueryType(OpenEnum):
    """Values of ``type`` of :class:`AgreementRecordQuery`."""

    AND = "and"


class AgreementRenewalStatus(OpenEnum):
    """Values of ``renewal_status`` of :class:`AgreementQuery` and ``renewal_status_exclude`` of
    :class:`AgreementQuery`.
    """

    CANCELLED = "CANCELLED"
    EXPIRED = "EXPIRED"
    INITIATED = "INITIATED"
    NOT_STARTED = "NOT_STARTED"
    REJECTED = "REJECTED"
    RENEWED = "RENEWED"


class BankAccountType(OpenEnum):
    """Values of ``account_type`` of :class:`VendorACHDetails`."""

    CHECKING = "Checking"
    SAVINGS = "Savings"


class BillingFrequency(OpenEnum):
    """Values of ``billing_frequency`` of :class:`Vendor`."""

    ANNUAL = "ANNUAL"
    MONTHLY = "MONTHLY"
    MULTIPLE = "MULTIPLE"
    NA = "NA"
    OTHER = "OTHER"
    QUARTERLY = "QUARTERLY"
    ROLLING = "ROLLING"
    TBD = "TBD"
    TWICE_A_YEAR = "TWICE_A_YEAR"


class FederalTaxClassification(OpenEnum):
    """Values of ``federal_tax_classification`` of :class:`Vendor`."""

    C_CORPORATION = "C_CORPORATION"
    INDIVIDUAL_SOLE_PROPRIETOR_SINGLE_MEMBER_LLC = "INDIVIDUAL_SOLE_PROPRIETOR_SINGLE_MEMBER_LLC"
    INTERNATIONAL = "INTERNATIONAL"
    LLC_C_CORPORATION = "LLC_C_CORPORATION"
    LLC_PARTNERSHIP = "LLC_PARTNERSHIP"
    LLC_S_CORPORATION = "LLC_S_CORPORATION"
    OTHER = "OTHER"
    PARTNERSHIP = "PARTNERSHIP"
    S_CORPORATION = "S_CORPORATION"
    TRUST_ESTATE = "TRUST_ESTATE"


class TimeUnit(OpenEnum):
    """Values of ``unit`` of :class:`AgreementEndDateRangeEnd`, ``unit`` of :class:`AgreementEndDateRangeStart`,
    ``unit`` of :class:`AgreementNoticeDateRangeEnd` and elsewhere.
    """

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    WEEK = "week"
    YEAR = "year"


class Address(Model):
    """``address`` of :class:`Vendor` and ``tax_address`` of :class:`Vendor`."""

    address_line_1: str | None = None
    address_line_2: str | None = None
    city: str | None = None
    country: str | None = None
    postal_code: str | None = None
    state: str | None = None


class AgreementEndDateRangeEnd(RequestModel):
    """``end`` of :class:`AgreementEndDateRange`."""

    offset: int
    unit: TimeUnit


class AgreementEndDateRangeStart(RequestModel):
    """``start`` of :class:`AgreementEndDateRange`."""

    offset: int
    unit: TimeUnit


class AgreementEndDateRange(RequestModel):
    """``end_date_range`` of :class:`AgreementQuery`."""

    end: AgreementEndDateRangeEnd | UnsetType | None = UNSET
    start: AgreementEndDateRangeStart | UnsetType | None = UNSET


class AgreementFilterClause(RequestModel):
    """``clause`` of :class:`AgreementFilter`."""

    __rules__ = (
        ByKind(
            "type",
            {
                "greater_than": ("value",),
                "greater_than_or_equal": ("value",),
                "is_not": ("values",),
                "less_than": ("value",),
                "less_than_or_equal": ("value",),
                "one_of": ("values",),
            },
        ),
    )

    type: AgreementFilterOperator | UnsetType | None = UNSET
    value: Decimal | UnsetType = UNSET
    values: list[Any] | UnsetType = UNSET


class AgreementFilter(RequestModel):
    """``filters`` of :class:`AgreementRecordQuery` and ``filters`` of :class:`AgreementFilter`."""

    __rules__ = (ByKind("type", {"and": ("filters",), "or": ("filters",), "filter": ("clause", "column_id")}),)

    filters: "list[AgreementFilter] | UnsetType" = UNSET
    type: AgreementFilterKind | UnsetType | None = UNSET
    clause: AgreementFilterClause | UnsetType = UNSET
    column_id: str | UnsetType = UNSET


class AgreementNoticeDateRangeEnd(RequestModel):
    """``end`` of :class:`AgreementNoticeDateRange`."""

    offset: int
    unit: TimeUnit


class AgreementNoticeDateRangeStart(RequestModel):
    """``start`` of :class:`AgreementNoticeDateRange`."""

    offset: int
    unit: TimeUnit


class AgreementNoticeDateRange(RequestModel):
    """``last_date_to_terminate_range`` of :class:`AgreementQuery`."""

    end: AgreementNoticeDateRangeEnd | UnsetType | None = UNSET
    start: AgreementNoticeDateRangeStart | UnsetType | None = UNSET


class AgreementRecordQuery(RequestModel):
    """``agreement_custom_records`` of :class:`AgreementQuery`."""

    filters: list[AgreementFilter]
    type: AgreementRecordQueryType | UnsetType | None = UNSET


class AgreementStartDateRangeEnd(RequestModel):
    """``end`` of :class:`AgreementStartDateRange`."""

    offset: int
    unit: TimeUnit


class AgreementStartDateRangeStart(RequestModel):
    """``start`` of :class:`AgreementStartDateRange`."""

    offset: int
    unit: TimeUnit


class AgreementStartDateRange(RequestModel):
    """``start_date_range`` of :class:`AgreementQuery`."""

    end: AgreementStartDateRangeEnd | UnsetType | None = UNSET
    start: AgreementStartDateRangeStart | UnsetType | None = UNSET


class AgreementQuery(RequestModel):
    """The body of ``vendors.agreements.list``."""

    agreement_custom_records: AgreementRecordQuery | UnsetType | None = UNSET
    auto_renews: bool | UnsetType | None = UNSET
    contract_owner_ids: list[str] | UnsetType | None = UNSET
    department_ids: list[str] | UnsetType | None = UNSET
    end_date_range: AgreementEndDateRange | UnsetType | None = UNSET
    exclude_snoozed: bool | UnsetType | None = UNSET
    has_end_date: bool | UnsetType | None = UNSET
    has_pending_expansion_requests: bool | UnsetType | None = UNSET
    has_reminders: bool | UnsetType | None = UNSET
    include_archived: bool | UnsetType | None = UNSET
    is_active: bool | UnsetType | None = UNSET
    is_up_for_renewal: bool | UnsetType | None = UNSET
    last_date_to_terminate_range: AgreementNoticeDateRange | UnsetType | None = UNSET
    max_days_remaining: int | UnsetType | None = UNSET
    max_total_value: Decimal | UnsetType | None = UNSET
    min_days_remaining: int | UnsetType | None = UNSET
    min_total_value: Decimal | UnsetType | None = UNSET
    page_size: int | UnsetType | None = UNSET
    payee_agreement_ids: list[str] | UnsetType | None = UNSET
    payee_ids: list[str] | UnsetType | None = UNSET
    payee_owner_ids: list[str] | UnsetType | None = UNSET
    renewal_status: list[AgreementRenewalStatus] | UnsetType | None = UNSET
    renewal_status_exclude: list[AgreementRenewalStatus] | UnsetType | None = UNSET
    start_date_range: AgreementStartDateRange | UnsetType | None = UNSET
    start: str | UnsetType | None = UNSET


class Vendor(Model):
    """A record of ``vendors.list``, the answer to ``vendors.create``, what :class:`VendorDetail` is, too and
    elsewhere.
    """

    id: str | None = None
    accounting_vendor_remote_id: str | None = None
    address: Address | None = None
    billing_frequency: BillingFrequency | None = None
    contacts: list[str] | None = None
    country: str | None = None
    created_at: datetime | None = None
    description: str | None = None
    federal_tax_classification: FederalTaxClassification | None = None
    is_active: bool | None = None
    is_deletable: bool | None = None
    merchant_id: str | None = None
    name: str | None = None
    name_legal: str | None = None
    sk_category_id: int | None = None
    sk_category_name: str | None = None
    state: str | None = None
    tax_address: Address | None = None
    total_spend_all_time: Money | None = None
    total_spend_last_30_days: Money | None = None
    total_spend_last_365_days: Money | None = None
    total_spend_ytd: Money | None = None
    vendor_owner_id: str | None = None
    vendor_type: VendorType | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)


class VendorACHDetails(RequestModel):
    """``ach_details`` of :class:`VendorBankAccountUpdate`."""

    account_number: str
    routing_number: str
    account_name: str | UnsetType = UNSET
    account_owner_type: VendorType | UnsetType = UNSET
    account_type: BankAccountType | UnsetType = UNSET


class VendorAddressCreate(RequestModel):
    """``address`` of :class:`VendorCreate` and ``address`` of :class:`VendorUpdate`."""

    address_line_1: str
    city: str
    postal_code: str
    address_line_2: str | UnsetType | None = UNSET
    country: str | UnsetType | None = UNSET
    state: str | UnsetType | None = UNSET


class VendorBankAccount(Model):
    """A record of ``vendors.accounts.list`` and the answer to ``vendors.accounts.get``."""

    id: str | None = None
    account_nickname: str | None = None
    currency: Currency | None = None
    is_default: bool | None = None
    payment_method: PaymentMethod | None = None


class VendorBankAccountArchive(RequestModel):
    """The body of ``vendors.accounts.archive``."""

    replacement_bank_account_id: str | UnsetType | None = UNSET


class VendorWireDetails(RequestModel):
    """``wire_details`` of :class:`VendorBankAccountUpdate`."""

    account_number: str
    routing_number: str
    account_name: str | UnsetType = UNSET


class VendorBankAccountUpdate(RequestModel):
    """The body of ``vendors.update_bank_accounts``."""

    account_nickname: str | UnsetType = UNSET
    ach_details: VendorACHDetails | UnsetType = UNSET
    is_default: bool | UnsetType = UNSET
    wire_details: VendorWireDetails | UnsetType = UNSET


class VendorContact(Model):
    """A record of ``vendors.contacts.list`` and the answer to ``vendors.contacts.get``."""

    id: str | None = None
    email: str | None = None
    first_name: str | None = None
    is_default: bool | None = None
    last_name: str | None = None
    phone: str | None = None


class VendorContactCreate(RequestModel):
    """``business_vendor_contacts`` of :class:`VendorCreate`."""

    email: str
    first_name: str | UnsetType = UNSET
    last_name: str | UnsetType = UNSET
    phone: str | UnsetType = UNSET


class VendorCreate(RequestModel):
    """The body of ``vendors.create``."""

    business_vendor_contacts: VendorContactCreate
    country: str
    vendor_owner_id: str
    accounting_vendor_remote_id: str | UnsetType = UNSET
    address: VendorAddressCreate | UnsetType = UNSET
    name: str | UnsetType = UNSET
    request_payment_details: bool | UnsetType = UNSET
    request_tax_details: bool | UnsetType = UNSET
    state: str | UnsetType | None = UNSET
    vendor_tracking_category_option_id: str | UnsetType = UNSET


class VendorDetail(Vendor):
    """The answer to ``vendors.get``."""

    custom_form_collection_response: CustomFormCollectionResponse | None = None


class VendorUpdate(RequestModel):
    """The body of ``vendors.update``."""

    accounting_vendor_remote_id: str | UnsetType = UNSET
    address: VendorAddressCreate | UnsetType = UNSET
    country: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    is_active: bool | UnsetType = UNSET
    state: str | UnsetType | None = UNSET
    vendor_tracking_category_option_id: str | UnsetType = UNSET

"""Models of leads: what ``operations/leads.py`` takes and gives. Regenerated whole."""

from datetime import date, datetime
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from ramp_api.model import Model, OpenEnum, RequestModel, utc
from ramp_api.models.shared import LegalEntityType

__all__ = [
    "FinancingApplicationStatus",
    "Lead",
    "LeadBusiness",
    "LeadBusinessInput",
    "LeadCreate",
    "LeadOfficeAddress",
    "LeadOfficeAddressInput",
    "LeadSource",
    "Upload",
]


class FinancingApplicationStatus(OpenEnum):
    """Values of ``financing_application_status`` of :class:`Lead`."""

    ALLOY_COMPLETE = "ALLOY_COMPLETE"
    ADMIN_APPROVED = "Admin Approved"
    DELETED = "DELETED"
    DOCUMENTS_REQUIRED = "DOCUMENTS_REQUIRED"
    DOCUMENTS_SUBMITTED = "DOCUMENTS_SUBMITTED"
    KYC_APPROVED = "KYC Approved"
    OPS_REVIEW = "OPS_REVIEW"
    PENDING = "Pending"
    REJECTED = "Rejected"
    SUBMITTED = "Submitted"
    WITHDRAWN = "Withdrawn"


class LeadSource(OpenEnum):
    """Values of ``source`` of :class:`Lead` and ``source`` of :class:`LeadCreate`."""

    ANGELLIST = "AngelList"
    QUANTA = "Quanta"


class LeadOfficeAddress(Model):
    """``office_address`` of :class:`LeadBusiness`."""

    office_apt_suite: str | None = None
    office_city: str | None = None
    office_country: str | None = None
    office_postal_code: str | None = None
    office_state: str | None = None
    office_street_address: str | None = None


class LeadBusiness(Model):
    """``business_info`` of :class:`Lead`."""

    business_description: str | None = None
    business_name_dba: str | None = None
    business_name_legal: str | None = None
    business_name_website: str | None = None
    date_of_incorporation: date | None = None
    ein_number: str | None = None
    entity_type: LegalEntityType | None = None
    estimated_monthly_spend: str | None = None
    industry: str | None = None
    industry_group: str | None = None
    office_address: LeadOfficeAddress | None = None
    office_phone_number: str | None = None
    sector: str | None = None
    state_of_incorporation: str | None = None
    sub_industry: str | None = None


class Lead(Model):
    """The answer to ``leads.get``."""

    id: str | None = None
    business_info: LeadBusiness | None = None
    created_at: datetime | None = None
    email: str | None = None
    external_id: str | None = None
    financing_application_status: FinancingApplicationStatus | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    source: LeadSource | None = None
    updated_at: datetime | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)
        self.updated_at = utc(self.updated_at)


class LeadOfficeAddressInput(RequestModel):
    """``office_address`` of :class:`LeadBusinessInput`."""

    office_apt_suite: str | UnsetType = UNSET
    office_city: str | UnsetType = UNSET
    office_country: str | UnsetType = UNSET
    office_postal_code: str | UnsetType = UNSET
    office_state: str | UnsetType = UNSET
    office_street_address: str | UnsetType = UNSET


class LeadBusinessInput(RequestModel):
    """``business_info`` of :class:`LeadCreate`."""

    business_name_dba: Annotated[str, Meta(max_length=255)]
    business_name_legal: Annotated[str, Meta(max_length=255)]
    business_description: str | UnsetType = UNSET
    business_name_website: str | UnsetType = UNSET
    date_of_incorporation: date | UnsetType = UNSET
    ein_number: str | UnsetType = UNSET
    entity_type: LegalEntityType | UnsetType = UNSET
    estimated_monthly_spend: str | UnsetType = UNSET
    industry: str | UnsetType = UNSET
    industry_group: str | UnsetType = UNSET
    office_address: LeadOfficeAddressInput | UnsetType = UNSET
    office_phone_number: str | UnsetType = UNSET
    sector: str | UnsetType = UNSET
    state_of_incorporation: str | UnsetType = UNSET
    sub_industry: str | UnsetType = UNSET


class LeadCreate(RequestModel):
    """The body of ``leads.create``."""

    email: str
    external_id: str
    first_name: Annotated[str, Meta(max_length=40)]
    last_name: Annotated[str, Meta(max_length=40)]
    redirect_uri: str
    source: LeadSource
    state: str
    business_info: LeadBusinessInput | UnsetType = UNSET
    phone: str | UnsetType = UNSET


class Upload(Model):
    """The answer to ``leads.upload_document``."""

    created_at: datetime | None = None
    document_type: str | None = None
    sales_lead_id: str | None = None
    updated_at: datetime | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)
        self.updated_at = utc(self.updated_at)

"""Models of applications: what ``operations/applications.py`` takes and gives. Regenerated whole."""

from datetime import date
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from ramp_api.model import RequestModel
from ramp_api.models.shared import LegalEntityType

__all__ = [
    "ApplicationApplicant",
    "ApplicationBusiness",
    "ApplicationBusinessAddress",
    "ApplicationBusinessIncorporation",
    "ApplicationControllingOfficer",
    "ApplicationControllingOfficerAddress",
    "ApplicationCreate",
    "ApplicationFinancialDetails",
    "ApplicationOauthAuthorizeParams",
    "ApplicationPerson",
    "ApplicationPersonAddress",
]


class ApplicationApplicant(RequestModel):
    """``applicant`` of :class:`ApplicationCreate`."""

    email: str
    first_name: str
    last_name: str
    phone: str | UnsetType | None = UNSET


class ApplicationBusinessAddress(RequestModel):
    """``address`` of :class:`ApplicationBusiness`."""

    apt_suite: str | UnsetType | None = UNSET
    city: str | UnsetType | None = UNSET
    postal_code: str | UnsetType | None = UNSET
    state: Annotated[str, Meta(max_length=2, min_length=2)] | UnsetType | None = UNSET
    street_address: str | UnsetType | None = UNSET


class ApplicationBusinessIncorporation(RequestModel):
    """``incorporation`` of :class:`ApplicationBusiness`."""

    date_of_incorporation: date | UnsetType | None = UNSET
    ein_number: str | UnsetType | None = UNSET
    entity_type: LegalEntityType | UnsetType | None = UNSET
    state_of_incorporation: Annotated[str, Meta(max_length=2, min_length=2)] | UnsetType | None = UNSET


class ApplicationBusiness(RequestModel):
    """``business`` of :class:`ApplicationCreate`."""

    address: ApplicationBusinessAddress | UnsetType | None = UNSET
    business_description: str | UnsetType | None = UNSET
    business_name_dba: str | UnsetType | None = UNSET
    business_name_legal: str | UnsetType | None = UNSET
    business_name_on_card: str | UnsetType | None = UNSET
    business_website: str | UnsetType | None = UNSET
    incorporation: ApplicationBusinessIncorporation | UnsetType | None = UNSET
    phone: str | UnsetType | None = UNSET


class ApplicationControllingOfficerAddress(RequestModel):
    """``address`` of :class:`ApplicationControllingOfficer`."""

    apt_suite: str | UnsetType | None = UNSET
    city: str | UnsetType | None = UNSET
    country: Annotated[str, Meta(max_length=2, min_length=2)] | UnsetType | None = UNSET
    postal_code: str | UnsetType | None = UNSET
    state: Annotated[str, Meta(max_length=2, min_length=2)] | UnsetType | None = UNSET
    street_address: str | UnsetType | None = UNSET


class ApplicationControllingOfficer(RequestModel):
    """``controlling_officer`` of :class:`ApplicationCreate`."""

    address: ApplicationControllingOfficerAddress | UnsetType | None = UNSET
    birth_date: str | UnsetType | None = UNSET
    email: str | UnsetType | None = UNSET
    first_name: str | UnsetType | None = UNSET
    is_beneficial_owner: bool | UnsetType | None = UNSET
    last_name: str | UnsetType | None = UNSET
    passport_last_4: Annotated[str, Meta(max_length=4, min_length=4)] | UnsetType | None = UNSET
    phone: str | UnsetType | None = UNSET
    ssn_last_4: Annotated[str, Meta(max_length=4, min_length=4)] | UnsetType | None = UNSET
    title: str | UnsetType | None = UNSET


class ApplicationPersonAddress(RequestModel):
    """``address`` of :class:`ApplicationPerson`."""

    apt_suite: str | UnsetType | None = UNSET
    city: str | UnsetType | None = UNSET
    country: Annotated[str, Meta(max_length=2, min_length=2)] | UnsetType | None = UNSET
    postal_code: str | UnsetType | None = UNSET
    state: Annotated[str, Meta(max_length=2, min_length=2)] | UnsetType | None = UNSET
    street_address: str | UnsetType | None = UNSET


class ApplicationPerson(RequestModel):
    """``beneficial_owners`` of :class:`ApplicationCreate`."""

    address: ApplicationPersonAddress | UnsetType | None = UNSET
    birth_date: str | UnsetType | None = UNSET
    email: str | UnsetType | None = UNSET
    first_name: str | UnsetType | None = UNSET
    last_name: str | UnsetType | None = UNSET
    passport_last_4: Annotated[str, Meta(max_length=4, min_length=4)] | UnsetType | None = UNSET
    phone: str | UnsetType | None = UNSET
    ssn_last_4: Annotated[str, Meta(max_length=4, min_length=4)] | UnsetType | None = UNSET
    title: str | UnsetType | None = UNSET


class ApplicationFinancialDetails(RequestModel):
    """``financial_details`` of :class:`ApplicationCreate`."""

    estimated_monthly_ap_spend_amount: int | UnsetType | None = UNSET
    estimated_monthly_spend_amount: int | UnsetType | None = UNSET


class ApplicationOauthAuthorizeParams(RequestModel):
    """``oauth_authorize_params`` of :class:`ApplicationCreate`."""

    redirect_uri: str
    state: Annotated[str, Meta(min_length=1)]


class ApplicationCreate(RequestModel):
    """The body of ``applications.create``."""

    applicant: ApplicationApplicant
    beneficial_owners: list[ApplicationPerson] | UnsetType | None = UNSET
    business: ApplicationBusiness | UnsetType | None = UNSET
    controlling_officer: ApplicationControllingOfficer | UnsetType | None = UNSET
    financial_details: ApplicationFinancialDetails | UnsetType | None = UNSET
    oauth_authorize_params: ApplicationOauthAuthorizeParams | UnsetType | None = UNSET

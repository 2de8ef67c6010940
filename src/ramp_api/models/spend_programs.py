"""Models of spend_programs: what ``operations/spend_programs.py`` takes and gives. Regenerated whole."""

from datetime import datetime

from msgspec import UNSET, UnsetType

from ramp_api.model import Model, OpenEnum, RequestModel, utc
from ramp_api.models.shared import PermittedSpendTypes, PermittedSpendTypesInput, SpendingRestrictionsInput
from ramp_api.money import Money

__all__ = [
    "SpendProgram",
    "SpendProgramCreate",
    "SpendProgramCreateIssuanceRules",
    "SpendProgramIcon",
    "SpendProgramInterval",
    "SpendProgramIssuanceRules",
    "SpendProgramRestrictions",
]


class SpendProgramIcon(OpenEnum):
    """Values of ``icon`` of :class:`SpendProgram` and ``icon`` of :class:`SpendProgramCreate`."""

    ACCOUNTINGSERVICESICON = "AccountingServicesIcon"
    ADVERTISINGICON = "AdvertisingIcon"
    CONTRACTORS_AND_PROFESSIONAL_SERVICES = "CONTRACTORS_AND_PROFESSIONAL_SERVICES"
    CUSTOM = "CUSTOM"
    CARDICON = "CardIcon"
    EDUCATIONSTIPENDICON = "EducationStipendIcon"
    EMPLOYEEREWARDSICON = "EmployeeRewardsIcon"
    GROUNDTRANSPORTATIONICON = "GroundTransportationIcon"
    LEGALFEESICON = "LegalFeesIcon"
    LODGINGICON = "LodgingIcon"
    LUNCHORDERINGICON = "LunchOrderingIcon"
    ONBOARDINGICON = "OnboardingIcon"
    PERDIEMCARDICON = "PerDiemCardIcon"
    SOFTWARE = "SOFTWARE"
    SAASSUBSCRIPTIONICON = "SaasSubscriptionIcon"
    SOFTWARETRIALICON = "SoftwareTrialIcon"
    SUPPLIESICON = "SuppliesIcon"
    TEAMSOCIALICON = "TeamSocialIcon"
    TRAVELEXPENSESICON = "TravelExpensesIcon"
    VIRTUALEVENTICON = "VirtualEventIcon"
    WELLNESSICON = "WellnessIcon"
    WORKFROMHOMEICON = "WorkFromHomeIcon"
    ADVERTISING = "advertising"
    AIRLINES = "airlines"
    BILLS = "bills"
    BUSINESS = "business"
    CAR_SERVICES = "car_services"
    CONTRACTOR = "contractor"
    EDUCATION = "education"
    ENTERTAINMENT = "entertainment"
    EVENT_BALLOONS = "event_balloons"
    EVENT_VIRTUAL = "event_virtual"
    FOOD = "food"
    FUEL_AND_GAS = "fuel_and_gas"
    GENERAL_EXPENSE = "general_expense"
    GENERAL_MERCHANDISE = "general_merchandise"
    GIFT = "gift"
    GOVERNMENT_SERVICES = "government_services"
    INTERNET_AND_PHONE = "internet_and_phone"
    LEGAL = "legal"
    LODGING = "lodging"
    LODGING_ROOM = "lodging_room"
    NEWSPAPER = "newspaper"
    OFFICE = "office"
    PHYSICAL_CARD = "physical_card"
    PROCUREMENT_CHECKLIST = "procurement_checklist"
    PROCUREMENT_INTAKE = "procurement_intake"
    PROFESSIONAL_SERVICES = "professional_services"
    RESTAURANTS = "restaurants"
    REWARD = "reward"
    SAAS_SOFTWARE = "saas_software"
    SHIPPING = "shipping"
    TRAVEL_MISC = "travel_misc"
    WELLNESS = "wellness"


class SpendProgramInterval(OpenEnum):
    """Values of ``interval`` of :class:`SpendProgramRestrictions`."""

    ANNUAL = "ANNUAL"
    CUSTOM = "CUSTOM"
    DAILY = "DAILY"
    MONTHLY = "MONTHLY"
    QUARTERLY = "QUARTERLY"
    TERTIARY = "TERTIARY"
    TOTAL = "TOTAL"
    WEEKLY = "WEEKLY"
    YEARLY = "YEARLY"


class SpendProgramRestrictions(Model):
    """``restrictions`` of :class:`SpendProgram`."""

    allowed_categories: list[int] | None = None
    allowed_vendors: list[str] | None = None
    auto_lock_date: datetime | None = None
    blocked_categories: list[int] | None = None
    blocked_vendors: list[str] | None = None
    interval: SpendProgramInterval | None = None
    limit: Money | None = None
    next_interval_reset: datetime | None = None
    start_of_interval: datetime | None = None
    temporary_limit: Money | None = None
    transaction_amount_limit: Money | None = None

    def __post_init__(self) -> None:
        self.auto_lock_date = utc(self.auto_lock_date)
        self.next_interval_reset = utc(self.next_interval_reset)
        self.start_of_interval = utc(self.start_of_interval)


class SpendProgram(Model):
    """A record of ``spend_programs.list``, the answer to ``spend_programs.create`` and the answer to
    ``spend_programs.get``.
    """

    id: str | None = None
    description: str | None = None
    display_name: str | None = None
    icon: SpendProgramIcon | None = None
    is_shareable: bool | None = None
    issue_physical_card_if_needed: bool | None = None
    permitted_spend_types: PermittedSpendTypes | None = None
    restrictions: SpendProgramRestrictions | None = None


class SpendProgramIssuanceRules(RequestModel):
    """``automatic`` of :class:`SpendProgramCreateIssuanceRules` and ``requestable`` of
    :class:`SpendProgramCreateIssuanceRules`.
    """

    applies_to_all: bool | UnsetType = UNSET
    department_ids: list[str] | UnsetType = UNSET
    location_ids: list[str] | UnsetType = UNSET
    user_custom_field_ids: list[str] | UnsetType = UNSET


class SpendProgramCreateIssuanceRules(RequestModel):
    """``issuance_rules`` of :class:`SpendProgramCreate`."""

    automatic: SpendProgramIssuanceRules | UnsetType | None = UNSET
    requestable: SpendProgramIssuanceRules | UnsetType | None = UNSET


class SpendProgramCreate(RequestModel):
    """The body of ``spend_programs.create``."""

    description: str
    display_name: str
    icon: SpendProgramIcon
    permitted_spend_types: PermittedSpendTypesInput
    spending_restrictions: SpendingRestrictionsInput
    is_shareable: bool | UnsetType = UNSET
    issuance_rules: SpendProgramCreateIssuanceRules | UnsetType | None = UNSET
    issue_physical_card_if_needed: bool | UnsetType = UNSET

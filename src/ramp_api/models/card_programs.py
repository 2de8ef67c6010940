"""Models of card_programs: what ``operations/card_programs.py`` takes and gives. Regenerated whole."""

from datetime import datetime
from decimal import Decimal

from msgspec import UNSET, UnsetType

from ramp_api.model import Model, OpenEnum, RequestModel, utc
from ramp_api.models.shared import CardSpendingRestrictionsInput, SpendingInterval

__all__ = [
    "CardProgram",
    "CardProgramCreate",
    "CardProgramIcon",
    "CardProgramSpendingRestrictions",
]


class CardProgramIcon(OpenEnum):
    """Values of ``icon`` of :class:`CardProgram` and ``icon`` of :class:`CardProgramCreate`."""

    ADVERTISINGICON = "AdvertisingIcon"
    CARDICON = "CardIcon"
    EDUCATIONSTIPENDICON = "EducationStipendIcon"
    LUNCHORDERINGICON = "LunchOrderingIcon"
    ONBOARDINGICON = "OnboardingIcon"
    PERDIEMCARDICON = "PerDiemCardIcon"
    SAASSUBSCRIPTIONICON = "SaasSubscriptionIcon"
    SOFTWARETRIALICON = "SoftwareTrialIcon"
    TRAVELEXPENSESICON = "TravelExpensesIcon"
    WELLNESSICON = "WellnessIcon"


class CardProgramSpendingRestrictions(Model):
    """``spending_restrictions`` of :class:`CardProgram`."""

    amount: Decimal | None = None
    categories: list[int] | None = None
    interval: SpendingInterval | None = None
    lock_date: datetime | None = None
    transaction_amount_limit: Decimal | None = None

    def __post_init__(self) -> None:
        self.lock_date = utc(self.lock_date)


class CardProgram(Model):
    """A record of ``card_programs.list``, the answer to ``card_programs.create`` and the answer to
    ``card_programs.get``.
    """

    id: str | None = None
    description: str | None = None
    display_name: str | None = None
    icon: CardProgramIcon | None = None
    is_default: bool | None = None
    is_physical: bool | None = None
    spending_restrictions: CardProgramSpendingRestrictions | None = None


class CardProgramCreate(RequestModel):
    """The body of ``card_programs.create``."""

    acting_user_id: int
    business_id: int
    description: str
    display_name: str
    is_default: bool
    is_physical: bool
    policy_id: int
    spending_restrictions: CardSpendingRestrictionsInput
    icon: CardProgramIcon | UnsetType = UNSET

"""Models of limits: what ``operations/limits.py`` takes and gives. Regenerated whole."""

from datetime import datetime

from msgspec import UNSET, UnsetType

from ramp_api.model import Aware, Model, OpenEnum, RequestModel, utc
from ramp_api.models.custom_forms import CustomFormCollectionResponse
from ramp_api.models.shared import (
    CardFulfillmentInput,
    PermittedSpendTypes,
    PermittedSpendTypesInput,
    SpendingInterval,
    SpendingRestrictionsInput,
)
from ramp_api.money import Money

__all__ = [
    "Limit",
    "LimitBalance",
    "LimitCard",
    "LimitCreate",
    "LimitDetail",
    "LimitMember",
    "LimitState",
    "LimitTask",
    "LimitTaskContext",
    "LimitTaskData",
    "LimitTermination",
    "LimitUpdate",
    "LimitUsers",
    "SpendingRestrictions",
    "SpendingRestrictionsUpdate",
    "Suspension",
]


class LimitState(OpenEnum):
    """Values of ``state`` of :class:`Limit`."""

    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    TERMINATED = "TERMINATED"


class LimitBalance(Model):
    """``balance`` of :class:`Limit`."""

    cleared: Money | None = None
    pending: Money | None = None
    total: Money | None = None


class LimitCard(Model):
    """``cards`` of :class:`Limit`."""

    card_id: str | None = None
    expiration: str | None = None
    is_ap_card: bool | None = None
    last_four: str | None = None
    via_new_product_or_service: bool | None = None


class SpendingRestrictions(Model):
    """``restrictions`` of :class:`Limit`."""

    allowed_categories: list[int] | None = None
    allowed_vendors: list[str] | None = None
    auto_lock_date: datetime | None = None
    blocked_categories: list[int] | None = None
    blocked_vendors: list[str] | None = None
    interval: SpendingInterval | None = None
    limit: Money | None = None
    next_interval_reset: datetime | None = None
    start_of_interval: datetime | None = None
    temporary_limit: Money | None = None
    transaction_amount_limit: Money | None = None

    def __post_init__(self) -> None:
        self.auto_lock_date = utc(self.auto_lock_date)
        self.next_interval_reset = utc(self.next_interval_reset)
        self.start_of_interval = utc(self.start_of_interval)


class Suspension(Model):
    """``suspension`` of :class:`Limit`."""

    acting_user_id: str | None = None
    inserted_at: datetime | None = None
    suspended_by_ramp: bool | None = None

    def __post_init__(self) -> None:
        self.inserted_at = utc(self.inserted_at)


class LimitMember(Model):
    """``users`` of :class:`Limit`."""

    user_id: str | None = None


class Limit(Model):
    """A record of ``limits.list``, what :class:`LimitDetail` is, too, the answer to ``limits.update`` and
    elsewhere.
    """

    id: str | None = None
    balance: LimitBalance | None = None
    cards: list[LimitCard] | None = None
    created_at: datetime | None = None
    display_name: str | None = None
    entity_id: str | None = None
    has_program_overridden: bool | None = None
    is_shareable: bool | None = None
    permitted_spend_types: PermittedSpendTypes | None = None
    restrictions: SpendingRestrictions | None = None
    spend_program_id: str | None = None
    state: LimitState | None = None
    suspension: Suspension | None = None
    users: list[LimitMember] | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)


class LimitCreate(RequestModel):
    """The body of ``limits.create``."""

    idempotency_key: str
    user_id: str
    display_name: str | UnsetType = UNSET
    fulfillment: CardFulfillmentInput | UnsetType = UNSET
    is_shareable: bool | UnsetType = UNSET
    permitted_spend_types: PermittedSpendTypesInput | UnsetType = UNSET
    spend_program_id: str | UnsetType = UNSET
    spending_restrictions: SpendingRestrictionsInput | UnsetType = UNSET


class LimitDetail(Limit):
    """The answer to ``limits.get``."""

    custom_form_collection_response: CustomFormCollectionResponse | None = None


class LimitTaskContext(Model):
    """``context`` of :class:`LimitTask`."""

    acting_user_id: str | None = None
    spend_limit_id: str | None = None


class LimitTaskData(Model):
    """``data`` of :class:`LimitTask`."""

    id: str | None = None
    error: str | None = None
    spend_limit_id: str | None = None


class LimitTask(Model):
    """The answer to ``limits.task_status``."""

    id: str | None = None
    context: LimitTaskContext | None = None
    data: LimitTaskData | None = None
    status: str | None = None


class LimitTermination(RequestModel):
    """The body of ``limits.terminate``."""

    idempotency_key: str


class SpendingRestrictionsUpdate(RequestModel):
    """``spending_restrictions`` of :class:`LimitUpdate`."""

    interval: SpendingInterval
    limit: Money
    allowed_categories: list[int] | UnsetType = UNSET
    allowed_vendors: list[str] | UnsetType = UNSET
    blocked_categories: list[int] | UnsetType = UNSET
    blocked_mcc_codes: list[str] | UnsetType = UNSET
    blocked_vendors: list[str] | UnsetType = UNSET
    is_one_time_edit: bool | UnsetType = UNSET
    lock_date: Aware | UnsetType = UNSET
    transaction_amount_limit: Money | UnsetType = UNSET


class LimitUpdate(RequestModel):
    """The body of ``limits.update`` and the body of ``limits.replace``."""

    display_name: str | UnsetType = UNSET
    is_shareable: bool | UnsetType = UNSET
    new_user_id: str | UnsetType = UNSET
    permitted_spend_types: PermittedSpendTypesInput | UnsetType = UNSET
    spend_program_id: str | UnsetType | None = UNSET
    spending_restrictions: SpendingRestrictionsUpdate | UnsetType = UNSET


class LimitUsers(RequestModel):
    """The body of ``limits.add_users`` and the body of ``limits.delete_users``."""

    user_ids: list[str] | UnsetType = UNSET

"""Models of cards: what ``operations/cards.py`` takes and gives. Regenerated whole."""

from datetime import datetime
from decimal import Decimal

from msgspec import UNSET, UnsetType

from ramp_api.model import Aware, Model, OpenEnum, RequestModel, utc
from ramp_api.models.shared import (
    AddressVerificationState,
    CardFulfillmentInput,
    CardSpendingRestrictionsInput,
    SpendingInterval,
)
from ramp_api.rules import AtLeast

__all__ = [
    "Card",
    "CardChange",
    "CardFulfillment",
    "CardFulfillmentStatus",
    "CardPersonalization",
    "CardPersonalizationNameLine",
    "CardPersonalizationText",
    "CardShipping",
    "CardShippingAddress",
    "CardSpendingRestrictions",
    "CardSpendingRestrictionsUpdate",
    "CardState",
    "CardTask",
    "CardTaskContext",
    "CardTaskData",
    "CardUpdate",
    "PhysicalCardCreate",
    "VirtualCardCreate",
]


class CardFulfillmentStatus(OpenEnum):
    """How far a physical card is on its way."""

    DELIVERED = "DELIVERED"
    DIGITALLY_PRESENTED = "DIGITALLY_PRESENTED"
    ISSUED = "ISSUED"
    ORDERED = "ORDERED"
    REJECTED = "REJECTED"
    SHIPPED = "SHIPPED"


class CardState(OpenEnum):
    """Whether a card can be used."""

    ACTIVE = "ACTIVE"
    CHIP_LOCKED = "CHIP_LOCKED"
    SUSPENDED = "SUSPENDED"
    TERMINATED = "TERMINATED"
    UNACTIVATED = "UNACTIVATED"


class CardPersonalizationNameLine(Model):
    """One line printed on a card."""

    value: str | None = None


class CardPersonalizationText(Model):
    """The lines printed on a card."""

    name_line_1: CardPersonalizationNameLine | None = None
    name_line_2: CardPersonalizationNameLine | None = None


class CardPersonalization(Model):
    """What is printed on a card."""

    text: CardPersonalizationText | None = None


class CardShippingAddress(Model):
    """A postal address for a card."""

    address1: str | None = None
    address2: str | None = None
    city: str | None = None
    country: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    postal_code: str | None = None
    state: str | None = None


class CardShipping(Model):
    """Where a card is sent."""

    method: str | None = None
    recipient_address: CardShippingAddress | None = None
    recipient_address_verification_state: AddressVerificationState | None = None
    return_address: CardShippingAddress | None = None


class CardFulfillment(Model):
    """How a physical card is made and sent."""

    card_personalization: CardPersonalization | None = None
    cardholder_uuid: str | None = None
    fulfillment_status: CardFulfillmentStatus | None = None
    shipping: CardShipping | None = None
    shipping_date: datetime | None = None
    shipping_eta: datetime | None = None
    shipping_tracking_url: str | None = None

    def __post_init__(self) -> None:
        self.shipping_date = utc(self.shipping_date)
        self.shipping_eta = utc(self.shipping_eta)


class CardSpendingRestrictions(Model):
    """What a card may be used for; amounts in whole units of its currency."""

    amount: Decimal | None = None
    auto_lock_date: datetime | None = None
    blocked_categories: list[int] | None = None
    categories: list[int] | None = None
    interval: SpendingInterval | None = None
    suspended: bool | None = None
    transaction_amount_limit: Decimal | None = None

    def __post_init__(self) -> None:
        self.auto_lock_date = utc(self.auto_lock_date)


class Card(Model):
    """A card, physical or virtual."""

    id: str | None = None
    card_program_id: str | None = None
    cardholder_id: str | None = None
    cardholder_name: str | None = None
    created_at: datetime | None = None
    display_name: str | None = None
    entity_id: str | None = None
    expiration: str | None = None
    fulfillment: CardFulfillment | None = None
    has_program_overridden: bool | None = None
    is_physical: bool | None = None
    last_four: str | None = None
    spending_restrictions: CardSpendingRestrictions | None = None
    state: CardState | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)


class CardChange(RequestModel):
    """The body of ``cards.suspend``, the body of ``cards.unsuspend`` and the body of ``cards.terminate``."""

    idempotency_key: str


class CardSpendingRestrictionsUpdate(RequestModel):
    """``spending_restrictions`` of :class:`CardUpdate`."""

    __rules__ = (AtLeast(0, ("amount", "transaction_amount_limit")),)

    amount: Decimal | UnsetType = UNSET
    blocked_mcc_codes: list[str] | UnsetType = UNSET
    categories: list[int] | UnsetType = UNSET
    categories_blacklist: list[int] | UnsetType = UNSET
    categories_whitelist: list[int] | UnsetType = UNSET
    currency: str | UnsetType = UNSET
    interval: SpendingInterval | UnsetType = UNSET
    lock_date: Aware | UnsetType | None = UNSET
    policy_id: str | UnsetType = UNSET
    transaction_amount_limit: Decimal | UnsetType = UNSET
    vendor_blacklist: list[str] | UnsetType = UNSET
    vendor_whitelist: list[str] | UnsetType = UNSET


class CardTaskContext(Model):
    """``context`` of :class:`CardTask`."""

    acting_user_id: str | None = None
    card_id: str | None = None


class CardTaskData(Model):
    """``data`` of :class:`CardTask`."""

    id: str | None = None
    card_id: str | None = None
    error: str | None = None


class CardTask(Model):
    """The answer to ``cards.task_status``."""

    id: str | None = None
    context: CardTaskContext | None = None
    data: CardTaskData | None = None
    status: str | None = None


class CardUpdate(RequestModel):
    """The body of ``cards.update``."""

    card_program_id: str | UnsetType | None = UNSET
    display_name: str | UnsetType = UNSET
    entity_id: str | UnsetType | None = UNSET
    has_notifications_enabled: bool | UnsetType = UNSET
    new_user_id: str | UnsetType | None = UNSET
    spending_restrictions: CardSpendingRestrictionsUpdate | UnsetType = UNSET


class PhysicalCardCreate(RequestModel):
    """The body of ``cards.create_physical``."""

    idempotency_key: str
    user_id: str
    card_program_id: str | UnsetType = UNSET
    display_name: str | UnsetType = UNSET
    entity_id: str | UnsetType = UNSET
    fulfillment: CardFulfillmentInput | UnsetType = UNSET
    is_temporary: bool | UnsetType = UNSET
    spending_restrictions: CardSpendingRestrictionsInput | UnsetType = UNSET


class VirtualCardCreate(RequestModel):
    """The body of ``cards.create_virtual``."""

    idempotency_key: str
    user_id: str
    card_program_id: str | UnsetType = UNSET
    display_name: str | UnsetType = UNSET
    entity_id: str | UnsetType = UNSET
    is_temporary: bool | UnsetType = UNSET
    spending_restrictions: CardSpendingRestrictionsInput | UnsetType = UNSET

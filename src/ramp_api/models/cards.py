"""Models of cards: what ``operations/cards.py`` takes and gives."""

from datetime import datetime
from decimal import Decimal

from ramp_api.model import Model, OpenEnum, utc

__all__ = [
    "AddressVerificationState",
    "Card",
    "CardFulfillment",
    "CardFulfillmentStatus",
    "CardPersonalization",
    "CardPersonalizationNameLine",
    "CardPersonalizationText",
    "CardShipping",
    "CardShippingAddress",
    "CardSpendingRestrictions",
    "CardState",
    "SpendingInterval",
]


class AddressVerificationState(OpenEnum):
    """Whether a shipping address was checked."""

    NOT_VERIFIED = "NOT_VERIFIED"
    OVERRIDEN = "OVERRIDEN"
    VERIFIED = "VERIFIED"


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

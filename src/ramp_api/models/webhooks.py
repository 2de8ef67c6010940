"""Models of webhooks: what ``operations/webhooks.py`` takes and gives. Regenerated whole."""

from datetime import datetime
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from ramp_api.model import Model, OpenEnum, RequestModel, utc
from ramp_api.secret import Secret

__all__ = [
    "SimpleSuccess",
    "Webhook",
    "WebhookCreate",
    "WebhookEventType",
    "WebhookStatus",
    "WebhookVerify",
    "WebhookWithSecret",
]


class WebhookEventType(OpenEnum):
    """Values of ``event_types`` of :class:`Webhook`, ``event_types`` of :class:`WebhookWithSecret` and
    ``event_types`` of :class:`WebhookCreate`.
    """

    BILLS_APPROVED = "bills.approved"
    BILLS_CREATED = "bills.created"
    BILLS_PAID = "bills.paid"
    BILLS_REJECTED = "bills.rejected"
    PURCHASE_ORDERS_CREATED = "purchase_orders.created"
    PURCHASE_ORDERS_UPDATED = "purchase_orders.updated"
    REIMBURSEMENTS_READY_FOR_REVIEW = "reimbursements.ready_for_review"
    REIMBURSEMENTS_READY_TO_SYNC = "reimbursements.ready_to_sync"
    TESTS_TEST_EVENT = "tests.test_event"
    TRANSACTIONS_AUTHORIZED = "transactions.authorized"
    TRANSACTIONS_CLEARED = "transactions.cleared"
    TRANSACTIONS_READY_FOR_REVIEW = "transactions.ready_for_review"
    TRANSACTIONS_READY_TO_SYNC = "transactions.ready_to_sync"
    WEBHOOKS_VERIFICATION = "webhooks.verification"


class WebhookStatus(OpenEnum):
    """Values of ``status`` of :class:`Webhook` and ``status`` of :class:`WebhookWithSecret`."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    PENDING_VERIFICATION = "pending_verification"


class SimpleSuccess(Model):
    """The answer to ``webhooks.verify``."""

    success: bool | None = None


class Webhook(Model):
    """The answer to ``webhooks.list`` and the answer to ``webhooks.get``."""

    id: str | None = None
    business_id: str | None = None
    created_at: datetime | None = None
    endpoint_url: str | None = None
    event_types: list[WebhookEventType] | None = None
    status: WebhookStatus | None = None
    updated_at: datetime | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)
        self.updated_at = utc(self.updated_at)


class WebhookCreate(RequestModel):
    """The body of ``webhooks.create``."""

    endpoint_url: str
    event_types: list[WebhookEventType]
    additional_headers: (
        Annotated[dict[str, Annotated[str, Meta(max_length=1000, min_length=1)]], Meta(max_length=5)] | UnsetType
    ) = UNSET


class WebhookVerify(RequestModel):
    """The body of ``webhooks.verify``."""

    challenge: str


class WebhookWithSecret(Model):
    """The answer to ``webhooks.create``."""

    id: str | None = None
    additional_headers: dict[str, Secret] | None = None
    business_id: str | None = None
    created_at: datetime | None = None
    endpoint_url: str | None = None
    event_types: list[WebhookEventType] | None = None
    secret: Secret | None = None
    status: WebhookStatus | None = None
    updated_at: datetime | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)
        self.updated_at = utc(self.updated_at)

"""Models of reimbursements: what ``operations/reimbursements.py`` takes and gives. Regenerated whole."""

from datetime import date, datetime
from decimal import Decimal

from msgspec import UNSET, UnsetType

from ramp_api.model import Model, OpenEnum, RequestModel, utc
from ramp_api.models.shared import AccountingFieldSelectionSource, AccountingFieldType, SyncStatus
from ramp_api.money import Money

__all__ = [
    "DistanceUnit",
    "MileageCreate",
    "Reimbursement",
    "ReimbursementAccountingCategoryInfo",
    "ReimbursementAccountingFieldSelection",
    "ReimbursementAttendee",
    "ReimbursementDirection",
    "ReimbursementLineItem",
    "ReimbursementReceipt",
    "ReimbursementState",
    "ReimbursementType",
]


class DistanceUnit(OpenEnum):
    """Values of ``distance_units`` of :class:`MileageCreate`."""

    KILOMETERS = "KILOMETERS"
    MILES = "MILES"


class ReimbursementDirection(OpenEnum):
    """Who pays whom: a reimbursement, or a repayment."""

    BUSINESS_TO_USER = "BUSINESS_TO_USER"
    USER_TO_BUSINESS = "USER_TO_BUSINESS"


class ReimbursementState(OpenEnum):
    """Where a reimbursement stands."""

    APPROVED = "APPROVED"
    AWAITING_EXPORT = "AWAITING_EXPORT"
    AWAITING_PAYMENT = "AWAITING_PAYMENT"
    AWAITING_PUSH_PAYMENT = "AWAITING_PUSH_PAYMENT"
    CANCELED = "CANCELED"
    DELETED = "DELETED"
    DRAFT = "DRAFT"
    EXPORTED = "EXPORTED"
    EXPORT_FAILED = "EXPORT_FAILED"
    EXPORT_INITIATED = "EXPORT_INITIATED"
    EXPORT_SUCCESSFUL = "EXPORT_SUCCESSFUL"
    FAILED_REIMBURSEMENT = "FAILED_REIMBURSEMENT"
    INIT = "INIT"
    MANUALLY_REIMBURSED = "MANUALLY_REIMBURSED"
    MISSING_ACH = "MISSING_ACH"
    PENDING = "PENDING"
    PROCESSING = "PROCESSING"
    PUSH_PAYMENT_FAILED = "PUSH_PAYMENT_FAILED"
    PUSH_PAYMENT_INITIATED = "PUSH_PAYMENT_INITIATED"
    REIMBURSED = "REIMBURSED"
    REIMBURSED_VIA_PUSH = "REIMBURSED_VIA_PUSH"
    REJECTED = "REJECTED"


class ReimbursementType(OpenEnum):
    """What a reimbursement is for."""

    MILEAGE = "MILEAGE"
    OUT_OF_POCKET = "OUT_OF_POCKET"
    PAYBACK_FULL = "PAYBACK_FULL"
    PAYBACK_PARTIAL = "PAYBACK_PARTIAL"
    PER_DIEM = "PER_DIEM"


class MileageCreate(RequestModel):
    """The body of ``reimbursements.create_mileage``."""

    distance: Decimal
    reimbursee_id: str
    trip_date: date
    distance_units: DistanceUnit | UnsetType = UNSET
    end_location: str | UnsetType = UNSET
    memo: str | UnsetType = UNSET
    start_location: str | UnsetType = UNSET
    waypoints: list[str] | UnsetType = UNSET


class ReimbursementAccountingCategoryInfo(Model):
    """The accounting field that a selection belongs to."""

    id: str | None = None
    external_id: str | None = None
    name: str | None = None
    type: AccountingFieldType | None = None


class ReimbursementAccountingFieldSelection(Model):
    """How a reimbursement is coded: one option of one accounting field."""

    id: str | None = None
    category_info: ReimbursementAccountingCategoryInfo | None = None
    external_code: str | None = None
    external_id: str | None = None
    name: str | None = None
    source: AccountingFieldSelectionSource | None = None
    type: AccountingFieldType | None = None


class ReimbursementAttendee(Model):
    """Who was there, for instance at a meal."""

    name: str | None = None
    user_id: str | None = None


class ReimbursementLineItem(Model):
    """A part of a reimbursement that is coded on its own."""

    accounting_field_selections: list[ReimbursementAccountingFieldSelection] | None = None
    amount: Money | None = None
    memo: str | None = None


class Reimbursement(Model):
    """A reimbursement, or a repayment.

    ``amount`` is in whole units of ``currency``; amounts of type Money are in smallest units.
    """

    id: str | None = None
    accounting_date: datetime | None = None
    accounting_field_selections: list[ReimbursementAccountingFieldSelection] | None = None
    amount: Decimal | None = None
    approved_at: datetime | None = None
    attendees: list[ReimbursementAttendee] | None = None
    created_at: datetime | None = None
    currency: str | None = None
    direction: ReimbursementDirection | None = None
    distance: Decimal | None = None
    employee_id: str | None = None
    end_location: str | None = None
    entity_id: str | None = None
    line_items: list[ReimbursementLineItem] | None = None
    memo: str | None = None
    merchant: str | None = None
    merchant_id: str | None = None
    original_reimbursement_amount: Money | None = None
    payee_amount: Money | None = None
    payment_id: str | None = None
    receipts: list[str] | None = None
    spend_limit_id: str | None = None
    start_location: str | None = None
    state: ReimbursementState | None = None
    submitted_at: datetime | None = None
    sync_status: SyncStatus | None = None
    synced_at: datetime | None = None
    transaction_date: date | None = None
    trip_id: str | None = None
    type: ReimbursementType | None = None
    updated_at: datetime | None = None
    user_email: str | None = None
    user_full_name: str | None = None
    user_id: str | None = None
    waypoints: list[str] | None = None

    def __post_init__(self) -> None:
        self.accounting_date = utc(self.accounting_date)
        self.approved_at = utc(self.approved_at)
        self.created_at = utc(self.created_at)
        self.submitted_at = utc(self.submitted_at)
        self.synced_at = utc(self.synced_at)
        self.updated_at = utc(self.updated_at)


class ReimbursementReceipt(RequestModel):
    """The fields that go with an uploaded receipt."""

    idempotency_key: str
    reimbursee_id: str
    reimbursement_id: str | UnsetType = UNSET

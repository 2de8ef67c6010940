"""Models of purchase_orders: what ``operations/purchase_orders.py`` takes and gives. Regenerated whole."""

from datetime import date, datetime
from decimal import Decimal

from msgspec import UNSET, UnsetType

from ramp_api.model import Model, OpenEnum, RequestModel, utc
from ramp_api.models.custom_forms import CustomFormCollectionResponse
from ramp_api.models.shared import (
    AccountingFieldSelection,
    AccountingFieldSelectionCreate,
    AccountingFieldSelectionInput,
    Currency,
)
from ramp_api.money import Money

__all__ = [
    "PurchaseOrder",
    "PurchaseOrderArchive",
    "PurchaseOrderBillingStatus",
    "PurchaseOrderCreate",
    "PurchaseOrderCreationSource",
    "PurchaseOrderDetail",
    "PurchaseOrderLineItem",
    "PurchaseOrderLineItemAdd",
    "PurchaseOrderLineItemCreate",
    "PurchaseOrderLineItemUpdate",
    "PurchaseOrderLineItemsCreate",
    "PurchaseOrderReceiptStatus",
    "PurchaseOrderUpdate",
]


class PurchaseOrderBillingStatus(OpenEnum):
    """Values of ``billing_status`` of :class:`PurchaseOrder`."""

    CLOSED = "CLOSED"
    DELETED = "DELETED"
    FULLY_BILLED = "FULLY_BILLED"
    OPEN = "OPEN"
    PARTIALLY_BILLED = "PARTIALLY_BILLED"


class PurchaseOrderCreationSource(OpenEnum):
    """Values of ``creation_source`` of :class:`PurchaseOrder` and ``creation_source=`` of ``purchase_orders.list``."""

    ACCOUNTING_PROVIDER = "ACCOUNTING_PROVIDER"
    DEVELOPER_API = "DEVELOPER_API"
    RAMP = "RAMP"


class PurchaseOrderReceiptStatus(OpenEnum):
    """Values of ``receipt_status`` of :class:`PurchaseOrder` and ``receipt_status=`` of ``purchase_orders.list``."""

    FULLY_RECEIVED = "FULLY_RECEIVED"
    NOT_RECEIVED = "NOT_RECEIVED"
    OVER_RECEIVED = "OVER_RECEIVED"
    PARTIALLY_RECEIVED = "PARTIALLY_RECEIVED"


class PurchaseOrderLineItem(Model):
    """``line_items`` of :class:`PurchaseOrder`."""

    id: str | None = None
    accounting_field_selections: list[AccountingFieldSelection] | None = None
    amount: Money | None = None
    description: str | None = None
    remote_id: str | None = None
    unit_price: Money | None = None
    unit_quantity: int | None = None


class PurchaseOrder(Model):
    """A record of ``purchase_orders.list``, the answer to ``purchase_orders.create`` and what
    :class:`PurchaseOrderDetail` is, too.
    """

    id: str | None = None
    accounting_field_selections: list[AccountingFieldSelection] | None = None
    amount: Money | None = None
    archived_at: datetime | None = None
    bill_ids: list[str] | None = None
    billing_status: PurchaseOrderBillingStatus | None = None
    created_at: datetime | None = None
    creation_source: PurchaseOrderCreationSource | None = None
    entity_id: str | None = None
    line_items: list[PurchaseOrderLineItem] | None = None
    memo: str | None = None
    name: str | None = None
    net_payment_terms: int | None = None
    promise_date: datetime | None = None
    purchase_order_number: str | None = None
    receipt_status: PurchaseOrderReceiptStatus | None = None
    remote_id: str | None = None
    spend_end_date: datetime | None = None
    spend_request_id: str | None = None
    spend_start_date: datetime | None = None
    spend_total_amount: Money | None = None
    three_way_match_enabled: bool | None = None
    transaction_ids: list[str] | None = None
    user_id: str | None = None
    vendor_id: str | None = None

    def __post_init__(self) -> None:
        self.archived_at = utc(self.archived_at)
        self.created_at = utc(self.created_at)
        self.promise_date = utc(self.promise_date)
        self.spend_end_date = utc(self.spend_end_date)
        self.spend_start_date = utc(self.spend_start_date)


class PurchaseOrderArchive(RequestModel):
    """The body of ``purchase_orders.archive``."""

    archived_reason: str | UnsetType | None = UNSET


class PurchaseOrderLineItemCreate(RequestModel):
    """``line_items`` of :class:`PurchaseOrderCreate`."""

    unit_price: Decimal
    unit_quantity: int
    accounting_field_selections: list[AccountingFieldSelectionCreate] | UnsetType = UNSET
    description: str | UnsetType | None = UNSET


class PurchaseOrderCreate(RequestModel):
    """The body of ``purchase_orders.create``."""

    currency: Currency
    entity_id: str
    line_items: list[PurchaseOrderLineItemCreate]
    three_way_match_enabled: bool
    accounting_field_selections: list[AccountingFieldSelectionCreate] | UnsetType = UNSET
    memo: str | UnsetType | None = UNSET
    net_payment_terms: int | UnsetType | None = UNSET
    promise_date: date | UnsetType | None = UNSET
    purchase_order_number: str | UnsetType | None = UNSET
    vendor_id: str | UnsetType | None = UNSET


class PurchaseOrderDetail(PurchaseOrder):
    """The answer to ``purchase_orders.get``."""

    custom_form_collection_response: CustomFormCollectionResponse | None = None


class PurchaseOrderLineItemAdd(RequestModel):
    """``line_items`` of :class:`PurchaseOrderLineItemsCreate`."""

    unit_price: Decimal
    unit_quantity: int
    accounting_field_selections: list[AccountingFieldSelectionInput] | UnsetType | None = UNSET
    description: str | UnsetType | None = UNSET


class PurchaseOrderLineItemUpdate(RequestModel):
    """The body of ``purchase_orders.line_items.update``."""

    accounting_field_selections: list[AccountingFieldSelectionInput] | UnsetType | None = UNSET
    description: str | UnsetType | None = UNSET
    unit_price: Decimal | UnsetType | None = UNSET
    unit_quantity: int | UnsetType | None = UNSET


class PurchaseOrderLineItemsCreate(RequestModel):
    """The body of ``purchase_orders.line_items.create``."""

    line_items: list[PurchaseOrderLineItemAdd]


class PurchaseOrderUpdate(RequestModel):
    """The body of ``purchase_orders.update``."""

    accounting_field_selections: list[AccountingFieldSelectionInput] | UnsetType | None = UNSET
    spend_end_date: date | UnsetType | None = UNSET
    spend_start_date: date | UnsetType | None = UNSET

"""Models of item_receipts: what ``operations/item_receipts.py`` takes and gives. Regenerated whole."""

from datetime import date, datetime

from msgspec import UNSET, UnsetType

from ramp_api.model import Model, RequestModel, utc
from ramp_api.models.shared import AccountingFieldSelection
from ramp_api.money import Money

__all__ = [
    "ItemReceipt",
    "ItemReceiptCreate",
    "ItemReceiptLineItem",
    "ItemReceiptLineItemCreate",
]


class ItemReceiptLineItem(Model):
    """``line_items`` of :class:`ItemReceipt`."""

    accounting_field_selections: list[AccountingFieldSelection] | None = None
    amount: Money | None = None
    memo: str | None = None
    purchase_order_line_item_id: str | None = None
    remote_id: str | None = None
    unit_price: Money | None = None
    unit_quantity: int | None = None


class ItemReceipt(Model):
    """A record of ``item_receipts.list``, the answer to ``item_receipts.create`` and the answer to
    ``item_receipts.get``.
    """

    id: str | None = None
    archived_at: datetime | None = None
    created_at: datetime | None = None
    documents: list[str] | None = None
    item_receipt_number: str | None = None
    line_items: list[ItemReceiptLineItem] | None = None
    memo: str | None = None
    purchase_order_id: str | None = None
    received_at: datetime | None = None
    remote_id: str | None = None

    def __post_init__(self) -> None:
        self.archived_at = utc(self.archived_at)
        self.created_at = utc(self.created_at)
        self.received_at = utc(self.received_at)


class ItemReceiptLineItemCreate(RequestModel):
    """``item_receipt_line_items`` of :class:`ItemReceiptCreate`."""

    purchase_order_line_item_id: str
    unit_quantity: int | UnsetType | None = UNSET


class ItemReceiptCreate(RequestModel):
    """The body of ``item_receipts.create``."""

    item_receipt_line_items: list[ItemReceiptLineItemCreate]
    item_receipt_number: str
    purchase_order_id: str
    received_at: date
    memo: str | UnsetType | None = UNSET

"""Models of receipts: what ``operations/receipts.py`` takes and gives. Regenerated whole."""

from datetime import datetime

from msgspec import UNSET, UnsetType

from ramp_api.model import Model, RequestModel, utc

__all__ = [
    "LightReceipt",
    "Receipt",
    "ReceiptUpload",
]


class LightReceipt(Model):
    """The answer to ``receipts.upload``."""

    id: str | None = None


class Receipt(Model):
    """A record of ``receipts.list`` and the answer to ``receipts.get``."""

    id: str | None = None
    created_at: datetime | None = None
    receipt_url: str | None = None
    transaction_id: str | None = None
    user_id: str | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)


class ReceiptUpload(RequestModel):
    """The body of ``receipts.upload``."""

    idempotency_key: str
    user_id: str
    transaction_id: str | UnsetType = UNSET

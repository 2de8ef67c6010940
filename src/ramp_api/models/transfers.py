"""Models of transfers: what ``operations/transfers.py`` takes and gives. Regenerated whole."""

from datetime import datetime

from ramp_api.model import Model, OpenEnum, utc
from ramp_api.models.shared import SyncStatus
from ramp_api.money import Money

__all__ = [
    "Transfer",
    "TransferStatus",
]


class TransferStatus(OpenEnum):
    """Values of ``status`` of :class:`Transfer` and ``status=`` of ``transfers.list``."""

    ACH_CONFIRMED = "ACH_CONFIRMED"
    CANCELED = "CANCELED"
    COMPLETED = "COMPLETED"
    ERROR = "ERROR"
    INITIATED = "INITIATED"
    NOT_ACKED = "NOT_ACKED"
    NOT_ENOUGH_FUNDS = "NOT_ENOUGH_FUNDS"
    PROCESSING_BY_ODFI = "PROCESSING_BY_ODFI"
    REJECTED_BY_ODFI = "REJECTED_BY_ODFI"
    RETURNED_BY_RDFI = "RETURNED_BY_RDFI"
    SUBMITTED_TO_FED = "SUBMITTED_TO_FED"
    SUBMITTED_TO_RDFI = "SUBMITTED_TO_RDFI"
    UNNECESSARY = "UNNECESSARY"
    UPLOADED = "UPLOADED"


class Transfer(Model):
    """A record of ``transfers.list`` and the answer to ``transfers.get``."""

    id: str | None = None
    amount: Money | None = None
    created_at: datetime | None = None
    entity_id: str | None = None
    payment_id: str | None = None
    status: TransferStatus | None = None
    sync_status: SyncStatus | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)

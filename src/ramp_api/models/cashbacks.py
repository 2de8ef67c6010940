"""Models of cashbacks: what ``operations/cashbacks.py`` takes and gives. Regenerated whole."""

from datetime import datetime

from ramp_api.model import Model, utc
from ramp_api.models.shared import SyncStatus
from ramp_api.money import Money

__all__ = [
    "Cashback",
]


class Cashback(Model):
    """A record of ``cashbacks.list`` and the answer to ``cashbacks.get``."""

    id: str | None = None
    amount: Money | None = None
    created_at: datetime | None = None
    entity_id: str | None = None
    sync_status: SyncStatus | None = None

    def __post_init__(self) -> None:
        self.created_at = utc(self.created_at)

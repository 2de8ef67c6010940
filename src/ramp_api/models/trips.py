"""Models of trips: what ``operations/trips.py`` takes and gives. Regenerated whole."""

from ramp_api.model import OpenEnum

__all__ = [
    "TripStatus",
]


class TripStatus(OpenEnum):
    """Values of ``status=`` of ``trips.list``."""

    CANCELLED = "cancelled"
    COMPLETED = "completed"
    ONGOING = "ongoing"
    UPCOMING = "upcoming"

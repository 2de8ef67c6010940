"""Models of locations: what ``operations/locations.py`` takes and gives. Regenerated whole."""

from msgspec import UNSET, UnsetType

from ramp_api.model import Model, RequestModel

__all__ = [
    "Location",
    "LocationCreate",
    "LocationUpdate",
]


class Location(Model):
    """A location."""

    id: str | None = None
    entity_id: str | None = None
    name: str | None = None


class LocationCreate(RequestModel):
    """What a new location needs."""

    name: str
    entity_id: str | UnsetType = UNSET


class LocationUpdate(RequestModel):
    """What changes of a location."""

    name: str
    entity_id: str | UnsetType = UNSET

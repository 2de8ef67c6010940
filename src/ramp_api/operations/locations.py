"""Operations of locations. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from ramp_api.models import locations as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Location]] = Operation(
    name="locations.list",
    id="get_location_list_resource",
    method="GET",
    path="/developer/v1/locations",
    summary="Every location.",
    scopes=("locations:read",),
    query=(
        Parameter("entity_id", "uuid"),
        START,
        PAGE_SIZE,
    ),
    result="locations:Location",
    paged=True,
    retry="safe",
)

CREATE: Operation[models.Location] = Operation(
    name="locations.create",
    id="post_location_list_resource",
    method="POST",
    path="/developer/v1/locations",
    summary="Add a location.",
    scopes=("locations:write",),
    body="locations:LocationCreate",
    result="locations:Location",
    retry="unkeyed",
)

GET: Operation[models.Location] = Operation(
    name="locations.get",
    id="get_location_single_resource",
    method="GET",
    path="/developer/v1/locations/{location_id}",
    summary="One location.",
    scopes=("locations:read",),
    result="locations:Location",
    retry="safe",
)

UPDATE: Operation[models.Location] = Operation(
    name="locations.update",
    id="patch_location_single_resource",
    method="PATCH",
    path="/developer/v1/locations/{location_id}",
    summary="Rename a location, or move it to another entity.",
    scopes=("locations:write",),
    body="locations:LocationUpdate",
    result="locations:Location",
    retry="unkeyed",
)

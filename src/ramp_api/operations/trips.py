"""Operations of trips. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.pages import Page

LIST: Operation[Page[Any]] = Operation(
    name="trips.list",
    id="GetTripListResource",
    method="GET",
    path="/developer/v1/trips",
    summary="Every trip.",
    scopes=("trips:read",),
    query=(
        Parameter("user_ids", "uuid", many=True, since="2026-08"),
        Parameter("status", "enum", values=("cancelled", "completed", "ongoing", "upcoming"), since="2026-08"),
        Parameter("from_date", "datetime", since="2026-08"),
        Parameter("to_date", "datetime", since="2026-08"),
        Parameter("min_amount", "decimal", since="2026-08"),
        Parameter("max_amount", "decimal", since="2026-08"),
        Parameter("trip_name", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    retry="safe",
    known="request",
    since="2026-08",
)

GET: Operation[Any] = Operation(
    name="trips.get",
    id="GetTripSingleResource",
    method="GET",
    path="/developer/v1/trips/{trip_id}",
    summary="One trip.",
    scopes=("trips:read",),
    result=OPEN,
    retry="safe",
    known="request",
    since="2026-08",
)

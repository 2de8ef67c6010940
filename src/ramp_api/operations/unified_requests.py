"""Operations of unified_requests. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.pages import Page

LIST: Operation[Page[Any]] = Operation(
    name="unified_requests.list",
    id=None,
    method="GET",
    path="/developer/v1/unified-requests",
    summary="Every request for spend, whatever its kind; deleted ones come with ``include_deleted=True``.",
    scopes=("unified_requests:read",),
    query=(
        Parameter("department_ids", many=True, since="2026-08"),
        Parameter("entity_ids", many=True, since="2026-08"),
        Parameter("location_ids", many=True, since="2026-08"),
        Parameter("owner_user_ids", many=True, since="2026-08"),
        Parameter("spend_program_ids", many=True, since="2026-08"),
        Parameter("spend_request_types", many=True, since="2026-08"),
        Parameter("request_statuses", many=True, since="2026-08"),
        Parameter("unified_spend_request_types", many=True, since="2026-08"),
        Parameter("include_deleted", "boolean", since="2026-08"),
        Parameter("min_amount", "decimal", since="2026-08"),
        Parameter("max_amount", "decimal", since="2026-08"),
        Parameter("from_created_at", "datetime", since="2026-08"),
        Parameter("to_created_at", "datetime", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    sweeps=({"include_deleted": True},),
    retry="safe",
    known="path",
    since="2026-08",
)

GET: Operation[Any] = Operation(
    name="unified_requests.get",
    id=None,
    method="GET",
    path="/developer/v1/unified-requests/{unified_request_id}",
    summary="One request for spend.",
    scopes=("unified_requests:read",),
    result=OPEN,
    retry="safe",
    known="path",
    since="2026-08",
)

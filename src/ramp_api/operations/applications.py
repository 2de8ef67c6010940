"""Operations of applications. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, Operation

if TYPE_CHECKING:
    from typing import Any

CREATE: Operation[Any] = Operation(
    name="applications.create",
    id="PostApplicationResource",
    method="POST",
    path="/developer/v1/applications",
    summary="Begin an application for a Ramp account on somebody's behalf.",
    body="applications:ApplicationCreate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

GET: Operation[Any] = Operation(
    name="applications.get",
    id=None,
    method="GET",
    path="/developer/v1/applications",
    summary="The application for a Ramp account that was begun through this app.",
    scopes=("applications:read",),
    result=OPEN,
    retry="safe",
    known="request",
    since="2026-08",
)

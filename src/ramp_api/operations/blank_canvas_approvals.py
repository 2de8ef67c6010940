"""Operations of blank_canvas_approvals. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, Operation

if TYPE_CHECKING:
    from typing import Any

CREATE: Operation[Any] = Operation(
    name="blank_canvas_approvals.create",
    id=None,
    method="POST",
    path="/developer/v1/blank-canvas-approvals/{approval_trigger_instance_id}",
    summary="Answer an approval that Ramp left to this app.",
    scopes=("blank_canvas:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    since="2026-08",
)

UPDATE_METADATA: Operation[Any] = Operation(
    name="blank_canvas_approvals.update_metadata",
    id=None,
    method="PATCH",
    path="/developer/v1/blank-canvas-approvals/{approval_trigger_instance_id}/metadata",
    summary="Change what is noted on an approval that Ramp left to this app.",
    scopes=("blank_canvas:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    since="2026-08",
)

DOCUMENTS_CREATE: Operation[Any] = Operation(
    name="blank_canvas_approvals.documents.create",
    id=None,
    method="POST",
    path="/developer/v1/blank-canvas-approvals/documents",
    summary="Add documents for an approval that Ramp left to this app.",
    scopes=("blank_canvas:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    since="2026-08",
)

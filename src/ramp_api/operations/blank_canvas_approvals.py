"""Operations of blank_canvas_approvals. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, Operation

if TYPE_CHECKING:
    from typing import Any

DECIDE: Operation[Any] = Operation(
    name="blank_canvas_approvals.decide",
    id=None,
    method="POST",
    path="/developer/v1/blank-canvas-approvals/{approval_trigger_instance_id}",
    summary="Approve or reject a step that waits for this app.",
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

DOCUMENTS_UPLOAD: Operation[Any] = Operation(
    name="blank_canvas_approvals.documents.upload",
    id=None,
    method="POST",
    path="/developer/v1/blank-canvas-approvals/documents",
    summary="Upload a document for a step that waits for this app.",
    scopes=("blank_canvas:write",),
    body=OPEN,
    open_files=True,
    result=OPEN,
    retry="unkeyed",
    known="path",
    since="2026-08",
)

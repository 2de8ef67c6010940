"""Operations of spend_requests. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, Operation

if TYPE_CHECKING:
    from typing import Any

DRAFT_VIA_OCR: Operation[Any] = Operation(
    name="spend_requests.draft_via_ocr",
    id=None,
    method="POST",
    path="/developer/v1/spend-requests/draft-via-ocr",
    summary="Begin a spend request from what is read off a document.",
    scopes=("spend_requests:write",),
    body=OPEN,
    open_files=True,
    result=OPEN,
    retry="unkeyed",
    known="path",
    plus=True,
    since="2026-08",
)

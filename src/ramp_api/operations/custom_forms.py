"""Operations of custom_forms. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, Operation

if TYPE_CHECKING:
    from typing import Any

RESPONSES_GET: Operation[Any] = Operation(
    name="custom_forms.responses.get",
    id=None,
    method="GET",
    path="/developer/v1/custom-form/collections/responses/{custom_form_collection_response_id}",
    summary="What was filled into one custom form.",
    scopes=("custom_forms:read",),
    result=OPEN,
    retry="safe",
    known="path",
    since="2026-08",
)

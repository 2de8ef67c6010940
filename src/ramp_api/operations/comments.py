"""Operations of comments. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.pages import Page

LIST: Operation[Page[Any]] = Operation(
    name="comments.list",
    id=None,
    method="GET",
    path="/developer/v1/comments/{object_type}/{object_id}",
    summary="The comments on an object.",
    query=(
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    retry="safe",
    known="path",
    beta=True,
    since="2026-08",
)

CREATE: Operation[Any] = Operation(
    name="comments.create",
    id=None,
    method="POST",
    path="/developer/v1/comments/{object_type}/{object_id}",
    summary="Comment on an object.",
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

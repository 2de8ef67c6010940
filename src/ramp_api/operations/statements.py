"""Operations of statements. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from ramp_api.models import statements as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Statement]] = Operation(
    name="statements.list",
    id="get_statement_list_with_pagination",
    method="GET",
    path="/developer/v1/statements",
    summary="Every statement.",
    scopes=("statements:read",),
    query=(
        Parameter("from_date", "datetime", default="1970-01-01T00:00:00+00:00"),
        Parameter("to_date", "datetime"),
        START,
        PAGE_SIZE,
    ),
    result="statements:Statement",
    paged=True,
    retry="safe",
)

GET: Operation[models.Statement] = Operation(
    name="statements.get",
    id="get_statement_resource",
    method="GET",
    path="/developer/v1/statements/{statement_id}",
    summary="One statement.",
    scopes=("statements:read",),
    result="statements:Statement",
    retry="safe",
)

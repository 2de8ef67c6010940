"""Operations of repayments. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.pages import Page

LIST: Operation[Page[Any]] = Operation(
    name="repayments.list",
    id=None,
    method="GET",
    path="/developer/v1/repayments",
    summary="What people have paid back to the company.",
    scopes=("repayments:read",),
    query=(
        Parameter("entity_id", since="2026-08"),
        Parameter("funding_methods", many=True, since="2026-08"),
        Parameter("from_repaid_at", "datetime", since="2026-08"),
        Parameter("to_repaid_at", "datetime", since="2026-08"),
        Parameter("user_id", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    retry="safe",
    known="path",
    since="2026-08",
)

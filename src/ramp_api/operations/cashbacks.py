"""Operations of cashbacks. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from ramp_api.models import cashbacks as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Cashback]] = Operation(
    name="cashbacks.list",
    id="get_cashback_list_with_pagination",
    method="GET",
    path="/developer/v1/cashbacks",
    summary="Every cashback payment to the company.",
    scopes=("cashbacks:read",),
    query=(
        Parameter("sync_status", "enum", values=("NOT_SYNC_READY", "SYNCED", "SYNC_READY")),
        Parameter("entity_id", "uuid"),
        Parameter("statement_id", "uuid"),
        Parameter("sync_ready", "boolean"),
        Parameter("from_date", "datetime"),
        Parameter("to_date", "datetime"),
        START,
        PAGE_SIZE,
    ),
    result="cashbacks:Cashback",
    paged=True,
    retry="safe",
)

GET: Operation[models.Cashback] = Operation(
    name="cashbacks.get",
    id="get_cashback_resource",
    method="GET",
    path="/developer/v1/cashbacks/{cashback_id}",
    summary="One cashback payment.",
    scopes=("cashbacks:read",),
    result="cashbacks:Cashback",
    retry="safe",
)

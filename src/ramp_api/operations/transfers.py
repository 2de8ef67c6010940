"""Operations of transfers. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from ramp_api.models import transfers as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Transfer]] = Operation(
    name="transfers.list",
    id="get_transfer_list_with_pagination",
    method="GET",
    path="/developer/v1/transfers",
    summary="Every transfer between Ramp and the company's bank.",
    scopes=("transfers:read",),
    query=(
        Parameter("sync_status", "enum", values=("NOT_SYNC_READY", "SYNCED", "SYNC_READY")),
        Parameter(
            "status",
            "enum",
            values=(
                "ACH_CONFIRMED",
                "CANCELED",
                "COMPLETED",
                "ERROR",
                "INITIATED",
                "NOT_ACKED",
                "NOT_ENOUGH_FUNDS",
                "PROCESSING_BY_ODFI",
                "REJECTED_BY_ODFI",
                "RETURNED_BY_RDFI",
                "SUBMITTED_TO_FED",
                "SUBMITTED_TO_RDFI",
                "UNNECESSARY",
                "UPLOADED",
            ),
        ),
        Parameter("entity_id", "uuid"),
        Parameter("statement_id", "uuid"),
        Parameter("has_no_sync_commits", "boolean"),
        Parameter("from_date", "datetime"),
        Parameter("to_date", "datetime"),
        START,
        PAGE_SIZE,
    ),
    result="transfers:Transfer",
    paged=True,
    retry="safe",
)

GET: Operation[models.Transfer] = Operation(
    name="transfers.get",
    id="get_transfer_resource",
    method="GET",
    path="/developer/v1/transfers/{transfer_id}",
    summary="One transfer.",
    scopes=("transfers:read",),
    result="transfers:Transfer",
    retry="safe",
)

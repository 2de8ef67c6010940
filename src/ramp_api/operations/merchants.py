"""Operations of merchants. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from ramp_api.models import merchants as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Merchant]] = Operation(
    name="merchants.list",
    id="get_merchant_list_with_pagination",
    method="GET",
    path="/developer/v1/merchants",
    summary="Every merchant that the company has paid by card.",
    scopes=("merchants:read",),
    query=(
        Parameter("transaction_from_date", "datetime"),
        Parameter("transaction_to_date", "datetime"),
        START,
        PAGE_SIZE,
    ),
    result="merchants:Merchant",
    paged=True,
    retry="safe",
)

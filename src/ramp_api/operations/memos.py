"""Operations of memos. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from ramp_api.models import memos as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Memo]] = Operation(
    name="memos.list",
    id="get_memo_list_with_pagination",
    method="GET",
    path="/developer/v1/memos",
    summary="The memos of all transactions that have one.",
    scopes=("memos:read",),
    query=(
        Parameter("card_id", "uuid"),
        Parameter("department_id", "uuid"),
        Parameter("location_id", "uuid"),
        Parameter("manager_id", "uuid"),
        Parameter("merchant_id", "uuid"),
        Parameter("user_id", "uuid"),
        Parameter("from_date", "datetime"),
        Parameter("to_date", "datetime"),
        START,
        PAGE_SIZE,
    ),
    result="memos:Memo",
    paged=True,
    retry="safe",
)

CREATE: Operation[models.Memo] = Operation(
    name="memos.create",
    id="post_memo_create_single_resource",
    method="POST",
    path="/developer/v1/memos/{transaction_id}",
    summary="Write a transaction's memo; one that is there is overwritten.",
    scopes=("memos:write",),
    body="memos:MemoCreate",
    result="memos:Memo",
    retry="unkeyed",
)

GET: Operation[models.Memo] = Operation(
    name="memos.get",
    id="get_memo_single_resource",
    method="GET",
    path="/developer/v1/memos/{transaction_id}",
    summary="One transaction's memo.",
    scopes=("memos:read",),
    result="memos:Memo",
    retry="safe",
)

"""Operations of banking. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.pages import Page

ACCOUNTS_LIST: Operation[Page[Any]] = Operation(
    name="banking.accounts.list",
    id=None,
    method="GET",
    path="/developer/v1/banking/accounts",
    summary="Every account that the company holds with Ramp's banking.",
    scopes=("treasury:read",),
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

ACCOUNTS_BALANCE_HISTORY: Operation[Page[Any]] = Operation(
    name="banking.accounts.balance_history",
    id=None,
    method="GET",
    path="/developer/v1/banking/accounts/{account_id}/balance-history",
    summary="The balances of one banking account, day by day.",
    scopes=("treasury:read",),
    query=(
        Parameter("start_date", "date", since="2026-08"),
        Parameter("end_date", "date", since="2026-08"),
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

SYNCABLE_TRANSACTIONS_LIST: Operation[Page[Any]] = Operation(
    name="banking.syncable_transactions.list",
    id=None,
    method="GET",
    path="/developer/v1/banking/syncable-transactions",
    summary="Movements on banking accounts that are yet to be synced to the accounting system.",
    scopes=("treasury:read",),
    query=(
        Parameter("entity_ids", many=True, since="2026-08"),
        Parameter("start_date", "date", since="2026-08"),
        Parameter("end_date", "date", since="2026-08"),
        Parameter("include_synced_transfers", "boolean", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    sweeps=({"include_synced_transfers": True},),
    retry="safe",
    known="path",
    since="2026-08",
)

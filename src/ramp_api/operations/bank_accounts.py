"""Operations of bank_accounts. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.models import bank_accounts as models
    from ramp_api.pages import Page

LIST: Operation[Page[Any]] = Operation(
    name="bank_accounts.list",
    id="GetBankAccountListWithPagination",
    method="GET",
    path="/developer/v1/bank-accounts",
    summary="Every bank account that the company has linked.",
    scopes=("bank_accounts:read",),
    query=(
        Parameter("connection_provider", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    retry="safe",
    known="request",
    since="2026-08",
)

GET: Operation[models.BankAccount] = Operation(
    name="bank_accounts.get",
    id="get_bank_account_resource",
    method="GET",
    path="/developer/v1/bank-accounts/{bank_account_id}",
    summary="One linked bank account: its bank and last four digits.",
    scopes=("bank_accounts:read",),
    result="bank_accounts:BankAccount",
    retry="safe",
)

"""What type checkers see. Never run: mypy and pyright read it in ``make check``."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, assert_type

from ramp_api import (
    AsyncClient,
    AsyncPages,
    AsyncTask,
    Client,
    ConsentRequest,
    Money,
    OAuth2Token,
    Page,
    Pages,
    Response,
    Secret,
    Task,
)
from ramp_api.http import FilePart
from ramp_api.models.accounting import AccountingConnection
from ramp_api.models.bills import Bill, BillApprovalStatus, BillVendor
from ramp_api.models.business import BusinessBalance
from ramp_api.models.cards import CardTask, CardTaskData
from ramp_api.models.custom_records import CustomRow
from ramp_api.models.departments import Department
from ramp_api.models.limits import Limit, LimitTaskData
from ramp_api.models.receipts import LightReceipt
from ramp_api.models.shared import Currency, SyncStatus
from ramp_api.models.transactions import SingleTransaction, Transaction, TransactionState
from ramp_api.models.transfers import Transfer, TransferStatus
from ramp_api.models.users import UserRole, UserTaskData
from ramp_api.models.vendors import VendorContact
from ramp_api.models.webhooks import Webhook
from ramp_api.operations import cards, departments, transactions


def sync(ramp: Client, consent: ConsentRequest) -> None:
    assert_type(ramp.transactions.list(), Pages[Transaction])
    for transaction in ramp.transactions.list(state="ALL", min_amount=Decimal("1.50")):
        assert_type(transaction, Transaction)
        assert_type(transaction.amount, Decimal | None)
        assert_type(transaction.original_transaction_amount, Money | None)
        assert_type(transaction.state, TransactionState | None)
        assert_type(transaction.sync_status, SyncStatus | None)
        assert_type(transaction.user_transaction_time, datetime | None)
    for page in ramp.departments.list().pages():
        assert_type(page, Page[Department])
        assert_type(page.next_cursor, str | None)
    assert_type(ramp.transactions.get("id"), SingleTransaction)
    assert_type(ramp.departments.create(name="a"), Department)
    assert_type(ramp.send(departments.GET, path={"department_id": "a"}), Response[Department])
    assert_type(ramp.send(transactions.LIST).body, Page[Transaction])
    assert_type(ramp.auths.post_token(grant_type="client_credentials", scope=["a"]), OAuth2Token)
    assert_type(ramp.auths.post_token(grant_type="refresh_token", refresh_token=Secret("r")), OAuth2Token)
    assert_type(ramp.auths.post_token(grant_type="authorization_code", code="c", redirect_uri="u"), OAuth2Token)
    assert_type(ramp.auths.revoke_token("t"), None)
    assert_type(ramp.get_access_token("https://a/cb", consent), OAuth2Token)
    assert_type(ramp.refresh_access_token(), OAuth2Token)
    assert_type(ramp.expires_at, datetime | None)
    assert_type(ramp.expires_in, timedelta | None)
    with Client.from_env() as client:
        assert_type(client, Client)


async def asynchronous(ramp: AsyncClient, consent: ConsentRequest) -> None:
    assert_type(ramp.transactions.list(), AsyncPages[Transaction])
    async for transaction in ramp.transactions.list():
        assert_type(transaction, Transaction)
    async for page in ramp.departments.list().pages():
        assert_type(page, Page[Department])
    assert_type(await ramp.transactions.get("id"), SingleTransaction)
    assert_type(await ramp.send(departments.GET, path={"department_id": "a"}), Response[Department])
    assert_type(await ramp.auths.post_token(grant_type="client_credentials", scope="a"), OAuth2Token)
    assert_type(await ramp.get_access_token("https://a/cb", consent), OAuth2Token)
    async with AsyncClient.from_env() as client:
        assert_type(client, AsyncClient)


def nested_sync(ramp: Client) -> None:
    assert_type(ramp.vendors.contacts.list("vendor", page_size=50), Pages[VendorContact])
    assert_type(ramp.vendors.contacts.get("vendor", "contact"), VendorContact)
    rows = ramp.custom_records.tables.rows.list(
        "suppliers", external_key=["a"], filter={"region.one_of": ["EMEA"], "size.is_not": "5"}
    )
    assert_type(rows, Pages[CustomRow])
    assert_type(rows.pages(), Iterator[Page[CustomRow]])
    for row in rows:
        assert_type(row, CustomRow)
    # Lists that are not paged are lists; a list by POST is one of pages like any other.
    assert_type(ramp.webhooks.list(), list[Webhook])
    assert_type(ramp.accounting.connections.list(), list[AccountingConnection])
    assert_type(ramp.vendors.agreements.list(is_active=True, max_total_value=None), Pages[Any])


def written_sync(ramp: Client) -> None:
    bill = ramp.bills.create(
        due_at=date(2026, 1, 31), entity_id="e", invoice_currency=Currency.USD, invoice_number="1", issued_at="2026-01-01",
        payment_method="ACH", vendor_contact_id="c", vendor_id="v", line_items=[{"amount": Decimal("12.50")}], memo=None,
    )  # fmt: skip
    assert_type(bill, Bill)
    assert_type(bill.amount, Money | None)
    assert_type(bill.due_at, datetime | None)
    assert_type(bill.fx_conversion_rate, Decimal | None)
    assert_type(bill.approval_status, BillApprovalStatus | None)
    assert_type(bill.invoice_urls, list[str] | None)
    assert_type(bill.vendor, BillVendor | None)
    assert_type(ramp.limits.update("limit", display_name="Travel", spend_program_id=None), Limit)
    assert_type(ramp.departments.update("department", name="R&D"), Department)
    for receipt in (Path("a.png"), b"", BytesIO(), FilePart("receipt", "a.png", b"")):
        assert_type(ramp.receipts.upload(user_id="u", receipt=receipt), LightReceipt)
    # What Ramp has not published is open, both ways.
    assert_type(ramp.cards.physical.create(body={"user_id": "u"}), Any)
    assert_type(ramp.funds.list(is_terminated=False, member_roles=("OWNER",)), Pages[Any])
    transfer = ramp.transfers.get("transfer")
    assert_type(transfer, Transfer)
    assert_type(transfer.status, TransferStatus | None)
    assert_type(ramp.business.balance(), BusinessBalance)


def deferred_sync(ramp: Client) -> None:
    task = ramp.cards.create_virtual(user_id="u", idempotency_key="card-1")
    assert_type(task, Task[CardTaskData])
    assert_type(task.id, str)
    assert_type(task.status, str | None)
    assert_type(task.done, bool)
    assert_type(task.result, CardTaskData | None)
    assert_type(task.poll(), str | None)
    assert_type(task.wait(timeout=5), CardTaskData | None)
    invited = ramp.users.create(email="a@example.com", first_name="A", last_name="B", role=UserRole.BUSINESS_USER)
    assert_type(invited, Task[UserTaskData])
    assert_type(((ramp.limits.terminate("limit")).wait()), LimitTaskData | None)
    assert_type(ramp.cards.task_status(task.id), CardTask)
    assert_type(Task(ramp, cards.TASK_STATUS, "task-1"), Task[CardTaskData])


async def nested_async(ramp: AsyncClient) -> None:
    assert_type(ramp.vendors.contacts.list("vendor", page_size=50), AsyncPages[VendorContact])
    assert_type(await ramp.vendors.contacts.get("vendor", "contact"), VendorContact)
    rows = ramp.custom_records.tables.rows.list(
        "suppliers", external_key=["a"], filter={"region.one_of": ["EMEA"], "size.is_not": "5"}
    )
    assert_type(rows, AsyncPages[CustomRow])
    assert_type(rows.pages(), AsyncIterator[Page[CustomRow]])
    async for row in rows:
        assert_type(row, CustomRow)
    # Lists that are not paged are lists; a list by POST is one of pages like any other.
    assert_type(await ramp.webhooks.list(), list[Webhook])
    assert_type(await ramp.accounting.connections.list(), list[AccountingConnection])
    assert_type(ramp.vendors.agreements.list(is_active=True, max_total_value=None), AsyncPages[Any])


async def written_async(ramp: AsyncClient) -> None:
    bill = await ramp.bills.create(
        due_at=date(2026, 1, 31), entity_id="e", invoice_currency=Currency.USD, invoice_number="1", issued_at="2026-01-01",
        payment_method="ACH", vendor_contact_id="c", vendor_id="v", line_items=[{"amount": Decimal("12.50")}], memo=None,
    )  # fmt: skip
    assert_type(bill, Bill)
    assert_type(bill.amount, Money | None)
    assert_type(bill.due_at, datetime | None)
    assert_type(bill.fx_conversion_rate, Decimal | None)
    assert_type(bill.approval_status, BillApprovalStatus | None)
    assert_type(bill.invoice_urls, list[str] | None)
    assert_type(bill.vendor, BillVendor | None)
    assert_type(await ramp.limits.update("limit", display_name="Travel", spend_program_id=None), Limit)
    assert_type(await ramp.departments.update("department", name="R&D"), Department)
    for receipt in (Path("a.png"), b"", BytesIO(), FilePart("receipt", "a.png", b"")):
        assert_type(await ramp.receipts.upload(user_id="u", receipt=receipt), LightReceipt)
    # What Ramp has not published is open, both ways.
    assert_type(await ramp.cards.physical.create(body={"user_id": "u"}), Any)
    assert_type(ramp.funds.list(is_terminated=False, member_roles=("OWNER",)), AsyncPages[Any])
    transfer = await ramp.transfers.get("transfer")
    assert_type(transfer, Transfer)
    assert_type(transfer.status, TransferStatus | None)
    assert_type(await ramp.business.balance(), BusinessBalance)


async def deferred_async(ramp: AsyncClient) -> None:
    task = await ramp.cards.create_virtual(user_id="u", idempotency_key="card-1")
    assert_type(task, AsyncTask[CardTaskData])
    assert_type(task.id, str)
    assert_type(task.status, str | None)
    assert_type(task.done, bool)
    assert_type(task.result, CardTaskData | None)
    assert_type(await task.poll(), str | None)
    assert_type(await task.wait(timeout=5), CardTaskData | None)
    invited = await ramp.users.create(email="a@example.com", first_name="A", last_name="B", role=UserRole.BUSINESS_USER)
    assert_type(invited, AsyncTask[UserTaskData])
    assert_type(await (await ramp.limits.terminate("limit")).wait(), LimitTaskData | None)
    assert_type(await ramp.cards.task_status(task.id), CardTask)
    assert_type(AsyncTask(ramp, cards.TASK_STATUS, "task-1"), AsyncTask[CardTaskData])

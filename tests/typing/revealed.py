"""What type checkers see. Never run: mypy and pyright read it in ``make check``."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import assert_type

from ramp_api import AsyncClient, AsyncPages, Client, ConsentRequest, Money, OAuth2Token, Page, Pages, Response, Secret
from ramp_api.models.departments import Department
from ramp_api.models.shared import SyncStatus
from ramp_api.models.transactions import SingleTransaction, Transaction, TransactionState
from ramp_api.operations import departments, transactions


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

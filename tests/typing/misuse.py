"""What must not type-check. Never run: each ignore is itself an error where the checkers stop complaining."""

from __future__ import annotations

from ramp_api import AsyncClient, Client, Money, Task
from ramp_api.operations import cards


def wrong(ramp: Client) -> None:
    ramp.auths.post_token(grant_type="password")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ramp.auths.post_token(grant_type="refresh_token")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ramp.auths.post_token(grant_type="refresh_token", code="c")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ramp.auths.post_token(grant_type="client_credentials")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ramp.auths.post_token(grant_type="authorization_code", code="c")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ramp.auths.post_token(grant_type="authorization_code", code="c", redirect_uri="u", scope="s")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ramp.transactions.list("ALL")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.transactions.list(stat="ALL")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.transactions.list(min_amount=1.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.transactions.get()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.departments.create()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Client("id", environment="prod")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.transactions.list(sync_ready="true")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.transactions.list(page_size="100")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.bills.create()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.bills.create(due_at="2026-01-31", entity_id="e", invoice_number="1")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.bills.list(entity_id=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.departments.create("R&D")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.departments.create(name=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.departments.create(nam="R&D")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.departments.update("department", name=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.vendors.contacts.list()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.vendors.contacts.list(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.vendors.contacts.lst("vendor")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    ramp.vendor.contacts.list("vendor")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    ramp.trips.list(user_ids=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.trips.list(min_amount=0.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.accounting.field_options.list()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.custom_records.tables.rows.list("t", filter="region.eq=EMEA")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.custom_records.tables.rows.list("t", filter={"size.gt": 5})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
    ramp.receipts.upload(user_id="u")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.receipts.upload(user_id="u", receipt=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.transactions.list(requires_memo=False)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.accounting.accounts.update("a", reactivate=False)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.cards.physical.create({"user_id": "u"})  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.vendors.agreements.documents.upload("a", files=[b"x"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.cards.physical.create(body=["u"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.cards.create_virtual(user_id="u").wait(5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.cards.create_virtual(user_id="u").wait(timeout="5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    _ = ramp.cards.create_virtual(user_id="u").result.card_id  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
    _ = ramp.cards.create_virtual(user_id="u").card_id  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    _ = ramp.bills.get("b").amount.amount  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
    _ = ramp.bills.get("b").amont  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    ramp.webhooks.list().pages()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    ramp.transactions.list()[0]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
    len(ramp.transactions.list())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Money.of(1.5, "USD")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def wrong_too(ramp: AsyncClient) -> None:
    await ramp.auths.post_token(grant_type="refresh_token")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    for _ in ramp.transactions.list():  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass


async def awaited_where_nothing_waits(ramp: Client, other: AsyncClient) -> None:
    await ramp.transactions.get("id")  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues]
    await ramp.transactions.list()  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues]
    await other.transactions.list()  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues]
    await ramp.cards.create_virtual(user_id="u").wait()  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues]
    async for _ in ramp.transactions.list():  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass


async def not_awaited_where_something_does(ramp: AsyncClient) -> None:
    print(ramp.bills.get("b").amount)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    print(ramp.cards.create_virtual(user_id="u").id)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    list(ramp.bills.list())  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    for _ in ramp.bills.list().pages():  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass
    async for _ in ramp.webhooks.list():  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass
    async for _ in await ramp.webhooks.list():  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass
    with ramp:  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass


async def crossed(ramp: Client, other: AsyncClient) -> None:
    async with ramp:  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass
    Task(other, cards.TASK_STATUS, "task-1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Task(ramp, cards.GET, "task-1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.send(cards.GET, path={"card_id": 5})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]

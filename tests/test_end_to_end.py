"""Both clients against the sandbox, over a real socket: what a user does, as a user does it."""

from __future__ import annotations

import threading
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import anyio
import pytest

from ramp_api import AsyncClient, Client, Money, Secret
from ramp_api.errors import (
    MissingScopeError,
    NotFoundError,
    OAuthError,
    PermissionDeniedError,
    ReauthorizationRequired,
)
from ramp_api.operations import transactions
from ramp_api.sandbox import Sandbox

TRANSACTIONS = 700


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(transactions=TRANSACTIONS, rate_limit=None) as running:
        yield running


@pytest.fixture
def ramp(sandbox: Sandbox) -> Iterator[Client]:
    with sandbox.client(limiter=None) as client:
        yield client


def consented(sandbox: Sandbox, client: Client) -> None:
    consent = client.user_consent_url(["departments:read", "users:read"])
    client.get_access_token(sandbox.approve(consent.url), consent)


class TestGrants:
    def test_client_credentials(self, sandbox: Sandbox, ramp: Client) -> None:
        token = ramp.auths.post_token(grant_type="client_credentials", scope=["users:read", "cards:read"])
        assert token.scopes == {"users:read", "cards:read"}
        assert token.expires_in == 10 * 86400
        assert token.refresh_token is None
        with sandbox.client(token=token, limiter=None) as other:
            assert next(iter(other.users.list())).id

    def test_authorization_code_with_pkce_then_rotation_then_revocation(self, sandbox: Sandbox) -> None:
        with sandbox.client(limiter=None, scopes=None) as client:
            consented(sandbox, client)
            first = client.token
            assert first is not None
            assert first.refresh_token is not None
            assert first.scopes == {"departments:read", "users:read"}
            assert first.expires_in == 3600
            assert list(client.departments.list())
            second = client.refresh_access_token()
            assert second.refresh_token is not None
            assert second.refresh_token != first.refresh_token
            client.auths.revoke_token(second.access_token)
            assert list(client.departments.list()), "a dead token is renewed by itself"
            third = client.token
            assert third is not None
            assert third.refresh_token is not None
            client.auths.revoke_token(third.refresh_token)
            client.auths.revoke_token("never-issued")
            with pytest.raises(ReauthorizationRequired):
                client.refresh_access_token()

    def test_a_refresh_token_that_comes_twice_takes_its_family_along(self, sandbox: Sandbox) -> None:
        with sandbox.client(limiter=None, scopes=None) as client:
            consented(sandbox, client)
            first = client.token
            assert first is not None
            assert first.refresh_token is not None
            client.refresh_access_token()
            with pytest.raises(OAuthError) as caught:
                client.auths.post_token(grant_type="refresh_token", refresh_token=first.refresh_token)
            assert caught.value.error == "invalid_grant"
            with pytest.raises(ReauthorizationRequired):
                list(client.departments.list())

    def test_a_client_without_a_secret(self, sandbox: Sandbox, ramp: Client) -> None:
        options: dict[str, Any] = {"base_url": sandbox.base_url, "redirect_uri": sandbox.redirect_uri}
        with Client(sandbox.public_client_id, limiter=None, **options) as client:
            consent = client.user_consent_url(["departments:read"])
            from ramp_api.oauth import code_of

            code = code_of(sandbox.approve(consent.url), consent, frozenset({sandbox.base_url}))
            post = client.auths.post_token_pkce
            token = post(code=code, redirect_uri=consent.redirect_uri, code_verifier=consent.code_verifier)
            assert token.scopes == {"departments:read"}
            with sandbox.client(token=token, limiter=None) as other:
                assert list(other.departments.list())
            with pytest.raises(OAuthError, match="invalid_grant"):
                post(code=code, redirect_uri=consent.redirect_uri, code_verifier=consent.code_verifier)

    def test_the_customer_denies(self, sandbox: Sandbox, ramp: Client) -> None:
        consent = ramp.user_consent_url(["users:read"])
        with pytest.raises(OAuthError) as caught:
            ramp.get_access_token(sandbox.deny(consent.url), consent)
        assert caught.value.error == "access_denied"

    def test_a_code_is_good_once_and_only_with_its_verifier_and_redirect_uri(
        self, sandbox: Sandbox, ramp: Client
    ) -> None:
        consent, other = ramp.user_consent_url(["users:read"]), ramp.user_consent_url(["users:read"])
        callback = sandbox.approve(consent.url)
        with pytest.raises(OAuthError, match="invalid_state"):
            ramp.get_access_token(callback, other)
        from ramp_api.oauth import code_of

        code = code_of(callback, consent, frozenset({sandbox.base_url}))
        post: Any = partial(ramp.auths.post_token, grant_type="authorization_code", code=code)
        for wrong in (
            {"redirect_uri": consent.redirect_uri},
            {"redirect_uri": consent.redirect_uri, "code_verifier": other.code_verifier},
        ):
            with pytest.raises(OAuthError) as caught:
                post(**wrong)
            assert caught.value.error in {"invalid_grant", "invalid_request"}
        consent = ramp.user_consent_url(["users:read"])
        callback = sandbox.approve(consent.url)
        ramp.get_access_token(callback, consent)
        with pytest.raises(OAuthError, match="invalid_grant"):
            ramp.get_access_token(callback, consent)

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_all_of_it_asynchronously(self, sandbox: Sandbox, backend: Any) -> None:
        async def main() -> None:
            async with sandbox.async_client(limiter=None, scopes=None) as client:
                own = await client.auths.post_token(grant_type="client_credentials", scope="users:read")
                assert own.refresh_token is None
                consent = client.user_consent_url(["departments:read"])
                callback = await anyio.to_thread.run_sync(sandbox.approve, consent.url)
                first = await client.get_access_token(callback, consent)
                assert [department async for department in client.departments.list()]
                second = await client.refresh_access_token()
                assert second.refresh_token not in {None, first.refresh_token}
                assert first.refresh_token is not None
                await client.auths.revoke_token(second.access_token)
                assert [department async for department in client.departments.list()]
                with pytest.raises(OAuthError, match="invalid_grant"):
                    await client.auths.post_token(grant_type="refresh_token", refresh_token=first.refresh_token)

        anyio.run(main, backend=backend)

    @pytest.mark.parametrize("character", [*":%+&= /?#é\"'\\", "::", "%3A", " a b "])
    def test_any_credential_survives_basic(self, character: str) -> None:
        credentials: dict[str, Any] = {"client_id": f"id{character}", "client_secret": f"s{character}t"}
        with Sandbox(transactions=2, **credentials) as sandbox, sandbox.client() as client:
            assert client.business.get().id

    def test_a_wrong_secret(self, sandbox: Sandbox) -> None:
        with Client(sandbox.client_id, "wrong", scopes="users:read", base_url=sandbox.base_url) as client:
            with pytest.raises(OAuthError) as caught:
                client.users.get("x")
            assert (caught.value.error, caught.value.status) == ("invalid_client", 401)
            assert caught.value.trace_id


class TestExpiry:
    """Thirty-two at expiry, against a server that rotates: one request, and nobody is turned away."""

    many = 32

    def test_threads(self) -> None:
        with Sandbox(transactions=2, rate_limit=None) as sandbox, sandbox.client(limiter=None, scopes=None) as client:
            consented(sandbox, client)
            expired(sandbox, client)
            before = sandbox.stats.token_requests
            failures: list[BaseException] = []
            barrier = threading.Barrier(self.many)

            def work() -> None:
                try:
                    barrier.wait()
                    assert list(client.departments.list())
                except BaseException as error:  # noqa: BLE001 - shown below
                    failures.append(error)

            workers = [threading.Thread(target=work) for _ in range(self.many)]
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join()
            assert failures == []
            assert sandbox.stats.token_requests - before == 1

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_tasks(self, backend: Any) -> None:
        async def main(sandbox: Sandbox, sync: Client) -> None:
            async with sandbox.async_client(limiter=None, scopes=None, token=sync.token) as client:
                expired(sandbox, client)
                before = sandbox.stats.token_requests

                async def work() -> None:
                    assert [department async for department in client.departments.list()]

                async with anyio.create_task_group() as group:
                    for _ in range(self.many):
                        group.start_soon(work)
                assert sandbox.stats.token_requests - before == 1

        with Sandbox(transactions=2, rate_limit=None) as sandbox, sandbox.client(limiter=None, scopes=None) as sync:
            consented(sandbox, sync)
            anyio.run(main, sandbox, sync, backend=backend)


def expired(sandbox: Sandbox, client: Client | AsyncClient) -> None:
    """Let the server's clock pass the token's end; the client finds out by being refused, all at once."""
    sandbox.advance(3601)
    assert client.token is not None


class TestReading:
    def test_every_record_of_every_page(self, ramp: Client) -> None:
        everything = list(ramp.transactions.list(state="ALL"))
        assert len(everything) == len({transaction.id for transaction in everything}) == TRANSACTIONS
        small = [transaction.id for transaction in ramp.transactions.list(state="ALL", page_size=7)]
        assert small == [transaction.id for transaction in everything]

    def test_reading_resumes_from_a_cursor(self, ramp: Client) -> None:
        pages = ramp.transactions.list(state="ALL", page_size=50).pages()
        first, second = next(pages), next(pages)
        assert first.next_cursor is not None
        resumed = next(ramp.transactions.list(state="ALL", page_size=50, start=first.next_cursor).pages())
        assert [one.id for one in resumed.data or ()] == [one.id for one in second.data or ()]

    def test_hidden_rows_come_when_asked_for(self, ramp: Client) -> None:
        plain, everything = list(ramp.transactions.list()), list(ramp.transactions.list(state="ALL"))
        declined = list(ramp.transactions.list(state="DECLINED"))
        assert declined
        assert len(plain) + len(declined) == len(everything)
        suspended = list(ramp.users.list(status="USER_SUSPENDED"))
        assert suspended
        assert not {user.id for user in suspended} & {user.id for user in ramp.users.list()}
        assert list(ramp.reimbursements.list(direction="USER_TO_BUSINESS"))

    def test_money_and_times(self, ramp: Client) -> None:
        everything = list(ramp.transactions.list(state="ALL"))
        assert all(isinstance(transaction.amount, Decimal) for transaction in everything)
        foreign = {
            one.original_transaction_amount.currency_code for one in everything if one.original_transaction_amount
        }
        assert {"USD", "JPY", "KWD"} <= foreign
        assert all(isinstance(one.original_transaction_amount, Money | None) for one in everything)
        assert all(one.user_transaction_time.tzinfo for one in everything if one.user_transaction_time)
        assert isinstance(ramp.business.balance().next_billing_date, date)

    def test_filters(self, ramp: Client) -> None:
        one = next(iter(ramp.transactions.list()))
        assert one.card_holder is not None
        theirs = list(ramp.transactions.list(user_id=one.card_holder.user_id, state="ALL"))
        assert theirs
        assert {other.card_holder.user_id for other in theirs if other.card_holder} == {one.card_holder.user_id}
        large = list(ramp.transactions.list(min_amount=Decimal("500.00"), order_by_amount_asc=True))
        amounts = [other.amount for other in large if other.amount is not None]
        assert amounts == sorted(amounts)
        assert amounts[0] >= 500

    def test_send_any_operation(self, ramp: Client) -> None:
        response = ramp.send(transactions.LIST, query={"page_size": 2})
        assert response.status == 200
        assert len(response.body.data or ()) == 2
        assert response.trace_id

    def test_asynchronously(self, sandbox: Sandbox) -> None:
        async def main() -> None:
            async with reading(sandbox) as ramp:
                assert len([one async for one in ramp.transactions.list(state="ALL")]) == TRANSACTIONS
                pages = [page async for page in ramp.departments.list(page_size=2).pages()]
                assert len(pages) > 1
                department = await ramp.departments.create(name="Research")
                assert (await ramp.departments.update(department.id or "", name="R&D")).name == "R&D"

        anyio.run(main)


@asynccontextmanager
async def reading(sandbox: Sandbox) -> AsyncGenerator[AsyncClient]:
    async with sandbox.async_client(limiter=None) as ramp:
        yield ramp


class TestRefusals:
    def test_a_missing_object(self, ramp: Client) -> None:
        with pytest.raises(NotFoundError) as caught:
            ramp.users.get("00000000-0000-4000-8000-000000000000")
        assert caught.value.trace_id
        assert caught.value.path == "/developer/v1/users/{user_id}"

    def test_a_scope_that_the_token_lacks(self, sandbox: Sandbox) -> None:
        with (
            sandbox.client(scopes=["users:read"], limiter=None) as client,
            pytest.raises(MissingScopeError, match="cards:read"),
        ):
            list(client.cards.list())
        # One that does not tell its scope is for Ramp to refuse.
        with sandbox.client(scopes=["users:read"], limiter=None) as client:
            token = client.valid_token().access_token
        with (
            Client(token=token, base_url=sandbox.base_url, limiter=None) as client,
            pytest.raises(PermissionDeniedError) as caught,
        ):
            list(client.cards.list())
        assert caught.value.error_code == "DEVELOPER_7100"

    def test_scopes_that_the_app_lacks_are_dropped_or_refused(self) -> None:
        for policy, dropped in (("drop", True), ("reject", False)):
            settings: dict[str, Any] = {"scopes": ["users:read"], "scope_policy": policy}
            with (
                Sandbox(transactions=2, **settings) as sandbox,
                sandbox.client(scopes="users:read cards:read") as client,
            ):
                if dropped:
                    assert client.refresh_access_token().scope == "users:read"
                else:
                    with pytest.raises(OAuthError, match="invalid_scope"):
                        client.refresh_access_token()

    def test_a_revoked_own_token_is_replaced(self, ramp: Client) -> None:
        assert ramp.business.get().id
        assert ramp.token is not None
        ramp.auths.revoke_token(ramp.token.access_token)
        before = ramp.token
        assert ramp.business.get().id
        assert ramp.token != before
        assert isinstance(ramp.token.access_token, Secret)


def test_an_upload_and_the_same_key_twice(ramp: Client) -> None:
    user = next(iter(ramp.users.list()))
    one, two = (
        ramp.reimbursements.submit_receipt(reimbursee_id=user.id or "", idempotency_key="lunch", receipt=b"\x89PNG")
        for _ in range(2)
    )
    assert one.id == two.id
    other = ramp.reimbursements.submit_receipt(reimbursee_id=user.id or "", receipt=b"\x89PNG")
    assert other.id != one.id
    assert other.receipts

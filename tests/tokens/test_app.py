"""An app and its many customers, against a sandbox: consent, redeem, call, revoke; restarts, races, stores that fail."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import anyio
import pytest

from ramp_api import App, AsyncApp, AsyncClient, Client, Secret
from ramp_api.errors import (
    ConfigurationError,
    InvalidRequestError,
    OAuthError,
    RampError,
    ReauthorizationRequired,
    ServerError,
    TokenStoreError,
)
from ramp_api.sandbox import Sandbox
from ramp_api.tokens import FileTokenStore, MemoryTokenStore
from tests.stores import kept

from .apps import Stubborn, consented, frames, key_of, open_app, requests_for_tokens, settings_of

BACKENDS = pytest.mark.parametrize("backend", ["asyncio", "trio"])
CODE = "a-code-from-the-consent-page"


class TestCustomers:
    def test_from_consent_to_call(self, app: App, sandbox: Sandbox, store: Stubborn) -> None:
        consent = app.consent(["business:read", "users:read"], account="acme")
        account, token = app.redeem(sandbox.approve(consent.url))
        assert account == "acme"
        assert token.scopes == {"business:read", "users:read"}
        assert token.grant_type == "authorization_code"
        assert kept(store, key_of(sandbox, "acme")) == app.token("acme") == token
        assert app.client("acme").business.get().id is not None
        # Of the consent nothing is left.
        assert len(repr(store)) < 40
        assert [key.account for key in store._kept] == ["acme"]

    def test_a_store_that_is_empty_is_a_store(self, sandbox: Sandbox) -> None:
        class Counted(Stubborn):
            def __len__(self) -> int:
                return len(self._kept)

        store = Counted()
        with open_app(sandbox, store) as app:
            consented(app, sandbox)
        assert len(store) == 1

    def test_each_account_has_a_token_of_its_own(self, app: App, sandbox: Sandbox) -> None:
        consents = {account: app.consent("business:read", account=account) for account in ("a", "b", "c")}
        for account in ("c", "a", "b"):
            assert app.redeem(sandbox.approve(consents[account].url)).account == account
        assert len({app.client(account).valid_token().access_token for account in consents}) == 3

    def test_a_path_with_its_query_will_do(self, app: App, sandbox: Sandbox) -> None:
        callback = sandbox.approve(app.consent("business:read", account="acme").url)
        assert app.redeem(Secret("/back?" + callback.partition("?")[2])).account == "acme"

    def test_the_process_may_end_meanwhile(self, sandbox: Sandbox, tmp_path: Path) -> None:
        with open_app(sandbox, FileTokenStore(tmp_path / "tokens")) as before:
            callback = sandbox.approve(before.consent("business:read", account="acme").url)
        with open_app(sandbox, FileTokenStore(tmp_path / "tokens")) as after:
            token = after.redeem(callback).token
        with open_app(sandbox, FileTokenStore(tmp_path / "tokens")) as later:
            assert later.client("acme").valid_token() == token

    def test_a_public_app_goes_by_its_verifier(self, sandbox: Sandbox, store: Stubborn) -> None:
        with open_app(sandbox, store, client_id=sandbox.public_client_id, client_secret=None) as app:
            first = consented(app, sandbox).token
            second = app.client("acme").refresh_access_token()
            assert second.access_token != first.access_token
            assert app.client("acme").business.get().id is not None
            # It cannot revoke: the token is forgotten here, and that is all.
            app.revoke("acme")
            assert app.token("acme") is None

    def test_a_customer_who_refuses(self, app: App, sandbox: Sandbox) -> None:
        before = requests_for_tokens(sandbox)
        callback = sandbox.deny(app.consent("business:read", account="refuses").url)
        with pytest.raises(OAuthError) as caught:
            app.redeem(callback)
        assert caught.value.error == "access_denied"
        with pytest.raises(OAuthError) as caught:
            app.redeem(callback)
        assert caught.value.error == "invalid_state"
        assert app.token("refuses") is None
        assert requests_for_tokens(sandbox) == before

    def test_a_callback_from_another_server_sends_no_code(self, app: App, sandbox: Sandbox) -> None:
        before = requests_for_tokens(sandbox)
        consent = app.consent("business:read", account="acme")
        query = {"code": CODE, "state": consent.state.reveal(), "iss": "https://evil.example"}
        with pytest.raises(OAuthError, match="another server"):
            app.redeem("/back?" + urlencode(query))
        assert requests_for_tokens(sandbox) == before

    def test_a_callback_in_somebody_elses_session_sends_no_code(self, app: App, sandbox: Sandbox) -> None:
        before = requests_for_tokens(sandbox)
        callback = sandbox.approve(app.consent("business:read", account="mallory").url)
        with pytest.raises(OAuthError, match="another account"):
            app.redeem(callback, account="acme")
        assert requests_for_tokens(sandbox) == before
        callback = sandbox.approve(app.consent("business:read", account="acme").url)
        with pytest.raises(ConfigurationError):
            app.redeem(callback, account="")
        assert app.redeem(callback, account="acme").account == "acme"

    def test_a_code_that_is_not_taken_leaves_the_token_there_is(self, app: App, sandbox: Sandbox) -> None:
        token = consented(app, sandbox).token
        consent = app.consent("business:read", account="acme")
        with pytest.raises(OAuthError) as caught:
            app.redeem("/back?" + urlencode({"code": CODE, "state": consent.state.reveal()}))
        assert caught.value.error == "invalid_grant"
        assert app.client("acme").valid_token() == token

    @pytest.mark.parametrize("callback", [None, 5, b"/back?code=c&state=s", ["/back"]])
    def test_a_callback_that_is_no_text(self, app: App, callback: Any) -> None:
        with pytest.raises(InvalidRequestError, match="str"):
            app.redeem(callback)


class TestAccountsWithoutAToken:
    def test_the_first_call_says_what_to_do_and_sends_nothing(self, app: App, sandbox: Sandbox) -> None:
        before = sandbox.stats.requests
        for ask in (app.client("nobody").business.get, app.client("nobody").refresh_access_token):
            with pytest.raises(ReauthorizationRequired, match=r"'nobody': send the customer to app.consent"):
                ask()
        assert sandbox.stats.requests == before

    def test_it_is_there_for_a_client_that_was_made_before(self, app: App, sandbox: Sandbox) -> None:
        client = app.client("late")
        with pytest.raises(ReauthorizationRequired):
            client.business.get()
        token = consented(app, sandbox, "late").token
        assert client.valid_token() == token

    def test_revoked_and_forgotten(self, app: App, sandbox: Sandbox, store: Stubborn) -> None:
        token = consented(app, sandbox).token
        client = app.client("acme")
        client.business.get()
        app.revoke("acme")
        assert app.token("acme") is None
        assert store._kept == {}
        with Client(token=token.access_token, base_url=sandbox.base_url) as stranger, pytest.raises(RampError):
            stranger.business.get()
        for one in (client, app.client("acme")):
            with pytest.raises(ReauthorizationRequired):
                one.business.get()
        app.revoke("acme")

    def test_what_cannot_be_revoked_stays(self, app: App, sandbox: Sandbox) -> None:
        token = consented(app, sandbox).token
        fault = sandbox.fault("status=400,operation=auths.revoke_token")
        with pytest.raises(OAuthError):
            app.revoke("acme")
        assert app.token("acme") == token
        assert app.client("acme").business.get().id is not None
        sandbox.mend(fault)
        app.revoke("acme")
        assert app.token("acme") is None

    @pytest.mark.parametrize("account", ["", "a\nb", "a\x00", None, 5, "ramp-api:consent:" + "0" * 32])
    def test_names_that_no_account_has(self, app: App, sandbox: Sandbox, account: Any) -> None:
        for ask in (app.client, app.token, app.revoke, lambda name: app.consent("a", account=name)):
            with pytest.raises(ConfigurationError) as caught:
                ask(account)
            assert sandbox.client_id not in frames(caught.value)


@BACKENDS
class TestAsync:
    @pytest.fixture
    def run(
        self, backend: str, sandbox: Sandbox, store: Stubborn
    ) -> Callable[[Callable[[AsyncApp], Coroutine[Any, Any, None]]], None]:
        async def main(story: Callable[[AsyncApp], Coroutine[Any, Any, None]]) -> None:
            async with AsyncApp(**settings_of(sandbox, store)) as app:
                await story(app)

        return lambda story: anyio.run(main, story, backend=backend)

    def test_from_consent_to_revocation(self, run: Any, sandbox: Sandbox) -> None:
        async def story(app: AsyncApp) -> None:
            consent = await app.consent(["business:read"], account="acme")
            callback = await anyio.to_thread.run_sync(sandbox.approve, consent.url)
            account, token = await app.redeem(callback, account="acme")
            assert await app.token(account) == token
            client = app.client(account)
            assert isinstance(client, AsyncClient)
            assert (await client.business.get()).id is not None
            await client.aclose()
            assert await app.client(account).valid_token() == token
            await app.revoke(account)
            assert await app.token(account) is None
            with pytest.raises(ReauthorizationRequired, match="'acme'"):
                await app.client(account).business.get()

        run(story)

    def test_many_tasks_with_one_callback(self, run: Any, sandbox: Sandbox) -> None:
        async def story(app: AsyncApp) -> None:
            callback = await anyio.to_thread.run_sync(
                sandbox.approve, (await app.consent("business:read", account="acme")).url
            )
            said: list[str] = []

            async def redeem() -> None:
                try:
                    said.append((await app.redeem(callback)).account)
                except OAuthError as error:
                    said.append(error.error)

            before = requests_for_tokens(sandbox)
            async with anyio.create_task_group() as group:
                for _ in range(8):
                    group.start_soon(redeem)
            assert sorted(said) == ["acme"] + ["invalid_state"] * 7
            assert requests_for_tokens(sandbox) == before + 1

        run(story)

    def test_closing_saves_what_is_held(self, backend: str, sandbox: Sandbox, store: Stubborn) -> None:
        async def main() -> None:
            async with AsyncApp(**settings_of(sandbox, store)) as app:
                consent = await app.consent("business:read", account="acme")
                callback = await anyio.to_thread.run_sync(sandbox.approve, consent.url)
                store.refuses = "acme"
                with pytest.raises(TokenStoreError):
                    await app.redeem(callback)
                store.refuses = None
            assert kept(store, key_of(sandbox, "acme")) is not None

        anyio.run(main, backend=backend)


@pytest.mark.parametrize("kind", [App, AsyncApp])
class TestWhatAnAppIsTold:
    @pytest.mark.parametrize("settings", [
        {"client_id": None}, {"client_id": None, "client_secret": None}, {"client_id": "a\r\nb"}, {"client_secret": ""}, {"client_secret": "a\x00"},
        {"redirect_uri": None}, {"redirect_uri": "https://a/\r\n"}, {"redirect_uri": "https://a/\x00"}, {"store": None}, {"store": {}},
        {"environment": "prod"}, {"base_url": "http://api.ramp.com"}, {"timeout": 0}, {"retries": -1}, {"limiter": 5}, {"on_drift": 5},
    ])  # fmt: skip
    def test_settings_that_cannot_work(self, kind: Any, settings: Any) -> None:
        given = {
            "client_id": "an-app",
            "client_secret": "a-client-secret",
            "redirect_uri": "https://a",
            "store": MemoryTokenStore(),
        }
        with pytest.raises(ConfigurationError) as caught:
            kind(**{**given, **settings})
        assert "a-client-secret" not in str(caught.value) + frames(caught.value)

    def test_it_shows_no_secret_and_no_id(self, kind: Any, sandbox: Sandbox, store: Stubborn) -> None:
        app = kind(**settings_of(sandbox, store))
        assert repr(app) == str(app) == f"<{kind.__name__} {sandbox.base_url}>"
        assert repr(kind.__new__(kind)) == f"<{kind.__name__}>"
        assert sandbox.client_secret not in repr(vars(app))
        with pytest.raises(TypeError):
            pickle.dumps(app)


class TestSecrets:
    def test_a_consented_customer_shows_no_token_and_is_not_pickled(self, app: App, sandbox: Sandbox) -> None:
        customer = consented(app, sandbox)
        assert customer.token.access_token.reveal() not in repr(customer)
        with pytest.raises(TypeError):
            pickle.dumps(customer)

    def test_no_error_shows_what_came_with_the_callback(self, app: App, sandbox: Sandbox) -> None:
        consent = app.consent("business:read", account="acme")
        callback = "/back?" + urlencode({"code": CODE, "state": consent.state.reveal()})
        sandbox.fault("status=500,operation=auths.post_token,count=1")
        with pytest.raises((OAuthError, ServerError)) as caught:
            app.redeem(callback)
        shown = frames(caught.value) + str(caught.value) + repr(caught.value.__dict__)
        assert "app.py" in "".join(traceback.format_exception(caught.value))
        for secret in (CODE, consent.state.reveal(), consent.code_verifier.reveal(), sandbox.client_secret):
            assert secret not in shown

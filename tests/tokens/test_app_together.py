"""An app in threads, tasks, processes and with thousands of clients; stores that fail, and closing."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ramp_api import App, Client
from ramp_api.errors import InvalidRequestError, OAuthError, TokenStoreError
from ramp_api.sandbox import Sandbox
from ramp_api.tokens import FileTokenStore, MemoryTokenStore, OAuth2Token, TokenKey
from tests.scripted import Received, ScriptedServer, json_body
from tests.stores import kept, put

from .apps import Stubborn, consented, key_of, open_app, requests_for_tokens, settings_of


class TestTogether:
    def test_two_threads_with_one_callback(self, app: App, sandbox: Sandbox) -> None:
        with ThreadPoolExecutor(2) as threads:
            for turn in range(10):
                callback = sandbox.approve(app.consent("business:read", account=f"turn {turn}").url)
                before, together = requests_for_tokens(sandbox), threading.Barrier(2)

                def redeem(callback: str = callback, together: threading.Barrier = together) -> str:
                    together.wait()
                    try:
                        return app.redeem(callback).account
                    except OAuthError as error:
                        return error.error

                said = [thread.result() for thread in [threads.submit(redeem) for _ in range(2)]]
                assert sorted(said) == ["invalid_state", f"turn {turn}"]
                assert requests_for_tokens(sandbox) == before + 1

    def test_two_processes_with_one_callback(self, sandbox: Sandbox, tmp_path: Path) -> None:
        with open_app(sandbox, FileTokenStore(tmp_path)) as app:
            consents = [app.consent("business:read", account=f"turn {turn}") for turn in range(8)]
        callbacks = [sandbox.approve(consent.url) for consent in consents]
        before = requests_for_tokens(sandbox)
        settings = {
            name: value for name, value in settings_of(sandbox, FileTokenStore(tmp_path)).items() if name != "store"
        }
        command = [sys.executable, "-c", CHILD]
        children = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)
        ]
        try:
            for child in children:
                assert child.stdin is not None
                assert child.stdout is not None
                child.stdin.write(json.dumps([settings, str(tmp_path)]) + "\n")
                child.stdin.flush()
                assert child.stdout.readline() == "ready\n"
            for turn, callback in enumerate(callbacks):
                said = [_said(child, callback) for child in children]
                assert sorted(answer() for answer in said) == ["invalid_state", f"turn {turn}"]
        finally:
            for child in children:
                child.communicate(timeout=30)
        assert requests_for_tokens(sandbox) == before + len(callbacks)
        assert [child.returncode for child in children] == [0, 0]

    def test_threads_of_many_accounts_at_their_end_refresh_once_each(self, app: App, sandbox: Sandbox) -> None:
        accounts = [f"many {number}" for number in range(4)]
        for account in accounts:
            consented(app, sandbox, account)
        sandbox.advance(3_601)
        before = requests_for_tokens(sandbox)
        with ThreadPoolExecutor(16) as threads:
            served = list(threads.map(lambda account: app.client(account).business.get().id, accounts * 8))
        assert len(served) == 32
        assert requests_for_tokens(sandbox) == before + len(accounts)

    def test_a_thousand_clients_have_one_connection(self) -> None:
        store, connections = MemoryTokenStore(), 0

        def handler(request: Received) -> tuple[int, dict[str, str], bytes]:
            name = request.headers["authorization"].removeprefix("Bearer token-of-")
            return 200, {}, json_body({"id": "d", "name": name})

        with ScriptedServer(handler) as server:
            accept: Callable[[], Any] = server._server.get_request

            def counted() -> Any:
                nonlocal connections
                connections += 1
                return accept()

            server._server.get_request = counted  # type: ignore[method-assign]
            with App("id", "secret", "https://app.example/back", store, base_url=server.base_url, limiter=None) as app:
                clients: list[Client] = []
                for number in range(1_000):
                    put(store, TokenKey(server.base_url, "id", str(number)), OAuth2Token.of(f"token-of-{number}"))
                    clients.append(app.client(str(number)))
                for number, client in enumerate(clients):
                    if number % 50 == 0:
                        assert client.departments.get("d").name == str(number)
                    client.close()
                assert clients[0]._driver._pool is app._driver._pool
                assert app.client("999").departments.get("d").name == "999"
        assert connections == 1


CHILD = """
import json, sys
from ramp_api import App
from ramp_api.errors import OAuthError
from ramp_api.tokens import FileTokenStore
settings, folder = json.loads(sys.stdin.readline())
with App(store=FileTokenStore(folder), **settings) as app:
    print("ready", flush=True)
    for line in sys.stdin:
        try:
            print(app.redeem(line.strip()).account, flush=True)
        except OAuthError as error:
            print(error.error, flush=True)
"""


def _said(child: subprocess.Popen[str], callback: str) -> Callable[[], str]:
    """Have a child begin with a callback; what it says of it, when asked."""
    stdin, stdout = child.stdin, child.stdout
    assert stdin is not None
    assert stdout is not None
    stdin.write(f"{callback}\n")
    stdin.flush()
    return lambda: stdout.readline().strip()


class TestStoresThatFail:
    def test_no_consent_that_is_not_in_the_store(self, app: App, store: Stubborn) -> None:
        store.refuses = "*"
        with pytest.raises(TokenStoreError, match="full"):
            app.consent("business:read", account="acme")
        assert store._kept == {}

    def test_a_token_that_could_not_be_saved_is_held_and_saved_by_the_next_call(
        self, app: App, sandbox: Sandbox, store: Stubborn
    ) -> None:
        callback = sandbox.approve(app.consent("business:read", account="acme").url)
        store.refuses = "acme"
        with pytest.raises(TokenStoreError, match="full"):
            app.redeem(callback)
        held = app.token("acme")
        assert held is not None
        assert kept(store, key_of(sandbox, "acme")) is None
        # The code is spent, and the consent with it.
        with pytest.raises(OAuthError):
            app.redeem(callback)
        with pytest.raises(TokenStoreError):
            app.client("acme").business.get()
        store.refuses = None
        before = requests_for_tokens(sandbox)
        assert app.client("acme").business.get().id is not None
        assert kept(store, key_of(sandbox, "acme")) == held
        assert requests_for_tokens(sandbox) == before

    def test_what_one_client_could_not_save_the_next_one_does(
        self, app: App, sandbox: Sandbox, store: Stubborn
    ) -> None:
        former = consented(app, sandbox).token
        store.refuses = "acme"
        with app.client("acme") as client, pytest.raises(TokenStoreError):
            client.refresh_access_token()
        del client
        assert kept(store, key_of(sandbox, "acme")) == former
        store.refuses = None
        assert app.client("acme").valid_token().refresh_token != former.refresh_token
        # Had the new one been lost, Ramp would have taken the former one for stolen.
        assert app.client("acme").refresh_access_token().refresh_token is not None

    @pytest.mark.parametrize(("quotes", "said"), [(False, "the disk is full"), (True, "OSError")])
    def test_closing_the_app_is_the_last_chance(
        self, sandbox: Sandbox, store: Stubborn, caplog: pytest.LogCaptureFixture, quotes: Any, said: Any
    ) -> None:
        app = open_app(sandbox, store)
        callbacks = [sandbox.approve(app.consent("business:read", account=name).url) for name in ("saved", "lost")]
        for name, callback in zip(("saved", "lost"), callbacks, strict=True):
            store.refuses = name
            with pytest.raises(TokenStoreError):
                app.redeem(callback)
        held = app.token("saved")
        store.quotes = quotes
        with caplog.at_level(logging.ERROR, "ramp_api.app"):
            app.close()
        assert kept(store, key_of(sandbox, "saved")) == held
        (record,) = caplog.records
        assert record.getMessage() == f"the token of account 'lost' could not be saved: {said}"
        app.close()


class TestClosing:
    def test_one_client_closes_nothing_of_the_others(self, app: App, sandbox: Sandbox) -> None:
        consented(app, sandbox)
        first, second = app.client("acme"), app.client("acme")
        first.business.get()
        first.close()
        with pytest.raises(InvalidRequestError, match="closed"):
            first.business.get()
        assert second.business.get().id is not None

    def test_the_app_closes_all(self, sandbox: Sandbox, store: Stubborn) -> None:
        with open_app(sandbox, store) as app:
            consented(app, sandbox)
            client = app.client("acme")
            client.business.get()
        for one in (client, app.client("acme")):
            with pytest.raises(InvalidRequestError, match="closed"):
                one.business.get()
        app.close()

"""Closing: what has left is seen through, of every client that shares the connections, and nothing leaves after it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

import anyio
import pytest

from ramp_api import App, AsyncApp, AsyncClient, Client, Secret
from ramp_api.drivers import Driver
from ramp_api.errors import InvalidRequestError, RampError, TokenStoreError
from ramp_api.http import Request
from ramp_api.tokens import MemoryTokenStore, OAuth2Token, TokenKey
from tests.scripted import Outcome, ScriptedClock, ScriptedServer, answer
from tests.stores import kept, put
from tests.tokens.policy import KEY, Meddled, Ramp, call, client_of, fails, served

PAST = datetime(2026, 1, 1, tzinfo=UTC)
BACK = "https://app.example/back"


class Slow:
    """A Ramp that gives ``new-X`` for ``old-X``, once it is told to."""

    def __init__(self) -> None:
        self.arrived = {name: threading.Event() for name in "ab"}
        self.go_on = {name: threading.Event() for name in "ab"}

    def __call__(self, request: Request) -> Outcome:
        assert isinstance(request.content, bytes)
        name = dict(parse_qsl(request.content.decode()))["refresh_token"].removeprefix("old-")
        self.arrived[name].set()
        assert self.go_on[name].wait(10)
        return answer(200, {"access_token": f"access-{name}", "refresh_token": f"new-{name}", "token_type": "Bearer"})


def key_of(http: ScriptedServer, account: str) -> TokenKey:
    return TokenKey(http.base_url, "id", account)


def put_ended(store: MemoryTokenStore, http: ScriptedServer, account: str) -> None:
    put(store, key_of(http, account), OAuth2Token(Secret("ended"), Secret(f"old-{account}"), expires_at=PAST))


def begun(work: Callable[[], object]) -> threading.Thread:
    def quietly() -> None:
        with suppress(RampError):
            work()

    thread = threading.Thread(target=quietly)
    thread.start()
    return thread


def test_a_refresh_that_began_while_another_was_waited_for_is_seen_through_or_never_sent() -> None:
    server, store = Slow(), MemoryTokenStore()
    with served(server) as http:
        app = App("id", "s", BACK, store, base_url=http.base_url, limiter=None, retries=0)
        for account in "ab":
            put_ended(store, http, account)
        threads = [begun(app.client("a").valid_token)]
        assert server.arrived["a"].wait(5)
        closing = begun(app.close)
        closing.join(0.1)
        assert closing.is_alive()
        threads.append(begun(app.client("b").valid_token))
        server.arrived["b"].wait(0.3)
        server.go_on["a"].set()
        closing.join(0.3)
        server.go_on["b"].set()
        for thread in [closing, *threads]:
            thread.join(5)
        # Where it was sent, its answer is what counts: the refresh token is spent.
        token = kept(store, key_of(http, "b"))
    assert token is not None
    assert token.refresh_token == Secret("new-b" if server.arrived["b"].is_set() else "old-b")


def test_whoever_waits_for_a_lock_by_a_lent_driver_keeps_closing_waiting_for_no_longer() -> None:
    store, clock = MemoryTokenStore(), ScriptedClock()
    looked = threading.Event()
    tick = threading.Event()

    def sleep(seconds: float) -> None:
        looked.set()
        tick.wait(0.001)

    clock.sleep = sleep  # type: ignore[method-assign]
    owner = Driver(clock=clock)
    lease = store.acquire(KEY, 1)
    assert lease is not None
    client = Client("id", "s", scopes="departments:read", token_store=store, limiter=None, driver=owner.lend())
    waiting = begun(client.valid_token)
    assert looked.wait(5)
    closing = begun(owner.close)
    for thread in (closing, waiting):
        thread.join(2)
    ended = not closing.is_alive()
    lease.release()
    waiting.join(5)
    assert ended


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_client_of_an_app_that_was_closed_asks_for_no_token(backend: Any) -> None:
    ramp, store = Ramp(refresh=True), MemoryTokenStore()
    ramp.refresh = "old-a"

    async def main(http: ScriptedServer) -> None:
        async with AsyncApp("id", "s", BACK, store, base_url=http.base_url, limiter=None, retries=0) as app:
            put_ended(store, http, "a")
            client = app.client("a")
        with pytest.raises(InvalidRequestError, match="closed"):
            await client.valid_token()

    with served(ramp) as http:
        anyio.run(main, http, backend=backend)
    assert ramp.grants == []


class TestUnsaved:
    """Closing is the last chance of a token that the store failed to save."""

    def test_in_a_thread(self) -> None:
        ramp, store = Ramp(refresh=True), Meddled(fails(TokenStoreError("the disk is full")))
        ramp.refresh = "refresh-0"
        client, _ = client_of(ramp, refresh_token="refresh-0", token_store=store)
        client._driver.close = lambda: None  # type: ignore[method-assign]  # it has none
        with client, pytest.raises(TokenStoreError):
            call(client)
        token = kept(store, KEY)
        assert token is not None
        assert token.refresh_token == Secret("refresh-1")

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_in_a_task(self, backend: Any) -> None:
        ramp, store = Ramp(refresh=True), Meddled(fails(TokenStoreError("the disk is full")))
        ramp.refresh = "refresh-0"

        async def main(http: ScriptedServer) -> None:
            settings: dict[str, Any] = {"base_url": http.base_url, "token_store": store, "limiter": None}
            async with AsyncClient("id", "s", refresh_token="refresh-0", **settings) as client:
                with pytest.raises(TokenStoreError):
                    await client.valid_token()
            await client.aclose()

        with served(ramp) as http:
            anyio.run(main, http, backend=backend)
            token = kept(store, key_of(http, "default"))
        assert token is not None
        assert token.refresh_token == Secret("refresh-1")

    @pytest.mark.parametrize(("error", "said"), [
        (TokenStoreError("the disk is full"), "the disk is full"), (OSError("hidden row refresh-1"), "OSError"),
    ])  # fmt: skip
    def test_where_that_fails_as_well_it_is_said(self, error: Any, said: Any, caplog: pytest.LogCaptureFixture) -> None:
        ramp, store = Ramp(refresh=True), Meddled(*[fails(error)] * 2)
        ramp.refresh = "refresh-0"
        with served(ramp) as http:
            settings: dict[str, Any] = {"base_url": http.base_url, "token_store": store, "limiter": None}
            with Client("id", "s", refresh_token="refresh-0", **settings) as client, pytest.raises(type(error)):
                client.valid_token()
            with pytest.raises(InvalidRequestError, match="closed"):
                client.refresh_access_token()
        (record,) = caplog.records
        assert record.getMessage() == f"the token of account 'default' could not be saved: {said}"

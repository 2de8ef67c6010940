"""A refresh that was begun is seen through: whoever is cancelled, closed, signalled or at its end."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
import pytest

from ramp_api import AsyncClient, Client, Secret
from ramp_api.errors import InvalidRequestError
from ramp_api.http import Request
from ramp_api.tokens import MemoryTokenStore, OAuth2Token
from tests.scripted import Outcome, answer
from tests.stores import kept
from tests.tokens.policy import KEY, Ramp, SpokenTo, call, ended, is_free, served

ROOT = Path(__file__).parents[2]


class Slow:
    """A Ramp whose token endpoint waits to be told."""

    def __init__(self) -> None:
        self.ramp = Ramp(refresh=True)
        self.ramp.refresh = "refresh-0"
        self.arrived, self.go_on = threading.Event(), threading.Event()

    def __call__(self, request: Request) -> Outcome:
        if request.url.endswith("/token"):
            self.arrived.set()
            assert self.go_on.wait(10)
        return self.ramp(request)


class TestSeenThrough:
    """A refresh that has left may have spent the refresh token: its answer is saved, whoever has gone meanwhile."""

    def settings(self, http: Any, store: MemoryTokenStore) -> dict[str, Any]:
        return {"base_url": http.base_url, "token": ended(), "token_store": store, "limiter": None, "retries": 0}

    def check(self, server: Slow, store: MemoryTokenStore) -> None:
        token = kept_by_then(store)
        assert token.refresh_token == Secret("refresh-1")
        assert len(server.ramp.grants) == 1

    @pytest.mark.parametrize("how", ["cancel", "timeout"])
    def test_though_asyncio_cancels_the_caller(self, how: Any) -> None:
        server, store = Slow(), MemoryTokenStore()

        async def main(http: Any) -> None:
            client = AsyncClient("id", "s", **self.settings(http, store))
            limits: list[asyncio.Timeout] = []

            async def impatient() -> None:
                async with asyncio.timeout(None) as limit:
                    limits.append(limit)
                    await client.departments.get("d")

            task = asyncio.ensure_future(impatient())
            await anyio.to_thread.run_sync(server.arrived.wait, 5)
            if how == "cancel":
                task.cancel()
            else:
                limits[0].reschedule(asyncio.get_running_loop().time())
            with pytest.raises((asyncio.CancelledError, TimeoutError)):
                await task
            waiting = asyncio.ensure_future(client.departments.get("d"))
            await asyncio.sleep(0.02)
            server.go_on.set()
            assert (await waiting).name == "Finance"
            await client.aclose()

        with served(server) as http:
            asyncio.run(main(http))
        self.check(server, store)

    def test_though_the_event_loop_ends(self) -> None:
        server, store = Slow(), MemoryTokenStore()

        async def main(http: Any) -> None:
            client = AsyncClient("id", "s", **self.settings(http, store))
            asyncio.ensure_future(client.departments.get("d"))  # noqa: RUF006 - it is left behind on purpose
            await anyio.to_thread.run_sync(server.arrived.wait, 5)

        with served(server) as http:
            asyncio.run(main(http))
            server.go_on.set()
            self.check(server, store)

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_though_a_scope_is_cancelled(self, backend: Any) -> None:
        server, store = Slow(), MemoryTokenStore()

        async def main(http: Any) -> None:
            async with AsyncClient("id", "s", **self.settings(http, store)) as client:
                async with anyio.create_task_group() as group:
                    group.start_soon(client.departments.get, "d")
                    await anyio.to_thread.run_sync(server.arrived.wait, 5)
                    threading.Timer(0.02, server.go_on.set).start()
                    group.cancel_scope.cancel()

        with served(server) as http:
            anyio.run(main, http, backend=backend)
        self.check(server, store)

    def test_though_the_client_is_closed(self) -> None:
        server, store = Slow(), MemoryTokenStore()
        server.ramp.refuse = [answer(500)]  # so that the refresh token is to be sent once more, after that
        failures: list[BaseException] = []
        with served(server) as http:
            client = Client("id", "s", **self.settings(http, store))

            def one() -> None:
                try:
                    call(client)
                except InvalidRequestError as error:
                    failures.append(error)

            threads = [threading.Thread(target=one) for _ in range(3)]
            for thread in threads:
                thread.start()
            assert server.arrived.wait(5)
            closing = threading.Thread(target=client.close)
            closing.start()
            closing.join(0.05)
            assert closing.is_alive()
            server.go_on.set()
            for thread in [closing, *threads]:
                thread.join(5)
        token = kept_by_then(store)
        assert token.refresh_token == Secret("refresh-2")
        assert len(server.ramp.grants) == 2
        # The token is there, but the calls are not sent any more.
        assert ["closed" in str(error) for error in failures] == [True] * 3
        assert server.ramp.calls == []


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_closed_client_asks_for_no_token(backend: Any) -> None:
    ramp = Ramp()

    async def main(base_url: str) -> None:
        client = AsyncClient("id", "s", scopes="departments:read", base_url=base_url, limiter=None)
        await client.aclose()
        with pytest.raises(InvalidRequestError, match="closed"):
            await client.refresh_access_token()

    with served(ramp) as http:
        anyio.run(main, http.base_url, backend=backend)
    assert ramp.grants == []


def kept_by_then(store: MemoryTokenStore) -> OAuth2Token:
    """What the store has once whoever saves it has done so."""
    tick = threading.Event()
    for _ in range(500):
        for key in list(store._kept):
            token = kept(store, key)
            if token is not None and is_free(store, key):
                return token
        tick.wait(0.01)
    raise AssertionError("nothing was saved")


PROGRAM = """
import asyncio, sys
from datetime import UTC, datetime
from ramp_api import AsyncClient, OAuth2Token, Secret
from ramp_api.tokens import MemoryTokenStore

class Telling(MemoryTokenStore):
    def swap(self, *args):
        print("saved", flush=True)
        return super().swap(*args)

async def main():
    token = OAuth2Token(Secret("access-0"), Secret("refresh-0"), expires_at=datetime(2026, 1, 1, tzinfo=UTC))
    client = AsyncClient("id", "s", base_url=sys.argv[1], token=token, token_store=Telling())
    asyncio.ensure_future(client.departments.get("d"))
    await asyncio.to_thread(sys.stdin.readline)
    print("ending", flush=True)

asyncio.run(main())
"""


def test_the_end_of_the_interpreter_waits_for_a_refresh_that_a_task_began() -> None:
    server = Slow()
    with served(server) as http:
        command = [sys.executable, "-c", PROGRAM, http.base_url]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as program:
            assert program.stdin is not None
            assert program.stdout is not None
            assert server.arrived.wait(10)
            program.stdin.write("end\n")
            program.stdin.flush()
            assert program.stdout.readline() == "ending\n"
            server.go_on.set()
            assert program.stdout.read() == "saved\n"


class TestSignals:
    """A handler runs in the midst of a refresh, in the thread that is at it."""

    def interrupted(self, handler: Callable[[Client], object]) -> tuple[Ramp, Client]:
        """A client whose token has ended, and whose refresh a signal comes in between."""
        ramp = Ramp(refresh=True)
        ramp.refresh = "refresh-0"

        def answered(request: Request) -> Outcome:
            if not ramp.grants:
                signal.raise_signal(signal.SIGTERM)
            return ramp(request)

        client = Client("id", "s", token=ended(), limiter=None, driver=SpokenTo(answered))
        former = signal.signal(signal.SIGTERM, lambda *_: handler(client))
        try:
            client.valid_token()
        finally:
            signal.signal(signal.SIGTERM, former)
        return ramp, client

    def test_one_that_closes_the_client_waits_for_nobody_and_the_refresh_is_seen_through(self) -> None:
        ramp, client = self.interrupted(Client.close)
        assert client.token is not None
        assert client.token.access_token == Secret("access-1")
        assert kept(client._tokens._slot._store, KEY) == client.token
        client.close()
        ramp.good = set()
        with pytest.raises(InvalidRequestError, match="closed"):
            client.refresh_access_token()
        assert len(ramp.grants) == 1

    def test_one_that_needs_a_token_is_refused(self) -> None:
        refused: list[str] = []

        def handler(client: Client) -> None:
            with pytest.raises(InvalidRequestError) as caught:
                client.refresh_access_token()
            refused.append(caught.value.message)

        ramp, client = self.interrupted(handler)
        assert refused == ["this thread is getting a token: a signal's handler cannot use the client then"]
        call(client)
        assert (len(ramp.grants), ramp.calls) == (1, ["access-1"])

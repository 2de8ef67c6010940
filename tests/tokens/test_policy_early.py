"""Renewing ahead of the end: nobody waits while the old token is good, and what fails is no error until then."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
import pytest

from ramp_api import AsyncClient, Client, Secret
from ramp_api.drivers import AsyncDriver
from ramp_api.errands import Turn
from ramp_api.errors import InvalidRequestError, OAuthError, TransportError
from ramp_api.http import Request
from ramp_api.tokens import MemoryTokenStore, OAuth2Token, TokenKey
from tests.scripted import Outcome, ScriptedClock, ScriptedDriver, answer
from tests.stores import kept, put
from tests.tokens.policy import KEY, Meddled, Ramp, SpokenTo, call, client_of, fails, served

ROOT = Path(__file__).parents[2]


def due_token(left: float = 30.0) -> OAuth2Token:
    end = datetime.fromtimestamp(ScriptedClock().time, UTC) + timedelta(seconds=left)
    return OAuth2Token(Secret("access-0"), Secret("refresh-0"), expires_in=3600, expires_at=end)


def due(ramp: Ramp, **settings: Any) -> tuple[Client, ScriptedDriver]:
    """A client whose token is due, and has 30 seconds left."""
    ramp.refresh = "refresh-0"
    ramp.good = {"access-0"}
    driver = ScriptedDriver(ramp)
    settings = {"token": due_token(), "limiter": None, "retries": 0, **settings}
    return Client("id", "secret", driver=driver.driver, **settings), driver


class Held:
    """A Ramp whose token endpoint answers when told, to whoever asks."""

    def __init__(self) -> None:
        self.ramp = Ramp(refresh=True)
        self.ramp.refresh, self.ramp.good = "refresh-0", {"access-0"}
        self.arrived, self.go_on = threading.Event(), threading.Event()

    def __call__(self, request: Request) -> Outcome:
        if request.url.endswith("/token"):
            self.arrived.set()
            assert self.go_on.wait(10)
            outcome = self.ramp(request)
            self.ramp.good.add("access-0")
            return outcome
        return self.ramp(request)


class TestPolicy:
    def test_it_is_beside_the_call_which_goes_on_with_the_old_token(self) -> None:
        ramp = Ramp(refresh=True)
        client, driver = due(ramp)
        assert client.valid_token().access_token == Secret("access-0")
        assert driver.aside == [KEY]
        assert client.valid_token().access_token == Secret("access-1")
        assert len(ramp.grants) == 1

    @pytest.mark.parametrize("failure", [
        TransportError("reset"), answer(500, b""), answer(400, {"error": "invalid_grant"}), answer(200, b"{}"),
    ])  # fmt: skip
    def test_a_failure_is_a_warning_until_the_end(self, failure: Any, caplog: pytest.LogCaptureFixture) -> None:
        ramp = Ramp(refresh=True)
        client, driver = due(ramp)
        ramp.refuse = [failure] * 10
        for _ in range(3):
            call(client)
            driver.clock.time += 1
        assert [record.levelname for record in caplog.records] == ["WARNING"]
        assert caplog.records[0].name == "ramp_api.auth"
        assert "refresh-0" not in caplog.text
        assert "access-0" not in caplog.text
        driver.clock.time += 30
        with pytest.raises(Exception, match=r"reset|refresh token|invalid_response"):
            call(client)

    def test_the_next_attempt_is_after_a_quarter_of_the_time_that_is_left(self) -> None:
        ramp = Ramp(refresh=True)
        client, driver = due(ramp, token=due_token(59.5))
        ramp.refuse = [answer(400, {"error": "invalid_client"})] * 99
        for _ in range(58):
            call(client)
            driver.clock.time += 1
        assert len(ramp.grants) == 4

    def test_not_with_auto_refresh_off(self) -> None:
        ramp = Ramp(refresh=True)
        client, driver = due(ramp, auto_refresh=False)
        call(client)
        driver.clock.time += 3600
        assert client.valid_token().access_token == Secret("access-0")
        assert ramp.grants == []

    def test_nor_for_one_that_cannot_be_renewed(self) -> None:
        ramp = Ramp()
        token = OAuth2Token(Secret("access-0"), expires_at=due_token().expires_at, grant_type="authorization_code")
        client, driver = due(ramp, token=token)
        call(client)
        assert driver.aside == []

    def test_a_token_of_the_store_that_is_due_keeps_nobody_waiting_either(self) -> None:
        ramp, store = Ramp(refresh=True), MemoryTokenStore()
        first, _ = due(ramp, token_store=store)
        first.refresh_access_token()
        second, driver = due(ramp, token=None, token_store=store)
        driver.clock.time += 3545
        ramp.good, ramp.refresh = {"access-1"}, "refresh-1"
        ramp.refuse = [TransportError("reset")] * 99
        call(second)
        call(second)
        assert driver.aside == [KEY]

    def test_one_that_somebody_else_has_renewed_is_used(self) -> None:
        ramp, store = Ramp(refresh=True), MemoryTokenStore()
        first, driver = due(ramp, token_store=store)
        second, other = due(ramp, token_store=store)
        first.valid_token()
        assert second.valid_token().access_token == Secret("access-0")
        assert second.valid_token().access_token == Secret("access-1")
        assert len(ramp.grants) == 1
        assert driver.aside == other.aside == [KEY]

    def test_it_gives_up_where_somebody_else_is_at_it(self, caplog: pytest.LogCaptureFixture) -> None:
        ramp, store = Ramp(refresh=True), MemoryTokenStore()
        client, driver = due(ramp, token_store=store)
        lease = store.acquire(KEY, 60)
        assert lease is not None
        call(client)
        assert ramp.grants == []
        assert "lock" in caplog.text
        assert 15 <= sum(driver.clock.slept) <= 16

    def test_nor_does_it_wait_for_longer_than_until_the_next_attempt(self) -> None:
        ramp = Ramp(refresh=True)
        client, driver = due(ramp, retries=3)
        ramp.refuse = [answer(429, b"", retry_after="120")]
        client.valid_token()
        assert sum(driver.clock.slept) <= 15
        assert len(ramp.grants) == 1

    def test_a_failed_save_is_no_error_either_while_the_old_token_is_good(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        ramp, store = Ramp(refresh=True), Meddled(*[fails(OSError("hidden row refresh-1"))] * 3)
        client, driver = due(ramp, token_store=store)
        for _ in range(3):
            client.valid_token()
        assert len(store.before) == 1  # the early one, and one that waited for the save: then not at once again
        assert client.token is not None
        assert client.token.access_token == Secret("access-0")
        assert "refresh-1" not in caplog.text
        assert caplog.text.count("OSError") == 2
        driver.clock.time += 16
        client.valid_token()
        assert store.before == []
        driver.clock.time += 16
        assert client.valid_token() == kept(store, KEY)
        assert len(ramp.grants) == 1

    def test_but_one_at_the_end(self) -> None:
        ramp, store = Ramp(refresh=True), Meddled(*[fails(OSError("disk full"))] * 3)
        client, driver = due(ramp, token_store=store)
        call_early = client.valid_token
        call_early()
        driver.clock.time += 31
        for _ in range(2):
            with pytest.raises(OSError, match="disk full"):
                call(client)
        call(client)
        assert len(ramp.grants) == 1


class TestThreads:
    def test_callers_go_on_while_it_is_under_way_and_there_is_one(self) -> None:
        server = Held()
        driver = SpokenTo(server)
        client = Client("id", "s", token=due_token(), limiter=None, retries=0, driver=driver)
        for _ in range(5):
            call(client)
            driver.ticks.time += 1
        assert server.arrived.wait(5)
        client._tokens.held.early_from = 0.0
        call(client)
        assert server.ramp.calls == ["access-0"] * 6
        assert [thread.name for thread in threading.enumerate()].count("ramp-api aside") == 1
        closing = threading.Thread(target=client.close)
        closing.start()
        closing.join(0.05)
        assert closing.is_alive()  # it is seen through
        server.go_on.set()
        closing.join(5)
        assert len(server.ramp.grants) == 1
        assert client.token is not None
        assert client.token.access_token == Secret("access-1")

    def test_what_has_begun_is_seen_through_though_its_turn_comes_only_then(self) -> None:
        ramp = Ramp(refresh=True)
        ramp.refresh, ramp.good = "refresh-0", {"access-0"}
        driver = SpokenTo(ramp)
        client = Client("id", "s", token=due_token(), limiter=None, driver=driver)
        closing = threading.Thread(target=client.close)
        with driver._pool.locks.setdefault(KEY, Turn()).lock:
            client.valid_token()
            closing.start()
            closing.join(0.05)
            assert closing.is_alive()
        closing.join(5)
        assert len(ramp.grants) == 1

    def test_at_the_end_they_wait_for_it(self) -> None:
        server = Held()
        driver = SpokenTo(server)
        client = Client("id", "s", token=due_token(), limiter=None, retries=0, driver=driver)
        call(client)
        assert server.arrived.wait(5)
        driver.ticks.time += 31
        waiting = threading.Thread(target=call, args=(client,))
        waiting.start()
        waiting.join(0.05)
        assert waiting.is_alive()
        server.go_on.set()
        waiting.join(5)
        assert server.ramp.calls == ["access-0", "access-1"]
        assert len(server.ramp.grants) == 1
        client.close()

    def test_nor_does_a_client_wait_that_is_made_meanwhile(self) -> None:
        server, store = Held(), MemoryTokenStore()
        put(store, KEY, due_token())
        owner = SpokenTo(server)
        settings: dict[str, Any] = {"limiter": None, "token_store": store}
        first, second = (Client("id", "s", driver=owner.lend(), **settings) for _ in range(2))
        call(first)
        call(first)
        assert server.arrived.wait(5)
        calling = threading.Thread(target=call, args=(second,))
        calling.start()
        calling.join(1)
        waited = calling.is_alive()
        server.go_on.set()
        calling.join(5)
        owner.close()
        assert not waited
        assert server.ramp.calls == ["access-0"] * 3
        assert len(server.ramp.grants) == 1

    @pytest.mark.parametrize("where", ["saving", "saving again", "locking again"])
    def test_nor_do_they_wait_for_a_store_that_is_slow(self, where: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        ramp, saving, go_on = Ramp(refresh=True), threading.Event(), threading.Event()
        ramp.refresh, ramp.good = "refresh-0", {"access-0"}

        def slow() -> None:
            saving.set()
            assert go_on.wait(10)

        again = where != "saving"
        store = Meddled(*[fails(OSError("disk full"))] * again, *[slow] * (where != "locking again"))
        driver = SpokenTo(ramp)
        client = Client("id", "s", token=due_token(), limiter=None, driver=driver, token_store=store)
        client.valid_token()
        if again:
            for thread in list(driver._pool.aside.values()):
                thread.join(5)
            if where == "locking again":
                acquire = store.acquire

                def slowly(key: TokenKey, seconds: float) -> Any:
                    slow()
                    return acquire(key, seconds)

                monkeypatch.setattr(store, "acquire", slowly)
            saver = threading.Thread(target=client.valid_token)
            saver.start()
        assert saving.wait(5)
        calling = threading.Thread(target=client.valid_token)
        calling.start()
        calling.join(1)
        waited = calling.is_alive()
        go_on.set()
        calling.join(5)
        client.close()
        assert not waited
        assert client.valid_token() == kept(store, KEY)
        assert len(ramp.grants) == 1

    def test_nothing_is_begun_once_it_is_closed(self) -> None:
        server = Held()
        client = Client("id", "s", token=due_token(), limiter=None, driver=SpokenTo(server))
        client.close()
        assert client.valid_token().access_token == Secret("access-0")
        assert not server.arrived.wait(0.02)
        with pytest.raises(InvalidRequestError, match="closed"):
            client.refresh_access_token()


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
class TestTasks:
    def test_callers_go_on_and_closing_waits(self, backend: Any) -> None:
        server, clock = Held(), ScriptedClock()

        async def main(base_url: str) -> AsyncClient:
            client = AsyncClient(
                "id", "s", base_url=base_url, token=due_token(), limiter=None, driver=AsyncDriver(clock=clock)
            )
            for _ in range(3):
                await client.departments.get("d")
            assert await anyio.to_thread.run_sync(server.arrived.wait, 5)
            await client.departments.get("d")
            assert server.ramp.grants == []
            threading.Timer(0.05, server.go_on.set).start()
            await client.aclose()
            return client

        with served(server) as http:
            client = anyio.run(main, http.base_url, backend=backend)
        assert server.ramp.calls == ["access-0"] * 4
        assert len(server.ramp.grants) == 1
        assert client.token is not None
        assert client.token.access_token == Secret("access-1")

    def test_it_outlives_the_event_loop(self, backend: Any) -> None:
        server, store = Held(), MemoryTokenStore()

        async def main(base_url: str) -> None:
            driver = AsyncDriver(clock=ScriptedClock(), kept=0)
            client = AsyncClient(
                "id", "s", base_url=base_url, token=due_token(), limiter=None, driver=driver, token_store=store
            )
            await client.departments.get("d")

        with served(server) as http:
            anyio.run(main, http.base_url, backend=backend)
            assert server.arrived.wait(5)
            server.go_on.set()
            for thread in threading.enumerate():
                if thread.name == "ramp-api aside":
                    thread.join(5)
        assert len(server.ramp.grants) == 1
        assert len(store._kept) == 1


PROGRAM = """
import sys
from datetime import UTC, datetime, timedelta
from ramp_api import Client, OAuth2Token, Secret
from ramp_api.tokens import MemoryTokenStore

class Telling(MemoryTokenStore):
    def swap(self, *args):
        print("saved", flush=True)
        return super().swap(*args)

token = OAuth2Token(Secret("access-0"), Secret("refresh-0"), expires_in=3600,
                    expires_at=datetime.now(UTC) + timedelta(seconds=30))
client = Client("id", "s", base_url=sys.argv[1], token=token, token_store=Telling())
print(client.departments.get("d").name, flush=True)
"""


def test_the_end_of_the_interpreter_waits_for_it() -> None:
    server = Held()
    with served(server) as http:
        command = [sys.executable, "-c", PROGRAM, http.base_url]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "Finance\n"
            assert server.arrived.wait(10)
            time.sleep(0.05)  # the interpreter is ending
            server.go_on.set()
            assert program.stdout.read() == "saved\n"
    assert program.returncode == 0


def test_an_error_of_the_endpoint_is_said_without_what_was_sent(caplog: pytest.LogCaptureFixture) -> None:
    ramp = Ramp(refresh=True)
    client, _ = due(ramp)
    ramp.refuse = [answer(400, {"error": "invalid_request", "error_description": "what is refresh-0 of secret"})]
    call(client)
    assert "invalid_request: what is ********** of **********" in caplog.text


def test_asked_for_explicitly_it_is_an_error_at_once() -> None:
    ramp = Ramp(refresh=True)
    client, _ = client_of(ramp, token=due_token())
    ramp.refuse = [answer(400, {"error": "invalid_request"})]
    with pytest.raises(OAuthError):
        client.refresh_access_token()

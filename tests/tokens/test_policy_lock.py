"""The lock of the store: waited for, given up, and given back however it ends."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import anyio
import pytest

from ramp_api import AsyncClient, Client
from ramp_api.drivers import AsyncDriver, Driver
from ramp_api.errors import InvalidRequestError, TokenStoreError, TransportError
from ramp_api.flow import BUSY, Flow, holding, now, send, until
from ramp_api.http import Request
from ramp_api.tokens import MemoryTokenStore, OAuth2Token, Stored, TokenKey
from tests.scripted import Outcome, ScriptedClock, ScriptedDriver, answer
from tests.stores import put
from tests.tokens.policy import KEY, Ramp, SpokenTo, call, client_of, is_free, served

ROOT = Path(__file__).parents[2]


class TestBusy:
    def test_it_is_looked_at_again_ever_more_rarely_and_given_up_after_the_lease(self) -> None:
        ramp, store = Ramp(), MemoryTokenStore()
        lease = store.acquire(KEY, 1)
        assert lease is not None
        client, clock = client_of(ramp, scopes="departments:read", token_store=store, timeout=1_000)
        with pytest.raises(TokenStoreError, match="lock"):
            call(client)
        assert clock.slept[:6] == [0.005, 0.01, 0.02, 0.04, 0.08, 0.1]
        assert set(clock.slept[6:]) == {0.1}
        assert client._tokens._lease == 255
        assert 255 <= sum(clock.slept) < 256
        assert ramp.grants == []
        lease.release()
        call(client)

    def test_who_waited_finds_what_the_holder_got(self) -> None:
        ramp, store = Ramp(), MemoryTokenStore()
        lease = store.acquire(KEY, 1)
        assert lease is not None
        client, clock = client_of(ramp, scopes="departments:read", token_store=store)
        slept = clock.sleep

        def sleep(seconds: float) -> None:
            slept(seconds)
            if len(clock.slept) == 3:
                put(store, KEY, OAuth2Token.of("theirs"))
                ramp.good = {"theirs"}
                lease.release()

        clock.sleep = sleep  # type: ignore[method-assign]
        call(client)
        assert ramp.grants == []
        assert ramp.calls == ["theirs"]

    def test_to_read_a_token_that_is_good_nobody_has_to_have_the_lock(self) -> None:
        ramp, store = Ramp(), MemoryTokenStore()
        put(store, KEY, OAuth2Token.of("theirs"))
        ramp.good = {"theirs"}
        lease = store.acquire(KEY, 1)
        client, clock = client_of(ramp, token_store=store)
        call(client)
        assert lease is not None
        assert (ramp.calls, clock.slept) == (["theirs"], [])

    def test_what_is_read_without_it_takes_the_place_of_nothing_newer(self) -> None:
        ramp = Ramp(refresh=True)
        ramp.refresh, ramp.good = "refresh-0", {"theirs"}

        class Late(MemoryTokenStore):
            late = True

            def load(self, key: TokenKey) -> Stored | None:
                found = super().load(key)
                if self.late:
                    self.late = False
                    client.refresh_access_token()
                return found

        store = Late()
        store.late = False
        put(store, KEY, OAuth2Token.of("theirs", refresh_token="refresh-0"))
        store.late = True
        client, _ = client_of(ramp, token_store=store)
        call(client)
        assert ramp.calls == ["access-1"]
        assert len(ramp.grants) == 1

    def test_those_who_waited_behind_one_who_gave_up_do_not_wait_as_long_again(self) -> None:
        store = MemoryTokenStore()
        lease = store.acquire(KEY, 1)
        assert lease is not None
        driver = SpokenTo(Ramp())
        client = Client("id", "s", scopes="departments:read", token_store=store, limiter=None, driver=driver,
                        timeout=1_000)  # fmt: skip
        start = driver.ticks.time
        asked = threading.Barrier(4)

        def one() -> None:
            asked.wait(5)
            with pytest.raises(TokenStoreError):
                client.valid_token()

        threads = [threading.Thread(target=one) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        assert driver.ticks.time - start < 4 * 255


class TestTime:
    @pytest.mark.parametrize("settings", [{"refresh_token": "refresh-0"}, {"scopes": "a"}])
    def test_nothing_is_sent_whose_answer_could_come_after_the_lock_ran_out(self, settings: Any) -> None:
        ramp = Ramp(refresh=True)
        ramp.refuse = [answer(429, b"", retry_after="120")] * 9
        client, clock = client_of(ramp, retries=5, **settings)
        with pytest.raises(TransportError, match="too little time") as caught:
            call(client)
        assert not caught.value.sent
        assert clock.slept == [120]
        assert len(ramp.grants) == 2

    def test_nor_after_a_clock_that_stood_still_has_gone_on(self) -> None:
        ramp, clock = Ramp(refresh=True), ScriptedClock()

        def slow(request: Request) -> Outcome:
            clock.time += 130
            return TransportError("reset")

        client = Client("id", "s", refresh_token="r", limiter=None, driver=ScriptedDriver(slow, clock).driver)
        with pytest.raises(TransportError, match="too little time"):
            call(client)
        assert ramp.grants == []

    @pytest.mark.parametrize(("wall", "both"), [(0, 130), (130, 0), (-130, 130)], ids=["slow", "asleep", "set back"])
    def test_nor_after_the_lock_was_long_in_coming(self, wall: Any, both: Any) -> None:
        ramp, clock = Ramp(refresh=True), ScriptedClock()
        ramp.refresh = "refresh-0"

        class Far(MemoryTokenStore):
            def acquire(self, key: TokenKey, seconds: float) -> Any:
                lease = super().acquire(key, seconds)
                # The store counts the seconds from here on. Asleep, the machine has one clock that stands still.
                clock.set_by += wall
                clock.time += both
                return lease

        client = Client("id", "s", refresh_token="refresh-0", limiter=None, driver=ScriptedDriver(ramp, clock).driver,
                        token_store=Far())  # fmt: skip
        with pytest.raises(TransportError, match="too little time"):
            call(client)
        assert ramp.grants == []

    def test_nor_again_after_the_machine_slept(self) -> None:
        clock = ScriptedClock()

        def lost(_: Request) -> Outcome:
            clock.set_by += 3600
            return TransportError("reset")

        driver = ScriptedDriver(lost, clock)
        client = Client("id", "s", refresh_token="refresh-0", limiter=None, retries=0, driver=driver.driver)
        with pytest.raises(TransportError, match="too little time"):
            call(client)
        assert len(driver.sent) == 1

    def test_what_a_flow_does_about_it_is_its_own_affair(self) -> None:
        closed: list[bool] = []

        def flow() -> Flow[str]:
            try:
                yield from send(Request("GET", "https://a"))
            except TransportError:
                yield from now()
                return "not sent"
            finally:
                closed.append(True)
            return "sent"

        driver = ScriptedDriver([answer(200)])
        moment = driver.clock.now()
        assert driver.run(until(moment.after(1), flow())) == "sent"
        assert driver.run(until(moment, flow())) == "not sent"
        cut = until(moment.after(1), flow())
        next(cut)
        cut.close()
        assert len(closed) == 3
        assert len(driver.sent) == 1


class TestGivenBack:
    @pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, GeneratorExit, SystemExit])
    def test_in_a_thread(self, error: Any) -> None:
        store, driver = MemoryTokenStore(), Driver()

        def inside() -> Flow[None]:
            assert not is_free(store)
            yield from now()
            raise error

        with pytest.raises(error):
            driver.run(holding(lambda: store.acquire(KEY, 1), inside))
        assert is_free(store)

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_in_a_task(self, backend: Any) -> None:
        store = MemoryTokenStore()

        def inside() -> Flow[None]:
            yield from now()
            raise ValueError

        async def main() -> None:
            with pytest.raises(ValueError):
                await AsyncDriver().run(holding(lambda: store.acquire(KEY, 1), inside))

        anyio.run(main, backend=backend)
        assert is_free(store)

    @pytest.mark.parametrize("error", [KeyboardInterrupt, TransportError("reset", sent=False)])
    def test_by_a_call(self, error: Any) -> None:
        store = MemoryTokenStore()

        def fail(_: Request) -> Outcome:
            raise error

        client = Client(
            "id", "s", scopes="departments:read", token_store=store, limiter=None, retries=0, driver=SpokenTo(fail)
        )
        with pytest.raises(error if isinstance(error, type) else type(error)):
            call(client)
        assert is_free(store)

    def test_one_that_is_held_is_busy(self) -> None:
        store = MemoryTokenStore()
        lease = store.acquire(KEY, 1)

        def inside() -> Flow[None]:
            yield from now()
            raise AssertionError

        assert Driver().run(holding(lambda: store.acquire(KEY, 1), inside)) is BUSY
        del lease
        assert is_free(store)


class TestLent:
    """A driver that another lends shares its connections and locks; closing it closes only itself."""

    def test_closing_it_closes_only_itself(self) -> None:
        ramp = Ramp()
        ramp.good = {"t"}
        with served(ramp) as http:
            owner = Driver()
            clients = [Client(token="t", base_url=http.base_url, driver=owner.lend(), limiter=None) for _ in range(2)]
            for client in clients:
                call(client)
            assert len({id(client._driver._pool.http) for client in clients}) == 1
            clients[0].close()
            with pytest.raises(InvalidRequestError, match="closed"):
                call(clients[0])
            call(clients[1])
            owner.close()
            with pytest.raises(InvalidRequestError, match="closed"):
                call(clients[1])

    def test_closing_the_owner_closes_those_it_lends_later_too(self) -> None:
        owner = Driver()
        owner.close()
        client = Client(token="t", base_url="http://127.0.0.1:9", driver=owner.lend(), limiter=None)
        with pytest.raises(InvalidRequestError, match="closed"):
            call(client)

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_in_tasks(self, backend: Any) -> None:
        ramp = Ramp()
        ramp.good = {"t"}

        async def main(base_url: str) -> None:
            owner = AsyncDriver()
            one, two = (AsyncClient(token="t", base_url=base_url, driver=owner.lend(), limiter=None) for _ in range(2))
            await one.departments.get("d")
            await one.aclose()
            with pytest.raises(InvalidRequestError, match="closed"):
                await one.departments.get("d")
            await two.departments.get("d")
            await owner.aclose()
            with pytest.raises(InvalidRequestError, match="closed"):
                await two.departments.get("d")

        with served(ramp) as http:
            anyio.run(main, http.base_url, backend=backend)

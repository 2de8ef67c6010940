"""Cancelling a task and closing the client in the midst of a call leave nothing behind: no lock, slot, socket or thread.

Each happens at the points of ``held.py``; after a cancellation, a call by the same client works, at once.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable
from functools import partial
from itertools import pairwise
from typing import Any

import anyio
import anyio.lowlevel
import pytest

from ramp_api import AsyncClient, Client
from ramp_api.errors import RampError
from ramp_api.limits import RollingWindow
from tests.fire.calling import ACTIONS
from tests.fire.held import LATE, POINTS, of_the_library, ramp_at, release, settings_for, slots_left
from tests.fire.proxy import Proxy, Wire, descriptors, serve

BACKENDS = ("asyncio", "trio")
SAFE = ACTIONS["safe"]


# --- Cancellation ---


async def settle() -> None:
    """What an event loop closes, it closes in its next rounds."""
    for _ in range(5):
        await anyio.sleep(0.01)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("how", ["cancelled", "moved on"])
def test_cancellation(point: str, backend: str, how: str) -> None:
    async def main(proxy: Proxy) -> None:
        settings = settings_for(point, proxy.base_url)
        limiter = settings["limiter"]
        async with AsyncClient(**settings) as ramp:
            begun = time.monotonic()
            await CANCELLING[how](partial(SAFE, ramp), proxy, point)
            assert time.monotonic() - begun < 1.5
            await settle()
            assert slots_left(limiter) == (1 if point == "token" else 2)
            release(ramp, proxy.release.set)
            with anyio.fail_after(2):
                assert (await SAFE(ramp)).name == "Finance"
        assert of_the_library() == []

    with Proxy(ramp_at(point)) as proxy:
        anyio.run(main, proxy, backend=backend)
        assert sum("/token" in asked.line for asked in proxy.asked) == (1 if point == "token" else 0)
        assert all(wire.ended.wait(1) for wire in proxy.wires)


async def cancel(call: Callable[[], Awaitable[Any]], proxy: Proxy, point: str) -> None:
    async def ignoring() -> None:
        await call()

    async with anyio.create_task_group() as group:
        group.start_soon(ignoring)
        if point != "limiter":
            await anyio.to_thread.run_sync(proxy.arrived.wait, 5)
        await anyio.sleep(0.1)
        group.cancel_scope.cancel()


async def move_on(call: Callable[[], Awaitable[Any]], _: Proxy, __: str) -> None:
    with anyio.move_on_after(0.4) as scope:
        await call()
    assert scope.cancelled_caught


CANCELLING: dict[str, Callable[..., Awaitable[None]]] = {"cancelled": cancel, "moved on": move_on}


# anyio forgets a connection that is made in the very step in which it is cancelled; it is closed by being forgotten.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("backend", BACKENDS)
def test_cancellation_after_any_number_of_steps(backend: str) -> None:
    """Of the event loop's: while connecting, sending, reading, giving back."""

    async def main(base_url: str) -> None:
        limiter = RollingWindow(limit=1000, window=10.0)
        before = descriptors()
        async with AsyncClient(token="t", base_url=base_url, limiter=limiter, retries=0) as ramp:
            for steps in range(120):
                fresh = AsyncClient(token="t", base_url=base_url, limiter=limiter, retries=0)
                for client in (ramp, fresh):
                    await cancel_after(steps, partial(SAFE, client))
                    with anyio.fail_after(2):
                        assert (await SAFE(client)).name == "Finance"
                await fresh.aclose()
        await settle()
        assert slots_left(limiter) == 1000
        # The server's ends are closed by other threads, in their own time.
        with anyio.fail_after(2):
            while descriptors() > before:  # noqa: ASYNC110 - nothing says so
                await anyio.sleep(0.01)

    with Proxy(ramp_at("")) as proxy:
        proxy.release.set()
        anyio.run(main, proxy.base_url, backend=backend)


async def cancel_after(steps: int, call: Callable[[], Awaitable[Any]]) -> None:
    async def ignoring() -> None:
        await call()

    async with anyio.create_task_group() as group:
        group.start_soon(ignoring)
        for _ in range(steps):
            await anyio.lowlevel.checkpoint()
        group.cancel_scope.cancel()


# --- Closing ---


def closing_at(point: str, base_url: str) -> dict[str, Any]:
    """As ``settings_for``, but for waits of a second: a wait is not cut short, and nothing is sent after it."""
    settings = {**settings_for(point, base_url), "timeout": 60}
    if point == "limiter":
        settings["limiter"] = busy = RollingWindow(limit=2, window=1.0)
        slots = [busy.take(time.monotonic()) for _ in range(2)]
        for slot in slots:
            assert slot is not None
            busy.put(slot, time.monotonic() + 1)
    return settings


def check_closed(proxy: Proxy, point: str, ended: list[object], seconds: float, limiter: RollingWindow) -> None:
    """The call ended with an error of the library's, soon, and not when its own time was over."""
    assert [isinstance(error, RampError) for error in ended] == [True], ended
    assert seconds < 1.8, f"it went on waiting for {seconds} s"
    assert len(proxy.asked) == (0 if point == "limiter" else 1)
    assert slots_left(limiter) == 2


def ramp_soon(point: str) -> Callable[[Wire], None]:
    return serve(lambda _: LATE.replace(b"30", b"1")) if point == "wait" else ramp_at(point)


@pytest.mark.parametrize("point", ["answer", "wait", "limiter"])
def test_closing_from_another_thread(point: str) -> None:
    ended: list[object] = []
    with Proxy(ramp_soon(point)) as proxy:
        before = descriptors()
        settings = closing_at(point, proxy.base_url)
        client = Client(**settings)

        def work() -> None:
            try:
                SAFE(client)
            except Exception as error:  # noqa: BLE001 - which one is asked below
                ended.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        assert point == "limiter" or proxy.arrived.wait(5)
        time.sleep(0.1)
        closed_at = time.monotonic()
        client.close()
        assert time.monotonic() - closed_at < 0.5
        thread.join(65)
        check_closed(proxy, point, ended, time.monotonic() - closed_at, settings["limiter"])
        # The server's ends are closed by other threads, in their own time.
        until = time.monotonic() + 2
        while descriptors() > before and time.monotonic() < until:
            time.sleep(0.01)
        assert descriptors() <= before


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("point", ["answer", "wait", "limiter"])
def test_closing_from_another_task(point: str, backend: str) -> None:
    async def main(proxy: Proxy) -> None:
        settings = closing_at(point, proxy.base_url)
        ramp = AsyncClient(**settings)
        ended: list[object] = []

        async def work() -> None:
            try:
                await SAFE(ramp)
            except Exception as error:  # noqa: BLE001 - which one is asked below
                ended.append(error)

        closed_at = 0.0
        async with anyio.create_task_group() as group:
            group.start_soon(work)
            await anyio.sleep(0.3)
            closed_at = time.monotonic()
            await ramp.aclose()
            assert time.monotonic() - closed_at < 0.5
        check_closed(proxy, point, ended, time.monotonic() - closed_at, settings["limiter"])

    with Proxy(ramp_soon(point)) as proxy:
        anyio.run(main, proxy, backend=backend)
        assert all(wire.ended.wait(1) for wire in proxy.wires)


@pytest.mark.parametrize("backend", BACKENDS)
def test_closing_in_the_midst_of_a_token_request_lets_other_tasks_run(backend: str) -> None:
    """It waits for the token, and the event loop does not."""

    async def main(proxy: Proxy) -> None:
        beats: list[float] = []

        async def beat() -> None:
            while True:
                beats.append(time.monotonic())
                await anyio.sleep(0.01)

        async with anyio.create_task_group() as group:
            group.start_soon(beat)
            ramp = AsyncClient(**settings_for("token", proxy.base_url))
            with anyio.move_on_after(0.3):
                await SAFE(ramp)
            threading.Timer(0.5, proxy.release.set).start()
            await ramp.aclose()
            assert proxy.release.is_set()
            assert ramp.token is not None
            group.cancel_scope.cancel()
        assert max(after - before for before, after in pairwise(beats)) < 0.3

    with Proxy(ramp_at("token")) as proxy:
        anyio.run(main, proxy, backend=backend)
    assert of_the_library() == []

"""A process that is forked off goes on by itself: with locks that are free, and connections of its own."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from ramp_api import Client, Secret
from ramp_api.drivers import Driver
from ramp_api.flow import Flow, exclusive
from ramp_api.limits import RollingWindow
from ramp_api.tokens import MemoryTokenStore, OAuth2Token
from tests.tokens.policy import KEY, Ramp, call, served

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


def in_child(work: Callable[[], object]) -> bool:
    """Whether a process that was forked off did the work within 10 seconds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that there are threads is the point
        child = os.fork()
    if child == 0:
        os._exit(_outcome(work))
    status: list[int] = []
    waiting = threading.Thread(target=lambda: status.append(os.waitpid(child, 0)[1]))
    waiting.start()
    waiting.join(10)
    if waiting.is_alive():
        os.kill(child, 9)
        waiting.join()
    return status == [0]


def _outcome(work: Callable[[], object]) -> int:
    try:
        work()
    except BaseException:  # noqa: BLE001 - nothing of a test may go on in the child
        return 1
    return 0


class TestLocks:
    def test_a_lock_that_a_thread_of_the_parent_holds_is_free_in_the_child(self) -> None:
        driver, inside, leave = Driver(), threading.Event(), threading.Event()

        def hold() -> Flow[None]:
            inside.set()
            leave.wait(20)
            yield from ()

        def fine() -> Flow[None]:
            yield from ()

        holder = threading.Thread(target=lambda: driver.run(exclusive(hold(), KEY)))
        holder.start()
        assert inside.wait(5)
        with driver._pool.making:
            assert in_child(lambda: driver.run(exclusive(fine(), KEY)))
            assert in_child(driver._transport)
        leave.set()
        holder.join()

    def test_so_is_the_lease_of_a_memory_store_and_what_it_keeps_is_there(self) -> None:
        store = MemoryTokenStore()
        lease = store.acquire(KEY, 60)
        assert store.swap(KEY, Secret("kept"), None)

        def work() -> None:
            other = store.acquire(KEY, 60)
            assert other is not None
            assert lease is not None
            lease.release()  # the parent's, which is none of the child's
            assert store.acquire(KEY, 60) is None
            stored = store.load(KEY)
            assert stored is not None
            assert store.swap(KEY, None, stored.version)

        with store._guard:
            assert in_child(work)
        assert store.acquire(KEY, 60) is None
        assert store.load(KEY) is not None


def test_the_rate_limits_slots_that_were_in_flight_are_free_in_the_child() -> None:
    window = RollingWindow(limit=2)
    assert window.take(0.0) is not None
    assert window.take(0.0) is not None
    assert in_child(lambda: check(window))
    assert window.take(0.0) is None


def check(window: RollingWindow) -> None:
    for _ in range(2):
        assert window.take(0.0) is not None
    assert window.take(0.0) is None


class Counting:
    """A server that counts its connections."""

    def __init__(self) -> None:
        self.ports: list[int] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.ports.append(self.client_address[1])
                body = b'{"id": "d", "name": "Finance"}'
                self.send_response(200)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        self.base_url = f"http://127.0.0.1:{self.server.server_address[1]}"


def test_a_child_has_connections_of_its_own_and_the_parent_keeps_its() -> None:
    server = Counting()
    with Client(token="t", base_url=server.base_url, limiter=None) as client:
        call(client)
        call(client)

        def work() -> None:
            call(client)
            call(client)
            client.close()

        assert in_child(work)
        call(client)
    server.server.shutdown()
    server.server.server_close()
    one, two, three, four, five = server.ports
    assert one == two == five
    assert three == four != one


def test_the_child_of_a_parent_whose_threads_are_at_it_gets_a_token_and_calls() -> None:
    ramp, store = Ramp(), MemoryTokenStore()
    arrived, go_on = threading.Event(), threading.Event()

    def slow(request: Any) -> Any:
        if request.url.endswith("/token") and not arrived.is_set():
            arrived.set()
            go_on.wait(20)
        return ramp(request)

    ended = OAuth2Token(Secret("a"), expires_at=datetime(2026, 1, 1, tzinfo=UTC))
    with (
        served(slow) as http,
        Client(
            "id", "s", token=ended, scopes="departments:read", base_url=http.base_url, token_store=store, limiter=None
        ) as client,
    ):
        threads = [threading.Thread(target=call, args=(client,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        assert arrived.wait(5)
        assert in_child(lambda: call(client))
        go_on.set()
        for thread in threads:
            thread.join(5)
    assert len(ramp.grants) == 2

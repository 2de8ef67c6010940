"""The drivers on real sockets: what a failure becomes, what never happens, what cancelling leaves behind."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import httpcore2
import pytest

from ramp_api import AsyncClient, Client, Secret
from ramp_api.connections import Limit, Sending
from ramp_api.drivers import AsyncDriver, Driver
from ramp_api.errors import APIError, InvalidRequestError, OAuthError, TransportError
from ramp_api.flow import Flow, blocking, exclusive, send, sleep
from ramp_api.http import Request, Response
from ramp_api.network import Network
from ramp_api.tokens import MemoryTokenStore, Stored, TokenKey
from ramp_api.transport import Transport, _failure
from tests.scripted import TOKEN, Received, ScriptedServer, json_body, serving

GOOD = json_body({"id": "d", "name": "Finance"})
Send = Callable[[str, dict[str, str]], Response[bytes]]


@pytest.fixture(params=["sync", "asyncio", "trio"])
def fetch(request: pytest.FixtureRequest) -> Send:
    """Send one GET by each driver, on each event loop."""

    def sync(url: str, headers: dict[str, str]) -> Response[bytes]:
        driver = Driver(timeout=2)
        try:
            return driver.run(send(Request("GET", url, tuple(headers.items()))))
        finally:
            driver.close()

    async def main(url: str, headers: dict[str, str]) -> Response[bytes]:
        driver = AsyncDriver(timeout=2)
        try:
            return await driver.run(send(Request("GET", url, tuple(headers.items()))))
        finally:
            await driver.aclose()

    if request.param == "sync":
        return sync
    return lambda url, headers: anyio.run(main, url, headers, backend=request.param)


@contextmanager
def raw_server(talk: Callable[[socket.socket], object]) -> Generator[str]:
    """A TCP server that reads a request and then does as it likes."""

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(65536)
                talk(connection)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        listener.shutdown(socket.SHUT_RDWR)  # who waits in accept() would wait on
        thread.join(timeout=5)


def test_an_answer(fetch: Send) -> None:
    body = gzip.compress(GOOD)
    with serving((201, {"content-encoding": "gzip", "x-trace-id": "t"}, body)) as server:
        response = fetch(server.base_url + "/a?b=c", {"authorization": "Bearer x"})
    assert (response.status, response.body, response.trace_id) == (201, GOOD, "t")
    assert server.received[0].path == "/a?b=c"
    assert server.received[0].headers["authorization"] == "Bearer x"
    assert "cookie" not in server.received[0].headers


def test_a_refused_connection_cannot_have_been_sent(fetch: Send) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    with pytest.raises(TransportError) as caught:
        fetch(url, {})
    assert (caught.value.sent, caught.value.timed_out) == (False, False)


@pytest.mark.parametrize("talk", [
    lambda _: None,
    lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"),
    lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"),
    lambda connection: connection.sendall(b"nonsense\r\n\r\n"),
    lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\nnope"),
])  # fmt: skip
def test_an_answer_that_is_none_may_have_been_acted_on(fetch: Send, talk: Any) -> None:
    with raw_server(talk) as url, pytest.raises(TransportError) as caught:
        fetch(url, {})
    assert caught.value.sent
    assert not caught.value.timed_out


def test_silence_is_a_timeout() -> None:
    done = threading.Event()
    with raw_server(lambda _: done.wait(5)) as url:
        driver = Driver(timeout=0.05)
        with pytest.raises(TransportError) as caught:
            driver.run(send(Request("GET", url)))
        assert (caught.value.sent, caught.value.timed_out) == (True, True)
        driver.close()
        done.set()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed_by_a_call_or_a_token_request(status: Any) -> None:
    with serving() as sink, serving(*[(status, {"location": sink.base_url + "/x"}, b"")] * 3) as server:
        with (
            Client("id", "secret", scopes="departments:read", base_url=server.base_url, retries=0) as client,
            pytest.raises(OAuthError),
        ):
            client.departments.get("d")
        with (
            Client(token="t", base_url=server.base_url, retries=0) as client,
            pytest.raises(APIError, match="redirect"),
        ):
            client.departments.get("d")
        with (
            Client("id", "s", base_url=server.base_url, retries=0) as client,
            pytest.raises(OAuthError, match="redirect"),
        ):
            client.auths.revoke_token("x")
    assert len(server.received) == 3
    assert sink.received == []


def test_neither_netrc_nor_cookies_nor_the_url_change_who_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login evil password evil\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HOME", str(tmp_path))
    cookie = {"set-cookie": "a=b; Path=/"}
    with serving((200, cookie, json_body(TOKEN)), (200, cookie, GOOD), (200, cookie, GOOD)) as server:
        with Client("id", "secret", scopes="departments:read", base_url=server.base_url) as client:
            client.departments.get("d")
            client.departments.get("d")
    schemes = [request.headers["authorization"].split()[0] for request in server.received]
    assert schemes == ["Basic", "Bearer", "Bearer"]
    assert server.received[0].headers["authorization"] == "Basic aWQ6c2VjcmV0"
    assert not [request for request in server.received if "cookie" in request.headers]


def test_a_closed_client_sends_nothing() -> None:
    with serving() as server:
        client = Client(token="t", base_url=server.base_url)
        client.close()
        client.close()
        with pytest.raises(InvalidRequestError, match="closed"):
            client.departments.get("d")

        async def main() -> None:
            client = AsyncClient(token="t", base_url=server.base_url)
            await client.aclose()
            await client.aclose()
            with pytest.raises(InvalidRequestError, match="closed"):
                await client.departments.get("d")

        anyio.run(main)
    assert server.received == []


def test_no_traceback_of_a_transport_error_shows_the_token() -> None:
    with raw_server(lambda _: None) as url, Client(token="ramp_tok_hidden", base_url=url, retries=0) as client:
        with pytest.raises(TransportError) as caught:
            client.departments.get("d")
    text = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert "ramp_tok_hidden" not in text
    assert caught.value.__context__ is None


FORM = {"code": "hidden-code", "redirect_uri": "http://127.0.0.1/back", "code_verifier": "hidden-verifier-" + "v" * 40}


@pytest.mark.parametrize("send", [
    lambda ramp: ramp.departments.get("d"),
    lambda ramp: ramp.refresh_access_token(),
    lambda ramp: ramp.auths.post_token(grant_type="authorization_code", **FORM),
    lambda ramp: ramp.auths.post_token_pkce(**FORM),
    lambda ramp: ramp.auths.revoke_token("hidden-token"),
])  # fmt: skip
def test_no_traceback_shows_what_a_form_holds(send: Any) -> None:
    """Nor any frame of ours that the error keeps: form bodies hold tokens, codes and verifiers."""
    settings: dict[str, Any] = {"refresh_token": "hidden-refresh", "retries": 0, "limiter": None}

    async def awaited(url: str) -> None:
        async with AsyncClient("id", "hidden-secret", base_url=url, **settings) as ramp:
            await send(ramp)

    def called(url: str) -> None:
        with Client("id", "hidden-secret", base_url=url, **settings) as ramp:
            send(ramp)

    for run in (called, lambda url: anyio.run(awaited, url)):
        with raw_server(lambda _: None) as url, pytest.raises(TransportError) as caught:
            run(url)
        shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
        ours = [str(frame.locals) for frame in shown if "ramp_api" in frame.filename]
        assert ours
        assert not [text for text in ours if "hidden" in text]


def test_a_transport_error_has_no_other_behind_it(fetch: Send) -> None:
    with raw_server(lambda _: None) as url, pytest.raises(TransportError) as caught:
        fetch(url, {"authorization": "Bearer x"})
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


def test_an_address_that_is_none_is_a_transport_error(fetch: Send) -> None:
    with pytest.raises(TransportError, match="cannot be read"):
        fetch("http://a:port/", {})


@pytest.mark.parametrize(("error", "timed_out"), [
    (httpcore2.ConnectError, False), (httpcore2.ConnectTimeout, True), (httpcore2.PoolTimeout, True),
    (httpcore2.UnsupportedProtocol, False), (httpcore2.ProxyError, False), (httpcore2.LocalProtocolError, False),
    (httpcore2.ReadError, False), (httpcore2.ReadTimeout, True), (httpcore2.WriteError, False),
    (httpcore2.WriteTimeout, True), (httpcore2.RemoteProtocolError, False),
])  # fmt: skip
@pytest.mark.parametrize("begun", [False, True])
def test_a_failure_of_the_library_is_one_of_ours(error: Any, timed_out: Any, begun: Any) -> None:
    sending = Sending(1.0)
    sending.begun = begun
    failure = _failure(error("why"), sending)
    assert (failure.sent, failure.timed_out) == (begun, timed_out)
    assert str(failure) == f"{error.__name__}: why"
    assert str(_failure(error(""), sending)) == error.__name__


@pytest.mark.parametrize(("silence", "connect"), [(65.0, 10.0), (2.0, 2.0)])
def test_connecting_is_waited_for_ten_seconds_at_most(silence: Any, connect: Any) -> None:
    transport = Transport(Network(), silence=silence)
    wire = transport._wire(Request("GET", "http://127.0.0.1/a"), "http://127.0.0.1", Sending(100.0), None)
    timeouts = wire.extensions["timeout"]
    assert timeouts == {"connect": connect, "read": silence, "write": silence, "pool": silence}
    # The library hands them on as they are, and with them what bounds the whole.
    assert {type(timeouts[step]) for step in ("connect", "read", "write")} == {Limit}


def test_threads_share_the_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    driver, made = Driver(), list[Transport]()
    others = list[Transport]()
    other = threading.Thread(target=lambda: others.append(driver._transport()))

    def make() -> Transport:
        made.append(Transport(Network(), silence=1.0))
        if len(made) == 1:
            other.start()
            other.join()
        return made[-1]

    monkeypatch.setattr(driver, "_new_transport", make)
    # Each may make one meanwhile; both use the same.
    assert [driver._transport()] == others
    assert driver._transport() is others[0]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_store_does_not_hold_up_the_event_loop(backend: Any) -> None:
    seen: set[int] = set()

    class Watching(MemoryTokenStore):
        def load(self, key: TokenKey) -> Stored | None:
            seen.add(threading.get_ident())
            return super().load(key)

        def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
            seen.add(threading.get_ident())
            return super().swap(key, value, expected)

        def acquire(self, key: TokenKey, seconds: float) -> Any:
            seen.add(threading.get_ident())
            return super().acquire(key, seconds)

    async def main(base_url: str) -> None:
        async with AsyncClient(
            "id", "s", scopes="departments:read", base_url=base_url, token_store=Watching()
        ) as client:
            await client.departments.get("d")

    with serving((200, {}, json_body(TOKEN)), (200, {}, GOOD)) as server:
        anyio.run(main, server.base_url, backend=backend)
    assert seen
    assert threading.get_ident() not in seen


class TestCutOff:
    """A flow that is left in the middle is closed, so that it gives back what it holds."""

    def flow(self, closed: list[bool], middle: Flow[Any]) -> Flow[None]:
        try:
            yield from middle
        finally:
            closed.append(True)

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_unless_it_deals_with_what_went_wrong(self, backend: Any) -> None:
        def fail() -> None:
            raise ValueError("why")

        def flow() -> Flow[str]:
            try:
                yield from blocking(fail)
            except ValueError as error:
                return str(error)
            return "nothing went wrong"

        async def main() -> str:
            return await AsyncDriver().run(flow())

        assert Driver().run(flow()) == anyio.run(main, backend=backend) == "why"

    def test_in_a_thread(self) -> None:
        def interrupt() -> None:
            raise KeyboardInterrupt

        closed: list[bool] = []
        flow = self.flow(closed, blocking(interrupt))
        with pytest.raises(KeyboardInterrupt):
            Driver().run(flow)
        assert closed == [True]

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_in_a_task(self, backend: Any) -> None:
        closed: list[bool] = []
        flow = self.flow(closed, sleep(60))

        async def main() -> None:
            with anyio.CancelScope() as scope:
                scope.cancel()
                await AsyncDriver().run(flow)
            assert closed == [True]

        anyio.run(main, backend=backend)


def test_no_log_shows_a_secret(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"), serving((200, {}, json_body(TOKEN)), (200, {}, GOOD)) as server:
        with Client("id", "hidden-secret", scopes="departments:read", base_url=server.base_url) as client:
            client.departments.get("d")
    assert "hidden-secret" not in caplog.text
    assert "aGlkZGVuLXNlY3JldA" not in caplog.text
    assert "ramp_tok_1" not in caplog.text


class TestExclusive:
    """One flow at a time under the lock, and none left holding it."""

    def test_threads(self) -> None:
        driver, inside, most = Driver(), [0], [0]

        def flow() -> Flow[None]:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.001)
            inside[0] -= 1
            yield from ()

        threads = [threading.Thread(target=lambda: driver.run(exclusive(flow()))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert most == [1]

    @pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
    def test_a_failure_frees_the_lock(self, failure: Any) -> None:
        def flow() -> Flow[None]:
            yield from ()
            raise failure

        def fine() -> Flow[int]:
            yield from ()
            return 5

        driver = Driver()
        with pytest.raises(failure):
            driver.run(exclusive(flow()))
        assert driver.run(exclusive(fine())) == 5

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_a_token_request_that_has_left_is_seen_through_though_its_caller_is_cancelled(self, backend: Any) -> None:
        arrived, release = threading.Event(), threading.Event()

        def handler(request: Received) -> tuple[int, dict[str, str], bytes]:
            arrived.set()
            release.wait(5)
            return 200, {}, json_body(TOKEN)

        async def main(base_url: str) -> None:
            async with AsyncClient("id", "secret", scopes="departments:read", base_url=base_url) as client:
                async with anyio.create_task_group() as group:
                    group.start_soon(client.refresh_access_token)
                    await anyio.to_thread.run_sync(arrived.wait)
                    group.cancel_scope.cancel()
                assert client.token is None  # nobody waits for it any more, and it goes on
                release.set()
            assert client.token is not None

        with ScriptedServer(handler) as server:
            anyio.run(main, server.base_url, backend=backend)
        assert len(server.received) == 1

    def test_waiting_for_the_lock_can_be_cancelled(self) -> None:
        async def main() -> None:
            driver = AsyncDriver()

            def fine() -> Flow[int]:
                yield from ()
                return 5

            assert await driver.run(exclusive(fine())) == 5
            lock: Any = driver._pool.locks[None]
            held = anyio.Event()

            async def hold() -> None:
                async with lock:
                    held.set()
                    await anyio.sleep_forever()

            async with anyio.create_task_group() as group:
                group.start_soon(hold)
                await held.wait()
                with anyio.move_on_after(0.01) as scope:
                    await driver.run(exclusive(fine()))
                assert scope.cancelled_caught
                group.cancel_scope.cancel()
            assert await driver.run(exclusive(fine())) == 5

        anyio.run(main)


@pytest.mark.parametrize("expiring", [False, True])
class TestOneTokenRequest:
    """Thirty-two at once, at the first call and at expiry: one token request."""

    many = 32

    def server(self, expiring: bool) -> ScriptedServer:
        self.asked = 0
        together = threading.Lock()

        def handler(request: Received) -> tuple[int, dict[str, str], bytes]:
            if request.path.endswith("/token"):
                with together:
                    self.asked += 1
                time.sleep(0.02)
                return (
                    200,
                    {},
                    json_body({**TOKEN, "access_token": f"t{self.asked}", "refresh_token": f"r{self.asked}"}),
                )
            return 200, {}, GOOD

        return ScriptedServer(handler)

    def settings(self, base_url: str, expiring: bool) -> dict[str, Any]:
        from datetime import UTC, datetime

        from ramp_api.tokens import OAuth2Token

        expired = OAuth2Token.of("old", refresh_token="r0", expires_at=datetime(2026, 1, 1, tzinfo=UTC))
        return {"base_url": base_url, "limiter": None, **({"token": expired} if expiring else {"scopes": "a"})}

    def test_threads(self, expiring: Any) -> None:
        with self.server(expiring) as server, Client("id", "s", **self.settings(server.base_url, expiring)) as client:
            barrier = threading.Barrier(self.many)

            def work() -> None:
                barrier.wait()
                client.departments.get("d")

            threads = [threading.Thread(target=work) for _ in range(self.many)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert self.asked == 1
        bearers = {request.headers["authorization"] for request in server.received if "departments" in request.path}
        assert bearers == {"Bearer t1"}
        assert len(server.received) == self.many + 1

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_tasks(self, expiring: Any, backend: Any) -> None:
        async def main(base_url: str) -> None:
            async with (
                AsyncClient("id", "s", **self.settings(base_url, expiring)) as client,
                anyio.create_task_group() as group,
            ):
                for _ in range(self.many):
                    group.start_soon(partial(client.departments.get, "d"))

        with self.server(expiring) as server:
            anyio.run(main, server.base_url, backend=backend)
        assert self.asked == 1
        assert len(server.received) == self.many + 1

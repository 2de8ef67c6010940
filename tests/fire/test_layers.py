"""What is below HTTP: records that TLS has read ahead, bytes that drip through TLS inside of TLS, connections that are
made while a client closes; and what errors quote of it.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import anyio
import anyio.to_thread
import pytest

from ramp_api import AsyncClient, Client, connections, transport
from ramp_api.connections import Limit, Sending
from ramp_api.errors import CallTimeoutError, InvalidRequestError, TransportError
from ramp_api.network import Network
from tests.fire.authorities import ESTABLISHED, Authority, Identity, tunnel
from tests.fire.calling import ACTIONS, KINDS, call, called, calls, is_good
from tests.fire.proxy import GOOD, Manner, Proxy, Talk, Wire, forward, say, serve
from tests.listening import BOOK

FORGED = GOOD.replace(b"Finance", b"Forgery")
HOST = "127.0.0.1"
kinds = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def server(authority: Authority) -> Identity:
    return authority.issue(HOST, "ramp.test")


def in_records(context: ssl.SSLContext, *first: bytes) -> Talk:
    """A server by TLS whose first answer is these records, sent at one go."""

    def talk(wire: Wire) -> None:
        said, taken = ssl.MemoryBIO(), ssl.MemoryBIO()
        tls = context.wrap_bio(taken, said, server_side=True)

        def done(step: Callable[[], Any]) -> Any:
            while True:
                with suppress(ssl.SSLWantReadError):
                    return step()
                wire.say(said.read())
                taken.write(wire.take() or b"\0")

        done(tls.do_handshake)
        wire.say(said.read())
        records = list(first) if len(wire.proxy.wires) == 1 else [GOOD]
        while True:
            asked = b""
            while not asked.endswith(b"}"):
                asked += done(lambda: tls.read(65536))
            for record in records:
                tls.write(record)
            wire.say(said.read())
            records = [GOOD]

    return talk


@kinds
@pytest.mark.parametrize("by_proxy", [False, True])
def test_an_answer_in_a_record_of_its_own_is_nobody_s(
    kind: str, by_proxy: bool, authority: Authority, server: Identity
) -> None:
    """TLS may have it in its memory already, where the socket shows nothing of it."""
    with (
        Proxy(in_records(server.context(), GOOD, FORGED)) as ramp,
        Proxy(tunnel({"ramp.test": ramp.port}), context=server.context()) as proxy,
    ):
        network = Network(
            ca_bundle=authority.bundle, proxy=proxy.base_url if by_proxy else None, trust_environment=False
        )
        base_url = "https://ramp.test" if by_proxy else ramp.base_url.replace("http:", "https:")
        outcomes = calls(kind, [ACTIONS["unkeyed"]] * 3, base_url, network=network)
        assert len(ramp.wires) == 2
    assert [is_good(outcome) and outcome.value.name for outcome in outcomes] == ["Finance"] * 3


@kinds
@pytest.mark.parametrize("by_proxy", [False, True])
def test_a_good_connection_is_used_again(kind: str, by_proxy: bool, authority: Authority, server: Identity) -> None:
    with (
        Proxy(serve(), context=server.context()) as ramp,
        Proxy(tunnel({"ramp.test": ramp.port}), context=server.context()) as proxy,
    ):
        network = Network(
            ca_bundle=authority.bundle, proxy=proxy.base_url if by_proxy else None, trust_environment=False
        )
        base_url = "https://ramp.test" if by_proxy else ramp.base_url
        assert all(map(is_good, calls(kind, list(ACTIONS.values()) * 2, base_url, network=network)))
        assert len(ramp.wires) == 1


def dripping(port: int, freely: int) -> Talk:
    def talk(wire: Wire) -> None:
        wire.request()
        wire.say(ESTABLISHED)
        forward(port, back=Manner(piece=1, pause=0.02, freely=freely))(wire)

    return talk


@kinds
@pytest.mark.parametrize("freely", [0, 3000], ids=["the handshake", "the answer"])
def test_what_drips_through_a_proxy_by_tls_ends_at_the_deadline(
    kind: str, freely: int, authority: Authority, server: Identity
) -> None:
    body = b'{"id": "d", "name": "' + b"x" * 8000 + b'"}'
    said = GOOD.partition(b"content-length")[0] + b"content-length: %d\r\n\r\n%s" % (len(body), body)
    with (
        Proxy(serve(lambda _: said), context=server.context()) as ramp,
        Proxy(dripping(ramp.port, freely), context=server.context()) as proxy,
    ):
        network = Network(ca_bundle=authority.bundle, proxy=proxy.base_url, trust_environment=False)
        outcome = call(kind, ACTIONS["safe"], "https://ramp.test", network=network, timeout=0.4)
    assert type(outcome.error) is CallTimeoutError, outcome.error
    assert outcome.error.sent == (freely > 0)
    assert 0.35 <= outcome.seconds <= 0.9


@pytest.mark.parametrize("end", ["close", "reset"])
def test_an_answer_through_a_proxy_by_tls_that_is_cut(end: Any, authority: Authority, server: Identity) -> None:
    with (
        Proxy(say(GOOD[:-5], end), context=server.context()) as ramp,
        Proxy(tunnel({"ramp.test": ramp.port}), context=server.context()) as proxy,
    ):
        network = Network(ca_bundle=authority.bundle, proxy=proxy.base_url, trust_environment=False)
        error = call("sync", ACTIONS["safe"], "https://ramp.test", network=network).error
    assert type(error) is TransportError, error
    assert error.sent


def test_another_authority_s_server_behind_a_proxy_by_tls(
    authority: Authority, server: Identity, tmp_path: Any
) -> None:
    posing = Authority(tmp_path, "Another").issue("ramp.test")
    with (
        Proxy(serve(), context=posing.context()) as ramp,
        Proxy(tunnel({"ramp.test": ramp.port}), context=server.context()) as proxy,
    ):
        network = Network(ca_bundle=authority.bundle, proxy=proxy.base_url, trust_environment=False)
        error = call("sync", ACTIONS["unkeyed"], "https://ramp.test", network=network).error
        assert ramp.asked == []
    assert type(error) is TransportError, error
    assert not error.sent


# --- What an error quotes ---


@kinds
@pytest.mark.parametrize("said", [
    b"HTTP/1.1 200 OK\r\nechoed planted-secret\r\n\r\n", b"HTTP/1.1 2x0 planted-secret\r\n\r\n", b"planted-secret\r\n\r\n",
    b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nplanted-secret\r\n",
    b"HTTP/1.1 200 OK\r\nplanted-secret\x01: a\r\n\r\n", b"HTTP/1.1 200 OK\r\na: planted-secret\x00\r\n\r\n",
    b"HTTP/1.1 200 OK\r\ncontent-length: planted-secret\r\n\r\n",
    b"HTTP/1.1 200 OK\r\ntransfer-encoding: planted-secret\r\n\r\n",
])  # fmt: skip
@pytest.mark.parametrize("settings", [
    {"token": "planted-secret"}, {"token": None, "client_id": "id", "client_secret": "planted-secret", "scopes": "departments:read"},
], ids=["token", "client secret"])  # fmt: skip
def test_what_is_no_http_is_not_quoted(kind: str, said: bytes, settings: dict[str, Any]) -> None:
    """It may hold what it was sent; an error's text ends up in logs. Of the library's own, docs/observing.md warns."""
    with BOOK.closed(), Proxy(say(said)) as proxy:
        error = call(kind, ACTIONS["safe"], proxy.base_url, **settings).error
    assert isinstance(error, TransportError), error
    assert "planted" not in f"{error} {error!r}"


@kinds
def test_nor_what_a_proxy_says(kind: str, authority: Authority) -> None:
    with BOOK.closed(), Proxy(say(b"HTTP/1.1 407 Who is planted:planted?\r\ncontent-length: 0\r\n\r\n")) as proxy:
        network = Network(ca_bundle=authority.bundle, proxy=f"http://planted:planted@127.0.0.1:{proxy.port}")
        error = call(kind, ACTIONS["safe"], "https://ramp.test", network=network).error
    assert isinstance(error, TransportError), error
    assert str(error).endswith("ProxyError: 407")


@pytest.mark.parametrize(("written", "begun"), [
    (b"CONNECT a:443 HTTP/1.1\r\n", False), (b"", False),
    (b"POST / HTTP/1.1\r\n", True), (b"CONNECTED", True),
])  # fmt: skip
def test_what_asks_a_proxy_for_a_way_is_none_of_the_request(written: bytes, begun: bool) -> None:
    sending = Sending(5)
    connections._leaves(written, Limit.of(5, sending))
    assert sending.begun == begun


# --- Closing in the midst of connecting ---


@pytest.fixture
def looking_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, threading.Event]]:
    """Set once the host's address is looked up; which goes on once the other is set."""
    begun, go_on = threading.Event(), threading.Event()
    look_up = connections._looked_up

    def slowly(*arguments: Any) -> list[str]:
        begun.set()
        assert go_on.wait(10)
        return look_up(*arguments)

    monkeypatch.setattr(connections, "_looked_up", slowly)
    yield begun, go_on
    go_on.set()


def test_a_client_that_is_closed_while_it_connects_sends_nothing(
    looking_up: tuple[threading.Event, threading.Event],
) -> None:
    begun, go_on = looking_up
    ended: list[Any] = []
    with Proxy(serve()) as proxy:
        client = Client(token="t", base_url=proxy.base_url, limiter=None, retries=1)

        def work() -> None:
            try:
                ended.append(ACTIONS["unkeyed"](client))
            except Exception as error:  # noqa: BLE001 - which one is asked below
                ended.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        assert begun.wait(5)
        client.close()
        go_on.set()
        thread.join(10)
        assert [type(one) for one in ended] == [InvalidRequestError], ended
        # What was connected is closed, and not left to be forgotten.
        assert all(wire.ended.wait(2) for wire in proxy.wires)
        assert proxy.asked == []


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_nor_does_an_asynchronous_one(backend: str, authority: Authority, server: Identity) -> None:
    """Here in the midst of a handshake, which the server holds up."""
    go_on, arrived = threading.Event(), threading.Event()

    async def main(base_url: str) -> list[Any]:
        ended: list[Any] = []
        network = Network(ca_bundle=authority.bundle, trust_environment=False)
        ramp = AsyncClient(token="t", base_url=base_url, limiter=None, retries=1, network=network)

        async def work() -> None:
            try:
                ended.append(await ACTIONS["unkeyed"](ramp))
            except Exception as error:  # noqa: BLE001 - as above
                ended.append(error)

        async with anyio.create_task_group() as group:
            group.start_soon(work)
            await anyio.to_thread.run_sync(arrived.wait, 5)
            await ramp.aclose()
            go_on.set()
        return ended

    def talk(wire: Wire) -> None:
        arrived.set()
        assert go_on.wait(10)
        forward(ramp.port)(wire)

    with Proxy(serve(), context=server.context()) as ramp, Proxy(talk) as between:
        ended = anyio.run(main, between.base_url.replace("http:", "https:"), backend=backend)
        assert [type(one) for one in ended] == [InvalidRequestError], ended
        assert all(wire.ended.wait(2) for wire in between.wires)
        assert ramp.asked == []


def test_a_name_is_looked_up_where_no_thread_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the end of the interpreter (Python 3.12 and later) nobody starts one, and a last call may be made there."""

    def start(_: threading.Thread) -> None:
        raise RuntimeError("can't create new thread at interpreter shutdown")

    with socket.create_server((HOST, 0)) as listener:
        monkeypatch.setattr(threading.Thread, "start", start)
        stream = connections.Backend().connect_tcp("localhost", listener.getsockname()[1], 5)
        monkeypatch.undo()
        stream.close()


def test_a_handshake_behind_a_proxy_by_tls_that_does_not_begin(authority: Authority, server: Identity) -> None:
    def talk(wire: Wire) -> None:
        wire.request()
        wire.say(ESTABLISHED)
        wire.pause(5)

    begun = time.monotonic()
    with Proxy(talk, context=server.context()) as proxy:
        network = Network(ca_bundle=authority.bundle, proxy=proxy.base_url, trust_environment=False)
        error = call("sync", ACTIONS["unkeyed"], "https://ramp.test", network=network, timeout=0.3).error
    assert type(error) is CallTimeoutError, error
    assert not error.sent
    assert time.monotonic() - begun < 0.8


# --- Guards that had no test ---


def test_waiting_for_a_connection_ends_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that there may be are busy, and nothing of this request can have left."""
    monkeypatch.setattr(transport, "_CONNECTIONS", 1)

    def talk(wire: Wire) -> None:
        wire.request()
        wire.pause(10)

    with Proxy(talk) as proxy, Client(token="t", base_url=proxy.base_url, limiter=None, retries=0) as client:
        busy = threading.Thread(target=called, args=(lambda ramp: ramp.departments.get("d", timeout=1.5), client))
        busy.start()
        assert proxy.arrived.wait(5)
        outcome = called(lambda ramp: ramp.departments.create(name="Finance", timeout=0.3), client)
        busy.join()
        assert len(proxy.asked) == 1
    assert type(outcome.error) is CallTimeoutError, outcome.error
    assert not outcome.error.sent
    assert 0.25 <= outcome.seconds <= 0.8


@kinds
def test_a_name_that_none_can_be_is_an_error_of_the_network(kind: str) -> None:
    error = call(kind, ACTIONS["unkeyed"], f"https://{'a' * 64}.test", network=Network(trust_environment=False)).error
    assert type(error) is TransportError, error
    assert not error.sent

"""``timeout=`` is kept, whatever the other side does: real sockets, real time, no attempt after it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

import pytest

from ramp_api.errors import CallTimeoutError, OutcomeUnknown, RateLimitError, ServerError, TransportError
from tests.fire.calling import ACTIONS, KINDS, WRITES, Action, Outcome, call
from tests.fire.proxy import GOOD, ID, Manner, Proxy, Talk, Wire, endless, forward, pieces, refused, say, serve

DEADLINE = 0.3
GRACE = 0.5
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
DRIP = Manner(piece=1, pause=0.05)

NEVER_ENDING: dict[str, Callable[[], Talk]] = {
    "silence before the answer": lambda: say(b"", "stall"),
    "silence in the status line": lambda: say(b"HTTP/1.1 2", "stall"),
    "silence in the headers": lambda: say(GOOD[:30], "stall"),
    "silence in the body": lambda: say(GOOD[:-5], "stall"),
    "silence in a chunk": lambda: say(HEAD + b"transfer-encoding: chunked\r\n\r\nff\r\n{", "stall"),
    "silence in the chunk size": lambda: say(HEAD + b"transfer-encoding: chunked\r\n\r\nf", "stall"),
    "silence at the end of a body without length": lambda: say(HEAD + b"\r\n{}", "stall"),
    "the status line drips": lambda: pieces(endless(b"HTTP/1.1 200 " + b"O" * 1000), DRIP),
    "headers drip": lambda: pieces([HEAD, *[b"x-a: b\r\n"] * 1000], DRIP),
    "the body drips": lambda: pieces([HEAD, b"content-length: 1000\r\n\r\n", b" " * 1000], DRIP),
    "chunks drip": lambda: pieces([HEAD, b"transfer-encoding: chunked\r\n\r\n", *[b"1\r\n \r\n"] * 1000], DRIP),
    "a body without length drips": lambda: pieces([HEAD, b"\r\n", b" " * 1000], DRIP),
    "interim answers drip": lambda: pieces(endless(b"HTTP/1.1 100 Continue\r\n\r\n"), Manner(piece=25, pause=0.05)),
    "interim answers flood": lambda: say(endless(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)),
    "the request is not read": lambda: Wire.stall,
}


def check_kept(outcome: Outcome, action: str, deadline: float = DEADLINE) -> None:
    """It ended in time, and said so."""
    error = outcome.error
    if action in WRITES:
        assert type(error) is OutcomeUnknown, error
        error = error.__cause__
    assert type(error) is CallTimeoutError, error
    assert error.sent
    assert deadline - 0.05 <= outcome.seconds <= deadline + GRACE


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def at_once(kind: str, actions: Iterable[str], base_url: str, **settings: Any) -> dict[str, Outcome]:
    """What comes of several calls, each by a client of its own in a thread of its own: they wait side by side."""
    names = list(actions)
    with ThreadPoolExecutor(len(names)) as pool:
        found = pool.map(lambda name: call(kind, ACTIONS[name], base_url, **settings), names)
        return dict(zip(names, found, strict=True))


@pytest.mark.parametrize("fault", NEVER_ENDING)
def test_an_answer_that_never_ends(fault: str, kind: str) -> None:
    actions = ["unkeyed"] if "flood" in fault else ACTIONS
    with Proxy(NEVER_ENDING[fault]()) as proxy:
        outcomes = at_once(kind, actions, proxy.base_url, timeout=DEADLINE, retries=3)
        for action, outcome in outcomes.items():
            check_kept(outcome, action)
    # One attempt each: none was begun after the deadline.
    assert len(proxy.wires) == len(outcomes)


@pytest.mark.parametrize("reading", ["drips", "stops"])
def test_a_request_that_is_hardly_read(kind: str, reading: str) -> None:
    """Sixteen megabytes, of which the other side takes a few kilobytes."""
    out = Manner(piece=1024, pause=0.05) if reading == "drips" else Manner(until=1024, end="stall")
    with Proxy(serve(), buffer=4096) as behind, Proxy(forward(behind.port, out=out), buffer=4096) as proxy:
        outcome = call(kind, upload(1 << 24), proxy.base_url, timeout=DEADLINE, retries=3)
    check_kept(outcome, "upload")
    assert behind.asked == []


def upload(size: int) -> Action:
    return lambda ramp: ramp.receipts.upload(user_id=ID, receipt=bytes(size))


@pytest.mark.parametrize("action", ["safe", "unkeyed"])
def test_the_deadline_of_one_call(kind: str, action: str) -> None:
    """It comes before the client's."""

    def shorter(ramp: Any) -> Any:
        if action == "safe":
            return ramp.departments.get(ID, timeout=DEADLINE)
        return ramp.departments.create(name="Finance", timeout=DEADLINE)

    with Proxy(say(b"", "stall")) as proxy:
        check_kept(call(kind, shorter, proxy.base_url, timeout=60), action)
    assert len(proxy.wires) == 1


@contextmanager
def nobody_accepts() -> Generator[str]:
    """The address of a port where connections are never made: its queue is full."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_connection_that_is_never_made_cannot_have_carried_anything(kind: str) -> None:
    with nobody_accepts() as base_url:
        outcomes = at_once(kind, ACTIONS, base_url, timeout=DEADLINE, retries=3)
    for outcome in outcomes.values():
        assert type(outcome.error) is CallTimeoutError, outcome.error
        assert not outcome.error.sent
        assert DEADLINE - 0.05 <= outcome.seconds <= DEADLINE + GRACE


def test_attempts_fit_into_the_deadline(kind: str) -> None:
    """Each is silent for the driver's limit of a step; the last one for what is left."""
    from ramp_api.drivers import AsyncDriver, Driver

    driver = Driver(timeout=0.1) if kind == "sync" else AsyncDriver(timeout=0.1)
    with Proxy(say(b"", "stall")) as proxy:
        outcome = call(kind, ACTIONS["safe"], proxy.base_url, timeout=0.6, retries=50, driver=driver)
    assert isinstance(outcome.error, TransportError)
    assert outcome.error.timed_out
    assert outcome.seconds <= 0.6 + GRACE
    assert len(proxy.wires) >= 1
    assert [wire for wire in proxy.wires if wire.at > outcome.begun + 0.65] == []


@pytest.mark.parametrize(("action", "status", "error"), [
    ("safe", 503, ServerError), ("safe", 429, RateLimitError), ("unkeyed", 429, RateLimitError),
    ("keyed", 503, OutcomeUnknown), ("keyed", 429, RateLimitError), ("upload", 504, OutcomeUnknown),
])  # fmt: skip
def test_a_wait_that_would_pass_the_deadline_is_not_begun(kind: str, action: str, status: int, error: Any) -> None:
    said = b"HTTP/1.1 %d Wait\r\nretry-after: 5\r\ncontent-length: 0\r\n\r\n" % status
    with Proxy(serve(lambda _: said)) as proxy:
        outcome = call(kind, ACTIONS[action], proxy.base_url, timeout=2, retries=3)
    assert type(outcome.error) is error, outcome.error
    assert outcome.seconds < GRACE
    assert len(proxy.asked) == 1


def test_a_wait_for_a_dead_server_is_not_begun_either(kind: str) -> None:
    outcome = call(kind, ACTIONS["unkeyed"], refused(), timeout=0.3, retries=100)
    assert isinstance(outcome.error, TransportError)
    assert not outcome.error.sent
    assert outcome.seconds <= 0.3 + GRACE


def test_a_name_that_is_resolved_for_ever(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def slow(host: object, port: object, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0) -> Any:  # noqa: A002
        if not flags & socket.AI_NUMERICHOST:
            over.wait(2)
        raise socket.gaierror(socket.EAI_AGAIN, "too late")

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    outcome = call(kind, release_after(over, ACTIONS["unkeyed"]), "https://slow.invalid", timeout=DEADLINE, retries=0)
    assert isinstance(outcome.error, TransportError)
    assert not outcome.error.sent
    assert outcome.seconds <= DEADLINE + GRACE


def release_after(over: threading.Event, action: Action) -> Action:
    """Let the resolver go on once the call has ended, well after its deadline: its thread is to end with the test."""
    threading.Timer(DEADLINE + GRACE + 0.1, over.set).start()
    return action


@pytest.mark.parametrize("timeout", [0, 0.001])
def test_no_time_at_all(kind: str, timeout: float) -> None:
    """Whether it is refused as an argument or runs out: nothing waits."""
    action = partial(lambda ramp, timeout: ramp.departments.create(name="x", timeout=timeout), timeout=timeout)
    with Proxy(say(b"", "stall")) as proxy:
        outcome = call(kind, action, proxy.base_url)
    assert outcome.error is not None
    assert outcome.seconds < GRACE

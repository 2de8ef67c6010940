"""Test doubles at the two edges: a driver without I/O whose clock is a number, and a real server that says anything."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from ramp_api.errors import TransportError
from ramp_api.flow import BUSY, Aside, Blocking, Exclusive, Flow, Holding, Instant, Now, Send, Sleep
from ramp_api.http import Headers, Request, Response

if TYPE_CHECKING:
    from ramp_api.drivers import Driver

T = TypeVar("T")

Outcome = Response[bytes] | TransportError


def answer(status: int = 200, body: object = b"", **headers: str) -> Response[bytes]:
    """A response; a body that is not bytes is written as JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    pairs = {"content-type": "application/json", "x-trace-id": "trace-1", **headers}
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in pairs.items()]
    return Response(status, Headers(raw), content)


TOKEN = {
    "access_token": "ramp_tok_1",
    "token_type": "Bearer",
    "expires_in": 3600,
    "scope": "users:read departments:read business:read",
}


class ScriptedClock:
    """A clock that only moves when told, or when something sleeps on it."""

    def __init__(self, start: float = 1_800_000_000.0) -> None:
        self.time = start
        self.set_by = 0.0  # how far somebody has set the wall clock, or the machine has slept
        self.slept: list[float] = []

    def now(self) -> Instant:
        return Instant(self.time + self.set_by, self.time - 1_000.0)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)


@dataclass
class ScriptedDriver:
    """Runs flows against a list of outcomes, or a function from request to outcome."""

    outcomes: list[Outcome] | Callable[[Request], Outcome]
    clock: ScriptedClock = field(default_factory=ScriptedClock)
    sent: list[Request] = field(default_factory=list[Request])
    timeout: float = 65.0
    exclusive: int = 0
    holding: int = 0
    aside: list[object] = field(default_factory=list[object])

    @property
    def driver(self) -> Driver:
        """What a client takes it for."""
        return cast("Driver", self)

    def run(self, flow: Flow[T]) -> T:
        try:
            effect = next(flow)
            while True:
                try:
                    outcome = self._perform(effect)
                except Exception as error:  # noqa: BLE001 - as the real drivers do
                    effect = flow.throw(error)
                else:
                    effect = flow.send(outcome)
        except StopIteration as done:
            value: T = done.value
            return value
        finally:
            flow.close()

    def _perform(self, effect: object) -> Any:  # noqa: PLR0911 - one for each effect
        match effect:
            case Send(request, _):
                self.sent.append(request)
                outcome = self.outcomes(request) if callable(self.outcomes) else self.outcomes.pop(0)
                if isinstance(outcome, TransportError):
                    raise outcome
                return outcome
            case Now():
                return self.clock.now()
            case Sleep(seconds):
                return self.clock.sleep(seconds)
            case Blocking(function):
                return function()
            case Holding(acquire, begin, _):
                assert self.exclusive, "a lease was taken without the lock of the process"
                if (lease := acquire()) is None:
                    return BUSY
                self.holding += 1
                try:
                    return self.run(begin())
                finally:
                    self.holding -= 1
                    lease.release()
            case Aside(begin, name):
                self.aside.append(name)
                return self.run(begin())
            case Exclusive(flow, _, _):
                assert self.exclusive == 0, "a flow under the lock asked for the lock again"
                self.exclusive += 1
                try:
                    return self.run(flow)
                finally:
                    self.exclusive -= 1
            case _:
                raise AssertionError(effect)


class AsyncScriptedDriver(ScriptedDriver):
    """The same for an asynchronous client."""

    async def run(self, flow: Flow[T]) -> T:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return super().run(flow)


@dataclass(frozen=True)
class Received:
    """A request as the scripted server got it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Handler = Callable[[Received], tuple[int, dict[str, str], bytes]]


class ScriptedServer:
    """A real HTTP server on loopback that answers as a function says and remembers what it was asked."""

    def __init__(self, handler: Handler) -> None:
        self.received: list[Received] = []
        outer = self

        class _Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _serve(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                headers = {name.lower(): value for name, value in self.headers.items()}
                request = Received(self.command, self.path, headers, self.rfile.read(length))
                outer.received.append(request)
                status, fields, body = handler(request)
                self.send_response(status)
                for name, value in {"content-length": str(len(body)), **fields}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PATCH = do_DELETE = do_PUT = _serve  # noqa: N815 - http.server's names

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self.base_url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def json_body(value: object) -> bytes:
    return json.dumps(value).encode()


@contextmanager
def serving(*answers: tuple[int, dict[str, str], bytes]) -> Generator[ScriptedServer]:
    """A server that gives these answers in turn, and 500 after the last."""
    rest: Iterator[tuple[int, dict[str, str], bytes]] = iter(answers)

    def handler(_: Received) -> tuple[int, dict[str, str], bytes]:
        return next(rest, (500, {}, b"the script is over"))

    with ScriptedServer(handler) as server:
        yield server

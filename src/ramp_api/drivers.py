"""The two drivers: the only room that knows an HTTP library, a lock or a clock. No policy.

Each runs a flow to its end: it performs the effect that the flow yields, and sends in the outcome or throws in the
failure. The HTTP library is imported when the first request is sent.
"""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator, Iterable
from contextlib import aclosing, asynccontextmanager, closing, contextmanager
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ramp_api.errors import InvalidRequestError, RampError, TransportError
from ramp_api.flow import Blocking, Exclusive, Flow, Instant, Now, Send, Sleep
from ramp_api.http import Headers, Multipart, Request, Response, decoded

if TYPE_CHECKING:
    import anyio
    import httpx2

    from ramp_api.flow import Effect

__all__ = ["DEFAULT_TIMEOUT", "AsyncDriver", "Clock", "Driver", "SystemClock"]

T = TypeVar("T")
H = TypeVar("H")

# Ramp's gateway gives up after 60 s; waiting a little longer gets its answer instead of none.
DEFAULT_TIMEOUT = 65.0
_CONNECT_TIMEOUT = 10.0
_CONNECTIONS = 100
_KEPT = 20


class Clock(Protocol):
    """Time, as the drivers need it. A test gives its own."""

    def now(self) -> Instant:
        """The moment."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait, in a thread."""
        ...

    async def asleep(self, seconds: float) -> None:
        """Wait, in a task."""
        ...


class SystemClock:
    """This machine's time."""

    def now(self) -> Instant:
        """The moment."""
        return Instant(time.time(), time.monotonic())

    def sleep(self, seconds: float) -> None:
        """Wait, in a thread."""
        time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        """Wait, in a task."""
        import anyio

        await anyio.sleep(seconds)


class _Base(Generic[H]):
    """What both drivers share: the HTTP library's client, made when it is first needed."""

    def __init__(self, *, timeout: float = DEFAULT_TIMEOUT, clock: Clock | None = None) -> None:
        self.clock: Clock = clock or SystemClock()
        self._timeout = {"connect": min(timeout, _CONNECT_TIMEOUT), "read": timeout, "write": timeout, "pool": timeout}
        self._http: H | None = None
        self._making = threading.Lock()
        self._closed = False

    def _client(self, make: Callable[[], H]) -> H:
        if self._http is None or self._closed:
            with self._making:
                if self._closed:
                    raise InvalidRequestError("the client is closed")
                if self._http is None:
                    self._http = make()
        return self._http

    def _wire(self, request: Request, pieces: Any = None) -> httpx2.Request:
        import httpx2

        timeout = {"timeout": self._timeout}
        headers = [(name.encode(), value.encode()) for name, value in request.headers]
        if isinstance(request.content, Multipart):
            headers.append((b"content-length", str(request.content.length).encode()))
        content = pieces if isinstance(request.content, Multipart) else request.content or None
        return httpx2.Request(request.method, request.url, headers=headers, content=content, extensions=timeout)


# What is in memory already stays in the request, which shows it to nobody: a frame that an error keeps may show its
# variables, and a form holds tokens.


@contextmanager
def _pieces(content: bytes | Multipart) -> Generator[Any]:
    """An upload as the library is to send it, in a thread."""
    if not isinstance(content, Multipart):
        yield None
        return
    for _ in content.ready():
        pass
    with closing(content.pieces()) as pieces:
        yield pieces


@asynccontextmanager
async def _apieces(content: bytes | Multipart) -> AsyncGenerator[Any]:
    """An upload as the library is to send it, in a task."""
    if not isinstance(content, Multipart):
        yield None
        return
    import anyio.to_thread

    if not content.in_memory:
        steps = content.ready()
        while await anyio.to_thread.run_sync(next, steps, 0):
            pass
    async with aclosing(_read(content)) as pieces:
        yield pieces


async def _read(content: Multipart) -> AsyncGenerator[bytes]:
    import anyio.to_thread

    with closing(content.pieces()) as pieces:
        if content.in_memory:
            for piece in pieces:
                yield piece
        else:
            while piece := await anyio.to_thread.run_sync(next, pieces, b""):
                yield piece


def _options(kept: int = _KEPT) -> dict[str, Any]:
    import httpx2

    limits = httpx2.Limits(max_connections=_CONNECTIONS, max_keepalive_connections=kept, keepalive_expiry=30.0)
    return {"limits": limits, "follow_redirects": False}


def _received(answer: httpx2.Response, raw: Iterable[bytes]) -> Response[bytes]:
    headers = Headers(answer.headers.raw)
    return Response(answer.status_code, headers, decoded(headers, b"".join(raw)))


def _failure(error: Exception) -> TransportError:
    """The library's error as ours. Its own is not chained: it holds the request, and so the token."""
    import httpx2

    never_sent = (
        httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.UnsupportedProtocol, httpx2.ProxyError,
        httpx2.LocalProtocolError, httpx2.InvalidURL,
    )  # fmt: skip
    return TransportError(
        f"{type(error).__name__}: {error}" if str(error) else type(error).__name__,
        sent=not isinstance(error, never_sent),
        timed_out=isinstance(error, httpx2.TimeoutException),
    )


class Driver(_Base["httpx2.Client"]):
    """Runs flows in the calling thread; any number of threads may share one."""

    def __init__(self, *, timeout: float = DEFAULT_TIMEOUT, clock: Clock | None = None) -> None:
        super().__init__(timeout=timeout, clock=clock)
        self._lock = threading.Lock()

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        try:
            effect = next(flow)
            while True:
                try:
                    outcome = self._perform(effect)
                except Exception as error:  # noqa: BLE001 - thrown into the flow, which decides
                    effect = flow.throw(error)
                else:
                    effect = flow.send(outcome)
        except StopIteration as done:
            value: T = done.value
            return value
        finally:
            flow.close()

    def _perform(self, effect: Effect) -> Any:
        if isinstance(effect, Send):
            return self._send(effect.request)
        if isinstance(effect, Now):
            return self.clock.now()
        if isinstance(effect, Sleep):
            return self.clock.sleep(effect.seconds)
        if isinstance(effect, Blocking):
            return effect.function()
        with self._lock:
            return self.run(effect.flow)

    def _send(self, request: Request) -> Response[bytes]:
        import httpx2

        http = self._client(lambda: httpx2.Client(**_options()))
        try:
            with (
                _pieces(request.content) as pieces,
                closing(http.send(self._wire(request, pieces), stream=True)) as answer,
            ):
                return _received(answer, answer.iter_raw())
        except (httpx2.RequestError, httpx2.InvalidURL) as error:
            failure: RampError = _failure(error)
        except InvalidRequestError as error:
            failure = InvalidRequestError(error.message)  # about a file; it came through the library, as those did
        raise failure

    def close(self) -> None:
        """Close the connections. Calling again does nothing."""
        with self._making:
            self._closed = True
            http, self._http = self._http, None
        if http is not None:
            http.close()


class AsyncDriver(_Base["httpx2.AsyncClient"]):
    """Runs flows in the calling task, on asyncio or trio; any number of tasks of one event loop may share one.

    One that keeps no connections (``kept=0``) needs no closing, and outlives its event loop.
    """

    def __init__(self, *, timeout: float = DEFAULT_TIMEOUT, clock: Clock | None = None, kept: int = _KEPT) -> None:
        super().__init__(timeout=timeout, clock=clock)
        self._kept = kept
        self._lock: anyio.Lock | None = None

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        try:
            effect = next(flow)
            while True:
                try:
                    outcome = await self._perform(effect)
                except Exception as error:  # noqa: BLE001 - thrown into the flow, which decides
                    effect = flow.throw(error)
                else:
                    effect = flow.send(outcome)
        except StopIteration as done:
            value: T = done.value
            return value
        finally:
            flow.close()

    async def _perform(self, effect: Effect) -> Any:
        if isinstance(effect, Send):
            return await self._send(effect.request)
        if isinstance(effect, Now):
            return self.clock.now()
        if isinstance(effect, Sleep):
            return await self.clock.asleep(effect.seconds)
        if isinstance(effect, Blocking):
            import anyio.to_thread

            return await anyio.to_thread.run_sync(effect.function)
        return await self._exclusive(effect)

    async def _exclusive(self, effect: Exclusive) -> Any:
        import anyio

        if self._lock is None:
            self._lock = anyio.Lock()
        async with self._lock:
            # A token request that has left may have spent the refresh token: it is seen through, cancelled or not.
            with anyio.CancelScope(shield=True):
                return await self.run(effect.flow)

    async def _send(self, request: Request) -> Response[bytes]:
        import httpx2

        http = self._client(lambda: httpx2.AsyncClient(**_options(self._kept)))
        try:
            async with (
                _apieces(request.content) as pieces,
                aclosing(await http.send(self._wire(request, pieces), stream=True)) as answer,
            ):
                return _received(answer, [part async for part in answer.aiter_raw()])
        except (httpx2.RequestError, httpx2.InvalidURL) as error:
            failure: RampError = _failure(error)
        except InvalidRequestError as error:
            failure = InvalidRequestError(error.message)  # about a file; it came through the library, as those did
        raise failure

    async def aclose(self) -> None:
        """Close the connections. Calling again does nothing."""
        with self._making:
            self._closed = True
            http, self._http = self._http, None
        if http is not None:
            await http.aclose()

"""The two drivers: the only room that knows an HTTP library, a lock or a clock. No policy.

Each runs a flow to its end: it performs the effect that the flow yields, and sends in the outcome or throws in the
failure. The HTTP library is imported when the first request is sent.
"""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator, Hashable, Iterable
from contextlib import aclosing, asynccontextmanager, closing, contextmanager, suppress
from copy import copy
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

from ramp_api.errors import InvalidRequestError, RampError, TransportError
from ramp_api.flow import BUSY, NOW, Aside, Blocking, Exclusive, Flow, Holding, Instant, Now, Send, Sleep
from ramp_api.forks import renewed_in_children
from ramp_api.http import Headers, Multipart, Request, Response, decoded

if TYPE_CHECKING:
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


class _Pool(Generic[H]):
    """What drivers share that are lent by one another: the HTTP library's client, locks by name, what runs aside.

    Once ``closed``, nothing is begun aside; once ``ending``, no lease is taken; once ``gone``, nothing is sent.
    """

    def __init__(self) -> None:
        self.closed = self.ending = self.gone = False
        self._renew()
        # Connections that a parent goes on using, and locks of threads that were left behind, are not for a child.
        renewed_in_children(self, lambda pool: pool._renew())

    def _renew(self) -> None:
        self.http: H | None = None
        self.making = threading.Lock()
        self.locks: dict[Hashable, Any] = {}
        self.aside: dict[Hashable, threading.Thread] = {}

    def shut(self) -> None:
        """Let nothing more begin, and see through what runs aside."""
        with self.making:
            self.closed = True
            running = list(self.aside.values())
        for thread in running:
            thread.join()
        # Only now: what ran aside had its turn. Whoever shares this has none from here on, or has its lock already.
        self.ending = True

    def taken(self) -> H | None:
        """The HTTP library's client, to be closed: there is none from then on."""
        with self.making:
            self.gone = True
            http, self.http = self.http, None
        return http


class _Turn:
    """A lock by name, and the thread that has it."""

    __slots__ = ("lock", "owner")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.owner: int | None = None

    @property
    def is_mine(self) -> bool:
        """Whether this thread has it: a signal's handler runs in the midst of whatever the main thread is at."""
        return self.owner == threading.get_ident()


class _Base(Generic[H]):
    """What both drivers share: the HTTP library's client, made when it is first needed."""

    def __init__(self, *, timeout: float = DEFAULT_TIMEOUT, clock: Clock | None = None) -> None:
        self.clock: Clock = clock or SystemClock()
        self._timeout = {"connect": min(timeout, _CONNECT_TIMEOUT), "read": timeout, "write": timeout, "pool": timeout}
        self._pool: _Pool[H] = _Pool()
        self._lent = False
        self._closed = False

    def lend(self) -> Self:
        """Another driver with the connections and locks of this one; closing it closes nothing but itself."""
        other = copy(self)
        other._lent, other._closed = True, False
        return other

    def _client(self, make: Callable[[], H]) -> H:
        pool = self._pool
        http = pool.http
        if http is None or self._closed:
            with pool.making:
                if self._closed or pool.gone:
                    raise InvalidRequestError("the client is closed")
                if pool.http is None:
                    pool.http = make()
                http = pool.http
        return http

    def _start_aside(self, effect: Aside, run: Callable[[Flow[None]], object]) -> None:
        pool = self._pool
        with pool.making:
            running = pool.aside.get(effect.name)
            if pool.closed or (running is not None and running.is_alive()):
                return
            # No daemon: the end of the interpreter waits for it, since its request may have spent a refresh token.
            thread = threading.Thread(target=lambda: run(effect.begin()), name="ramp-api aside", daemon=False)
            with suppress(RuntimeError):  # the interpreter is ending already, and starts no more threads
                thread.start()
                pool.aside[effect.name] = thread

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
    # Plain http is for this machine: no proxy reads the secrets on their way.
    return {"limits": limits, "follow_redirects": False, "mounts": {"http://": None}}


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

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        try:
            effect = next(flow)
            while True:
                try:
                    outcome = self.clock.now() if effect is NOW else self._perform(effect)
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
        if isinstance(effect, Sleep):
            return self.clock.sleep(effect.seconds)
        if isinstance(effect, Now):
            return self.clock.now()
        return self._perform_rare(effect)

    def _perform_rare(self, effect: Exclusive | Holding | Aside | Blocking) -> Any:
        if isinstance(effect, Exclusive):
            return self._run_alone(effect)
        if isinstance(effect, Holding):
            return self._hold(effect)
        if isinstance(effect, Blocking):
            return effect.function()
        # Another driver, since what is begun is seen through though this one be closed meanwhile.
        return self._start_aside(effect, self.lend().run)

    def _run_alone(self, effect: Exclusive) -> Any:
        turn: _Turn = self._pool.locks.setdefault(effect.name, _Turn())
        if turn.is_mine:
            raise InvalidRequestError("this thread is getting a token: a signal's handler cannot use the client then")
        with turn.lock:
            turn.owner = threading.get_ident()
            try:
                return self.run(effect.flow)
            finally:
                turn.owner = None

    def _hold(self, effect: Holding) -> Any:
        if self._closed or self._pool.ending:
            raise InvalidRequestError("the client is closed")
        lease = effect.acquire()
        if lease is None:
            return BUSY
        try:
            return self.lend().run(effect.begin())
        finally:
            lease.release()

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
        """Close the connections, once what holds a lock or runs aside has ended. Calling again does nothing.

        From a signal's handler, in the midst of getting a token, it lets nothing more begin: to close, call it again.
        """
        self._closed = True
        locks: dict[Hashable, _Turn] = self._pool.locks
        if self._lent or any(turn.is_mine for turn in list(locks.values())):
            return
        self._pool.shut()
        # A token request that has left may have spent a refresh token: its answer is waited for.
        for turn in list(locks.values()):
            with turn.lock:
                pass
        if (http := self._pool.taken()) is not None:
            http.close()


class AsyncDriver(_Base["httpx2.AsyncClient"]):
    """Runs flows in the calling task, on asyncio or trio; any number of tasks of one event loop may share one.

    One that keeps no connections (``kept=0``) needs no closing, and outlives its event loop.
    """

    def __init__(self, *, timeout: float = DEFAULT_TIMEOUT, clock: Clock | None = None, kept: int = _KEPT) -> None:
        super().__init__(timeout=timeout, clock=clock)
        self._kept = kept

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        try:
            effect = next(flow)
            while True:
                try:
                    outcome = self.clock.now() if effect is NOW else await self._perform(effect)
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
        if isinstance(effect, Sleep):
            return await self.clock.asleep(effect.seconds)
        if isinstance(effect, Now):
            return self.clock.now()
        return await self._perform_rare(effect)

    async def _perform_rare(self, effect: Exclusive | Holding | Aside | Blocking) -> Any:
        import anyio

        if isinstance(effect, Exclusive):
            async with self._pool.locks.setdefault(effect.name, anyio.Lock()):
                return await self.run(effect.flow)
        if isinstance(effect, Holding):
            return await self._hold(effect)
        if isinstance(effect, Blocking):
            return await _in_thread(effect.function)
        return self._start_aside(effect, self._run_in_thread)

    async def _hold(self, effect: Holding) -> Any:
        if self._closed or self._pool.ending:
            raise InvalidRequestError("the client is closed")
        return await _in_thread(partial(self._run_in_thread, _held(effect)))

    def _run_in_thread(self, flow: Flow[T]) -> T:
        # Not in a task: no event loop that ends, and nothing that is cancelled (asyncio's own way minds no shield),
        # takes it along between a request and what its answer is for.
        with closing(Driver(timeout=self._timeout["read"], clock=self.clock)) as driver:
            return driver.run(flow)

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
        """Close the connections, once what runs aside has ended. Calling again does nothing."""
        import anyio

        self._closed = True
        if self._lent:
            return
        with anyio.CancelScope(shield=True):
            await _in_thread(self._pool.shut) if self._pool.aside else self._pool.shut()
        if (http := self._pool.taken()) is not None:
            await http.aclose()


def _held(effect: Holding) -> Flow[Any]:
    """An effect as a flow, for another driver to run."""
    return (yield effect)


async def _in_thread(function: Callable[[], T]) -> T:
    import anyio.to_thread

    # Its own limiter: the program's other threads may all be waiting for the very token that this is about.
    return await anyio.to_thread.run_sync(function, limiter=anyio.CapacityLimiter(1))

"""One request to its answer by the HTTP library, within a time. Nothing but transport: no flow, no policy."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncGenerator, AsyncIterator, Generator
from contextlib import aclosing, asynccontextmanager, closing, contextmanager
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast
from urllib.parse import SplitResult, urlsplit

import httpcore2

from ramp_api.connections import AsyncBackend, AsyncStream, Backend, Limit, Sending, Stream
from ramp_api.content import Intake
from ramp_api.errors import InvalidRequestError, RampError, TransportError
from ramp_api.http import Headers, Multipart, Request, Response

if TYPE_CHECKING:
    import ssl

    from ramp_api.network import Network, Proxy

__all__ = ["CONNECTIONS_KEPT", "AsyncTransport", "Transport"]

CONNECTIONS_KEPT = 20

_CONNECTIONS = 100
_KEPT_FOR = 30.0
_CONNECT_TIMEOUT = 10.0

P = TypeVar("P", httpcore2.ConnectionPool, httpcore2.AsyncConnectionPool)


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


class _Way(NamedTuple):
    """How an origin is reached."""

    pool: Any
    scheme: bytes
    host: bytes
    port: int | None
    header: bytes

    @classmethod
    def to(cls, parts: SplitResult, pool: Any) -> _Way:
        host = (parts.hostname or "").encode("ascii")
        header = b"[%b]" % host if b":" in host else host
        header = header if parts.port is None else b"%b:%d" % (header, parts.port)
        return cls(pool, parts.scheme.encode(), host, parts.port, header)


class _Base(Generic[P]):
    """The pools: one for straight connections, and one for each proxy."""

    def __init__(self, network: Network, *, silence: float, kept: int = CONNECTIONS_KEPT) -> None:
        self._network = network
        self._silence = silence
        self._kept = kept
        self._pools: dict[tuple[str, Proxy | None], P] = {}
        self._ways: dict[str, _Way] = {}

    def _way(self, origin: str) -> _Way:
        way = self._ways.get(origin)
        if way is None:
            try:
                way = self._ways.setdefault(origin, self._found(urlsplit(origin)))
            except ValueError as error:  # a UnicodeError is one as well
                if isinstance(error, RampError):
                    raise
                raise TransportError(f"the address cannot be read: {error}", sent=False) from None
        return way

    def _found(self, parts: SplitResult) -> _Way:
        secure = parts.scheme == "https"
        # Plain http is for this machine: no proxy reads the secrets on their way.
        proxy = self._network.proxy_for(parts.hostname or "", parts.port or 443) if secure else None
        key = (parts.scheme, proxy)
        if key not in self._pools:
            self._pools.setdefault(key, self._new(self._options(proxy, self._network.context() if secure else None)))
        return _Way.to(parts, self._pools[key])

    def _new(self, options: dict[str, Any]) -> P:
        raise NotImplementedError

    def _options(self, proxy: Proxy | None, context: ssl.SSLContext | None) -> dict[str, Any]:
        return {
            "ssl_context": context,
            "proxy": None if proxy is None else _library_proxy(proxy, context),
            "max_connections": _CONNECTIONS,
            "max_keepalive_connections": self._kept,
            "keepalive_expiry": _KEPT_FOR,
        }

    def _wire(self, request: Request, origin: str, sending: Sending, pieces: Any) -> httpcore2.Request:
        way = self._way(origin)
        silence = Limit.of(self._silence, sending)
        timeouts = {
            "connect": Limit.of(min(self._silence, _CONNECT_TIMEOUT), sending),
            "read": silence,
            "write": silence,
            "pool": max(0.0, min(self._silence, sending.until - time.monotonic())),
        }
        content = request.content
        length: int | None = None
        if isinstance(content, Multipart):
            length = content.length
        elif content or request.method in {"POST", "PUT", "PATCH"}:
            length = len(content)
        return httpcore2.Request(
            request.method,
            httpcore2.URL(scheme=way.scheme, host=way.host, port=way.port, target=request.url[len(origin) :] or "/"),
            headers=[
                (b"host", way.header),
                *((name.encode(), value.encode()) for name, value in request.headers),
                *(() if length is None else ((b"content-length", b"%d" % length),)),
            ],
            content=pieces if isinstance(content, Multipart) else content,
            extensions={"timeout": timeouts},
        )

    def _intake(self, answer: httpcore2.Response) -> Intake:
        return Intake(answer.status, Headers(answer.headers), self._network.max_body)

    def _sending(self, within: float | None) -> Sending:
        return Sending(self._silence if within is None else within)


def _origin(url: str) -> str:
    return "/".join(url.split("/", 3)[:3])


def _library_proxy(proxy: Proxy, context: ssl.SSLContext | None) -> httpcore2.Proxy:
    own = context if proxy.url.startswith("https:") else None
    if proxy.login is None:
        return httpcore2.Proxy(proxy.url, ssl_context=own)
    name, password = proxy.login
    # Nothing revealed is given a name here: a traceback may show a frame's variables.
    return httpcore2.Proxy(proxy.url, auth=(name.reveal().encode(), password.reveal().encode()), ssl_context=own)


def _has_surplus(answer: httpcore2.Response) -> bool:
    """Whether more has come than the answer: on a connection that is kept, it would be read as the next answer.

    There is no public way to ask. Where these names change, every connection is closed, which costs time alone.
    """
    connection = getattr(getattr(answer.stream, "_stream", None), "_connection", None)
    state = getattr(connection, "_h11_state", None)
    if state is None or state.trailing_data[0]:
        return True
    stream = _stream_of(answer)
    return not isinstance(stream, Stream | AsyncStream) or stream.holds_more()


def _stream_of(answer: httpcore2.Response) -> Any:
    return cast("Any", answer).extensions["network_stream"]


def _failure(error: Exception, sending: Sending) -> TransportError:
    """The library's error as ours. Its own is not chained: it holds the request, and so the token."""
    reason = _reason(error)
    return TransportError(
        f"{type(error).__name__}: {reason}" if reason else type(error).__name__,
        sent=sending.begun,
        timed_out=isinstance(error, httpcore2.TimeoutException | TimeoutError),
    )


def _reason(error: Exception) -> str:
    """What it says; not what it quotes of an answer, be it a proxy's: that may echo a secret."""
    said = str(error)
    if isinstance(error, httpcore2.ProtocolError):
        return _QUOTED.sub("", said)
    if isinstance(error, httpcore2.ProxyError):
        return _STATUS.sub(r"\1", said)
    return said


_QUOTED = re.compile(r"[: ]+(?:bytearray\()?b['\"].*", re.DOTALL)
_STATUS = re.compile(r"(\A[0-9]{3}) .*", re.DOTALL)
_FAILURES = (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.ProxyError,
             httpcore2.UnsupportedProtocol, OSError)  # fmt: skip


class Transport(_Base[httpcore2.ConnectionPool]):
    """Sends in the calling thread; any number of threads may share one."""

    def __init__(self, network: Network, *, silence: float, kept: int = CONNECTIONS_KEPT) -> None:
        super().__init__(network, silence=silence, kept=kept)
        self._backend = Backend()

    def _new(self, options: dict[str, Any]) -> httpcore2.ConnectionPool:
        return httpcore2.ConnectionPool(network_backend=self._backend, **options)

    def send(self, request: Request, within: float | None = None) -> Response[bytes]:
        """Send a request; the whole answer, whatever its status.

        Args:
            request: what to send.
            within: seconds for all of it; as long as for the silence of one step, where left out.

        Raises:
            TransportError: there is no whole answer that can be taken.
            InvalidRequestError: a file changed while it was read.
        """
        sending, origin = self._sending(within), _origin(request.url)
        try:
            pool: httpcore2.ConnectionPool = self._way(origin).pool
            with (
                _pieces(request.content) as pieces,
                closing(pool.handle_request(self._wire(request, origin, sending, pieces))) as answer,
            ):
                return self._received(answer)
        except _FAILURES as error:
            failure: RampError = _failure(error, sending)
        except InvalidRequestError as error:
            failure = InvalidRequestError(error.message)  # about a file; it came through the library, as those did
        raise failure

    def _received(self, answer: httpcore2.Response) -> Response[bytes]:
        # In a frame of its own: an error keeps those that it passes through, and with them what was read so far.
        intake = self._intake(answer)
        for part in answer.iter_stream():
            intake.take(part)
        if _has_surplus(answer):
            _stream_of(answer).close()
        return intake.response()

    def close(self) -> None:
        """Close the connections. What is being connected meanwhile sends nothing."""
        self._backend.shut()
        for pool in list(self._pools.values()):
            pool.close()


class AsyncTransport(_Base[httpcore2.AsyncConnectionPool]):
    """Sends in the calling task; any number of tasks of one event loop may share one."""

    def __init__(self, network: Network, *, silence: float, kept: int = CONNECTIONS_KEPT) -> None:
        super().__init__(network, silence=silence, kept=kept)
        self._backend = AsyncBackend()

    def _new(self, options: dict[str, Any]) -> httpcore2.AsyncConnectionPool:
        return httpcore2.AsyncConnectionPool(network_backend=self._backend, **options)

    async def send(self, request: Request, within: float | None = None) -> Response[bytes]:
        """Send a request; as :meth:`Transport.send`."""
        sending, origin = self._sending(within), _origin(request.url)
        try:
            pool: httpcore2.AsyncConnectionPool = self._way(origin).pool
            async with (
                _apieces(request.content) as pieces,
                aclosing(await pool.handle_async_request(self._wire(request, origin, sending, pieces))) as answer,
                aclosing(answer.aiter_stream()) as parts,
            ):
                return await self._received(answer, parts)
        except _FAILURES as error:
            failure: RampError = _failure(error, sending)
        except InvalidRequestError as error:
            failure = InvalidRequestError(error.message)
        raise failure

    async def _received(self, answer: httpcore2.Response, parts: AsyncIterator[bytes]) -> Response[bytes]:
        intake = self._intake(answer)
        async for part in parts:
            intake.take(part)
        if _has_surplus(answer):
            await _stream_of(answer).aclose()
        return intake.response()

    async def aclose(self) -> None:
        """Close the connections. What is being connected meanwhile sends nothing."""
        self._backend.shut()
        for pool in list(self._pools.values()):
            await pool.aclose()

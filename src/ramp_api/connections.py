"""Connections that keep to the time of the request which they serve, whatever the library's timeouts are for.

Those are for each step. What bounds the whole is handed through the library with them, so that no drip of bytes holds
a request up for longer; and what goes by here is seen, so that it is known whether any of a request has left.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, TypeVar, cast

import httpcore2

__all__ = ["AsyncBackend", "Backend", "Limit", "Sending"]

T = TypeVar("T")

# Small enough to be sent at one go: what is left of the time is looked at between.
_PIECE = 16 * 1024
_AT_ONCE = 64 * 1024
# What asks a proxy for a way. No request begins like this.
_ASKING = b"CONNECT "


class Sending:
    """One request on its way.

    Attributes:
        until: the moment (monotonic) by which it is to be answered.
        begun: whether any of it may have left.
    """

    __slots__ = ("begun", "until")

    def __init__(self, within: float) -> None:
        self.until = time.monotonic() + within
        self.begun = False


class Limit(float):
    """The seconds for one step, which the library hands to the streams as they are, and with them the request's own."""

    __slots__ = ("sending",)
    sending: Sending

    @classmethod
    def of(cls, seconds: float, sending: Sending) -> Limit:
        """So many seconds for a step of this request."""
        limit = cls(seconds)
        limit.sending = sending
        return limit


def _left(limit: float | None, over: type[httpcore2.TimeoutException]) -> float | None:
    """The seconds for a step that begins now."""
    if not isinstance(limit, Limit):
        return limit
    left = min(float(limit), limit.sending.until - time.monotonic())
    if left <= 0:
        raise over("the time for it is over")
    return left


def _leaves(buffer: bytes, limit: float | None) -> None:
    """Bytes are about to leave. What asks a proxy for a way is none of the request's."""
    if buffer and isinstance(limit, Limit) and not buffer.startswith(_ASKING):
        limit.sending.begun = True


class _Gate:
    """Whether requests may leave: what is still being connected when a client closes is not seen by its pool."""

    def __init__(self) -> None:
        self.closed = False

    def pass_by(self) -> None:
        """A request is about to leave."""
        if self.closed:
            raise httpcore2.ConnectError("the client is closed")


class _InnerTLS(httpcore2.NetworkStream):
    """TLS inside of TLS: to a server behind a proxy that is itself spoken to by TLS.

    The library's own would give each byte that drips in the whole time.
    """

    def __init__(
        self, outer: httpcore2.NetworkStream, context: ssl.SSLContext, name: str | None, timeout: float | None
    ) -> None:
        self._outer = outer
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=name)
        try:
            self._done(self._tls.do_handshake, _end_of(timeout))
        except ssl.SSLError as error:
            raise httpcore2.ConnectError(str(error)) from None

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return self._done(lambda: self._tls.read(max_bytes), _end_of(timeout))
        except ssl.SSLError as error:
            raise httpcore2.ReadError(str(error)) from None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        end, rest = _end_of(timeout), memoryview(buffer)
        try:
            while rest:
                rest = rest[self._done(lambda: self._tls.write(rest), end) :]  # noqa: B023 - called at once
        except ssl.SSLError as error:
            raise httpcore2.WriteError(str(error)) from None

    def close(self) -> None:
        self._outer.close()

    def get_extra_info(self, info: str) -> Any:
        return self._tls if info == "ssl_object" else self._outer.get_extra_info(info)

    def _done(self, step: Callable[[], T], end: float | None) -> T:
        while True:
            try:
                result = step()
            except ssl.SSLWantReadError:
                self._flush(end)
                self._fill(end)
            else:
                self._flush(end)
                return result

    def _flush(self, end: float | None) -> None:
        if self._outgoing.pending:
            self._outer.write(self._outgoing.read(), _until(end, httpcore2.WriteTimeout))

    def _fill(self, end: float | None) -> None:
        if data := self._outer.read(_AT_ONCE, _until(end, httpcore2.ReadTimeout)):
            self._incoming.write(data)
        else:
            self._incoming.write_eof()


def _end_of(timeout: float | None) -> float | None:
    return None if timeout is None else time.monotonic() + timeout


def _until(end: float | None, over: type[httpcore2.TimeoutException]) -> float | None:
    if end is None:
        return None
    if (left := end - time.monotonic()) <= 0:
        raise over("the time for it is over")
    return left


def _has_record(tls: object) -> bool:
    """Whether TLS has more in its memory than was read, which the socket shows no longer. It is lost by asking."""
    if not isinstance(tls, ssl.SSLObject):
        return False  # it reads from the socket itself, and no further than the end of a record
    try:
        tls.read(1)
    except ssl.SSLWantReadError:
        return False
    except ssl.SSLError:
        return True
    return True


class Stream(httpcore2.NetworkStream):
    """A connection that keeps to the time of the request which it serves."""

    def __init__(self, stream: httpcore2.NetworkStream, gate: _Gate) -> None:
        self._stream = stream
        self._gate = gate

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        left = _left(timeout, httpcore2.WriteTimeout)
        self._gate.pass_by()
        _leaves(buffer, timeout)
        if len(buffer) <= _PIECE:
            self._stream.write(buffer, left)
            return
        for start in range(0, len(buffer), _PIECE):
            self._stream.write(buffer[start : start + _PIECE], _left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        with suppress(OSError):
            # Who waits for it in another thread would wait on. TLS's own shutdown would leave half a socket there.
            socket.socket.shutdown(self._stream.get_extra_info("socket"), socket.SHUT_RDWR)
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = _left(timeout, httpcore2.ConnectTimeout)
        if self._stream.get_extra_info("ssl_object") is None:
            return Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._gate)
        try:
            return Stream(_InnerTLS(self._stream, ssl_context, server_hostname, left), self._gate)
        except BaseException:
            self._stream.close()
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def holds_more(self) -> bool:
        """Whether more has come than was read. What has is lost by asking: then it is to be closed."""
        return _has_record(self._stream.get_extra_info("ssl_object"))


class Backend(httpcore2.NetworkBackend):
    """Makes connections for threads."""

    def __init__(self) -> None:
        self._backend = httpcore2.SyncBackend()
        self._gate = _Gate()

    def shut(self) -> None:
        """Let nothing more leave."""
        self._gate.closed = True

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to a host, by whichever of its addresses lets it."""
        failure: Exception = httpcore2.ConnectError("the host has no address")
        # One by one, since the library would give each of them the whole time.
        for address in _addresses(host, port, _left(timeout, httpcore2.ConnectTimeout)):
            left = _left(timeout, httpcore2.ConnectTimeout)
            try:
                stream = self._backend.connect_tcp(address, port, left, local_address, socket_options)
                return Stream(stream, self._gate)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure


def _addresses(host: str, port: int, within: float | None) -> list[str]:
    """What a name stands for. The system cannot be made to hurry: it is asked in a thread, to be left behind."""
    with suppress(OSError, UnicodeError):
        return _looked_up(host, port, socket.AI_NUMERICHOST)
    found: list[list[str]] = []
    failures: list[Exception] = []

    def look() -> None:
        try:
            found.append(_looked_up(host, port, 0))
        except (OSError, UnicodeError) as error:
            failures.append(error)

    thread = threading.Thread(target=look, name="ramp-api name", daemon=True)
    try:
        thread.start()
    except RuntimeError:  # the interpreter is ending already, and starts no more threads
        look()
    else:
        thread.join(within)
    if found:
        return found[0]
    if not failures:
        raise httpcore2.ConnectTimeout("the host's name was not resolved in time")
    raise httpcore2.ConnectError(str(failures[0]))


def _looked_up(host: str, port: int, flags: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class AsyncStream(httpcore2.AsyncNetworkStream):
    """The same for a task."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream, gate: _Gate, layers: tuple[object, ...] = ()) -> None:
        self._stream = stream
        self._gate = gate
        self._layers = layers

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(max_bytes, _left(timeout, httpcore2.ReadTimeout))

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        left = _left(timeout, httpcore2.WriteTimeout)
        self._gate.pass_by()
        _leaves(buffer, timeout)
        await self._stream.write(buffer, left)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        left = _left(timeout, httpcore2.ConnectTimeout)
        stream = await self._stream.start_tls(ssl_context, server_hostname, left)
        return AsyncStream(stream, self._gate, (*self._layers, stream.get_extra_info("ssl_object")))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def holds_more(self) -> bool:
        """As :meth:`Stream.holds_more`."""
        return any(map(_has_record, self._layers))


class AsyncBackend(httpcore2.AsyncNetworkBackend):
    """Makes connections for tasks."""

    def __init__(self) -> None:
        # Knows trio as well. Its type is a union with what stands for it where anyio is missing, which it never is.
        self._backend = cast("httpcore2.AsyncNetworkBackend", httpcore2.AnyIOBackend())
        self._gate = _Gate()

    def shut(self) -> None:
        """Let nothing more leave."""
        self._gate.closed = True

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to a host, by whichever of its addresses lets it."""
        left = _left(timeout, httpcore2.ConnectTimeout)
        try:
            stream = await self._backend.connect_tcp(host, port, left, local_address, socket_options)
            return AsyncStream(stream, self._gate)
        except UnicodeError as error:  # no host's name is like this
            raise httpcore2.ConnectError(str(error)) from None

"""Connections that keep to the time of the request which they serve, whatever the library's timeouts are for.

Those are for each step. What bounds the whole is handed through the library with them, so that no drip of bytes holds
a request up for longer; and what goes by here is seen, so that it is known whether any of a request has left.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

import httpcore2

if TYPE_CHECKING:
    import ssl

__all__ = ["AsyncBackend", "Backend", "Limit", "Sending"]

# Small enough to be sent at one go: what is left of the time is looked at between.
_PIECE = 16 * 1024


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
    if buffer and isinstance(limit, Limit) and not buffer.startswith(b"CONNECT "):
        limit.sending.begun = True


class Stream(httpcore2.NetworkStream):
    """A connection that keeps to the time of the request which it serves."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        left = _left(timeout, httpcore2.WriteTimeout)
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
        return Stream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Backend(httpcore2.NetworkBackend):
    """Makes connections for threads."""

    def __init__(self) -> None:
        self._backend = httpcore2.SyncBackend()

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
                return Stream(self._backend.connect_tcp(address, port, left, local_address, socket_options))
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
    thread.start()
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

    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(max_bytes, _left(timeout, httpcore2.ReadTimeout))

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        left = _left(timeout, httpcore2.WriteTimeout)
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
        return AsyncStream(await self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class AsyncBackend(httpcore2.AsyncNetworkBackend):
    """Makes connections for tasks."""

    def __init__(self) -> None:
        # Knows trio as well. Its type is a union with what stands for it where anyio is missing, which it never is.
        self._backend = cast("httpcore2.AsyncNetworkBackend", httpcore2.AnyIOBackend())

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
            return AsyncStream(await self._backend.connect_tcp(host, port, left, local_address, socket_options))
        except UnicodeError as error:  # no host's name is like this
            raise httpcore2.ConnectError(str(error)) from None

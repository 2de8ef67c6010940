"""uvicorn's HTTP protocol, with a way for faults to reach the connection. What to do to it is decided elsewhere."""

from __future__ import annotations

import asyncio
import secrets
import socket
import struct
import sys
from contextlib import suppress
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from ramp_api.sandbox.problems import Kind, Problem

__all__ = ["SCOPE_KEY", "Connection", "FaultProtocol"]

SCOPE_KEY = "ramp.connection"

# How often, and how many times, it is asked whether the client has received what was sent.
_ASK_EVERY = 0.002
_ASK_MOST = 1_000


class Connection:
    """A client's connection: it can be reset or closed in the middle of an answer.

    Attributes:
        over: set once the connection is lost, or the server wants to end: whoever waits need not wait on.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._lost = asyncio.Event()
        self.over = asyncio.Event()

    def on_lost(self) -> None:
        """The connection is lost: called by the protocol."""
        self._lost.set()
        self.over.set()

    async def reset(self) -> None:
        """Send TCP RST in place of the usual end. What was not sent yet never is."""
        sock = self._transport.get_extra_info("socket")
        if sock is not None:
            # A socket that the client has closed meanwhile has no number any more: ValueError.
            with suppress(OSError, ValueError):
                # To linger for no time is how one asks for RST; Windows has two shorts there.
                form = "hh" if sys.platform == "win32" else "ii"
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(form, 1, 0))
        self._transport.abort()
        await self._lost.wait()

    async def close(self) -> None:
        """Send what was written, then end the connection."""
        self._transport.close()
        await self.over.wait()
        # A server that ends does not wait for a client that does not read.
        self._transport.abort()
        await self._lost.wait()

    async def drained(self) -> None:
        """Wait until the client's machine has what was written, or two seconds for a client that does not read."""
        for _ in range(_ASK_MOST):
            if self.over.is_set() or not self._unsent():
                return
            await asyncio.sleep(_ASK_EVERY)

    def _unsent(self) -> int:
        return self._transport.get_write_buffer_size() or _unacknowledged(self._transport)


if sys.platform == "linux":
    import fcntl
    import termios

    def _unacknowledged(transport: asyncio.Transport) -> int:
        """Bytes that the kernel has, and the client's has not: RST would throw them away."""
        sock = transport.get_extra_info("socket")
        try:
            found = fcntl.ioctl(sock.fileno(), termios.TIOCOUTQ, b"\0\0\0\0")
        except (AttributeError, OSError, ValueError):
            return 0
        count: int = struct.unpack("i", found)[0]
        return count

else:

    def _unacknowledged(_: asyncio.Transport) -> int:
        return 0


class FaultProtocol(HttpToolsProtocol):
    """For ``uvicorn.Config(http=FaultProtocol)``: every scope has its :class:`Connection` under ``ramp.connection``."""

    _connection: Connection
    _cycles: list[RequestResponseCycle]

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client came."""
        super().connection_made(transport)
        self._connection = Connection(transport)
        self._cycles = []

    def connection_lost(self, exc: Exception | None) -> None:
        """A client left."""
        super().connection_lost(exc)
        # uvicorn tells the last request only, and complains of earlier ones that are not answered.
        for cycle in self._cycles:
            cycle.disconnected = cycle.disconnected or not cycle.response_complete
            cycle.message_event.set()
        self._connection.on_lost()

    def on_headers_complete(self) -> None:
        """A request is known."""
        super().on_headers_complete()
        self._cycles = [*(cycle for cycle in self._cycles if not cycle.response_complete), self.cycle]

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        scope = cast("dict[str, Any]", self.scope)  # uvicorn's type has no room for it
        scope[SCOPE_KEY] = self._connection

    def send_400_response(self, msg: str) -> None:
        """What is no request of HTTP is answered as Ramp answers, under a trace id."""
        body = Problem(Kind.MALFORMED, msg).body()
        head = (
            "HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\nconnection: close\r\n"
            f"content-length: {len(body)}\r\nx-trace-id: {secrets.token_hex(16)}\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()

    def shutdown(self) -> None:
        """The server ends: no fault makes it wait."""
        super().shutdown()
        self._connection.over.set()

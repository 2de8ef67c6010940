"""A proxy of real TCP that does to a connection what networks do, and the server behind it. Faults, and no client.

``Proxy(talk)`` listens on loopback and has ``talk`` deal with each connection, in a thread of its own: ``serve`` answers
whole requests, ``say`` answers each with raw bytes, ``forward`` passes bytes on, each way in its own manner.
"""

from __future__ import annotations

import os
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import repeat
from typing import Literal, NamedTuple, Self

__all__ = [
    "BODY", "FREELY", "GOOD", "ID", "Asked", "End", "Manner", "Proxy", "Talk", "Wire", "descriptors", "endless", "forward", "pieces",
    "refused", "say", "serve",
]  # fmt: skip

_AT_ONCE = 65536
_END_OF_HEAD = b"\r\n\r\n"
# Longer than any test: what is said to go on for ever ends all the same, should a test hang.
_FOR_EVER = 30.0

ID = "8b1a9953-c461-4f9d-b0a2-5d6e7f8091a2"
BODY = b'{"id": "%s", "name": "Finance"}' % ID.encode()
GOOD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(BODY), BODY)


class Asked(NamedTuple):
    """A whole request: its first line, its head in lower case, its body, and when it had come."""

    line: str
    head: str
    body: bytes
    at: float


class Gone(Exception):
    """The other side is gone, or the proxy is closing."""


class Wire:
    """One connection, as the proxy has it."""

    def __init__(self, proxy: Proxy, connection: socket.socket) -> None:
        self.proxy = proxy
        self.socket = connection
        self.at = time.monotonic()
        self.taken = bytearray()
        self.ended = threading.Event()
        """Set once the client has closed, or reset."""

    def take(self, most: int = _AT_ONCE) -> bytes:
        """What comes next; nothing where no more comes."""
        try:
            data = self.socket.recv(most)
        except (OSError, ValueError):
            data = b""
        if not data:
            self.ended.set()
        self.taken += data
        return data

    def request(self) -> Asked | None:
        """The next whole request, told to the proxy; None where none comes."""
        begun = len(self.taken)
        while _END_OF_HEAD not in self.taken[begun:]:
            if not self.take():
                return None
        head, _, _ = bytes(self.taken[begun:]).partition(_END_OF_HEAD)
        lines = head.decode("latin-1").split("\r\n")
        fields = "\r\n".join(lines[1:]).lower()
        length = int(fields.partition("content-length:")[2].partition("\r\n")[0] or 0)
        start = begun + len(head) + len(_END_OF_HEAD)
        while len(self.taken) < start + length:
            if not self.take():
                return None
        asked = Asked(lines[0], fields, bytes(self.taken[start : start + length]), time.monotonic())
        self.proxy.asked.append(asked)
        self.proxy.arrived.set()
        return asked

    def say(self, data: bytes) -> None:
        """Send."""
        try:
            self.socket.sendall(data)
        except (OSError, ValueError):
            self.ended.set()
            raise Gone from None

    def pause(self, seconds: float) -> None:
        """Wait, unless the proxy closes."""
        if seconds and self.proxy.closing.wait(seconds):
            raise Gone

    def stall(self) -> None:
        """Neither read nor write until the client is gone or the proxy closes."""
        self.socket.settimeout(0.02)
        until = time.monotonic() + _FOR_EVER
        while time.monotonic() < until and not self.proxy.closing.is_set():
            try:
                if not self.socket.recv(_AT_ONCE, socket.MSG_PEEK):
                    self.ended.set()
                    return
            except TimeoutError:
                continue
            except (OSError, ValueError):
                self.ended.set()
                return
            self.pause(0.02)

    def reset(self) -> None:
        """Close by RST: the other side loses what it has not read yet."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        # A thread that waits in recv() would keep the connection open for as long as it waits.
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RD)
        self.socket.close()


Talk = Callable[[Wire], None]


class Proxy:
    """Listens on loopback until it is left; then every connection is closed, and every thread has ended.

    Attributes:
        wires: the connections, in the order in which they came.
        asked: the whole requests, in the order in which they had come.
        arrived: set with the first of them.
        release: for a ``talk`` that waits for the test.
    """

    def __init__(self, talk: Talk, *, context: ssl.SSLContext | None = None, buffer: int | None = None) -> None:
        """``context`` for TLS; ``buffer`` to have the kernel take no more than so many bytes that nobody reads."""
        self.talk = talk
        self.wires: list[Wire] = []
        self.asked: list[Asked] = []
        self.arrived, self.release, self.closing = threading.Event(), threading.Event(), threading.Event()
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        if buffer is not None:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self._threads = [threading.Thread(target=self._accept)]
        self.port: int = self._listener.getsockname()[1]
        self.base_url = f"{'http' if context is None else 'https'}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *error: object) -> None:
        self.closing.set()
        self.release.set()
        self._listener.shutdown(socket.SHUT_RDWR)  # who waits in accept() would wait on
        self._threads[0].join()
        self._listener.close()
        for wire in self.wires:
            with suppress(OSError):
                wire.socket.shutdown(socket.SHUT_RDWR)
        for thread in self._threads[1:]:
            thread.join(timeout=10)
        assert not [thread for thread in self._threads if thread.is_alive()]

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            wire = Wire(self, connection)
            self.wires.append(wire)
            thread = threading.Thread(target=self._deal, args=(wire,))
            self._threads.append(thread)
            thread.start()

    def _deal(self, wire: Wire) -> None:
        try:
            if self._context is not None:
                wire.socket = self._context.wrap_socket(wire.socket, server_side=True)
            self.talk(wire)
        except (Gone, OSError):
            pass
        finally:
            with suppress(OSError):
                wire.socket.shutdown(socket.SHUT_RDWR)
            wire.socket.close()


End = Literal["go on", "close", "reset", "stall"]


@dataclass(frozen=True)
class Manner:
    """How bytes are passed on.

    Attributes:
        piece: how many at a time.
        pause: seconds before each piece.
        freely: how many pass without any of that, at first.
        until: after how many more bytes it ends; None for never.
        after: what has to pass before ``freely`` and ``until`` begin to count.
        end: how it ends.
    """

    piece: int = _AT_ONCE
    pause: float = 0.0
    freely: int = 0
    until: int | None = None
    after: bytes = b""
    end: End = "go on"


FREELY = Manner()


@dataclass
class _Passing:
    """Bytes on their way in one direction."""

    manner: Manner
    put: Callable[[bytes], None]
    wire: Wire
    before: bytes = b""
    counted: int = field(default=0, init=False)

    def pass_on(self, data: bytes) -> bool:
        """Whether it goes on after them."""
        manner = self.manner
        if manner.after not in self.before:
            seen = self.before + data
            head, mark, data = seen.partition(manner.after)
            self.put((head + mark)[len(self.before) :])
            self.before = seen
        start = 0
        while start < len(data):
            free = max(0, manner.freely - self.counted)
            size = free or manner.piece
            if manner.until is not None:
                size = min(size, manner.until - self.counted)
                if size == 0:
                    return False
            if not free:
                self.wire.pause(manner.pause)
            part = data[start : start + size]
            self.put(part)
            self.counted += len(part)
            start += size
        return manner.until is None or self.counted < manner.until


def _end(wire: Wire, end: End) -> None:
    if end == "stall":
        wire.stall()
    elif end == "reset":
        wire.reset()


def pieces(data: bytes | Iterable[bytes], manner: Manner) -> Talk:
    """Once a request has come, send bytes in a manner, on and on if they are; then close."""

    def talk(wire: Wire) -> None:
        if wire.request() is None:
            return
        passing = _Passing(manner, wire.say, wire)
        for part in [data] if isinstance(data, bytes) else data:
            if wire.proxy.closing.is_set() or not passing.pass_on(part):
                break
        _end(wire, manner.end)

    return talk


def say(data: bytes | Iterable[bytes], end: End = "close") -> Talk:
    """Answer a request with these bytes, and end."""
    return pieces(data, Manner(end=end))


def serve(answer: Callable[[Asked], bytes | Iterable[bytes]] = lambda _: GOOD) -> Talk:
    """A server: answers each request of a connection with bytes that say how long they are."""

    def talk(wire: Wire) -> None:
        while (asked := wire.request()) is not None:
            said = answer(asked)
            for part in [said] if isinstance(said, bytes) else said:
                wire.say(part)

    return talk


def forward(port: int, *, out: Manner = FREELY, back: Manner = FREELY) -> Talk:
    """Pass on to the server at a port of this machine what comes, and back what it answers."""

    def talk(wire: Wire) -> None:
        with socket.create_connection(("127.0.0.1", port)) as behind:
            behind.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            away = threading.Thread(target=_outward, args=(wire, behind, out))
            away.start()
            try:
                _inward(wire, behind, back)
            finally:
                with suppress(OSError):
                    wire.socket.shutdown(socket.SHUT_RDWR)
                with suppress(OSError):
                    behind.shutdown(socket.SHUT_RDWR)
                away.join()

    return talk


def _outward(wire: Wire, behind: socket.socket, manner: Manner) -> None:
    passing = _Passing(manner, behind.sendall, wire)
    try:
        while data := wire.take(min(_AT_ONCE, max(manner.piece, 1024))):
            if not passing.pass_on(data):
                _end(wire, manner.end)
                break
    except (Gone, OSError):
        pass
    with suppress(OSError):
        behind.shutdown(socket.SHUT_RDWR)


def _inward(wire: Wire, behind: socket.socket, manner: Manner) -> None:
    if manner.until == 0:
        # The answer is waited for, so that what it is about has been done.
        behind.recv(1)
        _end(wire, manner.end)
        return
    passing = _Passing(manner, wire.say, wire)
    while data := behind.recv(_AT_ONCE):
        if not passing.pass_on(data):
            _end(wire, manner.end)
            return


def refused() -> str:
    """The address of a port that nobody listens on: of one that was just given back."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


def endless(data: bytes) -> Iterator[bytes]:
    """The same bytes on and on, until nobody takes them; half a minute at most."""
    until = time.monotonic() + _FOR_EVER
    return (part for part in repeat(data) if time.monotonic() < until)


def descriptors() -> int:
    """How many file descriptors this process has open, but for the one that looks."""
    return len(os.listdir("/proc/self/fd")) - 1  # noqa: PTH208 - no pathlib: it is one thing to count

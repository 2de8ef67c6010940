"""The listener on loopback that a browser comes back to from the consent page (RFC 8252, 7.3). No OAuth, no output.

One thread serves several connections at a time: browsers open some that they never use, and a slow one must not keep
the callback waiting.
"""

from __future__ import annotations

import re
import selectors
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple, Self
from urllib.parse import urlsplit

from ramp_api.errors import RampError
from ramp_api.secret import Secret

__all__ = ["Callback", "CallbackTimeout", "Listener", "ListenerError", "Loopback"]

_HOST = "127.0.0.1"
_NAMES = (_HOST, "localhost")
_LIMIT = 8192  # bytes of a request: its line and its headers
_PATIENCE = 10.0  # seconds for one connection to say what it wants
_LINGER = 1.0  # seconds for it to read the answer
_READS = 8
_TICK = 0.1
_MOST = 32  # connections at a time

_LINE = re.compile(rb"([!-~]+) ([!-~]+) HTTP/1\.[01]")
# One way to match at most, lest a long one that does not takes for ever: blanks are stripped off afterwards.
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([^\x00-\x08\x0a-\x1f\x7f]*)")
_REASONS = {
    200: "OK", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 431: "Request Header Fields Too Large",
}  # fmt: skip
_HEADERS = (
    "Cache-Control: no-store\r\n"
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Connection: close\r\n"
)


class ListenerError(RampError):
    """The address cannot be listened on."""


class CallbackTimeout(RampError):
    """Nobody came back in the time given."""


class Loopback(NamedTuple):
    """A redirect URI that can be listened on.

    Attributes:
        host: ``127.0.0.1`` or ``localhost``.
        port: the one registered, or 0 for any.
        path: of the callback.
        query: what is registered with it, or nothing.
    """

    host: str
    port: int
    path: str
    query: str

    @classmethod
    def of(cls, redirect_uri: str) -> Loopback | None:
        """What a redirect URI says, or None where it is not plain http to 127.0.0.1 or localhost.

        Example:
            >>> from ramp_api.cli.listener import Loopback
            >>> Loopback.of("http://127.0.0.1/callback")
            Loopback(host='127.0.0.1', port=0, path='/callback', query='')
            >>> Loopback.of("https://app.example/callback") is None
            True
        """
        try:
            parts = urlsplit(redirect_uri)
            host, port = parts.hostname, parts.port or 0
        except ValueError:
            return None
        odd = parts.username is not None or parts.fragment or not redirect_uri.isprintable() or " " in redirect_uri
        if parts.scheme != "http" or host not in _NAMES or odd or not redirect_uri.isascii():
            return None
        return cls(host, port, parts.path or "/", parts.query)

    def with_port(self, port: int) -> str:
        """The redirect URI with that port."""
        return f"http://{self.host}:{port}{self.path}" + (f"?{self.query}" if self.query else "")


class Callback:
    """The request that came back, which waits for its page."""

    def __init__(self, url: Secret, connection: socket.socket) -> None:
        self.url = url
        self._connection = connection

    def answer(self, page: str) -> None:
        """Show a page, which is the end of it. A browser that has left is no error."""
        with suppress(OSError), self._connection as connection:
            connection.sendall(_response(200, page, "text/html"))
            connection.shutdown(socket.SHUT_WR)
            # Closed with something unread, the connection would be reset, and the page lost on the way.
            for _ in range(_READS):
                if not connection.recv(_LIMIT):
                    break


class Listener:
    """Listens on 127.0.0.1 for one callback.

    Args:
        target: the redirect URI; without a port, one is chosen.
        clock: seconds that only go forward.

    Raises:
        ListenerError: the port is taken, or not to be had.

    Example:
        >>> from ramp_api.cli.listener import Listener, Loopback
        >>> with Listener(Loopback("127.0.0.1", 0, "/callback", "")) as listener:
        ...     listener.redirect_uri.startswith("http://127.0.0.1:")
        True
    """

    def __init__(self, target: Loopback, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._socket = _bound(target.port)
        port = self._socket.getsockname()[1]
        self.redirect_uri = target.with_port(port)
        self._judge = _Judge(target, port)
        self._visitors: list[_Visitor] = []
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._socket, selectors.EVENT_READ)

    def wait(self, seconds: float) -> Callback:
        """Wait for the callback. Whatever else comes is refused; after the callback nothing is let in.

        Raises:
            CallbackTimeout: it did not come.
        """
        now = self._clock()
        end = now + seconds
        try:
            while now < end:
                for key, _ in self._selector.select(min(_TICK, end - now)):
                    if (callback := self._serve(key.data)) is not None:
                        return callback
                now = self._clock()
                self._part(now)
        finally:
            self.close()
        raise CallbackTimeout(f"nobody came back from the consent page within {seconds:g} s")

    def close(self) -> None:
        """Let nothing in any more."""
        for visitor in self._visitors:
            visitor.connection.close()
        self._visitors.clear()
        self._selector.close()
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _serve(self, visitor: _Visitor | None) -> Callback | None:
        if visitor is None:
            self._let_in()
            return None
        if visitor not in self._visitors:  # it had to make room
            return None
        said = visitor.listen(self._judge)
        if isinstance(said, Secret):
            self._visitors.remove(visitor)
            visitor.connection.settimeout(_LINGER)
            return Callback(said, visitor.connection)
        if said is not None:
            visitor.refuse(said, self._clock() + _LINGER)
        if visitor.left:
            self._show_out(visitor)
        return None

    def _let_in(self) -> None:
        with suppress(OSError):  # it has left already, or there is no room for it now
            connection, _ = self._socket.accept()
            if len(self._visitors) >= _MOST:
                self._show_out(self._visitors[0])
            connection.settimeout(0)
            visitor = _Visitor(connection, self._clock() + _PATIENCE)
            self._visitors.append(visitor)
            self._selector.register(connection, selectors.EVENT_READ, visitor)

    def _show_out(self, visitor: _Visitor) -> None:
        self._visitors.remove(visitor)
        self._selector.unregister(visitor.connection)
        visitor.connection.close()

    def _part(self, now: float) -> None:
        for visitor in [one for one in self._visitors if now >= one.until]:
            self._show_out(visitor)


class _Visitor:
    """A connection, and what it has said so far."""

    def __init__(self, connection: socket.socket, until: float) -> None:
        self.connection = connection
        self.until = until
        self.left = False
        self._refused = False
        self._said = bytearray()

    def listen(self, judge: _Judge) -> Secret | int | None:
        """Read what there is: the callback's address, or the status to refuse it with, once it has said enough."""
        before = len(self._said)
        try:
            self._said += self.connection.recv(_LIMIT)
        except BlockingIOError:
            return None
        except OSError:
            pass
        self.left = len(self._said) == before
        if self._refused:
            self._said.clear()
        return None if self.left or self._refused else judge(self._said)

    def refuse(self, status: int, until: float) -> None:
        """Say no, and leave it until then to read that."""
        self._refused, self.until = True, until
        self._said.clear()
        with suppress(OSError):
            self.connection.send(_response(status, f"{_REASONS[status]}\n", "text/plain"))
            self.connection.shutdown(socket.SHUT_WR)


class _Judge:
    """What a request is, by its line and headers. Nothing here raises: what it holds is in no traceback."""

    def __init__(self, target: Loopback, port: int) -> None:
        # Another name in Host is another site's, which had it lead here (DNS rebinding).
        self._hosts = [[f"{name}:{port}".encode()] for name in _NAMES]
        self._path = target.path.encode()
        self._origin = f"http://{target.host}:{port}"

    def __call__(self, said: bytearray) -> Secret | int | None:
        end = said.find(b"\r\n\r\n", 0, _LIMIT)
        if end < 0:
            return 431 if len(said) >= _LIMIT else None
        line, *rest = bytes(said[:end]).split(b"\r\n")
        request = _LINE.fullmatch(line)
        fields = [_FIELD.fullmatch(one) for one in rest]
        hosts = [
            field[2].strip(b" \t").lower() for field in fields if field is not None and field[1].lower() == b"host"
        ]
        if request is None or None in fields or hosts not in self._hosts:
            return 400
        if request[2].partition(b"?")[0] != self._path:
            return 404
        if request[1] != b"GET":
            return 405
        return Secret(self._origin + request[2].decode())


def _response(status: int, text: str, kind: str) -> bytes:
    body = text.encode()
    allowed = "Allow: GET\r\n" if status == 405 else ""  # noqa: PLR2004 - a status
    return (
        f"HTTP/1.1 {status} {_REASONS[status]}\r\nContent-Type: {kind}; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\n{allowed}{_HEADERS}\r\n"
    ).encode() + body


def _bound(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            # So that the port of a login a moment ago can be had again; a second listener is refused all the same.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_HOST, port))
        listener.listen(_MOST)
        listener.settimeout(0)
    except (OSError, OverflowError) as error:
        listener.close()
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise ListenerError(f"cannot listen on {_HOST}:{port}: {why}") from error
    return listener

"""The last requests and what they were answered, for a person to look at. Secrets are masked before anything is shown.

What is kept is bounded, in number and in size, and kept in memory only.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

__all__ = ["Exchange", "Recorder", "masked"]

_MOST = 300
_MOST_BODY = 16_384
_HIDDEN = "•••"

# Fields and parameters that hold a secret, wherever they stand.
_SECRETS = frozenset({
    "access_token", "refresh_token", "client_secret", "code", "code_verifier", "token", "secret", "password",
    "pan", "cvv", "cvv2", "card_number", "account_number", "routing_number", "iban", "ssn", "ticket", "state",
})  # fmt: skip
# Forms under another name, or under none: a client's mistake must not show what it sent.
_FORM_SECRET = re.compile(rf"(?<![^&;?\s])({'|'.join(sorted(_SECRETS))})=[^&;\s]*", re.IGNORECASE)
_SECRET_HEADER = re.compile(r"cookie|secret|token|password|api-?key|^proxy-authorization$", re.IGNORECASE)
_JSON_SECRET = re.compile(
    rf'"({"|".join(sorted(_SECRETS - {"state", "code"}))})"(\s*:\s*)("(?:[^"\\]|\\.)*"?|[-\d.]+)', re.IGNORECASE
)

_JSON_CODE = re.compile(r'("code"\s*:\s*)(?:"(?:[^"\\]|\\.)*"?|[-\d.]+)')


@dataclass
class Exchange:
    """A request and its answer; bodies are cut, and raw until they are shown."""

    number: int
    at: datetime
    method: str
    path: str
    query: str
    headers: list[tuple[bytes, bytes]]
    trace_id: str
    operation: str | None = None
    status: int = 0
    seconds: float = 0.0
    request: bytearray = field(default_factory=bytearray)
    response: bytearray = field(default_factory=bytearray)
    request_size: int = 0
    response_size: int = 0
    response_type: str = ""
    sensitive: bool = False
    began: float = field(default_factory=time.perf_counter)

    def asked(self, chunk: bytes) -> None:
        """A piece of the request's body."""
        self.request_size += len(chunk)
        if (room := _MOST_BODY - len(self.request)) > 0:
            self.request += chunk[:room]

    def told(self, chunk: bytes) -> None:
        """A piece of the answer's body."""
        self.response_size += len(chunk)
        if (room := _MOST_BODY - len(self.response)) > 0:
            self.response += chunk[:room]

    def line(self) -> dict[str, Any]:
        """The exchange in a line of a list."""
        return {
            "number": self.number,
            "at": self.at.isoformat(timespec="milliseconds"),
            "method": self.method,
            "path": self.path,
            "query": _masked_form(self.query),
            "operation": self.operation,
            "status": self.status,
            "milliseconds": round(self.seconds * 1000, 1),
            "trace_id": self.trace_id,
        }

    def whole(self) -> dict[str, Any]:
        """The exchange with its bodies, secrets masked."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in self.headers}
        return {
            **self.line(),
            "headers": {name: _masked_header(name, value) for name, value in headers.items()},
            "request": self._body(bytes(self.request), headers.get("content-type", "")),
            "request_size": self.request_size,
            "response": self._body(bytes(self.response), self.response_type),
            "response_size": self.response_size,
        }

    def _body(self, body: bytes, content_type: str) -> str:
        if self.sensitive:
            return f"({_HIDDEN})" if body else ""
        text = masked(body, content_type)
        # Elsewhere a code may be an account's; here it is worth a token.
        return _JSON_CODE.sub(rf'\1"{_HIDDEN}"', text) if "/token" in self.path else text


def masked(body: bytes, content_type: str) -> str:
    """A body as text, with its secrets masked; what is no text is only told of."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return _masked_form(body.decode("utf-8", "replace"))
    if kind.startswith(("multipart/", "image/")) or b"\x00" in body:
        return f"({len(body)} bytes of {kind or 'no named type'})"
    text = _JSON_SECRET.sub(rf'"\1"\2"{_HIDDEN}"', body.decode("utf-8", "replace"))
    return text if text.lstrip()[:1] in {"{", "["} else _FORM_SECRET.sub(rf"\1={_HIDDEN}", text)


def _masked_form(text: str) -> str:
    pairs = parse_qsl(text, keep_blank_values=True)
    hidden = urlencode([(name, _HIDDEN if name.lower() in _SECRETS else value) for name, value in pairs])
    return hidden.replace(quote(_HIDDEN), _HIDDEN)


def _masked_header(name: str, value: str) -> str:
    if _SECRET_HEADER.search(name):
        return _HIDDEN
    if name.lower() != "authorization":
        return value
    scheme, _, secret = value.strip().partition(" ")
    if not secret:  # a token without its scheme, as some clients send it by mistake
        return _HIDDEN
    # The same ending for the same token, so that one can tell them apart and find them among the tokens.
    return f"{scheme} {_HIDDEN}{hashlib.sha256(secret.encode()).hexdigest()[-4:]}"


def _bounded(headers: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """As many headers as there is room for; the last of them may be cut."""
    room = _MOST_BODY
    for name, value in headers:
        if room <= 0:
            return
        yield name[:room], value[:room]
        room -= len(name) + len(value)


class Recorder:
    """The last exchanges."""

    def __init__(self) -> None:
        self._kept: deque[Exchange] = deque(maxlen=_MOST)
        self._number = 0

    def begin(self, scope: Any, at: datetime, trace_id: str) -> Exchange:
        """A request has come."""
        self._number += 1
        exchange = Exchange(
            self._number,
            at,
            scope["method"],
            scope["path"],
            scope["query_string"].decode("latin-1"),
            list(_bounded(scope["headers"])),
            trace_id,
        )
        self._kept.append(exchange)
        return exchange

    def lines(self, after: int = 0) -> list[dict[str, Any]]:
        """Those with a higher number than that, the newest first."""
        return [exchange.line() for exchange in reversed(self._kept) if exchange.number > after]

    def whole(self, number: int) -> dict[str, Any] | None:
        """One of them, if it is still kept."""
        return next((exchange.whole() for exchange in self._kept if exchange.number == number), None)

    def clear(self) -> None:
        """Forget them all."""
        self._kept.clear()

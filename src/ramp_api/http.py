"""Request and Response as frozen values, and the checks on what may go into them. No HTTP library, no policy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, NoReturn, TypeVar
from urllib.parse import SplitResult, quote, urlsplit
from uuid import UUID

import msgspec

from ramp_api.errors import ConfigurationError, InvalidRequestError
from ramp_api.multipart import FileInput, FilePart, Files, Multipart

__all__ = [
    "FileInput",
    "FilePart",
    "Files",
    "Headers",
    "Multipart",
    "Request",
    "Response",
    "check_header",
    "expand_path",
    "origin_of",
]

T = TypeVar("T")
U = TypeVar("U")

# Visible ASCII and blanks between: what RFC 9110 (5.5) lets a field value be, without obs-text.
_FIELD_VALUE = re.compile(r"[\x21-\x7e]+(?:[ \t]+[\x21-\x7e]+)*")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Headers(Mapping[str, str]):
    """Headers of an answer: read-only, names in any case, repeated ones joined with a comma (RFC 9110, 5.3)."""

    __slots__ = ("__dict__", "_pairs")

    def __init__(self, pairs: Iterable[tuple[bytes, bytes]] = ()) -> None:
        self._pairs = tuple(pairs)

    @cached_property
    def _values(self) -> dict[str, str]:
        values: dict[str, str] = {}
        for raw_name, raw_value in self._pairs:
            name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
            values[name] = f"{values[name]}, {value}" if name in values else value
        return values

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Headers({self._values!r})"


class Request(msgspec.Struct, frozen=True):
    """What a driver sends."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    content: bytes | Multipart = b""

    def with_header(self, name: str, value: str) -> Request:
        """The same request with one header more."""
        return Request(self.method, self.url, (*self.headers, (name, check_header(name, value))), self.content)

    def __repr__(self) -> str:
        # Headers and body hold secrets.
        return f"<Request {self.method} {self.url}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Request is not pickled: its headers and its body hold secrets")


class Response(msgspec.Struct, Generic[T], frozen=True):
    """An answer: what the Rust crate calls ``Response``.

    Attributes:
        status: the HTTP status.
        headers: the answer's headers; names in any case.
        body: the decoded body.
    """

    status: int
    headers: Headers
    body: T

    @property
    def is_success(self) -> bool:
        """Whether the status is one of the 2xx."""
        return self.status in range(200, 300)

    @property
    def is_redirect(self) -> bool:
        """Whether the status is one of the 3xx; none is ever followed."""
        return self.status in range(300, 400)

    @property
    def is_error(self) -> bool:
        """Whether the status is one of the 4xx or 5xx."""
        return self.status in range(400, 600)

    @property
    def trace_id(self) -> str | None:
        """Ramp's ``x-trace-id``: what Ramp's support asks for."""
        return self.headers.get("x-trace-id")

    def with_body(self, body: U) -> Response[U]:
        """The same answer with its body decoded."""
        return Response(self.status, self.headers, body)

    def __repr__(self) -> str:
        # The body may hold a token.
        return f"<Response {self.status}, trace {self.trace_id}>"

    def __reduce__(self) -> tuple[Any, ...]:
        if isinstance(self.body, bytes):
            raise TypeError("an answer that is not decoded yet is not pickled: it may hold a token")
        return Response, (self.status, self.headers, self.body)


def check_header(name: str, value: str) -> str:
    """The value, if it can go into a header unchanged.

    Raises:
        InvalidRequestError: it holds CR, LF, NUL, another control character or anything outside of ASCII.
    """
    if not _FIELD_VALUE.fullmatch(value):
        raise InvalidRequestError(f"the value for the header {name} has characters that a header cannot carry")
    return value


def expand_path(template: str, values: Mapping[str, Any]) -> str:
    """Fill a path template, each value percent-encoded whole.

    Raises:
        InvalidRequestError: a value is missing, unknown, empty, a dot segment, or holds control characters.
    """
    expected = re.findall(r"\{(\w+)\}", template)
    if unknown := sorted(set(values) - set(expected)):
        raise InvalidRequestError(f"{template} has no path parameter {', '.join(unknown)}")
    path = template
    for name in expected:
        value = values.get(name)
        value = str(value) if isinstance(value, UUID) else value
        if not isinstance(value, str) or not value.strip():
            raise InvalidRequestError(f"{name} must be a non-empty string, to fill {template}")
        # A dot segment would be folded away by proxies and reach another resource.
        if value in {".", ".."}:
            raise InvalidRequestError(f"{name} cannot be {value!r}")
        if _CONTROL.search(value):
            raise InvalidRequestError(f"{name} cannot hold control characters")
        try:
            path = path.replace(f"{{{name}}}", quote(value, safe=""))
        except UnicodeEncodeError:
            raise InvalidRequestError(f"{name} holds half a character (a lone surrogate)") from None
    return path


def origin_of(url: str) -> str:
    """Check a base URL and give it as an origin: ``https://api.ramp.com``, without a trailing slash.

    Raises:
        ConfigurationError: it is not https (plain http is taken for 127.0.0.0/8 and ::1 only, written as addresses: a
            name leads wherever a resolver says, RFC 8252, 8.3), or has a path, query, fragment or user-info.
    """
    if _CONTROL.search(url) or "\\" in url or url != url.strip():
        raise ConfigurationError("the base URL has characters that no URL has")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ConfigurationError(f"the base URL cannot be read: {error}") from None
    name = parts.hostname or ""
    if not _HOST.fullmatch(name) or "@" in parts.netloc or "?" in url or "#" in url or parts.path not in {"", "/"}:
        # An internationalised name is to be written in its ASCII form: what it looks like is not what it is.
        raise ConfigurationError("the base URL must be an origin in ASCII: scheme, host and, at most, a port")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts)):
        raise ConfigurationError("the base URL must be https; plain http is for this machine only: write 127.0.0.1")
    host = f"[{name}]" if ":" in name else name
    default = {"https": 443, "http": 80}[parts.scheme]
    return f"{parts.scheme}://{host}" + ("" if port in {None, default} else f":{port}")


def is_loopback(parts: SplitResult) -> bool:
    """Whether a URL's host can only be this machine: 127.0.0.0/8 or ::1, written as an address in full."""
    import ipaddress

    try:
        address = ipaddress.ip_address(parts.hostname or "")
    except ValueError:
        return False
    return address.is_loopback and getattr(address, "ipv4_mapped", None) is None

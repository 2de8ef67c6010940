"""What is answered in place of the application, byte by byte. When, and on which connection, is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, TypeAlias

import msgspec

from ramp_api.operation import PREFIX
from ramp_api.sandbox.faults.decide import Strike
from ramp_api.sandbox.faults.rules import Rule
from ramp_api.sandbox.problems import Kind
from ramp_api.sandbox.seeds import Dice

__all__ = ["Answer", "Headers", "garbage", "instead", "page", "problem"]

Headers: TypeAlias = list[tuple[bytes, bytes]]

# The code that Ramp gives with a status, where one is known; any other says that it is ours.
_CODES = {
    404: Kind.NOT_FOUND.code,
    403: Kind.SCOPE_MISSING.code,
    422: Kind.VALIDATION.code,
    429: Kind.RATE_LIMITED.code,
}
# The token endpoint has its own errors (RFC 6749, 5.2); what is no error of OAuth's comes as from any path.
_OAUTH_CODES = {400: "invalid_request", 401: "invalid_client", 403: "unauthorized_client"}

# Neither UTF-8 nor, by its second byte, what a JSON reader takes for UTF-16.
_NO_TEXT = b"\x9d\xc3\x28"


@dataclass
class Answer:
    """A whole answer; ``headers`` without its length."""

    status: int
    headers: Headers = field(default_factory=Headers)
    body: bytes = b""

    def start(self) -> dict[str, object]:
        """The ASGI message that begins it."""
        headers = list(self.headers)
        if self.status not in {204, 304}:
            headers.append((b"content-length", str(len(self.body)).encode()))
        return {"type": "http.response.start", "status": self.status, "headers": headers}


def instead(strike: Strike, path: str) -> Answer:
    """The answer that a rule gives without the application."""
    rule = strike.rule
    if rule.fault == "html":
        return page(rule.status or 502, rule.retry_after)
    message = rule.message or f"a rule of the sandbox asked for this: {_named(rule)}"
    if rule.fault in {"expired", "revoked"}:
        kind = Kind.TOKEN_EXPIRED if rule.fault == "expired" else Kind.TOKEN_DEAD
        return problem(kind.status, kind.code, message)
    status = 429 if rule.fault == "storm" else rule.status or 500
    if path.startswith(f"{PREFIX}/token") and (rule.code or status in _OAUTH_CODES):
        return _oauth_problem(status, rule.code or _OAUTH_CODES[status], message, rule.retry_after)
    return problem(status, rule.code or _CODES.get(status, "SANDBOX_FAULT"), message, rule.retry_after)


def problem(status: int, code: str, message: str, retry_after: int | None = None) -> Answer:
    """An error as Ramp writes it, with any status and code."""
    error: dict[str, Any] = {"error_code": code, "message": message, "additional_info": {}, "notes": ""}
    body = msgspec.json.encode({"error_v2": error, "error": {"name": code, "message": message}})
    return Answer(status, _headers(status, b"application/json", retry_after), body)


def page(status: int, retry_after: int | None = None) -> Answer:
    """The page of a proxy, which knows nothing of JSON."""
    try:
        title = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        title = f"{status} Error"
    body = (
        f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n"
        "<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n"
    )
    return Answer(status, _headers(status, b"text/html", retry_after), body.encode())


def garbage(dice: Dice, count: int) -> bytes:
    """Bytes that no reader of JSON takes, or of text in UTF-8."""
    rest = bytes(dice.below(256) for _ in range(count - len(_NO_TEXT)))
    return _NO_TEXT[:count] + rest


def _oauth_problem(status: int, code: str, message: str, retry_after: int | None) -> Answer:
    body = msgspec.json.encode({"error": code, "error_description": message})
    headers = [*_headers(status, b"application/json", retry_after), (b"cache-control", b"no-store")]
    return Answer(status, headers, body)


def _headers(status: int, media_type: bytes, retry_after: int | None) -> Headers:
    headers = [(b"content-type", media_type)]
    if retry_after is not None:
        headers.append((b"retry-after", str(retry_after).encode()))
    if status == HTTPStatus.UNAUTHORIZED:
        # A 401 names how to authenticate (RFC 9110, 15.5.2).
        headers.append((b"www-authenticate", b'Bearer realm="ramp-sandbox"'))
    return headers


def _named(rule: Rule) -> str:
    return rule.id or rule.fault

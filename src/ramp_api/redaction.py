"""What of a request and its answer a log may show: text in, text out, and no secret, control character or end to it.

What is not known to be harmless is shown as ``**``, or by its size alone. Nothing here raises, whatever it is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias, cast

import msgspec

from ramp_api.http import Headers, Request

__all__ = ["LONGEST", "MASK", "address", "body", "headers", "request_headers", "text"]

MASK: Final = "**"

LONGEST: Final = 4 * 1024
"""The most characters that are shown of a body."""

Cleaner: TypeAlias = Callable[[str], str]

_LONGEST_TEXT = 256
_READ = 1024 * 1024  # a longer body is not read for the sake of the log
_DEEP = 24
_MANY = 200

_HARMLESS = frozenset({
    "accept", "accept-encoding", "age", "allow", "cache-control", "cf-ray", "connection", "content-encoding",
    "content-length", "content-type", "date", "expires", "host", "keep-alive", "last-modified", "ratelimit",
    "ratelimit-limit", "ratelimit-policy", "ratelimit-remaining", "ratelimit-reset", "retry-after", "server",
    "strict-transport-security", "transfer-encoding", "user-agent", "vary", "via", "x-amzn-trace-id",
    "x-content-type-options", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "x-request-id",
    "x-trace-id",
})  # fmt: skip

# In the names of fields: anywhere (case and punctuation left out), and as a word of its own.
_SECRET_NAME = re.compile(
    r"token|secret|passw|passphrase|authorization|oauth|credential|apikey|privatekey|signature|cookie|verifier"
    r"|challenge|cardnumber|accountnumber|routingnumber|sortcode|socialsecurity|taxid|taxnumber|passport|birth"
    r"|nationalid|licen[cs]enumber"
)
_SECRET_WORD = re.compile(r"(?<![a-z])(?:bic|cvc2?|cvv2?|dob|ein|iban|itin|otp|pan|pin|ssn|swift|tin|vat)(?![a-z])")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PUNCTUATION = re.compile(r"[^a-z0-9]+")

# Secrets by their looks, wherever they stand: Ramp's, those of headers, and JSON Web Tokens.
_SECRET_TEXT = re.compile(
    r"\bramp_(?:tok|sec|id)_[\w-]+|\bBearer\s+[^\s\"'<>]+|\bBasic\s+[A-Za-z0-9+/=_-]{8,}|\beyJ[\w-]+(?:\.[\w-]*)*"
)
# An address may be signed, and open to whoever has it. One without a query matches too: nothing is looked at twice.
_ADDRESS = re.compile(r"(\b\w{1,16}://[^\s?#\"]*)([?#][^\s\"]*)?")
_LAST_WORD = re.compile(r"\S*\Z")
_CARD = re.compile(r"(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])")

_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(float_hook=lambda number: msgspec.Raw(number.encode()))
_encoder = msgspec.json.Encoder()


def text(value: str, longest: int = _LONGEST_TEXT) -> str:
    r"""A text on one line: what a terminal or a log might take for more than text is escaped, and the rest cut off.

    Example:
        >>> from ramp_api.redaction import text
        >>> print(text("a\r\nGET /b \x1b[2J"))
        a\r\nGET /b \x1b[2J
    """
    cut = value if len(value) <= longest else f"{value[:longest]}…"
    if cut.isprintable():
        return cut
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in cut)


def headers(pairs: Iterable[tuple[str, str]]) -> Headers:
    """Headers with the values of all but the harmless ones masked.

    Example:
        >>> from ramp_api.redaction import headers
        >>> headers([("Set-Cookie", "session=abc"), ("Server", "gateway")])
        Headers({'set-cookie': '**', 'server': 'gateway'})
    """
    return Headers(_pair(name, value if _is_harmless(name) else MASK) for name, value in pairs)


def request_headers(request: Request) -> Headers:
    """The same for a request, whose secrets are given no name on the way: a traceback may show a frame's variables."""
    shown: list[tuple[bytes, bytes]] = []
    for place in range(len(request.headers)):
        name = request.headers[place][0]
        shown.append(_pair_again(name, request.headers[place][1] if _is_harmless(name) else MASK))
    return Headers(shown)


def _is_harmless(name: str) -> bool:
    return name.lower() in _HARMLESS


def _pair(name: str, value: str) -> tuple[bytes, bytes]:
    return _latin(text(name)), _latin(text(_without_secrets(value)))


# What goes out is the same each time.
_pair_again = lru_cache(maxsize=64)(_pair)


def _latin(value: str) -> bytes:
    return value.encode("latin-1", "backslashreplace")


def address(url: str) -> str:
    """The path of a URL, and of its query the names.

    Example:
        >>> from ramp_api.redaction import address
        >>> address("https://api.ramp.com/developer/v1/users?email=a%40b.c&page_size=2")
        '/developer/v1/users?email=**&page_size=**'
    """
    path, _, query = url.partition("?")
    path = f"/{path.partition('://')[2].partition('/')[2]}"
    names = [f"{part.partition('=')[0]}={MASK}" for part in query.split("&")] if query else []
    return text(f"{path}?{'&'.join(names)}" if names else path, LONGEST)


def body(content: bytes, content_type: str, also: Cleaner | None = None) -> str:
    """A JSON body without the values that look secret, cut at 4 KiB; of any other, what and how long it is.

    Args:
        content: the body.
        content_type: what it is said to be.
        also: takes out of a text what else nobody is to see.

    Example:
        >>> from ramp_api.redaction import body
        >>> body(b'{"amount": 12.50, "routing_number": "021000021"}', "application/json")
        '{"amount":12.50,"routing_number":"**"}'
        >>> body(b"<html>", "text/html")
        '(6 bytes of text/html)'
    """
    if not content:
        return "(empty)"
    kind = text(content_type.partition(";")[0].strip(), 64) or "no content type"
    if len(content) <= _READ and "json" in kind.lower():
        clean = _without_secrets if also is None else _both(also)
        try:
            return text(_encoder.encode(_redacted(_decoder.decode(content), _DEEP, clean)).decode(), LONGEST)
        except (msgspec.MsgspecError, ValueError, TypeError, OverflowError, RecursionError):
            kind = f"{kind}, not to be read"
    return f"({len(content)} bytes of {kind})"


def _both(also: Cleaner) -> Cleaner:
    return lambda value: _without_secrets(also(value))


def _redacted(value: Any, deep: int, clean: Cleaner) -> Any:
    if isinstance(value, str):
        return clean(value)
    if not isinstance(value, dict | list):
        return _number(value) if isinstance(value, int | msgspec.Raw) else value
    if deep == 0:
        return "…"
    if isinstance(value, list):
        several = cast("Sequence[Any]", value)
        return [_redacted(part, deep - 1, clean) for part in several[:_MANY]] + ["…"] * (len(several) > _MANY)
    named = list(cast("dict[str, Any]", value).items())
    shown = {clean(name): _field(name, part, deep - 1, clean) for name, part in named[:_MANY]}
    return shown if len(named) <= _MANY else {**shown, "…": "…"}


def _number(value: int | msgspec.Raw) -> Any:
    written = str(value) if isinstance(value, int) else bytes(value).decode()
    return value if _without_secrets(written) == written else MASK


def _field(name: str, value: Any, deep: int, clean: Cleaner) -> Any:
    # What is null, true or false gives no secret away, and tells much.
    if value is None or isinstance(value, bool) or not _is_secret(name):
        return _redacted(value, deep, clean)
    return MASK


def names_secrets(value: Any, deep: int = _DEEP) -> bool:
    """Whether a field of a document may hold a secret by its name, and holds anything; or it is too deep to be told."""
    if not isinstance(value, dict | list):
        return False
    if deep == 0:
        return True
    if isinstance(value, list):
        several = cast("Sequence[Any]", value)
        return any(names_secrets(part, deep - 1) for part in several)
    named = cast("dict[str, Any]", value).items()
    return any((part is not None and _is_secret(name)) or names_secrets(part, deep - 1) for name, part in named)


def _is_secret(name: str) -> bool:
    """Whether a field of that name may hold a secret, or what a bank or a tax office knows somebody by."""
    name = name[:_LONGEST_TEXT]
    words = _HUMP.sub("_", name).lower()
    return bool(_SECRET_WORD.search(words) or _SECRET_NAME.search(_PUNCTUATION.sub("", words)))


def _without_secrets(value: str) -> str:
    shown = _SECRET_TEXT.sub(MASK, value[:LONGEST])
    shown = _CARD.sub(lambda found: MASK if _is_card(found[0]) else found[0], _ADDRESS.sub(_without_query, shown))
    # The last word of what is cut off may be the half of a secret, which looks like none.
    return shown if len(value) <= LONGEST else f"{_LAST_WORD.sub('', shown)}…"


def _without_query(found: re.Match[str]) -> str:
    return found[1] if found[2] is None else f"{found[1]}?{MASK}"


def _is_card(number: str) -> bool:
    """Whether the digits are those of a card: their check digit is right (ISO/IEC 7812-1, annex B)."""
    digits = [int(one) for one in number if one.isdigit()][::-1]
    doubled = (2 * digit for digit in digits[1::2])
    return (sum(digits[::2]) + sum(one - 9 if one > 9 else one for one in doubled)) % 10 == 0  # noqa: PLR2004 - a digit

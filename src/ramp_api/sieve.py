"""Takes one secret out of texts that may echo it, in whatever form it is written there. Nothing else may live here."""

from __future__ import annotations

import re
from bisect import bisect_right
from math import inf
from typing import TYPE_CHECKING

from ramp_api.codec import BODY_KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ramp_api.secret import Secret

__all__ = ["Sieve"]

_LONGEST_MESSAGE = 500
# What is shorter would be found by chance, and is no token of Ramp's.
_SHORTEST_TOKEN = 8
_LONGEST_FORM = 10  # bytes for a character: &#x00005f;
_SIGNS = (b"%", b"\\", b"&")
# A character as it is written in an address, in JSON and in HTML.
_ESCAPE = re.compile(
    rb"""%([0-9a-fA-F]{2}) | \\u00([0-9a-fA-F]{2}) | &\#[xX]0{0,4}([0-9a-fA-F]{2}); | &\#0{0,4}(?P<decimal>[0-9]{2,3});
    | \\(?P<itself>["\\/]) | &(?P<name>amp|quot|apos|lt|gt);""",
    re.VERBOSE,
)
_NAMED = {b"amp": "&", b"quot": '"', b"apos": "'", b"lt": "<", b"gt": ">"}


class Sieve:
    """Takes a token out of texts, in whatever form it is written. It shows nothing of the token itself.

    Example:
        >>> from ramp_api import Secret
        >>> from ramp_api.sieve import Sieve
        >>> Sieve(Secret("ramp_tok_hidden")).line("Bearer ramp%5Ftok%5Fhidden, and so on")
        'Bearer **********, and so on'
    """

    __slots__ = ("_margin", "_shortest", "_token")

    def __init__(self, access_token: Secret) -> None:
        self._token = access_token
        self._shortest = max(len(access_token.reveal()), _SHORTEST_TOKEN)
        self._margin = _LONGEST_FORM * self._shortest

    def body(self, text: bytes) -> bytes:
        """A body without the token, cut to what an error keeps."""
        # A token that begins before the cut is seen whole.
        text = text[: BODY_KEPT + self._margin]
        parts: list[bytes] = []
        place = 0
        for start, end in sorted(self._places(text)):
            if place <= start:  # it may be found both as it stands and among the escapes
                parts += [text[place:start], str(self._token).encode()]
                place = end
        parts.append(text[place : max(place, BODY_KEPT)])
        return b"".join(parts)

    def text(self, text: str) -> str:
        """A text without the token."""
        if len(text) < self._shortest:
            return text
        return self.body(text.encode(errors="replace")).decode(errors="replace")

    def line(self, text: str) -> str:
        """A text without the token as one line that can be printed, of 500 characters at most."""
        return _line(self.text(text))

    def _places(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Where the token is in a text, as it stands or with characters escaped: from, to."""
        yield from self._found(text)
        if len(self._token.reveal()) >= _SHORTEST_TOKEN and any(sign in text for sign in _SIGNS):
            plain, marks = _unescaped(text)
            yield from ((_before(marks, start), _before(marks, end)) for start, end in self._found(plain))

    def _found(self, text: bytes) -> Iterator[tuple[int, int]]:
        # The token is given no name here: a traceback that shows variables would show it.
        size = len(self._token.reveal().encode())
        place = text.find(self._token.reveal().encode()) if size >= _SHORTEST_TOKEN else -1
        while place >= 0:
            yield place, place + size
            place = text.find(self._token.reveal().encode(), place + size)


def _unescaped(text: bytes) -> tuple[bytes, list[tuple[int, int]]]:
    """A text with its escapes undone; and where each of them begins and ends: there, and in the text as it was."""
    plain = bytearray()
    marks = [(0, 0)]
    place = 0
    for found in _ESCAPE.finditer(text):
        plain += text[place : found.start()]
        marks.append((len(plain), found.start()))
        plain.append(_meant(found))
        place = found.end()
        marks.append((len(plain), place))
    return bytes(plain + text[place:]), marks


def _meant(escape: re.Match[bytes]) -> int:
    value = escape[escape.lastindex or 0]
    match escape.lastgroup:
        case "name":
            return ord(_NAMED[value])
        case "itself":
            return ord(value)
        case "decimal":
            return int(value) & 0xFF
        case _:
            return int(value, 16)


def _before(marks: list[tuple[int, int]], place: int) -> int:
    """A place in a text whose escapes are undone, in the text as it was."""
    plain, original = marks[bisect_right(marks, (place, inf)) - 1]
    return original + place - plain


def _line(text: str) -> str:
    """A text as one line that can be printed: a message is no place for line breaks or escape sequences."""
    printable = "".join(character if character.isprintable() else " " for character in text[: 4 * _LONGEST_MESSAGE])
    line = " ".join(printable.split())
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[: _LONGEST_MESSAGE - 1]}…"

"""Canaries: the secrets that are in play while tests run, and whether a text shows one. How texts are had: ``listening.py``.

A secret is known here because it was wrapped in a :class:`Secret` while tests ran, because it is a client's id, or by the
shape of what the sandbox makes. What is shorter than twelve characters is none: it would be found by chance; and what
hypothesis makes up is looked after by the test that has it do so.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, quote_plus

from hypothesis import currently_in_test_context

__all__ = ["SHORTEST", "Book", "Showing", "variants"]

SHORTEST = 12
_VARIED = 4  # different characters: what has fewer is no secret but filling, and found by chance
_KEPT = 4_000
_FEW = 64
_FULL = 8_000_000

# What the sandbox makes: ids, secrets and tokens (ramp_api.sandbox.server and ._oauthlib), however they got about.
_SHAPES = re.compile(r"ramp_(?:id_[A-Za-z0-9]{32}|sec_[A-Za-z0-9]{48}|tok_[A-Za-z0-9_-]{48})(?![A-Za-z0-9])")
# Form values that are wrapped like all others, and are public: what is asked for, and where the customer comes back.
_PUBLIC = re.compile(
    r"authorization_code|refresh_token|client_credentials"
    r"|[a-z_]+(?::[a-z_]+)+(?: [a-z_]+(?::[a-z_]+)+)*"
    r"|https?://(?!.*(?:code|state|token)=).*"
    r"|(?s:.*planted-public.*)"  # what a test plants where no secret is
)
# The consent page's address is given to the customer, and holds the app's id and the state by its nature.
_CONSENT = re.compile(r"\S*/v1/authorize\?\S+")


def variants(value: str) -> set[str]:
    """A value as it may be written: as it is, percent-encoded, escaped, and in base64 wherever it begins there."""
    raw = value.encode(errors="surrogatepass")
    written = {value, quote(raw, safe=""), quote_plus(raw), json.dumps(value)[1:-1], repr(value)[1:-1]}
    for before, cut in ((0, 0), (1, 2), (2, 3)):
        whole = (before + len(raw)) * 8 // 6  # the characters that nothing but the value decides
        encoded = base64.b64encode(b"\0" * before + raw).decode()[cut:whole]
        written |= {encoded, encoded.replace("+", "-").replace("/", "_")}
    return written


@dataclass(frozen=True)
class Showing:
    """A secret that was found: where, and the text around it, without it."""

    channel: str
    around: str

    def __str__(self) -> str:
        return f"{self.channel}: …{self.around}…"


@dataclass
class _Known:
    """Secrets, and the first characters of all that they may be written as."""

    values: dict[str, None] = field(default_factory=dict[str, None])
    beginnings: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def add(self, value: str) -> None:
        self.values[value] = None
        for written in variants(value):
            self.beginnings.setdefault(written[:SHORTEST], []).append(written)
        if len(self.values) > _KEPT:
            self.forget(next(iter(self.values)))

    def forget(self, value: str) -> None:
        if value not in self.values:
            return
        del self.values[value]
        for written in variants(value):
            beginning = self.beginnings[written[:SHORTEST]]
            beginning.remove(written)
            if not beginning:
                del self.beginnings[written[:SHORTEST]]

    def found_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the text shows one: from, to."""
        if len(self.beginnings) > _FEW:
            yield from self._by_windows(text)
            return
        for beginning, several in self.beginnings.items():
            if beginning in text:
                for written in several:
                    if (place := text.find(written)) >= 0:
                        yield place, place + len(written)

    def _by_windows(self, text: str) -> Iterator[tuple[int, int]]:
        beginnings = self.beginnings
        for place in range(len(text) - SHORTEST + 1):
            for written in beginnings.get(text[place : place + SHORTEST], ()):
                if text.startswith(written, place):
                    yield place, place + len(written)


class Book:
    """What is known, and what has been heard since it was last asked.

    Secrets are forgotten when their module ends, but for those of wider fixtures and of modules themselves.
    """

    def __init__(self) -> None:
        self._lasting = _Known()
        self._passing = _Known()
        self._heard: dict[tuple[str, str], None] = {}
        self._size = 0
        self._found: dict[Showing, None] = {}
        self._ids = set[Any]()
        self._public = set[str]()
        self._closed = False
        self.lasts = True

    @contextmanager
    def closed(self) -> Generator[None]:
        """Learn no more for now; what is known is looked for all the same."""
        self._closed = True
        try:
            yield
        finally:
            self._closed = False

    def learn(self, value: Any) -> None:
        """Take a value for a secret."""
        if self._closed or not isinstance(value, str) or len(value) < SHORTEST or _PUBLIC.fullmatch(value):
            return
        # What hypothesis makes up is not: it likes to take words of the source, and those are found everywhere.
        if len(set(value)) < _VARIED or currently_in_test_context():
            return
        if value in self._public or value in self._lasting.values or value in self._passing.values:
            return
        (self._lasting if self.lasts else self._passing).add(value)

    def learn_id(self, value: Any) -> None:
        """Take a value for a client's id: no repr, log, pickle or output shows it, but callers hand it over as it is."""
        self._ids.add(value)
        self.learn(value)

    def unlearn(self, value: str) -> None:
        """Take back that a value is a secret."""
        self._passing.forget(value)
        self._public.add(value)

    def hear(self, channel: str, text: str) -> None:
        """Take note of a text that nobody's secret may be in."""
        if len(text) < SHORTEST or (channel, text) in self._heard:
            return
        self._heard[channel, text] = None
        self._size += len(text)
        if self._size > _FULL:
            self._look()

    def found(self) -> list[Showing]:
        """The secrets in what was heard since this was last asked, by what is known by now."""
        self._look()
        found, self._found = list(self._found), {}
        return found

    def turn_page(self) -> None:
        """A module ends: its secrets are forgotten."""
        self._passing = _Known()
        self._public.clear()

    def _is_id(self, text: str) -> bool:
        return text in self._ids or text.startswith("ramp_id_")

    def _look(self) -> None:
        heard, self._heard, self._size = list(self._heard), {}, 0
        for channel, text in heard:
            seen = _CONSENT.sub("", text) if channel.startswith("output") else text
            places = [*self._lasting.found_in(seen), *self._passing.found_in(seen)]
            places += [match.span() for match in _SHAPES.finditer(seen)]
            if channel.startswith("variable"):
                places = [one for one in places if not self._is_id(seen[slice(*one)])]
            for start, end in places[:5]:
                self._found[Showing(channel, f"{seen[max(0, start - 60) : start]}[secret]{seen[end : end + 20]}")] = (
                    None
                )

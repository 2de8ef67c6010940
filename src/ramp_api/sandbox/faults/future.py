"""Answers as Ramp may give them one day: nulls, new fields, new enum values, times without a zone. No HTTP lives here.

What is changed depends on the seed, the record's id and the field, and on nothing else: a record looks the same on
every page and in every order of requests.
"""

from __future__ import annotations

import hashlib
import pkgutil
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any, cast, get_args, get_origin

import msgspec

from ramp_api import models
from ramp_api.mend import arms
from ramp_api.model import OpenEnum
from ramp_api.sandbox.faults.rules import Change

__all__ = ["changed"]

# Numbers stay as they were written: 1.10 is not 1.1.
_DECODER = msgspec.json.Decoder(float_hook=Decimal)
_ENCODER = msgspec.json.Encoder(decimal_format="number")

# What names or unlocks something, and what says in which money an amount is.
_KEPT = re.compile(r"(?:.*_)?(?:ids?|uuids?|keys?|secret|token|challenge|currency|currency_code)")
_PRECIOUS = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[-+]?\d+(?:\.\d+)?")
_WORD = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*|[a-z][a-z0-9]*(?:[_.][a-z0-9]+)*")
_ZONED = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?)(\.\d+)?(Z|[+-]\d\d:?\d\d)")
_NEW: tuple[Any, ...] = (None, True, 7, Decimal("0.50"), "new", [], ["new"], {"kind": "NEW"})


def changed(body: bytes, changes: Collection[Change], *, seed: str, share: float, keep: Collection[str] = ()) -> bytes:
    """A JSON answer with changes. Bytes that are no JSON are given back as they are.

    Ids, ``page.next``, numbers, secrets and currencies stay as they are, and nothing that holds one of them becomes
    null: no record and no amount is lost. A time keeps its moment: it is written in UTC before its zone is left out.

    Args:
        body: the answer.
        changes: which.
        seed: the same one gives the same changes.
        share: how many of the places that a change fits are changed, 0 to 1.
        keep: names of fields that stay as they are, beside those above.

    Example:
        >>> from ramp_api.sandbox.faults.future import changed
        >>> changed(b'{"id":"7","at":"2026-11-16T10:00:00+01:00","cost":1.10}', ["naive"], seed="s", share=1)
        b'{"id":"7","at":"2026-11-16T09:00:00","cost":1.10}'
    """
    try:
        found = _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return body
    return _ENCODER.encode(_Future(changes, seed, share, keep).envelope(found))


class _Future:
    def __init__(self, changes: Collection[Change], seed: str, share: float, keep: Collection[str]) -> None:
        self._changes = changes
        self._seed = seed
        self._share = share
        self._keep = keep
        self._enums: frozenset[str] = _enum_fields() if "enums" in changes else frozenset()

    def envelope(self, found: Any) -> Any:
        """The whole answer: one record, a list, or a page, whose frame gets new fields only."""
        if not isinstance(found, dict) or not {"data", "page"} <= found.keys():
            return self._value("", found, "")
        frame: dict[str, Any] = dict(cast("dict[str, Any]", found))
        frame["data"] = self._value("data", frame["data"], "data")
        if isinstance(frame["page"], dict):
            frame["page"] = self._extended(cast("dict[str, Any]", frame["page"]), "page")
        return self._extended(frame, "")

    def _value(self, name: str, value: Any, place: str) -> Any:
        if isinstance(value, dict):
            return self._object(cast("dict[str, Any]", value), place)
        if isinstance(value, list):
            items = cast("Sequence[Any]", value)
            return [self._value(name, item, f"{place}/{index}") for index, item in enumerate(items)]
        return self._text(name, value, place) if isinstance(value, str) else value

    def _object(self, found: dict[str, Any], place: str) -> dict[str, Any]:
        if isinstance(found.get("id"), str | int):
            place = f"#{found['id']}"
        whole = {name: self._field(name, value, f"{place}/{name}") for name, value in found.items()}
        return self._extended(whole, place)

    def _field(self, name: str, value: Any, place: str) -> Any:
        if name in self._keep or _KEPT.fullmatch(name):
            return value
        if self._happens("nulls", place) and not _is_precious(value):
            return None
        return self._value(name, value, place)

    def _text(self, name: str, value: str, place: str) -> str:
        zoned = _ZONED.fullmatch(value)
        if zoned is not None:
            return _naive(value, zoned) if self._happens("naive", place) else value
        if name in self._enums and _WORD.fullmatch(value) and self._happens("enums", place):
            return f"new_{value}" if value.islower() else f"NEW_{value}"
        return value

    def _extended(self, found: dict[str, Any], place: str) -> dict[str, Any]:
        if self._happens("fields", place):
            number = self._chance("new field", place)
            found.setdefault(f"new_field_{number % 1_000}", _NEW[number // 1_000 % len(_NEW)])
        return found

    def _happens(self, change: Change, place: str) -> bool:
        return change in self._changes and self._chance(change, place) < self._share * 2**64

    def _chance(self, purpose: str, place: str) -> int:
        digest = hashlib.blake2b(f"{self._seed}/{purpose}/{place}".encode(errors="surrogatepass"), digest_size=8)
        return int.from_bytes(digest.digest(), "big")


def _is_precious(value: Any) -> bool:
    """Whether a value is, or holds, an id or a number."""
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        return any(_KEPT.fullmatch(name) or _is_precious(part) for name, part in fields.items())
    if isinstance(value, list):
        return any(_is_precious(part) for part in cast("Sequence[Any]", value))
    if isinstance(value, str):
        return _PRECIOUS.fullmatch(value) is not None
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _naive(value: str, zoned: re.Match[str]) -> str:
    seconds, fraction, offset = zoned[1], zoned[2] or "", zoned[3]
    if offset == "Z" or not offset.strip("+-0:"):
        return seconds + fraction
    try:
        # Without its fraction, whose digits are kept as they are.
        moved = datetime.fromisoformat(seconds + offset).astimezone(UTC)
    except (ValueError, OverflowError):
        return value
    text = moved.strftime(f"%Y-%m-%d{value[10]}%H:%M:%S")
    return text[: len(seconds)].rjust(len(seconds), "0") + fraction


@cache
def _enum_fields() -> frozenset[str]:
    """The names of all fields that are enums in any model. Loads them all: only where they are asked for."""
    return frozenset(name for module in pkgutil.iter_modules(models.__path__) for name in _enums_of(module.name))


def _enums_of(module: str) -> Iterator[str]:
    for kind in vars(import_module(f"ramp_api.models.{module}")).values():
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            for field in msgspec.structs.fields(kind):
                if any(isinstance(arm, type) and issubclass(arm, OpenEnum) for arm in _deep_arms(field.type)):
                    yield field.encode_name


def _deep_arms(kind: Any) -> Iterator[Any]:
    for arm in arms(kind):
        yield arm
        if get_origin(arm) is list:
            yield from arms(get_args(arm)[0])

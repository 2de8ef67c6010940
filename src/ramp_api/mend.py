"""Values that break their promises: what can be read is read, and what cannot is carried as it came. No I/O, no log."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, TypeAlias, Union, cast, get_args, get_origin

import msgspec

from ramp_api.secret import Secret

__all__ = ["Mender", "Read", "arms", "is_struct"]

Read: TypeAlias = tuple[Any, bool]
"""A value, and whether it is of its type through and through."""

_MANY = 10**18  # the digits of "1e999999999" would fill the memory

# What msgspec says of types and forms. Whatever else an error says may hold the value, and is not repeated.
_HARMLESS = re.compile(
    r"Expected `[^`]*`(?:, got `[^`]*`)?|Invalid (?:RFC3339 encoded \w+|decimal string|enum value|UUID)"
    r"|Object missing required field `\w+`"
)


def arms(kind: Any) -> tuple[Any, ...]:
    """The kinds of a union, or the one kind that it is.

    Example:
        >>> from ramp_api.mend import arms
        >>> arms(list[str] | None), arms(int)
        ((list[str], <class 'NoneType'>), (<class 'int'>,))
    """
    if get_origin(kind) is Annotated:
        return arms(get_args(kind)[0])
    if get_origin(kind) in {Union, types.UnionType}:
        return tuple(arm for part in get_args(kind) for arm in arms(part))
    return (kind,)


def is_struct(kind: Any) -> bool:
    """Whether a kind is a model."""
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


class Mender:
    r"""Reads a value piece by piece, so that what cannot be read costs itself only.

    A value that can be read another way is (a date where a time was promised, a number where a string was). One that
    cannot stands as it came, on the finished record or in the finished list, so that encoding gives it back. Only a
    frozen struct, such as Money, is whole or not made: where a part of it cannot be read, all of it stands as it came.

    Attributes:
        notes: field and what was done, each once, in order, never with a value.

    Example:
        >>> from ramp_api.mend import Mender
        >>> from ramp_api.models.transactions import Transaction
        >>> mender = Mender()
        >>> record, whole = mender.read({"id": 5, "memo": ["a"], "receipts": ["b", {}]}, Transaction)
        >>> record.id, record.memo, record.receipts, whole
        ('5', ['a'], ['b', {}], False)
        >>> print(*mender.notes, sep="\n")
        ('id', 'read another way: Expected `str | null`, got `int`')
        ('memo', 'kept as it came: Expected `str | null`, got `array`')
        ('receipts', 'kept as it came: Expected `str`, got `object`')
    """

    def __init__(self, hook: Callable[[type[Any], Any], Any] | None = None) -> None:
        self._hook = hook
        self.notes: dict[tuple[str, str], None] = {}

    def note(self, field: str, what: str) -> None:
        """Remember what was done; of the whole value, its reader knows best what became of it."""
        if field:
            self.notes[field, what] = None

    def read(self, value: Any, kind: Any, field: str = "") -> Read:
        """The value as its type, as far as that goes; the value itself where it does not go at all."""
        if value is not None and not isinstance(value, str) and Secret in arms(kind):
            # Whatever came where a secret was promised is one.
            self.note(field, "kept as it came: a secret that is no text")
            return Secret(msgspec.json.encode(value).decode()), True
        try:
            return self._convert(value, kind), True
        except msgspec.ValidationError as error:
            harmless = _HARMLESS.match(str(error))
            complaint = harmless[0] if harmless else "not of its type"
        for arm in arms(kind):
            found = self._inside(value, arm, field)
            if found is not None:
                return found
        substitute = _reread(value, complaint)
        if substitute is not None:
            try:
                found = self._convert(substitute, kind), True
            except msgspec.ValidationError:
                pass
            else:
                self.note(field, f"read another way: {complaint}")
                return found
        self.note(field, f"kept as it came: {complaint}")
        return value, False

    def _convert(self, value: Any, kind: Any) -> Any:
        return msgspec.convert(value, kind, dec_hook=self._hook)

    def _inside(self, value: Any, kind: Any, field: str) -> Read | None:
        """The parts one by one, where the value has the outer shape of its type; None where it has not."""
        if isinstance(value, dict):
            given = cast("dict[str, Any]", value)
            if is_struct(kind):
                return self._struct(given, kind, field)
            if get_origin(kind) in {dict, Mapping} and get_args(kind)[0] is str:
                # The keys are data, and stay out of the log.
                entries = {name: self.read(part, get_args(kind)[1], field) for name, part in given.items()}
                return {name: part for name, (part, _) in entries.items()}, all(good for _, good in entries.values())
        if isinstance(value, list) and get_origin(kind) is list:
            elements = cast("Sequence[Any]", value)
            items = [self.read(element, get_args(kind)[0], field) for element in elements]
            return [item for item, _ in items], all(good for _, good in items)
        return None

    def _struct(self, given: dict[str, Any], kind: Any, field: str) -> Read | None:
        whole: dict[str, Any] = {}
        raw: dict[str, Any] = {}
        for info in msgspec.structs.fields(kind):
            if info.encode_name not in given:
                continue
            where = f"{field}.{info.encode_name}" if field else info.encode_name
            value = given[info.encode_name]
            if value is None and kind.__struct_config__.frozen and not self._takes_null(info.type):
                return None  # a default would say more than was said: no currency is not US dollars
            if value is None and not info.required and not self._takes_null(info.type):
                self.note(where, "null was read as its default")
                continue
            found, good = self.read(value, info.type, where)
            (whole if good else raw)[info.name] = found
        if raw and kind.__struct_config__.frozen:
            return None
        try:
            # Its __post_init__ reckons with the right types, so that the raw values come after it.
            record = kind(**dict.fromkeys(raw), **whole)
        except (TypeError, ValueError):
            return None
        for name, found in raw.items():
            setattr(record, name, found)
        return record, not raw

    def _takes_null(self, kind: Any) -> bool:
        try:
            self._convert(None, kind)
        except msgspec.ValidationError:
            return False
        return True


def _reread(value: Any, complaint: str) -> Any:
    """Another reading of a value that was refused, or None where there is none."""
    if isinstance(value, str) and "RFC3339" in complaint:
        try:
            time = datetime.fromisoformat(value.strip())
        except ValueError:
            return None
        return time.date() if complaint.endswith(" date") else time
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and complaint.startswith("Expected `str"):
        return str(value)
    if isinstance(value, Decimal) and complaint.startswith("Expected `int") and -_MANY < value < _MANY:
        return int(value) if value == int(value) else None
    if isinstance(value, str) and complaint.startswith("Expected `int") and re.fullmatch(r"-?\d{1,30}", value):
        return int(value)
    return None

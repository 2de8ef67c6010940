"""Records as the sandbox keeps them: JSON with exact numbers, what Ramp shows beside what it does not, and columns.

A table says which columns its records are filtered and ordered by, and how each follows from a record. No SQL, no HTTP.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

import msgspec

from ramp_api.sandbox.clock import microseconds

__all__ = [
    "TABLES",
    "Column",
    "Document",
    "Record",
    "Row",
    "Table",
    "decode",
    "encode",
    "hidden",
    "moment",
    "table",
]

# Column values, the record as Ramp shows it, and what is not shown, or only when asked for (None for nothing).
Row: TypeAlias = tuple[tuple[Any, ...], bytes, bytes | None]

_encoder = msgspec.json.Encoder(decimal_format="number")
_decoder = msgspec.json.Decoder(float_hook=Decimal)


def encode(value: Any) -> bytes:
    """JSON; decimals are numbers with the digits that they have."""
    return _encoder.encode(value)


def decode(body: bytes) -> Any:
    """Python's values; numbers with a point are decimals, never floats."""
    return _decoder.decode(body)


class Record(NamedTuple):
    """A stored record: its id, its JSON, and the JSON of what is not shown unless asked for."""

    id: str
    body: bytes
    hidden: bytes | None

    def document(self) -> Document:
        """The record, to read and change."""
        return Document(self.id, decode(self.body), decode(self.hidden) if self.hidden else {})


@dataclass
class Document:
    """A record to read and change: ``body`` is what Ramp shows, ``hidden`` what only the sandbox knows."""

    id: str
    body: dict[str, Any]
    hidden: dict[str, Any] = field(default_factory=dict[str, Any])


Column: TypeAlias = str | Callable[[Document], Any]
"""How a column follows from a record: a field of its body (``"card_holder.user_id"``), or a function."""


def hidden(name: str) -> Column:
    """A column of what is not shown."""
    return lambda document: document.hidden.get(name)


def moment(path: str) -> Column:
    """A time in the body, as microseconds since 1970; a date is its midnight in UTC."""

    def column(document: Document) -> int | None:
        text = _read(document.body, path)
        return None if text is None else microseconds(datetime.fromisoformat(text))

    return column


def _read(body: Any, path: str) -> Any:
    for name in path.split("."):
        if not isinstance(body, dict):
            return None
        body = body.get(name)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return body  # pyright: ignore[reportUnknownVariableType]


@dataclass(frozen=True)
class Table:
    """A table of records. ``indexed`` are the columns that lists are ordered by, or that records are looked up by.

    Other filters have no index: SQLite reads in the order of the page anyway, and the columns are narrow.
    """

    name: str
    columns: Mapping[str, Column] = field(default_factory=dict[str, Column])
    indexed: tuple[str, ...] = ()

    @property
    def all_columns(self) -> tuple[str, ...]:
        """The columns of a row, in order; the id is the first."""
        return ("id", *self.columns)

    def row(self, document: Document) -> Row:
        """A record as it is stored."""
        values = (self._value(column, document) for column in self.columns.values())
        return (document.id, *values), encode(document.body), encode(document.hidden) if document.hidden else None

    @staticmethod
    def _value(column: Column, document: Document) -> Any:
        return _read(document.body, column) if isinstance(column, str) else column(document)


TABLES: dict[str, Table] = {}
"""Every table, by its name; a store makes them all."""


def table(name: str, columns: Mapping[str, Column] | None = None, indexed: tuple[str, ...] = ()) -> Table:
    """Define a table."""
    if name in TABLES:
        raise ValueError(f"there are two tables {name}")
    TABLES[name] = Table(name, columns or {}, indexed)
    return TABLES[name]

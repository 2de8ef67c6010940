"""Models as columns: which SQL type holds a field exactly, and how a record becomes a row. No database, no I/O.

A column of decimals starts with four decimals, which is enough for money in every currency, and widens when a value
needs more. So its type is known only once its values are: each column keeps what it has met. A value that Ramp sent
against its promise stands on the record as it came; it has no place in a typed column, which holds null for it.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from ramp_api.money import Money

__all__ = ["Column", "InexactError", "column_of", "encode_rows", "record_of"]

_DIGITS = 38  # the most that a DECIMAL of DuckDB has
_MONEY_DECIMALS = 4
_SCALARS: dict[type[Any], str] = {
    datetime: "TIMESTAMP WITH TIME ZONE",
    date: "DATE",
    bool: "BOOLEAN",
    int: "BIGINT",
    str: "VARCHAR",
}


class InexactError(ValueError):
    """A number that no exact column can hold beside those before it, or that is none."""


class Column(Protocol):
    """A column, or a part of one."""

    def sql(self) -> str:
        """Its type in SQL, wide enough for what it has met."""
        ...

    def shape(self) -> Any:
        """Its type as DuckDB's ``from_json`` wants it."""
        ...

    def value(self, given: Any) -> Any:
        """A value as it is written into a row; the column remembers what it needs for it."""
        ...


class _Scalar:
    def __init__(self, sql: str, kind: type[Any]) -> None:
        self._sql = sql
        self._kind = kind

    def sql(self) -> str:
        return self._sql

    def shape(self) -> Any:
        return self._sql

    def value(self, given: Any) -> Any:
        fits = isinstance(given, self._kind) and (self._kind is bool or not isinstance(given, bool))
        return given if fits else None


class _Json:
    """JSON of no known shape, kept as text: DuckDB's own reader would take its numbers for doubles."""

    _encoder = msgspec.json.Encoder(decimal_format="number", enc_hook=str)

    def sql(self) -> str:
        return "JSON"

    def shape(self) -> Any:
        return "VARCHAR"

    def value(self, given: Any) -> Any:
        return None if given is None else self._encoder.encode(given).decode()


class _Exact:
    """Decimals, all digits of each."""

    def __init__(self) -> None:
        self._whole = 1
        self._decimals = _MONEY_DECIMALS

    def sql(self) -> str:
        return f"DECIMAL({_DIGITS},{self._decimals})"

    def shape(self) -> Any:
        return self.sql()

    def value(self, given: Any) -> Any:
        if not isinstance(given, Decimal):
            return None
        if not given.is_finite():
            raise InexactError(f"{given}, which is no amount")
        decimals = max(self._decimals, -int(given.as_tuple().exponent))
        whole = max(self._whole, given.adjusted() + 1)
        if whole + decimals > _DIGITS:
            raise InexactError(
                f"a number of {whole} digits before the point and {decimals} after it, more than DECIMAL(38) can hold"
            )
        self._decimals, self._whole = decimals, whole
        return given


class _Struct:
    def __init__(self, columns: Mapping[str, Column], kind: type[Any]) -> None:
        self._columns = columns
        self._kind = kind

    def sql(self) -> str:
        return "STRUCT(" + ", ".join(f'"{name}" {column.sql()}' for name, column in self._columns.items()) + ")"

    def shape(self) -> Any:
        return {name: column.shape() for name, column in self._columns.items()}

    def value(self, given: Any) -> Any:
        if not isinstance(given, self._kind):
            return None
        return {name: column.value(getattr(given, name)) for name, column in self._columns.items()}


class _Money(_Struct):
    """An amount in whole units, its currency, and the smallest units that Ramp gave.

    A struct of its own wherever it stands, because an amount without its currency is half a fact. In a currency of
    which ISO 4217 does not know the decimals, the amount is null and the smallest units are there all the same.
    """

    def __init__(self) -> None:
        columns: dict[str, Column] = {
            "amount": _Exact(),
            "currency_code": _Scalar("VARCHAR", str),
            "minor_units": _Scalar("HUGEINT", int),
        }
        super().__init__(columns, Money)

    def value(self, given: Any) -> Any:
        if not isinstance(given, Money):
            return None
        try:
            amount = given.decimal
        except ValueError:
            amount = None
        return {
            "amount": self._columns["amount"].value(amount),
            "currency_code": given.currency_code,
            "minor_units": str(given.amount),
        }


class _List:
    def __init__(self, item: Column) -> None:
        self._item = item

    def sql(self) -> str:
        return self._item.sql() + "[]"

    def shape(self) -> Any:
        return [self._item.shape()]

    def value(self, given: Any) -> Any:
        if not isinstance(given, list):
            return None
        return [self._item.value(item) for item in cast("Sequence[Any]", given)]


def record_of(model: type[Any], within: frozenset[type[Any]] = frozenset()) -> dict[str, Column]:
    """The columns of a model, by name and in its order; ``within`` are the models that it stands in."""
    inside = within | {model}
    return {name: column_of(hint, inside) for name, hint in get_type_hints(model).items()}


def column_of(hint: Any, within: frozenset[type[Any]] = frozenset()) -> Column:
    """The column for a field's type. What has no exact type of its own is JSON."""
    if get_origin(hint) in {Union, types.UnionType}:
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return column_of(kinds[0], within) if len(kinds) == 1 else _Json()
    if get_origin(hint) is list:
        return _List(column_of(get_args(hint)[0], within))
    return _of_class(hint, within) if isinstance(hint, type) else _Json()


def _of_class(kind: type[Any], within: frozenset[type[Any]]) -> Column:
    if kind is Decimal:
        return _Exact()
    if kind is Money:
        return _Money()
    if issubclass(kind, msgspec.Struct):
        # A model that holds itself has no end that a table could give it.
        return _Json() if kind in within else _Struct(record_of(kind, within), kind)
    # In this order: to Python a time is a date, a boolean an integer, and an open enum a string.
    for base, sql in _SCALARS.items():
        if issubclass(kind, base):
            return _Scalar(sql, base)
    return _Json()


def encode_rows(columns: Mapping[str, Column], records: list[Any]) -> str:
    """Records as a JSON array of rows; decimals are strings in it, so that nothing reads them as doubles.

    Raises:
        InexactError: a number does not fit; the message begins with the column's name.
    """
    rows: list[dict[str, Any]] = []
    for record in records:
        row: dict[str, Any] = {}
        for name, column in columns.items():
            try:
                row[name] = column.value(getattr(record, name))
            except InexactError as error:
                raise InexactError(f"{name} holds {error}") from None
        rows.append(row)
    return msgspec.json.encode(rows, enc_hook=date.isoformat).decode()

"""Query strings, checked against the table of operations. Every doubt is a 422: a sandbox that guesses hides bugs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from ramp_api.operation import Operation, Parameter
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.problems import Kind, Problem

__all__ = ["UUID", "Value", "read_query"]

Single: TypeAlias = str | int | bool | Decimal
Value: TypeAlias = Single | list[Single] | dict[str, list[str]]

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)

_DATE = r"\d{4}-\d\d-\d\d"
# A blank in place of the T, too: Ramp's own MCP server writes times so.
_DATETIME = re.compile(rf"{_DATE}(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{{1,6}})?)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,12})?", re.ASCII)
_INTEGER = re.compile(r"-?\d{1,9}", re.ASCII)


def _matched(pattern: re.Pattern[str], text: str, what: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(f"is not {what}")
    return text


def _boolean(text: str, _: Parameter) -> bool:
    if text not in {"true", "false"}:
        raise ValueError("is neither true nor false")
    return text == "true"


def _integer(text: str, parameter: Parameter) -> int:
    number = int(_matched(_INTEGER, text, "an integer"))
    if parameter.minimum is not None and number < parameter.minimum:
        raise ValueError(f"is less than {parameter.minimum}")
    if parameter.maximum is not None and number > parameter.maximum:
        raise ValueError(f"is more than {parameter.maximum}")
    return number


def _decimal(text: str, _: Parameter) -> Decimal:
    return Decimal(_matched(_DECIMAL, text, "a decimal number"))


def _date(text: str, _: Parameter) -> str:
    return date.fromisoformat(_matched(re.compile(_DATE, re.ASCII), text, "a date such as 2026-05-31")).isoformat()


def _datetime(text: str, _: Parameter) -> int:
    return microseconds(datetime.fromisoformat(_matched(_DATETIME, text, "a time such as 2026-05-31T12:00:00Z")))


def _enum(text: str, parameter: Parameter) -> str:
    if text not in parameter.values:
        raise ValueError(f"is none of {', '.join(parameter.values)}")
    return text


def _uuid(text: str, _: Parameter) -> str:
    return _matched(UUID, text, "a UUID").lower()


_READERS: Mapping[str, Callable[[str, Parameter], Single]] = {
    "boolean": _boolean,
    "date": _date,
    "datetime": _datetime,
    "decimal": _decimal,
    "enum": _enum,
    "integer": _integer,
    "string": lambda text, _: text,
    "uuid": _uuid,
}


def _read(text: str, parameter: Parameter) -> Value:
    if parameter.many:
        return [_one(part, parameter) for part in text.split(",")]
    return _one(text, parameter)


def _one(text: str, parameter: Parameter) -> Single:
    if not text:
        raise ValueError("is empty")
    if parameter.type == "boolean" and parameter.values and text not in parameter.values:
        raise ValueError(f"can only be {parameter.values[0]}")
    return _READERS[parameter.type](text, parameter)


def read_query(operation: Operation[Any], items: Sequence[tuple[str, str]]) -> dict[str, Value]:
    """The query's values in Python's types: times as microseconds since 1970, ids in lower case.

    Raises:
        Problem: a parameter is unknown, repeated, malformed or does not go with another; all are named at once.
    """
    known = {parameter.name: parameter for parameter in operation.query}
    values, faults, plain = _filters(known, items)
    times = Counter(name for name, _ in plain)
    for name, text in plain:
        try:
            if times[name] > 1:
                raise ValueError("is given more than once")
            if name not in known or known[name].type == "filters":
                raise ValueError(f"is not a parameter of {operation.method} {operation.path}")
            values[name] = _read(text, known[name])
        except ValueError as error:
            faults[name] = str(error)
    faults |= {one.name: "is missing" for one in operation.query if one.required and one.name not in times}
    for group in operation.at_most_one:
        if len(given := [name for name in group if name in times]) > 1:
            faults |= {name: f"cannot go with {', '.join(g for g in given if g != name)}" for name in given}
    if faults:
        text = "; ".join(f"{name} {fault}" for name, fault in faults.items())
        raise Problem(Kind.VALIDATION, text, info={"query": faults})
    return values


def _filters(
    known: Mapping[str, Parameter], items: Sequence[tuple[str, str]]
) -> tuple[dict[str, Value], dict[str, str], list[tuple[str, str]]]:
    """The filters (``filter.column.operation=value``, any number of times each), their faults, and all the rest."""
    values: dict[str, Value] = {}
    faults: dict[str, str] = {}
    plain: list[tuple[str, str]] = []
    for name, text in items:
        prefix, _, rest = name.partition(".")
        if prefix not in known or known[prefix].type != "filters":
            plain.append((name, text))
            continue
        if not all(rest.partition(".")) or not text:
            faults[name] = "must name a column and an operation, and have a value"
            continue
        found = values.setdefault(prefix, {})
        if isinstance(found, dict):
            found.setdefault(rest, []).append(text)
    return values, faults, plain

"""Rules as they are written on a command line, in a header and in the admin's JSON. What they mean is in ``rules.py``.

A rule is parts with commas between: the fault, then fields. Several rules have semicolons between::

    rules  = rule *( ";" rule )
    rule   = fault [ "=" value ] *( "," field "=" value )
    value  = bare / quoted     ; quoted is a JSON string, for what holds , ; " or = in front

The value behind the fault is its main field: ``status=503``, ``html=502``, ``latency=0.5`` or ``latency=0.2..1.5``
(uniform), ``reset=during``, ``truncate=100`` (bytes), ``drip=50`` (bytes a second), ``garbage=64`` (bytes),
``storm=20`` (requests) or ``storm=30s``, ``lost`` or ``lost=504``, ``task="no funds"``, ``future=nulls+enums``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, cast

import msgspec

from ramp_api.learning import learned
from ramp_api.sandbox.faults.rules import FIRST, OWN, Rule

__all__ = ["decode_rules", "parse_rule", "parse_rules"]

_TYPES: dict[str, tuple[Any, str]] = {
    **dict.fromkeys(
        ("count", "skip", "every", "status", "bytes", "requests", "retry_after", "duplicates"),
        (int, "a whole number"),
    ),
    **dict.fromkeys(("probability", "seconds", "most", "spread", "rate", "share"), (float, "a number")),
    **dict.fromkeys(
        ("id", "operation", "after", "until", "distribution", "when", "code", "message", "change"), (str, "")
    ),
    "reorder": (bool, "true or false"),
}
_QUOTED = r'"(?:[^"\\]|\\.)*"'


def parse_rule(text: str) -> Rule:
    """Read one rule.

    Args:
        text: a rule as in this module's first lines.

    Raises:
        ValueError: it is no rule; the text says what is wrong with it.

    Example:
        >>> from ramp_api.sandbox.faults import parse_rule
        >>> rule = parse_rule("status=503,operation=transactions.list,probability=0.2,count=3")
        >>> rule.fault, rule.status, rule.count
        ('status', 503, 3)
        >>> str(parse_rule("latency=0.2..1.5, operation=users.*"))
        'latency=0.2..1.5,operation=users.*'
    """
    try:
        (fault, main), *pairs = (_pair(part) for part in _split(text, ","))
        if fault not in OWN:
            raise ValueError(f"no fault is called {fault!r}; there are {', '.join(OWN)}")
        fields: dict[str, Any] = {"fault": fault, **({} if main is None else _main(fault, main))}
        for name, value in pairs:
            if name in fields:
                raise ValueError(f"{name} is given twice")
            fields[name] = _value(name, value)
        return Rule(**fields)
    except ValueError as error:
        raise ValueError(f"{text.strip()!r} is no rule for a fault: {error}") from None


def parse_rules(text: str) -> list[Rule]:
    """Read rules with semicolons between; empty ones are passed over. ValueError as for one."""
    return [parse_rule(part) for part in _split(text, ";") if part.strip()]


def decode_rules(body: bytes) -> list[Rule]:
    """Read rules from JSON: a rule as an object or as text, or a list of such.

    Raises:
        ValueError: it is not JSON, or not a rule.
    """
    try:
        found = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"the rules are not JSON: {error}") from None
    rules: list[Rule] = []
    for one in cast("Sequence[Any]", found if isinstance(found, list) else [found]):
        if isinstance(one, str):
            rules.extend(parse_rules(one))
            continue
        try:
            rules.append(msgspec.convert(one, learned(Rule)))
        except msgspec.ValidationError as error:
            raise ValueError(f"this is no rule for a fault: {error}") from None
    return rules


def _split(text: str, separator: str) -> list[str]:
    """The parts between separators, but for those within quotes."""
    part = rf'(?:[^"{separator}]|{_QUOTED})*'
    if not re.fullmatch(rf"{part}(?:{separator}{part})*", text, re.DOTALL):
        raise ValueError(f"a quote is not closed in {text!r}")
    parts: list[str] = []
    place = 0
    while place <= len(text):
        found = re.compile(part, re.DOTALL).match(text, place)
        assert found is not None  # noqa: S101  # it matches the empty text as well
        parts.append(found[0])
        place = found.end() + 1
    return parts


def _pair(part: str) -> tuple[str, str | None]:
    name, equals, value = part.strip().partition("=")
    if not name.strip():
        raise ValueError(f"{part.strip()!r} has no name" if equals else "a part is empty")
    return name.strip(), _unquoted(value.strip()) if equals else None


def _unquoted(value: str) -> str:
    if '"' not in value:
        return value
    try:
        found = json.loads(value)
    except ValueError:
        raise ValueError(f"{value} is not a JSON string") from None
    return str(found)


def _main(fault: str, value: str) -> dict[str, Any]:
    """The value behind the fault's name."""
    if fault == "latency":
        least, dots, most = value.partition("..")
        seconds = {"seconds": _value("seconds", least)}
        return {**seconds, "most": _value("most", most), "distribution": "uniform"} if dots else seconds
    if fault == "storm":
        return (
            {"seconds": _value("seconds", value[:-1])}
            if value.endswith("s")
            else {"requests": _value("requests", value)}
        )
    if fault == "lost" and value == "reset":
        return {}
    if fault not in FIRST:
        raise ValueError(f"{fault} has no value of its own, but fields: {', '.join(sorted(OWN[fault]))}")
    return {FIRST[fault]: _value(FIRST[fault], value)}


def _value(name: str, text: str | None) -> Any:
    if name not in _TYPES:
        raise ValueError(f"no field is called {name!r}; there are {', '.join(_TYPES)}")
    if text is None:
        raise ValueError(f"{name} has no value")
    kind, words = _TYPES[name]
    if name in {"after", "until"}:
        try:
            return float(text)
        except ValueError:
            return text
    if name == "change":
        return tuple(text.split("+")) if text else ()
    try:
        return msgspec.convert(text, kind, strict=False)
    except msgspec.ValidationError:
        raise ValueError(f"{name} is {words}, not {text!r}") from None

"""Makes values from schemas: seeded, so that a failure comes again. What makes them is judged in turn: test_judges.py."""

from __future__ import annotations

import copy
import math
import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, Literal

from tests.conformance.spec import Schema, parts, references, resolved

Fill = Literal["all", "some", "least"]

_DEEPEST = 24  # steps from the outermost value
_TEXTS = ("Zoë's café", "a", "0", "12.5", "true", "2026-02-03", "两 words", 'quo"te\\', "x" * 40, "…")
_ZONES = (UTC, timezone(timedelta(hours=-5)), timezone(timedelta(hours=5, minutes=30)))


class Grower:
    """Values of schemas.

    ``all`` has every field, ``least`` the required ones, and ``some`` whatever chance gives. ``odd`` are strings and
    numbers that a server may send and a form field cannot carry.

    Attributes:
        example: the schema whose own example stands for it, wherever it occurs.
        with_examples: the schemas met that have one.
        met: every alternative that was taken, by identity.
    """

    def __init__(self, seed: str, fill: Fill = "some", *, nulls: bool = True, odd: bool = True) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same values each time
        self._fill, self._nulls, self._odd = fill, nulls, odd
        self._turns: Counter[int] = Counter()
        self._first = self._random.randrange(1000)
        self.example: Schema | None = None
        self.with_examples: dict[int, Schema] = {}
        self.met: set[int] = set()
        self._open: list[int] = []

    def grow(self, schema: Schema, depth: int = 0) -> Any:
        known = plan(schema)
        for one in known.with_examples:
            self.with_examples[id(one)] = one
            if one is self.example:
                return copy.deepcopy(one["examples"][0])
        if (
            known.nullable
            and self._nulls
            and (depth > _DEEPEST or (self._fill == "some" and self._random.random() < 0.15))
        ):
            return None
        # In turn rather than by chance, so that few values show every part of a union and of an enum.
        choice = self._next(schema, known.choices)
        self.met.add(id(choice))
        if "enum" in choice:
            return self._next(choice["enum"], [value for value in choice["enum"] if value is not None])
        if "const" in choice:
            return choice["const"]
        # What holds itself is grown once within itself, and then as small as it can be.
        again = self._open.count(id(choice)) > 1
        self._open.append(id(choice))
        made = getattr(self, f"_{kind_of(choice)}")(choice, _DEEPEST + 1 if again else depth)
        self._open.pop()
        return made

    def _next(self, owner: object, choices: list[Any]) -> Any:
        self._turns[id(owner)] += 1
        return choices[(self._turns[id(owner)] + self._first) % len(choices)]

    def _object(self, schema: Schema, depth: int) -> dict[str, Any]:
        required = schema.get("required", ())
        made = {
            name: self.grow(part, depth + 1)
            for name, part in schema.get("properties", {}).items()
            if name in required or self._wanted(depth)
        }
        if not schema.get("properties") and schema.get("additionalProperties") is not False:
            inner = schema.get("additionalProperties")
            more = inner if isinstance(inner, dict) else {"type": "string"}
            made = {f"key {number}": self.grow(more, depth + 1) for number in range(self._random.randrange(3))}
        return made

    def _wanted(self, depth: int) -> bool:
        if self._fill == "some":
            return depth <= _DEEPEST and self._random.random() < 0.8
        return self._fill == "all" and depth <= _DEEPEST

    def _array(self, schema: Schema, depth: int) -> list[Any]:
        least = schema.get("minItems", 0)
        most = min(schema.get("maxItems", 2), max(least, 2))
        count = least if self._fill == "least" or depth > _DEEPEST else most
        if self._fill == "some" and depth <= _DEEPEST:
            count = self._random.randint(least, most)
        return [self.grow(schema["items"], depth + 1) for _ in range(count)]

    def _string(self, schema: Schema, depth: int) -> str:
        form = schema.get("format")
        if form is not None:
            made: str = getattr(self, "_as_" + form.replace("-", "_"))()
            return made
        text = self._random.choice(_TEXTS) if self._odd else "text"
        least, most = schema.get("minLength", 0), schema.get("maxLength", math.inf)
        return text if least <= len(text) <= most else ("abcdefghij" * 600)[: max(least, min(most, 12))]

    def _as_uuid(self) -> str:
        digits = f"{self._random.getrandbits(128):032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    def _as_date_time(self) -> str:
        zone = self._random.choice(_ZONES)
        time = datetime.fromtimestamp(self._random.randrange(10**9, 2 * 10**9), zone)
        micro = self._random.choice((0, 0, 123000, 123456))
        return time.replace(microsecond=micro).isoformat()

    def _as_date(self) -> str:
        return datetime.fromtimestamp(self._random.randrange(10**9, 2 * 10**9), UTC).date().isoformat()

    def _as_month_day_year(self) -> str:
        return datetime.fromtimestamp(self._random.randrange(10**9, 2 * 10**9), UTC).strftime("%m/%d/%Y")

    def _as_decimal(self) -> str:
        return str(Decimal(self._random.randrange(10**9)) / 100)

    def _as_email(self) -> str:
        return f"person{self._random.randrange(99)}@example.com"

    def _as_url(self) -> str:
        return f"https://example.com/{self._random.randrange(99)}?a=b"

    def _as_byte(self) -> str:
        return "Zm9v"

    def _number(self, schema: Schema, depth: int) -> Any:
        least = schema.get("minimum", -(10**6))
        # Never a float: that would be another number than was said.
        return self._random.choice((Decimal(self._random.randrange(10**7)) / 100, 0, max(least, -5), 12))

    def _integer(self, schema: Schema, depth: int) -> int:
        least = schema.get("minimum", -100)
        return int(self._random.choice((least, 0, 1, 7, 123456789012)) if self._odd else max(least, 7))

    def _boolean(self, schema: Schema, depth: int) -> bool:
        return self._random.random() < 0.5

    def _any(self, schema: Schema, depth: int) -> Any:
        return self._random.choice(({"open": [1, "x", None]}, "text", 5, True))


@dataclass(frozen=True)
class Plan:
    """What is to be known of a schema: whether null may come, its alternatives, and what on the way has an example."""

    schema: Schema
    nullable: bool
    choices: list[Schema]
    with_examples: list[Schema]


_plans: dict[int, Plan] = {}


def plan(schema: Schema) -> Plan:
    """Worked out once: schemas are kept, so that their identity names them."""
    if id(schema) not in _plans:
        with_examples = [one for one in references(schema) if "examples" in one]
        _plans[id(schema)] = Plan(schema, takes_null(schema), parts(schema), with_examples)
    return _plans[id(schema)]


def takes_null(schema: Schema) -> bool:
    """Whether a schema says that null may come."""
    schema = resolved(schema)
    kind = schema.get("type")
    return (
        (isinstance(kind, list) and "null" in kind)
        or kind == "null"
        or any(takes_null(one) for one in schema.get("anyOf", ()))
    )


def kind_of(schema: Schema) -> str:
    """The type that is not null."""
    kind = schema.get("type", "any")
    if isinstance(kind, list):
        (kind,) = (one for one in kind if one != "null")
    return str(kind)

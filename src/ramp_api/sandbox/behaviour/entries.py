"""What bills, orders and agreements are entered with: amounts, days, rates, and open bodies that are checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from ramp_api.money import Money, exponent_of
from ramp_api.sandbox.company.catalog import CURRENCIES
from ramp_api.sandbox.parameters import UUID
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.registry import Call, Filter
from ramp_api.sandbox.store import Condition

__all__ = [
    "FIELDS",
    "dollars",
    "in_list",
    "lowered",
    "midnight",
    "money",
    "no_body",
    "nonempty",
    "rate",
    "state_problem",
    "taken",
    "units_of",
]

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def money(units: int, currency: str) -> dict[str, Any]:
    """An amount as Ramp's newer records have it."""
    return {"amount": units, "currency_code": currency}


def units_of(value: Decimal, currency: str, name: str) -> int:
    """A decimal amount in the currency's smallest unit.

    Raises:
        Problem: 422, it has more decimals than the currency, or nobody knows how many that has.
    """
    try:
        return Money.of(value, currency).amount
    except ValueError as error:
        raise invalid(name, f"is no amount of money: {error}") from None


def dollars(units: int, currency: str) -> int:
    """Smallest units of a currency in US cents, at the one rate that this company knows."""
    minor, per = CURRENCIES[currency]
    return (units * per + minor // 2) // minor


@cache
def rate(invoice: str, payer: str) -> str:
    """What one unit of the invoice's currency is in the payer's.

    Raises:
        Problem: 501, the sandbox knows no rate of one of them.
    """
    if invoice == payer:
        return "1"
    for currency in (invoice, payer):
        if currency not in CURRENCIES:
            raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox has no rate of exchange for {currency}")
    (minor, per), (other_minor, other_per) = CURRENCIES[invoice], CURRENCIES[payer]
    smallest = Decimal(per * other_minor) / Decimal(minor * other_per)
    whole = smallest.scaleb(exponent_of(invoice) - exponent_of(payer))
    return f"{whole.quantize(Decimal('0.00000001')).normalize():f}"


def midnight(day: str | None) -> str | None:
    """The beginning of a day, in UTC."""
    return None if day is None else f"{day}T00:00:00+00:00"


def lowered(column: str) -> Filter:
    """A filter by an id that the table of operations takes for any text."""
    return lambda value: Condition(f"t.{column} = ?", (str(value).lower(),))


def in_list(column: str, value: str) -> Condition:
    """Records whose column, ids with bars around each, has the id."""
    return Condition(f"instr(t.{column}, ?) > 0", (f"|{value}|",))


def state_problem(text: str) -> Problem:
    """422: the record is in a state in which that cannot be done."""
    return Problem(Kind.VALIDATION, text)


def no_body(call: Call) -> None:
    """Nothing is known that an operation with an open body would take.

    Raises:
        Problem: 501, there is a field.
    """
    taken(call, {})


def nonempty(name: str, value: list[Any]) -> list[Any]:
    """A list that has something in it."""
    if not value:
        raise invalid(name, "is empty")
    return value


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _uuid(value: Any) -> bool:
    return isinstance(value, str) and UUID.fullmatch(value) is not None


def _day(value: Any) -> bool:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _amount(value: Any) -> bool:
    if isinstance(value, str):
        return re.fullmatch(r"\d{1,15}(\.\d{1,4})?", value, re.ASCII) is not None
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and value >= 0


FIELDS: Mapping[str, Callable[[Any], bool]] = {
    "amount": _amount,
    "boolean": lambda value: isinstance(value, bool),
    "date": _day,
    "text": _text,
    "uuid": _uuid,
    "uuids": lambda value: isinstance(value, list) and bool(value) and all(map(_uuid, value)),  # pyright: ignore[reportUnknownArgumentType]
}
"""What the fields of an open body may be."""


def taken(call: Call, fields: Mapping[str, str]) -> dict[str, Any]:
    """An open body's fields, each of the kind that ``fields`` says; null stands for what can be emptied.

    Raises:
        Problem: 501 for a field that the sandbox does not have, 422 for one of another type.
    """
    for name, value in call.given.items():
        kind = fields.get(name)
        if kind is None:
            raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have the field {name} of {call.name}")
        if kind.endswith("?") and value is None:
            continue
        if not FIELDS[kind.rstrip("?")](value):
            raise invalid(name, f"is not of the type {kind.rstrip('?')}")
    return call.given

"""What the generated ``models/`` stand on: the struct base, open enums, and the times and dates as Ramp writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar, TypeAlias

import msgspec

from ramp_api.rules import Rule

__all__ = ["Aware", "Model", "MonthDayYear", "OpenEnum", "RequestModel", "utc"]


Aware: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
"""A time in a request: with its zone, because without one it names no moment."""


class Model(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A record in an answer: every field optional and nullable, unknown fields passed over."""


class RequestModel(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A request body: required fields required, unknown fields refused, and what holds between fields checked."""

    __rules__: ClassVar[tuple[Rule, ...]] = ()

    def __post_init__(self) -> None:
        for rule in self.__rules__:
            rule.check(self)


class OpenEnum(StrEnum):
    """An enum that takes values it has not met: Ramp adds values without notice.

    A new value is a member of its own, equal to its string; ``known`` tells it apart.

    Example:
        >>> from ramp_api.models.transactions import TransactionState
        >>> TransactionState("CLEARED") is TransactionState.CLEARED
        True
        >>> new = TransactionState("ESCHEATED")
        >>> print(new, new == "ESCHEATED", new.known)
        ESCHEATED True False
    """

    @classmethod
    def _missing_(cls, value: object) -> OpenEnum | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member

    @property
    def known(self) -> bool:
        """Whether this library's edition of Ramp's document has the value."""
        return self._value_ in type(self)._value2member_map_

    def __hash__(self) -> int:
        return str.__hash__(self)

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) if isinstance(other, str) else NotImplemented


class MonthDayYear(date):
    """A date that Ramp writes as ``MM/DD/YYYY`` (``GET /business/balance``); otherwise a date like any other."""

    @classmethod
    def parse(cls, text: str) -> MonthDayYear:
        """Read ``"05/31/2026"``; an ISO date is taken too. ValueError for anything else."""
        if "/" not in text:
            return cls.fromisoformat(text)
        month, day, year = text.split("/")
        try:
            return cls(int(year), int(month), int(day))
        except OverflowError as error:
            raise ValueError(str(error)) from None


def utc(time: datetime | None) -> datetime | None:
    """The time, aware: Ramp means UTC where it gives no offset. What is no time stands as it came, in copies too."""
    if not isinstance(time, datetime) or time.tzinfo is not None:
        return time
    return time.replace(tzinfo=UTC)

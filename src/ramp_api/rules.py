"""What a request must hold beyond the types of its fields: bounds, and what goes with what. No I/O.

The models of requests name their rules in ``__rules__``; a rule that is broken is a ``ValueError``.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Protocol

from msgspec import UNSET, Struct

__all__ = ["AtLeast", "AtMost", "ByKind", "OnlyTrue", "Rule", "ToldBy"]


class Rule(Protocol):
    """What is asked of a request, or of a part of one."""

    def check(self, record: Any) -> None:
        """Raise ``ValueError`` where the record breaks it; fields that are left out break none."""
        ...


class AtLeast(Struct, frozen=True):
    """Exact numbers that have a lower bound."""

    bound: int | str
    names: tuple[str, ...]

    def check(self, record: Any) -> None:
        """See :class:`Rule`."""
        for name in self.names:
            value = getattr(record, name)
            if isinstance(value, Decimal) and (not value.is_finite() or value < Decimal(self.bound)):
                raise ValueError(f"`{name}` must be at least {self.bound}")


class AtMost(Struct, frozen=True):
    """Exact numbers that have an upper bound."""

    bound: int | str
    names: tuple[str, ...]

    def check(self, record: Any) -> None:
        """See :class:`Rule`."""
        for name in self.names:
            value = getattr(record, name)
            if isinstance(value, Decimal) and (not value.is_finite() or value > Decimal(self.bound)):
                raise ValueError(f"`{name}` must be at most {self.bound}")


class OnlyTrue(Struct, frozen=True):
    """Switches that Ramp takes as true, or not at all."""

    names: tuple[str, ...]

    def check(self, record: Any) -> None:
        """See :class:`Rule`."""
        for name in self.names:
            if getattr(record, name) is False:
                raise ValueError(f"`{name}` can only be true: leave it out instead")


class ByKind(Struct, frozen=True):
    """Alternatives that a field tells apart, each with fields that it cannot do without.

    A kind that is not known needs nothing: Ramp adds kinds without notice.
    """

    teller: str
    needs: Mapping[str, tuple[str, ...]]

    def check(self, record: Any) -> None:
        """See :class:`Rule`."""
        self.check_as(getattr(record, self.teller), record)

    def check_as(self, kind: Any, record: Any) -> None:
        """Check a record of that kind, whoever tells it."""
        for name in self.needs.get(kind, ()) if isinstance(kind, str) else ():
            if _left_out(getattr(record, name)):
                raise ValueError(f"`{name}` is needed where `{self.teller}` is {kind}")


class ToldBy(Struct, frozen=True):
    """A part whose kind is told by a field beside it."""

    part: str
    teller: str

    def check(self, record: Any) -> None:
        """See :class:`Rule`."""
        part, kind = getattr(record, self.part), getattr(record, self.teller)
        for rule in getattr(part, "__rules__", ()):
            if isinstance(rule, ByKind):
                told = getattr(part, rule.teller)
                if not _left_out(told) and told != kind:
                    raise ValueError(f"`{self.part}` is for {told}, and `{self.teller}` is {kind}")
                rule.check_as(kind, part)


def _left_out(value: object) -> bool:
    return value is UNSET or value is None

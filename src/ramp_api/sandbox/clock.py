"""The sandbox's clock: the company's time, which starts at a fixed date and can be moved. It knows nothing of rates."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

__all__ = ["REFERENCE", "Clock", "at", "microseconds"]

# "Today" in the company, whenever it is run: the same seed must give the same bytes next year.
REFERENCE = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FURTHEST = 10 * 366 * 86_400.0


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970, exactly; a moment without offset is UTC, as in Ramp's answers."""
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    elapsed = aware - _EPOCH
    return (elapsed.days * 86_400 + elapsed.seconds) * 1_000_000 + elapsed.microseconds


_REFERENCE_MICROS = microseconds(REFERENCE)


def at(micros: int) -> datetime:
    """The moment that is so many microseconds after 1970 began."""
    return _EPOCH + timedelta(microseconds=micros)


def _still() -> float:
    return 0.0


class Clock:
    """Time in the sandbox: ``REFERENCE`` when it opens, then as fast as ours, and further when it is moved.

    Args:
        monotonic: our seconds.
        begun: seconds that had gone by when it was closed before.
        frozen: whether time stands still unless it is moved.
    """

    def __init__(
        self, monotonic: Callable[[], float] = time.monotonic, *, begun: float = 0.0, frozen: bool = False
    ) -> None:
        self._monotonic: Callable[[], float] = _still if frozen else monotonic
        self._origin = self._monotonic()
        self._advanced = begun

    def seconds(self) -> float:
        """Seconds since the sandbox first opened, moved ones included."""
        return self._monotonic() - self._origin + self._advanced

    def micros(self) -> int:
        """Microseconds since 1970 in the sandbox."""
        return _REFERENCE_MICROS + int(self.seconds() * 1_000_000)

    def now(self) -> datetime:
        """The date and time in the sandbox."""
        return at(self.micros())

    def advance(self, seconds: float) -> None:
        """Move the clock on. ValueError for a negative step: nothing that expired may come back."""
        if not 0 <= seconds <= _FURTHEST:
            raise ValueError("the sandbox's clock only goes forward, at most ten years at once")
        self._advanced += seconds

    def restart(self, begun: float) -> None:
        """Be at a number of seconds since the sandbox first opened: after everything else was replaced, too."""
        self._origin, self._advanced = self._monotonic(), begun

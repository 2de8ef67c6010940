"""The sandbox's clock: the company's time, which starts at a fixed date and can be moved. It knows nothing of rates."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

__all__ = ["REFERENCE", "Clock", "microseconds"]

# "Today" in the company, whenever it is run: the same seed must give the same bytes next year.
REFERENCE = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970, exactly; a moment without offset is UTC, as in Ramp's answers."""
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    elapsed = aware - _EPOCH
    return (elapsed.days * 86_400 + elapsed.seconds) * 1_000_000 + elapsed.microseconds


class Clock:
    """Time in the sandbox: ``REFERENCE`` when it opens, then as fast as ours, and further when it is moved."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._origin = monotonic()
        self._advanced = 0.0

    def seconds(self) -> float:
        """Seconds since the sandbox opened, moved ones included."""
        return self._monotonic() - self._origin + self._advanced

    def now(self) -> datetime:
        """The date and time in the sandbox."""
        return datetime.fromtimestamp(REFERENCE.timestamp() + self.seconds(), tz=UTC)

    def advance(self, seconds: float) -> None:
        """Move the clock on. ValueError for a negative step: nothing that expired may come back."""
        if not seconds >= 0:
            raise ValueError("the sandbox's clock only goes forward")
        self._advanced += seconds

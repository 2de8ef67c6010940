"""Days and seconds of the company's eighteen months as numbers, and both as text: faster than datetimes by far."""

from __future__ import annotations

from datetime import timedelta

from ramp_api.sandbox.clock import REFERENCE, microseconds
from ramp_api.sandbox.company.people import FIRST_DAY

__all__ = ["DATES", "DAYS", "MIDNIGHTS", "NOW", "iso", "micros"]

DAYS = (REFERENCE - FIRST_DAY).days
"""The number of today; the first day is 0."""

DATES = [(FIRST_DAY + timedelta(days=day)).date().isoformat() for day in range(DAYS + 60)]
"""Each day as a date, and some that are to come."""

MIDNIGHTS = [f"{date}T00:00:00+00:00" for date in DATES]
"""The first moment of each day."""

_SECOND = [f"{second:02d}+00:00" for second in range(60)]
_MINUTE = [f"T{minute // 60:02d}:{minute % 60:02d}:" for minute in range(1440)]
_ORIGIN = microseconds(FIRST_DAY)
NOW = (microseconds(REFERENCE) - _ORIGIN) // 1_000_000
"""The moment when the sandbox opens, as seconds since the first day began."""


def iso(second: int) -> str:
    """A moment that is so many seconds after the first day began, as records have it."""
    day, rest = divmod(second, 86_400)
    return f"{DATES[day]}{_MINUTE[rest // 60]}{_SECOND[rest % 60]}"


def micros(second: int) -> int:
    """The same moment as microseconds since 1970."""
    return _ORIGIN + second * 1_000_000

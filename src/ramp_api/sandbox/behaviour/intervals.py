"""When the interval of a spending limit began, and when the next one does. Calendar only: no records, no requests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

__all__ = ["INTERVALS", "interval_of"]

# In months; the others are days, weeks, and TOTAL, which never ends.
_MONTHS = {"MONTHLY": 1, "QUARTERLY": 3, "TERTIARY": 4, "ANNUAL": 12, "YEARLY": 12}

INTERVALS = ("ANNUAL", "DAILY", "MONTHLY", "QUARTERLY", "TERTIARY", "TOTAL", "WEEKLY", "YEARLY")
"""Every interval that a limit can have."""


def interval_of(interval: str, moment: datetime) -> tuple[datetime | None, datetime | None]:
    """The first moment of the interval that a moment lies in, and of the one after it; UTC, None where there is none.

    Intervals follow the calendar: weeks begin on Mondays, years in January.
    """
    day = moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    if interval == "DAILY":
        return day, day + timedelta(days=1)
    if interval == "WEEKLY":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=7)
    if interval == "TOTAL":
        return None, None
    months = _MONTHS[interval]
    first = (day.month - 1) // months * months
    return day.replace(month=first + 1, day=1), _first_of(day.year, first + months)


def _first_of(year: int, months: int) -> datetime:
    return datetime(year + months // 12, months % 12 + 1, 1, tzinfo=UTC)

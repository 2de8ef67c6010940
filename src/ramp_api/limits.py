"""The rolling-window limiter: when the next request may leave. Pure: the time is always an argument.

Ramp counts arrivals in any rolling window, and a client cannot know when a request arrived: only that it did
before its answer did. So a slot is free again one window after its *answer*. Counting from sending, or pacing by a
bucket, either goes over the limit or leaves much of it unused.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import NamedTuple, Protocol

from ramp_api.errors import ConfigurationError
from ramp_api.forks import renewed_in_children

__all__ = ["LIMIT", "NEVER", "WINDOW", "Limiter", "RollingWindow", "Slot", "Slowness", "period_of", "shared"]

LIMIT = 200
"""The requests that Ramp lets through in any window."""

WINDOW = 10.0
"""Ramp's window, in seconds."""

NEVER = float("-inf")
"""A time before all others."""

# Ramp measures the window by another clock than ours.
_MARGIN = 0.005

# What a refusal leaves of the slots in use, never less than a twentieth of all; and how long all take to come back.
_KEPT = 0.7
_FEWEST = 0.05
_PERIODS_TO_RECOVER = 6


class Slot(NamedTuple):
    """The right to one request.

    Attributes:
        free_at: from when on it may be used, in monotonic seconds.
        number: which one it is, to its limiter.
    """

    free_at: float
    number: int = 0


class Limiter(Protocol):
    """What says when a request may leave; every time is in monotonic seconds.

    A slot that was taken is put back once, whatever happens: one period after its answer; two periods after its
    sending, where nobody learns of an answer; at its own ``free_at``, where it was not used.

    Attributes:
        period: the window, in seconds, with a little time to spare.
    """

    period: float

    def take(self, now: float) -> Slot | None:
        """A slot; None where there is none at this moment: ask again shortly."""
        ...

    def wait(self, slot: Slot, now: float) -> float:
        """The seconds to wait before a slot is used, and then to ask again; 0 where it may be used at once."""
        ...

    def put(self, slot: Slot, free_at: float) -> None:
        """Give a slot back, to be free from then on."""
        ...

    def refused(self, now: float, seconds: float | None) -> None:
        """Ramp answered 429 all the same, with that advice, if any: slow down."""
        ...


class Slowness(NamedTuple):
    """What refusals leave behind: nobody sends for a while, and fewer slots are used for a longer one.

    Somebody else takes a part of the limit, and only refusals tell how large that is. So there is less to be used
    from then on, and it grows evenly until all of it is there or the next refusal comes.

    Attributes:
        closed_until: nobody sends before.
        kept: the slots that were left by the last refusal that took some.
        since: from when on they become more again; until then no refusal takes any, because one cause has many.
    """

    closed_until: float
    kept: float
    since: float

    def usable(self, limit: int, period: float, now: float) -> int:
        """How many of the slots may be in use, 1 at least."""
        grown = (now - self.since) * limit / (_PERIODS_TO_RECOVER * period)
        return limit if grown >= limit else max(1, min(limit, int(self.kept + max(0.0, grown))))

    def refused(self, limit: int, period: float, used: int, now: float, seconds: float | None) -> Slowness:
        """What it becomes by a refusal, with so many slots in use; to wait for 0 seconds is no advice."""
        closed_until = max(self.closed_until, now + (seconds or period))
        if now < self.since:
            return self._replace(closed_until=closed_until)
        before = min(used, self.usable(limit, period, now))
        kept = max(1.0, _FEWEST * limit, _KEPT * before)
        return Slowness(closed_until, kept, max(now + period, closed_until))


def period_of(limit: object, window: object) -> float:
    """The window with the margin, where both can be meant.

    Raises:
        ConfigurationError: the limit is not a whole number from 1, or the window not a positive number of seconds.
    """
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise ConfigurationError(f"limit must be a whole number from 1, not {limit!r}")
    if not isinstance(window, int | float) or isinstance(window, bool) or not 0 < window < float("inf"):
        raise ConfigurationError(f"window must be a positive number of seconds, not {window!r}")
    return window + _MARGIN


class RollingWindow:
    """At most ``limit`` requests in any ``window`` seconds, however many threads or tasks share it.

    A 429 that comes all the same tells that others share the address. Then everyone waits, as long as Ramp advises or
    for one window, and some three tenths of the slots in use are left alone; they come back one after the other,
    all within a minute or so.

    Args:
        limit: how many.
        window: in how many seconds.

    Raises:
        ConfigurationError: there can be no such limit or window.

    Example:
        >>> from ramp_api.limits import RollingWindow
        >>> window = RollingWindow(limit=1, window=10.0)
        >>> slot = window.take(now=100.0)
        >>> window.wait(slot, now=100.0)      # a fresh slot: at once
        0.0
        >>> window.take(now=100.1) is None    # all slots are in flight
        True
        >>> window.put(slot, 100.5 + window.period)  # its answer came at 100.5
        >>> round(window.wait(window.take(now=103.5), now=103.5), 2)
        7.0
    """

    def __init__(self, limit: int = LIMIT, window: float = WINDOW) -> None:
        self.period = period_of(limit, window)
        self.limit = limit
        # When the slots that are not in flight are free, the earliest first. There is no lock: a slot goes and comes
        # by one call each, and no other thread runs within those. Without the GIL one might: such an interpreter is not
        # supported.
        self._free_at = [NEVER] * limit
        self._slowness = Slowness(NEVER, limit, NEVER)
        renewed_in_children(self, RollingWindow._renew)

    def _renew(self) -> None:
        # What is in flight in the parent comes back there alone.
        self._free_at[:0] = [NEVER] * (self.limit - len(self._free_at))

    def take(self, now: float) -> Slot | None:
        """A slot; None while every one that may be used is in flight.

        The earliest are those that are left alone after a refusal: with so many others free, the next may be used.
        """
        left_alone = self.limit - self._slowness.usable(self.limit, self.period, now)
        try:
            return Slot(self._free_at.pop(left_alone))
        except IndexError:
            return None

    def wait(self, slot: Slot, now: float) -> float:
        """The seconds to wait before the slot may be used."""
        return max(0.0, slot.free_at - now, self._slowness.closed_until - now)

    def put(self, slot: Slot, free_at: float) -> None:
        """Return a slot: one window after its answer, or as it was taken where it was not used."""
        insort(self._free_at, free_at)

    def refused(self, now: float, seconds: float | None = None) -> None:
        """Ramp answered 429 all the same (others share the address): everyone waits, and fewer slots are used."""
        used = self.limit - bisect_right(self._free_at, now)
        self._slowness = self._slowness.refused(self.limit, self.period, used, now, seconds)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.limit} in {self.period - _MARGIN:g} s>"


_shared: dict[str, RollingWindow] = {}


def shared(origin: str) -> RollingWindow:
    """The window that all clients of this process share for one origin: Ramp counts by address, not by client."""
    window = _shared.get(origin)
    return _shared.setdefault(origin, RollingWindow()) if window is None else window

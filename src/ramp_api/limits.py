"""The rolling-window limiter: when the next request may leave. Pure: the time is always an argument.

Ramp counts arrivals in any rolling window, and a client cannot know when a request arrived: only that it did
before its answer did. So a slot is free again one window after its *answer*. Counting from sending, or pacing by a
bucket, either goes over the limit or leaves much of it unused.
"""

from __future__ import annotations

from collections import deque

from ramp_api.forks import renewed_in_children

__all__ = ["RollingWindow", "shared"]

_NEVER = float("-inf")
# Ramp measures the window by another clock than ours.
_MARGIN = 0.01


class RollingWindow:
    """At most ``limit`` requests in any ``window`` seconds, however many threads or tasks share it.

    Holds no lock: each step is one operation on a deque, which the interpreter makes atomic.

    Example:
        >>> from ramp_api.limits import RollingWindow
        >>> window = RollingWindow(limit=1, window=10.0)
        >>> slot = window.take()
        >>> window.wait(slot, now=100.0)      # a fresh slot: at once
        0.0
        >>> window.take() is None             # all slots are in flight
        True
        >>> window.put(100.5 + window.period)  # its answer came at 100.5
        >>> round(window.wait(window.take(), now=103.5), 2)
        7.01
    """

    def __init__(self, limit: int = 200, window: float = 10.0) -> None:
        self.limit = limit
        self.period = window + _MARGIN
        self._slots = deque([_NEVER] * limit)
        self._closed_until = _NEVER
        renewed_in_children(self, RollingWindow._renew)

    def _renew(self) -> None:
        # What is in flight in the parent comes back there alone.
        self._slots.extend([_NEVER] * (self.limit - len(self._slots)))

    def take(self) -> float | None:
        """A slot, as the time from which it is free; None while every slot is in flight."""
        try:
            return self._slots.popleft()
        except IndexError:
            return None

    def wait(self, slot: float, now: float) -> float:
        """The seconds to wait before the slot may be used."""
        return max(0.0, slot - now, self._closed_until - now)

    def put(self, free_at: float) -> None:
        """Return a slot: one window after its answer, or as it was taken where it was not used."""
        try:
            first = self._slots[0]
        except IndexError:
            first = _NEVER
        if free_at < first:
            self._slots.appendleft(free_at)
        else:
            self._slots.append(free_at)

    def refused(self, now: float, seconds: float | None = None) -> None:
        """Ramp answered 429 all the same (others share the address): everyone waits, or the wait grows."""
        self._closed_until = max(self._closed_until, now + (self.period if seconds is None else seconds))


_shared: dict[str, RollingWindow] = {}


def shared(origin: str) -> RollingWindow:
    """The window that all clients of this process share for one origin: Ramp counts by address, not by client."""
    window = _shared.get(origin)
    return _shared.setdefault(origin, RollingWindow()) if window is None else window

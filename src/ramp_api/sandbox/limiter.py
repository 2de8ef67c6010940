"""The rolling-window rate limit. Pure: the clock comes from outside, and no HTTP and no waiting live here."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

__all__ = ["SPAN", "RollingLimit"]

SPAN = 10.0


class RollingLimit:
    """At most ``limit`` requests of one source in any ``span`` seconds.

    Every request counts, the refused ones too: who keeps on asking while limited keeps the window full.

    Attributes:
        limit: how many, or None for as many as come (``peak`` is kept all the same).
        peak: the most requests that one source made within any one span, refused ones included.
    """

    def __init__(self, limit: int | None, clock: Callable[[], float], span: float = SPAN) -> None:
        if limit is not None and limit < 1:
            raise ValueError("a rate limit lets at least one request through; None is for no limit")
        self.limit = limit
        self.peak = 0
        self._clock = clock
        self._span = span
        self._seen: dict[str, deque[float]] = {}

    def admit(self, source: str) -> bool:
        """Count a request of ``source`` and say whether it may pass."""
        now = self._clock()
        times = self._seen.setdefault(source, deque())
        # A request that is a whole span old has left: the window is open at its old end.
        while times and now - times[0] >= self._span:
            times.popleft()
        times.append(now)
        self.peak = max(self.peak, len(times))
        return self.limit is None or len(times) <= self.limit

"""What the sandbox has seen so far, as numbers. Counting only: nothing here decides anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

__all__ = ["Counts", "Stats"]


@dataclass(frozen=True, slots=True)
class Stats:
    """A snapshot of what a sandbox has seen.

    Attributes:
        requests: all requests, whatever became of them.
        token_requests: those to the token endpoint that the rate limit let through.
        rate_limited: those answered with 429.
        operations: requests that reached each operation, by its name (``"transactions.list"``).
        peak_window: the most requests to the API from one address within any 10 s, refused ones included.
    """

    requests: int = 0
    token_requests: int = 0
    rate_limited: int = 0
    operations: dict[str, int] = field(default_factory=dict[str, int])
    peak_window: int = 0


class Counts:
    """The counters behind :class:`Stats`; only the server's thread writes them."""

    def __init__(self) -> None:
        self.requests = 0
        self.rate_limited = 0
        self._operations: Counter[str] = Counter()

    def reached(self, operation: str) -> None:
        """A request got as far as an operation."""
        self._operations[operation] += 1

    def snapshot(self, peak_window: int) -> Stats:
        """The numbers of this moment."""
        operations = dict(self._operations)
        return Stats(
            requests=self.requests,
            token_requests=operations.get("auths.post_token", 0),
            rate_limited=self.rate_limited,
            operations=operations,
            peak_window=peak_window,
        )

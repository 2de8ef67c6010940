"""What a client knows of an account's token: the one in use and its times, and what is to be done about it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ramp_api.errors import RampError
from ramp_api.secret import Secret
from ramp_api.tokens.slot import TokenRecord
from ramp_api.tokens.token import OAuth2Token

if TYPE_CHECKING:
    from ramp_api.flow import Instant

__all__ = ["Held", "InUse", "Unsaved"]

_NEVER = float("inf")


class InUse:
    """A token and its times. What either clock says counts.

    The monotonic clock may stand still while the machine sleeps; the other jumps when somebody sets it.

    Attributes:
        token: the token.
        origin: the fingerprint of the token that was given by hand and that this one descends from, or None.
        due_wall, due_monotonic: from when on it is to be renewed; at once, until its times were counted.
    """

    __slots__ = ("_end_monotonic", "_end_wall", "due_monotonic", "due_wall", "origin", "token")

    def __init__(self, token: OAuth2Token, origin: str | None = None, at: Instant | None = None) -> None:
        self.token = token
        self.origin = origin
        self._end_wall = self._end_monotonic = _NEVER
        self.due_wall = self.due_monotonic = -_NEVER
        if at is not None:
            self.count(at)

    def count(self, now: Instant) -> None:
        """Count its times from a moment on, unless that was done: the clocks have moved apart since, perhaps."""
        if self.due_wall != -_NEVER:
            return
        left = self._left(now)
        self._end_wall, self._end_monotonic = now.wall + left, now.monotonic + left
        # The due time of the wall last: it is what tells that the others are there.
        self.due_monotonic = self._end_monotonic - self.token.ahead
        self.due_wall = self._end_wall - self.token.ahead

    def _left(self, now: Instant) -> float:
        token = self.token
        if token.expires_at is None:
            return _NEVER
        left = token.expires_at.timestamp() - now.wall
        # More than its whole life is left only where the clock was set back since.
        return min(left, float(token.expires_in)) if token.expires_in and token.expires_in > 0 else left

    def is_due(self, now: Instant) -> bool:
        """Whether it is to be renewed."""
        return now.wall >= self.due_wall or now.monotonic >= self.due_monotonic

    def has_ended(self, now: Instant) -> bool:
        """Whether it is to be used no more."""
        return now.wall >= self._end_wall or now.monotonic >= self._end_monotonic

    def __repr__(self) -> str:
        return f"<InUse {self.token!r}>"


class Unsaved(NamedTuple):
    """A token that is yet to be saved, in place of what had that version; ``wins`` over whatever has come there."""

    record: TokenRecord
    version: str | None
    at: Instant
    wins: bool


class Held:
    """What is known of one account's token beside what the store has: an app's clients of that account share it.

    It is changed while the store's lock is held, but for ``early_from`` and ``save_from``, which spread attempts.

    Attributes:
        unsaved: the token that is yet to be saved, if any.
        saving: whether somebody is at saving it.
        refused: the refresh token that Ramp took no more.
        failures, failure: how many attempts failed, and how the last one did.
        early_from, save_from: from when on renewing early, and saving again, may be tried next.
    """

    def __init__(self) -> None:
        self.unsaved: Unsaved | None = None
        self.saving = False
        self.refused: Secret | None = None
        self.failures = 0
        self.failure: RampError | None = None
        self.early_from = self.save_from = -_NEVER

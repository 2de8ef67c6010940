"""Whether to send again, and when: a pure function of the operation, the attempt and the outcome."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ramp_api.errors import TransportError

if TYPE_CHECKING:
    from ramp_api.http import Response
    from ramp_api.operation import Retry

__all__ = ["retry_after", "wait_before_next"]

_TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})
_TOO_MANY = 429
_FIRST_WAIT = 0.5
_LONGEST_WAIT = 8.0
_LONGEST_ADVICE = 120.0
# Without advice: Ramp's window has to pass, because asking on while limited extends the wait.
_WINDOW = 10.0


def wait_before_next(
    retry: Retry, attempt: int, outcome: Response[bytes] | TransportError, chance: Callable[[], float]
) -> float | None:
    """The seconds to wait before sending again, or None to give up.

    Args:
        retry: the operation's class. ``unkeyed`` is only sent again when nothing can have reached Ramp.
        attempt: how often it was sent, from 1.
        outcome: the answer, or the failure to get one.
        chance: gives a random number from 0 to 1, for full jitter.
    """
    repeatable = retry in {"safe", "keyed"}
    limit = min(_LONGEST_WAIT, _FIRST_WAIT * float(2 ** (attempt - 1)))
    if isinstance(outcome, TransportError):
        return chance() * limit if repeatable or not outcome.sent else None
    if outcome.status not in _TRANSIENT or not (repeatable or outcome.status == _TOO_MANY):
        return None
    advice = retry_after(outcome)
    if advice is not None:
        return advice
    return chance() * limit + (_WINDOW if outcome.status == _TOO_MANY else 0)


def retry_after(response: Response[bytes]) -> float | None:
    """The ``Retry-After`` of an answer in seconds (RFC 9110, 10.2.3), clamped; None where there is none to use."""
    value = response.headers.get("retry-after", "").strip()
    # Dates are left to the limiter's own window: they depend on two clocks agreeing. To wait for nothing is no advice.
    seconds = float(value) if re.fullmatch(r"[0-9]{1,9}", value) else 0.0
    return min(seconds, _LONGEST_ADVICE) or None

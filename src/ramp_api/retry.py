"""Whether to send again, and when: a function of the operation, the attempt and the outcome. No clock, no I/O."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime
from itertools import count
from typing import TYPE_CHECKING

from ramp_api.errors import CallTimeoutError, TransportError, UnacceptableResponseError

if TYPE_CHECKING:
    from ramp_api.http import Response
    from ramp_api.operation import Retry

__all__ = ["TOO_MANY", "Quota", "may_have_acted", "retry_after", "wait_before_next"]

TOO_MANY = 429

_REQUEST_TIMEOUT = 408
_REFUSALS = range(400, 500)
_TRANSIENT = frozenset({_REQUEST_TIMEOUT, TOO_MANY, 500, 502, 503, 504})
_FIRST_WAIT = 0.5
_LONGEST_WAIT = 8.0
_LONGEST_ADVICE = 120.0
# Without advice: Ramp's window has to pass, because asking on while limited extends the wait.
_WINDOW = 10.0
_DOUBLINGS = 10


def wait_before_next(
    retry: Retry,
    attempt: int,
    outcome: Response[bytes] | TransportError,
    chance: Callable[[], float],
    wall: float | None = None,
) -> float | None:
    """The seconds to wait before sending again, or None to give up.

    Args:
        retry: the operation's class. ``unkeyed`` is only sent again when nothing can have reached Ramp.
        attempt: how often it was sent, from 1.
        outcome: the answer, or the failure to get one.
        chance: gives a random number from 0 to 1, for full jitter.
        wall: now, in seconds since 1970, for advice that is a date.
    """
    repeatable = retry in {"safe", "keyed"}
    limit = min(_LONGEST_WAIT, _FIRST_WAIT * float(2 ** min(attempt - 1, _DOUBLINGS)))
    if isinstance(outcome, TransportError):
        if isinstance(outcome, CallTimeoutError | UnacceptableResponseError):
            return None  # there is no time left, or the same would come again
        return chance() * limit if repeatable or not outcome.sent else None
    if outcome.status not in _TRANSIENT or not (repeatable or outcome.status == TOO_MANY):
        return None
    advice = retry_after(outcome, wall)
    if advice is not None:
        return advice
    return chance() * limit + (_WINDOW if outcome.status == TOO_MANY else 0)


def retry_after(response: Response[bytes], wall: float | None = None) -> float | None:
    """The ``Retry-After`` of an answer in seconds (RFC 9110, 10.2.3), clamped; None where there is none to use.

    A date is counted from the answer's own ``Date``, where it has one, because two clocks seldom agree; from ``wall``
    otherwise, seconds since 1970.
    """
    value = response.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,400}", value):
        seconds = float(value)
    else:
        until, since = _moment(value), _moment(response.headers.get("date", ""))
        since = wall if since is None else since
        seconds = 0.0 if until is None or since is None else until - since
    # To wait for nothing is no advice.
    return min(seconds, _LONGEST_ADVICE) if seconds > 0 else None


def _moment(date: str) -> float | None:
    """An HTTP date (RFC 9110, 5.6.7) in seconds since 1970."""
    try:
        parsed = parsedate_to_datetime(date)
        # Without an offset it is in UTC, as all of them are.
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def may_have_acted(outcome: Response[bytes] | TransportError) -> bool:
    """Whether Ramp may have done what was asked, although this does not say so.

    Only a success says so, and only a refusal (4xx) that nothing was done: what a gateway says in between is of itself.
    """
    if isinstance(outcome, TransportError):
        return outcome.sent
    return not outcome.is_success and (outcome.status not in _REFUSALS or outcome.status == _REQUEST_TIMEOUT)


class Quota:
    """How many more repetitions a client may make: a dead server meets a few extra requests, and not a storm of them.

    A repetition takes one, unless Ramp's limit is what it waits for. A call that succeeds gives back what it took, or,
    where it took none, a fifth of one. Holds no lock: each step is one operation on a deque.

    Example:
        >>> from ramp_api.retry import Quota
        >>> quota = Quota(2)
        >>> quota.take(), quota.take(), quota.take()
        (True, True, False)
        >>> quota.give_back(1)
        >>> quota.take(), quota.take()
        (True, False)
    """

    _FIRST_TIMES = 5

    def __init__(self, size: int = 20) -> None:
        self._left = deque([None] * size, maxlen=size)
        self._successes = count(1)

    def take(self) -> bool:
        """Take one, if there is one left."""
        try:
            self._left.pop()
        except IndexError:
            return False
        return True

    def give_back(self, taken: int) -> None:
        """A call has succeeded that took so many."""
        if taken == 0 and next(self._successes) % self._FIRST_TIMES == 0:
            taken = 1
        self._left.extend([None] * taken)

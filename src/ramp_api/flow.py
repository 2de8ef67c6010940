"""Flows and the effects that they yield. No I/O, no clock, no lock, no policy.

A flow is a generator that says what it wants done and is sent the outcome; a driver (``drivers.py``) does it. A
failed effect is thrown into the flow, so that policy about failure lives in flows as well. Flows compose with
``yield from``.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, TypeVar

from ramp_api.errors import CallTimeoutError, TransportError

if TYPE_CHECKING:
    from ramp_api.http import Request, Response
    from ramp_api.tokens.store import Lease

T = TypeVar("T")


class Instant(NamedTuple):
    """One moment on two clocks, both in seconds: ``wall`` since 1970 (UTC), ``monotonic`` since some fixed past."""

    wall: float
    monotonic: float

    def after(self, seconds: float) -> Instant:
        """The moment so many seconds later."""
        return Instant(self.wall + seconds, self.monotonic + seconds)


class Send(NamedTuple):
    """Send ``request``; the outcome is a ``Response[bytes]`` of any status, or a ``TransportError`` is thrown.

    ``within`` is how many seconds all of it may take; None for as long as the driver waits for one step.
    """

    request: Request
    within: float | None = None


class Sleep(NamedTuple):
    """Wait."""

    seconds: float


class Now(NamedTuple):
    """Read the clocks; the outcome is an ``Instant``. Time is an effect so that a test can be the clock."""


NOW: Final = Now()


class Exclusive(NamedTuple):
    """Run ``flow`` to its end while holding the driver's lock of that name; the outcome is what it returns.

    A flow inside a flow, rather than acquire and release, so that no cancellation can leave the lock held. Where the
    lock cannot be had ``within`` so many seconds, ``CallTimeoutError`` is thrown.
    """

    flow: Flow[Any]
    name: Hashable = None
    within: float | None = None


class Busy(Enum):
    """The outcome of ``Holding`` where somebody else holds the lock."""

    BUSY = 0


BUSY: Final = Busy.BUSY


class Holding(NamedTuple):
    """Take a lease, run what ``begin`` gives to its end, and give the lease back, whatever happens and however it ends.

    Once the lease is taken this is seen through, cancelled or not: a request that has left may have spent a refresh
    token. The outcome is what the flow returns, or ``BUSY`` where the lease could not be had. Who waits for it does so
    ``within`` so many seconds: then ``CallTimeoutError`` is thrown, and it goes on without anybody waiting.
    """

    acquire: Callable[[], Lease | None]
    begin: Callable[[], Flow[Any]]
    within: float | None = None


class Aside(NamedTuple):
    """Run what ``begin`` gives beside this flow, which does not wait for it; nothing where that name's still runs.

    It must deal with its own failures.
    """

    begin: Callable[[], Flow[None]]
    name: Hashable


class Blocking(NamedTuple):
    """Call ``function``, which may block (a token store on disk); the outcome is what it returns.

    Who waits for it does so ``within`` so many seconds: then ``CallTimeoutError`` is thrown, and it goes on without
    anybody waiting.
    """

    function: Callable[[], Any]
    within: float | None = None


Effect: TypeAlias = Send | Sleep | Now | Exclusive | Holding | Aside | Blocking
Flow: TypeAlias = Generator[Effect, Any, T]


def send(request: Request, within: float | None = None) -> Flow[Response[bytes]]:
    """Send a request, whatever it answers."""
    response: Response[bytes] = yield Send(request, within)
    return response


def sleep(seconds: float) -> Flow[None]:
    """Wait for some seconds."""
    yield Sleep(seconds)


def now() -> Flow[Instant]:
    """Read the clocks."""
    instant: Instant = yield NOW
    return instant


def exclusive(flow: Flow[T], name: Hashable = None) -> Flow[T]:
    """Run a flow with nobody else of this driver in a flow of that name."""
    result: T = yield Exclusive(flow, name)
    return result


def holding(acquire: Callable[[], Lease | None], begin: Callable[[], Flow[T]]) -> Flow[T | Literal[Busy.BUSY]]:
    """Run a flow while holding a lease, unless somebody else has it."""
    result: T | Literal[Busy.BUSY] = yield Holding(acquire, begin)
    return result


def aside(begin: Callable[[], Flow[None]], name: Hashable) -> Flow[None]:
    """Have a flow run beside this one."""
    yield Aside(begin, name)


def blocking(function: Callable[[], T]) -> Flow[T]:
    """Call something that may block."""
    result: T = yield Blocking(function)
    return result


def until(moment: Instant, flow: Flow[T]) -> Flow[T]:
    """Run a flow, but let it neither send nor wait past a moment: that fails as if it could not be sent.

    Past it is what either clock calls so: while the machine sleeps, one of them may stand still.
    """
    return _seen(flow, partial(_in_time, moment))


def by(deadline: float, flow: Flow[T]) -> Flow[T]:
    """Run a flow for somebody who waits until a moment (monotonic): what takes longer fails with CallTimeoutError.

    What holds a lease is seen through all the same.
    """
    return _seen(flow, partial(_waited_for, deadline))


def within(seconds: float, flow: Flow[T]) -> Flow[T]:
    """Run a flow for somebody who waits so many seconds from now: see :func:`by`."""
    return (yield from by((yield from now()).monotonic + seconds, flow))


def _seen(flow: Flow[T], look: Callable[[Effect], Flow[Effect]]) -> Flow[T]:
    """Run a flow with each of its effects as ``look`` gives it back."""
    try:
        effect = next(flow)
        while True:
            try:
                outcome = yield (effect if effect is NOW else (yield from look(effect)))
            except Exception as error:  # noqa: BLE001 - thrown into the flow, which decides
                effect = flow.throw(error)
            else:
                effect = flow.send(outcome)
    except StopIteration as done:
        value: T = done.value
        return value
    finally:
        flow.close()


def _in_time(moment: Instant, effect: Effect) -> Flow[Effect]:
    if isinstance(effect, Send | Sleep):
        wait = effect.seconds if isinstance(effect, Sleep) else 0.0
        then = (yield from now()).after(wait)
        if then.wall >= moment.wall or then.monotonic >= moment.monotonic:
            raise TransportError("there is too little time left to send this: try again later", sent=False)
    return effect


def _waited_for(deadline: float, effect: Effect) -> Flow[Effect]:
    if not isinstance(effect, Send | Sleep | Exclusive | Holding | Blocking):
        return effect
    left = deadline - (yield from now()).monotonic
    if left <= 0 or (isinstance(effect, Sleep) and effect.seconds > left):
        raise CallTimeoutError("the time for this call was over before it could be sent", sent=False)
    if isinstance(effect, Sleep):
        return effect
    if isinstance(effect, Exclusive):
        return Exclusive(by(deadline, effect.flow), effect.name, left)
    return effect._replace(within=left if effect.within is None else min(left, effect.within))

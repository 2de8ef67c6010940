"""Flows and the effects that they yield. No I/O, no clock, no lock, no policy.

A flow is a generator that says what it wants done and is sent the outcome; a driver (``drivers.py``) does it. A
failed effect is thrown into the flow, so that policy about failure lives in flows as well. Flows compose with
``yield from``.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, TypeVar

from ramp_api.errors import TransportError

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
    """Send ``request``; the outcome is a ``Response[bytes]`` of any status, or a ``TransportError`` is thrown."""

    request: Request


class Sleep(NamedTuple):
    """Wait."""

    seconds: float


class Now(NamedTuple):
    """Read the clocks; the outcome is an ``Instant``. Time is an effect so that a test can be the clock."""


NOW: Final = Now()


class Exclusive(NamedTuple):
    """Run ``flow`` to its end while holding the driver's lock of that name; the outcome is what it returns.

    A flow inside a flow, rather than acquire and release, so that no cancellation can leave the lock held.
    """

    flow: Flow[Any]
    name: Hashable = None


class Busy(Enum):
    """The outcome of ``Holding`` where somebody else holds the lock."""

    BUSY = 0


BUSY: Final = Busy.BUSY


class Holding(NamedTuple):
    """Take a lease, run what ``begin`` gives to its end, and give the lease back, whatever happens and however it ends.

    Once the lease is taken this is seen through, cancelled or not: a request that has left may have spent a refresh
    token. The outcome is what the flow returns, or ``BUSY`` where the lease could not be had.
    """

    acquire: Callable[[], Lease | None]
    begin: Callable[[], Flow[Any]]


class Aside(NamedTuple):
    """Run what ``begin`` gives beside this flow, which does not wait for it; nothing where that name's still runs.

    It must deal with its own failures.
    """

    begin: Callable[[], Flow[None]]
    name: Hashable


class Blocking(NamedTuple):
    """Call ``function``, which may block (a token store on disk); the outcome is what it returns."""

    function: Callable[[], Any]


Effect: TypeAlias = Send | Sleep | Now | Exclusive | Holding | Aside | Blocking
Flow: TypeAlias = Generator[Effect, Any, T]


def send(request: Request) -> Flow[Response[bytes]]:
    """Send a request, whatever it answers."""
    response: Response[bytes] = yield Send(request)
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
    try:
        effect = next(flow)
        while True:
            try:
                yield from _in_time(moment, effect)
                outcome = yield effect
            except Exception as error:  # noqa: BLE001 - thrown into the flow, which decides
                effect = flow.throw(error)
            else:
                effect = flow.send(outcome)
    except StopIteration as done:
        value: T = done.value
        return value
    finally:
        flow.close()


def _in_time(moment: Instant, effect: Effect) -> Flow[None]:
    if isinstance(effect, Send | Sleep):
        wait = effect.seconds if isinstance(effect, Sleep) else 0.0
        then = (yield from now()).after(wait)
        if then.wall >= moment.wall or then.monotonic >= moment.monotonic:
            raise TransportError("there is too little time left to send this: try again later", sent=False)

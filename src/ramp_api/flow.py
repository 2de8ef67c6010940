"""Flows and the effects that they yield. No I/O, no clock, no lock, no policy.

A flow is a generator that says what it wants done and is sent the outcome; a driver (``drivers.py``) does it. A
failed effect is thrown into the flow, so that policy about failure lives in flows as well. Flows compose with
``yield from``.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from ramp_api.http import Request, Response

T = TypeVar("T")


class Instant(NamedTuple):
    """One moment on two clocks, both in seconds: ``wall`` since 1970 (UTC), ``monotonic`` since some fixed past."""

    wall: float
    monotonic: float


class Send(NamedTuple):
    """Send ``request``; the outcome is a ``Response[bytes]`` of any status, or a ``TransportError`` is thrown."""

    request: Request


class Sleep(NamedTuple):
    """Wait."""

    seconds: float


class Now(NamedTuple):
    """Read the clocks; the outcome is an ``Instant``. Time is an effect so that a test can be the clock."""


class Exclusive(NamedTuple):
    """Run ``flow`` to its end while holding the session's lock; the outcome is what it returns.

    A flow inside a flow, rather than acquire and release, so that no cancellation can leave the lock held.
    """

    flow: Flow[Any]


class Blocking(NamedTuple):
    """Call ``function``, which may block (a token store on disk); the outcome is what it returns."""

    function: Callable[[], Any]


Effect: TypeAlias = Send | Sleep | Now | Exclusive | Blocking
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
    instant: Instant = yield Now()
    return instant


def exclusive(flow: Flow[T]) -> Flow[T]:
    """Run a flow with nobody else of this session in such a flow."""
    result: T = yield Exclusive(flow)
    return result


def blocking(function: Callable[[], T]) -> Flow[T]:
    """Call something that may block."""
    result: T = yield Blocking(function)
    return result

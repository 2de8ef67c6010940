"""What drivers share that are lent by one another: locks by name, and threads that see things through. No policy."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from contextvars import copy_context
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ramp_api.errors import CallTimeoutError
from ramp_api.flow import BUSY
from ramp_api.forks import renewed_in_children

if TYPE_CHECKING:
    from ramp_api.flow import Flow, Holding

__all__ = [
    "Pool",
    "Seen",
    "Turn",
    "block",
    "held",
    "join",
    "too_late_for_store",
    "too_late_for_token",
    "too_late_for_turn",
]

H = TypeVar("H")

# How long a thread is waited for at a time: not everywhere does Ctrl-C get through to who waits for longer.
_LOOK = 0.5


class Pool(Generic[H]):
    """What drivers share that are lent by one another: the HTTP library's client, locks by name, what runs aside.

    Once ``closed``, nothing is begun aside; once ``ending``, no lease is taken; once ``gone``, nothing is sent.
    """

    def __init__(self) -> None:
        self.closed = self.ending = self.gone = False
        self._renew()
        # Connections that a parent goes on using, and locks of threads that were left behind, are not for a child.
        renewed_in_children(self, lambda pool: pool._renew())

    def _renew(self) -> None:
        self.http: H | None = None
        self.making = threading.Lock()
        self.locks: dict[Hashable, Any] = {}
        self.aside: dict[Hashable, threading.Thread] = {}
        self.holding: set[threading.Thread] = set()

    def shut(self) -> None:
        """Let nothing more begin, and see through what runs aside."""
        with self.making:
            self.closed = True
            running = list(self.aside.values())
        for thread in running:
            thread.join()
        # Only now: what ran aside had its turn. Whoever shares this has none from here on, or has its lock already.
        with self.making:
            self.ending = True
            running = list(self.holding)
        for thread in running:
            if thread.is_alive():  # Ctrl-C may have come before it was started
                thread.join()

    def taken(self) -> H | None:
        """The HTTP library's client, to be closed: there is none from then on."""
        with self.making:
            self.gone = True
            http, self.http = self.http, None
        return http


class Turn:
    """A lock by name, and the thread that has it."""

    __slots__ = ("lock", "owner")

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.owner: int | None = None

    def leave(self) -> None:
        """This thread has it no more, if it had it."""
        if self.is_mine:
            self.owner = None

    @property
    def is_mine(self) -> bool:
        """Whether this thread has it: a signal's handler runs in the midst of whatever the main thread is at."""
        return self.owner == threading.get_ident()


class Seen(threading.Thread):
    """A thread that sees something through, whether or not anybody waits for it."""

    def __init__(self, run: Callable[[], Any], ended: Callable[[Seen], object] = id) -> None:
        # No daemon: the end of the interpreter waits for it, since its request may have spent a refresh token.
        super().__init__(name="ramp-api holding", daemon=False)
        self._run, self._ended, self._context = run, ended, copy_context()
        self._result: Any = None
        self._failure: BaseException | None = None

    def run(self) -> None:
        """What the thread does."""
        try:
            self._result = self._context.run(self._run)
        except BaseException as error:  # noqa: BLE001 - whoever waits for it is told
            self._failure = error
        finally:
            self._ended(self)

    def outcome(self, too_late: CallTimeoutError) -> Any:
        """What came of it, for who has waited; where it goes on, it is too late."""
        if self.is_alive():
            raise too_late
        failure, self._failure = self._failure, None
        if failure is not None:
            try:
                raise failure
            finally:
                del failure  # it holds this frame, which would hold it
        return self._result


def held(effect: Holding, run: Callable[[Flow[Any]], Any]) -> Any:
    """Run what a lease is for, in this thread, and give it back."""
    lease = effect.acquire()
    if lease is None:
        return BUSY
    try:
        return run(effect.begin())
    finally:
        lease.release()


def join(thread: threading.Thread, within: float | None) -> None:
    """Wait for a thread, for so many seconds at most."""
    end = None if within is None else time.monotonic() + within
    while thread.is_alive() and (left := _LOOK if end is None else min(_LOOK, end - time.monotonic())) > 0:
        thread.join(left)


def block(function: Callable[[], Any], within: float) -> Any:
    """Call what may block in a thread, to be left behind: a store may wait for another's lock, or for a person."""
    thread = Seen(function)
    try:
        thread.start()
    except RuntimeError:  # the interpreter is ending already, and starts no more threads
        return function()
    join(thread, within)
    return thread.outcome(too_late_for_store())


def too_late_for_turn() -> CallTimeoutError:
    """The error for who waited for others too long."""
    return CallTimeoutError("the time for this call was over while it waited for its token", sent=False)


def too_late_for_token() -> CallTimeoutError:
    """The error for who cannot wait for a renewal any more."""
    # Of a call's own nothing was sent, as who makes it knows; what gets a token may have reached Ramp.
    return CallTimeoutError("the time for this call was over while its token was being renewed")


def too_late_for_store() -> CallTimeoutError:
    """The error for who cannot wait for a token store any more."""
    return CallTimeoutError("the time for this call was over while the token store was being read", sent=False)

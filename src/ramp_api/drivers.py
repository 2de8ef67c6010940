"""The two drivers: the room that knows locks, threads and clocks. No policy.

Each runs a flow to its end: it performs the effect that the flow yields, and sends in the outcome or throws in the
failure. The HTTP library (``transport.py``) is imported when the first request is sent.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from contextlib import closing, suppress
from copy import copy
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

from ramp_api.errands import (
    Pool,
    Seen,
    Turn,
    block,
    held,
    join,
    too_late_for_store,
    too_late_for_token,
    too_late_for_turn,
)
from ramp_api.errors import InvalidRequestError
from ramp_api.flow import NOW, Aside, Blocking, Exclusive, Flow, Holding, Instant, Now, Send, Sleep
from ramp_api.network import Network

if TYPE_CHECKING:
    import anyio

    from ramp_api.flow import Effect
    from ramp_api.transport import AsyncTransport, Transport

__all__ = ["SILENCE", "AsyncDriver", "Clock", "Driver", "SystemClock"]

T = TypeVar("T")
H = TypeVar("H", "Transport", "AsyncTransport")

SILENCE = 65.0
"""Seconds to wait for each step of a request: Ramp's gateway gives up after 60, and a little longer gets its answer."""

_KEPT = 20


class Clock(Protocol):
    """Time, as the drivers need it. A test gives its own."""

    def now(self) -> Instant:
        """The moment."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait, in a thread."""
        ...

    async def asleep(self, seconds: float) -> None:
        """Wait, in a task."""
        ...


class SystemClock:
    """This machine's time."""

    def now(self) -> Instant:
        """The moment."""
        return Instant(time.time(), time.monotonic())

    def sleep(self, seconds: float) -> None:
        """Wait, in a thread."""
        time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        """Wait, in a task."""
        import anyio

        await anyio.sleep(seconds)


class _Base(Generic[H]):
    """What both drivers share: the transport, made when it is first needed, and what is seen through in threads."""

    def __init__(
        self, *, timeout: float = SILENCE, clock: Clock | None = None, network: Network | None = None, kept: int = _KEPT
    ) -> None:
        self.clock: Clock = clock or SystemClock()
        self.timeout = timeout
        self._network = network or Network()
        self._kept = kept
        self._pool: Pool[H] = Pool()
        self._lent = False
        self._closed = False

    def lend(self) -> Self:
        """Another driver with the connections and locks of this one; closing it closes nothing but itself."""
        other = copy(self)
        other._lent, other._closed = True, False
        return other

    def _new_transport(self) -> H:
        raise NotImplementedError

    def _transport(self) -> H:
        pool = self._pool
        http = pool.http
        if http is None or self._closed:
            self._check_open()
            # Not while the lock is held: it takes a while, and a signal's handler may close the client in its midst.
            made = self._new_transport()
            with pool.making:
                self._check_open()
                http = pool.http = pool.http or made
        return http

    def _check_open(self) -> None:
        if self._closed or self._pool.gone:
            raise InvalidRequestError("the client is closed")

    def _start_aside(self, effect: Aside, run: Callable[[Flow[None]], object]) -> None:
        pool = self._pool
        with pool.making:
            running = pool.aside.get(effect.name)
            if pool.closed or (running is not None and running.is_alive()):
                return
            # No daemon: the end of the interpreter waits for it, since its request may have spent a refresh token.
            thread = threading.Thread(target=lambda: run(effect.begin()), name="ramp-api aside", daemon=False)
            with suppress(RuntimeError):  # the interpreter is ending already, and starts no more threads
                thread.start()
                pool.aside[effect.name] = thread

    def _start_holding(self, effect: Holding, run: Callable[[Flow[Any]], Any]) -> Seen | None:
        """Begin it in a thread of its own, so that neither Ctrl-C nor a deadline breaks it off; None where none can be.

        Raises:
            InvalidRequestError: the client is closed.
        """
        pool = self._pool
        with pool.making:
            if self._closed or pool.ending:
                raise InvalidRequestError("the client is closed")
            thread = Seen(lambda: held(effect, run), pool.holding.discard)
            pool.holding.add(thread)
            try:
                thread.start()
            except RuntimeError:  # the interpreter is ending already, and starts no more threads
                pool.holding.discard(thread)
                return None
        return thread


class Driver(_Base["Transport"]):
    """Runs flows in the calling thread; any number of threads may share one."""

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        try:
            effect = next(flow)
            while True:
                try:
                    outcome = self.clock.now() if effect is NOW else self._perform(effect)
                except Exception as error:  # noqa: BLE001 - thrown into the flow, which decides
                    effect = flow.throw(error)
                else:
                    effect = flow.send(outcome)
        except StopIteration as done:
            value: T = done.value
            return value
        finally:
            flow.close()

    def _perform(self, effect: Effect) -> Any:
        if isinstance(effect, Send):
            return self._transport().send(effect.request, effect.within)
        if isinstance(effect, Sleep):
            return self.clock.sleep(effect.seconds)
        if isinstance(effect, Now):
            return self.clock.now()
        return self._perform_rare(effect)

    def _new_transport(self) -> Transport:
        from ramp_api.transport import Transport

        return Transport(self._network, silence=self.timeout, kept=self._kept)

    def _perform_rare(self, effect: Exclusive | Holding | Aside | Blocking) -> Any:
        if isinstance(effect, Exclusive):
            return self._run_alone(effect)
        if isinstance(effect, Holding):
            return self._hold(effect)
        if isinstance(effect, Blocking):
            return effect.function() if effect.within is None else block(effect.function, effect.within)
        # Another driver, since what is begun is seen through though this one be closed meanwhile.
        return self._start_aside(effect, self.lend().run)

    def _run_alone(self, effect: Exclusive) -> Any:
        turn: Turn = self._pool.locks.setdefault(effect.name, Turn())
        if turn.is_mine:
            raise InvalidRequestError("this thread is getting a token: a signal's handler cannot use the client then")
        try:
            if not turn.lock.acquire(timeout=-1 if effect.within is None else effect.within):
                raise too_late_for_turn()
            turn.owner = threading.get_ident()
            return self.run(effect.flow)
        finally:
            turn.leave()
            # Whose it is, the lock knows: Ctrl-C may come before anything else could be noted.
            with suppress(RuntimeError):
                turn.lock.release()

    def _hold(self, effect: Holding) -> Any:
        run = self.lend().run
        thread = self._start_holding(effect, run)
        if thread is None:
            return held(effect, run)
        join(thread, effect.within)
        return thread.outcome(too_late_for_token())

    def close(self) -> None:
        """Close the connections, once what holds a lock or runs aside has ended. Calling again does nothing.

        From a signal's handler, in the midst of getting a token, it lets nothing more begin: to close, call it again.
        """
        self._closed = True
        locks: dict[Hashable, Turn] = self._pool.locks
        if self._lent or any(turn.is_mine for turn in list(locks.values())):
            return
        self._pool.shut()
        # A token request that has left may have spent a refresh token: its answer is waited for.
        for turn in list(locks.values()):
            with turn.lock:
                pass
        if (http := self._pool.taken()) is not None:
            http.close()


class AsyncDriver(_Base["AsyncTransport"]):
    """Runs flows in the calling task, on asyncio or trio; any number of tasks of one event loop may share one.

    One that keeps no connections (``kept=0``) needs no closing, and outlives its event loop.
    """

    def _new_transport(self) -> AsyncTransport:
        from ramp_api.transport import AsyncTransport

        return AsyncTransport(self._network, silence=self.timeout, kept=self._kept)

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        try:
            effect = next(flow)
            while True:
                try:
                    outcome = self.clock.now() if effect is NOW else await self._perform(effect)
                except Exception as error:  # noqa: BLE001 - thrown into the flow, which decides
                    effect = flow.throw(error)
                else:
                    effect = flow.send(outcome)
        except StopIteration as done:
            value: T = done.value
            return value
        finally:
            flow.close()

    async def _perform(self, effect: Effect) -> Any:
        if isinstance(effect, Send):
            return await self._transport().send(effect.request, effect.within)
        if isinstance(effect, Sleep):
            return await self.clock.asleep(effect.seconds)
        if isinstance(effect, Now):
            return self.clock.now()
        return await self._perform_rare(effect)

    async def _perform_rare(self, effect: Exclusive | Holding | Aside | Blocking) -> Any:
        import anyio

        if isinstance(effect, Exclusive):
            return await self._run_alone(effect, self._pool.locks.setdefault(effect.name, anyio.Lock()))
        if isinstance(effect, Holding):
            return await self._hold(effect)
        if isinstance(effect, Blocking):
            return await self._block(effect)
        return self._start_aside(effect, self._run_in_thread)

    async def _run_alone(self, effect: Exclusive, lock: anyio.Lock) -> Any:
        import anyio

        with anyio.move_on_after(effect.within) as waiting:
            await lock.acquire()
        if waiting.cancelled_caught:
            raise too_late_for_turn()
        try:
            return await self.run(effect.flow)
        finally:
            lock.release()

    async def _hold(self, effect: Holding) -> Any:
        import anyio

        thread = self._start_holding(effect, self._run_in_thread)
        if thread is None:
            return held(effect, self._run_in_thread)
        with anyio.move_on_after(effect.within):
            await _in_thread(thread.join, abandon_on_cancel=True)
        return thread.outcome(too_late_for_token())

    async def _block(self, effect: Blocking) -> Any:
        import anyio

        if effect.within is None:
            return await _in_thread(effect.function)
        with anyio.move_on_after(effect.within):
            return await _in_thread(effect.function, abandon_on_cancel=True)
        raise too_late_for_store()

    def _run_in_thread(self, flow: Flow[T]) -> T:
        # Another driver, for threads: the event loop may end before it does, or, cancelled, leave the answer unread.
        with closing(Driver(timeout=self.timeout, clock=self.clock, network=self._network)) as driver:
            return driver.run(flow)

    async def aclose(self) -> None:
        """Close the connections, once what runs aside has ended. Calling again does nothing."""
        import anyio

        self._closed = True
        if self._lent:
            return
        with anyio.CancelScope(shield=True):
            if self._pool.aside or self._pool.holding:
                await _in_thread(self._pool.shut)
            else:
                self._pool.shut()
        if (http := self._pool.taken()) is not None:
            await http.aclose()


async def _in_thread(function: Callable[[], T], *, abandon_on_cancel: bool = False) -> T:
    import anyio.to_thread

    # Its own limiter: the program's other threads may all be waiting for the very token that this is about.
    return await anyio.to_thread.run_sync(
        function, abandon_on_cancel=abandon_on_cancel, limiter=anyio.CapacityLimiter(1)
    )

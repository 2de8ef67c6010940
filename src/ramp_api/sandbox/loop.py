"""The thread on which a sandbox lives: it answers requests, time goes by in it, and levers are pulled on it."""

from __future__ import annotations

import asyncio
import concurrent.futures
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import uvicorn

from ramp_api.sandbox.house import House

__all__ = ["Loop"]

T = TypeVar("T")

_START_TIMEOUT = 30
_STOP_TIMEOUT = 10
# A lever may replace a million records.
_LEVER_TIMEOUT = 600


class Loop(threading.Thread):
    """uvicorn's loop, on a thread that ends with the process."""

    def __init__(self, house: House, server: uvicorn.Server, listener: socket.socket) -> None:
        super().__init__(name="ramp-sandbox", daemon=True)
        self._house = house
        self._server = server
        self._listener = listener
        self._loop: asyncio.AbstractEventLoop | None = None
        self._failure: BaseException | None = None

    def run(self) -> None:
        """What the thread does: serve until told to end."""
        try:
            factory = self._server.config.get_loop_factory()
            with asyncio.Runner(loop_factory=factory) as runner:
                runner.run(self._main())
        except BaseException as error:  # noqa: BLE001  # given to the thread that opened the sandbox
            self._failure = error

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        life = asyncio.ensure_future(self._house.live())
        try:
            await self._server.serve(sockets=[self._listener])
        finally:
            life.cancel()
            with suppress(asyncio.CancelledError):
                await life

    def call(self, lever: Callable[[House], T]) -> T:
        """Pull a lever on this thread, and give what came of it."""
        done: concurrent.futures.Future[T] = concurrent.futures.Future()

        def pull() -> None:
            try:
                done.set_result(lever(self._house))
            except BaseException as error:  # noqa: BLE001  # given to the thread that asked
                done.set_exception(error)

        if self._loop is None or not self.is_alive():
            raise RuntimeError("the sandbox is not running")
        self._loop.call_soon_threadsafe(pull)
        deadline = time.monotonic() + _LEVER_TIMEOUT
        while not done.done() and time.monotonic() < deadline:
            # What was asked for as the loop came to its end is never done.
            ended = not self.is_alive()
            concurrent.futures.wait([done], 0.5)
            if ended and not done.done():
                raise RuntimeError("the sandbox has ended")
        return done.result(0)

    def start_and_wait(self) -> None:
        """Start, and return once requests are answered."""
        self.start()
        deadline = time.monotonic() + _START_TIMEOUT
        while not self._server.started and self.is_alive() and time.monotonic() < deadline:
            time.sleep(0.002)
        if not self._server.started:
            raise RuntimeError("the sandbox did not start") from self._failure

    def stop(self) -> None:
        """End, once the requests under way are answered."""
        self._server.should_exit = True
        if self.ident is None:
            return
        self.join(_STOP_TIMEOUT)
        # A second chance without manners: nothing may outlive the sandbox.
        self._server.force_exit = True
        self.join(_STOP_TIMEOUT)

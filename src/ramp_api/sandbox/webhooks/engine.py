"""Delivers what is ready, within the server's event loop: one after the other to each webhook, to several at once.

It reads and writes the store on the loop's own thread, and between two requests only.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import ssl
import threading

from ramp_api.sandbox.records import Document
from ramp_api.sandbox.webhooks.ledger import WEBHOOKS, Outcome, Vault, next_ready, record, tell
from ramp_api.sandbox.webhooks.post import post
from ramp_api.sandbox.world import World

__all__ = ["Engine"]

_log = logging.getLogger("ramp_api.sandbox")

# Seconds between attempts to keep what came of a delivery.
_PAUSES = (0.1, 1.0, 5.0)


class Engine:
    """Tells webhooks what happens in a world.

    Args:
        world: the world.
        seconds: how long an endpoint may take to answer, by our own clock.
        at_once: to how many webhooks it delivers at once.
        tls: what certificates are trusted, or None for those that this machine trusts.
    """

    def __init__(
        self, world: World, *, seconds: float = 10.0, at_once: int = 8, tls: ssl.SSLContext | None = None
    ) -> None:
        self.seconds = seconds
        self._world = world
        self._at_once = at_once
        self._tls = tls
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._task: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._signal = asyncio.Event()
        # Between threads: how often it was woken, and up to which of those times everything is done.
        self._changed = threading.Condition()
        self._woken = self._done = 0
        Vault(world.store)
        world.on_event.append(self._hear)
        world.on_delivery = self.wake

    def _hear(self, event_type: str, object_id: str, event_id: str) -> None:
        tell(self._world, event_type, object_id, event_id)

    # --- From any thread ---

    def wake(self) -> None:
        """Look whether there is something to deliver."""
        with self._changed:
            self._woken += 1
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._signal.set)

    @property
    def idle(self) -> bool:
        """Whether everything is done that can be done by now; what waits for its time does not count."""
        with self._changed:
            return self._done == self._woken

    def settle(self, seconds: float = 30.0) -> None:
        """Block until it is idle; for any thread but that of the loop.

        Raises:
            TimeoutError: it was not, for so many of our own seconds.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._done == self._woken, seconds):
                raise TimeoutError(f"deliveries to webhooks are still under way after {seconds:g} seconds")

    # --- On the loop ---

    async def start(self) -> None:
        """Begin; what was under way when the sandbox last ended is sent again."""
        with self._changed:
            self._loop = asyncio.get_running_loop()
        self._signal = asyncio.Event()
        self._task = asyncio.create_task(self.run())
        self.wake()

    async def stop(self) -> None:
        """End at once; what is under way stays ready, and goes out again another time."""
        with self._changed:
            self._loop = None
        tasks = [*self._busy.values(), *([self._task] if self._task else [])]
        self._busy, self._task = {}, None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def restart(self) -> None:
        """All records were replaced: what came of attempts under way belongs to another world."""
        for task in self._busy.values():
            task.cancel()
        self._busy = {}
        Vault(self._world.store)
        self.wake()

    async def run(self) -> None:
        """Deliver, until cancelled."""
        while True:
            await self._signal.wait()
            self._signal.clear()
            with self._changed:
                woken = self._woken
            try:
                self._begin()
            except Exception:  # noqa: BLE001  # told in the log
                _log.exception("webhooks could not be read")
            if not self._busy:
                with self._changed:
                    self._done = woken
                    self._changed.notify_all()

    def _begin(self) -> None:
        for webhook in self._world.documents(WEBHOOKS):
            if len(self._busy) >= self._at_once:
                return
            if webhook.id in self._busy:
                continue
            if (delivery := next_ready(self._world, webhook.id)) is not None:
                headers = delivery.body["request"]["headers"] | Vault(self._world.store).headers(webhook.id)
                self._busy[webhook.id] = asyncio.create_task(self._deliver(webhook.id, delivery, headers))

    async def _deliver(self, webhook_id: str, delivery: Document, headers: dict[str, str]) -> None:
        began = self._world.micros()
        try:
            outcome = await post(
                delivery.body["endpoint_url"],
                headers,
                delivery.body["request"]["body"].encode(),
                seconds=self.seconds,
                anywhere=self._world.policies.webhook_hosts == "any",
                tls=self._tls,
            )
            await self._keep(delivery.id, began, outcome)
        except Exception:  # noqa: BLE001  # told in the log
            # A fault of ours. The webhook stays busy, so that it is noticed rather than tried without end.
            _log.exception("a webhook could not be delivered")
        else:
            del self._busy[webhook_id]
            self._signal.set()

    async def _keep(self, delivery_id: str, began: int, outcome: Outcome) -> None:
        """Keep what came of an attempt; a store that is full for a while is asked again."""
        for pause in _PAUSES:
            try:
                self._record(delivery_id, began, outcome)
            except sqlite3.OperationalError:
                await asyncio.sleep(pause)
            else:
                return
        self._record(delivery_id, began, outcome)

    def _record(self, delivery_id: str, began: int, outcome: Outcome) -> None:
        world = self._world
        try:
            with world.store.transaction():
                record(world, delivery_id, began, outcome)
                world.keep_time()
        except BaseException:
            world.schedule.reread()
            raise

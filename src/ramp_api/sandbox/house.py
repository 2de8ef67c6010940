"""A sandbox as it lives: its parts, and what it does while time goes by. ``opening.py`` puts it together."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from starlette.types import ASGIApp

from ramp_api.sandbox.control import Control
from ramp_api.sandbox.faults import Faults
from ramp_api.sandbox.grants import App, Grants
from ramp_api.sandbox.recorder import Recorder
from ramp_api.sandbox.webhooks.engine import Engine
from ramp_api.sandbox.world import Policies, World

__all__ = ["House", "Settings"]

_LONGEST_NAP = 0.2
_KEPT_EVERY = 1.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """What a sandbox is made of; see :class:`~ramp_api.sandbox.Sandbox`."""

    seed: object
    transactions: int
    headcount: int | None
    path: Path | None
    empty: bool
    frozen: bool
    policies: Policies
    app: App
    faults: tuple[str, ...] = ()


@dataclass
class House:
    """A sandbox that answers requests.

    Attributes:
        asgi: the application, with everything that a request passes through.
        control: its levers.
        world: its records and its time.
        grants: its tokens.
        recorder: its last requests.
        faults: what goes wrong on purpose.
        engine: what delivers to webhooks.
        settings: what it was made of.
    """

    world: World
    control: Control
    grants: Grants
    recorder: Recorder
    faults: Faults
    engine: Engine
    settings: Settings
    closing: ExitStack = field(repr=False)
    asgi: ASGIApp = field(init=False, repr=False)
    _kept: float = field(init=False, repr=False, default=0.0)

    def keep_faults(self) -> None:
        """Remember which faults are on, so that they are after a restart."""
        self.world.store.remember("faults", self.faults.dump())

    def _keep_up(self) -> None:
        """Remember time and faults once a second: a sandbox that only reads may be killed as well."""
        if self.settings.path is None or time.monotonic() - self._kept < _KEPT_EVERY:
            return
        self._kept = time.monotonic()
        with suppress(sqlite3.OperationalError), self.world.store.transaction():
            self.world.keep_time()
            self.keep_faults()

    async def live(self) -> None:
        """Let happen what is due, as time goes by, and deliver it to webhooks, until cancelled."""
        await self.engine.start()
        try:
            while True:
                try:
                    self.world.catch_up()
                except Exception:  # noqa: BLE001
                    # A fault of ours: told, and time goes on. What failed was taken back and put aside.
                    _log.exception("something that was due failed")
                    await asyncio.sleep(1.0)
                self._keep_up()
                upcoming = self.world.schedule.next_at()
                nap = _LONGEST_NAP if upcoming is None else (upcoming - self.world.clock.micros()) / 1_000_000
                await asyncio.sleep(min(max(nap, 0.001), _LONGEST_NAP))
        finally:
            await self.engine.stop()

    def close(self) -> None:
        """Remember the time, and let go of everything."""
        with suppress(Exception), self.world.store.transaction():
            self.world.keep_time()
            self.keep_faults()
        self.closing.close()

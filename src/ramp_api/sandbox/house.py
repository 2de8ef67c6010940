"""A sandbox put together: store, world, tokens, faults, webhooks, and the application. No sockets, no threads."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.types import ASGIApp, Scope

from ramp_api.sandbox._oauthlib import Provider
from ramp_api.sandbox.admin import admin_routes
from ramp_api.sandbox.app import Gate, application
from ramp_api.sandbox.clock import Clock
from ramp_api.sandbox.company.catalog import COMPANY
from ramp_api.sandbox.company.founding import bare, found
from ramp_api.sandbox.consent import ConsentPage
from ramp_api.sandbox.console import console_routes
from ramp_api.sandbox.control import Control
from ramp_api.sandbox.faults import FaultLayer, Faults, parse_rule, route_name
from ramp_api.sandbox.grants import App, Grants
from ramp_api.sandbox.limiter import RollingLimit
from ramp_api.sandbox.recorder import Recorder
from ramp_api.sandbox.stats import Counts
from ramp_api.sandbox.store import Store
from ramp_api.sandbox.webhooks.engine import Engine
from ramp_api.sandbox.world import Policies, World

__all__ = ["House", "Settings", "open_house"]

# Beyond this, records go to disk rather than into memory.
_MOST_IN_MEMORY = 20_000
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


def open_house(
    settings: Settings, base_url: str, *, counts: Counts, limit: RollingLimit, hosts: Sequence[str]
) -> House:
    """Open a sandbox: found its company, or go on where its file ends.

    Raises:
        ValueError: the file is not a sandbox's.
    """
    with ExitStack() as stack:
        store = Store(settings.path, on_disk=settings.transactions > _MOST_IN_MEMORY)
        stack.callback(store.close)
        clock = Clock(begun=float(store.recall("seconds") or 0.0), frozen=settings.frozen)
        world = World(store, clock, seed=settings.seed, policies=settings.policies)
        control = Control(world, _founder(settings), bare)
        stack.callback(control.close)
        _require_seed(store, settings)
        if store.recall("owner") is None:
            (bare if settings.empty else _founder(settings))(world)
            # The first day begins when the company stands, however long that took.
            clock.restart(0.0)
            with store.transaction():
                world.keep_time()
        grants = Grants(world, settings.app)
        provider = Provider(grants)
        page = ConsentPage(provider, issuer=base_url, company=COMPANY, app="Your app")
        recorder = Recorder()
        faults = _faults(world, settings, control)
        engine = Engine(world)
        control.on_replaced.append(engine.restart)
        house = House(world, control, grants, recorder, faults, engine, settings, stack.pop_all())
        admin = [*admin_routes(house, counts, base_url=base_url, hosts=hosts), *console_routes()]
        app = application(world, grants, provider, page=page, counts=counts, admin=admin)
        house.asgi = Gate(FaultLayer(app, faults, _name_of(app)), limit, counts, recorder, clock.now)
        return house


def _faults(world: World, settings: Settings, control: Control) -> Faults:
    """The faults that are on: those that the store remembers, and those that the settings add."""
    faults = Faults(settings.seed, world.now)

    def keep() -> None:
        world.store.remember("faults", faults.dump())

    def reread() -> None:
        if (saved := world.store.recall("faults")) is not None:
            faults.load(saved)
        else:
            # As at the very beginning, when those of the settings were on.
            faults.clear()
            add()

    def add() -> None:
        # A file that is opened again has them already, with how often each has struck.
        known = {str(msgspec.structs.replace(rule, id="")) for rule in faults.rules}
        for rule in map(parse_rule, settings.faults):
            if str(msgspec.structs.replace(rule, id="")) not in known:
                faults.add(rule)
        keep()

    if (saved := world.store.recall("faults")) is not None:
        faults.load(saved)
    add()
    control.on_replaced.append(reread)
    control.before_copy.append(keep)
    world.task_fault, world.webhook_fault = faults.task, faults.webhook
    return faults


def _name_of(app: Starlette) -> Callable[[Scope], str | None]:
    """The name of the operation that a request is for; the exchange that is recorded learns of it, too."""
    name_of = route_name(app)

    def named(scope: Scope) -> str | None:
        name = name_of(scope)
        if scope["ramp.exchange"] is not None:
            scope["ramp.exchange"].operation = name
        return name

    return named


def _require_seed(store: Store, settings: Settings) -> None:
    """A file is of one company: with another seed, its credentials and ids would not be the ones that are in it."""
    seed = store.recall("seed")
    if seed is not None and seed != str(settings.seed):
        raise ValueError(f"{settings.path} has the company of seed {seed!r}: open it with that seed")


def _founder(settings: Settings) -> Callable[[World], None]:
    def founder(world: World) -> None:
        found(world, transactions=settings.transactions, headcount=settings.headcount)

    return founder

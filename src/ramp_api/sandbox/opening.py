"""Puts a sandbox together: store, world, tokens, faults, webhooks, and the application. No sockets, no threads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack

import msgspec
from starlette.applications import Starlette
from starlette.types import Scope

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
from ramp_api.sandbox.grants import Grants
from ramp_api.sandbox.house import House, Settings
from ramp_api.sandbox.limiter import RollingLimit
from ramp_api.sandbox.recorder import Recorder
from ramp_api.sandbox.stats import Counts
from ramp_api.sandbox.store import Store
from ramp_api.sandbox.webhooks.engine import Engine
from ramp_api.sandbox.world import World

__all__ = ["open_house"]

# Beyond this, records go to disk rather than into memory.
_MOST_IN_MEMORY = 20_000


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

"""One call by either client on any event loop: what came of it, how long it took, and what the right error is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import anyio
import anyio.lowlevel

from ramp_api import AsyncClient, Client
from ramp_api.drivers import AsyncDriver, Driver, SystemClock
from ramp_api.flow import Instant
from tests.fire.proxy import ID

__all__ = [
    "ACTIONS",
    "KINDS",
    "WRITES",
    "Action",
    "Outcome",
    "SwiftClock",
    "awaited",
    "call",
    "called",
    "calls",
    "is_good",
]

KINDS = ("sync", "asyncio", "trio")

Action = Callable[[Any], Any]

ACTIONS: dict[str, Action] = {
    "safe": lambda ramp: ramp.departments.get(ID),
    "keyed": lambda ramp: ramp.cards.suspend(ID),
    "unkeyed": lambda ramp: ramp.departments.create(name="Finance"),
    "upload": lambda ramp: ramp.receipts.upload(user_id=ID, receipt=b"r" * 100_000),
}
"""A call of each retry class; the upload is keyed."""

WRITES = ("keyed", "unkeyed", "upload")


class SwiftClock(SystemClock):
    """This machine's time, but for waits between attempts: they are over at once, and were as long as asked for."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def now(self) -> Instant:
        return super().now().after(sum(self.slept))

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    async def asleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await anyio.lowlevel.checkpoint()


@dataclass(frozen=True)
class Outcome:
    """What came of a call: a value or an error, and the seconds that it took (real ones)."""

    value: Any
    error: Any
    seconds: float
    begun: float


def call(kind: str, action: Action, base_url: str, **settings: Any) -> Outcome:
    """One call by a client of its own."""
    return calls(kind, [action], base_url, **settings)[0]


def calls(kind: str, actions: list[Action], base_url: str, **settings: Any) -> list[Outcome]:
    """Some calls by one client, one after the other.

    ``silence=`` is the driver's limit for one step, on a ``SwiftClock``; all else goes to the client.
    """
    settings = {"token": "t", "limiter": None, "retries": 0, "base_url": base_url, **settings}
    silence: float | None = settings.pop("silence", None)
    if kind == "sync":
        return _all_called(actions, silence, settings)

    async def main() -> list[Outcome]:
        async with AsyncClient(**_with_driver(AsyncDriver, silence, settings)) as ramp:
            return [await awaited(action, ramp) for action in actions]

    return anyio.run(main, backend=kind)


def _all_called(actions: list[Action], silence: float | None, settings: dict[str, Any]) -> list[Outcome]:
    with Client(**_with_driver(Driver, silence, settings)) as ramp:
        return [called(action, ramp) for action in actions]


def _with_driver(make: Callable[..., Any], silence: float | None, settings: dict[str, Any]) -> dict[str, Any]:
    if silence is None:
        return settings
    rest = {name: value for name, value in settings.items() if name != "network"}
    return {**rest, "driver": make(timeout=silence, clock=SwiftClock(), network=settings.get("network"))}


def called(action: Action, ramp: Client) -> Outcome:
    """One call by a client in this thread."""
    value = failure = None
    begun = time.monotonic()
    try:
        value = action(ramp)
    except Exception as error:  # noqa: BLE001 - which one is what the tests are about
        failure = error
    return Outcome(value, failure, time.monotonic() - begun, begun)


async def awaited(action: Action, ramp: AsyncClient) -> Outcome:
    """One call by a client in this task."""
    value = failure = None
    begun = time.monotonic()
    try:
        value = await action(ramp)
    except Exception as error:  # noqa: BLE001 - as above
        failure = error
    return Outcome(value, failure, time.monotonic() - begun, begun)


def is_good(outcome: Outcome) -> bool:
    """Whether the call gave what the server behind the proxy answers."""
    return outcome.error is None and outcome.value.id == ID

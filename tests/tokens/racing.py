"""For tests of races: processes, threads and tasks that call when they are told to, and what the server saw of it.

What runs in a child process stands here too, as functions that can be pickled. Children are forked from a server
process that has imported all of it beforehand and runs no thread, so that a hundred of them take seconds.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NamedTuple

import anyio
import anyio.to_thread

from ramp_api import AsyncClient, Client
from ramp_api.drivers import AsyncDriver, Driver, SystemClock
from ramp_api.flow import Instant
from ramp_api.sandbox import Sandbox
from ramp_api.sandbox.grants import TokenView
from ramp_api.secret import Secret
from ramp_api.tokens import FileTokenStore, Lease, Stored, TokenKey, TokenStore

HOUR = 3_601.0
SCOPE = "business:read"
PATIENCE = 60.0


def _start_method() -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["pytest", "encodings.idna", "ramp_api.resources.business", "ramp_api.transport", __name__]
    )
    return context


PROCESSES: Any = _start_method()


class ShiftedClock(SystemClock):
    """This machine's time, so many seconds later on both clocks."""

    shift = 0.0

    def now(self) -> Instant:
        now = super().now()
        return Instant(now.wall + self.shift, now.monotonic + self.shift)


class App(NamedTuple):
    """The same app on the same store, in whatever process."""

    client_id: str
    client_secret: str
    base_url: str
    folder: Path
    open_store: Callable[[Path], TokenStore] = FileTokenStore

    @classmethod
    def of(cls, sandbox: Sandbox, folder: Path, open_store: Callable[[Path], TokenStore] = FileTokenStore) -> App:
        return cls(sandbox.client_id, sandbox.client_secret, sandbox.base_url, folder, open_store)

    @property
    def settings(self) -> dict[str, Any]:
        return {"base_url": self.base_url, "token_store": self.open_store(self.folder), "limiter": None}

    def client(self, **settings: Any) -> Client:
        options: dict[str, Any] = {**self.settings, **settings}
        return Client(self.client_id, self.client_secret, **options)

    def async_client(self, **settings: Any) -> AsyncClient:
        return AsyncClient(self.client_id, self.client_secret, **{**self.settings, **settings})


def consent(sandbox: Sandbox, **settings: Any) -> None:
    """A customer consents, and the store that was given holds the token."""
    with sandbox.client(limiter=None, **settings) as client:
        asked = client.user_consent_url(SCOPE)
        client.get_access_token(sandbox.approve(asked.url), asked)


# --- What the server saw ---


class Seen(NamedTuple):
    """What became of all tokens: requests for them, refresh tokens given out, and tokens of any kind revoked."""

    requests: int
    granted: int
    revoked: int


def seen(sandbox: Sandbox) -> Seen:
    """What there was from the start."""
    views: list[TokenView] = sandbox._pull(lambda house: house.grants.overview(limit=100_000))
    granted = sum(view.kind == "refresh" for view in views)
    return Seen(sandbox.stats.token_requests, granted, sum(view.state == "revoked" for view in views))


def since(before: Seen, sandbox: Sandbox) -> Seen:
    """What there was since."""
    now = seen(sandbox)
    return Seen(*(one - other for one, other in zip(now, before, strict=True)))


# --- Who calls ---


def attempt(client: Client) -> str:
    """One call: empty where it was served, and otherwise why not."""
    try:
        return "" if client.business.get().id else "no business"
    except Exception as error:  # noqa: BLE001 - told to whoever counts
        return repr(error)


async def aattempt(client: AsyncClient) -> str:
    """The same in a task."""
    try:
        return "" if (await client.business.get()).id else "no business"
    except Exception as error:  # noqa: BLE001 - told to whoever counts
        return repr(error)


def threads(link: Connection, app: App, count: int, clients: int) -> None:
    """So many threads that share so many clients; each calls once a round, at the same time."""
    clock = ShiftedClock()
    with ExitStack() as stack:
        shared = [stack.enter_context(app.client(driver=Driver(clock=clock))) for _ in range(clients)]
        pool = stack.enter_context(ThreadPoolExecutor(count))
        start = threading.Barrier(count)

        def call(number: int) -> str:
            start.wait(PATIENCE)
            return attempt(shared[number % clients])

        for shift in iter(link.recv, None):
            clock.shift = shift
            link.send(list(pool.map(call, range(count))))


def tasks(link: Connection, app: App, count: int, backend: str) -> None:
    """So many tasks of one client, as :func:`threads`."""
    anyio.run(_tasks, link, app, count, backend=backend)


async def _tasks(link: Connection, app: App, count: int) -> None:
    clock = ShiftedClock()
    async with app.async_client(driver=AsyncDriver(clock=clock)) as client:
        while (shift := await anyio.to_thread.run_sync(link.recv)) is not None:
            clock.shift = shift
            outcomes: list[str] = []

            async def call(outcomes: list[str] = outcomes) -> None:
                outcomes.append(await aattempt(client))

            async with anyio.create_task_group() as group:
                for _ in range(count):
                    group.start_soon(call)
            link.send(outcomes)


Member = Callable[[Connection], None]


class Crew:
    """Those who call, each in a process or a thread of this one."""

    def __init__(self) -> None:
        self._links: list[Connection] = []
        self._runners: list[BaseProcess | threading.Thread] = []
        self._shift = 0.0

    def add(
        self, start: Callable[..., BaseProcess | threading.Thread], member: Callable[..., None], *args: Any
    ) -> None:
        """Have a member called with a link and the arguments, by a new process or thread."""
        ours, theirs = PROCESSES.Pipe()
        runner = start(target=member, args=(theirs, *args), daemon=True)
        runner.start()
        if isinstance(runner, BaseProcess):
            theirs.close()
        self._links.append(ours)
        self._runners.append(runner)

    def call(self, shift: float = 0.0) -> list[str]:
        """Let all call at once, their clocks moved on by so much; gives what became of each call."""
        self._shift += shift
        for link in self._links:
            link.send(self._shift)
        outcomes: list[str] = []
        for link, runner in zip(self._links, self._runners, strict=True):
            if not link.poll(PATIENCE):
                raise AssertionError(f"{runner} does not come back")
            try:
                outcomes += link.recv()
            except (EOFError, ConnectionError):
                runner.join(PATIENCE)
                raise AssertionError(f"{runner} came to an end") from None
        return outcomes

    def close(self) -> None:
        """Send all home."""
        for link, runner in zip(self._links, self._runners, strict=True):
            with suppress(OSError):
                link.send(None)
            runner.join(PATIENCE)
            if isinstance(runner, BaseProcess):
                runner.kill()
                runner.join()
                runner.close()
            link.close()


@contextmanager
def crew() -> Generator[Crew]:
    """A crew, for as long as the block lasts."""
    made = Crew()
    try:
        yield made
    finally:
        made.close()


# --- Who is killed ---


@contextmanager
def doomed(member: Callable[..., None], *args: Any) -> Generator[Doomed]:
    """A child process that runs ``member(link, *args)`` and is killed at the end of the block, if not before."""
    ours, theirs = PROCESSES.Pipe()
    process = PROCESSES.Process(target=member, args=(theirs, *args), daemon=True)
    process.start()
    theirs.close()
    try:
        yield Doomed(process, ours)
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


class Doomed(NamedTuple):
    """A child that is to be killed, and what it says before."""

    process: BaseProcess
    link: Connection

    def kill(self) -> None:
        """End it, as ``kill -9`` does, and wait until it is gone."""
        self.process.kill()
        self.process.join()

    def wait(self) -> Any:
        """What it says next."""
        assert self.link.poll(PATIENCE), "the child says nothing"
        return self.link.recv()


class Stopping:
    """A file store that says where its holder is, and stops there for good.

    ``at`` is the place: ``acquired``, ``loaded``, ``unsaved`` (before the swap) or ``saved`` (after it).
    """

    def __init__(self, at: str, link: Connection, folder: Path) -> None:
        self._at = at
        self._link = link
        self._inner = FileTokenStore(folder)

    def _reached(self, place: str) -> None:
        if place == self._at:
            self._link.send(place)
            time.sleep(PATIENCE)

    def load(self, key: TokenKey) -> Stored | None:
        stored = self._inner.load(key)
        self._reached("loaded")
        return stored

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        self._reached("unsaved")
        done = self._inner.swap(key, value, expected)
        self._reached("saved")
        return done

    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        lease = self._inner.acquire(key, seconds)
        self._reached("acquired")
        return lease


def stops(link: Connection, app: App, at: str) -> None:
    """A call, for whoever is to be killed where its store stops; says what became of it where it does not."""
    with app._replace(open_store=partial(Stopping, at, link)).client() as client:
        link.send(attempt(client))

"""One refresh for each expiry, whoever asks for it at once: real processes, threads and tasks, and the sandbox."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ramp_api.sandbox import Policies, Sandbox
from ramp_api.secret import Secret
from ramp_api.tokens import FileTokenStore, Lease, Stored, TokenKey

from .racing import HOUR, PROCESSES, App, Crew, Seen, consent, crew, seen, since, tasks, threads


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A server to which a refresh token that comes twice is a stolen one."""
    with Sandbox(empty=True, rate_limit=None, policies=Policies(rotation="immediate")) as opened:
        yield opened


@pytest.fixture
def app(sandbox: Sandbox, tmp_path: Path) -> App:
    """An app whose store holds a customer's token."""
    consent(sandbox, token_store=FileTokenStore(tmp_path / "tokens"))
    return App.of(sandbox, tmp_path / "tokens")


def check(sandbox: Sandbox, callers: Crew, *, expiries: int, calls: int) -> None:
    """Let tokens end, half of them by the server's clock and half by the clients'; every call must be served."""
    before, outcomes = seen(sandbox), list[str]()
    for number in range(expiries):
        if number % 2 == 0:
            sandbox.advance(HOUR)
        outcomes += callers.call(HOUR * (number % 2))
    assert [outcome for outcome in outcomes if outcome][:3] == []
    assert len(outcomes) == calls
    assert since(before, sandbox) == Seen(requests=expiries, granted=expiries, revoked=0)


def test_processes_and_threads_refresh_once_for_each_expiry(sandbox: Sandbox, app: App) -> None:
    with crew() as callers:
        for number in range(8):
            # One client for all threads of a process, as it should be; or several, as it may be.
            callers.add(PROCESSES.Process, threads, app, 16, 4 if number % 4 == 3 else 1)
        check(sandbox, callers, expiries=50, calls=6_400)


def test_threads_and_tasks_of_both_kinds_here_and_in_processes(sandbox: Sandbox, app: App) -> None:
    with crew() as callers:
        for start in (PROCESSES.Process, threading.Thread):
            callers.add(start, threads, app, 8, 2)
            callers.add(start, tasks, app, 8, "asyncio")
            callers.add(start, tasks, app, 8, "trio")
        check(sandbox, callers, expiries=6, calls=6 * 48)


# --- That the lock is what does it ---


class Meeting:
    """A store where who reads waits a moment for another reader; where there is no lock, one comes."""

    def __init__(self, both: Any, folder: Path) -> None:
        self._both = both
        self._inner = FileTokenStore(folder)

    def load(self, key: TokenKey) -> Stored | None:
        stored = self._inner.load(key)
        with suppress(threading.BrokenBarrierError):  # once it is, nobody waits any more
            self._both.wait(0.5)
        return stored

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        return self._inner.swap(key, value, expected)

    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        return self._inner.acquire(key, seconds)


class Unlocked(Meeting):
    """The same with a lock that locks nothing."""

    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        return _Nothing()


class _Nothing:
    def release(self) -> None:
        pass


@pytest.fixture(params=[PROCESSES.Process, threading.Thread], ids=["processes", "threads"])
def meet(request: pytest.FixtureRequest, app: App) -> Iterator[Callable[[type[Meeting]], Crew]]:
    """Two who come at once, in processes or threads, each with a store of that kind."""
    both = PROCESSES.Barrier(2)
    with crew() as callers:

        def start(kind: type[Meeting]) -> Crew:
            meeting = app._replace(open_store=partial(kind, both))
            callers.add(request.param, threads, meeting, 2, 1)
            callers.add(request.param, threads, meeting, 2, 1)
            return callers

        yield start


def test_with_the_lock_two_who_come_at_once_are_served(sandbox: Sandbox, meet: Callable[[type[Meeting]], Crew]) -> None:
    check(sandbox, meet(Meeting), expiries=2, calls=8)


def test_without_the_lock_that_fails(sandbox: Sandbox, meet: Callable[[type[Meeting]], Crew]) -> None:
    before = seen(sandbox)
    with pytest.raises(AssertionError):
        check(sandbox, meet(Unlocked), expiries=2, calls=8)
    after = since(before, sandbox)
    assert after.requests > 2
    assert after.revoked > 0

"""Hundreds of steps at random: calls, expiries, lost answers, failing saves, restarts. No family is ever lost."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ramp_api import Client
from ramp_api.drivers import Driver
from ramp_api.errors import TokenStoreError
from ramp_api.sandbox import Sandbox
from ramp_api.secret import Secret
from ramp_api.tokens import FileTokenStore, Lease, Stored, TokenKey

from .racing import HOUR, App, ShiftedClock, attempt, consent, seen, since

STEPS = 500
CLIENTS = 3
THREADS = 4
# What a call may fail by, where an answer got lost more than once or a save failed.
MAY_FAIL = ("TransportError", "OAuthError", "TokenStoreError('the disk is full')")


class Moody:
    """A file store that fails to save when told to, before it is done or after."""

    def __init__(self, folder: Path) -> None:
        self.inner = FileTokenStore(folder)
        self.failures: list[str] = []

    def load(self, key: TokenKey) -> Stored | None:
        return self.inner.load(key)

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        failure = self.failures.pop() if self.failures else ""
        if failure == "before":
            raise TokenStoreError("the disk is full")
        done = self.inner.swap(key, value, expected)
        if failure == "after":
            raise TokenStoreError("the disk is full")
        return done

    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        return self.inner.acquire(key, seconds)


class Unlocked(Moody):
    """One whose lock locks nothing."""

    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        return _Nothing()


class _Nothing:
    def release(self) -> None:
        pass


class Unsaved(Moody):
    """One that says that it saved, and did not."""

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        return True


class Soak:
    """Clients on one store, and what happens to them."""

    def __init__(self, sandbox: Sandbox, folder: Path, seed: int, kind: type[Moody]) -> None:
        consent(sandbox, token_store=FileTokenStore(folder))
        self.sandbox = sandbox
        self.random = Random(seed)  # noqa: S311 - dice
        self.clock = ShiftedClock()
        self.store = kind(folder)
        self.app = App.of(sandbox, folder)
        self.pool = ThreadPoolExecutor(THREADS)
        self.clients = [self.started() for _ in range(CLIENTS)]
        self.may_fail: tuple[str, ...] = ()
        self.ended = False
        self.expiries = 0
        self.deaths = 0
        self.served_at: dict[Client, int] = {}
        self.served = 0

    def started(self) -> Client:
        return self.app.client(token_store=self.store, driver=Driver(clock=self.clock))

    def close(self) -> None:
        self.pool.shutdown()
        for client in self.clients:
            client.close()

    def call(self, client: Client) -> str:
        """One call. A token that has died is replaced by the store's, and the call is sent once more and no more: where
        that has died as well, while this client did nothing or was not there yet, it is the next call that is served.
        """
        behind = self.deaths - self.served_at.get(client, -1)
        outcome = attempt(client)
        if behind > 1 and outcome.startswith("AuthenticationError"):
            outcome = attempt(client)
        if not outcome:
            self.served_at[client] = self.deaths
        return outcome

    def asked(self) -> None:
        """From here on, the token that had ended is to be replaced."""
        self.expiries += self.ended
        self.ended = False

    # --- Steps ---

    def calls(self) -> None:
        """Several at once, by any of the clients."""
        self.asked()
        chosen = [self.random.choice(self.clients) for _ in range(self.random.randint(1, THREADS))]
        for outcome in self.pool.map(self.call, chosen):
            assert outcome == "" or outcome.startswith(self.may_fail), outcome
            self.served += not outcome

    def ends_here(self) -> None:
        """The token ends, by the clients' clock."""
        self.clock.shift += HOUR
        self.ended = True

    def ends_there(self) -> None:
        """It ends by the server's, and so does any grace; until then, everybody is well."""
        self.well()
        self.sandbox.advance(HOUR)
        self.ended = True
        self.deaths += 1

    def is_dead(self) -> None:
        """The server says that it has ended; its clock stays."""
        self.sandbox._pull(lambda house: house.grants.expire_all())
        self.ended = True
        self.deaths += 1

    def restart(self) -> None:
        """A client ends, and another begins: what it held in memory is gone."""
        self.clients.pop(self.random.randrange(CLIENTS)).close()
        self.clients.append(self.started())

    def lost(self) -> None:
        """The answer to the next refresh gets lost."""
        self.sandbox.fault("lost,operation=auths.post_token,count=1")

    def failing_save(self) -> None:
        """The next save fails."""
        self.store.failures.append(self.random.choice(["before", "after"]))

    def well(self) -> None:
        """All is well again, and every client's call is served."""
        self.sandbox.mend()
        self.store.failures.clear()
        self.asked()
        assert [self.call(client) for client in self.clients] == [""] * CLIENTS

    def run(self, steps: dict[str, int]) -> None:
        """So many steps of these kinds, each as often as its weight says; then all must be well."""
        for name in self.random.choices(list(steps), list(steps.values()), k=STEPS):
            getattr(self, name)()
        self.ends_there()
        self.well()


@pytest.fixture
def soak(tmp_path: Path) -> Iterator[Any]:
    made: list[Soak] = []

    def make(sandbox: Sandbox, seed: int, store: type[Moody] = Moody) -> Soak:
        made.append(Soak(sandbox, tmp_path / "tokens", seed, store))
        return made[0]

    yield make
    made[0].close()
    made[0].sandbox.mend()


GENTLE = {"calls": 10, "ends_here": 2, "ends_there": 2, "is_dead": 2, "restart": 1}
ROUGH = {**GENTLE, "lost": 2, "failing_save": 2}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_goes_wrong_the_family_lives(kind: Sandbox, soak: Any, seed: int) -> None:
    before = seen(kind)
    made = soak(kind, seed)
    made.may_fail = MAY_FAIL
    made.run(ROUGH)
    assert since(before, kind).revoked == 0
    assert made.served > STEPS / 2


@pytest.mark.parametrize("seed", range(2))
def test_where_nothing_does_there_is_one_refresh_for_each_expiry(strict: Sandbox, soak: Any, seed: int) -> None:
    made = soak(strict, seed)
    before = seen(strict)
    made.run(GENTLE)
    assert since(before, strict) == (made.expiries, made.expiries, 0)
    assert made.expiries > STEPS / 10


def test_without_the_lock_it_does_not(strict: Sandbox, soak: Any) -> None:
    made = soak(strict, 0, Unlocked)
    before = seen(strict)
    with pytest.raises(AssertionError):
        made.run(GENTLE)
    assert since(before, strict).revoked > 0


def test_nor_where_tokens_are_used_that_were_not_saved(kind: Sandbox, soak: Any) -> None:
    made = soak(kind, 0, Unsaved)
    before = seen(kind)
    made.may_fail = MAY_FAIL
    with pytest.raises(AssertionError):
        made.run(ROUGH)
    assert since(before, kind).revoked > 0

"""``timeout=`` where a call waits before it is sent: for a token, for the token's lock, for the limiter."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from ramp_api.errors import CallTimeoutError
from ramp_api.limits import RollingWindow
from ramp_api.tokens import MemoryTokenStore
from tests.fire.calling import ACTIONS, KINDS, Action, Outcome, call, calls, is_good
from tests.fire.proxy import GOOD, Proxy, Wire, serve

DEADLINE = 0.3
GRACE = 0.5
TOKEN = {"access_token": "ramp_tok_new", "token_type": "Bearer", "expires_in": 3600, "scope": "departments:read"}
SAFE = ACTIONS["safe"]


def token_after_release(wire: Wire) -> None:
    """Ramp, but a token is only given once the test says so."""
    while (asked := wire.request()) is not None:
        if "/token" not in asked.line:
            wire.say(GOOD)
            continue
        wire.proxy.release.wait(10)
        body = json.dumps({**TOKEN, "refresh_token": "r1"}).encode()
        wire.say(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))


def token_requests(proxy: Proxy) -> int:
    return sum("/token" in asked.line for asked in proxy.asked)


def check_not_sent(outcome: Outcome, longest: float = DEADLINE + GRACE) -> None:
    assert type(outcome.error) is CallTimeoutError, outcome.error
    assert not outcome.error.sent
    assert outcome.seconds <= longest


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


CREDENTIALS: dict[str, Any] = {"token": None, "client_id": "id", "client_secret": "secret"}


@pytest.fixture(params=["app", "refresh"])
def credentials(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The app's own grant, and a refresh token that is good for once."""
    own = {"scopes": "departments:read"} if request.param == "app" else {"refresh_token": "r0"}
    return {**CREDENTIALS, **own}


class TestToken:
    def test_the_call_ends_and_the_token_request_goes_on(self, kind: str, credentials: dict[str, Any]) -> None:
        """Its answer, coming later, is kept: the next call uses it."""
        with Proxy(token_after_release) as proxy:
            later = after(proxy.release.set, lambda ramp: ramp.departments.get("d", timeout=10))
            hurried: Action = lambda ramp: ramp.departments.get("d", timeout=DEADLINE)  # noqa: E731
            first, second = calls(kind, [hurried, later], proxy.base_url, **credentials)
        check_not_sent(first)
        assert first.seconds >= DEADLINE - 0.05
        assert is_good(second), second.error
        assert token_requests(proxy) == 1
        assert "bearer ramp_tok_new" in proxy.asked[-1].head

    def test_what_is_spent_for_a_caller_alone_is_waited_for(self, kind: str) -> None:
        """Nobody else would have the token that a refresh token was spent for: no deadline takes it away."""
        with Proxy(token_after_release) as proxy:
            spent = after(
                lambda: threading.Timer(2 * DEADLINE, proxy.release.set).start(),
                lambda ramp: ramp.auths.post_token(grant_type="refresh_token", refresh_token="somebody's"),
            )
            (outcome,) = calls(kind, [spent], proxy.base_url, **CREDENTIALS, timeout=DEADLINE)
        assert outcome.error is None
        assert outcome.value.access_token.reveal() == TOKEN["access_token"]

    def test_closing_waits_for_it(self, kind: str, credentials: dict[str, Any]) -> None:
        store = MemoryTokenStore()
        with Proxy(token_after_release) as proxy:
            releasing = threading.Timer(DEADLINE + 0.4, proxy.release.set)
            releasing.start()
            begun = time.monotonic()
            outcome = call(kind, SAFE, proxy.base_url, timeout=DEADLINE, token_store=store, **credentials)
            seconds = time.monotonic() - begun
            check_not_sent(outcome)
            assert seconds >= DEADLINE + 0.4
            releasing.join()
            # Somebody else finds it in the store.
            assert is_good(call(kind, SAFE, proxy.base_url, token_store=store, **credentials))
        assert token_requests(proxy) == 1

    def test_many_calls_that_end_leave_one_request(self, kind: str, credentials: dict[str, Any]) -> None:
        with Proxy(token_after_release) as proxy:
            hurried: Action = lambda ramp: ramp.departments.get("d", timeout=0.1)  # noqa: E731
            later = after(proxy.release.set, SAFE)
            *ended, last = calls(kind, [*[hurried] * 4, later], proxy.base_url, timeout=10, **credentials)
        for outcome in ended:
            check_not_sent(outcome, 0.1 + GRACE)
        assert is_good(last), last.error
        assert token_requests(proxy) == 1

    def test_no_thread_is_left(self, kind: str, credentials: dict[str, Any]) -> None:
        before = threading.active_count()
        with Proxy(token_after_release) as proxy:
            releasing = threading.Timer(DEADLINE, proxy.release.set)
            releasing.start()
            call(kind, SAFE, proxy.base_url, timeout=0.1, **credentials)
            releasing.join()
            assert [thread for thread in threading.enumerate() if thread.name.startswith("ramp-api")] == []
        assert threading.active_count() <= before + idle_workers()


def idle_workers() -> int:
    """Threads that an event loop keeps for its next use, and ends in its own time."""
    return sum(
        thread.name.lower().startswith(("trio", "anyio", "asyncio")) or "Trio" in thread.name
        for thread in threading.enumerate()
    )


def after(first: Callable[[], object], action: Action) -> Action:
    def both(ramp: Any) -> Any:
        first()
        return action(ramp)

    return both


def together(kind: str, actions: Iterable[Action], pause: float, base_url: str, **settings: Any) -> list[Outcome]:
    """Calls by one client at the same time, each begun so many seconds after the one before."""
    from functools import partial

    import anyio

    from ramp_api import AsyncClient, Client
    from tests.fire.calling import awaited, called

    settings = {"limiter": None, "retries": 0, "base_url": base_url, **settings}
    outcomes: dict[int, Outcome] = {}
    if kind == "sync":
        with Client(**settings) as ramp:

            def work(index: int, action: Action) -> None:
                outcomes[index] = called(action, ramp)

            threads = [threading.Thread(target=work, args=pair) for pair in enumerate(actions)]
            for thread in threads:
                thread.start()
                time.sleep(pause)
            for thread in threads:
                thread.join()
        return [outcomes[index] for index in sorted(outcomes)]

    async def main() -> None:
        async with AsyncClient(**settings) as ramp:

            async def work(index: int, action: Action) -> None:
                outcomes[index] = await awaited(action, ramp)

            async with anyio.create_task_group() as group:
                for index, action in enumerate(actions):
                    group.start_soon(partial(work, index, action))
                    await anyio.sleep(pause)

    anyio.run(main, backend=kind)
    return [outcomes[index] for index in sorted(outcomes)]


class TestLock:
    """Somebody else gets the token, and takes long."""

    def test_waiting_ends_at_the_deadline(self, kind: str, credentials: dict[str, Any]) -> None:
        with Proxy(token_after_release) as proxy:
            releasing = threading.Timer(1.2, proxy.release.set)
            releasing.start()
            hurried: Action = lambda ramp: ramp.departments.get("d", timeout=DEADLINE)  # noqa: E731
            first, *others = together(kind, [SAFE, hurried, hurried], 0.1, proxy.base_url, timeout=10, **credentials)
            releasing.join()
        for outcome in others:
            check_not_sent(outcome)
            assert outcome.seconds >= DEADLINE - 0.05
        assert is_good(first), first.error
        assert token_requests(proxy) == 1

    def test_so_it_does_where_the_store_s_lock_is_another_s(self, kind: str, credentials: dict[str, Any]) -> None:
        from ramp_api.tokens import TokenKey

        keys: list[TokenKey] = []

        class Watched(MemoryTokenStore):
            def acquire(self, key: TokenKey, seconds: float) -> Any:
                keys.append(key)
                return None

        with Proxy(token_after_release) as proxy:
            outcome = call(kind, SAFE, proxy.base_url, timeout=DEADLINE, token_store=Watched(), **credentials)
        check_not_sent(outcome)
        assert keys
        assert proxy.asked == []


class TestStore:
    def test_a_store_that_waits_does_not_keep_a_call(self, kind: str) -> None:
        """As the keyring's does, for a lock, or for somebody to unlock it. It goes on, and the next call finds it."""
        released = threading.Event()

        class Waiting(MemoryTokenStore):
            def load(self, key: Any) -> Any:
                released.wait(5)
                return super().load(key)

        def release() -> None:
            released.set()

        settings = {**CREDENTIALS, "scopes": "departments:read", "token_store": Waiting()}
        with Proxy(token_after_release) as proxy:
            proxy.release.set()
            hurried: Action = lambda ramp: ramp.departments.get("d", timeout=DEADLINE)  # noqa: E731
            first, second = calls(kind, [hurried, after(release, SAFE)], proxy.base_url, **settings)
        check_not_sent(first)
        assert is_good(second), second.error


def silent(wire: Wire) -> None:
    """No answer: the connection is closed once the test says so."""
    if wire.request() is not None:
        wire.proxy.release.wait(10)


def dead_then_silent(wire: Wire) -> None:
    """A token that is dead, and no other to be had."""
    while (asked := wire.request()) is not None:
        if "/token" in asked.line:
            wire.proxy.release.wait(10)
        wire.say(b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n")


OF_THE_ENDPOINT: dict[str, Action] = {
    "revoking": lambda ramp: ramp.auths.revoke_token("t"),
    "the app's own": lambda ramp: ramp.auths.post_token(grant_type="client_credentials", scope="users:read"),
    "renewing": lambda ramp: ramp.refresh_access_token(),
}


class TestWhatWasSent:
    @pytest.mark.parametrize("action", OF_THE_ENDPOINT)
    def test_of_the_token_endpoint(self, kind: str, action: str) -> None:
        """A refresh token may be spent by then; and a token revoked."""
        settings: dict[str, Any] = {**CREDENTIALS, "refresh_token": "r0", "retries": 3, "timeout": DEADLINE}
        with Proxy(silent) as proxy:
            releasing = threading.Timer(DEADLINE + 0.2, proxy.release.set)
            releasing.start()
            outcome = call(kind, OF_THE_ENDPOINT[action], proxy.base_url, **settings)
            releasing.join()
            assert proxy.asked
        assert type(outcome.error) is CallTimeoutError, outcome.error
        assert outcome.error.sent
        assert outcome.seconds <= DEADLINE + GRACE

    def test_of_a_call_whose_token_was_dead(self, kind: str, credentials: dict[str, Any]) -> None:
        with Proxy(dead_then_silent) as proxy:
            releasing = threading.Timer(DEADLINE + 0.2, proxy.release.set)
            releasing.start()
            outcome = call(kind, SAFE, proxy.base_url, timeout=DEADLINE, **{**credentials, "token": "t"})
            releasing.join()
        error = outcome.error
        assert type(error) is CallTimeoutError, error
        assert error.sent
        assert (error.attempts, error.method) == (1, "GET")
        assert error.path == "/developer/v1/departments/{department_id}"
        assert outcome.seconds <= DEADLINE + GRACE


class TestLimiter:
    def test_a_wait_that_would_pass_the_deadline_is_not_begun(self, kind: str) -> None:
        limiter = RollingWindow(limit=1, window=10.0)
        with Proxy(serve()) as proxy:
            first, second = calls(kind, [SAFE, SAFE], proxy.base_url, timeout=2, limiter=limiter)
        assert is_good(first)
        check_not_sent(second, GRACE)
        assert len(proxy.asked) == 1
        self.check_slots(limiter, 1)

    def check_slots(self, limiter: RollingWindow, many: int) -> None:
        """Every slot has come back, none twice; and the window of the one that was used has not been shortened."""
        now = time.monotonic()
        slots = [limiter.take(now) for _ in range(many)]
        assert limiter.take(now) is None
        waits = [limiter.wait(slot, now) for slot in slots if slot is not None]
        assert len(waits) == many
        assert limiter.period / 2 < max(waits) <= limiter.period

    def test_waiting_for_a_slot_ends_at_the_deadline(self, kind: str) -> None:
        """Every slot is in flight, and nobody knows for how long."""
        limiter = RollingWindow(limit=1, window=0.5)

        def slow(wire: Wire) -> None:
            wire.request()
            wire.proxy.release.wait(10)
            wire.say(GOOD)

        with Proxy(slow) as proxy:
            releasing = threading.Timer(1.2, proxy.release.set)
            releasing.start()
            hurried: Action = lambda ramp: ramp.departments.get("d", timeout=DEADLINE)  # noqa: E731
            settings: dict[str, Any] = {"token": "t", "timeout": 10, "limiter": limiter}
            first, second = together(kind, [SAFE, hurried], 0.1, proxy.base_url, **settings)
            releasing.join()
        assert is_good(first), first.error
        check_not_sent(second)
        assert len(proxy.asked) == 1
        assert limiter.take(time.monotonic()) is not None
        assert limiter.take(time.monotonic()) is None

    def test_a_token_request_counts_as_well(self, kind: str, credentials: dict[str, Any]) -> None:
        """Its slot is used up, and the call that it was for has none."""
        with Proxy(token_after_release) as proxy:
            proxy.release.set()
            limiter = RollingWindow(limit=1, window=10.0)
            outcome = call(kind, SAFE, proxy.base_url, timeout=2, limiter=limiter, **credentials)
        check_not_sent(outcome, GRACE)
        assert len(proxy.asked) == token_requests(proxy) == 1

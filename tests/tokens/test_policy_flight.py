"""One at a time, lost answers, and refusals: how many requests leave, and what each caller is told."""

from __future__ import annotations

import threading
import time
import traceback
from datetime import UTC, datetime
from functools import partial
from typing import Any

import anyio
import pytest

from ramp_api import AsyncClient, Client, Secret
from ramp_api.errors import OAuthError, ReauthorizationRequired, TransportError
from ramp_api.flow import NOW, Exclusive
from ramp_api.http import Request
from ramp_api.tokens import MemoryTokenStore, OAuth2Token, TokenKey
from tests.scripted import Outcome, answer
from tests.stores import put
from tests.tokens.policy import KEY, Meddled, Ramp, SpokenTo, call, client_of, fails, in_threads, redeem, served

MANY = 32
PAST = datetime(2026, 1, 1, tzinfo=UTC)
LOST: list[Any] = [TransportError("reset"), answer(500, b""), answer(503, {"error": "oops"}), answer(200, b"garbage")]


def ended(grant_type: str | None = None) -> OAuth2Token:
    return OAuth2Token(Secret("access-0"), Secret("refresh-0"), expires_at=PAST, grant_type=grant_type)


class Slow:
    """A Ramp whose token endpoint takes long enough for all to be waiting."""

    def __init__(self, ramp: Ramp) -> None:
        self.ramp = ramp

    def __call__(self, request: Request) -> Outcome:
        if request.url.endswith("/token"):
            time.sleep(0.05)
        return self.ramp(request)


class Gathering(SpokenTo):
    """Answers nothing before all have come for the same token."""

    def __init__(self, ramp: Ramp) -> None:
        super().__init__(self._once_all_are_there)
        self.little = ramp
        self.come = threading.Semaphore(0)
        self.all_are_there = threading.Event()

    def _once_all_are_there(self, request: Request) -> Outcome:
        if not self.all_are_there.is_set():
            for _ in range(MANY):
                assert self.come.acquire(timeout=10)
            self.all_are_there.set()
        return self.little(request)

    def _perform_rare(self, effect: Any) -> Any:
        if isinstance(effect, Exclusive):
            self.come.release()
        return super()._perform_rare(effect)


class Counted(MemoryTokenStore):
    """Counts the leases that it gives."""

    leases = 0

    def acquire(self, key: TokenKey, seconds: float) -> Any:
        self.leases += 1
        return super().acquire(key, seconds)


class TestSingleFlight:
    def test_who_waited_uses_what_was_got(self) -> None:
        ramp = Ramp(refresh=True)
        ramp.refresh = "refresh-0"
        store = Counted()
        driver = SpokenTo(Slow(ramp))
        client = Client("id", "s", token=ended(), limiter=None, retries=0, driver=driver, token_store=store)
        assert in_threads(MANY, partial(call, client)) == []
        assert len(ramp.grants) == 1
        assert store.leases == 1
        assert ramp.calls == ["access-1"] * MANY

    def test_who_waited_while_it_failed_fails_alike(self) -> None:
        ramp = Ramp(refresh=True)
        ramp.refuse = [TransportError("reset")] * 99
        client = Client("id", "s", token=ended(), limiter=None, retries=0, driver=Gathering(ramp))
        failures = in_threads(MANY, partial(call, client))
        assert [str(error) for error in failures] == ["POST /developer/v1/token: reset"] * MANY
        assert len(set(map(id, failures))) == MANY
        assert len(ramp.grants) == 2
        # No traceback of one shows another's frames.
        assert max(len(traceback.extract_tb(error.__traceback__)) for error in failures) < 60
        with pytest.raises(TransportError):
            call(client)
        assert len(ramp.grants) == 4
        ramp.refuse, ramp.refresh = [], "refresh-0"
        call(client)

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_tasks_fail_alike_too(self, backend: Any) -> None:
        ramp = Ramp(refresh=True)
        ramp.refuse = [answer(500, b"")] * 99
        failures: list[Exception] = []

        async def one(client: AsyncClient) -> None:
            try:
                await client.departments.get("d")
            except OAuthError as error:
                failures.append(error)

        async def main(base_url: str) -> None:
            async with AsyncClient("id", "s", base_url=base_url, token=ended(), limiter=None, retries=0) as client:
                async with anyio.create_task_group() as group:
                    for _ in range(MANY):
                        group.start_soon(one, client)

        with served(Slow(ramp)) as http:
            anyio.run(main, http.base_url, backend=backend)
        assert len(failures) == MANY
        assert len(ramp.grants) == 2

    def test_somebody_elses_code_that_is_refused_is_not_their_failure(self) -> None:
        ramp, arrived = Ramp(refresh=True), threading.Event()

        def slow(request: Request) -> Outcome:
            if request.url.endswith("/token") and not arrived.is_set():
                arrived.set()
                time.sleep(0.05)
                return answer(400, {"error": "invalid_grant"})
            return ramp(request)

        ramp.refresh = "refresh-0"
        settings: dict[str, Any] = {"redirect_uri": "https://app.example/back", "limiter": None, "retries": 0}
        client = Client("id", "s", token=ended(), driver=SpokenTo(slow), **settings)
        failures: list[Exception] = []

        def bad_code() -> None:
            try:
                redeem(client)
            except OAuthError as error:
                failures.append(error)

        other = threading.Thread(target=bad_code)
        other.start()
        assert arrived.wait(5)
        call(client)
        other.join(5)
        assert len(failures) == 1
        assert ramp.kinds() == ["refresh_token"]

    def test_what_failed_keeps_no_frame_alive(self) -> None:
        ramp = Ramp()
        ramp.refuse = [TransportError("reset")] * 2
        client, _ = client_of(ramp, token=ended())
        with pytest.raises(TransportError) as caught:
            call(client)
        kept = client._tokens.held.failure
        assert kept is not None
        assert kept is not caught.value
        assert (kept.__traceback__, kept.__context__, kept.__cause__) == (None, None, None)
        # And the one that was raised shows how it came to be.
        assert {"_attempt", "_perform"} <= {frame.name for frame in traceback.extract_tb(caught.value.__traceback__)}


class TestLostAnswers:
    @pytest.mark.parametrize("lost", LOST)
    def test_once_more_and_the_call_is_served_where_the_server_is_kind(self, lost: Any) -> None:
        ramp = Ramp(refresh=True)
        ramp.refresh, ramp.refuse = "refresh-0", [lost]
        client, _ = client_of(ramp, token=ended())
        call(client)
        assert [form["refresh_token"] for form in ramp.grants] == ["refresh-0"] * 2

    @pytest.mark.parametrize("lost", LOST)
    def test_once_more_and_then_the_customer_is_needed_where_it_is_not(self, lost: Any) -> None:
        ramp = Ramp(refresh=True)
        ramp.refuse = [lost]
        client, _ = client_of(ramp, token=ended(), account="acme")
        with pytest.raises(
            ReauthorizationRequired, match=r"account 'acme'.*Send the customer to the consent"
        ) as caught:
            call(client)
        assert isinstance(caught.value.__cause__, OAuthError)
        assert len(ramp.grants) == 2
        for _ in range(3):
            with pytest.raises(ReauthorizationRequired):
                call(client)
        assert len(ramp.grants) == 2

    @pytest.mark.parametrize("lost", LOST)
    def test_no_third_time(self, lost: Any) -> None:
        ramp = Ramp(refresh=True)
        ramp.refuse = [lost] * 3
        client, _ = client_of(ramp, token=ended())
        with pytest.raises((TransportError, OAuthError)):
            call(client)
        assert len(ramp.grants) == 2

    def test_killed_between_answer_and_save_is_the_same(self) -> None:
        class Killed(BaseException):
            pass

        ramp, store = Ramp(refresh=True), Meddled(partial(_raise, Killed()))
        ramp.refresh = "refresh-0"
        client, _ = client_of(ramp, token=ended(), token_store=store)
        with pytest.raises(Killed):
            call(client)
        ramp.refresh = "refresh-0"  # within the server's grace
        again, _ = client_of(ramp, token=ended(), token_store=store)
        call(again)
        assert [form["refresh_token"] for form in ramp.grants] == ["refresh-0"] * 2


def _raise(error: BaseException) -> None:
    raise error


class TestRefusal:
    def refused(self, **settings: Any) -> tuple[Ramp, MemoryTokenStore, Client]:
        ramp, store = Ramp(refresh=True), MemoryTokenStore()
        client, _ = client_of(ramp, token_store=store, **settings)
        with pytest.raises(ReauthorizationRequired):
            call(client)
        return ramp, store, client

    @pytest.mark.parametrize(
        "settings", [{"token": ended()}, {"refresh_token": "refresh-0"}, {"token": ended("authorization_code")}]
    )
    def test_a_new_login_is_found_at_the_next_call(self, settings: Any) -> None:
        ramp, store, client = self.refused(**settings)
        put(store, KEY, OAuth2Token(Secret("login"), Secret("refresh-9"), grant_type="authorization_code"))
        ramp.good = {"login"}
        call(client)
        assert ramp.calls == ["login"]
        assert len(ramp.grants) == 1

    def test_one_that_has_ended_since_is_renewed(self) -> None:
        ramp, store, client = self.refused(token=ended())
        put(store, KEY, OAuth2Token(Secret("login"), Secret("refresh-9"), expires_at=PAST))
        ramp.refresh = "refresh-9"
        call(client)
        assert ramp.calls == ["access-2"]
        assert [form["refresh_token"] for form in ramp.grants] == ["refresh-0", "refresh-9"]

    def test_and_refused_like_the_first_without_a_loop(self) -> None:
        ramp, store, client = self.refused(token=ended())
        put(store, KEY, OAuth2Token(Secret("login"), Secret("refresh-9"), expires_at=PAST))
        for _ in range(3):
            with pytest.raises(ReauthorizationRequired):
                call(client)
        assert [form["refresh_token"] for form in ramp.grants] == ["refresh-0", "refresh-9"]

    def test_one_that_can_neither_be_used_nor_renewed_is_no_help(self) -> None:
        ramp, store, client = self.refused(token=ended(), scopes="departments:read")
        put(store, KEY, OAuth2Token(Secret("login"), expires_at=PAST))
        with pytest.raises(ReauthorizationRequired, match="account 'default'"):
            call(client)
        assert ramp.kinds() == ["refresh_token"]

    def test_asked_for_explicitly_it_is_tried_again(self) -> None:
        ramp, _, client = self.refused(token=ended())
        ramp.refresh = "refresh-0"
        client.refresh_access_token()
        call(client)
        assert len(ramp.grants) == 2

    def test_a_newer_one_in_the_store_is_used_where_the_old_one_is_refused(self) -> None:
        ramp, store = Ramp(refresh=True), MemoryTokenStore()

        def spent_meanwhile(request: Request) -> Outcome:
            # The lock ran out, and somebody else was faster.
            if request.url.endswith("/token"):
                put(store, KEY, OAuth2Token(Secret("newer"), Secret("refresh-7")))
                ramp.good = {"newer"}
            return ramp(request)

        client = Client("id", "s", token_store=store, limiter=None, retries=0, driver=SpokenTo(spent_meanwhile))
        put(store, KEY, ended())
        call(client)
        assert ramp.calls == ["newer"]
        assert len(ramp.grants) == 1

    def test_a_save_that_fails_is_no_refusal_and_costs_no_second_request(self) -> None:
        ramp, store = Ramp(refresh=True), Meddled(*[fails(OSError("disk full"))] * MANY)
        ramp.refresh = "refresh-0"
        client = Client("id", "s", token=ended(), limiter=None, driver=SpokenTo(Slow(ramp)), token_store=store)
        failures = in_threads(MANY, partial(call, client))
        assert [type(error) for error in failures] == [OSError] * MANY
        call(client)
        assert len(ramp.grants) == 1


def test_for_a_good_token_one_look_at_the_clock_is_all(monkeypatch: pytest.MonkeyPatch) -> None:
    ramp, store = Ramp(), MemoryTokenStore()
    client, clock = client_of(ramp, scopes="departments:read", token_store=store)
    call(client)
    for method in ("load", "swap", "acquire"):
        monkeypatch.setattr(store, method, fails(AssertionError("the store was asked")))
    flow = client._tokens.current()
    assert next(flow) is NOW
    with pytest.raises(StopIteration) as done:
        flow.send(clock.now())
    assert done.value.value is client.token

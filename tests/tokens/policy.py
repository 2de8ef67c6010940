"""A small Ramp as a function, and clients that talk to it: for the tests of when a token is used and another is had."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from ramp_api import Client, Secret
from ramp_api.drivers import Driver
from ramp_api.errors import TransportError
from ramp_api.http import Request, Response
from ramp_api.tokens import MemoryTokenStore, OAuth2Token, TokenKey
from tests.scripted import Outcome, Received, ScriptedClock, ScriptedDriver, ScriptedServer, answer

KEY = TokenKey("sandbox", "id")

DEPARTMENT = {"id": "d", "name": "Finance"}


class Ramp:
    """A small Ramp, as a function: which tokens it takes, and which it gives."""

    def __init__(self, **token: Any) -> None:
        self.token = {"token_type": "Bearer", "expires_in": 3600, "refresh": False, **token}
        self.grants: list[dict[str, str]] = []
        self.calls: list[str] = []
        self.good: set[str] = set()
        self.refresh: str | None = None
        self.refuse: list[Outcome] = []
        self.stillborn = False  # whether new tokens are dead from the start
        self.strict = False  # whether a refresh token that comes twice kills all that came of it
        self.revoked = False
        self.guard = threading.RLock()
        self.dead: Callable[[], Outcome] = lambda: answer(404, {"error_v2": {"error_code": "DEVELOPER_7002"}})

    def __call__(self, request: Request) -> Outcome:
        with self.guard:
            return self._answer(request)

    def _answer(self, request: Request) -> Outcome:
        assert isinstance(request.content, bytes)
        if request.url.endswith(("/token", "/token/pkce")):
            return self._grant(dict(parse_qsl(request.content.decode())))
        bearer = dict(request.headers)["authorization"].removeprefix("Bearer ")
        self.calls.append(bearer)
        return answer(200, DEPARTMENT) if bearer in self.good else self.dead()

    def _grant(self, form: dict[str, str]) -> Outcome:
        self.grants.append(form)
        if self.refuse:
            return self.refuse.pop(0)
        if form["grant_type"] == "refresh_token" and form["refresh_token"] != self.refresh:
            if self.strict:
                self.revoked, self.refresh, self.good = True, None, set()
            return answer(400, {"error": "invalid_grant"})
        number = len(self.grants)
        body = {name: value for name, value in self.token.items() if name != "refresh" and value is not None}
        self.good = set() if self.stillborn else {f"access-{number}"}
        body["access_token"] = f"access-{number}"
        if self.token["refresh"]:
            self.refresh = body["refresh_token"] = f"refresh-{number}"
        return answer(200, body)

    def kinds(self) -> list[str]:
        return [form["grant_type"] for form in self.grants]


def client_of(ramp: Ramp, **settings: Any) -> tuple[Client, ScriptedClock]:
    driver = ScriptedDriver(ramp)
    settings = {"client_id": "id", "client_secret": "secret", "limiter": None, "retries": 0, **settings}
    return Client(driver=driver.driver, **settings), driver.clock


def call(client: Client) -> None:
    assert client.departments.get("d").name == "Finance"


def redeem(client: Client) -> None:
    consent = client.user_consent_url("a")
    client.get_access_token(f"https://app.example/back?code=c&state={consent.state.reveal()}", consent)


class SpokenTo(Driver):
    """The real driver, locks and threads and all, but for the sending."""

    def __init__(self, ramp: Callable[[Request], Outcome], clock: ScriptedClock | None = None) -> None:
        self.ticks = clock or ScriptedClock()
        super().__init__(clock=self.ticks)
        self.ramp = ramp

    def _transport(self) -> Any:
        return self

    def send(self, request: Request, within: float | None = None) -> Response[bytes]:
        outcome = self.ramp(request)
        if isinstance(outcome, TransportError):
            raise outcome
        return outcome


def served(ramp: Callable[[Request], Outcome]) -> ScriptedServer:
    """The same over HTTP."""

    def handler(received: Received) -> tuple[int, dict[str, str], bytes]:
        request = Request(received.method, received.path, tuple(received.headers.items()), received.body)
        outcome = ramp(request)
        assert isinstance(outcome, Response)
        return outcome.status, {}, outcome.body

    return ScriptedServer(handler)


class Meddled(MemoryTokenStore):
    """A store in which something happens just before a save, once for each of ``before``."""

    def __init__(self, *before: Callable[[], object]) -> None:
        super().__init__()
        self.before = list(before)

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        if self.before:
            self.before.pop(0)()
        return super().swap(key, value, expected)


def fails(error: Exception) -> Callable[[], None]:
    """Something that fails."""

    def fail() -> None:
        raise error

    return fail


def in_threads(count: int, work: Callable[[], object]) -> list[BaseException]:
    """The work done by so many threads at once, and what failed of it."""
    failures: list[BaseException] = []
    barrier = threading.Barrier(count)

    def one() -> None:
        barrier.wait(10)
        try:
            work()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            failures.append(error)

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not any(thread.is_alive() for thread in threads)
    return failures


def ended() -> OAuth2Token:
    """A token whose end has come."""
    return OAuth2Token(Secret("access-0"), Secret("refresh-0"), expires_at=datetime(2026, 1, 1, tzinfo=UTC))


def is_free(store: MemoryTokenStore, key: TokenKey = KEY) -> bool:
    """Whether nobody holds the lock."""
    lease = store.acquire(key, 1)
    if lease is not None:
        lease.release()
    return lease is not None

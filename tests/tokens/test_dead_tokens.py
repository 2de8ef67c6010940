"""Many calls meet a dead token at once: one refresh, each call sent again once, and no more."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import anyio
import pytest

from ramp_api import AsyncClient, Client
from ramp_api.errors import AuthenticationError, RampError
from ramp_api.tokens import OAuth2Token
from tests.scripted import Received, ScriptedServer, json_body

CALLS = 32

DEAD = {
    "401": (401, b""),
    "401, by a proxy": (401, b"<html>no</html>"),
    "404 7002": (404, json_body({"error_v2": {"error_code": "DEVELOPER_7002"}})),
    "404 7028": (404, json_body({"error": {"error_code": "DEVELOPER_7028"}})),
    "403 7028": (403, json_body({"error_v2": {"error_code": "DEVELOPER_7028"}})),
}


class Ramp:
    """A small Ramp that calls its first token dead, but not before all have come with it."""

    def __init__(self, dead: tuple[int, bytes]) -> None:
        self.dead = dead
        self.stillborn = False
        self.grants: list[bytes] = []
        self.sent: defaultdict[str, list[str]] = defaultdict(list)
        self._all_are_there = threading.Barrier(CALLS)

    def __call__(self, received: Received) -> tuple[int, dict[str, str], bytes]:
        if received.path.endswith("/token"):
            self.grants.append(received.body)
            n = len(self.grants)
            token = {"access_token": f"access-{n}", "refresh_token": f"refresh-{n}", "expires_in": 3600}
            return 200, {}, json_body({"token_type": "Bearer", **token})
        number = received.path.rpartition("/")[2]
        bearer = received.headers["authorization"].removeprefix("Bearer ")
        self.sent[number].append(bearer)
        if bearer == "access-0":
            self._all_are_there.wait(30)
        if bearer == "access-0" or self.stillborn:
            return self.dead[0], {}, self.dead[1]
        return 200, {}, json_body({"id": number, "name": "Finance"})


@contextmanager
def serving(ramp: Ramp) -> Generator[dict[str, Any]]:
    """The settings of a client for it."""
    token = OAuth2Token.of("access-0", refresh_token="refresh-0")
    with ScriptedServer(ramp) as server:
        server._server.socket.listen(2 * CALLS)  # all of them connect at once
        yield {"client_id": "id", "client_secret": "s", "token": token, "base_url": server.base_url, "limiter": None}


def in_threads(settings: dict[str, Any]) -> list[RampError | None]:
    def call(number: int) -> RampError | None:
        try:
            assert client.departments.get(str(number)).id == str(number)
        except RampError as error:
            return error
        return None

    with Client(**settings) as client, ThreadPoolExecutor(CALLS) as pool:
        return list(pool.map(call, range(CALLS)))


async def in_tasks(settings: dict[str, Any]) -> list[RampError | None]:
    outcomes: list[RampError | None] = []

    async def call(number: int) -> None:
        try:
            assert (await client.departments.get(str(number))).id == str(number)
        except RampError as error:
            outcomes.append(error)
        else:
            outcomes.append(None)

    async with AsyncClient(**settings) as client, anyio.create_task_group() as group:
        for number in range(CALLS):
            group.start_soon(call, number)
    return outcomes


@pytest.fixture(params=["threads", "asyncio", "trio"])
def run(request: pytest.FixtureRequest) -> Callable[[dict[str, Any]], list[RampError | None]]:
    if request.param == "threads":
        return in_threads
    return lambda settings: anyio.run(in_tasks, settings, backend=request.param)


Run = Callable[[dict[str, Any]], list[RampError | None]]


@pytest.mark.parametrize("dead", DEAD.values(), ids=DEAD)
def test_one_refresh_and_each_call_once_more(run: Run, dead: tuple[int, bytes]) -> None:
    ramp = Ramp(dead)
    with serving(ramp) as settings:
        assert run(settings) == [None] * CALLS
    assert ramp.grants == [b"grant_type=refresh_token&refresh_token=refresh-0"]
    assert dict(ramp.sent) == {str(number): ["access-0", "access-1"] for number in range(CALLS)}


@pytest.mark.parametrize("dead", DEAD.values(), ids=DEAD)
def test_where_the_new_one_is_dead_as_well_each_call_says_so(run: Run, dead: tuple[int, bytes]) -> None:
    ramp = Ramp(dead)
    ramp.stillborn = True
    with serving(ramp) as settings:
        outcomes = run(settings)
    assert [type(outcome) for outcome in outcomes] == [AuthenticationError] * CALLS
    assert len(set(map(id, outcomes))) == CALLS
    assert len(ramp.grants) == 1
    assert dict(ramp.sent) == {str(number): ["access-0", "access-1"] for number in range(CALLS)}

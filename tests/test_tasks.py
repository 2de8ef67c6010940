"""What Ramp does in the background is waited for as long as one says, and is what Ramp says it is: no more, no less."""

from __future__ import annotations

import asyncio
import inspect
import json
import math
import pickle
import threading
import time
from typing import Any, cast

import anyio
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ramp_api import AsyncClient, Client
from ramp_api.codec import decode
from ramp_api.drivers import AsyncDriver
from ramp_api.errors import (
    CallTimeoutError,
    DecodeError,
    InvalidRequestError,
    NotFoundError,
    TaskError,
    TaskFailedError,
    TaskPendingError,
    TaskTimeoutError,
)
from ramp_api.flow import NOW, Flow
from ramp_api.http import Response
from ramp_api.operations import cards
from ramp_api.tasks import AsyncTask, Task, begun
from tests.scripted import (
    AsyncScriptedDriver,
    Outcome,
    Received,
    ScriptedClock,
    ScriptedDriver,
    ScriptedServer,
    answer,
    json_body,
    serving,
)

BASE = "https://gateway.example"
STATUS = f"{BASE}/developer/v1/cards/deferred/status/task-1"
STARTED = answer(200, {"id": "task-1"})
DONE = answer(200, {"id": "task-1", "status": "SUCCESS", "data": {"card_id": "card-1"}})
FAILED = answer(200, {"id": "task-1", "status": "ERROR", "data": {"error": "the user is gone"}})


def at(status: object) -> Response[bytes]:
    return answer(200, {"id": "task-1", "status": status, "data": None})


def finished(outcome: Any) -> Any:
    """What a call gives, awaited where it is to be."""
    return asyncio.run(outcome) if inspect.iscoroutine(outcome) else outcome


def client_of(kind: type[Client | AsyncClient], driver: ScriptedDriver) -> Any:
    return kind(token="t", base_url=BASE, limiter=None, retries=0, driver=cast("Any", driver))


@pytest.fixture(params=[(Client, ScriptedDriver), (AsyncClient, AsyncScriptedDriver)], ids=["sync", "async"])
def begin(request: pytest.FixtureRequest) -> Any:
    """A task that was begun, and the driver that has the rest of the answers."""
    kind, scripted = request.param

    def begin(*outcomes: Outcome) -> tuple[Any, ScriptedDriver]:
        driver = scripted([STARTED, *outcomes])
        return finished(client_of(kind, driver).cards.create_virtual(user_id="u")), driver

    return begin


def test_a_task_is_asked_after_until_it_ends(begin: Any) -> None:
    task, driver = begin(at("STARTED"), at("IN_PROGRESS"), DONE)
    assert (task.id, task.status, task.done) == ("task-1", None, False)
    assert finished(task.wait()).card_id == "card-1"
    assert (task.status, task.done, task.result.card_id) == ("SUCCESS", True, "card-1")
    assert [request.url for request in driver.sent[1:]] == [STATUS] * 3
    assert driver.clock.slept == [0.5, 0.75]
    assert repr(task) in {"<Task cards task-1: SUCCESS>", "<AsyncTask cards task-1: SUCCESS>"}


def test_the_pauses_grow_to_five_seconds_and_no_further(begin: Any) -> None:
    task, driver = begin(*[at("STARTED")] * 20, DONE)
    finished(task.wait())
    assert driver.clock.slept == sorted(driver.clock.slept)
    assert (driver.clock.slept[0], max(driver.clock.slept), len(driver.clock.slept)) == (0.5, 5.0, 20)


def test_a_failure_is_an_error_with_ramps_reason(begin: Any) -> None:
    task, _ = begin(FAILED)
    with pytest.raises(TaskFailedError, match="task-1 failed: the user is gone") as caught:
        finished(task.wait())
    assert (caught.value.task_id, caught.value.status) == ("task-1", "ERROR")
    with pytest.raises(TaskFailedError, match="the user is gone"):
        task.result  # noqa: B018 - the property raises
    assert task.done


@pytest.mark.parametrize("data", [None, {}, {"error": None}, {"error": ""}, {"error": {}}, {"error": {"a": 1}}, "", []])
def test_a_failure_without_a_reason_is_one_all_the_same(begin: Any, data: Any) -> None:
    task, _ = begin(answer(200, {"id": "task-1", "status": "ERROR", "data": data}))
    with pytest.raises(TaskFailedError, match="does not say why"):
        finished(task.wait())


def test_a_reason_in_the_place_of_all_fields_is_told(begin: Any) -> None:
    task, _ = begin(answer(200, {"id": "task-1", "status": "ERROR", "data": "the user is gone"}))
    with pytest.raises(TaskFailedError, match="the user is gone"):
        finished(task.wait())


def test_another_task_is_not_this_one(begin: Any) -> None:
    other = answer(200, {"id": "task-2", "status": "SUCCESS", "data": {"card_id": "card-2"}})
    task, _ = begin(other, other)
    for ask in (task.poll, task.wait):
        with pytest.raises(DecodeError, match="asked for the task task-1, and was told of another: 'task-2'"):
            finished(ask())
    assert (task.status, task.done) == (None, False)


def test_one_waits_five_minutes_unless_told_otherwise(begin: Any) -> None:
    task, driver = begin(*[at("STARTED")] * 200)
    with pytest.raises(TaskTimeoutError, match="after 300 s"):
        finished(task.wait())
    assert sum(driver.clock.slept) == pytest.approx(299)  # the last look has a second


def test_what_has_ended_stays_so(begin: Any) -> None:
    task, _ = begin(DONE, at("IN_PROGRESS"), answer(200, {"id": "task-1", "status": "ERROR", "data": None}))
    for _ in range(3):
        assert finished(task.poll()) == "SUCCESS"
    assert task.result.card_id == "card-1"


def test_what_was_seen_before_a_fault_is_known(begin: Any) -> None:
    task, _ = begin(at("IN_PROGRESS"), answer(404, {}))
    with pytest.raises(NotFoundError):
        finished(task.wait())
    assert task.status == "IN_PROGRESS"


@pytest.mark.parametrize("status", ["CANCELLED", "success", "SUCCESSFUL", "ERRORED", "", None, 5, True, [], {}])
def test_a_status_that_is_not_known_is_waited_out_and_never_a_success(begin: Any, status: Any) -> None:
    task, _ = begin(at(status), DONE)
    assert finished(task.wait()).card_id == "card-1"
    task, _ = begin(*[at(status)] * 9)
    with pytest.raises(TaskTimeoutError):
        finished(task.wait(timeout=5))
    assert not task.done
    with pytest.raises(TaskPendingError):
        task.result  # noqa: B018 - the property raises


def test_an_error_on_the_way_is_that_error_and_one_may_wait_again(begin: Any) -> None:
    task, _ = begin(at("STARTED"), answer(404, {}), DONE)
    with pytest.raises(NotFoundError):
        finished(task.wait())
    assert finished(task.wait()).card_id == "card-1"


def test_waiting_ends_at_the_deadline_and_one_may_wait_again(begin: Any) -> None:
    task, driver = begin(*[at("IN_PROGRESS")] * 2, DONE)
    with pytest.raises(TaskTimeoutError, match=r"task-1 has not ended after 1 s: IN_PROGRESS") as caught:
        finished(task.wait(timeout=1))
    assert (caught.value.task_id, caught.value.status) == ("task-1", "IN_PROGRESS")
    assert isinstance(caught.value, TimeoutError)
    assert driver.clock.slept == [0.5]  # half of what is left is kept for the last look
    assert len(driver.sent) == 3
    assert finished(task.wait(timeout=1)).card_id == "card-1"


def test_no_time_at_all_is_one_look(begin: Any) -> None:
    task, driver = begin(at("STARTED"), DONE)
    with pytest.raises(TaskTimeoutError):
        finished(task.wait(timeout=0))
    assert (len(driver.sent), driver.clock.slept) == (2, [])
    assert finished(task.wait(timeout=0)).card_id == "card-1"


def test_a_success_at_the_deadline_counts(begin: Any) -> None:
    task, _ = begin(at("STARTED"), DONE)
    assert finished(task.wait(timeout=0.5)).card_id == "card-1"


def test_a_look_that_outlasts_the_deadline_is_the_last(begin: Any) -> None:
    task, driver = begin()

    def slow(_: object) -> Response[bytes]:
        driver.clock.time += 7
        return at("STARTED")

    driver.outcomes = slow
    with pytest.raises(TaskTimeoutError):
        finished(task.wait(timeout=5))
    assert len(driver.sent) == 2


class Looks:
    """A client whose calls take as long as is said, and end in time: what :class:`Task` needs of one.

    Attributes:
        allowed: the time that each call was given, by when it began.
    """

    page_origins = frozenset[str]()

    def __init__(self, *lasting: float, timeout: float = 60.0, clock: ScriptedClock | None = None) -> None:
        self.timeout = timeout
        self.allowed: list[tuple[float, float | None]] = []
        self.clock = clock or ScriptedClock(1_000.0)
        self._began = self.clock.time
        self._lasting = list(lasting)
        self._driver = ScriptedDriver([], self.clock)

    @property
    def elapsed(self) -> float:
        return self.clock.time - self._began

    def call(self, operation: object, *, path: object, timeout: float | None = None) -> Flow[Response[Any]]:
        self.allowed.append((self.elapsed, timeout))
        takes = self._lasting.pop(0) if self._lasting else 0.0
        longest = self.timeout if timeout is None else timeout
        yield NOW
        self.clock.time += min(takes, longest)
        if takes > longest:
            raise CallTimeoutError("no time is left")
        answered = at("IN_PROGRESS")
        return answered.with_body(decode(cards.TASK_STATUS, answered))

    def run(self, flow: Flow[Any]) -> Any:
        return self._driver.run(flow)


class AsyncLooks(Looks):
    async def run(self, flow: Flow[Any]) -> Any:
        return super().run(flow)


WAITING = pytest.mark.parametrize(("kind", "looks"), [(Task, Looks), (AsyncTask, AsyncLooks)], ids=["sync", "async"])


@WAITING
def test_a_look_has_the_time_that_is_left_and_no_more_than_any_call(kind: Any, looks: Any) -> None:
    client = looks(0.25, 0.25, timeout=4.0)
    with pytest.raises(TaskTimeoutError, match="after 6 s: IN_PROGRESS"):
        finished(kind(client, cards.TASK_STATUS, "task-1").wait(timeout=6))
    assert client.allowed == [
        (0.0, None), (0.75, None), (1.75, None), (2.875, 3.125), (4.5625, 1.4375), (5.28125, 0.71875),
    ]  # fmt: skip


@WAITING
def test_a_look_that_patience_cuts_off_is_the_end_of_waiting(kind: Any, looks: Any) -> None:
    for lasting in ([1_000], [0.25, 1_000], [0.0, 0.0, 0.0, 1_000]):
        client = looks(*lasting)
        with pytest.raises(TaskTimeoutError) as caught:
            finished(kind(client, cards.TASK_STATUS, "task-1").wait(timeout=3))
        assert client.elapsed == 3
        assert (caught.value.status, len(client.allowed)) == ("IN_PROGRESS" if len(lasting) > 1 else None, len(lasting))


@WAITING
def test_a_look_that_takes_longer_than_any_call_may_is_an_error_as_everywhere(kind: Any, looks: Any) -> None:
    client = looks(0.0, 1_000, timeout=10.0)
    with pytest.raises(CallTimeoutError):
        finished(kind(client, cards.TASK_STATUS, "task-1").wait(timeout=100))
    assert client.elapsed == 10.5
    client = looks(1_000, timeout=10.0)
    with pytest.raises(CallTimeoutError):
        finished(kind(client, cards.TASK_STATUS, "task-1").wait(timeout=0))
    assert client.allowed == [(0.0, None)]


@WAITING
def test_nothing_is_asked_past_the_deadline(kind: Any, looks: Any) -> None:
    class Asleep(ScriptedClock):
        """A machine that is put to sleep while something waits."""

        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            self.time += 3_600

    client = looks(clock=Asleep(1_000.0))
    with pytest.raises(TaskTimeoutError):
        finished(kind(client, cards.TASK_STATUS, "task-1").wait(timeout=60))
    assert client.allowed == [(0.0, None)]


@given(st.floats(0.001, 400), st.lists(st.floats(0, 70)), st.floats(0.001, 100), st.floats(1_000, 1e9))
@example(265.390679180283, [], 180.0, 1000.0)
def test_the_deadline_is_kept_whatever_the_looks_take(
    patience: float, lasting: list[float], longest: float, start: float
) -> None:
    client = Looks(*lasting, timeout=longest, clock=ScriptedClock(start))
    with pytest.raises((TaskTimeoutError, CallTimeoutError)) as caught:
        Task(cast("Any", client), cards.TASK_STATUS, "task-1").wait(timeout=patience)
    rounding = 8 * math.ulp(start + patience)
    assert client.elapsed <= patience + rounding
    for began, allowed in client.allowed:
        left = patience - began
        assert allowed is None or 0 < allowed <= min(left + rounding, longest)
        assert allowed is not None or longest <= left + rounding
    last, allowed = client.allowed[-1]
    if caught.type is CallTimeoutError:
        assert allowed is None
    elif client.elapsed < patience - rounding:
        # Given up before the deadline only where a last look was had shortly before it.
        assert patience - last <= max(1.0, patience / 2) + rounding
    assert len(client.allowed) <= len(client.clock.slept) + 2  # one more where the clock is a rounding short


@WAITING
def test_patience_is_waited_out_though_the_limiter_has_no_time_for_a_look(kind: Any, looks: Any) -> None:
    class Full(looks):  # type: ignore[misc]
        def call(self, operation: object, **arguments: Any) -> Flow[Response[Any]]:
            yield NOW
            raise CallTimeoutError("the limiter is full for longer", sent=False)

    client = Full()
    with pytest.raises(TaskTimeoutError, match="after 5 s"):
        finished(kind(client, cards.TASK_STATUS, "task-1").wait(timeout=5))
    assert client.elapsed == 5


@pytest.mark.parametrize("way", ["threads", "asyncio", "trio"])
def test_a_server_that_falls_silent_keeps_nobody_waiting(way: str) -> None:
    """The real thing: a socket, and the system's clock."""
    silent = threading.Event()
    asked: list[str] = []

    def handler(request: Received) -> tuple[int, dict[str, str], bytes]:
        asked.append(request.path)
        if len(asked) > 1:
            silent.wait(3)
        return 200, {"content-type": "application/json"}, json_body({"id": "task-1", "status": "STARTED"})

    def wait(base_url: str) -> float:
        with Client(token="t", base_url=base_url, limiter=None) as ramp:
            began = time.monotonic()
            with pytest.raises(TaskTimeoutError):
                Task(ramp, cards.TASK_STATUS, "task-1").wait(timeout=0.8)
            return time.monotonic() - began

    async def await_it(base_url: str) -> float:
        async with AsyncClient(token="t", base_url=base_url, limiter=None) as ramp:
            began = time.monotonic()
            with pytest.raises(TaskTimeoutError):
                await AsyncTask(ramp, cards.TASK_STATUS, "task-1").wait(timeout=0.8)
            return time.monotonic() - began

    with ScriptedServer(handler) as server:
        try:
            took = wait(server.base_url) if way == "threads" else anyio.run(await_it, server.base_url, backend=way)
        finally:
            silent.set()
    assert 0.5 < took < 1.3
    assert len(asked) == 2


@pytest.mark.parametrize("timeout", [math.nan, math.inf, -math.inf, -1, -1e-9, True, None, "5"])
def test_a_time_that_is_none_is_refused_before_anything_is_sent(begin: Any, timeout: Any) -> None:
    task, driver = begin()
    with pytest.raises(InvalidRequestError, match="timeout"):
        finished(task.wait(timeout=timeout))
    assert len(driver.sent) == 1


def test_polling_asks_once_and_raises_nothing_of_the_tasks(begin: Any) -> None:
    task, driver = begin(at("STARTED"), FAILED)
    with pytest.raises(TaskPendingError, match="has not ended") as caught:
        task.result  # noqa: B018 - the property raises
    assert (caught.value.task_id, caught.value.status) == ("task-1", None)
    assert finished(task.poll()) == task.status == "STARTED"
    with pytest.raises(TaskPendingError) as caught:
        task.result  # noqa: B018 - the property raises
    assert caught.value.status == "STARTED"
    assert finished(task.poll()) == "ERROR"
    with pytest.raises(TaskFailedError):
        task.result  # noqa: B018 - the property raises
    assert (len(driver.sent), driver.clock.slept) == (3, [])


@pytest.mark.parametrize("kind", [(Client, ScriptedDriver, Task), (AsyncClient, AsyncScriptedDriver, AsyncTask)])
def test_a_task_can_be_taken_up_by_its_id(kind: Any) -> None:
    client, scripted, task = kind
    driver = scripted([answer(200, {"id": "a/b", "status": "SUCCESS", "data": {"card_id": "card-1"}})])
    again = task(client_of(client, driver), cards.TASK_STATUS, "a/b")
    assert finished(again.wait()).card_id == "card-1"
    assert driver.sent[0].url == STATUS.replace("task-1", "a%2Fb")
    with pytest.raises(InvalidRequestError, match="a task has an id"):
        task(client_of(client, scripted([])), cards.TASK_STATUS, "")


@pytest.mark.parametrize("kind", [(Client, ScriptedDriver), (AsyncClient, AsyncScriptedDriver)])
@pytest.mark.parametrize("body", [{}, {"id": None}, {"id": ""}, {"task_id": "task-1"}, {"id": {}}, {"id": ["task-1"]}])
def test_an_answer_that_names_no_task_is_said_to(kind: Any, body: Any) -> None:
    client, scripted = kind
    ramp = client_of(client, scripted([answer(200, body)]))
    with pytest.raises(DecodeError, match="the answer names no task") as caught:
        finished(ramp.users.create(email="a@example.com", first_name="A", last_name="B", role="BUSINESS_USER"))
    assert caught.value.trace_id == "trace-1"
    # Ramp may have begun something: what it said is kept.
    assert isinstance(json.loads(caught.value.body), dict)


def test_no_answer_at_all_names_no_task_either() -> None:
    with pytest.raises(DecodeError, match="names no task"):
        begun(cards.SUSPEND, answer(204).with_body(None))


@pytest.mark.parametrize("outcome", [FAILED, at("STARTED")])
def test_errors_survive_being_pickled(begin: Any, outcome: Any) -> None:
    task, _ = begin(outcome)
    with pytest.raises(TaskError) as caught:
        finished(task.wait(timeout=0))
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (type(copy), str(copy), vars(copy)) == (type(caught.value), str(caught.value), vars(caught.value))


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_wait_that_is_cancelled_leaves_nothing_behind(backend: Any) -> None:
    class Held(ScriptedClock):
        held: anyio.Event

        async def asleep(self, seconds: float) -> None:
            self.slept.append(seconds)
            self.held.set()
            await anyio.sleep_forever()

    async def main(base_url: str) -> None:
        clock = Held()
        clock.held = anyio.Event()
        async with AsyncClient(token="t", base_url=base_url, limiter=None, driver=AsyncDriver(clock=clock)) as ramp:
            task = AsyncTask(ramp, cards.TASK_STATUS, "task-1")
            async with anyio.create_task_group() as group:
                group.start_soon(task.wait)
                await clock.held.wait()
                group.cancel_scope.cancel()
            assert (task.status, clock.slept) == ("STARTED", [0.5])
            # Neither the connection nor the task is the worse for it.
            assert (await task.wait(timeout=0)) is not None

    with serving(
        (200, {}, json_body({"id": "task-1", "status": "STARTED"})),
        (200, {}, json_body({"id": "task-1", "status": "SUCCESS", "data": {"card_id": "card-1"}})),
    ) as server:
        anyio.run(main, server.base_url, backend=backend)
    assert len(server.received) == 2

"""What Ramp does in the background is waited for as long as one says, and is what Ramp says it is: no more, no less."""

from __future__ import annotations

import asyncio
import inspect
import json
import math
import pickle
from typing import TYPE_CHECKING, Any, cast

import anyio
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ramp_api import AsyncClient, Client
from ramp_api.drivers import AsyncDriver
from ramp_api.errors import (
    DecodeError,
    InvalidRequestError,
    NotFoundError,
    TaskError,
    TaskFailedError,
    TaskPendingError,
    TaskTimeoutError,
)
from ramp_api.operations import cards
from ramp_api.tasks import AsyncTask, Task, begun
from tests.scripted import AsyncScriptedDriver, Outcome, ScriptedClock, ScriptedDriver, answer, json_body, serving

if TYPE_CHECKING:
    from ramp_api.http import Response

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
    assert sum(driver.clock.slept) == pytest.approx(300)


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
    task, driver = begin(*[at("IN_PROGRESS")] * 3, DONE)
    with pytest.raises(TaskTimeoutError, match=r"task-1 has not ended after 1 s: IN_PROGRESS") as caught:
        finished(task.wait(timeout=1))
    assert (caught.value.task_id, caught.value.status) == ("task-1", "IN_PROGRESS")
    assert isinstance(caught.value, TimeoutError)
    assert driver.clock.slept == [0.5, 0.5]  # the last look is at the deadline, and there is one
    assert len(driver.sent) == 4
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


@given(st.floats(0, 1_000), st.floats(1_000, 1e10))
@example(265.390679180283, 1000.0)
def test_the_deadline_is_looked_at_once_whatever_the_clock(timeout: float, start: float) -> None:
    clock = ScriptedClock(start)
    looks: list[float] = []

    def look(_: object) -> Response[bytes]:
        looks.append(clock.time)
        return at("STARTED")

    task = Task(client_of(Client, ScriptedDriver(look, clock)), cards.TASK_STATUS, "task-1")
    with pytest.raises(TaskTimeoutError):
        task.wait(timeout=timeout)
    assert len(looks) == len(clock.slept) + 1
    assert sum(clock.slept) == pytest.approx(timeout, abs=1e-4)
    # The clock may be a rounding short of it. A pause that ends just before it is followed by one more look.
    deadline = start + timeout
    assert sum(moment >= deadline - 4 * math.ulp(deadline) for moment in looks[1:]) <= 1


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

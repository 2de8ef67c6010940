"""What is to come: its order, its moments, what fails of it, and the deferred tasks that stand on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ramp_api.sandbox import deferred
from ramp_api.sandbox.clock import REFERENCE, Clock, microseconds
from ramp_api.sandbox.deferred import TASKS, defer, task_of, work
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.records import Table, decode
from ramp_api.sandbox.registry import Call
from ramp_api.sandbox.schedule import DUE, Due, Schedule, due
from ramp_api.sandbox.store import Store
from ramp_api.sandbox.world import Policies, World

THINGS = Table("things", {"at": "at"})
NOW = microseconds(REFERENCE)
SECOND = 1_000_000


@due("test.note")
def _note(world: World, found: Due) -> None:
    """Keeps what happened, and when."""
    world.add(THINGS, {"id": world.new_id(), "subject": found.subject, "at": world.stamp(), **found.data})


@due("test.chain")
def _chain(world: World, found: Due) -> None:
    _note(world, found)
    if found.data["more"]:
        world.later("test.chain", found.subject, seconds=10, more=found.data["more"] - 1)


@due("test.fail")
def _fail(world: World, found: Due) -> None:
    _note(world, found)
    world.new_id()
    world.later("test.note", "of what failed", seconds=0)
    if not world.store.recall("mended"):
        raise RuntimeError("broken")


@due("test.refuse")
def _refuse(world: World, found: Due) -> None:
    _note(world, found)
    world.find(THINGS, "nothing")


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    # What other modules do after tasks is theirs to test, and needs their tables.
    monkeypatch.setattr(deferred, "AFTER_WORK", [])
    store = Store(tables=(THINGS, TASKS))
    store.index()
    yield World(store, Clock(frozen=True), policies=Policies(task_seconds=10))
    store.close()


def happened(world: World) -> list[str]:
    return [one.body["subject"] for one in world.documents(THINGS)]


def times(world: World) -> list[str]:
    return [one.body["at"][11:19] for one in world.documents(THINGS)]


# --- The schedule itself ---


def test_the_earliest_is_first_and_equal_times_keep_their_order(world: World) -> None:
    schedule = world.schedule
    for subject, at in (("c", 30), ("a", 10), ("b1", 20), ("b2", 20), ("b3", 20)):
        schedule.add(at, "test.note", subject, text=subject)
    assert [one.subject for one in schedule.all()] == ["a", "b1", "b2", "b3", "c"]
    assert [one.subject for one in schedule.all(limit=2)] == ["a", "b1"]
    assert schedule.next_at() == 10
    taken = [schedule.take(20) for _ in range(5)]
    assert [one and (one.at, one.subject, one.data) for one in taken] == [
        (10, "a", {"text": "a"}),
        (20, "b1", {"text": "b1"}),
        (20, "b2", {"text": "b2"}),
        (20, "b3", {"text": "b3"}),
        None,
    ]
    assert schedule.next_at() == 30
    assert [one.subject for one in schedule.all()] == ["c"]


def test_what_is_cancelled_does_not_happen(world: World) -> None:
    for subject, kind in (("a", "test.note"), ("a", "test.chain"), ("b", "test.note"), ("a", "test.note")):
        world.schedule.add(NOW, kind, subject, more=0)
    world.schedule.cancel("test.note", "a")
    assert [(one.kind, one.subject) for one in world.schedule.all()] == [("test.chain", "a"), ("test.note", "b")]
    assert world.catch_up() == 2
    world.schedule.add(NOW, "test.note", "a")
    world.schedule.cancel("test.note", "a")
    # It was next, and is not any more.
    assert world.catch_up() == 0
    assert world.schedule.next_at() is None


def test_nothing_can_be_due_that_nobody_knows() -> None:
    schedule = Schedule(Store(tables=()))
    with pytest.raises(ValueError, match=r"test\.none"):
        schedule.add(1, "test.none")
    assert schedule.all() == []
    assert schedule.take(9) is None
    with pytest.raises(ValueError, match="twice"):
        due("test.note")(_note)
    assert DUE["test.note"] is _note


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from("abc")), max_size=12), st.sampled_from("abc"))
def test_a_schedule_is_a_sorted_list(planned: list[tuple[int, str]], cancelled: str) -> None:
    store = Store(tables=())
    schedule = Schedule(store)
    for number, (at, subject) in enumerate(planned):
        schedule.add(at, "test.note", subject, number=number)
    schedule.cancel("test.note", cancelled)
    expected = sorted(
        ((at, number) for number, (at, subject) in enumerate(planned) if subject != cancelled),
    )
    found: list[tuple[int, int]] = []
    for until in range(7):
        while (one := schedule.take(until)) is not None:
            assert one.at <= until
            found.append((one.at, one.data["number"]))
        assert found == [one for one in expected if one[0] <= until]
    assert found == expected
    store.close()


# --- As time goes by ---


def test_what_is_due_happens_at_its_own_moment(world: World) -> None:
    for seconds in (30, 10, 20):
        world.later("test.note", f"{seconds}", seconds=seconds)
    assert world.catch_up() == 0
    world.clock.advance(9.999)
    assert world.catch_up() == 0
    world.clock.advance(0.001)
    assert world.catch_up() == 1
    world.clock.advance(3_600)
    assert world.catch_up() == 2
    assert (happened(world), times(world)) == (["10", "20", "30"], ["09:00:10", "09:00:20", "09:00:30"])
    # And then it is now again.
    assert world.micros() == NOW + 3_610 * SECOND


def test_what_follows_from_what_was_due_has_its_own_moment_too(world: World) -> None:
    world.later("test.chain", "a", seconds=5, more=3)
    world.later("test.note", "between", seconds=20)
    world.clock.advance(60)
    assert world.catch_up() == 5
    assert happened(world) == ["a", "a", "between", "a", "a"]
    assert times(world) == ["09:00:05", "09:00:15", "09:00:20", "09:00:25", "09:00:35"]


def test_a_step_that_fails_is_undone_and_put_aside(world: World) -> None:
    for seconds, kind in ((1, "test.note"), (2, "test.fail"), (3, "test.note")):
        world.later(kind, f"{seconds}", seconds=seconds)
    world.clock.advance(10)
    with pytest.raises(RuntimeError, match="broken"):
        world.catch_up()
    # Of it nothing stays, it is told once, and nothing waits for it.
    assert happened(world) == ["1", "3"]
    assert (world.schedule.all(), world.schedule.next_at(), world.catch_up()) == ([], None, 0)
    assert world.micros() == NOW + 10 * SECOND
    # Whoever opens the file next tries it again, at its own moment.
    world.store.remember("mended", 1)
    world.schedule = Schedule(world.store)
    assert [(one.at, one.subject) for one in world.schedule.all()] == [(NOW + 2 * SECOND, "2")]
    assert world.catch_up() == 2
    assert happened(world) == ["1", "3", "2", "of what failed"]


def test_what_a_step_had_begun_when_it_was_refused_is_undone(world: World) -> None:
    world.later("test.refuse", "a", seconds=1)
    world.later("test.note", "b", seconds=2)
    world.clock.advance(10)
    # What it was about is gone: that is no fault, and it does not come again.
    assert world.catch_up() == 2
    assert happened(world) == ["b"]
    assert world.schedule.all() == []


def test_what_was_put_into_a_transaction_that_fails_is_never_due(world: World) -> None:
    world.later("test.note", "kept", seconds=9)

    def fail() -> None:
        with world.store.transaction():
            world.later("test.note", "lost", seconds=1)
            world.schedule.cancel("test.note", "kept")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    world.schedule.reread()
    assert [one.subject for one in world.schedule.all()] == ["kept"]
    assert world.schedule.next_at() == NOW + 9 * SECOND
    world.clock.advance(10)
    assert world.catch_up() == 1
    assert happened(world) == ["kept"]


def test_a_schedule_goes_back_with_its_store(world: World) -> None:
    world.later("test.note", "a", seconds=5)
    copy = world.store.copy()
    world.clock.advance(6)
    assert world.catch_up() == 1
    world.later("test.note", "b", seconds=1)
    world.store.become(copy)
    world.schedule.reread()
    assert happened(world) == []
    assert world.catch_up() == 1
    assert happened(world) == ["a"]
    copy.close()


def test_a_world_goes_on_where_its_file_ends(tmp_path: Path) -> None:
    path = tmp_path / "file"
    store = Store(path, tables=(THINGS,))
    before = World(store, Clock(frozen=True))
    before.later("test.note", "a", seconds=100)
    made = before.new_id()
    before.clock.advance(50)
    before.keep_time()
    store.close()
    store = Store(path, tables=(THINGS,))
    after = World(store, Clock(frozen=True, begun=store.recall("seconds")))
    assert after.micros() == NOW + 50 * SECOND
    assert after.new_id() != made
    after.clock.advance(50)
    assert after.catch_up() == 1
    assert times(after) == ["09:01:40"]
    store.close()


# --- The rest of the world ---


def test_ids_follow_from_the_seed(world: World) -> None:
    mine = [world.new_id() for _ in range(3)]
    other = World(Store(tables=()), Clock(frozen=True), seed=1)
    assert len({*mine, *(other.new_id() for _ in range(3))}) == 6
    again = World(Store(tables=()), Clock(frozen=True))
    assert [again.new_id() for _ in range(3)] == mine
    assert all(len(one) == 36 and one[14] == "4" and one[19] == "a" for one in mine)


def test_records_are_found_and_required(world: World) -> None:
    world.add(THINGS, {"id": "abc", "at": 1}, note="hidden")
    assert world.find(THINGS, "ABC").hidden == {"note": "hidden"}
    assert world.get(THINGS, None) is None
    with pytest.raises(Problem) as caught:
        world.find(THINGS, "none", "thing")
    assert caught.value.kind is Kind.NOT_FOUND
    with pytest.raises(Problem) as caught:
        world.require(THINGS, "none", "thing_id")
    assert (caught.value.kind, list(caught.value.info["body"])) == (Kind.VALIDATION, ["thing_id"])
    assert world.add(THINGS, {"at": 2}, key="k").id == "k"


def test_an_answer_is_kept_for_its_operation_and_key_alone(world: World) -> None:
    path = {"card_id": "c"}
    world.keep_answer("a", "key", path, (200, b"{}", "application/json"))
    assert world.answered("a", "key", path) == (200, b"{}", "application/json")
    assert world.answered("b", "key", path) is None
    assert world.answered("a", "Key", path) is None
    with pytest.raises(Problem) as caught:
        world.answered("a", "key", {"card_id": "d"})
    assert caught.value.kind is Kind.CONFLICT


def test_whoever_listens_is_told(world: World) -> None:
    heard: list[tuple[str, str, str]] = []
    world.on_event.append(lambda *event: heard.append(event))
    event_id = world.emit("transactions.cleared", "t")
    assert heard == [("transactions.cleared", "t", event_id)]


# --- Deferred tasks ---


@work("test.make")
def _make(world: World, given: dict[str, Any], actor: str) -> str:
    made = world.add(THINGS, {"id": world.new_id(), "subject": given["name"], "at": actor})
    if given.get("refuse"):
        raise Problem(Kind.CONFLICT, "it cannot be")
    return made.id


def ask(world: World, **given: Any) -> str:
    call = Call("test.make", "http://host/make", {}, {}, actor="somebody")
    with world.store.transaction():
        answer = defer(world, call, given, kind="users", note="n")
    found: str = decode(answer.body)["id"]
    return found


def status(world: World, task: str, kind: str = "users") -> dict[str, Any]:
    world.catch_up()
    found: dict[str, Any] = decode(task_of(world, Call("x", "http://x", {"task_id": task}, {}), kind).body)
    return found


def test_a_task_begins_and_ends_in_its_time(world: World) -> None:
    task = ask(world, name="a")
    assert status(world, task) == {
        "id": task,
        "context": {"acting_user_id": "somebody", "note": "n"},
        "data": {},
        "status": "STARTED",
    }
    world.clock.advance(5)
    assert status(world, task)["status"] == "IN_PROGRESS"
    assert happened(world) == []
    world.clock.advance(5)
    done = status(world, task)
    (made,) = world.documents(THINGS)
    assert (done["status"], done["data"]) == ("SUCCESS", {"user_id": made.id})
    assert made.body["at"] == "somebody"
    with pytest.raises(Problem) as caught:
        status(world, task, "cards")
    assert caught.value.kind is Kind.NOT_FOUND


def test_a_task_that_cannot_be_done_ends_with_an_error_and_leaves_nothing(world: World) -> None:
    bad, good = ask(world, name="a", refuse=True), ask(world, name="b")
    world.clock.advance(10)
    assert status(world, bad)["data"] == {"error": "it cannot be"}
    assert status(world, bad)["status"] == "ERROR"
    assert status(world, good)["status"] == "SUCCESS"
    assert happened(world) == ["b"]


def test_a_task_can_be_made_to_fail(world: World) -> None:
    world.task_fault = lambda operation: f"{operation} is out of order"
    task = ask(world, name="a")
    world.clock.advance(10)
    assert status(world, task)["data"] == {"error": "test.make is out of order"}
    assert happened(world) == []


def test_what_is_done_after_work_is_done_after_what_succeeded_alone(world: World) -> None:
    told: list[tuple[str, str, str]] = []

    @deferred.after_work
    def _tell(_: World, operation: str, made: str, actor: str) -> None:
        told.append((operation, made, actor))

    ask(world, name="a")
    ask(world, name="b", refuse=True)
    world.clock.advance(10)
    world.catch_up()
    assert told == [("test.make", world.documents(THINGS)[0].id, "somebody")]

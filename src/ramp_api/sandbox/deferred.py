"""Deferred tasks: what is asked for now, done a while later on the sandbox's clock, and may fail then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from ramp_api.sandbox.problems import Problem
from ramp_api.sandbox.records import Document, encode, table
from ramp_api.sandbox.registry import Answer, Call
from ramp_api.sandbox.schedule import Due, due

if TYPE_CHECKING:
    from ramp_api.sandbox.world import World

__all__ = ["AFTER_WORK", "TASKS", "Work", "after_work", "defer", "task_of", "work"]

TASKS = table("tasks", {"kind": lambda document: document.hidden["kind"]})

Work: TypeAlias = "Callable[[World, dict[str, Any], str], str]"
"""Does what a task is for, from what it was given and the id of whoever asked; gives the id of what it made."""

_WORK: dict[str, Work] = {}

AfterWork: TypeAlias = "Callable[[World, str, str, str], None]"

AFTER_WORK: list[AfterWork] = []
"""What is done after every task that succeeded: with the operation, the id of what it made, and who asked."""


def after_work(step: AfterWork) -> AfterWork:
    """Register something to be done after every task that succeeded."""
    AFTER_WORK.append(step)
    return step


# What the id of what was made is called, by whose tasks they are.
_MADE = {"users": "user_id", "cards": "card_id", "limits": "spend_limit_id"}


def work(operation: str) -> Callable[[Work], Work]:
    """Register what the task of a deferred operation does. A Problem that it raises is the task's error."""

    def register(doing: Work) -> Work:
        _WORK[operation] = doing
        return doing

    return register


def defer(world: World, call: Call, given: dict[str, Any], *, kind: str, **context: Any) -> Answer:
    """Put a call off, and answer with its task.

    Args:
        world: the world.
        call: the deferred call.
        given: what the work will get; JSON.
        kind: whose status it is asked for: ``"users"``, ``"cards"`` or ``"limits"``.
        context: goes out with the task's status.
    """
    task = world.add(
        TASKS,
        {"id": world.new_id(), "context": {"acting_user_id": call.actor, **context}, "data": {}, "status": "STARTED"},
        kind=kind,
        operation=call.name,
        given=given,
    )
    half = world.policies.task_seconds / 2
    world.later("task.begin", task.id, seconds=half)
    world.later("task.end", task.id, seconds=2 * half)
    # As the document has it.
    return Answer(201 if kind == "users" else 200, encode({"id": task.id}))


def task_of(world: World, call: Call, kind: str) -> Answer:
    """How far a task is."""
    found = world.find(TASKS, call.path["task_id"], "task")
    if found.hidden["kind"] != kind:
        found = world.find(TASKS, "", f"task of {kind}")
    return Answer(200, encode(found.body))


@due("task.begin")
def _begin(world: World, found: Due) -> None:
    task = world.find(TASKS, found.subject)
    task.body["status"] = "IN_PROGRESS"
    world.save(TASKS, task)


@due("task.end")
def _end(world: World, found: Due) -> None:
    task = world.find(TASKS, found.subject)
    operation, given = task.hidden["operation"], task.hidden["given"]
    task.body |= _outcome(world, task, operation, given)
    world.save(TASKS, task)


def _outcome(world: World, task: Document, operation: str, given: dict[str, Any]) -> dict[str, Any]:
    error = world.task_fault(operation)
    if error is None:
        try:
            with world.store.savepoint():
                actor = task.body["context"]["acting_user_id"]
                made = _WORK[operation](world, given, actor)
                for step in AFTER_WORK:
                    step(world, operation, made, actor)
        except Problem as problem:
            error = problem.message
        else:
            return {"status": "SUCCESS", "data": {_MADE[task.hidden["kind"]]: made}}
    return {"status": "ERROR", "data": {"error": error}}

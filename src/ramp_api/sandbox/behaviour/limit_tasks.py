"""Limits that are issued and terminated in the background: deferred tasks, and what they come to."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour.limit_changes import check_issue, issue, living, terminate
from ramp_api.sandbox.deferred import defer, task_of, work
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, answers
from ramp_api.sandbox.world import World

__all__: list[str] = []


@answers("limits.create", f"{PUBLISHED}; {ASSUMED}: each limit comes with a card, physical where an address is given")
def create(world: World, call: Call) -> Answer:
    """A task that issues a limit. What is wrong already is refused at once."""
    check_issue(world, call.given)
    return defer(world, call, call.given, kind="limits")


@work("limits.create")
def _issued(world: World, given: dict[str, Any], _: str) -> str:
    return issue(world, given).id


@answers("limits.terminate")
def terminate_limit(world: World, call: Call) -> Answer:
    """A task that terminates a limit, and its cards with it."""
    limit = living(world, call.path["spend_limit_id"])
    return defer(world, call, {"spend_limit_id": limit.id}, kind="limits", spend_limit_id=limit.id)


@work("limits.terminate")
def _terminated(world: World, given: dict[str, Any], _: str) -> str:
    return terminate(world, living(world, given["spend_limit_id"])).id


@answers("limits.task_status")
def task_status(world: World, call: Call) -> Answer:
    """How far a task is."""
    return task_of(world, call, "limits")

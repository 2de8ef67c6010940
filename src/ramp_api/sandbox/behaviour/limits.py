"""Limits: listed, fetched, changed, shared and suspended. What takes a while is in ``limit_tasks.py``."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour.limit_changes import (
    add_members,
    change,
    living,
    remove_members,
    suspend,
    unsuspend,
)
from ramp_api.sandbox.behaviour.limit_records import LIMITS, not_terminated, view
from ramp_api.sandbox.listing import at_least, at_most, equal, lists
from ramp_api.sandbox.records import Document, Record, encode
from ramp_api.sandbox.registry import ASSUMED, KNOWN, PUBLISHED, Answer, Call, Listing, answers
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["LIMITS"]

_STATES = f"{PUBLISHED}; {ASSUMED}: cards keep their own state; weeks begin on Mondays, years in January"


def _rendered(world: World, _: Call, record: Record) -> bytes:
    return encode(view(world, record.document()))


def _answer(world: World, limit: Document, **more: Any) -> Answer:
    return Answer(200, encode({**view(world, limit), **more}))


def _of_member(user_id: Any) -> Condition:
    return Condition("t.owner = ? OR instr(t.sharers, ?) > 0", (user_id, user_id))


lists(
    "limits.list",
    Listing(
        LIMITS,
        {
            **{name: equal(name) for name in ("display_name", "entity_id", "spend_program_id")},
            "user_id": _of_member,
            "created_after": at_least("created_at"),
            "created_before": at_most("created_at"),
        },
        not_terminated,
        frozenset({"is_terminated"}),
        render=_rendered,
    ),
    f"{PUBLISHED}; {KNOWN}",
)


@answers("limits.get")
def get(world: World, call: Call) -> Answer:
    """One limit, terminated ones too. None here was asked for with a form."""
    limit = world.find(LIMITS, call.path["spend_limit_id"], "limit")
    return _answer(world, limit, custom_form_collection_response=None)


@answers("limits.update")
def update(world: World, call: Call) -> Answer:
    """Change what is given."""
    return _answer(world, change(world, living(world, call.path["spend_limit_id"]), call.given))


@answers("limits.replace", f"{PUBLISHED}; {ASSUMED}: PUT does what PATCH does, whose fields it has")
def replace(world: World, call: Call) -> Answer:
    """The same, by another method."""
    return update(world, call)


@answers("limits.add_users")
def add_users(world: World, call: Call) -> Answer:
    """More members of a limit that may be shared."""
    return _answer(world, add_members(world, living(world, call.path["spend_limit_id"]), call.given))


@answers("limits.delete_users", f"{PUBLISHED}; {ASSUMED}: the owner cannot be removed")
def delete_users(world: World, call: Call) -> Answer:
    """Fewer members."""
    return _answer(world, remove_members(world, living(world, call.path["spend_limit_id"]), call.given))


@answers("limits.suspend", _STATES)
def suspend_limit(world: World, call: Call) -> Answer:
    """Nobody spends from it until it is unsuspended."""
    return _answer(world, suspend(world, living(world, call.path["spend_limit_id"]), call.actor))


@answers("limits.unsuspend", _STATES)
def unsuspend_limit(world: World, call: Call) -> Answer:
    """Its members spend from it again."""
    return _answer(world, unsuspend(world, living(world, call.path["spend_limit_id"])))

"""Funds: what limits are called in Ramp's newer documents, and so the same records under the same ids.

Ramp has not published what they take and give: they take the fields of limits, and any other is refused out loud.
They show a limit's fields, and their members, whose roles and suspensions their own operations tell of.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec

from ramp_api.learning import learned
from ramp_api.models.limits import LimitCreate, LimitUpdate, LimitUsers
from ramp_api.sandbox.behaviour.limit_changes import (
    add_members,
    change,
    issue,
    living,
    member,
    remove_members,
    suspend,
    terminate,
    unsuspend,
)
from ramp_api.sandbox.behaviour.limit_records import LIMITS, members_of, not_terminated, view
from ramp_api.sandbox.listing import at_least, at_most, equal, lists
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, Record, encode
from ramp_api.sandbox.registry import ASSUMED, SEEN, Answer, Call, Filter, Listing, Query, answers, nothing
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__: list[str] = []

_LIKE_LIMITS = f"{ASSUMED}: funds are limits under their newer name"


def _shown(world: World, fund: Document) -> dict[str, Any]:
    members, gone = members_of(fund), fund.hidden.get("suspended_members", ())
    roles = [
        {"is_suspended": one in gone, "role": "MEMBER" if number else "OWNER", "user_id": one}
        for number, one in enumerate(members)
    ]
    return {**view(world, fund), "members": roles}


def _answer(world: World, fund: Document, status: int = 200) -> Answer:
    return Answer(status, encode(_shown(world, fund)))


def _rendered(world: World, _: Call, record: Record) -> bytes:
    return encode(_shown(world, record.document()))


def _given(call: Call, model: type[msgspec.Struct], **more: Any) -> dict[str, Any]:
    """The body, whose fields must be those of the operation of limits that it is taken from."""
    known = {field.name for field in msgspec.structs.fields(model)} - more.keys()
    for name in call.given:
        if name not in known:
            raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have the field {name} of {call.name}")
    try:
        body = msgspec.convert({**call.given, **more}, learned(model))
    except msgspec.ValidationError as error:
        raise Problem(Kind.VALIDATION, str(error), info={"body": str(error)}) from None
    given: dict[str, Any] = msgspec.to_builtins(body, builtin_types=(Decimal,))
    return given


def _nothing_given(call: Call) -> None:
    _given(call, _Nothing)


class _Nothing(msgspec.Struct):
    pass


# --- Lists ---


def _within(query: Mapping[str, Any]) -> Condition | None:
    """Funds of a user, in some roles; without a user, funds in which anybody has one of the roles."""
    user_id: str | None = query.get("user_id")
    roles: set[str] = set(query.get("member_roles", ("OWNER", "MEMBER")))
    if unknown := roles - {"OWNER", "MEMBER"}:
        raise invalid("member_roles", f"has {unknown.pop()}, and the sandbox knows OWNER and MEMBER", part="query")
    if user_id is None:
        parts = {"OWNER": "t.owner IS NOT NULL", "MEMBER": "t.sharers IS NOT NULL"}
        return Condition(" OR ".join(parts[role] for role in sorted(roles)))
    parts = {"OWNER": "t.owner = ?", "MEMBER": "instr(t.sharers, ?) > 0"}
    return Condition(" OR ".join(parts[role] for role in sorted(roles)), (str(user_id).lower(),) * len(roles))


def _wanted(query: Query) -> Condition:
    state, members = not_terminated(query), _within(query)
    return state if members is None else Condition(f"({state.sql}) AND ({members.sql})", members.values)


def _lowered(column: str) -> Filter:
    return lambda value: Condition(f"t.{column} = ?", (str(value).lower(),))


lists(
    "funds.list",
    Listing(
        LIMITS,
        {
            "display_name": equal("display_name"),
            "spend_program_id": _lowered("spend_program_id"),
            "entity_id": _lowered("entity_id"),
            "card_id": lambda value: Condition("instr(t.card_ids, ?) > 0", (str(value).lower(),)),
            "created_after": at_least("created_at"),
            "created_before": at_most("created_at"),
        },
        _wanted,
        frozenset({"is_terminated", "user_id", "member_roles"}),
        render=_rendered,
    ),
    f"{SEEN}; {_LIKE_LIMITS}",
)


@answers("funds.get", _LIKE_LIMITS)
def get(world: World, call: Call) -> Answer:
    """One fund, terminated ones too."""
    return _answer(world, world.find(LIMITS, call.path["fund_id"], "fund"))


# --- Changes ---


@answers("funds.create", _LIKE_LIMITS)
def create(world: World, call: Call) -> Answer:
    """A new fund, at once."""
    given: Mapping[str, Any] = _given(call, LimitCreate, idempotency_key="-")
    return _answer(world, issue(world, given), 201)


@answers("funds.update", _LIKE_LIMITS)
def update(world: World, call: Call) -> Answer:
    """Change what is given."""
    fund = living(world, call.path["fund_id"], "fund")
    return _answer(world, change(world, fund, _given(call, LimitUpdate)))


@answers("funds.suspend", _LIKE_LIMITS)
def suspend_fund(world: World, call: Call) -> Answer:
    """Nobody spends from it until it is unsuspended."""
    fund = living(world, call.path["fund_id"], "fund")
    _nothing_given(call)
    return _answer(world, suspend(world, fund, call.actor))


@answers("funds.unsuspend", _LIKE_LIMITS)
def unsuspend_fund(world: World, call: Call) -> Answer:
    """Its members spend from it again."""
    fund = living(world, call.path["fund_id"], "fund")
    _nothing_given(call)
    return _answer(world, unsuspend(world, fund))


@answers("funds.terminate", f"{_LIKE_LIMITS}; 204, as other deletions")
def terminate_fund(world: World, call: Call) -> Answer:
    """It is over for good, and its cards with it."""
    fund = living(world, call.path["fund_id"], "fund")
    _nothing_given(call)
    terminate(world, fund)
    return nothing()


@answers("funds.members.add", _LIKE_LIMITS)
def add(world: World, call: Call) -> Answer:
    """More members of a fund that may be shared."""
    fund = living(world, call.path["fund_id"], "fund")
    return _answer(world, add_members(world, fund, _given(call, LimitUsers)))


@answers("funds.members.remove", f"{_LIKE_LIMITS}; the owner cannot be removed")
def remove(world: World, call: Call) -> Answer:
    """Fewer members."""
    fund = living(world, call.path["fund_id"], "fund")
    return _answer(world, remove_members(world, fund, _given(call, LimitUsers)))


@answers("funds.members.suspend", _LIKE_LIMITS)
def suspend_member(world: World, call: Call) -> Answer:
    """One member cannot spend from it for a while."""
    fund = living(world, call.path["fund_id"], "fund")
    _nothing_given(call)
    return _answer(world, member(world, fund, call.path["user_id"], suspend_them=True))


@answers("funds.members.unsuspend", _LIKE_LIMITS)
def unsuspend_member(world: World, call: Call) -> Answer:
    """The member can spend from it again."""
    fund = living(world, call.path["fund_id"], "fund")
    _nothing_given(call)
    return _answer(world, member(world, fund, call.path["user_id"], suspend_them=False))

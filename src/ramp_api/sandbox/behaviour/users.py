"""Users: who is invited, let in, moved, and shut out again; their cards are locked and unlocked along with them."""

from __future__ import annotations

import re
from typing import Any

from ramp_api.sandbox.behaviour import cards
from ramp_api.sandbox.behaviour.organization import DEPARTMENTS, LOCATIONS, filled, primary_entity
from ramp_api.sandbox.behaviour.people_records import INVITED, USERS, active_user
from ramp_api.sandbox.deferred import defer, task_of, work
from ramp_api.sandbox.listing import equal, lists
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, encode
from ramp_api.sandbox.registry import (
    ASSUMED,
    KNOWN,
    PUBLISHED,
    SEEN,
    Answer,
    Call,
    Listing,
    Query,
    answers,
    nothing,
    shown,
)
from ramp_api.sandbox.schedule import Due, due
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

_ROLES = frozenset(("AUDITOR", "BUSINESS_ADMIN", "BUSINESS_BOOKKEEPER", "BUSINESS_USER", "GUEST_USER", "IT_ADMIN"))
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_DAY, _HOUR = 86_400.0, 3_600.0


def _shown(query: Query) -> Condition:
    if "status" in query:
        return Condition("t.status = ?", (query["status"],))
    return Condition("t.status <> 'USER_SUSPENDED'")


lists(
    "users.list",
    Listing(
        USERS,
        {
            **{name: equal(name) for name in ("employee_id", "role", "entity_id", "department_id", "location_id")},
            "email": lambda value: Condition("t.address = ?", (value.lower(),)),
        },
        _shown,
        frozenset({"status"}),
    ),
    SEEN,
)


@answers("users.get")
def get(world: World, call: Call) -> Answer:
    """One user, whatever their status."""
    return shown(world.find(USERS, call.path["user_id"], "user"))


# --- Creating ---


@answers("users.create", f"{PUBLISHED}; {ASSUMED}: what it checks at once, and what only the task does")
def create(world: World, call: Call) -> Answer:
    """Invite somebody: a task, which fails where the address is taken."""
    given = call.given
    if not _EMAIL.fullmatch(given["email"]):
        raise invalid("email", "is not an address")
    for name in ("first_name", "last_name"):
        filled(name, given[name])
    _check_role(given)
    _places(world, given)
    _manager(world, given, promote=False)
    return defer(world, call, given, kind="users")


@work("users.create")
def _create(world: World, given: dict[str, Any], _: str) -> str:
    _check_unique(world, "address", given["email"].lower(), "email")
    _check_unique(world, "employee_id", given.get("employee_id"), "employee_id")
    body: dict[str, Any] = {
        "id": world.new_id(),
        "business_id": world.store.recall("business"),
        "custom_fields": [],
        "department_id": None,
        "email": given["email"],
        "employee_id": given.get("employee_id"),
        "entity_id": primary_entity(world).id,
        "first_name": given["first_name"],
        "is_manager": given.get("is_manager", False),
        "last_name": given["last_name"],
        "location_id": None,
        "manager_id": None,
        "phone": None,
        "role": given["role"],
        "status": "INVITE_PENDING",
    }
    user = world.add(USERS, body | _places(world, given) | _manager(world, given, promote=False))
    world.later("users.accept", user.id, seconds=_DAY)
    return user.id


@answers("users.task_status")
def task_status(world: World, call: Call) -> Answer:
    """How far an invitation is."""
    return task_of(world, call, "users")


def _check_role(given: dict[str, Any]) -> None:
    if given.get("role", "BUSINESS_USER") not in _ROLES:
        raise invalid("role", "is none that can be given; there is one owner")


def _check_unique(world: World, column: str, value: str | None, name: str, but: str = "") -> None:
    found = None if value is None else world.first(USERS, Condition(f"t.{column} = ?", (value,)))
    if found is not None and found.id != but:
        raise invalid(name, "is another user's already")


def _places(world: World, given: dict[str, Any]) -> dict[str, Any]:
    """Department and location as they are given; the entity follows from the location."""
    found: dict[str, Any] = {}
    if "department_id" in given:
        found["department_id"] = world.require(DEPARTMENTS, given["department_id"], "department_id").id
    if "location_id" in given:
        location = world.require(LOCATIONS, given["location_id"], "location_id")
        found |= {"location_id": location.id, "entity_id": location.body["entity_id"]}
    return found


def _manager(world: World, given: dict[str, Any], *, promote: bool) -> dict[str, Any]:
    """The manager as given, who must be one, or is made one."""
    if "direct_manager_id" not in given:
        return {}
    manager = active_user(world, given["direct_manager_id"], "direct_manager_id")
    if not manager.body["is_manager"]:
        if not promote:
            raise invalid("direct_manager_id", "is a user who is no manager")
        manager.body["is_manager"] = True
        world.save(USERS, manager)
    return {"manager_id": manager.id}


# --- What comes of an invitation ---


@due("users.accept")
def _accept(world: World, found: Due) -> None:
    if _move_on(world, found.subject, "INVITE_PENDING", "USER_ONBOARDING"):
        world.later("users.onboard", found.subject, seconds=_HOUR)


@due("users.onboard")
def _onboard(world: World, found: Due) -> None:
    _move_on(world, found.subject, "USER_ONBOARDING", "USER_ACTIVE")


@due("users.expire")
def _expire(world: World, found: Due) -> None:
    _move_on(world, found.subject, "INVITE_PENDING", "INVITE_EXPIRED")


def _move_on(world: World, user_id: str, before: str, after: str) -> bool:
    user = world.find(USERS, user_id, "user")
    if user.body["status"] != before:
        return False
    user.body["status"] = after
    world.save(USERS, user)
    return True


def _await(world: World, user: Document) -> None:
    """Let an invitation, or the rest of it, take its course from now on."""
    for kind in ("users.accept", "users.onboard", "users.expire"):
        world.schedule.cancel(kind, user.id)
    if user.body["status"] == "INVITE_PENDING":
        world.later("users.accept", user.id, seconds=_DAY)
    elif user.body["status"] == "USER_ONBOARDING":
        world.later("users.onboard", user.id, seconds=_HOUR)


@answers("users.invite", f"{ASSUMED}: an invitation goes out again; drafts and dates are not known")
def invite(world: World, call: Call) -> Answer:
    """Send an invitation once more; it is accepted a day later."""
    if call.given:
        names = ", ".join(call.given)
        raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have the field {names} of users.invite")
    user = world.find(USERS, call.path["user_id"], "user")
    if user.body["status"] not in INVITED:
        raise invalid("user_id", f"is a user whose status is {user.body['status']}", "path")
    user.body["status"] = "INVITE_PENDING"
    _await(world, user)
    return shown(world.save(USERS, user))


# --- Changing ---


@answers("users.update", f"{PUBLISHED}; {ASSUMED}: nobody manages themselves, or who manages them")
def update(world: World, call: Call) -> Answer:
    """Change what is given."""
    user, given = world.find(USERS, call.path["user_id"], "user"), call.given
    _check_role(given)
    if "role" in given and user.body["role"] == "BUSINESS_OWNER":
        raise invalid("role", "is the owner's, and stays so")
    for name in ("first_name", "last_name"):
        if name in given:
            filled(name, given[name])
    _check_unique(world, "employee_id", given.get("employee_id"), "employee_id", user.id)
    plain = {name: given[name] for name in ("employee_id", "first_name", "last_name", "role") if name in given}
    changes = plain | _places(world, given) | _managing(world, user, given)
    named = "first_name" in given or "last_name" in given
    user.body |= changes
    world.save(USERS, user)
    if named:
        _rename_cards(world, user)
    return nothing()


def _managing(world: World, user: Document, given: dict[str, Any]) -> dict[str, Any]:
    """Whom a user manages and who manages them."""
    found = _manager(world, given, promote=given.get("auto_promote", False))
    above = found.get("manager_id")
    while above is not None:
        if above == user.id:
            raise invalid("direct_manager_id", "is the user, or somebody whom the user manages")
        manager = world.get(USERS, above)
        above = None if manager is None else manager.body["manager_id"]
    if given.get("is_manager") is False and world.first(USERS, Condition("t.manager_id = ?", (user.id,))):
        raise invalid("is_manager", "cannot be false while somebody has this manager")
    return found | ({"is_manager": given["is_manager"]} if "is_manager" in given else {})


def _rename_cards(world: World, user: Document) -> None:
    for card in cards.held_by(world, user.id):
        card.body["cardholder_name"] = f"{user.body['first_name']} {user.body['last_name']}"
        world.save(cards.CARDS, card)


# --- Shutting out ---


def _suspend(world: World, call: Call, **hidden: Any) -> None:
    user = world.find(USERS, call.path["user_id"], "user")
    if user.body["role"] == "BUSINESS_OWNER":
        raise invalid("user_id", "is the owner of the business", "path")
    if user.body["status"] == "USER_SUSPENDED":
        raise invalid("user_id", "is a user who is suspended already", "path")
    user.hidden |= {"resumes": user.body["status"], **hidden}
    user.body["status"] = "USER_SUSPENDED"
    world.save(USERS, user)
    for card in cards.held_by(world, user.id):
        cards.hold(world, card, "user")


@answers("users.deactivate", f"{PUBLISHED}; {ASSUMED}: the owner stays, and nobody is suspended twice")
def deactivate(world: World, call: Call) -> Answer:
    """Suspend a user, and lock what they spend with."""
    _suspend(world, call)
    return Answer(200, encode({}))


@answers("users.reactivate", f"{PUBLISHED}; {ASSUMED}: only who is suspended, with the status of before")
def reactivate(world: World, call: Call) -> Answer:
    """Let a suspended user in again, and unlock the cards that were locked along with them."""
    user = world.find(USERS, call.path["user_id"], "user")
    if user.body["status"] != "USER_SUSPENDED" or user.hidden.get("deleted"):
        raise invalid("user_id", "is a user who is not suspended, or was deleted", "path")
    user.body["status"] = user.hidden.pop("resumes", "USER_ACTIVE")
    world.save(USERS, user)
    _await(world, user)
    for card in cards.held_by(world, user.id):
        cards.release(world, card, "user")
    return Answer(200, encode({}))


@answers("users.delete", f"{KNOWN} of 2022; {ASSUMED}: a suspension that cannot be taken back")
def delete(world: World, call: Call) -> Answer:
    """Suspend a user for good: what they did keeps its author."""
    _suspend(world, call, deleted=True)
    return nothing()

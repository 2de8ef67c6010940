"""Connections to an accounting system: at most one is active, and everything else in accounting belongs to one."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour.organization import filled
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, encode, table
from ramp_api.sandbox.registry import (
    ASSUMED,
    KNOWN,
    PUBLISHED,
    Answer,
    Call,
    Query,
    answers,
    created,
    nothing,
    shown,
)
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["CONNECTIONS", "SETTINGS", "active", "belonging", "check_empty", "in_use", "read_of"]

CONNECTIONS = table("accounting_connections", {"is_active": "is_active"})

# What a connection may be told, and what a new one has.
SETTINGS = {
    "reimbursement_sync_button_enabled": True,
    "transaction_accounting_vendor_creation_on_sync_enabled": False,
    "transaction_sync_button_enabled": True,
    "vendor_credits_enabled": False,
}

_DETAIL = f"{ASSUMED}: the record of all-connections, with the settings that can be changed"


def active(world: World) -> Document | None:
    """The active connection."""
    return world.first(CONNECTIONS, Condition("t.is_active"))


def in_use(world: World) -> Document:
    """The active connection, for what can only be done with one.

    Raises:
        Problem: 409, there is none.
    """
    found = active(world)
    if found is None:
        raise Problem(Kind.CONFLICT, "there is no active accounting connection: make one, or reactivate one, first")
    return found


def read_of(world: World, query: Query) -> str | None:
    """The id of the connection whose records are asked for: the one that the query names, or else the active one.

    Raises:
        Problem: 422, the query names one that is not there.
    """
    name = "accounting_connection_id"
    if name not in query:
        found = active(world)
        return None if found is None else found.id
    asked = world.get(CONNECTIONS, str(query[name]))
    if asked is None:
        raise invalid(name, "names no accounting connection of this business", part="query")
    return asked.id


def belonging(world: World, call: Call) -> list[Condition]:
    """What a list gives: the records of one connection; without any connection, none."""
    return [Condition("t.connection_id = ?", (read_of(world, call.query),))]


def check_empty(call: Call) -> None:
    """Check that nothing is given to an operation whose request is not published, and that seems to need none.

    Raises:
        Problem: 501, something is.
    """
    for name in call.given:
        raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have the field {name} of {call.name}")


@answers("accounting.connections.list")
def every(world: World, _: Call) -> Answer:
    """All of them, past ones too."""
    return Answer(200, encode({"connections": [one.body for one in world.documents(CONNECTIONS)]}))


@answers("accounting.connections.current", f"{PUBLISHED}; {ASSUMED}: the message, rather than 404, where there is none")
def current(world: World, _: Call) -> Answer:
    """The active one."""
    found = active(world)
    return (
        Answer(200, encode({"message": "there is no active accounting connection"})) if found is None else shown(found)
    )


@answers("accounting.connections.get", _DETAIL)
def get(world: World, call: Call) -> Answer:
    """One of them, with its settings."""
    return _detail(world.find(CONNECTIONS, call.path["connection_id"], "accounting connection"))


@answers(
    "accounting.connections.create",
    f"{KNOWN}: one at a time; {ASSUMED}: reactivate brings back the latest ended one of that name",
)
def create(world: World, call: Call) -> Answer:
    """A new one, made through this API."""
    name = filled("remote_provider_name", call.given["remote_provider_name"])
    _refuse_a_second(world)
    ended = [one for one in world.documents(CONNECTIONS) if _is_ended(one) and one.body["remote_provider_name"] == name]
    if call.given.get("reactivate") and ended:
        return created(_link(world, ended[-1]))
    now = world.stamp()
    body = {
        "id": world.new_id(),
        "created_at": now,
        "is_active": True,
        "last_linked_at": now,
        "remote_provider_name": name,
        "status": "linked",
    }
    ids = {"account_field_id": world.new_id(), "vendor_field_id": world.new_id()}
    return created(world.add(CONNECTIONS, body, settings=dict(SETTINGS), **ids))


@answers("accounting.connections.update", _DETAIL)
def update(world: World, call: Call) -> Answer:
    """Other settings; those that are null stay as they are."""
    found = world.find(CONNECTIONS, call.path["connection_id"], "accounting connection")
    if not found.body["is_active"]:
        raise Problem(Kind.CONFLICT, "the accounting connection has ended: reactivate it first")
    settings: dict[str, Any] = call.given.get("settings") or {}
    found.hidden["settings"] |= {name: value for name, value in settings.items() if value is not None}
    return _detail(world.save(CONNECTIONS, found))


@answers("accounting.connections.disconnect")
def disconnect(world: World, _: Call) -> Answer:
    """End the active one; what belongs to it is kept."""
    found = active(world)
    if found is None:
        raise Problem(Kind.NOT_FOUND, "there is no active accounting connection")
    found.body |= {"is_active": False, "status": "unlinked"}
    world.save(CONNECTIONS, found)
    return nothing()


@answers("accounting.connections.reactivate")
def reactivate(world: World, call: Call) -> Answer:
    """Bring one that was disconnected back, with all that belongs to it."""
    found = world.find(CONNECTIONS, call.path["connection_id"], "accounting connection")
    _refuse_a_second(world)
    if not _is_ended(found):
        status = found.body["status"]
        raise Problem(Kind.CONFLICT, f"the accounting connection is {status}: only an unlinked one can be reactivated")
    return shown(_link(world, found))


@answers("accounting.connections.mark_ready_to_migrate", f"{ASSUMED}: no body, and the connection as the answer")
def mark_ready_to_migrate(world: World, call: Call) -> Answer:
    """Note that an ended one may be migrated."""
    found = world.find(CONNECTIONS, call.path["connection_id"], "accounting connection")
    check_empty(call)
    if found.body["is_active"]:
        raise Problem(Kind.CONFLICT, "the accounting connection is active: only an ended one can be migrated")
    found.hidden["ready_to_migrate"] = True
    return shown(world.save(CONNECTIONS, found))


def _detail(connection: Document) -> Answer:
    return Answer(200, encode({**connection.body, "settings": connection.hidden["settings"]}))


def _is_ended(connection: Document) -> bool:
    return bool(connection.body["status"] == "unlinked")


def _refuse_a_second(world: World) -> None:
    found = active(world)
    if found is not None:
        name = found.body["remote_provider_name"]
        raise Problem(Kind.CONFLICT, f"there is an active accounting connection, {name} ({found.id}): one at a time")


def _link(world: World, connection: Document) -> Document:
    connection.body |= {"is_active": True, "last_linked_at": world.stamp(), "status": "linked"}
    return world.save(CONNECTIONS, connection)

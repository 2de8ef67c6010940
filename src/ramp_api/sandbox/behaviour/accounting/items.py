"""What accounts, vendors, fields and options have in common.

They belong to a connection, come in batches under ids of the accounting system, and are put out of use, not removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from ramp_api.learning import learned
from ramp_api.model import OpenEnum, RequestModel
from ramp_api.sandbox.behaviour.accounting.connections import in_use, read_of
from ramp_api.sandbox.behaviour.organization import filled
from ramp_api.sandbox.listing import equal
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Column, Document, Table, encode, hidden
from ramp_api.sandbox.registry import Answer, Call, Filter, nothing
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = [
    "COLUMNS",
    "CONNECTION",
    "FILTERS",
    "belonging_to",
    "changeable",
    "check_known",
    "check_new",
    "fresh",
    "hide",
    "modelled",
    "readable",
    "revise",
    "uploaded",
]

CONNECTION = "accounting_connection_id"

COLUMNS: Mapping[str, Column] = {
    "connection_id": hidden("connection_id"),
    "remote_id": "id",
    "code": "code",
    "is_active": "is_active",
    "is_synced": hidden("is_synced"),
}
"""Columns of a table of items; an item's own id is its ``ramp_id``, and ``id`` is the accounting system's."""

FILTERS: Mapping[str, Filter] = {name: equal(name) for name in ("remote_id", "code", "is_active", "is_synced")}

# Texts that cannot be blank.
_TEXTS = frozenset({"name", "value", "display_name"})
_NAMED = frozenset({"id", "name", "value"})


def readable(world: World, call: Call, table: Table, record_id: str, what: str) -> Document:
    """An item to read: of the connection that the query names, or else of the active one.

    Raises:
        Problem: 404, that connection has none with this id.
    """
    return _of(world.find(table, record_id, what), read_of(world, call.query), what)


def changeable(world: World, table: Table, record_id: str, what: str) -> Document:
    """An item to change: of the active connection.

    Raises:
        Problem: 409, no connection is active; 404, the active one has none with this id.
    """
    connection = in_use(world)
    return _of(world.find(table, record_id, what), connection.id, what)


def _of(found: Document, connection_id: str | None, what: str) -> Document:
    if found.hidden["connection_id"] != connection_id:
        raise Problem(Kind.NOT_FOUND, f"this accounting connection has no {what} with the id {found.id}")
    return found


def belonging_to(world: World, table: Table, record_id: str, name: str) -> Document:
    """The active item of the active connection that a field of the body names.

    Raises:
        Problem: 409, no connection is active; 422, the active one has no such item, or it is out of use.
    """
    connection_id = in_use(world).id
    found = world.require(table, record_id, name)
    if found.hidden["connection_id"] != connection_id:
        raise invalid(name, f"names nothing in {table.name} of this accounting connection")
    if not found.body.get("is_active", True):
        raise invalid(name, "names something that is deleted")
    return found


def check_new(world: World, table: Table, given: Sequence[Mapping[str, Any]], part: str, *among: Condition) -> None:
    """Check that the ids of a batch are there once, and nowhere else among the records that meet the conditions.

    Raises:
        Problem: 422, naming the first one that is not.
    """
    ids: set[str] = set()
    for number, one in enumerate(given):
        for field in _NAMED & one.keys():
            filled(f"{part}[{number}].{field}", one[field])
        if one["id"] in ids:
            raise invalid(f"{part}[{number}].id", "is in the batch twice")
        ids.add(one["id"])
    known = Condition(f"t.remote_id IN ({', '.join('?' * len(ids))})", tuple(sorted(ids)))
    found = world.first(table, known, *among)
    if found is not None:
        number = next(number for number, one in enumerate(given) if one["id"] == found.body["id"])
        hint = "" if found.body.get("is_active", True) else " and is deleted"
        raise invalid(f"{part}[{number}].id", f"is there already{hint}: change it with PATCH")


def fresh(world: World) -> dict[str, Any]:
    """What every new item has."""
    now = world.stamp()
    return {"created_at": now, "is_active": True, "ramp_id": world.new_id(), "updated_at": now}


def uploaded(name: str, items: Iterable[Document]) -> Answer:
    """201 with the items, and their Ramp ids as Ramp gave them in earlier days."""
    bodies = [item.body for item in items]
    return Answer(201, encode({name: bodies, "uploaded": [body["ramp_id"] for body in bodies]}))


def revise(
    world: World, table: Table, document: Document, given: Mapping[str, Any], *, nullable: frozenset[str] = frozenset()
) -> Document:
    """Change an item; what is null stays as it is, but for ``nullable``. A code that is empty is taken away.

    Raises:
        Problem: 422, nothing is to be changed or a text is blank; 409, the item is deleted and stays so.
    """
    wanted = {name: value for name, value in given.items() if value is not None or name in nullable}
    if not wanted:
        raise Problem(Kind.VALIDATION, "the body changes nothing")
    if not wanted.pop("reactivate", False) and not document.body.get("is_active", True):
        raise Problem(Kind.CONFLICT, f"{document.id} is deleted, and can only be changed along with its reactivation")
    for name in _TEXTS & wanted.keys():
        text: str | None = wanted[name]
        if text is not None:
            filled(name, text)
    if "code" in wanted:
        wanted["code"] = wanted["code"] or None
    document.body |= {**wanted, "updated_at": world.stamp()}
    if "is_active" in document.body:
        document.body["is_active"] = True
    return world.save(table, document)


def hide(world: World, table: Table, document: Document) -> Answer:
    """Put an item out of use: 204.

    Raises:
        Problem: 409, it is already.
    """
    if not document.body["is_active"]:
        raise Problem(Kind.CONFLICT, f"{document.id} is deleted already")
    document.body |= {"is_active": False, "updated_at": world.stamp()}
    world.save(table, document)
    return nothing()


def check_known(enum: type[OpenEnum], values: Iterable[str], name: str) -> None:
    """Check that an enum has the values: the models take others too, and the sandbox does not.

    Raises:
        Problem: 422, it has not.
    """
    for value in values:
        if not enum(value).known:
            raise invalid(name, f"is none of {', '.join(enum)}")


def modelled(call: Call, model: type[RequestModel]) -> dict[str, Any]:
    """The body of an operation whose request is not published, read as that of its sibling.

    Raises:
        Problem: 501 for a field that the sibling does not have; 422 for what the sibling does not take.
    """
    try:
        body = msgspec.convert(call.given, learned(model))
    except msgspec.ValidationError as error:
        if "unknown field" in str(error):
            text = f"the sandbox does not have that field of {call.name}: {error}"
            raise Problem(Kind.NOT_IMPLEMENTED, text) from None
        raise Problem(Kind.VALIDATION, str(error), info={"body": str(error)}) from None
    plain: dict[str, Any] = msgspec.to_builtins(body, builtin_types=(Decimal,))
    return plain

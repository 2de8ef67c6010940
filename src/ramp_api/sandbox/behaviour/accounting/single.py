"""Accounting fields that a connection has one of: for tax codes, and for inventory items."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ramp_api.sandbox.behaviour.accounting.connections import check_empty, in_use, read_of
from ramp_api.sandbox.behaviour.accounting.items import fresh, hide, revise
from ramp_api.sandbox.behaviour.organization import filled
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.records import Document, Table, hidden, table
from ramp_api.sandbox.registry import ASSUMED, Answer, Call, answers, created, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["SINGLE_FIELDS", "SingleKind", "single_of", "single_operations"]

SingleKind: TypeAlias = Literal["TAX_CODE", "INVENTORY_ITEM"]

SINGLE_FIELDS = table(
    "accounting_single_fields",
    {"connection_id": hidden("connection_id"), "kind": hidden("kind"), "is_active": "is_active"},
)

_WHAT = {"TAX_CODE": "accounting field for tax codes", "INVENTORY_ITEM": "accounting field for inventory items"}


def single_of(world: World, connection_id: str | None, kind: SingleKind) -> Document | None:
    """A connection's field of a kind, if it has one in use."""
    theirs = Condition("t.connection_id = ? AND t.kind = ? AND t.is_active", (connection_id, kind))
    return world.first(SINGLE_FIELDS, theirs)


def single_operations(prefix: str, kind: SingleKind, options: Table) -> None:
    """Register what makes, shows, renames and removes the field of a kind, whose options are in a table."""
    what = _WHAT[kind]
    source = f"{ASSUMED}: as a custom field, of which there is one"

    def found(world: World, connection_id: str | None) -> Document:
        field = single_of(world, connection_id, kind)
        if field is None:
            raise Problem(Kind.NOT_FOUND, f"this accounting connection has no {what}")
        return field

    @answers(f"{prefix}.get", source)
    def get(world: World, call: Call) -> Answer:
        return shown(found(world, read_of(world, call.query)))

    @answers(f"{prefix}.create", f"{source}; 201")
    def create(world: World, call: Call) -> Answer:
        connection = in_use(world)
        if single_of(world, connection.id, kind) is not None:
            raise Problem(Kind.CONFLICT, f"this accounting connection has an {what}: there can be one")
        body = {**fresh(world), "name": filled("name", call.given["name"])}
        return created(world.add(SINGLE_FIELDS, body, key=body["ramp_id"], connection_id=connection.id, kind=kind))

    @answers(f"{prefix}.update", source)
    def update(world: World, call: Call) -> Answer:
        return shown(revise(world, SINGLE_FIELDS, found(world, in_use(world).id), call.given))

    @answers(f"{prefix}.delete", f"{source}, and its options with it; 204")
    def delete(world: World, call: Call) -> Answer:
        check_empty(call)
        field = found(world, in_use(world).id)
        for option in world.documents(options, Condition("t.field_id = ? AND t.is_active", (field.id,))):
            hide(world, options, option)
        return hide(world, SINGLE_FIELDS, field)

    _ = get, create, update, delete

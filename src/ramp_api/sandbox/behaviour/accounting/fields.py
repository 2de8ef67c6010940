"""Custom accounting fields: by what spend is coded besides its account. Also those that exist in Ramp alone."""

from __future__ import annotations

from typing import Any

from ramp_api.models.accounting import (
    AccountingFieldCreate,
    AccountingFieldInputType,
    AccountingFieldRequirement,
    AccountingFieldUpdate,
)
from ramp_api.sandbox.behaviour.accounting.connections import belonging, check_empty, in_use
from ramp_api.sandbox.behaviour.accounting.items import (
    CONNECTION,
    changeable,
    check_known,
    fresh,
    hide,
    modelled,
    readable,
    revise,
)
from ramp_api.sandbox.behaviour.organization import filled
from ramp_api.sandbox.listing import equal, lists
from ramp_api.sandbox.records import Document, Table, hidden, table
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, Listing, answers, created, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["FIELDS", "RAMP_FIELDS"]

_COLUMNS = {"connection_id": hidden("connection_id"), "remote_id": "id", "is_active": "is_active"}

FIELDS = table("accounting_fields", _COLUMNS, ("remote_id",))
RAMP_FIELDS = table("accounting_ramp_fields", _COLUMNS, ("remote_id",))

_FILTERS = {"remote_id": equal("remote_id"), "is_active": equal("is_active")}
_WHAT, _RAMP = "accounting field", "accounting field of Ramp's own"
_AFTER = f"{ASSUMED}: as custom fields"
_NULLABLE = frozenset({"display_name"})

for _name, _table, _source in (
    ("accounting.fields.list", FIELDS, PUBLISHED),
    ("accounting.ramp_fields.list", RAMP_FIELDS, _AFTER),
):
    lists(_name, Listing(_table, _FILTERS, read=frozenset({CONNECTION}), within=belonging), _source)


@answers("accounting.fields.get")
def get(world: World, call: Call) -> Answer:
    """One field, a deleted one too."""
    return shown(readable(world, call, FIELDS, call.path["field_id"], _WHAT))


@answers("accounting.fields.create")
def create(world: World, call: Call) -> Answer:
    """A new field; one with this id that is there comes back as it is, in use again."""
    return _create(world, FIELDS, call.given)


@answers("accounting.fields.update")
def update(world: World, call: Call) -> Answer:
    """Another name, or split by it or not."""
    field = changeable(world, FIELDS, call.path["field_id"], _WHAT)
    return shown(revise(world, FIELDS, field, call.given, nullable=_NULLABLE))


@answers("accounting.fields.delete")
def delete(world: World, call: Call) -> Answer:
    """Out of use; its options are kept."""
    return hide(world, FIELDS, changeable(world, FIELDS, call.path["field_id"], _WHAT))


@answers("accounting.ramp_fields.get", _AFTER)
def get_ramp_field(world: World, call: Call) -> Answer:
    """One field, a deleted one too."""
    return shown(readable(world, call, RAMP_FIELDS, call.path["field_id"], _RAMP))


@answers("accounting.ramp_fields.create", _AFTER)
def create_ramp_field(world: World, call: Call) -> Answer:
    """A new field."""
    return _create(world, RAMP_FIELDS, modelled(call, AccountingFieldCreate))


@answers("accounting.ramp_fields.update", _AFTER)
def update_ramp_field(world: World, call: Call) -> Answer:
    """Another name, or split by it or not."""
    field = changeable(world, RAMP_FIELDS, call.path["field_id"], _RAMP)
    return shown(revise(world, RAMP_FIELDS, field, modelled(call, AccountingFieldUpdate), nullable=_NULLABLE))


@answers("accounting.ramp_fields.delete", f"{_AFTER}; 204")
def delete_ramp_field(world: World, call: Call) -> Answer:
    """Out of use."""
    field = changeable(world, RAMP_FIELDS, call.path["field_id"], _RAMP)
    check_empty(call)
    return hide(world, RAMP_FIELDS, field)


def _create(world: World, fields: Table, given: dict[str, Any]) -> Answer:
    connection = in_use(world)
    filled("id", given["id"])
    filled("name", given["name"])
    if given.get("display_name") is not None:
        filled("display_name", given["display_name"])
    required = given.get("is_required_for", [])
    check_known(AccountingFieldInputType, [given["input_type"]], "input_type")
    check_known(AccountingFieldRequirement, required, "is_required_for")
    theirs = Condition("t.connection_id = ?", (connection.id,))
    there = world.first(fields, Condition("t.remote_id = ?", (given["id"],)), theirs)
    if there is not None:
        return created(_in_use_again(world, fields, there))
    body: dict[str, Any] = {
        **fresh(world),
        "display_name": given.get("display_name"),
        "id": given["id"],
        "input_type": given["input_type"],
        "is_required_for": required,
        "is_splittable": given.get("is_splittable", False),
        "name": given["name"],
    }
    return created(world.add(fields, body, key=body["ramp_id"], connection_id=connection.id))


def _in_use_again(world: World, fields: Table, field: Document) -> Document:
    if field.body["is_active"]:
        return field
    field.body |= {"is_active": True, "updated_at": world.stamp()}
    return world.save(fields, field)

"""What can be chosen in an accounting field: in custom ones, and in those that exist in Ramp alone."""

from __future__ import annotations

from typing import Any

from ramp_api.models.accounting import (
    AccountingFieldOptionsUpload,
    AccountingFieldOptionUpdate,
    FieldOptionVisibility,
)
from ramp_api.sandbox.behaviour.accounting.connections import belonging, check_empty
from ramp_api.sandbox.behaviour.accounting.fields import FIELDS, RAMP_FIELDS
from ramp_api.sandbox.behaviour.accounting.items import (
    COLUMNS,
    CONNECTION,
    FILTERS,
    belonging_to,
    changeable,
    check_known,
    check_new,
    fresh,
    hide,
    modelled,
    readable,
    revise,
    uploaded,
)
from ramp_api.sandbox.listing import equal, lists
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, Table, hidden, table
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, Listing, answers, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["FIELD_OPTIONS"]

FIELD_OPTIONS = table(
    "accounting_field_options",
    # of_ramp: whether its field exists in Ramp alone.
    {**COLUMNS, "field_id": hidden("field_id"), "of_ramp": hidden("of_ramp"), "visibility": "visibility"},
    ("remote_id", "field_id"),
)

_WHAT = "option of an accounting field"
_AFTER = f"{ASSUMED}: as options of custom fields"


lists(
    "accounting.field_options.list",
    Listing(
        FIELD_OPTIONS,
        {name: found for name, found in FILTERS.items() if name != "is_synced"}
        | {"field_id": equal("field_id"), "visibility": equal("visibility")},
        read=frozenset({CONNECTION}),
        within=belonging,
    ),
    f"{PUBLISHED}; {ASSUMED}: of a field of Ramp's own as well",
)


@answers("accounting.field_options.get")
def get(world: World, call: Call) -> Answer:
    """One option, a deleted one too."""
    return shown(readable(world, call, FIELD_OPTIONS, call.path["field_option_id"], _WHAT))


@answers("accounting.field_options.create", f"{PUBLISHED}; {ASSUMED}: only for fields of a single choice, in use")
def create(world: World, call: Call) -> Answer:
    """Up to 500 options, all or none."""
    return _create(world, FIELDS, call.given)


@answers("accounting.field_options.update")
def update(world: World, call: Call) -> Answer:
    """Another name or code, hidden or not, or back into use."""
    return _update(world, _option(world, call, of_ramp=False), call.given)


@answers("accounting.field_options.replace", f"{ASSUMED}: as update; null leaves a field as it is")
def replace(world: World, call: Call) -> Answer:
    """As update."""
    return _update(world, _option(world, call, of_ramp=False), call.given)


@answers("accounting.field_options.delete")
def delete(world: World, call: Call) -> Answer:
    """Out of use; what is coded with it stays so."""
    return hide(world, FIELD_OPTIONS, _option(world, call, of_ramp=False))


@answers("accounting.ramp_field_options.create", _AFTER)
def create_ramp_options(world: World, call: Call) -> Answer:
    """Up to 500 options, all or none."""
    return _create(world, RAMP_FIELDS, modelled(call, AccountingFieldOptionsUpload))


@answers("accounting.ramp_field_options.update", _AFTER)
def update_ramp_option(world: World, call: Call) -> Answer:
    """Another name or code, hidden or not, or back into use."""
    option = _option(world, call, of_ramp=True)
    return _update(world, option, modelled(call, AccountingFieldOptionUpdate))


@answers("accounting.ramp_field_options.delete", f"{_AFTER}; 204")
def delete_ramp_option(world: World, call: Call) -> Answer:
    """Out of use."""
    option = _option(world, call, of_ramp=True)
    check_empty(call)
    return hide(world, FIELD_OPTIONS, option)


def _option(world: World, call: Call, *, of_ramp: bool) -> Document:
    found = changeable(world, FIELD_OPTIONS, call.path["field_option_id"], _WHAT)
    if found.hidden["of_ramp"] is not of_ramp:
        kind = "exists in Ramp alone" if found.hidden["of_ramp"] else "is a custom one"
        raise Problem(Kind.NOT_FOUND, f"the field of the option {found.id} {kind}")
    return found


def _create(world: World, fields: Table, given: dict[str, Any]) -> Answer:
    field = belonging_to(world, fields, given["field_id"], "field_id")
    if field.body["input_type"] != "SINGLE_CHOICE":
        raise invalid("field_id", f"is a field of the type {field.body['input_type']}, which has no options")
    check_new(world, FIELD_OPTIONS, given["options"], "options", Condition("t.field_id = ?", (field.id,)))
    made = [_add(world, field, one, of_ramp=fields is RAMP_FIELDS) for one in given["options"]]
    return uploaded("options", made)


def _add(world: World, field: Document, given: dict[str, Any], *, of_ramp: bool) -> Document:
    body: dict[str, Any] = {
        **fresh(world),
        "code": given.get("code") or None,
        "display_name": given["value"],
        "id": given["id"],
        "value": given["value"],
        "visibility": "VISIBLE",
    }
    return world.add(
        FIELD_OPTIONS,
        body,
        key=body["ramp_id"],
        connection_id=field.hidden["connection_id"],
        field_id=field.id,
        is_synced=True,
        of_ramp=of_ramp,
    )


def _update(world: World, option: Document, given: dict[str, Any]) -> Answer:
    if given.get("visibility") is not None:
        check_known(FieldOptionVisibility, [given["visibility"]], "visibility")
    changed = dict(given)
    if given.get("value") is not None and option.body["display_name"] == option.body["value"]:
        # It is shown under its name until it is given another one to be shown under.
        changed.setdefault("display_name", given["value"])
    return shown(revise(world, FIELD_OPTIONS, option, changed))

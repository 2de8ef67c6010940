"""Ramp's own tables as custom records see them: which there are, and how their rows are named and shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import TABLES, Document, Table
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["NATIVES", "Native", "identified", "shown_as", "table_of"]


def _first(*names: str) -> Callable[[dict[str, Any]], str | None]:
    return lambda body: next((str(body[name]) for name in names if body.get(name)), None)


@dataclass(frozen=True)
class Native:
    """One of Ramp's own tables.

    Attributes:
        table: the table of the sandbox that holds its rows.
        label: what a row is called, or None where it has no name.
        fields: besides Ramp's id, the fields by which a row may be named.
        identifiers: what Ramp's id is called.
    """

    table: str
    label: Callable[[dict[str, Any]], str | None]
    fields: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = field(default=("id", "ramp_id"))


NATIVES: Mapping[str, Native] = {
    # An option's own "id" is its id at the ERP, which is unique within a field at best.
    "accounting_field_options": Native(
        "accounting_field_options", _first("display_name", "value", "id"), ("id", "code", "value"), ("ramp_id",)
    ),
    "bills": Native("bills", _first("invoice_number"), ("invoice_number", "remote_id")),
    "business_entities": Native("entities", _first("entity_name"), ("entity_name",)),
    "departments": Native("departments", _first("name"), ("name",)),
    "locations": Native("locations", _first("name"), ("name",)),
    "reimbursements": Native("reimbursements", _first("merchant", "memo")),
    "transactions": Native("transactions", _first("merchant_name", "merchant_descriptor")),
    "users": Native(
        "users", lambda body: f"{body['first_name']} {body['last_name']}", ("email", "employee_id"), ("id", "ramp_id")
    ),
}


def table_of(name: str) -> Table:
    """The table that holds the rows of one of Ramp's own tables.

    Raises:
        Problem: 501, the sandbox does not have it.
    """
    found = TABLES.get(NATIVES[name].table)
    if found is None:
        raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have the native table {name} yet")
    return found


def shown_as(name: str, row: Document) -> str:
    """What a row is called."""
    return NATIVES[name].label(row.body) or row.id


def identified(world: World, name: str, column: str, value: str, what: str) -> Document:
    """The one row that has a value in a column.

    Raises:
        Problem: 422, nothing is named so, or several rows have the value; ``what`` is the field of the body.
    """
    native = NATIVES[name]
    if column in native.identifiers:
        return world.require(table_of(name), value, what)
    if column not in native.fields:
        known = ", ".join((*native.identifiers, *native.fields))
        raise invalid(what, f"names the column {column}: rows of {name} are named by {known}")
    found = world.documents(table_of(name), _equal(table_of(name), column, value), limit=2)
    if len(found) != 1:
        raise invalid(what, f"must name exactly one of {name}, and {'several are' if found else 'none is'} {value}")
    return found[0]


def _equal(table: Table, column: str, value: str) -> Condition:
    # Only names out of NATIVES come here, never a caller's own.
    place = f"t.{column}" if column in table.columns else f"json_extract(CAST(b.body AS TEXT), '$.{column}')"
    return Condition(f"{place} = ?", (value,))

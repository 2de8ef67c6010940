"""The tables of custom records and their columns, of all kinds: how they are kept, made and renamed. No rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from ramp_api.sandbox.behaviour.record_natives import NATIVES
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, hidden, table
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = [
    "RECORD_COLUMNS",
    "RECORD_TABLES",
    "Column",
    "TableKind",
    "add_column",
    "add_table",
    "columns_of",
    "create_column",
    "find_table",
    "known",
    "new_name",
    "rename_column",
]

TableKind: TypeAlias = Literal["custom", "native", "matrix"]

# The body of a table, and of a column, is what Ramp lists of it; which table is whose is hidden.
RECORD_TABLES = table("record_tables", {"kind": hidden("kind"), "name": hidden("name")}, ("name",))
RECORD_COLUMNS = table("record_columns", {"table_id": hidden("table_id"), "name": "name"}, ("table_id",))

_NAME = re.compile(r"[A-Za-z0-9_-]{1,255}")
_BACKWARDS = {"many_to_one": "one_to_many", "many_to_many": "many_to_many"}


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        id, name, label: what it is called.
        kind: what its cells hold.
        many: whether a cell may hold several values.
        target: for references, the kind and the name of the table that they go to.
        target_id: for references to custom tables, the table's id.
        derived_from: for what is not written but follows from references in the other direction: their column's id.
        field_id: for references to accounting field options, the field whose options they are.
        role: in a matrix table, whether rows are looked up by it (``"input"``) or found in it (``"result"``).
    """

    id: str
    name: str
    label: str
    kind: Literal["text", "boolean", "number", "reference"]
    many: bool = False
    target: tuple[TableKind, str] = ("custom", "")
    target_id: str | None = None
    derived_from: str | None = None
    field_id: str | None = None
    role: Literal["", "input", "result"] = ""


def known(name: str, value: str, values: Iterable[str]) -> str:
    """A value that Ramp is known to take.

    Raises:
        Problem: 422, it is another; ``name`` is the field.
    """
    if value not in (allowed := tuple(values)):
        raise invalid(name, f"is none of {', '.join(allowed)}")
    return value


def new_name(name: str, value: str) -> str:
    """A name that can stand in a path and in a filter.

    Raises:
        Problem: 422, it cannot; ``name`` is the field.
    """
    if not _NAME.fullmatch(value):
        raise invalid(name, "must be 1 to 255 letters, digits, _ or -")
    return value


def _table(world: World, kind: TableKind, name: str) -> Document | None:
    return world.first(RECORD_TABLES, Condition("t.kind = ? AND t.name = ?", (kind, name)))


def find_table(world: World, kind: TableKind, name: str) -> Document:
    """The table that a path names.

    Raises:
        Problem: 404, there is none.
    """
    found = _table(world, kind, name)
    if found is None:
        raise Problem(Kind.NOT_FOUND, f"there is no {kind} table with the name {name}")
    return found


def add_table(world: World, kind: TableKind, name: str, body: dict[str, Any]) -> Document:
    """A new table.

    Raises:
        Problem: 409, its name is taken.
    """
    if _table(world, kind, name) is not None:
        raise Problem(Kind.CONFLICT, f"there is a {kind} table with the name {name} already")
    return world.add(RECORD_TABLES, body, key=world.new_id(), kind=kind, name=name)


def columns_of(world: World, table_id: str) -> list[Column]:
    """The columns of a table, in the order in which they were made."""
    found = world.documents(RECORD_COLUMNS, Condition("t.table_id = ?", (table_id,)))
    return [
        Column(
            document.id,
            document.body["name"],
            document.hidden["label"],
            document.hidden["kind"],
            document.hidden.get("many", False),
            (document.hidden.get("target_kind", "custom"), document.hidden.get("target_name", "")),
            document.hidden.get("target_id"),
            document.hidden.get("derived_from"),
            document.hidden.get("field_id"),
            document.hidden.get("role", ""),
        )
        for document in found
    ]


def add_column(world: World, table_id: str, body: dict[str, Any], **hidden: Any) -> Document:
    """A new column, whose body has its name.

    Raises:
        Problem: 409, the name is taken.
    """
    _free(world, table_id, body["name"])
    return world.add(RECORD_COLUMNS, body, table_id=table_id, **hidden)


def _free(world: World, table_id: str, name: str) -> None:
    if world.first(RECORD_COLUMNS, Condition("t.table_id = ? AND t.name = ?", (table_id, name))) is not None:
        raise Problem(Kind.CONFLICT, f"the table has a column with the name {name} already")


def rename_column(world: World, table_id: str, name: str, renamed: str) -> Document:
    """Another name for a column.

    Raises:
        Problem: 404, there is no such column; 409, the new name is taken.
    """
    found = world.first(RECORD_COLUMNS, Condition("t.table_id = ? AND t.name = ?", (table_id, name)))
    if found is None:
        raise Problem(Kind.NOT_FOUND, f"the table has no column with the name {name}")
    if renamed != name:
        _free(world, table_id, new_name("new_name", renamed))
        found.body["name"] = renamed
    return world.save(RECORD_COLUMNS, found)


# --- Columns of custom and of native tables ---


def create_column(world: World, own: Document, given: dict[str, Any]) -> str:
    """A new column of a custom or a native table, with its counterpart where it refers to another; gives its id."""
    kind = known(
        "column_type_name", given["column_type_name"], ("boolean", "custom_reference", "native_reference", "text")
    )
    name, label = new_name("name", given["name"]), _label("label", given["label"])
    arguments = given.get("reference_args")
    if kind in {"boolean", "text"}:
        if arguments is not None:
            raise invalid("reference_args", f"cannot go with {kind}")
        body = _body(world.new_id(), name, label, {"type": kind})
        return add_column(world, own.id, body, label=label, kind=kind).id
    if arguments is None:
        raise invalid("reference_args", f"is missing: {kind} needs it")
    here = _body(world.new_id(), name, label, {})
    return _create_reference(world, own, kind, here, arguments)


def _label(name: str, value: str) -> str:
    if not value.strip():
        raise invalid(name, "is empty")
    return value


def _body(column_id: str, name: str, label: str, kind: dict[str, Any]) -> dict[str, Any]:
    return {"allows_writes": True, "display_name": label, "id": column_id, "name": name, "type": kind}


def _create_reference(world: World, own: Document, kind: str, here: dict[str, Any], arguments: dict[str, Any]) -> str:
    cardinality = known("cardinality", arguments["cardinality"], _BACKWARDS)
    foreign = _foreign(world, kind, arguments["foreign_table"])
    name = new_name("corresponding_column_name", arguments["corresponding_column_name"])
    label = arguments.get("corresponding_column_label")
    label = _name_of(own) if label is None else _label("corresponding_column_label", label)
    there = _body(world.new_id(), name, label, {})
    there["allows_writes"] = False
    here["type"] = _reference(foreign, cardinality, there["id"])
    there["type"] = _reference(own, _BACKWARDS[cardinality], here["id"])
    many = cardinality == "many_to_many"
    add_column(world, own.id, here, **_hidden(foreign, here["display_name"], many=many))
    add_column(world, foreign.id, there, **_hidden(own, label, many=True), derived_from=here["id"])
    return str(here["id"])


def _foreign(world: World, kind: str, given: dict[str, Any]) -> Document:
    expected: TableKind = "custom" if kind == "custom_reference" else "native"
    known("foreign_table.type", given.get("type", f"{expected}_table"), (f"{expected}_table",))
    if expected == "native":
        known("foreign_table.table_name", given["table_name"], NATIVES)
    found = _table(world, expected, given["table_name"])
    if found is None:
        raise invalid("foreign_table.table_name", f"names no {expected} table that there is")
    return found


def _name_of(own: Document) -> str:
    if own.hidden["kind"] == "custom":
        return str(own.body["table_label"])
    return str(own.hidden["name"]).replace("_", " ").capitalize()


def _reference(to: Document, cardinality: str, corresponding: str) -> dict[str, Any]:
    custom = to.hidden["kind"] == "custom"
    return {
        "cardinality": cardinality,
        "corresponding_column_id": corresponding,
        **({"table_display_name": to.body["table_label"]} if custom else {}),
        "table_id": to.id,
        "table_name": to.hidden["name"],
        "type": "custom_reference" if custom else "native_reference",
    }


def _hidden(to: Document, label: str, *, many: bool) -> dict[str, Any]:
    return {
        "label": label,
        "kind": "reference",
        "many": many,
        "target_kind": to.hidden["kind"],
        "target_name": to.hidden["name"],
        "target_id": to.id,
    }

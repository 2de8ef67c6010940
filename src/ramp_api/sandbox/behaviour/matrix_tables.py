"""Matrix tables: which results go with which combination of inputs.

Ramp has published what these calls take and not what they give: answers are as those of custom tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ramp_api.sandbox.behaviour.record_cells import (
    RECORD_ROWS,
    add_value,
    clear,
    filtered,
    forget_row,
    number_text,
    remove_value,
    row_of,
    target_of,
)
from ramp_api.sandbox.behaviour.record_columns import (
    RECORD_COLUMNS,
    RECORD_TABLES,
    Column,
    add_column,
    add_table,
    columns_of,
    find_table,
    known,
    new_name,
    rename_column,
)
from ramp_api.sandbox.behaviour.record_rows import ROWS_SIZE, counted, cursor_page, row_json, some_rows
from ramp_api.sandbox.listing import one_of
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import TABLES, Document, encode
from ramp_api.sandbox.registry import ASSUMED, Answer, Call, answers
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["add_matrix", "add_matrix_row"]

_LIKE = f"{ASSUMED}: answers as those of custom tables"
_INPUTS = ("accounting_field_options", "business_entities", "departments", "locations", "users")
_RESULTS = ("accounting_field_options", "users")
_LEAST, _MOST = 2, 100
_ANY = "*"


# --- Tables and columns ---


@answers("custom_records.matrix_tables.list", _LIKE)
def list_tables(world: World, call: Call) -> Answer:
    """Every matrix table, with its columns; there are no pages, since the call has no cursor."""
    del call
    found = world.documents(RECORD_TABLES, Condition("t.kind = 'matrix'"))
    return Answer(200, encode({"data": [_shown(world, one) for one in found], "page": {"next": None}}))


@answers("custom_records.matrix_tables.create", _LIKE)
def create_table(world: World, call: Call) -> Answer:
    """A new matrix table and its columns."""
    return Answer(200, encode(_shown(world, add_matrix(world, call.given))))


def add_matrix(world: World, given: dict[str, Any]) -> Document:
    """A new matrix table and its columns, from the body of a call.

    Raises:
        Problem: 422 or 409, it cannot be.
    """
    for role in ("input_columns", "result_columns"):
        if not given[role]:
            raise invalid(role, "is empty")
    label = _label("label", given["label"])
    name = _name("name", given.get("name"), label)
    own = add_table(world, "matrix", name, {"table_label": label, "table_name": name, "type": "matrix_table"})
    for number, one in enumerate(given["input_columns"]):
        _add_input(world, own, one, f"input_columns[{number}].")
    for number, one in enumerate(given["result_columns"]):
        _add_result(world, own, one, f"result_columns[{number}].")
    return own


@answers("custom_records.matrix_tables.rename", _LIKE)
def rename_table(world: World, call: Call) -> Answer:
    """Another name for a table."""
    own, name = _table(world, call), new_name("new_name", call.given["new_name"])
    if name != own.hidden["name"]:
        taken = world.first(RECORD_TABLES, Condition("t.kind = 'matrix' AND t.name = ?", (name,)))
        if taken is not None:
            raise Problem(Kind.CONFLICT, f"there is a matrix table with the name {name} already")
        own.hidden["name"] = own.body["table_name"] = name
        world.save(RECORD_TABLES, own)
    return Answer(200, encode(_shown(world, own)))


@answers("custom_records.matrix_tables.columns.create", _LIKE)
def create_column(world: World, call: Call) -> Answer:
    """A new column of results."""
    return Answer(200, encode({"column_id": _add_result(world, _table(world, call), call.given, "").id}))


@answers("custom_records.matrix_tables.columns.rename", _LIKE)
def change_column_name(world: World, call: Call) -> Answer:
    """Another name for a column, of either role."""
    own = _table(world, call)
    return Answer(200, encode(rename_column(world, own.id, call.path["column_name"], call.given["new_name"]).body))


def _add_input(world: World, own: Document, given: dict[str, Any], where: str) -> Document:
    of, body = given["column_type"], _named(world, given, where)
    if (of.get("type") or ("native_table" if "table_name" in of else "number")) != "number":
        reference, target = _reference(world, of, _INPUTS, f"{where}column_type")
        return _keep(world, own, "input", {**body, "column_type": reference}, kind="reference", **target)
    if of.keys() & {"table_name", "accounting_field_ramp_id"}:
        raise invalid(f"{where}column_type", "is a number, which has no table")
    return _keep(world, own, "input", {**body, "column_type": {"type": "number"}}, kind="number")


def _add_result(world: World, own: Document, given: dict[str, Any], where: str) -> Document:
    reference, target = _reference(world, given["native_table"], _RESULTS, f"{where}native_table")
    cardinality = known(f"{where}cardinality", given["cardinality"], ("many_to_many", "many_to_one"))
    body = {**_named(world, given, where), "cardinality": cardinality, "native_table": reference}
    return _keep(world, own, "result", body, kind="reference", many=cardinality == "many_to_many", **target)


def _named(world: World, given: dict[str, Any], where: str) -> dict[str, Any]:
    label = _label(f"{where}label", given["label"])
    return {"id": world.new_id(), "display_name": label, "name": _name(f"{where}name", given.get("name"), label)}


def _keep(world: World, own: Document, role: str, body: dict[str, Any], **hidden: Any) -> Document:
    return add_column(world, own.id, body, label=body["display_name"], role=role, **hidden)


def _reference(
    world: World, given: dict[str, Any], tables: tuple[str, ...], where: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a reference is shown as, and what is kept of it."""
    known(f"{where}.type", given.get("type") or "native_table", ("native_table",))
    name = known(f"{where}.table_name", given["table_name"], tables)
    field_id = _field(world, name, given.get("accounting_field_ramp_id"), f"{where}.accounting_field_ramp_id")
    shown = {"accounting_field_ramp_id": field_id, "table_name": name, "type": "native_table"}
    return shown, {"target_kind": "native", "target_name": name, "field_id": field_id}


def _field(world: World, table_name: str, field_id: str | None, where: str) -> str | None:
    if table_name != "accounting_field_options":
        if field_id is not None:
            raise invalid(where, f"cannot go with {table_name}")
        return None
    if field_id is None:
        raise invalid(where, "is missing: options are those of a field")
    # A field of the ERP's, or one of Ramp's own.
    fields = [TABLES[name] for name in ("accounting_fields", "accounting_ramp_fields") if name in TABLES]
    if not fields:
        raise Problem(Kind.NOT_IMPLEMENTED, "the sandbox does not have accounting fields yet")
    found = next((one for one in (world.get(table, field_id) for table in fields) if one is not None), None)
    return (found or world.require(fields[0], field_id, where)).id


def _label(name: str, value: str) -> str:
    if not value.strip():
        raise invalid(name, "is empty")
    return value


def _name(where: str, given: str | None, label: str) -> str:
    made = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")
    return new_name(where, made if given is None else given)


def _shown(world: World, own: Document) -> dict[str, Any]:
    columns = world.documents(RECORD_COLUMNS, Condition("t.table_id = ?", (own.id,)))
    return {
        "id": own.id,
        **own.body,
        **{
            f"{role}_columns": [column.body for column in columns if column.hidden["role"] == role]
            for role in ("input", "result")
        },
    }


# --- Rows ---


@answers("custom_records.matrix_tables.rows.list", _LIKE)
def list_rows(world: World, call: Call) -> Answer:
    """The rows of a matrix table; cursor and filters come in the body."""
    own, given = _table(world, call), call.given
    columns = columns_of(world, own.id)
    wanted = [Condition("t.table_id = ?", (own.id,))]
    if given.get("external_keys") is not None and (keys := one_of("external_key")(given["external_keys"])):
        wanted.append(keys)
    for one in given.get("filters") or ():
        wanted += filtered(world, columns, {f"{one['column_name']}.one_of": one["one_of"]})
    size = ROWS_SIZE if given.get("page_size") is None else given["page_size"]
    if not _LEAST <= size <= _MOST:
        raise invalid("page_size", f"is not {_LEAST} to {_MOST}")
    return cursor_page(
        world,
        RECORD_ROWS,
        wanted,
        start=given.get("start"),
        size=size,
        render=lambda record: row_json(world, columns, record.document()),
        part="body",
    )


@answers("custom_records.matrix_tables.rows.upsert", _LIKE)
def upsert_rows(world: World, call: Call) -> Answer:
    """Make rows, named by their inputs, have the results that are given, and no others in these columns."""
    own = _table(world, call)
    columns = columns_of(world, own.id)
    inserted, seen = 0, set[str]()
    for number, one in enumerate(data := some_rows(call.given)):
        where = f"data[{number}]"
        inputs = _inputs(world, columns, one["inputs"], where)
        key = _key(inputs)
        if key in seen:
            raise invalid(where, "has the inputs of another row of the call")
        seen.add(key)
        row = row_of(world, own.id, key)
        inserted += row is None
        row = row or _add_row(world, own, key, inputs)
        _put(world, row, _results(world, columns, one["results"], where))
    return counted(inserted=inserted, updated=len(data) - inserted)


@answers("custom_records.matrix_tables.rows.append_cells", _LIKE)
def append_cells(world: World, call: Call) -> Answer:
    """Put results to rows that are there."""
    return counted(
        inserted=sum(add_value(world, column, row.id, value, what) for row, column, value, what in _there(world, call))
    )


@answers("custom_records.matrix_tables.rows.remove_cells", _LIKE)
def remove_cells(world: World, call: Call) -> Answer:
    """Take results out of rows that are there."""
    return counted(
        deleted=sum(remove_value(world, column, row.id, value) for row, column, value, _ in _there(world, call))
    )


@answers("custom_records.matrix_tables.rows.delete", _LIKE)
def delete_row(world: World, call: Call) -> Answer:
    """Remove a row."""
    own, row = _table(world, call), world.find(RECORD_ROWS, call.path["row_id"], "row")
    if row.hidden["table_id"] != own.id:
        raise Problem(Kind.NOT_FOUND, f"the table has no row with the id {row.id}")
    forget_row(world, row)
    return counted(deleted=1)


def _table(world: World, call: Call) -> Document:
    return find_table(world, "matrix", call.path["table_name"])


def _inputs(
    world: World, columns: list[Column], given: list[dict[str, Any]], where: str
) -> list[tuple[Column, str | None]]:
    """What a row is looked up by, in the order of the columns; None is whatever comes."""
    wanted = {column.name: column for column in columns if column.role == "input"}
    found: dict[str, str | None] = {}
    for number, cell in enumerate(given):
        what = f"{where}.inputs[{number}]"
        column = wanted.get(cell["column_name"])
        if column is None or column.name in found:
            raise invalid(f"{what}.column_name", "names no column of inputs, or one that was named before")
        found[column.name] = _input(world, column, cell, what)
    if found.keys() != wanted.keys():
        raise invalid(f"{where}.inputs", f"must name {', '.join(wanted)}")
    if not any(found.values()):
        raise invalid(f"{where}.inputs", "are all empty")
    return [(column, found[name]) for name, column in wanted.items()]


def _input(world: World, column: Column, cell: dict[str, Any], what: str) -> str | None:
    identifier, number = cell.get("identifier"), cell.get("number_identifier")
    if (number if column.kind == "reference" else identifier) is not None:
        raise invalid(what, f"does not go with {column.name}, which is a {column.kind}")
    if column.kind == "number":
        return None if number is None else number_text(number, f"{what}.number_identifier")
    if identifier is None:
        return None
    return target_of(world, column, identifier["column_name"], identifier["value"], f"{what}.identifier")


def _key(inputs: Sequence[tuple[Column, str | None]]) -> str:
    return ":".join(_ANY if value is None else value for _, value in inputs)


def add_matrix_row(world: World, own: Document, inputs: Sequence[str], results: Mapping[str, Sequence[str]]) -> None:
    """A new row: its inputs in the order of their columns, and results by the names of theirs, as cells keep them."""
    columns = columns_of(world, own.id)
    named = list(zip((column for column in columns if column.role == "input"), inputs, strict=True))
    row = _add_row(world, own, _key(named), named)
    for column in columns:
        for value in results.get(column.name, ()):
            add_value(world, column, row.id, value, column.name)


def _add_row(world: World, own: Document, key: str, inputs: Sequence[tuple[Column, str | None]]) -> Document:
    body = {"display_name": key, "external_key": key, "id": world.new_id()}
    row = world.add(RECORD_ROWS, body, table_id=own.id)
    for column, value in inputs:
        if value is not None:
            add_value(world, column, row.id, value, column.name)
    return row


def _results(
    world: World, columns: list[Column], given: list[dict[str, Any]], where: str
) -> list[tuple[Column, str | None, str]]:
    wanted = {column.name: column for column in columns if column.role == "result"}
    found: list[tuple[Column, str | None, str]] = []
    for number, cell in enumerate(given):
        what = f"{where}.results[{number}]"
        column, named = wanted.get(cell["column_name"]), cell["identifier"]
        if column is None:
            raise invalid(f"{what}.column_name", "names no column of results")
        value = None if named is None else target_of(world, column, named["column_name"], named["value"], what)
        found.append((column, value, what))
    return found


def _put(world: World, row: Document, results: list[tuple[Column, str | None, str]]) -> None:
    for column, value, what in results:
        if value is None and sum(other.id == column.id for other, _, _ in results) > 1:
            raise invalid(what, "is null beside another value")
        clear(world, column, row.id)
    for column, value, what in results:
        if value is not None and not add_value(world, column, row.id, value, what):
            raise invalid(what, "is given twice")


def _there(world: World, call: Call) -> list[tuple[Document, Column, str, str]]:
    own = _table(world, call)
    columns = columns_of(world, own.id)
    found: list[tuple[Document, Column, str, str]] = []
    for number, one in enumerate(some_rows(call.given)):
        where = f"data[{number}]"
        row = row_of(world, own.id, _key(_inputs(world, columns, one["inputs"], where)))
        if row is None:
            raise invalid(f"{where}.inputs", "are those of no row")
        for column, value, what in _results(world, columns, one["results"], where):
            if value is None:
                raise invalid(what, "is null")
            found.append((row, column, value, what))
    return found

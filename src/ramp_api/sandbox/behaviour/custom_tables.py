"""Custom tables: what a company keeps beside Ramp's own records."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour.record_cells import RECORD_ROWS, filtered, forget_row, row_of
from ramp_api.sandbox.behaviour.record_columns import (
    RECORD_COLUMNS,
    RECORD_TABLES,
    add_table,
    columns_of,
    create_column,
    find_table,
    known,
    new_name,
    rename_column,
)
from ramp_api.sandbox.behaviour.record_rows import (
    ROWS_SIZE,
    append,
    counted,
    cursor_page,
    given_cells,
    only_new_name,
    put,
    remove,
    row_json,
    same_columns,
    some_rows,
)
from ramp_api.sandbox.listing import one_of
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, encode
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, answers, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["add_row"]

_ROWS = f"{PUBLISHED}; {ASSUMED}: which counts, and what a missing row is"


@answers("custom_records.tables.list")
def list_tables(world: World, call: Call) -> Answer:
    """Every custom table."""
    wanted = [Condition("t.kind = 'custom'")]
    return cursor_page(world, RECORD_TABLES, wanted, start=call.query.get("start"), size=ROWS_SIZE)


@answers("custom_records.tables.create", f"{PUBLISHED}; {ASSUMED}: a name that is taken is a 409")
def create_table(world: World, call: Call) -> Answer:
    """A new custom table."""
    name = new_name("table_name", call.given["table_name"])
    if not call.given["table_label"].strip():
        raise invalid("table_label", "is empty")
    known("type", call.given.get("type", "custom_table"), ("custom_table",))
    body = {"table_label": call.given["table_label"], "table_name": name, "type": "custom_table"}
    add_table(world, "custom", name, body)
    return Answer(200)


@answers("custom_records.tables.columns.list")
def list_columns(world: World, call: Call) -> Answer:
    """The columns of a custom table."""
    wanted = [Condition("t.table_id = ?", (_table(world, call).id,))]
    return cursor_page(world, RECORD_COLUMNS, wanted, start=call.query.get("start"), size=ROWS_SIZE)


@answers("custom_records.tables.columns.create", f"{PUBLISHED}; {ASSUMED}: a name that is taken is a 409")
def add_column(world: World, call: Call) -> Answer:
    """A new column, and its counterpart where it refers to another table."""
    return Answer(200, encode({"column_id": create_column(world, _table(world, call), call.given)}))


@answers("custom_records.tables.columns.rename", f"{ASSUMED}: as columns of matrix tables")
def change_column_name(world: World, call: Call) -> Answer:
    """Another name for a column."""
    renamed = only_new_name(call.name, call.given)
    return shown(rename_column(world, _table(world, call).id, call.path["column_name"], renamed))


@answers("custom_records.tables.rows.list", f"{PUBLISHED}; {ASSUMED}: empty cells are left out")
def list_rows(world: World, call: Call) -> Answer:
    """The rows of a custom table."""
    own, query = _table(world, call), call.query
    columns = columns_of(world, own.id)
    wanted = [Condition("t.table_id = ?", (own.id,)), *filtered(world, columns, query.get("filter", {}))]
    if "external_key" in query and (keys := one_of("external_key")(query["external_key"])):
        wanted.append(keys)
    every = query.get("include_all_referenced_rows", False)
    return cursor_page(
        world,
        RECORD_ROWS,
        wanted,
        start=query.get("start"),
        size=query.get("page_size", ROWS_SIZE),
        render=lambda record: row_json(world, columns, record.document(), every=every),
    )


@answers("custom_records.tables.rows.upsert", _ROWS)
def upsert_rows(world: World, call: Call) -> Answer:
    """Make rows hold what is given, and those that are not there."""
    own = _table(world, call)
    columns = columns_of(world, own.id)
    given = [
        (_external_key(one, where := f"data[{number}]"), given_cells(columns, one["cells"], where))
        for number, one in enumerate(some_rows(call.given))
    ]
    same_columns([cells for _, cells in given])
    _different([key for key, _ in given])
    inserted = 0
    # All rows before all cells, so that rows of one call may refer to each other.
    rows: list[Document] = []
    for key, _ in given:
        row = row_of(world, own.id, key)
        inserted += row is None
        rows.append(row or add_row(world, own.id, key))
    for row, (_, cells) in zip(rows, given, strict=True):
        put(world, row.id, cells)
    return counted(inserted=inserted, updated=len(given) - inserted)


def add_row(world: World, table_id: str, key: str) -> Document:
    """A new row without cells."""
    body = {"display_name": key, "external_key": key, "id": world.new_id()}
    return world.add(RECORD_ROWS, body, table_id=table_id)


@answers("custom_records.tables.rows.append_cells", _ROWS)
def append_cells(world: World, call: Call) -> Answer:
    """Put values to the rows that are there."""
    return counted(inserted=sum(append(world, row.id, cells) for row, cells in _there(world, call)))


@answers("custom_records.tables.rows.remove_cells", _ROWS)
def remove_cells(world: World, call: Call) -> Answer:
    """Take values out of the rows that are there."""
    return counted(deleted=sum(remove(world, row.id, cells) for row, cells in _there(world, call)))


@answers("custom_records.tables.rows.rename", f"{ASSUMED}: gives the row as it is listed")
def change_external_key(world: World, call: Call) -> Answer:
    """Another key for a row; references to it stay."""
    own = _table(world, call)
    row = world.find(RECORD_ROWS, call.path["row_id"], "row")
    if row.hidden["table_id"] != own.id:
        raise Problem(Kind.NOT_FOUND, f"the table has no row with the id {row.id}")
    key = _external_key({"external_key": call.given["new_external_key"]}, "new_external_key", field=False)
    other = row_of(world, own.id, key)
    if other is not None and other.id != row.id:
        raise Problem(Kind.CONFLICT, f"the table has a row with the key {key} already")
    row.body |= {"external_key": key, "display_name": key}
    return Answer(200, row_json(world, columns_of(world, own.id), world.save(RECORD_ROWS, row)))


@answers("custom_records.tables.rows.delete", _ROWS)
def delete_rows(world: World, call: Call) -> Answer:
    """Remove rows, and the references to them."""
    own, data = _table(world, call), some_rows(call.given)
    keys = [_external_key(one, f"data[{number}]") for number, one in enumerate(data)]
    _different(keys)
    for number, key in enumerate(keys):
        forget_row(world, _row(world, own, key, f"data[{number}]"))
    return counted(deleted=len(keys))


def _table(world: World, call: Call) -> Document:
    # Ramp's document names the same part of the path in two ways.
    return find_table(world, "custom", call.path.get("custom_table_name") or call.path["table_name"])


def _there(world: World, call: Call) -> list[tuple[Document, list[Any]]]:
    own = _table(world, call)
    columns = columns_of(world, own.id)
    found: list[tuple[Document, list[Any]]] = []
    for number, one in enumerate(some_rows(call.given)):
        where = f"data[{number}]"
        found.append((_row(world, own, one["external_key"], where), given_cells(columns, one["cells"], where)))
    return found


def _row(world: World, own: Document, key: str, where: str) -> Document:
    row = row_of(world, own.id, key)
    if row is None:
        raise invalid(f"{where}.external_key", f"names no row of the table: {key}")
    return row


def _external_key(given: dict[str, Any], where: str, *, field: bool = True) -> str:
    key: str = given["external_key"]
    if not key.strip():
        raise invalid(f"{where}.external_key" if field else where, "is empty")
    return key


def _different(keys: list[str]) -> None:
    if len(set(keys)) != len(keys):
        raise invalid("data", "names a row twice")

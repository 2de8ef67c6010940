"""Ramp's own tables with custom columns: each of Ramp's records is a row."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour.record_cells import filtered, shown_cells
from ramp_api.sandbox.behaviour.record_columns import (
    RECORD_COLUMNS,
    RECORD_TABLES,
    Column,
    add_table,
    columns_of,
    create_column,
    find_table,
    known,
    rename_column,
)
from ramp_api.sandbox.behaviour.record_natives import NATIVES, identified, shown_as, table_of
from ramp_api.sandbox.behaviour.record_rows import (
    ROWS_SIZE,
    append,
    counted,
    cursor_page,
    given_cells,
    only_new_name,
    put,
    remove,
    same_columns,
    some_rows,
)
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, Record, encode
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, answers, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__: list[str] = []

_EXTENDED = f"{PUBLISHED}; {ASSUMED}: a table must be extended before it has columns, and once is enough"
_ROWS = f"{PUBLISHED}; {ASSUMED}: which columns name a row, and which counts"


@answers("custom_records.native_tables.list", _EXTENDED)
def list_tables(world: World, call: Call) -> Answer:
    """Every table of Ramp's own that has been extended."""
    wanted = [Condition("t.kind = 'native'")]
    return cursor_page(world, RECORD_TABLES, wanted, start=call.query.get("start"), size=ROWS_SIZE)


@answers("custom_records.native_tables.extend", _EXTENDED)
def extend(world: World, call: Call) -> Answer:
    """Let one of Ramp's own tables have custom columns."""
    name = known("table_name", call.given["table_name"], NATIVES)
    known("type", call.given.get("type", "native_table"), ("native_table",))
    table_of(name)
    add_table(world, "native", name, {"table_name": name, "type": "native_table"})
    return Answer(200)


@answers("custom_records.native_tables.columns.list")
def list_columns(world: World, call: Call) -> Answer:
    """The custom columns of one of Ramp's own tables."""
    wanted = [Condition("t.table_id = ?", (_table(world, call).id,))]
    return cursor_page(world, RECORD_COLUMNS, wanted, start=call.query.get("start"), size=ROWS_SIZE)


@answers("custom_records.native_tables.columns.create", _EXTENDED)
def add_column(world: World, call: Call) -> Answer:
    """A new custom column, and its counterpart where it refers to another table."""
    return Answer(200, encode({"column_id": create_column(world, _table(world, call), call.given)}))


@answers("custom_records.native_tables.columns.rename", f"{ASSUMED}: as columns of matrix tables")
def change_column_name(world: World, call: Call) -> Answer:
    """Another name for a custom column."""
    renamed = only_new_name(call.name, call.given)
    return shown(rename_column(world, _table(world, call).id, call.path["column_name"], renamed))


@answers("custom_records.native_tables.rows.list", f"{PUBLISHED}; {ASSUMED}: every record is a row")
def list_rows(world: World, call: Call) -> Answer:
    """Ramp's records, with their custom cells."""
    own, query = _table(world, call), call.query
    name, columns = own.hidden["name"], columns_of(world, own.id)
    wanted = filtered(world, columns, query.get("filter", {}))
    if "ramp_id" in query:
        ids = [one.lower() for one in query["ramp_id"]]
        wanted.append(Condition(f"t.id IN ({', '.join('?' * len(ids))})", tuple(ids)))
    every = query.get("include_all_referenced_rows", False)
    return cursor_page(
        world,
        table_of(name),
        wanted,
        start=query.get("start"),
        size=query.get("page_size", ROWS_SIZE),
        render=lambda record: _row_json(world, name, columns, record, every=every),
    )


def _row_json(world: World, name: str, columns: list[Column], record: Record, *, every: bool) -> bytes:
    row = record.document()
    cells = shown_cells(world, columns, row.id, every=every)
    return encode({"cells": cells, "display_name": shown_as(name, row), "external_key": row.id, "id": row.id})


@answers("custom_records.native_tables.rows.update", _ROWS)
def update_rows(world: World, call: Call) -> Answer:
    """Make the custom cells of records hold what is given."""
    given = _there(world, call)
    same_columns([cells for _, cells in given])
    if len({row.id for row, _ in given}) != len(given):
        raise invalid("data", "names a row twice")
    for row, cells in given:
        put(world, row.id, cells)
    return counted(inserted=0, updated=len(given))


@answers("custom_records.native_tables.rows.append_cells", _ROWS)
def append_cells(world: World, call: Call) -> Answer:
    """Put values to the custom cells of records."""
    return counted(inserted=sum(append(world, row.id, cells) for row, cells in _there(world, call)))


@answers("custom_records.native_tables.rows.remove_cells", _ROWS)
def remove_cells(world: World, call: Call) -> Answer:
    """Take values out of the custom cells of records."""
    return counted(deleted=sum(remove(world, row.id, cells) for row, cells in _there(world, call)))


def _table(world: World, call: Call) -> Document:
    name = call.path["native_table_name"]
    if name not in NATIVES:
        raise Problem(Kind.NOT_FOUND, f"Ramp has no table {name}")
    return find_table(world, "native", name)


def _there(world: World, call: Call) -> list[tuple[Document, list[Any]]]:
    own = _table(world, call)
    columns = columns_of(world, own.id)
    found: list[tuple[Document, list[Any]]] = []
    for number, one in enumerate(some_rows(call.given)):
        where, row = f"data[{number}]", one["row"]
        named = identified(world, own.hidden["name"], row["column_name"], row["value"], f"{where}.row")
        found.append((named, given_cells(columns, one["cells"], where)))
    return found

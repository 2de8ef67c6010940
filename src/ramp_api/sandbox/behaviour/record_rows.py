"""Rows of custom records as calls give and get them: cells by the names of columns, and pages with bare cursors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from ramp_api.sandbox.behaviour.record_cells import add_value, clear, remove_value, shown_cells, value_of
from ramp_api.sandbox.behaviour.record_columns import Column
from ramp_api.sandbox.listing import page_of
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, Record, Table, encode
from ramp_api.sandbox.registry import Answer
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = [
    "ROWS_SIZE",
    "Given",
    "append",
    "counted",
    "cursor_page",
    "given_cells",
    "only_new_name",
    "put",
    "remove",
    "row_json",
    "same_columns",
    "some_rows",
]

ROWS_SIZE = 50
"""How many rows a page has unless asked."""


class Given(NamedTuple):
    """A cell that a call gives: its column, what it is given as, and the place in the body."""

    column: Column
    contents: Any
    what: str


def cursor_page(
    world: World,
    table: Table,
    wanted: Sequence[Condition],
    *,
    start: str | None,
    size: int,
    render: Callable[[Record], bytes] = lambda record: record.body,
    part: str = "query",
) -> Answer:
    """A page whose ``next`` is the cursor itself, as this part of Ramp's document says, and not an address.

    Raises:
        Problem: 422, the cursor is none.
    """
    try:
        found = world.store.page(table, wanted, start=None if start is None else start.lower(), limit=size + 1)
    except LookupError:
        raise invalid("start", "is not a cursor of this list", part=part) from None
    shown = found[:size]
    following = shown[-1].id if len(found) > size else None
    return Answer(200, page_of([render(record) for record in shown], following))


def row_json(world: World, columns: Sequence[Column], row: Document, *, every: bool = False) -> bytes:
    """A row as it is listed; its body has its names."""
    return encode({**row.body, "cells": shown_cells(world, columns, row.id, every=every)})


def some_rows(given: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that a call gives.

    Raises:
        Problem: 422, there are none.
    """
    data: list[dict[str, Any]] = given["data"]
    if not data:
        raise invalid("data", "is empty")
    return data


def counted(**counts: int) -> Answer:
    """200 with how many there were."""
    return Answer(200, encode({"metadata": counts}))


def given_cells(columns: Iterable[Column], cells: Sequence[dict[str, Any]], where: str) -> list[Given]:
    """The cells of a row.

    Raises:
        Problem: 422, one is of no column, or of one that is not written.
    """
    by_name = {column.name: column for column in columns}
    found: list[Given] = []
    for number, cell in enumerate(cells):
        what = f"{where}.cells[{number}]"
        column = by_name.get(cell["name"])
        if column is None:
            raise invalid(f"{what}.name", f"names no column of the table: {cell['name']}")
        if column.derived_from is not None:
            raise invalid(f"{what}.name", f"names {column.name}, which follows from references and is not written")
        found.append(Given(column, cell.get("contents"), f"{what}.contents"))
    return found


def same_columns(rows: Sequence[list[Given]]) -> None:
    """Whether all rows of a call have the same columns.

    Raises:
        Problem: 422, they do not.
    """
    names = [{cell.column.name for cell in row} for row in rows]
    if any(one != names[0] for one in names):
        raise invalid("data", "must have the same columns in every row, with null where there is nothing to set")


def put(world: World, row_id: str, cells: Sequence[Given]) -> None:
    """Make the named columns of a row hold what is given, and nothing else; null empties a cell.

    Raises:
        Problem: 422, a column does not take it.
    """
    seen: dict[str, list[Any]] = {}
    for cell in cells:
        before = seen.setdefault(cell.column.id, [])
        if before and (cell.contents is None or None in before):
            raise invalid(cell.what, f"is one of several for {cell.column.name}, of which one is null")
        before.append(cell.contents)
        if len(before) == 1:
            clear(world, cell.column, row_id)
        if cell.contents is None:
            continue
        value = value_of(world, cell.column, cell.contents, cell.what)
        if not add_value(world, cell.column, row_id, value, cell.what):
            raise invalid(cell.what, "is given twice")


def append(world: World, row_id: str, cells: Sequence[Given]) -> int:
    """Put values to a row; gives how many are new."""
    return sum(add_value(world, cell.column, row_id, _value(world, cell), cell.what) for cell in cells)


def remove(world: World, row_id: str, cells: Sequence[Given]) -> int:
    """Take values out of a row; gives how many were there."""
    return sum(remove_value(world, cell.column, row_id, _value(world, cell)) for cell in cells)


def _value(world: World, cell: Given) -> str:
    if cell.contents is None:
        raise invalid(cell.what, "is missing or null")
    return value_of(world, cell.column, cell.contents, cell.what)


def only_new_name(name: str, given: dict[str, Any]) -> str:
    """The one field of a renaming whose body Ramp has not published: ``new_name``, as for columns of matrix tables.

    Raises:
        Problem: 501, there is another field; 422, it is missing or no text.
    """
    for field in given:
        if field != "new_name":
            raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have the field {field} of {name}")
    value = given.get("new_name")
    if not isinstance(value, str):
        raise invalid("new_name", "is missing, or not a text")
    return value

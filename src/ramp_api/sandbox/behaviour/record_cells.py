"""The cells of custom records: what stands in them, how it is shown, and how it is filtered by.

A cell is a value, or for references the id of a row elsewhere; a cell with several values is several of them.
Columns that are not written show the references that lead to their rows from the other side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from ramp_api.sandbox.behaviour.record_columns import RECORD_COLUMNS, Column
from ramp_api.sandbox.behaviour.record_natives import NATIVES, identified, shown_as, table_of
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, hidden, table
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = [
    "MOST_SHOWN",
    "RECORD_CELLS",
    "RECORD_ROWS",
    "add_value",
    "clear",
    "filtered",
    "forget_row",
    "number_text",
    "remove_value",
    "row_of",
    "shown_cells",
    "target_of",
    "value_of",
    "values_in",
]

RECORD_ROWS = table(
    "record_rows", {"table_id": hidden("table_id"), "external_key": "external_key"}, ("table_id", "external_key")
)
RECORD_CELLS = table(
    "record_cells", {"column_id": "column_id", "row_id": "row_id", "value": "value"}, ("row_id", "value")
)

MOST_SHOWN = 10
"""How many rows a cell shows unless all are asked for. Ramp says that there is such a bound, and not where."""


def row_of(world: World, table_id: str, external_key: str) -> Document | None:
    """The row of a custom or a matrix table with a key."""
    return world.first(RECORD_ROWS, Condition("t.external_key = ? AND t.table_id = ?", (external_key, table_id)))


# --- What is written ---


def number_text(value: Any, what: str) -> str:
    """A number as cells keep it: without an exponent, and without zeros that say nothing.

    Raises:
        Problem: 422, it is none; ``what`` is the field.
    """
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise invalid(what, "is not a number") from None
    if not number.is_finite() or abs(number.adjusted()) > 30:  # noqa: PLR2004  # a bound against zeros without end
        raise invalid(what, "is not a number that fits")
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def value_of(world: World, column: Column, contents: Any, what: str) -> str:
    """What goes into a cell, as it is kept.

    Raises:
        Problem: 422, the column does not take it; ``what`` is the field.
    """
    if column.kind == "boolean":
        if not isinstance(contents, bool):
            raise invalid(what, f"must be true or false, since {column.name} is a boolean")
        return "true" if contents else "false"
    if column.kind == "text":
        if not isinstance(contents, str) or not contents:
            raise invalid(what, f"must be a text that is not empty, since {column.name} is one")
        return contents
    if isinstance(contents, dict):
        return target_of(world, column, contents["column_name"], contents["value"], what)  # pyright: ignore[reportUnknownArgumentType]
    if not isinstance(contents, str):
        raise invalid(what, f"must name a row, since {column.name} is a reference")
    return target_of(world, column, "external_key" if column.target[0] == "custom" else "ramp_id", contents, what)


def target_of(world: World, column: Column, by: str, value: str, what: str) -> str:
    """Which row a reference names, by its id.

    Raises:
        Problem: 422, it names none, or not only one.
    """
    kind, name = column.target
    if kind == "native":
        found = identified(world, name, by, value, what)
        if column.field_id is not None and found.hidden.get("field_id") != column.field_id:
            raise invalid(what, "names an option of another field")
        return found.id
    if by != "external_key":
        raise invalid(what, f"names the column {by}: rows of custom tables are named by external_key")
    row = row_of(world, column.target_id or "", value)
    if row is None:
        raise invalid(what, f"names no row of {name}")
    return row.id


def values_in(world: World, column: Column, row_id: str) -> list[Document]:
    """What a column holds of a row."""
    return world.documents(RECORD_CELLS, Condition("t.row_id = ? AND t.column_id = ?", (row_id, column.id)))


def add_value(world: World, column: Column, row_id: str, value: str, what: str) -> int:
    """Put a value to what a cell holds; gives 1, or 0 where it holds it already.

    Raises:
        Problem: 422, the cell takes one value, and has another.
    """
    there = values_in(world, column, row_id)
    if any(cell.body["value"] == value for cell in there):
        return 0
    if there and not column.many:
        raise invalid(what, f"has a value already, and {column.name} takes one")
    world.add(RECORD_CELLS, {"column_id": column.id, "row_id": row_id, "value": value}, key=world.new_id())
    return 1


def remove_value(world: World, column: Column, row_id: str, value: str) -> int:
    """Take a value out of a cell; gives how many were there."""
    found = [cell for cell in values_in(world, column, row_id) if cell.body["value"] == value]
    for cell in found:
        world.delete(RECORD_CELLS, cell)
    return len(found)


def clear(world: World, column: Column, row_id: str) -> None:
    """Empty a cell."""
    for cell in values_in(world, column, row_id):
        world.delete(RECORD_CELLS, cell)


def forget_row(world: World, row: Document) -> None:
    """Remove a row, its cells, and the references to it."""
    for cell in world.documents(RECORD_CELLS, Condition("t.row_id = ? OR t.value = ?", (row.id, row.id))):
        column = world.get(RECORD_COLUMNS, cell.body["column_id"])
        # A text may say what looks like the row's id.
        if cell.body["row_id"] == row.id or (column is not None and column.hidden["kind"] == "reference"):
            world.delete(RECORD_CELLS, cell)
    world.delete(RECORD_ROWS, row)


# --- What is shown ---


def shown_cells(world: World, columns: Sequence[Column], row_id: str, *, every: bool = False) -> list[dict[str, Any]]:
    """The cells of a row that hold something; ``every`` shows all rows that a cell refers to."""
    held: dict[str, list[str]] = {}
    for cell in world.documents(RECORD_CELLS, Condition("t.row_id = ?", (row_id,))):
        held.setdefault(cell.body["column_id"], []).append(cell.body["value"])
    for column in columns:
        if column.derived_from is not None:
            there = Condition("t.value = ? AND t.column_id = ?", (row_id, column.derived_from))
            held[column.id] = [cell.body["row_id"] for cell in world.documents(RECORD_CELLS, there)]
    found = ((column, _shown(world, column, held.get(column.id, []), every=every)) for column in columns)
    return [
        {"column_display_name": column.label, "column_id": column.id, "value": value}
        for column, value in found
        if value is not None
    ]


def _shown(world: World, column: Column, values: list[str], *, every: bool) -> dict[str, Any] | None:
    if column.kind == "reference":
        rows = _references(world, column, values)
        return _shown_rows(column, rows, every=every) if rows else None
    if not values:
        return None
    (text,) = values
    value: Any = {"boolean": text == "true", "number": Decimal(text) if column.kind == "number" else None}.get(
        column.kind, text
    )
    display = {"true": "Yes", "false": "No"}[text] if column.kind == "boolean" else text
    return {"display_name": display, "type": column.kind, "value": value}


def _references(world: World, column: Column, ids: list[str]) -> list[dict[str, Any]]:
    kind, name = column.target
    source = RECORD_ROWS if kind == "custom" else table_of(name)
    # What was referred to may be gone by now.
    rows = [row for row in (world.get(source, row_id) for row_id in ids) if row is not None]
    if kind == "native":
        return [{"display_name": shown_as(name, row), "external_key": row.id, "type": "native_table"} for row in rows]
    return [
        {
            "display_name": row.body["display_name"],
            "external_key": row.body["external_key"],
            "row_id": row.id,
            "type": "custom_table",
        }
        for row in rows
    ]


def _shown_rows(column: Column, rows: list[dict[str, Any]], *, every: bool) -> dict[str, Any]:
    kind, name = column.target
    return {
        "has_more": not every and len(rows) > MOST_SHOWN,
        "rows": rows if every else rows[:MOST_SHOWN],
        "table_name": name,
        "type": f"{kind}_table",
    }


# --- Filters ---

_HELD = "SELECT 1 FROM record_cells c JOIN record_cells_body d ON d.n = c.n WHERE"


def filtered(world: World, columns: Sequence[Column], asked: Mapping[str, Sequence[str]]) -> list[Condition]:
    """Conditions on rows (``t``), by ``"column.operation"``.

    Raises:
        Problem: 422, there is no such column, or it cannot hold the value; 501, nobody knows the operation.
    """
    by_name = {column.name: column for column in columns}
    return [_filter(world, by_name, name, values) for name, values in asked.items()]


def _filter(world: World, by_name: Mapping[str, Column], name: str, values: Sequence[str]) -> Condition:
    column_name, _, operation = name.partition(".")
    column = by_name.get(column_name)
    if column is None:
        raise invalid(f"filter.{name}", f"names no column of the table: {column_name}", part="query")
    if operation not in {"one_of", "is_not"}:
        text = f"the sandbox does not have the operation {operation} of filters, but one_of and is_not"
        raise Problem(Kind.NOT_IMPLEMENTED, text)
    wanted = [_wanted(world, column, value, f"filter.{name}") for value in values]
    here, there = ("c.value", "c.row_id") if column.derived_from else ("c.row_id", "c.value")
    marks = ", ".join("?" * len(wanted))
    sql = f"EXISTS ({_HELD} {here} = t.id AND c.column_id = ? AND {there} IN ({marks}))"
    condition = Condition(sql, (column.derived_from or column.id, *wanted))
    return condition if operation == "one_of" else Condition(f"NOT {sql}", condition.values)


def _wanted(world: World, column: Column, value: str, what: str) -> str:
    read: dict[str, Callable[[], str]] = {
        "text": lambda: value,
        "boolean": lambda: _truth(value, what),
        "number": lambda: number_text(value, what),
        "reference": lambda: _key(world, column, value),
    }
    return read[column.kind]()


def _truth(value: str, what: str) -> str:
    if value not in {"true", "false"}:
        raise invalid(what, "is neither true nor false", part="query")
    return value


def _key(world: World, column: Column, value: str) -> str:
    """Which row a filter names, by its key or by Ramp's id. What names nothing matches nothing."""
    kind, name = column.target
    if kind == "native":
        found = world.get(table_of(name), value) if name in NATIVES else None
    else:
        found = row_of(world, column.target_id or "", value)
    return value.lower() if found is None else found.id

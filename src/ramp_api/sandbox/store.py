"""Records in SQLite: rendered JSON beside the columns that filters and orders need. No HTTP, no Ramp policy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

__all__ = ["TABLES", "Condition", "Order", "Record", "Row", "Store", "Table"]

# Column values, the rendered record, and what is rendered only on request (merchant data) or None.
Row: TypeAlias = tuple[tuple[Any, ...], bytes, bytes | None]

_CHUNK = 2_000


class Condition(NamedTuple):
    """A part of a WHERE clause; ``sql`` comes from this package's tables, never from a request."""

    sql: str
    values: tuple[Any, ...] = ()


class Order(NamedTuple):
    """A column to order by before the record's own position, which makes every order total."""

    column: str | None = None
    descending: bool = False


class Record(NamedTuple):
    """A stored record: its id, its JSON, and the JSON of what is left null unless asked for."""

    id: str
    body: bytes
    extra: bytes | None


@dataclass(frozen=True)
class Table:
    """A table of records. ``id`` is its first column always; ``indexed`` are those that lists are ordered by.

    Filters have no index: SQLite reads in the order of the page anyway, and the columns are narrow.
    """

    name: str
    columns: tuple[str, ...]
    indexed: tuple[str, ...] = ()

    @property
    def all_columns(self) -> tuple[str, ...]:
        """The columns of a row, in order."""
        return ("id", *self.columns)


TABLES = {
    table.name: table
    for table in (
        Table("business", ()),
        Table("departments", ()),
        Table("locations", ("entity_id",)),
        Table(
            "users",
            ("employee_id", "role", "entity_id", "department_id", "email", "location_id", "status"),
        ),
        Table("cards", ("entity_id", "user_id", "card_program_id", "display_name", "state")),
        Table(
            "transactions",
            (
                "time",
                "cents",
                "state",
                "user_id",
                "card_id",
                "department_id",
                "location_id",
                "entity_id",
                "merchant_id",
                "sk_category_id",
                "limit_id",
                "spend_program_id",
                "statement_id",
                "trip_id",
                "approval_status",
                "awaiting_by",
                "sync_status",
                "synced_at",
                "updated_at",
                "gl_selection",
                "cost_selection",
                "memo_missing",
                "complete",
            ),
            ("time", "cents"),
        ),
        Table(
            "reimbursements",
            (
                "direction",
                "sync_status",
                "transaction_date",
                "awaiting_by",
                "trip_id",
                "gl_selection",
                "entity_id",
                "created_at",
                "submitted_at",
                "synced_at",
                "updated_at",
                "user_id",
                "state",
                "approved",
            ),
        ),
    )
}


class Store:
    """The company's records. Made by one thread and then used by another, never by two at once."""

    def __init__(self, *, on_disk: bool = False) -> None:
        # "" is SQLite's private temporary database: on disk where it has to be, and gone when it is closed,
        # however the process ends.
        self._db = sqlite3.connect("" if on_disk else ":memory:", isolation_level=None, check_same_thread=False)
        # Pages that hold several records, and no journal: a load that fails takes the whole store with it anyway.
        for pragma in ("page_size=16384", "cache_size=-65536", "journal_mode=OFF", "synchronous=OFF"):
            self._db.execute(f"PRAGMA {pragma}")
        for table in TABLES.values():
            columns = ", ".join(table.columns)
            self._db.execute(f"CREATE TABLE {table.name} (n INTEGER PRIMARY KEY, id TEXT{columns and ', '}{columns})")
            # Bodies apart: a filter that matches little would otherwise read every record to skip it.
            self._db.execute(f"CREATE TABLE {table.name}_body (n INTEGER PRIMARY KEY, body BLOB, extra BLOB)")

    def close(self) -> None:
        """Let go of everything."""
        self._db.close()

    def load(self, table: Table, rows: Iterable[Row]) -> None:
        """Append many rows, as they come, and index them once all are there."""
        position = self._next(table)
        iterator = iter(rows)
        self._db.execute("BEGIN")
        while chunk := list(islice(iterator, _CHUNK)):
            self._insert(table, position, chunk)
            position += len(chunk)
        self._db.execute("COMMIT")
        self._db.execute(f"CREATE UNIQUE INDEX {table.name}_by_id ON {table.name} (id)")
        for column in table.indexed:
            self._db.execute(f"CREATE INDEX {table.name}_by_{column} ON {table.name} ({column}, n)")

    def add(self, table: Table, row: Row) -> None:
        """Append one row."""
        self._insert(table, self._next(table), [row])

    def replace(self, table: Table, row: Row) -> None:
        """Put a row in the place of the one with the same id."""
        (position,) = self._db.execute(f"SELECT n FROM {table.name} WHERE id = ?", row[0][:1]).fetchone()
        self._db.execute("BEGIN")
        self._db.execute(f"DELETE FROM {table.name} WHERE n = ?", (position,))
        self._db.execute(f"DELETE FROM {table.name}_body WHERE n = ?", (position,))
        self._insert(table, position, [row])
        self._db.execute("COMMIT")

    def get(self, table: Table, record_id: str) -> Record | None:
        """The record with this id."""
        sql = f"SELECT id, body, extra FROM {table.name} JOIN {table.name}_body USING (n) WHERE id = ?"
        found: tuple[str, bytes, bytes | None] | None = self._db.execute(sql, (record_id,)).fetchone()
        return None if found is None else Record(*found)

    def columns(self, table: Table, record_id: str) -> dict[str, Any] | None:
        """The record's columns by name."""
        names = table.all_columns
        sql = f"SELECT {', '.join(names)} FROM {table.name} WHERE id = ?"
        found = self._db.execute(sql, (record_id,)).fetchone()
        return None if found is None else dict(zip(names, found, strict=True))

    def page(
        self,
        table: Table,
        conditions: Sequence[Condition],
        *,
        order: Order,
        start: str | None,
        limit: int,
    ) -> list[Record]:
        """The records after ``start`` that meet every condition.

        Raises:
            LookupError: no record has the id ``start``.
        """
        parts = list(conditions)
        if start is not None:
            parts.append(self._after(table, order, start))
        where = " AND ".join(f"({part.sql})" for part in parts) or "TRUE"
        direction = " DESC" if order.descending else ""
        keys = ", ".join(f"t.{key}{direction}" for key in (order.column, "n") if key)
        # CROSS JOIN keeps SQLite from starting at the bodies.
        sql = (
            f"SELECT t.id, b.body, b.extra FROM {table.name} t CROSS JOIN {table.name}_body b ON b.n = t.n "
            f"WHERE {where} ORDER BY {keys} LIMIT ?"
        )
        values = [value for part in parts for value in part.values]
        return [Record(*found) for found in self._db.execute(sql, (*values, limit))]

    def bodies(self, table: Table) -> Iterator[tuple[bytes, bytes | None]]:
        """Every record's JSON, in order."""
        yield from self._db.execute(f"SELECT body, extra FROM {table.name}_body ORDER BY n")

    def _after(self, table: Table, order: Order, start: str) -> Condition:
        sign = "<" if order.descending else ">"
        column = order.column or "n"
        found = self._db.execute(f"SELECT {column}, n FROM {table.name} WHERE id = ?", (start,)).fetchone()
        if found is None:
            raise LookupError(start)
        if order.column is None:
            return Condition(f"t.n {sign} ?", found[1:])
        # The position breaks ties, so that equal times and amounts neither repeat nor go missing between pages.
        return Condition(f"(t.{order.column}, t.n) {sign} (?, ?)", found)

    def _next(self, table: Table) -> int:
        (last,) = self._db.execute(f"SELECT max(n) FROM {table.name}").fetchone()
        return 1 if last is None else last + 1

    def _insert(self, table: Table, position: int, rows: Sequence[Row]) -> None:
        marks = ", ".join("?" * (len(table.all_columns) + 1))
        self._db.executemany(
            f"INSERT INTO {table.name} VALUES ({marks})",
            [(n, *row[0]) for n, row in enumerate(rows, position)],
        )
        self._db.executemany(
            f"INSERT INTO {table.name}_body VALUES (?, ?, ?)",
            [(n, row[1], row[2]) for n, row in enumerate(rows, position)],
        )

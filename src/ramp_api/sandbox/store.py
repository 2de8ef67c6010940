"""Records in SQLite: rendered JSON beside the columns that filters and orders need. No HTTP, no Ramp policy.

In memory, in a private temporary file, or in a file that outlives the process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from ramp_api.sandbox.records import TABLES, Document, Record, Row, Table

__all__ = ["AS_THEY_CAME", "Condition", "Order", "Store"]

_CHUNK = 2_000
# Raised whenever files of an earlier shape can no longer be read.
_SHAPE = 2
# What SQLite keeps as the application that a file belongs to: "RAMP". Many programs count their shapes from 1.
_APPLICATION = 0x52414D50


class Condition(NamedTuple):
    """A part of a WHERE clause; ``sql`` comes from this package's tables, never from a request."""

    sql: str
    values: tuple[Any, ...] = ()


class Order(NamedTuple):
    """A column to order by before the record's own position, which makes every order total."""

    column: str | None = None
    descending: bool = False


AS_THEY_CAME = Order()


class Store:
    """A company's records. Made by one thread and then used by another, never by two at once.

    Args:
        path: a file that outlives the process, also where that is killed; None for none.
        on_disk: without a path: whether to keep the records in a temporary file rather than in memory.
        tables: which tables there are.

    Raises:
        ValueError: the file is another program's, or of a version that this one cannot read.
    """

    def __init__(
        self, path: Path | None = None, *, on_disk: bool = False, tables: Iterable[Table] | None = None
    ) -> None:
        # "" is SQLite's private temporary database: on disk where it has to be, and gone when it is closed,
        # however the process ends.
        target = str(path) if path is not None else "" if on_disk else ":memory:"
        self.tables = tuple(TABLES.values() if tables is None else tables)
        if path is not None and not path.exists():
            # Webhooks' secrets and headers are in it: nobody else's business.
            with suppress(OSError):
                path.touch(0o600)
        try:
            self.db = sqlite3.connect(target, isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise ValueError(f"{path} cannot be a sandbox's file: {error}") from error
        try:
            self._prepare(durable=path is not None)
        except sqlite3.DatabaseError as error:
            self.db.close()
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise ValueError(f"{path} is in use: another sandbox, or another program, has it open") from error
            raise ValueError(f"{path} is not a sandbox's file: {error}") from error
        except ValueError:
            self.db.close()
            raise

    def _prepare(self, *, durable: bool) -> None:
        if durable:
            # One sandbox at a time: each keeps its own time, and what is next, in memory.
            self.db.execute("PRAGMA locking_mode=EXCLUSIVE")
        # First of all whether it is ours: what is not must stay as it is, its journal's mode too.
        (application,) = self.db.execute("PRAGMA application_id").fetchone()
        (shape,) = self.db.execute("PRAGMA user_version").fetchone()
        (others,) = self.db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        ours = (application, shape) == (_APPLICATION, _SHAPE)
        if not ours and (application or shape or others):
            raise ValueError("the file is not a sandbox's, or one of another version of the sandbox")
        # Large pages hold several records. A rollback needs a journal, in memory where nothing must survive.
        journal = ("WAL", "NORMAL") if durable else ("MEMORY", "OFF")
        pragmas = ("page_size=16384", "cache_size=-65536", f"journal_mode={journal[0]}", f"synchronous={journal[1]}")
        for pragma in pragmas:
            self.db.execute(f"PRAGMA {pragma}")
        with self.transaction():
            self.db.execute(f"PRAGMA application_id={_APPLICATION}")
            self.db.execute(f"PRAGMA user_version={_SHAPE}")
            self.db.execute("CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value BLOB)")
            for table in self.tables:
                self._create(table)
                if ours:  # it was filled before, and may have been ended before its tables were indexed
                    self._index(table)

    def _create(self, table: Table) -> None:
        found = tuple(column[1] for column in self.db.execute(f"PRAGMA table_info({table.name})"))
        if found and found != ("n", *table.all_columns):
            raise ValueError(f"the file is one of another version of the sandbox: {table.name} has other columns")
        columns = "".join(f", {column}" for column in table.columns)
        self.db.execute(f"CREATE TABLE IF NOT EXISTS {table.name} (n INTEGER PRIMARY KEY, id TEXT{columns})")
        # Bodies apart: a filter that matches little would otherwise read every record to skip it.
        self.db.execute(f"CREATE TABLE IF NOT EXISTS {table.name}_body (n INTEGER PRIMARY KEY, body BLOB, hidden BLOB)")

    def _index(self, table: Table) -> None:
        self.db.execute(f"CREATE UNIQUE INDEX IF NOT EXISTS {table.name}_by_id ON {table.name} (id)")
        for column in table.indexed:
            self.db.execute(f"CREATE INDEX IF NOT EXISTS {table.name}_by_{column} ON {table.name} ({column}, n)")

    def close(self) -> None:
        """Let go of everything."""
        self.db.close()

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All of it or nothing; within another one, a part of that."""
        if self.db.in_transaction:
            yield
            return
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        # SQLite itself may have done it, where the disk is full for instance.
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")

    @contextmanager
    def savepoint(self) -> Generator[None]:
        """Within a transaction: all of it or nothing, while the transaction goes on either way."""
        self.db.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK TO part")
            self.db.execute("RELEASE part")
            raise
        self.db.execute("RELEASE part")

    # --- Filling ---

    def load(self, table: Table, rows: Iterable[Row]) -> None:
        """Append many rows, as they come."""
        position = self._next(table)
        iterator = iter(rows)
        with self.transaction():
            while chunk := list(islice(iterator, _CHUNK)):
                self._insert(table, position, chunk)
                position += len(chunk)

    def index(self) -> None:
        """Index every table: once records are loaded, since that is faster than before."""
        with self.transaction():
            for table in self.tables:
                self._index(table)

    def clear(self) -> None:
        """Remove every record, and what is remembered beside them."""
        with self.transaction():
            for (name,) in self.db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
                self.db.execute(f"DELETE FROM {name}")

    # --- Single records ---

    def get(self, table: Table, record_id: str) -> Record | None:
        """The record with this id."""
        sql = f"SELECT id, body, hidden FROM {table.name} JOIN {table.name}_body USING (n) WHERE id = ?"
        found: tuple[str, bytes, bytes | None] | None = self.db.execute(sql, (record_id,)).fetchone()
        return None if found is None else Record(*found)

    def insert(self, table: Table, document: Document) -> None:
        """Append a record. ValueError where its id is taken.

        One that was removed comes back in its own place: a page that begins after it would miss others otherwise.
        """
        row = table.row(document)
        try:
            with self.transaction():
                place = self._place(table, document.id, removed=True)
                if place is None:
                    self._insert(table, self._next(table), [row])
                else:
                    self._update(table, place, row)
                    self.db.execute(f"INSERT INTO {table.name}_body VALUES (?, ?, ?)", (place, *row[1:]))
        except sqlite3.IntegrityError as error:
            raise ValueError(f"{table.name} has a record {document.id} already") from error

    def save(self, table: Table, document: Document) -> None:
        """Put a record in the place of the one with the same id. LookupError where there is none."""
        place = self._place(table, document.id, removed=False)
        if place is None:
            raise LookupError(document.id)
        row = table.row(document)
        with self.transaction():
            self._update(table, place, row)
            self.db.execute(f"UPDATE {table.name}_body SET body = ?, hidden = ? WHERE n = ?", (*row[1:], place))

    def delete(self, table: Table, record_id: str) -> None:
        """Remove a record. Its place is kept, so that a page that begins after it can still be read."""
        sql = f"DELETE FROM {table.name}_body WHERE n = (SELECT n FROM {table.name} WHERE id = ?)"
        self.db.execute(sql, (record_id,))

    def columns(self, table: Table, record_id: str) -> dict[str, Any] | None:
        """The record's columns by name."""
        names = table.all_columns
        sql = f"SELECT {', '.join(names)} FROM {table.name} JOIN {table.name}_body USING (n) WHERE id = ?"
        found = self.db.execute(sql, (record_id,)).fetchone()
        return None if found is None else dict(zip(names, found, strict=True))

    # --- Several ---

    def page(
        self,
        table: Table,
        conditions: Sequence[Condition] = (),
        *,
        order: Order = AS_THEY_CAME,
        start: str | None = None,
        limit: int = -1,
    ) -> list[Record]:
        """The records after ``start`` that meet every condition.

        Raises:
            LookupError: no record has or had the id ``start``.
        """
        found = self._select("t.id, b.body, b.hidden", table, conditions, order, start, limit)
        return [Record(*row) for row in found]

    def bodies_page(
        self,
        table: Table,
        conditions: Sequence[Condition] = (),
        *,
        order: Order = AS_THEY_CAME,
        start: str | None = None,
        limit: int = -1,
    ) -> list[tuple[str, bytes]]:
        """As :meth:`page`, but only the ids and what Ramp shows: the fast way."""
        return self._select("t.id, b.body", table, conditions, order, start, limit).fetchall()

    def _select(  # noqa: PLR0917  # for the two above alone
        self,
        columns: str,
        table: Table,
        conditions: Sequence[Condition],
        order: Order,
        start: str | None,
        limit: int,
    ) -> sqlite3.Cursor:
        parts = list(conditions)
        if start is not None:
            parts.append(self._after(table, order, start))
        direction = " DESC" if order.descending else ""
        keys = ", ".join(f"t.{key}{direction}" for key in (order.column, "n") if key)
        # CROSS JOIN keeps SQLite from starting at the bodies.
        sql = (
            f"SELECT {columns} FROM {table.name} t CROSS JOIN {table.name}_body b ON b.n = t.n "
            f"WHERE {_where(parts)} ORDER BY {keys} LIMIT ?"
        )
        values = [value for part in parts for value in part.values]
        return self.db.execute(sql, (*values, limit))

    def count(self, table: Table, conditions: Sequence[Condition] = ()) -> int:
        """How many records meet every condition."""
        sql = f"SELECT count(*) FROM {table.name} t JOIN {table.name}_body b ON b.n = t.n WHERE {_where(conditions)}"
        values = [value for part in conditions for value in part.values]
        (found,) = self.db.execute(sql, values).fetchone()
        return int(found)

    def bodies(self, table: Table) -> Iterator[tuple[bytes, bytes | None]]:
        """Every record's JSON, in order."""
        yield from self.db.execute(f"SELECT body, hidden FROM {table.name}_body ORDER BY n")

    # --- What is remembered beside the records ---

    def recall(self, key: str) -> Any:
        """What was remembered under a key, or None."""
        found = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if found is None else found[0]

    def remember(self, key: str, value: str | float | bytes) -> None:
        """Keep a value under a key."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def next_number(self, key: str) -> int:
        """1, 2, 3 and so on, for each key; a number that was rolled back comes again."""
        sql = "INSERT INTO meta VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET value = value + 1 RETURNING value"
        (number,) = self.db.execute(sql, (key,)).fetchone()
        return int(number)

    # --- Snapshots ---

    def copy(self) -> sqlite3.Connection:
        """Everything as it is now, apart from the store."""
        copied = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self.db.backup(copied)
        return copied

    def become(self, other: sqlite3.Connection) -> None:
        """Take over everything from a copy."""
        other.backup(self.db)

    def _after(self, table: Table, order: Order, start: str) -> Condition:
        sign = "<" if order.descending else ">"
        column = order.column or "n"
        found = self.db.execute(f"SELECT {column}, n FROM {table.name} WHERE id = ?", (start,)).fetchone()
        if found is None:
            raise LookupError(start)
        if order.column is None:
            return Condition(f"t.n {sign} ?", found[1:])
        # The position breaks ties, so that equal times and amounts neither repeat nor go missing between pages.
        if found[0] is not None:
            after = Condition(f"(t.{order.column}, t.n) {sign} (?, ?)", found)
            if order.descending and self._has_nothing(table, order.column):
                return Condition(f"{after.sql} OR t.{order.column} IS NULL", after.values)
            return after
        # Where a record has nothing to be ordered by, it comes first upwards and last downwards.
        rest = f"t.{order.column} IS NULL AND t.n {sign} ?"
        return Condition(rest if order.descending else f"t.{order.column} IS NOT NULL OR {rest}", found[1:])

    def _has_nothing(self, table: Table, column: str) -> bool:
        sql = f"SELECT EXISTS (SELECT 1 FROM {table.name} WHERE {column} IS NULL)"
        return bool(self.db.execute(sql).fetchone()[0])

    def _place(self, table: Table, record_id: str, *, removed: bool) -> int | None:
        """The place of a record that is there, or of one that was removed."""
        sql = f"SELECT n FROM {table.name} t WHERE id = ? AND "
        sql += f"{'NOT ' if removed else ''}EXISTS (SELECT 1 FROM {table.name}_body b WHERE b.n = t.n)"
        found = self.db.execute(sql, (record_id,)).fetchone()
        return None if found is None else int(found[0])

    def _update(self, table: Table, place: int, row: Row) -> None:
        if table.columns:
            names = ", ".join(f"{name} = ?" for name in table.columns)
            self.db.execute(f"UPDATE {table.name} SET {names} WHERE n = ?", (*row[0][1:], place))

    def _next(self, table: Table) -> int:
        (last,) = self.db.execute(f"SELECT max(n) FROM {table.name}").fetchone()
        return 1 if last is None else last + 1

    def _insert(self, table: Table, position: int, rows: Sequence[Row]) -> None:
        marks = ", ".join("?" * (len(table.all_columns) + 1))
        self.db.executemany(
            f"INSERT INTO {table.name} VALUES ({marks})",
            [(n, *row[0]) for n, row in enumerate(rows, position)],
        )
        self.db.executemany(
            f"INSERT INTO {table.name}_body VALUES (?, ?, ?)",
            [(n, row[1], row[2]) for n, row in enumerate(rows, position)],
        )


def _where(parts: Sequence[Condition]) -> str:
    return " AND ".join(f"({part.sql})" for part in parts) or "TRUE"

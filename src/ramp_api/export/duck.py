"""The DuckDB file: staging, widening, and the swap that makes a table whole. SQL lives here and nowhere else."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import duckdb

from ramp_api.errors import RampError
from ramp_api.export.columns import Column, InexactError, encode_rows

__all__ = ["Database", "ExportError", "Table"]

_STAGING = "_ramp_staging_"
_RUNS = "_ramp_export"
# No extension is ever fetched: what the export needs is built in.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class ExportError(RampError):
    """The file cannot be written: it is no DuckDB database, another program holds it, or there is no such folder."""


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


class Database:
    """One DuckDB file, open for writing."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        if not self.path.parent.is_dir():
            raise ExportError(f"there is no folder {self.path.parent}")
        if self.path.is_dir():
            raise ExportError(f"{self.path} is a folder")
        try:
            self.connection = duckdb.connect(str(self.path), config=_SETTINGS)
            self._clean()
        except duckdb.Error as error:
            raise ExportError(f"{self.path} cannot be opened for writing: {_first_line(error)}") from error

    def _clean(self) -> None:
        """Drop what a run that was killed has left, and see to the list of runs."""
        found = self.connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND starts_with(table_name, ?)",
            [_STAGING],
        ).fetchall()
        for (name,) in found:
            self.connection.execute(f"DROP TABLE {_quoted(name)}")
        self.connection.execute(
            f"CREATE TABLE IF NOT EXISTS {_RUNS} (started_at TIMESTAMPTZ, ended_at TIMESTAMPTZ, table_name VARCHAR,"
            " records BIGINT, problem VARCHAR, base_url VARCHAR, version VARCHAR)"
        )

    def note(self, *row: datetime | str | int | None) -> None:
        """Add a row to the list of runs."""
        self.execute(f"INSERT INTO {_RUNS} VALUES (?, ?, ?, ?, ?, ?, ?)", list(row), table=_RUNS)

    def execute(self, sql: str, parameters: list[Any] | None = None, *, table: str) -> None:
        """Run a statement that writes a table.

        Raises:
            ExportError: it cannot be written.
        """
        try:
            self.connection.execute(sql, parameters)
        except duckdb.Error as error:
            raise ExportError(f"{table} cannot be written: {_first_line(error)}") from error

    def close(self) -> None:
        """Write what is left to write, and let the file go."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class Table:
    """A table while it is being read: beside the former one until it is whole, then in its place."""

    def __init__(self, database: Database, name: str, columns: Mapping[str, Column]) -> None:
        self._database = database
        self._name = name
        self._staging = _STAGING + name
        self._columns = columns
        self._types = {name: column.sql() for name, column in columns.items()}
        types = ", ".join(f"{_quoted(name)} {sql}" for name, sql in self._types.items())
        self._execute(f"CREATE TABLE {_quoted(self._staging)} (_read BIGINT, {types})")
        self._read = 0

    def add(self, records: list[Any]) -> None:
        """Put records into the staging table.

        Raises:
            ExportError: a number has more digits than any exact column can hold, or is none.
        """
        try:
            rows = encode_rows(self._columns, records)
        except InexactError as error:
            raise ExportError(f"{self._name}.{error}") from None
        self._widen()
        shape = json.dumps([{name: column.shape() for name, column in self._columns.items()}])
        self._execute(
            f"INSERT INTO {_quoted(self._staging)} SELECT ? + row_number() OVER (), * FROM"
            " (SELECT unnest(from_json_strict(CAST(? AS JSON), ?), max_depth := 2))",
            [self._read, rows, shape],
        )
        self._read += len(records)

    def _widen(self) -> None:
        for name, column in self._columns.items():
            if (sql := column.sql()) != self._types[name]:
                self._execute(f"ALTER TABLE {_quoted(self._staging)} ALTER {_quoted(name)} SET DATA TYPE {sql}")
                self._types[name] = sql

    def finish(self) -> int:
        """Put the staging table in the place of the former one, each record once; gives how many there are."""
        staging, name = _quoted(self._staging), _quoted(self._name)
        newest = "*"
        if "id" in self._columns:
            # A row that moves between pages while they are read is met twice; the later reading stands.
            newest = "* QUALIFY id IS NULL OR row_number() OVER (PARTITION BY id ORDER BY _read DESC) = 1"
        chosen = f"SELECT * EXCLUDE (_read) FROM (FROM {staging} SELECT {newest}) ORDER BY _read"
        self._execute("BEGIN")
        try:
            self._execute(f"CREATE OR REPLACE TABLE {name} AS {chosen}")
            self._execute(f"DROP TABLE {staging}")
        except BaseException:
            self._database.connection.execute("ROLLBACK")
            raise
        self._execute("COMMIT")
        (count,) = self._database.connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0]
        return int(count)

    def drop(self) -> None:
        """Forget what was read; the former table stays."""
        self._execute(f"DROP TABLE IF EXISTS {_quoted(self._staging)}")

    def _execute(self, sql: str, parameters: list[Any] | None = None) -> None:
        self._database.execute(sql, parameters, table=self._name)


def _first_line(error: duckdb.Error) -> str:
    return str(error).partition("\n")[0]

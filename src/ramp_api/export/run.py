"""A run: which operations are read, in which sweeps, into which tables, and what is said of it. No SQL."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from ramp_api import operations
from ramp_api.client import Client
from ramp_api.codec import model_of
from ramp_api.errors import MissingScopeError, PermissionDeniedError, ServerError
from ramp_api.export.columns import record_of
from ramp_api.export.duck import Database, Table
from ramp_api.operation import OPEN, PAGE_SIZE, Operation
from ramp_api.pages import Pages
from ramp_api.version import __version__

__all__ = ["Progress", "Report", "TableReport", "export", "read_scopes"]

_NOT_IMPLEMENTED = 501
_BATCH = 2_000  # records held in memory at most, but for a page


class Progress(NamedTuple):
    """How far a table is: said after each page, and once more with ``done`` when it is in the file."""

    table: str
    records: int
    done: bool


class TableReport(msgspec.Struct, frozen=True):
    """What became of a table.

    Attributes:
        name: the table's.
        records: how many it has now; for one that was skipped, 0.
        problem: why it was skipped and left as it was, or None.
    """

    name: str
    records: int
    problem: str | None = None


class Report(msgspec.Struct, frozen=True):
    """What a run did.

    Attributes:
        path: the file.
        tables: each table, in the order in which they were read.
        seconds: how long it took.
        missing: tables of which this server has nothing at all (501), as a sandbox may; they were left as they were.
    """

    path: str
    tables: tuple[TableReport, ...]
    seconds: float
    missing: tuple[str, ...] = ()

    @property
    def skipped(self) -> tuple[TableReport, ...]:
        """The tables that could not be read: the token lacks their scope."""
        return tuple(table for table in self.tables if table.problem is not None)


class _Source(NamedTuple):
    table: str
    operation: Operation[Any]


def _sources() -> Iterator[_Source]:
    """What can be read without knowing an id: the lists, and the resources of which there is one.

    What Ramp has not published the shape of has no columns, and is not read.
    """
    for operation in operations.all():
        if operation.method != "GET" or operation.result in {None, OPEN} or "{" in operation.path:
            continue
        asks = operation.body is not None or any(parameter.required for parameter in operation.query)
        if asks or (operation.deprecated and not operation.paged):
            continue
        resource, _, verb = operation.name.rpartition(".")
        name = resource if verb in {"list", "get"} else f"{resource}.{verb}"
        yield _Source(name.replace(".", "_"), operation)


def read_scopes() -> tuple[str, ...]:
    """The scopes that the export needs to read everything.

    Example:
        >>> from ramp_api.export import read_scopes
        >>> "transactions:read" in read_scopes()
        True
    """
    return tuple(sorted({scope for source in _sources() for scope in source.operation.scopes}))


def export(
    client: Client, to: str | os.PathLike[str], *, on_progress: Callable[[Progress], None] | None = None
) -> Report:
    """Read every resource and row, hidden ones included, into a DuckDB file.

    Each table is replaced in one step once it has been read whole; a run that dies leaves the former one. What else
    is in the file stays. A resource for which the token lacks the scope is skipped, and the report says so.

    Args:
        client: whose data.
        to: the file; made where there is none.
        on_progress: called after each page.

    Raises:
        ExportError: the file cannot be written; found out before anything is read.
        APIError, OAuthError, TransportError: reading failed; tables finished before stay finished.

    Example:
        >>> import tempfile
        >>> from ramp_api.export import export
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     report = export(ramp, f"{folder}/ramp.duckdb")
        >>> {table.name: table.records for table in report.tables}["transactions"]
        300
    """
    started = time.monotonic()
    tables: list[TableReport] = []
    missing: list[str] = []
    with Database(to) as database:
        for source in _sources():
            began = datetime.now(UTC)
            table = _read(client, database, source, on_progress or _nothing)
            if table is None:
                missing.append(source.table)
                continue
            tables.append(table)
            ended = datetime.now(UTC)
            database.note(began, ended, table.name, table.records, table.problem, client.base_url, __version__)
    return Report(str(to), tuple(tables), time.monotonic() - started, tuple(missing))


def _nothing(_: Progress) -> None:
    pass


def _read(
    client: Client, database: Database, source: _Source, on_progress: Callable[[Progress], None]
) -> TableReport | None:
    """Read a table; None where the server has none."""
    table = Table(database, source.table, record_of(_model(source.operation)))
    records = 0
    batch: list[Any] = []
    try:
        for page in _pages(client, source.operation):
            records += len(page)
            batch += page
            on_progress(Progress(source.table, records, done=False))
            if len(batch) >= _BATCH:
                table.add(batch)
                batch = []
        if batch:
            table.add(batch)
        count = table.finish()
    except (MissingScopeError, PermissionDeniedError) as error:
        table.drop()
        return TableReport(source.table, 0, str(error))
    except ServerError as error:
        table.drop()
        if error.status == _NOT_IMPLEMENTED:
            return None
        raise
    except BaseException:
        table.drop()
        raise
    on_progress(Progress(source.table, count, done=True))
    return TableReport(source.table, count)


def _model(operation: Operation[Any]) -> type[Any]:
    """The model of one record."""
    result = model_of(operation.result or "")
    if operation.items is not None:
        result = next(kind for kind in get_args(get_type_hints(result)[operation.items]) if kind is not type(None))
    return get_args(result)[0] if get_origin(result) is list else result


def _pages(client: Client, operation: Operation[Any]) -> Iterator[list[Any]]:
    if not operation.paged:
        body: Any = client.send(operation).body
        yield body if isinstance(body, list) else [body]
        return
    largest = {one.name: one.maximum for one in operation.query if one.name == PAGE_SIZE.name}
    for sweep in operation.sweeps or ({},):
        for page in Pages(client, operation, {**largest, **sweep}).pages():
            yield page.data or []

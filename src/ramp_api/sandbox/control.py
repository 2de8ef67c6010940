"""What can be done to a sandbox from outside of Ramp's API: its clock, its records as a whole, and what it has seen.

Everything here runs on the thread that answers requests, one thing at a time.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import decode
from ramp_api.sandbox.store import Condition, Order
from ramp_api.sandbox.world import World

__all__ = ["Control"]

_NAME = re.compile(r"[\w.-]{1,60}")


class Control:
    """A sandbox's levers.

    Args:
        world: the world that they move.
        found: puts the company into an empty store; ``bare`` for a business without anything.

    Attributes:
        on_replaced: called after all records were replaced, by those that keep something of them in memory.
        before_copy: called before all records are copied, so that they can put into the store what they keep.
    """

    def __init__(self, world: World, found: Callable[[World], None], bare: Callable[[World], None]) -> None:
        self._world = world
        self._found = found
        self._bare = bare
        self._snapshots: dict[str, sqlite3.Connection] = {}
        self.on_replaced: list[Callable[[], None]] = []
        self.before_copy: list[Callable[[], None]] = []

    # --- The clock ---

    def advance(self, seconds: float) -> int:
        """Move the clock on and let happen what is due by then; gives how much it was.

        Raises:
            ValueError: the step is negative, or further than ten years.
        """
        self._world.clock.advance(seconds)
        try:
            return self._world.catch_up()
        finally:
            # Also where something that was due failed: the clock was moved all the same.
            with self._world.store.transaction():
                self._world.keep_time()

    def advance_to(self, moment: datetime) -> int:
        """Move the clock on to a moment; without an offset, it is UTC.

        Raises:
            ValueError: it is past already, or further than ten years away.
        """
        aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
        return self.advance((microseconds(aware) - self._world.clock.micros()) / 1_000_000)

    # --- All records at once ---

    def reset(self) -> None:
        """Be as at the very beginning: the founding company, the first day, no tokens."""
        self._replace(lambda: self._found(self._world))

    def empty(self) -> None:
        """Be a business with its owner and nothing else, on the first day, without tokens."""
        self._replace(lambda: self._bare(self._world))

    def snapshot(self, name: str = "default") -> None:
        """Remember everything as it is now, under a name, for as long as the sandbox runs.

        Raises:
            ValueError: the name has anything but letters, digits, ``.``, ``_`` and ``-`` in it, or more than 60.
        """
        if not _NAME.fullmatch(name):
            raise ValueError("a snapshot's name is made of up to 60 letters, digits, '.', '_' and '-'")
        self._keep()
        self.forget(name)
        self._snapshots[name] = self._world.store.copy()

    def restore(self, name: str = "default") -> None:
        """Be as at a snapshot again: its records, its tokens, its time.

        Raises:
            LookupError: there is no snapshot of that name.
        """
        if name not in self._snapshots:
            raise LookupError(f"there is no snapshot {name}")
        self._world.store.become(self._snapshots[name])
        self._reread()

    def forget(self, name: str) -> None:
        """Drop a snapshot, if there is one of that name."""
        if (found := self._snapshots.pop(name, None)) is not None:
            found.close()

    def snapshots(self) -> list[str]:
        """The names of the snapshots."""
        return sorted(self._snapshots)

    def save(self, path: Path) -> None:
        """Write everything to a file that a sandbox can be opened with.

        Raises:
            FileExistsError: there is such a file; nothing is ever written over.
        """
        path.touch(0o600, exist_ok=False)
        self._keep()
        with closing(sqlite3.connect(path, isolation_level=None)) as target:
            self._world.store.db.backup(target)

    def close(self) -> None:
        """Let go of the snapshots."""
        for name in self.snapshots():
            self.forget(name)

    def _keep(self) -> None:
        with self._world.store.transaction():
            self._world.keep_time()
            for step in self.before_copy:
                step()

    def _replace(self, fill: Callable[[], None]) -> None:
        """All of it or nothing: a full disk, or an end in the middle, leaves what was there before."""
        world = self._world
        before = world.clock.seconds()
        try:
            with world.store.transaction():
                world.store.clear()
                world.clock.restart(0.0)
                fill()
        except BaseException:
            world.clock.restart(before)
            world.schedule.reread()
            raise
        self._reread()

    def _reread(self) -> None:
        self._world.clock.restart(float(self._world.store.recall("seconds") or 0.0))
        self._world.schedule.reread()
        for step in self.on_replaced:
            step()

    # --- A look at the records ---

    def tables(self) -> list[dict[str, Any]]:
        """Every table with the number of its records."""
        store = self._world.store
        counted = ({"name": table.name, "count": store.count(table)} for table in store.tables)
        return sorted(counted, key=lambda one: str(one["name"]))

    def records(
        self, name: str, *, start: str | None = None, limit: int = 50, text: str = "", newest: bool = True
    ) -> list[dict[str, Any]]:
        """Some records of a table as they are kept, the newest first; ``text`` is looked for in their JSON.

        Raises:
            Problem: 404 for a table that is not there, 422 for a start that is not.
        """
        table = next((one for one in self._world.store.tables if one.name == name), None)
        if table is None:
            raise Problem(Kind.NOT_FOUND, f"there is no table {name}")
        wanted = [Condition("instr(b.body, CAST(? AS BLOB)) > 0", (text,))] if text else []
        try:
            found = self._world.store.page(
                table, wanted, start=start, limit=min(limit, 200), order=Order(descending=newest)
            )
        except LookupError:
            raise invalid("start", "is not the id of a record of this table", part="query") from None
        return [
            {"id": record.id, "body": decode(record.body), "hidden": decode(record.hidden) if record.hidden else {}}
            for record in found
        ]

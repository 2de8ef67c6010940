"""What is going to happen, and when on the sandbox's clock; kept in the store. What that does is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

from ramp_api.sandbox.records import decode, encode
from ramp_api.sandbox.store import Store

__all__ = ["DUE", "Due", "Schedule", "due"]


class Due(NamedTuple):
    """Something that is due: ``at`` in microseconds since 1970, ``subject`` the id of what it is about."""

    number: int
    at: int
    kind: str
    subject: str
    data: Mapping[str, Any]


Happening: TypeAlias = Callable[[Any, Due], None]
"""Given the world, which knows this module and not the other way round."""

DUE: dict[str, Happening] = {}
"""What happens when each kind is due."""


def due(kind: str) -> Callable[[Happening], Happening]:
    """Register what happens when a kind is due; it runs in one transaction, and finds the clock at that moment."""

    def register(happening: Happening) -> Happening:
        if kind in DUE:
            raise ValueError(f"{kind} is registered twice")
        DUE[kind] = happening
        return happening

    return register


class Schedule:
    """What is to come, in order."""

    def __init__(self, store: Store) -> None:
        self._db = store.db
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS schedule "
            "(n INTEGER PRIMARY KEY, at INTEGER, kind TEXT, subject TEXT, data BLOB)"
        )
        self._db.execute("CREATE INDEX IF NOT EXISTS schedule_by_at ON schedule (at, n)")
        self._db.execute("CREATE INDEX IF NOT EXISTS schedule_by_subject ON schedule (subject)")
        # What was put aside is tried again by each sandbox that opens the file, once.
        self._db.execute("UPDATE schedule SET at = -1 - at WHERE at < 0")
        self._next: int | None = None
        self.reread()

    def add(self, at: int, kind: str, subject: str = "", **data: Any) -> None:
        """Something will be due; data must be JSON."""
        if kind not in DUE:
            raise ValueError(f"nobody knows what happens when {kind} is due")
        self._db.execute(
            "INSERT INTO schedule (at, kind, subject, data) VALUES (?, ?, ?, ?)", (at, kind, subject, encode(data))
        )
        self._next = at if self._next is None else min(at, self._next)

    def cancel(self, kind: str, subject: str) -> None:
        """Nothing of a kind will happen to a subject."""
        self._db.execute("DELETE FROM schedule WHERE subject = ? AND kind = ?", (subject, kind))

    def next_at(self) -> int | None:
        """When something may be due next; what was cancelled may make it earlier than that."""
        return self._next

    def take(self, until: int) -> Due | None:
        """Take out what is due first, if anything is due by then."""
        if self._next is None or self._next > until:
            return None
        sql = "SELECT n, at, kind, subject, data FROM schedule WHERE at >= 0 ORDER BY at, n LIMIT 1"
        found = self._db.execute(sql).fetchone()
        if found is None or found[1] > until:
            self._next = None if found is None else found[1]
            return None
        self._db.execute("DELETE FROM schedule WHERE n = ?", found[:1])
        return _due(found)

    def put_aside(self, found: Due) -> None:
        """Let something that failed stand in nobody's way; its time is kept, below nought."""
        self._db.execute("UPDATE schedule SET at = -1 - at WHERE n = ? AND at >= 0", (found.number,))
        self.reread()

    def all(self, limit: int = 100) -> list[Due]:
        """What is to come, the next first."""
        sql = "SELECT n, at, kind, subject, data FROM schedule WHERE at >= 0 ORDER BY at, n LIMIT ?"
        rows = self._db.execute(sql, (limit,))
        return [_due(row) for row in rows]

    def reread(self) -> None:
        """Look again, after the store was replaced or something was rolled back."""
        (self._next,) = self._db.execute("SELECT min(at) FROM schedule WHERE at >= 0").fetchone()


def _due(row: tuple[int, int, str, str, bytes]) -> Due:
    number, at, kind, subject, data = row
    return Due(number, at, kind, subject, decode(data))

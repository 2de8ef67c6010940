"""The world that a request finds: records, clock, what is to come, and what everything in it shares. No HTTP."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple, Protocol

from ramp_api.sandbox.clock import Clock, at
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import TABLES, Document, Table, encode
from ramp_api.sandbox.schedule import DUE, Due, Schedule
from ramp_api.sandbox.store import AS_THEY_CAME, Condition, Order, Store

__all__ = ["Mishap", "Policies", "World"]


@dataclass(frozen=True)
class Policies:
    """What may be chosen of how the sandbox behaves, where Ramp is not known to do one thing only.

    Attributes:
        task_seconds: how long a deferred task takes, in seconds of the sandbox's clock.
        rotation: whether a refresh token is dead at once when a new one is issued, or lives on for ``grace_seconds``.
        grace_seconds: see ``rotation``.
        refresh_grant: whether the apps get refresh tokens.
        refresh_token_seconds: how long a refresh token lives, or None for as long as it is not used.
        verify_webhooks: whether a webhook must be verified before anything is delivered to it, as at Ramp.
        earlier_signature: whether deliveries carry their signature in the header of earlier days as well.
        webhook_hosts: whether webhooks may go to this machine only, or to any that is named.
    """

    task_seconds: float = 1.0
    rotation: Literal["immediate", "grace"] = "immediate"
    grace_seconds: float = 60.0
    refresh_grant: bool = True
    refresh_token_seconds: float | None = None
    verify_webhooks: bool = True
    earlier_signature: bool = False
    webhook_hosts: Literal["loopback", "any"] = "loopback"


class Mishap(Protocol):
    """What goes wrong with the deliveries of one event."""

    @property
    def duplicates(self) -> int:
        """Deliveries too many."""
        ...

    @property
    def reorder(self) -> bool:
        """Whether a later event is delivered before."""
        ...

    @property
    def delay(self) -> float:
        """Seconds that the delivery waits."""
        ...


class _Smooth(NamedTuple):
    """Nothing goes wrong."""

    duplicates: int = 0
    reorder: bool = False
    delay: float = 0.0


class _StepFailed(Exception):
    """Something that was due failed, and was put aside."""


class World:
    """One company, as it is now.

    Attributes:
        store: its records.
        clock: its time.
        schedule: what is to come.
        seed: what it was made from.
        policies: how it behaves where that may be chosen.
        on_event: called with every event that happens: its type, the id of its object, and the event's own id.
        task_fault: says, for an operation, what error its deferred task ends with, or None.
        webhook_fault: says, for an event's type, what goes wrong with its deliveries; asked once for each event.
        on_delivery: called when there may be something to deliver to a webhook.
    """

    def __init__(self, store: Store, clock: Clock, *, seed: object = 2026, policies: Policies | None = None) -> None:
        self.store = store
        self.clock = clock
        store.db.execute(
            "CREATE TABLE IF NOT EXISTS answered (operation TEXT, key TEXT, path BLOB, status INTEGER, body BLOB, "
            "media_type TEXT, PRIMARY KEY (operation, key)) WITHOUT ROWID"
        )
        self.schedule = Schedule(store)
        self.seed = seed
        self.policies = policies or Policies()
        self.on_event: list[Callable[[str, str, str], None]] = []
        self.task_fault: Callable[[str], str | None] = lambda _: None
        self.webhook_fault: Callable[[str], Mishap] = lambda _: _Smooth()
        self.on_delivery: Callable[[], None] = lambda: None
        self._moment: int | None = None

    # --- Time ---

    def micros(self) -> int:
        """Microseconds since 1970; while something happens that was due, the moment when it was."""
        return self.clock.micros() if self._moment is None else self._moment

    def now(self) -> datetime:
        """The date and time."""
        return at(self.micros())

    def stamp(self) -> str:
        """The date and time as records have it, to the second."""
        return self.now().isoformat(timespec="seconds")

    def today(self) -> str:
        """The date, in UTC."""
        return self.now().astimezone(UTC).date().isoformat()

    def later(self, kind: str, subject: str = "", *, seconds: float, **data: Any) -> None:
        """Something will be due that many seconds from now."""
        self.schedule.add(self.micros() + int(seconds * 1_000_000), kind, subject, **data)

    def catch_up(self) -> int:
        """Let happen all that is due, each at its moment and in a transaction of its own; says how much it was.

        What fails is undone and put aside until the sandbox is opened again, and all else happens. The first such
        failure is raised once that is done.
        """
        count, failure = 0, None
        while (until := self.clock.micros()) and (self.schedule.next_at() or until + 1) <= until:
            try:
                if not self._next_due(until):
                    break
            except _StepFailed as failed:
                failure = failure or failed.__cause__
            count += 1
        if failure is not None:
            raise failure
        return count

    def _next_due(self, until: int) -> bool:
        found = None
        try:
            with self.store.transaction():
                found = self.schedule.take(until)
                if found is None:
                    return False
                self._happen(found)
                # Whatever has happened must not lie ahead of us after a restart.
                self.keep_time()
        except BaseException as error:
            self.schedule.reread()
            # A store that is full or locked is no fault of the step's.
            if found is None or not isinstance(error, Exception) or isinstance(error, sqlite3.OperationalError):
                raise
            self.schedule.put_aside(found)
            raise _StepFailed from error
        return True

    def _happen(self, found: Due) -> None:
        self._moment = found.at
        try:
            # What it was about may be gone by then; of what it had begun, nothing stays.
            with suppress(Problem), self.store.savepoint():
                DUE[found.kind](self, found)
        finally:
            self._moment = None

    # --- Records ---

    def new_id(self) -> str:
        """A UUID that follows from the seed and from how many were made before."""
        number = self.store.next_number("ids")
        digits = hashlib.shake_256(f"{self.seed}/id/{number}".encode()).hexdigest(16)
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"

    def get(self, table: Table, record_id: str | None) -> Document | None:
        """The record with an id."""
        record = None if record_id is None else self.store.get(table, record_id.lower())
        return None if record is None else record.document()

    def find(self, table: Table, record_id: str, what: str | None = None) -> Document:
        """The record that a path names.

        Raises:
            Problem: 404, there is none.
        """
        found = self.get(table, record_id)
        if found is None:
            raise Problem(Kind.NOT_FOUND, f"there is no {what or table.name} with the id {record_id}")
        return found

    def require(self, table: Table, record_id: str, name: str) -> Document:
        """The record that a field of the body names.

        Raises:
            Problem: 422, there is none; ``name`` is the field.
        """
        found = self.get(table, record_id)
        if found is None:
            raise invalid(name, f"names nothing in {table.name} of this business")
        return found

    def documents(
        self, table: Table, *wanted: Condition, order: Order = AS_THEY_CAME, limit: int = -1
    ) -> list[Document]:
        """The records that meet every condition."""
        return [record.document() for record in self.store.page(table, wanted, order=order, limit=limit)]

    def first(self, table: Table, *wanted: Condition) -> Document | None:
        """The first record that meets every condition."""
        return next(iter(self.documents(table, *wanted, limit=1)), None)

    def add(self, table: Table, body: dict[str, Any], *, key: str | None = None, **hidden: Any) -> Document:
        """Append a record; its id is ``key``, or the body's."""
        document = Document(key or str(body["id"]), body, hidden)
        self.store.insert(table, document)
        return document

    def save(self, table: Table, document: Document) -> Document:
        """Keep what was changed of a record."""
        self.store.save(table, document)
        return document

    def delete(self, table: Table, document: Document) -> None:
        """Remove a record."""
        self.store.delete(table, document.id)

    def owner(self) -> str:
        """The id of the user who owns the business, or the business's own where nobody does."""
        return str(self.store.recall("owner") or self.store.recall("business") or "")

    def currency_of(self, entity_id: str) -> str:
        """The currency of an entity; US dollars where there is no such entity."""
        entity = self.store.get(TABLES["entities"], entity_id)
        return "USD" if entity is None else str(entity.document().body["currency"])

    # --- What was answered ---

    def answered(self, operation: str, key: str, path: Mapping[str, str]) -> tuple[int, bytes, str] | None:
        """What an operation answered to an idempotency key.

        Raises:
            Problem: 409, the key was used for something else: what was answered then would be no answer now.
        """
        sql = "SELECT path, status, body, media_type FROM answered WHERE operation = ? AND key = ?"
        found = self.store.db.execute(sql, (operation, key)).fetchone()
        if found is None:
            return None
        if found[0] != encode(path):
            raise Problem(Kind.CONFLICT, "this idempotency key was used for another object")
        first: tuple[int, bytes, str] = found[1:]
        return first

    def keep_answer(self, operation: str, key: str, path: Mapping[str, str], answer: tuple[int, bytes, str]) -> None:
        """Remember what an operation answered to an idempotency key."""
        values = (operation, key, encode(path), *answer)
        self.store.db.execute("INSERT INTO answered VALUES (?, ?, ?, ?, ?, ?)", values)

    def keep_time(self) -> None:
        """Remember what time it is, so that a sandbox that is opened again goes on from there."""
        self.store.remember("seconds", self.clock.seconds())

    # --- Events ---

    def emit(self, event_type: str, object_id: str) -> str:
        """Tell whoever listens (webhooks) that something happened; gives the event's id."""
        event_id = self.new_id()
        for listener in self.on_event:
            listener(event_type, object_id, event_id)
        return event_id

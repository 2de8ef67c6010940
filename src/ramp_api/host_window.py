"""HostWindow: a rolling window that all processes of a host share, by way of a small file. No policy of its own.

The file holds what a ``RollingWindow`` holds: when each slot is free, by the monotonic clock, which all processes of
one boot share; and what refusals left. A slot in flight is one that is free in some minutes only: a lease that ends by
itself, should its process be killed. Whoever changes the file has it locked, for some microseconds. Nobody waits for
the lock: what cannot be taken now is asked for again, and what cannot be put back now is put back the next time.
"""

from __future__ import annotations

import math
import os
import re
from array import array
from bisect import bisect_left, bisect_right, insort
from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ramp_api.errors import ConfigurationError, TokenStoreError
from ramp_api.forks import renewed_in_children
from ramp_api.limits import LIMIT, WINDOW, Slot, Slowness, period_of
from ramp_api.tokens.files import Folder
from ramp_api.tokens.locks import FileLock
from ramp_api.tokens.places import default_folder

__all__ = ["HostWindow", "host"]

T = TypeVar("T")

# How long a slot is somebody's who does not say that he still has it. Ramp's gateway gives up after 60 s.
_LEASE = 180.0
# Somebody else has the file for some microseconds, or was put aside by the system, which is not waited for.
_TRIES = 32
_BUSY_WAIT = 0.005
_LONGEST_WAIT = _LEASE / 3
# So long ago may somebody have read the clock who comes to the file now: others may be that far ahead of him.
_STOPPED = 3600.0
_give_way: Callable[[], None] = getattr(os, "sched_yield", lambda: None)

_LAYOUT = 20261127.0
# Layout, limit, period; three numbers of what refusals left; how often it was changed, which stands at the end again.
_SAME, _SLOTS = 3, 7


class _Leased(NamedTuple):
    """A slot of this process, as it was at the last look.

    Attributes:
        until: what stands in the table for as long as it is this process's.
        ready_at: when it may be used.
        seen: when that was.
    """

    until: float
    ready_at: float
    seen: float


class _Returned(NamedTuple):
    leased: _Leased
    free_at: float


class _Refused(NamedTuple):
    now: float
    seconds: float


class _Table:
    """What the file holds, as numbers. When the slots are free stands in order, those in flight at the end. Pure.

    A lease is longer than a slot that was put back is ever kept: that is how they are told apart.
    """

    def __init__(self, limit: int, period: float) -> None:
        self._limit = limit
        self._period = period
        self._lease = _LEASE + 2 * period
        self._head = array("d", (_LAYOUT, limit, period))
        self.size = 8 * (_SLOTS + limit + 1)
        self._changes = 0.0
        self._slowness = Slowness(0.0, limit, 0.0)
        self._free_at = array("d")

    def new(self, free_at: float) -> None:
        """Begin anew, with every slot free from then on."""
        self._slowness = Slowness(0.0, self._limit, 0.0)
        self._free_at = array("d", (free_at,)) * self._limit

    def load(self, data: bytes) -> bool:
        """Take over what a file holds; whether that is such a table, and whole."""
        if len(data) != self.size:
            return False
        numbers = array("d", data)
        self._slowness = Slowness(*numbers[_SAME : _SLOTS - 1])
        self._changes = numbers[-1]
        self._free_at = numbers[_SLOTS:-1]
        return numbers[:_SAME] == self._head and numbers[_SLOTS - 1] == self._changes

    def dump(self) -> bytes:
        """What the file is to hold."""
        self._changes += 1.0
        ends = array("d", (*self._slowness, self._changes))
        return (self._head + ends + self._free_at + ends[-1:]).tobytes()

    def first_look(self, now: float) -> bool:
        """Whether these are times at all. Those further ahead than any can be are an earlier boot's, and are over."""
        # Others have read the clock since.
        latest = now + 2 * self._lease
        self._free_at = array("d", sorted(0.0 if free_at > latest else free_at for free_at in self._free_at))
        if max(self._slowness.closed_until, self._slowness.since) > latest:
            self._slowness = Slowness(0.0, self._limit, 0.0)
        return math.isfinite(sum(self._free_at) + sum(self._slowness))

    def is_near(self, now: float) -> bool:
        """Whether none of these is so far ahead that it would be waited for without end."""
        latest = now + 2 * self._lease + _STOPPED
        return all(time < latest for time in (self._free_at[-1], self._slowness.closed_until, self._slowness.since))

    def take(self, now: float) -> tuple[Slot, _Leased] | None:
        """Lease the first slot of those that may be used, unless it is leased; the earliest are left alone."""
        place = self._limit - self._slowness.usable(self._limit, self._period, now)
        free_at = self._free_at[place]
        if free_at > now + 2 * self._period:
            return None
        del self._free_at[place]
        return Slot(free_at), self._leased(free_at, now)

    def renew(self, slot: Slot, leased: _Leased, now: float) -> _Leased:
        """Begin a lease anew; one that is over stays as it was."""
        if self._remove(leased):
            return self._leased(slot.free_at, now)
        return leased._replace(ready_at=max(slot.free_at, self._slowness.closed_until), seen=now)

    def put(self, leased: _Leased, free_at: float) -> None:
        """Free a slot from then on."""
        if not self._remove(leased):
            # The lease is over, and the slot somebody else's: the earliest other one pays, if any is free before.
            if self._free_at[0] >= free_at:
                return
            del self._free_at[0]
        insort(self._free_at, free_at)

    def refused(self, now: float, seconds: float) -> None:
        """Slow down."""
        used = self._limit - bisect_right(self._free_at, now)
        seconds = min(seconds or self._period, _LEASE)
        self._slowness = self._slowness.refused(self._limit, self._period, used, now, seconds)

    def _leased(self, free_at: float, now: float) -> _Leased:
        leased = _Leased(now + self._lease, max(free_at, self._slowness.closed_until), now)
        insort(self._free_at, leased.until)
        return leased

    def _remove(self, leased: _Leased) -> bool:
        place = bisect_left(self._free_at, leased.until)
        if place == self._limit or self._free_at[place] != leased.until:
            return False
        del self._free_at[place]
        return True


class _File(FileLock):
    """The file, open. Each one is a stranger to every other, so that the lock keeps threads apart as well."""

    def read(self, size: int) -> bytes:
        (fd,) = self._held
        data = os.read(fd, size + 1)
        os.lseek(fd, 0, os.SEEK_SET)  # back to where it is locked, which matters on Windows
        return data

    def write(self, data: bytes) -> None:
        (fd,) = self._held
        written = os.write(fd, data)
        os.lseek(fd, 0, os.SEEK_SET)
        if written < len(data):
            raise OSError(0, "the disk is full")

    def cut(self, size: int) -> None:
        (fd,) = self._held
        os.ftruncate(fd, size)

    def is_gone(self) -> bool:
        """Whether somebody deleted it: it keeps nobody out any more."""
        (fd,) = self._held
        return os.fstat(fd).st_nlink == 0


class HostWindow:
    """At most ``limit`` requests in any ``window`` seconds, for all processes of this host that name the same file.

    Ramp counts by address, and the processes of a host have one address. They must be one user's: the file and its
    folder are for that user alone (0600 and 0700), and are refused where they are links, another user's or open to
    others. They are made where there are none, when the first request is about to leave. The file belongs on a local
    disk, is never deleted while it is in use, and has one limit: whoever names it with another begins it anew.

    A process that is killed loses its slots in flight for three minutes, and no longer. So does one that was stopped
    in the middle of a request; should it go on later than that, its request may be one more than the limit. The same
    goes for a single request that takes longer than that, such as a very long upload.

    A file that is damaged is made anew, with every slot as if it had just been used.

    Args:
        path: the file.
        limit: how many.
        window: in how many seconds.

    Raises:
        ConfigurationError: there can be no such path, limit or window; and by ``take`` and ``wait``, where the file
            cannot be had, or not safely. There is never no limit instead.

    Example:
        >>> import tempfile
        >>> from ramp_api.host_window import HostWindow
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     mine, yours = (HostWindow(f"{folder}/ramp.window", limit=1) for _ in range(2))
        ...     slot = mine.take(now=100.0)
        ...     yours.take(now=100.0) is None
        True
    """

    def __init__(self, path: str | os.PathLike[str], limit: int = LIMIT, window: float = WINDOW) -> None:
        self.period = period_of(limit, window)
        self.limit = limit
        self.path = _absolute(path)
        self._window = window
        self._folder = Folder(self.path.parent)
        # Everything below but the table changes by steps that no other thread gets into. The table is used by whoever
        # has the file locked.
        self._table = _Table(limit, self.period)
        self._looked = False
        self._idle: list[_File] = []
        self._numbers = count()
        self._leases: dict[int, _Leased] = {}
        self._due: deque[_Returned | _Refused] = deque()
        renewed_in_children(self, HostWindow._renew)

    def _renew(self) -> None:
        # What is in flight in the parent, the parent puts back.
        self._idle.clear()
        self._leases.clear()
        self._due.clear()

    def take(self, now: float) -> Slot | None:
        """A slot; None while every one that may be used is in flight, or while somebody else is at the file."""
        taken = self._changed(partial(_Table.take, now=now), now)
        if taken is None:
            return None
        slot, leased = taken
        number = next(self._numbers)
        self._leases[number] = leased
        return slot._replace(number=number)

    def wait(self, slot: Slot, now: float) -> float:
        """The seconds to wait before the slot may be used, a minute at most; its lease begins anew by asking."""
        leased = self._leases.get(slot.number)
        if leased is not None and leased.seen != now:
            leased = self._changed(partial(_Table.renew, slot=slot, leased=leased, now=now), now)
            if leased is None:
                return _BUSY_WAIT
            self._leases[slot.number] = leased
        ready_at = slot.free_at if leased is None else leased.ready_at
        return min(max(0.0, ready_at - now), _LONGEST_WAIT)

    def put(self, slot: Slot, free_at: float) -> None:
        """Return a slot: one window after its answer, or as it was taken where it was not used. Never fails."""
        if (leased := self._leases.pop(slot.number, None)) is not None:
            self._due.append(_Returned(leased, free_at))
            self._settle()

    def refused(self, now: float, seconds: float | None = None) -> None:
        """Ramp answered 429 all the same: everyone on this host waits, and fewer slots are used. Never fails."""
        self._due.append(_Refused(now, seconds or 0.0))
        self._settle()

    def _settle(self) -> None:
        """Write down what is due. What cannot be now is later: with this process's next question, or by a lease's end.

        Whoever has the file looks here once he has it no more, so that nothing is left over between two threads.
        """
        try:
            while self._due and self._change(_nothing, None) is not None:
                pass
        except (TokenStoreError, OSError):
            return

    def _changed(self, change: Callable[[_Table], T], now: float) -> T | None:
        try:
            result = self._change(change, now)
        except TokenStoreError as error:
            raise ConfigurationError(f"the limit cannot be shared by all of this host: {error}") from error
        except OSError as error:
            raise ConfigurationError(f"the limit cannot be shared by way of {self.path}: {error.strerror}") from error
        if self._due:
            self._settle()
        return result

    def _change(self, change: Callable[[_Table], T], now: float | None) -> T | None:
        """Lock the file, change what it holds, and let go of it; None where that cannot be at this moment."""
        if (file := self._locked()) is None:
            return None
        try:
            if not self._load(file, now):
                return None
            due = list(self._due)
            for one in due:
                if isinstance(one, _Returned):
                    self._table.put(*one)
                else:
                    self._table.refused(*one)
            result = change(self._table)
            file.write(self._table.dump())
            for _ in due:
                self._due.popleft()
            return result
        finally:
            file.unlock()
            self._idle.append(file)

    def _locked(self) -> _File | None:
        file = self._opened()
        for _ in range(_TRIES):
            if file.try_lock():
                return file
            if file.is_gone():
                file.release()
                self._idle.clear()
                file = self._opened()
            _give_way()
        self._idle.append(file)
        return None

    def _opened(self) -> _File:
        try:
            return self._idle.pop()
        except IndexError:
            with self._folder.made() as files:
                return _File(files, self.path.name)

    def _load(self, file: _File, now: float | None) -> bool:
        """Read the table, or begin it anew, which takes a clock; whether there is one."""
        data = file.read(self._table.size)
        if now is None:
            return self._looked and self._table.load(data)
        # Later as well: a backup, or what syncs home folders, may put another machine's file in its place.
        if self._table.load(data) and (self._table.is_near if self._looked else self._table.first_look)(now):
            self._looked = True
            return True
        # Nothing is in it when it was just made. Else nobody knows what left just now.
        is_new = not data and not self._looked
        self._table.new(0.0 if is_new else now + 2 * self.period)
        if len(data) > self._table.size:
            file.cut(self._table.size)
        self._looked = True
        return True

    def __repr__(self) -> str:
        return f"<HostWindow of {self.limit} in {self._window:g} s, in {str(self.path)!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return HostWindow, (str(self.path), self.limit, self._window)


def _nothing(_: _Table) -> object:
    return True


def _absolute(path: str | os.PathLike[str]) -> Path:
    try:
        text = os.fspath(path)
    except TypeError:
        text = None
    if not isinstance(text, str) or not text or "\0" in text or not Path(text).name:
        raise ConfigurationError("the path of a HostWindow must be that of a file: a str or a path, not empty")
    try:
        return Path(text).absolute()
    except OSError:
        raise ConfigurationError(f"the working directory is gone: give {text!r} as an absolute path") from None


_hosts: dict[Path, HostWindow] = {}


def host(origin: str) -> HostWindow:
    """The window that all processes of this user on this host share for one origin; one object for each file.

    It is in the folder ``limits`` beside the tokens: see :func:`~ramp_api.tokens.places.default_folder`.

    Raises:
        ConfigurationError: there is no home directory.
    """
    # Two origins of one name would share their limit, which is none too many requests.
    path = default_folder() / "limits" / f"{re.sub('[^a-z0-9.]+', '-', origin.lower())}.window"
    window = _hosts.get(path)
    return _hosts.setdefault(path, HostWindow(path)) if window is None else window

"""The lock of a process: a file that is locked, and free again the moment its holder is gone. No policy of tokens.

The file is never deleted: who deletes one lets two in, one by the old file and one by the new.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress

from ramp_api.errors import TokenStoreError
from ramp_api.forks import renewed_in_children
from ramp_api.tokens.files import Files, reported

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["FileLock", "locked"]

_FIRST_LOOK = 0.0005
_LONGEST_LOOK = 0.01
_PATIENCE = 30.0

# No process is forked off between the opening of a file and its being known: the child would have it, unseen, and hold
# the lock for as long as it lives.
_opening = threading.RLock()
if sys.platform != "win32":
    os.register_at_fork(before=_opening.acquire, after_in_parent=_opening.release, after_in_child=_opening.release)


class FileLock:
    """A file that is open, to be locked; every one is a stranger to every other, be it in the same thread.

    It ends with its process, however that ends, and with this object. A forked child does not have it.
    """

    def __init__(self, files: Files, name: str) -> None:
        self._held: list[int] = []
        renewed_in_children(self, FileLock._close)
        with _opening:
            self._held.append(files.open_lock(name))

    @classmethod
    def taken(cls, files: Files, name: str) -> FileLock | None:
        """The lock, without waiting; None where somebody else has it.

        Raises:
            TokenStoreError: the file cannot be had or locked, or is not this user's alone.
        """
        lock = cls(files, name)
        with reported("lock", files.path(name)):
            if lock.try_lock():
                return lock
        lock.release()
        return None

    def try_lock(self) -> bool:
        """Lock it, unless somebody else has."""
        (fd,) = self._held
        # One that was deleted meanwhile keeps nobody out.
        return _lock(fd) and (sys.platform == "win32" or os.fstat(fd).st_nlink > 0)

    def unlock(self) -> None:
        """Unlock it, and keep the file open, to be locked again."""
        (fd,) = self._held
        _unlock(fd)

    def release(self) -> None:
        """Give it back; nothing where that was done."""
        # One step, lest two threads close the same number, and the second one somebody else's file.
        with suppress(IndexError):
            fd = self._held.pop()
            try:
                # Closing would not do, should a process that was just forked off have it still.
                with suppress(OSError):
                    _unlock(fd)
            finally:
                os.close(fd)

    def _close(self) -> None:
        """In a child: the file is closed, and what the parent holds stays locked."""
        with suppress(IndexError, OSError):
            os.close(self._held.pop())

    def __del__(self) -> None:
        self.release()


@contextmanager
def locked(files: Files, name: str, patience: float = _PATIENCE) -> Generator[None]:
    """Hold a lock that others hold for moments only; waits for it.

    Raises:
        TokenStoreError: as :meth:`FileLock.taken`; or somebody holds it for more than so many seconds, a process that
            was stopped perhaps.
    """
    lock = _awaited(files, name, patience)
    try:
        yield
    finally:
        lock.release()


def _awaited(files: Files, name: str, patience: float) -> FileLock:
    # Looked after time and again: the system's own waiting has no end.
    end, wait = time.monotonic() + patience, _FIRST_LOOK
    while (lock := FileLock.taken(files, name)) is None:
        if time.monotonic() > end:
            raise TokenStoreError(f"somebody else has held {files.path(name)} for {patience:.0f} s")
        time.sleep(wait)
        wait = min(wait * 2, _LONGEST_LOOK)
    return lock


if sys.platform == "win32":

    def _lock(fd: int) -> bool:
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _unlock(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:

    def _lock(fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)

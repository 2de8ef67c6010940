"""A folder of our own and the files in it, opened and replaced so that nobody else gets at them. No format, no lock.

On POSIX each file is had by way of the opened folder, so that nothing can take its place between a check and its use.
Windows has no owners and modes of that kind: what is in a user's profile is that user's, and the checks are left out.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from ramp_api.errors import TokenStoreError
from ramp_api.secret import Secret

__all__ = ["LARGEST", "Files", "Folder", "reported"]

T = TypeVar("T")

LARGEST = 1 << 20
"""The bytes that a file may have to be read."""

_BY_FOLDER = os.open in os.supports_dir_fd
# A file that a reader has open is not replaced on Windows; and for that moment the name is nobody's.
_SHARING_FAILS = os.name == "nt"
_PAUSES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)

# Not through a link; and not waiting for the other end, should somebody have put a pipe there.
_SAFELY = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_NOINHERIT"))
_FOLDER = os.O_RDONLY | _SAFELY | getattr(os, "O_DIRECTORY", 0)
_NEW = os.O_CREAT | os.O_EXCL | _SAFELY
_OWNER = 0o700
_OTHERS = 0o077
_NOT_SYNCED = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES}


class Folder:
    """A folder that is this user's alone. Nothing is done before it is opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._text = str(path)

    @contextmanager
    def opened(self) -> Generator[Files | None]:
        """Its files; None where there is no folder.

        Raises:
            TokenStoreError: it is a link or no folder, or others have, or could get, at what is in it.
        """
        with reported("open", self._text):
            try:
                files = self._open()
            except FileNotFoundError:
                files = None
        try:
            yield files
        finally:
            if files is not None:
                files.close()

    @contextmanager
    def made(self) -> Generator[Files]:
        """Its files, the folder made where there is none.

        Raises:
            TokenStoreError: as :meth:`opened`; or it cannot be made.
        """
        with reported("open", self._text):
            try:
                files = self._open()
            except FileNotFoundError:
                self._make()
                files = self._open()
        try:
            yield files
        finally:
            files.close()

    def _open(self) -> Files:
        if not _BY_FOLDER:
            _check(self._text, self.path.lstat(), stat.S_IFDIR)
            return Files(self._text, None)
        try:
            fd = os.open(self._text, _FOLDER)
        except OSError as error:
            if error.errno in {errno.ELOOP, errno.ENOTDIR, errno.EMLINK} and os.path.lexists(self.path):
                raise TokenStoreError(f"{self.path} is a link, or no folder: nothing is kept there") from None
            raise
        files = Files(self._text, fd)
        try:
            _check(self._text, os.fstat(fd), stat.S_IFDIR)
        except BaseException:
            files.close()
            raise
        return files

    def _make(self) -> None:
        missing = [path for path in (self.path, *self.path.parents) if not path.exists()]
        for path in reversed(missing):
            with suppress(FileExistsError):  # by somebody else, just now; what it is will be seen
                path.mkdir(_OWNER)  # the parents too: who may write there can take the folder away
                if os.name == "posix" and path.lstat().st_mode & _OWNER != _OWNER:
                    path.chmod(_OWNER)  # the umask took some of it
                _sync_folder(path.parent, None)


class Files:
    """The files of an opened folder, by their names. What fails, fails as a :class:`TokenStoreError`."""

    def __init__(self, path: str, fd: int | None) -> None:
        self._path = path
        self._fd = fd

    def close(self) -> None:
        """Close the folder."""
        fd, self._fd = self._fd, None
        if fd is not None:
            os.close(fd)

    def path(self, name: str) -> str:
        """Where a file is, for a message."""
        return f"{self._path}{os.sep}{name}"

    def read(self, name: str) -> Secret | None:
        """A file's text; None where there is no such file."""
        path = self.path(name)
        with reported("read", path):
            try:
                fd = self._open(name, os.O_RDONLY | _SAFELY)
            except FileNotFoundError:
                return None
            try:
                size = _check(path, os.fstat(fd), stat.S_IFREG).st_size
                text = _text(fd, size) if size <= LARGEST else None
            finally:
                os.close(fd)
        if text is None:
            raise TokenStoreError(f"{path} is damaged: delete it, and log in again")
        return text

    def replace(self, name: str, text: Secret) -> None:
        """Put a file in the place of what has that name: the old one or the new one is there, whole, at any moment.

        It is durable on return. One writer of a name at a time.
        """
        draft = f"{name}.tmp"
        if len(text.reveal().encode()) > LARGEST:
            raise TokenStoreError(f"what is to be kept in {self.path(name)} is too long: {LARGEST:,} bytes at most")
        with reported("write", self.path(name)):
            self._discard(draft)  # what a writer left that was killed
            fd = self._open(draft, os.O_WRONLY | _NEW)
            try:
                _write(fd, text)
                _patiently(lambda: self._rename(draft, name))
            except BaseException:
                with suppress(OSError):
                    self._discard(draft)
                raise
            self._sync()

    def remove(self, name: str) -> None:
        """Take a file away, with what a killed writer of it left; durable on return."""
        with reported("delete", self.path(name)):
            self._discard(f"{name}.tmp")
            self._discard(name)
            self._sync()

    def open_lock(self, name: str) -> int:
        """A file to lock, as a descriptor that is the caller's to close; the file is made where there is none."""
        with reported("open", self.path(name)):
            fd = self._opened_lock(name)
            try:
                _check(self.path(name), os.fstat(fd), stat.S_IFREG)
            except BaseException:
                os.close(fd)
                raise
            return fd

    def _opened_lock(self, name: str) -> int:
        while True:
            with suppress(FileNotFoundError):
                return self._open(name, os.O_RDWR | _SAFELY)
            with suppress(FileExistsError):
                fd = self._open(name, os.O_RDWR | _NEW)
                _own(fd)
                return fd

    def _open(self, name: str, flags: int) -> int:
        try:
            return _patiently(lambda: os.open(self._name(name), flags, 0o600, dir_fd=self._fd))
        except OSError as error:
            if error.errno in {errno.ELOOP, errno.EMLINK}:
                raise TokenStoreError(f"{self.path(name)} is a link: nothing is kept there") from None
            raise

    def _rename(self, draft: str, name: str) -> None:
        os.replace(self._name(draft), self._name(name), src_dir_fd=self._fd, dst_dir_fd=self._fd)

    def _discard(self, name: str) -> None:
        with suppress(FileNotFoundError):
            _patiently(lambda: os.unlink(self._name(name), dir_fd=self._fd))

    def _sync(self) -> None:
        _sync_folder(self._path, self._fd)

    def _name(self, name: str) -> str:
        return name if self._fd is not None else self.path(name)


@contextmanager
def reported(verb: str, path: str) -> Generator[None]:
    """Have what the system refuses come out as ours, with the file's name."""
    try:
        yield
    except OSError as error:
        raise TokenStoreError(f"cannot {verb} {path}: {error.strerror or type(error).__name__}") from error


def _check(path: str, status: os.stat_result, kind: int) -> os.stat_result:
    """Refuse what is not ours alone."""
    what = "folder" if kind == stat.S_IFDIR else "file"
    if stat.S_IFMT(status.st_mode) != kind:
        raise TokenStoreError(f"{path} is a link, or no {what}: nothing is kept there")
    if sys.platform == "win32":
        return status
    if status.st_uid != os.geteuid():
        raise TokenStoreError(f"{path} belongs to another user: tokens are kept in a {what} of your own only")
    if status.st_mode & _OTHERS:
        mode = "700" if what == "folder" else "600"
        raise TokenStoreError(f"{path} is open to other users; if none had it, run: chmod {mode} '{path}'")
    if what == "file" and status.st_nlink > 1:
        raise TokenStoreError(f"{path} has another name elsewhere (a hard link): delete it, and log in again")
    return status


def _own(fd: int) -> None:
    if sys.platform != "win32":
        os.fchmod(fd, 0o600)  # whatever the umask took away


def _text(fd: int, size: int) -> Secret | None:
    try:
        return Secret(os.read(fd, size).decode())
    except UnicodeDecodeError:
        return None


def _write(fd: int, text: Secret) -> None:
    try:
        _own(fd)
        left = written = len(text.reveal().encode())
        while left:
            left -= os.write(fd, text.reveal().encode()[written - left :])
        _sync_file(fd)
    finally:
        os.close(fd)


def _sync_file(fd: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # a file system that knows of no such thing
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
    os.fsync(fd)


def _sync_folder(path: str | Path, fd: int | None) -> None:
    """Make names durable, where folders can be synced."""
    if os.name != "posix":
        return
    try:
        own = os.open(path, os.O_RDONLY) if fd is None else fd
    except PermissionError:  # a folder to write in, but not to look into
        return
    try:
        os.fsync(own)
    except OSError as error:
        if error.errno not in _NOT_SYNCED:
            raise
    finally:
        if fd is None:
            os.close(own)


def _patiently(function: Callable[[], T]) -> T:
    for pause in _PAUSES if _SHARING_FAILS else ():
        with suppress(PermissionError):
            return function()
        time.sleep(pause)
    return function()

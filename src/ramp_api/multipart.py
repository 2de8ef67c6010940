"""Files to upload, and the multipart/form-data body (RFC 7578) that carries them: its length, and its pieces.

Nothing is read into memory whole, and everything can be read again from its beginning.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Generator, Iterator, Sequence
from os import PathLike
from typing import Any, BinaryIO, Protocol, TypeAlias, TypeVar

import msgspec

from ramp_api.errors import InvalidRequestError

__all__ = [
    "PIECE",
    "FileContent",
    "FileInput",
    "FilePart",
    "Files",
    "Multipart",
    "Source",
    "Upload",
    "name_of",
    "source_of",
]

T = TypeVar("T")

PIECE = 64 * 1024
_KEPT_IN_MEMORY = 1 << 20
# What HTML's form-data encoding escapes in names; all else goes as UTF-8.
_ESCAPES = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})

FileContent: TypeAlias = bytes | str | PathLike[str] | BinaryIO


class FilePart(msgspec.Struct, frozen=True):
    """A file to upload, where its name or type are to be said.

    Attributes:
        name: the field; the call that takes the file puts its own.
        filename: what the file is called at Ramp.
        content: the bytes, a path, or a file opened in binary mode.
        content_type: its media type; where left out, what the file's name suggests.
    """

    name: str
    filename: str
    content: FileContent
    content_type: str | None = None

    def __repr__(self) -> str:
        match self.content:
            case bytes():
                shown = f"{len(self.content)} bytes"
            case str() | PathLike():
                shown = "a path"
            case _:
                shown = "a file"
        return f"FilePart({self.name!r}, {self.filename!r}, {shown}, {self.content_type!r})"


FileInput: TypeAlias = FilePart | FileContent

Files: TypeAlias = FileInput | Sequence[FileInput]
"""One file, or several under one name, where the operation takes them so."""


class Source(Protocol):
    """What a file's bytes come from: the same number of them each time."""

    size: int

    def ready(self) -> Iterator[int]:
        """Before each sending: check that it is as it was; keep what can be read only once. Each step reads a piece.

        The size counts from then on.

        Raises:
            InvalidRequestError: as ``pieces``.
        """
        ...

    def pieces(self) -> Iterator[bytes]:
        """From the beginning to the end, none of them empty.

        Raises:
            InvalidRequestError: it cannot be read, or is no longer as long as it was.
        """
        ...


class _Bytes:
    def __init__(self, content: bytes) -> None:
        self.size = len(content)
        self._content = content

    def ready(self) -> Iterator[int]:
        return iter(())

    def pieces(self) -> Iterator[bytes]:
        for start in range(0, self.size, PIECE):
            yield self._content[start : start + PIECE]


class _Path:
    """A file by its path: opened for each sending, and closed after it."""

    def __init__(self, name: str, path: str) -> None:
        self._name = name
        # Sending again may be after a change of directory. abspath() would resolve ".." before symbolic links.
        self._path = _attempt(name, lambda: os.path.join(os.getcwd(), path))  # noqa: PTH109, PTH118 - no pathlib here
        # Asked before opening: a pipe's other end would be waited for.
        if not stat.S_ISREG(_attempt(name, os.stat, self._path).st_mode):
            raise InvalidRequestError(f"{name}: the path is not that of a regular file: open it, and give the file")
        self.size = self._measured()

    def _opened(self) -> BinaryIO:
        return _attempt(self._name, lambda: open(self._path, "rb"))  # noqa: PTH123 - as above

    def _measured(self) -> int:
        with self._opened() as file:
            return os.fstat(file.fileno()).st_size

    def ready(self) -> Iterator[int]:
        _check_size(self._name, self.size, self._measured())
        return iter(())

    def pieces(self) -> Iterator[bytes]:
        with self._opened() as file:
            yield from _exactly(self._name, file, self.size)


class _Seekable:
    """The caller's file, from where it stood to its end; never closed."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self._name = name
        self._file = file
        self._start = _attempt(name, file.tell)
        self.size = self._measured()
        if not self.size and self._start:
            raise InvalidRequestError(
                f"{name}: the file stands at its end, as after it was sent: seek to its beginning"
            )

    def _measured(self) -> int:
        _attempt(self._name, self._file.seek, 0, os.SEEK_END)
        end = _attempt(self._name, self._file.tell)
        _attempt(self._name, self._file.seek, self._start)
        return max(end - self._start, 0)

    def ready(self) -> Iterator[int]:
        _check_size(self._name, self.size, self._measured())
        return iter(())

    def pieces(self) -> Iterator[bytes]:
        _attempt(self._name, self._file.seek, self._start)
        at = self._start
        for piece in _exactly(self._name, self._file, self.size):
            at += len(piece)
            # Where two send one file at once, each moves it under the other.
            if _attempt(self._name, self._file.tell) != at:
                raise InvalidRequestError(f"{self._name}: the file was moved while it was sent: give each call its own")
            yield piece


class _Held:
    """The caller's file that cannot seek, such as a pipe: read once, and kept on disk if it is long."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self.size = -1
        self._name = name
        self._file = file
        self._kept: Any = None

    def ready(self) -> Iterator[int]:
        if self.size >= 0:
            return
        import tempfile

        self._kept = tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY)  # noqa: SIM115 - closed with the request
        while piece := _read(self._name, self._file, PIECE):
            yield _attempt(self._name, self._kept.write, piece)
        self.size = self._kept.tell()

    def pieces(self) -> Iterator[bytes]:
        _attempt(self._name, self._kept.seek, 0)
        return _exactly(self._name, self._kept, self.size)

    def __del__(self) -> None:
        # Nothing else knows when a request is sent for the last time.
        if self._kept is not None:
            self._kept.close()


def _attempt(name: str, function: Callable[..., T], *arguments: Any) -> T:
    try:
        return function(*arguments)
    except Exception as error:  # noqa: BLE001 - a caller's file may be of any make, and raise anything
        why = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
        raise InvalidRequestError(f"{name}: the file cannot be read: {why}") from None


def _read(name: str, file: BinaryIO, size: int) -> bytes:
    piece: Any = _attempt(name, file.read, size)
    if not isinstance(piece, bytes):
        # A str from a text file; None from one that does not block and has nothing yet.
        raise InvalidRequestError(f"{name} must be a file that gives bytes, not {type(piece).__name__}")
    return piece


def _exactly(name: str, file: BinaryIO, size: int) -> Iterator[bytes]:
    """What is left of a file, if that is ``size`` bytes: its length has been sent by now."""
    left = size
    while left > 0 and (piece := _read(name, file, min(left, PIECE))):
        left -= len(piece)
        yield piece
    _check_size(name, size, size - left + len(_read(name, file, 1)))


def _check_size(name: str, before: int, now: int) -> None:
    if now != before:
        change = "shrank" if now < before else "grew"
        raise InvalidRequestError(f"{name}: the file {change} from the {before} bytes it had when the call was made")


def source_of(name: str, given: FileContent) -> Source:
    """What a file is read from; that it can be read is checked here.

    Raises:
        InvalidRequestError: it cannot be read, or not as bytes.
    """
    if isinstance(given, bytes):
        return _Bytes(given)
    path = os.fspath(given) if isinstance(given, PathLike) else given
    if isinstance(path, str):
        return _Path(name, path)
    file: Any = given
    if not callable(getattr(file, "read", None)):
        raise InvalidRequestError(f"{name} must be a path, bytes, a file opened in binary mode, or a FilePart")
    # Nothing is asked for, so that nothing is waited for: a closed file shows itself, and a text file of any make.
    if _read(name, file, 0):
        raise InvalidRequestError(f"{name}: the file gives more than it is asked for, and would lose some of it")
    seekable: Any = getattr(file, "seekable", None)
    return _Seekable(name, file) if callable(seekable) and _attempt(name, seekable) else _Held(name, file)


def name_of(given: FileContent) -> str | None:
    """What a file calls itself, or None."""
    path = os.fspath(given) if isinstance(given, PathLike) else given
    named: Any = path if isinstance(path, str) else getattr(path, "name", None)
    if not isinstance(named, str | bytes):
        return None  # nothing, or the number of a descriptor
    name = os.path.basename(os.fsdecode(named))  # noqa: PTH119 - pathlib is not worth its import here
    return None if name.startswith("<") else name or None  # <stdin>, <fdopen>


class Upload(msgspec.Struct, frozen=True):
    """A file of a body, checked."""

    name: str
    filename: str
    content_type: str
    source: Source

    def __repr__(self) -> str:
        return f"Upload({self.name!r}, {self.filename!r}, {self.content_type!r})"


class Multipart(msgspec.Struct, frozen=True):
    """A multipart/form-data body."""

    fields: tuple[tuple[str, str], ...]
    files: tuple[Upload, ...]
    boundary: str

    @property
    def content_type(self) -> str:
        """The header's value."""
        return f"multipart/form-data; boundary={self.boundary}"

    @property
    def in_memory(self) -> bool:
        """Whether reading it cannot block."""
        return all(isinstance(file.source, _Bytes) for file in self.files)

    @property
    def length(self) -> int:
        """Its bytes in all, once it is ready."""
        fields = sum(len(self._field(*field)) for field in self.fields)
        files = sum(len(self._head(file)) + file.source.size + len(b"\r\n") for file in self.files)
        return fields + files + len(self._end())

    def ready(self) -> Iterator[int]:
        """To be run to its end before each sending: see ``Source``."""
        for file in self.files:
            yield from file.source.ready()

    def pieces(self) -> Generator[bytes]:
        """The body, none of it empty. Closing the generator closes what it has opened.

        Raises:
            InvalidRequestError: a file cannot be read, or is no longer as long as it was.
        """
        for field in self.fields:
            yield self._field(*field)
        for file in self.files:
            yield self._head(file)
            yield from file.source.pieces()
            yield b"\r\n"
        yield self._end()

    def _field(self, name: str, value: str) -> bytes:
        return (
            f'--{self.boundary}\r\nContent-Disposition: form-data; name="{_escaped(name)}"\r\n\r\n{value}\r\n'.encode()
        )

    def _head(self, file: Upload) -> bytes:
        names = f'name="{_escaped(file.name)}"; filename="{_escaped(file.filename)}"'
        disposition = f"--{self.boundary}\r\nContent-Disposition: form-data; {names}\r\n"
        return f"{disposition}Content-Type: {file.content_type}\r\n\r\n".encode()

    def _end(self) -> bytes:
        return f"--{self.boundary}--\r\n".encode()


def _escaped(name: str) -> str:
    return name.translate(_ESCAPES)

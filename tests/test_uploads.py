"""Uploads on real sockets: whole, named, streamed, and whole again when they are sent again."""

from __future__ import annotations

import io
import os
import socket
import tempfile
import threading
import traceback
import tracemalloc
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, Self, cast

import anyio
import anyio.lowlevel
import pytest
from python_multipart import parse_form

from ramp_api import AsyncClient, Client
from ramp_api.drivers import AsyncDriver, Driver
from ramp_api.errors import InvalidRequestError, OutcomeUnknown
from ramp_api.http import FileInput, FilePart
from ramp_api.multipart import PIECE, Multipart, Upload, source_of
from tests.scripted import TOKEN, Received, ScriptedClock, ScriptedServer, json_body, serving

GOOD = (201, dict[str, str](), json_body({"id": "r"}))
BUSY = (503, dict[str, str](), b"")
DEAD = (401, dict[str, str](), b"")
# Of several pieces, none like another, and not a whole number of them.
LONG = b"".join(number.to_bytes(4, "big") for number in range(5 * PIECE // 8))
SHORT = b"\x89PNG\r\n--\r\n"

SubmitReceipt = Callable[..., None]


@pytest.fixture(params=["sync", "asyncio", "trio"])
def submit(request: pytest.FixtureRequest) -> SubmitReceipt:
    """Upload one receipt by each driver, on each event loop."""

    def settings(base_url: str) -> dict[str, Any]:
        return {"base_url": base_url, "limiter": None, "scopes": "a"}

    def sync(base_url: str, receipt: FileInput, who: str = "u") -> None:
        with Client("id", "s", driver=Driver(timeout=5, clock=ScriptedClock()), **settings(base_url)) as client:
            client.reimbursements.submit_receipt(reimbursee_id=who, idempotency_key="k", receipt=receipt)

    async def main(base_url: str, receipt: FileInput, who: str = "u") -> None:
        driver = AsyncDriver(timeout=5, clock=ScriptedClock())
        async with AsyncClient("id", "s", driver=driver, **settings(base_url)) as client:
            await client.reimbursements.submit_receipt(reimbursee_id=who, idempotency_key="k", receipt=receipt)

    if request.param == "sync":
        return sync
    return lambda *arguments: anyio.run(main, *arguments, backend=request.param)


TOKEN_ANSWER = (200, dict[str, str](), json_body(TOKEN))


def uploads(server: ScriptedServer) -> list[Received]:
    return [request for request in server.received if not request.path.endswith("/token")]


def parsed(request: Received) -> tuple[dict[str, str], dict[str, tuple[str, bytes]]]:
    """A body as somebody else's parser reads it."""
    fields: dict[str, str] = {}
    files: dict[str, tuple[str, bytes]] = {}

    def on_file(file: Any) -> None:
        file.file_object.seek(0)
        files[file.field_name.decode()] = (file.file_name.decode(), file.file_object.read())
        file.close()

    def on_field(field: Any) -> None:
        fields[field.field_name.decode()] = field.value.decode()

    headers = {name.title(): value.encode() for name, value in request.headers.items()}
    parse_form(cast("Any", headers), io.BytesIO(request.body), on_field, on_file)
    return fields, files


@contextmanager
def piped(content: bytes) -> Generator[BinaryIO]:
    """A file that cannot seek."""
    read_end, write_end = os.pipe()

    def fill() -> None:
        with os.fdopen(write_end, "wb") as file, suppress(BrokenPipeError):
            file.write(content)

    thread = threading.Thread(target=fill)
    thread.start()
    with os.fdopen(read_end, "rb") as file:
        yield file
    thread.join()


@contextmanager
def given(kind: str, content: bytes, directory: Path) -> Generator[Any]:
    path = directory / "lunch.png"
    path.write_bytes(b"skipped" + content if "offset" in kind else content)
    match kind.removeprefix("part of "):
        case "bytes":
            yield content
        case "path":
            yield path
        case "str":
            yield str(path)
        case "pipe":
            with piped(content) as file:
                yield file
                assert not file.closed
        case _:
            with path.open("rb") as file:
                file.seek(len(b"skipped") if "offset" in kind else 0)
                yield file
                assert not file.closed


KINDS = ["bytes", "path", "str", "file", "file at an offset", "pipe"]


@pytest.mark.parametrize("content", [LONG, b""], ids=["long", "empty"])
@pytest.mark.parametrize("kind", [*KINDS, *(f"part of {kind}" for kind in KINDS)])
def test_an_upload_is_sent_whole_each_time(submit: SubmitReceipt, kind: Any, content: Any, tmp_path: Path) -> None:
    """After a busy server, and after a token that died."""
    if "offset" in kind and not content:
        with given(kind, content, tmp_path) as receipt, pytest.raises(InvalidRequestError, match="stands at its end"):
            submit("http://127.0.0.1:1", FilePart("x", "a.jpg", receipt) if "part" in kind else receipt)
        return
    with serving(TOKEN_ANSWER, BUSY, DEAD, TOKEN_ANSWER, GOOD) as server, given(kind, content, tmp_path) as receipt:
        submit(server.base_url, FilePart("x", "a.jpg", receipt) if "part" in kind else receipt)
    sent = uploads(server)
    assert len(sent) == 3
    assert len({request.body for request in sent}) == 1
    for request in sent:
        assert int(request.headers["content-length"]) == len(request.body)
        assert "transfer-encoding" not in request.headers
        fields, files = parsed(request)
        assert fields == {"reimbursee_id": "u", "idempotency_key": "k"}
        name = "a.jpg" if "part" in kind else "lunch.png" if kind not in {"bytes", "pipe"} else "receipt"
        assert files == {"receipt": (name, content)}


@pytest.mark.parametrize(("filename", "written"), [
    ('the "best" lunch.png', b'filename="the %22best%22 lunch.png"\r\n'),
    ("back\\slash;semi=colon.png", b'filename="back\\slash;semi=colon.png"\r\n'),
    ("caf\u00e9 \u2615.png", b'filename="caf\xc3\xa9 \xe2\x98\x95.png"\r\n'),
    ("100%22.png", b'filename="100%22.png"\r\n'),
])  # fmt: skip
def test_names_are_written_as_html_forms_write_them(submit: SubmitReceipt, filename: Any, written: Any) -> None:
    with serving(TOKEN_ANSWER, GOOD) as server:
        submit(server.base_url, FilePart("x", filename, SHORT), "\u00fcser")
    (request,) = uploads(server)
    assert b'\r\nContent-Disposition: form-data; name="receipt"; ' + written in request.body
    assert b"\r\nContent-Type: image/png\r\n\r\n" + SHORT in request.body
    assert int(request.headers["content-length"]) == len(request.body)
    fields, files = parsed(request)
    assert fields["reimbursee_id"] == "\u00fcser"
    assert files["receipt"][1] == SHORT


def test_no_name_ends_its_line() -> None:
    """Line breaks are refused where calls are built; a body that is made by hand holds none either."""
    upload = Upload('a"\r\nb', 'c"\r\nd', "x/y", source_of("a", b"1"))
    body = b"".join(Multipart((('e"\r\nf', "2"),), (upload,), "B").pieces())
    assert body == (
        b'--B\r\nContent-Disposition: form-data; name="e%22%0D%0Af"\r\n\r\n2\r\n'
        b'--B\r\nContent-Disposition: form-data; name="a%22%0D%0Ab"; filename="c%22%0D%0Ad"\r\nContent-Type: x/y\r\n\r\n1\r\n'
        b"--B--\r\n"
    )


def test_what_cannot_be_sent_asks_for_no_token_either(submit: SubmitReceipt, tmp_path: Path) -> None:
    with serving() as server:
        for bad in (tmp_path / "missing", tmp_path, io.StringIO("text"), FilePart("x", "a\nb.png", b"")):
            with pytest.raises(InvalidRequestError):
                submit(server.base_url, bad)
    assert server.received == []


class Sink:
    """A server that takes one request, of any length, into one buffer."""

    def __init__(self) -> None:
        self.promised = self.arrived = -1
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.base_url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)

    def _serve(self) -> None:
        connection, _ = self._listener.accept()
        with connection, connection.makefile("rb") as stream:
            connection.settimeout(30)
            for line in iter(stream.readline, b"\r\n"):
                if line.lower().startswith(b"content-length:"):
                    self.promised = int(line.split(b":")[1])
            buffer = memoryview(bytearray(PIECE))
            self.arrived = 0
            with suppress(ConnectionError):
                while self.arrived < self.promised and (count := stream.readinto(buffer)):
                    self.arrived += count
                    buffer = buffer[: self.promised - self.arrived] or buffer
                connection.sendall(b"HTTP/1.1 201 Created\r\ncontent-length: %d\r\n\r\n%b" % (len(GOOD[2]), GOOD[2]))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._thread.join()
        self._listener.close()


def stream(kind: str, base_url: str, receipt: FileInput) -> None:
    """One upload, with a token at hand and without sending again."""

    async def main() -> None:
        async with AsyncClient(token="ramp_tok_hidden", base_url=base_url, limiter=None, retries=0) as client:
            await client.reimbursements.submit_receipt(reimbursee_id="u", receipt=receipt)

    if kind != "sync":
        return anyio.run(main, backend=kind)
    with Client(token="ramp_tok_hidden", base_url=base_url, limiter=None, retries=0) as client:
        client.reimbursements.submit_receipt(reimbursee_id="u", receipt=receipt)
    return None


DRIVERS = pytest.mark.parametrize("driver", ["sync", "asyncio", "trio"])


@DRIVERS
@pytest.mark.parametrize("kind", ["path", "file", "unseekable"])
def test_a_large_file_takes_little_memory(driver: Any, kind: Any, tmp_path: Path) -> None:
    class Unseekable(io.FileIO):
        def seekable(self) -> bool:
            return False

    size = 64 << 20
    path = tmp_path / "large.bin"
    with path.open("wb") as file:
        file.truncate(size)
    with path.open("rb") as seekable, Unseekable(path) as unseekable:
        receipt: Any = {"path": path, "file": seekable, "unseekable": unseekable}[kind]
        with serving(GOOD) as server:
            stream(driver, server.base_url, b"")  # what is loaded once is none of the upload's
        with Sink() as sink:
            tracemalloc.start()
            try:
                stream(driver, sink.base_url, receipt)
                _, peak = tracemalloc.get_traced_memory()
            finally:
                tracemalloc.stop()
    assert size < sink.arrived == sink.promised
    assert peak < 8 << 20


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("seekable", [True, False])
def test_reading_a_file_does_not_hold_up_the_event_loop(backend: Any, seekable: Any) -> None:
    """A file that gives nothing until the event loop has turned."""
    turned, reading = threading.Event(), threading.Event()

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if size:
                reading.set()
                assert turned.wait(5), "the event loop stands still"
            return super().read(size)

        def seekable(self) -> bool:
            return cast("bool", seekable)

    async def turn() -> None:
        while not reading.is_set():
            await anyio.lowlevel.checkpoint()
        turned.set()

    async def main(base_url: str) -> None:
        async with (
            AsyncClient(token="t", base_url=base_url, limiter=None) as client,
            anyio.create_task_group() as group,
        ):
            group.start_soon(turn)
            await client.reimbursements.submit_receipt(reimbursee_id="u", receipt=Slow(LONG))

    with serving(GOOD) as server:
        anyio.run(main, server.base_url, backend=backend)
    assert parsed(server.received[0])[1]["receipt"][1] == LONG


class Changing(io.BytesIO):
    """A file that changes its length, or fails, at its second piece."""

    def __init__(self, change: Callable[[io.BytesIO], object]) -> None:
        super().__init__(LONG)
        self._change = change
        self._pieces = 0

    def read(self, size: int | None = -1, /) -> bytes:
        if size:
            self._pieces += 1
            if self._pieces == 2:
                self._change(self)
        return super().read(size)


def grow(file: io.BytesIO) -> None:
    place = file.tell()
    file.seek(0, os.SEEK_END)
    file.write(b"more")
    file.seek(place)


def fail(_: io.BytesIO) -> None:
    raise RuntimeError("out of order")


@DRIVERS
@pytest.mark.parametrize(("change", "why"), [
    (lambda file: file.truncate(PIECE + 1), "receipt: the file shrank from the 163840 bytes"),
    (grow, "receipt: the file grew from the 163840 bytes"),
    (lambda file: file.close(), "receipt: the file cannot be read: I/O operation on closed file"),
    (fail, "receipt: the file cannot be read: out of order"),
], ids=["shrinks", "grows", "closes", "fails"])  # fmt: skip
def test_a_file_that_changes_while_it_is_sent_is_an_error(driver: Any, change: Any, why: Any) -> None:
    with Sink() as sink, pytest.raises(InvalidRequestError, match=why) as caught:
        stream(driver, sink.base_url, Changing(change))
    assert 0 < sink.arrived < sink.promised
    # What came through the HTTP library leaves the library's frames, and so the token, behind.
    text = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert "ramp_tok_hidden" not in text
    assert caught.value.__context__ is None


@pytest.mark.parametrize("change", [
    lambda path: path.write_bytes(LONG + b"more"), lambda path: path.write_bytes(SHORT), lambda path: path.unlink(),
], ids=["grows", "shrinks", "goes"])  # fmt: skip
def test_so_is_one_that_changes_before_it_is_sent_again(submit: SubmitReceipt, change: Any, tmp_path: Path) -> None:
    path = tmp_path / "lunch.png"
    path.write_bytes(LONG)

    def handler(request: Received) -> tuple[int, dict[str, str], bytes]:
        if request.path.endswith("/token"):
            return TOKEN_ANSWER
        if path.exists() and path.read_bytes() == LONG:
            change(path)
        return BUSY

    with ScriptedServer(handler) as server, pytest.raises(OutcomeUnknown, match="receipt: the file") as caught:
        submit(server.base_url, path)
    # The first one has left, whole, and was answered by nothing that says what became of it.
    assert isinstance(caught.value.__cause__, InvalidRequestError)
    assert len(uploads(server)) == 1


FILES = Path("/proc/self/fd")
ON_LINUX = pytest.mark.skipif(not FILES.is_dir(), reason="this system does not say which files are open")


def is_open(path: Path) -> bool:
    return path in {descriptor.resolve() for descriptor in FILES.iterdir()}


@ON_LINUX
@DRIVERS
def test_what_was_opened_is_closed_and_what_was_held_is_gone(
    driver: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[Any] = []
    spooled = tempfile.SpooledTemporaryFile

    def watched(*arguments: Any) -> Any:
        held.append(spooled(*arguments))
        return held[-1]

    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", watched)
    path = tmp_path / "lunch.png"
    path.write_bytes(LONG * 10)
    with serving(GOOD, GOOD) as server:
        stream(driver, server.base_url, path)
        with piped(LONG * 10) as file:
            stream(driver, server.base_url, file)
    assert [file.closed for file in held] == [True]
    assert held[0]._rolled
    assert not is_open(path)


@ON_LINUX
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_nor_does_one_that_is_cut_off_leave_its_file_open(backend: Any, tmp_path: Path) -> None:
    path = tmp_path / "lunch.png"
    path.write_bytes(LONG)

    async def main(base_url: str) -> None:
        async with AsyncClient(token="t", base_url=base_url, limiter=None) as client:
            with anyio.CancelScope() as scope:
                async with anyio.create_task_group() as group:

                    async def cut_off() -> None:
                        while not is_open(path):
                            await anyio.lowlevel.checkpoint()
                        scope.cancel()

                    group.start_soon(cut_off)
                    await client.reimbursements.submit_receipt(reimbursee_id="u", receipt=path)
            assert scope.cancelled_caught
            assert not is_open(path)

    with path.open("r+b") as file:
        file.truncate(256 << 20)  # more than the sockets' buffers hold: it cannot be over before
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        anyio.run(main, f"http://127.0.0.1:{deaf.getsockname()[1]}", backend=backend)


def test_a_file_that_was_sent_is_not_sent_again_as_an_empty_one(submit: SubmitReceipt, tmp_path: Path) -> None:
    with given("file", LONG, tmp_path) as receipt:
        with serving(TOKEN_ANSWER, GOOD) as server:
            submit(server.base_url, receipt)
        with pytest.raises(InvalidRequestError, match="stands at its end, as after it was sent"):
            submit("http://127.0.0.1:1", receipt)
        receipt.seek(0)
        with serving(TOKEN_ANSWER, GOOD) as server:
            submit(server.base_url, receipt)
        assert LONG in uploads(server)[0].body


def test_a_file_that_gives_more_than_it_is_asked_for_is_refused(submit: SubmitReceipt) -> None:
    class Chunks:
        def __init__(self) -> None:
            self.left = [b"first", b"second"]

        def read(self, size: int = -1) -> bytes:
            return self.left.pop(0) if self.left else b""

    with pytest.raises(InvalidRequestError, match="would lose some of it"):
        submit("http://127.0.0.1:1", cast("Any", Chunks()))


def test_a_file_that_another_moves_meanwhile_is_no_upload(tmp_path: Path) -> None:
    """Two calls that send one file at once: each piece may be from anywhere."""
    path = tmp_path / "a.bin"
    path.write_bytes(b"x" * 3 * PIECE)
    with path.open("rb") as file:
        source = source_of("receipt", file)
        pieces = source.pieces()
        next(pieces)
        file.seek(5)
        with pytest.raises(InvalidRequestError, match="was moved while it was sent"):
            list(pieces)
        assert b"".join(source.pieces()) == path.read_bytes()


def test_an_open_file_that_grows_between_two_sendings_is_refused_before_the_second(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"x" * 10)
    with path.open("rb") as file:
        source = source_of("receipt", file)
        assert (list(source.ready()), b"".join(source.pieces())) == ([], b"x" * 10)
        path.write_bytes(b"x" * 11)
        with pytest.raises(InvalidRequestError, match="grew from the 10 bytes"):
            list(source.ready())

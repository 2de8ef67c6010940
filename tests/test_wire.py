"""Every operation, called once and more by its method on both clients, arrives as its row says, byte for byte.

What is expected is put together here from the row alone, and not by what put the request together.
"""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Iterator
from functools import reduce
from typing import Any

import pytest

from ramp_api import AsyncClient, Client, operations
from ramp_api.codec import model_of
from ramp_api.errors import InvalidRequestError
from ramp_api.operation import OPEN, Operation
from ramp_api.pages import AsyncPages, Pages
from ramp_api.version import __version__
from tests.wire import OPEN_BODY, OPEN_TEXT, Sent, WireServer, as_json, body_values, escaped, multipart, query_value

OPERATIONS = [operation for operation in operations.all() if operation.auth == "bearer"]
FILE = b"\x89PNG\r\n--not the boundary\r\n\x00"
PATH_VALUE = "id/1 é;?#%2e"


@pytest.fixture(scope="module")
def server() -> Iterator[WireServer]:
    with WireServer() as server:
        yield server


class Caller:
    """Both clients, called alike."""

    def __init__(self, kind: str, server: WireServer) -> None:
        self._server = server
        self._loop = asyncio.Runner() if kind == "async" else None
        client = Client if kind == "sync" else AsyncClient
        self._client = client(token="token-1", base_url=f"http://{server.host}", limiter=None, retries=0)

    def __call__(self, operation: Operation[Any], arguments: dict[str, Any]) -> list[Sent]:
        """Call the operation's method; what arrived."""
        self._server.answer = answer_to(operation)
        self._server.sent.clear()
        method: Any = reduce(getattr, operation.name.split("."), self._client)
        given = dict(arguments)
        positional = [given.pop(name) for name in names_in(operation.path)]
        if self._loop is None:
            outcome = method(*positional, **given)
            assert not isinstance(outcome, Pages) or list(outcome) == []
        else:
            self._loop.run(self._awaited(method, positional, given))
        return self._server.sent

    async def _awaited(self, method: Any, positional: list[Any], keywords: dict[str, Any]) -> None:
        outcome = method(*positional, **keywords)
        if isinstance(outcome, AsyncPages):
            assert [record async for record in outcome] == []
        else:
            await outcome

    def close(self) -> None:
        if isinstance(self._client, Client):
            self._client.close()
        else:
            assert self._loop is not None
            self._loop.run(self._client.aclose())
            self._loop.close()


@pytest.fixture(scope="module", params=["sync", "async"])
def call(request: pytest.FixtureRequest, server: WireServer) -> Iterator[Caller]:
    caller = Caller(request.param, server)
    yield caller
    caller.close()


def names_in(path: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", path)


def answer_to(operation: Operation[Any]) -> tuple[int, bytes]:
    """The least that the operation's answer can be."""
    if operation.result is None:
        return 204, b""
    if operation.paged:
        return 200, b'{"data":[],"page":{"next":null}}'
    if operation.task is not None:
        return 200, b'{"id":"task-1"}'
    return 200, b"[]" if operation.result.endswith("[]") else b"{}"


def turns(operation: Operation[Any]) -> range:
    """Two for the two versions of every value, more where parameters exclude one another."""
    return range(max([2, *map(len, operation.at_most_one)]))


def example(operation: Operation[Any], turn: int) -> tuple[dict[str, Any], str, Any]:
    """Arguments for everything that an operation takes, and the target and body that they are to be on the wire."""
    arguments: dict[str, Any] = dict.fromkeys(names_in(operation.path), PATH_VALUE)
    target = re.sub(r"\{\w+\}", escaped(PATH_VALUE), operation.path)
    excluded = {name for group in operation.at_most_one for name in group if name != group[turn % len(group)]}
    pairs: list[str] = []
    for parameter in operation.query:
        if parameter.name not in excluded:
            arguments[parameter.name], written = query_value(parameter, turn)
            pairs += written
    body: Any = None
    if operation.body == OPEN:
        arguments["body"] = body = {"kind": "w-9"} if operation.files else OPEN_BODY
        body = body if operation.files else b"{" + OPEN_TEXT.encode()
    elif operation.body is not None:
        given, body = body_values(model_of(operation.body), turn)
        arguments |= given
        body = body if operation.files else as_json(body)
    arguments |= dict.fromkeys(operation.files, FILE)
    return arguments, target + "?" * bool(pairs) + "&".join(sorted(pairs)), body


def ordered(target: str) -> str:
    """A target with its query in order: Ramp does not mind which."""
    path, mark, query = target.partition("?")
    return path + mark + "&".join(sorted(query.split("&")))


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_every_operation_arrives_as_its_row_says(operation: Any, call: Caller, server: WireServer) -> None:
    keys: set[str] = set()
    for turn in turns(operation):
        arguments, target, body = example(operation, turn)
        (sent,) = call(operation, arguments)
        method, arrived, version = sent.line.decode("ascii").split(" ")
        assert (method, ordered(arrived), version) == (operation.method, target, "HTTP/1.1")
        headers = dict(sent.headers)
        assert len(headers) == len(sent.headers)
        if operation.key_header is not None:
            keys.add(str(uuid.UUID(headers.pop(operation.key_header))))
        assert headers.pop("user-agent").startswith(f"ramp-api-python/{__version__} ")
        expected = {
            "host": server.host,
            "accept": "application/json",
            "accept-encoding": "gzip",
            "authorization": "Bearer token-1",
        }
        if operation.files:
            media, _, boundary = headers.pop("content-type").partition("; boundary=")
            assert media == "multipart/form-data"
            assert re.fullmatch(r"[0-9a-zA-Z]{16,70}", boundary)
            body = multipart(boundary, body, [(name, FILE) for name in operation.files])
        elif body is not None:
            expected["content-type"] = "application/json"
        if body is not None:
            expected["content-length"] = str(len(body))
        elif operation.method in {"POST", "PUT", "PATCH"}:
            expected["content-length"] = "0"
        assert headers == expected
        assert sent.body == (body or b"")
    # A key in a header is made for each call.
    assert len(keys) == (len(turns(operation)) if operation.key_header else 0)


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.open_files], ids=lambda one: one.name)
def test_files_with_open_json_make_it_multipart(operation: Any, call: Caller) -> None:
    arguments, _, _ = example(operation, 0)
    arguments |= {"body": {"kind": "w-9"}, "files": {"documents": [FILE, FILE + b"2"], "more": FILE}}
    (sent,) = call(operation, arguments)
    boundary = dict(sent.headers)["content-type"].partition("multipart/form-data; boundary=")[2]
    files = [("documents", FILE), ("documents", FILE + b"2"), ("more", FILE)]
    assert sent.body == multipart(boundary, {"kind": "w-9"}, files)
    with pytest.raises(InvalidRequestError, match="takes one file as more"):
        call(operation, {**arguments, "files": {"more": []}})


HOSTILE = ["../x", "a/b", "a?b=c#d", "%2e%2e", "%2F", ";", " a", "é\u202e😀", "//evil.example", "{id}", "...", "\\"]
REFUSED = [
    "",
    " ",
    "\t",
    ".",
    "..",
    "a\nb",
    "a\r\nHost: evil.example",
    "a\x00",
    "\x7f",
    "\x85",
    "\ud800",
    None,
    5,
    b"a",
    ["a"],
]


@pytest.mark.parametrize(
    "operation", [one for one in OPERATIONS if names_in(one.path)], ids=lambda operation: operation.name
)
def test_a_path_value_is_one_segment_or_is_refused(operation: Any, call: Caller, server: WireServer) -> None:
    arguments, target, _ = example(operation, 0)
    template = operation.path.split("/")
    for name in names_in(operation.path):
        for value in REFUSED:
            with pytest.raises(InvalidRequestError, match=name):
                call(operation, {**arguments, name: value})
            assert server.sent == []
    for value in HOSTILE:
        (sent,) = call(operation, {**arguments, **dict.fromkeys(names_in(operation.path), value)})
        path, mark, query = ordered(sent.line.decode("ascii").split(" ")[1]).partition("?")
        assert path.split("/") == [escaped(value) if part.startswith("{") else part for part in template]
        assert mark + query == "".join(target.partition("?")[1:])

"""Answers that are made to fill the memory: how little of it they get, and how soon they are refused.

Each call is made by a process of its own, so that its peak is the client's alone.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pytest

from ramp_api.content import Intake
from ramp_api.errors import DecodeError, UnacceptableResponseError
from ramp_api.http import Headers
from tests.fire.calling import ACTIONS, Action, call
from tests.fire.proxy import BODY, GOOD, ID, Proxy, Wire, endless, say

ROOT = Path(__file__).parents[2]
MIB = 1 << 20
MOST = 100 * MIB
LIMIT = 64 * MIB
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
Said = bytes | Iterable[bytes]


CALLS: dict[str, Action] = {**ACTIONS, "page": lambda ramp: list(ramp.transactions.list())}

# --- In the process of its own ---


def peak_of(kind: str, action: str, base_url: str, settings: str) -> None:
    """Make a good call, and then the one that matters; print what it came to."""
    options: dict[str, Any] = {"silence": 30, **json.loads(settings)}
    warm = call(kind, ACTIONS["safe"], base_url, **{**options, "client_id": None, "client_secret": None, "token": "t"})
    assert warm.error is None, warm.error
    # From here on: the high-water mark of getrusage() would be that of whoever began this process, if higher.
    Path("/proc/self/clear_refs").write_text("5")
    before = memory("VmRSS")
    outcome = call(kind, CALLS[action], base_url, **options)
    error = outcome.error
    chain_of = [error, getattr(error, "__cause__", None)]
    print(json.dumps({
        "errors": [type(one).__name__ for one in chain_of if one is not None],
        "attempts": getattr(error, "attempts", None),
        "message": str(error)[:300],
        "seconds": outcome.seconds,
        "grown": memory("VmHWM") - before,
        "name": len(outcome.value.name) if error is None else None,
    }))  # fmt: skip


def memory(what: str) -> int:
    """This process's memory in bytes: ``VmRSS`` for now, ``VmHWM`` for its peak."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) * 1024
    raise AssertionError(what)


# --- In the test's ---


def serving_first_good(said: Callable[[], Said]) -> Callable[[Wire], None]:
    """The first connection gets a good answer, and all others the bomb."""

    def talk(wire: Wire) -> None:
        say(GOOD if len(wire.proxy.wires) == 1 else said())(wire)

    return talk


def exploded(kind: str, said: Callable[[], Said], action: str = "safe", **settings: Any) -> tuple[dict[str, Any], int]:
    """What came of it, and how many connections there were beyond the first."""
    with Proxy(serving_first_good(said)) as proxy:
        code = "import sys; from tests.fire.test_bombs import peak_of; peak_of(*sys.argv[1:])"
        command = [sys.executable, "-c", code, kind, action, proxy.base_url, json.dumps({"retries": 2, **settings})]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found, len(proxy.wires) - 1


def zeros() -> tuple[bytes, bytes]:
    """The head of a gzip stream, and a megabyte of zeros in it that can be repeated: each is a block of its own."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    return head, packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)


def chunked(parts: Iterable[bytes]) -> Iterator[bytes]:
    return (b"%x\r\n%b\r\n" % (len(part), part) for part in parts)


def coded(coding: str, parts: Iterable[bytes], more: bytes = b"") -> Iterator[bytes]:
    return chain([HEAD + b"content-encoding: " + coding.encode() + b"\r\n" + more + b"\r\n"], parts)


def gigabyte() -> Iterator[bytes]:
    head, block = zeros()
    length = b"content-length: %d\r\n" % (len(head) + 1024 * len(block))
    return coded("gzip", chain([head], repeat(block, 1024)), length)


CHUNKED = b"transfer-encoding: chunked\r\n"
BOMBS: dict[str, Callable[[], Said]] = {
    "a gigabyte of zeros": gigabyte,
    "zeros without end": lambda: coded("gzip", chain([zeros()[0]], endless(zeros()[1]))),
    "zeros without end, chunked": lambda: coded("gzip", chunked(chain([zeros()[0]], endless(zeros()[1]))), CHUNKED),
    "x-gzip": lambda: coded("x-gzip", chain([zeros()[0]], endless(zeros()[1]))),
    "zeros after a member": lambda: coded("gzip", chain([gzip.compress(BODY)], endless(bytes(65536)))),
    "large members": lambda: coded("gzip", endless(gzip.compress(bytes(MIB)))),
    "an error status": lambda: chain(
        [b"HTTP/1.1 503 Bad\r\ncontent-encoding: gzip\r\n\r\n", zeros()[0]], endless(zeros()[1])
    ),
    "a length of ten gigabytes": lambda: chain([HEAD + b"content-length: 10000000000\r\n\r\n"], endless(b" " * 65536)),
    "plain without length": lambda: chain([HEAD + b"\r\n"], endless(b" " * 65536)),
    "plain, chunked": lambda: chain([HEAD + CHUNKED + b"\r\n"], chunked(endless(b" " * 65536))),
    "one chunk without end": lambda: chain([HEAD + CHUNKED + b"\r\nffffffffff\r\n"], endless(b" " * 65536)),
}


def test_a_length_that_is_too_much_is_refused_before_anything_is_read() -> None:
    Intake(200, Headers([(b"content-length", b"1000")]), limit=1000)
    with pytest.raises(UnacceptableResponseError):
        Intake(200, Headers([(b"content-length", b"1001")]), limit=1000)


UNASKED = ("br", "zstd", "deflate", "compress", "gzip, gzip", "gzip, identity", "identity, gzip", "br, gzip", "x-new")


@pytest.mark.parametrize("kind", ["sync", "asyncio"])
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_once_and_takes_little(kind: str, bomb: str) -> None:
    found, asked = exploded(kind, BOMBS[bomb])
    assert found["errors"] == ["UnacceptableResponseError"], found
    assert found["grown"] <= MOST, found
    assert found["seconds"] < 10, found
    assert asked == 1


@pytest.mark.parametrize("kind", ["sync", "asyncio"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_three_answers_that_break_off_do_not_add_up(kind: str, coding: str) -> None:
    """An error keeps its frames, and they are not to keep what was read."""
    packed = b"".join([zeros()[0], *[zeros()[1]] * 60])
    said = coded(coding, [packed if coding == "gzip" else bytes(60 * MIB)], b"content-length: 67000000\r\n")
    whole = list(said)
    found, asked = exploded(kind, lambda: whole)
    assert found["errors"] == ["TransportError"], found
    assert found["grown"] <= MOST, found
    assert asked == found["attempts"] == 3


def test_a_bomb_for_a_write_leaves_it_unknown() -> None:
    found, asked = exploded("sync", BOMBS["zeros without end"], "keyed")
    assert found["errors"] == ["OutcomeUnknown", "UnacceptableResponseError"], found
    assert found["grown"] <= MOST, found
    assert asked == 1


@pytest.mark.parametrize("kind", ["sync", "asyncio"])
def test_a_bomb_from_the_token_endpoint(kind: str) -> None:
    credentials: dict[str, Any] = {"client_id": "id", "client_secret": "secret", "token": None, "refresh_token": "r0"}
    found, _ = exploded(kind, BOMBS["zeros without end"], **credentials)
    assert found["errors"][0] in {"UnacceptableResponseError", "OAuthError"}, found
    assert found["grown"] <= MOST, found


@pytest.mark.parametrize("kind", ["sync", "asyncio"])
@pytest.mark.parametrize("bomb", ["members of one byte", "empty members", "chunks of one byte", "trailers"])
def test_what_costs_time_in_place_of_memory_ends_at_the_deadline(kind: str, bomb: str) -> None:
    said: dict[str, Callable[[], Said]] = {
        "members of one byte": lambda: coded("gzip", endless(gzip.compress(b" ") * 3000)),
        "empty members": lambda: coded("gzip", endless(gzip.compress(b"") * 3000)),
        "chunks of one byte": lambda: chain([HEAD + CHUNKED + b"\r\n"], endless(b"1\r\n \r\n" * 5000)),
        "trailers": lambda: chain([HEAD + CHUNKED + b"\r\n0\r\n"], endless(b"x-a: b\r\n" * 5000)),
    }
    found, _ = exploded(kind, said[bomb], timeout=1, retries=0)
    assert found["errors"][0] in {"UnacceptableResponseError", "CallTimeoutError", "TransportError"}, found
    assert found["grown"] <= MOST, found
    # In a process of its own, which is looked at line by line: how well deadlines are kept is seen elsewhere.
    assert found["seconds"] <= 5, found


@pytest.mark.parametrize("coding", UNASKED)
def test_a_coding_that_was_not_asked_for_is_not_tried(coding: str) -> None:
    """Nor is a bomb in it read to its end."""
    with Proxy(say(coded(coding, endless(b"\0" * 65536)))) as proxy:
        begun = time.monotonic()
        outcome = call("sync", ACTIONS["safe"], proxy.base_url, retries=2, silence=5)
        assert time.monotonic() - begun < 2
    assert type(outcome.error).__name__ == "UnacceptableResponseError", outcome.error
    assert outcome.error.attempts == len(proxy.wires) == 1


def test_two_headers_are_two_codings() -> None:
    twice = gzip.compress(gzip.compress(BODY))
    said = coded("gzip", [twice], b"content-encoding: gzip\r\n")
    with Proxy(say(list(said))) as proxy:
        outcome = call("sync", ACTIONS["safe"], proxy.base_url, retries=2, silence=5)
    assert type(outcome.error).__name__ == "UnacceptableResponseError", outcome.error
    assert len(proxy.wires) == 1


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "GZIP", "identity", ""])
def test_the_coding_that_was_asked_for_is_taken(coding: str) -> None:
    body = gzip.compress(BODY) if "gzip" in coding.lower() else BODY
    with Proxy(say(list(coded(coding, [body], b"content-length: %d\r\n" % len(body))))) as proxy:
        outcome = call("sync", ACTIONS["safe"], proxy.base_url)
    assert outcome.error is None, outcome.error
    assert outcome.value.id == ID


def padded(size: int) -> bytes:
    """A department, in JSON of so many bytes."""
    return BODY[:-1] + b" " * (size - len(BODY)) + b"}"


@pytest.mark.parametrize("kind", ["sync", "asyncio"])
@pytest.mark.parametrize("coding", ["identity", "gzip"])
@pytest.mark.parametrize(("size", "limit"), [(LIMIT, None), (10_000, 10_000)])
def test_the_largest_body_is_taken_and_one_byte_more_is_not(
    kind: str, coding: str, size: int, limit: int | None
) -> None:
    from ramp_api.network import Network

    settings = {} if limit is None else {"network": Network(max_body=limit)}
    for length, fits in ((size, True), (size + 1, False)):
        body = padded(length)
        body = gzip.compress(body, 1) if coding == "gzip" else body
        with Proxy(say([*coded(coding, [body], b"content-length: %d\r\n" % len(body))])) as proxy:
            outcome = call(kind, ACTIONS["safe"], proxy.base_url, **settings)
        assert (outcome.error is None) == fits, outcome.error


def test_without_a_length_it_is_the_same() -> None:
    for length, fits in ((LIMIT, True), (LIMIT + 1, False)):
        with Proxy(say([HEAD + b"\r\n", padded(length)])) as proxy:
            outcome = call("asyncio", ACTIONS["safe"], proxy.base_url)
        assert (outcome.error is None) == fits, outcome.error


def json_answer(body: bytes, status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body


JSONS: dict[str, bytes] = {
    "arrays in arrays": b"[" * 1_000_000,
    "arrays in arrays, closed": b"[" * 500_000 + b"]" * 500_000,
    "objects in objects": b'{"a":' * 500_000,
    "objects in a field that is not known": b'{"id": "a", "new": ' + b'{"a":' * 500_000 + b"1" + b"}" * 500_001,
    "arrays in a field that is known": b'{"id": ' + b"[" * 500_000 + b"]" * 500_000 + b"}",
    "a number of a million digits": b'{"id": %b}' % (b"1" * 1_000_000),
    "a fraction of a million digits": b'{"id": 0.%b}' % (b"1" * 1_000_000),
    "an exponent of a million digits": b'{"id": 1e%b}' % (b"1" * 1_000_000),
    "a million escapes, cut off": b'{"id": "' + b"\\u0000" * 1_000_000,
    "half a character": b'{"id": "\\ud800"}',
    "no UTF-8": b'{"id": "\xff\xfe"}',
    "two roots": b"{}{}",
    "NaN": b'{"id": NaN}',
    "nothing": b"",
}


READABLE = (
    "objects in a field that is not known", "a number of a million digits", "a fraction of a million digits",
    "an exponent of a million digits", "half a character", "no UTF-8",
)  # fmt: skip


@pytest.mark.parametrize("name", JSONS)
def test_json_that_is_made_to_break_a_reader(name: str) -> None:
    with Proxy(say(json_answer(JSONS[name]))) as proxy:
        outcome = call("sync", ACTIONS["unkeyed"], proxy.base_url)
    error = outcome.error
    # What is in the wrong place but can be read is kept as it came.
    if error is not None or name not in READABLE:
        assert isinstance(error, DecodeError), error
        assert len(error.body) <= 65536
    assert outcome.seconds < 2


@pytest.mark.parametrize(
    "value", ["1" * 1_000_000, "-0." + "1" * 1_000_000, "1e999999999999", "1e-999999999999", "1" * 5000]
)
@pytest.mark.parametrize("field", ["amount", "sk_category_id", "minimum_transaction_amount"])
def test_numbers_in_fields_that_hold_numbers(field: str, value: str) -> None:
    """Money is a decimal of any length: what it cannot be is slow."""
    body = f'{{"id": "t", "{field}": {value}}}'.encode()
    with Proxy(say(json_answer(body))) as proxy:
        outcome = call("sync", lambda ramp: ramp.transactions.get(ID), proxy.base_url)
    assert outcome.error is None or type(outcome.error).__name__ == "DecodeError", outcome.error
    assert outcome.seconds < 2


@pytest.mark.parametrize("name", [*JSONS, "a number of a million digits in it"])
@pytest.mark.parametrize("status", ["400 Bad Request", "401 Unauthorized", "503 Unavailable"])
def test_errors_with_such_bodies_are_errors_of_their_status(name: str, status: str) -> None:
    body = JSONS.get(name, b'{"error_v2": {"error_code": "X", "additional_info": {"a": %b}}}' % (b"1" * 1_000_000))
    with Proxy(say(json_answer(body, status))) as proxy:
        outcome = call("sync", ACTIONS["safe"], proxy.base_url)
    assert outcome.error.status == int(status[:3]), outcome.error
    assert outcome.seconds < 2


@pytest.mark.parametrize("body", [b"{}", b"[]"])
@pytest.mark.parametrize(
    "place", [b'{"id": "a", "name": "b", "new": [%b]}', b'{"data": [%b], "page": {"next": null}}', b"[%b]"]
)
@pytest.mark.parametrize("action", ["safe", "page"])
def test_nor_does_an_answer_s(body: bytes, place: bytes, action: str) -> None:
    many = 60 * MIB // (len(body) + 1)
    whole = gzip.compress(place % ((body + b",") * (many - 1) + body), 1)
    said = [*coded("gzip", [whole], b"content-length: %d\r\n" % len(whole))]
    found, _ = exploded("sync", lambda: said, action)
    assert found["errors"] == ["DecodeError"], found
    assert found["grown"] <= MOST, found


@pytest.mark.parametrize("kind", ["sync", "asyncio"])
@pytest.mark.parametrize("body", [b"{}", b"0"])
def test_an_error_s_body_does_not_become_a_million_objects(kind: str, body: bytes) -> None:
    """Two bytes of JSON are sixty of memory."""
    many = 60 * MIB // (len(body) + 1)
    whole = b'{"error_v2": {"message": "no", "additional_info": {"a": [' + (body + b",") * (many - 1) + body + b"]}}}"
    found, _ = exploded(kind, lambda: json_answer(whole, "400 Bad Request"))
    assert found["errors"] == ["BadRequestError"], found
    assert found["grown"] <= MOST, found

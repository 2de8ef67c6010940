"""Hostile input, on real sockets: whatever comes, it is answered or cut off, and the next one is answered as ever."""

from __future__ import annotations

import json
import re
import resource
import socket
import string
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ramp_api import operations
from ramp_api.sandbox import Sandbox

from .wire import API, Wire

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NOBODY = "00000000-0000-4000-8000-000000000000"
CHANGES = [operation for operation in operations.all() if operation.method != "GET" and operation.auth == "bearer"]

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    with Sandbox(transactions=20, headcount=50, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        yield wire
        wire.close()


def address(wire: Wire) -> tuple[str, int]:
    host, _, port = wire.sandbox.base_url.removeprefix("http://").rpartition(":")
    return host, int(port)


def raw(wire: Wire, *pieces: bytes) -> bytes:
    """What is answered to bytes, until the server or we end it."""
    with socket.create_connection(address(wire), timeout=10) as connection:
        try:
            for piece in pieces:
                connection.sendall(piece)
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            while chunk := connection.recv(65_536):
                answer += chunk
        except (ConnectionResetError, BrokenPipeError):
            return b""
        return answer


def still_there(wire: Wire) -> None:
    assert wire.get("/business").status == 200


@QUICK
@given(st.binary(max_size=400))
def test_bytes_that_are_no_request(wire: Wire, noise: bytes) -> None:
    answer = raw(wire, noise)
    assert not answer or re.match(rb"HTTP/1\.1 [1-4]\d\d ", answer), answer[:200]
    still_there(wire)


@QUICK
@given(
    st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW"]),
    st.text(alphabet=string.printable.strip() + "äæ☃\u0000", max_size=60),
    st.dictionaries(st.text(string.ascii_letters + "-", min_size=1, max_size=12), st.text(string.printable[:95], max_size=40), max_size=5),
)  # fmt: skip
def test_odd_paths_and_headers(wire: Wire, method: str, path: str, headers: dict[str, str]) -> None:
    lines = [f"{method} {API}/{quote(path, safe='/%?=&;:@+$,~')} HTTP/1.1", "Host: x", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    answer = raw(wire, ("\r\n".join(lines) + "\r\n\r\n").encode())
    assert not answer or re.match(rb"HTTP/1\.1 [1-4]\d\d ", answer), answer[:300]
    still_there(wire)


@settings(QUICK, max_examples=300)
@given(st.sampled_from(CHANGES), anything)
def test_bodies_that_are_something_else(wire: Wire, operation: Any, body: Any) -> None:
    path = re.sub(r"\{\w+\}", NOBODY, operation.path.removeprefix(API))
    reply = wire.json(operation.method, path, json.dumps(body))
    assert reply.status < 500 or reply.status == 501, reply.content
    assert reply.status >= 400 or body in ({}, None), reply.content


@settings(QUICK, max_examples=150)
@given(st.sampled_from([one for one in operations.all() if one.paged and one.method == "GET"]), st.data())
def test_queries_that_are_something_else(wire: Wire, operation: Any, data: Any) -> None:
    names = st.sampled_from([parameter.name for parameter in operation.query] or ["x"])
    query = data.draw(st.dictionaries(names, st.text(min_size=1, max_size=20), max_size=4))
    path = re.sub(r"\{\w+\}", NOBODY, operation.path.removeprefix(API))
    reply = wire.send(
        "GET",
        f"{API}{path}?{'&'.join(f'{name}={quote(value)}' for name, value in query.items())}",
        headers={"Authorization": f"Bearer {wire.token}"},
    )
    assert reply.status < 500 or reply.status == 501, reply.content


@pytest.mark.parametrize(
    "body",
    ["[" * 100_000, '{"name":' * 50_000, '{"name": "' + "x" * 5_000_000 + '"}', '{"name": ' + "9" * 100_000 + "}", "\ud800", "{}" * 9],
    ids=["deep list", "deep object", "long text", "long number", "half a character", "several"],
)  # fmt: skip
def test_bodies_made_to_hurt(wire: Wire, body: str) -> None:
    headers = {"Authorization": f"Bearer {wire.token}", "Content-Type": "application/json"}
    for path in ("/departments", "/funds"):
        reply = wire.send("POST", f"{API}{path}", body.encode("utf-8", "surrogatepass"), headers)
        assert 400 <= reply.status < 500, reply.content[:200]
    still_there(wire)


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize("path", ["/departments", "/receipts", "/token"])
def test_a_hundred_megabytes_are_refused_long_before_they_are_there(wire: Wire, path: str, chunked: bool) -> None:
    size, piece = 100 << 20, b"x" * 65_536
    kind = {"/departments": "application/json", "/token": "application/x-www-form-urlencoded"}.get(
        path, "multipart/form-data; boundary=b"
    )
    length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {size}"
    head = f"POST {API}{path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {wire.token}\r\nContent-Type: {kind}\r\n{length}\r\n\r\n"
    sent = 0
    with socket.create_connection(address(wire), timeout=10) as connection:
        connection.sendall(head.encode())
        if path == "/receipts":
            part = b'--b\r\nContent-Disposition: form-data; name="receipt"; filename="r"\r\n\r\n'
            connection.sendall(b"%x\r\n%s\r\n" % (len(part), part) if chunked else part)
        connection.settimeout(0.05)
        answer = b""
        while sent < size and b"\r\n\r\n" not in answer:
            try:
                connection.sendall(b"10000\r\n%s\r\n" % piece if chunked else piece)
                sent += len(piece)
            except (ConnectionResetError, BrokenPipeError, TimeoutError):
                sent += 0
            try:
                connection.settimeout(0.002)
                answer += connection.recv(65_536)
            except TimeoutError:
                continue
            except ConnectionResetError:
                break
            finally:
                connection.settimeout(10)
    assert re.match(rb"HTTP/1\.1 413 ", answer), answer[:200]
    assert sent < size / 2
    still_there(wire)


def test_who_sends_all_of_it_before_reading_is_told_all_the_same(wire: Wire) -> None:
    headers = {"Authorization": f"Bearer {wire.token}", "Content-Type": "application/json"}
    reply = wire.send("POST", f"{API}/departments", b"x" * (100 << 20), headers)
    assert (reply.status, reply.code) == (413, "SANDBOX_TOO_LARGE")
    # On the same connection, too: what was left of the body is no request.
    still_there(wire)


def test_a_thousand_connections_that_say_nothing(wire: Wire) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    # Both ends are in this process.
    if hard != resource.RLIM_INFINITY and hard < 2_500:
        pytest.skip(f"this system allows {hard} open files, and the test needs 2,500")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2_500), hard))
    try:
        with ExitStack() as stack:
            held = [stack.enter_context(socket.create_connection(address(wire), timeout=20)) for _ in range(1_000)]
            for number, connection in enumerate(held):
                if number % 2:
                    connection.sendall(f"POST {API}/departments HTTP/1.1\r\nHost: x\r\nContent-Le".encode())
            still_there(wire)
            request = f"GET {API}/business HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {wire.token}\r\n\r\n".encode()
            for connection in held[::2]:
                connection.sendall(request)
            assert all(connection.recv(65_536).startswith(b"HTTP/1.1 200 ") for connection in held[::2])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    still_there(wire)


HOLD = r"""
import json, re, sys
from pathlib import Path
from ramp_api.sandbox import Sandbox
with Sandbox(transactions=20, headcount=50, rate_limit=None) as sandbox:
    print(json.dumps({"base_url": sandbox.base_url, "client_id": sandbox.client_id}), flush=True)
    sys.stdin.readline()
    print(int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) // 1024, flush=True)
"""


@pytest.mark.shows_secrets("a sandbox in another process says its credentials")
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory a process had at most")
def test_large_uploads_do_not_grow_it() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        base_url = json.loads(child.stdout.readline())["base_url"]
        host, _, port = base_url.removeprefix("http://").rpartition(":")
        for _ in range(5):
            with socket.create_connection((host, int(port)), timeout=10) as connection:
                connection.sendall(
                    f"POST {API}/departments HTTP/1.1\r\nHost: x\r\nContent-Length: {100 << 20}\r\n\r\n".encode()
                )
                try:
                    for _ in range(400):
                        connection.sendall(b"x" * 65_536)
                except (ConnectionResetError, BrokenPipeError):
                    continue
        child.stdin.write("\n")
        child.stdin.close()
        peak = int(child.stdout.readline())
    assert peak < 400, f"{peak} MiB"

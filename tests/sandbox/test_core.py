"""The core under attack: levers at the wrong moment, files in two hands, steps that fail, what must not be shown."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.requests import Request

from ramp_api.sandbox import Sandbox
from ramp_api.sandbox.admin import _Guard, _name
from ramp_api.sandbox.clock import REFERENCE
from ramp_api.sandbox.problems import Problem
from ramp_api.sandbox.recorder import Recorder, masked
from ramp_api.sandbox.schedule import DUE
from ramp_api.sandbox.world import World
from tests.judge import Judge

from .wire import API, FORM, Wire

SMALL: dict[str, Any] = {"transactions": 20, "headcount": 50, "rate_limit": None}


def admin(wire: Wire, method: str, path: str, body: Any = None) -> Any:
    return wire.send(method, f"/_sandbox{path}", None if body is None else json.dumps(body))


# --- Who may move the levers ---


@pytest.mark.parametrize("hosts", [("0.0.0.0",), ("127.0.0.1", "::1", "localhost")])  # noqa: S104  # what is tested
def test_what_host_says_decides_no_path(hosts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Starlette up to 0.48 at least puts ``Host`` and path together without looking at either."""
    nobody: Any = SimpleNamespace(app=SimpleNamespace(is_authentic=lambda *_: False))
    guard = _Guard(nobody, "http://x", hosts)
    pulled: list[str] = []
    endpoint: Any = guard.endpoint(lambda *_: pulled.append("pulled"), method="GET")
    scope = {"type": "http", "method": "GET", "scheme": "http", "server": ("x", 80), "path": "/_sandbox/state",
             "query_string": b"", "headers": [(b"host", b"x/_sandbox/files/?")]}  # fmt: skip
    monkeypatch.setattr(Request, "url", SimpleNamespace(path="/_sandbox/files/"))
    with pytest.raises(Problem):
        asyncio.run(endpoint(Request(scope)))
    assert not pulled


@pytest.mark.parametrize(
    ("host", "name"),
    [("localhost", "localhost"), ("LocalHost:80", "localhost"), ("[::1]", "::1"), ("[::1]:80", "::1"), ("", ""),
     ("127.0.0.1:5", "127.0.0.1"), ("evil.example:127.0.0.1", "evil.example"), ("[::1].evil.example", "::1")],
)  # fmt: skip
def test_the_name_in_a_host_header(host: str, name: str) -> None:
    assert _name(host) == name


@pytest.mark.parametrize("body", ['{"advance": 1' + "0" * 400 + "}", "[" * 100_000])
def test_what_no_lever_takes_is_no_fault_of_ours(opened: Callable[..., Wire], body: str) -> None:
    assert opened(**SMALL).send("POST", "/_sandbox/clock", body).status in {400, 422}


# --- What is due ---


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    mended: list[str] = []

    def fail(world: World, _: Any) -> None:
        world.store.remember("half", 1)
        if not mended:
            raise RuntimeError("broken")
        world.store.remember("mended", 1)

    monkeypatch.setitem(DUE, "core.fail", fail)

    def note(world: World, found: Any) -> None:
        world.store.remember(found.subject, 1)

    monkeypatch.setitem(DUE, "core.note", note)
    return mended


def test_a_step_that_always_fails_stands_in_nobodys_way(tmp_path: Path, broken: list[str]) -> None:
    options: dict[str, Any] = {**SMALL, "frozen": True, "path": tmp_path / "company"}
    with Sandbox(**options) as sandbox:
        wire = Wire(sandbox)
        assert wire.token
        sandbox._pull(lambda house: house.world.later("core.fail", seconds=1))
        sandbox._pull(lambda house: house.world.later("core.note", "after", seconds=2))
        with pytest.raises(RuntimeError, match="broken"):
            sandbox.advance(5)
        kept = sandbox._pull(lambda house: [house.world.store.recall(key) for key in ("half", "after")])
        assert kept == [None, 1]
        assert [wire.get("/business").status for _ in range(3)] == [200] * 3
        sandbox.advance(5)
        wire.close()
    # Opened again, by a version that can do it perhaps, it is tried again.
    broken.append("mended")
    with Sandbox(**options) as sandbox:
        sandbox.advance(0)
        assert sandbox._pull(lambda house: house.world.store.recall("mended")) == 1


def test_a_request_does_not_pay_for_what_was_due(opened: Callable[..., Wire], broken: list[str]) -> None:
    wire = opened(**SMALL, frozen=True)
    assert wire.token
    sandbox = wire.sandbox

    def late(house: Any) -> None:
        house.world.later("core.fail", seconds=1)
        house.world.clock.advance(5)

    sandbox._pull(late)
    assert wire.json("POST", "/departments", {"name": "x"}).status == 201


# --- Ended at any moment ---

KILLED = """
import os, signal, sys
from ramp_api.sandbox import Sandbox
from ramp_api.sandbox.schedule import DUE
left = [15]
def counted(happening):
    def happen(world, found):
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        happening(world, found)
    return happen
for kind, happening in list(DUE.items()):
    DUE[kind] = counted(happening)
with Sandbox(transactions=400, path=sys.argv[1], frozen=True) as sandbox:
    sandbox.advance(40 * 86_400)
"""


def test_nothing_that_has_happened_lies_ahead_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "company"
    assert subprocess.run([sys.executable, "-c", KILLED, path], check=False).returncode == -signal.SIGKILL
    with Sandbox(transactions=400, path=path, frozen=True) as sandbox:
        assert sandbox.now.date().isoformat() == "2026-12-26"


READER = """
import sys
from ramp_api.sandbox import Sandbox, house
house._KEPT_EVERY = 0.0  # with every turn of the loop, rather than every second
with Sandbox(transactions=20, headcount=50, path=sys.argv[1]) as sandbox:
    sandbox.fault("status=503,operation=business.get,count=2")
    print(sandbox.base_url, flush=True)
    sandbox.wait()
"""


def test_the_clock_and_the_faults_of_who_only_reads_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "company"
    with subprocess.Popen([sys.executable, "-c", READER, path], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        sandbox = Sandbox(**SMALL)
        sandbox._base_url = child.stdout.readline().strip()
        wire = Wire(sandbox)
        assert [wire.get("/business").status for _ in range(3)] == [503, 503, 200]
        first = told = admin(wire, "GET", "/state").json["now"]
        while told == first:  # until a second has gone by in there
            told = admin(wire, "GET", "/state").json["now"]
        child.send_signal(signal.SIGKILL)
        child.wait(20)
        wire.close()
    with Sandbox(**SMALL, path=path) as sandbox:
        assert (sandbox.now - datetime.fromisoformat(told)).total_seconds() > -1.5
        wire = Wire(sandbox)
        assert wire.get("/business").status == 200
        wire.close()


def test_a_reset_that_fails_leaves_everything_as_it_was(opened: Callable[..., Wire]) -> None:
    wire = opened(**SMALL, frozen=True)
    made = wire.json("POST", "/departments", {"name": "kept"}).json
    wire.sandbox.advance(60)
    now = wire.sandbox.now

    def fail(world: World) -> None:
        world.new_id()
        raise sqlite3.OperationalError("database or disk is full")

    wire.sandbox._pull(lambda house: setattr(house.control, "_found", fail))
    with pytest.raises(sqlite3.OperationalError):
        wire.sandbox.reset()
    assert wire.get(f"/departments/{made['id']}").json == made
    assert wire.sandbox.now == now


def test_a_file_is_one_sandboxs_at_a_time(tmp_path: Path) -> None:
    options: dict[str, Any] = {**SMALL, "path": tmp_path / "company"}
    with Sandbox(**options) as first:
        with pytest.raises(ValueError, match="in use"), Sandbox(**options):
            pass
        assert first.now >= REFERENCE
    with Sandbox(**options) as again:
        assert again.now >= REFERENCE


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_a_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    with Sandbox(**SMALL, path=tmp_path / "company") as sandbox:
        sandbox.save(tmp_path / "saved")
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("company", "saved")] == [0o600, 0o600]


# --- Faults, snapshots and levers ---


def test_faults_of_the_settings_outlive_a_restore_and_a_reset(opened: Callable[..., Wire]) -> None:
    wire = opened(**SMALL, faults=["status=503,operation=business.get"])
    sandbox = wire.sandbox
    sandbox.snapshot()
    for lever in (sandbox.restore, sandbox.reset, sandbox.clear):
        lever()
        wire._token = None
        assert wire.get("/business").status == 503, lever
    sandbox.mend()
    sandbox.snapshot()
    sandbox.restore()
    assert wire.get("/business").status == 200


def test_a_snapshot_knows_how_often_a_fault_has_struck(opened: Callable[..., Wire], tmp_path: Path) -> None:
    wire = opened(**SMALL, frozen=True)
    assert wire.token
    wire.sandbox.fault("status=503,operation=business.get,count=2")
    assert [wire.get("/business").status for _ in range(3)] == [503, 503, 200]
    wire.sandbox.snapshot()
    wire.sandbox.save(tmp_path / "saved")
    wire.sandbox.restore()
    assert wire.get("/business").status == 200
    saved = opened(**SMALL, frozen=True, path=tmp_path / "saved")
    assert saved.get("/business").status == 200


def test_a_lever_that_is_pulled_as_it_ends_does_not_hang() -> None:
    sandbox = Sandbox(**SMALL)
    told: list[BaseException] = []
    with sandbox:
        thread = sandbox._thread
        assert thread is not None
        # What a loop is given between its last turn and its end: taken, and never done.
        ending: Any = SimpleNamespace(call_soon_threadsafe=lambda _: None)
        thread._loop = ending

        def pull() -> None:
            try:
                thread.call(lambda _: None)
            except RuntimeError as error:
                told.append(error)

        pulling = threading.Thread(target=pull, daemon=True)
        pulling.start()
        time.sleep(0.05)
    pulling.join(5)
    assert "ended" in str(told[0])


def test_a_request_that_began_in_another_world_changes_nothing(opened: Callable[..., Wire]) -> None:
    wire = opened(**SMALL, frozen=True)
    wire.sandbox.snapshot()
    body = b'{"name": "ghost"}'
    host, _, port = wire.sandbox.base_url.removeprefix("http://").rpartition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        head = (f"POST {API}/departments HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                f"Authorization: Bearer {wire.token}\r\nContent-Length: {len(body)}\r\n\r\n")  # fmt: skip
        connection.sendall(head.encode() + body[:3])
        while not wire.sandbox.stats.operations.get("departments.create"):
            time.sleep(0.01)
        wire.sandbox.restore()
        connection.sendall(body[3:])
        assert connection.recv(65_536).startswith(b"HTTP/1.1 404 ")
    wire._token = None
    assert "ghost" not in [one["name"] for one in wire.all("/departments")]


# --- What is kept for looking at ---


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"grant_type=x&client_secret=hush", "text/plain"), (b"client_secret=hush", ""), (b"a=b;token=hush", "application/json")],
)  # fmt: skip
def test_a_form_by_another_name_is_masked_too(body: bytes, kind: str) -> None:
    assert "hush" not in masked(body, kind)


@pytest.mark.parametrize("name", [b"authorization", b"x-api-key", b"x-auth-token", b"cookie"])
def test_headers_that_hold_secrets_are_masked(name: bytes) -> None:
    scope = {"method": "GET", "path": "/x", "query_string": b"", "headers": [(name, b"hush")]}
    recorder = Recorder()
    assert "hush" not in str(recorder.begin(scope, REFERENCE, "t").whole())


def test_no_more_of_the_headers_is_kept_than_of_a_body() -> None:
    scope = {"method": "GET", "path": "/x", "query_string": b"", "headers": [(b"x", b"y" * 1_000_000)] * 9}
    kept = Recorder().begin(scope, REFERENCE, "t").headers
    assert sum(len(name) + len(value) for name, value in kept) <= 16_384 + 1


def test_a_decision_is_not_read_without_end(opened: Callable[..., Wire]) -> None:
    host, _, port = opened(**SMALL).sandbox.base_url.removeprefix("http://").rpartition(":")
    head = f"POST /v1/authorize HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\nContent-Length: {100 << 20}\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(head.encode())
        assert connection.recv(65_536).startswith(b"HTTP/1.1 413 ")


# --- What is ours says that the connection ends ---


def test_a_fault_of_ours_says_that_the_connection_ends(
    opened: Callable[..., Wire], monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = opened(**SMALL)
    assert wire.token
    monkeypatch.setattr(World, "owner", lambda _: 1 / 0)
    reply = wire.get("/business")
    assert (reply.status, reply.headers["connection"]) == (500, "close")


def test_an_amount_beyond_all_measure_is_refused(opened: Callable[..., Wire]) -> None:
    from ramp_api.sandbox.behaviour.card_programs import check_restrictions

    with pytest.raises(Problem, match="amount is more"):
        opened(**SMALL).sandbox._pull(lambda house: check_restrictions(house.world, {"amount": 10**40}))


# --- The judge ---


@pytest.mark.parametrize(
    "body", [b'{"page": {"next": null}}', b'{"data": null, "page": {"next": null}}', b"no JSON", b"[]"]
)
def test_a_page_without_records_in_it_is_no_page(body: bytes) -> None:
    from ramp_api import operations

    judge = Judge()
    judge(next(one for one in operations.all() if one.name == "users.list"), 200, body)
    assert judge.complaints

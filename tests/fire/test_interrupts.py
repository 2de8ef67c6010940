"""Ctrl-C in the midst of a call leaves nothing behind: no lock, slot, socket or thread. Then a call by the same client works.

It happens in a process of its own at four points: while an answer is waited for, between two attempts, while a token is
got, and while the limiter lets nothing through; and in this one at the beginning of any line.
"""

from __future__ import annotations

import json
import linecache
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from ramp_api import Client
from ramp_api.errors import InvalidRequestError
from ramp_api.limits import RollingWindow
from tests.fire.calling import ACTIONS
from tests.fire.held import POINTS, of_the_library, ramp_at, settings_for, slots_left
from tests.fire.proxy import Proxy, descriptors

ROOT = Path(__file__).parents[2]
SAFE = ACTIONS["safe"]


def interrupted(point: str, base_url: str) -> None:
    """In a process of its own: call, be interrupted, tell of it, wait for a word, call again, close, tell again."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever began this may have had it ignored
    settings = settings_for(point, base_url)
    limiter = settings["limiter"]
    client = Client(**settings)
    before = descriptors()
    caught_at = 0.0
    print("ready", flush=True)
    try:
        SAFE(client)
    except KeyboardInterrupt:
        caught_at = time.time()
    say_found(caught_at=caught_at, slots=slots_left(limiter), threads=of_the_library())
    input()
    client._session._limiter = None
    begun = time.monotonic()
    name = SAFE(client).name
    seconds = time.monotonic() - begun
    client.close()
    say_found(name=name, seconds=seconds, threads=of_the_library(), descriptors=descriptors() - before)


def say_found(**found: object) -> None:
    print(json.dumps(found), flush=True)


@pytest.mark.parametrize("point", POINTS)
def test_ctrl_c(point: str) -> None:
    with Proxy(ramp_at(point)) as proxy:
        code = "import sys; from tests.fire.test_interrupts import interrupted; interrupted(*sys.argv[1:])"
        command = [sys.executable, "-c", code, point, proxy.base_url]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            if point != "limiter":
                assert proxy.arrived.wait(10)
            time.sleep(0.2)
            sent_at = time.time()
            child.send_signal(signal.SIGINT)
            first = json.loads(child.stdout.readline())
            if point == "token":
                threading.Timer(0.2, proxy.release.set).start()  # while the next call waits for it
            else:
                proxy.release.set()
            child.stdin.write("\n")
            child.stdin.flush()
            last = json.loads(child.stdout.readline())
            assert child.wait(10) == 0
    assert first["caught_at"] - sent_at < 1
    # A token request that has left is seen through, with its slot; all else is given back at once.
    assert first["slots"] == (1 if point == "token" else 2), first
    assert len(first["threads"]) == (1 if point == "token" else 0), first
    assert last["name"] == "Finance"
    assert last["seconds"] < 2, last
    assert last["threads"] == []
    assert last["descriptors"] == 0, last
    assert sum("/token" in asked.line for asked in proxy.asked) == (1 if point == "token" else 0)
    if point == "token":
        assert "bearer ramp_tok_new" in proxy.asked[-1].head


def closed_by_a_handler() -> None:
    """In a process of its own: a signal's handler closes the client, while what sends its first request is made."""
    client = Client(token="t", base_url="http://127.0.0.1:9", limiter=None)
    signal.signal(signal.SIGINT, lambda *_: client.close())
    make = client._driver._new_transport

    def interrupted() -> Any:
        signal.raise_signal(signal.SIGINT)
        return make()

    client._driver._new_transport = interrupted  # type: ignore[method-assign]
    try:
        SAFE(client)
    except InvalidRequestError as error:
        say_found(error=error.message)


def test_a_handler_that_closes_the_client_is_not_locked_out() -> None:
    code = "from tests.fire.test_interrupts import closed_by_a_handler; closed_by_a_handler()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=20, check=True)
    assert json.loads(done.stdout) == {"error": "the client is closed"}


# A socket that was made in the very line that is broken off is closed by being forgotten, which Python warns of.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
class TestCtrlCAnywhere:
    """At the beginning of any line of what sends a call: whatever it breaks off, the next call works."""

    files = (
        "drivers.py",
        "errands.py",
        "session.py",
        "flow.py",
        "limits.py",
        "transport.py",
        "auth.py",
        "client.py",
        "grants.py",
    )

    def lines(self, client: Client, stop_at: int) -> int:
        """How many lines a call has; at that one it is interrupted."""
        count = 0

        def trace(frame: Any, event: str, _: object) -> Any:
            nonlocal count
            if not frame.f_code.co_filename.endswith(self.files) or "ramp_api" not in frame.f_code.co_filename:
                return None
            # At a `with`, which is come by again when it is left, and at a `try`, Python itself lets nothing in.
            line = linecache.getline(frame.f_code.co_filename, frame.f_lineno).strip()
            if event == "line" and not line.startswith(("with ", "try:")):
                count += 1
                if count == stop_at:
                    raise KeyboardInterrupt
            return trace

        sys.settrace(trace)
        try:
            with suppress(KeyboardInterrupt):
                SAFE(client)
        finally:
            sys.settrace(None)
        return count

    def test_a_call(self) -> None:
        with Proxy(ramp_at("")) as proxy:
            proxy.release.set()
            limiter = RollingWindow(limit=5000, window=10.0)
            before = descriptors()
            with Client(token="t", base_url=proxy.base_url, limiter=limiter, retries=0, timeout=5) as client:
                SAFE(client)
                total = self.lines(client, -1)
                assert total > 50
                for stop_at in range(1, total + 1):
                    self.lines(client, stop_at)
                    assert SAFE(client).name == "Finance"
                assert descriptors() - before <= 2 * 20  # what is kept, at both of its ends
            lost = 5000 - slots_left(limiter)
        # Between taking it and knowing so, and between giving it back and having done so. It errs to the safe side.
        assert lost <= 5, f"of {total} interruptions {lost} lost a slot"
        assert of_the_library() == []

    def test_getting_a_token(self) -> None:
        with Proxy(ramp_at("")) as proxy:
            proxy.release.set()
            credentials: dict[str, Any] = {"client_id": "id", "client_secret": "s", "scopes": "departments:read"}

            def client() -> Client:
                return Client(**credentials, base_url=proxy.base_url, limiter=None, retries=0, timeout=5)

            with client() as first:
                total = self.lines(first, -1)
            for stop_at in range(1, total + 1, 3):
                with client() as ramp:
                    self.lines(ramp, stop_at)
                    assert SAFE(ramp).name == "Finance"
        assert of_the_library() == []

"""A thousand clients opened and closed: no file descriptor, thread or task is left, and hardly any memory.

They live in a process of their own, and the server in the test's, so that all that is counted is theirs. After the
first hundred (imports, caches, the allocators' own stock) every descriptor and thread counts. Memory is what the
process has from the system (its resident set), once cycles are collected and the C library has given back what it
holds for its next use; a leak of 4 KiB a client would show.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import anyio
import pytest

from ramp_api import AsyncClient, Client
from ramp_api.errors import RampError
from tests.fire.calling import ACTIONS
from tests.fire.proxy import GOOD, Asked, Proxy, serve

ROOT = Path(__file__).parents[2]
MANY = 1_000
WARM = 100
MOST = 4 << 20


# --- In the process of their own ---


def settings(base_url: str) -> dict[str, Any]:
    return {"token": "t", "base_url": base_url, "limiter": None}


def sync_used(base_url: str) -> None:
    with Client(**settings(base_url)) as ramp:
        ACTIONS["safe"](ramp)


def sync_unused(base_url: str) -> None:
    Client(**settings(base_url)).close()


def sync_dropped(base_url: str) -> None:
    """Never closed: nobody has it any more."""
    ACTIONS["safe"](Client(**settings(base_url)))


def sync_dropped_unused(base_url: str) -> None:
    Client(**settings(base_url))


def sync_failed(base_url: str) -> None:
    """Its errors hold frames, and go with them."""
    nobody: dict[str, Any] = {**settings(base_url), "retries": 0, "base_url": "http://127.0.0.1:1"}
    with Client(**nobody) as ramp:
        with suppress(RampError):
            ACTIONS["safe"](ramp)


def sync_with_a_token_request(base_url: str) -> None:
    with Client("id", "secret", scopes="departments:read", base_url=base_url, limiter=None) as ramp:
        ACTIONS["safe"](ramp)


async def async_used(base_url: str) -> None:
    async with AsyncClient(**settings(base_url)) as ramp:
        await ACTIONS["safe"](ramp)


async def async_unused(base_url: str) -> None:
    async with AsyncClient(**settings(base_url)):
        pass


async def async_dropped_unused(base_url: str) -> None:
    AsyncClient(**settings(base_url))


async def async_with_a_token_request(base_url: str) -> None:
    async with AsyncClient("id", "secret", scopes="departments:read", base_url=base_url, limiter=None) as ramp:
        await ACTIONS["safe"](ramp)


def left_by(name: str, base_url: str, backend: str, many: str) -> None:
    """Print what so many of them leave."""
    life: Callable[[str], Any] = globals()[name]
    if name.startswith("sync"):
        before = round_of(life, base_url, WARM)
        after = round_of(life, base_url, int(many))
    else:
        before, after = anyio.run(rounds_of, life, base_url, int(many), backend=backend)
    print(json.dumps({what: after[what] - before[what] for what in before}))


def round_of(life: Callable[[str], Any], base_url: str, many: int) -> dict[str, int]:
    for _ in range(many):
        life(base_url)
    return counted()


async def rounds_of(life: Callable[[str], Any], base_url: str, most: int) -> tuple[dict[str, int], dict[str, int]]:
    found: list[dict[str, int]] = []
    for many in (WARM, most):
        for _ in range(many):
            await life(base_url)
        await anyio.sleep(0.05)  # what an event loop closes, it closes in its next rounds
        found.append(counted())
    return found[0], found[1]


def counted() -> dict[str, int]:
    gc.collect()
    return {
        "descriptors": len(os.listdir("/proc/self/fd")),  # noqa: PTH208 - they are counted
        "threads": threading.active_count(),
        "tasks": tasks(),
        "clients": sum(isinstance(one, Client | AsyncClient) for one in gc.get_objects()),
        "resident": resident(),
    }


def tasks() -> int:
    import asyncio

    try:
        return len(asyncio.all_tasks())
    except RuntimeError:  # no event loop of asyncio's
        pass
    try:
        import trio

        return trio.lowlevel.current_statistics().tasks_living
    except RuntimeError:
        return 0


def resident() -> int:
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


# --- In the test's ---


LIVES = [
    *((name, "") for name in ("sync_used", "sync_unused", "sync_dropped", "sync_dropped_unused", "sync_failed")),
    ("sync_with_a_token_request", ""),
    *(
        (name, backend)
        for name in ("async_used", "async_unused", "async_dropped_unused", "async_with_a_token_request")
        for backend in ("asyncio", "trio")
    ),
]


@pytest.mark.parametrize(("name", "backend"), LIVES)
def test_clients_leave_nothing(name: str, backend: str) -> None:
    many = 300 if "token" in name else MANY
    with Proxy(serve(with_token)) as proxy:
        code = "import sys; from tests.fire.test_leaks import left_by; left_by(*sys.argv[1:])"
        command = [
            sys.executable,
            "-W",
            "ignore::ResourceWarning",
            "-c",
            code,
            name,
            proxy.base_url,
            backend,
            str(many),
        ]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    print(name, backend, done.stdout)
    left = json.loads(done.stdout)
    assert {what: left[what] for what in ("descriptors", "threads", "tasks", "clients")} == {
        "descriptors": 0, "threads": 0, "tasks": 0, "clients": 0,
    }, left  # fmt: skip
    assert left["resident"] < MOST, left
    assert len(proxy.wires) == connections(name, many) + connections(name, WARM)


def connections(name: str, many: int) -> int:
    """Those of so many clients: a token request of a task has one of its own, because its thread outlives the task."""
    if "unused" in name or name == "sync_failed":
        return 0
    return 2 * many if name == "async_with_a_token_request" else many


def with_token(asked: Asked) -> bytes:
    if "/token" not in asked.line:
        return GOOD
    body = b'{"access_token": "t", "token_type": "Bearer", "expires_in": 3600, "scope": "departments:read"}'
    return b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body)

"""What the limiter and the retry layer cost a call, bound 20 µs together; and how much of Ramp's limit is used.

The cost is measured without a socket: what a call asks for is given at once. It is the processor's time above the same
call with nothing between it and the wire; figures are medians, with the lowest in parentheses.

The use is measured against a sandbox that refuses what is more than 200 in any rolling 10 s, behind a relay that takes
half of 200 ms on each way, more or less: 16 workers ask as fast as they may. Bound: 97 % of 200 in 10 s once the first
200 are through, and no 429. The peers are what is usually done, in front of the same client, each with a sandbox of
its own at the same time.
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from ramp_api import Client
from ramp_api.errors import RateLimitError, TransportError
from ramp_api.flow import NOW, Flow, Instant, Sleep, send
from ramp_api.host_window import HostWindow
from ramp_api.http import Headers, Request, Response
from ramp_api.limits import Limiter, RollingWindow
from ramp_api.operations.business import GET
from ramp_api.seeing import Watch
from ramp_api.session import Session

LIMIT, WINDOW = 200, 10.0
WORKERS = 16
LATENCY = 0.2
JITTER = 0.5
WINDOWS = 4
"""How many times 200 are measured, after the first."""


# --- What they cost ---

ROUNDS = 15
CALLS = 5_000
_ANSWER = Response(200, Headers(), b"{}")


class _AtOnce:
    """A driver without a wire: what is sent is answered at once, and time goes by so that the limit has just room."""

    def __init__(self) -> None:
        self._at = 1_000_000.0

    def run(self, flow: Flow[Any]) -> None:
        effect = next(flow)
        while True:
            outcome: object = _ANSWER
            if effect is NOW:
                self._at += 0.05  # one look at the clock, one request of 200 in 10 s
                outcome = Instant(self._at, self._at)
            elif isinstance(effect, Sleep):
                raise RuntimeError("a wait was to be measured, and is none of the cost")
            try:
                effect = flow.send(outcome)
            except StopIteration:
                return


def _timed(make: Callable[[], Flow[Any]], run: Callable[[Flow[Any]], object]) -> float:
    started = time.thread_time()
    for _ in range(CALLS):
        run(make())
    return (time.thread_time() - started) / CALLS * 1e6


def _print_cost() -> None:
    request = Request("GET", f"https://demo-api.ramp.com{GET.path}")

    def layer(limiter: Limiter | None) -> Callable[[], Flow[Any]]:
        session = Session(origin="https://demo-api.ramp.com", limiter=limiter, retries=3, timeout=180.0, watch=Watch())
        return lambda: session.send(GET, request, "safe")

    with tempfile.TemporaryDirectory() as folder:
        ways = {
            "nothing between": lambda: send(request),
            "the retry layer alone": layer(None),
            "with the limiter of a process": layer(RollingWindow()),
            "with the limiter of a host": layer(HostWindow(Path(folder) / "window")),
        }
        run = _AtOnce().run
        taken: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(ROUNDS):
            for name, make in ways.items():
                taken[name].append(_timed(make, run))
    bare = taken.pop("nothing between")
    print(f"{statistics.median(bare[1:]):6.2f} µs a call with nothing between it and the wire; above that:")
    for name, figures in taken.items():
        above = [one - other for one, other in zip(figures, bare, strict=True)][1:]
        bound = "; bound 20" if name.endswith("of a process") else ""
        print(f"{statistics.median(above):6.2f} ({min(above):.2f}) µs {name}{bound}")


# --- A sandbox far away ---


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, chance: Callable[[], float]) -> None:
    """Bytes come out as they went in, and in that order, a while later."""
    loop, last = asyncio.get_running_loop(), 0.0
    while data := await reader.read(65_536):
        # No packet overtakes another of the same connection.
        last = max(last + 1e-6, loop.time() + LATENCY / 2 * chance())
        loop.call_at(last, writer.write, data)
    loop.call_at(max(last + 1e-6, loop.time()), writer.close)


async def _relay(port: int, jitter: float) -> None:
    chance = partial(random.Random(2026).uniform, 1 - jitter, 1 + jitter)  # noqa: S311 - jitter
    tasks = set[asyncio.Task[None]]()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        for way in ((reader, far_writer), (far_reader, writer)):
            task = asyncio.create_task(_pass_on(*way, chance))
            tasks.add(task)
            task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


@contextmanager
def _process(*command: str) -> Generator[str]:
    """A program that says a line once it is ready."""
    root = Path(__file__).parents[1]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
    try:
        assert process.stdout is not None  # noqa: S101 - asked for
        yield process.stdout.readline()
    finally:
        process.terminate()
        process.communicate()


@contextmanager
def _far_sandbox(jitter: float) -> Generator[dict[str, Any]]:
    program = str(Path(sys.executable).with_name("ramp-api"))
    with _process(program, "sandbox", "--port", "0", "--json", "--empty") as line:
        sandbox = json.loads(line)
        port = sandbox["base_url"].rpartition(":")[2]
        with _process(sys.executable, "-m", "benchmarks.limits", port, str(jitter)) as origin:
            yield {**sandbox, "far_url": origin.strip()}


# --- How much of the limit is used ---


class _Sent:
    """A window over the times of sending."""

    def __init__(self) -> None:
        self._times: deque[float] = deque([float("-inf")] * LIMIT)
        self._lock = threading.Lock()

    def __call__(self) -> None:
        with self._lock:
            time.sleep(max(0.0, self._times.popleft() + WINDOW - time.monotonic()))
            self._times.append(time.monotonic())


class _Bucket:
    """A token bucket: so many at once, and one more every twentieth of a second."""

    def __init__(self, burst: int) -> None:
        self._burst = burst
        self._tokens, self._at = float(burst), time.monotonic()
        self._lock = threading.Lock()

    def __call__(self) -> None:
        with self._lock:
            now = time.monotonic()
            self._tokens = min(self._burst, self._tokens + (now - self._at) * LIMIT / WINDOW)
            self._at = now
            self._tokens -= 1
            if self._tokens < 0:
                time.sleep(-self._tokens * WINDOW / LIMIT)


def _at_once() -> None:
    pass


def _use(sandbox: dict[str, Any], before: Callable[[], object], limiter: RollingWindow | None) -> tuple[float, int]:
    """The part of the limit that is used, and how many were refused."""
    answered: list[float] = []
    enough = LIMIT * (1 + WINDOWS)
    until = time.monotonic() + (2 + WINDOWS) * WINDOW

    def work() -> None:
        while len(answered) < enough and time.monotonic() < until:
            before()
            try:
                ramp.business.get()
            except (RateLimitError, TransportError):  # who is refused too often has no time left
                continue
            answered.append(time.monotonic())

    credentials = sandbox["client_id"], sandbox["client_secret"]
    options: dict[str, Any] = {"scopes": ["business:read"], "base_url": sandbox["far_url"], "limiter": limiter}
    options["timeout"] = 2 * WINDOW
    with Client(*credentials, **options) as ramp, ThreadPoolExecutor(WORKERS) as pool:
        for worker in [pool.submit(work) for _ in range(WORKERS)]:
            worker.result()
    ended = time.monotonic()
    answered.sort()
    later = answered[LIMIT:enough]
    seconds = (ended if len(answered) < enough else later[-1]) - answered[LIMIT - 1]
    with urllib.request.urlopen(f"{sandbox['base_url']}/_sandbox/state") as state:  # noqa: S310 - loopback
        return len(later) / seconds * WINDOW / LIMIT, json.load(state)["rate_limited"]


def _print_use() -> None:
    ways: dict[str, Callable[[], tuple[Callable[[], object], RollingWindow | None]]] = {
        "ramp-api (a slot is free a window after its answer)": lambda: (_at_once, RollingWindow()),
        "a window over the times of sending": lambda: (_Sent(), None),
        "a token bucket of 200": lambda: (_Bucket(LIMIT), None),
        "paced, one every 50 ms": lambda: (_Bucket(1), None),
    }
    with ExitStack() as stack, ThreadPoolExecutor(2 * len(ways)) as pool:
        waiting = {
            (jitter, name): pool.submit(_use, stack.enter_context(_far_sandbox(jitter)), *way())
            for jitter in (0.0, JITTER)
            for name, way in ways.items()
        }
        for (jitter, name), figures in waiting.items():
            part, refused = figures.result()
            bound = "" if jitter or not name.startswith("ramp-api") else "; bound 97.0 % and none"
            span = f"{LATENCY * (1 - jitter) * 1000:.0f} to {LATENCY * (1 + jitter) * 1000:.0f} ms"
            far = span if jitter else f"{LATENCY * 1000:.0f} ms"
            print(f"{far:<14} {name:<51} {part:6.1%} of the limit, {refused} refused{bound}")


def main() -> None:
    """The cost, then the use, which takes a minute and a half."""
    _print_cost()
    _print_use()


if __name__ == "__main__":
    asyncio.run(_relay(int(sys.argv[1]), float(sys.argv[2])))

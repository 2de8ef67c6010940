"""A million records streamed through ``list()``: what the process holds on the way; it should be flat."""

from __future__ import annotations

import resource
import time
from pathlib import Path

from benchmarks.serving import server
from ramp_api import Client

RECORDS = 1_000_000
MARKS = 10


def _held() -> int:
    """What this process holds, in bytes: now on Linux, the most so far elsewhere."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Read on and on; prints what is held after each tenth."""
    with server() as origin, Client(token="t", base_url=origin, limiter=None) as ramp:
        started, first, count = time.perf_counter(), 0, 0
        for count, _ in enumerate(ramp.transactions.list(), 1):
            if count % (RECORDS // MARKS) == 0:
                held = _held()
                first = first or held
                print(f"{count:>9,} records  {held / 2**20:6.1f} MiB  ({(held - first) / 2**20:+.1f} since the first)")
            if count == RECORDS:
                break
        print(f"{count / (time.perf_counter() - started):,.0f} records/s")

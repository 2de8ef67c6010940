"""The sandbox under load: pages of 100 out of many transactions, from 16 connections of another process.

What is counted is what one core of the server's does: its own CPU time a page, beside the wall clock.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import time
import urllib.request
from base64 import b64encode
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATH = "/developer/v1/transactions"
TICKS = os.sysconf("SC_CLK_TCK")
CONNECTIONS = 16


@contextmanager
def running(transactions: int) -> Generator[dict[str, Any]]:
    """A sandbox in a process of its own; gives what it says of itself, and its ``pid``."""
    command = [str(Path(sys.executable).with_name("ramp-api")), "sandbox", "--port", "0", "--no-rate-limit", "--json"]
    process = subprocess.Popen([*command, "--transactions", str(transactions)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None  # noqa: S101 - asked for
        yield {**json.loads(process.stdout.readline()), "pid": process.pid}
    finally:
        process.terminate()
        process.communicate()


def token(sandbox: dict[str, Any]) -> str:
    """An access token."""
    basic = b64encode(f"{sandbox['client_id']}:{sandbox['client_secret']}".encode()).decode()
    request = urllib.request.Request(  # noqa: S310 - loopback
        f"{sandbox['base_url']}/developer/v1/token",
        b"grant_type=client_credentials&scope=transactions:read",
        {"authorization": f"Basic {basic}", "content-type": "application/x-www-form-urlencoded"},
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - loopback
        found: str = json.load(answer)["access_token"]
        return found


def cpu_seconds(pid: int) -> float:
    """What a process has worked."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident(pid: int) -> float:
    """A process's memory in MiB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


class Reader:
    """One connection that follows ``next`` from page to page."""

    def __init__(self, base_url: str, bearer: str) -> None:
        self._host, _, self._port = base_url.removeprefix("http://").rpartition(":")
        self._base_url = base_url
        self._head = f"host: {base_url.removeprefix('http://')}\r\nauthorization: Bearer {bearer}\r\n\r\n"
        self.seconds: list[float] = []

    async def follow(self, count: int) -> None:
        """Read so many pages, from the first."""
        reader, writer = await asyncio.open_connection(self._host, int(self._port), limit=1 << 20)
        target = f"{PATH}?state=ALL&page_size=100"
        for _ in range(count):
            began = time.perf_counter()
            writer.write(f"GET {target} HTTP/1.1\r\n{self._head}".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            (length,) = (int(line[15:]) for line in head.split(b"\r\n") if line[:15].lower() == b"content-length:")
            body = await reader.readexactly(length)
            self.seconds.append(time.perf_counter() - began)
            following = body[body.rindex(b'"next":') + 7 : -2]
            target = json.loads(following).removeprefix(self._base_url)
        writer.close()


async def load(sandbox: dict[str, Any], bearer: str, pages: int) -> list[float]:
    """Read from all connections at once; the seconds that each page took."""
    readers = [Reader(sandbox["base_url"], bearer) for _ in range(CONNECTIONS)]
    await asyncio.gather(*(reader.follow(pages) for reader in readers))
    return [seconds for reader in readers for seconds in reader.seconds]


def main(transactions: int = 1_000_000) -> None:
    """Load, then one reader to the ten-thousandth page."""
    began = time.perf_counter()
    with running(transactions) as sandbox:
        print(f"founded and listening after {time.perf_counter() - began:.1f} s")
        pid, bearer = sandbox["pid"], token(sandbox)
        asyncio.run(load(sandbox, bearer, 20))
        before, worked, began = resident(pid), cpu_seconds(pid), time.perf_counter()
        taken = sorted(asyncio.run(load(sandbox, bearer, 400)))
        wall, work = time.perf_counter() - began, cpu_seconds(pid) - worked
        print(
            f"{CONNECTIONS} connections: {len(taken) / wall:6.0f} pages/s, {len(taken) / work:6.0f} a second of CPU; "
            f"p50 {taken[len(taken) // 2] * 1000:.1f} ms, p99 {taken[len(taken) * 99 // 100] * 1000:.1f} ms"
        )
        last = min(10_000, transactions // 100 - 1)
        reader = Reader(sandbox["base_url"], bearer)
        asyncio.run(reader.follow(last))
        first, end = sum(reader.seconds[50:250]), sum(reader.seconds[-200:])
        print(f"pages {last - 199} to {last}: {end / 200 * 1000:.2f} ms each, the first {first / 200 * 1000:.2f} ms")
        print(f"memory: {before:.0f} MiB before, {resident(pid):.0f} MiB after {len(taken) + last} pages")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--transactions", type=int, default=1_000_000)
    main(parser.parse_args().transactions)

"""What a call costs above the HTTP library alone; bound: 80 µs. One small object, one connection, loopback.

Ours is the whole call: checks, token, limiter, retry layer, decoding. The bare one reads the bytes and no more.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import anyio
import httpx2

from benchmarks.serving import server
from ramp_api import AsyncClient, Client
from ramp_api.limits import RollingWindow
from ramp_api.tokens import OAuth2Token

ROUNDS = 15
CALLS = 200
PATH = "/developer/v1/departments/d"
HEADERS = {"authorization": "Bearer ramp_tok_benchmark"}


def _settings(origin: str) -> dict[str, Any]:
    # A token with an end and a limiter with room, so that both are looked at and neither is waited for.
    token = OAuth2Token.of("ramp_tok_benchmark", expires_at=datetime.now(UTC) + timedelta(days=1))
    return {"token": token, "base_url": origin, "limiter": RollingWindow(limit=100_000)}


def _timed(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    for _ in range(CALLS):
        call()
    return (time.perf_counter() - started) / CALLS * 1e6


def _print(what: str, bare: list[float], ours: list[float]) -> None:
    above = statistics.median(one - other for one, other in zip(ours, bare, strict=True))
    both = f"{statistics.median(bare):7.1f} µs httpx2 alone, {statistics.median(ours):7.1f} µs ramp-api"
    print(f"{what:<8} {both}: {above:+.1f} µs")


def _sync(origin: str) -> None:
    bare: list[float] = []
    ours: list[float] = []
    with (
        httpx2.Client(headers=HEADERS) as http,
        Client(**_settings(origin)) as ramp,
    ):
        for _ in range(ROUNDS):
            bare.append(_timed(lambda: http.get(origin + PATH).content))
            ours.append(_timed(lambda: ramp.departments.get("d")))
    _print("sync", bare[1:], ours[1:])


async def _asynchronous(origin: str) -> None:
    bare: list[float] = []
    ours: list[float] = []
    async with (
        httpx2.AsyncClient(headers=HEADERS) as http,
        AsyncClient(**_settings(origin)) as ramp,
    ):
        for _ in range(ROUNDS):
            started = time.perf_counter()
            for _ in range(CALLS):
                await http.get(origin + PATH)
            between = time.perf_counter()
            for _ in range(CALLS):
                await ramp.departments.get("d")
            ended = time.perf_counter()
            bare.append((between - started) / CALLS * 1e6)
            ours.append((ended - between) / CALLS * 1e6)
    _print("async", bare[1:], ours[1:])


def main() -> None:
    """Interleaved rounds; the median of what each round's calls cost above the bare ones."""
    with server() as origin:
        _sync(origin)
        anyio.run(_asynchronous, origin)

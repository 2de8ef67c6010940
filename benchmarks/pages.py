"""Reading pages of 100 transactions to typed records: pages a second and CPU a page, beside what others do."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable

import httpx

from benchmarks.mirror import page_of
from benchmarks.serving import PAGES, server
from ramp_api import Client
from ramp_api.models.transactions import Transaction

ROUNDS = 9
COUNT = 40


def main() -> None:
    """Interleaved rounds of following ``next`` through the same pages; medians, and ratios to ours."""
    page_model = page_of(Transaction)

    with server() as origin, httpx.Client() as http, Client(token="t", base_url=origin, limiter=None) as ramp:

        def follow(read: Callable[[bytes], str]) -> int:
            url, count = f"{origin}{PAGES}?page_size=100", 0
            for _ in range(COUNT):
                url = read(http.get(url, headers={"authorization": "Bearer t"}).content)
                count += 1
            return count

        def ours() -> int:
            pages = ramp.transactions.list().pages()
            return sum(len(next(pages).data or ()) for _ in range(COUNT)) // 100

        def plain() -> int:
            return follow(lambda body: str(json.loads(body)["page"]["next"]))

        def typed() -> int:
            return follow(lambda body: str(page_model.model_validate_json(body).page["next"]))

        ways = {"ramp-api (typed)": ours, "httpx + json (dicts)": plain, "httpx + pydantic (typed)": typed}
        wall: dict[str, list[float]] = {name: [] for name in ways}
        cpu: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(ROUNDS):
            for name, way in ways.items():
                started, worked = time.perf_counter(), time.process_time()
                assert way() == COUNT  # noqa: S101 - a benchmark of nothing would be fast
                wall[name].append((time.perf_counter() - started) / COUNT)
                cpu[name].append((time.process_time() - worked) / COUNT)
    base = statistics.median(cpu["ramp-api (typed)"][1:])
    for name in ways:
        seconds, work = statistics.median(wall[name][1:]), statistics.median(cpu[name][1:])
        print(
            f"{name:<26} {1 / seconds:7.0f} pages/s  {work * 1000:6.2f} ms CPU a page  ({work / base:.2f} times ours)"
        )

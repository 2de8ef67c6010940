"""A page of 100 transactions from bytes to models, beside bare msgspec on the same structs; bound: 1.15 times."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import msgspec

from benchmarks.mirror import page_of
from benchmarks.serving import transactions
from ramp_api.codec import decode
from ramp_api.http import Headers, Response
from ramp_api.models.transactions import Transaction
from ramp_api.operations.transactions import LIST
from ramp_api.pages import PageInfo

ROUNDS = 41
COUNT = 20


class _Page(msgspec.Struct):
    data: list[Transaction]
    page: PageInfo


def main() -> None:
    """Interleaved rounds; medians of CPU time, and ratios to bare msgspec within each round."""
    body = b'{"data":[' + b",".join(transactions(100)) + b'],"page":{"next":null}}'
    response = Response(200, Headers(), body)
    bare = msgspec.json.Decoder(_Page)
    pydantic_page = page_of(Transaction)
    ways: dict[str, Callable[[], Any]] = {
        "bare msgspec (same structs)": lambda: bare.decode(body),
        "ramp-api": lambda: decode(LIST, response),
        "json.loads (dicts)": lambda: json.loads(body),
        "pydantic (same fields)": lambda: pydantic_page.model_validate_json(body),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(ROUNDS + 1):
        for name, way in ways.items():
            started = time.process_time()
            for _ in range(COUNT):
                way()
            if number:  # the first round warms
                taken[name].append((time.process_time() - started) / COUNT)
    base = taken["bare msgspec (same structs)"]
    print(f"a page of {len(body):,} bytes")
    for name, figures in taken.items():
        ratio = statistics.median(one / other for one, other in zip(figures, base, strict=True))
        print(f"{name:<28} {statistics.median(figures) * 1000:6.3f} ms  ({ratio:.2f} times bare)")

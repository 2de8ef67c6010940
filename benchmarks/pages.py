"""Reading pages of 100 transactions to typed records: pages a second and CPU a page, beside what others do."""

from __future__ import annotations

import enum
import json
import statistics
import time
import types
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import httpx
import msgspec
import pydantic

from benchmarks.serving import PAGES, server
from ramp_api import Client
from ramp_api.models.transactions import Transaction

ROUNDS = 9
COUNT = 40
# What pydantic has as well.
_ALIKE: set[Any] = {str, int, bool, Decimal, datetime, date, type(None)}


def _mirror(hint: Any, made: dict[Any, Any]) -> Any:
    """The same type for pydantic: every field typed, optional and nullable."""
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return Union[tuple(_mirror(part, made) for part in get_args(hint))]  # noqa: UP007 - made at run time
    if origin is list:
        return types.GenericAlias(list, (_mirror(get_args(hint)[0], made),))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        if hint not in made:
            fields = {name: (_mirror(part, made) | None, None) for name, part in get_type_hints(hint).items()}
            made[hint] = _create(hint.__name__, fields)
        return made[hint]
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return str  # pydantic has no open enums
    return cast("Any", hint) if hint in _ALIKE else Any


def _create(name: str, fields: dict[str, Any]) -> Any:
    create: Any = pydantic.create_model
    return create(name, **fields)


def main() -> None:
    """Interleaved rounds of following ``next`` through the same pages; medians, and ratios to ours."""
    records = types.GenericAlias(list, (_mirror(Transaction, {}),))
    page_model = _create("Page", {"data": (records, ...), "page": (dict[str, Any], ...)})

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

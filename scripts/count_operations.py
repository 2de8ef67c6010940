"""Counts the operations, and what each has: a method on both clients, a docstring, typed results. Fails at any gap."""

from __future__ import annotations

import inspect
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

from ramp_api import AsyncClient, Client, operations
from ramp_api.operation import OPEN, Operation

# Written by hand, and called by grant rather than by row.
_BY_HAND = "auths"
_CLIENTS: tuple[type[Client | AsyncClient], ...] = (Client, AsyncClient)
_ORDER: tuple[str, ...] = (
    "operations", "  published", "  later, request known", "  later, known by path", "  legacy",
    "methods on Client", "methods on AsyncClient", "  with summary", "  with path", "  with example",
    "requests, typed", "requests, open", "requests, none", "results, typed", "results, open", "results, none",
)  # fmt: skip


def main() -> int:
    """Print the table and every gap; fail if there is any."""
    rows = list(operations.all())
    figures = count(rows)
    width = max(len(name) for name in figures)
    print("\n".join(f"{name:<{width}}  {figure:>5}" for name, figure in figures.items()))
    found = list(gaps(rows))
    print("\n".join(found) or "No operation is skipped, and none lacks anything")
    return 1 if found else 0


def count(rows: Iterable[Operation[Any]]) -> dict[str, int]:
    """What there is, by name, in the order of the table."""
    figures = Counter(dict.fromkeys(_ORDER, 0))
    for row in rows:
        figures["operations"] += 1
        figures[f"  {edition(row)}"] += 1
        figures[f"requests, {shape(row.body)}"] += 1
        figures[f"results, {shape(row.result)}"] += 1
        for client in _CLIENTS:
            method = method_of(client, row.name)
            figures[f"methods on {client.__name__}"] += method is not None
            for part in said(method, row):
                figures[f"  with {part}"] += 1
    return dict(figures)


def edition(row: Operation[Any]) -> str:
    """Where an operation is known from, and how well."""
    if row.since != "2026-08":
        return {"2025-08": "published", "2022": "legacy"}[row.since]
    return "later, request known" if row.known == "request" else "later, known by path"


def shape(reference: str | None) -> str:
    """How much is known of a request or an answer."""
    return {None: "none", OPEN: "open"}.get(reference, "typed")


def method_of(client: type[Client | AsyncClient], name: str) -> Any:
    """An operation's method on a client, or None."""
    try:
        return reduce(getattr, name.split("."), client(token="none"))  # noqa: S106 - nothing is sent
    except AttributeError:
        return None


def said(method: Any, row: Operation[Any]) -> set[str]:
    """Which parts a method's docstring has."""
    doc = " ".join((inspect.getdoc(method) or "").split()) if method is not None else ""
    parts = {
        "summary": bool(re.match(r"\w.*?[.:]", doc)),
        "path": f"``{row.method} {row.path}``" in doc,
        "example": "Example:" in doc,
    }
    return {name for name, there in parts.items() if there}


def gaps(rows: Iterable[Operation[Any]]) -> Iterator[str]:
    """What is missing, a line each."""
    names = Counter(row.name for row in rows)
    yield from (f"{name}: stands in the table {times} times" for name, times in names.items() if times > 1)
    for row in rows:
        if not row.summary:
            yield f"{row.name}: has no summary"
        for client in _CLIENTS:
            method = method_of(client, row.name)
            if method is None:
                yield f"{row.name}: {client.__name__} has no method for it"
            elif "summary" not in (parts := said(method, row)):
                yield f"{row.name}: its method on {client.__name__} has no docstring"
            elif "path" not in parts and not row.name.startswith(_BY_HAND):
                yield f"{row.name}: its method on {client.__name__} does not say what it is at Ramp"


if __name__ == "__main__":
    sys.exit(main())

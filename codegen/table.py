"""Writes ``docs/operations.md``: every operation, its method, scopes, what is typed of it, and since when."""

from __future__ import annotations

from codegen.classes import Classes
from codegen.facts import FIRST, LEGACY, Facts, Op

__all__ = ["text"]

_HEADING = """# Operations

Every operation of Ramp's API that this library has, {count} in all. This page is generated from the table in
`ramp_api.operations`; what a method takes and gives is in its docstring.

- **Typed**: `yes`, or `request` where Ramp has not published what it answers (open JSON), or `open` where neither is
  known. A 204 and other empty answers count as typed.
- **Since**: the edition of Ramp's document that first had it. `2022` is what only the Rust crate's document had.
- *beta*, *deprecated*, *plus* (needs Ramp Plus), *destructive*: as Ramp says, where it has been heard: of the
  operations since 2026-08 whose request is typed, no flags are known. *unlisted*: left out of Ramp's list of
  2026-08, though earlier documents have it.

| method | Ramp | scopes | typed | since | |
|---|---|---|---|---|---|
"""


def text(facts: Facts, classes: Classes) -> str:
    """The whole page."""
    by_resource = sorted(facts.operations, key=lambda op: op.name.rpartition(".")[0])
    return _HEADING.format(count=len(by_resource)) + "".join(_line(op) for op in by_resource)


def _line(op: Op) -> str:
    scopes = ", ".join(f"`{scope}`" for scope in op.scopes)
    typed = "yes" if "python_result" in op.extra else {"all": "yes", "request": "request", "path": "open"}[op.known]
    flags = [name for name in ("beta", "plus", "destructive") if getattr(op, name)]
    flags += ["deprecated"] if op.deprecated and op.since != LEGACY else ["legacy"] if op.since == LEGACY else []
    flags += ["unlisted"] if op.unlisted_since else []
    since = op.since if op.since != FIRST else f"≤ {FIRST}"
    return f"| `{op.name}` | `{op.method} {op.path}` | {scopes} | {typed} | {since} | {', '.join(flags)} |\n"

"""Writes ``docs/sandbox-operations.md``: how the sandbox answers each operation, and where that is known from.

``--check`` writes nothing, and fails where writing would change anything.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ramp_api import operations
from ramp_api.operation import PREFIX
from ramp_api.sandbox import Sandbox
from ramp_api.sandbox.app import OAUTH
from ramp_api.sandbox.registry import BEHAVIOURS

PAGE = Path(__file__).parents[1] / "docs" / "sandbox-operations.md"
OAUTH_SOURCE = "RFC 6749, RFC 7009, RFC 7636; Ramp's guides"

HEAD = """# How the sandbox answers each operation

Written by `scripts/sandbox_page.py` from what the sandbox registers; never edited by hand.

- **stateful**: it is answered out of records that the API's own calls change.
- **validated**: the request is checked whole (token, scopes, path, query and body), and then answered with a 501 that
  names the operation: there is no state behind it yet.
- **501**: as above, but nothing is published that a body could be checked against.

Where a behaviour is known from: *Ramp's document* is the OpenAPI document of 2025-08, *Ramp's guides* its public words
on behaviour, *seen in practice* what connectors report of Ramp's own sandbox, and *assumed* is our guess, with what it
is modelled on. What is assumed may be otherwise at Ramp: try it there before you rely on it.

"""


def level(name: str, body: str | None) -> str:
    """How an operation is answered."""
    if name in Sandbox.operations:
        return "stateful"
    return "501" if body == "open" else "validated"


def lines() -> Iterator[str]:
    """The page's tables."""
    rows = sorted(operations.all(), key=lambda operation: operation.name)
    count = Counter(level(row.name, row.body) for row in rows)
    yield HEAD
    yield f"{len(rows)} operations: " + ", ".join(f"{number} {word}" for word, number in count.most_common()) + ".\n\n"
    group = ""
    for row in rows:
        resource = row.name.partition(".")[0]
        if resource != group:
            group = resource
            yield f"\n## {group}\n\n| operation | | answered | known from |\n|---|---|---|---|\n"
        source = OAUTH_SOURCE if row.name in OAUTH else BEHAVIOURS[row.name].source if row.name in BEHAVIOURS else ""
        path = row.path.removeprefix(PREFIX)
        yield f"| `{row.name}` | `{row.method} {path}` | {level(row.name, row.body)} | {source} |\n"


def main() -> int:
    """Write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where it would change anything")
    page = "".join(lines()).replace("\n\n\n", "\n\n")
    if not parser.parse_args().check:
        PAGE.write_text(page, encoding="utf-8")
        return 0
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page:
        print(f"{PAGE.name} is not what the sandbox registers: run scripts/sandbox_page.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

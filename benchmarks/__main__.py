"""Run every benchmark: ``python -m benchmarks [NAME …]``."""

from __future__ import annotations

import sys

from benchmarks import calls, decoding, imports, limits, memory, pages, sandbox, tokens

ALL = {
    "imports": imports.main,
    "calls": calls.main,
    "decoding": decoding.main,
    "pages": pages.main,
    "memory": memory.main,
    "tokens": tokens.main,
    "limits": limits.main,
    "sandbox": sandbox.main,
}


def main(names: list[str]) -> int:
    """Run those named, or all of them."""
    if unknown := [name for name in names if name not in ALL]:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(ALL)}", file=sys.stderr)
        return 2
    for name in names or ALL:
        print(f"\n{name}\n{'-' * len(name)}")
        ALL[name]()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

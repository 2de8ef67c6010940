"""What importing costs, above an empty interpreter; bounds: ``import ramp_api`` 30 ms."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 21
CLIENT = "from ramp_api import Client"
STATEMENTS = (
    "import ramp_api",
    CLIENT,
    f"{CLIENT}; import ramp_api.resources.vendors, ramp_api.models.vendors",
    f"{CLIENT}; from ramp_api import operations; list(operations.all())",
    "import httpx2",
    "import httpx",
    "import pydantic",
)


def _seconds(statement: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - started


def main() -> None:
    """Interleaved rounds; each statement's median above that round's empty interpreter."""
    above: dict[str, list[float]] = {statement: [] for statement in STATEMENTS}
    for number in range(ROUNDS + 1):
        empty = _seconds("pass")
        for statement in STATEMENTS:
            seconds = _seconds(statement) - empty
            if number:  # the first round warms the disk
                above[statement].append(seconds * 1000)
    for statement, figures in above.items():
        print(f"{statement:<78} {statistics.median(figures):6.1f} ms  (lowest {min(figures):.1f})")

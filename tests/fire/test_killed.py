"""A process that moves money is killed, time and again, and started anew: what it began is there once, and all of it.

The process writes down what it is about to do, and what was done; a new one goes on from that.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from ramp_api.sandbox import Sandbox

COUNT = 8

# Begun and not ended: with a key it is done again, without one it is looked for first.
PROGRAM = """
import sys
from pathlib import Path
from ramp_api import Client

base_url, client_id, owner, journal, kind, count = sys.argv[1:]
secret = sys.stdin.readline().strip()
begun = Path(journal).read_text().split()
LIMIT = {
    "spending_restrictions": {"limit": {"amount": 1000, "currency_code": "USD"}, "interval": "MONTHLY"},
    "permitted_spend_types": {"primary_card_enabled": True, "reimbursements_enabled": True},
}
scopes = ["departments:read", "departments:write", "limits:write"]

def write_down(word):
    with open(journal, "a") as file:
        file.write(word + "\\n")

with Client(client_id, secret, base_url=base_url, scopes=scopes, limiter=None) as ramp:
    for number in range(int(count)):
        name = f"intent-{number}-x"
        if f"ended:{name}" in begun:
            continue
        in_doubt = f"begun:{name}" in begun
        write_down(f"begun:{name}")
        if kind == "keyed":
            ramp.limits.create(display_name=name, user_id=owner, idempotency_key=f"key-of-{name}", **LIMIT)
        elif not in_doubt or name not in [found.name for found in ramp.departments.list()]:
            ramp.departments.create(name=name)
        write_down(f"ended:{name}")
        print(name, flush=True)
"""


def run(sandbox: Sandbox, owner: str, journal: Path, kind: str, *, killed_after: int) -> bool:
    """Start it, and kill it after so many, in the midst of the next; whether it ended by itself."""
    arguments = [sandbox.base_url, sandbox.client_id, owner, str(journal), kind, str(COUNT)]
    command = [sys.executable, "-c", PROGRAM, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{sandbox.client_secret}\n")
        process.stdin.flush()
        for _ in range(killed_after):
            if not process.stdout.readline():
                break
        else:
            seen = sandbox.stats.requests
            while process.poll() is None and sandbox.stats.requests == seen:
                time.sleep(0.001)  # until the next one is on its way: Ramp takes a while to answer it
            process.send_signal(signal.SIGKILL)
        process.stdout.read()
    assert process.returncode in {0, -signal.SIGKILL}
    return process.returncode == 0


@pytest.mark.parametrize("kind", ["keyed", "unkeyed"])
def test_a_process_that_is_killed_in_the_midst(kind: str, tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    journal.touch()
    with Sandbox(empty=True, rate_limit=None) as sandbox, sandbox.client(limiter=None) as ramp:
        owner = next(iter(ramp.users.list())).id or ""
        sandbox.fault("latency=0.1,when=after,operation=*.create")
        kills = 0
        while not run(sandbox, owner, journal, kind, killed_after=2):
            kills += 1
        assert kills
        sandbox.advance(10)
        names = [one.display_name for one in ramp.limits.list()] if kind == "keyed" else []
        names += [one.name for one in ramp.departments.list()]
    assert Counter(name for name in names if name) == {f"intent-{number}-x": 1 for number in range(COUNT)}

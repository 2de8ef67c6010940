"""Four processes with four threads each that share one token by way of a store: the program, and who runs it."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from ramp_api import Client
from ramp_api.sandbox import Sandbox
from ramp_api.tokens import TokenKey, TokenStore

from .servers import example

PROCESSES = THREADS = 4
HOUR = 3_601


def check_that_they_share(store: TokenStore, *opened_by: str) -> None:
    """Five times the token ends: it is renewed five times, and all are served.

    The refresh token rotates at once. One that came a second time would kill the token that it was spent for.
    """
    with Sandbox(empty=True, rate_limit=None) as sandbox:
        settings: dict[str, Any] = {
            "redirect_uri": sandbox.redirect_uri,
            "base_url": sandbox.base_url,
            "token_store": store,
        }
        with Client(sandbox.client_id, sandbox.client_secret, **settings) as ramp:
            consent = ramp.user_consent_url(["departments:read"])
            ramp.get_access_token(sandbox.approve(consent.url), consent)
        before = sandbox.stats.token_requests
        served = 0
        environment = os.environ | {
            "RAMP_CLIENT_ID": sandbox.client_id,
            "RAMP_CLIENT_SECRET": sandbox.client_secret,
            "RAMP_BASE_URL": sandbox.base_url,
        }
        command = [sys.executable, "-m", __name__, *opened_by]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, env=environment,
            cwd=Path(__file__).parents[2],
        ) as program:  # fmt: skip
            assert program.stdin is not None
            assert program.stdout is not None
            for _ in range(5):
                sandbox.advance(HOUR)
                program.stdin.write("go\n")
                served += int(program.stdout.readline())
            program.stdin.close()
            assert program.wait(30) == 0
        assert served == 5 * PROCESSES * THREADS
        assert sandbox.stats.token_requests - before == 5


def main(module: str, kind: str, where: str) -> None:
    """For each line that comes, one call from each thread of each process; prints how many were served."""
    store = getattr(example(module), kind)(where)
    # Used before the fork: what was opened here is not for the children.
    store.load(TokenKey("sandbox", "", "nobody"))
    client = Client.from_env(token_store=store)
    context = multiprocessing.get_context("fork")
    together = context.Barrier(PROCESSES)
    with context.Pool(PROCESSES, initializer=_begin, initargs=(client, together)) as processes:
        for _ in sys.stdin:
            print(sum(processes.map(_turn, range(PROCESSES), chunksize=1)), flush=True)
        # They end by themselves: what a signal breaks off while it notes what was covered may never end.
        processes.close()
        processes.join()


_own: dict[str, Any] = {}


def _begin(client: Client, together: Any) -> None:
    _own.update(client=client, together=together)


def _turn(_: int) -> int:
    # Every process takes one turn, since none comes back before the others have begun.
    _own["together"].wait(30)
    with ThreadPoolExecutor(THREADS) as threads:
        return sum(threads.map(_call, range(THREADS)))


def _call(_: int) -> int:
    return int(list(_own["client"].departments.list()) == [])


if __name__ == "__main__":
    main(*sys.argv[1:])

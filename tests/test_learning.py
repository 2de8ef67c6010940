"""msgspec looks into a type in one thread at a time: otherwise the process dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

import msgspec
import pytest

from ramp_api.learning import learned

# Every thread's first decoding of every kind of answer, all of them at once.
PROGRAM = """
import sys, threading
sys.setswitchinterval(1e-6)
from ramp_api import codec, operations
from ramp_api.errors import RampError
from ramp_api.http import Headers, Response
table = list(operations.all())
answer = Response(200, Headers([]), b'{"data":[],"page":{"next":null}}')
together = threading.Barrier(8)
def work():
    together.wait()
    for operation in table:
        try:
            codec.decode(operation, answer)
        except RampError:
            pass
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print("alive")
"""

inside: list[int] = []
most = [0]


def looked_at() -> type[int]:
    """What the annotation below is, as msgspec finds out; it gives the other threads their chance."""
    inside.append(1)
    most[0] = max(most[0], len(inside))
    with suppress(threading.BrokenBarrierError):
        together.wait(0.2)
    inside.pop()
    return int


together = threading.Barrier(2)


def looked_into_by_two(kind: type[Any], learn: Any) -> int:
    """How many of two threads were looking into it at a time."""
    global together
    together, most[0] = threading.Barrier(2), 0
    failures: list[BaseException] = []

    def work() -> None:
        try:
            learn(kind)
        except BaseException as error:  # noqa: BLE001 - the test looks at it
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert not failures
    return most[0]


def kind_of(name: str) -> type[Any]:
    return type(name, (msgspec.Struct,), {"__annotations__": {"value": "looked_at()"}, "__module__": __name__})


def test_one_thread_looks_into_a_type_at_a_time() -> None:
    assert looked_into_by_two(kind_of("Learned"), learned) == 1


def test_without_that_two_do() -> None:
    # Not a decoder itself: that is what dies.
    assert looked_into_by_two(kind_of("Unlearned"), msgspec.structs.fields) == 2


def test_a_type_is_looked_into_once() -> None:
    kind = kind_of("Once")
    together.abort()
    learned(kind)
    seen = most[0]
    most[0] = 0
    assert learned(kind) is kind
    assert (seen >= 1, most[0]) == (True, 0)


@pytest.mark.parametrize("turn", range(3))
def test_a_process_survives_its_threads_first_answers(turn: Any) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode != -signal.SIGSEGV
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_child_learns_although_a_thread_was_learning_when_it_was_forked_off() -> None:
    from ramp_api.learning import _learner

    lock = _learner._lock
    with lock:
        child = os.fork()
        if not child:
            try:
                learned(dict[str, int])
            finally:
                os._exit(0 if _learner._lock is not lock else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0

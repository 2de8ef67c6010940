"""The window of a host: real files, real processes, real locks. The time is mostly a number all the same."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from array import array
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ramp_api import host_window
from ramp_api.errors import ConfigurationError
from ramp_api.host_window import HostWindow, host
from ramp_api.limits import Slot
from ramp_api.tokens.files import Folder
from ramp_api.tokens.locks import FileLock
from tests.fire.limiting import most_in_a_window

NOW = 1_000.0
POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no such thing")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "limits" / "ramp.window"


def taken(window: HostWindow, now: float = NOW) -> Slot:
    slot = window.take(now)
    assert slot is not None
    return slot


def all_taken(window: HostWindow, now: float = NOW) -> list[Slot]:
    slots: list[Slot] = []
    while (slot := window.take(now)) is not None:
        slots.append(slot)
        assert len(slots) <= window.limit
    return slots


@contextmanager
def held(path: Path) -> Generator[None]:
    """Somebody else is at the file."""
    with Folder(path.parent).made() as files:
        lock = FileLock.taken(files, path.name)
    assert lock is not None
    yield
    lock.release()


def test_two_of_one_file_are_one_window(path: Any) -> None:
    one, other = HostWindow(path, 3), HostWindow(path, 3)
    first = taken(one)
    rest = all_taken(other)
    assert len(rest) == 2
    assert one.take(NOW) is None
    one.put(first, NOW + 5)
    again = taken(other)
    assert other.wait(again, NOW) == 5.0


def test_the_whole_limit_is_there_at_once(path: Any) -> None:
    window = HostWindow(path)
    slots = all_taken(window)
    assert len(slots) == 200
    assert {window.wait(slot, NOW) for slot in slots} == {0.0}


def test_the_earliest_goes_first_and_an_unused_one_is_as_it_was(path: Any) -> None:
    window = HostWindow(path, 2)
    first, second = all_taken(window)
    window.put(first, NOW + 8)
    window.put(second, NOW + 3)
    slot = taken(window)
    assert slot.free_at == NOW + 3
    window.put(slot, slot.free_at)
    assert taken(HostWindow(path, 2)).free_at == NOW + 3


def test_nothing_is_opened_before_the_first_is_taken(path: Any) -> None:
    window = HostWindow(path)
    window.put(Slot(NOW), NOW)
    assert not path.parent.exists()
    taken(window)
    assert path.stat().st_mode & 0o777 == 0o600 or os.name != "posix"
    assert path.parent.stat().st_mode & 0o777 == 0o700 or os.name != "posix"


def test_a_refusal_is_everyones(path: Any) -> None:
    one, other = HostWindow(path, 20), HostWindow(path, 20)
    slots = all_taken(one)
    one.refused(NOW + 1, None)
    for slot in slots:
        one.put(slot, NOW + 2)
    assert other.wait(taken(other, NOW + 2), NOW + 2) == pytest.approx(9.005)
    assert len(all_taken(other, NOW + 2)) == 13  # of 14 that are left, and one is taken
    other.refused(NOW + 3, 999_999.0)
    assert other.wait(taken(other, NOW + 100.0), NOW + 100.0) == 60.0  # and then to ask again
    assert other.wait(taken(other, NOW + 184.0), NOW + 184.0) == 0.0


# The file.


@POSIX
@pytest.mark.parametrize("what", ["link", "folder open to others", "file open to others", "folder", "pipe", "not ours"])
def test_what_cannot_be_had_safely_is_an_error_and_not_no_limit(path: Any, what: Any) -> None:
    path.parent.mkdir(0o700)
    if what == "link":
        path.symlink_to(path.parent / "elsewhere")
    elif what == "folder open to others":
        path.parent.chmod(0o755)
    elif what == "file open to others":
        path.touch(0o644)
        path.chmod(0o644)
    elif what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path, 0o600)
    else:
        path.parent.rmdir()
        path.parent.write_text("no folder")
    window = HostWindow(path)
    for _ in range(2):
        with pytest.raises(ConfigurationError, match="cannot be shared"):
            window.take(NOW)
    window.refused(NOW, None)


def test_a_disk_that_fails_is_an_error_when_taking_and_silence_when_putting(path: Any, monkeypatch: Any) -> None:
    window = HostWindow(path, 1)
    slot = taken(window)

    def fail(fd: int, data: bytes) -> int:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("ramp_api.host_window.os.write", fail)
        window.put(slot, NOW + 2)
        with pytest.raises(ConfigurationError, match="Input/output error"):
            window.take(NOW)
        patch.setattr("ramp_api.host_window.os.write", lambda fd, data: 8)
        with pytest.raises(ConfigurationError, match="full"):
            window.take(NOW)
    # What was to be put back was not lost meanwhile.
    assert taken(window).free_at == NOW + 2


@pytest.mark.parametrize(
    "damage",
    [b"", b"x", b"\0" * 1656, b"\xff" * 1656, os.urandom(1656), b"{}" * 5_000, "cut", "longer", "torn", "nan"],
    ids=["empty", "short", "zeros", "ones", "noise", "long", "cut", "longer", "torn", "nan"],
)
def test_a_damaged_file_is_made_anew_as_if_all_were_just_used(path: Any, damage: Any) -> None:
    window = HostWindow(path, 200)
    slot = taken(window)
    data = path.read_bytes()
    assert len(data) == 1664
    numbers = array("d", data)
    if damage == "nan":
        numbers[50] = float("nan")
        window = HostWindow(path, 200)  # looked at for once, by each process
    numbers[-1] += damage == "torn"
    damages: dict[Any, bytes] = {"cut": data[:-8], "longer": data + b"\0" * 8}
    path.write_bytes(damages.get(damage, numbers.tobytes()) if isinstance(damage, str) else damage)
    window.put(slot, NOW + 5.0)
    after = taken(window)
    assert window.wait(after, NOW) >= 10.0
    assert path.stat().st_size == 1664
    assert taken(HostWindow(path, 200)).free_at >= NOW + 10.0


def test_a_file_of_another_limit_or_window_begins_anew(path: Any) -> None:
    taken(HostWindow(path, 200))
    for other in (HostWindow(path, 100), HostWindow(path, 100, 5.0)):
        assert taken(other).free_at >= NOW + 2 * other.period


@POSIX
def test_a_file_that_is_gone_is_noticed(path: Any) -> None:
    one = HostWindow(path, 2)
    slot = taken(one)
    path.unlink()
    assert taken(one, NOW + 1).free_at > NOW + 11  # what is in flight is known to nobody now
    one.put(slot, NOW + 1)
    assert taken(HostWindow(path, 2), NOW + 1).free_at > NOW + 11


def test_times_of_an_earlier_boot_are_over(path: Any) -> None:
    before = HostWindow(path, 10)
    slots = all_taken(before, now=1_000_000.0)
    before.refused(1_000_001.0, None)
    before.put(slots[0], 1_000_010.0)
    after = all_taken(HostWindow(path, 10), now=50.0)
    assert [slot.free_at for slot in after] == [0.0] * 10
    assert HostWindow(path, 10).wait(after[0], 50.0) == 0.0


def test_who_read_the_clock_long_ago_takes_no_lease_for_one_of_an_earlier_boot(path: Any) -> None:
    taken(HostWindow(path, 1), NOW + 100.0)
    assert HostWindow(path, 1).take(NOW) is None


@pytest.mark.parametrize("path", ["", "\0", 3, None, b"x", "/"])
def test_what_is_no_path_is_refused(path: Any) -> None:
    with pytest.raises(ConfigurationError, match="path"):
        HostWindow(path)


def test_the_one_of_an_origin(path: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("RAMP_TOKEN_FOLDER", str(path.parent))
    window = host("https://api.ramp.com")
    assert window is host("https://api.ramp.com")
    others = {host(origin).path.name for origin in ("https://demo-api.ramp.com", "http://[::1]:80", "http://a:81")}
    assert len(others | {window.path.name}) == 4
    assert window.path == path.parent / "limits" / "https-api.ramp.com.window"
    assert not path.parent.exists()
    assert taken(window).free_at == 0.0
    assert pickle.loads(pickle.dumps(window)).path == window.path
    assert repr(window) == f"<HostWindow of 200 in 10 s, in {str(window.path)!r}>"


# Others at the same moment.


def test_nothing_is_lost_and_nobody_waits_while_somebody_else_has_the_file(path: Any) -> None:
    window = HostWindow(path, 20)
    used, *others = all_taken(window)
    for slot in others:
        window.put(slot, NOW + 1)
    waiting = taken(window)
    with held(path):
        began = time.monotonic()
        assert window.take(NOW) is None
        assert 0 < window.wait(waiting, NOW + 0.5) < 0.01
        window.put(used, NOW + 0.25)
        window.refused(NOW + 0.5, 30.0)
        assert time.monotonic() - began < 0.5
    assert window.wait(waiting, NOW + 0.5) == 30.0
    assert {slot.free_at for slot in all_taken(HostWindow(path, 20), NOW + 300)} > {NOW + 0.25}


def test_what_is_due_is_put_back_by_whichever_thread_had_the_file(path: Any, monkeypatch: Any) -> None:
    window = HostWindow(path, 2)
    slot = taken(window)
    take = host_window._Table.take

    def meanwhile(table: Any, now: float) -> Any:
        window.put(slot, NOW + 4)  # as another thread would, or the collector in this one
        assert window._due
        return take(table, now)

    with monkeypatch.context() as patch:
        patch.setattr(host_window._Table, "take", meanwhile)
        assert window.take(NOW) is not None
    assert not window._due
    assert taken(HostWindow(path, 2)).free_at == NOW + 4


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_an_interrupt_in_the_middle_leaves_no_lock(path: Any, monkeypatch: Any, kind: Any) -> None:
    window = HostWindow(path, 1)

    def interrupted(table: Any) -> bytes:
        raise kind

    with monkeypatch.context() as patch:
        patch.setattr(host_window._Table, "dump", interrupted)
        with pytest.raises(kind):
            window.take(NOW)
    assert taken(HostWindow(path, 1)).free_at == 0.0


def test_threads_of_one_window_take_what_there_is_and_no_more(path: Any) -> None:
    window = HostWindow(path, 50)
    slots: list[Slot] = []
    start = threading.Barrier(8)

    def work() -> None:
        start.wait()
        for _ in range(100):
            if (slot := window.take(NOW)) is not None:
                slots.append(slot)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    slots += all_taken(window)
    assert len(slots) == 50
    for slot in slots:
        window.put(slot, NOW + 5)
    assert [slot.free_at for slot in all_taken(HostWindow(path, 50))] == [NOW + 5] * 50


TAKER = """
import sys, time
from ramp_api.host_window import HostWindow
window, now = HostWindow(sys.argv[1], int(sys.argv[2])), float(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
churned, end = 0, time.monotonic() + 20.0
while churned < 100 and time.monotonic() < end:
    if (slot := window.take(now)) is not None:
        window.put(slot, now)
        churned += 1
print(churned, flush=True)
sys.stdin.readline()
slots = [slot for _ in range(1_000) if (slot := window.take(now)) is not None]
print(len(slots), flush=True)
sys.stdin.readline()
returned = slots[:len(slots) // 2]
for slot in returned:
    window.put(slot, now + 5.0)
while window.take(now + 5.0) is None:
    time.sleep(0.001)
print(len(returned), flush=True)
sys.stdin.read()
"""


@contextmanager
def running(script: str, *arguments: object, processes: int) -> Generator[list[subprocess.Popen[str]]]:
    """Processes that have said that they are ready."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(processes)
    ]
    try:
        for process in started:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        yield started
    finally:
        for process in started:
            process.kill()
            process.communicate()


def tell(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def hear(process: subprocess.Popen[str]) -> Any:
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


def all_told(processes: list[subprocess.Popen[str]]) -> list[Any]:
    """Let them go on together; what each of them says."""
    for process in processes:
        tell(process)
    return [hear(process) for process in processes]


def test_processes_take_what_there_is_and_no_more(path: Any) -> None:
    """And what one that is killed had in flight is there again, later, and not before."""
    limit = 200
    HostWindow(path, limit).take(NOW - 500)  # a process that is gone long since
    with running(TAKER, path, limit, NOW, processes=4) as processes:
        assert all_told(processes) == [100] * 4, "they did not all get at it"
        taken = sum(all_told(processes))
        window = HostWindow(path, limit)
        slots = all_taken(window)
        assert taken + len(slots) == limit
        assert {slot.free_at for slot in slots} <= {0.0, NOW}
        for slot in slots:
            window.put(slot, slot.free_at)
        returned = sum(all_told(processes))
        rest = [slot.free_at for slot in all_taken(window)]
        assert len(rest) == len(slots) + returned - len(processes)
        assert set(rest) <= {0.0, NOW, NOW + 5.0}
    assert window.take(NOW + 160) is None
    assert len(all_taken(window, NOW + 200.0)) == limit


@POSIX
def test_a_lock_is_given_back_by_whoever_is_killed(path: Any) -> None:
    script = """
import os, signal, sys
from ramp_api import host_window
window = host_window.HostWindow(sys.argv[1], 2)
window.take(1.0)
print("ready", flush=True)
sys.stdin.readline()
host_window._Table.dump = lambda table: os.kill(os.getpid(), signal.SIGSTOP)
window.take(1.0)
"""
    with running(script, path, processes=1) as (process,):
        tell(process)
        _, status = os.waitpid(process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        window = HostWindow(path, 2)
        assert window.take(NOW) is None  # it is stopped, and has the file
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert taken(window).free_at <= NOW


@POSIX
def test_a_child_that_is_forked_off_is_a_process_of_its_own(path: Any) -> None:
    window = HostWindow(path, 3)
    slot = taken(window)
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        try:
            window.put(slot, 0.0)  # not its own: the parent puts it back
            mine = window.take(NOW)
            os.write(writing, b"yes" if mine is not None else b"no")
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    assert os.read(reading, 3) == b"yes"
    os.close(reading)
    assert len(all_taken(HostWindow(path, 3))) == 1
    window.put(slot, NOW + 1)
    assert taken(window).free_at == NOW + 1


# Leases.


def test_asking_to_wait_begins_the_lease_anew(path: Any) -> None:
    window, other = HostWindow(path, 1), HostWindow(path, 1)
    slot, now = taken(window), NOW
    for _ in range(10):
        now += 59.0
        assert other.take(now) is None
        assert window.wait(slot, now) == 0.0
    window.put(slot, now + 1)
    assert taken(other, now).free_at == now + 1


def test_what_is_put_back_after_its_lease_is_paid_for_by_another_slot(path: Any) -> None:
    window, other = HostWindow(path, 3), HostWindow(path, 3)
    late, _, _ = all_taken(window)
    then = NOW + 400
    for slot in all_taken(other, then)[1:]:
        other.put(slot, then - 100)
    window.wait(late, then)
    window.put(late, then + 7)
    assert [slot.free_at for slot in all_taken(other, then)] == [then - 100, then + 7]


def test_put_back_after_its_lease_it_frees_nothing(path: Any) -> None:
    window, other = HostWindow(path, 1), HostWindow(path, 1)
    late = taken(window)
    taken(other, NOW + 400)
    window.put(late, NOW + 1)
    assert other.take(NOW + 400) is None


def test_at_most_a_window_of_it_is_one_window(path: Any) -> None:
    """A run of a virtual minute by two processes, one of which dies: as the simulations count it."""
    arrivals: list[float] = []
    one, other = HostWindow(path, 5), HostWindow(path, 5)
    now = NOW
    while now < NOW + 60:
        for window in (one, other):
            if (slot := window.take(now)) is not None:
                arrivals.append(now + window.wait(slot, now))
                window.put(slot, arrivals[-1] + window.period)
        now += 0.25
    assert most_in_a_window(arrivals) == 5
    assert len(arrivals) >= 30


@pytest.mark.parametrize("planted", [float("inf"), float("nan"), NOW + 1e6])
@pytest.mark.parametrize("place", [3, 5, -2], ids=["closed until", "slow since", "the last slot"])
def test_another_machine_s_file_in_its_place_stops_nobody_for_ever(path: Any, planted: float, place: int) -> None:
    """A home folder may be synced, or come from a backup, while this process runs."""
    window = HostWindow(path, 3, 10.0)
    window.put(taken(window), NOW)
    numbers = array("d", path.read_bytes())
    numbers[place] = planted
    path.write_bytes(numbers.tobytes())
    slots = all_taken(window)
    # Nobody knows what left just now.
    assert [slot.free_at for slot in slots] == [NOW + 2 * window.period] * 3
    assert all(window.wait(slot, NOW) == pytest.approx(2 * window.period) for slot in slots)

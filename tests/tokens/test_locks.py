"""A lock of a process: one holder, gone with it, and with nobody else."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from ramp_api import TokenStoreError
from ramp_api.tokens.files import Files, Folder
from ramp_api.tokens.locks import FileLock, locked

from . import dying

forks = pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked on Windows")


@pytest.fixture
def files(tmp_path: Path) -> Iterator[Files]:
    with Folder(tmp_path / "tokens").made() as files:
        yield files


def taken(files: Files, name: str = "a.lock") -> FileLock:
    lock = FileLock.taken(files, name)
    assert lock is not None
    return lock


def test_one_has_it_at_a_time(files: Files) -> None:
    lock = taken(files)
    assert FileLock.taken(files, "a.lock") is None
    other = taken(files, "b.lock")
    lock.release()
    taken(files).release()
    other.release()


def test_who_does_not_get_it_leaves_no_file_open(files: Files) -> None:
    lock = taken(files)
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc").is_dir() else 0
    for _ in range(5):
        assert FileLock.taken(files, "a.lock") is None
    if before:
        assert len(list(Path("/proc/self/fd").iterdir())) == before
    lock.release()


def test_releasing_again_does_nothing_even_where_the_number_is_anothers_by_then(files: Files) -> None:
    lock = taken(files)
    lock.release()
    other = taken(files)  # has the descriptor of the first, most likely
    lock.release()
    assert FileLock.taken(files, "a.lock") is None
    other.release()


class _Slow(list[int]):
    """Each step takes so long that others come in between."""

    def pop(self, *place: Any) -> int:
        number = super().pop(*place)
        time.sleep(0.002)
        return number

    def __getitem__(self, place: Any) -> Any:
        number = super().__getitem__(place)
        time.sleep(0.002)
        return number


def test_many_who_release_at_once_close_one_file(files: Files) -> None:
    for _ in range(10):
        lock = taken(files)
        lock._held = _Slow(lock._held)
        barrier = threading.Barrier(4)

        def release(lock: FileLock = lock, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            lock.release()

        threads = [threading.Thread(target=release) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        taken(files).release()


def test_giving_it_back_is_enough_where_a_child_has_the_file_still(files: Files) -> None:
    lock = taken(files)
    copy = os.dup(lock._held[0])  # what a child has between its fork and its program
    lock.release()
    taken(files).release()
    os.close(copy)


def test_what_is_forgotten_is_free(files: Files) -> None:
    lock = taken(files)
    del lock
    gc.collect()
    taken(files).release()


def test_the_file_stays_for_this_user_alone(files: Files) -> None:
    old = os.umask(0)
    try:
        taken(files).release()
    finally:
        os.umask(old)
    path = Path(files.path("a.lock"))
    number = path.stat().st_ino
    assert path.stat().st_mode & 0o777 == 0o600
    taken(files).release()
    assert path.stat().st_ino == number


def test_a_program_that_is_started_meanwhile_does_not_have_it(files: Files) -> None:
    lock = taken(files)
    command = [sys.executable, "-c", "print(flush=True); input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=False) as child:
        assert child.stdout is not None
        child.stdout.readline()  # it runs, and has what it will have
        lock._close()  # what is left of it is what the child has
        taken(files).release()
        child.communicate(b"\n")


@forks
def test_a_forked_child_neither_has_it_nor_gives_it_back(tmp_path: Path) -> None:
    seen = dying.apart(dying.fork_while_held, tmp_path / "tokens")
    assert seen == {"inherited": False, "kept": True, "held": True, "free": True}


@forks
def test_a_child_that_outlives_the_holder_does_not_keep_it(tmp_path: Path) -> None:
    assert dying.apart(dying.fork_and_die, tmp_path / "tokens") is True


@forks
def test_nothing_is_forked_off_with_a_file_that_nobody_knows_of(tmp_path: Path) -> None:
    assert dying.apart(dying.fork_while_opening, tmp_path / "tokens") is False


def test_a_file_that_was_deleted_keeps_nobody_out(files: Files) -> None:
    late = FileLock(files, "a.lock")
    Path(files.path("a.lock")).unlink()
    first = taken(files)
    assert late.try_lock() is False, "two would be in"
    first.release()
    late.release()


def test_who_waits_comes_in_when_the_other_is_out(files: Files) -> None:
    lock = taken(files)
    inside: list[float] = []

    def enter() -> None:
        with locked(files, "a.lock"):
            inside.append(time.monotonic())

    thread = threading.Thread(target=enter)
    thread.start()
    time.sleep(0.05)
    assert not inside
    lock.release()
    thread.join(10)
    assert len(inside) == 1


def test_only_one_is_inside(files: Files) -> None:
    inside, most = [0], [0]

    def work() -> None:
        for _ in range(20):
            with locked(files, "a.lock"):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                time.sleep(0)
                inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_it_is_given_back_when_what_was_done_inside_fails(files: Files) -> None:
    with pytest.raises(ZeroDivisionError), locked(files, "a.lock"):
        _ = 1 / 0
    taken(files).release()


def test_waiting_has_an_end(files: Files) -> None:
    lock = taken(files)
    with (
        pytest.raises(TokenStoreError, match=r"somebody else has held .*a\.lock for 0 s"),
        locked(files, "a.lock", 0.02),
    ):
        pytest.fail("it came in")
    lock.release()


@forks
def test_a_file_system_without_locks_is_told_of(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(fd: int, how: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(TokenStoreError, match=r"cannot lock .*a\.lock: No locks available"):
        FileLock.taken(files, "a.lock")


def test_a_hundred_locks_are_held_side_by_side(files: Files) -> None:
    with ExitStack() as held:
        for number in range(100):
            held.callback(taken(files, f"{number}.lock").release)
        assert FileLock.taken(files, "7.lock") is None

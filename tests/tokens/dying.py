"""For tests: processes that are killed, forked or starved while they keep tokens. Each function is run in a process of
its own, which forks the victims, so that hundreds of them take seconds; it gives what it saw, as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from ramp_api import Secret, TokenStoreError
from ramp_api.tokens import FileTokenStore, TokenKey
from ramp_api.tokens.document import name_of
from ramp_api.tokens.files import Files, Folder
from ramp_api.tokens.locks import FileLock

ROOT = Path(__file__).parents[2]
KEY = TokenKey("sandbox", "ramp_id_1", "acme")
NAME = name_of(KEY)


def apart(function: Callable[..., Any], *arguments: object) -> Any:
    """What a function of this file gives in another process."""
    code = (
        f"import json, sys; from tests.tokens import dying; print(json.dumps(dying.{function.__name__}(*sys.argv[1:])))"
    )
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def forked(function: Callable[[], object]) -> int:
    """A child that calls the function and ends: with 0, or with 1 where it raised."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            function()
            code = 0
        except BaseException as error:  # noqa: BLE001
            print(repr(error), file=sys.stderr, flush=True)
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    """A child's end: its code, or the negative number of the signal that it died of."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


# --- Killed ---


def kill_holders(folder: str, rounds: str) -> list[bool]:
    """For each that was killed while it held the lock: whether it was held before, and free at once after."""
    store = FileTokenStore(folder)
    seen: list[bool] = []
    for _ in range(int(rounds)):
        ready, tell = os.pipe()

        def hold(tell: int = tell) -> None:
            lease = store.acquire(KEY, 1)
            os.write(tell, b"y" if lease else b"n")
            time.sleep(60)

        child = forked(hold)
        os.close(tell)
        held = os.read(ready, 1) == b"y" and store.acquire(KEY, 1) is None
        os.close(ready)
        os.kill(child, signal.SIGKILL)
        ended(child)
        lease = store.acquire(KEY, 1)
        seen.append(held and lease is not None)
        if lease is not None:
            lease.release()
    return seen


# Where a writer is killed: at which call of which function of the system, how often it was called before, and whether
# the new text is what is there afterwards.
POINTS: list[tuple[str, str, int, bool]] = [
    ("before", "open", 3, False), ("after", "open", 3, False),  # the folder, the lock, what is there; then the draft
    ("before", "write", 0, False), ("amid", "write", 0, False), ("after", "write", 0, False),
    ("before", "fsync", 0, False), ("after", "fsync", 0, False),
    ("before", "replace", 0, False), ("after", "replace", 0, True),
    ("before", "fsync", 1, True), ("after", "fsync", 1, True),
]  # fmt: skip


def die_at(when: str, name: str, calls: int) -> None:
    """Have this process kill itself at a call of the system."""
    real: Callable[..., Any] = getattr(os, name)
    left = [calls]

    def deadly(*arguments: Any, **named: Any) -> Any:
        left[0] -= 1
        if left[0] >= 0:
            return real(*arguments, **named)
        if when == "amid":
            fd, data = arguments
            real(fd, data[: len(data) // 2])
        if when == "after":
            real(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    setattr(os, name, deadly)


def kill_writers(folder: str, rounds: str, key: str) -> list[list[Any]]:
    """For each that was killed at a known point: where, what was there after, in how many files, was the lock free."""
    store = FileTokenStore(folder, key=key or None)
    seen: list[list[Any]] = []
    for turn in range(int(rounds)):
        version = swapped(store, f"old {turn}", loaded(store)[1])
        point = POINTS[turn % len(POINTS)]

        def write(turn: int = turn, version: str | None = version, point: tuple[str, str, int, bool] = point) -> None:
            lease = store.acquire(KEY, 1)
            die_at(*point[:3])
            store.swap(KEY, Secret(f"new {turn}"), version)
            del lease

        assert ended(forked(write)) == -signal.SIGKILL, point
        text = loaded(store)[0]
        drafts = [f.stat().st_mode & 0o777 for f in Path(folder).iterdir() if f.suffix == ".tmp"]
        seen.append([list(point), text == f"new {turn}", text == f"old {turn}", drafts, free(folder)])
    return seen


def kill_writers_at_random(folder: str, rounds: str) -> list[str]:
    """For each that was killed while it wrote again and again: what was amiss after, if anything."""
    store = FileTokenStore(folder)
    swapped(store, text_of(0), None)
    seen: list[str] = []
    dice = random.Random(7)  # noqa: S311 - no secret
    for _ in range(int(rounds)):
        number = int(loaded(store)[0].partition(" ")[0])
        child = forked(partial(write_on, store, number))
        while loaded(store)[0] == text_of(number):  # until it is at it
            time.sleep(0.0005)
        time.sleep(dice.uniform(0, 0.01))
        os.kill(child, signal.SIGKILL)
        ended(child)
        text = loaded(store)[0]
        whole = text == text_of(int(text.partition(" ")[0]))
        seen.append("" if whole and free(folder) else f"{whole=} {text[:40]}")
    version = loaded(store)[1]
    swapped(store, "last", version)
    seen.extend(f"left: {file.name}" for file in Path(folder).iterdir() if file.suffix == ".tmp")
    return seen


def kill_forgetters(folder: str) -> list[list[Any]]:
    """For each that was killed while it deleted a token: where, whether it is whole, and whether a draft is left."""
    store = FileTokenStore(folder)
    seen: list[list[Any]] = []
    for when, name, calls in (("before", "unlink", 1), ("after", "unlink", 1), ("before", "fsync", 0)):
        version = swapped(store, "old", None)
        (Path(folder) / f"{NAME}.json.tmp").write_text("half of a tok")

        def forget(point: tuple[str, str, int] = (when, name, calls), version: str | None = version) -> None:
            die_at(*point)
            store.swap(KEY, None, version)

        assert ended(forked(forget)) == -signal.SIGKILL
        stored = store.load(KEY)
        left = [file.name for file in Path(folder).iterdir() if file.suffix == ".tmp"]
        seen.append([when, name, None if stored is None else stored.value.reveal(), left, free(folder)])
        store.swap(KEY, None, loaded(store)[1])
    return seen


def write_on(store: FileTokenStore, number: int) -> NoReturn:
    version = loaded(store)[1]
    while True:
        number += 1
        version = swapped(store, text_of(number), version)


def text_of(number: int) -> str:
    return f"{number} " + f"{number:08d}" * 4_000


def loaded(store: FileTokenStore) -> tuple[str, str | None]:
    stored = store.load(KEY)
    return ("", None) if stored is None else (stored.value.reveal(), stored.version)


def swapped(store: FileTokenStore, text: str, expected: str | None) -> str | None:
    assert store.swap(KEY, Secret(text), expected)
    return loaded(store)[1]


def free(folder: str) -> bool:
    """Whether both locks can be had at once."""
    with Folder(Path(folder)).made() as files:
        locks = [FileLock.taken(files, f"{NAME}.{which}") for which in ("lock", "swap.lock")]
    return all(locks)


# --- Side by side ---


def count_together(folder: str, processes: str, times: str) -> str:
    """What a number comes to that each process adds one to so many times, by compare-and-swap alone."""
    store = FileTokenStore(folder)
    swapped(store, "0", None)

    def count() -> None:
        for _ in range(int(times)):
            while True:
                text, version = loaded(store)
                if store.swap(KEY, Secret(str(int(text) + 1)), version):
                    break

    children = [forked(count) for _ in range(int(processes))]
    codes = [ended(child) for child in children]
    assert not any(codes)
    return loaded(store)[0]


# --- Forked ---


def fork_while_held(folder: str) -> dict[str, bool]:
    """Who holds the lock after a fork: the parent alone."""
    store = FileTokenStore(folder)
    lease = store.acquire(KEY, 1)
    assert lease is not None
    waiting, go = os.pipe()
    tell, told = os.pipe()

    def outlive() -> None:
        os.close(go)
        open_still = [link for fd in Path("/proc/self/fd").iterdir() if (link := _link(fd)).endswith(".lock")]
        os.write(told, b"y" if open_still else b"n")
        os.read(waiting, 1)

    child = forked(outlive)
    inherited = os.read(tell, 1) == b"y"

    def give_back() -> None:
        lease.release()  # which is the parent's
        assert store.acquire(KEY, 1) is None

    kept = ended(forked(give_back)) == 0
    held = store.acquire(KEY, 1) is None
    lease.release()
    again = store.acquire(KEY, 1)
    os.close(go)
    assert ended(child) == 0
    return {"inherited": inherited, "kept": kept, "held": held, "free": again is not None}


def _link(path: Path) -> str:
    try:
        return os.readlink(path)  # noqa: PTH115
    except OSError:
        return ""


def fork_and_die(folder: str) -> bool:
    """Whether the lock is free when its holder was killed, while a child of the holder lives on."""
    tell, told = os.pipe()

    def hold() -> None:
        lease = FileTokenStore(folder).acquire(KEY, 1)
        assert lease is not None
        grandchild = forked(lambda: time.sleep(60))
        os.write(told, f"{grandchild}\n".encode())
        time.sleep(60)

    holder = forked(hold)
    grandchild = int(os.read(tell, 20))
    os.kill(holder, signal.SIGKILL)
    ended(holder)
    # What runs in a child after the fork may be under way still.
    end = time.monotonic() + 10
    while (lease := FileTokenStore(folder).acquire(KEY, 1)) is None and time.monotonic() < end:
        time.sleep(0.01)
    os.kill(grandchild, 0)  # it lives
    os.kill(grandchild, signal.SIGKILL)
    return lease is not None


def fork_while_opening(folder: str) -> bool:
    """Whether a child has a lock's file that another thread of its parent was just opening."""
    opened = threading.Event()
    found: list[int] = []

    class Slow(Files):
        def open_lock(self, name: str) -> int:
            found.append(super().open_lock(name))
            opened.set()
            time.sleep(0.3)
            return found[0]

    def look() -> None:
        try:
            os.fstat(found[0])
        except OSError:
            os._exit(7)

    with Folder(Path(folder)).made():
        pass
    locks: list[FileLock] = []
    opening = threading.Thread(target=lambda: locks.append(FileLock(Slow(folder, None), "a.lock")))
    opening.start()
    opened.wait()
    code = ended(forked(look))
    opening.join()
    return code != 7


# --- Starved ---


def fill_the_disk(folder: str) -> dict[str, Any]:
    """What a write leaves that the system cuts short."""
    import resource

    store = FileTokenStore(folder)
    version = swapped(store, "old", None)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
    message = ""
    try:
        store.swap(KEY, Secret("canary" * 1_000), version)
    except TokenStoreError as error:
        message = str(error)
    names = sorted(file.name for file in Path(folder).iterdir())
    return {
        "message": message,
        "text": loaded(store)[0],
        "names": names,
        "after": store.swap(KEY, Secret("n"), version),
    }

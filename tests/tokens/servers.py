"""Real servers for the stores that others write: Redis and PostgreSQL, each in a folder of its own, gone afterwards.

Also the stores of ``examples/``, as a program that has copied them has them.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
_PATIENCE = 30.0


def example(name: str) -> Any:
    """A module of ``examples/``."""
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown(error: BaseException) -> str:
    """What a traceback shows of an error, what led to it, and the local variables, but for those of the tests."""
    trace = traceback.TracebackException.from_exception(error, capture_locals=True)
    tests = str(Path(__file__).parent)
    lines = [
        line for frame in trace.stack if not frame.filename.startswith(tests) for line in (frame.line, frame.locals)
    ]
    return f"{lines} {error!r} {error.__context__!r} {error.__cause__!r}"


@contextmanager
def redis_server(*options: str) -> Generator[str]:
    """A Redis that keeps nothing on disk; gives its URL."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not here")
    with _folder() as folder:
        socket = folder / "redis"
        command = [program, "--port", "0", "--unixsocket", str(socket), "--dir", str(folder), "--save", "", *options]
        with _running(command, folder, lambda: _answers_ping(socket)):
            yield f"unix://{socket}"


@contextmanager
def postgres_server() -> Generator[str]:
    """A PostgreSQL with an empty database; gives what libpq connects by."""
    programs = _postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL's initdb and postgres are not here")
    with _folder() as folder:
        user = _other_than_root(folder)
        data = folder / "data"
        make = [str(programs / "initdb"), "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-locale"]
        make.append("--no-sync")
        subprocess.run(make, check=True, capture_output=True, cwd=folder, timeout=120, **user)
        command = [str(programs / "postgres"), "-D", str(data), "-k", str(folder), "-h", "", "-F"]
        conninfo = f"host={folder} user=tester dbname=postgres"
        with _running(command, folder, lambda: _connects(conninfo), end=signal.SIGINT, **user):
            yield conninfo


@contextmanager
def _folder() -> Generator[Path]:
    # The path of a socket is short.
    folder = Path(tempfile.mkdtemp(prefix="ramp-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(
    command: list[str], folder: Path, ready: Callable[[], bool], end: int = signal.SIGTERM, **user: Any
) -> Generator[None]:
    log = folder / "log"
    with log.open("wb") as output:
        process: Any = subprocess.Popen(
            command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, cwd=folder, **user
        )
    try:
        deadline = time.monotonic() + _PATIENCE
        while not ready():
            assert process.poll() is None, f"{command[0]} ended:\n{log.read_text(errors='replace')}"
            assert time.monotonic() < deadline, f"{command[0]} is not ready:\n{log.read_text(errors='replace')}"
            time.sleep(0.02)
        yield
    finally:
        _stop(process, end)


def _stop(process: Any, end: int) -> None:
    process.send_signal(end)
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _answers_ping(socket: Path) -> bool:
    from redis import Redis
    from redis.backoff import NoBackoff
    from redis.exceptions import RedisError
    from redis.retry import Retry

    try:
        with Redis(unix_socket_path=str(socket), retry=Retry(NoBackoff(), 0)) as redis:
            return bool(redis.ping())
    except RedisError:
        return False


def _connects(conninfo: str) -> bool:
    import psycopg

    try:
        with psycopg.connect(conninfo):
            return True
    except psycopg.OperationalError:
        return False


def _postgres_programs() -> Path | None:
    """Where initdb and postgres are: on the path, or where Debian puts them, the newest first."""
    found = shutil.which("postgres")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


def _version(folder: Path) -> float:
    return float(folder.parent.name) if folder.parent.name.replace(".", "", 1).isdigit() else 0.0


def _other_than_root(folder: Path) -> dict[str, Any]:
    """How a process is started as somebody else, who owns the folder: PostgreSQL does not run as root."""
    if os.name != "posix" or os.geteuid() != 0:
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, user.pw_uid, user.pw_gid)
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    pytest.skip("PostgreSQL does not run as root, and there is nobody else")

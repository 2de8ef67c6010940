"""Files that are not this user's alone are refused, before anything secret is read or written."""

from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ramp_api import Secret, TokenStoreError
from ramp_api.tokens import FileTokenStore, KeyringTokenStore, TokenKey, TokenStore
from ramp_api.tokens.document import name_of

from .keyrings import Kept

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no owners and modes of this kind")

KEY = TokenKey("sandbox", "ramp_id_1", "acme")
NAME = name_of(KEY)
ALL = ("json", "lock", "swap.lock")
ROOT = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="giving a file away takes root")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tokens"


@pytest.fixture
def store(folder: Path) -> FileTokenStore:
    store = FileTokenStore(folder)
    assert store.swap(KEY, Secret("kept"), None)
    lease = store.acquire(KEY, 1)
    assert lease is not None
    lease.release()
    return store


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o177, 0o777], ids=oct)
def _umask(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def version(store: TokenStore) -> str | None:
    stored = store.load(KEY)
    return None if stored is None else stored.version


def calls(store: TokenStore) -> dict[str, Callable[[], object]]:
    """What may be asked of a store, by the files that it opens for it."""
    return {
        "json": lambda: store.load(KEY),
        "swap.lock": lambda: store.swap(KEY, Secret("new"), "1"),
        "lock": lambda: store.acquire(KEY, 1),
    }


def refused(store: TokenStore, which: str, message: str) -> None:
    with pytest.raises(TokenStoreError, match=message):
        calls(store)[which]()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@pytest.mark.usefixtures("_umask")
def test_modes_are_ours_whatever_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "tokens"
    store = FileTokenStore(folder)
    assert store.swap(KEY, Secret("one"), None)
    assert store.swap(KEY, Secret("two"), version(store))
    lease = store.acquire(KEY, 1)
    assert lease is not None
    lease.release()
    assert mode(folder) == 0o700
    assert {path.name: mode(path) for path in folder.iterdir()} == {f"{NAME}.{which}": 0o600 for which in ALL}


@pytest.mark.usefixtures("_umask")
def test_nobody_else_writes_in_the_parents_that_are_made(tmp_path: Path) -> None:
    assert FileTokenStore(tmp_path / "a" / "b" / "tokens").swap(KEY, Secret("one"), None)
    assert (mode(tmp_path / "a"), mode(tmp_path / "a" / "b")) == (0o700, 0o700)


def test_there_is_no_moment_in_which_others_could_get_at_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made is nobody else's before its mode is set, too."""
    seen: list[int] = []
    mkdir, fchmod = Path.mkdir, os.fchmod

    def look_at_folder(path: Path, to: int) -> None:
        mkdir(path, to)
        seen.append(mode(path))

    def look_at_file(fd: int, to: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(fd).st_mode))
        fchmod(fd, to)

    monkeypatch.setattr(Path, "mkdir", look_at_folder)
    monkeypatch.setattr(os, "fchmod", look_at_file)
    before = os.umask(0)
    try:
        assert FileTokenStore(folder).swap(KEY, Secret("one"), None)
    finally:
        os.umask(before)
    assert seen == [0o700, 0o600, 0o600]


@pytest.mark.parametrize("others", [0o740, 0o720, 0o710, 0o704, 0o702, 0o701, 0o777], ids=oct)
def test_a_folder_that_others_get_at_is_refused(store: FileTokenStore, folder: Path, others: int) -> None:
    folder.chmod(others)
    for which in ALL:
        refused(store, which, f"{folder} is open to other users; .*: chmod 700 '{folder}'$")
    folder.chmod(0o700)
    assert store.load(KEY) is not None


@pytest.mark.parametrize("which", ALL)
@pytest.mark.parametrize("others", [0o640, 0o620, 0o610, 0o604, 0o602, 0o601, 0o666], ids=oct)
def test_a_file_that_others_get_at_is_refused(store: FileTokenStore, folder: Path, which: str, others: int) -> None:
    path = folder / f"{NAME}.{which}"
    path.chmod(others)
    refused(store, which, f"{path} is open to other users; .*: chmod 600 '{path}'$")
    path.chmod(0o600)
    assert store.load(KEY) is not None


@ROOT
def test_anothers_folder_is_refused(store: FileTokenStore, folder: Path) -> None:
    os.chown(folder, 12_345, -1)
    for which in ALL:
        refused(store, which, f"{folder} belongs to another user")


@ROOT
@pytest.mark.parametrize("which", ALL)
def test_anothers_file_is_refused(store: FileTokenStore, folder: Path, which: str) -> None:
    os.chown(folder / f"{NAME}.{which}", 12_345, -1)
    refused(store, which, rf"{NAME}\.{which} belongs to another user")


def test_a_link_to_a_folder_is_refused(store: FileTokenStore, folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder)
    for path in (link, f"{link}/", f"{link}/."):
        for which in ALL:
            refused(FileTokenStore(path), which, f"{link} is a link, or no folder")
    dangling = tmp_path / "dangling"
    dangling.symlink_to(tmp_path / "nowhere")
    refused(FileTokenStore(dangling), "lock", f"{dangling} is a link, or no folder")
    assert not (tmp_path / "nowhere").exists()


def test_links_on_the_way_to_the_folder_are_as_the_user_made_them(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "home").symlink_to(tmp_path / "real")
    assert FileTokenStore(tmp_path / "home" / "tokens").swap(KEY, Secret("new"), None)
    assert (tmp_path / "real" / "tokens" / f"{NAME}.json").exists()


@pytest.mark.parametrize("which", ALL)
@pytest.mark.parametrize("target", ["within", "outside", "nowhere"])
def test_a_link_in_place_of_a_file_is_refused(
    store: FileTokenStore, folder: Path, tmp_path: Path, which: str, target: str
) -> None:
    path = folder / f"{NAME}.{which}"
    aims = {"within": folder / "other", "outside": tmp_path / "other", "nowhere": tmp_path / "none"}
    aim = aims[target]
    path.rename(tmp_path / "moved")
    if target != "nowhere":
        (tmp_path / "moved").rename(aim)
    path.symlink_to(aim)
    before = aim.read_bytes() if aim.exists() else None
    refused(store, which, f"{path} is a link")
    refused(store, "swap.lock", f"{path} is a link") if which == "json" else None
    assert path.is_symlink()
    assert (aim.read_bytes() if aim.exists() else None) == before


def test_a_link_in_place_of_a_draft_is_not_written_through(store: FileTokenStore, folder: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("as it was")
    (folder / f"{NAME}.json.tmp").symlink_to(victim)
    assert store.swap(KEY, Secret("new"), version(store))
    assert victim.read_text() == "as it was"
    assert not (folder / f"{NAME}.json").is_symlink()
    assert not list(folder.glob("*.tmp"))


def test_a_draft_that_somebody_else_makes_in_between_is_not_taken(
    store: FileTokenStore, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("as it was")
    real = os.unlink

    def unlink(name: str, **named: int) -> None:
        real(name, **named)

    def plant(name: str, **named: int) -> None:
        try:
            real(name, **named)
        finally:
            monkeypatch.setattr(os, "unlink", unlink)
            (folder / f"{NAME}.json.tmp").symlink_to(victim)

    before = version(store)
    monkeypatch.setattr(os, "unlink", plant)
    with pytest.raises(TokenStoreError, match="File exists"):
        store.swap(KEY, Secret("new"), before)
    assert victim.read_text() == "as it was"


@pytest.mark.parametrize("which", ALL)
def test_a_file_with_another_name_is_refused(store: FileTokenStore, folder: Path, tmp_path: Path, which: str) -> None:
    os.link(folder / f"{NAME}.{which}", tmp_path / "elsewhere")
    refused(store, which, rf"{NAME}\.{which} has another name elsewhere")


@pytest.mark.parametrize("which", ALL)
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_refused_at_once(store: FileTokenStore, folder: Path, which: str, kind: str) -> None:
    path = folder / f"{NAME}.{which}"
    path.unlink()
    if kind == "folder":
        path.mkdir(0o700)
    else:
        os.mkfifo(path, 0o600)
    told: list[TokenStoreError] = []

    def ask() -> None:
        try:
            calls(store)[which]()
        except TokenStoreError as error:
            told.append(error)

    thread = threading.Thread(target=ask, daemon=True)  # a pipe would keep a careless reader for ever
    thread.start()
    thread.join(10)
    assert told, "it waits for the other end of the pipe, or takes what is no file"
    assert str(path) in str(told[0])


def test_a_parent_that_cannot_be_looked_into_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = tmp_path / "parent"
    parent.mkdir()
    real = os.open

    def refuse(path: str | Path, *arguments: Any, **named: Any) -> int:
        if str(path) == str(parent):
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **named)

    monkeypatch.setattr(os, "open", refuse)
    assert FileTokenStore(parent / "tokens").swap(KEY, Secret("new"), None)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tokens").write_text("")
    for which in ALL:
        refused(FileTokenStore(tmp_path / "tokens"), which, "is a link, or no folder")
        refused(FileTokenStore(tmp_path / "tokens" / "below"), which, "cannot open .*below: Not a directory")


def test_the_folder_that_was_checked_is_the_one_that_is_used(
    store: FileTokenStore, folder: Path, tmp_path: Path
) -> None:
    """Somebody puts another in its place in between, and nothing reaches it."""
    other = FileTokenStore(tmp_path / "other")
    assert other.swap(KEY, Secret("planted"), None)
    with store._folder.opened() as files:
        assert files is not None
        folder.rename(tmp_path / "moved")
        (tmp_path / "other").rename(folder)
        found = store._load(files, KEY)
        assert found is not None
        assert found.value == Secret("kept")
        files.replace("new", Secret("x"))
    assert (tmp_path / "moved" / "new").exists()
    assert not (folder / "new").exists()


def test_the_locks_of_a_keyring_are_guarded_alike(tmp_path: Path) -> None:
    folder = tmp_path / "tokens"
    store = KeyringTokenStore(folder, backend=Kept())
    folder.mkdir(0o755)
    folder.chmod(0o755)
    refused(store, "lock", "is open to other users")
    refused(store, "swap.lock", "is open to other users")
    folder.chmod(0o700)
    assert store.swap(KEY, Secret("new"), None)


def test_nothing_stays_open(store: FileTokenStore, folder: Path) -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("there is no telling here")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        assert store.swap(KEY, Secret("new"), version(store))
        assert store.swap(KEY, Secret("new"), "1") is False
    folder.chmod(0o755)
    for which in ALL:
        refused(store, which, "is open to other users")
    folder.chmod(0o700)
    for which in ALL:
        (folder / f"{NAME}.{which}").chmod(0o644)
        refused(store, which, "is open to other users")
        (folder / f"{NAME}.{which}").chmod(0o600)
    assert len(list(Path("/proc/self/fd").iterdir())) == before

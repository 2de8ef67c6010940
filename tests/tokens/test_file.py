"""FileTokenStore: what it writes, what it reads, and what it says where it cannot."""

from __future__ import annotations

import copy
import json
import os
import pickle
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ramp_api import Client, ConfigurationError, Secret, TokenStoreError
from ramp_api.sandbox import Sandbox
from ramp_api.tokens import FileTokenStore, TokenKey
from ramp_api.tokens import files as files_room
from ramp_api.tokens.document import name_of
from ramp_api.tokens.encryption import new_key
from ramp_api.tokens.files import LARGEST

from .reports import shown

KEY = TokenKey("sandbox", "canary-client", "acme")
CANARY = "canary-value"
NAME = f"{name_of(KEY)}.json"
RUIN = {
    "format": 1,
    "environment": "sandbox",
    "client_id": "canary-client",
    "account": "acme",
    "version": "1",
    "value": "text",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tokens"


@pytest.fixture
def store(folder: Path) -> FileTokenStore:
    store = FileTokenStore(folder)
    assert store.swap(KEY, Secret(CANARY), None)
    return store


def version(store: FileTokenStore) -> str | None:
    stored = store.load(KEY)
    return None if stored is None else stored.version


def test_nothing_is_done_before_it_is_asked(folder: Path) -> None:
    store = FileTokenStore(folder)
    assert not folder.exists()
    assert store.load(KEY) is None
    assert not folder.exists()


def test_the_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path / "a" / "b" / "tokens")
    lease = store.acquire(KEY, 1)
    assert lease is not None
    lease.release()
    assert (tmp_path / "a" / "b" / "tokens").is_dir()


def test_a_file_says_whose_it_is(store: FileTokenStore, folder: Path) -> None:
    kept = json.loads((folder / NAME).read_text())
    assert kept == {**RUIN, "value": CANARY, "version": version(store)}


def test_each_key_has_files_of_its_own(folder: Path) -> None:
    store = FileTokenStore(folder)
    for number in range(3):
        assert store.swap(TokenKey("sandbox", "ramp_id", f"{number}"), Secret("x"), None)
    assert len(list(folder.glob("*.json"))) == 3
    assert all(len(path.name) == len(NAME) for path in folder.glob("*.json"))


def test_the_name_of_a_file_is_known_to_those_who_look_for_it() -> None:
    # What is kept today is to be found by every later version.
    assert name_of(TokenKey("sandbox", "ramp_id_1", "acme")) == "7e5c2b9836bfa09f2bc101287a54dc54b4b4789b"


def test_forgetting_deletes_the_file(store: FileTokenStore, folder: Path) -> None:
    assert store.swap(KEY, None, version(store))
    assert not (folder / NAME).exists()
    assert store.load(KEY) is None


def test_forgetting_takes_along_what_a_killed_writer_left(store: FileTokenStore, folder: Path) -> None:
    (folder / f"{NAME}.tmp").write_text(CANARY)
    assert store.swap(KEY, None, version(store))
    assert [path.suffix for path in folder.iterdir()] == [".lock"]


def test_swapping_does_not_wait_for_the_lease(store: FileTokenStore) -> None:
    lease = store.acquire(KEY, 1)
    assert lease is not None
    assert store.swap(KEY, Secret("new"), version(store))
    lease.release()


def test_a_client_finds_the_token_of_another(folder: Path) -> None:
    with Sandbox(empty=True, rate_limit=None) as sandbox:

        def token() -> Any:
            settings: dict[str, Any] = {
                "scopes": "business:read",
                "base_url": sandbox.base_url,
                "token_store": FileTokenStore(folder),
            }
            with Client(sandbox.client_id, sandbox.client_secret, **settings) as client:
                return client.valid_token()

        assert token() == token()
        assert sandbox.stats.token_requests == 1


# --- What cannot be read ---


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "is damaged: delete it", id="empty"),
        pytest.param(b'{"format":1,"environment":"sand', "is damaged", id="torn"),
        pytest.param(b"\xff\xfe\x00", "is damaged", id="no text"),
        pytest.param(b'{"x":' + b"[" * 100_000, "is damaged", id="deep"),
        pytest.param(b"{}", "is damaged", id="nothing"),
        pytest.param(b"null", "is damaged", id="null"),
        pytest.param({**RUIN, "value": "x" * LARGEST}, "is damaged", id="too long"),
        pytest.param({**RUIN, "value": None}, "is damaged", id="no value"),
        pytest.param({**RUIN, "value": 7}, "is damaged", id="no text as value"),
        pytest.param({**RUIN, "sealed": "AAAA"}, "is damaged", id="both"),
        pytest.param({**RUIN, "version": 7}, "is damaged", id="no version"),
        pytest.param({**RUIN, "format": "1"}, "is damaged", id="no format"),
        pytest.param({**RUIN, "format": 2}, "later version of ramp-api: update", id="another format"),
        pytest.param({"format": 3, "box": 1}, "later version of ramp-api: update", id="a format that is all new"),
        pytest.param({**RUIN, "account": "other"}, "another account's token", id="account"),
        pytest.param({**RUIN, "environment": "production"}, "another account's token", id="environment"),
        pytest.param({**RUIN, "client_id": "other"}, "another account's token", id="client id"),
    ],
)
def test_what_cannot_be_read_is_named(store: FileTokenStore, folder: Path, content: Any, message: str) -> None:
    found = content if isinstance(content, bytes) else json.dumps(content).encode()
    (folder / NAME).write_bytes(found)
    for call in (lambda: store.load(KEY), lambda: store.swap(KEY, Secret("new"), "1")):
        with pytest.raises(TokenStoreError, match=message) as caught:
            call()
        assert str(folder / NAME) in str(caught.value)
        assert "canary" not in shown(caught.value)
    assert (folder / NAME).read_bytes() == found


def test_what_was_written_by_hand_is_read(store: FileTokenStore, folder: Path) -> None:
    (folder / NAME).write_text(json.dumps({**RUIN, "a field of later": [1]}, indent=2))
    stored = store.load(KEY)
    assert stored is not None
    assert (stored.value.reveal(), stored.version) == ("text", "1")


def test_no_damage_is_taken_for_a_token(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("damage") / "tokens"
    store = FileTokenStore(folder)
    assert store.swap(KEY, Secret("value"), None)
    whole = (folder / NAME).read_bytes()

    @settings(deadline=None)
    @given(cut=st.integers(0, len(whole) - 1))
    def cut_short(cut: int) -> None:
        (folder / NAME).write_bytes(whole[:cut])
        with pytest.raises(TokenStoreError):
            store.load(KEY)

    @settings(deadline=None)
    @given(place=st.integers(0, len(whole) - 1), byte=st.integers(0, 255))
    def changed(place: int, byte: int) -> None:
        (folder / NAME).write_bytes(whole[:place] + bytes([byte]) + whole[place + 1 :])
        try:
            store.load(KEY)  # what is plain may have been changed unseen
        except TokenStoreError as error:
            assert "canary" not in shown(error)  # noqa: PT017

    cut_short()
    changed()


# --- What cannot be written ---


def test_what_is_no_text_is_refused(store: FileTokenStore) -> None:
    with pytest.raises(TokenStoreError, match="no text that can be written") as caught:
        store.swap(KEY, Secret(f"{CANARY}\ud800"), version(store))
    assert "canary" not in shown(caught.value)
    assert caught.value.__context__ is None
    with pytest.raises(TokenStoreError, match="holds what is no text") as caught:
        store.load(TokenKey("sandbox", "canary-client\ud800"))
    assert "canary" not in shown(caught.value)


def test_what_could_not_be_read_again_is_not_written(store: FileTokenStore) -> None:
    with pytest.raises(TokenStoreError, match="too long: 1,048,576 bytes at most"):
        store.swap(KEY, Secret("x" * LARGEST), version(store))
    assert store.load(KEY) is not None


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "fchmod"])
@pytest.mark.parametrize("sealed", [None, new_key()], ids=["plain", "sealed"])
def test_whatever_fails_the_old_token_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, sealed: Secret | None
) -> None:
    store = FileTokenStore(folder, key=sealed)
    assert store.swap(KEY, Secret("old"), None)
    before = version(store)
    refuse_draft(monkeypatch, call)
    with pytest.raises(TokenStoreError, match=rf"cannot write .*{NAME}: No space left on device") as caught:
        store.swap(KEY, Secret(CANARY), before)
    monkeypatch.undo()
    assert isinstance(caught.value.__cause__, OSError)
    assert "canary" not in shown(caught.value)
    assert version(store) == before
    assert not list(folder.glob("*.tmp"))
    assert store.swap(KEY, Secret("new"), before)


def refuse_draft(monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    real = getattr(os, call)

    def refuse(*arguments: Any, **named: Any) -> Any:
        if call == "open" and not str(arguments[0]).endswith(".tmp"):
            return real(*arguments, **named)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, refuse)


def test_an_interrupt_leaves_no_draft(store: FileTokenStore, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(fd: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        store.swap(KEY, Secret("new"), version(store))
    assert not list(folder.glob("*.tmp"))


def test_it_is_written_whole_where_the_system_takes_little_at_a_time(
    store: FileTokenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, data[:7]))
    text = "äöü" * 100
    assert store.swap(KEY, Secret(text), version(store))
    stored = store.load(KEY)
    assert stored is not None
    assert stored.value.reveal() == text


def test_it_is_on_the_disk_in_the_right_order(store: FileTokenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def noted(name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def note(*arguments: Any, **named: Any) -> Any:
            kind = ("folder" if Path(f"/proc/self/fd/{arguments[0]}").is_dir() else "file") if name == "fsync" else name
            done.append(kind)
            return real(*arguments, **named)

        return note

    for name in ("write", "fsync", "replace"):
        monkeypatch.setattr(os, name, noted(name))
    assert store.swap(KEY, Secret("new"), version(store))
    assert done == ["write", "file", "replace", "folder"]
    done.clear()
    assert store.swap(KEY, None, version(store))
    assert done == ["folder"]


def test_folders_that_cannot_be_synced_do_without(store: FileTokenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def refuse(fd: int) -> None:
        if Path(f"/proc/self/fd/{fd}").is_dir():
            raise OSError(22, "Invalid argument")
        real(fd)

    monkeypatch.setattr(os, "fsync", refuse)
    assert store.swap(KEY, Secret("new"), version(store))


def test_a_reader_that_has_the_file_open_is_waited_for(store: FileTokenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows has it."""
    real, refused = os.replace, [3]

    def refuse(*arguments: Any, **named: Any) -> None:
        if refused[0]:
            refused[0] -= 1
            raise PermissionError(13, "Access is denied")
        real(*arguments, **named)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(TokenStoreError, match="Access is denied"):
        store.swap(KEY, Secret("new"), version(store))
    monkeypatch.setattr(files_room, "_SHARING_FAILS", True)
    assert store.swap(KEY, Secret("new"), version(store))
    assert refused == [0]


def test_a_reader_never_sees_half(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", lambda fd: None)
    store, other = FileTokenStore(folder), FileTokenStore(folder)
    assert store.swap(KEY, Secret("a" * 30_000), None)
    over = threading.Event()
    torn: list[str] = []
    seen: set[str] = set()

    def read() -> None:
        while not over.is_set():
            stored = other.load(KEY)
            text = "" if stored is None else stored.value.reveal()
            seen.add(text[:1])
            if text != text[:1] * (30_000 if text[:1] == "a" else 90_000):
                torn.append(text[:20])

    thread = threading.Thread(target=read)
    thread.start()
    for number in range(1_000):
        assert store.swap(KEY, Secret("a" * 30_000 if number % 2 else "b" * 90_000), version(store))
    over.set()
    thread.join()
    assert not torn
    assert seen == {"a", "b"}


# --- What it is itself ---


def test_its_repr_shows_the_folder(folder: Path) -> None:
    assert repr(FileTokenStore(folder, key=new_key())) == f"<FileTokenStore in {str(folder)!r}>"


def test_it_pickles_without_a_key_only(folder: Path) -> None:
    for again in (pickle.loads(pickle.dumps(FileTokenStore(folder))), copy.deepcopy(FileTokenStore(folder))):
        assert repr(again) == repr(FileTokenStore(folder))
    for dump in (pickle.dumps, copy.copy):
        with pytest.raises(TypeError, match="with a key is not pickled"):
            dump(FileTokenStore(folder, key=new_key()))


@pytest.mark.parametrize("folder", ["", 7, b"tokens", "a\0b", object()])
def test_a_folder_that_cannot_be_one_is_refused(folder: Any) -> None:
    with pytest.raises(ConfigurationError, match="folder must be the path of a folder"):
        FileTokenStore(folder)


def test_a_relative_folder_stays_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = FileTokenStore("tokens")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert store.swap(KEY, Secret("x"), None)
    assert (tmp_path / "tokens" / NAME).exists()


def test_a_working_directory_that_is_gone_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(ConfigurationError, match="the working directory is gone"):
        FileTokenStore("tokens")
    assert repr(FileTokenStore(tmp_path / "tokens"))

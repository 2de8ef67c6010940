"""KeyringTokenStore: tokens in a keyring, and never in one that is not safe without being told to."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from ramp_api import ConfigurationError, Secret, TokenStoreError
from ramp_api.tokens import KeyringTokenStore, TokenKey
from ramp_api.tokens.document import name_of

from .keyrings import CANARY, Failing, Kept, Moving, Plain, Searching
from .reports import shown

KEY = TokenKey("sandbox", "canary-client", "acme")


def _none(kind: Any) -> KeyringBackend:
    """One that keeps nothing, and is half typed."""
    made: KeyringBackend = kind()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tokens"


@pytest.fixture
def backend() -> Kept:
    return Kept()


@pytest.fixture
def store(folder: Path, backend: Kept) -> KeyringTokenStore:
    store = KeyringTokenStore(folder, backend=backend)
    assert store.swap(KEY, Secret("kept"), None)
    return store


@pytest.fixture
def _system(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", request.param)


def test_the_keyring_holds_it_and_no_file_does(store: KeyringTokenStore, folder: Path, backend: Kept) -> None:
    assert list(backend.kept) == [("ramp-api", name_of(KEY))]
    kept = json.loads(backend.kept["ramp-api", name_of(KEY)])
    stored = store.load(KEY)
    assert stored is not None
    assert (stored.value.reveal(), stored.version) == (kept["value"], kept["version"])
    assert {path.suffix for path in folder.iterdir()} == {".lock"}
    assert all(path.read_bytes() == b"" for path in folder.iterdir())


def test_forgetting_deletes_it(store: KeyringTokenStore, backend: Kept) -> None:
    stored = store.load(KEY)
    assert stored is not None
    assert store.swap(KEY, None, stored.version)
    assert not backend.kept
    assert store.swap(KEY, None, None)


def test_nobody_deletes_it_between_the_steps_of_a_reader(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backend = Searching()
    store = KeyringTokenStore(folder, backend=backend)
    assert store.swap(KEY, Secret("kept"), None)
    stored = store.load(KEY)
    assert stored is not None
    forgetting = threading.Thread(target=store.swap, args=(KEY, None, stored.version))

    def forget() -> None:
        monkeypatch.undo()
        forgetting.start()
        forgetting.join(0.1)

    monkeypatch.setattr(backend, "between", forget)
    assert store.load(KEY) == stored
    forgetting.join()
    assert store.load(KEY) is None


def test_room_made_for_one_key_loses_no_token_of_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backend, other = Moving(), KEY._replace(account="other")
    store = KeyringTokenStore(folder, backend=backend)
    assert store.swap(KEY, Secret("old"), None)
    stored = store.load(KEY)
    assert stored is not None
    renewing = threading.Thread(target=store.swap, args=(KEY, Secret("new"), stored.version))

    def renew() -> None:
        monkeypatch.undo()
        renewing.start()
        renewing.join(0.1)

    monkeypatch.setattr(backend, "between", renew)
    assert store.swap(other, Secret("another"), None)
    renewing.join()
    found = [store.load(key) for key in (KEY, other)]
    assert [one and one.value.reveal() for one in found] == ["new", "another"]


def test_services_are_apart(folder: Path, backend: Kept, store: KeyringTokenStore) -> None:
    other = KeyringTokenStore(folder, service="other", backend=backend)
    assert other.load(KEY) is None
    assert other.swap(KEY, Secret("other"), None)
    assert {service for service, _ in backend.kept} == {"ramp-api", "other"}


@pytest.mark.parametrize("service", ["", 7, None, "a\nb", "a\0b"])
def test_a_service_that_cannot_be_one_is_refused(folder: Path, service: Any) -> None:
    with pytest.raises(ConfigurationError, match="service must be a name"):
        KeyringTokenStore(folder, service=service)


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "is damaged"), ("{}", "is damaged"), ("\ud800", "is damaged"), ('{"format":9}', "later version"),
     (json.dumps({"format": 1, "environment": "a", "client_id": "b", "account": "c", "version": "1", "value": ""}), "another account")],
)  # fmt: skip
def test_what_cannot_be_read_is_named(store: KeyringTokenStore, backend: Kept, text: str, message: str) -> None:
    backend.kept["ramp-api", name_of(KEY)] = text
    for call in (lambda: store.load(KEY), lambda: store.swap(KEY, Secret("new"), "1")):
        with pytest.raises(TokenStoreError, match=f"{name_of(KEY)} in the keyring .*{message}"):
            call()


@pytest.mark.parametrize("_system", [_none(fail.Keyring), _none(null.Keyring), Plain()], indirect=True)
@pytest.mark.usefixtures("_system")
def test_a_keyring_that_is_not_safe_is_not_taken(folder: Path) -> None:
    store = KeyringTokenStore(folder)
    for call in (lambda: store.load(KEY), lambda: store.swap(KEY, Secret("new"), None)):
        with pytest.raises(TokenStoreError, match="this system has no keyring that is safe, only"):
            call()


@pytest.mark.parametrize("_system", [Kept()], indirect=True)
@pytest.mark.usefixtures("_system")
def test_the_systems_own_is_taken_where_it_is_safe(folder: Path) -> None:
    store = KeyringTokenStore(folder)
    assert store.swap(KEY, Secret("kept"), None)
    assert isinstance(keyring.get_keyring(), Kept)
    assert KeyringTokenStore(folder, backend=keyring.get_keyring()).load(KEY) == store.load(KEY)


def test_one_that_is_given_is_taken_whatever_it_is(folder: Path) -> None:
    backend = Plain()
    assert KeyringTokenStore(folder, backend=backend).swap(KEY, Secret("kept"), None)
    assert backend.kept


def test_a_keyring_that_cannot_say_what_it_is_worth_is_not_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Odd:
        @property
        def priority(self) -> float:
            raise RuntimeError("no session bus")

    monkeypatch.setattr(keyring.core, "_keyring_backend", Odd())
    with pytest.raises(TokenStoreError, match="no keyring that is safe"):
        KeyringTokenStore(folder).load(KEY)


@pytest.mark.parametrize("verb", ["read", "write to", "delete from"])
def test_what_a_keyring_says_is_not_passed_on(folder: Path, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    backend = Kept()
    store = KeyringTokenStore(folder, backend=backend)
    assert store.swap(KEY, Secret(CANARY), None)
    stored = store.load(KEY)
    assert stored is not None
    failing = {"read": "get_password", "write to": "set_password", "delete from": "delete_password"}[verb]
    monkeypatch.setattr(backend, failing, Failing()._fail)
    with pytest.raises(TokenStoreError, match=f"cannot {verb} the system's keyring: KeyringLocked") as caught:
        store.swap(KEY, None if verb == "delete from" else Secret(f"{CANARY} 2"), stored.version)
    assert "canary" not in shown(caught.value)
    assert caught.value.__context__ is None


def test_its_repr_shows_the_folder(store: KeyringTokenStore, folder: Path) -> None:
    assert repr(store) == f"<KeyringTokenStore, locks in {str(folder)!r}>"


def test_it_pickles_without_a_backend_only(store: KeyringTokenStore, folder: Path) -> None:
    again = pickle.loads(pickle.dumps(KeyringTokenStore(folder, service="mine")))
    assert (repr(again), again._service) == (f"<KeyringTokenStore, locks in {str(folder)!r}>", "mine")
    with pytest.raises(TypeError, match="with a backend is not pickled"):
        pickle.dumps(store)


def test_the_keyrings_of_these_tests_are_nobody_elses() -> None:
    assert not {Kept, Searching, Plain, Failing} & set(KeyringBackend._classes)


def test_who_lacks_the_package_is_told_which_to_install() -> None:
    code = (
        "import sys; sys.modules['keyring'] = None\n"
        "from ramp_api.tokens import KeyringTokenStore\n"
        "try: KeyringTokenStore()\n"
        "except ModuleNotFoundError as error: print(error, error.name)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 'pip install "ramp-api[keyring]" keyring' in done.stdout

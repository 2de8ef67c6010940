"""Tokens that are sealed: opened by one key, for one account, as they were."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ramp_api import ConfigurationError, Secret, TokenStoreError
from ramp_api.tokens import FileTokenStore, TokenKey
from ramp_api.tokens.document import name_of
from ramp_api.tokens.encryption import Sealer, new_key

from .reports import shown

KEY = TokenKey("sandbox", "canary-client", "acme")
CANARY = "canary-value"
NAME = f"{name_of(KEY)}.json"
SEAL = new_key()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tokens"


@pytest.fixture
def store(folder: Path) -> FileTokenStore:
    store = FileTokenStore(folder, key=SEAL)
    assert store.swap(KEY, Secret(CANARY), None)
    return store


def held(store: FileTokenStore, key: TokenKey = KEY) -> str | None:
    stored = store.load(key)
    return None if stored is None else stored.value.reveal()


def forge(folder: Path, **changes: Any) -> None:
    kept = json.loads((folder / NAME).read_text())
    (folder / NAME).write_text(json.dumps({**kept, **changes}))


def unreadable(store: FileTokenStore, message: str = "was encrypted with another key, or was changed") -> None:
    """Neither read nor replaced."""
    for call in (lambda: store.load(KEY), lambda: store.swap(KEY, Secret("new"), "1")):
        with pytest.raises(TokenStoreError, match=message) as caught:
            call()
        assert "canary" not in shown(caught.value)


def test_nothing_of_it_is_on_the_disk(store: FileTokenStore, folder: Path) -> None:
    content = b"".join(path.read_bytes() for path in folder.iterdir())
    assert CANARY.encode() not in content
    assert base64.b64encode(CANARY.encode())[:12] not in content
    assert held(store) == CANARY
    assert held(FileTokenStore(folder, key=SEAL.reveal())) == CANARY


def test_the_same_text_is_sealed_differently_each_time(store: FileTokenStore, folder: Path) -> None:
    seen: set[str] = set()
    for _ in range(20):
        kept = json.loads((folder / NAME).read_text())
        assert "value" not in kept
        seen.add(base64.b64decode(kept["sealed"])[:12].hex())
        assert store.swap(KEY, Secret(CANARY), kept["version"])
    assert len(seen) == 20


def test_another_key_opens_nothing(folder: Path, store: FileTokenStore) -> None:
    before = (folder / NAME).read_bytes()
    unreadable(FileTokenStore(folder, key=new_key()))
    unreadable(FileTokenStore(folder), "is encrypted: set RAMP_TOKEN_KEY to the key, or delete it")
    assert (folder / NAME).read_bytes() == before


def test_what_is_sealed_for_one_account_is_no_others(folder: Path, store: FileTokenStore) -> None:
    for other in (KEY._replace(account="other"), KEY._replace(client_id="2"), KEY._replace(environment="production")):
        kept = {**json.loads((folder / NAME).read_text()), **other._asdict()}
        path = folder / f"{name_of(other)}.json"
        path.write_text(json.dumps(kept))
        path.chmod(0o600)
        with pytest.raises(TokenStoreError, match="was changed"):
            store.load(other)


def test_a_version_belongs_to_what_is_sealed(folder: Path, store: FileTokenStore) -> None:
    forge(folder, version="1")
    unreadable(store)


def test_what_was_put_back_whole_is_not_told_apart(folder: Path, store: FileTokenStore) -> None:
    """As documented: nothing outside of the folder says what is the latest."""
    before = (folder / NAME).read_bytes()
    stored = store.load(KEY)
    assert stored is not None
    assert store.swap(KEY, Secret("new"), stored.version)
    (folder / NAME).write_bytes(before)
    assert held(store) == CANARY


@pytest.mark.parametrize("sealed", ["", "AAAA", "no base64", "ä", base64.b64encode(b"x" * 12).decode(), "=" * 40])
def test_what_was_never_sealed_does_not_open(folder: Path, store: FileTokenStore, sealed: str) -> None:
    forge(folder, sealed=sealed)
    unreadable(store)


def test_no_changed_byte_goes_unseen(store: FileTokenStore) -> None:
    sealer = Sealer(SEAL)
    box = base64.b64decode(sealer.seal(Secret(CANARY), b"about"))

    @settings(deadline=None)
    @given(place=st.integers(0, len(box) - 1), change=st.integers(1, 255))
    def changed(place: int, change: int) -> None:
        other = box[:place] + bytes([box[place] ^ change]) + box[place + 1 :]
        assert sealer.unseal(base64.b64encode(other).decode(), b"about") is None

    @settings(deadline=None)
    @given(cut=st.integers(0, len(box) - 1))
    def cut_short(cut: int) -> None:
        assert sealer.unseal(base64.b64encode(box[:cut]).decode(), b"about") is None

    changed()
    cut_short()
    assert sealer.unseal(base64.b64encode(box).decode(), b"about") == Secret(CANARY)


@settings(deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"])), about=st.binary(max_size=50))
def test_every_text_opens_as_it_was(text: str, about: bytes) -> None:
    sealer = Sealer(SEAL)
    assert sealer.unseal(sealer.seal(Secret(text), about), about) == Secret(text)
    assert sealer.unseal(sealer.seal(Secret(text), about), about + b"x") is None


def test_it_is_aes_256_gcm() -> None:
    """Opened by another's hands: who has the key needs no ramp-api."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    raw = base64.urlsafe_b64decode(SEAL.reveal())
    box = base64.b64decode(Sealer(SEAL).seal(Secret(CANARY), b"about"))
    opener = Cipher(algorithms.AES(raw), modes.GCM(box[:12], box[-16:])).decryptor()
    opener.authenticate_additional_data(b"about")
    assert opener.update(box[12:-16]) + opener.finalize() == CANARY.encode()
    assert len(raw) == 32


def test_what_was_plain_is_read_and_sealed_when_it_is_next_written(folder: Path) -> None:
    assert FileTokenStore(folder).swap(KEY, Secret("plain"), None)
    store = FileTokenStore(folder, key=SEAL)
    assert held(store) == "plain"
    stored = store.load(KEY)
    assert stored is not None
    assert store.swap(KEY, Secret(CANARY), stored.version)
    assert CANARY.encode() not in (folder / NAME).read_bytes()
    assert held(store) == CANARY


# --- The key ---


def test_the_key_may_come_from_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAMP_TOKEN_KEY", f" {SEAL.reveal()}\n")
    assert FileTokenStore(folder).swap(KEY, Secret(CANARY), None)
    monkeypatch.delenv("RAMP_TOKEN_KEY")
    assert held(FileTokenStore(folder, key=SEAL)) == CANARY
    monkeypatch.setenv("RAMP_TOKEN_KEY", new_key().reveal())
    assert held(FileTokenStore(folder, key=SEAL)) == CANARY, "what is given comes first"


RAW = bytes(range(219, 251))


@pytest.mark.parametrize(
    "text",
    [
        base64.b64encode(RAW).decode(),
        base64.urlsafe_b64encode(RAW).decode(),
        base64.b64encode(RAW).decode().rstrip("="),
        base64.urlsafe_b64encode(RAW).decode().rstrip("="),
    ],
)
def test_a_key_is_base64_of_either_kind(text: str) -> None:
    assert set("+/") & set(base64.b64encode(RAW).decode()), "the kinds differ"
    sealed = Sealer(Secret(base64.b64encode(RAW).decode())).seal(Secret("x"), b"")
    assert Sealer(Secret(text)).unseal(sealed, b"") == Secret("x")


@pytest.mark.parametrize(
    "key",
    ["", "canary", base64.b64encode(b"c" * 31).decode(), base64.b64encode(b"c" * 33).decode(), "ä" * 43, "c" * 43 + "\n",
     "c" * 43 + "==", " " + "c" * 43, base64.b64encode(b"c" * 16).decode(), "c" * 64],
)  # fmt: skip
def test_a_key_that_cannot_be_one_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    with pytest.raises(ConfigurationError, match="the key for tokens must be 32 bytes in base64") as caught:
        FileTokenStore(folder, key=key)
    if key:
        assert repr(key)[1:-1] not in shown(caught.value)
    if key == key.strip():
        monkeypatch.setenv("RAMP_TOKEN_KEY", key)
        with pytest.raises(ConfigurationError, match="the key for tokens"):
            FileTokenStore(folder)
    assert not folder.exists()


def test_new_keys_are_new() -> None:
    keys = {new_key().reveal() for _ in range(50)}
    assert len(keys) == 50
    assert all(len(base64.urlsafe_b64decode(key)) == 32 for key in keys)


def test_a_sealer_shows_nothing(store: FileTokenStore) -> None:
    sealer = Sealer(SEAL)
    assert SEAL.reveal() not in f"{sealer!r} {vars(sealer)}"
    assert SEAL.reveal() not in f"{store!r} {vars(store)}"


def test_who_lacks_the_package_is_told_which_to_install(folder: Path) -> None:
    code = (
        "import sys; sys.modules['cryptography'] = None\n"
        "from ramp_api.tokens import FileTokenStore\n"
        "from ramp_api.tokens.encryption import new_key\n"
        f"FileTokenStore({str(folder)!r})\n"
        "try: FileTokenStore(key=new_key())\n"
        "except ModuleNotFoundError as error: print(error, error.name)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 'pip install "ramp-api[encryption]" cryptography' in done.stdout

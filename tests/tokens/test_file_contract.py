"""The stores on disk and in the keyring do what every store must."""

from __future__ import annotations

from pathlib import Path

import pytest

from ramp_api.tokens import FileTokenStore, KeyringTokenStore, TokenStore, files
from ramp_api.tokens.contract import TokenStoreContract
from ramp_api.tokens.encryption import new_key

from .keyrings import Searching


class _OnDisk(TokenStoreContract):
    leases_run_out = False
    lease_seconds = 0.01

    @pytest.fixture(autouse=True)
    def _place(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.fsync", lambda fd: None)  # who writes hundreds of times need not wait for the disk
        self.folder = tmp_path / "tokens"


class TestFileTokenStore(_OnDisk):
    def store(self) -> TokenStore:
        return FileTokenStore(self.folder)

    def other(self, store: TokenStore) -> TokenStore:
        return FileTokenStore(self.folder)


class TestFileTokenStoreWithKey(_OnDisk):
    key = new_key()

    def store(self) -> TokenStore:
        return FileTokenStore(self.folder, key=self.key)

    def other(self, store: TokenStore) -> TokenStore:
        return FileTokenStore(self.folder, key=self.key.reveal())


class TestFileTokenStoreByPaths(TestFileTokenStore):
    """As on Windows, where no file is opened by way of a folder."""

    @pytest.fixture(autouse=True)
    def _by_paths(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files, "_BY_FOLDER", False)


class TestKeyringTokenStore(_OnDisk):
    def store(self) -> TokenStore:
        self.backend = Searching()
        return KeyringTokenStore(self.folder, backend=self.backend)

    def other(self, store: TokenStore) -> TokenStore:
        return KeyringTokenStore(self.folder, backend=self.backend)


del TokenStoreContract, _OnDisk  # or they would be run by themselves

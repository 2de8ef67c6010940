"""FileTokenStore: tokens in files of the user's own, one for each key. How it is done safely is in ``files.py``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ramp_api.secret import Secret
from ramp_api.tokens.document import name_of, read_document, write_document
from ramp_api.tokens.files import Files, Folder
from ramp_api.tokens.locks import FileLock, locked
from ramp_api.tokens.places import chosen_folder
from ramp_api.tokens.store import Lease, Stored, TokenKey

if TYPE_CHECKING:
    from ramp_api.tokens.encryption import Sealer

__all__ = ["FileTokenStore"]


class FileTokenStore:
    """Keeps tokens in a folder, for every thread and process of one user on one machine.

    The folder and its files are for that user alone (0700 and 0600, whatever the umask). They are refused, before
    anything is written or read, where they are links, another user's, or open to others; on Windows, what keeps others
    out is the user's profile. A file holds the old token or the new one, whole, whenever a process or the machine dies.

    With a key, tokens are sealed (AES-256-GCM; needs ``ramp-api[encryption]``). A sealed file is good for its account
    only, and a change of it is seen; that it was put back to what it once was, whole, is not. A file that was written
    without a key is read still, and sealed when it is next written.

    Nothing is read or written before the first token is asked for.

    Args:
        folder: where; unless given, ``RAMP_TOKEN_FOLDER``, or ``ramp-api`` in the user's data folder: see
            :func:`~ramp_api.tokens.places.default_folder`. Its parents are made as well. On a local disk, best.
        key: 32 bytes in base64, as :func:`~ramp_api.tokens.encryption.new_key` makes them; unless given,
            ``RAMP_TOKEN_KEY``, which is no key if it is empty, rather than none.

    Raises:
        ConfigurationError: the folder or the key cannot be one.
        ModuleNotFoundError: there is a key, and the cryptography package is not installed.

    Every method raises :class:`~ramp_api.errors.TokenStoreError` where a file cannot be had, is damaged, sealed with
    another key, or not this user's alone.

    Example:
        >>> import tempfile
        >>> from ramp_api import Client
        >>> from ramp_api.tokens import FileTokenStore
        >>> settings = {"scopes": "departments:read", "base_url": sandbox.base_url}
        >>> def token_by(store):
        ...     with Client(sandbox.client_id, sandbox.client_secret, token_store=store, **settings) as ramp:
        ...         return ramp.valid_token()
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     token_by(FileTokenStore(folder)) == token_by(FileTokenStore(folder))
        True
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None, *, key: str | Secret | None = None) -> None:
        # Before anything can fail: a traceback may show this frame's variables.
        key = None if key is None else Secret(key)
        self._folder = Folder(chosen_folder(folder))
        self._sealer = _sealer(key)

    def load(self, key: TokenKey) -> Stored | None:
        """What is kept under the key. Waits for nobody."""
        with self._folder.opened() as files:
            return None if files is None else self._load(files, key)

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        """Compare and swap, under a lock of its own, which is held for a moment only; True once it is on the disk."""
        name = name_of(key)
        with self._folder.made() as files, locked(files, f"{name}.swap.lock"):
            kept = self._load(files, key)
            if (kept.version if kept is not None else None) != expected:
                return False
            if value is None:
                files.remove(f"{name}.json")
            else:
                files.replace(f"{name}.json", write_document(key, value, self._sealer))
            return True

    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        """Lock the key, without waiting.

        ``seconds`` is not needed: the lock is free the moment its holder dies, and not before.
        """
        with self._folder.made() as files:
            return FileLock.taken(files, f"{name_of(key)}.lock")

    def _load(self, files: Files, key: TokenKey) -> Stored | None:
        name = f"{name_of(key)}.json"
        text = files.read(name)
        return None if text is None else read_document(key, text, files.path(name), self._sealer)

    def __repr__(self) -> str:
        return f"<FileTokenStore in {str(self._folder.path)!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        if self._sealer is not None:
            raise TypeError("a FileTokenStore with a key is not pickled: make another where it is needed")
        return FileTokenStore, (str(self._folder.path),)


def _sealer(key: Secret | None) -> Sealer | None:
    if key is None:
        if "RAMP_TOKEN_KEY" not in os.environ:
            return None
        key = Secret(os.environ["RAMP_TOKEN_KEY"].strip())
    from ramp_api.tokens.encryption import Sealer

    return Sealer(key)

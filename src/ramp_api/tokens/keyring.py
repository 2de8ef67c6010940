"""KeyringTokenStore: tokens in the system's keyring, by the keyring package; locks are files.

Needs ``pip install "ramp-api[keyring]"``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from ramp_api.errors import ConfigurationError, TokenStoreError
from ramp_api.secret import Secret
from ramp_api.tokens.document import name_of, read_document, write_document
from ramp_api.tokens.files import Folder
from ramp_api.tokens.locks import FileLock, locked
from ramp_api.tokens.places import chosen_folder
from ramp_api.tokens.store import Lease, Stored, TokenKey

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

__all__ = ["KeyringTokenStore"]

T = TypeVar("T")

# The keyring package's own measure: what is less is not recommended, keeps passwords in clear, or is none at all.
_RECOMMENDED = 1
# Somebody may have to be asked for a password first.
_PATIENCE = 120.0
# One for all keys: to make room for one key, Windows' keyring writes what it has read of another.
_LOCK = "keyring.swap.lock"


class KeyringTokenStore:
    """Keeps tokens in the system's keyring: Keychain, Credential Locker, Secret Service or KWallet.

    Every process of this user shares them. What the system keeps durable, and when it asks the user, is its affair.
    A keyring that keeps passwords in clear is not taken unless it is given: see ``backend``. Windows' takes 1,280
    characters at a time, which a token with some forty scopes fills; what is longer it fails to keep.

    Args:
        folder: for the locks, which hold nothing; as :class:`~ramp_api.tokens.FileTokenStore`'s. Stores that share a
            keyring must share it.
        service: the name that the keyring shows.
        backend: a keyring of your choosing; the system's unless given.

    Raises:
        ConfigurationError: the folder or the service cannot be one.
        ModuleNotFoundError: the keyring package is not installed.

    Every method raises :class:`~ramp_api.errors.TokenStoreError` where there is no keyring, it is locked, or it fails.

    Example:
        >>> import tempfile
        >>> from keyring.backends import null
        >>> from ramp_api.tokens import KeyringTokenStore, TokenKey
        >>> with tempfile.TemporaryDirectory() as folder:  # `null` forgets everything
        ...     store = KeyringTokenStore(folder, backend=null.Keyring())
        ...     store.load(TokenKey("sandbox", "ramp_id_1", "acme"))
    """

    def __init__(
        self,
        folder: str | os.PathLike[str] | None = None,
        *,
        service: str = "ramp-api",
        backend: KeyringBackend | None = None,
    ) -> None:
        _installed()
        self._folder = Folder(chosen_folder(folder))
        self._service = _checked(service)
        self._backend = backend

    def load(self, key: TokenKey) -> Stored | None:
        """What is kept under the key. Waits for who is writing: keyrings look first, and take what was found next."""
        name = name_of(key)
        with self._folder.opened() as files:
            if files is None:  # nobody has written yet
                return self._load(key, name)
            with locked(files, _LOCK, _PATIENCE):
                return self._load(key, name)

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        """Compare and swap, under the keyring's lock, which is a file and held for as long as the keyring takes."""
        name = name_of(key)
        keyring = self._keyring()
        with self._folder.made() as files, locked(files, _LOCK, _PATIENCE):
            kept = self._load(key, name)
            if (kept.version if kept is not None else None) != expected:
                return False
            if value is not None:
                text = write_document(key, value, None)
                _asked("write to", lambda: keyring.set_password(self._service, name, text.reveal()))
            elif kept is not None:
                _asked("delete from", lambda: keyring.delete_password(self._service, name))
            return True

    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        """Lock the key, without waiting.

        ``seconds`` is not needed: the lock is free the moment its holder dies, and not before.
        """
        with self._folder.made() as files:
            return FileLock.taken(files, f"{name_of(key)}.lock")

    def _load(self, key: TokenKey, name: str) -> Stored | None:
        keyring = self._keyring()
        text = _asked("read", lambda: _hidden(keyring.get_password(self._service, name)))
        return None if text is None else read_document(key, text, f"{name} in the keyring", None)

    def _keyring(self) -> Any:  # a backend, whose methods the package types by halves
        if self._backend is not None:
            return self._backend
        import keyring

        found: Any = _asked("find", keyring.get_keyring)
        if not _is_recommended(found):
            raise TokenStoreError(
                f"this system has no keyring that is safe, only {type(found).__module__}: keep tokens in files "
                "(FileTokenStore), or give a keyring as backend="
            )
        return found

    def __repr__(self) -> str:
        return f"<KeyringTokenStore, locks in {str(self._folder.path)!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        if self._backend is not None:
            raise TypeError("a KeyringTokenStore with a backend is not pickled: make another where it is needed")
        return _again, (str(self._folder.path), self._service)


def _again(folder: str, service: str) -> KeyringTokenStore:
    return KeyringTokenStore(folder, service=service)


def _checked(service: object) -> str:
    if not isinstance(service, str) or not service or not service.isprintable():
        raise ConfigurationError("service must be a name that the keyring can show")
    return service


def _installed() -> None:
    try:
        import keyring  # noqa: F401  # pyright: ignore[reportUnusedImport]
    except ModuleNotFoundError as error:
        if error.name != "keyring":
            raise
        raise ModuleNotFoundError(
            'the keyring needs the keyring package, which is not installed: pip install "ramp-api[keyring]"',
            name="keyring",
        ) from None


def _is_recommended(keyring: Any) -> bool:
    try:
        return bool(keyring.priority >= _RECOMMENDED)
    except Exception:  # noqa: BLE001 - one that cannot work here says so by whatever it raises
        return False


def _asked(verb: str, function: Callable[[], T]) -> T:
    """What a keyring answers. Its errors are not chained, nor shown: they may hold what was to be kept."""
    try:
        return function()
    except Exception as error:  # noqa: BLE001 - every keyring has errors of its own
        failure = type(error).__name__
    raise TokenStoreError(f"cannot {verb} the system's keyring: {failure}")


def _hidden(text: str | None) -> Secret | None:
    return None if text is None else Secret(text)

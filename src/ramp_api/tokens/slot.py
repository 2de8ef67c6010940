"""Slot: one key of a store, its text read and written as records. Every change of a store goes through it."""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, NoReturn, TypeVar, cast

import msgspec

from ramp_api.errors import TokenStoreError
from ramp_api.learning import learned
from ramp_api.secret import Secret
from ramp_api.tokens.store import Lease, TokenKey, TokenStore
from ramp_api.tokens.token import OAuth2Token

__all__ = ["Record", "Slot", "TokenRecord", "Version"]

R = TypeVar("R", bound="Record")


class Record(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind"):
    """What is kept as JSON. A field that is added needs a default; the tag says which kind of record it is."""

    def __reduce__(self) -> NoReturn:
        raise TypeError("what a token store keeps is not pickled: it holds secrets")


class TokenRecord(Record, frozen=True, tag="token"):
    """A token, and where it came from.

    Attributes:
        token: the token.
        asked: the scopes that were asked for, where the app asked for itself; Ramp may grant fewer.
        origin: the fingerprint of the token that was given by hand and that this one descends from, or None.
    """

    token: OAuth2Token
    asked: str | None = None
    origin: str | None = None


class Version(NamedTuple, Generic[R]):
    """What was found: the record, and the version to expect when it is replaced."""

    record: R | None
    version: str | None


class Slot(Generic[R]):
    """A place in a store for records of one kind.

    Raises:
        TokenStoreError: what is there is no record of that kind, or was written by a later version.
    """

    def __init__(self, store: TokenStore, key: TokenKey, kind: type[R]) -> None:
        self.key = key
        self._store = store
        self._kind = kind

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Slot is not pickled: its key names the app")

    def load(self) -> Version[R]:
        """What is there now."""
        stored = self._store.load(self.key)
        if stored is None:
            return Version(None, None)
        return Version(_read(self._kind, stored.value), stored.version)

    def version(self) -> str | None:
        """The version of what is there now, be it readable or not."""
        stored = self._store.load(self.key)
        return None if stored is None else stored.version

    def swap(self, record: R | None, expected: str | None) -> bool:
        """Put a record in place of what had that version; False where something else is there now."""
        return self._store.swap(self.key, None if record is None else _write(record), expected)

    def acquire(self, seconds: float) -> Lease | None:
        """The lock of the place, or None where it is held."""
        return self._store.acquire(self.key, seconds)


def _write(record: Record) -> Secret:
    return Secret(msgspec.json.encode(record, enc_hook=_revealed).decode())


def _read(kind: type[R], value: Secret) -> R:
    try:
        return msgspec.json.decode(value.reveal(), type=learned(kind), dec_hook=_hidden)
    except (msgspec.MsgspecError, ValueError, TypeError):
        # Not chained: the error may quote what could not be read.
        pass
    raise TokenStoreError("what the token store holds cannot be read: it is damaged, or of a later version of ramp-api")


def _revealed(value: object) -> str:
    if isinstance(value, Secret):
        return value.reveal()
    raise NotImplementedError(type(value).__name__)


def _hidden(kind: type[Any], value: object) -> object:
    if kind is Secret:
        return Secret(cast("str", value))
    raise NotImplementedError(kind.__name__)

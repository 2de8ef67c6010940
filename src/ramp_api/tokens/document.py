"""What is written where a token is kept: whose it is, its version, and its text, plain or sealed. No I/O."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any, cast

import msgspec

from ramp_api.errors import TokenStoreError
from ramp_api.learning import learned
from ramp_api.secret import Secret
from ramp_api.tokens.store import Stored, TokenKey

if TYPE_CHECKING:
    from ramp_api.tokens.encryption import Sealer

__all__ = ["name_of", "read_document", "write_document"]

_FORMAT = 1


class _Format(msgspec.Struct, frozen=True):
    format: int


class _Document(_Format, frozen=True, omit_defaults=True):
    environment: str
    client_id: str
    account: str
    version: str
    value: Secret | None = None
    sealed: str | None = None

    def __repr__(self) -> str:
        return f"<a document of account {self.account!r}>"  # and no client id

    @property
    def key(self) -> TokenKey:
        return TokenKey(self.environment, self.client_id, self.account)


def name_of(key: TokenKey) -> str:
    """The name to keep a key's document under: 40 hexadecimal digits, which tell nothing of the key.

    Raises:
        TokenStoreError: the key is no text that can be written.

    Example:
        >>> from ramp_api.tokens import TokenKey
        >>> name_of(TokenKey("sandbox", "ramp_id_1", "acme"))
        '7e5c2b9836bfa09f2bc101287a54dc54b4b4789b'
    """
    try:
        return hashlib.sha256(msgspec.json.encode(tuple(key))).hexdigest()[:40]
    except UnicodeEncodeError:
        pass  # half of a character; the error would show the client id
    raise TokenStoreError("the environment, client id or account holds what is no text")


def write_document(key: TokenKey, value: Secret, sealer: Sealer | None) -> Secret:
    """A document with a version of its own.

    Raises:
        TokenStoreError: the value is no text that can be written.
    """
    version = os.urandom(16).hex()
    try:
        if sealer is None:
            return _encoded(_Document(_FORMAT, *key, version, value=value))
        return _encoded(_Document(_FORMAT, *key, version, sealed=sealer.seal(value, _about(key, version))))
    except UnicodeEncodeError:
        pass  # the error would show the value
    raise TokenStoreError("what is to be kept is no text that can be written")


def read_document(key: TokenKey, text: Secret, place: str, sealer: Sealer | None) -> Stored:
    """What a document holds, if it is this key's.

    Raises:
        TokenStoreError: it is another's, damaged, of a later version, or sealed with a key that is not had here.
    """
    document = _decoded(_Document, text)
    if document is None or document.format != _FORMAT or (document.value is None) == (document.sealed is None):
        former = _decoded(_Format, text)
        if former is not None and former.format != _FORMAT:
            raise TokenStoreError(f"{place} was written by a later version of ramp-api: update ramp-api, or delete it")
        raise TokenStoreError(f"{place} is damaged: delete it, and log in again")
    if document.key != key:
        raise TokenStoreError(f"{place} holds another account's token: delete it, and log in again")
    if document.sealed is None:
        return Stored(cast("Secret", document.value), document.version)
    if sealer is None:
        raise TokenStoreError(f"{place} is encrypted: set RAMP_TOKEN_KEY to the key, or delete it and log in again")
    value = sealer.unseal(document.sealed, _about(key, document.version))
    if value is None:
        raise TokenStoreError(
            f"{place} was encrypted with another key, or was changed: "
            "set RAMP_TOKEN_KEY to the key, or delete it and log in again"
        )
    return Stored(value, document.version)


def _about(key: TokenKey, version: str) -> bytes:
    return msgspec.json.encode((_FORMAT, *key, version))


def _encoded(document: _Document) -> Secret:
    return Secret(msgspec.json.encode(document, enc_hook=_revealed).decode())


def _decoded(kind: type[Any], text: Secret) -> Any:
    try:
        return msgspec.json.decode(text.reveal(), type=learned(kind), dec_hook=_hidden)
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError):
        return None


def _revealed(value: object) -> str:
    return cast("Secret", value).reveal()


def _hidden(kind: type[Any], value: object) -> Secret:
    return Secret(cast("str", value))

"""Tokens and where they are kept: the public names, the stores each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ramp_api.tokens.memory import MemoryTokenStore
from ramp_api.tokens.store import Lease, Stored, TokenKey, TokenStore
from ramp_api.tokens.token import OAuth2Token

if TYPE_CHECKING:
    from ramp_api.tokens.file import FileTokenStore
    from ramp_api.tokens.keyring import KeyringTokenStore

__all__ = [
    "FileTokenStore",
    "KeyringTokenStore",
    "Lease",
    "MemoryTokenStore",
    "OAuth2Token",
    "Stored",
    "TokenKey",
    "TokenStore",
]

_LATE = {"FileTokenStore": "file", "KeyringTokenStore": "keyring"}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
    globals()[name] = value
    return value

"""For tests: tokens put into a store and had from it, whatever store it is."""

from __future__ import annotations

from ramp_api.tokens import OAuth2Token, TokenKey, TokenStore
from ramp_api.tokens.slot import Slot, TokenRecord


def kept(store: TokenStore, key: TokenKey) -> OAuth2Token | None:
    """The token that a store keeps under a key."""
    record = Slot(store, key, TokenRecord).load().record
    return None if record is None else record.token


def put(store: TokenStore, key: TokenKey, token: OAuth2Token) -> None:
    """Keep a token under a key, in place of whatever is there."""
    slot = Slot(store, key, TokenRecord)
    assert slot.swap(TokenRecord(token), slot.version())

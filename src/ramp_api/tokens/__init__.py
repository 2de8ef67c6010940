"""Tokens and where they are kept. What a token is, and what a store must do; nothing about how one is obtained."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol

import msgspec
from msgspec.structs import force_setattr

from ramp_api.secret import Secret

__all__ = ["MemoryTokenStore", "OAuth2Token", "TokenKey", "TokenStore"]


class OAuth2Token(msgspec.Struct, frozen=True):
    """An answer of the token endpoint (RFC 6749, 5.1), with the moment of its end.

    Attributes:
        access_token: what goes into ``Authorization: Bearer``.
        refresh_token: what the next token is had for, or None.
        token_type: as the server wrote it; ``"Bearer"`` in any case.
        expires_in: the lifetime in seconds as answered, or None where the answer gave none that can be read.
        scope: the scopes granted, space-separated; narrower than asked where Ramp dropped some.
        refresh_token_expires_in: the refresh token's lifetime in seconds, or None.
        expires_at: when the access token ends, aware (UTC), or None where that is not known.
        grant_type: the grant it came from first; a refreshed token keeps it. None where it was given by hand.

    Example:
        >>> from ramp_api.tokens import OAuth2Token
        >>> token = OAuth2Token.of("ramp_tok_1", refresh_token="ramp_tok_2", scope="users:read cards:read")
        >>> token.access_token, token.expires_at, sorted(token.scopes)
        (Secret('**********'), None, ['cards:read', 'users:read'])
    """

    access_token: Secret
    refresh_token: Secret | None = None
    token_type: str = "Bearer"  # noqa: S105 - a type, not a token
    expires_in: int | None = None
    scope: str | None = None
    refresh_token_expires_in: int | None = None
    expires_at: datetime | None = None
    grant_type: str | None = None

    def __post_init__(self) -> None:
        if self.expires_at is not None and self.expires_at.tzinfo is None:
            raise ValueError("expires_at must be aware, for instance datetime.now(UTC)")
        # A plain string would show itself in every repr.
        force_setattr(self, "access_token", Secret(self.access_token))
        if self.refresh_token is not None:
            force_setattr(self, "refresh_token", Secret(self.refresh_token))

    @classmethod
    def of(
        cls,
        access_token: str | Secret,
        *,
        refresh_token: str | Secret | None = None,
        expires_at: datetime | None = None,
        scope: str | None = None,
    ) -> OAuth2Token:
        """A token that was kept elsewhere.

        Raises:
            ValueError: ``expires_at`` is naive, so that it names no moment.
        """
        access_token = Secret(access_token)
        refresh_token = None if refresh_token is None else Secret(refresh_token)
        return cls(access_token, refresh_token, expires_at=expires_at, scope=scope)

    @property
    def scopes(self) -> frozenset[str]:
        """The scopes granted, apart."""
        return frozenset((self.scope or "").split())

    def is_expired(self, at: datetime) -> bool:
        """Whether it has ended at that moment; False where its end is not known."""
        return self.expires_at is not None and at >= self.expires_at

    def is_due(self, at: datetime) -> bool:
        """Whether to renew it by then: ahead of its end by 60 s, or a tenth of its life where that is less."""
        if self.expires_at is None:
            return False
        ahead = 60.0 if not self.expires_in or self.expires_in < 0 else min(60.0, self.expires_in / 10)
        return at.astimezone(UTC) >= self.expires_at - timedelta(seconds=ahead)


class TokenKey(NamedTuple):
    """Whose token it is: Ramp's environment (or the base URL in its place), the app, and an account of the caller's."""

    environment: str
    client_id: str
    account: str = "default"


class TokenStore(Protocol):
    """Where tokens are kept. Called from one thread at a time for each client; both may block.

    ``save`` returns only once the token is kept: the one that it replaces is dead. Where it raises, the call that
    needed the token raises that, and the client saves the same token again before anything else is done with it.
    """

    def load(self, key: TokenKey) -> OAuth2Token | None:
        """The token last saved under the key, or None."""
        ...

    def save(self, key: TokenKey, token: OAuth2Token) -> None:
        """Keep the token in place of the one under the key."""
        ...


class MemoryTokenStore:
    """Keeps tokens for as long as the process lives; give the same one to several clients and they share them.

    Example:
        >>> from ramp_api.tokens import MemoryTokenStore, OAuth2Token, TokenKey
        >>> store, key = MemoryTokenStore(), TokenKey("sandbox", "app")
        >>> store.save(key, OAuth2Token.of("ramp_tok_1"))
        >>> store.load(key).access_token.reveal()
        'ramp_tok_1'
    """

    def __init__(self) -> None:
        self._tokens: dict[TokenKey, OAuth2Token] = {}

    def load(self, key: TokenKey) -> OAuth2Token | None:
        """The token last saved under the key, or None."""
        return self._tokens.get(key)

    def save(self, key: TokenKey, token: OAuth2Token) -> None:
        """Keep the token in place of the one under the key."""
        self._tokens[key] = token

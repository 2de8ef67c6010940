"""What a token is. Nothing about where it is kept, or how it is obtained."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from msgspec.structs import force_setattr

from ramp_api.secret import Secret

__all__ = ["OAuth2Token"]


class OAuth2Token(msgspec.Struct, frozen=True):
    """An answer of the token endpoint (RFC 6749, 5.1), with the moment of its end.

    Attributes:
        access_token: what goes into ``Authorization: Bearer``.
        refresh_token: what the next token is had for, or None.
        token_type: as the server wrote it; ``"Bearer"`` in any case.
        expires_in: the lifetime in seconds as answered, or None where the answer gave none that can be read.
        scope: the scopes granted, space-separated; narrower than asked where Ramp dropped some.
        refresh_token_expires_in: the refresh token's lifetime in seconds, or None.
        refresh_token_expires_at: when the refresh token ends, aware (UTC), or None where that is not known.
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
    refresh_token_expires_at: datetime | None = None

    def __post_init__(self) -> None:
        for name in ("expires_at", "refresh_token_expires_at"):
            end: datetime | None = getattr(self, name)
            if end is not None and end.tzinfo is None:
                raise ValueError(f"{name} must be aware, for instance datetime.now(UTC)")
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
        """Whether to renew it by then: :attr:`ahead` of its end; False where its end is not known."""
        return self.expires_at is not None and at >= self.expires_at - timedelta(seconds=self.ahead)

    @property
    def ahead(self) -> float:
        """The seconds before its end from which it is due: 60, or a tenth of its life where that is less."""
        return 60.0 if not self.expires_in or self.expires_in < 0 else min(60.0, self.expires_in / 10)

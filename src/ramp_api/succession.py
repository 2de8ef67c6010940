"""Which token may take the place of which, and by what another is asked for. Pure: no flow, no store, no clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from ramp_api.config import Configuration
from ramp_api.errors import ConfigurationError, RampError, ReauthorizationRequired
from ramp_api.grants import Granted
from ramp_api.oauth import grant_form
from ramp_api.secret import Secret
from ramp_api.tokens.known import InUse, Unsaved
from ramp_api.tokens.slot import TokenRecord
from ramp_api.tokens.token import OAuth2Token

__all__ = ["Succession"]


class Succession:
    """How a client's tokens follow one another.

    Attributes:
        given: what tells the token that was given by hand from others, without being it; None where none was.
        missing: the error where there is no token and no way to one.
    """

    def __init__(self, configuration: Configuration) -> None:
        self._scope = configuration.scope
        self._refresh_token = configuration.refresh_token
        self._has_secret = configuration.client_secret is not None
        self.given = _fingerprint(configuration)
        self.missing: Callable[[], RampError] = _no_token

    def can_follow(self, token: OAuth2Token) -> bool:
        """Whether another can be had in place of a token."""
        return token.refresh_token is not None or self._may_ask_for_its_own(token)

    def _may_ask_for_its_own(self, token: OAuth2Token | None) -> bool:
        # A token that a customer consented to is never replaced by one of the app's own: it may be another business.
        own = token is None or token.grant_type in {None, "client_credentials"}
        return own and self._scope is not None and self._has_secret

    def form(self, token: OAuth2Token | None) -> Mapping[str, Secret]:
        """What to ask for another with.

        Raises:
            ReauthorizationRequired: the token leads no further.
            RampError: as ``missing`` says, where there is none.
        """
        refresh_token = token.refresh_token if token is not None else self._refresh_token
        if refresh_token is not None:
            return grant_form("refresh_token", {"refresh_token": refresh_token})
        if self._may_ask_for_its_own(token):
            return grant_form("client_credentials", {"scope": self._scope})
        if token is not None:
            raise ReauthorizationRequired("the token has no refresh token: send the customer to the consent page again")
        raise self.missing()

    def next(self, granted: Granted, in_use: InUse | None, version: str | None) -> Unsaved:
        """A token in place of the one in use. An answer that leaves the scope unsaid leaves it (RFC 6749, 6)."""
        token = granted.token
        if token.grant_type == "client_credentials":
            return Unsaved(TokenRecord(token, asked=self._scope), version, granted.at, wins=False)
        origin = self.given if in_use is None else in_use.origin
        if in_use is not None:
            scope = token.scope if token.scope is not None else in_use.token.scope
            token = replace(token, scope=scope, grant_type=in_use.token.grant_type or token.grant_type)
        return Unsaved(TokenRecord(token, origin=origin), version, granted.at, wins=False)

    def covers(self, record: TokenRecord) -> bool:
        """Whether a stored token was asked for with all the scopes that this client asks for."""
        # Those granted tell nothing: Ramp drops some.
        return self._scope is None or record.asked is None or set(self._scope.split()) <= set(record.asked.split())

    def descends(self, record: TokenRecord) -> bool:
        """Whether a stored token is what became of the one that was given by hand."""
        return record.origin is not None and record.origin == self.given

    def adopted(self, record: TokenRecord) -> TokenRecord:
        """A stored token that is used in place of the one given by hand, and known by it from now on."""
        return replace(record, origin=record.origin or self.given)

    def gives_way(self, unsaved: Unsaved, record: TokenRecord) -> bool:
        """Whether a new token gives way to what has come to the store meanwhile."""
        if unsaved.wins:
            return False
        # A customer's token is never lost to one of the app's own; of the app's own, one that asked for less is no use.
        return record.asked is None or (unsaved.record.asked is not None and self.covers(record))


def _no_token() -> RampError:
    return ConfigurationError(
        "there is no token: give scopes= with client id and secret, give token=, go by user_consent_url(), or run "
        "ramp-api login"
    )


def _fingerprint(configuration: Configuration) -> str | None:
    token, refresh_token = configuration.token, configuration.refresh_token
    given = refresh_token if token is None else token.refresh_token or token.access_token
    if given is None:
        return None
    import hashlib

    return hashlib.sha256(given.reveal().encode()).hexdigest()[:32]

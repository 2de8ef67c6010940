"""Which token to use, and when to get another: flows. How a token is asked for is in ``oauth.py``.

Every change of the session's token goes through :meth:`Tokens._keep`, under the lock, saved before it is used. One
that the store failed to save is held, and saved at the next chance: the one that it replaces is dead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace

from ramp_api import flow
from ramp_api.config import Configuration
from ramp_api.errors import ConfigurationError, InvalidRequestError, OAuthError, ReauthorizationRequired
from ramp_api.flow import Flow
from ramp_api.http import Request, Response
from ramp_api.oauth import basic_credentials, checked, grant_form, moment, parse_revocation, parse_token, token_request
from ramp_api.operation import Operation, Retry
from ramp_api.operations.auths import POST_TOKEN, POST_TOKEN_PKCE, REVOKE_TOKEN
from ramp_api.secret import Secret
from ramp_api.tokens import OAuth2Token, TokenStore

__all__ = ["Sender", "Tokens"]

Sender = Callable[[Request, Retry], Flow[Response[bytes]]]
"""Sends a request within the limit, again where its class allows; a flow that gives the last answer."""


class Tokens:
    """The token endpoint, and the session's current token."""

    def __init__(
        self,
        *,
        configuration: Configuration,
        store: TokenStore,
        auto_refresh: bool,
        send: Sender,
    ) -> None:
        self._configuration = configuration
        self._scope = configuration.scope
        self._store = store
        self._send = send
        self.auto_refresh = auto_refresh
        self.token = configuration.token
        self._given = self.token is not None
        self._unsaved: OAuth2Token | None = None

    def current(self) -> Flow[OAuth2Token]:
        """The token to use now: kept, fetched when first needed, renewed ahead of its end."""
        token = self.token
        if token is None or self._unsaved is not None:
            return (yield from flow.exclusive(self._renew(None)))
        if self.auto_refresh and self._renewable(token) and token.is_due(moment((yield from flow.now()).wall)):
            return (yield from flow.exclusive(self._renew(token)))
        return token

    def after_refusal(self, token: OAuth2Token) -> Flow[OAuth2Token | None]:
        """Another token in place of one that Ramp called dead, or None where there is no other to be had."""
        if not self.auto_refresh:
            return None
        return (yield from flow.exclusive(self._outlive(token)))

    def renew(self) -> Flow[OAuth2Token]:
        """Another token now, whether or not the current one is due."""
        return (yield from flow.exclusive(self._renew_anyway()))

    def _renew_anyway(self) -> Flow[OAuth2Token]:
        yield from self._load()
        return (yield from self._replace(self.token))

    def redeem(self, parameters: Mapping[str, Any]) -> Flow[OAuth2Token]:
        """Redeem a code, and make its token the session's."""
        form = grant_form("authorization_code", parameters)
        return (yield from flow.exclusive(self._redeem(form)))

    def _redeem(self, form: Mapping[str, Secret]) -> Flow[OAuth2Token]:
        return (yield from self._keep((yield from self._grant(form))))

    def post(self, grant_type: str, parameters: Mapping[str, Any]) -> Flow[OAuth2Token]:
        """One call of the token endpoint. The session's token changes only where its refresh token was spent."""
        form = grant_form(grant_type, parameters)
        if grant_type == "refresh_token":
            return (yield from flow.exclusive(self._spend(form)))
        return (yield from self._grant(form))

    def post_pkce(self, parameters: Mapping[str, Any]) -> Flow[OAuth2Token]:
        """Redeem a code without a client secret (RFC 7636, 4.5). The session's token stays as it is."""
        form = grant_form("authorization_code", parameters)
        if "code_verifier" not in form:
            raise InvalidRequestError("without a client secret, a code is redeemed by its code_verifier")
        return (yield from self._grant(form, POST_TOKEN_PKCE))

    def _spend(self, form: Mapping[str, Secret]) -> Flow[OAuth2Token]:
        yield from self._load()
        token = yield from self._grant(form)
        former = self.token
        own = former.refresh_token if former is not None else self._configuration.refresh_token
        if own == form["refresh_token"]:
            # The session's own refresh token is dead now: not to keep the new one would lose it.
            return (yield from self._keep(self._succeed(token, former)))
        return token

    def revoke(self, token: str | Secret) -> Flow[None]:
        """Revoke a token, of either kind (RFC 7009). An unknown one is a success."""
        request, sent = self._request(REVOKE_TOKEN, {"token": checked("token", token)})
        parse_revocation((yield from self._send(request, "safe")), sent)

    def _outlive(self, dead: OAuth2Token) -> Flow[OAuth2Token | None]:
        """Under the lock: what somebody else has got in place of a dead token, or a new one where there is a way."""
        yield from self._load()
        token = self.token or dead
        if token.access_token != dead.access_token or self._renewable(token):
            return (yield from self._renewed(dead))
        if token.grant_type == "authorization_code":
            raise ReauthorizationRequired(
                "the token is dead and came without a refresh token: send the customer to the consent page again"
            )
        return None

    def _renew(self, seen: OAuth2Token | None) -> Flow[OAuth2Token]:
        """Under the lock: the token that somebody else has got since ``seen``, or a new one."""
        yield from self._load()
        return (yield from self._renewed(seen))

    def _renewed(self, seen: OAuth2Token | None) -> Flow[OAuth2Token]:
        token = self.token
        if token is not None and (seen is None or token.access_token != seen.access_token):
            due = token.is_due(moment((yield from flow.now()).wall))
            if not (due and self.auto_refresh and self._renewable(token)):
                return token
        return (yield from self._replace(token))

    def _replace(self, token: OAuth2Token | None) -> Flow[OAuth2Token]:
        form = self._renewal(token)
        try:
            renewed = yield from self._grant(form)
        except OAuthError as error:
            if error.error != "invalid_grant" or "refresh_token" not in form:
                raise
            raise ReauthorizationRequired(
                "Ramp no longer accepts the refresh token: send the customer to the consent page again"
            ) from error
        return (yield from self._keep(self._succeed(renewed, token)))

    def _load(self) -> Flow[None]:
        if self._unsaved is not None:
            yield from self._keep(self._unsaved)
        # Whoever shares the store may have renewed the token. One that was given by hand comes before the store's.
        elif self._given:
            return
        stored = yield from flow.blocking(partial(self._store.load, self._configuration.key))
        if stored is not None:
            self.token = stored

    def _keep(self, token: OAuth2Token) -> Flow[OAuth2Token]:
        self._unsaved = token
        yield from flow.blocking(partial(self._store.save, self._configuration.key, token))
        self.token = token
        self._given = False
        # Last: until then, who comes without the lock waits for it, rather than use the token that this one replaces.
        self._unsaved = None
        return token

    @staticmethod
    def _succeed(token: OAuth2Token, former: OAuth2Token | None) -> OAuth2Token:
        """A refresh answer that leaves the scope unsaid leaves it as it was (RFC 6749, 6)."""
        if former is None or token.grant_type == "client_credentials":
            return token
        return replace(
            token,
            scope=token.scope if token.scope is not None else former.scope,
            grant_type=former.grant_type or token.grant_type,
        )

    def _renewable(self, token: OAuth2Token) -> bool:
        return token.refresh_token is not None or self._may_ask_for_its_own(token)

    def _may_ask_for_its_own(self, token: OAuth2Token | None) -> bool:
        # A token that a customer consented to is never replaced by one of the app's own: it may be another business.
        own = token is None or token.grant_type in {None, "client_credentials"}
        return own and self._scope is not None and self._configuration.client_secret is not None

    def _renewal(self, token: OAuth2Token | None) -> Mapping[str, Secret]:
        refresh_token = token.refresh_token if token is not None else self._configuration.refresh_token
        if refresh_token is not None:
            return grant_form("refresh_token", {"refresh_token": refresh_token})
        if self._may_ask_for_its_own(token):
            return grant_form("client_credentials", {"scope": self._scope})
        if token is not None:
            raise ReauthorizationRequired("the token has no refresh token: send the customer to the consent page again")
        raise ConfigurationError(
            "there is no token: give scopes= with client id and secret, give token=, or go by user_consent_url()"
        )

    def _grant(self, form: Mapping[str, Secret], operation: Operation[Any] = POST_TOKEN) -> Flow[OAuth2Token]:
        request, sent = self._request(operation, form)
        grant_type = form["grant_type"].reveal()
        asked_at = moment((yield from flow.now()).wall)
        # Asking twice for the app's own token costs nothing; a code or a refresh token is good for once.
        retry: Retry = "safe" if grant_type == "client_credentials" else "unkeyed"
        response = yield from self._send(request, retry)
        token = parse_token(response, asked_at=asked_at, sent=sent)
        if token.scope is None and "scope" in form:
            token = replace(token, scope=form["scope"].reveal())
        if token.refresh_token is None and "refresh_token" in form:
            # No new one means that the old one stays good (RFC 6749, 6).
            token = replace(token, refresh_token=form["refresh_token"])
        return replace(token, grant_type=None if grant_type == "refresh_token" else grant_type)

    def _request(self, operation: Operation[Any], form: Mapping[str, Secret]) -> tuple[Request, tuple[Secret, ...]]:
        settings = self._configuration
        public = {"grant_type", "scope", "redirect_uri"}
        secrets = tuple(value for name, value in form.items() if name not in public)
        if operation.auth == "none":
            if settings.client_id is None:
                raise ConfigurationError("the token endpoint needs a client id")
            form = {"client_id": checked("client_id", settings.client_id), **form}
            return token_request(operation, settings.origin, None, form), secrets
        if settings.client_id is None or settings.client_secret is None:
            raise ConfigurationError("the token endpoint needs a client id and a client secret")
        credentials = basic_credentials(settings.client_id, settings.client_secret)
        request = token_request(operation, settings.origin, credentials, form)
        return request, (credentials, settings.client_secret, *secrets)

"""The token endpoint as flows: a grant, a refresh, a revocation. Which token is used, and when, is in ``auth.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from ramp_api import flow
from ramp_api.config import Configuration
from ramp_api.errors import ConfigurationError, OAuthError, TransportError
from ramp_api.flow import Flow, Instant
from ramp_api.http import Request, Response
from ramp_api.oauth import basic_credentials, checked, moment, parse_revocation, parse_token, token_request
from ramp_api.operation import Operation, Retry
from ramp_api.operations.auths import POST_TOKEN, POST_TOKEN_PKCE, REVOKE_TOKEN
from ramp_api.secret import Secret
from ramp_api.tokens.token import OAuth2Token

__all__ = ["Endpoint", "Granted", "Sender"]

Sender = Callable[[Operation[Any], Request, Retry], Flow[Response[bytes]]]
"""Sends a request within the limit, again where its class allows; a flow that gives the last answer."""

_SERVER = 500
_SUCCESS = range(200, 300)


class Granted(NamedTuple):
    """A token and the moment from which its life counts."""

    token: OAuth2Token
    at: Instant


class Endpoint:
    """Ramp's token endpoint, for one app."""

    def __init__(self, configuration: Configuration, send: Sender) -> None:
        self._configuration = configuration
        self._send = send
        # Where its codes and refresh tokens go: an app without a secret has a place of its own.
        self.own = POST_TOKEN if configuration.client_secret is not None else POST_TOKEN_PKCE

    def grant(self, form: Mapping[str, Secret], operation: Operation[Any] = POST_TOKEN) -> Flow[Granted]:
        """One token request."""
        request, sent = self._request(operation, form)
        grant_type = form["grant_type"].reveal()
        asked_at = yield from flow.now()
        # Asking twice for the app's own token costs nothing; a code or a refresh token is good for once.
        retry: Retry = "safe" if grant_type == "client_credentials" else "unkeyed"
        response = yield from self._send(operation, request, retry)
        token = parse_token(response, asked_at=moment(asked_at.wall), sent=sent)
        if token.scope is None and "scope" in form:
            token = replace(token, scope=form["scope"].reveal())
        if token.refresh_token is None and "refresh_token" in form:
            # No new one means that the old one stays good (RFC 6749, 6).
            token = replace(token, refresh_token=form["refresh_token"])
        return Granted(replace(token, grant_type=None if grant_type == "refresh_token" else grant_type), asked_at)

    def refresh(self, form: Mapping[str, Secret]) -> Flow[Granted]:
        """A refresh, asked for once more where its answer may have got lost."""
        try:
            return (yield from self.grant(form, self.own))
        except (TransportError, OAuthError) as error:
            if not _may_be_lost(error):
                raise
        # A server that knows of lost answers takes the refresh token for a moment more; one that does not says so,
        # and nothing is to be had by asking again.
        return (yield from self.grant(form, self.own))

    def revoke(self, token: str | Secret) -> Flow[None]:
        """Revoke a token, of either kind (RFC 7009)."""
        request, sent = self._request(REVOKE_TOKEN, {"token": checked("token", token)})
        parse_revocation((yield from self._send(REVOKE_TOKEN, request, "safe")), sent)

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


def _may_be_lost(error: TransportError | OAuthError) -> bool:
    """Whether a refresh may have been done although its answer does not say so."""
    if isinstance(error, TransportError):
        return error.sent
    return error.status is not None and (error.status >= _SERVER or error.status in _SUCCESS)

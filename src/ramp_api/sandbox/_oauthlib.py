"""oauthlib, with types: the only module that imports it. Message formats are its business, what is granted ours.

oauthlib calls the validator by names that it prescribes; the arguments that we do not need end up in ``*_``.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple
from urllib.parse import unquote_plus, urlencode

from ramp_api.sandbox.grants import LIFETIMES, App, Grants

# oauthlib brings no types, and those that others wrote for it are not its own: it is Any in here, and nowhere else.
_oauth2: Any = import_module("oauthlib.oauth2")
_errors: Any = import_module("oauthlib.oauth2.rfc6749.errors")
_endpoints: Any = import_module("oauthlib.oauth2.rfc6749.endpoints")

__all__ = ["Consent", "ConsentRefused", "OAuthAnswer", "Provider"]

_REFUSED = 400
_UNAUTHORIZED = 401

Form = Sequence[tuple[str, str]]


class OAuthAnswer(NamedTuple):
    """What the token endpoint answers."""

    status: int
    headers: dict[str, str]
    body: str


class Consent(NamedTuple):
    """A request for consent that can be shown to a person."""

    redirect_uri: str
    scopes: list[str]


class ConsentRefused(Exception):
    """A request for consent that is not shown. ``location`` is None where the app must not hear of it by redirect."""

    def __init__(self, message: str, location: str | None) -> None:
        super().__init__(message)
        self.message = message
        self.location = location


class _Rules:
    """Our rules, in oauthlib's words; its RequestValidator adds what we do not care about."""

    def __init__(self, grants: Grants) -> None:
        self._grants = grants

    def client_authentication_required(self, request: Any, *_: Any) -> bool:
        return True

    def authenticate_client(self, request: Any, *_: Any) -> bool:
        credentials = _basic(str(request.headers.get("Authorization", "")))
        if credentials is None or not self._grants.app.is_authentic(*credentials):
            return False
        if request.client_id not in {None, self._grants.app.client_id}:
            return False
        request.client = self._grants.app
        return True

    def validate_client_id(self, client_id: str, request: Any, *_: Any) -> bool:
        request.client = self._grants.find_app(client_id)
        return request.client is not None

    def validate_redirect_uri(self, client_id: str, redirect_uri: str, request: Any, *_: Any) -> bool:
        app: App = request.client
        return app.redirects_to(redirect_uri)

    def get_default_redirect_uri(self, *_: Any) -> None:
        return None

    def validate_response_type(self, client_id: str, response_type: str, *_: Any) -> bool:
        return response_type == "code"

    def is_pkce_required(self, client_id: str, request: Any) -> bool:
        # Nothing else shows that a code is a public client's own (RFC 9700, 2.1.1).
        app: App = request.client
        return app.is_public

    def get_default_scopes(self, *_: Any) -> list[str]:
        return []

    def validate_scopes(self, client_id: str, scopes: list[str], client: Any, request: Any, *_: Any) -> bool:
        app: App = client
        granted = app.allowed(scopes)
        request.scopes = granted
        return granted is not None

    def validate_grant_type(self, client_id: str, grant_type: str, client: Any, *_: Any) -> bool:
        app: App = client
        if grant_type == "client_credentials":
            return not app.is_public
        return grant_type in LIFETIMES and (grant_type != "refresh_token" or self._grants.policies.refresh_grant)

    def save_authorization_code(self, client_id: str, code: dict[str, str], request: Any, *_: Any) -> None:
        self._grants.add_code(
            code["code"],
            client=client_id,
            redirect_uri=request.redirect_uri,
            scopes=request.scopes,
            challenge=request.code_challenge,
            actor=request.actor,
        )

    def validate_code(self, client_id: str, code: str, client: Any, request: Any, *_: Any) -> bool:
        # oauthlib looks at the redirect URI last, and calls a wrong one invalid_request; RFC 6749 (5.2) does not.
        if not request.redirect_uri:
            raise _errors.InvalidRequestError(description="redirect_uri is missing", request=request)
        found = self._grants.code(code, client.client_id)
        if found is None or found.redirect_uri != request.redirect_uri:
            return False
        # A verifier for a code without challenge: the challenge was stripped on its way to us (RFC 9700, 4.8.2).
        if request.code_verifier and found.challenge is None:
            return False
        request.user, request.scopes = "somebody", found.scopes
        return True

    def confirm_redirect_uri(self, *_: Any) -> bool:
        return True  # validate_code has compared it, exactly

    def get_code_challenge(self, code: str, request: Any) -> str | None:
        found = self._grants.code(code, request.client.client_id)
        return None if found is None else found.challenge

    def get_code_challenge_method(self, *_: Any) -> str:
        return "S256"

    def invalidate_authorization_code(self, *_: Any) -> None:
        """Saving the tokens has marked the code as used; it is kept, to notice when it comes again."""

    def validate_refresh_token(self, refresh_token: str, client: Any, request: Any, *_: Any) -> bool:
        request.user = "somebody"
        return self._grants.refresh(refresh_token, client.client_id) is not None

    def get_original_scopes(self, refresh_token: str, request: Any, *_: Any) -> list[str]:
        found = self._grants.refresh(refresh_token, request.client.client_id)
        return [] if found is None else found.scopes

    def save_bearer_token(self, token: dict[str, str], request: Any, *_: Any) -> None:
        access, refresh = token["access_token"], token.get("refresh_token")
        client, scopes = request.client.client_id, request.scopes
        if request.grant_type == "client_credentials":
            self._grants.add_own(access, client=client, scopes=scopes)
        elif request.grant_type == "authorization_code":
            self._grants.add_for_code(request.code, access, refresh, client=client, scopes=scopes)
        else:
            self._grants.add_for_refresh(request.refresh_token, access, refresh, client=client, scopes=scopes)

    def revoke_token(self, token: str, token_type_hint: str, request: Any) -> None:
        if not self._grants.revoke(token, request.client.client_id):
            raise _errors.InvalidGrantError(description="the token was issued to another client", request=request)


class _PublicRules(_Rules):
    """The rules of the endpoint of public clients: an id says who asks, and a verifier shows it."""

    def client_authentication_required(self, request: Any, *_: Any) -> bool:
        return False

    def authenticate_client(self, request: Any, *_: Any) -> bool:
        # oauthlib asks for a client's own tokens by this; that public clients get none is decided later.
        return self.authenticate_client_id(request.client_id, request)

    def authenticate_client_id(self, client_id: str | None, request: Any, *_: Any) -> bool:
        request.client = self._grants.find_app(client_id)
        if request.client is not None and not request.client.is_public:
            raise _errors.UnauthorizedClientError(
                description="this client has a secret, and shows it at the other endpoint", request=request
            )
        return request.client is not None


class Provider:
    """The authorization server: oauthlib's endpoints over our grants."""

    def __init__(self, grants: Grants) -> None:
        self.grants = grants
        confidential, public = (
            type("_Validator", (rules, _oauth2.RequestValidator), {})(grants) for rules in (_Rules, _PublicRules)
        )
        bearer, kinds = _kinds(confidential, grants)
        self._token = _endpoints.TokenEndpoint("authorization_code", bearer, kinds)
        self._revocation = _endpoints.RevocationEndpoint(confidential)
        # Both kinds of app come by the same page; what it must know of them, it finds by their id.
        self._consent = _endpoints.AuthorizationEndpoint("code", bearer, {"code": kinds["authorization_code"]})
        bearer, kinds = _kinds(public, grants)
        self._public_token = _endpoints.TokenEndpoint("authorization_code", bearer, kinds)

    def token(self, uri: str, form: Form, authorization: str) -> OAuthAnswer:
        """Answer a token request of an app with a secret."""
        # Granted, or taken away because something came twice: an error's answer keeps what it has changed as well.
        with self.grants.transaction():
            headers = {"Authorization": authorization}
            return _answer(self._token.create_token_response(uri, "POST", list(form), headers))

    def public_token(self, uri: str, form: Form) -> OAuthAnswer:
        """Answer a token request of an app without a secret."""
        with self.grants.transaction():
            answer = _answer(self._public_token.create_token_response(uri, "POST", list(form), {}))
        if answer.status != _UNAUTHORIZED:
            return answer
        # 401 asks for credentials by a header, and here there are none (RFC 6749, 5.2; RFC 9110, 15.5.2).
        headers = {name: value for name, value in answer.headers.items() if name != "WWW-Authenticate"}
        return OAuthAnswer(_REFUSED, headers, answer.body)

    def revoke(self, uri: str, form: Form, authorization: str) -> OAuthAnswer:
        """Answer a revocation request."""
        headers = {"Authorization": authorization}
        with self.grants.transaction():
            try:
                return _answer(self._revocation.create_revocation_response(uri, "POST", list(form), headers))
            except _errors.InvalidGrantError as error:
                told = {"Content-Type": "application/json"}
                return _answer((told, error.json, error.status_code))

    def consent(self, uri: str, query: Form) -> Consent:
        """Check a request for consent.

        Raises:
            ConsentRefused: it is not one that a person should see.
        """
        try:
            scopes, info = self._consent.validate_authorization_request(f"{uri}?{urlencode(query)}")
        except _errors.FatalClientError as error:
            raise ConsentRefused(_reason(error), None) from None
        except _errors.OAuth2Error as error:
            raise ConsentRefused(_reason(error), error.in_uri(error.redirect_uri)) from None
        return Consent(info["redirect_uri"], scopes)

    def approve(self, uri: str, query: Form, actor: str) -> str:
        """Grant what :meth:`consent` has checked, in the name of a user, and say where to send the person."""
        with self.grants.transaction():
            headers, _, _ = self._consent.create_authorization_response(
                f"{uri}?{urlencode(query)}", credentials={"actor": actor}
            )
        return str(headers["Location"])


def _kinds(validator: Any, grants: Grants) -> tuple[Any, dict[str, Any]]:
    """The grants of an endpoint, and the tokens that they give."""
    bearer = _oauth2.BearerToken(validator, token_generator=_new_token, expires_in=_lifetime)
    code = _oauth2.AuthorizationCodeGrant(validator, refresh_token=grants.policies.refresh_grant)
    # oauthlib takes "plain" as well, which keeps nothing secret; leaving it out makes it refuse.
    code._code_challenge_methods = {"S256": code._code_challenge_methods["S256"]}
    code.custom_validators.pre_auth.append(_code_only)
    refresh = _oauth2.RefreshTokenGrant(validator)

    def with_end(token: dict[str, Any], *_: Any) -> dict[str, Any]:
        lifetime = grants.policies.refresh_token_seconds
        return token | {"refresh_token_expires_in": int(lifetime)} if lifetime and "refresh_token" in token else token

    code.register_token_modifier(with_end)
    refresh.register_token_modifier(with_end)
    own = _oauth2.ClientCredentialsGrant(validator)
    return bearer, {"authorization_code": code, "client_credentials": own, "refresh_token": refresh}


def _new_token(_: Any) -> str:
    return f"ramp_tok_{secrets.token_urlsafe(36)}"


def _lifetime(request: Any) -> int:
    return LIFETIMES[request.grant_type]


def _code_only(request: Any) -> dict[str, Any]:
    # oauthlib would take any response type that contains "code".
    if request.response_type not in {None, "code"}:
        raise _errors.UnsupportedResponseTypeError(request=request)
    return {}


def _reason(error: Any) -> str:
    return str(error.description or error.error)


def _answer(outcome: tuple[dict[str, str], str, int]) -> OAuthAnswer:
    headers, body, status = outcome
    headers = {name: value for name, value in headers.items() if name.lower() != "www-authenticate"}
    if status == _UNAUTHORIZED:
        # oauthlib challenges for a bearer token; the scheme of this endpoint is Basic (RFC 6749, 5.2).
        headers["WWW-Authenticate"] = 'Basic realm="ramp-sandbox", charset="UTF-8"'
    if status >= _REFUSED:
        body = json.dumps({name: value for name, value in json.loads(body).items() if name != "state"})
    return OAuthAnswer(status, {**headers, "Cache-Control": "no-store", "Pragma": "no-cache"}, body)


def _basic(header: str) -> tuple[str, str] | None:
    """Client id and secret, each form-encoded before they were joined (RFC 6749, 2.3.1)."""
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        text = base64.b64decode(encoded.strip(), validate=True).decode()
    except ValueError:  # not base64, not ASCII, not UTF-8
        return None
    client_id, colon, client_secret = text.partition(":")
    return (unquote_plus(client_id), unquote_plus(client_secret)) if colon else None

"""The token endpoint and revocation as HTTP: what a form must be before oauthlib sees it."""

from __future__ import annotations

import json
from collections import Counter
from urllib.parse import parse_qsl

from ramp_api.sandbox._oauthlib import OAuthAnswer, Provider

__all__ = ["public_token", "refused", "revoke", "token"]

_UNAUTHORIZED = 401
_FORM = "application/x-www-form-urlencoded"


class _Refused(Exception):
    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.answer = refused(error, description, status)


def refused(error: str, description: str, status: int = 400) -> OAuthAnswer:
    """An error of RFC 6749, section 5.2."""
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store", "Pragma": "no-cache"}
    if status == _UNAUTHORIZED:
        headers["WWW-Authenticate"] = 'Basic realm="ramp-sandbox", charset="UTF-8"'
    return OAuthAnswer(status, headers, json.dumps({"error": error, "error_description": description}))


def token(provider: Provider, uri: str, content_type: str, body: bytes, authorization: list[str]) -> OAuthAnswer:
    """``POST /developer/v1/token``."""
    try:
        form = _form(uri, content_type, body, authorization)
        if "grant_type" not in dict(form):
            raise _Refused("invalid_request", "grant_type is missing")
        return provider.token(uri, form, _only(authorization))
    except _Refused as refusal:
        return refusal.answer


def public_token(provider: Provider, uri: str, content_type: str, body: bytes, authorization: list[str]) -> OAuthAnswer:
    """``POST /developer/v1/token/pkce``."""
    try:
        form = _fields(uri, content_type, body)
        given = dict(form)
        if authorization or "client_secret" in given:
            raise _Refused("invalid_request", "a client without a secret shows none: here it is known by its id alone")
        for name in ("grant_type", "client_id"):
            if name not in given:
                raise _Refused("invalid_request", f"{name} is missing")
        return provider.public_token(uri, form)
    except _Refused as refusal:
        return refusal.answer


def revoke(provider: Provider, uri: str, content_type: str, body: bytes, authorization: list[str]) -> OAuthAnswer:
    """``POST /developer/v1/token/revoke``."""
    try:
        return provider.revoke(uri, _form(uri, content_type, body, authorization), _only(authorization))
    except _Refused as refusal:
        return refusal.answer


def _only(authorization: list[str]) -> str:
    return authorization[0] if authorization else ""


def _form(uri: str, content_type: str, body: bytes, authorization: list[str]) -> list[tuple[str, str]]:
    """The form of an app with a secret, which it does not show in there."""
    if len(authorization) > 1:
        raise _Refused("invalid_request", "there is more than one Authorization header")
    form = _fields(uri, content_type, body)
    if "client_secret" in dict(form):
        # One way of authentication only (RFC 6749, 2.3), and ours is Basic.
        if authorization:
            raise _Refused("invalid_request", "credentials in the body beside an Authorization header")
        raise _Refused("invalid_client", "credentials belong in an Authorization header", 401)
    return form


def _fields(uri: str, content_type: str, body: bytes) -> list[tuple[str, str]]:
    if "?" in uri:
        raise _Refused("invalid_request", "parameters belong in the body")
    if content_type.partition(";")[0].strip().lower() != _FORM:
        raise _Refused("invalid_request", f"the body must be {_FORM}")
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, strict_parsing=bool(body), errors="strict")
    except ValueError:
        raise _Refused("invalid_request", "the body is not form-encoded") from None
    if repeated := [name for name, times in Counter(name for name, _ in pairs).items() if times > 1]:
        raise _Refused("invalid_request", f"{', '.join(repeated)} is given more than once")
    # A parameter without a value counts as left out (RFC 6749, 3.2).
    return [(name, value) for name, value in pairs if value]

"""What has been granted: the app, its codes and its tokens, in memory. No HTTP, and no OAuth message formats."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ramp_api.sandbox.problems import Kind, Problem

__all__ = ["App", "Code", "Grants", "ScopePolicy", "same_redirect"]

ScopePolicy: TypeAlias = Literal["drop", "reject"]

CODE_LIFETIME = 600
LIFETIMES = {"client_credentials": 864_000, "authorization_code": 3_600, "refresh_token": 3_600}

_LOOPBACK = re.compile(r"(http://(?:127\.0\.0\.1|\[::1\]|localhost))(?::\d{1,5})?((?:[/?].*)?)", re.ASCII)
_SCOPE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+")


def same_redirect(registered: str, given: str) -> bool:
    """Whether an address is a registered one: the same, but for the port of a loopback address (RFC 8252, 7.3)."""
    ours, theirs = _LOOPBACK.fullmatch(registered), _LOOPBACK.fullmatch(given)
    if ours and theirs:
        return ours.groups() == theirs.groups()
    return registered == given


@dataclass(frozen=True)
class App:
    """The app that is registered with this sandbox."""

    client_id: str
    client_secret: str = field(repr=False)
    redirect_uris: tuple[str, ...]
    scopes: tuple[str, ...]
    scope_policy: ScopePolicy = "drop"

    def is_authentic(self, client_id: str, client_secret: str) -> bool:
        """Whether these are the app's credentials, in a time that does not tell how much of them is right."""
        same_id = hmac.compare_digest(client_id.encode(), self.client_id.encode())
        same_secret = hmac.compare_digest(client_secret.encode(), self.client_secret.encode())
        return same_id & same_secret

    def redirects_to(self, uri: str) -> bool:
        """Whether the app may be answered there."""
        return any(same_redirect(registered, uri) for registered in self.redirect_uris)

    def allowed(self, asked: list[str]) -> list[str] | None:
        """The scopes of those asked for that a token gets, or None where asking for them is an error."""
        if not asked or not all(_SCOPE.fullmatch(scope) for scope in asked):
            return None
        granted = [scope for scope in dict.fromkeys(asked) if scope in self.scopes]
        return None if self.scope_policy == "reject" and len(granted) < len(set(asked)) else granted


@dataclass
class Code:
    """An authorization code, and the family of tokens that it has been exchanged for."""

    redirect_uri: str
    scopes: list[str]
    challenge: str | None
    expires_at: float
    family: str | None = None


@dataclass(frozen=True)
class _Access:
    scopes: frozenset[str]
    expires_at: float
    family: str


@dataclass(frozen=True)
class _Refresh:
    scopes: list[str]
    family: str


class Grants:
    """The codes and tokens that are alive. ``clock`` gives the sandbox's seconds."""

    def __init__(self, app: App, clock: Callable[[], float]) -> None:
        self.app = app
        self._clock = clock
        self._codes: dict[str, Code] = {}
        self._access: dict[str, _Access] = {}
        self._refresh: dict[str, _Refresh] = {}

    def add_code(self, value: str, redirect_uri: str, scopes: list[str], challenge: str | None) -> None:
        """Remember a code that was just given out."""
        self._codes[value] = Code(redirect_uri, scopes, challenge, self._clock() + CODE_LIFETIME)

    def code(self, value: str) -> Code | None:
        """A code that may be exchanged. One that already was takes its tokens with it: somebody else has seen it."""
        code = self._codes.get(value)
        if code is None or code.expires_at <= self._clock():
            return None
        if code.family is not None:
            self._drop_family(code.family)
            return None
        return code

    def add_tokens(
        self, grant_type: str, access: str, refresh: str | None, scopes: list[str], used: str | None
    ) -> None:
        """Remember the tokens of an answer; ``used`` is the code or the refresh token that they were given for."""
        family, whole = secrets.token_hex(8), scopes
        if grant_type == "authorization_code" and used is not None:
            self._codes[used].family = family
        if grant_type == "refresh_token" and used is not None:
            old = self._refresh.pop(used)
            # Asking for less narrows the access token only (RFC 6749, 6).
            family, whole = old.family, old.scopes
        self._access[access] = _Access(frozenset(scopes), self._clock() + LIFETIMES[grant_type], family)
        if refresh is not None:
            self._refresh[refresh] = _Refresh(whole, family)

    def refresh_scopes(self, value: str) -> list[str] | None:
        """The scopes of a refresh token that is alive."""
        found = self._refresh.get(value)
        return None if found is None else found.scopes

    def revoke(self, value: str) -> None:
        """Kill a token; a refresh token takes its access tokens along (RFC 7009, 2.1)."""
        self._access.pop(value, None)
        if (refresh := self._refresh.pop(value, None)) is not None:
            self._drop_family(refresh.family)

    def check(self, authorization: list[str], needed: tuple[str, ...]) -> None:
        """Let a call pass, by its Authorization headers and the scopes that it needs.

        Raises:
            Problem: as Ramp answers: 401 without a token, 404 with a dead or an expired one, 403 for scopes.
        """
        scheme, _, token = authorization[0].partition(" ") if len(authorization) == 1 else ("", "", "")
        if scheme.lower() != "bearer" or not token.strip():
            challenge = {"WWW-Authenticate": 'Bearer realm="ramp-sandbox"'}
            raise Problem(
                Kind.TOKEN_MISSING, "an Authorization header with a bearer token is needed", headers=challenge
            )
        access = self._access.get(token.strip())
        if access is None:
            raise Problem(Kind.TOKEN_DEAD, "the access token is not known, or has been revoked")
        if access.expires_at <= self._clock():
            raise Problem(Kind.TOKEN_EXPIRED, "the access token has expired")
        if missing := sorted(set(needed) - access.scopes):
            text = f"the access token lacks {', '.join(missing)}"
            raise Problem(Kind.SCOPE_MISSING, text, info={"missing_scopes": missing})

    def _drop_family(self, family: str) -> None:
        self._access = {value: token for value, token in self._access.items() if token.family != family}
        self._refresh = {value: token for value, token in self._refresh.items() if token.family != family}

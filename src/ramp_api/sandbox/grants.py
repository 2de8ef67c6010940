"""What has been granted: the apps, their codes and tokens, in the store. No HTTP, and no OAuth message formats.

Codes and tokens are kept as digests: whoever reads the file can use none of them. Nothing that was ever issued is
forgotten, so that one which comes again after its end is noticed.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, TypeAlias

from ramp_api.sandbox.clock import at
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.records import TABLES, Document
from ramp_api.sandbox.seeds import derived
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = [
    "Access",
    "App",
    "Code",
    "Consented",
    "Grants",
    "Person",
    "ScopePolicy",
    "TokenView",
    "public_client_id",
    "same_redirect",
]

ScopePolicy: TypeAlias = Literal["drop", "reject"]

CODE_LIFETIME = 600
LIFETIMES = {"client_credentials": 864_000, "authorization_code": 3_600, "refresh_token": 3_600}

_SECOND = 1_000_000
_LOOPBACK = re.compile(r"(http://(?:127\.0\.0\.1|\[::1\]|localhost))(?::\d{1,5})?((?:[/?].*)?)", re.ASCII)
_SCOPE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+")

_CONSENTERS = Condition("t.role IN ('BUSINESS_OWNER', 'BUSINESS_ADMIN') AND t.status = 'USER_ACTIVE'")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS grant_codes (digest TEXT PRIMARY KEY, client TEXT, redirect_uri TEXT, scopes TEXT,
    challenge TEXT, actor TEXT, expires_at INTEGER, family TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS grant_tokens (n INTEGER PRIMARY KEY, digest TEXT UNIQUE, kind TEXT, client TEXT,
    family TEXT, scopes TEXT, actor TEXT, issued_at INTEGER, expires_at INTEGER, rotated_at INTEGER,
    revoked_at INTEGER);
CREATE INDEX IF NOT EXISTS grant_tokens_by_family ON grant_tokens (family)
"""


def same_redirect(registered: str, given: str) -> bool:
    """Whether an address is a registered one: the same, but for the port of a loopback address (RFC 8252, 7.3)."""
    ours, theirs = _LOOPBACK.fullmatch(registered), _LOOPBACK.fullmatch(given)
    if ours and theirs:
        return ours.groups() == theirs.groups()
    return registered == given


def public_client_id(seed: object) -> str:
    """The id of the app without a secret."""
    return f"ramp_id_{derived(seed, 'public client id', 32)}"


@dataclass(frozen=True)
class App:
    """An app that is registered with this sandbox; one without a secret is a public client (RFC 6749, 2.1)."""

    client_id: str
    client_secret: str | None = field(repr=False)
    redirect_uris: tuple[str, ...]
    scopes: tuple[str, ...]
    scope_policy: ScopePolicy = "drop"

    @property
    def is_public(self) -> bool:
        """Whether it has no secret, and proves by PKCE that a code is its own."""
        return self.client_secret is None

    def is_authentic(self, client_id: str, client_secret: str) -> bool:
        """Whether these are the app's credentials, in a time that does not tell how much of them is right."""
        if self.client_secret is None:
            return False
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


class Person(NamedTuple):
    """Somebody who may consent on the business's behalf."""

    id: str
    name: str
    role: str


class Code(NamedTuple):
    """An authorization code that may be exchanged."""

    redirect_uri: str
    scopes: list[str]
    challenge: str | None


class Access(NamedTuple):
    """An access token; ``actor`` is the id of the user who consented, and empty for the app itself."""

    scopes: frozenset[str]
    actor: str = ""


class Consented(NamedTuple):
    """What a family of tokens may do, and who consented to it."""

    scopes: list[str]
    family: str
    actor: str


@dataclass(frozen=True)
class TokenView:
    """A token as a console shows it: never the token itself.

    Attributes:
        kind: ``access`` or ``refresh``.
        masked: the end of its digest, which tells it from others.
        client_id: whose it is.
        scopes: what it may do.
        actor: the id of the user who consented; empty for the app itself.
        issued_at: when.
        expires_at: its end, or None for none.
        state: ``alive``, ``expired``, ``rotated`` (another took its place) or ``revoked``.
    """

    kind: str
    masked: str
    client_id: str
    scopes: list[str]
    actor: str
    issued_at: str
    expires_at: str | None
    state: Literal["alive", "expired", "rotated", "revoked"]

    @property
    def alive(self) -> bool:
        """Whether it is good for anything."""
        return self.state == "alive"


class Grants:
    """Every code and token that was ever issued, on the world's clock and in its store.

    Attributes:
        app: the app with a secret.
        public: the app without one, registered beside it: the same addresses and scopes.
    """

    def __init__(self, world: World, app: App) -> None:
        self.app = app
        self.public = replace(app, client_id=public_client_id(world.seed), client_secret=None)
        self.policies = world.policies
        self._world = world
        self._db = world.store.db
        for statement in _SCHEMA.split(";"):
            self._db.execute(statement)

    def find_app(self, client_id: str | None) -> App | None:
        """The app with an id."""
        return next((app for app in (self.app, self.public) if app.client_id == client_id), None)

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All that one request grants, or nothing of it."""
        with self._world.store.transaction():
            yield
            self._world.keep_time()

    # --- Who consents ---

    def consenters(self, limit: int = 8) -> list[Person]:
        """Some of those who may consent, the owner first."""
        return [_person(one) for one in self._world.documents(TABLES["users"], _CONSENTERS, limit=limit)]

    def may_consent(self, user_id: str) -> bool:
        """Whether it is an owner or an admin of the business, and active."""
        return self._world.first(TABLES["users"], _CONSENTERS, Condition("t.id = ?", (user_id,))) is not None

    # --- Codes ---

    def add_code(
        self, value: str, *, client: str, redirect_uri: str, scopes: list[str], challenge: str | None, actor: str
    ) -> None:
        """Remember a code that was just given out."""
        ends = self._world.micros() + CODE_LIFETIME * _SECOND
        row = (_digest(value), client, redirect_uri, " ".join(scopes), challenge, actor, ends)
        self._db.execute("INSERT INTO grant_codes VALUES (?, ?, ?, ?, ?, ?, ?, NULL)", row)

    def code(self, value: str, client: str) -> Code | None:
        """A code that an app may exchange. One that already was takes its tokens with it: somebody else has seen it."""
        columns = "redirect_uri, scopes, challenge, expires_at, family"
        sql = f"SELECT {columns} FROM grant_codes WHERE digest = ? AND client = ?"  # noqa: S608  # our words
        found = self._db.execute(sql, (_digest(value), client)).fetchone()
        if found is None:
            return None
        redirect_uri, scopes, challenge, ends, family = found
        if family is not None:
            self._revoke_family(family)
            return None
        return None if ends <= self._world.micros() else Code(redirect_uri, scopes.split(), challenge)

    # --- Tokens ---

    def add_own(self, access: str, *, client: str, scopes: list[str]) -> None:
        """Remember the token that an app was given for itself."""
        own = Consented(scopes, secrets.token_hex(8), "")
        self._add("access", access, client, own, LIFETIMES["client_credentials"])

    def add_for_code(self, code: str, access: str, refresh: str | None, *, client: str, scopes: list[str]) -> None:
        """Remember the tokens that a code was exchanged for, and that it was."""
        digest = _digest(code)
        (actor,) = self._db.execute("SELECT actor FROM grant_codes WHERE digest = ?", (digest,)).fetchone()
        granted = Consented(scopes, secrets.token_hex(8), actor)
        self._db.execute("UPDATE grant_codes SET family = ? WHERE digest = ?", (granted.family, digest))
        self._add("access", access, client, granted, LIFETIMES["authorization_code"])
        self._add_refresh(refresh, client, granted)

    def add_for_refresh(self, used: str, access: str, refresh: str | None, *, client: str, scopes: list[str]) -> None:
        """Remember the tokens that a refresh token was used for, and that it was."""
        old = self.refresh(used, client)
        if old is None:
            raise LookupError("that refresh token cannot be used")
        self._add("access", access, client, old._replace(scopes=scopes), LIFETIMES["refresh_token"])
        # Asking for less narrows the access token only (RFC 6749, 6).
        self._add_refresh(refresh, client, old)
        sql = "UPDATE grant_tokens SET rotated_at = ? WHERE digest = ? AND rotated_at IS NULL"
        self._db.execute(sql, (self._world.micros(), _digest(used)))

    def refresh(self, value: str, client: str) -> Consented | None:
        """A refresh token that its app may use. One that was replaced takes its family with it (RFC 9700, 4.14.2).

        Who comes with it may be its thief, or may be its owner after the thief: nobody can tell, so both lose it.
        """
        sql = (
            "SELECT scopes, family, actor, expires_at, rotated_at, revoked_at FROM grant_tokens "
            "WHERE digest = ? AND kind = 'refresh' AND client = ?"
        )
        found = self._db.execute(sql, (_digest(value), client)).fetchone()
        if found is None:
            return None
        scopes, family, actor, ends, rotated, revoked = found
        state = self._state(ends, rotated, revoked)
        if state == "rotated":
            self._revoke_family(family)
        return Consented(scopes.split(), family, actor) if state == "alive" else None

    def revoke(self, value: str, client: str) -> bool:
        """Kill a token; a refresh token takes its family along (RFC 7009, 2.1). False where it is another app's."""
        sql = "SELECT kind, client, family FROM grant_tokens WHERE digest = ?"
        found = self._db.execute(sql, (_digest(value),)).fetchone()
        if found is None:
            return True
        kind, owner, family = found
        if owner != client:
            return False
        if kind == "refresh":
            self._revoke_family(family)
        else:
            self._revoke("digest = ?", _digest(value))
        return True

    def check(self, authorization: list[str], needed: tuple[str, ...]) -> Access:
        """Let a call pass, by its Authorization headers and the scopes that it needs; gives its token.

        Raises:
            Problem: as Ramp answers: 401 without a token, 404 with a dead or an expired one, 403 for scopes.
        """
        scheme, _, token = authorization[0].partition(" ") if len(authorization) == 1 else ("", "", "")
        if scheme.lower() != "bearer" or not token.strip():
            challenge = {"WWW-Authenticate": 'Bearer realm="ramp-sandbox"'}
            raise Problem(
                Kind.TOKEN_MISSING, "an Authorization header with a bearer token is needed", headers=challenge
            )
        sql = "SELECT scopes, actor, expires_at, revoked_at FROM grant_tokens WHERE digest = ? AND kind = 'access'"
        found = self._db.execute(sql, (_digest(token.strip()),)).fetchone()
        if found is None or found[3] is not None:
            raise Problem(Kind.TOKEN_DEAD, "the access token is not known, or has been revoked")
        text, actor, ends, _ = found
        if ends <= self._world.micros():
            raise Problem(Kind.TOKEN_EXPIRED, "the access token has expired")
        scopes = frozenset(text.split())
        if missing := sorted(set(needed) - scopes):
            text = f"the access token lacks {', '.join(missing)}"
            raise Problem(Kind.SCOPE_MISSING, text, info={"missing_scopes": missing})
        return Access(scopes, actor)

    # --- For a console ---

    def overview(self, limit: int = 100) -> list[TokenView]:
        """The tokens, the newest first."""
        sql = (
            "SELECT kind, digest, client, scopes, actor, issued_at, expires_at, rotated_at, revoked_at "
            "FROM grant_tokens ORDER BY n DESC LIMIT ?"
        )
        return [
            TokenView(kind, f"…{digest[-4:]}", client, scopes.split(), actor, _stamp(issued) or "", _stamp(ends),
                      self._state(ends, rotated, revoked))
            for kind, digest, client, scopes, actor, issued, ends, rotated, revoked in self._db.execute(sql, (limit,))
        ]  # fmt: skip

    def revoke_all(self) -> int:
        """The business throws every app out: no token and no code is good any more; says how many tokens it was."""
        with self.transaction():
            self._db.execute("UPDATE grant_codes SET expires_at = min(expires_at, ?)", (self._world.micros(),))
            return self._revoke("TRUE")

    def expire_all(self) -> int:
        """Every access token is at its end, and refresh tokens stay as they are; says how many it was."""
        now = self._world.micros()
        sql = "UPDATE grant_tokens SET expires_at = ? WHERE kind = 'access' AND revoked_at IS NULL AND expires_at > ?"
        with self.transaction():
            return self._db.execute(sql, (now, now)).rowcount

    # --- Rows ---

    def _add(self, kind: str, value: str, client: str, granted: Consented, lifetime: float | None) -> None:
        now = self._world.micros()
        ends = None if lifetime is None else now + int(lifetime * _SECOND)
        row: tuple[Any, ...] = (
            _digest(value), kind, client, granted.family, " ".join(granted.scopes), granted.actor, now, ends
        )  # fmt: skip
        sql = (
            "INSERT INTO grant_tokens (digest, kind, client, family, scopes, actor, issued_at, expires_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        self._db.execute(sql, row)

    def _add_refresh(self, value: str | None, client: str, granted: Consented) -> None:
        if value is not None:
            lifetime = self.policies.refresh_token_seconds
            self._add("refresh", value, client, granted, lifetime)

    def _state(
        self, ends: int | None, rotated: int | None, revoked: int | None
    ) -> Literal["alive", "expired", "rotated", "revoked"]:
        now = self._world.micros()
        grace = self.policies.grace_seconds * _SECOND if self.policies.rotation == "grace" else 0
        if revoked is not None:
            return "revoked"
        if rotated is not None and now - rotated >= grace:
            return "rotated"
        return "expired" if ends is not None and ends <= now else "alive"

    def _revoke_family(self, family: str) -> None:
        self._revoke("family = ?", family)

    def _revoke(self, which: str, *values: str) -> int:
        sql = f"UPDATE grant_tokens SET revoked_at = ? WHERE revoked_at IS NULL AND {which}"  # noqa: S608  # our words
        return self._db.execute(sql, (self._world.micros(), *values)).rowcount


def _digest(value: str) -> str:
    # Of 36 random bytes: there is nothing to guess, so one plain round will do.
    return hashlib.sha256(value.encode()).hexdigest()


def _stamp(micros: int | None) -> str | None:
    return None if micros is None else at(micros).isoformat(timespec="seconds")


def _person(user: Document) -> Person:
    name = f"{user.body['first_name']} {user.body['last_name']}"
    return Person(user.id, name, str(user.body["role"]).removeprefix("BUSINESS_").lower())

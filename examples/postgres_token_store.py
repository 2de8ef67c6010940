"""Tokens in PostgreSQL, shared by many processes and machines: a token store as you might write one, on psycopg 3.

Run ``SCHEMA`` once, with your migrations.

- What is committed is on disk, as long as ``fsync`` and ``synchronous_commit`` are on, which they are unless somebody
  turned them off. After a failover to a replica that was behind, the newest token may be lost, and the customer is
  asked to consent again.
- Tokens lie in the table in clear. Whoever can read it, its files or its backups can act for every customer: give the
  store a role and a schema of its own, or seal the tokens first, as docs/token-stores.md shows.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, LiteralString

import psycopg

from ramp_api import Secret, TokenStoreError
from ramp_api.tokens import Lease, Stored, TokenKey

SCHEMA = """
    CREATE TABLE ramp_token (
        environment text, client_id text, account text, version text NOT NULL, value text NOT NULL,
        PRIMARY KEY (environment, client_id, account)
    );
    CREATE TABLE ramp_token_lock (
        environment text, client_id text, account text, holder text NOT NULL, until timestamptz NOT NULL,
        PRIMARY KEY (environment, client_id, account)
    );
"""

_LOAD = "SELECT value, version FROM ramp_token WHERE (environment, client_id, account) = (%s, %s, %s)"
_CREATE = """
    INSERT INTO ramp_token (environment, client_id, account, value, version) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT DO NOTHING RETURNING true
"""
_REPLACE = """
    UPDATE ramp_token SET value = %s, version = %s
    WHERE (environment, client_id, account) = (%s, %s, %s) AND version = %s RETURNING true
"""
_FORGET = """
    DELETE FROM ramp_token WHERE (environment, client_id, account) = (%s, %s, %s) AND version = %s RETURNING true
"""
# By the server's clock: those of its clients differ.
_LOCK = """
    INSERT INTO ramp_token_lock AS held (environment, client_id, account, holder, until)
    VALUES (%s, %s, %s, %s, now() + make_interval(secs => %s))
    ON CONFLICT (environment, client_id, account) DO UPDATE SET holder = excluded.holder, until = excluded.until
    WHERE held.until <= now() RETURNING true
"""
# Who holds a lock is known by a random word: a lease that ran out may be another's by now.
_RELEASE = """
    DELETE FROM ramp_token_lock WHERE (environment, client_id, account) = (%s, %s, %s) AND holder = %s RETURNING true
"""


class PostgresTokenStore:
    """Each step is one statement, and so done whole or not at all, with no transaction left open.

    Each opens a connection of its own: a client asks when it starts and once an hour, so that a pool would mostly keep
    idle connections, and threads and forked processes have nothing to share.
    """

    def __init__(self, conninfo: str) -> None:
        self._conninfo = Secret(conninfo)  # it may hold a password

    def load(self, key: TokenKey) -> Stored | None:
        """What is kept under the key."""
        found = self._ask(_LOAD, *key)
        return None if found is None else Stored(Secret(found[0]), found[1])

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        """Compare and swap, in PostgreSQL."""
        version = secrets.token_hex(16)
        if expected is None:
            return self.load(key) is None if value is None else bool(self._ask(_CREATE, *key, value, version))
        if value is None:
            return bool(self._ask(_FORGET, *key, expected))
        return bool(self._ask(_REPLACE, value, version, *key, expected))

    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        """Lock the key for so many seconds."""
        holder = secrets.token_hex(16)
        return _Lease(partial(self._free, key, holder)) if self._ask(_LOCK, *key, holder, seconds) else None

    def _free(self, key: TokenKey, holder: str) -> None:
        # One that cannot be given back runs out; the call that held it has what it wanted.
        with suppress(TokenStoreError):
            self._ask(_RELEASE, *key, holder)

    def _ask(self, statement: LiteralString, *parameters: str | float | Secret) -> tuple[Any, ...] | None:
        """The first row that a statement gives. The secrets among its parameters are revealed to PostgreSQL alone."""
        try:
            with psycopg.connect(self._conninfo.reveal(), autocommit=True, connect_timeout=10) as connection:
                return connection.execute(statement, [_plain(part) for part in parameters]).fetchone()
        except psycopg.Error as error:
            failure = TokenStoreError(f"the token store failed: {_said(error)}")
        # Here, so that the error of PostgreSQL does not come along as its context.
        raise failure

    def __repr__(self) -> str:
        return "<PostgresTokenStore>"


class _Lease:
    def __init__(self, release: Callable[[], None]) -> None:
        self.release = release


def _said(error: psycopg.Error) -> str:
    """Of what the server says, the code: its text may quote what was sent, and that holds tokens."""
    # Whether it can be reached is said in words; what is wrong with the conninfo is not, since that quotes a password.
    words = str(error) if isinstance(error, psycopg.OperationalError) else "is the conninfo right?"
    return f"{type(error).__name__}: {error.sqlstate or words}"


def _plain(part: str | float | Secret) -> str | float:
    return part.reveal() if isinstance(part, Secret) else part

"""``ramp-api logout``: the tokens are revoked, then all is forgotten, the list last, so that it can be done again."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ramp_api.cli.terminal import say
from ramp_api.cli.whose import given, whose
from ramp_api.errors import ConfigurationError, OAuthError, RampError, TokenStoreError, TransportError
from ramp_api.logins import Entry, Found, Login, Logins, Wanted
from ramp_api.tokens.slot import Slot, TokenRecord

if TYPE_CHECKING:
    from ramp_api.tokens import OAuth2Token

__all__ = ["logout"]

# As long as a renewal of somebody else's may take.
_LEASE = 260.0
_LOOK = 0.05


@click.command()
@whose
@click.option("--forget", is_flag=True, help="Forget the login even where Ramp cannot be told to revoke its tokens.")
def logout(environment: str | None, base_url: str | None, account: str | None, forget: bool) -> None:
    """Revoke a login's tokens, and forget it.

    The last login is meant, or the last of the environment, base URL and account that are named.
    """
    logins = Logins()
    options = given(environment=environment, base_url=base_url, account=account)
    entry = logins.entry(Wanted.of(options))
    if entry is None:
        others = logins.entries()
        raise ConfigurationError(
            "there is no such login: ramp-api auth status lists those that there are" if others else "not logged in"
        )
    login = _login(logins, entry, forget)
    if login is not None:
        found = Found(entry, login, logins.store(entry.store))
        slot = Slot(found.store, found.key, TokenRecord)
        with _held(slot):
            _revoke(found, _token(slot, forget), forget)
            _drop(slot)
            # Before the lock is given back: who logs in again meanwhile gets a token only then, and keeps its login.
            logins.forget(entry)
    else:
        logins.forget(entry)
    say(f"Logged out of {entry.place}, account {entry.account!r}.")
    if (now := logins.find(Wanted())) is not None:
        say(f"The current login is now {now.entry.place}, account {now.entry.account!r}.")


def _login(logins: Logins, entry: Entry, forget: bool) -> Login | None:
    try:
        return logins.slot(entry).load().record
    except TokenStoreError:
        if forget:
            return None
        raise


def _token(slot: Slot[TokenRecord], forget: bool) -> OAuth2Token | None:
    try:
        record = slot.load().record
    except TokenStoreError:
        if forget:
            return None
        raise
    return None if record is None else record.token


@contextmanager
def _held(slot: Slot[TokenRecord]) -> Generator[None]:
    """The token's lock: who renews it meanwhile would save a token that nobody knows of any more."""
    end = time.monotonic() + _LEASE
    while (lease := slot.acquire(_LEASE)) is None:
        if time.monotonic() > end:
            raise TokenStoreError(f"somebody else has held the token's lock for {_LEASE:.0f} s")
        time.sleep(_LOOK)
    try:
        yield
    finally:
        lease.release()


def _revoke(found: Found, token: OAuth2Token | None, forget: bool) -> None:
    from ramp_api import Client

    if token is None:
        return
    if found.login.client_secret is None:
        say("An app without a secret cannot revoke: at Ramp, the tokens live on until their end.")
        return
    try:
        with Client(**found.settings) as client:
            if token.refresh_token is not None:
                client.auths.revoke_token(token.refresh_token)
            client.auths.revoke_token(token.access_token)
    except (OAuthError, TransportError) as error:
        if not forget:
            raise RampError(
                f"the tokens could not be revoked, and nothing was forgotten; --forget does it all the same ({error})"
            ) from None
        say(f"The tokens could not be revoked, and live on at Ramp until their end: {error}")


def _drop(slot: Slot[TokenRecord]) -> None:
    while (version := slot.version()) is not None:
        slot.swap(None, version)

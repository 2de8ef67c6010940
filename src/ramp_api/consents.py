"""Consents that customers were sent for and have not come back from: what is kept of them, and their way: flows.

There is one record for each account, which holds the newest few. It is found by the first half of the state, so that
nothing has to be listed, and no browser carries the account's name. Changes are by compare-and-swap alone: each is one
reading and one writing, and whoever swaps a consent out is the one who may use it. A lock would decide nothing more.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

import msgspec

from ramp_api import flow
from ramp_api.config import Configuration
from ramp_api.errors import InvalidRequestError, OAuthError, TokenStoreError
from ramp_api.flow import Flow
from ramp_api.oauth import ConsentRequest, checked, code_of, consent_request, state_of
from ramp_api.secret import Secret
from ramp_api.tokens.slot import Record, Slot, Version
from ramp_api.tokens.store import RESERVED, TokenKey, TokenStore, check_account

__all__ = ["Consents", "Pending", "PendingConsents", "Returned"]

# Seconds. Ramp's codes live as long; who is not back by then has left.
_LIFE = 600.0
_KEPT = 5
_HANDLE = 32
_STATE = re.compile(rf"[0-9a-f]{{{_HANDLE}}}\.[A-Za-z0-9_-]{{43}}")
_ATTEMPTS = 20
_FIRST_PAUSE = 0.005
_LONGEST_PAUSE = 0.1


class Pending(msgspec.Struct, frozen=True):
    """A customer who is on the way.

    Attributes:
        digest: SHA-256 of the state, in hexadecimal: enough to know it again, and no use to who reads the store.
        code_verifier: what the code is redeemed with.
        redirect_uri: where the customer comes back, as the consent page was told.
        expires_at: until when, in seconds since 1970.
    """

    digest: str
    code_verifier: Secret
    redirect_uri: str
    expires_at: float


class PendingConsents(Record, frozen=True, tag="consents"):
    """The consents of one account that are pending, the newest last."""

    account: str
    pending: tuple[Pending, ...] = ()


class Returned(NamedTuple):
    """A customer who is back: the account, and what the token endpoint is to be sent."""

    account: str
    parameters: dict[str, str | Secret]


class Consents:
    """The pending consents of one app, in its store."""

    def __init__(self, configuration: Configuration, store: TokenStore) -> None:
        self._configuration = configuration
        self._store = store

    def begin(self, account: str, scopes: str | Iterable[str]) -> Flow[ConsentRequest]:
        """A new consent, which is in the store by the time that this gives it."""
        settings = self._configuration
        if settings.client_id is None or settings.redirect_uri is None:
            raise InvalidRequestError("a consent needs a client id and a redirect URI")
        handle = self._handle(check_account(account))
        consent = consent_request(
            settings.consent_url, settings.client_id, settings.redirect_uri, scopes, prefix=f"{handle}."
        )
        slot = self._slot(handle)
        for pause in _pauses():
            now = (yield from flow.now()).wall
            found = yield from _found(slot)
            entry = Pending(_digest(consent.state), consent.code_verifier, consent.redirect_uri, now + _LIFE)
            pending = (*_waiting(found.record, now), entry)[-_KEPT:]
            if (yield from flow.blocking(partial(slot.swap, PendingConsents(account, pending), found.version))):
                return consent
            yield from flow.sleep(pause)
        raise TokenStoreError("the token store is changed faster than a consent can be saved in it")

    def end(self, callback_url: Secret, expected: str | None) -> Flow[Returned]:
        """What a callback brings. The consent that it belongs to is gone by then, whatever the callback holds.

        Whoever begins a consent could send somebody else through it, and so get hold of that one's data: ``expected``,
        the account whose session the callback came in, prevents that (RFC 9700, 4.7).

        Only the state tells which consent that is. The callback's own address is not compared: behind a proxy, it is
        not what the browser asked for.

        Raises:
            OAuthError: it belongs to no pending consent, or brings no code.
        """
        state = state_of(callback_url)
        if state is None or not _STATE.fullmatch(state.reveal()):
            raise _unknown()
        pending, account = yield from self._take(self._slot(state.reveal()[:_HANDLE]), _digest(state))
        if expected is not None and account != expected:
            raise OAuthError("invalid_state", error_description="the consent was begun for another account")
        if (yield from flow.now()).wall > pending.expires_at:
            raise OAuthError(
                "invalid_state",
                error_description="the customer took longer than 10 minutes: send them to a new consent",
            )
        consent = ConsentRequest("", state, pending.code_verifier, pending.redirect_uri)
        code = code_of(callback_url, consent, self._configuration.issuers)
        try:
            checked("code", code)
        except InvalidRequestError as error:
            raise OAuthError("invalid_response", error_description=error.message) from None
        return Returned(
            account, {"code": code, "code_verifier": pending.code_verifier, "redirect_uri": pending.redirect_uri}
        )

    def _take(self, slot: Slot[PendingConsents], digest: str) -> Flow[tuple[Pending, str]]:
        """Take a consent out of the store: of all who try, one gets it."""
        for pause in _pauses():
            found = yield from flow.blocking(slot.load)
            record, pending = found.record, _matching(found.record, digest)
            if record is None or pending is None:
                raise _unknown()
            now = (yield from flow.now()).wall
            rest = tuple(one for one in _waiting(record, now) if one is not pending)
            changed = PendingConsents(record.account, rest) if rest else None
            if (yield from flow.blocking(partial(slot.swap, changed, found.version))):
                return pending, record.account
            yield from flow.sleep(pause)
        raise TokenStoreError("the token store is changed faster than a consent can be taken out of it")

    def _handle(self, account: str) -> str:
        # Keyed, so that who sees a state cannot try out whose it is. An app without a secret has no such key.
        key = self._configuration.client_secret or Secret(self._configuration.client_id or "")
        return hmac.digest(key.reveal().encode(), account.encode(), "sha256").hex()[:_HANDLE]

    def _slot(self, handle: str) -> Slot[PendingConsents]:
        environment, client_id, _ = self._configuration.key
        # Not the handle itself: a key may be shown, and no part of a state is.
        name = f"{RESERVED}consent:{hashlib.sha256(handle.encode()).hexdigest()[:_HANDLE]}"
        return Slot(self._store, TokenKey(environment, client_id, name), PendingConsents)


def _found(slot: Slot[PendingConsents]) -> Flow[Version[PendingConsents]]:
    """What is there. What cannot be read counts as nothing, and is replaced: it would stand in the way for ever."""
    try:
        return (yield from flow.blocking(slot.load))
    except TokenStoreError:
        return Version(None, (yield from flow.blocking(slot.version)))


def _waiting(record: PendingConsents | None, now: float) -> tuple[Pending, ...]:
    return () if record is None else tuple(one for one in record.pending if one.expires_at >= now)


def _matching(record: PendingConsents | None, digest: str) -> Pending | None:
    """The consent of that state; how long this takes does not tell how near a guess is."""
    matching = None
    for one in () if record is None else record.pending:
        if hmac.compare_digest(one.digest, digest):
            matching = one
    return matching


def _digest(state: Secret) -> str:
    return hashlib.sha256(state.reveal().encode()).hexdigest()


def _unknown() -> OAuthError:
    return OAuthError(
        "invalid_state",
        error_description="the callback belongs to no consent that is pending: none was begun, or it was used already",
    )


def _pauses() -> Iterator[float]:
    pause = _FIRST_PAUSE
    for _ in range(_ATTEMPTS):
        yield pause
        pause = min(pause * 2, _LONGEST_PAUSE)

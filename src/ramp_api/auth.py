"""Which token to use, and when to get another: flows. How one is asked for is in ``grants.py``.

Every change of the token goes through :meth:`Tokens._keep`, while the store's lock is held, and is saved before it is
used. One that the store failed to save is held, and saved at the next chance: the one that it replaces is dead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from functools import partial
from typing import Any, TypeVar

from ramp_api import flow
from ramp_api.config import Configuration
from ramp_api.errors import (
    InvalidRequestError,
    OAuthError,
    RampError,
    ReauthorizationRequired,
    TokenStoreError,
)
from ramp_api.flow import BUSY, NOW, Flow, Instant
from ramp_api.grants import Endpoint, Sender
from ramp_api.oauth import grant_form
from ramp_api.operations.auths import POST_TOKEN_PKCE
from ramp_api.secret import Secret
from ramp_api.succession import Succession
from ramp_api.tokens.known import Held, InUse, Unsaved
from ramp_api.tokens.slot import Slot, TokenRecord, Version
from ramp_api.tokens.store import TokenStore
from ramp_api.tokens.token import OAuth2Token

__all__ = ["Held", "Tokens"]

T = TypeVar("T")

Settled = Callable[[Instant], T | None]
"""What a caller wants, where it is there by now; asked by who had to wait."""

_FIRST_LOOK = 0.005
_LONGEST_LOOK = 0.1
_ATTEMPTS_TO_SAVE = 5


class Tokens:
    """The token in use: the store's, with what this client knows of it."""

    def __init__(
        self,
        *,
        configuration: Configuration,
        store: TokenStore,
        auto_refresh: bool,
        send: Sender,
        lease: float,
    ) -> None:
        self._configuration = configuration
        self.succession = Succession(configuration)
        self._slot = Slot(store, configuration.key, TokenRecord)
        self._endpoint = Endpoint(configuration, send)
        self._lease = lease
        self.auto_refresh = auto_refresh
        token = configuration.token
        self._given = token is not None or configuration.refresh_token is not None
        # Changed while the store's lock is held, but for the first, by one assignment; read without.
        self._in_use = None if token is None else InUse(token, self.succession.given)
        self.held = Held()

    @property
    def token(self) -> OAuth2Token | None:
        """The token in use, or None before the first."""
        in_use = self._in_use
        return None if in_use is None else in_use.token

    # --- What calls ask for ---

    def current(self) -> Flow[OAuth2Token]:
        """The token to use now: kept, fetched when first needed, renewed ahead of its end."""
        now: Instant = yield NOW
        in_use = self._in_use
        # Every call comes by here: for a good token this is all.
        if (
            in_use is not None
            and now.wall < in_use.due_wall
            and now.monotonic < in_use.due_monotonic
            and self.held.unsaved is None
        ):
            return in_use.token
        return (yield from self._considered(in_use, now))

    def _considered(self, in_use: InUse | None, now: Instant) -> Flow[OAuth2Token]:
        if in_use is None:
            return (yield from self._alone(partial(self._renew, None), partial(self._settled, None)))
        in_use.count(now)
        token = in_use.token
        if self.held.unsaved is not None:
            return (yield from self._saved(in_use, now))
        if not (self.auto_refresh and in_use.is_due(now) and self.succession.can_follow(token)):
            return token
        if in_use.has_ended(now):
            return (yield from self._alone(partial(self._renew, token), partial(self._settled, token)))
        if now.monotonic >= self.held.early_from:
            self.held.early_from = now.monotonic + token.ahead / 4
            yield from flow.aside(partial(self._renew_early, token), self._slot.key)
        return token

    def _saved(self, in_use: InUse, now: Instant) -> Flow[OAuth2Token]:
        """What is yet to be saved, once it is; the former token, as long as it is good, where that fails again."""
        if not in_use.has_ended(now):
            if self.held.saving or now.monotonic < self.held.save_from:
                return in_use.token
            # Before it is tried: one caller waits for the store, and the others go on.
            self.held.save_from = now.monotonic + in_use.token.ahead / 4
        try:
            return (yield from self._alone(partial(self._renew, None), partial(self._settled, None)))
        except Exception as error:  # the store's, whatever it is
            if in_use.has_ended((yield from flow.now())):
                raise
            _warn("a new token could not be saved, which will be tried again: %s", error)
        return in_use.token

    def after_refusal(self, token: OAuth2Token) -> Flow[OAuth2Token | None]:
        """Another token in place of one that Ramp called dead, or None where there is no other to be had."""
        if not self.auto_refresh:
            return None
        return (yield from self._alone(partial(self._outlive, token), partial(self._settled, token)))

    def renew(self) -> Flow[OAuth2Token]:
        """Another token now, whether or not the current one is due."""
        return (yield from self._alone(self._renew_anyway))

    def redeem(self, parameters: Mapping[str, Any]) -> Flow[OAuth2Token]:
        """Redeem a code, and make its token the one in use."""
        form = grant_form("authorization_code", parameters)
        return (yield from self._alone(partial(self._redeem, form)))

    def post(self, grant_type: str, parameters: Mapping[str, Any]) -> Flow[OAuth2Token]:
        """One call of the token endpoint. The token in use changes only where its refresh token was spent."""
        form = grant_form(grant_type, parameters)
        if grant_type == "refresh_token":
            return (yield from self._alone(partial(self._spend, form)))
        return (yield from self._endpoint.grant(form)).token

    def post_pkce(self, parameters: Mapping[str, Any]) -> Flow[OAuth2Token]:
        """Redeem a code without a client secret (RFC 7636, 4.5). The token in use stays as it is."""
        form = grant_form("authorization_code", parameters)
        if "code_verifier" not in form:
            raise InvalidRequestError("without a client secret, a code is redeemed by its code_verifier")
        return (yield from self._endpoint.grant(form, POST_TOKEN_PKCE)).token

    def revoke(self, token: str | Secret) -> Flow[None]:
        """Revoke a token, of either kind (RFC 7009). An unknown one is a success."""
        return self._endpoint.revoke(token)

    def save_at_last(self) -> Flow[None]:
        """Save what could not be saved before, for the last time; where that fails, it is only said."""
        if self.held.unsaved is None:
            return
        try:
            yield from self._alone(self._load)
        except Exception as error:  # noqa: BLE001 - whatever it is, there is more to be closed
            import logging

            log, account = logging.getLogger("ramp_api.auth"), self._slot.key.account
            # Without a traceback, which may quote what was to be saved.
            log.error("the token of account %r could not be saved: %s", account, _said(error))  # noqa: TRY400

    def end(self) -> Flow[None]:
        """Revoke the token and forget it. Where it cannot be revoked, it stays."""
        yield from self._alone(self._end)

    # --- One at a time ---

    def _alone(
        self, step: Callable[[], Flow[T]], settled: Settled[T] | None = None, patience: float | None = None
    ) -> Flow[T]:
        """Run a step with nobody else at this token: no thread or task of this driver, no other client or process.

        It asks ``settled`` first, and again whenever it had to wait: who went before may have got what it wants.
        """
        failures = self.held.failures
        patience = self._lease if patience is None else patience
        until = (yield from flow.now()).monotonic + patience
        if settled is not None and (outcome := (yield from self._at_hand(settled))) is not None:
            return outcome
        # So that the answer is here before a lock that runs out does: one refresh token sent by two would be the end.
        limit = min(self._lease / 2, patience)
        turn = self._in_turn(partial(self._attempt, step, settled, limit), settled, failures, until)
        return (yield from flow.exclusive(turn, self._slot.key))

    def _at_hand(self, settled: Settled[T]) -> Flow[T | None]:
        """What ``settled`` finds. To read a token that is good, nobody has to have a lock."""
        if self._in_use is None and self.held.unsaved is None:
            found = yield from flow.blocking(self._slot.load)
            if self._in_use is None:  # or somebody else has got a newer one meanwhile
                self._take(found, (yield from flow.now()))
        return settled((yield from flow.now()))

    def _in_turn(
        self, attempt: Callable[[Instant], Flow[T]], settled: Settled[T] | None, failures: int, until: float
    ) -> Flow[T]:
        wait = _FIRST_LOOK
        while True:
            if settled is not None:
                if (outcome := (yield from self._at_hand(settled))) is not None:
                    return outcome
                if self.held.failure is not None and self.held.failures > failures:
                    # Who waited while it failed does not wait for the same failure once more.
                    raise copy(self.held.failure)
            # Before the lock is asked for: the store may count its seconds long before its answer is here.
            now = yield from flow.now()
            done = yield from flow.holding(partial(self._slot.acquire, self._lease), partial(attempt, now))
            if done is not BUSY:
                return done
            if now.monotonic >= until:
                raise TokenStoreError("somebody else has held the token's lock for too long; try again later")
            yield from flow.sleep(wait)
            wait = min(wait * 2, _LONGEST_LOOK)

    def _attempt(
        self, step: Callable[[], Flow[T]], settled: Settled[T] | None, limit: float, begun: Instant
    ) -> Flow[T]:
        try:
            return (yield from flow.until(begun.after(limit), step()))
        except RampError as error:
            if settled is not None:
                # A copy: the one that is raised holds on to every frame that it passes through.
                self.held.failure = copy(error)
                self.held.failures += 1
            raise

    # --- Steps, while the lock is held ---

    def _renew(self, seen: OAuth2Token | None) -> Flow[OAuth2Token]:
        """What somebody else has got since ``seen``, or a new token."""
        found = yield from self._load()
        token = self._settled(seen, (yield from flow.now()))
        return token if token is not None else (yield from self._replace(found))

    def _renew_anyway(self) -> Flow[OAuth2Token]:
        found = yield from self._load()
        self.held.refused = None
        return (yield from self._replace(found))

    def _renew_early(self, seen: OAuth2Token) -> Flow[None]:
        try:
            # No longer than until the next such attempt: whoever closes the client waits for this one.
            yield from self._alone(partial(self._renew, seen), partial(self._settled, seen), seen.ahead / 4)
        except Exception as error:  # noqa: BLE001 - whatever it is, the token is good still
            _warn("a token could not be renewed ahead of its end, which will be tried again: %s", error)

    def _outlive(self, dead: OAuth2Token) -> Flow[OAuth2Token | None]:
        found = yield from self._load()
        token = self._settled(dead, (yield from flow.now()))
        if token is not None:
            return token
        token = self.token or dead
        if self.succession.can_follow(token):
            return (yield from self._replace(found))
        if token.grant_type == "authorization_code":
            raise ReauthorizationRequired(
                "the token is dead and came without a refresh token: send the customer to the consent page again"
            )
        return None

    def _end(self) -> Flow[None]:
        found = yield from self._load()
        # Without a secret there is no revoking: Ramp takes it by HTTP Basic only.
        if self.token is not None and self._configuration.client_secret is not None:
            for one in filter(None, (self.token.refresh_token, self.token.access_token)):
                yield from self.revoke(one)
        if found.version is not None:
            yield from flow.blocking(partial(self._slot.swap, None, found.version))
        self._in_use = None

    def _redeem(self, form: Mapping[str, Secret]) -> Flow[OAuth2Token]:
        # What is there is replaced, whatever it is, be it damaged.
        version = yield from flow.blocking(self._slot.version)
        granted = yield from self._endpoint.grant(form, self._endpoint.own)
        return (yield from self._keep(Unsaved(TokenRecord(granted.token), version, granted.at, wins=True)))

    def _spend(self, form: Mapping[str, Secret]) -> Flow[OAuth2Token]:
        found = yield from self._load()
        granted = yield from self._endpoint.grant(form)
        former = self.token
        own = former.refresh_token if former is not None else self._configuration.refresh_token
        if own != form["refresh_token"]:
            return granted.token
        # The token's own refresh token is dead now: not to keep the new one would lose it.
        successor = self.succession.next(granted, self._in_use, found.version)
        yield from self._keep(successor)
        return successor.record.token

    def _replace(self, found: Version[TokenRecord]) -> Flow[OAuth2Token]:
        """A new token by the refresh token, or by the app's own grant."""
        form = self.succession.form(self.token)
        refresh_token = form.get("refresh_token")
        refusal: OAuthError | None = None
        if refresh_token is None:
            if found.record is not None and found.record.asked is None and found.record.token.refresh_token is not None:
                # A customer's, beside one that was given by hand: to put the app's own in its place would lose it.
                return (yield from self._instead(refusal))
            granted = yield from self._endpoint.grant(form)
            return (yield from self._keep(self.succession.next(granted, self._in_use, found.version)))
        if refresh_token != self.held.refused:
            try:
                granted = yield from self._endpoint.refresh(form)
                return (yield from self._keep(self.succession.next(granted, self._in_use, found.version)))
            except OAuthError as error:
                if error.error != "invalid_grant":
                    raise
                self.held.refused, refusal = refresh_token, error
        return (yield from self._instead(refusal))

    def _instead(self, refusal: OAuthError | None) -> Flow[OAuth2Token]:
        """What the store holds in place of a refresh token that was refused.

        The store's lock may have run out, so that somebody else spent it, or somebody has logged in since.
        """
        found = yield from flow.blocking(self._slot.load)
        now = yield from flow.now()
        record = found.record
        # The app's own token is no substitute: it may be for another business.
        useless = record is None or record.asked is not None or record.token.refresh_token == self.held.refused
        ended = record is not None and InUse(record.token, at=now).has_ended(now)
        if record is None or useless or (ended and record.token.refresh_token is None):
            raise ReauthorizationRequired(
                f"Ramp does not accept the refresh token of account {self._slot.key.account!r}: it was revoked, has "
                "ended, or what it was spent for got lost. Send the customer to the consent page again"
            ) from refusal
        self._use(self.succession.adopted(record), now)
        return (yield from self._replace(found)) if ended else record.token

    # --- The token in use ---

    def _settled(self, seen: OAuth2Token | None, now: Instant) -> OAuth2Token | None:
        """The token in use, where it is another than ``seen`` and has not ended."""
        in_use = self._in_use
        if in_use is None or self.held.unsaved is not None:
            return None
        if seen is not None and in_use.token.access_token == seen.access_token:
            return None
        in_use.count(now)
        ended = self.auto_refresh and in_use.has_ended(now) and self.succession.can_follow(in_use.token)
        return None if ended else in_use.token

    def _load(self) -> Flow[Version[TokenRecord]]:
        """What the store holds, taken into use where it is for this client: somebody else may have renewed it."""
        if self.held.unsaved is not None:
            yield from self._keep(self.held.unsaved)
        found = yield from flow.blocking(self._slot.load)
        self._take(found, (yield from flow.now()))
        return found

    def _take(self, found: Version[TokenRecord], at: Instant) -> None:
        record, succession = found.record, self.succession
        # A token that was given by hand comes before the store's, unless that is what became of it; and one that was
        # asked for with fewer scopes is of no use.
        if record is not None and succession.covers(record) and (not self._given or succession.descends(record)):
            self._use(record, at)

    def _use(self, record: TokenRecord, at: Instant) -> None:
        in_use = self._in_use
        if in_use is None or in_use.token != record.token:
            self._in_use = InUse(record.token, record.origin, at)
        else:
            in_use.origin = record.origin or in_use.origin
        self._given = False

    def _keep(self, unsaved: Unsaved) -> Flow[OAuth2Token]:
        """Save a token, and use it from then on."""
        self.held.unsaved, self.held.saving = unsaved, True
        try:
            kept, at = yield from self._put(unsaved)
        finally:
            self.held.saving = False
        self._use(kept, at)
        # Last: until then, who has no good token waits for this one, and nobody asks for another.
        self.held.unsaved = None
        return kept.token

    def _put(self, unsaved: Unsaved) -> Flow[tuple[TokenRecord, Instant]]:
        """Put a token into the store; what is there by then, and since when it counts."""
        kept, version = unsaved.record, unsaved.version
        for _ in range(_ATTEMPTS_TO_SAVE):
            if (yield from flow.blocking(partial(self._slot.swap, kept, version))):
                return kept, unsaved.at
            # Somebody has logged in meanwhile, or the lock had run out; or it was saved, and only seemed not to be.
            found = yield from self._instead_of(unsaved)
            record, version = found.record, found.version
            if record is not None and record.token.access_token == kept.token.access_token:
                return kept, unsaved.at
            if record is not None and self.succession.gives_way(unsaved, record):
                return record, (yield from flow.now())
        raise TokenStoreError("the token store is changed faster than a token can be saved in it")

    def _instead_of(self, unsaved: Unsaved) -> Flow[Version[TokenRecord]]:
        try:
            return (yield from flow.blocking(self._slot.load))
        except TokenStoreError:
            if not unsaved.wins:
                raise
        # Damaged, and to be replaced whatever it is.
        return Version(None, (yield from flow.blocking(self._slot.version)))


def _warn(text: str, error: Exception) -> None:
    import logging

    logging.getLogger("ramp_api.auth").warning(text, _said(error))


def _said(error: Exception) -> str:
    """What a log may show of an error: one that is not ours may quote what it was about."""
    return str(error) if isinstance(error, RampError) else type(error).__name__

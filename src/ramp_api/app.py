"""App and AsyncApp: one app at Ramp, and the many customers who consented to it. No policy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Self, TypeVar

from ramp_api import flow
from ramp_api.auth import Held
from ramp_api.client import AsyncClient, Client, session_of
from ramp_api.config import DEFAULT_TIMEOUT, Configuration, Environment, check_parts, check_patience
from ramp_api.consents import Consents
from ramp_api.drivers import AsyncDriver, Driver
from ramp_api.errors import ConfigurationError, InvalidRequestError, ReauthorizationRequired
from ramp_api.hooks import hooks_of
from ramp_api.limiters import SHARED, HostLimiter, SharedLimiter, limiter_for
from ramp_api.retry import Quota
from ramp_api.secret import Secret
from ramp_api.tokens.slot import Slot, TokenRecord
from ramp_api.tokens.store import TokenStore, check_account
from ramp_api.tokens.token import OAuth2Token

if TYPE_CHECKING:
    from types import TracebackType

    from ramp_api.auth import Tokens
    from ramp_api.drift import Drift
    from ramp_api.flow import Flow
    from ramp_api.hooks import Hook
    from ramp_api.limits import Limiter
    from ramp_api.network import Network
    from ramp_api.oauth import ConsentRequest

__all__ = ["App", "AsyncApp", "Consented"]

T = TypeVar("T")
D = TypeVar("D", Driver, AsyncDriver)
C = TypeVar("C", Client, AsyncClient)


class Consented(NamedTuple):
    """A customer who consented.

    Attributes:
        account: as it was named to :meth:`App.consent`.
        token: what was granted; ``token.scopes`` may be fewer than were asked for.
    """

    account: str
    token: OAuth2Token


class _Base(Generic[D, C]):
    """What both apps are: settings, a store, one driver for all customers, and the flows."""

    def __init__(
        self,
        client_id: str,
        client_secret: str | Secret | None,
        redirect_uri: str,
        store: TokenStore,
        *,
        environment: Environment = "sandbox",
        base_url: str | None = None,
        timeout: float = DEFAULT_TIMEOUT,
        retries: int = 3,
        limiter: Limiter | SharedLimiter | HostLimiter | None = SHARED,
        network: Network | None = None,
        hooks: Hook | Iterable[Hook] = (),
        on_drift: Callable[[Drift], object] | None = None,
        driver: D | None = None,
    ) -> None:
        """Put an app together. Nothing is sent or stored before the first call.

        Args:
            client_id, client_secret: of your app at Ramp. A public app has no secret (None): it goes by PKCE alone.
            redirect_uri: where customers come back, as registered with Ramp.
            store: where the customers' tokens, and consents that are pending, are kept: one that outlives the process,
                and that all processes share which serve the redirect URI.
            environment: ``"sandbox"`` (Ramp's) or ``"production"``.
            base_url: another host for everything. Https, or http on loopback.
            timeout: seconds for a whole call, as for a client.
            retries: how often at most a call is sent again.
            limiter: the rate limiter, as for a client.
            network: certificate authorities, client certificate, proxy, and the largest answer that is taken.
            hooks: told of every request, as for a client.
            on_drift: told of each answer that holds what is not known, as for a client.
            driver: how effects are performed; for tests, and for who brings a clock.

        Raises:
            ConfigurationError: a setting is unknown, malformed or by halves.
        """
        # Before anything can fail: a traceback may show this frame's variables.
        client_secret = None if client_secret is None else Secret(client_secret)
        check_patience(timeout, retries)
        self._configuration = Configuration.of(
            client_id=client_id,
            client_secret=client_secret,
            scopes=None,
            redirect_uri=redirect_uri,
            environment=environment,
            base_url=base_url,
            token=None,
            refresh_token=None,
            account="default",
        )
        for name, value in (("a client id", client_id), ("a redirect URI", redirect_uri), ("a store", store)):
            if value is None:  # pyright: ignore[reportUnnecessaryComparison] - not everybody checks types
                raise ConfigurationError(f"an app needs {name}")
        window = limiter_for(self._configuration.origin, limiter)
        check_parts(on_drift, store, window, network)
        self._store = store
        self._options: dict[str, Any] = {
            "redirect_uri": redirect_uri, "environment": environment, "base_url": base_url, "token_store": store,
            "timeout": timeout, "retries": retries, "limiter": window, "on_drift": on_drift, "hooks": hooks_of(hooks),
        }  # fmt: skip
        self._consents = Consents(self._configuration, store)
        self._held: dict[str, Held] = {}
        self._quota = Quota()
        if driver is not None and network is not None:
            raise ConfigurationError("network is for the driver that an app makes: give it to yours")
        self._driver: D = driver if driver is not None else self._new_driver(network)

    def _new_driver(self, network: Network | None) -> D:
        raise NotImplementedError

    def _new_client(self, *credentials: Any, **settings: Any) -> C:
        raise NotImplementedError

    def client(self, account: str) -> C:
        """A client for an account, by the token that the store has for it.

        Making one sends and reads nothing, and costs next to nothing: make one for each piece of work. All have the
        app's connections, and closing one closes nothing of the others.

        Raises:
            ConfigurationError: the account's name is malformed.

        Its calls raise :class:`~ramp_api.errors.ReauthorizationRequired` where the account has no token, or none that
        is good: send the customer to :meth:`consent`.
        """
        account, settings = check_account(account), self._configuration
        client = self._new_client(
            settings.client_id, settings.client_secret, account=account, driver=self._driver.lend(), **self._options
        )
        session = session_of(client)
        # What a dead server is not to meet is a storm, whoever of the customers it is for.
        session.quota, tokens = self._quota, session.tokens
        # A token that could not be saved outlives the client that got it: the next one saves it.
        tokens.held = self._held.setdefault(account, tokens.held)
        tokens.succession.missing = partial(_no_consent, account)
        return client

    def _tokens(self, account: str) -> Tokens:
        return session_of(self.client(account)).tokens

    def _in_time(self, asked: Flow[T]) -> Flow[T]:
        return flow.within(self._options["timeout"], asked)

    def _redeem(self, callback_url: Secret | None, account: str | None) -> Flow[Consented]:
        if callback_url is None:
            raise InvalidRequestError("the callback is to be given as a str, such as str(request.url)")
        expected = None if account is None else check_account(account)
        returned = yield from self._consents.end(callback_url, expected)
        token = yield from self._tokens(returned.account).redeem(returned.parameters)
        return Consented(returned.account, token)

    def _look(self, account: str) -> Flow[OAuth2Token | None]:
        key = self._configuration.key._replace(account=check_account(account))
        held = self._held.get(account)
        if held is not None and held.unsaved is not None:
            return held.unsaved.record.token
        found = yield from flow.blocking(Slot(self._store, key, TokenRecord).load)
        return None if found.record is None else found.record.token

    def _save_the_rest(self) -> Flow[None]:
        for account, held in list(self._held.items()):
            if held.unsaved is not None:
                yield from self._tokens(account).save_at_last()

    def __repr__(self) -> str:
        settings = getattr(self, "_configuration", None)  # a traceback may show an app that was never finished
        return f"<{type(self).__name__}>" if settings is None else f"<{type(self).__name__} {settings.origin}>"


class App(_Base[Driver, Client]):
    """An app whose customers are many, synchronous; any number of threads may share one.

    Example:
        >>> from ramp_api import App
        >>> from ramp_api.tokens import MemoryTokenStore
        >>> app = App(sandbox.client_id, sandbox.client_secret, sandbox.redirect_uri, MemoryTokenStore(),
        ...           base_url=sandbox.base_url)
        >>> consent = app.consent(["departments:read"], account="acme")
        >>> callback_url = sandbox.approve(consent.url)   # the customer, in a browser
        >>> consented = app.redeem(callback_url)
        >>> consented.account, consented.token.scope
        ('acme', 'departments:read')
        >>> with app.client("acme") as ramp:
        ...     print(all(department.name for department in ramp.departments.list()))
        True
        >>> app.revoke("acme")
        >>> app.token("acme") is None
        True
        >>> app.close()
    """

    def _new_driver(self, network: Network | None) -> Driver:
        return Driver(network=network)

    def _new_client(self, *credentials: Any, **settings: Any) -> Client:
        return Client(*credentials, **settings)

    def consent(self, scopes: str | Iterable[str], *, account: str) -> ConsentRequest:
        """Begin a consent: send the customer's browser to its ``url`` (RFC 6749, 4.1.1, with PKCE, RFC 7636).

        It is in the store by the time that you have it, so that any process of the app can end it, within 10 minutes
        and once. Of the consents of one account, the newest 5 are kept.

        Args:
            scopes: what to ask for, such as ``["transactions:read"]``.
            account: a name of your choosing for this customer, such as your own id for them. No browser sees it.

        Raises:
            InvalidRequestError: a scope is malformed, or there is none.
            ConfigurationError: the account's name is malformed.
            TokenStoreError: the store failed; nothing was begun.

        Example: see :class:`App`.
        """
        return self._driver.run(self._consents.begin(account, scopes))

    def redeem(self, callback_url: str | Secret, *, account: str | None = None) -> Consented:
        """End the consent that a callback belongs to: redeem its code, and keep the token (RFC 6749, 4.1.3).

        The consent is used up by the first callback that has its state, whatever else that holds and however this
        ends: a customer who did not consent, or whose code was not taken, goes by a new one.

        Args:
            callback_url: what the customer's browser asked for: the whole address, or path and query. Its host is not
                looked at, for proxies change it. At most 8 KiB.
            account: whose session the callback came in: a consent that was begun for another account is refused. Give
                it wherever there are sessions. Else who begins a consent can send somebody else through it, and has
                that one's data (RFC 9700, 4.7).

        Raises:
            OAuthError: the callback belongs to no pending consent or to another account's, came after more than 10
                minutes, or from another server (``invalid_state``); the customer refused (``access_denied``); the
                callback is malformed (``invalid_response``); or the code was not taken (``invalid_grant``).
            TransportError: no answer came. The code may have been spent.
            TokenStoreError: the store failed. Where it failed only once the token was there, the app holds the token,
                and saves it with the account's next call.

        Example: see :class:`App`.
        """
        callback_url_ = _hidden(callback_url)
        del callback_url
        return self._driver.run(self._in_time(self._redeem(callback_url_, account)))

    def token(self, account: str) -> OAuth2Token | None:
        """The token that the store has for an account, good or not, or None; to look at its scopes and lifetimes.

        Raises:
            ConfigurationError: the account's name is malformed.
            TokenStoreError: the store failed.

        Example: see :class:`App`.
        """
        return self._driver.run(self._look(account))

    def revoke(self, account: str) -> None:
        """Revoke the token of an account at Ramp, and forget it (RFC 7009). Nothing happens where there is none.

        Where revoking fails the token stays, and this may be called again. Ramp lets no public app revoke: its token is
        only forgotten.

        Raises:
            ConfigurationError: the account's name is malformed.
            OAuthError: Ramp refused.
            TransportError: no answer came.
            TokenStoreError: the token's lock is held by somebody else, or the store failed.

        Example: see :class:`App`.
        """
        self._driver.run(self._in_time(self._tokens(account).end()))

    def close(self) -> None:
        """Close the connections, those of all the app's clients. They send nothing more."""
        try:
            self._driver.run(self._save_the_rest())
        finally:
            self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class AsyncApp(_Base[AsyncDriver, AsyncClient]):
    """An app whose customers are many, for asyncio and trio; any number of tasks of one event loop may share one.

    Example:
        >>> import asyncio
        >>> from ramp_api import AsyncApp
        >>> from ramp_api.tokens import MemoryTokenStore
        >>> async def main() -> str | None:
        ...     async with AsyncApp(
        ...         sandbox.client_id, sandbox.client_secret, sandbox.redirect_uri, MemoryTokenStore(),
        ...         base_url=sandbox.base_url,
        ...     ) as app:
        ...         consent = await app.consent(["business:read"], account="acme")
        ...         consented = await app.redeem(sandbox.approve(consent.url))
        ...         business = await app.client(consented.account).business.get()
        ...         return consented.token.scope if business.id else None
        >>> asyncio.run(main())
        'business:read'
    """

    def _new_driver(self, network: Network | None) -> AsyncDriver:
        return AsyncDriver(network=network)

    def _new_client(self, *credentials: Any, **settings: Any) -> AsyncClient:
        return AsyncClient(*credentials, **settings)

    async def consent(self, scopes: str | Iterable[str], *, account: str) -> ConsentRequest:
        """Begin a consent; as :meth:`App.consent`."""
        return await self._driver.run(self._consents.begin(account, scopes))

    async def redeem(self, callback_url: str | Secret, *, account: str | None = None) -> Consented:
        """End the consent that a callback belongs to; as :meth:`App.redeem`."""
        callback_url_ = _hidden(callback_url)
        del callback_url
        return await self._driver.run(self._in_time(self._redeem(callback_url_, account)))

    async def token(self, account: str) -> OAuth2Token | None:
        """The token that the store has for an account; as :meth:`App.token`."""
        return await self._driver.run(self._look(account))

    async def revoke(self, account: str) -> None:
        """Revoke the token of an account, and forget it; as :meth:`App.revoke`."""
        await self._driver.run(self._in_time(self._tokens(account).end()))

    async def aclose(self) -> None:
        """Close the connections, those of all the app's clients. They send nothing more."""
        try:
            await self._driver.run(self._save_the_rest())
        finally:
            await self._driver.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()


def _hidden(callback_url: object) -> Secret | None:
    """A callback that no traceback shows; None for what is none, which is for who does not raise it to say."""
    return Secret(callback_url) if isinstance(callback_url, str | Secret) else None


def _no_consent(account: str) -> ReauthorizationRequired:
    return ReauthorizationRequired(f"there is no token for account {account!r}: send the customer to app.consent()")

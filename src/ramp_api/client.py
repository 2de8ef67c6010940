"""Client and AsyncClient: what a user holds. They put the parts together and hand calls on; no policy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from ramp_api.auth import Tokens
from ramp_api.config import DEFAULT_TIMEOUT, Configuration, Environment, check_parts, check_patience
from ramp_api.drivers import AsyncDriver, Driver
from ramp_api.errors import ConfigurationError, InvalidRequestError
from ramp_api.limiters import SHARED, HostLimiter, SharedLimiter, limiter_for
from ramp_api.network import Network
from ramp_api.oauth import ConsentRequest, code_of, consent_request, moment
from ramp_api.resources.attached import AsyncResources, Resources
from ramp_api.secret import Secret
from ramp_api.seeing import Watch
from ramp_api.session import Session
from ramp_api.tokens.memory import MemoryTokenStore
from ramp_api.tokens.store import TokenStore
from ramp_api.tokens.token import OAuth2Token

if TYPE_CHECKING:
    from types import TracebackType

    import msgspec

    from ramp_api import auths
    from ramp_api.drift import Drift
    from ramp_api.flow import Flow
    from ramp_api.hooks import Hook
    from ramp_api.http import Files, Response
    from ramp_api.limits import Limiter
    from ramp_api.operation import Operation

__all__ = ["AsyncClient", "Client", "session_of"]

# A token's lock is held for as long as a renewal may take: two requests, and what else there is to do.
_LEASE = 60.0
_ATTEMPTS = 3

T = TypeVar("T")
D = TypeVar("D", Driver, AsyncDriver)


class _Base(Generic[D]):
    """What both clients are: settings, a session, and what needs no I/O."""

    def __init__(
        self,
        client_id: str | None = None,
        client_secret: str | Secret | None = None,
        *,
        scopes: str | Iterable[str] | None = None,
        redirect_uri: str | None = None,
        environment: Environment = "sandbox",
        base_url: str | None = None,
        token: OAuth2Token | Secret | str | None = None,
        refresh_token: Secret | str | None = None,
        token_store: TokenStore | None = None,
        account: str = "default",
        auto_refresh: bool = True,
        timeout: float = DEFAULT_TIMEOUT,
        retries: int = 3,
        limiter: Limiter | SharedLimiter | HostLimiter | None = SHARED,
        network: Network | None = None,
        hooks: Hook | Iterable[Hook] = (),
        on_drift: Callable[[Drift], object] | None = None,
        driver: D | None = None,
    ) -> None:
        """Put a client together. Nothing is sent before the first call.

        Args:
            client_id, client_secret: of your app at Ramp.
            scopes: what the app asks for by itself (the client-credentials grant), such as ``["transactions:read"]``.
            redirect_uri: where customers come back from the consent page.
            environment: ``"sandbox"`` (Ramp's; nobody touches real money by accident) or ``"production"``.
            base_url: another host for everything: API, tokens and consent page. Https, or http on loopback.
            token: a token that you hold: an :class:`~ramp_api.tokens.OAuth2Token`, or an access token alone.
            refresh_token: what goes with a plain access token, or what to begin from without one.
            token_store: where tokens are kept; in memory unless told otherwise.
            account: whose token it is, of those that the store keeps for this app: a name of your choosing.
            auto_refresh: whether tokens are renewed, ahead of their end and once they are dead.
            timeout: seconds for a whole call: its token, waiting, every attempt. Each call can be given another.
            retries: how often at most a call is sent again.
            limiter: the rate limiter. All clients of a process share one for each host (``SHARED``), or all processes
                of this user on this machine (``HOST``). None for no limit.
            network: certificate authorities, client certificate, proxy, and the largest answer that is taken.
            hooks: told of every request and of what came of it: a :class:`~ramp_api.hooks.Hook`, or several.
            on_drift: told of each answer that holds fields or enum values which are not known: a plain function, or a
                :class:`~ramp_api.drift.DriftCounter`.
            driver: how effects are performed; for tests, and for who brings a clock.

        Raises:
            ConfigurationError: a setting is unknown, malformed or by halves.
        """
        # Before anything can fail: a traceback may show this frame's variables.
        client_secret = None if client_secret is None else Secret(client_secret)
        token = Secret(token) if isinstance(token, str) else token
        refresh_token = None if refresh_token is None else Secret(refresh_token)
        check_patience(timeout, retries)
        self._configuration = settings = Configuration.of(
            client_id=client_id,
            client_secret=client_secret,
            scopes=scopes,
            redirect_uri=redirect_uri,
            environment=environment,
            base_url=base_url,
            token=token,
            refresh_token=refresh_token,
            account=account,
        )
        window = limiter_for(settings.origin, limiter)
        check_parts(on_drift, token_store, window, network)
        if driver is not None and network is not None:
            raise ConfigurationError("network is for the driver that a client makes: give it to yours")
        self._driver: D = driver if driver is not None else self._new_driver(network)
        self._session = Session(
            origin=settings.origin,
            limiter=window,
            retries=retries,
            timeout=timeout,
            watch=Watch(hooks),
            on_drift=on_drift,
        )
        self._tokens = self._session.tokens = Tokens(
            configuration=settings,
            store=MemoryTokenStore() if token_store is None else token_store,
            auto_refresh=auto_refresh,
            send=self._session.send,
            lease=_LEASE + _ATTEMPTS * self._driver.timeout,
        )

    def _new_driver(self, network: Network | None) -> D:
        raise NotImplementedError

    @classmethod
    def from_env(cls, **settings: Any) -> Self:
        """A client from the environment: what the Rust crate calls ``new_from_env``.

        Reads ``RAMP_CLIENT_ID``, ``RAMP_CLIENT_SECRET``, ``RAMP_REDIRECT_URI``, ``RAMP_ENVIRONMENT``,
        ``RAMP_BASE_URL``, ``RAMP_SCOPES`` (separated by blanks or commas), ``RAMP_ACCESS_TOKEN``,
        ``RAMP_REFRESH_TOKEN`` and ``RAMP_ACCOUNT``. Arguments come before variables.

        Where neither gives credentials, nor ``token_store=``, it is the client of whoever did ``ramp-api login``: the
        last login, or the last of that environment, base URL and account where these are given. Its scopes are those
        that were granted then. No network is used for it.

        Raises:
            ConfigurationError: a setting is unknown, malformed or by halves.
            TokenStoreError: the login cannot be read, or not safely.
        """
        from ramp_api.logins import settings_for

        return cls(**settings_for(settings))

    def call(
        self, operation: Operation[T], *, path: Mapping[str, str] | None = None, timeout: float | None = None
    ) -> Flow[Response[T]]:
        """An operation as a flow, to be part of another."""
        return self._session.call(operation, path=path, timeout=timeout)

    @property
    def environment(self) -> str:
        """``"sandbox"`` or ``"production"``."""
        return self._configuration.environment

    @property
    def base_url(self) -> str:
        """Where the API is: scheme and host."""
        return self._configuration.origin

    @property
    def page_origins(self) -> frozenset[str]:
        """Where the address of a next page may point."""
        return self._configuration.page_origins

    @property
    def timeout(self) -> float:
        """How long a call may take in all, in seconds, where it is not told otherwise."""
        return self._session.timeout

    @property
    def auto_refresh(self) -> bool:
        """Whether tokens are renewed by themselves; may be set."""
        return self._tokens.auto_refresh

    @auto_refresh.setter
    def auto_refresh(self, value: bool) -> None:
        self._tokens.auto_refresh = value

    @property
    def token(self) -> OAuth2Token | None:
        """The token in use, or None before the first."""
        return self._tokens.token

    @property
    def expires_at(self) -> datetime | None:
        """When the token in use ends, aware (UTC); None where that is not known."""
        return None if self.token is None else self.token.expires_at

    @property
    def expires_in(self) -> timedelta | None:
        """How long the token in use still has, negative once it has ended; None where that is not known."""
        return None if self.expires_at is None else self.expires_at - moment(self._driver.clock.now().wall)

    @property
    def is_expired(self) -> bool | None:
        """Whether the token in use has ended; None where that is not known."""
        return None if self.expires_in is None else self.expires_in <= timedelta(0)

    def user_consent_url(
        self, scopes: str | Iterable[str] | None = None, *, redirect_uri: str | None = None
    ) -> ConsentRequest:
        """Where to send a customer who is to consent (RFC 6749, 4.1.1, with PKCE, RFC 7636).

        Keep the answer, secrets and all, where only this customer's session reaches it, and give it to
        :meth:`get_access_token` with the callback.

        Args:
            scopes: what to ask for; the client's own where left out.
            redirect_uri: where the customer comes back, as registered with Ramp; the client's own where left out.

        Raises:
            InvalidRequestError: there are no scopes, no redirect URI or no client id, or one is malformed.

        Example:
            >>> consent = ramp.user_consent_url(["transactions:read"])
            >>> callback_url = sandbox.approve(consent.url)   # the customer, in a browser
            >>> token = ramp.get_access_token(callback_url, consent)
            >>> token.refresh_token, token.scope
            (Secret('**********'), 'transactions:read')
        """
        settings = self._configuration
        redirect_uri = redirect_uri or settings.redirect_uri
        scopes = settings.scope if scopes is None else scopes
        if settings.client_id is None or redirect_uri is None or scopes is None:
            raise InvalidRequestError("a consent needs a client id, a redirect URI and scopes")
        return consent_request(settings.consent_url, settings.client_id, redirect_uri, scopes)

    def _redeem(self, callback_url: Secret, consent: ConsentRequest) -> Flow[OAuth2Token]:
        code = code_of(callback_url, consent, self._configuration.issuers)
        return self._tokens.redeem(
            {"code": code, "redirect_uri": consent.redirect_uri, "code_verifier": consent.code_verifier}
        )

    def __repr__(self) -> str:
        settings = getattr(self, "_configuration", None)  # a traceback may show a client that was never finished
        if settings is None:
            return f"<{type(self).__name__}>"
        return f"<{type(self).__name__} {settings.origin}>"


class Client(_Base[Driver], Resources):
    """Ramp's Developer API, synchronous; any number of threads may share one.

    Example:
        >>> from ramp_api import Client
        >>> with Client(
        ...     sandbox.client_id, sandbox.client_secret, scopes=["departments:read"], base_url=sandbox.base_url
        ... ) as ramp:
        ...     print(all(department.name for department in ramp.departments.list()))
        True
    """

    def _new_driver(self, network: Network | None) -> Driver:
        return Driver(network=network)

    def run(self, flow: Flow[T]) -> T:
        """Perform a flow (see ``flow.py``): for what is built of several calls."""
        return self._driver.run(flow)

    def send(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | msgspec.Struct | None = None,
        files: Mapping[str, Files] | None = None,
        timeout: float | None = None,
    ) -> Response[T]:
        """Perform any operation of the table. Every method calls this; use it for the status and the headers.

        Args:
            operation: from ``ramp_api.operations``.
            path: the values for the ``{names}`` in its path.
            query: its query parameters; None leaves one out.
            body: its request body, as a mapping or as its model.
            files: its file parts: a path, bytes, a file opened in binary mode, or a ``FilePart``.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument is missing, unknown or malformed; nothing was sent.
            ConfigurationError: there is no token and no way to one; nothing was sent.
            OAuthError: no token could be had.
            ReauthorizationRequired: the customer must consent again.
            APIError: Ramp refused, by status.
            CallTimeoutError: the call's time was over.
            TransportError: no answer came.
            OutcomeUnknown: a write may have been done, and no answer says so.
            DecodeError: the answer is not what the operation promises.

        Example:
            >>> from ramp_api.operations import business
            >>> response = ramp.send(business.GET)
            >>> response.status, response.body.is_reimbursements_enabled, response.trace_id is not None
            (200, True, True)
        """
        return self.run(self._session.call(operation, path=path, query=query, body=body, files=files, timeout=timeout))

    def get_access_token(self, callback_url: str | Secret, consent: ConsentRequest) -> OAuth2Token:
        """Redeem the code that a customer came back with, and use its token from now on (RFC 6749, 4.1.3).

        Args:
            callback_url: the whole address that the customer's browser asked for.
            consent: what :meth:`user_consent_url` gave for this customer.

        Raises:
            OAuthError: the customer refused (``access_denied``), the callback belongs to no or another consent
                (``invalid_state``), or the code was not taken (``invalid_grant``).
            TransportError: no answer came. The code may have been spent.

        Example: see :meth:`user_consent_url`.
        """
        callback_url = Secret(callback_url)
        return self.run(self._session.in_time(self._redeem(callback_url, consent)))

    def refresh_access_token(self) -> OAuth2Token:
        """Get a new token now, and use it from now on: by the refresh token, or by the app's own grant.

        Raises:
            ConfigurationError: there is nothing to get one by.
            ReauthorizationRequired: the customer must consent again.
            OAuthError: the endpoint refused; the old token stays.
            TransportError: no answer came; the old token stays.

        Example:
            >>> before = ramp.refresh_access_token()
            >>> ramp.refresh_access_token() == before
            False
        """
        return self.run(self._session.in_time(self._tokens.renew()))

    def valid_token(self) -> OAuth2Token:
        """A token that is good now: the one in use, the store's, or a new one. Every call begins with this.

        Raises:
            ConfigurationError: there is no token and no way to one; nothing was sent.
            ReauthorizationRequired: the customer must consent again.
            OAuthError: the endpoint refused.
            TransportError: no answer came.
            TokenStoreError: the token's lock is held by somebody else, or the store failed.

        Example:
            >>> ramp.valid_token() == ramp.valid_token()
            True
        """
        return self.run(self._session.in_time(self._tokens.current()))

    def close(self) -> None:
        """Close the connections. A closed client sends nothing more.

        A token that the store failed to save is saved before, if it can be; otherwise an error is logged.
        """
        try:
            self._driver.run(self._tokens.save_at_last())
        finally:
            self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @cached_property
    def auths(self) -> auths.Auths:
        """The token endpoint."""
        from ramp_api.auths import Auths

        return Auths(self._driver, self._session)


def session_of(client: Client | AsyncClient) -> Session:
    """The session of a client: for what holds many clients."""
    return client._session  # pyright: ignore[reportPrivateUsage] - of this file


class AsyncClient(_Base[AsyncDriver], AsyncResources):
    """Ramp's Developer API for asyncio and trio; any number of tasks of one event loop may share one.

    Example:
        >>> import asyncio
        >>> from ramp_api import AsyncClient
        >>> async def main() -> bool:
        ...     async with AsyncClient(
        ...         sandbox.client_id, sandbox.client_secret, scopes=["departments:read"], base_url=sandbox.base_url
        ...     ) as ramp:
        ...         return all([department.name async for department in ramp.departments.list()])
        >>> asyncio.run(main())
        True
    """

    def _new_driver(self, network: Network | None) -> AsyncDriver:
        return AsyncDriver(network=network)

    async def run(self, flow: Flow[T]) -> T:
        """Perform a flow; as :meth:`Client.run`."""
        return await self._driver.run(flow)

    async def send(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | msgspec.Struct | None = None,
        files: Mapping[str, Files] | None = None,
        timeout: float | None = None,
    ) -> Response[T]:
        """Perform any operation of the table; as :meth:`Client.send`."""
        return await self.run(
            self._session.call(operation, path=path, query=query, body=body, files=files, timeout=timeout)
        )

    async def get_access_token(self, callback_url: str | Secret, consent: ConsentRequest) -> OAuth2Token:
        """Redeem the code that a customer came back with; as :meth:`Client.get_access_token`."""
        callback_url = Secret(callback_url)
        return await self.run(self._session.in_time(self._redeem(callback_url, consent)))

    async def refresh_access_token(self) -> OAuth2Token:
        """Get a new token now; as :meth:`Client.refresh_access_token`."""
        return await self.run(self._session.in_time(self._tokens.renew()))

    async def valid_token(self) -> OAuth2Token:
        """A token that is good now; as :meth:`Client.valid_token`."""
        return await self.run(self._session.in_time(self._tokens.current()))

    async def aclose(self) -> None:
        """Close the connections; as :meth:`Client.close`."""
        try:
            await self._driver.run(self._tokens.save_at_last())
        finally:
            await self._driver.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    @cached_property
    def auths(self) -> auths.AsyncAuths:
        """The token endpoint."""
        from ramp_api.auths import AsyncAuths

        return AsyncAuths(self._driver, self._session)

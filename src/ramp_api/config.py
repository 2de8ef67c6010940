"""What a client is told: credentials, environment, addresses. Checked once, when it is put together."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NoReturn, TypeAlias, cast

import msgspec

from ramp_api.errors import ConfigurationError, InvalidRequestError, shown
from ramp_api.http import origin_of
from ramp_api.network import Network
from ramp_api.oauth import scope_string
from ramp_api.secret import Secret
from ramp_api.tokens.store import TokenKey, check_account
from ramp_api.tokens.token import OAuth2Token

__all__ = [
    "DEFAULT_TIMEOUT",
    "Configuration",
    "Environment",
    "check_parts",
    "check_patience",
    "check_timeout",
    "from_environment",
    "variable",
]

Environment: TypeAlias = Literal["sandbox", "production"]

_HOSTS = {
    "sandbox": ("https://demo-api.ramp.com", "https://demo.ramp.com"),
    "production": ("https://api.ramp.com", "https://app.ramp.com"),
}
# No control characters, and no half of one (an environment that is not UTF-8 brings those): they cannot be sent.
_CREDENTIAL = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]+")
_REDIRECT_URI = re.compile(r"[\x20-\x7e]+")
_TOKEN = re.compile(r"[\x21-\x7e]+")
_STORE = ("load", "swap", "acquire")
_LIMITER = ("take", "put", "wait", "refused")


class Configuration(msgspec.Struct, frozen=True):
    """A client's settings, checked.

    Raises:
        ConfigurationError: an unknown environment, a base URL that is not an origin, or credentials that are
            empty, by halves, or hold control characters.
    """

    client_id: str | None
    client_secret: Secret | None
    scope: str | None
    redirect_uri: str | None
    environment: str
    origin: str
    consent_url: str
    token: OAuth2Token | None
    refresh_token: Secret | None
    account: str

    @classmethod
    def of(
        cls,
        *,
        client_id: str | None,
        client_secret: Secret | None,
        scopes: str | Iterable[str] | None,
        redirect_uri: str | None,
        environment: str,
        base_url: str | None,
        token: OAuth2Token | Secret | None,
        refresh_token: Secret | None,
        account: str,
    ) -> Configuration:
        """Check the settings and put them together."""
        if environment not in _HOSTS:
            raise ConfigurationError(f"environment must be 'sandbox' or 'production', not {environment!r}")
        origin, consent = _HOSTS[environment]
        if base_url is not None:
            origin = consent = origin_of(base_url)
        if client_secret is not None and client_id is None:
            raise ConfigurationError("there is a client secret without a client id")
        _check(_CREDENTIAL, "the client id", client_id)
        _check(_CREDENTIAL, "the client secret", client_secret)
        _check(_REDIRECT_URI, "the redirect URI", redirect_uri)
        if isinstance(token, OAuth2Token) and refresh_token is not None:
            raise ConfigurationError("give the refresh token inside of token=, or beside a plain access token")
        held = OAuth2Token(token, refresh_token) if isinstance(token, Secret) else token
        for one in (held.access_token, held.refresh_token) if held is not None else (refresh_token,):
            _check(_TOKEN, "a token", one)
        try:
            scope = None if scopes is None else scope_string(scopes)
        except InvalidRequestError as error:
            raise ConfigurationError(str(error)) from None
        return cls(
            client_id, client_secret, scope, redirect_uri, environment, origin, f"{consent}/v1/authorize",
            held, refresh_token, check_account(account),
        )  # fmt: skip

    def __repr__(self) -> str:
        return f"<Configuration for {self.origin}, account {self.account!r}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Configuration is not pickled: it holds secrets")

    @property
    def key(self) -> TokenKey:
        """Under which a token is kept: a base URL is an environment of its own."""
        known = self.origin == _HOSTS[self.environment][0]
        return TokenKey(self.environment if known else self.origin, self.client_id or "", self.account)

    @property
    def issuers(self) -> frozenset[str]:
        """Who may have issued an authorization answer (RFC 9207)."""
        return frozenset({self.origin, self.consent_url.removesuffix("/v1/authorize")})

    @property
    def page_origins(self) -> frozenset[str]:
        """Where the address of a next page may point: a gateway passes on Ramp's own addresses."""
        return frozenset({self.origin, _HOSTS[self.environment][0]})


def _check(pattern: re.Pattern[str], name: str, value: object) -> None:
    if value is None:
        return
    # Nothing revealed is given a name here: a traceback may show a frame's variables.
    if not isinstance(value, str | Secret) or not pattern.fullmatch(
        value if isinstance(value, str) else value.reveal()
    ):
        raise ConfigurationError(f"{name} is empty, or holds characters that it cannot have")


DEFAULT_TIMEOUT = 180.0
"""Seconds for a whole call, unless told otherwise: Ramp's gateway gives up on each attempt after 60."""

_LONGEST_TIMEOUT = 366 * 24 * 3600.0


def _is_time(timeout: object) -> bool:
    return isinstance(timeout, int | float) and not isinstance(timeout, bool) and 0 < timeout <= _LONGEST_TIMEOUT


def check_timeout(timeout: object) -> None:
    """Refuse a time for a call that cannot be meant; None is the client's own.

    Raises:
        InvalidRequestError: it is not a positive number of seconds, up to a year.
    """
    if timeout is not None and not _is_time(timeout):
        raise InvalidRequestError(f"timeout must be a positive number of seconds, up to a year, not {shown(timeout)}")


def check_patience(timeout: object, retries: object) -> None:
    """Refuse a time to wait, or a number of attempts, that cannot be meant.

    Raises:
        ConfigurationError: ``timeout`` is not a positive number of seconds, or ``retries`` not a whole number from 0.
    """
    if not _is_time(timeout):
        raise ConfigurationError(f"timeout must be a positive number of seconds, up to a year, not {shown(timeout)}")
    if not isinstance(retries, int) or isinstance(retries, bool) or retries < 0:
        raise ConfigurationError(f"retries must be a whole number from 0, not {retries!r}")


def check_parts(on_drift: object, token_store: object, limiter: object, network: object) -> None:
    """Refuse a part of a client that cannot be one.

    Raises:
        ConfigurationError: ``on_drift`` is not a plain function, or the store or the limiter lacks what one has.
    """
    if on_drift is not None and (not callable(on_drift) or _is_coroutine_function(on_drift)):
        raise ConfigurationError("on_drift must be a plain function, which is called and not awaited")
    if token_store is not None and not all(callable(getattr(token_store, name, None)) for name in _STORE):
        raise ConfigurationError(f"token_store must have {', '.join(_STORE)}, and {type(token_store).__name__} has not")
    if network is not None and not isinstance(network, Network):
        raise ConfigurationError(f"network must be a Network, not {type(network).__name__}")
    if limiter is not None and not _is_limiter(limiter):
        raise ConfigurationError(
            f"limiter must be SHARED, HOST, a RollingWindow, a HostWindow or None, not {shown(limiter)}"
        )


def _is_limiter(limiter: object) -> bool:
    # A class has the methods as well, and no period.
    has_period = isinstance(getattr(limiter, "period", None), int | float)
    return has_period and all(callable(getattr(limiter, name, None)) for name in _LIMITER)


def _is_coroutine_function(function: object) -> bool:
    import inspect

    called = function if inspect.isroutine(function) else getattr(function, "__call__", function)  # noqa: B004
    return inspect.iscoroutinefunction(called)


def variable(name: str, environ: Mapping[str, str] | None = None) -> str | None:
    """The variable ``RAMP_…`` of that name, or None where it is not set, or empty.

    Example:
        >>> from ramp_api.config import variable
        >>> variable("ACCOUNT", {"RAMP_ACCOUNT": "acme"}), variable("SCOPES", {"RAMP_SCOPES": " "})
        ('acme', None)
    """
    variables = os.environ if environ is None else environ
    return variables.get(f"RAMP_{name}", "").strip() or None


def from_environment(environ: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The settings in the ``RAMP_…`` variables, as arguments of a client; an empty variable is one that is not set.

    Raises:
        ConfigurationError: ``RAMP_ENVIRONMENT`` is neither ``sandbox`` nor ``production``.
    """

    def read(name: str) -> str | None:
        return variable(name, environ)

    def secret(name: str) -> Secret | None:
        value = read(name)
        return None if value is None else Secret(value)

    environment = read("ENVIRONMENT") or "sandbox"
    if environment not in _HOSTS:
        raise ConfigurationError(f"RAMP_ENVIRONMENT must be 'sandbox' or 'production', not {environment!r}")
    scopes = read("SCOPES")
    return {
        "client_id": read("CLIENT_ID"),
        "client_secret": secret("CLIENT_SECRET"),
        "redirect_uri": read("REDIRECT_URI"),
        "environment": cast("Environment", environment),
        "base_url": read("BASE_URL"),
        "scopes": None if scopes is None else re.split(r"[\s,]+", scopes),
        "token": secret("ACCESS_TOKEN"),
        "refresh_token": secret("REFRESH_TOKEN"),
        "account": read("ACCOUNT") or "default",
    }

"""Whose data a command is about: the options for it, and the client that comes of them. No command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ramp_api.errors import ConfigurationError

if TYPE_CHECKING:
    from ramp_api import Client

__all__ = ["CREDENTIALS", "client_of", "given", "read_scopes", "whose"]

F = TypeVar("F", bound=Callable[..., Any])

CREDENTIALS = ("CLIENT_ID", "CLIENT_SECRET", "ACCESS_TOKEN", "REFRESH_TOKEN")
"""The variables ``RAMP_…`` that win over a login."""

_OPTIONS = (
    click.option("--environment", type=click.Choice(["sandbox", "production"]), help="Instead of RAMP_ENVIRONMENT."),
    click.option("--base-url", metavar="URL", help="Another host for everything, instead of RAMP_BASE_URL."),
    click.option("--account", metavar="NAME", help="The login's account, instead of RAMP_ACCOUNT."),
)


def whose(command: F) -> F:
    """Give a command the options ``--environment``, ``--base-url`` and ``--account``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def given(**options: str | None) -> dict[str, Any]:
    """The options that were given, as arguments of a client."""
    return {name: value for name, value in options.items() if value}


def client_of(options: dict[str, Any], scopes: Callable[[], Sequence[str]] | None = None) -> Client:
    """A client by the environment's credentials, or else by the login.

    Args:
        options: what :func:`given` gave.
        scopes: what an app asks for where nothing names its scopes; by default everything that can be read.

    Raises:
        ConfigurationError: there are no credentials, and there is no login.
        TokenStoreError: the login cannot be read.
    """
    from ramp_api import Client
    from ramp_api.logins import settings_for

    settings = settings_for(options)
    held = settings.get("token") is not None or settings.get("refresh_token") is not None
    if not held and settings["client_id"] is None:
        meant = f" (for {', '.join(options.values())})" if options else ""
        raise ConfigurationError(
            f"there is no login{meant}: run ramp-api login, or set RAMP_CLIENT_ID and RAMP_CLIENT_SECRET, or "
            "RAMP_ACCESS_TOKEN"
        )
    # A login's scopes are those that were granted.
    if not held and "token_store" not in settings and settings["scopes"] is None:
        settings["scopes"] = (scopes or read_scopes)()
    return Client(**settings)


def read_scopes() -> tuple[str, ...]:
    """Every scope by which something is read.

    Example:
        >>> from ramp_api.cli.whose import read_scopes
        >>> "transactions:read" in read_scopes(), "cards:write" in read_scopes()
        (True, False)
    """
    from ramp_api import operations

    scopes = {scope for operation in operations.all() for scope in operation.scopes}
    return tuple(sorted(scope for scope in scopes if scope.endswith(":read")))

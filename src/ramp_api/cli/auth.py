"""``ramp-api auth status`` and ``ramp-api auth token``: who is logged in, and the token itself, only when asked so."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from ramp_api.cli.terminal import show
from ramp_api.cli.whose import CREDENTIALS, client_of, given, whose
from ramp_api.config import Configuration, from_environment, variable
from ramp_api.errors import RampError
from ramp_api.logins import Entry, Found, Logins, Wanted
from ramp_api.tokens.slot import Slot, TokenRecord
from ramp_api.tokens.token import OAuth2Token

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["auth"]

_FAILED = 1
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


@click.group()
def auth() -> None:
    """Who is logged in, and with what."""


@auth.command()
@whose
def token(environment: str | None, base_url: str | None, account: str | None) -> None:
    """Print a good access token, and nothing else, for scripts.

    It is renewed first where that is due. Whoever sees it can use it until its end.
    """
    options = given(environment=environment, base_url=base_url, account=account)
    with client_of(options) as client:
        click.echo(client.valid_token().access_token.reveal())


@auth.command()
@whose
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")
def status(environment: str | None, base_url: str | None, account: str | None, as_json: bool) -> int:
    """Say who is logged in, where, until when and for which scopes; never a token, and without any network.

    Exit codes: 0 there is something to use; 1 there is not.
    """
    options = given(environment=environment, base_url=base_url, account=account)
    said = _said(options)
    if as_json:
        click.echo(json.dumps(said, indent=2))
    else:
        _show(said)
    return 0 if said["usable"] else _FAILED


def _said(options: Mapping[str, Any]) -> dict[str, Any]:
    variables = [f"RAMP_{name}" for name in CREDENTIALS if variable(name) is not None]
    listed: tuple[Entry, ...] = ()
    if not variables:
        logins = Logins()
        said, listed = _of_login(logins.find(Wanted.of(options))), logins.entries()
    else:
        said = _of_variables({**from_environment(), **options}, variables)
        try:
            listed = Logins().entries()
        except (RampError, ImportError) as error:
            # They are beside the point here.
            said["problem"] = str(error)
    said["logins"] = [_of_entry(entry, current=number == 0) for number, entry in enumerate(listed)]
    return said


def _of_variables(settings: dict[str, Any], variables: list[str]) -> dict[str, Any]:
    configuration = Configuration.of(**settings)
    held = configuration.token
    renewable = configuration.client_id is not None and configuration.client_secret is not None
    refresh_token = held.refresh_token if held is not None else configuration.refresh_token
    return _status(
        source="environment",
        variables=variables,
        usable=held is not None or renewable or (refresh_token is not None and configuration.client_id is not None),
        entry=Entry(settings["environment"], settings["account"], settings["base_url"]),
        app=None if configuration.client_id is None else "confidential" if renewable else "public",
        scopes=None if configuration.scope is None else configuration.scope.split(),
        access_token=None if held is None else {"expires_at": None, "expires_in": None},
        refresh_token=None if refresh_token is None else {"expires_at": None, "expires_in": None},
    )


def _of_login(found: Found | None) -> dict[str, Any]:
    if found is None:
        return _status(source=None, usable=False)
    record = Slot(found.store, found.key, TokenRecord).load().record
    token = None if record is None else record.token
    now = datetime.now(UTC)
    return _status(
        source="login",
        store=found.entry.store,
        usable=token is not None and _is_usable(token, now),
        entry=found.entry,
        app="public" if found.login.client_secret is None else "confidential",
        scopes=None if token is None else sorted(token.scopes),
        access_token=None if token is None else _life(token.expires_at, now),
        refresh_token=None
        if token is None or token.refresh_token is None
        else _life(token.refresh_token_expires_at, now),
    )


def _is_usable(token: OAuth2Token, now: datetime) -> bool:
    if not token.is_expired(now):
        return True
    end = token.refresh_token_expires_at
    return token.refresh_token is not None and (end is None or now < end)


def _status(*, source: str | None, usable: bool, entry: Entry | None = None, **rest: Any) -> dict[str, Any]:
    return {
        "usable": usable,
        "source": source,
        "variables": rest.get("variables", []),
        "store": rest.get("store"),
        "environment": None if entry is None else entry.environment,
        "base_url": None if entry is None else entry.base_url,
        "account": None if entry is None else entry.account,
        "app": rest.get("app"),
        "scopes": rest.get("scopes"),
        "access_token": rest.get("access_token"),
        "refresh_token": rest.get("refresh_token"),
    }


def _life(end: datetime | None, now: datetime) -> dict[str, Any]:
    if end is None:
        return {"expires_at": None, "expires_in": None}
    return {"expires_at": end.isoformat(timespec="seconds"), "expires_in": int((end - now).total_seconds())}


def _of_entry(entry: Entry, *, current: bool) -> dict[str, Any]:
    return {
        "environment": entry.environment,
        "base_url": entry.base_url,
        "account": entry.account,
        "store": entry.store,
        "current": current,
    }


# --- For people ---


def _show(said: dict[str, Any]) -> None:
    if said["source"] is None:
        _line("Not logged in: run ramp-api login, or set RAMP_CLIENT_ID and RAMP_CLIENT_SECRET.")
    elif said["source"] == "environment":
        _line(f"By the environment: {', '.join(said['variables'])}")
    else:
        _line(f"Logged in, kept in the {said['store']} store")
    if said["source"] is not None:
        _details(said)
    if any(not _is_told(one, said) for one in said["logins"]):
        _line("\nLogins:" if said["source"] != "environment" else "\nLogins, which the variables win over:")
    for one in said["logins"]:
        mark = "*" if one["current"] else " "
        _line(f"{mark} {one['base_url'] or one['environment']}, account {one['account']} ({one['store']})")
    if "problem" in said:
        _line(f"\nLogins cannot be read: {said['problem']}")


def _is_told(one: dict[str, Any], said: dict[str, Any]) -> bool:
    return said["source"] == "login" and all(one[name] == said[name] for name in ("environment", "base_url", "account"))


def _details(said: dict[str, Any]) -> None:
    rows = {
        "environment": said["base_url"] or said["environment"],
        "account": said["account"],
        "app": said["app"] or "not named",
        "scopes": "not known" if said["scopes"] is None else " ".join(said["scopes"]) or "none",
        "access token": _in_words(said["access_token"]),
        "refresh token": _in_words(said["refresh_token"]),
    }
    for name, value in rows.items():
        _line(f"  {name:<14} {value}")
    if not said["usable"]:
        _line("There is nothing left to use: run ramp-api login again.")


def _in_words(life: dict[str, Any] | None) -> str:
    if life is None:
        return "none yet"
    if life["expires_in"] is None:
        return "there; its end is not known"
    end = life["expires_at"].replace("T", " ").replace("+00:00", " UTC")
    return f"ended at {end}" if life["expires_in"] <= 0 else f"good for {_span(life['expires_in'])}, until {end}"


def _span(seconds: int) -> str:
    for size, name in ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute"), (1, "second")):
        if seconds >= size:
            count = seconds // size
            return f"{count} {name}{'' if count == 1 else 's'}"
    return "less than a second"


def _line(text: str) -> None:
    for part in text.split("\n"):
        show(part)

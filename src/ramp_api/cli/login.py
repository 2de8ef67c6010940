"""``ramp-api login``: from the options to a login that is kept. Listening, the page and the records are elsewhere."""

from __future__ import annotations

import re
import shlex
import signal
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from msgspec.structs import replace

from ramp_api.cli.listener import Listener, Loopback
from ramp_api.cli.page import page
from ramp_api.cli.terminal import plain, say
from ramp_api.cli.whose import CREDENTIALS, given, read_scopes, whose
from ramp_api.config import from_environment, variable
from ramp_api.errors import ConfigurationError, OAuthError, RampError
from ramp_api.http import origin_of
from ramp_api.logins import Entry, Found, Login, Logins, Wanted
from ramp_api.secret import Secret

if TYPE_CHECKING:
    from ramp_api import Client
    from ramp_api.oauth import ConsentRequest
    from ramp_api.tokens import OAuth2Token

__all__ = ["login"]

_REDIRECT_URI = "http://127.0.0.1/callback"
_LONGEST = 8192  # of a callback that is pasted
_MOMENT = 1.0  # seconds of a lock that is only tried


class _CameBack(NamedTuple):
    """A callback, and how to show a page to who brought it."""

    consent: ConsentRequest
    callback: Secret
    answer: Callable[[str], None]


class _Plan(NamedTuple):
    """What is to become of it."""

    entry: Entry
    login: Login
    scopes: tuple[str, ...]


@click.command()
@click.option("--client-id", metavar="ID", help="The app's, instead of RAMP_CLIENT_ID; otherwise it is asked for.")
@click.option("--public", is_flag=True, help="The app has no secret; PKCE alone shows that a code is its own.")
@click.option(
    "--scopes", metavar="NAMES", help="What to ask for, separated by blanks or commas, instead of RAMP_SCOPES."
)
@whose
@click.option(
    "--redirect-uri",
    metavar="URI",
    help="As registered with Ramp, instead of RAMP_REDIRECT_URI; a port is chosen where it has none.",
)
@click.option("--no-browser", is_flag=True, help="Print the consent page's URL, and take the callback pasted.")
@click.option(
    "--timeout",
    default=300.0,
    show_default=True,
    type=click.FloatRange(1, 3600),
    help="Seconds to wait for the browser.",
)
@click.option("--keyring", is_flag=True, help="Keep the login in the system's keyring instead of a file.")
def login(*, no_browser: bool, timeout: float, **options: Any) -> None:
    """Log in with your browser; Client.from_env() and the commands find it.

    Opens Ramp's consent page, waits on 127.0.0.1 for the way back, and keeps the token. The app's secret is read from
    RAMP_CLIENT_SECRET or asked for, never taken as an option. Without scopes, everything that can be read is asked for.
    Where no app is named, that of the login before is used again.
    """
    from ramp_api import Client

    logins = Logins()
    plan = _planned(logins, options)
    target = _target(plan, no_browser)
    _check_keepable(logins, plan)
    with Client(**Found(plan.entry, plan.login, logins.store(plan.entry.store)).settings) as client:
        came_back = _pasted(client, plan) if target is None else _by_browser(client, plan, target, timeout)
        with _seen_through():
            token = _redeemed(client, logins, plan, came_back)
            _report(plan, token)


# --- What is asked for ---


def _planned(logins: Logins, options: dict[str, Any]) -> _Plan:
    variables = from_environment()
    named = given(**{name: options[name] for name in ("environment", "base_url", "account")})
    wanted = Wanted.of(named)
    client_id = options["client_id"] or variables["client_id"]
    former = None if client_id is not None else logins.find(wanted) or logins.find(wanted._replace(account=None))
    if former is None or (options["public"] and former.login.client_secret is not None):
        settings = {**variables, **named}
        entry = Entry(
            settings["environment"], settings["account"], settings["base_url"] and origin_of(settings["base_url"])
        )
        login = _app(client_id, options, variables)
    else:
        entry, login = replace(former.entry, account=wanted.account or former.entry.account), former.login
        say(f"Again with the app of account {former.entry.account!r} in {former.entry.place}.")
    if options["keyring"]:
        entry = replace(entry, store="keyring")
    redirect_uri = options["redirect_uri"] or variables["redirect_uri"] or login.redirect_uri or _REDIRECT_URI
    scopes = re.split(r"[\s,]+", options["scopes"].strip(" ,")) if options["scopes"] else variables["scopes"]
    return _Plan(entry, Login(login.client_id, login.client_secret, redirect_uri), tuple(scopes or read_scopes()))


def _app(client_id: str | None, options: dict[str, Any], variables: dict[str, Any]) -> Login:
    if client_id is None:
        client_id = _asked("Client id", "give --client-id, or set RAMP_CLIENT_ID").reveal()
    if options["public"]:
        return Login(client_id)
    # A secret in the environment is that of the app in the environment.
    is_its = variables["client_id"] in {None, client_id}
    secret = variables["client_secret"] if is_its else None
    return Login(client_id, secret or _asked("Client secret", "set RAMP_CLIENT_SECRET, or give --public"))


def _asked(what: str, otherwise: str) -> Secret:
    if not sys.stdin.isatty():
        raise click.UsageError(f"there is nobody to ask for the {what.lower()}: {otherwise}")
    return Secret(click.prompt(what, hide_input=what.endswith("secret"), err=True).strip())


def _target(plan: _Plan, no_browser: bool) -> Loopback | None:
    if no_browser:
        return None
    target = Loopback.of(plan.login.redirect_uri or "")
    if target is None:
        raise click.UsageError(
            f"the redirect URI {plain(plan.login.redirect_uri or '')} is not http on 127.0.0.1 or localhost, so that "
            "nothing here can wait for it: with --no-browser, any will do"
        )
    return target


def _check_keepable(logins: Logins, plan: _Plan) -> None:
    """Find out beforehand what would keep a login from being kept: a customer's consent is not to be wasted."""
    other = next(filter(plan.entry.is_like, logins.entries()), None)
    if other is not None:
        kept = logins.slot(other).load().record
        if kept is not None and (kept.client_id, other.store) != (plan.login.client_id, plan.entry.store):
            what = "in another store" if other.store != plan.entry.store else "of another app"
            raise ConfigurationError(
                f"account {plan.entry.account!r} in {plan.entry.place} has a login {what}: give this one another name "
                f"with --account, or end that one: ramp-api logout {_options_for(plan.entry)}"
            )
    slot = logins.slot(plan.entry)
    slot.version()
    lease = slot.acquire(_MOMENT)
    if lease is not None:
        lease.release()


def _options_for(entry: Entry) -> str:
    """What names this login and no other, for a shell."""
    named = ("--base-url", entry.base_url) if entry.base_url else ("--environment", entry.environment)
    return shlex.join((*named, "--account", entry.account))


# --- There and back ---


def _by_browser(client: Client, plan: _Plan, target: Loopback, timeout: float) -> _CameBack:
    with Listener(target) as listener:
        consent = client.user_consent_url(plan.scopes, redirect_uri=listener.redirect_uri)
        say(f"Your browser is asked to open Ramp's consent page. Waiting {timeout:g} s for it; Ctrl-C ends that.")
        _open(consent)
        callback = listener.wait(timeout)
    return _CameBack(consent, callback.url, callback.answer)


def _page_of(error: RampError) -> str:
    if isinstance(error, OAuthError) and error.error == "access_denied":
        return page("Access was refused", "The consent page says no, and nothing was kept.", error.message)
    return page("That did not work", "Nobody was logged in.", error.message)


def _open(consent: ConsentRequest) -> None:
    """Open the consent page beside: some browsers run in the terminal, until they are left."""
    import webbrowser

    def open_it() -> None:
        with suppress(Exception):
            if webbrowser.open(consent.url):
                return
        say("No browser could be opened. Open this yourself, on this machine (for another: --no-browser):")
        click.echo(consent.url)

    # However long it takes to find that out: the listener waits meanwhile.
    threading.Thread(target=open_it, daemon=True).start()


def _pasted(client: Client, plan: _Plan) -> _CameBack:
    consent = client.user_consent_url(plan.scopes)
    say("Open this in a browser, and consent:")
    click.echo(consent.url)
    say("The browser then goes on to the redirect URI, whether or not anything is there. Paste its whole address here.")
    if sys.stdin.isatty():
        pasted = Secret(click.prompt("Address (not shown)", hide_input=True, err=True))
    else:
        pasted = Secret(sys.stdin.readline(_LONGEST + 2))
    if not pasted.reveal().strip():
        raise click.ClickException("no address was given")
    if len(pasted.reveal().rstrip()) > _LONGEST:
        raise click.ClickException(f"the address is longer than {_LONGEST} characters")
    return _CameBack(consent, Secret(pasted.reveal().strip()), _show_nobody)


def _show_nobody(_page: str) -> None:
    """Where the address was pasted, no browser waits for a page."""


def _redeemed(client: Client, logins: Logins, plan: _Plan, came_back: _CameBack) -> OAuth2Token:
    try:
        # Once more: somebody may have logged in at another terminal, and a token without its login is found by nobody.
        _check_keepable(logins, plan)
        token = client.get_access_token(came_back.callback, came_back.consent)
        logins.remember(plan.entry, plan.login)
    except RampError as error:
        came_back.answer(_page_of(error))
        raise
    except BaseException:
        came_back.answer(page("The login was broken off", "The terminal may say more."))
        raise
    text = f"ramp-api may now use Ramp in {plan.entry.place}, under the account {plan.entry.account!r}."
    came_back.answer(page("You are logged in", text, good=True))
    return token


@contextmanager
def _seen_through() -> Generator[None]:
    """Let Ctrl-C wait for the end, once: a code is good once, and a token without its login is found by nobody."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []

    def press(number: int, _frame: object) -> None:
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)

    former = signal.signal(signal.SIGINT, press)
    try:
        yield
    except RampError:
        if not pressed:
            raise
    finally:
        signal.signal(signal.SIGINT, former)
    if pressed:
        raise KeyboardInterrupt


# --- What came of it ---


def _report(plan: _Plan, token: OAuth2Token) -> None:
    entry = plan.entry
    say(f"Logged in to {entry.place} as account {entry.account!r}, kept in the {entry.store} store.")
    granted = sorted(token.scopes) if token.scope is not None else sorted(plan.scopes)
    say(f"Granted: {' '.join(granted) or 'nothing'}")
    if dropped := sorted(set(plan.scopes) - set(granted)):
        say(f"Asked for, but not granted: {' '.join(dropped)}")
    if token.refresh_token is None:
        say("There is no refresh token: the login is good until the token ends.")
    if winning := [f"RAMP_{name}" for name in CREDENTIALS if variable(name) is not None]:
        say(f"Note: {', '.join(winning)} in the environment win over this login wherever they are set.")

"""Logins: what ``ramp-api login`` leaves behind, and how a client finds it. No network, and nothing about tokens.

The list of logins is in the file store and holds no secret. Each login's own record, with its app's id and secret, is
in the store that was chosen for it, and so is its token, under the key of any client with the same settings.

A login is written first and listed last; it is taken off the list last. So whatever is not whole is either not on the
list, or on it without a record, and then it counts as none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from ramp_api.config import Configuration, Environment, from_environment, variable
from ramp_api.errors import TokenStoreError
from ramp_api.http import origin_of
from ramp_api.secret import Secret
from ramp_api.tokens.slot import Record, Slot
from ramp_api.tokens.store import TokenKey, TokenStore, check_account

__all__ = ["Entry", "Found", "Login", "Logins", "StoreName", "Wanted", "settings_for"]

StoreName: TypeAlias = Literal["file", "keyring"]

_CREDENTIALS = ("client_id", "client_secret", "token", "refresh_token")
_ATTEMPTS = 100


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A login on the list: whose it is and where it is kept.

    Attributes:
        environment: ``"sandbox"`` or ``"production"``.
        base_url: another host, scheme and host only, or None.
        account: the name that the person gave it.
        store: ``"file"`` or ``"keyring"``.
    """

    environment: Environment
    account: str
    base_url: str | None = None
    store: StoreName = "file"

    @property
    def place(self) -> str:
        """The environment as a token's key has it: a base URL is one of its own."""
        return _place(self.environment, self.base_url)

    def is_like(self, other: Entry) -> bool:
        """Whether both are the same person's login, wherever it is kept."""
        return (self.place, self.account) == (other.place, other.account)


class Index(Record, frozen=True, tag="logins"):
    """The list, the last login first."""

    entries: tuple[Entry, ...] = ()


class Login(Record, frozen=True, tag="login"):
    """What a login needs beside its token.

    Attributes:
        client_id: the app's.
        client_secret: the app's, or None for a public one.
        redirect_uri: as it was given, before a port was chosen.
    """

    client_id: str
    client_secret: Secret | None = None
    redirect_uri: str | None = None

    def __repr__(self) -> str:
        return f"<Login of a {'public' if self.client_secret is None else 'confidential'} app>"


class Wanted(NamedTuple):
    """Which login is meant; None stands for any."""

    place: str | None = None
    account: str | None = None

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Wanted:
        """By the arguments of a client, and the variables where these say nothing.

        Raises:
            ConfigurationError: an environment, base URL or account that cannot be one.
        """
        environment = given.get("environment") or variable("ENVIRONMENT")
        base_url = given.get("base_url") or variable("BASE_URL")
        account = given.get("account") or variable("ACCOUNT")
        anywhere = environment is None and base_url is None
        place = None if anywhere else _place(environment or "sandbox", base_url)
        return cls(place, None if account is None else check_account(account))

    def matches(self, entry: Entry) -> bool:
        """Whether this is one."""
        return self.place in {None, entry.place} and self.account in {None, entry.account}


class Found(NamedTuple):
    """A login, and the store that it and its token are in."""

    entry: Entry
    login: Login
    store: TokenStore

    @property
    def settings(self) -> dict[str, Any]:
        """The arguments of its client."""
        return {
            "client_id": self.login.client_id,
            "client_secret": self.login.client_secret,
            "redirect_uri": self.login.redirect_uri,
            "environment": self.entry.environment,
            "base_url": self.entry.base_url,
            "account": self.entry.account,
            "token_store": self.store,
        }

    @property
    def key(self) -> TokenKey:
        """Where its token is kept."""
        return TokenKey(self.entry.place, self.login.client_id, self.entry.account)

    def __repr__(self) -> str:
        return f"Found({self.entry!r})"


class Logins:
    """The logins of the user whose files these are.

    Raises:
        TokenStoreError: from any method, where the list or a login cannot be read or kept, or not safely.

    Example:
        >>> from ramp_api.logins import Entry, Login, Logins, Wanted
        >>> from ramp_api.tokens import MemoryTokenStore
        >>> logins = Logins(MemoryTokenStore)
        >>> logins.find(Wanted()) is None
        True
    """

    def __init__(self, files: Callable[[], TokenStore] | None = None) -> None:
        self._files = (files or _files)()
        self._list = Slot(self._files, TokenKey("", "", "logins"), Index)

    def entries(self) -> tuple[Entry, ...]:
        """The list, the current one first, with what was only half forgotten."""
        found = self._list.load().record
        return () if found is None else found.entries

    def entry(self, wanted: Wanted) -> Entry | None:
        """The last login that is meant, be it only half forgotten."""
        return next(filter(wanted.matches, self.entries()), None)

    def find(self, wanted: Wanted) -> Found | None:
        """The last login that is meant, or None."""
        for entry in filter(wanted.matches, self.entries()):
            store = self.store(entry.store)
            login = self.slot(entry, store).load().record
            if login is not None:
                return Found(entry, login, store)
        return None

    def store(self, name: StoreName) -> TokenStore:
        """A store by its name.

        Raises:
            ImportError: the keyring's extra is missing.
        """
        if name == "file":
            return self._files
        from ramp_api.tokens import KeyringTokenStore

        return KeyringTokenStore()

    def slot(self, entry: Entry, store: TokenStore | None = None) -> Slot[Login]:
        """Where a login's own record is. No client's token can be there: no environment is called that."""
        key = TokenKey(f"login:{entry.place}", "", entry.account)
        return Slot(self.store(entry.store) if store is None else store, key, Login)

    def remember(self, entry: Entry, login: Login) -> None:
        """Keep a login, and make it the current one."""
        _put(self.slot(entry), login)
        self._change(lambda entries: (entry, *(one for one in entries if not one.is_like(entry))))

    def forget(self, entry: Entry) -> None:
        """Forget a login, whatever is left of it. Its token is somebody else's affair."""
        _put(self.slot(entry), None)
        self._change(lambda entries: tuple(one for one in entries if one != entry))

    def _change(self, change: Callable[[tuple[Entry, ...]], tuple[Entry, ...]]) -> None:
        for _ in range(_ATTEMPTS):
            found = self._list.load()
            entries = change(() if found.record is None else found.record.entries)
            if self._list.swap(Index(entries) if entries else None, found.version):
                return
        raise TokenStoreError("the list of logins is changed faster than it can be written")


def settings_for(given: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a client: those given, then the variables', and without credentials in either the login's.

    Raises:
        ConfigurationError: a variable or argument is malformed.
        TokenStoreError: the login cannot be read, or not safely.
    """
    settings = from_environment()
    if any({**settings, **given}.get(name) is not None for name in (*_CREDENTIALS, "token_store")):
        return {**settings, **given}
    found = Logins().find(Wanted.of(given))
    if found is None:
        return {**settings, **given}
    # Asked for with scopes, an app without its customer's token would get one of its own: another business, perhaps.
    named = {name: value for name, value in given.items() if value is not None}
    redirect_uri = settings["redirect_uri"] or found.login.redirect_uri
    return {**found.settings, "redirect_uri": redirect_uri, **named}


def _put(slot: Slot[Login], login: Login | None) -> None:
    for _ in range(_ATTEMPTS):
        # What is there is replaced, whatever it is, be it damaged.
        version = slot.version()
        if (login is None and version is None) or slot.swap(login, version):
            return
    raise TokenStoreError("a login is changed faster than it can be written")


def _files() -> TokenStore:
    from ramp_api.tokens import FileTokenStore

    return FileTokenStore()


def _place(environment: str, base_url: str | None) -> str:
    key = Configuration.of(
        client_id=None,
        client_secret=None,
        scopes=None,
        redirect_uri=None,
        environment=environment,
        base_url=None if base_url is None else origin_of(base_url),
        token=None,
        refresh_token=None,
        account="default",
    ).key
    return key.environment

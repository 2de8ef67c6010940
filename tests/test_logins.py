"""Logins: what is kept, in which order, and how a client finds it. Over a store in memory, and over real files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ramp_api import AsyncClient, Client
from ramp_api.errors import ConfigurationError, TokenStoreError
from ramp_api.logins import Entry, Found, Login, Logins, Wanted, settings_for
from ramp_api.secret import Secret
from ramp_api.tokens import FileTokenStore, MemoryTokenStore, OAuth2Token, TokenKey
from ramp_api.tokens.slot import Slot, TokenRecord
from tests.stores import kept

SANDBOX = Entry("sandbox", "default")
PRODUCTION = Entry("production", "acme")
ELSEWHERE = Entry("sandbox", "acme", "http://127.0.0.1:9000")
APP = Login("ramp_id_of_an_app", Secret("ramp_sec_of_an_app"), "http://127.0.0.1/callback")
PUBLIC = Login("ramp_id_of_a_public_app")
BOTH = pytest.mark.parametrize("kind", [Client, AsyncClient])


@pytest.fixture(autouse=True)
def _nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("RAMP_") and name != "RAMP_TOKEN_FOLDER"]:
        monkeypatch.delenv(name)


@pytest.fixture(params=["memory", "file"])
def logins(request: pytest.FixtureRequest) -> Logins:
    return Logins(MemoryTokenStore if request.param == "memory" else None)


@pytest.fixture
def filed() -> Logins:
    return Logins()


# --- Kept and found ---


def test_the_last_one_is_the_current_one(logins: Logins) -> None:
    for entry in (SANDBOX, PRODUCTION, ELSEWHERE):
        logins.remember(entry, APP)
    assert logins.entries() == (ELSEWHERE, PRODUCTION, SANDBOX)
    logins.remember(SANDBOX, PUBLIC)
    assert logins.entries() == (SANDBOX, ELSEWHERE, PRODUCTION)
    found = logins.find(Wanted())
    assert found is not None
    assert (found.entry, found.login) == (SANDBOX, PUBLIC)
    logins.forget(SANDBOX)
    assert logins.entries() == (ELSEWHERE, PRODUCTION)
    logins.forget(ELSEWHERE)
    logins.forget(PRODUCTION)
    assert logins.entries() == ()
    assert logins.find(Wanted()) is None


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({}, ELSEWHERE),
        ({"environment": "production"}, PRODUCTION),
        ({"environment": "sandbox"}, SANDBOX),
        ({"account": "acme"}, ELSEWHERE),
        ({"account": "acme", "environment": "production"}, PRODUCTION),
        ({"base_url": "http://127.0.0.1:9000/"}, ELSEWHERE),
        ({"base_url": "http://127.0.0.1:9000", "environment": "production"}, ELSEWHERE),
        ({"base_url": "https://demo-api.ramp.com"}, SANDBOX),
        ({"base_url": "http://127.0.0.1:9001"}, None),
        ({"account": "other"}, None),
        ({"account": "default", "environment": "production"}, None),
    ],
)
@pytest.mark.parametrize("by", ["argument", "variable"])
def test_which_one_is_meant(
    filed: Logins, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], meant: Entry | None, by: str
) -> None:
    for entry in (SANDBOX, PRODUCTION, ELSEWHERE):
        filed.remember(entry, APP)
    if by == "variable":
        for name, value in given.items():
            monkeypatch.setenv(f"RAMP_{name.upper()}", value)
        given = {}
    found = filed.find(Wanted.of(given))
    assert (found.entry if found is not None else None) == meant
    assert (settings_for(given)["client_id"] is None) is (meant is None)


def test_what_cannot_be_meant() -> None:
    for given in ({"account": "a\nb"}, {"account": 1}, {"environment": "live"}, {"base_url": "http://api.ramp.com"}):
        with pytest.raises(ConfigurationError):
            Wanted.of(given)


def test_nothing_shows_an_app(logins: Logins) -> None:
    logins.remember(SANDBOX, APP)
    found = logins.find(Wanted())
    for shown in (repr(APP), repr(found), repr(logins), repr(found.key if found else ""), repr(logins.entries())):
        assert "ramp_id" not in shown
        assert "ramp_sec" not in shown
    assert repr(APP) == "<Login of a confidential app>"
    assert repr(PUBLIC) == "<Login of a public app>"


def test_no_clients_token_is_where_a_login_is(filed: Logins) -> None:
    filed.remember(SANDBOX, APP)
    # A client without an id keeps its token under an empty one.
    key = Client(token="held", token_store=FileTokenStore())._configuration.key
    assert key == TokenKey("sandbox", "", "default")
    assert FileTokenStore().load(key) is None


def test_many_at_the_same_time_lose_none() -> None:
    entries = [Entry("sandbox", f"account {number}") for number in range(12)]
    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda entry: Logins().remember(entry, APP), entries))
        assert set(Logins().entries()) == set(entries)
        list(pool.map(Logins().forget, entries))
    assert Logins().entries() == ()


# --- Cut off at any point ---


class Dying(MemoryTokenStore):
    """A store whose process dies at the change of that number."""

    def __init__(self, changes: int) -> None:
        super().__init__()
        self.left = changes

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        if self.left == 0:
            raise SystemExit
        self.left -= 1
        return super().swap(key, value, expected)


@pytest.mark.parametrize("changes", range(3))
def test_a_login_that_is_cut_off_is_whole_or_none(changes: int) -> None:
    store = Dying(changes)
    logins = Logins(lambda: store)
    try:
        logins.remember(SANDBOX, APP)
    except SystemExit:
        assert changes < 2
    found = logins.find(Wanted())
    assert (found is not None) is (changes == 2)


@pytest.mark.parametrize("changes", range(3))
def test_a_change_of_app_that_is_cut_off_is_the_old_one_or_the_new_one(changes: int) -> None:
    store = Dying(2 + changes)
    logins = Logins(lambda: store)
    logins.remember(SANDBOX, APP)
    try:
        logins.remember(SANDBOX, PUBLIC)
    except SystemExit:
        assert changes < 2
    found = logins.find(Wanted())
    assert found is not None
    assert found.login == (APP if changes == 0 else PUBLIC)


@pytest.mark.parametrize("changes", range(3))
def test_a_logout_that_is_cut_off_can_be_done_again(changes: int) -> None:
    store = Dying(4 + changes)
    logins = Logins(lambda: store)
    logins.remember(PRODUCTION, APP)
    logins.remember(SANDBOX, APP)
    try:
        logins.forget(SANDBOX)
    except SystemExit:
        assert changes < 2
    # What is half forgotten is no login, and the one before it takes its place.
    found = logins.find(Wanted())
    assert found is not None
    assert found.entry == (SANDBOX if changes == 0 else PRODUCTION)
    store.left = -1
    entry = logins.entry(Wanted())
    assert (entry == SANDBOX) is (changes < 2)
    logins.forget(SANDBOX)
    assert logins.entries() == (PRODUCTION,)
    assert len(store._kept) == 2


def test_a_damaged_login_is_replaced_and_forgotten(filed: Logins) -> None:
    filed.remember(SANDBOX, APP)
    slot = filed.slot(SANDBOX)
    FileTokenStore().swap(slot.key, Secret('{"kind": "token"}'), slot.version())
    with pytest.raises(TokenStoreError, match="cannot be read"):
        filed.find(Wanted())
    filed.remember(SANDBOX, APP)
    assert filed.find(Wanted()) is not None
    FileTokenStore().swap(slot.key, Secret("nonsense"), slot.version())
    filed.forget(SANDBOX)
    assert filed.find(Wanted()) is None


def test_a_store_that_never_takes_a_change() -> None:
    class Stubborn(MemoryTokenStore):
        def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
            return False

    with pytest.raises(TokenStoreError, match="faster than"):
        Logins(Stubborn).remember(SANDBOX, APP)

    class HalfStubborn(MemoryTokenStore):
        def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
            return key.environment != "" and super().swap(key, value, expected)

    with pytest.raises(TokenStoreError, match="list of logins"):
        Logins(HalfStubborn).remember(SANDBOX, APP)


# --- from_env ---


@BOTH
def test_from_env_is_the_login(kind: Any, filed: Logins, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAMP_SCOPES", "cards:read")
    filed.remember(PRODUCTION, APP)
    client = kind.from_env()
    settings = client._configuration
    assert (client.environment, client.base_url) == ("production", "https://api.ramp.com")
    assert (settings.client_id, settings.client_secret) == (APP.client_id, APP.client_secret)
    assert (settings.redirect_uri, settings.account) == (APP.redirect_uri, "acme")
    # With scopes, it would ask for a token of its own where the login's is gone.
    assert settings.scope is None
    assert isinstance(client._tokens._slot._store, FileTokenStore)


@BOTH
def test_arguments_and_variables_come_before_what_the_login_says(
    kind: Any, filed: Logins, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed.remember(PRODUCTION, PUBLIC)
    monkeypatch.setenv("RAMP_REDIRECT_URI", "https://app.example/back")
    client = kind.from_env(scopes="users:read", environment=None, timeout=5)
    assert client._configuration.redirect_uri == "https://app.example/back"
    assert client._configuration.scope == "users:read"
    assert client.environment == "production"
    assert kind.from_env(redirect_uri="https://b.example/")._configuration.redirect_uri == "https://b.example/"


@BOTH
def test_without_a_login_it_is_a_client_without_credentials(kind: Any) -> None:
    client = kind.from_env()
    assert client._configuration.client_id is None
    assert not Path(os.environ["RAMP_TOKEN_FOLDER"]).exists()
    if kind is Client:
        with pytest.raises(ConfigurationError, match="ramp-api login"):
            client.valid_token()


class Poisoned:
    """What nobody may touch."""

    def __init__(self, *_: object, **__: object) -> None:
        raise AssertionError("a store was made")


@pytest.fixture
def poisoned(filed: Logins, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """A login in the keyring, and stores that must not be touched from now on; gives what shows that they would be."""
    filed.remember(Entry("sandbox", "default", store="file"), APP)
    folder = Path(os.environ["RAMP_TOKEN_FOLDER"])
    folder.chmod(0o777)  # refused, if it is looked at
    monkeypatch.setattr("ramp_api.tokens.keyring.KeyringTokenStore", Poisoned)

    def looked_at() -> None:
        with pytest.raises(TokenStoreError):
            Client.from_env()

    yield looked_at
    folder.chmod(0o700)


@BOTH
@pytest.mark.parametrize(
    "variables",
    [
        {"CLIENT_ID": "id"},
        {"CLIENT_ID": "id", "CLIENT_SECRET": "secret"},
        {"CLIENT_ID": "id", "CLIENT_SECRET": "secret", "ACCOUNT": "acme"},
        {"ACCESS_TOKEN": "token"},
        {"REFRESH_TOKEN": "token"},
    ],
)
def test_variables_win_and_nothing_is_looked_at(
    kind: Any, poisoned: Callable[[], None], monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    poisoned()
    opened: list[object] = []
    for name, value in variables.items():
        monkeypatch.setenv(f"RAMP_{name}", value)
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", lambda *arguments, **_: opened.append(arguments))
        patch.setattr("ramp_api.tokens.file.FileTokenStore", Poisoned)
        client = kind.from_env()
    assert opened == []
    assert isinstance(client._tokens._slot._store, MemoryTokenStore)
    assert client._configuration.account == variables.get("ACCOUNT", "default")


@BOTH
def test_a_secret_alone_is_still_half_of_something(
    kind: Any, poisoned: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAMP_CLIENT_SECRET", "secret")
    with pytest.raises(ConfigurationError, match="without a client id"):
        kind.from_env()


@BOTH
@pytest.mark.parametrize(
    "given",
    [
        {"client_id": "id"},
        {"token": "t"},
        {"token": OAuth2Token.of("t")},
        {"refresh_token": "t"},
        {"token_store": MemoryTokenStore()},
    ],
)
def test_arguments_win_and_nothing_is_looked_at(kind: Any, poisoned: Callable[[], None], given: dict[str, Any]) -> None:
    poisoned()
    assert kind.from_env(**given)


def test_a_login_in_the_keyring(filed: Logins, monkeypatch: pytest.MonkeyPatch) -> None:
    ring = MemoryTokenStore()
    monkeypatch.setattr("ramp_api.tokens.KeyringTokenStore", lambda: ring, raising=False)
    entry = Entry("sandbox", "default", store="keyring")
    filed.remember(entry, APP)
    assert len(ring._kept) == 1
    found = filed.find(Wanted())
    assert found == Found(entry, APP, ring)
    client = Client.from_env()
    Slot(ring, client._configuration.key, TokenRecord).swap(TokenRecord(OAuth2Token.of("ramp_tok_kept")), None)
    assert client.valid_token() == kept(ring, client._configuration.key)
    # A list in files alone, which another login's find does not ask the keyring about.
    filed.remember(PRODUCTION, PUBLIC)
    monkeypatch.setattr("ramp_api.tokens.KeyringTokenStore", Poisoned, raising=False)
    assert Client.from_env().environment == "production"


def test_it_is_cheap_and_asks_no_network(filed: Logins, monkeypatch: pytest.MonkeyPatch) -> None:
    filed.remember(SANDBOX, APP)
    client = Client.from_env()
    assert client._driver._pool.http is None

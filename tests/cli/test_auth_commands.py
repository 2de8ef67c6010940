"""``ramp-api auth status`` and ``auth token``, and the other commands by a login: what is said, and what never is."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ramp_api import Client
from ramp_api.cli.auth import _span
from ramp_api.cli.commands import run
from ramp_api.logins import Entry, Login, Logins, Wanted
from ramp_api.sandbox import Sandbox
from ramp_api.secret import Secret
from ramp_api.tokens import MemoryTokenStore, OAuth2Token
from tests.stores import kept, put

from .browsing import Browser, clear_environment, point_at

COMMAND = [sys.executable, "-c", "import sys; from ramp_api.cli import main; sys.exit(main())"]
Output = pytest.CaptureFixture[str]
LogIn = Callable[..., None]

SHAPE = {
    "usable", "source", "variables", "store", "environment", "base_url", "account", "app", "scopes", "access_token",
    "refresh_token", "logins",
}  # fmt: skip


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    clear_environment(monkeypatch)


def status(capsys: Output, *options: str, code: int = 0) -> dict[str, Any]:
    assert run(["auth", "status", "--json", *options]) == code
    out, err = capsys.readouterr()
    assert err == ""
    found: dict[str, Any] = json.loads(out)
    assert set(found) >= SHAPE
    return found


def remember(token: OAuth2Token | None, entry: Entry | None = None, **login: Any) -> None:
    entry = entry or Entry("production", "acme")
    Logins().remember(entry, Login("ramp_id_of_an_app", **login))
    found = Logins().find(Wanted())
    assert found is not None
    if token is not None:
        put(found.store, found.key, token)


# --- Status ---


def test_of_a_login(ramp_here: Sandbox, logged_in: LogIn, capsys: Output) -> None:
    logged_in()
    said = status(capsys)
    life = said.pop("access_token")
    assert 3_500 < life["expires_in"] <= 3_600
    assert abs(datetime.fromisoformat(life["expires_at"]) - datetime.now(UTC) - timedelta(hours=1)) < timedelta(
        minutes=1
    )
    assert said == {
        "usable": True,
        "source": "login",
        "variables": [],
        "store": "file",
        "environment": "sandbox",
        "base_url": ramp_here.base_url,
        "account": "default",
        "app": "confidential",
        "scopes": ["business:read", "users:read"],
        "refresh_token": {"expires_at": None, "expires_in": None},
        "logins": [
            {
                "environment": "sandbox",
                "base_url": ramp_here.base_url,
                "account": "default",
                "store": "file",
                "current": True,
            }
        ],
    }


def test_for_people(ramp_here: Sandbox, logged_in: LogIn, capsys: Output) -> None:
    logged_in()
    assert run(["auth", "status"]) == 0
    assert "Logins" not in capsys.readouterr().out
    logged_in("--account", "other")
    assert run(["auth", "status"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    for said in (
        "Logged in, kept in the file store\n",
        f"  environment    {ramp_here.base_url}\n",
        "  account        other\n",
        "  app            confidential\n",
        "  scopes         business:read users:read\n",
        "  access token   good for 59 minutes, until 20",
        "  refresh token  there; its end is not known\n",
        f"* {ramp_here.base_url}, account other (file)\n",
        f"  {ramp_here.base_url}, account default (file)\n",
    ):
        assert said in out
    found = Logins().find(Wanted())
    assert found is not None
    held = kept(found.store, found.key)
    assert held is not None
    assert held.refresh_token is not None
    for secret in (
        found.login.client_id,
        held.access_token.reveal(),
        held.refresh_token.reveal(),
        ramp_here.client_secret,
    ):
        assert secret not in out


def test_no_network_is_used(ramp_here: Sandbox, logged_in: LogIn, capsys: Output) -> None:
    logged_in()
    before = ramp_here.stats
    assert run(["auth", "status"]) == 0
    assert ramp_here.stats == before


def test_of_another_login_than_the_current_one(
    ramp_here: Sandbox, logged_in: LogIn, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged_in("--account", "first")
    logged_in("--account", "second")
    said = status(capsys, "--account", "first")
    assert said["account"] == "first"
    assert [(one["account"], one["current"]) for one in said["logins"]] == [("second", True), ("first", False)]
    monkeypatch.delenv("RAMP_BASE_URL")
    assert status(capsys, "--environment", "production", code=1)["source"] is None


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("token", "usable", "said"),
    [
        (None, False, "access token   none yet"),
        (OAuth2Token.of("held"), True, "access token   there; its end is not known"),
        (OAuth2Token.of("held", expires_at=datetime.now(UTC) - HOUR), False, "access token   ended at "),
        (OAuth2Token.of("held", expires_at=datetime.now(UTC) + 50 * HOUR), True, "access token   good for 2 days"),
        (OAuth2Token.of("held", refresh_token="r", expires_at=datetime.now(UTC) - HOUR), True, "refresh token  there"),
        (
            OAuth2Token(
                Secret("held"),
                Secret("r"),
                expires_at=datetime.now(UTC) - HOUR,
                refresh_token_expires_at=datetime.now(UTC) - HOUR,
            ),
            False,
            "refresh token  ended at",
        ),
    ],
)
def test_what_is_left_of_it(alone: None, capsys: Output, token: OAuth2Token | None, usable: bool, said: str) -> None:
    remember(token)
    assert status(capsys, code=0 if usable else 1)["usable"] is usable
    run(["auth", "status"])
    out = capsys.readouterr().out
    assert said in out
    assert ("run ramp-api login again" in out) is not usable


def test_not_logged_in(alone: None, capsys: Output) -> None:
    said = status(capsys, code=1)
    assert (said["usable"], said["source"], said["logins"]) == (False, None, [])
    assert run(["auth", "status"]) == 1
    assert capsys.readouterr().out == (
        "Not logged in: run ramp-api login, or set RAMP_CLIENT_ID and RAMP_CLIENT_SECRET.\n"
    )


@pytest.mark.parametrize(
    ("variables", "usable", "app", "access", "refresh"),
    [
        ({"CLIENT_ID": "id", "CLIENT_SECRET": "secret", "SCOPES": "users:read"}, True, "confidential", False, False),
        ({"CLIENT_ID": "id"}, False, "public", False, False),
        ({"ACCESS_TOKEN": "token"}, True, None, True, False),
        ({"ACCESS_TOKEN": "token", "REFRESH_TOKEN": "refresh"}, True, None, True, True),
        ({"REFRESH_TOKEN": "refresh"}, False, None, False, True),
        ({"REFRESH_TOKEN": "refresh", "CLIENT_ID": "id"}, True, "public", False, True),
    ],
)
def test_of_variables(
    alone: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Output,
    variables: dict[str, str],
    usable: bool,
    app: str | None,
    access: bool,
    refresh: bool,
) -> None:
    remember(OAuth2Token.of("held"))
    monkeypatch.setenv("RAMP_ACCOUNT", "mine")
    for name, value in variables.items():
        monkeypatch.setenv(f"RAMP_{name}", value)
    said = status(capsys, code=0 if usable else 1)
    credentials = [f"RAMP_{name}" for name in variables if name != "SCOPES"]
    assert (said["source"], sorted(said["variables"])) == ("environment", sorted(credentials))
    assert (said["usable"], said["app"], said["account"], said["environment"]) == (usable, app, "mine", "sandbox")
    assert (said["access_token"] is not None, said["refresh_token"] is not None) == (access, refresh)
    assert said["scopes"] == (["users:read"] if "SCOPES" in variables else None)
    assert [one["account"] for one in said["logins"]] == ["acme"]
    run(["auth", "status"])
    out = capsys.readouterr().out
    assert out.startswith(f"By the environment: {', '.join(said['variables'])}\n")
    assert "Logins, which the variables win over:\n* production, account acme (file)\n" in out


def test_variables_are_told_of_where_the_logins_cannot_be_read(
    alone: None, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    remember(None)
    folder = Path(os.environ["RAMP_TOKEN_FOLDER"])
    folder.chmod(0o777)
    assert run(["auth", "status"]) == 1
    assert "chmod" in capsys.readouterr().err
    monkeypatch.setenv("RAMP_ACCESS_TOKEN", "token")
    assert "chmod" in status(capsys)["problem"]
    assert run(["auth", "status"]) == 0
    assert "\nLogins cannot be read: " in capsys.readouterr().out


@pytest.mark.parametrize("key", ["", "no key"])
def test_variables_that_win_need_no_store(
    alone: None, monkeypatch: pytest.MonkeyPatch, capsys: Output, key: str
) -> None:
    monkeypatch.setenv("RAMP_ACCESS_TOKEN", "token")
    monkeypatch.setenv("RAMP_TOKEN_KEY", key)
    said = status(capsys)
    assert (said["usable"], said["source"]) == (True, "environment")
    assert "the key for tokens" in said["problem"]


def test_letters_that_the_terminal_has_not(alone: None, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setenv("RAMP_ACCESS_TOKEN", "token")
    monkeypatch.setenv("RAMP_ACCOUNT", "\u5bb6")
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding="cp1252", write_through=True))
    assert run(["auth", "status"]) == 0
    assert rb"\u5bb6" in written.getvalue()


def test_variables_by_halves(alone: None, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setenv("RAMP_CLIENT_SECRET", "secret")
    assert run(["auth", "status"]) == 1
    assert "without a client id" in capsys.readouterr().err


def test_variables_touch_no_keyring(alone: None, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    ring = MemoryTokenStore()
    monkeypatch.setattr("ramp_api.tokens.KeyringTokenStore", lambda: ring, raising=False)
    remember(OAuth2Token.of("held"), Entry("sandbox", "default", store="keyring"))
    assert status(capsys)["store"] == "keyring"

    def touched(*_: object) -> None:
        raise AssertionError("the keyring was touched")

    monkeypatch.setattr("ramp_api.tokens.KeyringTokenStore", touched, raising=False)
    monkeypatch.setenv("RAMP_ACCESS_TOKEN", "token")
    assert status(capsys)["logins"][0]["store"] == "keyring"


def test_an_account_is_shown_and_not_sent(alone: None, capsys: Output) -> None:
    remember(OAuth2Token.of("held"), Entry("sandbox", "a\u202eb"))
    assert run(["auth", "status"]) == 0
    out = capsys.readouterr().out
    assert "\u202e" not in out
    assert r"a\x202eb" in out


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "less than a second"), (1, "1 second"), (119, "1 minute"), (7_200, "2 hours"), (864_000, "10 days")],
)
def test_spans(seconds: int, said: str) -> None:
    assert _span(seconds) == said


# --- Token ---


@pytest.mark.shows_secrets("it prints the token")
def test_the_token_and_nothing_else(ramp_here: Sandbox, logged_in: LogIn, capsys: Output) -> None:
    logged_in()
    found = Logins().find(Wanted())
    assert found is not None
    before = kept(found.store, found.key)
    assert before is not None
    assert run(["auth", "token"]) == 0
    assert capsys.readouterr() == (f"{before.access_token.reveal()}\n", "")
    done = subprocess.run([*COMMAND, "auth", "token"], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == (f"{before.access_token.reveal()}\n", "")


@pytest.mark.shows_secrets("it prints the token")
@pytest.mark.parametrize("public", [False, True])
def test_a_token_that_is_due_is_renewed_first(
    ramp_here: Sandbox, logged_in: LogIn, capsys: Output, public: bool
) -> None:
    logged_in(*(["--public", "--client-id", ramp_here.public_client_id] if public else []))
    found = Logins().find(Wanted())
    assert found is not None
    before = kept(found.store, found.key)
    assert before is not None
    from msgspec.structs import replace

    put(found.store, found.key, replace(before, expires_at=datetime.now(UTC) - HOUR))
    assert run(["auth", "token"]) == 0
    after = kept(found.store, found.key)
    assert after is not None
    assert after.refresh_token != before.refresh_token
    assert capsys.readouterr() == (f"{after.access_token.reveal()}\n", "")
    with Client(token=after.access_token, base_url=ramp_here.base_url) as ramp:
        assert ramp.business.get().id


def test_a_token_that_cannot_be_renewed_says_what_to_do(ramp_here: Sandbox, logged_in: LogIn, capsys: Output) -> None:
    logged_in()
    with Client.from_env() as ramp:
        held = ramp.valid_token()
        assert held.refresh_token is not None
        ramp.auths.revoke_token(held.refresh_token)
    from msgspec.structs import replace

    found = Logins().find(Wanted())
    assert found is not None
    put(found.store, found.key, replace(held, expires_at=datetime.now(UTC) - HOUR))
    assert run(["auth", "token"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "ramp-api login does that" in err


@pytest.mark.shows_secrets("it prints the token")
def test_the_token_of_variables(ramp_here: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    assert run(["auth", "token"]) == 0
    own = capsys.readouterr().out.strip()
    with Client(token=own, base_url=ramp_here.base_url) as ramp:
        assert ramp.business.get().id
    monkeypatch.setenv("RAMP_ACCESS_TOKEN", own)
    monkeypatch.delenv("RAMP_CLIENT_SECRET")
    assert run(["auth", "token"]) == 0
    assert capsys.readouterr().out.strip() == own


def test_no_token(alone: None, capsys: Output) -> None:
    for arguments in (["auth", "token"], ["auth", "token", "--account", "acme"], ["export", "--to", "x.duckdb"]):
        assert run(arguments) == 1
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert "run ramp-api login, or set RAMP_CLIENT_ID" in err
        assert ("(for acme)" in err) is ("acme" in arguments)


# --- Other commands, and two logins ---


def test_an_export_by_a_login(monkeypatch: pytest.MonkeyPatch, capsys: Output, tmp_path: Path, alone: None) -> None:
    with Sandbox(transactions=10, rate_limit=None) as sandbox:
        point_at(sandbox, monkeypatch)
        browser = Browser(sandbox.approve)
        monkeypatch.setattr("webbrowser.open", browser.open)
        assert run(["login", "--scopes", "transactions:read", "--account", "books"]) == 0
        browser.closed()
        clear_environment(monkeypatch)
        # The token's scopes are what there is, whatever the variable says.
        monkeypatch.setenv("RAMP_SCOPES", "cards:read")
        file = tmp_path / "ramp.duckdb"
        assert run(["export", "--to", str(file), "--account", "books"]) == 3
    with duckdb.connect(str(file), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM transactions").fetchall() == [(10,)]
    assert "cards was skipped" in capsys.readouterr().err


@pytest.mark.shows_secrets("it prints the tokens")
def test_two_logins_apart(
    ramp_here: Sandbox, logged_in: LogIn, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    with Sandbox(empty=True, rate_limit=None, seed="other") as other:
        logged_in("--account", "one")
        point_at(other, monkeypatch)
        monkeypatch.setattr("webbrowser.open", Browser(other.approve).open)
        assert run(["login", "--account", "two", "--scopes", "business:read"]) == 0
        clear_environment(monkeypatch)
        capsys.readouterr()
        for sandbox, account in ((other, None), (ramp_here, "one"), (other, "two")):
            assert run(["auth", "token", *(["--account", account] if account else [])]) == 0
            with Client(token=capsys.readouterr().out.strip(), base_url=sandbox.base_url) as ramp:
                assert ramp.business.get().id
        monkeypatch.setenv("RAMP_ACCOUNT", "one")
        assert Client.from_env().base_url == ramp_here.base_url
        monkeypatch.delenv("RAMP_ACCOUNT")
        monkeypatch.setenv("RAMP_BASE_URL", ramp_here.base_url)
        assert Client.from_env()._configuration.account == "one"
        monkeypatch.setenv("RAMP_ACCOUNT", "two")
        assert Client.from_env()._configuration.client_id is None

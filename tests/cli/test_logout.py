"""``ramp-api logout``: tokens that are dead at Ramp, and nothing of them left here; or everything as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ramp_api import Client
from ramp_api.cli import logout as logging_out
from ramp_api.cli.commands import run
from ramp_api.errors import APIError, ReauthorizationRequired
from ramp_api.logins import Found, Logins, Wanted
from ramp_api.sandbox import Sandbox
from ramp_api.secret import Secret
from ramp_api.tokens import FileTokenStore, MemoryTokenStore, OAuth2Token
from tests.stores import kept

from .browsing import stored_bytes

Output = pytest.CaptureFixture[str]
LogIn = Callable[..., None]


def current() -> Found:
    found = Logins().find(Wanted())
    assert found is not None
    return found


def token() -> OAuth2Token:
    found = current()
    held = kept(found.store, found.key)
    assert held is not None
    return held


def alive(sandbox: Sandbox, held: OAuth2Token) -> tuple[bool, bool]:
    """Whether the access token, and whether the refresh token is good at Ramp; the latter is spent by that."""
    with Client(token=held.access_token, base_url=sandbox.base_url) as ramp:
        try:
            access = bool(ramp.business.get())
        except APIError:
            access = False
    with Client(
        sandbox.client_id, sandbox.client_secret, refresh_token=held.refresh_token, base_url=sandbox.base_url
    ) as ramp:
        try:
            refresh = bool(ramp.valid_token())
        except ReauthorizationRequired:
            refresh = False
    return access, refresh


def test_revoked_and_forgotten(ramp_here: Sandbox, logged_in: LogIn, capsys: Output) -> None:
    logged_in()
    held = token()
    assert run(["logout"]) == 0
    assert capsys.readouterr() == ("", f"Logged out of {ramp_here.base_url}, account 'default'.\n")
    assert alive(ramp_here, held) == (False, False)
    stored = stored_bytes()
    assert b"ramp_" not in stored
    assert Logins().entries() == ()
    assert run(["logout"]) == 1
    assert capsys.readouterr().err == "ramp-api: not logged in\n"


def test_the_refresh_token_goes_first(
    ramp_here: Sandbox, logged_in: LogIn, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged_in()
    held, revoked = token(), list[Secret]()
    from ramp_api.auths import Auths

    monkeypatch.setattr(Auths, "revoke_token", lambda _, one: revoked.append(one))
    assert run(["logout"]) == 0
    assert revoked == [held.refresh_token, held.access_token]


@pytest.mark.parametrize("failure", ["status=403", "reset=before", "html=502"])
def test_what_ramp_was_not_told_of_stays(
    ramp_here: Sandbox, logged_in: LogIn, capsys: Output, monkeypatch: pytest.MonkeyPatch, failure: str
) -> None:
    logged_in()
    held, before = token(), stored_bytes()
    monkeypatch.setattr("time.sleep", lambda seconds: None)  # between attempts
    ramp_here.fault(f"{failure},operation=auths.revoke_token")
    assert run(["logout"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "nothing was forgotten; --forget" in err
    assert "Traceback" not in err
    assert stored_bytes() == before
    assert run(["logout", "--forget"]) == 0
    assert "could not be revoked, and live on at Ramp" in capsys.readouterr().err
    assert b"ramp_" not in stored_bytes()
    ramp_here.mend()
    assert alive(ramp_here, held) == (True, True)


def test_it_can_be_done_again(
    ramp_here: Sandbox, logged_in: LogIn, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off when the tokens were revoked, or the token or the login was forgotten."""
    for cut in (1, 2, 3):
        logged_in()
        swaps, swap = iter(range(1, 10)), FileTokenStore.swap

        def dying(*arguments: Any, cut: int = cut, swaps: Any = swaps, swap: Any = swap) -> bool:
            if next(swaps) == cut:
                raise KeyboardInterrupt
            done: bool = swap(*arguments)
            return done

        with monkeypatch.context() as patch:
            patch.setattr(FileTokenStore, "swap", dying)
            assert run(["logout"]) == 130
        assert len(Logins().entries()) == 1
        assert run(["logout"]) == 0
        assert b"ramp_" not in stored_bytes()
        monkeypatch.setenv("RAMP_CLIENT_ID", ramp_here.client_id)
        monkeypatch.setenv("RAMP_CLIENT_SECRET", ramp_here.client_secret)


def test_a_public_app_cannot_revoke_and_says_so(ramp_here: Sandbox, logged_in: LogIn, capsys: Output) -> None:
    logged_in("--public", "--client-id", ramp_here.public_client_id)
    assert run(["logout"]) == 0
    assert "An app without a secret cannot revoke" in capsys.readouterr().err
    assert b"ramp_" not in stored_bytes()


def test_a_login_whose_token_is_gone(ramp_here: Sandbox, logged_in: LogIn, capsys: Output) -> None:
    logged_in()
    found = current()
    stored = found.store.load(found.key)
    assert stored is not None
    found.store.swap(found.key, None, stored.version)
    assert run(["logout"]) == 0
    assert Logins().entries() == ()


@pytest.mark.parametrize("what", ["token", "login"])
def test_what_is_damaged_goes_with_forget_alone(
    ramp_here: Sandbox, logged_in: LogIn, capsys: Output, what: str
) -> None:
    logged_in()
    found = current()
    key = found.key if what == "token" else Logins().slot(found.entry).key
    stored = found.store.load(key)
    assert stored is not None
    found.store.swap(key, Secret("nonsense"), stored.version)
    assert run(["logout"]) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert len(Logins().entries()) == 1
    assert run(["logout", "--forget"]) == 0
    assert Logins().entries() == ()
    assert b"nonsense" not in stored_bytes()


def test_the_one_that_is_named_and_then_the_one_before(ramp_here: Sandbox, logged_in: LogIn, capsys: Output) -> None:
    logged_in("--account", "first")
    with Sandbox(empty=True, rate_limit=None) as other:
        logged_in("--account", "second")
        assert run(["logout", "--base-url", other.base_url]) == 1
        assert run(["logout", "--account", "third"]) == 1
        assert "there is no such login" in capsys.readouterr().err
    assert run(["logout", "--account", "first"]) == 0
    assert [entry.account for entry in Logins().entries()] == ["second"]
    logged_in("--account", "third")
    capsys.readouterr()
    assert run(["logout"]) == 0
    assert f"The current login is now {ramp_here.base_url}, account 'second'.\n" in capsys.readouterr().err


def test_it_waits_for_who_renews_the_token(
    ramp_here: Sandbox, logged_in: LogIn, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged_in()
    found = current()
    lease = found.store.acquire(found.key, 60)
    assert lease is not None
    looks: list[float] = []

    def look(seconds: float) -> None:
        assert len(Logins().entries()) == 1
        looks.append(seconds)
        if len(looks) == 3:
            # Who renewed it saves a new one, and that one is revoked.
            assert lease is not None
            lease.release()

    monkeypatch.setattr("ramp_api.cli.logout.time.sleep", look)
    assert run(["logout"]) == 0
    assert len(looks) == 3


def test_the_login_is_forgotten_before_another_can_begin(
    ramp_here: Sandbox, logged_in: LogIn, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who logs in again gets the token under its lock: a logout that comes after would forget that new login."""
    logged_in()
    found, held = current(), list[bool]()
    forget = Logins.forget

    def forgetting(logins: Logins, entry: Any) -> None:
        held.append(found.store.acquire(found.key, 60) is None)
        forget(logins, entry)

    monkeypatch.setattr(Logins, "forget", forgetting)
    assert run(["logout"]) == 0
    assert held == [True]


def test_it_does_not_wait_for_ever(
    ramp_here: Sandbox, logged_in: LogIn, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged_in()
    found = current()
    lease = found.store.acquire(found.key, 60)
    assert lease is not None
    monkeypatch.setattr(logging_out, "_LEASE", 0.01)
    assert run(["logout"]) == 1
    assert "somebody else has held the token's lock" in capsys.readouterr().err
    assert len(Logins().entries()) == 1
    lease.release()


def test_out_of_the_keyring(
    ramp_here: Sandbox, logged_in: LogIn, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = MemoryTokenStore()
    monkeypatch.setattr("ramp_api.tokens.KeyringTokenStore", lambda: ring, raising=False)
    logged_in("--keyring")
    assert current().entry.store == "keyring"
    assert b"ramp_" not in stored_bytes()
    with Client.from_env() as ramp:
        assert ramp.business.get().id
    assert run(["logout"]) == 0
    assert ring._kept == {}

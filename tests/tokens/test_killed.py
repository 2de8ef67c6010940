"""``kill -9`` while a token is renewed: the store holds the old token or the new one, and the next one goes on."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ramp_api.errors import ReauthorizationRequired
from ramp_api.sandbox import Sandbox
from ramp_api.tokens import FileTokenStore, OAuth2Token, TokenKey
from tests.stores import kept

from .racing import HOUR, PATIENCE, App, attempt, consent, doomed, seen, since, stops

TIMES = 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tokens"


def look(app: App) -> OAuth2Token:
    """The token that the store holds, whole; and its lock is free this instant."""
    store, key = FileTokenStore(app.folder), TokenKey(app.base_url, app.client_id)
    lease = store.acquire(key, 60)
    assert lease is not None
    lease.release()
    found = kept(store, key)
    assert found is not None
    return found


def killed(app: App, at: str) -> tuple[OAuth2Token, OAuth2Token]:
    """The tokens before a child renews one and is killed at that place, and after."""
    before = look(app)
    with doomed(stops, app, at) as child:
        assert child.wait() == at
        child.kill()
    return before, look(app)


def test_between_the_answer_and_the_save(kind: Sandbox, folder: Path) -> None:
    consent(kind, token_store=FileTokenStore(folder))
    app = App.of(kind, folder)
    for _ in range(TIMES):
        kind.advance(HOUR)
        start = seen(kind)
        old, found = killed(app, "unsaved")
        assert found == old
        assert since(start, kind) == (1, 1, 0)
        # The next one spends the old refresh token once more, and what it gets is there for all.
        with app.client() as client:
            assert attempt(client) == ""
        assert since(start, kind) == (2, 2, 0)
        assert look(app) != old


def test_between_the_answer_and_the_save_where_the_server_has_no_grace(strict: Sandbox, folder: Path) -> None:
    app = App.of(strict, folder)
    for _ in range(TIMES // 4):
        consent(strict, token_store=FileTokenStore(folder))
        strict.advance(HOUR)
        old, found = killed(app, "unsaved")
        assert found == old
        start = seen(strict)
        with app.client() as client:
            for _ in range(3):
                with pytest.raises(ReauthorizationRequired, match="consent page again"):
                    client.business.get()
        assert since(start, strict).requests == 1


def test_who_waited_for_the_lock_goes_on_at_once(kind: Sandbox, folder: Path) -> None:
    consent(kind, token_store=FileTokenStore(folder))
    app = App.of(kind, folder)
    for _ in range(TIMES // 10):
        kind.advance(HOUR)
        start = seen(kind)
        with doomed(stops, app, "unsaved") as holder:
            assert holder.wait() == "unsaved"
            with doomed(stops, app, "nowhere") as other:
                assert not other.link.poll(0.1)
                holder.kill()
                gone = time.monotonic()
                assert other.wait() == ""
                assert time.monotonic() - gone < 10  # it looks ten times a second; the lease would be minutes
        assert since(start, kind) == (2, 2, 0)


@pytest.mark.parametrize("at", ["acquired", "loaded"])
def test_while_holding_the_lock_before_anything_was_sent(strict: Sandbox, folder: Path, at: str) -> None:
    consent(strict, token_store=FileTokenStore(folder))
    app = App.of(strict, folder)
    for _ in range(TIMES):
        strict.advance(HOUR)
        start = seen(strict)
        old, found = killed(app, at)
        assert found == old
        with app.client() as client:
            assert attempt(client) == ""
        assert since(start, strict) == (1, 1, 0)


def test_after_the_save(strict: Sandbox, folder: Path) -> None:
    consent(strict, token_store=FileTokenStore(folder))
    app = App.of(strict, folder)
    for _ in range(TIMES):
        strict.advance(HOUR)
        start = seen(strict)
        old, found = killed(app, "saved")
        assert found.access_token != old.access_token
        with app.client() as client:
            assert attempt(client) == ""
        assert since(start, strict) == (1, 1, 0)


@pytest.mark.parametrize("when", ["before", "after"])
def test_while_the_server_holds_the_answer(kind: Sandbox, folder: Path, when: str) -> None:
    consent(kind, token_store=FileTokenStore(folder))
    app = App.of(kind, folder)
    for _ in range(TIMES // 4):
        kind.advance(HOUR)
        old = look(app)
        rule = kind.fault(f"latency={PATIENCE:.0f},when={when},operation=auths.post_token,count=1")
        start = kind.stats.requests
        with doomed(stops, app, "nowhere") as child:
            while kind.stats.requests < start + 2:  # the call that is told that its token is dead, and the refresh
                assert not child.link.poll(0.001)
            child.kill()
        assert look(app) == old
        kind.mend(rule)
        before = seen(kind)
        with app.client() as client:
            assert attempt(client) == ""
        assert since(before, kind) == (1, 1, 0)

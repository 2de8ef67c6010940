"""Saving a token: what came to the store meanwhile, saves that only seem to fail, and records that are damaged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from ramp_api import Client, Secret
from ramp_api.errors import TokenStoreError
from ramp_api.tokens import MemoryTokenStore, OAuth2Token, TokenKey
from ramp_api.tokens.slot import Slot, TokenRecord
from tests.stores import kept, put
from tests.tokens.policy import KEY, Meddled, Ramp, call, client_of, fails, redeem

PAST = datetime(2026, 1, 1, tzinfo=UTC)
LOGIN = OAuth2Token(Secret("login"), Secret("refresh-9"), grant_type="authorization_code")
BACK = "https://app.example/back"


def rotating() -> Ramp:
    ramp = Ramp(refresh=True)
    ramp.refresh = "refresh-0"
    return ramp


def put_raw(store: MemoryTokenStore, text: str) -> None:
    stored = store.load(KEY)
    assert MemoryTokenStore.swap(store, KEY, Secret(text), None if stored is None else stored.version)


def put_own(store: MemoryTokenStore, asked: str) -> None:
    slot = Slot(store, KEY, TokenRecord)
    assert slot.swap(
        TokenRecord(OAuth2Token(Secret("own"), grant_type="client_credentials"), asked=asked), slot.version()
    )


class Meddling(Meddled):
    """One whose meddling is told of the store."""

    def __init__(self, *before: Callable[[MemoryTokenStore], object]) -> None:
        super().__init__()
        self.plan = list(before)

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        if self.plan:
            meddle, self.plan = self.plan[0], self.plan[1:]
            rest, self.plan = self.plan, []
            meddle(self)
            self.plan = rest
        return super().swap(key, value, expected)


class TestMeanwhile:
    @pytest.mark.parametrize("settings", [{"refresh_token": "refresh-0"}, {"scopes": "a"}])
    def test_a_login_wins_over_a_renewal(self, settings: Any) -> None:
        ramp, store = rotating(), Meddling(lambda store: put(store, KEY, LOGIN))
        client, _ = client_of(ramp, token_store=store, **settings)
        assert client.valid_token() == LOGIN
        assert client.token == kept(store, KEY) == LOGIN
        ramp.good = {"login"}
        call(client)
        assert len(ramp.grants) == 1

    def test_a_login_of_ones_own_wins_over_anything(self) -> None:
        ramp = rotating()
        store = Meddling(lambda store: put(store, KEY, LOGIN), lambda store: put_raw(store, "damaged"))
        client, _ = client_of(ramp, token_store=store, redirect_uri=BACK)
        redeem(client)
        assert store.plan == []
        assert kept(store, KEY) == client.token
        call(client)
        assert ramp.calls == ["access-1"]

    def test_the_apps_own_gives_way_to_one_that_covers_it_and_to_no_narrower_one(self) -> None:
        for asked, used in (("departments:read users:read", "own"), ("users:read", "access-1")):
            ramp, store = Ramp(), Meddling(lambda store, asked=asked: put_own(store, asked))  # type: ignore[misc]
            client, _ = client_of(ramp, token_store=store, scopes="departments:read")
            assert client.valid_token().access_token == Secret(used)
            assert kept(store, KEY) == client.token

    def test_a_customers_token_is_not_lost_to_the_apps_own(self) -> None:
        ramp, store = rotating(), Meddling(lambda store: put_own(store, "a"))
        client, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")
        call(client)
        assert ramp.calls == ["access-1"]
        token = kept(store, KEY)
        assert token is not None
        assert token.refresh_token == Secret("refresh-1")

    def test_one_that_was_forgotten_meanwhile_is_kept_all_the_same(self) -> None:
        def forget(store: MemoryTokenStore) -> None:
            store._kept.clear()

        ramp, store = rotating(), Meddling(lambda _: None, forget)
        client, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")
        call(client)
        client.refresh_access_token()
        assert kept(store, KEY) == client.token

    def test_the_answer_to_a_post_is_the_answer_whoever_has_logged_in(self) -> None:
        ramp, store = rotating(), Meddling(lambda store: put(store, KEY, LOGIN))
        client, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")
        token = client.auths.post_token(grant_type="refresh_token", refresh_token="refresh-0")
        assert token.access_token == Secret("access-1")
        assert kept(store, KEY) == client.token == LOGIN


class TestUnsure:
    @pytest.mark.parametrize("first", [call, redeem])
    def test_a_save_that_only_seemed_to_fail_is_found_to_be_done(self, first: Any) -> None:
        class Unsure(MemoryTokenStore):
            times = 0

            def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
                done = super().swap(key, value, expected)
                self.times += 1
                if self.times == 1:
                    raise ConnectionError("the answer got lost")
                return done

        ramp, store = rotating(), Unsure()
        client, _ = client_of(ramp, token_store=store, refresh_token="refresh-0", redirect_uri=BACK)
        with pytest.raises(ConnectionError):
            first(client)
        version = store._versions
        call(client)
        assert ramp.calls == ["access-1"]
        assert store._versions == version
        assert len(ramp.grants) == 1

    def test_a_store_that_always_changes_is_given_up_and_the_token_saved_later(self) -> None:
        class Restless(MemoryTokenStore):
            restless = True

            def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
                return not self.restless and super().swap(key, value, expected)

        ramp, store = rotating(), Restless()
        client, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")
        for _ in range(2):
            with pytest.raises(TokenStoreError, match="changed faster"):
                call(client)
        assert client.token is None
        store.restless = False
        call(client)
        assert kept(store, KEY) == client.token
        assert ramp.kinds() == ["refresh_token"]

    def test_what_is_yet_to_be_saved_is_saved_before_another_is_asked_for(self) -> None:
        ramp, store = rotating(), Meddled(fails(OSError("disk full")))
        client, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")
        with pytest.raises(OSError, match="disk full"):
            call(client)
        client.refresh_access_token()
        assert [form["refresh_token"] for form in ramp.grants] == ["refresh-0", "refresh-1"]


class TestDamaged:
    @pytest.mark.parametrize("text", ["", "{", '{"kind":"later"}', '{"kind":"token","token":{"access_token":7}}'])
    def test_it_is_said_and_a_login_replaces_it(self, text: Any) -> None:
        ramp, store = rotating(), MemoryTokenStore()
        put_raw(store, text)
        client, _ = client_of(ramp, token_store=store, scopes="departments:read", redirect_uri=BACK)
        for attempt in (client.valid_token, client.refresh_access_token):
            with pytest.raises(TokenStoreError, match="damaged"):
                attempt()
        assert ramp.grants == []
        redeem(client)
        call(client)
        assert kept(store, KEY) == client.token

    def test_a_login_that_was_not_saved_replaces_it_later(self) -> None:
        ramp, store = rotating(), Meddled(fails(OSError("disk full")))
        put_raw(store, "damaged")
        client, _ = client_of(ramp, token_store=store, redirect_uri=BACK)
        with pytest.raises(OSError, match="disk full"):
            redeem(client)
        call(client)
        assert kept(store, KEY) == client.token
        assert ramp.kinds() == ["authorization_code"]

    def test_a_token_in_use_is_none_the_worse_until_it_ends(self) -> None:
        ramp, store = rotating(), MemoryTokenStore()
        client, clock = client_of(ramp, token_store=store, refresh_token="refresh-0")
        call(client)
        put_raw(store, "damaged")
        clock.time += 3550
        call(client)
        clock.time += 60
        with pytest.raises(TokenStoreError):
            call(client)
        assert len(ramp.grants) == 1


@pytest.mark.parametrize("method", ["load", "acquire", "swap"])
def test_what_a_store_raises_is_raised_and_the_next_call_starts_afresh(
    method: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ramp, store = rotating(), MemoryTokenStore()
    client, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")

    def broken(*_: object) -> Any:
        raise ConnectionError("no store today")

    with monkeypatch.context() as patch:
        patch.setattr(store, method, broken)
        with pytest.raises(ConnectionError, match="no store today"):
            call(client)
    call(client)
    assert len(ramp.grants) == 1


def test_a_release_that_fails_is_raised_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ramp, store = rotating(), MemoryTokenStore()
    client: Client
    client, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")
    with monkeypatch.context() as patch:
        patch.setattr(store, "_release", lambda _: fails(ConnectionError("no store today"))())
        with pytest.raises(ConnectionError, match="no store today"):
            call(client)
    call(client)
    assert kept(store, KEY) == client.token
    assert len(ramp.grants) == 1

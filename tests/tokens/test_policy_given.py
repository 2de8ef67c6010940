"""Tokens that were given by hand beside a store, and apps of several scopes on one store."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ramp_api import Client, Secret
from ramp_api.errors import AuthenticationError, ReauthorizationRequired
from ramp_api.tokens import MemoryTokenStore, OAuth2Token
from ramp_api.tokens.slot import Slot, TokenRecord
from tests.stores import kept, put
from tests.tokens.policy import KEY, Ramp, call, client_of, redeem

PAST = datetime(2026, 1, 1, tzinfo=UTC)


def strict() -> Ramp:
    """One that kills all that came of a consent once a refresh token comes twice."""
    ramp = Ramp(refresh=True)
    ramp.refresh, ramp.strict = "refresh-0", True
    return ramp


def origin_of(store: MemoryTokenStore) -> str | None:
    record = Slot(store, KEY, TokenRecord).load().record
    assert record is not None
    return record.origin


class TestLineage:
    @pytest.mark.parametrize("given", [
        {"refresh_token": "refresh-0"}, {"token": OAuth2Token.of("a", refresh_token="refresh-0", expires_at=PAST)},
        {"token": "a", "refresh_token": "refresh-0"},
    ])  # fmt: skip
    def test_one_that_starts_again_with_the_stale_token_goes_on_where_it_was(self, given: Any) -> None:
        ramp, store = strict(), MemoryTokenStore()
        for _ in range(4):
            client, clock = client_of(ramp, token_store=store, **given)
            call(client)
            clock.time += 3600
            call(client)
        assert not ramp.revoked
        sent = [form["refresh_token"] for form in ramp.grants]
        assert len(set(sent)) == len(sent)

    def test_nor_does_another_client_break_the_line(self) -> None:
        ramp, store = strict(), MemoryTokenStore()
        first, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")
        call(first)
        # One that was given nothing renews what came of it.
        other, _ = client_of(ramp, token_store=store)
        other.refresh_access_token()
        again, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")
        call(again)
        again.refresh_access_token()
        assert [form["refresh_token"] for form in ramp.grants] == ["refresh-0", "refresh-1", "refresh-2"]
        assert not ramp.revoked

    def test_two_that_were_given_the_same(self) -> None:
        ramp, store = strict(), MemoryTokenStore()
        both = [client_of(ramp, token_store=store, refresh_token="refresh-0") for _ in range(2)]
        for _ in range(3):
            for client, clock in both:
                call(client)
                clock.time += 3600
        assert not ramp.revoked
        assert len(ramp.grants) == 3

    def test_another_one_comes_before_the_stores(self) -> None:
        ramp, store = strict(), MemoryTokenStore()
        first, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")
        call(first)
        ramp.refresh = "another"
        second, _ = client_of(ramp, token_store=store, refresh_token="another")
        call(second)
        assert ramp.grants[-1]["refresh_token"] == "another"
        assert kept(store, KEY) == second.token

    def test_one_that_is_refused_gives_way_to_the_stores_own(self) -> None:
        ramp, store = strict(), MemoryTokenStore()
        put(store, KEY, OAuth2Token.of("stored", refresh_token="refresh-9"))
        ramp.refresh, ramp.good, ramp.strict = "refresh-9", {"stored"}, False
        client, _ = client_of(ramp, token_store=store, refresh_token="stale")
        call(client)
        assert ramp.calls == ["stored"]
        client.refresh_access_token()
        # From now on that is what became of the given one.
        again, _ = client_of(ramp, token_store=store, refresh_token="stale")
        call(again)
        assert [form["refresh_token"] for form in ramp.grants] == ["stale", "refresh-9"]

    def test_but_not_to_the_apps_own_which_may_be_for_another_business(self) -> None:
        ramp, store = Ramp(), MemoryTokenStore()
        own, _ = client_of(ramp, token_store=store, scopes="departments:read")
        call(own)
        client, _ = client_of(ramp, token_store=store, refresh_token="stale")
        with pytest.raises(ReauthorizationRequired):
            call(client)
        assert ramp.calls == ["access-1"]

    @pytest.mark.parametrize("left", [None, PAST])
    def test_a_customers_token_in_the_store_is_not_lost_to_the_apps_own(self, left: Any) -> None:
        ramp, store = Ramp(refresh=True), MemoryTokenStore()
        login = OAuth2Token(Secret("login"), Secret("refresh-9"), expires_at=left, grant_type="authorization_code")
        put(store, KEY, login)
        ramp.refresh, ramp.good = "refresh-9", {"login"}
        # One that is dead, and cannot be renewed: what the app may ask for by itself may be for another business.
        client, _ = client_of(ramp, token="given", scopes="departments:read", token_store=store)
        call(client)
        client.refresh_access_token()
        assert set(ramp.kinds()) == {"refresh_token"}
        token = kept(store, KEY)
        assert token is not None
        assert token.refresh_token == Secret(ramp.refresh)

    def test_a_line_of_another_given_token_is_not_taken_over(self) -> None:
        ramp, store = strict(), MemoryTokenStore()
        first, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")
        call(first)
        line, ramp.strict = origin_of(store), False
        second, _ = client_of(ramp, token_store=store, refresh_token="stale")
        call(second)
        second.refresh_access_token()
        assert origin_of(store) == line
        third, clock = client_of(ramp, token_store=store, refresh_token="another")
        clock.time += 3600
        call(third)
        assert len(ramp.calls) == 3
        assert origin_of(store) == line

    def test_the_store_holds_no_given_token_in_clear(self) -> None:
        ramp, store = strict(), MemoryTokenStore()
        client, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")
        call(client)
        stored = store.load(KEY)
        assert stored is not None
        assert "refresh-0" not in stored.value.reveal()

    def test_a_login_ends_the_line(self) -> None:
        ramp, store = strict(), MemoryTokenStore()
        client, _ = client_of(ramp, token_store=store, refresh_token="refresh-0", redirect_uri="https://a.example/b")
        redeem(client)
        assert origin_of(store) is None


class TestScopes:
    def own(self, ramp: Ramp, store: MemoryTokenStore, scopes: str) -> Client:
        return client_of(ramp, token_store=store, scopes=scopes)[0]

    def test_neither_uses_the_narrower_token_of_the_other_and_neither_loops(self) -> None:
        ramp, store = Ramp(), MemoryTokenStore()
        a, b = self.own(ramp, store, "a"), self.own(ramp, store, "b")
        for client in (a, b, a, b):
            token = client.valid_token()
            assert token.scope == ("a" if client is a else "b")
        assert [form["scope"] for form in ramp.grants] == ["a", "b"]

    def test_a_wider_one_is_shared_and_found_again_though_ramp_dropped_a_scope(self) -> None:
        ramp, store = Ramp(scope="a"), MemoryTokenStore()
        assert self.own(ramp, store, "a b").valid_token() == self.own(ramp, store, "b a").valid_token()
        assert self.own(ramp, store, "a").valid_token().access_token == Secret("access-1")
        assert len(ramp.grants) == 1

    def test_a_customers_token_serves_whatever_scopes_the_app_has(self) -> None:
        ramp, store = Ramp(), MemoryTokenStore()
        put(store, KEY, OAuth2Token(Secret("customer"), grant_type="authorization_code", scope="x"))
        ramp.good = {"customer"}
        call(self.own(ramp, store, "a"))
        assert ramp.grants == []


class TestWithoutRefresh:
    def test_with_auto_refresh_off_the_stores_is_used_as_it_is(self) -> None:
        ramp, store = Ramp(), MemoryTokenStore()
        put(store, KEY, OAuth2Token.of("stored", refresh_token="r", expires_at=PAST))
        client, _ = client_of(ramp, token_store=store, auto_refresh=False)
        with pytest.raises(AuthenticationError):
            call(client)
        assert ramp.grants == []

    def test_what_another_has_renewed_is_shown_once_it_is_in_use(self) -> None:
        ramp, store = strict(), MemoryTokenStore()
        first, _ = client_of(ramp, token_store=store, refresh_token="refresh-0")
        call(first)
        second, _ = client_of(ramp, token_store=store)
        assert second.token is None
        second.refresh_access_token()
        assert first.token is not None
        assert first.token.access_token == Secret("access-1")
        call(first)
        assert first.token == second.token

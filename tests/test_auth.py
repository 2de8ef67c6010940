"""Which token is used and when another is had: flows, without a socket, the clock a number."""

from __future__ import annotations

import copy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ramp_api import Client, Secret
from ramp_api.errors import (
    AuthenticationError,
    ConfigurationError,
    InvalidRequestError,
    NotFoundError,
    OAuthError,
    ReauthorizationRequired,
    TransportError,
)
from ramp_api.http import Request
from ramp_api.tokens import MemoryTokenStore, OAuth2Token, Stored, TokenKey
from tests.scripted import Outcome, ScriptedClock, ScriptedDriver, answer
from tests.stores import kept, put
from tests.tokens.policy import Ramp, call, client_of, redeem


class TestOwnToken:
    def test_fetched_when_first_needed_and_kept(self) -> None:
        ramp = Ramp()
        client, _ = client_of(ramp, scopes=["departments:read", "users:read"])
        assert ramp.grants == []
        assert client.token is None
        assert (client.expires_at, client.expires_in, client.is_expired) == (None, None, None)
        call(client)
        call(client)
        assert ramp.grants == [{"grant_type": "client_credentials", "scope": "departments:read users:read"}]
        assert ramp.calls == ["access-1", "access-1"]

    @pytest.mark.parametrize(("life", "ahead"), [(3600, 60), (100, 10)])
    def test_renewed_ahead_of_its_end(self, life: Any, ahead: Any) -> None:
        ramp = Ramp(expires_in=life)
        client, clock = client_of(ramp, scopes="departments:read")
        call(client)
        clock.time += life - ahead - 0.5
        call(client)
        assert len(ramp.grants) == 1
        clock.time += 1
        call(client)
        assert len(ramp.grants) == 2
        assert client.token is not None
        assert client.token.access_token == Secret("access-2")

    def test_expiry_as_the_crate_shows_it(self) -> None:
        client, clock = client_of(Ramp(expires_in=100), scopes="departments:read")
        call(client)
        assert client.expires_at == datetime.fromtimestamp(clock.time + 100, UTC)
        assert client.expires_in == timedelta(seconds=100)
        assert client.is_expired is False
        clock.time += 101
        assert client.is_expired is True

    def test_its_life_is_counted_from_the_question(self) -> None:
        ramp, clock = Ramp(expires_in=100), ScriptedClock()
        asked_at = clock.time

        def slow(request: Request) -> Outcome:
            clock.time += 5
            return ramp(request)

        client = Client("id", "s", scopes="departments:read", limiter=None, driver=ScriptedDriver(slow, clock).driver)
        client.refresh_access_token()
        assert client.expires_at == datetime.fromtimestamp(asked_at + 100, UTC)

    def test_a_lost_answer_is_asked_for_again(self) -> None:
        ramp = Ramp()
        ramp.refuse = [TransportError("reset")]
        client, _ = client_of(ramp, scopes="departments:read", retries=1)
        call(client)
        assert len(ramp.grants) == 2

    @pytest.mark.parametrize("expires_in", [None, 0, -5, "soon"])
    def test_without_a_lifetime_it_is_used_until_it_is_dead(self, expires_in: Any) -> None:
        ramp = Ramp(expires_in=expires_in)
        client, clock = client_of(ramp, scopes="departments:read")
        for _ in range(3):
            call(client)
            clock.time += 10**6
        assert len(ramp.grants) == 1

    def test_the_scope_that_was_asked_for_is_known_where_the_answer_leaves_it_out(self) -> None:
        client, _ = client_of(Ramp(), scopes="departments:read users:read")
        call(client)
        assert client.token is not None
        assert client.token.scope == "departments:read users:read"
        narrow, _ = client_of(Ramp(scope="departments:read"), scopes="departments:read users:read")
        call(narrow)
        assert narrow.token is not None
        assert narrow.token.scopes == {"departments:read"}


class TestDeadToken:
    @pytest.mark.parametrize(("status", "body"), [
        (401, b""), (401, {"error_v2": {"error_code": "DEVELOPER_7001"}}), (404, {"error_v2": {"error_code": "DEVELOPER_7002"}}),
        (400, {"error": {"error_code": "DEVELOPER_7028"}}), (500, {"error_v2": {"error_code": "DEVELOPER_7002"}}),
    ])  # fmt: skip
    def test_one_new_token_and_the_call_once_more(self, status: Any, body: Any) -> None:
        ramp = Ramp()
        client, _ = client_of(ramp, scopes="departments:read")
        call(client)
        ramp.good.clear()
        ramp.dead = lambda: answer(status, body)
        call(client)
        assert ramp.calls == ["access-1", "access-1", "access-2"]
        assert len(ramp.grants) == 2

    def test_a_second_refusal_is_raised(self) -> None:
        ramp = Ramp()
        client, _ = client_of(ramp, scopes="departments:read")
        call(client)
        ramp.stillborn = True
        ramp.good.clear()
        with pytest.raises(AuthenticationError) as caught:
            call(client)
        assert caught.value.status == 404
        assert len(ramp.grants) == 2
        assert len(ramp.calls) == 3

    def test_a_second_refusal_shows_the_new_token_no_more_than_the_old(self) -> None:
        ramp = Ramp()
        ramp.stillborn = True
        ramp.dead = lambda: answer(401, f"Bearer {ramp.calls[-1]}".encode())
        client, _ = client_of(ramp, scopes="departments:read")
        with pytest.raises(AuthenticationError) as caught:
            call(client)
        assert ramp.calls == ["access-1", "access-2"]
        assert b"access" not in caught.value.body

    def test_one_that_was_replaced_meanwhile_is_not_asked_for_again(self) -> None:
        ramp = Ramp()
        client, _ = client_of(ramp, token="given", redirect_uri="https://app.example/back")

        def dead() -> Outcome:
            redeem(client)
            return answer(401)

        ramp.dead = dead
        call(client)
        assert ramp.calls == ["given", "access-1"]
        assert ramp.kinds() == ["authorization_code"]

    def test_one_given_by_hand_is_replaced_by_the_apps_own(self) -> None:
        ramp = Ramp()
        client, _ = client_of(ramp, token="given", scopes="departments:read")
        call(client)
        assert ramp.calls == ["given", "access-1"]

    def test_one_that_cannot_be_renewed_is_used_to_its_end(self) -> None:
        ramp = Ramp()
        ramp.good = {"given"}
        client, _ = client_of(ramp, token=OAuth2Token.of("given", expires_at=datetime(2026, 1, 1, tzinfo=UTC)))
        call(client)
        assert ramp.grants == []

    def test_a_plain_404_is_a_missing_object(self) -> None:
        ramp = Ramp()
        ramp.dead = lambda: answer(404, {"error_v2": {"error_code": "DEVELOPER_7003", "message": "no"}})
        client, _ = client_of(ramp, token="given")
        with pytest.raises(NotFoundError):
            call(client)
        assert ramp.grants == []

    def test_one_that_cannot_be_renewed_is_an_authentication_error(self) -> None:
        ramp = Ramp()
        client, _ = client_of(ramp, token="given")
        with pytest.raises(AuthenticationError):
            call(client)
        assert ramp.grants == []

    def test_a_customers_token_is_never_replaced_by_the_apps_own(self) -> None:
        ramp = Ramp()
        token = OAuth2Token(Secret("customer"), grant_type="authorization_code")
        client, _ = client_of(ramp, token=token, scopes="departments:read")
        with pytest.raises(ReauthorizationRequired, match="consent"):
            call(client)
        assert ramp.grants == []

    def test_auto_refresh_off_leaves_a_customers_token_to_the_caller_too(self) -> None:
        token = OAuth2Token(Secret("customer"), grant_type="authorization_code")
        client, _ = client_of(Ramp(), token=token, auto_refresh=False)
        with pytest.raises(AuthenticationError):
            call(client)

    def test_auto_refresh_off_leaves_it_to_the_caller(self) -> None:
        ramp = Ramp()
        client, clock = client_of(ramp, scopes="departments:read", auto_refresh=False)
        call(client)
        clock.time += 10**6
        call(client)
        ramp.good.clear()
        with pytest.raises(AuthenticationError):
            call(client)
        assert len(ramp.grants) == 1
        client.refresh_access_token()
        call(client)
        assert len(ramp.grants) == 2
        client.auto_refresh = True
        clock.time += 10**6
        call(client)
        assert len(ramp.grants) == 3


class TestRefresh:
    def holder(self, ramp: Ramp, **settings: Any) -> tuple[Client, ScriptedClock]:
        ramp.refresh = "refresh-0"
        token = OAuth2Token.of(
            "access-0",
            refresh_token="refresh-0",
            expires_at=datetime(2026, 1, 1, tzinfo=UTC),
            scope="departments:read users:read",
        )
        return client_of(ramp, token=token, **settings)

    def test_rotation_is_followed(self) -> None:
        ramp = Ramp(refresh=True)
        client, clock = self.holder(ramp)
        for _ in range(3):
            call(client)
            clock.time += 3600
        assert [form["refresh_token"] for form in ramp.grants] == ["refresh-0", "refresh-1", "refresh-2"]
        assert client.token is not None
        assert client.token.refresh_token == Secret("refresh-3")

    def test_an_answer_without_a_refresh_token_keeps_the_old_one_and_the_scope(self) -> None:
        ramp = Ramp()
        client, _ = self.holder(ramp)
        call(client)
        assert client.token is not None
        assert client.token.refresh_token == Secret("refresh-0")
        assert client.token.scope == "departments:read users:read"

    def test_an_answer_with_fewer_scopes_is_believed(self) -> None:
        client, _ = self.holder(Ramp(scope="departments:read"))
        call(client)
        assert client.token is not None
        assert client.token.scopes == {"departments:read"}

    def test_a_customers_token_stays_a_customers(self) -> None:
        ramp = Ramp(refresh=True)
        ramp.refresh = "refresh-0"
        token = OAuth2Token(Secret("access-0"), Secret("refresh-0"), grant_type="authorization_code")
        client, _ = client_of(ramp, token=token, scopes="departments:read")
        call(client)
        assert client.token is not None
        assert client.token.grant_type == "authorization_code"

    def test_a_refresh_token_is_enough_to_begin_with(self) -> None:
        ramp = Ramp()
        ramp.refresh = "seed"
        client, _ = client_of(ramp, refresh_token="seed", scopes="never:asked")
        call(client)
        assert ramp.kinds() == ["refresh_token"]
        assert client.token is not None
        assert client.token.refresh_token == Secret("seed")

    @pytest.mark.parametrize("settings", [{}, {"scopes": "a"}])
    def test_a_dead_refresh_token_means_consent_again(self, settings: Any) -> None:
        ramp = Ramp()
        client, _ = self.holder(ramp, **settings)
        ramp.refresh = "another"
        with pytest.raises(ReauthorizationRequired, match="consent"):
            call(client)
        assert ramp.kinds() == ["refresh_token"]

    def test_only_a_refresh_token_can_be_dead(self) -> None:
        ramp = Ramp()
        ramp.refuse = [answer(400, {"error": "invalid_grant"})]
        client, _ = client_of(ramp, scopes="departments:read")
        with pytest.raises(OAuthError, match="invalid_grant"):
            call(client)

    @pytest.mark.parametrize(("failure", "asked"), [
        *((failure, 2) for failure in (TransportError("reset"), answer(500, b"<html>"), answer(200, b"{}"))),
        *((failure, 1) for failure in (TransportError("refused", sent=False), answer(400, {"error": "invalid_client"}))),
        (answer(408, b""), 1),
    ])  # fmt: skip
    def test_a_failed_refresh_leaves_the_token_as_it_was(self, failure: Any, asked: Any) -> None:
        ramp = Ramp(refresh=True)
        client, _ = self.holder(ramp)
        before = client.token
        ramp.refuse = [failure] * asked
        with pytest.raises((TransportError, OAuthError)):
            call(client)
        assert client.token is before
        assert len(ramp.grants) == asked
        call(client)
        assert [form["refresh_token"] for form in ramp.grants] == ["refresh-0"] * (asked + 1)

    def test_what_may_be_lost_is_asked_for_once_more_and_no_more(self) -> None:
        ramp = Ramp(refresh=True)
        client, _ = self.holder(ramp, retries=5)
        ramp.refuse = [TransportError("reset")] * 3
        with pytest.raises(TransportError):
            call(client)
        assert len(ramp.grants) == 2

    def test_nor_is_a_code_redeemed_again(self) -> None:
        ramp = Ramp()
        ramp.refuse = [TransportError("reset")] * 2
        client, _ = client_of(ramp, redirect_uri="https://app.example/back", retries=5)
        with pytest.raises(TransportError):
            redeem(client)
        assert ramp.kinds() == ["authorization_code"]

    def test_nothing_to_get_a_token_by(self) -> None:
        for settings, error in (({}, ConfigurationError), ({"client_secret": None, "scopes": "a"}, ConfigurationError)):
            client, _ = client_of(Ramp(), **settings)
            with pytest.raises(error, match="token"):
                call(client)
        client, _ = client_of(Ramp(), token="given")
        with pytest.raises(ReauthorizationRequired):
            client.refresh_access_token()
        client, _ = client_of(Ramp(), token="given", refresh_token="r", client_id=None, client_secret=None)
        with pytest.raises(ConfigurationError, match="client id"):
            client.refresh_access_token()

    def test_without_a_client_secret_there_is_no_other_token(self) -> None:
        client, _ = client_of(Ramp(), token="given", scopes="departments:read", client_secret=None)
        with pytest.raises(AuthenticationError):
            call(client)


class TestPostToken:
    def test_it_leaves_the_clients_token_alone(self) -> None:
        ramp = Ramp()
        client, _ = client_of(ramp, token="mine")
        token = client.auths.post_token(grant_type="client_credentials", scope=["a", "b"])
        assert token.access_token == Secret("access-1")
        assert client.token is not None
        assert client.token.access_token == Secret("mine")

    def test_but_not_where_its_own_refresh_token_was_spent(self) -> None:
        ramp = Ramp(refresh=True)
        ramp.refresh = "mine"
        client, _ = client_of(ramp, token="a", refresh_token="mine")
        token = client.auths.post_token(grant_type="refresh_token", refresh_token="mine")
        assert client.token == token
        call(client)
        assert ramp.calls == ["access-1"]

    def test_its_successor_is_kept_as_a_refreshed_token_is(self) -> None:
        ramp = Ramp(refresh=True)
        ramp.refresh = "mine"
        held = OAuth2Token(
            Secret("a"), Secret("mine"), scope="departments:read users:read", grant_type="authorization_code"
        )
        client, _ = client_of(ramp, token=held)
        token = client.auths.post_token(grant_type="refresh_token", refresh_token="mine")
        assert (token.scope, token.grant_type) == ("departments:read users:read", "authorization_code")

    def test_nor_where_the_client_was_to_begin_with_it(self) -> None:
        ramp = Ramp(refresh=True)
        ramp.refresh = "seed"
        client, _ = client_of(ramp, refresh_token="seed")
        token = client.auths.post_token(grant_type="refresh_token", refresh_token="seed")
        assert client.token == token
        call(client)
        assert ramp.kinds() == ["refresh_token"]

    def test_nor_where_it_is_the_stores(self) -> None:
        ramp, store, key = Ramp(refresh=True), MemoryTokenStore(), TokenKey("sandbox", "id")
        put(store, key, OAuth2Token.of("a", refresh_token="shared"))
        ramp.refresh = "shared"
        client, _ = client_of(ramp, token_store=store)
        token = client.auths.post_token(grant_type="refresh_token", refresh_token="shared")
        assert kept(store, key) == client.token == token

    def test_a_client_without_a_token_stays_without(self) -> None:
        ramp = Ramp()
        ramp.refresh = "theirs"
        client, _ = client_of(ramp)
        client.auths.post_token(grant_type="refresh_token", refresh_token="theirs")
        assert client.token is None

    def test_somebody_elses_refresh_token(self) -> None:
        ramp = Ramp()
        ramp.refresh = "theirs"
        client, _ = client_of(ramp, token="a", refresh_token="mine")
        token = client.auths.post_token(grant_type="refresh_token", refresh_token="theirs")
        assert token.refresh_token == Secret("theirs")
        assert client.token is not None
        assert client.token.refresh_token == Secret("mine")

    @pytest.mark.parametrize(("parameters", "expected"), [
        ({"grant_type": "client_credentials", "scope": "a"}, "client_credentials"),
        ({"grant_type": "authorization_code", "code": "c", "redirect_uri": "https://a"}, "authorization_code"),
        ({"grant_type": "refresh_token", "refresh_token": "theirs"}, None),
    ])  # fmt: skip
    def test_a_token_knows_the_grant_that_it_came_from_first(self, parameters: Any, expected: Any) -> None:
        ramp = Ramp()
        ramp.refresh = "theirs"
        client, _ = client_of(ramp)
        assert client.auths.post_token(**parameters).grant_type == expected

    @pytest.mark.parametrize(("parameters", "shown"), [
        ({"grant_type": "client_credentials", "scope": "users:read"}, "client_credentials users:read"),
        ({"grant_type": "refresh_token", "refresh_token": "hidden"}, "refresh_token **********"),
        ({"grant_type": "authorization_code", "code": "hidden", "redirect_uri": "https://a", "code_verifier": "v" * 43},
         "authorization_code ********** https://a **********"),
    ])  # fmt: skip
    def test_a_refusal_that_echoes_what_was_sent_shows_what_is_no_secret(self, parameters: Any, shown: Any) -> None:
        ramp = Ramp()
        echo = " ".join(["secret", *parameters.values()])
        ramp.refuse = [answer(400, {"error": "invalid_request", "error_description": echo})]
        client, _ = client_of(ramp)
        with pytest.raises(OAuthError) as caught:
            client.auths.post_token(**parameters)
        assert caught.value.error_description == f"********** {shown}"

    @pytest.mark.parametrize("parameters", [
        {"grant_type": "refresh_token"}, {"grant_type": "client_credentials", "code": "x"}, {"grant_type": "password"},
        {"grant_type": "authorization_code", "code": "x"}, {"grant_type": "refresh_token", "refresh_token": "x", "nonsense": 1},
    ])  # fmt: skip
    def test_a_wrong_grant_is_refused_before_anything_is_sent(self, parameters: Any) -> None:
        ramp = Ramp()
        client, _ = client_of(ramp)
        with pytest.raises(InvalidRequestError):
            client.auths.post_token(**parameters)
        assert ramp.grants == []


class TestRevocation:
    def revoke(self, token: str, *outcomes: Outcome) -> ScriptedDriver:
        driver = ScriptedDriver(list(outcomes))
        client = Client("id", "hidden-secret", limiter=None, driver=driver.driver)
        client.auths.revoke_token(token)
        return driver

    @pytest.mark.parametrize("written", ["hidden-secret", "aWQ6aGlkZGVuLXNlY3JldA==", "a%2Bb+c", "a+b c"])
    def test_a_refusal_shows_no_secret_however_it_writes_it(self, written: Any) -> None:
        with pytest.raises(OAuthError) as caught:
            self.revoke("a+b c", answer(400, {"error": "invalid_request", "error_description": f"what is {written}"}))
        assert caught.value.error_description == "what is **********"

    @pytest.mark.parametrize("token", ["", "hidden\n", "hidden\udcff"])
    def test_what_is_no_token_is_not_revoked(self, token: Any) -> None:
        with pytest.raises(InvalidRequestError, match="empty") as caught:
            self.revoke(token)
        assert "hidden" not in str(caught.value)

    def test_a_lost_answer_is_asked_for_again(self) -> None:
        assert len(self.revoke("t", TransportError("reset"), answer(200)).sent) == 2

    def test_a_refusal_that_echoes_what_was_sent_does_not_show_it(self) -> None:
        said = "hidden-secret cannot revoke hidden-token"
        with pytest.raises(OAuthError) as caught:
            self.revoke("hidden-token", answer(400, {"error": "invalid_request", "error_description": said}))
        assert caught.value.error_description == "********** cannot revoke **********"


class FailingStore(MemoryTokenStore):
    """Fails to save, so many times."""

    def __init__(self, failures: int) -> None:
        super().__init__()
        self.failures = failures

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        self.failures -= 1
        if self.failures >= 0:
            raise OSError("disk full")
        return super().swap(key, value, expected)


class TestStore:
    key = TokenKey("sandbox", "id")

    def test_what_is_obtained_is_saved_before_it_is_used(self) -> None:
        ramp, store = Ramp(), MemoryTokenStore()
        client, _ = client_of(ramp, scopes="departments:read", token_store=store)
        call(client)
        assert kept(store, self.key) == client.token

    def test_a_store_that_fails_to_save_fails_the_call_and_loses_nothing(self) -> None:
        ramp, store = Ramp(refresh=True), FailingStore(failures=2)
        ramp.refresh = "refresh-0"
        client, clock = client_of(ramp, token="access-0", refresh_token="refresh-0", token_store=store)
        ramp.good = {"access-0"}
        for _ in range(2):
            with pytest.raises(OSError, match="disk full"):
                client.refresh_access_token()
        assert client.token is not None
        assert client.token.access_token == Secret("access-0")
        assert kept(store, self.key) is None
        # The refresh token was spent at the first: what came for it is saved now, and used only then.
        call(client)
        assert ramp.kinds() == ["refresh_token"]
        assert ramp.calls == ["access-1"]
        assert kept(store, self.key) == client.token
        clock.time += 3600
        call(client)
        assert [form["refresh_token"] for form in ramp.grants] == ["refresh-0", "refresh-1"]

    def test_a_code_is_not_lost_with_the_save(self) -> None:
        ramp, store = Ramp(refresh=True), FailingStore(failures=1)
        client, _ = client_of(ramp, redirect_uri="https://app.example/back", token_store=store)
        consent = client.user_consent_url("a")
        with pytest.raises(OSError, match="disk full"):
            client.get_access_token(f"https://app.example/back?code=c&state={consent.state.reveal()}", consent)
        assert client.token is None
        call(client)
        assert ramp.kinds() == ["authorization_code"]
        assert kept(store, self.key) == client.token

    def test_clients_that_share_a_store_share_its_token(self) -> None:
        ramp, store = Ramp(refresh=True), MemoryTokenStore()
        ramp.refresh = "refresh-0"
        first, clock = client_of(ramp, refresh_token="refresh-0", token_store=store)
        second, other_clock = client_of(ramp, token_store=store)
        call(first)
        call(second)
        assert len(ramp.grants) == 1
        # One rotates; the other finds the new token in the store, and does not spend the dead one.
        clock.time += 3600
        call(first)
        other_clock.time = clock.time
        call(second)
        assert [form["refresh_token"] for form in ramp.grants] == ["refresh-0", "refresh-1"]

    def test_what_was_given_comes_first_only_until_it_is_renewed(self) -> None:
        ramp, store = Ramp(refresh=True), MemoryTokenStore()
        ramp.refresh = "refresh-0"
        first, clock = client_of(ramp, token="access-0", refresh_token="refresh-0", token_store=store)
        second, _ = client_of(ramp, token_store=store)
        first.refresh_access_token()
        second.refresh_access_token()
        clock.time += 3600
        call(first)
        assert [form["refresh_token"] for form in ramp.grants] == ["refresh-0", "refresh-1", "refresh-2"]

    def test_a_store_that_gives_copies_does_not_bring_the_dead_back(self) -> None:
        class Copying(MemoryTokenStore):
            def load(self, key: TokenKey) -> Stored | None:
                return copy.copy(super().load(key))

        ramp = Ramp()
        client, _ = client_of(ramp, scopes="departments:read", token_store=Copying())
        call(client)
        ramp.good.clear()
        call(client)
        assert ramp.calls == ["access-1", "access-1", "access-2"]

    def test_a_store_that_forgets_takes_nothing_away(self) -> None:
        ramp, store = Ramp(refresh=True), MemoryTokenStore()
        ramp.refresh = "refresh-0"
        client, _ = client_of(ramp, refresh_token="refresh-0", token_store=store)
        call(client)
        store._kept.clear()
        client.refresh_access_token()
        assert [form["refresh_token"] for form in ramp.grants] == ["refresh-0", "refresh-1"]

    @pytest.mark.parametrize(("refresh_token", "settings", "calls"), [
        ("refresh-0", {}, ["access-1"]), ("refresh-0", {"auto_refresh": False}, ["stored"]), (None, {}, ["stored"]),
    ])  # fmt: skip
    def test_a_token_of_the_store_that_is_due_is_renewed_first_where_it_can_be(
        self, refresh_token: Any, settings: Any, calls: Any
    ) -> None:
        ramp, store = Ramp(), MemoryTokenStore()
        past = datetime(2026, 1, 1, tzinfo=UTC)
        put(store, self.key, OAuth2Token.of("stored", refresh_token=refresh_token, expires_at=past))
        ramp.refresh, ramp.good = "refresh-0", {"stored"}
        client, _ = client_of(ramp, token_store=store, **settings)
        call(client)
        assert ramp.calls == calls

    def test_every_change_is_under_the_lock(self) -> None:
        held: list[tuple[int, int]] = []

        class Watching(MemoryTokenStore):
            def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
                held.append((driver.exclusive, driver.holding))
                return super().swap(key, value, expected)

        ramp = Ramp(refresh=True)
        driver = ScriptedDriver(ramp)
        client = Client(
            "id",
            "s",
            scopes="departments:read",
            redirect_uri="https://app.example/back",
            token_store=Watching(),
            driver=driver.driver,
        )
        call(client)
        driver.clock.time += 3600
        call(client)
        ramp.good.clear()
        call(client)
        client.refresh_access_token()
        redeem(client)
        client.auths.post_token(grant_type="refresh_token", refresh_token=ramp.refresh or "")
        assert held == [(1, 1)] * 6

    def test_a_token_that_is_given_comes_before_the_stores(self) -> None:
        ramp, store = Ramp(refresh=True), MemoryTokenStore()
        put(store, self.key, OAuth2Token.of("stale", refresh_token="stale"))
        ramp.refresh, ramp.good = "given", set()
        client, _ = client_of(ramp, token="x", refresh_token="given", token_store=store)
        call(client)
        assert ramp.grants[0]["refresh_token"] == "given"
        assert kept(store, self.key) == client.token

    def test_a_consent_that_somebody_else_has_renewed_is_found_in_the_store(self) -> None:
        ramp, store = Ramp(), MemoryTokenStore()
        client, _ = client_of(ramp, token_store=store, redirect_uri="https://app.example/back")
        redeem(client)
        put(store, self.key, OAuth2Token(Secret("renewed"), grant_type="authorization_code"))
        ramp.good = {"renewed"}
        call(client)
        assert ramp.calls == ["access-1", "renewed"]
        ramp.good = set()
        with pytest.raises(ReauthorizationRequired):
            call(client)
        assert ramp.kinds() == ["authorization_code"]

    def test_keys_tell_environments_and_hosts_apart(self) -> None:
        keys = {
            client_of(Ramp(), **settings)[0]._configuration.key
            for settings in (
                {},
                {"environment": "production"},
                {"base_url": "https://gateway.example"},
                {"client_id": "other"},
            )
        }
        assert keys == {
            TokenKey("sandbox", "id"), TokenKey("production", "id"), TokenKey("https://gateway.example", "id"), TokenKey("sandbox", "other"),
        }  # fmt: skip

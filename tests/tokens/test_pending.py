"""Consents that are pending: what is kept of them, how they are found, and that each is used once. No socket."""

from __future__ import annotations

import threading
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from ramp_api import Secret
from ramp_api.consents import Consents, Returned
from ramp_api.drivers import Driver
from ramp_api.errors import ConfigurationError, InvalidRequestError, OAuthError, TokenStoreError
from ramp_api.oauth import ConsentRequest
from ramp_api.tokens import Stored, TokenKey
from ramp_api.tokens.store import check_account

from .apps import frames
from .desk import REDIRECT, SECRET, Desk, back, configuration


@pytest.fixture
def desk() -> Desk:
    return Desk()


class TestWhatIsKept:
    def test_enough_to_redeem_and_nothing_to_come_back_with(self, desk: Desk) -> None:
        consent = desk.begin("acme")
        (key,) = desk.store.keys()
        assert (key.environment, key.client_id) == ("sandbox", "an-app")
        record = desk.record()
        assert record is not None
        assert record.account == "acme"
        (pending,) = record.pending
        assert pending.code_verifier == consent.code_verifier
        assert pending.redirect_uri == REDIRECT
        assert pending.expires_at == desk.driver.clock.time + 600
        state = consent.state.reveal()
        assert state not in desk.store.text()
        for part in state.split("."):
            assert part not in desk.store.text() + repr(key)

    def test_no_browser_carries_the_accounts_name(self, desk: Desk) -> None:
        consent = desk.begin("Ann's Business, Inc.")
        assert "Ann" not in consent.url
        assert desk.end(back(consent)).account == "Ann's Business, Inc."

    def test_an_account_is_found_by_the_same_name_and_by_nobody_who_has_no_secret(self) -> None:
        def handle(account: str, **changes: Any) -> str:
            return Desk(**changes).begin(account).state.reveal().partition(".")[0]

        assert handle("acme") == handle("acme")
        others = [handle("acme2"), handle("acme", client_secret=Secret("another")), handle("acme", client_secret=None)]
        assert len({handle("acme"), *others}) == 4

    def test_a_base_url_is_a_place_of_its_own(self) -> None:
        desk = Desk(base_url="http://127.0.0.1:99")
        desk.begin()
        assert desk.store.keys()[0].environment == "http://127.0.0.1:99"

    def test_it_is_there_before_anybody_has_it(self, desk: Desk) -> None:
        def fail(_: TokenKey) -> None:
            raise OSError("the disk is full")

        desk.store.before_swap = fail
        with pytest.raises(OSError, match="full"):
            desk.begin()
        assert desk.record() is None

    def test_states_and_verifiers_are_new_each_time(self, desk: Desk) -> None:
        several = [desk.begin() for _ in range(5)]
        assert len({one.state for one in several}) == len({one.code_verifier for one in several}) == 5

    def test_the_newest_five_of_an_account(self, desk: Desk) -> None:
        several = [desk.begin() for _ in range(7)]
        other = desk.begin("other")
        assert [desk.refusal(back(one)).error for one in several[:2]] == ["invalid_state"] * 2
        for one in (*several[2:], other):
            assert desk.end(back(one)).parameters["code_verifier"] == one.code_verifier
        assert desk.store.keys() == []

    def test_what_has_ended_goes_with_the_next_change(self, desk: Desk) -> None:
        desk.begin()
        desk.driver.clock.time += 300
        second = desk.begin()
        desk.driver.clock.time += 301
        third = desk.begin()
        assert (record := desk.record()) is not None
        assert len(record.pending) == 2
        desk.driver.clock.time += 300
        desk.end(back(third))
        assert desk.record() is None
        assert desk.refusal(back(second)).error == "invalid_state"

    def test_an_account_cannot_be_named_like_a_record(self, desk: Desk) -> None:
        desk.begin()
        (key,) = desk.store.keys()
        with pytest.raises(ConfigurationError, match="ramp-api:"):
            check_account(key.account)
        with pytest.raises(ConfigurationError):
            desk.begin(key.account)

    def test_what_cannot_be_read_is_replaced(self, desk: Desk) -> None:
        first = desk.begin()
        (key,) = desk.store.keys()
        stored = desk.store.load(key)
        assert stored is not None
        desk.store.swap(key, Secret("{"), stored.version)
        with pytest.raises(TokenStoreError):
            desk.end(back(first))
        second = desk.begin()
        assert desk.end(back(second)).account == "acme"

    def test_a_store_that_fails_is_no_record_that_cannot_be_read(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def failing(_: TokenKey) -> Stored | None:
            raise TokenStoreError("the folder is somebody else's")

        monkeypatch.setattr(desk.store, "load", failing)
        with pytest.raises(TokenStoreError, match="somebody else's"):
            desk.begin()
        assert "swap" not in desk.store.asked

    @pytest.mark.parametrize("account", ["", "a\r\nb", "a\x00", "\n", "x" * 201, None, 5, "a\u2028b", "ramp-api:x"])
    def test_names_that_no_account_has(self, desk: Desk, account: Any) -> None:
        with pytest.raises(ConfigurationError):
            desk.begin(account)
        assert desk.store.asked == []

    @pytest.mark.parametrize("scopes", ["", [], "a\r\nb", ["a\x00"], 'a"', [5], ["a\n"]])
    def test_scopes_that_cannot_be_asked_for(self, desk: Desk, scopes: Any) -> None:
        with pytest.raises(InvalidRequestError):
            desk.begin(scopes=scopes)
        assert desk.store.asked == []

    @pytest.mark.parametrize("missing", [{"client_id": None, "client_secret": None}, {"redirect_uri": None}])
    def test_without_an_app_or_a_way_back_there_is_no_consent(self, missing: Any) -> None:
        with pytest.raises(InvalidRequestError):
            Desk(**missing).begin()


class TestComingBack:
    def test_what_the_token_endpoint_is_sent(self, desk: Desk) -> None:
        consent = desk.begin()
        returned = desk.end(back(consent, iss="https://demo.ramp.com"))
        assert returned.account == "acme"
        assert returned.parameters == {
            "code": Secret("a-code"), "code_verifier": consent.code_verifier, "redirect_uri": REDIRECT,
        }  # fmt: skip
        assert desk.store.keys() == []

    @pytest.mark.parametrize(
        "form", ["{0}", "/back?{1}", "?{1}", "http://internal:8000/other?{1}", "https://app.example/back?{1}#part"]
    )
    def test_whole_addresses_and_paths(self, desk: Desk, form: Any) -> None:
        callback = back(desk.begin())
        assert desk.end(form.format(callback, urlsplit(callback).query)).account == "acme"

    def test_within_ten_minutes(self, desk: Desk) -> None:
        consent = desk.begin()
        desk.driver.clock.time += 600
        assert desk.end(back(consent)).account == "acme"

    def test_and_no_later(self, desk: Desk) -> None:
        consent = desk.begin()
        desk.driver.clock.time += 601
        error = desk.refusal(back(consent))
        assert error.error == "invalid_state"
        assert "10 minutes" in str(error)
        # It is gone by that.
        assert desk.record() is None
        assert "10 minutes" not in str(desk.refusal(back(consent)))

    def test_the_way_back_is_the_one_that_the_consent_page_was_told(self) -> None:
        desk = Desk()
        consent = desk.begin()
        desk.consents = Consents(configuration(redirect_uri="https://new.example/back"), desk.store)
        assert desk.end(back(consent)).parameters["redirect_uri"] == REDIRECT

    def test_a_new_client_secret_loses_no_customer_on_the_way(self) -> None:
        desk = Desk()
        consent = desk.begin()
        desk.consents = Consents(configuration(client_secret=Secret("rolled-over")), desk.store)
        assert desk.end(back(consent)).account == "acme"

    @pytest.mark.parametrize(("answer", "error"), [
        ({}, None), ({"error": "access_denied"}, "access_denied"), ({"iss": "https://evil.example"}, "invalid_state"),
        ({"code": ""}, "invalid_response"), ({"code": "ü"}, "invalid_response"), ({"error": "access_denied", "iss": "x"}, "invalid_state"),
    ])  # fmt: skip
    def test_it_is_used_up_whatever_comes_with_the_state(self, desk: Desk, answer: Any, error: Any) -> None:
        consent = desk.begin()
        if error is None:
            desk.end(back(consent, **answer))
        else:
            assert desk.refusal(back(consent, **answer)).error == error
        assert desk.store.keys() == []
        again = desk.refusal(back(consent))
        assert again.error == "invalid_state"
        assert "used already" in str(again)

    def test_nobody_is_sent_through_the_consent_of_another(self, desk: Desk) -> None:
        assert desk.end(back(desk.begin("acme")), "acme").account == "acme"
        consent = desk.begin("mallory")
        with pytest.raises(OAuthError, match="another account") as caught:
            desk.end(back(consent), "acme")
        assert caught.value.error == "invalid_state"
        assert "mallory" not in str(caught.value)
        assert desk.store.keys() == []

    def test_the_others_of_the_account_stay(self, desk: Desk) -> None:
        first, second = desk.begin(), desk.begin()
        desk.end(back(first))
        assert desk.end(back(second)).parameters["code_verifier"] == second.code_verifier

    @pytest.mark.parametrize("mark", ["\r", "\n", "\x00", "\t", "\x7f"])
    @pytest.mark.parametrize("written", [str, lambda mark: f"%{ord(mark):02x}"], ids=["plain", "percent"])
    def test_control_characters_are_refused_untouched(self, desk: Desk, mark: Any, written: Any) -> None:
        consent = desk.begin()
        desk.store.asked.clear()
        for callback in (back(consent) + written(mark), back(consent) + f"&x={written(mark)}y"):
            assert desk.refusal(callback).error == "invalid_response"
        assert desk.store.asked == []
        assert desk.end(back(consent)).account == "acme"

    def test_more_than_8_kib_is_refused_untouched(self, desk: Desk) -> None:
        consent = desk.begin()
        callback = back(consent) + "&x="
        desk.store.asked.clear()
        assert desk.refusal(callback.ljust(8193, "x")).error == "invalid_response"
        assert desk.store.asked == []
        assert desk.end(callback.ljust(8192, "x")).account == "acme"


class TestTogether:
    def test_who_saves_at_the_same_time_takes_nothing_away(self, desk: Desk) -> None:
        others: list[ConsentRequest] = []

        def meanwhile(_: TokenKey) -> None:
            desk.store.before_swap = None
            others.append(desk.begin())

        desk.store.before_swap = meanwhile
        consent = desk.begin()
        for one in (consent, *others):
            assert desk.end(back(one)).account == "acme"
        assert len(others) == 1

    def test_of_two_who_come_with_one_callback_one_gets_it(self, desk: Desk) -> None:
        consent = desk.begin()
        got: list[Returned] = []

        def meanwhile(_: TokenKey) -> None:
            desk.store.before_swap = None
            got.append(desk.end(back(consent)))

        desk.store.before_swap = meanwhile
        assert desk.refusal(back(consent)).error == "invalid_state"
        assert len(got) == 1

    def test_who_was_disturbed_by_another_consent_gets_it_all_the_same(self, desk: Desk) -> None:
        consent = desk.begin()

        def meanwhile(_: TokenKey) -> None:
            desk.store.before_swap = None
            desk.begin()

        desk.store.before_swap = meanwhile
        assert desk.end(back(consent)).account == "acme"
        assert (record := desk.record()) is not None
        assert len(record.pending) == 1

    @pytest.mark.parametrize("what", ["begin", "end"])
    def test_a_store_that_is_always_ahead_is_given_up(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, what: Any
    ) -> None:
        consent = desk.begin()
        refused: list[TokenKey] = []

        def swap(key: TokenKey, *_: Any) -> bool:
            refused.append(key)
            return False

        monkeypatch.setattr(desk.store, "swap", swap)
        with pytest.raises(TokenStoreError, match="faster"):
            desk.begin() if what == "begin" else desk.end(back(consent))
        assert len(refused) == 20
        assert desk.driver.clock.slept[:3] == [0.005, 0.01, 0.02]
        assert max(desk.driver.clock.slept) == 0.1

    def test_many_threads_begin_and_end(self) -> None:
        desk, driver = Desk(), Driver()
        failures: list[BaseException] = []
        served: list[str] = []
        together = threading.Barrier(16)

        def customer(number: int) -> None:
            try:
                together.wait()
                for turn in range(5):
                    # Four at a time share an account: as many as are kept, so that none is pushed out.
                    account = f"account {number % 4}"
                    consent = driver.run(desk.consents.begin(account, "users:read"))
                    assert driver.run(desk.consents.end(Secret(back(consent)), account)).account == account
                    served.append(f"{number} {turn}")
            except BaseException as error:  # noqa: BLE001 - told by the test
                failures.append(error)

        threads = [threading.Thread(target=customer, args=(number,)) for number in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        driver.close()
        assert failures == []
        assert len(served) == 80
        assert desk.store.keys() == []


class TestSecrets:
    @pytest.mark.parametrize(
        "answer", [{"iss": "https://evil.example"}, {"error": "access_denied"}, {"code": "ü"}, {"code": ""}, {"x": "%"}]
    )
    def test_no_error_shows_state_code_or_verifier(self, desk: Desk, answer: Any) -> None:
        consent = desk.begin()
        callback = back(consent, **answer)
        if "x" in answer:
            desk.driver.clock.time += 601
        with pytest.raises(OAuthError) as caught:
            desk.end(callback)
        seen = frames(caught.value) + str(caught.value) + repr(caught.value.__dict__)
        assert frames(caught.value)
        for secret in (
            consent.state.reveal(),
            consent.state.reveal()[33:],
            consent.code_verifier.reveal(),
            "a-code",
            SECRET,
        ):
            assert secret not in seen

    def test_no_record_shows_them(self, desk: Desk) -> None:
        consent = desk.begin()
        returned = desk.end(back(consent))
        for thing in (desk.record(), returned, desk.consents, consent):
            for secret in (consent.state.reveal(), consent.code_verifier.reveal(), "a-code", SECRET):
                assert secret not in repr(thing)

    def test_a_state_that_is_refused_is_not_shown(self, desk: Desk) -> None:
        state = dict(parse_qsl(urlsplit(desk.begin().url).query))["state"]
        callback = f"{REDIRECT}?{urlencode({'code': 'a-code', 'state': state[:-1] + '!'})}"
        with pytest.raises(OAuthError) as caught:
            desk.end(callback)
        assert state[33:-1] not in frames(caught.value) + str(caught.value)

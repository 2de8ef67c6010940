"""States that no consent has: whatever is tried, it is refused by a look into the store, and nothing is changed."""

from __future__ import annotations

import random
import string
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ramp_api.consents import Consents

from .desk import REDIRECT, Desk, back, configuration


@pytest.fixture
def desk() -> Desk:
    return Desk()


def mutated(state: str, random: random.Random) -> str:
    """The state with something changed."""
    place = random.randrange(len(state))
    letter = random.choice(string.ascii_letters + string.digits + "-_.%+ \u00e9/\\'\"")
    return random.choice([
        state[:place] + letter + state[place + 1 :], state[:place] + letter + state[place:], state[:place] + state[place + 1 :],
        state[:place], state[place:], state + letter, state.upper(), state.swapcase(), state[::-1], state + state, state.replace(".", "", 1),
        state.replace(".", "", 1) + ".", f" {state}", state[:32] + state[32:].lower(), "0" * 32 + state[32:], state[:33] + "A" * 43,
        state[:33] + "".join(random.choices(string.ascii_letters, k=43)),
    ])  # fmt: skip


class TestStatesOfOthers:
    def test_a_thousand_mutated_states(self, desk: Desk) -> None:
        consents = [desk.begin(account) for account in ("acme", "other") for _ in range(3)]
        states = {one.state.reveal() for one in consents}
        dice, tried = random.Random(5), 0  # noqa: S311 - no secret
        kept = desk.store.text()
        desk.store.asked.clear()
        while tried < 1_000:
            state = mutated(dice.choice(sorted(states)), dice)
            if state in states:
                continue
            tried += 1
            assert desk.refusal(f"{REDIRECT}?{urlencode({'code': 'c', 'state': state})}").error == "invalid_state"
        assert set(desk.store.asked) == {"load"}
        assert desk.store.text() == kept
        assert desk.driver.sent == []
        for one in consents:
            assert desk.end(back(one)).parameters["code_verifier"] == one.code_verifier

    @pytest.mark.parametrize("state", [
        "", ".", "x", "0" * 32, "0" * 32 + "." + "A" * 42, "0" * 32 + "." + "A" * 44, "0" * 32 + "/" + "A" * 43, "A" * 32 + "." + "A" * 43,
        "../" * 10 + "aa" + "." + "A" * 43, "0" * 32 + ".\udcff" + "A" * 42, "\u0660" * 32 + "." + "A" * 43, " " * 32 + "." + "A" * 43,
    ])  # fmt: skip
    def test_what_has_not_the_form_of_a_state_is_not_even_looked_up(self, desk: Desk, state: Any) -> None:
        assert desk.refusal(f"{REDIRECT}?code=c&state={state}").error == "invalid_state"
        assert desk.refusal(f"{REDIRECT}?code=c").error == "invalid_state"
        assert desk.store.asked == []

    def test_the_first_half_of_one_account_and_the_second_of_another(self, desk: Desk) -> None:
        one, other = (desk.begin(account).state.reveal().split(".") for account in ("acme", "other"))
        for state in (f"{one[0]}.{other[1]}", f"{other[0]}.{one[1]}"):
            assert desk.refusal(f"{REDIRECT}?{urlencode({'code': 'c', 'state': state})}").error == "invalid_state"

    def test_a_state_of_another_app_on_the_same_store(self, desk: Desk) -> None:
        consent = desk.begin()
        for changes in ({"client_id": "another-app"}, {"environment": "production"}):
            desk.consents = Consents(configuration(**changes), desk.store)
            assert desk.refusal(back(consent)).error == "invalid_state"

    @given(st.text() | st.from_regex(r"[0-9a-f]{32}\.[A-Za-z0-9_-]{43}", fullmatch=True))
    @settings(max_examples=200)
    def test_any_state_is_refused_in_the_same_way(self, state: str) -> None:
        desk = Desk()
        desk.begin()
        desk.store.asked.clear()
        error = desk.refusal(f"{REDIRECT}?{urlencode({'code': 'c', 'state': state}, errors='replace')}")
        assert error.error in {"invalid_state", "invalid_response"}
        assert desk.store.asked in ([], ["load"])

    @given(
        st.text()
        | st.text().map(lambda text: f"{REDIRECT}?{text}")
        | st.text().map(lambda text: f"//{text}?state={text}")
    )
    @settings(max_examples=200)
    def test_any_callback_is_refused_in_the_same_way(self, callback: str) -> None:
        desk = Desk()
        assert desk.refusal(callback).error in {"invalid_state", "invalid_response"}
        assert "swap" not in desk.store.asked

    @pytest.mark.parametrize(
        "extra", ["&state=x", "&code=y", "&iss=a&iss=b", "&" + "&".join(f"p{n}=" for n in range(60))]
    )
    def test_what_is_said_twice_or_too_much_is_refused_untouched(self, desk: Desk, extra: Any) -> None:
        consent = desk.begin()
        assert desk.refusal(back(consent) + extra).error in {"invalid_state", "invalid_response"}
        assert desk.end(back(consent)).account == "acme"

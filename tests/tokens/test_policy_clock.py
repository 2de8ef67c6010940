"""The clocks: either alone makes a token due, whatever the other says, and each case ends with a good one."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ramp_api import Secret
from ramp_api.errors import TransportError
from ramp_api.flow import Instant
from ramp_api.tokens import MemoryTokenStore, OAuth2Token
from ramp_api.tokens.known import InUse
from tests.tokens.policy import KEY, Ramp, call, client_of

HOUR = 3600.0


def token_of(life: int = 3600, left: float = 3600.0, wall: float = 1_800_000_000.0) -> OAuth2Token:
    end = datetime.fromtimestamp(wall, UTC) + timedelta(seconds=left)
    return OAuth2Token(Secret("a"), expires_at=end, expires_in=life)


class TestTimes:
    start = Instant(1_800_000_000.0, 50.0)

    @pytest.mark.parametrize(("wall", "monotonic", "due", "ended"), [
        (0, 0, False, False), (3539.5, 0, False, False), (0, 3539.5, False, False),
        (3540.5, 0, True, False), (0, 3540.5, True, False), (3600, 0, True, True), (0, 3600, True, True),
        (-HOUR, 3600, True, True), (-HOUR, 100, False, False), (HOUR, 0, True, True),
    ])  # fmt: skip
    def test_what_either_clock_says_counts(self, wall: Any, monotonic: Any, due: Any, ended: Any) -> None:
        in_use = InUse(token_of(), at=self.start)
        now = Instant(self.start.wall + wall, self.start.monotonic + monotonic)
        assert (in_use.is_due(now), in_use.has_ended(now)) == (due, ended)

    def test_no_more_is_left_than_its_whole_life(self) -> None:
        in_use = InUse(token_of(left=2 * HOUR), at=self.start)
        assert in_use.has_ended(self.start._replace(monotonic=self.start.monotonic + HOUR))
        assert in_use.has_ended(self.start._replace(wall=self.start.wall + HOUR))

    def test_they_are_counted_once(self) -> None:
        in_use = InUse(token_of(), at=self.start)
        set_back = Instant(self.start.wall - HOUR, self.start.monotonic + HOUR / 2)
        in_use.count(set_back)
        assert in_use.has_ended(Instant(self.start.wall, self.start.monotonic + HOUR))

    def test_without_an_end_it_is_never_due(self) -> None:
        in_use = InUse(OAuth2Token.of("a"), at=self.start)
        assert not in_use.is_due(Instant(1e12, 1e12))

    def test_it_shows_no_token(self) -> None:
        assert repr(InUse(OAuth2Token.of("hidden", refresh_token="hidden"))).count("hidden") == 0


@pytest.mark.parametrize("steps", [
    [(HOUR * 2, 0)],  # the machine slept: only the wall clock went on
    [(-HOUR, 0), (0, 3600)],  # set back an hour, and then the hour goes by
    [(HOUR, 0)], [(HOUR, 0), (-HOUR, 0), (0, 3600)],
])  # fmt: skip
def test_each_jump_ends_with_a_good_token_after_one_refresh(steps: Any) -> None:
    ramp = Ramp(refresh=True)
    ramp.refresh, ramp.strict = "refresh-0", True
    client, clock = client_of(ramp, refresh_token="refresh-0")
    call(client)
    for wall, both in steps:
        clock.set_by += wall
        clock.time += both
    for _ in range(5):
        call(client)
    assert len(ramp.grants) == 2
    assert ramp.calls[1:] == ["access-2"] * 5
    assert not ramp.revoked


def test_one_that_starts_after_the_clock_was_set_back_uses_the_stores_for_its_life_at_most() -> None:
    ramp, store = Ramp(refresh=True), MemoryTokenStore()
    ramp.refresh = "refresh-0"
    first, _ = client_of(ramp, refresh_token="refresh-0", token_store=store)
    call(first)
    second, clock = client_of(ramp, token_store=store)
    clock.set_by = -HOUR
    call(second)
    assert len(ramp.grants) == 1
    clock.time += HOUR
    call(second)
    assert len(ramp.grants) == 2


def test_a_token_that_has_ended_by_the_time_it_comes_is_no_loop() -> None:
    ramp = Ramp(refresh=True, expires_in=10)
    ramp.refresh = "refresh-0"
    client, clock = client_of(ramp, refresh_token="refresh-0")
    for _ in range(3):
        before = len(ramp.grants)
        clock.set_by += HOUR
        call(client)
        assert len(ramp.grants) == before + 1


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["call", "pass", "set", "lose", "again"]),
        st.floats(min_value=-2 * HOUR, max_value=2 * HOUR, allow_nan=False),
    ),
    max_size=30,
)


@settings(deadline=None, max_examples=150)
@given(STEPS)
def test_whatever_the_clocks_do_one_refresh_a_call_at_most_and_no_family_dies(steps: list[tuple[str, float]]) -> None:
    ramp, store = Ramp(refresh=True), MemoryTokenStore()
    ramp.refresh, ramp.strict = "refresh-0", True
    client, clock = client_of(ramp, refresh_token="refresh-0", token_store=store)
    expected = 0
    for kind, seconds in [*steps, ("call", 0.0)]:
        before = len(ramp.grants)
        if kind == "call":
            call(client)
            assert len(ramp.grants) - before <= 1
            expected += 1
        elif kind == "pass":
            clock.time += abs(seconds)
        elif kind == "set":
            clock.set_by += seconds
        elif kind == "lose":
            ramp.refuse = [TransportError("refused", sent=False)]  # it costs nothing
            with suppress(TransportError):
                client.refresh_access_token()
            ramp.refuse = []
        else:
            other, _ = client_of(ramp, refresh_token="refresh-0", token_store=store)
            other._driver.clock = clock
            client = other
    assert not ramp.revoked
    assert len(ramp.calls) >= expected
    assert store.load(KEY) is not None

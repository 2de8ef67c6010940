"""The rolling window: never more than the limit in any ten seconds, and asking on does not help."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api.sandbox.limiter import RollingLimit

# Quarters of a second are exact, so that a request a whole span old is just that.
waits = st.lists(st.integers(0, 30).map(lambda quarters: quarters / 4), max_size=120)


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def run(limit: int | None, steps: list[float]) -> tuple[list[tuple[float, bool]], RollingLimit]:
    clock = Hand()
    rolling = RollingLimit(limit, clock)
    outcomes: list[tuple[float, bool]] = []
    for step in steps:
        clock.time += step
        outcomes.append((clock.time, rolling.admit("1.2.3.4")))
    return outcomes, rolling


@given(limit=st.integers(1, 8), steps=waits)
def test_a_request_passes_if_and_only_if_the_window_had_room(limit: int, steps: list[float]) -> None:
    outcomes, rolling = run(limit, steps)
    windows = [
        sum(time - 10 < earlier <= time for earlier, _ in outcomes[: index + 1])
        for index, (time, _) in enumerate(outcomes)
    ]
    assert [passed for _, passed in outcomes] == [window <= limit for window in windows]
    assert rolling.peak == max(windows, default=0)


@given(limit=st.integers(1, 8), steps=waits)
def test_no_window_lets_more_than_the_limit_through(limit: int, steps: list[float]) -> None:
    passed = [time for time, passed in run(limit, steps)[0] if passed]
    assert all(sum(start <= time < start + 10 for time in passed) <= limit for start in passed)


@given(steps=waits)
def test_without_a_limit_all_pass_and_are_counted(steps: list[float]) -> None:
    outcomes, _ = run(None, steps)
    assert all(passed for _, passed in outcomes)


def test_asking_on_while_limited_extends_the_wait() -> None:
    patient, _ = run(2, [0, 0, 0, 10])
    impatient, _ = run(2, [0, 0, 0, 9, 0, 1])
    assert [passed for _, passed in patient] == [True, True, False, True]
    assert [passed for _, passed in impatient] == [True, True, False, False, False, False]


def test_sources_do_not_share_a_window() -> None:
    rolling = RollingLimit(1, Hand())
    assert [rolling.admit("a"), rolling.admit("b"), rolling.admit("a")] == [True, True, False]


def test_a_limit_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        RollingLimit(0, Hand())

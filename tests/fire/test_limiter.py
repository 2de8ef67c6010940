"""The limiters on a clock that is a number: never too many, never idle for nothing, slower when others are there."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator
from functools import partial
from itertools import repeat
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ramp_api.host_window import HostWindow
from ramp_api.limits import Limiter, RollingWindow, Slowness
from tests.fire.limiting import Clock, Counting, Process, Schedule, Trip, chance, most_in_a_window, play, worker
from tests.untraced import untraced

Make = Callable[[int], Limiter]


@pytest.fixture(params=["of a process", "of a host"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    if request.param == "of a process":
        return RollingWindow
    return lambda limit: HostWindow(tmp_path / f"{limit}.window", limit)


@pytest.mark.parametrize("part", range(5))
def test_no_window_of_ten_seconds_sees_too_many(part: Any) -> None:
    """One fifth of a hundred thousand schedules: any trips, any number of workers, refusals, cut-offs."""
    with untraced():
        for seed in range(part * 20_000, (part + 1) * 20_000):
            random = chance(seed)
            limit = random.choice((1, 2, 3, 4))
            arrivals = play(random, partial(RollingWindow, limit))
            assert most_in_a_window(arrivals) <= limit, f"seed {seed}"


@pytest.mark.parametrize("part", range(5))
def test_no_window_sees_too_many_from_all_of_a_host(part: Any, tmp_path: Any) -> None:
    """One fifth of ten thousand schedules more, each of up to three processes that are killed now and then."""
    path = tmp_path / "ramp.window"
    with untraced():
        for seed in range(part * 2_000, (part + 1) * 2_000):
            random = chance(seed)
            limit = random.choice((1, 2, 3, 4))
            path.unlink(missing_ok=True)
            arrivals = play(random, partial(HostWindow, path, limit), kills=random.choice((0, 1, 3)))
            assert most_in_a_window(arrivals) <= limit, f"seed {seed}"


@settings(max_examples=300, deadline=None)
@given(random=st.randoms(use_true_random=False), limit=st.integers(1, 5))
def test_a_schedule_that_breaks_the_limit_would_be_made_small(random: Any, limit: Any) -> None:
    assert most_in_a_window(play(random, partial(RollingWindow, limit))) <= limit


def test_most_in_a_window_counts_both_ends() -> None:
    assert most_in_a_window([0.0, 10.0]) == 2
    assert most_in_a_window([0.0, 10.001]) == 1
    assert most_in_a_window([20.0, 3.0, 1.0, 2.0]) == 3
    assert most_in_a_window([]) == 0


@pytest.mark.parametrize("trip", [0.1, 0.2, 0.3])
def test_it_is_never_idle_for_nothing(make: Any, trip: Any) -> None:
    """After the first window, which is used at once: 97 % of what there is, and exactly none too many."""
    clock, server, limit = Clock(), Counting(200, chance(1)), 200
    schedule, begun = Schedule(clock), clock.now
    process = Process(make(limit))
    for _ in range(64):
        schedule.add(begun, worker(process, repeat(Trip(trip / 2, trip / 2)), server, clock, None))
    schedule.run(until=begun + 210.0)
    schedule.end()
    assert not server.refused
    assert most_in_a_window(server.accepted) <= limit
    used = [at for at in server.accepted if at > begun + 10.0]
    assert len(used) / (20 * 200) >= 0.97


class Shared:
    """Workers of ours for some minutes, and a stranger who takes a share of the limit until then or then."""

    def __init__(self, limiter: Limiter, share: float, advice: float | None, *, seconds: float, leaves: float) -> None:
        self.clock, self.server = Clock(), Counting(200, chance(7))
        self.begun, self.seconds = self.clock.now, seconds
        schedule, random = Schedule(self.clock), chance(8)
        schedule.add(self.begun, self.server.stranger(20 * share, self.begun + leaves, self.clock))
        process = Process(limiter)
        for _ in range(16):
            schedule.add(self.begun, worker(process, _trips(random), self.server, self.clock, advice))
        schedule.run(until=self.begun + seconds)
        schedule.end()

    def rate(self, first: float = 0.0, last: float | None = None) -> float:
        """What we got through, each second."""
        last = self.seconds if last is None else last
        accepted = self.server.accepted
        return (bisect(accepted, self.begun + last) - bisect(accepted, self.begun + first)) / (last - first)


def _trips(random: Random) -> Iterator[Trip]:
    while True:
        yield Trip(random.uniform(0.05, 0.15), random.uniform(0.05, 0.15))


@pytest.mark.parametrize("advice", [None, 1.0, 5.0])
@pytest.mark.parametrize(("share", "least"), [(0.3, 0.75), (0.5, 0.75), (0.7, 0.65), (0.9, 0.5)])
def test_others_at_the_address_are_made_room_for(make: Any, share: Any, least: Any, advice: Any) -> None:
    """Most of what they leave is used, and refusals are few: one in ten requests at most, and less where more is."""
    shared = Shared(make(200), share, advice, seconds=600.0, leaves=600.0)
    assert shared.rate() >= least * 20 * (1 - share)
    refused, sent = len(shared.server.refused), len(shared.server.refused) + len(shared.server.accepted)
    assert refused / sent < {0.3: 0.06, 0.5: 0.1, 0.7: 0.2, 0.9: 0.5}[share]


def test_all_comes_back_within_about_a_minute(make: Any) -> None:
    shared = Shared(make(200), 0.9, None, seconds=360.0, leaves=200.0)
    assert shared.rate(100.0, 200.0) < 4.0
    assert shared.rate(280.0, 360.0) > 0.95 * 20 * 0.97
    assert not [at for at in shared.server.refused if at > shared.begun + 215.0]


def test_a_refusal_takes_three_tenths_and_they_come_back_one_after_the_other() -> None:
    before = Slowness(0.0, 200, 0.0)
    assert before.usable(200, 10.0, 1_000.0) == 200
    after = before.refused(200, 10.0, 200, 1_000.0, None)
    assert after.closed_until == 1_010.0
    assert [after.usable(200, 10.0, 1_000.0 + seconds) for seconds in (0, 10, 10.31, 10.61, 13, 16, 28, 29, 9999)] == [
        140, 140, 141, 142, 150, 160, 200, 200, 200,
    ]  # fmt: skip


def test_the_many_refusals_of_one_cause_take_slots_once() -> None:
    slowness = Slowness(0.0, 200, 0.0)
    for number in range(50):
        slowness = slowness.refused(200, 10.0, 200, 1_000.0 + number / 10, 1.0)
    assert slowness.usable(200, 10.0, 1_010.0) == 140
    assert slowness.closed_until == pytest.approx(1_005.9)

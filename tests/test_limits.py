from __future__ import annotations

import heapq
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ramp_api.limits import RollingWindow, shared


class Server:
    """Counts arrivals as Ramp does: refused ones too."""

    def __init__(self, limit: int, window: float) -> None:
        self.limit, self.window, self.arrivals = limit, window, list[float]()

    def accepts(self, at: float) -> bool:
        self.arrivals.append(at)
        return sum(at - self.window < arrival <= at for arrival in self.arrivals) <= self.limit


@settings(max_examples=200, deadline=None)
@given(
    limit=st.integers(1, 5),
    workers=st.integers(1, 12),
    trips=st.lists(st.tuples(st.floats(0, 3), st.floats(0, 3)), min_size=1, max_size=60),
)
def test_no_window_ever_sees_more_than_the_limit(limit: Any, workers: Any, trips: Any) -> None:
    """Any number of workers, any way there and back: the server never has a reason to refuse."""
    window, server = RollingWindow(limit, 10.0), Server(limit, 10.0)
    events: list[tuple[float, int, str]] = [(0.0, worker, "start") for worker in range(workers)]
    heapq.heapify(events)
    rest, sequence = list(trips), workers
    while events:
        now, _, what = heapq.heappop(events)
        if what == "answer":
            window.put(now + window.period)
            what = "start"
        if what == "start" and rest:
            slot = window.take()
            sequence += 1
            if slot is None:
                heapq.heappush(events, (now + 0.05, sequence, "start"))
                continue
            there, back = rest.pop()
            sent = now + window.wait(slot, now)
            arrived = sent + there
            heapq.heappush(events, (arrived, sequence, "arrive"))
            heapq.heappush(events, (arrived + back, sequence + 100_000, "answer"))
        elif what == "arrive":
            assert server.accepts(now)


def test_the_whole_limit_is_used_at_once() -> None:
    window = RollingWindow(limit=200)
    slots = [window.take() for _ in range(200)]
    assert all(slot is not None and window.wait(slot, 5.0) == 0.0 for slot in slots)
    assert window.take() is None


def test_an_unused_slot_is_free_at_once() -> None:
    window = RollingWindow(limit=1)
    slot = window.take()
    assert slot is not None
    window.put(slot)
    again = window.take()
    assert again is not None
    assert window.wait(again, 0.0) == 0.0


def test_the_earliest_slot_goes_first() -> None:
    window = RollingWindow(limit=2)
    for _ in range(2):
        window.take()
    window.put(20.0)
    window.put(12.0)
    assert window.take() == 12.0


def test_a_refusal_slows_everyone_and_passes() -> None:
    window = RollingWindow(limit=5)
    window.refused(100.0)
    slot = window.take()
    assert slot is not None
    assert window.wait(slot, 100.0) == pytest.approx(10.0, abs=0.02)
    window.refused(101.0, 30.0)
    window.refused(102.0, 1.0)
    assert window.wait(slot, 102.0) == 29.0
    assert window.wait(slot, 131.0) == 0.0


def test_clients_of_one_origin_share_a_window() -> None:
    assert shared("https://a.example") is shared("https://a.example")
    assert shared("https://a.example") is not shared("https://b.example")


def test_it_is_ramps_limit_with_a_little_time_to_spare() -> None:
    window = shared("https://c.example")
    assert [window.take() is None for _ in range(201)].count(True) == 1
    assert 10.0 < window.period < 10.1

"""The window of a process, step by step. What it does over many schedules is in ``tests/fire/test_limiter.py``."""

from __future__ import annotations

import os
import threading
from typing import Any

import pytest

from ramp_api.errors import ConfigurationError
from ramp_api.limits import NEVER, RollingWindow, Slot, shared

NOW = 100.0


def taken(window: RollingWindow, now: float = NOW) -> Slot:
    slot = window.take(now)
    assert slot is not None
    return slot


def all_taken(window: RollingWindow, now: float = NOW) -> list[Slot]:
    slots: list[Slot] = []
    while (slot := window.take(now)) is not None:
        slots.append(slot)
    return slots


def test_the_whole_limit_is_used_at_once() -> None:
    window = RollingWindow(limit=200)
    slots = all_taken(window)
    assert len(slots) == 200
    assert {window.wait(slot, NOW) for slot in slots} == {0.0}


def test_an_unused_slot_is_free_at_once() -> None:
    window = RollingWindow(limit=1)
    slot = taken(window)
    window.put(slot, slot.free_at)
    assert window.wait(taken(window), NOW) == 0.0


def test_the_earliest_slot_goes_first() -> None:
    window = RollingWindow(limit=3)
    for slot, free_at in zip(all_taken(window), (120.0, 112.0, 116.0), strict=True):
        window.put(slot, free_at)
    assert [slot.free_at for slot in all_taken(window)] == [112.0, 116.0, 120.0]


def test_a_slot_is_waited_for_until_it_is_free() -> None:
    window = RollingWindow(limit=1)
    window.put(taken(window), 107.0)
    slot = taken(window)
    assert window.wait(slot, NOW) == 7.0
    assert window.wait(slot, 107.0) == 0.0


def test_a_refusal_stops_everyone_and_passes() -> None:
    window = RollingWindow(limit=5)
    window.refused(NOW)
    slot = taken(window)
    assert window.wait(slot, NOW) == pytest.approx(window.period)
    window.refused(101.0, 30.0)
    window.refused(102.0, 1.0)
    assert window.wait(slot, 102.0) == 29.0
    assert window.wait(slot, 131.0) == 0.0


def test_to_wait_for_nothing_is_no_advice() -> None:
    window = RollingWindow(limit=5)
    window.refused(NOW, 0.0)
    assert window.wait(taken(window), NOW) == pytest.approx(window.period)


def test_after_a_refusal_there_are_seven_tenths_of_what_was_in_use() -> None:
    window = RollingWindow(limit=200)
    slots = [taken(window) for _ in range(100)]
    window.refused(NOW)
    for slot in slots:
        window.put(slot, NOW + 10.0)
    assert len(all_taken(window)) == 70
    assert len(all_taken(window, NOW + 40.0)) == 99  # three periods of six make up for a hundred, and one is begun
    assert len(all_taken(window, NOW + 90.0)) == 31


def test_some_are_always_left_to_be_used() -> None:
    few, one = RollingWindow(limit=200), RollingWindow(limit=1)
    for number in range(50):
        few.refused(NOW + 11.0 * number)
        one.refused(NOW + 11.0 * number)
    assert len(all_taken(few, NOW + 540.0)) == 10
    assert len(all_taken(one, NOW + 540.0)) == 1


@pytest.mark.parametrize(
    ("limit", "window"), [(0, 10.0), (-1, 10.0), (True, 10.0), (1.5, 10.0), (1, 0.0), (1, -1.0), (1, float("nan")),
                          (1, float("inf")), (1, "10"), ("1", 10.0), (None, None)],
)  # fmt: skip
def test_what_cannot_be_a_limit_is_refused(limit: Any, window: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"limit|window"):
        RollingWindow(limit, window)


def test_clients_of_one_origin_share_a_window() -> None:
    assert shared("https://a.example") is shared("https://a.example")
    assert shared("https://a.example") is not shared("https://b.example")


def test_it_is_ramps_limit_with_a_little_time_to_spare() -> None:
    window = shared("https://c.example")
    assert len(all_taken(window)) == 200
    assert 10.0 < window.period < 10.01
    assert repr(window) == "<RollingWindow of 200 in 10 s>"


def test_threads_lose_no_slot_and_find_none() -> None:
    window = RollingWindow(limit=50)
    start = threading.Barrier(8)

    def work() -> None:
        start.wait()
        for number in range(2_000):
            if (slot := window.take(NOW)) is not None:
                window.put(slot, NOW + number % 7)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    free_at = [slot.free_at for slot in all_taken(window)]
    assert len(free_at) == 50
    assert free_at == sorted(free_at)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_child_that_is_forked_off_has_all_slots() -> None:
    window = RollingWindow(limit=7)
    used, _, _ = (taken(window) for _ in range(3))
    window.put(used, 105.0)
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        try:
            free_at = [slot.free_at for slot in all_taken(window)]
            os.write(writing, b"yes" if free_at == [NEVER] * 6 + [105.0] else b"no")
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    assert os.read(reading, 3) == b"yes"
    os.close(reading)
    assert len(all_taken(window)) == 5

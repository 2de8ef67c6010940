from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api.errors import TransportError
from ramp_api.retry import retry_after, wait_before_next
from tests.scripted import answer

LOST, NEVER_SENT = TransportError("reset"), TransportError("refused", sent=False)


@pytest.mark.parametrize(("retry", "outcome", "again"), [
    *(("safe", answer(status), True) for status in (408, 429, 500, 502, 503, 504)),
    *(("keyed", answer(status), True) for status in (408, 429, 500, 502, 503, 504)),
    *(("unkeyed", answer(status), status == 429) for status in (408, 429, 500, 502, 503, 504)),
    *((retry, answer(status), False) for retry in ("safe", "keyed", "unkeyed") for status in (200, 204, 301, 400, 401, 403, 404, 409, 422, 501)),
    ("safe", LOST, True), ("keyed", LOST, True), ("unkeyed", LOST, False),
    ("safe", NEVER_SENT, True), ("keyed", NEVER_SENT, True), ("unkeyed", NEVER_SENT, True),
])  # fmt: skip
def test_what_is_sent_again(retry: Any, outcome: Any, again: Any) -> None:
    assert (wait_before_next(retry, 1, outcome, lambda: 0.5) is not None) is again


@given(st.integers(1, 50), st.floats(0, 1))
def test_waits_are_jittered_and_bounded(attempt: Any, chance: Any) -> None:
    wait = wait_before_next("safe", attempt, answer(503), lambda: chance)
    assert wait is not None
    assert 0 <= wait <= min(8.0, 0.5 * 2 ** (attempt - 1))


@pytest.mark.parametrize("outcome", [answer(503), LOST])
def test_waits_double_up_to_a_bound(outcome: Any) -> None:
    longest = [wait_before_next("safe", attempt, outcome, lambda: 1.0) for attempt in range(1, 8)]
    assert longest == [0.5, 1, 2, 4, 8, 8, 8]
    assert wait_before_next("safe", 1, outcome, lambda: 0.5) == 0.25


def test_the_servers_advice_comes_first_and_is_clamped() -> None:
    assert wait_before_next("safe", 1, answer(503, retry_after="7"), lambda: 0.5) == 7
    assert wait_before_next("safe", 1, answer(503, retry_after=" 7 "), lambda: 0.5) == 7
    assert wait_before_next("safe", 1, answer(429, retry_after="999999"), lambda: 0.5) == 120
    assert wait_before_next("safe", 1, answer(503, retry_after="0"), lambda: 0.5) == 0.25
    assert wait_before_next("safe", 1, answer(429, retry_after="0"), lambda: 0.0) == 10
    # Without advice the whole window passes: asking on while limited extends the wait.
    assert wait_before_next("safe", 1, answer(429), lambda: 0.0) == 10


@pytest.mark.parametrize("value", ["", "soon", "-1", "1.5", "1e9", "٣", "Wed, 21 Oct 2026 07:28:00 GMT", "9" * 500])
def test_advice_that_cannot_be_used_is_none(value: Any) -> None:
    assert retry_after(answer(503, retry_after=value)) is None

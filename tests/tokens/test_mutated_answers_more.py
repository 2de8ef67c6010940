"""The other half of the million of ``test_mutated_answers.py``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ramp_api.secret import Secret
from tests.listening import BOOK

from .test_mutated_answers import ACCESS, REFRESH, STRANGE, a_hundred_thousand

HELD: list[int] = []


@pytest.fixture(autouse=True)
def _no_more_canaries() -> Iterator[None]:
    for secret in (ACCESS, REFRESH, STRANGE):
        Secret(secret)
    with BOOK.closed():
        yield


@pytest.mark.parametrize("seed", range(6, 11))
def test_half_a_million_mutated_answers(seed: Any) -> None:
    a_hundred_thousand(seed, HELD)

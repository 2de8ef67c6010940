"""Names for the examples in docstrings: ``sandbox``, and ``ramp``, a client of it. Nothing else lives here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="module")
def _example_names(request: pytest.FixtureRequest) -> Iterator[dict[str, Any]]:
    from ramp_api.sandbox import Sandbox

    with Sandbox(transactions=300) as sandbox, sandbox.client() as ramp:
        yield {"sandbox": sandbox, "ramp": ramp}


@pytest.fixture(autouse=True)
def _examples(request: pytest.FixtureRequest) -> None:
    """Give a docstring's example what it names; other tests start no sandbox for it."""
    if type(request.node).__name__ == "DoctestItem":
        request.getfixturevalue("doctest_namespace").update(request.getfixturevalue("_example_names"))

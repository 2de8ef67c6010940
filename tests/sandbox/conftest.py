"""Sandboxes for the tests: one that all of them read, and fresh ones for those that change or count something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from ramp_api.sandbox import Sandbox

from .wire import Wire


@pytest.fixture(scope="session")
def shared() -> Iterator[Wire]:
    """A sandbox that no test changes."""
    with Sandbox(transactions=1_000, seed=7, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        yield wire
        wire.close()


@pytest.fixture(scope="module")
def changing() -> Iterator[Wire]:
    """A sandbox that the tests of one module may add to."""
    with Sandbox(transactions=20, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        yield wire
        wire.close()


@pytest.fixture
def opened() -> Iterator[Callable[..., Wire]]:
    """Open sandboxes that end with the test."""
    with ExitStack() as stack:

        def open_sandbox(**options: Any) -> Wire:
            options = {"transactions": 20, "rate_limit": None} | options
            sandbox = stack.enter_context(Sandbox(**options))
            wire = Wire(sandbox)
            stack.callback(wire.close)
            return wire

        yield open_sandbox

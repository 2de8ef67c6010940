"""For tests of tokens: sandboxes that rotate them in both ways, and an app with a store that can fail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ramp_api import App
from ramp_api.sandbox import Sandbox
from ramp_api.sandbox.world import Policies

from .apps import Stubborn, open_app


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(empty=True, rate_limit=None, policies=Policies(rotation="immediate")) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def kind() -> Iterator[Sandbox]:
    """A server that knows of lost answers."""
    with Sandbox(empty=True, rate_limit=None, policies=Policies(rotation="grace")) as opened:
        yield opened


@pytest.fixture(scope="module")
def strict() -> Iterator[Sandbox]:
    """One that does not."""
    with Sandbox(empty=True, rate_limit=None, policies=Policies(rotation="immediate")) as opened:
        yield opened


@pytest.fixture
def store() -> Stubborn:
    return Stubborn()


@pytest.fixture
def app(sandbox: Sandbox, store: Stubborn) -> Iterator[App]:
    with open_app(sandbox, store) as app:
        yield app
    store.refuses = None

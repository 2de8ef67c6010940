"""For tests of apps: one at a sandbox, with a store that can fail."""

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


@pytest.fixture
def store() -> Stubborn:
    return Stubborn()


@pytest.fixture
def app(sandbox: Sandbox, store: Stubborn) -> Iterator[App]:
    with open_app(sandbox, store) as app:
        yield app
    store.refuses = None

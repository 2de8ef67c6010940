"""Fixtures for the tests of those who use Ramp: a sandbox that every test finds as new, and clients of it.

In a ``conftest.py``::

    pytest_plugins = ["ramp_api.sandbox.pytest_plugin"]

Then a test takes what it needs::

    def test_spending_is_summed(ramp_sandbox, ramp_client):
        ramp_sandbox.advance(86_400)
        assert summed(ramp_client.transactions.list()) > 0

One sandbox serves the whole session, on a free port of this machine and in this process. Before each test that uses it,
it becomes again what it was at first: records, tokens, time, faults. Which company it is can be chosen by overriding
``ramp_sandbox_options``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from ramp_api import AsyncClient, Client
    from ramp_api.sandbox import Sandbox

__all__ = ["ramp_async_client", "ramp_client", "ramp_sandbox", "ramp_sandbox_options"]

_FRESH = "as-new"


@pytest.fixture(scope="session")
def ramp_sandbox_options() -> dict[str, Any]:
    """What the sandbox is made of: arguments of :class:`~ramp_api.sandbox.Sandbox`. Override it to choose others."""
    return {}


@pytest.fixture(scope="session")
def _ramp_sandbox(ramp_sandbox_options: dict[str, Any]) -> Iterator[Sandbox]:
    from ramp_api.sandbox import Sandbox

    options: dict[str, Any] = {"transactions": 500, "rate_limit": None, **ramp_sandbox_options}
    with Sandbox(**options) as sandbox:
        sandbox.snapshot(_FRESH)
        yield sandbox


@pytest.fixture
def ramp_sandbox(_ramp_sandbox: Sandbox) -> Sandbox:
    """A running sandbox, as new: a company of 500 transactions, and no rate limit unless the options say so."""
    _ramp_sandbox.restore(_FRESH)
    return _ramp_sandbox


@pytest.fixture
def ramp_client(ramp_sandbox: Sandbox) -> Iterator[Client]:
    """A client of the sandbox, with every scope."""
    with ramp_sandbox.client(limiter=None) as client:
        yield client


@pytest.fixture
def ramp_async_client(ramp_sandbox: Sandbox) -> AsyncClient:
    """An asynchronous client of the sandbox, with every scope; for asyncio and trio, and whichever plugin runs them.

    It keeps no connections, so that it belongs to no event loop and needs no closing.
    """
    from ramp_api.drivers import AsyncDriver

    return ramp_sandbox.async_client(limiter=None, driver=AsyncDriver(kept=0))

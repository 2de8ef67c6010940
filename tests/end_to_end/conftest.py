"""Which server it is: the sandbox on this machine, or, with credentials in the environment, Ramp's sandbox.

``RAMP_E2E_CLIENT_ID`` and ``RAMP_E2E_CLIENT_SECRET`` choose Ramp's, to which nothing is written unless
``RAMP_E2E_WRITE=1`` asks for it. Production is never touched.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from ramp_api import Client
from ramp_api.export import read_scopes
from ramp_api.sandbox import Sandbox

CREDENTIALS = (os.environ.get("RAMP_E2E_CLIENT_ID"), os.environ.get("RAMP_E2E_CLIENT_SECRET"))
IS_RAMP = all(CREDENTIALS)
MAY_WRITE = not IS_RAMP or os.environ.get("RAMP_E2E_WRITE") == "1"
SERVER = "sandbox on this machine" if not IS_RAMP else f"Ramp's sandbox, {'writing too' if MAY_WRITE else 'read-only'}"
READ_SCOPES = ("entities:read", "vendors:read", "bills:read", "accounting:read", "receipts:read", "limits:read")
WRITE_SCOPES = ("departments:write", "locations:write")


@pytest.fixture(scope="session", params=[SERVER])
def ramp() -> Iterator[Client]:
    """A client of the server, with what it takes to read, and to write where that is allowed.

    Its parameter puts the server's name into the name of every test.
    """
    scopes = [*read_scopes(), *READ_SCOPES, *(WRITE_SCOPES if MAY_WRITE else ())]
    if IS_RAMP:
        with Client(*CREDENTIALS, scopes=scopes, environment="sandbox") as client:
            yield client
        return
    with Sandbox(transactions=250, rate_limit=None) as sandbox, sandbox.client(scopes=scopes, limiter=None) as client:
        yield client


@pytest.fixture
def writing() -> None:
    """For tests that write."""
    if not MAY_WRITE:
        pytest.skip("Ramp's own data is only read unless RAMP_E2E_WRITE=1")

"""The fixtures for users' tests, in a pytest of their own."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

CONFTEST = 'pytest_plugins = ["ramp_api.sandbox.pytest_plugin"]\n'
TESTS = """
import asyncio
import pytest
import trio
from ramp_api import AsyncClient, Client

async def rename(ramp: AsyncClient) -> str:
    names = [one.name async for one in ramp.departments.list()]
    made = await ramp.departments.create(name="Async")
    return len(names), made.name

def test_one(ramp_sandbox, ramp_client: Client):
    before = len(list(ramp_client.departments.list()))
    ramp_client.departments.create(name="New")
    ramp_sandbox.advance(86_400)
    assert len(list(ramp_client.departments.list())) == before + 1 == 11

def test_two_finds_it_as_new(ramp_sandbox, ramp_client):
    assert len(list(ramp_client.departments.list())) == 10
    assert ramp_sandbox.now.isoformat().startswith("2026-11-16T09:0")
    assert ramp_client.business.get().business_name_legal

@pytest.mark.parametrize("run", [lambda f, *a: asyncio.run(f(*a)), trio.run])
def test_async_on_any_loop(ramp_async_client, run):
    assert run(rename, ramp_async_client) == (10, "Async")

def test_the_same_client_on_a_second_loop(ramp_async_client):
    assert asyncio.run(rename(ramp_async_client)) == (10, "Async")
    assert asyncio.run(rename(ramp_async_client)) == (11, "Async")
"""


def test_one_line_in_conftest_is_enough(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(TESTS)
    result = pytester.runpytest_subprocess("-q", "-W", "error", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=5)


def test_the_company_can_be_chosen(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        CONFTEST
        + """
import pytest
@pytest.fixture(scope="session")
def ramp_sandbox_options():
    return {"transactions": 3, "headcount": 60, "scopes": ["users:read"]}
"""
    )
    pytester.makepyfile(
        """
def test_it(ramp_sandbox, ramp_client):
    assert ramp_sandbox.scopes == ("users:read",)
    everybody = {u.id for s in (None, "USER_SUSPENDED") for u in ramp_client.users.list(status=s)}
    assert 55 <= len(everybody) <= 60
"""
    )
    pytester.runpytest_subprocess("-q", "-W", "error", "-p", "no:cacheprovider").assert_outcomes(passed=1)

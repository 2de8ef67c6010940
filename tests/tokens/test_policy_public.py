"""An app without a secret: codes and refresh tokens go to a place of their own, and nothing says who asks but its id."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import anyio
import pytest

from ramp_api import AsyncClient, Client, Secret
from ramp_api.errors import ReauthorizationRequired
from ramp_api.http import Request
from ramp_api.sandbox import Policies, Sandbox
from ramp_api.tokens import MemoryTokenStore
from tests.scripted import ScriptedDriver
from tests.tokens.policy import Ramp, call, redeem


def test_what_is_sent_and_where() -> None:
    ramp = Ramp(refresh=True)
    driver = ScriptedDriver(ramp)
    client = Client("id", redirect_uri="https://app.example/back", limiter=None, driver=driver.driver)
    redeem(client)
    client.refresh_access_token()
    assert len(driver.sent) == 2
    for request, names in zip(driver.sent, ({"code", "redirect_uri", "code_verifier"}, {"refresh_token"}), strict=True):
        check(request, names)


def check(request: Request, names: set[str]) -> None:
    assert isinstance(request.content, bytes)
    form = dict(parse_qsl(request.content.decode()))
    assert request.url.endswith("/developer/v1/token/pkce")
    assert form["client_id"] == "id"
    assert set(form) == {"client_id", "grant_type", *names}
    assert "authorization" not in dict(request.headers)


def test_a_given_refresh_token_goes_there_too_and_once_more_where_the_answer_is_lost() -> None:
    from ramp_api.errors import TransportError

    ramp = Ramp(refresh=True)
    ramp.refresh, ramp.refuse = "refresh-0", [TransportError("reset")]
    driver = ScriptedDriver(ramp)
    client = Client("id", refresh_token="refresh-0", limiter=None, driver=driver.driver)
    call(client)
    assert [request.url.rpartition("/")[2] for request in driver.sent] == ["pkce", "pkce", "d"]


def of(sandbox: Sandbox, **settings: Any) -> dict[str, Any]:
    return {
        "base_url": sandbox.base_url, "redirect_uri": sandbox.redirect_uri, "limiter": None, "retries": 0, **settings,
    }  # fmt: skip


@pytest.mark.parametrize("rotation", ["immediate", "grace"])
def test_against_the_sandbox(rotation: Any) -> None:
    with Sandbox(empty=True, rate_limit=None, policies=Policies(rotation=rotation)) as sandbox:
        store = MemoryTokenStore()
        with Client(sandbox.public_client_id, **of(sandbox, token_store=store)) as client:
            consent = client.user_consent_url("business:read")
            first = client.get_access_token(sandbox.approve(consent.url), consent)
            for _ in range(3):
                sandbox.advance(3601)
                client.business.get()
            assert client.token is not None
            assert client.token.refresh_token not in {None, first.refresh_token}
        with Client(sandbox.public_client_id, **of(sandbox, token_store=store)) as again:
            again.refresh_access_token()
            again.business.get()


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_against_the_sandbox_in_tasks(backend: Any) -> None:
    async def main(sandbox: Sandbox) -> None:
        async with AsyncClient(sandbox.public_client_id, **of(sandbox)) as client:
            consent = client.user_consent_url("business:read")
            await client.get_access_token(sandbox.approve(consent.url), consent)
            sandbox.advance(3601)
            await client.business.get()

    with Sandbox(empty=True, rate_limit=None) as sandbox:
        anyio.run(main, sandbox, backend=backend)


def test_a_spent_refresh_token_is_refused_there_as_well() -> None:
    with Sandbox(empty=True, rate_limit=None) as sandbox:
        with Client(sandbox.public_client_id, **of(sandbox)) as client:
            consent = client.user_consent_url("business:read")
            token = client.get_access_token(sandbox.approve(consent.url), consent)
            client.refresh_access_token()
        assert token.refresh_token is not None
        settings = of(sandbox, refresh_token=Secret(token.refresh_token))
        with Client(sandbox.public_client_id, **settings) as stale, pytest.raises(ReauthorizationRequired):
            stale.business.get()

"""``auths.post_token_pkce``: the token endpoint of clients without a secret."""

from __future__ import annotations

import asyncio
import traceback
from typing import Any
from urllib.parse import parse_qsl

import pytest

from ramp_api import AsyncClient, Client
from ramp_api.errors import ConfigurationError, InvalidRequestError, OAuthError
from ramp_api.http import Request
from tests.scripted import Outcome, ScriptedDriver, answer

VERIFIER = "v" * 43
CODE = {"code": "the-code", "redirect_uri": "http://127.0.0.1:8000/back", "code_verifier": VERIFIER}
TOKEN = {"access_token": "ramp_tok_new", "token_type": "Bearer", "expires_in": 3600, "refresh_token": "ramp_tok_next"}


class AsyncScriptedDriver(ScriptedDriver):
    async def run(self, flow: Any) -> Any:  # type: ignore[override]
        return ScriptedDriver(self.outcomes).run(flow)


class Endpoint:
    def __init__(self, outcome: Outcome | None = None) -> None:
        self.outcome = outcome or answer(200, TOKEN)
        self.requests: list[Request] = []

    def __call__(self, request: Request) -> Outcome:
        self.requests.append(request)
        return self.outcome


def asked(endpoint: Endpoint, kind: Any = Client, client_id: str | None = "id", **parameters: Any) -> Any:
    """The token, as one of the clients gets it; the client holds a token of its own."""
    settings: dict[str, Any] = {"client_id": client_id, "limiter": None, "retries": 3, "token": "ramp_tok_own"}
    if kind is Client:
        client = Client(driver=ScriptedDriver(endpoint).driver, **settings)
        token = client.auths.post_token_pkce(**{**CODE, **parameters})
        assert client.token is not None
        assert client.token.access_token.reveal() == "ramp_tok_own"
        return token
    driver: Any = AsyncScriptedDriver(endpoint)
    return asyncio.run(AsyncClient(driver=driver, **settings).auths.post_token_pkce(**{**CODE, **parameters}))


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_the_form_has_the_client_id_and_nothing_else_says_who_asks(kind: Any) -> None:
    endpoint = Endpoint()
    token = asked(endpoint, kind)
    assert (token.access_token.reveal(), token.grant_type) == ("ramp_tok_new", "authorization_code")
    (request,) = endpoint.requests
    assert (request.method, request.url.partition("/developer")[2]) == ("POST", "/v1/token/pkce")
    assert isinstance(request.content, bytes)
    assert dict(parse_qsl(request.content.decode())) == {
        "client_id": "id",
        "grant_type": "authorization_code",
        "code": "the-code",
        "redirect_uri": "http://127.0.0.1:8000/back",
        "code_verifier": VERIFIER,
    }
    headers = dict(request.headers)
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert "authorization" not in headers


@pytest.mark.parametrize(
    "fault",
    [
        {"code": ""},
        {"code_verifier": "short"},
        {"code_verifier": None},
        {"code": "a\nb"},
        {"code": None},
        {"code": 5},
        {"code": b"x"},
    ],
)
def test_what_cannot_be_redeemed_is_refused_before_anything_is_sent(fault: Any) -> None:
    endpoint = Endpoint()
    with pytest.raises(InvalidRequestError):
        asked(endpoint, **fault)
    assert endpoint.requests == []


def test_it_needs_a_client_id() -> None:
    endpoint = Endpoint()
    with pytest.raises(ConfigurationError, match="client id"):
        asked(endpoint, client_id=None)
    assert endpoint.requests == []


def test_a_code_is_sent_once_and_an_error_shows_none_of_it() -> None:
    endpoint = Endpoint(answer(503, {"error": "invalid_grant", "error_description": f"the-code {VERIFIER}"}))
    with pytest.raises(OAuthError) as caught:
        asked(endpoint)
    assert len(endpoint.requests) == 1
    shown = "".join(traceback.format_exception(caught.value))
    assert "the-code" not in shown
    assert VERIFIER not in shown

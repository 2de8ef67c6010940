"""No redirect is followed, by any method or by the token endpoint: nobody but Ramp gets a token, or what is paid."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from ramp_api.errors import APIError, OAuthError, OutcomeUnknown
from tests.fire.calling import ACTIONS, KINDS, Action, call
from tests.fire.proxy import ID, Proxy, serve

STATUSES = (300, 301, 302, 303, 305, 307, 308)
FORM = {"code": "c", "redirect_uri": "http://127.0.0.1/back", "code_verifier": "v" * 43}

CALLS: dict[str, Action] = {
    **ACTIONS,
    "PATCH": lambda ramp: ramp.departments.update(ID, name="Finance"),
    "DELETE": lambda ramp: ramp.webhooks.delete(ID),
    "PUT": lambda ramp: ramp.limits.add_users(ID, user_ids=[ID]),
}

GRANTS: dict[str, Action] = {
    "the app's own": lambda ramp: ramp.auths.post_token(grant_type="client_credentials", scope="departments:read"),
    "a code": lambda ramp: ramp.auths.post_token(grant_type="authorization_code", **FORM),
    "a refresh": lambda ramp: ramp.auths.post_token(grant_type="refresh_token", refresh_token="r0"),
    "a code without a secret": lambda ramp: ramp.auths.post_token_pkce(**FORM),
    "a revocation": lambda ramp: ramp.auths.revoke_token("x"),
    "the client's own refresh": lambda ramp: ramp.refresh_access_token(),
}


def away(status: int, sink: Proxy, _: object = None) -> bytes:
    """To the sink, by every header that says so."""
    return (
        f"HTTP/1.1 {status} Elsewhere\r\nlocation: {sink.base_url}/developer/v1/token\r\n"
        f'refresh: 0; url={sink.base_url}/\r\nalt-svc: h2=":{sink.port}"\r\ncontent-length: 0\r\n\r\n'
    ).encode()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CALLS)
def test_no_call_goes_elsewhere(kind: str, name: str) -> None:
    with Proxy(serve()) as sink:
        for status in STATUSES:
            with Proxy(serve(partial(away, status, sink))) as proxy:
                outcome = call(kind, CALLS[name], proxy.base_url, retries=2, silence=5)
            assert len(proxy.asked) == 1
            assert isinstance(outcome.error, APIError | OutcomeUnknown), outcome.error
            cause: Any = outcome.error if isinstance(outcome.error, APIError) else outcome.error.__cause__
            assert cause.status == status
    assert sink.wires == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", GRANTS)
def test_no_token_request_goes_elsewhere(kind: str, name: str) -> None:
    credentials: dict[str, Any] = {"token": None, "client_id": "id", "client_secret": "s", "refresh_token": "r0"}
    with Proxy(serve()) as sink:
        for status in STATUSES:
            with Proxy(serve(partial(away, status, sink))) as proxy:
                outcome = call(kind, GRANTS[name], proxy.base_url, retries=2, silence=5, **credentials)
            # A refresh is asked for once more, where its answer may have got lost.
            assert len(proxy.asked) in {1, 2}
            assert isinstance(outcome.error, OAuthError), outcome.error
    assert sink.wires == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_success_that_names_another_place_is_a_success(kind: str) -> None:
    """201 with ``Location`` says where the new thing is (RFC 9110, 10.2.2), and nobody goes there."""
    with Proxy(serve()) as sink:
        said = away(201, sink).replace(b"content-length: 0\r\n\r\n", b"content-length: 11\r\n\r\n" + b'{"id": "a"}')
        with Proxy(serve(lambda _: said)) as proxy:
            outcome = call(kind, CALLS["unkeyed"], proxy.base_url, silence=5)
        assert outcome.error is None, outcome.error
        assert outcome.value.id == "a"
    assert sink.wires == []

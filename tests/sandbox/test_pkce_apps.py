"""The app without a secret: its endpoint, and that nothing of one app is any good to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from ramp_api.sandbox import Sandbox

from .test_oauth import CHALLENGE, VERIFIER, code_for, consent_url, error, exchange, refresh
from .wire import API, FORM, Reply, Wire

PATH = "/token/pkce"


def post(wire: Wire, **fields: str) -> Reply:
    given = {"grant_type": "authorization_code", "client_id": wire.sandbox.public_client_id, **fields}
    body = urlencode({name: value for name, value in given.items() if value})
    return wire.send("POST", f"{API}{PATH}", body, {"Content-Type": FORM})


def public_code(wire: Wire, **changes: str | None) -> str:
    asked: dict[str, str | None] = {"code_challenge": CHALLENGE, "code_challenge_method": "S256", **changes}
    return code_for(wire, client_id=wire.sandbox.public_client_id, **asked)


def redeem(wire: Wire, code: str, /, **fields: str) -> Reply:
    return post(wire, **{"code": code, "redirect_uri": wire.sandbox.redirect_uri, "code_verifier": VERIFIER, **fields})


def public_tokens(wire: Wire) -> dict[str, Any]:
    reply = redeem(wire, public_code(wire))
    assert reply.status == 200
    found: dict[str, Any] = reply.json
    return found


def renew(wire: Wire, token: str, **fields: str) -> Reply:
    return post(wire, **{"grant_type": "refresh_token", "refresh_token": token, **fields})


@pytest.fixture(scope="module")
def bare() -> Iterator[Wire]:
    with Sandbox(empty=True, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        yield wire
        wire.close()


def test_a_code_and_its_verifier_are_good_for_tokens(bare: Wire) -> None:
    reply = redeem(bare, public_code(bare, scope="users:read"))
    assert reply.status == 200
    assert reply.headers["cache-control"] == "no-store"
    answer = reply.json
    assert answer.pop("access_token").startswith("ramp_tok_")
    assert answer.pop("refresh_token").startswith("ramp_tok_")
    assert answer == {"token_type": "Bearer", "expires_in": 3_600, "scope": "users:read"}


def test_they_open_what_was_consented_to_and_rotate(bare: Wire) -> None:
    first = public_tokens(bare)
    assert bare.get("/users", first["access_token"]).status == 200
    assert bare.get("/cards", first["access_token"]).code == "DEVELOPER_7100"
    second = renew(bare, first["refresh_token"])
    assert second.status == 200
    assert bare.get("/users", second.json["access_token"]).status == 200
    assert error(renew(bare, first["refresh_token"])) == (400, "invalid_grant")
    assert bare.get("/users", second.json["access_token"]).code == "DEVELOPER_7002"


def test_the_id_follows_from_the_seed() -> None:
    one, same, other = Sandbox(seed=1), Sandbox(seed=1, client_id="mine"), Sandbox(seed=2)
    assert one.public_client_id == same.public_client_id != other.public_client_id
    assert one.public_client_id != one.client_id


def test_a_code_is_good_once(bare: Wire) -> None:
    code = public_code(bare)
    first = redeem(bare, code).json
    assert error(redeem(bare, code)) == (400, "invalid_grant")
    assert bare.get("/users", first["access_token"]).code == "DEVELOPER_7002"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"code_verifier": "x" * 43}, "invalid_grant"),
        ({"code_verifier": CHALLENGE}, "invalid_grant"),
        ({"code_verifier": ""}, "invalid_request"),
        ({"code": ""}, "invalid_request"),
        ({"code": "made-up"}, "invalid_grant"),
        ({"redirect_uri": ""}, "invalid_request"),
        ({"redirect_uri": "http://127.0.0.1:99/callback"}, "invalid_grant"),
        ({"client_id": ""}, "invalid_request"),
        ({"client_id": "nobody"}, "invalid_client"),
        ({"grant_type": ""}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"client_secret": "something"}, "invalid_request"),
    ],
)
def test_what_is_wrong_is_refused_and_the_code_stays_good(bare: Wire, fields: dict[str, str], expected: str) -> None:
    code = public_code(bare)
    refused = redeem(bare, code, **fields)
    assert error(refused) == (400, expected)
    assert "www-authenticate" not in refused.headers
    assert redeem(bare, code).status == 200


def test_a_consent_without_a_challenge_is_refused(bare: Wire) -> None:
    url = consent_url(bare, client_id=bare.sandbox.public_client_id)
    assert parse_qs(urlsplit(bare.sandbox.approve(url)).query)["error"] == ["invalid_request"]
    plain = {"code_challenge": VERIFIER, "code_challenge_method": "plain"}
    url = consent_url(bare, client_id=bare.sandbox.public_client_id, **plain)
    assert parse_qs(urlsplit(bare.sandbox.approve(url)).query)["error"] == ["invalid_request"]


def test_credentials_have_no_place_here(bare: Wire) -> None:
    fields = {"grant_type": "authorization_code", "client_id": bare.sandbox.public_client_id, "code": "x"}
    assert error(bare.form(PATH, fields)) == (400, "invalid_request")
    own = {"grant_type": "client_credentials", "scope": "users:read"}
    assert error(post(bare, **own)) == (400, "unauthorized_client")
    assert error(post(bare, **own, client_id=bare.sandbox.client_id)) == (400, "unauthorized_client")


@pytest.mark.parametrize("secret", ["", "x"])
def test_and_the_other_endpoint_is_none_for_an_app_without_a_secret(bare: Wire, secret: str) -> None:
    code = public_code(bare)
    basic = bare.basic(bare.sandbox.public_client_id, secret or "None")
    fields = {"grant_type": "authorization_code", "code": code, "redirect_uri": bare.sandbox.redirect_uri}
    reply = bare.form("/token", {**fields, "code_verifier": VERIFIER}, authorization=basic)
    assert error(reply) == (401, "invalid_client")
    assert error(bare.form("/token/revoke", {"token": "x"}, authorization=basic)) == (401, "invalid_client")


def test_the_app_with_a_secret_goes_to_the_other_endpoint(bare: Wire) -> None:
    challenge = {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}
    code = code_for(bare, **challenge)
    assert error(redeem(bare, code, client_id=bare.sandbox.client_id)) == (400, "unauthorized_client")
    assert exchange(bare, code, code_verifier=VERIFIER).status == 200


def test_codes_of_one_app_are_no_good_to_the_other(bare: Wire) -> None:
    challenge = {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}
    theirs, ours = code_for(bare, **challenge), public_code(bare)
    assert error(redeem(bare, theirs)) == (400, "invalid_grant")
    assert error(exchange(bare, ours, code_verifier=VERIFIER)) == (400, "invalid_grant")
    # The one whose it is can still use it, and coming with another's does not kill what it gave.
    first, second = exchange(bare, theirs, code_verifier=VERIFIER), redeem(bare, ours)
    assert error(redeem(bare, theirs)) == (400, "invalid_grant")
    assert error(exchange(bare, ours, code_verifier=VERIFIER)) == (400, "invalid_grant")
    for reply in (first, second):
        assert bare.get("/users", reply.json["access_token"]).status == 200


def test_refresh_tokens_of_one_app_are_no_good_to_the_other(bare: Wire) -> None:
    theirs, ours = exchange(bare, code_for(bare)).json, public_tokens(bare)
    assert error(renew(bare, theirs["refresh_token"])) == (400, "invalid_grant")
    assert error(refresh(bare, ours["refresh_token"])) == (400, "invalid_grant")
    assert renew(bare, ours["refresh_token"]).status == 200
    assert refresh(bare, theirs["refresh_token"]).status == 200
    # Used up or not: only its own app can take a family down.
    assert error(renew(bare, theirs["refresh_token"])) == (400, "invalid_grant")
    assert bare.get("/users", theirs["access_token"]).status == 200


def test_both_have_the_same_scopes(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True, scopes=["users:read"])
    assert redeem(wire, public_code(wire, scope="users:read bills:read")).json["scope"] == "users:read"
    strict = opened(empty=True, scopes=["users:read"], scope_policy="reject")
    url = consent_url(
        strict, client_id=strict.sandbox.public_client_id, scope="users:read bills:read",
        code_challenge=CHALLENGE, code_challenge_method="S256",
    )  # fmt: skip
    assert parse_qs(urlsplit(strict.sandbox.approve(url)).query)["error"] == ["invalid_scope"]


@pytest.mark.parametrize(
    "body", ["", "grant_type", "grant_type=a&grant_type=a&client_id=x", "grant_type=authorization_code&client_id=%ff"]
)
def test_a_malformed_form_is_an_invalid_request(bare: Wire, body: str) -> None:
    reply = bare.send("POST", f"{API}{PATH}", body, {"Content-Type": FORM})
    assert error(reply) == (400, "invalid_request")
    json = bare.send("POST", f"{API}{PATH}", "{}", {"Content-Type": "application/json"})
    assert error(json) == (400, "invalid_request")
    assert error(bare.send("POST", f"{API}{PATH}?a=b", body, {"Content-Type": FORM})) == (400, "invalid_request")

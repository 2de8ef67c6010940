"""The token endpoint, revocation, and what tokens open."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from .wire import API, Reply, Wire

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
HOUR = 3_600


def consent_url(wire: Wire, **changes: str | None) -> str:
    sandbox = wire.sandbox
    query = {
        "response_type": "code",
        "client_id": sandbox.client_id,
        "redirect_uri": sandbox.redirect_uri,
        "scope": "transactions:read users:read",
        "state": "s1",
        **changes,
    }
    return f"{sandbox.base_url}/v1/authorize?" + urlencode(
        {name: value for name, value in query.items() if value is not None}
    )


def code_for(wire: Wire, **changes: str | None) -> str:
    callback = wire.sandbox.approve(consent_url(wire, **changes))
    return parse_qs(urlsplit(callback).query)["code"][0]


def exchange(wire: Wire, code: str, **more: str) -> Reply:
    fields = {"grant_type": "authorization_code", "code": code, "redirect_uri": wire.sandbox.redirect_uri, **more}
    return wire.grant(**fields)


def refresh(wire: Wire, token: str, **more: str) -> Reply:
    return wire.grant(grant_type="refresh_token", refresh_token=token, **more)


def error(reply: Reply) -> tuple[int, str]:
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["content-type"].startswith("application/json")
    assert reply.headers["x-trace-id"]
    return reply.status, reply.json["error"]


def test_client_credentials_give_ten_days_and_no_refresh_token(changing: Wire) -> None:
    reply = changing.grant(grant_type="client_credentials", scope="users:read cards:read")
    assert reply.status == 200
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-trace-id"]
    answer = reply.json
    assert answer.pop("access_token").startswith("ramp_tok_")
    assert answer == {"token_type": "Bearer", "expires_in": 864_000, "scope": "users:read cards:read"}


def test_client_credentials_need_a_scope(changing: Wire) -> None:
    assert error(changing.grant(grant_type="client_credentials")) == (400, "invalid_scope")
    assert error(changing.grant(grant_type="client_credentials", scope="")) == (400, "invalid_scope")


def test_a_scope_that_no_scope_can_be_is_refused(changing: Wire) -> None:
    assert error(changing.grant(grant_type="client_credentials", scope='users:read "x"')) == (400, "invalid_scope")


def test_scopes_that_the_app_lacks_are_dropped_in_silence(opened: Callable[..., Wire]) -> None:
    wire = opened(scopes=["users:read"])
    reply = wire.grant(grant_type="client_credentials", scope="users:read bills:read")
    assert reply.json["scope"] == "users:read"
    refused = wire.get("/transactions", reply.json["access_token"])
    assert (refused.status, refused.code) == (403, "DEVELOPER_7100")
    assert refused.json["error_v2"]["additional_info"] == {"missing_scopes": ["transactions:read"]}


def test_or_refused_as_the_guide_says(opened: Callable[..., Wire]) -> None:
    wire = opened(scopes=["users:read"], scope_policy="reject")
    assert error(wire.grant(grant_type="client_credentials", scope="users:read bills:read")) == (400, "invalid_scope")
    assert wire.grant(grant_type="client_credentials", scope="users:read").status == 200
    callback = wire.sandbox.approve(consent_url(wire, scope="bills:read"))
    assert parse_qs(urlsplit(callback).query)["error"] == ["invalid_scope"]


@pytest.mark.parametrize(
    "authorization",
    [
        "Basic",
        "Basic !!!",
        "Basic " + base64.b64encode(b"no colon").decode(),
        "Basic " + base64.b64encode(b"\xff\xfe:x").decode(),
        "Basic \xe9\xe9",
        "Bearer abc",
        "Basic " + base64.b64encode(b"somebody:else").decode(),
    ],
)
@pytest.mark.parametrize("path", ["/token", "/token/revoke"])
def test_wrong_credentials_are_an_invalid_client(changing: Wire, path: str, authorization: str) -> None:
    fields = {"grant_type": "client_credentials", "scope": "users:read", "token": "x"}
    reply = changing.form(path, fields, authorization=authorization)
    assert error(reply) == (401, "invalid_client")
    assert reply.headers["www-authenticate"].startswith("Basic ")


def test_no_credentials_are_an_invalid_client(changing: Wire) -> None:
    body = urlencode({"grant_type": "client_credentials", "scope": "users:read"})
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert error(changing.send("POST", f"{API}/token", body, headers)) == (401, "invalid_client")


def test_id_and_secret_are_form_decoded(opened: Callable[..., Wire]) -> None:
    wire = opened(client_id="an id: 100%", client_secret="s+e c%3Aret:ü")
    assert wire.grant(grant_type="client_credentials", scope="users:read").status == 200
    raw = base64.b64encode(f"{wire.sandbox.client_id}:{wire.sandbox.client_secret}".encode()).decode()
    reply = wire.form("/token", {"grant_type": "client_credentials", "scope": "a"}, authorization=f"Basic {raw}")
    assert error(reply) == (401, "invalid_client")


def test_credentials_in_the_body_are_refused(changing: Wire) -> None:
    sandbox = changing.sandbox
    fields = {
        "grant_type": "client_credentials",
        "scope": "users:read",
        "client_id": sandbox.client_id,
        "client_secret": sandbox.client_secret,
    }
    assert error(changing.form("/token", fields)) == (400, "invalid_request")
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert error(changing.send("POST", f"{API}/token", urlencode(fields), headers)) == (401, "invalid_client")


def test_another_client_id_in_the_body_is_refused(changing: Wire) -> None:
    reply = changing.grant(grant_type="client_credentials", scope="users:read", client_id="another")
    assert error(reply) == (401, "invalid_client")


def test_a_json_body_is_refused(changing: Wire) -> None:
    body = json.dumps({"grant_type": "client_credentials", "scope": "users:read"})
    headers = {"Content-Type": "application/json", "Authorization": changing.basic()}
    assert error(changing.send("POST", f"{API}/token", body, headers)) == (400, "invalid_request")
    assert error(changing.send("POST", f"{API}/token/revoke", body, headers)) == (400, "invalid_request")


@pytest.mark.parametrize(
    "body",
    [
        "grant_type=client_credentials&scope=users:read&scope=cards:read",
        "grant_type=client_credentials&grant_type=client_credentials&scope=users:read",
        "scope=users:read",
        "grant_type=&scope=users:read",
        "grant_type",
        "",
        "grant_type=client_credentials&scope=%ff",
    ],
)
def test_a_malformed_form_is_an_invalid_request(changing: Wire, body: str) -> None:
    assert error(changing.form("/token", body)) == (400, "invalid_request")


def test_parameters_in_the_query_are_refused(changing: Wire) -> None:
    fields = {"grant_type": "client_credentials", "scope": "users:read"}
    assert error(changing.form("/token?x=1", fields)) == (400, "invalid_request")


def test_an_unknown_grant_is_unsupported(changing: Wire) -> None:
    assert error(changing.grant(grant_type="password", username="a", password="b")) == (400, "unsupported_grant_type")


def test_a_body_without_end_is_refused(changing: Wire) -> None:
    assert error(changing.form("/token", "a=" + "x" * (8 << 20))) == (413, "invalid_request")


@pytest.mark.parametrize("path", ["/token", "/token/revoke"])
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_tokens_are_posted_for(changing: Wire, method: str, path: str) -> None:
    reply = changing.send(method, f"{API}{path}")
    assert reply.status == 405
    assert reply.headers["allow"] == "POST"
    assert reply.headers["x-trace-id"]


def test_a_code_is_good_for_an_hour_of_access_and_a_refresh_token(changing: Wire) -> None:
    reply = exchange(changing, code_for(changing))
    assert reply.status == 200
    assert reply.json["expires_in"] == HOUR
    assert reply.json["scope"] == "transactions:read users:read"
    assert reply.json["refresh_token"] != reply.json["access_token"]
    assert changing.get("/users", reply.json["access_token"]).status == 200
    assert changing.get("/cards", reply.json["access_token"]).status == 403


def test_a_code_is_good_once_and_its_second_use_kills_what_it_gave(changing: Wire) -> None:
    code = code_for(changing)
    first = exchange(changing, code).json
    assert error(exchange(changing, code)) == (400, "invalid_grant")
    assert changing.get("/users", first["access_token"]).code == "DEVELOPER_7002"
    assert error(refresh(changing, first["refresh_token"])) == (400, "invalid_grant")


def test_a_code_expires_after_ten_minutes(opened: Callable[..., Wire]) -> None:
    wire = opened()
    early, late = code_for(wire), code_for(wire)
    wire.sandbox.advance(590)
    assert exchange(wire, early).status == 200
    wire.sandbox.advance(11)
    assert error(exchange(wire, late)) == (400, "invalid_grant")


def test_a_code_wants_the_redirect_uri_of_its_consent(changing: Wire) -> None:
    code = code_for(changing, redirect_uri="http://127.0.0.1:1234/callback")
    for wrong in ("http://127.0.0.1/callback", "http://127.0.0.1:1235/callback", "http://127.0.0.1:1234/callback/"):
        assert error(exchange(changing, code, redirect_uri=wrong)) == (400, "invalid_grant")
    assert error(changing.grant(grant_type="authorization_code", code=code)) == (400, "invalid_request")
    assert exchange(changing, code, redirect_uri="http://127.0.0.1:1234/callback").status == 200


def test_an_unknown_or_missing_code_is_refused(changing: Wire) -> None:
    assert error(exchange(changing, "made-up")) == (400, "invalid_grant")
    assert error(exchange(changing, "")) == (400, "invalid_request")


def test_pkce_is_verified_where_it_was_asked_for(changing: Wire) -> None:
    code = code_for(changing, code_challenge=CHALLENGE, code_challenge_method="S256")
    assert exchange(changing, code).status == 400
    assert error(exchange(changing, code, code_verifier="x" * 43)) == (400, "invalid_grant")
    assert exchange(changing, code, code_verifier=VERIFIER).status == 200


def test_a_verifier_without_a_challenge_is_refused(changing: Wire) -> None:
    assert error(exchange(changing, code_for(changing), code_verifier=VERIFIER)) == (400, "invalid_grant")


@pytest.mark.parametrize("method", ["plain", None, "S512"])
def test_only_s256_will_do(changing: Wire, method: str | None) -> None:
    callback = changing.sandbox.approve(consent_url(changing, code_challenge=CHALLENGE, code_challenge_method=method))
    assert parse_qs(urlsplit(callback).query)["error"] == ["invalid_request"]


def test_refresh_tokens_rotate(changing: Wire) -> None:
    first = exchange(changing, code_for(changing)).json
    second = refresh(changing, first["refresh_token"])
    assert second.status == 200
    assert second.json["expires_in"] == HOUR
    assert second.json["refresh_token"] != first["refresh_token"]
    assert second.json["scope"] == first["scope"]
    assert changing.get("/users", first["access_token"]).status == 200
    assert changing.get("/users", second.json["access_token"]).status == 200
    assert refresh(changing, second.json["refresh_token"]).status == 200


def test_refreshing_may_narrow_but_not_widen(changing: Wire) -> None:
    first = exchange(changing, code_for(changing)).json
    assert error(refresh(changing, first["refresh_token"], scope="cards:read")) == (400, "invalid_scope")
    narrow = refresh(changing, first["refresh_token"], scope="users:read").json
    assert narrow["scope"] == "users:read"
    assert changing.get("/transactions", narrow["access_token"]).status == 403
    # The refresh token keeps what was consented to.
    assert refresh(changing, narrow["refresh_token"]).json["scope"] == first["scope"]


def test_an_access_token_is_not_a_refresh_token(changing: Wire) -> None:
    assert error(refresh(changing, changing.token)) == (400, "invalid_grant")
    assert error(changing.grant(grant_type="refresh_token")) == (400, "invalid_request")


def test_tokens_expire(opened: Callable[..., Wire]) -> None:
    wire = opened()
    tokens = exchange(wire, code_for(wire)).json
    wire.sandbox.advance(HOUR - 60)
    assert wire.get("/users", tokens["access_token"]).status == 200
    wire.sandbox.advance(61)
    expired = wire.get("/users", tokens["access_token"])
    assert (expired.status, expired.code) == (404, "DEVELOPER_7028")
    assert wire.get("/users", wire.token).status == 200
    wire.sandbox.advance(864_000)
    assert wire.get("/users", wire.token).code == "DEVELOPER_7028"
    assert refresh(wire, tokens["refresh_token"]).status == 200


def test_a_revoked_token_is_dead(changing: Wire) -> None:
    token, other = changing.client_credentials(), changing.client_credentials()
    reply = changing.form("/token/revoke", {"token": token})
    assert (reply.status, reply.content) == (200, b"")
    assert reply.headers["x-trace-id"]
    dead = changing.get("/users", token)
    assert (dead.status, dead.code) == (404, "DEVELOPER_7002")
    assert changing.get("/users", other).status == 200


def test_revoking_a_refresh_token_kills_its_access_tokens(changing: Wire) -> None:
    first = exchange(changing, code_for(changing)).json
    second = refresh(changing, first["refresh_token"]).json
    assert (
        changing.form("/token/revoke", {"token": second["refresh_token"], "token_type_hint": "access_token"}).status
        == 200
    )
    for tokens in (first, second):
        assert changing.get("/users", tokens["access_token"]).code == "DEVELOPER_7002"
        assert error(refresh(changing, tokens["refresh_token"])) == (400, "invalid_grant")


def test_revoking_an_access_token_leaves_the_refresh_token(changing: Wire) -> None:
    tokens = exchange(changing, code_for(changing)).json
    changing.form("/token/revoke", {"token": tokens["access_token"]})
    assert changing.get("/users", tokens["access_token"]).code == "DEVELOPER_7002"
    assert refresh(changing, tokens["refresh_token"]).status == 200


def test_revoking_what_is_unknown_is_a_success(changing: Wire) -> None:
    assert changing.form("/token/revoke", {"token": "ramp_tok_never"}).status == 200
    assert error(changing.form("/token/revoke", {"x": "y"})) == (400, "invalid_request")


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic abc", "ramp_tok_x"])
def test_without_a_bearer_token_it_is_401(shared: Wire, header: str | None) -> None:
    reply = shared.send("GET", f"{API}/users", headers={} if header is None else {"Authorization": header})
    assert reply.status == 401
    assert reply.headers["www-authenticate"].startswith("Bearer ")
    assert reply.json["error_v2"]["message"]
    assert reply.json["error"]


def test_an_unknown_token_is_404(shared: Wire) -> None:
    reply = shared.get("/users", "ramp_tok_unknown")
    assert (reply.status, reply.code) == (404, "DEVELOPER_7002")


def test_the_scheme_is_compared_without_case(shared: Wire) -> None:
    assert shared.send("GET", f"{API}/users", headers={"Authorization": f"bEARER {shared.token}"}).status == 200


def test_one_authorization_header_will_do(changing: Wire) -> None:
    assert changing.token
    connection = changing.connection
    for path in ("/token", "/users"):
        connection.putrequest("POST" if path == "/token" else "GET", f"{API}{path}")
        for value in (changing.basic(), f"Bearer {changing.token}"):
            connection.putheader("Authorization", value)
        connection.putheader("Content-Length", "0")
        connection.endheaders()
        response = connection.getresponse()
        response.read()
        assert response.status == (400 if path == "/token" else 401)

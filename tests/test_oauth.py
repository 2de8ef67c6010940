"""The token endpoint's messages, whatever an answer may be; the consent and its callback."""

from __future__ import annotations

import base64
import contextlib
import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import parse_qs, parse_qsl, quote, unquote_plus, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api.errors import InvalidRequestError, OAuthError
from ramp_api.http import Response
from ramp_api.oauth import (
    ConsentRequest,
    basic_credentials,
    code_of,
    consent_request,
    grant_form,
    parse_revocation,
    parse_token,
    scope_string,
    token_request,
)
from ramp_api.operations.auths import POST_TOKEN
from ramp_api.secret import Secret
from ramp_api.tokens import OAuth2Token
from tests.scripted import TOKEN, answer

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ISSUERS = frozenset({"https://demo.ramp.com"})


def parsed(response: Response[bytes]) -> OAuth2Token:
    return parse_token(response, asked_at=NOW, sent=[Secret("hidden-refresh-token")])


def refusal(response: Response[bytes]) -> OAuthError:
    with pytest.raises(OAuthError) as caught:
        parsed(response)
    return caught.value


class TestToken:
    def test_all_of_it(self) -> None:
        token = parsed(answer(200, {**TOKEN, "refresh_token": "r", "refresh_token_expires_in": 86400, "new": {"a": 1}}))
        assert token.access_token == Secret("ramp_tok_1")
        assert token.refresh_token == Secret("r")
        assert (token.token_type, token.expires_in, token.scope) == ("Bearer", 3600, TOKEN["scope"])
        assert token.refresh_token_expires_in == 86400
        assert token.expires_at == NOW + timedelta(seconds=3600)
        assert token.scopes == set(str(TOKEN["scope"]).split())

    @pytest.mark.parametrize("token_type", ["bearer", "Bearer", "BEARER", "bEaReR"])
    def test_token_type_in_any_case(self, token_type: Any) -> None:
        assert parsed(answer(200, {**TOKEN, "token_type": token_type})).token_type == token_type

    @pytest.mark.parametrize("token_type", ["mac", "DPoP", "Bearer ", 5, ["Bearer"]])
    def test_unknown_token_types_are_refused(self, token_type: Any) -> None:
        assert "token type" in str(refusal(answer(200, {**TOKEN, "token_type": token_type})))

    @pytest.mark.parametrize("missing", [{}, {"token_type": None}])
    def test_a_missing_token_type_does_not_cost_the_token(self, missing: Any) -> None:
        body = {name: value for name, value in TOKEN.items() if name != "token_type"} | missing
        assert parsed(answer(200, body)).access_token == Secret("ramp_tok_1")

    @pytest.mark.parametrize(("raw", "expires_in", "life"), [
        (b"3600", 3600, 3600), (b'"3600"', 3600, 3600), (b'" 60 "', 60, 60), (b"3600.0", 3600, 3600),
        (b"null", None, None), (b'"soon"', None, None), (b'""', None, None), (b"true", None, None), (b"[]", None, None),
        (b"-5", -5, None), (b'"-5"', -5, None), (b"0", 0, None),
        (b"1e30", 10**18, 3650 * 86400), (b"1e999999999", 10**18, 3650 * 86400),
        (b"99999999999999999999", 10**18, 3650 * 86400), (b'"99999999999999999999"', None, None), (b'"1e3"', None, None),
    ])  # fmt: skip
    def test_expires_in_of_every_kind(self, raw: Any, expires_in: Any, life: Any) -> None:
        token = parsed(answer(200, b'{"access_token": "a", "token_type": "bearer", "expires_in": ' + raw + b"}"))
        assert token.expires_in == expires_in
        assert token.expires_at == (None if life is None else NOW + timedelta(seconds=life))

    def test_expires_in_absent(self) -> None:
        token = parsed(answer(200, {"access_token": "a"}))
        assert (token.expires_in, token.expires_at, token.scope, token.refresh_token) == (None, None, None, None)
        assert not token.is_expired(NOW + timedelta(days=9999))
        assert not token.is_due(NOW + timedelta(days=9999))

    @pytest.mark.parametrize("raw", [b"1e30", b"-1e30", b"99999999999999999999", b"-99999999999999999999"])
    def test_no_lifetime_is_kept_with_all_its_digits(self, raw: Any) -> None:
        token = parsed(answer(200, b'{"access_token": "a", "expires_in": ' + raw + b"}"))
        assert abs(token.expires_in or 0) == 10**18
        assert (token.expires_at is None) is raw.startswith(b"-")

    def test_a_lifetime_beyond_every_number_is_not_known(self) -> None:
        token = parsed(answer(200, b'{"access_token": "a", "expires_in": 1e9999999999999999999999}'))
        assert (token.expires_in, token.expires_at) == (None, None)

    @pytest.mark.parametrize("value", [None, "", 5, True, ["r"], {"r": 1}])
    def test_a_refresh_token_that_is_none_is_left_out(self, value: Any) -> None:
        assert parsed(answer(200, {**TOKEN, "refresh_token": value})).refresh_token is None

    @pytest.mark.parametrize("value", [None, 5, True, ["a"], {"a": 1}])
    def test_a_scope_that_is_no_string_is_not_known(self, value: Any) -> None:
        token = parsed(answer(200, {**TOKEN, "scope": value}))
        assert token.scope is None
        assert token.scopes == frozenset()

    @pytest.mark.parametrize("access_token", [None, "", 5, "a b", "a\r\nX-Evil: 1", "a\x00", "é", ["a"]])
    def test_an_access_token_that_no_header_carries_is_refused(self, access_token: Any) -> None:
        assert refusal(answer(200, {**TOKEN, "access_token": access_token})).error == "invalid_response"

    @pytest.mark.parametrize(("life", "ahead"), [(3600, 60), (864000, 60), (100, 10), (1, 0.1)])
    def test_it_is_due_a_minute_or_a_tenth_of_its_life_ahead(self, life: Any, ahead: Any) -> None:
        token = parsed(answer(200, {**TOKEN, "expires_in": life}))
        due = NOW + timedelta(seconds=life - ahead)
        assert token.is_due(due)
        assert not token.is_due(due - timedelta(milliseconds=1))
        assert token.is_expired(NOW + timedelta(seconds=life))
        assert not token.is_expired(NOW + timedelta(seconds=life, milliseconds=-1))


class TestRefusals:
    @pytest.mark.parametrize("status", [200, 400, 401, 403, 429, 500, 503])
    def test_an_oauth_error_under_any_status(self, status: Any) -> None:
        error = refusal(answer(status, {"error": "invalid_grant", "error_description": "d", "error_uri": "https://e"}))
        assert (error.error, error.error_description, error.error_uri) == ("invalid_grant", "d", "https://e")
        assert (error.status, error.trace_id) == (status, "trace-1")

    @pytest.mark.parametrize("response", [
        answer(502, b"<html>Bad Gateway</html>", content_type="text/html"),
        answer(200, b"<html>Sign in</html>", content_type="text/html"),
        answer(500), answer(200), answer(204),
        answer(200, b"{"), answer(200, b"\xff\xfe"), answer(200, b"[" * 100_000),
        answer(200, []), answer(200, "token"), answer(400, {}), answer(400, {"error": None}), answer(400, {"error": ["x"]}),
        answer(307, b"", location="https://evil.example"), answer(302, {"access_token": "a"}),
        Response(400, answer().headers.__class__(), b""),
    ], ids=lambda response: f"{response.status}-{response.body[:12]!r}")  # fmt: skip
    def test_what_is_no_answer_of_a_token_endpoint(self, response: Any) -> None:
        error = refusal(response)
        assert error.error == "invalid_response"
        assert error.status == response.status

    def test_ramps_own_error_format(self) -> None:
        for name in ("error_v2", "error"):
            error = refusal(answer(403, {name: {"error_code": "DEVELOPER_7100", "message": "no"}}))
            assert (error.error, error.error_description) == ("DEVELOPER_7100", "no")

    @pytest.mark.parametrize(("code", "message", "error"), [
        ("DEVELOPER_7002", "Refresh token with given refresh_token not found", "invalid_grant"),
        ("DEVELOPER_7002", "Client with given client_id not found", "DEVELOPER_7002"),
        ("DEVELOPER_7100", "Refresh token refused", "DEVELOPER_7100"), ("DEVELOPER_7002", None, "DEVELOPER_7002"),
    ])  # fmt: skip
    def test_of_a_refresh_token_that_it_does_not_know(self, code: Any, message: Any, error: Any) -> None:
        for status in (400, 401, 404):
            refused = refusal(answer(status, {"error_v2": {"error_code": code, "message": message}}))
            assert refused.error == error

    def test_an_error_that_echoes_a_secret_does_not_show_it(self) -> None:
        error = refusal(answer(400, {"error": "invalid_grant", "error_description": "unknown hidden-refresh-token"}))
        assert "hidden-refresh-token" not in str(error)
        assert "hidden-refresh-token" not in repr(vars(error))
        assert error.error_description == "unknown **********"

    def test_nor_in_any_other_part_and_no_other_secret_either(self) -> None:
        body = {"error": "one", "error_description": "one, two", "error_uri": "https://e/two"}
        with pytest.raises(OAuthError) as caught:
            parse_token(answer(400, body), asked_at=NOW, sent=[Secret("one"), Secret(""), Secret("two")])
        error = caught.value
        mask = "**********"
        assert (error.error, error.error_description, error.error_uri) == (mask, f"{mask}, {mask}", f"https://e/{mask}")

    @pytest.mark.parametrize("value", [5, True, ["d"], {"d": 1}])
    def test_what_is_no_explanation_is_none(self, value: Any) -> None:
        error = refusal(answer(400, {"error": "invalid_grant", "error_description": value, "error_uri": value}))
        assert (error.error, error.error_description, error.error_uri) == ("invalid_grant", None, None)

    @given(st.binary(max_size=200), st.integers(200, 599))
    def test_no_answer_at_all_breaks_the_parser(self, body: Any, status: Any) -> None:
        with contextlib.suppress(OAuthError):
            assert parsed(answer(status, body)).access_token


class TestRevocation:
    @pytest.mark.parametrize("body", [b"", b"{}", b"null", b"<html>", b'{"error": "x"}'])
    def test_200_is_success_whatever_it_says(self, body: Any) -> None:
        parse_revocation(answer(200, body))

    @pytest.mark.parametrize("response", [answer(503), answer(503, b"<html>")])
    def test_503_means_that_it_still_lives(self, response: Any) -> None:
        with pytest.raises(OAuthError) as caught:
            parse_revocation(response)
        assert caught.value.error == "temporarily_unavailable"

    @pytest.mark.parametrize(
        "response", [answer(400, {"error": "unsupported_token_type"}), answer(204), answer(302), answer(500)]
    )
    def test_anything_else_is_an_error(self, response: Any) -> None:
        with pytest.raises(OAuthError):
            parse_revocation(response)


class TestRequest:
    @given(
        st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])),
        st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])),
    )
    def test_basic_carries_any_id_and_secret(self, client_id: Any, client_secret: Any) -> None:
        request = token_request(POST_TOKEN, "https://a", basic_credentials(client_id, Secret(client_secret)), {})
        scheme, _, value = dict(request.headers)["authorization"].partition(" ")
        assert scheme == "Basic"
        one, colon, other = base64.b64decode(value).decode("ascii").partition(":")
        assert (unquote_plus(one), colon, unquote_plus(other)) == (client_id, ":", client_secret)

    def test_it_is_a_form_and_authenticates_once(self) -> None:
        form = grant_form("refresh_token", {"refresh_token": "a b&c=d+%"})
        request = token_request(POST_TOKEN, "https://a", basic_credentials("i:%+&= ", Secret("s:%+&= ")), form)
        assert request.url == "https://a/developer/v1/token"
        assert dict(request.headers)["content-type"] == "application/x-www-form-urlencoded"
        assert isinstance(request.content, bytes)
        assert parse_qs(request.content.decode(), strict_parsing=True) == {
            "grant_type": ["refresh_token"], "refresh_token": ["a b&c=d+%"],
        }  # fmt: skip
        assert (
            base64.b64decode(dict(request.headers)["authorization"].split()[1])
            == b"i%3A%25%2B%26%3D+:s%3A%25%2B%26%3D+"
        )


class TestGrants:
    good: ClassVar[dict[str, dict[str, Any]]] = {
        "authorization_code": {"code": "c", "redirect_uri": "https://a/b"},
        "refresh_token": {"refresh_token": "r"},
        "client_credentials": {"scope": ["users:read", "cards:read"]},
    }

    @pytest.mark.parametrize("grant_type", good)
    def test_the_three_grants(self, grant_type: Any) -> None:
        form = grant_form(grant_type, self.good[grant_type])
        assert form["grant_type"] == Secret(grant_type)
        assert set(form) == {"grant_type", *self.good[grant_type]}
        assert grant_form(grant_type, {**self.good[grant_type], "code_verifier": None}) == form
        assert grant_form("client_credentials", {"scope": "a b a"})["scope"] == Secret("a b")

    @pytest.mark.parametrize(("grant_type", "parameters"), [
        ("password", {}), ("", {}), (None, {}), ("Refresh_token", {"refresh_token": "r"}),
        ("authorization_code", {}), ("authorization_code", {"code": "c"}), ("authorization_code", {"redirect_uri": "u"}),
        ("authorization_code", {"code": "", "redirect_uri": "u"}), ("authorization_code", {"code": "a\nb", "redirect_uri": "u"}),
        ("authorization_code", {"code": "a\x00", "redirect_uri": "u"}), ("authorization_code", {"code": "é", "redirect_uri": "u"}),
        ("authorization_code", {"code": "c", "redirect_uri": "u", "scope": "a"}),
        ("authorization_code", {"code": "c", "redirect_uri": "u", "code_verifier": "short"}),
        ("authorization_code", {"code": "c", "redirect_uri": "u", "code_verifier": "x" * 129}),
        ("authorization_code", {"code": "c", "redirect_uri": "u", "code_verifier": "!" * 43}),
        ("refresh_token", {}), ("refresh_token", {"refresh_token": None}), ("refresh_token", {"refresh_token": ""}),
        ("refresh_token", {"refresh_token": "r", "scope": "a"}), ("refresh_token", {"refresh_token": 5}),
        ("client_credentials", {}), ("client_credentials", {"scope": ""}), ("client_credentials", {"scope": []}),
        ("client_credentials", {"scope": "a  b"}), ("client_credentials", {"scope": ["a b"]}), ("client_credentials", {"scope": ['a"b']}), ("client_credentials", {"scope": ["a\\b"]}),
        ("client_credentials", {"scope": "a", "refresh_token": "r"}), ("client_credentials", {"scope": [5]}),
    ])  # fmt: skip
    def test_wrong_and_missing_parameters_are_refused(self, grant_type: Any, parameters: Any) -> None:
        with pytest.raises(InvalidRequestError):
            grant_form(grant_type, parameters)

    def test_scopes(self) -> None:
        assert scope_string("a b") == scope_string(["a", "b", "a"]) == "a b"


class TestConsent:
    def consent(self) -> ConsentRequest:
        return consent_request(
            "https://demo.ramp.com/v1/authorize", "id&=", "https://app.example/cb?x=1", ["users:read"]
        )

    def callback(self, consent: ConsentRequest, **parameters: str) -> str:
        return "https://app.example/cb?" + urlencode({"state": consent.state.reveal(), **parameters})

    def test_the_address(self) -> None:
        consent = self.consent()
        parts = urlsplit(consent.url)
        query = dict(parse_qsl(parts.query, strict_parsing=True))
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://demo.ramp.com/v1/authorize"
        challenge = base64.urlsafe_b64encode(hashlib.sha256(consent.code_verifier.reveal().encode()).digest())
        assert query == {
            "response_type": "code", "client_id": "id&=", "redirect_uri": "https://app.example/cb?x=1",
            "scope": "users:read", "state": consent.state.reveal(),
            "code_challenge": challenge.decode().rstrip("="), "code_challenge_method": "S256",
        }  # fmt: skip
        assert len(consent.state.reveal()) >= 43
        assert 43 <= len(consent.code_verifier.reveal()) <= 128
        other = self.consent()
        assert other.state != consent.state
        assert other.code_verifier != consent.code_verifier

    def test_it_shows_no_secret(self) -> None:
        consent = self.consent()
        for text in (repr(consent), str(consent)):
            assert consent.state.reveal() not in text
            assert consent.code_verifier.reveal() not in text

    @pytest.mark.parametrize("redirect_uri", ["", "https://a/\n", "https://a/\udcff", 5])
    def test_nobody_is_sent_out_who_could_not_come_back(self, redirect_uri: Any) -> None:
        with pytest.raises(InvalidRequestError, match="redirect_uri"):
            consent_request("https://demo.ramp.com/v1/authorize", "id", redirect_uri, "a")

    def test_one_that_was_kept_as_strings_shows_none_either(self) -> None:
        kept: Any = ("https://demo.ramp.com", "hidden-state", "hidden-verifier", "https://app.example/cb")
        consent = ConsentRequest(*kept)
        assert (consent.state, consent.code_verifier) == (Secret("hidden-state"), Secret("hidden-verifier"))

    @pytest.mark.parametrize("extra", [{}, {"iss": "https://demo.ramp.com"}, {"new": "x"}])
    def test_a_code_that_belongs_to_it(self, extra: Any) -> None:
        consent = self.consent()
        assert code_of(self.callback(consent, code="a+b c", **extra), consent, ISSUERS).reveal() == "a+b c"
        relative = self.callback(consent, code="x").removeprefix("https://app.example")
        assert code_of(relative, consent, ISSUERS).reveal() == "x"

    def test_the_customer_refused(self) -> None:
        consent = self.consent()
        url = self.callback(consent, error="access_denied", error_description="no", error_uri="https://e")
        with pytest.raises(OAuthError) as caught:
            code_of(url, consent, ISSUERS)
        assert (caught.value.error, caught.value.error_description) == ("access_denied", "no")
        assert (caught.value.error_uri, caught.value.status) == ("https://e", None)

    @pytest.mark.parametrize("query", [
        "", "code=x", "state=&code=x", "state=other&code=x", "state={state}x&code=x", "state={state}&state={state}&code=x",
        "state={state}&code=x&code=y", "state={state}", "state={state}&code=", "state={state}&code=x&iss=https://evil.example",
        "state={state}&code=x&iss=", "state={state}&code=x&iss=https://demo.ramp.com/", "error=access_denied",
        "&".join(f"a{number}=" for number in range(60)),
        "state={state}&code=x&" + "&".join(f"a{number}=" for number in range(60)),
    ])  # fmt: skip
    def test_a_callback_that_does_not_belong_is_refused(self, query: Any) -> None:
        consent = self.consent()
        with pytest.raises(OAuthError) as caught:
            code_of("https://app.example/cb?" + query.format(state=quote(consent.state.reveal())), consent, ISSUERS)
        assert caught.value.error in {"invalid_state", "invalid_response"}
        assert consent.state.reveal() not in str(caught.value)

    @given(st.data())
    def test_no_changed_state_is_accepted(self, data: Any) -> None:
        consent = self.consent()
        state = consent.state.reveal()
        position = data.draw(st.integers(0, len(state) - 1))
        changed = data.draw(
            st.one_of(
                st.text(max_size=64).map(str),
                st.just(state[:position]),
                st.just(state + state[position]),
                st.characters(codec="ascii").map(lambda c: state[:position] + c + state[position + 1 :]),
                st.just(state.swapcase()),
            ).filter(lambda text: text != state)
        )
        with pytest.raises(OAuthError):
            code_of("/cb?" + urlencode({"state": changed, "code": "x"}, errors="replace"), consent, ISSUERS)

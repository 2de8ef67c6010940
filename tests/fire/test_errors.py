"""From an answer to its error: class, code, hint, fields; any body whatever; and never the token."""

from __future__ import annotations

import html
import json
import pickle
import re
import time
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ramp_api import Secret, errors, operations
from ramp_api.errors import APIError, MissingScopeError
from ramp_api.failures import api_error, check_scopes, kept, masked, says_token_is_dead
from ramp_api.http import Headers, Response
from ramp_api.operation import Operation
from ramp_api.operations import bills, cards, departments, webhooks
from tests.canaries import variants

TOKEN = Secret("ramp_tok_" + "aZ0-_" * 8)
KIB = 1024


def answer(status: int, body: object = b"", **headers: str) -> Response[bytes]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    pairs = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    return Response(status, Headers(pairs), raw)


def error_of(
    status: int, body: object = b"", *, token: Secret = TOKEN, operation: Operation[Any] = bills.GET, **headers: str
) -> APIError:
    return api_error(operation, answer(status, body, **headers), token, attempts=2)


def ramps(code: str | None, message: str = "said", /, **info: object) -> dict[str, object]:
    """An error as Ramp writes it."""
    return {"error_v2": {"error_code": code, "message": message, "additional_info": info, "notes": ""}}


class TestCodes:
    @pytest.mark.parametrize("status", [400, 403, 404, 422, 429, 500, 503])
    @pytest.mark.parametrize("code", ["DEVELOPER_7002", "DEVELOPER_7028"])
    def test_a_dead_token_is_one_under_any_status(self, status: Any, code: Any) -> None:
        assert says_token_is_dead(answer(status, ramps(code)))
        error = error_of(status, ramps(code))
        assert type(error) is errors.AuthenticationError
        assert error.hint is not None
        assert "get a new one" in error.hint

    @pytest.mark.parametrize(("message", "dead"), [
        ("Access token with given access_token not found", True), ("Authentication token not found", True), ("", True), ("no", True),
        ("The requested User (1f) does not exist", False), ("Purchase order not found", False),
    ])  # fmt: skip
    def test_an_object_that_ramp_does_not_find_is_no_dead_token(self, message: Any, dead: Any) -> None:
        body = ramps("DEVELOPER_7002", message)
        assert says_token_is_dead(answer(404, body)) == dead
        error = error_of(404, body)
        assert type(error) is (errors.AuthenticationError if dead else errors.NotFoundError)
        assert (error.hint is not None) == dead
        # An expired token is what it is, whatever the words.
        assert says_token_is_dead(answer(404, ramps("DEVELOPER_7028", message)))

    def test_401_is_a_dead_token_whatever_it_says(self) -> None:
        assert says_token_is_dead(answer(401))
        assert says_token_is_dead(answer(401, ramps("DEVELOPER_7100")))
        assert type(error_of(401, ramps("DEVELOPER_7100"))) is errors.AuthenticationError

    @pytest.mark.parametrize("status", [200, 204, 304])
    def test_what_is_no_error_says_nothing_of_a_token(self, status: Any) -> None:
        assert not says_token_is_dead(answer(status, ramps("DEVELOPER_7002")))

    @pytest.mark.parametrize("code", ["DEVELOPER_7002", "DEVELOPER_7028", "DEVELOPER_7100"])
    def test_a_redirect_is_no_refusal_whatever_it_says(self, code: Any) -> None:
        assert type(error_of(307, ramps(code))) is APIError

    @pytest.mark.parametrize("status", [400, 403, 404, 422])
    def test_a_missing_scope_is_named(self, status: Any) -> None:
        error = error_of(status, ramps("DEVELOPER_7100", "These scopes are not allowed for this token: bills:read"))
        assert type(error) is errors.PermissionDeniedError
        assert error.hint == "the token needs bills:read: let the app have it, and get a new token"
        assert not says_token_is_dead(answer(status, ramps("DEVELOPER_7100")))

    @pytest.mark.parametrize("code", ["DEVELOPER_7001", "DEVELOPER_7005", "DEVELOPER_7076", "DEVELOPER_7100", "OTHER"])
    def test_no_other_code_makes_ramps_fault_the_callers(self, code: Any) -> None:
        assert type(error_of(500, ramps(code))) is errors.ServerError
        assert type(error_of(503, ramps(code))) is errors.ServerError

    @pytest.mark.parametrize(("status", "code", "kind", "words"), [
        (422, "DEVELOPER_7001", errors.ValidationError, "field_errors"),
        (400, "DEVELOPER_7001", errors.BadRequestError, "field_errors"),
        (400, "DEVELOPER_7005", errors.BadRequestError, "idempotency key"),
        (400, "DEVELOPER_7076", errors.BadRequestError, "include_activated_only=False"),
        (403, "CUSTOMER_7004", errors.PermissionDeniedError, "consent"),
    ])  # fmt: skip
    def test_what_a_code_means_is_said_and_the_status_stays_what_it_is(
        self, status: Any, code: Any, kind: Any, words: Any
    ) -> None:
        error = error_of(status, ramps(code))
        assert type(error) is kind
        assert error.hint is not None
        assert words in error.hint
        assert str(error).endswith(f"said ({error.hint})")

    def test_a_code_that_nobody_knows_has_no_hint(self) -> None:
        error = error_of(400, ramps("DEVELOPER_9999"))
        assert (error.error_code, error.hint) == ("DEVELOPER_9999", None)

    def test_attempts_place_and_advice_are_told(self) -> None:
        error = error_of(429, ramps(None), retry_after="7", x_trace_id="abc")
        assert (error.attempts, error.retry_after, error.trace_id) == (2, 7, "abc")
        assert (error.method, error.path) == ("GET", "/developer/v1/bills/{bill_id}")
        assert str(error) == "GET /developer/v1/bills/{bill_id}: HTTP 429: said [trace abc]"

    def test_advice_that_is_a_date_counts_from_the_answers_own_date_or_from_the_time_given(self) -> None:
        dated = answer(503, retry_after="Thu, 01 Jan 2026 00:00:30 GMT")
        assert api_error(bills.GET, dated, TOKEN, attempts=1).retry_after is None
        assert api_error(bills.GET, dated, TOKEN, attempts=1, wall=1767225610).retry_after == 20
        both = error_of(503, retry_after="Thu, 01 Jan 2026 00:00:30 GMT", date="Thu, 01 Jan 2026 00:00:00 GMT")
        assert both.retry_after == 30


class TestFields:
    @pytest.mark.parametrize(("body", "fields"), [
        (ramps("X", page_size=["must be between 2 and 100"]), {"page_size": ["must be between 2 and 100"]}),
        (ramps("X", body={"name": "is empty"}), {"name": ["is empty"]}),
        (ramps("X", json={"lines": {"0": {"amount": ["is negative", "is odd"]}}}), {"lines.0.amount": ["is negative", "is odd"]}),
        (ramps("X", lines=[{"amount": ["bad"]}, {"amount": ["worse"]}]), {"lines.0.amount": ["bad"], "lines.1.amount": ["worse"]}),
        (ramps("X", name={"message": "no"}), {"name": ["no"]}),
        (ramps("X", message="no"), {"message": ["no"]}),
        (ramps("X", body="no"), {"body": ["no"]}),
        (ramps("X", memo={"body": ["no"]}), {"memo.body": ["no"]}),
        (ramps("X", rule={"path": ["no"]}), {"rule.path": ["no"]}),
        ({"error_v2": {"fields_validation": {"events.0.usage.meters": "Field required"}}}, {"events.0.usage.meters": ["Field required"]}),
        ({"error": {"page_size": ["odd"], "message": "m", "details": {}}}, {"page_size": ["odd"]}),
        ({"error": {"a": ["x"]}, "error_v2": {"additional_info": {"a": ["x", "y"]}}}, {"a": ["x", "y"]}),
        ({"errors": {"json": {"name": ["Missing data."]}}}, {"name": ["Missing data."]}),
        ({"detail": [{"loc": ["body", "lines", 0, "name"], "msg": "field required", "type": "missing"}]}, {"lines.0.name": ["field required"]}),
        ({"errors": [{"field": "name", "message": "is taken"}]}, {"name": ["is taken"]}),
        (ramps("X", limit=5, ok=True, nothing=None, price=1.5), {}),
        (ramps("X"), {}), ({"error": "text"}, {}), ({"errors": ["no name"]}, {}), ([], {}), (b"", {}), (b"<html>", {}),
    ])  # fmt: skip
    def test_fields_are_found_in_every_shape(self, body: Any, fields: Any) -> None:
        assert error_of(422, body).field_errors == fields

    @pytest.mark.parametrize(("status", "told"), [
        (400, True), (409, True), (422, True), (403, False), (404, False), (429, False), (500, False),
    ])  # fmt: skip
    def test_fields_are_told_where_an_answer_is_about_them(self, status: Any, told: Any) -> None:
        error = error_of(status, ramps("X", missing_scopes=["bills:read"]))
        assert (error.field_errors == {"missing_scopes": ["bills:read"]}) == told
        assert error.additional_info == {"missing_scopes": ["bills:read"]}

    def test_there_is_an_end_to_fields_messages_and_words(self) -> None:
        many = {f"f{number}": ["x" * 2_000, *map(str, range(50))] for number in range(300)}
        found = error_of(422, ramps("X", **many)).field_errors
        assert len(found) == 100
        assert all(len(messages) == 10 for messages in found.values())
        assert max(len(message) for messages in found.values() for message in messages) == 500
        long = error_of(422, ramps("X", **{"n" * 5_000: {"m" * 5_000: ["x"]}})).field_errors
        assert [len(name) for name in long] == [200]

    def test_there_is_an_end_to_looking(self) -> None:
        assert error_of(422, ramps("X", a=["x"] * 20_000, z=["last"])).field_errors == {"a": ["x"]}
        for depth, found in ((10, True), (25, False)):
            info: Any = ["x"]
            for _ in range(depth):
                info = {"a": info}
            assert (error_of(422, ramps("X", **info)).field_errors != {}) == found

    def test_numbers_stay_exact_in_what_ramp_adds(self) -> None:
        raw = b'{"error_v2": {"additional_info": {"limit": 0.10, "count": 3, "deep": [null, {"a": true}]}}}'
        info = error_of(400, raw).additional_info
        assert info == {"limit": Decimal("0.10"), "count": 3, "deep": [None, {"a": True}]}


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from([
            "error_v2", "error", "error_code", "message", "additional_info", "details", "errors", "detail", "loc", "msg",
            "field", "fields_validation", "body", "json", "name",
        ])
        | st.text(max_size=8),
        inner,
        max_size=5,
    ),
    max_leaves=25,
)  # fmt: skip

DEEP = b'{"error_v2": {"message": "m", "additional_info": ' + b'{"a": [' * 400 + b"1" + b"]}" * 400 + b"}}"


class TestAnything:
    @settings(max_examples=300, deadline=None)
    @given(
        body=st.binary(max_size=300) | anything.map(lambda value: json.dumps(value).encode()),
        status=st.sampled_from([400, 404, 422, 500]),
    )
    @example(body=DEEP, status=422)
    @example(body=b'{"error_v2": {"message": "\\ud83d\\ude00\\u202e\\u0000\\r\\nINFO forged"}}', status=400)
    @example(body=b'{"error_v2": {"additional_info": {"a": 1e999999999}}}', status=400)
    @example(body=b'{"error_v2": {"additional_info": {"a": ' + b"9" * 10_000 + b"}}}", status=400)
    def test_any_body_gives_an_error_and_nothing_else(self, body: Any, status: Any) -> None:
        error = error_of(status, body)
        assert isinstance(error, APIError)
        assert str(error).isprintable()
        assert len(str(error)) < 1_500
        assert len(error.body) <= 64 * KIB
        assert len(error.field_errors) <= 100
        copy = pickle.loads(pickle.dumps(error))
        assert vars(copy) == vars(error)
        assert repr(copy) == repr(error)

    @pytest.mark.parametrize("body", [
        DEEP, b"[" * 500_000, b'{"a":' * 200_000, b"\x1f\x8b\x08", b"\xff\xfe<\x00h\x00", b'{"error_v2": {"message": "cut',
        b"<!doctype html><title>502 Bad Gateway</title>", b"\xef\xbb\xbf{}", b" ", b"null", b'"text"', b"0",
        b"&#999; &#0; &#x00000; %0 %zz \\u00 \\u00zz &lt &;",
    ])  # fmt: skip
    def test_pages_and_pieces_are_survived(self, body: Any) -> None:
        error = error_of(502, body, content_type="text/html")
        assert type(error) is errors.ServerError
        assert error.body == body[: 64 * KIB]
        assert "no message (text/html)" in str(error) or body == DEEP

    def test_what_lies_too_deep_is_left_out_so_that_the_error_pickles(self) -> None:
        error = error_of(400, DEEP)
        assert "…" in json.dumps(error.additional_info, ensure_ascii=False)
        pickle.dumps(error)

    def test_a_message_is_one_line_that_cannot_forge_another(self) -> None:
        error = error_of(400, ramps("A\nB", "first\r\n2026-01-01 ERROR forged \x1b[31m\u202e"), x_trace_id="a\tb")
        assert str(error).isprintable()
        assert "first 2026-01-01 ERROR forged [31m" in str(error)
        assert (error.error_code, error.trace_id) == ("A B", "a b")

    def test_a_long_message_is_cut(self) -> None:
        error = error_of(400, ramps("X", "é" * 100_000))
        assert len(str(error)) < 700
        assert str(error).endswith("…")
        assert len(error.body) == 64 * KIB

    @pytest.mark.parametrize("body", [
        b"x" * (60 << 20), json.dumps(ramps("X", "m" * (60 << 20))).encode(),
        json.dumps({"error_v2": {"additional_info": {"k" * 400_000: {str(n): "x" for n in range(50_000)}}}}).encode(),
        json.dumps({"error_v2": {"additional_info": {"n": [1] * 400_000}}}).encode(), b"r" * (1 << 20),
        json.dumps({"errors": [["x"] * 10] * 20_000}).encode(),
    ], ids=["60 MiB of nothing", "60 MiB of message", "long names", "numbers", "first letters", "lists"])  # fmt: skip
    def test_a_huge_body_takes_no_long_time(self, body: Any) -> None:
        start = time.process_time()
        error = error_of(422, body)
        assert time.process_time() - start < 2
        assert len(pickle.dumps(error)) < 3 << 20

    def test_what_is_longer_than_any_error_of_ramps_is_kept_and_not_read(self) -> None:
        assert error_of(422, ramps("X", "m" * (512 * KIB))).error_code == "X"
        error = error_of(422, ramps("X", "m" * (1024 * KIB)))
        assert (error.error_code, error.field_errors, len(error.body)) == (None, {}, 64 * KIB)

    def test_what_holds_secrets_by_its_nature_keeps_no_body(self) -> None:
        assert webhooks.CREATE.sensitive
        assert error_of(400, b"{}", operation=webhooks.CREATE).body == b""
        assert kept(webhooks.CREATE, b"x") == b""
        assert kept(bills.GET, b"x" * 70_000) == b"x" * 64 * KIB


def everything(error: APIError) -> str:
    """All that an error can be made to show."""
    return "\n".join([str(error), repr(error), error.body.decode("latin-1"), repr(vars(error)), repr(error.args)])


ODD = Secret('t"o\\k/e&n+v=é'.replace("é", "~") + "12345")


class TestNoToken:
    @pytest.mark.parametrize("token", [TOKEN, ODD], ids=["like Ramp's", "odd"])
    @pytest.mark.parametrize("form", [
        lambda value: value, lambda value: quote(value, safe=""), lambda value: json.dumps(value)[1:-1],
        lambda value: "".join(f"%{ord(character):02X}" for character in value),
        lambda value: "".join(f"%{ord(character):02x}" for character in value),
        lambda value: "".join(f"\\u{ord(character):04X}" for character in value),
        lambda value: "".join(f"&#{ord(character)};" for character in value),
        lambda value: "".join(f"&#x{ord(character):x};" for character in value),
        lambda value: value.replace("/", "\\/"),
        lambda value: value[:5] + quote(value[5:], safe=""), html.escape, lambda value: "".join(f"&#x0000{ord(c):X};" for c in value),
    ], ids=["plain", "percent", "JSON", "PERCENT", "percent all", "escaped", "entities", "hex entities", "slashes", "half", "HTML", "long"])  # fmt: skip
    def test_a_token_that_is_echoed_shows_in_no_form(self, token: Any, form: Any) -> None:
        written = form(token.reveal())
        body = b"<p>Authorization: Bearer " + written.encode() + b"</p>"
        assert masked(body, token) == b"<p>Authorization: Bearer **********</p>"
        assert masked(body * 3, token).count(b"**********") == 3
        error = error_of(502, body, token=token)
        assert written not in error.body.decode()
        nested = error_of(422, ramps(written, written, **{written: [written], "b": {"c": [f"x {written} y"]}}), token=token,
                          content_type=written, x_trace_id=written.encode("ascii", "ignore").decode())  # fmt: skip
        shown = everything(nested)
        assert not [variant for variant in (written, token.reveal()) if variant in shown]

    def test_every_part_of_an_error_is_looked_through(self) -> None:
        value = TOKEN.reveal()
        body = {
            "error_v2": {
                "error_code": value, "message": f"m {value}", "notes": value, "fields_validation": {value: value},
                "additional_info": {value: value, "list": [value, {value: [value]}], "text": f"Bearer {value}"},
            },
            "error": {value: [value], "message": value}, "errors": [{"field": value, "message": value}], value: value,
        }  # fmt: skip
        error = error_of(422, body, content_type=value, x_trace_id=value, retry_after=value)
        shown = everything(error)
        assert not [variant for variant in variants(value) if variant in shown]
        assert "**********" in error.field_errors
        assert error.additional_info["text"] == "Bearer **********"
        assert error.trace_id == error.error_code == "**********"
        without = error_of(500, b"", content_type=value)
        assert value not in str(without)

    @pytest.mark.parametrize("before", [0, 1, 64 * KIB - 300, 64 * KIB - 9, 64 * KIB - 1, 64 * KIB])
    @pytest.mark.parametrize("form", [lambda value: value, lambda value: "".join(f"\\u{ord(c):04x}" for c in value)])
    def test_no_piece_of_a_token_is_left_at_the_cut(self, before: Any, form: Any) -> None:
        body = b"x" * before + form(TOKEN.reveal()).encode() * 3
        text = kept(bills.GET, masked(body, TOKEN))
        assert len(text) <= 64 * KIB
        assert not re.search(rb"ramp|\\u00|[^x*]", text)

    def test_a_word_is_cut_only_once_the_token_is_out_of_it(self) -> None:
        for before in range(450, 520):
            error = error_of(422, ramps("X", "x" * before + TOKEN.reveal(), **{"y" * before + TOKEN.reveal(): ["bad"]}))
            assert "ramp" not in str(error) + repr(error.field_errors)

    def test_what_is_too_short_for_a_token_hides_nothing(self) -> None:
        assert masked(b"the time", Secret("t")) == b"the time"
        assert masked(b"the time", Secret("")) == b"the time"

    # What a bearer token is made of (RFC 6750, 2.1).
    @settings(max_examples=100, deadline=None)
    @given(
        token=st.text("abzAZ059-._~+/=", min_size=8, max_size=80),
        before=st.sampled_from([b"", b"Bearer ", b'{"a": "', b"%20", b"\\n", b"&lt;", b"\xff", b"x" * 70]),
        after=st.sampled_from([b"", b"%", b"\\", b"&", b'"}', b"&gt;", b"\xff"]),
    )
    def test_any_token_is_found(self, token: Any, before: Any, after: Any) -> None:
        for written in (
            token,
            quote(token, safe=""),
            json.dumps(token)[1:-1],
            token.replace("/", "\\/"),
            html.escape(token),
        ):
            assert masked(before + written.encode() + after, Secret(token)) == before + b"**********" + after


def with_scopes(*scopes: str) -> Operation[Any]:
    return Operation(name="x.y", id=None, method="GET", path="/developer/v1/x", scopes=scopes)


class TestScopes:
    @pytest.mark.parametrize("scope", [None, "", "  "])
    def test_where_the_scope_is_not_known_the_call_goes_out(self, scope: Any) -> None:
        check_scopes(departments.LIST, scope)

    def test_a_call_whose_scope_the_token_lacks_is_refused_beforehand(self) -> None:
        check_scopes(departments.LIST, "users:read  departments:read")
        with pytest.raises(MissingScopeError, match="departments.list needs the scope departments:read") as caught:
            check_scopes(departments.LIST, "users:read departments:reads DEPARTMENTS:READ")
        assert caught.value.missing == ("departments:read",)
        assert caught.value.granted == ("users:read", "departments:reads", "DEPARTMENTS:READ")
        assert isinstance(caught.value, errors.InvalidRequestError)

    def test_of_several_scopes_one_is_enough_because_nothing_says_that_all_are_wanted(self) -> None:
        several = with_scopes("a:read", "b:write")
        check_scopes(several, "a:read")
        check_scopes(several, "c:read b:write")
        with pytest.raises(MissingScopeError, match="a:read or b:write"):
            check_scopes(several, "c:read")
        assert cards.VAULT_CREATE.scopes == ("cards:read_vault", "limits:write")

    @pytest.mark.parametrize(
        "scope", ["all", "users:read *", "*:read", "users:read all", "https://ramp.com/departments"]
    )
    def test_a_scope_that_may_stand_for_anything_is_taken_for_enough(self, scope: Any) -> None:
        check_scopes(departments.LIST, scope)

    def test_what_asks_for_no_scope_is_never_refused(self) -> None:
        check_scopes(with_scopes(), "users:read")

    def test_every_operation_passes_with_its_own_scopes_and_no_other_with_none_of_them(self) -> None:
        for operation in operations.all():
            check_scopes(operation, " ".join(operation.scopes))
            if operation.scopes:
                with pytest.raises(MissingScopeError):
                    check_scopes(operation, "nothing:read")

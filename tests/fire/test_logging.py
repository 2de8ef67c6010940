"""The log: a line for each attempt, more of it at DEBUG, and no secret, no second line and no end of it at any level."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
import time
from typing import Any
from urllib.parse import quote

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ramp_api import Client, redaction
from ramp_api.errors import TransportError
from ramp_api.flow import Instant
from ramp_api.hooks import Hook
from ramp_api.http import Headers, Request, Response
from ramp_api.multipart import FilePart
from ramp_api.operation import Operation
from ramp_api.operations import departments, receipts
from ramp_api.sandbox import Sandbox
from ramp_api.seeing import Watch
from tests.scripted import Outcome, ScriptedDriver, answer

TOKEN = "ramp_tok_written_by_nobody_0123456789"
AT = Instant(1_800_000_000.0, 100.0)
CARD = "4111 1111 1111 1111"


@pytest.fixture(autouse=True)
def _everything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "ramp_api")


def client_of(*outcomes: Outcome, **settings: Any) -> Client:
    return Client(token=TOKEN, limiter=None, driver=ScriptedDriver(list(outcomes)).driver, **settings)


def records(caplog: pytest.LogCaptureFixture, level: int) -> list[logging.LogRecord]:
    return [one for one in caplog.records if one.name == "ramp_api.http" and one.levelno == level]


def lines(caplog: pytest.LogCaptureFixture, level: int) -> list[str]:
    return [one.getMessage() for one in records(caplog, level)]


def watched(
    outcome: Response[bytes] | TransportError,
    *,
    operation: Operation[Any] = departments.GET,
    content: bytes = b"",
    url: str = "https://api.ramp.com/developer/v1/departments/d-1",
    headers: tuple[tuple[str, str], ...] = (),
) -> None:
    request = Request(operation.method, url, (("Authorization", f"Bearer {TOKEN}"), *headers), content)
    watch = Watch()
    attempt = watch.begin(operation, request, number=1, waited=0.0, at=AT)
    assert attempt is not None
    watch.end(attempt, outcome, AT.after(0.0312))


# --- INFO ---


def test_a_line_for_each_attempt(caplog: pytest.LogCaptureFixture) -> None:
    watched(answer(200, {}))
    watched(answer(503, b"", **{"x-trace-id": ""}))
    watched(TransportError("reset by peer"))
    assert lines(caplog, logging.INFO) == [
        "GET /developer/v1/departments/{department_id}: 200, attempt 1, 31 ms, trace trace-1",
        "GET /developer/v1/departments/{department_id}: 503, attempt 1, 31 ms, trace ",
        "GET /developer/v1/departments/{department_id}: TransportError, attempt 1, 31 ms",
    ]


def test_what_is_cut_off_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    watch = Watch()
    attempt = watch.begin(departments.GET, Request("GET", "https://h/x"), number=3, waited=0.0, at=AT)
    assert attempt is not None
    watch.cut_off(attempt)
    assert lines(caplog, logging.INFO) == ["GET /developer/v1/departments/{department_id}: cut off, attempt 3"]


def test_a_record_has_all_of_it_for_who_logs_in_json(caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(answer(503), answer(200, {"id": "d", "name": "Finance"}))
    client.departments.get("d")
    first, second = records(caplog, logging.INFO)
    kept = {name: value for name, value in vars(second).items() if name.startswith("ramp_")}
    assert kept == {
        "ramp_operation": "departments.get", "ramp_method": "GET", "ramp_path": "/developer/v1/departments/{department_id}",
        "ramp_status": 200, "ramp_error": None, "ramp_attempt": 2, "ramp_waited": 0.0, "ramp_duration": 0.0,
        "ramp_trace_id": "trace-1",
    }  # fmt: skip
    assert vars(first)["ramp_status"] == 503
    assert json.dumps(kept)


def test_at_info_no_id_is_written(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "ramp_api.http")
    client_of(answer(200, {"id": "d", "name": "Finance"})).departments.get("an-id-of-a-department")
    assert "an-id-of-a-department" not in " ".join(lines(caplog, logging.INFO))


def test_the_log_of_a_program_that_wants_none_is_left_alone() -> None:
    code = (
        "import sys; from ramp_api import Client; from ramp_api.hooks import Hook; import ramp_api.seeing;"
        "Client(token='t'); assert 'logging' not in sys.modules, 'logging'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_nobody_is_told_where_nobody_looks() -> None:
    """Without the plugin that hears every log, whatever its level: in a process of its own."""
    code = """
import logging
from ramp_api.flow import Instant
from ramp_api.http import Request
from ramp_api.operations import departments
from ramp_api.seeing import Watch
def begun():
    request = Request("GET", "https://h/x", (("accept", "application/json"),))
    return Watch().begin(departments.GET, request, number=1, waited=0.0, at=Instant(0.0, 0.0))
assert begun() is None
logging.getLogger("ramp_api").setLevel(logging.INFO)
attempt = begun()
assert attempt is not None and dict(attempt.request_headers) == {}
"""
    subprocess.run([sys.executable, "-c", code], check=True)


# --- DEBUG: what is shown ---


def test_headers_and_bodies_are_shown_without_secrets(caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(answer(201, {"id": "d", "name": "Finance"}, set_cookie="session=abcdefghijkl", server="gateway"))
    client.departments.create(name="Finance")
    sent, got = lines(caplog, logging.DEBUG)
    assert sent.startswith("POST /developer/v1/departments, attempt 1: sent {")
    assert "'authorization': '**'" in sent
    assert "'content-type': 'application/json'" in sent
    assert sent.endswith('} {"name":"Finance"}')
    assert got.startswith("POST /developer/v1/departments, attempt 1: got 201 {")
    assert "'set-cookie': '**'" in got
    assert "'server': 'gateway'" in got
    assert got.endswith('} {"id":"d","name":"Finance"}')


def test_the_path_is_the_real_one_and_of_a_query_only_the_names(caplog: pytest.LogCaptureFixture) -> None:
    page = answer(200, {"data": [], "page": {"next": None}})
    list(client_of(page).transactions.list(card_id="a-card-of-mine", merchant_id="a-merchant"))
    sent = lines(caplog, logging.DEBUG)[0]
    assert "GET /developer/v1/transactions?" in sent
    assert "card_id=**" in sent
    assert "a-card-of-mine" not in caplog.text
    watched(answer(200, {}))
    assert "GET /developer/v1/departments/d-1, attempt" in lines(caplog, logging.DEBUG)[2]


def sensitive() -> list[Operation[Any]]:
    from ramp_api import operations

    return [one for one in operations.all() if one.sensitive or one.auth != "bearer"]


@pytest.mark.parametrize("operation", sensitive(), ids=lambda one: one.name)
def test_what_is_sensitive_shows_no_body_and_no_id(operation: Any, caplog: pytest.LogCaptureFixture) -> None:
    url = "https://api.ramp.com" + re.sub(r"\{\w+\}", "planted-id", operation.path)
    watched(
        answer(200, {"a": "planted"}), operation=operation, url=url, content=b'{"a": "planted"}',
        headers=(("content-type", "application/json"),),
    )  # fmt: skip
    assert lines(caplog, logging.DEBUG)
    assert "planted" not in caplog.text


def test_there_are_operations_whose_bodies_are_not_shown() -> None:
    assert {"cards.vault.get", "vault.cards.get", "webhooks.create", "auths.post_token"} <= {
        one.name for one in sensitive()
    }


def test_files_are_told_by_their_length(caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(answer(201, {"id": "r"}))
    client.receipts.upload(
        user_id="u", idempotency_key="k", receipt=FilePart("receipt", "planted.pdf", b"planted", "application/pdf")
    )
    assert receipts.UPLOAD.encoding == "multipart"
    sent = lines(caplog, logging.DEBUG)[0]
    assert re.search(r"\(\d+ bytes with files\)$", sent)
    assert "planted" not in caplog.text


# --- DEBUG: real calls, under the eyes of tests/listening.py ---


def journey(ramp: Any) -> None:
    ramp.refresh_access_token()
    made = ramp.departments.create(name="Finance")
    ramp.departments.update(made.id, name="Finance and more")
    assert [one.id for one in ramp.departments.list()] == [made.id]
    consent = ramp.user_consent_url(["departments:read"], redirect_uri="http://127.0.0.1/callback")
    assert consent.url


def test_a_real_client_logs_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    with Sandbox(empty=True) as sandbox, sandbox.client() as ramp:
        journey(ramp)
        shown = caplog.text
        for secret in (sandbox.client_id, sandbox.client_secret, ramp.valid_token().access_token.reveal()):
            assert secret not in shown
    assert "POST /developer/v1/token: 200, attempt 1" in shown
    assert "PATCH /developer/v1/departments/{department_id}: 200, attempt 1" in shown
    assert not [one for one in caplog.records if one.name == "ramp_api.hooks"]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_real_asynchronous_client_logs_no_secret(backend: str, caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        async with sandbox.async_client() as ramp:
            await ramp.refresh_access_token()
            made = await ramp.departments.create(name="Finance")
            assert [one.id async for one in ramp.departments.list()] == [made.id]
            assert (await ramp.valid_token()).access_token.reveal() not in caplog.text

    with Sandbox(empty=True) as sandbox:
        anyio.run(main, backend=backend)
        assert sandbox.client_secret not in caplog.text
    assert "POST /developer/v1/token: 200, attempt 1" in caplog.text
    assert not [one for one in caplog.records if one.name == "ramp_api.hooks"]


def test_a_server_that_says_the_token_again_is_not_quoted(caplog: pytest.LogCaptureFixture) -> None:
    odd = "odd_token_of_no_known_shape"
    body = {"id": f"x{odd}y", "name": odd, "odd_token_of_no_known_shape": "named", "cut": "c" * 4050 + odd}
    echo = {"x-trace-id": f"for {odd}", "server": odd, "date": f"{odd};{quote(odd, safe='').replace('_', '%5F')}"}
    driver = ScriptedDriver([answer(200, body, **echo)])
    Client(token=odd, limiter=None, driver=driver.driver).departments.get("d")
    assert len(records(caplog, logging.DEBUG)) == 2
    assert odd not in caplog.text
    assert "odd" not in lines(caplog, logging.DEBUG)[1]
    assert '"id":"x**********y"' in caplog.text
    assert "trace for **********" in caplog.text
    assert all(odd not in repr(vars(one)) for one in caplog.records)


def test_a_token_that_is_a_letter_takes_none_out_of_words(caplog: pytest.LogCaptureFixture) -> None:
    driver = ScriptedDriver([answer(200, {"id": "d", "name": "total"})])
    Client(token="t", limiter=None, driver=driver.driver).departments.get("d")
    assert "200, attempt 1, 0 ms, trace trace-1" in caplog.text
    assert '{"id":"d","name":"total"}' in caplog.text


# --- What a body shows ---


def shown(value: Any) -> str:
    return redaction.body(json.dumps(value).encode(), "application/json; charset=utf-8")


@pytest.mark.parametrize("name", [
    "access_token", "refresh_token", "token", "client_secret", "clientSecret", "secret", "password", "passwd", "Authorization",
    "pan", "PAN", "card_pan", "cvv", "cvc", "CVV2", "card_number", "cardNumber", "account_number", "accountNumber",
    "account_number_last_four", "routing_number", "ssn", "ssn_last_4", "taxpayer_ssn", "tax_id", "taxId", "ein", "ein_number",
    "tin", "iban", "swift_code", "birth_date", "dateOfBirth", "passport_last_4", "pin", "signature", "challenge", "api_key",
    "private-key", "code_verifier", "cookie", "oauth_authorize_params", "credentials", "social_security_number",
    "ownerSsn", "cardPan",
])  # fmt: skip
def test_values_of_names_that_look_secret_are_not_shown(name: str) -> None:
    for value in ("planted", 12345, 1.5, {"planted": "planted"}, ["planted", {"a": "planted"}]):
        assert shown({"id": "1", "deep": [{name: value}]}) == f'{{"id":"1","deep":[{{"{name}":"**"}}]}}'
    assert shown({name: None}) == f'{{"{name}":null}}'
    assert shown({name: True}) == f'{{"{name}":true}}'


@pytest.mark.parametrize("name", [
    "business_name", "businessName", "business_name_on_card", "spend", "company", "japan", "shipping_address", "state",
    "idempotency_key", "error_code", "currency_code", "protein", "business_number", "mission", "cancelled_at", "position",
    "einstein", "private", "hobbies", "spinning",
])  # fmt: skip
def test_other_values_are_shown(name: str) -> None:
    assert shown({name: "value"}) == f'{{"{name}":"value"}}'


@pytest.mark.parametrize(("value", "expected"), [
    (f"paid with {CARD} today", "paid with ** today"),
    ("4111-1111-1111-1111", "**"), ("378282246310005", "**"), ("4111111111111112", "4111111111111112"),
    ("00000000-4111-1111-1111-111111111111", "00000000-4111-1111-1111-111111111111"),
    ("Bearer abc.def", "**"), ("it said: Bearer xyz, twice", "it said: ** twice"), ("Basic aWQ6c2VjcmV0", "**"),
    ("Basic plan", "Basic plan"), ("a ramp_tok_abc-DEF b", "a ** b"), ("ramp_sec_abc", "**"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "**"),
    ("https://files.ramp.com/r/1.pdf?X-Amz-Signature=abc&e=1", "https://files.ramp.com/r/1.pdf?**"),
    ("see https://a.b/c#access_token=x now", "see https://a.b/c?** now"),
    ("https://a.b/c", "https://a.b/c"), ("what? yes", "what? yes"),
])  # fmt: skip
def test_secrets_are_known_by_their_looks(value: str, expected: str) -> None:
    assert json.loads(shown({"memo": value})) == {"memo": expected}
    assert list(json.loads(shown({value: 1}))) == [expected]


@pytest.mark.parametrize("number", ["4111111111111111", "378282246310005", "4111111111111111.0"])
def test_a_card_s_number_that_is_sent_as_a_number_is_not_shown(number: str) -> None:
    body = b'{"memo": [%b], "amount": 4111111111111112}' % number.encode()
    assert redaction.body(body, "application/json") == '{"memo":["**"],"amount":4111111111111112}'


@pytest.mark.parametrize("part", ["a://", "eyJ-", "eyJ.", "a://?", "1 ", "Basic ", "ramp_tok_", "/", "abcdefgh"])
def test_no_text_takes_long(part: str) -> None:
    """In a megabyte there are some 250 of the longest that are looked through; on an event loop all else would wait."""
    body = json.dumps([part * (4096 // len(part))] * 200).encode()
    begun = time.process_time()
    redaction.body(body, "application/json")
    assert time.process_time() - begun < 1.5


def test_numbers_are_shown_as_they_were_sent() -> None:
    body = b'{"a":12.50,"b":1e999,"c":123456789012345678901234567890,"d":-0.0}'
    assert redaction.body(body, "application/json") == body.decode()


@pytest.mark.parametrize(("body", "kind", "expected"), [
    (b"", "application/json", "(empty)"),
    (b"<html>planted", "text/html; charset=utf-8", "(13 bytes of text/html)"),
    (b"grant_type=planted", "application/x-www-form-urlencoded", "(18 bytes of application/x-www-form-urlencoded)"),
    (b'{"a": "planted"}', "", "(16 bytes of no content type)"),
    (b'{"a": "planted"', "application/json", "(15 bytes of application/json, not to be read)"),
    (b'{"a": "\xff"}', "application/json", "(10 bytes of application/json, not to be read)"),
    (b"[" * 100_000, "application/json", "(100000 bytes of application/json, not to be read)"),
    (b"[" + b"9" * 5000 + b"]", "application/json", "(5002 bytes of application/json, not to be read)"),
    (b'"' + b"a" * (1 << 20) + b'"', "application/json", "(1048578 bytes of application/json)"),
    (b"x", "text/\r\nplanted\x1b", "(1 bytes of text/\\r\\nplanted\\x1b)"),
    (b'{"a":1}', "application/problem+json", '{"a":1}'),
])  # fmt: skip
def test_what_is_no_json_is_told_by_its_size(body: bytes, kind: str, expected: str) -> None:
    assert redaction.body(body, kind) == expected


def test_a_long_body_is_cut() -> None:
    long = shown([{"name": "x" * 100}] * 100)
    assert len(long) == 4097
    assert long.endswith("…")
    assert shown(list(range(300))).endswith(',199,"…"]')
    assert shown({str(number): 1 for number in range(300)}).endswith('"199":1,"…":"…"}')
    deep: Any = "bottom"
    for _ in range(100):
        deep = [deep]
    assert shown(deep) == "[" * 24 + '"…"' + "]" * 24


def test_a_secret_that_is_cut_in_half_is_not_shown() -> None:
    """What makes room before it brings into sight what was cut off."""
    room = "https://a.b/?" + "q" * 4070
    value = f"{room} Basic YWJjZGVm" + "Z" * 40
    assert redaction.body(json.dumps([value]).encode(), "application/json") == '["https://a.b/?** Basic …"]'


# --- Nothing that a server says breaks a line, or the call ---


class Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


_ANY_TEXT = st.text(max_size=80)
_NAMES = st.sampled_from(
    ["content-type", "x-trace-id", "date", "server", "set-cookie", "retry-after", "content-encoding"]
)


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=400), st.text(st.characters(max_codepoint=255), max_size=60))
def test_any_bytes_are_survived(body: bytes, kind: str) -> None:
    said = redaction.body(body, f"application/json {kind}")
    assert said.isprintable()
    assert len(said) <= 20 * redaction.LONGEST


@settings(deadline=None, max_examples=50)
@given(
    st.recursive(
        _ANY_TEXT | st.integers() | st.none() | st.floats(allow_nan=False),
        lambda one: st.lists(one, max_size=4) | st.dictionaries(_ANY_TEXT, one, max_size=4),
        max_leaves=8,
    )
)
def test_any_json_is_survived_and_stays_on_its_line(value: Any) -> None:
    assert shown(value).isprintable()


@settings(deadline=None, max_examples=50)
@given(
    st.dictionaries(_NAMES, st.text(st.characters(max_codepoint=255), max_size=300)),
    st.binary(max_size=100),
    st.integers(100, 599),
)
def test_any_answer_is_survived_and_stays_on_its_line(headers: dict[str, str], body: bytes, status: int) -> None:
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    handler = Kept()
    logger = logging.getLogger("ramp_api")
    logger.addHandler(handler)
    try:
        watched(Response(status, Headers(pairs), body), headers=(("content-type", "application/json"),), content=body)
    finally:
        logger.removeHandler(handler)
    said = handler.records
    assert [one.name for one in said] == ["ramp_api.http"] * 3
    assert all(one.getMessage().isprintable() for one in said)
    trace = vars(said[1])["ramp_trace_id"]
    assert trace is None or trace.isprintable()


@settings(deadline=None, max_examples=50)
@given(_ANY_TEXT, st.integers(0, 50))
def test_any_text_is_made_one_line(value: str, longest: int) -> None:
    assert redaction.text(value, longest).isprintable()


def test_a_forged_line_is_none(caplog: pytest.LogCaptureFixture) -> None:
    forged = "x\r\nINFO ramp_api.http: POST /developer/v1/transfers: 200"
    watched(answer(200, {forged: forged}, **{"x-trace-id": forged}, server=forged))
    assert all("\n" not in one.getMessage() and "\r" not in one.getMessage() for one in caplog.records)
    assert len(records(caplog, logging.INFO)) == 1


class Broken(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        if record.name == "ramp_api.http":
            raise OSError(f"no space left for {TOKEN}")


@pytest.mark.parametrize("also", [[], [Hook()]])
def test_a_log_that_fails_costs_no_answer(also: list[Hook], caplog: pytest.LogCaptureFixture) -> None:
    handler, logger = Broken(), logging.getLogger("ramp_api.http")
    logger.addHandler(handler)
    try:
        assert client_of(answer(201, {"id": "d", "name": "F"}), hooks=also).departments.create(name="F").id == "d"
    finally:
        logger.removeHandler(handler)
    said = [one.getMessage() for one in caplog.records if one.name == "ramp_api.hooks"]
    assert len(said) == 3
    assert all(" failed with OSError (" in line for line in said)
    assert TOKEN not in " ".join(said)


def test_a_log_that_fails_altogether_costs_no_answer() -> None:
    class Worse(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            raise OSError

    handler, logger = Worse(), logging.getLogger("ramp_api")
    logger.addHandler(handler)
    try:
        assert client_of(answer(200, {"id": "d", "name": "F"})).departments.get("d").id == "d"
    finally:
        logger.removeHandler(handler)

"""Bad input gets a typed error before anything is sent; good input goes out as Ramp reads it."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import os
import tempfile
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api.build import build
from ramp_api.content import Intake
from ramp_api.errors import ConfigurationError, InvalidRequestError, TransportError
from ramp_api.http import FilePart, Headers, Multipart, Request, Response, check_header, expand_path, origin_of
from ramp_api.models.departments import DepartmentCreate
from ramp_api.models.reimbursements import ReimbursementReceipt
from ramp_api.models.transactions import TransactionState
from ramp_api.multipart import Upload
from ramp_api.operation import Operation, Parameter
from ramp_api.operations import auths, business, departments, limits, locations, reimbursements, transactions
from ramp_api.pages import Echoed

ORIGIN = "https://api.example"


class PlainState(Enum):
    """What a caller may have of their own."""

    ALL = "ALL"


def query_of(request: Request) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(request.url).query))


def listed(**query: object) -> dict[str, str]:
    return query_of(build(ORIGIN, transactions.LIST, query=query))


@pytest.mark.parametrize(("given", "expected"), [
    ({"state": "ALL"}, {"state": "ALL"}),
    ({"state": TransactionState.CLEARED}, {"state": "CLEARED"}),
    ({"state": "ESCHEATED"}, {"state": "ESCHEATED"}),
    ({"sync_ready": True, "requires_memo": True, "has_statement": False}, {"sync_ready": "true", "requires_memo": "true", "has_statement": "false"}),
    ({"min_amount": Decimal("1E+2")}, {"min_amount": "100"}),
    ({"min_amount": 7, "max_amount": "12.50"}, {"min_amount": "7", "max_amount": "12.50"}),
    ({"from_date": datetime(2026, 1, 2, 3, tzinfo=UTC)}, {"from_date": "2026-01-02T03:00:00+00:00"}),
    ({"from_date": datetime(2026, 1, 2, 3, tzinfo=timezone(timedelta(hours=3)))}, {"from_date": "2026-01-02T00:00:00+00:00"}),
    ({"from_date": date(2026, 1, 2)}, {"from_date": "2026-01-02T00:00:00+00:00"}),
    ({"from_date": "2026-01-02"}, {"from_date": "2026-01-02"}),
    ({"page_size": 2, "start": "a&b=c"}, {"page_size": "2", "start": "a&b=c"}),
    ({"page_size": "100"}, {"page_size": "100"}),
    ({"user_id": None}, {}),
    ({"state": PlainState.ALL}, {"state": "ALL"}),
])  # fmt: skip
def test_query_values_are_written_as_ramp_reads_them(given: Any, expected: Any) -> None:
    assert listed(**given) == expected


@pytest.mark.parametrize("given", [
    {"from_dat": "2026-01-01"},
    {"from_date": datetime(2026, 1, 2)},  # noqa: DTZ001 - naive on purpose
    {"from_date": "yesterday"},
    {"from_date": 5},
    {"min_amount": 0.1},
    {"min_amount": 0.5},
    {"min_amount": True},
    {"min_amount": {}},
    {"min_amount": "1." + "1" * 50},
    {"from_date": "2026-01-02garbage"},
    {"from_date": "2026-01-02T25:00:00Z"},
    {"min_amount": "ten"},
    {"min_amount": "1_000"},
    {"min_amount": " 5 "},
    {"min_amount": "٣"},
    {"min_amount": "1e99999999999"},
    {"min_amount": "NaN"},
    {"min_amount": "1e999999999"},
    {"min_amount": "1e-999999999"},
    {"min_amount": "1" * 50},
    {"min_amount": []},
    {"sync_ready": "True"},
    {"requires_memo": False},
    {"requires_memo": "false"},
    {"sync_ready": 1},
    {"sync_ready": 0.0},
    {"sync_ready": 2},
    {"sync_ready": []},
    {"page_size": 1},
    {"page_size": 101},
    {"page_size": True},
    {"page_size": 20.0},
    {"page_size": "²"},
    {"page_size": "٣٣"},
    {"page_size": "1" * 5000},
    {"state": ""},
    {"state": 5},
    {"user_id": "a\r\nb"},
    {"user_id": "a\x00"},
    {"user_id": "a\x7f"},
    {"user_id": "\ud800"},
    {"order_by_date_asc": True, "order_by_amount_desc": True},
    {"order_by_date_asc": True, "order_by_date_desc": False},
])  # fmt: skip
def test_bad_query_values_are_refused(given: Any) -> None:
    with pytest.raises(InvalidRequestError):
        listed(**given)


DAILY: Operation[Any] = Operation(
    name="days.list", id="", method="GET", path="/days", query=(Parameter("day", "date"), Parameter("count", "integer"))
)


@pytest.mark.parametrize("day", [
    date(2026, 1, 2), "2026-01-02", datetime(2026, 1, 2, 23, tzinfo=UTC),
    datetime(2026, 1, 2, 23, tzinfo=timezone(timedelta(hours=-3))),
])  # fmt: skip
def test_a_parameter_that_is_a_date_gets_one(day: Any) -> None:
    assert query_of(build(ORIGIN, DAILY, query={"day": day})) == {"day": "2026-01-02"}


def test_a_number_without_bounds_is_a_whole_one_all_the_same() -> None:
    assert query_of(build(ORIGIN, DAILY, query={"count": -5})) == {"count": "-5"}
    for count in (True, 1.0, "1" * 5000, "one"):
        with pytest.raises(InvalidRequestError, match="count"):
            build(ORIGIN, DAILY, query={"count": count})


MANY: Operation[Any] = Operation(
    name="trips.list",
    id="",
    method="GET",
    path="/trips",
    query=(
        Parameter("user_ids", "uuid", many=True),
        Parameter("states", "enum", values=("ALL",), many=True),
        Parameter("days", "date", many=True),
        Parameter("flags", "boolean", many=True),
        Parameter("numbers", "integer", many=True),
    ),
)


@pytest.mark.parametrize(("given", "expected"), [
    ({"user_ids": ["a", "b"]}, {"user_ids": "a,b"}),
    ({"user_ids": ("a",)}, {"user_ids": "a"}),
    ({"user_ids": "a,b"}, {"user_ids": "a,b"}),  # as a next page's address brings it
    ({"states": [TransactionState.CLEARED, PlainState.ALL, "ESCHEATED"]}, {"states": "CLEARED,ALL,ESCHEATED"}),
    ({"days": [date(2026, 1, 2), "2026-01-03"]}, {"days": "2026-01-02,2026-01-03"}),
    ({"flags": [True, False]}, {"flags": "true,false"}),
    ({"numbers": range(3)}, {"numbers": "0,1,2"}),
    ({"user_ids": None}, {}),
])  # fmt: skip
def test_several_values_go_out_with_commas_between(given: Any, expected: Any) -> None:
    assert query_of(build(ORIGIN, MANY, query=given)) == expected


@pytest.mark.parametrize("given", [
    {"user_ids": []}, {"user_ids": ()}, {"user_ids": ""}, {"user_ids": ["a,b"]}, {"user_ids": ["a", ""]}, {"user_ids": "a,,b"},
    {"user_ids": [None]}, {"user_ids": [5]}, {"user_ids": ["a\nb"]}, {"user_ids": ["\ud800"]}, {"user_ids": 5},
    {"user_ids": {"a", "b"}}, {"user_ids": {"a": 1}}, {"user_ids": iter("ab")}, {"user_ids": b"ab"}, {"user_ids": [["a"]]},
    {"states": bytearray(b"ab")}, {"days": ["soon"]}, {"flags": [1]},
    {"numbers": b"ab"}, {"numbers": bytearray(b"ab")}, {"numbers": [True]}, {"numbers": [1.0]},
])  # fmt: skip
def test_lists_that_would_not_arrive_as_they_are_are_refused(given: Any) -> None:
    with pytest.raises(InvalidRequestError, match=next(iter(given))):
        build(ORIGIN, MANY, query=given)


@given(st.lists(st.text()))
def test_any_list_arrives_whole_or_is_refused_and_comes_back_from_an_address_the_same(values: Any) -> None:
    try:
        request = build(ORIGIN, MANY, query={"user_ids": values})
    except InvalidRequestError:
        return
    (arrived,) = parse_qs(urlsplit(request.url).query, strict_parsing=True)["user_ids"]
    assert arrived.split(",") == values
    assert build(ORIGIN, MANY, query={"user_ids": arrived}).url == request.url


@given(st.one_of(st.binary(), st.sets(st.text()), st.dictionaries(st.text(), st.text()), st.integers(), st.floats()))
def test_what_is_no_list_is_refused(value: Any) -> None:
    with pytest.raises(InvalidRequestError, match="user_ids"):
        build(ORIGIN, MANY, query={"user_ids": value})


def test_a_parameter_that_ramp_requires_is_required() -> None:
    needed: Operation[Any] = Operation(
        name="options.list",
        id="",
        method="GET",
        path="/o",
        query=(Parameter("field_id", required=True), Parameter("code")),
    )
    bad: list[dict[str, Any]] = [{}, {"code": "a"}, {"field_id": None}, {"field_id": ""}]
    for query in bad:
        with pytest.raises(InvalidRequestError, match="field_id"):
            build(ORIGIN, needed, query=query)
    assert query_of(build(ORIGIN, needed, query={"field_id": "a"})) == {"field_id": "a"}


ROWS: Operation[Any] = Operation(
    name="rows.list", id="", method="GET", path="/rows", query=(Parameter("start"), Parameter("filter", "filters"))
)


@pytest.mark.parametrize(("given", "expected"), [
    ({"filter": {"region.eq": "EMEA"}}, {"filter.region.eq": "EMEA"}),
    ({"filter": {"a.gt": "1", "a.lt": "5"}}, {"filter.a.gt": "1", "filter.a.lt": "5"}),
    ({"filter": {"a.b.in": "x,y"}}, {"filter.a.b.in": "x,y"}),
    ({"filter": {"a.one_of": ["x", "y,z"], "b.is_not": ("x",)}}, [("filter.a.one_of", "x"), ("filter.a.one_of", "y,z"), ("filter.b.is_not", "x")]),
    ({"filter": {"a&b=c.eq": "d#e&f"}}, {"filter.a&b=c.eq": "d#e&f"}),
    ({"filter": {"a.eq": PlainState.ALL}}, {"filter.a.eq": "ALL"}),
    ({"filter": {}}, {}),
    ({"filter": None}, {}),
    # What a next page's address says goes back as it came.
    ({"filter.a.one_of": [Echoed("x"), Echoed("y")]}, [("filter.a.one_of", "x"), ("filter.a.one_of", "y")]),
    ({"brand_new": [Echoed("a&b\n")], "start": Echoed("é")}, [("brand_new", "a&b\n"), ("start", "é")]),
])  # fmt: skip
def test_filters_go_out_one_by_one(given: Any, expected: Any) -> None:
    request = build(ORIGIN, ROWS, query=given)
    pairs = list(expected.items()) if isinstance(expected, dict) else expected
    assert sorted(parse_qsl(urlsplit(request.url).query)) == sorted(pairs)


@pytest.mark.parametrize("given", [
    *({"filter": {column: "a"}} for column in ("region", "", ".", "region.", ".eq", "a..eq", "a\n.eq", "\ud800.eq", 5, None)),
    *({"filter": {"a.eq": value}} for value in ("", None, 5, True, [], [""], ["a", None], [["a"]], {"a"}, b"a", "a\nb", "\ud800")),
    *({"filter": value} for value in ("a.eq", "filter.a.eq=1", ["a.eq"], 5, True)),
    {"filter.": "a"}, {"filter.region": "a"}, {"filter.a.": "a"}, {"filter.a.eq": ""}, {"filters.a.eq": "a"}, {"start.a.eq": "a"},
])  # fmt: skip
def test_filters_that_are_none_are_refused(given: Any) -> None:
    with pytest.raises(InvalidRequestError):
        build(ORIGIN, ROWS, query=given)


def test_filters_are_only_taken_where_ramp_takes_them() -> None:
    with pytest.raises(InvalidRequestError, match=r"no query parameter filter\.a\.eq"):
        listed(**{"filter.a.eq": "a"})


@given(st.dictionaries(st.text(), st.text()))
def test_any_filters_arrive_whole_or_are_refused_and_come_back_from_an_address_the_same(filters: Any) -> None:
    try:
        request = build(ORIGIN, ROWS, query={"filter": filters})
    except InvalidRequestError:
        return
    arrived = dict(parse_qsl(urlsplit(request.url).query, keep_blank_values=True))
    assert arrived == {f"filter.{column}": value for column, value in filters.items()}
    assert build(ORIGIN, ROWS, query=arrived).url == request.url
    assert build(ORIGIN, ROWS, query={"filter": filters, **arrived}).url == request.url


@pytest.mark.parametrize("value", ["", " ", ".", "..", "a\nb", "a\x00b", "a\x7f", None, 5, b"x", "\ud800"])
def test_bad_path_values_are_refused(value: Any) -> None:
    with pytest.raises(InvalidRequestError):
        build(ORIGIN, transactions.GET, path={"transaction_id": value})


def test_missing_and_unknown_path_values_are_refused() -> None:
    with pytest.raises(InvalidRequestError, match="transaction_id"):
        build(ORIGIN, transactions.GET)
    with pytest.raises(InvalidRequestError, match="user_id"):
        build(ORIGIN, transactions.GET, path={"transaction_id": "a", "user_id": "b"})


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_a_path_value_stays_one_segment(value: Any) -> None:
    try:
        path = expand_path("/a/{id}/b", {"id": value})
    except InvalidRequestError:
        return
    assert path.count("/") == 3
    assert not set(path) & set("?#%") - set("%")
    assert unquote(path[len("/a/") : -len("/b")]) == value
    assert path.isascii()


def test_json_bodies_are_checked_against_their_model() -> None:
    request = build(ORIGIN, departments.CREATE, body={"name": "R&D"})
    assert request.method == "POST"
    assert isinstance(request.content, bytes)
    assert json.loads(request.content) == {"name": "R&D"}
    assert ("content-type", "application/json") in request.headers
    assert build(ORIGIN, departments.CREATE, body=DepartmentCreate(name="R&D")).content == request.content
    for body in ({}, None, {"name": None}, {"name": 5}, {"name": "a", "nam": "b"}):
        with pytest.raises(InvalidRequestError, match="departments.create"):
            build(ORIGIN, departments.CREATE, body=body)


def test_optional_body_fields_are_left_out_unless_given() -> None:
    content = build(ORIGIN, locations.CREATE, body={"name": "Lisbon"}).content
    assert isinstance(content, bytes)
    assert json.loads(content) == {"name": "Lisbon"}


def test_bodies_and_files_where_none_belong_are_refused() -> None:
    bad: list[dict[str, Any]] = [{"body": {}}, {"files": {"a": b""}}]
    for arguments in bad:
        with pytest.raises(InvalidRequestError, match="takes no"):
            build(ORIGIN, business.GET, **arguments)
    with pytest.raises(InvalidRequestError, match="takes no files"):
        build(ORIGIN, departments.CREATE, body={"name": "a"}, files={"a": b""})


def test_half_a_character_in_a_body_is_refused() -> None:
    with pytest.raises(InvalidRequestError, match="surrogate"):
        build(ORIGIN, departments.CREATE, body={"name": "\udcff"})


class TestUploads:
    body = {"reimbursee_id": "u", "idempotency_key": "k"}  # noqa: RUF012 - never changed

    def part(self, given: object) -> Upload:
        request = build(ORIGIN, reimbursements.SUBMIT_RECEIPT, body=self.body, files=cast("Any", {"receipt": given}))
        assert isinstance(request.content, Multipart)
        assert ("content-type", request.content.content_type) in request.headers
        assert list(request.content.ready()) == []
        (part,) = request.content.files
        return part

    @pytest.mark.parametrize("wrapped", [False, True])
    def test_a_path_bytes_and_a_file(self, wrapped: Any, tmp_path: Path) -> None:
        path = tmp_path / "lunch.png"
        path.write_bytes(b"\x89PNG")
        with path.open("rb") as file:
            for given in (path, str(path), file, b"\x89PNG", io.BytesIO(b"\x89PNG")):
                part = self.part(FilePart("x", "lunch.png", given) if wrapped else given)
                assert b"".join(part.source.pieces()) == b"".join(part.source.pieces()) == b"\x89PNG"
                assert part.source.size == 4
                named = wrapped or not isinstance(given, bytes | io.BytesIO)
                assert part.filename == ("lunch.png" if named else "receipt")
                assert part.content_type == ("image/png" if named else "application/octet-stream")
                assert part.name == "receipt"
                assert "PNG" not in repr(part)

    @pytest.mark.parametrize(("filename", "content_type"), [
        ("a.PDF", "application/pdf"), ("a", "application/octet-stream"), ("a.csv.gz", "application/octet-stream"),
        ("a.no-such-kind", "application/octet-stream"), ("☕.jpg", "image/jpeg"),
    ])  # fmt: skip
    def test_a_type_is_guessed_from_the_name_unless_it_is_given(self, filename: Any, content_type: Any) -> None:
        assert self.part(FilePart("x", filename, b"")).content_type == content_type
        assert self.part(FilePart("x", filename, b"", "text/x-own")).content_type == "text/x-own"

    def test_a_name_that_is_none_is_not_taken(self, tmp_path: Path) -> None:
        with tempfile.TemporaryFile() as numbered:
            assert isinstance(numbered.name, int)
            assert self.part(numbered).filename == "receipt"
        file = io.BytesIO()
        for name, filename in (("<stdin>", "receipt"), (b"/tmp/a.png", "a.png"), ("", "receipt"), (None, "receipt")):
            cast("Any", file).name = name
            assert self.part(file).filename == filename

    def test_what_cannot_be_uploaded_is_refused(self, tmp_path: Path) -> None:
        named = tmp_path / "a\nb"
        named.touch()
        file = io.BytesIO()
        file.name = "a\nb"
        text = codecs.getreader("utf-8")(io.BytesIO(b"text"))
        closed = io.BytesIO()
        closed.close()
        bad: Any
        with (tmp_path / "out").open("wb") as writable:
            for bad in (
                tmp_path / "missing", str(tmp_path / "missing"), tmp_path, "a\0b", io.StringIO("text"),
                FilePart("x", "a\r\nb", b""), FilePart("x", "", b""), FilePart("x", cast("Any", None), b""), named, file,
                FilePart("x", "\udcff.png", b""), FilePart("x", "a.png", b"", "image/png\r\nX-Evil: 1"),
                FilePart("x", "a.png", b"", ""), FilePart("x", "a.png", cast("Any", io.StringIO("text"))),
                FilePart("x", "a.png", tmp_path), FilePart("x", "a.png", cast("Any", None)), writable, text, closed,
                None, bytearray(b"x"), 5,
            ):  # fmt: skip
                with pytest.raises(InvalidRequestError, match="receipt|control|surrogate|content-type"):
                    self.part(bad)
        for files in ({}, {"receipt": b"", "other": b""}, None):
            with pytest.raises(InvalidRequestError, match="receipt"):
                build(ORIGIN, reimbursements.SUBMIT_RECEIPT, body=self.body, files=cast("Any", files))

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_nor_is_a_named_pipe_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(InvalidRequestError, match="receipt: the path is not that of a regular file"):
            self.part(tmp_path / "pipe")

    def test_a_path_stays_the_same_file_after_a_change_of_directory(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a.png").write_bytes(b"x")
        monkeypatch.chdir(tmp_path)
        part = self.part("a.png")
        monkeypatch.chdir("/")
        assert list(part.source.pieces()) == [b"x"]

    @pytest.mark.parametrize("value", ["a\r\nb", "", "\ud800"])
    def test_the_fields_beside_a_file_are_checked_as_others_are(self, value: Any) -> None:
        with pytest.raises(InvalidRequestError, match="reimbursee_id"):
            build(ORIGIN, reimbursements.SUBMIT_RECEIPT, body={"reimbursee_id": value}, files={"receipt": b""})

    @pytest.mark.parametrize("key", ["", " "])
    def test_a_blank_idempotency_key_is_refused(self, key: Any) -> None:
        with pytest.raises(InvalidRequestError, match="idempotency_key"):
            build(ORIGIN, limits.TERMINATE, path={"spend_limit_id": "a"}, body={"idempotency_key": key})
        body = ReimbursementReceipt(idempotency_key=key, reimbursee_id="u")
        with pytest.raises(InvalidRequestError, match="idempotency_key"):
            build(ORIGIN, reimbursements.SUBMIT_RECEIPT, body=body, files={"receipt": b"x"})

    def test_an_idempotency_key_is_made_once_for_a_call_and_the_callers_own_is_kept(self) -> None:
        def key(body: dict[str, str] | ReimbursementReceipt) -> str:
            request = build(ORIGIN, reimbursements.SUBMIT_RECEIPT, body=body, files={"receipt": b""})
            assert isinstance(request.content, Multipart)
            return dict(request.content.fields)["idempotency_key"]

        assert key(self.body) == key(ReimbursementReceipt(idempotency_key="k", reimbursee_id="u")) == "k"
        made = {key({"reimbursee_id": "u"}) for _ in range(3)}
        assert len(made) == 3


@pytest.mark.parametrize(("url", "origin"), [
    ("https://api.ramp.com", "https://api.ramp.com"),
    ("https://API.ramp.com/", "https://api.ramp.com"),
    ("https://api.ramp.com:443", "https://api.ramp.com"),
    ("https://gateway:8443", "https://gateway:8443"),
    ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
    ("http://[::1]:80", "http://[::1]"),
])  # fmt: skip
def test_base_urls_are_origins(url: Any, origin: Any) -> None:
    assert origin_of(url) == origin


@pytest.mark.parametrize("url", [
    "", "api.ramp.com", "http://api.ramp.com", "http://localhost", "http://localhost.evil.com", "http://127.0.0.1.evil.com", "ftp://127.0.0.1",
    "https://user@api.ramp.com", "https://user:pw@api.ramp.com", "https://@api.ramp.com", "https://api.ramp.com/path",
    "https://api.ramp.com?x", "https://api.ramp.com#x", "https://api.ramp.com\\@evil", "https://api.ramp.com\n", " https://a",
    "https://a b", "https://a%20b", "https://a;b", "https://a..b", "https://[::1%25eth0]", "https://a<b>",
    "https://api.ra\nmp.com", "https://api.ra\tmp.com", "https://api\x00.ramp.com", "https://api.ramp.com\\evil",
    "https://", "https://a:port", "https://a:99999", "http://0.0.0.0", "http://10.0.0.1", "https://[::1", "//api.ramp.com",
])  # fmt: skip
def test_base_urls_that_are_not_are_refused(url: Any) -> None:
    with pytest.raises(ConfigurationError):
        origin_of(url)


@pytest.mark.parametrize("value", ["", "a\r\nb", "a\nb", "a\x00", "é", "a\x7f", "\ta", "a "])
def test_header_values_that_would_not_arrive_unchanged_are_refused(value: Any) -> None:
    with pytest.raises(InvalidRequestError, match="authorization"):
        check_header("authorization", value)
    with pytest.raises(InvalidRequestError):
        Request("GET", ORIGIN).with_header("authorization", value)


def test_headers_are_found_in_any_case_and_joined_where_repeated() -> None:
    headers = Headers([(b"X-One", b"1"), (b"x-many", b"a"), (b"X-MANY", b"b")])
    assert (headers["x-one"], headers["X-ONE"], headers["X-Many"]) == ("1", "1", "a, b")
    assert sorted(headers) == ["x-many", "x-one"]


PACKED = gzip.compress(b"body", mtime=0)


def coded(coding: str) -> Headers:
    return Headers([(b"Content-Encoding", coding.encode())])


def taken(headers: Headers, raw: bytes) -> bytes:
    intake = Intake(200, headers, limit=1_000)
    for byte in raw:
        intake.take(bytes([byte]))
    return intake.response().body


@pytest.mark.parametrize(("coding", "raw", "body"), [
    ("", b"body", b"body"), ("identity", b"body", b"body"), (" Identity ", b"body", b"body"),
    ("gzip", PACKED, b"body"), ("x-gzip", PACKED, b"body"), (" GZIP ", PACKED, b"body"),
    ("gzip", b"", b""), ("br", b"", b""),
])  # fmt: skip
def test_a_body_is_freed_of_its_coding(coding: Any, raw: Any, body: Any) -> None:
    assert taken(coded(coding), raw) == body
    assert taken(Headers(), b"body") == b"body"


@pytest.mark.parametrize(("coding", "raw", "why"), [
    ("br", PACKED, "not asked for"), ("gzip, gzip", PACKED, "not asked for"), ("gzip", b"body", "not the gzip"),
    ("gzip", PACKED[:-9], "not the gzip"), ("gzip", PACKED[:10] + b"\xff" * 20, "not the gzip"),
])  # fmt: skip
def test_a_body_in_another_coding_is_no_answer(coding: Any, raw: Any, why: Any) -> None:
    with pytest.raises(TransportError, match=why):
        taken(coded(coding), raw)


def test_a_request_shows_neither_headers_nor_body() -> None:
    request = Request("POST", ORIGIN, (("authorization", "Bearer hidden"),), b"secret=hidden")
    assert "hidden" not in repr(request)


def test_nor_does_an_answer_or_a_file() -> None:
    assert "hidden" not in repr(Response(200, Headers([(b"set-cookie", b"hidden")]), b"hidden"))
    for content in (b"hidden", "hidden", Path("hidden"), io.BytesIO(b"hidden")):
        assert repr(FilePart("receipt", "a.png", content)).count("hidden") == 0


def test_the_table_is_what_requests_are_built_from() -> None:
    request = build(ORIGIN, transactions.LIST, query={"page_size": 100})
    assert request.url == f"{ORIGIN}/developer/v1/transactions?page_size=100"
    assert parse_qs(urlsplit(request.url).query) == {"page_size": ["100"]}
    assert repr(auths.POST_TOKEN) == "<Operation auths.post_token: POST /developer/v1/token>"


def test_a_misspelt_field_of_money_is_refused_as_any_other_is() -> None:
    limit = {"amount": 500, "curency_code": "EUR"}
    body = {"display_name": "d", "spending_restrictions": {"interval": "DAILY", "limit": limit}}
    with pytest.raises(InvalidRequestError, match=r"unknown field `spending_restrictions\.limit\.curency_code`"):
        build(ORIGIN, limits.REPLACE, path={"spend_limit_id": "a"}, body=body)
    limit["currency_code"] = limit.pop("curency_code")
    sent = json.loads(cast("bytes", build(ORIGIN, limits.REPLACE, path={"spend_limit_id": "a"}, body=body).content))
    assert sent == body

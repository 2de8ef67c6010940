"""Request bodies: what is read, what is refused, and how far is read."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from ramp_api.operation import OPEN, Operation
from ramp_api.sandbox import content
from ramp_api.sandbox.content import Content, read_body, read_content
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.registry import File

LINE = "line-of-parts"
JSON = "application/json"
PARTS = f"multipart/form-data; boundary={LINE}"


def operation(body: str | None = None, **more: Any) -> Operation[Any]:
    return Operation(name="x.create", id="x", method="POST", path="/x", body=body, **more)


NAMED = operation("departments:DepartmentCreate")
ANYTHING = operation(OPEN)
NOTHING = operation()
LEAD = operation("leads:LeadCreate")
COLUMN = operation("custom_records:CustomColumnCreate")
ROWS = operation("custom_records:CustomRowsPut")
MATRIX = operation("custom_records:MatrixRowsPut")
DOCUMENT = operation(OPEN, encoding="multipart", files=("document",))
ATTACHED = operation(OPEN, open_files=True)


def request(body: bytes, media_type: str | None = JSON, length: int | None = None, pieces: int = 3) -> Request:
    headers = [] if media_type is None else [(b"content-type", media_type.encode())]
    if length is not None:
        headers.append((b"content-length", str(length).encode()))
    size = len(body) // pieces + 1
    parts = iter([body[at : at + size] for at in range(0, len(body), size)] or [b""])

    async def receive() -> dict[str, Any]:
        part = next(parts, None)
        return {"type": "http.request", "body": part or b"", "more_body": part is not None}

    return Request({"type": "http", "method": "POST", "path": "/x", "headers": headers, "query_string": b""}, receive)


def read(of: Operation[Any], body: bytes | object, media_type: str | None = JSON, **options: Any) -> Content:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return asyncio.run(read_content(request(raw, media_type, **options), of))


def refused(of: Operation[Any], body: bytes | object, media_type: str | None = JSON, **options: Any) -> Problem:
    with pytest.raises(Problem) as caught:
        read(of, body, media_type, **options)
    return caught.value


def form(*parts: tuple[str, str | None, bytes]) -> bytes:
    """A form: the name of each part, the name of its file, and what it is."""
    found = b""
    for name, filename, value in parts:
        file = "" if filename is None else f'; filename="{filename}"'
        found += f'--{LINE}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + value + b"\r\n"
    return found + f"--{LINE}--\r\n".encode()


# --- JSON ---


def test_a_body_is_what_its_model_says() -> None:
    found = read(NAMED, {"name": "x"})
    assert found.given == {"name": "x"}
    assert found.body.name == "x"
    assert found.files == {}


def test_what_was_left_out_is_not_there_and_null_is() -> None:
    row = {"external_key": "a", "cells": [{"name": "n"}, {"name": "m", "contents": None}]}
    assert read(ROWS, {"data": [row]}).given == {"data": [row]}


def test_numbers_are_exact() -> None:
    raw = b'{"data":[{"inputs":[{"column_name":"a","number_identifier":0.10}],"results":[]}]}'
    found = read(MATRIX, raw).given["data"][0]["inputs"][0]["number_identifier"]
    assert (found, type(found)) == (Decimal("0.10"), Decimal)
    assert read(ANYTHING, b'{"a":0.10,"b":1}').given == {"a": Decimal("0.10"), "b": 1}


@pytest.mark.parametrize(
    ("of", "body", "kind"),
    [
        (NAMED, {}, Kind.VALIDATION),
        (NAMED, {"name": 5}, Kind.VALIDATION),
        (NAMED, {"name": None}, Kind.VALIDATION),
        (NAMED, {"name": "x", "colour": "red"}, Kind.VALIDATION),
        (NAMED, [], Kind.VALIDATION),
        (NAMED, b"null", Kind.VALIDATION),
        (NAMED, b"", Kind.MALFORMED),
        (NAMED, b"{", Kind.MALFORMED),
        (NAMED, b'{"name":"x"} trailing', Kind.MALFORMED),
        (NAMED, b'{"name":"\xff"}', Kind.MALFORMED),
        (NAMED, b"{'name': 'x'}", Kind.MALFORMED),
        (NAMED, b'{"name": NaN}', Kind.MALFORMED),
        (ANYTHING, [], Kind.VALIDATION),
        (ANYTHING, b"5", Kind.VALIDATION),
        (ANYTHING, b"{", Kind.MALFORMED),
        (ANYTHING, b'{"a":' + b"[" * 5_000 + b"]" * 5_000 + b"}", Kind.MALFORMED),
        (NOTHING, {"a": 1}, Kind.VALIDATION),
        (NOTHING, b"x", Kind.VALIDATION),
    ],
)
def test_a_body_that_is_not_taken_is_refused(of: Operation[Any], body: Any, kind: Kind) -> None:
    assert refused(of, body).kind is kind


@pytest.mark.parametrize("media_type", [None, "text/plain", "application/x-www-form-urlencoded", PARTS])
def test_json_says_that_it_is(media_type: str | None) -> None:
    assert refused(NAMED, {"name": "x"}, media_type).kind is Kind.MEDIA_TYPE
    assert refused(ANYTHING, {"name": "x"}, media_type).kind is Kind.MEDIA_TYPE
    assert read(NAMED, {"name": "x"}, "Application/JSON; charset=utf-8").given == {"name": "x"}


@pytest.mark.parametrize("nothing", [b"", b"{}", b" {} ", b"null"])
def test_where_nothing_is_taken_an_empty_object_is_nothing(nothing: bytes) -> None:
    assert read(NOTHING, nothing) == Content()
    assert read(NOTHING, nothing, None) == Content()


def test_open_json_may_be_left_out() -> None:
    assert read(ANYTHING, b" ", None) == Content()
    assert read(ANYTHING, {}) == Content(None, {})


def test_a_value_that_ramp_is_not_known_to_take_is_refused() -> None:
    """The models take it, since Ramp adds values; whoever sends one to the sandbox has mistyped it."""
    business = {"business_name_dba": "x", "business_name_legal": "x", "entity_type": "LLC"}
    lead = {
        "email": "a@example.com",
        "external_id": "1",
        "first_name": "A",
        "last_name": "B",
        "redirect_uri": "https://example.com",
        "source": "Quanta",
        "state": "s",
        "business_info": business,
    }
    assert read(LEAD, lead).given == lead
    wrong = {**lead, "source": "Friends", "business_info": {**business, "entity_type": "GUILD"}}
    info = refused(LEAD, wrong).info["body"]
    assert set(info) == {"source", "business_info.entity_type"}
    assert "AngelList" in info["source"]
    table = {"table_name": "projects", "type": "wooden_table"}
    arguments = {"cardinality": "many_to_one", "corresponding_column_name": "c", "foreign_table": table}
    column = {"column_type_name": "text", "label": "L", "name": "n", "reference_args": arguments}
    assert set(refused(COLUMN, column).info["body"]) == {"reference_args.foreign_table.type"}


def test_what_is_keyed_needs_a_key_that_says_something() -> None:
    keyed = operation("cards:CardChange", retry="keyed")
    assert read(keyed, {"idempotency_key": "k"}).given == {"idempotency_key": "k"}
    assert refused(keyed, {"idempotency_key": ""}).info == {"body": {"idempotency_key": "is empty"}}
    unkeyed = operation("cards:CardChange")
    assert read(unkeyed, {"idempotency_key": ""}).given == {"idempotency_key": ""}


@given(
    st.dictionaries(
        st.text(max_size=4),
        st.recursive(
            st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=4),
            lambda inner: st.lists(inner, max_size=3),
            max_leaves=5,
        ),
        max_size=4,
    )
)
def test_open_json_comes_as_it_was_sent(body: dict[str, Any]) -> None:
    assert read(ANYTHING, body).given == body


@given(st.binary(max_size=40))
def test_any_bytes_are_a_body_or_refused(raw: bytes) -> None:
    for of in (NAMED, ANYTHING, NOTHING):
        try:
            found = read(of, raw)
        except Problem as problem:
            assert problem.kind in {Kind.VALIDATION, Kind.MALFORMED}  # noqa: PT017  # either is right
        else:
            assert isinstance(found.given, dict)


# --- How far is read ---


@pytest.fixture
def small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content, "_MOST_BODY", 100)
        patch.setattr(content, "_MOST_UPLOAD", 1_000)
        yield


@pytest.mark.usefixtures("small")
def test_no_more_is_read_than_may_be() -> None:
    just = json.dumps({"name": "x" * 88}).encode()
    assert len(just) == 100
    assert read(NAMED, just).given["name"] == "x" * 88
    assert refused(NAMED, just + b" ").kind is Kind.TOO_LARGE
    assert refused(NOTHING, b" " * 101).kind is Kind.TOO_LARGE
    # What is said to be too large is not read at all.
    problem = refused(NAMED, just, length=101)
    assert problem.kind is Kind.TOO_LARGE
    assert refused(NAMED, just, length=10**40).kind is Kind.TOO_LARGE
    upload = form(("document", "a.pdf", b"x" * 500))
    assert read(DOCUMENT, upload, PARTS).files["document"].content == b"x" * 500
    assert refused(DOCUMENT, form(("document", "a.pdf", b"x" * 1_000)), PARTS).kind is Kind.TOO_LARGE


def test_a_body_comes_in_pieces() -> None:
    raw = bytes(range(256)) * 4
    for pieces in (1, 2, 1_000):
        assert asyncio.run(read_body(request(raw, pieces=pieces))) == raw


# --- Parts ---


def test_a_form_has_fields_and_files() -> None:
    parts = form(("document_type", None, "Ärende".encode()), ("document", "ä.pdf", b"%PDF\r\n\x00"))
    found = read(DOCUMENT, parts, PARTS)
    assert found.given == {"document_type": "Ärende"}
    assert found.files == {"document": File("ä.pdf", "application/octet-stream", b"%PDF\r\n\x00")}
    assert found.body is None


def test_fields_of_a_form_are_checked_by_their_model() -> None:
    fields = (("idempotency_key", None, b"k"), ("reimbursee_id", None, b"r"))
    file = ("receipt", "r.pdf", b"x")
    submit = next(one for one in _table() if one.name == "reimbursements.submit_receipt")
    assert read(submit, form(*fields, file), PARTS).given == {"idempotency_key": "k", "reimbursee_id": "r"}
    for parts in (fields, (*fields[1:], file), (*fields, ("colour", None, b"red"), file)):
        assert refused(submit, form(*parts), PARTS).kind is Kind.VALIDATION
    empty = (("idempotency_key", None, b""), fields[1], file)
    assert refused(submit, form(*empty), PARTS).info == {"body": {"idempotency_key": "is empty"}}


def _table() -> list[Operation[Any]]:
    from ramp_api import operations

    return list(operations.all())


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ((), Kind.VALIDATION),
        ((("picture", "a", b"x"),), Kind.VALIDATION),
        ((("document", "a", b""),), Kind.VALIDATION),
        ((("document", "a", b"x"), ("document", "b", b"y")), Kind.VALIDATION),
        ((("document", None, b"x"),), Kind.VALIDATION),
        ((("document", "a", b"x"), ("other", "b", b"y")), Kind.VALIDATION),
        ((("note", None, b"x"), ("note", None, b"y"), ("document", "a", b"x")), Kind.VALIDATION),
        ((*((f"n{number}", None, b"x") for number in range(51)), ("document", "a", b"x")), Kind.MALFORMED),
        (tuple((f"n{number}", "a", b"x") for number in range(21)), Kind.MALFORMED),
    ],
)
def test_a_form_that_is_not_taken_is_refused(parts: tuple[Any, ...], kind: Kind) -> None:
    assert refused(DOCUMENT, form(*parts), PARTS).kind is kind


@pytest.mark.parametrize(
    ("raw", "media_type", "kind"),
    [
        (form(("document", "a", b"x")), JSON, Kind.MEDIA_TYPE),
        (form(("document", "a", b"x")), None, Kind.MEDIA_TYPE),
        (form(("document", "a", b"x")), "multipart/form-data", Kind.MALFORMED),
        (form(("document", "a", b"x"))[3:], PARTS, Kind.MALFORMED),
        (b"", PARTS, Kind.MALFORMED),
        # Cut short: within the file, and after a file that is whole.
        (form(("document", "a", b"x"))[:-20], PARTS, Kind.MALFORMED),
        (form(("document", "a", b"x"))[:-4], PARTS, Kind.MALFORMED),
    ],
)
def test_what_is_no_form_is_refused(raw: bytes, media_type: str | None, kind: Kind) -> None:
    assert refused(DOCUMENT, raw, media_type).kind is kind


def test_files_of_any_name_may_go_with_open_json() -> None:
    assert read(ATTACHED, {"a": 1}) == Content(None, {"a": 1})
    found = read(ATTACHED, form(("a", None, b"1"), ("any", "f", b"x"), ("other", "g", b"y")), PARTS)
    assert (found.given, set(found.files)) == ({"a": "1"}, {"any", "other"})
    assert refused(ATTACHED, {"a": 1}, "text/plain").kind is Kind.MEDIA_TYPE

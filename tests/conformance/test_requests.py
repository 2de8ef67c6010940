"""Every operation's request, with all of its arguments and with the fewest, as jsonschema judges it."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from ramp_api.build import build
from ramp_api.http import Multipart, Request
from ramp_api.operation import Operation, Parameter
from tests.conformance.grow import Fill, Grower, kind_of, plan
from tests.conformance.spec import Entry, Schema, absent, base_of, complaints, entries, resolved
from tests.conformance.table import BY_KEY
from tests.conformance.test_table import RENAMED, RETYPED
from tests.conformance.wire import OPEN_JSON, lost

pytestmark = absent

ORIGIN = "https://api.example"
SENT = [entry for entry in entries().values() if BY_KEY[entry.key].auth == "bearer"]
BY_ENTRY = pytest.mark.parametrize("entry", SENT, ids=lambda entry: BY_KEY[entry.key].name)

# Sent, though no schema has it, and why.
CURSOR = {
    "vendors.agreements.list": "a list by POST: the cursor of the next page goes into the body",
    "custom_records.matrix_tables.rows.list": "the same",
}
KEYS = "a key is made up where none is given, so that sending again is safe"

Arguments = dict[str, Any]


def arguments(entry: Entry, fill: Fill, seed: int = 0) -> Arguments:
    """Everything, or as little as can be, that the documents say an operation takes."""
    grower = Grower(f"{entry.key} {seed}", fill, odd=False)
    operation = BY_KEY[entry.key]
    given: Arguments = {
        "path": {
            name: grower.grow(schema) if schema.get("format") else f"a/b ?#%é {name}"
            for name, schema in path_schemas(entry).items()
        },
        "query": {
            argument_name(one.name): argument(grower, operation, one.name, one.schema)
            for one in entry.query
            if fill == "all" or one.required
        },
    }
    # Of orderings, Ramp takes one.
    for group in operation.at_most_one:
        for name in group[1:]:
            given["query"].pop(name, None)
    if operation.body == "open":
        given["body"] = {} if operation.encoding == "multipart" else {"anything": [1, None, "x"]}
    elif entry.body is not None:
        (whole,) = plan(entry.body).choices
        body = told_alike(operation, without_null_currencies(body_grower(entry, fill, seed).grow(whole)))
        given["body"] = {name: value for name, value in body.items() if name not in operation.files}
    if operation.files:
        given["files"] = dict.fromkeys(operation.files, b"content of a file")
    return given


def told_alike(operation: Operation[Any], body: Any) -> Any:
    """A bill's payment method says of which kind the details beside it are: no schema says so, and both must agree."""
    if operation.name == "bills.create" and body.get("payment_details"):
        body["payment_method"] = body["payment_details"]["payment_method"]
    return body


def body_grower(entry: Entry, fill: Fill, seed: int) -> Grower:
    # A field of a form cannot be empty, nor null.
    form = BY_KEY[entry.key].encoding == "multipart"
    return Grower(f"{entry.key} body {seed}", fill, nulls=not form, odd=not form)


def path_schemas(entry: Entry) -> dict[str, Schema]:
    names = re.findall(r"\{(\w+)\}", entry.key)
    return {name: entry.path.get(name, {"type": "string"}) for name in names}


def argument_name(name: str) -> str:
    return RENAMED.get(name, (name,))[0]


def argument(grower: Grower, operation: Operation[Any], name: str, schema: Schema | None) -> Any:
    """A value by the published schema; where there is only a name, by the type that the row gives it."""
    (one,) = (parameter for parameter in operation.query if parameter.name == argument_name(name))
    if name in CHOSEN:
        return CHOSEN[name][0]
    if f"{operation.name}?{name}" in RETYPED:
        return [by_row(one), by_row(one)] if one.many else by_row(one)
    if schema is None:
        return [by_row(one), by_row(one)] if one.many else by_row(one)
    (choice, *_) = plan(schema).choices
    return [grower.grow(choice["items"]) for _ in range(2)] if one.many else grower.grow(schema)


# What the schema does not tell, or less than it is.
CHOSEN: dict[str, tuple[Any, ...]] = {
    "filter.column_name.operation": ({"region.one_of": ["EMEA & more", "APAC"], "size.is_not": "5"},),
    "page_size": (50,),
}


def by_row(one: Parameter) -> Any:
    if one.values:
        return True if one.type == "boolean" else one.values[0]
    values = {
        "boolean": False,
        "integer": 7,
        "decimal": "12.50",
        "date": "2026-01-02",
        "datetime": "2026-01-02T03:04:05Z",
    }
    return values.get(one.type, "some text")


def sent(entry: Entry, given: Arguments) -> Request:
    return build(ORIGIN, BY_KEY[entry.key], **given)


def body_of(request: Request) -> Any:
    if isinstance(request.content, Multipart):
        return dict(request.content.fields)
    return json.loads(request.content) if request.content else None


def read(schema: Schema | None, text: str) -> Any:
    """A query value as ``style: form, explode: false`` and its type have it."""
    choice = plan(schema).choices[0] if schema else {}
    match kind_of(choice):
        case "boolean":
            return {"true": True, "false": False}[text]
        case "integer":
            return int(text)
        case "array":
            return [read(choice["items"], part) for part in text.split(",")]
        case _:
            return text


def judge(entry: Entry, given: Arguments, request: Request) -> None:
    """The request is what the documents say, and holds all that was given."""
    base = base_of(entry)
    judge_address(entry, given, request)
    body = body_of(request)
    if entry.body is not None:
        # Files are parts of their own.
        whole = {**body, **{name: "Zm9v" for name in BY_KEY[entry.key].files if name in fields(entry)}}
        assert complaints(entry.body, whole, base, strict=True) == []
    if "body" in given:
        wanted = with_currencies(OPEN_JSON.decode(json.dumps(given["body"], default=str)), body)
        if takes_key(BY_KEY[entry.key]) and "idempotency_key" not in wanted:
            wanted["idempotency_key"] = body["idempotency_key"]
        assert list(lost(wanted, body)) == []
        assert shape(body) == shape(wanted)


def takes_key(operation: Operation[Any]) -> bool:
    """Whether an idempotency key goes into the body."""
    return operation.retry == "keyed" and operation.key_header is None


def with_currencies(given: Any, body: Any) -> Any:
    """Money that says no currency is US dollars, as the document has it, and is sent with its currency."""
    if isinstance(given, dict):
        if set(given) == {"amount"} and body == {**body, "currency_code": "USD"}:
            return {**given, "currency_code": "USD"}
        return {name: with_currencies(part, body.get(name)) for name, part in given.items()}
    return list(map(with_currencies, given, body)) if isinstance(given, list) else given


def without_null_currencies(value: Any) -> Any:
    """Ramp takes a null for the currency of money; ours has one, or is left to be US dollars."""
    if isinstance(value, dict):
        return {
            name: without_null_currencies(part)
            for name, part in value.items()
            if (name, part) != ("currency_code", None)
        }
    return [without_null_currencies(part) for part in value] if isinstance(value, list) else value


def fields(entry: Entry) -> set[str]:
    return {name for choice in plan(entry.body or {}).choices for name in choice.get("properties", {})}


def judge_address(entry: Entry, given: Arguments, request: Request) -> None:
    method, template = entry.key.split(" ")
    parts = urlsplit(request.url)
    assert (request.method, f"{parts.scheme}://{parts.netloc}") == (method, ORIGIN)
    found = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/?#]+)", template), parts.path)
    assert found
    values = {name: unquote(text) for name, text in found.groupdict().items()}
    assert values == given["path"]
    for name, schema in path_schemas(entry).items():
        assert complaints(schema, values[name], base_of(entry)) == []
    pairs = parse_qsl(parts.query, strict_parsing=bool(parts.query), keep_blank_values=True)
    schemas = {one.name: one.schema for one in entry.query}
    filters = {f"filter.{name}": value for name, value in given["query"].pop("filter", {}).items()}
    assert {name for name, _ in pairs} == set(given["query"]) | set(filters)
    for name, several in filters.items():
        assert [text for one, text in pairs if one == name] == ([several] if isinstance(several, str) else several)
    pairs = [(name, text) for name, text in pairs if name not in filters]
    assert len(dict(pairs)) == len(pairs)
    for name, text in pairs:
        if f"{BY_KEY[entry.key].name}?{name}" in RETYPED:
            assert text in {"true", "12.50", "7,7"}
        else:
            value = read(schemas[name], text)
            assert complaints(schemas[name] or {}, value, base_of(entry)) == []
            assert list(lost(given["query"][name], value)) == [] or schemas[name] is None


def shape(value: Any) -> Any:
    """What is there and what is null, whatever the values are."""
    if isinstance(value, dict):
        return {name: shape(part) for name, part in value.items()}
    if isinstance(value, list):
        return [shape(part) for part in value]
    return value is None


@BY_ENTRY
def test_a_request_with_everything_is_as_published(entry: Entry) -> None:
    given = arguments(entry, "all")
    judge(entry, given, sent(entry, given))


@BY_ENTRY
def test_a_request_with_the_fewest_arguments_is_as_published(entry: Entry) -> None:
    given = arguments(entry, "least")
    judge(entry, given, sent(entry, given))


@pytest.mark.parametrize("entry", [e for e in SENT if e.body], ids=lambda entry: BY_KEY[entry.key].name)
def test_any_body_that_the_document_allows_is_sent_as_it_is(entry: Entry) -> None:
    for seed in range(30):
        given = {**arguments(entry, "least"), "body": arguments(entry, "some", seed)["body"]}
        judge(entry, given, sent(entry, given))


@pytest.mark.parametrize("entry", [e for e in SENT if e.whole], ids=lambda entry: BY_KEY[entry.key].name)
def test_a_later_request_is_as_its_schema_has_it_as_a_whole(entry: Entry) -> None:
    given = arguments(entry, "all")
    request = sent(entry, given)
    assert entry.whole
    known = {one.name: one.schema for one in entry.query if one.schema is not None}
    pairs = parse_qsl(urlsplit(request.url).query)
    query = {name: read(known[name], text) for name, text in pairs if name in known}
    body = body_of(request)
    if entry.body is not None:
        body |= dict.fromkeys(BY_KEY[entry.key].files, "Zm9v")
    parts = {"path": given["path"], "query": query, "body": body}
    # A part of which nothing is known is not in the schema, which names all that it takes.
    whole = {name: parts[name] for name in resolved(entry.whole)["properties"]}
    assert complaints(entry.whole, whole, base_of(entry)) == []
    assert len(query) == len(known)


@pytest.mark.parametrize("name", sorted(CURSOR))
def test_a_list_by_post_takes_its_cursor_in_the_body(name: str) -> None:
    (entry,) = (one for one in SENT if BY_KEY[one.key].name == name)
    given = arguments(entry, "least")
    given["body"] = {**given["body"], "start": "the cursor"}
    assert body_of(sent(entry, given))["start"] == "the cursor"
    assert "start" not in fields(entry), "published by now: no departure any more"

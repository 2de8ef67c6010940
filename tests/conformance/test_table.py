"""Every operation of the documents has its row in the table, as it is published but for departures that are listed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ramp_api import operations
from ramp_api.operation import Operation
from tests.conformance.grow import kind_of, plan
from tests.conformance.spec import Entry, Query, absent, entries
from tests.conformance.table import BY_KEY

pytestmark = absent

ENTRIES = list(entries().values())
BY_ENTRY = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)

# Kept for those who come from the Rust crate; gone from Ramp's documents.
LEGACY = {
    "DELETE /developer/v1/users/{user_id}",
    "GET /developer/v1/custom-id-provider",
    "POST /developer/v1/custom-id-provider",
    "POST /developer/v1/custom-id-provider/application-link",
    "GET /developer/v1/custom-id-provider/{entity_type}/{custom_id}/ramp-id",
    "GET /developer/v1/custom-id-provider/{entity_type}/{ramp_id}/custom-id",
    "POST /developer/v1/custom-id-provider/{entity_type}/custom-id-link",
}

# Query parameters that the documents leave out, and why the table has them.
ADDED = {
    "transactions.list": ({"updated_after"}, "works, though it is unpublished"),
    "custom_records.tables.list": ({"start"}, "its answers are pages, which need a cursor"),
    "custom_records.tables.columns.list": ({"start"}, "the same"),
    "custom_records.native_tables.list": ({"start"}, "the same"),
    "custom_records.native_tables.columns.list": ({"start"}, "the same"),
}

# Query parameters under another name, or of another type than is published, and why.
RENAMED = {
    "filter.column_name.operation": ("filter", "filters", "a pattern, of which the last two parts are filled in"),
}
# By type, values and whether it takes several.
RETYPED: dict[str, tuple[str, list[str], bool]] = {
    "trips.list?min_amount": ("decimal", [], False),  # an amount that is written as text
    "trips.list?max_amount": ("decimal", [], False),
    "transactions.list?requires_memo": ("boolean", ["true"], False),  # "can only be set to true"
    "vendors.list?sk_category_ids": ("integer", [], True),  # "a comma-separated list of integers"
}

# Lists by POST: the cursor and the size of the page are in the body, so that no query tells of paging.
POSTED = {"vendors.agreements.list", "custom_records.matrix_tables.rows.list"}

FLAGS = ("plus", "beta", "destructive", "deprecated")


def row(entry: Entry) -> Operation[Any]:
    return BY_KEY[entry.key]


def test_the_table_has_every_operation_of_the_documents_and_the_seven_legacy_ones() -> None:
    assert len(ENTRIES) == 273
    assert set(BY_KEY) == set(entries()) | LEGACY
    assert len(list(operations.all())) == len(BY_KEY) == 280
    assert len({operation.name for operation in operations.all()}) == 280


@pytest.mark.parametrize("key", sorted(LEGACY))
def test_a_legacy_operation_says_so(key: str) -> None:
    operation = BY_KEY[key]
    assert (operation.since, operation.deprecated, operation.id, operation.unlisted_since) == ("2022", True, None, None)


@BY_ENTRY
def test_the_row_is_as_published(entry: Entry) -> None:
    operation = row(entry)
    assert f"{operation.method} {operation.path}" == entry.key
    assert operation.id == entry.id
    assert operation.scopes == entry.scopes
    assert {flag for flag in FLAGS if getattr(operation, flag)} == set(entry.flags)
    assert operation.since == ("2026-08" if entry.later else "2025-08")
    assert operation.unlisted_since == ("2026-08" if entry.unlisted else None)
    assert set(re.findall(r"\{(\w+)\}", operation.path)) >= set(entry.path)


def test_the_ids_that_are_known_are_there() -> None:
    assert sum(row(entry).id is None for entry in ENTRIES) == sum(entry.id is None for entry in ENTRIES) == 76


@BY_ENTRY
def test_the_row_has_every_query_parameter_and_no_other(entry: Entry) -> None:
    operation = row(entry)
    more, _ = ADDED.get(operation.name, (set[str](), ""))
    expected = {RENAMED.get(one.name, (one.name,))[0] for one in entry.query} | more
    assert len(operation.query) == len(expected)
    assert {one.name for one in operation.query} == expected
    assert not more & {one.name for one in entry.query}, "published by now: no departure any more"


@BY_ENTRY
def test_query_parameters_are_as_published(entry: Entry) -> None:
    operation = row(entry)
    for published in entry.query:
        name = RENAMED.get(published.name, (published.name,))[0]
        (one,) = (parameter for parameter in operation.query if parameter.name == name)
        assert one.required == published.required
        # The two that every page has are the same everywhere, since whenever.
        assert one.since == ("2026-08" if published.later else "2025-08") or name in {"start", "page_size"}
        if published.schema is not None:
            kind, values, many = expected_type(operation, published)
            assert (one.type, list(one.values), one.many) == (kind, values, many), published.name


def expected_type(operation: Operation[Any], published: Query) -> tuple[str, list[str], bool]:
    """The type, values and number that a schema asks for."""
    if published.name in RENAMED:
        return RENAMED[published.name][1], [], False
    if (known := RETYPED.get(f"{operation.name}?{published.name}")) is not None:
        return known
    assert published.schema is not None
    choices = plan(published.schema).choices
    many = kind_of(choices[0]) == "array"
    choices = plan(choices[0]["items"]).choices if many else choices
    if "enum" in choices[0]:
        return "enum", choices[0]["enum"], many
    forms: set[tuple[str, Any]] = {(kind_of(choice), choice.get("format")) for choice in choices}
    return next(kind for kind, wire in TYPES.items() if forms <= wire), [], many


# An email address is text: Ramp judges it, not we.
TYPES: dict[str, set[tuple[str, Any]]] = {
    "string": {("string", None), ("string", "email")}, "uuid": {("string", "uuid")}, "boolean": {("boolean", None)},
    "integer": {("integer", None)}, "datetime": {("string", "date-time")}, "date": {("string", "date")},
    "decimal": {("string", "decimal"), ("number", None)},
}  # fmt: skip


@BY_ENTRY
def test_defaults_are_as_published(entry: Entry) -> None:
    operation = row(entry)
    for published in entry.query:
        default = (published.raw or {}).get("default")
        found = [one.default for one in operation.query if one.name == published.name]
        if default is not None and published.name != "page_size":
            assert found == [default], published.name
        elif published.name == "page_size" and default is not None:
            # A page is of 20 records, but of 50 where a row has 50 as its own.
            assert found == [default], (operation.name, published.name)
        elif published.name != "page_size":
            assert found in ([None], []), published.name


@BY_ENTRY
def test_what_is_a_page_is_paged(entry: Entry) -> None:
    operation = row(entry)
    named = any(one.name == "page_size" for one in entry.query)
    page = bool(entry.raw_answer) and "PaginatedResponse" in str(entry.raw_answer)
    assert operation.paged == (named or page or operation.name in POSTED)
    assert operation.cursor_in == ("body" if operation.name in POSTED else "query")
    if operation.paged and operation.cursor_in == "query":
        assert "start" in {one.name for one in operation.query}


@BY_ENTRY
def test_what_takes_a_body_takes_one(entry: Entry) -> None:
    operation = row(entry)
    if operation.auth != "bearer":
        assert operation.name.startswith("auths.")
        assert operation.encoding == "form"
        return
    unknown = operation.known == "path" and operation.method != "GET"
    # Of the 57 later operations that are known whole, six take no more than a query, so that no schema is given.
    assert (operation.known == "path") == (entry.later and entry.whole is None and operation.name not in BARE)
    if entry.body is not None:
        assert operation.body not in {None, "open"}
    elif unknown or operation.name == "leads.upload_document":  # an upload, of which no request is published
        assert operation.body == "open"
    else:
        assert operation.body is None
    assert (operation.encoding == "multipart") == (
        entry.content_type == "multipart/form-data" or operation.name in UPLOADS
    )


BARE = {
    "accounting.inventory_item.get", "accounting.inventory_item.delete", "accounting.tax.code.get",
    "accounting.tax.code.delete", "applications.get", "custom_records.matrix_tables.list",
}  # fmt: skip

# Files may go with them, though nothing is published of what they take.
OPEN_UPLOADS = {
    "spend_requests.draft_via_ocr", "blank_canvas_approvals.documents.upload", "vendors.agreements.documents.upload",
}  # fmt: skip


def test_files_go_with_open_json_where_it_is_known_that_they_may() -> None:
    assert {operation.name for operation in operations.all() if operation.open_files} == OPEN_UPLOADS
    headers = {operation.name: operation.key_header for operation in operations.all() if operation.key_header}
    assert headers == {"vendors.agreements.documents.upload": "x-idempotency-key"}


@BY_ENTRY
def test_what_the_later_list_leaves_out_is_marked(entry: Entry) -> None:
    gone = {RENAMED.get(name, (name,))[0] for name in entry.gone}
    assert {one.name for one in row(entry).query if one.unlisted_since} == gone
    assert {one.unlisted_since for one in row(entry).query} <= {None, "2026-08"}


# Multipart on the wire, though the document has a JSON body, or none.
UPLOADS = {"receipts.upload", "reimbursements.submit_receipt", "leads.upload_document"}


@BY_ENTRY
def test_what_answers_is_decoded(entry: Entry) -> None:
    operation = row(entry)
    if operation.auth != "bearer":  # a token, which is a secret and no model
        assert operation.result is None
    elif entry.later:
        assert operation.result == "open"
    elif not entry.answer or operation.name in SILENT:
        assert operation.result is None
    else:
        assert operation.result not in {None, "open"}


# Published with an answer that there is nothing to look at in, and why.
SILENT = {
    "auths.post_token": "a token is a secret, and no model",
    "bills.delete": "a 204 has no body", "item_receipts.delete": "the same", "purchase_orders.archive": "the same",
    "webhooks.delete": "the same",
    "users.deactivate": "an empty object", "users.reactivate": "the same",
}  # fmt: skip

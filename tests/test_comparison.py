"""A document beside the table: nothing where they agree, and exactly what was changed where one thing was."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ramp_api import operations
from ramp_api.comparison import Change, DocumentError, compare
from ramp_api.comparison.document import Document
from ramp_api.comparison.models import _BEYOND, _OTHERWISE
from ramp_api.comparison.shapes import Shapes, of_type
from ramp_api.money import Money
from tests.documents import DOCUMENT, MISSING, made, part, published

needs_document = pytest.mark.skipif(not DOCUMENT.exists(), reason=MISSING)
Document_ = dict[str, Any]
TRANSACTIONS = "GET /developer/v1/transactions"
BILL = "POST /developer/v1/bills"


def found(document: Document_, *, operations_too: bool = False) -> list[str]:
    """The changes as text; of operations that are missing, only where asked for: a part has few of them."""
    return [
        f"{change.kind} {change}"
        for change in compare(document).changes
        if operations_too or not (change.kind == "removed" and change.what.startswith("operation "))
    ]


@pytest.fixture(params=["made", pytest.param("published", marks=needs_document)])
def source(request: pytest.FixtureRequest) -> Document_:
    return made("2025-08") if request.param == "made" else published()


def schema_of(document: Document_, operation: str, status: str = "200") -> dict[str, Any]:
    """The schema of an answer's record, or of a body, resolved; changing it changes the document."""
    method, path = operation.split(" ")
    entry = document["paths"][path][method.lower()]
    holder = entry["requestBody"] if method != "GET" else entry["responses"][status]
    schema = resolved(document, next(iter(holder["content"].values()))["schema"])
    if {"data", "page"} <= schema.get("properties", {}).keys():
        schema = resolved(document, schema["properties"]["data"]["items"])
    return schema


def resolved(document: Document_, schema: dict[str, Any]) -> dict[str, Any]:
    while len(options := [*schema.get("allOf", ()), *([schema] if "$ref" in schema else [])]) == 1:
        reference = options[0].get("$ref")
        schema = document["components"]["schemas"][reference.rpartition("/")[2]] if reference else options[0]
    return schema


def at(document: Document_, operation: str, path: str) -> dict[str, Any]:
    """The schema of a field, the objects in lists included."""
    schema = schema_of(document, operation)
    for name in path.split(".") if path else ():
        schema = resolved(document, schema["properties"][name])
        schema = resolved(document, schema["items"]) if "items" in schema else schema
    return schema


def name_of(operation: str) -> str:
    (name,) = [row.name for row in operations.all() if f"{row.method} {row.path}" == operation]
    return name


def entry_of(document: Document_, operation: str) -> dict[str, Any]:
    method, path = operation.split(" ")
    entry: dict[str, Any] = document["paths"][path][method.lower()]
    return entry


def parameter(document: Document_, name: str) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = entry_of(document, TRANSACTIONS)["parameters"]
    return next(one for one in parameters if one["name"] == name)


class TestWhatAgrees:
    @needs_document
    def test_the_document_that_the_table_was_made_of(self) -> None:
        assert found(published(), operations_too=True) == []
        assert (compare(DOCUMENT.read_bytes()).edition, compare(published()).operations) == ("2025-08", 146)

    @pytest.mark.parametrize("edition", ["2025-08", "2026-08"])
    def test_a_document_that_is_made_of_the_table(self, edition: str) -> None:
        assert found(made(edition), operations_too=True) == []
        assert compare(made(edition)).edition == edition

    def test_names_in_paths_are_the_documents_own(self, source: Document_) -> None:
        document = part(source, "GET /developer/v1/users/{user_id}")
        document["paths"]["/developer/v1/users/{who}"] = document["paths"].pop("/developer/v1/users/{user_id}")
        assert found(document) == []

    def test_a_prefix_that_stands_in_the_servers_address(self, source: Document_) -> None:
        document = part(source, TRANSACTIONS)
        document["servers"] = [{"url": "https://api.ramp.com/developer/v1/"}]
        document["paths"] = {"/transactions": document["paths"]["/developer/v1/transactions"]}
        assert found(document) == []

    def test_what_openapi_3_1_writes_otherwise(self, source: Document_) -> None:
        document = part(source, BILL, TRANSACTIONS)
        text = json.dumps(document).replace('"openapi": "3.0.2"', '"openapi": "3.1.0"')
        modern = json.loads(text, object_hook=_modern)
        assert "nullable" not in json.dumps(modern)
        assert found(modern) == []


def _modern(node: dict[str, Any]) -> dict[str, Any]:
    if node.get("nullable") is not True:
        return node
    node = {name: value for name, value in node.items() if name != "nullable"}
    if "enum" in node:
        return {"anyOf": [node, {"type": "null"}]}
    if isinstance(node.get("type"), str):
        return {**node, "type": [node["type"], "null"]}
    word = "allOf" if "allOf" in node else "oneOf"
    bounds = {name: value for name, value in node.items() if name != word}
    return {**bounds, "anyOf": [{word: node[word]}, {"type": "null"}]} if word in node else {**node, "type": ["null"]}


Change_ = Callable[[Document_], object]

ONE_CHANGE: list[tuple[Change_, str]] = [
    # Operations
    (lambda d: d["paths"].update({"/developer/v1/things": {"post": {"operationId": "make"}}}), "added POST /developer/v1/things: operation make"),
    (lambda d: d["paths"].update({"/developer/v1/things": {"head": {}}}), "added HEAD /developer/v1/things: operation"),
    (lambda d: d["paths"].update({"/developer/v1/things": {"options": {}}}), "added OPTIONS /developer/v1/things: operation"),
    (lambda d: d["paths"].update({"/developer/v1/things": {"trace": {}}}), "added TRACE /developer/v1/things: operation"),
    (lambda d: entry_of(d, TRANSACTIONS).update(operationId="other"), "changed transactions.list: id: other, was get_transactions_canonical_list_with_pagination"),
    (lambda d: entry_of(d, TRANSACTIONS).pop("operationId"), "changed transactions.list: id: none, was get_transactions_canonical_list_with_pagination"),
    (lambda d: entry_of(d, TRANSACTIONS).update(deprecated=True), "changed transactions.list: now deprecated"),
    (lambda d: entry_of(d, TRANSACTIONS).update({"x-ramp-plus-required": True}), "changed transactions.list: now Ramp Plus"),
    (lambda d: entry_of(d, TRANSACTIONS)["security"][0]["oauth2"].append("cards:read"), "added transactions.list: scope cards:read"),
    (lambda d: entry_of(d, TRANSACTIONS)["security"][0]["oauth2"].clear(), "removed transactions.list: scope transactions:read"),
    # Parameters
    (lambda d: entry_of(d, TRANSACTIONS)["parameters"].append({"in": "query", "name": "new", "schema": {"type": "string"}}), "added transactions.list: query new: parameter (string)"),
    (lambda d: entry_of(d, TRANSACTIONS)["parameters"].append({"in": "query", "name": "new", "required": True, "schema": {"type": "array", "items": {"type": "string", "format": "uuid"}}}), "added transactions.list: query new: parameter (list of uuid, required)"),
    (lambda d: d["paths"]["/developer/v1/transactions"].update(parameters=[{"in": "query", "name": "new", "content": {"application/json": {"schema": {"type": "integer"}}}}]), "added transactions.list: query new: parameter (integer)"),
    (lambda d: entry_of(d, TRANSACTIONS)["parameters"].remove(parameter(d, "state")), "removed transactions.list: query state: parameter"),
    (lambda d: parameter(d, "state")["schema"]["enum"].append("NEW"), 'added transactions.list: query state: value "NEW"'),
    (lambda d: parameter(d, "state")["schema"]["enum"].remove("ALL"), 'removed transactions.list: query state: value "ALL"'),
    (lambda d: parameter(d, "department_id").update(schema={"type": "string"}), "changed transactions.list: query department_id: type: string, was uuid"),
    (lambda d: parameter(d, "department_id").update(schema={"type": "array", "items": {"type": "string", "format": "uuid"}}), "changed transactions.list: query department_id: type: list of uuid, was uuid"),
    (lambda d: parameter(d, "from_date").update(required=True), "changed transactions.list: query from_date: now required"),
    (lambda d: parameter(d, "page_size")["schema"].update(default=50), "changed transactions.list: query page_size: default: 50, was 20"),
    (lambda d: parameter(d, "page_size")["schema"].pop("default"), "changed transactions.list: query page_size: default: none, was 20"),
    (lambda d: parameter(d, "department_id")["schema"].update(default="d"), "changed transactions.list: query department_id: default: d, was none"),
    # Bodies
    (lambda d: schema_of(d, BILL)["properties"]["invoice_number"].update(minLength=3), "changed bills.create: body invoice_number: min_length: 3, was none"),
    (lambda d: schema_of(d, BILL)["properties"]["line_items"].update(minItems=2), "changed bills.create: body line_items: min_length: 2, was none"),
    (lambda d: at(d, BILL, "inventory_line_items")["properties"]["unit_quantity"].update(maximum=9), "changed bills.create: body inventory_line_items.unit_quantity: le: 9, was none"),
    (lambda d: schema_of(d, BILL)["properties"].update(new={"type": "integer"}), "added bills.create: body new: field (integer)"),
    (lambda d: schema_of(d, BILL)["properties"].update(new={"type": "integer"}) or schema_of(d, BILL)["required"].append("new"), "added bills.create: body new: field (integer, required)"),
    (lambda d: schema_of(d, BILL)["properties"].pop("memo"), "removed bills.create: body memo: field"),
    (lambda d: at(d, BILL, "line_items.accounting_field_selections")["properties"].update(new={}), "added bills.create: body accounting_field_selections.new: field (anything)"),
    (lambda d: at(d, BILL, "line_items")["properties"].pop("memo"), "removed bills.create: body line_items.memo: field"),
    (lambda d: schema_of(d, BILL)["required"].append("memo"), "changed bills.create: body memo: now required"),
    (lambda d: schema_of(d, BILL)["required"].remove("due_at"), "changed bills.create: body due_at: no longer required"),
    (lambda d: schema_of(d, BILL)["properties"]["invoice_number"].update(maxLength=7), "changed bills.create: body invoice_number: max_length: 7, was 20"),
    (lambda d: schema_of(d, BILL)["properties"]["invoice_number"].pop("maxLength"), "changed bills.create: body invoice_number: max_length: none, was 20"),
    (lambda d: schema_of(d, BILL)["properties"]["line_items"].update(maxItems=9), "changed bills.create: body line_items: max_length: 9, was none"),
    (lambda d: schema_of(d, BILL)["properties"]["vendor_id"].update(type="integer"), "changed bills.create: body vendor_id: type: integer, was string"),
    (lambda d: schema_of(d, BILL)["properties"]["vendor_id"].update(nullable=True), "changed bills.create: body vendor_id: null is taken"),
    (lambda d: schema_of(d, BILL)["properties"].update(memo={"type": "string", "maxLength": 1000}), "changed bills.create: body memo: null is no longer taken"),
    (lambda d: schema_of(d, BILL)["properties"]["invoice_currency"]["enum"].append("ZZZ"), 'added bills.create: body invoice_currency: value "ZZZ"'),
    (lambda d: entry_of(d, BILL)["requestBody"].update(content={"multipart/form-data": {"schema": schema_of(d, BILL)}}), "changed bills.create: body content type: multipart/form-data, was application/json"),
    (lambda d: entry_of(d, BILL).pop("requestBody"), "removed bills.create: body the body"),
    (lambda d: entry_of(d, TRANSACTIONS).update(requestBody={"content": {"application/json": {"schema": {"type": "object", "properties": {"a": {}}}}}}), "added transactions.list: body a body (object)"),
    # Answers
    (lambda d: schema_of(d, TRANSACTIONS)["properties"].update(new={"type": "number"}), "added transactions.list: answer new: field (decimal)"),
    (lambda d: schema_of(d, TRANSACTIONS)["properties"].pop("memo"), "removed transactions.list: answer memo: field"),
    (lambda d: at(d, TRANSACTIONS, "line_items.accounting_field_selections.category_info")["properties"].pop("external_id"), "removed transactions.list: answer accounting_field_selections.category_info.external_id: field"),
    (lambda d: at(d, TRANSACTIONS, "line_items")["properties"].update(new={"type": "boolean"}), "added transactions.list: answer line_items.new: field (boolean)"),
    (lambda d: at(d, TRANSACTIONS, "state")["enum"].append("ESCHEATED"), 'added transactions.list: answer state: value "ESCHEATED"'),
    (lambda d: at(d, TRANSACTIONS, "state")["enum"].remove("CLEARED"), 'removed transactions.list: answer state: value "CLEARED"'),
    (lambda d: schema_of(d, TRANSACTIONS)["properties"].update(memo={"type": "integer"}), "changed transactions.list: answer memo: type: integer, was string"),
    (lambda d: schema_of(d, TRANSACTIONS)["properties"].update(memo={}), "changed transactions.list: answer memo: type: anything, was string"),
    (lambda d: schema_of(d, TRANSACTIONS)["properties"].update(receipts={"type": "array", "items": {"type": "boolean"}}), "changed transactions.list: answer receipts: type: boolean, was string"),
    (lambda d: answer(d)["properties"].update(total={"type": "integer"}), "added transactions.list: answer total: field"),
    (lambda d: resolved(d, answer(d)["properties"]["page"])["properties"].update(previous={}), "added transactions.list: answer page.previous: field"),
    (lambda d: resolved(d, answer(d)["properties"]["page"])["properties"].pop("next"), "changed transactions.list: answer no longer paged"),
    (lambda d: entry_of(d, TRANSACTIONS)["responses"].update({"204": entry_of(d, TRANSACTIONS)["responses"].pop("200")}), "removed transactions.list: answer the body"),
    (lambda d: schema_of(d, TRANSACTIONS)["properties"].update(state={"type": "string"}), "changed transactions.list: answer state: type: string, was enum"),
    (lambda d: answer(d)["properties"].pop("page"), "changed transactions.list: answer no longer paged"),
    (lambda d: entry_of(d, TRANSACTIONS).update(responses={"204": {}}), "removed transactions.list: answer the body"),
]  # fmt: skip


def answer(document: Document_) -> dict[str, Any]:
    return resolved(
        document, entry_of(document, TRANSACTIONS)["responses"]["200"]["content"]["application/json"]["schema"]
    )


class TestWhatIsNoChange:
    def test_files_and_the_cursor_in_a_body(self) -> None:
        lists, uploads = "POST /developer/v1/vendors/agreements", "POST /developer/v1/bills/{bill_id}/attachments"
        document = part(made("2026-08"), lists, uploads)
        schema_of(document, lists)["properties"].pop("start")
        schema_of(document, uploads)["properties"]["file"] = {"type": "string", "format": "binary"}
        assert found(document) == []
        # Negative control: further down, the same name is a field like any other.
        at(document, lists, "end_date_range")["properties"].pop("start")
        assert found(document) == ["removed vendors.agreements.list: body end_date_range.start: field"]

    def test_money_always_has_its_currency(self) -> None:
        document = part(made("2025-08"), "POST /developer/v1/limits/deferred")
        money = at(document, "POST /developer/v1/limits/deferred", "spending_restrictions.limit")
        assert money["required"] == ["amount"]
        money["required"].append("currency_code")
        assert found(document) == []

    def test_a_body_that_may_be_null_as_a_whole(self, source: Document_) -> None:
        document = part(source, BILL)
        content = entry_of(document, BILL)["requestBody"]["content"]["application/json"]
        content["schema"] = {"anyOf": [content["schema"], {"type": "null"}]}
        assert found(document) == []

    def test_scopes_of_the_whole_document(self, source: Document_) -> None:
        document = part(source, TRANSACTIONS)
        document["security"] = entry_of(document, TRANSACTIONS).pop("security")
        assert found(document) == []

    def test_another_content_type_beside_json(self, source: Document_) -> None:
        document = part(source, TRANSACTIONS)
        good = entry_of(document, TRANSACTIONS)["responses"]["200"]
        good["content"] = {"a/csv": {"schema": {"type": "string"}}, **good["content"]}
        assert found(document) == []

    def test_references_to_anything(self, source: Document_) -> None:
        document = part(source, TRANSACTIONS, BILL)
        parameters = entry_of(document, TRANSACTIONS)["parameters"]
        document["kept"] = {"a/b~c": [dict(parameters[0])]}
        parameters[0] = {"$ref": "#/kept/a~1b~0c/0"}
        for operation, word in ((TRANSACTIONS, "responses"), (BILL, "requestBody")):
            entry = entry_of(document, operation)
            document["kept"][word] = entry[word]
            entry[word] = {"$ref": f"#/kept/{word}"}
        assert found(document) == []

    def test_a_mark_before_the_text(self) -> None:
        assert compare(b"\xef\xbb\xbf" + json.dumps(made("2025-08")).encode()).changes == ()


class TestOneChange:
    @pytest.mark.parametrize(("change", "said"), ONE_CHANGE, ids=[said for _, said in ONE_CHANGE])
    def test_is_reported_and_nothing_else(self, source: Document_, change: Change_, said: str) -> None:
        document = part(source, TRANSACTIONS, BILL)
        assert found(document) == []
        change(document)
        assert found(document) == [said]

    def test_what_stands_in_many_places_is_said_once_an_operation_under_the_shortest_path(
        self, source: Document_
    ) -> None:
        document = part(source, TRANSACTIONS, "GET /developer/v1/transactions/{transaction_id}")
        at(document, TRANSACTIONS, "line_items.accounting_field_selections")["properties"]["new"] = {}
        assert found(document) == [
            f"added transactions.{name}: answer accounting_field_selections.new: field (anything)"
            for name in ("get", "list")
        ]

    def test_an_operation_that_is_gone(self, source: Document_) -> None:
        document = copy.copy(source)
        document["paths"] = {path: item for path, item in source["paths"].items() if not path.endswith("/memos")}
        assert found(document, operations_too=True) == ["removed memos.list: operation GET /developer/v1/memos"]

    @pytest.mark.parametrize(("operation", "flag", "said"), [
        ("GET /developer/v1/accounting/connection", "deprecated", "no longer deprecated"),
        ("GET /developer/v1/purchase-orders", "x-ramp-plus-required", "no longer Ramp Plus"),
    ])  # fmt: skip
    def test_a_flag_that_is_gone(self, operation: str, flag: str, said: str) -> None:
        document = part(made("2025-08"), operation)
        entry = entry_of(document, operation)
        if not entry[flag]:
            entry[flag] = True
            assert found(document) == [f"changed {name_of(operation)}: {said.replace('no longer', 'now')}"]
        else:
            entry[flag] = False
            assert found(document) == [f"changed {name_of(operation)}: {said}"]

    def test_a_parameter_that_is_no_longer_required(self) -> None:
        options = "GET /developer/v1/accounting/field-options"
        document = part(made("2025-08"), options)
        (needed,) = [one for one in entry_of(document, options)["parameters"] if one["required"]]
        needed["required"] = False
        assert found(document) == [f"changed accounting.field_options.list: query {needed['name']}: no longer required"]

    def test_filters_that_are_gone_and_patterns_that_are_none_of_ours(self) -> None:
        rows = "GET /developer/v1/custom-records/custom-tables/{custom_table_name}/rows"
        document = part(made("2025-08"), rows)
        (pattern,) = [one for one in entry_of(document, rows)["parameters"] if one["name"].startswith("filter.")]
        pattern["name"] = "filter.column_name.operation.more"
        name = "custom_records.tables.rows.list"
        assert found(document) == [
            f"added {name}: query filter.column_name.operation.more: parameter (string)",
            f"removed {name}: query filter: parameter",
        ]

    def test_an_id_for_an_operation_that_had_none(self) -> None:
        document = part(made("2026-08"), "GET /developer/v1/repayments")
        entry_of(document, "GET /developer/v1/repayments")["operationId"] = "get_repayments"
        assert found(document) == []

    def test_the_first_success_is_the_answer_in_whatever_order(self, source: Document_) -> None:
        document = part(source, TRANSACTIONS)
        responses = entry_of(document, TRANSACTIONS)["responses"]
        entry_of(document, TRANSACTIONS)["responses"] = {"206": {"description": ""}, **responses}
        assert found(document) == []

    def test_an_operations_own_parameter_comes_before_the_paths(self, source: Document_) -> None:
        document = part(source, TRANSACTIONS)
        item = document["paths"]["/developer/v1/transactions"]
        item["parameters"] = [{"in": "query", "name": "state", "schema": {"type": "integer"}}]
        assert found(document) == []

    def test_an_operation_that_asks_for_nothing_where_the_document_does(self, source: Document_) -> None:
        document = part(source, TRANSACTIONS)
        document["security"] = [{"oauth2": ["cards:read"]}]
        entry_of(document, TRANSACTIONS)["security"] = []
        assert found(document) == ["removed transactions.list: scope transactions:read"]

    def test_a_part_that_is_one_of_several_requires_nothing_of_the_whole(self, source: Document_) -> None:
        document = part(source, BILL)
        schema = schema_of(document, BILL)
        body = dict(schema)
        either = {"oneOf": [{"type": "object", "properties": {}, "required": ["memo"]}, {"type": "object"}]}
        schema.clear()
        schema.update(allOf=[body, either])
        assert found(document) == []

    def test_words_of_schemas_in_what_is_data(self, source: Document_) -> None:
        document = part(source, TRANSACTIONS)
        reference = {"$ref": "#/nowhere"}
        schema_of(document, TRANSACTIONS).update({"examples": [reference], "default": reference, "x-more": reference})
        at(document, TRANSACTIONS, "card_holder")["const"] = reference
        compare(document)

    def test_a_page_where_nothing_came_before(self) -> None:
        document = part(made("2026-08"), "DELETE /developer/v1/webhooks/{webhook_id}")
        info = {"type": "object", "properties": {"next": {"type": "string"}}}
        page = {"type": "object", "properties": {"data": {"type": "array", "items": {"type": "string"}}, "page": info}}
        entry = entry_of(document, "DELETE /developer/v1/webhooks/{webhook_id}")
        entry["responses"] = {"200": {"content": {"application/json": {"schema": page}}}}
        assert found(document) == ["added webhooks.delete: answer a body (object)"]

    def test_a_page_where_there_was_none(self, source: Document_) -> None:
        document = part(source, "GET /developer/v1/users/{user_id}")
        fields = schema_of(document, "GET /developer/v1/users/{user_id}")["properties"]
        fields.clear()
        fields.update(data={"type": "array", "items": {}}, page={"type": "object", "properties": {"next": {}}})
        assert found(document) == ["changed users.get: answer now paged"]

    def test_a_schema_for_what_was_open(self) -> None:
        document = part(made("2026-08"), "GET /developer/v1/trips/{trip_id}")
        schema: dict[str, Any] = {"type": "object"}
        entry = entry_of(document, "GET /developer/v1/trips/{trip_id}")
        entry["responses"] = {"200": {"content": {"application/json": {"schema": schema}}}}
        assert found(document) == []
        schema["additionalProperties"] = {"type": "string"}
        assert found(document) == ["changed trips.get: answer now has a schema"]
        schema["additionalProperties"] = {}
        assert found(document) == []
        schema["properties"] = {"id": {"type": "string"}}
        assert found(document) == ["changed trips.get: answer now has a schema"]

    def test_what_a_mapping_holds(self, source: Document_) -> None:
        document = part(source, "POST /developer/v1/webhooks")
        field = schema_of(document, "POST /developer/v1/webhooks")["properties"]["additional_headers"]
        resolved(document, field)["additionalProperties"] = {"type": "integer"}
        assert found(document) == ["changed webhooks.create: body additional_headers: type: integer, was string"]

    def test_the_variants_of_a_union_are_one_struct(self) -> None:
        document = part(made("2025-08"), "GET /developer/v1/users/{user_id}")
        schema = schema_of(document, "GET /developer/v1/users/{user_id}")
        one, other = copy.deepcopy(schema), copy.deepcopy(schema)
        del one["properties"]["email"], other["properties"]["role"]
        schema.clear()
        schema["oneOf"] = [one, other]
        assert found(document) == []
        del one["properties"]["role"]
        other["properties"]["new"] = {"type": "string"}
        assert found(document) == [
            "added users.get: answer new: field (string)",
            "removed users.get: answer role: field",
        ]

    def test_all_of_several_is_all_their_fields(self) -> None:
        document = part(made("2025-08"), "GET /developer/v1/users/{user_id}")
        schema = schema_of(document, "GET /developer/v1/users/{user_id}")
        fields = schema.pop("properties")
        halves = [dict(list(fields.items())[:5]), dict(list(fields.items())[5:])]
        schema["allOf"] = [{"type": "object", "properties": half} for half in halves]
        assert found(document) == []
        halves[1]["new"] = {"type": "string"}
        assert found(document) == ["added users.get: answer new: field (string)"]


class TestEditions:
    def test_what_later_editions_added_is_not_missed_in_an_earlier(self) -> None:
        rows = {row.name: row for row in operations.all()}
        names = {change.where for change in compare({"openapi": "3.0.0", "paths": {}}).changes}
        assert len(names) == 146
        assert all(rows[name].since == "2025-08" for name in names)

    def test_it_is_missed_in_one_of_its_edition(self) -> None:
        document = part(made("2026-08"), "GET /developer/v1/trips", TRANSACTIONS)
        missing = {change.where for change in compare(document).changes}
        expected = {
            row.name for row in operations.all() if row.since in {"2025-08", "2026-08"} and row.unlisted_since is None
        }
        assert missing == expected - {"trips.list", "transactions.list"}
        assert "cards.list" not in missing  # unlisted from that edition on

    def test_unpublished_parameters_are_known_and_not_missed(self) -> None:
        document = part(made("2026-08"), TRANSACTIONS)
        assert "updated_after" not in {one["name"] for one in entry_of(document, TRANSACTIONS)["parameters"]}
        new = {"in": "query", "name": "updated_after", "schema": {"type": "string", "format": "date-time"}}
        entry_of(document, TRANSACTIONS)["parameters"].append(new)
        assert found(document) == []

    def test_the_crates_operations_are_known_and_not_missed(self) -> None:
        fields = {"custom_id_provider": {"type": "string"}}
        get = {"responses": {"200": {"content": {"application/json": {"schema": {"properties": fields}}}}}}
        document = {"openapi": "3.0.0", "paths": {"/developer/v1/custom-id-provider": {"get": get}}}
        assert found(document) == []
        assert compare(document).edition == "2025-08"


# --- Anywhere ---


class Spot:
    """A place in a document: how to get there, and what a change there is called."""

    def __init__(self, operation: str, keys: tuple[Any, ...], name: str, what: str) -> None:
        self.operation, self.keys, self.name, self.what = operation, keys, name, what

    def holder(self, document: Document_) -> Any:
        node: Any = document
        for key in self.keys:
            node = node[key]
        return node


def spots(document: Document_, operation: str) -> Iterator[Spot]:
    """Every parameter, field and enum that the table can see; not what it holds as Any, or as one of several."""
    method, path = operation.split(" ")
    keys: tuple[Any, ...] = ("paths", path, method.lower())
    entry = document["paths"][path][method.lower()]
    row = next(row for row in operations.all() if f"{row.method} {row.path}" == operation)
    for number, one in enumerate(entry.get("parameters", ())):
        yield Spot(operation, (*keys, "parameters"), one["name"], "parameter")
        if one["name"] != "requires_memo":
            yield from _enums(operation, one["schema"], (*keys, "parameters", number, "schema"), one["name"])
    if row.auth != "bearer":
        return
    starts: list[tuple[Any, tuple[Any, ...]]] = []
    if "requestBody" in entry:
        starts.append((entry["requestBody"]["content"], (*keys, "requestBody", "content")))
    status, good = next((status, good) for status, good in entry["responses"].items() if status.startswith("2"))
    if "content" in good and row.result is not None:
        starts.append((good["content"], (*keys, "responses", status, "content")))
    for content, place in starts:
        kind = next(iter(content))
        yield from _fields(document, operation, content[kind]["schema"], (*place, kind, "schema"), paged=row.paged)


def _enums(operation: str, schema: dict[str, Any], keys: tuple[Any, ...], name: str) -> Iterator[Spot]:
    if len(schema.get("enum", ())) > 1:
        yield Spot(operation, (*keys, "enum"), name, "value")
    elif "items" in schema:
        yield from _enums(operation, schema["items"], (*keys, "items"), name)


def _fields(
    document: Document_, operation: str, schema: dict[str, Any], keys: tuple[Any, ...], *, paged: bool
) -> Iterator[Spot]:
    rest: list[tuple[dict[str, Any], tuple[Any, ...], str]] = [(schema, keys, "")]
    seen = set[int]()
    while rest:
        schema, keys, name = rest.pop(0)
        if "allOf" in schema:
            rest.append((schema["allOf"][0], (*keys, "allOf", 0), name))
        elif "$ref" in schema:
            reference = schema["$ref"].rpartition("/")[2]
            rest.append((document["components"]["schemas"][reference], ("components", "schemas", reference), name))
        elif "items" in schema:
            rest.append((schema["items"], (*keys, "items"), name))
        elif id(schema) in seen:
            continue
        elif "properties" in schema:
            seen.add(id(schema))
            page = paged and {"data", "page"} <= schema["properties"].keys()
            if schema["properties"] and not page:
                yield Spot(operation, (*keys, "properties"), name, "field")
            for one, inner in schema["properties"].items():
                if not page or one == "data":
                    rest.append((inner, (*keys, "properties", one), one if not page else ""))
        else:
            yield from _enums(operation, schema, keys, name)


@cache
def everywhere(which: str) -> list[Spot]:
    document = published() if which == "published" else made(which)
    return [
        spot
        for path, item in document["paths"].items()
        for method in item
        if method != "parameters"
        for spot in spots(document, f"{method.upper()} {path}")
    ]


ANYWHERE = [
    pytest.param("2025-08", id="made, 2025-08"),
    pytest.param("published", marks=needs_document),
]


@pytest.mark.parametrize("which", ANYWHERE)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_added_or_deleted_anywhere_is_reported_and_nothing_else(which: str, data: st.DataObject) -> None:
    spot = data.draw(st.sampled_from(everywhere(which)))
    document = part(published() if which == "published" else made(which), spot.operation)
    holder = spot.holder(document)
    adding = data.draw(st.booleans())
    changed = data.draw(st.sampled_from(_names(holder, spot))) if not adding else "brand_new"
    if spot.what == "parameter":
        here = [one for one in holder if one["name"] != spot.name]
        holder[:] = [*holder, {"in": "query", "name": changed, "schema": {}}] if adding else here
        changed = changed if adding else spot.name
    elif spot.what == "field":
        holder.update({changed: {"type": "string"}}) if adding else holder.pop(changed)
    else:
        holder.append(changed) if adding else holder.remove(changed)
    reported = [one for one in compare(document).changes if not one.what.startswith("operation ")]
    assert reported
    for one in reported:
        assert one.kind == ("added" if adding else "removed")
        if spot.what == "value":
            assert one.what == f'value "{changed}"'
            assert one.path.rpartition(".")[2] == spot.name
        else:
            assert one.what.startswith(spot.what)
            # A pattern of filters goes by its own name.
            assert one.path.rpartition(".")[2] == changed or (one.path == "filter" and changed.startswith("filter."))


def _names(holder: Any, spot: Spot) -> list[str]:
    return list(holder) if spot.what != "parameter" else [spot.name]


# --- What cannot be read ---


def answering(schema: object, **more: object) -> Document_:
    get = {"responses": {"200": {"content": {"application/json": {"schema": schema}}}}}
    return {"openapi": "3.1.0", "paths": {"/developer/v1/users/{id}": {"get": get}}, **more}


PLACE = "#/paths/~1developer~1v1~1users~1{id}/get/responses/200/content/application~1json/schema"

MALFORMED: list[tuple[object, str]] = [
    (b"", "not JSON"),
    (b"{", "not JSON"),
    (b"openapi: 3.0.2\npaths: {}\n", "YAML is not read"),
    (b"\xff\xfe", "not JSON"),
    (b"[" * 100_000, "too deep"),
    (b"[]", "not a JSON object"),
    ({}, "not OpenAPI 3"),
    ({"swagger": "2.0", "paths": {}}, "not OpenAPI 3"),
    ({"openapi": 3.0, "paths": {}}, "not OpenAPI 3"),
    ({"openapi": "3.0.2"}, "no `paths`"),
    ({"openapi": "3.0.2", "paths": []}, "no `paths`"),
    ({"openapi": "3.0.2", "paths": {"/a": None}}, "#/paths: `/a` is not an object"),
    ({"openapi": "3.0.2", "paths": {"/a": {"$ref": "#/paths"}}}, "#/paths/~1a: the whole path is a reference"),
    ({"openapi": "3.0.2", "paths": {"/a": {"get": []}}}, "#/paths/~1a: `get` is not an object"),
    ({"openapi": "3.0.2", "paths": {"/a": {"get": {"parameters": {}}}}}, "#/paths/~1a/get: `parameters` is not a list"),
    ({"openapi": "3.0.2", "paths": {"/a": {"get": {"parameters": [{"in": "query"}]}}}}, "no `name`"),
    ({"openapi": "3.0.2", "paths": {"/a": {"get": {"parameters": [7]}}}}, "`parameters` is not an object"),
    ({"openapi": "3.0.2", "paths": {"/a": {"get": {"responses": []}}}}, "`responses` is not an object"),
    ({"openapi": "3.0.2", "paths": {"/a": {"get": {"security": [[]]}}}}, "`security` is not an object"),
    ({"openapi": "3.0.2", "paths": {"/a/{b}": {"get": {}}, "/a/{c}": {"get": {}}}}, "GET /a/{c}: the document has it twice"),
    (answering({"$ref": "#/components/schemas/Gone"}), f"{PLACE}: the reference '#/components/schemas/Gone' leads nowhere"),
    (answering({"$ref": "#/paths/0"}), "leads nowhere"),
    (answering({"$ref": "#/a/x"}, a=[{}]), "leads nowhere"),
    (answering({"$ref": "#/a/1"}, a=[{}]), "leads nowhere"),
    (answering({"$ref": "#/a/-1"}, a=[{}]), "leads nowhere"),
    (answering({"$ref": "other.json#/Thing"}), f"{PLACE}: the reference 'other.json#/Thing' leads out of the document"),
    (answering({"$ref": "#/a"}, a={"$ref": "#/b"}, b={"$ref": "#/a"}), "leads back to itself"),
    (answering(7), f"{PLACE}: not a schema"),
    (answering({"properties": []}), "`properties` is not an object"),
    (answering({"properties": {"id": "string"}}), f"{PLACE}/properties/id: not a schema"),
    (answering({"properties": {"id": {"items": [{}]}}}), f"{PLACE}/properties/id/items: not a schema"),
    (answering({"oneOf": {}}), f"{PLACE}/oneOf: not a list"),
    (answering({"oneOf": ["string"]}), f"{PLACE}/oneOf: not a schema"),
    (answering({"properties": {"id": {}}, "required": 7}), "`required` is not a list"),
]  # fmt: skip


@pytest.mark.parametrize(("document", "said"), MALFORMED, ids=[f"{n}: {said}" for n, (_, said) in enumerate(MALFORMED)])
def test_what_cannot_be_read_is_said_with_its_place(document: Any, said: str) -> None:
    with pytest.raises(DocumentError) as caught:
        compare(document)
    assert said in str(caught.value)


@pytest.mark.parametrize("schema", [
    {"oneOf": [{"$ref": "#/a"}, {"type": "string"}]},
    {"allOf": [{"$ref": "#/a"}]},
    {"type": "array", "items": {"$ref": "#/a"}},
    {"type": "object", "additionalProperties": {"$ref": "#/a"}},
    {"type": "object", "properties": {"manager_id": {"$ref": "#/a"}}},
    True,
])  # fmt: skip
def test_schemas_that_hold_themselves_come_to_an_end(schema: Any) -> None:
    assert compare(answering({"$ref": "#/a"}, a=schema)).changes


def test_unions_of_unions_are_taken_apart_once() -> None:
    """Each of 40 unions names the next one twice: 2^40 ways, of which none is another."""
    unions: Document_ = {f"u{n}": {"anyOf": [{"$ref": f"#/u{n + 1}"}, {"$ref": f"#/u{n + 1}"}]} for n in range(40)}
    document = answering({"$ref": "#/u0"}, **unions, u40={"type": "integer"})
    assert "type: integer, was object" in [one.what for one in compare(document).changes if one.part == "answer"]


def test_what_was_parsed_from_yaml_may_hold_itself_but_its_names_are_text() -> None:
    document = answering({"type": "string"})
    document["loop"] = document
    assert compare(document).operations == 1
    (operation,) = document["paths"].values()
    operation["get"]["responses"] = {200: {"description": ""}}
    with pytest.raises(DocumentError, match="the name 200 is no text"):
        compare(document)


def test_what_is_too_deep_to_be_compared_says_so() -> None:
    schema: Document_ = {"type": "string"}
    for _ in range(100_000):
        schema = {"anyOf": [schema]}
    with pytest.raises(DocumentError, match="too deep to be compared"):
        compare(answering(schema))


def test_a_server_that_has_no_address_says_nothing_of_paths() -> None:
    document = {**made("2025-08"), "servers": [{"url": "http://[::1"}]}
    assert compare(document).changes == ()


def test_bounds_of_exact_numbers_are_compared() -> None:
    document = part(made("2025-08"), BILL)
    at(document, BILL, "line_items")["properties"]["amount"]["minimum"] = 0.01
    assert found(document) == ["changed bills.create: body line_items.amount: ge: 0.01, was 0"]


def test_a_field_may_be_called_as_a_word_of_schemas_is() -> None:
    names = {"$ref": {"type": "string"}, "example": {"$ref": "#/s"}, "properties": {"type": "string"}}
    document = answering(
        {"type": "object", "properties": names, "example": {"$ref": "#/nowhere"}}, s={"type": "integer"}
    )
    added = {one.path: one.what for one in compare(document).changes if one.kind == "added" and one.part == "answer"}
    assert added == {"$ref": "field (string)", "example": "field (integer)", "properties": "field (string)"}


@pytest.mark.parametrize(("schema", "said"), [
    ({"type": ["string", "null"]}, "string"),
    ({"type": "string", "format": "uuid"}, "string"),
    ({"type": ["string", "integer"]}, "integer or string"),
    ({"type": ["string", "number"]}, "decimal"),
    ({"anyOf": [{"type": "string"}, {"type": "null"}], "format": "date"}, "date"),
    ({"const": "A"}, "enum"),
    ({"enum": ["A", None]}, "enum"),
    ({"enum": [1, 2]}, "integer"),
    ({"enum": ["true"]}, "boolean"),
    ({"enum": [True]}, "boolean"),
    ({"oneOf": [{"enum": ["A"]}, {"type": "string"}]}, "string"),
    ({"oneOf": [{"type": "number"}, {"type": "string", "format": "date"}]}, "anything"),
    ({"oneOf": [{"properties": {"a": {}}}, {"type": "object"}]}, "anything"),
    ({"oneOf": [{"type": "array", "items": {}}, {"items": {"type": "string"}}, {"type": "boolean"}]}, "boolean or list"),
    ({"oneOf": [{"properties": {"a": {}}}], "discriminator": {"propertyName": ["x"]}}, "object"),
    ({"type": "file"}, "file"),
    ({}, "anything"),
])  # fmt: skip
def test_schemas_in_the_tables_terms(schema: dict[str, Any], said: str) -> None:
    assert str(Shapes(Document({"openapi": "3.1.0", "a": schema})).of([schema])) == said


def test_null_among_the_values() -> None:
    shape = Shapes(Document({"openapi": "3.1.0"})).of([{"enum": ["A", None]}])
    assert (shape.values, shape.nullable) == (("A",), True)


@pytest.mark.parametrize(("own", "values"), [(True, ("A", "B")), (False, ("X", "Y"))])
def test_what_tells_variants_apart_is_a_field_of_each(own: bool, values: tuple[str, ...]) -> None:
    variants: list[dict[str, Any]] = [
        {"properties": {"kind": {"enum": [name]}} if own else {"a": {}}} for name in ("A", "B")
    ]
    schema = {"oneOf": variants, "discriminator": {"propertyName": "kind", "mapping": {"X": "", "Y": ""}}}
    shapes = Shapes(Document({"openapi": "3.1.0"}))
    fields = shapes.fields(shapes.of([schema]).objects)
    assert shapes.of(fields["kind"].schemas).values == values


def test_departures_are_of_fields_that_there_are() -> None:
    """Each is needed: without it, the published document would not agree."""
    from ramp_api.codec import model_of

    models = {"CardTaskData": "cards", "LimitTaskData": "limits", "UserTaskData": "users"}
    for name, field in _BEYOND:
        assert field in model_of(f"{models[name]}:{name}").__struct_fields__
    models = {"TransactionPurchaseData": "transactions", "DraftBill": "bills", "TaxRateUpdate": "accounting",
              "PurchaseOrderLineItemUpdate": "purchase_orders", "AgreementQuery": "vendors", "VaultCardCreate": "vault"}  # fmt: skip
    for (name, field), otherwise in _OTHERWISE.items():
        hint = get_type_hints(model_of(f"{models[name]}:{name}"), include_extras=True)[field]
        assert of_type(hint).kinds != frozenset(otherwise.split())


def test_changes_are_values() -> None:
    change = Change("added", "users.list", "query", "new", "parameter (string)")
    assert str(change) == "users.list: query new: parameter (string)"
    assert of_type(Money | None).kinds == {"object"}

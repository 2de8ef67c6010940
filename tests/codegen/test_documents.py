"""Editions of Ramp's document: the newest holds, and the earlier ones say since when."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from codegen.classes import Classes
from codegen.documents import Document, documents_in
from codegen.facts import Facts, Op
from codegen.faults import Fault
from codegen.reading import read

from tests.conformance.spec import SPEC, absent, document

NEWER = "2026-11"
Change = Callable[[dict[str, Any]], None]


def with_newer(*changes: Change) -> Facts:
    """The facts once an edition has come out that is as the first, but for the changes."""
    content = deepcopy(document())
    for change in changes:
        change(content)
    return read([*documents_in(SPEC), Document(NEWER, content)])


def named(facts: Facts, name: str) -> Op:
    (op,) = (op for op in facts.operations if op.name == name)
    return op


def answer(schema: Any) -> Any:
    return {"200": {"description": "", "content": {"application/json": {"schema": schema}}}}


def with_trip(content: dict[str, Any]) -> None:
    """An operation of the list, published at last."""
    content["components"]["schemas"]["Trip"] = {"type": "object", "properties": {"id": {"type": "string"}}}
    content["components"]["parameters"] = {
        "Full": {"name": "full", "in": "query", "schema": {"type": ["boolean", "null"]}}
    }
    content["paths"]["/developer/v1/trips/{trip_id}"] = {
        "parameters": [
            {"name": "trip_id", "in": "path", "required": True, "schema": {"type": "string"}},
            {"$ref": "#/components/parameters/Full"},
        ],
        "get": {
            "operationId": "getTrip",
            "security": [{"oauth2": ["trips:read"]}],
            "responses": answer({"$ref": "#/components/schemas/Trip"}),
        },
    }


@absent
def test_what_was_only_listed_is_typed_once_it_is_published_and_since_when_stays() -> None:
    before, after = named(read(documents_in(SPEC)), "trips.get"), named(with_newer(with_trip), "trips.get")
    assert (before.known, before.since, before.unlisted_since) == ("request", "2026-08", None)
    assert (after.known, after.since, after.unlisted_since) == ("all", "2026-08", None)
    assert [(one.name, one.type, one.since) for one in after.query] == [("full", "boolean", NEWER)]
    facts = with_newer(with_trip)
    result = Classes(facts).results[after.key]
    assert result is not None
    assert result.name == "Trip"


@absent
def test_what_an_edition_leaves_out_is_kept_and_says_so() -> None:
    def without(content: dict[str, Any]) -> None:
        del content["paths"]["/developer/v1/users/{user_id}"]["get"]

    facts = with_newer(without)
    assert named(facts, "users.get").unlisted_since == NEWER
    assert named(facts, "trips.get").unlisted_since == NEWER, "nor does it stand there"
    assert named(facts, "users.list").unlisted_since is None


@absent
def test_what_is_listed_again_is_no_longer_unlisted() -> None:
    assert named(read(documents_in(SPEC)), "limits.get").unlisted_since == "2026-08"
    assert named(with_newer(), "limits.get").unlisted_since is None


@absent
def test_parameters_are_as_the_newest_edition_has_them_and_none_is_lost() -> None:
    def changed(content: dict[str, Any]) -> None:
        query = content["paths"]["/developer/v1/transactions"]["get"]["parameters"]
        query[:] = [one for one in query if one["name"] != "sk_category_id"]
        query += [
            {"name": "has_statement", "in": "query", "schema": {"type": "string", "enum": ["YES", "NO"]}},
            {"name": "fleet_id", "in": "query", "schema": {"type": "string", "format": "uuid"}},
        ]

    facts = with_newer(changed)
    after = {one.name: one for one in named(facts, "transactions.list").query}
    before = {one.name: one for one in named(read(documents_in(SPEC)), "transactions.list").query}
    assert after["has_statement"].values == ("YES", "NO") != before["has_statement"].values
    assert after.keys() == {*before, "fleet_id"}
    assert {name: one.since for name, one in before.items()} | {"fleet_id": NEWER} == {
        name: one.since for name, one in after.items()
    }


@absent
def test_a_new_operation_wants_a_summary_of_ours() -> None:
    def added(content: dict[str, Any]) -> None:
        content["paths"]["/developer/v1/fleets"] = {
            "get": {"operationId": "x", "responses": answer({"type": "object"})}
        }

    with pytest.raises(Fault, match=r"1 operations have no summary in words.toml: fleets.get \(GET /fleets\)"):
        with_newer(added)


@absent
def test_an_operation_without_a_success_is_a_fault() -> None:
    def failing(content: dict[str, Any]) -> None:
        content["paths"]["/developer/v1/users"]["get"]["responses"] = {"400": {"description": ""}}

    with pytest.raises(Fault, match="GET /users: the document of 2026-11 has no answer that is a success"):
        with_newer(failing)


@absent
def test_a_reference_that_leads_nowhere_is_a_fault() -> None:
    def lost(content: dict[str, Any]) -> None:
        content["paths"]["/developer/v1/users"]["get"]["parameters"].append({"$ref": "#/components/parameters/Lost"})

    with pytest.raises(Fault, match="refers to #/components/parameters/Lost, which it does not have"):
        with_newer(lost)


@absent
def test_an_operation_may_have_no_id() -> None:
    def nameless(content: dict[str, Any]) -> None:
        del content["paths"]["/developer/v1/users"]["get"]["operationId"]

    assert named(with_newer(nameless), "users.list").id is None


@absent
@pytest.mark.parametrize("name", ["class", "first-name", "2nd"])
def test_a_field_that_python_has_no_name_for_is_a_fault(name: str) -> None:
    def odd(content: dict[str, Any]) -> None:
        content["components"]["schemas"]["User"]["properties"][name] = {"type": "string"}

    with pytest.raises(Fault, match=f"the field User.{name} has no name that Python takes"):
        Classes(with_newer(odd))


@absent
def test_what_is_all_of_several_has_the_fields_of_each_and_what_any_requires() -> None:
    def combined(content: dict[str, Any]) -> None:
        content["components"]["schemas"]["ApiDepartmentCreateRequestBody"] = {
            "allOf": [
                {"$ref": "#/components/schemas/Named"},
                {"type": "object", "properties": {"code": {"type": "string"}}, "required": ["code"]},
            ],
            "type": "object",
            "properties": {"size": {"type": "integer", "maximum": 9}},
        }
        named = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}
        content["components"]["schemas"]["Named"] = named

    body = Classes(with_newer(combined)).classes["DepartmentCreate"]
    assert {one.name: one.required for one in body.fields} == {"name": True, "code": True, "size": False}
    (size,) = (one for one in body.fields if one.name == "size")
    assert size.type.limits == (("le", 9),)


@absent
def test_what_is_all_of_other_things_than_objects_is_a_fault() -> None:
    def combined(content: dict[str, Any]) -> None:
        content["components"]["schemas"]["ApiDepartmentCreateRequestBody"] = {
            "allOf": [{"type": "string"}, {"type": "object", "properties": {"code": {"type": "string"}}}]
        }

    facts = with_newer(combined)
    with pytest.raises(Fault, match="all of several, among them a string"):
        Classes(facts)


def test_documents_stand_in_the_order_of_their_editions(tmp_path: Path) -> None:
    published: Any = {"paths": {}}
    listed: Any = {"earlier_operations_not_listed_in_2026_08": []}
    for name, content in {
        "developer-api-2026-11.json": published,
        "operations-after-2025-08.json": listed,
        "developer-api-2025-08.json": published,
    }.items():
        (tmp_path / name).write_text(json.dumps(content))
    (tmp_path / "openapi.json").write_text(json.dumps(published))
    found = documents_in(tmp_path, [(tmp_path / "openapi.json", "2026-08")])
    assert [(one.edition, one.listed) for one in found] == [
        ("2025-08", False), ("2026-08", False), ("2026-08", True), ("2026-11", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "edition", "complaint"),
    [
        ("{", NEWER, "openapi.json: not JSON"),
        ("[]", NEWER, "openapi.json: not a JSON object"),
        ("{}", NEWER, "openapi.json: not an OpenAPI document"),
        ('{"paths": {}}', None, "openapi.json: of which edition"),
        ('{"paths": {}}', "latest", "an edition is a month, YYYY-MM, not 'latest'"),
    ],
)
def test_what_is_no_document_is_a_fault(tmp_path: Path, content: str, edition: str | None, complaint: str) -> None:
    path = tmp_path / "openapi.json"
    path.write_text(content)
    with pytest.raises(Fault, match=complaint):
        documents_in(tmp_path, [(path, edition)])


def test_a_list_that_does_not_say_its_edition_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "operations-after-2025-08.json").write_text("{}")
    with pytest.raises(Fault, match="does not say of which edition it is"):
        documents_in(tmp_path)

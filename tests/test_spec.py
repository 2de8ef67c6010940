"""The table and the models against Ramp's published document, where it is at hand; skipped, visibly, where not."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from ramp_api import operations
from ramp_api.codec import decode, model_of
from ramp_api.model import Model, OpenEnum, RequestModel
from ramp_api.money import Money
from ramp_api.operation import Operation
from tests.scripted import answer

SPEC = Path(os.environ.get("RAMP_API_SPEC", Path(__file__).parents[2] / "shared" / "spec"))
DOCUMENT = SPEC / "developer-api-2025-08.json"
LATER = SPEC / "operations-after-2025-08.json"

pytestmark = pytest.mark.skipif(
    not DOCUMENT.exists(), reason="Ramp's published document is not at hand (RAMP_API_SPEC)"
)

OPERATIONS = list(operations.all())
BY_NAME = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)


@cache
def document() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    return value


def published(operation: Operation[Any]) -> dict[str, Any]:
    value: dict[str, Any] = document()["paths"][operation.path][operation.method.lower()]
    return value


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    while reference := schema.get("$ref") or next((part["$ref"] for part in schema.get("allOf", ())), None):
        schema = document()["components"]["schemas"][reference.rpartition("/")[2]]
    return schema


def answer_schema(operation: Operation[Any]) -> dict[str, Any] | None:
    good = next(value for status, value in published(operation)["responses"].items() if status.startswith("2"))
    if "content" not in good:
        return None
    schema = resolved(good["content"]["application/json"]["schema"])
    return resolved(schema["properties"]["data"]["items"]) if operation.paged else schema


@BY_NAME
def test_the_row_is_as_published(operation: Any) -> None:
    entry = published(operation)
    assert entry["operationId"] == operation.id
    assert [scope for rule in entry["security"] for scope in rule["oauth2"]] == list(operation.scopes)
    later = json.loads(LATER.read_text(encoding="utf-8"))["query_parameter_changes_on_earlier_operations"]
    added = later.get(f"{operation.method} {operation.path}", {"added": []})["added"]
    unpublished = ["updated_after"] if operation.name == "transactions.list" else []
    names = {parameter.name for parameter in operation.query}
    assert names == {parameter["name"] for parameter in entry.get("parameters", [])} | {*added, *unpublished}
    for parameter in entry.get("parameters", []):
        row = next(row for row in operation.query if row.name == parameter["name"])
        schema = parameter["schema"]
        assert list(row.values) == schema.get("enum", [])
        if "default" in schema:
            assert row.default == schema["default"]
    assert operation.paged == ("page_size" in names)


@BY_NAME
def test_the_result_has_every_field(operation: Any) -> None:
    schema = answer_schema(operation)
    if operation.result is None:
        assert schema is None or operation.auth == "basic"
        return
    assert schema is not None
    check(model_of(operation.result), schema, operation.result)


@BY_NAME
def test_the_body_has_every_field_and_requires_what_ramp_requires(operation: Any) -> None:
    if operation.body is None:
        assert "requestBody" not in published(operation) or operation.auth == "basic"
        return
    (content,) = published(operation)["requestBody"]["content"].values()
    schema, model = resolved(content["schema"]), model_of(operation.body)
    assert issubclass(model, RequestModel)
    check(model, schema, operation.body)
    required = {field.name for field in msgspec.structs.fields(model) if field.required}
    assert required == set(schema.get("required", []))


def check(hint: Any, schema: dict[str, Any], where: str) -> None:
    """The type can hold what the schema describes."""
    schema = resolved(schema)
    if where.endswith(".merchant_data.receipt"):
        return  # an object by the schema, a list in every example: both are taken
    kinds = (
        [kind for kind in get_args(hint) if kind not in {type(None), msgspec.UnsetType}] if get_args(hint) else [hint]
    )
    kind = hint if getattr(hint, "__origin__", None) in {list, dict} else kinds[0]
    if getattr(kind, "__origin__", None) is list:
        assert schema["type"] == "array", where
        check(get_args(kind)[0], schema["items"], f"{where}[]")
    elif isinstance(kind, type) and issubclass(kind, Model | RequestModel | Money):
        hints = get_type_hints(kind)
        assert set(hints) == set(schema["properties"]), where
        for name, part in schema["properties"].items():
            check(hints[name], part, f"{where}.{name}")
    elif isinstance(kind, type) and issubclass(kind, OpenEnum):
        assert [member.value for member in kind] == schema["enum"], where
    else:
        wire = (schema.get("type"), schema.get("format"))
        assert (getattr(kind, "__name__", str(kind)), wire) in SCALARS, (where, kind, wire)


SCALARS = {
    ("str", ("string", None)), ("str", ("string", "uuid")), ("datetime", ("string", "date-time")), ("date", ("string", "date")),
    ("MonthDayYear", ("string", None)), ("int", ("integer", None)), ("Decimal", ("number", None)), ("bool", ("boolean", None)),
    ("dict", ("object", None)),
}  # fmt: skip


@BY_NAME
def test_published_examples_decode_and_lose_no_known_field(operation: Any) -> None:
    if operation.result is None:
        return
    good = next(value for status, value in published(operation)["responses"].items() if status.startswith("2"))
    schema = resolved(good["content"]["application/json"]["schema"])
    if "example" not in schema:
        pytest.skip("no example is published")
    compare(schema["example"], decode(operation, answer(200, schema["example"])), "")


# Values in the examples that are not what their own schema says.
FAULTY = {f"2023-08-2{day}T:00:00+00:00" for day in range(3)} | {"40,41"}


def compare(example: Any, decoded: Any, where: str) -> None:
    """Every value of the example is there, in every field that the model knows."""
    if isinstance(decoded, msgspec.Struct):
        for field in msgspec.structs.fields(decoded):
            if example.get(field.name) is not None:
                compare(example[field.name], getattr(decoded, field.name), f"{where}.{field.name}")
    elif isinstance(decoded, list):
        assert len(example) == len(decoded), where
        for one, other in zip(example, decoded, strict=True):
            compare(one, other, where)
    elif isinstance(decoded, Decimal | int) and not isinstance(decoded, bool):
        assert Decimal(str(example)) == decoded, where
    elif decoded is None:
        assert example in FAULTY, where
    else:
        assert type(decoded) is not str or decoded == str(example)

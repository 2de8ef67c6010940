"""Reads Ramp's documents for the tests: every operation, its schemas in one standard dialect, and judges of values.

Nothing of ``codegen`` is used here, so that a fault there does not hide itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import referencing
from referencing.jsonschema import DRAFT202012

SPEC = Path(os.environ.get("RAMP_API_SPEC", Path(__file__).parents[3] / "shared" / "spec"))
DOCUMENT, LATER = "developer-api-2025-08.json", "operations-after-2025-08.json"

AT_HAND = all((SPEC / name).exists() for name in (DOCUMENT, LATER))
absent = pytest.mark.skipif(not AT_HAND, reason="Ramp's documents are not at hand (RAMP_API_SPEC says where they are)")

Schema = dict[str, Any]
PUBLISHED = "urn:ramp:published"

# What the documents say less of than is known, and why.
CORRECTED: dict[str, Schema] = {
    # Plain strings by the document, MM/DD/YYYY in every example of them.
    "BusinessBalance.prev_billing_date": {"format": "month-day-year"},
    "BusinessBalance.next_billing_date": {"format": "month-day-year"},
    # Without a type, and with a text as the default.
    "DraftBill.status": {"type": "string"},
    "DraftBill.sync_status": {"type": "string"},
    # Amounts and rates as text, where the same is a number elsewhere.
    "PatchTaxRateDetailResourceRequestBody.rate": {"format": "decimal"},
    "PatchPurchaseOrderLineItemSingleResourceRequestBody.unit_price": {"format": "decimal"},
    "PostVendorAgreementListResourceRequestBody.min_total_value": {"format": "decimal"},
    "PostVendorAgreementListResourceRequestBody.max_total_value": {"format": "decimal"},
    "PostCardVaultCreationRequestBody.allowed_overage_percent_override": {"format": "decimal"},
}


@dataclass(frozen=True)
class Query:
    """A query parameter; ``schema`` is None where only its name is known."""

    name: str
    schema: Schema | None
    required: bool = False
    later: bool = False
    raw: Schema | None = None


@dataclass(frozen=True)
class Entry:
    """An operation as a document has it, with its schemas in the standard's dialect; no answer is an empty one."""

    key: str
    id: str | None
    scopes: tuple[str, ...]
    later: bool
    query: tuple[Query, ...]
    path: dict[str, Schema]
    body: Schema | None = None
    whole: Schema | None = None
    answer: Schema = field(default_factory=dict[str, Any])
    raw_answer: Schema | None = None
    content_type: str | None = None
    flags: frozenset[str] = frozenset()
    unlisted: bool = False
    gone: frozenset[str] = frozenset()


def load(name: str) -> Any:
    return json.loads((SPEC / name).read_text(encoding="utf-8"))


@cache
def document() -> Any:
    return load(DOCUMENT)


@cache
def later() -> Any:
    return load(LATER)


@cache
def entries() -> dict[str, Entry]:
    """Every operation of both documents, by method and path. Empty where the documents are absent."""
    if not AT_HAND:
        return {}
    found = [*_published(), *_later()]
    keyed = {entry.key: entry for entry in found}
    assert len(keyed) == len(found)
    return keyed


def _published() -> Iterator[Entry]:
    for path, item in document()["paths"].items():
        for method in ("get", "post", "put", "patch", "delete"):
            if method in item:
                yield _entry(f"{method.upper()} {path}", item[method], item.get("parameters", []))


def _entry(key: str, raw: Any, beside: list[Any]) -> Entry:
    nothing: dict[str, list[str]] = {"added": [], "no_longer_listed": []}
    change = later()["query_parameter_changes_on_earlier_operations"].get(key, nothing)
    query = [
        Query(one["name"], standard(one["schema"], PUBLISHED), one["required"], raw=one["schema"])
        for one in raw.get("parameters", ())
        if one["in"] == "query"
    ]
    good = next(answer for status, answer in raw["responses"].items() if status.startswith("2"))
    answer, body = _schema(good), _schema(raw.get("requestBody", {}))
    return Entry(
        key,
        raw["operationId"],
        tuple(scope for rule in raw["security"] for scopes in rule.values() for scope in scopes),
        later=False,
        query=(*query, *(Query(name, None, later=True) for name in change["added"])),
        path={one["name"]: standard(one["schema"], PUBLISHED) for one in beside if one["in"] == "path"},
        body=standard(body, PUBLISHED) if body else None,
        answer=standard(answer, PUBLISHED) if answer else {},
        raw_answer=answer,
        flags=frozenset(
            name for name, word in (("plus", "x-ramp-plus-required"), ("deprecated", "deprecated")) if raw.get(word)
        ),
        unlisted=key in later()["earlier_operations_not_listed_in_2026_08"],
        gone=frozenset(change["no_longer_listed"]),
    )


def _schema(part: Any) -> Schema | None:
    for content in (part.get("content") or {}).values():
        found: Schema = content["schema"]
        return found
    return None


def _later() -> Iterator[Entry]:
    for raw in later()["operations"]:
        base = f"urn:ramp:{raw['operation_id']}"
        request = raw["request_schema"]
        parts = {name: standard(part, base) for name, part in (request or {}).get("properties", {}).items()}
        known = _part(parts, "query", base)
        yield Entry(
            f"{raw['method']} {raw['path']}",
            raw["operation_id"],
            tuple(raw["scopes"]),
            later=True,
            query=tuple(Query(name, known.get(name), later=True) for name in raw["query"]),
            path=_part(parts, "path", base),
            body=parts.get("body"),
            whole=standard(request, base) if request else None,
            content_type=raw["content_type"],
            flags=frozenset(raw["flags"]),
        )


def _part(parts: dict[str, Schema], name: str, base: str) -> dict[str, Schema]:
    if name not in parts:
        return {}
    (found,) = [one for one in parts[name].get("anyOf", [parts[name]]) if one.get("type") != "null"]
    properties: dict[str, Schema] = definitions(base)[found["$ref"].rpartition("/")[2]]["properties"]
    return properties


# --- One dialect for both documents ---

# Words that say nothing of a value, or that OpenAPI reads differently.
_SILENT = {
    "description", "title", "readOnly", "nullable", "discriminator", "deprecated", "default", "$defs",
    "x-relationship", "x-resource-name",
}  # fmt: skip


def standard(schema: Schema, base: str) -> Schema:
    """A schema of OpenAPI 3.0, or of pydantic's making, as JSON Schema (2020-12)."""
    made = {_renamed(word, schema): _word(word, value, base) for word, value in schema.items() if word not in _SILENT}
    if "discriminator" in schema:
        made["anyOf"] = [_told(one, schema["discriminator"]) for one in schema["oneOf"]]
    if "anyOf" in made:
        made["anyOf"] = _exact(made["anyOf"])
    if not schema.get("nullable"):
        return made
    if "enum" in made:
        made["enum"] = [*made["enum"], None]
    return {**made, "type": [made["type"], "null"]} if "type" in made else {"anyOf": [made, {"type": "null"}]}


def _renamed(word: str, schema: Schema) -> str:
    if schema.get("type") == "object":  # OpenAPI says how long an object may be
        word = {"maxLength": "maxProperties", "minLength": "minProperties"}.get(word, word)
    # The parts of a union are not exclusive: some values are of two. "ge" is pydantic's, outside of any standard.
    return {"oneOf": "anyOf", "ge": "minimum", "example": "examples"}.get(word, word)


def _exact(options: list[Schema]) -> list[Schema]:
    """Text beside a number is the number, written exactly: so pydantic has it, without saying the format."""
    if {"type": "number"} not in options:
        return options
    return [{"type": "string", "format": "decimal"} if one == {"type": "string"} else one for one in options]


def _word(word: str, value: Any, base: str) -> Any:
    if word == "$ref":
        return f"{base}#/$defs/{value.rpartition('/')[2]}"
    if word == "properties":
        return {name: standard(part, base) for name, part in value.items()}
    if word in {"items", "additionalProperties"} and isinstance(value, dict):
        return standard(value, base)
    if word == "example":
        return [value]
    if word in {"allOf", "anyOf", "oneOf"}:
        return [standard(part, base) for part in value]
    return value


def _told(option: Schema, teller: Any) -> Schema:
    """A part of a union with the values that tell it apart, which it may not name by itself."""
    name = option["$ref"].rpartition("/")[2]
    values = [value for value, ref in teller["mapping"].items() if ref.rpartition("/")[2] == name]
    part = standard(document()["components"]["schemas"][name], PUBLISHED)
    told = {teller["propertyName"]: {"type": "string", "enum": values}}
    return {
        **part,
        "properties": {**part.get("properties", {}), **told},
        "required": sorted({*part.get("required", ()), teller["propertyName"]}),
    }


@cache
def definitions(base: str) -> dict[str, Schema]:
    """The named schemas that references with this base lead to."""
    if base == PUBLISHED:
        raw = document()["components"]["schemas"]
    else:
        (request,) = (
            one["request_schema"] for one in later()["operations"] if base == f"urn:ramp:{one['operation_id']}"
        )
        raw = request["$defs"]
    made = {name: standard(part, base) for name, part in raw.items()}
    for name, correction in CORRECTED.items():
        owner, _, field_name = name.partition(".")
        if owner in made:
            made[owner]["properties"][field_name].update(correction)
    return made


def references(schema: Schema) -> Iterator[Schema]:
    """The schema, and what it leads to by references and by ``allOf`` of one, to the end."""
    yield schema
    while True:
        if "$ref" in schema:
            base, _, name = schema["$ref"].partition("#/$defs/")
            schema = definitions(base)[name]
        elif set(schema) <= {"allOf", "examples"} and "allOf" in schema:
            (schema,) = schema["allOf"]
        else:
            return
        yield schema


def resolved(schema: Schema) -> Schema:
    """What a schema leads to in the end."""
    *_, last = references(schema)
    return last


def parts(schema: Schema) -> list[Schema]:
    """The alternatives that a schema leaves, null left out."""
    schema = resolved(schema)
    if "anyOf" not in schema:
        return [schema]
    # The format of a nullable string stands beside the union, and the bound of a number or of one as text.
    inner = [part for one in schema["anyOf"] for part in parts(one) if part.get("type") != "null"]
    meant = {"string": ("format", "minimum"), "number": ("minimum",)}
    return [
        {**{name: schema[name] for name in meant.get(str(part.get("type")), ()) if name in schema}, **part}
        for part in inner
    ]


# --- Judges ---

FORMATS = jsonschema.FormatChecker(["uuid", "date", "email"])


@FORMATS.checks("date-time", ValueError)
def _is_time(value: object) -> bool:
    return not isinstance(value, str) or ("T" in value and bool(datetime.fromisoformat(value)))


@FORMATS.checks("decimal", ArithmeticError)
def _is_decimal(value: object) -> bool:
    return not isinstance(value, str) or Decimal(value).is_finite()


@FORMATS.checks("month-day-year", ValueError)
def _is_month_day_year(value: object) -> bool:
    return not isinstance(value, str) or bool(datetime.strptime(value, "%m/%d/%Y"))  # noqa: DTZ007 - a day, not a time


@FORMATS.checks("url")
def _is_url(value: object) -> bool:
    return not isinstance(value, str) or value.startswith("https://")


def closed(schema: Any) -> Any:
    """The schema without room for fields that it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(part) for name, part in schema.items()}
    if schema.get("type") == "object" and schema.get("properties") and "additionalProperties" not in schema:
        inner["additionalProperties"] = False
    return inner


def _registry(base: str, *, strict: bool) -> referencing.Registry[Any]:
    contents = {"$defs": definitions(base)}
    resource = DRAFT202012.create_resource(closed(contents) if strict else contents)
    registry: referencing.Registry[Any] = referencing.Registry().with_resource(base, resource)
    return registry


_registries: dict[tuple[str, bool], referencing.Registry[Any]] = {}


def complaints(schema: Schema, value: Any, base: str, *, strict: bool = False) -> list[str]:
    """What jsonschema has to say against a value; ``strict`` refuses fields that the schema does not name."""
    key = (base, strict)
    if key not in _registries:
        _registries[key] = _registry(base, strict=strict)
    judge = jsonschema.Draft202012Validator(
        closed(schema) if strict else schema, registry=_registries[key], format_checker=FORMATS
    )
    return [f"{error.json_path}: {error.message[:300]}" for error in judge.iter_errors(value)]


def base_of(entry: Entry) -> str:
    """Where references in the schemas of an operation lead."""
    return f"urn:ramp:{entry.id}" if entry.whole else PUBLISHED

"""OpenAPI documents to compare: Ramp's own where it is at hand, and one that is made of our own table."""

from __future__ import annotations

import copy
import json
import os
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import msgspec

from ramp_api import operations
from ramp_api.codec import model_of
from ramp_api.comparison.models import _BEYOND
from ramp_api.mend import arms, is_struct
from ramp_api.model import MonthDayYear
from ramp_api.operation import OPEN, Operation, Parameter
from ramp_api.rules import AtLeast, AtMost
from ramp_api.secret import Secret

SPEC = Path(os.environ.get("RAMP_API_SPEC", Path(__file__).parents[2] / "shared" / "spec"))
DOCUMENT = SPEC / "developer-api-2025-08.json"
MISSING = "Ramp's published document is not at hand (RAMP_API_SPEC)"

SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"}, Secret: {"type": "string"}, MonthDayYear: {"type": "string"}, int: {"type": "integer"},
    bool: {"type": "boolean"}, Decimal: {"type": "number"}, datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
}  # fmt: skip
LIMITS = {"max_length": ("maxLength", "maxItems"), "min_length": ("minLength", "minItems"), "ge": ("minimum", "")}


@cache
def published() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    return value


@cache
def made(edition: str) -> dict[str, Any]:
    """What Ramp would publish if it published our table, as it was in an edition."""
    return _Writer(edition).document(row for row in operations.all() if "2022" < row.since <= edition)


class _Writer:
    def __init__(self, edition: str) -> None:
        self._edition = edition
        self._schemas: dict[str, Any] = {}

    def document(self, rows: Iterator[Operation[Any]]) -> dict[str, Any]:
        paths: dict[str, Any] = {}
        for row in rows:
            paths.setdefault(row.path, {})[row.method.lower()] = self._entry(row)
        return {"openapi": "3.0.2", "paths": paths, "components": {"schemas": self._schemas}}

    def _entry(self, row: Operation[Any]) -> dict[str, Any]:
        query = [self._parameter(one) for one in row.query if one.since <= self._edition]
        entry: dict[str, Any] = {
            "operationId": row.id, "parameters": query, "security": [{"oauth2": list(row.scopes)}],
            "deprecated": row.deprecated, "x-ramp-plus-required": row.plus, "responses": {"204": {}},
        }  # fmt: skip
        if row.result not in {None, OPEN} and row.auth == "bearer":
            schema = self._schema(model_of(str(row.result)))
            if row.paged:
                info = {"type": "object", "properties": {"next": {"type": "string", "nullable": True}}}
                pages = {"data": {"type": "array", "items": schema}, "page": info}
                schema = {"type": "object", "properties": pages}
            entry["responses"] = {"200": {"content": {"application/json": {"schema": schema}}}}
        if row.body not in {None, OPEN} and row.auth == "bearer":
            kind = "multipart/form-data" if row.encoding == "multipart" else "application/json"
            entry["requestBody"] = {"content": {kind: {"schema": self._schema(model_of(str(row.body)))}}}
        return entry

    @staticmethod
    def _parameter(one: Parameter) -> dict[str, Any]:
        kinds = {"datetime": "date-time", "date": "date", "uuid": "uuid"}
        schema: dict[str, Any] = {
            "type": {"integer": "integer", "boolean": "boolean", "decimal": "number"}.get(one.type, "string")
        }
        if one.type in kinds:
            schema["format"] = kinds[one.type]
        if one.type == "enum":
            schema["enum"] = list(one.values)
        if one.many:
            schema = {"type": "array", "items": schema}
        if one.default is not None:
            schema["default"] = one.default
        name = f"{one.name}.column_name.operation" if one.type == "filters" else one.name
        return {"in": "query", "name": name, "required": one.required, "schema": schema}

    def _schema(self, hint: Any) -> dict[str, Any]:
        known = [arm for arm in arms(hint) if arm not in {msgspec.UnsetType, type(None)}]
        if Any in known:
            return {}
        parts = [self._arm(arm) for arm in known]
        if type(None) in arms(hint) and len(parts) == 1:
            return {"allOf": parts, "nullable": True, **self._limits(hint, parts[0])}
        null = [{"type": "null"}] if type(None) in arms(hint) else []
        return {**parts[0], **self._limits(hint, parts[0])} if len(parts) == 1 else {"anyOf": [*parts, *null]}

    def _limits(self, hint: Any, part: dict[str, Any]) -> dict[str, Any]:
        metas: list[Any] = [
            meta for arm in (hint, *get_args(hint)) if get_origin(arm) is Annotated for meta in get_args(arm)[1:]
        ]
        return {
            names[part["type"] in {"array", "object"}]: bound
            for meta in metas
            for name, names in LIMITS.items()
            if (bound := getattr(meta, name, None)) is not None
        }

    def _arm(self, arm: Any) -> dict[str, Any]:
        if get_origin(arm) is list:
            return {"type": "array", "items": self._schema(get_args(arm)[0])}
        if get_origin(arm) is dict:
            return {"type": "object", "additionalProperties": self._schema(get_args(arm)[1])}
        if is_struct(arm):
            name = f"{arm.__module__.rpartition('.')[2]}.{arm.__name__}"
            if name not in self._schemas:
                self._schemas[name] = {"type": "object"}
                fields = [one for one in msgspec.structs.fields(arm) if (arm.__name__, one.name) not in _BEYOND]
                self._schemas[name]["properties"] = {
                    one.encode_name: {**self._schema(one.type), **_bounds(arm, one.name)} for one in fields
                }
                self._schemas[name]["required"] = [one.encode_name for one in fields if one.required]
            return {"$ref": f"#/components/schemas/{name}"}
        if issubclass(arm, Enum):
            return {"type": "string", "enum": [member.value for member in arm]}
        return SCALARS[arm]


def _bounds(model: Any, field: str) -> dict[str, Any]:
    kinds: dict[type, str] = {AtLeast: "minimum", AtMost: "maximum"}
    rules: tuple[Any, ...] = getattr(model, "__rules__", ())
    return {kinds[type(rule)]: rule.bound for rule in rules if type(rule) in kinds and field in rule.names}


def part(document: dict[str, Any], *operations: str) -> dict[str, Any]:
    """A deep copy of some operations, such as ``"GET /developer/v1/users"``, with the schemas that they need."""
    paths: dict[str, Any] = {}
    for operation in operations:
        method, path = operation.split(" ")
        paths.setdefault(path, {})[method.lower()] = document["paths"][path][method.lower()]
    schemas: dict[str, Any] = {}
    rest = [json.dumps(paths)]
    while rest:
        for name in re.findall(r'"#/components/schemas/([^"]+)"', rest.pop()):
            if name not in schemas:
                schemas[name] = document["components"]["schemas"][name]
                rest.append(json.dumps(schemas[name]))
    return copy.deepcopy({"openapi": document["openapi"], "paths": paths, "components": {"schemas": schemas}})

"""The judge that is always on: every answer of every sandbox in this process, against Ramp's published schemas.

jsonschema_rs judges, not a line of ours. Fields that the document does not name are wrong. One known fault of the
document is not held against an answer: a field that may be missing may be null as well, whatever the document says,
since Ramp's own answers have it so. Where Ramp's documents are not at hand, nothing is judged, and a test says so.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import Any

import jsonschema_rs
import msgspec

from ramp_api.operation import Operation
from tests.conformance import spec

_NO_CONTENT = 204

# Fields of records that came after the document, and only when asked for: by operation, with what they are.
LATER: dict[str, dict[str, spec.Schema]] = {
    "vendors.list": {"subsidiary": {"type": "array", "items": {"type": "string"}}},
}


class Judge:
    """Keeps what is wrong with the answers that it sees.

    Attributes:
        complaints: what was wrong, in words.
        seen: how many answers of each operation were judged.
    """

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.seen: Counter[str] = Counter()
        # By operation: what was found right once is not judged again.
        self._right: dict[str, set[tuple[int, int]]] = {}

    def __call__(self, operation: Operation[Any], status: int, body: bytes) -> None:
        """Look at an answer. What cannot be read is wrong as well: it must not look like a fault of the sandbox's."""
        try:
            self._look(operation, status, body)
        except Exception as error:  # noqa: BLE001
            self._complain(operation, f"could not be judged: {error!r}")

    def _look(self, operation: Operation[Any], status: int, body: bytes) -> None:
        if not spec.AT_HAND:
            return
        expected = expectation(operation.method, operation.path)
        if expected is None or not 200 <= status < 300:
            return
        self.seen[operation.name] += 1
        told, schema = expected
        if str(status) != told:
            self._complain(operation, f"status {status}, and the document says {told}")
        elif schema is None or status == _NO_CONTENT:  # which has no body, whatever the document says (RFC 9110)
            if body:
                self._complain(operation, f"a body, where the document has none: {body[:80]!r}")
        else:
            self._body(operation, schema, body)

    def _body(self, operation: Operation[Any], schema: spec.Schema, body: bytes) -> None:
        if not operation.paged:
            self._judge(operation, schema, body)
            return
        shell = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
        if "data" not in shell:
            self._judge(operation, schema, body)
            return
        records = msgspec.json.decode(shell["data"], type=list[msgspec.Raw])
        self._judge(operation, schema, msgspec.json.encode({**shell, "data": []}))
        for record in records:
            self._judge(operation, record_schema(schema), self._without_later(operation, bytes(record)))

    def _without_later(self, operation: Operation[Any], record: bytes) -> bytes:
        if operation.name not in LATER:
            return record
        fields = json.loads(record)
        for name, schema in LATER[operation.name].items():
            if name in fields:
                for complaint in complaints(schema, fields.pop(name)):
                    self._complain(operation, f"{name}: {complaint}")
        return msgspec.json.encode(fields)

    def _judge(self, operation: Operation[Any], schema: spec.Schema, body: bytes) -> None:
        right, key = self._right.setdefault(operation.name, set()), (id(schema), hash(body))
        if key in right:
            return
        found = complaints(schema, json.loads(body))
        if found:
            self._complain(operation, "; ".join(found[:5]))
        else:
            right.add(key)

    def _complain(self, operation: Operation[Any], text: str) -> None:
        self.complaints.append(f"{operation.name}: {text}")


@cache
def expectation(method: str, path: str) -> tuple[str, spec.Schema | None] | None:
    """The status of a success and the schema of its body, or None where Ramp has published neither."""
    raw = spec.document()["paths"].get(path, {}).get(method.lower())
    if raw is None:
        return None
    (status,) = [status for status in raw["responses"] if status.startswith("2")]
    entry = spec.entries()[f"{method} {path}"]
    return status, entry.answer or None


def record_schema(schema: spec.Schema) -> spec.Schema:
    """The schema of one record of a page."""
    found: spec.Schema = spec.resolved(spec.resolved(schema)["properties"]["data"])["items"]
    return found


_validators: dict[int, tuple[spec.Schema, Any]] = {}


def complaints(schema: spec.Schema, value: Any) -> list[str]:
    """What jsonschema_rs has to say against a value; see the first lines for what is wrong."""
    if id(schema) not in _validators:
        registry = jsonschema_rs.Registry(
            [(spec.PUBLISHED, {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": _definitions()})]
        )
        validator = jsonschema_rs.Draft202012Validator(
            nullable(spec.closed(schema)), registry=registry, validate_formats=True, formats=_FORMATS
        )
        _validators[id(schema)] = (schema, validator)
    return [f"{_path(error)}: {error.message[:200]}" for error in _validators[id(schema)][1].iter_errors(value)]


def _path(error: Any) -> str:
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.instance_path)


@cache
def _definitions() -> dict[str, spec.Schema]:
    closed: dict[str, spec.Schema] = spec.closed(spec.definitions(spec.PUBLISHED))
    return {name: nullable(schema) for name, schema in closed.items()}


def nullable(schema: Any) -> Any:
    """The schema with null allowed for every field that is not required."""
    if isinstance(schema, list):
        return [nullable(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: nullable(part) for name, part in schema.items()}
    if isinstance(made.get("properties"), dict) and schema.get("type") in {"object", None}:
        required = schema.get("required", ())
        made["properties"] = {
            name: part if name in required else {"anyOf": [part, {"type": "null"}]}
            for name, part in made["properties"].items()
        }
    return made


def _format(name: str) -> Any:
    def check(value: str) -> bool:
        return bool(spec.FORMATS.conforms(value, name))

    return check


_FORMATS = {name: _format(name) for name in ("uuid", "date", "email", "date-time", "decimal", "month-day-year", "url")}

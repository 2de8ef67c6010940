"""A JSON Schema (OpenAPI's dialect or the standard's) as one kind of node. No names of ours, no Python types."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

from codegen.faults import Fault

__all__ = ["Node", "merged", "parse"]

_FORMATS = {"uuid": "uuid", "date-time": "datetime", "date": "date", "decimal": "decimal"}
_LIMITS = {
    "maxLength": "max_length",
    "minLength": "min_length",
    "maxItems": "max_length",
    "minItems": "min_length",
    "minimum": "ge",
    "ge": "ge",
    "maximum": "le",
}
_TYPES = {"type", "format", "enum", "const", "properties", "required", "items", "additionalProperties", "nullable"}
_UNIONS = ("allOf", "oneOf", "anyOf")
# What says nothing of a value, and what a model has otherwise: readOnly by requests and answers apart.
_SILENT = {"$ref", "$defs", "default", "deprecated", "description", "discriminator", "example", "examples", "readOnly",
           "title", "writeOnly"}  # fmt: skip
_WORDS = {*_TYPES, *_UNIONS, *_LIMITS, *_SILENT}


@dataclass(frozen=True, slots=True)
class Node:
    """What a schema says.

    Attributes:
        kind: ``string``, ``uuid``, ``datetime``, ``date``, ``decimal``, ``integer``, ``boolean``, ``object``, ``map``,
            ``array``, ``any``, ``union``, ``all`` or ``ref``.
        values: for an enum of strings, its values; a union of strings stays in the order of the document.
        options: the parts of a union, or of what is all of several.
        discriminator: for a union, the name of the property that tells its parts apart, and which value tells which.
        only: for a boolean, the one value that is taken.
        limits: bounds, as msgspec names them; one that is no whole number is text.
    """

    kind: str
    nullable: bool = False
    values: tuple[str, ...] = ()
    properties: tuple[tuple[str, Node], ...] = ()
    required: frozenset[str] = frozenset()
    items: Node | None = None
    options: tuple[Node, ...] = ()
    ref: str = ""
    discriminator: tuple[str, tuple[tuple[str, str], ...]] | None = None
    only: bool | None = None
    default: str | int | bool | None = None
    limits: tuple[tuple[str, int | str], ...] = ()
    deprecated: bool = False

    @property
    def bare(self) -> Node:
        """The same without what does not change the type."""
        return replace(self, nullable=False, default=None, limits=(), deprecated=False)


def parse(schema: dict[str, Any]) -> Node:
    """The schema as a node.

    Raises:
        Fault: it uses a word that this generator does not know, and would leave out.
    """
    if unknown := sorted(word for word in schema if word not in _WORDS and not word.startswith("x-")):
        raise Fault(f"a schema says {', '.join(unknown)}, which this generator does not know")
    node = _parse(schema)
    default = schema.get("default")
    return replace(
        node,
        nullable=node.nullable or bool(schema.get("nullable")),
        default=default if isinstance(default, str | int | bool) else None,
        limits=tuple((_LIMITS[name], _bound(schema[name])) for name in _LIMITS if name in schema) or node.limits,
        deprecated=bool(schema.get("deprecated")),
    )


def _bound(value: float) -> int | str:
    return int(value) if value == int(value) else str(value)


def _parse(schema: dict[str, Any]) -> Node:
    if "$ref" in schema:
        if "properties" in schema:
            raise Fault("a schema is a reference with fields of its own, which this generator does not know")
        return Node("ref", ref=schema["$ref"].rpartition("/")[2])
    for word in _UNIONS:
        if word in schema:
            return _union(word, schema, schema[word])
    if "enum" in schema or "const" in schema:
        return _enum(schema.get("enum", [schema.get("const")]))
    return _plain(schema)


def _plain(schema: dict[str, Any]) -> Node:
    kind = schema.get("type", "any")
    if isinstance(kind, list):  # OpenAPI 3.1
        return parse({"anyOf": [{**schema, "type": one} for one in cast("list[str]", kind)]})
    match kind:
        case "object":
            return _object(schema)
        case "array":
            return Node("array", items=parse(schema.get("items", {})))
        case "string":
            return Node(_FORMATS.get(schema.get("format", ""), "string"))
        case "number":
            return Node("decimal")
        case "integer" | "boolean" | "any":
            return Node(kind)
        case _:
            raise Fault(f"a schema has the type {kind!r}, which this generator does not know")


def _enum(values: list[Any]) -> Node:
    known = [value for value in values if value is not None]
    nullable = len(known) < len(values)
    if all(isinstance(value, bool) for value in known):
        return Node("boolean", nullable=nullable, only=known[0] if len(known) == 1 else None)
    if all(isinstance(value, int) for value in known):
        return Node("integer", nullable=nullable)
    return Node("string", nullable=nullable, values=tuple(known))


def _object(schema: dict[str, Any]) -> Node:
    if schema.get("properties"):
        properties = tuple((name, parse(part)) for name, part in schema["properties"].items())
        return Node("object", properties=properties, required=frozenset(schema.get("required", ())))
    values: Any = schema.get("additionalProperties")
    return Node("map", items=parse(cast("dict[str, Any]", values)) if isinstance(values, dict) else Node("any"))


def _union(word: str, schema: dict[str, Any], parts: list[dict[str, Any]]) -> Node:
    if word == "allOf" and (len(parts) > 1 or "properties" in schema):
        fields = tuple((name, parse(part)) for name, part in schema.get("properties", {}).items())
        beside = Node("object", properties=fields, required=frozenset(schema.get("required", ())))
        return Node("all", options=(*(parse(part) for part in parts), beside))
    options = [parse(part) for part in parts if part.get("type") != "null"]
    nullable = len(options) < len(parts)
    if len(options) == 1:
        # The format of a nullable string stands beside the union.
        kind = _FORMATS.get(schema.get("format", ""), "") if options[0].kind == "string" else ""
        return replace(options[0], kind=kind or options[0].kind, nullable=nullable or options[0].nullable)
    if {option.kind for option in options} in ({"string", "decimal"}, {"decimal"}):
        # A number that may be written as a string: exact either way.
        limits = next((option.limits for option in options if option.limits), ())
        return Node("decimal", nullable=nullable, limits=limits)
    told_by = None
    if "discriminator" in schema:
        mapping = schema["discriminator"].get("mapping", {})
        told = tuple((value, ref.rpartition("/")[2]) for value, ref in mapping.items())
        told_by = (schema["discriminator"]["propertyName"], told)
    return Node("union", nullable=nullable, options=tuple(options), discriminator=told_by)


def merged(one: Node, other: Node) -> Node:
    """A node that holds what either holds."""
    nullable = one.nullable or other.nullable
    if one.bare == other.bare:
        return replace(one, nullable=nullable)
    if one.kind == other.kind == "string":
        values = (*one.values, *(value for value in other.values if value not in one.values))
        return Node("string", nullable=nullable, values=values if one.values and other.values else ())
    if {one.kind, other.kind} <= {"string", "uuid"}:
        return Node("string", nullable=nullable)
    if one.kind == other.kind == "array" and one.items and other.items:
        return Node("array", nullable=nullable, items=merged(one.items, other.items))
    if "any" in {one.kind, other.kind}:
        return Node("any")
    options = [*(one.options or (one.bare,)), *(other.options or (other.bare,))]
    return Node("union", nullable=nullable, options=tuple(dict.fromkeys(options)))

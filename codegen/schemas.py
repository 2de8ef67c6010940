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
        discriminator: for a union, the name of the property that tells its parts apart, and that property's values.
    """

    kind: str
    nullable: bool = False
    values: tuple[str, ...] = ()
    properties: tuple[tuple[str, Node], ...] = ()
    required: frozenset[str] = frozenset()
    items: Node | None = None
    options: tuple[Node, ...] = ()
    ref: str = ""
    discriminator: tuple[str, tuple[str, ...]] | None = None
    default: str | int | bool | None = None
    limits: tuple[tuple[str, int], ...] = ()

    @property
    def bare(self) -> Node:
        """The same without what does not change the type."""
        return replace(self, nullable=False, default=None, limits=())


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
        limits=tuple((_LIMITS[name], int(schema[name])) for name in _LIMITS if name in schema) or node.limits,
    )


def _parse(schema: dict[str, Any]) -> Node:
    if "$ref" in schema:
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
    if all(isinstance(value, bool) for value in values):
        return Node("boolean")
    if all(isinstance(value, int) for value in values):
        return Node("integer")
    return Node("string", values=tuple(values))


def _object(schema: dict[str, Any]) -> Node:
    if schema.get("properties"):
        properties = tuple((name, parse(part)) for name, part in schema["properties"].items())
        return Node("object", properties=properties, required=frozenset(schema.get("required", ())))
    values: Any = schema.get("additionalProperties")
    return Node("map", items=parse(cast("dict[str, Any]", values)) if isinstance(values, dict) else Node("any"))


def _union(word: str, schema: dict[str, Any], parts: list[dict[str, Any]]) -> Node:
    if word == "allOf" and len(parts) > 1:
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
        return Node("decimal", nullable=nullable)
    told_by = None
    if "discriminator" in schema:
        told_by = (schema["discriminator"]["propertyName"], tuple(schema["discriminator"].get("mapping", {})))
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

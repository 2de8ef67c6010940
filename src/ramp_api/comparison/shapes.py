"""What a schema or a Python type says, in the table's own terms: both become a ``Shape``, so that they compare."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, TypeAlias, cast, get_args, get_origin

import msgspec

from ramp_api.comparison.document import Document, Schema
from ramp_api.mend import arms, is_struct
from ramp_api.model import MonthDayYear
from ramp_api.rules import AtLeast, AtMost
from ramp_api.secret import Secret

__all__ = ["Field", "Limits", "Shape", "Shapes", "bounds_in", "of_type"]

Limits: TypeAlias = Mapping[str, Decimal]

# Of what a schema says, the bounds that a model can keep, by msgspec's names for them.
_LIMITS = {
    "maxLength": "max_length", "minLength": "min_length", "maxItems": "max_length", "minItems": "min_length",
    "minProperties": "min_length", "maxProperties": "max_length", "minimum": "ge", "maximum": "le",
}  # fmt: skip
_LIMITED = {"string", "uuid", "integer", "decimal", "list", "object"}
_FORMATS = {"uuid": "uuid", "date-time": "datetime", "date": "date", "decimal": "decimal"}
_TYPES = {"number": "decimal", "array": "list"}
_TEXTS = {"string", "uuid", "enum", "date", "datetime"}
_NULL: Schema = {"type": "null"}
# MonthDayYear and Secret are strings of which the document does not say more.
_SCALARS: dict[object, str] = {
    str: "string", Secret: "string", MonthDayYear: "string", int: "integer", bool: "boolean", Decimal: "decimal",
    datetime: "datetime", date: "date",
}  # fmt: skip


class Shape(msgspec.Struct, frozen=True):
    """What a value may be.

    Attributes:
        kinds: the classes of types that it may be of; empty for anything, and for more than one type can hold.
        values: for an enum, its values.
        inside: what a list holds, as a type or as the schemas of which it may be.
        objects: the struct, or the schemas of objects with fields.
        entries: what a mapping's values are.
    """

    kinds: frozenset[str] = frozenset()
    values: tuple[str, ...] = ()
    nullable: bool = False
    limits: Limits = {}
    inside: Any = None
    objects: Any = None
    entries: Any = None

    def __str__(self) -> str:
        return " or ".join(sorted(self.kinds)) or "anything"


class Field(msgspec.Struct, frozen=True):
    """A field of an object in a document: the schemas of it in all variants, as one."""

    schemas: tuple[Schema, ...]
    required: bool


def of_type(hint: Any) -> Shape:
    """What a Python type of a model says."""
    known = [arm for arm in arms(hint) if arm is not msgspec.UnsetType]
    nullable = type(None) in known
    known = [arm for arm in known if arm is not type(None)]
    if Any in known:
        return Shape(nullable=True)
    found: dict[str, Any] = {"nullable": nullable, "limits": _limits_of(hint)}
    kinds: set[str] = set()
    for arm in known:
        if is_struct(arm):
            kinds.add("object")
            found["objects"] = arm
        elif get_origin(arm) is list:
            kinds.add("list")
            found["inside"] = get_args(arm)[0]
        elif get_origin(arm) is dict:
            kinds.add("object")
            found["entries"] = get_args(arm)[1]
        elif issubclass(arm, Enum):
            kinds.add("enum")
            found["values"] = tuple(member.value for member in arm)
        else:
            kinds.add(_SCALARS[arm])
    return Shape(frozenset(kinds), **found)


def bounds_in(model: Any, field: str) -> Limits:
    """The bounds of an exact number in a model, which stand among its rules."""
    kinds: dict[type, str] = {AtLeast: "ge", AtMost: "le"}
    rules: tuple[Any, ...] = getattr(model, "__rules__", ())
    return {kinds[type(rule)]: Decimal(rule.bound) for rule in rules if type(rule) in kinds and field in rule.names}


def _limits_of(hint: Any) -> dict[str, Decimal]:
    """The bounds of a type, wherever in a union it says them."""
    if get_origin(hint) is Annotated:
        metas = [meta for meta in get_args(hint)[1:] if isinstance(meta, msgspec.Meta)]
        bounds = {name: getattr(meta, name) for meta in metas for name in _LIMITS.values()}
        return {name: Decimal(bound) for name, bound in bounds.items() if bound is not None}
    if get_origin(hint) in {list, dict}:
        return {}
    return {name: bound for arm in get_args(hint) for name, bound in _limits_of(arm).items()}


class Shapes:
    """Reads the schemas of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        # Schemas that stand nowhere in the document, by what they are made of: a schema is known by its identity.
        self._made: dict[object, Schema] = {}
        self._apart: dict[int, Sequence[Schema]] = {}
        self._circles = set[int]()

    def of(self, schemas: Sequence[Any], *, exact: bool = False) -> Shape:
        """What schemas of which one applies say together.

        With ``exact``, ids are told from other strings, as they are in queries.
        """
        plain = [part for schema in schemas for part in self._alternatives(schema, frozenset())]
        known = [part for part in plain if part is not _NULL]
        kinds = _reduced({_kind(part) for part in known}, exact=exact)
        objects = tuple(part for part in known if _kind(part) == "object")
        with_fields = tuple(part for part in objects if self._fields(part))
        lists = [part.get("items", {}) for part in known if _kind(part) == "list"]
        # A union holds one list, of what any of its lists holds, and one object; a mapping beside that is another.
        if 0 < len(with_fields) < len(objects):
            kinds = frozenset[str]()
        return Shape(
            kinds,
            nullable=len(known) < len(plain),
            values=tuple(dict.fromkeys(str(value) for part in known for value in _values(part)))
            if "enum" in kinds
            else (),
            limits=_bounds(schemas, known) if kinds & _LIMITED else {},
            inside=tuple(lists),
            objects=with_fields,
            entries=tuple(part.get("additionalProperties", {}) for part in objects),
        )

    def fields(self, objects: Sequence[Schema]) -> dict[str, Field]:
        """The fields of objects, all variants' together; required is what every variant requires."""
        parts: dict[str, list[Schema]] = {}
        required: list[set[str]] = []
        for variant in objects:
            for name, part in self._fields(variant).items():
                parts.setdefault(name, []).append(part)
            required.append({name for name in self._document.list_at(variant, "required") if isinstance(name, str)})
        return {
            name: Field(tuple(schemas), all(name in names for names in required)) for name, schemas in parts.items()
        }

    def _alternatives(self, schema: Any, inside: frozenset[int]) -> Sequence[Schema]:
        """The plain schemas of which one applies: references resolved, unions taken apart, null as ``_NULL``."""
        node = self._document.schema(schema)
        if id(node) in inside:
            self._circles.add(id(node))
            return ()  # a union that holds itself says nothing more
        if id(node) not in self._apart:
            # Each once: in unions of unions, the same parts come again and again.
            found = list({id(part): part for part in self._taken_apart(node, inside | {id(node)})}.values())
            self._circles.discard(id(node))
            if self._circles:
                return found  # not the whole: it stands in a circle that is still open
            self._apart[id(node)] = found
        return self._apart[id(node)]

    def _taken_apart(self, node: Schema, inside: frozenset[int]) -> Iterator[Schema]:
        if node.get("nullable") is True or _has_null(node):
            yield _NULL
        word = next((word for word in ("oneOf", "anyOf", "allOf") if word in node), None)
        if word:
            options = [self._alternatives(part, inside) for part in self._document.list_at(node, word)]
            yield from self._all(node, options) if word == "allOf" else self._any(node, options)
        elif isinstance(node.get("type"), list):
            for kind in cast("list[Any]", node["type"]):
                yield _NULL if kind == "null" else self._keep((id(node), str(kind)), {**node, "type": kind})
        else:
            yield _NULL if node.get("type") == "null" else node

    def _any(self, node: Schema, options: Sequence[Sequence[Schema]]) -> Iterator[Schema]:
        """The options of a union, each with what stands beside the union."""
        parts = [part for option in options for part in option]
        told_by: object = self._document.object_at(node, "discriminator").get("propertyName")
        told = not isinstance(told_by, str) or all(
            told_by in self._fields(part) for part in parts if self._fields(part)
        )
        for part in parts:
            if "format" in node and part.get("type") == "string" and "enum" not in part:
                # The format of a string that may be null stands there.
                yield self._keep((id(node), id(part)), {**part, "format": node["format"]})
            elif not told and isinstance(told_by, str) and self._fields(part):
                yield self._keep((id(node), id(part)), self._telling(node, part, told_by))
            else:
                yield part

    def _telling(self, node: Schema, part: Schema, told_by: str) -> Schema:
        """A variant with the field that may tell it from the others, where it does not name it itself."""
        values = list(self._document.object_at(self._document.object_at(node, "discriminator"), "mapping"))
        fields = {**self._fields(part), told_by: {"type": "string", "enum": values}}
        return {**part, "properties": fields}

    def _all(self, node: Schema, options: Sequence[Sequence[Schema]]) -> Iterator[Schema]:
        """What several schemas say together; of one, what it says."""
        parts = [part for option in options for part in option if part is not _NULL]
        if any(_NULL in option for option in options):
            yield _NULL
        if len(options) == 1 and "properties" not in node:
            yield from parts
            return
        own = {name: value for name, value in node.items() if name != "allOf"}
        together: dict[str, Any] = {}
        for part in [*parts, own]:
            together |= {name: value for name, value in part.items() if name not in {"properties", "required"}}
        holders = [part for part in [*parts, own] if "properties" in part]
        if holders:
            fields = {name: value for part in holders for name, value in self._fields(part).items()}
            # A part that is one of several requires for itself only.
            sure = [*(option[0] for option in options if len(option) == 1), own]
            required = [name for part in sure for name in self._document.list_at(part, "required")]
            together |= {"type": "object", "properties": fields, "required": required}
        yield self._keep(id(node), together)

    def _fields(self, part: Schema) -> dict[str, Any]:
        return self._document.object_at(part, "properties")

    def _keep(self, key: object, made: Schema) -> Schema:
        return self._made.setdefault(key, made)


def _has_null(node: Schema) -> bool:
    return isinstance(node.get("enum"), list) and None in node["enum"]


def _values(part: Schema) -> list[Any]:
    given: object = [part["const"]] if "const" in part else part.get("enum")
    return [value for value in cast("Sequence[Any]", given) if value is not None] if isinstance(given, list) else []


def _kind(part: Schema) -> str:
    values = _values(part)
    if values:
        # Ramp writes a few booleans as an enum of "true".
        if all(isinstance(value, bool) or str(value) in {"true", "false"} for value in values):
            return "boolean"
        return "integer" if all(isinstance(value, int) for value in values) else "enum"
    match part.get("type"):
        case "string":
            return _FORMATS.get(str(part.get("format")), "string")
        case str(kind):
            return _TYPES.get(kind, kind)
        case _:
            return "object" if "properties" in part else "list" if "items" in part else "any"


def _reduced(kinds: set[str], *, exact: bool) -> frozenset[str]:
    """The kinds as a type of ours holds them: one kind of string, and numbers that may be written as strings."""
    found = {"string" if kind == "uuid" and not exact else kind for kind in kinds}
    if found == {"string", "decimal"}:
        return frozenset({"decimal"})
    texts = found & _TEXTS
    if "any" in found or (texts and "decimal" in found):
        return frozenset()
    return frozenset(found - texts | {"string"} if len(texts) > 1 else found)


def _bounds(schemas: Sequence[Any], known: Sequence[Schema]) -> Limits:
    """The bounds: those beside a reference or union, or those that all of what it stands for has."""
    outer = [
        bounds for schema in schemas if isinstance(schema, dict) and (bounds := _own_bounds(cast("Schema", schema)))
    ]
    # A number that may be written as text has its bounds where it is a number.
    numbers = [part for part in known if part.get("type") == "number"]
    said = outer or [_own_bounds(part) for part in numbers or known]
    return said[0] if all(one == said[0] for one in said) else {}


def _own_bounds(part: Schema) -> Limits:
    return {
        name: Decimal(str(part[word]))
        for word, name in _LIMITS.items()
        if isinstance(part.get(word), int | float) and math.isfinite(part[word])
    }

"""Schemas as nodes: what a schema says is kept, and merging loses nothing of either side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from codegen.faults import Fault
from codegen.schemas import Node, merged, parse
from hypothesis import given
from hypothesis import strategies as st

TEXT, NULL = {"type": "string"}, {"type": "null"}


@pytest.mark.parametrize(("schema", "expected"), [
    (TEXT, Node("string")),
    ({"type": "string", "nullable": True}, Node("string", nullable=True)),
    ({"anyOf": [TEXT, NULL], "default": None}, Node("string", nullable=True)),
    ({"anyOf": [TEXT, NULL], "format": "date"}, Node("date", nullable=True)),
    ({"type": "string", "format": "date-time"}, Node("datetime")),
    ({"type": "string", "format": "email"}, Node("string")),
    ({"type": "string", "enum": ["a", "b"]}, Node("string", values=("a", "b"))),
    ({"const": "a", "type": "string"}, Node("string", values=("a",))),
    ({"type": "boolean", "enum": [True]}, Node("boolean", only=True)),
    ({"const": True}, Node("boolean", only=True)),
    ({"type": "boolean", "enum": [True, False]}, Node("boolean")),
    ({"type": ["string", "null"], "enum": ["a", None]}, Node("string", nullable=True, values=("a",))),
    ({"type": ["integer", "null"], "enum": [1, None]}, Node("integer", nullable=True)),
    ({"type": "number", "minimum": 0.01}, Node("decimal", limits=(("ge", "0.01"),))),
    ({"oneOf": [{"type": "string", "format": "decimal"}, {"type": "number"}], "minimum": 0}, Node("decimal", limits=(("ge", 0),))),
    ({"anyOf": [{"type": "number", "ge": 0}, TEXT, NULL]}, Node("decimal", nullable=True, limits=(("ge", 0),))),
    ({"type": "string", "deprecated": True}, Node("string", deprecated=True)),
    ({"type": "integer", "enum": [1, 2]}, Node("integer")),
    ({"type": "number"}, Node("decimal")),
    ({"oneOf": [{"type": "string", "format": "decimal"}, {"type": "number"}]}, Node("decimal")),
    ({"anyOf": [TEXT, {"type": "number"}, NULL]}, Node("decimal", nullable=True)),
    ({"allOf": [{"$ref": "#/x/Y"}], "nullable": True}, Node("ref", nullable=True, ref="Y")),
    ({"type": "array", "items": TEXT, "maxItems": 5}, Node("array", items=Node("string"), limits=(("max_length", 5),))),
    ({"type": "string", "maxLength": 5, "minLength": 1}, Node("string", limits=(("max_length", 5), ("min_length", 1)))),
    ({"type": "integer", "minimum": 0}, Node("integer", limits=(("ge", 0),))),
    ({"type": "object"}, Node("map", items=Node("any"))),
    ({"type": "object", "additionalProperties": TEXT}, Node("map", items=Node("string"))),
    ({}, Node("any")),
    ({"type": "array"}, Node("array", items=Node("any"))),
    ({"type": ["string", "null"], "format": "date-time"}, Node("datetime", nullable=True)),
    ({"type": ["integer", "boolean"]}, Node("union", options=(Node("integer"), Node("boolean")))),
    ({"allOf": [{"$ref": "#/x/A"}, {"$ref": "#/x/B"}]}, Node("all", options=(Node("ref", ref="A"), Node("ref", ref="B"), Node("object")))),
])  # fmt: skip
def test_what_a_schema_says_is_kept(schema: Any, expected: Node) -> None:
    assert parse(schema) == expected


def test_an_object_has_its_fields_and_what_is_required_of_them() -> None:
    node = parse({"type": "object", "properties": {"a": TEXT, "b": {"type": "integer"}}, "required": ["b"]})
    assert dict(node.properties) == {"a": Node("string"), "b": Node("integer")}
    assert node.required == {"b"}


def test_a_union_knows_what_tells_its_parts_apart() -> None:
    parts = [{"$ref": "#/x/A"}, {"$ref": "#/x/B"}]
    node = parse({"oneOf": parts, "discriminator": {"propertyName": "kind", "mapping": {"a": "A", "b": "B"}}})
    assert node.discriminator == ("kind", (("a", "A"), ("b", "B")))
    assert [option.ref for option in node.options] == ["A", "B"]


def test_a_type_that_nobody_knows_is_refused() -> None:
    with pytest.raises(Fault, match="'quaternion'"):
        parse({"type": "quaternion"})


@pytest.mark.parametrize("word", ["pattern", "exclusiveMinimum", "uniqueItems", "not"])
def test_a_word_that_nobody_knows_is_refused_rather_than_left_out(word: str) -> None:
    with pytest.raises(Fault, match=f"a schema says {word}, which"):
        parse({"type": "array", "items": {"type": "string", word: {}}})


SCALARS = st.builds(
    Node,
    st.sampled_from(["string", "uuid", "datetime", "date", "decimal", "integer", "boolean"]),
    nullable=st.booleans(),
)
ENUMS = st.builds(
    Node,
    st.just("string"),
    nullable=st.booleans(),
    values=st.lists(st.sampled_from("abcd"), min_size=1, unique=True).map(tuple),
)
NODES = st.recursive(
    SCALARS | ENUMS, lambda inner: st.builds(Node, st.just("array"), items=inner, nullable=st.booleans()), max_leaves=3
)


def holds(whole: Node, part: Node) -> bool:
    """Whether a node holds all that another does."""
    if part.nullable and not (whole.nullable or whole.kind == "any"):
        return False
    if whole.kind == "union":
        return any(holds(replace(option, nullable=True), part) for option in whole.options)
    if whole.kind == part.kind == "array":
        assert whole.items
        assert part.items
        return holds(whole.items, part.items)
    if whole.kind == "string" and part.kind in {"string", "uuid"}:
        return not whole.values or bool(part.values and set(part.values) <= set(whole.values))
    return whole.kind in {part.kind, "any"}


@given(NODES, NODES)
def test_what_is_merged_holds_both(one: Node, other: Node) -> None:
    whole = merged(one, other)
    assert holds(whole, one), whole
    assert holds(whole, other), whole


@given(NODES)
def test_merging_with_itself_changes_nothing(node: Node) -> None:
    assert merged(node, node) == node


@given(NODES, NODES)
def test_the_order_of_merging_tells_nothing_but_the_order_of_values(one: Node, other: Node) -> None:
    left, right = merged(one, other), merged(other, one)
    assert (left.kind, left.nullable) == (right.kind, right.nullable)
    assert set(left.values) == set(right.values)
    assert set(left.options) == set(right.options) or "array" in {one.kind, other.kind}


@given(NODES, NODES, NODES)
def test_three_are_held_by_what_they_are_merged_into(one: Node, other: Node, third: Node) -> None:
    whole = merged(merged(one, other), third)
    assert all(holds(whole, part) for part in (one, other, third)), whole

"""What may be one of several, or is all of several, as one class or type. Pure functions of nodes and types."""

from __future__ import annotations

from dataclasses import replace

from codegen.faults import Fault
from codegen.kinds import Type
from codegen.schemas import Node

__all__ = ["compatible", "needs_of", "one_list", "renamed", "told", "whole"]


def whole(parts: list[Node]) -> Node:
    """One object that is all of several."""
    if odd := [part.kind for part in parts if part.kind != "object"]:
        raise Fault(f"a schema is all of several, among them a {odd[0]}, which this generator does not know")
    properties = {name: node for part in parts for name, node in part.properties}
    required = parts[0].required.union(*(part.required for part in parts))
    return Node("object", properties=tuple(properties.items()), required=required)


def told(variant: Node, ref: str, told_by: tuple[str, tuple[tuple[str, str], ...]] | None) -> Node:
    """A variant with the property that tells it apart, where it does not name it itself."""
    if told_by is None or variant.kind != "object":
        return variant
    name, mapping = told_by
    values = tuple(value for value, there in mapping if there == ref)
    if not values or name in dict(variant.properties):
        return variant
    return replace(variant, properties=((name, Node("string", values=values)), *variant.properties))


def needs_of(variants: list[Node], common: frozenset[str]) -> tuple[str, dict[str, list[str]]] | None:
    """What each of several variants needs beyond what all of them do, by the one property that tells them apart."""
    if len(variants) == 1:
        return None
    by_name = [dict(variant.properties) for variant in variants]
    for name in by_name[0]:
        values = [value for fields in by_name for value in (fields[name].values if name in fields else ())]
        if all(name in fields and fields[name].values for fields in by_name) and len(set(values)) == len(values):
            needs = {
                value: [field for field in fields if field in variant.required - common - {name}]
                for fields, variant in zip(by_name, variants, strict=True)
                for value in fields[name].values
            }
            needs = {value: names for value, names in needs.items() if names}
            return (name, needs) if needs else None
    return None


def one_list(variants: list[Node]) -> list[Node]:
    """The variants with their lists as one list, of what any of them holds."""
    lists = [one for one in variants if one.kind == "array"]
    if len(lists) <= 1:
        return variants
    items = tuple(dict.fromkeys((one.items or Node("any")).bare for one in lists))
    together = Node("array", items=items[0] if len(items) == 1 else Node("union", options=items))
    return [*(one for one in variants if one.kind != "array"), together]


def renamed(type_: Type, old: str, new: str) -> Type:
    """The type with an enum of that name by another, wherever in it that stands."""
    return replace(
        type_,
        name=new if type_.kind == "enum" and type_.name == old else type_.name,
        parts=tuple(renamed(part, old, new) for part in type_.parts),
    )


_STRINGS = {"str", "datetime", "date", "Decimal"}


def compatible(parts: list[Type]) -> list[Type]:
    """What a union may be made of: one kind of string, one of list, one of object; Any where it is more."""
    strings = [part for part in parts if part.kind == "enum" or (part.kind == "scalar" and part.name in _STRINGS)]
    lists = [part for part in parts if part.kind == "list"]
    objects = [part for part in parts if part.kind in {"class", "map"} or part.name == "Money"]
    if len(lists) > 1 or len(objects) > 1 or any(part.name == "Any" for part in parts):
        return [Type("scalar", "Any")]
    if len(strings) > 1:
        if any(part.name == "Decimal" for part in strings):
            return [Type("scalar", "Any")]
        parts = [part for part in parts if part not in strings] + [Type("scalar", "str")]
    return parts

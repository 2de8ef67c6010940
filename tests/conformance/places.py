"""Every place in a value, with what its schema says there: where nulls, new values and new fields are put."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.conformance.grow import kind_of
from tests.conformance.spec import Schema, parts

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """A value inside of another: ``schemas`` are what it may be of, out of several where ``of_union``."""

    path: Path
    value: Any
    schemas: list[Schema]
    of_union: bool = False

    @property
    def name(self) -> str:
        """The path without numbers."""
        return "".join("[]" if isinstance(step, int) else f".{step}" for step in self.path)

    @property
    def values(self) -> list[Any]:
        """The values of an enum of strings; empty where it is none."""
        found = [value for schema in self.schemas for value in schema.get("enum", ())]
        return [value for value in found if isinstance(value, str)]

    @property
    def is_object(self) -> bool:
        """Whether it has fields, rather than keys that are data."""
        return isinstance(self.value, dict) and any(schema.get("properties") for schema in self.schemas)


def places(schemas: list[Schema], value: Any, path: Path = ()) -> Iterator[Place]:
    """The value and everything in it, outermost first."""
    all_parts = [part for schema in schemas for part in parts(schema)]
    choices = [part for part in all_parts if _fits(part, value)]
    yield Place(path, value, choices, of_union=len(all_parts) > 1)
    if isinstance(value, dict):
        for name, inner in value.items():
            below = [choice["properties"][name] for choice in choices if name in choice.get("properties", {})]
            more = [choice.get("additionalProperties") for choice in choices if not choice.get("properties")]
            below += [one for one in more if isinstance(one, dict)]
            if below:
                yield from places(below, inner, (*path, name))
    elif isinstance(value, list):
        below = [choice["items"] for choice in choices if "items" in choice]
        for number, inner in enumerate(value):
            if below:
                yield from places(below, inner, (*path, number))


_KINDS: dict[type, set[str]] = {
    dict: {"object"}, list: {"array"}, str: {"string"}, bool: {"boolean"}, int: {"integer", "number"},
}  # fmt: skip


def _fits(schema: Schema, value: Any) -> bool:
    """Whether a value may be of this part of a union: by its kind, and by what tells parts apart."""
    if kind_of(schema) not in _KINDS.get(type(value), {"number"}) | {"any"}:
        return False
    if not isinstance(value, dict):
        return True
    told = {name: part["enum"] for name, part in schema.get("properties", {}).items() if "enum" in part}
    return all(value[name] in values for name, values in told.items() if isinstance(value.get(name), str))


def at(value: Any, path: Path) -> Any:
    """What stands there, in JSON or in a decoded answer."""
    step: Any
    for step in path:
        value = value[step] if isinstance(value, dict | list) else getattr(value, step)
    return value


def put(value: Any, path: Path, new: Any) -> Any:
    """A copy that has something else there."""
    if not path:
        return new
    first: Any = path[0]
    made: Any = copy.copy(value)
    made[first] = put(made[first], path[1:], new) if path[1:] else new
    return made


def pruned(schemas: list[Schema], value: Any) -> Any:
    """A copy without the fields that no schema names."""
    made = copy.deepcopy(value)
    for place in places(schemas, value):
        if place.is_object:
            named = {name for schema in place.schemas for name in schema.get("properties", ())}
            target = at(made, place.path)
            for name in set(target) - named:
                del target[name]
    return made

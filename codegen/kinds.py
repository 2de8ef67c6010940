"""What the models are made of, as values: types, fields, classes and enums. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["SCALARS", "Class", "Enumeration", "Field", "Type"]

SCALARS = {
    "string": "str",
    "uuid": "str",
    "datetime": "datetime",
    "date": "date",
    "decimal": "Decimal",
    "integer": "int",
    "boolean": "bool",
    "any": "Any",
}


@dataclass(frozen=True, slots=True)
class Type:
    """A Python type.

    Attributes:
        kind: ``scalar``, ``enum``, ``class``, ``list``, ``map`` or ``union``.
        name: of the scalar, enum or class.
        parts: what a list, map or union is of.
        limits: bounds, as ``msgspec.Meta`` names them.
        only_true: whether it is a boolean of which Ramp takes no other value.
    """

    kind: str
    name: str = ""
    parts: tuple[Type, ...] = ()
    limits: tuple[tuple[str, int | str], ...] = ()
    only_true: bool = False

    def walk(self) -> Iterator[Type]:
        """This type and all that it is made of."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(slots=True)
class Field:
    """A field of a class."""

    name: str
    type: Type
    required: bool
    nullable: bool
    deprecated: bool = False


@dataclass(slots=True)
class Class:
    """A struct; ``fields`` is filled once all that it needs is known.

    Attributes:
        needs: for alternatives that are one class: the field that tells them apart, and by its value the fields that
            each of them cannot do without.
        told_by: parts of the class, with the field beside each that says of which kind it is.
    """

    name: str
    request: bool
    fields: list[Field] = field(default_factory=list[Field])
    base: str | None = None
    uses: list[str] = field(default_factory=list[str])
    reached: set[str] = field(default_factory=set[str])
    needs: tuple[str, dict[str, list[str]]] | None = None
    told_by: dict[str, str] = field(default_factory=dict[str, str])
    module: str = ""


@dataclass(slots=True)
class Enumeration:
    """An open enum, shared by all fields that have its values."""

    values: tuple[str, ...]
    places: list[str] = field(default_factory=list[str])
    uses: list[str] = field(default_factory=list[str])
    reached: set[str] = field(default_factory=set[str])
    name: str = ""
    module: str = ""

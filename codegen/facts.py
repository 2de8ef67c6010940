"""What is known of Ramp's operations, as values: what all writers read. Nothing is read or written here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from codegen.schemas import Node

__all__ = ["FIRST", "LEGACY", "Facts", "Op", "Param"]

FIRST, LEGACY = "2025-08", "2022"
"""The editions that go without saying in a row of the table, and that only the Rust crate had."""


@dataclass(frozen=True, slots=True)
class Param:
    """A query parameter."""

    name: str
    type: str = "string"
    values: tuple[str, ...] = ()
    many: bool = False
    required: bool = False
    default: str | int | bool | None = None
    since: str = FIRST
    unlisted_since: str | None = None


@dataclass(slots=True)
class Op:
    """One operation; what is not said here is said by the class ``Operation`` of the package."""

    key: str
    name: str
    method: str
    path: str
    id: str | None
    scopes: tuple[str, ...] = ()
    query: list[Param] = field(default_factory=list[Param])
    body: Node | None = None
    body_known: bool = True
    definitions: str = "document"
    result: Node | None = None
    result_known: bool = True
    paged: bool = False
    encoding: str = "json"
    plus: bool = False
    beta: bool = False
    deprecated: bool = False
    destructive: bool = False
    since: str = FIRST
    unlisted_since: str | None = None
    extra: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def known(self) -> str:
        """How much is published of it: ``all``, the ``request``, or the ``path``."""
        return "all" if self.result_known else "request" if self.body_known else "path"

    @property
    def path_names(self) -> list[str]:
        """The parameters in the path."""
        return re.findall(r"\{(\w+)\}", self.path)

    @property
    def module(self) -> str:
        """The module that the operation stands in."""
        return self.name.partition(".")[0]


@dataclass(slots=True)
class Facts:
    """Everything that is written from."""

    operations: list[Op]
    schemas: dict[str, dict[str, Node]]
    overrides: dict[str, Any]
    words: dict[str, Any]

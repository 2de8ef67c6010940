"""From the documents to the facts: what they say, corrected by ``overrides.toml``, in the order of the table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from codegen.documents import Document, read_documents
from codegen.facts import LEGACY, Facts, Op, Param
from codegen.faults import Fault
from codegen.naming import Names
from codegen.schemas import parse

__all__ = ["read"]

_HERE = Path(__file__).parent
_RANK = {"list": 0, "create": 1, "upload": 1, "get": 2, "update": 3, "replace": 4, "delete": 9, "terminate": 9}
_OTHERS = 5


def read(documents: Iterable[Document]) -> Facts:
    """What the documents say, and what is kept beside this file.

    Raises:
        Fault: an operation has no name that a method can have, or no summary, or an override fits nothing.
    """
    overrides = tomllib.loads((_HERE / "overrides.toml").read_text(encoding="utf-8"))
    words = tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8"))
    _check_kinds(overrides, words)
    names = Names(overrides)
    known = read_documents(documents, names)
    names.finish()
    by_key = known.operations | {op.key: op for op in _legacy(overrides)}
    _guess(by_key.values(), overrides)
    _override({op.name: op for op in by_key.values()}, overrides)
    schemas = {"document": known.published, "later": known.later, "legacy": {}}
    return Facts(_ordered(by_key.values(), words), schemas, overrides, words)


def _check_kinds(overrides: dict[str, Any], words: dict[str, Any]) -> None:
    """Every entry is of a kind that somebody reads, and every override has its reason."""
    for name, given, known in (("overrides.toml", overrides, _KINDS), ("words.toml", words, _SAID)):
        if idle := sorted(set(given) - known):
            raise Fault(f"{name} has entries of kinds that nobody reads: {', '.join(idle)}")
    for kind, groups in overrides.items():
        for group in groups:
            if not str(group.get("reason", "")).strip():
                raise Fault(f"overrides.toml: an entry of {kind} has no reason: {group}")


_KINDS = {
    "class", "enum", "extends", "field", "legacy", "module", "money", "more", "name", "operation", "parameter",
    "resource", "told_by", "verb",
}  # fmt: skip
_SAID = {"classes", "operations", "parameters", "resources"}


def _ordered(operations: Iterable[Op], words: dict[str, Any]) -> list[Op]:
    found = sorted(operations, key=_place)
    names = [op.name for op in found]
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise Fault(f"two operations have one name: {', '.join(doubled)}; give one another in overrides.toml")
    said = words["operations"]
    if missing := [f"{op.name} ({op.key})" for op in found if not said.get(op.name, {}).get("summary")]:
        raise Fault(f"{len(missing)} operations have no summary in words.toml: {', '.join(missing)}")
    if idle := sorted(set(said) - set(names)):
        raise Fault(f"words.toml speaks of operations that are none: {', '.join(idle)}")
    return found


def _place(op: Op) -> tuple[str, int, str, int]:
    resource, _, verb = op.name.rpartition(".")
    return op.module, op.name.count("."), resource, _RANK.get(verb, _OTHERS)


def _legacy(overrides: dict[str, Any]) -> Iterator[Op]:
    for entry in overrides["legacy"]:
        method, path = entry["operation"].split(" ")
        body, result = entry.get("body"), entry.get("result")
        yield Op(
            key=entry["operation"],
            name=entry["name"],
            method=method,
            path=path,
            id=None,
            scopes=tuple(entry.get("scopes", ())),
            body=None if body is None else parse({"type": "object", "properties": body, "required": list(body)}),
            result=None if result is None else parse({"type": "object", "properties": result}),
            definitions="legacy",
            deprecated=True,
            since=LEGACY,
            extra={"body_class": entry.get("body_class"), "result_class": entry.get("result_class")},
        )


def _guess(found: Iterable[Op], overrides: dict[str, Any]) -> None:
    """Types of parameters that are known by name only: first as elsewhere for the resource, then by the name."""
    unused = {group["pattern"] for group in overrides["parameter"]}
    for op in found:
        for index, one in enumerate(op.query):
            if one.type != "unknown":
                continue
            group = next(
                (group for group in overrides["parameter"] if re.fullmatch(group["pattern"], f"{op.name}?{one.name}")),
                None,
            )
            if group is None:
                raise Fault(f"{op.name}: nothing is known of the parameter {one.name}; say its type in overrides.toml")
            unused.discard(group["pattern"])
            op.query[index] = replace(
                one, type=group["type"], many=group.get("many", False), values=tuple(group.get("values", ()))
            )
    if unused:
        raise Fault(f"parameters in overrides.toml fit none: {', '.join(sorted(unused))}")


def _override(by_name: dict[str, Op], overrides: dict[str, Any]) -> None:
    for group in overrides["operation"]:
        for name in group["match"]:
            if name not in by_name:
                raise Fault(f"overrides.toml corrects {name}, which is no operation")
            for key, value in group["set"].items():
                _set(by_name[name], key, value)


def _set(op: Op, key: str, value: Any) -> None:
    match key:
        case "add_query":
            op.query += [Param(**one) for one in value]
        case "query":
            if idle := sorted(set(value) - {one.name for one in op.query}):
                raise Fault(f"overrides.toml corrects parameters, and {op.name} has no parameter {', '.join(idle)}")
            op.query = [_corrected(one, value.get(one.name, {})) for one in op.query]
        case "result" | "body":
            setattr(op, key, None if value == "nothing" else parse(value))
        case "encoding" | "paged" | "body_known":
            setattr(op, key, value)
        case str() if key in _EXTRA:
            op.extra[key] = value
        case _:
            raise Fault(f"overrides.toml sets {key} of {op.name}, which means nothing")


_EXTRA = {
    "add_body", "at_most_one", "auth", "bare_cursor", "body_open", "cursor_in", "default_page_size", "files", "items",
    "key_header", "open_files", "python_result", "rename_path", "retry", "sensitive", "sweeps", "task",
}  # fmt: skip


def _corrected(one: Param, change: dict[str, Any]) -> Param:
    values: dict[str, Any] = {name: _frozen(value) for name, value in change.items()}
    return replace(one, **values)


def _frozen(value: Any) -> Any:
    return tuple(cast("Sequence[Any]", value)) if isinstance(value, list) else value

"""Ramp's operations as facts: what the two documents say, corrected by ``overrides.toml``. Nothing is written here."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from codegen.schemas import Node, parse

__all__ = ["Facts", "Fault", "Op", "Param", "read"]

PREFIX = "/developer/v1"
DOCUMENT = "developer-api-2025-08.json"
LATER = "operations-after-2025-08.json"
FIRST, SINCE, LEGACY = "2025-08", "2026-08", "2022"
METHODS = ("get", "post", "put", "patch", "delete")
_HERE = Path(__file__).parent


class Fault(Exception):
    """What the documents or the overrides lack, said so that it can be mended."""


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


def read(spec: Path) -> Facts:
    """Read the documents in ``spec`` and what is kept beside this file.

    Raises:
        Fault: an operation has no name that a method can have, or no summary, or an override fits nothing.
    """
    overrides = tomllib.loads((_HERE / "overrides.toml").read_text(encoding="utf-8"))
    words = tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8"))
    document = json.loads((spec / DOCUMENT).read_text(encoding="utf-8"))
    later = json.loads((spec / LATER).read_text(encoding="utf-8"))
    names = _Names(overrides)
    schemas = {"document": {name: parse(raw) for name, raw in document["components"]["schemas"].items()}}
    schemas["later"], schemas["legacy"] = {}, {}
    found = [*_published(document, names), *_later(later, names, schemas["later"]), *_legacy(overrides)]
    names.finish()
    by_key = {op.key: op for op in found}
    if len(by_key) < len(found):
        raise Fault("an operation is in both documents")
    _add_parameters(by_key, later["query_parameter_changes_on_earlier_operations"])
    for key in later["earlier_operations_not_listed_in_2026_08"]:
        by_key[key.replace(f" {PREFIX}", " ")].unlisted_since = SINCE
    _guess(found, overrides)
    _override(by_key, overrides)
    return Facts(_ordered(found, words), schemas, overrides, words)


def _ordered(found: list[Op], words: dict[str, Any]) -> list[Op]:
    found.sort(
        key=lambda op: (
            op.module,
            op.name.count("."),
            op.name.rpartition(".")[0],
            _RANK.get(op.name.rpartition(".")[2], 5),
        )
    )
    names = [op.name for op in found]
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise Fault(f"two operations have one name: {', '.join(doubled)}; give one another in overrides.toml")
    said = words["operations"]
    if missing := [op.name for op in found if not said.get(op.name, {}).get("summary")]:
        raise Fault(f"{len(missing)} operations have no summary in words.toml: {', '.join(missing)}")
    if idle := sorted(set(said) - set(names)):
        raise Fault(f"words.toml speaks of operations that are none: {', '.join(idle)}")
    return found


_RANK = {"list": 0, "create": 1, "upload": 1, "get": 2, "update": 3, "replace": 4, "delete": 9}


class _Names:
    """From a path to the name of a method, by rule and by exception."""

    def __init__(self, overrides: dict[str, Any]) -> None:
        self._exceptions: dict[str, str] = {
            key: name for group in overrides["name"] for key, name in group["names"].items()
        }
        self._prefixes: dict[str, str] = {
            path: name for group in overrides["resource"] for path, name in group["names"].items()
        }
        self._verbs = {verb for group in overrides["verb"] for verb in group["verbs"]}
        self._unused = set(self._exceptions) | set(self._prefixes)
        self._unused_verbs = set(self._verbs)

    def of(self, method: str, path: str, *, paged: bool) -> str:
        key = f"{method} {path}"
        if key in self._exceptions:
            self._unused.discard(key)
            return self._exceptions[key]
        parts = [part for part in path.strip("/").split("/") if part != "-"]
        fixed = [part for part in parts if not part.startswith("{")]
        verb = ""
        if fixed[-1] in self._verbs:
            self._unused_verbs.discard(fixed[-1])
            verb = fixed.pop().replace("-", "_")
        elif parts[-1].startswith("{"):
            reading = "list" if paged else "get"
            verb = {"GET": reading, "PUT": "replace", "PATCH": "update", "DELETE": "delete", "POST": "create"}[method]
        else:
            reading = "list" if paged else "get"
            verb = {"GET": reading, "POST": "create", "PUT": "replace", "PATCH": "update", "DELETE": "delete"}[method]
        return f"{self._resource(fixed)}.{verb}"

    def _resource(self, fixed: list[str]) -> str:
        for count in range(len(fixed), 0, -1):
            known = self._prefixes.get("/".join(fixed[:count]))
            if known is not None:
                self._unused.discard("/".join(fixed[:count]))
                return ".".join([known, *(part.replace("-", "_") for part in fixed[count:])])
        return ".".join(part.replace("-", "_") for part in fixed)

    def finish(self) -> None:
        if self._unused:
            raise Fault(f"names in overrides.toml fit no operation: {', '.join(sorted(self._unused))}")
        if self._unused_verbs:
            raise Fault(f"verbs in overrides.toml fit no operation: {', '.join(sorted(self._unused_verbs))}")


def _published(document: dict[str, Any], names: _Names) -> Iterator[Op]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield _of_document(path.removeprefix(PREFIX), method.upper(), item[method], names)


def _of_document(path: str, method: str, entry: dict[str, Any], names: _Names) -> Op:
    query = [
        _param(parameter["name"], parse(parameter["schema"]), required=bool(parameter.get("required")))
        for parameter in entry.get("parameters", ())
        if parameter["in"] == "query"
    ]
    good = next(answer for status, answer in entry["responses"].items() if status.startswith("2"))
    result = _content(good)
    paged = result is not None and result.ref.startswith("PaginatedResponse")
    return Op(
        key=f"{method} {path}",
        name=names.of(method, path, paged=paged),
        method=method,
        path=path,
        id=entry["operationId"],
        scopes=tuple(scope for rule in entry.get("security", ()) for scopes in rule.values() for scope in scopes),
        query=query,
        body=_content(entry.get("requestBody", {})),
        result=result,
        paged=paged,
        plus=bool(entry.get("x-ramp-plus-required")),
        deprecated=bool(entry.get("deprecated")),
    )


def _content(part: dict[str, Any]) -> Node | None:
    contents: dict[str, Any] = part.get("content") or {}
    return next((parse(content["schema"]) for content in contents.values()), None)


def _param(name: str, node: Node, *, required: bool = False, since: str = FIRST) -> Param:
    many = node.kind == "array"
    kind = (node.items or node) if many else node
    type_ = "enum" if kind.values else kind.kind
    return Param(name, type_, kind.values, many, required, None if many else node.default, since)


def _later(document: dict[str, Any], names: _Names, schemas: dict[str, Node]) -> Iterator[Op]:
    for entry in document["operations"]:
        path, method, request = entry["path"].removeprefix(PREFIX), entry["method"], entry["request_schema"]
        parts: dict[str, Node] = {}
        if request is not None:
            for name, raw in request["$defs"].items():
                if schemas.setdefault(name, parse(raw)) != parse(raw):
                    raise Fault(f"two later operations mean different things by {name}")
            parts = dict(parse(request).properties)
        known = dict(_deref(parts["query"], schemas).properties) if "query" in parts else {}
        paged = method == "GET" and "page_size" in entry["query"]
        flags = set(entry["flags"])
        yield Op(
            key=f"{method} {path}",
            name=names.of(method, path, paged=paged),
            method=method,
            path=path,
            id=entry["operation_id"],
            scopes=tuple(entry["scopes"]),
            query=[
                _param(name, known[name], since=SINCE) if name in known else Param(name, "unknown", since=SINCE)
                for name in entry["query"]
            ],
            body=replace(parts["body"], nullable=False) if "body" in parts else None,
            body_known=request is not None,
            definitions="later",
            result_known=False,
            paged=paged,
            encoding="multipart" if entry["content_type"] == "multipart/form-data" else "json",
            plus="plus" in flags,
            beta="beta" in flags,
            destructive="destructive" in flags,
            since=SINCE,
        )


def _deref(node: Node, schemas: dict[str, Node]) -> Node:
    return schemas[node.ref] if node.kind == "ref" else node


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


def _add_parameters(by_key: dict[str, Op], changes: dict[str, Any]) -> None:
    for key, change in changes.items():
        op = by_key[key.replace(f" {PREFIX}", " ")]
        op.query += [Param(name, "unknown", since=SINCE) for name in change["added"]]
        op.paged = op.paged or "page_size" in change["added"]


def _guess(found: list[Op], overrides: dict[str, Any]) -> None:
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


def _override(by_key: dict[str, Op], overrides: dict[str, Any]) -> None:
    by_name = {op.name: op for op in by_key.values()}
    for group in overrides["operation"]:
        for name in group["match"]:
            if name not in by_name:
                raise Fault(f"overrides.toml corrects {name}, which is no operation")
            op = by_name[name]
            for key, value in group["set"].items():
                _set(op, key, value)


def _set(op: Op, key: str, value: Any) -> None:
    match key:
        case "add_query":
            op.query += [Param(**one) for one in value]
        case "rename_query":
            if idle := sorted(set(value) - {one.name for one in op.query}):
                raise Fault(f"overrides.toml renames parameters, and {op.name} has no parameter {', '.join(idle)}")
            op.query = [
                replace(one, name=value[one.name][0], type=value[one.name][1]) if one.name in value else one
                for one in op.query
            ]
        case "result" | "body":
            setattr(op, key, None if value == "nothing" else parse(value))
        case "encoding" | "paged" | "body_known":
            setattr(op, key, value)
        case _:
            op.extra[key] = value

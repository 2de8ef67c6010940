"""Ramp's documents as operations: the editions of its OpenAPI document, and the lists of what came after one.

An edition is told by the name of its file: ``developer-api-2025-08.json``, ``operations-after-2025-08.json``. What the
newest edition says of an operation holds; the earlier ones tell since when it is known.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from codegen.facts import FIRST, Op, Param
from codegen.faults import Fault
from codegen.naming import Names
from codegen.schemas import Node, parse

__all__ = ["Document", "Known", "documents_in", "read_documents"]

PREFIX = "/developer/v1"
METHODS = ("get", "post", "put", "patch", "delete")
_PUBLISHED, _LISTED = "developer-api-*.json", "operations-after-*.json"
_EDITION = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True, slots=True)
class Document:
    """One of Ramp's documents.

    Attributes:
        edition: the month that it is of, such as ``2025-08``.
        listed: whether it is a list of what came after another, rather than an OpenAPI document.
    """

    edition: str
    content: dict[str, Any]
    listed: bool = False


@dataclass(slots=True)
class Known:
    """What the documents together say: operations by method and path, and the schemas that they refer to."""

    operations: dict[str, Op] = field(default_factory=dict[str, Op])
    published: dict[str, Node] = field(default_factory=dict[str, Node])
    later: dict[str, Node] = field(default_factory=dict[str, Node])


def documents_in(folder: Path, more: Iterable[tuple[Path, str | None]] = ()) -> list[Document]:
    """The documents in a folder and others, oldest first; an edition that is not given is in the file's name.

    Raises:
        Fault: a file is no document, or its edition is not known.
    """
    published = [(path, None) for path in sorted(folder.glob(_PUBLISHED))]
    found = [_published(path, edition) for path, edition in [*published, *more]]
    found += [_listed(path) for path in sorted(folder.glob(_LISTED))]
    return sorted(found, key=lambda one: (one.edition, one.listed))


def _published(path: Path, edition: str | None) -> Document:
    content = _content_of(path)
    if not isinstance(content.get("paths"), dict):
        raise Fault(f"{path.name}: not an OpenAPI document, for it has no paths")
    if edition is None:
        match = _EDITION.search(path.name)
        if match is None:
            raise Fault(f"{path.name}: of which edition? Say --edition YYYY-MM")
        edition = match[0]
    if not _EDITION.fullmatch(edition):
        raise Fault(f"an edition is a month, YYYY-MM, not {edition!r}")
    return Document(edition, content)


def _listed(path: Path) -> Document:
    content = _content_of(path)
    # The file's name says after which edition; which one it is itself is said inside.
    editions = [name.replace("_", "-")[-7:] for name in content if name.startswith(_NOT_LISTED)]
    if not editions:
        raise Fault(f"{path.name}: does not say of which edition it is")
    return Document(editions[0], content, listed=True)


_NOT_LISTED = "earlier_operations_not_listed_in_"


def _content_of(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Fault(f"{path.name}: not JSON: {error}") from None
    if not isinstance(content, dict):
        raise Fault(f"{path.name}: not a JSON object")
    return cast("dict[str, Any]", content)


def read_documents(documents: Iterable[Document], names: Names) -> Known:
    """What the documents say, in their order."""
    known = Known()
    for document in documents:
        if document.listed:
            _add_list(document, names, known)
        else:
            _add_published(document, names, known)
    return known


# --- Published editions ---


def _add_published(document: Document, names: Names, known: Known) -> None:
    components = document.content.get("components", {})
    known.published |= {name: parse(raw) for name, raw in components.get("schemas", {}).items()}
    listed: set[str] = set()
    for path, item in document.content["paths"].items():
        for method in METHODS:
            if method in item:
                op = _of_document(document, path.removeprefix(PREFIX), method.upper(), item, names)
                _put(known, op, document.edition)
                listed.add(op.key)
    for key, op in known.operations.items():
        if key not in listed and op.unlisted_since is None:
            op.unlisted_since = document.edition


def _put(known: Known, op: Op, edition: str) -> None:
    """Take an operation as a newer edition has it; since when it and its parameters are known does not change.

    A parameter that it leaves out is kept, as an operation is: nothing says that it is gone.
    """
    before = known.operations.get(op.key)
    op.since = edition if before is None else before.since
    earlier = {one.name: one for one in before.query} if before else {}
    now = [replace(one, since=earlier[one.name].since if one.name in earlier else edition) for one in op.query]
    names = {one.name for one in now}
    left_out = [one for name, one in earlier.items() if name not in names]
    op.query = [*now, *(replace(one, unlisted_since=one.unlisted_since or edition) for one in left_out)]
    op.paged = op.paged or "page_size" in earlier
    known.operations[op.key] = op


def _of_document(document: Document, path: str, method: str, item: dict[str, Any], names: Names) -> Op:
    entry = item[method.lower()]
    parameters = [_resolved(one, document) for one in (*item.get("parameters", ()), *entry.get("parameters", ()))]
    query = [
        parameter(one["name"], parse(one["schema"]), required=bool(one.get("required")))
        for one in parameters
        if one["in"] == "query"
    ]
    good = next((answer for status, answer in entry["responses"].items() if status.startswith("2")), None)
    if good is None:
        raise Fault(f"{method} {path}: the document of {document.edition} has no answer that is a success")
    result = _schema(good, document)
    paged = (result is not None and result.ref.startswith("PaginatedResponse")) or _takes_size(method, query)
    return Op(
        key=f"{method} {path}",
        name=names.of(method, path, paged=paged),
        method=method,
        path=path,
        id=entry.get("operationId"),
        scopes=tuple(scope for rule in entry.get("security", ()) for scopes in rule.values() for scope in scopes),
        query=query,
        body=_schema(entry.get("requestBody", {}), document),
        result=result,
        paged=paged,
        plus=bool(entry.get("x-ramp-plus-required")),
        deprecated=bool(entry.get("deprecated")),
    )


def _resolved(part: dict[str, Any], document: Document) -> dict[str, Any]:
    """A parameter, request or answer, which may stand among the components."""
    while "$ref" in part:
        found: Any = document.content
        for name in part["$ref"].removeprefix("#/").split("/"):
            if name not in found:
                raise Fault(f"the document of {document.edition} refers to {part['$ref']}, which it does not have")
            found = found[name]
        part = found
    return part


def _schema(part: dict[str, Any], document: Document) -> Node | None:
    contents: dict[str, Any] = _resolved(part, document).get("content") or {}
    return next((parse(content["schema"]) for content in contents.values()), None)


def parameter(name: str, node: Node, *, required: bool = False, since: str = FIRST) -> Param:
    """A query parameter by its schema."""
    many = node.kind == "array"
    kind = (node.items or node) if many else node
    type_ = "enum" if kind.values else kind.kind
    return Param(name, type_, kind.values, many, required, None if many else node.default, since)


# --- Lists of what came after an edition ---


def _add_list(document: Document, names: Names, known: Known) -> None:
    for entry in document.content["operations"]:
        op = _of_list(entry, names, known.later, document.edition)
        if op.key in known.operations:
            raise Fault(f"{op.key} is in an edition before the list of what came after it")
        known.operations[op.key] = op
    for key, change in document.content["query_parameter_changes_on_earlier_operations"].items():
        op = known.operations[_key(key)]
        gone = set(change["no_longer_listed"])
        op.query = [replace(one, unlisted_since=document.edition) if one.name in gone else one for one in op.query]
        op.query += [Param(name, "unknown", since=document.edition) for name in change["added"]]
        op.paged = op.paged or "page_size" in change["added"]
    (unlisted,) = (value for name, value in document.content.items() if name.startswith(_NOT_LISTED))
    for key in unlisted:
        known.operations[_key(key)].unlisted_since = document.edition


def _key(key: str) -> str:
    return key.replace(f" {PREFIX}", " ")


def _of_list(entry: dict[str, Any], names: Names, schemas: dict[str, Node], edition: str) -> Op:
    path, method, request = entry["path"].removeprefix(PREFIX), entry["method"], entry["request_schema"]
    parts: dict[str, Node] = {}
    if request is not None:
        for name, raw in request["$defs"].items():
            if schemas.setdefault(name, parse(raw)) != parse(raw):
                raise Fault(f"two later operations mean different things by {name}")
        parts = dict(parse(request).properties)
    query = dict(_deref(parts["query"], schemas).properties) if "query" in parts else {}
    listed = list(_listed_query(entry["query"], query, edition))
    paged = _takes_size(method, listed)
    flags = set(entry["flags"])
    return Op(
        key=f"{method} {path}",
        name=names.of(method, path, paged=paged),
        method=method,
        path=path,
        id=entry["operation_id"],
        scopes=tuple(entry["scopes"]),
        query=listed,
        body=replace(parts["body"], nullable=False) if "body" in parts else None,
        body_known=request is not None,
        definitions="later",
        result_known=False,
        paged=paged,
        encoding="multipart" if entry["content_type"] == "multipart/form-data" else "json",
        plus="plus" in flags,
        beta="beta" in flags,
        destructive="destructive" in flags,
        since=edition,
    )


def _listed_query(names: Iterable[str], known: dict[str, Node], edition: str) -> Iterator[Param]:
    for name in names:
        yield parameter(name, known[name], since=edition) if name in known else Param(name, "unknown", since=edition)


def _takes_size(method: str, query: Iterable[Param]) -> bool:
    return method == "GET" and any(one.name == "page_size" for one in query)


def _deref(node: Node, schemas: dict[str, Node]) -> Node:
    return schemas[node.ref] if node.kind == "ref" else node

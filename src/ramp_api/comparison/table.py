"""The table beside a document: operations, their parameters, bodies and answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from ramp_api import operations
from ramp_api.codec import model_of
from ramp_api.comparison.document import Document, DocumentError, Entry, Schema, template
from ramp_api.comparison.models import Change, Kind, differences
from ramp_api.comparison.shapes import Shape, Shapes
from ramp_api.operation import OPEN, Operation, Parameter

__all__ = ["Comparison", "compare"]

_OLDEST, _LEGACY = "2025-08", "2022"
_JSON = "application/json"
_ENCODINGS = {"json": _JSON, "form": "application/x-www-form-urlencoded", "multipart": "multipart/form-data"}
# Parameters that the document writes as text, and says in words what they are.
_AS_TEXT = {("vendors.list", "sk_category_ids"): "numbers with commas between"}
# Uploads whose schemas stand under JSON. (The token endpoint's do too: its bodies are not compared at all.)
_UNDER_JSON = {"receipts.upload", "reimbursements.submit_receipt"}


class Comparison(msgspec.Struct, frozen=True):
    """What became of a comparison.

    Attributes:
        edition: the document's: that of the newest operation in it that the table knows.
        operations: how many operations the document has.
        changes: added, removed, changed; within each by operation, part and path.
    """

    edition: str
    operations: int
    changes: tuple[Change, ...]


def compare(document: bytes | dict[str, Any]) -> Comparison:
    """Compare an OpenAPI 3.0 or 3.1 document, as JSON or parsed, with what this library knows.

    Raises:
        DocumentError: the document cannot be read; the message names the place.

    Example:
        >>> from ramp_api.comparison import compare
        >>> get = {"operationId": "get_new_thing", "responses": {"204": {}}}
        >>> found = compare({"openapi": "3.1.0", "paths": {"/developer/v1/new-things/{id}": {"get": get}}})
        >>> print(found.changes[0])
        GET /developer/v1/new-things/{id}: operation get_new_thing
    """
    read = Document.read(document) if isinstance(document, bytes) else Document(document)
    try:
        entries = _by_place(read.entries())
        table: dict[tuple[str, str], Operation[Any]] = {
            (row.method, template(row.path)): row for row in operations.all()
        }
        edition = max((table[place].since for place in entries if place in table), default=_OLDEST)
        edition = max(edition, _OLDEST)
        found = list(_Comparer(read, edition).changes(table, entries))
    except RecursionError:
        raise DocumentError("the document is too deep to be compared") from None
    order = ("added", "removed", "changed")
    found.sort(
        key=lambda one: (order.index(one.kind), one.where, one.part != "operation", one.part, one.path, one.what)
    )
    return Comparison(edition, len(entries), tuple(found))


def _by_place(entries: Iterable[Entry]) -> dict[tuple[str, str], Entry]:
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        place = entry.method, template(entry.path)
        if place in found:
            raise DocumentError(f"{entry.method} {entry.path}: the document has it twice, as {found[place].path} too")
        found[place] = entry
    return found


class _Comparer:
    def __init__(self, document: Document, edition: str) -> None:
        self._document = document
        self._edition = edition
        self._shapes = Shapes(document)

    def changes(
        self, table: Mapping[tuple[str, str], Operation[Any]], entries: Mapping[tuple[str, str], Entry]
    ) -> Iterator[Change]:
        for place, entry in entries.items():
            if place not in table:
                name = f"operation {entry.id}" if entry.id else "operation"
                yield Change("added", f"{entry.method} {entry.path}", "operation", "", name)
                continue
            row = table[place]
            yield from self._facts(row, entry)
            yield from self._query(row, entry)
            yield from self._body(row, entry)
            yield from self._answer(row, entry)
        for place, row in table.items():
            if place not in entries and self._is_expected(row):
                yield Change("removed", row.name, "operation", "", f"operation {row.method} {row.path}")

    def _is_expected(self, row: Operation[Any]) -> bool:
        """Whether a document of this edition has the operation."""
        unlisted = row.unlisted_since is not None and row.unlisted_since <= self._edition
        return _LEGACY < row.since <= self._edition and not unlisted

    @staticmethod
    def _facts(row: Operation[Any], entry: Entry) -> Iterator[Change]:
        if row.id is not None and entry.id != row.id:
            yield Change("changed", row.name, "operation", "", f"id: {entry.id or 'none'}, was {row.id}")
        for name, now, before in (
            ("deprecated", entry.deprecated, row.deprecated),
            ("Ramp Plus", entry.plus, row.plus),
        ):
            if now != before and row.since != _LEGACY:
                yield Change("changed", row.name, "operation", "", f"{'now' if now else 'no longer'} {name}")
        for scope in set(entry.scopes) - set(row.scopes):
            yield Change("added", row.name, "operation", "", f"scope {scope}")
        for scope in set(row.scopes) - set(entry.scopes):
            yield Change("removed", row.name, "operation", "", f"scope {scope}")

    # --- Parameters ---

    def _query(self, row: Operation[Any], entry: Entry) -> Iterator[Change]:
        known = {one.name: one for one in row.query if one.type != "filters"}
        patterns = [one.name for one in row.query if one.type == "filters"]
        found = set[str]()
        for name, parameter in entry.query.items():
            if name in known:
                yield from self._parameter(row, known[name], parameter)
            elif (pattern := name.partition(".")[0]) in patterns and name.count(".") == 2:  # noqa: PLR2004
                found.add(pattern)
            else:
                schema = self._document.parameter_schema(parameter)
                shape = self._shapes.of([schema], exact=True)
                needed = ", required" if parameter.get("required") is True else ""
                yield Change("added", row.name, "query", name, f"parameter ({self._typed(shape)}{needed})")
        for one in row.query:
            # What is "unpublished" sorts after every edition.
            expected = one.since <= self._edition and row.since != _LEGACY
            if expected and one.name not in entry.query and one.name not in found:
                yield Change("removed", row.name, "query", one.name, "parameter")

    def _typed(self, shape: Shape) -> str:
        if shape.kinds == frozenset({"list"}):
            return f"list of {self._shapes.of(shape.inside, exact=True)}"
        return str(shape)

    def _parameter(self, row: Operation[Any], known: Parameter, parameter: Schema) -> Iterator[Change]:
        schema = self._document.parameter_schema(parameter)
        shape = self._shapes.of([schema], exact=True)
        values = self._shapes.of(shape.inside, exact=True).values if known.many else shape.values

        def change(kind: Kind, what: str) -> Change:
            return Change(kind, row.name, "query", known.name, what)

        before = f"list of {known.type}" if known.many else known.type
        as_text = (row.name, known.name) in _AS_TEXT and shape.kinds == frozenset({"string"})
        if self._typed(shape) != before and not as_text:
            yield change("changed", f"type: {self._typed(shape)}, was {before}")
        elif known.type == "enum":
            for value in set(values) - set(known.values):
                yield change("added", f'value "{value}"')
            for value in set(known.values) - set(values):
                yield change("removed", f'value "{value}"')
        if (parameter.get("required") is True) != known.required:
            yield change("changed", "no longer required" if known.required else "now required")
        default = self._document.schema(schema).get("default")
        if not known.many and default != known.default:
            yield change("changed", f"default: {_said(default)}, was {_said(known.default)}")

    # --- Bodies and answers ---

    def _body(self, row: Operation[Any], entry: Entry) -> Iterator[Change]:
        if row.auth != "bearer":
            return  # the token endpoint: RFC 6749 says what it takes and gives, not a model

        def change(kind: Kind, path: str, what: str) -> Change:
            return Change(kind, row.name, "body", path, what)

        schema = None if entry.body is None else entry.body[1]
        if entry.body is not None and row.body is not None:
            written = entry.body[0]
            if written != _ENCODINGS[row.encoding] and not (written == _JSON and row.name in _UNDER_JSON):
                yield change("changed", "", f"content type: {written}, was {_ENCODINGS[row.encoding]}")
        apart = {*row.files, *({"start"} if row.cursor_in == "body" else ())}
        for kind, path, what in self._either(row.body, schema, request=True, apart=apart):
            yield change(kind, path, what)

    def _answer(self, row: Operation[Any], entry: Entry) -> Iterator[Change]:
        if row.auth != "bearer":
            return
        schema: Any = None if entry.answer is None else entry.answer[1]
        page = None if schema is None else self._page(schema)
        if schema is not None and row.result is not None and row.paged != (page is not None):
            yield Change("changed", row.name, "answer", "", "no longer paged" if row.paged else "now paged")
            return
        if page is not None and row.result is not None:
            schema, beside = page
            for path in beside:
                yield Change("added", row.name, "answer", path, "field")
        for kind, path, what in self._either(row.result, schema, request=False):
            yield Change(kind, row.name, "answer", path, what)

    def _either(
        self, model: str | None, schema: Any, *, request: bool, apart: Iterable[str] = ()
    ) -> Iterator[tuple[Kind, str, str]]:
        """A model and a schema, either of which may be missing."""
        nothing = schema is None or self._is_empty(schema)
        if model == OPEN:
            if not nothing:
                yield "changed", "", "now has a schema"
        elif model is None:
            if not nothing:
                yield "added", "", f"a body ({self._shapes.of([schema])})"
        elif schema is None:
            yield "removed", "", "the body"
        else:
            yield from differences(self._shapes, model_of(model), [schema], request=request, apart=set(apart))

    def _is_empty(self, schema: Any) -> bool:
        """Whether a schema says nothing: anything goes, or an object of which no field is known."""
        shape = self._shapes.of([schema])
        if shape.kinds == frozenset({"object"}):
            return not shape.objects and not any(self._shapes.of([entry]).kinds for entry in shape.entries)
        return not shape.kinds

    def _page(self, schema: Any) -> tuple[Any, list[str]] | None:
        """The schema of one record of a page, and the fields beside the records; None for what is no page."""
        fields = self._shapes.fields(self._shapes.of([schema]).objects)
        if "data" not in fields or "page" not in fields:
            return None
        data = self._shapes.of(fields["data"].schemas)
        info = self._shapes.fields(self._shapes.of(fields["page"].schemas).objects)
        if data.kinds != frozenset({"list"}) or "next" not in info:
            return None
        beside = [name for name in fields if name not in {"data", "page"}]
        return data.inside[0], [*beside, *(f"page.{name}" for name in info if name != "next")]


def _said(default: object) -> str:
    return "none" if default is None else str(default)

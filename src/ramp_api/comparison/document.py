"""An OpenAPI document: read, its references checked, its operations found. What schemas mean is in ``shapes.py``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias, cast
from urllib.parse import unquote, urlsplit

import msgspec

from ramp_api.errors import RampError
from ramp_api.operation import PREFIX

__all__ = ["Document", "DocumentError", "Entry", "Schema", "template"]

Schema: TypeAlias = Mapping[str, Any]

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
# What these hold is data, in which "$ref" would be a word like any other.
_DATA = {"example", "examples", "default", "enum", "const"}
_UNIONS = {"oneOf", "anyOf", "allOf"}


class DocumentError(RampError, ValueError):
    """A document that cannot be compared; the message says where in it the fault is."""


class Entry(msgspec.Struct, frozen=True):
    """An operation of a document, every reference of its own resolved.

    Attributes:
        method, path: as in the table: upper case, and the path from the host on.
        query: the query parameters by name, those of the path item included.
        body, answer: content type and schema; None where there is no body.
    """

    method: str
    path: str
    id: str | None
    scopes: tuple[str, ...]
    deprecated: bool
    plus: bool
    query: Mapping[str, Schema]
    body: tuple[str, Schema] | None
    answer: tuple[str, Schema] | None


def template(path: str) -> str:
    """A path with the names of its parameters blanked: they are nobody's but the document's.

    Example:
        >>> from ramp_api.comparison.document import template
        >>> template("/cards/{card_id}") == template("/cards/{id}")
        True
    """
    return re.sub(r"\{[^{}]*\}", "{}", path)


class _Place:
    """Where something stands; written out only for who asks, since a deep document has long places."""

    __slots__ = ("_name", "_parent")

    def __init__(self, parent: _Place | None, name: str) -> None:
        self._parent, self._name = parent, name

    def __str__(self) -> str:
        names: list[str] = []
        place: _Place | None = self
        while place is not None:
            names.append(_escaped(place._name))
            place = place._parent
        return "/".join(reversed(names))


class Document:
    """A parsed document.

    Raises:
        DocumentError: it is not OpenAPI 3, or a reference in it leads nowhere.
    """

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise DocumentError("the document is not a JSON object")
        self.root = cast("dict[str, Any]", value)
        version = self.root.get("openapi")
        if not isinstance(version, str) or not version.startswith("3."):
            raise DocumentError("the document is not OpenAPI 3: `openapi` must be 3.0 or 3.1")
        self._places = dict[int, _Place]()
        references = list(self._walk())
        for place, reference in references:
            self._follow(reference, place)

    @classmethod
    def read(cls, text: bytes) -> Document:
        """Read a document that is JSON.

        Raises:
            DocumentError: as above, or it is not JSON.
        """
        try:
            return cls(msgspec.json.decode(text.removeprefix(b"\xef\xbb\xbf")))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            hint = "" if text.lstrip()[:1] in {b"{", b"["} else "; YAML is not read: convert it to JSON first"
            raise DocumentError(f"the document is not JSON ({error}){hint}") from None
        except RecursionError:
            raise DocumentError("the document is too deep to be read") from None

    def _walk(self) -> Iterator[tuple[_Place, str]]:
        """Remember where everything stands, and give the references. Without recursion: depth is the document's."""
        rest: list[tuple[Any, _Place, str]] = [(self.root, _Place(None, "#"), "")]
        while rest:
            node, place, parent = rest.pop()
            if isinstance(node, dict):
                parts = cast("dict[str, Any]", node)
                if id(parts) in self._places:
                    continue  # what was parsed from YAML may stand in several places, or hold itself
                self._places[id(parts)] = place
                if odd := [name for name in cast("dict[object, Any]", parts) if not isinstance(name, str)]:
                    raise DocumentError(f"{place}: the name {odd[0]!r} is no text")
                # What `properties` holds is named by Ramp: "$ref" and "example" are names like any other there.
                fields = parent == "properties"
                if isinstance(parts.get("$ref"), str):
                    yield place, parts["$ref"]
                for name, part in parts.items():
                    if fields or not (name in _DATA or name.startswith("x-")):
                        inner = _Place(place, name)
                        _check(part, inner, "" if fields else name, parent)
                        rest.append((part, inner, "" if fields else name))
            elif isinstance(node, list):
                elements = cast("Sequence[Any]", node)
                rest += [(part, _Place(place, str(number)), "") for number, part in enumerate(elements)]

    def fault(self, node: object, what: str) -> DocumentError:
        """An error at the place where ``node`` stands."""
        return DocumentError(f"{self._places.get(id(node), 'the document')}: {what}")

    def _follow(self, reference: str, place: _Place) -> Any:
        seen = {reference}
        while True:
            target = self._target(reference, place)
            further = cast("dict[str, Any]", target).get("$ref") if isinstance(target, dict) else None
            if not isinstance(further, str):
                return cast("Any", target)
            if further in seen:
                raise DocumentError(f"{place}: the reference {reference!r} leads back to itself")
            seen.add(further)
            reference = further

    def _target(self, reference: str, place: _Place) -> Any:
        if not reference.startswith("#"):
            raise DocumentError(f"{place}: the reference {reference!r} leads out of the document: bundle it first")
        node: Any = self.root
        for part in unquote(reference).split("/")[1:]:
            name = part.replace("~1", "/").replace("~0", "~")
            if isinstance(node, dict) and name in node:
                node = cast("dict[str, Any]", node)[name]
            elif isinstance(node, list) and name.isdecimal() and int(name[:9]) < len(cast("Sequence[Any]", node)):
                node = cast("Sequence[Any]", node)[int(name[:9])]
            else:
                raise DocumentError(f"{place}: the reference {reference!r} leads nowhere")
        return node

    def object_at(self, parent: Mapping[str, Any], name: str) -> dict[str, Any]:
        """A part that must be an object, resolved; empty where it is missing."""
        return self.resolved(parent.get(name, {}), parent, name)

    def list_at(self, parent: Mapping[str, Any], name: str) -> Sequence[Any]:
        """A part that must be a list; empty where it is missing."""
        part: object = parent.get(name, [])
        if not isinstance(part, list):
            raise self.fault(parent, f"`{name}` is not a list")
        return cast("Sequence[Any]", part)

    def resolved(self, part: object, parent: object, name: object) -> dict[str, Any]:
        """An object, or the object that it refers to."""
        if isinstance(part, dict) and isinstance(reference := cast("dict[str, Any]", part).get("$ref"), str):
            part = self._follow(reference, self._places.get(id(cast("object", part)), _Place(None, "#")))
        if not isinstance(part, dict):
            raise self.fault(parent, f"`{name}` is not an object")
        return cast("dict[str, Any]", part)

    def schema(self, part: Any) -> Schema:
        """A schema, or the schema that it refers to; ``true`` and ``false`` say as little as an empty one."""
        if isinstance(part, dict) and isinstance(reference := cast("dict[str, Any]", part).get("$ref"), str):
            part = self._follow(reference, self._places.get(id(cast("object", part)), _Place(None, "#")))
        return {} if isinstance(part, bool) else self.resolved(cast("object", part), None, "schema")

    # --- Operations ---

    def entries(self) -> Iterator[Entry]:
        """Every operation.

        Raises:
            DocumentError: a path is not as OpenAPI has it.
        """
        if not isinstance(self.root.get("paths"), dict):
            raise DocumentError("#: the document has no `paths`")
        base = self._base()
        paths = cast("dict[str, Any]", self.root["paths"])
        for path, item in paths.items():
            if not isinstance(item, dict):
                raise self.fault(paths, f"`{path}` is not an object")
            item = cast("dict[str, Any]", item)
            if "$ref" in item:
                raise self.fault(item, "the whole path is a reference: bundle the document first")
            for method in _METHODS:
                if method in item:
                    yield self._entry(method.upper(), base + path, item, self.object_at(item, method))

    def _base(self) -> str:
        """What stands before every path: nothing, unless the server's address ends in the API's prefix."""
        for server in self.list_at(self.root, "servers")[:1]:
            url: object = self.resolved(server, self.root, "servers").get("url")
            if isinstance(url, str) and _path_of(url) == PREFIX:
                return PREFIX
        return ""

    def _entry(self, method: str, path: str, item: dict[str, Any], node: dict[str, Any]) -> Entry:
        name: object = node.get("operationId")
        responses = self.object_at(node, "responses")
        good = sorted(status for status in responses if status.startswith("2"))
        # A 204 has no body, whatever schema stands beside it (RFC 9110, 15.3.5).
        empty = not good or good[0] == "204"
        return Entry(
            method=method,
            path=path,
            id=name if isinstance(name, str) else None,
            scopes=self._scopes(node),
            deprecated=node.get("deprecated") is True,
            plus=node.get("x-ramp-plus-required") is True,
            query={**self._query(item), **self._query(node)},
            body=self._content(self.object_at(node, "requestBody")),
            answer=None if empty else self._content(self.object_at(responses, good[0])),
        )

    def _scopes(self, node: dict[str, Any]) -> tuple[str, ...]:
        holder = node if "security" in node else self.root
        rules = [self.resolved(rule, holder, "security") for rule in self.list_at(holder, "security")]
        return tuple(
            scope for rule in rules for name in rule for scope in self.list_at(rule, name) if isinstance(scope, str)
        )

    def _query(self, holder: dict[str, Any]) -> dict[str, Schema]:
        found: dict[str, Schema] = {}
        for part in self.list_at(holder, "parameters"):
            parameter = self.resolved(part, holder, "parameters")
            name: object = parameter.get("name")
            if not isinstance(name, str):
                raise self.fault(part, "the parameter has no `name`")
            if parameter.get("in") == "query":
                found[name] = parameter
        return found

    def parameter_schema(self, parameter: Schema) -> Any:
        """The schema of a parameter, which may stand under a content type."""
        if "schema" in parameter:
            return parameter["schema"]
        content = self._content(parameter)
        return content[1] if content else {}

    def _content(self, holder: Mapping[str, Any]) -> tuple[str, Schema] | None:
        content = self.object_at(holder, "content")
        for kind in sorted(content, key=lambda kind: "json" not in kind):
            return kind, self.object_at(content, kind).get("schema", {})
        return None


def _path_of(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""  # no address; what else it is says nothing of paths


def _check(part: object, place: _Place, name: str, parent: str) -> None:
    """Refuse what stands where a schema must, and is none; here, where its place is known."""
    if name in _UNIONS and not isinstance(part, list):
        raise DocumentError(f"{place}: not a list")
    if name in {"schema", "items", "additionalProperties", *_UNIONS} or parent == "properties":
        options = cast("Sequence[object]", part if name in _UNIONS else [part])
        if not all(isinstance(one, dict | bool) for one in options):
            raise DocumentError(f"{place}: not a schema")


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")

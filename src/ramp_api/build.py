"""An operation and its arguments as a Request: everything about them is checked here, before anything is sent."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID, uuid4

import msgspec

from ramp_api.codec import encode_body, number_text
from ramp_api.errors import InvalidRequestError, shown
from ramp_api.http import Request, check_header, expand_path
from ramp_api.multipart import FileInput, FilePart, Files, Multipart, Upload, name_of, source_of
from ramp_api.operation import OPEN, Operation, Parameter
from ramp_api.pages import Echoed
from ramp_api.version import __version__

__all__ = ["build"]

_LONGEST = 30_000
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")
_USER_AGENT = f"ramp-api-python/{__version__} (Python {sys.version_info.major}.{sys.version_info.minor})"
# What is still a Decimal by now stands in open JSON, where a number is meant; typed bodies have theirs as Ramp wants.
_encoder = msgspec.json.Encoder(decimal_format="number")
_ACCEPT = (("accept", "application/json"), ("accept-encoding", "gzip"), ("user-agent", _USER_AGENT))


def build(
    origin: str,
    operation: Operation[Any],
    *,
    path: Mapping[str, str] | None = None,
    query: Mapping[str, Any] | None = None,
    body: Mapping[str, Any] | msgspec.Struct | None = None,
    files: Mapping[str, Files] | None = None,
) -> Request:
    """The request for a call, without its token.

    Raises:
        InvalidRequestError: an argument is missing, unknown, or not what Ramp takes.
    """
    for name, given in (("path", path), ("query", query), ("files", files)):
        if given is not None and not isinstance(cast("object", given), Mapping):
            raise InvalidRequestError(f"{operation.name}: {name} is a mapping of names to values, not {shown(given)}")
    if body is not None and not isinstance(cast("object", body), Mapping | msgspec.Struct):
        raise InvalidRequestError(f"{operation.name}: a body is a mapping or a model, not {shown(body)}")
    url = origin + expand_path(operation.path, path or {})
    if pairs := list(_query(operation, query or {})):
        url += "?" + urlencode(pairs)
    if len(url) > _LONGEST:
        raise InvalidRequestError(f"{operation.name}: no server takes an address of {len(url):,} characters")
    if operation.body is None and not operation.files:
        if body is not None or files:
            raise InvalidRequestError(f"{operation.name} takes no body")
        return Request(operation.method, url, _ACCEPT)
    content, content_type = _content(operation, body, files or {})
    return Request(operation.method, url, (*_ACCEPT, *content_type), content)


def _content(
    operation: Operation[Any], body: Mapping[str, Any] | msgspec.Struct | None, files: Mapping[str, Files]
) -> tuple[bytes | Multipart, tuple[tuple[str, str], ...]]:
    headers: tuple[tuple[str, str], ...] = ()
    # A key is made once for the call, so that sending again sends the same.
    if operation.key_header is not None:
        headers = ((operation.key_header, str(uuid4())),)
    elif operation.retry == "keyed" and not isinstance(body, msgspec.Struct):
        body = {"idempotency_key": str(uuid4()), **(body or {})}
    if operation.body == OPEN and operation.method == "DELETE" and body is None:
        return b"", headers  # nothing says that there is a body at all
    values = encode_body(operation, body)
    # Such a key is none, or one for every call: what is sent again might be done again, or not at all.
    if operation.retry == "keyed" and not str(values.get("idempotency_key", "-")).strip():
        raise InvalidRequestError(f"{operation.name}: an idempotency_key is not blank: without one, one is made up")
    if operation.encoding == "json" and not (files and operation.open_files):
        if files:
            raise InvalidRequestError(f"{operation.name} takes no files")
        return _json(operation, values), (*headers, ("content-type", "application/json"))
    if set(files) != set(operation.files) and not operation.open_files:
        raise InvalidRequestError(f"{operation.name} takes the files {', '.join(operation.files)}, each once")
    fields = tuple((name, _text(name, value)) for name, value in values.items())
    parts = tuple(_file(name, given) for name, several in files.items() for given in _each(operation, name, several))
    content = Multipart(fields, parts, os.urandom(16).hex())
    return content, (*headers, ("content-type", content.content_type))


def _each(operation: Operation[Any], name: str, given: Files) -> Sequence[FileInput]:
    if not isinstance(given, list | tuple):
        return (cast("FileInput", given),)
    if not operation.open_files or not given:
        raise InvalidRequestError(f"{operation.name} takes one file as {name}")
    return cast("Sequence[FileInput]", given)


def _json(operation: Operation[Any], values: dict[str, Any]) -> bytes:
    try:
        return _encoder.encode(values)
    except UnicodeEncodeError:
        raise InvalidRequestError(f"{operation.name}: the body holds half a character (a lone surrogate)") from None


def _file(name: str, given: FileInput) -> Upload:
    part = given if isinstance(given, FilePart) else FilePart(name, name_of(given) or name, given)
    filename = _filename(part.filename)
    content_type = _guessed(filename) if part.content_type is None else part.content_type
    return Upload(name, filename, check_header("content-type", content_type), source_of(name, part.content))


def _filename(name: Any) -> str:
    # Without a name, a file would be read as a field.
    if not isinstance(name, str) or not name or _UNPRINTABLE.search(name):
        raise InvalidRequestError("a file's name cannot be empty or hold control characters")
    return _encodable("a file's name", name)


def _guessed(filename: str) -> str:
    import mimetypes

    kind, packed = mimetypes.guess_type(filename)
    # What is guessed for a packed file (.csv.gz) is what is inside.
    return kind if kind and not packed else "application/octet-stream"


def _query(operation: Operation[Any], query: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if odd := [name for name in cast("Mapping[object, Any]", query) if not isinstance(name, str)]:
        raise InvalidRequestError(f"{operation.name}: the name of a parameter is text, not {shown(odd[0])}")
    known = {parameter.name: parameter for parameter in operation.query}
    given = {name: value for name, value in query.items() if value is not None}
    echoed = {name: values for name in tuple(given) if (values := _echoed(given[name]))}
    given = {name: value for name, value in given.items() if name not in echoed}
    if unknown := sorted(set(given) - set(known)):
        raise InvalidRequestError(f"{operation.name} has no query parameter {', '.join(unknown)}")
    if missing := [name for name, parameter in known.items() if parameter.required and query.get(name) is None]:
        raise InvalidRequestError(f"{operation.name} needs {' and '.join(missing)}")
    for group in operation.at_most_one:
        if len(chosen := [name for name in group if name in given]) > 1:
            raise InvalidRequestError(f"{operation.name} takes one of {' and '.join(chosen)}, not both")
    pairs: dict[str, list[str]] = {}
    for name, value in given.items():
        pairs |= _written(known[name], value)
    pairs |= echoed
    return ((name, value) for name, values in pairs.items() for value in values)


def _echoed(value: Any) -> list[str]:
    """The values of a parameter that Ramp itself has given, in the address of a next page: no others of ours."""
    values = cast("Sequence[object]", value if isinstance(value, list) else [value])
    given = [one for one in values if isinstance(one, Echoed)]
    return list(given) if len(given) == len(values) else []


def _written(parameter: Parameter, value: Any) -> dict[str, list[str]]:
    """A parameter as it goes out: once, or for filters any number of times, each under a name of its own."""
    if parameter.type == "filters":
        return _filters(parameter.name, value)
    return {parameter.name: [_joined(parameter, value) if parameter.many else _value(parameter, value)]}


def _filters(name: str, value: Any) -> dict[str, list[str]]:
    if not isinstance(value, Mapping):
        raise InvalidRequestError(f"{name} must be a mapping of 'column.operation' to a value, not {shown(value)}")
    pairs: dict[str, list[str]] = {}
    for column, given in cast("Mapping[object, object]", value).items():
        if not isinstance(column, str) or "." not in column or not all(column.split(".")):
            raise InvalidRequestError(f"{name}: {shown(column)} must be a column and an operation with a dot between")
        several = cast("Sequence[object]", given if isinstance(given, list | tuple) else [given])
        if not several:
            raise InvalidRequestError(f"{name}.{column} needs a value")
        pairs[f"{name}.{_text(name, column)}"] = [_text(f"{name}.{column}", part) for part in several]
    return pairs


def _joined(parameter: Parameter, value: Any) -> str:
    """Several values with commas between. A text is such a list already, as it stands in addresses."""
    name = parameter.name
    parts: Any = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, Sequence) or isinstance(parts, bytes | bytearray) or not parts:
        raise InvalidRequestError(f"{name} must be a list of at least one value, not {shown(value)}")
    texts = [_value(parameter, part) for part in cast("Sequence[object]", parts)]
    if any("," in text for text in texts):
        raise InvalidRequestError(f"{name}: a value with a comma in it would arrive as two")
    return ",".join(texts)


def _value(parameter: Parameter, value: Any) -> str:
    """A query value as Ramp reads it."""
    name = parameter.name
    match parameter.type:
        case "boolean":
            return _boolean(parameter, value)
        case "integer":
            return _integer(parameter, value)
        case "decimal":
            return number_text(name, value)
        case "datetime" | "date":
            return _time(parameter, value)
        case _:
            return _text(name, value)


def _boolean(parameter: Parameter, value: Any) -> str:
    # Text is taken as well, as it stands in addresses.
    text: Any = ("false", "true")[value] if isinstance(value, bool) else value
    if not isinstance(text, str) or text not in {"true", "false"}:
        raise InvalidRequestError(f"{parameter.name} must be True or False, not {shown(value)}")
    if parameter.values and text not in parameter.values:
        raise InvalidRequestError(f"{parameter.name} can only be {parameter.values[0]}: leave it out instead")
    return text


def _text(name: str, value: Any) -> str:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, UUID):
        value = str(value)
    if not isinstance(value, str) or not value or _UNPRINTABLE.search(value):
        raise InvalidRequestError(f"{name} must be a string of printable characters, not {shown(value)}")
    return _encodable(name, value)


def _encodable(name: str, value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InvalidRequestError(f"{name} holds half a character (a lone surrogate)") from None
    return value


def _integer(parameter: Parameter, value: Any) -> str:
    # Text is taken as well, as it stands in addresses.
    number = int(value) if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value) else value
    if not isinstance(number, int) or isinstance(number, bool):
        raise InvalidRequestError(f"{parameter.name} must be a whole number, not {shown(value)}")
    low, high = parameter.minimum, parameter.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        raise InvalidRequestError(f"{parameter.name} must be between {low} and {high}, not {shown(number)}")
    return str(number)


def _in_utc(name: str, value: datetime) -> str:
    try:
        return value.astimezone(UTC).isoformat()
    except OverflowError:
        raise InvalidRequestError(f"{name}: {value} is in no year of UTC from 1 to 9999") from None


def _time(parameter: Parameter, value: Any) -> str:
    """ISO 8601, in UTC where it is a time; what is naive is refused, because it names no moment."""
    name = parameter.name
    if isinstance(value, str):
        try:
            datetime.fromisoformat(value)
        except ValueError:
            raise InvalidRequestError(f"{name} must be an ISO 8601 date or time, not {shown(value)}") from None
        return value
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise InvalidRequestError(f"{name} must be aware, for instance datetime(2026, 1, 31, tzinfo=UTC)")
        return value.date().isoformat() if parameter.type == "date" else _in_utc(name, value)
    if isinstance(value, date):
        return value.isoformat() if parameter.type == "date" else f"{value.isoformat()}T00:00:00+00:00"
    raise InvalidRequestError(f"{name} must be a datetime or date, not {type(value).__name__}")

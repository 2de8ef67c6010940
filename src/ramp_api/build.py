"""An operation and its arguments as a Request: everything about them is checked here, before anything is sent."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, cast
from urllib.parse import urlencode

import msgspec

from ramp_api.codec import encode_body
from ramp_api.errors import InvalidRequestError
from ramp_api.http import Request, check_header, expand_path
from ramp_api.multipart import FileInput, FilePart, Multipart, Upload, name_of, source_of
from ramp_api.operation import Operation, Parameter
from ramp_api.version import __version__

__all__ = ["build"]

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")
_MOST_DIGITS = 40
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
    files: Mapping[str, FileInput] | None = None,
) -> Request:
    """The request for a call, without its token.

    Raises:
        InvalidRequestError: an argument is missing, unknown, or not what Ramp takes.
    """
    url = origin + expand_path(operation.path, path or {})
    if pairs := _query(operation, query or {}):
        url += "?" + urlencode(pairs)
    if operation.body is None and not operation.files:
        if body is not None or files:
            raise InvalidRequestError(f"{operation.name} takes no body")
        return Request(operation.method, url, _ACCEPT)
    content, content_type = _content(operation, body, files or {})
    return Request(operation.method, url, (*_ACCEPT, *content_type), content)


def _content(
    operation: Operation[Any], body: Mapping[str, Any] | msgspec.Struct | None, files: Mapping[str, FileInput]
) -> tuple[bytes | Multipart, tuple[tuple[str, str], ...]]:
    if operation.retry == "keyed" and not isinstance(body, msgspec.Struct):
        # Made once for the call, so that sending again sends the same.
        import uuid

        body = {"idempotency_key": str(uuid.uuid4()), **(body or {})}
    values = encode_body(operation, body)
    if operation.encoding == "json":
        if files:
            raise InvalidRequestError(f"{operation.name} takes no files")
        return _json(operation, values), (("content-type", "application/json"),)
    if set(files) != set(operation.files):
        raise InvalidRequestError(f"{operation.name} takes the files {', '.join(operation.files)}, each once")
    fields = tuple((name, _text(name, value)) for name, value in values.items())
    parts = tuple(_file(name, given) for name, given in files.items())
    content = Multipart(fields, parts, os.urandom(16).hex())
    return content, (("content-type", content.content_type),)


def _json(operation: Operation[Any], values: dict[str, Any]) -> bytes:
    try:
        return _encoder.encode(values)
    except UnicodeEncodeError:
        raise InvalidRequestError(f"{operation.name}: the body holds half a character (a lone surrogate)") from None
    except (TypeError, ValueError, OverflowError) as error:
        raise InvalidRequestError(f"{operation.name}: the body holds what JSON does not: {error}") from None


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


def _query(operation: Operation[Any], query: Mapping[str, Any]) -> list[tuple[str, str]]:
    known = {parameter.name: parameter for parameter in operation.query}
    given = {name: value for name, value in query.items() if value is not None}
    # A next page's address brings filters back as they went out: the column in the name.
    prefixes = tuple(f"{parameter.name}." for parameter in operation.query if parameter.type == "filters")
    back = {name: given.pop(name) for name in tuple(given) if name not in known and name.startswith(prefixes)}
    if unknown := sorted(set(given) - set(known)):
        raise InvalidRequestError(f"{operation.name} has no query parameter {', '.join(unknown)}")
    if missing := [name for name, parameter in known.items() if parameter.required and name not in given]:
        raise InvalidRequestError(f"{operation.name} needs {' and '.join(missing)}")
    for group in operation.at_most_one:
        if len(chosen := [name for name in group if name in given]) > 1:
            raise InvalidRequestError(f"{operation.name} takes one of {' and '.join(chosen)}, not both")
    pairs: dict[str, str] = {}
    for name, value in given.items():
        pairs |= _written(known[name], value)
    for wire, value in back.items():
        name, _, column = wire.partition(".")
        pairs |= _written(known[name], {column: value})
    return list(pairs.items())


def _written(parameter: Parameter, value: Any) -> dict[str, str]:
    """A parameter as it goes out: one pair, or for filters any number."""
    if parameter.type == "filters":
        return _filters(parameter.name, value)
    return {parameter.name: _joined(parameter, value) if parameter.many else _value(parameter, value)}


def _filters(name: str, value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise InvalidRequestError(f"{name} must be a mapping of 'column.operation' to a value, not {value!r}")
    pairs: dict[str, str] = {}
    for column, part in cast("Mapping[object, object]", value).items():
        if not isinstance(column, str) or "." not in column or not all(column.split(".")):
            raise InvalidRequestError(f"{name}: {column!r} must be a column and an operation with a dot between")
        pairs[f"{name}.{_text(name, column)}"] = _text(f"{name}.{column}", part)
    return pairs


def _joined(parameter: Parameter, value: Any) -> str:
    """Several values with commas between. A text is such a list already: a next page's address brings it so."""
    name = parameter.name
    parts: Any = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, Sequence) or isinstance(parts, bytes | bytearray) or not parts:
        raise InvalidRequestError(f"{name} must be a list of at least one value, not {value!r}")
    texts = [_value(parameter, part) for part in cast("Sequence[object]", parts)]
    if any("," in text for text in texts):
        raise InvalidRequestError(f"{name}: a value with a comma in it would arrive as two")
    return ",".join(texts)


def _value(parameter: Parameter, value: Any) -> str:
    """A query value as Ramp reads it."""
    name = parameter.name
    match parameter.type:
        case "boolean":
            if value is True or value == "true":
                return "true"
            if value is False or value == "false":
                return "false"
            raise InvalidRequestError(f"{name} must be True or False, not {value!r}")
        case "integer":
            return _integer(parameter, value)
        case "decimal":
            return _decimal(name, value)
        case "datetime" | "date":
            return _time(parameter, value)
        case _:
            return _text(name, value)


def _text(name: str, value: Any) -> str:
    if isinstance(value, Enum):
        value = value.value
    if not isinstance(value, str) or not value or _UNPRINTABLE.search(value):
        raise InvalidRequestError(f"{name} must be a string of printable characters, not {value!r}")
    return _encodable(name, value)


def _encodable(name: str, value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InvalidRequestError(f"{name} holds half a character (a lone surrogate)") from None
    return value


def _integer(parameter: Parameter, value: Any) -> str:
    # A next address brings numbers back as strings.
    number = int(value) if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value) else value
    if not isinstance(number, int) or isinstance(number, bool):
        raise InvalidRequestError(f"{parameter.name} must be a whole number, not {value!r}")
    low, high = parameter.minimum, parameter.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        raise InvalidRequestError(f"{parameter.name} must be between {low} and {high}, not {number}")
    return str(number)


def _decimal(name: str, value: Any) -> str:
    if isinstance(value, float | bool):
        raise InvalidRequestError(f"{name} must be exact: a Decimal, int or str, not {type(value).__name__}")
    try:
        number = Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        raise InvalidRequestError(f"{name} must be a number, not {value!r}") from None
    # Written out in full below, where "1e999999999" would fill the memory.
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS or len(number.as_tuple().digits) > _MOST_DIGITS:
        raise InvalidRequestError(f"{name} must be a number of reasonable size, not {value!r}")
    return format(number, "f")


def _time(parameter: Parameter, value: Any) -> str:
    """ISO 8601, in UTC where it is a time; what is naive is refused, because it names no moment."""
    name = parameter.name
    if isinstance(value, str):
        try:
            datetime.fromisoformat(value)
        except ValueError:
            raise InvalidRequestError(f"{name} must be an ISO 8601 date or time, not {value!r}") from None
        return value
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise InvalidRequestError(f"{name} must be aware, for instance datetime(2026, 1, 31, tzinfo=UTC)")
        return value.date().isoformat() if parameter.type == "date" else value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat() if parameter.type == "date" else f"{value.isoformat()}T00:00:00+00:00"
    raise InvalidRequestError(f"{name} must be a datetime or date, not {type(value).__name__}")

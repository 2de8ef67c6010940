"""Request bodies: read no further than they may go, and decoded to what the table of operations says they are."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any, cast

import msgspec
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from ramp_api.learning import learned
from ramp_api.model import OpenEnum
from ramp_api.money import Money
from ramp_api.operation import OPEN, Operation
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import decode
from ramp_api.sandbox.registry import File

__all__ = ["Content", "read_body", "read_content"]

_MOST_BODY = 4 << 20
_MOST_UPLOAD = 32 << 20
_MOST_FIELDS = 50
_MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Content:
    """What came with a request; see :class:`~ramp_api.sandbox.registry.Call` for the fields."""

    body: Any = None
    given: dict[str, Any] = field(default_factory=dict[str, Any])
    files: dict[str, File] = field(default_factory=dict[str, File])


async def read_content(request: Request, operation: Operation[Any]) -> Content:
    """The body of a call, checked against the table and the models.

    Raises:
        Problem: it is not what the operation takes.
    """
    try:
        if operation.body is None and not operation.files:
            return await _none(request)
        multipart = operation.encoding == "multipart"
        if multipart or (operation.open_files and _type_of(request) == "multipart/form-data"):
            return await _multipart(request, operation)
        return await _json(request, operation)
    except msgspec.ValidationError as error:
        raise Problem(Kind.VALIDATION, str(error), info={"body": str(error)}) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem(Kind.MALFORMED, f"the body is not JSON: {error}") from None


async def _none(request: Request) -> Content:
    # Many clients send {} along with everything.
    if (await read_body(request)).strip() not in {b"", b"{}", b"null"}:
        raise Problem(Kind.VALIDATION, "this operation takes no body")
    return Content()


async def _json(request: Request, operation: Operation[Any]) -> Content:
    raw = await read_body(request)
    if operation.body == OPEN:
        if not raw.strip():
            return Content()
        _require_type(request, "application/json")
        given = decode(raw)
        if not isinstance(given, dict):
            raise Problem(Kind.VALIDATION, "the body is not an object")
        return Content(None, given)  # pyright: ignore[reportUnknownArgumentType]
    _require_type(request, "application/json")
    return _typed(operation, msgspec.json.decode(raw, type=learned(_model(operation.body or ""))), raw=decode(raw))


def _typed(
    operation: Operation[Any], body: msgspec.Struct, *, raw: Any = None, files: dict[str, File] | None = None
) -> Content:
    if faults := dict(_unknown(body, raw)):
        text = "; ".join(f"{name} {fault}" for name, fault in faults.items())
        raise Problem(Kind.VALIDATION, text, info={"body": faults})
    given = msgspec.to_builtins(body, builtin_types=(Decimal,))
    if operation.retry == "keyed" and operation.key_header is None and not given.get("idempotency_key"):
        raise invalid("idempotency_key", "is empty")
    return Content(body, given, files or {})


def _unknown(value: Any, raw: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """What Ramp is not known to take: the models take it, since Ramp adds values, and the sandbox does not."""
    if isinstance(value, OpenEnum):
        if not value.known:
            yield name, f"is none of {', '.join(type(value))}"
    elif isinstance(value, Money):
        # Money is of answers, too, where new fields are passed over.
        for more in set(raw or ()) - {"amount", "currency_code"}:
            yield f"{name}.{more}", "is no field of an amount"
    elif isinstance(value, msgspec.Struct):
        inside = cast("dict[str, Any]", raw) if isinstance(raw, dict) else {}
        for field_name in value.__struct_fields__:
            path = f"{name}.{field_name}" if name else field_name
            yield from _unknown(getattr(value, field_name), inside.get(field_name), path)
    elif isinstance(value, list):
        several: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
        for number, (one, inner) in enumerate(zip(several, raw or [None] * len(several), strict=True)):
            yield from _unknown(one, inner, f"{name}[{number}]")


@cache
def _model(name: str) -> type[msgspec.Struct]:
    module, _, model = name.partition(":")
    found: type[msgspec.Struct] = getattr(import_module(f"ramp_api.models.{module}"), model)
    return found


class _FormParser(MultiPartParser):
    """Knows whether the form came to its end, and lets go of all its files, those that were cut short too."""

    ended = False

    def on_end(self) -> None:
        self.ended = True

    def close(self) -> None:
        """Let go of every file."""
        for file in self._files_to_close_on_error:
            file.close()


async def _multipart(request: Request, operation: Operation[Any]) -> Content:
    _require_type(request, "multipart/form-data")
    parser = _FormParser(
        request.headers,
        _bounded(request, _MOST_UPLOAD),
        max_files=_MOST_FILES,
        max_fields=_MOST_FIELDS,
        max_part_size=1 << 20,
    )
    try:
        fields, files = await _parts(parser)
    except MultiPartException as error:
        raise Problem(Kind.MALFORMED, f"the body is not multipart: {error.message}") from None
    except (KeyError, ValueError, UnicodeDecodeError) as error:
        raise Problem(Kind.MALFORMED, f"the body is not multipart: {error!r}") from None
    finally:
        parser.close()
    if files.keys() != set(operation.files) and not operation.open_files:
        wanted, got = ", ".join(operation.files), ", ".join(files) or "none"
        raise Problem(Kind.VALIDATION, f"the files must be {wanted}, not {got}")
    if operation.body in {None, OPEN}:
        return Content(None, dict(fields), files)
    # Fields of a form are text: numbers and truth are read from it.
    return _typed(operation, msgspec.convert(fields, learned(_model(operation.body or "")), strict=False), files=files)


async def _parts(parser: _FormParser) -> tuple[dict[str, str], dict[str, File]]:
    """The fields and the files of a form, each once."""
    fields: dict[str, str] = {}
    files: dict[str, File] = {}
    form = await parser.parse()
    if not parser.ended:
        raise MultiPartException("it was cut short")
    for name, value in form.multi_items():
        if name in fields or name in files:
            raise Problem(Kind.VALIDATION, f"{name} is given more than once")
        if isinstance(value, str):
            fields[name] = value
        else:
            files[name] = await _file(name, value)
    return fields, files


async def _file(name: str, file: UploadFile) -> File:
    content = await file.read()
    if not content:
        raise Problem(Kind.VALIDATION, f"the file {name} is empty")
    return File(file.filename or name, file.content_type or "application/octet-stream", content)


def _type_of(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _require_type(request: Request, media_type: str) -> None:
    if _type_of(request) != media_type:
        raise Problem(Kind.MEDIA_TYPE, f"the body must be {media_type}")


async def read_body(request: Request) -> bytes:
    """The body of a request that uploads nothing.

    Raises:
        Problem: 413, it is too large.
    """
    body = bytearray()
    async for chunk in _bounded(request, _MOST_BODY):
        body += chunk
    return bytes(body)


async def _bounded(request: Request, most: int) -> AsyncGenerator[bytes]:
    """The body in pieces. Too large a one is refused as soon as that is known, not once it is all there."""
    told = request.headers.get("content-length", "")
    if told.isascii() and told.isdigit() and int(told[:20]) > most:
        raise Problem(Kind.TOO_LARGE, f"the body is larger than {most} bytes")
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise Problem(Kind.TOO_LARGE, f"the body is larger than {most} bytes")
        yield chunk

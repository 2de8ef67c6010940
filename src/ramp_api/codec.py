"""JSON to models and back. One decoder an operation, made on first use; what cannot be read is mended, not lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from ramp_api.errors import DecodeError, InvalidRequestError
from ramp_api.model import MonthDayYear
from ramp_api.pages import Page, PageInfo

if TYPE_CHECKING:
    from ramp_api.http import Response
    from ramp_api.operation import Operation

__all__ = ["BODY_KEPT", "as_object", "decode", "encode_body", "model_of", "parse_object"]

T = TypeVar("T")

BODY_KEPT = 64 * 1024
"""How much of a body an error keeps, in bytes."""

_MANY = 10**18  # the digits of "1e999999999" would fill the memory
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")


@cache
def model_of(reference: str) -> type[Any]:
    """The model that a row of the table names, for instance ``"transactions:Transaction"``."""
    module, name = reference.split(":")
    return cast("type[Any]", getattr(import_module(f"ramp_api.models.{module}"), name))


@cache
def _decoder(reference: str, paged: bool) -> msgspec.json.Decoder[Any]:  # noqa: FBT001 - a cache key, not a switch
    model = model_of(reference)
    # Untyped numbers (open JSON) become Decimal too: money may be anywhere, and is never a float.
    kind: Any = cast("Any", Page)[model] if paged else model
    return msgspec.json.Decoder(kind, dec_hook=_read, float_hook=Decimal)


def _number(text: str) -> Decimal | str:
    """A number of open JSON; one beyond what Decimal can hold stays the text that it is."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


_open_json: msgspec.json.Decoder[Any] = msgspec.json.Decoder(float_hook=_number)


def as_object(value: object) -> dict[str, Any]:
    """The value where it is a JSON object, and an empty one where it is not."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def parse_object(body: bytes) -> dict[str, Any] | None:
    """A body as a JSON object, or None where it is something else. Numbers with a point are Decimal."""
    try:
        value: Any = _open_json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def _read(kind: type[Any], value: Any) -> Any:
    if kind is MonthDayYear and isinstance(value, str):
        return MonthDayYear.parse(value)
    raise ValueError(f"expected a {kind.__name__}")


def decode(operation: Operation[T], response: Response[bytes]) -> T:
    """What a success means.

    Raises:
        DecodeError: the body is not JSON, or not of the shape that the operation promises.
    """
    if operation.result is None:
        return cast("T", None)
    try:
        try:
            return cast("T", _decoder(operation.result, operation.paged).decode(response.body))
        except (msgspec.ValidationError, InvalidOperation):
            return cast("T", _Mender(operation, response).mend())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _failure(operation, response, f"the body is not JSON ({error})") from None


def _failure(operation: Operation[Any], response: Response[bytes], why: str) -> DecodeError:
    kind = response.headers.get("content-type", "no content type")
    return DecodeError(
        f"{operation.method} {operation.path}: HTTP {response.status} ({kind}): {why}",
        trace_id=response.trace_id,
        body=response.body[:BODY_KEPT],
    )


def encode_body(operation: Operation[Any], body: Mapping[str, Any] | msgspec.Struct | None) -> dict[str, Any]:
    """A request body, checked against its model, as plain JSON values.

    Raises:
        InvalidRequestError: a field is missing, unknown or of the wrong type, or the operation takes no body.
    """
    if operation.body is None:
        if body is not None:
            raise InvalidRequestError(f"{operation.name} takes no body")
        return {}
    model = model_of(operation.body)
    given = msgspec.to_builtins(body, builtin_types=(datetime, Decimal)) if isinstance(body, msgspec.Struct) else body
    try:
        checked = msgspec.convert(dict(given or {}), model)
    except msgspec.ValidationError as error:
        raise InvalidRequestError(f"{operation.name}: the body is not as Ramp takes it: {error}") from None
    return cast("dict[str, Any]", msgspec.to_builtins(checked))


class _Mender:
    """Reads an answer that breaks its promises, field by field, so that one bad field costs no page.

    A value that can be read another way is (a date where a time was promised, a number where a string was); one
    that cannot is left out, as if Ramp had sent null. Each is logged once, by field, never with its value.
    """

    def __init__(self, operation: Operation[Any], response: Response[bytes]) -> None:
        self._operation = operation
        self._response = response
        self._model = model_of(cast("str", operation.result))

    def mend(self) -> Any:
        document: Any = _open_json.decode(self._response.body)
        if not self._operation.paged:
            return self._record(document)
        page = as_object(document)
        # A page without a page object could be the last or not: guessing could lose records.
        if "page" not in page or not isinstance(page.get("data", 0), list | None):
            raise _failure(self._operation, self._response, "not a page of records")
        given: list[Any] = page["data"] or []
        records = [self._record(record) for record in given if record is not None]
        if len(records) < len(given):
            self._log("data", "null records were passed over")
        return Page(data=records, page=self._convert(page["page"], PageInfo | None))

    def _record(self, record: Any) -> Any:
        return self._convert(record, self._model)

    def _convert(self, value: Any, kind: Any) -> Any:
        tried: set[str] = set()
        while True:
            try:
                return msgspec.convert(value, kind, dec_hook=_read)
            except msgspec.ValidationError as error:
                complaint, _, path = str(error).rpartition(" - at `$")
                steps = _steps(path.rstrip("`")) if complaint else []
                if not steps:
                    raise _failure(self._operation, self._response, str(error)) from None
                self._change(value, steps, complaint, tried)

    def _change(self, value: Any, steps: list[str | int], complaint: str, tried: set[str]) -> None:
        for step in steps[:-1]:
            value = value[step]
        last, where = steps[-1], "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
        field = ".".join(step for step in steps if isinstance(step, str))
        substitute = None if where in tried else _reread(value[last], complaint)
        if substitute is None:
            # Removed rather than set to null, so that the model's own default stands.
            del value[last]
            tried.discard(where)  # in a list, the next element has this place now
            self._log(field, f"left out: {complaint}")
        else:
            value[last] = substitute
            tried.add(where)
            self._log(field, f"read another way: {complaint}")

    def _log(self, field: str, what: str) -> None:
        import logging

        logger = logging.getLogger("ramp_api")
        logger.warning("%s: %s: %s [trace %s]", self._operation.name, field, what, self._response.trace_id)


def _steps(path: str) -> list[str | int]:
    """``.line_items[2].amount`` as steps; it ends before a step that msgspec does not name (``[...]``)."""
    steps: list[str | int] = []
    position = 0
    while match := _STEP.match(path, position):
        steps.append(match[1] if match[1] is not None else int(match[2]))
        position = match.end()
    return steps


def _reread(value: Any, complaint: str) -> Any:
    """Another reading of a value that was refused, or None where there is none."""
    if isinstance(value, str) and "RFC3339" in complaint:
        try:
            time = datetime.fromisoformat(value.strip())
        except ValueError:
            return None
        return time.date() if complaint.endswith(" date") else time
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and complaint.startswith("Expected `str"):
        return str(value)
    if isinstance(value, Decimal) and complaint.startswith("Expected `int") and -_MANY < value < _MANY:
        return int(value) if value == int(value) else None
    if isinstance(value, str) and complaint.startswith("Expected `int") and re.fullmatch(r"-?\d{1,30}", value):
        return int(value)
    return None

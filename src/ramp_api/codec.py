"""JSON to models and back. One decoder an operation, made on first use; what cannot be read is mended, not lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from ramp_api.errors import DecodeError, InvalidRequestError
from ramp_api.model import MonthDayYear
from ramp_api.operation import OPEN
from ramp_api.pages import Page, PageInfo
from ramp_api.secret import Secret

if TYPE_CHECKING:
    from ramp_api.http import Response
    from ramp_api.mend import Mender
    from ramp_api.operation import Operation

__all__ = ["BODY_KEPT", "as_object", "decode", "encode_body", "model_of", "parse_object"]

T = TypeVar("T")

BODY_KEPT = 64 * 1024
"""How much of a body an error keeps, in bytes."""


@cache
def model_of(reference: str) -> type[Any]:
    """The model that a row of the table names: ``"transactions:Transaction"``, ``"webhooks:Webhook[]"`` or ``OPEN``."""
    if reference == OPEN:
        return cast("type[Any]", Any)
    module, _, name = reference.partition(":")
    model = getattr(import_module(f"ramp_api.models.{module}"), name.removesuffix("[]"))
    return cast("type[Any]", cast("Any", list)[model] if name.endswith("[]") else model)


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
    if kind is Secret and isinstance(value, str):
        return Secret(value)
    raise ValueError(f"expected a {kind.__name__}")


def decode(operation: Operation[T], response: Response[bytes]) -> T:
    """What a success means.

    Raises:
        DecodeError: the body is not JSON, or not of the shape that the operation promises.
    """
    if operation.result is None or (operation.result == OPEN and not operation.paged and not response.body):
        return cast("T", None)
    try:
        try:
            value = _decoder(operation.result, operation.paged).decode(response.body)
        except (msgspec.ValidationError, InvalidOperation):
            value = _mended(operation, response)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _failure(operation, response, f"the body is not JSON ({error})") from None
    return cast("T", value if operation.items is None else _items(operation, response, value))


def _items(operation: Operation[Any], response: Response[bytes], value: Any) -> list[Any]:
    """The list that is all there is to an object."""
    items: list[Any] | None = getattr(value, cast("str", operation.items))
    if not isinstance(cast("object", items), list | None):
        raise _failure(operation, response, f"{operation.items} is not a list")
    return items or []


def _mended(operation: Operation[Any], response: Response[bytes]) -> Any:
    """An answer that breaks its promises, mended so that one bad field costs no page. What was done is logged."""
    from ramp_api.mend import Mender

    mender = Mender(_read)
    document: Any = _open_json.decode(response.body)
    model = model_of(cast("str", operation.result))
    if operation.paged:
        mended = _mended_page(mender, as_object(document), model)
    else:
        record, whole = mender.read(document, model)
        mended = record if whole or record is not document else None
    if mended is None:
        promised = "a page of records" if operation.paged else "what was promised"
        raise _failure(operation, response, f"not {promised}")
    if mender.notes:
        import logging

        logger = logging.getLogger("ramp_api")
        for field, what in mender.notes:
            logger.warning("%s: %s: %s [trace %s]", operation.name, field, what, response.trace_id)
    return mended


def _mended_page(mender: Mender, page: dict[str, Any], model: type[Any]) -> Page[Any] | None:
    # A page without a page object could be the last or not: guessing could lose records.
    if "page" not in page or not isinstance(page.get("data", 0), list | None):
        return None
    info, _ = mender.read(page["page"], PageInfo | None, "page")
    if not isinstance(info, PageInfo | None):
        return None
    if info is not None and not isinstance(cast("object", info.next), str | None):
        # The address cannot be followed, and does not end the list either: text is refused once it is asked for.
        info.next = msgspec.json.encode(info.next).decode()
    records: list[Any] = []
    strange = 0
    for given in cast("list[Any]", page["data"] or []):
        if given is None:
            mender.note("data", "null records were passed over")
            continue
        record, whole = mender.read(given, model, "")
        if not whole and not isinstance(given, dict):
            mender.note("data", "records that are no objects were passed over")
            strange += 1
            continue
        if record is given and not whole:
            mender.note("data", "records were kept as they came")
        records.append(record)
    # Where nothing is a record, this is another kind of list: to call it empty would lose it.
    return None if strange and not records else Page(data=records, page=info)


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
    try:
        given = _plain(operation, body or {})
        if operation.body == OPEN:
            return cast("dict[str, Any]", given)
        checked = msgspec.convert(given, model_of(operation.body))
    except msgspec.ValidationError as error:
        raise InvalidRequestError(f"{operation.name}: the body is not as Ramp takes it: {error}") from None
    except RecursionError:
        raise InvalidRequestError(f"{operation.name}: the body holds itself, or is too deep") from None
    body = cast("dict[str, Any]", msgspec.to_builtins(checked))
    if dropped := _dropped(given, body):
        raise InvalidRequestError(f"{operation.name}: the body is not as Ramp takes it: unknown field `{dropped}`")
    return body


def _dropped(given: Any, kept: Any) -> str | None:
    """A field that was given and is not sent: the types that answers have too, such as Money, refuse none."""
    if isinstance(given, dict) and isinstance(kept, dict):
        sent = cast("dict[str, Any]", kept)
        for name, value in cast("dict[str, Any]", given).items():
            if name not in sent and value is not None:
                return name
            if deeper := _dropped(value, sent.get(name)):
                return f"{name}.{deeper}"
    if isinstance(given, list):
        pairs = zip(cast("Sequence[Any]", given), cast("Sequence[Any]", kept), strict=True)
        return next((found for one, other in pairs if (found := _dropped(one, other))), None)
    return None


def _plain(operation: Operation[Any], value: Any) -> Any:
    """The value as JSON has it, times and exact numbers left as they are; a float is refused, wherever it stands."""
    if isinstance(value, msgspec.Struct):
        # Rendered first: what is in a struct was never checked.
        value = msgspec.to_builtins(value, builtin_types=(datetime, date, Decimal))
    if isinstance(value, Mapping):
        mapping = cast("Mapping[str, Any]", value)
        return {name: _plain(operation, part) for name, part in mapping.items()}
    if isinstance(value, list | tuple):
        return [_plain(operation, part) for part in cast("Sequence[Any]", value)]
    if isinstance(value, float) or (isinstance(value, Decimal) and not value.is_finite()):
        raise InvalidRequestError(f"{operation.name}: numbers must be exact: a Decimal, int or str, not {value!r}")
    # What a model would refuse; open JSON has none, and would take these as they are not meant.
    if isinstance(value, datetime) and value.tzinfo is None:
        raise InvalidRequestError(f"{operation.name}: times must be aware, because a naive one names no moment")
    if isinstance(value, bytes | bytearray | memoryview):
        raise InvalidRequestError(f"{operation.name}: JSON has no bytes")
    return value

"""JSON to models and back. One decoder an operation, made on first use; what cannot be read is mended, not lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from importlib import import_module
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args, get_origin
from uuid import UUID

import msgspec

from ramp_api.errors import DecodeError, InvalidRequestError, shown
from ramp_api.learning import learned
from ramp_api.model import MonthDayYear
from ramp_api.operation import OPEN
from ramp_api.pages import Page, PageInfo
from ramp_api.secret import Secret, sealed

if TYPE_CHECKING:
    from ramp_api.http import Response
    from ramp_api.mend import Mender
    from ramp_api.operation import Operation

__all__ = ["BODY_KEPT", "as_object", "decode", "encode_body", "model_of", "number_text", "parse_object"]

T = TypeVar("T")

BODY_KEPT = 64 * 1024
"""How much of a body an error keeps, in bytes."""

# A value may take hundreds of times the bytes that stand for it: two for an object that says nothing. A page has a
# hundred records.
_MOST_VALUES = 200_000
_MOST_DIGITS = 40
_MOST_BITS = 4_096  # Python writes out no more than some 14,000
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?")


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
    return msgspec.json.Decoder(learned(kind), dec_hook=_read, float_hook=Decimal)


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


_UNREADABLE = object()


def _decoded(operation: Operation[Any], response: Response[bytes]) -> Any:
    """The body as it was promised, or ``_UNREADABLE``: an error would hold the body, and be chained to what follows."""
    try:
        return _decoder(cast("str", operation.result), operation.paged).decode(response.body)
    except (msgspec.DecodeError, UnicodeDecodeError, InvalidOperation, RecursionError):
        return _UNREADABLE


def decode(operation: Operation[T], response: Response[bytes]) -> T:
    """What a success means.

    Raises:
        DecodeError: the body is not JSON, not of the shape that the operation promises, or of too many values for any.
    """
    if len(response.body) > _MOST_VALUES and response.body.count(b",") > _MOST_VALUES:
        raise _failure(operation, response, f"it holds more than {_MOST_VALUES:,} values")
    if operation.result is None or (operation.result == OPEN and not operation.paged and not response.body.strip()):
        return cast("T", None)
    value: Any = _decoded(operation, response)
    if value is _UNREADABLE:
        value = _mended(operation, response)
    if operation.sensitive and operation.result == OPEN:
        value = sealed(value)
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

    mender, mended = Mender(_read), None
    why = f"not {'a page of records' if operation.paged else 'what was promised'}"
    try:
        mended = _mended_answer(operation, mender, _parsed(response.body, mender))
    except (msgspec.DecodeError, ValueError) as error:
        why = f"the body is not JSON ({error})"
    except RecursionError:
        why = "the body is too deep to be read"
    if mended is None:
        # Not chained: those errors hold the body, in which a proxy may have written the token that it was sent.
        raise _failure(operation, response, why)
    if mender.notes:
        import logging

        logger = logging.getLogger("ramp_api")
        for field, what in mender.notes:
            logger.warning("%s: %s: %s [trace %s]", operation.name, field, what, response.trace_id)
    return mended


def _mended_answer(operation: Operation[Any], mender: Mender, document: Any) -> Any:
    model = model_of(cast("str", operation.result))
    if operation.paged:
        return _mended_page(mender, as_object(document), model)
    if get_origin(model) is list and isinstance(document, list):
        given = cast("Sequence[Any]", document)
        found = [mender.read(one, get_args(model)[0]) for one in given]
        if any(record is one and not whole for one, (record, whole) in zip(given, found, strict=True)):
            mender.note("the list", "elements were kept as they came")
        return [record for record, _ in found]
    record, whole = mender.read(document, model)
    return record if whole or record is not document else None


def _parsed(body: bytes, mender: Mender) -> Any:
    """A body as JSON, or as what can be made of it where it is JSON but for its letters or the size of a number."""
    try:
        return _open_json.decode(body)
    except RecursionError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError):
        import json

        text = body.decode("utf-8-sig", errors="surrogateescape")
        document = json.loads(text, parse_float=_number, parse_int=_whole, parse_constant=_no_constant)
        mender.note("the body", "no JSON to the letter: what is no text was replaced, and endless numbers kept as text")
        return _lettered(document)


def _whole(text: str) -> int | str:
    try:
        return int(text)
    except ValueError:  # of more digits than Python reads
        return text


def _no_constant(text: str) -> Any:
    raise ValueError(f"{text} is no JSON")


def _lettered(value: Any) -> Any:
    """The value with half characters, which can be neither written nor sent on, replaced."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_lettered(name): _lettered(part) for name, part in cast("Mapping[str, Any]", value).items()}
    return [_lettered(part) for part in cast("Sequence[Any]", value)] if isinstance(value, list) else value


def _mended_page(mender: Mender, page: dict[str, Any], model: type[Any]) -> Page[Any] | None:
    # A page without a page object could be the last or not: guessing could lose records.
    if "page" not in page or not isinstance(page.get("data", 0), list | None):
        return None
    info, _ = mender.read(page["page"], PageInfo | None, "page")
    if not isinstance(info, PageInfo | None):
        return None
    if info is not None and not isinstance(cast("object", info.next), str | None):
        # It cannot be followed, and does not end the list either: as an address it is refused once it is asked for.
        info.next = f"?{msgspec.json.encode(info.next).decode()}"
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
        body=b"" if operation.sensitive else response.body[:BODY_KEPT],
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
        checked = msgspec.convert(given, learned(model_of(operation.body)))
    except msgspec.ValidationError as error:
        raise _not_taken(operation, error) from None
    except RecursionError:
        raise InvalidRequestError(f"{operation.name}: the body holds itself, or is too deep") from None
    sent = msgspec.to_builtins(checked, builtin_types=(Decimal,))
    return cast("dict[str, Any]", _written(operation, given, sent, ""))


def _written(operation: Operation[Any], given: Any, kept: Any, where: str) -> Any:
    """What is sent, beside what was given: no field is lost, and every number is what it says.

    The types that answers have too, such as Money, pass over a field that they do not know.
    """
    if isinstance(kept, dict):
        before = as_object(given)
        fields = cast("dict[str, Any]", kept)
        if lost := [name for name, value in before.items() if name not in fields and value is not None]:
            raise _not_taken(operation, f"unknown field `{where}{lost[0]}`")
        return {name: _written(operation, before.get(name), part, f"{where}{name}.") for name, part in fields.items()}
    if isinstance(kept, list):
        pairs = zip(cast("Sequence[Any]", given), cast("Sequence[Any]", kept), strict=True)
        return [_written(operation, one, part, where) for one, part in pairs]
    if isinstance(kept, Decimal):
        return number_text(f"{operation.name}: {where[:-1]}", kept if given is None else given)
    return kept


def _not_taken(operation: Operation[Any], why: object) -> InvalidRequestError:
    return InvalidRequestError(f"{operation.name}: the body is not as Ramp takes it: {why}")


def number_text(name: str, value: Any) -> str:
    """An exact number as it is sent: in full, and as what it was given as.

    Raises:
        InvalidRequestError: it is not exact, no number, or of a size that nothing has.
    """
    if isinstance(value, float | bool):
        raise InvalidRequestError(f"{name} must be exact: a Decimal, int or str, not {type(value).__name__}")
    # Python takes more for a number than Ramp does: blanks, underscores, digits of any script, NaN.
    if not isinstance(value, Decimal | int) and not (isinstance(value, str) and _NUMBER.fullmatch(value)):
        raise InvalidRequestError(f"{name} must be a number, not {shown(value)}")
    number = Decimal(value)
    # Written out in full below, where "1e999999999" would fill the memory.
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS or len(number.as_tuple().digits) > _MOST_DIGITS:
        raise InvalidRequestError(f"{name} must be a number of reasonable size, not {shown(value)}")
    return format(number, "f")


def _plain(operation: Operation[Any], value: Any) -> Any:
    """The value as JSON has it, times and exact numbers left as they are.

    What has no one meaning in JSON is refused, wherever it stands: open JSON has no model that would.
    """
    if isinstance(value, msgspec.Struct):
        # Rendered first: what is in a struct was never checked.
        value = msgspec.to_builtins(value, builtin_types=(datetime, date, Decimal))
    if isinstance(value, Enum):
        return _plain(operation, value.value)
    if isinstance(value, Mapping):
        mapping = cast("Mapping[object, Any]", value)
        if odd := [name for name in mapping if not isinstance(name, str)]:
            raise InvalidRequestError(f"{operation.name}: names in a body are text, not {shown(odd[0])}")
        return {str(name): _plain(operation, part) for name, part in mapping.items()}
    if isinstance(value, list | tuple):
        return [_plain(operation, part) for part in cast("Sequence[Any]", value)]
    if isinstance(value, float) or (isinstance(value, Decimal) and not value.is_finite()):
        raise InvalidRequestError(f"{operation.name}: numbers must be exact: a Decimal, int or str, not {shown(value)}")
    if isinstance(value, datetime) and value.tzinfo is None:
        raise InvalidRequestError(f"{operation.name}: times must be aware, because a naive one names no moment")
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        raise InvalidRequestError(f"{operation.name}: a number of a size that nothing has")
    if not isinstance(value, _JSON):
        raise InvalidRequestError(f"{operation.name}: JSON has no {type(value).__name__}")
    return _bare(value)


_JSON = (str, int, Decimal, date, UUID, NoneType)


def _bare(value: Any) -> Any:
    """The value without a class of its own (numpy's, pandas', markup): JSON knows none."""
    if isinstance(value, UUID):
        return str(value)
    for kind, plain in _PLAIN.items():
        if isinstance(value, kind):
            return value if type(value) is kind else plain(value)
    return value


_PLAIN: dict[type, Callable[[Any], Any]] = {
    bool: bool,
    str: str.__str__,
    int: int.__int__,
    datetime: lambda time: datetime.combine(date(time.year, time.month, time.day), time.timetz()),
    date: lambda day: date(day.year, day.month, day.day),
}

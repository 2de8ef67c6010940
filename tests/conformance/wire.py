"""Through the codec and back: an answer decoded as a client does, encoded again, and compared by what it means."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from ramp_api.codec import _decoder, decode
from ramp_api.http import Headers, Response
from ramp_api.model import MonthDayYear
from ramp_api.operation import Operation
from ramp_api.secret import Secret

OPEN_JSON = json.JSONDecoder(parse_float=Decimal)


class Notes(logging.Handler):
    """What the library logs: that an answer had to be mended."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())

    def __enter__(self) -> list[str]:
        logging.getLogger("ramp_api").addHandler(self)
        return self.said

    def __exit__(self, *error: object) -> None:
        logging.getLogger("ramp_api").removeHandler(self)


def to_json(value: Any) -> bytes:
    """JSON with exact numbers as numbers, which msgspec writes as strings by default."""
    return _ENCODER.encode(value)


_ENCODER = msgspec.json.Encoder(decimal_format="number")


def encoded(value: Any) -> Any:
    """What a decoded answer says when it is written again."""
    return OPEN_JSON.decode(msgspec.json.encode(value, enc_hook=_hook).decode())


def _hook(value: Any) -> Any:
    if isinstance(value, Secret):
        return value.reveal()
    if isinstance(value, MonthDayYear):
        return value.isoformat()
    raise NotImplementedError(type(value))


def answered(operation: Operation[Any], body: bytes) -> Any:
    return decode(operation, Response(200, Headers(), body))


def read_at_once(operation: Operation[Any], body: bytes) -> bool:
    """Whether the types take an answer as it is, so that nothing of it needs mending, which is slow."""
    assert operation.result
    try:
        _decoder(operation.result, operation.paged).decode(body)
    except msgspec.ValidationError:
        return False
    return True


def lost(given: Any, again: Any, where: str = "") -> Iterator[str]:
    """Where the second says less than the first, or something else. What is null may be absent."""
    if given is None:
        if again is not None:
            yield f"{where}: null became {again!r}"
    elif isinstance(given, dict) and isinstance(again, dict):
        for name, value in given.items():
            if name in again or value is not None:
                yield from lost(value, again.get(name), f"{where}.{name}")
    elif isinstance(given, list) and isinstance(again, list) and len(given) == len(again):
        for one, other in zip(given, again, strict=True):
            yield from lost(one, other, f"{where}[]")
    elif (type(given) is not type(again) or given != again) and not _same(given, again):
        yield f"{where}: {given!r} became {again!r}"


def _same(given: Any, again: Any) -> bool:
    """Numbers are exact whether written as such or as text; times are the same moment; dates the same day."""
    if isinstance(given, bool) or isinstance(again, bool):
        return given is again
    if isinstance(given, int | Decimal | float) and isinstance(again, str | int | Decimal):
        try:
            return Decimal(str(given)) == Decimal(again)
        except InvalidOperation:
            return False
    if isinstance(given, str) and isinstance(again, str):
        try:
            return moment(given) == moment(again)
        except ValueError:
            return False
    return False


def moment(text: str) -> object:
    if len(text) <= 10:
        return MonthDayYear.parse(text) if "/" in text else date.fromisoformat(text)
    time = datetime.fromisoformat(text)
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time

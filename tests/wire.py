"""For test_wire.py: a server that keeps the bytes it gets, and for every parameter a value with what it is on the wire."""

from __future__ import annotations

import json
import socket
import threading
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Self, cast

from msgspec import inspect

if TYPE_CHECKING:
    from ramp_api.operation import Parameter
from ramp_api.rules import OnlyTrue

EAST = timezone(timedelta(hours=3))
WEST = timezone(timedelta(hours=-3))


@dataclass(frozen=True)
class Sent:
    """A request, byte for byte."""

    line: bytes
    headers: tuple[tuple[str, str], ...]
    body: bytes


class WireServer:
    """HTTP/1.1 on loopback, written on the bare socket: no library tidies what arrives before it is kept."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.answer: tuple[int, bytes] = (200, b"{}")
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self._listening.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        # To close is not enough: who waits in accept() would wait on.
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as reading:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while line := reading.readline():
                headers: list[tuple[str, str]] = []
                while (field := reading.readline()) not in {b"\r\n", b""}:
                    name, _, value = field.decode("ascii").rstrip("\r\n").partition(": ")
                    headers.append((name.lower(), value))
                length = int(dict(headers).get("content-length", "0"))
                self.sent.append(Sent(line.removesuffix(b"\r\n"), tuple(headers), reading.read(length)))
                status, body = self.answer
                about = f"content-type: application/json\r\ncontent-length: {len(body)}\r\n" if body else ""
                connection.sendall(f"HTTP/1.1 {status} OK\r\n{about}\r\n".encode() + body)


def escaped(text: str, *, blank: str = "%20") -> str:
    """Percent-encoding (RFC 3986, 2.1 and 2.3), written out."""
    kept = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    return "".join(chr(byte) if byte in kept else f"%{byte:02X}" for byte in text.encode()).replace("%20", blank)


class Given(Enum):
    """An enum of the caller's own."""

    VALUE = "a value"


TEXTS = ("a&b=c d/é?#+%", "x")
# What is given, and what is on the wire, in two versions, sent one after the other.
QUERY: dict[str, tuple[tuple[Any, str], tuple[Any, str]]] = {
    "string": ((TEXTS[0], TEXTS[0]), ("x", "x")),
    "uuid": (("2c1ae5d6-0000", "2c1ae5d6-0000"), ("u", "u")),
    "boolean": ((True, "true"), (False, "false")),
    "integer": ((7, "7"), (2, "2")),
    "decimal": ((Decimal("1E+2"), "100"), ("12.50", "12.50")),
    "date": ((date(2026, 1, 31), "2026-01-31"), (datetime(2026, 1, 31, 23, tzinfo=WEST), "2026-01-31")),
    "datetime": (
        (datetime(2026, 2, 1, 1, 30, tzinfo=EAST), "2026-01-31T22:30:00+00:00"),
        (date(2026, 1, 31), "2026-01-31T00:00:00+00:00"),
    ),
    "enum": ((Given.VALUE, "a value"), ("NEW_AT_RAMP", "NEW_AT_RAMP")),
}


def query_value(parameter: Parameter, turn: int) -> tuple[Any, list[str]]:
    """An argument for a query parameter, and the pairs that it is to be on the wire."""
    if parameter.type == "filters":
        given: Any = {"region.one_of": ["EMEA & more", "APAC"], "size.is_not": "5"}
        pairs = [
            (f"{parameter.name}.{column}", value)
            for column, several in given.items()
            for value in ([several] if isinstance(several, str) else several)
        ]
    elif parameter.many:
        several = [value for value in QUERY[parameter.type] if "," not in value[1]]
        given = (list, tuple)[turn % 2](value for value, _ in several)
        pairs = [(parameter.name, ",".join(text for _, text in several))]
    else:
        given, text = QUERY[parameter.type][0 if parameter.values == ("true",) else turn % 2]
        pairs = [(parameter.name, text)]
    return given, [f"{escaped(name, blank='+')}={escaped(text, blank='+')}" for name, text in pairs]


# By the kind of a field: what is given, and what it is to be in the JSON, again in two versions.
FIELDS: dict[type[inspect.Type], tuple[tuple[Any, Any], tuple[Any, Any]]] = {
    inspect.BoolType: ((True, True), (False, False)),
    inspect.DecimalType: ((Decimal("12.50"), "12.50"), ("0.10", "0.10")),
    inspect.DateType: ((date(2026, 1, 31), "2026-01-31"), ("2026-01-31", "2026-01-31")),
    inspect.DateTimeType: (
        (datetime(2026, 2, 1, 1, 30, tzinfo=EAST), "2026-02-01T01:30:00+03:00"),
        ("2026-01-31T22:30:00Z", "2026-01-31T22:30:00Z"),
    ),
    inspect.AnyType: (({"any": [1]}, {"any": [1]}), (None, None)),
}


# Some records hold records of their own kind.
DEEPEST = 4


def field_value(kind: inspect.Type, turn: int, depth: int) -> tuple[Any, Any]:
    """An argument for a field of a body, and what it is to be in the JSON."""
    given: Any
    text: Any
    match kind:
        case inspect.UnionType(types):
            given, text = field_value(next(one for one in types if not isinstance(one, inspect.NoneType)), turn, depth)
        case inspect.StrType(min_length=shortest, max_length=longest):
            given = text = TEXTS[turn % 2].ljust(shortest or 0, "x")[:longest]
        case inspect.IntType(ge=least):
            given = text = 7 + (least or 0)
        case inspect.EnumType(cls):
            member: Enum = next(iter(cls))
            given, text = (member.value, member)[turn % 2], member.value
        case inspect.ListType() if depth > DEEPEST:
            given, text = [], []
        case inspect.ListType(item_type=item):
            part, text_of_part = field_value(item, turn, depth)
            given, text = (list, tuple)[turn % 2]([part]), [text_of_part]
        case inspect.DictType(value_type=item):
            part, text_of_part = field_value(item, turn, depth)
            given, text = {"é key": part}, {"é key": text_of_part}
        case inspect.StructType(cls):
            given, text = body_values(cls, turn, depth + 1)
            given = cls(**given) if turn % 2 else given
        case _:
            given, text = FIELDS[type(kind)][turn % 2]
    return given, text


def body_values(model: type[Any], turn: int, depth: int = 0) -> tuple[dict[str, Any], dict[str, Any]]:
    """An argument for every field of a body, and the whole body as JSON has it, in the model's order."""
    kind = cast("inspect.StructType", inspect.type_info(model))
    values = {field.encode_name: field_value(field.type, turn, depth) for field in kind.fields}
    for rule in getattr(model, "__rules__", ()):
        values |= dict.fromkeys(rule.names, (True, True)) if isinstance(rule, OnlyTrue) else {}
    return {name: one[0] for name, one in values.items()}, {name: one[1] for name, one in values.items()}


OPEN_BODY: dict[str, Any] = {
    "text": TEXTS[0],
    "amount": Decimal("12.50"),
    "money": {"amount": 5, "currency_code": "USD"},
    "on": date(2026, 1, 31),
    "at": datetime(2026, 2, 1, 1, 30, tzinfo=EAST),
    "several": (True, None, Decimal("1E+2"), Given.VALUE),
}
OPEN_TEXT = (
    f'"text":"{TEXTS[0]}","amount":12.50,"money":{{"amount":5,"currency_code":"USD"}},"on":"2026-01-31",'
    '"at":"2026-02-01T01:30:00+03:00","several":[true,null,1E+2,"a value"]}'
)


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def multipart(boundary: str, fields: dict[str, str], files: list[tuple[str, bytes]]) -> bytes:
    """A multipart/form-data body (RFC 7578), written out."""
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    for name, content in files:
        head = f'Content-Disposition: form-data; name="{name}"; filename="{name}"\r\nContent-Type: application/octet-stream'
        parts.append(head.encode() + b"\r\n\r\n" + content)
    return b"".join(f"--{boundary}\r\n".encode() + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()

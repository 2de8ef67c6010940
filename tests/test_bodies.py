"""What goes into a request body: checked against its model where there is one, exact and unambiguous where there is none."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api.build import build
from ramp_api.codec import encode_body, parse_object
from ramp_api.errors import InvalidRequestError
from ramp_api.models.bills import BillCreate
from ramp_api.models.limits import SpendingRestrictionsUpdate
from ramp_api.models.shared import SpendingInterval
from ramp_api.money import Money
from ramp_api.operation import OPEN, Operation
from ramp_api.operations import bills, business, limits

ORIGIN = "https://api.example"
ANY: Operation[Any] = Operation(name="things.create", id=None, method="POST", path="/things", body=OPEN, result=OPEN)

LINE: dict[str, Any] = {"amount": "12.50"}
BILL: dict[str, Any] = {
    "due_at": date(2026, 1, 31),
    "entity_id": "e",
    "invoice_currency": "USD",
    "invoice_number": "1",
    "issued_at": date(2026, 1, 1),
    "line_items": [LINE],
    "payment_method": "ACH",
    "vendor_contact_id": "c",
    "vendor_id": "v",
}


def sent(operation: Operation[Any], body: Any, path: Mapping[str, str] | None = None) -> bytes:
    content = build(ORIGIN, operation, path=path, body=body).content
    assert isinstance(content, bytes)
    return content


class Kind(Enum):
    """What a caller may have of their own."""

    ONE = "one"


INEXACT = [0.5, 1.0, math.nan, math.inf, -0.0, Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity")]
AROUND = [
    lambda value: {"a": value},
    lambda value: {"a": [1, value]},
    lambda value: {"a": ({"b": [[value]]},)},
    lambda value: {"a": MappingProxyType({"b": value})},
]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("value", [*INEXACT, datetime(2026, 1, 1), b"x", bytearray(b"x"), memoryview(b"x")])  # noqa: DTZ001 - on purpose
def test_what_has_no_one_meaning_is_refused_wherever_it_stands(value: Any, around: Any) -> None:
    with pytest.raises(InvalidRequestError, match=r"things\.create"):
        sent(ANY, around(value))


@pytest.mark.parametrize("value", [object(), 1j, "\ud800", {("a", "b"): 1}, len])
def test_what_json_does_not_hold_is_refused(value: Any) -> None:
    with pytest.raises(InvalidRequestError, match=r"things\.create"):
        sent(ANY, {"a": value})


def test_a_body_that_holds_itself_is_refused() -> None:
    body: dict[str, Any] = {}
    body["a"] = [body]
    with pytest.raises(InvalidRequestError, match="holds itself"):
        sent(ANY, body)


@pytest.mark.parametrize(("value", "written"), [
    (Decimal("12.50"), b"12.50"),
    (Decimal("0.1") + Decimal("0.2"), b"0.3"),
    (Decimal("1E+2"), b"1E+2"),
    (Decimal("123456789012345678901234567890.10"), b"123456789012345678901234567890.10"),
    (2**70, b"1180591620717411303424"),
    (True, b"true"),
    (None, b"null"),
    ("é", '"é"'.encode()),
    (Kind.ONE, b'"one"'),
    (date(2026, 1, 31), b'"2026-01-31"'),
    (datetime(2026, 1, 31, 12, tzinfo=UTC), b'"2026-01-31T12:00:00Z"'),
    (datetime(2026, 1, 31, 12, tzinfo=timezone(timedelta(hours=-3))), b'"2026-01-31T12:00:00-03:00"'),
    (Money(5, "USD"), b'{"amount":5,"currency_code":"USD"}'),
    ((1, [2]), b"[1,[2]]"),
])  # fmt: skip
def test_open_json_goes_out_as_it_is_meant(value: Any, written: Any) -> None:
    assert sent(ANY, {"a": value}) == b'{"a":' + written + b"}"


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_any_decimal_of_open_json_goes_out_as_that_number(value: Any) -> None:
    arrived = parse_object(sent(ANY, {"a": value}))
    assert arrived is not None
    assert Decimal(arrived["a"]) == value


@pytest.mark.parametrize("body", [None, {}])
def test_an_open_body_may_be_empty(body: Any) -> None:
    assert sent(ANY, body) == b"{}"


def test_a_body_where_none_belongs_is_refused() -> None:
    assert encode_body(business.GET, None) == {}
    with pytest.raises(InvalidRequestError, match="takes no body"):
        encode_body(business.GET, {})


def test_a_typed_body_has_its_amounts_and_dates_as_ramp_takes_them() -> None:
    values = encode_body(bills.CREATE, {**BILL, "line_items": [{**LINE, "amount": Decimal("12.50")}]})
    assert values["line_items"] == [{"amount": "12.50"}]
    assert (values["due_at"], values["issued_at"]) == ("2026-01-31", "2026-01-01")


@pytest.mark.parametrize("part", [
    {"amount": 12.5}, {"amount": Decimal("NaN")}, {"amount": "ten"}, {"amount": None}, {"amount": "1", "amout": "1"}, {}, None, 5,
])  # fmt: skip
def test_what_stands_inside_is_checked_as_well(part: Any) -> None:
    with pytest.raises(InvalidRequestError, match=r"bills\.create"):
        sent(bills.CREATE, {**BILL, "line_items": [part]})


@pytest.mark.parametrize("field", sorted(BILL))
def test_a_struct_is_checked_again_since_it_never_was(field: Any) -> None:
    create: Any = BillCreate
    assert sent(bills.CREATE, create(**BILL)) == sent(bills.CREATE, BILL)
    with pytest.raises(InvalidRequestError, match=r"bills\.create"):
        sent(bills.CREATE, create(**{**BILL, field: 0.5}))


def test_a_struct_inside_of_a_mapping_is_checked_again_too() -> None:
    part = SpendingRestrictionsUpdate(interval=SpendingInterval.MONTHLY, limit=Money(5, "USD"))
    path = {"spend_limit_id": "l"}
    expected = b'{"spending_restrictions":{"interval":"MONTHLY","limit":{"amount":5,"currency_code":"USD"}}}'
    assert sent(limits.UPDATE, {"spending_restrictions": part}, path) == expected
    bad: list[dict[str, Any]] = [
        {"limit": Money(0.5, "USD")},  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        {"limit": None},
        {"lock_date": datetime(2026, 1, 1)},  # noqa: DTZ001 - naive on purpose
        {"allowed_categories": ["one"]},
    ]
    for fields in bad:
        with pytest.raises(InvalidRequestError, match=r"limits\.update"):
            sent(limits.UPDATE, {"spending_restrictions": msgspec.structs.replace(part, **fields)}, path)


def test_times_of_a_typed_body_need_a_zone() -> None:
    body: dict[str, Any] = {"interval": "MONTHLY", "limit": {"amount": 5, "currency_code": "USD"}}
    path = {"spend_limit_id": "l"}
    for time in (datetime(2026, 1, 31, 12, tzinfo=UTC), "2026-01-31T12:00:00Z"):
        content = sent(limits.UPDATE, {"spending_restrictions": {**body, "lock_date": time}}, path)
        assert b'"lock_date":"2026-01-31T12:00:00Z"' in content
    for time in (datetime(2026, 1, 31, 12), "2026-01-31T12:00:00"):  # noqa: DTZ001 - naive on purpose
        with pytest.raises(InvalidRequestError, match=r"limits\.update"):
            sent(limits.UPDATE, {"spending_restrictions": {**body, "lock_date": time}}, path)

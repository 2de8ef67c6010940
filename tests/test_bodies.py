"""What goes into a request body: checked against its model where there is one, exact and unambiguous where there is none."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from types import MappingProxyType, SimpleNamespace
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from ramp_api.build import build
from ramp_api.codec import encode_body, parse_object
from ramp_api.errors import InvalidRequestError
from ramp_api.models.accounting import AccountingGLAccountUpdate
from ramp_api.models.bills import BillCreate
from ramp_api.models.limits import SpendingRestrictionsUpdate
from ramp_api.models.shared import SpendingInterval
from ramp_api.money import Money
from ramp_api.operation import OPEN, Operation
from ramp_api.operations import accounting, bills, business, funds, limits, receipts, transactions, vendors, webhooks
from ramp_api.rules import AtMost

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
    INEXACT = 1.5
    NOTHING = object()


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


@pytest.mark.parametrize("value", [object(), 1j, "\ud800", {("a", "b"): 1}, len, Kind.INEXACT, Kind.NOTHING, 2**4096])
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
    (10**1000, b"1" + b"0" * 1000),
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
    for moment in (datetime(2026, 1, 31, 12, tzinfo=UTC), "2026-01-31T12:00:00Z"):
        content = sent(limits.UPDATE, {"spending_restrictions": {**body, "lock_date": moment}}, path)
        assert b'"lock_date":"2026-01-31T12:00:00Z"' in content
    for naive in (datetime(2026, 1, 31, 12), "2026-01-31T12:00:00"):  # noqa: DTZ001 - on purpose
        with pytest.raises(InvalidRequestError, match=r"limits\.update"):
            sent(limits.UPDATE, {"spending_restrictions": {**body, "lock_date": naive}}, path)


class Text(str):
    """As markup libraries and numpy have it."""

    __slots__ = ()


class Whole(int):
    """As numpy has it."""


class Moment(datetime):
    """As pandas, pendulum and freezegun have it."""


class Day(date):
    """The same, without a time."""


AT = datetime(2026, 1, 31, 12, tzinfo=UTC)
ID = UUID("8e6f4a4e-0000-4000-8000-000000000000")


@pytest.mark.parametrize(("value", "written"), [
    (Text("a"), b'"a"'),
    (Whole(5), b"5"),
    (ID, b'"8e6f4a4e-0000-4000-8000-000000000000"'),
    (Moment(2026, 1, 31, 12, tzinfo=UTC), b'"2026-01-31T12:00:00Z"'),
    (Moment(2026, 1, 31, 12, fold=1, tzinfo=timezone(timedelta(hours=1))), b'"2026-01-31T12:00:00+01:00"'),
    (Day(2026, 1, 31), b'"2026-01-31"'),
    ({Text("é"): Text("a")}, '{"é":"a"}'.encode()),
])  # fmt: skip
def test_values_of_a_class_of_their_own_are_what_they_are_to_json(value: Any, written: bytes) -> None:
    assert sent(ANY, {"a": value}) == b'{"a":' + written + b"}"


def test_typed_bodies_take_them_too() -> None:
    lines = [{"amount": Whole(5), "memo": Text("a")}]
    body = {**BILL, "line_items": lines, "vendor_id": ID, "issued_at": Day(2026, 1, 1)}
    written = json.loads(sent(bills.CREATE, body))
    assert written["line_items"] == [{"amount": "5", "memo": "a"}]
    assert (written["vendor_id"], written["issued_at"]) == (str(ID), "2026-01-01")


@dataclass
class Record:
    """JSON would take its fields, a float among them."""

    v: float = 1.5


@pytest.mark.parametrize(
    "value",
    [
        {1, 2},
        frozenset("a"),
        Record(),
        msgspec.Raw(b"1.5 garbage"),
        {1: "a", "1": "b"},
        {Decimal("1.5"): 1},
        time(12),
        timedelta(1),
        range(3),
        iter([1]),
    ],
)
def test_open_json_holds_what_json_has_and_nothing_else(value: Any) -> None:
    with pytest.raises(InvalidRequestError, match=r"things\.create"):
        sent(ANY, {"a": value})


@pytest.mark.parametrize("body", ["x", b"{}", ["a"], 5, iter("a")])
def test_a_body_is_a_mapping_or_a_model(body: Any) -> None:
    for operation, files in ((ANY, None), (receipts.UPLOAD, {"receipt": b"x"}), (bills.CREATE, None)):
        with pytest.raises(InvalidRequestError, match="a body is a mapping or a model"):
            build(ORIGIN, operation, body=body, files=files)


def test_a_struct_in_open_json_keeps_its_numbers() -> None:
    class Price(msgspec.Struct):
        amount: Decimal

    assert sent(ANY, {"a": Price(Decimal("12.50"))}) == b'{"a":{"amount":12.50}}'


def test_what_is_deleted_has_no_body_unless_one_is_given() -> None:
    request = build(ORIGIN, funds.TERMINATE, path={"fund_id": "f"})
    assert (request.content, dict(request.headers).get("content-type")) == (b"", None)
    assert build(ORIGIN, funds.TERMINATE, path={"fund_id": "f"}, body={"reason": "x"}).content == b'{"reason":"x"}'
    assert build(ORIGIN, funds.SUSPEND, path={"fund_id": "f"}).content == b"{}"


class TestExactNumbers:
    """In typed bodies as text, in full."""

    @pytest.mark.parametrize(("amount", "written"), [
        ("12.50", "12.50"), (Decimal("1E+3"), "1000"), (Decimal(100).normalize(), "100"), ("0E+5", "0"), (7, "7"),
        (Decimal("1E-7"), "0.0000001"), ("1e3", "1000"), ("+5", "5"), ("5.", "5"), (".5", "0.5"), (Decimal("0.10"), "0.10"),
        ("12345678901234567.89", "12345678901234567.89"),
    ])  # fmt: skip
    def test_written_in_full(self, amount: Any, written: str) -> None:
        assert json.loads(sent(bills.CREATE, {**BILL, "line_items": [{"amount": amount}]}))["line_items"] == [
            {"amount": written}
        ]

    @pytest.mark.parametrize("amount", [
        "NaN", "Infinity", "-Infinity", "sNaN", "1_000", " 5 ", "٣", "1e999999", "1e-999999", "1" * 50, 10**50,
        "0x10", "", "-", ".", "e5", "1e", True,
    ])  # fmt: skip
    def test_what_python_takes_for_a_number_and_ramp_does_not(self, amount: Any) -> None:
        with pytest.raises(InvalidRequestError, match=r"bills\.create"):
            sent(bills.CREATE, {**BILL, "line_items": [{"amount": amount}]})

    @given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**30))
    def test_no_number_becomes_another(self, amount: Decimal) -> None:
        given = {**BILL, "line_items": [{"amount": amount}]}
        if len(amount.as_tuple().digits) > 40 or abs(amount.adjusted()) > 40:
            with pytest.raises(InvalidRequestError, match="reasonable size"):
                sent(bills.CREATE, given)
            return
        text = json.loads(sent(bills.CREATE, given))["line_items"][0]["amount"]
        assert (Decimal(text), set(text) - set("0123456789.-")) == (amount, set())

    def test_the_field_is_named(self) -> None:
        with pytest.raises(
            InvalidRequestError, match=r"^bills\.create: line_items\.amount must be a number, not '1_000'"
        ):
            sent(bills.CREATE, {**BILL, "line_items": [{"amount": "1_000"}]})


class TestRules:
    """What must hold beyond the types of fields."""

    @pytest.mark.parametrize("amount", [-1, "-0.01", Decimal("-1E+2")])
    def test_bounds_of_exact_numbers(self, amount: Any) -> None:
        with pytest.raises(InvalidRequestError, match=r"`amount` must be at least 0 - at `\$\.line_items\[1\]`"):
            sent(bills.CREATE, {**BILL, "line_items": [LINE, {"amount": amount}]})
        assert b'"amount":"0"' in sent(bills.CREATE, {**BILL, "line_items": [{"amount": 0}]})

    def test_an_upper_bound(self) -> None:
        rule = AtMost("2.5", ("rate",))
        for rate in (Decimal("2.5"), UNSET, None):
            rule.check(SimpleNamespace(rate=rate))
        with pytest.raises(ValueError, match=r"`rate` must be at most 2\.5"):
            rule.check(SimpleNamespace(rate=Decimal("2.51")))

    @pytest.mark.parametrize(("method", "details"), [
        ("ACH", {"payment_arrival_date": "2026-02-01", "source_bank_account_id": "b", "vendor_account_id": "a"}),
        ("PAID_MANUALLY", {"manual_payment_method": "CASH", "payment_date": "2024-08-15"}),
        ("CARD", {"spend_limit_id": "l"}),
        ("CARD", {"spend_limit_id": "l", "payment_method": "CARD"}),
        ("NEW_AT_RAMP", {}),
    ])  # fmt: skip
    def test_the_details_of_a_payment_are_those_of_its_method(self, method: str, details: Any) -> None:
        body = {**BILL, "payment_method": method, "payment_details": details}
        assert json.loads(sent(bills.CREATE, body))["payment_details"] == details

    @pytest.mark.parametrize(("method", "details", "why"), [
        ("ACH", {"source_bank_account_id": "b", "vendor_account_id": "a"}, "`payment_arrival_date` is needed where `payment_method` is ACH"),
        ("CARD", {}, "`spend_limit_id` is needed where `payment_method` is CARD"),
        ("ACH", {"payment_method": "CARD", "spend_limit_id": "l"}, "`payment_details` is for CARD, and `payment_method` is ACH"),
        ("PAID_MANUALLY", {"payment_date": "2024-08-15"}, "`manual_payment_method` is needed"),
    ])  # fmt: skip
    def test_details_of_another_method_and_details_that_lack_something(
        self, method: str, details: Any, why: str
    ) -> None:
        with pytest.raises(InvalidRequestError, match=why):
            sent(bills.CREATE, {**BILL, "payment_method": method, "payment_details": details})

    def test_alternatives_that_tell_themselves_apart(self) -> None:
        query = {
            "agreement_custom_records": {
                "type": "custom_record_query",
                "filters": [{"type": "filter", "column_id": "c"}],
            }
        }
        with pytest.raises(InvalidRequestError, match="`clause` is needed where `type` is filter"):
            sent(vendors.AGREEMENTS_LIST, query)
        query["agreement_custom_records"]["filters"] = [{"type": "brand_new"}]
        assert b"brand_new" in sent(vendors.AGREEMENTS_LIST, query)

    def test_what_can_only_be_true(self) -> None:
        path = {"gl_account_id": "g"}
        assert sent(accounting.ACCOUNTS_UPDATE, {"reactivate": True}, path) == b'{"reactivate":true}'
        with pytest.raises(InvalidRequestError, match="`reactivate` can only be true: leave it out instead"):
            sent(accounting.ACCOUNTS_UPDATE, {"reactivate": False}, path)

    def test_how_many_entries_a_mapping_may_have(self) -> None:
        body = {"endpoint_url": "https://example.com", "event_types": ["transactions.cleared"]}
        headers = {f"x-{number}": "v" for number in range(6)}
        with pytest.raises(InvalidRequestError, match=r"length <= 5 - at `\$\.additional_headers`"):
            sent(webhooks.CREATE, {**body, "additional_headers": headers})
        headers.popitem()
        assert sent(webhooks.CREATE, {**body, "additional_headers": headers})

    def test_a_model_made_by_hand_keeps_its_rules(self) -> None:
        with pytest.raises(ValueError, match="`reactivate` can only be true"):
            AccountingGLAccountUpdate(reactivate=False)


def test_numbers_too_long_to_be_shown_are_refused_in_words() -> None:
    huge = 10**5000
    for query in ({"min_amount": huge}, {"page_size": huge}, {"user_id": huge}):
        with pytest.raises(InvalidRequestError, match=r"reasonable size|too long to be shown"):
            build(ORIGIN, transactions.LIST, query=query)
    for operation, body in ((ANY, {"a": huge}), (bills.CREATE, {**BILL, "line_items": [{"amount": huge}]})):
        with pytest.raises(InvalidRequestError, match="a size that nothing has"):
            sent(operation, body)


def test_an_address_that_no_server_takes_is_refused() -> None:
    with pytest.raises(InvalidRequestError, match="no server takes an address of"):
        build(ORIGIN, transactions.GET, path={"transaction_id": "x" * 70_000})


@pytest.mark.parametrize(
    "given", [{"path": ["x"]}, {"query": ["x"]}, {"query": {5: 1}}, {"files": [b"x"]}, {"query": "a=b"}]
)
def test_arguments_are_mappings_of_text(given: Any) -> None:
    with pytest.raises(InvalidRequestError, match="is a mapping of names to values|is text"):
        build(ORIGIN, transactions.LIST, **given)


def test_ids_may_be_uuids_in_paths_and_queries() -> None:
    path: Any = {"transaction_id": ID}
    request = build(ORIGIN, transactions.GET, path=path)
    assert request.url.endswith(f"/transactions/{ID}")
    assert build(ORIGIN, transactions.LIST, query={"user_id": ID}).url.endswith(f"user_id={ID}")


@pytest.mark.parametrize("moment", [
    datetime.max.replace(tzinfo=timezone(timedelta(hours=-5))), datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
])  # fmt: skip
def test_a_time_that_utc_does_not_have_is_refused(moment: datetime) -> None:
    with pytest.raises(InvalidRequestError, match="no year of UTC"):
        build(ORIGIN, transactions.LIST, query={"from_date": moment})

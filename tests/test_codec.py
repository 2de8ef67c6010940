"""Whatever Ramp sends where it promised something else, no record is lost."""

from __future__ import annotations

import json
import logging
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api import operations
from ramp_api.codec import decode, model_of, parse_object
from ramp_api.errors import DecodeError
from ramp_api.models.transactions import TransactionState
from ramp_api.money import Money
from ramp_api.operation import Operation
from ramp_api.operations import business, departments, reimbursements, transactions
from ramp_api.pages import Page
from tests.scripted import answer

READ = [operation for operation in operations.all() if operation.result is not None]


def one(**fields: Any) -> Any:
    return decode(transactions.GET, answer(200, fields))


@pytest.mark.parametrize("operation", READ, ids=lambda operation: operation.name)
def test_nulls_everywhere(operation: Any) -> None:
    model = model_of(operation.result)
    record = dict.fromkeys(get_type_hints(model))
    body: object = {"data": [record, {}], "page": {"next": None}} if operation.paged else record
    decoded = decode(operation, answer(200, body))
    first = decoded.data[0] if operation.paged else decoded
    assert isinstance(first, model)
    assert all(getattr(first, name) is None for name in record)


@pytest.mark.parametrize("operation", READ, ids=lambda operation: operation.name)
def test_new_fields_are_passed_over(operation: Any) -> None:
    record = {"id": "1", "brand_new": {"deep": [1, 2.5]}}
    body: object = {"data": [record], "page": {"next": None, "total": 5}, "meta": 1} if operation.paged else record
    decode(operation, answer(200, body))


def test_new_enum_values_are_kept_compared_and_printed_as_themselves() -> None:
    state: TransactionState = one(state="ESCHEATED").state
    assert state == "ESCHEATED"
    assert str(state) == f"{state}" == state.value == "ESCHEATED"
    assert not state.known
    assert hash(state) == hash("ESCHEATED")
    assert one(state="ESCHEATED").state == state
    assert one(state="CLEARED").state.known
    assert msgspec.json.encode(one(state="ESCHEATED")) == b'{"state":"ESCHEATED"}'


def test_money_is_exact() -> None:
    record = decode(
        transactions.GET,
        answer(
            200,
            b'{"amount": 12345678901234567.89, "original_transaction_amount": {"amount": 9007199254740993, "currency_code": "JPY"}}',
        ),
    )
    assert record.amount == Decimal("12345678901234567.89")
    assert record.original_transaction_amount == Money(9007199254740993, "JPY")


def test_open_json_has_no_floats_either() -> None:
    record = decode(business.GET, answer(200, b'{"billing_address": {"tax": 0.1, "deep": [1.10]}}'))
    assert record.billing_address == {"tax": Decimal("0.1"), "deep": [Decimal("1.10")]}


@pytest.mark.parametrize(("text", "expected"), [
    ("2026-05-03T01:02:03", datetime(2026, 5, 3, 1, 2, 3, tzinfo=UTC)),
    ("2026-05-03T01:02:03Z", datetime(2026, 5, 3, 1, 2, 3, tzinfo=UTC)),
    ("2026-05-03T03:02:03+02:00", datetime(2026, 5, 3, 1, 2, 3, tzinfo=UTC)),
    ("2026-05-03 01:02:03.5", datetime(2026, 5, 3, 1, 2, 3, 500000, tzinfo=UTC)),
    ("2026-05-03", datetime(2026, 5, 3, tzinfo=UTC)),
    ("20260503T010203", datetime(2026, 5, 3, 1, 2, 3, tzinfo=UTC)),
    (" 2026-05-03T01:02:03 ", datetime(2026, 5, 3, 1, 2, 3, tzinfo=UTC)),
    ("", None), ("soon", None), ("2026-13-45", None),
])  # fmt: skip
def test_times_come_out_aware(text: Any, expected: Any) -> None:
    time = one(user_transaction_time=text).user_transaction_time
    assert time == expected
    assert time is None or time.tzinfo is not None


def test_times_come_out_aware_in_every_model() -> None:
    for operation in READ:
        model = model_of(operation.result or "")
        names = [name for name, hint in get_type_hints(model).items() if "datetime.datetime" in str(hint)]
        record = dict.fromkeys(names, "2026-05-03T01:02:03")
        body: object = {"data": [record], "page": None} if operation.paged else record
        decoded: Any = decode(operation, answer(200, body))
        decoded = decoded.data[0] if operation.paged else decoded
        assert all(getattr(decoded, name).tzinfo is not None for name in names), operation


def test_a_time_where_a_date_was_promised_is_its_date() -> None:
    record = decode(reimbursements.GET, answer(200, {"transaction_date": "2026-05-03T23:59:59"}))
    assert record.transaction_date == date(2026, 5, 3)
    assert not isinstance(record.transaction_date, datetime)


def test_billing_dates_are_dates() -> None:
    balance = decode(
        business.BALANCE, answer(200, {"next_billing_date": "05/31/2026", "prev_billing_date": "2026-04-30"})
    )
    assert balance.next_billing_date == date(2026, 5, 31)
    assert balance.prev_billing_date == date(2026, 4, 30)
    assert decode(business.BALANCE, answer(200, {"next_billing_date": "31/05/2026"})).next_billing_date is None


@pytest.mark.parametrize(("fields", "expected"), [
    ({"merchant_name": 5}, {"merchant_name": "5"}),
    ({"merchant_name": True, "memo": "kept"}, {"merchant_name": None, "memo": "kept"}),
    ({"sk_category_id": "12"}, {"sk_category_id": 12}),
    ({"sk_category_id": 12.0}, {"sk_category_id": 12}),
    ({"sk_category_id": 12.5}, {"sk_category_id": None}),
    ({"sk_category_id": "1e5"}, {"sk_category_id": None}),
    ({"sk_category_id": 1e30}, {"sk_category_id": None}),
    ({"sk_category_id": "1" * 5000}, {"sk_category_id": None}),
    ({"amount": "12.50"}, {"amount": Decimal("12.50")}),
    ({"amount": "a lot"}, {"amount": None}),
    ({"state": 5}, {"state": "5"}),
    ({"original_transaction_amount": {"amount": None, "currency_code": "USD"}}, {"original_transaction_amount": None}),
    ({"original_transaction_amount": {"amount": 5, "currency_code": None}}, {"original_transaction_amount": Money(5, "USD")}),
    ({"original_transaction_amount": 5}, {"original_transaction_amount": None}),
    ({"receipts": ["a", None, 5]}, {"receipts": ["a", "5"]}),
    ({"receipts": "a"}, {"receipts": None}),
    ({"card_holder": []}, {"card_holder": None}),
])  # fmt: skip
def test_a_field_that_cannot_be_read_costs_only_itself(
    fields: Any, expected: Any, caplog: pytest.LogCaptureFixture
) -> None:
    good = {"id": "good", "amount": 1}
    body = {"data": [good, {"id": "bad", **fields}, good], "page": {"next": None}}
    with caplog.at_level(logging.WARNING, "ramp_api"):
        page: Page[Any] = decode(transactions.LIST, answer(200, body))
    assert page.data is not None
    assert [record.id for record in page.data] == ["good", "bad", "good"]
    assert {name: getattr(page.data[1], name) for name in expected} == expected
    if fields != {"amount": "12.50"}:
        assert "transactions.list" in caplog.text
        assert next(iter(fields)) in caplog.text
        assert "trace-1" in caplog.text


def test_the_log_never_holds_a_value(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        one(user_transaction_time="hidden-value", card_holder="hidden-value")
    assert "card_holder" in caplog.text
    assert "hidden-value" not in caplog.text


def test_null_records_are_passed_over_and_said(caplog: pytest.LogCaptureFixture) -> None:
    page = decode(departments.LIST, answer(200, {"data": [None, {"id": "1"}, None], "page": None}))
    assert page.data is not None
    assert [department.id for department in page.data] == ["1"]
    assert "null records" in caplog.text


HUGE = b"1e9999999999999999999999"


def test_a_number_beyond_every_decimal_costs_itself_only(caplog: pytest.LogCaptureFixture) -> None:
    record = decode(transactions.GET, answer(200, b'{"id": "t", "amount": ' + HUGE + b', "memo": "lunch"}'))
    assert (record.id, record.amount, record.memo) == ("t", None, "lunch")
    assert "amount: left out" in caplog.text
    assert parse_object(b'{"a": ' + HUGE + b', "b": 1.50}') == {"a": HUGE.decode(), "b": Decimal("1.50")}


def test_a_page_that_needs_mending_may_hold_null_for_its_records() -> None:
    page = decode(departments.LIST, answer(200, {"data": None, "page": {"next": 5}}))
    assert page.data == []


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"{", b"\xff", b'"\xff"', b"[" * 100_000, b"[]", b'"x"', b"5", b"null"]
)
def test_what_is_not_the_promised_shape_is_a_decode_error(body: Any) -> None:
    both: list[Operation[Any]] = [transactions.GET, transactions.LIST]
    for operation in both:
        with pytest.raises(DecodeError) as caught:
            decode(operation, answer(200, body, content_type="text/html"))
        assert caught.value.trace_id == "trace-1"
        assert caught.value.body == body[: 64 * 1024]
        assert operation.path in str(caught.value)
        assert "text/html" in str(caught.value)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=8), children, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(sorted(get_type_hints(model_of("transactions:Transaction"))))


@given(st.lists(st.dictionaries(names, json_values, max_size=6), max_size=4))
def test_any_json_in_any_field_keeps_every_record(records: Any) -> None:
    page: Page[Any] = decode(
        transactions.LIST, answer(200, json.dumps({"data": records, "page": {"next": None}}).encode())
    )
    assert page.data is not None
    assert len(page.data) == len(records)

"""Answers as Ramp may give them one day: changed where it was asked for, and never in an id, a cursor or an amount."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api.models.transactions import Transaction
from ramp_api.sandbox.faults.future import changed
from ramp_api.sandbox.faults.rules import CHANGES

UUID = "0f8fad5b-d9cb-469f-a165-70867728950e"
NEXT = "https://demo-api.ramp.com/developer/v1/transactions?start=9"
RECORD: dict[str, Any] = {
    "id": UUID,
    "amount": Decimal("1234567890123456789.10"),
    "currency_code": "USD",
    "canonical": {"amount": 12345678901234567890, "currency_code": "KWD"},
    "text_amount": "19.90",
    "state": "CLEARED",
    "sync_status": "NOT_SYNC_READY",
    "memo": "TEA",
    "is_open": True,
    "receipts": [UUID],
    "tags": ["a", "b"],
    "card_id": "17",
    "event_types": ["transactions.cleared", "users.new"],
    "created_at": "2026-11-16T09:00:00.120+00:00",
    "card_holder": {"user_id": "u", "first_name": "Ann", "state": "Two words"},
    "place": {"city": "Paris", "state": "OPEN"},
    "nothing": None,
}


def page(*records: dict[str, Any]) -> bytes:
    return msgspec.json.Encoder(decimal_format="number").encode({"data": records, "page": {"next": NEXT}})


def after(body: bytes, *changes: Any, share: float = 1.0, seed: str = "s", **options: Any) -> Any:
    return json.loads(changed(body, changes, seed=seed, share=share, **options), parse_float=Decimal)


def one(*changes: Any, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = after(page(RECORD), *changes, **options)["data"][0]
    return found


def test_nulls_are_where_nothing_is_lost_by_them() -> None:
    kept = {"id", "amount", "currency_code", "canonical", "text_amount", "receipts", "card_id"}
    found = one("nulls")
    assert {name for name, value in found.items() if value is not None} == {*kept, "card_holder"}
    assert {name: found[name] for name in kept} == {name: RECORD[name] for name in kept}
    # It holds an id, and so it stays, but not all that is in it.
    assert found["card_holder"] == {"user_id": "u", "first_name": None, "state": None}


def test_new_values_of_enums_are_where_enums_are() -> None:
    found = one("enums")
    assert {name for name in RECORD if found[name] != RECORD[name]} == {"state", "sync_status", "event_types", "place"}
    assert (found["state"], found["sync_status"]) == ("NEW_CLEARED", "NEW_NOT_SYNC_READY")
    assert found["event_types"] == ["new_transactions.cleared", "new_users.new"]
    assert found["place"] == {"city": "Paris", "state": "NEW_OPEN"}
    assert one("enums", keep=["state"])["state"] == "CLEARED"


def test_new_fields_are_beside_the_old_ones() -> None:
    whole = after(page(RECORD), "fields")
    found = whole["data"][0]
    assert {name: found[name] for name in RECORD if name not in {"canonical", "card_holder", "place"}} == {
        name: value for name, value in RECORD.items() if name not in {"canonical", "card_holder", "place"}
    }
    for holder, old in (
        (whole, 2),
        (whole["page"], 1),
        (found, len(RECORD)),
        (found["canonical"], 2),
        (found["place"], 2),
    ):
        assert sum(name.startswith("new_field_") for name in holder) == 1
        assert len(holder) == old + 1
    assert whole["page"]["next"] == NEXT


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2026-11-16T09:00:00Z", "2026-11-16T09:00:00"),
        ("2026-11-16T09:00:00.120+00:00", "2026-11-16T09:00:00.120"),
        ("2026-11-16T09:00:00.1234567-00:00", "2026-11-16T09:00:00.1234567"),
        ("2026-11-16T01:30:00+02:00", "2026-11-15T23:30:00"),
        ("2026-11-16 23:30-0530", "2026-11-17 05:00"),
        ("2026-11-16T09:00:00", "2026-11-16T09:00:00"),
        ("2026-11-16", "2026-11-16"),
        ("0001-01-01T00:00:00+05:00", "0001-01-01T00:00:00+05:00"),
        ("0900-01-01T10:00:00+05:00", "0900-01-01T05:00:00"),
        ("2026-99-16T09:00:00+01:00", "2026-99-16T09:00:00+01:00"),
        ("at 2026-11-16T09:00:00Z", "at 2026-11-16T09:00:00Z"),
    ],
)
def test_a_time_without_its_zone_is_the_same_moment(time: str, expected: str) -> None:
    assert after(page({"id": "1", "at": time}), "naive")["data"][0]["at"] == expected


def test_numbers_are_the_digits_that_they_were() -> None:
    body = b'{"data":[{"id":"1","amount":1.10,"big":12345678901234567890123,"small":1.0E-7}],"page":{"next":null}}'
    found = changed(body, CHANGES, seed="s", share=1)
    for digits in (b"1.10", b"12345678901234567890123", b"1.0E-7"):
        assert re.search(rb":" + re.escape(digits) + rb"[,}]", found)


def test_a_record_looks_the_same_wherever_it_stands() -> None:
    records = [{"id": str(number), "a": "x", "b": "y", "state": "OPEN"} for number in range(60)]
    forward = after(page(*records), *CHANGES, share=0.4)["data"]
    backward = after(page(*records[::-1]), *CHANGES, share=0.4)["data"]
    alone = [after(msgspec.json.encode(record), *CHANGES, share=0.4) for record in records]
    assert forward == backward[::-1] == alone
    assert forward != after(page(*records), *CHANGES, share=0.4, seed="t")["data"]
    nulls = sum(value is None for record in forward for name, value in record.items() if not name.startswith("new"))
    assert 40 < nulls < 110


def test_what_is_no_json_and_what_is_no_object_is_left_alone() -> None:
    for body in (b"", b"{", b"\xff", b'"OPEN"', b"[]", b"1.10", b"null"):
        assert changed(body, CHANGES, seed="s", share=1) == body
    assert changed(b'{"data":5,"page":5}', ["nulls"], seed="s", share=1) == b'{"data":5,"page":5}'


scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["OPEN", "1.5", UUID])
names = st.sampled_from(["id", "user_id", "state", "memo", "amount", "currency_code", "at", "secret", "new_field_7"])
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)


def precious(value: Any) -> list[Any]:
    """Every id and every number, in order."""
    if isinstance(value, dict):
        found: list[Any] = []
        for name, part in value.items():
            if name.startswith("new_field_"):
                continue
            found += [(name, json.dumps(part))] if name in {"id", "user_id"} else precious(part)
        return found
    if isinstance(value, list):
        return [found for part in value for found in precious(part)]
    return [value] if isinstance(value, int) and not isinstance(value, bool) else []


@given(values, st.sampled_from([0.0, 0.3, 1.0]), st.text(max_size=3))
def test_no_id_and_no_number_is_ever_lost(value: Any, share: float, seed: str) -> None:
    body = msgspec.json.encode(value)
    found = changed(body, CHANGES, seed=seed, share=share)
    assert precious(json.loads(found)) == precious(value)
    assert changed(body, CHANGES, seed=seed, share=share) == found
    if not share:
        assert found == body


def test_the_models_read_it() -> None:
    record = {
        "id": UUID,
        "amount": 12.5,
        "state": "CLEARED",
        "memo": "tea",
        "user_transaction_time": "2026-11-16T10:00:00+01:00",
    }
    found = msgspec.convert(after(page(record), "enums", "naive", "fields")["data"][0], Transaction)
    assert found.id == UUID
    assert found.state is not None
    assert (found.state, found.state.known) == ("NEW_CLEARED", False)
    assert str(found.user_transaction_time) in {"2026-11-16 09:00:00", "2026-11-16 09:00:00+00:00"}

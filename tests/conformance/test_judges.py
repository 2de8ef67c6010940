"""The tests' own tools: what makes answers makes all of them, and what judges finds what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conformance.grow import Grower, plan
from tests.conformance.places import places
from tests.conformance.spec import PUBLISHED, Schema, absent, complaints, definitions, entries
from tests.conformance.table import ANSWERED
from tests.conformance.wire import lost

pytestmark = absent


def reachable(schema: Schema, found: dict[int, Schema]) -> dict[int, Schema]:
    """Every alternative of every schema that a value can be made of."""
    for choice in plan(schema).choices:
        if id(choice) not in found:
            found[id(choice)] = choice
            inner = [*choice.get("properties", {}).values(), choice.get("items"), choice.get("additionalProperties")]
            for one in inner:
                if isinstance(one, dict):
                    reachable(one, found)
    return found


def test_200_answers_of_each_kind_show_every_part_of_every_schema() -> None:
    wanted: dict[int, Schema] = {}
    met: set[int] = set()
    for entry in ANSWERED:
        reachable(entry.answer, wanted)
        grower = Grower(entry.key)
        for _ in range(200):
            grower.grow(entry.answer)
        met |= grower.met
    assert len(wanted) > 1000
    assert [schema for key, schema in wanted.items() if key not in met] == []


def test_every_enum_value_comes() -> None:
    grower = Grower("enums")
    schema = {"enum": [f"value {number}" for number in range(40)]}
    assert {grower.grow(schema) for _ in range(200)} == set(schema["enum"])


TRANSACTION = definitions(PUBLISHED)["Transaction"] if entries() else {}


@pytest.mark.parametrize(("wrong", "why"), [
    ({"amount": "1.00"}, "is not of type 'number'"),
    ({"state": "ESCHEATED"}, "is not one of"),
    ({"user_transaction_time": "yesterday"}, "is not a 'date-time'"),
    ({"receipts": ["not a uuid"]}, "is not a 'uuid'"),
    ({"receipts": {}}, "is not of type 'array'"),
    ({"card_holder": {"user_id": 5}}, "is not of type 'string'"),
    ({"brand_new": 1}, "Additional properties are not allowed"),
    ({"card_holder": {"brand_new": 1}}, "Additional properties are not allowed"),
])  # fmt: skip
def test_a_judge_refuses_what_is_wrong(wrong: Any, why: str) -> None:
    right = Grower("right", "least").grow(TRANSACTION)
    assert complaints(TRANSACTION, right, PUBLISHED, strict=True) == []
    assert why in "".join(complaints(TRANSACTION, {**right, **wrong}, PUBLISHED, strict=True))


@pytest.mark.parametrize(("given", "again", "count"), [
    ({"a": 1}, {"a": 1, "b": 2}, 0), ({"a": None}, {}, 0), ({"a": 1}, {}, 1), ({"a": {"b": 1}}, {"a": {}}, 1),
    ([1, 2], [1], 1), ({"a": 1, "b": 2}, {"a": 1}, 1), ({"a": 1, "b": 2, "c": 3}, {"b": 2}, 2), ({"a": None}, {"a": 1}, 1), (1, "1.0", 0), (1, "1.1", 1), ("1", 1, 1), (True, 1, 1), (1, True, 1),
    ("2026-01-02T03:04:05+01:00", "2026-01-02T02:04:05Z", 0), ("2026-01-02T03:04:05", "2026-01-02T03:04:05Z", 0),
    ("2026-01-02T03:04:05+01:00", "2026-01-02T03:04:05Z", 1), ("01/02/2026", "2026-01-02", 0), ("a", "b", 1),
])  # fmt: skip
def test_a_comparison_sees_what_is_lost(given: Any, again: Any, count: int) -> None:
    assert len(list(lost(given, again))) == count


def test_places_name_everything_once() -> None:
    value = {"id": "a", "card_holder": {"user_id": "b"}, "receipts": ["c", "d"], "brand_new": {"e": 1}}
    assert [place.name for place in places([TRANSACTION], value)] == [
        "", ".id", ".card_holder", ".card_holder.user_id", ".receipts", ".receipts[]", ".receipts[]",
    ]  # fmt: skip

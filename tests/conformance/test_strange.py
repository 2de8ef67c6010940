"""Answers that break their promises: nulls, fields and enum values that no document knows, wherever they can stand."""

from __future__ import annotations

from typing import Any

from ramp_api.model import OpenEnum
from tests.conformance.grow import Grower
from tests.conformance.places import Path, at, places, put
from tests.conformance.spec import Entry, absent
from tests.conformance.table import BY_ENTRY, BY_KEY, is_wider, through, unwrapped
from tests.conformance.wire import answered, encoded, lost, read_at_once, to_json

pytestmark = absent


def whole(entry: Entry) -> Any:
    return Grower(entry.key, "all", nulls=False).grow(entry.answer)


def one_of_each(entry: Entry, value: Any) -> dict[str, Path]:
    """Places below the answer itself: lists by their first element, and what holds itself by the last few steps."""
    found = {place.name: place.path for place in places([entry.answer], value) if place.path}
    by_end = {tuple(name.split(".")[-4:]): name for name in reversed(found)}
    return {name: found[name] for name in by_end.values()}


@BY_ENTRY
def test_null_anywhere_costs_nothing_else(entry: Entry) -> None:
    given = whole(entry)
    paged = BY_KEY[entry.key].paged
    for name, path in one_of_each(entry, given).items():
        changed = put(given, path, None)
        if paged and name in {".data", ".data[]"}:
            # A list that is null is an empty page; a record that is null is none.
            left = len(given["data"]) - 1 if name == ".data[]" else 0
            assert len(answered(BY_KEY[entry.key], to_json(changed)).data) == left
        else:
            assert through(entry, changed) == [], name


@BY_ENTRY
def test_nulls_everywhere_at_once_cost_no_record(entry: Entry) -> None:
    given = whole(entry)
    deepest = min(8, max(len(place.path) for place in places([entry.answer], given)))
    for depth in range(1, deepest + 1):
        changed = given
        for place in places([entry.answer], given):
            # The page and its records stay: what they hold is nulled.
            if len(place.path) == depth and (depth > 2 or place.path[0] not in {"data", "page"}):
                changed = put(changed, place.path, None)
        assert through(entry, changed) == [], depth


@BY_ENTRY
def test_fields_that_nobody_knows_are_passed_over(entry: Entry) -> None:
    given = whole(entry)
    # Open JSON keeps whatever there is.
    objects = [place.path for place in places([entry.answer], given) if place.is_object and not is_wider(place)]
    assert objects or given in ({}, [])
    changed = given
    for path in objects:
        changed = put(changed, (*path, "brand_new"), {"deep": [1, None, {"brand_new": "x"}]})
    operation = BY_KEY[entry.key]
    assert answered(operation, to_json(changed)) == answered(operation, to_json(given))
    assert read_at_once(operation, to_json(changed))


@BY_ENTRY
def test_enum_values_that_nobody_knows_are_kept_as_they_are(entry: Entry) -> None:
    given = whole(entry)
    schema, wanted = unwrapped(entry, given)
    found = [place.path for place in places([schema], wanted) if place.values]
    for path in found:
        wanted = put(wanted, path, "ESCHEATED")
    items = BY_KEY[entry.key].items
    changed = {items: wanted} if items else wanted
    decoded = answered(BY_KEY[entry.key], to_json(changed))
    assert read_at_once(BY_KEY[entry.key], to_json(changed))
    for path in found:
        value = at(decoded, path)
        assert value == "ESCHEATED"
        assert str(value) == "ESCHEATED"
        assert not isinstance(value, OpenEnum) or not value.known
    assert list(lost(wanted, encoded(decoded))) == []

"""Every published example, and generated instances of every response schema, decode and encode again whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from ramp_api.model import MonthDayYear, OpenEnum
from ramp_api.secret import Secret
from tests.conformance.grow import Grower, kind_of
from tests.conformance.places import at, places, pruned, put
from tests.conformance.spec import PUBLISHED, Entry, absent, complaints, entries
from tests.conformance.table import ANSWERED, BY_ENTRY, BY_KEY, is_wider, through, unwrapped
from tests.conformance.test_table import SILENT
from tests.conformance.wire import OPEN_JSON, Notes, answered, read_at_once, to_json

pytestmark = absent


@BY_ENTRY
def test_generated_answers_lose_nothing(entry: Entry) -> None:
    grower = Grower(entry.key)
    with Notes() as notes:
        for number in range(200):
            given = grower.grow(entry.answer)
            assert through(entry, given) == []
            assert read_at_once(BY_KEY[entry.key], to_json(given))
            if number < 3:  # so that what made the answer is judged as well
                assert complaints(entry.answer, OPEN_JSON.decode(to_json(given).decode()), PUBLISHED, strict=True) == []
    assert notes == []


@BY_ENTRY
def test_every_field_has_the_type_that_its_schema_says(entry: Entry) -> None:
    for seed in range(5):
        given = Grower(f"{entry.key} {seed}", "all", nulls=False).grow(entry.answer)
        decoded = answered(BY_KEY[entry.key], to_json(given))
        schema, wanted = unwrapped(entry, given)
        for place in places([schema], wanted):
            if not is_wider(place):
                found = at(decoded, place.path)
                assert any(isinstance(found, _type(schema)) for schema in place.schemas), (place.name, found)


def _type(schema: Any) -> Any:
    if any(isinstance(value, str) for value in schema.get("enum", ())):
        return OpenEnum
    match kind_of(schema), schema.get("format"):
        case "string", str(form) if form in FORMS:
            return FORMS[form]
        case "object", _:
            return msgspec.Struct if schema.get("properties") else dict
        case kind, _:
            return KINDS[kind]


FORMS = {"date-time": datetime, "date": date, "month-day-year": MonthDayYear, "decimal": Decimal}
KINDS = {"string": (str, Secret), "number": Decimal, "integer": int, "boolean": bool, "array": list, "any": object}


@BY_ENTRY
def test_examples_lose_no_known_field(entry: Entry) -> None:
    first = Grower(entry.key, "all")
    first.grow(entry.answer)
    for schema in first.with_examples.values():
        grower = Grower(entry.key, "all")
        grower.example = schema
        assert through(entry, pruned([entry.answer], grower.grow(entry.answer))) == []
        assert id(schema) in grower.with_examples


def test_every_example_of_an_answer_was_among_them() -> None:
    found: set[int] = set()
    for entry in ANSWERED:
        grower = Grower(entry.key, "all")
        grower.grow(entry.answer)
        found |= set(grower.with_examples)
    assert len(found) == 76


@BY_ENTRY
def test_a_time_without_a_zone_is_utc_at_any_depth(entry: Entry) -> None:
    for seed in range(3):
        given = Grower(f"{entry.key} {seed}", "all", nulls=False).grow(entry.answer)
        for place in places([entry.answer], given):
            if any(schema.get("format") == "date-time" for schema in place.schemas) and isinstance(place.value, str):
                given = put(given, place.path, "2026-05-03T01:02:03")
        assert [time for time in times(answered(BY_KEY[entry.key], to_json(given))) if time.tzinfo is not UTC] == []


def times(value: Any) -> Iterator[datetime]:
    """Every time in a decoded answer."""
    if isinstance(value, datetime):
        yield value
    parts: Any = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, msgspec.Struct):
        parts = [getattr(value, name) for name in value.__struct_fields__]
    for part in parts:
        yield from times(part)


def test_every_published_answer_is_judged_but_those_without_anything_to_look_at() -> None:
    published = {BY_KEY[entry.key].name for entry in entries().values() if entry.answer}
    assert published - {BY_KEY[entry.key].name for entry in ANSWERED} == set(SILENT)
    assert len(ANSWERED) + len(SILENT) == len(published) == 132

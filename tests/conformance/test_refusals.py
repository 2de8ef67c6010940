"""What the documents do not allow in a body is refused before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from ramp_api.codec import model_of
from ramp_api.errors import InvalidRequestError
from ramp_api.model import OpenEnum
from tests.conformance.grow import kind_of
from tests.conformance.places import Place, at, places, put
from tests.conformance.spec import Entry, absent
from tests.conformance.table import BY_KEY
from tests.conformance.test_requests import SENT, Arguments, arguments, sent

pytestmark = absent

BODIED = [entry for entry in SENT if entry.body]
BY_ENTRY = pytest.mark.parametrize("entry", BODIED, ids=lambda entry: BY_KEY[entry.key].name)


def bodies(entry: Entry) -> Iterator[tuple[Arguments, list[Place]]]:
    """Whole bodies, and what is in them; several, for the parts of unions."""
    for seed in range(3):
        given = arguments(entry, "all", seed)
        yield given, list(places([entry.body or {}], given["body"]))


def refused(entry: Entry, given: Arguments, body: Any) -> bool:
    try:
        sent(entry, {**given, "body": body})
    except InvalidRequestError:
        return True
    return False


@BY_ENTRY
def test_a_required_field_cannot_be_left_out(entry: Entry) -> None:
    for given, found in bodies(entry):
        for place in found:
            # The parts of a union are one class, which requires what all of them require.
            if not place.is_object or place.of_union:
                continue
            for name in place.schemas[0].get("required", ()):
                if name in place.value and name not in MADE_UP:
                    body = put(given["body"], place.path, {key: one for key, one in place.value.items() if key != name})
                    assert refused(entry, given, body), f"{place.name}.{name}"


MADE_UP = {"idempotency_key"}  # where none is given


@BY_ENTRY
def test_a_field_that_ramp_does_not_take_is_refused_wherever_it_stands(entry: Entry) -> None:
    for given, found in bodies(entry):
        for place in found:
            if place.is_object:
                assert refused(entry, given, put(given["body"], (*place.path, "brand_new"), 1)), place.name


@BY_ENTRY
def test_a_value_beyond_its_limits_is_refused(entry: Entry) -> None:
    for given, found in bodies(entry):
        for place in found:
            for beyond in beyonds(place):
                assert refused(entry, given, put(given["body"], place.path, beyond)), (place.name, beyond)


def beyonds(place: Place) -> Iterator[Any]:
    """The same value, too long, too short, too many or too few."""
    for schema in place.schemas if len(place.schemas) == 1 else ():
        match kind_of(schema):
            case "string" if "enum" not in schema:
                if "maxLength" in schema:
                    yield "x" * (schema["maxLength"] + 1)
                if schema.get("minLength"):
                    yield "x" * (schema["minLength"] - 1)
            case "array":
                if "maxItems" in schema and place.value:
                    yield place.value[:1] * (schema["maxItems"] + 1)
                if schema.get("minItems"):
                    yield place.value[:1] * (schema["minItems"] - 1)
            case "integer" if "minimum" in schema:
                yield schema["minimum"] - 1
            case _:
                pass


@BY_ENTRY
def test_a_value_of_another_type_is_refused(entry: Entry) -> None:
    for given, found in bodies(entry):
        for place in found:
            wrong = {"string": 5, "boolean": "yes", "integer": "x", "number": [], "array": "x", "object": "x"}
            kinds = {kind_of(schema) for schema in place.schemas}
            if place.path and len(kinds) == 1 and not place.of_union and is_checked(place):
                assert refused(entry, given, put(given["body"], place.path, wrong[kinds.pop()])), place.name


@BY_ENTRY
def test_a_time_without_a_zone_is_refused(entry: Entry) -> None:
    for given, found in bodies(entry):
        for place in found:
            if [schema.get("format") for schema in place.schemas] == ["date-time"] and isinstance(place.value, str):
                assert refused(entry, given, put(given["body"], place.path, "2026-05-03T01:02:03")), place.name


@BY_ENTRY
def test_every_value_of_an_enum_is_known(entry: Entry) -> None:
    for seed in range(30):
        body = {"idempotency_key": "k", **arguments(entry, "all", seed)["body"]}
        model = model_of(str(BY_KEY[entry.key].body))
        known = {field.encode_name for field in msgspec.structs.fields(model)}
        found = msgspec.convert({name: value for name, value in body.items() if name in known}, model)
        assert [member for member in members(found) if not member.known] == []


def members(value: Any) -> Iterator[OpenEnum]:
    """Every value of an enum in a request."""
    if isinstance(value, OpenEnum):
        yield value
    parts: Any = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, msgspec.Struct):
        parts = [getattr(value, name) for name in value.__struct_fields__]
    for part in parts:
        yield from members(part)


def is_checked(place: Place) -> bool:
    return all(schema.get("format") != "decimal" for schema in place.schemas)


def test_there_is_much_to_refuse() -> None:
    found = [place for entry in BODIED for _, inside in bodies(entry) for place in inside]
    assert sum(len(list(beyonds(place))) for place in found) > 100
    assert sum(place.is_object for place in found) > 300
    assert at({"a": [1]}, ("a", 0)) == 1

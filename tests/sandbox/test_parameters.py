"""Query strings: each type, several values, filters, and what is refused, against the table's own words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api.operation import Operation, Parameter
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.parameters import read_query
from ramp_api.sandbox.problems import Kind, Problem

UUID = "0A0b0c0d-1111-4222-8333-444455556666"


def operation(*query: Parameter, **more: Any) -> Operation[Any]:
    return Operation(name="x.list", id="x", method="GET", path="/x", query=query, **more)


EVERY = operation(
    Parameter("flag", "boolean"),
    Parameter("only_true", "boolean", values=("true",)),
    Parameter("number", "integer", minimum=2, maximum=100),
    Parameter("size", "integer"),
    Parameter("amount", "decimal"),
    Parameter("day", "date"),
    Parameter("at", "datetime"),
    Parameter("state", "enum", values=("OPEN", "CLOSED")),
    Parameter("states", "enum", values=("OPEN", "CLOSED"), many=True),
    Parameter("id", "uuid"),
    Parameter("ids", "uuid", many=True),
    Parameter("text"),
    Parameter("texts", many=True),
    Parameter("filter", "filters"),
    at_most_one=(("flag", "text"),),
)


def read(*items: tuple[str, str], of: Operation[Any] = EVERY) -> dict[str, Any]:
    return dict(read_query(of, items))


def faults(*items: tuple[str, str], of: Operation[Any] = EVERY) -> dict[str, str]:
    with pytest.raises(Problem) as caught:
        read_query(of, items)
    assert caught.value.kind is Kind.VALIDATION
    found: dict[str, str] = caught.value.info["query"]
    assert all(name in caught.value.message for name in found)
    return found


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("flag", "true", True),
        ("flag", "false", False),
        ("only_true", "true", True),
        ("number", "2", 2),
        ("number", "100", 100),
        ("size", "-5", -5),
        ("amount", "-12.50", Decimal("-12.50")),
        ("amount", "+1", Decimal(1)),
        ("day", "2024-02-29", "2024-02-29"),
        ("at", "1970-01-01", 0),
        ("at", "1970-01-01T00:00", 0),
        ("at", "1970-01-01T00:00:01", 1_000_000),
        ("at", "1970-01-01T02:00:00.000001+02:00", 1),
        ("at", "1969-12-31T23:59:59Z", -1_000_000),
        ("state", "OPEN", "OPEN"),
        ("states", "CLOSED,OPEN", ["CLOSED", "OPEN"]),
        ("states", "OPEN", ["OPEN"]),
        ("id", UUID, UUID.lower()),
        ("ids", f"{UUID},{UUID.lower()}", [UUID.lower()] * 2),
        ("text", "a,b ", "a,b "),
        ("texts", "a,b ", ["a", "b "]),
    ],
)
def test_a_value_of_each_type(name: str, text: str, value: Any) -> None:
    found = read((name, text))
    assert found == {name: value}
    assert type(found[name]) is type(value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("flag", "True"),
        ("flag", "1"),
        ("only_true", "false"),
        ("number", "1"),
        ("number", "101"),
        ("number", "2.0"),
        ("number", " 2"),
        ("number", "٢"),
        ("number", "1e1"),
        ("size", "1234567890"),
        ("size", "0x1"),
        ("amount", "NaN"),
        ("amount", "1e2"),
        ("amount", ".5"),
        ("amount", "1234567890123456"),
        ("amount", "٢"),
        ("day", "2023-02-29"),
        ("day", "2024-02-29T00:00:00"),
        ("day", "20240229"),
        ("at", "2024-13-01"),
        ("at", "2024-01-01T25:00"),
        ("at"),
        ("at", "2024-01-01T00:00:00+24:00"),
        ("at", "2024-W01-1"),
        ("at", "0000-01-01"),
        ("at", "now"),
        ("state", "open"),
        ("state", "OPEN,CLOSED"),
        ("states", "OPEN,LOST"),
        ("states", "OPEN,,CLOSED"),
        ("states", "OPEN,"),
        ("id", "me"),
        ("id", UUID.replace("-", "")),
        ("id", f"{UUID} "),
        ("ids", f"{UUID},me"),
        ("texts", ","),
        ("nothing", "x"),
        ("filter", "x"),
        ("text.more", "x"),
    ],
)
def test_a_value_that_is_not_of_its_type_is_refused(name: str, text: str) -> None:
    assert set(faults((name, text))) == {name}


@pytest.mark.parametrize("name", [one.name for one in EVERY.query])
def test_what_is_empty_or_given_twice_is_refused(name: str) -> None:
    value = {"flag": "true", "number": "2", "texts": "a"}.get(name, "x")
    assert name in faults((name, ""))
    assert name in faults((name, value), (name, value))


def test_all_faults_are_named_at_once() -> None:
    assert set(faults(("flag", "x"), ("at", "y"), ("z", "1"), ("filter.a", "b"))) == {"flag", "at", "z", "filter.a"}
    assert faults(("number", "1"))["number"] == "is less than 2"
    assert "OPEN, CLOSED" in faults(("state", "x"))["state"]


def test_what_is_required_must_be_there() -> None:
    one = operation(Parameter("a", required=True), Parameter("b", required=True), Parameter("c"))
    assert set(faults(of=one)) == {"a", "b"}
    assert faults(("a", ""), of=one) == {"a": "is empty", "b": "is missing"}
    assert read(("a", "1"), ("b", "2"), of=one) == {"a": "1", "b": "2"}
    assert read() == {}


def test_what_does_not_go_together_is_refused() -> None:
    assert set(faults(("flag", "true"), ("text", "x"))) == {"flag", "text"}
    assert read(("flag", "true"), ("texts", "x")) == {"flag": True, "texts": ["x"]}


# --- Filters ---


def test_filters_are_gathered_by_column_and_operation() -> None:
    found = read(
        ("filter.a.one_of", "x"),
        ("filter.a.one_of", "y"),
        ("filter.b.is_not", "z"),
        ("filter.a.b.c", "1"),
        ("text", "t"),
    )
    assert found == {"filter": {"a.one_of": ["x", "y"], "b.is_not": ["z"], "a.b.c": ["1"]}, "text": "t"}
    # Commas are a filter's own: several values are several parameters.
    assert read(("filter.a.one_of", "x,y")) == {"filter": {"a.one_of": ["x,y"]}}


@pytest.mark.parametrize("name", ["filter.a", "filter.", "filter..one_of", "filter.a."])
def test_a_filter_names_a_column_and_an_operation(name: str) -> None:
    assert name in faults((name, "x"))


def test_a_filter_has_a_value_and_an_operation_that_takes_filters() -> None:
    assert "filter.a.one_of" in faults(("filter.a.one_of", ""))
    without = operation(Parameter("a"))
    assert "filter.a.one_of" in faults(("filter.a.one_of", "x"), of=without)


# --- For any value ---


offsets = st.integers(-1_439, 1_439).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes() | st.datetimes(timezones=offsets))
def test_every_time_is_read_as_the_moment_that_it_is(moment: datetime) -> None:
    found = read(("at", moment.isoformat()))["at"]
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    assert found == microseconds(moment)
    assert timedelta(microseconds=found) == aware - datetime(1970, 1, 1, tzinfo=UTC)


@given(st.sampled_from(EVERY.query), st.text(max_size=12))
def test_any_text_is_a_value_or_refused(parameter: Parameter, text: str) -> None:
    try:
        found = read((parameter.name, text))
    except Problem as problem:
        assert problem.kind is Kind.VALIDATION  # noqa: PT017  # either is right
    else:
        assert set(found) == {parameter.name}

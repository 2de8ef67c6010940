"""The operations of the library beside those of the documents."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ramp_api import operations
from ramp_api.operation import Operation
from tests.conformance.places import Place
from tests.conformance.spec import Entry, Schema, entries, resolved
from tests.conformance.wire import answered, encoded, lost, to_json

BY_KEY: dict[str, Operation[Any]] = {f"{one.method} {one.path}": one for one in operations.all()}
ANSWERED = [entry for entry in entries().values() if entry.answer and BY_KEY[entry.key].result]
BY_ENTRY = pytest.mark.parametrize("entry", ANSWERED, ids=lambda entry: BY_KEY[entry.key].name)


def through(entry: Entry, given: Any) -> list[str]:
    """What an answer loses on its way through the codec."""
    operation = BY_KEY[entry.key]
    again = encoded(answered(operation, to_json(given)))
    return list(lost((given.get(operation.items) or []) if operation.items else given, again))


def unwrapped(entry: Entry, given: Any) -> tuple[Schema, Any]:
    """The schema and the value that a method gives: of an object that holds nothing but a list, the list."""
    items = BY_KEY[entry.key].items
    return (resolved(entry.answer)["properties"][items], given[items]) if items else (entry.answer, given)


FORMS = r"\.custom_form_collection_response\..*"

# What the models leave wider than the schema, and why.
WIDER = {
    r"\.data\[\]\.(type|cells\[\]\.value)\.table_name": (
        "any text where the table is one's own, an enum where it is Ramp's: text for both"
    ),
    FORMS + r"\.field\.value\b.*": "text, numbers, lists and objects of seventeen kinds: open JSON",
    FORMS + r"\.value\.value\b.*": "a value of whatever type stands beside it: open JSON",
    FORMS + r"\.value\.child_type": "an enum beside arrays, any text beside the rest: text for both",
}


def is_wider(place: Place) -> bool:
    """Whether the model takes more there than the schema has."""
    return any(re.fullmatch(name, place.name) for name in WIDER)

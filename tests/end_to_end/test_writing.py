"""What is written and seen again. Against Ramp's own sandbox only where that was asked for."""

from __future__ import annotations

import uuid

import pytest

from ramp_api import Client
from ramp_api.errors import ValidationError

pytestmark = pytest.mark.usefixtures("writing")


def test_a_department_is_made_renamed_and_seen(ramp: Client) -> None:
    name = f"ramp-api {uuid.uuid4().hex[:8]}"
    made = ramp.departments.create(name=name)
    assert made.id is not None
    assert made.name == name
    assert ramp.departments.update(made.id, name=f"{name} (renamed)").name == f"{name} (renamed)"
    assert ramp.departments.get(made.id).name == f"{name} (renamed)"
    assert made.id in {one.id for one in ramp.departments.list()}


def test_a_department_without_a_name_is_refused(ramp: Client) -> None:
    with pytest.raises(ValidationError):
        ramp.departments.create(name="")


def test_a_location_is_made_and_seen(ramp: Client) -> None:
    made = ramp.locations.create(name=f"ramp-api {uuid.uuid4().hex[:8]}")
    assert made.id is not None
    assert ramp.locations.get(made.id).name == made.name

"""Departments, locations and entities: what is created stays, can be renamed, and hangs together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .wire import Wire

NOBODY = "00000000-0000-4000-8000-000000000000"
Record = dict[str, Any]


@pytest.mark.parametrize("path", ["/departments", "/locations"])
def test_what_is_created_stays_and_can_be_renamed(changing: Wire, path: str) -> None:
    before = changing.all(path)
    made = changing.json("POST", path, {"name": "Forschung & Entwicklung"})
    assert made.status == 201
    assert changing.get(f"{path}/{made.json['id']}").json == made.json
    assert changing.all(path) == [*before, made.json]
    renamed = changing.json("PATCH", f"{path}/{made.json['id']}", {"name": "R&D"})
    assert (renamed.status, renamed.json) == (200, {**made.json, "name": "R&D"})
    first = changing.json("PATCH", f"{path}/{before[0]['id']}", {"name": "First"}).json
    # A change does not move a record to another place in the list.
    assert changing.all(path) == [first, *before[1:], renamed.json]


@pytest.mark.parametrize("path", ["/departments", "/locations", "/entities"])
def test_what_is_not_there_is_a_404(changing: Wire, path: str) -> None:
    assert changing.get(f"{path}/{NOBODY}").code == "DEVELOPER_7003"
    if path != "/entities":
        assert changing.json("PATCH", f"{path}/{NOBODY}", {"name": "x"}).code == "DEVELOPER_7003"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"name": None}, 422),
        ({"name": 5}, 422),
        ({"name": "  "}, 422),
        ({"name": "x", "colour": "red"}, 422),
        ([], 422),
        ("", 400),
        ("{", 400),
        ('{"name": "\\ud800"}', 400),
    ],
)
def test_a_body_that_the_model_does_not_take_is_refused(changing: Wire, body: object, status: int) -> None:
    before = changing.all("/departments")
    reply = changing.json("POST", "/departments", body)
    assert reply.status == status
    assert reply.json["error_v2"]["message"]
    assert changing.all("/departments") == before


def test_a_body_is_json(changing: Wire) -> None:
    for media_type in ("text/plain", "application/x-www-form-urlencoded"):
        assert changing.json("POST", "/departments", {"name": "x"}, **{"Content-Type": media_type}).status == 415


def test_a_body_takes_no_query(changing: Wire) -> None:
    assert changing.json("POST", "/departments?name=x", {"name": "x"}).status == 422


# --- Entities and their locations ---


def test_a_location_belongs_to_an_entity(changing: Wire) -> None:
    entities = list(dict.fromkeys(one["entity_id"] for one in changing.all("/locations")))
    made = changing.json("POST", "/locations", {"name": "Kyōto", "entity_id": entities[2].upper()}).json
    assert made["entity_id"] == entities[2]
    assert made in changing.all("/locations", entity_id=entities[2])
    moved = changing.json("PATCH", f"/locations/{made['id']}", {"name": "Ōsaka", "entity_id": entities[1]}).json
    assert moved in changing.all("/locations", entity_id=entities[1])
    assert made["id"] not in {one["id"] for one in changing.all("/locations", entity_id=entities[2])}
    kept = changing.json("PATCH", f"/locations/{made['id']}", {"name": "Kōbe"}).json
    assert kept["entity_id"] == entities[1]
    for path, method in (("/locations", "POST"), (f"/locations/{made['id']}", "PATCH")):
        assert changing.json(method, path, {"name": "x", "entity_id": NOBODY}).status == 422


def test_without_an_entity_it_is_the_primary_one(changing: Wire) -> None:
    (primary,) = changing.all("/entities", is_primary=True)
    assert changing.json("POST", "/locations", {"name": "Reno, NV"}).json["entity_id"] == primary["id"]


def test_an_entity_has_the_locations_that_belong_to_it_now(changing: Wire) -> None:
    first, second = changing.all("/entities")[:2]
    made = changing.json("POST", "/locations", {"name": "Leeds", "entity_id": first["id"]}).json
    assert made["id"] in changing.get(f"/entities/{first['id']}").json["location_ids"]
    changing.json("PATCH", f"/locations/{made['id']}", {"name": "Leeds", "entity_id": second["id"]})
    assert made["id"] not in changing.get(f"/entities/{first['id']}").json["location_ids"]
    assert made["id"] in next(one for one in changing.all("/entities") if one["id"] == second["id"])["location_ids"]
    for entity in changing.all("/entities"):
        assert entity["location_ids"] == [one["id"] for one in changing.all("/locations", entity_id=entity["id"])]


def test_people_go_along_with_their_location(changing: Wire) -> None:
    place, other = changing.all("/locations")[0], changing.all("/locations")[4]
    there = {one["id"] for one in changing.all("/users", location_id=place["id"])}
    assert there
    changing.json("PATCH", f"/locations/{place['id']}", {"name": place["name"], "entity_id": other["entity_id"]})
    after = changing.all("/users", location_id=place["id"])
    assert {one["id"] for one in after} == there
    assert {one["entity_id"] for one in after} == {other["entity_id"]}
    changing.json("PATCH", f"/locations/{place['id']}", {"name": place["name"], "entity_id": place["entity_id"]})


def test_an_inactive_entity_can_be_hidden(shared: Wire, changing: Wire) -> None:
    every = shared.all("/entities")
    (inactive,) = (one for one in every if one not in shared.all("/entities", hide_inactive=True))
    assert shared.all("/entities", hide_inactive=False) == every
    assert inactive["location_ids"] == []
    path = f"/entities/{inactive['id']}"
    assert shared.get(path).json == shared.get(path, hide_inactive=False).json == inactive
    assert shared.get(path, hide_inactive=True).code == "DEVELOPER_7003"
    assert shared.get(f"/entities/{every[0]['id']}", hide_inactive=True).json == every[0]
    (gone,) = changing.all("/entities", currency="EUR")
    assert changing.json("POST", "/locations", {"name": "Bonn", "entity_id": gone["id"]}).status == 422


def test_entities_filter(shared: Wire) -> None:
    every = shared.all("/entities")
    assert {one["currency"] for one in every} >= {"USD", "GBP", "JPY", "KWD"}
    assert shared.all("/entities", currency="JPY") == [one for one in every if one["currency"] == "JPY"]
    assert shared.all("/entities", currency="CHF") == []
    assert shared.all("/entities", entity_name=every[1]["entity_name"].upper()) == [every[1]]
    assert shared.all("/entities", entity_name="Juniper") == []
    assert shared.all("/entities", is_primary=True) == every[:1]
    assert shared.all("/entities", is_primary=False) == every[1:]
    assert [one for page in shared.pages("/entities", page_size=2) for one in page] == every


def test_deleted_accounts_of_an_entity_are_shown_when_asked_for(shared: Wire) -> None:
    plain, more = shared.all("/entities"), shared.all("/entities", include_deleted_accounts=True)
    assert shared.all("/entities", include_deleted_accounts=False) == plain
    assert [len(one["accounts"]) for one in plain] == [1, 1, 1, 1, 0]
    assert [len(one["accounts"]) for one in more] == [2, 1, 1, 1, 1]
    assert shared.get(f"/entities/{plain[0]['id']}").json == plain[0]


def test_custom_fields_of_an_entity_are_nothing_that_anybody_knows(shared: Wire) -> None:
    entity = shared.all("/entities", include_custom_field_values=False)[0]
    for path in ("/entities", f"/entities/{entity['id']}"):
        assert shared.get(path, include_custom_field_values=True).code == "SANDBOX_NOT_IMPLEMENTED"
    assert shared.get(f"/entities/{entity['id']}", include_custom_field_values=False).json == entity


def test_an_empty_business_has_one_entity(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True)
    (entity,) = wire.all("/entities")
    (place,) = wire.all("/locations")
    assert (entity["is_primary"], entity["location_ids"]) == (True, [place["id"]])
    assert wire.all("/departments") == wire.all("/cards") == wire.all("/card-programs") == []
    assert [user["role"] for user in wire.all("/users")] == ["BUSINESS_OWNER"]
    assert wire.get("/custom-id-provider").code == "DEVELOPER_7003"
    assert wire.get("/business/balance").json["balance_including_pending"] == 0

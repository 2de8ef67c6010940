"""Entities, departments and locations."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour.people_records import USERS
from ramp_api.sandbox.listing import equal, lists, when
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, Record, encode, hidden, table
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, Listing, answers, created, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["DEPARTMENTS", "ENTITIES", "LOCATIONS", "filled", "primary_entity", "usable_entity"]

# Hidden: "inactive", and "deleted_accounts", which are shown when they are asked for.
ENTITIES = table(
    "entities",
    {
        "currency": "currency",
        "name": lambda document: document.body["entity_name"].casefold(),
        "is_primary": "is_primary",
        "inactive": hidden("inactive"),
    },
)
DEPARTMENTS = table("departments")
LOCATIONS = table("locations", {"entity_id": "entity_id"}, ("entity_id",))

lists("departments.list", Listing(DEPARTMENTS))
lists("locations.list", Listing(LOCATIONS, {"entity_id": equal("entity_id")}))

_FIRST_ENTITY = f"{ASSUMED}: without an entity, the primary one"


def filled(name: str, value: str) -> str:
    """A text that is not blank.

    Raises:
        Problem: 422, it is; ``name`` is the field.
    """
    if not value.strip():
        raise invalid(name, "is empty")
    return value


# --- Entities ---


def _entity_record(world: World, call: Call, record: Record) -> bytes:
    """An entity with the locations that belong to it now."""
    entity = record.document()
    belongs = Condition("t.entity_id = ?", (entity.id,))
    entity.body["location_ids"] = [location.id for location in world.store.page(LOCATIONS, [belongs])]
    if call.query.get("include_deleted_accounts"):
        entity.body["accounts"] += entity.hidden.get("deleted_accounts", [])
    if call.query.get("include_custom_field_values"):
        raise Problem(Kind.NOT_IMPLEMENTED, "the sandbox does not know how Ramp shows an entity's custom fields")
    return encode(entity.body)


def _unless_hidden(value: Any) -> Condition | None:
    return Condition("NOT t.inactive") if value else None


lists(
    "entities.list",
    Listing(
        ENTITIES,
        {
            "currency": equal("currency"),
            "entity_name": lambda value: Condition("t.name = ?", (value.casefold(),)),
            "is_primary": when("t.is_primary", "NOT t.is_primary"),
            "hide_inactive": _unless_hidden,
        },
        read=frozenset({"include_custom_field_values", "include_deleted_accounts"}),
        render=_entity_record,
    ),
    f"{PUBLISHED}; {ASSUMED}: a name is the whole name, without regard to case",
)


@answers("entities.get", f"{PUBLISHED}; {ASSUMED}: hide_inactive hides an inactive entity here as well")
def get_entity(world: World, call: Call) -> Answer:
    """One entity, with the locations that belong to it."""
    found = world.find(ENTITIES, call.path["entity_id"], "entity")
    if call.query.get("hide_inactive") and found.hidden.get("inactive"):
        raise Problem(Kind.NOT_FOUND, f"there is no active entity with the id {found.id}")
    return Answer(200, _entity_record(world, call, Record(found.id, encode(found.body), encode(found.hidden))))


def primary_entity(world: World) -> Document:
    """The business's own entity."""
    found = world.first(ENTITIES, Condition("t.is_primary"))
    if found is None:
        raise Problem(Kind.CONFLICT, "the business has no primary entity")
    return found


def usable_entity(world: World, given: dict[str, Any]) -> str | None:
    """The entity that a body names, which must be in use; None where it names none.

    Raises:
        Problem: 422, there is none, or it is inactive.
    """
    if given.get("entity_id") is None:
        return None
    found = world.require(ENTITIES, given["entity_id"], "entity_id")
    if found.hidden.get("inactive"):
        raise invalid("entity_id", "is an inactive entity")
    return found.id


# --- Departments ---


@answers("departments.get")
def get_department(world: World, call: Call) -> Answer:
    """One department."""
    return shown(world.find(DEPARTMENTS, call.path["department_id"], "department"))


@answers("departments.create")
def create_department(world: World, call: Call) -> Answer:
    """A new department."""
    return created(world.add(DEPARTMENTS, {"id": world.new_id(), "name": filled("name", call.given["name"])}))


@answers("departments.update")
def update_department(world: World, call: Call) -> Answer:
    """Another name."""
    department = world.find(DEPARTMENTS, call.path["department_id"], "department")
    department.body["name"] = filled("name", call.given["name"])
    return shown(world.save(DEPARTMENTS, department))


# --- Locations ---


@answers("locations.get")
def get_location(world: World, call: Call) -> Answer:
    """One location."""
    return shown(world.find(LOCATIONS, call.path["location_id"], "location"))


@answers("locations.create", _FIRST_ENTITY)
def create_location(world: World, call: Call) -> Answer:
    """A new location."""
    name = filled("name", call.given["name"])
    entity_id = usable_entity(world, call.given) or primary_entity(world).id
    return created(world.add(LOCATIONS, {"id": world.new_id(), "entity_id": entity_id, "name": name}))


@answers("locations.update", f"{PUBLISHED}; {ASSUMED}: who works there goes along to another entity")
def update_location(world: World, call: Call) -> Answer:
    """Another name, or another entity."""
    location = world.find(LOCATIONS, call.path["location_id"], "location")
    location.body["name"] = filled("name", call.given["name"])
    entity_id = usable_entity(world, call.given)
    if entity_id is not None and entity_id != location.body["entity_id"]:
        location.body["entity_id"] = entity_id
        _move_people(world, location)
    return shown(world.save(LOCATIONS, location))


def _move_people(world: World, location: Document) -> None:
    for user in world.documents(USERS, Condition("t.location_id = ?", (location.id,))):
        user.body["entity_id"] = location.body["entity_id"]
        world.save(USERS, user)

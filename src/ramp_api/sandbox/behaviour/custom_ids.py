"""Custom ids: a provider of them, and what ties them to Ramp's own. Ramp has dropped all of it since 2022."""

from __future__ import annotations

from ramp_api.sandbox.behaviour.organization import filled
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.records import TABLES, Document, Table, encode, table
from ramp_api.sandbox.registry import ASSUMED, KNOWN, Answer, Call, answers, nothing
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["CUSTOM_IDS", "PROVIDERS", "PROVIDER_USED"]

PROVIDER_USED = "custom_id_provider"
"""Under this the store remembers which provider the app uses."""

PROVIDERS = table("custom_id_providers")
CUSTOM_IDS = table(
    "custom_ids",
    {name: name for name in ("provider_id", "entity_type", "custom_id", "ramp_id")},
    ("custom_id", "ramp_id"),
)

_SOURCE = f"{KNOWN} of 2022; {ASSUMED}: which kinds of objects there are, and that ids are tied one to one"
# What custom ids are for, by the names that the paths of 2022 may have for it.
_TYPES = {
    "card": "cards", "department": "departments", "entity": "entities", "location": "locations",
    "reimbursement": "reimbursements", "transaction": "transactions", "user": "users",
}  # fmt: skip


@answers("custom_id_providers.create", _SOURCE)
def create(world: World, call: Call) -> Answer:
    """A new provider, which no app uses yet."""
    provider = world.add(PROVIDERS, {"id": world.new_id()})
    return Answer(201, encode({"provider_id": provider.id}))


@answers("custom_id_providers.link_application", _SOURCE)
def link_application(world: World, call: Call) -> Answer:
    """The app uses a provider from now on."""
    provider = world.require(PROVIDERS, call.given["custom_id_provider"], "custom_id_provider")
    world.store.remember(PROVIDER_USED, provider.id)
    return nothing()


@answers("custom_id_providers.get", _SOURCE)
def get(world: World, call: Call) -> Answer:
    """The provider that the app uses."""
    return Answer(200, encode({"custom_id_provider": _provider(world)}))


@answers("custom_id_providers.link", _SOURCE)
def link(world: World, call: Call) -> Answer:
    """Tie an id to an object; each has one of the other's at most."""
    provider_id, kind = _provider(world), call.path["entity_type"]
    custom_id = filled("custom_id", call.given["custom_id"])
    ramp_id = world.require(_table(kind), call.given["ramp_id"], "ramp_id").id
    for column, value in (("custom_id", custom_id), ("ramp_id", ramp_id)):
        if _tie(world, provider_id, kind, column, value) is not None:
            raise Problem(Kind.CONFLICT, f"the {column} {value} is tied already")
    tie = {"provider_id": provider_id, "entity_type": _table(kind).name, "custom_id": custom_id, "ramp_id": ramp_id}
    world.add(CUSTOM_IDS, tie, key=world.new_id())
    return Answer(201)


@answers("custom_id_providers.ramp_id", _SOURCE)
def ramp_id(world: World, call: Call) -> Answer:
    """Ramp's id for a custom one."""
    return _other(world, call, "custom_id", "ramp_id")


@answers("custom_id_providers.custom_id", _SOURCE)
def custom_id(world: World, call: Call) -> Answer:
    """The custom id for one of Ramp's."""
    return _other(world, call, "ramp_id", "custom_id")


def _other(world: World, call: Call, column: str, wanted: str) -> Answer:
    found = _tie(world, _provider(world), call.path["entity_type"], column, call.path[column])
    if found is None:
        raise Problem(Kind.NOT_FOUND, f"no {wanted} is tied to {call.path[column]}")
    return Answer(200, encode({wanted: found.body[wanted]}))


def _provider(world: World) -> str:
    used = world.store.recall(PROVIDER_USED)
    if used is None:
        raise Problem(Kind.NOT_FOUND, "this app uses no provider of custom ids")
    return str(used)


def _tie(world: World, provider_id: str, kind: str, column: str, value: str) -> Document | None:
    wanted = Condition(
        f"t.provider_id = ? AND t.entity_type = ? AND t.{column} = ?", (provider_id, _table(kind).name, value)
    )
    return world.first(CUSTOM_IDS, wanted)


def _table(kind: str) -> Table:
    if kind not in _TYPES:
        raise Problem(Kind.NOT_FOUND, f"there are no custom ids of {kind}, only of {', '.join(_TYPES)}")
    return TABLES[_TYPES[kind]]

"""The application for a Ramp account that this app begins on somebody's behalf."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ramp_api.models.shared import LegalEntityType
from ramp_api.sandbox.behaviour.leads import check_email, check_redirect
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import table
from ramp_api.sandbox.registry import ASSUMED, Answer, Call, answers, created, shown
from ramp_api.sandbox.world import World

__all__ = ["APPLICATIONS"]

APPLICATIONS = table("applications")

_SOURCE = f"{ASSUMED}: one for each app, and gives what it took, as leads do, without what identifies a person"
# Never given back, whoever asks.
_SECRET = frozenset({"birth_date", "passport_last_4", "ssn_last_4"})


@answers("applications.create", _SOURCE)
def create(world: World, call: Call) -> Answer:
    """Begin an application."""
    given = call.given
    for name, value in _texts(given):
        _check(name, value)
    if world.first(APPLICATIONS) is not None:
        raise Problem(Kind.CONFLICT, "this app has begun an application already")
    now = world.stamp()
    kept = {name: _without_secrets(value) for name, value in given.items() if name != "oauth_authorize_params"}
    body = {"id": world.new_id(), "status": "Pending", "created_at": now, "updated_at": now, **kept}
    return created(world.add(APPLICATIONS, body, oauth=given.get("oauth_authorize_params")))


@answers("applications.get", _SOURCE)
def get(world: World, call: Call) -> Answer:
    """The application that was begun."""
    del call
    found = world.first(APPLICATIONS)
    if found is None:
        raise Problem(Kind.NOT_FOUND, "this app has begun no application")
    return shown(found)


def _texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a body, with the place where it is."""
    if isinstance(value, dict):
        for key, part in value.items():  # pyright: ignore[reportUnknownVariableType]
            yield from _texts(part, f"{name}.{key}" if name else str(key))  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list):
        for number, part in enumerate(value):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            yield from _texts(part, f"{name}[{number}]")
    elif isinstance(value, str):
        yield name, value


def _check(name: str, value: str) -> None:
    field = name.rpartition(".")[2]
    if field == "email":
        check_email(name, value)
    elif field == "redirect_uri":
        check_redirect(name, value)
    elif field == "entity_type" and value not in set(LegalEntityType):
        raise invalid(name, f"is none of {', '.join(LegalEntityType)}")
    elif field == "birth_date":
        try:
            date.fromisoformat(value)
        except ValueError:
            raise invalid(name, "is not a date such as 1980-05-31") from None
    elif field in {"ssn_last_4", "passport_last_4"} and not value.isascii():
        raise invalid(name, "has other characters than a document's number")
    elif not value.strip():
        raise invalid(name, "is empty")


def _without_secrets(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_secrets(part) for part in value]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
    return {name: _without_secrets(part) for name, part in found.items() if name not in _SECRET}

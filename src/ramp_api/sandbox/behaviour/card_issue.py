"""How a card is issued, whichever operation asks for it: what is checked, and what the new card is like."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, timedelta
from typing import Any

from ramp_api.sandbox.behaviour.card_programs import check_restrictions, restricted, unshown
from ramp_api.sandbox.behaviour.cards import CARDS, lock_later, of_program, order
from ramp_api.sandbox.behaviour.organization import filled, primary_entity, usable_entity
from ramp_api.sandbox.behaviour.people_records import active_user
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.world import World

__all__ = ["check_issue", "issue", "last_four_of"]

_ARRIVES = timedelta(days=7)
_BESIDE_PROGRAM = ("display_name", "entity_id", "is_temporary", "spending_restrictions")


def check_issue(world: World, given: Mapping[str, Any], *, physical: bool) -> None:
    """Whether a card can be issued as it is asked for.

    Raises:
        Problem: 422, it cannot.
    """
    user = active_user(world, given["user_id"], "user_id")
    if "card_program_id" in given:
        beside = [name for name in _BESIDE_PROGRAM if given.get(name)]
        if beside:
            raise invalid("card_program_id", f"cannot go with {', '.join(beside)}")
        of_program(world, given["card_program_id"], physical=physical)
    elif "spending_restrictions" not in given:
        raise invalid("spending_restrictions", "is missing, and there is no card_program_id")
    else:
        check_restrictions(world, given["spending_restrictions"])
    if "display_name" in given:
        filled("display_name", given["display_name"])
    usable_entity(world, dict(given))
    named = given.get("fulfillment", {}).get("cardholder_uuid")
    if named is not None and named.lower() != user.id:
        raise invalid("fulfillment.cardholder_uuid", "is not the card's user")


def issue(world: World, given: Mapping[str, Any], *, physical: bool, limit_id: str | None = None) -> Document:
    """A new card, checked once more: a virtual one works at once, a physical one once it has arrived."""
    check_issue(world, given, physical=physical)
    user = active_user(world, given["user_id"], "user_id")
    program = of_program(world, given["card_program_id"], physical=physical) if "card_program_id" in given else None
    restrictions = given.get("spending_restrictions", {})
    use = restricted(restrictions) if program is None else program.hidden["card"]
    card_id, now = world.new_id(), world.now().astimezone(UTC)
    name = f"{user.body['first_name']} {user.body['last_name']}"
    body = {
        "id": card_id,
        "card_program_id": program and program.id,
        "cardholder_id": user.id,
        "cardholder_name": name,
        "created_at": world.stamp(),
        "display_name": given.get("display_name") or (name if program is None else program.body["display_name"]),
        "entity_id": usable_entity(world, dict(given)) or user.body["entity_id"] or primary_entity(world).id,
        "expiration": f"{now.month:02d}{(now.year + 4) % 100:02d}",
        "fulfillment": _fulfillment(world, given, user.id, name) if physical else None,
        "has_program_overridden": False,
        "is_physical": physical,
        "last_four": last_four_of(card_id),
        "spending_restrictions": {**_OPEN, **use, "suspended": False},
        "state": "UNACTIVATED" if physical else "ACTIVE",
    }
    is_temporary = given.get("is_temporary", False)
    card = world.add(CARDS, body, limit_id=limit_id, is_temporary=is_temporary, unshown=unshown(restrictions))
    lock_later(world, card)
    if physical:
        order(world, card)
    return card


_OPEN: Mapping[str, Any] = {
    "amount": None,
    "auto_lock_date": None,
    "blocked_categories": [],
    "categories": [],
    "interval": "TOTAL",
    "suspended": False,
    "transaction_amount_limit": None,
}


def _fulfillment(world: World, given: Mapping[str, Any], user_id: str, name: str) -> dict[str, Any]:
    wanted = given.get("fulfillment", {})
    printed = {"text": {"name_line_1": {"value": name}, "name_line_2": None}}
    return {
        "card_personalization": wanted.get("card_personalization", printed),
        "cardholder_uuid": user_id,
        "fulfillment_status": "ORDERED",
        "shipping": wanted.get("shipping"),
        "shipping_date": None,
        "shipping_eta": (world.now() + _ARRIVES).isoformat(timespec="seconds"),
        "shipping_tracking_url": None,
    }


def last_four_of(card_id: str) -> str:
    """The last digits of a new card's number; they follow from its id, as everything here follows from the seed."""
    return f"{int(hashlib.sha256(card_id.encode()).hexdigest()[:8], 16) % 10_000:04d}"

"""Card numbers, and tokens by which another page shows them. All numbers here are made up, and none can be a real one.

They begin as every test number does (4242), and their check digit is wrong on purpose.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from ramp_api.models.vault import VaultCardCreate
from ramp_api.sandbox.behaviour.cards import CARDS
from ramp_api.sandbox.behaviour.organization import filled
from ramp_api.sandbox.behaviour.physical_cards import taken
from ramp_api.sandbox.behaviour.virtual_cards import virtual
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document, encode
from ramp_api.sandbox.registry import ASSUMED, KNOWN, PUBLISHED, Answer, Call, answers
from ramp_api.sandbox.seeds import derived
from ramp_api.sandbox.world import World

__all__ = ["pan_of"]

_ORIGIN = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?", re.IGNORECASE | re.ASCII)
_CREATES = f"{KNOWN}: what it answers; {ASSUMED}: 201, and the limit as limits.create makes it"


class _Named(msgspec.Struct):
    """What the newer path takes that the other does not."""

    display_name: str | msgspec.UnsetType = msgspec.UNSET


# --- Numbers ---


def pan_of(card: Document) -> str:
    """A card's number: sixteen digits that end as the card does, and that no issuer gave to anybody."""
    tail: str = card.body["last_four"]
    wrong = (f"42424242424{digit}{tail}" for digit in "23")
    return next(number for number in wrong if _luhn(number))


def _luhn(digits: str) -> int:
    """What is over by Luhn's rule: 0 for any number that a bank may have given."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(sum(divmod(value, 10)) for value in doubled) % 10


def _secrets(card: Document) -> dict[str, Any]:
    cvv = int(hashlib.sha256(f"cvv/{card.id}".encode()).hexdigest()[:8], 16) % 1_000
    return {"id": card.id, "cvv": f"{cvv:03d}", "expiration": card.body["expiration"], "pan": pan_of(card)}


def _get(world: World, call: Call) -> Answer:
    card = virtual(world, call.path["card_id"])
    if card.body["state"] == "TERMINATED":
        raise invalid("card_id", "is a card that is terminated", "path")
    return Answer(200, encode(_secrets(card)))


@answers("vault.cards.get", f"{ASSUMED}: the part of vault.cards.create's answer that is about the card")
def get(world: World, call: Call) -> Answer:
    """A virtual card's number."""
    return _get(world, call)


@answers("cards.vault.get", f"{ASSUMED}: vault.cards.get by another path")
def get_newer(world: World, call: Call) -> Answer:
    """The same by its newer path."""
    return _get(world, call)


# --- A limit and its card at once ---


@answers("vault.cards.create", f"{PUBLISHED}; {_CREATES}")
def create(world: World, call: Call) -> Answer:
    """A limit, and the number of its card."""
    return _create(world, call.given)


@answers("cards.vault.create", f"{_CREATES}; takes what vault.cards.create takes, and a display_name")
def create_newer(world: World, call: Call) -> Answer:
    """The same by its newer path."""
    return _create(world, taken(call, VaultCardCreate, _Named))


def _create(world: World, given: Mapping[str, Any]) -> Answer:
    from ramp_api.sandbox.behaviour.limit_changes import issue
    from ramp_api.sandbox.behaviour.limit_records import LIMITS

    # Null is what Ramp takes for left out.
    told = {name: value for name, value in given.items() if value is not None}
    wanted: dict[str, Any] = {"user_id": told["user_id"]}
    if "display_name" in told:
        wanted["display_name"] = filled("display_name", told["display_name"])
    if "spend_program_id" in told:
        wanted["spend_program_id"] = told["spend_program_id"]
    elif "spending_restrictions" not in told:
        raise invalid("spending_restrictions", "is missing, and there is no spend_program_id")
    else:
        restrictions = told["spending_restrictions"]
        wanted |= {
            "display_name": wanted.get("display_name", "Virtual card"),
            "permitted_spend_types": {"primary_card_enabled": True, "reimbursements_enabled": False},
            "spending_restrictions": {name: value for name, value in restrictions.items() if value is not None},
        }
    limit = issue(world, wanted)
    for name in ("accounting_rules", "allowed_overage_percent_override"):
        if name in told:
            limit.hidden[name] = told[name]
    world.save(LIMITS, limit)
    return _made(limit, world.find(CARDS, limit.hidden["card_ids"][0]))


def _made(limit: Document, card: Document) -> Answer:
    shown = ("limit", "interval", "allowed_vendors", "blocked_vendors", "allowed_categories", "blocked_categories")
    body = {
        "spend_limit_id": limit.id,
        "card": _secrets(card),
        "created_at": limit.body["created_at"],
        "display_name": limit.body["display_name"],
        "restrictions": {name: limit.body["restrictions"][name] for name in shown},
        "spend_program_id": limit.body["spend_program_id"],
        "user_id": limit.body["users"][0]["user_id"],
    }
    return Answer(201, encode(body))


# --- Embedding ---


@answers("embedded.cards.embed", f"{PUBLISHED}; {ASSUMED}: what the token is called, and 201")
def embed(world: World, call: Call) -> Answer:
    """A token by which a page of that origin shows a card that is in use."""
    if not _ORIGIN.fullmatch(call.given["parent_origin"]):
        raise invalid("parent_origin", "is not an origin such as https://app.example.com")
    card = world.find(CARDS, call.path["card_id"], "card")
    if card.body["state"] != "ACTIVE":
        raise invalid("card_id", f"is a card whose state is {card.body['state']}", "path")
    token = derived(world.seed, f"embed/{world.new_id()}", 48)
    return Answer(201, encode({"init_token": f"ramp_embed_{token}"}))

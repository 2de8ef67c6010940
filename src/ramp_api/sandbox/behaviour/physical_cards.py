"""Physical cards by their newer paths: the same cards, shown as the card of a fund, and changed at once.

Ramp has not published what they take and give; the names of what is shown were seen in a public client.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

from ramp_api.learning import learned
from ramp_api.models.cards import PhysicalCardCreate
from ramp_api.sandbox.behaviour import cards
from ramp_api.sandbox.behaviour.card_issue import issue
from ramp_api.sandbox.behaviour.cards import CARDS
from ramp_api.sandbox.behaviour.organization import filled
from ramp_api.sandbox.listing import equal, lists
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, Record, encode
from ramp_api.sandbox.registry import ASSUMED, SEEN, Answer, Call, Listing, Query, answers, nothing
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["taken"]

_SHOWN = (
    "id", "cardholder_id", "cardholder_name", "created_at", "display_name", "entity_id", "expiration", "fulfillment",
    "last_four", "state",
)  # fmt: skip
_SOURCE = f"{SEEN}: fields of the card; {ASSUMED}: the rest of it, after cards"


class _Change(msgspec.Struct):
    """What was seen that a physical card may be changed with."""

    display_name: str | msgspec.UnsetType = msgspec.UNSET
    fund_id: str | msgspec.UnsetType = msgspec.UNSET
    automatic_routing_enabled: bool | msgspec.UnsetType = msgspec.UNSET


class _OfFund(msgspec.Struct):
    """What a new physical card may have that an older one has not."""

    fund_id: str | msgspec.UnsetType = msgspec.UNSET


# --- What is shown ---


def _shown(card: Document) -> dict[str, Any]:
    return {
        **{name: card.body[name] for name in _SHOWN},
        "fund_id": card.hidden.get("limit_id"),
        "is_suspended": card.body["state"] == "SUSPENDED",
    }


def _answer(card: Document, status: int = 200) -> Answer:
    return Answer(status, encode(_shown(card)))


def _wanted(query: Query) -> Condition:
    activated = query.get("include_activated_only", True)
    if query.get("include_terminated_only", False):
        if activated:
            text = "include_terminated_only needs include_activated_only=false beside it"
            raise Problem(Kind.CARD_FILTERS, text)
        return Condition("t.is_physical AND t.state = 'TERMINATED'")
    fresh = " AND t.state <> 'UNACTIVATED'" if activated else ""
    return Condition(f"t.is_physical AND t.state <> 'TERMINATED'{fresh}")


lists(
    "cards.physical.list",
    Listing(
        CARDS,
        {"user_id": lambda value: Condition("t.user_id = ?", (value.lower(),)), "display_name": equal("display_name")},
        _wanted,
        frozenset({"include_activated_only", "include_terminated_only"}),
        render=lambda world, call, record: _rendered(record),
    ),
    f"{SEEN}; {ASSUMED}: without either switch, what is activated and not terminated",
)


def _rendered(record: Record) -> bytes:
    return encode(_shown(record.document()))


def _physical(world: World, call: Call) -> Document:
    card = world.find(CARDS, call.path["card_id"], "physical card")
    return card if card.body["is_physical"] else world.find(CARDS, "", "physical card with this id")


@answers("cards.physical.get", _SOURCE)
def get(world: World, call: Call) -> Answer:
    """One physical card, terminated ones too."""
    return _answer(_physical(world, call))


# --- What is taken ---


def taken(call: Call, *models: type[msgspec.Struct], **more: Any) -> dict[str, Any]:
    """An open body, which may have the fields of some models but for those given in ``more``, and no others.

    Raises:
        Problem: 501 for another field; 422 for a value that its model does not take.
    """
    fields = {model: set(model.__struct_fields__) for model in models}
    for name in call.given:
        if name in more or not any(name in known for known in fields.values()):
            raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have the field {name} of {call.name}")
    given, made = {**call.given, **more}, dict[str, Any]()
    for model, known in fields.items():
        try:
            part = msgspec.convert({name: value for name, value in given.items() if name in known}, learned(model))
        except msgspec.ValidationError as error:
            raise Problem(Kind.VALIDATION, str(error), info={"body": str(error)}) from None
        made |= msgspec.to_builtins(part, builtin_types=(Decimal,))
    return made


@answers("cards.physical.create", f"{ASSUMED}: it takes what cards.create_physical takes, and a fund_id; 201")
def create(world: World, call: Call) -> Answer:
    """Order a physical card, without a task."""
    given = taken(call, PhysicalCardCreate, _OfFund, idempotency_key="none")
    card = issue(world, given, physical=True)
    if "fund_id" in given:
        _attach(world, card, given["fund_id"])
    return _answer(card, 201)


@answers("cards.physical.update", _SOURCE)
def update(world: World, call: Call) -> Answer:
    """Another name, or another fund."""
    card, given = _living(world, call), taken(call, _Change)
    if "display_name" in given:
        card.body["display_name"] = filled("display_name", given["display_name"])
    if "automatic_routing_enabled" in given:
        card.hidden["automatic_routing_enabled"] = given["automatic_routing_enabled"]
    if "fund_id" in given:
        _attach(world, card, given["fund_id"])
    return _answer(world.save(CARDS, card))


def _attach(world: World, card: Document, fund_id: str) -> None:
    """Let a card spend from another fund, of which its holder is a member."""
    from ramp_api.sandbox.behaviour.limit_records import LIMITS, members_of

    fund = world.require(LIMITS, fund_id, "fund_id")
    if fund.body["state"] == "TERMINATED":
        raise invalid("fund_id", "is a fund that is terminated")
    if card.body["cardholder_id"] not in members_of(fund):
        raise invalid("fund_id", "is a fund of which the card's holder is no member")
    former = world.get(LIMITS, card.hidden.get("limit_id"))
    if former is not None:
        former.hidden["card_ids"] = [one for one in former.hidden.get("card_ids", ()) if one != card.id]
        world.save(LIMITS, former)
        fund = world.require(LIMITS, fund_id, "fund_id")
    fund.hidden["card_ids"] = [*fund.hidden.get("card_ids", ()), card.id]
    world.save(LIMITS, fund)
    card.hidden["limit_id"] = fund.id
    world.save(CARDS, card)


# --- States ---


def _living(world: World, call: Call) -> Document:
    return cards.living(world, _physical(world, call).id)


@answers("cards.physical.suspend", f"{ASSUMED}: like cards.suspend, at once; answers the card")
def suspend(world: World, call: Call) -> Answer:
    """Lock a card."""
    taken(call)
    return _answer(cards.suspend(world, _living(world, call).id))


@answers("cards.physical.unsuspend", f"{ASSUMED}: like cards.unsuspend, at once; answers the card")
def unsuspend(world: World, call: Call) -> Answer:
    """Unlock a card."""
    taken(call)
    return _answer(cards.unsuspend(world, _living(world, call).id))


@answers("cards.physical.terminate", f"{ASSUMED}: like cards.terminate, at once; 204")
def terminate(world: World, call: Call) -> Answer:
    """End a card for good."""
    taken(call)
    cards.terminate(world, _living(world, call).id)
    return nothing()

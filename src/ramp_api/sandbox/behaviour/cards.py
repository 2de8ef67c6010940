"""Cards: their table, the older operations on them, and what locks and unlocks them.

Cards are locked for several reasons at once ("holds"): somebody did it, the holder is suspended, the lock date has
come. A card is unlocked when the last of them is gone, and is then what it would have become meanwhile.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, TypeAlias

from ramp_api.sandbox.behaviour.card_programs import CARD_PROGRAMS, check_restrictions, restricted, unshown
from ramp_api.sandbox.behaviour.organization import filled, usable_entity
from ramp_api.sandbox.behaviour.people_records import active_user
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.listing import equal, lists
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import Document, hidden, table
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, SEEN, Answer, Call, Listing, Query, answers, nothing, shown
from ramp_api.sandbox.schedule import Due, due
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = [
    "CARDS",
    "Hold",
    "held_by",
    "hold",
    "living",
    "lock_later",
    "of_program",
    "order",
    "release",
    "suspend",
    "terminate",
    "unsuspend",
]

Hold: TypeAlias = Literal["card", "user", "date"]

# Hidden: "holds", and "unlocked", the state without any; "limit_id", the limit or fund that it spends from.
CARDS = table(
    "cards",
    {
        "entity_id": "entity_id",
        "user_id": "cardholder_id",
        "card_program_id": "card_program_id",
        "display_name": "display_name",
        "state": "state",
        "is_physical": "is_physical",
        "limit_id": hidden("limit_id"),
    },
    ("user_id", "limit_id"),
)

_SHIPPED, _ARRIVED = 2 * 86_400.0, 7 * 86_400.0


def _shown(query: Query) -> Condition:
    activated = "t.state <> 'UNACTIVATED'" if query.get("is_activated", True) else "t.state = 'UNACTIVATED'"
    # Ramp never lists terminated cards, whatever is_terminated says.
    terminated = " AND t.state = 'TERMINATED'" if query.get("is_terminated", False) else ""
    return Condition(f"{activated} AND t.state <> 'TERMINATED'{terminated}")


lists(
    "cards.list",
    Listing(
        CARDS,
        {name: equal(name) for name in ("entity_id", "user_id", "card_program_id", "display_name")},
        _shown,
        frozenset({"is_activated", "is_terminated"}),
    ),
    SEEN,
)


@answers("cards.get")
def get(world: World, call: Call) -> Answer:
    """One card, terminated ones too."""
    return shown(world.find(CARDS, call.path["card_id"], "card"))


@answers("cards.update", f"{PUBLISHED}; {ASSUMED}: a terminated card stays as it is; null leaves holder and entity")
def update(world: World, call: Call) -> Answer:
    """Change what is given; a card program has the last word on what the card may be used for."""
    card, given = living(world, call.path["card_id"]), call.given
    if "display_name" in given:
        card.body["display_name"] = filled("display_name", given["display_name"])
    if given.get("new_user_id") is not None:
        user = active_user(world, given["new_user_id"], "new_user_id")
        card.body["cardholder_id"] = user.id
        card.body["cardholder_name"] = f"{user.body['first_name']} {user.body['last_name']}"
        # Whoever had it may be suspended; whoever has it now is not.
        release(world, card, "user")
    card.body["entity_id"] = usable_entity(world, given) or card.body["entity_id"]
    if "has_notifications_enabled" in given:
        card.hidden["has_notifications_enabled"] = given["has_notifications_enabled"]
    if "card_program_id" in given:
        _link(world, card, given["card_program_id"])
    elif "spending_restrictions" in given:
        _restrict(world, card, given["spending_restrictions"])
    world.save(CARDS, card)
    return nothing()


def _link(world: World, card: Document, program_id: str | None) -> None:
    card.body["has_program_overridden"] = False
    if program_id is None:
        card.body["card_program_id"] = None
        return
    program = of_program(world, program_id, physical=card.body["is_physical"])
    card.body["card_program_id"] = program.id
    card.body["spending_restrictions"] |= program.hidden["card"]
    lock_later(world, card)


def of_program(world: World, program_id: str, *, physical: bool) -> Document:
    """A card program for such cards, with what it says of a card's use under ``"card"`` in its hidden part.

    Raises:
        Problem: 422, there is none, it is for other cards, or its lock date has passed.
    """
    program = world.require(CARD_PROGRAMS, program_id, "card_program_id")
    if program.body["is_physical"] is not physical:
        raise invalid("card_program_id", f"is a program for {'virtual' if physical else 'physical'} cards")
    restrictions = program.body["spending_restrictions"]
    check_restrictions(world, {"lock_date": restrictions["lock_date"]}, "card_program_id")
    program.hidden["card"] = {
        "amount": restrictions["amount"],
        "auto_lock_date": restrictions["lock_date"],
        "blocked_categories": program.hidden.get("blocked_categories", []),
        "categories": restrictions["categories"],
        "interval": restrictions["interval"],
        "transaction_amount_limit": restrictions["transaction_amount_limit"],
    }
    return program


def _restrict(world: World, card: Document, given: dict[str, Any]) -> None:
    check_restrictions(world, given)
    card.body["spending_restrictions"] |= restricted(given)
    card.hidden["unshown"] = card.hidden.get("unshown", {}) | unshown(given)
    card.body["has_program_overridden"] = card.body["card_program_id"] is not None
    if "lock_date" in given:
        lock_later(world, card)


# --- States ---


def living(world: World, card_id: str) -> Document:
    """A card that can still be changed.

    Raises:
        Problem: 404, there is none; 422, it is terminated.
    """
    card = world.find(CARDS, card_id, "card")
    if card.body["state"] == "TERMINATED":
        raise invalid("card_id", "is a card that is terminated", "path")
    return card


def held_by(world: World, user_id: str) -> list[Document]:
    """The cards of a user that are not terminated."""
    return world.documents(CARDS, Condition("t.user_id = ? AND t.state <> 'TERMINATED'", (user_id,)))


def _holds(card: Document) -> list[str]:
    # Other parts of the sandbox may have issued the card, or locked it, and know nothing of holds.
    state = card.body["state"]
    card.hidden.setdefault("unlocked", "ACTIVE" if state in {"SUSPENDED", "TERMINATED"} else state)
    found: list[str] = card.hidden.setdefault("holds", ["card"] if state == "SUSPENDED" else [])
    return found


def _settle(world: World, card: Document) -> Document:
    """Let the state follow from the holds, and keep the card."""
    locked = bool(_holds(card))
    if card.body["state"] != "TERMINATED":
        card.body["state"] = "SUSPENDED" if locked else card.hidden["unlocked"]
        card.body["spending_restrictions"]["suspended"] = locked
    return world.save(CARDS, card)


def hold(world: World, card: Document, why: Hold) -> Document:
    """Lock a card for one more reason."""
    holds = _holds(card)
    if why not in holds:
        holds.append(why)
    return _settle(world, card)


def release(world: World, card: Document, why: Hold) -> Document:
    """Take a reason away; others keep the card locked."""
    holds = _holds(card)
    if why in holds:
        holds.remove(why)
    return _settle(world, card)


def suspend(world: World, card_id: str) -> Document:
    """Lock a card, as somebody asks for it.

    Raises:
        Problem: 404, there is none; 422, it is terminated, or locked already.
    """
    card = living(world, card_id)
    if "card" in _holds(card):
        raise invalid("card_id", "is a card that is suspended already", "path")
    return hold(world, card, "card")


def unsuspend(world: World, card_id: str) -> Document:
    """Unlock a card that somebody had locked; nothing else unlocks so.

    Raises:
        Problem: 404, there is none; 422, it is terminated, not locked, or locked for other reasons.
    """
    card = living(world, card_id)
    holds = _holds(card)
    if "card" in holds:
        return release(world, card, "card")
    why = {"user": "locked with its holder, who is suspended", "date": "locked by its lock date: give it another"}
    raise invalid("card_id", f"is a card that is {why[holds[0]] if holds else 'not suspended'}", "path")


def terminate(world: World, card_id: str) -> Document:
    """End a card for good.

    Raises:
        Problem: 404, there is none; 422, it is terminated already.
    """
    # What was to happen to it later finds it terminated, and leaves it so.
    card = living(world, card_id)
    card.hidden["holds"] = []
    card.body["state"] = "TERMINATED"
    card.body["spending_restrictions"]["suspended"] = False
    return world.save(CARDS, card)


# --- Later ---


def lock_later(world: World, card: Document) -> None:
    """A card will lock itself on the date that it has now, and on no other; what an earlier one locked is unlocked."""
    world.schedule.cancel("cards.lock", card.id)
    holds = _holds(card)
    if "date" in holds:
        holds.remove("date")
        _settle(world, card)
    date = card.body["spending_restrictions"]["auto_lock_date"]
    if date is not None:
        world.schedule.add(microseconds(datetime.fromisoformat(date)), "cards.lock", card.id)


@due("cards.lock")
def _lock(world: World, found: Due) -> None:
    hold(world, living(world, found.subject), "date")


def order(world: World, card: Document) -> None:
    """A physical card that was ordered will be shipped, and be activated when it arrives."""
    world.later("cards.ship", card.id, seconds=_SHIPPED)
    world.later("cards.arrive", card.id, seconds=_ARRIVED)


@due("cards.ship")
def _ship(world: World, found: Due) -> None:
    card = living(world, found.subject)
    card.body["fulfillment"] |= {"fulfillment_status": "SHIPPED", "shipping_date": world.stamp()}
    world.save(CARDS, card)


@due("cards.arrive")
def _arrive(world: World, found: Due) -> None:
    card = living(world, found.subject)
    card.body["fulfillment"]["fulfillment_status"] = "DELIVERED"
    _holds(card)
    card.hidden["unlocked"] = "ACTIVE"
    _settle(world, card)

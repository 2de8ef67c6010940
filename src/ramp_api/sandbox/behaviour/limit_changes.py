"""What happens to limits, and so to funds: they are issued, changed, shared, suspended and terminated. No requests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ramp_api.sandbox.behaviour import card_issue, cards
from ramp_api.sandbox.behaviour.cards import CARDS
from ramp_api.sandbox.behaviour.intervals import interval_of
from ramp_api.sandbox.behaviour.limit_records import (
    LIMITS,
    card_restrictions,
    lock_later,
    members_of,
    suspended,
)
from ramp_api.sandbox.behaviour.organization import filled
from ramp_api.sandbox.behaviour.people_records import active_user
from ramp_api.sandbox.behaviour.spend_programs import PROGRAMS, restrictions_of
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.parameters import UUID
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.world import World

__all__ = [
    "add_members",
    "change",
    "check_issue",
    "issue",
    "living",
    "member",
    "remove_members",
    "suspend",
    "terminate",
    "unsuspend",
]


def living(world: World, limit_id: str, what: str = "limit") -> Document:
    """A limit that can still be changed.

    Raises:
        Problem: 404, there is none; 422, it is terminated.
    """
    limit = world.find(LIMITS, limit_id, what)
    if limit.body["state"] == "TERMINATED":
        raise Problem(Kind.VALIDATION, f"the {what} is terminated")
    return limit


def _program(world: World, program_id: str) -> Document:
    program = world.require(PROGRAMS, program_id, "spend_program_id")
    date = program.body["restrictions"]["auto_lock_date"]
    if date is not None and microseconds(datetime.fromisoformat(date)) <= world.micros():
        raise invalid("spend_program_id", "names a program whose lock date has passed")
    return program


# --- Issuing ---


def check_issue(world: World, given: Mapping[str, Any]) -> None:
    """Whether a limit can be issued as it is asked for.

    Raises:
        Problem: 422, it cannot.
    """
    active_user(world, given["user_id"], "user_id")
    if "display_name" in given:
        filled("display_name", given["display_name"])
    program_id = given.get("spend_program_id")
    if program_id is not None:
        _program(world, program_id)
        if "permitted_spend_types" in given:
            raise invalid("permitted_spend_types", "cannot go with spend_program_id")
    else:
        for name in ("display_name", "spending_restrictions", "permitted_spend_types"):
            if name not in given:
                raise invalid(name, "is missing, and there is no spend_program_id")
        restrictions_of(world, given["spending_restrictions"])
    if "fulfillment" in given:
        _check_fulfillment(given["fulfillment"], given["user_id"])


def _check_fulfillment(given: Mapping[str, Any], user_id: str) -> None:
    if given.get("shipping", {}).get("recipient_address") is None:
        raise invalid("fulfillment.shipping.recipient_address", "is missing")
    if (given.get("cardholder_uuid") or user_id).lower() != user_id.lower():
        raise invalid("fulfillment.cardholder_uuid", "is not the limit's user")


def issue(world: World, given: Mapping[str, Any]) -> Document:
    """A new limit, with a card: a physical one where it says where to send it, and otherwise a virtual one."""
    check_issue(world, given)
    user = active_user(world, given["user_id"], "user_id")
    program = world.get(PROGRAMS, given.get("spend_program_id"))
    if program is None:
        restrictions, mcc_codes = restrictions_of(world, given["spending_restrictions"])
    else:
        # Ramp ignores restrictions that are given beside a program.
        restrictions, mcc_codes = program.body["restrictions"], program.hidden.get("blocked_mcc_codes", [])
    source = given if program is None else program.body
    body = {
        "id": world.new_id(),
        "created_at": world.stamp(),
        "display_name": given.get("display_name") or source["display_name"],
        "entity_id": user.body["entity_id"],
        "has_program_overridden": False,
        "is_shareable": given.get("is_shareable", program is not None and program.body["is_shareable"]),
        "permitted_spend_types": source["permitted_spend_types"],
        "restrictions": restrictions,
        "spend_program_id": program and program.id,
        "state": "ACTIVE",
        "suspension": None,
        "users": [{"user_id": user.id}],
    }
    card = _issue_card(world, body, user, given.get("fulfillment"))
    limit = world.add(LIMITS, body, card_ids=[card.id], blocked_mcc_codes=mcc_codes)
    lock_later(world, limit)
    return limit


def _issue_card(
    world: World, limit: Mapping[str, Any], user: Document, fulfillment: Mapping[str, Any] | None
) -> Document:
    use = card_restrictions(limit["restrictions"])
    wanted: dict[str, Any] = {
        "user_id": user.id,
        "display_name": limit["display_name"],
        "spending_restrictions": {"amount": use["amount"], "interval": use["interval"]},
    }
    if fulfillment is not None:
        wanted["fulfillment"] = fulfillment
    card = card_issue.issue(world, wanted, physical=fulfillment is not None, limit_id=limit["id"])
    card.body["entity_id"] = limit["entity_id"]
    card.body["spending_restrictions"] |= use
    if fulfillment is not None:
        cards.order(world, card)
    return world.save(CARDS, card)


# --- Changing ---


def change(world: World, limit: Document, given: Mapping[str, Any]) -> Document:
    """Change what a request says, and keep it."""
    body = limit.body
    if "spend_program_id" in given:
        _link(world, limit, given)
    if "display_name" in given:
        body["display_name"] = filled("display_name", given["display_name"])
    if "new_user_id" in given:
        _hand_over(world, limit, given["new_user_id"])
    if "is_shareable" in given:
        if not given["is_shareable"] and len(body["users"]) > 1:
            raise invalid("is_shareable", "cannot be false while several users share it")
        body["is_shareable"] = given["is_shareable"]
    if "permitted_spend_types" in given:
        body["permitted_spend_types"] = given["permitted_spend_types"]
        body["has_program_overridden"] = body["spend_program_id"] is not None
    if "spending_restrictions" in given:
        _restrict(world, limit, given["spending_restrictions"])
    _mirror(world, limit)
    return world.save(LIMITS, limit)


def _link(world: World, limit: Document, given: Mapping[str, Any]) -> None:
    """Link a limit with a program, or with none."""
    if len(given) > 1:
        raise invalid("spend_program_id", "cannot go with other fields")
    body, program_id = limit.body, given["spend_program_id"]
    body["has_program_overridden"] = False
    if program_id is None:
        body["spend_program_id"] = None
        return
    program = _program(world, program_id)
    body["spend_program_id"] = program.id
    body["permitted_spend_types"] = program.body["permitted_spend_types"]
    _put_restrictions(world, limit, program.body["restrictions"], program.hidden.get("blocked_mcc_codes", []))


def _restrict(world: World, limit: Document, given: Mapping[str, Any]) -> None:
    once = given.get("is_one_time_edit", False)
    restrictions, mcc_codes = restrictions_of(world, given)
    if once:
        _restrict_once(world, limit, restrictions, mcc_codes)
        return
    _put_restrictions(world, limit, restrictions, mcc_codes)
    limit.body["has_program_overridden"] = limit.body["spend_program_id"] is not None


def _put_restrictions(world: World, limit: Document, restrictions: dict[str, Any], mcc_codes: list[str]) -> None:
    limit.body["restrictions"] = restrictions
    limit.hidden["blocked_mcc_codes"] = mcc_codes
    limit.hidden.pop("temporary_until", None)
    lock_later(world, limit)
    # Another date, or none, unlocks what the date had locked.
    if limit.hidden.get("locked"):
        _active(limit)


def _restrict_once(world: World, limit: Document, wanted: dict[str, Any], mcc_codes: list[str]) -> None:
    """More may be spent until the interval ends; then it is as it was."""
    name, standing = "spending_restrictions", limit.body["restrictions"]
    _, until = interval_of(standing["interval"], world.now())
    others = {"limit": None, "temporary_limit": None}
    same_codes = mcc_codes == limit.hidden.get("blocked_mcc_codes", [])
    if {**wanted, **others} != {**standing, **others} or not same_codes:
        raise invalid(f"{name}.is_one_time_edit", "changes nothing but the limit; the rest must be as it is")
    if until is None:
        raise invalid(f"{name}.is_one_time_edit", "needs an interval that ends")
    if wanted["limit"]["amount"] <= standing["limit"]["amount"]:
        raise invalid(f"{name}.limit", "is not more than the limit that is raised for a while")
    standing["temporary_limit"] = wanted["limit"]
    limit.hidden["temporary_until"] = microseconds(until)


def _hand_over(world: World, limit: Document, user_id: str) -> None:
    """Another owner, who gets the virtual cards; a physical card has a name on it."""
    user, members = active_user(world, user_id, "new_user_id"), members_of(limit)
    if user.id == members[0]:
        raise invalid("new_user_id", "is the limit's user already")
    held = [world.find(CARDS, card_id) for card_id in limit.hidden.get("card_ids", ())]
    if any(card.body["is_physical"] and card.body["state"] != "TERMINATED" for card in held):
        raise invalid("new_user_id", "cannot take over a physical card of somebody else")
    kept = [one for one in members[1:] if one != user.id]
    limit.body["users"] = [{"user_id": one} for one in (user.id, *kept)]
    _forget(limit, {members[0], user.id})
    for card in held:
        card.body["cardholder_id"] = user.id
        card.body["cardholder_name"] = f"{user.body['first_name']} {user.body['last_name']}"
        # Whoever had it may be suspended; whoever has it now is not.
        cards.release(world, card, "user")


def _mirror(world: World, limit: Document) -> None:
    """The cards of a limit are called and restricted as it is."""
    for card_id in limit.hidden.get("card_ids", ()):
        card = world.find(CARDS, card_id)
        card.body["display_name"] = limit.body["display_name"]
        card.body["spending_restrictions"] |= card_restrictions(limit.body["restrictions"])
        world.save(CARDS, card)


# --- Members ---


def _named(given: Mapping[str, Any]) -> list[str]:
    ids: list[str] = given.get("user_ids") or []
    if not ids:
        raise invalid("user_ids", "is empty")
    if any(not UUID.fullmatch(one) for one in ids):
        raise invalid("user_ids", "has an id that is not a UUID")
    lowered = [one.lower() for one in ids]
    if len(set(lowered)) < len(lowered):
        raise invalid("user_ids", "has an id twice")
    return lowered


def add_members(world: World, limit: Document, given: Mapping[str, Any]) -> Document:
    """More users of a limit that may be shared."""
    if not limit.body["is_shareable"]:
        raise Problem(Kind.VALIDATION, "this is not shareable")
    members = members_of(limit)
    for one in _named(given):
        if one in members:
            raise invalid("user_ids", f"has {one}, who is a member already")
        limit.body["users"].append({"user_id": active_user(world, one, "user_ids").id})
    return world.save(LIMITS, limit)


def remove_members(world: World, limit: Document, given: Mapping[str, Any]) -> Document:
    """Fewer users; the owner stays, unless somebody else becomes the owner."""
    members, gone = members_of(limit), _named(given)
    for one in gone:
        if one not in members:
            raise invalid("user_ids", f"has {one}, who is no member")
        if one == members[0]:
            raise invalid("user_ids", "has the owner: give it to somebody else first (new_user_id)")
    limit.body["users"] = [{"user_id": one} for one in members if one not in gone]
    _forget(limit, set(gone))
    return world.save(LIMITS, limit)


def _forget(limit: Document, gone: set[str]) -> None:
    kept = [one for one in limit.hidden.get("suspended_members", ()) if one not in gone]
    limit.hidden["suspended_members"] = kept


def member(world: World, limit: Document, user_id: str, *, suspend_them: bool) -> Document:
    """Suspend one member, or let them spend again."""
    if user_id not in members_of(limit):
        raise Problem(Kind.NOT_FOUND, f"there is no member with the id {user_id}")
    gone: list[str] = limit.hidden.setdefault("suspended_members", [])
    if (user_id in gone) is suspend_them:
        raise Problem(Kind.VALIDATION, f"the member is {'' if suspend_them else 'not '}suspended")
    if suspend_them:
        gone.append(user_id)
    else:
        gone.remove(user_id)
    return world.save(LIMITS, limit)


# --- Suspending and terminating ---


def suspend(world: World, limit: Document, acting_user_id: str) -> Document:
    """Nobody spends from it until it is unsuspended. Its cards stay as they are: they have states of their own."""
    if limit.body["state"] == "SUSPENDED":
        raise Problem(Kind.VALIDATION, "this is suspended already")
    suspended(world, limit, acting_user_id)
    return world.save(LIMITS, limit)


def unsuspend(world: World, limit: Document) -> Document:
    """Its members spend from it again."""
    if limit.body["state"] != "SUSPENDED":
        raise Problem(Kind.VALIDATION, "this is not suspended")
    if limit.hidden.get("locked"):
        raise Problem(Kind.VALIDATION, "its lock_date has passed: give it another one, or none")
    active_user(world, members_of(limit)[0], "user_id")
    _active(limit)
    return world.save(LIMITS, limit)


def _active(limit: Document) -> None:
    limit.body["state"], limit.body["suspension"] = "ACTIVE", None
    limit.hidden["locked"] = False


def terminate(world: World, limit: Document) -> Document:
    """It is over for good, and its cards with it."""
    world.schedule.cancel("limits.lock", limit.id)
    limit.body["state"], limit.body["suspension"] = "TERMINATED", None
    for card_id in limit.hidden.get("card_ids", ()):
        if world.find(CARDS, card_id).body["state"] != "TERMINATED":
            cards.terminate(world, card_id)
    return world.save(LIMITS, limit)

"""Card programs: what cards are issued under, and what a card may be used for in general."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from ramp_api.models.card_programs import CardProgramIcon
from ramp_api.models.shared import SpendingInterval
from ramp_api.sandbox.behaviour.organization import filled
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.listing import lists
from ramp_api.sandbox.parameters import UUID
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import table
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, Listing, answers, created, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["CARD_PROGRAMS", "check_restrictions", "restricted", "unshown"]

CARD_PROGRAMS = table("card_programs", {"is_default": "is_default"})

_CATEGORIES = frozenset(range(1, 45)) - {22}
_MCC = re.compile(r"\d{4}", re.ASCII)
_CATEGORY = (_CATEGORIES.__contains__, "has a number that is none of Ramp's categories")
_VENDOR = (UUID.fullmatch, "has an id that is not a UUID")
_LISTED: Mapping[str, tuple[Callable[[Any], object], str]] = {
    "categories": _CATEGORY,
    "categories_whitelist": _CATEGORY,
    "categories_blacklist": _CATEGORY,
    "vendor_blacklist": _VENDOR,
    "vendor_whitelist": _VENDOR,
    "blocked_mcc_codes": (_MCC.fullmatch, "has a code that is not four digits"),
}
# Of what a card may be used for, what Ramp takes and never shows again.
_UNSHOWN = ("blocked_mcc_codes", "card_accounting_rules", "policy_id", "vendor_blacklist", "vendor_whitelist")

lists("card_programs.list", Listing(CARD_PROGRAMS))


@answers("card_programs.get")
def get(world: World, call: Call) -> Answer:
    """One card program."""
    return shown(world.find(CARD_PROGRAMS, call.path["card_program_id"], "card program"))


@answers("card_programs.create", f"{PUBLISHED}; {ASSUMED}: its numbers of user, business and policy are not looked at")
def create(world: World, call: Call) -> Answer:
    """A new card program; one that is the default takes that from another."""
    given = call.given
    icon = given.get("icon", "CardIcon")
    if not CardProgramIcon(icon).known:
        raise invalid("icon", "is none that Ramp has")
    restrictions = given["spending_restrictions"]
    check_restrictions(world, restrictions)
    if given["is_default"]:
        for other in world.documents(CARD_PROGRAMS, Condition("t.is_default")):
            other.body["is_default"] = False
            world.save(CARD_PROGRAMS, other)
    shown_of = restricted(restrictions)
    body = {
        "id": world.new_id(),
        "description": given["description"],
        "display_name": filled("display_name", given["display_name"]),
        "icon": icon,
        "is_default": given["is_default"],
        "is_physical": given["is_physical"],
        "spending_restrictions": {
            "amount": shown_of["amount"],
            "categories": shown_of.get("categories", []),
            "interval": shown_of["interval"],
            "lock_date": shown_of.get("auto_lock_date"),
            "transaction_amount_limit": shown_of.get("transaction_amount_limit"),
        },
    }
    blocked = shown_of.get("blocked_categories", [])
    return created(world.add(CARD_PROGRAMS, body, blocked_categories=blocked, unshown=unshown(restrictions)))


# --- What a card may be used for ---


_MOST = 10**15


def check_restrictions(world: World, given: Mapping[str, Any], name: str = "spending_restrictions") -> None:
    """Whether Ramp would take what a body says of what a card may be used for.

    Raises:
        Problem: 422, it would not.
    """
    if not SpendingInterval(given.get("interval", "TOTAL")).known:
        raise invalid(f"{name}.interval", "is none that Ramp has")
    if given.get("currency", "USD") != "USD":
        raise invalid(f"{name}.currency", "is not USD, and the sandbox's cards have no other")
    if given.get("lock_date") is not None and _moment(given["lock_date"]) <= world.micros():
        raise invalid(f"{name}.lock_date", "has passed")
    for amount in ("amount", "transaction_amount_limit"):
        value = Decimal(given.get(amount, 0))
        # Python's decimals cannot be rounded to a cent beyond some 26 digits.
        if abs(value) >= _MOST:
            raise invalid(f"{name}.{amount}", "is more than the sandbox's cards can have")
        if value != round(value, 2):
            raise invalid(f"{name}.{amount}", "has fractions of a cent")
    if "categories" in given and "categories_whitelist" in given:
        raise invalid(f"{name}.categories", "cannot go with categories_whitelist")
    for kind, (known, fault) in _LISTED.items():
        if not all(known(one) for one in given.get(kind, ())):
            raise invalid(f"{name}.{kind}", fault)


def _moment(text: str) -> int:
    return microseconds(datetime.fromisoformat(text))


def _in_utc(text: str | None) -> str | None:
    return text and datetime.fromisoformat(text).astimezone(UTC).isoformat()


def restricted(given: Mapping[str, Any]) -> dict[str, Any]:
    """What is given of what a card may be used for, under the names that Ramp shows it by."""
    names = {
        "amount": "amount",
        "categories": "categories",
        "categories_blacklist": "blocked_categories",
        "categories_whitelist": "categories",
        "interval": "interval",
        "lock_date": "auto_lock_date",
        "transaction_amount_limit": "transaction_amount_limit",
    }
    found = {names[name]: value for name, value in given.items() if name in names}
    return found | ({"auto_lock_date": _in_utc(given["lock_date"])} if "lock_date" in given else {})


def unshown(given: Mapping[str, Any]) -> dict[str, Any]:
    """The rest of it, which Ramp never shows again."""
    return {name: given[name] for name in _UNSHOWN if name in given}

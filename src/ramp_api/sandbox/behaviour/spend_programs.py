"""Spend programs, and the restrictions on spending that programs and limits are given in the same form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from ramp_api.sandbox.behaviour.intervals import INTERVALS
from ramp_api.sandbox.behaviour.organization import DEPARTMENTS, LOCATIONS, filled
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.listing import lists
from ramp_api.sandbox.parameters import UUID
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import TABLES, table
from ramp_api.sandbox.registry import Answer, Call, Listing, answers, created, shown
from ramp_api.sandbox.world import World

__all__ = ["PROGRAMS", "money", "program_body", "restrictions_of"]

PROGRAMS = table("spend_programs")

lists("spend_programs.list", Listing(PROGRAMS))

_MCC = re.compile(r"[0-9]{4}")
# More than anybody may spend, and within what JSON readers take for an integer.
_MOST = 10**12


@answers("spend_programs.get")
def get(world: World, call: Call) -> Answer:
    """One program."""
    return shown(world.find(PROGRAMS, call.path["spend_program_id"], "spend program"))


@answers("spend_programs.create")
def create(world: World, call: Call) -> Answer:
    """A new program. One that issues limits by itself is refused: nobody knows when it would."""
    given = call.given
    rules: Mapping[str, Any] = given.get("issuance_rules") or {}
    if rules.get("automatic") is not None:
        text = "the sandbox does not have the field issuance_rules.automatic of spend_programs.create"
        raise Problem(Kind.NOT_IMPLEMENTED, text)
    restrictions, mcc_codes = restrictions_of(world, given["spending_restrictions"])
    body = program_body(
        world.new_id(),
        filled("display_name", given["display_name"]),
        filled("description", given["description"]),
        given["icon"],
        restrictions,
        primary_card=given["permitted_spend_types"]["primary_card_enabled"],
        reimbursements=given["permitted_spend_types"]["reimbursements_enabled"],
        shareable=given.get("is_shareable", False),
        physical=given.get("issue_physical_card_if_needed", False),
    )
    requestable = _rule(world, rules.get("requestable"))
    return created(world.add(PROGRAMS, body, blocked_mcc_codes=mcc_codes, requestable=requestable))


def program_body(
    program_id: str,
    name: str,
    description: str,
    icon: str,
    restrictions: dict[str, Any],
    *,
    primary_card: bool,
    reimbursements: bool,
    shareable: bool,
    physical: bool,
) -> dict[str, Any]:
    """A program as Ramp shows it."""
    return {
        "id": program_id,
        "description": description,
        "display_name": name,
        "icon": icon,
        "is_shareable": shareable,
        "issue_physical_card_if_needed": physical,
        "permitted_spend_types": {"primary_card_enabled": primary_card, "reimbursements_enabled": reimbursements},
        "restrictions": restrictions,
    }


def _rule(world: World, rule: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Who may ask for a program."""
    if rule is None:
        return None
    if rule.get("user_custom_field_ids"):
        text = "the sandbox does not have the field user_custom_field_ids of issuance_rules"
        raise Problem(Kind.NOT_IMPLEMENTED, text)
    chosen = [name for name in ("department_ids", "location_ids") if rule.get(name)]
    if rule.get("applies_to_all") and chosen:
        raise invalid(f"issuance_rules.requestable.{chosen[0]}", "cannot go with applies_to_all")
    for name, known in (("department_ids", DEPARTMENTS), ("location_ids", LOCATIONS)):
        for one in rule.get(name) or ():
            world.require(known, one, f"issuance_rules.requestable.{name}")
    return dict(rule)


# --- Restrictions ---


def money(name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """An amount of dollars that is more than nothing.

    Raises:
        Problem: 422, it is not; ``name`` is the field.
    """
    currency = given.get("currency_code", "USD")
    if currency != "USD":
        raise invalid(f"{name}.currency_code", "is not USD, the only currency of limits")
    if not 0 < given["amount"] <= _MOST:
        raise invalid(f"{name}.amount", f"is not between 1 and {_MOST}")
    return {"amount": given["amount"], "currency_code": "USD"}


def restrictions_of(world: World, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The restrictions of a request as Ramp shows them, and the blocked merchant category codes, which it does not.

    Raises:
        Problem: 422, they make no sense.
    """
    single = given.get("transaction_amount_limit")
    lists_of = {name: _distinct(name, given.get(name, [])) for name in _LISTS}
    for what in ("categories", "vendors"):
        if both := set(lists_of[f"allowed_{what}"]) & set(lists_of[f"blocked_{what}"]):
            raise invalid(f"spending_restrictions.blocked_{what}", f"has {both.pop()}, which is allowed as well")
    for name in ("allowed_categories", "blocked_categories"):
        if any(code <= 0 for code in lists_of[name]):
            raise invalid(f"spending_restrictions.{name}", "has a code that is not positive")
    for name in ("allowed_vendors", "blocked_vendors"):
        lists_of[name] = [_merchant(world, one, name) for one in lists_of[name]]
    mcc_codes = _distinct("blocked_mcc_codes", given.get("blocked_mcc_codes", []))
    if any(not _MCC.fullmatch(code) for code in mcc_codes):
        raise invalid("spending_restrictions.blocked_mcc_codes", "has a code that is not four digits")
    if given["interval"] not in INTERVALS:
        raise invalid("spending_restrictions.interval", f"is none of {', '.join(INTERVALS)}")
    limit = money("spending_restrictions.limit", given["limit"])
    return {
        **lists_of,
        "auto_lock_date": _lock_date(world, given.get("lock_date")),
        "interval": given["interval"],
        "limit": limit,
        "temporary_limit": None,
        "transaction_amount_limit": single and money("spending_restrictions.transaction_amount_limit", single),
    }, mcc_codes


_LISTS = ("allowed_categories", "allowed_vendors", "blocked_categories", "blocked_vendors")


def _distinct(name: str, values: list[Any]) -> list[Any]:
    if len(set(values)) < len(values):
        raise invalid(f"spending_restrictions.{name}", "has something twice")
    return values


def _merchant(world: World, merchant_id: str, name: str) -> str:
    if not UUID.fullmatch(merchant_id):
        raise invalid(f"spending_restrictions.{name}", "has an id that is not a UUID")
    # Merchants are another resource's, and may come after this one.
    merchants = TABLES.get("merchants")
    return merchant_id.lower() if merchants is None else world.require(merchants, merchant_id, name).id


def _lock_date(world: World, text: str | None) -> str | None:
    if text is None:
        return None
    date = datetime.fromisoformat(text)
    if microseconds(date) <= world.micros():
        raise invalid("spending_restrictions.lock_date", "has passed")
    return date.astimezone(UTC).isoformat()

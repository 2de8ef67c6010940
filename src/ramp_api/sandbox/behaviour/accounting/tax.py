"""The accounting field for tax codes, the codes, and the rates that they stand for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ramp_api.sandbox.behaviour.accounting.accounts import ACCOUNTS
from ramp_api.sandbox.behaviour.accounting.connections import belonging, in_use
from ramp_api.sandbox.behaviour.accounting.items import (
    COLUMNS,
    CONNECTION,
    FILTERS,
    belonging_to,
    changeable,
    check_new,
    fresh,
    hide,
    revise,
    uploaded,
)
from ramp_api.sandbox.behaviour.accounting.single import single_of, single_operations
from ramp_api.sandbox.listing import lists
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import Document, hidden, table
from ramp_api.sandbox.registry import ASSUMED, Answer, Call, Listing, answers, nothing, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["TAX_CODES", "TAX_RATES"]

TAX_CODES = table(
    "accounting_tax_codes", {**COLUMNS, "is_synced": "is_synced", "field_id": hidden("field_id")}, ("remote_id",)
)
TAX_RATES = table("accounting_tax_rates", {"connection_id": hidden("connection_id"), "remote_id": "id"})

_CODE, _RATE = "tax code", "tax rate"
_CODES = f"{ASSUMED}: as options of custom fields, with a name; tax_rate_ids are Ramp's ids of rates"
_RATES = f"{ASSUMED}: as general ledger accounts; a rate is text, and is removed when it is deleted"
# Digits of a rate before and after its point. Ramp's bounds are not known.
_WHOLE, _FRACTION = 4, 10

single_operations("accounting.tax.code", "TAX_CODE", TAX_CODES)

lists(
    "accounting.tax.code.options.list",
    Listing(TAX_CODES, FILTERS, read=frozenset({CONNECTION}), within=belonging),
    _CODES,
)
lists("accounting.tax.rates.list", Listing(TAX_RATES, read=frozenset({CONNECTION}), within=belonging), _RATES)


@answers("accounting.tax.code.options.create", f"{_CODES}; 201")
def create_codes(world: World, call: Call) -> Answer:
    """Up to 500 tax codes, all or none."""
    connection, given = in_use(world), call.given["options"]
    field = single_of(world, connection.id, "TAX_CODE")
    if field is None:
        raise Problem(Kind.CONFLICT, "this accounting connection has no field for tax codes: make it first")
    # Nothing brings a deleted one back, so that it cannot be in the way of a new one.
    check_new(world, TAX_CODES, given, "options", Condition("t.field_id = ? AND t.is_active", (field.id,)))
    made: list[Document] = []
    for number, one in enumerate(given):
        body: dict[str, Any] = {
            **fresh(world),
            "code": None,
            "id": one["id"],
            "is_synced": True,
            "name": one["name"],
            "tax_rate_ids": _rates(world, one.get("tax_rate_ids") or [], f"options[{number}].tax_rate_ids"),
        }
        made.append(world.add(TAX_CODES, body, key=body["ramp_id"], connection_id=connection.id, field_id=field.id))
    return uploaded("options", made)


@answers("accounting.tax.code.options.update", _CODES)
def update_code(world: World, call: Call) -> Answer:
    """Another name, or other rates."""
    code, changed = changeable(world, TAX_CODES, call.path["option_id"], _CODE), dict(call.given)
    if changed.get("tax_rate_ids") is not None:
        changed["tax_rate_ids"] = _rates(world, changed["tax_rate_ids"], "tax_rate_ids")
    return shown(revise(world, TAX_CODES, code, changed))


@answers("accounting.tax.code.options.delete", f"{_CODES}; 204")
def delete_code(world: World, call: Call) -> Answer:
    """Out of use."""
    return hide(world, TAX_CODES, changeable(world, TAX_CODES, call.path["option_id"], _CODE))


@answers("accounting.tax.rates.create", f"{_RATES}; 201")
def create_rates(world: World, call: Call) -> Answer:
    """Up to 500 rates, all or none."""
    connection, given = in_use(world), call.given["tax_rates"]
    check_new(world, TAX_RATES, given, "tax_rates", Condition("t.connection_id = ?", (connection.id,)))
    made: list[Document] = []
    for number, one in enumerate(given):
        new = fresh(world)
        del new["is_active"]
        body: dict[str, Any] = {
            **new,
            "accounting_gl_account_id": _account(world, one, f"tax_rates[{number}].accounting_gl_account_id"),
            "id": one["id"],
            "name": one["name"],
            "rate": _rate(one["rate"], f"tax_rates[{number}].rate"),
        }
        made.append(world.add(TAX_RATES, body, key=body["ramp_id"], connection_id=connection.id))
    return uploaded("tax_rates", made)


@answers("accounting.tax.rates.update", _RATES)
def update_rate(world: World, call: Call) -> Answer:
    """Another name, rate or account."""
    rate, changed = changeable(world, TAX_RATES, call.path["tax_rate_id"], _RATE), dict(call.given)
    changed["accounting_gl_account_id"] = _account(world, changed, "accounting_gl_account_id")
    if changed.get("rate") is not None:
        changed["rate"] = _rate(changed["rate"], "rate")
    return shown(revise(world, TAX_RATES, rate, changed))


@answers("accounting.tax.rates.delete", f"{_RATES}, unless a tax code has it; 204")
def delete_rate(world: World, call: Call) -> Answer:
    """Gone."""
    rate = changeable(world, TAX_RATES, call.path["tax_rate_id"], _RATE)
    theirs = Condition("t.connection_id = ? AND t.is_active", (rate.hidden["connection_id"],))
    for code in world.documents(TAX_CODES, theirs):
        if rate.id in code.body["tax_rate_ids"]:
            raise Problem(Kind.CONFLICT, f"the tax code {code.id} has the rate {rate.id}: take it from there first")
    world.delete(TAX_RATES, rate)
    return nothing()


def _rates(world: World, given: list[str], name: str) -> list[str]:
    found = [belonging_to(world, TAX_RATES, rate_id, f"{name}[{number}]").id for number, rate_id in enumerate(given)]
    if len(set(found)) < len(found):
        raise invalid(name, "names a rate twice")
    return found


def _account(world: World, given: dict[str, Any], name: str) -> str | None:
    account_id = given.get("accounting_gl_account_id")
    return None if account_id is None else belonging_to(world, ACCOUNTS, account_id, name).id


def _rate(rate: Decimal, name: str) -> str:
    if not rate.is_finite() or rate < 0:
        raise invalid(name, "is not a number from 0 up")
    if rate.adjusted() >= _WHOLE or int(rate.as_tuple().exponent) < -_FRACTION:
        raise invalid(name, f"has more than {_WHOLE} digits before its point, or more than {_FRACTION} after it")
    return f"{rate:f}"

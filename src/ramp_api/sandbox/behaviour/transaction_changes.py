"""What people change of a transaction: its memo and its codes."""

from __future__ import annotations

from typing import Any

import msgspec

from ramp_api.sandbox.behaviour.coding import coded
from ramp_api.sandbox.behaviour.settling import handed_in
from ramp_api.sandbox.behaviour.transactions import TRANSACTIONS, code, single, touch, write_memo
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.registry import ASSUMED, Answer, Call, answers
from ramp_api.sandbox.world import World

__all__ = ["update"]

_CHOSEN = {"type": "USER"}


class _Selection(msgspec.Struct, forbid_unknown_fields=True):
    field_external_id: str
    field_option_external_id: str


@answers("transactions.update", f"{ASSUMED}: a memo and accounting selections, as bills are changed")
def update(world: World, call: Call) -> Answer:
    """Another memo, other codes, or both."""
    given = call.given
    found = world.find(TRANSACTIONS, call.path["transaction_id"], "transaction")
    for name in given:
        if name not in {"memo", "accounting_field_selections"}:
            raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have the field {name} of transactions.update")
    if not given:
        raise Problem(Kind.VALIDATION, "there is nothing to change")
    if "accounting_field_selections" in given:
        if found.body["sync_status"] == "SYNCED":
            raise invalid("accounting_field_selections", "cannot change once a transaction is synchronised")
        chosen = coded(world, _selections(given["accounting_field_selections"]))
        # What a transaction says beyond what others do: the field's type again, and who chose.
        code(found, [{**one, "source": _CHOSEN, "type": one["category_info"]["type"]} for one in chosen])
    if "memo" in given:
        if not isinstance(given["memo"], str):
            raise invalid("memo", "is not a text")
        write_memo(world, found, given["memo"])
    handed_in(world, touch(world, found))
    return single(world, call, found)


def _selections(given: Any) -> list[dict[str, Any]]:
    try:
        return [msgspec.to_builtins(one) for one in msgspec.convert(given, list[_Selection])]
    except msgspec.ValidationError as error:
        raise invalid("accounting_field_selections", f"is not what it must be: {error}") from None

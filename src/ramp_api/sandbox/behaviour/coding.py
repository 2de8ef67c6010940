"""Accounting codes as requests name them, by external ids, made into the selections that records show."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import TABLES, Document
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["coded", "selection"]

_NAME = "accounting_field_selections"


def selection(field: dict[str, Any], option: dict[str, Any]) -> dict[str, Any]:
    """A chosen option; the field is given as ``category_info`` has it."""
    return {
        "id": option["ramp_id"],
        "category_info": field,
        "external_code": option.get("code"),
        "external_id": option["id"],
        "name": option.get("name") or option.get("value"),
    }


def coded(world: World, given: list[dict[str, Any]] | None) -> list[Any]:
    """The selections that a request names, at most one for each accounting field.

    Raises:
        Problem: 422, a field or an option is unknown or out of use, or a field is coded twice.
    """
    selections: list[Any] = []
    seen: set[str] = set()
    for one in given or ():
        field, option = one["field_external_id"], one.get("field_option_external_id")
        if field in seen:
            raise invalid(_NAME, f"codes the field {field} twice")
        seen.add(field)
        if option is None or one.get("free_form_text") is not None:
            raise invalid(_NAME, f"has no option of the field {field}: a text is not taken")
        selections.append(_chosen(world, field, option))
    return selections


def _chosen(world: World, field: str, option: str) -> dict[str, Any]:
    found = _account(world, option) if field == "GL_ACCOUNT" else _option(world, field, option)
    if found is None:
        raise invalid(_NAME, f"names {option} of the field {field}, which this business does not have")
    return found


def _account(world: World, number: str) -> dict[str, Any] | None:
    account = _one(world, "accounting_accounts", "t.remote_id = ? AND t.is_active", number)
    if account is None:
        return None
    info = account.body["gl_account_category_info"]
    field = {"id": info["ramp_id"], "external_id": info["id"], "name": info["name"], "type": "GL_ACCOUNT"}
    return selection(field, account.body)


def _option(world: World, field_id: str, option: str) -> dict[str, Any] | None:
    custom = _one(world, "accounting_fields", "t.remote_id = ? AND t.is_active", field_id)
    if custom is not None:
        chosen = _one(
            world,
            "accounting_field_options",
            "t.field_id = ? AND t.remote_id = ? AND t.is_active",
            custom.id,
            option,
        )
        kind = "COST_CENTER" if field_id == "COST_CENTER" else "OTHER"
        return None if chosen is None else selection(_field(custom, kind), chosen.body)
    for kind, options in (("TAX_CODE", "accounting_tax_codes"), ("INVENTORY_ITEM", "accounting_inventory_items")):
        single = _one(world, "accounting_single_fields", "t.kind = ? AND t.is_active", kind)
        if single is not None and single.body.get("id", kind) == field_id:
            chosen = _one(world, options, "t.remote_id = ? AND t.is_active", option)
            return None if chosen is None else selection(_field(single, kind), chosen.body)
    return None


def _field(field: Document, kind: str) -> dict[str, Any]:
    return {"id": field.id, "external_id": field.body.get("id", kind), "name": field.body["name"], "type": kind}


def _one(world: World, table: str, sql: str, *values: Any) -> Document | None:
    """The first record that fits and that belongs to the connection in use."""
    wanted = [Condition(sql, values)]
    if "connection_id" in TABLES[table].columns:
        active = "SELECT id FROM accounting_connections WHERE is_active"
        wanted.append(Condition(f"t.connection_id IN ({active})"))
    return world.first(TABLES[table], *wanted)

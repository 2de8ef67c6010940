"""Tax codes with their rates, and inventory items: fields that an accounting connection has one of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ramp_api.sandbox import Sandbox

from .wire import Reply, Wire

NOBODY = "00000000-0000-4000-8000-000000000000"
CODES, RATES, ITEMS = "/accounting/tax/code/options", "/accounting/tax/rates", "/accounting/inventory-item/options"


@pytest.fixture(scope="module")
def kept() -> Iterator[Wire]:
    with Sandbox(transactions=20, frozen=True, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        assert wire.token
        sandbox.snapshot()
        yield wire
        wire.close()


@pytest.fixture
def wire(kept: Wire) -> Iterator[Wire]:
    """A sandbox that is afterwards as it was."""
    yield kept
    kept.sandbox.restore()


def refused(reply: Reply, status: int) -> str:
    codes = {404: "DEVELOPER_7003", 409: "SANDBOX_CONFLICT", 422: "DEVELOPER_7001", 501: "SANDBOX_NOT_IMPLEMENTED"}
    assert (reply.status, reply.code) == (status, codes[status]), reply.content
    message: str = reply.json["error_v2"]["message"]
    return message


def code(wire: Wire, remote_id: str, **fields: Any) -> Reply:
    return wire.json("POST", CODES, {"options": [{"id": remote_id, "name": "Code", **fields}]})


def rate(wire: Wire, value: object, **fields: Any) -> Reply:
    return wire.json("POST", RATES, {"tax_rates": [{"id": "R", "name": "Rate", "rate": value, **fields}]})


@pytest.mark.parametrize(("field", "options"), [("/accounting/tax/code", CODES), ("/accounting/inventory-item", ITEMS)])
def test_there_is_one_field_and_it_takes_its_options_with_it(wire: Wire, field: str, options: str) -> None:
    before = wire.get(field).json
    assert (before["is_active"], bool(before["name"])) == (True, True)
    refused(wire.json("POST", field, {"name": "Second"}), 409)
    refused(wire.json("PATCH", field, {"name": " "}), 422)
    refused(wire.json("PATCH", field, {}), 422)
    wire.sandbox.advance(60)
    renamed = wire.json("PATCH", field, {"name": "Other"})
    now = wire.sandbox.now.isoformat(timespec="seconds")
    assert (renamed.status, renamed.json) == (200, {**before, "name": "Other", "updated_at": now})
    assert wire.get(field).json == renamed.json
    assert wire.json("DELETE", field, "").status == 204
    for method in ("GET", "DELETE"):
        refused(wire.json(method, field, ""), 404)
    refused(wire.json("PATCH", field, {"name": "x"}), 404)
    gone = wire.all(options)
    assert gone
    assert not any(one["is_active"] for one in gone)
    refused(wire.json("POST", options, {"options": [{"id": "New", "name": "x"}]}), 409)
    refused(wire.json("POST", field, {"name": " "}), 422)
    made = wire.json("POST", field, {"name": "Anew"})
    assert (made.status, made.json["name"]) == (201, "Anew")
    assert made.json["ramp_id"] != before["ramp_id"]
    # The options of the old one stay out of use, and are not in the way of new ones.
    if options == ITEMS:
        refused(wire.json("PATCH", f"{options}/{gone[0]['ramp_id']}", {"reactivate": True}), 409)
    again = wire.json("POST", options, {"options": [{"id": gone[0]["id"], "name": "x"}]})
    assert again.status == 201
    assert wire.all(options, is_active=True) == again.json["options"]


def test_codes_have_the_rates_that_are_there(wire: Wire) -> None:
    rates = [one["ramp_id"] for one in wire.all(RATES)]
    made = code(wire, "New", tax_rate_ids=rates[:2]).json["options"][0]
    assert made["tax_rate_ids"] == rates[:2]
    assert code(wire, "Plain").json["options"][0]["tax_rate_ids"] == []
    path = f"{CODES}/{made['ramp_id']}"
    for wrong, fault in (([NOBODY], "names nothing"), ([rates[0], rates[0].upper()], "twice"), (["R-NY"], "nothing")):
        assert fault in refused(code(wire, "Wrong", tax_rate_ids=wrong), 422)
        assert fault in refused(wire.json("PATCH", path, {"tax_rate_ids": wrong}), 422)
    changed = wire.json("PATCH", path, {"tax_rate_ids": rates[2:3], "name": None}).json
    assert (changed["tax_rate_ids"], changed["name"]) == (rates[2:3], "Code")
    assert wire.all(CODES, remote_id="New") == [changed]
    assert wire.json("PATCH", path, {"tax_rate_ids": []}).json["tax_rate_ids"] == []
    refused(wire.json("PATCH", path, {"tax_rate_ids": None}), 422)


def test_a_rate_that_a_code_has_is_not_deleted(wire: Wire) -> None:
    (used,) = (one for one in wire.all(RATES) if one["id"] == "R-NY")
    (owner,) = (one for one in wire.all(CODES) if used["ramp_id"] in one["tax_rate_ids"])
    path = f"{RATES}/{used['ramp_id']}"
    assert owner["ramp_id"] in refused(wire.json("DELETE", path, ""), 409)
    wire.json("DELETE", f"{CODES}/{owner['ramp_id']}", "")
    assert wire.json("DELETE", path, "").status == 204
    assert used not in wire.all(RATES)
    refused(wire.json("PATCH", path, {"name": "x"}), 404)


@pytest.mark.parametrize(
    ("given", "shown"), [("8.875", "8.875"), (20, "20"), ("0", "0"), (0.125, "0.125"), ("1E+2", "100")]
)
def test_rates_are_exact(wire: Wire, given: object, shown: str) -> None:
    (made,) = rate(wire, given).json["tax_rates"]
    assert made["rate"] == shown
    assert made in wire.all(RATES)


@pytest.mark.parametrize("given", ["-1", -0.5, "NaN", "Infinity", "ten", None, "10000", "1E+400000", "0.12345678901"])
def test_what_a_rate_cannot_be(wire: Wire, given: object) -> None:
    refused(rate(wire, given), 422)
    (there,) = (one for one in wire.all(RATES) if one["id"] == "R-ZERO")
    path = f"{RATES}/{there['ramp_id']}"
    # Null leaves a rate as it is, and then there is nothing to change.
    refused(wire.json("PATCH", path, {"rate": given}), 422)
    assert there in wire.all(RATES)
    assert wire.json("PATCH", path, {"rate": "1.5"}).json["rate"] == "1.5"


def test_a_rate_is_booked_to_an_account_in_use(wire: Wire) -> None:
    account = next(one for one in wire.all("/accounting/accounts", is_active=True))["ramp_id"]
    deleted = next(one for one in wire.all("/accounting/accounts", is_active=False))["ramp_id"]
    (made,) = rate(wire, 5, accounting_gl_account_id=account.upper()).json["tax_rates"]
    assert made["accounting_gl_account_id"] == account
    path = f"{RATES}/{made['ramp_id']}"
    for wrong in (NOBODY, deleted, "2200"):
        refused(rate(wire, 5, accounting_gl_account_id=wrong), 422)
        refused(wire.json("PATCH", path, {"accounting_gl_account_id": wrong}), 422)
    other = wire.all("/accounting/accounts", is_active=True)[1]["ramp_id"]
    assert wire.json("PATCH", path, {"accounting_gl_account_id": other}).json["accounting_gl_account_id"] == other


def test_a_deleted_code_can_only_be_uploaded_anew(wire: Wire) -> None:
    first = code(wire, "Again").json["options"][0]
    assert "there already" in refused(code(wire, "Again"), 422)
    wire.json("DELETE", f"{CODES}/{first['ramp_id']}", "")
    second = code(wire, "Again").json["options"][0]
    assert [one["is_active"] for one in wire.all(CODES, remote_id="Again")] == [False, True]
    assert second["ramp_id"] != first["ramp_id"]

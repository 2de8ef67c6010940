"""Bills on the sandbox's clock: approved, sent, paid, held and archived, and what webhooks are told of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from .buying import (
    HOUR,
    NOBODY,
    account_of,
    bill_body,
    by_ach,
    day,
    ids,
    later,
    new_bill,
    new_vendor,
    watched,
)
from .wire import Wire


@pytest.fixture
def vendor(changing: Wire) -> dict[str, Any]:
    return new_vendor(changing)


# --- From entry to payment ---


def test_a_bill_is_approved_sent_and_paid(changing: Wire, vendor: dict[str, Any]) -> None:
    account = account_of(changing, vendor)
    made = new_bill(changing, vendor, **by_ach(changing, account, days=10), memo="m", posting_date=day(changing, -3))
    assert made["amount"] == {"amount": 12025, "currency_code": "USD"}
    assert (made["status"], made["approval_status"], made["sync_status"]) == ("OPEN", "PENDING", "NOT_SYNCED")
    assert made["accounting_date"] == made["posting_date"] == f"{day(changing, -3)}T00:00:00+00:00"
    assert made["bill_owner"]["id"] == changing.all("/users")[0]["id"]
    assert made in changing.all("/bills")
    assert changing.get(f"/bills/{made['id']}").json == made
    changing.sandbox.advance(3 * HOUR)
    approved = changing.get(f"/bills/{made['id']}").json
    assert approved == {**made, "approval_status": "APPROVED"}
    assert made["id"] in ids(changing.all("/bills", status_summaries="PAYMENT_SCHEDULED"))
    sent = datetime.fromisoformat(made["payment"]["payment_date"])
    arrival = by_ach(changing, account, days=10)["payment_details"]["payment_arrival_date"]
    assert abs((datetime.fromisoformat(f"{arrival}T00:00:00+00:00") - sent).days - 3) <= 1
    later(changing, (sent - changing.sandbox.now).total_seconds() / 86_400 + 0.1)
    assert made["id"] in ids(changing.all("/bills", status_summaries="PAYMENT_PROCESSING"))
    assert changing.json("POST", f"/bills/{made['id']}/hold", {}).status == 422
    later(changing, 3)
    paid = changing.get(f"/bills/{made['id']}").json
    assert (paid["status"], paid["payment"]["effective_date"]) == ("PAID", sent.isoformat())
    assert datetime.fromisoformat(paid["paid_at"]) == sent + timedelta(days=3)
    assert made["id"] in ids(changing.all("/bills", payment_status="PAID"))
    spent = changing.get(f"/vendors/{vendor['id']}").json["total_spend_last_30_days"]
    assert spent == {"amount": 12025, "currency_code": "USD"}


def test_a_vendor_that_was_deactivated_gets_nothing(changing: Wire, vendor: dict[str, Any]) -> None:
    made = new_bill(changing, vendor)
    changing.json("PATCH", f"/vendors/{vendor['id']}", {"is_active": False})
    changing.sandbox.advance(3 * HOUR)
    assert changing.get(f"/bills/{made['id']}").json["approval_status"] == "REJECTED"
    body = bill_body(changing, vendor, invoice_number="A-2")
    assert changing.json("POST", "/bills", body).status == 422


def test_webhooks_are_told_of_bills(opened: Callable[..., Wire]) -> None:
    wire = opened()
    vendor, other = new_vendor(wire), new_vendor(wire, name="Other")
    account = account_of(wire, vendor)
    seen = watched(wire)
    paid = new_bill(wire, vendor, **by_ach(wire, account))["id"]
    rejected = new_bill(wire, other)["id"]
    wire.json("PATCH", f"/vendors/{other['id']}", {"is_active": False})
    later(wire, 20)
    wire.get("/bills")

    def told(bill_id: str) -> list[str]:
        return [kind for kind, object_id in seen if object_id == bill_id]

    assert told(paid) == ["bills.created", "bills.approved", "bills.paid"]
    assert told(rejected) == ["bills.created", "bills.rejected"]


def test_a_bill_that_was_paid_by_hand(changing: Wire, vendor: dict[str, Any]) -> None:
    details = {"manual_payment_method": "CASH", "payment_date": day(changing, -2)}
    made = new_bill(changing, vendor, payment_method="PAID_MANUALLY", payment_details=details)
    assert (made["status"], made["paid_at"]) == ("PAID", f"{day(changing, -2)}T00:00:00+00:00")
    assert made["payment"]["details"]["manual_payment_method"] == "CASH"
    changing.sandbox.advance(3 * HOUR)
    assert changing.get(f"/bills/{made['id']}").json["approval_status"] == "APPROVED"
    assert changing.json("DELETE", f"/bills/{made['id']}", "").status == 422
    future = {"manual_payment_method": "CASH", "payment_date": day(changing, 2)}
    for given_details in (future, None):
        body = bill_body(changing, vendor, payment_method="PAID_MANUALLY", payment_details=given_details)
        assert changing.json("POST", "/bills", {**body, "invoice_number": "A-2"}).status == 422


def test_a_bill_that_was_paid_by_card(changing: Wire, vendor: dict[str, Any]) -> None:
    limits = set(ids(changing.all("/limits")))
    spent = next(one for one in changing.all("/transactions", state="CLEARED") if one["limit_id"] in limits)
    details = {"spend_limit_id": spent["limit_id"], "transaction_id": spent["id"].upper()}
    made = new_bill(changing, vendor, payment_method="CARD", payment_details=details)
    assert made["status"] == "OPEN"
    changing.sandbox.advance(3 * HOUR)
    paid = changing.get(f"/bills/{made['id']}").json
    assert (paid["status"], paid["payment"]["details"]["transaction_ids"]) == ("PAID", [spent["id"]])
    waiting = new_bill(
        changing, vendor, invoice_number="A-2", payment_method="CARD",
        payment_details={"spend_limit_id": spent["limit_id"]},
    )  # fmt: skip
    changing.sandbox.advance(3 * HOUR)
    assert waiting["id"] in ids(changing.all("/bills", status_summaries="WAITING_FOR_TRANSACTION_MATCH"))
    other = next(one for one in limits if one != spent["limit_id"])
    for fields in ({"spend_limit_id": NOBODY}, {"spend_limit_id": other, "transaction_id": spent["id"]},
                   {"spend_limit_id": other, "transaction_id": NOBODY}):  # fmt: skip
        body = bill_body(changing, vendor, invoice_number="A-3", payment_method="CARD", payment_details=fields)
        assert changing.json("POST", "/bills", body).status == 422


def test_a_bill_that_a_credit_pays(opened: Callable[..., Wire]) -> None:
    wire = opened()
    credit = wire.all("/vendors/credits")[0]
    vendor = wire.get(f"/vendors/{credit['vendor_id']}").json
    wire.json("PATCH", f"/vendors/{vendor['id']}", {"is_active": True})
    left = sum(one["remaining_amount"]["amount"] for one in wire.all(f"/vendors/{vendor['id']}/credits"))
    use = Decimal(left // 2).scaleb(-2)
    fields = {"payment_method": "VENDOR_CREDIT", "entity_id": credit["entity_id"]}
    made = new_bill(wire, vendor, line_items=[{"amount": str(use)}], invoice_number="C-1", **fields)

    def remaining() -> int:
        given = wire.all(f"/vendors/{vendor['id']}/credits", include_fully_used=True)
        return sum(int(one["remaining_amount"]["amount"]) for one in given)

    assert remaining() == left - left // 2
    wire.sandbox.advance(3 * HOUR)
    assert wire.get(f"/bills/{made['id']}").json["status"] == "PAID"
    second = new_bill(wire, vendor, line_items=[{"amount": str(use)}], invoice_number="C-2", **fields)
    assert remaining() == left - 2 * (left // 2)
    too_much = bill_body(wire, vendor, line_items=[{"amount": "1"}], invoice_number="C-3", **fields)
    assert wire.json("POST", "/bills", too_much).status == 422
    assert wire.json("DELETE", f"/bills/{second['id']}", "").status == 204
    assert remaining() == left - left // 2
    third = new_bill(wire, vendor, line_items=[{"amount": str(use)}], invoice_number="C-3", **fields)
    other = new_vendor(wire)
    moved = {"vendor_id": other["id"], "vendor_contact_id": other["contacts"][0]}
    assert wire.json("PATCH", f"/bills/{third['id']}", moved).json["payment"] is None
    assert remaining() == left - left // 2


def test_a_held_bill_waits(changing: Wire, vendor: dict[str, Any]) -> None:
    made = new_bill(changing, vendor, **by_ach(changing, account_of(changing, vendor)))
    assert changing.json("POST", f"/bills/{made['id']}/release", {}).status == 422
    changing.sandbox.advance(3 * HOUR)
    held = changing.json("POST", f"/bills/{made['id']}/hold", {})
    assert (held.status, held.json) == (200, {**made, "approval_status": "APPROVED"})
    assert changing.json("POST", f"/bills/{made['id']}/hold", {}).status == 422
    assert changing.json("POST", f"/bills/{made['id']}/hold", {"until": "x"}).status == 501
    later(changing, 30)
    assert changing.get(f"/bills/{made['id']}").json["status"] == "OPEN"
    assert made["id"] in ids(changing.all("/bills", status_summaries="ON_HOLD"))
    assert changing.json("POST", f"/bills/{made['id']}/release", {}).status == 200
    later(changing, 3.1)
    assert changing.get(f"/bills/{made['id']}").json["status"] == "PAID"


def test_an_archived_bill_is_never_paid(changing: Wire, vendor: dict[str, Any]) -> None:
    made = new_bill(changing, vendor, **by_ach(changing, account_of(changing, vendor)))
    changing.sandbox.advance(3 * HOUR)
    assert changing.json("DELETE", f"/bills/{made['id']}", "").status == 204
    later(changing, 30)
    found = changing.get(f"/bills/{made['id']}").json
    assert (found["status"], found["archived_at"] is None) == ("OPEN", False)
    assert made["id"] not in ids(changing.all("/bills"))
    assert made["id"] in ids(changing.all("/bills", is_archived=True))
    for method, part, body in (("DELETE", "", ""), ("PATCH", "", {"memo": "x"}), ("POST", "/hold", {})):
        assert changing.json(method, f"/bills/{made['id']}{part}", body).status == 422
    # Its number is free again.
    new_bill(changing, vendor)

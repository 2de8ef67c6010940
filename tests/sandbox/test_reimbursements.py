"""Reimbursements: claimed by the mile or with a receipt, approved and paid in time; and what people pay back."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api.money import exponent_of
from ramp_api.sandbox.behaviour.reimbursements import REIMBURSEMENTS, mileage
from ramp_api.sandbox.company.catalog import MILEAGE

from .test_writes import submit
from .wire import Reply, Wire

NOBODY = "00000000-0000-4000-8000-000000000000"
DAY = 86_400.0
Json = dict[str, Any]


def drive(wire: Wire, user_id: str, **fields: Any) -> Reply:
    body = {"reimbursee_id": user_id, "distance": 125.5, "trip_date": "2026-11-02"} | fields
    return wire.json(
        "POST", "/reimbursements/mileage", {name: value for name, value in body.items() if value is not ...}
    )


def of_currency(wire: Wire, currency: str) -> Json:
    """Somebody who is paid in a currency."""
    claims = wire.all("/reimbursements")
    users = {one["id"]: one for one in wire.all("/users", status="USER_ACTIVE")}
    return next(users[one["user_id"]] for one in claims if one["currency"] == currency and one["user_id"] in users)


# The company's.


def test_reimbursements_hang_together(shared: Wire) -> None:
    every = shared.all("/reimbursements") + shared.all("/reimbursements", direction="USER_TO_BUSINESS")
    users = {one["id"]: one for one in shared.all("/users") + shared.all("/users", status="USER_SUSPENDED")}
    trips = {one["id"]: one for one in shared.all("/trips")}
    for one in every:
        user = users[one["user_id"]]
        assert (one["user_email"], one["entity_id"]) == (user["email"], user["entity_id"])
        assert (
            sum(item["amount"]["amount"] for item in one["line_items"])
            == one["original_reimbursement_amount"]["amount"]
        )
        if one["trip_id"] is not None:
            trip = trips[one["trip_id"]]
            assert trip["user_ids"] == [one["user_id"]]
            assert trip["start_date"] <= one["transaction_date"] <= trip["end_date"]
        if one["type"] == "MILEAGE":
            cents = mileage(Decimal(str(one["distance"])), "MILES", one["currency"])
            assert cents == one["original_reimbursement_amount"]["amount"]
        assert (one["approved_at"] is None) == (one["sync_status"] == "NOT_SYNC_READY")
        assert one["created_at"] <= one["updated_at"]
    assert shared.get(f"/reimbursements/{every[0]['id']}").json == every[0]


def test_repayments_settle_reimbursements(shared: Wire) -> None:
    theirs = {one["id"]: one for one in shared.all("/reimbursements", direction="USER_TO_BUSINESS")}
    every = shared.all("/repayments")
    assert every
    for one in every:
        settled = theirs[one["reimbursement_id"]]
        assert settled["payment_id"] is not None
        assert (one["user_id"], one["entity_id"]) == (settled["user_id"], settled["entity_id"])
        assert one["amount"] == settled["original_reimbursement_amount"]
        assert settled["approved_at"] <= one["repaid_at"]
    paid = {one["id"] for one in theirs.values() if one["payment_id"]}
    assert {one["reimbursement_id"] for one in every} == paid


def test_repayments_filter(shared: Wire) -> None:
    every = shared.all("/repayments")
    for name in ("entity_id", "user_id"):
        wanted = every[0][name]
        assert shared.all("/repayments", **{name: wanted.upper()}) == [one for one in every if one[name] == wanted]
        assert shared.all("/repayments", **{name: NOBODY}) == []
    methods = list(dict.fromkeys(one["funding_method"] for one in every))
    assert shared.all("/repayments", funding_methods=methods[0]) == [
        one for one in every if one["funding_method"] == methods[0]
    ]
    assert shared.all("/repayments", funding_methods=",".join(methods)) == every
    assert shared.all("/repayments", funding_methods="BARTER") == []
    moments = sorted(datetime.fromisoformat(one["repaid_at"]).timestamp() for one in every)
    middle = next(
        one["repaid_at"]
        for one in every
        if datetime.fromisoformat(one["repaid_at"]).timestamp() == moments[len(moments) // 2]
    )
    after, before = shared.all("/repayments", from_repaid_at=middle), shared.all("/repayments", to_repaid_at=middle)
    assert len(after) + len(before) > len(every) > len(after)
    assert {one["id"] for one in after + before} == {one["id"] for one in every}
    pages = list(shared.pages("/repayments", page_size=2))
    assert [one for page in pages for one in page] == every


# Miles.


@pytest.mark.parametrize(
    ("currency", "distance", "units", "amount"),
    [
        ("USD", 125.5, "MILES", "87.85"),
        ("USD", "0.01", "MILES", "0.01"),
        ("USD", 100, "KILOMETERS", "43.50"),
        ("GBP", "3.35", "MILES", "1.51"),
        ("JPY", 10, "MILES", "595"),
        ("JPY", "0.01", "MILES", "1"),
        ("KWD", "1.3", "MILES", "0.163"),
    ],
)
def test_miles_are_paid_exactly(changing: Wire, currency: str, distance: Any, units: str, amount: str) -> None:
    user = of_currency(changing, currency)
    reply = drive(changing, user["id"], distance=distance, distance_units=units)
    assert reply.status == 200, reply.content
    made = reply.json
    assert Decimal(str(made["amount"])) == Decimal(amount)
    whole = int(Decimal(amount).scaleb(exponent_of(currency)))
    assert made["original_reimbursement_amount"] == {"amount": whole, "currency_code": currency}
    assert made["line_items"][0]["amount"] == made["payee_amount"] == made["original_reimbursement_amount"]
    assert made["currency"] == currency
    assert Decimal(str(made["distance"])) == Decimal(str(distance))


@given(
    st.decimals("0.01", "100000", places=2),
    st.sampled_from(["MILES", "KILOMETERS"]),
    st.sampled_from(sorted(MILEAGE)),
)
def test_miles_are_never_off_by_more_than_half_a_unit(distance: Decimal, units: str, currency: str) -> None:
    metres = Fraction(distance) * (Fraction("1609.344") if units == "MILES" else 1000)
    exact = metres / Fraction("1609.344") * Fraction(MILEAGE[currency]) * 10 ** exponent_of(currency)
    assert abs(mileage(distance, units, currency) - exact) <= Fraction(1, 2)


def test_a_way_that_was_driven(opened: Callable[..., Wire]) -> None:
    wire = opened()
    user = of_currency(wire, "USD")
    before, opened_at = wire.all("/reimbursements"), wire.sandbox.now
    way = {"start_location": "1 Elm St", "end_location": "9 Oak Ave", "waypoints": ["5 Ash Ln"], "memo": "Client"}
    made = drive(wire, user["id"].upper(), **way).json
    assert {name: made[name] for name in way} == way
    assert (made["state"], made["type"], made["direction"]) == ("PENDING", "MILEAGE", "BUSINESS_TO_USER")
    assert (made["transaction_date"], made["user_email"]) == ("2026-11-02", user["email"])
    assert wire.all("/reimbursements") == [*before, made]
    assert wire.get(f"/reimbursements/{made['id']}").json == made
    assert wire.all("/reimbursements", updated_after=opened_at.isoformat()) == [made]
    if user["manager_id"]:
        held = wire.all("/reimbursements", awaiting_approval_by_user_id=user["manager_id"])
        assert made in held
    # Unlike the first, this is another claim.
    assert drive(wire, user["id"], **way).json["id"] != made["id"]


def test_what_a_way_needs(changing: Wire) -> None:
    user_id = of_currency(changing, "USD")["id"]
    suspended = changing.all("/users", status="USER_SUSPENDED")[0]["id"]
    before = len(changing.all("/reimbursements"))
    for wrong in (
        {"distance": 0},
        {"distance": -1},
        {"distance": 100_001},
        {"distance": "0.000001"},
        {"distance": "far"},
        {"distance": ...},
        {"distance_units": "FURLONGS"},
        {"trip_date": "2026-11-17"},
        {"trip_date": "2026-13-01"},
        {"trip_date": ...},
        {"reimbursee_id": NOBODY},
        {"reimbursee_id": suspended},
        {"reimbursee_id": ...},
        {"waypoints": "there"},
        {"colour": "red"},
    ):
        assert drive(changing, user_id, **wrong).status == 422, wrong
    assert len(changing.all("/reimbursements")) == before
    assert drive(changing, user_id, trip_date="2026-11-16").status == 200


# Time.


def test_what_was_claimed_is_approved_and_paid(opened: Callable[..., Wire]) -> None:
    wire = opened()
    user = of_currency(wire, "USD")
    made = drive(wire, user["id"]).json
    wire.sandbox.advance(2 * DAY)
    approved = wire.get(f"/reimbursements/{made['id']}").json
    assert (approved["state"], approved["sync_status"]) == ("APPROVED", "SYNC_READY")
    assert made["created_at"] < approved["approved_at"] <= wire.sandbox.now.isoformat()
    assert approved in wire.all("/reimbursements", has_been_approved=True)
    assert approved in wire.all("/reimbursements", updated_after=approved["updated_at"], sync_ready=True)
    if user["manager_id"]:
        held = wire.all("/reimbursements", awaiting_approval_by_user_id=user["manager_id"])
        assert made["id"] not in {one["id"] for one in held}
    wire.sandbox.advance(2 * DAY)
    paid = wire.get(f"/reimbursements/{made['id']}").json
    assert paid["state"] == "REIMBURSED"
    assert paid["payment_id"]


def test_what_is_paid_back_is_a_repayment(opened: Callable[..., Wire]) -> None:
    wire = opened()
    before = wire.all("/repayments")
    owed = next(
        one for one in wire.all("/reimbursements", direction="USER_TO_BUSINESS") if one["state"] != "REIMBURSED"
    )

    def claim(house: Any) -> None:
        found = house.world.find(REIMBURSEMENTS, owed["id"])
        found.body["state"] = "PENDING"
        house.world.save(REIMBURSEMENTS, found)
        house.world.later("reimbursements.review", found.id, seconds=60)

    wire.sandbox._pull(claim)
    wire.sandbox.advance(3 * DAY)
    (new,) = [one for one in wire.all("/repayments") if one not in before]
    assert (new["reimbursement_id"], new["user_id"]) == (owed["id"], owed["user_id"])
    assert new["amount"] == owed["original_reimbursement_amount"]
    assert new in wire.all("/repayments", from_repaid_at="2026-11-16T09:00:30Z")


# Receipts.


def test_the_receipt_of_a_draft_is_a_receipt(changing: Wire) -> None:
    user = of_currency(changing, "JPY")
    made = submit(changing, idempotency_key=str(uuid.uuid4()), reimbursee_id=user["id"]).json
    assert (made["state"], made["currency"], made["waypoints"]) == ("DRAFT", "JPY", [])
    (listed,) = changing.all("/receipts", reimbursement_id=made["id"])
    assert listed["id"] == made["receipts"][0]
    assert (listed["user_id"], listed["transaction_id"]) == (user["id"], None)
    path = listed["receipt_url"].removeprefix(changing.sandbox.base_url)
    assert changing.send("GET", path).content == b"%PDF-1.7"


def test_a_closed_reimbursement_gets_no_receipt(opened: Callable[..., Wire]) -> None:
    wire = opened(transactions=3_000)
    closed = wire.all("/reimbursements", state="REJECTED")[0]
    fields = {"reimbursee_id": closed["user_id"], "reimbursement_id": closed["id"]}
    assert submit(wire, idempotency_key=str(uuid.uuid4()), **fields).status == 422
    assert wire.get(f"/reimbursements/{closed['id']}").json == closed

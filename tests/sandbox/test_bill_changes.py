"""Bills as they are entered and changed, and what is refused of that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ramp_api.money import exponent_of

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
    new_order,
    new_vendor,
    primary,
    upload,
)
from .wire import Reply, Wire


@pytest.fixture
def vendor(changing: Wire) -> dict[str, Any]:
    return new_vendor(changing)


# --- What is refused ---


@pytest.mark.parametrize(
    "fields",
    [
        {"entity_id": NOBODY},
        {"vendor_id": NOBODY},
        {"vendor_contact_id": NOBODY},
        {"invoice_currency": "XXX"},
        {"invoice_currency": "LOL"},
        {"invoice_number": " "},
        {"invoice_number": "x" * 21},
        {"line_items": []},
        {"line_items": None},
        {"line_items": [{"amount": "0"}]},
        {"line_items": [{"amount": "-1"}]},
        {"line_items": [{"amount": "1.001"}]},
        {"line_items": [{"amount": "x"}]},
        {"line_items": [{"amount": 1, "colour": "red"}]},
        {"inventory_line_items": [{"unit_price": 1, "unit_quantity": -1}]},
        {"inventory_line_items": [{"unit_price": 1, "unit_quantity": 1.5}]},
        {"due_at": "2020-01-01"},
        {"due_at": "soon"},
        {"memo": "x" * 1001},
        {"payment_method": "BARTER"},
        {"payment_details": {"spend_limit_id": NOBODY}},
        {"payment_method": "ONE_TIME_CARD", "payment_details": {"spend_limit_id": NOBODY}},
        {"accounting_field_selections": [{"field_external_id": "GL_ACCOUNT", "field_option_external_id": "none"}]},
        {"accounting_field_selections": [{"field_external_id": "none", "field_option_external_id": "6400"}]},
        {
            "accounting_field_selections": [
                {"field_external_id": "GL_ACCOUNT", "field_option_external_id": "6400"},
                {"field_external_id": "GL_ACCOUNT", "field_option_external_id": "6410"},
            ]
        },
        {"colour": "red"},
    ],
)
def test_what_no_bill_is_made_of(changing: Wire, fields: dict[str, Any]) -> None:
    vendor = changing.all("/vendors", is_active=True)[0]
    before = len(changing.all("/bills"))
    body = bill_body(changing, vendor, invoice_number="R-1") | fields
    reply = changing.json("POST", "/bills", body)
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001"), reply.content
    assert len(changing.all("/bills")) == before


def test_a_number_is_of_one_bill_of_a_vendor(changing: Wire, vendor: dict[str, Any]) -> None:
    new_bill(changing, vendor)
    assert changing.json("POST", "/bills", bill_body(changing, vendor)).status == 422
    other = new_vendor(changing, name="Other")
    new_bill(changing, other)
    contact = bill_body(changing, vendor, invoice_number="A-2", vendor_contact_id=other["contacts"][0])
    assert changing.json("POST", "/bills", contact).status == 422


def test_currencies_have_their_decimals(changing: Wire, vendor: dict[str, Any]) -> None:
    yen = new_bill(changing, vendor, invoice_currency="JPY", line_items=[{"amount": "1500"}])
    dinar = new_bill(changing, vendor, invoice_currency="KWD", invoice_number="A-2", line_items=[{"amount": "1.005"}])
    assert (yen["amount"]["amount"], dinar["amount"]["amount"]) == (1500, 1005)
    assert Decimal(yen["fx_conversion_rate"]) < 1 < Decimal(dinar["fx_conversion_rate"])
    body = bill_body(changing, vendor, invoice_currency="JPY", invoice_number="A-3", line_items=[{"amount": "1.5"}])
    assert changing.json("POST", "/bills", body).status == 422
    unknown = bill_body(changing, vendor, invoice_currency="CHF", invoice_number="A-3")
    assert changing.json("POST", "/bills", unknown).status == 501
    found = changing.all("/bills", min_amount="1500", vendor_id=vendor["id"])
    assert ids(found) == [yen["id"]]


def test_what_a_payment_needs(changing: Wire, vendor: dict[str, Any]) -> None:
    account = account_of(changing, vendor)
    foreign = account_of(changing, new_vendor(changing, name="Other"))
    pounds = primary(changing, "GBP")
    good = by_ach(changing, account)["payment_details"]
    wrong: tuple[dict[str, Any], ...] = (
        {"payment_arrival_date": day(changing, 1)},
        {"payment_arrival_date": weekend(changing)},
        {"source_bank_account_id": NOBODY},
        {"source_bank_account_id": pounds["accounts"][0]["bank_account_id"]},
        {"vendor_account_id": NOBODY},
        {"vendor_account_id": foreign["id"]},
        {"vendor_account_id": None},
        {"spend_limit_id": NOBODY},
        {"payment_method": "SWIFT"},
    )
    for fields in wrong:
        body = bill_body(changing, vendor, payment_method="ACH", payment_details={**good, **fields})
        assert changing.json("POST", "/bills", body).status == 422, fields
    wire_body = bill_body(changing, vendor, payment_method="DOMESTIC_WIRE", payment_details=good)
    assert changing.json("POST", "/bills", wire_body).status == 422
    check = {name: value for name, value in good.items() if name != "vendor_account_id"}
    assert new_bill(changing, vendor, payment_method="CHECK", payment_details=check)["payment"]["details"] == {
        "schema_type": "VendorPaymentDetailsSchema",
        "approval_status": None,
        "source_bank_account_id": good["source_bank_account_id"],
        "vendor_account_id": None,
    }
    left_open = new_bill(changing, vendor, invoice_number="A-2", payment_method="ACH", payment_details=None)
    assert left_open["id"] in ids(changing.all("/bills", payment_details_missing=True))


def weekend(wire: Wire) -> str:
    moment = wire.sandbox.now + timedelta(days=20)
    while moment.weekday() != 5:
        moment += timedelta(days=1)
    return moment.date().isoformat()


# --- Changes ---


def test_a_bill_is_changed(changing: Wire, vendor: dict[str, Any]) -> None:
    made = new_bill(changing, vendor, **by_ach(changing, account_of(changing, vendor)))
    changing.sandbox.advance(3 * HOUR)
    code = [{"field_external_id": "GL_ACCOUNT", "field_option_external_id": "6400"}]
    fields = {"memo": "new", "due_at": day(changing, 60), "remote_id": "R-1", "accounting_field_selections": code}
    changed = changing.json("PATCH", f"/bills/{made['id']}", fields).json
    assert (changed["memo"], changed["remote_id"], changed["approval_status"]) == ("new", "R-1", "APPROVED")
    (chosen,) = changed["accounting_field_selections"]
    assert (chosen["external_id"], chosen["name"], chosen["category_info"]["type"]) == (
        "6400",
        "Software",
        "GL_ACCOUNT",
    )
    assert ids(changing.all("/bills", remote_id="R-1")) == [made["id"]]
    assert made["id"] in ids(changing.all("/bills", accounting_field_selection_id=chosen["id"]))
    # Another amount is approved anew.
    lines = {"line_items": [{"amount": "7"}], "inventory_line_items": [{"unit_price": "1.5", "unit_quantity": 2}]}
    changed = changing.json("PATCH", f"/bills/{made['id']}", lines).json
    assert (changed["amount"]["amount"], changed["approval_status"]) == (1000, "PENDING")
    assert changed["payment"]["amount"] == changed["amount"]
    assert changing.get(f"/bills/{made['id']}").json == changed
    emptied = changing.json("PATCH", f"/bills/{made['id']}", {"inventory_line_items": None, "memo": None}).json
    assert (emptied["amount"]["amount"], emptied["memo"], emptied["inventory_line_items"]) == (700, None, [])
    later(changing, 30)
    assert changing.get(f"/bills/{made['id']}").json["status"] == "PAID"


def test_a_bill_goes_to_another_vendor_or_entity(changing: Wire, vendor: dict[str, Any]) -> None:
    made = new_bill(changing, vendor, **by_ach(changing, account_of(changing, vendor)))
    other = new_vendor(changing, name="Other")
    assert changing.json("PATCH", f"/bills/{made['id']}", {"vendor_id": other["id"]}).status == 422
    contact = {"vendor_id": other["id"], "vendor_contact_id": vendor["contacts"][0]}
    assert changing.json("PATCH", f"/bills/{made['id']}", contact).status == 422
    moved = changing.json("PATCH", f"/bills/{made['id']}", {**contact, "vendor_contact_id": other["contacts"][0]}).json
    assert (moved["vendor"]["name"], moved["payment"]["details"]["vendor_account_id"]) == ("Other", None)
    pounds = primary(changing, "GBP")
    moved = changing.json("PATCH", f"/bills/{made['id']}", {"entity_id": pounds["id"]}).json
    assert (moved["entity_id"], moved["fx_conversion_rate"]) == (pounds["id"], "0.79")
    card = changing.json("PATCH", f"/bills/{made['id']}", {"payment_method": "ONE_TIME_CARD"}).json
    assert card["payment"]["details"]["schema_type"] == "CardPaymentDetailsSchema"
    none = changing.json("PATCH", f"/bills/{made['id']}", {"payment_method": "UNSPECIFIED"}).json
    assert none["payment"] is None
    by_hand = changing.json("PATCH", f"/bills/{made['id']}", {"payment_method": "PAID_MANUALLY"})
    assert by_hand.status == 501


def test_what_of_a_paid_or_synced_bill_cannot_change(opened: Callable[..., Wire]) -> None:
    wire = opened()
    paid = next(one for one in wire.all("/bills", payment_status="PAID") if one["sync_status"] == "NOT_SYNCED")
    assert wire.json("PATCH", f"/bills/{paid['id']}", {"line_items": [{"amount": 1}]}).status == 422
    assert wire.json("PATCH", f"/bills/{paid['id']}", {"posting_date": day(wire)}).status == 200
    synced = wire.all("/bills", sync_status="BILL_SYNCED")[0]
    for fields in ({"posting_date": day(wire)}, {"due_at": day(wire, 90)}, {"invoice_number": "x"}):
        assert wire.json("PATCH", f"/bills/{synced['id']}", fields).status == 422
    assert wire.json("PATCH", f"/bills/{synced['id']}", {"memo": "x"}).json["memo"] == "x"


@pytest.mark.parametrize(
    "fields",
    [{"line_items": []}, {"due_at": "2020-01-01"}, {"entity_id": NOBODY}, {"vendor_contact_id": NOBODY}, {"x": 1}],
)
def test_what_a_bill_is_not_changed_to(changing: Wire, vendor: dict[str, Any], fields: dict[str, Any]) -> None:
    made = new_bill(changing, vendor)
    assert changing.json("PATCH", f"/bills/{made['id']}", fields).status == 422
    assert changing.get(f"/bills/{made['id']}").json == made


def test_a_synced_bill_leaves_what_is_ready(opened: Callable[..., Wire]) -> None:
    wire = opened()
    bill = next(one for one in wire.all("/bills", sync_ready=True) if one["sync_status"] == "NOT_SYNCED")
    done = {"id": bill["id"], "reference_id": "ERP-1"}
    body = {"idempotency_key": "k1", "sync_type": "BILL_SYNC", "successful_syncs": [done]}
    assert wire.json("POST", "/accounting/syncs", body).status == 201
    found = wire.get(f"/bills/{bill['id']}").json
    assert (found["sync_status"], found["remote_id"]) == ("BILL_SYNCED", "ERP-1")
    ready = ids(wire.all("/bills", sync_ready=True))
    assert (bill["id"] in ready) == (bill["status"] == "PAID")


def test_a_bill_is_matched_to_an_order(changing: Wire, vendor: dict[str, Any]) -> None:
    order = new_order(changing, vendor_id=vendor["id"], line_items=[{"unit_price": "120.25", "unit_quantity": 2}])
    made = new_bill(changing, vendor)

    def status() -> tuple[list[str], str]:
        found = changing.get(f"/purchase-orders/{order['id']}").json
        return found["bill_ids"], found["billing_status"]

    assert status() == ([], "OPEN")
    path = f"/bills/{made['id']}"
    assert changing.json("PATCH", path, {"purchase_order_id": order["id"].upper()}).status == 200
    assert status() == ([made["id"]], "PARTIALLY_BILLED")
    changing.json("PATCH", path, {"line_items": [{"amount": "240.50"}]})
    assert status() == ([made["id"]], "FULLY_BILLED")
    changing.json("PATCH", path, {"purchase_order_id": None})
    assert status() == ([], "OPEN")
    changing.json("PATCH", path, {"purchase_order_id": order["id"]})
    changing.json("DELETE", path, "")
    assert status() == ([], "OPEN")
    second = new_bill(changing, vendor, invoice_number="A-2")
    wrong = (NOBODY, new_order(changing)["id"], new_order(changing, vendor_id=vendor["id"], currency="EUR")["id"])
    others = new_order(changing, vendor_id=new_vendor(changing, name="Other")["id"])["id"]
    for order_id in (wrong[0], wrong[2], others):
        reply = changing.json("PATCH", f"/bills/{second['id']}", {"purchase_order_id": order_id})
        assert reply.status == 422
    # An order that names no vendor takes bills of any.
    assert changing.json("PATCH", f"/bills/{second['id']}", {"purchase_order_id": wrong[1]}).status == 200


def test_files_go_with_a_bill(changing: Wire, vendor: dict[str, Any]) -> None:
    made = new_bill(changing, vendor)
    path = f"/bills/{made['id']}/attachments"
    reply = upload(changing, path, {"file": b"%PDF-1.7"}, attachment_type="INVOICE")
    assert (reply.status, reply.json["filename"]) == (201, "a b.pdf")
    (url,) = changing.get(f"/bills/{made['id']}").json["invoice_urls"]
    assert reply.json["id"] in url
    assert upload(changing, path, {"file": b"x"}, attachment_type="FILE").status == 201
    assert len(changing.get(f"/bills/{made['id']}").json["invoice_urls"]) == 1

    def refused(reply: Reply) -> int:
        return reply.status

    assert refused(upload(changing, path, {"file": b"x"}, attachment_type="POEM")) == 422
    assert refused(upload(changing, path, {"file": b"x"})) == 422
    assert refused(upload(changing, path, {"file": b""}, attachment_type="FILE")) == 422
    assert refused(upload(changing, path, {"other": b"x"}, attachment_type="FILE")) == 422
    assert refused(upload(changing, path, {"file": b"x"}, attachment_type="VENDOR_CREDIT")) == 501
    assert refused(upload(changing, f"/bills/{NOBODY}/attachments", {"file": b"x"}, attachment_type="FILE")) == 404
    changing.json("DELETE", f"/bills/{made['id']}", "")
    assert refused(upload(changing, path, {"file": b"x"}, attachment_type="FILE")) == 422


def test_nothing_is_known_of_remittance_receipts(changing: Wire) -> None:
    reply = changing.get(f"/bills/{NOBODY}/remittance-receipt")
    assert (reply.status, reply.code) == (501, "SANDBOX_NOT_IMPLEMENTED")


@pytest.fixture(scope="module")
def crowded(changing: Wire) -> tuple[Wire, dict[str, Any]]:
    return changing, new_vendor(changing, name="Crowded")


_numbers = iter(range(10_000))


@settings(max_examples=25, deadline=None)
@given(
    lines=st.lists(st.integers(0, 10**9), max_size=5),
    inventory=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 999)), max_size=3),
    currency=st.sampled_from(["USD", "JPY", "KWD", "EUR"]),
)
def test_every_bill_is_the_sum_of_its_lines(
    crowded: tuple[Wire, dict[str, Any]], lines: list[int], inventory: list[tuple[int, int]], currency: str
) -> None:
    wire, vendor = crowded
    shift = -exponent_of(currency)
    total = sum(lines) + sum(price * count for price, count in inventory)
    body = bill_body(
        wire,
        vendor,
        invoice_number=f"H-{next(_numbers)}",
        invoice_currency=currency,
        line_items=[{"amount": str(Decimal(units).scaleb(shift))} for units in lines],
        inventory_line_items=[
            {"unit_price": str(Decimal(price).scaleb(shift)), "unit_quantity": count} for price, count in inventory
        ],
    )
    reply = wire.json("POST", "/bills", body)
    assert reply.status == (201 if total else 422)
    if total:
        assert reply.json["amount"] == {"amount": total, "currency_code": currency}

"""Purchase orders, their lines, and what of them was received."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .buying import NOBODY, day, ids, new_bill, new_order, new_vendor, order_body, primary, watched
from .wire import Reply, Wire

ARCHIVED = {"include_archived": True}


def order_of(wire: Wire, order: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = wire.get(f"/purchase-orders/{order['id']}").json
    return found


def receipt_body(order: dict[str, Any], number: str, *quantities: int | None, **fields: Any) -> dict[str, Any]:
    lines = [
        {"purchase_order_line_item_id": line["id"], "unit_quantity": quantity}
        for line, quantity in zip(order["line_items"], quantities, strict=False)
    ]
    return {
        "item_receipt_line_items": lines,
        "item_receipt_number": number,
        "purchase_order_id": order["id"],
        "received_at": "2026-11-16",
        **fields,
    }


_numbers = iter(range(100_000))


def receive(wire: Wire, order: dict[str, Any], *quantities: int | None, **fields: Any) -> Reply:
    return wire.json("POST", "/item-receipts", receipt_body(order, f"T-{next(_numbers)}", *quantities, **fields))


# --- The founding company ---


def test_orders_add_up_and_refer_to_what_is_there(shared: Wire) -> None:
    vendors = {vendor["id"] for vendor in shared.all("/vendors")}
    entities, users = set(ids(shared.all("/entities"))), set(ids(shared.all("/users")))
    bills = {bill["id"]: bill for bill in shared.all("/bills")}
    requests = set(ids(shared.all("/unified-requests", include_deleted=True)))
    for order in shared.all("/purchase-orders", **ARCHIVED):
        currency = order["amount"]["currency_code"]
        assert order["amount"]["amount"] == sum(line["amount"]["amount"] for line in order["line_items"]) > 0
        for line in order["line_items"]:
            assert line["amount"]["amount"] == line["unit_price"]["amount"] * line["unit_quantity"]
            assert line["unit_price"]["currency_code"] == currency
        assert order["vendor_id"] in vendors
        assert order["entity_id"] in entities
        assert order["user_id"] is None or order["user_id"] in users
        assert order["spend_request_id"] is None or order["spend_request_id"] in requests
        for bill_id in order["bill_ids"]:
            assert bills[bill_id]["vendor"]["id"] == order["vendor_id"]
            assert bills[bill_id]["amount"]["currency_code"] == currency
            assert bills[bill_id]["created_at"] > order["created_at"]
        billed = sum(bills[bill_id]["amount"]["amount"] for bill_id in order["bill_ids"])
        if order["archived_at"]:
            assert order["billing_status"] == "CLOSED"
        else:
            expected = "OPEN" if not billed else "FULLY_BILLED" if billed >= order["amount"]["amount"] else None
            assert order["billing_status"] == (expected or "PARTIALLY_BILLED")
        assert order_of(shared, order) == {**order, "custom_form_collection_response": None}


def test_what_was_received_follows_from_receipts(shared: Wire) -> None:
    orders = {order["id"]: order for order in shared.all("/purchase-orders", **ARCHIVED)}
    received: dict[str, Counter[str]] = {}
    for receipt in shared.all("/item-receipts"):
        order = orders[receipt["purchase_order_id"]]
        prices = {line["id"]: line["unit_price"] for line in order["line_items"]}
        assert order["three_way_match_enabled"]
        assert receipt["created_at"] > order["created_at"]
        for line in receipt["line_items"]:
            line_id = line["purchase_order_line_item_id"]
            assert line["unit_price"] == prices[line_id]
            assert line["amount"]["amount"] == line["unit_price"]["amount"] * line["unit_quantity"]
            received.setdefault(order["id"], Counter())[line_id] += line["unit_quantity"]
        assert shared.get(f"/item-receipts/{receipt['id']}").json == receipt
    for order in orders.values():
        assert order["receipt_status"] == status_of(order, received.get(order["id"], Counter()))
    statuses = {order["receipt_status"] for order in orders.values()}
    assert statuses == {"FULLY_RECEIVED", "NOT_RECEIVED", "OVER_RECEIVED", "PARTIALLY_RECEIVED"}


def status_of(order: dict[str, Any], got: Counter[str]) -> str:
    differences = [got[line["id"]] - line["unit_quantity"] for line in order["line_items"]]
    if any(difference > 0 for difference in differences):
        return "OVER_RECEIVED"
    if not any(differences):
        return "FULLY_RECEIVED"
    return "PARTIALLY_RECEIVED" if any(got.values()) else "NOT_RECEIVED"


# --- The lists ---


def test_archived_ones_come_when_asked_for(shared: Wire) -> None:
    for path in ("/purchase-orders", "/item-receipts"):
        plain, every = shared.all(path), shared.all(path, include_archived=True)
        assert plain == shared.all(path, include_archived=False) == [one for one in every if not one["archived_at"]]
        assert 0 < len(plain) < len(every)


@pytest.mark.parametrize(
    "name",
    ["creation_source", "receipt_status", "entity_id", "three_way_match_enabled", "remote_id", "spend_request_id"],
)
def test_filters_of_orders(shared: Wire, name: str) -> None:
    orders = shared.all("/purchase-orders", **ARCHIVED)
    for value in sorted({order[name] for order in orders if order[name] is not None})[:5]:
        found = shared.all("/purchase-orders", **ARCHIVED, **{name: value})
        assert found == [order for order in orders if order[name] == value]
        assert 0 < len(found) < len(orders)


def test_times_and_external_ids_of_orders(shared: Wire) -> None:
    orders = shared.all("/purchase-orders")
    middle = orders[len(orders) // 2]["created_at"]
    assert shared.all("/purchase-orders", from_created_at=middle) == [
        one for one in orders if one["created_at"] >= middle
    ]
    assert shared.all("/purchase-orders", to_created_at=middle) == [
        one for one in orders if one["created_at"] <= middle
    ]
    assert shared.all("/purchase-orders", external_id="nobody", remote_id="x") == []
    assert any(shared.all("/purchase-orders", external_id=f"X-{number}") for number in range(20))


def test_filters_of_receipts(shared: Wire) -> None:
    receipts = shared.all("/item-receipts")
    orders = {order["id"]: order for order in shared.all("/purchase-orders", **ARCHIVED)}
    first = receipts[0]
    found = shared.all("/item-receipts", purchase_order_id=first["purchase_order_id"].upper())
    assert found == [one for one in receipts if one["purchase_order_id"] == first["purchase_order_id"]]
    line_id = first["line_items"][-1]["purchase_order_line_item_id"]
    assert first in shared.all("/item-receipts", purchase_order_line_item_id=line_id)
    entity_id = orders[first["purchase_order_id"]]["entity_id"]
    assert shared.all("/item-receipts", entity_id=entity_id) == [
        one for one in receipts if orders[one["purchase_order_id"]]["entity_id"] == entity_id
    ]
    for name in ("purchase_order_id", "purchase_order_line_item_id", "entity_id"):
        assert shared.all("/item-receipts", **{name: NOBODY}) == []


def test_pages_of_orders(shared: Wire) -> None:
    pages = list(shared.pages("/purchase-orders", page_size=5, **ARCHIVED))
    assert [order for page in pages for order in page] == shared.all("/purchase-orders", **ARCHIVED)


# --- Orders ---


def test_an_order_is_made(changing: Wire) -> None:
    vendor = new_vendor(changing)
    made = new_order(changing, vendor_id=vendor["id"], memo="m", net_payment_terms=30, promise_date=day(changing, 9))
    assert made["amount"] == made["spend_total_amount"] == {"amount": 4200, "currency_code": "USD"}
    assert (made["creation_source"], made["billing_status"], made["receipt_status"]) == (
        "DEVELOPER_API", "OPEN", "NOT_RECEIVED",
    )  # fmt: skip
    assert made["promise_date"] == f"{day(changing, 9)}T00:00:00+00:00"
    assert made in changing.all("/purchase-orders", creation_source="DEVELOPER_API")
    assert order_of(changing, made) == {**made, "custom_form_collection_response": None}
    second = new_order(changing)
    assert int(second["purchase_order_number"][3:]) == int(made["purchase_order_number"][3:]) + 1
    named = new_order(changing, purchase_order_number="ab-EU (x)-77")
    assert named["purchase_order_number"] == "-EU-77"
    for number in ("EU-77", "-EU-77", "x", "EU"):
        expected = 201 if number == "EU-77" else 422
        assert changing.json("POST", "/purchase-orders", order_body(changing, purchase_order_number=number)).status == (
            expected
        )


@pytest.mark.parametrize(
    "fields",
    [
        {"entity_id": NOBODY},
        {"vendor_id": NOBODY},
        {"currency": "XAU"},
        {"currency": "LOL"},
        {"line_items": []},
        {"line_items": [{"unit_price": "1", "unit_quantity": 0}]},
        {"line_items": [{"unit_price": "-1", "unit_quantity": 1}]},
        {"line_items": [{"unit_price": "1.001", "unit_quantity": 1}]},
        {"line_items": [{"unit_price": "1"}]},
        {"net_payment_terms": -1},
        {"three_way_match_enabled": "yes"},
        {"promise_date": "2026-02-30"},
        {"accounting_field_selections": [{"field_external_id": "GL_ACCOUNT", "field_option_external_id": "x"}]},
    ],
)
def test_what_no_order_is_made_of(changing: Wire, fields: dict[str, Any]) -> None:
    before = len(changing.all("/purchase-orders"))
    reply = changing.json("POST", "/purchase-orders", order_body(changing) | fields)
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")
    assert len(changing.all("/purchase-orders")) == before


def test_an_order_is_changed(changing: Wire) -> None:
    made = new_order(changing)
    path = f"/purchase-orders/{made['id']}"
    code = [{"field_external_id": "COST_CENTER", "field_option_external_id": "CC-11"}]
    fields = {"spend_start_date": "2026-12-01", "spend_end_date": "2026-12-31", "accounting_field_selections": code}
    changed = changing.json("PATCH", path, fields)
    assert changed.status == 200
    assert changed.json["spend_end_date"] == "2026-12-31T00:00:00+00:00"
    assert changed.json["accounting_field_selections"][0]["category_info"]["type"] == "COST_CENTER"
    assert changing.json("PATCH", path, {"spend_end_date": "2026-11-01"}).status == 422
    assert changing.json("PATCH", path, {"spend_end_date": None}).json["spend_end_date"] is None
    assert changing.json("PATCH", f"/purchase-orders/{NOBODY}", {}).code == "DEVELOPER_7003"


def test_an_archived_order_stays_as_it_is(changing: Wire) -> None:
    made = new_order(changing)
    path, line = f"/purchase-orders/{made['id']}", made["line_items"][0]["id"]
    assert changing.json("POST", f"{path}/archive", {"archived_reason": "twice"}).status == 204
    assert made["id"] not in ids(changing.all("/purchase-orders"))
    assert made["id"] in ids(changing.all("/purchase-orders", **ARCHIVED))
    assert order_of(changing, made)["billing_status"] == "CLOSED"
    more = {"line_items": [{"unit_price": 1, "unit_quantity": 1}]}
    for method, part, body in (
        ("POST", "/archive", {}),
        ("PATCH", "", {"spend_end_date": None}),
        ("POST", "/line-items", more),
        ("PATCH", f"/line-items/{line}", {"unit_quantity": 1}),
        ("DELETE", f"/line-items/{line}", ""),
    ):
        assert changing.json(method, f"{path}{part}", body).status == 422, (method, part)
    assert receive(changing, made, 1).status == 422


def test_webhooks_are_told_of_orders(opened: Callable[..., Wire]) -> None:
    wire = opened()
    seen = watched(wire)
    order = new_order(wire)
    wire.json("PATCH", f"/purchase-orders/{order['id']}", {"spend_end_date": "2026-12-31"})
    wire.json("POST", f"/purchase-orders/{order['id']}/archive", {})
    told = [kind for kind, object_id in seen if object_id == order["id"]]
    assert told == ["purchase_orders.created", "purchase_orders.updated", "purchase_orders.updated"]


def test_lines_come_change_and_go(changing: Wire) -> None:
    made = new_order(changing)
    path = f"/purchase-orders/{made['id']}/line-items"
    more = [{"unit_price": "2", "unit_quantity": 3}, {"unit_price": 1, "unit_quantity": 1, "description": "d"}]
    added = changing.json("POST", path, {"line_items": more})
    assert (added.status, added.json["amount"]["amount"], len(added.json["line_items"])) == (201, 4900, 3)
    line = added.json["line_items"][1]
    changed = changing.json("PATCH", f"{path}/{line['id'].upper()}", {"unit_quantity": 5, "unit_price": "2.50"})
    assert (changed.status, changed.json["amount"]["amount"]) == (200, 4200 + 1250 + 100)
    assert changed.json["line_items"][1]["amount"]["amount"] == 1250
    kept = changing.json("PATCH", f"{path}/{line['id']}", {"unit_quantity": None, "description": None}).json
    assert kept["line_items"] == changed.json["line_items"]
    for fields in ({"unit_quantity": 0}, {"unit_price": "-1"}, {"unit_price": "0.001"}, {"colour": 1}):
        assert changing.json("PATCH", f"{path}/{line['id']}", fields).status == 422
    assert changing.json("POST", path, {"line_items": []}).status == 422
    assert changing.json("DELETE", f"{path}/{line['id']}", "").status == 204
    left = order_of(changing, made)
    assert (left["amount"]["amount"], len(left["line_items"])) == (4300, 2)
    for line_id in (line["id"], NOBODY):
        assert changing.json("DELETE", f"{path}/{line_id}", "").code == "DEVELOPER_7003"
        assert changing.json("PATCH", f"{path}/{line_id}", {}).code == "DEVELOPER_7003"
    changing.json("DELETE", f"{path}/{left['line_items'][1]['id']}", "")
    assert changing.json("DELETE", f"{path}/{left['line_items'][0]['id']}", "").status == 422


def test_more_lines_make_an_order_open_again(changing: Wire) -> None:
    vendor = new_vendor(changing)
    order = new_order(changing, vendor_id=vendor["id"])
    bill = new_bill(changing, vendor, line_items=[{"amount": 42}])
    changing.json("PATCH", f"/bills/{bill['id']}", {"purchase_order_id": order["id"]})
    assert receive(changing, order, None).status == 201
    found = order_of(changing, order)
    assert (found["billing_status"], found["receipt_status"]) == ("FULLY_BILLED", "FULLY_RECEIVED")
    more = {"line_items": [{"unit_price": 1, "unit_quantity": 1}]}
    found = changing.json("POST", f"/purchase-orders/{order['id']}/line-items", more).json
    assert (found["billing_status"], found["receipt_status"]) == ("PARTIALLY_BILLED", "PARTIALLY_RECEIVED")
    path = f"/purchase-orders/{order['id']}/line-items/{found['line_items'][0]['id']}"
    assert changing.json("DELETE", path, "").status == 422  # it was received


# --- Receipts ---


def test_a_receipt_is_made_and_deleted(changing: Wire) -> None:
    order = new_order(changing)
    reply = receive(changing, order, 3, memo="m")
    made = reply.json
    assert (reply.status, made["line_items"][0]["amount"]["amount"]) == (201, 3150)
    assert made["received_at"] == "2026-11-16T00:00:00+00:00"
    assert made in changing.all("/item-receipts", purchase_order_id=order["id"])
    assert order_of(changing, order)["receipt_status"] == "PARTIALLY_RECEIVED"
    assert receive(changing, order, 1).status == 201
    assert order_of(changing, order)["receipt_status"] == "FULLY_RECEIVED"
    assert receive(changing, order, 1).status == 201
    assert order_of(changing, order)["receipt_status"] == "OVER_RECEIVED"
    path = f"/item-receipts/{made['id']}"
    assert changing.json("DELETE", path, "").status == 204
    assert order_of(changing, order)["receipt_status"] == "PARTIALLY_RECEIVED"
    assert made["id"] not in ids(changing.all("/item-receipts"))
    assert made["id"] in ids(changing.all("/item-receipts", **ARCHIVED))
    assert changing.get(path).json["archived_at"]
    assert changing.json("DELETE", path, "").status == 422
    assert changing.get(f"/item-receipts/{NOBODY}").code == "DEVELOPER_7003"
    assert changing.json("DELETE", f"/item-receipts/{NOBODY}", "").code == "DEVELOPER_7003"


def test_what_no_receipt_is_made_of(changing: Wire) -> None:
    order, other = new_order(changing), new_order(changing)
    unmatched = new_order(changing, three_way_match_enabled=False)
    taken = receive(changing, other, 1).json["item_receipt_number"]
    line = order["line_items"][0]["id"]
    wrong: tuple[dict[str, Any], ...] = (
        {"purchase_order_id": NOBODY},
        {"purchase_order_id": other["id"]},
        {"item_receipt_number": taken},
        {"item_receipt_number": " "},
        {"item_receipt_line_items": []},
        {"item_receipt_line_items": [{"purchase_order_line_item_id": NOBODY}]},
        {"item_receipt_line_items": [{"purchase_order_line_item_id": line}] * 2},
        {"item_receipt_line_items": [{"purchase_order_line_item_id": line, "unit_quantity": 0}]},
        {"received_at": "today"},
    )
    for fields in wrong:
        assert changing.json("POST", "/item-receipts", receipt_body(order, "N-1", 1) | fields).status == 422, fields
    assert receive(changing, unmatched, 1).status == 422
    assert order_of(changing, order)["receipt_status"] == "NOT_RECEIVED"


def test_inventory_is_counted(opened: Callable[..., Wire]) -> None:
    wire = opened()
    items = wire.all("/accounting/inventory-item/options")
    code = [{"field_external_id": "INVENTORY_ITEM", "field_option_external_id": items[0]["id"]}]
    lines = [{"unit_price": 1, "unit_quantity": 2, "accounting_field_selections": code}]
    order = new_order(wire, line_items=lines)
    assert order["line_items"][0]["accounting_field_selections"][0]["name"] == items[0]["name"]
    assert receive(wire, order, None).status == 422
    assert receive(wire, order, 2).status == 201


@settings(max_examples=20, deadline=None)
@given(
    lines=st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 9)), min_size=1, max_size=3),
    arrivals=st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), max_size=4),
)
def test_the_status_is_what_arrived(changing: Wire, lines: list[tuple[int, int]], arrivals: list[list[int]]) -> None:
    asked = [{"unit_price": f"{cents / 100:.2f}", "unit_quantity": count} for cents, count in lines]
    order = new_order(changing, line_items=asked)
    assert order["amount"]["amount"] == sum(cents * count for cents, count in lines)
    got: Counter[str] = Counter()
    for arrival in arrivals:
        pairs = [pair for pair in zip(order["line_items"], arrival, strict=False) if pair[1]]
        if pairs:
            part = {**order, "line_items": [line for line, _ in pairs]}
            assert receive(changing, part, *(count for _, count in pairs)).status == 201
            got.update({line["id"]: count for line, count in pairs})
    assert order_of(changing, order)["receipt_status"] == status_of(order, got)


def test_an_order_is_in_its_entitys_list(changing: Wire) -> None:
    yen = primary(changing, "JPY")
    order = new_order(
        changing, entity_id=yen["id"], currency="JPY", line_items=[{"unit_price": 500, "unit_quantity": 3}]
    )
    assert order["amount"] == {"amount": 1500, "currency_code": "JPY"}
    assert order in changing.all("/purchase-orders", entity_id=yen["id"])

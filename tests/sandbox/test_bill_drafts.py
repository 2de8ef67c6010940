"""Drafts of bills, and what they are filled with."""

from __future__ import annotations

from typing import Any

import pytest

from .buying import (
    NOBODY,
    day,
    ids,
    new_vendor,
    primary,
    upload,
)
from .wire import Wire


@pytest.fixture
def vendor(changing: Wire) -> dict[str, Any]:
    return new_vendor(changing)


# --- Drafts ---


def test_drafts_are_filled_to_different_degrees(shared: Wire) -> None:
    drafts = shared.all("/bills/drafts")
    for name in ("amount", "entity_id", "invoice_number", "due_at", "bill_owner"):
        assert {draft[name] is None for draft in drafts} == {True, False}, name
    assert not set(ids(drafts)) & set(ids(shared.all("/bills")))
    for draft in drafts:
        assert (draft["status"], draft["sync_status"]) == ("DRAFT", "NOT_SYNCED")
        assert shared.get(f"/bills/drafts/{draft['id']}").json == draft


def test_a_draft_is_filled_in(changing: Wire, vendor: dict[str, Any]) -> None:
    reply = changing.json("POST", "/bills/drafts", {"vendor_id": vendor["id"]})
    made = reply.json
    assert (reply.status, made["amount"], made["vendor"]["id"]) == (201, None, vendor["id"])
    assert made in changing.all("/bills/drafts", vendor_id=vendor["id"])
    path = f"/bills/drafts/{made['id']}"
    fields = {
        "line_items": [{"amount": "5.5"}],
        "inventory_line_items": [{"quantity": "2", "unit_price": "1.25"}],
        "due_at": day(changing, 9),
        "issued_at": day(changing, -1),
        "invoice_number": "D-1",
        "entity_id": primary(changing)["id"],
        "remote_id": "RD-1",
        "vendor_contact_id": vendor["contacts"][0],
        "memo": "m",
    }
    filled = changing.json("PATCH", path, fields).json
    assert filled["amount"] == {"amount": 800, "currency_code": "USD"}
    assert filled["accounting_date"] == filled["issued_at"] == f"{day(changing, -1)}T00:00:00+00:00"
    assert changing.get(path).json == filled
    for query in ({"invoice_number": "D-1"}, {"remote_id": "RD-1"}, {"entity_id": filled["entity_id"]}):
        assert filled in changing.all("/bills/drafts", **query)
    assert changing.all("/bills/drafts", remote_id="RD-2") == []
    emptied = changing.json("PATCH", path, {"memo": None, "line_items": None, "entity_id": None}).json
    assert (emptied["memo"], emptied["amount"]["amount"], emptied["entity_id"]) == (None, 250, None)
    empty = changing.json("PATCH", path, {"inventory_line_items": [], "invoice_currency": "JPY"}).json
    assert empty["amount"] is None
    yen = changing.json("PATCH", path, {"line_items": [{"amount": 700}]}).json
    assert yen["amount"] == {"amount": 700, "currency_code": "JPY"}
    url = upload(changing, f"{path}/attachments", {"file": b"x"}, attachment_type="INVOICE")
    assert url.status == 201
    assert len(changing.get(path).json["invoice_urls"]) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"vendor_id": NOBODY},
        {"vendor_id": None},
        {"entity_id": NOBODY},
        {"vendor_contact_id": NOBODY},
        {"purchase_order_ids": [NOBODY]},
        {"invoice_currency": "JPY"},  # its lines are in dollars
        {"inventory_line_items": [{"quantity": "1.5", "unit_price": 1}]},
        {"inventory_line_items": [{"quantity": -1, "unit_price": 1}]},
        {"issued_at": "2026-02-01", "due_at": "2026-01-01"},
        {"remote_id": "x", "enable_accounting_sync": False},
        {"invoice_number": "x" * 21},
    ],
)
def test_what_a_draft_is_not_filled_with(changing: Wire, fields: dict[str, Any]) -> None:
    vendor = next(one for one in changing.all("/vendors", is_active=True))
    made = changing.json("POST", "/bills/drafts", {"vendor_id": vendor["id"], "line_items": [{"amount": 1}]}).json
    assert changing.json("PATCH", f"/bills/drafts/{made['id']}", fields).status == 422
    assert changing.get(f"/bills/drafts/{made['id']}").json == made


def test_filters_of_drafts(shared: Wire) -> None:
    drafts = shared.all("/bills/drafts")
    for parameter, field in (("created_at", "created_at"), ("due_date", "due_at"), ("issued_date", "issued_at")):
        known = sorted(draft[field] for draft in drafts if draft[field])
        middle = known[len(known) // 2]
        found = shared.all("/bills/drafts", **{f"from_{parameter}": middle})
        assert found == [draft for draft in drafts if draft[field] and draft[field] >= middle]
        found = shared.all("/bills/drafts", **{f"to_{parameter}": middle})
        assert found == [draft for draft in drafts if draft[field] and draft[field] <= middle]
    assert shared.get(f"/bills/drafts/{NOBODY}").code == "DEVELOPER_7003"

"""What the tests of vendors, bills and purchases share: bodies to make them with, and uploads."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from .wire import API, Reply, Wire

NOBODY = "00000000-0000-4000-8000-000000000000"
LINE = "----sandbox-test"
HOUR, DAY = 3_600, 86_400


def day(wire: Wire, days: int = 0) -> str:
    return (wire.sandbox.now + timedelta(days=days)).date().isoformat()


def later(wire: Wire, days: float) -> None:
    """Move the clock on; the next call gets a new token, since the old one may be over by then."""
    wire.sandbox.advance(days * DAY)
    wire._token = None


def weekday(wire: Wire, days: int) -> str:
    """The first day that banks work on, so many days from now."""
    moment = wire.sandbox.now + timedelta(days=days)
    while moment.weekday() in {5, 6}:
        moment += timedelta(days=1)
    return moment.date().isoformat()


def vendor_body(wire: Wire, **fields: Any) -> dict[str, Any]:
    return {
        "business_vendor_contacts": {"email": "billing@acme.example", "first_name": "Ada"},
        "country": "US",
        "name": "Acme",
        "state": "NY",
        "vendor_owner_id": wire.get("/users").json["data"][0]["id"],
        **fields,
    }


def new_vendor(wire: Wire, **fields: Any) -> dict[str, Any]:
    reply = wire.json("POST", "/vendors", vendor_body(wire, **fields))
    assert reply.status == 200, reply.content
    made: dict[str, Any] = reply.json
    return made


def primary(wire: Wire, currency: str = "USD") -> dict[str, Any]:
    """The entity that pays in a currency."""
    found: dict[str, Any] = next(one for one in wire.all("/entities") if one["currency"] == currency)
    return found


def bill_body(wire: Wire, vendor: dict[str, Any], **fields: Any) -> dict[str, Any]:
    body = {
        "due_at": day(wire, 30),
        "entity_id": primary(wire)["id"],
        "invoice_currency": "USD",
        "invoice_number": "A-1",
        "issued_at": day(wire),
        "line_items": [{"amount": "100.25"}, {"amount": 20, "memo": "second"}],
        "payment_method": "UNSPECIFIED",
        "vendor_contact_id": vendor["contacts"][0],
        "vendor_id": vendor["id"],
        **fields,
    }
    return {name: value for name, value in body.items() if value is not ...}


def new_bill(wire: Wire, vendor: dict[str, Any], **fields: Any) -> dict[str, Any]:
    reply = wire.json("POST", "/bills", bill_body(wire, vendor, **fields))
    assert reply.status == 201, reply.content
    made: dict[str, Any] = reply.json
    return made


def account_of(wire: Wire, vendor: dict[str, Any], account_number: str = "1234567", **fields: Any) -> dict[str, Any]:
    """A new account of a vendor, once it is approved."""
    details = {"account_number": account_number, "routing_number": "021000021"}
    before = {one["id"] for one in wire.all(f"/vendors/{vendor['id']}/accounts")}
    reply = wire.json("POST", f"/vendors/{vendor['id']}/update-bank-accounts", {"ach_details": details, **fields})
    assert (reply.status, reply.content) == (200, b""), reply.content
    wire.sandbox.advance(HOUR + 1)
    (made,) = [one for one in wire.all(f"/vendors/{vendor['id']}/accounts") if one["id"] not in before]
    found: dict[str, Any] = made
    return found


def by_ach(wire: Wire, account: dict[str, Any], days: int = 10, **fields: Any) -> dict[str, Any]:
    """A bill's fields where it is to be paid by ACH, arriving so many days from now."""
    source = primary(wire)["accounts"][0]["bank_account_id"]
    details = {
        "payment_arrival_date": weekday(wire, days),
        "source_bank_account_id": source,
        "vendor_account_id": account["id"],
    }
    return {"payment_method": "ACH", "payment_details": {**details, **fields}}


def order_body(wire: Wire, **fields: Any) -> dict[str, Any]:
    return {
        "currency": "USD",
        "entity_id": primary(wire)["id"],
        "line_items": [{"unit_price": "10.50", "unit_quantity": 4, "description": "Chairs"}],
        "three_way_match_enabled": True,
        **fields,
    }


def new_order(wire: Wire, **fields: Any) -> dict[str, Any]:
    reply = wire.json("POST", "/purchase-orders", order_body(wire, **fields))
    assert reply.status == 201, reply.content
    made: dict[str, Any] = reply.json
    return made


def upload(wire: Wire, path: str, files: dict[str, bytes], *, key: str | None = None, **fields: str) -> Reply:
    parts = [
        f'--{LINE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, content in files.items():
        head = f'--{LINE}\r\nContent-Disposition: form-data; name="{name}"; filename="a b.pdf"\r\n'
        parts.append(head.encode() + b"Content-Type: application/pdf\r\n\r\n" + content + b"\r\n")
    headers = {"Authorization": f"Bearer {wire.token}", "Content-Type": f"multipart/form-data; boundary={LINE}"}
    if key is not None:
        headers["X-Idempotency-Key"] = key
    return wire.send("POST", f"{API}{path}", b"".join(parts) + f"--{LINE}--\r\n".encode(), headers)


def watched(wire: Wire) -> list[tuple[str, str]]:
    """The events that happen from now on: their types, and the ids of their objects."""
    seen: list[tuple[str, str]] = []

    def note(kind: str, object_id: str, _: str) -> None:
        seen.append((kind, object_id))

    wire.sandbox._pull(lambda house: house.world.on_event.append(note))
    return seen


def ids(records: list[dict[str, Any]]) -> list[str]:
    return [record["id"] for record in records]

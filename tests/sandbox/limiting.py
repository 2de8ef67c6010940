"""What the tests of limits, funds and spend programs share: bodies, and limits that are issued."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import uuid
from typing import Any

from .wire import Reply, Wire

NOBODY = "00000000-0000-4000-8000-000000000000"
DAY = 86_400
PERMITTED = {"primary_card_enabled": False, "reimbursements_enabled": True}
RESTRICTIONS: dict[str, Any] = {"interval": "MONTHLY", "limit": {"amount": 50_000, "currency_code": "USD"}}
ADDRESS = {
    "address1": "1 Larch Street",
    "city": "Austin",
    "country": "US",
    "first_name": "A",
    "last_name": "B",
    "postal_code": "78701",
}


def dollars(cents: int) -> dict[str, Any]:
    return {"amount": cents, "currency_code": "USD"}


def active(wire: Wire, count: int = 4) -> list[dict[str, Any]]:
    return wire.all("/users", status="USER_ACTIVE")[:count]


def body_of(wire: Wire, **more: Any) -> dict[str, Any]:
    body = {
        "user_id": active(wire, 1)[0]["id"],
        "display_name": "Books",
        "permitted_spend_types": PERMITTED,
        "spending_restrictions": RESTRICTIONS,
        "idempotency_key": str(uuid.uuid4()),
    } | more
    return {name: value for name, value in body.items() if value is not ...}


def ask(wire: Wire, **more: Any) -> Reply:
    return wire.json("POST", "/limits/deferred", body_of(wire, **more))


def outcome(wire: Wire, reply: Reply) -> dict[str, Any]:
    assert reply.status == 200, reply.content
    wire.sandbox.advance(2)
    task: dict[str, Any] = wire.get(f"/limits/deferred/status/{reply.json['id']}").json
    return task


def issued(wire: Wire, **more: Any) -> dict[str, Any]:
    task = outcome(wire, ask(wire, **more))
    assert task["status"] == "SUCCESS", task
    limit: dict[str, Any] = wire.get(f"/limits/{task['data']['spend_limit_id']}").json
    return limit


def terminated(wire: Wire, limit_id: str) -> dict[str, Any]:
    key = {"idempotency_key": str(uuid.uuid4())}
    return outcome(wire, wire.json("POST", f"/limits/{limit_id}/deferred/termination", key))


def later(wire: Wire, seconds: float) -> None:
    wire.sandbox.advance(seconds)
    # Tokens do not live as long.
    wire._token = None


def without(limit: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in limit.items() if name != "custom_form_collection_response"}

"""What the tests of people and cards ask a sandbox for again and again."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import uuid
from typing import Any

from .wire import Reply, Wire

Record = dict[str, Any]
NOBODY = "00000000-0000-4000-8000-000000000000"
DAY, HOUR = 86_400, 3_600
USE = {"amount": 250, "interval": "MONTHLY"}


def key() -> str:
    """An idempotency key, or anything else that nobody has."""
    return str(uuid.uuid4())


def later(wire: Wire, seconds: float) -> None:
    """Let time pass; the token of before may be too old by then."""
    wire.sandbox.advance(seconds)
    wire._token = None


def owner_of(wire: Wire) -> Record:
    """The user who owns the business."""
    found: Record = wire.all("/users", role="BUSINESS_OWNER")[0]
    return found


def user_invited(wire: Wire, **fields: Any) -> Reply:
    name = key()[:8]
    body = {
        "email": f"{name}@example.com",
        "first_name": "Ada",
        "idempotency_key": key(),
        "last_name": "Byron",
        "role": "BUSINESS_USER",
    }
    return wire.json("POST", "/users/deferred", body | fields)


def user_task(wire: Wire, reply: Reply) -> Record:
    assert reply.status == 201, reply.content
    found: Record = wire.get(f"/users/deferred/status/{reply.json['id']}").json
    return found


def user_made(wire: Wire, **fields: Any) -> Record:
    reply = user_invited(wire, **fields)
    later(wire, 2)
    task = user_task(wire, reply)
    assert task["status"] == "SUCCESS", task
    found: Record = wire.get(f"/users/{task['data']['user_id']}").json
    return found


def user_active(wire: Wire, **fields: Any) -> Record:
    user = user_made(wire, **fields)
    later(wire, DAY + 2 * HOUR)
    return user_now(wire, user)


def user_now(wire: Wire, user: Record) -> Record:
    found: Record = wire.get(f"/users/{user['id']}").json
    return found


def user_changed(wire: Wire, user: Record, **fields: Any) -> Reply:
    return wire.json("PATCH", f"/users/{user['id']}", fields)


def user_turned(wire: Wire, user: Record, how: str) -> Reply:
    return wire.json("PATCH", f"/users/{user['id']}/{how}", "")


def card_asked(wire: Wire, user: Record, kind: str = "virtual", **fields: Any) -> Reply:
    body: Record = {"idempotency_key": key(), "user_id": user["id"]}
    if "card_program_id" not in fields:
        body["spending_restrictions"] = USE
    return wire.json("POST", f"/cards/deferred/{kind}", body | fields)


def card_task(wire: Wire, reply: Reply) -> Record:
    assert reply.status == 200, reply.content
    later(wire, 2)
    task: Record = wire.get(f"/cards/deferred/status/{reply.json['id']}").json
    return task


def card_made(wire: Wire, user: Record, kind: str = "virtual", **fields: Any) -> Record:
    task = card_task(wire, card_asked(wire, user, kind, **fields))
    assert task["status"] == "SUCCESS", task
    found: Record = wire.get(f"/cards/{task['data']['card_id']}").json
    return found


def card_now(wire: Wire, card: Record) -> Record:
    found: Record = wire.get(f"/cards/{card['id']}").json
    return found


def card_turned(wire: Wire, card: Record, how: str, **fields: Any) -> Reply:
    return wire.json("POST", f"/cards/{card['id']}/deferred/{how}", {"idempotency_key": key()} | fields)


def state_of(wire: Wire, card: Record) -> str:
    found = card_now(wire, card)
    assert found["spending_restrictions"]["suspended"] is (found["state"] == "SUSPENDED")
    return str(found["state"])

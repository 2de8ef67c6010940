"""What is to be delivered to webhooks and what came of it, in the store. Nothing is sent from here.

A delivery is one event for one webhook. It is ``ready`` to be sent, ``waiting`` for its time, ``held`` back until a
later one has gone ahead, ``delivered``, ``failed`` for good, or ``cancelled`` because its webhook is gone.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Any, NamedTuple

from ramp_api.sandbox.clock import at
from ramp_api.sandbox.records import Document, decode, encode, table
from ramp_api.sandbox.schedule import Due, due
from ramp_api.sandbox.seeds import Dice, derived
from ramp_api.sandbox.store import Condition, Order, Store
from ramp_api.sandbox.world import World

__all__ = [
    "DELIVERIES",
    "MOST_RETRIES",
    "WEBHOOKS",
    "Outcome",
    "Vault",
    "cancel",
    "challenge",
    "deliveries",
    "next_ready",
    "record",
    "signature",
    "tell",
]

MOST_RETRIES = 10
_FIRST_RETRY = 60.0
# How long one that is to be overtaken waits for another that does it.
_LONGEST_HOLD = 30.0
_TOO_MANY = 429
_SUCCESS, _THEIR_FAULT = 2, 5
_HIDDEN = "•••"

WEBHOOKS = table("webhooks", {"status": "status"})
DELIVERIES = table(
    "webhook_deliveries",
    {
        "webhook_id": "webhook_id",
        "event_id": "event_id",
        "state": "state",
        # Of those that are ready, by webhook: what the engine looks for after every delivery.
        "queue": lambda document: document.body["webhook_id"] if document.body["state"] == "ready" else None,
    },
    indexed=("webhook_id", "event_id", "queue"),
)

_PENDING = Condition("t.state IN ('ready', 'waiting', 'held')")


class Outcome(NamedTuple):
    """What came of an attempt: a status, or an error in words."""

    status: int | None
    error: str | None = None
    milliseconds: float = 0.0

    @property
    def is_success(self) -> bool:
        """Whether the endpoint took it."""
        return self.status is not None and self.status // 100 == _SUCCESS

    @property
    def is_passing(self) -> bool:
        """Whether it may go better another time."""
        return self.status is None or self.status == _TOO_MANY or self.status // 100 == _THEIR_FAULT


class Vault:
    """The secrets of webhooks, apart from their records: nothing that shows records can show them."""

    def __init__(self, store: Store) -> None:
        self._db = store.db
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS webhook_secrets (id TEXT PRIMARY KEY, secret TEXT, challenge TEXT, "
            "headers BLOB) WITHOUT ROWID"
        )

    def make(self, seed: object, webhook_id: str, headers: dict[str, str]) -> str:
        """Make up the secret and the challenge of a new webhook, and give the secret."""
        secret, challenge = (derived(seed, f"webhook {kind}/{webhook_id}", 64) for kind in ("secret", "challenge"))
        row = (webhook_id, secret, challenge, encode(headers))
        self._db.execute("INSERT INTO webhook_secrets VALUES (?, ?, ?, ?)", row)
        return secret

    def secret(self, webhook_id: str) -> str:
        """What its deliveries are signed with."""
        return str(self._read("secret", webhook_id))

    def challenge(self, webhook_id: str) -> str:
        """What shows that somebody reads its deliveries."""
        return str(self._read("challenge", webhook_id))

    def headers(self, webhook_id: str) -> dict[str, str]:
        """What its deliveries are sent with besides."""
        found: dict[str, str] = decode(self._read("headers", webhook_id))
        return found

    def forget(self, webhook_id: str) -> None:
        """Drop all of it."""
        self._db.execute("DELETE FROM webhook_secrets WHERE id = ?", (webhook_id,))

    def _read(self, column: str, webhook_id: str) -> Any:
        sql = f"SELECT {column} FROM webhook_secrets WHERE id = ?"  # noqa: S608  # a name of ours
        return self._db.execute(sql, (webhook_id,)).fetchone()[0]


def signature(secret: str, body: bytes) -> str:
    """The signature of a delivery."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


# --- What is to be delivered ---


def tell(world: World, event_type: str, object_id: str, event_id: str, *, only: str | None = None) -> int:
    """An event has happened: queue it for every active webhook that asked for it, and say for how many.

    Args:
        world: the world.
        event_type: what happened.
        object_id: to what.
        event_id: the event's own id.
        only: a webhook that alone is told.
    """
    active = world.documents(WEBHOOKS, Condition("t.status = 'active'"))
    told = [one for one in active if event_type in one.body["event_types"] and only in {None, one.id}]
    if not told:
        return 0
    mishap = world.webhook_fault(event_type)
    event = _event(world, event_type, object_id, event_id)
    for webhook in told:
        for _ in range(1 + max(0, mishap.duplicates)):
            _queue(world, webhook, event, delay=max(0.0, mishap.delay), reorder=mishap.reorder)
    world.on_delivery()
    return len(told)


def challenge(world: World, webhook: Document) -> None:
    """Queue the question whether somebody reads what a webhook delivers."""
    event = _event(world, "webhooks.verification", webhook.id, world.new_id())
    _queue(world, webhook, event | {"challenge": Vault(world.store).challenge(webhook.id)})
    world.on_delivery()


def _event(world: World, event_type: str, object_id: str, event_id: str) -> dict[str, Any]:
    return {
        "id": event_id,
        "type": event_type,
        "created_at": world.stamp(),
        "business_id": world.store.recall("business"),
        "object": {"id": object_id},
    }


def _queue(
    world: World, webhook: Document, event: dict[str, Any], *, delay: float = 0.0, reorder: bool = False
) -> None:
    vault, body = Vault(world.store), encode(event)
    signed = signature(vault.secret(webhook.id), body)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Ramp-Sandbox-Webhooks/1",
        "X-Ramp-Webhook-ID": webhook.id,
        "X-Ramp-Signature": signed,
        **({"X-Ramp-Webhook-Signature": signed} if world.policies.earlier_signature else {}),
        **dict.fromkeys(vault.headers(webhook.id), _HIDDEN),
    }
    delivery: dict[str, Any] = {
        "id": world.new_id(),
        "webhook_id": webhook.id,
        "event_id": event["id"],
        "event_type": event["type"],
        "object_id": event["object"]["id"],
        "endpoint_url": webhook.body["endpoint_url"],
        "state": "waiting",
        "created_at": world.stamp(),
        "next_at": None,
        "reorder": reorder,
        "attempts": [],
        "request": {"headers": headers, "body": body.decode()},
    }
    document = world.add(DELIVERIES, delivery)
    if delay:
        _wait(world, document, delay)
    else:
        _ripen(world, document)


def _wait(world: World, delivery: Document, seconds: float) -> None:
    until = world.micros() + int(seconds * 1_000_000)
    delivery.body |= {"state": "waiting", "next_at": at(until).isoformat(timespec="milliseconds")}
    world.save(DELIVERIES, delivery)
    world.schedule.add(until, "webhooks.ready", delivery.id)


def _ripen(world: World, delivery: Document) -> None:
    """Its time has come: it goes out, or is held back to be overtaken, unless another is held back already."""
    others = Condition("t.state = 'held' AND t.webhook_id = ? AND t.event_id <> ?",
                       (delivery.body["webhook_id"], delivery.body["event_id"]))  # fmt: skip
    if delivery.body["reorder"] and world.first(DELIVERIES, others) is None:
        _wait(world, delivery, _LONGEST_HOLD)
        delivery.body |= {"state": "held", "reorder": False}
    else:
        delivery.body |= {"state": "ready", "reorder": False, "next_at": None}
    world.save(DELIVERIES, delivery)


@due("webhooks.ready")
def _ready(world: World, found: Due) -> None:
    delivery = world.find(DELIVERIES, found.subject)
    if delivery.body["state"] in {"waiting", "held"}:
        _ripen(world, delivery)
        world.on_delivery()


def cancel(world: World, webhook_id: str) -> None:
    """Nothing more goes to a webhook."""
    for delivery in world.documents(DELIVERIES, Condition("t.webhook_id = ?", (webhook_id,)), _PENDING):
        delivery.body |= {"state": "cancelled", "next_at": None}
        world.save(DELIVERIES, delivery)
        world.schedule.cancel("webhooks.ready", delivery.id)


def next_ready(world: World, webhook_id: str) -> Document | None:
    """What a webhook is to be sent next."""
    return world.first(DELIVERIES, Condition("t.queue = ?", (webhook_id,)))


# --- What came of it ---


def record(world: World, delivery_id: str, began: int, outcome: Outcome) -> None:
    """Keep what came of an attempt, and decide whether there will be another; ``began`` is when, in microseconds."""
    delivery = world.get(DELIVERIES, delivery_id)
    if delivery is None or delivery.body["state"] != "ready":
        return  # its webhook is gone
    attempts = delivery.body["attempts"]
    attempts.append({
        "number": len(attempts) + 1,
        "at": at(began).isoformat(timespec="milliseconds"),
        "milliseconds": round(outcome.milliseconds),
        "status": outcome.status,
        "error": outcome.error,
    })  # fmt: skip
    if outcome.is_passing and len(attempts) <= MOST_RETRIES:
        _wait(world, delivery, _pause(world, delivery))
    else:
        delivery.body["state"] = "delivered" if outcome.is_success else "failed"
        world.save(DELIVERIES, delivery)
    _overtaken(world, delivery)


def _pause(world: World, delivery: Document) -> float:
    """Seconds until the next retry: up to a minute, and then twice as long each time, give or take a half."""
    retry = len(delivery.body["attempts"])
    chance = Dice(world.seed, f"webhook retry/{delivery.id}/{retry}").chance()
    if retry == 1:
        return _FIRST_RETRY * chance
    return float(_FIRST_RETRY * 2 ** (retry - 2) * (0.5 + chance))


def _overtaken(world: World, delivery: Document) -> None:
    """What was held back goes out, once a later event has gone ahead."""
    mine = f"(SELECT n FROM {DELIVERIES.name} WHERE id = ?)"  # noqa: S608  # a name of ours
    held = Condition(
        f"t.state = 'held' AND t.webhook_id = ? AND t.event_id <> ? AND t.n < {mine}",
        (delivery.body["webhook_id"], delivery.body["event_id"], delivery.id),
    )
    for one in world.documents(DELIVERIES, held):
        world.schedule.cancel("webhooks.ready", one.id)
        one.body |= {"state": "ready", "next_at": None}
        world.save(DELIVERIES, one)


def deliveries(world: World, webhook_id: str | None = None, *, limit: int = 100) -> list[dict[str, Any]]:
    """The last deliveries, of one webhook or of all, the newest first."""
    wanted = [] if webhook_id is None else [Condition("t.webhook_id = ?", (webhook_id,))]
    return [one.body for one in world.documents(DELIVERIES, *wanted, order=Order(descending=True), limit=limit)]

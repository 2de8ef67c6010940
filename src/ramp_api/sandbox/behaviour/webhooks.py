"""Webhook subscriptions. What is delivered to them, and how, is in the package ``webhooks``."""

from __future__ import annotations

import hmac
from typing import Any

from ramp_api.models.webhooks import WebhookEventType
from ramp_api.sandbox.parameters import UUID
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import TABLES, encode
from ramp_api.sandbox.registry import ASSUMED, KNOWN, Answer, Call, answers, nothing, shown
from ramp_api.sandbox.webhooks.addresses import check_headers, check_url
from ramp_api.sandbox.webhooks.ledger import WEBHOOKS, Vault, cancel, challenge, tell
from ramp_api.sandbox.world import World

__all__: list[str] = []

_TYPES = frozenset(one.value for one in WebhookEventType)
_TEST = "tests.test_event"


@answers("webhooks.list")
def list_all(world: World, call: Call) -> Answer:
    """Every subscription, in one piece."""
    return Answer(200, encode([one.body for one in world.documents(WEBHOOKS)]))


@answers("webhooks.get")
def get(world: World, call: Call) -> Answer:
    """One subscription."""
    return shown(world.find(WEBHOOKS, call.path["webhook_id"], "webhook"))


@answers("webhooks.create", KNOWN)
def create(world: World, call: Call) -> Answer:
    """A new subscription, which waits until its endpoint has read the challenge; the secret is told this once."""
    given, policies = call.given, world.policies
    headers: dict[str, str] = given.get("additional_headers", {})
    check_url(given["endpoint_url"], anywhere=policies.webhook_hosts == "any")
    check_headers(headers)
    now = world.stamp()
    body = {
        "id": world.new_id(),
        "business_id": world.store.recall("business"),
        "created_at": now,
        "endpoint_url": given["endpoint_url"],
        "event_types": _event_types(given["event_types"]),
        "status": "pending_verification" if policies.verify_webhooks else "active",
        "updated_at": now,
    }
    webhook = world.add(WEBHOOKS, body)
    secret = Vault(world.store).make(world.seed, webhook.id, headers)
    if policies.verify_webhooks:
        challenge(world, webhook)
    return Answer(201, encode({**body, "additional_headers": headers, "secret": secret}))


def _event_types(given: list[str]) -> list[str]:
    if not given:
        raise invalid("event_types", "is empty")
    if len(set(given)) < len(given):
        raise invalid("event_types", "has one of them twice")
    return given


@answers("webhooks.verify", KNOWN)
def verify(world: World, call: Call) -> Answer:
    """Somebody reads what is delivered: from now on events are."""
    webhook = world.find(WEBHOOKS, call.path["webhook_id"], "webhook")
    wanted = Vault(world.store).challenge(webhook.id)
    if not hmac.compare_digest(wanted.encode(), call.given["challenge"].encode()):
        raise invalid("challenge", "is not the one that was sent to the endpoint")
    if webhook.body["status"] == "pending_verification":
        webhook.body |= {"status": "active", "updated_at": world.stamp()}
        world.save(WEBHOOKS, webhook)
    return Answer(200, encode({"success": True}))


@answers("webhooks.delete")
def delete(world: World, call: Call) -> Answer:
    """The end of a subscription, and of all that was still to be delivered to it."""
    webhook = world.find(WEBHOOKS, call.path["webhook_id"], "webhook")
    cancel(world, webhook.id)
    Vault(world.store).forget(webhook.id)
    world.delete(WEBHOOKS, webhook)
    return nothing()


@answers("webhooks.mock_event", f"{ASSUMED}: event_type and webhook_id, each optional; answered like webhooks.verify")
def mock_event(world: World, call: Call) -> Answer:
    """A made-up event, told as if it had happened; where there is a record of its kind, it is about that one."""
    if unknown := sorted(set(call.given) - {"event_type", "webhook_id"}):
        text = f"the sandbox does not have the field {unknown[0]} of webhooks.mock_event"
        raise Problem(Kind.NOT_IMPLEMENTED, text)
    event_type, only = call.given.get("event_type", _TEST), _webhook_id(world, call.given)
    if not isinstance(event_type, str) or event_type not in _TYPES - {"webhooks.verification"}:
        raise invalid("event_type", "is none of which Ramp tells")
    if not tell(world, event_type, _object_id(world, event_type), world.new_id(), only=only):
        raise invalid("event_type", "is one that no active webhook asked for, so that nobody would be told")
    return Answer(200, encode({"success": True}))


def _webhook_id(world: World, given: dict[str, Any]) -> str | None:
    if "webhook_id" not in given:
        return None
    if not isinstance(given["webhook_id"], str) or not UUID.fullmatch(given["webhook_id"]):
        raise invalid("webhook_id", "is not a UUID")
    return world.require(WEBHOOKS, given["webhook_id"], "webhook_id").id


def _object_id(world: World, event_type: str) -> str:
    table = TABLES.get(event_type.partition(".")[0])
    found = world.store.page(table, limit=1) if table is not None and table in world.store.tables else []
    return found[0].id if found else world.new_id()

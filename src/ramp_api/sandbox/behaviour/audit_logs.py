"""The audit log: a line for every change, and what each operation is called there."""

from __future__ import annotations

from functools import cache
from typing import Any

from ramp_api import operations
from ramp_api.sandbox.deferred import after_work
from ramp_api.sandbox.listing import at_least, at_most, lists, one_of
from ramp_api.sandbox.parameters import UUID
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import TABLES, decode, moment, table
from ramp_api.sandbox.registry import ASSUMED, SEEN, Answer, Call, Listing, after_change
from ramp_api.sandbox.store import Condition, Order
from ramp_api.sandbox.world import World

__all__ = ["AUDIT_EVENTS", "RESOURCES", "audit_event", "event_type"]

AUDIT_EVENTS = table(
    "audit_events",
    {
        "at": moment("event_time"),
        "actor_id": "actor_id",
        "actor_type": "actor_type",
        "event_type": "event_type",
        "object_id": "primary_reference.id",
        "resource_name": "primary_reference.resource_name",
    },
)

RESOURCES = {
    "bills": "Bill payment",
    "cards": "Card",
    "embedded": "Card",
    "funds": "Spend allocation",
    "limits": "Spend allocation",
    "memos": "Transaction",
    "reimbursements": "Reimbursement",
    "spend_requests": "Fund request",
    "transactions": "Transaction",
    "transfers": "Wallet transfer",
    "trips": "Travel (Trip)",
    "users": "User",
    "vault": "Card",
    "vendors": "Vendor / Merchant",
    "blank_canvas_approvals": "Approvals",
}
"""What the log calls the resources whose names have been seen; others go by their own."""

_CARD = {
    "create": "Created card",
    "create_physical": "Created card",
    "create_virtual": "Created card",
    "embed": "Viewed sensitive card details",
    "suspend": "Locked card",
    "terminate": "Terminated card",
    "unsuspend": "Unlocked card",
    "update": "Updated card",
}
_FUNDS = {
    "add": "Added user to funds",
    "add_users": "Added user to funds",
    "create": "Issued funds",
    "delete_users": "Removed user from funds",
    "remove": "Removed user from funds",
    "suspend": "Locked access to funds",
    "terminate": "Terminated funds",
    "unsuspend": "Unlocked access to funds",
    "update": "Updated funds",
    "replace": "Updated funds",
}
_VERBS = {
    "bills": {"delete": "Bill pay deleted bill", "update": "Edited bill field", "upload": "Document updated"},
    "cards": _CARD,
    "embedded": _CARD,
    "funds": _FUNDS,
    "limits": _FUNDS,
    "memos": {"create": "Memo updated"},
    "purchase_orders": {"update": "Edited procurement field"},
    "receipts": {"upload": "Receipt created"},
    "reimbursements": {"create_mileage": "Reimbursement submitted", "submit_receipt": "Reimbursement submitted"},
    "spend_programs": {"update": "Updated spend program"},
    "users": {
        "create": "User invited",
        "deactivate": "User deactivated",
        "delete": "User deleted",
        "invite": "User invited",
        "reactivate": "User reactivated",
    },
    "vault": _CARD,
    "vendors": {"update": "Edited vendor field", "update_bank_accounts": "Bank account updated"},
}
_NAMES = {
    "accounting.syncs.create": "Bill pay accounting sync triggered",
    "blank_canvas_approvals.decide": "Approval chain updated",
    "purchase_orders.line_items.create": "Edited procurement field",
    "purchase_orders.line_items.delete": "Edited procurement field",
    "vendors.agreements.delete": "Vendor management agreement deleted",
    "vendors.agreements.documents.upload": "Vendor management agreement uploaded document",
    "vendors.agreements.link": "Vendor management agreement linked purchase order",
    "vendors.agreements.unlink": "Vendor management agreement unlinked purchase order",
    "vendors.agreements.update": "Vendor management edited agreement field",
}
# What an update of a user changes, the most important first.
_USER_FIELDS = {
    "role": "Role updated",
    "direct_manager_id": "Manager updated",
    "email": "Email updated",
    "phone": "Phone updated",
    "first_name": "Name updated",
    "last_name": "Name updated",
}
_CREATING = ("create", "upload", "upsert", "extend", "append", "submit", "invite", "draft", "mock", "link")
_DELETING = ("delete", "archive", "remove", "unlink", "disconnect")

# What makes something and does not say what: the table where it is the last.
_SILENT = {
    "custom_records.native_tables.extend": "record_tables",
    "custom_records.tables.create": "record_tables",
    "leads.create": "leads",
}


def _object(value: Any) -> Condition:
    return Condition("t.object_id = ? COLLATE NOCASE", (value,))


def _resource(value: Any) -> Condition:
    if not value.strip():
        raise invalid("resource_name", "is empty", part="query")
    return Condition("t.resource_name = ?", (value,))


lists(
    "audit_logs.events.list",
    Listing(
        AUDIT_EVENTS,
        {
            "user_ids": one_of("actor_id"),
            "from_date": at_least("at"),
            "to_date": at_most("at"),
            "event_actor_types": one_of("actor_type"),
            "event_types": one_of("event_type"),
            "object_id": _object,
            "resource_name": _resource,
        },
    ),
    f"{SEEN}: the fields; {ASSUMED}: oldest first, and which change is called what",
)


def event_type(name: str, given: dict[str, Any]) -> str:
    """What the log calls an operation."""
    if name in _NAMES:
        return _NAMES[name]
    resource, verb = name.split(".", maxsplit=1)[0], name.rsplit(".", maxsplit=1)[-1]
    if found := _VERBS.get(resource, {}).get(verb):
        return found
    if name == "users.update":
        return next((event for field, event in _USER_FIELDS.items() if field in given), "Status updated")
    if verb.startswith(_CREATING):
        return "Created"
    return "Deleted" if verb.startswith(_DELETING) else "Status updated"


def resource_name(name: str) -> str:
    """What the log calls the resource of an operation."""
    resource = name.partition(".")[0]
    return RESOURCES.get(resource, resource.replace("_", " ").removesuffix("s").capitalize())


def audit_event(*, at: str, event: str, actor: str | None, details: str, about: tuple[str, str, str]) -> dict[str, Any]:
    """A line of the log, without its id; ``about`` is id, label and resource of what it is about."""
    object_id, label, resource = about
    return {
        "event_type": event,
        "event_time": at,
        "actor_type": "ramp" if actor is None else "user",
        "actor_id": actor,
        "additional_details": details,
        "primary_reference": {"id": object_id, "label": label, "resource_name": resource, "url": None},
        "event_details": {"references": []},
    }


@cache
def _deferred() -> frozenset[str]:
    return frozenset(operation.name for operation in operations.all() if operation.task is not None)


@after_change
def write_line(world: World, call: Call, answer: Answer) -> None:
    """A line for a change that was asked for. A deferred one has its line once it is done."""
    if call.name in _deferred():
        return
    made = _made(world, call, answer)
    object_id = next((value for value in call.path.values() if UUID.fullmatch(value)), None) or made.get("id")
    label = next((made[name] for name in ("name", "display_name", "table_label", "label") if made.get(name)), None)
    about = str(object_id or world.store.recall("business") or "")
    _add(world, call.name, call.given, call.actor, (about, str(label or about)))


@after_work
def write_line_of_task(world: World, operation: str, made: str, actor: str) -> None:
    """A line for a deferred change that was done."""
    _add(world, operation, {}, actor, (made, made))


def _add(world: World, name: str, given: dict[str, Any], actor: str, about: tuple[str, str]) -> None:
    line = audit_event(
        at=world.stamp(),
        event=event_type(name, given),
        actor=actor,
        details=f"Method: API, Operation: {name}",
        about=(*about, resource_name(name)),
    )
    world.add(AUDIT_EVENTS, {"id": world.new_id(), **line})


def _made(world: World, call: Call, answer: Answer) -> dict[str, Any]:
    if call.name in _SILENT:
        (last,) = world.documents(TABLES[_SILENT[call.name]], order=Order(descending=True), limit=1)
        return {**last.body, "id": last.id}
    body = decode(answer.body) if answer.body and answer.media_type == "application/json" else None
    return body if isinstance(body, dict) else {}  # pyright: ignore[reportUnknownVariableType]

"""What reached the accounting system and what did not, and what is ready to go there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from ramp_api.models.accounting import ReadyToSyncObjectType, SyncType
from ramp_api.sandbox.behaviour.accounting.connections import in_use
from ramp_api.sandbox.behaviour.accounting.fields import FIELDS, RAMP_FIELDS
from ramp_api.sandbox.behaviour.accounting.items import check_known
from ramp_api.sandbox.behaviour.organization import filled
from ramp_api.sandbox.behaviour.transactions import TRANSACTIONS
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import TABLES, Document, Table, encode
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, answers, nothing
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__: list[str] = []

# Of the failed and the successful ones together.
_MOST = 5_000

_Ready: TypeAlias = Callable[[World, Document], bool]
_Done: TypeAlias = Callable[[World, Document, Mapping[str, Any]], None]


class _Target(NamedTuple):
    """What a type of sync is about: where its objects are, which are ready, and what success does to one."""

    tables: tuple[str, ...]
    ready: _Ready
    done: _Done


def _has_status(status: str) -> _Ready:
    return lambda _, document: bool(document.body["sync_status"] == status)


def _becomes(status: str) -> _Done:
    def done(world: World, document: Document, _: Mapping[str, Any]) -> None:
        document.body["sync_status"] = status
        shown = "synced_at" in document.body
        (document.body if shown else document.hidden)["synced_at"] = world.stamp()
        _touch(world, document)

    return done


def _touch(world: World, document: Document) -> None:
    """Transactions keep when they changed to themselves, in microseconds."""
    if "updated_at" in document.body:
        document.body["updated_at"] = world.stamp()
    elif "updated_at" in document.hidden:
        document.hidden["updated_at"] = world.micros()


def _bill_is_open(bill: Document) -> bool:
    return bill.body["archived_at"] is None and bool(bill.hidden.get("sync_enabled", True))


def _bill_is_ready(_: World, bill: Document) -> bool:
    approved = bill.body["approval_status"] == "APPROVED" and bill.body["sync_status"] == "NOT_SYNCED"
    return approved and _bill_is_open(bill)


def _bill_is_synced(world: World, bill: Document, told: Mapping[str, Any]) -> None:
    _becomes("BILL_SYNCED")(world, bill, told)
    bill.body["remote_id"] = told["reference_id"]
    if "deep_link_url" in told:
        bill.body["deep_link_url"] = told["deep_link_url"]


def _payment_is_ready(_: World, bill: Document) -> bool:
    return bill.body["status"] == "PAID" and bill.body["sync_status"] == "BILL_SYNCED" and _bill_is_open(bill)


def _made_in_ramp(_: World, item: Document) -> bool:
    """Accounts, vendors and options that come from the accounting system need not go there."""
    return bool(item.body["is_active"]) and not item.body.get("is_synced", item.hidden.get("is_synced"))


def _has_gone_out(world: World, item: Document, told: Mapping[str, Any]) -> None:
    item.body |= {"id": told["reference_id"], "updated_at": world.stamp()}
    if "is_synced" in item.body:
        item.body["is_synced"] = True
    else:
        item.hidden["is_synced"] = True


_OPTIONS = ("accounting_accounts", "accounting_field_options", "accounting_tax_codes", "accounting_inventory_items")
_SPEND = (_has_status("SYNC_READY"), _becomes("SYNCED"))

# The types that are not here are of objects that the sandbox does not have.
_TARGETS: Mapping[str, _Target] = {
    "TRANSACTION_SYNC": _Target(("transactions",), *_SPEND),
    "REIMBURSEMENT_SYNC": _Target(("reimbursements",), *_SPEND),
    "TRANSFER_SYNC": _Target(("transfers",), *_SPEND),
    "STATEMENT_CREDIT_SYNC": _Target(("cashbacks",), *_SPEND),
    "BILL_SYNC": _Target(("bills",), _bill_is_ready, _bill_is_synced),
    "BILL_PAYMENT_SYNC": _Target(("bills",), _payment_is_ready, _becomes("BILL_AND_PAYMENT_SYNCED")),
    "PAYEE_SYNC": _Target(("accounting_vendors",), _made_in_ramp, _has_gone_out),
    "TRACKING_CATEGORY_OPTION_SYNC": _Target(_OPTIONS, _made_in_ramp, _has_gone_out),
}


@answers(
    "accounting.syncs.create",
    f"{PUBLISHED}; {ASSUMED}: STATEMENT_CREDIT_SYNC is of cashbacks, BILL_PAYMENT_SYNC names bills, PAYEE_SYNC names "
    "accounting vendors, and TRACKING_CATEGORY_OPTION_SYNC names accounts and options that were made in Ramp",
)
def create(world: World, call: Call) -> Answer:
    """Note what was synchronised and what was not, all or none."""
    connection, given = in_use(world), call.given
    check_known(SyncType, [given["sync_type"]], "sync_type")
    succeeded, failed = given.get("successful_syncs", []), given.get("failed_syncs", [])
    if not 0 < len(succeeded) + len(failed) <= _MOST:
        raise Problem(Kind.VALIDATION, f"a sync names at least one object, and {_MOST} at most")
    target = _target(given["sync_type"])
    sync_id, batch = world.new_id(), _Batch(world, target.tables, connection.id)
    for number, told in enumerate(succeeded):
        name = f"successful_syncs[{number}]"
        _check_success(told, name, given["sync_type"])
        table, found = batch.find(told["id"], f"{name}.id")
        _check_ready(world, target, found, f"{name}.id")
        target.done(world, found, told)
        found.hidden.pop("sync_error", None)
        found.hidden |= {"sync_id": sync_id, "sync_reference": told["reference_id"]}
        world.save(table, found)
    for number, told in enumerate(failed):
        name = f"failed_syncs[{number}]"
        message = filled(f"{name}.error.message", told["error"]["message"])
        table, found = batch.find(told["id"], f"{name}.id")
        _check_ready(world, target, found, f"{name}.id")
        found.hidden |= {"sync_id": sync_id, "sync_error": message}
        world.save(table, found)
    return Answer(201, encode({"sync_id": sync_id}))


@dataclass
class _Batch:
    """The objects that a call names: in which tables they are, and which it has named so far."""

    world: World
    tables: tuple[str, ...]
    connection_id: str
    seen: set[str] = field(default_factory=set[str])

    def find(self, object_id: str, name: str) -> tuple[Table, Document]:
        """The object that a field of the body names, and its table. 422 for none, and for one that was named before."""
        for table in (TABLES[one] for one in self.tables):
            found = self.world.get(table, object_id)
            if found is not None and found.hidden.get("connection_id", self.connection_id) == self.connection_id:
                break
        else:
            raise invalid(name, f"names nothing in {' or '.join(self.tables)} of this business")
        if found.id in self.seen:
            raise invalid(name, "is named twice")
        self.seen.add(found.id)
        return table, found


def _target(sync_type: str) -> _Target:
    target = _TARGETS.get(sync_type)
    if target is None or any(name not in TABLES for name in target.tables):
        raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have what accounting.syncs.create calls {sync_type}")
    return target


def _check_success(told: Mapping[str, Any], name: str, sync_type: str) -> None:
    filled(f"{name}.reference_id", told["reference_id"])
    url = told.get("deep_link_url")
    if url is None:
        return
    if sync_type != "BILL_SYNC":
        raise invalid(f"{name}.deep_link_url", "is for bills only")
    if not url.startswith(("https://", "http://")):
        raise invalid(f"{name}.deep_link_url", "is not a URL")


def _check_ready(world: World, target: _Target, found: Document, name: str) -> None:
    if not target.ready(world, found):
        raise invalid(name, "is not ready to be synchronised, or is synchronised already")


@answers(
    "accounting.mark_ready_to_sync",
    f"{ASSUMED}: settled transactions that are coded with an account and with every field that transactions need, "
    "and lack no memo; 204",
)
def mark_ready_to_sync(world: World, call: Call) -> Answer:
    """Mark transactions as ready, all or none."""
    connection, given = in_use(world), call.given
    check_known(ReadyToSyncObjectType, [given["object_type"]], "object_type")
    needed = _needed(world, connection.id)
    batch = _Batch(world, (TRANSACTIONS.name,), connection.id)
    for number, object_id in enumerate(given["object_ids"]):
        name = f"object_ids[{number}]"
        _, found = batch.find(object_id, name)
        _check_complete(found, needed, name)
        found.body["sync_status"] = "SYNC_READY"
        _touch(world, found)
        world.save(TRANSACTIONS, found)
        world.emit("transactions.ready_to_sync", found.id)
    return nothing()


def _needed(world: World, connection_id: str) -> dict[str, str]:
    """The fields that transactions must be coded with: their ids and names."""
    theirs = Condition("t.connection_id = ? AND t.is_active", (connection_id,))
    fields = [*world.documents(FIELDS, theirs), *world.documents(RAMP_FIELDS, theirs)]
    return {one.id: one.body["name"] for one in fields if "TRANSACTION" in one.body["is_required_for"]}


def _check_complete(transaction: Document, needed: Mapping[str, str], name: str) -> None:
    body = transaction.body
    if body["state"] != "CLEARED" or body["sync_status"] != "NOT_SYNC_READY":
        raise invalid(name, f"is {body['state']} and {body['sync_status']}, not CLEARED and NOT_SYNC_READY")
    if transaction.hidden.get("memo_missing"):
        raise invalid(name, "lacks a memo")
    chosen = body["accounting_field_selections"]
    if all(one["type"] != "GL_ACCOUNT" for one in chosen):
        raise invalid(name, "is not coded with a general ledger account")
    missing = [
        text for field_id, text in needed.items() if all(one["category_info"]["id"] != field_id for one in chosen)
    ]
    if missing:
        raise invalid(name, f"is not coded with {', '.join(missing)}")

"""Receipts: uploaded, listed, matched to transactions, and drawn where nobody uploaded a picture."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour import files
from ramp_api.sandbox.behaviour.people_records import USERS
from ramp_api.sandbox.behaviour.pictures import paper
from ramp_api.sandbox.behaviour.settling import handed_in
from ramp_api.sandbox.behaviour.transactions import TRANSACTIONS, touch
from ramp_api.sandbox.listing import at_least, at_most, lists
from ramp_api.sandbox.parameters import UUID
from ramp_api.sandbox.problems import invalid
from ramp_api.sandbox.records import TABLES, Document, Record, encode, hidden, moment, table
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, File, Filter, Listing, answers
from ramp_api.sandbox.schedule import Due, due
from ramp_api.sandbox.store import Condition, Order
from ramp_api.sandbox.world import World

__all__ = ["RECEIPTS", "add_receipt", "attach", "uuid_of"]

# A million transactions have nearly as many receipts: no more columns than filters need.
RECEIPTS = table(
    "receipts",
    {"created_at": moment("created_at"), "transaction_time": hidden("transaction_time")},
)

_MATCHING_SECONDS = 60
_MATCHING_DAYS = 60


def _of(owner: str) -> Filter:
    # What the owner names: found by its id, where a search through all receipts would take long.
    sql = (
        f"t.id IN (SELECT r.value FROM {owner} o JOIN {owner}_body b ON b.n = o.n, "  # noqa: S608  # of this module
        "json_each(CAST(b.body AS TEXT), '$.receipts') r WHERE o.id = ?)"
    )

    def condition(value: Any) -> Condition:
        return Condition(sql, (value.lower(),))

    return condition


def _shown(world: World, call: Call, record: Record) -> bytes:
    # include_ocr_data is taken, and adds nothing: Ramp has not published what it adds.
    return record.body[:-1] + b',"receipt_url":' + encode(files.address(world, call.origin, record.id)) + b"}"


lists(
    "receipts.list",
    Listing(
        RECEIPTS,
        {
            "created_after": at_least("created_at"),
            "created_before": at_most("created_at"),
            "transaction_id": _of("transactions"),
            "reimbursement_id": _of("reimbursements"),
            "from_date": at_least("transaction_time"),
            "to_date": at_most("transaction_time"),
        },
        read=frozenset({"include_ocr_data"}),
        render=_shown,
    ),
    PUBLISHED,
)


@answers("receipts.get")
def get(world: World, call: Call) -> Answer:
    """One receipt."""
    found = world.find(RECEIPTS, call.path["receipt_id"], "receipt")
    return Answer(200, _shown(world, call, Record(found.id, encode(found.body), None)))


@answers("receipts.upload", f"{PUBLISHED}; {ASSUMED}: the transaction must be the user's own, and not declined")
def upload(world: World, call: Call) -> Answer:
    """A receipt of a transaction, or one that is matched to a transaction a minute later."""
    given = call.given
    user = world.require(USERS, uuid_of(given, "user_id"), "user_id")
    spent = None
    if "transaction_id" in given:
        spent = world.require(TRANSACTIONS, uuid_of(given, "transaction_id"), "transaction_id")
        if spent.body["card_holder"]["user_id"] != user.id:
            raise invalid("transaction_id", "is a transaction of somebody else")
        if spent.body["state"] == "DECLINED":
            raise invalid("transaction_id", "is a transaction that was declined")
    made = add_receipt(world, user.id, call.files["receipt"])
    if spent is not None:
        attach(world, made, spent)
    else:
        world.later("receipts.match", made.id, seconds=_MATCHING_SECONDS)
    return Answer(201, encode({"id": made.id}))


def uuid_of(given: dict[str, Any], name: str) -> str:
    """The UUID in a field of a form, in lower case.

    Raises:
        Problem: 422, it is none.
    """
    if not UUID.fullmatch(given[name]):
        raise invalid(name, "is not a UUID")
    return str(given[name]).lower()


def add_receipt(world: World, user_id: str, file: File | None = None, **kept: Any) -> Document:
    """A new receipt of a user, with its file or with a picture that is drawn when it is asked for."""
    body = {"id": world.new_id(), "created_at": world.now().isoformat(), "transaction_id": None}
    made = world.add(RECEIPTS, body | {"user_id": user_id}, **kept)
    if file is not None:
        files.keep(world, file, key=made.id)
    return made


def attach(world: World, receipt: Document, transaction: Document) -> None:
    """A receipt belongs to a transaction from now on; when it was created stays what it was."""
    receipt.body["transaction_id"] = transaction.id
    spent = world.store.columns(TRANSACTIONS, transaction.id) or {}
    receipt.hidden["transaction_time"] = spent.get("time")
    world.save(RECEIPTS, receipt)
    transaction.body["receipts"].append(receipt.id)
    touch(world, transaction)
    handed_in(world, transaction)


@due("receipts.match")
def _match(world: World, found: Due) -> None:
    receipt = world.find(RECEIPTS, found.subject, "receipt")
    user_id, since = receipt.body["user_id"], world.micros() - _MATCHING_DAYS * 86_400_000_000
    recent = Condition("t.user_id = ? AND t.time >= ? AND t.state <> 'DECLINED'", (user_id, since))
    for spent in world.documents(TRANSACTIONS, recent, order=Order("time", descending=True), limit=50):
        if not spent.body["receipts"]:
            attach(world, receipt, spent)
            return


@due("receipts.arrive")
def _arrive(world: World, found: Due) -> None:
    """Somebody hands in what was missing: a receipt, somewhat after the transaction."""
    spent = world.find(TRANSACTIONS, found.subject)
    if spent.body["receipts"] or spent.body["state"] == "DECLINED":
        return
    attach(world, add_receipt(world, spent.body["card_holder"]["user_id"]), spent)


def _drawn(world: World, file_id: str) -> File | None:
    receipt = world.get(RECEIPTS, file_id)
    if receipt is None:
        return None
    spent = world.get(TRANSACTIONS, receipt.body["transaction_id"])
    claim = world.get(TABLES["reimbursements"], receipt.hidden.get("reimbursement_id"))
    lines = [f"Receipt {receipt.id[:8]}", receipt.body["created_at"][:10]]
    if spent is not None:
        lines += [spent.body["merchant_name"], f"{spent.body['amount']:.2f} {spent.body['currency_code']}"]
    if claim is not None:
        lines += [claim.body["merchant"] or claim.body["type"], f"{claim.body['amount']} {claim.body['currency']}"]
    return paper(receipt.id, lines)


files.PICTURES.append(_drawn)

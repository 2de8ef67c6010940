"""The company: the same for the same seed, believable, and made of what the models allow."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import uuid
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import msgspec
import pytest

from ramp_api.models import cards, departments, locations, merchants, reimbursements, transactions, users
from ramp_api.money import exponent_of
from ramp_api.sandbox.clock import REFERENCE, Clock, microseconds
from ramp_api.sandbox.company.founding import found
from ramp_api.sandbox.company.people import FIRST_DAY, gathered
from ramp_api.sandbox.company.spending import statement_ids
from ramp_api.sandbox.records import TABLES
from ramp_api.sandbox.seeds import Dice
from ramp_api.sandbox.store import Store
from ramp_api.sandbox.world import World

MODELS: dict[str, type[msgspec.Struct]] = {
    "cards": cards.Card,
    "departments": departments.Department,
    "locations": locations.Location,
    "merchants": merchants.Merchant,
    "reimbursements": reimbursements.Reimbursement,
    "transactions": transactions.Transaction,
    "users": users.User,
}
DIGEST = """
import hashlib, sys
from tests.sandbox.test_company import filled, digest
store = filled(sys.argv[1], int(sys.argv[2]))
print(digest(store))
store.close()
"""


def filled(seed: str, count: int, *, on_disk: bool = False) -> Store:
    store = Store(on_disk=on_disk)
    found(World(store, Clock(frozen=True), seed=seed), transactions=count)
    return store


def digest(store: Store) -> str:
    sha = hashlib.sha256()
    for table in TABLES.values():
        for body, extra in store.bodies(table):
            sha.update(body + b"\n" + (extra or b"") + b"\n")
    for row in store.db.execute("SELECT at, kind, subject, data FROM schedule ORDER BY n"):
        sha.update(repr(row).encode())
    return sha.hexdigest()


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    made = filled("seven", 3_000)
    yield made
    made.close()


def records(store: Store, table: str) -> list[dict[str, Any]]:
    return [msgspec.json.decode(body) for body, _ in store.bodies(TABLES[table])]


def test_the_same_seed_gives_the_same_bytes_everywhere(store: Store) -> None:
    again = filled("seven", 3_000, on_disk=True)
    other = filled("eight", 3_000)
    environment = {**os.environ, "PYTHONHASHSEED": "12345", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    child = subprocess.run(
        [sys.executable, "-c", DIGEST, "seven", "3000"], capture_output=True, text=True, check=True, env=environment
    )
    assert digest(again) == digest(store) == child.stdout.strip()
    assert digest(other) != digest(store)
    again.close()
    other.close()


def forbidding(model: Any, cache: dict[Any, Any]) -> Any:
    """The model and all models in it, with unknown fields forbidden."""
    if hasattr(model, "__struct_fields__"):
        if model not in cache:
            fields = [(field.name, forbidding(field.type, cache), None) for field in msgspec.structs.fields(model)]
            cache[model] = msgspec.defstruct(model.__name__, fields, kw_only=True, forbid_unknown_fields=True)
        return cache[model]
    strict = [forbidding(argument, cache) for argument in get_args(model)]
    if not strict:
        return model
    origin: Any = get_origin(model)
    if origin is UnionType:
        # A union with None is the only union that the models have.
        return next(one for one in strict if one is not NoneType) | None
    return origin[tuple(strict)]


@pytest.mark.parametrize("table", sorted(MODELS))
def test_every_record_is_what_its_model_says_and_no_more(store: Store, table: str) -> None:
    lenient = msgspec.json.Decoder(MODELS[table])
    strict = msgspec.json.Decoder(forbidding(MODELS[table], {}))
    count = 0
    for body, _ in store.bodies(TABLES[table]):
        lenient.decode(body)
        strict.decode(body)
        count += 1
    assert count


def test_merchant_data_is_what_its_model_says(store: Store) -> None:
    strict = msgspec.json.Decoder(forbidding(transactions.TransactionPurchaseData, {}))
    kept = [
        msgspec.json.decode(extra, type=dict[str, msgspec.Raw])
        for _, extra in store.bodies(TABLES["transactions"])
        if extra
    ]
    data = [strict.decode(one["merchant_data"]) for one in kept if "merchant_data" in one]
    assert len(data) < len(kept)
    assert all(any(getattr(one, kind) for one in data) for kind in ("auto_rental", "flight", "lodging", "receipt"))


def test_transactions_are_believable(store: Store) -> None:
    made = [
        msgspec.json.decode(body, type=transactions.Transaction) for body, _ in store.bodies(TABLES["transactions"])
    ]
    states = Counter(transaction.state for transaction in made)
    assert set(states) == {"CLEARED", "PENDING", "DECLINED"}
    for transaction in made:
        assert transaction.amount is not None
        assert transaction.user_transaction_time is not None
        assert transaction.user_transaction_time < REFERENCE
        cents = transaction.amount * 100
        assert cents == int(cents)
        assert sum(item.amount.amount for item in transaction.line_items or [] if item.amount) == cents
        assert (transaction.decline_details is not None) == (transaction.state == "DECLINED")
        assert (transaction.settlement_date is not None) == (transaction.state == "CLEARED")
        assert (transaction.synced_at is not None) == (transaction.sync_status == "SYNCED")
    assert any(transaction.amount and transaction.amount < 0 for transaction in made)
    assert any(len(transaction.line_items or []) > 1 for transaction in made)
    assert any(not (transaction.memo or "").isascii() for transaction in made)
    assert any(len(transaction.receipts or []) > 1 for transaction in made)
    assert any(transaction.merchant_id is None for transaction in made)
    originals = {one.original_transaction_amount.currency_code for one in made if one.original_transaction_amount}
    assert {"USD", "JPY", "KWD"} <= originals
    assert {exponent_of(currency) for currency in originals} == {0, 2, 3}


def test_orders_have_ties(store: Store) -> None:
    made = records(store, "transactions")
    assert len({one["user_transaction_time"] for one in made}) < len(made)
    assert len({one["amount"] for one in made}) < len(made)


def test_amounts_are_numbers_with_the_decimals_of_their_currency(store: Store) -> None:
    for body, _ in store.bodies(TABLES["reimbursements"]):
        raw = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
        currency = msgspec.json.decode(raw["currency"])
        digits = bytes(raw["amount"]).decode()
        assert len(digits.partition(".")[2]) <= exponent_of(currency)
        whole = msgspec.json.decode(raw["original_reimbursement_amount"])["amount"]
        assert Decimal(digits).scaleb(exponent_of(currency)) == whole


def test_nothing_is_paid_with_a_card_that_does_not_exist_yet_or_is_somebody_elses(store: Store) -> None:
    people = {user["id"]: user for user in records(store, "users")}
    held = {card["id"]: card for card in records(store, "cards")}
    for one in records(store, "transactions"):
        card, holder = held[one["card_id"]], people[one["card_holder"]["user_id"]]
        assert card["cardholder_id"] == holder["id"]
        assert card["state"] != "UNACTIVATED"
        assert card["created_at"] < FIRST_DAY.isoformat() <= one["user_transaction_time"]
        assert one["card_holder"]["department_id"] == holder["department_id"]
        assert one["entity_id"] == holder["entity_id"]


def test_people_are_believable(store: Store) -> None:
    people = {user["id"]: user for user in records(store, "users")}
    assert 80 <= len(people) <= 200
    assert len({user["email"] for user in people.values()}) == len(people)
    assert all(user["email"].isascii() for user in people.values())
    assert {"USER_ACTIVE", "USER_SUSPENDED", "INVITE_PENDING"} <= {user["status"] for user in people.values()}
    assert sum(user["manager_id"] is None for user in people.values()) == 1
    assert all(people[user["manager_id"]]["is_manager"] for user in people.values() if user["manager_id"])


def test_what_is_to_come_is_about_what_there_is(store: Store) -> None:
    soonest = microseconds(REFERENCE) + 7_200_000_000
    subjects = {
        name: {one["id"]: one for one in records(store, name)} for name in ("transactions", "reimbursements", "trips")
    }
    coming: dict[str, set[str]] = {}
    for at, kind, subject in store.db.execute("SELECT at, kind, subject FROM schedule"):
        if kind.partition(".")[0] in {"transactions", "receipts", "trips", "reimbursements"}:
            assert at >= soonest, "a sandbox that was just opened stands still"
            coming.setdefault(kind, set()).add(subject)
    pending = {one["id"] for one in subjects["transactions"].values() if one["state"] == "PENDING"}
    assert coming["transactions.clear"] | coming["transactions.decline"] == pending
    assert not coming["transactions.clear"] & coming["transactions.decline"]
    assert coming["transactions.decline"]
    late = [subjects["transactions"][one] for one in coming["receipts.arrive"]]
    assert {one["state"] for one in late} == {"PENDING", "CLEARED"}
    assert not any(one["receipts"] for one in late)
    assert all(one in subjects["transactions"] for one in coming["transactions.review"])
    states = {subjects["reimbursements"][one]["state"] for one in coming.get("reimbursements.review", ())}
    assert states <= {"PENDING"}
    assert {subjects["trips"][one]["status"] for one in coming["trips.begin"]} == {"upcoming"}


def test_statements_are_those_that_transactions_name(store: Store) -> None:
    named = {one["statement_id"] for one in records(store, "transactions")} - {None}
    known = statement_ids(gathered("seven"))
    assert named == set(known[:-1])


def test_every_list_of_ids_is_made_of_different_ones() -> None:
    ids = [one for one, _ in zip(Dice("s", "p").uuids(), range(2_000), strict=False)]
    assert len(set(ids)) == 2_000
    assert {str(uuid.UUID(one)) for one in ids} == set(ids)
    assert {uuid.UUID(one).version for one in ids} == {4}


def test_reimbursements_go_both_ways_and_never_into_the_future(store: Store) -> None:
    made = records(store, "reimbursements")
    assert {one["direction"] for one in made} == {"BUSINESS_TO_USER", "USER_TO_BUSINESS"}
    assert {one["currency"] for one in made} == {"USD", "GBP", "JPY", "KWD"}
    assert any(one["type"] == "MILEAGE" and one["distance"] for one in made)
    for name in ("created_at", "submitted_at", "synced_at", "updated_at"):
        (latest,) = store.db.execute(f"SELECT max({name}) FROM reimbursements").fetchone()
        assert latest <= microseconds(REFERENCE)


def test_no_transactions_are_fine() -> None:
    store = filled("empty", 0)
    assert records(store, "transactions") == []
    store.close()

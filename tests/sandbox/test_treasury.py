"""Spend programs, requests, statements and what pays them, cashback, and accounts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from ramp_api import operations
from ramp_api.sandbox.listing import unanswered
from ramp_api.sandbox.registry import BEHAVIOURS

from .limiting import NOBODY, PERMITTED, RESTRICTIONS, dollars
from .wire import Wire

OURS = (
    "bank_accounts",
    "banking",
    "cashbacks",
    "funds",
    "limits",
    "spend_programs",
    "statements",
    "transfers",
    "unified_requests",
)
SUMS = ("charges", "credits", "ending_balance", "opening_balance", "payments")


def test_every_parameter_of_our_lists_does_something() -> None:
    for behaviour in BEHAVIOURS.values():
        if behaviour.name.partition(".")[0] in OURS and behaviour.listing is not None:
            operation = next(one for one in operations.all() if one.name == behaviour.name)
            assert unanswered(behaviour.listing, operation) == []


def test_what_nobody_knows_is_not_answered(shared: Wire) -> None:
    program = shared.get("/spend-programs").json["data"][0]["id"]
    assert shared.get(f"/spend-programs/{program}/workflow-nodes").code == "SANDBOX_NOT_IMPLEMENTED"
    assert shared.json("POST", "/spend-requests/draft-via-ocr", {}).code == "SANDBOX_NOT_IMPLEMENTED"


@pytest.mark.parametrize("path", ["/statements", "/transfers", "/cashbacks", "/bank-accounts", "/unified-requests"])
def test_records_are_listed_and_fetched(shared: Wire, path: str) -> None:
    records = shared.all(path)
    assert [one for page in shared.pages(path, page_size=2) for one in page] == records
    for one in records[:3]:
        assert shared.get(f"{path}/{one['id'].upper()}").json == one
    reply = shared.get(f"{path}/{NOBODY}")
    assert (reply.status, reply.code) == (404, "DEVELOPER_7003")


# --- Spend programs ---


def program_body(**more: Any) -> dict[str, Any]:
    return {
        "display_name": "Conferences",
        "description": "Talks and travel",
        "icon": "EducationStipendIcon",
        "permitted_spend_types": PERMITTED,
        "spending_restrictions": RESTRICTIONS,
    } | more


def test_a_program_is_created(changing: Wire) -> None:
    before = changing.all("/spend-programs")
    departments = [one["id"] for one in changing.all("/departments")][:2]
    rules = {"requestable": {"department_ids": departments}, "automatic": None}
    made = changing.json("POST", "/spend-programs", program_body(issuance_rules=rules, is_shareable=True))
    assert made.status == 201
    assert changing.get(f"/spend-programs/{made.json['id']}").json == made.json
    assert changing.all("/spend-programs") == [*before, made.json]
    assert made.json["restrictions"]["limit"] == RESTRICTIONS["limit"]
    assert (made.json["is_shareable"], made.json["issue_physical_card_if_needed"]) == (True, False)
    assert changing.get(f"/spend-programs/{NOBODY}").status == 404


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"display_name": " "}, 422),
        ({"description": ""}, 422),
        ({"icon": "UnicornIcon"}, 422),
        ({"colour": "red"}, 422),
        ({"spending_restrictions": RESTRICTIONS | {"limit": dollars(0)}}, 422),
        ({"spending_restrictions": RESTRICTIONS | {"interval": "CUSTOM"}}, 422),
        ({"issuance_rules": {"requestable": {"department_ids": [NOBODY]}}}, 422),
        ({"issuance_rules": {"requestable": {"location_ids": [NOBODY]}}}, 422),
        ({"issuance_rules": {"requestable": {"location_ids": [NOBODY], "applies_to_all": True}}}, 422),
        ({"issuance_rules": {"requestable": {"user_custom_field_ids": [NOBODY]}}}, 501),
        ({"issuance_rules": {"automatic": {"applies_to_all": True}}}, 501),
    ],
)
def test_what_a_program_needs(changing: Wire, change: dict[str, Any], status: int) -> None:
    count = len(changing.all("/spend-programs"))
    assert changing.json("POST", "/spend-programs", program_body(**change)).status == status
    assert len(changing.all("/spend-programs")) == count


# --- Requests ---


def test_requests_name_what_exists(shared: Wire) -> None:
    users = {one["id"]: one for one in shared.all("/users")}
    programs = {one["id"] for one in shared.all("/spend-programs")}
    for one in shared.all("/unified-requests", include_deleted=True):
        owner = users[one["owner_user_id"]]
        for name in ("department_id", "entity_id", "location_id"):
            assert one[name] == owner[name]
        assert one["spend_program_id"] is None or one["spend_program_id"] in programs


def test_filters_of_requests(shared: Wire) -> None:
    requests = shared.all("/unified-requests", include_deleted=True)
    kept = shared.all("/unified-requests")
    assert kept == shared.all("/unified-requests", include_deleted=False)
    assert kept == [one for one in requests if not one["is_deleted"]] != requests
    some = next(one for one in kept if one["spend_program_id"] and one["department_id"])
    other = next(one for one in kept if one["entity_id"] != some["entity_id"])
    names = {
        "department_ids": "department_id",
        "entity_ids": "entity_id",
        "location_ids": "location_id",
        "owner_user_ids": "owner_user_id",
        "spend_program_ids": "spend_program_id",
        "spend_request_types": "spend_request_type",
        "request_statuses": "request_status",
        "unified_spend_request_types": "unified_spend_request_type",
    }
    for parameter, name in names.items():
        found = shared.all("/unified-requests", **{parameter: some[name]})
        assert found == [one for one in kept if one[name] == some[name]]
        assert len(found) < len(kept)
        assert shared.get("/unified-requests", **{parameter: "nothing"}).status == 422
    both = f"{some['entity_id'].upper()},{other['entity_id']}"
    wanted = {some["entity_id"], other["entity_id"]}
    assert shared.all("/unified-requests", entity_ids=both) == [one for one in kept if one["entity_id"] in wanted]


def test_bounds_of_requests(shared: Wire) -> None:
    kept = shared.all("/unified-requests")
    cents, moment = kept[9]["amount"]["amount"], kept[9]["created_at"]
    bounds = {
        "min_amount": [one for one in kept if one["amount"]["amount"] >= cents],
        "max_amount": [one for one in kept if one["amount"]["amount"] <= cents],
    }
    for name, found in bounds.items():
        assert shared.all("/unified-requests", **{name: Decimal(cents) / 100}) == found
        assert 0 < len(found) < len(kept)
    beyond = Decimal(cents) / 100 + Decimal("0.001")
    assert kept[9] not in shared.all("/unified-requests", min_amount=beyond)
    assert kept[9] in shared.all("/unified-requests", max_amount=beyond)
    assert shared.all("/unified-requests", from_created_at=moment) == kept[9:]
    assert shared.all("/unified-requests", to_created_at=moment) == kept[:10]


# --- Statements ---


def test_statements_follow_each_other(shared: Wire) -> None:
    statements = shared.all("/statements")
    assert len(statements) > 10
    assert statements[0]["preceding_statement_id"] is None
    for one, following in pairwise(statements):
        assert following["preceding_statement_id"] == one["id"]
        assert following["opening_balance"] == one["ending_balance"]
        end = datetime.fromisoformat(one["end_date"])
        assert datetime.fromisoformat(following["start_date"]) == end + timedelta(seconds=1)
        endings = {part["entity_id"]: part["ending_balance"] for part in one["balance_sections"]}
        assert {part["entity_id"]: part["opening_balance"] for part in following["balance_sections"]} == endings
    for one in statements:
        parts = one["balance_sections"]
        assert len(parts) == 4
        for name in SUMS:
            assert one[name]["amount"] == sum(part[name]["amount"] for part in parts)
        for part in (one, *parts):
            charges, credited, ending, opening, payments = (part[name]["amount"] for name in SUMS)
            assert ending == opening + charges - credited - payments


def test_statements_add_up_their_lines(shared: Wire) -> None:
    made = {one["id"]: one for one in shared.all("/transactions", state="ALL")}
    cashbacks = {one["id"]: one for one in shared.all("/cashbacks")}
    transfers = {one["id"]: one for one in shared.all("/transfers")}
    seen = defaultdict[str, set[str]](set)
    for one in shared.all("/statements"):
        sums: dict[tuple[str, str], int] = defaultdict(int)
        for line in one["statement_lines"]:
            seen[one["id"]].add(line["id"])
            if line["type"] == "CARD_TRANSACTION":
                transaction = made[line["id"]]
                assert transaction["statement_id"] == one["id"]
                assert line["created_at"] == transaction["user_transaction_time"]
                assert line["cleared_at"] == transaction["settlement_date"]
                assert one["start_date"] <= line["cleared_at"] <= one["end_date"]
                cents = round(Decimal(str(transaction["amount"])) * 100)
                sums[transaction["entity_id"], "charges" if cents > 0 else "credits"] += abs(cents)
                continue
            kind, records = ("credits", cashbacks) if line["type"] == "CASHBACK" else ("payments", transfers)
            record = records[line["id"]]
            assert one["start_date"] <= line["created_at"] == record["created_at"] <= one["end_date"]
            sums[record["entity_id"], kind] += record["amount"]["amount"]
        for part in one["balance_sections"]:
            for kind in ("charges", "credits", "payments"):
                assert part[kind]["amount"] == sums[part["entity_id"], kind]
    told = defaultdict[str, set[str]](set)
    for transaction in made.values():
        if transaction["statement_id"]:
            told[transaction["statement_id"]].add(transaction["id"])
    assert told
    assert all(ids == seen[statement_id] & made.keys() for statement_id, ids in told.items())


def test_dates_of_statements(shared: Wire) -> None:
    statements = shared.all("/statements")
    end = statements[5]["end_date"]
    assert shared.all("/statements", from_date=end) == statements[5:]
    assert shared.all("/statements", to_date=end) == statements[:6]


# --- Transfers and cashbacks ---


def test_transfers_pay_the_statements(shared: Wire) -> None:
    transfers = shared.all("/transfers")
    entries = next(one for one in operations.all() if one.name == "transfers.list").query
    statuses = next(one.values for one in entries if one.name == "status")
    assert {one["status"] for one in transfers} == set(statuses)
    assert all((one["status"] == "COMPLETED") or one["sync_status"] == "NOT_SYNC_READY" for one in transfers)
    assert all(one["amount"]["amount"] > 0 for one in transfers)
    paid = {(one["entity_id"], one["amount"]["amount"]) for one in transfers if one["status"] == "COMPLETED"}
    for one in shared.all("/statements"):
        for part in one["balance_sections"]:
            owed = part["ending_balance"]["amount"]
            assert owed <= 0 or (part["entity_id"], owed) in paid


def test_cashback_is_a_share_of_what_was_charged(shared: Wire) -> None:
    statements = shared.all("/statements")
    for before, now in pairwise(statements):
        found = shared.all("/cashbacks", statement_id=now["id"])
        assert sum(one["amount"]["amount"] for one in found) <= before["charges"]["amount"] * 15 // 1000
    assert sum(one["amount"]["amount"] for one in shared.all("/cashbacks")) > 0


@pytest.mark.parametrize("path", ["/transfers", "/cashbacks"])
def test_filters_of_transfers_and_cashbacks(shared: Wire, path: str) -> None:
    records = shared.all(path)
    for status in ("SYNCED", "SYNC_READY", "NOT_SYNC_READY"):
        found = shared.all(path, sync_status=status)
        assert found == [one for one in records if one["sync_status"] == status] != []
    entity = records[0]["entity_id"]
    assert shared.all(path, entity_id=entity) == [one for one in records if one["entity_id"] == entity] != records
    statement = shared.all("/statements")[4]
    lines = {line["id"] for line in statement["statement_lines"]}
    assert shared.all(path, statement_id=statement["id"]) == [one for one in records if one["id"] in lines] != []
    moment = records[9]["created_at"]
    assert shared.all(path, from_date=moment) == [one for one in records if one["created_at"] >= moment]
    assert shared.all(path, to_date=moment) == [one for one in records if one["created_at"] <= moment]
    for name in ("entity_id", "statement_id"):
        assert shared.all(path, **{name: NOBODY}) == []


def test_filters_that_only_one_of_them_has(shared: Wire) -> None:
    transfers, cashbacks = shared.all("/transfers"), shared.all("/cashbacks")
    unsynced = [one for one in transfers if one["sync_status"] != "SYNCED"]
    assert shared.all("/transfers", has_no_sync_commits=True) == unsynced != transfers
    assert len(shared.all("/transfers", has_no_sync_commits=False)) == len(transfers) - len(unsynced)
    synced = shared.all("/transfers", has_no_sync_commits=True, sync_status="SYNCED")
    assert synced == shared.all("/transfers", sync_status="SYNCED")
    failed = shared.all("/transfers", status="RETURNED_BY_RDFI")
    assert failed == [one for one in transfers if one["status"] == "RETURNED_BY_RDFI"]
    ready = [one for one in cashbacks if one["sync_status"] == "SYNC_READY"]
    assert shared.all("/cashbacks", sync_ready=True) == ready != []
    assert len(shared.all("/cashbacks", sync_ready=False)) == len(cashbacks) - len(ready)


# --- Accounts ---


def test_bank_accounts_are_those_of_the_entities(shared: Wire) -> None:
    accounts = shared.all("/bank-accounts")
    assert len(accounts) >= 4
    assert any(one["financial_institution_name"] is None for one in accounts)
    connected = shared.all("/bank-accounts", connection_provider="PLAID")
    assert 0 < len(connected) < len(accounts)
    assert shared.all("/bank-accounts", connection_provider="Nobody") == []


def test_balances_follow_from_movements(shared: Wire) -> None:
    movements = shared.all("/banking/syncable-transactions", include_synced_transfers=True)
    for account in shared.all("/banking/accounts"):
        path = f"/banking/accounts/{account['id']}/balance-history"
        history = shared.all(path)
        assert history[-1]["balance"] == account["balance"]
        assert [one for page in shared.pages(path, page_size=50) for one in page] == history
        moved: dict[str, int] = defaultdict(int)
        for one in movements:
            if one["account_id"] == account["id"]:
                moved[one["date"]] += one["amount"]["amount"]
        for one, following in pairwise(history):
            assert date.fromisoformat(following["date"]) - date.fromisoformat(one["date"]) == timedelta(days=1)
            difference = following["balance"]["amount"] - one["balance"]["amount"]
            assert difference == moved[following["date"]]
        day = history[9]["date"]
        assert shared.all(path, start_date=day) == history[9:]
        assert shared.all(path, end_date=day) == history[:10]
        assert shared.all(path, start_date=day, end_date=day) == [history[9]]
    assert shared.get(f"/banking/accounts/{NOBODY}/balance-history").status == 404


def test_filters_of_syncable_transactions(shared: Wire) -> None:
    path = "/banking/syncable-transactions"
    every = shared.all(path, include_synced_transfers=True)
    shown = shared.all(path)
    assert shown == shared.all(path, include_synced_transfers=False)
    assert shown == [one for one in every if (one["type"], one["sync_status"]) != ("TRANSFER", "SYNCED")] != every
    assert any(one["sync_status"] == "SYNCED" for one in shown)
    day = shown[5]["date"]
    assert shared.all(path, start_date=day) == [one for one in shown if one["date"] >= day]
    assert shared.all(path, end_date=day) == [one for one in shown if one["date"] <= day]
    entity = shown[0]["entity_id"]
    assert shared.all(path, entity_ids=f"{NOBODY},{entity.upper()}") == shown
    assert shared.all(path, entity_ids=NOBODY) == []
    assert shared.get(path, entity_ids="x").status == 422


def test_a_company_that_spent_nothing_has_empty_statements(opened: Any) -> None:
    wire: Wire = opened(transactions=0)
    assert all(one["ending_balance"]["amount"] == 0 for one in wire.all("/statements"))
    assert wire.all("/cashbacks") == []
    assert wire.all("/limits")

"""Syncs: what succeeded and what failed, of objects that are ready, all or none."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from ramp_api.sandbox import Sandbox

from .wire import Reply, Wire

NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
def kept() -> Iterator[Wire]:
    with Sandbox(transactions=300, frozen=True, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        assert wire.token
        sandbox.snapshot()
        yield wire
        wire.close()


@pytest.fixture
def wire(kept: Wire) -> Iterator[Wire]:
    """A sandbox that is afterwards as it was."""
    yield kept
    kept.sandbox.restore()


def refused(reply: Reply, status: int = 422) -> str:
    codes = {409: "SANDBOX_CONFLICT", 422: "DEVELOPER_7001", 501: "SANDBOX_NOT_IMPLEMENTED"}
    assert (reply.status, reply.code) == (status, codes[status]), reply.content
    message: str = reply.json["error_v2"]["message"]
    return message


def sync(
    wire: Wire,
    sync_type: str = "TRANSACTION_SYNC",
    *,
    good: list[str] | None = None,
    bad: list[str] | None = None,
    key: str | None = None,
    **more: Any,
) -> Reply:
    body: dict[str, Any] = {"idempotency_key": key or str(uuid.uuid4()), "sync_type": sync_type}
    if good:
        body["successful_syncs"] = [{"id": one, "reference_id": f"ERP-{one[:8]}", **more} for one in good]
    if bad:
        body["failed_syncs"] = [{"id": one, "error": {"message": "period is closed"}} for one in bad]
    return wire.json("POST", "/accounting/syncs", body)


def ids(wire: Wire, path: str, **query: Any) -> list[str]:
    return [one["id"] for one in wire.all(path, **query)]


def stamp(wire: Wire) -> str:
    return wire.sandbox.now.isoformat(timespec="seconds")


def test_what_succeeded_is_synced_and_what_failed_is_not(wire: Wire) -> None:
    first, second, third, *rest = ids(wire, "/transactions", sync_status="SYNC_READY")
    before = {one: wire.get(f"/transactions/{one}").json for one in (first, second, third)}
    wire.sandbox.advance(3600)
    reply = sync(wire, good=[first, second.upper()], bad=[third])
    assert reply.status == 201
    assert list(reply.json) == ["sync_id"]
    now = stamp(wire)
    for one in (first, second):
        assert wire.get(f"/transactions/{one}").json == {**before[one], "sync_status": "SYNCED", "synced_at": now}
    assert wire.get(f"/transactions/{third}").json == before[third]
    assert ids(wire, "/transactions", sync_ready=True) == [third, *rest]
    assert ids(wire, "/transactions", synced_after=now) == [first, second]
    assert set(ids(wire, "/transactions", updated_after=now)) == {first, second}
    assert third in ids(wire, "/transactions", has_no_sync_commits=True)
    # What failed may succeed later.
    assert sync(wire, good=[third]).status == 201
    assert wire.get(f"/transactions/{third}").json["sync_status"] == "SYNCED"


@pytest.mark.parametrize("direction", ["BUSINESS_TO_USER", "USER_TO_BUSINESS"])
def test_reimbursements_are_synced_in_either_direction(wire: Wire, direction: str) -> None:
    ready = ids(wire, "/reimbursements", sync_status="SYNC_READY", direction=direction)
    assert sync(wire, "REIMBURSEMENT_SYNC", good=ready[:1]).status == 201
    found = wire.get(f"/reimbursements/{ready[0]}").json
    assert (found["sync_status"], found["synced_at"], found["updated_at"]) == ("SYNCED", stamp(wire), stamp(wire))
    assert found in wire.all("/reimbursements", direction=direction, synced_after=stamp(wire))
    refused(sync(wire, "REIMBURSEMENT_SYNC", good=ready[:1]))


def test_a_batch_is_noted_whole_or_not_at_all(wire: Wire) -> None:
    ready = ids(wire, "/transactions", sync_status="SYNC_READY")
    synced = ids(wire, "/transactions", sync_status="SYNCED")
    early = ids(wire, "/transactions", sync_status="NOT_SYNC_READY")
    card = wire.get("/cards").json["data"][0]["id"]
    for wrong in (synced[0], early[0]):
        assert "successful_syncs[1].id is not ready" in refused(sync(wire, good=[ready[0], wrong]))
        assert "failed_syncs[0].id is not ready" in refused(sync(wire, good=ready[:1], bad=[wrong]))
    for wrong in (NOBODY, card, "that one"):
        assert "successful_syncs[1].id names nothing" in refused(sync(wire, good=[ready[0], wrong]))
        assert "failed_syncs[0].id names nothing" in refused(sync(wire, good=ready[:1], bad=[wrong]))
    assert "twice" in refused(sync(wire, good=[ready[0], ready[0].upper()]))
    assert "twice" in refused(sync(wire, good=ready[:1], bad=ready[:1]))
    refused(sync(wire))
    refused(sync(wire, "LUNCH_SYNC", good=ready[:1]))
    refused(sync(wire, "REIMBURSEMENT_SYNC", good=ready[:1]))
    for url in ("https://erp.example/1", "x"):
        assert "is for bills only" in refused(sync(wire, good=ready[:1], deep_link_url=url))
    assert "reference_id is empty" in refused(
        wire.json("POST", "/accounting/syncs", body_of({"id": ready[0], "reference_id": " "}))
    )
    failed = {"failed_syncs": [{"id": ready[0], "error": {"message": " "}}]}
    sent = {"idempotency_key": "blank", "sync_type": "TRANSACTION_SYNC", **failed}
    assert "message is empty" in refused(wire.json("POST", "/accounting/syncs", sent))
    assert ids(wire, "/transactions", sync_status="SYNC_READY") == ready


def body_of(*successes: dict[str, str]) -> dict[str, Any]:
    return {"idempotency_key": str(uuid.uuid4()), "sync_type": "TRANSACTION_SYNC", "successful_syncs": successes}


def test_the_same_key_gives_the_first_result(wire: Wire) -> None:
    first, second, *_ = ids(wire, "/transactions", sync_status="SYNC_READY")
    reply = sync(wire, good=[first], key="again")
    assert sync(wire, good=[first], key="again").json == reply.json
    assert sync(wire, good=[second], key="again").json == reply.json
    assert wire.get(f"/transactions/{second}").json["sync_status"] == "SYNC_READY"
    assert sync(wire, good=[second], key="another").json["sync_id"] != reply.json["sync_id"]
    refused(sync(wire, good=[second], key=" "))
    # A refusal is not remembered.
    third = ids(wire, "/transactions", sync_status="SYNC_READY")[0]
    refused(sync(wire, good=[third, NOBODY], key="corrected"))
    assert sync(wire, good=[third], key="corrected").status == 201


def test_nothing_is_synced_without_a_connection(wire: Wire) -> None:
    ready = ids(wire, "/transactions", sync_status="SYNC_READY")
    wire.json("DELETE", "/accounting/connection", "")
    refused(sync(wire, good=ready[:1]), 409)
    assert ids(wire, "/transactions", sync_status="SYNC_READY") == ready


def test_five_thousand_at_once_and_no_more(wire: Wire) -> None:
    many = [str(uuid.UUID(int=number)) for number in range(5_001)]
    assert "5000 at most" in refused(sync(wire, good=many[:2_501], bad=many[2_501:]))
    refused(sync(wire, good=many))
    refused(sync(wire, bad=many))
    # So many are looked at, one after the other.
    assert "successful_syncs[0].id names nothing" in refused(sync(wire, good=many[:4_999], bad=many[4_999:5_000]))


def test_a_large_sync_changes_all_that_it_names(wire: Wire) -> None:
    ready = ids(wire, "/transactions", sync_status="SYNC_READY")
    assert sync(wire, good=ready[:-1], bad=ready[-1:]).status == 201
    assert ids(wire, "/transactions", sync_status="SYNC_READY") == ready[-1:]


@pytest.mark.parametrize("kind", ["ACCRUAL", "BANKING_TRANSACTION", "BROKERAGE_ORDER", "WALLET_TRANSFER"])
def test_what_the_sandbox_does_not_have_is_501(wire: Wire, kind: str) -> None:
    assert kind in refused(sync(wire, f"{kind}_SYNC", good=[NOBODY]), 501)


@pytest.mark.parametrize(("kind", "path"), [("TRANSFER_SYNC", "/transfers"), ("STATEMENT_CREDIT_SYNC", "/cashbacks")])
def test_transfers_and_cashbacks_are_synced(wire: Wire, kind: str, path: str) -> None:
    ready = ids(wire, path, sync_status="SYNC_READY")
    assert sync(wire, kind, good=ready[:1]).status == 201
    assert wire.get(f"{path}/{ready[0]}").json["sync_status"] == "SYNCED"
    assert ready[0] in ids(wire, path, sync_status="SYNCED")
    refused(sync(wire, kind, good=ready[:1]))


def test_a_bill_is_synced_and_then_its_payment(wire: Wire) -> None:
    bills = wire.all("/bills", sync_ready=True)
    paid = [one["id"] for one in bills if one["status"] == "PAID" and one["sync_status"] == "NOT_SYNCED"]
    refused(sync(wire, "BILL_PAYMENT_SYNC", good=paid[:1]))
    assert "is not a URL" in refused(sync(wire, "BILL_SYNC", good=paid[:1], deep_link_url="erp"))
    url = "https://erp.example/bills/1"
    assert sync(wire, "BILL_SYNC", good=paid[:1], deep_link_url=url).status == 201
    bill = wire.get(f"/bills/{paid[0]}").json
    assert (bill["sync_status"], bill["deep_link_url"]) == ("BILL_SYNCED", url)
    assert bill["remote_id"] == f"ERP-{paid[0][:8]}"
    refused(sync(wire, "BILL_SYNC", good=paid[:1]))
    assert sync(wire, "BILL_PAYMENT_SYNC", good=paid[:1]).status == 201
    assert paid[0] in ids(wire, "/bills", sync_status="BILL_AND_PAYMENT_SYNCED")
    assert paid[0] not in ids(wire, "/bills", sync_ready=True)
    refused(sync(wire, "BILL_PAYMENT_SYNC", good=paid[:1]))


@pytest.mark.parametrize(
    ("kind", "path"),
    [("PAYEE", "vendors"), ("TRACKING_CATEGORY_OPTION", "accounts"), ("TRACKING_CATEGORY_OPTION", "field-options")],
)
def test_what_was_made_in_ramp_goes_out_once(wire: Wire, kind: str, path: str) -> None:
    query: dict[str, str] = {}
    if path == "field-options":
        (field,) = wire.all("/accounting/fields", remote_id="PROJECT")
        query = {"field_id": field["ramp_id"]}
    whole = wire.all(f"/accounting/{path}", **query)
    made = next(one for one in whole if one["id"] is None)
    there = next(one for one in whole if one["id"] is not None)
    refused(sync(wire, f"{kind}_SYNC", good=[there["ramp_id"]]))
    assert sync(wire, f"{kind}_SYNC", bad=[made["ramp_id"]]).status == 201
    assert made in wire.all(f"/accounting/{path}", **query)
    assert sync(wire, f"{kind}_SYNC", good=[made["ramp_id"]]).status == 201
    (gone,) = wire.all(f"/accounting/{path}", remote_id=f"ERP-{made['ramp_id'][:8]}", **query)
    assert gone["ramp_id"] == made["ramp_id"]
    assert gone.get("is_synced", True) is True
    if path != "field-options":
        assert gone in wire.all(f"/accounting/{path}", is_synced=True)
    refused(sync(wire, f"{kind}_SYNC", good=[made["ramp_id"]]))


def test_items_of_another_connection_are_not_synced(wire: Wire) -> None:
    made = next(one for one in wire.all("/accounting/vendors") if one["id"] is None)
    wire.json("DELETE", "/accounting/connection", "")
    wire.json("POST", "/accounting/connection", {"remote_provider_name": "Other"})
    assert "names nothing" in refused(sync(wire, "PAYEE_SYNC", good=[made["ramp_id"]]))


# --- Ready to sync ---


def mark(wire: Wire, *object_ids: str, kind: str = "TRANSACTION") -> Reply:
    return wire.json("POST", "/accounting/ready-to-sync", {"object_type": kind, "object_ids": list(object_ids)})


def lacking_memo(wire: Wire) -> list[str]:
    return ids(wire, "/transactions", requires_memo=True, state="CLEARED")


@pytest.fixture
def coded(wire: Wire) -> list[str]:
    """Transactions that could be marked: of those with a memo, since the filter takes true alone."""
    lacking = lacking_memo(wire)
    found = wire.all("/transactions", sync_status="NOT_SYNC_READY", state="CLEARED")
    return [one["id"] for one in found if one["id"] not in lacking and one["accounting_field_selections"]]


def test_what_is_complete_is_marked_and_can_then_be_synced(wire: Wire, coded: list[str]) -> None:
    wire.sandbox.advance(60)
    before = [wire.get(f"/transactions/{one}").json for one in coded]
    assert mark(wire, coded[0].upper(), coded[1]).status == 204
    ready = ids(wire, "/transactions", sync_status="SYNC_READY")
    assert set(coded[:2]) <= set(ready)
    assert coded[2] not in ready
    for one, was in zip(coded[:2], before, strict=False):
        assert wire.get(f"/transactions/{one}").json == {**was, "sync_status": "SYNC_READY"}
    assert set(ids(wire, "/transactions", updated_after=stamp(wire))) == set(coded[:2])
    assert sync(wire, good=coded[:2]).status == 201


def test_what_is_marked_is_told(coded: list[str], kept: Wire) -> None:
    told: list[tuple[str, str]] = []

    def listen(kind: str, subject: str, _: str) -> None:
        told.append((kind, subject))

    house = kept.sandbox._pull(lambda house: house)
    house.world.on_event.append(listen)
    try:
        assert mark(kept, *coded[:2]).status == 204
    finally:
        house.world.on_event.remove(listen)
    assert told == [("transactions.ready_to_sync", one) for one in coded[:2]]


def test_what_is_not_complete_is_not_marked(wire: Wire, coded: list[str]) -> None:
    found = wire.all("/transactions", sync_status="NOT_SYNC_READY", state="ALL")
    pending, declined = (next(one["id"] for one in found if one["state"] == state) for state in ("PENDING", "DECLINED"))
    cleared = [one for one in found if one["state"] == "CLEARED" and one["id"] not in lacking_memo(wire)]
    uncoded = next(one["id"] for one in cleared if not one["accounting_field_selections"])
    ready = ids(wire, "/transactions", sync_status="SYNC_READY")
    synced = ids(wire, "/transactions", sync_status="SYNCED")[0]
    for wrong, fault in (
        (pending, "is PENDING"),
        (declined, "is DECLINED"),
        (synced, "is CLEARED and SYNCED"),
        (ready[0], "is CLEARED and SYNC_READY"),
        (lacking_memo(wire)[0], "lacks a memo"),
        (uncoded, "is not coded with a general ledger account"),
        (NOBODY, "names nothing"),
        (coded[0], "is named twice"),
    ):
        assert f"object_ids[1] {fault}" in refused(mark(wire, coded[0], wrong))
    refused(mark(wire))
    refused(mark(wire, *(NOBODY for _ in range(501))))
    refused(mark(wire, coded[0], kind="BILL"))
    assert ids(wire, "/transactions", sync_status="SYNC_READY") == ready
    wire.json("DELETE", "/accounting/connection", "")
    refused(mark(wire, coded[0]), 409)


@pytest.mark.parametrize("path", ["/accounting/fields", "/accounting/ramp-fields"])
def test_what_transactions_must_be_coded_with_counts(wire: Wire, coded: list[str], path: str) -> None:
    body = {"id": "MUST", "name": "Mandate", "input_type": "SINGLE_CHOICE", "is_required_for": ["TRANSACTION"]}
    field = wire.json("POST", path, body).json
    assert "is not coded with Mandate" in refused(mark(wire, coded[0]))
    # A field that is out of use is not asked for.
    wire.json("DELETE", f"{path}/{field['ramp_id']}", "")
    assert mark(wire, coded[0]).status == 204

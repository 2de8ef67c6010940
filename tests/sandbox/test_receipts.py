"""Receipts: listed, uploaded, matched, and fetched; and mailboxes in which none are looked for."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from .wire import API, Reply, Wire

NOBODY = "00000000-0000-4000-8000-000000000000"
LINE = "----sandbox-test"
HOUR, DAY = 3_600.0, 86_400.0
Json = dict[str, Any]


def upload(
    wire: Wire,
    *,
    files: dict[str, bytes] | None = None,
    media_type: str = "application/pdf",
    key: str | None = None,
    **fields: str,
) -> Reply:
    fields = {"idempotency_key": key or str(uuid.uuid4()), **fields}
    parts = [
        f'--{LINE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, content in ({"receipt": b"%PDF-1.7 mine"} if files is None else files).items():
        head = f'--{LINE}\r\nContent-Disposition: attachment; name="{name}"; filename="r.pdf"\r\n'
        parts.append(f"{head}Content-Type: {media_type}\r\n\r\n".encode() + content + b"\r\n")
    headers = {"Authorization": f"Bearer {wire.token}", "Content-Type": f"multipart/form-data; boundary={LINE}"}
    return wire.send("POST", f"{API}/receipts", b"".join(parts) + f"--{LINE}--\r\n".encode(), headers)


def fetch(wire: Wire, receipt: Json) -> Reply:
    url: str = receipt["receipt_url"]
    assert url.startswith(wire.sandbox.base_url)
    return wire.send("GET", url.removeprefix(wire.sandbox.base_url))


@pytest.fixture(scope="module")
def every(shared: Wire) -> list[Json]:
    return shared.all("/receipts")


@pytest.fixture(scope="module")
def spent(shared: Wire) -> dict[str, Json]:
    return {one["id"]: one for one in shared.all("/transactions", state="ALL")}


@pytest.fixture(scope="module")
def claims(shared: Wire) -> list[Json]:
    return shared.all("/reimbursements") + shared.all("/reimbursements", direction="USER_TO_BUSINESS")


# The company's.


def test_every_receipt_that_is_named_is_there_and_no_other(
    shared: Wire, every: list[Json], spent: dict[str, Json], claims: list[Json]
) -> None:
    owners = {receipt_id: one for one in [*spent.values(), *claims] for receipt_id in one["receipts"]}
    assert {one["id"] for one in every} == owners.keys()
    assert len(every) == len(owners) == sum(len(one["receipts"]) for one in [*spent.values(), *claims])
    for one in every:
        owner = owners[one["id"]]
        if "card_holder" in owner:
            assert (one["transaction_id"], one["user_id"]) == (owner["id"], owner["card_holder"]["user_id"])
            assert one["created_at"] >= owner["user_transaction_time"]
        else:
            assert (one["transaction_id"], one["user_id"]) == (None, owner["user_id"])
        assert datetime.fromisoformat(one["created_at"]) <= shared.sandbox.now
    assert any(one["transaction_id"] is None for one in every)


def test_a_receipt_alone_is_as_in_the_list(shared: Wire, every: list[Json]) -> None:
    assert shared.get(f"/receipts/{every[3]['id'].upper()}").json == every[3]
    assert shared.get(f"/receipts/{every[3]['id']}", include_ocr_data=True).json == every[3]
    assert shared.get("/receipts", include_ocr_data=True, page_size=5).json["data"] == every[:5]
    assert shared.get(f"/receipts/{NOBODY}").code == "DEVELOPER_7003"


def test_receipts_filter(shared: Wire, every: list[Json], spent: dict[str, Json], claims: list[Json]) -> None:
    at = every[len(every) // 2]["created_at"]
    assert shared.all("/receipts", created_after=at) == [one for one in every if one["created_at"] >= at]
    assert shared.all("/receipts", created_before=at) == [one for one in every if one["created_at"] <= at]
    paid = next(one for one in spent.values() if len(one["receipts"]) == 2)
    of_it = shared.all("/receipts", transaction_id=paid["id"].upper())
    assert [one["id"] for one in of_it] == paid["receipts"]
    assert shared.all("/receipts", transaction_id=NOBODY) == []
    claim = next(one for one in claims if one["receipts"])
    assert [one["id"] for one in shared.all("/receipts", reimbursement_id=claim["id"])] == claim["receipts"]
    assert shared.all("/receipts", reimbursement_id="nothing") == []
    when = {one["id"]: spent[one["transaction_id"]]["user_transaction_time"] for one in every if one["transaction_id"]}
    moment = sorted(when.values())[len(when) // 2]
    listed = [one["id"] for one in shared.all("/receipts", from_date=moment)]
    assert listed == [one["id"] for one in every if when.get(one["id"], "") >= moment]
    listed = [one["id"] for one in shared.all("/receipts", to_date=moment)]
    assert listed == [one["id"] for one in every if one["id"] in when and when[one["id"]] <= moment]


def test_receipts_have_pages(shared: Wire, every: list[Json]) -> None:
    pages = list(shared.pages("/receipts", page_size=99))
    assert [one for page in pages for one in page] == every


def test_pictures_can_be_fetched(shared: Wire, every: list[Json]) -> None:
    kinds: set[str] = set()
    for one in every[:40]:
        reply = fetch(shared, one)
        assert reply.status == 200
        kinds.add(reply.headers["content-type"].partition(";")[0])
        assert reply.content.startswith((b"<svg ", b"%PDF-1.4"))
        assert fetch(shared, one).content == reply.content
    assert kinds == {"image/svg+xml", "application/pdf"}


# Uploads.


def test_a_receipt_of_a_transaction(opened: Callable[..., Wire]) -> None:
    wire = opened(transactions=300)
    before, opened_at = wire.all("/receipts"), wire.sandbox.now
    bare = next(one for one in wire.all("/transactions") if not one["receipts"])
    user_id, key = bare["card_holder"]["user_id"], str(uuid.uuid4())
    reply = upload(wire, user_id=user_id.upper(), transaction_id=bare["id"].upper(), key=key)
    assert reply.status == 201
    assert reply.json.keys() == {"id"}
    made = wire.get(f"/receipts/{reply.json['id']}").json
    assert (made["user_id"], made["transaction_id"]) == (user_id, bare["id"])
    assert opened_at <= datetime.fromisoformat(made["created_at"]) <= wire.sandbox.now
    assert wire.all("/receipts") == [*before, made]
    assert wire.all("/receipts", created_after=opened_at.isoformat()) == [made]
    assert wire.all("/receipts", transaction_id=bare["id"]) == [made]
    assert made in wire.all("/receipts", from_date=bare["user_transaction_time"])
    after = wire.get(f"/transactions/{bare['id']}").json
    assert after["receipts"] == [made["id"]]
    assert after["id"] in {one["id"] for one in wire.all("/transactions", updated_after=opened_at.isoformat())}
    assert upload(wire, user_id=user_id, transaction_id=bare["id"], key=key).json == reply.json
    assert len(wire.all("/receipts")) == len(before) + 1


def test_what_was_uploaded_can_be_fetched_for_an_hour(opened: Callable[..., Wire]) -> None:
    wire = opened()
    user = wire.all("/users")[0]
    content = bytes(range(256)) * 50
    made = wire.get(f"/receipts/{upload(wire, user_id=user['id'], files={'receipt': content}).json['id']}").json
    reply = fetch(wire, made)
    assert (reply.content, reply.headers["content-type"]) == (content, "application/pdf")
    wire.sandbox.advance(0.9 * HOUR)
    assert fetch(wire, made).status == 200
    wire.sandbox.advance(1.2 * HOUR)
    assert fetch(wire, made).status == 403
    assert fetch(wire, wire.get(f"/receipts/{made['id']}").json).content == content
    forged = made["receipt_url"].replace("Expires=", "Expires=9")
    assert fetch(wire, {"receipt_url": forged}).status == 403
    assert fetch(wire, {"receipt_url": made["receipt_url"].partition("?")[0]}).status == 403


def test_a_page_that_is_uploaded_is_not_shown_as_one(opened: Callable[..., Wire]) -> None:
    wire = opened()
    user = wire.all("/users")[0]
    reply = upload(wire, user_id=user["id"], files={"receipt": b"<script>"}, media_type="text/html")
    fetched = fetch(wire, wire.get(f"/receipts/{reply.json['id']}").json)
    assert fetched.headers["content-type"] == "application/octet-stream"


def test_a_receipt_is_matched_later(opened: Callable[..., Wire]) -> None:
    wire = opened(transactions=3_000)
    bare = [one for one in wire.all("/transactions", order_by_date_desc=True) if not one["receipts"]]
    user_id = bare[0]["card_holder"]["user_id"]
    made = wire.get(f"/receipts/{upload(wire, user_id=user_id).json['id']}").json
    assert made["transaction_id"] is None
    wire.sandbox.advance(30)
    assert wire.get(f"/receipts/{made['id']}").json["transaction_id"] is None
    wire.sandbox.advance(40)
    matched = wire.get(f"/receipts/{made['id']}").json
    assert matched["transaction_id"] == bare[0]["id"]
    assert matched["created_at"] == made["created_at"]
    assert wire.get(f"/transactions/{bare[0]['id']}").json["receipts"] == [made["id"]]


def test_a_receipt_completes_a_transaction(opened: Callable[..., Wire]) -> None:
    wire = opened(transactions=3_000)
    incomplete = wire.all("/transactions", approval_status="AWAITING_EMPLOYEE_MISSING_ITEMS")
    missing_memo = {one["id"] for one in wire.all("/transactions", requires_memo=True)}
    users = {one["id"]: one for one in wire.all("/users") + wire.all("/users", status="USER_SUSPENDED")}
    managed = [one for one in incomplete if users[one["card_holder"]["user_id"]]["manager_id"]]
    wants_receipt = next(one for one in managed if one["id"] not in missing_memo and not one["receipts"])
    wants_both = next(one for one in managed if one["id"] in missing_memo and not one["receipts"])
    for one in (wants_receipt, wants_both):
        user_id = one["card_holder"]["user_id"]
        assert upload(wire, user_id=user_id, transaction_id=one["id"]).status == 201
    manager = users[wants_receipt["card_holder"]["user_id"]]["manager_id"]
    held = {one["id"] for one in wire.all("/transactions", awaiting_approval_by_user_id=manager)}
    assert wants_receipt["id"] in held
    waiting = {one["id"] for one in wire.all("/transactions", approval_status="AWAITING_REVIEWER")}
    assert wants_receipt["id"] in waiting
    assert wants_both["id"] not in waiting
    wire.json("POST", f"/memos/{wants_both['id']}", {"memo": "There"})
    waiting = {one["id"] for one in wire.all("/transactions", approval_status="AWAITING_REVIEWER")}
    assert wants_both["id"] in waiting
    wire.sandbox.advance(2 * DAY)
    ready = {one["id"] for one in wire.all("/transactions", sync_ready=True)}
    assert {wants_receipt["id"], wants_both["id"]} <= ready


def test_what_an_upload_needs(changing: Wire) -> None:
    every = changing.all("/transactions", state="ALL")
    mine, theirs = every[0], next(
        one for one in every if one["card_holder"]["user_id"] != every[0]["card_holder"]["user_id"]
    )  # fmt: skip
    user_id = mine["card_holder"]["user_id"]
    before = changing.all("/receipts")
    assert upload(changing).status == 422
    assert upload(changing, user_id="me").status == 422
    assert upload(changing, user_id=NOBODY).status == 422
    assert upload(changing, user_id=user_id, transaction_id="that").status == 422
    assert upload(changing, user_id=user_id, transaction_id=NOBODY).status == 422
    assert upload(changing, user_id=user_id, transaction_id=theirs["id"]).status == 422
    assert upload(changing, user_id=user_id, colour="red").status == 422
    assert upload(changing, user_id=user_id, files={}).status == 422
    assert upload(changing, user_id=user_id, files={"receipt": b""}).status == 422
    assert upload(changing, user_id=user_id, files={"picture": b"x"}).status == 422
    assert changing.json("POST", "/receipts", {"user_id": user_id, "idempotency_key": "x"}).status == 415
    assert changing.all("/receipts") == before


def test_a_declined_transaction_gets_no_receipt(opened: Callable[..., Wire]) -> None:
    wire = opened(transactions=300)
    declined = wire.all("/transactions", state="DECLINED")[0]
    reply = upload(wire, user_id=declined["card_holder"]["user_id"], transaction_id=declined["id"])
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")


# Mailboxes.


def opt_out(wire: Wire, email: object, business_id: object = 7) -> Reply:
    return wire.json("POST", "/receipt-integrations/opt-out", {"email": email, "business_id": business_id})


def asked(wire: Wire, **body: str) -> Reply:
    headers = {"Authorization": f"Bearer {wire.token}", "Content-Type": "application/json"}
    return wire.send("GET", f"{API}/receipt-integrations/opt-out", json.dumps(body), headers)


def test_an_address_is_opted_out_and_in_again(changing: Wire) -> None:
    made = opt_out(changing, "Ada@juniperandrye.example")
    assert made.status == 201
    assert made.json["email"] == "Ada@juniperandrye.example"
    assert asked(changing, email="ada@JUNIPERANDRYE.example").json == made.json
    assert asked(changing, id=made.json["id"]).json == made.json
    assert asked(changing, id=made.json["id"], email="eve@juniperandrye.example").status == 404
    assert opt_out(changing, "ADA@juniperandrye.example").code == "SANDBOX_CONFLICT"
    path = f"/receipt-integrations/opt-out/{made.json['id']}"
    assert changing.json("DELETE", path, "").status == 200
    assert asked(changing, id=made.json["id"]).code == "DEVELOPER_7003"
    assert changing.json("DELETE", path, "").status == 404
    assert opt_out(changing, "Ada@juniperandrye.example").status == 201


def test_what_an_address_must_be(changing: Wire) -> None:
    for email in ("", "ada", "ada@", "@x.example", "a da@x.example", "ada@x", 5, None):
        assert opt_out(changing, email).status == 422, email
    for business_id in (0, -1, "7", None):
        assert opt_out(changing, "bob@juniperandrye.example", business_id).status == 422, business_id
    assert asked(changing).status == 422
    assert asked(changing, email="nobody@juniperandrye.example").status == 404
    assert asked(changing, colour="red").status == 422

"""Receipts that are uploaded for reimbursements, and how the upload must look."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import pytest

from .wire import API, Reply, Wire

NOBODY = "00000000-0000-4000-8000-000000000000"
LINE = "----sandbox-test"


def submit(
    wire: Wire, *, files: dict[str, bytes] | None = None, disposition: str = "form-data", **fields: Any
) -> Reply:
    parts = [
        f'--{LINE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, content in ({"receipt": b"%PDF-1.7"} if files is None else files).items():
        head = f'--{LINE}\r\nContent-Disposition: {disposition}; name="{name}"; filename="r.pdf"\r\n'
        parts.append(head.encode() + b"Content-Type: application/pdf\r\n\r\n" + content + b"\r\n")
    headers = {"Authorization": f"Bearer {wire.token}", "Content-Type": f"multipart/form-data; boundary={LINE}"}
    body = b"".join(parts) + f"--{LINE}--\r\n".encode()
    return wire.send("POST", f"{API}/reimbursements/submit-receipt", body, headers)


@pytest.fixture(scope="module")
def user(changing: Wire) -> dict[str, Any]:
    found: dict[str, Any] = changing.get("/users").json["data"][0]
    return found


def key() -> str:
    return str(uuid.uuid4())


def test_a_receipt_makes_a_draft(changing: Wire, user: dict[str, Any]) -> None:
    before = changing.all("/reimbursements")
    opened = changing.sandbox.now
    reply = submit(changing, idempotency_key=key(), reimbursee_id=user["id"].upper())
    assert reply.status == 201
    made = reply.json
    assert (made["state"], made["direction"], made["user_id"]) == ("DRAFT", "BUSINESS_TO_USER", user["id"])
    assert len(made["receipts"]) == 1
    assert changing.all("/reimbursements") == [*before, made]
    assert changing.get(f"/reimbursements/{made['id']}").json == made
    assert opened <= datetime.fromisoformat(made["created_at"]) <= changing.sandbox.now
    changed = changing.all("/reimbursements", updated_after=opened.isoformat())
    assert made in changed


def test_the_same_key_gives_the_first_result(changing: Wire, user: dict[str, Any]) -> None:
    again = key()
    first = submit(changing, idempotency_key=again, reimbursee_id=user["id"])
    count = len(changing.all("/reimbursements"))
    assert submit(changing, idempotency_key=again, reimbursee_id=user["id"]).json == first.json
    # Even after the reimbursement has changed.
    submit(changing, idempotency_key=key(), reimbursee_id=user["id"], reimbursement_id=first.json["id"])
    assert submit(changing, idempotency_key=again, reimbursee_id=user["id"]).json == first.json
    assert len(changing.all("/reimbursements")) == count


def test_a_receipt_joins_a_reimbursement(changing: Wire) -> None:
    old = next(one for one in changing.all("/reimbursements") if len(one["receipts"]) == 1 and one["amount"])
    opened = changing.sandbox.now.isoformat()
    again = key()
    reply = submit(changing, idempotency_key=again, reimbursee_id=old["user_id"], reimbursement_id=old["id"].upper())
    assert reply.status == 201
    added = set(reply.json["receipts"]) - set(old["receipts"])
    assert len(added) == 1
    kept = {name: value for name, value in reply.json.items() if name not in {"receipts", "updated_at"}}
    assert kept == {name: value for name, value in old.items() if name not in {"receipts", "updated_at"}}
    assert reply.json in changing.all("/reimbursements", updated_after=opened)
    submit(changing, idempotency_key=again, reimbursee_id=old["user_id"], reimbursement_id=old["id"])
    assert changing.get(f"/reimbursements/{old['id']}").json == reply.json


def test_what_a_receipt_needs(changing: Wire, user: dict[str, Any]) -> None:
    other = next(one for one in changing.all("/reimbursements") if one["user_id"] != user["id"])
    good: dict[str, Any] = {"idempotency_key": key(), "reimbursee_id": user["id"]}
    before = len(changing.all("/reimbursements"))
    assert submit(changing, reimbursee_id=user["id"]).status == 422
    assert submit(changing, idempotency_key=key()).status == 422
    assert submit(changing, **dict[str, Any](good | {"idempotency_key": ""})).status == 422
    assert submit(changing, **dict[str, Any](good | {"reimbursee_id": "me"})).status == 422
    assert submit(changing, **good, reimbursement_id="that").status == 422
    assert submit(changing, **good, colour="red").status == 422
    assert submit(changing, **good, files={}).status == 422
    assert submit(changing, **good, files={"receipt": b""}).status == 422
    assert submit(changing, **good, files={"picture": b"x"}).status == 422
    assert submit(changing, **good, files={"receipt": b"x", "second": b"y"}).status == 422
    assert submit(changing, **good, reimbursement_id=other["id"]).status == 422
    assert submit(changing, **dict[str, Any](good | {"reimbursee_id": NOBODY})).code == "DEVELOPER_7003"
    assert submit(changing, **good, reimbursement_id=NOBODY).code == "DEVELOPER_7003"
    assert changing.json("POST", "/reimbursements/submit-receipt", good).status == 415
    assert len(changing.all("/reimbursements")) == before
    assert submit(changing, **good, disposition="attachment").status == 201

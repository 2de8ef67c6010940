"""What can be changed: departments, locations, and receipts for reimbursements."""

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


@pytest.mark.parametrize("path", ["/departments", "/locations"])
def test_what_is_created_stays_and_can_be_renamed(changing: Wire, path: str) -> None:
    before = changing.all(path)
    made = changing.json("POST", path, {"name": "Forschung & Entwicklung"})
    assert made.status == 201
    assert changing.get(f"{path}/{made.json['id']}").json == made.json
    assert changing.all(path) == [*before, made.json]
    renamed = changing.json("PATCH", f"{path}/{made.json['id']}", {"name": "R&D"})
    assert (renamed.status, renamed.json) == (200, {**made.json, "name": "R&D"})
    first = changing.json("PATCH", f"{path}/{before[0]['id']}", {"name": "First"}).json
    # A change does not move a record to another place in the list.
    assert changing.all(path) == [first, *before[1:], renamed.json]


def test_a_location_belongs_to_an_entity(changing: Wire) -> None:
    entities = list(dict.fromkeys(one["entity_id"] for one in changing.all("/locations")))
    made = changing.json("POST", "/locations", {"name": "Kyōto", "entity_id": entities[2].upper()}).json
    assert made["entity_id"] == entities[2]
    assert made in changing.all("/locations", entity_id=entities[2])
    moved = changing.json("PATCH", f"/locations/{made['id']}", {"name": "Ōsaka", "entity_id": entities[1]}).json
    assert moved in changing.all("/locations", entity_id=entities[1])
    kept = changing.json("PATCH", f"/locations/{made['id']}", {"name": "Kōbe"}).json
    assert kept["entity_id"] == entities[1]
    for path, method in (("/locations", "POST"), (f"/locations/{made['id']}", "PATCH")):
        assert changing.json(method, path, {"name": "x", "entity_id": NOBODY}).status == 422


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"name": None}, 422),
        ({"name": 5}, 422),
        ({"name": "  "}, 422),
        ({"name": "x", "colour": "red"}, 422),
        ([], 422),
        ("", 400),
        ("{", 400),
        ('{"name": "\\ud800"}', 400),
        ({"name": "x" * (1 << 20)}, 413),
    ],
)
def test_a_body_that_the_model_does_not_take_is_refused(changing: Wire, body: object, status: int) -> None:
    before = changing.all("/departments")
    reply = changing.json("POST", "/departments", body)
    assert reply.status == status
    assert reply.json["error_v2"]["message"]
    assert changing.all("/departments") == before


def test_a_body_is_json(changing: Wire) -> None:
    for media_type in ("text/plain", "application/x-www-form-urlencoded"):
        assert changing.json("POST", "/departments", {"name": "x"}, **{"Content-Type": media_type}).status == 415


def test_a_body_takes_no_query(changing: Wire) -> None:
    assert changing.json("POST", "/departments?name=x", {"name": "x"}).status == 422


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
    assert submit(changing, **good, files={"receipt": b"x", "second": b"y"}).status == 400
    assert submit(changing, **good, reimbursement_id=other["id"]).status == 422
    assert submit(changing, **dict[str, Any](good | {"reimbursee_id": NOBODY})).code == "DEVELOPER_7003"
    assert submit(changing, **good, reimbursement_id=NOBODY).code == "DEVELOPER_7003"
    assert changing.json("POST", "/reimbursements/submit-receipt", good).status == 415
    assert len(changing.all("/reimbursements")) == before
    assert submit(changing, **good, disposition="attachment").status == 201

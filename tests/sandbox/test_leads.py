"""Sales leads and applications."""

from __future__ import annotations

from typing import Any

import pytest

from .wire import API, Reply, Wire

NOBODY = "00000000-0000-4000-8000-000000000000"
LINE = "----sandbox-leads"

LEAD: dict[str, Any] = {
    "email": "ada@example.com",
    "external_id": "lead-1",
    "first_name": "Ada",
    "last_name": "Ek",
    "redirect_uri": "https://example.com/back",
    "source": "Quanta",
    "state": "s",
}
BUSINESS = {"business_name_dba": "Ek", "business_name_legal": "Ek AB", "entity_type": "LLC"}
APPLICATION: dict[str, Any] = {
    "applicant": {"email": "ada@example.com", "first_name": "Ada", "last_name": "Ek"},
    "business": {"business_name_legal": "Ek AB", "incorporation": {"date_of_incorporation": "2020-02-29"}},
    "controlling_officer": {"first_name": "Ada", "birth_date": "1980-05-31", "ssn_last_4": "1234"},
    "beneficial_owners": [{"last_name": "Ek", "passport_last_4": "X123", "address": {"city": "Oslo"}}],
    "oauth_authorize_params": {"redirect_uri": "https://example.com/back", "state": "s"},
}


def upload(wire: Wire, lead_id: str, *, name: str = "document", content: bytes = b"%PDF", **fields: str) -> Reply:
    parts = [
        f'--{LINE}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
        for field, value in fields.items()
    ]
    head = f'--{LINE}\r\nContent-Disposition: form-data; name="{name}"; filename="f.pdf"\r\n\r\n'.encode()
    body = b"".join([*parts, head, content, f"\r\n--{LINE}--\r\n".encode()])
    headers = {"Authorization": f"Bearer {wire.token}", "Content-Type": f"multipart/form-data; boundary={LINE}"}
    return wire.send("POST", f"{API}/leads/{lead_id}/upload_document", body, headers)


def lead(wire: Wire, **change: Any) -> str:
    """A new lead; Ramp does not say its id, the audit log does."""
    reply = wire.json("POST", "/leads", {**LEAD, **change})
    assert (reply.status, reply.content) == (201, b"")
    found: str = wire.all("/audit-logs/events", resource_name="Lead")[-1]["primary_reference"]["id"]
    return found


def test_a_lead_is_kept(changing: Wire) -> None:
    lead_id = lead(changing, external_id="kept", business_info=BUSINESS, phone="+4712345678")
    found = changing.get(f"/leads/{lead_id.upper()}")
    assert found.status == 200
    assert {name: found.json[name] for name in ("email", "external_id", "source")} == {
        "email": "ada@example.com",
        "external_id": "kept",
        "source": "Quanta",
    }
    assert found.json["business_info"] == BUSINESS
    assert found.json["financing_application_status"] == "Pending"
    assert changing.get(f"/leads/{lead(changing, external_id='other')}").json["business_info"] is None
    assert changing.get(f"/leads/{NOBODY}").code == "DEVELOPER_7003"


def test_an_external_id_is_taken_once_for_each_source(changing: Wire) -> None:
    lead(changing, external_id="twice")
    again = changing.json("POST", "/leads", {**LEAD, "external_id": "twice"})
    assert (again.status, again.code) == (409, "SANDBOX_CONFLICT")
    assert changing.json("POST", "/leads", {**LEAD, "external_id": "twice", "source": "AngelList"}).status == 201


@pytest.mark.parametrize(
    "change",
    [
        {"email": "ada"},
        {"email": "ada@example"},
        {"external_id": " "},
        {"first_name": ""},
        {"last_name": "x" * 41},
        {"redirect_uri": "example.com"},
        {"redirect_uri": "ftp://example.com"},
        {"redirect_uri": "http://[::1"},
        {"source": "Friends"},
        {"state": ""},
        {"business_info": {"business_name_legal": "x"}},
        {"business_info": {**BUSINESS, "entity_type": "GUILD"}},
        {"business_info": {**BUSINESS, "date_of_incorporation": "yesterday"}},
        {"colour": "red"},
    ],
)
def test_a_lead_that_cannot_be_is_refused(changing: Wire, change: dict[str, Any]) -> None:
    before = changing.all("/audit-logs/events", resource_name="Lead")
    assert changing.json("POST", "/leads", {**LEAD, "external_id": "never", **change}).status == 422
    assert changing.all("/audit-logs/events", resource_name="Lead") == before


def test_a_document_moves_the_application_on(changing: Wire) -> None:
    lead_id = lead(changing, external_id="with a document")
    changing.sandbox.advance(5)
    reply = upload(changing, lead_id, document_type="W9")
    assert (reply.status, reply.json["document_type"], reply.json["sales_lead_id"]) == (200, "W9", lead_id)
    found = changing.get(f"/leads/{lead_id}").json
    assert found["financing_application_status"] == "DOCUMENTS_SUBMITTED"
    assert found["created_at"] < found["updated_at"] == reply.json["updated_at"]
    assert upload(changing, NOBODY, document_type="W9").code == "DEVELOPER_7003"
    assert upload(changing, lead_id).status == 422
    assert upload(changing, lead_id, document_type=" ").status == 422
    assert upload(changing, lead_id, document_type="W9", name="picture").status == 422
    assert upload(changing, lead_id, document_type="W9", content=b"").status == 422
    assert upload(changing, lead_id, document_type="W9", colour="red").code == "SANDBOX_NOT_IMPLEMENTED"
    assert changing.json("POST", f"/leads/{lead_id}/upload_document", {"document_type": "W9"}).status == 415
    assert changing.get(f"/leads/{lead_id}").json == found


def test_an_application_is_begun_once(opened: Any) -> None:
    wire: Wire = opened()
    assert wire.get("/applications").code == "DEVELOPER_7003"
    made = wire.json("POST", "/applications", APPLICATION)
    assert made.status == 201
    assert wire.get("/applications").json == made.json
    assert made.json["status"] == "Pending"
    assert made.json["applicant"] == APPLICATION["applicant"]
    # What identifies a person is not given back, at any depth.
    assert made.json["controlling_officer"] == {"first_name": "Ada"}
    assert made.json["beneficial_owners"] == [{"last_name": "Ek", "address": {"city": "Oslo"}}]
    assert "oauth_authorize_params" not in made.json
    assert wire.json("POST", "/applications", APPLICATION).status == 409


@pytest.mark.parametrize(
    "change",
    [
        {"applicant": {"email": "ada", "first_name": "Ada", "last_name": "Ek"}},
        {"applicant": {"email": "ada@example.com", "first_name": " ", "last_name": "Ek"}},
        {"applicant": {"email": "ada@example.com"}},
        {"business": {"incorporation": {"entity_type": "GUILD"}}},
        {"business": {"address": {"state": "New York"}}},
        {"controlling_officer": {"birth_date": "31.05.1980"}},
        {"controlling_officer": {"ssn_last_4": "12345"}},
        {"controlling_officer": {"ssn_last_4": "١٢٣٤"}},
        {"beneficial_owners": [{"email": "nobody"}]},
        {"oauth_authorize_params": {"redirect_uri": "nowhere", "state": "s"}},
        {"oauth_authorize_params": {"redirect_uri": "https://example.com", "state": ""}},
        {"colour": "red"},
    ],
)
def test_an_application_that_cannot_be_is_refused(changing: Wire, change: dict[str, Any]) -> None:
    assert changing.json("POST", "/applications", {**APPLICATION, **change}).status == 422
    assert changing.get("/applications").status == 404


def test_nobody_knows_what_a_custom_form_answers(changing: Wire) -> None:
    reply = changing.get(f"/custom-form/collections/responses/{NOBODY}")
    assert (reply.status, reply.code) == (501, "SANDBOX_NOT_IMPLEMENTED")

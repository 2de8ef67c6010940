"""Sales leads that this app sends to Ramp, and their documents."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from ramp_api.models.leads import LeadSource
from ramp_api.models.shared import LegalEntityType
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import encode, hidden, table
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, answers, shown
from ramp_api.sandbox.store import Condition
from ramp_api.sandbox.world import World

__all__ = ["LEADS", "check_email", "check_redirect"]

LEADS = table("leads", {"external_id": "external_id", "source": "source"}, ("external_id",))
_DOCUMENTS = table("lead_documents", {"lead_id": hidden("lead_id")}, ("lead_id",))

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def check_email(name: str, value: str) -> str:
    """An e-mail address.

    Raises:
        Problem: 422, it is none; ``name`` is the field.
    """
    if not _EMAIL.fullmatch(value):
        raise invalid(name, "is not an e-mail address")
    return value


def check_redirect(name: str, value: str) -> str:
    """A whole http or https URL.

    Raises:
        Problem: 422, it is none; ``name`` is the field.
    """
    try:
        parts = urlsplit(value)
    except ValueError:
        raise invalid(name, "is not a URL") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise invalid(name, "is not a URL with http or https")
    return value


@answers("leads.create", f"{PUBLISHED}; {ASSUMED}: an external id is known once for each source")
def create(world: World, call: Call) -> Answer:
    """A new lead. Ramp does not say its id; the audit log does."""
    given = call.given
    for name in ("external_id", "first_name", "last_name", "state"):
        if not given[name].strip():
            raise invalid(name, "is empty")
    if given["source"] not in set(LeadSource):
        raise invalid("source", f"is none of {', '.join(LeadSource)}")
    if given.get("business_info", {}).get("entity_type", "LLC") not in set(LegalEntityType):
        raise invalid("business_info.entity_type", f"is none of {', '.join(LegalEntityType)}")
    check_email("email", given["email"])
    check_redirect("redirect_uri", given["redirect_uri"])
    same = Condition("t.external_id = ? AND t.source = ?", (given["external_id"], given["source"]))
    if world.first(LEADS, same) is not None:
        raise Problem(Kind.CONFLICT, f"there is a lead with the external id {given['external_id']} already")
    world.add(LEADS, _lead(world, given), state=given["state"], redirect_uri=given["redirect_uri"])
    return Answer(201)


def _lead(world: World, given: dict[str, Any]) -> dict[str, Any]:
    now = world.stamp()
    names = ("email", "external_id", "first_name", "last_name", "source")
    return {
        "id": world.new_id(),
        "business_info": given.get("business_info"),
        "created_at": now,
        **{name: given[name] for name in names},
        "financing_application_status": "Pending",
        "phone": given.get("phone"),
        "updated_at": now,
    }


@answers("leads.get")
def get(world: World, call: Call) -> Answer:
    """One lead."""
    return shown(world.find(LEADS, call.path["sales_lead_id"], "lead"))


@answers(
    "leads.upload_document", f"{PUBLISHED}; {ASSUMED}: the field document_type, and what becomes of the application"
)
def upload_document(world: World, call: Call) -> Answer:
    """A document for the application; its content is not kept."""
    lead, now = world.find(LEADS, call.path["sales_lead_id"], "lead"), world.stamp()
    for name in call.given:
        if name != "document_type":
            raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have the field {name} of leads.upload_document")
    kind = call.given.get("document_type", "")
    if not kind.strip():
        raise invalid("document_type", "is missing or empty")
    lead.body |= {"financing_application_status": "DOCUMENTS_SUBMITTED", "updated_at": now}
    world.save(LEADS, lead)
    body = {"created_at": now, "document_type": kind, "sales_lead_id": lead.id, "updated_at": now}
    file = call.files["document"]
    kept = {"lead_id": lead.id, "filename": file.filename, "size": len(file.content)}
    world.add(_DOCUMENTS, body, key=world.new_id(), **kept)
    return Answer(200, encode(body))

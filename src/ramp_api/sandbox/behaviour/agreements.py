"""Agreements with vendors: made, changed, tied to purchase orders, and ended in time. Their list is a module apart."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from ramp_api.sandbox.behaviour import files
from ramp_api.sandbox.behaviour.agreement_list import AGREEMENTS, render
from ramp_api.sandbox.behaviour.entries import midnight, money, state_problem, taken, units_of
from ramp_api.sandbox.behaviour.organization import DEPARTMENTS, filled
from ramp_api.sandbox.behaviour.people_records import USERS
from ramp_api.sandbox.behaviour.purchase_orders import PURCHASE_ORDERS
from ramp_api.sandbox.behaviour.vendor_records import VENDORS, payable
from ramp_api.sandbox.clock import microseconds
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.records import TABLES, Document, decode, encode
from ramp_api.sandbox.registry import ASSUMED, SEEN, Answer, Call, answers, nothing
from ramp_api.sandbox.schedule import Due, due
from ramp_api.sandbox.world import World

__all__ = ["AGREEMENTS", "person", "plan_end"]

_SOURCE = f"{SEEN}: the fields, by a public connector; {ASSUMED}: they can be given"

_FIELDS = {
    "auto_renewal": "boolean",
    "contract_owner_ids": "uuids",
    "currency": "text",
    "department_id": "uuid?",
    "description": "text?",
    "end_date": "date?",
    "last_date_to_terminate": "date?",
    "name": "text",
    "notifications_on": "boolean",
    "start_date": "date?",
    "total_value": "amount?",
}


def _agreement(world: World, call: Call) -> Document:
    return world.find(AGREEMENTS, call.path["agreement_id"], "agreement")


def _detail(world: World, found: Document, status: int = 200) -> Answer:
    """One agreement, with what the list leaves out."""
    body = decode(render(world, found))
    vendor, today = world.get(VENDORS, body["payee_id"]), world.today()
    body |= {
        "archived_at": found.hidden.get("archived_at"),
        "documents": found.hidden.get("documents", []),
        "is_active": _is_active(body, today),
        "line_items": [],
        "payee": {
            "business_vendor": {"uuid": body["payee_id"], "vendor_tracking_category_option_id": None},
            "dba_name": None,
            "image_url": None,
            "name": body["payee_name"],
            "uuid": body["payee_id"],
            "website": None,
        },
        "purchase_orders": [{"id": one} for one in found.hidden.get("purchase_order_ids", [])],
        "spend_request_id": found.hidden.get("spend_request_id"),
    }
    if vendor is not None:
        body["payee"]["name"] = vendor.body["name"]
    return Answer(status, encode(body))


def _is_active(body: dict[str, Any], today: str) -> bool:
    begun = body["start_date"] is None or body["start_date"] <= today
    return begun and (body["end_date"] is None or body["end_date"] >= today)


@answers("vendors.agreements.get", f"{SEEN}: the fields, by a public connector")
def get(world: World, call: Call) -> Answer:
    """One agreement, archived ones too."""
    return _detail(world, _agreement(world, call))


def person(user: dict[str, Any]) -> dict[str, Any]:
    """Somebody who owns an agreement."""
    return {
        "email": user["email"],
        "first_name": user["first_name"],
        "full_name": f"{user['first_name']} {user['last_name']}",
        "id": user["id"],
        "last_name": user["last_name"],
        "profile_picture_url": None,
    }


@answers("vendors.agreements.create", f"{_SOURCE}; 201, and the answer is the agreement")
def create(world: World, call: Call) -> Answer:
    """A new agreement."""
    given = taken(call, _FIELDS)
    vendor = payable(world, world.find(VENDORS, call.path["vendor_id"], "vendor").id)
    if "name" not in given:
        raise invalid("name", "is missing")
    owners = given.get("contract_owner_ids") or [vendor.body["vendor_owner_id"] or world.owner()]
    body: dict[str, Any] = {
        "id": world.new_id(),
        "auto_renewal": False,
        "contract_owners": [],
        "created_at": world.stamp(),
        "currency": given.get("currency") or "USD",
        "deleted_at": None,
        "description": None,
        "end_date": None,
        "last_date_to_terminate": None,
        "logo": None,
        "name": "",
        "notifications_on": True,
        "payee_id": vendor.id,
        "payee_name": vendor.body["name"],
        "renewal_status": "NOT_STARTED",
        "start_date": None,
        "total_value": None,
        "updated_at": world.stamp(),
    }
    agreement = Document(body["id"], body, {"vendor_owner_id": vendor.body["vendor_owner_id"]})
    _fill(world, agreement, {**given, "contract_owner_ids": owners})
    world.store.insert(AGREEMENTS, agreement)
    plan_end(world, agreement)
    return _detail(world, agreement, 201)


@answers("vendors.agreements.update", f"{_SOURCE}; the answer is the agreement")
def update(world: World, call: Call) -> Answer:
    """Change an agreement that is not archived."""
    given = taken(call, _FIELDS)
    agreement = _open(world, call)
    if given.get("currency", agreement.body["currency"]) != agreement.body["currency"] and "total_value" not in given:
        raise invalid("total_value", "is missing: the currency is another")
    _fill(world, agreement, given)
    plan_end(world, agreement)
    return _detail(world, _touched(world, agreement))


def _open(world: World, call: Call) -> Document:
    agreement = _agreement(world, call)
    if agreement.hidden.get("archived_at") is not None:
        raise state_problem("the agreement is archived")
    return agreement


def _touched(world: World, agreement: Document) -> Document:
    agreement.body["updated_at"] = world.stamp()
    return world.save(AGREEMENTS, agreement)


def _fill(world: World, agreement: Document, given: dict[str, Any]) -> None:
    body = agreement.body
    plain = ("auto_renewal", "currency", "description", "end_date", "last_date_to_terminate", "name")
    for name in (*plain, "notifications_on", "start_date"):
        body[name] = given.get(name, body[name])
    filled("name", body["name"])
    if "contract_owner_ids" in given:
        ids = dict.fromkeys(one.lower() for one in given["contract_owner_ids"])
        body["contract_owners"] = [person(world.require(USERS, one, "contract_owner_ids").body) for one in ids]
    if "total_value" in given:
        value = given["total_value"]
        body["total_value"] = value and money(units_of(value, body["currency"], "total_value"), body["currency"])
    if "department_id" in given:
        department = given["department_id"]
        agreement.hidden["department_id"] = department and world.require(DEPARTMENTS, department, "department_id").id
    begin, notice, end = body["start_date"], body["last_date_to_terminate"], body["end_date"]
    if begin is not None and end is not None and end < begin:
        raise invalid("end_date", "is before start_date")
    if notice is not None and end is not None and notice > end:
        raise invalid("last_date_to_terminate", "is after end_date")


@answers("vendors.agreements.delete", f"{ASSUMED}: no fields and no answer; it is nowhere afterwards")
def delete(world: World, call: Call) -> Answer:
    """Gone."""
    taken(call, {})
    agreement = _agreement(world, call)
    world.schedule.cancel("agreement.end", agreement.id)
    world.delete(AGREEMENTS, agreement)
    return nothing()


# --- What is tied to it ---

_LINKS = {"purchase_order_ids": "uuids", "document_ids": "uuids"}
_TIED = f"{ASSUMED}: purchase_order_ids and document_ids, and the answer is the agreement"


@answers("vendors.agreements.link", _TIED)
def link(world: World, call: Call) -> Answer:
    """Tie purchase orders of the vendor to it; its documents are tied as they are uploaded."""
    given, agreement = taken(call, _LINKS), _open(world, call)
    _named(given)
    for one in given.get("purchase_order_ids", []):
        order = world.require(PURCHASE_ORDERS, one, "purchase_order_ids")
        if order.body["vendor_id"] != agreement.body["payee_id"]:
            raise invalid("purchase_order_ids", "has an order from another vendor")
        _tie(agreement, "purchase_order_ids", order.id)
    for one in given.get("document_ids", []):
        found = world.require(files.FILES, one, "document_ids")
        _tie(agreement, "documents", {"id": found.id, "filename": found.body["filename"]})
    return _detail(world, _touched(world, agreement))


def _named(given: dict[str, Any]) -> None:
    if not given:
        raise invalid("purchase_order_ids", "or document_ids must be given")


def _tie(agreement: Document, name: str, value: Any) -> None:
    tied = agreement.hidden.setdefault(name, [])
    if value in tied:
        raise invalid(name, "has one that is linked already")
    tied.append(value)


@answers("vendors.agreements.unlink", _TIED)
def unlink(world: World, call: Call) -> Answer:
    """Untie purchase orders or documents."""
    given, agreement = taken(call, _LINKS), _open(world, call)
    _named(given)
    orders, documents = agreement.hidden.get("purchase_order_ids", []), agreement.hidden.get("documents", [])
    known = {"purchase_order_ids": set(orders), "document_ids": {one["id"] for one in documents}}
    gone = {name: {one.lower() for one in given.get(name, [])} for name in _LINKS}
    for name, ids in gone.items():
        if ids - known[name]:
            raise invalid(name, "has one that is not linked")
    agreement.hidden["purchase_order_ids"] = [one for one in orders if one not in gone["purchase_order_ids"]]
    agreement.hidden["documents"] = [one for one in documents if one["id"] not in gone["document_ids"]]
    return _detail(world, _touched(world, agreement))


@answers("vendors.agreements.link_spend_request", f"{ASSUMED}: spend_request_id, and the answer is the agreement")
def link_spend_request(world: World, call: Call) -> Answer:
    """Tie the request to buy something that led to an agreement."""
    given, agreement = taken(call, {"spend_request_id": "uuid"}), _open(world, call)
    if "spend_request_id" not in given:
        raise invalid("spend_request_id", "is missing")
    request = world.require(TABLES["unified_requests"], given["spend_request_id"], "spend_request_id")
    if request.body["unified_spend_request_type"] != "PROCUREMENT":
        raise invalid("spend_request_id", "is not a request to buy something")
    agreement.hidden["spend_request_id"] = request.id
    return _detail(world, _touched(world, agreement))


@answers(
    "vendors.agreements.documents.upload", f"{SEEN}: the part is documents; {ASSUMED}: 201, the answer is the agreement"
)
def upload(world: World, call: Call) -> Answer:
    """A file that belongs to an agreement."""
    taken(call, {})
    agreement = _open(world, call)
    others = sorted(call.files.keys() - {"documents"})
    if others:
        raise Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have the file {others[0]} of {call.name}")
    if "documents" not in call.files:
        raise invalid("documents", "is missing")
    file = call.files["documents"]
    _tie(agreement, "documents", {"id": files.keep(world, file), "filename": file.filename})
    return _detail(world, _touched(world, agreement), 201)


# --- Its end ---


def plan_end(world: World, agreement: Document) -> None:
    """Let an agreement end, or be renewed, when its last day is over."""
    world.schedule.cancel("agreement.end", agreement.id)
    end = agreement.body["end_date"]
    if end is None or end < world.today():
        return
    over = date.fromisoformat(end) + timedelta(days=1)
    world.schedule.add(_midnight_micros(over), "agreement.end", agreement.id)


def _midnight_micros(day: date) -> int:
    return microseconds(datetime.fromisoformat(str(midnight(day.isoformat()))))


@due("agreement.end")
def _end(world: World, found: Due) -> None:
    agreement = world.find(AGREEMENTS, found.subject)
    body = agreement.body
    if not body["auto_renewal"] or body["renewal_status"] == "CANCELLED":
        if body["renewal_status"] in {"NOT_STARTED", "INITIATED"}:
            body["renewal_status"] = "EXPIRED"
        _touched(world, agreement)
        return
    begin, end = date.fromisoformat(body["start_date"] or body["end_date"]), date.fromisoformat(body["end_date"])
    term = max(end - begin, timedelta(days=30))
    body["start_date"], body["end_date"] = (end + timedelta(days=1)).isoformat(), (end + term).isoformat()
    if body["last_date_to_terminate"] is not None:
        body["last_date_to_terminate"] = (end + term - timedelta(days=30)).isoformat()
    body["renewal_status"] = "RENEWED"
    _touched(world, agreement)
    plan_end(world, agreement)

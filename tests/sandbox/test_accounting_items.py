"""Accounts, vendors, fields and options: uploaded in batches, changed, put out of use, and brought back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ramp_api import operations
from ramp_api.sandbox.listing import unanswered
from ramp_api.sandbox.registry import BEHAVIOURS

from .wire import Reply, Wire

NOBODY = "00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True)
class Items:
    """One kind of items: where they are, what they come in, and what they say."""

    path: str
    part: str
    name: str = "name"
    extra: dict[str, Any] = dataclasses.field(default_factory=dict[str, Any])
    query: dict[str, str] = dataclasses.field(default_factory=dict[str, str])
    also: dict[str, Any] = dataclasses.field(default_factory=dict[str, Any])

    def body(self, *ids: str, name: str = "Something") -> dict[str, Any]:
        return {self.part: [{"id": one, self.name: name, **self.extra} for one in ids], **self.also}

    def upload(self, wire: Wire, *ids: str, **options: str) -> Reply:
        return wire.json("POST", self.path, self.body(*ids, **options))

    def all(self, wire: Wire, **query: Any) -> list[dict[str, Any]]:
        return wire.all(self.path, **self.query, **query)

    def one(self, item: dict[str, Any]) -> str:
        return f"{self.path}/{item['ramp_id']}"


KINDS = ("accounts", "vendors", "field-options", "inventory-item/options", "tax/code/options", "tax/rates")
# What can be brought back after it was deleted.
RETURNING = KINDS[:4]


def field_of(wire: Wire, remote_id: str) -> dict[str, Any]:
    (found,) = wire.all("/accounting/fields", remote_id=remote_id)
    return found


def kind_of(wire: Wire, name: str) -> Items:
    path = f"/accounting/{name}"
    if name == "accounts":
        return Items(path, "gl_accounts", extra={"classification": "EXPENSE"})
    if name == "field-options":
        field = field_of(wire, "COST_CENTER")["ramp_id"]
        return Items(path, "options", "value", query={"field_id": field}, also={"field_id": field})
    if name == "tax/rates":
        return Items(path, "tax_rates", extra={"rate": "7.25"})
    return Items(path, "vendors" if name == "vendors" else "options")


def refused(reply: Reply, status: int, code: str = "") -> str:
    codes = {404: "DEVELOPER_7003", 409: "SANDBOX_CONFLICT", 422: "DEVELOPER_7001", 501: "SANDBOX_NOT_IMPLEMENTED"}
    assert (reply.status, reply.code) == (status, code or codes[status]), reply.content
    message: str = reply.json["error_v2"]["message"]
    return message


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest, changing: Wire) -> Items:
    return kind_of(changing, request.param)


def test_no_parameter_of_a_list_is_missing() -> None:
    listings = {name: one.listing for name, one in BEHAVIOURS.items() if name.startswith("accounting.") and one.listing}
    assert len(listings) == 8
    for operation in operations.all():
        if (listing := listings.get(operation.name)) is not None:
            assert unanswered(listing, operation) == []


def test_a_batch_is_seen_afterwards(changing: Wire, kind: Items) -> None:
    before = kind.all(changing)
    opened = changing.sandbox.now.replace(microsecond=0)
    reply = kind.upload(changing, "Seen-1", "Seen-2")
    assert reply.status == 201
    made = reply.json[kind.part]
    assert reply.json["uploaded"] == [one["ramp_id"] for one in made]
    assert [(one["id"], one[kind.name]) for one in made] == [("Seen-1", "Something"), ("Seen-2", "Something")]
    assert all(one.get("is_active", True) for one in made)
    assert made[0]["created_at"] >= opened.isoformat()
    assert made[0]["created_at"] == made[0]["updated_at"]
    assert kind.all(changing) == [*before, *made]


def test_a_batch_goes_in_whole_or_not_at_all(changing: Wire, kind: Items) -> None:
    assert kind.upload(changing, "There").status == 201
    before = kind.all(changing)
    assert "[1].id is in the batch twice" in refused(kind.upload(changing, "Twice", "Twice"), 422)
    assert "[1].id is there already" in refused(kind.upload(changing, "Before", "There", "After"), 422)
    refused(kind.upload(changing, "Good", " "), 422)
    refused(kind.upload(changing, "Good", name=" "), 422)
    refused(kind.upload(changing), 422)
    refused(kind.upload(changing, *(f"Many-{number}" for number in range(501))), 422)
    wrong = kind.body("Good")
    wrong[kind.part][0]["colour"] = "red"
    refused(changing.json("POST", kind.path, wrong), 422)
    assert kind.all(changing) == before
    # Upper and lower case are different ids to an accounting system.
    assert kind.upload(changing, "THERE", *(f"Many-{number}" for number in range(499))).status == 201
    assert len(kind.all(changing)) == len(before) + 500


@pytest.mark.parametrize("name", KINDS)
def test_a_change_is_seen_and_a_deletion_hides(changing: Wire, name: str) -> None:
    kind = kind_of(changing, name)
    (made,) = kind.upload(changing, "Changed").json[kind.part]
    path = kind.one(made)
    changing.sandbox.advance(60)
    reply = changing.json("PATCH", path, {kind.name: "Another"})
    assert reply.status == 200
    assert reply.json[kind.name] == "Another"
    assert reply.json["created_at"] == made["created_at"] < reply.json["updated_at"]
    assert reply.json in kind.all(changing)
    refused(changing.json("PATCH", path, {kind.name: " "}), 422)
    refused(changing.json("PATCH", path, {}), 422)
    refused(changing.json("PATCH", f"{kind.path}/{NOBODY}", {kind.name: "x"}), 404)
    refused(changing.json("DELETE", f"{kind.path}/{NOBODY}", ""), 404)
    assert changing.json("DELETE", path, "").status == 204
    if name == "tax/rates":
        # Rates are not hidden but gone, and so is their id.
        assert all(one["id"] != "Changed" for one in kind.all(changing))
        refused(changing.json("DELETE", path, ""), 404)
        assert kind.upload(changing, "Changed").status == 201
        return
    refused(changing.json("DELETE", path, ""), 409)
    refused(changing.json("PATCH", path, {kind.name: "x"}), 409)
    (hidden,) = kind.all(changing, remote_id="Changed")
    assert (hidden["is_active"], hidden[kind.name]) == (False, "Another")
    assert hidden not in kind.all(changing, is_active=True)
    assert hidden in kind.all(changing, is_active=False)


@pytest.mark.parametrize("name", RETURNING)
def test_what_is_deleted_comes_back_by_reactivation_alone(changing: Wire, name: str) -> None:
    kind = kind_of(changing, name)
    (made,) = kind.upload(changing, "Returning").json[kind.part]
    changing.json("DELETE", kind.one(made), "")
    assert "deleted: change it" in refused(kind.upload(changing, "Returning"), 422)
    refused(changing.json("PATCH", kind.one(made), {"reactivate": False}), 422)
    reply = changing.json("PATCH", kind.one(made), {"reactivate": True, kind.name: "Back"})
    assert (reply.status, reply.json["is_active"], reply.json[kind.name]) == (200, True, "Back")
    assert "reactivate" not in reply.json
    assert reply.json in kind.all(changing, is_active=True)


@pytest.mark.parametrize("name", ["accounts", "vendors", "field-options"])
def test_one_is_fetched_deleted_or_not(changing: Wire, name: str) -> None:
    kind = kind_of(changing, name)
    (made,) = kind.upload(changing, "Fetched").json[kind.part]
    assert changing.get(kind.one(made)).json == made
    assert changing.get(f"{kind.path}/{made['ramp_id'].upper()}").json == made
    changing.json("DELETE", kind.one(made), "")
    assert changing.get(kind.one(made)).json["is_active"] is False
    for missing in (NOBODY, "not-a-uuid", "Fetched"):
        refused(changing.get(f"{kind.path}/{missing}"), 404)


@pytest.mark.parametrize("name", ["accounts", "vendors", "field-options"])
def test_a_code_is_set_and_taken_away(changing: Wire, name: str) -> None:
    kind = kind_of(changing, name)
    (made,) = kind.upload(changing, "Coded").json[kind.part]
    assert made["code"] is None
    coded = changing.json("PATCH", kind.one(made), {"code": "400-100"}).json
    assert kind.all(changing, code="400-100") == [coded]
    assert changing.json("PATCH", kind.one(made), {"code": ""}).json["code"] is None
    assert kind.all(changing, code="400-100") == []


@pytest.mark.parametrize("name", [one for one in KINDS if one != "tax/rates"])
def test_filters_keep_some_and_leave_others(shared: Wire, name: str) -> None:
    kind = kind_of(shared, name)
    whole = kind.all(shared)
    assert shared.all(kind.path, **kind.query, page_size=7) == whole
    for remote_id in {one["id"] for one in whole[:3]}:
        assert kind.all(shared, remote_id=remote_id) == [one for one in whole if one["id"] == remote_id]
    assert kind.all(shared, remote_id="nothing") == []
    for active in (True, False):
        found = kind.all(shared, is_active=active)
        assert found == [one for one in whole if one["is_active"] is active] != []
    coded = [one for one in whole if one["code"]]
    if coded:
        assert kind.all(shared, code=coded[0]["code"]) == [one for one in whole if one["code"] == coded[0]["code"]]
    assert kind.all(shared, code="nothing") == []
    if name != "field-options":
        assert kind.all(shared, is_synced=True) == [one for one in whole if one["id"]]
        assert kind.all(shared, is_synced=False) == [one for one in whole if not one["id"]]


def test_an_account_has_a_known_classification(changing: Wire) -> None:
    body = {"gl_accounts": [{"id": "Odd", "name": "Odd", "classification": "ODD"}]}
    assert "classification is none of" in refused(changing.json("POST", "/accounting/accounts", body), 422)
    whole = changing.all("/accounting/accounts")
    names = {"ANY", "ASSET", "CREDCARD", "EQUITY", "EXPENSE", "LIABILITY", "REVENUE", "UNKNOWN", None}
    assert {one["classification"] for one in whole} == names


# --- Fields ---


def field(wire: Wire, remote_id: str, path: str = "/accounting/fields", **fields: Any) -> Reply:
    return wire.json("POST", path, {"id": remote_id, "name": "Field", "input_type": "SINGLE_CHOICE", **fields})


@pytest.mark.parametrize("path", ["/accounting/fields", "/accounting/ramp-fields"])
def test_a_field_is_made_changed_deleted_and_comes_back(changing: Wire, path: str) -> None:
    before = changing.all(path)
    reply = field(changing, "MADE", path, display_name="Shown", is_required_for=["BILL"], is_splittable=True)
    assert reply.status == 201
    made = reply.json
    assert (made["display_name"], made["is_required_for"], made["is_splittable"]) == ("Shown", ["BILL"], True)
    assert changing.all(path) == [*before, made]
    assert changing.get(f"{path}/{made['ramp_id']}").json == made
    # The same id again gives the one that is there, as it is.
    again = field(changing, "MADE", path, name="Other")
    assert (again.status, again.json) == (201, made)
    one = f"{path}/{made['ramp_id']}"
    changed = changing.json("PATCH", one, {"name": "Renamed", "display_name": None, "is_splittable": False}).json
    assert (changed["name"], changed["display_name"], changed["is_splittable"]) == ("Renamed", None, False)
    refused(changing.json("PATCH", one, {}), 422)
    refused(changing.json("PATCH", one, {"name": ""}), 422)
    assert changing.json("DELETE", one, "").status == 204
    refused(changing.json("DELETE", one, ""), 409)
    refused(changing.json("PATCH", one, {"name": "x"}), 409)
    assert changing.get(one).json["is_active"] is False
    assert changing.all(path, is_active=False, remote_id="MADE") == [changing.get(one).json]
    assert changing.all(path, is_active=True, remote_id="MADE") == []
    back = field(changing, "MADE", path)
    assert (back.status, back.json["is_active"], back.json["name"]) == (201, True, "Renamed")
    for missing in (NOBODY, "not-a-uuid"):
        refused(changing.get(f"{path}/{missing}"), 404)
        refused(changing.json("PATCH", f"{path}/{missing}", {"name": "x"}), 404)
        refused(changing.json("DELETE", f"{path}/{missing}", ""), 404)


@pytest.mark.parametrize("path", ["/accounting/fields", "/accounting/ramp-fields"])
def test_what_a_field_cannot_be(changing: Wire, path: str) -> None:
    before = changing.all(path)
    refused(field(changing, " ", path), 422)
    refused(field(changing, "NEW", path, name=" "), 422)
    refused(field(changing, "NEW", path, display_name=" "), 422)
    refused(field(changing, "NEW", path, input_type="MANY_CHOICES"), 422)
    refused(field(changing, "NEW", path, is_required_for=["LUNCH"]), 422)
    refused(field(changing, "NEW", path, is_splittable="yes"), 422)
    refused(field(changing, "NEW", path, colour="red"), 501 if "ramp" in path else 422)
    assert changing.all(path) == before


# --- Options of fields ---


def test_options_belong_to_a_field_of_a_single_choice_that_is_in_use(changing: Wire) -> None:
    options = [{"id": "1", "value": "x"}]
    deleted = "names something that is deleted"
    for remote_id, fault in (("NOTE", "has no options"), ("BILLABLE", "has no options"), ("REGION", deleted)):
        body = {"field_id": field_of(changing, remote_id)["ramp_id"], "options": options}
        assert fault in refused(changing.json("POST", "/accounting/field-options", body), 422)
    refused(changing.json("POST", "/accounting/field-options", {"field_id": NOBODY, "options": options}), 422)
    refused(changing.get("/accounting/field-options"), 422)
    assert changing.all("/accounting/field-options", field_id=NOBODY) == []
    # Within a field, ids are there once; two fields may have the same.
    first, second = (field(changing, name).json["ramp_id"] for name in ("SAME-1", "SAME-2"))
    for field_id in (first, second):
        body = {"field_id": field_id.upper(), "options": options}
        assert changing.json("POST", "/accounting/field-options", body).status == 201
        assert len(changing.all("/accounting/field-options", field_id=field_id)) == 1
    # Of another connection's field there are none to be added.
    wire_id = next(one["id"] for one in connections(changing) if one["status"] == "unlinked")
    (theirs,) = changing.all("/accounting/fields", accounting_connection_id=wire_id)
    body = {"field_id": theirs["ramp_id"], "options": options}
    assert "of this accounting connection" in refused(changing.json("POST", "/accounting/field-options", body), 422)
    query = {"field_id": theirs["ramp_id"], "accounting_connection_id": wire_id}
    assert [one["value"] for one in changing.all("/accounting/field-options", **query)] == ["East", "West"]


def connections(wire: Wire) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = wire.get("/accounting/all-connections").json["connections"]
    return found


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_an_option_is_shown_under_a_name_and_can_be_hidden(changing: Wire, method: str) -> None:
    kind = kind_of(changing, "field-options")
    (made,) = kind.upload(changing, f"Shown-{method}", name="First").json["options"]
    assert (made["display_name"], made["visibility"]) == ("First", "VISIBLE")
    path = kind.one(made)
    reply = changing.json(method, path, {"value": "Second", "visibility": "HIDDEN"})
    assert reply.status == 200
    assert (reply.json["display_name"], reply.json["value"]) == ("Second", "Second")
    assert reply.json in kind.all(changing, visibility="HIDDEN")
    assert reply.json not in kind.all(changing, visibility="VISIBLE")
    refused(changing.json(method, path, {"visibility": "PALE"}), 422)
    if method == "PATCH":
        assert changing.json("PATCH", path, {"display_name": "Own"}).json["value"] == "Second"
        # From then on, its name and what it is shown under are two things.
        assert changing.json("PATCH", path, {"value": "Third"}).json["display_name"] == "Own"
    else:
        refused(changing.json("PUT", path, {"display_name": "x"}), 422)
        assert changing.json("PUT", path, {"value": None, "code": "7"}).json["value"] == "Second"
        refused(changing.json("PUT", path, {"value": None}), 422)
    changing.json("DELETE", path, "")
    assert changing.json(method, path, {"reactivate": True}).json["is_active"] is True


def test_options_of_a_field_of_ramps_own_have_operations_of_their_own(changing: Wire) -> None:
    own = field(changing, "OWN", "/accounting/ramp-fields").json["ramp_id"]
    options = "/accounting/ramp-field-options"
    reply = changing.json("POST", options, {"field_id": own, "options": [{"id": "A", "value": "One"}]})
    assert reply.status == 201
    (made,) = reply.json["options"]
    one, custom = f"{options}/{made['ramp_id']}", f"/accounting/field-options/{made['ramp_id']}"
    assert changing.all("/accounting/field-options", field_id=own) == [made]
    assert changing.get(custom).json == made
    assert changing.json("PATCH", one, {"value": "Two", "visibility": "HIDDEN"}).json["value"] == "Two"
    refused(changing.json("PATCH", one, {"visibility": "PALE"}), 422)
    refused(changing.json("PATCH", one, {"colour": "red"}), 501)
    refused(changing.json("DELETE", one, {"why": "x"}), 501)
    # Neither kind's operations change the other's.
    refused(changing.json("PATCH", custom, {"value": "x"}), 404)
    refused(changing.json("DELETE", custom, ""), 404)
    (theirs,) = kind_of(changing, "field-options").upload(changing, "Theirs").json["options"]
    refused(changing.json("PATCH", f"{options}/{theirs['ramp_id']}", {"value": "x"}), 404)
    assert changing.json("DELETE", one, "").status == 204
    assert changing.all("/accounting/field-options", field_id=own, is_active=True) == []
    body = {"field_id": own, "options": [{"id": "A", "value": "x"}]}
    refused(changing.json("POST", options, body), 422)
    refused(changing.json("POST", options, {**body, "colour": "red"}), 501)
    refused(changing.json("POST", options, {"field_id": own, "options": []}), 422)
    custom_field = field_of(changing, "COST_CENTER")["ramp_id"]
    refused(changing.json("POST", options, {**body, "field_id": custom_field}), 422)
    refused(changing.json("POST", "/accounting/field-options", {**body, "field_id": own}), 422)


# --- Whatever comes ---


@pytest.fixture(scope="module")
def there() -> dict[str, str]:
    """The vendors that were uploaded so far, by their ids."""
    return {}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ids=st.lists(st.sampled_from(["a", "b", "c", "A", " ", "ä", "東", "d" * 300]), min_size=1, max_size=4))
def test_uploads_keep_ids_unique(changing: Wire, there: dict[str, str], ids: list[str]) -> None:
    given_ids = [f"hyp-{one}" if one.strip() else one for one in ids]
    allowed = len(set(given_ids)) == len(given_ids) and all(one.strip() for one in given_ids)
    allowed = allowed and not there.keys() & set(given_ids)
    reply = kind_of(changing, "vendors").upload(changing, *given_ids)
    assert reply.status == (201 if allowed else 422)
    if allowed:
        there |= {one["id"]: one["ramp_id"] for one in reply.json["vendors"]}
    found = [one for one in changing.all("/accounting/vendors") if str(one["id"]).startswith("hyp-")]
    assert {one["id"]: one["ramp_id"] for one in found} == there
    assert len(found) == len(there)


def test_the_same_seed_gives_the_same_books(opened: Callable[..., Wire]) -> None:
    first, second = (opened(seed=11) for _ in range(2))
    for path in ("accounts", "vendors", "fields", "tax/rates", "inventory-item/options"):
        assert first.all(f"/accounting/{path}") == second.all(f"/accounting/{path}") != []

"""What holds for every operation alike, over HTTP: each fact is tried on all operations that it is about.

What is special to one resource is in that resource's own file. Tables here say how to call what cannot be called from
the table of operations alone, and a test sees to it that they leave nothing out.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from ramp_api import operations
from ramp_api.operation import Operation, Parameter
from ramp_api.sandbox import Sandbox

from .asking import USE, user_invited
from .buying import bill_body, day, new_bill, new_order, new_vendor, order_body, upload, vendor_body
from .limiting import ADDRESS, PERMITTED, RESTRICTIONS, body_of, issued
from .wire import API, FORM, Reply, Wire

Record = dict[str, Any]

NOBODY = "00000000-0000-4000-8000-000000000000"
EVERY = {operation.name: operation for operation in operations.all()}
ANSWERED = {name: one for name, one in EVERY.items() if name in Sandbox.operations and one.auth == "bearer"}
LISTS = [one for one in ANSWERED.values() if one.paged and one.method == "GET"]
SIZED = [one for one in LISTS if any(parameter.name == "page_size" for parameter in one.query)]
KEYED = sorted(name for name, one in EVERY.items() if one.retry == "keyed")


@pytest.fixture(scope="module")
def wire() -> Any:
    """A company in which time stands still, for tests that change it."""
    with Sandbox(transactions=120, rate_limit=None, frozen=True) as sandbox:
        wire = Wire(sandbox)
        yield wire
        wire.close()


def named(given: list[Operation[Any]]) -> list[Any]:
    return [pytest.param(one, id=one.name) for one in given]


def nowhere(operation: Operation[Any]) -> str:
    return re.sub(r"\{\w+\}", NOBODY, operation.path.removeprefix(API))


def refused(reply: Reply, status: int = 422, code: str = "DEVELOPER_7001") -> str:
    assert (reply.status, reply.code) == (status, code), reply.content
    message: str = reply.json["error_v2"]["message"]
    return message


# --- Lists ---


@cache
def place(wire: Wire, operation: Operation[Any]) -> tuple[str, Record]:
    """Where a list is, and what it cannot do without: those of the parents that have the most in them."""
    path = operation.path.removeprefix(API)
    if "{vendor_id}" in path:
        part = path.rpartition("/")[2]
        vendors = [f"/vendors/{one['id']}/{part}" for one in wire.all("/vendors", include_draft=True)]
        path = max(vendors, key=lambda one: len(wire.get(one).json["data"]))
    elif "{account_id}" in path:
        path = path.replace("{account_id}", wire.all("/banking/accounts")[0]["id"])
    elif "{native_table_name}" in path:
        path = path.replace("{native_table_name}", "users")
    elif "{custom_table_name}" in path:
        table = wire.get("/custom-records/custom-tables").json["data"][0]["table_name"]
        path = path.replace("{custom_table_name}", table)
    if operation.name == "accounting.field_options.list":
        fields = [one["ramp_id"] for one in wire.all("/accounting/fields")]
        return path, {"field_id": max(fields, key=lambda one: len(wire.get(path, field_id=one).json.get("data", [])))}
    return path, {}


@pytest.mark.parametrize("operation", named(SIZED))
def test_no_page_is_smaller_than_two_or_larger_than_a_hundred(shared: Wire, operation: Operation[Any]) -> None:
    path, needed = place(shared, operation)
    for size in (-1, 0, 1, 101):
        assert "page_size" in refused(shared.get(path, page_size=size, **needed))
    for size in (2, 100):
        reply = shared.get(path, page_size=size, **needed)
        assert reply.status == 200
        assert set(reply.json) == {"data", "page"}
        assert set(reply.json["page"]) == {"next"}
        assert len(reply.json["data"]) <= size


@pytest.mark.parametrize("operation", named(SIZED))
def test_whoever_names_no_size_gets_twenty(shared: Wire, operation: Operation[Any]) -> None:
    path, needed = place(shared, operation)
    most = shared.get(path, page_size=100, **needed).json["data"]
    found = shared.get(path, **needed).json
    usual = 50 if operation.name.startswith("custom_records.") else 20
    assert found["data"] == most[:usual]
    assert (found["page"]["next"] is None) == (len(most) <= usual)


@pytest.mark.parametrize("operation", named([one for one in SIZED if not one.bare_cursor]))
def test_the_address_of_the_next_page_is_whole_and_begins_after_the_last_record(
    shared: Wire, operation: Operation[Any]
) -> None:
    path, needed = place(shared, operation)
    asked = needed | {
        one.name: "2001-01-01" for one in operation.query if one.name.startswith("from_") and one.type != "enum"
    }
    whole = shared.get(path, page_size=100, **asked).json["data"]
    pieces: list[Record] = []
    reply = shared.get(path, page_size=2, **asked)
    while len(pieces) < 10:
        pieces += reply.json["data"]
        following = reply.json["page"]["next"]
        if following is None:
            assert len(whole) == len(pieces)
            break
        assert following.startswith(f"{shared.sandbox.base_url}{API}{path}?")
        carried = {name: value for name, (value,) in parse_qs(urlsplit(following).query).items()}
        last, start = reply.json["data"][-1], carried.pop("start")
        assert start == last.get("ramp_id", last.get("id", start))  # days of a balance have no id
        assert carried == {**asked, "page_size": "2"}
        reply = shared.send(
            "GET",
            following.removeprefix(shared.sandbox.base_url),
            headers={"Authorization": f"Bearer {shared.token}"},
        )
    assert pieces == whole[: len(pieces)]


_LATE, _EARLY = "2040-01-01", "2001-01-01"


def impossible(parameter: Parameter) -> str | None:
    """A value that no record of a list meets, where there is one for certain."""
    if parameter.type == "uuid" and parameter.name not in {"start", "field_id"}:
        return NOBODY
    from_below = re.match(r"from_|start_|min_|synced_after|updated_after|created_after", parameter.name)
    from_above = re.match(r"to_|end_|max_|created_before", parameter.name)
    if parameter.type in {"date", "datetime"}:
        return _LATE if from_below else _EARLY if from_above else None
    if parameter.type in {"decimal", "integer"}:
        return "99999999" if from_below else "-99999999" if from_above else None
    return None


@pytest.mark.parametrize(
    ("operation", "parameter"),
    [
        pytest.param(one, parameter, id=f"{one.name}-{parameter.name}")
        for one in LISTS
        for parameter in one.query
        if impossible(parameter) is not None
    ],
)
def test_a_filter_that_nothing_meets_leaves_nothing(
    shared: Wire, operation: Operation[Any], parameter: Parameter
) -> None:
    path, needed = place(shared, operation)
    assert shared.get(path, **needed).json["data"]
    reply = shared.get(path, **needed, **{parameter.name: impossible(parameter)})
    assert reply.status == 200
    assert reply.json == {"data": [], "page": {"next": None}}


@pytest.mark.parametrize(
    ("path", "flag"),
    [
        ("/entities", "include_deleted_accounts"),
        ("/item-receipts", "include_archived"),
        ("/purchase-orders", "include_archived"),
        ("/transactions", "include_merchant_data"),
        ("/unified-requests", "include_deleted"),
        ("/vendors", "include_draft"),
        ("/vendors", "include_subsidiary"),
        ("/vendors/credits", "include_fully_used"),
        ("/banking/syncable-transactions", "include_synced_transfers"),
    ],
)
def test_what_can_be_included_is_left_out_unless_asked_for(shared: Wire, path: str, flag: str) -> None:
    plain, without, including = (shared.all(path), shared.all(path, **{flag: False}), shared.all(path, **{flag: True}))
    assert plain == without
    assert plain != including
    assert {one["id"] for one in plain} <= {one["id"] for one in including}


@pytest.mark.parametrize(
    ("path", "flag"),
    [
        ("/bills", "is_archived"),
        ("/cards/virtual", "is_terminated"),
        ("/funds", "is_terminated"),
        ("/limits", "is_terminated"),
    ],
)
def test_what_is_over_is_in_the_other_half_of_a_list(shared: Wire, path: str, flag: str) -> None:
    plain, alive, over = (shared.all(path), shared.all(path, **{flag: False}), shared.all(path, **{flag: True}))
    assert plain == alive
    assert over
    assert not {one["id"] for one in alive} & {one["id"] for one in over}


PAIRS = [
    (one, ANSWERED[f"{one.name.removesuffix('list')}get"])
    for one in LISTS
    if "{" not in one.path and f"{one.name.removesuffix('list')}get" in ANSWERED
]
# What a list does not show, or shows empty.
ALONE = {"custom_form_collection_response", "payment", "receipt_affidavit"}


@pytest.mark.parametrize(("several", "one"), [pytest.param(*pair, id=pair[0].name) for pair in PAIRS])
def test_whatever_is_listed_is_there_by_itself(shared: Wire, several: Operation[Any], one: Operation[Any]) -> None:
    path, needed = place(shared, several)
    for record in shared.get(path, **needed).json["data"][:5]:
        reply = shared.get(nowhere(one).replace(NOBODY, record.get("ramp_id", record["id"])))
        assert reply.status == 200
        found = reply.json
        assert {name for name in found.keys() | record.keys() if found.get(name) != record.get(name)} <= ALONE


# --- What nobody knows ---


def test_no_operation_takes_a_parameter_that_it_does_not_have(wire: Wire) -> None:
    for operation in ANSWERED.values():
        reply = wire.json(operation.method, f"{nowhere(operation)}?colour=red", "")
        assert "colour" in refused(reply), operation


def test_no_body_of_a_known_shape_takes_a_field_that_it_does_not_have(wire: Wire) -> None:
    for operation in ANSWERED.values():
        if operation.body in {None, "open"}:
            continue
        if operation.encoding == "multipart":
            reply = upload(wire, nowhere(operation), dict.fromkeys(operation.files, b"%PDF"), colour="red")
        else:
            reply = wire.json(operation.method, nowhere(operation), {"colour": "red"})
        assert "colour" in refused(reply), operation


def test_what_takes_no_body_refuses_one(wire: Wire) -> None:
    for operation in ANSWERED.values():
        if operation.body is None and operation.method != "GET" and not operation.files:
            refused(wire.json(operation.method, nowhere(operation), {"colour": "red"}))


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("bills.hold", "/bills"),
        ("bills.release", "/bills"),
        ("cards.physical.suspend", "/cards/physical"),
        ("cards.physical.terminate", "/cards/physical"),
        ("cards.physical.unsuspend", "/cards/physical"),
        ("cards.physical.update", "/cards/physical"),
        ("cards.physical.create", None),
        ("cards.vault.create", None),
        ("funds.create", None),
        ("funds.members.add", "/funds"),
        ("funds.members.remove", "/funds"),
        ("funds.suspend", "/funds"),
        ("funds.terminate", "/funds"),
        ("funds.unsuspend", "/funds"),
        ("funds.update", "/funds"),
        ("transactions.update", "/transactions"),
        ("users.invite", "/users"),
        ("vendors.agreements.create", "/vendors"),
        ("vendors.hold", "/vendors"),
        ("vendors.release", "/vendors"),
        ("webhooks.mock_event", None),
    ],
)
def test_a_field_of_an_unknown_shape_is_a_501_that_names_both(wire: Wire, name: str, parent: str | None) -> None:
    operation, path = EVERY[name], nowhere(EVERY[name])
    if parent is not None:
        path = path.replace(NOBODY, wire.get(parent).json["data"][0]["id"])
    message = refused(wire.json(operation.method, path, {"colour": "red"}), 501, "SANDBOX_NOT_IMPLEMENTED")
    assert name in message
    assert "colour" in message


# --- Errors and tokens ---


def test_every_error_is_traced_and_told_in_the_same_words_twice(wire: Wire) -> None:
    little = wire.client_credentials("users:read")
    dead = f"ramp_tok_{'x' * 48}"
    gone = wire.client_credentials("users:read")
    assert wire.form("/token/revoke", {"token": gone}).status == 200
    found = [
        (wire.get("/cards/physical", include_terminated_only=True), 400, "DEVELOPER_7076"),
        (wire.send("GET", f"{API}/users"), 401, "SANDBOX_TOKEN_MISSING"),
        (wire.get("/transactions", token=little), 403, "DEVELOPER_7100"),
        (wire.get("/users", token=dead), 404, "DEVELOPER_7002"),
        (wire.get("/users", token=gone), 404, "DEVELOPER_7002"),
        (wire.get(f"/users/{NOBODY}"), 404, "DEVELOPER_7003"),
        (wire.get("/nothing"), 404, "SANDBOX_NO_SUCH_PATH"),
        (wire.json("PUT", "/users", {}), 405, "SANDBOX_METHOD_NOT_ALLOWED"),
        (wire.json("POST", "/accounting/connection", {"remote_provider_name": "Other"}), 409, "SANDBOX_CONFLICT"),
        (wire.json("POST", "/receipts", {}), 415, "SANDBOX_MEDIA_TYPE"),
        (wire.get("/users", colour="red"), 422, "DEVELOPER_7001"),
        (wire.get(f"/comments/bill/{NOBODY}"), 501, "SANDBOX_NOT_IMPLEMENTED"),
    ]
    for reply, status, code in found:
        assert (reply.status, reply.code) == (status, code)
        first, second = reply.json["error_v2"], reply.json["error"]
        assert set(first) == {"additional_info", "error_code", "message", "notes"}
        assert isinstance(first["additional_info"], dict)
        assert second["message"] == first["message"] != ""
    traces = {reply.headers["x-trace-id"] for reply, _, _ in found}
    assert len(traces) == len(found)


@pytest.mark.parametrize("path", ["/token", "/token/pkce", "/token/revoke"])
def test_where_tokens_are_dealt_with_only_forms_are_read(wire: Wire, path: str) -> None:
    headers = {"Authorization": wire.basic(), "Content-Type": "application/json"}
    body = '{"grant_type": "client_credentials", "scope": "users:read", "token": "x", "client_id": "x"}'
    reply = wire.send("POST", f"{API}{path}", body, headers)
    assert (reply.status, reply.json["error"]) == (400, "invalid_request")
    assert reply.headers["x-trace-id"]


@pytest.mark.parametrize("path", ["/public/v1/customer/token", "/v1/public/customer/token"])
def test_where_tokens_came_from_once_there_is_nothing(wire: Wire, path: str) -> None:
    headers = {"Authorization": wire.basic(), "Content-Type": FORM}
    assert wire.send("POST", path, "grant_type=client_credentials&scope=users:read", headers).status == 404


def test_a_token_of_another_environment_is_dead_here(wire: Wire, shared: Wire) -> None:
    assert shared.get("/users").status == 200
    refused(wire.get("/users", token=shared.token), 404, "DEVELOPER_7002")


def test_asking_for_tokens_counts_as_asking(opened: Callable[..., Wire]) -> None:
    limited = opened(rate_limit=3, transactions=0)
    token = limited.client_credentials("users:read")
    assert limited.grant(grant_type="nothing").status == 400
    assert limited.get("/users", token=token).status == 200
    assert limited.get("/users", token=token).status == 429
    assert limited.grant(grant_type="client_credentials", scope="users:read").status == 429


# --- Keys ---


def keyed(path: str, **fields: Any) -> Callable[[Wire, str], Reply]:
    return lambda wire, key: wire.json("POST", path, {"idempotency_key": key} | fields)


def _someone(wire: Wire) -> str:
    found: str = wire.all("/users", status="USER_ACTIVE")[5]["id"]
    return found


def _card(wire: Wire, state: str, number: int = 0) -> str:
    found: str = [one for one in wire.all("/cards") if one["state"] == state][number]["id"]
    return found


def _synced(wire: Wire) -> Callable[[Wire, str], Reply]:
    ready = wire.all("/transactions", sync_status="SYNC_READY")[0]["id"]
    told = [{"id": ready, "reference_id": "GL-1"}]
    return keyed("/accounting/syncs", sync_type="TRANSACTION_SYNC", successful_syncs=told)


def _documented(wire: Wire) -> Callable[[Wire, str], Reply]:
    agreement = wire.json("POST", "/vendors/agreements", {}).json["data"][0]["id"]
    path = f"/vendors/agreements/{agreement}/documents"
    return lambda wire, key: upload(wire, path, {"documents": b"%PDF"}, key=key)


def _limited(wire: Wire) -> Callable[[Wire, str], Reply]:
    body = body_of(wire)
    return lambda wire, key: wire.json("POST", "/limits/deferred", body | {"idempotency_key": key})


CALLS: dict[str, Callable[[Wire], Callable[[Wire, str], Reply]]] = {
    "accounting.syncs.create": _synced,
    "cards.create_physical": lambda wire: keyed(
        "/cards/deferred/physical",
        user_id=_someone(wire),
        spending_restrictions=USE,
        fulfillment={"shipping": {"recipient_address": ADDRESS}},
    ),
    "cards.create_virtual": lambda wire: keyed(
        "/cards/deferred/virtual", user_id=_someone(wire), spending_restrictions=USE
    ),
    "cards.suspend": lambda wire: keyed(f"/cards/{_card(wire, 'ACTIVE')}/deferred/suspension"),
    "cards.terminate": lambda wire: keyed(f"/cards/{_card(wire, 'ACTIVE', 1)}/deferred/termination"),
    "cards.unsuspend": lambda wire: keyed(f"/cards/{_card(wire, 'SUSPENDED')}/deferred/unsuspension"),
    "limits.create": _limited,
    "limits.terminate": lambda wire: keyed(f"/limits/{wire.all('/limits')[0]['id']}/deferred/termination"),
    "receipts.upload": lambda wire: (
        lambda one, key: upload(one, "/receipts", {"receipt": b"%PDF"}, idempotency_key=key, user_id=_someone(wire))
    ),
    "reimbursements.submit_receipt": lambda wire: (
        lambda one, key: upload(
            one,
            "/reimbursements/submit-receipt",
            {"receipt": b"%PDF"},
            idempotency_key=key,
            reimbursee_id=_someone(wire),
        )
    ),
    "users.create": lambda _: lambda wire, key: user_invited(wire, email="twice@example.com", idempotency_key=key),
    "vendors.agreements.documents.upload": _documented,
}


def tables(wire: Wire) -> Any:
    """How many records there are, of each kind."""
    return wire.send("GET", "/_sandbox/tables").json["data"]


def test_all_that_takes_a_key_is_tried() -> None:
    assert sorted(CALLS) == KEYED


@pytest.mark.parametrize("name", KEYED)
def test_a_key_that_comes_again_changes_nothing_and_gets_what_it_got(opened: Callable[..., Wire], name: str) -> None:
    wire = opened(frozen=True)
    call = CALLS[name](wire)
    first = call(wire, "one")
    assert 200 <= first.status < 300, first.content
    before = tables(wire)
    for pause in (0, 0, 3_600):
        wire.sandbox.advance(pause)
        again = call(wire, "one")
        assert (again.status, again.content) == (first.status, first.content)
        if not pause:
            assert tables(wire) == before
    other = call(wire, "two")
    assert other.content != first.content


# --- Deferred ---


@pytest.mark.parametrize(
    ("name", "kind", "made", "record"),
    [
        ("users.create", "users", "user_id", "/users"),
        ("cards.create_virtual", "cards", "card_id", "/cards"),
        ("cards.create_physical", "cards", "card_id", "/cards"),
        ("limits.create", "limits", "spend_limit_id", "/limits"),
    ],
)
def test_a_task_is_begun_under_way_and_done(
    opened: Callable[..., Wire], name: str, kind: str, made: str, record: str
) -> None:
    wire = opened(frozen=True)
    task = CALLS[name](wire)(wire, "one").json["id"]
    states = []
    for pause in (0, 0.6, 0.6):
        wire.sandbox.advance(pause)
        states.append(wire.get(f"/{kind}/deferred/status/{task}").json)
    assert [one["status"] for one in states] == ["STARTED", "IN_PROGRESS", "SUCCESS"]
    assert [set(one["data"]) for one in states] == [set(), set(), {made}]
    assert wire.get(f"{record}/{states[-1]['data'][made]}").status == 200
    for other in {"users", "cards", "limits"} - {kind}:
        refused(wire.get(f"/{other}/deferred/status/{task}"), 404, "DEVELOPER_7003")


# --- What was done stays done ---


def _only(reply: Reply) -> Record:
    """The record that was made: the answer, or the only one of a batch."""
    assert 200 <= reply.status < 300, reply.content
    found: Record = reply.json
    batch = [value for value in found.values() if isinstance(value, list) and value and "ramp_id" in value[0]]
    if batch and "id" not in found:
        found = batch[0][0]
    return found


def _field(wire: Wire) -> str:
    body = {"id": f"F-{len(wire.all('/accounting/fields'))}", "input_type": "SINGLE_CHOICE", "name": "Fact"}
    found: str = wire.json("POST", "/accounting/fields", body).json["ramp_id"]
    return found


def _received(wire: Wire) -> Record:
    order = new_order(wire)
    return {
        "item_receipt_line_items": [{"purchase_order_line_item_id": order["line_items"][0]["id"], "unit_quantity": 1}],
        "item_receipt_number": "1",
        "purchase_order_id": order["id"],
        "received_at": day(wire),
    }


_PROGRAM = {
    "description": "d",
    "display_name": "Fact",
    "icon": "CardIcon",
    "permitted_spend_types": PERMITTED,
    "spending_restrictions": RESTRICTIONS,
}
_CARDS = {
    "acting_user_id": 1,
    "business_id": 1,
    "description": "d",
    "display_name": "Fact",
    "is_default": False,
    "is_physical": False,
    "policy_id": 1,
    "spending_restrictions": USE,
}

# Where it is, what it is made of, and what of it can be changed.
MADE: dict[str, tuple[Callable[[Wire], Record], Record]] = {
    "/accounting/accounts": (
        lambda _: {"gl_accounts": [{"id": "FACT", "classification": "EXPENSE", "name": "Fact"}]},
        {"code": "c", "name": "n"},
    ),
    "/accounting/vendors": (lambda _: {"vendors": [{"id": "FACT", "name": "Fact"}]}, {"code": "c", "name": "n"}),
    "/accounting/fields": (
        lambda _: {"id": "FACT", "input_type": "SINGLE_CHOICE", "name": "Fact"},
        {"display_name": "d", "is_splittable": True, "name": "n"},
    ),
    "/accounting/ramp-fields": (
        lambda _: {"id": "FACT", "input_type": "SINGLE_CHOICE", "name": "Fact"},
        {"name": "n"},
    ),
    "/accounting/tax/rates": (
        lambda _: {"tax_rates": [{"id": "FACT", "name": "Fact", "rate": "0.1"}]},
        {"name": "n", "rate": "0.25"},
    ),
    "/accounting/tax/code/options": (lambda _: {"options": [{"id": "FACT", "name": "Fact"}]}, {"name": "n"}),
    "/accounting/inventory-item/options": (lambda _: {"options": [{"id": "FACT", "name": "Fact"}]}, {"name": "n"}),
    "/bills": (
        lambda wire: bill_body(wire, new_vendor(wire), invoice_number="F-1"),
        {"due_at": "2027-01-05", "invoice_number": "F-2", "memo": "m", "remote_id": "r"},
    ),
    "/bills/drafts": (
        lambda wire: {"vendor_id": new_vendor(wire)["id"]},
        {"due_at": "2027-01-05", "invoice_number": "F-3", "memo": "m"},
    ),
    "/card-programs": (lambda _: _CARDS, {}),
    "/departments": (lambda _: {"name": "Fact"}, {"name": "n"}),
    "/item-receipts": (_received, {}),
    "/locations": (lambda _: {"name": "Fact"}, {"name": "n"}),
    "/purchase-orders": (order_body, {"spend_end_date": "2027-01-05", "spend_start_date": "2027-01-04"}),
    "/spend-programs": (lambda _: _PROGRAM, {}),
    "/vendors": (vendor_body, {"description": "d", "is_active": False}),
}


@pytest.mark.parametrize("path", MADE)
def test_what_is_made_is_listed_and_what_is_changed_is_seen(wire: Wire, path: str) -> None:
    body, changes = MADE[path]
    made = _only(wire.json("POST", path, body(wire)))
    name = "ramp_id" if "ramp_id" in made else "id"
    shown = ("custom_form_collection_response",)  # in answers about one record only

    def listed() -> Record:
        (found,) = [one for one in wire.all(path) if one[name] == made[name]]
        return found

    def alone() -> Record:
        reply = wire.get(f"{path}/{made[name]}")
        found = listed() if reply.status == 405 else reply.json
        return {field: value for field, value in found.items() if field not in shown}

    assert alone() == listed()
    for field, value in changes.items():
        assert wire.json("PATCH", f"{path}/{made[name]}", {field: value}).status == 200
        assert str(alone()[field]).startswith(str(value))  # a day is shown as its midnight
        assert alone() == listed()


@pytest.mark.parametrize(
    "path", ["/accounting/accounts", "/accounting/fields", "/accounting/tax/rates", "/accounting/vendors", "/bills"]
)
def test_what_is_deleted_is_not_there_to_be_deleted_again(wire: Wire, path: str) -> None:
    body = MADE[path][0](wire)
    for batch in ("gl_accounts", "tax_rates", "vendors"):
        if batch in body:
            body = {batch: [body[batch][0] | {"id": "FACT-D", "name": "Gone"}]}
    made = _only(wire.json("POST", path, body | ({"id": "FACT-D"} if "id" in body else {})))
    one = f"{path}/{made.get('ramp_id', made.get('id'))}"
    assert wire.json("DELETE", one, "").status == 204
    name = "ramp_id" if "ramp_id" in made else "id"
    assert not [found for found in wire.all(path) if found[name] == made[name] and found.get("is_active", True)]
    assert wire.json("DELETE", one, "").status in {404, 409, 422}


def _options(wire: Wire) -> str:
    field = _field(wire)
    body = {"field_id": field, "options": [{"id": "o", "value": "one"}]}
    return str(_only(wire.json("POST", "/accounting/field-options", body))["ramp_id"])


@pytest.mark.parametrize(
    ("where", "method", "changes"),
    [
        (
            "/accounting/field-options",
            "PATCH",
            {"code": "c", "value": "v", "display_name": "d", "visibility": "HIDDEN"},
        ),
        ("/limits", "PATCH", {"display_name": "n", "is_shareable": True}),
        ("/limits", "PUT", {"display_name": "n", "is_shareable": True}),
        ("/users", "PATCH", {"first_name": "Zoe", "last_name": "Zorn", "employee_id": "Z-1", "is_manager": True}),
        ("/cards", "PATCH", {"display_name": "n"}),
        ("/cards/physical", "PATCH", {"display_name": "m"}),
    ],
)
def test_each_field_that_is_changed_alone_is_seen_alone(wire: Wire, where: str, method: str, changes: Record) -> None:
    if where.startswith("/accounting"):
        one = f"{where}/{_options(wire)}"
    elif where == "/limits":
        one = f"{where}/{issued(wire)['id']}"
    elif where == "/users":
        user = next(one for one in wire.all(where, status="USER_ACTIVE") if not one["is_manager"])
        one = f"{where}/{user['id']}"
    else:
        one = f"{where}/{next(one['id'] for one in wire.all(where) if one['state'] == 'ACTIVE')}"
    for field, value in changes.items():
        before = wire.get(one).json
        assert before[field] != value
        assert wire.json(method, one, {field: value}).status in {200, 204}
        after = wire.get(one).json
        assert after[field] == value
        also = {"display_name"} if field == "value" else {"has_program_overridden"}
        assert {name for name in after if after[name] != before[name]} - {"updated_at", *also} == {field}


@pytest.mark.parametrize("what", ["bill", "card", "fund", "limit", "order", "user", "vendor"])
def test_whatever_is_done_cannot_be_done_again_at_once(wire: Wire, what: str) -> None:
    def first(path: str, **query: Any) -> str:
        return f"{path}/{wire.all(path, **query)[-1]['id']}"

    vendor = new_vendor(wire, name=what)
    steps: dict[str, Callable[[], list[tuple[str, str, object]]]] = {
        "vendor": lambda: [("POST", f"/vendors/{vendor['id']}/{how}", {}) for how in ("hold", "release")],
        "bill": lambda: [
            (method, f"/bills/{bill['id']}{how}", body)
            for bill in [new_bill(wire, vendor)]
            for method, how, body in (("POST", "/hold", {}), ("POST", "/release", {}), ("DELETE", "", ""))
        ],
        "card": lambda: _turns(first("/cards/physical")),
        "fund": lambda: _turns(first("/funds")),
        "limit": lambda: [
            ("POST", f"/limits/{limit['id']}/{how}", "")
            for limit in [issued(wire)]
            for how in ("suspension", "unsuspension")
        ],
        "order": lambda: [("POST", f"/purchase-orders/{new_order(wire)['id']}/archive", {})],
        "user": lambda: [
            (method, user + how, "")
            for user in [first("/users", role="BUSINESS_USER", status="USER_ACTIVE")]
            for method, how in (("PATCH", "/deactivate"), ("PATCH", "/reactivate"), ("DELETE", ""))
        ],
    }
    for method, path, body in steps[what]():
        assert wire.json(method, path, body).status in {200, 204}, path
        refused(wire.json(method, path, body))


def _turns(one: str) -> list[tuple[str, str, object]]:
    return [("POST", f"{one}/suspension", {}), ("DELETE", f"{one}/suspension", {}), ("DELETE", one, {})]


# --- Keys, amounts, and what is not there ---


def test_a_key_is_good_for_one_object_only(opened: Callable[..., Wire]) -> None:
    """A success for another card, or for none, would be made up."""
    wire = opened()
    first, second = [card["id"] for card in wire.all("/cards") if card["state"] == "ACTIVE"][:2]
    body = {"idempotency_key": "one-key"}
    task = wire.json("POST", f"/cards/{first}/deferred/suspension", body)
    assert task.status == 200
    assert wire.json("POST", f"/cards/{first}/deferred/suspension", body).json == task.json
    for other in (second, NOBODY):
        reply = wire.json("POST", f"/cards/{other}/deferred/suspension", body)
        assert (reply.status, reply.code) == (409, "SANDBOX_CONFLICT")


def test_an_amount_has_two_fields_and_no_more(opened: Callable[..., Wire]) -> None:
    wire = opened()
    user = next(user["id"] for user in wire.all("/users") if user["status"] == "USER_ACTIVE")
    odd = {"interval": "MONTHLY", "limit": {"amount": 5, "currency_code": "USD", "colour": "red"}}
    body = {"idempotency_key": "k", "user_id": user, "display_name": "L", "spending_restrictions": odd, "permitted_spend_types": PERMITTED}  # fmt: skip
    reply = wire.json("POST", "/limits/deferred", body)
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")
    assert "spending_restrictions.limit.colour" in reply.json["error_v2"]["additional_info"]["body"]


@pytest.mark.parametrize(
    ("method", "path", "body", "name"),
    [
        ("GET", "/entities?include_custom_field_values=true", None, "entities.list"),
        ("POST", "/vendors/agreements", {"agreement_custom_records": {"filters": []}}, "vendors.agreements.list"),
    ],
)
def test_what_is_not_there_within_an_operation_names_it_too(
    opened: Callable[..., Wire], method: str, path: str, body: Any, name: str
) -> None:
    reply = opened().json(method, path, "" if body is None else body)
    assert (reply.status, reply.code) == (501, "SANDBOX_NOT_IMPLEMENTED")
    assert name in reply.json["error_v2"]["message"]


def test_what_is_no_request_at_all_is_answered_in_the_format_and_traced(opened: Callable[..., Wire]) -> None:
    wire = opened()
    host, _, port = wire.sandbox.base_url.removeprefix("http://").rpartition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(b"GET /developer/v1/users HTTP/1.1\r\nContent-Length: abc\r\n\r\n")
        answer = b""
        while chunk := connection.recv(65_536):
            answer += chunk
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"\r\nx-trace-id: " in answer
    assert b'"error_code":"SANDBOX_MALFORMED"' in answer

"""Every operation of the table answers, as the table says, and says no in Ramp's format."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ramp_api import operations
from ramp_api.operation import Operation, Parameter
from ramp_api.sandbox import Sandbox
from ramp_api.sandbox.listing import conditions, unanswered
from ramp_api.sandbox.parameters import read_query
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.records import TABLES
from ramp_api.sandbox.registry import ASSUMED, BEHAVIOURS, KNOWN, PUBLISHED, SEEN, Listing

from .wire import API, Wire

EVERY = list(operations.all())
ANSWERED = Sandbox.operations
LISTS = {name: behaviour.listing for name, behaviour in BEHAVIOURS.items() if behaviour.listing is not None}
BY_NAME = {operation.name: operation for operation in EVERY}
NOBODY = "00000000-0000-4000-8000-000000000000"


def path_of(operation: Operation[Any]) -> str:
    return re.sub(r"\{\w+\}", NOBODY, operation.path.removeprefix(API))


def named(given: list[Operation[Any]]) -> list[Any]:
    return [pytest.param(operation, id=operation.name) for operation in given]


@pytest.mark.parametrize("operation", named(EVERY))
def test_no_operation_of_the_table_is_missing(changing: Wire, operation: Operation[Any]) -> None:
    reply = changing.json(operation.method, path_of(operation), "")
    if operation.name in ANSWERED:
        assert reply.status not in {404, 405, 500, 501} or (reply.status == 404 and reply.code == "DEVELOPER_7003")
    else:
        refused = operation.body not in {None, "open"} or any(one.required for one in operation.query)
        assert reply.status == 501 or (refused and reply.status in {400, 415, 422})
    assert reply.headers["x-trace-id"]


def test_what_is_answered_is_of_the_table(shared: Wire) -> None:
    assert shared.sandbox.operations == ANSWERED
    assert BY_NAME.keys() >= ANSWERED
    assert len(ANSWERED) > 240


def test_whoever_is_not_answered_is_told_loudly(changing: Wire) -> None:
    missing = [one for one in EVERY if one.name not in ANSWERED and one.body in {None, "open"} and not one.paged]
    assert missing
    for operation in missing:
        reply = changing.json(operation.method, path_of(operation), "{}" if operation.body else "")
        assert (reply.status, reply.code) == (501, "SANDBOX_NOT_IMPLEMENTED")
        assert f"{operation.name} " in reply.json["error_v2"]["message"]


def test_what_is_not_answered_is_validated_all_the_same(changing: Wire) -> None:
    missing = [one for one in EVERY if one.name not in ANSWERED]
    for operation in missing:
        reply = changing.json(operation.method, f"{path_of(operation)}?colour=red", "")
        assert (reply.status, reply.code) == (422, "DEVELOPER_7001")
    typed = [one for one in missing if one.body not in {None, "open"} and one.encoding == "json"]
    for operation in typed:
        assert changing.json(operation.method, path_of(operation), {"no such field": 1}).status == 422


@pytest.mark.parametrize("name", sorted(LISTS))
def test_no_query_parameter_of_the_table_is_missing(name: str) -> None:
    assert unanswered(LISTS[name], BY_NAME[name]) == []


def test_a_parameter_that_nobody_filters_by_is_a_501() -> None:
    operation: Operation[Any] = Operation(
        name="x.list", id="x", method="GET", path="/x", query=(Parameter("colour"),), paged=True
    )
    listing = Listing(TABLES["users"])
    assert unanswered(listing, operation) == ["colour"]
    with pytest.raises(Problem, match="colour") as caught:
        conditions(listing, read_query(operation, [("colour", "red")]))
    assert caught.value.kind is Kind.NOT_IMPLEMENTED


@pytest.mark.parametrize("operation", named([operation for operation in EVERY if operation.scopes]))
def test_every_scope_is_needed(changing: Wire, operation: Operation[Any]) -> None:
    others = [scope for scope in changing.sandbox.scopes if scope not in operation.scopes]
    headers = {"Authorization": f"Bearer {changing.client_credentials(*others)}", "Content-Type": "application/json"}
    reply = changing.send(operation.method, f"{API}{path_of(operation)}", "{}", headers)
    assert (reply.status, reply.code) == (403, "DEVELOPER_7100")


def test_every_source_is_told() -> None:
    for behaviour in BEHAVIOURS.values():
        assert behaviour.source.startswith((ASSUMED, KNOWN, PUBLISHED, SEEN)), behaviour.name
        if BY_NAME[behaviour.name].known != "all" and BY_NAME[behaviour.name].result is not None:
            # Nobody has published what it answers, so that it cannot be known.
            assert ASSUMED in behaviour.source or SEEN in behaviour.source, behaviour.name


@pytest.mark.parametrize(
    "operation",
    named([one for one in EVERY if one.path.endswith("_id}") and one.method == "GET" and one.name in ANSWERED]),
)
def test_a_missing_object_is_not_a_dead_token(changing: Wire, operation: Operation[Any]) -> None:
    for path in (path_of(operation), f"{path_of(operation)[:-36]}not-a-uuid"):
        reply = changing.json(operation.method, path, "")
        assert (reply.status, reply.code) == (404, "DEVELOPER_7003")


@pytest.mark.parametrize("path", ["/nothing", "/users/", "//users", "/users/a/b", "/token/"])
def test_an_unknown_path_is_404_in_the_error_format(shared: Wire, path: str) -> None:
    reply = shared.get(path)
    assert (reply.status, reply.code) == (404, "SANDBOX_NO_SUCH_PATH")
    assert set(reply.json["error_v2"]) == {"error_code", "message", "additional_info", "notes"}
    assert reply.json["error"]["message"] == reply.json["error_v2"]["message"]
    assert reply.headers["x-trace-id"]


def test_outside_of_the_api_it_is_404_too(shared: Wire) -> None:
    assert shared.send("GET", "/nothing").status == 404


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/users", "GET, HEAD"),
        ("POST", "/transactions", "GET, HEAD"),
        ("PUT", f"/cards/{NOBODY}", "GET, HEAD, PATCH"),
        ("PUT", "/departments", "GET, HEAD, POST"),
        ("POST", f"/locations/{NOBODY}", "GET, HEAD, PATCH"),
    ],
)
def test_a_wrong_method_is_405(shared: Wire, method: str, path: str, allowed: str) -> None:
    reply = shared.json(method, path, {})
    assert (reply.status, reply.code) == (405, "SANDBOX_METHOD_NOT_ALLOWED")
    assert reply.headers["allow"] == allowed


def test_every_trace_id_is_another(shared: Wire) -> None:
    assert shared.get("/users").headers["x-trace-id"] != shared.get("/users").headers["x-trace-id"]


def test_business_and_balance_are_single_objects(shared: Wire) -> None:
    assert shared.get("/business").json["business_name_legal"] == "Juniper & Rye, Inc."
    assert shared.get("/business/balance").json["next_billing_date"] == "11/29/2026"


@pytest.mark.parametrize(
    ("path", "query", "named_in_answer"),
    [
        ("/users", "colour=red", "colour"),
        ("/business", "x=1", "x"),
        ("/users", "page_size=1", "page_size"),
        ("/users", "page_size=101", "page_size"),
        ("/users", "page_size=20.0", "page_size"),
        ("/users", "page_size=", "page_size"),
        ("/users", "page_size=%D9%A3%D9%A0", "page_size"),
        ("/users", "page_size=20&page_size=20", "page_size"),
        ("/users", f"start={NOBODY}", "start"),
        ("/users", "start=", "start"),
        ("/users", "status=ACTIVE", "status"),
        ("/users", "status=user_active", "status"),
        ("/users", "department_id=1", "department_id"),
        ("/users", "email=", "email"),
        ("/cards", "is_activated=True", "is_activated"),
        ("/cards", "is_activated=1", "is_activated"),
        ("/transactions", "state=NEW", "state"),
        ("/transactions", "from_date=yesterday", "from_date"),
        ("/transactions", "from_date=2026-13-01", "from_date"),
        ("/transactions", "from_date=2026-01-01T00:00:00+00:00", "from_date"),
        ("/transactions", "from_date=20260101", "from_date"),
        ("/transactions", "min_amount=NaN", "min_amount"),
        ("/transactions", "min_amount=1e5", "min_amount"),
        ("/transactions", "min_amount=1,5", "min_amount"),
        ("/transactions", "min_amount=9999999999999999999", "min_amount"),
        ("/transactions", "requires_memo=false", "requires_memo"),
        ("/transactions", "order_by_date_asc=true&order_by_amount_asc=true", "order_by_amount_asc"),
        ("/transactions", "order_by_date_asc=false&order_by_date_desc=true", "order_by_date_asc"),
        ("/reimbursements", "direction=BOTH", "direction"),
    ],
)
def test_a_doubtful_query_is_422_and_says_why(shared: Wire, path: str, query: str, named_in_answer: str) -> None:
    reply = shared.get(f"{path}?{query}")
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")
    assert named_in_answer in reply.json["error_v2"]["additional_info"]["query"]
    assert named_in_answer in reply.json["error_v2"]["message"]


def test_all_faults_of_a_query_are_named_at_once(shared: Wire) -> None:
    info = shared.get("/transactions?state=NEW&colour=red&page_size=1").json["error_v2"]["additional_info"]
    assert set(info["query"]) == {"state", "colour", "page_size"}


def test_a_start_of_another_list_is_unknown(shared: Wire) -> None:
    card = shared.get("/cards").json["data"][0]["id"]
    assert shared.get("/users", start=card).status == 422

"""The levers below ``/_sandbox``: what they do, and whom they do not answer to."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ramp_api.sandbox import Sandbox
from ramp_api.sandbox.recorder import Exchange, Recorder, masked

from .wire import API, Reply, Wire


@pytest.fixture(scope="module")
def running() -> Iterator[Wire]:
    with Sandbox(transactions=40, headcount=50, rate_limit=None, frozen=True) as sandbox:
        sandbox.snapshot("start")
        wire = Wire(sandbox)
        yield wire
        wire.close()


@pytest.fixture
def wire(running: Wire) -> Wire:
    running.sandbox.restore("start")
    running._token = None
    return running


def lever(wire: Wire, method: str, path: str, body: Any = None, **headers: str) -> Reply:
    content = None if body is None else body if isinstance(body, str) else json.dumps(body)
    return wire.send(method, f"/_sandbox{path}", content, headers)


def test_the_state_tells_no_secret(wire: Wire) -> None:
    state = lever(wire, "GET", "/state")
    assert state.json["now"] == "2026-11-16T09:00:00+00:00"
    assert state.json["client_id"] == wire.sandbox.client_id
    assert wire.sandbox.client_secret not in state.content.decode()
    assert state.headers["cache-control"] == "no-store"


def test_the_clock_goes_forward_only(wire: Wire) -> None:
    assert lever(wire, "POST", "/clock", {"advance": 90.5}).json["now"] == "2026-11-16T09:01:30+00:00"
    assert lever(wire, "POST", "/clock", {"to": "2026-11-17T00:00:00"}).json["now"] == "2026-11-17T00:00:00+00:00"
    for wrong in ({"advance": -1}, {"to": "2026-11-01"}, {"to": "soon"}, {"to": 5}, {}, {"advance": 1, "to": "x"},
                  {"advance": "x"}, {"advance": 1e300}, {"advance": None}):  # fmt: skip
        assert lever(wire, "POST", "/clock", wrong).status == 422, wrong
    assert wire.sandbox.now.isoformat() == "2026-11-17T00:00:00+00:00"


def test_snapshots_bring_everything_back(wire: Wire) -> None:
    token = wire.token
    before = wire.all("/departments")
    assert "mine" in lever(wire, "POST", "/snapshots/mine").json["data"]
    wire.json("POST", "/departments", {"name": "gone again"})
    lever(wire, "POST", "/clock", {"advance": 11 * 86_400})
    assert wire.get("/departments", token).code == "DEVELOPER_7028"
    assert lever(wire, "POST", "/snapshots/mine/restore").json["now"] == "2026-11-16T09:00:00+00:00"
    assert wire.all("/departments") == before
    assert "mine" not in lever(wire, "DELETE", "/snapshots/mine").json["data"]
    assert lever(wire, "POST", "/snapshots/mine/restore").status == 404
    assert lever(wire, "POST", "/snapshots/a%20b").status == 422


def test_reset_and_empty(wire: Wire) -> None:
    before = wire.all("/departments")
    wire.json("POST", "/departments", {"name": "x"})
    assert lever(wire, "POST", "/reset").status == 200
    assert wire.get("/departments").code == "DEVELOPER_7002"
    wire._token = None
    assert wire.all("/departments") == before
    assert lever(wire, "POST", "/empty").status == 200
    wire._token = None
    assert wire.all("/departments") == []
    assert wire.all("/transactions", state="ALL") == []
    (owner,) = wire.all("/users")
    assert owner["role"] == "BUSINESS_OWNER"
    assert wire.get("/business").status == 200
    made = wire.json("POST", "/departments", {"name": "First"}).json
    assert wire.all("/departments") == [made]


def test_the_last_requests_are_kept_without_their_secrets(wire: Wire) -> None:
    lever(wire, "DELETE", "/requests")
    token = wire.token
    wire.get("/users", page_size=2)
    users, granted = lever(wire, "GET", "/requests").json["data"]
    assert (users["operation"], users["status"], granted["operation"]) == ("users.list", 200, "auths.post_token")
    whole = lever(wire, "GET", f"/requests/{granted['number']}")
    assert "grant_type=client_credentials" in whole.json["request"]
    assert '"access_token": "•••"' in whole.json["response"].replace('":"', '": "')
    for secret in (token, wire.sandbox.client_secret, wire.basic().partition(" ")[2]):
        assert secret not in whole.content.decode()
    shown = lever(wire, "GET", f"/requests/{users['number']}").json
    assert shown["headers"]["authorization"].startswith("Bearer •••")
    assert token not in json.dumps(shown)
    # What is looked at is no request of a client's.
    assert lever(wire, "GET", f"/requests?after={users['number']}").json["data"] == []
    assert lever(wire, "GET", "/requests/999999").status == 404


def test_records_can_be_looked_at(wire: Wire) -> None:
    tables = {one["name"]: one["count"] for one in lever(wire, "GET", "/tables").json["data"]}
    assert tables["transactions"] == 40
    first = lever(wire, "GET", "/tables/transactions?limit=5").json["data"]
    assert len(first) == 5
    after = lever(wire, "GET", f"/tables/transactions?limit=5&start={first[-1]['id']}").json["data"]
    assert not {one["id"] for one in first} & {one["id"] for one in after}
    (found,) = lever(wire, "GET", f"/tables/transactions?text={first[3]['id']}").json["data"]
    assert found == first[3]
    assert lever(wire, "GET", "/tables/secrets").status == 404
    assert lever(wire, "GET", "/tables/users?start=nobody").status == 422
    assert lever(wire, "GET", "/tables/users?limit=many").status == 422


def test_no_table_tells_a_secret(wire: Wire) -> None:
    token = wire.token
    made = wire.json(
        "POST", "/webhooks", {"endpoint_url": "http://127.0.0.1:9/x", "event_types": ["transactions.cleared"]}
    )
    for table in lever(wire, "GET", "/tables").json["data"]:
        content = lever(wire, "GET", f"/tables/{table['name']}?limit=200").content.decode()
        assert token not in content
        assert made.json["secret"] not in content


def test_faults_by_text_and_by_fields(wire: Wire) -> None:
    added = lever(wire, "POST", "/faults", {"rule": "status=418,operation=users.list"}).json
    assert wire.get("/users").status == 418
    fields = {"fault": "status", "status": 451, "operation": "cards.list"}
    assert lever(wire, "POST", "/faults", fields).status == 200
    assert wire.get("/cards").status == 451
    assert [one["struck"] for one in lever(wire, "GET", "/faults").json["data"]] == [1, 1]
    for wrong in ({"rule": "nonsense"}, {"rule": 5}, {}, {"fault": "status", "status": 5}, {"fault": "x"}):
        assert lever(wire, "POST", "/faults", wrong).status == 422, wrong
    assert lever(wire, "DELETE", f"/faults/{added['id']}").status == 200
    assert lever(wire, "DELETE", f"/faults/{added['id']}").status == 404
    assert wire.get("/users").status == 200
    lever(wire, "DELETE", "/faults")
    assert wire.get("/cards").status == 200


def test_a_card_is_used_and_what_comes_of_it_settled(wire: Wire) -> None:
    card = next(card["id"] for card in wire.all("/cards") if card["state"] == "ACTIVE")
    made = lever(wire, "POST", "/transactions", {"card_id": card, "cents": 1_250, "merchant": "Zip Cab"}).json
    assert (made["state"], made["amount"], made["merchant_name"]) == ("PENDING", 12.5, "Zip Cab")
    assert lever(wire, "POST", f"/transactions/{made['id']}/clear", {}).json["state"] == "CLEARED"
    assert lever(wire, "POST", f"/transactions/{made['id']}/decline", {}).status == 409
    again = lever(wire, "POST", "/transactions", {"card_id": card, "cents": 99}).json
    assert lever(wire, "POST", f"/transactions/{again['id']}/decline", {}).json["state"] == "DECLINED"
    for wrong in ({"card_id": card, "cents": 1.5}, {"card_id": card, "cents": True}, {"cents": 1}, {"card_id": "", "cents": 1}, {"card_id": card, "cents": 1, "merchant": 5}):  # fmt: skip
        assert lever(wire, "POST", "/transactions", wrong).status == 422, wrong
    assert lever(wire, "POST", "/transactions/nobody/clear", {}).status == 404


def test_events_are_those_that_ramp_has(wire: Wire) -> None:
    body = {"type": "transactions.cleared", "object_id": "00000000-0000-4000-8000-000000000000"}
    assert lever(wire, "POST", "/events", body).json["id"]
    assert lever(wire, "POST", "/events", {**body, "type": "no.such"}).status == 422
    assert lever(wire, "POST", "/events", {"type": "transactions.cleared"}).status == 422


@pytest.mark.parametrize("body", ["{", "[]", "5", '"x"'])
def test_a_body_is_an_object(wire: Wire, body: str) -> None:
    assert lever(wire, "POST", "/clock", body).status in {400, 422}


def test_other_names_and_other_sites_are_refused(wire: Wire) -> None:
    host = wire.sandbox.base_url.removeprefix("http://")
    for headers in (
        {"Host": "evil.example"},
        {"Host": f"evil.example:{host.partition(':')[2]}"},
        {"Host": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        reply = lever(wire, "POST", "/reset", None, **headers)
        assert (reply.status, reply.code) == (403, "SANDBOX_FORBIDDEN"), headers
    for headers in ({"Origin": f"http://{host}"}, {"Sec-Fetch-Site": "same-origin"}, {"Host": "localhost"}):
        assert lever(wire, "GET", "/state", None, **headers).status == 200, headers


def test_beyond_loopback_it_asks_for_credentials(opened: Callable[..., Wire]) -> None:
    wire = opened(host="0.0.0.0")  # noqa: S104 - what is tested
    assert lever(wire, "GET", "/state").status == 401
    assert lever(wire, "GET", "/state").headers["www-authenticate"].startswith("Basic ")
    wrong = "Basic " + base64.b64encode(b"x:y").decode()
    assert lever(wire, "GET", "/state", None, Authorization=wrong).status == 401
    assert lever(wire, "GET", "/state", None, Authorization="Basic ???").status == 401
    assert lever(wire, "GET", "/state", None, Authorization=wire.basic()).status == 200


def test_uploads_are_not_kept_for_looking_at_in_full(wire: Wire) -> None:
    lever(wire, "DELETE", "/requests")
    wire.json("POST", "/departments", {"name": "x" * 100_000})
    (made,) = [one for one in lever(wire, "GET", "/requests").json["data"] if one["method"] == "POST"][:1]
    shown = lever(wire, "GET", f"/requests/{made['number']}").json
    assert shown["request_size"] > 100_000
    assert len(shown["request"]) < 20_000


@pytest.mark.parametrize(
    ("body", "kind", "hidden"),
    [
        (b'{"access_token": "ramp_tok_abc", "x": 1}', "application/json", "ramp_tok_abc"),
        (b'{"a": {"client_secret":"s3cr\\"et"}}', "application/json", "s3cr"),
        (b'{"secret": "cut in the mid', "application/json", "cut in"),
        (b'{"pan": 4242424242424242}', "application/json", "4242"),
        (b"refresh_token=abc&grant_type=refresh_token", "application/x-www-form-urlencoded", "abc"),
        (b"code=c0de&redirect_uri=x", "application/x-www-form-urlencoded; charset=utf-8", "c0de"),
    ],
)
def test_secrets_are_masked_wherever_they_stand(body: bytes, kind: str, hidden: str) -> None:
    assert hidden in body.decode()
    assert hidden not in masked(body, kind)
    assert "•••" in masked(body, kind)


def test_a_code_on_its_way_to_a_token_is_masked_in_json_too(wire: Wire) -> None:
    lever(wire, "DELETE", "/requests")
    wire.send("POST", f"{API}/token", '{"code": "c0de", "grant_type": "x"}', {"Content-Type": "application/json"})
    wire.json("POST", "/departments", {"name": "x", "code": "4000"})
    made, *_, token = lever(wire, "GET", "/requests").json["data"]
    assert "c0de" not in lever(wire, "GET", f"/requests/{token['number']}").content.decode()
    assert "4000" in lever(wire, "GET", f"/requests/{made['number']}").content.decode()


def test_what_is_no_text_is_only_told_of() -> None:
    assert masked(b"--b\r\nsecret", "multipart/form-data; boundary=b") == "(11 bytes of multipart/form-data)"
    assert masked(b"\x00\x01", "") == "(2 bytes of no named type)"
    assert masked(b"", "application/json") == ""


def test_only_so_many_are_kept() -> None:
    from ramp_api.sandbox.clock import REFERENCE

    recorder = Recorder()
    scope = {"method": "GET", "path": "/x", "query_string": b"code=1", "headers": []}
    made: list[Exchange] = [recorder.begin(scope, REFERENCE, "t") for _ in range(400)]
    assert len(recorder.lines()) == 300
    assert recorder.whole(made[0].number) is None
    assert recorder.lines()[0]["query"] == "code=•••"


def test_the_answers_of_sensitive_operations_are_never_shown(wire: Wire) -> None:
    from ramp_api import operations

    sensitive = [one.name for one in operations.all() if one.sensitive]
    card = next((one["id"] for one in wire.all("/cards/virtual")), None)
    assert card is not None
    lever(wire, "DELETE", "/requests")
    reply = wire.get(f"/cards/vault/{card}")
    (shown,) = lever(wire, "GET", "/requests").json["data"]
    assert shown["operation"] in sensitive
    if reply.status == 200:
        assert lever(wire, "GET", f"/requests/{shown['number']}").json["response"] == "(•••)"


def test_the_page_and_its_parts(wire: Wire) -> None:
    page = wire.send("GET", "/")
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert wire.send("GET", "/_sandbox/console/console.js").headers["content-type"].startswith("text/javascript")
    for path in ("/_sandbox/console/nothing.js", "/_sandbox/console/__init__.py", "/_sandbox/console/..%2fadmin.py", f"{API}/_sandbox/state"):  # fmt: skip
        assert wire.send("GET", path).status == 404

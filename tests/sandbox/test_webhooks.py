"""Webhooks: what is told, signed, tried again and given up, against real receivers on this machine."""

from __future__ import annotations

import hashlib
import hmac
import json
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ramp_api.sandbox import Sandbox
from ramp_api.sandbox.webhooks.ledger import Outcome, deliveries
from ramp_api.sandbox.world import Policies

from .wire import API, Reply, Wire

TEST = "tests.test_event"
NOBODY = "00000000-0000-4000-8000-000000000000"


class Got(NamedTuple):
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def event(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


class Receiver:
    """An endpoint that keeps what it gets and answers as it is told."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.got: list[Got] = []
        self.statuses: list[int] = []
        self.status = 200
        self.location: str | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.came, self.answered = threading.Semaphore(0), threading.Semaphore(0)
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                # What it will answer, and when, is settled as it comes.
                gate, status = receiver.gate, receiver.statuses.pop(0) if receiver.statuses else receiver.status
                receiver.got.append(Got(self.path, headers, body))
                receiver.came.release()
                gate.wait(20)
                try:
                    self.answer(status)
                finally:
                    receiver.answered.release()

            def answer(self, status: int) -> None:
                self.send_response(status)
                if receiver.location:
                    self.send_header("Location", receiver.location)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"ok")
                self.wfile.flush()

            def log_message(self, format: str, *_: Any) -> None:  # noqa: A002  # as the standard library names it
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """Whoever hangs up on it is no news."""

        self.server = Server(("127.0.0.1", 0), Handler)
        if tls is not None:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.server.server_port}/hook?a=b"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    def wait(self, count: int = 1) -> None:
        for _ in range(count):
            assert self.came.acquire(timeout=10), "nothing came"

    def events(self) -> list[str]:
        return [got.event["id"] for got in self.got]

    def close(self) -> None:
        self.gate.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@dataclass
class Hook:
    """A verified webhook, its receiver, and the sandbox that it is of."""

    wire: Wire
    receiver: Receiver
    made: dict[str, Any]

    @property
    def id(self) -> str:
        found: str = self.made["id"]
        return found

    def mock(self, event_type: str = TEST, count: int = 1) -> None:
        for _ in range(count):
            reply = self.wire.json("POST", "/webhooks/mock-webhook-event", {"event_type": event_type})
            assert reply.status == 200, reply.content

    def log(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.wire.sandbox._pull(lambda house: deliveries(house.world, self.id))
        return [one for one in found if one["event_type"] != "webhooks.verification"]

    def go_on(self) -> None:
        """Move the clock to the next attempt of the last delivery, and wait until it is made."""
        self.wire.sandbox.advance_to(datetime.fromisoformat(self.log()[0]["next_at"]))
        self.wire.sandbox.advance(0.001)
        self.wire.sandbox.settle()


def subscribe(wire: Wire, url: str, *types: str, **more: Any) -> Reply:
    return wire.json("POST", "/webhooks", {"endpoint_url": url, "event_types": list(types or (TEST,)), **more})


def verify(wire: Wire, webhook_id: str, challenge: str) -> Reply:
    return wire.json("POST", f"/webhooks/{webhook_id}/verify", {"challenge": challenge})


def delete(wire: Wire, webhook_id: str) -> Reply:
    return wire.send("DELETE", f"{API}/webhooks/{webhook_id}", headers={"Authorization": f"Bearer {wire.token}"})


def hooked(wire: Wire, receiver: Receiver, *types: str, **more: Any) -> Hook:
    made = subscribe(wire, receiver.url, *types, **more)
    assert made.status == 201, made.content
    wire.sandbox.settle()
    receiver.wait()
    assert verify(wire, made.json["id"], receiver.got.pop().event["challenge"]).json == {"success": True}
    return Hook(wire, receiver, made.json)


@pytest.fixture
def receivers() -> Iterator[Callable[..., Receiver]]:
    with ExitStack() as stack:

        def open_receiver(**options: Any) -> Receiver:
            receiver = Receiver(**options)
            stack.callback(receiver.close)
            return receiver

        yield open_receiver


@pytest.fixture
def receiver(receivers: Callable[..., Receiver]) -> Receiver:
    return receivers()


@pytest.fixture(scope="module")
def quiet() -> Iterator[Wire]:
    with Sandbox(empty=True, frozen=True, rate_limit=None) as sandbox:
        wire = Wire(sandbox)
        assert wire.token
        sandbox.snapshot("quiet")
        yield wire
        wire.close()


@pytest.fixture
def wire(quiet: Wire) -> Iterator[Wire]:
    """A sandbox that is as new, whatever a test did to the one before."""
    engine, world = lever(quiet, lambda house: (vars(house.engine).copy(), vars(house.world).copy()))
    yield quiet

    def undo(house: Any) -> None:
        for name in ("seconds", "_at_once", "_tls"):
            setattr(house.engine, name, engine[name])
        house.world.webhook_fault = world["webhook_fault"]
        house.control.restore("quiet")

    lever(quiet, undo)


@pytest.fixture
def hook(wire: Wire, receiver: Receiver) -> Hook:
    return hooked(wire, receiver)


def lever(wire: Wire, pull: Callable[[Any], Any]) -> Any:
    return wire.sandbox._pull(pull)


class Mishap(NamedTuple):
    duplicates: int = 0
    reorder: bool = False
    delay: float = 0.0


def mishaps(wire: Wire, *planned: Mishap) -> list[str]:
    """Let these go wrong with the next events; gives the types that were asked about."""
    asked: list[str] = []
    left = list(planned)

    def fault(event_type: str) -> Mishap:
        asked.append(event_type)
        return left.pop(0) if left else Mishap()

    lever(wire, lambda house: setattr(house.world, "webhook_fault", fault))
    return asked


# --- Subscribing ---


def test_the_answer_alone_holds_the_secret(wire: Wire, receiver: Receiver) -> None:
    types = ["transactions.cleared", TEST]
    reply = subscribe(
        wire, receiver.url, *types, additional_headers={"X-Mine": "a b", "Authorization": "Bearer s3cr3t"}
    )
    assert reply.status == 201
    made = reply.json
    assert made.pop("additional_headers") == {"X-Mine": "a b", "Authorization": "Bearer s3cr3t"}
    secret = made.pop("secret")
    assert len(secret) >= 32
    assert made["status"] == "pending_verification"
    assert (made["endpoint_url"], made["event_types"]) == (receiver.url, types)
    assert made["created_at"] == made["updated_at"] == wire.sandbox.now.isoformat(timespec="seconds")
    listed = wire.get("/webhooks")
    assert (listed.status, listed.json) == (200, [made])
    assert wire.get(f"/webhooks/{made['id'].upper()}").json == made
    wire.sandbox.settle()
    # Nor is it anywhere that a console looks.
    for path in ("/state", "/schedule", "/tables/webhooks", "/tables/webhook_deliveries", "/requests"):
        content = wire.send("GET", f"/_sandbox{path}").content
        assert content
        assert secret.encode() not in content
        assert b"s3cr3t" not in content


def test_secrets_differ_and_follow_from_the_seed(opened: Callable[..., Wire], receiver: Receiver) -> None:
    one, same = opened(empty=True), opened(empty=True)
    first, second = (subscribe(one, receiver.url).json["secret"] for _ in range(2))
    assert first != second
    assert subscribe(same, receiver.url).json["secret"] == first


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/hook",
        "http://10.0.0.1/hook",
        "http://0.0.0.0/hook",
        "http://[::]/hook",
        "http://192.168.1.1:8080/",
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1.example.com/",
        "http://localhost.example.com/",
        "http://127.0.0.1@example.com/",
        "http://user:password@127.0.0.1/",
        "http://example.com\\@127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://[::ffff:10.0.0.1]/",
        "ftp://127.0.0.1/",
        "//127.0.0.1/",
        "127.0.0.1/hook",
        "http:///hook",
        "http://127.0.0.1:0/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:x/",
        "http://[::1/",
        "http://127.0.0.1/a b",
        "http://127.0.0.1/a\r\nX: y",
        "http://127.0.0.1/#fragment",
        "http://127.0.0.1/ü",
        "http://127.0.0.1/" + "x" * 2_000,
        "",
    ],
)
def test_an_endpoint_elsewhere_or_nowhere_is_refused(changing: Wire, url: str) -> None:
    reply = subscribe(changing, url)
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")
    assert "endpoint_url" in reply.json["error_v2"]["additional_info"]["body"]
    assert changing.get("/webhooks").json == []


def test_endpoints_elsewhere_can_be_allowed(opened: Callable[..., Wire]) -> None:
    wire = opened(empty=True, policies=Policies(webhook_hosts="any", verify_webhooks=False))
    assert subscribe(wire, "https://example.invalid/hook").status == 201
    assert subscribe(wire, "http://user@example.invalid/").status == 422


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"event_types": []}, "event_types"),
        ({"event_types": ["transactions.exploded"]}, "event_types"),
        ({"event_types": [TEST, TEST]}, "event_types"),
        ({"additional_headers": {"Host": "x"}}, "additional_headers"),
        ({"additional_headers": {"content-length": "5"}}, "additional_headers"),
        ({"additional_headers": {"X-Ramp-Signature": "5"}}, "additional_headers"),
        ({"additional_headers": {"X Y": "5"}}, "additional_headers"),
        ({"additional_headers": {"": "5"}}, "additional_headers"),
        ({"additional_headers": {"X": "a\r\nY: b"}}, "additional_headers"),
        ({"additional_headers": {"X": "ü"}}, "additional_headers"),
        ({"additional_headers": {"X": " "}}, "additional_headers"),
        ({"additional_headers": {"X": "a", "x": "b"}}, "additional_headers"),
        ({"additional_headers": {"X": ""}}, None),
        ({"additional_headers": {f"X{number}": "a" for number in range(6)}}, None),
        ({"endpoint_url": None}, None),
        ({"event_types": None}, None),
        ({"something": "else"}, None),
    ],
)
def test_what_makes_no_webhook_is_refused(changing: Wire, change: dict[str, Any], field: str | None) -> None:
    body = {"endpoint_url": "http://localhost:1/", "event_types": [TEST], **change}
    reply = changing.json("POST", "/webhooks", body)
    assert (reply.status, reply.code) == (422, "DEVELOPER_7001")
    assert field is None or field in str(reply.json["error_v2"]["additional_info"]["body"])
    assert changing.get("/webhooks").json == []


def test_what_is_not_there_is_a_404(changing: Wire) -> None:
    for reply in (changing.get(f"/webhooks/{NOBODY}"), verify(changing, NOBODY, "x"), delete(changing, NOBODY)):
        assert (reply.status, reply.code) == (404, "DEVELOPER_7003")


def test_the_library_can_do_all_of_it(wire: Wire, receiver: Receiver) -> None:
    with wire.sandbox.client(limiter=None) as ramp:
        made = ramp.webhooks.create(endpoint_url=receiver.url, event_types=["bills.paid", TEST])
        assert made.secret is not None
        webhook_id = made.id or ""
        wire.sandbox.settle()
        assert ramp.webhooks.verify(webhook_id, challenge=receiver.got[0].event["challenge"]).success
        assert [one.status for one in ramp.webhooks.list()] == ["active"]
        ramp.webhooks.mock_event(body={"event_type": TEST})
        wire.sandbox.settle()
        signature = hmac.new(made.secret.reveal().encode(), receiver.got[1].body, hashlib.sha256).hexdigest()
        assert receiver.got[1].headers["x-ramp-signature"] == signature
        assert ramp.webhooks.get(webhook_id).event_types == ["bills.paid", TEST]
        ramp.webhooks.delete(webhook_id)
        assert ramp.webhooks.list() == []


# --- Challenge and verification ---


def test_the_challenge_comes_first_and_is_sent_back(wire: Wire, receiver: Receiver) -> None:
    made = subscribe(wire, receiver.url).json
    wire.sandbox.settle()
    (got,) = receiver.got
    event = got.event
    assert got.path == "/hook?a=b"
    assert (event["type"], event["object"]) == ("webhooks.verification", {"id": made["id"]})
    assert got.headers["x-ramp-webhook-id"] == made["id"]
    assert got.headers["x-ramp-signature"] == hmac.new(made["secret"].encode(), got.body, hashlib.sha256).hexdigest()
    for wrong in ("", event["challenge"][:-1], event["challenge"].upper() + "x", made["secret"], "ü"):
        refused = verify(wire, made["id"], wrong)
        assert (refused.status, refused.code) == (422, "DEVELOPER_7001")
    assert wire.get(f"/webhooks/{made['id']}").json["status"] == "pending_verification"
    wire.sandbox.advance(60)
    assert (verify(wire, made["id"], event["challenge"]).json) == {"success": True}
    found = wire.get(f"/webhooks/{made['id']}").json
    assert found["status"] == "active"
    assert found["created_at"] < found["updated_at"] == wire.sandbox.now.isoformat(timespec="seconds")
    assert verify(wire, made["id"], event["challenge"]).json == {"success": True}
    assert wire.get(f"/webhooks/{made['id']}").json == found


def test_the_challenge_of_another_is_no_good(wire: Wire, receiver: Receiver) -> None:
    one, other = subscribe(wire, receiver.url).json, subscribe(wire, receiver.url).json
    wire.sandbox.settle()
    challenges = {got.event["object"]["id"]: got.event["challenge"] for got in receiver.got}
    assert verify(wire, one["id"], challenges[other["id"]]).status == 422
    assert verify(wire, one["id"], challenges[one["id"]]).status == 200


def test_until_then_nothing_else_comes(wire: Wire, receivers: Callable[..., Receiver]) -> None:
    silent, verified = receivers(), receivers()
    made = subscribe(wire, silent.url).json
    assert wire.json("POST", "/webhooks/mock-webhook-event", {}).status == 422
    hook = hooked(wire, verified)
    hook.mock()
    wire.sandbox.settle()
    assert [got.event["type"] for got in silent.got] == ["webhooks.verification"]
    assert len(verified.got) == 1
    # What happened before is not told afterwards.
    verify(wire, made["id"], silent.got[0].event["challenge"])
    wire.sandbox.settle()
    assert len(silent.got) == 1
    hook.mock()
    wire.sandbox.settle()
    assert len(silent.got) == 2


def test_verification_can_be_waived(opened: Callable[..., Wire], receiver: Receiver) -> None:
    wire = opened(empty=True, policies=Policies(verify_webhooks=False))
    made = subscribe(wire, receiver.url).json
    assert made["status"] == "active"
    wire.json("POST", "/webhooks/mock-webhook-event", {})
    wire.sandbox.settle()
    assert [got.event["type"] for got in receiver.got] == [TEST]


# --- What is told ---


def test_a_delivery_is_exactly_this(hook: Hook) -> None:
    hook.mock()
    hook.wire.sandbox.settle()
    (got,) = hook.receiver.got
    event = got.event
    assert list(event) == ["id", "type", "created_at", "business_id", "object"]
    assert event["type"] == TEST
    assert event["business_id"] == hook.made["business_id"] == hook.wire.get("/business").json["id"]
    assert event["created_at"] == hook.wire.sandbox.now.isoformat(timespec="seconds")
    assert list(event["object"]) == ["id"]
    signature = hmac.new(hook.made["secret"].encode(), got.body, hashlib.sha256).hexdigest()
    assert got.headers["x-ramp-signature"] == signature
    assert got.headers["x-ramp-webhook-id"] == hook.id
    assert got.headers["content-type"] == "application/json"
    assert "x-ramp-webhook-signature" not in got.headers
    (delivery,) = hook.log()
    assert (delivery["state"], delivery["event_id"]) == ("delivered", event["id"])
    assert delivery["request"]["body"].encode() == got.body
    assert delivery["request"]["headers"]["X-Ramp-Signature"] == signature
    (attempt,) = delivery["attempts"]
    assert (attempt["number"], attempt["status"], attempt["error"]) == (1, 200, None)
    assert attempt["milliseconds"] >= 0


def test_the_earlier_header_is_there_on_demand(opened: Callable[..., Wire], receiver: Receiver) -> None:
    hook = hooked(opened(empty=True, policies=Policies(earlier_signature=True)), receiver)
    hook.mock()
    hook.wire.sandbox.settle()
    headers = receiver.got[0].headers
    assert headers["x-ramp-webhook-signature"] == headers["x-ramp-signature"]


def test_additional_headers_go_along_and_are_masked_in_the_log(wire: Wire, receiver: Receiver) -> None:
    hook = hooked(wire, receiver, additional_headers={"Authorization": "Bearer s3cr3t", "X-Mine": "a"})
    hook.mock()
    wire.sandbox.settle()
    assert receiver.got[0].headers["authorization"] == "Bearer s3cr3t"
    assert receiver.got[0].headers["x-mine"] == "a"
    assert "s3cr3t" not in json.dumps(hook.log())
    assert hook.log()[0]["request"]["headers"]["Authorization"] == "•••"


def test_only_what_was_asked_for_is_told(wire: Wire, receivers: Callable[..., Receiver]) -> None:
    bills, both = receivers(), receivers()
    hook = hooked(wire, bills, "bills.paid")
    hooked(wire, both, "bills.paid", TEST)
    hook.mock("bills.paid")
    hook.mock(TEST)
    wire.sandbox.settle()
    assert [got.event["type"] for got in bills.got] == ["bills.paid"]
    assert [got.event["type"] for got in both.got] == ["bills.paid", TEST]
    # One event, whoever hears of it.
    assert bills.events()[0] == both.events()[0]


def test_what_happens_in_the_world_is_told(hook: Hook) -> None:
    event_id = lever(hook.wire, lambda house: house.world.emit(TEST, "an-object"))
    lever(hook.wire, lambda house: house.world.emit("bills.created", "another"))
    hook.wire.sandbox.settle()
    (got,) = hook.receiver.got
    assert (got.event["id"], got.event["object"]["id"]) == (event_id, "an-object")


def test_what_is_rolled_back_is_not_told(hook: Hook) -> None:
    def fail(house: Any) -> None:
        with house.world.store.transaction():
            house.world.emit(TEST, "x")
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        lever(hook.wire, fail)
    hook.wire.sandbox.settle()
    assert hook.receiver.got == []


def test_a_made_up_event_is_about_a_record_that_is_there(opened: Callable[..., Wire], receiver: Receiver) -> None:
    hook = hooked(opened(), receiver, "transactions.cleared")
    hook.mock("transactions.cleared")
    hook.wire.sandbox.settle()
    assert hook.wire.get(f"/transactions/{receiver.got[0].event['object']['id']}").status == 200


def test_a_made_up_event_may_be_for_one_alone(wire: Wire, receivers: Callable[..., Receiver]) -> None:
    one, other = receivers(), receivers()
    hook = hooked(wire, one)
    hooked(wire, other)
    assert wire.json("POST", "/webhooks/mock-webhook-event", {"webhook_id": hook.id}).status == 200
    wire.sandbox.settle()
    assert (len(one.got), len(other.got)) == (1, 0)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"event_type": "bills.exploded"}, 422),
        ({"event_type": "webhooks.verification"}, 422),
        ({"event_type": "bills.paid"}, 422),
        ({"event_type": ["bills.paid"]}, 422),
        ({"event_type": None}, 422),
        ({"webhook_id": "x"}, 422),
        ({"webhook_id": 5}, 422),
        ({"webhook_id": NOBODY}, 422),
        ({"object_id": NOBODY}, 501),
    ],
)
def test_a_made_up_event_that_makes_no_sense_is_refused(hook: Hook, body: dict[str, Any], status: int) -> None:
    reply = hook.wire.json("POST", "/webhooks/mock-webhook-event", body)
    assert reply.status == status
    hook.wire.sandbox.settle()
    assert hook.receiver.got == []


# --- Trying again ---


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_again(hook: Hook, status: int) -> None:
    hook.receiver.statuses = [status, status]
    hook.mock()
    hook.wire.sandbox.settle()
    assert len(hook.receiver.got) == 1
    hook.go_on()
    hook.go_on()
    hook.wire.sandbox.advance(10**6)
    hook.wire.sandbox.settle()
    assert len(hook.receiver.got) == 3
    assert len({(got.body, got.headers["x-ramp-signature"]) for got in hook.receiver.got}) == 1
    (delivery,) = hook.log()
    assert [one["status"] for one in delivery["attempts"]] == [status, status, 200]
    assert (delivery["state"], delivery["next_at"]) == ("delivered", None)


def test_it_gives_up_after_ten_retries_that_come_ever_later(hook: Hook) -> None:
    hook.receiver.status = 500
    hook.mock()
    hook.wire.sandbox.settle()
    for _ in range(10):
        assert hook.log()[0]["state"] == "waiting"
        hook.go_on()
    hook.wire.sandbox.advance(10**7)
    hook.wire.sandbox.settle()
    (delivery,) = hook.log()
    assert (delivery["state"], delivery["next_at"]) == ("failed", None)
    times = [datetime.fromisoformat(one["at"]).timestamp() for one in delivery["attempts"]]
    assert len(times) == len(hook.receiver.got) == 11
    pauses = [later - earlier for earlier, later in pairwise(times)]
    assert 0 <= pauses[0] <= 60.01
    for number, pause in enumerate(pauses[1:]):
        assert 30 * 2**number <= pause <= 90 * 2**number + 0.01


def test_pauses_follow_from_the_seed(opened: Callable[..., Wire], receivers: Callable[..., Receiver]) -> None:
    planned: list[Any] = []
    for seed in (1, 1, 2):
        receiver = receivers()
        hook = hooked(opened(empty=True, frozen=True, seed=seed), receiver)
        receiver.status = 500
        hook.mock(count=3)
        hook.wire.sandbox.settle()
        planned.append([one["next_at"] for one in hook.log()])
    assert planned[0] == planned[1] != planned[2]
    assert len(set(planned[0])) == 3


@pytest.mark.parametrize("status", [301, 302, 304, 307, 400, 401, 404, 410, 422])
def test_what_will_not_pass_fails_at_once(hook: Hook, status: int) -> None:
    hook.receiver.status, hook.receiver.location = status, hook.receiver.url
    hook.mock()
    hook.wire.sandbox.settle()
    hook.wire.sandbox.advance(10**6)
    hook.wire.sandbox.settle()
    assert len(hook.receiver.got) == 1
    assert (hook.log()[0]["state"], hook.log()[0]["attempts"][0]["status"]) == ("failed", status)


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_any_two_hundred_is_a_success(hook: Hook, status: int) -> None:
    hook.receiver.status = status
    hook.mock()
    hook.wire.sandbox.settle()
    assert hook.log()[0]["state"] == "delivered"


def test_an_endpoint_that_does_not_answer_in_time_is_tried_again(hook: Hook) -> None:
    lever(hook.wire, lambda house: setattr(house.engine, "seconds", 0.2))
    hook.receiver.gate.clear()
    hook.mock()
    hook.wire.sandbox.settle()
    (delivery,) = hook.log()
    assert delivery["state"] == "waiting"
    assert delivery["attempts"][0]["status"] is None
    assert delivery["attempts"][0]["error"] == "no answer within 0.2 seconds"
    hook.receiver.gate.set()
    hook.go_on()
    assert hook.log()[0]["state"] == "delivered"


def test_ten_seconds_are_the_time_that_there_is(wire: Wire) -> None:
    assert lever(wire, lambda house: house.engine.seconds) == 10


def test_nobody_there_is_tried_again(hook: Hook) -> None:
    hook.receiver.close()
    hook.mock()
    hook.wire.sandbox.settle()
    (delivery,) = hook.log()
    assert delivery["state"] == "waiting"
    assert "no connection" in delivery["attempts"][0]["error"]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (b"HTTP/1.1 204 No Content\r\n\r\n", 204),
        (b"HTTP/1.0 200\r\nX: y\r\n\r\nsome body", 200),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncut", 200),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n", 202),
        (b"", None),
        (b"hello\r\n\r\n", None),
        (b"HTTP/1.1 999 What\r\n\r\n", None),
        (b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", None),
        (b"HTTP/1.1 200 OK\r\nX: y", None),
        (b"HTTP/1.1 200 OK" + b"x" * 70_000, None),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 300 + b"\r\n", None),
    ],
)
def test_whatever_comes_back_is_coped_with(opened: Callable[..., Wire], answer: bytes, status: int | None) -> None:
    wire = opened(empty=True, frozen=True, policies=Policies(verify_webhooks=False))
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(answer)
                connection.shutdown(socket.SHUT_WR)
                connection.recv(1)

        thread = threading.Thread(target=serve)
        thread.start()
        made = subscribe(wire, f"http://127.0.0.1:{server.getsockname()[1]}").json
        hook = Hook(wire, Receiver.__new__(Receiver), made)
        hook.mock()
        wire.sandbox.settle()
        thread.join()
    (delivery,) = hook.log()
    assert delivery["attempts"][0]["status"] == status
    assert delivery["state"] == ("delivered" if status else "waiting")


@pytest.mark.parametrize(
    ("outcome", "success", "passing"),
    [
        (Outcome(200), True, False), (Outcome(299), True, False), (Outcome(199), False, False),
        (Outcome(300), False, False), (Outcome(428), False, False), (Outcome(429), False, True),
        (Outcome(430), False, False), (Outcome(500), False, True), (Outcome(599), False, True),
        (Outcome(None, "no"), False, True),
    ],
)  # fmt: skip
def test_what_came_of_it(outcome: Outcome, *, success: bool, passing: bool) -> None:
    assert (outcome.is_success, outcome.is_passing) == (success, passing)


def test_localhost_is_this_machine(wire: Wire, receiver: Receiver) -> None:
    for host in ("localhost", "hook.localhost"):
        made = subscribe(wire, receiver.url.replace("127.0.0.1", host))
        assert made.status == 201
        wire.sandbox.settle()
        assert receiver.got[-1].event["object"]["id"] == made.json["id"]
        assert receiver.got[-1].headers["host"] == f"{host}:{receiver.server.server_port}"


def test_a_file_from_a_sandbox_that_allowed_more_sends_nothing_away(tmp_path: Path) -> None:
    path = tmp_path / "company.db"
    allowing = Policies(webhook_hosts="any", verify_webhooks=False)
    with Sandbox(empty=True, frozen=True, path=path, policies=allowing) as sandbox:
        # No name server knows it, ever (RFC 6761).
        wire = Wire(sandbox)
        made = subscribe(wire, "http://ramp.invalid/").json
        wire.close()
    with Sandbox(empty=True, frozen=True, path=path) as sandbox:
        hook = Hook(Wire(sandbox), Receiver.__new__(Receiver), made)
        hook.mock()
        sandbox.settle()
        assert hook.log()[0]["attempts"][0]["error"] == "no connection: this sandbox sends to this machine only"
        hook.wire.close()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with")
def test_https_with_a_certificate_that_is_trusted(
    opened: Callable[..., Wire], receivers: Callable[..., Receiver], tmp_path: Path
) -> None:
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=x"
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(certificate, key)
    receiver = receivers(tls=own)
    wire = opened(empty=True, frozen=True, policies=Policies(verify_webhooks=False))
    hook = Hook(wire, receiver, subscribe(wire, receiver.url).json)
    hook.mock()
    wire.sandbox.settle()
    assert "no secure connection" in hook.log()[0]["attempts"][0]["error"]
    trusting = ssl.create_default_context(cafile=str(certificate))
    lever(wire, lambda house: setattr(house.engine, "_tls", trusting))
    hook.go_on()
    assert hook.log()[0]["state"] == "delivered"
    assert len(receiver.got) == 1


# --- Order, duplicates, delay ---


def test_normally_everything_comes_once_and_in_order(hook: Hook) -> None:
    hook.mock(count=30)
    hook.wire.sandbox.settle()
    assert hook.receiver.events() == [one["event_id"] for one in reversed(hook.log())]
    assert len(set(hook.receiver.events())) == 30


def test_one_that_fails_does_not_hold_up_the_next(hook: Hook) -> None:
    hook.receiver.statuses = [500]
    hook.mock(count=2)
    hook.wire.sandbox.settle()
    assert [one["state"] for one in hook.log()] == ["delivered", "waiting"]


def test_duplicates_come_under_the_same_id(hook: Hook) -> None:
    asked = mishaps(hook.wire, Mishap(duplicates=2))
    hook.mock(count=2)
    hook.wire.sandbox.settle()
    events = hook.receiver.events()
    assert len(events) == 4
    assert events[0] == events[1] == events[2] != events[3]
    assert asked == [TEST, TEST]


def test_one_may_be_overtaken_by_the_next(hook: Hook) -> None:
    mishaps(hook.wire, Mishap(reorder=True), Mishap(reorder=True))
    hook.mock()
    hook.wire.sandbox.settle()
    assert hook.receiver.got == []
    assert hook.log()[0]["state"] == "held"
    hook.mock(count=2)
    hook.wire.sandbox.settle()
    first, second, third = [one["event_id"] for one in reversed(hook.log())]
    assert sorted(hook.receiver.events()) == sorted([first, second, third])
    assert hook.receiver.events()[0] == second


def test_and_comes_anyway_where_there_is_no_next(hook: Hook) -> None:
    mishaps(hook.wire, Mishap(reorder=True, duplicates=1))
    hook.mock()
    hook.wire.sandbox.settle()
    assert hook.receiver.got == []
    hook.wire.sandbox.advance(31)
    hook.wire.sandbox.settle()
    assert len(hook.receiver.got) == 2


def test_a_delivery_may_wait(hook: Hook) -> None:
    mishaps(hook.wire, Mishap(delay=90))
    hook.mock(count=2)
    hook.wire.sandbox.settle()
    assert len(hook.receiver.got) == 1
    hook.wire.sandbox.advance(89)
    hook.wire.sandbox.settle()
    assert len(hook.receiver.got) == 1
    hook.wire.sandbox.advance(1)
    hook.wire.sandbox.settle()
    second, first = [one["event_id"] for one in hook.log()]
    assert hook.receiver.events() == [second, first]
    assert hook.receiver.got[1].event["created_at"] < hook.wire.sandbox.now.isoformat(timespec="seconds")


def test_nobody_to_tell_is_nothing_to_go_wrong(wire: Wire) -> None:
    asked = mishaps(wire)
    lever(wire, lambda house: house.world.emit(TEST, "x"))
    assert asked == []


def test_slow_endpoints_hold_up_neither_requests_nor_each_other(wire: Wire, receivers: Callable[..., Receiver]) -> None:
    slow, quick = receivers(), receivers()
    hook = hooked(wire, slow)
    hooked(wire, quick)
    slow.gate.clear()
    hook.mock(count=3)
    slow.wait()
    quick.wait(3)
    assert wire.get("/users").status == 200
    assert len(slow.got) == 1
    assert not lever(wire, lambda house: house.engine.idle)
    with pytest.raises(TimeoutError, match="under way"):
        wire.sandbox.settle(0.05)
    slow.gate.set()
    wire.sandbox.settle()
    assert lever(wire, lambda house: house.engine.idle)
    assert slow.events() == quick.events()


def test_to_so_many_at_once_and_no_more(wire: Wire, receivers: Callable[..., Receiver]) -> None:
    lever(wire, lambda house: setattr(house.engine, "_at_once", 2))
    several = [receivers() for _ in range(3)]
    (hook, *_) = [hooked(wire, one) for one in several]
    for one in several:
        one.gate.clear()
    hook.mock()
    several[0].wait()
    several[1].wait()
    assert wire.get("/users").status == 200
    assert several[2].got == []
    for one in several:
        one.gate.set()
    wire.sandbox.settle()
    assert len(several[2].got) == 1


# --- The end of it ---


def test_deleting_stops_what_is_still_to_come(hook: Hook) -> None:
    hook.receiver.statuses = [503]
    hook.mock()
    mishaps(hook.wire, Mishap(reorder=True))
    hook.mock()
    hook.wire.sandbox.settle()
    gone = delete(hook.wire, hook.id)
    assert (gone.status, gone.content) == (204, b"")
    assert hook.wire.get("/webhooks").json == []
    assert hook.wire.get(f"/webhooks/{hook.id}").status == 404
    assert delete(hook.wire, hook.id).status == 404
    hook.wire.sandbox.advance(10**5)
    hook.wire.sandbox.settle()
    assert len(hook.receiver.got) == 1
    assert {one["state"] for one in hook.log()} == {"cancelled"}
    assert hook.wire.json("POST", "/webhooks/mock-webhook-event", {}).status == 422
    assert (
        lever(hook.wire, lambda house: house.world.store.db.execute("SELECT * FROM webhook_secrets").fetchall()) == []
    )


def test_deleting_while_one_is_under_way(hook: Hook) -> None:
    hook.receiver.status = 503
    hook.receiver.gate.clear()
    hook.mock(count=2)
    hook.receiver.wait()
    assert delete(hook.wire, hook.id).status == 204
    hook.receiver.gate.set()
    hook.wire.sandbox.settle()
    hook.wire.sandbox.advance(10**6)
    hook.wire.sandbox.settle()
    assert len(hook.receiver.got) == 1
    assert {one["state"] for one in hook.log()} == {"cancelled"}


def test_a_restart_goes_on_with_what_is_pending(tmp_path: Path, receiver: Receiver) -> None:
    options: dict[str, Any] = {"empty": True, "frozen": True, "path": tmp_path / "company.db", "rate_limit": None}
    with Sandbox(**options) as sandbox:
        hook = hooked(Wire(sandbox), receiver)
        receiver.statuses = [503]
        hook.mock()
        sandbox.settle()
        hook.receiver.wait()
        # And one that is under way when it ends.
        receiver.gate.clear()
        hook.mock()
        hook.receiver.wait()
        hook.wire.close()
    receiver.gate.set()
    with Sandbox(**options) as sandbox:
        hook = Hook(Wire(sandbox), receiver, hook.made)
        sandbox.settle()
        first, second = receiver.events()[:2]
        assert receiver.events() == [first, second, second]
        assert [one["state"] for one in hook.log()] == ["delivered", "waiting"]
        sandbox.advance(60)
        sandbox.settle()
        assert receiver.events() == [first, second, second, first]
        signature = hmac.new(hook.made["secret"].encode(), receiver.got[-1].body, hashlib.sha256).hexdigest()
        assert receiver.got[-1].headers["x-ramp-signature"] == signature
        hook.mock()
        sandbox.settle()
        assert len(receiver.got) == 5
        hook.wire.close()


def test_a_snapshot_takes_back_what_was_under_way(hook: Hook) -> None:
    sandbox = hook.wire.sandbox
    sandbox.snapshot()
    hook.receiver.status = 410
    hook.receiver.gate.clear()
    hook.mock(count=2)
    hook.receiver.wait()
    sandbox.restore()
    assert hook.log() == []
    # The same happens again, under the same ids; what came of the first time has nothing to do with it.
    before, hook.receiver.gate, hook.receiver.status = hook.receiver.gate, threading.Event(), 200
    while hook.receiver.answered.acquire(blocking=False):
        pass
    hook.mock()
    hook.receiver.wait()
    before.set()
    assert hook.receiver.answered.acquire(timeout=10)
    assert hook.wire.get("/users").status == 200
    assert [(one["state"], len(one["attempts"])) for one in hook.log()] == [("ready", 0)]
    hook.receiver.gate.set()
    sandbox.settle()
    assert [(one["state"], len(one["attempts"])) for one in hook.log()] == [("delivered", 1)]
    assert len(set(hook.receiver.events())) == 1
    sandbox.reset()
    assert hook.wire.get("/webhooks", hook.wire.client_credentials()).json == []


def test_a_fault_of_ours_is_told_and_stays_noticed(
    hook: Hook, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> None:
        raise ArithmeticError("a bug")

    monkeypatch.setattr("ramp_api.sandbox.webhooks.engine.record", fail)
    hook.mock()
    with pytest.raises(TimeoutError):
        hook.wire.sandbox.settle(0.3)
    assert "a webhook could not be delivered" in caplog.text
    assert len(hook.receiver.got) == 1
    assert hook.wire.get("/users").status == 200

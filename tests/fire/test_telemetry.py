"""Spans and metrics by the real SDK: what they are called, when they begin and end, and what is in none of them."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Any

import anyio
import pytest
from opentelemetry import trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from ramp_api import Client
from ramp_api.errors import ConfigurationError, NotFoundError, TransportError
from ramp_api.flow import Instant
from ramp_api.hooks import Hook
from ramp_api.http import Request
from ramp_api.limits import RollingWindow
from ramp_api.operations import departments
from ramp_api.sandbox import Sandbox
from ramp_api.seeing import Watch
from ramp_api.telemetry import OpenTelemetry
from tests.scripted import Outcome, Received, ScriptedClock, ScriptedDriver, ScriptedServer, answer, json_body

TOKEN = "ramp_tok_traced_by_nobody_0123456789"
GOOD = answer(200, {"id": "d", "name": "Finance"})
NAME = "GET /developer/v1/departments/{department_id}"


@dataclass
class Eye:
    """An SDK that keeps everything in memory."""

    exporter: InMemorySpanExporter = field(default_factory=InMemorySpanExporter)
    reader: InMemoryMetricReader = field(default_factory=InMemoryMetricReader)

    def __post_init__(self) -> None:
        self.tracers = TracerProvider(shutdown_on_exit=False)
        self.tracers.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.meters = MeterProvider([self.reader], shutdown_on_exit=False)
        self.hook = OpenTelemetry(self.tracers, self.meters)
        self.tracer = self.tracers.get_tracer("a program")

    def spans(self) -> list[ReadableSpan]:
        """The spans that have ended, but for the program's own."""
        ended = self.exporter.get_finished_spans()
        return [span for span in ended if span.instrumentation_scope and span.instrumentation_scope.name == "ramp_api"]

    def points(self, name: str) -> list[Any]:
        data = self.reader.get_metrics_data()
        assert data is not None
        metrics = [one for part in data.resource_metrics for scope in part.scope_metrics for one in scope.metrics]
        return [point for one in metrics if one.name == name for point in one.data.data_points]


@pytest.fixture
def eye() -> Iterator[Eye]:
    eye = Eye()
    yield eye
    eye.tracers.shutdown()
    eye.meters.shutdown()


def client_of(eye: Eye, *outcomes: Outcome, **settings: Any) -> Client:
    settings = {"token": TOKEN, "limiter": None, "base_url": "https://api.example", **settings}
    return Client(driver=ScriptedDriver(list(outcomes)).driver, hooks=eye.hook, **settings)


# --- Spans ---


def test_a_call_is_a_span_by_the_conventions(eye: Eye) -> None:
    client_of(eye, GOOD).departments.get("an-id")
    [span] = eye.spans()
    assert (span.name, span.kind) == (NAME, SpanKind.CLIENT)
    assert span.status.status_code is StatusCode.UNSET
    assert dict(span.attributes or {}) == {
        "http.request.method": "GET",
        "url.template": "/developer/v1/departments/{department_id}",
        "url.scheme": "https",
        "server.address": "api.example",
        "server.port": 443,
        "http.response.status_code": 200,
        "ramp.operation": "departments.get",
        "ramp.trace_id": "trace-1",
    }
    assert not span.events


def test_a_call_that_is_sent_again_has_a_span_for_each_sending(eye: Eye) -> None:
    client_of(
        eye, answer(503), TransportError("reset"), TransportError("silence", timed_out=True), GOOD
    ).departments.get("d")
    spans = eye.spans()
    assert [span.name for span in spans] == [NAME] * 4
    told = [span.attributes or {} for span in spans]
    assert [one.get("http.request.resend_count") for one in told] == [None, 1, 2, 3]
    assert [one.get("http.response.status_code") for one in told] == [503, None, None, 200]
    assert [one.get("error.type") for one in told] == ["503", "TransportError", "timeout", None]
    assert [span.status.status_code for span in spans] == [StatusCode.ERROR] * 3 + [StatusCode.UNSET]
    assert len({span.context.span_id for span in spans if span.context}) == 4


def test_what_ramp_refuses_is_an_error(eye: Eye) -> None:
    with pytest.raises(NotFoundError):
        client_of(eye, answer(404, {})).departments.get("d")
    [span] = eye.spans()
    assert span.status.status_code is StatusCode.ERROR
    assert span.status.description is None
    assert (span.attributes or {})["error.type"] == "404"


def test_spans_begin_and_end_with_what_they_tell_of(eye: Eye) -> None:
    clock = ScriptedClock(start=1_800_000_000.25)

    def late(_: Request) -> Outcome:
        clock.time += 1.5
        return GOOD

    client = Client(token=TOKEN, limiter=None, driver=ScriptedDriver(late, clock).driver, hooks=eye.hook)
    client.departments.get("d")
    [span] = eye.spans()
    assert span.start_time == 1_800_000_000_250_000_000
    assert span.end_time == 1_800_000_001_750_000_000


def test_spans_are_children_of_the_callers(eye: Eye) -> None:
    client = client_of(eye, answer(503), GOOD)
    with eye.tracer.start_as_current_span("pay the bills") as parent:
        client.departments.get("d")
        assert trace.get_current_span() is parent
    assert len(eye.spans()) == 2
    for span in eye.spans():
        assert span.parent is not None
        assert span.parent.span_id == parent.get_span_context().span_id


def test_each_thread_has_its_own_parent(eye: Eye) -> None:
    gate = threading.Barrier(4, timeout=20)

    def answered(_: Request) -> Outcome:
        gate.wait()
        return GOOD

    client = Client(token=TOKEN, limiter=None, driver=ScriptedDriver(answered).driver, hooks=eye.hook)

    def work(number: int) -> int:
        with eye.tracer.start_as_current_span(f"work {number}") as parent:
            client.departments.get("d")
            return parent.get_span_context().span_id

    with ThreadPoolExecutor(4) as pool:
        parents = list(pool.map(work, range(4)))
    assert sorted(span.parent.span_id for span in eye.spans() if span.parent) == sorted(parents)


def test_a_thread_that_is_given_the_context_has_the_same_parent(eye: Eye) -> None:
    client = client_of(eye, GOOD)
    with eye.tracer.start_as_current_span("parent") as parent, ThreadPoolExecutor(1) as pool:
        pool.submit(copy_context().run, client.departments.get, "d").result()
    [span] = eye.spans()
    assert span.parent is not None
    assert span.parent.span_id == parent.get_span_context().span_id


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_each_task_has_its_own_parent(backend: str, eye: Eye) -> None:
    parents: list[int] = []

    async def work(ramp: Any, number: int) -> None:
        with eye.tracer.start_as_current_span(f"work {number}") as parent:
            parents.append(parent.get_span_context().span_id)
            assert [one async for one in ramp.departments.list()] == []

    async def main() -> None:
        async with sandbox.async_client(hooks=eye.hook) as ramp:
            async with anyio.create_task_group() as tasks:
                for number in range(3):
                    tasks.start_soon(work, ramp, number)

    with Sandbox(empty=True) as sandbox:
        anyio.run(main, backend=backend)
    lists = [span for span in eye.spans() if span.name == "GET /developer/v1/departments"]
    assert sorted(span.parent.span_id for span in lists if span.parent) == sorted(parents)
    # One of the three had the token got, in a thread of its own: that is a child of its as well.
    [token] = [span for span in eye.spans() if span.name == "POST /developer/v1/token"]
    assert token.parent is not None
    assert token.parent.span_id in parents


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_cancelled_call_ends_its_span(backend: str, eye: Eye) -> None:
    async def main() -> None:
        async with sandbox.async_client(hooks=eye.hook) as ramp:
            await ramp.valid_token()
            sandbox.fault("latency=3,operation=departments.list")
            with anyio.move_on_after(0.2) as scope:
                assert [one async for one in ramp.departments.list()]
            assert scope.cancelled_caught

    with Sandbox(empty=True) as sandbox:
        anyio.run(main, backend=backend)
    span = eye.spans()[-1]
    assert span.name == "GET /developer/v1/departments"
    assert span.status.status_code is StatusCode.ERROR
    assert (span.attributes or {})["error.type"] == "cancelled"
    assert span.start_time is not None
    assert span.end_time is not None
    assert 0.1e9 < span.end_time - span.start_time < 2e9
    assert not [point for point in eye.points("http.client.request.duration") if "error.type" in point.attributes]


def test_a_span_of_another_hook_is_left_alone(eye: Eye) -> None:
    """Two hooks, each with a span of its own, as where two teams look on."""
    other = Eye()
    hooks = [eye.hook, other.hook]
    Client(token=TOKEN, limiter=None, driver=ScriptedDriver([GOOD]).driver, hooks=hooks).departments.get("d")
    assert len(eye.spans()) == len(other.spans()) == 1


def test_an_answer_without_a_request_ends_no_span(eye: Eye) -> None:
    attempt = Watch(Hook()).begin(
        departments.GET, Request("GET", "https://h:8443/x"), number=1, waited=0.0, at=Instant(0.0, 0.0)
    )
    assert attempt is not None
    eye.hook.response(attempt)
    assert eye.spans() == []


# --- What is in none of them ---


def test_no_id_no_query_and_no_secret_is_in_any_of_it(eye: Eye) -> None:
    def handler(_: Received) -> tuple[int, dict[str, str], bytes]:
        page = {"data": [{"id": "id-planted", "name": "planted"}], "page": {"next": None}}
        return 200, {"content-type": "application/json", "x-trace-id": "t-1", "server": "planted"}, json_body(page)

    with (
        ScriptedServer(handler) as server,
        Client(token=TOKEN, base_url=server.base_url, limiter=None, hooks=eye.hook) as ramp,
        eye.tracer.start_as_current_span("a parent"),
    ):
        list(ramp.transactions.list(card_id="id-planted"))
        list(ramp.vendors.contacts.list("id-planted"))
    spans = eye.spans()
    assert [span.name for span in spans] == [
        "GET /developer/v1/transactions", "GET /developer/v1/vendors/{vendor_id}/contacts",
    ]  # fmt: skip
    shown = " ".join(span.to_json() for span in spans)
    shown += str(eye.points("http.client.request.duration")) + str(eye.points("ramp.client.wait.duration"))
    assert "planted" not in shown
    assert TOKEN not in shown
    assert "url.full" not in shown
    # Nor does Ramp learn of the trace.
    sent = {name for one in server.received for name in one.headers}
    assert not sent & {"traceparent", "tracestate", "baggage", "b3"}


def test_token_requests_are_spans_too(eye: Eye) -> None:
    with Sandbox(empty=True) as sandbox, sandbox.client(hooks=eye.hook) as ramp:
        list(ramp.departments.list())
        port = int(sandbox.base_url.rpartition(":")[2])
        secrets = (sandbox.client_id, sandbox.client_secret, ramp.valid_token().access_token.reveal())
    assert [span.name for span in eye.spans()] == ["POST /developer/v1/token", "GET /developer/v1/departments"]
    for span in eye.spans():
        about = span.attributes or {}
        assert (about["server.address"], about["server.port"], about["url.scheme"]) == ("127.0.0.1", port, "http")
        assert not [secret for secret in secrets if secret in span.to_json()]


# --- Metrics ---


def test_durations_are_counted_in_the_buckets_of_the_conventions(eye: Eye) -> None:
    clock = ScriptedClock()
    outcomes: list[Outcome] = [answer(503), GOOD]

    def late(_: Request) -> Outcome:
        clock.time += 0.3
        return outcomes.pop(0)

    Client(token=TOKEN, limiter=None, driver=ScriptedDriver(late, clock).driver, hooks=eye.hook).departments.get("d")
    points = eye.points("http.client.request.duration")
    by_status = {point.attributes["http.response.status_code"]: point for point in points}
    assert set(by_status) == {200, 503}
    assert by_status[200].explicit_bounds == (
        0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
    )  # fmt: skip
    assert (by_status[200].count, by_status[200].sum) == (1, pytest.approx(0.3))
    assert dict(by_status[503].attributes) == {
        "http.request.method": "GET",
        "url.template": "/developer/v1/departments/{department_id}",
        "url.scheme": "https",
        "server.address": "demo-api.ramp.com",
        "server.port": 443,
        "http.response.status_code": 503,
        "error.type": "503",
    }


def test_waits_for_the_limiter_are_counted_apart(eye: Eye) -> None:
    client = client_of(eye, GOOD, GOOD, limiter=RollingWindow(limit=1, window=10.0))
    client.departments.get("d")
    client.departments.get("d")
    [point] = eye.points("ramp.client.wait.duration")
    assert point.count == 2
    assert (point.min, point.max) == (0, pytest.approx(10.0, abs=0.5))
    assert dict(point.attributes) == {
        "http.request.method": "GET",
        "url.template": "/developer/v1/departments/{department_id}",
        "url.scheme": "https",
        "server.address": "api.example",
        "server.port": 443,
    }
    [duration] = eye.points("http.client.request.duration")
    assert duration.sum == pytest.approx(0.0, abs=0.01)


def test_units_are_said(eye: Eye) -> None:
    client_of(eye, GOOD).departments.get("d")
    data = eye.reader.get_metrics_data()
    assert data is not None
    metrics = [one for part in data.resource_metrics for scope in part.scope_metrics for one in scope.metrics]
    assert {(one.name, one.unit) for one in metrics} == {
        ("http.client.request.duration", "s"), ("ramp.client.wait.duration", "s"),
    }  # fmt: skip
    assert all(one.description for one in metrics)


# --- Without it ---


@pytest.mark.parametrize("missing", ["opentelemetry", "opentelemetry.trace"])
def test_without_the_package_an_error_says_what_to_install(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if re.match(r"opentelemetry\b", one)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ConfigurationError, match=re.escape("pip install 'ramp-api[telemetry]'")):
        OpenTelemetry()


def test_without_an_sdk_it_does_nothing_and_breaks_nothing(caplog: pytest.LogCaptureFixture) -> None:
    client = Client(token=TOKEN, limiter=None, driver=ScriptedDriver([GOOD]).driver, hooks=OpenTelemetry())
    assert client.departments.get("d").id == "d"
    assert not [one for one in caplog.records if one.name == "ramp_api.hooks"]

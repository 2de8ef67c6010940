"""Faults by rule: what is written is what is meant, the same seed strikes the same, and connections really break."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import asyncio
import json
import math
import re
import socket
import statistics
import threading
import time
from collections.abc import Awaitable, Callable, Generator, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from typing import Any

import msgspec
import pytest
import uvicorn
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from ramp_api.sandbox.faults import (
    HEADER,
    FaultLayer,
    FaultProtocol,
    Faults,
    Rule,
    WebhookFault,
    decode_rules,
    parse_rule,
    parse_rules,
    route_name,
)
from ramp_api.sandbox.faults.protocol import Connection

API = "/developer/v1"
THINGS = f"{API}/things"
START = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
BIG = {"id": "big", "text": "x" * 3_000_000}
THING = {"data": [{"id": "a", "state": "OPEN", "at": "2026-11-16T09:00:00Z", "memo": "tea"}], "page": {"next": None}}


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> datetime:
        return START + timedelta(seconds=self.seconds)


def faults(seed: object = 7, clock: Hand | None = None, *rules: str) -> Faults:
    made = Faults(seed, clock or Hand())
    for rule in rules:
        made.add(parse_rule(rule))
    return made


def struck(found: Faults, times: int, operation: str = "things.list", **options: Any) -> list[bool]:
    return [bool(found.plan(operation, "GET", THINGS, **options)) for _ in range(times)]


# What is written is what is meant.


def numbers(least: float, most: float) -> st.SearchStrategy[float]:
    return st.floats(least, most, allow_nan=False)


texts = st.text(max_size=20)
COMMON: dict[str, st.SearchStrategy[Any]] = {
    "id": st.from_regex(r"[A-Za-z0-9._-]{0,64}", fullmatch=True),
    "operation": st.sampled_from(["*", "users.*", "GET /developer/v1/users*", '/a "b",c;d=e\n']) | st.text(min_size=1),
    "probability": numbers(0, 1),
    "count": st.none() | st.integers(1, 9),
    "skip": st.integers(0, 9),
    "every": st.integers(1, 9),
    "after": st.none() | numbers(-9, 9) | st.just("2026-11-16T09:00:00+01:00"),
    "until": st.none() | numbers(10, 20) | st.just("2026-11-17,09:00"),
}
STATUS = st.integers(400, 599)
BYTES = st.none() | st.integers(1, 99)
RETRY = st.none() | st.integers(0, 99)


def own(fault: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({"fault": st.just(fault)}, optional=fields)


def needing(fault: str, needed: dict[str, Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({"fault": st.just(fault), **needed}, optional=fields)


NEEDED_TIMES: list[dict[str, Any]] = [
    {"seconds": numbers(0, 1e6)},
    {"seconds": numbers(0, 1), "most": numbers(1, 2), "distribution": st.sampled_from(["uniform", "exponential"])},
    {"seconds": numbers(0, 1), "spread": numbers(0, 1), "distribution": st.sampled_from(["normal", "lognormal"])},
]
OWN = st.one_of(
    needing("status", {"status": STATUS}, code=texts, message=texts, retry_after=RETRY),
    own("html", status=STATUS, retry_after=RETRY),
    *(needing("latency", times, when=st.sampled_from([None, "before", "after"])) for times in NEEDED_TIMES),
    *(
        needing("webhook", {**times, "duplicates": st.integers(1, 9)}, reorder=st.booleans())
        for times in NEEDED_TIMES[1:]
    ),
    own("webhook", reorder=st.just(True)).filter(lambda fields: len(fields) > 1),
    own("reset", when=st.sampled_from(["before", "during", "after"])),
    needing("reset", {"when": st.just("during"), "bytes": BYTES}),
    own("truncate", bytes=BYTES),
    own("drip", bytes=BYTES, rate=numbers(0.001, 1e6)),
    own("garbage", bytes=BYTES),
    needing("storm", {"requests": st.integers(1, 99)}, message=texts, retry_after=RETRY),
    needing("storm", {"seconds": numbers(0, 99)}),
    own("expired", message=texts),
    own("revoked"),
    own("lost", status=STATUS),
    own("task", message=texts),
    own(
        "future",
        share=numbers(0, 1),
        change=st.lists(st.sampled_from(["nulls", "fields", "enums", "naive"]), unique=True).map(tuple),
    ),
)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    fields = draw(st.fixed_dictionaries({}, optional=COMMON)) | draw(OWN)
    return Rule(**fields)


@given(rules())
def test_a_rule_is_read_back_from_its_text_and_its_json(rule: Rule) -> None:
    assert parse_rule(str(rule)) == rule
    assert parse_rules(f"{rule}; latency=1 ;{rule};") == [rule, parse_rule("latency=1"), rule]
    assert decode_rules(msgspec.json.encode(rule)) == [rule]
    assert decode_rules(msgspec.json.encode([str(rule), rule])) == [rule, rule]


@given(st.text())
def test_any_other_text_is_an_error_that_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="is no rule for a fault"):
        parse_rule(f"{text}?")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("status=503,operation=transactions.list,probability=0.2,count=3", {"status": 503, "probability": 0.2}),
        ("latency=0.2..1.5", {"seconds": 0.2, "most": 1.5, "distribution": "uniform"}),
        ("latency=1,distribution=lognormal,spread=0.5", {"seconds": 1.0, "spread": 0.5}),
        ("reset=during,bytes=0", {"when": "during", "bytes": 0}),
        ("reset", {"when": None}),
        ("storm=20,retry_after=5", {"requests": 20, "retry_after": 5}),
        ("storm=30s", {"seconds": 30.0}),
        ("lost=504", {"status": 504}),
        ("lost=reset", {"status": None}),
        ("webhook,duplicates=2,reorder=true", {"duplicates": 2, "reorder": True}),
        ('task="no, no; \\"no\\""', {"message": 'no, no; "no"'}),
        ("future=nulls+naive,share=1", {"change": ("nulls", "naive"), "share": 1.0}),
        (" html = 502 , every = 2 ", {"status": 502, "every": 2}),
        ("drip,after=60,until=2026-11-16T10:00:00Z", {"after": 60.0, "until": "2026-11-16T10:00:00Z"}),
    ],
)
def test_the_grammar(text: str, fields: dict[str, Any]) -> None:
    rule = parse_rule(text)
    assert {name: getattr(rule, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "a part is empty"),
        ("nonsense", "no fault is called 'nonsense'"),
        ("status", "status needs a status"),
        ("status=abc", "status is a whole number, not 'abc'"),
        ("status=200", "status is from 400 to 599, not 200"),
        ("status=503,rate=5", "status takes no rate"),
        ("status=503,colour=red", "no field is called 'colour'"),
        ("status=503,count", "count has no value"),
        ("status=503,count=0", "count is from 1"),
        ("status=503,count=1,count=2", "count is given twice"),
        ("status=503,probability=1.5", "probability is from 0 to 1"),
        ("status=503,probability=nan", "probability is from 0 to 1"),
        ("status=503,id=a b", "an id is made of"),
        ("status=503,operation=", "operation is a pattern"),
        ("status=503,after=soon", "after is seconds from now or an ISO time"),
        ("status=503,after=inf", "after is seconds from now or an ISO time"),
        ('status=503,message="open', "a quote is not closed"),
        ('status=503,message=a"b"', "is not a JSON string"),
        ("status=503,after=9,until=3", "before it begins"),
        ("status=503,after=2026-11-17,until=2026-11-16", "before it begins"),
        ("latency", "latency needs seconds"),
        ("latency=2..1", "most (1.0) is less than seconds (2.0)"),
        ("latency=1,when=during", "when is one of before, after"),
        ("latency=1,distribution=odd", "distribution is one of fixed"),
        ("latency=1,distribution=normal", "spread is needed"),
        ("latency=1,distribution=uniform", "uniform needs most"),
        ("latency=1,spread=2", "spread is needed by normal"),
        ("reset=sometimes", "when is one of before, during, after"),
        ("reset=before,bytes=3", "bytes are counted for reset=during"),
        ("garbage=0", "garbage needs at least one byte"),
        ("storm", "storm needs either requests"),
        ("storm=3,seconds=2", "storm needs either requests"),
        ("expired=5", "expired has no value of its own"),
        ("webhook", "webhook needs duplicates"),
        ("webhook,duplicates=1,most=3", "a distribution needs seconds"),
        ("webhook,duplicates=1,reorder=perhaps", "reorder is true or false"),
        ("future=nulls+magic", "change is one of nulls"),
        ("future=nulls+nulls", "a change is named twice"),
        ("=5", "has no name"),
    ],
)
def test_a_rule_that_is_none_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_rule(text)
    assert says in str(caught.value)


def test_times_that_could_be_seconds_and_texts_that_cannot_be_sent_are_refused() -> None:
    for value in ("20261116", "20261116.09"):
        with pytest.raises(ValueError, match="write the day with dashes"):
            Rule(fault="drip", after=value)
    with pytest.raises(ValueError, match="no fault is called 'odd'"):
        Rule(fault="odd")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(ValueError, match="no text that can be sent"):
        Rule(fault="task", message="\ud800")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"{", "the rules are not JSON"),
        (b"\xff", "the rules are not JSON"),
        (b"5", "this is no rule"),
        (b'{"fault":"drip","colour":"red"}', "colour"),
        (b'{"fault":"odd"}', "fault"),
        (b'["drip",{"fault":"status"}]', "status needs a status"),
        (b'["odd"]', "no fault is called 'odd'"),
    ],
)
def test_json_that_is_no_rule_is_refused(body: bytes, says: str) -> None:
    with pytest.raises(ValueError) as caught:
        decode_rules(body)
    assert says in str(caught.value)


# Which requests are struck.


def test_a_pattern_is_for_the_name_or_for_method_and_path() -> None:
    for pattern, fits in {
        "*": True,
        "things.*": True,
        "other.*": False,
        "/developer/v1/th*": True,
        "/developer/v1/other*": False,
        "GET /developer/*": True,
        "POST /developer/*": False,
    }.items():
        assert struck(faults(7, None, f"drip,operation={pattern}"), 1) == [fits], pattern
    unknown = faults(7, None, "drip,operation=*").plan(None, "GET", f"{API}/nowhere")
    assert unknown.struck == ["fault-1"]


def test_count_skip_and_every() -> None:
    assert struck(faults(7, None, "drip,count=2"), 4) == [True, True, False, False]
    assert struck(faults(7, None, "drip,skip=2,count=1"), 4) == [False, False, True, False]
    assert struck(faults(7, None, "drip,every=3"), 7) == [False, False, True, False, False, True, False]
    assert struck(faults(7, None, "drip,skip=1,every=2,count=1"), 6) == [False, False, True, False, False, False]
    found = faults(7, None, "drip,count=1")
    struck(found, 3)
    struck(found, 5, operation="")
    assert [(one["matched"], one["struck"], one["text"]) for one in found.status()] == [
        (8, 1, "drip,id=fault-1,count=1")
    ]
    assert json.loads(json.dumps(found.status()))[0]["rule"] == {"fault": "drip", "id": "fault-1", "count": 1}


def test_a_schedule_is_on_the_sandbox_s_clock() -> None:
    clock = Hand()
    clock.seconds = 5
    found = faults(
        7, clock, "drip,after=10,until=20", "latency=1,after=2026-11-16T10:00:30+01:00,until=2026-11-16 09:01"
    )
    assert found.rules[0].after == "2026-11-16T09:00:15+00:00"
    seen: dict[float, list[str]] = {}
    for clock.seconds in (0, 14.9, 15, 24.9, 25, 29.9, 30, 59.9, 60):
        seen[clock.seconds] = found.plan("", "GET", THINGS).struck
    assert [moment for moment, ids in seen.items() if "fault-1" in ids] == [15, 24.9]
    assert [moment for moment, ids in seen.items() if "fault-2" in ids] == [30, 59.9]


def test_a_rule_that_ends_before_it_begins_is_refused_once_its_times_are_known() -> None:
    found = faults()
    with pytest.raises(ValueError, match="before it begins"):
        found.add(parse_rule("drip,after=100,until=2026-11-16T09:00:10"))
    assert found.rules == []
    assert found.add(parse_rule("drip,after=1,until=2026-11-16T09:00:10")).id == "fault-1"


def test_the_same_seed_and_requests_strike_the_same_and_no_rule_disturbs_another() -> None:
    rule = "drip,probability=0.4"
    first = struck(faults(7, None, rule), 200)
    assert struck(faults(7, None, rule), 200) == first
    assert struck(faults(8, None, rule), 200) != first
    assert 50 < sum(first) < 110
    beside = faults(7, None, rule, "latency=0..1,probability=0.5", "status=500,probability=0.5")
    plans = [beside.plan("things.list", "GET", THINGS) for _ in range(200)]
    assert ["fault-1" in plan.struck for plan in plans] == first
    # Two rules of the same text have a chance each.
    assert ["fault-2" in plan.struck for plan in plans] != ["fault-3" in plan.struck for plan in plans]
    beside.clear()
    beside.add(parse_rule(rule))
    assert struck(beside, 200) == first
    assert struck(faults(7, None, "drip,probability=0"), 50) == [False] * 50


def test_it_goes_on_after_a_restart() -> None:
    clock = Hand()
    texts = ["latency=0..1,probability=0.5", "storm=9,skip=3", "expired,skip=7,count=1", "drip,every=4"]
    whole, first = faults(7, clock, *texts), faults(7, clock, *texts)

    def run(found: Faults, times: int) -> list[Any]:
        plans = [found.plan("things.list", "GET", THINGS, token="t") for _ in range(times)]
        return [(plan.struck, plan.before) for plan in plans]

    expected = run(whole, 40)
    begun = run(first, 10)
    second = Faults(7, clock)
    second.load(first.dump())
    assert begun + run(second, 30) == expected
    assert second.status() == whole.status()
    assert second.add(parse_rule("drip")).id == "fault-5"
    # The control: without what was kept it does not.
    assert begun + run(faults(7, clock, *texts), 30) != expected
    for junk in (b"", b"[]", b'{"held":5}', b"\xff"):
        with pytest.raises(ValueError, match="no faults of a sandbox"):
            second.load(junk)
    assert len(second.rules) == 5


def test_rules_have_ids_of_their_own_or_given_ones() -> None:
    found = faults(7, None, "drip,id=fault-2", "drip")
    assert [rule.id for rule in found.rules] == ["fault-2", "fault-1"]
    assert found.add(parse_rule("drip")).id == "fault-3"
    with pytest.raises(ValueError, match="there is a rule 'fault-2' already"):
        found.add(parse_rule("latency=1,id=fault-2"))
    found.remove("fault-2")
    with pytest.raises(KeyError):
        found.remove("fault-2")
    assert found.add(parse_rule("drip")).id == "fault-4"
    assert len(found.rules) == 3
    found.clear()
    assert found.rules == []


def test_what_wins() -> None:
    def won(*texts: str, header: str = "") -> tuple[list[str], str, str]:
        named = [f"{text},id={re.split('[=,]', text)[0]}{index}" for index, text in enumerate(texts)]
        plan = faults(7, None, *named).plan("things.list", "GET", THINGS, parse_rules(header), token="t")
        return (
            plan.struck,
            plan.answer.rule.fault if plan.answer else "",
            plan.end.rule.fault if plan.end else "",
        )

    assert won("status=500", "status=503", "latency=1", "latency=2") == (
        ["status0", "latency2", "latency3"],
        "status",
        "",
    )
    assert won("drip", "future", "reset=before", "truncate") == (["reset2", "drip0"], "reset", "reset")
    assert won("status=500", "reset=after", "future", "drip") == (["status0", "reset1", "drip3"], "status", "reset")
    assert won("truncate", "lost", "garbage") == (["truncate0", "garbage2"], "garbage", "truncate")
    assert won("lost", "status=500") == (["lost0"], "lost", "lost")
    assert won("future=nulls", "future=enums") == (["future0", "future1"], "", "")
    assert won("status=500", header="html=502; latency=1")[1:] == ("html", "")
    assert won("webhook,duplicates=1", "task") == ([], "", "")
    # A rule that was passed over has not matched, and keeps its count.
    found = faults(7, None, "status=500,count=2", "status=503,count=1")
    answers = [found.plan("", "GET", THINGS).answer for _ in range(4)]
    assert [answer and answer.rule.status for answer in answers] == [500, 500, 503, None]


def test_latencies_follow_their_distribution() -> None:
    def drawn(text: str) -> list[float]:
        found = faults(7, None, text)
        return [found.plan("", "GET", THINGS).before for _ in range(2_000)]

    assert set(drawn("latency=0.5")) == {0.5}
    uniform = drawn("latency=1..3")
    assert 1 <= min(uniform) < 1.02
    assert 2.98 < max(uniform) <= 3
    assert statistics.mean(uniform) == pytest.approx(2, abs=0.05)
    normal = drawn("latency=10,distribution=normal,spread=2")
    assert statistics.mean(normal) == pytest.approx(10, abs=0.15)
    assert statistics.stdev(normal) == pytest.approx(2, abs=0.1)
    lognormal = drawn("latency=2,distribution=lognormal,spread=0.5")
    assert statistics.median(lognormal) == pytest.approx(2, abs=0.1)
    assert statistics.stdev(math.log(one) for one in lognormal) == pytest.approx(0.5, abs=0.03)
    exponential = drawn("latency=2,distribution=exponential")
    assert statistics.mean(exponential) == pytest.approx(2, abs=0.15)
    assert statistics.median(exponential) == pytest.approx(2 * math.log(2), abs=0.15)
    assert max(drawn("latency=2,distribution=exponential,most=3")) == 3
    assert min(drawn("latency=0.1,distribution=normal,spread=9")) == 0
    assert max(drawn("latency=1,distribution=lognormal,spread=1000")) <= 1e9
    plan = faults(7, None, "latency=1,when=after", "latency=2").plan("", "GET", THINGS)
    assert (plan.before, plan.after) == (2, 1)


def test_a_storm_lasts_for_requests_or_for_a_while() -> None:
    clock = Hand()
    assert struck(faults(7, clock, "storm=3,skip=1,count=1"), 6) == [False, True, True, True, False, False]
    spell = faults(7, clock, "storm=10s,count=2,skip=1,every=2")
    seen: list[bool] = []
    for clock.seconds in (0, 1, 2, 10.9, 11, 12, 13, 30, 31, 32):
        seen += struck(spell, 1)
    #              skip,  -,    storm from 2 to 12, ...
    assert seen == [False, False, True, True, True, False, True, False, False, False]
    assert spell.status()[0]["struck"] == 2


def test_a_token_that_died_stays_dead() -> None:
    found = faults(7, None, "expired,count=1,operation=things.*", "revoked,count=1,skip=1,operation=things.*")

    def fault(token: str, operation: str = "things.list") -> str:
        answer = found.plan(operation, "GET", THINGS, token=token).answer
        return answer.rule.fault if answer else ""

    assert fault("") == ""
    assert fault("one") == "expired"
    assert [fault("two"), fault("one"), fault("one", "other.get")] == ["", "expired", "expired"]
    assert [fault("two"), fault("two"), fault("three")] == ["revoked", "revoked", ""]
    kept = Faults(7, Hand())
    kept.load(found.dump())
    assert kept.plan("other.get", "GET", THINGS, token="one").struck == ["fault-1"]
    assert b"two" not in found.dump()
    found.remove("fault-1")
    assert fault("one") == ""


def test_webhooks_and_tasks_ask_for_their_own_rules() -> None:
    found = faults(
        7,
        None,
        "webhook,duplicates=2,operation=transactions.*,count=1",
        "webhook,reorder=true,seconds=1",
        "task=no funds,operation=users.*,count=1",
        "task,operation=users.*",
        "status=500",
    )
    assert found.webhook("transactions.cleared") == WebhookFault(2, reorder=True, delay=1.0)
    assert found.webhook("transactions.cleared") == WebhookFault(0, reorder=True, delay=1.0)
    assert faults().webhook("transactions.cleared") == WebhookFault()
    assert [found.task("cards.create_deferred"), found.task("users.create_deferred")] == [None, "no funds"]
    assert found.task("users.create_deferred") == "the task failed, as a rule of the sandbox asked"
    assert [one["matched"] for one in found.status()] == [2, 2, 2, 1, 0]


@pytest.mark.parametrize(
    "text", ["task", "webhook,reorder=true", "drip,count=1", "drip,id=x", "drip,after=1", "drip,every=2"]
)
def test_a_header_has_no_rules_that_outlive_its_request(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no fault of a request|a rule for one request has no"):
        faults().plan("", "GET", THINGS, parse_rules(text))
    # The control.
    assert faults().plan("", "GET", THINGS, parse_rules("drip,operation=*,probability=1"))


# What happens to a connection, on a real one.


class Server:
    """A small application behind the layer, on uvicorn, in a thread."""

    def __init__(self, protocol: type[HttpToolsProtocol] = FaultProtocol) -> None:
        self.clock = Hand()
        self.faults = Faults(7, self.clock)
        self.done: list[str] = []
        self.slept: list[float] = []
        self.sleep: Callable[[float], Awaitable[None]] = self._at_once
        app = Starlette(
            routes=[
                Route("/", self._things, name="root"),
                Route("/_sandbox/things", self._things, name="admin"),
                Route(THINGS, self._things, methods=["GET", "POST"], name="things.list"),
                Route(f"{API}/token", self._things, methods=["POST"], name="auths.post_token"),
                Route(f"{API}/cards/deferred/status/1", self._task, name="cards.get_task"),
                Route(f"{API}/big", self._big, name="things.big"),
                Route(f"{API}/none", self._none, name="things.none"),
                Route(f"{API}/text", self._text, name="things.text"),
                Route(f"{API}/crash", self._crash, name="things.crash"),
            ]
        )
        self.layer = FaultLayer(app, self.faults, route_name(app), self._sleep)
        config = uvicorn.Config(
            self.layer, http=protocol, lifespan="off", ws="none", log_config=None, log_level="error", access_log=False,
            timeout_graceful_shutdown=5,
        )  # fmt: skip
        self._server = uvicorn.Server(config)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listener]}, daemon=True)

    def start(self) -> None:
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            time.sleep(0.002)

    def settle(self) -> None:
        """Wait until every request is over, on the server's side too."""
        deadline = time.monotonic() + 5
        while self._server.server_state.tasks and time.monotonic() < deadline:
            time.sleep(0.002)
        assert not self._server.server_state.tasks

    def stop(self) -> float:
        begun = time.monotonic()
        self._server.should_exit = True
        self._thread.join(10)
        assert not self._thread.is_alive()
        return time.monotonic() - begun

    async def _sleep(self, seconds: float) -> None:
        await self.sleep(seconds)

    async def _at_once(self, seconds: float) -> None:
        self.slept.append(seconds)

    async def _things(self, request: Request) -> Response:
        self.done.append(f"{request.method} {len(await request.body())}")
        return JSONResponse(THING, headers={"x-own": "yes"})

    async def _task(self, _: Request) -> Response:
        return JSONResponse({"id": "1", "status": "SUCCESS", "data": {"state": "OPEN"}})

    async def _big(self, _: Request) -> Response:
        return JSONResponse(BIG)

    async def _none(self, _: Request) -> Response:
        self.done.append("none")
        return Response(status_code=204)

    async def _text(self, _: Request) -> Response:
        return Response("just text", 400, media_type="text/plain")

    async def _crash(self, _: Request) -> Response:
        raise RuntimeError("on purpose")


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    server = Server()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def server(running: Server, caplog: pytest.LogCaptureFixture) -> Iterator[Server]:
    running.faults.clear()
    running.done.clear()
    running.slept.clear()
    running.sleep = running._at_once
    yield running
    running.settle()
    # uvicorn complains of whatever an application leaves undone: no fault may look like one.
    records = caplog.get_records("call") + caplog.records
    assert [record.getMessage() for record in records] == []


class Reply:
    def __init__(self, response: Any) -> None:
        self.status: int = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body: bytes = response.read()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(
    server: Server, fault: str = "", path: str = THINGS, method: str = "GET", body: bytes | None = None, **headers: str
) -> Reply:
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as connection:
        connection.request(method, path, body, {**({HEADER: fault} if fault else {}), **headers})
        return Reply(connection.getresponse())


def raw(server: Server, fault: str, path: str = THINGS, more: str = "") -> tuple[bytes, str]:
    """All that comes on a connection, and how it ends: "reset", "end" or "open"."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as sock:
        header = f"{HEADER}: {fault}\r\n" if fault else ""
        sock.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n{header}{more}\r\n".encode("latin-1"))
        return drained(sock)


def drained(sock: socket.socket) -> tuple[bytes, str]:
    found = bytearray()
    try:
        while piece := sock.recv(1 << 16):
            found += piece
    except ConnectionResetError:
        return bytes(found), "reset"
    except TimeoutError:
        return bytes(found), "open"
    return bytes(found), "end"


def parts(answer: bytes) -> tuple[bytes, int, bytes]:
    """Status line, promised length and body."""
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    length = next((int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length")), -1)
    return head.split(b"\r\n")[0], length, body


WHOLE = json.dumps(THING, separators=(",", ":")).encode()


def test_nothing_happens_where_nothing_was_asked_for(server: Server) -> None:
    assert ask(server).body == WHOLE
    server.faults.add(parse_rule("status=503,operation=other.*"))
    reply = ask(server)
    assert (reply.status, reply.body, reply.headers["x-own"]) == (200, WHOLE, "yes")
    answer, end = raw(server, "", more="Connection: close\r\n")
    assert (parts(answer)[1:], end) == ((len(WHOLE), WHOLE), "end")


def test_only_the_api_is_touched(server: Server) -> None:
    server.faults.add(parse_rule("status=503"))
    for path in ("/", "/_sandbox/things"):
        assert ask(server, path=path).status == 200
        assert ask(server, "reset", path=path).status == 200
    assert ask(server).status == 503


@pytest.mark.parametrize(
    ("status", "code"),
    [(400, "SANDBOX_FAULT"), (403, "DEVELOPER_7100"), (404, "DEVELOPER_7003"), (599, "SANDBOX_FAULT")],
)
def test_a_status_comes_in_ramp_s_format(server: Server, status: int, code: str) -> None:
    reply = ask(server, f"status={status}")
    assert (reply.status, reply.json["error_v2"]["error_code"], reply.json["error"]["name"]) == (status, code, code)
    assert reply.headers["content-type"] == "application/json"
    assert "retry-after" not in reply.headers
    assert server.done == []


def test_a_status_takes_code_message_and_retry_after(server: Server) -> None:
    reply = ask(server, 'status=401,code=DEVELOPER_7999,message="see, here",retry_after=7')
    assert reply.json["error_v2"] == {
        "error_code": "DEVELOPER_7999", "message": "see, here", "additional_info": {}, "notes": ""
    }  # fmt: skip
    assert (reply.headers["retry-after"], reply.headers["www-authenticate"][:6]) == ("7", "Bearer")
    # The token endpoint has a format of its own for what OAuth knows.
    reply = ask(server, "status=400,code=invalid_grant", f"{API}/token", "POST")
    assert (reply.status, reply.json["error"]) == (400, "invalid_grant")
    assert ask(server, "status=401", f"{API}/token", "POST").json["error"] == "invalid_client"
    assert ask(server, "status=503", f"{API}/token", "POST").json["error_v2"]["error_code"] == "SANDBOX_FAULT"


def test_a_proxy_s_page_is_html(server: Server) -> None:
    for fault, status in {"html": 502, "html=504": 504, "html=599": 599}.items():
        reply = ask(server, fault)
        assert (reply.status, reply.headers["content-type"]) == (status, "text/html")
        assert reply.body.startswith(b"<html>")
        assert str(status).encode() in reply.body
    assert ask(server, "html=503,retry_after=3").headers["retry-after"] == "3"
    assert server.done == []


def test_a_storm_answers_429(server: Server) -> None:
    server.faults.add(parse_rule("storm=2,count=1,retry_after=5"))
    replies = [ask(server) for _ in range(3)]
    assert [reply.status for reply in replies] == [429, 429, 200]
    assert replies[0].headers["retry-after"] == "5"
    assert replies[0].json["error_v2"]["error_code"] == "SANDBOX_RATE_LIMITED"


def test_dead_tokens_answer_as_ramp_does(server: Server) -> None:
    server.faults.add(parse_rule("expired,count=1"))
    assert ask(server).status == 200
    one, two = (ask(server, Authorization=f"Bearer {token}") for token in ("one", "two"))
    assert (one.status, one.json["error_v2"]["error_code"]) == (404, "DEVELOPER_7028")
    assert two.status == 200
    assert ask(server, Authorization="bearer one ").status == 404
    assert ask(server, Authorization="Basic one").status == 200
    reply = ask(server, "revoked", Authorization="Bearer two")
    assert (reply.status, reply.json["error_v2"]["error_code"]) == (404, "DEVELOPER_7002")
    assert ask(server, Authorization="Bearer two").status == 200


def test_a_header_is_for_its_request_alone_and_may_be_repeated(server: Server) -> None:
    assert ask(server, "latency=2;status=500").status == 500
    assert server.slept == [2]
    assert ask(server).status == 200
    answer, _ = raw(server, "latency=3", more=f"{HEADER.upper()}: status=501\r\nConnection: close\r\n")
    assert (parts(answer)[0], server.slept) == (b"HTTP/1.1 501 Not Implemented", [2, 3])
    assert ask(server, "status=500,operation=other.*").status == 200


def test_a_header_that_is_no_rule_is_a_400_that_says_so(server: Server) -> None:
    for fault in ("nonsense", "status=503,count=2"):
        reply = ask(server, fault)
        assert (reply.status, reply.json["error_v2"]["error_code"]) == (400, "SANDBOX_FAULT_RULE")
        assert HEADER in reply.json["error_v2"]["message"]
    assert server.done == []


def test_latency_goes_by_before_the_application_or_after_it(server: Server) -> None:
    seen: list[tuple[float, int]] = []

    async def sleep(seconds: float) -> None:
        seen.append((seconds, len(server.done)))

    server.sleep = sleep
    assert ask(server, "latency=1.5").body == WHOLE
    assert ask(server, "latency=2.5,when=after").body == WHOLE
    assert seen == [(1.5, 0), (2.5, 2)]


def test_a_client_that_leaves_ends_the_waiting(server: Server) -> None:
    asleep = threading.Event()

    async def sleep(_: float) -> None:
        asleep.set()
        await asyncio.Event().wait()

    server.sleep = sleep
    for fault, done in (("latency=600", 0), ("latency=600,when=after", 1), ("drip", 1)):
        asleep.clear()
        server.done.clear()
        with socket.create_connection(("127.0.0.1", server.port)) as sock:
            sock.sendall(f"GET {THINGS} HTTP/1.1\r\nHost: x\r\n{HEADER}: {fault}\r\n\r\n".encode())
            assert asleep.wait(5)
        server.settle()
        # Who left before the application was asked finds nothing done.
        assert len(server.done) == done, fault


def test_a_failing_sleep_is_not_passed_over(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    async def sleep(_: float) -> None:
        raise RuntimeError("a broken clock")

    server.sleep = sleep
    assert ask(server, "latency=1").status == 500
    server.settle()
    assert "a broken clock" in caplog.text
    caplog.clear()


def test_a_reset_before_the_answer(server: Server) -> None:
    assert raw(server, "reset") == (b"", "reset")
    assert raw(server, "latency=1;reset=before") == (b"", "reset")
    assert (server.done, server.slept) == ([], [1])
    with pytest.raises(ConnectionResetError):
        ask(server, "reset", body=b"x" * 100, method="POST")


def test_a_reset_during_the_answer(server: Server) -> None:
    for fault, sent in (("reset=during", len(WHOLE) // 2), ("reset=during,bytes=0", 0), ("reset=during,bytes=7", 7)):
        answer, end = raw(server, fault)
        assert (parts(answer), end) == ((b"HTTP/1.1 200 OK", len(WHOLE), WHOLE[:sent]), "reset")
    assert len(server.done) == 3


def test_a_reset_after_the_answer(server: Server) -> None:
    answer, end = raw(server, "reset=after")
    assert (parts(answer), end) == ((b"HTTP/1.1 200 OK", len(WHOLE), WHOLE), "reset")
    answer, end = raw(server, "reset=after", more="Connection: close\r\n")
    assert (parts(answer)[2], end) == (WHOLE, "reset")
    answer, end = raw(server, "reset=after", f"{API}/none")
    assert (parts(answer), end) == ((b"HTTP/1.1 204 No Content", -1, b""), "reset")
    answer, end = raw(server, "status=500;reset=after")
    assert (parts(answer)[0][:12], end) == (b"HTTP/1.1 500", "reset")


def test_a_request_that_waits_behind_a_reset_is_never_done(server: Server) -> None:
    # Whoever reads the answer may be faster with the next request than the reset is.
    next_one = f"\r\nPOST {THINGS} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n"
    for fault, body in (("reset", b""), ("reset=during,bytes=5", WHOLE[:5]), ("reset=after", WHOLE), ("lost", b"")):
        answer, end = raw(server, fault, more=next_one)
        assert (parts(answer)[2], end) == (body, "reset"), fault
    server.settle()
    assert server.done == ["GET 0"] * 3
    answer, _ = raw(server, "latency=1", more=f"{next_one}Connection: close\r\n")
    assert (answer.count(WHOLE), server.done[3:]) == (2, ["GET 0", "POST 0"])


def test_what_was_answered_before_a_reset_arrives_however_much_it_is(server: Server) -> None:
    answer, end = raw(server, "reset=after", f"{API}/big")
    _, length, body = parts(answer)
    assert (len(body), end) == (length, "reset")
    assert json.loads(body) == BIG


def test_without_waiting_for_it_a_reset_throws_away_what_was_written() -> None:
    """The control of the one before: a client that reads late gets all of it only if it is waited for."""

    async def received(*, wait: bool) -> int:
        class Protocol(asyncio.Protocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                assert isinstance(transport, asyncio.Transport)
                self.connection = Connection(transport)
                transport.write(b"x" * 8_000_000)
                self.task = asyncio.ensure_future(self.end())

            async def end(self) -> None:
                if wait:
                    await self.connection.drained()
                await self.connection.reset()

            def connection_lost(self, exc: Exception | None) -> None:
                self.connection.on_lost()

        def read() -> int:
            with socket.create_connection(address) as sock:
                time.sleep(0.05)
                return len(drained(sock)[0])

        server = await asyncio.get_running_loop().create_server(Protocol, "127.0.0.1", 0)
        address = server.sockets[0].getsockname()
        async with server:
            return await asyncio.to_thread(read)

    assert asyncio.run(received(wait=True)) == 8_000_000
    assert asyncio.run(received(wait=False)) < 8_000_000


def test_a_truncated_answer_promises_more_than_it_sends(server: Server) -> None:
    for fault, sent in (("truncate", len(WHOLE) // 2), ("truncate=7", 7), ("truncate=100000", len(WHOLE) - 1)):
        answer, end = raw(server, fault)
        assert (parts(answer), end) == ((b"HTTP/1.1 200 OK", len(WHOLE), WHOLE[:sent]), "end")
    assert raw(server, "truncate", f"{API}/none") == (b"", "end")
    assert server.done[-1] == "none"


def test_a_drip_comes_piece_by_piece(server: Server) -> None:
    reply = ask(server, "drip=50,bytes=10")
    assert reply.body == WHOLE
    full, rest = divmod(len(WHOLE), 10)
    assert server.slept == pytest.approx([0.2] * full + [rest / 50] * bool(rest))
    server.slept.clear()
    answer, end = raw(server, "drip=100;truncate=3")
    assert (parts(answer)[1:], end) == ((len(WHOLE), WHOLE[:3]), "end")
    assert server.slept == [0.01] * 3
    server.slept.clear()
    assert ask(server, "drip", f"{API}/none").status == 204
    assert ask(server, "drip;status=500").status == 500


def test_a_drip_is_sent_as_it_goes_and_not_at_the_end(server: Server) -> None:
    steps = threading.Semaphore(0)

    async def sleep(_: float) -> None:
        await asyncio.to_thread(steps.acquire, timeout=5)

    server.sleep = sleep
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as sock:
        sock.sendall(f"GET {THINGS} HTTP/1.1\r\nHost: x\r\n{HEADER}: drip,bytes=5\r\n\r\n".encode())
        with sock.makefile("rb") as lines:
            while lines.readline().strip():
                pass
            for start in range(0, len(WHOLE), 5):
                steps.release()
                piece = WHOLE[start : start + 5]
                # Were it all sent at once, this would come before the second step; were it kept back, never.
                assert lines.read(len(piece)) == piece


def test_garbage_is_no_json_and_no_text_but_says_that_it_is(server: Server) -> None:
    for fault, size in [("garbage", 64), *((f"garbage={size}", size) for size in range(1, 9))]:
        reply = ask(server, fault)
        assert (reply.status, len(reply.body), reply.headers["content-type"]) == (200, size, "application/json")
        with pytest.raises(UnicodeDecodeError):
            reply.body.decode()
        with pytest.raises(ValueError):
            json.loads(reply.body)
        with pytest.raises(ValueError):
            msgspec.json.decode(reply.body)
    first = ask(server, "garbage").body
    server.faults.clear()
    assert ask(server, "garbage").body != first


def test_a_lost_answer_was_done(server: Server) -> None:
    assert raw(server, "lost") == (b"", "reset")
    assert server.done == ["GET 0"]
    reply = ask(server, "lost=504", method="POST", body=b"12345")
    assert (reply.status, reply.headers["content-type"]) == (504, "text/html")
    assert server.done == ["GET 0", "POST 5"]
    # The control: the same outcomes without the work.
    assert raw(server, "reset") == (b"", "reset")
    assert ask(server, "html=504", method="POST", body=b"12345").status == 504
    assert len(server.done) == 2


def test_answers_of_the_future_are_for_the_api_s_successes(server: Server) -> None:
    reply = ask(server, "future=enums+naive,share=1")
    assert reply.json["data"] == [{"id": "a", "state": "NEW_OPEN", "at": "2026-11-16T09:00:00", "memo": "tea"}]
    assert reply.headers["content-length"] == str(len(reply.body))
    found = ask(server, "future=fields,share=1;future=nulls,share=1").json
    assert found["data"][0].items() >= {"id": "a", "state": None, "at": None, "memo": None}.items()
    assert len(found["data"][0]) == 5
    assert ask(server, "future=nulls,share=0").body == WHOLE
    # Tokens are kept, how far a task is stays readable, and what is no success or no JSON is left alone.
    assert ask(server, "future,share=1", f"{API}/token", "POST").body == WHOLE
    task = ask(server, "future=enums,share=1", f"{API}/cards/deferred/status/1").json
    assert (task["status"], task["data"]) == ("SUCCESS", {"state": "NEW_OPEN"})
    assert ask(server, "future,share=1", f"{API}/text").body == b"just text"
    assert ask(server, "future,share=1", f"{API}/none").status == 204
    assert ask(server, "future;status=500").status == 500


def test_an_unread_upload_does_not_spoil_the_connection(server: Server) -> None:
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=10)) as connection:
        for fault, status in (("status=503", 503), ("", 200)):
            connection.request("POST", THINGS, b"x" * 500_000, {HEADER: fault})
            assert Reply(connection.getresponse()).status == status
    assert server.done == ["POST 500000"]


def test_what_the_application_says_of_its_own_crash_is_passed_on(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    plain, faulty = ask(server, path=f"{API}/crash"), ask(server, "latency=1", f"{API}/crash")
    assert (faulty.status, faulty.body) == (plain.status, plain.body) == (500, b"Internal Server Error")
    server.settle()
    assert [record.exc_info is not None for record in caplog.records] == [True, True]
    caplog.clear()


@contextmanager
def waiting(server: Server) -> Generator[socket.socket]:
    """A client whose request sleeps in the server."""
    asleep = threading.Event()

    async def sleep(_: float) -> None:
        asleep.set()
        await asyncio.Event().wait()

    server.sleep = sleep
    server.start()
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as sock:
        sock.sendall(f"GET {THINGS} HTTP/1.1\r\nHost: x\r\n{HEADER}: latency=600\r\n\r\n".encode())
        assert asleep.wait(5)
        yield sock


def test_no_fault_keeps_the_server_from_ending(caplog: pytest.LogCaptureFixture) -> None:
    server = Server()
    with waiting(server) as sock:
        assert server.stop() < 2
        assert drained(sock) == (b"", "reset")
    assert caplog.records == []


def test_without_the_protocol_the_same_request_would(caplog: pytest.LogCaptureFixture) -> None:
    """The control of the one before."""
    server = Server(HttpToolsProtocol)
    server._server.config.timeout_graceful_shutdown = 0
    with waiting(server):
        server.stop()
    assert any("Cancel" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("fault", ["reset", "reset=during", "truncate", "lost"])
def test_a_server_without_the_protocol_is_told_so(fault: str) -> None:
    server = Server()
    server._listener.close()
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    async def call(header: str) -> None:
        scope = {
            "type": "http", "method": "GET", "path": THINGS, "query_string": b"",
            "headers": [(HEADER.lower().encode(), header.encode())],
        }  # fmt: skip
        await server.layer(scope, receive, send)

    with pytest.raises(RuntimeError, match="http=FaultProtocol"):
        asyncio.run(call(fault))
    sent.clear()
    # What needs no connection works on any server.
    asyncio.run(call("latency=1;drip,bytes=1000"))
    assert b"".join(message.get("body", b"") for message in sent) == WHOLE

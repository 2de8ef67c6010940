"""Hooks: what they are told, when, and that nothing they do costs a call its answer."""

from __future__ import annotations

import functools
import logging
import pickle
import threading
from datetime import UTC, datetime
from typing import Any

import anyio
import pytest

from ramp_api import AsyncClient, Client
from ramp_api.errors import APIError, ConfigurationError, InvalidRequestError, TransportError
from ramp_api.flow import Instant
from ramp_api.hooks import Attempt, Hook, hooks_of
from ramp_api.http import Request
from ramp_api.limits import RollingWindow
from ramp_api.operations import departments
from ramp_api.sandbox import Sandbox
from ramp_api.seeing import Watch
from tests.scripted import AsyncScriptedDriver, Outcome, ScriptedClock, ScriptedDriver, answer

TOKEN = "ramp_tok_seen_by_nobody_0123456789"
GOOD = answer(200, {"id": "d", "name": "Finance"})
AT = Instant(1_800_000_000.0, 100.0)
REQUEST = Request(
    "GET",
    "https://api.ramp.com/developer/v1/departments/d-1?start=s",
    (("Accept", "application/json"), ("Authorization", f"Bearer {TOKEN}"), ("X-Other", "hidden")),
)


class Book(Hook):
    """A hook that writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Attempt]] = []

    def request(self, attempt: Attempt) -> None:
        self.told.append(("request", attempt))

    def response(self, attempt: Attempt) -> None:
        self.told.append(("response", attempt))

    @property
    def attempts(self) -> list[Attempt]:
        return [attempt for what, attempt in self.told if what == "response"]


def client_of(*outcomes: Outcome, hooks: Any, **settings: Any) -> Client:
    settings = {"token": TOKEN, "limiter": None, **settings}
    return Client(driver=ScriptedDriver(list(outcomes)).driver, hooks=hooks, **settings)


def seen(outcome: Any, *hooks: Hook, lasting: float = 0.25) -> Attempt:
    watch = Watch(hooks)
    attempt = watch.begin(departments.GET, REQUEST, number=2, waited=1.5, at=AT)
    assert attempt is not None
    watch.end(attempt, outcome, AT.after(lasting))
    return attempt


# --- What an attempt says ---


def test_an_attempt_says_what_was_sent_and_how_it_ended() -> None:
    attempt = seen(answer(429, {}, retry_after="7", set_cookie="session=1"), Book())
    assert (attempt.operation, attempt.method, attempt.path) == (
        "departments.get", "GET", "/developer/v1/departments/{department_id}",
    )  # fmt: skip
    assert attempt.origin == "https://api.ramp.com"
    assert (attempt.number, attempt.waited, attempt.duration) == (2, 1.5, 0.25)
    assert attempt.started_at == datetime(2027, 1, 15, 8, tzinfo=UTC)
    assert (attempt.ending, attempt.status, attempt.trace_id, attempt.error) == ("answered", 429, "trace-1", None)
    assert attempt.retry_after == 7
    assert dict(attempt.request_headers) == {"accept": "application/json", "authorization": "**", "x-other": "**"}
    assert attempt.request_headers["ACCEPT"] == "application/json"
    assert attempt.response_headers["Retry-After"] == "7"
    assert attempt.response_headers["set-cookie"] == "**"


def test_an_attempt_that_goes_on_has_no_end() -> None:
    begun: list[tuple[Any, ...]] = []
    hook = Hook(on_request=lambda one: begun.append((one.ending, one.status, one.duration, repr(one))))
    attempt = seen(GOOD, hook)
    assert begun == [
        (None, None, None, "<Attempt 2 of GET /developer/v1/departments/{department_id}: going on>"),
    ]
    assert repr(attempt) == "<Attempt 2 of GET /developer/v1/departments/{department_id}: 200>"


def test_a_failure_is_the_attempts_error() -> None:
    error = TransportError("reset", sent=True)
    attempt = seen(error, Book())
    assert (attempt.ending, attempt.status, attempt.error, attempt.trace_id) == ("failed", None, error, None)
    assert dict(attempt.response_headers) == {}
    assert repr(attempt).endswith(": TransportError>")


def test_what_is_cut_off_is_told_without_an_answer() -> None:
    book = Book()
    watch = Watch(book)
    attempt = watch.begin(departments.GET, REQUEST, number=1, waited=0.0, at=AT)
    assert attempt is not None
    watch.cut_off(attempt)
    assert [what for what, _ in book.told] == ["request", "response"]
    assert (attempt.ending, attempt.status, attempt.error, attempt.duration) == ("cut off", None, None, None)
    assert repr(attempt).endswith(": cut off>")
    timed = watch.begin(departments.GET, REQUEST, number=1, waited=0.0, at=AT)
    assert timed is not None
    watch.cut_off(timed, AT.after(3.0))
    assert timed.duration == 3.0


def test_what_breaks_a_request_off_is_its_error() -> None:
    """A file that changes while it is sent: nothing was cancelled, and no answer failed to come."""
    attempt = Watch(Book()).begin(departments.GET, REQUEST, number=1, waited=0.0, at=AT)
    assert attempt is not None
    error = InvalidRequestError("the file has changed")
    Watch().cut_off(attempt, error=error)
    assert (attempt.ending, attempt.error) == ("failed", error)
    Watch().cut_off(attempt, error=KeyboardInterrupt())
    assert attempt.ending == "cut off"


def test_a_clock_that_goes_back_makes_no_negative_duration() -> None:
    assert seen(GOOD, Book(), lasting=-5.0).duration == 0


@pytest.mark.parametrize("answered", [True, False])
def test_an_attempt_is_kept_and_pickled_without_a_secret(answered: bool) -> None:
    echo = {"x-trace-id": f"echo {TOKEN}", "server": f"gateway/{TOKEN}", "via": "Basic aGVsbG86d29ybGQ="}
    attempt = seen(answer(200, {}, **echo) if answered else TransportError("no answer", timed_out=True), Book())
    attempt.notes["hook"] = threading.Lock()
    again = pickle.loads(pickle.dumps(attempt))
    assert type(again) is Attempt
    for name in Attempt.__slots__:
        if name not in {"__weakref__", "notes", "error", "request_headers", "response_headers"}:
            assert getattr(again, name) == getattr(attempt, name)
    assert dict(again.request_headers) == dict(attempt.request_headers)
    assert again.notes == {}
    for shown in (
        repr(attempt),
        repr(dict(attempt.response_headers)),
        str(attempt.trace_id),
        str(pickle.dumps(attempt)),
    ):
        assert TOKEN not in shown
        assert "aGVsbG86" not in shown


def test_what_the_server_says_of_itself_stays_on_its_line() -> None:
    attempt = seen(
        answer(200, {}, **{"x-trace-id": "a\r\nx: \x1b[2J\u2028"}, date="\x85" * 900, **{"x\r\ny": "z"}), Book()
    )
    assert attempt.trace_id is not None
    assert attempt.trace_id.isprintable()
    assert attempt.trace_id.startswith("a\\r\\nx: \\x1b[2J")
    assert len(attempt.response_headers["date"]) < 1100
    assert all(name.isprintable() and value.isprintable() for name, value in attempt.response_headers.items())


# --- When hooks are told ---


def test_a_call_that_is_sent_again_is_several_attempts() -> None:
    first, second = Book(), Book()
    clock = ScriptedClock()
    driver = ScriptedDriver([answer(503), TransportError("reset"), GOOD], clock)
    client = Client(token=TOKEN, limiter=None, driver=driver.driver, hooks=[first, second])
    assert client.departments.get("d").name == "Finance"
    assert [(what, one.number) for what, one in first.told] == [
        ("request", 1), ("response", 1), ("request", 2), ("response", 2), ("request", 3), ("response", 3),
    ]  # fmt: skip
    assert [one.status for one in first.attempts] == [503, None, 200]
    assert [one.ending for one in first.attempts] == ["answered", "failed", "answered"]
    assert [one is other for (_, one), (_, other) in zip(first.told, second.told, strict=True)] == [True] * 6
    starts = [one.started_at.timestamp() for one in first.attempts]
    assert starts == sorted(starts)
    assert starts[-1] - starts[0] == pytest.approx(sum(clock.slept), abs=1e-3)


def test_the_wait_for_the_limiter_is_told_apart() -> None:
    book = Book()
    client = client_of(GOOD, GOOD, hooks=book, limiter=RollingWindow(limit=1, window=10.0))
    client.departments.get("d")
    client.departments.get("d")
    assert book.attempts[0].waited == 0
    assert book.attempts[1].waited == pytest.approx(10.0, abs=0.5)
    assert book.attempts[1].duration == pytest.approx(0.0, abs=0.1)


def test_token_requests_are_told_like_all_others() -> None:
    book = Book()
    with Sandbox(empty=True) as sandbox, sandbox.client(hooks=book) as ramp:
        assert list(ramp.departments.list()) == []
        assert {one.origin for one in book.attempts} == {sandbox.base_url}
    assert [(one.operation, one.method, one.path, one.status) for one in book.attempts] == [
        ("auths.post_token", "POST", "/developer/v1/token", 200),
        ("departments.list", "GET", "/developer/v1/departments", 200),
    ]
    for one in book.attempts:
        assert one.request_headers["authorization"] == "**"
        assert one.trace_id
        assert one.duration is not None
        assert one.duration > 0


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_an_asynchronous_client_tells_the_same(backend: str) -> None:
    book = Book()

    async def main() -> None:
        async with sandbox.async_client(hooks=(book,)) as ramp:
            assert [one async for one in ramp.departments.list()] == []

    with Sandbox(empty=True) as sandbox:
        anyio.run(main, backend=backend)
    assert [(one.operation, one.status) for one in book.attempts] == [
        ("auths.post_token", 200),
        ("departments.list", 200),
    ]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_cancelled_call_is_told_to_be_cut_off(backend: str) -> None:
    book = Book()

    async def main() -> None:
        async with sandbox.async_client(hooks=book) as ramp:
            await ramp.valid_token()
            sandbox.fault("latency=3,operation=departments.list")
            with anyio.move_on_after(0.2) as scope:
                [one async for one in ramp.departments.list()]
            assert scope.cancelled_caught

    with Sandbox(empty=True) as sandbox:
        anyio.run(main, backend=backend)
    assert [(what, one.ending) for what, one in book.told[-2:]] == [("request", "cut off"), ("response", "cut off")]


def test_ctrl_c_in_the_midst_is_told_to_be_cut_off() -> None:
    book = Book()

    def interrupted(_: Request) -> Outcome:
        raise KeyboardInterrupt

    client = Client(token=TOKEN, limiter=None, driver=ScriptedDriver(interrupted).driver, hooks=book)
    with pytest.raises(KeyboardInterrupt):
        client.departments.get("d")
    assert [(one.ending, one.status, one.error) for one in book.attempts] == [("cut off", None, None)]


# --- What a hook does ---


class Broken(Hook):
    def request(self, attempt: Attempt) -> None:
        raise ValueError(f"{TOKEN} in {attempt}")

    def response(self, attempt: Attempt) -> None:
        raise APIError(TOKEN, status=400)


def test_a_hook_that_fails_costs_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    after = Book()
    client = client_of(answer(200, {"id": "d", "name": "Finance"}), hooks=[Broken(), after])
    assert client.departments.create(name="Finance").id == "d"
    assert [what for what, _ in after.told] == ["request", "response"]
    said = [(one.levelno, one.getMessage()) for one in caplog.records if one.name == "ramp_api.hooks"]
    assert [level for level, _ in said] == [logging.ERROR] * 2
    assert "the hook Broken failed with ValueError (" in said[0][1]
    assert "the hook Broken failed with APIError (" in said[1][1]
    assert __file__ in said[0][1]
    assert all(one.exc_info is None for one in caplog.records)
    assert TOKEN not in caplog.text


def test_plain_functions_are_called_by_their_names_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    def told_too_much(_: Attempt) -> None:
        raise RuntimeError

    assert client_of(GOOD, hooks=Hook(on_response=told_too_much)).departments.get("d").id == "d"
    assert "told_too_much failed with RuntimeError" in caplog.text


def test_a_hook_without_a_name_is_logged_all_the_same(caplog: pytest.LogCaptureFixture) -> None:
    class Nameless(Broken):
        @property
        def name(self) -> str:
            raise KeyError(TOKEN)

    assert client_of(GOOD, hooks=Nameless()).departments.get("d").id == "d"
    assert "Nameless failed with ValueError" in caplog.text


@pytest.mark.parametrize("when", ["on_request", "on_response"])
def test_ctrl_c_in_a_hook_goes_through(when: str) -> None:
    def interrupted(_: Attempt) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        client_of(GOOD, hooks=Hook(**{when: interrupted})).departments.get("d")


def test_a_subclass_need_not_call_the_constructor_of_the_class() -> None:
    class Bare(Hook):
        def __init__(self) -> None:
            pass

    bare = Bare()
    assert seen(GOOD, bare).status == 200
    assert bare.name.endswith("Bare")


def test_what_a_hook_notes_at_the_request_is_there_at_the_answer() -> None:
    kept: list[Any] = []
    hook = Hook(
        on_request=lambda attempt: attempt.notes.update(mine=attempt.number),
        on_response=lambda attempt: kept.append(attempt.notes.pop("mine")),
    )
    client_of(answer(503), GOOD, hooks=hook).departments.get("d")
    assert kept == [1, 2]


def test_an_asynchronous_client_keeps_its_answer_too() -> None:
    async def main() -> None:
        driver: Any = AsyncScriptedDriver([GOOD])
        client = AsyncClient(token=TOKEN, limiter=None, driver=driver, hooks=Broken())
        assert (await client.departments.get("d")).id == "d"

    anyio.run(main)


# --- What can be no hook ---


async def awaited(attempt: Attempt) -> None:
    raise AssertionError(attempt)


class Awaitable:
    async def __call__(self, attempt: Attempt) -> None:
        raise AssertionError(attempt)


class Awaited(Hook):
    async def response(self, attempt: Attempt) -> None:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        raise AssertionError(attempt)


@pytest.mark.parametrize("function", [awaited, functools.partial(awaited), Awaitable(), Awaited().response, "text", 5])
@pytest.mark.parametrize("name", ["on_request", "on_response"])
def test_what_would_be_awaited_is_refused(function: Any, name: str) -> None:
    with pytest.raises(ConfigurationError, match=f"{name} must be a plain function"):
        Hook(**{name: function})


@pytest.mark.parametrize("given", [print, "hook", 5, [Hook(), None], Hook])
def test_what_is_no_hook_is_refused(given: Any) -> None:
    with pytest.raises(ConfigurationError, match="hooks must be one Hook or several, not"):
        hooks_of(given)
    with pytest.raises(ConfigurationError):
        Client(token=TOKEN, hooks=given)


def test_a_hook_that_would_be_awaited_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="Awaited has a method that is awaited"):
        AsyncClient(token=TOKEN, hooks=[Hook(), Awaited()])


def test_the_hooks_are_as_many_as_were_given() -> None:
    one, other = Hook(), Book()
    assert hooks_of(None) == hooks_of(()) == ()
    assert hooks_of(one) == (one,)
    assert hooks_of(each for each in (one, other)) == (one, other)

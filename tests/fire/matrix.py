"""The conformance matrix: what each fault is, what its one right answer is for each class, and how a case is judged.

Nothing is looked up that the library decides by: what is right stands here, fault by fault.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import reduce
from typing import Any, NamedTuple, Protocol

from anyio.from_thread import BlockingPortal

from ramp_api import AsyncClient, Client, errors, operations
from ramp_api.codec import decode
from ramp_api.drivers import AsyncDriver, Driver
from ramp_api.http import Headers, Response
from ramp_api.operation import Operation, Retry
from ramp_api.pages import AsyncPages, Pages
from ramp_api.tasks import AsyncTask, Task
from tests.fire.matrix_server import ADVICE, Arrival, MatrixClock, MatrixServer, Step, key_in
from tests.test_wire import answer_to, example, names_in

__all__ = [
    "ADVISED",
    "AWAY",
    "CUT",
    "FAULTS",
    "HALF",
    "LOST",
    "OPERATIONS",
    "UNREAD",
    "AsyncCaller",
    "Caller",
    "Expected",
    "Make",
    "Plan",
    "SyncCaller",
    "Waits",
    "jitter",
    "judge_waits",
    "run_case",
    "run_fault",
    "settings",
]

OPERATIONS = [operation for operation in operations.all() if operation.auth == "bearer"]
SCOPES = sorted({scope for operation in OPERATIONS for scope in operation.scopes})
SECRET = "the secret of the matrix's app"
OWN_KEY = "a key of the caller's own"

Waits = tuple[tuple[float, float], ...]
"""The least and the most that each wait may be."""


# What is sent names accounts, birth dates, tax numbers or a challenge: no error keeps any of it.
WITH_SECRETS = {"applications.create", "leads.create", "vendors.update_bank_accounts", "webhooks.verify"}


class Expected(NamedTuple):
    """What one call comes to: an error by its type, or None for a result; what arrives, and what it does.

    ``failures`` are attempts that the server cannot see. ``cause`` is what an ``OutcomeUnknown`` comes of.
    """

    error: type[errors.RampError] | None = None
    arrivals: int = 1
    waits: Waits = ()
    effects: int = 1
    cause: type[errors.RampError] | None = None
    failures: int = 0
    status: int = 0
    repeats: bool = False


class Plan(NamedTuple):
    """The steps of a fault, and what comes of the calls that meet them, one after the other."""

    steps: tuple[Step, ...]
    calls: tuple[Expected, ...]
    tokens: int = 1


def jitter(attempts: int) -> Waits:
    """Full jitter: anything up to half a second, then twice as much after every attempt."""
    return tuple((0.0, 0.5 * 2.0**number) for number in range(attempts - 1))


ADVISED: Waits = ((float(ADVICE), float(ADVICE)),)
UNKNOWN = errors.OutcomeUnknown
LOST, HALF, UNREAD, CUT, AWAY = Step("lost"), Step("half"), Step("unread"), Step("cut after"), Step("away")


def _unavailable_twice(retry: Retry) -> Plan:
    """The second time, it was done all the same: nothing in a 503 tells."""
    steps = (Step("refuse", 503), Step("fail late", 503))
    if retry == "unkeyed":
        unknown = Expected(UNKNOWN, cause=errors.ServerError, status=503)
        return Plan(steps, (unknown._replace(effects=0), unknown))
    return Plan(steps, (Expected(arrivals=3, waits=jitter(3)),))


def _lost(step: Step, effects: int) -> Callable[[Retry], Plan]:
    """No answer, once."""

    def plan(retry: Retry) -> Plan:
        if retry == "unkeyed":
            return Plan((step,), (Expected(UNKNOWN, effects=effects, cause=errors.TransportError),))
        return Plan((step,), (Expected(arrivals=2, waits=jitter(2)),))

    return plan


def _lost_to_the_end(retry: Retry) -> Plan:
    """No answer, until it is given up; a keyed call is then repeated with its key. Unkeyed: after a 429."""
    if retry == "unkeyed":
        call = Expected(UNKNOWN, arrivals=2, waits=ADVISED, cause=errors.TransportError)
        return Plan((Step("refuse", 429, advice="seconds"), LOST), (call,))
    calls = (
        Expected(errors.TransportError, arrivals=4, waits=jitter(4)),
        Expected(effects=0),
    )
    if retry == "keyed":
        calls = (calls[0]._replace(error=UNKNOWN, cause=errors.TransportError), calls[1]._replace(repeats=True))
    return Plan((LOST,) * 4, calls)


def _same(*steps: Step, tokens: int = 1, calls: tuple[Expected, ...]) -> Callable[[Retry], Plan]:
    """What is the same for every class."""
    return lambda _: Plan(steps, calls, tokens)


_AGAIN = Expected(arrivals=2)

FAULTS: dict[str, Callable[[Retry], Plan]] = {
    "503_twice": _unavailable_twice,
    "reset_before": _lost(UNREAD, 0),
    "reset_amid": _lost(HALF, 1),
    "reset_after": _same(CUT, calls=(Expected(), Expected())),
    "lost": _lost(LOST, 1),
    "lost_to_the_end": _lost_to_the_end,
    "refused": _same(AWAY, calls=(Expected(waits=jitter(2), failures=1),)),
    "400": _same(Step("refuse", 400), calls=(Expected(errors.BadRequestError, effects=0, status=400),)),
    "401": _same(Step("dead token", 401, code="DEVELOPER_7000"), tokens=2, calls=(_AGAIN,)),
    "404_dead_token": _same(Step("dead token", 404, code="DEVELOPER_7002"), tokens=2, calls=(_AGAIN,)),
    "429_seconds": _same(Step("refuse", 429, advice="seconds"), calls=(_AGAIN._replace(waits=ADVISED),)),
    "429_date": _same(Step("refuse", 429, advice="date"), calls=(_AGAIN._replace(waits=ADVISED),)),
}


# --- Calls ---


class Caller(Protocol):
    """A client of either kind, called alike."""

    def begin(self) -> None:
        """Get a token."""
        ...

    def call(self, operation: Operation[Any], arguments: dict[str, Any]) -> Any:
        """Call the operation's method; what it gives, read to its end."""
        ...

    def close(self) -> None:
        """Close the client."""
        ...


Make = Callable[[MatrixServer, MatrixClock], Caller]


def settings(server: MatrixServer) -> dict[str, Any]:
    return {
        "client_id": "matrix",
        "client_secret": SECRET,
        "scopes": SCOPES,
        "base_url": server.base_url,
        "limiter": None,
    }


def _method(client: Any, operation: Operation[Any], arguments: dict[str, Any]) -> Callable[[], Any]:
    method: Any = reduce(getattr, operation.name.split("."), client)
    given = dict(arguments)
    positional = [given.pop(name) for name in names_in(operation.path)]
    return lambda: method(*positional, **given)


class SyncCaller:
    """Calls in this thread."""

    def __init__(self, server: MatrixServer, clock: MatrixClock) -> None:
        self._client = Client(**settings(server), driver=Driver(clock=clock))

    def begin(self) -> None:
        self._client.valid_token()

    def call(self, operation: Operation[Any], arguments: dict[str, Any]) -> Any:
        outcome = _method(self._client, operation, arguments)()
        return list(outcome) if isinstance(outcome, Pages) else outcome

    def close(self) -> None:
        self._client.close()


class AsyncCaller:
    """Calls in an event loop that runs in a thread of its own."""

    def __init__(self, server: MatrixServer, clock: MatrixClock, portal: BlockingPortal) -> None:
        self._client = AsyncClient(**settings(server), driver=AsyncDriver(clock=clock))
        self._portal = portal

    def begin(self) -> None:
        self._portal.call(self._client.valid_token)

    def call(self, operation: Operation[Any], arguments: dict[str, Any]) -> Any:
        return self._portal.call(self._called, operation, arguments)

    async def _called(self, operation: Operation[Any], arguments: dict[str, Any]) -> Any:
        outcome = _method(self._client, operation, arguments)()
        return [one async for one in outcome] if isinstance(outcome, AsyncPages) else await outcome

    def close(self) -> None:
        self._portal.call(self._client.aclose)


# --- A case ---


def run_fault(server: MatrixServer, make: Make, operation: Operation[Any], fault: str) -> None:
    """Have an operation meet a fault; in every other case, the caller has a key of its own."""
    turn = OPERATIONS.index(operation) + list(FAULTS).index(fault)
    run_case(server, make, operation, FAULTS[fault](operation.retry), own_key=OWN_KEY if turn % 2 else None)


def run_case(
    server: MatrixServer, make: Make, operation: Operation[Any], plan: Plan, own_key: str | None = None
) -> list[float]:
    """Have an operation meet what a plan says, and judge all that comes of it; what was waited."""
    clock = MatrixClock()
    server.begin(clock, plan.steps, answer=answer_to(operation), writes=operation.retry != "safe")
    case = _Case(server, clock, operation, own_key)
    with _closing(make(server, clock)) as caller:
        caller.begin()
        for expected in plan.calls:
            server.go_away()
            case.judge(caller, expected)
            server.settle()
    assert server.steps == [], "a fault was not met"
    assert len(server.issued) == plan.tokens
    return clock.slept


@contextmanager
def _closing(caller: Caller) -> Generator[Caller]:
    try:
        yield caller
    finally:
        caller.close()


def judge_waits(slept: list[float], waits: Waits) -> None:
    """Each wait is within its bounds, and there is no other."""
    assert len(slept) == len(waits), slept
    for seconds, (least, most) in zip(slept, waits, strict=True):
        assert least <= seconds <= most, slept


class _Case:
    """One case, while its calls are made."""

    def __init__(
        self, server: MatrixServer, clock: MatrixClock, operation: Operation[Any], own_key: str | None
    ) -> None:
        self._server, self._clock, self._operation = server, clock, operation
        self._arguments, _, _ = example(operation, 0)
        # A key that goes into a header is always made.
        self._takes_key = self._arguments.pop("idempotency_key", None) is not None
        self._own_key = own_key if self._takes_key else None
        self._keys: list[str] = []

    def judge(self, caller: Caller, expected: Expected) -> None:
        """Make a call, and see that all of it is as expected."""
        server, clock = self._server, self._clock
        arrived, slept, effects = len(server.arrivals), len(clock.slept), server.effects.total()
        given = self._key(expected)
        outcome, error = self._outcome(caller, given)
        arrivals = server.arrivals[arrived:]
        assert (None if error is None else type(error)) is expected.error, error
        assert len(arrivals) == expected.arrivals, f"{len(arrivals)} arrived"
        judge_waits(clock.slept[slept:], expected.waits)
        done = server.effects.total() - effects
        assert done == self._effects(expected), f"done {done} times"
        key = self._judge_attempts([one for one in arrivals if one.method], given)
        if error is None:
            self._judge_result(outcome)
        else:
            self._judge_error(error, arrivals, expected, key)

    def _effects(self, expected: Expected) -> int:
        if self._operation.retry == "safe":
            return 0
        return 1 if expected.repeats and not self._takes_key else expected.effects

    def _key(self, expected: Expected) -> str | None:
        """The key that the caller gives."""
        if expected.repeats and self._takes_key:
            return self._keys[-1]
        return f"{self._own_key}, {len(self._keys)}" if self._own_key else None

    def _outcome(self, caller: Caller, key: str | None) -> tuple[Any, errors.RampError | None]:
        arguments = self._arguments | ({} if key is None else {"idempotency_key": key})
        try:
            return caller.call(self._operation, arguments), None
        except errors.RampError as caught:
            return None, caught

    def _judge_attempts(self, read: list[Arrival], given: str | None) -> str | None:
        """Each attempt is the same, but for its token; the key of the call."""
        assert all(one.sent == read[0].sent for one in read), "another request than the first"
        newest = f"Bearer {self._server.issued[-1]}"
        assert read == [] or read[-1].headers["authorization"] == newest, "not the newest token"
        if self._operation.retry != "keyed" or not read:
            return None
        key = key_in(read[0])
        assert key is not None
        if given is not None:
            assert key == given
        else:
            assert str(uuid.UUID(key)) == key
            assert key not in self._keys, "the key of another call"
        self._keys.append(key)
        return key

    def _judge_result(self, outcome: Any) -> None:
        """The answer, as it is decoded where nothing goes wrong."""
        if isinstance(outcome, Task | AsyncTask):
            assert outcome.id == "task-1"
            return
        status, body = self._server.answer
        wanted: Any = decode(self._operation, Response(status, Headers(), body))
        assert outcome == (list(wanted.data) if self._operation.paged else wanted)

    # --- Errors ---

    def _judge_error(self, error: Any, arrivals: list[Arrival], expected: Expected, key: str | None) -> None:
        operation, attempts = self._operation, len(arrivals) + expected.failures
        assert (error.method, error.path, error.attempts) == (operation.method, operation.path, attempts)
        last = error.__cause__ if isinstance(error, UNKNOWN) else error
        if isinstance(error, UNKNOWN):
            assert type(last) is expected.cause
            self._judge_unknown(error, arrivals, key)
        trace_id = arrivals[-1].trace_id if expected.status else None
        if isinstance(last, errors.APIError):
            assert (last.status, last.trace_id) == (expected.status, trace_id)
            assert (last.method, last.path, last.attempts) == (operation.method, operation.path, attempts)
        else:
            assert isinstance(last, errors.TransportError)
            assert last.sent
            assert (last.method, last.path, last.attempts) == (operation.method, operation.path, attempts)
        assert getattr(error, "trace_id", None) == trace_id

    def _judge_unknown(self, error: errors.OutcomeUnknown, arrivals: list[Arrival], key: str | None) -> None:
        # Unkeyed, it is sent again only where it was not done: the last is the one in doubt.
        operation, sent = self._operation, arrivals[0 if self._operation.retry == "keyed" else -1]
        assert error.operation == operation.name
        assert error.sent_at.tzinfo is UTC
        assert error.find_out
        assert error.idempotency_key == key
        assert error.sent_at == datetime.fromtimestamp(sent.at, UTC)
        if not sent.method:
            return
        assert error.url == sent.target
        # Repeated with the key, where it can be given and is good for it.
        used = getattr(error.__cause__, "error_code", None) == "DEVELOPER_7005"
        assert (f"idempotency_key={key!r}" in error.find_out) == (self._takes_key and not used)
        if operation.sensitive or operation.name in WITH_SECRETS:
            assert error.body == b""
        elif operation.files:
            assert set(operation.files) <= set(error.body.decode().split(", "))
        else:
            assert error.body == sent.body

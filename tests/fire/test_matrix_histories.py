"""Several faults in one call: what is right is of all of them together. A few operations of each class, both clients."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from anyio.from_thread import start_blocking_portal

from ramp_api import errors
from ramp_api.operation import Retry
from tests.fire.matrix import ADVISED, LOST, OPERATIONS, AsyncCaller, Expected, Make, Plan, SyncCaller, jitter, run_case
from tests.fire.matrix_server import MatrixServer, Step

FAILS, REFUSES, DEAD = Step("refuse", 503), Step("refuse", 400), Step("dead token", 401, code="DEVELOPER_7000")
LIMITS = Step("refuse", 429, advice="seconds")
KNOWN = Step("refuse", 400, code="DEVELOPER_7005")
UNKNOWN = errors.OutcomeUnknown

SOME: dict[Retry, tuple[str, ...]] = {
    "safe": ("departments.list", "cards.get", "vendors.agreements.list"),
    "keyed": ("cards.suspend", "users.create", "receipts.upload", "vendors.agreements.documents.upload"),
    "unkeyed": (
        "departments.create",
        "bills.create",
        "bills.attachments.upload",
        "webhooks.delete",
        "cards.vault.create",
    ),
}
REPEATED: tuple[Retry, ...] = ("safe", "keyed")
ALL: tuple[Retry, ...] = ("safe", "keyed", "unkeyed")

HISTORIES: dict[str, tuple[tuple[Retry, ...], tuple[Step, ...], Expected, int]] = {
    "lost, refused": (("safe",), (LOST, REFUSES), Expected(errors.BadRequestError, 2, jitter(2), status=400), 1),
    # A refusal is of its own attempt: the one before it may have been done, and be why this one is refused.
    "lost, refused, and it is a write": (
        ("keyed",),
        (LOST, REFUSES),
        Expected(UNKNOWN, 2, jitter(2), cause=errors.BadRequestError, status=400),
        1,
    ),
    "lost, the key is known": (
        ("keyed",),
        (LOST, KNOWN),
        Expected(UNKNOWN, 2, jitter(2), cause=errors.BadRequestError, status=400),
        1,
    ),
    # Nothing was done for a request over the limit, or for a dead token.
    "limited, refused": (
        ALL,
        (LIMITS, REFUSES),
        Expected(errors.BadRequestError, 2, ADVISED, effects=0, status=400),
        1,
    ),
    "the token is dead, refused": (
        ALL,
        (DEAD, REFUSES),
        Expected(errors.BadRequestError, 2, effects=0, status=400),
        2,
    ),
    "lost, limited to the end": (
        ("keyed",),
        (LOST, LIMITS, LIMITS, LIMITS),
        Expected(UNKNOWN, 4, jitter(2) + ADVISED * 2, cause=errors.RateLimitError, status=429),
        1,
    ),
    "limited to the end": (
        ALL,
        (LIMITS,) * 4,
        Expected(errors.RateLimitError, 4, ADVISED * 3, effects=0, status=429),
        1,
    ),
    "failed to the end": (
        ("safe",),
        (FAILS,) * 4,
        Expected(errors.ServerError, 4, jitter(4), effects=0, status=503),
        1,
    ),
    "failed to the end, and it is a write": (
        ("keyed",),
        (FAILS,) * 4,
        Expected(UNKNOWN, 4, jitter(4), effects=0, cause=errors.ServerError, status=503),
        1,
    ),
    "limited, failed": (
        ("unkeyed",),
        (LIMITS, FAILS),
        Expected(UNKNOWN, 2, ADVISED, effects=0, cause=errors.ServerError, status=503),
        1,
    ),
    "lost, the token is dead": (REPEATED, (LOST, DEAD), Expected(arrivals=3, waits=jitter(2)), 2),
    "the token is dead, lost": (("unkeyed",), (DEAD, LOST), Expected(UNKNOWN, 2, cause=errors.TransportError), 2),
    # What is sent again for a token that died does not count.
    "failed twice, the token is dead, failed": (
        REPEATED,
        (FAILS, FAILS, DEAD, FAILS),
        Expected(arrivals=5, waits=jitter(4)),
        2,
    ),
    "the token has expired": (ALL, (Step("dead token", 403, code="DEVELOPER_7028"),), Expected(arrivals=2), 2),
    # Where the new one is refused as well, nobody asks for a third.
    "every token is dead": (ALL, (DEAD, DEAD), Expected(errors.AuthenticationError, 2, effects=0, status=401), 2),
}

CASES = [
    pytest.param(name, history, id=f"{name}-{history}")
    for history, (classes, _, _, _) in HISTORIES.items()
    for retry in classes
    for name in SOME[retry]
]
BY_NAME = {operation.name: operation for operation in OPERATIONS}


@pytest.fixture(scope="module")
def server() -> Iterator[MatrixServer]:
    with MatrixServer() as server:
        yield server


@pytest.fixture(scope="module", params=["sync", "asyncio", "trio"])
def make(request: pytest.FixtureRequest) -> Iterator[Make]:
    if request.param == "sync":
        yield SyncCaller
        return
    with start_blocking_portal(request.param) as portal:
        yield partial(AsyncCaller, portal=portal)


@pytest.mark.parametrize(("name", "history"), CASES)
def test_a_history_has_its_one_right_end(name: str, history: str, server: MatrixServer, make: Make) -> None:
    _, steps, expected, tokens = HISTORIES[history]
    run_case(server, make, BY_NAME[name], Plan(steps, (expected,), tokens))


def test_the_classes_are_those_of_the_table() -> None:
    assert {name: BY_NAME[name].retry for names in SOME.values() for name in names} == {
        name: retry for retry, names in SOME.items() for name in names
    }

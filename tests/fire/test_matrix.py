"""Every operation meets every fault on a real socket: one case each, for both clients. What is right: ``matrix.py``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal

from ramp_api import operations
from ramp_api.operation import Operation
from tests.fire.matrix import FAULTS, OPERATIONS, AsyncCaller, Make, SyncCaller, run_case, run_fault
from tests.fire.matrix_server import MatrixServer


def crossed(chosen: list[Operation[Any]]) -> list[tuple[Operation[Any], str]]:
    return [(operation, fault) for operation in chosen for fault in FAULTS]


EVERY = crossed(OPERATIONS)
# The two clients share all but their drivers: a share of the operations, and all that are keyed.
ON_ASYNCIO = crossed([one for number, one in enumerate(OPERATIONS) if number % 3 == 0 or one.retry == "keyed"])
ON_TRIO = crossed([one for number, one in enumerate(OPERATIONS) if number % 30 == 0 or one.name == "cards.suspend"])


@pytest.fixture(scope="module")
def server() -> Iterator[MatrixServer]:
    with MatrixServer() as server:
        yield server


@pytest.fixture(scope="module")
def on_asyncio() -> Iterator[Make]:
    with start_blocking_portal("asyncio") as portal:
        yield partial(AsyncCaller, portal=portal)


@pytest.fixture(scope="module")
def on_trio() -> Iterator[Make]:
    with start_blocking_portal("trio") as portal:
        yield partial(AsyncCaller, portal=portal)


def named(one: Any) -> str:
    return str(getattr(one, "name", one))


@pytest.mark.parametrize(("operation", "fault"), EVERY, ids=named)
def test_every_fault_has_its_one_right_answer(operation: Any, fault: str, server: MatrixServer) -> None:
    run_fault(server, SyncCaller, operation, fault)


@pytest.mark.parametrize(("operation", "fault"), ON_ASYNCIO, ids=named)
def test_it_is_the_same_on_asyncio(operation: Any, fault: str, server: MatrixServer, on_asyncio: Make) -> None:
    run_fault(server, on_asyncio, operation, fault)


@pytest.mark.parametrize(("operation", "fault"), ON_TRIO, ids=named)
def test_it_is_the_same_on_trio(operation: Any, fault: str, server: MatrixServer, on_trio: Make) -> None:
    run_fault(server, on_trio, operation, fault)


def test_the_waits_are_spread(server: MatrixServer) -> None:
    (operation,) = (one for one in OPERATIONS if one.name == "departments.get")
    first, second = zip(
        *(run_case(server, SyncCaller, operation, FAULTS["503_twice"]("safe")) for _ in range(40)), strict=True
    )
    # Each is below or above the middle by even chance.
    assert min(first) < 0.25 < max(first)
    assert min(second) < 0.5 < max(second)


# --- The matrix is whole ---

# See test_matrix_tokens.py.
AT_THE_TOKEN_ENDPOINT = {"auths.post_token", "auths.post_token_pkce", "auths.revoke_token"}
NAMED = {
    "503_twice", "reset_before", "reset_amid", "reset_after", "lost", "lost_to_the_end", "refused", "400", "401",
    "404_dead_token", "429_seconds", "429_date",
}  # fmt: skip


def cases_of(test: Any) -> list[tuple[Operation[Any], str]]:
    """What a test above is run with, by its mark."""
    (mark,) = (mark for mark in test.pytestmark if mark.name == "parametrize")
    cases: list[tuple[Operation[Any], str]] = mark.args[1]
    return cases


def test_no_operation_and_no_fault_is_left_out() -> None:
    names = {operation.name for operation in operations.all()} - AT_THE_TOKEN_ENDPOINT
    cases = [(operation.name, fault) for operation, fault in cases_of(test_every_fault_has_its_one_right_answer)]
    assert set(cases) == {(name, fault) for name in names for fault in NAMED}
    assert len(cases) == len(set(cases)) >= 2_500


@pytest.mark.parametrize("test", [test_it_is_the_same_on_asyncio, test_it_is_the_same_on_trio])
def test_the_share_of_an_event_loop_has_every_fault_in_every_class(test: Any) -> None:
    met = {(operation.retry, fault) for operation, fault in cases_of(test)}
    assert met == {(retry, fault) for retry in ("safe", "keyed", "unkeyed") for fault in NAMED}

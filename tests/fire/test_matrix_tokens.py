"""The token endpoint under the faults of the matrix: what may be asked for twice, and what is spent by being sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from ramp_api import Client, errors
from ramp_api.drivers import Driver
from tests.fire.matrix import ADVISED, AWAY, CUT, HALF, LOST, OPERATIONS, UNREAD, Waits, jitter, judge_waits, settings
from tests.fire.matrix_server import MatrixClock, MatrixServer, Step

FAILS, LATE = Step("refuse", 503, code="unavailable"), Step("fail late", 503, code="unavailable")
LIMITS, DATED = (Step("refuse", 429, code="limited", advice=advice) for advice in ("seconds", "date"))
NO_CLIENT, NO_GRANT = Step("refuse", 401, code="invalid_client"), Step("refuse", 400, code="invalid_grant")
OLD = "ramp_tok_matrix_refreshing"


class Expected(NamedTuple):
    """What arrives at the endpoint, the waits between, and the error or None."""

    arrivals: int = 1
    waits: Waits = ()
    error: type[errors.RampError] | None = None


Rows = dict[tuple[Step, ...], Expected]
OAUTH, TRANSPORT, REAUTHORIZATION = errors.OAuthError, errors.TransportError, errors.ReauthorizationRequired

# Nothing can have been done: the same for all.
HARMLESS: Rows = {
    (): Expected(),
    (CUT,): Expected(),
    (AWAY,): Expected(1, jitter(2)),
    (LIMITS,): Expected(2, ADVISED),
    (DATED,): Expected(2, ADVISED),
    (LIMITS,) * 4: Expected(4, ADVISED * 3, OAUTH),
    (NO_CLIENT,): Expected(error=OAUTH),
}
# To ask for it again costs nothing.
REPEATED: Rows = {
    **HARMLESS,
    (FAILS, LATE): Expected(3, jitter(3)),
    (FAILS,) * 4: Expected(4, jitter(4), OAUTH),
    (UNREAD,): Expected(2, jitter(2)),
    (HALF,): Expected(2, jitter(2)),
    (LOST,): Expected(2, jitter(2)),
    (LOST,) * 4: Expected(4, jitter(4), TRANSPORT),
}
# A code or a refresh token may be spent by now.
ONCE: Rows = {
    **HARMLESS,
    (FAILS,): Expected(error=OAUTH),
    (LATE,): Expected(error=OAUTH),
    (UNREAD,): Expected(error=TRANSPORT),
    (HALF,): Expected(error=TRANSPORT),
    (LOST,): Expected(error=TRANSPORT),
    (LIMITS, LOST): Expected(2, ADVISED, TRANSPORT),
    (NO_GRANT,): Expected(error=OAUTH),
}
# The client's own refresh token is asked with once more: a server that knows of lost answers still takes it.
ONCE_MORE: Rows = {
    **HARMLESS,
    (LATE,): Expected(2),
    (UNREAD,): Expected(2),
    (HALF,): Expected(2),
    (LOST,): Expected(2),
    (LOST, LOST): Expected(2, error=TRANSPORT),
    (LOST, NO_GRANT): Expected(2, error=REAUTHORIZATION),
    (NO_GRANT,): Expected(error=REAUTHORIZATION),
}


def app(client: Client) -> object:
    return client.valid_token()


def code(client: Client) -> object:
    return client.auths.post_token(
        grant_type="authorization_code", code="the code of the matrix", redirect_uri="http://localhost/back"
    )


def public_code(client: Client) -> object:
    return client.auths.post_token_pkce(
        code="the code of the matrix", redirect_uri="http://localhost/back", code_verifier="v" * 40 + "erif"
    )


def refresh(client: Client) -> object:
    return client.auths.post_token(grant_type="refresh_token", refresh_token="another refresh token of the matrix")


def revocation(client: Client) -> object:
    client.auths.revoke_token("the token of the matrix, to be revoked")
    return None


Ask = Callable[[Client], object]

CASES: list[tuple[Ask, tuple[Step, ...], Expected, dict[str, Any]]] = [
    *((ask, steps, expected, {}) for ask in (app, revocation) for steps, expected in REPEATED.items()),
    *((ask, steps, expected, {}) for ask in (code, public_code, refresh) for steps, expected in ONCE.items()),
    *((app, steps, expected, {"refresh_token": OLD}) for steps, expected in ONCE_MORE.items()),
]


def named(case: tuple[Ask, tuple[Step, ...], Expected, dict[str, Any]]) -> str:
    ask, steps, _, own = case
    met = "-".join(" ".join((one.deed, one.code if one.status else "", one.advice)).strip() for one in steps)
    return f"{'own_refresh' if own else ask.__name__}-{met or 'nothing'}".replace(" ", "_")


@pytest.fixture(scope="module")
def server() -> Iterator[MatrixServer]:
    with MatrixServer() as server:
        yield server


@pytest.mark.parametrize("case", CASES, ids=map(named, CASES))
def test_a_token_is_asked_for_as_often_as_may_be(
    case: tuple[Ask, tuple[Step, ...], Expected, dict[str, Any]], server: MatrixServer
) -> None:
    ask, steps, expected, own = case
    clock = MatrixClock()
    server.begin(clock, token_steps=steps)
    error: errors.RampError | None = None
    with Client(**settings(server), **own, driver=Driver(clock=clock)) as client:
        server.go_away()
        try:
            ask(client)
        except errors.RampError as caught:
            error = caught
        server.settle()
        assert (None if error is None else type(error)) is expected.error, error
        read = [one for one in server.asked if one.method]
        assert len(server.asked) == expected.arrivals
        assert all(one.sent == read[0].sent and one.headers == read[0].headers for one in read)
        judge_waits(clock.slept, expected.waits)
        assert server.token_steps == [], "a fault was not met"
        if ask is app and error is None:
            _use(client, server)


def _use(client: Client, server: MatrixServer) -> None:
    """The token that came of it is the one that is used, and no other is asked for."""
    asked = len(server.asked)
    client.send(next(one for one in OPERATIONS if one.name == "departments.get"), path={"department_id": "d"})
    assert len(server.asked) == asked
    assert server.arrivals[-1].headers["authorization"] == f"Bearer {server.issued[-1]}"

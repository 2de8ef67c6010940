"""The server has spent a refresh token, and its answer never arrives: with a grace for that, and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal

from ramp_api.errors import OAuthError, ReauthorizationRequired, TransportError
from ramp_api.sandbox import Policies, Sandbox
from ramp_api.tokens import MemoryTokenStore

from .racing import HOUR, consent, seen, since

TOKEN = "operation=auths.post_token"

Call = Callable[[], Any]
Open = Callable[..., Call]


@pytest.fixture(params=["sync", "asyncio", "trio"])
def open_client(request: pytest.FixtureRequest) -> Iterator[Open]:
    """A client of each kind, as what calls by it: the same object from call to call."""
    with ExitStack() as stack:

        def open_sync(sandbox: Sandbox, **settings: Any) -> Call:
            client = stack.enter_context(sandbox.client(limiter=None, **settings))
            return client.business.get

        def open_async(sandbox: Sandbox, **settings: Any) -> Call:
            portal = stack.enter_context(start_blocking_portal(request.param))
            client = sandbox.async_client(limiter=None, **settings)
            stack.enter_context(portal.wrap_async_context_manager(client))
            return lambda: portal.call(client.business.get)

        yield open_sync if request.param == "sync" else open_async


@pytest.fixture(scope="module")
def kind() -> Iterator[Sandbox]:
    with Sandbox(empty=True, rate_limit=None, policies=Policies(rotation="grace")) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def strict() -> Iterator[Sandbox]:
    with Sandbox(empty=True, rate_limit=None, policies=Policies(rotation="immediate")) as sandbox:
        yield sandbox


@pytest.fixture(autouse=True)
def _mended(kind: Sandbox, strict: Sandbox) -> Iterator[None]:
    yield
    kind.mend()
    strict.mend()


def begun(open_client: Open, sandbox: Sandbox) -> tuple[Call, MemoryTokenStore]:
    """What calls by a client whose token, from its store, has just ended."""
    store = MemoryTokenStore()
    consent(sandbox, token_store=store)
    call = open_client(sandbox, token_store=store)
    call()
    sandbox.advance(HOUR)
    return call, store


LOST = ["lost", "lost=504", "reset=during,bytes=20", "truncate=20", "garbage"]


@pytest.mark.parametrize("fault", LOST)
def test_with_grace_it_is_asked_for_once_more(open_client: Open, kind: Sandbox, fault: str) -> None:
    call, store = begun(open_client, kind)
    before = seen(kind)
    kind.fault(f"{fault},{TOKEN},count=1")
    call()
    call()
    assert since(before, kind) == (2, 2, 0)
    # What the second answer brought is what goes on, for this client and for others.
    kind.advance(HOUR)
    call()
    open_client(kind, token_store=store)()
    assert since(before, kind) == (3, 3, 0)


@pytest.mark.parametrize("fault", LOST)
def test_without_it_a_person_is_needed_and_nothing_is_asked_again(
    open_client: Open, strict: Sandbox, fault: str
) -> None:
    call, store = begun(open_client, strict)
    before = seen(strict)
    strict.fault(f"{fault},{TOKEN},count=1")
    for _ in range(4):
        with pytest.raises(ReauthorizationRequired, match=r"account 'default'.*consent page again"):
            call()
        after = since(before, strict)
        assert (after.requests, after.granted) == (2, 1)
    # What another client gets from the customer is found in the store.
    consent(strict, token_store=store)
    before = seen(strict)
    call()
    assert since(before, strict) == (0, 0, 0)
    strict.advance(HOUR)
    call()
    assert since(before, strict) == (1, 1, 0)


def test_another_client_tries_what_was_refused_once_and_no_more(open_client: Open, strict: Sandbox) -> None:
    call, store = begun(open_client, strict)
    strict.fault(f"lost,{TOKEN},count=1")
    with pytest.raises(ReauthorizationRequired):
        call()
    restarted = open_client(strict, token_store=store)
    before = seen(strict)
    for _ in range(3):
        with pytest.raises(ReauthorizationRequired):
            restarted()
    assert since(before, strict) == (1, 0, 0)


@pytest.mark.parametrize("fault", ["reset=before", "status=503", "html=502"])
def test_what_was_not_done_is_done_the_second_time(open_client: Open, strict: Sandbox, fault: str) -> None:
    call, _ = begun(open_client, strict)
    before = seen(strict)
    strict.fault(f"{fault},{TOKEN},count=1")
    call()
    after = since(before, strict)
    assert (after.granted, after.revoked) == (1, 0)


def test_what_is_lost_twice_is_an_error_and_the_next_call_tries_again(open_client: Open, kind: Sandbox) -> None:
    call, _ = begun(open_client, kind)
    before = seen(kind)
    kind.fault(f"lost,{TOKEN},count=2")
    with pytest.raises((TransportError, OAuthError)):
        call()
    assert since(before, kind).requests == 2
    call()
    assert since(before, kind) == (3, 3, 0)


def test_after_the_grace_it_is_too_late(open_client: Open, kind: Sandbox) -> None:
    call, _ = begun(open_client, kind)
    kind.fault(f"lost,{TOKEN},count=2")
    with pytest.raises((TransportError, OAuthError)):
        call()
    kind.advance(HOUR)
    before = seen(kind)
    for _ in range(3):
        with pytest.raises(ReauthorizationRequired):
            call()
    assert since(before, kind).requests == 1

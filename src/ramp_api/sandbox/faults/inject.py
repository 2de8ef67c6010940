"""FaultLayer: does to requests and connections what a plan says. What happens to which is decided in ``decide.py``."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ramp_api.operation import PREFIX
from ramp_api.sandbox.faults.answers import Answer, garbage, instead, page, problem
from ramp_api.sandbox.faults.decide import Faults, Plan, Strike
from ramp_api.sandbox.faults.future import changed
from ramp_api.sandbox.faults.grammar import parse_rules
from ramp_api.sandbox.faults.protocol import SCOPE_KEY, Connection
from ramp_api.sandbox.faults.rules import CHANGES

__all__ = ["HEADER", "FaultLayer", "route_name"]

HEADER = "X-Ramp-Sandbox-Fault"
"""The request header whose rules are for that request alone."""

_HEADER = HEADER.lower().encode()
_LENGTHS = {b"content-length", b"transfer-encoding"}
_CHANGEABLE = range(200, 300)
_GARBAGE_BYTES = 64
_DRIP_RATE = 100.0
_SHARE = 0.25

Sleep: TypeAlias = Callable[[float], Awaitable[None]]


class FaultLayer:
    """ASGI middleware that lets faults happen to requests under ``/developer/v1``, and to no others.

    Args:
        app: the application.
        faults: the rules.
        name_of: the name of the operation that a request is for, or None.
        sleep: waits for seconds.
    """

    def __init__(
        self, app: ASGIApp, faults: Faults, name_of: Callable[[Scope], str | None], sleep: Sleep = asyncio.sleep
    ) -> None:
        self._app = app
        self._faults = faults
        self._name_of = name_of
        self._sleep = sleep

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI.

        Raises:
            RuntimeError: a fault needs the connection, but the server does not run with ``FaultProtocol``.
        """
        if scope["type"] != "http" or not scope["path"].startswith(f"{PREFIX}/"):
            await self._app(scope, receive, send)
            return
        texts = [value.decode("latin-1") for name, value in scope["headers"] if name == _HEADER]
        if not texts and self._faults.idle:
            await self._app(scope, receive, send)
            return
        try:
            plan = self._plan(scope, texts)
        except ValueError as error:
            await _send_whole(problem(400, "SANDBOX_FAULT_RULE", f"{HEADER}: {error}"), send)
            return
        if plan:
            await self._carry_out(plan, scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _plan(self, scope: Scope, texts: list[str]) -> Plan:
        rules = [rule for text in texts for rule in parse_rules(text)]
        return self._faults.plan(self._name_of(scope), scope["method"], scope["path"], rules, token=_bearer(scope))

    async def _carry_out(self, plan: Plan, scope: Scope, receive: Receive, send: Send) -> None:
        connection: Connection | None = scope.get(SCOPE_KEY)
        if plan.before and not await self._wait(plan.before, connection):
            # The client left, or the server ends: the request never got as far as the application.
            await _needed(connection).reset()
            return
        answer = await self._answer(plan, scope, receive, send)
        if answer is None:
            return
        if plan.after:
            await self._wait(plan.after, connection)
        await self._deliver(plan, answer, connection, send)

    async def _answer(self, plan: Plan, scope: Scope, receive: Receive, send: Send) -> Answer | None:
        """What the client is to be answered; None where that is over already."""
        strike = plan.answer
        fault = "" if strike is None else strike.rule.fault
        if strike is not None and fault == "reset":
            await _needed(scope.get(SCOPE_KEY)).reset()
            return None
        if strike is not None and fault not in {"", "garbage", "lost"}:
            return instead(strike, scope["path"])
        answer = await _asked(self._app, scope, receive, send)
        if strike is not None and fault == "lost":
            if strike.rule.status is not None:
                return page(strike.rule.status)
            await _needed(scope.get(SCOPE_KEY)).reset()
            return None
        if strike is not None:
            answer.body = garbage(strike.dice, strike.rule.bytes or _GARBAGE_BYTES)
        elif answer.status in _CHANGEABLE and not scope["path"].startswith(f"{PREFIX}/token"):
            answer.body = _in_future(answer.body, plan.changes, scope["path"])
        return answer

    async def _deliver(self, plan: Plan, answer: Answer, connection: Connection | None, send: Send) -> None:
        end = "" if plan.end is None else plan.end.rule.fault
        if plan.pace is None and end not in {"reset", "truncate"}:
            await _send_whole(answer, send)
            return
        if end == "truncate" and not answer.body:
            # There is nothing to cut in it, so that it is cut before its head.
            await _needed(connection).close()
            return
        body = answer.body[: _length(plan.end, len(answer.body))]
        await send(answer.start())
        await self._send_paced(body, plan.pace, connection, send)
        # Where it ends by a fault, uvicorn is not told that it does, and does nothing to the connection.
        if end == "reset":
            await _needed(connection).drained()
            await _needed(connection).reset()
        elif end == "truncate":
            await _needed(connection).close()
        else:
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send_paced(self, body: bytes, pace: Strike | None, connection: Connection | None, send: Send) -> None:
        size = len(body) if pace is None else pace.rule.bytes or 1
        rate = _DRIP_RATE if pace is None else pace.rule.rate or _DRIP_RATE
        for start in range(0, len(body), max(1, size)):
            piece = body[start : start + size]
            if pace is not None and not await self._wait(len(piece) / rate, connection):
                # Nobody is there to see how slowly it comes.
                await send({"type": "http.response.body", "body": body[start:], "more_body": True})
                return
            await send({"type": "http.response.body", "body": piece, "more_body": True})

    async def _wait(self, seconds: float, connection: Connection | None) -> bool:
        """Wait; false where the client left meanwhile, or the server wants to end."""
        if connection is None:
            await self._sleep(seconds)
            return True
        waiting = asyncio.ensure_future(self._sleep(seconds))
        leaving = asyncio.ensure_future(connection.over.wait())
        try:
            await asyncio.wait({waiting, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waited = waiting.done()
            for one in (waiting, leaving):
                one.cancel()
            await asyncio.gather(waiting, leaving, return_exceptions=True)
        if waited:
            waiting.result()
        return not connection.over.is_set()


def route_name(app: Starlette) -> Callable[[Scope], str | None]:
    """For ``FaultLayer``'s ``name_of``: the name of an application's route that a request would take."""
    routes = [route for route in app.routes if isinstance(route, Route)]

    def name_of(scope: Scope) -> str | None:
        return next((route.name for route in routes if route.matches(scope)[0] is Match.FULL), None)

    return name_of


def _needed(connection: Connection | None) -> Connection:
    if connection is None:
        raise RuntimeError("this fault needs the connection: run uvicorn with http=FaultProtocol")
    return connection


def _bearer(scope: Scope) -> str:
    given = [value.decode("latin-1") for name, value in scope["headers"] if name == b"authorization"]
    scheme, _, token = given[0].partition(" ") if len(given) == 1 else ("", "", "")
    return token.strip() if scheme.lower() == "bearer" else ""


def _in_future(body: bytes, strikes: list[Strike], path: str) -> bytes:
    # How far a task is must stay readable, or nobody who waits for it would ever come back.
    keep = ("status",) if "/deferred/" in path else ()
    for strike in strikes:
        rule = strike.rule
        share = _SHARE if rule.share is None else rule.share
        body = changed(body, rule.change or CHANGES, seed=strike.world, share=share, keep=keep)
    return body


def _length(end: Strike | None, whole: int) -> int:
    """How many bytes of the body are sent."""
    if end is None or end.rule.fault == "lost" or end.rule.when == "after":
        return whole
    asked = whole // 2 if end.rule.bytes is None else end.rule.bytes
    return min(asked, max(0, whole - 1)) if end.rule.fault == "truncate" else min(asked, whole)


async def _send_whole(answer: Answer, send: Send) -> None:
    await send(answer.start())
    await send({"type": "http.response.body", "body": answer.body, "more_body": False})


async def _asked(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> Answer:
    """The application's whole answer. Where it breaks, what it had to say goes to the client as it is."""
    answer = Answer(0)
    body = bytearray()
    messages: list[Message] = []

    async def keep(message: Message) -> None:
        messages.append(message)
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = [(name, value) for name, value in message["headers"] if name.lower() not in _LENGTHS]
        else:
            body.extend(message.get("body", b""))

    try:
        await app(scope, receive, keep)
    except Exception:
        for message in messages:
            await send(message)
        raise
    answer.body = bytes(body)
    return answer

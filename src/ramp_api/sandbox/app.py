"""The sandbox as an ASGI application: routes out of the table of operations, and what every call goes through."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, TypeAlias
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ramp_api import operations
from ramp_api.operation import PREFIX, Operation
from ramp_api.sandbox import oauth
from ramp_api.sandbox._oauthlib import OAuthAnswer, Provider
from ramp_api.sandbox.consent import ConsentPage
from ramp_api.sandbox.content import Content, read_body, read_content
from ramp_api.sandbox.grants import Grants
from ramp_api.sandbox.limiter import SPAN, RollingLimit
from ramp_api.sandbox.parameters import UUID, read_query
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.recorder import Exchange, Recorder
from ramp_api.sandbox.registry import AFTER, BEHAVIOURS, Answer, Behaviour, Call
from ramp_api.sandbox.stats import Counts
from ramp_api.sandbox.world import World

__all__ = ["ADMIN", "OAUTH", "WITNESSES", "Gate", "application", "perform"]

ADMIN = "/_sandbox"
"""What lies below it is the sandbox's own, and none of Ramp's API."""

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]

OAUTH = {
    "auths.post_token": oauth.token,
    "auths.post_token_pkce": oauth.public_token,
    "auths.revoke_token": oauth.revoke,
}


_log = logging.getLogger(__name__)

WITNESSES: list[Callable[[Operation[Any], int, bytes], None]] = []
"""Told of every answer of every sandbox in this process: the operation, the status and the body. For tests."""


class Gate:
    """What every request passes: it is counted, limited, and answered under a trace id."""

    def __init__(
        self, app: ASGIApp, limit: RollingLimit, counts: Counts, recorder: Recorder, now: Callable[[], datetime]
    ) -> None:
        self._app = app
        self._limit = limit
        self._counts = counts
        self._recorder = recorder
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        trace_id = secrets.token_hex(16)
        api = scope["path"].startswith(f"{PREFIX}/")
        exchange = self._recorder.begin(scope, self._now(), trace_id) if api else None

        async def heard() -> Message:
            message = await receive()
            if exchange is not None and message["type"] == "http.request":
                exchange.asked(message.get("body", b""))
            return message

        async def traced(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"x-trace-id", trace_id.encode())]
            if exchange is not None:
                _note(exchange, message)
            await send(message)

        # The console's own requests are no business of the one who counts.
        self._counts.requests += not scope["path"].startswith(ADMIN)
        scope["ramp.exchange"] = exchange
        source = (scope["client"] or ("",))[0]
        if api and not self._limit.admit(source):
            self._counts.rate_limited += 1
            text = f"more than {self._limit.limit} requests in {SPAN:.0f} seconds; asking on makes it last longer"
            await _problem_response(Problem(Kind.RATE_LIMITED, text))(scope, heard, traced)
            return
        await self._app(scope, heard, traced)


def _note(exchange: Exchange, message: Message) -> None:
    if message["type"] == "http.response.start":
        exchange.status = message["status"]
        kinds = [value for name, value in message["headers"] if name.lower() == b"content-type"]
        exchange.response_type = kinds[0].decode("latin-1") if kinds else ""
    elif message["type"] == "http.response.body":
        exchange.told(message.get("body", b""))
        exchange.seconds = time.perf_counter() - exchange.began


def application(
    world: World, grants: Grants, provider: Provider, *, page: ConsentPage, counts: Counts, admin: Sequence[Route]
) -> Starlette:
    """The application, without its gate; ``admin`` are routes outside of Ramp's API."""

    async def decide(request: Request) -> Response:
        body = await read_body(request)
        return page.decide(dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)))

    routes = [
        Route("/v1/authorize", page.show, methods=["GET"]),
        Route("/v1/authorize", decide, methods=["POST"]),
        *(_route(operation, world, grants, provider, counts) for operation in _fixed_paths_first()),
        *admin,
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={
            Problem: _on_problem,
            HTTPException: _on_http_exception,
            ClientDisconnect: _on_disconnect,
            Exception: _on_crash,
        },
    )
    # A path with a slash too many is another path, and Ramp has none there.
    app.router.redirect_slashes = False
    every: list[BaseRoute] = [_Direct(routes), *routes]
    app.router.routes = every
    return app


class _Direct(BaseRoute):
    """The routes without parameters by their paths, so that nobody looks through hundreds of them for one."""

    def __init__(self, routes: Sequence[Route]) -> None:
        self._routes: dict[tuple[str, str], Route] = {}
        for route in routes:
            if "{" not in route.path:
                for method in route.methods or ():
                    self._routes.setdefault((method, route.path), route)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether one of them is asked for, by its method as well."""
        route = self._routes.get((scope["method"], scope["path"])) if scope["type"] == "http" else None
        return (Match.NONE, {}) if route is None else (Match.FULL, {"endpoint": route.endpoint, "ramp.route": route})

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand it on."""
        await scope["ramp.route"].app(scope, receive, send)


def _fixed_paths_first() -> list[Operation[Any]]:
    """Where one path fits two operations, the one that names it is before the one with a parameter there."""
    return sorted(operations.all(), key=lambda operation: [part.startswith("{") for part in operation.path.split("/")])


def _route(operation: Operation[Any], world: World, grants: Grants, provider: Provider, counts: Counts) -> Route:
    if operation.auth != "bearer":
        endpoint = _oauth_endpoint(operation, provider)
    else:
        endpoint = _api_endpoint(operation, world, grants)

    async def counted(request: Request) -> Response:
        counts.reached(operation.name)
        if (exchange := request.scope["ramp.exchange"]) is not None:
            exchange.operation, exchange.sensitive = operation.name, operation.sensitive
        try:
            world.catch_up()
        except Exception:  # noqa: BLE001  # a fault of ours: told in the log, and no fault of this request's
            _log.exception("something that was due failed")
        return await endpoint(request)

    return Route(operation.path, counted, methods=[operation.method], name=operation.name)


def _oauth_endpoint(operation: Operation[Any], provider: Provider) -> Endpoint:
    answer = OAUTH.get(operation.name)

    async def endpoint(request: Request) -> Response:
        if answer is None:
            raise _missing(operation)
        headers = request.headers
        content_type, authorization = headers.get("content-type", ""), headers.getlist("authorization")
        try:
            body = await read_body(request)
        except Problem as problem:
            return _oauth_response(oauth.refused("invalid_request", problem.message, problem.kind.status))
        return _oauth_response(answer(provider, str(request.url), content_type, body, authorization))

    return endpoint


def _api_endpoint(operation: Operation[Any], world: World, grants: Grants) -> Endpoint:
    behaviour = BEHAVIOURS.get(operation.name)

    async def endpoint(request: Request) -> Response:
        authorization = request.headers.getlist("authorization")
        token = grants.check(authorization, operation.scopes)
        pairs = request.query_params.multi_items()
        query = read_query(operation, pairs)
        content = await read_content(request, operation)
        if behaviour is None:
            raise _missing(operation)
        if operation.retry != "safe":
            # The body may have been long in coming, and the world be another since then.
            token = grants.check(authorization, operation.scopes)
        call = Call(
            operation.name,
            str(request.url.replace(query="")),
            {name: value.lower() if UUID.fullmatch(value) else value for name, value in request.path_params.items()},
            query,
            pairs,
            content.body,
            content.given,
            content.files,
            token.scopes,
            token.actor or world.owner(),
        )
        try:
            answer = perform(world, operation, behaviour, call, key=_key(operation, request, content))
        except Problem as problem:
            raise _named(operation, problem) from None
        for witness in WITNESSES:
            witness(operation, answer.status, answer.body)
        return Response(answer.body, answer.status, media_type=answer.media_type if answer.body else None)

    return endpoint


def _missing(operation: Operation[Any]) -> Problem:
    return Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have {operation.name} ({operation!r}) yet")


def _named(operation: Operation[Any], problem: Problem) -> Problem:
    """Every 501 names its operation."""
    if problem.kind is Kind.NOT_IMPLEMENTED and operation.name not in problem.message:
        return Problem(problem.kind, f"{operation.name}: {problem.message}", info=problem.info)
    return problem


def _key(operation: Operation[Any], request: Request, content: Content) -> str | None:
    """The idempotency key, for what takes one."""
    if operation.key_header is not None:
        key = request.headers.get(operation.key_header)
        if key is not None and not key.strip():
            raise invalid(operation.key_header, "is empty", part="headers")
        return key
    return content.given.get("idempotency_key") if operation.retry == "keyed" else None


def perform(world: World, operation: Operation[Any], behaviour: Behaviour, call: Call, *, key: str | None) -> Answer:
    """Answer a checked call: all of it or nothing, and with the same key what was answered before."""
    if operation.retry == "safe":
        return behaviour.handler(world, call)
    try:
        with world.store.transaction():
            if key is not None and (first := world.answered(operation.name, key, call.path)) is not None:
                return Answer(*first)
            answer = behaviour.handler(world, call)
            for step in AFTER:
                step(world, call, answer)
            if key is not None:
                world.keep_answer(operation.name, key, call.path, answer)
            world.keep_time()
    except BaseException:
        world.schedule.reread()
        raise
    return answer


def _problem_response(problem: Problem) -> Response:
    return Response(problem.body(), problem.kind.status, headers=problem.headers, media_type="application/json")


def _oauth_response(answer: OAuthAnswer) -> Response:
    return Response(answer.body, answer.status, headers=answer.headers)


async def _on_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101  # what Starlette registered it for
    return _problem_response(error)


async def _on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # what Starlette registered it for
    kinds = {404: Kind.NO_SUCH_PATH, 405: Kind.METHOD_NOT_ALLOWED}
    kind = kinds.get(error.status_code, Kind.MALFORMED)
    text = f"{request.method} {request.url.path}: {error.detail}"
    headers = {"Allow": _allowed(request)} if kind is Kind.METHOD_NOT_ALLOWED else dict(error.headers or {})
    return _problem_response(Problem(kind, text, headers=headers))


def _allowed(request: Request) -> str:
    """The methods of a path; Starlette knows those of one route only, and each operation is a route."""
    routes = [route for route in request.app.routes if route.matches(request.scope)[0] is Match.PARTIAL]
    return ", ".join(sorted({method for route in routes for method in route.methods}))


async def _on_disconnect(_: Request, __: Exception) -> Response:
    return _problem_response(Problem(Kind.MALFORMED, "the body was cut short"))


async def _on_crash(_: Request, error: Exception) -> Response:
    # Starlette raises it again once this is sent, so that the traceback reaches the log.
    # uvicorn ends the connection then: said, so that no client sends its next request into it.
    headers = {"Connection": "close"}
    return _problem_response(Problem(Kind.INTERNAL, f"a fault of the sandbox: {error!r}", headers=headers))

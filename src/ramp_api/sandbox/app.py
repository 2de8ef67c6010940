"""The sandbox as an ASGI application: routes out of the table of operations, and what every call goes through."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any, TypeAlias

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ramp_api import operations
from ramp_api.operation import PREFIX, Operation
from ramp_api.sandbox import oauth
from ramp_api.sandbox._oauthlib import OAuthAnswer, Provider
from ramp_api.sandbox.consent import ConsentPage
from ramp_api.sandbox.filters import LISTINGS
from ramp_api.sandbox.grants import Grants
from ramp_api.sandbox.handlers import Call, Handlers
from ramp_api.sandbox.limiter import SPAN, RollingLimit
from ramp_api.sandbox.parameters import read_query
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.stats import Counts

__all__ = ["Gate", "answered", "application"]

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]

_OAUTH = {"auths.post_token": oauth.token, "auths.revoke_token": oauth.revoke}
_MOST_BODY = 1 << 20
_MOST_UPLOAD = 32 << 20


def answered(handlers: Handlers) -> frozenset[str]:
    """The names of the operations that are answered; all others of the table are 501."""
    return frozenset({*handlers.by_name, *_OAUTH})


class Gate:
    """What every request passes: it is counted, limited, and answered under a trace id."""

    def __init__(self, app: ASGIApp, limit: RollingLimit, counts: Counts) -> None:
        self._app = app
        self._limit = limit
        self._counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        trace = (b"x-trace-id", secrets.token_hex(16).encode())

        async def traced(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], trace]
            await send(message)

        self._counts.requests += 1
        source = (scope["client"] or ("",))[0]
        if scope["path"].startswith(f"{PREFIX}/") and not self._limit.admit(source):
            self._counts.rate_limited += 1
            text = f"more than {self._limit.limit} requests in {SPAN:.0f} seconds; asking on makes it last longer"
            await _problem_response(Problem(Kind.RATE_LIMITED, text))(scope, receive, traced)
            return
        await self._app(scope, receive, traced)


def application(handlers: Handlers, grants: Grants, provider: Provider, page: ConsentPage, counts: Counts) -> Starlette:
    """The application, without its gate."""

    async def decide(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=10) as form:
            return page.decide({name: value for name, value in form.items() if isinstance(value, str)})

    routes = [
        Route("/v1/authorize", page.show, methods=["GET"]),
        Route("/v1/authorize", decide, methods=["POST"]),
        *(_route(operation, handlers, grants, provider, counts) for operation in _fixed_paths_first()),
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
    return app


def _fixed_paths_first() -> list[Operation[Any]]:
    """Where one path fits two operations, the one that names it is before the one with a parameter there."""
    return sorted(operations.all(), key=lambda operation: [part.startswith("{") for part in operation.path.split("/")])


def _route(operation: Operation[Any], handlers: Handlers, grants: Grants, provider: Provider, counts: Counts) -> Route:
    if operation.auth != "bearer":
        endpoint = _oauth_endpoint(operation, provider)
    else:
        endpoint = _api_endpoint(operation, handlers, grants)

    async def counted(request: Request) -> Response:
        counts.reached(operation.name)
        return await endpoint(request)

    return Route(operation.path, counted, methods=[operation.method], name=operation.name)


def _oauth_endpoint(operation: Operation[Any], provider: Provider) -> Endpoint:
    answer = _OAUTH.get(operation.name)

    async def endpoint(request: Request) -> Response:
        if answer is None:
            raise _missing(operation)
        headers = request.headers
        content_type, authorization = headers.get("content-type", ""), headers.getlist("authorization")
        try:
            body = await _body(request)
        except Problem as problem:
            return _oauth_response(oauth.refused("invalid_request", problem.message, problem.kind.status))
        return _oauth_response(answer(provider, str(request.url), content_type, body, authorization))

    return endpoint


def _api_endpoint(operation: Operation[Any], handlers: Handlers, grants: Grants) -> Endpoint:
    handler = handlers.by_name.get(operation.name)
    body_type = _model(operation.body) if handler is not None and operation.body is not None else None

    async def endpoint(request: Request) -> Response:
        grants.check(request.headers.getlist("authorization"), operation.scopes)
        if handler is None or (operation.paged and operation.name not in LISTINGS):
            raise _missing(operation)
        pairs = request.query_params.multi_items()
        query = read_query(operation, pairs)
        body = None if body_type is None else await _decoded(request, operation, body_type)
        url = str(request.url.replace(query=""))
        answer = handler(Call(operation.name, url, request.path_params, query, pairs, body))
        return Response(answer.body, answer.status, media_type="application/json")

    return endpoint


def _missing(operation: Operation[Any]) -> Problem:
    return Problem(Kind.NOT_IMPLEMENTED, f"the sandbox does not have {operation.name} ({operation!r}) yet")


def _model(name: str) -> type[msgspec.Struct]:
    module, _, model = name.partition(":")
    found: type[msgspec.Struct] = getattr(import_module(f"ramp_api.models.{module}"), model)
    return found


async def _decoded(request: Request, operation: Operation[Any], body_type: type[msgspec.Struct]) -> msgspec.Struct:
    try:
        if operation.encoding == "multipart":
            return msgspec.convert(await _multipart(request, operation), body_type)
        _require_type(request, "application/json")
        return msgspec.json.decode(await _body(request), type=body_type)
    except msgspec.ValidationError as error:
        raise Problem(Kind.VALIDATION, str(error), info={"body": str(error)}) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem(Kind.MALFORMED, f"the body is not JSON: {error}") from None


async def _multipart(request: Request, operation: Operation[Any]) -> dict[str, str]:
    _require_type(request, "multipart/form-data")
    fields: dict[str, str] = {}
    files: set[str] = set()
    async with request.form(max_files=len(operation.files), max_fields=20, max_part_size=_MOST_BODY) as form:
        for name, value in form.multi_items():
            if name in fields or name in files:
                raise Problem(Kind.VALIDATION, f"{name} is given more than once")
            if isinstance(value, str):
                fields[name] = value
            else:
                files.add(await _checked_file(name, value))
    if files != set(operation.files):
        raise Problem(
            Kind.VALIDATION, f"the files must be {', '.join(operation.files)}, not {', '.join(files) or 'none'}"
        )
    return fields


async def _checked_file(name: str, file: UploadFile) -> str:
    if not file.size:
        raise Problem(Kind.VALIDATION, f"the file {name} is empty")
    if file.size > _MOST_UPLOAD:
        raise Problem(Kind.TOO_LARGE, f"the file {name} is larger than {_MOST_UPLOAD} bytes")
    return name


def _require_type(request: Request, media_type: str) -> None:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != media_type:
        raise Problem(Kind.MEDIA_TYPE, f"the body must be {media_type}")


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BODY:
            raise Problem(Kind.TOO_LARGE, f"the body is larger than {_MOST_BODY} bytes")
    return bytes(body)


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
    return _problem_response(Problem(Kind.INTERNAL, f"a fault of the sandbox: {error!r}"))

"""``/_sandbox/…``: the sandbox's levers over HTTP, for its console and for programs. JSON in, JSON out.

Whoever can reach it can do everything, so it answers to the machine that it runs on only: other hosts' names in
``Host`` (DNS rebinding) and other sites' pages (``Origin``) are refused, and a sandbox that listens on more than
loopback asks for the app's own credentials.
"""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ramp_api.sandbox.app import ADMIN
from ramp_api.sandbox.content import read_body
from ramp_api.sandbox.desk import Desk, Lever
from ramp_api.sandbox.grants import Grants
from ramp_api.sandbox.house import House
from ramp_api.sandbox.problems import Kind, Problem
from ramp_api.sandbox.records import decode, encode
from ramp_api.sandbox.stats import Counts

__all__ = ["admin_routes"]


def admin_routes(house: House, counts: Counts, *, base_url: str, hosts: Sequence[str]) -> list[Route]:
    """The routes below ``/_sandbox``."""
    guard = _Guard(house.grants, base_url, hosts)
    return [
        Route(f"{ADMIN}{path}", guard.endpoint(lever, method=method), methods=[method])
        for method, path, lever in Desk(house, counts, base_url).levers()
    ]


class _Guard:
    """Who may move the levers, and what is wrong with a request."""

    def __init__(self, grants: Grants, base_url: str, hosts: Sequence[str]) -> None:
        self._grants = grants
        self._origin = base_url
        self._hosts = frozenset(hosts)
        self._loopback = all(host in {"127.0.0.1", "::1", "localhost"} for host in hosts)

    def check(self, request: Request) -> None:
        """Let a request pass.

        Raises:
            Problem: 403 for another host's name or another site's page, 401 where credentials are asked for.
        """
        host = _name(request.headers.get("host", ""))
        if self._loopback and host not in self._hosts:
            raise Problem(Kind.FORBIDDEN, f"{host or 'no host'} is not this sandbox's name")
        origin = request.headers.get("origin")
        if origin is not None and origin.partition("://")[2] != request.headers.get("host"):
            raise Problem(Kind.FORBIDDEN, "another site's page may not move the sandbox's levers")
        if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            raise Problem(Kind.FORBIDDEN, "another site's page may not move the sandbox's levers")
        if not self._loopback and not self._has_credentials(request.headers.get("authorization", "")):
            challenge = {"WWW-Authenticate": 'Basic realm="ramp-sandbox", charset="UTF-8"'}
            raise Problem(Kind.TOKEN_MISSING, "the app's id and secret are asked for here", headers=challenge)

    def _has_credentials(self, header: str) -> bool:
        scheme, _, encoded = header.partition(" ")
        try:
            client_id, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
        except ValueError:
            return False
        return scheme.lower() == "basic" and self._grants.app.is_authentic(client_id, secret)

    def endpoint(self, lever: Lever, *, method: str) -> Callable[[Request], Awaitable[Response]]:
        """A lever as an endpoint."""

        async def endpoint(request: Request) -> Response:
            # The addresses of files are signed, and may be handed on.
            # The path that was routed: ``request.url`` is put together with what ``Host`` says.
            if not request.scope["path"].startswith(f"{ADMIN}/files/"):
                self.check(request)
            given = {} if method == "GET" else await _object(request)
            try:
                found = lever(request, given)
            except LookupError as error:
                raise Problem(Kind.NOT_FOUND, str(error)) from None
            except (ValueError, TypeError, OverflowError) as error:
                raise Problem(Kind.VALIDATION, str(error)) from None
            if isinstance(found, Response):
                return found
            return Response(encode(found), headers={"Cache-Control": "no-store"}, media_type="application/json")

        return endpoint


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    lower = host.lower()
    return lower[1:].partition("]")[0] if lower.startswith("[") else lower.partition(":")[0]


async def _object(request: Request) -> dict[str, Any]:
    raw = await read_body(request)
    if not raw.strip():
        return {}
    try:
        given = decode(raw)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Problem(Kind.MALFORMED, f"the body is not JSON: {error}") from None
    if not isinstance(given, dict):
        raise Problem(Kind.VALIDATION, "the body is not an object")
    return given  # pyright: ignore[reportUnknownVariableType]

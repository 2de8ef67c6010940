"""The console at ``/``: a page that shows what ``/_sandbox`` tells. Its files are served as they are."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

__all__ = ["console_routes"]

_KINDS = {"index.html": "text/html", "console.css": "text/css", "console.js": "text/javascript"}
# Nothing from elsewhere, nothing inline, in nobody's frame.
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@cache
def _content(name: str) -> bytes:
    return files(__name__).joinpath(name).read_bytes()


def console_routes() -> list[Route]:
    """The page, its style and its script."""

    async def page(_: Request) -> Response:
        return _file("index.html")

    async def part(request: Request) -> Response:
        name = request.path_params["name"]
        return _file(name) if name in _KINDS else Response(status_code=404)

    return [Route("/", page, methods=["GET"]), Route("/_sandbox/console/{name}", part, methods=["GET"])]


def _file(name: str) -> Response:
    return Response(_content(name), headers=_HEADERS, media_type=_KINDS[name])

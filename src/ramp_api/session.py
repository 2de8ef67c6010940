"""A call as a flow: token, limit, send, send again, decode. No I/O, no clock: see ``flow.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from ramp_api import errors, flow, retry
from ramp_api.build import build
from ramp_api.codec import BODY_KEPT, as_object, decode, parse_object
from ramp_api.errors import APIError, DecodeError, InvalidRequestError, TransportError
from ramp_api.flow import Flow
from ramp_api.http import Files, Request, Response
from ramp_api.limits import RollingWindow

if TYPE_CHECKING:
    import msgspec

    from ramp_api.auth import Tokens
    from ramp_api.drift import Drift
    from ramp_api.operation import Operation, Retry
    from ramp_api.secret import Secret

__all__ = ["Session"]

T = TypeVar("T")

_DEAD_TOKEN_CODES = frozenset({"DEVELOPER_7002", "DEVELOPER_7028"})
_UNAUTHORIZED = 401
_TOO_MANY = 429
_SERVER = 500
_ALL_IN_FLIGHT_WAIT = 0.05

_KINDS: dict[int, type[APIError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    422: errors.ValidationError,
    429: errors.RateLimitError,
}


class Session:
    """What both clients share: the way from an operation to its result."""

    def __init__(
        self,
        *,
        origin: str,
        limiter: RollingWindow | None,
        retries: int,
        on_drift: Callable[[Drift], object] | None = None,
    ) -> None:
        self.origin = origin
        self.tokens: Tokens
        self._limiter = limiter
        self._retries = retries
        self._on_drift = on_drift

    def call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | msgspec.Struct | None = None,
        files: Mapping[str, Files] | None = None,
    ) -> Flow[Response[T]]:
        """One call, to its decoded answer."""
        if operation.auth != "bearer":
            raise InvalidRequestError(f"{operation.name} is not for a token to call: see client.auths")
        request = build(self.origin, operation, path=path, query=query, body=body, files=files)
        token = yield from self.tokens.current()
        response = yield from self._send_as(token.access_token, request, operation.retry)
        if _says_token_is_dead(response):
            # Nothing was done for a dead token, so that this is safe for every operation.
            replaced = yield from self.tokens.after_refusal(token)
            if replaced is not None:
                token = replaced
                response = yield from self._send_as(token.access_token, request, operation.retry)
        if not response.is_success:
            _raise(operation, response, token.access_token)
        try:
            decoded = response.with_body(decode(operation, response))
        except DecodeError as error:
            error.body = _kept(operation, _masked(response.body, token.access_token))
            raise
        if self._on_drift is not None:
            from ramp_api.drift import report

            report(self._on_drift, operation, response)
        return decoded

    def _send_as(self, access_token: Secret, request: Request, retry_class: Retry) -> Flow[Response[bytes]]:
        return self.send(request.with_header("authorization", f"Bearer {access_token.reveal()}"), retry_class)

    def send(self, request: Request, retry_class: Retry) -> Flow[Response[bytes]]:
        """Send within the limit, and again where the class and the outcome allow it."""
        attempt = 0
        while True:
            attempt += 1
            outcome = yield from self._send_once(request)
            wait = None
            if attempt <= self._retries:
                wait = retry.wait_before_next(retry_class, attempt, outcome, _chance)
            if wait is not None:
                yield from flow.sleep(wait)
            elif isinstance(outcome, TransportError):
                raise outcome
            else:
                return outcome

    def _send_once(self, request: Request) -> Flow[Response[bytes] | TransportError]:
        limiter = self._limiter
        if limiter is None:
            return (yield from _outcome(request))
        while (slot := limiter.take()) is None:
            yield from flow.sleep(_ALL_IN_FLIGHT_WAIT)
        free_at = slot
        try:
            now = (yield from flow.now()).monotonic
            while wait := limiter.wait(slot, now):
                yield from flow.sleep(wait)
                now = (yield from flow.now()).monotonic
            # Should this flow be cut off, nobody learns when the request arrived: two windows cover it.
            free_at = now + 2 * limiter.period
            outcome = yield from _outcome(request)
            now = (yield from flow.now()).monotonic
            free_at = now + limiter.period
            if isinstance(outcome, Response) and outcome.status == _TOO_MANY:
                limiter.refused(now, retry.retry_after(outcome))
            return outcome
        finally:
            limiter.put(free_at)


def _chance() -> float:
    from random import random

    return random()  # noqa: S311 - jitter


def _outcome(request: Request) -> Flow[Response[bytes] | TransportError]:
    try:
        return (yield from flow.send(request))
    except TransportError as error:
        return error


def _says_token_is_dead(response: Response[bytes]) -> bool:
    """Ramp says so by 401, or by its own codes under whatever status (404 has been seen)."""
    if not response.is_error:
        return False
    return response.status == _UNAUTHORIZED or _details(response.body)[0] in _DEAD_TOKEN_CODES


def _details(body: bytes) -> tuple[str | None, str | None, dict[str, Any]]:
    """Code, message and additional info of an error body, as far as they are there."""
    document = parse_object(body) or {}
    code = message = None
    info: dict[str, Any] = {}
    for name in ("error_v2", "error"):
        part = as_object(document.get(name))
        code = code or _string(part.get("error_code"))
        message = message or _string(part.get("message"))
        info = info or as_object(part.get("additional_info"))
    return code, message, info


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _masked(body: bytes, access_token: Secret) -> bytes:
    """The whole body without the token: a proxy's page may show the request that it was sent."""
    return body.replace(access_token.reveal().encode(), str(access_token).encode())


def _kept(operation: Operation[Any], body: bytes) -> bytes:
    """What an error keeps of a body."""
    return b"" if operation.sensitive else body[:BODY_KEPT]


def _raise(operation: Operation[Any], response: Response[bytes], access_token: Secret) -> NoReturn:
    body = _masked(response.body, access_token)
    code, message, info = _details(body)
    kind = _KINDS.get(response.status, errors.ServerError if response.status >= _SERVER else APIError)
    if _says_token_is_dead(response):
        kind = errors.AuthenticationError
    if message is None:
        content_type = response.headers.get("content-type", "no content type")
        message = "a redirect, which is never followed" if response.is_redirect else f"no message ({content_type})"
    raise kind(
        message,
        status=response.status,
        error_code=code,
        trace_id=response.trace_id,
        method=operation.method,
        path=operation.path,
        additional_info=info,
        body=_kept(operation, body),
        retry_after=retry.retry_after(response),
    )

"""Watch: what a session tells of each sending, to the hooks and to the log. What a log may show: ``redaction.py``.

Whatever fails in here, or in a hook, or in a handler of the log, is logged where it can be and goes no further: an
answer that has moved money is not lost for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from ramp_api import redaction
from ramp_api.errors import RampError, TransportError
from ramp_api.hooks import Attempt, Hook, hooks_of
from ramp_api.http import Request, Response
from ramp_api.multipart import Multipart
from ramp_api.retry import retry_after
from ramp_api.secret import Secret
from ramp_api.sieve import Sieve

if TYPE_CHECKING:
    from logging import Logger

    from ramp_api.flow import Instant
    from ramp_api.operation import Operation

__all__ = ["LOGGER", "Watch", "Watched"]

LOGGER: Final = "ramp_api.http"
_HOOKS_LOGGER: Final = "ramp_api.hooks"

_DEBUG, _INFO = 10, 20


class Watched(Attempt):
    """An attempt that goes on, with what only the one who watches needs."""

    __slots__ = ("begun", "shows_bodies", "sieve")

    begun: float
    shows_bodies: bool
    sieve: Sieve | None


class Watch:
    """The hooks of a client, and the log."""

    __slots__ = ("_hooks", "_log")

    def __init__(self, hooks: Hook | Iterable[Hook] | None = ()) -> None:
        """Check the hooks.

        Raises:
            ConfigurationError: something is no hook, or a hook's method would have to be awaited.
        """
        self._hooks = hooks_of(hooks)
        self._log: Logger | None = None

    def begin(
        self, operation: Operation[Any], request: Request, *, number: int, waited: float, at: Instant
    ) -> Watched | None:
        """A request is about to be sent; None where nobody looks.

        Args:
            operation: what it is for.
            request: what is sent.
            number: which sending of the call it is, from 1.
            waited: seconds that it waited for the limiter.
            at: now.
        """
        if not (self._hooks or (self._log or self._logger()).isEnabledFor(_INFO)):
            return None
        attempt = None
        with _Quiet("what is seen of a request"):
            attempt = _attempt(operation, request, number, waited, at)
            if self._shows_headers():
                attempt.request_headers = redaction.request_headers(request)
            for hook in self._hooks:
                _tell(hook, hook.request, attempt)
            if self._logger().isEnabledFor(_DEBUG):
                _log_request(attempt, request)
        return attempt

    def end(self, attempt: Watched, outcome: Response[bytes] | TransportError, at: Instant) -> None:
        """It was answered, or failed."""
        with _Quiet("what is seen of an answer"):
            attempt.duration = max(0.0, at.monotonic - attempt.begun)
            if isinstance(outcome, Response):
                self._answered(attempt, outcome, at)
            else:
                attempt.ending, attempt.error = "failed", outcome
        self._ended(attempt)
        if isinstance(outcome, Response) and self._logger().isEnabledFor(_DEBUG):
            with _Quiet("the log of an answer"):
                _log_response(attempt, outcome)

    def cut_off(self, attempt: Watched, at: Instant | None = None, error: BaseException | None = None) -> None:
        """It ended by what is no outcome: cancelled, closed, or broken off by an error of the library's own."""
        attempt.ending = "cut off"
        if isinstance(error, RampError):
            attempt.ending, attempt.error = "failed", error
        if at is not None:
            attempt.duration = max(0.0, at.monotonic - attempt.begun)
        self._ended(attempt)

    def _answered(self, attempt: Watched, response: Response[bytes], at: Instant) -> None:
        attempt.ending, attempt.status = "answered", response.status
        if response.trace_id is not None:
            attempt.trace_id = redaction.text(_without(attempt.sieve, response.trace_id))
        attempt.retry_after = retry_after(response, at.wall)
        if self._shows_headers():
            attempt.response_headers = redaction.headers(
                (name, _without(attempt.sieve, value)) for name, value in response.headers.items()
            )

    def _shows_headers(self) -> bool:
        return bool(self._hooks) or self._logger().isEnabledFor(_DEBUG)

    def _logger(self) -> Logger:
        # Not before it is needed: a program that imports this may never log anything.
        log = self._log = self._log or _logger(LOGGER)
        return log

    def _ended(self, attempt: Watched) -> None:
        for hook in self._hooks:
            _tell(hook, hook.response, attempt)
        if self._logger().isEnabledFor(_INFO):
            with _Quiet("the log of an attempt"):
                _log_attempt(attempt)


def _attempt(operation: Operation[Any], request: Request, number: int, waited: float, at: Instant) -> Watched:
    attempt = Watched(
        operation=operation.name,
        method=operation.method,
        path=operation.path,
        origin="/".join(request.url.split("/", 3)[:3]),
        number=number,
        waited=waited,
        started_at=datetime.fromtimestamp(at.wall, UTC),
    )
    attempt.begun = at.monotonic
    # The token endpoint is the one that is not called with a token.
    attempt.shows_bodies = operation.auth == "bearer" and not operation.sensitive
    attempt.sieve = _sieve(request)
    return attempt


def _sieve(request: Request) -> Sieve | None:
    # By its place: what is revealed is given no name here, since a traceback may show a frame's variables.
    for place in range(len(request.headers)):
        if request.headers[place][0].lower() == "authorization":
            return Sieve(Secret(request.headers[place][1].rpartition(" ")[2]))
    return None


def _without(sieve: Sieve | None, value: str) -> str:
    """What a server says, without the token that it was sent: it may say that as well."""
    return value if sieve is None else sieve.text(value)


def _logger(name: str) -> Logger:
    import logging

    return logging.getLogger(name)


def _tell(hook: Hook, function: Callable[[Attempt], object], attempt: Attempt) -> None:
    try:
        function(attempt)
    except Exception as error:  # noqa: BLE001 - a hook breaks nothing
        _complain(f"the hook {_name_of(hook)}", error)


def _name_of(hook: Hook) -> str:
    try:
        return redaction.text(hook.name)
    except Exception:  # noqa: BLE001 - a subclass may say anything
        return type(hook).__qualname__


class _Quiet:
    """Has what fails inside logged, by its type alone: what it says may hold anything."""

    __slots__ = ("_what",)

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, place: object) -> bool:
        if not isinstance(error, Exception):
            return False
        _complain(self._what, error)
        return True


def _complain(what: str, error: Exception) -> None:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = "" if place is None else f" ({place.tb_frame.f_code.co_filename}:{place.tb_lineno})"
    with suppress(Exception):  # the log itself may be what fails
        _logger(_HOOKS_LOGGER).error("%s failed with %s%s", what, type(error).__qualname__, where)


def _known(attempt: Watched) -> dict[str, Any]:
    """The attempt as attributes of a record, for who logs in JSON."""
    return {
        "ramp_operation": attempt.operation,
        "ramp_method": attempt.method,
        "ramp_path": attempt.path,
        "ramp_status": attempt.status,
        "ramp_error": None if attempt.error is None else type(attempt.error).__name__,
        "ramp_attempt": attempt.number,
        "ramp_waited": attempt.waited,
        "ramp_duration": attempt.duration,
        "ramp_trace_id": attempt.trace_id,
    }


def _log_attempt(attempt: Watched) -> None:
    end = attempt.status or (attempt.ending if attempt.error is None else type(attempt.error).__name__)
    lasted = "" if attempt.duration is None else f", {attempt.duration * 1000:.0f} ms"
    trace = "" if attempt.trace_id is None else f", trace {attempt.trace_id}"
    _logger(LOGGER).info(
        "%s %s: %s, attempt %d%s%s", attempt.method, attempt.path, end, attempt.number, lasted, trace,
        extra=_known(attempt),
    )  # fmt: skip


def _log_request(attempt: Watched, request: Request) -> None:
    # The path of what holds secrets says whose they are.
    place = redaction.address(request.url) if attempt.shows_bodies else attempt.path
    _logger(LOGGER).debug(
        "%s %s, attempt %d: sent %s %s", attempt.method, place, attempt.number,
        dict(attempt.request_headers), _body(attempt, request),
        extra=_known(attempt),
    )  # fmt: skip


def _log_response(attempt: Watched, response: Response[bytes]) -> None:
    _logger(LOGGER).debug(
        "%s %s, attempt %d: got %d %s %s", attempt.method, attempt.path, attempt.number, response.status,
        dict(attempt.response_headers), _body(attempt, response),
        extra=_known(attempt),
    )  # fmt: skip


def _body(attempt: Watched, message: Request | Response[bytes]) -> str:
    if not attempt.shows_bodies:
        return "(a body that is not shown)"
    content: bytes | Multipart = message.content if isinstance(message, Request) else message.body
    shown = attempt.request_headers if isinstance(message, Request) else attempt.response_headers
    if isinstance(content, Multipart):
        return f"({content.length} bytes with files)"
    return redaction.body(content, shown.get("content-type", ""), partial(_without, attempt.sieve))

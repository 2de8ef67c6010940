"""A call as a flow: token, limit, send, send again, decode. No I/O, no clock: see ``flow.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf
from typing import TYPE_CHECKING, Any, TypeVar

from ramp_api import failures, flow, retry
from ramp_api.build import build
from ramp_api.codec import decode
from ramp_api.config import check_timeout
from ramp_api.errors import CallTimeoutError, DecodeError, InvalidRequestError, RampError, TransportError
from ramp_api.flow import NOW, Flow, Instant
from ramp_api.http import Files, Request, Response

if TYPE_CHECKING:
    import msgspec

    from ramp_api.auth import Tokens
    from ramp_api.drift import Drift
    from ramp_api.limits import Limiter
    from ramp_api.operation import Operation, Retry
    from ramp_api.secret import Secret
    from ramp_api.seeing import Watch
    from ramp_api.tokens.token import OAuth2Token

__all__ = ["Session"]

T = TypeVar("T")

_ALL_IN_FLIGHT_WAIT = 0.05


class _Call:
    """One call on its way.

    Attributes:
        retry: the operation's class, or what stands for it.
        deadline: the moment (monotonic) at which nobody waits any more; None for none.
        left: how often it may be sent again.
        taken: how much of the quota it has.
        attempts: how often it was sent.
        reached: whether anything of it may have reached Ramp.
        open_since: when that was first sent (wall clock) which Ramp may have done without saying so; None for never.
    """

    __slots__ = ("attempts", "deadline", "left", "open_since", "operation", "reached", "retry", "taken")

    def __init__(self, operation: Operation[Any], retry_class: Retry, retries: int, deadline: float | None) -> None:
        self.operation = operation
        self.retry: Retry = retry_class
        self.deadline = deadline
        self.left = retries
        self.taken = 0
        self.attempts = 0
        self.reached = False
        self.open_since: float | None = None

    def note(self, outcome: Response[bytes] | TransportError, sent_at: float) -> None:
        """What came of an attempt."""
        self.reached = self.reached or not isinstance(outcome, TransportError) or outcome.sent
        if self.open_since is None and retry.may_have_acted(outcome):
            self.open_since = sent_at

    def check_time(self, now: Instant) -> None:
        """Refuse to send it once its time is over."""
        if self.deadline is not None and now.monotonic >= self.deadline:
            raise self.too_late("the time for this call was over before it could be sent")

    def too_late(self, why: str) -> CallTimeoutError:
        """The error for a deadline that has passed, or would."""
        operation = self.operation
        return CallTimeoutError(
            why, sent=self.reached, attempts=self.attempts, method=operation.method, path=operation.path
        )


class Session:
    """What both clients share: the way from an operation to its result."""

    def __init__(
        self,
        *,
        origin: str,
        limiter: Limiter | None,
        retries: int,
        timeout: float,
        watch: Watch,
        on_drift: Callable[[Drift], object] | None = None,
    ) -> None:
        self.origin = origin
        self.timeout = timeout
        self.tokens: Tokens
        self._limiter = limiter
        self._retries = retries
        self.quota = retry.Quota()
        self._watch = watch
        self._on_drift = on_drift

    def call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | msgspec.Struct | None = None,
        files: Mapping[str, Files] | None = None,
        timeout: float | None = None,
    ) -> Flow[Response[T]]:
        """One call, to its decoded answer."""
        if operation.auth != "bearer":
            raise InvalidRequestError(f"{operation.name} is not for a token to call: see client.auths")
        check_timeout(timeout)
        request = build(self.origin, operation, path=path, query=query, body=body, files=files)
        now: Instant = yield NOW
        deadline = now.monotonic + (self.timeout if timeout is None else timeout)
        call = _Call(operation, operation.retry, self._retries, deadline)
        token = yield from _for_call(call, self.tokens.current())
        failures.check_scopes(operation, token.scope)
        try:
            response, token = yield from self._answered(call, request, token)
            if not response.is_success:
                wall = (yield from flow.now()).wall
                raise failures.api_error(operation, response, token.access_token, attempts=call.attempts, wall=wall)
        except RampError as error:
            # A refusal is of its own attempt alone: an earlier one may have been done, and be why this is refused.
            if call.retry == "safe" or call.open_since is None:
                raise
            raise failures.outcome_unknown(
                operation, request, error, sent_at=call.open_since, attempts=call.attempts
            ) from error
        return self._decoded(operation, response, token.access_token)

    def in_time(self, asked: Flow[T]) -> Flow[T]:
        """Run what gets a token, for somebody who waits for as long as for a call."""
        deadline = (yield from flow.now()).monotonic + self.timeout
        try:
            return (yield from flow.by(deadline, asked))
        except TransportError as error:
            if not error.timed_out or (yield from flow.now()).monotonic < deadline:
                raise
            raise CallTimeoutError(
                error.message, sent=error.sent, attempts=error.attempts, method=error.method, path=error.path
            ) from None

    def _answered(self, call: _Call, request: Request, token: OAuth2Token) -> Flow[tuple[Response[bytes], OAuth2Token]]:
        """The answer to a call, and the token that it was given to."""
        response = yield from self._repeated(call, _authorized(request, token))
        # Nothing is done for a dead token, so that this is safe for every operation; but only a refusal says so.
        settled = call.retry != "unkeyed" or call.open_since is None
        if failures.says_token_is_dead(response) and settled:
            replaced = yield from _for_call(call, self.tokens.after_refusal(token))
            if replaced is not None:
                token = replaced
                response = yield from self._repeated(call, _authorized(request, token))
        return response, token

    def _decoded(self, operation: Operation[T], response: Response[bytes], access_token: Secret) -> Response[T]:
        try:
            decoded = response.with_body(decode(operation, response))
        except DecodeError as error:
            error.body = failures.kept(operation, failures.masked(response.body, access_token))
            raise
        if self._on_drift is not None:
            from ramp_api.drift import report

            report(self._on_drift, operation, response)
        return decoded

    def send(self, operation: Operation[Any], request: Request, retry_class: Retry) -> Flow[Response[bytes]]:
        """Send within the limit, and again where the class and the outcome allow it."""
        return self._repeated(_Call(operation, retry_class, self._retries, None), request)

    def _repeated(self, call: _Call, request: Request) -> Flow[Response[bytes]]:
        while True:
            outcome = yield from self._sent_in_turn(call, request)
            wait = yield from self._wait(call, outcome)
            if wait is not None and (yield from _slept(wait)):
                continue
            if isinstance(outcome, TransportError):
                raise outcome
            if not (retry.may_have_acted(outcome) or outcome.status == retry.TOO_MANY):
                self.quota.give_back(call.taken)
                call.taken = 0
            return outcome

    def _wait(self, call: _Call, outcome: Response[bytes] | TransportError) -> Flow[float | None]:
        """The seconds before it is sent again; None where it is not."""
        if call.left == 0 or (isinstance(outcome, Response) and outcome.is_success):
            return None
        now = yield from flow.now()
        made = self._retries - call.left
        wait = retry.wait_before_next(call.retry, made + 1, outcome, _chance, now.wall)
        if wait is None or (call.deadline is not None and now.monotonic + wait >= call.deadline):
            return None
        if isinstance(outcome, TransportError) or outcome.status != retry.TOO_MANY:
            if not self.quota.take():
                return None
            call.taken += 1
        call.left -= 1
        return wait

    def _sent_in_turn(self, call: _Call, request: Request) -> Flow[Response[bytes] | TransportError]:
        """Send it once the limiter lets it."""
        limiter = self._limiter
        begun = now = yield from flow.now()
        if limiter is None:
            call.check_time(now)
            return (yield from self._sent(call, request, begun, now))[0]
        while (slot := limiter.take(now.monotonic)) is None:
            now = yield from _paused(call, _ALL_IN_FLIGHT_WAIT, now)
        free_at = slot.free_at
        try:
            while wait := limiter.wait(slot, now.monotonic):
                now = yield from _paused(call, wait, now)
            call.check_time(now)
            # Should this flow be cut off, nobody learns when the request arrived: two windows cover it.
            free_at = now.monotonic + 2 * limiter.period
            outcome, now = yield from self._sent(call, request, begun, now)
            if isinstance(outcome, TransportError):
                # Without an answer it may be on its way still.
                free_at = max(free_at, now.monotonic + limiter.period) if outcome.sent else slot.free_at
            else:
                free_at = now.monotonic + limiter.period
                if outcome.status == retry.TOO_MANY:
                    limiter.refused(now.monotonic, retry.retry_after(outcome, now.wall))
            return outcome
        finally:
            limiter.put(slot, free_at)

    def _sent(
        self, call: _Call, request: Request, begun: Instant, now: Instant
    ) -> Flow[tuple[Response[bytes] | TransportError, Instant]]:
        """Send it now; what came of it, and when."""
        left = None if call.deadline is None else call.deadline - now.monotonic
        call.attempts += 1
        waited = now.monotonic - begun.monotonic
        attempt = self._watch.begin(call.operation, request, number=call.attempts, waited=waited, at=now)
        try:
            outcome = yield from _outcome(request, left)
        except BaseException as error:
            if attempt is not None:
                self._watch.cut_off(attempt, error=error)
            raise
        after = yield from flow.now()
        call.note(outcome, now.wall)
        if isinstance(outcome, TransportError):
            if outcome.timed_out and call.deadline is not None and after.monotonic >= call.deadline:
                outcome = call.too_late("the time for this call is over, and no whole answer was there")
            outcome.attempts, outcome.method, outcome.path = call.attempts, call.operation.method, call.operation.path
        if attempt is not None:
            self._watch.end(attempt, outcome, after)
        return outcome, after


def _authorized(request: Request, token: OAuth2Token) -> Request:
    return request.with_header("authorization", f"Bearer {token.access_token.reveal()}")


def _chance() -> float:
    from random import random

    return random()  # noqa: S311 - jitter


def _for_call(call: _Call, asked: Flow[T]) -> Flow[T]:
    """Run what gets a token, for as long as the call has: where that is over, it is the call's time that is."""
    try:
        return (yield from flow.by(inf if call.deadline is None else call.deadline, asked))
    except CallTimeoutError as error:
        raise call.too_late(error.message) from None


def _slept(seconds: float) -> Flow[bool]:
    """Wait; False where there is less time: then what came last is what is said."""
    try:
        yield from flow.sleep(seconds)
    except CallTimeoutError:
        return False
    return True


def _paused(call: _Call, seconds: float, now: Instant) -> Flow[Instant]:
    """Wait for the limiter; not at all where the call's time would be over then."""
    if call.deadline is not None and now.monotonic + seconds > call.deadline:
        raise call.too_late("the rate limit would let this call be sent only after its time is over")
    yield from flow.sleep(seconds)
    return (yield from flow.now())


def _outcome(request: Request, within: float | None) -> Flow[Response[bytes] | TransportError]:
    try:
        return (yield from flow.send(request, within))
    except TransportError as error:
        return error

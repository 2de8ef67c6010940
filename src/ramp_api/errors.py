"""Every error that ramp-api raises, and nothing else.

::

    RampError                   .cursor: where reading pages may go on
    ├── ConfigurationError      the client was put together wrongly; also a ValueError
    ├── InvalidRequestError     a call that cannot be sent as asked; nothing was sent; also a ValueError
    │   └── MissingScopeError       the token's scope tells beforehand that Ramp would refuse
    ├── TransportError          no answer to go by: refused, reset, timed out, cut short
    │   ├── CallTimeoutError        the time for the whole call ran out; also a TimeoutError
    │   └── UnacceptableResponseError  an answer that is not taken: too large, or coded as nobody asked
    ├── OutcomeUnknown          a write that Ramp may have done, or may not: look before you repeat it
    ├── OAuthError              the token endpoint or the consent page said no (RFC 6749, 4.1.2.1 and 5.2)
    ├── ReauthorizationRequired the stored authorization is dead: the customer must consent again
    ├── TokenStoreError         tokens cannot be kept or read, safely or at all
    ├── APIError                Ramp answered with an error status
    │   ├── BadRequestError         400
    │   ├── AuthenticationError     401, or a token that Ramp calls dead under any status
    │   ├── PermissionDeniedError   403, or a scope that Ramp misses: a scope or a plan is missing
    │   ├── NotFoundError           404
    │   ├── ConflictError           409
    │   ├── ValidationError         422
    │   ├── RateLimitError          429
    │   └── ServerError             5xx
    ├── DecodeError             the answer is not what the operation promises
    ├── PaginationError         following the pages would leave Ramp, loop, or lose records
    └── TaskError               what Ramp does in the background has not come to its end
        ├── TaskFailedError         Ramp says that it failed
        ├── TaskTimeoutError        it has not ended in the time given; also a TimeoutError
        └── TaskPendingError        its result was asked for before its end

Every error pickles, and none carries a secret: request headers and token bodies never get this far.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

__all__ = [
    "APIError",
    "AuthenticationError",
    "BadRequestError",
    "CallTimeoutError",
    "ConfigurationError",
    "ConflictError",
    "DecodeError",
    "InvalidRequestError",
    "MissingScopeError",
    "NotFoundError",
    "OAuthError",
    "OutcomeUnknown",
    "PaginationError",
    "PermissionDeniedError",
    "RampError",
    "RateLimitError",
    "ReauthorizationRequired",
    "ServerError",
    "TaskError",
    "TaskFailedError",
    "TaskPendingError",
    "TaskTimeoutError",
    "TokenStoreError",
    "TransportError",
    "UnacceptableResponseError",
    "ValidationError",
]


class RampError(Exception):
    """Base of everything that this library raises on purpose.

    Attributes:
        message: what happened, in a line.
        cursor: for an error while reading pages, what to give as ``start=`` to read on; None elsewhere, and where
            reading had only begun.
    """

    cursor: str | None = None

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __reduce__(self) -> tuple[Any, ...]:
        # Exception's own __reduce__ calls __init__ with args alone, which drops keyword-only fields.
        cause = self.__cause__ if isinstance(self.__cause__, RampError) else None
        return _rebuild, (type(self), self.args, self.__dict__, cause)


def _rebuild(
    kind: type[RampError], args: tuple[Any, ...], state: dict[str, Any], cause: RampError | None = None
) -> RampError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    if cause is not None:
        error.__cause__ = cause
    return error


class ConfigurationError(RampError, ValueError):
    """The client cannot work as configured, for instance an unknown environment or no credentials."""


class InvalidRequestError(RampError, ValueError):
    """The call cannot be sent as asked: a missing, unknown or malformed argument. Nothing was sent.

    A file to upload is checked beforehand as well. Should it fail or change its length while it is read all the same,
    the request is broken off: Ramp has no whole one to act on.
    """


class MissingScopeError(InvalidRequestError):
    """The token cannot be enough: its ``scope`` has nothing of what the operation needs. Nothing was sent.

    Attributes:
        missing: the scopes that the operation asks for.
        granted: the scopes that the token has.
    """

    def __init__(self, message: str, *, missing: Iterable[str], granted: Iterable[str]) -> None:
        super().__init__(message)
        self.missing = tuple(missing)
        self.granted = tuple(granted)


class TransportError(RampError):
    """No whole answer arrived. Whether Ramp acted is unknown unless ``sent`` is False.

    Attributes:
        sent: False when the request cannot have reached Ramp (the connection was never made).
        timed_out: whether waiting ran out, as opposed to the connection failing.
        attempts: how often the call was sent; 0 where that is not known, or it never was.
        method, path: the operation's method and path template, or None.
    """

    def __init__(
        self,
        message: str,
        *,
        sent: bool = True,
        timed_out: bool = False,
        attempts: int = 0,
        method: str | None = None,
        path: str | None = None,
    ) -> None:
        super().__init__(message)
        self.sent = sent
        self.timed_out = timed_out
        self.attempts = attempts
        self.method = method
        self.path = path

    def __str__(self) -> str:
        # Put together when asked for: whoever drives the call tells the operation and the attempts afterwards.
        place = f"{self.method} {self.path}: " if self.method and self.path else ""
        times = f" (after {self.attempts} attempts)" if self.attempts > 1 else ""
        return f"{place}{self.message}{times}"


class CallTimeoutError(TransportError, TimeoutError):
    """The time for the whole call (``timeout=``) ran out: token, waiting, every attempt and the waits between.

    ``sent`` tells whether anything of the call may have reached Ramp; ``timed_out`` is always True. A write of which
    something may have is an :class:`OutcomeUnknown` instead, with this as its ``__cause__``.
    """

    def __init__(
        self,
        message: str,
        *,
        sent: bool = True,
        attempts: int = 0,
        method: str | None = None,
        path: str | None = None,
    ) -> None:
        super().__init__(message, sent=sent, timed_out=True, attempts=attempts, method=method, path=path)


class UnacceptableResponseError(TransportError):
    """An answer came that is not taken: larger than allowed, or coded as nobody asked. It is never asked for again.

    Attributes:
        status: its HTTP status, or None where not even that was read.
        trace_id: Ramp's ``x-trace-id``, for support.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        trace_id: str | None = None,
        attempts: int = 0,
        method: str | None = None,
        path: str | None = None,
    ) -> None:
        super().__init__(message, attempts=attempts, method=method, path=path)
        self.status = status
        self.trace_id = trace_id

    def __str__(self) -> str:
        return super().__str__() + (f" [trace {self.trace_id}]" if self.trace_id else "")


class OutcomeUnknown(RampError):
    """A write left, and no definite answer came: Ramp may have done it, or not. Find out before you repeat it.

    What happened last is the error's ``__cause__``: an :class:`APIError` or a :class:`TransportError`.

    Attributes:
        method, path: the operation's method and path template.
        operation: the operation's name, such as ``"bills.create"``.
        url: the path and query that were asked for.
        body: the JSON that was sent, cut at 64 KiB; for an upload, what its parts were called; empty for what no
            error may keep.
        sent_at: when it was first sent, in UTC.
        trace_id: Ramp's ``x-trace-id``, where an answer came at all.
        attempts: how often it was sent.
        idempotency_key: the key that went with it, or None. The same call with this key is done once, however often
            it is sent.
        find_out: what to call to learn what became of it, in a sentence.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str,
        path: str,
        operation: str,
        url: str,
        body: bytes = b"",
        sent_at: datetime,
        trace_id: str | None = None,
        attempts: int = 1,
        idempotency_key: str | None = None,
        find_out: str,
    ) -> None:
        trace = f" [trace {trace_id}]" if trace_id else ""
        super().__init__(f"{method} {path}: whether it was done is not known: {message}. {find_out}{trace}")
        self.method = method
        self.path = path
        self.operation = operation
        self.url = url
        self.body = body
        self.sent_at = sent_at
        self.trace_id = trace_id
        self.attempts = attempts
        self.idempotency_key = idempotency_key
        self.find_out = find_out


class OAuthError(RampError):
    """The token endpoint, or the consent page, refused (RFC 6749, sections 4.1.2.1 and 5.2).

    Attributes:
        error: the error code, such as ``"invalid_grant"``; ``"invalid_response"`` (ours) when the answer
            could not be understood, ``"invalid_state"`` (ours) when a callback does not belong to its consent.
        error_description: the server's explanation, if it gave one.
        error_uri: a page about the error, if the server named one.
        status: the HTTP status, or None when the error came by redirect.
        trace_id: Ramp's ``x-trace-id``, for support.
    """

    def __init__(
        self,
        error: str,
        *,
        error_description: str | None = None,
        error_uri: str | None = None,
        status: int | None = None,
        trace_id: str | None = None,
    ) -> None:
        message = error if error_description is None else f"{error}: {error_description}"
        if status is not None:
            message += f" (HTTP {status})"
        if trace_id is not None:
            message += f" [trace {trace_id}]"
        super().__init__(message)
        self.error = error
        self.error_description = error_description
        self.error_uri = error_uri
        self.status = status
        self.trace_id = trace_id


class ReauthorizationRequired(RampError):
    """No token can be had without a person: send the customer to the consent page again.

    Raised when a refresh token is refused as ``invalid_grant``, or when a token died that cannot be renewed.
    """


class TokenStoreError(RampError):
    """A token store cannot keep or read tokens, or not safely: the message says which file, and what to do.

    Raised for files that others can read or own, that are links or damaged, that a key is missing for, and for a lock
    that somebody else does not give back.
    """


class APIError(RampError):
    """Ramp answered, and the answer is an error.

    Attributes:
        status: the HTTP status.
        error_code: Ramp's code, such as ``"DEVELOPER_7001"``, or None where the body holds none.
        trace_id: Ramp's ``x-trace-id``, for support.
        method, path: the operation's method and path template.
        additional_info: what Ramp adds to the error, as decoded JSON (an empty dict where nothing).
        field_errors: what is wrong with which field, where Ramp says so: ``{"address.zip": ["is too long"]}``.
        body: the answer's body, cut at 64 KiB.
        retry_after: seconds that Ramp asked to wait, or None.
        attempts: how often the call was sent.
        hint: what Ramp's code means and what to do about it, in words of ours, or None.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int,
        error_code: str | None = None,
        trace_id: str | None = None,
        method: str | None = None,
        path: str | None = None,
        additional_info: dict[str, Any] | None = None,
        field_errors: Mapping[str, Sequence[str]] | None = None,
        body: bytes = b"",
        retry_after: float | None = None,
        attempts: int = 1,
        hint: str | None = None,
    ) -> None:
        place = f"{method} {path}: " if method and path else ""
        code = f" {error_code}" if error_code else ""
        advice = f" ({hint})" if hint else ""
        trace = f" [trace {trace_id}]" if trace_id else ""
        super().__init__(f"{place}HTTP {status}{code}: {message}{advice}{trace}")
        self.status = status
        self.error_code = error_code
        self.trace_id = trace_id
        self.method = method
        self.path = path
        self.additional_info = additional_info or {}
        self.field_errors = {name: list(messages) for name, messages in (field_errors or {}).items()}
        self.body = body
        self.retry_after = retry_after
        self.attempts = attempts
        self.hint = hint


class BadRequestError(APIError):
    """400: Ramp could not make sense of the request."""


class AuthenticationError(APIError):
    """401, or ``DEVELOPER_7002`` / ``DEVELOPER_7028`` under any status: the access token is not accepted."""


class PermissionDeniedError(APIError):
    """403, or ``DEVELOPER_7100`` under another 4xx: the token lacks a scope, or the business lacks the plan."""


class NotFoundError(APIError):
    """404: no such object (and the token is fine)."""


class ConflictError(APIError):
    """409: the object is not in a state that allows this."""


class ValidationError(APIError):
    """422: a field has a value that Ramp does not take."""


class RateLimitError(APIError):
    """429: too many requests in 10 seconds from this address."""


class ServerError(APIError):
    """5xx: Ramp failed."""


class DecodeError(RampError):
    """A success whose body is not what the operation promises.

    Attributes:
        trace_id: Ramp's ``x-trace-id``, for support.
        body: the body, cut at 64 KiB.
    """

    def __init__(self, message: str, *, trace_id: str | None = None, body: bytes = b"") -> None:
        super().__init__(message if trace_id is None else f"{message} [trace {trace_id}]")
        self.trace_id = trace_id
        self.body = body


class PaginationError(RampError):
    """The next page cannot be followed: it leads to another host, repeats itself, or is missing.

    Attributes:
        cursor: where reading may go on (``start=``): the cursor of the page that caused the error, or
            None when that was the first page.
    """

    def __init__(self, message: str, *, cursor: str | None = None) -> None:
        super().__init__(message)
        self.cursor = cursor


class TaskError(RampError):
    """A deferred task has no result to give.

    Attributes:
        task_id: Ramp's id for the task, by which it can be asked after.
        status: Ramp's word for how far it was when last asked, or None.
    """

    def __init__(self, message: str, *, task_id: str, status: str | None = None) -> None:
        super().__init__(message)
        self.task_id = task_id
        self.status = status


class TaskFailedError(TaskError):
    """Ramp says that the task failed; the message has its reason, where it gave one."""


class TaskTimeoutError(TaskError, TimeoutError):
    """The task has not ended in the time given. Ramp goes on with it."""


class TaskPendingError(TaskError):
    """The result of a task was asked for before its end was seen: wait for it."""


_SHOWN = 200


def shown(value: object) -> str:
    """A bad argument as a message shows it: short, whatever it is.

    Example:
        >>> from ramp_api.errors import shown
        >>> shown("a"), shown(10**5000)
        ("'a'", 'an int too long to be shown')
    """
    try:
        text = repr(value)
    except ValueError:  # Python writes out no number of more than 4,300 digits
        return f"an {type(value).__name__} too long to be shown"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"

"""Hook and Attempt: how a program looks on while requests are sent. Who tells the hooks, and the log: ``seeing.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Final, Literal, TypeAlias

from ramp_api.errors import ConfigurationError, RampError

__all__ = ["Attempt", "Ending", "Hook", "hooks_of"]

Ending: TypeAlias = Literal["answered", "failed", "cut off"]

_NONE: Final[Mapping[str, str]] = {}


class Attempt:
    """One sending of one request. What it holds may be kept, logged and pickled: no secret is in any of it.

    A call that is sent again is several attempts, and a token that is got for it on the way is another.

    Attributes:
        operation: the operation's name, such as ``"bills.list"``.
        method, path: the method and the path template.
        origin: where it goes: scheme, host and, at most, a port.
        number: which sending of the call this is, from 1.
        waited: seconds that this sending waited for the limiter.
        started_at: when it was sent, aware (UTC).
        request_headers: what was sent; names in any case, values that may be secret shown as ``**``.
        ending: ``"answered"`` (whatever the status), ``"failed"`` (no whole answer came), ``"cut off"`` (cancelled, or
            closed, in the midst), or None while it goes on.
        status: the answer's HTTP status, or None where none came.
        trace_id: Ramp's ``x-trace-id``, or None where none came.
        duration: seconds from sending to the end of the answer, or to the failure; None before, and where it was cut
            off.
        response_headers: the answer's headers, redacted likewise; empty where none came.
        error: the failure, where no whole answer came.
        retry_after: seconds that Ramp asked to wait, or None.
        notes: for hooks: what one keeps from a request to its answer, under a key of its own.
    """

    __slots__ = (
        "__weakref__", "duration", "ending", "error", "method", "notes", "number", "operation", "origin", "path",
        "request_headers", "response_headers", "retry_after", "started_at", "status", "trace_id", "waited",
    )  # fmt: skip

    def __init__(
        self,
        *,
        operation: str,
        method: str,
        path: str,
        origin: str,
        number: int,
        waited: float,
        started_at: datetime,
        request_headers: Mapping[str, str] = _NONE,
    ) -> None:
        self.operation = operation
        self.method = method
        self.path = path
        self.origin = origin
        self.number = number
        self.waited = waited
        self.started_at = started_at
        self.request_headers = request_headers
        self.ending: Ending | None = None
        self.status: int | None = None
        self.trace_id: str | None = None
        self.duration: float | None = None
        self.response_headers: Mapping[str, str] = _NONE
        self.error: RampError | None = None
        self.retry_after: float | None = None
        self.notes: dict[object, Any] = {}

    def __repr__(self) -> str:
        end = self.status or (type(self.error).__name__ if self.error is not None else self.ending or "going on")
        return f"<Attempt {self.number} of {self.method} {self.path}: {end}>"

    def __reduce__(self) -> tuple[Any, ...]:
        # What hooks have noted is theirs, and stays here: a span, for one, is of this process.
        known = {name: getattr(self, name) for name in Attempt.__slots__ if name not in {"__weakref__", "notes"}}
        return _rebuild, (known,)


def _rebuild(known: Mapping[str, Any]) -> Attempt:
    attempt = Attempt.__new__(Attempt)
    attempt.notes = {}
    for name, value in known.items():
        setattr(attempt, name, value)
    return attempt


Told: TypeAlias = Callable[[Attempt], object]


class Hook:
    """Told of every request as it is sent, and of how it ended. Give plain functions, or write a subclass.

    Both are called in the thread, or the task, that sends: what takes long holds it up. What a hook raises breaks no
    call: it is logged at ERROR by ``ramp_api.hooks``, by its type alone.

    Args:
        on_request: called with the :class:`Attempt` right before it is sent.
        on_response: called with the same one once it has ended, however it did.

    Raises:
        ConfigurationError: one cannot be called, or would have to be awaited.

    Example:
        >>> from ramp_api.hooks import Hook
        >>> hook = Hook(on_response=lambda attempt: print(attempt.operation, attempt.status))
        >>> with sandbox.client(hooks=hook) as ramp:
        ...     business = ramp.business.get()
        auths.post_token 200
        business.get 200
    """

    # On the class as well: a subclass need not call this __init__.
    _on_request: Told | None = None
    _on_response: Told | None = None

    def __init__(self, on_request: Told | None = None, on_response: Told | None = None) -> None:
        for name, function in (("on_request", on_request), ("on_response", on_response)):
            if function is not None and _cannot_be_called(function):
                raise ConfigurationError(f"{name} must be a plain function, which is called and not awaited")
        self._on_request = on_request
        self._on_response = on_response

    @property
    def name(self) -> str:
        """What the log calls it: its class, or the first of its functions."""
        function = self._on_request or self._on_response
        named = type(self) if type(self) is not Hook or function is None else function
        return str(getattr(named, "__qualname__", type(named).__qualname__))

    def request(self, attempt: Attempt) -> None:
        """A request is about to be sent."""
        if self._on_request is not None:
            self._on_request(attempt)

    def response(self, attempt: Attempt) -> None:
        """It has ended: answered, failed or cut off."""
        if self._on_response is not None:
            self._on_response(attempt)


def hooks_of(hooks: Hook | Iterable[Hook] | None) -> tuple[Hook, ...]:
    """What was given as ``hooks=``, checked.

    Raises:
        ConfigurationError: something is no hook, or a hook's method would have to be awaited.

    Example:
        >>> from ramp_api.hooks import Hook, hooks_of
        >>> len(hooks_of(Hook(print))), hooks_of(None)
        (1, ())
    """
    if hooks is None or isinstance(hooks, Hook):
        given: tuple[Any, ...] = () if hooks is None else (hooks,)
    else:
        given = _several(hooks)
    for hook in given:
        if not isinstance(hook, Hook):
            raise ConfigurationError(f"hooks must be one Hook or several, not {type(hook).__name__}")
        if _is_awaited(hook.request) or _is_awaited(hook.response):
            raise ConfigurationError(f"{type(hook).__name__} has a method that is awaited: a hook is called, in plain")
    return given


def _several(hooks: Any) -> tuple[Any, ...]:
    try:
        return tuple(hooks)
    except TypeError:
        return (hooks,)


def _cannot_be_called(function: object) -> bool:
    return not callable(function) or _is_awaited(function)


def _is_awaited(function: object) -> bool:
    import inspect

    several = (function, getattr(function, "__call__", None))  # noqa: B004 - an object may have an async one
    return any(inspect.iscoroutinefunction(one) or inspect.isasyncgenfunction(one) for one in several)

"""Deferred tasks: what Ramp does in the background, and how to wait for it. No I/O: the client is asked each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Protocol, TypeVar

import msgspec

from ramp_api import flow
from ramp_api.errors import (
    CallTimeoutError,
    DecodeError,
    InvalidRequestError,
    TaskFailedError,
    TaskPendingError,
    TaskTimeoutError,
    shown,
)
from ramp_api.flow import Flow

if TYPE_CHECKING:
    from ramp_api.http import Response
    from ramp_api.operation import Operation
    from ramp_api.pages import AsyncSends, Sends

__all__ = ["DEFAULT_PATIENCE", "AsyncTask", "Status", "Task", "begun", "settled"]

D = TypeVar("D")
D_co = TypeVar("D_co", covariant=True)

DEFAULT_PATIENCE = 300.0
"""How long to wait for a task, in seconds, unless told otherwise."""

_LONGEST_PATIENCE = 366 * 24 * 3600.0
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 5.0
_LAST_LOOK = 1.0  # seconds for it, where so much is left
_SUCCESS, _ERROR = _ENDS = "SUCCESS", "ERROR"


class Status(Protocol[D_co]):
    """What the models of all tasks have."""

    @property
    def status(self) -> str | None:
        """``STARTED``, ``IN_PROGRESS``, ``SUCCESS`` or ``ERROR``; Ramp may add others."""
        ...

    @property
    def data(self) -> D_co | None:
        """What came of it."""
        ...


def begun(operation: Operation[Any], response: Response[Any]) -> str:
    """The id of the task that an answer names.

    Raises:
        DecodeError: it names none. Ramp may have begun one all the same.
    """
    id_ = getattr(response.body, "id", None)
    if not isinstance(id_, str) or not id_:
        raise DecodeError(
            f"{operation.method} {operation.path}: HTTP {response.status}: the answer names no task",
            trace_id=response.trace_id,
            body=msgspec.json.encode(msgspec.to_builtins(response.body)),
        )
    return id_


def settled(
    look: Callable[[float | None], Flow[Response[Status[D]]]],
    seen: Callable[[Response[Status[D]]], None],
    patience: float,
    longest_look: float,
) -> Flow[None]:
    """Look until the task has ended, or patience has; ``seen`` is told of each look.

    Each look has the time that is left, or ``longest_look`` where that is less; one that patience cuts off is the last.
    With no patience at all there is one look, and it takes as long as any call. A status that is not known is neither
    a success nor a failure: it is waited out.
    """
    deadline = (yield from flow.now()).monotonic + patience
    left, pause, last = patience, _FIRST_PAUSE, patience <= 0
    while True:
        limit = left if 0 < left < longest_look else None
        try:
            answer = yield from look(limit)
        except CallTimeoutError:
            if limit is None:
                raise
            # Where the limiter has no time for it, that is said at once: who waits in a loop is to wait all the same.
            if (left := deadline - (yield from flow.now()).monotonic) > 0:
                yield from flow.sleep(left)
            return
        seen(answer)
        left = deadline - (yield from flow.now()).monotonic
        if answer.body.status in _ENDS or last or left <= 0:
            return
        # The last look begins while there is time for its answer.
        last = left <= pause + _LAST_LOOK
        yield from flow.sleep(max(left / 2, left - _LAST_LOOK) if last else pause)
        pause = min(pause * 1.5, _LONGEST_PAUSE)
        left = deadline - (yield from flow.now()).monotonic
        if left <= 0:  # the machine slept, or was busy
            return


class _Base(Generic[D]):
    """What both kinds of task know."""

    def __init__(self, operation: Operation[Status[D]], id: str) -> None:  # noqa: A002 - Ramp's word
        if not id:
            raise InvalidRequestError("a task has an id")
        self._operation = operation
        self._last: Status[D] | None = None
        self.id = id

    @property
    def status(self) -> str | None:
        """Ramp's word for how far the task was when last asked: None before that."""
        return None if self._last is None else self._last.status

    @property
    def done(self) -> bool:
        """Whether the task had ended when last asked, well or not."""
        return self.status in _ENDS

    @property
    def result(self) -> D | None:
        """What came of the task.

        Raises:
            TaskFailedError: Ramp says that it failed.
            TaskPendingError: it had not ended when last asked, or was never asked.
        """
        if self._last is not None and self.status == _SUCCESS:
            return self._last.data
        if self._last is not None and self.status == _ERROR:
            self._fail(self._last)
        raise TaskPendingError(f"the task {self.id} has not ended", task_id=self.id, status=self.status)

    def _see(self, response: Response[Status[D]]) -> None:
        """Remember a status, if it is this task's; what has ended stays so."""
        id_ = getattr(response.body, "id", None)
        if id_ is not None and id_ != self.id:
            raise DecodeError(
                f"asked for the task {self.id}, and was told of another: {shown(id_)}", trace_id=response.trace_id
            )
        if not self.done:
            self._last = response.body

    def _fail(self, last: Status[D]) -> NoReturn:
        # Ramp says why in a field; what came in the place of all fields was kept as it came.
        data: object = last.data
        reason = data if isinstance(data, str) else getattr(data, "error", None)
        why = f": {reason}" if isinstance(reason, str) and reason else ", and Ramp does not say why"
        raise TaskFailedError(f"the task {self.id} failed{why}", task_id=self.id, status=self.status)

    def _waited(self, patience: float) -> D | None:
        if not self.done:
            raise TaskTimeoutError(
                f"the task {self.id} has not ended after {patience:g} s: {self.status}",
                task_id=self.id,
                status=self.status,
            )
        return self.result

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._operation.name.rpartition('.')[0]} {self.id}: {self.status}>"


def _checked(timeout: object) -> float:
    if not isinstance(timeout, int | float) or isinstance(timeout, bool) or not 0 <= timeout <= _LONGEST_PATIENCE:
        raise InvalidRequestError(f"timeout must be a number of seconds, from 0 to a year, not {shown(timeout)}")
    return float(timeout)


class Task(_Base[D]):
    """What Ramp does in the background for a call such as ``ramp.users.create(…)``.

    Attributes:
        id: Ramp's id for the task; with it, the status operation (``ramp.users.task_status(id)``) can be asked by
            another process.

    Example:
        >>> task = ramp.cards.create_virtual(user_id=user_id, idempotency_key="card-1")  # doctest: +SKIP
        >>> task.wait(timeout=60).card_id  # doctest: +SKIP
        '2c1ae5d6-…'
    """

    def __init__(self, client: Sends, operation: Operation[Status[D]], id: str) -> None:  # noqa: A002
        super().__init__(operation, id)
        self._client = client

    def _look(self, timeout: float | None) -> Flow[Response[Status[D]]]:
        return self._client.call(self._operation, path={"task_id": self.id}, timeout=timeout)

    def poll(self) -> str | None:
        """Ask once how far the task is.

        Raises:
            APIError, TransportError: as any call. A task that failed raises nothing here: see :attr:`result`.
        """
        self._see(self._client.send(self._operation, path={"task_id": self.id}))
        return self.status

    def wait(self, *, timeout: float = DEFAULT_PATIENCE) -> D | None:
        """Wait until the task has ended; what came of it.

        Args:
            timeout: seconds in all, the last asking included; with 0, it is asked once, which takes as long as any
                call may. No single asking takes longer than the client's own ``timeout``.

        Raises:
            TaskFailedError: Ramp says that it failed.
            TaskTimeoutError: it has not ended in time. Ramp goes on with it, and one may wait again.
            CallTimeoutError: one asking took longer than the client's own ``timeout``.
            APIError, TransportError: as any call.
        """
        patience = _checked(timeout)
        self._client.run(settled(self._look, self._see, patience, self._client.timeout))
        return self._waited(patience)


class AsyncTask(_Base[D]):
    """As :class:`Task`, to be awaited."""

    def __init__(self, client: AsyncSends, operation: Operation[Status[D]], id: str) -> None:  # noqa: A002
        super().__init__(operation, id)
        self._client = client

    def _look(self, timeout: float | None) -> Flow[Response[Status[D]]]:
        return self._client.call(self._operation, path={"task_id": self.id}, timeout=timeout)

    async def poll(self) -> str | None:
        """Ask once how far the task is; as :meth:`Task.poll`."""
        self._see(await self._client.send(self._operation, path={"task_id": self.id}))
        return self.status

    async def wait(self, *, timeout: float = DEFAULT_PATIENCE) -> D | None:
        """Wait until the task has ended; as :meth:`Task.wait`."""
        patience = _checked(timeout)
        await self._client.run(settled(self._look, self._see, patience, self._client.timeout))
        return self._waited(patience)

"""What the generated ``resources/`` stand on: the two bases, and the marks for arguments left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import UNSET

if TYPE_CHECKING:
    from ramp_api.operation import Operation
    from ramp_api.pages import AsyncPages, AsyncSends, Page, Pages, Sends
    from ramp_api.tasks import AsyncTask, Status, Task

__all__ = ["AsyncResource", "Resource", "nullable", "optional"]

T = TypeVar("T")
D = TypeVar("D")


def optional(**values: Any) -> dict[str, Any]:
    """The arguments that were given: None means left out, for fields that Ramp does not take as null."""
    return {name: value for name, value in values.items() if value is not None}


def nullable(**values: Any) -> dict[str, Any]:
    """The arguments that were given: UNSET means left out, for fields that Ramp takes as null."""
    return {name: value for name, value in values.items() if value is not UNSET}


class Resource:
    """A group of operations on a :class:`~ramp_api.Client`."""

    __slots__ = ("_client",)

    def __init__(self, client: Sends) -> None:
        self._client = client

    def _call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
        files: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> T:
        return self._client.send(operation, path=path, query=query, body=body, files=files, timeout=timeout).body

    def _pages(
        self,
        operation: Operation[Page[T]],
        *,
        path: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Pages[T]:
        from ramp_api.pages import Pages

        return Pages(self._client, operation, query, path=path, body=body, timeout=timeout)

    def _task(
        self,
        operation: Operation[Any],
        status: Operation[Status[D]],
        *,
        path: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Task[D]:
        from ramp_api.tasks import Task, begun

        response = self._client.send(operation, path=path, body=body, timeout=timeout)
        return Task(self._client, status, begun(operation, response))


class AsyncResource:
    """A group of operations on an :class:`~ramp_api.AsyncClient`."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncSends) -> None:
        self._client = client

    async def _call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
        files: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> T:
        response = await self._client.send(operation, path=path, query=query, body=body, files=files, timeout=timeout)
        return response.body

    def _pages(
        self,
        operation: Operation[Page[T]],
        *,
        path: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> AsyncPages[T]:
        from ramp_api.pages import AsyncPages

        return AsyncPages(self._client, operation, query, path=path, body=body, timeout=timeout)

    async def _task(
        self,
        operation: Operation[Any],
        status: Operation[Status[D]],
        *,
        path: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> AsyncTask[D]:
        from ramp_api.tasks import AsyncTask, begun

        response = await self._client.send(operation, path=path, body=body, timeout=timeout)
        return AsyncTask(self._client, status, begun(operation, response))

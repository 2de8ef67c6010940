"""What the generated ``resources/`` stand on: the two bases, and the marks for arguments left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from ramp_api.operation import Operation
    from ramp_api.pages import AsyncPages, AsyncSends, Page, Pages, Sends

T = TypeVar("T")


def optional(**values: Any) -> dict[str, Any]:
    """The arguments that were given: None means left out, for fields that Ramp does not take as null."""
    return {name: value for name, value in values.items() if value is not None}


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
    ) -> T:
        return self._client.send(operation, path=path, query=query, body=body, files=files).body

    def _pages(self, operation: Operation[Page[T]], *, query: Mapping[str, Any]) -> Pages[T]:
        from ramp_api.pages import Pages

        return Pages(self._client, operation, query)


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
    ) -> T:
        return (await self._client.send(operation, path=path, query=query, body=body, files=files)).body

    def _pages(self, operation: Operation[Page[T]], *, query: Mapping[str, Any]) -> AsyncPages[T]:
        from ramp_api.pages import AsyncPages

        return AsyncPages(self._client, operation, query)

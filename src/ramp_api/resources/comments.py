"""Methods of ``client.comments``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import comments as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncComments", "Comments"]


class Comments(Resource):
    """``Client.comments``."""

    __slots__ = ()

    def list(
        self,
        object_type: str,
        object_id: str,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """The comments on an object.

        Ramp: ``GET /developer/v1/comments/{object_type}/{object_id}``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            object_type: Ramp's word for what kind of object it is.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.LIST,
            path={"object_type": object_type, "object_id": object_id},
            query={"start": start, "page_size": page_size},
            timeout=timeout,
        )

    def create(
        self,
        object_type: str,
        object_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Comment on an object.

        Ramp: ``POST /developer/v1/comments/{object_type}/{object_id}``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            object_type: Ramp's word for what kind of object it is.
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.CREATE, path={"object_type": object_type, "object_id": object_id}, body=body, timeout=timeout
        )


class AsyncComments(AsyncResource):
    """``AsyncClient.comments``."""

    __slots__ = ()

    def list(
        self,
        object_type: str,
        object_id: str,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """The comments on an object.

        Ramp: ``GET /developer/v1/comments/{object_type}/{object_id}``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            object_type: Ramp's word for what kind of object it is.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.LIST,
            path={"object_type": object_type, "object_id": object_id},
            query={"start": start, "page_size": page_size},
            timeout=timeout,
        )

    async def create(
        self,
        object_type: str,
        object_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Comment on an object.

        Ramp: ``POST /developer/v1/comments/{object_type}/{object_id}``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            object_type: Ramp's word for what kind of object it is.
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CREATE, path={"object_type": object_type, "object_id": object_id}, body=body, timeout=timeout
        )

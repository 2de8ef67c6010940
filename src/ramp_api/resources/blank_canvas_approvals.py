"""Methods of ``client.blank_canvas_approvals``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import blank_canvas_approvals as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ramp_api.http import Files

__all__ = [
    "AsyncBlankCanvasApprovals",
    "AsyncBlankCanvasApprovalsDocuments",
    "BlankCanvasApprovals",
    "BlankCanvasApprovalsDocuments",
]


class BlankCanvasApprovalsDocuments(Resource):
    """``Client.blank_canvas_approvals.documents``."""

    __slots__ = ()

    def upload(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        files: Mapping[str, Files] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Upload a document for a step that waits for this app.

        Ramp: ``POST /developer/v1/blank-canvas-approvals/documents``, scope ``blank_canvas:write``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            files: with any, the body goes out as multipart/form-data; by the names of their parts, one or several each.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.DOCUMENTS_UPLOAD, body=body, files=files, timeout=timeout)


class BlankCanvasApprovals(Resource):
    """``Client.blank_canvas_approvals``."""

    __slots__ = ()

    @property
    def documents(self) -> BlankCanvasApprovalsDocuments:
        """Documents for such steps."""
        return BlankCanvasApprovalsDocuments(self._client)

    def decide(
        self,
        approval_trigger_instance_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Approve or reject a step that waits for this app.

        Ramp: ``POST /developer/v1/blank-canvas-approvals/{approval_trigger_instance_id}``, scope
        ``blank_canvas:write``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.DECIDE,
            path={"approval_trigger_instance_id": approval_trigger_instance_id},
            body=body,
            timeout=timeout,
        )

    def update_metadata(
        self,
        approval_trigger_instance_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Change what is noted on an approval that Ramp left to this app.

        Ramp: ``PATCH /developer/v1/blank-canvas-approvals/{approval_trigger_instance_id}/metadata``, scope
        ``blank_canvas:write``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.UPDATE_METADATA,
            path={"approval_trigger_instance_id": approval_trigger_instance_id},
            body=body,
            timeout=timeout,
        )


class AsyncBlankCanvasApprovalsDocuments(AsyncResource):
    """``AsyncClient.blank_canvas_approvals.documents``."""

    __slots__ = ()

    async def upload(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        files: Mapping[str, Files] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Upload a document for a step that waits for this app.

        Ramp: ``POST /developer/v1/blank-canvas-approvals/documents``, scope ``blank_canvas:write``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            files: with any, the body goes out as multipart/form-data; by the names of their parts, one or several each.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.DOCUMENTS_UPLOAD, body=body, files=files, timeout=timeout)


class AsyncBlankCanvasApprovals(AsyncResource):
    """``AsyncClient.blank_canvas_approvals``."""

    __slots__ = ()

    @property
    def documents(self) -> AsyncBlankCanvasApprovalsDocuments:
        """Documents for such steps."""
        return AsyncBlankCanvasApprovalsDocuments(self._client)

    async def decide(
        self,
        approval_trigger_instance_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Approve or reject a step that waits for this app.

        Ramp: ``POST /developer/v1/blank-canvas-approvals/{approval_trigger_instance_id}``, scope
        ``blank_canvas:write``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.DECIDE,
            path={"approval_trigger_instance_id": approval_trigger_instance_id},
            body=body,
            timeout=timeout,
        )

    async def update_metadata(
        self,
        approval_trigger_instance_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Change what is noted on an approval that Ramp left to this app.

        Ramp: ``PATCH /developer/v1/blank-canvas-approvals/{approval_trigger_instance_id}/metadata``, scope
        ``blank_canvas:write``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.UPDATE_METADATA,
            path={"approval_trigger_instance_id": approval_trigger_instance_id},
            body=body,
            timeout=timeout,
        )

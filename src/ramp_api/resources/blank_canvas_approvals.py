"""Methods of ``client.blank_canvas_approvals``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import blank_canvas_approvals as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

__all__ = [
    "AsyncBlankCanvasApprovals",
    "AsyncBlankCanvasApprovalsDocuments",
    "BlankCanvasApprovals",
    "BlankCanvasApprovalsDocuments",
]


class BlankCanvasApprovalsDocuments(Resource):
    """``Client.blank_canvas_approvals.documents``."""

    __slots__ = ()

    def create(self, body: Mapping[str, Any] | None = None) -> Any:
        """Add documents for an approval that Ramp left to this app.

        Ramp: ``POST /developer/v1/blank-canvas-approvals/documents``, scope ``blank_canvas:write``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(operations.DOCUMENTS_CREATE, body=body)


class BlankCanvasApprovals(Resource):
    """``Client.blank_canvas_approvals``."""

    __slots__ = ()

    @property
    def documents(self) -> BlankCanvasApprovalsDocuments:
        """Documents of blank canvas approvals."""
        return BlankCanvasApprovalsDocuments(self._client)

    def create(self, approval_trigger_instance_id: str, body: Mapping[str, Any] | None = None) -> Any:
        """Answer an approval that Ramp left to this app.

        Ramp: ``POST /developer/v1/blank-canvas-approvals/{approval_trigger_instance_id}``, scope
        ``blank_canvas:write``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.CREATE, path={"approval_trigger_instance_id": approval_trigger_instance_id}, body=body
        )

    def update_metadata(self, approval_trigger_instance_id: str, body: Mapping[str, Any] | None = None) -> Any:
        """Change what is noted on an approval that Ramp left to this app.

        Ramp: ``PATCH /developer/v1/blank-canvas-approvals/{approval_trigger_instance_id}/metadata``, scope
        ``blank_canvas:write``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.UPDATE_METADATA, path={"approval_trigger_instance_id": approval_trigger_instance_id}, body=body
        )


class AsyncBlankCanvasApprovalsDocuments(AsyncResource):
    """``AsyncClient.blank_canvas_approvals.documents``."""

    __slots__ = ()

    async def create(self, body: Mapping[str, Any] | None = None) -> Any:
        """Add documents for an approval that Ramp left to this app.

        Ramp: ``POST /developer/v1/blank-canvas-approvals/documents``, scope ``blank_canvas:write``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.DOCUMENTS_CREATE, body=body)


class AsyncBlankCanvasApprovals(AsyncResource):
    """``AsyncClient.blank_canvas_approvals``."""

    __slots__ = ()

    @property
    def documents(self) -> AsyncBlankCanvasApprovalsDocuments:
        """Documents of blank canvas approvals."""
        return AsyncBlankCanvasApprovalsDocuments(self._client)

    async def create(self, approval_trigger_instance_id: str, body: Mapping[str, Any] | None = None) -> Any:
        """Answer an approval that Ramp left to this app.

        Ramp: ``POST /developer/v1/blank-canvas-approvals/{approval_trigger_instance_id}``, scope
        ``blank_canvas:write``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.CREATE, path={"approval_trigger_instance_id": approval_trigger_instance_id}, body=body
        )

    async def update_metadata(self, approval_trigger_instance_id: str, body: Mapping[str, Any] | None = None) -> Any:
        """Change what is noted on an approval that Ramp left to this app.

        Ramp: ``PATCH /developer/v1/blank-canvas-approvals/{approval_trigger_instance_id}/metadata``, scope
        ``blank_canvas:write``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.UPDATE_METADATA, path={"approval_trigger_instance_id": approval_trigger_instance_id}, body=body
        )

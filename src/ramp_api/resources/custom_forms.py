"""Methods of ``client.custom_forms``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import custom_forms as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from typing import Any

__all__ = ["AsyncCustomForms", "AsyncCustomFormsResponses", "CustomForms", "CustomFormsResponses"]


class CustomFormsResponses(Resource):
    """``Client.custom_forms.responses``."""

    __slots__ = ()

    def get(self, custom_form_collection_response_id: str, *, timeout: float | None = None) -> Any:
        """What was filled into one custom form.

        Ramp: ``GET /developer/v1/custom-form/collections/responses/{custom_form_collection_response_id}``, scope
        ``custom_forms:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.RESPONSES_GET,
            path={"custom_form_collection_response_id": custom_form_collection_response_id},
            timeout=timeout,
        )


class CustomForms(Resource):
    """``Client.custom_forms``."""

    __slots__ = ()

    @property
    def responses(self) -> CustomFormsResponses:
        """What was filled into custom forms."""
        return CustomFormsResponses(self._client)


class AsyncCustomFormsResponses(AsyncResource):
    """``AsyncClient.custom_forms.responses``."""

    __slots__ = ()

    async def get(self, custom_form_collection_response_id: str, *, timeout: float | None = None) -> Any:
        """What was filled into one custom form.

        Ramp: ``GET /developer/v1/custom-form/collections/responses/{custom_form_collection_response_id}``, scope
        ``custom_forms:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.RESPONSES_GET,
            path={"custom_form_collection_response_id": custom_form_collection_response_id},
            timeout=timeout,
        )


class AsyncCustomForms(AsyncResource):
    """``AsyncClient.custom_forms``."""

    __slots__ = ()

    @property
    def responses(self) -> AsyncCustomFormsResponses:
        """What was filled into custom forms."""
        return AsyncCustomFormsResponses(self._client)

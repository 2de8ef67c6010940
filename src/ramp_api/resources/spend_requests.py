"""Methods of ``client.spend_requests``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import spend_requests as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ramp_api.http import Files

__all__ = ["AsyncSpendRequests", "SpendRequests"]


class SpendRequests(Resource):
    """``Client.spend_requests``."""

    __slots__ = ()

    def draft_via_ocr(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        files: Mapping[str, Files] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Begin a spend request from what is read off a document.

        Ramp: ``POST /developer/v1/spend-requests/draft-via-ocr``, scope ``spend_requests:write``.

        Needs Ramp Plus.

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
        return self._call(operations.DRAFT_VIA_OCR, body=body, files=files, timeout=timeout)


class AsyncSpendRequests(AsyncResource):
    """``AsyncClient.spend_requests``."""

    __slots__ = ()

    async def draft_via_ocr(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        files: Mapping[str, Files] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Begin a spend request from what is read off a document.

        Ramp: ``POST /developer/v1/spend-requests/draft-via-ocr``, scope ``spend_requests:write``.

        Needs Ramp Plus.

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
        return await self._call(operations.DRAFT_VIA_OCR, body=body, files=files, timeout=timeout)

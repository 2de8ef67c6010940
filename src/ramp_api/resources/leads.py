"""Methods of ``client.leads``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import leads as operations
from ramp_api.resource import AsyncResource, Resource, optional

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ramp_api.http import FileInput
    from ramp_api.models import leads as models

__all__ = ["AsyncLeads", "Leads"]


class Leads(Resource):
    """``Client.leads``."""

    __slots__ = ()

    def create(
        self,
        *,
        email: str,
        external_id: str,
        first_name: str,
        last_name: str,
        redirect_uri: str,
        source: models.LeadSource | str,
        state: str,
        business_info: models.LeadBusinessInput | Mapping[str, Any] | None = None,
        phone: str | None = None,
        timeout: float | None = None,
    ) -> None:
        """Send Ramp a sales lead.

        Ramp: ``POST /developer/v1/leads``, operation ``post_sales_lead_creation``, scope ``leads:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.CREATE,
            body={
                "email": email,
                "external_id": external_id,
                "first_name": first_name,
                "last_name": last_name,
                "redirect_uri": redirect_uri,
                "source": source,
                "state": state,
            }
            | optional(business_info=business_info, phone=phone),
            timeout=timeout,
        )

    def get(self, sales_lead_id: str, *, timeout: float | None = None) -> models.Lead:
        """One sales lead that this app has sent.

        Ramp: ``GET /developer/v1/leads/{sales_lead_id}``, operation ``get_sales_lead_resource``, scope ``leads:read``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"sales_lead_id": sales_lead_id}, timeout=timeout)

    def upload_document(
        self,
        sales_lead_id: str,
        *,
        document: FileInput,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> models.Upload:
        """Add a document to a sales lead's application.

        Ramp: ``POST /developer/v1/leads/{sales_lead_id}/upload_document``, operation
        ``post_sales_lead_document_upload_deprecated``, scope ``leads:write``.

        Deprecated by Ramp.

        Ramp's list of operations of 2026-08 leaves it out.

        The request is open: Ramp has not published what it takes.

        Args:
            document: a path, the bytes, a file opened in binary mode, or a ``FilePart``.
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.UPLOAD_DOCUMENT,
            path={"sales_lead_id": sales_lead_id},
            body=body,
            files={"document": document},
            timeout=timeout,
        )


class AsyncLeads(AsyncResource):
    """``AsyncClient.leads``."""

    __slots__ = ()

    async def create(
        self,
        *,
        email: str,
        external_id: str,
        first_name: str,
        last_name: str,
        redirect_uri: str,
        source: models.LeadSource | str,
        state: str,
        business_info: models.LeadBusinessInput | Mapping[str, Any] | None = None,
        phone: str | None = None,
        timeout: float | None = None,
    ) -> None:
        """Send Ramp a sales lead.

        Ramp: ``POST /developer/v1/leads``, operation ``post_sales_lead_creation``, scope ``leads:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CREATE,
            body={
                "email": email,
                "external_id": external_id,
                "first_name": first_name,
                "last_name": last_name,
                "redirect_uri": redirect_uri,
                "source": source,
                "state": state,
            }
            | optional(business_info=business_info, phone=phone),
            timeout=timeout,
        )

    async def get(self, sales_lead_id: str, *, timeout: float | None = None) -> models.Lead:
        """One sales lead that this app has sent.

        Ramp: ``GET /developer/v1/leads/{sales_lead_id}``, operation ``get_sales_lead_resource``, scope ``leads:read``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"sales_lead_id": sales_lead_id}, timeout=timeout)

    async def upload_document(
        self,
        sales_lead_id: str,
        *,
        document: FileInput,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> models.Upload:
        """Add a document to a sales lead's application.

        Ramp: ``POST /developer/v1/leads/{sales_lead_id}/upload_document``, operation
        ``post_sales_lead_document_upload_deprecated``, scope ``leads:write``.

        Deprecated by Ramp.

        Ramp's list of operations of 2026-08 leaves it out.

        The request is open: Ramp has not published what it takes.

        Args:
            document: a path, the bytes, a file opened in binary mode, or a ``FilePart``.
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.UPLOAD_DOCUMENT,
            path={"sales_lead_id": sales_lead_id},
            body=body,
            files={"document": document},
            timeout=timeout,
        )

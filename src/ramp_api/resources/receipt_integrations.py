"""Methods of ``client.receipt_integrations``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import receipt_integrations as operations
from ramp_api.resource import AsyncResource, Resource, optional

if TYPE_CHECKING:
    from ramp_api.models import receipt_integrations as models

__all__ = [
    "AsyncReceiptIntegrations",
    "AsyncReceiptIntegrationsOptOuts",
    "ReceiptIntegrations",
    "ReceiptIntegrationsOptOuts",
]


class ReceiptIntegrationsOptOuts(Resource):
    """``Client.receipt_integrations.opt_outs``."""

    __slots__ = ()

    def create(
        self,
        *,
        business_id: int,
        email: str,
        timeout: float | None = None,
    ) -> models.OptedOutEmail:
        """Opt an email address out of receipt integrations.

        Ramp: ``POST /developer/v1/receipt-integrations/opt-out``, operation
        ``post_receipt_integration_opted_out_emails_list_resource``, scope ``receipt_integrations:write``.

        Args:
            business_id: Ramp's number of the company.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.OPT_OUTS_CREATE, body={"business_id": business_id, "email": email}, timeout=timeout
        )

    def get(
        self,
        *,
        id: str | None = None,
        email: str | None = None,
        timeout: float | None = None,
    ) -> models.OptedOutEmail:
        """An email address that is opted out of receipt integrations; Ramp reads which from a body.

        Ramp: ``GET /developer/v1/receipt-integrations/opt-out``, operation
        ``get_receipt_integration_opted_out_emails_list_resource``, scope ``receipt_integrations:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(operations.OPT_OUTS_GET, body=optional(id=id, email=email), timeout=timeout)

    def delete(self, mailbox_opted_out_email_uuid: str, *, timeout: float | None = None) -> None:
        """Let receipt integrations read an email address again.

        Ramp: ``DELETE /developer/v1/receipt-integrations/opt-out/{mailbox_opted_out_email_uuid}``, operation
        ``delete_receipt_integration_opted_out_emails_delete_resource``, scope ``receipt_integrations:write``.

        Args:
            mailbox_opted_out_email_uuid: Ramp's id for the address that was opted out.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.OPT_OUTS_DELETE,
            path={"mailbox_opted_out_email_uuid": mailbox_opted_out_email_uuid},
            timeout=timeout,
        )


class ReceiptIntegrations(Resource):
    """``Client.receipt_integrations``."""

    __slots__ = ()

    @property
    def opt_outs(self) -> ReceiptIntegrationsOptOuts:
        """Email addresses that receipt integrations leave alone."""
        return ReceiptIntegrationsOptOuts(self._client)


class AsyncReceiptIntegrationsOptOuts(AsyncResource):
    """``AsyncClient.receipt_integrations.opt_outs``."""

    __slots__ = ()

    async def create(
        self,
        *,
        business_id: int,
        email: str,
        timeout: float | None = None,
    ) -> models.OptedOutEmail:
        """Opt an email address out of receipt integrations.

        Ramp: ``POST /developer/v1/receipt-integrations/opt-out``, operation
        ``post_receipt_integration_opted_out_emails_list_resource``, scope ``receipt_integrations:write``.

        Args:
            business_id: Ramp's number of the company.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.OPT_OUTS_CREATE, body={"business_id": business_id, "email": email}, timeout=timeout
        )

    async def get(
        self,
        *,
        id: str | None = None,
        email: str | None = None,
        timeout: float | None = None,
    ) -> models.OptedOutEmail:
        """An email address that is opted out of receipt integrations; Ramp reads which from a body.

        Ramp: ``GET /developer/v1/receipt-integrations/opt-out``, operation
        ``get_receipt_integration_opted_out_emails_list_resource``, scope ``receipt_integrations:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.OPT_OUTS_GET, body=optional(id=id, email=email), timeout=timeout)

    async def delete(self, mailbox_opted_out_email_uuid: str, *, timeout: float | None = None) -> None:
        """Let receipt integrations read an email address again.

        Ramp: ``DELETE /developer/v1/receipt-integrations/opt-out/{mailbox_opted_out_email_uuid}``, operation
        ``delete_receipt_integration_opted_out_emails_delete_resource``, scope ``receipt_integrations:write``.

        Args:
            mailbox_opted_out_email_uuid: Ramp's id for the address that was opted out.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.OPT_OUTS_DELETE,
            path={"mailbox_opted_out_email_uuid": mailbox_opted_out_email_uuid},
            timeout=timeout,
        )


class AsyncReceiptIntegrations(AsyncResource):
    """``AsyncClient.receipt_integrations``."""

    __slots__ = ()

    @property
    def opt_outs(self) -> AsyncReceiptIntegrationsOptOuts:
        """Email addresses that receipt integrations leave alone."""
        return AsyncReceiptIntegrationsOptOuts(self._client)

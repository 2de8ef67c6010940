"""Methods of ``client.receipt_integrations``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import receipt_integrations as operations
from ramp_api.resource import AsyncResource, Resource, optional

if TYPE_CHECKING:
    from ramp_api.models import receipt_integrations as models

__all__ = [
    "AsyncReceiptIntegrations",
    "AsyncReceiptIntegrationsOptOut",
    "ReceiptIntegrations",
    "ReceiptIntegrationsOptOut",
]


class ReceiptIntegrationsOptOut(Resource):
    """``Client.receipt_integrations.opt_out``."""

    __slots__ = ()

    def create(
        self,
        *,
        business_id: int,
        email: str,
    ) -> models.OptedOutEmail:
        """Let Ramp's receipt integrations leave an address alone.

        Ramp: ``POST /developer/v1/receipt-integrations/opt-out``, operation
        ``post_receipt_integration_opted_out_emails_list_resource``, scope ``receipt_integrations:write``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(operations.OPT_OUT_CREATE, body={"business_id": business_id, "email": email})

    def get(
        self,
        *,
        id: str | None = None,
        email: str | None = None,
    ) -> models.OptedOutEmail:
        """An address that Ramp's receipt integrations leave alone, by itself or by id.

        Ramp: ``GET /developer/v1/receipt-integrations/opt-out``, operation
        ``get_receipt_integration_opted_out_emails_list_resource``, scope ``receipt_integrations:read``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(operations.OPT_OUT_GET, body=optional(id=id, email=email))

    def delete(self, mailbox_opted_out_email_uuid: str) -> None:
        """Let Ramp's receipt integrations read an address again.

        Ramp: ``DELETE /developer/v1/receipt-integrations/opt-out/{mailbox_opted_out_email_uuid}``, operation
        ``delete_receipt_integration_opted_out_emails_delete_resource``, scope ``receipt_integrations:write``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.OPT_OUT_DELETE, path={"mailbox_opted_out_email_uuid": mailbox_opted_out_email_uuid}
        )


class ReceiptIntegrations(Resource):
    """``Client.receipt_integrations``."""

    __slots__ = ()

    @property
    def opt_out(self) -> ReceiptIntegrationsOptOut:
        """Opt out of receipt integrations."""
        return ReceiptIntegrationsOptOut(self._client)


class AsyncReceiptIntegrationsOptOut(AsyncResource):
    """``AsyncClient.receipt_integrations.opt_out``."""

    __slots__ = ()

    async def create(
        self,
        *,
        business_id: int,
        email: str,
    ) -> models.OptedOutEmail:
        """Let Ramp's receipt integrations leave an address alone.

        Ramp: ``POST /developer/v1/receipt-integrations/opt-out``, operation
        ``post_receipt_integration_opted_out_emails_list_resource``, scope ``receipt_integrations:write``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.OPT_OUT_CREATE, body={"business_id": business_id, "email": email})

    async def get(
        self,
        *,
        id: str | None = None,
        email: str | None = None,
    ) -> models.OptedOutEmail:
        """An address that Ramp's receipt integrations leave alone, by itself or by id.

        Ramp: ``GET /developer/v1/receipt-integrations/opt-out``, operation
        ``get_receipt_integration_opted_out_emails_list_resource``, scope ``receipt_integrations:read``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.OPT_OUT_GET, body=optional(id=id, email=email))

    async def delete(self, mailbox_opted_out_email_uuid: str) -> None:
        """Let Ramp's receipt integrations read an address again.

        Ramp: ``DELETE /developer/v1/receipt-integrations/opt-out/{mailbox_opted_out_email_uuid}``, operation
        ``delete_receipt_integration_opted_out_emails_delete_resource``, scope ``receipt_integrations:write``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.OPT_OUT_DELETE, path={"mailbox_opted_out_email_uuid": mailbox_opted_out_email_uuid}
        )


class AsyncReceiptIntegrations(AsyncResource):
    """``AsyncClient.receipt_integrations``."""

    __slots__ = ()

    @property
    def opt_out(self) -> AsyncReceiptIntegrationsOptOut:
        """Opt out of receipt integrations."""
        return AsyncReceiptIntegrationsOptOut(self._client)

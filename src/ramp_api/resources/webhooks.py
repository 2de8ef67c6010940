"""Methods of ``client.webhooks``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import webhooks as operations
from ramp_api.resource import AsyncResource, Resource, optional

if TYPE_CHECKING:
    import builtins
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ramp_api.models import webhooks as models

__all__ = ["AsyncWebhooks", "Webhooks"]


class Webhooks(Resource):
    """``Client.webhooks``."""

    __slots__ = ()

    def list(self) -> builtins.list[models.Webhook]:
        """Every webhook subscription of this app.

        Ramp: ``GET /developer/v1/webhooks``, operation ``get_outbound_webhook_subscription_resource``.

        Raises:
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(operations.LIST)

    def create(
        self,
        *,
        endpoint_url: str,
        event_types: Sequence[models.WebhookEventType | str],
        additional_headers: Mapping[str, str] | None = None,
    ) -> models.WebhookWithSecret:
        """Subscribe to events; the answer alone holds the secret that signs them.

        Ramp: ``POST /developer/v1/webhooks``, operation ``post_outbound_webhook_subscription_resource``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(
            operations.CREATE,
            body={"endpoint_url": endpoint_url, "event_types": event_types}
            | optional(additional_headers=additional_headers),
        )

    def get(self, webhook_id: str) -> models.Webhook:
        """One webhook subscription.

        Ramp: ``GET /developer/v1/webhooks/{webhook_id}``, operation
        ``get_outbound_webhook_subscription_detail_resource``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"webhook_id": webhook_id})

    def verify(
        self,
        webhook_id: str,
        *,
        challenge: str,
    ) -> models.SimpleSuccess:
        """Send the challenge back, so that events start to come.

        Ramp: ``POST /developer/v1/webhooks/{webhook_id}/verify``, operation
        ``post_outbound_webhook_subscription_verify_resource``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.VERIFY, path={"webhook_id": webhook_id}, body={"challenge": challenge})

    def mock_event(
        self,
        *,
        body: Mapping[str, Any] | None = None,
    ) -> Any:
        """Let Ramp send a made-up event, to see it arrive.

        Ramp: ``POST /developer/v1/webhooks/mock-webhook-event``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(operations.MOCK_EVENT, body=body)

    def delete(self, webhook_id: str) -> None:
        """End a webhook subscription.

        Ramp: ``DELETE /developer/v1/webhooks/{webhook_id}``, operation
        ``delete_outbound_webhook_subscription_detail_resource``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.DELETE, path={"webhook_id": webhook_id})


class AsyncWebhooks(AsyncResource):
    """``AsyncClient.webhooks``."""

    __slots__ = ()

    async def list(self) -> builtins.list[models.Webhook]:
        """Every webhook subscription of this app.

        Ramp: ``GET /developer/v1/webhooks``, operation ``get_outbound_webhook_subscription_resource``.

        Raises:
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.LIST)

    async def create(
        self,
        *,
        endpoint_url: str,
        event_types: Sequence[models.WebhookEventType | str],
        additional_headers: Mapping[str, str] | None = None,
    ) -> models.WebhookWithSecret:
        """Subscribe to events; the answer alone holds the secret that signs them.

        Ramp: ``POST /developer/v1/webhooks``, operation ``post_outbound_webhook_subscription_resource``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(
            operations.CREATE,
            body={"endpoint_url": endpoint_url, "event_types": event_types}
            | optional(additional_headers=additional_headers),
        )

    async def get(self, webhook_id: str) -> models.Webhook:
        """One webhook subscription.

        Ramp: ``GET /developer/v1/webhooks/{webhook_id}``, operation
        ``get_outbound_webhook_subscription_detail_resource``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"webhook_id": webhook_id})

    async def verify(
        self,
        webhook_id: str,
        *,
        challenge: str,
    ) -> models.SimpleSuccess:
        """Send the challenge back, so that events start to come.

        Ramp: ``POST /developer/v1/webhooks/{webhook_id}/verify``, operation
        ``post_outbound_webhook_subscription_verify_resource``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.VERIFY, path={"webhook_id": webhook_id}, body={"challenge": challenge})

    async def mock_event(
        self,
        *,
        body: Mapping[str, Any] | None = None,
    ) -> Any:
        """Let Ramp send a made-up event, to see it arrive.

        Ramp: ``POST /developer/v1/webhooks/mock-webhook-event``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.MOCK_EVENT, body=body)

    async def delete(self, webhook_id: str) -> None:
        """End a webhook subscription.

        Ramp: ``DELETE /developer/v1/webhooks/{webhook_id}``, operation
        ``delete_outbound_webhook_subscription_detail_resource``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.DELETE, path={"webhook_id": webhook_id})

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

    def list(self, *, timeout: float | None = None) -> builtins.list[models.Webhook]:
        """Every webhook subscription of this app.

        Ramp: ``GET /developer/v1/webhooks``, operation ``get_outbound_webhook_subscription_resource``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(operations.LIST, timeout=timeout)

    def create(
        self,
        *,
        endpoint_url: str,
        event_types: Sequence[models.WebhookEventType | str],
        additional_headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> models.WebhookWithSecret:
        """Subscribe to events; the answer alone holds the secret that signs them.

        Ramp: ``POST /developer/v1/webhooks``, operation ``post_outbound_webhook_subscription_resource``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.CREATE,
            body={"endpoint_url": endpoint_url, "event_types": event_types}
            | optional(additional_headers=additional_headers),
            timeout=timeout,
        )

    def get(self, webhook_id: str, *, timeout: float | None = None) -> models.Webhook:
        """One webhook subscription.

        Ramp: ``GET /developer/v1/webhooks/{webhook_id}``, operation
        ``get_outbound_webhook_subscription_detail_resource``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"webhook_id": webhook_id}, timeout=timeout)

    def verify(
        self,
        webhook_id: str,
        *,
        challenge: str,
        timeout: float | None = None,
    ) -> models.SimpleSuccess:
        """Send the challenge back, so that events start to come.

        Ramp: ``POST /developer/v1/webhooks/{webhook_id}/verify``, operation
        ``post_outbound_webhook_subscription_verify_resource``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.VERIFY, path={"webhook_id": webhook_id}, body={"challenge": challenge}, timeout=timeout
        )

    def mock_event(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Let Ramp send a made-up event, to see it arrive.

        Ramp: ``POST /developer/v1/webhooks/mock-webhook-event``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.MOCK_EVENT, body=body, timeout=timeout)

    def delete(self, webhook_id: str, *, timeout: float | None = None) -> None:
        """End a webhook subscription.

        Ramp: ``DELETE /developer/v1/webhooks/{webhook_id}``, operation
        ``delete_outbound_webhook_subscription_detail_resource``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.DELETE, path={"webhook_id": webhook_id}, timeout=timeout)


class AsyncWebhooks(AsyncResource):
    """``AsyncClient.webhooks``."""

    __slots__ = ()

    async def list(self, *, timeout: float | None = None) -> builtins.list[models.Webhook]:
        """Every webhook subscription of this app.

        Ramp: ``GET /developer/v1/webhooks``, operation ``get_outbound_webhook_subscription_resource``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.LIST, timeout=timeout)

    async def create(
        self,
        *,
        endpoint_url: str,
        event_types: Sequence[models.WebhookEventType | str],
        additional_headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> models.WebhookWithSecret:
        """Subscribe to events; the answer alone holds the secret that signs them.

        Ramp: ``POST /developer/v1/webhooks``, operation ``post_outbound_webhook_subscription_resource``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CREATE,
            body={"endpoint_url": endpoint_url, "event_types": event_types}
            | optional(additional_headers=additional_headers),
            timeout=timeout,
        )

    async def get(self, webhook_id: str, *, timeout: float | None = None) -> models.Webhook:
        """One webhook subscription.

        Ramp: ``GET /developer/v1/webhooks/{webhook_id}``, operation
        ``get_outbound_webhook_subscription_detail_resource``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"webhook_id": webhook_id}, timeout=timeout)

    async def verify(
        self,
        webhook_id: str,
        *,
        challenge: str,
        timeout: float | None = None,
    ) -> models.SimpleSuccess:
        """Send the challenge back, so that events start to come.

        Ramp: ``POST /developer/v1/webhooks/{webhook_id}/verify``, operation
        ``post_outbound_webhook_subscription_verify_resource``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.VERIFY, path={"webhook_id": webhook_id}, body={"challenge": challenge}, timeout=timeout
        )

    async def mock_event(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Let Ramp send a made-up event, to see it arrive.

        Ramp: ``POST /developer/v1/webhooks/mock-webhook-event``.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.MOCK_EVENT, body=body, timeout=timeout)

    async def delete(self, webhook_id: str, *, timeout: float | None = None) -> None:
        """End a webhook subscription.

        Ramp: ``DELETE /developer/v1/webhooks/{webhook_id}``, operation
        ``delete_outbound_webhook_subscription_detail_resource``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.DELETE, path={"webhook_id": webhook_id}, timeout=timeout)

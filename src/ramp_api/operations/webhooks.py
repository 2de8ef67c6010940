"""Operations of webhooks. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, Operation

if TYPE_CHECKING:
    import builtins
    from typing import Any

    from ramp_api.models import webhooks as models

LIST: Operation[builtins.list[models.Webhook]] = Operation(
    name="webhooks.list",
    id="get_outbound_webhook_subscription_resource",
    method="GET",
    path="/developer/v1/webhooks",
    summary="Every webhook subscription of this app.",
    result="webhooks:Webhook[]",
    retry="safe",
)

CREATE: Operation[models.WebhookWithSecret] = Operation(
    name="webhooks.create",
    id="post_outbound_webhook_subscription_resource",
    method="POST",
    path="/developer/v1/webhooks",
    summary="Subscribe to events; the answer alone holds the secret that signs them.",
    body="webhooks:WebhookCreate",
    result="webhooks:WebhookWithSecret",
    retry="unkeyed",
    sensitive=True,
)

GET: Operation[models.Webhook] = Operation(
    name="webhooks.get",
    id="get_outbound_webhook_subscription_detail_resource",
    method="GET",
    path="/developer/v1/webhooks/{webhook_id}",
    summary="One webhook subscription.",
    result="webhooks:Webhook",
    retry="safe",
)

VERIFY: Operation[models.SimpleSuccess] = Operation(
    name="webhooks.verify",
    id="post_outbound_webhook_subscription_verify_resource",
    method="POST",
    path="/developer/v1/webhooks/{webhook_id}/verify",
    summary="Send the challenge back, so that events start to come.",
    body="webhooks:WebhookVerify",
    result="webhooks:SimpleSuccess",
    retry="unkeyed",
)

MOCK_EVENT: Operation[Any] = Operation(
    name="webhooks.mock_event",
    id=None,
    method="POST",
    path="/developer/v1/webhooks/mock-webhook-event",
    summary="Let Ramp send a made-up event, to see it arrive.",
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    since="2026-08",
)

DELETE: Operation[None] = Operation(
    name="webhooks.delete",
    id="delete_outbound_webhook_subscription_detail_resource",
    method="DELETE",
    path="/developer/v1/webhooks/{webhook_id}",
    summary="End a webhook subscription.",
    retry="unkeyed",
)

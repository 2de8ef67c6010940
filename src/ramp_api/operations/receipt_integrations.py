"""Operations of receipt_integrations. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import Operation

if TYPE_CHECKING:
    from ramp_api.models import receipt_integrations as models

OPT_OUTS_CREATE: Operation[models.OptedOutEmail] = Operation(
    name="receipt_integrations.opt_outs.create",
    id="post_receipt_integration_opted_out_emails_list_resource",
    method="POST",
    path="/developer/v1/receipt-integrations/opt-out",
    summary="Opt an email address out of receipt integrations.",
    scopes=("receipt_integrations:write",),
    body="receipt_integrations:OptedOutEmailCreate",
    result="receipt_integrations:OptedOutEmail",
    retry="unkeyed",
)

OPT_OUTS_GET: Operation[models.OptedOutEmail] = Operation(
    name="receipt_integrations.opt_outs.get",
    id="get_receipt_integration_opted_out_emails_list_resource",
    method="GET",
    path="/developer/v1/receipt-integrations/opt-out",
    summary="An email address that is opted out of receipt integrations; Ramp reads which from a body.",
    scopes=("receipt_integrations:read",),
    body="receipt_integrations:OptedOutEmailQuery",
    result="receipt_integrations:OptedOutEmail",
    retry="safe",
)

OPT_OUTS_DELETE: Operation[None] = Operation(
    name="receipt_integrations.opt_outs.delete",
    id="delete_receipt_integration_opted_out_emails_delete_resource",
    method="DELETE",
    path="/developer/v1/receipt-integrations/opt-out/{mailbox_opted_out_email_uuid}",
    summary="Let receipt integrations read an email address again.",
    scopes=("receipt_integrations:write",),
    retry="unkeyed",
)

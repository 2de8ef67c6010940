"""Operations of leads. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, Operation

if TYPE_CHECKING:
    from ramp_api.models import leads as models

CREATE: Operation[None] = Operation(
    name="leads.create",
    id="post_sales_lead_creation",
    method="POST",
    path="/developer/v1/leads",
    summary="Send Ramp a sales lead.",
    scopes=("leads:write",),
    body="leads:LeadCreate",
    retry="unkeyed",
    unlisted_since="2026-08",
)

GET: Operation[models.Lead] = Operation(
    name="leads.get",
    id="get_sales_lead_resource",
    method="GET",
    path="/developer/v1/leads/{sales_lead_id}",
    summary="One sales lead that this app has sent.",
    scopes=("leads:read",),
    result="leads:Lead",
    retry="safe",
    unlisted_since="2026-08",
)

UPLOAD_DOCUMENT: Operation[models.Upload] = Operation(
    name="leads.upload_document",
    id="post_sales_lead_document_upload_deprecated",
    method="POST",
    path="/developer/v1/leads/{sales_lead_id}/upload_document",
    summary="Add a document to a sales lead's application.",
    scopes=("leads:write",),
    body=OPEN,
    encoding="multipart",
    files=("document",),
    result="leads:Upload",
    retry="unkeyed",
    deprecated=True,
    unlisted_since="2026-08",
)

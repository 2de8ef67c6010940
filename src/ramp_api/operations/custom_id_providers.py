"""Operations of custom_id_providers. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import Operation

if TYPE_CHECKING:
    from ramp_api.models import custom_id_providers as models

CREATE: Operation[models.CustomIdProviderCreated] = Operation(
    name="custom_id_providers.create",
    id=None,
    method="POST",
    path="/developer/v1/custom-id-provider",
    summary="Add a provider of custom ids.",
    result="custom_id_providers:CustomIdProviderCreated",
    retry="unkeyed",
    deprecated=True,
    since="2022",
)

GET: Operation[models.CustomIdProvider] = Operation(
    name="custom_id_providers.get",
    id=None,
    method="GET",
    path="/developer/v1/custom-id-provider",
    summary="The provider of custom ids that this app uses.",
    result="custom_id_providers:CustomIdProvider",
    retry="safe",
    deprecated=True,
    since="2022",
)

LINK_APPLICATION: Operation[None] = Operation(
    name="custom_id_providers.link_application",
    id=None,
    method="POST",
    path="/developer/v1/custom-id-provider/application-link",
    summary="Let this app use a provider of custom ids.",
    body="custom_id_providers:ApplicationLink",
    retry="unkeyed",
    deprecated=True,
    since="2022",
)

RAMP_ID: Operation[models.RampId] = Operation(
    name="custom_id_providers.ramp_id",
    id=None,
    method="GET",
    path="/developer/v1/custom-id-provider/{entity_type}/{custom_id}/ramp-id",
    summary="Ramp's id for an object of which a custom id is known.",
    result="custom_id_providers:RampId",
    retry="safe",
    deprecated=True,
    since="2022",
)

CUSTOM_ID: Operation[models.CustomId] = Operation(
    name="custom_id_providers.custom_id",
    id=None,
    method="GET",
    path="/developer/v1/custom-id-provider/{entity_type}/{ramp_id}/custom-id",
    summary="The custom id for an object of which Ramp's id is known.",
    result="custom_id_providers:CustomId",
    retry="safe",
    deprecated=True,
    since="2022",
)

LINK: Operation[None] = Operation(
    name="custom_id_providers.link",
    id=None,
    method="POST",
    path="/developer/v1/custom-id-provider/{entity_type}/custom-id-link",
    summary="Tie a custom id to an object of Ramp's.",
    body="custom_id_providers:CustomIdLink",
    retry="unkeyed",
    deprecated=True,
    since="2022",
)

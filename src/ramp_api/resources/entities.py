"""Methods of ``client.entities``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import entities as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from ramp_api.models import entities as models
    from ramp_api.models import shared
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncEntities", "Entities"]


class Entities(Resource):
    """``Client.entities``."""

    __slots__ = ()

    def list(
        self,
        *,
        currency: shared.Currency | str | None = None,
        entity_name: str | None = None,
        is_primary: bool | None = None,
        hide_inactive: bool | None = None,
        include_custom_field_values: bool | None = None,
        include_deleted_accounts: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Entity]:
        """Every entity of the company.

        Ramp: ``GET /developer/v1/entities``, operation ``get_entity_list_with_pagination``, scope ``entities:read``.

        Args:
            include_custom_field_values: needs the scope ``custom_records:read`` as well.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.LIST,
            query={
                "currency": currency,
                "entity_name": entity_name,
                "is_primary": is_primary,
                "hide_inactive": hide_inactive,
                "include_custom_field_values": include_custom_field_values,
                "include_deleted_accounts": include_deleted_accounts,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def get(
        self,
        entity_id: str,
        *,
        hide_inactive: bool | None = None,
        include_custom_field_values: bool | None = None,
        timeout: float | None = None,
    ) -> models.Entity:
        """One entity of the company.

        Ramp: ``GET /developer/v1/entities/{entity_id}``, operation ``get_entity_resource``, scope ``entities:read``.

        Args:
            include_custom_field_values: needs the scope ``custom_records:read`` as well.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.GET,
            path={"entity_id": entity_id},
            query={"hide_inactive": hide_inactive, "include_custom_field_values": include_custom_field_values},
            timeout=timeout,
        )


class AsyncEntities(AsyncResource):
    """``AsyncClient.entities``."""

    __slots__ = ()

    def list(
        self,
        *,
        currency: shared.Currency | str | None = None,
        entity_name: str | None = None,
        is_primary: bool | None = None,
        hide_inactive: bool | None = None,
        include_custom_field_values: bool | None = None,
        include_deleted_accounts: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Entity]:
        """Every entity of the company.

        Ramp: ``GET /developer/v1/entities``, operation ``get_entity_list_with_pagination``, scope ``entities:read``.

        Args:
            include_custom_field_values: needs the scope ``custom_records:read`` as well.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.LIST,
            query={
                "currency": currency,
                "entity_name": entity_name,
                "is_primary": is_primary,
                "hide_inactive": hide_inactive,
                "include_custom_field_values": include_custom_field_values,
                "include_deleted_accounts": include_deleted_accounts,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def get(
        self,
        entity_id: str,
        *,
        hide_inactive: bool | None = None,
        include_custom_field_values: bool | None = None,
        timeout: float | None = None,
    ) -> models.Entity:
        """One entity of the company.

        Ramp: ``GET /developer/v1/entities/{entity_id}``, operation ``get_entity_resource``, scope ``entities:read``.

        Args:
            include_custom_field_values: needs the scope ``custom_records:read`` as well.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.GET,
            path={"entity_id": entity_id},
            query={"hide_inactive": hide_inactive, "include_custom_field_values": include_custom_field_values},
            timeout=timeout,
        )

"""Methods of ``client.locations``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import locations as operations
from ramp_api.resource import AsyncResource, Resource, optional

if TYPE_CHECKING:
    from ramp_api.models import locations as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncLocations", "Locations"]


class Locations(Resource):
    """``Client.locations``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Location]:
        """Every location.

        Ramp: ``GET /developer/v1/locations``, operation ``get_location_list_resource``, scope ``locations:read``.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.

        Example:
            >>> all(location.name for location in ramp.locations.list())
            True
        """
        return self._pages(
            operations.LIST, query={"entity_id": entity_id, "start": start, "page_size": page_size}, timeout=timeout
        )

    def create(
        self,
        *,
        name: str,
        entity_id: str | None = None,
        timeout: float | None = None,
    ) -> models.Location:
        """Add a location.

        Ramp: ``POST /developer/v1/locations``, operation ``post_location_list_resource``, scope ``locations:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.

        Example:
            >>> ramp.locations.create(name="Lisbon").name
            'Lisbon'
        """
        return self._call(operations.CREATE, body={"name": name} | optional(entity_id=entity_id), timeout=timeout)

    def get(self, location_id: str, *, timeout: float | None = None) -> models.Location:
        """One location.

        Ramp: ``GET /developer/v1/locations/{location_id}``, operation ``get_location_single_resource``, scope
        ``locations:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.

        Example:
            >>> location = next(iter(ramp.locations.list()))
            >>> ramp.locations.get(location.id).name == location.name
            True
        """
        return self._call(operations.GET, path={"location_id": location_id}, timeout=timeout)

    def update(
        self,
        location_id: str,
        *,
        name: str,
        entity_id: str | None = None,
        timeout: float | None = None,
    ) -> models.Location:
        """Rename a location, or move it to another entity.

        Ramp: ``PATCH /developer/v1/locations/{location_id}``, operation ``patch_location_single_resource``, scope
        ``locations:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.

        Example:
            >>> location = ramp.locations.create(name="Lisboa")
            >>> ramp.locations.update(location.id, name="Lisbon").name
            'Lisbon'
        """
        return self._call(
            operations.UPDATE,
            path={"location_id": location_id},
            body={"name": name} | optional(entity_id=entity_id),
            timeout=timeout,
        )


class AsyncLocations(AsyncResource):
    """``AsyncClient.locations``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_id: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Location]:
        """Every location.

        Ramp: ``GET /developer/v1/locations``, operation ``get_location_list_resource``, scope ``locations:read``.

        Args:
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
            operations.LIST, query={"entity_id": entity_id, "start": start, "page_size": page_size}, timeout=timeout
        )

    async def create(
        self,
        *,
        name: str,
        entity_id: str | None = None,
        timeout: float | None = None,
    ) -> models.Location:
        """Add a location.

        Ramp: ``POST /developer/v1/locations``, operation ``post_location_list_resource``, scope ``locations:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.CREATE, body={"name": name} | optional(entity_id=entity_id), timeout=timeout)

    async def get(self, location_id: str, *, timeout: float | None = None) -> models.Location:
        """One location.

        Ramp: ``GET /developer/v1/locations/{location_id}``, operation ``get_location_single_resource``, scope
        ``locations:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"location_id": location_id}, timeout=timeout)

    async def update(
        self,
        location_id: str,
        *,
        name: str,
        entity_id: str | None = None,
        timeout: float | None = None,
    ) -> models.Location:
        """Rename a location, or move it to another entity.

        Ramp: ``PATCH /developer/v1/locations/{location_id}``, operation ``patch_location_single_resource``, scope
        ``locations:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.UPDATE,
            path={"location_id": location_id},
            body={"name": name} | optional(entity_id=entity_id),
            timeout=timeout,
        )

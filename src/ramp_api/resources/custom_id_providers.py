"""Methods of ``client.custom_id_providers``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import custom_id_providers as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from ramp_api.models import custom_id_providers as models

__all__ = ["AsyncCustomIdProviders", "CustomIdProviders"]


class CustomIdProviders(Resource):
    """``Client.custom_id_providers``."""

    __slots__ = ()

    def create(self, *, timeout: float | None = None) -> models.CustomIdProviderCreated:
        """Add a provider of custom ids.

        Ramp: ``POST /developer/v1/custom-id-provider``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.CREATE, timeout=timeout)

    def get(self, *, timeout: float | None = None) -> models.CustomIdProvider:
        """The provider of custom ids that this app uses.

        Ramp: ``GET /developer/v1/custom-id-provider``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(operations.GET, timeout=timeout)

    def link_application(
        self,
        *,
        custom_id_provider: str,
        timeout: float | None = None,
    ) -> None:
        """Let this app use a provider of custom ids.

        Ramp: ``POST /developer/v1/custom-id-provider/application-link``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.LINK_APPLICATION, body={"custom_id_provider": custom_id_provider}, timeout=timeout)

    def ramp_id(self, entity_type: str, custom_id: str, *, timeout: float | None = None) -> models.RampId:
        """Ramp's id for an object of which a custom id is known.

        Ramp: ``GET /developer/v1/custom-id-provider/{entity_type}/{custom_id}/ramp-id``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            entity_type: Ramp's word for what kind of object it is.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(
            operations.RAMP_ID, path={"entity_type": entity_type, "custom_id": custom_id}, timeout=timeout
        )

    def custom_id(self, entity_type: str, ramp_id: str, *, timeout: float | None = None) -> models.CustomId:
        """The custom id for an object of which Ramp's id is known.

        Ramp: ``GET /developer/v1/custom-id-provider/{entity_type}/{ramp_id}/custom-id``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            entity_type: Ramp's word for what kind of object it is.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.CUSTOM_ID, path={"entity_type": entity_type, "ramp_id": ramp_id}, timeout=timeout)

    def link(
        self,
        entity_type: str,
        *,
        custom_id: str,
        ramp_id: str,
        timeout: float | None = None,
    ) -> None:
        """Tie a custom id to an object of Ramp's.

        Ramp: ``POST /developer/v1/custom-id-provider/{entity_type}/custom-id-link``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            entity_type: Ramp's word for what kind of object it is.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.LINK,
            path={"entity_type": entity_type},
            body={"custom_id": custom_id, "ramp_id": ramp_id},
            timeout=timeout,
        )


class AsyncCustomIdProviders(AsyncResource):
    """``AsyncClient.custom_id_providers``."""

    __slots__ = ()

    async def create(self, *, timeout: float | None = None) -> models.CustomIdProviderCreated:
        """Add a provider of custom ids.

        Ramp: ``POST /developer/v1/custom-id-provider``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.CREATE, timeout=timeout)

    async def get(self, *, timeout: float | None = None) -> models.CustomIdProvider:
        """The provider of custom ids that this app uses.

        Ramp: ``GET /developer/v1/custom-id-provider``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, timeout=timeout)

    async def link_application(
        self,
        *,
        custom_id_provider: str,
        timeout: float | None = None,
    ) -> None:
        """Let this app use a provider of custom ids.

        Ramp: ``POST /developer/v1/custom-id-provider/application-link``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.LINK_APPLICATION, body={"custom_id_provider": custom_id_provider}, timeout=timeout
        )

    async def ramp_id(self, entity_type: str, custom_id: str, *, timeout: float | None = None) -> models.RampId:
        """Ramp's id for an object of which a custom id is known.

        Ramp: ``GET /developer/v1/custom-id-provider/{entity_type}/{custom_id}/ramp-id``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            entity_type: Ramp's word for what kind of object it is.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.RAMP_ID, path={"entity_type": entity_type, "custom_id": custom_id}, timeout=timeout
        )

    async def custom_id(self, entity_type: str, ramp_id: str, *, timeout: float | None = None) -> models.CustomId:
        """The custom id for an object of which Ramp's id is known.

        Ramp: ``GET /developer/v1/custom-id-provider/{entity_type}/{ramp_id}/custom-id``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            entity_type: Ramp's word for what kind of object it is.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(
            operations.CUSTOM_ID, path={"entity_type": entity_type, "ramp_id": ramp_id}, timeout=timeout
        )

    async def link(
        self,
        entity_type: str,
        *,
        custom_id: str,
        ramp_id: str,
        timeout: float | None = None,
    ) -> None:
        """Tie a custom id to an object of Ramp's.

        Ramp: ``POST /developer/v1/custom-id-provider/{entity_type}/custom-id-link``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            entity_type: Ramp's word for what kind of object it is.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.LINK,
            path={"entity_type": entity_type},
            body={"custom_id": custom_id, "ramp_id": ramp_id},
            timeout=timeout,
        )

"""Methods of ``client.applications``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from ramp_api.operations import applications as operations
from ramp_api.resource import AsyncResource, Resource, nullable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from msgspec import UnsetType

    from ramp_api.models import applications as models

__all__ = ["Applications", "AsyncApplications"]


class Applications(Resource):
    """``Client.applications``."""

    __slots__ = ()

    def create(
        self,
        *,
        applicant: models.ApplicationApplicant | Mapping[str, Any],
        beneficial_owners: Sequence[models.ApplicationPerson | Mapping[str, Any]] | UnsetType | None = UNSET,
        business: models.ApplicationBusiness | Mapping[str, Any] | UnsetType | None = UNSET,
        controlling_officer: models.ApplicationControllingOfficer | Mapping[str, Any] | UnsetType | None = UNSET,
        financial_details: models.ApplicationFinancialDetails | Mapping[str, Any] | UnsetType | None = UNSET,
        oauth_authorize_params: models.ApplicationOauthAuthorizeParams | Mapping[str, Any] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Begin an application for a Ramp account on somebody's behalf.

        Ramp: ``POST /developer/v1/applications``, operation ``PostApplicationResource``.

        The answer is open JSON: Ramp has not published what it holds.

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
            body={"applicant": applicant}
            | nullable(
                beneficial_owners=beneficial_owners,
                business=business,
                controlling_officer=controlling_officer,
                financial_details=financial_details,
                oauth_authorize_params=oauth_authorize_params,
            ),
            timeout=timeout,
        )

    def get(self, *, timeout: float | None = None) -> Any:
        """The application for a Ramp account that was begun through this app.

        Ramp: ``GET /developer/v1/applications``, scope ``applications:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return self._call(operations.GET, timeout=timeout)


class AsyncApplications(AsyncResource):
    """``AsyncClient.applications``."""

    __slots__ = ()

    async def create(
        self,
        *,
        applicant: models.ApplicationApplicant | Mapping[str, Any],
        beneficial_owners: Sequence[models.ApplicationPerson | Mapping[str, Any]] | UnsetType | None = UNSET,
        business: models.ApplicationBusiness | Mapping[str, Any] | UnsetType | None = UNSET,
        controlling_officer: models.ApplicationControllingOfficer | Mapping[str, Any] | UnsetType | None = UNSET,
        financial_details: models.ApplicationFinancialDetails | Mapping[str, Any] | UnsetType | None = UNSET,
        oauth_authorize_params: models.ApplicationOauthAuthorizeParams | Mapping[str, Any] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Begin an application for a Ramp account on somebody's behalf.

        Ramp: ``POST /developer/v1/applications``, operation ``PostApplicationResource``.

        The answer is open JSON: Ramp has not published what it holds.

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
            body={"applicant": applicant}
            | nullable(
                beneficial_owners=beneficial_owners,
                business=business,
                controlling_officer=controlling_officer,
                financial_details=financial_details,
                oauth_authorize_params=oauth_authorize_params,
            ),
            timeout=timeout,
        )

    async def get(self, *, timeout: float | None = None) -> Any:
        """The application for a Ramp account that was begun through this app.

        Ramp: ``GET /developer/v1/applications``, scope ``applications:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, timeout=timeout)

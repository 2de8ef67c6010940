"""Methods of ``client.trips``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import trips as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from decimal import Decimal
    from typing import Any

    from ramp_api.models import trips as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncTrips", "Trips"]


class Trips(Resource):
    """``Client.trips``."""

    __slots__ = ()

    def list(
        self,
        *,
        user_ids: Sequence[str] | None = None,
        status: models.TripStatus | str | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        min_amount: Decimal | int | str | None = None,
        max_amount: Decimal | int | str | None = None,
        trip_name: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Every trip.

        Ramp: ``GET /developer/v1/trips``, operation ``GetTripListResource``, scope ``trips:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            min_amount: at least this much; exact, never a float.
            max_amount: at most this much; exact, never a float.
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
                "user_ids": user_ids,
                "status": status,
                "from_date": from_date,
                "to_date": to_date,
                "min_amount": min_amount,
                "max_amount": max_amount,
                "trip_name": trip_name,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def get(self, trip_id: str, *, timeout: float | None = None) -> Any:
        """One trip.

        Ramp: ``GET /developer/v1/trips/{trip_id}``, operation ``GetTripSingleResource``, scope ``trips:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"trip_id": trip_id}, timeout=timeout)


class AsyncTrips(AsyncResource):
    """``AsyncClient.trips``."""

    __slots__ = ()

    def list(
        self,
        *,
        user_ids: Sequence[str] | None = None,
        status: models.TripStatus | str | None = None,
        from_date: datetime | date | str | None = None,
        to_date: datetime | date | str | None = None,
        min_amount: Decimal | int | str | None = None,
        max_amount: Decimal | int | str | None = None,
        trip_name: str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Every trip.

        Ramp: ``GET /developer/v1/trips``, operation ``GetTripListResource``, scope ``trips:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            min_amount: at least this much; exact, never a float.
            max_amount: at most this much; exact, never a float.
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
                "user_ids": user_ids,
                "status": status,
                "from_date": from_date,
                "to_date": to_date,
                "min_amount": min_amount,
                "max_amount": max_amount,
                "trip_name": trip_name,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def get(self, trip_id: str, *, timeout: float | None = None) -> Any:
        """One trip.

        Ramp: ``GET /developer/v1/trips/{trip_id}``, operation ``GetTripSingleResource``, scope ``trips:read``.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"trip_id": trip_id}, timeout=timeout)

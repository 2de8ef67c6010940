"""Methods of ``client.business``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import business as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from ramp_api.models import business as models

__all__ = ["AsyncBusiness", "Business"]


class Business(Resource):
    """``Client.business``."""

    __slots__ = ()

    def get(self, *, timeout: float | None = None) -> models.Business:
        """The company that the token is for.

        Ramp: ``GET /developer/v1/business``, operation ``get_business_resource``, scope ``business:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.

        Example:
            >>> ramp.business.get().is_reimbursements_enabled
            True
        """
        return self._call(operations.GET, timeout=timeout)

    def balance(self, *, timeout: float | None = None) -> models.BusinessBalance:
        """The company's balance, limits and billing dates.

        Ramp: ``GET /developer/v1/business/balance``, operation ``get_business_balance_resource``, scope
        ``business:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.

        Example:
            >>> balance = ramp.business.balance()
            >>> balance.card_limit > 0, balance.next_billing_date > balance.prev_billing_date
            (True, True)
        """
        return self._call(operations.BALANCE, timeout=timeout)


class AsyncBusiness(AsyncResource):
    """``AsyncClient.business``."""

    __slots__ = ()

    async def get(self, *, timeout: float | None = None) -> models.Business:
        """The company that the token is for.

        Ramp: ``GET /developer/v1/business``, operation ``get_business_resource``, scope ``business:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, timeout=timeout)

    async def balance(self, *, timeout: float | None = None) -> models.BusinessBalance:
        """The company's balance, limits and billing dates.

        Ramp: ``GET /developer/v1/business/balance``, operation ``get_business_balance_resource``, scope
        ``business:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.BALANCE, timeout=timeout)

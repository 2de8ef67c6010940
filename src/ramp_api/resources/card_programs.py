"""Methods of ``client.card_programs``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import card_programs as operations
from ramp_api.resource import AsyncResource, Resource, optional

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ramp_api.models import card_programs as models
    from ramp_api.models import shared
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncCardPrograms", "CardPrograms"]


class CardPrograms(Resource):
    """``Client.card_programs``."""

    __slots__ = ()

    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.CardProgram]:
        """Every card program.

        Ramp: ``GET /developer/v1/card-programs``, operation ``get_card_program_list_deprecated``, scope
        ``card_programs:read``.

        Deprecated by Ramp.

        Ramp's list of operations of 2026-08 leaves it out.

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
        return self._pages(operations.LIST, query={"start": start, "page_size": page_size}, timeout=timeout)

    def create(
        self,
        *,
        acting_user_id: int,
        business_id: int,
        description: str,
        display_name: str,
        is_default: bool,
        is_physical: bool,
        policy_id: int,
        spending_restrictions: shared.CardSpendingRestrictionsInput | Mapping[str, Any],
        icon: models.CardProgramIcon | str | None = None,
        timeout: float | None = None,
    ) -> models.CardProgram:
        """Add a card program, from which cards take their limits.

        Ramp: ``POST /developer/v1/card-programs``, operation ``post_card_program_list_deprecated``, scope
        ``card_programs:write``.

        Deprecated by Ramp.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.CREATE,
            body={
                "acting_user_id": acting_user_id,
                "business_id": business_id,
                "description": description,
                "display_name": display_name,
                "is_default": is_default,
                "is_physical": is_physical,
                "policy_id": policy_id,
                "spending_restrictions": spending_restrictions,
            }
            | optional(icon=icon),
            timeout=timeout,
        )

    def get(self, card_program_id: str, *, timeout: float | None = None) -> models.CardProgram:
        """One card program.

        Ramp: ``GET /developer/v1/card-programs/{card_program_id}``, operation ``get_card_program_resource_deprecated``,
        scope ``card_programs:read``.

        Deprecated by Ramp.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"card_program_id": card_program_id}, timeout=timeout)


class AsyncCardPrograms(AsyncResource):
    """``AsyncClient.card_programs``."""

    __slots__ = ()

    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.CardProgram]:
        """Every card program.

        Ramp: ``GET /developer/v1/card-programs``, operation ``get_card_program_list_deprecated``, scope
        ``card_programs:read``.

        Deprecated by Ramp.

        Ramp's list of operations of 2026-08 leaves it out.

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
        return self._pages(operations.LIST, query={"start": start, "page_size": page_size}, timeout=timeout)

    async def create(
        self,
        *,
        acting_user_id: int,
        business_id: int,
        description: str,
        display_name: str,
        is_default: bool,
        is_physical: bool,
        policy_id: int,
        spending_restrictions: shared.CardSpendingRestrictionsInput | Mapping[str, Any],
        icon: models.CardProgramIcon | str | None = None,
        timeout: float | None = None,
    ) -> models.CardProgram:
        """Add a card program, from which cards take their limits.

        Ramp: ``POST /developer/v1/card-programs``, operation ``post_card_program_list_deprecated``, scope
        ``card_programs:write``.

        Deprecated by Ramp.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CREATE,
            body={
                "acting_user_id": acting_user_id,
                "business_id": business_id,
                "description": description,
                "display_name": display_name,
                "is_default": is_default,
                "is_physical": is_physical,
                "policy_id": policy_id,
                "spending_restrictions": spending_restrictions,
            }
            | optional(icon=icon),
            timeout=timeout,
        )

    async def get(self, card_program_id: str, *, timeout: float | None = None) -> models.CardProgram:
        """One card program.

        Ramp: ``GET /developer/v1/card-programs/{card_program_id}``, operation ``get_card_program_resource_deprecated``,
        scope ``card_programs:read``.

        Deprecated by Ramp.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"card_program_id": card_program_id}, timeout=timeout)

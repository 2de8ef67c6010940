"""Methods of ``client.cards``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import cards as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from ramp_api.models import cards as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncCards", "Cards"]


class Cards(Resource):
    """``Client.cards``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_id: str | None = None,
        user_id: str | None = None,
        card_program_id: str | None = None,
        display_name: str | None = None,
        is_activated: bool | None = None,
        is_terminated: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
    ) -> Pages[models.Card]:
        """Every activated card; others come with ``is_activated=False`` only, and terminated ones never.

        Ramp: ``GET /developer/v1/cards``,
        operation ``get_card_list_with_pagination``, scope ``cards:read``.

        Args:
            is_activated: False: those not yet activated.
            is_terminated: kept for completeness: Ramp gives no terminated cards here.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.

        Example:
            >>> {card.state.value for card in ramp.cards.list(is_activated=False)}
            {'UNACTIVATED'}
        """
        return self._pages(
            operations.LIST,
            query={
                "entity_id": entity_id,
                "user_id": user_id,
                "card_program_id": card_program_id,
                "display_name": display_name,
                "is_activated": is_activated,
                "is_terminated": is_terminated,
                "start": start,
                "page_size": page_size,
            },
        )

    def get(self, card_id: str) -> models.Card:
        """One card.

        Ramp: ``GET /developer/v1/cards/{card_id}``,
        operation ``get_card_resource``, scope ``cards:read``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.

        Example:
            >>> card = next(iter(ramp.cards.list()))
            >>> ramp.cards.get(card.id).last_four == card.last_four
            True
        """
        return self._call(operations.GET, path={"card_id": card_id})


class AsyncCards(AsyncResource):
    """``AsyncClient.cards``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_id: str | None = None,
        user_id: str | None = None,
        card_program_id: str | None = None,
        display_name: str | None = None,
        is_activated: bool | None = None,
        is_terminated: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
    ) -> AsyncPages[models.Card]:
        """Every activated card; others come with ``is_activated=False`` only, and terminated ones never.

        Ramp: ``GET /developer/v1/cards``,
        operation ``get_card_list_with_pagination``, scope ``cards:read``.

        Args:
            is_activated: False: those not yet activated.
            is_terminated: kept for completeness: Ramp gives no terminated cards here.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(
            operations.LIST,
            query={
                "entity_id": entity_id,
                "user_id": user_id,
                "card_program_id": card_program_id,
                "display_name": display_name,
                "is_activated": is_activated,
                "is_terminated": is_terminated,
                "start": start,
                "page_size": page_size,
            },
        )

    async def get(self, card_id: str) -> models.Card:
        """One card.

        Ramp: ``GET /developer/v1/cards/{card_id}``,
        operation ``get_card_resource``, scope ``cards:read``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"card_id": card_id})

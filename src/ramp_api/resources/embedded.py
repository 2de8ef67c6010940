"""Methods of ``client.embedded``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import embedded as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from typing import Any

__all__ = ["AsyncEmbedded", "AsyncEmbeddedCards", "Embedded", "EmbeddedCards"]


class EmbeddedCards(Resource):
    """``Client.embedded.cards``."""

    __slots__ = ()

    def embed(
        self,
        card_id: str,
        *,
        parent_origin: str,
        timeout: float | None = None,
    ) -> Any:
        """A token by which another page shows a card.

        Ramp: ``POST /developer/v1/embedded/cards/{card_id}/embed``, operation ``PostRampEmbeddedCardResource``, scope
        ``embedded_cards:write``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.CARDS_EMBED, path={"card_id": card_id}, body={"parent_origin": parent_origin}, timeout=timeout
        )


class Embedded(Resource):
    """``Client.embedded``."""

    __slots__ = ()

    @property
    def cards(self) -> EmbeddedCards:
        """Cards shown inside other pages."""
        return EmbeddedCards(self._client)


class AsyncEmbeddedCards(AsyncResource):
    """``AsyncClient.embedded.cards``."""

    __slots__ = ()

    async def embed(
        self,
        card_id: str,
        *,
        parent_origin: str,
        timeout: float | None = None,
    ) -> Any:
        """A token by which another page shows a card.

        Ramp: ``POST /developer/v1/embedded/cards/{card_id}/embed``, operation ``PostRampEmbeddedCardResource``, scope
        ``embedded_cards:write``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CARDS_EMBED, path={"card_id": card_id}, body={"parent_origin": parent_origin}, timeout=timeout
        )


class AsyncEmbedded(AsyncResource):
    """``AsyncClient.embedded``."""

    __slots__ = ()

    @property
    def cards(self) -> AsyncEmbeddedCards:
        """Cards shown inside other pages."""
        return AsyncEmbeddedCards(self._client)

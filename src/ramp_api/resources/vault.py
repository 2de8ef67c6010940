"""Methods of ``client.vault``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from ramp_api.operations import vault as operations
from ramp_api.resource import AsyncResource, Resource, nullable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from typing import Any

    from msgspec import UnsetType

    from ramp_api.models import vault as models

__all__ = ["AsyncVault", "AsyncVaultCards", "Vault", "VaultCards"]


class VaultCards(Resource):
    """``Client.vault.cards``."""

    __slots__ = ()

    def create(
        self,
        *,
        user_id: str,
        accounting_rules: Sequence[models.VaultCardAccountingRule | Mapping[str, Any]] | UnsetType | None = UNSET,
        allowed_overage_percent_override: Decimal | int | str | UnsetType | None = UNSET,
        spend_program_id: str | UnsetType | None = UNSET,
        spending_restrictions: models.VaultCardRestrictions | Mapping[str, Any] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Set up a limit and get its card's number: handle the answer as the secret that it is.

        Ramp: ``POST /developer/v1/vault/cards``, operation ``PostCardVaultCreation``, scopes ``cards:read_vault`` and
        ``limits:write``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.CARDS_CREATE,
            body={"user_id": user_id}
            | nullable(
                accounting_rules=accounting_rules,
                allowed_overage_percent_override=allowed_overage_percent_override,
                spend_program_id=spend_program_id,
                spending_restrictions=spending_restrictions,
            ),
            timeout=timeout,
        )

    def get(self, card_id: str, *, timeout: float | None = None) -> Any:
        """A card's number: handle it as the secret that it is; ``cards.vault`` is the newer path.

        Ramp: ``GET /developer/v1/vault/cards/{card_id}``, operation ``GetCardVaultResource``, scope
        ``cards:read_vault``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.CARDS_GET, path={"card_id": card_id}, timeout=timeout)


class Vault(Resource):
    """``Client.vault``."""

    __slots__ = ()

    @property
    def cards(self) -> VaultCards:
        """Cards whose numbers this app may read, at the earlier of two paths: see ``cards.vault``."""
        return VaultCards(self._client)


class AsyncVaultCards(AsyncResource):
    """``AsyncClient.vault.cards``."""

    __slots__ = ()

    async def create(
        self,
        *,
        user_id: str,
        accounting_rules: Sequence[models.VaultCardAccountingRule | Mapping[str, Any]] | UnsetType | None = UNSET,
        allowed_overage_percent_override: Decimal | int | str | UnsetType | None = UNSET,
        spend_program_id: str | UnsetType | None = UNSET,
        spending_restrictions: models.VaultCardRestrictions | Mapping[str, Any] | UnsetType | None = UNSET,
        timeout: float | None = None,
    ) -> Any:
        """Set up a limit and get its card's number: handle the answer as the secret that it is.

        Ramp: ``POST /developer/v1/vault/cards``, operation ``PostCardVaultCreation``, scopes ``cards:read_vault`` and
        ``limits:write``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.CARDS_CREATE,
            body={"user_id": user_id}
            | nullable(
                accounting_rules=accounting_rules,
                allowed_overage_percent_override=allowed_overage_percent_override,
                spend_program_id=spend_program_id,
                spending_restrictions=spending_restrictions,
            ),
            timeout=timeout,
        )

    async def get(self, card_id: str, *, timeout: float | None = None) -> Any:
        """A card's number: handle it as the secret that it is; ``cards.vault`` is the newer path.

        Ramp: ``GET /developer/v1/vault/cards/{card_id}``, operation ``GetCardVaultResource``, scope
        ``cards:read_vault``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.CARDS_GET, path={"card_id": card_id}, timeout=timeout)


class AsyncVault(AsyncResource):
    """``AsyncClient.vault``."""

    __slots__ = ()

    @property
    def cards(self) -> AsyncVaultCards:
        """Cards whose numbers this app may read, at the earlier of two paths: see ``cards.vault``."""
        return AsyncVaultCards(self._client)

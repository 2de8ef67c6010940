"""Methods of ``client.cards``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from ramp_api.operations import cards as operations
from ramp_api.resource import AsyncResource, Resource, nullable, optional

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from msgspec import UnsetType

    from ramp_api.models import cards as models
    from ramp_api.models import shared
    from ramp_api.pages import AsyncPages, Pages
    from ramp_api.tasks import AsyncTask, Task

__all__ = [
    "AsyncCards",
    "AsyncCardsPhysical",
    "AsyncCardsVault",
    "AsyncCardsVirtual",
    "Cards",
    "CardsPhysical",
    "CardsVault",
    "CardsVirtual",
]


class CardsPhysical(Resource):
    """``Client.cards.physical``."""

    __slots__ = ()

    def list(
        self,
        *,
        user_id: str | None = None,
        display_name: str | None = None,
        include_activated_only: bool | None = None,
        include_terminated_only: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Every activated physical card; others come when they are asked for.

        Ramp: ``GET /developer/v1/cards/physical``, scope ``cards:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            include_terminated_only: terminated cards only; wants ``include_activated_only=False`` beside it.
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
            operations.PHYSICAL_LIST,
            query={
                "user_id": user_id,
                "display_name": display_name,
                "include_activated_only": include_activated_only,
                "include_terminated_only": include_terminated_only,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Order a physical card.

        Ramp: ``POST /developer/v1/cards/physical``, scope ``cards:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.PHYSICAL_CREATE, body=body, timeout=timeout)

    def get(self, card_id: str, *, timeout: float | None = None) -> Any:
        """One physical card.

        Ramp: ``GET /developer/v1/cards/physical/{card_id}``, scope ``cards:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.PHYSICAL_GET, path={"card_id": card_id}, timeout=timeout)

    def update(
        self,
        card_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Change a physical card.

        Ramp: ``PATCH /developer/v1/cards/physical/{card_id}``, scope ``cards:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.PHYSICAL_UPDATE, path={"card_id": card_id}, body=body, timeout=timeout)

    def unsuspend(
        self,
        card_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Unlock a suspended physical card.

        Ramp: ``DELETE /developer/v1/cards/physical/{card_id}/suspension``, scope ``cards:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.PHYSICAL_UNSUSPEND, path={"card_id": card_id}, body=body, timeout=timeout)

    def suspend(
        self,
        card_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Lock a physical card until it is unlocked.

        Ramp: ``POST /developer/v1/cards/physical/{card_id}/suspension``, scope ``cards:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.PHYSICAL_SUSPEND, path={"card_id": card_id}, body=body, timeout=timeout)

    def terminate(
        self,
        card_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Terminate a physical card: it cannot be brought back.

        Ramp: ``DELETE /developer/v1/cards/physical/{card_id}``, scope ``cards:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.PHYSICAL_TERMINATE, path={"card_id": card_id}, body=body, timeout=timeout)


class CardsVault(Resource):
    """``Client.cards.vault``."""

    __slots__ = ()

    def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Set up a limit and get its card's number: handle the answer as the secret that it is.

        Ramp: ``POST /developer/v1/cards/vault``, scopes ``cards:read_vault`` and ``limits:write``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.VAULT_CREATE, body=body, timeout=timeout)

    def get(self, card_id: str, *, timeout: float | None = None) -> Any:
        """A card's number: handle it as the secret that it is.

        Ramp: ``GET /developer/v1/cards/vault/{card_id}``, scope ``cards:read_vault``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.VAULT_GET, path={"card_id": card_id}, timeout=timeout)


class CardsVirtual(Resource):
    """``Client.cards.virtual``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_id: str | None = None,
        user_id: str | None = None,
        is_terminated: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[Any]:
        """Every virtual card; terminated ones come with ``is_terminated=True``.

        Ramp: ``GET /developer/v1/cards/virtual``, scope ``cards:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

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
            operations.VIRTUAL_LIST,
            query={
                "entity_id": entity_id,
                "user_id": user_id,
                "is_terminated": is_terminated,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def get(self, card_id: str, *, timeout: float | None = None) -> Any:
        """One virtual card.

        Ramp: ``GET /developer/v1/cards/virtual/{card_id}``, scope ``cards:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.VIRTUAL_GET, path={"card_id": card_id}, timeout=timeout)


class Cards(Resource):
    """``Client.cards``."""

    __slots__ = ()

    @property
    def physical(self) -> CardsPhysical:
        """Physical cards."""
        return CardsPhysical(self._client)

    @property
    def vault(self) -> CardsVault:
        """Cards whose numbers this app may read; the newer of two paths, beside ``vault.cards``."""
        return CardsVault(self._client)

    @property
    def virtual(self) -> CardsVirtual:
        """Virtual cards."""
        return CardsVirtual(self._client)

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
        timeout: float | None = None,
    ) -> Pages[models.Card]:
        """Every activated card; others come with ``is_activated=False`` only, and terminated ones never.

        Ramp: ``GET /developer/v1/cards``, operation ``get_card_list_with_pagination``, scope ``cards:read``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            is_activated: False: those not yet activated.
            is_terminated: kept for completeness: Ramp gives no terminated cards here.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
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
            timeout=timeout,
        )

    def get(self, card_id: str, *, timeout: float | None = None) -> models.Card:
        """One card.

        Ramp: ``GET /developer/v1/cards/{card_id}``, operation ``get_card_resource``, scope ``cards:read``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.

        Example:
            >>> card = next(iter(ramp.cards.list()))
            >>> ramp.cards.get(card.id).last_four == card.last_four
            True
        """
        return self._call(operations.GET, path={"card_id": card_id}, timeout=timeout)

    def update(
        self,
        card_id: str,
        *,
        card_program_id: str | UnsetType | None = UNSET,
        display_name: str | None = None,
        entity_id: str | UnsetType | None = UNSET,
        has_notifications_enabled: bool | None = None,
        new_user_id: str | UnsetType | None = UNSET,
        spending_restrictions: models.CardSpendingRestrictionsUpdate | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> None:
        """Change a card's limits, name or holder.

        Ramp: ``PATCH /developer/v1/cards/{card_id}``, operation ``patch_card_resource``, scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.UPDATE,
            path={"card_id": card_id},
            body=optional(
                display_name=display_name,
                has_notifications_enabled=has_notifications_enabled,
                spending_restrictions=spending_restrictions,
            )
            | nullable(card_program_id=card_program_id, entity_id=entity_id, new_user_id=new_user_id),
            timeout=timeout,
        )

    def create_physical(
        self,
        *,
        user_id: str,
        card_program_id: str | None = None,
        display_name: str | None = None,
        entity_id: str | None = None,
        fulfillment: shared.CardFulfillmentInput | Mapping[str, Any] | None = None,
        idempotency_key: str | None = None,
        is_temporary: bool | None = None,
        spending_restrictions: shared.CardSpendingRestrictionsInput | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Task[models.CardTaskData]:
        """Order a physical card: a task, since cards are made in the background.

        Ramp: ``POST /developer/v1/cards/deferred/physical``, operation ``post_physical_card``, scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            card_program_id: where its restrictions come from; either this or ``spending_restrictions``.
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            timeout: seconds for the call that begins it, waits and repetitions included; the client's own where left
                out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
            TaskError: on waiting: the task failed, or did not end in time.
        """
        return self._task(
            operations.CREATE_PHYSICAL,
            operations.TASK_STATUS,
            body={"user_id": user_id}
            | optional(
                card_program_id=card_program_id,
                display_name=display_name,
                entity_id=entity_id,
                fulfillment=fulfillment,
                idempotency_key=idempotency_key,
                is_temporary=is_temporary,
                spending_restrictions=spending_restrictions,
            ),
            timeout=timeout,
        )

    def task_status(self, task_id: str, *, timeout: float | None = None) -> models.CardTask:
        """How far a task about a card has come.

        Ramp: ``GET /developer/v1/cards/deferred/status/{task_id}``, operation ``get_card_deferred_task_resource``,
        scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.TASK_STATUS, path={"task_id": task_id}, timeout=timeout)

    def create_virtual(
        self,
        *,
        user_id: str,
        card_program_id: str | None = None,
        display_name: str | None = None,
        entity_id: str | None = None,
        idempotency_key: str | None = None,
        is_temporary: bool | None = None,
        spending_restrictions: shared.CardSpendingRestrictionsInput | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Task[models.CardTaskData]:
        """Issue a virtual card: a task, since cards are made in the background.

        Ramp: ``POST /developer/v1/cards/deferred/virtual``, operation ``post_virtual_card``, scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            card_program_id: where its restrictions come from; either this or ``spending_restrictions``.
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            timeout: seconds for the call that begins it, waits and repetitions included; the client's own where left
                out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
            TaskError: on waiting: the task failed, or did not end in time.
        """
        return self._task(
            operations.CREATE_VIRTUAL,
            operations.TASK_STATUS,
            body={"user_id": user_id}
            | optional(
                card_program_id=card_program_id,
                display_name=display_name,
                entity_id=entity_id,
                idempotency_key=idempotency_key,
                is_temporary=is_temporary,
                spending_restrictions=spending_restrictions,
            ),
            timeout=timeout,
        )

    def suspend(
        self,
        card_id: str,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Task[models.CardTaskData]:
        """Lock a card until it is unlocked: a task.

        Ramp: ``POST /developer/v1/cards/{card_id}/deferred/suspension``, operation ``post_card_suspension_resource``,
        scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            timeout: seconds for the call that begins it, waits and repetitions included; the client's own where left
                out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
            TaskError: on waiting: the task failed, or did not end in time.
        """
        return self._task(
            operations.SUSPEND,
            operations.TASK_STATUS,
            path={"card_id": card_id},
            body=optional(idempotency_key=idempotency_key),
            timeout=timeout,
        )

    def unsuspend(
        self,
        card_id: str,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Task[models.CardTaskData]:
        """Unlock a suspended card: a task.

        Ramp: ``POST /developer/v1/cards/{card_id}/deferred/unsuspension``, operation
        ``post_card_unsuspension_resource``, scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            timeout: seconds for the call that begins it, waits and repetitions included; the client's own where left
                out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
            TaskError: on waiting: the task failed, or did not end in time.
        """
        return self._task(
            operations.UNSUSPEND,
            operations.TASK_STATUS,
            path={"card_id": card_id},
            body=optional(idempotency_key=idempotency_key),
            timeout=timeout,
        )

    def terminate(
        self,
        card_id: str,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Task[models.CardTaskData]:
        """End a card for good: a task.

        Ramp: ``POST /developer/v1/cards/{card_id}/deferred/termination``, operation ``post_card_termination_resource``,
        scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            timeout: seconds for the call that begins it, waits and repetitions included; the client's own where left
                out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
            TaskError: on waiting: the task failed, or did not end in time.
        """
        return self._task(
            operations.TERMINATE,
            operations.TASK_STATUS,
            path={"card_id": card_id},
            body=optional(idempotency_key=idempotency_key),
            timeout=timeout,
        )


class AsyncCardsPhysical(AsyncResource):
    """``AsyncClient.cards.physical``."""

    __slots__ = ()

    def list(
        self,
        *,
        user_id: str | None = None,
        display_name: str | None = None,
        include_activated_only: bool | None = None,
        include_terminated_only: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Every activated physical card; others come when they are asked for.

        Ramp: ``GET /developer/v1/cards/physical``, scope ``cards:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            include_terminated_only: terminated cards only; wants ``include_activated_only=False`` beside it.
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
            operations.PHYSICAL_LIST,
            query={
                "user_id": user_id,
                "display_name": display_name,
                "include_activated_only": include_activated_only,
                "include_terminated_only": include_terminated_only,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Order a physical card.

        Ramp: ``POST /developer/v1/cards/physical``, scope ``cards:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.PHYSICAL_CREATE, body=body, timeout=timeout)

    async def get(self, card_id: str, *, timeout: float | None = None) -> Any:
        """One physical card.

        Ramp: ``GET /developer/v1/cards/physical/{card_id}``, scope ``cards:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.PHYSICAL_GET, path={"card_id": card_id}, timeout=timeout)

    async def update(
        self,
        card_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Change a physical card.

        Ramp: ``PATCH /developer/v1/cards/physical/{card_id}``, scope ``cards:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.PHYSICAL_UPDATE, path={"card_id": card_id}, body=body, timeout=timeout)

    async def unsuspend(
        self,
        card_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Unlock a suspended physical card.

        Ramp: ``DELETE /developer/v1/cards/physical/{card_id}/suspension``, scope ``cards:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.PHYSICAL_UNSUSPEND, path={"card_id": card_id}, body=body, timeout=timeout)

    async def suspend(
        self,
        card_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Lock a physical card until it is unlocked.

        Ramp: ``POST /developer/v1/cards/physical/{card_id}/suspension``, scope ``cards:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.PHYSICAL_SUSPEND, path={"card_id": card_id}, body=body, timeout=timeout)

    async def terminate(
        self,
        card_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Terminate a physical card: it cannot be brought back.

        Ramp: ``DELETE /developer/v1/cards/physical/{card_id}``, scope ``cards:write``.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.PHYSICAL_TERMINATE, path={"card_id": card_id}, body=body, timeout=timeout)


class AsyncCardsVault(AsyncResource):
    """``AsyncClient.cards.vault``."""

    __slots__ = ()

    async def create(
        self,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Set up a limit and get its card's number: handle the answer as the secret that it is.

        Ramp: ``POST /developer/v1/cards/vault``, scopes ``cards:read_vault`` and ``limits:write``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        Beta at Ramp: it may change.

        Open JSON both ways: Ramp has published neither what it takes nor what it answers.

        Args:
            body: what is sent, as Ramp's own documentation has it; nothing is checked here.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.VAULT_CREATE, body=body, timeout=timeout)

    async def get(self, card_id: str, *, timeout: float | None = None) -> Any:
        """A card's number: handle it as the secret that it is.

        Ramp: ``GET /developer/v1/cards/vault/{card_id}``, scope ``cards:read_vault``.

        The answer holds a secret: no repr, error, log or pickle shows any of it.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.VAULT_GET, path={"card_id": card_id}, timeout=timeout)


class AsyncCardsVirtual(AsyncResource):
    """``AsyncClient.cards.virtual``."""

    __slots__ = ()

    def list(
        self,
        *,
        entity_id: str | None = None,
        user_id: str | None = None,
        is_terminated: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[Any]:
        """Every virtual card; terminated ones come with ``is_terminated=True``.

        Ramp: ``GET /developer/v1/cards/virtual``, scope ``cards:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

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
            operations.VIRTUAL_LIST,
            query={
                "entity_id": entity_id,
                "user_id": user_id,
                "is_terminated": is_terminated,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def get(self, card_id: str, *, timeout: float | None = None) -> Any:
        """One virtual card.

        Ramp: ``GET /developer/v1/cards/virtual/{card_id}``, scope ``cards:read``.

        Beta at Ramp: it may change.

        The answer is open JSON: Ramp has not published what it holds.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.VIRTUAL_GET, path={"card_id": card_id}, timeout=timeout)


class AsyncCards(AsyncResource):
    """``AsyncClient.cards``."""

    __slots__ = ()

    @property
    def physical(self) -> AsyncCardsPhysical:
        """Physical cards."""
        return AsyncCardsPhysical(self._client)

    @property
    def vault(self) -> AsyncCardsVault:
        """Cards whose numbers this app may read; the newer of two paths, beside ``vault.cards``."""
        return AsyncCardsVault(self._client)

    @property
    def virtual(self) -> AsyncCardsVirtual:
        """Virtual cards."""
        return AsyncCardsVirtual(self._client)

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
        timeout: float | None = None,
    ) -> AsyncPages[models.Card]:
        """Every activated card; others come with ``is_activated=False`` only, and terminated ones never.

        Ramp: ``GET /developer/v1/cards``, operation ``get_card_list_with_pagination``, scope ``cards:read``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            is_activated: False: those not yet activated.
            is_terminated: kept for completeness: Ramp gives no terminated cards here.
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
                "entity_id": entity_id,
                "user_id": user_id,
                "card_program_id": card_program_id,
                "display_name": display_name,
                "is_activated": is_activated,
                "is_terminated": is_terminated,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def get(self, card_id: str, *, timeout: float | None = None) -> models.Card:
        """One card.

        Ramp: ``GET /developer/v1/cards/{card_id}``, operation ``get_card_resource``, scope ``cards:read``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"card_id": card_id}, timeout=timeout)

    async def update(
        self,
        card_id: str,
        *,
        card_program_id: str | UnsetType | None = UNSET,
        display_name: str | None = None,
        entity_id: str | UnsetType | None = UNSET,
        has_notifications_enabled: bool | None = None,
        new_user_id: str | UnsetType | None = UNSET,
        spending_restrictions: models.CardSpendingRestrictionsUpdate | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> None:
        """Change a card's limits, name or holder.

        Ramp: ``PATCH /developer/v1/cards/{card_id}``, operation ``patch_card_resource``, scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

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
            path={"card_id": card_id},
            body=optional(
                display_name=display_name,
                has_notifications_enabled=has_notifications_enabled,
                spending_restrictions=spending_restrictions,
            )
            | nullable(card_program_id=card_program_id, entity_id=entity_id, new_user_id=new_user_id),
            timeout=timeout,
        )

    async def create_physical(
        self,
        *,
        user_id: str,
        card_program_id: str | None = None,
        display_name: str | None = None,
        entity_id: str | None = None,
        fulfillment: shared.CardFulfillmentInput | Mapping[str, Any] | None = None,
        idempotency_key: str | None = None,
        is_temporary: bool | None = None,
        spending_restrictions: shared.CardSpendingRestrictionsInput | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> AsyncTask[models.CardTaskData]:
        """Order a physical card: a task, since cards are made in the background.

        Ramp: ``POST /developer/v1/cards/deferred/physical``, operation ``post_physical_card``, scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            card_program_id: where its restrictions come from; either this or ``spending_restrictions``.
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            timeout: seconds for the call that begins it, waits and repetitions included; the client's own where left
                out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
            TaskError: on waiting: the task failed, or did not end in time.
        """
        return await self._task(
            operations.CREATE_PHYSICAL,
            operations.TASK_STATUS,
            body={"user_id": user_id}
            | optional(
                card_program_id=card_program_id,
                display_name=display_name,
                entity_id=entity_id,
                fulfillment=fulfillment,
                idempotency_key=idempotency_key,
                is_temporary=is_temporary,
                spending_restrictions=spending_restrictions,
            ),
            timeout=timeout,
        )

    async def task_status(self, task_id: str, *, timeout: float | None = None) -> models.CardTask:
        """How far a task about a card has come.

        Ramp: ``GET /developer/v1/cards/deferred/status/{task_id}``, operation ``get_card_deferred_task_resource``,
        scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.TASK_STATUS, path={"task_id": task_id}, timeout=timeout)

    async def create_virtual(
        self,
        *,
        user_id: str,
        card_program_id: str | None = None,
        display_name: str | None = None,
        entity_id: str | None = None,
        idempotency_key: str | None = None,
        is_temporary: bool | None = None,
        spending_restrictions: shared.CardSpendingRestrictionsInput | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> AsyncTask[models.CardTaskData]:
        """Issue a virtual card: a task, since cards are made in the background.

        Ramp: ``POST /developer/v1/cards/deferred/virtual``, operation ``post_virtual_card``, scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            card_program_id: where its restrictions come from; either this or ``spending_restrictions``.
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            timeout: seconds for the call that begins it, waits and repetitions included; the client's own where left
                out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
            TaskError: on waiting: the task failed, or did not end in time.
        """
        return await self._task(
            operations.CREATE_VIRTUAL,
            operations.TASK_STATUS,
            body={"user_id": user_id}
            | optional(
                card_program_id=card_program_id,
                display_name=display_name,
                entity_id=entity_id,
                idempotency_key=idempotency_key,
                is_temporary=is_temporary,
                spending_restrictions=spending_restrictions,
            ),
            timeout=timeout,
        )

    async def suspend(
        self,
        card_id: str,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> AsyncTask[models.CardTaskData]:
        """Lock a card until it is unlocked: a task.

        Ramp: ``POST /developer/v1/cards/{card_id}/deferred/suspension``, operation ``post_card_suspension_resource``,
        scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            timeout: seconds for the call that begins it, waits and repetitions included; the client's own where left
                out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
            TaskError: on waiting: the task failed, or did not end in time.
        """
        return await self._task(
            operations.SUSPEND,
            operations.TASK_STATUS,
            path={"card_id": card_id},
            body=optional(idempotency_key=idempotency_key),
            timeout=timeout,
        )

    async def unsuspend(
        self,
        card_id: str,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> AsyncTask[models.CardTaskData]:
        """Unlock a suspended card: a task.

        Ramp: ``POST /developer/v1/cards/{card_id}/deferred/unsuspension``, operation
        ``post_card_unsuspension_resource``, scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            timeout: seconds for the call that begins it, waits and repetitions included; the client's own where left
                out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
            TaskError: on waiting: the task failed, or did not end in time.
        """
        return await self._task(
            operations.UNSUSPEND,
            operations.TASK_STATUS,
            path={"card_id": card_id},
            body=optional(idempotency_key=idempotency_key),
            timeout=timeout,
        )

    async def terminate(
        self,
        card_id: str,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> AsyncTask[models.CardTaskData]:
        """End a card for good: a task.

        Ramp: ``POST /developer/v1/cards/{card_id}/deferred/termination``, operation ``post_card_termination_resource``,
        scope ``cards:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            timeout: seconds for the call that begins it, waits and repetitions included; the client's own where left
                out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
            TaskError: on waiting: the task failed, or did not end in time.
        """
        return await self._task(
            operations.TERMINATE,
            operations.TASK_STATUS,
            path={"card_id": card_id},
            body=optional(idempotency_key=idempotency_key),
            timeout=timeout,
        )

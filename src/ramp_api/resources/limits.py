"""Methods of ``client.limits``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from ramp_api.operations import limits as operations
from ramp_api.resource import AsyncResource, Resource, nullable, optional

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from typing import Any

    from msgspec import UnsetType

    from ramp_api.models import limits as models
    from ramp_api.models import shared
    from ramp_api.pages import AsyncPages, Pages
    from ramp_api.tasks import AsyncTask, Task

__all__ = ["AsyncLimits", "Limits"]


class Limits(Resource):
    """``Client.limits``."""

    __slots__ = ()

    def list(
        self,
        *,
        display_name: str | None = None,
        entity_id: str | None = None,
        spend_program_id: str | None = None,
        user_id: str | None = None,
        created_after: datetime | date | str | None = None,
        created_before: datetime | date | str | None = None,
        is_terminated: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.Limit]:
        """Every limit by which people spend; terminated ones come with ``is_terminated=True``.

        Ramp: ``GET /developer/v1/limits``, operation ``get_spend_limit_list_with_pagination``, scope ``limits:read``.

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
        return self._pages(
            operations.LIST,
            query={
                "display_name": display_name,
                "entity_id": entity_id,
                "spend_program_id": spend_program_id,
                "user_id": user_id,
                "created_after": created_after,
                "created_before": created_before,
                "is_terminated": is_terminated,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        user_id: str,
        display_name: str | None = None,
        fulfillment: shared.CardFulfillmentInput | Mapping[str, Any] | None = None,
        idempotency_key: str | None = None,
        is_shareable: bool | None = None,
        permitted_spend_types: shared.PermittedSpendTypesInput | Mapping[str, Any] | None = None,
        spend_program_id: str | None = None,
        spending_restrictions: shared.SpendingRestrictionsInput | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Task[models.LimitTaskData]:
        """Set up a limit for a person: a task, since limits are made in the background.

        Ramp: ``POST /developer/v1/limits/deferred``, operation ``post_spend_limit_creation``, scope ``limits:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            spend_program_id: what it is issued from; name, restrictions and permitted spend come from there then, and
                are needed without it.
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
            operations.CREATE,
            operations.TASK_STATUS,
            body={"user_id": user_id}
            | optional(
                display_name=display_name,
                fulfillment=fulfillment,
                idempotency_key=idempotency_key,
                is_shareable=is_shareable,
                permitted_spend_types=permitted_spend_types,
                spend_program_id=spend_program_id,
                spending_restrictions=spending_restrictions,
            ),
            timeout=timeout,
        )

    def get(self, spend_limit_id: str, *, timeout: float | None = None) -> models.LimitDetail:
        """One limit.

        Ramp: ``GET /developer/v1/limits/{spend_limit_id}``, operation ``get_spend_limit_resource``, scope
        ``limits:read``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.GET, path={"spend_limit_id": spend_limit_id}, timeout=timeout)

    def update(
        self,
        spend_limit_id: str,
        *,
        display_name: str | None = None,
        is_shareable: bool | None = None,
        new_user_id: str | None = None,
        permitted_spend_types: shared.PermittedSpendTypesInput | Mapping[str, Any] | None = None,
        spend_program_id: str | UnsetType | None = UNSET,
        spending_restrictions: models.SpendingRestrictionsUpdate | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> models.Limit:
        """Change a limit.

        Ramp: ``PATCH /developer/v1/limits/{spend_limit_id}``, operation ``patch_spend_limit_resource``, scope
        ``limits:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            spending_restrictions: all of them: what is left out is not kept.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.UPDATE,
            path={"spend_limit_id": spend_limit_id},
            body=optional(
                display_name=display_name,
                is_shareable=is_shareable,
                new_user_id=new_user_id,
                permitted_spend_types=permitted_spend_types,
                spending_restrictions=spending_restrictions,
            )
            | nullable(spend_program_id=spend_program_id),
            timeout=timeout,
        )

    def replace(
        self,
        spend_limit_id: str,
        *,
        display_name: str | None = None,
        is_shareable: bool | None = None,
        new_user_id: str | None = None,
        permitted_spend_types: shared.PermittedSpendTypesInput | Mapping[str, Any] | None = None,
        spend_program_id: str | UnsetType | None = UNSET,
        spending_restrictions: models.SpendingRestrictionsUpdate | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> models.Limit:
        """Change a limit, as ``update`` does; Ramp has both methods.

        Ramp: ``PUT /developer/v1/limits/{spend_limit_id}``, operation ``put_spend_limit_resource``, scope
        ``limits:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            spending_restrictions: all of them: what is left out is not kept.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(
            operations.REPLACE,
            path={"spend_limit_id": spend_limit_id},
            body=optional(
                display_name=display_name,
                is_shareable=is_shareable,
                new_user_id=new_user_id,
                permitted_spend_types=permitted_spend_types,
                spending_restrictions=spending_restrictions,
            )
            | nullable(spend_program_id=spend_program_id),
            timeout=timeout,
        )

    def task_status(self, task_id: str, *, timeout: float | None = None) -> models.LimitTask:
        """How far a task about a limit has come.

        Ramp: ``GET /developer/v1/limits/deferred/status/{task_id}``, operation
        ``get_spend_limit_deferred_task_status``, scope ``limits:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.TASK_STATUS, path={"task_id": task_id}, timeout=timeout)

    def add_users(
        self,
        spend_limit_id: str,
        *,
        user_ids: Sequence[str] | None = None,
        timeout: float | None = None,
    ) -> models.Limit:
        """Add people to a limit, who share it.

        Ramp: ``PUT /developer/v1/limits/{spend_limit_id}/add-users``, operation ``put_spend_allocation_add_users``,
        scope ``limits:write``.

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
            operations.ADD_USERS,
            path={"spend_limit_id": spend_limit_id},
            body=optional(user_ids=user_ids),
            timeout=timeout,
        )

    def delete_users(
        self,
        spend_limit_id: str,
        *,
        user_ids: Sequence[str] | None = None,
        timeout: float | None = None,
    ) -> models.Limit:
        """Take people off a limit.

        Ramp: ``DELETE /developer/v1/limits/{spend_limit_id}/delete-users``, operation
        ``delete_spend_allocation_delete_users``, scope ``limits:write``.

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
            operations.DELETE_USERS,
            path={"spend_limit_id": spend_limit_id},
            body=optional(user_ids=user_ids),
            timeout=timeout,
        )

    def suspend(self, spend_limit_id: str, *, timeout: float | None = None) -> models.Limit:
        """Suspend a limit: nothing can be spent under it until it is unsuspended.

        Ramp: ``POST /developer/v1/limits/{spend_limit_id}/suspension``, operation
        ``post_spend_limit_suspension_resource``, scope ``limits:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.SUSPEND, path={"spend_limit_id": spend_limit_id}, timeout=timeout)

    def unsuspend(self, spend_limit_id: str, *, timeout: float | None = None) -> models.Limit:
        """Lift the suspension of a limit.

        Ramp: ``POST /developer/v1/limits/{spend_limit_id}/unsuspension``, operation
        ``post_spend_limit_unsuspension_resource``, scope ``limits:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.UNSUSPEND, path={"spend_limit_id": spend_limit_id}, timeout=timeout)

    def terminate(
        self,
        spend_limit_id: str,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Task[models.LimitTaskData]:
        """End a limit for good: a task.

        Ramp: ``POST /developer/v1/limits/{spend_limit_id}/deferred/termination``, operation
        ``post_spend_limit_termination_resource``, scope ``limits:write``.

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
            path={"spend_limit_id": spend_limit_id},
            body=optional(idempotency_key=idempotency_key),
            timeout=timeout,
        )


class AsyncLimits(AsyncResource):
    """``AsyncClient.limits``."""

    __slots__ = ()

    def list(
        self,
        *,
        display_name: str | None = None,
        entity_id: str | None = None,
        spend_program_id: str | None = None,
        user_id: str | None = None,
        created_after: datetime | date | str | None = None,
        created_before: datetime | date | str | None = None,
        is_terminated: bool | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Limit]:
        """Every limit by which people spend; terminated ones come with ``is_terminated=True``.

        Ramp: ``GET /developer/v1/limits``, operation ``get_spend_limit_list_with_pagination``, scope ``limits:read``.

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
        return self._pages(
            operations.LIST,
            query={
                "display_name": display_name,
                "entity_id": entity_id,
                "spend_program_id": spend_program_id,
                "user_id": user_id,
                "created_after": created_after,
                "created_before": created_before,
                "is_terminated": is_terminated,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        user_id: str,
        display_name: str | None = None,
        fulfillment: shared.CardFulfillmentInput | Mapping[str, Any] | None = None,
        idempotency_key: str | None = None,
        is_shareable: bool | None = None,
        permitted_spend_types: shared.PermittedSpendTypesInput | Mapping[str, Any] | None = None,
        spend_program_id: str | None = None,
        spending_restrictions: shared.SpendingRestrictionsInput | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> AsyncTask[models.LimitTaskData]:
        """Set up a limit for a person: a task, since limits are made in the background.

        Ramp: ``POST /developer/v1/limits/deferred``, operation ``post_spend_limit_creation``, scope ``limits:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            spend_program_id: what it is issued from; name, restrictions and permitted spend come from there then, and
                are needed without it.
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
            operations.CREATE,
            operations.TASK_STATUS,
            body={"user_id": user_id}
            | optional(
                display_name=display_name,
                fulfillment=fulfillment,
                idempotency_key=idempotency_key,
                is_shareable=is_shareable,
                permitted_spend_types=permitted_spend_types,
                spend_program_id=spend_program_id,
                spending_restrictions=spending_restrictions,
            ),
            timeout=timeout,
        )

    async def get(self, spend_limit_id: str, *, timeout: float | None = None) -> models.LimitDetail:
        """One limit.

        Ramp: ``GET /developer/v1/limits/{spend_limit_id}``, operation ``get_spend_limit_resource``, scope
        ``limits:read``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"spend_limit_id": spend_limit_id}, timeout=timeout)

    async def update(
        self,
        spend_limit_id: str,
        *,
        display_name: str | None = None,
        is_shareable: bool | None = None,
        new_user_id: str | None = None,
        permitted_spend_types: shared.PermittedSpendTypesInput | Mapping[str, Any] | None = None,
        spend_program_id: str | UnsetType | None = UNSET,
        spending_restrictions: models.SpendingRestrictionsUpdate | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> models.Limit:
        """Change a limit.

        Ramp: ``PATCH /developer/v1/limits/{spend_limit_id}``, operation ``patch_spend_limit_resource``, scope
        ``limits:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            spending_restrictions: all of them: what is left out is not kept.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.UPDATE,
            path={"spend_limit_id": spend_limit_id},
            body=optional(
                display_name=display_name,
                is_shareable=is_shareable,
                new_user_id=new_user_id,
                permitted_spend_types=permitted_spend_types,
                spending_restrictions=spending_restrictions,
            )
            | nullable(spend_program_id=spend_program_id),
            timeout=timeout,
        )

    async def replace(
        self,
        spend_limit_id: str,
        *,
        display_name: str | None = None,
        is_shareable: bool | None = None,
        new_user_id: str | None = None,
        permitted_spend_types: shared.PermittedSpendTypesInput | Mapping[str, Any] | None = None,
        spend_program_id: str | UnsetType | None = UNSET,
        spending_restrictions: models.SpendingRestrictionsUpdate | Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> models.Limit:
        """Change a limit, as ``update`` does; Ramp has both methods.

        Ramp: ``PUT /developer/v1/limits/{spend_limit_id}``, operation ``put_spend_limit_resource``, scope
        ``limits:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            spending_restrictions: all of them: what is left out is not kept.
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.REPLACE,
            path={"spend_limit_id": spend_limit_id},
            body=optional(
                display_name=display_name,
                is_shareable=is_shareable,
                new_user_id=new_user_id,
                permitted_spend_types=permitted_spend_types,
                spending_restrictions=spending_restrictions,
            )
            | nullable(spend_program_id=spend_program_id),
            timeout=timeout,
        )

    async def task_status(self, task_id: str, *, timeout: float | None = None) -> models.LimitTask:
        """How far a task about a limit has come.

        Ramp: ``GET /developer/v1/limits/deferred/status/{task_id}``, operation
        ``get_spend_limit_deferred_task_status``, scope ``limits:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.TASK_STATUS, path={"task_id": task_id}, timeout=timeout)

    async def add_users(
        self,
        spend_limit_id: str,
        *,
        user_ids: Sequence[str] | None = None,
        timeout: float | None = None,
    ) -> models.Limit:
        """Add people to a limit, who share it.

        Ramp: ``PUT /developer/v1/limits/{spend_limit_id}/add-users``, operation ``put_spend_allocation_add_users``,
        scope ``limits:write``.

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
            operations.ADD_USERS,
            path={"spend_limit_id": spend_limit_id},
            body=optional(user_ids=user_ids),
            timeout=timeout,
        )

    async def delete_users(
        self,
        spend_limit_id: str,
        *,
        user_ids: Sequence[str] | None = None,
        timeout: float | None = None,
    ) -> models.Limit:
        """Take people off a limit.

        Ramp: ``DELETE /developer/v1/limits/{spend_limit_id}/delete-users``, operation
        ``delete_spend_allocation_delete_users``, scope ``limits:write``.

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
            operations.DELETE_USERS,
            path={"spend_limit_id": spend_limit_id},
            body=optional(user_ids=user_ids),
            timeout=timeout,
        )

    async def suspend(self, spend_limit_id: str, *, timeout: float | None = None) -> models.Limit:
        """Suspend a limit: nothing can be spent under it until it is unsuspended.

        Ramp: ``POST /developer/v1/limits/{spend_limit_id}/suspension``, operation
        ``post_spend_limit_suspension_resource``, scope ``limits:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.SUSPEND, path={"spend_limit_id": spend_limit_id}, timeout=timeout)

    async def unsuspend(self, spend_limit_id: str, *, timeout: float | None = None) -> models.Limit:
        """Lift the suspension of a limit.

        Ramp: ``POST /developer/v1/limits/{spend_limit_id}/unsuspension``, operation
        ``post_spend_limit_unsuspension_resource``, scope ``limits:write``.

        Ramp's list of operations of 2026-08 leaves it out.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.UNSUSPEND, path={"spend_limit_id": spend_limit_id}, timeout=timeout)

    async def terminate(
        self,
        spend_limit_id: str,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> AsyncTask[models.LimitTaskData]:
        """End a limit for good: a task.

        Ramp: ``POST /developer/v1/limits/{spend_limit_id}/deferred/termination``, operation
        ``post_spend_limit_termination_resource``, scope ``limits:write``.

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
            path={"spend_limit_id": spend_limit_id},
            body=optional(idempotency_key=idempotency_key),
            timeout=timeout,
        )

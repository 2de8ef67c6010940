"""Methods of ``client.users``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import users as operations
from ramp_api.resource import AsyncResource, Resource, optional

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ramp_api.models import users as models
    from ramp_api.pages import AsyncPages, Pages
    from ramp_api.tasks import AsyncTask, Task

__all__ = ["AsyncUsers", "Users"]


class Users(Resource):
    """``Client.users``."""

    __slots__ = ()

    def list(
        self,
        *,
        employee_id: str | None = None,
        role: models.UserRole | str | None = None,
        entity_id: str | None = None,
        department_id: str | None = None,
        email: str | None = None,
        location_id: str | None = None,
        status: models.UserStatusFilter | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> Pages[models.User]:
        """Every user but the suspended ones, which come with ``status="USER_SUSPENDED"`` only.

        Ramp: ``GET /developer/v1/users``, operation ``get_user_list_with_pagination``, scope ``users:read``.

        Args:
            employee_id: the company's own number for the user.
            status: suspended users come with ``"USER_SUSPENDED"`` only.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.

        Example:
            >>> {user.status for user in ramp.users.list(status="USER_SUSPENDED")}
            {<UserStatus.USER_SUSPENDED: 'USER_SUSPENDED'>}
        """
        return self._pages(
            operations.LIST,
            query={
                "employee_id": employee_id,
                "role": role,
                "entity_id": entity_id,
                "department_id": department_id,
                "email": email,
                "location_id": location_id,
                "status": status,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    def create(
        self,
        *,
        email: str,
        first_name: str,
        last_name: str,
        role: models.UserRole | str,
        department_id: str | None = None,
        direct_manager_id: str | None = None,
        employee_id: str | None = None,
        idempotency_key: str | None = None,
        is_manager: bool | None = None,
        location_id: str | None = None,
        timeout: float | None = None,
    ) -> Task[models.UserTaskData]:
        """Invite a person: a task, since accounts are made in the background.

        Ramp: ``POST /developer/v1/users/deferred``, operation ``post_user_creation_deferred_task``, scope
        ``users:write``.

        Args:
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            location_id: decides the entity, too.
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
            body={"email": email, "first_name": first_name, "last_name": last_name, "role": role}
            | optional(
                department_id=department_id,
                direct_manager_id=direct_manager_id,
                employee_id=employee_id,
                idempotency_key=idempotency_key,
                is_manager=is_manager,
                location_id=location_id,
            ),
            timeout=timeout,
        )

    def get(self, user_id: str, *, timeout: float | None = None) -> models.User:
        """One user.

        Ramp: ``GET /developer/v1/users/{user_id}``, operation ``get_user_resource``, scope ``users:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.

        Example:
            >>> user = next(iter(ramp.users.list()))
            >>> ramp.users.get(user.id).email == user.email
            True
        """
        return self._call(operations.GET, path={"user_id": user_id}, timeout=timeout)

    def update(
        self,
        user_id: str,
        *,
        auto_promote: bool | None = None,
        department_id: str | None = None,
        direct_manager_id: str | None = None,
        employee_id: str | None = None,
        first_name: str | None = None,
        is_manager: bool | None = None,
        last_name: str | None = None,
        location_id: str | None = None,
        role: models.UserRole | str | None = None,
        timeout: float | None = None,
    ) -> None:
        """Change a user.

        Ramp: ``PATCH /developer/v1/users/{user_id}``, operation ``patch_user_resource``, scope ``users:write``.

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
            path={"user_id": user_id},
            body=optional(
                auto_promote=auto_promote,
                department_id=department_id,
                direct_manager_id=direct_manager_id,
                employee_id=employee_id,
                first_name=first_name,
                is_manager=is_manager,
                last_name=last_name,
                location_id=location_id,
                role=role,
            ),
            timeout=timeout,
        )

    def task_status(self, task_id: str, *, timeout: float | None = None) -> models.UserTask:
        """How far a task about a user has come.

        Ramp: ``GET /developer/v1/users/deferred/status/{task_id}``, operation ``get_user_deferred_task_resource``,
        scope ``users:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return self._call(operations.TASK_STATUS, path={"task_id": task_id}, timeout=timeout)

    def deactivate(self, user_id: str, *, timeout: float | None = None) -> None:
        """Suspend a user: nothing can be spent or seen until reactivation.

        Ramp: ``PATCH /developer/v1/users/{user_id}/deactivate``, operation ``patch_user_deactivation_resource``, scope
        ``users:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.DEACTIVATE, path={"user_id": user_id}, timeout=timeout)

    def reactivate(self, user_id: str, *, timeout: float | None = None) -> None:
        """Let a suspended user in again.

        Ramp: ``PATCH /developer/v1/users/{user_id}/reactivate``, operation ``patch_user_reactivation_resource``, scope
        ``users:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.REACTIVATE, path={"user_id": user_id}, timeout=timeout)

    def invite(
        self,
        user_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Send a draft user's invitation, schedule it, or take it off the schedule.

        Ramp: ``POST /developer/v1/users/{user_id}/invite``, scope ``users:write``.

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
        return self._call(operations.INVITE, path={"user_id": user_id}, body=body, timeout=timeout)

    def delete(self, user_id: str, *, timeout: float | None = None) -> None:
        """Delete a user.

        Ramp: ``DELETE /developer/v1/users/{user_id}``, scope ``users:write``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return self._call(operations.DELETE, path={"user_id": user_id}, timeout=timeout)


class AsyncUsers(AsyncResource):
    """``AsyncClient.users``."""

    __slots__ = ()

    def list(
        self,
        *,
        employee_id: str | None = None,
        role: models.UserRole | str | None = None,
        entity_id: str | None = None,
        department_id: str | None = None,
        email: str | None = None,
        location_id: str | None = None,
        status: models.UserStatusFilter | str | None = None,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.User]:
        """Every user but the suspended ones, which come with ``status="USER_SUSPENDED"`` only.

        Ramp: ``GET /developer/v1/users``, operation ``get_user_list_with_pagination``, scope ``users:read``.

        Args:
            employee_id: the company's own number for the user.
            status: suspended users come with ``"USER_SUSPENDED"`` only.
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
                "employee_id": employee_id,
                "role": role,
                "entity_id": entity_id,
                "department_id": department_id,
                "email": email,
                "location_id": location_id,
                "status": status,
                "start": start,
                "page_size": page_size,
            },
            timeout=timeout,
        )

    async def create(
        self,
        *,
        email: str,
        first_name: str,
        last_name: str,
        role: models.UserRole | str,
        department_id: str | None = None,
        direct_manager_id: str | None = None,
        employee_id: str | None = None,
        idempotency_key: str | None = None,
        is_manager: bool | None = None,
        location_id: str | None = None,
        timeout: float | None = None,
    ) -> AsyncTask[models.UserTaskData]:
        """Invite a person: a task, since accounts are made in the background.

        Ramp: ``POST /developer/v1/users/deferred``, operation ``post_user_creation_deferred_task``, scope
        ``users:write``.

        Args:
            idempotency_key: made up once for each call where none is given; the same key twice gives the first result.
            location_id: decides the entity, too.
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
            body={"email": email, "first_name": first_name, "last_name": last_name, "role": role}
            | optional(
                department_id=department_id,
                direct_manager_id=direct_manager_id,
                employee_id=employee_id,
                idempotency_key=idempotency_key,
                is_manager=is_manager,
                location_id=location_id,
            ),
            timeout=timeout,
        )

    async def get(self, user_id: str, *, timeout: float | None = None) -> models.User:
        """One user.

        Ramp: ``GET /developer/v1/users/{user_id}``, operation ``get_user_resource``, scope ``users:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"user_id": user_id}, timeout=timeout)

    async def update(
        self,
        user_id: str,
        *,
        auto_promote: bool | None = None,
        department_id: str | None = None,
        direct_manager_id: str | None = None,
        employee_id: str | None = None,
        first_name: str | None = None,
        is_manager: bool | None = None,
        last_name: str | None = None,
        location_id: str | None = None,
        role: models.UserRole | str | None = None,
        timeout: float | None = None,
    ) -> None:
        """Change a user.

        Ramp: ``PATCH /developer/v1/users/{user_id}``, operation ``patch_user_resource``, scope ``users:write``.

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
            path={"user_id": user_id},
            body=optional(
                auto_promote=auto_promote,
                department_id=department_id,
                direct_manager_id=direct_manager_id,
                employee_id=employee_id,
                first_name=first_name,
                is_manager=is_manager,
                last_name=last_name,
                location_id=location_id,
                role=role,
            ),
            timeout=timeout,
        )

    async def task_status(self, task_id: str, *, timeout: float | None = None) -> models.UserTask:
        """How far a task about a user has come.

        Ramp: ``GET /developer/v1/users/deferred/status/{task_id}``, operation ``get_user_deferred_task_resource``,
        scope ``users:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.TASK_STATUS, path={"task_id": task_id}, timeout=timeout)

    async def deactivate(self, user_id: str, *, timeout: float | None = None) -> None:
        """Suspend a user: nothing can be spent or seen until reactivation.

        Ramp: ``PATCH /developer/v1/users/{user_id}/deactivate``, operation ``patch_user_deactivation_resource``, scope
        ``users:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.DEACTIVATE, path={"user_id": user_id}, timeout=timeout)

    async def reactivate(self, user_id: str, *, timeout: float | None = None) -> None:
        """Let a suspended user in again.

        Ramp: ``PATCH /developer/v1/users/{user_id}/reactivate``, operation ``patch_user_reactivation_resource``, scope
        ``users:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.REACTIVATE, path={"user_id": user_id}, timeout=timeout)

    async def invite(
        self,
        user_id: str,
        *,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Send a draft user's invitation, schedule it, or take it off the schedule.

        Ramp: ``POST /developer/v1/users/{user_id}/invite``, scope ``users:write``.

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
        return await self._call(operations.INVITE, path={"user_id": user_id}, body=body, timeout=timeout)

    async def delete(self, user_id: str, *, timeout: float | None = None) -> None:
        """Delete a user.

        Ramp: ``DELETE /developer/v1/users/{user_id}``, scope ``users:write``.

        Legacy: only in the document that the Rust crate was made from (2022).

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.DELETE, path={"user_id": user_id}, timeout=timeout)

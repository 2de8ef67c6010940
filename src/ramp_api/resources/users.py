"""Methods of ``client.users``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import users as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from ramp_api.models import users as models
    from ramp_api.pages import AsyncPages, Pages

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
        status: models.UserStatus | str | None = None,
        start: str | None = None,
        page_size: int = 100,
    ) -> Pages[models.User]:
        """Every user but the suspended ones, which come with ``status="USER_SUSPENDED"`` only.

        Ramp: ``GET /developer/v1/users``,
        operation ``get_user_list_with_pagination``, scope ``users:read``.

        Args:
            employee_id: the company's own number for the user.
            status: suspended users come with ``"USER_SUSPENDED"`` only.
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
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
        )

    def get(self, user_id: str) -> models.User:
        """One user.

        Ramp: ``GET /developer/v1/users/{user_id}``,
        operation ``get_user_resource``, scope ``users:read``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.

        Example:
            >>> user = next(iter(ramp.users.list()))
            >>> ramp.users.get(user.id).email == user.email
            True
        """
        return self._call(operations.GET, path={"user_id": user_id})


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
        status: models.UserStatus | str | None = None,
        start: str | None = None,
        page_size: int = 100,
    ) -> AsyncPages[models.User]:
        """Every user but the suspended ones, which come with ``status="USER_SUSPENDED"`` only.

        Ramp: ``GET /developer/v1/users``,
        operation ``get_user_list_with_pagination``, scope ``users:read``.

        Args:
            employee_id: the company's own number for the user.
            status: suspended users come with ``"USER_SUSPENDED"`` only.
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
        )

    async def get(self, user_id: str) -> models.User:
        """One user.

        Ramp: ``GET /developer/v1/users/{user_id}``,
        operation ``get_user_resource``, scope ``users:read``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"user_id": user_id})

"""Methods of ``client.departments``. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operations import departments as operations
from ramp_api.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from ramp_api.models import departments as models
    from ramp_api.pages import AsyncPages, Pages

__all__ = ["AsyncDepartments", "Departments"]


class Departments(Resource):
    """``Client.departments``."""

    __slots__ = ()

    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 100,
    ) -> Pages[models.Department]:
        """Every department.

        Ramp: ``GET /developer/v1/departments``, operation ``get_department_list_with_pagination``, scope
        ``departments:read``.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.

        Example:
            >>> departments = list(ramp.departments.list())
            >>> departments[0] == ramp.departments.get(departments[0].id)
            True
        """
        return self._pages(operations.LIST, query={"start": start, "page_size": page_size})

    def create(
        self,
        *,
        name: str,
    ) -> models.Department:
        """Add a department.

        Ramp: ``POST /developer/v1/departments``, operation ``post_department_list_with_pagination``, scope
        ``departments:write``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.

        Example:
            >>> ramp.departments.create(name="Research").name
            'Research'
        """
        return self._call(operations.CREATE, body={"name": name})

    def get(self, department_id: str) -> models.Department:
        """One department.

        Ramp: ``GET /developer/v1/departments/{department_id}``, operation ``get_department_resource``, scope
        ``departments:read``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.

        Example:
            >>> department = next(iter(ramp.departments.list()))
            >>> ramp.departments.get(department.id).name == department.name
            True
        """
        return self._call(operations.GET, path={"department_id": department_id})

    def update(
        self,
        department_id: str,
        *,
        name: str,
    ) -> models.Department:
        """Rename a department.

        Ramp: ``PATCH /developer/v1/departments/{department_id}``, operation ``patch_department_resource``, scope
        ``departments:write``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.

        Example:
            >>> department = ramp.departments.create(name="Desgin")
            >>> ramp.departments.update(department.id, name="Design").name
            'Design'
        """
        return self._call(operations.UPDATE, path={"department_id": department_id}, body={"name": name})


class AsyncDepartments(AsyncResource):
    """``AsyncClient.departments``."""

    __slots__ = ()

    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 100,
    ) -> AsyncPages[models.Department]:
        """Every department.

        Ramp: ``GET /developer/v1/departments``, operation ``get_department_list_with_pagination``, scope
        ``departments:read``.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.
        """
        return self._pages(operations.LIST, query={"start": start, "page_size": page_size})

    async def create(
        self,
        *,
        name: str,
    ) -> models.Department:
        """Add a department.

        Ramp: ``POST /developer/v1/departments``, operation ``post_department_list_with_pagination``, scope
        ``departments:write``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
        """
        return await self._call(operations.CREATE, body={"name": name})

    async def get(self, department_id: str) -> models.Department:
        """One department.

        Ramp: ``GET /developer/v1/departments/{department_id}``, operation ``get_department_resource``, scope
        ``departments:read``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"department_id": department_id})

    async def update(
        self,
        department_id: str,
        *,
        name: str,
    ) -> models.Department:
        """Rename a department.

        Ramp: ``PATCH /developer/v1/departments/{department_id}``, operation ``patch_department_resource``, scope
        ``departments:write``.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.UPDATE, path={"department_id": department_id}, body={"name": name})

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
        timeout: float | None = None,
    ) -> Pages[models.Department]:
        """Every department.

        Ramp: ``GET /developer/v1/departments``, operation ``get_department_list_with_pagination``, scope
        ``departments:read``.

        Args:
            start: the cursor to resume from: a page's ``next_cursor``.
            page_size: records a page, 2 to 100; not a limit on the whole.
            timeout: seconds for each page, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            PaginationError: the pages cannot be followed to their end.

        Example:
            >>> departments = list(ramp.departments.list())
            >>> departments[0] == ramp.departments.get(departments[0].id)
            True
        """
        return self._pages(operations.LIST, query={"start": start, "page_size": page_size}, timeout=timeout)

    def create(
        self,
        *,
        name: str,
        timeout: float | None = None,
    ) -> models.Department:
        """Add a department.

        Ramp: ``POST /developer/v1/departments``, operation ``post_department_list_with_pagination``, scope
        ``departments:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.

        Example:
            >>> ramp.departments.create(name="Research").name
            'Research'
        """
        return self._call(operations.CREATE, body={"name": name}, timeout=timeout)

    def get(self, department_id: str, *, timeout: float | None = None) -> models.Department:
        """One department.

        Ramp: ``GET /developer/v1/departments/{department_id}``, operation ``get_department_resource``, scope
        ``departments:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.

        Example:
            >>> department = next(iter(ramp.departments.list()))
            >>> ramp.departments.get(department.id).name == department.name
            True
        """
        return self._call(operations.GET, path={"department_id": department_id}, timeout=timeout)

    def update(
        self,
        department_id: str,
        *,
        name: str,
        timeout: float | None = None,
    ) -> models.Department:
        """Rename a department.

        Ramp: ``PATCH /developer/v1/departments/{department_id}``, operation ``patch_department_resource``, scope
        ``departments:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.

        Example:
            >>> department = ramp.departments.create(name="Desgin")
            >>> ramp.departments.update(department.id, name="Design").name
            'Design'
        """
        return self._call(
            operations.UPDATE, path={"department_id": department_id}, body={"name": name}, timeout=timeout
        )


class AsyncDepartments(AsyncResource):
    """``AsyncClient.departments``."""

    __slots__ = ()

    def list(
        self,
        *,
        start: str | None = None,
        page_size: int = 100,
        timeout: float | None = None,
    ) -> AsyncPages[models.Department]:
        """Every department.

        Ramp: ``GET /developer/v1/departments``, operation ``get_department_list_with_pagination``, scope
        ``departments:read``.

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
        name: str,
        timeout: float | None = None,
    ) -> models.Department:
        """Add a department.

        Ramp: ``POST /developer/v1/departments``, operation ``post_department_list_with_pagination``, scope
        ``departments:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(operations.CREATE, body={"name": name}, timeout=timeout)

    async def get(self, department_id: str, *, timeout: float | None = None) -> models.Department:
        """One department.

        Ramp: ``GET /developer/v1/departments/{department_id}``, operation ``get_department_resource``, scope
        ``departments:read``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
        """
        return await self._call(operations.GET, path={"department_id": department_id}, timeout=timeout)

    async def update(
        self,
        department_id: str,
        *,
        name: str,
        timeout: float | None = None,
    ) -> models.Department:
        """Rename a department.

        Ramp: ``PATCH /developer/v1/departments/{department_id}``, operation ``patch_department_resource``, scope
        ``departments:write``.

        Args:
            timeout: seconds for the whole call, waits and repetitions included; the client's own where left out.

        Raises:
            InvalidRequestError: an argument that Ramp would refuse, or a scope that the token lacks; nothing was sent.
            APIError: Ramp refused, by status; ``NotFoundError`` where there is no such object.
            TransportError: no answer came.
            OutcomeUnknown: it may have been done, and no answer says so; the error tells how to find out.
        """
        return await self._call(
            operations.UPDATE, path={"department_id": department_id}, body={"name": name}, timeout=timeout
        )

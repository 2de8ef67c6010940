"""Operations of departments. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation

if TYPE_CHECKING:
    from ramp_api.models import departments as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Department]] = Operation(
    name="departments.list",
    id="get_department_list_with_pagination",
    method="GET",
    path="/developer/v1/departments",
    summary="Every department.",
    scopes=("departments:read",),
    query=(
        START,
        PAGE_SIZE,
    ),
    result="departments:Department",
    paged=True,
    retry="safe",
)

CREATE: Operation[models.Department] = Operation(
    name="departments.create",
    id="post_department_list_with_pagination",
    method="POST",
    path="/developer/v1/departments",
    summary="Add a department.",
    scopes=("departments:write",),
    body="departments:DepartmentCreate",
    result="departments:Department",
    retry="unkeyed",
)

GET: Operation[models.Department] = Operation(
    name="departments.get",
    id="get_department_resource",
    method="GET",
    path="/developer/v1/departments/{department_id}",
    summary="One department.",
    scopes=("departments:read",),
    result="departments:Department",
    retry="safe",
)

UPDATE: Operation[models.Department] = Operation(
    name="departments.update",
    id="patch_department_resource",
    method="PATCH",
    path="/developer/v1/departments/{department_id}",
    summary="Rename a department.",
    scopes=("departments:write",),
    body="departments:DepartmentUpdate",
    result="departments:Department",
    retry="unkeyed",
)

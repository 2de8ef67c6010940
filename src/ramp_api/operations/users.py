"""Operations of users. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from ramp_api.models import users as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.User]] = Operation(
    name="users.list",
    id="get_user_list_with_pagination",
    method="GET",
    path="/developer/v1/users",
    scopes=("users:read",),
    query=(
        Parameter("employee_id"),
        Parameter(
            "role",
            "enum",
            values=(
                "AUDITOR",
                "BUSINESS_ADMIN",
                "BUSINESS_BOOKKEEPER",
                "BUSINESS_OWNER",
                "BUSINESS_USER",
                "GUEST_USER",
                "IT_ADMIN",
            ),
        ),
        Parameter("entity_id", "uuid"),
        Parameter("department_id", "uuid"),
        Parameter("email"),
        Parameter("location_id", "uuid"),
        Parameter(
            "status",
            "enum",
            values=(
                "INVITE_EXPIRED",
                "INVITE_PENDING",
                "USER_ACTIVE",
                "USER_INACTIVE",
                "USER_ONBOARDING",
                "USER_SUSPENDED",
            ),
        ),
        START,
        PAGE_SIZE,
    ),
    result="users:User",
    paged=True,
    sweeps=({}, {"status": "USER_SUSPENDED"}),
    retry="safe",
)

GET: Operation[models.User] = Operation(
    name="users.get",
    id="get_user_resource",
    method="GET",
    path="/developer/v1/users/{user_id}",
    scopes=("users:read",),
    result="users:User",
    retry="safe",
)

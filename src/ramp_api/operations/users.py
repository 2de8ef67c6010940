"""Operations of users. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.models import shared
    from ramp_api.models import users as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.User]] = Operation(
    name="users.list",
    id="get_user_list_with_pagination",
    method="GET",
    path="/developer/v1/users",
    summary='Every user but the suspended ones, which come with ``status="USER_SUSPENDED"`` only.',
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
            "status", "enum", values=("USER_ACTIVE", "USER_DRAFT", "USER_INACTIVE", "USER_SUSPENDED"), since="2026-08"
        ),
        START,
        PAGE_SIZE,
    ),
    result="users:User",
    paged=True,
    sweeps=({}, {"status": "USER_SUSPENDED"}),
    retry="safe",
)

CREATE: Operation[shared.DeferredTask] = Operation(
    name="users.create",
    id="post_user_creation_deferred_task",
    method="POST",
    path="/developer/v1/users/deferred",
    summary="Invite a person: a task, since accounts are made in the background.",
    scopes=("users:write",),
    body="users:UserCreate",
    result="shared:DeferredTask",
    task="users.task_status",
    retry="keyed",
)

GET: Operation[models.User] = Operation(
    name="users.get",
    id="get_user_resource",
    method="GET",
    path="/developer/v1/users/{user_id}",
    summary="One user.",
    scopes=("users:read",),
    result="users:User",
    retry="safe",
)

UPDATE: Operation[None] = Operation(
    name="users.update",
    id="patch_user_resource",
    method="PATCH",
    path="/developer/v1/users/{user_id}",
    summary="Change a user.",
    scopes=("users:write",),
    body="users:UserUpdate",
    retry="unkeyed",
)

TASK_STATUS: Operation[models.UserTask] = Operation(
    name="users.task_status",
    id="get_user_deferred_task_resource",
    method="GET",
    path="/developer/v1/users/deferred/status/{task_id}",
    summary="How far a task about a user has come.",
    scopes=("users:write",),
    result="users:UserTask",
    retry="safe",
)

DEACTIVATE: Operation[None] = Operation(
    name="users.deactivate",
    id="patch_user_deactivation_resource",
    method="PATCH",
    path="/developer/v1/users/{user_id}/deactivate",
    summary="Suspend a user: nothing can be spent or seen until reactivation.",
    scopes=("users:write",),
    retry="unkeyed",
)

REACTIVATE: Operation[None] = Operation(
    name="users.reactivate",
    id="patch_user_reactivation_resource",
    method="PATCH",
    path="/developer/v1/users/{user_id}/reactivate",
    summary="Let a suspended user in again.",
    scopes=("users:write",),
    retry="unkeyed",
)

INVITE: Operation[Any] = Operation(
    name="users.invite",
    id=None,
    method="POST",
    path="/developer/v1/users/{user_id}/invite",
    summary="Send a draft user's invitation, schedule it, or take it off the schedule.",
    scopes=("users:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

DELETE: Operation[None] = Operation(
    name="users.delete",
    id=None,
    method="DELETE",
    path="/developer/v1/users/{user_id}",
    summary="Delete a user.",
    scopes=("users:write",),
    retry="unkeyed",
    deprecated=True,
    since="2022",
)

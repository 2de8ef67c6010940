"""Operations of limits. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from ramp_api.models import limits as models
    from ramp_api.models import shared
    from ramp_api.pages import Page

LIST: Operation[Page[models.Limit]] = Operation(
    name="limits.list",
    id="get_spend_limit_list_with_pagination",
    method="GET",
    path="/developer/v1/limits",
    summary="Every limit by which people spend; terminated ones come with ``is_terminated=True``.",
    scopes=("limits:read",),
    query=(
        Parameter("display_name"),
        Parameter("entity_id", "uuid"),
        Parameter("spend_program_id", "uuid"),
        Parameter("user_id", "uuid"),
        Parameter("created_after", "datetime"),
        Parameter("created_before", "datetime"),
        Parameter("is_terminated", "boolean"),
        START,
        PAGE_SIZE,
    ),
    result="limits:Limit",
    paged=True,
    sweeps=({"is_terminated": False}, {"is_terminated": True}),
    retry="safe",
    unlisted_since="2026-08",
)

CREATE: Operation[shared.DeferredTask] = Operation(
    name="limits.create",
    id="post_spend_limit_creation",
    method="POST",
    path="/developer/v1/limits/deferred",
    summary="Set up a limit for a person: a task, since limits are made in the background.",
    scopes=("limits:write",),
    body="limits:LimitCreate",
    result="shared:DeferredTask",
    task="limits.task_status",
    retry="keyed",
    unlisted_since="2026-08",
)

GET: Operation[models.LimitDetail] = Operation(
    name="limits.get",
    id="get_spend_limit_resource",
    method="GET",
    path="/developer/v1/limits/{spend_limit_id}",
    summary="One limit.",
    scopes=("limits:read",),
    result="limits:LimitDetail",
    retry="safe",
    unlisted_since="2026-08",
)

UPDATE: Operation[models.Limit] = Operation(
    name="limits.update",
    id="patch_spend_limit_resource",
    method="PATCH",
    path="/developer/v1/limits/{spend_limit_id}",
    summary="Change a limit.",
    scopes=("limits:write",),
    body="limits:LimitUpdate",
    result="limits:Limit",
    retry="unkeyed",
    unlisted_since="2026-08",
)

REPLACE: Operation[models.Limit] = Operation(
    name="limits.replace",
    id="put_spend_limit_resource",
    method="PUT",
    path="/developer/v1/limits/{spend_limit_id}",
    summary="Change a limit, as ``update`` does; Ramp has both methods.",
    scopes=("limits:write",),
    body="limits:LimitUpdate",
    result="limits:Limit",
    retry="unkeyed",
    unlisted_since="2026-08",
)

TASK_STATUS: Operation[models.LimitTask] = Operation(
    name="limits.task_status",
    id="get_spend_limit_deferred_task_status",
    method="GET",
    path="/developer/v1/limits/deferred/status/{task_id}",
    summary="How far a task about a limit has come.",
    scopes=("limits:write",),
    result="limits:LimitTask",
    retry="safe",
    unlisted_since="2026-08",
)

ADD_USERS: Operation[models.Limit] = Operation(
    name="limits.add_users",
    id="put_spend_allocation_add_users",
    method="PUT",
    path="/developer/v1/limits/{spend_limit_id}/add-users",
    summary="Add people to a limit, who share it.",
    scopes=("limits:write",),
    body="limits:LimitUsers",
    result="limits:Limit",
    retry="unkeyed",
    unlisted_since="2026-08",
)

DELETE_USERS: Operation[models.Limit] = Operation(
    name="limits.delete_users",
    id="delete_spend_allocation_delete_users",
    method="DELETE",
    path="/developer/v1/limits/{spend_limit_id}/delete-users",
    summary="Take people off a limit.",
    scopes=("limits:write",),
    body="limits:LimitUsers",
    result="limits:Limit",
    retry="unkeyed",
    unlisted_since="2026-08",
)

SUSPEND: Operation[models.Limit] = Operation(
    name="limits.suspend",
    id="post_spend_limit_suspension_resource",
    method="POST",
    path="/developer/v1/limits/{spend_limit_id}/suspension",
    summary="Suspend a limit: nothing can be spent under it until it is unsuspended.",
    scopes=("limits:write",),
    result="limits:Limit",
    retry="unkeyed",
    unlisted_since="2026-08",
)

UNSUSPEND: Operation[models.Limit] = Operation(
    name="limits.unsuspend",
    id="post_spend_limit_unsuspension_resource",
    method="POST",
    path="/developer/v1/limits/{spend_limit_id}/unsuspension",
    summary="Lift the suspension of a limit.",
    scopes=("limits:write",),
    result="limits:Limit",
    retry="unkeyed",
    unlisted_since="2026-08",
)

TERMINATE: Operation[shared.DeferredTask] = Operation(
    name="limits.terminate",
    id="post_spend_limit_termination_resource",
    method="POST",
    path="/developer/v1/limits/{spend_limit_id}/deferred/termination",
    summary="End a limit for good: a task.",
    scopes=("limits:write",),
    body="limits:LimitTermination",
    result="shared:DeferredTask",
    task="limits.task_status",
    retry="keyed",
    unlisted_since="2026-08",
)

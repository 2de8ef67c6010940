"""Operations of funds. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.pages import Page

LIST: Operation[Page[Any]] = Operation(
    name="funds.list",
    id=None,
    method="GET",
    path="/developer/v1/funds",
    summary="Every fund; terminated ones come with ``is_terminated=True``.",
    scopes=("funds:read",),
    query=(
        Parameter("display_name", since="2026-08"),
        Parameter("spend_program_id", since="2026-08"),
        Parameter("entity_id", since="2026-08"),
        Parameter("created_after", "datetime", since="2026-08"),
        Parameter("created_before", "datetime", since="2026-08"),
        Parameter("card_id", since="2026-08"),
        Parameter("user_id", since="2026-08"),
        Parameter("is_terminated", "boolean", since="2026-08"),
        Parameter("member_roles", many=True, since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    sweeps=({"is_terminated": False}, {"is_terminated": True}),
    retry="safe",
    known="path",
    beta=True,
    since="2026-08",
)

CREATE: Operation[Any] = Operation(
    name="funds.create",
    id=None,
    method="POST",
    path="/developer/v1/funds",
    summary="Set up a fund.",
    scopes=("funds:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

GET: Operation[Any] = Operation(
    name="funds.get",
    id=None,
    method="GET",
    path="/developer/v1/funds/{fund_id}",
    summary="One fund.",
    scopes=("funds:read",),
    result=OPEN,
    retry="safe",
    known="path",
    beta=True,
    since="2026-08",
)

UPDATE: Operation[Any] = Operation(
    name="funds.update",
    id=None,
    method="PATCH",
    path="/developer/v1/funds/{fund_id}",
    summary="Change a fund.",
    scopes=("funds:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

UNSUSPEND: Operation[Any] = Operation(
    name="funds.unsuspend",
    id=None,
    method="DELETE",
    path="/developer/v1/funds/{fund_id}/suspension",
    summary="Lift the suspension of a fund.",
    scopes=("funds:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

SUSPEND: Operation[Any] = Operation(
    name="funds.suspend",
    id=None,
    method="POST",
    path="/developer/v1/funds/{fund_id}/suspension",
    summary="Suspend a fund: nothing can be spent from it until it is unsuspended.",
    scopes=("funds:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

TERMINATE: Operation[Any] = Operation(
    name="funds.terminate",
    id=None,
    method="DELETE",
    path="/developer/v1/funds/{fund_id}",
    summary="Terminate a fund: it cannot be brought back.",
    scopes=("funds:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

MEMBERS_REMOVE: Operation[Any] = Operation(
    name="funds.members.remove",
    id=None,
    method="DELETE",
    path="/developer/v1/funds/{fund_id}/members",
    summary="Remove members from a fund.",
    scopes=("funds:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

MEMBERS_ADD: Operation[Any] = Operation(
    name="funds.members.add",
    id=None,
    method="POST",
    path="/developer/v1/funds/{fund_id}/members",
    summary="Add members to a fund.",
    scopes=("funds:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

MEMBERS_UNSUSPEND: Operation[Any] = Operation(
    name="funds.members.unsuspend",
    id=None,
    method="DELETE",
    path="/developer/v1/funds/{fund_id}/members/{user_id}/suspension",
    summary="Lift the suspension of one member of a fund.",
    scopes=("funds:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

MEMBERS_SUSPEND: Operation[Any] = Operation(
    name="funds.members.suspend",
    id=None,
    method="POST",
    path="/developer/v1/funds/{fund_id}/members/{user_id}/suspension",
    summary="Suspend one member of a fund: they cannot spend from it until they are unsuspended.",
    scopes=("funds:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

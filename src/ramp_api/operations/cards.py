"""Operations of cards. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.models import cards as models
    from ramp_api.models import shared
    from ramp_api.pages import Page

LIST: Operation[Page[models.Card]] = Operation(
    name="cards.list",
    id="get_card_list_with_pagination",
    method="GET",
    path="/developer/v1/cards",
    summary="Every activated card; others come with ``is_activated=False`` only, and terminated ones never.",
    scopes=("cards:read",),
    query=(
        Parameter("entity_id", "uuid"),
        Parameter("user_id", "uuid"),
        Parameter("card_program_id", "uuid"),
        Parameter("display_name"),
        Parameter("is_activated", "boolean", default=True),
        Parameter("is_terminated", "boolean", default=False),
        START,
        PAGE_SIZE,
    ),
    result="cards:Card",
    paged=True,
    sweeps=({"is_activated": True}, {"is_activated": False}),
    retry="safe",
    unlisted_since="2026-08",
)

GET: Operation[models.Card] = Operation(
    name="cards.get",
    id="get_card_resource",
    method="GET",
    path="/developer/v1/cards/{card_id}",
    summary="One card.",
    scopes=("cards:read",),
    result="cards:Card",
    retry="safe",
    unlisted_since="2026-08",
)

UPDATE: Operation[None] = Operation(
    name="cards.update",
    id="patch_card_resource",
    method="PATCH",
    path="/developer/v1/cards/{card_id}",
    summary="Change a card's limits, name or holder.",
    scopes=("cards:write",),
    body="cards:CardUpdate",
    retry="unkeyed",
    unlisted_since="2026-08",
)

CREATE_PHYSICAL: Operation[shared.DeferredTask] = Operation(
    name="cards.create_physical",
    id="post_physical_card",
    method="POST",
    path="/developer/v1/cards/deferred/physical",
    summary="Order a physical card: a task, since cards are made in the background.",
    scopes=("cards:write",),
    body="cards:PhysicalCardCreate",
    result="shared:DeferredTask",
    task="cards.task_status",
    retry="keyed",
    unlisted_since="2026-08",
)

TASK_STATUS: Operation[models.CardTask] = Operation(
    name="cards.task_status",
    id="get_card_deferred_task_resource",
    method="GET",
    path="/developer/v1/cards/deferred/status/{task_id}",
    summary="How far a task about a card has come.",
    scopes=("cards:write",),
    result="cards:CardTask",
    retry="safe",
    unlisted_since="2026-08",
)

CREATE_VIRTUAL: Operation[shared.DeferredTask] = Operation(
    name="cards.create_virtual",
    id="post_virtual_card",
    method="POST",
    path="/developer/v1/cards/deferred/virtual",
    summary="Issue a virtual card: a task, since cards are made in the background.",
    scopes=("cards:write",),
    body="cards:VirtualCardCreate",
    result="shared:DeferredTask",
    task="cards.task_status",
    retry="keyed",
    unlisted_since="2026-08",
)

SUSPEND: Operation[shared.DeferredTask] = Operation(
    name="cards.suspend",
    id="post_card_suspension_resource",
    method="POST",
    path="/developer/v1/cards/{card_id}/deferred/suspension",
    summary="Lock a card until it is unlocked: a task.",
    scopes=("cards:write",),
    body="cards:CardChange",
    result="shared:DeferredTask",
    task="cards.task_status",
    retry="keyed",
    unlisted_since="2026-08",
)

UNSUSPEND: Operation[shared.DeferredTask] = Operation(
    name="cards.unsuspend",
    id="post_card_unsuspension_resource",
    method="POST",
    path="/developer/v1/cards/{card_id}/deferred/unsuspension",
    summary="Unlock a suspended card: a task.",
    scopes=("cards:write",),
    body="cards:CardChange",
    result="shared:DeferredTask",
    task="cards.task_status",
    retry="keyed",
    unlisted_since="2026-08",
)

TERMINATE: Operation[shared.DeferredTask] = Operation(
    name="cards.terminate",
    id="post_card_termination_resource",
    method="POST",
    path="/developer/v1/cards/{card_id}/deferred/termination",
    summary="End a card for good: a task.",
    scopes=("cards:write",),
    body="cards:CardChange",
    result="shared:DeferredTask",
    task="cards.task_status",
    retry="keyed",
    unlisted_since="2026-08",
)

PHYSICAL_LIST: Operation[Page[Any]] = Operation(
    name="cards.physical.list",
    id=None,
    method="GET",
    path="/developer/v1/cards/physical",
    summary="Every activated physical card; others come when they are asked for.",
    scopes=("cards:read",),
    query=(
        Parameter("user_id", since="2026-08"),
        Parameter("display_name", since="2026-08"),
        Parameter("include_activated_only", "boolean", since="2026-08"),
        Parameter("include_terminated_only", "boolean", since="2026-08"),
        START,
        PAGE_SIZE,
    ),
    result=OPEN,
    paged=True,
    sweeps=({"include_activated_only": False}, {"include_terminated_only": True, "include_activated_only": False}),
    retry="safe",
    known="path",
    beta=True,
    since="2026-08",
)

PHYSICAL_CREATE: Operation[Any] = Operation(
    name="cards.physical.create",
    id=None,
    method="POST",
    path="/developer/v1/cards/physical",
    summary="Order a physical card.",
    scopes=("cards:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

PHYSICAL_GET: Operation[Any] = Operation(
    name="cards.physical.get",
    id=None,
    method="GET",
    path="/developer/v1/cards/physical/{card_id}",
    summary="One physical card.",
    scopes=("cards:read",),
    result=OPEN,
    retry="safe",
    known="path",
    beta=True,
    since="2026-08",
)

PHYSICAL_UPDATE: Operation[Any] = Operation(
    name="cards.physical.update",
    id=None,
    method="PATCH",
    path="/developer/v1/cards/physical/{card_id}",
    summary="Change a physical card.",
    scopes=("cards:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

PHYSICAL_UNSUSPEND: Operation[Any] = Operation(
    name="cards.physical.unsuspend",
    id=None,
    method="DELETE",
    path="/developer/v1/cards/physical/{card_id}/suspension",
    summary="Unlock a suspended physical card.",
    scopes=("cards:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

PHYSICAL_SUSPEND: Operation[Any] = Operation(
    name="cards.physical.suspend",
    id=None,
    method="POST",
    path="/developer/v1/cards/physical/{card_id}/suspension",
    summary="Lock a physical card until it is unlocked.",
    scopes=("cards:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

PHYSICAL_TERMINATE: Operation[Any] = Operation(
    name="cards.physical.terminate",
    id=None,
    method="DELETE",
    path="/developer/v1/cards/physical/{card_id}",
    summary="Terminate a physical card: it cannot be brought back.",
    scopes=("cards:write",),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    known="path",
    beta=True,
    since="2026-08",
)

VAULT_CREATE: Operation[Any] = Operation(
    name="cards.vault.create",
    id=None,
    method="POST",
    path="/developer/v1/cards/vault",
    summary="Set up a limit and get its card's number: handle the answer as the secret that it is.",
    scopes=("cards:read_vault", "limits:write"),
    body=OPEN,
    result=OPEN,
    retry="unkeyed",
    sensitive=True,
    known="path",
    beta=True,
    since="2026-08",
)

VAULT_GET: Operation[Any] = Operation(
    name="cards.vault.get",
    id=None,
    method="GET",
    path="/developer/v1/cards/vault/{card_id}",
    summary="A card's number: handle it as the secret that it is.",
    scopes=("cards:read_vault",),
    result=OPEN,
    retry="safe",
    sensitive=True,
    known="path",
    beta=True,
    since="2026-08",
)

VIRTUAL_LIST: Operation[Page[Any]] = Operation(
    name="cards.virtual.list",
    id=None,
    method="GET",
    path="/developer/v1/cards/virtual",
    summary="Every virtual card; terminated ones come with ``is_terminated=True``.",
    scopes=("cards:read",),
    query=(
        Parameter("entity_id", since="2026-08"),
        Parameter("user_id", since="2026-08"),
        Parameter("is_terminated", "boolean", since="2026-08"),
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

VIRTUAL_GET: Operation[Any] = Operation(
    name="cards.virtual.get",
    id=None,
    method="GET",
    path="/developer/v1/cards/virtual/{card_id}",
    summary="One virtual card.",
    scopes=("cards:read",),
    result=OPEN,
    retry="safe",
    known="path",
    beta=True,
    since="2026-08",
)

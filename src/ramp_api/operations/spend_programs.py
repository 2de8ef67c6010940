"""Operations of spend_programs. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any

    from ramp_api.models import spend_programs as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.SpendProgram]] = Operation(
    name="spend_programs.list",
    id="get_spend_program_resource",
    method="GET",
    path="/developer/v1/spend-programs",
    summary="Every spend program.",
    scopes=("spend_programs:read",),
    query=(
        START,
        PAGE_SIZE,
    ),
    result="spend_programs:SpendProgram",
    paged=True,
    retry="safe",
)

CREATE: Operation[models.SpendProgram] = Operation(
    name="spend_programs.create",
    id="post_spend_program_resource",
    method="POST",
    path="/developer/v1/spend-programs",
    summary="Set up a spend program, from which limits are issued.",
    scopes=("spend_programs:write",),
    body="spend_programs:SpendProgramCreate",
    result="spend_programs:SpendProgram",
    retry="unkeyed",
)

GET: Operation[models.SpendProgram] = Operation(
    name="spend_programs.get",
    id="get_spend_program_single_resource",
    method="GET",
    path="/developer/v1/spend-programs/{spend_program_id}",
    summary="One spend program.",
    scopes=("spend_programs:read",),
    result="spend_programs:SpendProgram",
    retry="safe",
)

WORKFLOW_NODES_LIST: Operation[Any] = Operation(
    name="spend_programs.workflow_nodes.list",
    id=None,
    method="GET",
    path="/developer/v1/spend-programs/{spend_program_id}/workflow-nodes",
    summary="The steps of a spend program's workflow that wait for an outside app.",
    scopes=("spend_programs:read",),
    query=(Parameter("service_key", since="2026-08"),),
    result=OPEN,
    retry="safe",
    known="path",
    since="2026-08",
)

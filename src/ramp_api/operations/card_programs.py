"""Operations of card_programs. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation

if TYPE_CHECKING:
    from ramp_api.models import card_programs as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.CardProgram]] = Operation(
    name="card_programs.list",
    id="get_card_program_list_deprecated",
    method="GET",
    path="/developer/v1/card-programs",
    summary="Every card program.",
    scopes=("card_programs:read",),
    query=(
        START,
        PAGE_SIZE,
    ),
    result="card_programs:CardProgram",
    paged=True,
    retry="safe",
    deprecated=True,
    unlisted_since="2026-08",
)

CREATE: Operation[models.CardProgram] = Operation(
    name="card_programs.create",
    id="post_card_program_list_deprecated",
    method="POST",
    path="/developer/v1/card-programs",
    summary="Add a card program, from which cards take their limits.",
    scopes=("card_programs:write",),
    body="card_programs:CardProgramCreate",
    result="card_programs:CardProgram",
    retry="unkeyed",
    deprecated=True,
    unlisted_since="2026-08",
)

GET: Operation[models.CardProgram] = Operation(
    name="card_programs.get",
    id="get_card_program_resource_deprecated",
    method="GET",
    path="/developer/v1/card-programs/{card_program_id}",
    summary="One card program.",
    scopes=("card_programs:read",),
    result="card_programs:CardProgram",
    retry="safe",
    deprecated=True,
    unlisted_since="2026-08",
)

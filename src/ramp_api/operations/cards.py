"""Operations of cards. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import PAGE_SIZE, START, Operation, Parameter

if TYPE_CHECKING:
    from ramp_api.models import cards as models
    from ramp_api.pages import Page

LIST: Operation[Page[models.Card]] = Operation(
    name="cards.list",
    id="get_card_list_with_pagination",
    method="GET",
    path="/developer/v1/cards",
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
)

GET: Operation[models.Card] = Operation(
    name="cards.get",
    id="get_card_resource",
    method="GET",
    path="/developer/v1/cards/{card_id}",
    scopes=("cards:read",),
    result="cards:Card",
    retry="safe",
)

"""Operations of embedded. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, Operation

if TYPE_CHECKING:
    from typing import Any

CARDS_EMBED: Operation[Any] = Operation(
    name="embedded.cards.embed",
    id="PostRampEmbeddedCardResource",
    method="POST",
    path="/developer/v1/embedded/cards/{card_id}/embed",
    summary="A token by which another page shows a card.",
    scopes=("embedded_cards:write",),
    body="embedded:CardEmbed",
    result=OPEN,
    retry="unkeyed",
    sensitive=True,
    known="request",
    since="2026-08",
)

"""Operations of vault. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import OPEN, Operation

if TYPE_CHECKING:
    from typing import Any

CARDS_CREATE: Operation[Any] = Operation(
    name="vault.cards.create",
    id="PostCardVaultCreation",
    method="POST",
    path="/developer/v1/vault/cards",
    summary="Set up a limit and get its card's number: handle the answer as the secret that it is.",
    scopes=("cards:read_vault", "limits:write"),
    body="vault:VaultCardCreate",
    result=OPEN,
    retry="unkeyed",
    sensitive=True,
    known="request",
    since="2026-08",
)

CARDS_GET: Operation[Any] = Operation(
    name="vault.cards.get",
    id="GetCardVaultResource",
    method="GET",
    path="/developer/v1/vault/cards/{card_id}",
    summary="A card's number: handle it as the secret that it is; ``cards.vault`` is the newer path.",
    scopes=("cards:read_vault",),
    result=OPEN,
    retry="safe",
    sensitive=True,
    known="request",
    since="2026-08",
)

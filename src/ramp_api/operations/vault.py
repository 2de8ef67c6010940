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
    summary="Issue a card whose number this app may read, with its limits.",
    scopes=("cards:read_vault", "limits:write"),
    body="vault:VaultCardCreate",
    result=OPEN,
    retry="unkeyed",
    known="request",
    since="2026-08",
)

CARDS_GET: Operation[Any] = Operation(
    name="vault.cards.get",
    id="GetCardVaultResource",
    method="GET",
    path="/developer/v1/vault/cards/{card_id}",
    summary="The number of a card that this app may read: handle it as the secret that it is.",
    scopes=("cards:read_vault",),
    result=OPEN,
    retry="safe",
    known="request",
    since="2026-08",
)

"""Operations of auths. Regenerated whole: never edit this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramp_api.operation import Operation

if TYPE_CHECKING:
    from ramp_api.tokens import OAuth2Token

POST_TOKEN: Operation[OAuth2Token] = Operation(
    name="auths.post_token",
    id="post_token",
    method="POST",
    path="/developer/v1/token",
    encoding="form",
    retry="unkeyed",
    auth="basic",
)

REVOKE_TOKEN: Operation[None] = Operation(
    name="auths.revoke_token",
    id="post_revoke_token",
    method="POST",
    path="/developer/v1/token/revoke",
    encoding="form",
    retry="safe",
    auth="basic",
)

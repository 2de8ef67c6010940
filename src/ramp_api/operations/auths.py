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
    summary="Ask for a token by one of the three grants.",
    encoding="form",
    retry="unkeyed",
    auth="basic",
)

REVOKE_TOKEN: Operation[None] = Operation(
    name="auths.revoke_token",
    id="post_revoke_token",
    method="POST",
    path="/developer/v1/token/revoke",
    summary="Revoke a token, of either kind.",
    encoding="form",
    retry="safe",
    auth="basic",
)

POST_TOKEN_PKCE: Operation[OAuth2Token] = Operation(
    name="auths.post_token_pkce",
    id=None,
    method="POST",
    path="/developer/v1/token/pkce",
    summary="Ask for a token without a client secret, by a code and its verifier.",
    encoding="form",
    retry="unkeyed",
    auth="none",
    known="path",
    since="2026-08",
)

"""What must not type-check. Never run: each ignore is itself an error where the checkers stop complaining."""

from __future__ import annotations

from ramp_api import AsyncClient, Client, Money


def wrong(ramp: Client) -> None:
    ramp.auths.post_token(grant_type="password")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    ramp.auths.post_token(grant_type="refresh_token")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ramp.auths.post_token(grant_type="refresh_token", code="c")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ramp.auths.post_token(grant_type="client_credentials")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ramp.auths.post_token(grant_type="authorization_code", code="c")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ramp.auths.post_token(grant_type="authorization_code", code="c", redirect_uri="u", scope="s")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ramp.transactions.list("ALL")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.transactions.list(stat="ALL")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.transactions.list(min_amount=1.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ramp.transactions.get()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ramp.departments.create()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Client("id", environment="prod")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Money.of(1.5, "USD")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def wrong_too(ramp: AsyncClient) -> None:
    await ramp.auths.post_token(grant_type="refresh_token")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    for _ in ramp.transactions.list():  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass

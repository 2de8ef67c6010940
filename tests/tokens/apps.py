"""For tests of apps and their customers: an app at a sandbox, and a store that can fail."""

from __future__ import annotations

import traceback
from typing import Any

from ramp_api import App, Consented, Secret
from ramp_api.errors import TokenStoreError
from ramp_api.sandbox import Sandbox
from ramp_api.tokens import MemoryTokenStore, TokenKey, TokenStore


class Stubborn(MemoryTokenStore):
    """A store that does not save what is kept for an account, as long as it is told so."""

    def __init__(self) -> None:
        super().__init__()
        self.refuses: str | None = None
        self.quotes = False

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        if self.refuses in {key.account, "*"}:
            raise OSError(value.reveal() if value else "") if self.quotes else TokenStoreError("the disk is full")
        return super().swap(key, value, expected)


def settings_of(sandbox: Sandbox, store: TokenStore, **settings: Any) -> dict[str, Any]:
    return {
        "client_id": sandbox.client_id, "client_secret": sandbox.client_secret, "redirect_uri": sandbox.redirect_uri,
        "store": store, "base_url": sandbox.base_url, "limiter": None, **settings,
    }  # fmt: skip


def open_app(sandbox: Sandbox, store: TokenStore, **settings: Any) -> App:
    return App(**settings_of(sandbox, store, **settings))


def key_of(sandbox: Sandbox, account: str) -> TokenKey:
    return TokenKey(sandbox.base_url, sandbox.client_id, account)


def consented(app: App, sandbox: Sandbox, account: str = "acme") -> Consented:
    return app.redeem(sandbox.approve(app.consent("business:read", account=account).url))


def requests_for_tokens(sandbox: Sandbox) -> int:
    return sum(sandbox.stats.operations.get(f"auths.{name}", 0) for name in ("post_token", "post_token_pkce"))


def frames(error: BaseException) -> str:
    """The variables of our own frames, as a traceback may show them."""
    found = traceback.TracebackException.from_exception(error, capture_locals=True)
    return "".join(str(one.locals) for one in found.stack if "ramp_api" in one.filename and "tests" not in one.filename)

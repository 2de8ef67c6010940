"""For tests of pending consents: a desk with a clock and a store of its own, and the customer's part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from ramp_api import Secret
from ramp_api.config import Configuration
from ramp_api.consents import Consents, PendingConsents, Returned
from ramp_api.errors import OAuthError
from ramp_api.oauth import ConsentRequest
from ramp_api.tokens import MemoryTokenStore, Stored, TokenKey
from ramp_api.tokens.slot import Slot
from tests.scripted import ScriptedDriver

SECRET = "a-client-secret"
REDIRECT = "https://app.example/back"


class Watched(MemoryTokenStore):
    """A store that tells what it was asked for, and has something happen before a change."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.before_swap: Callable[[TokenKey], None] | None = None

    def load(self, key: TokenKey) -> Stored | None:
        self.asked.append("load")
        return super().load(key)

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        self.asked.append("swap")
        if (happen := self.before_swap) is not None:
            happen(key)
        return super().swap(key, value, expected)

    def keys(self) -> list[TokenKey]:
        return list(self._kept)

    def text(self) -> str:
        return "".join(stored.value.reveal() for stored in self._kept.values())


def configuration(**changes: Any) -> Configuration:
    given: dict[str, Any] = {
        "client_id": "an-app", "client_secret": Secret(SECRET), "scopes": None, "redirect_uri": REDIRECT, "environment": "sandbox",
        "base_url": None, "token": None, "refresh_token": None, "account": "default", **changes,
    }  # fmt: skip
    return Configuration.of(**given)


class Desk:
    """Consents with a clock and a store of their own, and the customer's part."""

    def __init__(self, **changes: Any) -> None:
        self.driver = ScriptedDriver([])
        self.store = Watched()
        self.consents = Consents(configuration(**changes), self.store)

    def begin(self, account: str = "acme", scopes: Any = "users:read") -> ConsentRequest:
        return self.driver.run(self.consents.begin(account, scopes))

    def end(self, callback: str, expected: str | None = None) -> Returned:
        return self.driver.run(self.consents.end(Secret(callback), expected))

    def record(self) -> PendingConsents | None:
        keys = self.store.keys()
        return Slot(self.store, keys[0], PendingConsents).load().record if keys else None

    def refusal(self, callback: str) -> OAuthError:
        with pytest.raises(OAuthError) as caught:
            self.end(callback)
        return caught.value


def back(consent: ConsentRequest, **answer: str) -> str:
    return f"{REDIRECT}?{urlencode({'code': 'a-code', 'state': consent.state.reveal(), **answer})}"

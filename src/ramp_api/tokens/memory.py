"""MemoryTokenStore: tokens for as long as the process lives."""

from __future__ import annotations

import threading
from collections.abc import Callable
from weakref import WeakValueDictionary

from ramp_api.forks import renewed_in_children
from ramp_api.secret import Secret
from ramp_api.tokens.store import Stored, TokenKey

__all__ = ["MemoryTokenStore"]


class MemoryTokenStore:
    """Keeps tokens in memory; give the same one to several clients, of either kind, and they share them.

    A process that is forked off goes on with a copy, and no longer shares: give it a store that processes share.

    Example:
        >>> from ramp_api import Client
        >>> from ramp_api.tokens import MemoryTokenStore
        >>> store = MemoryTokenStore()
        >>> settings = {"scopes": "departments:read", "base_url": sandbox.base_url, "token_store": store}
        >>> with Client(sandbox.client_id, sandbox.client_secret, **settings) as first:
        ...     token = first.valid_token()
        >>> with Client(sandbox.client_id, sandbox.client_secret, **settings) as second:
        ...     second.valid_token() == token
        True
    """

    def __init__(self) -> None:
        self._kept: dict[TokenKey, Stored] = {}
        self._versions = 0
        self._renew()
        renewed_in_children(self, MemoryTokenStore._renew)

    def _renew(self) -> None:
        self._guard = threading.Lock()
        # Weak: a holder that is gone, however it went, holds nothing.
        self._leases: WeakValueDictionary[TokenKey, _Lease] = WeakValueDictionary()

    def load(self, key: TokenKey) -> Stored | None:
        """What is kept under the key."""
        return self._kept.get(key)

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        """Compare and swap."""
        with self._guard:
            kept = self._kept.get(key)
            if (kept.version if kept is not None else None) != expected:
                return False
            if value is None:
                self._kept.pop(key, None)
            else:
                self._versions += 1
                self._kept[key] = Stored(value, str(self._versions))
            return True

    def acquire(self, key: TokenKey, seconds: float) -> _Lease | None:
        """Lock the key, without waiting."""
        with self._guard:
            if key in self._leases:
                return None
            lease = self._leases[key] = _Lease(key, self._release)
            return lease

    def _release(self, lease: _Lease) -> None:
        with self._guard:
            if self._leases.get(lease.key) is lease:
                del self._leases[lease.key]

    def __repr__(self) -> str:
        return f"<MemoryTokenStore of {len(self._kept)}>"


class _Lease:
    def __init__(self, key: TokenKey, release: Callable[[_Lease], None]) -> None:
        self.key = key
        self._release = release

    def release(self) -> None:
        self._release(self)

"""What a token store must do: a key, a value with its version, a compare-and-swap, a lock with a lease. No store.

Whether a store does it is told by ``ramp_api.tokens.contract``, which any store can be run through.
"""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

from ramp_api.errors import ConfigurationError
from ramp_api.secret import Secret

__all__ = ["RESERVED", "Lease", "Stored", "TokenKey", "TokenStore", "check_account"]

_ACCOUNT = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]{1,200}")

RESERVED = "ramp-api:"
"""What no caller's account begins with: the library keeps things of its own under such names."""


class TokenKey(NamedTuple):
    """Whose token it is.

    Attributes:
        environment: ``"sandbox"``, ``"production"``, or the base URL of another host.
        client_id: the app's; its ``repr`` does not show it.
        account: a name of the caller's choosing: which business, of those that the app holds tokens for.

    Example:
        >>> from ramp_api.tokens import TokenKey
        >>> TokenKey("sandbox", "ramp_id_1", "acme")
        TokenKey('sandbox', account='acme')
    """

    environment: str
    client_id: str
    account: str = "default"

    def __repr__(self) -> str:
        return f"TokenKey({self.environment!r}, account={self.account!r})"


class Stored(NamedTuple):
    """What a store holds under a key.

    Attributes:
        value: text (JSON), which a store keeps whole and does not look into.
        version: the store's own word for this state of it; never the same again for the same key once it was changed.
    """

    value: Secret
    version: str


class Lease(Protocol):
    """A lock that is held."""

    def release(self) -> None:
        """Give it back. Where it is held no longer, by this or by running out, nothing is done."""
        ...


class TokenStore(Protocol):
    """Where tokens are kept. Every method is called from any thread, at the same time too, and may block.

    What a method raises is raised by the call that needed the token. A new token is saved before anything uses it;
    where saving it fails it is held in memory, and saved before another is asked for.
    """

    def load(self, key: TokenKey) -> Stored | None:
        """What is kept under the key, whole; None where nothing is."""
        ...

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        """Compare and swap, in one step: keep ``value`` (None: nothing) under the key if its version is ``expected``.

        Args:
            key: whose.
            value: what to keep, or None to forget what is there.
            expected: the version that was loaded; None where there was nothing.

        Returns:
            True once it is kept so that a crash of this process or machine does not lose it, as far as this store can
            promise that; False, with nothing changed, where the version is another.
        """
        ...

    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        """Lock the key, without waiting; None where somebody else holds it, be it in another thread or process.

        The lock must be free again once its holder has died: at once where the store can know that, and otherwise after
        ``seconds``. Reading and writing do not ask for it.
        """
        ...


def check_account(account: object) -> str:
    """The name of an account, if it can be one: 1 to 200 characters, none of them a control character.

    What begins with ``ramp-api:`` is reserved.

    Raises:
        ConfigurationError: it is not.
    """
    if not isinstance(account, str) or not _ACCOUNT.fullmatch(account):
        raise ConfigurationError("an account's name is 1 to 200 characters, none of them a control character")
    if account.startswith(RESERVED):
        raise ConfigurationError(
            f"an account's name does not begin with {RESERVED!r}: such names are the library's own"
        )
    return account

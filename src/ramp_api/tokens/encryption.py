"""Sealing what is kept: AES-256-GCM with a key from outside, by the cryptography package. No file.

Needs ``pip install "ramp-api[encryption]"``.
"""

from __future__ import annotations

import base64
import os
import re
from typing import TYPE_CHECKING

from ramp_api.errors import ConfigurationError
from ramp_api.secret import Secret

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

__all__ = ["Sealer", "new_key"]

_BYTES = 32
_NONCE = 12
_KEY = re.compile(r"[A-Za-z0-9+/_-]{43}=?")


def new_key() -> Secret:
    """A new key to seal tokens with: 32 random bytes in base64url, for ``RAMP_TOKEN_KEY``.

    Keep it apart from the tokens. Who loses it has to log in again.

    Example:
        >>> from ramp_api.tokens.encryption import new_key
        >>> new_key(), len(new_key().reveal())
        (Secret('**********'), 44)
    """
    return Secret(base64.urlsafe_b64encode(os.urandom(_BYTES)).decode())


class Sealer:
    """Seals texts, each with what it is about: sealed for one account, it opens for no other.

    AES-256-GCM (NIST SP 800-38D) under a random nonce of 96 bits. It does not pickle.

    Raises:
        ConfigurationError: the key is not 32 bytes in base64 or base64url.
        ModuleNotFoundError: the cryptography package is not installed.
    """

    def __init__(self, key: Secret) -> None:
        if not _KEY.fullmatch(key.reveal()):
            raise ConfigurationError("the key for tokens must be 32 bytes in base64: have one made by new_key()")
        self._cipher = _cipher(key)

    def seal(self, text: Secret, about: bytes) -> str:
        """The text sealed, in base64: the nonce, and what AES-GCM gives."""
        nonce = os.urandom(_NONCE)
        return base64.b64encode(nonce + self._cipher.encrypt(nonce, text.reveal().encode(), about)).decode()

    def unseal(self, sealed: str, about: bytes) -> Secret | None:
        """The text; None where it was sealed with another key, about something else, or was changed since."""
        from cryptography.exceptions import InvalidTag

        try:
            box = base64.b64decode(sealed, validate=True)
            return Secret(self._cipher.decrypt(box[:_NONCE], box[_NONCE:], about).decode())
        except (InvalidTag, ValueError):  # the latter where it is no base64, too short, or no text
            return None


def _cipher(key: Secret) -> AESGCM:
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "cryptography":
            raise
        raise ModuleNotFoundError(
            'encrypting tokens needs cryptography, which is not installed: pip install "ramp-api[encryption]"',
            name="cryptography",
        ) from None
    return AESGCM(base64.b64decode(key.reveal().rstrip("=").replace("-", "+").replace("_", "/") + "="))

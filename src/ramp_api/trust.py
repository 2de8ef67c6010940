"""The certificate authorities that the system trusts, as the HTTP library finds them; read once."""

from __future__ import annotations

import ssl
from functools import lru_cache

import httpcore2

__all__ = ["system_context", "trusted_by_system"]


def trusted_by_system(trust_environment: bool) -> ssl.SSLContext:  # noqa: FBT001 - a setting handed on
    """Settings of their own that trust whom the system does.

    With ``trust_environment``, ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` come first.
    """
    if trust_environment:
        return httpcore2.default_ssl_context()
    import sys

    if sys.platform in {"win32", "darwin"}:
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # As OpenSSL was built: its own way to load them heeds the variables.
    paths = ssl.get_default_verify_paths()
    from pathlib import Path

    file, folder = Path(paths.openssl_cafile), Path(paths.openssl_capath)
    if file.is_file() or folder.is_dir():
        context.load_verify_locations(file if file.is_file() else None, folder if folder.is_dir() else None)
    return context


@lru_cache(maxsize=8)
def system_context(file: str | None, folder: str | None, trust_environment: bool) -> ssl.SSLContext:  # noqa: FBT001
    """Settings that are shared by all that trust whom the system does, under these variables."""
    return trusted_by_system(trust_environment)

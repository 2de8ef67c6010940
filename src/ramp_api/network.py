"""How a client reaches Ramp: whom it trusts, by which proxy, how much it takes. Settings, checked; nothing is sent."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeAlias, cast
from urllib.parse import unquote, urlsplit

from ramp_api.errors import ConfigurationError, shown
from ramp_api.secret import Secret

if TYPE_CHECKING:
    import ssl

__all__ = ["MAX_BODY", "Network", "Proxy"]

StrPath: TypeAlias = "str | os.PathLike[str]"

MAX_BODY = 64 * 1024 * 1024
"""The largest body that is taken, in bytes, unless told otherwise."""

_SCHEMES = frozenset({"http", "https"})
_HOST = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
_VARIABLES = ("SSL_CERT_FILE", "SSL_CERT_DIR")


class Proxy(NamedTuple):
    """A proxy's address, and who it is told that asks."""

    url: str
    login: tuple[Secret, Secret] | None

    @classmethod
    def at(cls, address: Secret, named_by: str) -> Proxy:
        """A proxy as ``http://user:password@host:port`` says.

        Raises:
            ConfigurationError: it is no such address. The message does not show it, since it may hold a password.
        """
        try:
            # Nothing revealed is given a name here: a traceback may show a frame's variables.
            host, port = urlsplit(address.reveal()).hostname or "", urlsplit(address.reveal()).port
            scheme = urlsplit(address.reveal()).scheme
            bare = urlsplit(address.reveal()).path in {"", "/"} and not re.search(r"[?#\s\\]", address.reveal())
        except ValueError:
            host, port, scheme, bare = "", None, "", False
        if scheme.startswith("socks"):
            raise ConfigurationError(f"{named_by} is a SOCKS proxy, which is not supported: name an http:// one")
        if scheme not in _SCHEMES or not bare or not _HOST.fullmatch(host):
            raise ConfigurationError(f"{named_by} must be like http://host:port, with user:password@ where needed")
        host = f"[{host}]" if ":" in host else host
        return cls(f"{scheme}://{host}" + ("" if port is None else f":{port}"), _login(address))


def _login(address: Secret) -> tuple[Secret, Secret] | None:
    if urlsplit(address.reveal()).username is None:
        return None
    return (
        Secret(unquote(urlsplit(address.reveal()).username or "")),
        Secret(unquote(urlsplit(address.reveal()).password or "")),
    )


class Network:
    """How a client reaches Ramp: TLS, proxies, and the largest answer that it takes. Any number of clients share one.

    Args:
        ca_bundle: the certificate authorities to trust, a PEM file or a folder of them, in place of the system's.
        client_certificate: a PEM file with the certificate to show (mutual TLS), and its chain.
        client_key: its key, where that is in a PEM file of its own.
        key_password: what the key is encrypted with.
        proxy: ``http://`` or ``https://``, with ``user:password@`` where it asks for them, in place of what the
            environment names. SOCKS is not supported.
        trust_environment: whether ``HTTPS_PROXY``, ``ALL_PROXY``, ``NO_PROXY``, ``SSL_CERT_FILE`` and ``SSL_CERT_DIR``
            are heeded, and the proxies that are set for the system on Windows and macOS.
        max_body: the largest body of an answer that is taken, in bytes, decoded.

    Raises:
        ConfigurationError: a file cannot be read, or is not what it should be; the proxy's address is none.

    Example:
        >>> from ramp_api import Client
        >>> from ramp_api.network import Network
        >>> Client(token="ramp_tok_1", network=Network(proxy="http://127.0.0.1:3128", max_body=1_000_000)).close()
    """

    __slots__ = ("__weakref__", "_bundle", "_certificate", "_made", "max_body", "proxy", "trust_environment")

    def __init__(
        self,
        *,
        ca_bundle: StrPath | None = None,
        client_certificate: StrPath | None = None,
        client_key: StrPath | None = None,
        key_password: str | Secret | None = None,
        proxy: str | Secret | None = None,
        trust_environment: bool = True,
        max_body: int = MAX_BODY,
    ) -> None:
        # Before anything can fail: a traceback may show this frame's variables.
        key_password = None if key_password is None else Secret(key_password)
        proxy = None if proxy is None else Secret(proxy)
        if not isinstance(cast("object", max_body), int) or isinstance(max_body, bool) or max_body < 1:
            raise ConfigurationError(f"max_body must be a positive number of bytes, not {shown(max_body)}")
        if client_certificate is None and (client_key is not None or key_password is not None):
            raise ConfigurationError("there is a client key without a client certificate")
        self.max_body = max_body
        self.trust_environment = trust_environment
        self.proxy = None if proxy is None else Proxy.at(proxy, "the proxy")
        self._bundle = ca_bundle
        self._certificate = client_certificate, client_key, key_password
        self._made: ssl.SSLContext | None = None
        if ca_bundle is not None or client_certificate is not None:
            import ssl

            # What is wrong with a file is said now, and not when money is on its way.
            context = self._load(ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
            self._made = context if ca_bundle is not None else None

    def context(self) -> ssl.SSLContext:
        """The TLS settings: one for all connections, because the system's authorities take long to read.

        Raises:
            ConfigurationError: what the environment names cannot be read.
        """
        if self._made is None:
            from ramp_api.trust import system_context, trusted_by_system

            variables = [self._variable(name) for name in _VARIABLES]
            try:
                if self._certificate[0] is None:
                    # Shared by whoever has nothing of their own, as long as the environment says the same.
                    return system_context(*variables, self.trust_environment)
                made = trusted_by_system(self.trust_environment)
            except OSError as error:
                raise _unusable(f"SSL_CERT_FILE or SSL_CERT_DIR ({' '.join(filter(None, variables))})", error) from None
            self._made = self._load(made)
        return self._made

    def _variable(self, name: str) -> str | None:
        return os.environ.get(name) or None if self.trust_environment else None

    def _load(self, context: ssl.SSLContext) -> ssl.SSLContext:
        certificate, key, password = self._certificate
        what = f"the CA bundle {self._bundle}"
        try:
            if self._bundle is not None:
                folder = os.path.isdir(self._bundle)  # noqa: PTH112 - as it was given
                context.load_verify_locations(None if folder else self._bundle, self._bundle if folder else None)
            if certificate is not None:
                what = f"the client certificate {certificate}"
                # Without a function, OpenSSL would ask at the terminal.
                context.load_cert_chain(certificate, key, _asked(password))
        except (OSError, ValueError, TypeError) as error:
            raise _unusable(what, error) from None
        return context

    def proxy_for(self, host: str, port: int) -> Proxy | None:
        """The proxy by which a host is reached over https; None for straight.

        Raises:
            ConfigurationError: what the environment names is no proxy's address.
        """
        if self.proxy is not None or not self.trust_environment:
            return self.proxy
        from urllib.request import getproxies, proxy_bypass

        name = next((name for name in ("https", "all") if getproxies().get(name)), None)
        if name is None or proxy_bypass(f"{host}:{port}"):
            return None
        address = Secret(getproxies()[name])
        return Proxy.at(address if "://" in address.reveal() else Secret(f"http://{address.reveal()}"), f"{name}_proxy")

    def __repr__(self) -> str:
        return f"<Network {'by the environment' if self.proxy is None else f'by the proxy {self.proxy.url}'}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Network is not pickled: it may hold a password")


def _unusable(what: str, error: Exception) -> ConfigurationError:
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or type(error).__name__
    return ConfigurationError(f"{what} cannot be used: {reason}")


def _asked(password: Secret | None) -> Callable[[], str]:
    def answer() -> str:
        return "" if password is None else password.reveal()

    return answer

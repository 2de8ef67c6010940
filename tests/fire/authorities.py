"""Certificate authorities of a test's own, what they issue, and servers and proxies that show it. No client.

Keys are on a curve, which takes a millisecond to make.
"""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from tests.fire.proxy import Talk, Wire, forward

__all__ = ["ESTABLISHED", "Authority", "Identity", "tunnel"]

_DAY = timedelta(days=1)
ESTABLISHED = b"HTTP/1.1 200 Connection established\r\n\r\n"


class Identity(NamedTuple):
    """The files of a certificate and of its key."""

    certificate: Path
    key: Path

    def context(self, clients_of: Authority | None = None) -> ssl.SSLContext:
        """TLS for a server that shows it, and wants to see one of that authority's from its clients."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        if clients_of is not None:
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(clients_of.bundle)
        return context


class Authority:
    """An authority that nobody trusts yet.

    Attributes:
        bundle: the PEM file by which one may.
    """

    def __init__(self, folder: Path, name: str = "Authority of a test") -> None:
        self._folder = folder
        self._numbers = count()
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named(name)
        itself = _certificate(self._name, self._name, self._key, datetime.now(UTC) + _DAY).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        self.bundle = folder / f"{name}.pem"
        self.bundle.write_bytes(itself.sign(self._key, hashes.SHA256()).public_bytes(Encoding.PEM))

    def issue(self, *names: str, until: timedelta = _DAY, password: bytes | None = None) -> Identity:
        """A certificate for hosts, by their names or addresses, that ends so long from now; or for a client."""
        key = ec.generate_private_key(ec.SECP256R1())
        builder = _certificate(_named(names[0]), self._name, key, datetime.now(UTC) + until)
        builder = builder.add_extension(x509.SubjectAlternativeName([_alternative(name) for name in names]), False)
        files = Identity(*(self._folder / f"{next(self._numbers)}.{kind}.pem" for kind in ("certificate", "key")))
        files.certificate.write_bytes(builder.sign(self._key, hashes.SHA256()).public_bytes(Encoding.PEM))
        sealing: KeySerializationEncryption = NoEncryption() if password is None else BestAvailableEncryption(password)
        files.key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealing))
        return files


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(until - 2 * _DAY)
        .not_valid_after(until)
    )


def tunnel(ports: Mapping[str, int], answer: bytes = ESTABLISHED) -> Talk:
    """A proxy that is asked to ``CONNECT`` (RFC 9110, 9.3.6): leads on to a port of this machine by the host's name.

    With any other answer, it does not.
    """

    def talk(wire: Wire) -> None:
        asked = wire.request()
        if asked is None:
            return
        method, target, _ = asked.line.split(" ")
        assert method == "CONNECT", asked.line
        wire.say(answer)
        if answer == ESTABLISHED:
            forward(ports[target.rpartition(":")[0]])(wire)

    return talk

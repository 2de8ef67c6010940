"""The same where TLS comes between: handshakes that stall or drip, records that drip; by an authority of the test's own."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from ramp_api import Client
from ramp_api.errors import CallTimeoutError, DecodeError, OutcomeUnknown, TransportError
from ramp_api.network import Network
from tests.fire.calling import ACTIONS, KINDS, call, is_good
from tests.fire.proxy import BODY, GOOD, End, Manner, Proxy, Wire, forward, refused, say, serve

DEADLINE = 0.4
GRACE = 0.5


class Trust(NamedTuple):
    """An authority, and a server of 127.0.0.1 that it vouches for."""

    network: Network
    context: ssl.SSLContext


def certificate(name: str, issuer: str, key: Ed25519PrivateKey, by: Ed25519PrivateKey) -> x509.Certificate:
    now = datetime.now(UTC)
    is_authority = name == issuer
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
    )
    if not is_authority:
        names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(by, None)


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Trust:
    folder = tmp_path_factory.mktemp("authority")
    authority, server = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    bundle, pair = folder / "authority.pem", folder / "server.pem"
    bundle.write_bytes(certificate("authority", "authority", authority, authority).public_bytes(Encoding.PEM))
    key = server.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pair.write_bytes(key + certificate("server", "authority", server, authority).public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pair)
    return Trust(Network(ca_bundle=bundle, trust_environment=False), context)


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def behind(trust: Trust) -> Iterator[Proxy]:
    with Proxy(serve(), context=trust.context) as server:
        yield server


def by_tls(proxy: Proxy) -> str:
    return proxy.base_url.replace("http:", "https:")


def test_all_is_well_through_a_proxy_that_does_nothing(kind: str, trust: Trust, behind: Proxy) -> None:
    with Proxy(forward(behind.port)) as proxy:
        for action in ACTIONS.values():
            assert is_good(call(kind, action, by_tls(proxy), network=trust.network))


@pytest.mark.parametrize("action", ["safe", "unkeyed"])
@pytest.mark.parametrize("back", [
    Manner(until=0, end="stall"), Manner(until=100, end="stall"), Manner(piece=1, pause=0.05),
])  # fmt: skip
def test_a_handshake_that_does_not_end(kind: str, trust: Trust, behind: Proxy, action: str, back: Manner) -> None:
    with Proxy(forward(behind.port, back=back)) as proxy:
        outcome = call(kind, ACTIONS[action], by_tls(proxy), network=trust.network, timeout=DEADLINE, retries=3)
    # No request can have left.
    assert type(outcome.error) is CallTimeoutError, outcome.error
    assert not outcome.error.sent
    assert DEADLINE - 0.05 <= outcome.seconds <= DEADLINE + GRACE
    assert behind.asked == []


@pytest.mark.parametrize("end", ["close", "reset"])
@pytest.mark.parametrize("action", ["safe", "unkeyed"])
def test_a_handshake_that_breaks_off(kind: str, trust: Trust, behind: Proxy, action: str, end: End) -> None:
    with Proxy(forward(behind.port, back=Manner(until=100, end=end))) as proxy:
        outcome = call(kind, ACTIONS[action], by_tls(proxy), network=trust.network, retries=1, silence=5)
    assert type(outcome.error) is TransportError, outcome.error
    assert (outcome.error.sent, outcome.error.attempts) == (False, 2)


def test_records_that_drip(kind: str, trust: Trust) -> None:
    """A record gives nothing before its last byte: to the library this is silence, and to the network it is not."""
    body = b'{"id": "d", "name": "' + b"x" * 8000 + b'"}'
    said = GOOD.partition(b"content-length")[0] + b"content-length: %d\r\n\r\n%s" % (len(body), body)
    with Proxy(serve(lambda _: said), context=trust.context) as behind:
        # What a handshake takes is less than half of this answer.
        back = Manner(piece=1, pause=0.02, freely=4000)
        with Proxy(forward(behind.port, back=back)) as proxy:
            outcome = call(kind, ACTIONS["unkeyed"], by_tls(proxy), network=trust.network, timeout=DEADLINE, retries=3)
        assert len(behind.asked) == 1
    assert type(outcome.error) is OutcomeUnknown, outcome.error
    assert type(outcome.error.__cause__) is CallTimeoutError
    assert DEADLINE - 0.05 <= outcome.seconds <= DEADLINE + GRACE


@pytest.mark.parametrize("end", ["close", "reset"])
@pytest.mark.parametrize("action", ["safe", "unkeyed"])
def test_a_body_without_length_that_is_cut_is_never_a_result(kind: str, trust: Trust, action: str, end: End) -> None:
    """Anybody can end a connection without TLS's own end; JSON tells all the same that something is missing."""
    unsized = GOOD.partition(b"content-length")[0] + b"\r\n" + BODY[:-5]
    with Proxy(say(unsized, end), context=trust.context) as cutting:
        outcome = call(kind, ACTIONS[action], cutting.base_url, network=trust.network, silence=5)
    assert type(outcome.error) in {DecodeError, OutcomeUnknown, TransportError}, outcome.error
    assert len(cutting.asked) == 1


@pytest.mark.parametrize("end", ["close", "reset"])
def test_a_body_with_a_length_that_is_cut(kind: str, trust: Trust, end: End) -> None:
    with Proxy(say(GOOD[:-5], end), context=trust.context) as cutting:
        outcome = call(kind, ACTIONS["unkeyed"], cutting.base_url, network=trust.network, silence=5)
    assert type(outcome.error) is OutcomeUnknown, outcome.error
    assert type(outcome.error.__cause__) is TransportError
    assert outcome.error.__cause__.sent


def test_a_body_without_length_that_tls_ends(kind: str, trust: Trust) -> None:
    def talk(wire: Wire) -> None:
        wire.request()
        wire.say(GOOD.partition(b"content-length")[0] + b"\r\n" + BODY)
        assert isinstance(wire.socket, ssl.SSLSocket)
        wire.socket.unwrap()

    with Proxy(talk, context=trust.context) as proxy:
        outcome = call(kind, ACTIONS["unkeyed"], proxy.base_url, network=trust.network, silence=5)
    assert is_good(outcome), outcome.error


@pytest.mark.parametrize("action", ["safe", "unkeyed"])
def test_a_server_that_nobody_vouches_for_gets_nothing(kind: str, behind: Proxy, action: str) -> None:
    network = Network(trust_environment=False)
    outcome = call(kind, ACTIONS[action], behind.base_url, network=network, silence=5)
    assert type(outcome.error) is TransportError, outcome.error
    assert not outcome.error.sent
    assert behind.asked == []


def test_a_server_that_speaks_no_tls(kind: str, trust: Trust) -> None:
    with Proxy(say(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as plain:
        plain.talk = lambda wire: wire.say(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        outcome = call(kind, ACTIONS["unkeyed"], by_tls(plain), network=trust.network, silence=5)
    assert type(outcome.error) is TransportError, outcome.error
    assert not outcome.error.sent


def test_a_refused_connection_of_tls(kind: str, trust: Trust) -> None:
    base_url = refused().replace("http:", "https:")
    outcome = call(kind, ACTIONS["unkeyed"], base_url, network=trust.network, retries=1, silence=5)
    assert (outcome.error.sent, outcome.error.attempts) == (False, 2)


def test_closing_from_another_thread_in_the_midst_of_a_record(trust: Trust) -> None:
    """Who waits for the rest of it is told, at once, by an error of the library's."""
    ended: list[object] = []

    def work() -> None:
        try:
            ACTIONS["unkeyed"](client)
        except Exception as error:  # noqa: BLE001 - which one is asked below
            ended.append(error)

    with Proxy(say(GOOD[:-5], "stall"), context=trust.context) as proxy:
        client = Client(token="t", base_url=proxy.base_url, network=trust.network, limiter=None, timeout=20)
        thread = threading.Thread(target=work)
        thread.start()
        assert proxy.arrived.wait(5)
        time.sleep(0.1)
        begun = time.monotonic()
        client.close()
        thread.join(25)
        assert time.monotonic() - begun < 1
    assert [type(error) for error in ended] == [OutcomeUnknown], ended

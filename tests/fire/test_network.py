"""TLS and proxies as the caller or the environment says: real certificates, handshakes and tunnels, on loopback."""

from __future__ import annotations

import base64
import json
import logging
import pickle
import shutil
import ssl
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import anyio
import pytest

from ramp_api import AsyncClient, Client
from ramp_api.errors import ConfigurationError, RampError, TransportError
from ramp_api.network import Network
from tests.fire.authorities import Authority, Identity, tunnel
from tests.fire.calling import ACTIONS, KINDS, call, calls, is_good
from tests.fire.proxy import GOOD, Asked, Proxy, Talk, refused, serve
from tests.scripted import TOKEN

HOST = "127.0.0.1"
BEARER = "planted-bearer-of-a-test"
PASSWORD = "planted-p:ss@wörd"
WRITTEN = "planted-p%3Ass%40w%C3%B6rd"  # as an address has it

kinds = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http", "https", "all", "no"):
        for written in (f"{name}_proxy", f"{name}_PROXY".upper()):
            monkeypatch.delenv(written, raising=False)
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def server(authority: Authority) -> Identity:
    return authority.issue(HOST, "ramp.test")


def answer(asked: Asked) -> bytes:
    if "/token" not in asked.line:
        return GOOD
    body = json.dumps(TOKEN | {"scope": "departments:read departments:write"}).encode()
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body)


def ramp_at(server: Identity, clients_of: Authority | None = None) -> Proxy:
    return Proxy(serve(answer), context=server.context(clients_of))


def error_of(outcome: Any) -> TransportError:
    assert isinstance(outcome.error, TransportError), outcome
    return outcome.error


# --- Whom it trusts ---


@kinds
def test_an_authority_of_ones_own(kind: str, authority: Authority, server: Identity) -> None:
    with ramp_at(server) as ramp:
        outcome = call(kind, ACTIONS["safe"], ramp.base_url, network=Network(ca_bundle=authority.bundle), token=BEARER)
    assert is_good(outcome)
    assert f"authorization: bearer {BEARER}" in ramp.asked[0].head


@pytest.mark.skipif(shutil.which("openssl") is None, reason="names the files of a folder")
def test_a_folder_of_authorities(tmp_path: Path, authority: Authority, server: Identity) -> None:
    command = ["openssl", "x509", "-noout", "-subject_hash", "-in", str(authority.bundle)]
    name = subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()
    shutil.copy(authority.bundle, tmp_path / f"{name}.0")
    with ramp_at(server) as ramp:
        assert is_good(call("sync", ACTIONS["safe"], ramp.base_url, network=Network(ca_bundle=tmp_path)))
        assert is_good(call("sync", ACTIONS["safe"], ramp.base_url, network=Network(ca_bundle=str(tmp_path))))


@kinds
@pytest.mark.parametrize("action", ["safe", "unkeyed"])
def test_an_authority_that_nobody_trusts(kind: str, action: str, server: Identity) -> None:
    with ramp_at(server) as ramp:
        error = error_of(call(kind, ACTIONS[action], ramp.base_url, token=BEARER))
    # Nothing was sent, so that a write is not in doubt either.
    assert (error.sent, error.timed_out, ramp.asked) == (False, False, [])
    assert "certificate" in str(error).lower()


def test_what_is_not_trusted_is_not_tried_for_ever(server: Identity) -> None:
    with ramp_at(server) as ramp:
        error = error_of(call("sync", ACTIONS["safe"], ramp.base_url, retries=2, silence=5.0))
    assert 1 <= error.attempts <= 3
    assert len(ramp.wires) == error.attempts
    assert ramp.asked == []


@kinds
def test_another_authority_than_the_one_that_is_trusted(kind: str, tmp_path: Path, server: Identity) -> None:
    network = Network(ca_bundle=Authority(tmp_path, "Another").bundle)
    with ramp_at(server) as ramp:
        error = error_of(call(kind, ACTIONS["safe"], ramp.base_url, network=network))
    assert (error.sent, ramp.asked) == (False, [])


@kinds
@pytest.mark.parametrize("flaw", ["the name of another host", "no longer good"])
def test_a_certificate_that_does_not_do(kind: str, flaw: str, authority: Authority) -> None:
    until = timedelta(hours=-1) if flaw == "no longer good" else timedelta(days=1)
    flawed = authority.issue("ramp.test" if flaw == "the name of another host" else HOST, until=until)
    with ramp_at(flawed) as ramp:
        error = error_of(call(kind, ACTIONS["safe"], ramp.base_url, network=Network(ca_bundle=authority.bundle)))
    assert (error.sent, ramp.asked) == (False, [])
    assert ("expired" if flaw == "no longer good" else "IP address mismatch") in str(error)


@kinds
def test_the_authority_of_the_environment(
    kind: str, monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.bundle))
    with ramp_at(server) as ramp:
        assert is_good(call(kind, ACTIONS["safe"], ramp.base_url))
        assert is_good(call(kind, ACTIONS["safe"], ramp.base_url, network=Network()))
        error = error_of(call(kind, ACTIONS["safe"], ramp.base_url, network=Network(trust_environment=False)))
    assert "certificate" in str(error).lower()
    assert not error.sent


def test_the_environment_is_asked_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity
) -> None:
    with ramp_at(server) as ramp:
        monkeypatch.setenv("SSL_CERT_FILE", str(Authority(tmp_path, "Another").bundle))
        assert not is_good(call("sync", ACTIONS["safe"], ramp.base_url))
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.bundle))
        assert is_good(call("sync", ACTIONS["safe"], ramp.base_url))


def test_what_the_caller_says_comes_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(Authority(tmp_path, "Another").bundle))
    with ramp_at(server) as ramp:
        assert is_good(call("sync", ACTIONS["safe"], ramp.base_url, network=Network(ca_bundle=authority.bundle)))


# --- Whom it is ---


@kinds
@pytest.mark.parametrize("password", [None, b"planted-key-password"])
def test_a_certificate_to_show(kind: str, password: bytes | None, authority: Authority, server: Identity) -> None:
    shown = authority.issue("client", password=password)
    network = Network(
        ca_bundle=authority.bundle,
        client_certificate=shown.certificate,
        client_key=shown.key,
        key_password=None if password is None else password.decode(),
    )
    with ramp_at(server, clients_of=authority) as ramp:
        assert is_good(call(kind, ACTIONS["safe"], ramp.base_url, network=network))


def test_certificate_and_key_in_one_file(tmp_path: Path, authority: Authority, server: Identity) -> None:
    shown = authority.issue("client")
    both = tmp_path / "both.pem"
    both.write_bytes(shown.key.read_bytes() + shown.certificate.read_bytes())
    with ramp_at(server, clients_of=authority) as ramp:
        network = Network(ca_bundle=authority.bundle, client_certificate=both)
        assert is_good(call("sync", ACTIONS["safe"], ramp.base_url, network=network))


def test_a_certificate_to_show_is_shown_by_its_network_alone(
    monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity
) -> None:
    """Whoever trusts the system shares what was read of it, but not what one of them has to show."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.bundle))
    shown = authority.issue("client")
    with ramp_at(server, clients_of=authority) as ramp:
        network = Network(client_certificate=shown.certificate, client_key=shown.key)
        assert is_good(call("sync", ACTIONS["safe"], ramp.base_url, network=network))
        assert not is_good(call("sync", ACTIONS["safe"], ramp.base_url))


@kinds
def test_without_a_certificate_to_show(kind: str, authority: Authority, server: Identity) -> None:
    network = Network(ca_bundle=authority.bundle)
    with ramp_at(server, clients_of=authority) as ramp:
        # Several, because the refusal may come at once with the handshake's end, or later than the request.
        errors = [error_of(call(kind, ACTIONS["safe"], ramp.base_url, network=network)) for _ in range(10)]
    assert ramp.asked == []
    assert not any(error.timed_out for error in errors)


# --- One context ---


@pytest.mark.parametrize("own", [True, False])
def test_the_authorities_are_read_once(
    own: bool, monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity
) -> None:
    read: list[object] = []
    load = ssl.SSLContext.load_verify_locations

    def counted(self: ssl.SSLContext, *arguments: Any, **named: Any) -> None:
        read.append(self)
        load(self, *arguments, **named)

    with ramp_at(server) as ramp:
        monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", counted)
        if not own:
            monkeypatch.setenv("SSL_CERT_FILE", str(authority.bundle))
        network = Network(ca_bundle=authority.bundle) if own else None
        for kind in (*KINDS, *KINDS):
            outcomes = calls(kind, [ACTIONS["safe"], ACTIONS["unkeyed"]], ramp.base_url, network=network, **APP)
            assert all(map(is_good, outcomes)), outcomes
    assert sum("/token" in asked.line for asked in ramp.asked) == 6
    assert len(read) <= 1 if not own else len(read) == 1


APP: dict[str, Any] = {
    "token": None, "client_id": "planted-public-client", "client_secret": "planted-secret-of-the-app",
    "scopes": ["departments:read", "departments:write"],
}  # fmt: skip


# --- By which way ---


def proxied(ramp: Proxy, talk: Callable[..., Talk] = tunnel, **options: Any) -> Proxy:
    return Proxy(talk({HOST: ramp.port, "ramp.test": ramp.port}, **options))


@kinds
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
def test_the_proxy_of_the_environment(
    kind: str, variable: str, monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity
) -> None:
    network = Network(ca_bundle=authority.bundle)
    with ramp_at(server) as ramp, proxied(ramp) as proxy:
        monkeypatch.setenv(variable, proxy.base_url)
        # No resolver knows that name: the proxy does.
        outcomes = calls(kind, [ACTIONS["safe"]] * 2, "https://ramp.test", network=network, **APP)
    assert all(map(is_good, outcomes)), outcomes
    assert {asked.line for asked in proxy.asked} == {"CONNECT ramp.test:443 HTTP/1.1"}
    assert [asked.line.split(" ")[0] for asked in ramp.asked] == ["POST", "GET", "GET"]


def test_the_proxy_of_the_environment_without_a_scheme(
    monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity
) -> None:
    with ramp_at(server) as ramp, proxied(ramp) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"localhost:{proxy.port}")
        assert is_good(call("sync", ACTIONS["safe"], "https://ramp.test", network=Network(ca_bundle=authority.bundle)))


@kinds
def test_all_that_a_proxy_sees_is_where_it_leads(kind: str, authority: Authority, server: Identity) -> None:
    with ramp_at(server) as ramp, proxied(ramp) as proxy:
        network = Network(ca_bundle=authority.bundle, proxy=proxy.base_url)
        outcome = call(kind, ACTIONS["unkeyed"], "https://ramp.test:8443", network=network, token=BEARER)
    assert is_good(outcome)
    assert [asked.line for asked in proxy.asked] == ["CONNECT ramp.test:8443 HTTP/1.1"]
    seen = bytes(proxy.wires[0].taken)
    assert len(seen) > 500  # a handshake and a request went through it
    for secret in (BEARER, "authorization", "departments", "Finance"):
        assert secret.encode() not in seen
    assert f"bearer {BEARER}" in ramp.asked[0].head


@kinds
def test_the_login_of_a_proxy_is_for_it_alone(
    kind: str, authority: Authority, server: Identity, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with ramp_at(server) as ramp, proxied(ramp) as proxy:
        network = Network(ca_bundle=authority.bundle, proxy=f"http://planted-public-user:{WRITTEN}@{HOST}:{proxy.port}")
        outcomes = calls(kind, [ACTIONS["safe"]], "https://ramp.test", network=network, **APP)
    assert is_good(outcomes[0]), outcomes
    login = base64.b64encode(f"planted-public-user:{PASSWORD}".encode())
    for wire in proxy.wires:
        assert b"\r\nproxy-authorization: basic " + login.lower() in bytes(wire.taken).lower()
        assert login in bytes(wire.taken)
    for asked in ramp.asked:
        assert "proxy-authorization" not in asked.head
    for written in (PASSWORD, WRITTEN, login.decode()):
        assert written not in caplog.text
        assert written not in repr(network)


@kinds
@pytest.mark.parametrize("no_proxy", [HOST, f"other.test, {HOST}", "*"])
def test_no_proxy(
    kind: str, no_proxy: str, monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity
) -> None:
    with ramp_at(server) as ramp:
        monkeypatch.setenv("HTTPS_PROXY", refused())
        monkeypatch.setenv("NO_PROXY", no_proxy)
        assert is_good(call(kind, ACTIONS["safe"], ramp.base_url, network=Network(ca_bundle=authority.bundle)))


def test_no_proxy_with_a_port(monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity) -> None:
    network = Network(ca_bundle=authority.bundle)
    with ramp_at(server) as ramp:
        monkeypatch.setenv("HTTPS_PROXY", refused())
        monkeypatch.setenv("NO_PROXY", f"{HOST}:{ramp.port}")
        assert is_good(call("sync", ACTIONS["safe"], ramp.base_url, network=network))
        monkeypatch.setenv("NO_PROXY", f"{HOST}:1")
        assert not is_good(call("sync", ACTIONS["safe"], ramp.base_url, network=Network(ca_bundle=authority.bundle)))


def test_no_proxy_names_whole_labels(monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity) -> None:
    monkeypatch.setenv("NO_PROXY", "amp.test,ramp.test.example,127.0.0")
    with ramp_at(server) as ramp, proxied(ramp) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.base_url)
        network = Network(ca_bundle=authority.bundle)
        assert is_good(call("sync", ACTIONS["safe"], "https://ramp.test", network=network))
        assert is_good(call("sync", ACTIONS["safe"], ramp.base_url, network=network))
    assert len(proxy.asked) == 2


@kinds
def test_the_callers_proxy_comes_before_the_environment(
    kind: str, monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", refused())
    monkeypatch.setenv("NO_PROXY", "*")
    with ramp_at(server) as ramp, proxied(ramp) as proxy:
        network = Network(ca_bundle=authority.bundle, proxy=proxy.base_url)
        assert is_good(call(kind, ACTIONS["safe"], "https://ramp.test", network=network))
    assert len(proxy.asked) == 1


@kinds
def test_the_environment_is_not_heeded_where_it_is_not_trusted(
    kind: str, monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity
) -> None:
    for name in ("HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, refused())
    network = Network(ca_bundle=authority.bundle, trust_environment=False)
    with ramp_at(server) as ramp:
        assert is_good(call(kind, ACTIONS["safe"], ramp.base_url, network=network))


@kinds
def test_plain_http_goes_by_no_proxy(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, refused())
    with Proxy(serve(answer)) as ramp:
        assert is_good(call(kind, ACTIONS["safe"], ramp.base_url))
        assert is_good(call(kind, ACTIONS["safe"], ramp.base_url, network=Network(proxy=refused())))


@kinds
def test_a_proxy_that_is_spoken_to_by_tls(kind: str, authority: Authority, server: Identity) -> None:
    with ramp_at(server) as ramp, Proxy(tunnel({"ramp.test": ramp.port}), context=server.context()) as proxy:
        network = Network(ca_bundle=authority.bundle, proxy=proxy.base_url)
        outcome = call(kind, ACTIONS["safe"], "https://ramp.test", network=network)
    assert is_good(outcome), outcome
    assert len(proxy.asked) == 1


@kinds
def test_a_proxy_that_is_another(kind: str, authority: Authority, server: Identity, tmp_path: Path) -> None:
    """It ends the tunnel itself, to read what is in it: no request goes into that."""
    posing = Authority(tmp_path, "The proxy's own").issue("ramp.test")
    with ramp_at(posing) as ramp, proxied(ramp) as proxy:
        network = Network(ca_bundle=authority.bundle, proxy=proxy.base_url)
        error = error_of(call(kind, ACTIONS["safe"], "https://ramp.test", network=network))
    assert (error.sent, ramp.asked) == (False, [])
    assert "certificate" in str(error).lower()


@kinds
@pytest.mark.parametrize("action", ["safe", "unkeyed"])
@pytest.mark.parametrize("said", ["407 Proxy Authentication Required", "502 Bad Gateway", "403 Forbidden"])
def test_a_proxy_that_leads_nowhere(kind: str, action: str, said: str, authority: Authority, server: Identity) -> None:
    refusal = f"HTTP/1.1 {said}\r\ncontent-length: 4\r\n\r\nno\r\n".encode()
    with ramp_at(server) as ramp, proxied(ramp, answer=refusal) as proxy:
        address = f"http://planted-public-user:{WRITTEN}@{HOST}:{proxy.port}"
        network = Network(ca_bundle=authority.bundle, proxy=address)
        error = error_of(call(kind, ACTIONS[action], "https://ramp.test", network=network))
    assert (error.sent, error.timed_out, ramp.asked) == (False, False, [])
    assert said[:3] in str(error)


@kinds
def test_a_proxy_that_is_not_there(kind: str, authority: Authority) -> None:
    network = Network(ca_bundle=authority.bundle, proxy=refused())
    error = error_of(call(kind, ACTIONS["unkeyed"], "https://ramp.test", network=network))
    assert (error.sent, error.timed_out) == (False, False)


@kinds
@pytest.mark.parametrize("said", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 2"])
def test_a_proxy_that_says_nothing_of_use(kind: str, said: bytes, authority: Authority, server: Identity) -> None:
    """The request itself was never written: a write is in no doubt."""
    with ramp_at(server) as ramp, proxied(ramp, answer=said) as proxy:
        network = Network(ca_bundle=authority.bundle, proxy=proxy.base_url)
        error = error_of(call(kind, ACTIONS["unkeyed"], "https://ramp.test", network=network))
    assert (error.sent, ramp.asked) == (False, [])


# --- What cannot be meant ---


def written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


BAD: dict[str, Callable[[Path, Identity], dict[str, Any]]] = {
    "a bundle that is not there": lambda folder, _: {"ca_bundle": folder / "none.pem"},
    "a bundle that is no PEM": lambda folder, _: {"ca_bundle": written(folder / "no.pem", "no")},
    "a bundle that is empty": lambda folder, _: {"ca_bundle": written(folder / "empty.pem", "")},
    "a bundle of another type": lambda _, __: {"ca_bundle": 7},
    "a certificate that is not there": lambda folder, _: {"client_certificate": folder / "none.pem"},
    "a certificate that is no PEM": lambda folder, _: {"client_certificate": written(folder / "no.pem", "no")},
    "a certificate without its key": lambda _, shown: {"client_certificate": shown.certificate},
    "a key without a certificate": lambda _, shown: {"client_key": shown.key},
    "a password without a certificate": lambda _, __: {"key_password": "planted-key-password"},
    "another certificate's key": lambda folder, shown: {
        "client_certificate": shown.certificate,
        "client_key": Authority(folder, "Another").issue("client").key,
    },
    "a proxy without a scheme": lambda _, __: {"proxy": "localhost:3128"},
    "a proxy of an unknown scheme": lambda _, __: {"proxy": "ftp://planted-user:planted-password@127.0.0.1:3128"},
    "a proxy without a host": lambda _, __: {"proxy": "http://planted-user:planted-password@:3128"},
    "a proxy with a path": lambda _, __: {"proxy": "http://planted-user:planted-password@127.0.0.1:3128/path"},
    "a proxy with a port that is none": lambda _, __: {"proxy": "http://planted-user:planted-password@127.0.0.1:x"},
    "a proxy with a port that is too high": lambda _, __: {"proxy": "http://127.0.0.1:65536"},
    "a proxy in a bracket": lambda _, __: {"proxy": "http://[127.0.0.1:3128"},
    "a proxy with a line in it": lambda _, __: {"proxy": "http://127.0.0.1:3128\r\nx: y"},
    "an empty proxy": lambda _, __: {"proxy": ""},
    "no body at all": lambda _, __: {"max_body": 0},
    "a body that is true": lambda _, __: {"max_body": True},
    "a body by halves": lambda _, __: {"max_body": 0.5},
}


@pytest.mark.parametrize("what", BAD)
def test_settings_that_cannot_be_meant(what: str, tmp_path: Path, authority: Authority) -> None:
    settings = BAD[what](tmp_path, authority.issue("client"))
    with pytest.raises(ConfigurationError) as caught:
        Network(**settings)
    assert "planted" not in repr(caught.value)
    assert isinstance(caught.value, RampError)


@pytest.mark.parametrize("password", [None, "planted-wrong-password", "", "x" * 2_000])
def test_an_encrypted_key_asks_for_its_password(password: str | None, authority: Authority) -> None:
    shown = authority.issue("client", password=b"planted-key-password")
    with pytest.raises(ConfigurationError, match="client certificate"):
        Network(client_certificate=shown.certificate, client_key=shown.key, key_password=password)


@kinds
@pytest.mark.parametrize("address", ["ftp://127.0.0.1", "http://planted-user:planted-password@[x", "http://"])
def test_a_proxy_of_the_environment_that_is_none(
    kind: str, address: str, monkeypatch: pytest.MonkeyPatch, authority: Authority, server: Identity
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", address)
    with ramp_at(server) as ramp:
        outcome = call(kind, ACTIONS["unkeyed"], ramp.base_url, network=Network(ca_bundle=authority.bundle))
    assert isinstance(outcome.error, ConfigurationError), outcome
    assert "planted" not in repr(outcome.error)
    assert ramp.wires == []


@kinds
@pytest.mark.parametrize("text", [None, "no certificate"])
def test_an_authority_of_the_environment_that_is_none(
    kind: str, text: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, server: Identity
) -> None:
    bundle = tmp_path / "bundle.pem"
    if text is not None:
        bundle.write_text(text)
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    with ramp_at(server) as ramp:
        outcome = call(kind, ACTIONS["unkeyed"], ramp.base_url)
    assert isinstance(outcome.error, ConfigurationError), outcome
    assert ramp.wires == []


@pytest.mark.parametrize("scheme", ["socks4", "socks5", "socks5h", "SOCKS5"])
def test_socks_is_not_supported_and_says_so(scheme: str) -> None:
    with pytest.raises(ConfigurationError, match="SOCKS"):
        Network(proxy=f"{scheme}://h")


@kinds
def test_nor_where_the_environment_names_it(kind: str, monkeypatch: pytest.MonkeyPatch, server: Identity) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://h")
    with ramp_at(server) as ramp:
        outcome = call(kind, ACTIONS["unkeyed"], ramp.base_url)
    assert isinstance(outcome.error, ConfigurationError), outcome
    assert "SOCKS" in str(outcome.error)
    assert ramp.wires == []


def test_a_client_takes_a_network_and_nothing_else() -> None:
    address: Any = "http://127.0.0.1:3128"
    for kind in (Client, AsyncClient):
        with pytest.raises(ConfigurationError, match="network"):
            kind(token="t", network=address)


# --- What it shows ---


def test_a_network_shows_no_secret(authority: Authority) -> None:
    shown = authority.issue("client", password=b"planted-key-password")
    network = Network(
        client_certificate=shown.certificate,
        client_key=shown.key,
        key_password="planted-key-password",
        proxy=f"http://planted-user:{WRITTEN}@127.0.0.1:3128",
    )
    for text in (repr(network), str(network), f"{network}", repr(network.proxy), str(network.proxy)):
        assert "planted" not in text
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(network)


def test_an_async_client_with_its_own_loop_each_time(authority: Authority, server: Identity) -> None:
    """A network outlives event loops, and serves several at once."""
    network = Network(ca_bundle=authority.bundle)

    async def main(base_url: str) -> None:
        async with AsyncClient(base_url=base_url, network=network, token="t", limiter=None) as ramp:
            assert (await ramp.departments.get("d")).name == "Finance"

    with ramp_at(server) as ramp:
        for kind in ("asyncio", "trio", "asyncio"):
            anyio.run(main, ramp.base_url, backend=kind)

"""What RFC 9700, 8252 and 9207 bind a client to, on real sockets: redirects, origins, proxies, and what may be sent."""

from __future__ import annotations

import base64
import inspect
import random
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, urlsplit

import anyio
import pytest

from ramp_api import AsyncClient, Client, Secret
from ramp_api.errors import APIError, ConfigurationError, InvalidRequestError, OAuthError, RampError, TransportError
from ramp_api.http import Request, Response, is_loopback, origin_of
from ramp_api.oauth import code_of, consent_request
from ramp_api.operations import business, users
from ramp_api.transport import Transport
from tests.scripted import TOKEN, ScriptedServer, json_body, serving

ID, SECRET = "client-id-of-the-app", "client-secret-of-the-app"
BEARER, REFRESH = "bearer-of-the-call", "refresh-token-of-the-account"
CODE, VERIFIER = "code-of-the-consent", "v" * 43
CALLBACK = "https://app.example/callback"
REDIRECTS = (301, 302, 303, 307, 308)

Step = Callable[[Any], Any]


def run(kind: str, step: Step, **settings: Any) -> Any:
    """One step of a client, which is sync or async."""

    async def main() -> Any:
        async with AsyncClient(ID, SECRET, retries=0, limiter=None, **settings) as ramp:
            outcome = step(ramp)
            return await outcome if inspect.isawaitable(outcome) else outcome

    if kind != "sync":
        return anyio.run(main, backend=kind)
    with Client(ID, SECRET, retries=0, limiter=None, **settings) as ramp:
        return step(ramp)


kinds = pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
REQUESTS: dict[str, tuple[dict[str, Any], Step]] = {
    "client credentials": ({"scopes": "users:read"}, lambda ramp: ramp.refresh_access_token()),
    "refresh": ({"refresh_token": REFRESH}, lambda ramp: ramp.refresh_access_token()),
    "refresh by hand": ({}, lambda ramp: ramp.auths.post_token(grant_type="refresh_token", refresh_token=REFRESH)),
    "code": ({}, lambda ramp: ramp.auths.post_token(
        grant_type="authorization_code", code=CODE, redirect_uri=CALLBACK, code_verifier=VERIFIER)),
    "pkce": ({}, lambda ramp: ramp.auths.post_token_pkce(code=CODE, redirect_uri=CALLBACK, code_verifier=VERIFIER)),
    "revocation": ({}, lambda ramp: ramp.auths.revoke_token(BEARER)),
    "call": ({"token": BEARER}, lambda ramp: ramp.send(business.GET)),
}  # fmt: skip


class Sink:
    """A port that waits for somebody to come, and keeps what they say."""

    def __init__(self, answer: bytes = b"HTTP/1.1 403 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n") -> None:
        self.heard: list[bytes] = []
        self._answer = answer
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._accept)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(5)
                heard = connection.recv(65_536)
                if b"content-length:" in heard.lower() and heard.endswith(b"\r\n\r\n"):
                    heard += connection.recv(65_536)
                self.heard.append(heard)
                connection.sendall(self._answer)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()


@pytest.fixture
def sink() -> Iterator[Sink]:
    with Sink() as running:
        yield running


class TestRedirects:
    """RFC 9700, 4.12: who follows one hands the credentials on."""

    def refused(self, kind: str, name: str, status: int, location: str | None) -> None:
        fields = {} if location is None else {"location": location}
        settings, step = REQUESTS[name]
        with serving((status, fields, b"")) as server, pytest.raises((OAuthError, APIError)) as caught:
            run(kind, step, base_url=server.base_url, **settings)
        assert len(server.received) == 1
        assert "a redirect, which is never followed" in str(caught.value)

    @kinds
    @pytest.mark.parametrize("name", REQUESTS)
    @pytest.mark.parametrize("status", REDIRECTS)
    def test_nothing_reaches_the_other_host(self, kind: Any, name: Any, status: Any, sink: Sink) -> None:
        self.refused(kind, name, status, f"{sink.url}/developer/v1/token")
        assert sink.heard == []

    @kinds
    @pytest.mark.parametrize("location", [
        None, "", "/developer/v1/token", "?again", "//127.0.0.1:{port}/", "HTTP://127.0.0.1:{port}", "http:\\\\127.0.0.1:{port}\\",
        "http://user:password@127.0.0.1:{port}/", "http://[", "http://127.0.0.1:99999/", "javascript:alert(1)", "https://127.0.0.1:{port}/",
        "http://127.0.0.1:{port}/\t/x", "\u00e9", "x" * 8_000,
    ])  # fmt: skip
    def test_nor_the_same_wherever_it_points(self, kind: Any, location: Any, sink: Sink) -> None:
        for name in ("refresh", "call"):
            place = None if location is None else location.replace("{port}", str(sink.port))
            self.refused(kind, name, 307, place)
        assert sink.heard == []

    @kinds
    def test_the_sink_hears_who_does_follow(self, kind: Any, sink: Sink, monkeypatch: pytest.MonkeyPatch) -> None:
        as_it_is = Transport.send

        def follow(self: Transport, request: Request, within: float | None = None) -> Response[bytes]:
            answer = as_it_is(self, request, within)
            target = answer.headers.get("location")
            if target is None:
                return answer
            return as_it_is(self, Request(request.method, target, request.headers, request.content), within)

        monkeypatch.setattr(Transport, "send", follow)
        with serving((307, {"location": f"{sink.url}/"}, b"")) as server, pytest.raises(OAuthError):
            run(kind, REQUESTS["refresh"][1], base_url=server.base_url, refresh_token=REFRESH)
        assert REFRESH.encode() in sink.heard[0]


class TestOrigins:
    @pytest.mark.parametrize("url", [
        "http://127.0.0.1:1", "http://127.255.255.254:1", "http://[::1]:1", "HTTP://127.0.0.1:1", "http://[0:0:0:0:0:0:0:1]:1",
    ])  # fmt: skip
    def test_plain_http_is_for_this_machine(self, url: Any) -> None:
        assert is_loopback(urlsplit(origin_of(url)))

    @pytest.mark.parametrize("url", [
        "http://localhost", "http://LOCALHOST:1", "http://localhost.", "http://a.localhost", "http://127.0.0.1.evil.com", "http://127.1",
        "http://127.0.1", "http://0x7f.1", "http://0x7f000001", "http://0177.0.0.1", "http://127.0.0.01", "http://2130706433", "http://0",
        "http://0.0.0.0", "http://[::]", "http://[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]", "http://[::127.0.0.1]", "http://[::2]",
        "http://[::1%25lo]", "http://[::1%lo]", "http://127.0.0.1.", "http://127.0.0.1@evil.com", "http://evil.com@127.0.0.1",
        "http://@127.0.0.1", "http://127.0.0.1:80@evil.com", "http://127.0.0.1\\@evil.com", "http://127.0.0.1\\.evil.com",
        "http://127.0.0.1\t.evil.com", "http://127.0.0.1\n", " http://127.0.0.1", "http://127.0.0.1%00.evil.com", "http://127.0.0.1%2eevil.com",
        "http://\uff11\uff12\uff17.0.0.1", "http://127\u30020\u30020\u30021", "http://\u2460\u2461\u2466.0.0.1", "http://10.0.0.1", "http://128.0.0.1",
        "http://126.255.255.255", "http://169.254.169.254", "http:127.0.0.1", "http:/127.0.0.1", "http:///127.0.0.1", "ws://127.0.0.1",
        "ftp://127.0.0.1", "file://127.0.0.1", "//127.0.0.1", "127.0.0.1", "http://api.ramp.com", "http://127.0.0.1#@evil.com",
        "http://127.0.0.1?@evil.com", "http://127.0.0.1/@evil.com", "http://127.0.0.1:1:2", "http://127.0.0.1:-1", "http://",
    ])  # fmt: skip
    @pytest.mark.parametrize("kind", [Client, AsyncClient])
    def test_and_for_nothing_that_looks_like_it(self, kind: Any, url: Any) -> None:
        with pytest.raises(ConfigurationError):
            kind(ID, SECRET, scopes="users:read", base_url=url)

    def test_the_message_says_what_to_write(self) -> None:
        with pytest.raises(ConfigurationError, match=r"write 127\.0\.0\.1"):
            origin_of("http://localhost:8000")


class TestIssuer:
    """RFC 9207: who answers for another server is found out by its ``iss``."""

    issuers = frozenset({"https://demo.ramp.com", "https://demo-api.ramp.com"})

    def code(self, rest: str) -> Secret:
        consent = consent_request("https://demo.ramp.com/v1/authorize", ID, CALLBACK, "users:read")
        return code_of(f"{CALLBACK}?code={CODE}&state={consent.state.reveal()}{rest}", consent, self.issuers)

    @pytest.mark.parametrize("rest", ["", "&iss=https://demo.ramp.com", "&iss=https%3A%2F%2Fdemo-api.ramp.com"])
    def test_missing_or_right(self, rest: Any) -> None:
        assert self.code(rest) == Secret(CODE)

    @pytest.mark.parametrize("issuer", [
        "", "https://evil.example", "https://demo.ramp.com/", "https://DEMO.ramp.com", "http://demo.ramp.com", "https://demo.ramp.com.evil.example",
        "https://demo.ramp.com:443", " https://demo.ramp.com", "https://demo.ramp.com%00", "https://app.ramp.com", "ramp.com",
    ])  # fmt: skip
    def test_wrong(self, issuer: Any) -> None:
        with pytest.raises(OAuthError) as caught:
            self.code(f"&iss={quote(issuer, safe='%')}")
        assert caught.value.error in {"invalid_state", "invalid_response"}

    @pytest.mark.parametrize("second", ["https://demo.ramp.com", "https://evil.example", ""])
    def test_twice(self, second: Any) -> None:
        with pytest.raises(OAuthError, match="twice"):
            self.code(f"&iss=https://demo.ramp.com&iss={second}")


def mutated(state: str, chance: random.Random) -> str:
    place = chance.randrange(len(state))
    other = chance.choice("abcXYZ019-_.~%+ =&\u00e9")
    return chance.choice((
        state[:place], state[:place] + other + state[place + 1 :], state[:place] + other + state[place:], state + other, state.swapcase(),
        state[::-1], state[1:], state + state, quote(quote(state + "%")), f" {state}", state[:place] + state[place:].swapcase(),
    ))  # fmt: skip


@kinds
def test_of_a_thousand_mutated_states_none_is_accepted(kind: Any) -> None:
    chance, refused = random.Random(9207), 0  # noqa: S311 - no secret

    async def redeem(ramp: Any) -> None:
        nonlocal refused
        consent = ramp.user_consent_url("users:read", redirect_uri=CALLBACK)
        right = consent.state.reveal()
        while refused < 1_000:
            state = mutated(right, chance)
            if state == right:
                continue
            with pytest.raises(OAuthError) as caught:
                outcome = ramp.get_access_token(f"{CALLBACK}?code={CODE}&state={quote(state)}", consent)
                if inspect.isawaitable(outcome):
                    await outcome
            assert caught.value.error == "invalid_state"
            refused += 1
        # And the right one is, after all of them.
        outcome = ramp.get_access_token(f"{CALLBACK}?code={CODE}&state={quote(right)}", consent)
        if inspect.isawaitable(outcome):
            await outcome

    with serving((200, {}, json_body(TOKEN))) as server:
        if kind == "sync":
            with Client(ID, SECRET, base_url=server.base_url, limiter=None) as ramp:
                anyio.run(redeem, ramp)
        else:
            run(kind, redeem, base_url=server.base_url)
    assert refused == 1_000
    assert len(server.received) == 1


BASIC = "Basic " + base64.b64encode(f"{ID}:{SECRET}".encode()).decode()


class TestSurroundings:
    @pytest.fixture
    def planted(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in (".netrc", "_netrc"):
            file = tmp_path / name
            file.write_text(
                "machine 127.0.0.1 login planted password planted\ndefault login planted password planted\n"
            )
            file.chmod(0o600)
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))

    def both(self, kind: str) -> ScriptedServer:
        """A token and a call; what the server got."""
        with serving((200, {}, json_body(TOKEN)), (200, {}, b"{}")) as server:
            run(kind, lambda ramp: ramp.send(business.GET), base_url=server.base_url, scopes="users:read")
        return server

    @kinds
    def test_a_netrc_file_changes_nothing(self, kind: Any, planted: None) -> None:
        token, call = self.both(kind).received
        assert token.headers["authorization"] == BASIC
        assert call.headers["authorization"] == f"Bearer {TOKEN['access_token']}"

    @kinds
    @pytest.mark.parametrize("names", [("HTTP_PROXY", "http_proxy"), ("ALL_PROXY", "all_proxy")])
    def test_plain_http_to_this_machine_goes_through_no_proxy(
        self, kind: Any, names: Any, sink: Sink, planted: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # A proxy of plain http reads what it passes on: the secret would leave this machine in clear.
        for name in names:
            monkeypatch.setenv(name, f"http://user:password@127.0.0.1:{sink.port}")
        token, call = self.both(kind).received
        assert sink.heard == []
        assert token.headers["authorization"] == BASIC
        assert call.headers["authorization"] == f"Bearer {TOKEN['access_token']}"
        assert not [one for one in (token, call) if "proxy-authorization" in one.headers]

    @kinds
    @pytest.mark.parametrize("names", [("HTTPS_PROXY", "https_proxy"), ("ALL_PROXY", "all_proxy")])
    @pytest.mark.parametrize("name", REQUESTS)
    def test_a_proxy_of_https_is_told_where_to_and_no_more(
        self, kind: Any, names: Any, name: Any, sink: Sink, planted: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for variable in names:
            monkeypatch.setenv(variable, f"http://user:password@127.0.0.1:{sink.port}")
        settings, step = REQUESTS[name]
        with pytest.raises(TransportError) as caught:
            run(kind, step, base_url="https://api.example", **settings)
        assert not caught.value.sent
        assert "password" not in str(caught.value)
        assert sink.heard
        for heard in sink.heard:
            lines = heard.decode().lower().split("\r\n")
            assert lines[0] == "connect api.example:443 http/1.1"
            given = base64.b64encode(b"user:password").decode().lower()
            assert f"proxy-authorization: basic {given}" in lines
            assert not [line for line in lines if line.startswith(("authorization", "cookie"))]

    @kinds
    def test_cookies_are_not_sent_back(self, kind: Any) -> None:
        cookie = {"set-cookie": "session=planted; Path=/"}
        with serving((200, cookie, json_body(TOKEN)), (200, cookie, b"{}"), (200, cookie, b"{}")) as server:

            async def twice(ramp: Any) -> None:
                await ramp.send(business.GET)
                await ramp.send(business.GET)

            step: Step = (lambda ramp: [ramp.send(business.GET) for _ in range(2)]) if kind == "sync" else twice
            run(kind, step, base_url=server.base_url, scopes="users:read")
        assert len(server.received) == 3
        assert not [request for request in server.received if "cookie" in request.headers]


def grant(grant_type: str, **parameters: Any) -> Step:
    return lambda ramp: ramp.auths.post_token(grant_type=grant_type, **parameters)


def redeemed(ramp: Any, callback: str) -> Any:
    consent = ramp.user_consent_url("users:read", redirect_uri=CALLBACK)
    return ramp.get_access_token(callback.replace("STATE", consent.state.reveal()), consent)


# Every argument that gets into a header, an address or a form: what is called, with what in it.
SETTINGS = (
    "client_id", "client_secret", "token", "refresh_token", "redirect_uri", "scopes", "account", "base_url",
)  # fmt: skip
ARGUMENTS: dict[str, Callable[[str], Step]] = {
    "code": lambda bad: grant("authorization_code", code=bad, redirect_uri=CALLBACK),
    "redirect_uri": lambda bad: grant("authorization_code", code=CODE, redirect_uri=bad),
    "code_verifier": lambda bad: grant("authorization_code", code=CODE, redirect_uri=CALLBACK, code_verifier=bad * 2),
    "refresh_token": lambda bad: grant("refresh_token", refresh_token=bad),
    "refresh_token, hidden": lambda bad: grant("refresh_token", refresh_token=Secret(bad)),
    "scope": lambda bad: grant("client_credentials", scope=bad),
    "scope, of several": lambda bad: grant("client_credentials", scope=["users:read", bad]),
    "code, pkce": lambda bad: (
        lambda ramp: ramp.auths.post_token_pkce(code=bad, redirect_uri=CALLBACK, code_verifier=VERIFIER)
    ),
    "redirect_uri, pkce": lambda bad: (
        lambda ramp: ramp.auths.post_token_pkce(code=CODE, redirect_uri=bad, code_verifier=VERIFIER)
    ),
    "verifier, pkce": lambda bad: (
        lambda ramp: ramp.auths.post_token_pkce(code=CODE, redirect_uri=CALLBACK, code_verifier=bad * 2)
    ),
    "token to revoke": lambda bad: lambda ramp: ramp.auths.revoke_token(bad),
    "scopes of a consent": lambda bad: lambda ramp: ramp.user_consent_url(bad, redirect_uri=CALLBACK),
    "redirect_uri of a consent": lambda bad: lambda ramp: ramp.user_consent_url("users:read", redirect_uri=bad),
    "code of a callback": lambda bad: lambda ramp: redeemed(ramp, f"{CALLBACK}?state=STATE&code={quote(bad)}"),
    "callback": lambda bad: lambda ramp: redeemed(ramp, f"{CALLBACK}?state=STATE&code=x{bad}"),
    "path": lambda bad: lambda ramp: ramp.send(users.GET, path={"user_id": bad}),
}


class TestLineEndsAndNul:
    """CR, LF and NUL end a header, a line of a form, a C string: what holds one is refused before anything is sent."""

    @pytest.mark.parametrize("sign", ["\r", "\n", "\0", "\r\nX-Planted: 1"])
    @pytest.mark.parametrize("place", ["{sign}planted-{kind}", "planted-{kind}-{sign}-value", "planted-{kind}{sign}"])
    @pytest.mark.parametrize("name", SETTINGS)
    @pytest.mark.parametrize("kind", [Client, AsyncClient])
    def test_in_a_setting(self, kind: Any, name: Any, place: Any, sign: Any) -> None:
        kept = "token" in name or "secret" in name
        bad = place.replace("{sign}", sign).replace("{kind}", "secret" if kept else "public")
        settings: dict[str, Any] = {"client_id": ID, "client_secret": SECRET, name: bad}
        if name == "base_url":
            settings[name] = f"https://{bad}"
        with pytest.raises((ConfigurationError, InvalidRequestError)) as caught:
            kind(**settings)
        assert "planted" not in str(caught.value).lower()

    @kinds
    @pytest.mark.parametrize("sign", ["\r", "\n", "\0", "\r\nX-Planted: 1"])
    @pytest.mark.parametrize("name", ARGUMENTS)
    def test_in_an_argument(self, kind: Any, name: Any, sign: Any) -> None:
        for place in ("{sign}planted-{kind}", "planted-{kind}-{sign}-value", "planted-{kind}{sign}"):
            secret = any(word in name for word in ("code", "token", "verifier", "callback"))
            bad = place.replace("{sign}", sign).replace("{kind}", "secret" if secret else "public")
            with serving((200, {}, json_body(TOKEN))) as server, pytest.raises(RampError) as caught:
                run(kind, ARGUMENTS[name](bad), base_url=server.base_url, token=BEARER)
            assert isinstance(caught.value, InvalidRequestError | OAuthError)
            assert server.received == []
            assert "planted" not in str(caught.value).lower()

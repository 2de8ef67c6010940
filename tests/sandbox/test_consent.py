"""The consent page: what it shows, where it leads, and where it never leads."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest

from ramp_api.errors import RampError
from ramp_api.sandbox.grants import same_redirect

from .test_oauth import consent_url
from .wire import FORM, Reply, Wire


def shown(wire: Wire, **changes: str | None) -> Reply:
    return wire.send("GET", consent_url(wire, **changes).removeprefix(wire.sandbox.base_url))


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_names_company_app_and_scopes(shared: Wire) -> None:
    reply = shown(shared)
    html = reply.content.decode()
    assert reply.status == 200
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert "Juniper &amp; Rye, Inc." in html
    assert "see transactions (transactions:read)" in html
    assert "see users (users:read)" in html
    assert "prefers-color-scheme:dark" in html
    page = Page(html)
    buttons = [attributes["value"] for tag, attributes in page.tags if tag == "button"]
    assert sorted(buttons, key=str) == ["approve", "deny"]
    assert ("html", {"lang": "en"}) in page.tags


def test_the_page_is_fenced_in(shared: Wire) -> None:
    headers = shown(shared, redirect_uri="http://127.0.0.1:5555/callback").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    # Without the app's address, browsers would stop the redirect that answers the form.
    assert "form-action 'self' http://127.0.0.1:5555;" in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-trace-id"]


def test_an_ipv6_address_is_let_through_by_its_scheme(opened: Callable[..., Wire]) -> None:
    wire = opened(redirect_uris=["http://[::1]/callback"])
    policy = shown(wire, redirect_uri="http://[::1]:77/callback").headers["content-security-policy"]
    # The grammar of a policy has no such address, and browsers pass over what it has not.
    assert "form-action 'self' http:;" in policy


def test_what_comes_from_outside_is_escaped(opened: Callable[..., Wire]) -> None:
    wire = opened(scopes=["<script>alert(1)</script>"], redirect_uris=["http://localhost/a?x='&b=1"])
    html = shown(wire, scope="<script>alert(1)</script>", redirect_uri="http://localhost/a?x='&b=1").content.decode()
    assert "<script" not in html
    assert "x=&#x27;&amp;b=1" in html
    assert "&lt;script&gt;" in html
    html = shown(wire, client_id="<script>").content.decode()
    assert "<script" not in html


def test_approving_leads_back_with_code_state_and_issuer(shared: Wire) -> None:
    callback = urlsplit(shared.sandbox.approve(consent_url(shared, state="a b&c=ü")))
    query = parse_qs(callback.query)
    assert callback._replace(query="").geturl() == shared.sandbox.redirect_uri
    assert query["state"] == ["a b&c=ü"]
    assert query["iss"] == [shared.sandbox.base_url]
    assert query["code"][0]
    assert sorted(query) == ["code", "iss", "state"]


def test_denying_leads_back_with_an_error(shared: Wire) -> None:
    query = dict(parse_qsl(urlsplit(shared.sandbox.deny(consent_url(shared))).query))
    assert query.pop("error_description")
    assert query == {"error": "access_denied", "state": "s1", "iss": shared.sandbox.base_url}


def test_a_state_left_out_stays_out(shared: Wire) -> None:
    assert "state" not in parse_qs(urlsplit(shared.sandbox.approve(consent_url(shared, state=None))).query)
    assert "state" not in parse_qs(urlsplit(shared.sandbox.deny(consent_url(shared, state=None))).query)


@pytest.mark.parametrize(
    "change",
    [
        {"client_id": "somebody"},
        {"client_id": None},
        {"redirect_uri": None},
        {"redirect_uri": "https://evil.example/callback"},
        {"redirect_uri": "http://127.0.0.1:80@evil.example/callback"},
        {"redirect_uri": "http://127.0.0.1.evil.example/callback"},
        {"redirect_uri": "http://127.0.0.1/callback/../x"},
        {"redirect_uri": "http://127.0.0.1/callback#x"},
        {"redirect_uri": "https://127.0.0.1/callback"},
        {"redirect_uri": "javascript:alert(1)"},
    ],
)
def test_a_wrong_client_or_address_is_never_redirected(shared: Wire, change: dict[str, str | None]) -> None:
    reply = shown(shared, **change)
    assert reply.status == 400
    assert "location" not in reply.headers
    assert b'role="alert"' in reply.content
    with pytest.raises(RampError, match="nothing to decide"):
        shared.sandbox.approve(consent_url(shared, **change))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": "code token"}, "unsupported_response_type"),
        ({"response_type": None}, "invalid_request"),
        ({"scope": None}, "invalid_scope"),
    ],
)
def test_other_faults_are_told_to_the_app(shared: Wire, change: dict[str, str | None], expected: str) -> None:
    reply = shown(shared, **change)
    query = dict(parse_qsl(urlsplit(reply.headers["location"]).query))
    assert reply.status == 302
    assert (query["error"], query["state"], query["iss"]) == (expected, "s1", shared.sandbox.base_url)


def test_a_repeated_parameter_is_refused(shared: Wire) -> None:
    path = consent_url(shared).removeprefix(shared.sandbox.base_url)
    assert shared.send("GET", f"{path}&redirect_uri=https%3A%2F%2Fevil.example").status == 400


@pytest.mark.parametrize(
    "uri", ["http://127.0.0.1:8080/callback", "http://localhost:1/callback", "http://localhost/callback"]
)
def test_loopback_addresses_match_with_any_port(shared: Wire, uri: str) -> None:
    assert shared.sandbox.approve(consent_url(shared, redirect_uri=uri)).startswith(f"{uri}?code=")


@pytest.mark.parametrize(
    ("registered", "given", "same"),
    [
        ("https://app.example/cb", "https://app.example/cb", True),
        ("https://app.example/cb", "https://app.example:8443/cb", False),
        ("https://app.example/cb", "https://app.example/cb?x=1", False),
        ("http://127.0.0.1/cb", "http://127.0.0.1:99/cb", True),
        ("http://127.0.0.1:1/cb", "http://127.0.0.1:2/cb", True),
        ("http://[::1]/cb", "http://[::1]:99/cb", True),
        ("http://127.0.0.1/cb", "http://localhost/cb", False),
        ("http://127.0.0.1/cb", "http://127.0.0.1:99/cb/", False),
        ("http://127.0.0.1/cb", "http://127.0.0.1:/cb", False),
        ("http://127.0.0.1/cb", "http://127.0.0.1:99@evil.example/cb", False),
        ("http://127.0.0.1/cb", "http://127.0.0.1:99/cb\n", False),
    ],
)
def test_registered_addresses(registered: str, given: str, *, same: bool) -> None:
    assert same_redirect(registered, given) is same


def decide(wire: Wire, **fields: str) -> Reply:
    return wire.send("POST", "/v1/authorize", urlencode(fields), {"Content-Type": FORM})


def test_a_decision_needs_an_open_request_and_is_made_once(shared: Wire) -> None:
    tags = Page(shown(shared).content.decode()).tags
    (ticket,) = [attributes["value"] or "" for tag, attributes in tags if tag == "input"]
    assert decide(shared, ticket="made-up", decision="approve").status == 400
    assert decide(shared, ticket=ticket, decision="perhaps").status == 400
    assert shared.send("POST", "/v1/authorize", "{}", {"Content-Type": "application/json"}).status == 400
    assert decide(shared, ticket=ticket, decision="approve").status == 303
    again = decide(shared, ticket=ticket, decision="approve")
    assert again.status == 400
    assert "location" not in again.headers


def test_a_consent_page_elsewhere_is_not_ours_to_approve(shared: Wire) -> None:
    with pytest.raises(ValueError, match="not this sandbox's"):
        shared.sandbox.approve("https://app.ramp.com/v1/authorize?client_id=x")


def test_a_fragment_is_never_used(shared: Wire) -> None:
    url = consent_url(shared) + "&response_mode=fragment"
    assert "#" not in shared.sandbox.approve(url)

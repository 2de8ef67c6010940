"""What a client is told, and from where; what it shows."""

from __future__ import annotations

import traceback
from typing import Any
from urllib.parse import urlsplit

import pytest

import ramp_api
from ramp_api import AsyncClient, Client, Secret
from ramp_api.config import from_environment
from ramp_api.errors import ConfigurationError, InvalidRequestError
from ramp_api.limits import RollingWindow
from ramp_api.tokens import OAuth2Token

SECRET = "very-secret-value"
BOTH = pytest.mark.parametrize("kind", [Client, AsyncClient])


async def not_awaited(_: object) -> None:
    """A listener that would never hear of anything."""


class NotAwaited:
    async def __call__(self, _: object) -> None:
        """The same."""


@BOTH
@pytest.mark.parametrize(("settings", "api", "consent"), [
    ({}, "https://demo-api.ramp.com", "https://demo.ramp.com/v1/authorize"),
    ({"environment": "sandbox"}, "https://demo-api.ramp.com", "https://demo.ramp.com/v1/authorize"),
    ({"environment": "production"}, "https://api.ramp.com", "https://app.ramp.com/v1/authorize"),
    ({"base_url": "http://127.0.0.1:99/"}, "http://127.0.0.1:99", "http://127.0.0.1:99/v1/authorize"),
])  # fmt: skip
def test_hosts(kind: Any, settings: Any, api: Any, consent: Any) -> None:
    client = kind("id", "secret", redirect_uri="https://app.example/cb", **settings)
    assert client.base_url == api
    assert client.user_consent_url("users:read").url.partition("?")[0] == consent


@BOTH
@pytest.mark.parametrize(("settings", "issuers", "pages"), [
    ({}, {"https://demo-api.ramp.com", "https://demo.ramp.com"}, {"https://demo-api.ramp.com"}),
    ({"environment": "production"}, {"https://api.ramp.com", "https://app.ramp.com"}, {"https://api.ramp.com"}),
    ({"base_url": "https://gateway.example"}, {"https://gateway.example"}, {"https://gateway.example", "https://demo-api.ramp.com"}),
    ({"base_url": "https://gateway.example", "environment": "production"}, {"https://gateway.example"},
     {"https://gateway.example", "https://api.ramp.com"}),
])  # fmt: skip
def test_whose_callbacks_and_whose_pages_are_believed(kind: Any, settings: Any, issuers: Any, pages: Any) -> None:
    client = kind("id", "secret", **settings)
    assert client._configuration.issuers == issuers
    assert client.page_origins == pages


@BOTH
@pytest.mark.parametrize("settings", [
    {"environment": "prod"}, {"environment": "Production"}, {"environment": ""}, {"environment": None}, {"base_url": "http://api.ramp.com"},
    {"client_id": None}, {"client_id": ""}, {"client_id": "a\nb"}, {"client_id": "a\x7f"}, {"client_secret": ""}, {"client_secret": SECRET + "\x00"},
    {"client_secret": SECRET + "\udcff"}, {"client_id": "a\udcff"}, {"client_id": 5},
    {"redirect_uri": ""}, {"redirect_uri": "https://a/\n"}, {"redirect_uri": "https://a/\udcff"}, {"redirect_uri": 5},
    {"scopes": ""}, {"scopes": []}, {"scopes": ['a"']}, {"token": OAuth2Token.of("a"), "refresh_token": "b"},
    {"timeout": 0}, {"timeout": -1}, {"timeout": float("nan")}, {"timeout": float("inf")}, {"timeout": None}, {"timeout": True},
    {"retries": -1}, {"retries": 1.5}, {"retries": True}, {"retries": None},
    {"on_drift": 5}, {"on_drift": not_awaited}, {"on_drift": NotAwaited()}, {"limiter": 5}, {"limiter": RollingWindow}, {"token_store": 5}, {"token_store": {}},
])  # fmt: skip
def test_settings_that_cannot_work_are_refused_and_no_traceback_shows_the_secret(kind: Any, settings: Any) -> None:
    arguments: dict[str, Any] = {
        "client_id": "id",
        "client_secret": SECRET,
        "token": SECRET,
        "refresh_token": SECRET,
        **settings,
    }
    if isinstance(settings.get("token"), OAuth2Token):
        arguments |= settings
    with pytest.raises(ConfigurationError) as caught:
        kind(**arguments)
    shown = [
        frame
        for frame in traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
        if "ramp_api" in frame.filename and "tests" not in frame.filename
    ]
    assert shown
    assert not [frame for frame in shown if SECRET in str(frame.locals)]
    assert SECRET not in str(caught.value)


@BOTH
def test_from_env(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "CLIENT_ID": "id", "CLIENT_SECRET": SECRET, "REDIRECT_URI": "https://app.example/cb", "ENVIRONMENT": "production",
        "SCOPES": "users:read, cards:read", "ACCESS_TOKEN": "access", "REFRESH_TOKEN": "refresh", "BASE_URL": "",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"RAMP_{name}", value)
    client = kind.from_env()
    assert client.base_url == "https://api.ramp.com"
    assert client.environment == "production"
    assert client._configuration.client_secret == Secret(SECRET)
    assert client._configuration.scope == "users:read cards:read"
    assert client.token.refresh_token == Secret("refresh")
    assert client.user_consent_url().redirect_uri == "https://app.example/cb"
    monkeypatch.setenv("RAMP_BASE_URL", "http://127.0.0.1:1")
    assert kind.from_env().base_url == "http://127.0.0.1:1"
    assert kind.from_env(base_url="http://127.0.0.1:2").base_url == "http://127.0.0.1:2"


def test_what_is_read_from_the_environment_shows_no_secret() -> None:
    names = ("CLIENT_SECRET", "ACCESS_TOKEN", "REFRESH_TOKEN")
    assert SECRET not in repr(from_environment({f"RAMP_{name}": SECRET for name in names}))


def test_an_empty_environment_is_the_sandbox_and_an_unknown_one_is_refused() -> None:
    assert from_environment({})["environment"] == "sandbox"
    assert from_environment({"RAMP_ENVIRONMENT": " "})["environment"] == "sandbox"
    with pytest.raises(ConfigurationError, match="RAMP_ENVIRONMENT"):
        from_environment({"RAMP_ENVIRONMENT": "live"})


@BOTH
def test_a_consent_needs_what_it_is_made_of(kind: Any) -> None:
    for settings in (
        {"client_id": "id"},
        {"client_id": "id", "redirect_uri": "https://a"},
        {"redirect_uri": "https://a", "scopes": "a"},
    ):
        with pytest.raises(InvalidRequestError):
            kind(**settings).user_consent_url()
    consent = kind("id", scopes="a b", redirect_uri="https://a").user_consent_url(redirect_uri="https://b")
    assert consent.redirect_uri == "https://b"
    assert "scope=a+b" in urlsplit(consent.url).query


@BOTH
def test_a_client_shows_no_secret(kind: Any) -> None:
    client = kind("id", SECRET, token=SECRET, refresh_token=SECRET)
    assert SECRET not in repr(client)
    assert SECRET not in repr(vars(client))
    assert SECRET not in repr(client._configuration)


def test_resources_are_there_on_both_and_made_once() -> None:
    sync, other = Client(token="t"), AsyncClient(token="t")
    for name in ("auths", "business", "cards", "departments", "locations", "reimbursements", "transactions", "users"):
        assert getattr(sync, name) is getattr(sync, name)
        assert type(getattr(other, name)).__name__ == f"Async{type(getattr(sync, name)).__name__}"
        public = {method for method in dir(getattr(sync, name)) if not method.startswith("_")}
        assert public == {method for method in dir(getattr(other, name)) if not method.startswith("_")}


def test_public_names_are_exported_documented_and_complete() -> None:
    for name in ramp_api.__all__:
        assert getattr(ramp_api, name) is not None
    assert set(ramp_api.__all__) <= set(dir(ramp_api))
    with pytest.raises(AttributeError):
        getattr(ramp_api, "nonsense")  # noqa: B009

from __future__ import annotations

import copy
import hmac
import logging
import pickle
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api import Client, Secret
from ramp_api.http import Headers, Request, Response
from ramp_api.tokens import OAuth2Token
from ramp_api.tokens.slot import TokenRecord

VALUE = "s3cr3t-value"


@pytest.mark.parametrize(
    "show", [repr, str, format, lambda s: f"{s}", lambda s: f"{s!r}", lambda s: f"{s:>30}", lambda s: f"{s} {s!r}"]
)
def test_no_way_of_printing_shows_the_value(show: Any) -> None:
    assert VALUE not in show(Secret(VALUE))
    assert VALUE not in show([Secret(VALUE)].__repr__())


def test_logging_does_not_show_the_value(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("x").warning("%s and %r", Secret(VALUE), {"secret": Secret(VALUE)})
    assert VALUE not in caplog.text
    assert "****" in caplog.text


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickling_is_refused(protocol: Any) -> None:
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(Secret(VALUE), protocol)
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(OAuth2Token.of(VALUE), protocol)


def test_what_holds_secrets_is_not_pickled() -> None:
    request = Request("GET", "https://a", (("authorization", f"Bearer {VALUE}"),))
    client = Client("client-id", VALUE, scopes="users:read")
    for holder in (
        request,
        Response(200, Headers(), VALUE.encode()),
        client._configuration,
        TokenRecord(OAuth2Token.of(VALUE)),
    ):
        with pytest.raises(TypeError, match="not pickled"):
            pickle.dumps(holder)
        assert "client-id" not in repr(holder)
    assert pickle.loads(pickle.dumps(Response(200, Headers(), {"a": 1}))).body == {"a": 1}


def test_reveal_copy_and_truth() -> None:
    secret = Secret(VALUE)
    assert secret.reveal() == VALUE
    assert Secret(secret).reveal() == VALUE
    assert copy.copy(secret) is secret
    assert copy.deepcopy([secret])[0] is secret
    assert secret
    assert not Secret("")


def test_it_does_not_change_and_takes_only_strings() -> None:
    secret = Secret(VALUE)
    with pytest.raises(AttributeError):
        setattr(secret, "_value", "x")  # noqa: B010
    with pytest.raises(TypeError, match="bytes"):
        Secret(cast("str", b"x"))


def test_a_secret_never_equals_a_plain_string() -> None:
    assert (Secret(VALUE) == VALUE) is False
    assert Secret(VALUE) != Secret("other")


def test_secrets_of_any_text_compare_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return one == other

    monkeypatch.setattr(hmac, "compare_digest", compare)
    assert Secret("\ud800é") == Secret("\ud800é")
    assert Secret(VALUE) != Secret("\ud800")
    assert len(compared) == 2


def test_a_hash_does_not_tell_the_value() -> None:
    assert hash(Secret(VALUE)) != hash(VALUE)


@given(st.text(st.characters()), st.text(st.characters()))
def test_equality_and_hash_follow_the_value(one: Any, other: Any) -> None:
    assert (Secret(one) == Secret(other)) is (one == other)
    if one == other:
        assert hash(Secret(one)) == hash(Secret(other))


def test_a_token_shows_no_secret() -> None:
    token = OAuth2Token(access_token=Secret(VALUE), refresh_token=Secret(VALUE))
    assert VALUE not in repr(token)
    assert VALUE not in str(token)
    # A plain string is veiled too, whatever the type checker says.
    assert VALUE not in repr(OAuth2Token(cast("Secret", VALUE), cast("Secret", VALUE)))


def test_a_token_ends_at_a_moment() -> None:
    with pytest.raises(ValueError, match="aware"):
        OAuth2Token.of("a", expires_at=datetime(2026, 1, 1))  # noqa: DTZ001 - naive on purpose
    with pytest.raises(ValueError, match="aware"):
        OAuth2Token(Secret("a"), expires_at=datetime(2026, 1, 1))  # noqa: DTZ001 - naive on purpose


@pytest.mark.parametrize("expires_in", [None, 0, -5, 3600])
def test_a_token_of_any_lifetime_is_due_a_minute_ahead(expires_in: Any) -> None:
    end = datetime(2026, 1, 1, tzinfo=UTC)
    token = OAuth2Token(Secret(VALUE), expires_in=expires_in, expires_at=end)
    assert token.is_due(end - timedelta(seconds=60))
    assert not token.is_due(end - timedelta(seconds=61))

"""What operations answer with, each as its kind demands: lists without pages, one object, open JSON, nothing."""

from __future__ import annotations

import logging
import pickle
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from ramp_api import Client
from ramp_api.codec import decode, model_of
from ramp_api.errors import DecodeError
from ramp_api.operation import OPEN
from ramp_api.operations import accounting, bills, trips, users, webhooks
from tests.scripted import ScriptedDriver, answer

HOOK = {"id": "w", "endpoint_url": "https://example.com", "event_types": ["bills.paid", "moon.risen"]}


def test_a_list_without_pages_is_a_list() -> None:
    found = decode(webhooks.LIST, answer(200, [HOOK, HOOK]))
    assert [hook.id for hook in found] == ["w", "w"]
    assert found[0].event_types is not None
    assert [kind.known for kind in found[0].event_types] == [True, False]
    assert decode(webhooks.LIST, answer(200, [])) == []


@pytest.mark.parametrize("body", [{}, "x", 1, None])
def test_what_is_no_list_is_an_error(body: Any) -> None:
    with pytest.raises(DecodeError):
        decode(webhooks.LIST, answer(200, body))


def test_one_bad_record_costs_no_list(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        found = decode(webhooks.LIST, answer(200, [{"id": ["x"]}, HOOK]))
    assert [hook.id for hook in found] == [["x"], "w"]
    assert "webhooks.list: id" in caplog.text


def test_a_list_in_an_object_is_taken_out() -> None:
    connections = decode(accounting.CONNECTIONS_LIST, answer(200, {"connections": [{"id": "c"}]}))
    assert [connection.id for connection in connections] == ["c"]
    for empty in ({"connections": None}, {}):
        assert decode(accounting.CONNECTIONS_LIST, answer(200, empty)) == []


def test_a_list_that_is_none_in_an_object_is_an_error() -> None:
    with pytest.raises(DecodeError, match="connections is not a list"):
        decode(accounting.CONNECTIONS_LIST, answer(200, {"connections": "many"}))


@pytest.mark.parametrize("body", [{"a": [1, None, "x"]}, [], "x", None, True])
def test_open_json_comes_as_it_is(body: Any) -> None:
    assert model_of(OPEN) is Any
    assert decode(trips.GET, answer(200, body)) == body


def test_open_json_has_exact_numbers() -> None:
    found = decode(trips.GET, answer(200, b'{"amount": 12345678901234567.89, "count": 3}'))
    assert found == {"amount": Decimal("12345678901234567.89"), "count": 3}


def test_open_json_may_be_nothing_at_all_but_a_page_may_not() -> None:
    assert decode(trips.GET, answer(204, b"")) is None
    with pytest.raises(DecodeError):
        decode(trips.LIST, answer(200, b""))
    with pytest.raises(DecodeError):
        decode(trips.LIST, answer(200, {"data": []}))
    assert decode(trips.LIST, answer(200, {"data": [{"id": "t"}], "page": {"next": None}})).data == [{"id": "t"}]


@pytest.mark.parametrize("operation", [users.UPDATE, users.DEACTIVATE, bills.DELETE, webhooks.DELETE])
@pytest.mark.parametrize("body", [b"", b"{}", b"<html>"])
def test_an_answer_that_holds_nothing_is_not_looked_at(operation: Any, body: bytes) -> None:
    assert decode(operation, answer(200, body)) is None


def test_what_signs_events_is_shown_nowhere() -> None:
    driver = ScriptedDriver([answer(201, {**HOOK, "secret": "whsec_1"})])
    client = Client(token="t", limiter=None, driver=driver.driver)
    hook = client.webhooks.create(endpoint_url="https://example.com", event_types=["bills.paid"])
    assert hook.secret is not None
    assert hook.secret.reveal() == "whsec_1"
    assert "whsec_1" not in repr(hook)
    for shown in (pickle.dumps, msgspec.json.encode):
        with pytest.raises(TypeError):
            shown(hook)


def test_what_is_no_record_of_a_list_stands_in_its_place_and_is_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        found = decode(webhooks.LIST, answer(200, ["a", 5, None, HOOK]))
    assert found[:3] == ["a", 5, None]
    assert found[3].id == "w"
    assert "webhooks.list: the list: elements were kept as they came [trace trace-1]" in caplog.text

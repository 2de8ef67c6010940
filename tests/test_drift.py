"""What Ramp adds without notice is counted by name and never shown, and counting it costs no call anything."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api import AsyncClient, Client, drift, operations
from ramp_api.codec import model_of
from ramp_api.drift import Drift, DriftCounter, drift_of
from ramp_api.flow import Flow
from ramp_api.operations import accounting, business, departments, transactions, webhooks
from ramp_api.sandbox import Sandbox
from tests.scripted import Outcome, ScriptedDriver, answer

SECRET = "very-secret-value"
READ = [operation for operation in operations.all() if operation.result is not None]
RECORD = {
    "id": "t",
    "brand_new": SECRET,
    "state": SECRET,
    "sync_status": None,
    "line_items": [{"foo": {"bar": SECRET}, "memo": "m"}, {"foo": 1, "amount": {"amount": 1, "exponent": 2}}],
    "merchant_data": {"receipt": {"items": [{"total": 1.5, "colour": "red"}]}},
}
FIELDS = {"brand_new": 1, "line_items.foo": 2, "line_items.amount.exponent": 1, "merchant_data.receipt.items.colour": 1}


class AsyncScripted(ScriptedDriver):
    """The same script for the asynchronous client."""

    async def run(self, flow: Flow[Any]) -> Any:  # type: ignore[override]
        return super().run(flow)


def call(kind: Any, on_drift: Any, *outcomes: Outcome) -> Any:
    """The body of a call of ``transactions.list`` on either client."""
    scripted = (ScriptedDriver if kind is Client else AsyncScripted)(list(outcomes))
    client = kind(token="t", limiter=None, on_drift=on_drift, driver=cast("Any", scripted))
    if kind is Client:
        return client.send(transactions.LIST).body

    async def main() -> Any:
        return (await cast("Any", client).send(transactions.LIST)).body

    return asyncio.run(main())


BOTH = pytest.mark.parametrize("kind", [Client, AsyncClient])
PAGE = answer(200, {"data": [RECORD, {"id": "u"}, RECORD], "page": {"next": None, "total": SECRET}, "meta": SECRET})


@BOTH
def test_what_is_not_known_is_told_once_an_answer_and_counted(kind: Any, caplog: pytest.LogCaptureFixture) -> None:
    told: list[Drift] = []
    with caplog.at_level(logging.DEBUG):
        assert len(call(kind, told.append, PAGE).data) == 3
    fields = {**{name: 2 * count for name, count in FIELDS.items()}, "page.total": 1, "meta": 1}
    assert told == [Drift("transactions.list", "trace-1", fields, {"state": 2})]
    # The log of requests shows bodies, to who asks for them by DEBUG: that is not about what is new.
    others = [record.getMessage() for record in caplog.records if record.name != "ramp_api.http"]
    assert SECRET not in f"{told!r} {others}"


@BOTH
def test_an_answer_without_anything_new_is_not_told(kind: Any) -> None:
    told: list[Drift] = []
    call(kind, told.append, answer(200, {"data": [{"id": "t", "state": "CLEARED"}], "page": {"next": None}}))
    assert told == []


@BOTH
def test_who_listens_and_fails_costs_the_call_nothing(kind: Any, caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: Drift) -> None:
        raise LookupError("the listener's own")

    assert len(call(kind, fail, PAGE).data) == 3
    assert "transactions.list: on_drift failed [trace trace-1]" in caplog.text
    assert "the listener's own" in caplog.text
    assert SECRET not in caplog.text


@BOTH
def test_without_a_listener_nothing_is_decoded_twice(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[object] = []

    def count(*given: object) -> None:
        decoded.append(given)

    monkeypatch.setattr(drift, "drift_of", count)
    call(kind, None, PAGE)
    assert decoded == []
    call(kind, count, PAGE)
    assert len(decoded) == 1


def test_an_answer_on_its_own_goes_by_the_same_names() -> None:
    found = drift_of(transactions.GET, answer(200, RECORD))
    assert found == Drift("transactions.get", "trace-1", FIELDS, {"state": 1})


def test_what_has_no_shape_is_not_looked_into() -> None:
    body = {"billing_address": {"a": 1, "b": {"c": 1}}, "phone": {"a": 1}, "active": [{"a": 1}]}
    assert drift_of(business.GET, answer(200, body)) is None
    without = next(operation for operation in operations.all() if operation.result is None)
    assert drift_of(without, answer(200, {"a": 1})) is None


@pytest.mark.parametrize("body", [
    b"", b"{", b"\xff", b"5", b"null", b'"x"', b"[[]]", b"[" * 60_000, b'{"data":' * 10_000, b'{"data": 5, "page": []}', b'{"data": [1, null, "x", [{"a": 1}]], "page": null}',
])  # fmt: skip
def test_what_is_not_the_promised_shape_is_survived(body: Any) -> None:
    for operation in (departments.LIST, departments.GET):
        drift_of(cast("Any", operation), answer(200, body))


def test_numbers_beyond_every_float_change_nothing() -> None:
    body = b'{"amount": 1e99999999999999999999999, "state": 1.5, "new": 1}'
    found = drift_of(transactions.GET, answer(200, body))
    assert (found and found.fields, found and found.values) == ({"new": 1}, {})


class Branch(msgspec.Struct):
    """A model that holds itself, in every way there is."""

    inner: Branch | None = None
    many: list[Branch] | dict[str, Branch] | None = None


def test_a_model_that_holds_itself_is_followed_and_keys_are_no_fields() -> None:
    told = Drift("x", None, {}, {})
    deep: Any = {"leaf": 1}
    for _ in range(5000):
        deep = {"inner": deep}
    drift._walk({"inner": {"x": 1}, "many": {SECRET: {"x": 1, "many": [{"x": 1}]}}}, Branch, "", told)
    assert told.fields == {"inner.x": 1, "many.x": 1, "many.many.x": 1}
    drift._walk(deep, Branch, "", told)
    assert told.fields["inner." * 5000 + "leaf"] == 1


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=4),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=4), children, max_size=3),
    max_leaves=6,
)
known = st.sampled_from(sorted(field.name for field in msgspec.structs.fields(model_of("transactions:Transaction"))))


@given(st.sampled_from(READ), json_values, st.dictionaries(known, json_values, max_size=4))
def test_any_json_is_survived(operation: Any, value: Any, record: Any) -> None:
    for body in (value, record, {"data": value, "page": value}, {"data": [record, value], "page": None}):
        drift_of(operation, answer(200, body))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3), st.booleans()), max_size=5))
def test_as_many_as_were_planted_are_counted(planted: Any) -> None:
    records: list[Any] = []
    fields: Counter[str] = Counter()
    values: Counter[str] = Counter()
    for name, lines, odd in planted:
        records.append({"line_items": [{f"new_{name}": SECRET}] * lines, "state": SECRET if odd else "CLEARED"})
        fields.update({f"line_items.new_{name}": lines})
        values.update({"state": int(odd)})
    found = drift_of(transactions.LIST, answer(200, {"data": records, "page": None}))
    assert SECRET not in repr(found)
    assert (found.fields if found else {}) == {name: count for name, count in fields.items() if count}
    assert (found.values if found else {}) == {name: count for name, count in values.items() if count}


def test_the_counter_adds_up_whatever_any_number_of_threads_tell_it() -> None:
    counter = DriftCounter()

    def tell(number: int) -> None:
        for _ in range(500):
            counter(Drift(f"operation-{number % 2}", "trace-1", {"a": 2}, {"b": 1}))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(tell, range(8)))
    expected = {f"operation-{number}": Drift(f"operation-{number}", "trace-1", {"a": 4000}, {"b": 2000}) for number in (0, 1)}  # fmt: skip
    assert counter.counts == expected
    counter.counts["operation-0"].fields.clear()
    assert counter.counts == expected


def test_who_meets_a_counter_at_work_leaves_its_own_behind_and_it_is_counted_later() -> None:
    counter = DriftCounter()
    totals = counter._totals.pop()
    counter(Drift("operation", None, {"a": 1}, {}))
    assert counter.counts == {}
    counter._totals.append(totals)
    assert counter.counts["operation"].fields == {"a": 1}
    assert not counter._left


def test_the_sandbox_sends_nothing_that_is_not_known() -> None:
    counter = DriftCounter()
    with Sandbox(transactions=50) as sandbox, sandbox.client(on_drift=counter) as ramp:
        assert list(ramp.transactions.list())
        assert list(ramp.cards.list())
        ramp.business.get()
    assert counter.counts == {}


def test_lists_without_pages_are_looked_into_as_well() -> None:
    hooks = drift_of(webhooks.LIST, answer(200, [{"brand_new": 1}, {"brand_new": 2}]))
    assert hooks is not None
    assert hooks.fields == {"brand_new": 2}
    connections = drift_of(accounting.CONNECTIONS_LIST, answer(200, {"connections": [{"brand_new": 1}]}))
    assert connections is not None
    assert connections.fields == {"connections.brand_new": 1}


@pytest.mark.parametrize(("client", "script"), [(Client, ScriptedDriver), (AsyncClient, AsyncScripted)])
def test_a_client_tells_of_answers_of_every_kind(client: Any, script: Any) -> None:
    told: list[Drift] = []
    new = {"brand_new": 1}
    answers = [answer(200, new), answer(200, [new]), answer(200, {"data": [new], "page": {"next": None}})]
    ramp = client(token="t", limiter=None, driver=script(answers), on_drift=told.append)

    async def main() -> None:
        await ramp.transactions.get("t")
        await ramp.webhooks.list()
        assert [record.id async for record in ramp.departments.list()] == [None]

    if client is AsyncClient:
        asyncio.run(main())
    else:
        ramp.transactions.get("t")
        ramp.webhooks.list()
        list(ramp.departments.list())
    assert [(drift.operation, drift.fields) for drift in told] == [
        ("transactions.get", new), ("webhooks.list", new), ("departments.list", new),
    ]  # fmt: skip

"""Drift: what Ramp sends that this edition does not know, as fields and enum values, counted. Never what they hold."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, cast, get_args, get_origin

import msgspec

from ramp_api.codec import model_of
from ramp_api.mend import arms, is_struct
from ramp_api.pages import PageInfo

if TYPE_CHECKING:
    from ramp_api.http import Response
    from ramp_api.operation import Operation

__all__ = ["Drift", "DriftCounter", "drift_of", "report"]

# Numbers do not matter here: one that no float holds costs nothing.
_json: msgspec.json.Decoder[Any] = msgspec.json.Decoder(float_hook=lambda _: 0)


class Drift(msgspec.Struct, frozen=True):
    """What one answer held that this edition does not know.

    Attributes:
        operation: our name of the call, such as ``"transactions.list"``.
        trace_id: Ramp's ``x-trace-id``, for support.
        fields: how often each unknown field was met, by its path without indices, such as ``"line_items.foo"``.
        values: how often each enum field had a value that is not known; the values themselves are not here.
    """

    operation: str
    trace_id: str | None
    fields: dict[str, int]
    values: dict[str, int]


class DriftCounter:
    """Adds up what it is told, by operation: ``Client(…, on_drift=DriftCounter())``. Any thread may tell it.

    Example:
        >>> from ramp_api.drift import Drift, DriftCounter
        >>> counter = DriftCounter()
        >>> with sandbox.client(on_drift=counter) as client:
        ...     departments = list(client.departments.list())
        >>> counter.counts   # the sandbox sends nothing that is not known
        {}
        >>> counter(Drift("transactions.list", "trace-1", {"line_items.foo": 3}, {"state": 1}))
        >>> counter(Drift("transactions.list", "trace-2", {"line_items.foo": 2}, {}))
        >>> counter.counts["transactions.list"]
        Drift(operation='transactions.list', trace_id='trace-2', fields={'line_items.foo': 5}, values={'state': 1})
    """

    def __init__(self) -> None:
        # Each thread leaves what it was told; whoever gets hold of the one set of totals adds all of it up. Taking
        # from a deque is one step, so that no two get it, and none waits for another.
        self._left: deque[Drift] = deque()
        self._totals: deque[dict[str, Drift]] = deque([{}])
        self._shown: dict[str, Drift] = {}

    def __call__(self, drift: Drift) -> None:
        """Add what one answer held."""
        self._left.append(drift)
        self._add_up()

    @property
    def counts(self) -> dict[str, Drift]:
        """The sums by operation, each with the latest trace id; yours to keep.

        What another thread is telling at this very moment may come with the next look.
        """
        self._add_up()
        return {
            name: Drift(name, drift.trace_id, dict(drift.fields), dict(drift.values))
            for name, drift in self._shown.items()
        }

    def _add_up(self) -> None:
        try:
            totals = self._totals.pop()
        except IndexError:
            return
        try:
            while self._left:
                drift = self._left.popleft()
                before = totals.get(drift.operation, Drift(drift.operation, None, {}, {}))
                fields, values = _sum(before.fields, drift.fields), _sum(before.values, drift.values)
                # Another dict each time: what is shown never changes under who reads it.
                totals = {**totals, drift.operation: Drift(drift.operation, drift.trace_id, fields, values)}
            self._shown = totals
        finally:
            self._totals.append(totals)


def _sum(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {**one, **{name: one.get(name, 0) + count for name, count in other.items()}}


def report(on_drift: Callable[[Drift], object], operation: Operation[Any], response: Response[bytes]) -> None:
    """Tell ``on_drift`` of an answer that holds anything unknown. What it raises is logged: the call is done."""
    try:
        drift = drift_of(operation, response)
        if drift is not None:
            on_drift(drift)
    except Exception:
        import logging

        logging.getLogger("ramp_api").exception("%s: on_drift failed [trace %s]", operation.name, response.trace_id)


def drift_of(operation: Operation[Any], response: Response[bytes]) -> Drift | None:
    """What an answer holds that is not known, or None where there is nothing of the kind.

    Example:
        >>> from ramp_api.drift import drift_of
        >>> from ramp_api.http import Headers, Response
        >>> from ramp_api.operations import transactions
        >>> body = b'{"state": "ESCHEATED", "line_items": [{"foo": 1}, {"foo": 2}]}'
        >>> drift_of(transactions.GET, Response(200, Headers(), body))
        Drift(operation='transactions.get', trace_id=None, fields={'line_items.foo': 2}, values={'state': 1})
    """
    if operation.result is None:
        return None
    try:
        document: Any = _json.decode(response.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    drift = Drift(operation.name, response.trace_id, {}, {})
    model = model_of(operation.result)
    if operation.paged:
        _walk_page(document, model, drift)
    else:
        _walk(document, model, "", drift)
    return drift if drift.fields or drift.values else None


def _walk_page(document: Any, model: Any, drift: Drift) -> None:
    # By hand, so that a record's fields go by the same names as where it is answered on its own.
    if not isinstance(document, dict):
        return
    for name, value in cast("dict[str, Any]", document).items():
        if name == "data":
            _walk(value, list[model], "", drift)
        elif name == "page":
            _walk(value, PageInfo, "page", drift)
        else:
            _count(drift.fields, name)


def _walk(value: Any, kind: Any, path: str, drift: Drift) -> None:
    """Compare, without recursion: models may hold themselves, to any depth."""
    rest: list[tuple[Any, Any, str]] = [(value, kind, path)]
    while rest:
        value, kind, path = rest.pop()
        plan = _plan(kind)
        if isinstance(value, dict):
            parts = cast("dict[str, Any]", value)
            if plan.fields is None:
                rest.extend((part, plan.entries, path) for part in parts.values() if plan.entries is not Any)
                continue
            for name, part in parts.items():
                where = f"{path}.{name}" if path else name
                if name not in plan.fields:
                    _count(drift.fields, where)
                else:
                    rest.append((part, plan.fields[name], where))
        elif isinstance(value, list):
            elements = cast("Sequence[Any]", value)
            rest.extend((element, plan.items, path) for element in elements if plan.items is not Any)
        elif isinstance(value, str) and plan.known is not None and value not in plan.known:
            _count(drift.values, path)


def _count(counts: dict[str, int], path: str) -> None:
    counts[path] = counts.get(path, 0) + 1


class _Plan(msgspec.Struct, frozen=True):
    """What is known of a kind: a model's fields, what a list or a dict holds, an enum's values. Any is left alone."""

    fields: Mapping[str, Any] | None = None
    items: Any = Any
    entries: Any = Any
    known: frozenset[Any] | None = None


@cache
def _plan(kind: Any) -> _Plan:
    found: dict[str, Any] = {}
    for arm in arms(kind):
        if is_struct(arm):
            found["fields"] = {info.encode_name: info.type for info in msgspec.structs.fields(arm)}
        elif get_origin(arm) is list:
            found["items"] = get_args(arm)[0]
        elif get_origin(arm) in {dict, Mapping}:
            found["entries"] = get_args(arm)[1]
        elif isinstance(arm, type) and issubclass(arm, Enum):
            found["known"] = frozenset(member.value for member in arm)
    return _Plan(**found)

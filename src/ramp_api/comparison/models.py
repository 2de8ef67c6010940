"""A model beside the schemas that a document has for it: what is new, gone or different, by dotted path."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Literal

import msgspec

from ramp_api.comparison.shapes import Field, Limits, Shape, Shapes, bounds_in, of_type
from ramp_api.money import Money

__all__ = ["Change", "Kind", "differences"]

Kind = Literal["added", "removed", "changed"]

# Where the models depart from what Ramp publishes, and no rule says so. (Model, field), and why.
_BEYOND = {
    ("CardTaskData", "id"): "the wire has `id` beside the name that is documented",
    ("LimitTaskData", "id"): "the wire has `id` beside the name that is documented",
    ("UserTaskData", "id"): "the wire has `id` beside the name that is documented",
}
# What a document may say of a field where its type is of another kind, and why; "" is nothing at all.
_OTHERWISE = {
    ("TransactionPurchaseData", "receipt"): "object",  # and a list in every example
    ("DraftBill", "status"): "",  # with a text as the default
    ("DraftBill", "sync_status"): "",
    # Amounts and rates as text, where the same is a number elsewhere.
    ("TaxRateUpdate", "rate"): "string",
    ("PurchaseOrderLineItemUpdate", "unit_price"): "string",
    ("AgreementQuery", "min_total_value"): "string",
    ("AgreementQuery", "max_total_value"): "string",
    ("VaultCardCreate", "allowed_overage_percent_override"): "string",
}


class Change(msgspec.Struct, frozen=True):
    """One difference.

    Attributes:
        kind: ``added`` and ``removed`` as the document sees it.
        where: our name of the operation, or method and path where we have none.
        part: ``operation``, ``query``, ``body`` or ``answer``.
        path: the parameter, or the field by its dotted path, without indices; empty for the whole part.
        what: ``field (string)``, ``value "ESCHEATED"``, ``type: integer, was string``.
    """

    kind: Kind
    where: str
    part: Literal["operation", "query", "body", "answer"]
    path: str
    what: str

    def __str__(self) -> str:
        part = "" if self.part == "operation" else f"{self.part} "
        return f"{self.where}: {part}{self.path}{': ' if self.path else ''}{self.what}"


class _Step(msgspec.Struct, frozen=True):
    """A type and what a document has in its place.

    Attributes:
        bounds: those of an exact number, which its type cannot say.
        otherwise: what the document may say where the types differ; None for nothing else.
    """

    hint: Any
    schemas: tuple[Any, ...]
    path: str
    bounds: Limits = {}
    otherwise: str | None = None


def differences(
    shapes: Shapes, hint: Any, schemas: Sequence[Any], *, request: bool, apart: Collection[str] = ()
) -> Iterator[tuple[Kind, str, str]]:
    """Kind, path and what, of every difference; each model once, under the shortest path that leads to it.

    What a model has and a document need not is named in ``apart``: files and the cursor, at the top of a body.
    """
    rest = deque([_Step(hint, tuple(schemas), "")])
    seen = set[object]()
    while rest:
        step = rest.popleft()
        known, found = of_type(step.hint), shapes.of(step.schemas)
        for kind, what in _differ(known, found, step, request=request):
            yield kind, step.path, what
        if "list" in known.kinds & found.kinds:
            rest.append(_Step(known.inside, found.inside, step.path))
        if "object" not in known.kinds & found.kinds:
            continue
        if known.objects is None and not found.objects:
            rest.append(_Step(known.entries, found.entries, step.path))
            continue
        pair = (known.objects, *(id(part) for part in found.objects))
        if pair not in seen:
            seen.add(pair)
            yield from _fields(shapes, known, found, step, rest, request=request, apart=() if step.path else apart)


def _differ(known: Shape, found: Shape, step: _Step, *, request: bool) -> Iterator[tuple[Kind, str]]:
    if known.kinds != found.kinds:
        if step.otherwise is None or found.kinds != frozenset(step.otherwise.split()):
            yield "changed", f"type: {found}, was {known}"
        return
    for value in found.values:
        if value not in known.values:
            yield "added", f'value "{value}"'
    for value in known.values:
        if value not in found.values:
            yield "removed", f'value "{value}"'
    if request:
        yield from _demands(known, found, step)


def _demands(known: Shape, found: Shape, step: _Step) -> Iterator[tuple[Kind, str]]:
    """What only matters of what is sent."""
    bounds = {**known.limits, **step.bounds}
    for name in sorted({*bounds, *found.limits}):
        if bounds.get(name) != found.limits.get(name):
            yield "changed", f"{name}: {found.limits.get(name, 'none')}, was {bounds.get(name, 'none')}"
    if known.kinds and step.path and known.nullable != found.nullable:
        yield "changed", "null is taken" if found.nullable else "null is no longer taken"


def _fields(
    shapes: Shapes,
    known: Shape,
    found: Shape,
    step: _Step,
    rest: deque[_Step],
    *,
    request: bool,
    apart: Collection[str],
) -> Iterator[tuple[Kind, str, str]]:
    # A mapping of anything has no fields of its own: all that a document says of it are new.
    model = known.objects
    called = "" if model is None else str(model.__name__)
    ours = {} if model is None else {info.encode_name: info for info in msgspec.structs.fields(model)}
    theirs: dict[str, Field] = shapes.fields(found.objects)
    for name, field in theirs.items():
        path = f"{step.path}.{name}" if step.path else name
        if name in ours:
            info = ours[name]
            if request and model is not Money and info.required != field.required:
                yield "changed", path, "now required" if field.required else "no longer required"
            rest.append(
                _Step(info.type, field.schemas, path, bounds_in(model, info.name), _OTHERWISE.get((called, name)))
            )
        elif name not in apart:
            needed = ", required" if request and field.required else ""
            yield "added", path, f"field ({shapes.of(field.schemas)}{needed})"
    for name in ours:
        if name not in theirs and name not in apart and (called, name) not in _BEYOND:
            yield "removed", f"{step.path}.{name}" if step.path else name, "field"

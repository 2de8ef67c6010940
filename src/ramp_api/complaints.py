"""What the JSON of an error says about single fields, and as much of it as an error keeps. Nothing else may live here.

Ramp has no one shape for it. Seen are, beside a code and a message: ``additional_info`` and the older ``error`` with
fields and lists of messages, at any depth, and ``fields_validation`` with paths and messages.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from ramp_api.codec import as_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["by_field", "pruned"]

_MOST_FIELDS = 100
_MOST_MESSAGES = 10
_MOST_STEPS = 10_000
_DEEPEST = 20
_LONGEST_PATH = 200

# What holds the fields, inside of error_v2, error and the whole: the first two are all about fields.
_HOLDERS = ("fields_validation", "additional_info", "details", "errors", "field_errors", "detail")
# Where a field stands, which is no part of its name.
_PLACES = frozenset({"body", "json", "query", "querystring", "form", "json_or_form", "errors", "field_errors"})
_MESSAGES = ("message", "msg", "error", "reason")
_NAMES = ("loc", "field", "path", "param", "parameter")
# What an error says of itself, not of a field.
_NO_FIELDS = frozenset({
    *_HOLDERS, "code", "error_code", "error_id", "message", "name", "notes", "status", "trace_id", "type",
})  # fmt: skip
_OF_A_MESSAGE = _NO_FIELDS | {*_MESSAGES}

Path: TypeAlias = tuple[str, ...]


def by_field(document: Mapping[str, Any], clean: Callable[[str], str]) -> dict[str, list[str]]:
    """The messages of an error for each field: ``{"address.zip": ["is too long"]}``.

    At most 100 fields with 10 messages each; whatever shape it has, nothing is raised.

    Args:
        document: the error's body.
        clean: what every name and message goes through; what it gives is short.

    Example:
        >>> from ramp_api.complaints import by_field
        >>> by_field({"error_v2": {"additional_info": {"lines": {"0": {"amount": ["is negative"]}}}}}, str)
        {'lines.0.amount': ['is negative']}
    """
    found: dict[str, list[str]] = {}
    for path, message in _said(document, clean):
        name, text = ".".join(path)[:_LONGEST_PATH], clean(message)
        if not name or not text or (name not in found and len(found) >= _MOST_FIELDS):
            continue
        messages = found.setdefault(name, [])
        if text not in messages and len(messages) < _MOST_MESSAGES:
            messages.append(text)
    return found


def _said(document: Mapping[str, Any], clean: Callable[[str], str]) -> Iterator[tuple[Path, str]]:
    """Every path and message, from wherever they may stand."""
    older = as_object(document.get("error"))
    parts = (as_object(document.get("error_v2")), older, document)
    beginnings = [part.get(holder) for part in parts for holder in _HOLDERS]
    # The older form has the fields beside what it says of itself, or instead of that.
    beginnings.append({name: value for name, value in older.items() if name not in _NO_FIELDS})
    waiting: list[tuple[Path, Any]] = [((), value) for value in reversed(beginnings)]
    for _ in range(_MOST_STEPS):
        if not waiting:
            return
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif len(path) < _DEEPEST:
            waiting += reversed([*islice(_inside(path, value, clean), _MOST_STEPS)])


def _inside(path: Path, value: Any, clean: Callable[[str], str]) -> Iterator[tuple[Path, Any]]:
    """What a list or an object says, one level further in."""
    if isinstance(value, list):
        for number, item in enumerate(cast("Sequence[Any]", value)):
            # Messages are the field's own; objects are items of a list, unless they name their field.
            own = isinstance(item, str) or _named(as_object(item))
            yield path if own else (*path, str(number)), item
        return
    fields = as_object(value)
    if name := _named(fields):
        yield (*path, *(clean(part) for part in name)), _message(fields)
    elif path and _message(fields) is not None and fields.keys() <= _OF_A_MESSAGE:
        yield path, _message(fields)
    else:
        for part, inner in fields.items():
            place = not path and part in _PLACES and not isinstance(inner, str)
            yield path if place else (*path, clean(part)), inner


def _message(fields: Mapping[str, Any]) -> str | None:
    return next((fields[name] for name in _MESSAGES if isinstance(fields.get(name), str)), None)


def _named(fields: Mapping[str, Any]) -> list[str]:
    """The field that an object is about, where it says so: ``{"loc": ["body", "name"], "msg": "…"}``."""
    if _message(fields) is None:
        return []
    given: Any = next((fields[name] for name in _NAMES if isinstance(fields.get(name), str | list)), ())
    parts = [str(part) for part in ((given,) if isinstance(given, str) else given[:_DEEPEST])]
    return parts[1:] if len(parts) > 1 and parts[0] in _PLACES else parts


def pruned(info: Mapping[str, Any], clean: Callable[[str], str]) -> dict[str, Any]:
    """What an error keeps of JSON: every text through ``clean``, and nothing deeper than an error pickles with."""
    return {clean(name): _pruned(value, clean, 1) for name, value in info.items()}


def _pruned(value: Any, clean: Callable[[str], str], depth: int) -> Any:
    if isinstance(value, str):
        return clean(value)
    if not isinstance(value, dict | list):
        return value
    if depth >= _DEEPEST:
        return "…"
    if isinstance(value, dict):
        named = cast("Mapping[str, Any]", value)
        return {clean(name): _pruned(part, clean, depth + 1) for name, part in named.items()}
    return [_pruned(part, clean, depth + 1) for part in cast("Sequence[Any]", value)]

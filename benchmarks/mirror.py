"""Our models as pydantic has them: the same fields, typed, optional and nullable, so that a comparison is fair."""

from __future__ import annotations

import enum
import types
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import msgspec
import pydantic

__all__ = ["page_of"]

# What pydantic has as well.
_ALIKE: set[Any] = {str, int, bool, Decimal, datetime, date, type(None)}


def page_of(model: type[Any]) -> Any:
    """A page of such records, as a pydantic model."""
    records = types.GenericAlias(list, (_mirror(model, {}),))
    return _create("Page", {"data": (records, ...), "page": (dict[str, Any], ...)})


def _mirror(hint: Any, made: dict[Any, Any]) -> Any:
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return Union[tuple(_mirror(part, made) for part in get_args(hint))]  # noqa: UP007 - made at run time
    if origin is list:
        return types.GenericAlias(list, (_mirror(get_args(hint)[0], made),))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        if hint not in made:
            fields = {name: (_mirror(part, made) | None, None) for name, part in get_type_hints(hint).items()}
            made[hint] = _create(hint.__name__, fields)
        return made[hint]
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return str  # pydantic has no open enums
    return cast("Any", hint) if hint in _ALIKE else Any


def _create(name: str, fields: dict[str, Any]) -> Any:
    create: Any = pydantic.create_model
    return create(name, **fields)

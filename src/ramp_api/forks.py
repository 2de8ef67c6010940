"""What must not cross a fork: locks that a thread left behind holds, connections that two processes would share."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

__all__ = ["renewed_in_children"]

T = TypeVar("T")

_to_renew: WeakKeyDictionary[Any, Callable[[Any], None]] = WeakKeyDictionary()


def renewed_in_children(thing: T, renew: Callable[[T], None]) -> None:
    """Have ``renew(thing)`` called in every process that is forked off while it lives."""
    _to_renew[thing] = renew


def _renew_all() -> None:
    for thing, renew in list(_to_renew.items()):
        renew(thing)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_all)

"""``learned``: types that msgspec reads into, found out about by one thread at a time. Nothing else may live here."""

from __future__ import annotations

import threading
from typing import Any, TypeVar

import msgspec

from ramp_api.forks import renewed_in_children

__all__ = ["learned"]

T = TypeVar("T")


class _Learner:
    def __init__(self) -> None:
        self._known: set[Any] = set()
        self._renew()
        renewed_in_children(self, lambda learner: learner._renew())

    def _renew(self) -> None:
        self._lock = threading.Lock()

    def __call__(self, kind: T) -> T:
        if kind not in self._known:
            with self._lock:
                msgspec.json.Decoder(kind)
                self._known.add(kind)
        return kind


_learner = _Learner()


def learned(kind: T) -> T:
    """The same type, once msgspec knows all about it: for every type that something is decoded or converted to.

    At its first use msgspec looks into a type and notes on it what it finds. Where two threads have it do so for the
    same type at the same time it reads what is half written, and the process dies (seen with 0.22).

    Example:
        >>> from ramp_api.learning import learned
        >>> learned(list[int])
        list[int]
    """
    return _learner(kind)

"""Seeded chance: ids, picks and times that are the same bytes for the same seed on every machine and Python."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeVar

__all__ = ["Dice", "derived"]

T = TypeVar("T")

_UUID_BITS = ~((0xF << 76) | (0x3 << 62))
_UUID_MARK = (0x4 << 76) | (0x2 << 62)


def derived(seed: object, purpose: str, length: int) -> str:
    """Hexadecimal digits that depend on the seed and the purpose alone."""
    return hashlib.shake_256(f"{seed}/{purpose}".encode()).hexdigest(length // 2)


class Dice:
    """A stream of chance for one purpose, so that more of one thing never changes another."""

    def __init__(self, seed: object, purpose: str) -> None:
        # A string seeds through SHA-512: no hash() that differs between processes.
        self._random = random.Random(f"{seed}/{purpose}")  # noqa: S311  # believable data, not secrets
        self.chance = self._random.random
        self._bits = self._random.getrandbits

    def uuid(self) -> str:
        """A version 4 UUID."""
        digits = f"{self._bits(128) & _UUID_BITS | _UUID_MARK:032x}"
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

    def uuids(self) -> Iterator[str]:
        """Any number of version 4 UUIDs, faster than one by one."""
        while True:
            many = f"{self._bits(128 * 256):0{32 * 256}x}"
            for at in range(0, len(many), 32):
                one = many[at : at + 32]
                yield f"{one[:8]}-{one[8:12]}-4{one[13:16]}-a{one[17:20]}-{one[20:]}"

    def happens(self, probability: float) -> bool:
        """True as often as ``probability`` says."""
        return self.chance() < probability

    def below(self, bound: int) -> int:
        """An integer from 0 to ``bound - 1``."""
        return int(self.chance() * bound)

    def between(self, least: int, most: int) -> int:
        """An integer from ``least`` to ``most``, both included."""
        return least + int(self.chance() * (most - least + 1))

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[int(self.chance() * len(items))]

    def weighted(self, items: Sequence[tuple[T, int]]) -> T:
        """One of the items, each as likely as its weight says."""
        rest = self.below(sum(weight for _, weight in items))
        for item, weight in items:
            rest -= weight
            if rest < 0:
                return item
        raise AssertionError("the weights do not add up")

    def digits(self, count: int) -> str:
        """A string of decimal digits."""
        return f"{self.below(10**count):0{count}d}"

    def moment(self, first: datetime, last: datetime) -> datetime:
        """A whole second between two moments."""
        span = int((last - first).total_seconds())
        return datetime.fromtimestamp(int(first.timestamp()) + self.below(span), tz=first.tzinfo)

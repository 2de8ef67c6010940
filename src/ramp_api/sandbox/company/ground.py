"""What every step of the founding stands on. The steps themselves are in modules of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ramp_api.sandbox.company.people import Company
from ramp_api.sandbox.records import Document, Table
from ramp_api.sandbox.world import World

__all__ = ["Founding"]


@dataclass(frozen=True)
class Founding:
    """A company on its way into the world.

    Attributes:
        world: where it goes; its clock stands at ``REFERENCE``.
        company: its people, places and cards.
        count: how many transactions it has; all else grows with it.
    """

    world: World
    company: Company
    count: int

    def load(self, table: Table, documents: Iterable[Document]) -> None:
        """Append records."""
        self.world.store.load(table, map(table.row, documents))

"""A company's trips: each begins with a flight that somebody booked, and takes in what they spend on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ramp_api.sandbox.company import catalog
from ramp_api.sandbox.company.days import DATES, DAYS, iso
from ramp_api.sandbox.company.merchants import text
from ramp_api.sandbox.company.people import Company
from ramp_api.sandbox.seeds import Dice

__all__ = ["TRAVEL", "Travels", "Trip"]

TRAVEL = frozenset({"airline", "hotel", "car", "taxi", "meal"})
"""The kinds of merchants whose transactions may belong to a trip."""

_REST = 20


@dataclass(slots=True)
class Trip:
    """A trip: from the day ``first`` to the day ``last``; ``cents`` is what its transactions come to."""

    id: str
    user_id: str
    name: str
    booked: int
    first: int
    last: int
    is_cancelled: bool
    rendered: bytes
    cents: int = 0

    @property
    def status(self) -> str:
        """Where it stands today."""
        if self.is_cancelled:
            return "cancelled"
        return "completed" if self.last < DAYS else "ongoing" if self.first <= DAYS else "upcoming"

    def body(self) -> dict[str, Any]:
        """The trip as the sandbox shows it: Ramp has not published what a trip looks like."""
        return {
            "id": self.id,
            "amount": {"amount": self.cents, "currency_code": "USD"},
            "created_at": iso(self.booked),
            "end_date": DATES[self.last],
            "start_date": DATES[self.first],
            "status": self.status,
            "trip_name": self.name,
            "user_ids": [self.user_id],
        }


class Travels:
    """Decides which transactions belong to which trip, as they come.

    Attributes:
        trips: all trips up to now.
    """

    def __init__(self, company: Company) -> None:
        self._dice = Dice(company.seed, "trips")
        self._users = [user.id for user in company.users if user.status == "USER_ACTIVE"]
        self._latest: dict[str, Trip] = {}
        self.trips: list[Trip] = []

    def during(self, user_id: str, second: int, *, is_flight: bool) -> Trip | None:
        """The trip that somebody is on, or books a flight for."""
        day, trip = second // 86_400, self._latest.get(user_id)
        if trip is not None and not trip.is_cancelled and trip.first <= day <= trip.last:
            return trip
        if not is_flight or (trip is not None and day <= trip.last + _REST) or not self._dice.happens(0.6):
            return None
        dice = self._dice
        return self._begin(user_id, second, day + dice.below(15), is_cancelled=dice.happens(0.06))

    def _begin(self, user_id: str, booked: int, first: int, *, is_cancelled: bool) -> Trip:
        dice = self._dice
        trip_id, last = dice.uuid(), first + dice.between(1, 6)
        month = datetime.fromisoformat(DATES[first]).strftime("%Y-%m")
        name = f"{dice.pick(catalog.DESTINATIONS)}, {month}"
        rendered = f'"trip_id":"{trip_id}","trip_name":{text(name)},'.encode()
        trip = Trip(trip_id, user_id, name, booked, first, last, is_cancelled, rendered)
        self._latest[user_id] = trip
        self.trips.append(trip)
        return trip

    def planned(self) -> None:
        """Some trips without any spending, so that there are some of each kind in the smallest company, too."""
        noon = DAYS * 86_400 - 43_200
        for first, is_cancelled in ((DAYS - 40, False), (DAYS, False), (DAYS + 9, False), (DAYS + 12, True)):
            user_id = self._dice.pick(self._users)
            self._begin(user_id, min(first * 86_400, noon) - 86_400, first, is_cancelled=is_cancelled)

"""Workers that share limiters on a clock that is a number, and servers that count. No tests."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from itertools import count
from random import Random
from typing import NamedTuple, Protocol

from ramp_api.limits import Limiter

WINDOW = 10.0

Worker = Generator[float]


class Clock:
    now = 1_000.0


class Trip(NamedTuple):
    """A request's way there and back, in seconds."""

    there: float
    back: float


class Server(Protocol):
    patience: float
    """The seconds after which a worker asks for a slot again: the fewer, the more there is to simulate."""

    def arrives(self, at: float) -> None: ...

    def refuses(self, at: float) -> bool: ...


def chance(seed: int) -> Random:
    """The same chances each time."""
    return Random(seed)  # noqa: S311 - schedules, not secrets


class Process:
    """What has a limiter, and may be killed: then it puts nothing back any more."""

    def __init__(self, limiter: Limiter) -> None:
        self.limiter = limiter
        self.alive = True


def worker(process: Process, trips: Iterable[Trip], server: Server, clock: Clock, advice: float | None) -> Worker:
    """Sends as a session does; gives the seconds that it waits each time. Closing it cuts it off."""
    limiter = process.limiter
    for there, back in trips:
        while (slot := limiter.take(clock.now)) is None:
            yield server.patience
        free_at = slot.free_at
        try:
            while wait := limiter.wait(slot, clock.now):
                yield wait
            free_at = clock.now + 2 * limiter.period
            server.arrives(clock.now + there)
            yield there
            refused = server.refuses(clock.now)
            yield back
            free_at = clock.now + limiter.period
            if refused:
                limiter.refused(clock.now, advice)
        finally:
            if process.alive:
                limiter.put(slot, free_at)


class Schedule:
    """Who is to go on when."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._numbers = count()
        self._events: list[tuple[float, int, Worker]] = []

    def add(self, at: float, worker: Worker) -> None:
        heapq.heappush(self._events, (at, next(self._numbers), worker))

    def run(self, until: float = float("inf"), between: Callable[[list[Worker]], None] | None = None) -> None:
        events, clock = self._events, self.clock
        while events and events[0][0] <= until:
            clock.now, _, worker = heapq.heappop(events)
            wait = next(worker, None)
            if wait is not None:
                self.add(clock.now + wait, worker)
            if between is not None:
                between([worker for _, _, worker in events])

    def end(self) -> None:
        for _, _, worker in self._events:
            worker.close()


class Chance:
    """A server that refuses now and then, whatever it was sent."""

    def __init__(self, random: Random, share: float) -> None:
        self.patience = random.choice((0.9, 5.0, 15.0))
        self.arrivals: list[float] = []
        self._random = random
        self._share = share

    def arrives(self, at: float) -> None:
        self.arrivals.append(at)

    def refuses(self, at: float) -> bool:
        return self._share > 0 and self._random.random() < self._share


class Counting:
    """A server that lets so many through in any window, refused ones counted, and that a stranger asks as well."""

    patience = 0.05

    def __init__(self, limit: int, random: Random) -> None:
        self.accepted: list[float] = []
        self.refused: list[float] = []
        self._random = random
        self._limit = limit
        self._recent: deque[float] = deque()

    def arrives(self, at: float) -> None:
        pass

    def refuses(self, at: float) -> bool:
        full = self._is_full(at)
        (self.refused if full else self.accepted).append(at)
        return full

    def _is_full(self, at: float) -> bool:
        recent = self._recent
        while recent and recent[0] <= at - WINDOW:
            recent.popleft()
        recent.append(at)
        return len(recent) > self._limit

    def stranger(self, rate: float, until: float, clock: Clock) -> Worker:
        while clock.now < until:
            self._is_full(clock.now)
            yield self._random.expovariate(rate)


def most_in_a_window(arrivals: Iterable[float], window: float = WINDOW) -> int:
    """The most that any window of exactly that length sees, both of its ends counted."""
    recent: deque[float] = deque()
    most = 0
    for arrival in sorted(arrivals):
        recent.append(arrival)
        while arrival - recent[0] > window:
            recent.popleft()
        most = max(most, len(recent))
    return most


def play(random: Random, begin: Callable[[], Limiter], kills: int | None = None) -> list[float]:
    """A schedule at random: workers in one or more processes, refusals, cut-offs, kills; when the requests arrived.

    ``begin`` gives the limiter of a new process. There is one process, unless some may be killed: ``kills`` of them.
    """
    clock = Clock()
    schedule = Schedule(clock)
    server = Chance(random, random.choice((0.0, 0.0, 0.05, 0.3)))
    slow = random.choice((0.2, 3.0, 9.0))
    cuts = random.choice((0.0, 0.0, 0.1))
    processes = [Process(begin()) for _ in range(random.choice((1, 2, 3)) if kills is not None else 1)]
    dead: list[Process] = []
    of: dict[Worker, Process] = {}

    def hire(process: Process, at: float) -> None:
        trips = [Trip(random.random() * slow, random.random() * slow) for _ in range(random.randint(1, 5))]
        new = worker(process, trips, server, clock, random.choice((None, 1.0, 30.0)))
        of[new] = process
        schedule.add(at, new)

    for _ in range(random.randint(1, 6)):
        hire(random.choice(processes), clock.now + random.choice((0.0, random.random() * 20)))

    def between(working: Sequence[Worker]) -> None:
        if working and random.random() < cuts:
            random.choice(working).close()
        if len(dead) < (kills or 0) and random.random() < 0.1:
            victim = random.choice(processes)
            dead.append(victim)
            victim.alive = False
            left = [one for one in working if of[one] is victim]
            for one in left:
                one.close()
            processes[processes.index(victim)] = Process(begin())
            for _ in left:
                hire(processes[-1], clock.now)

    schedule.run(between=between if cuts or kills else None)
    return server.arrivals

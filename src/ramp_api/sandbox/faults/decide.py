"""Faults: which rules strike a request, an event or a task, decided by seed and counters alone. No HTTP lives here.

Every match of a rule has a stream of chance of its own, named after the seed, the rule and the number of the match. So
no rule changes what another does, and nothing but the counters has to be kept for a sandbox to go on after a restart.
"""

from __future__ import annotations

import hashlib
import math
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from ramp_api.learning import learned
from ramp_api.sandbox.faults.rules import Rule, moment
from ramp_api.sandbox.seeds import Dice

__all__ = ["Faults", "Plan", "Strike", "WebhookFault"]

_ELSEWHERE = frozenset({"webhook", "task"})
_TOKENS = frozenset({"expired", "revoked"})
# What does something to an answer is asked once it is settled where the answer comes from.
_LAST = frozenset({"future", "drip"})
_LONGEST = 1e9


class Strike(NamedTuple):
    """A rule that strikes, with the rest of this match's chance; ``world`` is a seed that every match of it shares."""

    rule: Rule
    dice: Dice
    world: str


@dataclass
class Plan:
    """What happens to one request; false where nothing does.

    What wins: a rule whose place another has taken already is passed over, as if the request did not match. Header
    rules come first, then the others as they were added. Latencies add up, changes of ``future`` add up, and one rule
    each decides what is answered, at what pace, and how it ends; a reset before the answer, and a lost one, decide
    about answer and end at once. Nothing is changed by ``future`` that the application has not answered.

    Attributes:
        struck: the ids of the rules that strike.
        before: seconds until the application is asked.
        after: seconds between its answer and the client's.
        answer: what is answered: ``status``, ``html``, ``storm``, ``expired``, ``revoked``, ``garbage`` or ``lost``.
        pace: ``drip``.
        end: ``reset``, ``truncate`` or ``lost``.
        changes: ``future``.
    """

    struck: list[str] = field(default_factory=list[str])
    before: float = 0.0
    after: float = 0.0
    answer: Strike | None = None
    pace: Strike | None = None
    end: Strike | None = None
    changes: list[Strike] = field(default_factory=list[Strike])

    def __bool__(self) -> bool:
        return bool(self.struck)

    def has_place(self, rule: Rule) -> bool:
        """Whether nothing has been decided that a rule would decide."""
        return all(getattr(self, place) is None for place in _places(rule))

    def take(self, strike: Strike) -> None:
        """Let a rule decide what it decides."""
        rule = strike.rule
        self.struck.append(rule.id)
        if rule.fault == "latency":
            seconds = _seconds(strike)
            self.before += 0.0 if rule.when == "after" else seconds
            self.after += seconds if rule.when == "after" else 0.0
        elif rule.fault == "future":
            self.changes.append(strike)
        else:
            for place in _places(rule):
                setattr(self, place, strike)


@dataclass(frozen=True)
class WebhookFault:
    """What goes wrong with the deliveries of one event.

    Attributes:
        duplicates: deliveries too many.
        reorder: whether a later event may be delivered before.
        delay: seconds that the delivery waits.
    """

    duplicates: int = 0
    reorder: bool = False
    delay: float = 0.0


class _Held(msgspec.Struct):
    """A rule with its counters; ``dead`` are digests of the tokens that it killed."""

    rule: Rule
    matched: int = 0
    struck: int = 0
    storm_left: int = 0
    storm_until: datetime | None = None
    dead: list[str] = []


class _Saved(msgspec.Struct):
    held: list[_Held]
    added: int
    asked: int


class Faults:
    """The rules of a sandbox. Every method may be called from any thread.

    Args:
        seed: the same seed and the same sequence of rules and requests give the same faults.
        now: the sandbox's date and time, with a zone.

    Example:
        >>> from datetime import UTC, datetime
        >>> from ramp_api.sandbox.faults import Faults, parse_rule
        >>> faults = Faults(2026, lambda: datetime(2026, 11, 16, tzinfo=UTC))
        >>> faults.add(parse_rule("status=503,operation=users.*,count=1")).id
        'fault-1'
        >>> [faults.plan("users.list", "GET", "/developer/v1/users").struck for _ in range(2)]
        [['fault-1'], []]
    """

    def __init__(self, seed: object, now: Callable[[], datetime]) -> None:
        self._seed = seed
        self._now = now
        self._lock = threading.Lock()
        self._held: dict[str, _Held] = {}
        self._added = 0
        self._asked = 0

    @property
    def rules(self) -> list[Rule]:
        """The rules, in the order in which they are asked."""
        with self._lock:
            return [held.rule for held in self._held.values()]

    @property
    def idle(self) -> bool:
        """Whether there are no rules."""
        return not self._held

    def status(self) -> list[dict[str, Any]]:
        """Every rule with how often it ``matched`` and ``struck``, its text and its fields, as JSON knows them."""
        with self._lock:
            return [
                {
                    "id": name,
                    "text": str(held.rule),
                    "rule": msgspec.to_builtins(held.rule),
                    "matched": held.matched,
                    "struck": held.struck,
                }
                for name, held in self._held.items()
            ]

    def add(self, rule: Rule) -> Rule:
        """Add a rule behind the others; gives it as it is kept, with an id and with times in full.

        Raises:
            ValueError: the id is taken, or the rule would end before it begins.
        """
        with self._lock:
            if rule.id in self._held:
                raise ValueError(f"there is a rule {rule.id!r} already")
            added = self._added + 1
            while not rule.id and f"fault-{added}" in self._held:
                added += 1
            kept = msgspec.structs.replace(
                rule, id=rule.id or f"fault-{added}", after=self._in_full(rule.after), until=self._in_full(rule.until)
            )
            self._added = self._added if rule.id else added
            self._held[kept.id] = _Held(kept)
            return kept

    def remove(self, rule_id: str) -> None:
        """Take a rule out; tokens that it killed live again. KeyError where there is none."""
        with self._lock:
            del self._held[rule_id]

    def clear(self) -> None:
        """Be as new: no rules, and chance from its beginning."""
        with self._lock:
            self._held, self._added, self._asked = {}, 0, 0

    def plan(
        self, operation: str | None, method: str, path: str, header_rules: Iterable[Rule] = (), *, token: str = ""
    ) -> Plan:
        """What happens to a request, which counts as one from then on.

        Args:
            operation: the operation's name, or None where there is no such operation.
            method: the HTTP method.
            path: the path, without its query.
            header_rules: rules for this request alone; ValueError where one could not be.
            token: the bearer token that it came with.
        """
        own = [_for_one(rule) for rule in header_rules]
        plan = Plan()
        with self._lock:
            now = self._now()
            self._asked += bool(own)
            asked = [*own, *self._held.values()]
            for held in sorted(asked, key=lambda held: held.rule.fault in _LAST):
                rule = held.rule
                if rule.fault in _ELSEWHERE or not plan.has_place(rule):
                    continue
                fits = rule.fits(operation, method, path)
                if rule.fault in _TOKENS:
                    strike = self._token_strike(held, now, token, fits=fits)
                else:
                    strike = self._strike(held, now) if fits else None
                if strike is not None:
                    plan.take(strike)
        return plan

    def webhook(self, event_type: str) -> WebhookFault:
        """What goes wrong with an event of a type; asked once for each event. Several rules add up."""
        found = WebhookFault()
        for strike in self._elsewhere("webhook", event_type):
            duplicates, reorder = strike.rule.duplicates, strike.rule.reorder
            found = WebhookFault(
                found.duplicates + duplicates, found.reorder or reorder, found.delay + _seconds(strike)
            )
        return found

    def task(self, operation: str) -> str | None:
        """The text with which a task of a deferred operation fails, or None; asked once for each task."""
        for strike in self._elsewhere("task", operation, most=1):
            return strike.rule.message or "the task failed, as a rule of the sandbox asked"
        return None

    def dump(self) -> bytes:
        """The rules and all that their next decisions depend on but the seed; JSON for :meth:`load`."""
        with self._lock:
            return msgspec.json.encode(_Saved(list(self._held.values()), self._added, self._asked))

    def load(self, saved: bytes) -> None:
        """Go on from a dump, in place of what was here. ValueError where it is none."""
        try:
            found = msgspec.json.decode(saved, type=learned(_Saved))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ValueError(f"these are no faults of a sandbox: {error}") from None
        with self._lock:
            self._held = {held.rule.id: held for held in found.held}
            self._added, self._asked = found.added, found.asked

    def _elsewhere(self, fault: str, name: str, most: int | None = None) -> list[Strike]:
        """The first rules that strike something that is no request; those behind are not asked."""
        strikes: list[Strike] = []
        with self._lock:
            now = self._now()
            for held in self._held.values():
                if len(strikes) == most:
                    break
                if held.rule.fault == fault and held.rule.fits(name, "", ""):
                    strike = self._strike(held, now)
                    strikes += [] if strike is None else [strike]
        return strikes

    def _strike(self, held: _Held, now: datetime) -> Strike | None:
        """Count a match, and say whether it is struck."""
        rule = held.rule
        if not _in_schedule(rule, now):
            return None
        held.matched += 1
        dice = Dice(self._seed, f"fault/{rule.id or f'header {self._asked}'}/{held.matched}")
        strike = Strike(rule, dice, f"{self._seed}/fault/{rule.id}")
        if held.storm_left > 0 or (held.storm_until is not None and now < held.storm_until):
            held.storm_left = max(0, held.storm_left - 1)
            return strike
        passed = held.matched - rule.skip
        if passed < 1 or passed % rule.every or (rule.count is not None and held.struck >= rule.count):
            return None
        if not dice.happens(rule.probability):
            return None
        held.struck += 1
        if rule.fault == "storm":
            held.storm_left = (rule.requests or 1) - 1
            held.storm_until = None if rule.seconds is None else now + timedelta(seconds=rule.seconds)
        return strike

    def _token_strike(self, held: _Held, now: datetime, token: str, *, fits: bool) -> Strike | None:
        """As ``_strike``, but a token that died is dead everywhere, and whatever has none cannot be struck."""
        if not token:
            return None
        digest = hashlib.sha256(token.encode()).hexdigest()[:32]
        if digest in held.dead:
            return Strike(held.rule, Dice(self._seed, ""), "")
        strike = self._strike(held, now) if fits else None
        if strike is not None:
            held.dead.append(digest)
        return strike

    def _in_full(self, time: float | str | None) -> str | None:
        return (self._now() + timedelta(seconds=time)).isoformat() if isinstance(time, float | int) else time


def _for_one(rule: Rule) -> _Held:
    if rule.fault in _ELSEWHERE:
        raise ValueError(f"{rule.fault} is no fault of a request: add it as a rule")
    if (rule.count, rule.skip, rule.every, rule.after, rule.until, rule.id) != (None, 0, 1, None, None, ""):
        raise ValueError("a rule for one request has no id, count, skip, every, after or until")
    return _Held(rule)


def _places(rule: Rule) -> tuple[str, ...]:
    """What a rule decides alone; ``future`` decides nothing, but needs an answer of the application's."""
    if rule.fault == "latency":
        return ()
    if rule.fault == "drip":
        return ("pace",)
    if rule.fault == "lost" or (rule.fault == "reset" and rule.when in {None, "before"}):
        return ("answer", "end")
    return ("end",) if rule.fault in {"reset", "truncate"} else ("answer",)


def _in_schedule(rule: Rule, now: datetime) -> bool:
    # Those that were added have times in full; those of a header have none.
    after, until = rule.after, rule.until
    return (not isinstance(after, str) or moment(after) <= now) and (not isinstance(until, str) or now < moment(until))


def _seconds(strike: Strike) -> float:
    """The seconds of one strike, by the rule's distribution."""
    rule, dice = strike.rule, strike.dice
    seconds, most, spread = rule.seconds or 0.0, _LONGEST if rule.most is None else rule.most, rule.spread or 0.0
    if rule.distribution == "uniform":
        return seconds + (most - seconds) * dice.chance()
    if rule.distribution == "exponential":
        seconds *= -math.log(1 - dice.chance())
    elif rule.distribution == "normal":
        seconds += spread * _normal(dice)
    elif rule.distribution == "lognormal":
        # Past the thirtieth power the longest time is reached anyhow, and further on numbers end.
        seconds *= math.exp(min(30.0, spread * _normal(dice)))
    return min(most, max(0.0, seconds))


def _normal(dice: Dice) -> float:
    """From the standard normal distribution, after Box and Muller."""
    radius = math.sqrt(-2 * math.log(1 - dice.chance()))
    return radius * math.cos(2 * math.pi * dice.chance())

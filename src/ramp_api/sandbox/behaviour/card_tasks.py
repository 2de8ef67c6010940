"""The older way to issue, lock and end cards: deferred tasks, and what they come to."""

from __future__ import annotations

from typing import Any

from ramp_api.sandbox.behaviour import cards
from ramp_api.sandbox.behaviour.card_issue import check_issue, issue
from ramp_api.sandbox.deferred import defer, task_of, work
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, answers
from ramp_api.sandbox.world import World

__all__: list[str] = []

_TWICE = f"{PUBLISHED}; {ASSUMED}: what is wrong already is refused at once, the rest ends the task in ERROR"


def _defer(world: World, call: Call, given: dict[str, Any], **context: Any) -> Answer:
    # Tasks about cards are answered with 200, unlike others.
    return defer(world, call, given, kind="cards", **context)._replace(status=200)


@answers("cards.task_status")
def task_status(world: World, call: Call) -> Answer:
    """How far a task about a card is."""
    return task_of(world, call, "cards")


@answers("cards.create_virtual", _TWICE)
def create_virtual(world: World, call: Call) -> Answer:
    """A task that issues a virtual card."""
    check_issue(world, call.given, physical=False)
    return _defer(world, call, call.given)


@work("cards.create_virtual")
def _virtual(world: World, given: dict[str, Any], _: str) -> str:
    return issue(world, given, physical=False).id


@answers("cards.create_physical", _TWICE)
def create_physical(world: World, call: Call) -> Answer:
    """A task that orders a physical card, which is activated when it arrives, a week later."""
    check_issue(world, call.given, physical=True)
    return _defer(world, call, call.given)


@work("cards.create_physical")
def _physical(world: World, given: dict[str, Any], _: str) -> str:
    return issue(world, given, physical=True).id


def _change(world: World, call: Call) -> Answer:
    card = cards.living(world, call.path["card_id"])
    return _defer(world, call, {"card_id": card.id}, card_id=card.id)


@answers("cards.suspend", _TWICE)
def suspend(world: World, call: Call) -> Answer:
    """A task that locks a card."""
    return _change(world, call)


@work("cards.suspend")
def _suspended(world: World, given: dict[str, Any], _: str) -> str:
    return cards.suspend(world, given["card_id"]).id


@answers("cards.unsuspend", _TWICE)
def unsuspend(world: World, call: Call) -> Answer:
    """A task that unlocks a card."""
    return _change(world, call)


@work("cards.unsuspend")
def _unsuspended(world: World, given: dict[str, Any], _: str) -> str:
    return cards.unsuspend(world, given["card_id"]).id


@answers("cards.terminate", _TWICE)
def terminate(world: World, call: Call) -> Answer:
    """A task that ends a card for good."""
    return _change(world, call)


@work("cards.terminate")
def _terminated(world: World, given: dict[str, Any], _: str) -> str:
    return cards.terminate(world, given["card_id"]).id

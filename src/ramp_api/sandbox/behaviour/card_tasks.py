"""The older way to issue, lock and end cards: deferred tasks, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ramp_api.sandbox.behaviour import cards
from ramp_api.sandbox.behaviour.card_issue import check_issue, issue
from ramp_api.sandbox.deferred import Work, defer, task_of, work
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.registry import ASSUMED, PUBLISHED, Answer, Call, answers
from ramp_api.sandbox.world import World

__all__: list[str] = []

_TWICE = f"{PUBLISHED}; {ASSUMED}: what is wrong already is refused at once, the rest ends the task in ERROR"


@answers("cards.task_status")
def task_status(world: World, call: Call) -> Answer:
    """How far a task about a card is."""
    return task_of(world, call, "cards")


@answers("cards.create_virtual", _TWICE)
def create_virtual(world: World, call: Call) -> Answer:
    """A task that issues a virtual card."""
    check_issue(world, call.given, physical=False)
    return defer(world, call, call.given, kind="cards")


@work("cards.create_virtual")
def _virtual(world: World, given: dict[str, Any], _: str) -> str:
    return issue(world, given, physical=False).id


@answers("cards.create_physical", _TWICE)
def create_physical(world: World, call: Call) -> Answer:
    """A task that orders a physical card, which is activated when it arrives, a week later."""
    check_issue(world, call.given, physical=True)
    return defer(world, call, call.given, kind="cards")


@work("cards.create_physical")
def _physical(world: World, given: dict[str, Any], _: str) -> str:
    return issue(world, given, physical=True).id


def _change(world: World, call: Call) -> Answer:
    """A task that locks, unlocks or ends a card."""
    card = cards.living(world, call.path["card_id"])
    return defer(world, call, {"card_id": card.id}, kind="cards", card_id=card.id)


def _changed(change: Callable[[World, str], Document]) -> Work:
    def do(world: World, given: dict[str, Any], _: str) -> str:
        return change(world, given["card_id"]).id

    return do


for _name, _do in (
    ("cards.suspend", cards.suspend),
    ("cards.unsuspend", cards.unsuspend),
    ("cards.terminate", cards.terminate),
):
    answers(_name, _TWICE)(_change)
    work(_name)(_changed(_do))

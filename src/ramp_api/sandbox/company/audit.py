"""What the audit log knows of the time before the sandbox opened: people, cards and reimbursements of the company."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from ramp_api.sandbox.behaviour.audit_logs import AUDIT_EVENTS, audit_event
from ramp_api.sandbox.behaviour.reimbursements import REIMBURSEMENTS
from ramp_api.sandbox.clock import REFERENCE
from ramp_api.sandbox.company.ground import Founding
from ramp_api.sandbox.company.model import FIRST_DAY, Card, Company, User
from ramp_api.sandbox.records import Document
from ramp_api.sandbox.seeds import Dice

__all__ = ["keep_history"]

# Of each kind: a log of everything would be as long as all else together, and no more telling.
_MOST = 200
# Nobody has a card before this, see company/cards.py.
_HIRED = (FIRST_DAY - timedelta(days=1_500), FIRST_DAY - timedelta(days=800))
_PENDING = frozenset({"INVITE_PENDING", "INVITE_EXPIRED"})

Line = tuple[datetime, dict[str, Any]]


def keep_history(founding: Founding) -> None:
    """Put it into the store, the oldest first."""
    company, dice = founding.company, Dice(founding.company.seed, "audit log")
    lines = [line for user in company.users[:_MOST] for line in _of_user(dice, company, user)]
    lines += [line for card in company.cards[:_MOST] for line in _of_card(dice, company, card)]
    for document in founding.world.documents(REIMBURSEMENTS, limit=_MOST):
        lines += _of_reimbursement(document)
    # Sorting is stable: at the same second, what comes first here came first.
    lines.sort(key=lambda line: line[0])
    bodies = ({"id": dice.uuid(), **body} for _, body in lines)
    founding.load(AUDIT_EVENTS, (Document(body["id"], body) for body in bodies))


def _line(at: datetime, event: str, actor: str | None, about: tuple[str, str, str], details: str = "") -> Line:
    body = audit_event(at=at.isoformat(timespec="seconds"), event=event, actor=actor, details=details, about=about)
    return at, body


def _recently(dice: Dice) -> datetime:
    return dice.moment(REFERENCE - timedelta(days=90), REFERENCE)


def _of_user(dice: Dice, company: Company, user: User) -> Iterator[Line]:
    owner, about = company.users[0], (user.id, user.full_name, "User")
    if user is owner:
        yield _line(_HIRED[0], "User created", None, about)
        return
    invited = _recently(dice) if user.status in _PENDING else dice.moment(*_HIRED)
    yield _line(invited, "User invited", owner.id, about)
    if user.status not in _PENDING:
        yield _line(invited + timedelta(hours=dice.between(1, 40)), "User accepted invite", user.id, about)
    if user.status in {"USER_SUSPENDED", "USER_INACTIVE"}:
        yield _line(_recently(dice), "User deactivated", owner.id, about)
    elif user.status == "USER_ACTIVE" and dice.happens(0.3):
        yield _line(_recently(dice), "User login", user.id, about, "Method: Password, IP address: 192.0.2.7")


def _of_card(dice: Dice, company: Company, card: Card) -> Iterator[Line]:
    owner, about = company.users[0].id, (card.id, card.display_name, "Card")
    created = datetime.fromisoformat(card.body["created_at"]).replace(microsecond=0)
    yield _line(created, "Created card", owner, about)
    ended = {"SUSPENDED": "Locked card", "TERMINATED": "Terminated card"}.get(card.state)
    if ended is not None:
        # None for what Ramp did by itself.
        yield _line(_recently(dice), ended, owner if dice.happens(0.7) else None, about)


def _of_reimbursement(document: Document) -> Iterator[Line]:
    body = document.body
    if body["submitted_at"] is None:
        return
    about = (document.id, str(body["merchant"] or document.id), "Reimbursement")
    submitted = datetime.fromisoformat(body["submitted_at"]).replace(microsecond=0)
    yield _line(submitted, "Reimbursement submitted", body["user_id"], about)
    reviewed = _line(submitted, "Review needed", None, about)
    reviewed[1]["actor_type"] = "policy_agent"
    if body["state"] == "PENDING":
        yield reviewed

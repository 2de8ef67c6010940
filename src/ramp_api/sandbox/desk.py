"""What each lever below ``/_sandbox`` does. Who may pull it is decided in ``admin.py``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeAlias

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from ramp_api.learning import learned
from ramp_api.models.webhooks import WebhookEventType
from ramp_api.sandbox.behaviour import files, lifecycle
from ramp_api.sandbox.faults import Rule, parse_rule
from ramp_api.sandbox.house import House
from ramp_api.sandbox.problems import Kind, Problem, invalid
from ramp_api.sandbox.stats import Counts
from ramp_api.sandbox.store import Order
from ramp_api.sandbox.webhooks import WEBHOOKS
from ramp_api.sandbox.webhooks.ledger import deliveries

__all__ = ["Desk", "Lever"]

EVENT_TYPES = tuple(sorted(str(value) for value in WebhookEventType))

Lever: TypeAlias = Callable[[Request, dict[str, Any]], Any]


class Desk:
    """The levers of one sandbox."""

    def __init__(self, house: House, counts: Counts, base_url: str) -> None:
        self._house = house
        self._world = house.world
        self._control = house.control
        self._recorder = house.recorder
        self._counts = counts
        self._base_url = base_url

    def levers(self) -> list[tuple[str, str, Lever]]:
        """Each with its method and its path below ``/_sandbox``."""
        return [
            ("GET", "/state", self.state),
            ("POST", "/clock", self.move_clock),
            ("GET", "/schedule", self.schedule),
            ("POST", "/reset", self.reset),
            ("POST", "/empty", self.empty),
            ("GET", "/snapshots", self.snapshots),
            ("POST", "/snapshots/{name}", self.snapshot),
            ("POST", "/snapshots/{name}/restore", self.restore),
            ("DELETE", "/snapshots/{name}", self.forget),
            ("GET", "/requests", self.requests),
            ("DELETE", "/requests", self.clear_requests),
            ("GET", "/requests/{number:int}", self.request),
            ("GET", "/tables", self.tables),
            ("GET", "/tables/{table}", self.records),
            ("GET", "/faults", self.faults),
            ("POST", "/faults", self.add_fault),
            ("DELETE", "/faults", self.clear_faults),
            ("DELETE", "/faults/{id}", self.remove_fault),
            ("GET", "/tokens", self.tokens),
            ("POST", "/tokens/expire", self.expire_tokens),
            ("POST", "/tokens/revoke", self.revoke_tokens),
            ("GET", "/webhooks", self.webhooks),
            ("POST", "/events", self.send_event),
            ("POST", "/transactions", self.authorize),
            ("POST", "/transactions/{id}/clear", self.clear),
            ("POST", "/transactions/{id}/decline", self.decline),
            ("GET", "/files/{id}", self.file),
        ]

    def state(self, request: Request, given: dict[str, Any]) -> Any:
        """How things stand."""
        stats = self._counts.snapshot(0)
        app = self._house.settings.app
        return {
            "now": self._world.stamp(),
            "frozen": self._house.settings.frozen,
            "seed": str(self._world.seed),
            "base_url": self._base_url,
            "client_id": app.client_id,
            "redirect_uris": app.redirect_uris,
            "scopes": app.scopes,
            "file": str(self._house.settings.path) if self._house.settings.path else None,
            "requests": stats.requests,
            "rate_limited": stats.rate_limited,
            "snapshots": self._control.snapshots(),
        }

    def move_clock(self, request: Request, given: dict[str, Any]) -> Any:
        """``{"advance": seconds}`` or ``{"to": "2026-12-01T00:00:00Z"}``."""
        if set(given) == {"advance"}:
            happened = self._control.advance(float(given["advance"]))
        elif set(given) == {"to"} and isinstance(given["to"], str):
            happened = self._control.advance_to(datetime.fromisoformat(given["to"]))
        else:
            raise Problem(Kind.VALIDATION, 'either {"advance": seconds} or {"to": time}')
        return {"now": self._world.stamp(), "happened": happened}

    def reset(self, request: Request, given: dict[str, Any]) -> Any:
        """As at the very beginning."""
        self._control.reset()
        return {"now": self._world.stamp()}

    def empty(self, request: Request, given: dict[str, Any]) -> Any:
        """A business with its owner and nothing else."""
        self._control.empty()
        return {"now": self._world.stamp()}

    def snapshots(self, request: Request, given: dict[str, Any]) -> Any:
        """Their names."""
        return {"data": self._control.snapshots()}

    def snapshot(self, request: Request, given: dict[str, Any]) -> Any:
        """Remember everything as it is."""
        self._control.snapshot(request.path_params["name"])
        return {"data": self._control.snapshots()}

    def restore(self, request: Request, given: dict[str, Any]) -> Any:
        """Be as at a snapshot again."""
        self._control.restore(request.path_params["name"])
        return {"now": self._world.stamp()}

    def forget(self, request: Request, given: dict[str, Any]) -> Any:
        """Drop a snapshot."""
        self._control.forget(request.path_params["name"])
        return {"data": self._control.snapshots()}

    def requests(self, request: Request, given: dict[str, Any]) -> Any:
        """The last requests; ``?after=17`` for those that came after the 17th."""
        return {"data": self._recorder.lines(_whole(request, "after", 0))}

    def request(self, request: Request, given: dict[str, Any]) -> Any:
        """One request with its answer."""
        found = self._recorder.whole(request.path_params["number"])
        if found is None:
            raise LookupError("that request is not kept any more")
        return found

    def clear_requests(self, request: Request, given: dict[str, Any]) -> Any:
        """Forget the requests."""
        self._recorder.clear()
        return {"data": []}

    def tables(self, request: Request, given: dict[str, Any]) -> Any:
        """The tables and how many records they have."""
        return {"data": self._control.tables()}

    def records(self, request: Request, given: dict[str, Any]) -> Any:
        """Records of a table; ``start``, ``limit`` and ``text`` (to look for) in the query."""
        query = request.query_params
        limit, text = _whole(request, "limit", 50), query.get("text", "")
        return {
            "data": self._control.records(
                request.path_params["table"], start=query.get("start"), limit=limit, text=text
            )
        }

    def schedule(self, request: Request, given: dict[str, Any]) -> Any:
        """What is to come next."""
        return {"data": [one._asdict() for one in self._world.schedule.all()]}

    # --- Faults ---

    def faults(self, request: Request, given: dict[str, Any]) -> Any:
        """Those that are on, with how often each matched and struck."""
        return {"data": [{**one, "rule": one["text"], "fields": one["rule"]} for one in self._house.faults.status()]}

    def add_fault(self, request: Request, given: dict[str, Any]) -> Any:
        """``{"rule": "status=503,count=2"}``, or a rule's own fields."""
        rule = parse_rule(_text(given, "rule")) if set(given) == {"rule"} else msgspec.convert(given, learned(Rule))
        added = self._house.faults.add(rule)
        self._house.keep_faults()
        return {"id": added.id, "rule": str(added)}

    def clear_faults(self, request: Request, given: dict[str, Any]) -> Any:
        """Switch them all off."""
        self._house.faults.clear()
        self._house.keep_faults()
        return {"data": []}

    def remove_fault(self, request: Request, given: dict[str, Any]) -> Any:
        """Switch one off."""
        self._house.faults.remove(request.path_params["id"])
        self._house.keep_faults()
        return self.faults(request, given)

    # --- Tokens ---

    def tokens(self, request: Request, given: dict[str, Any]) -> Any:
        """Those that were given out, without what makes them tokens."""
        views = self._house.grants.overview()
        return {"data": [{**asdict(view), "alive": view.alive} for view in views]}

    def expire_tokens(self, request: Request, given: dict[str, Any]) -> Any:
        """Let every access token expire."""
        self._house.grants.expire_all()
        return self.tokens(request, given)

    def revoke_tokens(self, request: Request, given: dict[str, Any]) -> Any:
        """Kill every token."""
        self._house.grants.revoke_all()
        return self.tokens(request, given)

    # --- Webhooks ---

    def webhooks(self, request: Request, given: dict[str, Any]) -> Any:
        """Subscriptions and deliveries, the newest first."""
        subscriptions = [one.body for one in self._world.documents(WEBHOOKS, order=Order(descending=True), limit=100)]
        return {"subscriptions": subscriptions, "deliveries": deliveries(self._world), "types": EVENT_TYPES}

    def send_event(self, request: Request, given: dict[str, Any]) -> Any:
        """``{"type": "transactions.cleared", "object_id": "…"}``: tell whoever listens that it happened."""
        event_type = _text(given, "type")
        if event_type not in EVENT_TYPES:
            raise invalid("type", f"is none of {', '.join(EVENT_TYPES)}")
        with self._world.store.transaction():
            return {"id": self._world.emit(event_type, _text(given, "object_id"))}

    # --- Transactions ---

    def authorize(self, request: Request, given: dict[str, Any]) -> Any:
        """``{"card_id": "…", "cents": 1250, "merchant": "Zip Cab"}``: use a card; what comes of it is answered."""
        cents = given.get("cents")
        if not isinstance(cents, int) or isinstance(cents, bool):
            raise invalid("cents", "is not a whole number")
        with self._world.store.transaction():
            merchant = _text(given, "merchant") if "merchant" in given else None
            made = lifecycle.authorize(self._world, _text(given, "card_id"), cents, merchant)
            self._world.keep_time()
        return made.body

    def clear(self, request: Request, given: dict[str, Any]) -> Any:
        """Clear a pending transaction now."""
        with self._world.store.transaction():
            cleared = lifecycle.clear(self._world, request.path_params["id"])
            self._world.keep_time()
        return cleared.body

    def decline(self, request: Request, given: dict[str, Any]) -> Any:
        """Decline a pending transaction now; ``{"reason": "…"}`` if another than usual."""
        with self._world.store.transaction():
            declined = lifecycle.decline(self._world, request.path_params["id"], **given)
            self._world.keep_time()
        return declined.body

    def file(self, request: Request, given: dict[str, Any]) -> Any:
        """What was uploaded, or what stands for it."""
        found = files.read(self._world, request.path_params["id"], request.query_params)
        headers = {"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff"}
        return Response(found.content, media_type=found.content_type, headers=headers)


def _text(given: dict[str, Any], name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str) or not value.strip():
        raise invalid(name, "must be a text that is not empty")
    return value.strip()


def _whole(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 10):  # noqa: PLR2004  # as many digits as there is need for
        raise invalid(name, "is not a whole number", part="query")
    return int(text)

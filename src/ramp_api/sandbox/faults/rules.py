"""Rule: one fault, and when it strikes, as a value. Its fields, their checks and its text live here, and no chance."""

from __future__ import annotations

import json
import math
import re
from contextlib import suppress
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from typing import Any, Literal, TypeAlias, cast, get_args

import msgspec

__all__ = ["CHANGES", "FIRST", "OWN", "Change", "Distribution", "Fault", "Rule", "When", "moment"]

Fault: TypeAlias = Literal[
    "status",
    "html",
    "latency",
    "reset",
    "truncate",
    "drip",
    "garbage",
    "storm",
    "expired",
    "revoked",
    "lost",
    "webhook",
    "task",
    "future",
]
Distribution: TypeAlias = Literal["fixed", "uniform", "normal", "lognormal", "exponential"]
When: TypeAlias = Literal["before", "during", "after"]
Change: TypeAlias = Literal["nulls", "fields", "enums", "naive"]

CHANGES: tuple[Change, ...] = get_args(Change)

_TIMES = frozenset({"seconds", "most", "distribution", "spread"})
OWN: dict[str, frozenset[str]] = {
    "status": frozenset({"status", "code", "message", "retry_after"}),
    "html": frozenset({"status", "retry_after"}),
    "latency": _TIMES | {"when"},
    "reset": frozenset({"when", "bytes"}),
    "truncate": frozenset({"bytes"}),
    "drip": frozenset({"rate", "bytes"}),
    "garbage": frozenset({"bytes"}),
    "storm": frozenset({"requests", "seconds", "message", "retry_after"}),
    "expired": frozenset({"message"}),
    "revoked": frozenset({"message"}),
    "lost": frozenset({"status"}),
    "webhook": _TIMES | {"duplicates", "reorder"},
    "task": frozenset({"message"}),
    "future": frozenset({"change", "share"}),
}
"""The fields that belong to each fault, beside those that every rule has."""

FIRST = {
    "status": "status",
    "html": "status",
    "reset": "when",
    "truncate": "bytes",
    "drip": "rate",
    "garbage": "bytes",
    "lost": "status",
    "task": "message",
    "future": "change",
}
"""The field whose value may stand right behind the fault's name; latency and storm have forms of their own."""

_COMMON = ("id", "operation", "probability", "count", "skip", "every", "after", "until")
_ID = re.compile(r"[A-Za-z0-9._-]{0,64}")
_BARE = re.compile(r"[^\s\",;=](?:[^\",;\r\n\t]*[^\s\",;])?")
_MOST_SECONDS = 1e9
_MOST_COUNT = 10**9


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One fault, and when it strikes.

    A rule *matches* a request that its ``operation`` and schedule fit, unless another rule has decided the same about
    it before. Of its matches, the first ``skip`` pass, then every ``every``-th is a candidate, and one that chance
    picks *strikes*.

    Attributes:
        fault: what happens.

            - ``status``: an answer in Ramp's error format (or OAuth's, at the token endpoint) instead of the
              application's; ``status`` (400 to 599, needed), ``code``, ``message``, ``retry_after``.
            - ``html``: the page of a proxy instead; ``status`` (502 by default), ``retry_after``.
            - ``latency``: time goes by; ``seconds`` (needed), ``distribution``, ``spread``, ``most``, and ``when``:
              ``before`` the application is asked (the default; a client that leaves meanwhile finds nothing done) or
              ``after`` it has answered.
            - ``reset``: the connection is reset (TCP RST); ``when``: ``before`` the application is asked (the
              default), ``during`` its answer, after ``bytes`` of the body (half by default), or ``after`` all of it.
            - ``truncate``: the whole length is promised, but after ``bytes`` (half by default, never all) the
              connection is closed; before the head, where there is no body to cut.
            - ``drip``: the body comes slowly, ``bytes`` (1 by default) at a time and ``rate`` bytes (100) a second.
            - ``garbage``: ``bytes`` (64 by default) that are neither JSON nor text in the place of the body.
            - ``storm``: from one strike on, 429 for the next ``requests`` matches, or for ``seconds`` of the sandbox's
              clock (one of the two is needed); ``retry_after``, ``message``. ``count`` is how many storms there are.
            - ``expired``, ``revoked``: the token dies, as by its age (``DEVELOPER_7028``) or by revocation
              (``DEVELOPER_7002``). It stays dead for every later request, whatever the pattern, as long as the rule is
              there; only requests with a bearer token match.
            - ``lost``: the application does it all, but the client is never told: a reset, or with ``status`` (such
              as 504) the page of a proxy.
            - ``webhook``: deliveries of an event; ``duplicates`` more of them, ``reorder``, and a delay as for latency.
            - ``task``: a deferred task fails with ``message``.
            - ``future``: a 2xx answer as Ramp may give it one day; ``change``, any of ``nulls``, ``fields``, ``enums``
              and ``naive`` (all by default), each in ``share`` (0 to 1, 0.25 by default) of the places that it fits.
        id: letters, digits, ``.``, ``_`` and ``-``; given out where it is empty.
        operation: a pattern (``*``, ``?``, ``[…]``) for the operation's name: ``transactions.*``. With a slash in it,
            for the path, and with a space too, for method and path: ``POST /developer/v1/cards/*``; ``*`` goes over
            slashes. For ``webhook`` it is for the type of the event.
        probability: of striking, 0 to 1.
        count: strikes at most, or None.
        skip: matches that pass first.
        every: after those, only every n-th match is a candidate.
        after, until: from when (included) to when (excluded) it strikes, on the sandbox's clock: seconds since the
            rule was added, or an ISO time (UTC where it has no offset).
        status: HTTP status.
        seconds: seconds; of a distribution, the least (uniform), the mean (normal, exponential) or the median
            (lognormal).
        most: seconds at most; uniform needs it, others are cut there.
        distribution: ``fixed`` by default.
        spread: standard deviation in seconds (normal), or of the logarithm (lognormal).
        when: where in the exchange.
        bytes: how many bytes.
        rate: bytes a second.
        requests: how many requests.
        retry_after: seconds that the Retry-After header names, or None for no header.
        code: the error code in the answer.
        message: the error's text.
        change: see ``future``.
        share: see ``future``.
        duplicates: deliveries too many.
        reorder: whether a later event may be delivered before.

    Raises:
        ValueError: a value that is out of bounds, or belongs to another fault.
    """

    fault: Fault
    id: str = ""
    operation: str = "*"
    probability: float = 1.0
    count: int | None = None
    skip: int = 0
    every: int = 1
    after: float | str | None = None
    until: float | str | None = None
    status: int | None = None
    seconds: float | None = None
    most: float | None = None
    distribution: Distribution | None = None
    spread: float | None = None
    when: When | None = None
    bytes: int | None = None
    rate: float | None = None
    requests: int | None = None
    retry_after: int | None = None
    code: str = ""
    message: str = ""
    change: tuple[Change, ...] = ()
    share: float | None = None
    duplicates: int = 0
    reorder: bool = False

    def __post_init__(self) -> None:
        own = OWN.get(self.fault)
        if own is None:
            raise ValueError(f"no fault is called {self.fault!r}; there are {', '.join(OWN)}")
        if strange := sorted(_given(self).keys() - own - {"fault", *_COMMON}):
            raise ValueError(f"{self.fault} takes no {' and no '.join(strange)}; it takes {', '.join(sorted(own))}")
        _check_limits(self)
        _check_numbers(self)
        _check_words(self)
        _check_needs(self)

    def __str__(self) -> str:
        """The rule as text that :func:`parse_rule` reads back to an equal one."""
        given = _given(self)
        head = _head(self, given)
        return ",".join([head, *(f"{name}={_text(value)}" for name, value in given.items() if name != "fault")])

    def fits(self, operation: str | None, method: str, path: str) -> bool:
        """Whether the pattern fits a request; one whose operation is not known has the empty name."""
        if " " in self.operation:
            return fnmatchcase(f"{method} {path}", self.operation)
        if "/" in self.operation:
            return fnmatchcase(path, self.operation)
        return fnmatchcase(operation or "", self.operation)


_DEFAULTS = {
    field.name: field.default for field in msgspec.structs.fields(Rule) if field.default is not msgspec.NODEFAULT
}


def moment(text: str) -> datetime:
    """An ISO time, in UTC where it has no offset. ValueError for anything else."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _given(rule: Rule) -> dict[str, Any]:
    """The fields that are not as they are by default."""
    values = {name: getattr(rule, name) for name in rule.__struct_fields__}
    return {name: value for name, value in values.items() if name not in _DEFAULTS or value != _DEFAULTS[name]}


def _head(rule: Rule, given: dict[str, Any]) -> str:
    """The fault's name with its main value; what is said here is taken out of ``given``."""
    if rule.fault == "latency" and rule.distribution == "uniform":
        del given["distribution"]
        return f"latency={given.pop('seconds')!r}..{given.pop('most')!r}"
    if rule.fault == "latency":
        return f"latency={given.pop('seconds')!r}"
    if rule.fault == "storm":
        return f"storm={given.pop('requests')}" if rule.requests is not None else f"storm={given.pop('seconds')!r}s"
    first = FIRST.get(rule.fault)
    return f"{rule.fault}={_text(given.pop(first))}" if first in given else rule.fault


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "+".join(cast("tuple[str, ...]", value))
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return repr(value)
    return value if _BARE.fullmatch(value) and value.isascii() and value.isprintable() else json.dumps(value)


def _check_limits(rule: Rule) -> None:
    if not _ID.fullmatch(rule.id):
        raise ValueError(f"an id is made of letters, digits, '.', '_' and '-', 64 at most, not {rule.id!r}")
    if not rule.operation:
        raise ValueError("operation is a pattern; '*' is for every one")
    for name in ("after", "until"):
        value = getattr(rule, name)
        if isinstance(value, str):
            _check_moment(name, value)
        elif value is not None and not abs(value) <= _MOST_SECONDS:
            raise ValueError(f"{name} is seconds from now or an ISO time, not {value!r}")
    after, until = rule.after, rule.until
    if isinstance(after, str) and isinstance(until, str) and moment(after) >= moment(until):
        raise ValueError(f"the rule ends ({until}) before it begins ({after})")
    if isinstance(after, float | int) and isinstance(until, float | int) and after >= until:
        raise ValueError(f"the rule ends ({until}) before it begins ({after})")


def _check_moment(name: str, value: str) -> None:
    try:
        moment(value)
    except ValueError:
        raise ValueError(f"{name} is seconds from now or an ISO time, not {value!r}") from None
    with suppress(ValueError):
        float(value)
        value = ""
    if not value:
        raise ValueError(f"{name} could be a number of seconds as well: write the day with dashes")


# Least and most of each number.
_BOUNDS: dict[str, tuple[float, float]] = {
    "probability": (0, 1),
    "count": (1, _MOST_COUNT),
    "skip": (0, _MOST_COUNT),
    "every": (1, _MOST_COUNT),
    "status": (400, 599),
    "seconds": (0, _MOST_SECONDS),
    "most": (0, _MOST_SECONDS),
    "spread": (0, _MOST_SECONDS),
    "bytes": (0, _MOST_COUNT),
    "rate": (1e-3, _MOST_COUNT),
    "requests": (1, _MOST_COUNT),
    "retry_after": (0, _MOST_COUNT),
    "share": (0, 1),
    "duplicates": (0, 100),
}


def _check_numbers(rule: Rule) -> None:
    for name, (least, most) in _BOUNDS.items():
        value = getattr(rule, name)
        # Written so that NaN is refused too.
        if value is not None and not (math.isfinite(value) and least <= value <= most):
            raise ValueError(f"{name} is from {least:.15g} to {most:.15g}, not {value!r}")
    if rule.bytes == 0 and rule.fault in {"drip", "garbage"}:
        raise ValueError(f"{rule.fault} needs at least one byte")


def _check_words(rule: Rule) -> None:
    for name in ("operation", "code", "message"):
        value = getattr(rule, name)
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ValueError(f"{name} is no text that can be sent: {value!r}") from None
    words: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
        ("distribution", rule.distribution, get_args(Distribution)),
        ("when", rule.when, ("before", "after") if rule.fault == "latency" else get_args(When)),
        *(("change", change, CHANGES) for change in rule.change),
    )
    for name, value, known in words:
        if value is not None and value not in known:
            raise ValueError(f"{name} is one of {', '.join(known)} for {rule.fault}, not {value!r}")
    if len(set(rule.change)) < len(rule.change):
        raise ValueError("a change is named twice")


def _check_needs(rule: Rule) -> None:
    if rule.fault == "status" and rule.status is None:
        raise ValueError("status needs a status, such as status=503")
    if rule.fault == "latency" and rule.seconds is None:
        raise ValueError("latency needs seconds, such as latency=0.5 or latency=0.2..1.5")
    if rule.fault == "storm" and (rule.requests is None) == (rule.seconds is None):
        raise ValueError("storm needs either requests (storm=20) or seconds (storm=30s)")
    if rule.fault == "webhook" and not (rule.duplicates or rule.reorder or rule.seconds):
        raise ValueError("webhook needs duplicates, reorder or seconds")
    if rule.fault == "reset" and rule.bytes is not None and rule.when != "during":
        raise ValueError("bytes are counted for reset=during only")
    _check_distribution(rule)


def _check_distribution(rule: Rule) -> None:
    if rule.seconds is None and (rule.most is not None or rule.distribution or rule.spread is not None):
        raise ValueError("a distribution needs seconds")
    if (rule.distribution in {"normal", "lognormal"}) != (rule.spread is not None):
        raise ValueError("spread is needed by normal and lognormal, and by no other distribution")
    if rule.distribution == "uniform" and rule.most is None:
        raise ValueError("uniform needs most")
    if rule.most is not None and rule.seconds is not None and rule.most < rule.seconds:
        raise ValueError(f"most ({rule.most}) is less than seconds ({rule.seconds})")

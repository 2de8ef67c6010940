"""Who answers what: a behaviour for each operation that the sandbox has, found by the operation's name.

The modules in ``behaviour/`` register theirs. ``app.py`` looks them up, and the page of what is covered is made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ramp_api.sandbox.records import encode
from ramp_api.sandbox.store import Condition, Order

if TYPE_CHECKING:
    from ramp_api.sandbox.parameters import Value
    from ramp_api.sandbox.records import Document, Record, Table
    from ramp_api.sandbox.world import World

__all__ = [
    "AFTER",
    "ASSUMED",
    "BEHAVIOURS",
    "KNOWN",
    "PUBLISHED",
    "SEEN",
    "Answer",
    "Behaviour",
    "Call",
    "File",
    "Filter",
    "Handler",
    "Listing",
    "Query",
    "add_behaviour",
    "after_change",
    "answers",
    "created",
    "nothing",
    "shown",
]

Query: TypeAlias = "Mapping[str, Value]"
Filter: TypeAlias = "Callable[[Any], Condition | None]"

# Where a behaviour comes from; a behaviour's own words may follow.
PUBLISHED = "Ramp's document"
SEEN = "seen in practice"
KNOWN = "Ramp's guides"
ASSUMED = "assumed"


class File(NamedTuple):
    """A file of a multipart body."""

    filename: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """A call that the table of operations allows, with its parts decoded.

    Attributes:
        name: the operation's name.
        url: where it was called, without the query.
        path: the values in the path, ids in lower case.
        query: the checked query; times are microseconds since 1970, ids in lower case.
        pairs: the query as it came, for the next page to carry along.
        body: an instance of the operation's body model; for open JSON, or without a body, None.
        given: the body as plain values, with what was left out left out: times as text, exact numbers as decimals.
        files: the files of a multipart body, by the names of their parts.
        scopes: what the token may do.
        actor: the id of the user on whose behalf it is called: who consented, or the owner for the app itself.
    """

    name: str
    url: str
    path: Mapping[str, str]
    query: Mapping[str, Any]
    pairs: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    body: Any = None
    given: dict[str, Any] = field(default_factory=dict[str, Any])
    files: Mapping[str, File] = field(default_factory=dict[str, File])
    scopes: frozenset[str] = frozenset()
    actor: str = ""

    @property
    def origin(self) -> str:
        """Where the sandbox is, such as ``http://127.0.0.1:8000``."""
        scheme, _, rest = self.url.partition("://")
        return f"{scheme}://{rest.partition('/')[0]}"


class Answer(NamedTuple):
    """A status and a body, which is JSON unless ``media_type`` says otherwise."""

    status: int
    body: bytes = b""
    media_type: str = "application/json"


def shown(document: Document) -> Answer:
    """200 with a record."""
    return Answer(200, encode(document.body))


def created(document: Document) -> Answer:
    """201 with a record."""
    return Answer(201, encode(document.body))


def nothing() -> Answer:
    """204."""
    return Answer(204)


Handler: TypeAlias = "Callable[[World, Call], Answer]"


@dataclass(frozen=True)
class Listing:
    """How one operation lists one table.

    Attributes:
        table: the table.
        filters: for each query parameter, its value as a condition.
        shown: what the list gives at all, which may depend on the query; ``read`` names the parameters it reads.
        read: see ``shown``; also those that ``render`` reads.
        orders: for each query parameter that orders, the order.
        within: conditions that depend on the path, such as the vendor whose contacts are listed. May raise a Problem.
        render: a record as it goes into the page, where that is not its body.
        render_if: the query parameter without which it is the body all the same.
    """

    table: Table
    filters: Mapping[str, Filter] = field(default_factory=dict[str, Filter])
    shown: Callable[[Query], Condition | None] = lambda _: None
    read: frozenset[str] = frozenset()
    orders: Mapping[str, Order] = field(default_factory=dict[str, Order])
    within: Callable[[World, Call], list[Condition]] | None = None
    render: Callable[[World, Call, Record], bytes] | None = None
    render_if: str | None = None


@dataclass(frozen=True)
class Behaviour:
    """How one operation is answered.

    Attributes:
        name: the operation.
        handler: what answers it.
        source: where it is known from that Ramp behaves so.
        listing: for a list, what it lists.
    """

    name: str
    handler: Handler
    source: str
    listing: Listing | None = None


BEHAVIOURS: dict[str, Behaviour] = {}
"""Every operation that is answered."""


def answers(name: str, source: str = PUBLISHED) -> Callable[[Handler], Handler]:
    """Register what answers an operation.

    A handler runs in one transaction: when it raises, nothing has happened. It need not check what the table of
    operations says, nor idempotency keys.
    """

    def register(handler: Handler) -> Handler:
        add_behaviour(Behaviour(name, handler, source))
        return handler

    return register


After: TypeAlias = "Callable[[World, Call, Answer], None]"

AFTER: list[After] = []
"""What is done after every change that succeeded, in the same transaction."""


def after_change(step: After) -> After:
    """Register something to be done after every change that succeeded."""
    AFTER.append(step)
    return step


def add_behaviour(behaviour: Behaviour) -> None:
    """Register a behaviour; its operation has none yet."""
    if behaviour.name in BEHAVIOURS:
        raise ValueError(f"{behaviour.name} is answered twice")
    BEHAVIOURS[behaviour.name] = behaviour

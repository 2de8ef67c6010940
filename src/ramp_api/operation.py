"""Operation: one of Ramp's calls as a value. The table's columns live here; its rows live in ``operations/``.

A row imports no model. It names them (``"transactions:Transaction"``), and ``codec.py`` resolves the name on first use.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, Literal, TypeAlias, TypeVar

import msgspec

__all__ = [
    "OPEN",
    "PAGE_SIZE",
    "PREFIX",
    "START",
    "Auth",
    "Encoding",
    "Known",
    "Operation",
    "Parameter",
    "ParameterType",
    "Retry",
]

T_co = TypeVar("T_co", covariant=True)

PREFIX = "/developer/v1"

OPEN = "open"
"""In the place of a model: open JSON, because Ramp has not published what it is."""

ParameterType: TypeAlias = Literal[
    "string", "uuid", "boolean", "integer", "decimal", "date", "datetime", "enum", "filters"
]

Encoding: TypeAlias = Literal["json", "form", "multipart"]

Retry: TypeAlias = Literal["safe", "keyed", "unkeyed"]

Known: TypeAlias = Literal["all", "request", "path"]

Auth: TypeAlias = Literal["bearer", "basic", "none"]


class Parameter(msgspec.Struct, frozen=True):
    """A query parameter that an operation takes.

    Attributes:
        name: as on the wire.
        type: what its values are. ``filters`` is a mapping of ``"column.operation"`` to a value or several, each sent
            as a parameter of its own: ``filter.column.operation=value``.
        values: for ``enum``, the values known today. Ramp adds values, so another one is sent all the same. For
            ``boolean``, the only one that Ramp takes.
        minimum, maximum: for ``integer``, the bounds that Ramp enforces.
        many: whether it takes several values; they are sent with commas between.
        required: whether Ramp refuses a call without it.
        default: what Ramp takes when it is left out.
        since: the edition of Ramp's document that first had it; ``"unpublished"`` for what works all the same.
        unlisted_since: the first edition that leaves it out, though nothing says that it is gone.
    """

    name: str
    type: ParameterType = "string"
    values: tuple[str, ...] = ()
    many: bool = False
    required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    default: str | int | bool | None = None
    since: str = "2025-08"
    unlisted_since: str | None = None


START = Parameter("start")
PAGE_SIZE = Parameter("page_size", "integer", minimum=2, maximum=100, default=20)


class Operation(msgspec.Struct, Generic[T_co], frozen=True, kw_only=True, eq=False):
    """One operation of Ramp's API; its type parameter is what a success decodes to.

    Attributes:
        name: ours, as it is called on the client: ``"transactions.list"``, ``"vendors.contacts.list"``.
        id: Ramp's operation id, or None where it is not known.
        method, path: the HTTP method and the path template, with ``{names}``.
        summary: what it does, in a line.
        scopes: what the token must hold.
        query: every query parameter that Ramp takes.
        at_most_one: groups of query parameters of which Ramp takes one at most.
        body: the model of the request body (``"departments:DepartmentCreate"``), ``OPEN``, or None.
        encoding: how the body is written.
        files: the names of the file parts of a multipart body.
        open_files: whether files may go with open JSON, under names that Ramp has not published; the body is multipart
            then.
        key_header: for what takes its idempotency key in a header: the header's name.
        result: the model of the answer, ``OPEN``, or None where a success has no body. For a paged operation it is
            the model of one record; ``"webhooks:Webhook[]"`` is a list that is not paged.
        items: for a list that is not paged and stands in an object: the field that holds it.
        task: for a deferred operation, whose answer names a task: the operation that tells how far the task is.
        paged: whether the answer is one page of many.
        cursor_in: where the cursor of the next page goes.
        bare_cursor: whether ``page.next`` may be the cursor itself, rather than a whole URL.
        sweeps: for a list that leaves rows or fields out unless asked, the arguments that together give everything.
        retry: ``safe`` may be sent again at any time, ``keyed`` with the same idempotency key, ``unkeyed`` only when
            nothing can have reached Ramp.
        auth: ``bearer`` for the access token, ``basic`` for client id and secret (the token endpoint), or ``none``.
        sensitive: whether its answer holds a secret, such as a card's number: nothing shows or keeps any of it.
        known: how much Ramp has published of it: ``all``; the ``request``, so that the answer is open JSON; or the
            ``path`` with scopes and query alone.
        plus: whether it needs Ramp Plus.
        beta, deprecated, destructive: as Ramp says; what only the Rust crate's document had is deprecated as well.
        since: the edition of Ramp's document that first had it; ``"2022"`` for what only the Rust crate's had.
        unlisted_since: the first edition that leaves it out, though nothing says that it is gone.
    """

    name: str
    id: str | None
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
    path: str
    summary: str = ""
    scopes: tuple[str, ...] = ()
    query: tuple[Parameter, ...] = ()
    at_most_one: tuple[tuple[str, ...], ...] = ()
    body: str | None = None
    encoding: Encoding = "json"
    files: tuple[str, ...] = ()
    open_files: bool = False
    key_header: str | None = None
    result: str | None = None
    items: str | None = None
    task: str | None = None
    paged: bool = False
    cursor_in: Literal["query", "body"] = "query"
    bare_cursor: bool = False
    sweeps: tuple[Mapping[str, str | bool], ...] = ()
    retry: Retry = "unkeyed"
    auth: Auth = "bearer"
    sensitive: bool = False
    known: Known = "all"
    plus: bool = False
    beta: bool = False
    deprecated: bool = False
    destructive: bool = False
    since: str = "2025-08"
    unlisted_since: str | None = None

    def __repr__(self) -> str:
        return f"<Operation {self.name}: {self.method} {self.path}>"

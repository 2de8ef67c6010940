"""Operation: one of Ramp's calls as a value. The table's columns live here; its rows live in ``operations/``.

A row imports no model. It names them (``"transactions:Transaction"``), and ``codec.py`` resolves the name on first use.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, Literal, TypeAlias, TypeVar

import msgspec

__all__ = ["PAGE_SIZE", "PREFIX", "START", "Auth", "Encoding", "Operation", "Parameter", "ParameterType", "Retry"]

T = TypeVar("T")

PREFIX = "/developer/v1"

ParameterType: TypeAlias = Literal["string", "uuid", "boolean", "integer", "decimal", "date", "datetime", "enum"]

Encoding: TypeAlias = Literal["json", "form", "multipart"]

Retry: TypeAlias = Literal["safe", "keyed", "unkeyed"]

Auth: TypeAlias = Literal["bearer", "basic"]


class Parameter(msgspec.Struct, frozen=True):
    """A query parameter that an operation takes.

    Attributes:
        name: as on the wire.
        type: what its values are.
        values: for ``enum``, the values known today. Ramp adds values, so another one is sent all the same.
        minimum, maximum: for ``integer``, the bounds that Ramp enforces.
        default: what Ramp takes when it is left out.
    """

    name: str
    type: ParameterType = "string"
    values: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    default: str | int | bool | None = None


START = Parameter("start")
PAGE_SIZE = Parameter("page_size", "integer", minimum=2, maximum=100, default=20)


class Operation(msgspec.Struct, Generic[T], frozen=True, kw_only=True, eq=False):
    """One operation of Ramp's API; ``T`` is what a success decodes to.

    Attributes:
        name: ours, as it is called on the client: ``"transactions.list"``.
        id: Ramp's operation id.
        method, path: the HTTP method and the path template, with ``{names}``.
        scopes: what the token must hold.
        query: every query parameter that Ramp takes.
        at_most_one: groups of query parameters of which Ramp takes one at most.
        body: the model of the request body (``"departments:DepartmentCreate"``), or None.
        encoding: how the body is written.
        files: the names of the file parts of a multipart body.
        result: the model of the answer; for a paged operation, of one record. None where a success has no body.
        paged: whether the answer is one page of many.
        sweeps: for a list that leaves rows or fields out unless asked, the queries that together give everything.
        retry: ``safe`` may be sent again at any time, ``keyed`` with the same idempotency key, ``unkeyed`` only when
            nothing can have reached Ramp.
        auth: ``bearer`` for the access token, ``basic`` for client id and secret (the token endpoint).
        since: the edition of Ramp's document that first had it.
    """

    name: str
    id: str
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
    path: str
    scopes: tuple[str, ...] = ()
    query: tuple[Parameter, ...] = ()
    at_most_one: tuple[tuple[str, ...], ...] = ()
    body: str | None = None
    encoding: Encoding = "json"
    files: tuple[str, ...] = ()
    result: str | None = None
    paged: bool = False
    sweeps: tuple[Mapping[str, str | bool], ...] = ()
    retry: Retry = "unkeyed"
    auth: Auth = "bearer"
    deprecated: bool = False
    since: str = "2025-08"

    def __repr__(self) -> str:
        return f"<Operation {self.name}: {self.method} {self.path}>"

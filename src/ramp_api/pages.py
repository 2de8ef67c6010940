"""Pages: following ``page.next`` on our own origin, to the end, once. No I/O: the client is asked for each page."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Generator, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

import msgspec

from ramp_api.errors import PaginationError, RampError, shown
from ramp_api.http import expand_path
from ramp_api.model import Model

if TYPE_CHECKING:
    from ramp_api.flow import Flow
    from ramp_api.http import Files, Response
    from ramp_api.operation import Operation

__all__ = ["AsyncPages", "AsyncSends", "Cursor", "Page", "PageInfo", "Pages", "Sends", "next_query"]

T = TypeVar("T")

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_DEFAULT_PORTS = {"https": ":443", "http": ":80"}
_LONGEST = 20_000  # characters of a query; what the caller asked for comes on top


class Sends(Protocol):
    """What lists and resources need of a client."""

    @property
    def page_origins(self) -> frozenset[str]:
        """Where the address of a next page may point."""
        ...

    @property
    def timeout(self) -> float:
        """How long a call may take in all, in seconds, where it is not told otherwise."""
        ...

    def send(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | msgspec.Struct | None = None,
        files: Mapping[str, Files] | None = None,
        timeout: float | None = None,
    ) -> Response[T]:
        """Perform an operation."""
        ...

    def call(
        self, operation: Operation[T], *, path: Mapping[str, str] | None = None, timeout: float | None = None
    ) -> Flow[Response[T]]:
        """An operation as a flow, for flows that are made of several."""
        ...

    def run(self, flow: Flow[T]) -> T:
        """Perform a flow."""
        ...


class AsyncSends(Protocol):
    """What asynchronous lists and resources need of a client."""

    @property
    def page_origins(self) -> frozenset[str]:
        """Where the address of a next page may point."""
        ...

    @property
    def timeout(self) -> float:
        """How long a call may take in all, in seconds, where it is not told otherwise."""
        ...

    async def send(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | msgspec.Struct | None = None,
        files: Mapping[str, Files] | None = None,
        timeout: float | None = None,
    ) -> Response[T]:
        """Perform an operation."""
        ...

    def call(
        self, operation: Operation[T], *, path: Mapping[str, str] | None = None, timeout: float | None = None
    ) -> Flow[Response[T]]:
        """An operation as a flow, for flows that are made of several."""
        ...

    async def run(self, flow: Flow[T]) -> T:
        """Perform a flow."""
        ...


class PageInfo(Model):
    """Where the next page is: a whole URL, or None at the end."""

    next: str | None = None


class Page(msgspec.Struct, Generic[T], kw_only=True):
    """One page of a list.

    Attributes:
        data: the records of this page; it may be empty although more follow.
        page: Ramp's paging object.

    Example:
        >>> page = next(ramp.departments.list(page_size=2).pages())
        >>> len(page.data), page.next_cursor == page.data[-1].id
        (2, True)
    """

    data: list[T] | None
    page: PageInfo | None

    def __post_init__(self) -> None:
        # Ramp promises a list; a null there is an empty page, not a page that cannot be read.
        if self.data is None:
            self.data = []

    @property
    def next_url(self) -> str | None:
        """The next page's address as Ramp gave it."""
        return self.page.next if self.page is not None and self.page.next else None

    @property
    def next_cursor(self) -> str | None:
        """What to pass as ``start=`` to go on after this page, or None where this page is the last.

        Raises:
            PaginationError: the next page's address cannot be read, or names no cursor.
        """
        if self.next_url is None or not _is_address(self.next_url):
            return self.next_url
        cursor = str(_read(self.next_url)[1].get("start", [""])[0])
        if not cursor:  # None would say that this page is the last
            raise PaginationError("the address of the next page names no cursor")
        return cursor


def next_query(url: str, *, origins: frozenset[str], path: str) -> dict[str, list[Echoed]]:
    """The query of a ``page.next`` address, each parameter with its values: all that is ever used of it.

    Ramp gives whole URLs. They are never requested as such: the query goes onto our own origin and path, so that
    no answer can send the token elsewhere.

    Args:
        url: what ``page.next`` said.
        origins: where Ramp's addresses may point: our own origin, and Ramp's where a base URL stands before it.
        path: the path of the list, which the address must have as well.

    Raises:
        PaginationError: the address is for another host or path, or cannot be read.
    """
    parts, query = _read(url)
    # A letter that only looks like one of ASCII becomes it where all are made small: the Kelvin sign is no k.
    host = parts.netloc.lower() if parts.netloc.isascii() else parts.netloc
    if f"{parts.scheme}://{host}".removesuffix(_DEFAULT_PORTS.get(parts.scheme, "")) not in origins:
        raise PaginationError(
            f"the next page is said to be at {shown(parts.hostname)}, which is not where this list is"
        )
    if parts.path != path:
        raise PaginationError(f"the next page is said to be at {shown(parts.path)}, which is another list")
    return query


def _read(url: str) -> tuple[SplitResult, dict[str, list[Echoed]]]:
    """The parts of an address, and its query.

    Raises:
        PaginationError: it cannot be read, or not in one way only.
    """
    # What reads addresses drops blanks around them, and tabs and line ends within, in silence.
    if _CONTROL.search(url) or url != url.strip():
        raise PaginationError("the address of the next page has characters that no address has")
    try:
        parts = urlsplit(url)
        # Strict: a cursor that is read by halves is another cursor.
        pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=100)
        _check(pairs)
    except ValueError:
        raise PaginationError("the address of the next page cannot be read") from None
    found: dict[str, list[Echoed]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(Echoed(value))
    if len(found.get("start", ())) > 1:
        raise PaginationError("the address of the next page gives its cursor twice")
    return parts, found


def _check(pairs: list[tuple[str, str]]) -> None:
    """Refuse what no call could ask for."""
    if any(name == "start" and _CONTROL.search(value) for name, value in pairs):
        raise PaginationError("the next page's cursor holds control characters")
    if (length := len(urlencode(pairs))) > _LONGEST:
        raise PaginationError(f"what the next page's address asks for has {length:,} characters: no server takes that")


def _is_address(url: str) -> bool:
    """Whether what came as the next page's address is one, whole or in part; what is none is the cursor itself."""
    return "://" in url or url.lstrip().startswith("/") or any(sign in url for sign in "?#\\@")


class Echoed(str):
    """What Ramp's own address of a next page gives a parameter: sent back as it came, whatever the table knows."""

    __slots__ = ()


def _copied(**arguments: Mapping[str, Any] | None) -> dict[str, dict[str, Any] | None]:
    """The arguments as they are now, whatever becomes of what they were given in."""
    return {kind: None if values is None else dict(values) for kind, values in arguments.items()}


class Cursor(Generic[T]):
    """The way through a list: which arguments come next. Shared by both kinds of pages.

    Attributes:
        arguments: what to send for the next page, by kind (``path``, ``query``, ``body``); None after the last.
    """

    def __init__(
        self,
        operation: Operation[Page[T]],
        origins: frozenset[str],
        *,
        path: Mapping[str, str] | None,
        query: Mapping[str, Any] | None,
        body: Mapping[str, Any] | None,
    ) -> None:
        self._operation = operation
        self._origins = origins
        self._path = expand_path(operation.path, path or {})
        self._kind = operation.cursor_in
        given = _copied(path=path, query=query, body=body)
        self.arguments: dict[str, dict[str, Any]] | None = {
            kind: values for kind, values in given.items() if values is not None
        }
        start = self._start()
        self._seen = set[str]() if start is None else {start}

    def _start(self) -> str | None:
        start = (self.arguments or {}).get(self._kind, {}).get("start")
        start = start.value if isinstance(start, Enum) else start
        return str(start) if start else None

    @contextmanager
    def resumable(self) -> Generator[None]:
        """Within this, an error's ``cursor`` is that of the page which is being read: what resumes."""
        try:
            yield
        except RampError as error:
            error.cursor = self._start()
            raise

    def advance(self, page: Page[T]) -> None:
        """Go on after ``page``; ``arguments`` is None afterwards where it was the last.

        Raises:
            PaginationError: the next page is on another host, was read before, or could not be asked for again.
        """
        with self.resumable():
            self._advance(page)

    def _advance(self, page: Page[T]) -> None:
        if self.arguments is None or page.next_url is None:
            self.arguments = None
            return
        following = self._following(page.next_url)
        cursor = following.pop("start", [""])[0]
        # Without a new cursor the same page would come again, for ever.
        if not cursor or cursor in self._seen:
            raise PaginationError("the next page is one that was read before")
        self._seen.add(cursor)
        # What was asked for stays in force, whether Ramp's address repeats it or not: only what it adds is its own.
        asked = {name: value for name, value in self.arguments.get(self._kind, {}).items() if value is not None}
        filters = tuple(f"{one.name}." for one in self._operation.query if one.type == "filters" and one.name in asked)
        added = {name: values for name, values in following.items() if not (filters and name.startswith(filters))}
        self.arguments[self._kind] = {**added, **asked, "start": cursor}

    def _following(self, url: str) -> dict[str, list[Echoed]]:
        if self._operation.bare_cursor and not _is_address(url):
            if not url.strip():
                raise PaginationError("the next page's cursor is blank")
            _check([("start", url)])
            return {"start": [Echoed(url)]}
        query = next_query(url, origins=self._origins, path=self._path)
        # Into a body goes the cursor alone: the rest is in it, typed.
        return query if self._kind == "query" else {"start": query["start"]} if "start" in query else {}


class Pages(Generic[T]):
    """A list: iterate for every record of every page, or take ``.pages()``.

    Nothing is requested before the first step, and each iteration starts anew.

    Example:
        >>> names = [department.name for department in ramp.departments.list()]
        >>> pages = list(ramp.departments.list(page_size=2).pages())
        >>> names == [department.name for page in pages for department in page.data]
        True

        Reading on from where an earlier run stopped:

        >>> rest = ramp.departments.list(start=pages[0].next_cursor)
        >>> [department.name for department in rest] == names[2:]
        True
    """

    def __init__(
        self,
        client: Sends,
        operation: Operation[Page[T]],
        query: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> None:
        self._client = client
        self._operation = operation
        self._arguments = _copied(path=path, query=query, body=body)
        self._timeout = timeout

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.data or ()

    def pages(self) -> Iterator[Page[T]]:
        """The pages, one request each.

        Every error's ``cursor`` is what to give as ``start=`` to read on: that of the page whose request failed, so
        that no record is lost or comes twice, or of the page that names no good next one, which then comes again. It
        is None, or the ``start=`` that was given, where the first page failed.

        Raises:
            APIError, TransportError: as any call.
            PaginationError: the next page is on another host, was read before, or cannot be asked for.

        Example:
            >>> from ramp_api import RampError
            >>> read, start = [], None
            >>> for attempt in range(3):
            ...     try:
            ...         for page in ramp.departments.list(start=start, page_size=2).pages():
            ...             read += page.data
            ...         break
            ...     except RampError as error:
            ...         start = error.cursor
            >>> len(read) == len(list(ramp.departments.list()))
            True
        """
        cursor = Cursor(self._operation, self._client.page_origins, **self._arguments)
        while cursor.arguments is not None:
            with cursor.resumable():
                page = self._client.send(self._operation, **cursor.arguments, timeout=self._timeout).body
            yield page
            cursor.advance(page)


class AsyncPages(Generic[T]):
    """A list: ``async for`` every record of every page, or take ``.pages()``. As :class:`Pages` otherwise."""

    def __init__(
        self,
        client: AsyncSends,
        operation: Operation[Page[T]],
        query: Mapping[str, Any] | None = None,
        *,
        path: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
        timeout: float | None = None,
    ) -> None:
        self._client = client
        self._operation = operation
        self._arguments = _copied(path=path, query=query, body=body)
        self._timeout = timeout

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for record in page.data or ():
                yield record

    async def pages(self) -> AsyncIterator[Page[T]]:
        """The pages, one request each; errors as in :meth:`Pages.pages`."""
        cursor = Cursor(self._operation, self._client.page_origins, **self._arguments)
        while cursor.arguments is not None:
            with cursor.resumable():
                response = await self._client.send(self._operation, **cursor.arguments, timeout=self._timeout)
            yield response.body
            cursor.advance(response.body)

"""Reading that fails goes on from the error's cursor: no record is lost, and none comes twice that need not."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ramp_api import AsyncClient, Client
from ramp_api.errors import APIError, DecodeError, PaginationError, RampError, TransportError
from ramp_api.http import Request, Response
from tests.scripted import AsyncScriptedDriver, ScriptedDriver, answer

BASE = "https://gateway.example"
BY_POST = "/developer/v1/vendors/agreements"


def refused(status: int) -> Response[bytes]:
    return answer(status, {"error_v2": {"message": "not now"}})


# What comes instead of a page.
FAILING: dict[str, Callable[[], Response[bytes] | TransportError]] = {
    "503": lambda: refused(503),
    "429": lambda: refused(429),
    "404": lambda: refused(404),
    "reset": lambda: TransportError("connection reset"),
    "refused": lambda: TransportError("connection refused", sent=False),
    "silent": lambda: TransportError("nothing came", timed_out=True),
    "garbage": lambda: answer(200, b'{"data": [{"id": '),
    "no page": lambda: answer(200, {"data": [{"id": "of no page"}]}),
}
# What comes as a page's next one.
BAD_NEXT = ("foreign", "again", "nowhere")
FAULTS = ("none", *FAILING, *BAD_NEXT)


@dataclass
class Listing:
    """A list on a server that fails as is said, request by request, and then no more.

    Attributes:
        pages: the ids of the records, page by page.
        shown: which pages were given with a next one that cannot be followed.
    """

    path: str
    pages: list[list[str]]
    faults: list[str]
    shown: Counter[int] = field(default_factory=Counter[int])

    def __call__(self, request: Request) -> Response[bytes] | TransportError:
        fault = self.faults.pop(0) if self.faults else "none"
        number = self._asked(request)
        if fault in FAILING:
            return FAILING[fault]()
        self.shown[number] += fault in BAD_NEXT
        records = [{"id": one} for one in self.pages[number]]
        return answer(200, {"data": records, "page": {"next": self._next(number, fault)}})

    def _asked(self, request: Request) -> int:
        assert request.url.startswith(BASE + self.path)
        if request.method == "POST":
            assert isinstance(request.content, bytes)
            start = json.loads(request.content).get("start")
        else:
            (start,) = parse_qs(request.url.partition("?")[2]).get("start", [None])
        return 0 if start is None else int(start.removeprefix("page "))

    def _next(self, number: int, fault: str) -> str | None:
        at, following = f"{BASE}{self.path}?page_size=100", number + 1
        bad = {
            "foreign": f"https://evil.example{self.path}?start=page+{following}",
            "again": f"{at}&start=page%20{number}" if number else "?start=page+1",
            "nowhere": at,
        }
        if fault in bad:
            return bad[fault]
        if following == len(self.pages):
            return None
        return f"page {following}" if self.path == BY_POST and number % 2 else f"{at}&start=page%20{following}"


@dataclass
class Reader:
    """Reads on with a new client after every error.

    Attributes:
        read: the ids, in order, those that came again as well.
        errors: what it met, in order.
    """

    listing: Listing
    retries: int
    read: list[str] = field(default_factory=list[str])
    errors: list[RampError] = field(default_factory=list[RampError])

    def to_the_end(self, once: Callable[[str | None], None]) -> None:
        start: str | None = None
        while True:
            held = len(self.read)
            try:
                once(start)
            except RampError as error:
                self.errors.append(error)
                if error.cursor is None:
                    assert len(self.read) - held in {0, len(self.listing.pages[0])}
                start = error.cursor
            else:
                return

    def settings(self, driver: Any) -> dict[str, Any]:
        return {"token": "t", "base_url": BASE, "limiter": None, "retries": self.retries, "driver": driver}

    def sync(self, start: str | None) -> None:
        with Client(**self.settings(Shut(self.listing))) as client:
            for record in LISTS[self.listing.path](client, start):
                self.read.append(id_of(record))

    def asynchronous(self, start: str | None) -> None:
        async def main() -> None:
            async with AsyncClient(**self.settings(AsyncShut(self.listing))) as client:
                async for record in LISTS[self.listing.path](client, start):
                    self.read += [id_of(record)]

        asyncio.run(main())


def id_of(record: Any) -> str:
    return str(record["id"] if isinstance(record, dict) else record.id)


class Shut(ScriptedDriver):
    def close(self) -> None:
        """Nothing is open."""


class AsyncShut(AsyncScriptedDriver):
    async def aclose(self) -> None:
        """Nothing is open."""


# By the query, and in the body of a POST, where some cursors come bare.
LISTS: dict[str, Callable[[Any, str | None], Any]] = {
    "/developer/v1/departments": lambda client, start: client.departments.list(start=start),
    BY_POST: lambda client, start: client.vendors.agreements.list(start=start),
}

SIZES = st.lists(st.one_of(st.just(0), st.integers(0, 4)), min_size=1, max_size=8)


@pytest.mark.parametrize("kind", ["sync", "asynchronous"])
@pytest.mark.parametrize("path", LISTS)
@given(sizes=SIZES, faults=st.lists(st.sampled_from(FAULTS), max_size=24), retries=st.integers(0, 3))
@example(sizes=[2, 0, 0, 3], faults=["none", "503", "none", "none", "503"], retries=0)
@example(sizes=[2, 2, 2], faults=["none", *["503"] * 4, "none"], retries=3)
@example(sizes=[2, 2, 2], faults=["none", "foreign", "again", "nowhere", "reset", "none"], retries=0)
@example(sizes=[1, 1], faults=["foreign", "503", "nowhere", "garbage", "again"], retries=0)
def test_every_record_comes_once_whatever_fails(
    path: str, kind: str, sizes: list[int], faults: list[str], retries: int
) -> None:
    ids = iter(range(1_000))
    listing = Listing(path, [[str(next(ids)) for _ in range(size)] for size in sizes], list(faults))
    reader = Reader(listing, retries)
    reader.to_the_end(getattr(reader, kind))
    everything = [one for page in listing.pages for one in page]
    assert list(dict.fromkeys(reader.read)) == everything
    # A page that named no good next one comes again, and no other.
    again = {one: 1 + listing.shown[number] for number, page in enumerate(listing.pages) for one in page}
    assert Counter(reader.read) == again
    strange = [error for error in reader.errors if isinstance(error, PaginationError)]
    assert len(strange) == sum(listing.shown.values())
    assert all(isinstance(error, APIError | TransportError | DecodeError | PaginationError) for error in reader.errors)


def test_faults_that_repetition_overcomes_are_not_heard_of() -> None:
    listing = Listing("/developer/v1/departments", [["1"], [], ["2"]], ["503", "none", "reset", "503", "none", "429"])
    reader = Reader(listing, retries=3)
    reader.to_the_end(reader.sync)
    assert (reader.read, reader.errors) == (["1", "2"], [])


def test_the_script_knows_every_fault() -> None:
    for fault in FAULTS[1:]:
        listing = Listing("/developer/v1/departments", [["1"], ["2"]], ["none", fault])
        reader = Reader(listing, retries=0)
        reader.to_the_end(reader.sync)
        (error,) = reader.errors
        assert (fault, error.cursor) == (fault, "page 1")
        assert (fault, reader.read) == (fault, ["1", "2", "2"] if fault in BAD_NEXT else ["1", "2"])

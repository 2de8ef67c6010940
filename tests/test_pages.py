from __future__ import annotations

import asyncio
import pickle
from enum import Enum
from typing import Any
from urllib.parse import parse_qsl, quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api import AsyncClient, Client
from ramp_api.build import build
from ramp_api.codec import decode
from ramp_api.errors import (
    DecodeError,
    InvalidRequestError,
    NotFoundError,
    PaginationError,
    RampError,
    TransportError,
)
from ramp_api.operations import custom_records, departments, vendors
from ramp_api.pages import AsyncPages, Cursor, Page, PageInfo, Pages, next_query
from tests.scripted import AsyncScriptedDriver, ScriptedDriver, answer

PATH = "/developer/v1/departments"
ORIGINS = frozenset({"https://gateway.example", "https://demo-api.ramp.com", "https://kiosk.example"})

FOREIGN = [
    "http://gateway.example" + PATH + "?start=a",
    "https://evil.example" + PATH + "?start=a",
    "https://gateway.example.evil.example" + PATH + "?start=a",
    "https://gateway.example:444" + PATH + "?start=a",
    "https://user@gateway.example" + PATH + "?start=a",
    "https://gateway.example@evil.example" + PATH + "?start=a",
    "https://evil.example\\@gateway.example" + PATH + "?start=a",
    "https://gateway.example\\.evil.example" + PATH + "?start=a",
    "//evil.example" + PATH + "?start=a",
    "///evil.example" + PATH + "?start=a",
    "https:///evil.example" + PATH + "?start=a",
    "https:evil.example" + PATH + "?start=a",
    "\thttps://evil.example" + PATH + "?start=a",
    "https://gаteway.example" + PATH + "?start=a",  # noqa: RUF001 - a Cyrillic letter, on purpose
    "https://[::1]" + PATH + "?start=a",
    "https://[::ffff:127.0.0.1" + PATH + "?start=a",
    "file:///etc/passwd?start=a",
    "javascript:alert(1)?start=a",
    "gateway.example" + PATH + "?start=a",
    PATH + "?start=a",
    "?start=a",
    "",
    " ",
    "https://gateway.example" + PATH + "/x?start=a",
    "https://gateway.example/developer/v1/users?start=a",
    "https://gateway.example" + PATH + "/?start=a",
    "https://gateway.example" + PATH + "/../users?start=a",
    "https://gateway.example" + PATH + "?start=a&start=b",
    "https://gateway.example" + PATH + "?start",
    "https://gateway.example" + PATH + "?start=a&start=",
    "https://gateway.example" + PATH + "?start=a" + "".join(f"&a{number}=b" for number in range(100)),
    "https://gateway.example" + PATH + "?start=a&st%61rt=b",
    "https://gateway.example" + PATH + "?start=%E9",  # no UTF-8: it would be read as another cursor
    "https://gateway.example" + PATH + "?start=a%00b",
    "https://gateway.example" + PATH + "?start=a%0D%0Ab",
    "https://gateway.example" + PATH + "?start=" + "a" * 20_000,
    "https://gateway.example" + PATH + "?start=a&other=" + "é" * 4_000,
    "https://gateway.example" + PATH + "?start=a\tb",
    "https://gateway.example" + PATH + "?start=a\n",
    "https://gateway.example" + PATH + "?start=a\x00",
    "https://gateway.example" + PATH + "?start=a\x7f",
    "https://gateway.example" + PATH + "?start=a ",
    " https://gateway.example" + PATH + "?start=a",
    "\x00https://gateway.example" + PATH + "?start=a",
    "https://gate\tway.example" + PATH + "?start=a",
    "ht\ntps://gateway.example" + PATH + "?start=a",
    "https://gateway.example" + PATH.replace("v1", "v\r1") + "?start=a",
    "https://\u212aiosk.example" + PATH + "?start=a",  # the Kelvin sign: small, it is a k
    "https://gateway.example." + PATH + "?start=a",
    "https://gateway%2Eexample" + PATH + "?start=a",
    "https://gateway.example:" + PATH + "?start=a",
    "https://gateway.example:0443" + PATH + "?start=a",
    "https://gateway.example:80" + PATH + "?start=a",
    "https://gateway.example:443:443" + PATH + "?start=a",
    "https://gateway.example:443@evil.example" + PATH + "?start=a",
    "https://gateway.example:99999999" + PATH + "?start=a",
    "https://:443" + PATH + "?start=a",
    "https://@gateway.example" + PATH + "?start=a",
    "https://gateway.example#@evil.example" + PATH + "?start=a",
    "https://gateway.example?@evil.example" + PATH + "?start=a",
    "https://gateway.example/developer/v1/%2e%2e/v1/departments?start=a",
    "https://gateway.example/developer/v1/./departments?start=a",
    "https://gateway.example//developer/v1/departments?start=a",
    "https://gateway.example" + PATH + ";x?start=a",
    "https://gateway.example" + PATH + "%00?start=a",
    "data:application/json,{}?start=a",
]

# Of this list, but without a cursor.
CURSORLESS = [
    f"https://gateway.example{PATH}{rest}" for rest in ("", "?", "?START=a", "?page=2", "?start=", "#?start=a")
]


@pytest.mark.parametrize("url", FOREIGN)
def test_addresses_that_are_not_this_list_are_refused(url: Any) -> None:
    with pytest.raises(PaginationError):
        next_query(url, origins=ORIGINS, path=PATH)


@pytest.mark.parametrize("origin", sorted(ORIGINS))
def test_only_the_query_of_an_address_is_used(origin: Any) -> None:
    url = f"{origin}{PATH}?start=a%26b&page_size=100#fragment"
    assert next_query(url, origins=ORIGINS, path=PATH) == {"start": ["a&b"], "page_size": ["100"]}


@pytest.mark.parametrize("origin", ["HTTPS://Gateway.EXAMPLE", "https://gateway.example:443", "https://KIOSK.example"])
def test_a_host_is_the_same_in_any_case_and_with_the_port_that_it_has_anyway(origin: Any) -> None:
    assert next_query(f"{origin}{PATH}?start=a", origins=ORIGINS, path=PATH) == {"start": ["a"]}


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("http://127.0.0.1", "http://127.0.0.1:80"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("https://bücher.example", "https://bücher.example:443"),
    ],
)
def test_an_origin_of_any_kind_is_known_again(base: Any, said: Any) -> None:
    assert next_query(f"{said}{PATH}?start=a", origins=frozenset({base}), path=PATH) == {"start": ["a"]}
    with pytest.raises(PaginationError, match="not where this list is"):
        next_query(
            f"{said.replace(':80', ':81').replace(':443', ':444')}{PATH}?start=a", origins=frozenset({base}), path=PATH
        )


def test_a_page_of_null_is_an_empty_one() -> None:
    assert Page[Any](data=None, page=None).data == []


def page(url: str | None, *ids: str) -> Page[Any]:
    return Page(data=list(ids), page=PageInfo(next=url))


def at(start: str) -> str:
    return f"https://gateway.example{PATH}?start={start}"


def cursor(**query: str) -> Cursor[Any]:
    return Cursor(departments.LIST, ORIGINS, path=None, query=query, body=None)


def test_filters_stay_in_force_though_the_address_leaves_them_out() -> None:
    way = cursor(entity_id="e", page_size="100")
    way.advance(page(at("a")))
    assert way.arguments == {"query": {"entity_id": "e", "page_size": "100", "start": "a"}}


def test_what_was_asked_for_is_asked_again_and_what_ramp_adds_goes_back_as_it_came() -> None:
    """An address may say our own filters otherwise, or name what no edition of the document has."""
    way = cursor(page_size="100")
    way.advance(page(f"{at('a')}&page_size=1000&is_new=True&snapshot=s%2B1&snapshot=t"))
    assert way.arguments == {"query": {"page_size": "100", "start": "a", "is_new": ["True"], "snapshot": ["s+1", "t"]}}
    assert way.arguments is not None
    request = build("https://gateway.example", departments.LIST, query=way.arguments["query"])
    pairs = {"page_size=100", "start=a", "is_new=True", "snapshot=s%2B1", "snapshot=t"}
    assert set(request.url.partition("?")[2].split("&")) == pairs


def test_no_address_is_the_end() -> None:
    for info in (PageInfo(next=None), PageInfo(next=""), None):
        way = cursor()
        way.advance(Page(data=[], page=info))
        assert way.arguments is None


def test_what_an_address_says_of_itself_is_cut_and_its_password_not_told() -> None:
    for url in (
        f"https://user:password@{'e' * 5_000}.example{PATH}?start=a",
        f"https://gateway.example/{'p' * 5_000}?start=a",
    ):
        with pytest.raises(PaginationError) as caught:
            next_query(url, origins=ORIGINS, path=PATH)
        assert len(str(caught.value)) < 400
        assert "password" not in str(caught.value)


@pytest.mark.parametrize("starts", [["a", "a"], ["a", "b", "a"], ["a", "b", "c", "b"], [""]])
def test_a_cursor_that_repeats_is_an_error_at_once(starts: Any) -> None:
    way = cursor()
    with pytest.raises(PaginationError, match="read before|cannot be read") as caught:
        for start in starts:
            way.advance(page(at(start)))
    assert caught.value.cursor == (starts[-2] if len(starts) > 1 else None)


@pytest.mark.parametrize("url", [at("a").replace("gateway", "evil"), at("b") + "&start=c", at("a")])
def test_an_error_says_where_reading_may_go_on(url: Any) -> None:
    way = cursor(start="a")
    with pytest.raises(PaginationError) as caught:
        way.advance(page(url))
    assert caught.value.cursor == "a"


@pytest.mark.parametrize("kind", [Pages, AsyncPages])
def test_a_list_keeps_the_query_that_it_was_made_with(kind: Any) -> None:
    query = {"page_size": 100}
    listing = kind(None, departments.LIST, query)
    query.clear()
    assert listing._arguments["query"] == {"page_size": 100}


def test_nor_by_a_detour() -> None:
    way = cursor(start="a")
    way.advance(page(at("b")))
    with pytest.raises(PaginationError) as caught:
        way.advance(page(at("a")))
    assert caught.value.cursor == "b"


def test_a_resumed_list_does_not_come_back_to_where_it_began() -> None:
    way = cursor(start="a")
    with pytest.raises(PaginationError):
        way.advance(page(at("a")))


PRINTABLE = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])


@given(st.lists(st.text(PRINTABLE, min_size=1), unique=True))
def test_any_way_through_is_followed_to_its_end(starts: Any) -> None:
    way = cursor()
    followed: list[object] = []
    for url in [*(at(quote(start, safe="")) for start in starts), None]:
        assert way.arguments is not None
        way.advance(page(url))
        followed.append(way.arguments and way.arguments["query"]["start"])
    assert followed == [*starts, None]


class TestAgainstAScript:
    """The lists of a client, without a socket."""

    def listing(self, *bodies: object) -> Any:
        driver = ScriptedDriver([answer(200, body) for body in bodies])
        client = Client(token="t", base_url="https://gateway.example", limiter=None, driver=driver.driver)
        return client.departments.list(), driver

    def test_every_page_is_followed_an_empty_one_too(self) -> None:
        listing, driver = self.listing(
            {"data": [{"id": "1", "name": "a"}], "page": {"next": at("1")}},
            {"data": [], "page": {"next": at("2")}},
            {"data": None, "page": {"next": at("3")}},
            {"data": [{"id": "4", "name": "d"}], "page": {"next": None}},
        )
        assert [department.id for department in listing] == ["1", "4"]
        assert [request.url.partition("?")[2] for request in driver.sent] == [
            "page_size=100", "page_size=100&start=1", "page_size=100&start=2", "page_size=100&start=3",
        ]  # fmt: skip
        assert {request.url.partition("/developer")[0] for request in driver.sent} == {"https://gateway.example"}

    @pytest.mark.parametrize("url", FOREIGN + CURSORLESS)
    def test_a_foreign_address_is_never_requested(self, url: Any) -> None:
        listing, driver = self.listing({"data": [{"id": "1"}], "page": {"next": url}})
        if not url:
            assert [department.id for department in listing] == ["1"]
        else:
            read: list[str | None] = []
            with pytest.raises(PaginationError):
                read.extend(department.id for department in listing)
        assert len(driver.sent) == 1

    @pytest.mark.parametrize(
        "body", [{"data": []}, {"page": {"next": None}}, [], {"data": {}, "page": {}}, {"data": [5], "page": None}]
    )
    def test_what_is_not_a_page_is_not_taken_for_the_last_one(self, body: Any) -> None:
        listing, _ = self.listing(body)
        with pytest.raises(DecodeError):
            list(listing)

    @pytest.mark.parametrize("start", [None, "0"])
    def test_an_error_of_any_kind_says_where_reading_goes_on(self, start: Any) -> None:
        first = {"data": [{"id": "1"}], "page": {"next": at("1")}}
        for bad in (
            answer(400, {}),
            answer(404, {}),
            answer(200, b"<html>"),
            TransportError("reset"),
            TransportError("no", sent=False),
        ):
            for before in (0, 1):
                driver = ScriptedDriver([*[answer(200, first)] * before, bad])
                client = Client(token="t", base_url=BESIDE, limiter=None, retries=0, driver=driver.driver)
                read: list[str | None] = []
                with pytest.raises(RampError) as caught:
                    read.extend(department.id for department in client.departments.list(start=start))
                assert not isinstance(caught.value, PaginationError)
                assert (read, caught.value.cursor) == ((["1"], "1") if before else ([], start))
                assert pickle.loads(pickle.dumps(caught.value)).cursor == caught.value.cursor

    def test_so_does_one_before_anything_is_sent(self) -> None:
        client = Client(token="t", base_url=BESIDE, limiter=None, driver=ScriptedDriver([]).driver)
        with pytest.raises(InvalidRequestError) as caught:
            list(client.departments.list(start="a", page_size=1))
        assert caught.value.cursor == "a"

    def test_what_was_given_as_an_enum_is_resumed_by_its_value(self) -> None:
        class Places(Enum):
            HERE = "here"

        driver = ScriptedDriver([answer(404, {})])
        client = Client(token="t", base_url=BESIDE, limiter=None, retries=0, driver=driver.driver)
        with pytest.raises(NotFoundError) as caught:
            list(client.departments.list(start=Places.HERE))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        assert caught.value.cursor == "here"

    def test_errors_of_whoever_reads_are_left_as_they_are(self) -> None:
        listing, _ = self.listing({"data": [{"id": "1"}], "page": {"next": at("1")}})
        mine = RampError("mine")
        with pytest.raises(RampError) as caught:
            for _ in listing:
                raise mine
        assert caught.value.cursor is None

    def test_an_asynchronous_list_says_so_too(self) -> None:
        async def main() -> tuple[list[str | None], str | None, str | None]:
            first = answer(200, {"data": [{"id": "1"}], "page": {"next": at("1")}})
            foreign = answer(200, {"data": [{"id": "2"}], "page": {"next": at("2").replace("gateway", "evil")}})
            driver: Any = AsyncScriptedDriver([first, answer(404, {}), first, foreign])
            client = AsyncClient(token="t", base_url=BESIDE, limiter=None, retries=0, driver=driver)
            read: list[str | None] = []
            with pytest.raises(NotFoundError) as not_found:
                read.extend([one.id async for one in client.departments.list()])
            with pytest.raises(PaginationError) as strange:
                async for department in client.departments.list():
                    read += [department.id]
            return read, not_found.value.cursor, strange.value.cursor

        assert asyncio.run(main()) == (["1", "2"], "1", "1")

    def test_pages_can_be_resumed_and_iterated_anew(self) -> None:
        first = {"data": [{"id": "1"}], "page": {"next": at("1")}}
        last = {"data": [{"id": "2"}], "page": {"next": None}}
        listing, driver = self.listing(first, last, first)
        pages = list(listing.pages())
        assert [one.next_cursor for one in pages] == ["1", None]
        assert next(iter(listing)).id == "1"
        assert len(driver.sent) == 3


BESIDE = "https://gateway.example"

# What is no cursor, whatever the operation: to follow it would mean to go where it says.
NO_CURSOR = [
    "http://evil/x", "https://evil.example/x?start=a", "//evil", "///evil", "evil.com/x?start=1", "\\\\evil", "\\evil",
    "user@evil", "user:password@evil", "/developer/v1/users", "/x", "?start=a", "start?", "a#b", "#", " //evil",
    "\thttp://evil", " ", "\t",
]  # fmt: skip


def test_a_page_knows_where_it_can_be_resumed_by_address_and_by_cursor() -> None:
    assert page(at("a%26b")).next_cursor == "a&b"
    assert page("2c1ae5d6-0000").next_cursor == "2c1ae5d6-0000"
    assert page("Zm9v+YmFy==").next_cursor == "Zm9v+YmFy=="
    assert page(None).next_cursor is page("").next_cursor is Page[Any](data=[], page=None).next_cursor is None


def test_an_address_that_cannot_be_read_is_not_taken_for_the_end() -> None:
    with pytest.raises(PaginationError, match="cannot be read"):
        page("https://[::ffff:127.0.0.1/x?start=a").next_cursor  # noqa: B018 - the property raises


class TestListsBelowAnObject:
    """The address of a next page is compared with the path as it was sent, values encoded."""

    PATH = "/developer/v1/vendors/{}/contacts"

    def way(self, vendor_id: str) -> Cursor[Any]:
        return Cursor(vendors.CONTACTS_LIST, ORIGINS, path={"vendor_id": vendor_id}, query={}, body=None)

    @pytest.mark.parametrize(
        ("vendor_id", "encoded"), [("v-1", "v-1"), ("a b/c?d", "a%20b%2Fc%3Fd"), ("é;x", "%C3%A9%3Bx")]
    )
    def test_the_same_object_is_followed(self, vendor_id: Any, encoded: Any) -> None:
        way = self.way(vendor_id)
        way.advance(page(f"{BESIDE}{self.PATH.format(encoded)}?start=a"))
        assert way.arguments == {"path": {"vendor_id": vendor_id}, "query": {"start": "a"}}

    @pytest.mark.parametrize(
        "other", ["v-2", "v-1/x", "v-1%2F..%2Fv-2", "../v-1", "%76-1", "V-1", "{vendor_id}", "", "v-1;x"]
    )
    def test_another_one_is_refused(self, other: Any) -> None:
        with pytest.raises(PaginationError, match="another list"):
            self.way("v-1").advance(page(f"{BESIDE}{self.PATH.format(other)}?start=a"))

    @pytest.mark.parametrize("vendor_id", ["", "..", None])
    def test_a_list_that_cannot_be_is_refused_before_anything_is_sent(self, vendor_id: Any) -> None:
        with pytest.raises(InvalidRequestError, match="vendor_id"):
            self.way(vendor_id)


class TestListsByPost:
    """The cursor goes into the body, beside the filters."""

    def way(self, **body: object) -> Cursor[Any]:
        return Cursor(vendors.AGREEMENTS_LIST, ORIGINS, path=None, query=None, body=body)

    def test_the_filters_stay_and_the_cursor_goes_beside_them(self) -> None:
        way = self.way(page_size=50, is_active=True)
        for start in ("a", "b"):
            way.advance(page(f"{BESIDE}/developer/v1/vendors/agreements?start={start}&page_size=2&is_active=false"))
            # Of an address, the cursor alone: the rest is in the body already, and typed.
            assert way.arguments == {"body": {"page_size": 50, "is_active": True, "start": start}}
        way.advance(page(None))
        assert way.arguments is None

    def test_a_bare_cursor_goes_there_too(self) -> None:
        way = self.way()
        way.advance(page("cursor-1"))
        assert way.arguments == {"body": {"start": "cursor-1"}}

    @pytest.mark.parametrize("url", ["{}?page_size=2", "{}?start=", "{}?begin=a"])
    def test_an_address_without_a_cursor_is_not_followed(self, url: Any) -> None:
        with pytest.raises(PaginationError, match="read before|cannot be read"):
            self.way().advance(page(url.format(f"{BESIDE}/developer/v1/vendors/agreements")))

    @pytest.mark.parametrize("starts", [["a", "a"], ["a", "b", "a"]])
    def test_a_cursor_that_repeats_is_an_error_here_as_well(self, starts: Any) -> None:
        way = self.way()
        with pytest.raises(PaginationError, match="read before") as caught:
            for start in starts:
                way.advance(page(start))
        assert caught.value.cursor == starts[-2]
        with pytest.raises(PaginationError):
            self.way(start="a").advance(page("a"))


class TestBareCursors:
    """Some lists give the cursor itself where others give an address."""

    def way(self, operation: Any = custom_records.TABLES_LIST) -> Cursor[Any]:
        return Cursor(operation, ORIGINS, path=None, query={"page_size": "2"}, body=None)

    @pytest.mark.parametrize(
        "cursor",
        [
            "2c1ae5d6-0000",
            "eyJhIjoxfQ==",
            "a+b",
            "a&start=b",
            "evil.com",
            "a%2Fb",
            "é",
            "ab/cd==",
            "id:123",
            "evil:443",
            "javascript:alert(1)",
            "../users",
        ],
    )
    def test_it_is_a_value_of_the_query_and_nothing_else(self, cursor: Any) -> None:
        way = self.way()
        way.advance(page(cursor))
        assert way.arguments == {"query": {"page_size": "2", "start": cursor}}

    @pytest.mark.parametrize("url", NO_CURSOR)
    def test_what_could_be_an_address_never_is_one(self, url: Any) -> None:
        for way in (self.way(), Cursor[Any](vendors.AGREEMENTS_LIST, ORIGINS, path=None, query=None, body={})):
            with pytest.raises(PaginationError):
                way.advance(page(url))

    @pytest.mark.parametrize("cursor", ["a\x00b", "a\r\nb", "\x7f", "a" * 20_000, "é" * 4_000])
    def test_nor_is_what_no_call_could_ask_for_a_value(self, cursor: Any) -> None:
        way = self.way()
        way.advance(page("a"))
        with pytest.raises(PaginationError) as caught:
            way.advance(page(cursor))
        assert caught.value.cursor == "a"

    def test_an_address_is_taken_here_too(self) -> None:
        way = self.way()
        way.advance(page(f"{BESIDE}/developer/v1/custom-records/custom-tables?start=a"))
        assert way.arguments == {"query": {"page_size": "2", "start": "a"}}

    @pytest.mark.parametrize("url", ["2c1ae5d6-0000", "a", *NO_CURSOR])
    def test_where_ramp_gives_addresses_it_is_refused(self, url: Any) -> None:
        with pytest.raises(PaginationError):
            self.way(departments.LIST).advance(page(url))

    @given(st.text())
    def test_whatever_comes_stays_a_value_or_is_refused(self, url: str) -> None:
        way = self.way()
        try:
            way.advance(page(url))
        except PaginationError:
            control = any(ord(sign) < 32 or ord(sign) == 127 for sign in url)
            assert set(url) & set("/?#\\@") or not url.strip() or control
            return
        assert way.arguments == ({"query": {"page_size": "2", "start": url}} if url else None)


class TestFiltersOnTheWay:
    """Lists and filters come back in the address of the next page as they went out."""

    def test_they_go_out_the_same_on_every_page(self) -> None:
        path = "/developer/v1/custom-records/custom-tables/suppliers/rows"
        repeated = f"{BESIDE}{path}?start=a&external_key=k%2Cl&filter.region.eq=EMEA&page_size=2"
        bodies = [{"data": [], "page": {"next": url}} for url in (repeated, f"{BESIDE}{path}?start=b", "c", None)]
        driver = ScriptedDriver([answer(200, body) for body in bodies])
        client = Client(token="t", base_url=BESIDE, limiter=None, driver=driver.driver)
        rows = client.custom_records.tables.rows.list(
            "suppliers", external_key=["k", "l"], filter={"region.eq": "EMEA"}, page_size=2
        )
        assert list(rows) == []
        queries = [sorted(parse_qsl(request.url.partition("?")[2])) for request in driver.sent]
        first = [("external_key", "k,l"), ("filter.region.eq", "EMEA"), ("page_size", "2")]
        assert queries == [first, *([*first, ("start", start)] for start in "abc")]


@pytest.mark.parametrize("following", [True, ["x"], {}, "https://gateway.example/x?begin=a", at(""), "?start=", "/x"])
def test_a_page_that_has_another_is_never_called_the_last(following: Any) -> None:
    body = {"data": [{"id": "1"}], "page": {"next": following}}
    found = decode(departments.LIST, answer(200, body))
    with pytest.raises(PaginationError, match=r"names no cursor|cannot be read"):
        found.next_cursor  # noqa: B018 - the property raises

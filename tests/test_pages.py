from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api.errors import DecodeError, PaginationError
from ramp_api.operations import departments
from ramp_api.pages import AsyncPages, Cursor, Page, PageInfo, Pages, next_query
from tests.scripted import answer

PATH = "/developer/v1/departments"
ORIGINS = frozenset({"https://gateway.example", "https://demo-api.ramp.com"})

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
    "https://gateway.example" + PATH + "/../users?start=a",
    "https://gateway.example" + PATH + "?start=a&start=b",
    "https://gateway.example" + PATH + "?start",
    "https://gateway.example" + PATH + "?start=a&start=",
    "https://gateway.example" + PATH + "?start=a" + "".join(f"&a{number}=b" for number in range(100)),
]


@pytest.mark.parametrize("url", FOREIGN)
def test_addresses_that_are_not_this_list_are_refused(url: Any) -> None:
    with pytest.raises(PaginationError):
        next_query(url, origins=ORIGINS, path=PATH)


@pytest.mark.parametrize("origin", sorted(ORIGINS))
def test_only_the_query_of_an_address_is_used(origin: Any) -> None:
    url = f"{origin}{PATH}?start=a%26b&page_size=100#fragment"
    assert next_query(url, origins=ORIGINS, path=PATH) == {"start": "a&b", "page_size": "100"}


def test_a_host_is_the_same_in_any_case() -> None:
    assert next_query(f"HTTPS://Gateway.EXAMPLE{PATH}?start=a", origins=ORIGINS, path=PATH) == {"start": "a"}


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


def test_no_address_is_the_end() -> None:
    for info in (PageInfo(next=None), PageInfo(next=""), None):
        way = cursor()
        way.advance(Page(data=[], page=info))
        assert way.arguments is None


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


@given(st.lists(st.text(min_size=1, alphabet=st.characters(codec="ascii", exclude_characters="\t\r\n")), unique=True))
def test_any_way_through_is_followed_to_its_end(starts: Any) -> None:
    from urllib.parse import quote

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
        from ramp_api import Client
        from tests.scripted import ScriptedDriver

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
            "page_size=100", "start=1&page_size=100", "start=2&page_size=100", "start=3&page_size=100",
        ]  # fmt: skip
        assert {request.url.partition("/developer")[0] for request in driver.sent} == {"https://gateway.example"}

    @pytest.mark.parametrize("url", FOREIGN)
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

    def test_pages_can_be_resumed_and_iterated_anew(self) -> None:
        first = {"data": [{"id": "1"}], "page": {"next": at("1")}}
        last = {"data": [{"id": "2"}], "page": {"next": None}}
        listing, driver = self.listing(first, last, first)
        pages = list(listing.pages())
        assert [one.next_cursor for one in pages] == ["1", None]
        assert next(iter(listing)).id == "1"
        assert len(driver.sent) == 3

"""Whatever address a list gives for its next page, nothing but our own server is ever asked, on no paged operation.

Where the addresses point, real sockets listen; they must never get a connection.
"""

from __future__ import annotations

import asyncio
import errno
import json
import re
import socket
from collections.abc import AsyncIterator, Iterator
from functools import reduce
from typing import Any, Self

import pytest

from ramp_api import AsyncClient, Client, operations
from ramp_api.errors import PaginationError
from ramp_api.http import expand_path
from ramp_api.operation import Operation
from tests.wire import WireServer

PAGED = [operation for operation in operations.all() if operation.paged]
BY_NAME = pytest.mark.parametrize("operation", PAGED, ids=lambda operation: operation.name)
SHARE = 8  # of the shapes, one in so many is tried asynchronously on each operation


class Sinks:
    """Sockets that wait for a connection which must not come.

    Attributes:
        v4: a port of 127.0.0.1; v6: a port of ::1.
        beside: 127.0.0.2 with the port of our own server, so that the host alone tells them apart.
    """

    def __init__(self, own_port: int) -> None:
        self._sockets: list[socket.socket] = []
        self.v4 = self._listen(socket.AF_INET, ("127.0.0.1", 0))
        self.v6 = self._listen(socket.AF_INET6, ("::1", 0)) or self.v4
        self.beside = f"127.0.0.2:{self._listen(socket.AF_INET, ('127.0.0.2', own_port)) or own_port}"

    def _listen(self, family: socket.AddressFamily, address: tuple[str, int]) -> int:
        """A port, or 0 where this machine has no such address."""
        listening = socket.socket(family)
        try:
            listening.bind(address)
        except OSError as error:
            listening.close()
            if error.errno not in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}:
                raise
            return 0
        listening.listen()
        listening.setblocking(False)
        self._sockets.append(listening)
        return int(listening.getsockname()[1])

    @property
    def addresses(self) -> list[Any]:
        return [listening.getsockname() for listening in self._sockets]

    def met(self) -> list[Any]:
        """Which of them got a connection since last asked."""
        found: list[Any] = []
        for listening in self._sockets:
            try:
                connection, _ = listening.accept()
            except BlockingIOError:
                continue
            connection.close()
            found.append(listening.getsockname())
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for listening in self._sockets:
            listening.close()


@pytest.fixture(scope="module")
def server() -> Iterator[WireServer]:
    with WireServer() as server:
        yield server


@pytest.fixture(scope="module")
def sinks(server: WireServer) -> Iterator[Sinks]:
    with Sinks(int(server.host.partition(":")[2])) as sinks:
        yield sinks


@pytest.fixture(scope="module")
def client(server: WireServer) -> Iterator[Client]:
    with Client(token="t", base_url=f"http://{server.host}", limiter=None, retries=0) as client:
        yield client


@pytest.fixture(autouse=True)
def _no_names_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """To ask a resolver for a foreign name would tell somebody, too."""
    asked: list[object] = []
    resolve = socket.getaddrinfo

    def noting(host: Any, *arguments: Any, **keywords: Any) -> Any:
        asked.append(host)
        return resolve(host, *arguments, **keywords)

    monkeypatch.setattr(socket, "getaddrinfo", noting)
    yield
    assert {host.decode() if isinstance(host, bytes) else host for host in asked} <= {"127.0.0.1"}


def towards(sinks: Sinks, own: str) -> dict[str, str]:
    """Origins, and what else may stand before a path, by which some reader of addresses would come to a sink."""
    v4, v6, there = sinks.v4, sinks.v6, f"127.0.0.1:{sinks.v4}"
    return {
        "another port": f"http://{there}",
        "another host with our port": f"http://{sinks.beside}",
        "another scheme": f"https://{there}",
        "a scheme in capitals": f"HTTP://{there}",
        "a scheme of another kind": f"ws://{there}",
        "ftp": f"ftp://{there}",
        "no scheme": f"//{there}",
        "three slashes": f"///{there}",
        "a scheme and three slashes": f"http:///{there}",
        "a scheme and one slash": f"http:/{there}",
        "a scheme and no slash": f"http:{there}",
        "a bare host": there,
        "IPv6": f"http://[::1]:{v6}",
        "IPv6 in full": f"http://[0:0:0:0:0:0:0:1]:{v6}",
        "IPv6 with a zone": f"http://[::1%25lo]:{v6}",
        "IPv4 in IPv6": f"http://[::ffff:127.0.0.1]:{v4}",
        "IPv6 half open": f"http://[::1:{v6}",
        "a name": f"http://localhost:{v4}",
        "a number": f"http://2130706433:{v4}",
        "a number in hex": f"http://0x7f000001:{v4}",
        "an address cut short": f"http://127.1:{v4}",
        "an octal address": f"http://0177.0.0.1:{v4}",
        "any address": f"http://0.0.0.0:{v4}",
        "no host": f"http://:{v4}",
        "a dot at the end": f"http://127.0.0.1.:{v4}",
        "a user": f"http://user@{there}",
        "a user with a password": f"http://user:password@{there}",
        "our host as a user": f"http://{own}@{there}",
        "our host as a user, encoded": f"http://{own}%40@{there}",
        "our host as a user of our own": f"http://{own}@{own}@{there}",
        "our host behind a fragment": f"http://{there}#@{own}",
        "our host behind a query": f"http://{there}?@{own}",
        "our host behind a backslash": f"http://{there}\\@{own}",
        "our host before a backslash": f"http://{own}\\@{there}",
        "backslashes": f"http:\\\\{there}",
        "backslashes alone": f"\\\\{there}",
        "a slash and a backslash": f"/\\{there}",
        "two ports": f"http://{own}:{v4}",
        "a tab in the scheme": f"ht\ttp://{there}",
        "a line end in the host": f"http://127.0\n.0.1:{v4}",
        "a tab before it": f"\thttp://{there}",
        "a blank before it": f" http://{there}",
        "a NUL in the host": f"http://127.0.0.1\x00.example:{v4}",
        "a NUL before it": f"\x00http://{there}",
        "an encoded host": f"http://127%2E0%2E0%2E1:{v4}",
        "an encoded slash": f"http://{there}%2F@{own}",
        "wide digits": f"http://１２７.0.0.1:{v4}",  # noqa: RUF001 - on purpose, as below
        "digits in circles": f"http://①27.0.0.1:{v4}",
        "ideographic dots": f"http://127。0。0。1:{v4}",
        "Cyrillic letters": f"http://lосаlhost:{v4}",  # noqa: RUF001
        "a letter that is small only": f"http://loca\u212a:{v4}",
        "a joiner within": f"http://local\u200dhost:{v4}",
        "a soft hyphen within": f"http://local\u00adhost:{v4}",
        "punycode": f"http://xn--lhost-ncd4b:{v4}",
    }


def aside(own: str, path: str) -> dict[str, str]:
    """Addresses on our own host, or on none, that are not this list's."""
    at = f"http://{own}{path}"
    head, _, last = path.rpartition("/")
    return {
        "our host without its port": f"http://127.0.0.1{path}?start=b",
        "our host by https": f"https://{own}{path}?start=b",
        "another list": f"http://{own}/developer/v1/secrets?start=b",
        "a path outside": f"http://{own}/?start=b",
        "a way up": f"{at}/../{last}?start=b",
        "a way up and down": f"http://{own}{head}/../{head.rpartition('/')[2]}/{last}?start=b",
        "an encoded way up": f"http://{own}{head}/%2e%2e/{last}?start=b",
        "a way nowhere": f"http://{own}{head}/./{last}?start=b",
        "a slash more": f"{at}/?start=b",
        "two slashes": f"http://{own}/{path}?start=b",
        "a parameter of the path": f"{at};x=1?start=b",
        "a path in capitals": f"http://{own}{path.upper()}?start=b",
        "the path alone": f"{path}?start=b",
        "the query alone": "?start=b",
        "a script": "javascript:fetch('//127.0.0.1')?start=b",
        "data": "data:application/json,{}?start=b",
        "a file": "file:///etc/passwd?start=b",
        "two cursors": f"{at}?start=b&start=c",
        "two cursors, one in disguise": f"{at}?start=b&st%61rt=c",
        "no cursor": at,
        "an empty cursor": f"{at}?start=",
        "a cursor behind a fragment": f"{at}#?start=b",
        "a cursor of no text": f"{at}?start=%ff",
        "a NUL in the cursor": f"{at}?start=b%00",
        "a line end in the cursor": f"{at}?start=b%0d%0ax-evil:%201",
        "a line end at the end": f"{at}?start=b\r\n",
        "a cursor without end": f"{at}?start={'b' * 25_000}",
        "an address without end": f"http://{'b' * 25_000}{path}?start=b",
        "parameters without end": f"{at}?start=b{'&a=b' * 1_000}",
    }


def shapes(sinks: Sinks, own: str, path: str) -> dict[str, str]:
    """Every foreign address, by what is foreign about it."""
    return {name: f"{origin}{path}?start=b" for name, origin in towards(sinks, own).items()} | aside(own, path)


def called(client: Client | AsyncClient, operation: Operation[Any], **keywords: Any) -> Any:
    """The operation's list, by its method."""
    method: Any = reduce(getattr, operation.name.split("."), client)
    required = {parameter.name: "x" for parameter in operation.query if parameter.required}
    return method(*[f"{name} 1" for name in names_in(operation.path)], **required, **keywords)


def names_in(path: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", path)


def own_path(operation: Operation[Any]) -> str:
    return expand_path(operation.path, {name: f"{name} 1" for name in names_in(operation.path)})


def page(url: str) -> tuple[int, bytes]:
    return 200, json.dumps({"data": [], "page": {"next": url}}).encode()


def case(number: int) -> dict[str, Any]:
    """Every other list begins in the middle, so that there is a cursor to resume from."""
    return {"start": "cursor-0"} if number % 2 else {}


def judged(error: PaginationError, server: WireServer, sinks: Sinks, start: str | None) -> list[str]:
    """What is wrong about how a foreign address was met."""
    return [
        *([f"the cursor is {error.cursor}"] if error.cursor != start else []),
        *([f"{len(server.sent)} requests"] if len(server.sent) != 1 else []),
        *[f"a connection to {address}" for address in sinks.met()],
    ]


def test_there_are_lists_and_shapes_enough(sinks: Sinks) -> None:
    assert len(PAGED) > 50
    assert len(towards(sinks, "127.0.0.1:1")) >= 40
    assert len(set(shapes(sinks, "127.0.0.1:1", "/a/b").values())) >= 80


def test_the_sinks_notice_a_connection(sinks: Sinks) -> None:
    assert sinks.met() == []
    for address in sinks.addresses:
        with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as caller:
            caller.connect(address)
    assert sinks.met() == sinks.addresses
    assert sinks.met() == []


@BY_NAME
def test_an_address_of_ours_is_followed(operation: Any, server: WireServer, client: Client) -> None:
    """The control: what is refused below is refused for what is foreign about it."""
    path = own_path(operation)
    server.sent.clear()
    server.answer = page(f"http://{server.host}{path}?start=b")
    pages = called(client, operation).pages()
    next(pages)
    server.answer = 200, b'{"data": [], "page": {"next": null}}'
    assert len(list(pages)) == 1
    first, second = server.sent
    asked = second.line if operation.cursor_in == "query" else second.body
    assert re.search(rb'\bstart=b\b|"start":"b"', asked)
    assert first.line.split(b"?")[0].split(b" ")[:2] == second.line.split(b"?")[0].split(b" ")[:2]


@BY_NAME
def test_no_foreign_address_is_followed(operation: Any, server: WireServer, client: Client, sinks: Sinks) -> None:
    wrong: dict[str, list[str]] = {}
    for number, (name, url) in enumerate(shapes(sinks, server.host, own_path(operation)).items()):
        server.sent.clear()
        server.answer = page(url)
        given = case(number)
        pages = called(client, operation, **given).pages()
        next(pages)
        try:
            following = next(pages, None)
        except PaginationError as error:
            wrong[name] = judged(error, server, sinks, given.get("start"))
        else:
            wrong[name] = [f"followed, to {following}", *map(str, sinks.met())]
    assert {name: found for name, found in wrong.items() if found} == {}


def test_nor_by_an_asynchronous_client(server: WireServer, sinks: Sinks) -> None:
    async def tried(client: AsyncClient, operation: Operation[Any], url: str, given: dict[str, Any]) -> list[str]:
        server.sent.clear()
        server.answer = page(url)
        pages: AsyncIterator[Any] = called(client, operation, **given).pages()
        await anext(pages)
        try:
            following = await anext(pages, None)
        except PaginationError as error:
            return judged(error, server, sinks, given.get("start"))
        return [f"followed, to {following}", *map(str, sinks.met())]

    async def main() -> dict[str, list[str]]:
        wrong: dict[str, list[str]] = {}
        tries = 0
        async with AsyncClient(token="t", base_url=f"http://{server.host}", limiter=None, retries=0) as client:
            for turn, operation in enumerate(PAGED):
                found = list(shapes(sinks, server.host, own_path(operation)).items())
                for number, (name, url) in list(enumerate(found))[turn % SHARE :: SHARE]:
                    tries += 1
                    wrong[f"{operation.name}: {name}"] = await tried(client, operation, url, case(number))
        assert tries > 500
        return {name: problems for name, problems in wrong.items() if problems}

    assert asyncio.run(main()) == {}


@BY_NAME
def test_an_address_further_on_is_met_alike(operation: Any, server: WireServer, client: Client, sinks: Sinks) -> None:
    """The second page is whole: its cursor is what resumes."""
    path = own_path(operation)
    server.sent.clear()
    server.answer = page(f"http://{server.host}{path}?start=cursor-1")
    pages = called(client, operation).pages()
    next(pages)
    server.answer = page(f"http://127.0.0.1:{sinks.v4}{path}?start=cursor-2")
    next(pages)
    with pytest.raises(PaginationError, match="not where this list is") as caught:
        next(pages)
    assert caught.value.cursor == "cursor-1"
    assert (len(server.sent), sinks.met()) == (2, [])

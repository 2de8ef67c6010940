"""The listener on loopback: what it lets in, what it refuses and goes on, and how long it waits. Real sockets."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import chain, repeat
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ramp_api.cli import listener as listening
from ramp_api.cli.listener import Callback, CallbackTimeout, Listener, ListenerError, Loopback, _Judge
from ramp_api.cli.page import page
from ramp_api.secret import Secret

from .browsing import get, said_to

CODE = "the-code-of-this-callback"
TARGET = Loopback("127.0.0.1", 0, "/callback", "")


class Waiting:
    """A listener that waits in a thread, and answers with a page when the callback comes."""

    def __init__(self, listener: Listener, seconds: float = 10) -> None:
        self.url = listener.redirect_uri
        self.port = int(self.url.split(":")[2].split("/")[0])
        self.is_waiting = True
        self._pool = ThreadPoolExecutor(1)
        self._callback: Future[Secret] = self._pool.submit(self._wait, listener, seconds)

    def _wait(self, listener: Listener, seconds: float) -> Secret:
        callback = listener.wait(seconds)
        self.is_waiting = False
        callback.answer(page("It came", good=True))
        return callback.url

    def came(self) -> str:
        url = self._callback.result(timeout=10).reveal()
        self._pool.shutdown()
        return url

    def request(self, line: str = f"GET /callback?code={CODE} HTTP/1.1", *headers: str) -> bytes:
        fields = headers or (f"Host: 127.0.0.1:{self.port}",)
        return "\r\n".join((line, *fields, "", "")).encode("latin-1")


@pytest.fixture
def waiting() -> Iterator[Waiting]:
    with Listener(TARGET) as listener:
        found = Waiting(listener)
        yield found
        if found.is_waiting:
            assert get(f"{found.url}?code={CODE}").status == 200
        assert CODE in found.came()


def status(answer: bytes) -> int:
    return int(answer.split()[1])


def test_the_callback_is_taken_whole_and_answered_with_the_page(waiting: Waiting) -> None:
    seen = get(f"{waiting.url}?code={CODE}&state=a%20b")
    assert waiting.came() == f"{waiting.url}?code={CODE}&state=a%20b"
    assert (seen.status, "<h1>It came</h1>" in seen.text) == (200, True)
    assert seen.headers["Cache-Control"] == "no-store"
    assert seen.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert seen.headers["Referrer-Policy"] == "no-referrer"
    assert seen.headers["Connection"] == "close"


def test_whatever_it_holds_the_first_one_is_the_answer(waiting: Waiting) -> None:
    assert get(waiting.url).status == 200
    assert waiting.came() == waiting.url
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", waiting.port), timeout=1).close()
    # What the fixture asks for has come already.
    waiting.came = lambda: CODE  # type: ignore[method-assign]


def test_only_this_machine_can_reach_it(waiting: Waiting) -> None:
    address = socket.gethostbyname(socket.gethostname())
    if address.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((address, waiting.port), timeout=1).close()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("GET / HTTP/1.1", 404),
        ("GET /favicon.ico HTTP/1.1", 404),
        (f"GET /callback/?code={CODE} HTTP/1.1", 404),
        (f"GET /CALLBACK?code={CODE} HTTP/1.1", 404),
        (f"GET /x/../callback?code={CODE} HTTP/1.1", 404),
        (f"GET /%63allback?code={CODE} HTTP/1.1", 404),
        (f"GET http://127.0.0.1/callback?code={CODE} HTTP/1.1", 404),
        ("POST / HTTP/1.1", 404),
        (f"POST /callback?code={CODE} HTTP/1.1", 405),
        (f"HEAD /callback?code={CODE} HTTP/1.1", 405),
        (f"OPTIONS /callback?code={CODE} HTTP/1.1", 405),
        (f"get /callback?code={CODE} HTTP/1.1", 405),
        (f"GET /callback?code={CODE} HTTP/2.0", 400),
        (f"GET /callback?code={CODE}", 400),
        (f"GET  /callback?code={CODE} HTTP/1.1", 400),
        (f"GET /callback?code={CODE}\x00 HTTP/1.1", 400),
        (f"GET /callback?code={CODE}\n HTTP/1.1", 400),
        (f"GET /callback?code={CODE}\xe9 HTTP/1.1", 400),
        ("\x16\x03\x01\x02", 400),
    ],
)
def test_what_is_no_callback_is_refused_and_it_listens_on(waiting: Waiting, line: str, said: int) -> None:
    answer = said_to(waiting.url, waiting.request(line))
    assert status(answer) == said
    assert CODE.encode() not in answer
    assert b"Cache-Control: no-store" in answer
    assert (b"Allow: GET" in answer) is (said == 405)
    assert waiting.is_waiting


@pytest.mark.parametrize(
    "headers",
    [
        ("Accept: */*",),
        ("Host: evil.example",),
        ("Host: evil.example:{port}",),
        ("Host: 127.0.0.1.evil.example:{port}",),
        ("Host: 127.0.0.1",),
        ("Host: 127.0.0.1:1",),
        ("Host: [::1]:{port}",),
        ("Host: 127.0.0.1:{port}", "Host: 127.0.0.1:{port}"),
        ("Host: 127.0.0.1:{port}", "Host: evil.example"),
        ("Host : 127.0.0.1:{port}",),
        ("Host: 127.0.0.1:{port}", "no field"),
        ("Host: 127.0.0.1:{port}", " folded: yes"),
        ("Host: 127.0.0.1:{port}", "X: a\x00b"),
        ("Host: 127.0.0.1:{port}", "X: a\nb"),
    ],
)
def test_only_loopback_by_its_own_name_and_port(waiting: Waiting, headers: tuple[str, ...]) -> None:
    fields = [header.format(port=waiting.port) for header in headers]
    assert status(said_to(waiting.url, waiting.request(f"GET /callback?code={CODE} HTTP/1.1", *fields))) == 400
    assert waiting.is_waiting


@pytest.mark.parametrize("host", ["Host: localhost:{port}", "host:LOCALHOST:{port}", "HOST:\t127.0.0.1:{port} "])
def test_its_names(waiting: Waiting, host: str) -> None:
    line = f"GET /callback?code={CODE} HTTP/1.0"
    assert status(said_to(waiting.url, waiting.request(line, host.format(port=waiting.port)))) == 200


def long(waiting: Waiting, length: int) -> bytes:
    """A callback of so many bytes."""
    room = length - len(waiting.request()) - len("X: \r\n")
    return waiting.request(f"GET /callback?code={CODE} HTTP/1.1", f"Host: 127.0.0.1:{waiting.port}", f"X: {'x' * room}")


def test_eight_kibibytes_and_no_byte_more(waiting: Waiting) -> None:
    for length in (8193, 9 * 1024, 100 * 1024):
        request = long(waiting, length)
        assert len(request) == length
        # What cannot be read any more resets the connection, with or without the answer.
        try:
            assert status(said_to(waiting.url, request)) == 431
        except (ConnectionResetError, BrokenPipeError):
            assert length > 16 * 1024
        assert waiting.is_waiting
    assert status(said_to(waiting.url, long(waiting, 8192))) == 200


def test_a_line_that_never_ends_is_refused(waiting: Waiting) -> None:
    assert status(said_to(waiting.url, b"GET /" + b"a" * 8187)) == 431
    assert waiting.is_waiting


def test_connections_that_say_nothing_or_little_keep_nobody_waiting(waiting: Waiting) -> None:
    idle = [socket.create_connection(("127.0.0.1", waiting.port)) for _ in range(5)]
    idle[0].sendall(b"GET /callback?co")
    idle[1].sendall(b"G")
    idle[2].close()
    idle[3].shutdown(socket.SHUT_WR)
    assert get(f"{waiting.url}?code={CODE}").status == 200
    for connection in idle:
        connection.close()


def test_a_callback_in_pieces(waiting: Waiting) -> None:
    with socket.create_connection(("127.0.0.1", waiting.port), timeout=10) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in waiting.request():
            connection.sendall(bytes([byte]))
        assert status(connection.recv(65536)) == 200


def test_more_connections_than_it_has_room_for(waiting: Waiting) -> None:
    idle = [socket.create_connection(("127.0.0.1", waiting.port)) for _ in range(40)]
    assert get(f"{waiting.url}?code={CODE}").status == 200
    for connection in idle:
        connection.close()


def ticking(*moments: float) -> Callable[[], float]:
    """A clock that shows these moments, and then the last of them."""
    shown = chain(moments, repeat(moments[-1]))
    return lambda: next(shown)


def test_nobody_came() -> None:
    with Listener(TARGET, clock=ticking(1000, 1100, 1299, 1301)) as listener:
        with pytest.raises(CallbackTimeout, match="within 300 s"):
            listener.wait(300)


def test_who_does_not_make_up_his_mind_is_shown_out() -> None:
    moment = [0.0]
    with Listener(TARGET, clock=lambda: moment[0]) as listener:
        waiting = Waiting(listener, seconds=300)
        with socket.create_connection(("127.0.0.1", waiting.port), timeout=10) as slow:
            slow.sendall(b"GET /callback?")
            assert status(said_to(waiting.url, waiting.request("GET / HTTP/1.1"))) == 404  # so that both are seen
            moment[0] = 9.9
            slow.sendall(b"a")
            assert status(said_to(waiting.url, waiting.request("GET / HTTP/1.1"))) == 404
            moment[0] = 10.1
            assert slow.recv(10) == b""
        assert get(f"{waiting.url}?code={CODE}").status == 200
        assert CODE in waiting.came()


def test_the_registered_port_is_taken_and_given_back() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(ListenerError, match=f"cannot listen on 127.0.0.1:{port}"):
            Listener(Loopback("127.0.0.1", port, "/callback", ""))
    for _ in range(2):  # a moment after it was in use as well
        with Listener(Loopback("localhost", port, "/back", "to=1")) as listener:
            assert listener.redirect_uri == f"http://localhost:{port}/back?to=1"
            with pytest.raises(ListenerError, match="cannot listen"):
                Listener(Loopback("127.0.0.1", port, "/callback", ""))
            waiting = Waiting(listener)
            assert get(f"{waiting.url}&code={CODE}").status == 200
            assert waiting.came().endswith(f"/back?to=1&code={CODE}")


def test_a_random_port_is_a_new_one_each_time() -> None:
    with Listener(TARGET) as one, Listener(TARGET) as other:
        assert one.redirect_uri != other.redirect_uri
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/callback", one.redirect_uri)


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("http://127.0.0.1/callback", ("127.0.0.1", 0, "/callback", "")),
        ("http://127.0.0.1", ("127.0.0.1", 0, "/", "")),
        ("HTTP://LocalHost:8123/a/b?c=d", ("localhost", 8123, "/a/b", "c=d")),
        ("https://127.0.0.1/callback", None),
        ("http://[::1]/callback", None),
        ("http://127.0.0.2/callback", None),
        ("http://127.0.0.1.evil.example/callback", None),
        ("http://localhost@evil.example/callback", None),
        ("http://user@127.0.0.1/callback", None),
        ("http://127.0.0.1:99999/callback", None),
        ("http://127.0.0.1:x/callback", None),
        ("http://127.0.0.1/call back", None),
        ("http://127.0.0.1/callback#there", None),
        ("http://127.0.0.1/caf\xe9", None),
        ("http://127.0.0.1/call\nback", None),
        ("http://[::1", None),
        ("app://callback", None),
        ("", None),
    ],
)
def test_which_redirect_uris_can_be_listened_on(uri: str, said: Any) -> None:
    assert Loopback.of(uri) == said


def test_a_browser_that_has_left_is_no_error() -> None:
    ours, theirs = socket.socketpair()
    theirs.close()
    Callback(Secret("http://127.0.0.1/"), ours).answer(page("It came"))


def test_one_that_stays_or_goes_on_talking_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    for answer_soon in (0.01, 1.0):
        monkeypatch.setattr(listening, "_LINGER", answer_soon)
        ours, theirs = socket.socketpair()
        ours.settimeout(answer_soon)
        with theirs:
            theirs.sendall(b"x" * 10_000)
            if answer_soon == 1.0:  # and now it closes, late but in time
                threading.Timer(0.01, lambda open_=theirs: open_.shutdown(socket.SHUT_WR)).start()
            Callback(Secret("http://127.0.0.1/"), ours).answer(page("It came"))
            assert ours.fileno() == -1
            assert b"It came" in theirs.recv(65536)


@given(st.binary(max_size=400) | st.binary(max_size=60).map(lambda part: b"GET /callback?" + part + b"\r\n\r\n"))
@settings(max_examples=300)
def test_no_bytes_are_too_strange(said: bytes) -> None:
    assert _Judge(TARGET, 80)(bytearray(said)) in {None, 400, 404, 405}


def test_no_header_takes_long_to_refuse() -> None:
    # Were there more than one way to share out the blanks, this would take a quarter of an hour.
    said = b"GET /callback HTTP/1.1\r\nHost: 127.0.0.1:80\r\nX:" + b" " * 8000 + b"\x01\r\n\r\n"
    answers: list[Any] = []
    thread = threading.Thread(target=lambda: answers.append(_Judge(TARGET, 80)(bytearray(said))), daemon=True)
    thread.start()
    thread.join(timeout=5)
    assert answers == [400]


@pytest.mark.parametrize(("length", "said"), [(8192, None), (8193, 431)])
def test_where_it_ends_counts_however_it_comes(length: int, said: int | None) -> None:
    head = b"GET /callback HTTP/1.1\r\nHost: 127.0.0.1:80\r\nX: "
    whole = bytearray(head + b"x" * (length - len(head) - 4) + b"\r\n\r\n")
    assert len(whole) == length
    found = _Judge(TARGET, 80)(whole)
    assert (None if isinstance(found, Secret) else found) == said


def test_who_has_said_all_and_asked_nothing_is_shown_out_at_once(waiting: Waiting) -> None:
    for said in (b"", b"GET /callback"):
        with socket.create_connection(("127.0.0.1", waiting.port), timeout=listening._PATIENCE / 2) as connection:
            connection.sendall(said)
            connection.shutdown(socket.SHUT_WR)
            assert connection.recv(10) == b""


def test_one_that_never_ends_is_left_behind() -> None:
    ours, theirs = socket.socketpair()

    def talk() -> None:
        with theirs, suppress(OSError):
            while True:
                theirs.sendall(b"x" * 65536)

    talker = threading.Thread(target=talk)
    answerer = threading.Thread(target=Callback(Secret("http://127.0.0.1/"), ours).answer, args=(page("It came"),))
    talker.start()
    answerer.start()
    answerer.join(timeout=5)
    assert ours.fileno() == -1
    talker.join(timeout=5)

"""What networks do to a call, on real TCP: the right error for each fault and retry class, and what arrived."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import pytest

from ramp_api.errors import DecodeError, OutcomeUnknown, RampError, TransportError
from tests.fire.calling import ACTIONS, KINDS, WRITES, Outcome, call, calls, is_good
from tests.fire.proxy import BODY, FREELY, GOOD, Asked, End, Manner, Proxy, Wire, endless, forward, refused, say, serve

BOTH = ("sync", "asyncio")
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
CHUNKED = HEAD + b"transfer-encoding: chunked\r\n\r\n"


def sized(length: object, body: bytes = BODY) -> bytes:
    return HEAD + f"content-length: {length}\r\n\r\n".encode() + body


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def check_failed(outcome: Outcome, action: str, *, timed_out: bool = False) -> None:
    """The call was sent, and nobody knows more: after a second attempt, where its class allows one."""
    error = outcome.error
    attempts = 1 if action == "unkeyed" else 2
    if action in WRITES:
        assert type(error) is OutcomeUnknown, error
        assert error.attempts == attempts
        assert (error.idempotency_key is None) == (action == "unkeyed")
        error = error.__cause__
    assert type(error) is TransportError, error
    assert (error.sent, error.timed_out, error.attempts) == (True, timed_out, attempts)


FAULTS: dict[str, bytes | Callable[[], Iterable[bytes]]] = {
    "nothing": b"",
    "cut in the status line": b"HTTP/1.1 20",
    "cut after the status line": b"HTTP/1.1 200 OK\r\n",
    "cut in a header": b"HTTP/1.1 200 OK\r\ncontent-le",
    "cut in the body": GOOD[:-5],
    "length longer than the body": sized(len(BODY) + 1),
    "length longer than any body": sized(10**30),
    "length negative": sized(-1),
    "length not a number": sized("many"),
    "length in hexadecimal": sized(hex(len(BODY))),
    "length empty": sized(""),
    "two lengths": HEAD + b"content-length: 5\r\n" + sized(len(BODY))[len(HEAD) :],
    "two lengths in one": sized(f"5, {len(BODY)}"),
    "chunked and cut off in a chunk": CHUNKED + b"ff\r\n" + BODY,
    "chunked and cut off between chunks": CHUNKED + b"%x\r\n%s\r\n" % (len(BODY), BODY),
    "chunked and cut off in the end": CHUNKED + b"%x\r\n%s\r\n0\r\n" % (len(BODY), BODY),
    "chunk size not hexadecimal": CHUNKED + b"zz\r\n" + BODY,
    "chunk size negative": CHUNKED + b"-5\r\n" + BODY,
    "chunk size missing": CHUNKED + b"\r\n" + BODY,
    "chunk without its end": CHUNKED + b"5\r\n" + BODY + b"0\r\n\r\n",
    "chunk size huge": CHUNKED + b"ffffffffffffffff\r\n" + BODY,
    "chunk size of 5000 digits": CHUNKED + b"f" * 5000 + b"\r\n" + BODY,
    "chunk size without end": lambda: (CHUNKED, *endless_lines(b"0" * 4096)),
    "unknown transfer coding": HEAD + b"transfer-encoding: gzip, chunked\r\n\r\n",
    "garbage": bytes(range(256)) * 8,
    "garbage without end": lambda: endless(bytes(range(32, 127)) * 50),
    "HTTP/0.9": BODY,
    "a version to come": b"HTTP/3 200 OK\r\n\r\n",
    "a status of four digits": b"HTTP/1.1 2000 OK\r\ncontent-length: 0\r\n\r\n",
    "another protocol": b"SSH-2.0-OpenSSH_9.6\r\n",
    "TLS in the clear": b"\x15\x03\x01\x00\x02\x02\x46",
    "a header without a colon": HEAD + b"nonsense\r\n\r\n",
    "a header with a NUL": HEAD + b"x-a: \x00\r\n\r\n",
    "a header name with a blank": HEAD + b"x a: b\r\n\r\n",
    "headers without end": lambda: (HEAD, *endless_lines(b"x-a: b\r\n" * 500)),
    "a header without end": lambda: (HEAD + b"x-a: ", *endless_lines(b"b" * 4096)),
    "a status line without end": lambda: (b"HTTP/1.1 200 ", *endless_lines(b"O" * 4096)),
}


def endless_lines(data: bytes) -> Iterable[bytes]:
    """A megabyte, ten times what is taken for a head."""
    return [data] * (1_000_000 // len(data))


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("fault", FAULTS)
def test_an_answer_that_is_none(kind: str, action: str, fault: str) -> None:
    said = FAULTS[fault]

    def talk(wire: Wire) -> None:
        say(said if isinstance(said, bytes) else said())(wire)

    with Proxy(talk) as proxy:
        outcome = call(kind, ACTIONS[action], proxy.base_url, retries=1, silence=5)
    check_failed(outcome, action)
    assert len(proxy.asked) == len(proxy.wires) == (1 if action == "unkeyed" else 2)
    assert len({asked.body for asked in proxy.asked}) == 1
    assert outcome.seconds < 3


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("until", [0, 10, 60, len(GOOD) - 5])
@pytest.mark.parametrize("end", ["reset", "close", "stall"])
def test_a_connection_that_breaks_after_so_many_bytes_of_the_answer(
    kind: str, action: str, until: int, end: End
) -> None:
    with Proxy(serve()) as behind, Proxy(forward(behind.port, back=Manner(until=until, end=end))) as proxy:
        outcome = call(kind, ACTIONS[action], proxy.base_url, retries=1, silence=0.1 if end == "stall" else 5)
    check_failed(outcome, action, timed_out=end == "stall")
    # Each attempt was one effect at the server behind, or none beyond the first where its key is the same.
    assert len(behind.asked) == (1 if action == "unkeyed" else 2)
    assert len({(asked.line, asked.body) for asked in behind.asked}) == 1


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("until", [0, 30])
@pytest.mark.parametrize("end", ["reset", "close", "stall"])
def test_a_connection_that_breaks_after_so_many_bytes_of_the_request(
    kind: str, action: str, until: int, end: End
) -> None:
    with Proxy(serve()) as behind, Proxy(forward(behind.port, out=Manner(until=until, end=end))) as proxy:
        outcome = call(kind, ACTIONS[action], proxy.base_url, retries=1, silence=0.1 if end == "stall" else 5)
    # Who sent it cannot know how little of it got through.
    check_failed(outcome, action, timed_out=end == "stall")
    assert behind.asked == []


@pytest.mark.parametrize("action", ACTIONS)
def test_a_connection_that_is_reset_at_once(kind: str, action: str) -> None:
    """Whether that comes while it is being made or while it is written to is chance, and so is what may have left."""
    with Proxy(Wire.reset) as proxy:
        outcome = call(kind, ACTIONS[action], proxy.base_url, retries=1, silence=5)
    error = outcome.error
    if type(error) is OutcomeUnknown:
        assert action in WRITES
        error = error.__cause__
    assert type(error) is TransportError, outcome.error
    assert not error.timed_out
    assert error.attempts == len(proxy.wires)
    assert len(proxy.wires) == 2 or action == "unkeyed"
    assert proxy.asked == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("action", ACTIONS)
def test_a_connection_that_is_refused(kind: str, action: str) -> None:
    outcome = call(kind, ACTIONS[action], refused(), retries=1, silence=5)
    assert type(outcome.error) is TransportError, outcome.error
    # Nothing can have reached anybody, so that every class is sent again.
    assert (outcome.error.sent, outcome.error.timed_out, outcome.error.attempts) == (False, False, 2)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(("out", "back"), [
    (Manner(piece=1), FREELY), (FREELY, Manner(piece=1)), (Manner(piece=1), Manner(piece=1)),
    (FREELY, Manner(piece=8, pause=0.002)), (Manner(piece=1000, pause=0.002), FREELY),
])  # fmt: skip
def test_slices_and_drips_that_end_are_answers(kind: str, action: str, out: Manner, back: Manner) -> None:
    with Proxy(serve()) as behind, Proxy(forward(behind.port, out=out, back=back)) as proxy:
        outcome = call(kind, ACTIONS[action], proxy.base_url, silence=5, timeout=10)
    assert is_good(outcome), outcome.error
    assert len(behind.asked) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_chunks_of_one_byte_are_an_answer(kind: str) -> None:
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in BODY) + b"0\r\n\r\n"
    with Proxy(say(CHUNKED + chunks)) as proxy:
        assert is_good(call(kind, ACTIONS["safe"], proxy.base_url))


@pytest.mark.parametrize("kind", KINDS)
def test_some_interim_answers_come_before_an_answer(kind: str) -> None:
    interim = b"HTTP/1.1 100 Continue\r\n\r\n" + b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"
    with Proxy(say(interim * 3 + GOOD)) as proxy:
        assert is_good(call(kind, ACTIONS["unkeyed"], proxy.base_url))


@pytest.mark.parametrize("action", ACTIONS)
def test_a_length_shorter_than_the_body_is_an_answer_that_cannot_be_read(kind: str, action: str) -> None:
    """It was a success: what the server did is done, and asking again would not help."""
    with Proxy(say(sized(10))) as proxy:
        outcome = call(kind, ACTIONS[action], proxy.base_url, retries=1, silence=5)
    assert type(outcome.error) is DecodeError
    assert len(proxy.asked) == 1


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("status", ["101 Switching Protocols", "199 Odd", "304 Not Modified", "600 Odd", "999 Odd"])
def test_a_status_that_is_no_answer_to_a_call(kind: str, action: str, status: str) -> None:
    upgrade = "connection: upgrade\r\nupgrade: other\r\n" if status.startswith("101") else ""
    said = f"HTTP/1.1 {status}\r\n{upgrade}content-length: 0\r\n\r\n".encode()
    with Proxy(say(said)) as proxy:
        outcome = call(kind, ACTIONS[action], proxy.base_url, silence=5)
    assert isinstance(outcome.error, RampError), outcome.error
    assert isinstance(outcome.error, OutcomeUnknown) == (action in WRITES)
    assert len(proxy.asked) == 1


class TestKeptConnections:
    """A connection is used again only where it is certain that the next answer is the next call's."""

    forged = GOOD.replace(b"Finance", b"Forgery")

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("extra", [forged, forged * 2, b"x", b"HTTP/1.1 200 OK\r\n", b"\r\n"])
    def test_what_comes_after_an_answer_is_nobody_s(self, kind: str, extra: bytes) -> None:
        first: list[bool] = []

        def answer(_: Asked) -> bytes:
            first.append(True)
            return GOOD + extra if len(first) == 1 else GOOD

        with Proxy(serve(answer)) as proxy:
            outcomes = calls(kind, [ACTIONS["unkeyed"]] * 3, proxy.base_url, silence=5)
        assert [is_good(outcome) and outcome.value.name for outcome in outcomes] == ["Finance"] * 3
        assert len(proxy.wires) == 2

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_body_longer_than_its_length_is_not_the_next_answer(self, kind: str) -> None:
        rest = self.forged
        with Proxy(say(sized(0, b"") + rest)) as proxy:
            outcomes = calls(kind, [ACTIONS["safe"]] * 2, proxy.base_url, silence=5)
        assert all(isinstance(outcome.error, DecodeError) for outcome in outcomes), outcomes
        assert len(proxy.wires) == 2

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_connection_that_the_server_closed_is_not_used_again(self, kind: str) -> None:
        with Proxy(say(GOOD)) as proxy:
            outcomes = calls(kind, [wait_for_the_end(proxy)] * 5, proxy.base_url, silence=5)
        assert all(map(is_good, outcomes)), outcomes
        assert len(proxy.wires) == len(proxy.asked) == 5

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_good_one_is_used_again(self, kind: str) -> None:
        with Proxy(serve()) as proxy:
            assert all(map(is_good, calls(kind, list(ACTIONS.values()) * 3, proxy.base_url, silence=5)))
        assert len(proxy.wires) == 1

    @pytest.mark.parametrize("kind", KINDS)
    def test_one_whose_answer_was_cut_short_is_not(self, kind: str) -> None:
        """Else the rest of the answer that was given up would be read as the next."""

        def talk(wire: Wire) -> None:
            if len(wire.proxy.wires) == 1:
                wire.request()
                wire.say(GOOD[:-5])
                wire.pause(0.3)
                wire.say(GOOD[-5:])
            serve()(wire)

        with Proxy(talk) as proxy:
            first, second = calls(kind, [ACTIONS["safe"]] * 2, proxy.base_url, silence=0.15)
        assert first.error.timed_out
        assert is_good(second), second.error


def wait_for_the_end(proxy: Proxy) -> Callable[[Any], Any]:
    """A write that is not sent before the server has closed all of its connections."""

    def action(ramp: Any) -> Any:
        for wire in list(proxy.wires):
            while wire.socket.fileno() != -1:
                time.sleep(0.001)
        return ACTIONS["unkeyed"](ramp)

    return action


def test_the_key_of_a_write_is_made_once(kind: str) -> None:
    with Proxy(say(b"")) as proxy:
        outcome = call(kind, ACTIONS["keyed"], proxy.base_url, retries=3, silence=5)
    keys = {json.loads(asked.body)["idempotency_key"] for asked in proxy.asked}
    assert keys == {outcome.error.idempotency_key}
    assert len(proxy.asked) == outcome.error.attempts == 4


def test_a_key_of_the_caller_s_own_is_kept(kind: str) -> None:
    action = partial(lambda ramp, key: ramp.cards.suspend("c", idempotency_key=key), key="pay-1")
    with Proxy(say(b"", "reset")) as proxy:
        outcome = call(kind, action, proxy.base_url, retries=1, silence=5)
    assert {json.loads(asked.body)["idempotency_key"] for asked in proxy.asked} == {"pay-1"}
    assert outcome.error.idempotency_key == "pay-1"

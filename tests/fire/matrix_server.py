"""The server of the matrix: real TCP on loopback that does to each request what its script says, and counts effects.

It issues tokens and refuses dead ones, as Ramp does. It sleeps nowhere and knows no operation.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections import Counter
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Any, Literal, NamedTuple, Self
from urllib.parse import parse_qs

from ramp_api.oauth import moment
from tests.scripted import ScriptedClock

__all__ = ["ADVICE", "Arrival", "MatrixClock", "MatrixServer", "Step", "key_in"]

ADVICE = 7
"""The seconds that a 429 asks to wait."""

_PATIENCE = 10.0
_RESET = struct.pack("ii", 1, 0)  # SO_LINGER of no seconds: closing sends RST
_START = 64

# Two tokens for all cases: what watches over secrets in these tests has a long enough list.
TOKENS = ("ramp_tok_matrix_first", "ramp_tok_matrix_second")

Deed = Literal["unread", "lost", "half", "cut after", "refuse", "fail late", "dead token", "away"]


class Step(NamedTuple):
    """What becomes of one request.

    ``unread``: reset with nothing of it read. ``lost``: done, and closed without a byte. ``half``: done, half of the
    answer, reset. ``cut after``: done, answered, and reset before another. ``refuse``: answered with ``status`` and
    not done. ``fail late``: done, and answered with ``status``. ``dead token``: its token dies. ``away``: nobody
    listens, until somebody waits.
    """

    deed: Deed
    status: int = 0
    code: str = "DEVELOPER_7001"
    advice: Literal["", "seconds", "date"] = ""


@dataclass(frozen=True)
class Arrival:
    """A request as it came, which of them it is, and when by the client's clock; without a ``method``, it was not read."""

    method: str = ""
    target: str = ""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""
    number: int = 0
    at: float = 0.0

    @property
    def trace_id(self) -> str:
        """What its answer is called."""
        return f"trace-{self.number}"

    @property
    def sent(self) -> tuple[str, str, dict[str, str], bytes]:
        """All of it but the token."""
        headers = {name: value for name, value in self.headers.items() if name != "authorization"}
        return self.method, self.target, headers, self.body


class MatrixClock(ScriptedClock):
    """A clock that nobody waits for; whoever was away is back after a wait."""

    server: MatrixServer

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        self.server.come_back()


def key_in(arrival: Arrival) -> str | None:
    """The idempotency key of a request: in JSON, in a form or in a header, wherever it is."""
    if (header := arrival.headers.get("x-idempotency-key")) is not None:
        return header
    if arrival.headers.get("content-type", "").startswith("multipart/"):
        _, mark, rest = arrival.body.partition(b'name="idempotency_key"\r\n\r\n')
        return rest.partition(b"\r\n")[0].decode() if mark else None
    body: Any = json.loads(arrival.body) if arrival.body else None
    return body.get("idempotency_key") if isinstance(body, dict) else None


class MatrixServer:
    """What it is told for a case (:meth:`begin`) holds until the next; arrivals and effects are of the case alone."""

    def __init__(self) -> None:
        # Bound beside the socket that listens, so that the port stays ours while nobody listens: who connects then
        # is refused.
        self._holder = _bound(0)
        self.port: int = self._holder.getsockname()[1]
        self.base_url = f"http://127.0.0.1:{self.port}"
        self._listening: socket.socket | None = None
        self._cut, self._is_cut = threading.Event(), threading.Event()
        self.begin(MatrixClock())

    def __enter__(self) -> Self:
        self._listen()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop_listening()
        self._holder.close()

    def begin(
        self,
        clock: MatrixClock,
        steps: tuple[Step, ...] = (),
        *,
        answer: tuple[int, bytes] = (200, b"{}"),
        writes: bool = False,
        token_steps: tuple[Step, ...] = (),
    ) -> None:
        """A new case.

        Args:
            clock: the client's, which brings back who was away.
            steps: what becomes of its requests, one after the other; those after the last are let be.
            answer: status and body for those that are let be.
            writes: whether a request that is done has an effect.
            token_steps: what becomes of the requests to the token endpoint.
        """
        self.steps, self.token_steps, self.answer, self._writes = list(steps), list(token_steps), answer, writes
        self.clock = clock
        clock.server = self
        self.arrivals: list[Arrival] = []
        self.asked: list[Arrival] = []
        self.effects: Counter[str] = Counter()
        self.issued: list[str] = []
        self.dead: set[str] = set()
        self._dead = Step("dead token", 401)
        self._to_be_cut = False

    # --- What a case does between its calls ---

    def settle(self) -> None:
        """Reset the connection whose answer was to be its last, and see that it is."""
        if self._to_be_cut:
            self._to_be_cut = False
            self._cut.set()
            assert self._is_cut.wait(_PATIENCE), "no connection was left to be reset"
            self._cut.clear()
            self._is_cut.clear()

    def go_away(self) -> None:
        """Stop listening, where that is the next step."""
        if any(steps and steps[0].deed == "away" for steps in (self.steps, self.token_steps)):
            self._stop_listening()

    def come_back(self) -> None:
        """Listen again, where nobody does: the step is over."""
        if self._listening is None:
            (self.steps or self.token_steps).pop(0)
            self._listen()

    # --- Connections ---

    def _listen(self) -> None:
        self._listening = listening = _bound(self.port)
        listening.listen(64)
        threading.Thread(target=self._accept, args=(listening,), daemon=True, name="matrix").start()

    def _stop_listening(self) -> None:
        if (listening := self._listening) is not None:
            self._listening = None
            # To close is not enough: who waits in accept() would wait on.
            listening.shutdown(socket.SHUT_RDWR)
            listening.close()

    def _accept(self, listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True, name="matrix").start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                while start := connection.recv(_START, socket.MSG_PEEK):
                    if not self._serve_one(connection, start):
                        return
            except ConnectionError:
                return

    def _serve_one(self, connection: socket.socket, start: bytes) -> bool:
        """Whether the connection goes on."""
        for_token = start.startswith(b"POST /developer/v1/token")
        steps, arrivals = (self.token_steps, self.asked) if for_token else (self.steps, self.arrivals)
        step = steps.pop(0) if steps else None
        number, at = len(arrivals) + 1, self.clock.now().wall
        if step is not None and step.deed == "unread":
            arrivals.append(Arrival(number=number, at=at))
            _reset(connection)
            return False
        arrival = Arrival(*_received(connection), number, at)
        arrivals.append(arrival)
        return (self._issue if for_token else self._answer)(connection, arrival, step)

    # --- Answers ---

    def _issue(self, connection: socket.socket, arrival: Arrival, step: Step | None) -> bool:
        """Answer at the token endpoint: a token each time, or whatever a revocation is answered."""
        if step is not None and step.deed == "refuse":
            connection.sendall(_refusal(step, {}, self.clock))
            return True
        self.issued.append(TOKENS[min(len(self.issued), 1)])
        token = {"access_token": self.issued[-1], "token_type": "Bearer", "expires_in": 864_000}
        token |= {name: value for name, (value, *_) in parse_qs(arrival.body.decode()).items() if name == "scope"}
        # Who is about to go away keeps no connection.
        stays = not any(one.deed == "away" for one in self.steps)
        answer = _written(200, json.dumps(token).encode(), {} if stays else {"connection": "close"})
        if step is not None:
            return self._fail(connection, step, answer, {})
        connection.sendall(answer)
        return stays

    def _answer(self, connection: socket.socket, arrival: Arrival, step: Step | None) -> bool:
        trace = {"x-trace-id": arrival.trace_id}
        token = arrival.headers.get("authorization", "").removeprefix("Bearer ")
        if step is not None and step.deed == "dead token":
            self.dead.add(token)
            self._dead = step
        if token in self.dead or token not in self.issued:
            connection.sendall(_refusal(self._dead, trace, self.clock))
            return True
        if step is not None and step.deed == "refuse":
            connection.sendall(_refusal(step, trace, self.clock))
            return True
        self._act(arrival)
        if step is not None:
            return self._fail(connection, step, _written(*self.answer, trace), trace)
        connection.sendall(_written(*self.answer, trace))
        return True

    def _fail(self, connection: socket.socket, step: Step, answer: bytes, trace: dict[str, str]) -> bool:
        """What goes wrong once it is done."""
        match step.deed:
            case "fail late":
                connection.sendall(_refusal(step, trace, self.clock))
                return True
            case "half":
                connection.sendall(answer[: len(answer) // 2])
                _reset(connection)
            case "cut after":
                self._to_be_cut = True
                connection.sendall(answer)
                assert self._cut.wait(_PATIENCE)
                _reset(connection)
                self._is_cut.set()
            case _:
                assert step.deed == "lost", step
        return False

    def _act(self, arrival: Arrival) -> None:
        """The effect, where one is: under a key that is known there is none."""
        key = key_in(arrival)
        if self._writes and (key is None or key not in self.effects):
            self.effects[key or f"unkeyed {arrival.number}"] += 1


def _bound(port: int) -> socket.socket:
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    made.bind(("127.0.0.1", port))
    return made


def _reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    connection.close()


def _received(connection: socket.socket) -> tuple[str, str, dict[str, str], bytes]:
    """A request, read to its end: method, target, headers, body."""
    raw = b""
    while b"\r\n\r\n" not in raw:
        raw += _more(connection)
    head, _, body = raw.partition(b"\r\n\r\n")
    line, *fields = head.decode("ascii").split("\r\n")
    headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in fields)}
    while len(body) < int(headers.get("content-length", "0")):
        body += _more(connection)
    method, target, _ = line.split(" ")
    return method, target, headers, body


def _more(connection: socket.socket) -> bytes:
    if not (data := connection.recv(65_536)):
        raise ConnectionAbortedError
    return data


def _written(status: int, body: bytes, headers: dict[str, str]) -> bytes:
    about = {"content-type": "application/json", "content-length": str(len(body))} if body else {}
    fields = "".join(f"{name}: {value}\r\n" for name, value in {**about, **headers}.items())
    return f"HTTP/1.1 {status} Said\r\n{fields}\r\n".encode() + body


def _refusal(step: Step, headers: dict[str, str], clock: MatrixClock) -> bytes:
    if step.advice == "seconds":
        headers = {**headers, "retry-after": str(ADVICE)}
    elif step.advice == "date":
        headers = {**headers, "retry-after": format_datetime(moment(clock.now().wall + ADVICE), usegmt=True)}
    about = {"error_code": step.code, "message": "as scripted", "additional_info": {}, "notes": ""}
    # The token endpoint says it in its own way (RFC 6749, 5.2).
    error = {"error": step.code} if step.code.islower() else {"error_v2": about}
    return _written(step.status, json.dumps(error).encode(), headers)

"""What the contract of token stores is made of: keys, texts, threads let go together. No tests."""

# ruff: noqa: PLR2004, S101 - asserts and made-up numbers are what it is made of

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import Generic, TypeVar

from ramp_api.secret import Secret
from ramp_api.tokens.store import RESERVED, Lease, Stored, TokenKey, TokenStore

if not __debug__:
    raise ImportError("the contract of token stores is made of asserts, which python -O leaves out")

__all__ = [
    "KEY", "KEYS", "LONG", "RACERS", "TEXTS", "at_once", "check_all", "forget", "found_in", "holds", "lock", "put",
    "rewritten", "taken",
]  # fmt: skip

T = TypeVar("T")

# What most tests are about: its lock, what is kept under it.
KEY = TokenKey("sandbox", "ramp_id_contract", "acme")
LONG = 60.0
RACERS = 16

TEXTS = (
    '{"kind":"token"}', "{}", "null", "0", " ", "  blanks around  ", "\n", "a\nb\r\nc\rd\n", "\x01\t\x0b\x1b\x7f\x80",
    "\"'`\\", "\\u0000 \\n", "'; DROP TABLE tokens; --", "%s %(a)s %d %% {} {0} $1 :a ? @a #", "<a>&amp;</a>",
    "\u00e9 e\u0301 \u0130\u0131\u00df", "\ufeffmark", "\u2028\u2029\u200b\ufffd\uffff", "\u65e5\u672c \u05e2\u05d1",
    "\U0001f980\U0001f469\u200d\U0001f680 \U0001d11e", "x" * 65_536, "\U0001f980" * 16_384,
)  # fmt: skip

_ACCOUNTS = (
    "acme", "ACME", "Acme", "acme ", " acme", "acme.", "acme/b", "acme\\b", "acme:b", "acme,b", "acme*", "acm?", "acm_",
    "acm[e]", "acm%", "acme%2Fb", ".", "..", "../acme", "/", "~", "-", "--help", "$HOME", "%s", "{}", "CON", "nul",
    "'", '"', "';--", "default", "None", "\u00e9", "e\u0301", "stra\u00dfe", "strasse", "\ufb01", "fi", "\u0130",
    "\U0001f980", "\u202egpj", "x" * 200, "x" * 199, "x" * 199 + "y", "\U0001f980" * 200,
)  # fmt: skip

KEYS = (
    *(TokenKey("sandbox", "ramp_id_1", account) for account in _ACCOUNTS),
    # Those that differ in one part, and those whose parts put together are the same.
    TokenKey("sandbox", "ramp_id_1", f"{RESERVED}acme"),
    TokenKey("production", "ramp_id_1", "acme"),
    TokenKey("https://gateway.example", "ramp_id_1", "acme"),
    TokenKey("http://127.0.0.1:8000", "ramp_id_1", "acme"),
    TokenKey("sandbox", "ramp_id_2", "acme"),
    TokenKey("sandbox", "RAMP_ID_1", "acme"),
    TokenKey("sandbox", "", "acme"),
    TokenKey("sandbox", "ramp_id_1/acme", "b"),
    TokenKey("sandbox", "ramp_id_1:acme", "b"),
    TokenKey("sandbox", "ramp_id_1,acme", "b"),
)


def found_in(store: TokenStore, key: TokenKey) -> Stored:
    """What is kept, where something must be."""
    found = store.load(key)
    assert found is not None, f"what was kept under {key!r} is not found"
    return found


def holds(found: Stored, text: str) -> bool:
    """Whether it is that text, told without showing it."""
    return found.value.reveal() == text


def put(store: TokenStore, key: TokenKey, text: str) -> Stored:
    """Keep a text in place of whatever is there; what is found then."""
    before = store.load(key)
    done = store.swap(key, Secret(text), None if before is None else before.version)
    assert done is True, "a swap that expects what is there must be done"
    return found_in(store, key)


def rewritten(store: TokenStore, number: int) -> Stored:
    """The next of many states that differ in length, some after nothing."""
    if number % 8 == 7:
        forget(store, KEY)
    return put(store, KEY, chr(97 + number % 26) * (1, 40_000, 300)[number % 3])


def forget(store: TokenStore, key: TokenKey) -> None:
    """Forget what is there."""
    assert store.swap(key, None, found_in(store, key).version) is True, "what is there can be forgotten"


def check_all(store: TokenStore, kept: Mapping[TokenKey, Stored]) -> None:
    """All of it is there, each under its own key."""
    for key, stored in kept.items():
        assert store.load(key) == stored, f"under {key!r} there is something else than was kept"


def lock(store: TokenStore) -> Lease | None:
    """Ask for the lock that the tests are about."""
    return store.acquire(KEY, LONG)


def taken(store: TokenStore, key: TokenKey, seconds: float = LONG) -> Lease:
    """A lock that must be free."""
    lease = store.acquire(key, seconds)
    assert lease is not None, f"the lock of {key!r} is free, and was not given"
    return lease


def at_once(calls: Sequence[Callable[[], T]]) -> list[T]:
    """What the calls give, each in a thread of its own, all let go together."""
    start = threading.Barrier(len(calls))
    # Daemons: a store that waits for ever fails the test, and is left behind.
    threads = [_Call(call, start) for call in calls]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + LONG
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
        assert not thread.is_alive(), f"a call of the store did not come back within {LONG:.0f} s"
    return [thread.outcome() for thread in threads]


class _Call(threading.Thread, Generic[T]):
    def __init__(self, call: Callable[[], T], start: threading.Barrier) -> None:
        super().__init__(daemon=True)
        self._call = call
        self._start = start
        self._future: Future[T] = Future()

    def run(self) -> None:
        try:
            self._start.wait()
            self._future.set_result(self._call())
        except BaseException as error:  # noqa: BLE001 - raised where it is asked for
            self._future.set_exception(error)

    def outcome(self) -> T:
        return self._future.result(0)

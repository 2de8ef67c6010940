"""A plugin of pytest: fails every test in which a secret shows. What is listened to, and nothing about what a secret is.

Logs of every logger at every level; exceptions that a test expects, with the variables of the frames they went through;
what is printed, by this process and those it starts; and what the library's own objects say of themselves, or pickle to.

A test that has to show a secret says so: ``@pytest.mark.shows_secrets("why")``.
"""

from __future__ import annotations

import functools
import gc
import logging
import pickle
import subprocess
import traceback
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping
from types import FrameType, TracebackType
from typing import Any

import pytest
from _pytest.capture import CaptureFixture
from _pytest.raises import RaisesExc, RaisesGroup

from ramp_api import oauth
from ramp_api.app import _Base as AnyApp
from ramp_api.auth import Tokens
from ramp_api.client import _Base as AnyClient
from ramp_api.config import Configuration
from ramp_api.consents import Consents
from ramp_api.content import Intake
from ramp_api.logins import Logins
from ramp_api.secret import Secret
from ramp_api.tokens.slot import Slot
from ramp_api.transport import AsyncTransport, Transport
from tests.canaries import Book

__all__ = ["BOOK", "examine", "hear_of", "listen"]

BOOK = Book()

_OFTEN = 20
_SEVERAL = 3
_MANY = 200
_LONG = 100_000
# Code that is not the library's own: tests, the sandbox (which plays Ramp), and what runs them.
_OTHERS = ("tests", "conftest", "ramp_api.sandbox", "_pytest", "pluggy", "hypothesis", "__main__")
# Ramp's side of the wire again: the libraries that the sandbox is made of.
_OTHERS_LOGS = ("hypothesis", "tests", "oauthlib", "uvicorn", "python_multipart")
# Records of the API, which are the user's own business, and the table of operations: made in great numbers.
_RECORDS = ("ramp_api.sandbox", "ramp_api.models", "ramp_api.resources", "ramp_api.operation", "ramp_api.cli")
# The key of a store is what a store of one's own writes down.
_PICKLED_AS_THEY_ARE = ("TokenKey",)

_LAST = pytest.StashKey[bool]()
"""Whether a test is the last of its module."""

_seen: Counter[Any] = Counter()


def listen() -> None:
    """Begin, once for the process."""
    _after(Secret, "__init__", lambda self, *_: BOOK.learn(self.reveal()))
    _after(CaptureFixture, "readouterr", lambda _self, given, *_: _hear_output(*given))
    _after(subprocess.Popen, "communicate", lambda _self, given, *_: _hear_output(*given))
    _after(subprocess.Popen, "__init__", lambda self, *_: _tap(self))
    _before_exit(RaisesExc)
    _before_exit(RaisesGroup)
    _watch(Transport, "_wire")
    _watch(AsyncTransport, "_wire")
    _watch(Slot, "load", "swap", "acquire")
    _watch(Tokens, "__init__")
    _watch(AnyClient, "__init__", "user_consent_url")
    _watch(AnyApp, "__init__")
    _watch(Consents, "__init__")
    _watch(Logins, "entries", "find")
    _after(Intake, "response", lambda _intake, response, *_: hear_of(response))
    # What a callback tells of an error is wrapped like all that it says, and shown on purpose.
    _after(oauth, "_told", _shown_on_purpose)
    _hear_logs()


def _shown_on_purpose(answer: Mapping[str, Secret], told: str | None, name: str, _: object) -> None:
    if told is not None and told == answer[name].reveal():
        BOOK.unlearn(told)


def _after(owner: Any, name: str, then: Callable[..., object]) -> None:
    """Have ``then(self, outcome, *arguments)`` called whenever a method has returned."""
    original = getattr(owner, name)

    @functools.wraps(original)
    def wrapped(self: Any, *args: Any, **options: Any) -> Any:
        outcome = original(self, *args, **options)
        then(self, outcome, *args)
        return outcome

    setattr(owner, name, wrapped)


def _watch(owner: Any, *names: str) -> None:
    for name in names:
        _after(owner, name, _hear_of_all)


def _hear_of_all(self: Any, *others: Any) -> None:
    for one in (self, *getattr(self, "__dict__", {}).values(), *others):
        for part in one if isinstance(one, tuple) else (one,):
            hear_of(part)
        hear_of(one)


# --- What objects say of themselves ---


def hear_of(value: Any) -> None:
    """Take note of what an object of the library says of itself, and of what it pickles to."""
    kind = type(value)
    if not kind.__module__.startswith("ramp_api") or kind.__module__.startswith(_RECORDS):
        return
    if isinstance(value, Configuration):
        BOOK.learn_id(value.client_id)
    _seen[kind] += 1
    if _seen[kind] > _OFTEN:
        return
    for written in (repr, str):
        BOOK.hear(f"{written.__name__} of a {kind.__name__}", _said(written, value))
    if _seen[kind] <= _SEVERAL and kind.__name__ not in _PICKLED_AS_THEY_ARE:
        BOOK.hear(f"pickle of a {kind.__name__}", _pickled(value))


def _said(how: Callable[[Any], str], value: Any) -> str:
    try:
        return how(value)[:_LONG]
    except Exception:  # noqa: BLE001 - an object half made, or made to fail: it says nothing
        return ""


def _pickled(value: Any) -> str:
    try:
        return pickle.dumps(value).decode("utf-8", "replace")
    except Exception:  # noqa: BLE001 - whatever it refuses by, it shows nothing
        return ""


def _hear_of_the_living() -> None:
    """Everything of the library's that is alive when a module ends."""
    kinds: dict[type, bool] = {}
    several: Counter[type] = Counter()
    for value in gc.get_objects():
        kind = type(value)
        if kind not in kinds:
            module = str(kind.__module__)
            kinds[kind] = module.startswith("ramp_api") and not module.startswith(_RECORDS)
        if kinds[kind] and not isinstance(value, type):
            several[kind] += 1
            if several[kind] <= _MANY:
                BOOK.hear(f"repr of a living {kind.__name__}", _said(repr, value))


# --- Exceptions ---


def _before_exit(kind: Any) -> None:
    original = kind.__exit__

    @functools.wraps(original)
    def wrapped(self: Any, exc_type: Any, error: BaseException | None, place: TracebackType | None) -> Any:
        if error is not None:
            examine(error)
        return original(self, exc_type, error, place)

    kind.__exit__ = wrapped


def examine(error: BaseException) -> None:
    """Take note of everything that an exception shows, its causes and contexts too."""
    for one in _family(error):
        name = type(one).__name__
        for written in (str, repr):
            BOOK.hear(f"{written.__name__} of {name}", _said(written, one))
        BOOK.hear(f"attributes of {name}", _said(repr, (one.args, vars(one), getattr(one, "__notes__", ()))))
        _seen[name, _place(one)] += 1
        if _seen[name, _place(one)] > _SEVERAL:
            continue
        if not type(one).__module__.startswith(("tests", "_pytest")):
            BOOK.hear(f"pickle of {name}", _pickled(one))
        for frame, lines in _frames(one.__traceback__):
            for variable, value in list(frame.f_locals.items()):
                BOOK.hear(f"variable {variable} in {lines}, where {name} passed", _said(repr, value))


def _family(error: BaseException) -> Iterator[BaseException]:
    waiting, met = [error], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in met:
            continue
        met.add(id(one))
        # An assertion's message quotes what the test itself compared.
        if not isinstance(one, AssertionError | pytest.fail.Exception):
            yield one
        waiting += [other for other in (one.__cause__, one.__context__) if other is not None]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions


def _place(error: BaseException) -> tuple[Any, ...]:
    return tuple((frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__))


def _frames(place: TracebackType | None) -> Iterator[tuple[FrameType, str]]:
    """The frames of the library, and of what it calls; those that others call are theirs."""
    ours = False
    for frame, line in traceback.walk_tb(place):
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(_OTHERS):
            ours = False
        elif module.startswith("ramp_api"):
            ours = True
        if ours:
            yield frame, f"{module}.{frame.f_code.co_name}:{line}"


# --- Logs ---


def _hear_logs() -> None:
    """Every record of every logger, whatever its level; who else hears of it is as before."""
    enabled, handle = logging.Logger.isEnabledFor, logging.Logger.handle

    def heard(self: logging.Logger, record: logging.LogRecord) -> None:
        _hear_record(record)
        if enabled(self, record.levelno):
            handle(self, record)

    logging.Logger.isEnabledFor = lambda self, level: not self.name.startswith(_OTHERS_LOGS) or enabled(self, level)  # type: ignore[method-assign]
    logging.Logger.handle = heard  # type: ignore[method-assign]


def _hear_record(record: logging.LogRecord) -> None:
    if record.name.startswith(_OTHERS_LOGS):
        return
    channel = f"log of {record.name}"
    BOOK.hear(channel, _said(lambda one: one.getMessage(), record))
    if record.args:
        BOOK.hear(channel, _said(lambda one: repr(one.args), record))
    if isinstance(record.exc_info, tuple) and record.exc_info[1] is not None:
        examine(record.exc_info[1])


# --- What is printed ---


def _hear_output(*texts: Any) -> None:
    for text in texts:
        if text:
            BOOK.hear("output", text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text))


class _Tapped:
    """A pipe from another process, which is heard as it is read."""

    def __init__(self, pipe: Any) -> None:
        self._pipe = pipe

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._pipe, name)
        return self._heard(found) if name in {"read", "readline", "readlines", "read1"} else found

    @staticmethod
    def _heard(method: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any) -> Any:
            given = method(*args)
            _hear_output(*(given if isinstance(given, list) else [given]))
            return given

        return wrapped

    def __iter__(self) -> Iterator[Any]:
        for line in self._pipe:
            _hear_output(line)
            yield line

    def __enter__(self) -> Any:
        self._pipe.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._pipe.__exit__(*error)


def _tap(process: Any) -> None:
    for name in ("stdout", "stderr"):
        if getattr(process, name, None) is not None:
            setattr(process, name, _Tapped(getattr(process, name)))


# --- pytest ---


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "shows_secrets(why): the test is about showing a secret, or cannot do without")
    listen()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, Any, Any]:
    """What a wider fixture makes is known for as long as it lives."""
    before, BOOK.lasts = BOOK.lasts, BOOK.lasts or fixturedef.scope in {"session", "package"}
    try:
        return (yield)
    finally:
        BOOK.lasts = before


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, Any, Any]:
    BOOK.lasts = False
    _seen.clear()
    item.stash[_LAST] = nextitem is None or nextitem.path != item.path
    outcome = yield
    if item.stash[_LAST]:
        BOOK.turn_page()
    return outcome


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say what was found, when the test has been put away."""
    report = yield
    if call.excinfo is not None and report.failed:
        examine(call.excinfo.value)
    if call.when == "call" and item.stash.get(_LAST, False):
        _hear_of_the_living()
    if call.when != "teardown":
        return report
    for _, text in report.sections:
        _hear_output(text)
    found = BOOK.found()
    if found and item.get_closest_marker("shows_secrets") is None:
        report.outcome = "failed"
        report.longrepr = "secrets that show:\n" + "\n".join(map(str, found))
    return report

"""The canaries sing: every channel that ``listening.py`` hears fails a test in which a secret shows, however it is written."""

from __future__ import annotations

import base64
import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.canaries import Book, variants

ROOT = Path(__file__).parents[1]
# Made anew each time, so that no bytecode, cache or text of this file holds it.
MADE = 'SECRET = Secret("".join(random.choices("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789", k=40)))'
HEAD = f"""
import base64, logging, pickle, random, subprocess, sys
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from ramp_api import Client, OAuth2Token, Secret
from ramp_api.errors import RampError
from ramp_api.http import Headers, Request, Response

{MADE}
VALUE = SECRET.reveal

def raising(kind=ValueError):
    with pytest.raises(kind) as caught:
        yield caught
"""
LEAKS = {
    "log": 'logging.getLogger("ramp_api.auth").debug("with %s", VALUE())',
    "log at any level": 'logging.getLogger("any").log(1, VALUE())',
    "arguments of a log": 'logging.getLogger("any").debug("%(a)s", {"a": 1, "b": VALUE()})',
    "log of an exception": """
    try:
        raise ValueError(VALUE())
    except ValueError:
        logging.getLogger("any").exception("x")""",
    "message": """
    with pytest.raises(ValueError):
        raise ValueError(f"no {VALUE()}")""",
    "argument": """
    with pytest.raises(RampError):
        error = RampError("x")
        error.args = (1, [VALUE()])
        raise error""",
    "attribute": """
    with pytest.raises(RampError):
        error = RampError("x")
        error.__dict__["kept"] = {"body": VALUE()}
        raise error""",
    "note": """
    with pytest.raises(ValueError):
        error = ValueError("x")
        error.add_note(VALUE())
        raise error""",
    "cause": """
    with pytest.raises(RampError):
        raise RampError("x") from ValueError(VALUE())""",
    "context": """
    with pytest.raises(RampError):
        try:
            raise ValueError(VALUE())
        except ValueError:
            raise RampError("x") from None""",
    "one of a group": """
    with pytest.raises(ExceptionGroup):
        raise ExceptionGroup("x", [ValueError(VALUE())])""",
    "group": """
    with pytest.RaisesGroup(ValueError):
        raise ExceptionGroup("x", [ValueError(VALUE())])""",
    "pickle of an error": """
    class Holding(RampError):
        pass
    Holding.__module__, Holding.__qualname__ = "ramp_api.errors", "RampError"
    class Shy(dict):
        def __repr__(self):
            return "shy"
        def __reduce__(self):
            return dict, (dict(self),)
    with pytest.raises(RampError):
        error = RampError("x")
        error.kept = Shy(a=VALUE())
        raise error""",
    "variable": """
    import ramp_api.oauth as ours
    scope = {"__name__": "ramp_api.oauth"}
    exec("def leaking(value):\\n    revealed = value.reveal()\\n    raise ValueError('x')", scope)
    with pytest.raises(ValueError):
        scope["leaking"](SECRET)""",
    "variable of a library": """
    scope = {"__name__": "ramp_api.codec"}
    exec("import json\\ndef leaking(value):\\n    json.loads('[x' + value.reveal(), parse_int=5)", scope)
    with pytest.raises(ValueError) as caught:
        scope["leaking"](SECRET)
    caught.value.doc = caught.value.args = ''""",
    "output": "print(VALUE())",
    "errors": "print(VALUE(), file=sys.stderr)",
    "what capsys took": "print(VALUE()); capsys.readouterr()",
    "what capfd took": "subprocess.run(['echo', VALUE()], check=True)",
    "a process's output": "subprocess.run(['echo', VALUE()], stdout=-1, check=True)",
    "a process's output, combined": "subprocess.Popen(['echo', VALUE()], stdout=-1, stderr=-1).communicate()",
    "a pipe": """
    with subprocess.Popen(['echo', VALUE()], stdout=-1, text=True) as process:
        process.stdout.readline()""",
    "a pipe, line by line": """
    with subprocess.Popen(['echo', VALUE()], stdout=-1, text=True) as process:
        assert [line for line in process.stdout]""",
    "repr of an object": """
    from ramp_api.tokens.slot import Slot
    class Store:
        def load(self, key):
            return None
    Store.__module__, Store.__repr__ = "ramp_api.tokens.leaking", lambda self: VALUE()
    Slot(Store(), None, None).load()""",
    "repr of a living object": """
    global kept
    class Kept:
        pass
    Kept.__module__, Kept.__repr__ = "ramp_api.leaking", lambda self: VALUE()
    kept = Kept()""",
    "pickle of an object": """
    from ramp_api.tokens.memory import MemoryTokenStore
    from ramp_api.tokens.slot import Slot
    from ramp_api.tokens import TokenKey
    class Leaking(MemoryTokenStore):
        def __reduce__(self):
            return str, (VALUE(),)
    Leaking.__module__ = "ramp_api.tokens.leaking"
    Slot(Leaking(), TokenKey("sandbox", "id"), None).load()""",
    "client's id": """
    name = "app-" + VALUE()[:20]
    Client(name, "secret", scopes="users:read").close()
    print(name)""",
    "percent-encoded": "print(quote(''.join('%%%02X' % ord(c) if c in '/+' else c for c in Secret('a/b+c/d+e/f+' + VALUE()).reveal()), safe='%'))",
    "base64": "print(base64.b64encode(b'id:' + VALUE().encode()))",
    "sandbox's token": "print('ramp_tok_' + 'aB3-' * 12)",
}
FINE = {
    "nothing": "assert VALUE()",
    "masked": "print(SECRET, repr(SECRET), [SECRET]); logging.getLogger('x').debug('%s', SECRET)",
    "a test's own variable": """
    revealed = VALUE()
    with pytest.raises(ValueError):
        raise ValueError("x")""",
    "public": 'print(Secret("authorization_code").reveal(), Secret("users:read cards:read").reveal(), Secret("https://a.example/cb").reveal())',
    "the address of a consent": """
    with Client("client-id-of-the-app", "s", scopes="users:read", redirect_uri="https://a.example/cb") as client:
        print("Open", client.user_consent_url().url)""",
}
MARKED = {"marked": "print(VALUE())"}


def written(folder: Path, cases: dict[str, str], *, marked: bool = False) -> Path:
    lines = [HEAD]
    for number, body in enumerate(cases.values()):
        marker = '@pytest.mark.shows_secrets("for a test")\n' if marked else ""
        lines.append(f"{marker}def test_{number}(capsys):\n    {body.strip()}\n")
    file = folder / "test_leaks.py"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def outcomes(file: Path) -> dict[int, set[str]]:
    """What pytest says of each test, in a process of its own, with this plugin and nothing else of ours."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "tests.listening", "-p", "no:cacheprovider", "-c", "/dev/null", str(file)],
        capture_output=True, text=True, check=False, cwd=ROOT, timeout=100,
    )  # fmt: skip
    found: dict[int, set[str]] = {}
    for outcome, number in re.findall(r"^(PASSED|FAILED|ERROR) .*::test_(\d+)", done.stdout, re.MULTILINE):
        found.setdefault(int(number), set()).add(outcome)
    assert found, done.stdout + done.stderr
    return found


@pytest.mark.shows_secrets("the other process says what it found")
def test_every_leak_is_found(tmp_path: Path) -> None:
    found = outcomes(written(tmp_path, LEAKS))
    # A living object is looked for at the module's end, where it fails the last test.
    names = dict(enumerate(LEAKS))
    missed = {names[number] for number, outcome in found.items() if outcome == {"PASSED"}} - {"repr of a living object"}
    assert not missed
    assert not {names[number] for number, outcome in found.items() if "FAILED" in outcome}
    assert len(found) == len(LEAKS)


@pytest.mark.shows_secrets("the other process says what it found")
def test_an_object_that_lives_on_is_found(tmp_path: Path) -> None:
    name = "repr of a living object"
    assert outcomes(written(tmp_path, {name: LEAKS[name]})) == {0: {"PASSED", "ERROR"}}


def test_what_is_no_leak_is_none(tmp_path: Path) -> None:
    assert outcomes(written(tmp_path, FINE)) == {number: {"PASSED"} for number in range(len(FINE))}


@pytest.mark.shows_secrets("the other process shows what its test printed")
def test_a_test_that_is_marked_may_show(tmp_path: Path) -> None:
    assert outcomes(written(tmp_path, MARKED, marked=True)) == {0: {"PASSED"}}


class TestBook:
    def shows(self, value: str, text: str) -> bool:
        book = Book()
        book.learn(value)
        book.hear("here", text)
        return bool(book.found())

    @given(
        st.text(st.characters(codec="utf-8"), min_size=12, max_size=40),
        st.text(st.characters(codec="utf-8"), max_size=9),
        st.text(max_size=9),
    )
    def test_a_value_is_found_however_it_is_written(self, value: Any, before: Any, after: Any) -> None:
        book = Book()
        book.learn(value)
        for text in (
            before + value + after, quote(before + value, safe=""), quote_plus(value), json.dumps({"a": value}),
            base64.b64encode((before + value).encode() + after.encode("utf-8", "replace")).decode(), repr(value),
        ):  # fmt: skip
            book.hear("here", text)
            assert book.found() or (not book._passing.values and not book._lasting.values)

    def test_many_are_found_as_well_as_few(self) -> None:
        chance = random.Random(5)  # noqa: S311 - no secret
        values = ["".join(chance.choices("abcdefgh0123", k=16)) for _ in range(500)]
        book = Book()
        for value in values:
            book.learn(value)
        for value in values:
            book.hear("here", f"so {value}!")
            assert str(book.found()[0]) == "here: …so [secret]!…"

    def test_what_is_short_or_public_is_no_secret(self) -> None:
        for value in ("short", "authorization_code", "users:read cards:read", "https://a.example/callback"):
            assert not self.shows(value, f"with {value} in it")
        assert self.shows("https://a.example/callback?code=c", "at https://a.example/callback?code=c then")

    def test_wider_fixtures_secrets_outlast_the_page(self) -> None:
        book = Book()
        book.learn("of the whole session")
        book.lasts = False
        book.learn("of this module alone")
        book.turn_page()
        book.hear("here", "of the whole session, of this module alone")
        assert len(book.found()) == 1

    def test_it_does_not_grow_without_end(self) -> None:
        book = Book()
        for number in range(10_000):
            book.learn(f"secret number {number:010}")
        assert len(book._lasting.values) < 5_000
        assert sum(map(len, book._lasting.beginnings.values())) < 5_000 * len(variants("secret number 0123456789"))
        book.hear("here", "secret number 0000009999")
        assert book.found()

    def test_ids_are_looked_for_but_in_variables(self) -> None:
        book = Book()
        book.learn_id("client-id-of-the-app")
        book.hear("variable client_id in a.b:1", "'client-id-of-the-app'")
        assert not book.found()
        book.hear("repr of a Client", "'client-id-of-the-app'")
        assert book.found()

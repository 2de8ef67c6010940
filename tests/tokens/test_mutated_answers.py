"""A million mutated answers of the token endpoint, and callbacks: documented errors alone, no secret shown, memory flat."""

from __future__ import annotations

import gc
import json
import pickle
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ramp_api.errors import OAuthError
from ramp_api.http import Headers, Response
from ramp_api.oauth import ConsentRequest, code_of, parse_revocation, parse_token
from ramp_api.secret import Secret
from ramp_api.tokens import OAuth2Token
from tests.listening import BOOK, examine
from tests.untraced import untraced

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
ISSUERS = frozenset({"https://demo.ramp.com"})
ACCESS = "ramp_tok_Acc3ssAcc3ssAcc3ssAcc3ssAcc3ssAcc3ssAcc3ssAcc3"
REFRESH = "ramp_tok_R3freshR3freshR3freshR3freshR3freshR3freshR3fr"
STRANGE = "aB3dEfGhIjKlMnOpQrStUvWxYz0123456789-_"  # a token of another making
SENT = tuple(map(Secret, ("sent-client-secret", "sent+refresh/token=", "aWQ6c2VudC1jbGllbnQtc2VjcmV0")))
PLANTED = (ACCESS, REFRESH, STRANGE, *(secret.reveal() for secret in SENT))

ANSWERS: tuple[dict[str, Any], ...] = (
    {"access_token": ACCESS, "token_type": "mac", "refresh_token": REFRESH},
    {"access_token": f"{ACCESS} ", "refresh_token": STRANGE},
    {"error": "invalid_grant", "error_description": f"not {PLANTED[4]} nor {PLANTED[3]}", "error_uri": "https://e/"},
    {"error": "invalid_client", "error_description": f"basic {PLANTED[5]}", "access_token": ACCESS},
    {"error_v2": {"error_code": "DEVELOPER_7001", "message": f"no {STRANGE}", "additional_info": {"t": REFRESH}}},
    {"error": {"error_code": "A", "message": ACCESS}, "data": [ACCESS, {"refresh_token": REFRESH}]},
    {"access_token": ACCESS, "token_type": "Bearer", "expires_in": 864000.0, "scope": "users:read cards:read"},
    {"access_token": STRANGE},
    {
        "access_token": ACCESS,
        "token_type": "Bearer",
        "expires_in": 3600,
        "scope": "users:read",
        "refresh_token": REFRESH,
    },
    {"access_token": STRANGE, "token_type": "bearer", "expires_in": "864000", "refresh_token_expires_in": 86400},
)
WELL = 4  # that many at the end are tokens; they are taken twice as often
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1e308, 10**40, "", " ", "é", "\u0000", "\ud800", [], {}, [[]], "Bearer", "mac",
    "a\r\nx: y", ACCESS, STRANGE, [REFRESH], {"error": ACCESS}, "9" * 30, "\u202e\u2028",
)  # fmt: skip
RAW = (
    b"", b"null", b"NaN", b"[]", b"{}", b'"', b"{", b"\xef\xbb\xbf", b"\xff\xfe{\x00}\x00", b"[" * 1_500, b"[" * 100 + b"]" * 100,
    b"<html>" + ACCESS.encode() + b"</html>", ACCESS.encode(), b"access_token=" + ACCESS.encode(), b"-Infinity", b"1e999999",
)  # fmt: skip
PIECES = (
    b"NaN",
    b"Infinity",
    b"1e999999999",
    b"9" * 400,
    b"\xff",
    b"\x00",
    b"\\u0000",
    b"\\ud800",
    b'"',
    b",",
    b"{",
    b"}",
)
TYPES = (
    "application/json",
    "text/html",
    "",
    "x",
    f"text/{STRANGE}",
    "application/json; charset=utf-16",
    "é/é",
    "a/b;c",
)
HEADERS = tuple(((b"content-type", kind.encode("latin-1")), (b"x-trace-id", b"t")) for kind in TYPES)


def mutated(chance: random.Random) -> bytes:
    """One answer, changed in what it says, and then in how it is written."""
    if chance.random() < 0.03:
        return chance.choice(RAW)
    answer = dict(ANSWERS[chance.randrange(-WELL, len(ANSWERS))])
    for _ in range(chance.randrange(3)):
        name = chance.choice(list(answer))
        match chance.randrange(4):
            case 0:
                answer[name] = chance.choice(ODD)
            case 1:
                other = chance.choice(list(answer))
                answer[name], answer[other] = answer[other], answer[name]
            case 2:
                answer[chance.choice(("error", "access_token", "token_type", "expires_in", "scope"))] = answer[name]
            case _:
                del answer[name]
        answer = answer or {"error": 5}
    raw = json.dumps(answer, separators=(",", ":")).encode()
    return rewritten(raw, chance) if chance.random() < 0.6 else raw


def rewritten(raw: bytes, chance: random.Random) -> bytes:  # noqa: PLR0911 - one for each way
    place = chance.randrange(len(raw) + 1)
    match chance.randrange(8):
        case 0 | 1:
            flipped = bytearray(raw)
            flipped[place % len(raw)] ^= 1 << chance.randrange(8)
            return bytes(flipped)
        case 2:
            return raw[:place]
        case 3:
            return raw[:place] + raw[place // 2 :]
        case 4:
            return raw[:place] + chance.choice(PIECES) + raw[place:]
        case 5:
            return raw.decode(errors="replace").encode(chance.choice(("utf-16", "utf-32", "utf-8-sig", "utf-7")))
        case 6:
            return b'{"deep":' + b"[" * 12 + raw + b"]" * 12 + b"," + raw[1:]
        case _:
            return raw + raw


def answers(seed: int, number: int) -> Iterator[Response[bytes]]:
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(number):
        status = 200 if chance.random() < 0.8 else chance.randrange(100, 600)
        yield Response(status, Headers(HEADERS[chance.randrange(len(HEADERS))]), mutated(chance))


def check(error: OAuthError, number: int) -> None:
    """Nothing planted is in it, however it is shown."""
    shown = f"{error!r} {vars(error)!r}"
    for secret in PLANTED:
        assert secret not in shown
    if number % 10 == 0:
        pickled = pickle.dumps(error)
        assert not any(secret.encode() in pickled for secret in PLANTED)
    if number % 5_000 == 0:
        examine(error)  # its traceback too: what is found there fails the test at its end


KINDS = ("invalid_response", "invalid_grant", "invalid_client", "DEVELOPER_7001", "temporarily_unavailable")


def outcomes(read: Callable[[Any], object], given: Iterator[Any]) -> Counter[str]:
    """What came of each; anything but an ``OAuthError`` or an outcome goes up."""
    counted = Counter[str]()
    for number, one in enumerate(given):
        try:
            outcome = read(one)
        except OAuthError as error:
            check(error, number)
            counted[error.error if error.error in KINDS else "other"] += 1
        else:
            counted["well"] += 1
            if number % 50 == 0:
                assert not any(secret in repr(outcome) for secret in PLANTED)
    return counted


def read_token(response: Response[bytes]) -> object:
    token = parse_token(response, asked_at=NOW, sent=SENT)
    assert type(token) is OAuth2Token
    assert token.access_token
    return token


def memory() -> int:
    """Bytes that this process holds, as far as that can be told here."""
    gc.collect()
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096
    return sys.getallocatedblocks() * 64


@pytest.fixture(autouse=True)
def _no_more_canaries() -> Iterator[None]:
    """What is planted here is looked for here: to learn a million mutated tokens as well would take minutes."""
    for secret in (ACCESS, REFRESH, STRANGE):
        Secret(secret)
    with BOOK.closed():
        yield


HELD: list[int] = []
"""The memory after each hundred thousand."""


# The other half is in test_mutated_answers_more.py: files are what the workers share among them.
@pytest.mark.parametrize("seed", range(1, 6))
def test_half_a_million_mutated_answers(seed: Any) -> None:
    a_hundred_thousand(seed, HELD)


def a_hundred_thousand(seed: int, held: list[int]) -> None:
    """Mutated answers, after which no more memory is held than after the first of them."""
    with untraced():
        counted = outcomes(read_token, answers(seed, 100_000))
    held.append(memory())
    assert held[-1] - held[0] < 8 << 20
    # Every kind of outcome is among them, in numbers.
    assert counted.total() == 100_000
    assert counted["well"] > 15_000
    for kind in KINDS:
        assert counted[kind] > 10, kind


def test_mutated_answers_to_a_revocation() -> None:
    with untraced():
        counted = outcomes(lambda response: parse_revocation(response, SENT), answers(11, 100_000))
    assert counted["well"] > 10_000
    assert counted["invalid_response"] > 10_000


CONSENT = ConsentRequest("https://a", Secret("State-0123456789-0123456789"), Secret("v" * 43), "https://a/callback")
CODE = "Code0Code1Code2Code3Code4Code5"
CALLBACKS = (
    f"https://a/callback?code={CODE}&state=State-0123456789-0123456789",
    f"https://a/callback?state=State-0123456789-0123456789&code={CODE}&iss=https%3A%2F%2Fdemo.ramp.com",
    "https://a/callback?error=access_denied&error_description=no+State-0123456789-0123456789&state=State-0123456789-0123456789",
    f"https://a/callback?error=server_error&error_description={CODE}&code={CODE}&state=State-0123456789-0123456789",
)


def callbacks(seed: int, number: int) -> Iterator[str]:
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(number):
        raw = chance.choice(CALLBACKS).encode()
        for _ in range(chance.randrange(3)):
            raw = rewritten(raw, chance) or b"?"
        yield raw.decode("utf-8", "replace" if chance.random() < 0.5 else "surrogateescape")


def test_mutated_callbacks() -> None:
    given = list(callbacks(12, 100_000))

    def read(url: str) -> object:
        code = code_of(url, CONSENT, ISSUERS)
        # Whatever else was changed, the state is this consent's, whole.
        assert "state=State-0123456789-0123456789" in url
        return code

    counted = Counter[str]()
    with untraced():
        for url in given:
            try:
                read(url)
            except OAuthError as error:
                shown = f"{error!s} {vars(error)!r}"
                assert CONSENT.state.reveal() not in shown
                assert CODE not in shown or f"code={CODE}" not in url
                counted[error.error] += 1
            else:
                counted["well"] += 1
    assert counted["well"] > 1_000
    assert counted["invalid_state"] > 1_000
    assert counted["access_denied"] > 1_000


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from(["access_token", "token_type", "expires_in", "scope", "error", "error_v2"]), json_values
    ),
    st.integers(100, 599),
)
def test_any_json_is_a_token_or_a_documented_error(body: Any, status: Any) -> None:
    with suppress(OAuthError):
        read_token(Response(status, Headers(HEADERS[0]), json.dumps(body).encode()))

"""What a valid token costs: from each store, and the check that every call begins with; bound: 2 µs. Nothing is sent.

The check is ``valid_token()`` of a good token, without what its driver takes for a flow that does nothing, which a call
pays for in any case; in time of the processor, since it waits for nothing. The peer is the least that a check can be:
a clock is read and compared. Figures are medians, with the lowest in parentheses.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Generator
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import anyio

from ramp_api import AsyncClient, Client
from ramp_api.errors import TokenStoreError
from ramp_api.flow import Flow
from ramp_api.tokens import FileTokenStore, KeyringTokenStore, MemoryTokenStore, OAuth2Token, TokenKey, TokenStore
from ramp_api.tokens.slot import Slot, TokenRecord

ROUNDS = 15
CLIENTS = 50
SAVES = 10
CHECKS = 20_000
KEY = TokenKey("sandbox", "benchmark")
TOKEN = OAuth2Token.of(
    "ramp_tok_benchmark", refresh_token="ramp_tok_refresh", expires_at=datetime.now(UTC) + timedelta(days=1)
)


def _timed(call: Callable[[], object], times: int) -> float:
    started = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - started) / times * 1e6


def _figures(taken: list[float]) -> str:
    """The median and the lowest. The first round warms up."""
    return f"{statistics.median(taken[1:]):.2f} ({min(taken[1:]):.2f}) µs"


def _client(store: TokenStore | None = None) -> Client:
    return Client("benchmark", "secret", token_store=store)


# --- From a store ---


def _stores(folder: Path) -> Generator[tuple[str, TokenStore]]:
    yield "memory", MemoryTokenStore()
    yield "file", FileTokenStore(folder / "plain")
    if find_spec("cryptography") is None:
        print("file, encrypted: cryptography is not installed")
    else:
        from ramp_api.tokens.encryption import new_key

        yield "file, encrypted", FileTokenStore(folder / "sealed", key=new_key())
    try:
        keyring = KeyringTokenStore(folder / "keyring")
        keyring.load(KEY)
    except (ImportError, TokenStoreError) as error:
        print(f"keyring: {error}")
    else:
        yield "keyring", keyring


def _measure_store(name: str, store: TokenStore) -> None:
    slot = Slot(store, KEY, TokenRecord)

    def save() -> None:
        if not slot.swap(TokenRecord(TOKEN), slot.version()):
            raise RuntimeError("somebody else writes there")

    save()
    used = _client(store)
    steps: dict[str, tuple[Callable[[], object], int]] = {
        "a new client": (_client, CLIENTS),
        "and its token": (lambda: _client(store).valid_token(), CLIENTS),
        "a used one": (used.valid_token, CLIENTS),
        "saving one": (save, SAVES),
    }
    taken: dict[str, list[float]] = {step: [] for step in steps}
    try:
        for _ in range(ROUNDS):
            for step, (call, times) in steps.items():
                taken[step].append(_timed(call, times))
    finally:
        slot.swap(None, slot.version())
    new, both, again, saved = map(_figures, taken.values())
    print(f"{name:<16} {both} by a new client, making it included: {new}; {again} by a used one; {saved} to save it")


# --- On every call ---


def _nothing() -> Flow[None]:
    return
    yield


def _print_check(what: str, plain: list[float], empty: list[float], whole: list[float]) -> None:
    check = [one - other for one, other in zip(whole, empty, strict=True)]
    print(f"{what:<16} {_figures(check)} above an empty flow's {_figures(empty)}; bound 2")
    print(f"{'':<16} {_figures(plain)} to read a clock and compare")


def _plain(end: float) -> float:
    started = time.thread_time()
    for _ in range(CHECKS):
        if time.time() >= end:
            raise RuntimeError("that token was good for a day")
    return (time.thread_time() - started) / CHECKS * 1e6


def _sync(end: float) -> None:
    plain: list[float] = []
    empty: list[float] = []
    whole: list[float] = []
    with Client(token=TOKEN) as client:
        for _ in range(ROUNDS):
            plain.append(_plain(end))
            started = time.thread_time()
            for _ in range(CHECKS):
                client.run(_nothing())
            between = time.thread_time()
            for _ in range(CHECKS):
                client.valid_token()
            ended = time.thread_time()
            empty.append((between - started) / CHECKS * 1e6)
            whole.append((ended - between) / CHECKS * 1e6)
    _print_check("sync", plain, empty, whole)


async def _asynchronous(end: float) -> None:
    plain: list[float] = []
    empty: list[float] = []
    whole: list[float] = []
    async with AsyncClient(token=TOKEN) as client:
        for _ in range(ROUNDS):
            plain.append(_plain(end))
            started = time.thread_time()
            for _ in range(CHECKS):
                await client.run(_nothing())
            between = time.thread_time()
            for _ in range(CHECKS):
                await client.valid_token()
            ended = time.thread_time()
            empty.append((between - started) / CHECKS * 1e6)
            whole.append((ended - between) / CHECKS * 1e6)
    _print_check("async", plain, empty, whole)


def main() -> None:
    """Each store in turn, then the check; interleaved rounds."""
    with tempfile.TemporaryDirectory() as folder:
        for name, store in _stores(Path(folder)):
            _measure_store(name, store)
    end = (TOKEN.expires_at or datetime.now(UTC)).timestamp()
    _sync(end)
    anyio.run(partial(_asynchronous, end))


if __name__ == "__main__":
    main()

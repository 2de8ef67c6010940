"""Tokens in Redis, shared by many processes and machines: a token store as you might write one, on redis-py.

- What Redis says is saved is as safe as Redis is set to keep it: with ``appendonly yes`` and ``appendfsync always`` a
  crash loses nothing; with less it may lose the newest token, and the customer is asked to consent again. The same goes
  for a failover to a replica that was behind. Keep the tokens where ``maxmemory-policy`` does not evict them.
- Tokens lie in Redis in clear. Whoever can read it, its files, backups or MONITOR can act for every customer: give the
  store a user of its own (ACL) and TLS, or seal the tokens first, as docs/token-stores.md shows.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from redis import Redis
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as NotConnected
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as TimedOut
from redis.retry import Retry

from ramp_api import Secret, TokenStoreError
from ramp_api.tokens import Lease, Stored, TokenKey

T = TypeVar("T")

# Gives 1 if it is done. The client sends a command again where it lost the answer: then it is done already.
_SWAP = """
    local version = redis.call('HGET', KEYS[1], 'version') or ''
    if version == ARGV[2] then return 1 end
    if version ~= ARGV[1] then return 0 end
    if ARGV[2] then
        redis.call('HSET', KEYS[1], 'version', ARGV[2], 'value', ARGV[3])
    else
        redis.call('DEL', KEYS[1])
    end
    return 1
"""

# Who holds a lock is known by a random word: a lease that ran out may be another's by now.
_RELEASE = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end"


class RedisTokenStore:
    """Each token is a hash of ``version`` and ``value``; each lock a key that expires by Redis's own clock.

    Threads and forked processes may share one.
    """

    def __init__(self, url: str, *, prefix: str = "ramp-api", **options: Any) -> None:
        settings: dict[str, Any] = {
            # Bytes that are no text are damage, which the library reports; no error may quote them.
            "decode_responses": True,
            "encoding_errors": "replace",
            # A connection that was idle for an hour may be gone.
            "retry": Retry(ExponentialBackoff(cap=1.0, base=0.05), 3),
            "socket_timeout": 5.0,
        }
        self._redis = Redis.from_url(url, **settings | options)  # pyright: ignore[reportUnknownMemberType]
        self._prefix = prefix
        self._swap: Callable[..., Any] = self._redis.register_script(_SWAP)
        self._release: Callable[..., Any] = self._redis.register_script(_RELEASE)

    def load(self, key: TokenKey) -> Stored | None:
        """What is kept under the key."""
        return _asked(lambda: self._load(self._name("token", key)))

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        """Compare and swap, in Redis."""
        name, version = self._name("token", key), secrets.token_hex(16)
        if value is None:
            return bool(_asked(lambda: self._swap([name], [expected or ""])))
        return bool(_asked(lambda: self._swap([name], [expected or "", version, value.reveal()])))

    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        """Lock the key for so many seconds."""
        name, holder = self._name("lock", key), secrets.token_hex(16)
        if not _asked(lambda: self._lock(name, holder, int(seconds * 1_000))):
            return None
        return _Lease(partial(self._free, name, holder))

    def _name(self, kind: str, key: TokenKey) -> str:
        # JSON: no two keys have the same name, whatever stands in them.
        return f"{self._prefix}:{kind}:{json.dumps(key)}"

    def _load(self, name: str) -> Stored | None:
        found: Any = self._redis.hmget(name, ["version", "value"])
        return None if None in found else Stored(Secret(found[1]), found[0])

    def _lock(self, name: str, holder: str, milliseconds: int) -> bool:
        done = self._redis.set(name, holder, nx=True, px=milliseconds)
        # It was done before where the answer got lost and the client asked again.
        return bool(done) or self._redis.get(name) == holder

    def _free(self, name: str, holder: str) -> None:
        # One that cannot be given back runs out; the call that held it has what it wanted.
        with suppress(RedisError):
            self._release([name], [holder])

    def __repr__(self) -> str:
        return f"<RedisTokenStore {self._prefix!r}>"


class _Lease:
    def __init__(self, release: Callable[[], None]) -> None:
        self.release = release


def _asked(question: Callable[[], T]) -> T:
    try:
        return question()
    except (NotConnected, TimedOut) as error:
        failure = TokenStoreError(f"the token store is out of reach: {error}")
    except RedisError as error:
        # Its text may quote what was sent, and that holds tokens.
        failure = TokenStoreError(f"the token store refused: {type(error).__name__}")
    # Here, so that the error of Redis does not come along as its context.
    raise failure

"""The example's store on Redis, on a real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from redis.backoff import NoBackoff
from redis.connection import UnixDomainSocketConnection
from redis.exceptions import ConnectionError as NotConnected
from redis.retry import Retry

from ramp_api import Secret, TokenStoreError
from ramp_api.tokens import TokenKey, TokenStore
from ramp_api.tokens.contract import TokenStoreContract
from ramp_api.tokens.slot import Slot, TokenRecord

from .servers import example, redis_server, shown
from .sharing import check_that_they_share

KEPT = example("redis_token_store")
KEY = TokenKey("sandbox", "ramp_id_1", "acme")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with redis_server() as url:
        yield url


@pytest.fixture
def store(url: str) -> Any:
    store = KEPT.RedisTokenStore(url)
    store._redis.flushall()
    return store


class TestRedis(TokenStoreContract):
    lease_seconds = 0.05

    @pytest.fixture(autouse=True)
    def _emptied(self, url: str, store: Any) -> None:
        self.url = url
        self.opened = store

    def store(self) -> Any:
        return self.opened

    def other(self, store: TokenStore) -> Any:
        return KEPT.RedisTokenStore(self.url)


def test_processes_and_threads_share_one_token(url: str, store: Any) -> None:
    check_that_they_share(store, "redis_token_store", "RedisTokenStore", url)


def test_two_prefixes_are_apart(url: str, store: Any) -> None:
    other = KEPT.RedisTokenStore(url, prefix="other")
    assert store.swap(KEY, Secret("value"), None)
    assert other.load(KEY) is None
    assert store.acquire(KEY, 10) is not None
    assert other.acquire(KEY, 10) is not None


class Forgetful(UnixDomainSocketConnection):
    """Loses the next answer that Redis gives: what was asked is done, and nobody hears of it."""

    losing = False

    def read_response(self, *arguments: Any, **options: Any) -> Any:
        answer = super().read_response(*arguments, **options)
        if Forgetful.losing:
            Forgetful.losing = False
            drop: Any = self.disconnect
            drop()
            raise NotConnected("lost")
        return answer


@pytest.fixture
def forgetful(store: Any) -> Any:
    store._redis.connection_pool.disconnect()
    store._redis.connection_pool.reset()
    store._redis.connection_pool.connection_class = Forgetful
    assert store.load(KEY) is None
    return store


def test_a_swap_whose_answer_gets_lost_is_said_to_be_done(forgetful: Any) -> None:
    assert forgetful.swap(KEY, Secret("first"), None)
    first = forgetful.load(KEY)
    Forgetful.losing = True
    assert forgetful.swap(KEY, Secret("second"), first.version) is True
    assert not Forgetful.losing
    assert forgetful.load(KEY).value.reveal() == "second"


def test_a_lock_whose_answer_gets_lost_is_held(forgetful: Any) -> None:
    Forgetful.losing = True
    lease = forgetful.acquire(KEY, 10)
    assert not Forgetful.losing
    assert lease is not None
    assert forgetful.acquire(KEY, 10) is None
    lease.release()
    assert forgetful.acquire(KEY, 10) is not None


def test_a_lock_expires_and_a_token_does_not(store: Any) -> None:
    assert store.swap(KEY, Secret("value"), None)
    store.acquire(KEY, 10)
    lasting = {name.split(":")[1]: store._redis.pttl(name) for name in store._redis.scan_iter()}
    assert lasting["token"] == -1
    assert 5_000 < lasting["lock"] <= 10_000


def test_what_is_no_text_is_damage_and_not_quoted(store: Any) -> None:
    name = store._name("token", KEY)
    store._redis.hset(name, mapping={"version": "1", "value": b"\xff canary"})
    with pytest.raises(TokenStoreError, match="damaged") as raised:
        Slot(store, KEY, TokenRecord).load()
    assert "canary" not in shown(raised.value)


def test_what_redis_refuses_is_not_quoted(store: Any) -> None:
    store._redis.set(store._name("token", KEY), "canary: no hash")
    with pytest.raises(TokenStoreError, match=r"^the token store refused: ResponseError$") as raised:
        store.swap(KEY, Secret("canary"), None)
    assert raised.value.__context__ is None
    assert "canary" not in shown(raised.value)


def test_a_redis_that_is_gone(store: Any) -> None:
    with redis_server() as url:
        gone = KEPT.RedisTokenStore(url, retry=Retry(NoBackoff(), 0))
        lease = gone.acquire(KEY, 10)
        assert lease is not None
    calls: list[Callable[[], object]] = [
        lambda: gone.load(KEY),
        lambda: gone.swap(KEY, Secret("canary"), None),
        lambda: gone.acquire(KEY, 1),
    ]
    for call in calls:
        with pytest.raises(TokenStoreError, match="out of reach") as raised:
            call()
        assert raised.value.__context__ is None
        assert "canary" not in shown(raised.value)
    lease.release()

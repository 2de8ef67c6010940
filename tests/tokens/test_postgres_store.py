"""The example's store on PostgreSQL, on a real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ramp_api import Secret, TokenStoreError
from ramp_api.tokens import TokenKey, TokenStore
from ramp_api.tokens.contract import TokenStoreContract

from .servers import example, postgres_server, shown
from .sharing import check_that_they_share

KEPT = example("postgres_token_store")
KEY = TokenKey("sandbox", "ramp_id_1", "acme")


@pytest.fixture(scope="module")
def conninfo() -> Iterator[str]:
    with postgres_server() as conninfo:
        with psycopg.connect(conninfo) as connection:
            connection.execute(KEPT.SCHEMA)
        yield conninfo


class TestPostgres(TokenStoreContract):
    lease_seconds = 0.05

    @pytest.fixture(autouse=True)
    def _emptied(self, conninfo: str) -> None:
        self.conninfo = conninfo
        with psycopg.connect(conninfo) as connection:
            connection.execute("TRUNCATE ramp_token, ramp_token_lock")

    def store(self) -> Any:
        return KEPT.PostgresTokenStore(self.conninfo)

    def other(self, store: TokenStore) -> Any:
        return KEPT.PostgresTokenStore(self.conninfo)


def test_processes_and_threads_share_one_token(conninfo: str) -> None:
    check_that_they_share(KEPT.PostgresTokenStore(conninfo), "postgres_token_store", "PostgresTokenStore", conninfo)


def test_a_server_without_the_tables(conninfo: str) -> None:
    store = KEPT.PostgresTokenStore(f"{conninfo} options='-c search_path=elsewhere'")
    for call in calls(store):
        with pytest.raises(TokenStoreError, match=r"the token store failed: UndefinedTable: 42P01$") as raised:
            call()
        assert raised.value.__context__ is None
        assert "canary" not in shown(raised.value)


def test_what_postgresql_refuses_is_not_quoted(conninfo: str) -> None:
    with psycopg.connect(conninfo) as connection:
        connection.execute("CREATE SCHEMA strict")
        connection.execute("CREATE TABLE strict.ramp_token (LIKE public.ramp_token, CHECK (value = ''))")
    # Without the example's care the server's text would hold the row: "Failing row contains (…, canary, …)".
    store = KEPT.PostgresTokenStore(f"{conninfo} options='-c search_path=strict'")
    with pytest.raises(TokenStoreError, match=r"CheckViolation: 23514$") as raised:
        store.swap(KEY, Secret("canary"), "")
        store.swap(KEY, Secret("canary"), None)
    assert raised.value.__context__ is None
    assert "canary" not in shown(raised.value)


def test_a_server_that_is_gone(conninfo: str, tmp_path: Path) -> None:
    store = KEPT.PostgresTokenStore(conninfo)
    with psycopg.connect(conninfo) as connection:
        connection.execute("TRUNCATE ramp_token_lock")
    lease = store.acquire(KEY, 10)
    assert lease is not None
    store._conninfo = Secret(f"host={tmp_path} user=tester password=canary")
    for call in calls(store):
        with pytest.raises(TokenStoreError, match="the token store failed: OperationalError: ") as raised:
            call()
        assert raised.value.__context__ is None
        assert "canary" not in shown(raised.value)
    lease.release()
    assert "canary" not in repr(store)


@pytest.mark.parametrize(
    "conninfo",
    ["postgres//user:canary@host/db", "postgresql://user:a canary@host/db", "postgresql://user:%zzcanary@host/db"],
)
def test_what_is_wrong_with_the_conninfo_is_not_quoted(conninfo: str) -> None:
    for call in calls(KEPT.PostgresTokenStore(conninfo)):
        with pytest.raises(TokenStoreError, match="ProgrammingError: is the conninfo right") as raised:
            call()
        assert raised.value.__context__ is None
        assert "canary" not in shown(raised.value)


def calls(store: Any) -> list[Callable[[], object]]:
    return [
        lambda: store.load(KEY),
        lambda: store.swap(KEY, Secret("canary"), None),
        lambda: store.swap(KEY, Secret("canary"), "1"),
        lambda: store.swap(KEY, None, "1"),
        lambda: store.acquire(KEY, 1),
    ]

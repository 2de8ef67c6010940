"""The contract of token stores: kept by the store in memory, and failed, test by test, by stores that are wrong."""

from __future__ import annotations

import subprocess
import sys
import unittest
from typing import ClassVar

import pytest

from ramp_api.tokens import MemoryTokenStore, TokenStore
from ramp_api.tokens.contract import TokenStoreContract

from .wrong_stores import TESTS, WRONG, CountsAnewOnceForgotten, Right, WaitsForTheLock


class TestMemory(TokenStoreContract):
    leases_run_out = False
    lease_seconds = 0.01

    def store(self) -> TokenStore:
        return MemoryTokenStore()


class Trial(TokenStoreContract):
    """The contract over one of these stores; by their clock nothing has to be waited for."""

    lease_seconds = 1.0
    kind: ClassVar[type[Right]] = Right

    def store(self) -> Right:
        self.opened = self.kind()
        return self.opened

    def other(self, store: TokenStore) -> TokenStore:
        assert isinstance(store, Right)
        return store.handle()

    def wait(self, seconds: float) -> None:
        self.opened.clock[0] += seconds


# Whether a reader meets a version that was there before is a matter of moments.
LUCK: dict[type[Right], set[str]] = {CountsAnewOnceForgotten: {"test_a_reader_sees_one_state_or_another_never_half"}}


def failed(trial: TokenStoreContract) -> set[str]:
    found: set[str] = set()
    for name in sorted(TESTS):
        try:
            getattr(trial, name)()
        except Exception:  # noqa: BLE001 - what is wrong fails in whatever way it likes
            found.add(name)
    return found


class TestRight(Trial):
    pass


@pytest.mark.parametrize("kind", WRONG, ids=lambda kind: kind.__name__)
def test_a_store_that_is_wrong_fails_what_it_should_and_nothing_else(kind: type[Right]) -> None:
    trial = type("Wrong", (Trial,), {"kind": kind, "patience": 0.1 if kind is WaitsForTheLock else 5.0})()
    assert failed(trial) - LUCK.get(kind, set()) == WRONG[kind]


def test_every_test_of_the_contract_is_failed_by_a_store() -> None:
    assert frozenset[str]().union(*WRONG.values()) == TESTS


# --- How it is run ---


def test_a_store_whose_leases_run_out_may_not_say_that_they_do_not() -> None:
    class Boasts(Trial):
        leases_run_out = False

    assert failed(Boasts()) == {"test_a_lease_runs_out_where_the_store_says_so"}


def test_unittest_runs_it_too() -> None:
    class Case(TestMemory, unittest.TestCase):
        pass

    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(Case).run(result)
    assert result.wasSuccessful()
    assert result.testsRun == len(TESTS) > 20


def test_a_suite_that_gives_no_store_cannot_pass() -> None:
    assert failed(TokenStoreContract()) == TESTS


def test_without_asserts_it_says_so_rather_than_pass() -> None:
    command = [sys.executable, "-O", "-c", "import ramp_api.tokens.contract"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "ImportError: the contract of token stores is made of asserts" in done.stderr

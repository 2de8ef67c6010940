"""Stores that are wrong in one thing each, and what of the contract each of them fails."""

from __future__ import annotations

import time
import unicodedata
from copy import copy
from threading import RLock
from typing import Any, NamedTuple

from ramp_api.secret import Secret
from ramp_api.tokens import Lease, Stored, TokenKey
from ramp_api.tokens.contract import TokenStoreContract

TESTS = frozenset(name for name in dir(TokenStoreContract) if name.startswith("test_"))
LOCKING = frozenset({
    "test_a_lease_lasts_for_its_seconds",
    "test_a_lease_that_ran_out_frees_nobody_elses",
    "test_a_lock_can_be_taken_where_nothing_is_kept",
    "test_of_all_who_lock_at_once_one_does",
    "test_releasing_twice_frees_nobody_elses",
    "test_the_lock_is_not_needed_to_read_or_write",
    "test_who_comes_second_is_told_so_at_once",
    "test_who_holds_the_lock_loses_no_change",
    "test_locks_of_different_keys_are_apart",
})  # fmt: skip


# --- A store that is right, small, and easily made wrong ---


class Held(NamedTuple):
    holder: object
    until: float


class Right:
    """In memory, with leases that run out by a clock of its own. Those below are wrong in one thing each."""

    def __init__(self) -> None:
        self.kept: dict[Any, tuple[str, str]] = {}
        self.held: dict[Any, Held] = {}
        self.clock = [0.0]
        self.count = [0]
        self.guard = RLock()

    def handle(self) -> Right:
        return copy(self)

    def place(self, key: TokenKey) -> Any:
        return tuple(key)

    def lock_of(self, key: TokenKey) -> Any:
        return self.place(key)

    def text(self, text: str) -> str:
        return text

    def version(self, place: Any, text: str) -> str:
        self.count[0] += 1
        return str(self.count[0])

    def matches(self, version: str | None, expected: str | None) -> bool:
        return version == expected

    def load(self, key: TokenKey) -> Stored | None:
        found = self.kept.get(self.place(key))
        return None if found is None else Stored(Secret(found[0]), found[1])

    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        place = self.place(key)
        with self.guard:
            version = self.kept[place][1] if place in self.kept else None
            if not self.matches(version, expected):
                return False
            self.write(place, value)
            return True

    def write(self, place: Any, value: Secret | None) -> None:
        if value is None:
            self.kept.pop(place, None)
        else:
            text = self.text(value.reveal())
            self.kept[place] = (text, self.version(place, text))

    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        place = self.lock_of(key)
        with self.guard:
            if place in self.held and self.held[place].until > self.clock[0]:
                return None
            lease = RightLease(self, place)
            self.held[place] = Held(lease, self.clock[0] + seconds)
            return lease

    def release(self, place: Any, lease: object) -> None:
        with self.guard:
            if place in self.held and self.held[place].holder is lease:
                del self.held[place]


class RightLease:
    def __init__(self, store: Right, place: Any) -> None:
        self.store = store
        self.place = place

    def release(self) -> None:
        self.store.release(self.place, self)


# --- Stores that are wrong, and what they fail ---

WRONG: dict[type[Right], frozenset[str]] = {}


def fails(*names: str) -> Any:
    def add(kind: type[Right]) -> type[Right]:
        WRONG[kind] = frozenset(f"test_{name}" if not name.startswith("test_") else name for name in names)
        assert WRONG[kind] <= TESTS, WRONG[kind] - TESTS
        return kind

    return add


@fails(
    "a_swap_that_expects_another_version_changes_nothing",
    "a_version_is_good_for_one_swap",
    "a_version_never_comes_again",
    "any_order_of_swaps_ends_as_it_should",
    "of_all_who_swap_at_once_one_wins",
    "what_one_handle_keeps_the_other_finds_and_replaces",
)
class IgnoresWhatIsExpected(Right):
    def matches(self, version: str | None, expected: str | None) -> bool:
        return True


@fails("a_swap_that_expects_another_version_changes_nothing")
class ComparesByPrefix(Right):
    def matches(self, version: str | None, expected: str | None) -> bool:
        return version == expected or (version is not None and expected is not None and expected.startswith(version))


@fails("a_swap_that_expects_another_version_changes_nothing")
class ComparesTrimmed(Right):
    def matches(self, version: str | None, expected: str | None) -> bool:
        return version == (expected and expected.strip())


@fails(
    "a_swap_that_expects_another_version_changes_nothing",
    "a_version_never_comes_again",
    "any_order_of_swaps_ends_as_it_should",
)
class CreatesWhateverIsExpected(Right):
    def matches(self, version: str | None, expected: str | None) -> bool:
        return version is None or version == expected


@fails("of_all_who_swap_at_once_one_wins")
class SwapsInTwoSteps(Right):
    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        found = self.load(key)
        if expected != (None if found is None else found.version):
            return False
        time.sleep(0.003)
        self.write(self.place(key), value)
        return True


@fails(
    "a_version_is_good_for_one_swap",
    "a_version_never_comes_again",
    "any_order_of_swaps_ends_as_it_should",
)
class NamesStatesByTheirText(Right):
    def version(self, place: Any, text: str) -> str:
        return str(hash(text))


@fails("a_version_never_comes_again", "any_order_of_swaps_ends_as_it_should")
class CountsAnewOnceForgotten(Right):
    def version(self, place: Any, text: str) -> str:
        return str(int(self.kept[place][1]) + 1 if place in self.kept else 1)


@fails("a_reader_sees_one_state_or_another_never_half")
class ReadsInTwoSteps(Right):
    def load(self, key: TokenKey) -> Stored | None:
        first = super().load(key)
        time.sleep(0.001)
        second = super().load(key)
        return None if first is None or second is None else Stored(first.value, second.version)


@fails("a_reader_sees_one_state_or_another_never_half")
class WritesInTwoSteps(Right):
    def write(self, place: Any, value: Secret | None) -> None:
        if value is not None and place in self.kept:
            self.kept[place] = (value.reveal()[:1], self.kept[place][1])
            time.sleep(0.003)
        super().write(place, value)


@fails(*LOCKING)
class LocksNothing(Right):
    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        return RightLease(self, object())


@fails(*LOCKING)
class LocksForItsOwnHandleOnly(Right):
    def handle(self) -> Right:
        other = copy(self)
        other.held = {}
        return other


@fails("locks_of_different_keys_are_apart")
class LocksAllKeysAsOne(Right):
    def lock_of(self, key: TokenKey) -> Any:
        return "lock"


@fails("a_lock_can_be_taken_where_nothing_is_kept", "the_lock_is_not_needed_to_read_or_write")
class ForgetsTheLockWithTheValue(Right):
    def write(self, place: Any, value: Secret | None) -> None:
        super().write(place, value)
        if value is None:
            self.held.pop(place, None)


@fails("a_lock_can_be_taken_where_nothing_is_kept")
class LocksByKeepingSomething(Right):
    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        with self.guard:
            lease = super().acquire(key, seconds)
            if lease is not None and self.load(key) is None:
                self.write(self.place(key), Secret(""))
            return lease


@fails("the_lock_is_not_needed_to_read_or_write")
class RefusesToWriteWhileLocked(Right):
    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        # Its holder may; there is one handle for each.
        if (held := self.held.get(self.lock_of(key))) is not None and held.until > self.clock[0]:
            lease = held.holder
            assert isinstance(lease, RightLease)
            if lease.store is not self:
                return False
        return super().swap(key, value, expected)


@fails("a_lease_that_ran_out_frees_nobody_elses", "releasing_twice_frees_nobody_elses")
class FreesWhoeverHoldsIt(Right):
    def release(self, place: Any, lease: object) -> None:
        self.held.pop(place, None)


@fails("a_lease_that_ran_out_frees_nobody_elses", "releasing_twice_frees_nobody_elses")
class RefusesToFreeWhatIsNotHeld(Right):
    def release(self, place: Any, lease: object) -> None:
        if place not in self.held or self.held[place].holder is not lease:
            raise RuntimeError("not held")
        super().release(place, lease)


@fails(
    "a_lease_that_ran_out_frees_nobody_elses",
    "locks_of_different_keys_are_apart",
    "of_all_who_lock_at_once_one_does",
    "releasing_twice_frees_nobody_elses",
    "what_is_released_is_free",
    "who_holds_the_lock_loses_no_change",
)
class NeverFrees(Right):
    refused = 0

    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        lease = super().acquire(key, seconds)
        self.refused += lease is None
        if self.refused > 200:
            raise TimeoutError("who waits for it may as well go home")
        return lease

    def release(self, place: Any, lease: object) -> None:
        pass


@fails("a_lease_runs_out_where_the_store_says_so", "a_lease_that_ran_out_frees_nobody_elses")
class HoldsForEver(Right):
    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        return super().acquire(key, float("inf"))


@fails("a_lease_lasts_for_its_seconds")
class TakesSecondsForMilliseconds(Right):
    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        return super().acquire(key, seconds / 1_000)


@fails(*LOCKING - {"test_of_all_who_lock_at_once_one_does", "test_who_holds_the_lock_loses_no_change"})
class WaitsForTheLock(Right):
    def acquire(self, key: TokenKey, seconds: float) -> Lease | None:
        lease = super().acquire(key, seconds)
        if lease is None:
            time.sleep(0.15)
        return lease


@fails(
    "a_version_never_comes_again",
    "any_order_of_swaps_ends_as_it_should",
    "of_all_who_swap_at_once_one_wins",
    "what_is_forgotten_is_gone",
)
class ForgetsNothing(Right):
    def write(self, place: Any, value: Secret | None) -> None:
        if value is not None:
            super().write(place, value)


@fails("any_order_of_swaps_ends_as_it_should", "what_is_forgotten_is_gone")
class CannotForgetWhatIsNotThere(Right):
    def swap(self, key: TokenKey, value: Secret | None, expected: str | None) -> bool:
        return (value is not None or expected is not None) and super().swap(key, value, expected)


@fails(
    "a_lock_can_be_taken_where_nothing_is_kept",
    "a_reader_sees_one_state_or_another_never_half",
    "a_swap_that_expects_another_version_changes_nothing",
    "keys_are_apart",
    "what_one_handle_keeps_the_other_finds_and_replaces",
    "where_nothing_was_kept_nothing_is_found",
)
class BeginsWithAnEmptyText(Right):
    def load(self, key: TokenKey) -> Stored | None:
        found = super().load(key)
        return Stored(Secret(""), "0") if found is None and not self.count[0] else found

    def matches(self, version: str | None, expected: str | None) -> bool:
        return version == (None if expected == "0" else expected)


@fails("any_order_of_swaps_ends_as_it_should", "keys_are_apart", "locks_of_different_keys_are_apart")
class FoldsCase(Right):
    def place(self, key: TokenKey) -> Any:
        return tuple(part.lower() for part in key)


@fails("keys_are_apart", "locks_of_different_keys_are_apart")
class JoinsByASlash(Right):
    def place(self, key: TokenKey) -> Any:
        return "/".join(key)


@fails("keys_are_apart", "locks_of_different_keys_are_apart")
class CutsNames(Right):
    def place(self, key: TokenKey) -> Any:
        return tuple(part[:199] for part in key)


@fails("keys_are_apart", "locks_of_different_keys_are_apart")
class TrimsNames(Right):
    def place(self, key: TokenKey) -> Any:
        return tuple(part.rstrip(" .") for part in key)


@fails("keys_are_apart", "locks_of_different_keys_are_apart")
class ComposesNames(Right):
    def place(self, key: TokenKey) -> Any:
        return tuple(unicodedata.normalize("NFC", part) for part in key)


@fails("keys_are_apart", "locks_of_different_keys_are_apart")
class ForgetsWhichEnvironment(Right):
    def place(self, key: TokenKey) -> Any:
        return key[1:]


@fails("keys_are_apart", "locks_of_different_keys_are_apart")
class ForgetsWhichApp(Right):
    def place(self, key: TokenKey) -> Any:
        return key.environment, key.account


@fails("what_is_kept_is_found_whole")
class ChangesLineEnds(Right):
    def text(self, text: str) -> str:
        return text.replace("\r\n", "\n")


@fails("what_is_kept_is_found_whole")
class CutsTexts(Right):
    def text(self, text: str) -> str:
        return text.encode()[:65_535].decode(errors="ignore")


@fails("what_is_kept_is_found_whole")
class KnowsLatin1Only(Right):
    def text(self, text: str) -> str:
        return text.encode("latin-1", "replace").decode("latin-1")


@fails("what_is_kept_is_found_whole")
class KnowsTheFirstPlaneOnly(Right):
    def text(self, text: str) -> str:
        return "".join(letter if letter <= "\uffff" else "?" for letter in text)


@fails("what_is_found_is_a_secret_and_a_version")
class NamesStatesByNumbers(Right):
    def load(self, key: TokenKey) -> Stored | None:
        found = super().load(key)
        return found and Stored(found.value, int(found.version))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

    def matches(self, version: str | None, expected: str | None) -> bool:
        return (version or "None") == str(expected)


@fails("nothing_shows_what_is_kept")
class ShowsItself(Right):
    def __repr__(self) -> str:
        return f"<ShowsItself {self.kept}>"


@fails("nothing_shows_what_is_kept")
class ShowsWhoseItIs(Right):
    def __repr__(self) -> str:
        return f"<ShowsWhoseItIs {[place[1] for place in self.kept]}>"

"""What every token store must do, as a test suite that any store can be run through. Tests only; no store.

It needs no test runner of its own: pytest and unittest both run it, since it is plain methods with plain asserts.
"""

# ruff: noqa: PLR2004, S101 - asserts and made-up numbers are what it is made of

from __future__ import annotations

import random
import threading
import time
from functools import partial
from typing import ClassVar

from ramp_api.secret import Secret
from ramp_api.tokens.store import Lease, Stored, TokenKey, TokenStore
from ramp_api.tokens.trials import (
    KEY,
    KEYS,
    LONG,
    RACERS,
    TEXTS,
    at_once,
    check_all,
    forget,
    found_in,
    holds,
    lock,
    put,
    rewritten,
    taken,
)

__all__ = ["TokenStoreContract"]


class TokenStoreContract:
    """The contract of :class:`~ramp_api.tokens.TokenStore`. Subclass it, and say how your store is opened.

    Attributes:
        leases_run_out: whether a lease ends by itself once its seconds are over. False for a store whose locks die with
            their holder; then a lease must last as long as it is held.
        lease_seconds: the seconds of the shortest leases that are taken here, and waited out twice over.
        patience: the seconds within which an answer counts as not having waited.

    Example:
        >>> from ramp_api.tokens import MemoryTokenStore
        >>> from ramp_api.tokens.contract import TokenStoreContract
        >>> class TestMyStore(TokenStoreContract):
        ...     leases_run_out = False
        ...     def store(self):
        ...         return MemoryTokenStore()
        >>> TestMyStore().test_a_swap_that_expects_another_version_changes_nothing()
    """

    leases_run_out: ClassVar[bool] = True
    lease_seconds: ClassVar[float] = 0.1
    patience: ClassVar[float] = 5.0

    def store(self) -> TokenStore:
        """A store with nothing in it; each test asks once."""
        raise NotImplementedError

    def other(self, store: TokenStore) -> TokenStore:
        """Another way to the same data, as another process would open it; the same store unless told otherwise."""
        return store

    def wait(self, seconds: float) -> None:
        """Let the store's clock go on by so much; it is waited for unless told otherwise."""
        time.sleep(seconds)

    # --- Reading and writing ---

    def test_where_nothing_was_kept_nothing_is_found(self) -> None:
        """There is nothing under a key at first."""
        assert self.store().load(KEY) is None, "an empty store must give None"

    def test_what_is_kept_is_found_whole(self) -> None:
        """Every text comes back as it was, to this handle and to another, over one that was there before too."""
        store = self.store()
        other = self.other(store)
        for text in TEXTS:
            put(store, KEY, text)
            for handle in (store, other):
                found = found_in(handle, KEY)
                assert holds(found, text), f"{text[:20]!r} of {len(text)} characters did not come back as it was"

    def test_what_is_found_is_a_secret_and_a_version(self) -> None:
        """The value does not show itself; the version is a text that is not empty."""
        found = put(self.store(), KEY, "value")
        kinds = (type(found), type(found.value), type(found.version))
        assert kinds == (Stored, Secret, str), f"load must give a Stored of a Secret and a str, not {kinds}"
        assert found.version, "a version must not be empty"

    def test_a_swap_that_expects_another_version_changes_nothing(self) -> None:
        """Neither where there is nothing, nor in place of what is there."""
        store = self.store()
        for value in (Secret("new"), None):
            assert store.swap(KEY, value, "made up") is False, "a swap of what is not there must be refused"
            assert store.load(KEY) is None, "a swap that was refused must change nothing"
        kept = put(store, KEY, "kept")
        for value in (Secret("new"), None):
            for expected in (None, "made up", f"{kept.version}0", f" {kept.version}"):
                assert store.swap(KEY, value, expected) is False, "a swap that expects another version must be refused"
                assert store.load(KEY) == kept, "a swap that was refused must change nothing"

    def test_a_version_is_good_for_one_swap(self) -> None:
        """What was replaced since it was loaded is not replaced again, not even by the same text."""
        store = self.store()
        first = put(store, KEY, "same")
        assert store.swap(KEY, Secret("same"), first.version) is True, "what is there can be replaced"
        second = found_in(self.other(store), KEY)
        assert second.version != first.version, "the same text kept again is another version"
        assert store.swap(KEY, Secret("late"), first.version) is False, "a version must be good for one swap"
        assert store.load(KEY) == second, "a swap that was refused must change nothing"

    def test_a_version_never_comes_again(self) -> None:
        """Not after another, and not after what was there had been forgotten."""
        store = self.store()
        seen: list[str] = []
        for number in range(30):
            seen.append(put(store, KEY, "same").version)
            if number % 3 == 2:
                forget(store, KEY)
                assert store.swap(KEY, Secret("late"), seen[-1]) is False, "a version ends when its value is forgotten"
        assert len(set(seen)) == len(seen), "a version must never be the same again"

    def test_what_is_forgotten_is_gone(self) -> None:
        """For every handle; it can be kept anew, and forgetting nothing is no error."""
        store = self.store()
        put(store, KEY, "value")
        forget(store, KEY)
        for handle in (store, self.other(store)):
            assert handle.load(KEY) is None, "what was forgotten must be gone"
        assert store.swap(KEY, None, None) is True, "where there is nothing, forgetting it is done already"
        assert holds(put(store, KEY, "again"), "again"), "what was forgotten can be kept anew"

    def test_what_one_handle_keeps_the_other_finds_and_replaces(self) -> None:
        """Neither holds on to what it has seen."""
        store = self.store()
        other = self.other(store)
        assert other.load(KEY) is None, "an empty store must give None"
        first = put(store, KEY, "first")
        assert other.load(KEY) == first, "another handle must find what was kept"
        second = put(other, KEY, "second")
        assert store.load(KEY) == second, "another handle's change must be found"
        assert store.swap(KEY, None, first.version) is False, "a version that another handle replaced is over"

    def test_keys_are_apart(self) -> None:
        """Keys that differ in anything at all share nothing."""
        store = self.store()
        kept: dict[TokenKey, Stored] = {}
        for number, key in enumerate(KEYS):
            assert store.load(key) is None, f"{key!r} finds what was kept under another key"
            kept[key] = put(store, key, f"value {number}")
        check_all(self.other(store), kept)
        for key in KEYS[::2]:
            forget(store, key)
            del kept[key]
        check_all(self.other(store), kept)

    def test_any_order_of_swaps_ends_as_it_should(self) -> None:
        """Sixty steps at random, each compared with what a dictionary would hold."""
        store = self.store()
        handles = (store, self.other(store))
        walk = random.Random(5)  # noqa: S311 - a walk, not a secret
        kept: dict[TokenKey, Stored] = {}
        former: dict[TokenKey, list[str | None]] = {key: [None, "made up"] for key in KEYS[:3]}
        for step in range(60):
            key, handle = walk.choice(KEYS[:3]), walk.choice(handles)
            version = kept[key].version if key in kept else None
            expected = walk.choice((version, version, walk.choice(former[key])))
            value = walk.choice((Secret(f"value {step}"), Secret("same"), None))
            done = handle.swap(key, value, expected)
            assert done is (expected == version), f"step {step}: a swap was {'done' if done else 'refused'} wrongly"
            if done and key in kept:
                former[key].append(kept.pop(key).version)
            if done and value is not None:
                kept[key] = found_in(handle, key)
                assert kept[key].value == value, f"step {step}: what was kept is not what is found"
                assert kept[key].version not in former[key], f"step {step}: a version must never be the same again"
            check_all(walk.choice(handles), kept)

    def test_nothing_shows_what_is_kept(self) -> None:
        """The store and its leases show neither values nor client ids."""
        store = self.store()
        put(store, KEY, "canary-value")
        lease = taken(store, KEY)
        for thing in (store, self.other(store), lease):
            shown = f"{thing!r} {thing}"
            assert "canary-value" not in shown, f"the repr of {type(thing).__name__} shows what is kept"
            assert KEY.client_id not in shown, f"the repr of {type(thing).__name__} shows the client id"

    # --- At the same time ---

    def test_of_all_who_swap_at_once_one_wins(self) -> None:
        """Whatever was there, nothing included; what is kept then is the winner's."""
        store = self.store()
        handles = [store, self.other(store)] * (RACERS // 2)
        expected: str | None = None
        for turn in range(12):
            texts = [f"{turn}:{racer}" for racer in range(RACERS)]
            if turn % 4 == 3:
                forget(store, KEY)
                expected = None
            swaps = [
                partial(handle.swap, KEY, Secret(text), expected) for handle, text in zip(handles, texts, strict=True)
            ]
            done = at_once(swaps)
            assert done.count(True) == 1, f"of {RACERS} swaps of one version {done.count(True)} were done"
            assert done.count(False) == RACERS - 1, "a swap gives True or False"
            found = found_in(store, KEY)
            assert holds(found, texts[done.index(True)]), "what is kept must be the winner's"
            expected = found.version

    def test_a_reader_sees_one_state_or_another_never_half(self) -> None:
        """Whole, and with its own version, however much is being written."""
        store = self.store()
        other = self.other(store)
        over = threading.Event()

        def write() -> list[Stored | None]:
            try:
                return [rewritten(store, number) for number in range(40)]
            finally:
                over.set()

        def read() -> list[Stored | None]:
            seen = [other.load(KEY)]
            while not over.is_set():
                if (found := other.load(KEY)) != seen[-1]:
                    seen.append(found)
            return seen

        written, *readings = at_once([write, read, read, read])
        known = {found.version: found for found in written if found is not None}
        for found in (found for seen in readings for found in seen if found is not None):
            assert known.get(found.version) == found, "a reader saw half of one state and half of another"

    def test_who_holds_the_lock_loses_no_change(self) -> None:
        """Eight threads that each lock, read, add one and write end where they should."""
        store = self.store()
        put(store, KEY, "0")
        deadline = time.monotonic() + 20 * self.patience

        def add(handle: TokenStore) -> None:
            for _ in range(4):
                while (lease := handle.acquire(KEY, LONG)) is None:
                    assert time.monotonic() < deadline, "the lock was never free again"
                    time.sleep(0.005)
                found = found_in(handle, KEY)
                time.sleep(0.001)
                done = handle.swap(KEY, Secret(str(int(found.value.reveal()) + 1)), found.version)
                lease.release()
                assert done is True, "somebody wrote while the lock was held by another"

        at_once([partial(add, handle) for handle in (store, self.other(store)) * 4])
        assert holds(found_in(store, KEY), "32"), "a change was lost"

    # --- The lock ---

    def test_who_comes_second_is_told_so_at_once(self) -> None:
        """The lock is held against everybody: this thread, another one, another handle."""
        store = self.store()
        lease = taken(store, KEY)
        self._refused(store)
        self._refused(self.other(store))
        lease.release()

    def test_of_all_who_lock_at_once_one_does(self) -> None:
        """Whichever thread or handle."""
        store = self.store()
        for _ in range(6):
            leases = at_once([partial(lock, handle) for handle in (store, self.other(store)) * (RACERS // 2)])
            held = [lease for lease in leases if lease is not None]
            assert len(held) == 1, f"of {RACERS} who locked at once {len(held)} did"
            held[0].release()

    def test_what_is_released_is_free(self) -> None:
        """For this handle and for the other."""
        store = self.store()
        other = self.other(store)
        for first, second in ((store, store), (store, other), (other, store)):
            taken(first, KEY).release()
            taken(second, KEY).release()

    def test_releasing_twice_frees_nobody_elses(self) -> None:
        """Once it was given back it may be somebody else's."""
        store = self.store()
        first = taken(store, KEY)
        first.release()
        first.release()
        second = taken(self.other(store), KEY)
        first.release()
        self._refused(store)
        self._refused(self.other(store))
        second.release()

    def test_locks_of_different_keys_are_apart(self) -> None:
        """All can be held at the same time, and giving one back frees that one alone."""
        store = self.store()
        leases = {key: taken(store, key) for key in KEYS}
        for key in KEYS[::2]:
            leases.pop(key).release()
        for key in KEYS[::2]:
            leases[key] = taken(self.other(store), key)
        for key in KEYS[:4]:
            self._refused(store, key)
        for lease in leases.values():
            lease.release()

    def test_the_lock_is_not_needed_to_read_or_write(self) -> None:
        """Neither before it is taken, nor while another handle, or this one, holds it."""
        store = self.store()
        other = self.other(store)
        put(store, KEY, "before")
        lease = taken(other, KEY)
        for handle in (store, other):
            put(handle, KEY, "meanwhile")
            assert holds(found_in(handle, KEY), "meanwhile"), "who does not hold the lock can read and write"
            forget(handle, KEY)
        self._refused(store)
        lease.release()

    def test_a_lock_can_be_taken_where_nothing_is_kept(self) -> None:
        """Taking it keeps nothing, and what is forgotten meanwhile does not free it."""
        store = self.store()
        lease = taken(store, KEY)
        assert store.load(KEY) is None, "a lock is not a value"
        put(store, KEY, "value")
        forget(store, KEY)
        self._refused(self.other(store))
        lease.release()

    def test_a_lease_lasts_for_its_seconds(self) -> None:
        """One of a minute is held still when a short one would be over."""
        store = self.store()
        lease = taken(store, KEY)
        self.wait(2 * self.lease_seconds)
        self._refused(self.other(store))
        lease.release()

    def test_a_lease_runs_out_where_the_store_says_so(self) -> None:
        """And is held for as long as its holder lives where it does not."""
        store = self.store()
        first = taken(store, KEY, self.lease_seconds)
        self.wait(2 * self.lease_seconds)
        if not self.leases_run_out:
            self._refused(self.other(store))
            first.release()
        taken(self.other(store), KEY).release()

    def test_a_lease_that_ran_out_frees_nobody_elses(self) -> None:
        """Who held it once may come late; the lock is another's by then."""
        store = self.store()
        first = taken(store, KEY, self.lease_seconds)
        self.wait(2 * self.lease_seconds)
        if not self.leases_run_out:
            first.release()
        second = taken(self.other(store), KEY)
        first.release()
        self._refused(store)
        second.release()
        taken(store, KEY).release()

    def _refused(self, store: TokenStore, key: TokenKey = KEY) -> None:
        """Whoever asks for the lock, in this thread or another, does not get it, and does not wait."""
        started = time.monotonic()
        answers: list[Lease | None] = []
        thread = threading.Thread(target=lambda: answers.append(store.acquire(key, LONG)), daemon=True)
        thread.start()
        thread.join(self.patience)
        assert answers, f"who asks for a lock that is held must be told at once, not after {self.patience} s"
        answers.append(store.acquire(key, LONG))
        assert answers == [None, None], "a lock that is held was given to somebody else"
        assert time.monotonic() - started < 2 * self.patience, "who asks for a lock that is held must not wait"

"""Whoever dies while keeping a token leaves the old one or the new one, whole, and no lock."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ramp_api.tokens.encryption import new_key

from . import dying

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked on Windows")


def test_a_lock_is_free_at_once_when_its_holder_is_killed(tmp_path: Path) -> None:
    assert dying.apart(dying.kill_holders, tmp_path / "tokens", 100) == [True] * 100


@pytest.mark.parametrize("key", ["", new_key().reveal()], ids=["plain", "sealed"])
def test_a_writer_that_is_killed_anywhere_leaves_the_old_or_the_new(tmp_path: Path, key: str) -> None:
    seen = dying.apart(dying.kill_writers, tmp_path / "tokens", 110, key)
    assert len(seen) == 110
    for point, is_new, is_old, drafts, is_free in seen:
        renamed = point[3]
        assert (is_new, is_old) == (renamed, not renamed), point
        # A draft may be left where it was made; nobody else can read it, and the next writer takes it away.
        assert drafts == ([] if renamed or point[:2] == ["before", "open"] else [0o600]), point
        assert is_free, point


def test_writers_that_are_killed_at_any_moment_leave_something_whole(tmp_path: Path) -> None:
    assert dying.apart(dying.kill_writers_at_random, tmp_path / "tokens", 100) == [""] * 100


def test_who_is_killed_forgetting_leaves_the_token_or_nothing(tmp_path: Path) -> None:
    assert dying.apart(dying.kill_forgetters, tmp_path / "tokens") == [
        ["before", "unlink", "old", [], True],
        ["after", "unlink", None, [], True],
        ["before", "fsync", None, [], True],
    ]


def test_of_what_eight_processes_swap_nothing_is_lost(tmp_path: Path) -> None:
    assert dying.apart(dying.count_together, tmp_path / "tokens", 8, 25) == "200"


def test_a_disk_that_is_full_leaves_the_old_token(tmp_path: Path) -> None:
    seen = dying.apart(dying.fill_the_disk, tmp_path / "tokens")
    assert seen.pop("message") == f"cannot write {tmp_path}/tokens/{dying.NAME}.json: File too large"
    names = [f"{dying.NAME}.json", f"{dying.NAME}.swap.lock"]
    assert seen == {"text": "old", "names": names, "after": True}

"""The generated tree is as the generator writes it, and ``--check`` tells where it is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conformance.spec import SPEC, absent

ROOT = Path(__file__).parents[2]
ROOMS = [f"src/ramp_api/{room}" for room in ("models", "operations", "resources")]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the generator and of what it has written."""
    copy = tmp_path_factory.mktemp("tree")
    for folder in ("codegen", *ROOMS):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "docs/operations.md"):
        (copy / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, copy / name)
    return copy


def run(tree: Path, *arguments: str, spec: Path = SPEC) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "codegen", "--spec", str(spec), *arguments],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )


def contents(tree: Path) -> dict[str, str]:
    paths = [path for room in ROOMS for path in (tree / room).glob("*.py")] + [tree / "docs/operations.md"]
    return {str(path.relative_to(tree)): path.read_text(encoding="utf-8") for path in paths}


@absent
def test_the_tree_is_as_it_would_be_generated(tree: Path) -> None:
    outcome = run(tree, "--check")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert contents(tree) == contents(ROOT)


@absent
def test_a_file_that_was_changed_added_or_lost_is_told_and_mended(tree: Path) -> None:
    users, models = tree / ROOMS[1] / "users.py", tree / ROOMS[0]
    users.write_text(users.read_text(encoding="utf-8").replace("users:read", "users:write"), encoding="utf-8")
    (models / "stray.py").write_text("")
    (models / "users.py").unlink()
    page = tree / "docs/operations.md"
    page.write_text(page.read_text(encoding="utf-8").replace("| `users.list` |", "| `users.all` |"), encoding="utf-8")
    outcome = run(tree, "--check")
    assert outcome.returncode == 1
    told = [line.partition(":")[0] for line in outcome.stderr.splitlines()]
    assert told == [
        "docs/operations.md",
        "src/ramp_api/models/stray.py",
        "src/ramp_api/models/users.py",
        "src/ramp_api/operations/users.py",
    ]
    assert (models / "stray.py").exists(), "a check changes nothing"
    assert run(tree).stdout.endswith("4 changed\n")
    assert contents(tree) == contents(ROOT)


def test_without_the_documents_a_check_is_skipped_and_says_so(tree: Path, tmp_path: Path) -> None:
    outcome = run(tree, "--check", spec=tmp_path)
    assert (outcome.returncode, "skipped" in outcome.stdout) == (0, True)
    for arguments in ((), ("--document", str(tmp_path / "nowhere.json"), "--edition", "2026-11")):
        outcome = run(tree, *arguments, spec=tmp_path)
        assert (outcome.returncode, outcome.stderr.startswith("codegen: ")) == (1, True)
        assert "Traceback" not in outcome.stderr

"""The checks of the tree fail on what they are there to find."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

PROJECT = """
[build-system]
requires = ["hatchling>=1.27"]
[project]
name = "ramp-api"
dependencies = ["Typing_Extensions>=4"]
[project.optional-dependencies]
all = ["ramp-api[cli]"]
cli = ["click>=8.2; sys_platform != 'win32'"]
[dependency-groups]
dev = ["pyright[nodejs]>=1.1"]
"""
LOCK = """# made by: make lock
click==8.2.0 ; sys_platform != 'win32' \\
    --hash=sha256:00
hatchling==1.27.0 \\
    --hash=sha256:00
pyright==1.1.405 \\
    --hash=sha256:00
    # via ramp-api (pyproject.toml:dev)
typing-extensions==4.16.0 \\
    --hash=sha256:00
"""


@pytest.fixture(scope="session")
def problems() -> Callable[[Path], list[str]]:
    check: Callable[[Path], list[str]] = runpy.run_path(str(ROOT / "scripts" / "check_tree.py"))["problems"]
    return check


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "requirements-dev.txt").write_text(LOCK)
    return tmp_path


def test_a_good_tree_has_no_problems(problems: Callable[[Path], list[str]], tree: Path) -> None:
    assert problems(tree) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://example.com/simple",
        "--find-links wheels",
        "-f wheels",
        "-e .",
        "six @ file:///wheels/six.whl",
        "# from https://example.com/simple",
    ],
)
def test_a_lock_tied_to_a_place_is_found(problems: Callable[[Path], list[str]], tree: Path, line: str) -> None:
    (tree / "requirements-dev.txt").write_text(f"{LOCK}{line}\n")
    [problem] = problems(tree)
    assert problem.startswith("requirements-dev.txt:11: ")
    assert problem.endswith(line)


@pytest.mark.parametrize("name", ["click", "hatchling", "pyright", "typing-extensions"])
def test_a_dependency_missing_from_the_lock_is_found(
    problems: Callable[[Path], list[str]], tree: Path, name: str
) -> None:
    (tree / "requirements-dev.txt").write_text(LOCK.replace(f"{name}==", f"other-{name}=="))
    [problem] = problems(tree)
    assert "the lock has None: run make lock" in problem


def test_a_lock_behind_the_project_is_found(problems: Callable[[Path], list[str]], tree: Path) -> None:
    (tree / "pyproject.toml").write_text(PROJECT.replace("click>=8.2", "click>=8.3"))
    [problem] = problems(tree)
    assert "click>=8.3" in problem
    assert "the lock has 8.2.0" in problem


@pytest.mark.parametrize("top", ["work", "root", "home"])
@pytest.mark.parametrize("before", ["", '"', "file://", "path="])
def test_a_path_of_somebodys_machine_is_found(
    problems: Callable[[Path], list[str]], tree: Path, top: str, before: str
) -> None:
    (tree / "docs").mkdir()
    (tree / "docs" / "notes.md").write_text(f"fine\n{before}/{top}/ramp\n")
    [problem] = problems(tree)
    assert problem.startswith("docs/notes.md:2: ")


@pytest.mark.parametrize("text", ["https://example.com/home/", "~/work/ramp", "./work/ramp", "homework/", "a/root/b"])
def test_other_paths_are_let_be(problems: Callable[[Path], list[str]], tree: Path, text: str) -> None:
    (tree / "notes.md").write_text(text)
    assert problems(tree) == []


def test_what_tools_build_is_not_looked_at(problems: Callable[[Path], list[str]], tree: Path) -> None:
    for folder in (".venv", ".git", "__pycache__", "dist"):
        (tree / folder).mkdir()
        (tree / folder / "file").write_text("/{}/ramp".format("home"))
    assert problems(tree) == []

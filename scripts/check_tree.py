"""Checks of the tree that no linter makes: the lock is portable and in step, no file knows a developer's machine."""

import os
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT, LOCK = "pyproject.toml", "requirements-dev.txt"

_PIN = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)", re.MULTILINE)
_OPTION_OR_ADDRESS = re.compile(r"^-|://|\s@\s")
_MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|home)/")
_BUILT = re.compile(r"\.(?!ci$|github$).*|__pycache__|build|dist|node_modules")


def main() -> int:
    """Print what is wrong with the tree, and fail if anything is."""
    found = problems(Path(__file__).resolve().parent.parent)
    print("\n".join(found) or "Tree and lock: no problems")
    return 1 if found else 0


def problems(root: Path) -> list[str]:
    """What is wrong with the tree at `root`, a line each."""
    lock = (root / LOCK).read_text()
    project = tomllib.loads((root / PROJECT).read_text())
    return [*_ties_in(lock), *_out_of_step(project, lock), *_machine_paths(root)]


def _ties_in(lock: str) -> Iterator[str]:
    """Lines that tie the lock to an index, an address or a folder."""
    for number, line in enumerate(lock.splitlines(), 1):
        if _OPTION_OR_ADDRESS.search(line):
            yield f"{LOCK}:{number}: only names, versions and hashes belong here: {line}"


def _out_of_step(project: dict[str, Any], lock: str) -> Iterator[str]:
    """Direct dependencies that the lock lacks, or holds at a version they exclude."""
    pins = dict(_PIN.findall(lock))
    for wanted in _direct(project):
        pin = pins.get(canonicalize_name(wanted.name))
        if pin is None or pin not in wanted.specifier:
            yield f"{LOCK}: {PROJECT} wants {wanted} and the lock has {pin}: run make lock"


def _direct(project: dict[str, Any]) -> Iterator[Requirement]:
    about = project["project"]
    extras = about.get("optional-dependencies", {})
    groups = project.get("dependency-groups", {})
    lists = [project["build-system"]["requires"], about.get("dependencies", []), *extras.values(), *groups.values()]
    for requirement in (Requirement(line) for lines in lists for line in lines):
        if canonicalize_name(requirement.name) != canonicalize_name(about["name"]):
            yield requirement


def _machine_paths(root: Path) -> Iterator[str]:
    """Lines that hold an absolute path of somebody's machine."""
    for path in sorted(_files(root)):
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            if _MACHINE_PATH.search(line):
                yield f"{path.relative_to(root)}:{number}: an absolute path: {line.strip()[:100]}"


def _files(root: Path) -> Iterator[Path]:
    """Files of the tree, without what is built, cached or kept by tools."""
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not _BUILT.fullmatch(name)]
        yield from (Path(folder, name) for name in names if not name.startswith(".coverage"))


if __name__ == "__main__":
    sys.exit(main())

"""What the documentation says is so: its code runs, its names exist, its links lead somewhere."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import ramp_api
from ramp_api import AsyncClient, Client, operations
from ramp_api.cli.commands import cli
from ramp_api.sandbox import Sandbox

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readmes_first_lines_of_python_run_and_print_something_real() -> None:
    code = re.findall(r"```python\n(.*?)```", README, re.DOTALL)[0]
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert len(lines) > 5
    assert all(re.fullmatch(r" *[\d,]+\.\d\d USD  .+", line) for line in lines)


def test_the_readme_names_the_two_commands_before_anything_else_to_type() -> None:
    first = re.findall(r"```console\n(.*?)```", README, re.DOTALL)[0]
    assert [line.partition("#")[0].strip() for line in first.splitlines()] == ["make demo", "make test"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("setup", "demo", "test", "check", "bench"):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    assert re.search(r"^check: .*\bgenerated\b", makefile, re.MULTILINE)
    assert re.search(r"^generated:.*\n\t.* -m codegen --check$", makefile, re.MULTILINE)


@pytest.mark.parametrize(
    ("language", "program"),
    [("sh", ["bash", "-eu", "-o", "pipefail", "-c"]), ("js", ["node", "--input-type=module", "-e"])],
)
def test_examples_in_other_languages_run(language: str, program: list[str]) -> None:
    """The page on using the sandbox without any library of ours, run as it stands."""
    if shutil.which(program[0]) is None or shutil.which("curl") is None:
        pytest.skip(f"{program[0]} and curl are not both here")
    page = (ROOT / "docs" / "sandbox-from-anywhere.md").read_text(encoding="utf-8")
    examples = re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)
    assert examples
    with Sandbox(transactions=20) as sandbox:
        environment = os.environ | {
            "RAMP_BASE_URL": sandbox.base_url,
            "RAMP_CLIENT_ID": sandbox.client_id,
            "RAMP_CLIENT_SECRET": sandbox.client_secret,
        }
        for example in examples:
            done = subprocess.run(
                [*program, example], env=environment, capture_output=True, text=True, check=True, timeout=60
            )
            assert "error" not in done.stdout, done.stdout
            assert re.search(r'"data":|HTTP/1.1 503|\d+ people', done.stdout), done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_give_what_they_say(page: Path) -> None:
    assert doctest.testfile(str(page), module_relative=False).failed == 0


def test_the_crates_names_are_called_what_the_page_says() -> None:
    page = (ROOT / "docs" / "from-the-rust-crate.md").read_text(encoding="utf-8")
    ours = [row.split("|")[2] for row in page.splitlines() if row.startswith("| `")]
    assert len(ours) > 20
    client = Client("id", "secret", token="t")
    for names in re.findall(r"`client\.([\w.]+)", " ".join(ours)):
        found: object = client
        for name in names.split("."):
            assert hasattr(type(found), name) or hasattr(found, name), names
            found = getattr(found, name)
        assert hasattr(AsyncClient, names.partition(".")[0])
    for name in re.findall(r"`([A-Z]\w+)[`(:.]", " ".join(ours)):
        assert hasattr(ramp_api, name), name


def test_the_table_of_operations_is_the_table() -> None:
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in page.splitlines() if line.startswith("| `")]
    shown = {row[0].strip("`"): row for row in rows}
    assert len(rows) == len(shown) == 280
    typed = {"all": "yes", "request": "request", "path": "open"}
    for operation in operations.all():
        _, ramp, scopes, known, since, flags = shown[operation.name]
        assert ramp == f"`{operation.method} {operation.path.removeprefix('/developer/v1')}`"
        assert re.findall(r"`([^`]+)`", scopes) == list(operation.scopes)
        assert known == ("yes" if operation.name == "auths.post_token_pkce" else typed[operation.known])
        assert since.removeprefix("≤ ") == operation.since
        for flag in ("beta", "plus", "destructive"):
            assert (flag in flags) == getattr(operation, flag)
        assert ("unlisted" in flags) == (operation.unlisted_since is not None)
        assert ("legacy" in flags) == (operation.since == "2022")


def test_commands_in_the_documentation_exist() -> None:
    for page in PAGES:
        for command in re.findall(r"ramp-api ([a-z]+) ", page.read_text(encoding="utf-8")):
            assert command in cli.commands or command == "alone", (page, command)


def test_versions_agree() -> None:
    assert f'version = "{ramp_api.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")

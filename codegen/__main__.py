"""``python -m codegen``: write the generated rooms, or with ``--check`` say whether they are as they would be."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from codegen import models, operations, resources, table
from codegen.classes import Classes
from codegen.documents import Document, documents_in
from codegen.faults import Fault
from codegen.reading import read

ROOT = Path(__file__).parent.parent
PACKAGE = Path("src/ramp_api")
ROOMS = ("models", "operations", "resources")
PAGE = Path("docs/operations.md")


def main() -> int:
    """Run; 1 where something is wrong or would change."""
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    parser.add_argument(
        "--spec",
        type=Path,
        default=Path(os.environ.get("RAMP_API_SPEC", ROOT.parent / "shared" / "spec")),
        help="the folder of Ramp's documents: developer-api-YYYY-MM.json, operations-after-YYYY-MM.json",
    )
    parser.add_argument("--document", type=Path, help="one more edition of the OpenAPI document, such as a newer one")
    parser.add_argument("--edition", metavar="YYYY-MM", help="which edition that is, where its name does not say")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the tree would change")
    options = parser.parse_args()
    try:
        documents = documents_in(options.spec, [(options.document, options.edition)] if options.document else [])
        if options.check and not documents:
            print("codegen: skipped: Ramp's documents are not at hand (RAMP_API_SPEC says where they are)")
            return 0
        files = generate(documents)
    except (Fault, OSError) as error:
        print(f"codegen: {error}", file=sys.stderr)
        return 1
    changed = [path for path in sorted({*files, *present()}) if files.get(path) != content(path)]
    if options.check:
        for path in changed:
            print(f"{path}: not as it would be generated; run make generate", file=sys.stderr)
        return 1 if changed else 0
    for path in changed:
        write(path, files.get(path))
    print(f"{len(files)} files, {len(changed)} changed")
    return 0


def generate(documents: list[Document]) -> dict[Path, str]:
    """Every generated file as it should be, by its path in the tree."""
    if not documents:
        raise Fault("Ramp's documents are not at hand (--spec or RAMP_API_SPEC says where they are)")
    facts = read(documents)
    classes = Classes(facts)
    files = {
        PACKAGE / room / name: text
        for room, writer in zip(ROOMS, (models, operations, resources), strict=True)
        for name, text in writer.files(facts, classes)
    }
    return {**formatted(files), PAGE: table.text(facts, classes)}


def formatted(files: dict[Path, str]) -> dict[Path, str]:
    """The files as the formatter has them."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            there = Path(folder, path)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_text(text, encoding="utf-8")
        ruff = [sys.executable, "-m", "ruff"]
        settings = ["--config", str(ROOT / "pyproject.toml"), "--quiet", folder]
        # The folder is none of the project, so that its imports must be told apart by name.
        ours = ["--config", 'lint.isort.known-first-party = ["ramp_api"]']
        subprocess.run([*ruff, "check", "--select", "I", "--fix", *ours, *settings], check=True)
        subprocess.run([*ruff, "format", *settings], check=True)
        return {path: Path(folder, path).read_text(encoding="utf-8") for path in files}


def present() -> list[Path]:
    """The generated files that are there now."""
    found = [path for room in ROOMS for path in (ROOT / PACKAGE / room).glob("*.py")]
    return [path.relative_to(ROOT) for path in [*found, ROOT / PAGE] if path.exists()]


def content(path: Path) -> str | None:
    """The text of a file, or None where there is none."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def write(path: Path, text: str | None) -> None:
    """Bring a file to that text; None takes it away."""
    there = ROOT / path
    if text is None:
        there.unlink()
    else:
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
